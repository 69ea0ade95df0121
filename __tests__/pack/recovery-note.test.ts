import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeArchive } from '../../src/app/write-archive.js';
import type { Manifest } from '../../src/core/manifest.js';
import type { RunContext } from '../../src/core/run-context.js';
import { createCompressor } from '../../src/pack/compressor.js';
import { recoveryNote } from '../../src/pack/recovery-note.js';
import { openSource } from '../support/open-postgres.js';
import { hostileCorpus } from '../support/postgres-corpus.js';
import { type PostgresServer, startPostgres } from '../support/postgres-server.js';
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

let server: PostgresServer;
let folder: string;
beforeAll(async () => {
  server = await startPostgres();
  folder = mkdtempSync(join(tmpdir(), 'recovery-note-'));
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function archiveOf(database: string): Promise<{ archive: Buffer; manifest: Manifest }> {
  const source = await openSource(server, database, { schemaDump: 'required' });
  const pieces: Buffer[] = [];
  try {
    const { manifest } = await writeArchive(
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
    return { archive: Buffer.concat(pieces), manifest };
  } finally {
    await source.close();
  }
}

/** The commands of the note, as a person would paste them. */
function commandsOf(note: string): string[] {
  return [...note.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, commands = '']) => commands);
}

/** What pg_dump sees in a database, without its random marks and the secrets that archives leave out. */
function dumpOf(database: string, ...args: string[]): string {
  const dump = execFileSync('pg_dump', [...args, database], {
    env: env(database),
    maxBuffer: 1 << 28,
    encoding: 'utf8',
  });
  return dump
    .replaceAll(/^\\(un)?restrict .*$/gm, '')
    .replaceAll(/^ +(api_key|password|token) '.*',\n/gm, '')
    .replaceAll(/,\n +(api_key|password|token) '.*'$/gm, '');
}

function env(database: string) {
  const { hosts, user, password } = server.connection(database);
  return {
    PATH: process.env.PATH,
    PGHOST: hosts[0]?.host,
    PGPORT: String(hosts[0]?.port),
    PGUSER: user,
    PGPASSWORD: password,
    PGDATABASE: database,
  };
}

describe('recoveryNote', () => {
  it('restores a hostile database with only tar, sed, jq and psql', async () => {
    await server.createDatabase('recovery_source');
    await server.createDatabase('recovery_target');
    await server.sql(hostileCorpus(15), 'recovery_source');
    // The corpus pretends that hstore ships these; the real one does not, so no restore can create them.
    await server.sql(
      `UPDATE pg_extension SET extconfig = NULL, extcondition = NULL WHERE extname = 'hstore';
       ALTER EXTENSION hstore DROP TABLE public.spatial_ref;
       ALTER EXTENSION hstore DROP TABLE public.ext_internal;
       ALTER EXTENSION hstore DROP SEQUENCE public.ext_config_seq;
       ALTER EXTENSION hstore DROP SEQUENCE public.ext_internal_seq`,
      'recovery_source',
    );
    await server.sql(
      `SELECT lo_from_bytea(4711, decode(repeat('0001ff', 200000), 'hex')), lo_create(4712);
       COMMENT ON LARGE OBJECT 4711 IS 'a "picture"'`,
      'recovery_source',
    );
    const { archive, manifest } = await archiveOf('recovery_source');
    writeFileSync(join(folder, `${SAMPLE_ID}.tar.gz`), archive);

    const [unpack = '', ...restore] = commandsOf(recoveryNote({ id: SAMPLE_ID, engine: 'postgresql' }));
    const bash = (commands: string, cwd: string) =>
      execFileSync('bash', ['-e', '-c', commands], {
        cwd,
        env: env('recovery_target'),
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    expect(bash(unpack, folder)).not.toContain('FAILED');
    expect(restore).toHaveLength(4);
    for (const commands of restore) bash(commands, join(folder, SAMPLE_ID));
    expect(existsSync(join(folder, SAMPLE_ID, 'rows.tmp'))).toBe(false);

    const again = await archiveOf('recovery_target');
    const contents = ({ tables, sequences }: Manifest) => ({
      tables: tables.map(({ schema, name, rows, digest, generatedDigest }) => [
        schema,
        name,
        rows,
        digest,
        generatedDigest,
      ]),
      sequences,
    });
    expect(contents(again.manifest)).toEqual(contents(manifest));
    expect(dumpOf('recovery_target', '--data-only', '-b')).toBe(
      dumpOf('recovery_source', '--data-only', '-b'),
    );
    expect(dumpOf('recovery_target', '--schema-only')).toBe(dumpOf('recovery_source', '--schema-only'));
  }, 180_000);

  it('has no PostgreSQL commands for another engine', () => {
    expect(recoveryNote({ id: SAMPLE_ID, engine: 'mariadb' })).not.toContain('psql -X');
  });
});
