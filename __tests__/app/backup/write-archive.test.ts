import { tmpdir } from 'node:os';
import { writeArchive } from '../../../src/app/backup/write-archive.js';
import type { Source } from '../../../src/core/ports.js';
import { createCompressor } from '../../../src/pack/compressor.js';
import { SilentLog } from '../../support/silent-log.js';

/** A source whose server is gone when its only table is read. */
function lostSource(): Source {
  const table = {
    schema: 'public',
    name: 'orders',
    columns: [{ name: 'id', type: 'bigint', encoding: 'number' as const, generated: null }],
    primaryKey: ['id'],
    partitionOf: null,
    estimatedBytes: 100,
  };
  return {
    info: {
      engine: 'postgresql',
      serverVersion: '15.0',
      database: 'shop',
      fingerprint: 'f',
      fingerprintKind: 'system-identifier',
      consistency: 'snapshot',
    },
    snapshotAt: '2026-03-25T02:00:00Z',
    tables: [table],
    sequences: [],
    largeObjects: null,
    excluded: [],
    notCovered: [],
    extensions: [],
    state: null,
    warnings: [],
    hasRows: async () => true,
    dumpSchema: async () => null,
    readTable: async () => {
      throw new Error('the connection broke off');
    },
    readLargeObjects: async () => {
      throw new Error('there are none');
    },
    close: async () => {},
  };
}

it('ends the progress of a run that fails, because bars keep the process alive and the cursor hidden', async () => {
  const said: string[] = [];
  const written = writeArchive(
    {
      id: 'backup-2026-03-25T020000Z',
      series: { environment: undefined, backupName: 'backup' },
      source: lostSource(),
      compressor: createCompressor({ format: 'gzip' }),
      jobs: 1,
      tempDir: tmpdir(),
      sink: async () => {},
    },
    {
      log: new SilentLog(),
      clock: { now: () => new Date('2026-03-25T02:00:00Z') },
      progress: {
        begin: () => void said.push('begin'),
        tableStarted: () => void said.push('started'),
        advanced: () => undefined,
        tableFinished: () => void said.push('finished'),
        end: () => void said.push('end'),
      },
      signal: new AbortController().signal,
      random: () => 0,
      runUrl: undefined,
      redact: (value) => value,
      ask: undefined,
      ephemeral: false,
    },
  );
  await expect(written).rejects.toThrow('the connection broke off');
  expect(said).toEqual(['begin', 'started', 'end']);
});
