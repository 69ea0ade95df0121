import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeArchive } from '../../src/app/backup/write-archive.js';
import type { RunContext } from '../../src/core/run-context.js';
import { createCompressor } from '../../src/pack/compressor.js';
import { recoveryNote } from '../../src/pack/recovery-note.js';
import { openSource } from '../support/open-postgres.js';
import { differencesByDump } from '../support/pg-dump-diff.js';
import { restorableCorpus } from '../support/postgres-corpus.js';
import { createDatabase } from '../support/postgres-database.js';
import { type PostgresServer, serverAt } from '../support/postgres-server.js';
import { differencesByImage } from '../support/record-image-oracle.js';
import { commandsOf } from '../support/recovery-commands.js';
import { postgresUrl } from '../support/services.js';
import { SilentLog } from '../support/silent-log.js';
import { SAMPLE_ID } from './sample-archive.js';

const clock = { now: () => new Date('2026-03-25T02:00:00Z') };

const context: RunContext = {
  log: new SilentLog(),
  clock,
  progress: {
    begin: () => undefined,
    tableStarted: () => undefined,
    advanced: () => undefined,
    tableFinished: () => undefined,
    end: () => undefined,
  },
  signal: new AbortController().signal,
  random: () => 0.5,
  runUrl: undefined,
  redact: (value) => value,
  ask: undefined,
  ephemeral: false,
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recovery-note-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function archiveOf(server: PostgresServer, database: string): Promise<Buffer> {
  const source = await openSource(server, database, { schemaDump: 'required' });
  const pieces: Buffer[] = [];
  try {
    await writeArchive(
      {
        id: SAMPLE_ID,
        series: { environment: undefined, backupName: 'backup' },
        source,
        compressor: createCompressor({ format: 'gzip' }),
        jobs: 2,
        tempDir: folder,
        sink: async (bytes) => {
          pieces.push(Buffer.from(bytes));
        },
      },
      context,
    );
    return Buffer.concat(pieces);
  } finally {
    await source.close();
  }
}

/** Runs the commands as a person would who has set libpq's variables. */
function shell(url: string, cwd: string, commands: string): string {
  const { hostname, port, username, password, pathname } = new URL(url);
  return execFileSync('bash', ['-e', '-c', commands], {
    cwd,
    env: {
      PATH: process.env.PATH,
      PGHOST: hostname,
      PGPORT: port,
      PGUSER: username,
      PGPASSWORD: decodeURIComponent(password),
      PGDATABASE: pathname.slice(1),
    },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

describe('recoveryNote', () => {
  it.each([15, 18] as const)(
    'restores a hostile database of PostgreSQL %i with only tar, sed, jq and psql',
    async (major) => {
      const [source, target] = await Promise.all([createDatabase(major), createDatabase(major)]);
      const work = mkdtempSync(join(folder, 'work-'));
      try {
        await source.query(restorableCorpus(major));
        await target.query(`ALTER DATABASE ${target.name} SET search_path = ob, public`);
        writeFileSync(
          join(work, `${SAMPLE_ID}.tar.gz`),
          await archiveOf(serverAt(postgresUrl(major)), source.name),
        );
        const [unpack = '', ...restore] = commandsOf(recoveryNote({ id: SAMPLE_ID, engine: 'postgresql' }));
        expect(shell(target.url, work, unpack)).not.toContain('FAILED');
        expect(restore).toHaveLength(4);
        for (const commands of restore) shell(target.url, join(work, SAMPLE_ID), commands);
        expect(existsSync(join(work, SAMPLE_ID, 'rows.tmp'))).toBe(false);
        expect(await differencesByImage(source.url, target.url)).toEqual([]);
        expect(differencesByDump(source.url, target.url)).toEqual([]);
      } finally {
        await Promise.all([source.drop(), target.drop()]);
      }
    },
    180_000,
  );

  it('has no PostgreSQL commands for another engine', () => {
    expect(recoveryNote({ id: SAMPLE_ID, engine: 'mariadb' })).not.toContain('psql -X');
  });
});
