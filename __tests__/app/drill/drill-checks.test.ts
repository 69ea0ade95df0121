import { runDrillChecks } from '../../../src/app/drill/drill-checks.js';
import type { DrillCheck, Probe } from '../../../src/core/drill.js';
import { BackupError } from '../../../src/core/errors.js';
import { manifestOf, SERIES } from '../../support/stored-backups.js';
import { contextOf } from '../stored-sample.js';

/** What stands for a database whose answers are known. */
function probeOf(changes: Partial<Probe> = {}): Probe {
  return {
    countRows: async () => 0,
    readSequences: async () => [],
    readState: async () => ({ triggers: [], policies: [], rowSecurity: [], foreignKeys: [] }),
    statementsOf: (script) => script.split(';').filter((piece) => piece.trim() !== ''),
    ask: async () => ({ kind: 'true' }),
    close: async () => undefined,
    ...changes,
  };
}

async function ask(probe: Probe, changes: { checkSql?: string } = {}) {
  const checks: DrillCheck[] = [];
  const questions = {
    manifest: manifestOf(SERIES, 'backup-2026-03-25T020000Z'),
    skipped: [],
    expectedTables: [],
    checkSql: changes.checkSql,
    command: undefined,
    healthUrls: [],
    databaseUrl: '',
    environment: {},
  };
  const journal = {
    check: (...more: readonly DrillCheck[]) => void checks.push(...more),
    find: () => undefined,
  };
  await runDrillChecks(probe, questions, contextOf(), journal);
  return checks;
}

it('does not judge an archive by what releases before did not record', async () => {
  const checks = await ask(probeOf({ readState: () => Promise.reject(new Error('asked in vain')) }));
  expect(checks.slice(1)).toEqual(
    ['triggers', 'policies', 'orphans'].map((kind) => ({
      kind,
      name: kind,
      ok: true,
      detail: 'not recorded by this archive, so not compared',
    })),
  );
});

it('takes a check-sql without a statement for a failure', async () => {
  const checks = await ask(probeOf(), { checkSql: ' ; ' });
  expect(checks.at(-1)).toEqual({
    kind: 'check-sql',
    name: 'check-sql',
    ok: false,
    detail: 'it holds no statement',
  });
});

it('stops asking a database that is gone', async () => {
  const gone = new BackupError('target', 'gone', { code: 'TARGET_LOST', nextStep: '' });
  await expect(ask(probeOf({ ask: () => Promise.reject(gone) }), { checkSql: 'SELECT true' })).rejects.toBe(
    gone,
  );
});
