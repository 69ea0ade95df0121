import { connect } from '../../../../src/database/postgres/connect.js';
import { copyIn } from '../../../../src/database/postgres/restore/copy-in.js';
import { safeMessage, targetError } from '../../../../src/database/postgres/restore/target-errors.js';
import type { PostgresSession } from '../../../../src/database/postgres/session.js';
import { type PostgresServer, startPostgres } from '../../../support/postgres-server.js';

let server: PostgresServer;
let session: PostgresSession;
const cancel = new AbortController();
beforeAll(async () => {
  server = await startPostgres();
  await server.createDatabase('copy_in');
  session = await connect({
    target: server.connection('copy_in'),
    readOnly: false,
    lockTimeoutSeconds: 5,
    idleTimeoutMs: 20_000,
    signal: cancel.signal,
  });
  await session.query('CREATE TABLE public.t (a int CHECK (a < 1000), b text)');
});
afterAll(async () => {
  await session?.end();
  await server.sql('DROP DATABASE IF EXISTS copy_in WITH (FORCE)');
  await server.stop();
});

const COPY = 'COPY public.t (a, b) FROM STDIN';
const bytes = (text: string) => Buffer.from(text);

async function* chunksOf(...texts: string[]) {
  for (const text of texts) yield bytes(text);
}

const count = async () => (await session.query('SELECT pg_catalog.count(*) FROM public.t'))[0]?.[0];

describe('copyIn', () => {
  afterEach(() => session.query('ROLLBACK; TRUNCATE public.t'));

  it('loads rows that are cut anywhere and gives the count of the server', async () => {
    expect(await copyIn(session, COPY, chunksOf('1\ta', '\n2\t\\N\n3', '', '\tx\n'))).toBe(3);
    expect(await count()).toBe('3');
  });

  it('loads nothing', async () => {
    expect(await copyIn(session, COPY, chunksOf())).toBe(0);
  });

  it('needs a chunk only until it asks for the next one', async () => {
    const rows = 400_000;
    async function* reused() {
      const chunk = Buffer.alloc(64 * 1024);
      let filled = 0;
      for (let i = 0; i < rows; i++) {
        const line = `${i % 1000}\t${i}\n`;
        if (filled + line.length > chunk.length) {
          yield chunk.subarray(0, filled);
          filled = 0;
        }
        filled += chunk.write(line, filled);
      }
      yield chunk.subarray(0, filled);
      chunk.fill(0);
    }
    expect(await copyIn(session, COPY, reused())).toBe(rows);
    const [sum] = await session.query('SELECT pg_catalog.sum(b::int8) FROM public.t');
    expect(sum?.[0]).toBe(String((rows * (rows - 1)) / 2));
  });

  it("rejects with the server's error while the source is silent, without values", async () => {
    let returned = false;
    const silent: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => {
        let calls = 0;
        return {
          next: () =>
            calls++ === 0
              ? Promise.resolve({ done: false, value: bytes('1\ta\n5000\tsecret\n') })
              : new Promise(() => undefined),
          return: async () => {
            returned = true;
            return { done: true, value: undefined };
          },
        };
      },
    };
    await session.query('BEGIN');
    const error = await copyIn(session, COPY, silent).catch((e: unknown) => e);
    expect(targetError(error, 'loading public.t')).toMatchObject({
      kind: 'target',
      code: 'TARGET_CONSTRAINT',
    });
    expect(safeMessage(error)).toMatch(/"t_a_check" \(table public\.t, row 2\)$/);
    expect(returned).toBe(true);
    await session.query('ROLLBACK');
    expect(await count()).toBe('0');
  });

  it('masks the value of a data exception and names its place', async () => {
    const error = await copyIn(session, COPY, chunksOf('12x34\tsecret\n')).catch((e: unknown) => e);
    expect(safeMessage(error)).toBe('invalid input syntax for type integer: "…" (column a, row 1)');
  });

  it("throws the source's error and leaves the session usable for a rollback", async () => {
    async function* breaks() {
      yield bytes('1\ta\n');
      throw new Error('the archive ends');
    }
    await session.query('BEGIN');
    await expect(copyIn(session, COPY, breaks)).rejects.toThrow('the archive ends');
    await session.query('ROLLBACK');
    expect(await count()).toBe('0');
  });

  it('rejects a statement that is no COPY and one that is refused', async () => {
    await expect(copyIn(session, 'SELECT 1', chunksOf())).rejects.toThrow('no COPY FROM STDIN');
    await expect(copyIn(session, 'COPY nowhere.t FROM STDIN', chunksOf())).rejects.toThrow(/nowhere/);
    expect(await count()).toBe('0');
  });
});
