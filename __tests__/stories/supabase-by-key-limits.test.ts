import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunReport } from '../../src/core/report.js';
import { type InProcess, operateInProcess } from '../support/operate-in-process.js';
import { SilentLog } from '../support/silent-log.js';
import { type RestProject, type SeenRequest, startRestProject } from '../support/supabase/rest-project.js';
import { createSupabaseProject, type SupabaseProject } from '../support/supabase/supabase-project.js';

/** What a project may be asked to take and cannot, or takes otherwise; each test chooses its tables. */
const SOURCE = `
CREATE TABLE public.plain (id int PRIMARY KEY, a text);
CREATE TABLE public.no_key (a text);
CREATE TABLE public.no_rows (a text);
CREATE TABLE public.always (id int PRIMARY KEY, n int);
CREATE TABLE public.always_key (id int PRIMARY KEY);
CREATE TABLE public.gone (id int PRIMARY KEY);
CREATE TABLE public.lacks (id int PRIMARY KEY, a text, b text);
CREATE TABLE public.other_key (id int PRIMARY KEY, a int NOT NULL);
CREATE TABLE public.seen (id int PRIMARY KEY);
CREATE TABLE public.typed (id int PRIMARY KEY, a int);
CREATE TABLE public.losing (id int PRIMARY KEY, jb jsonb, j json);
CREATE TABLE public.changed (id int PRIMARY KEY, secret text);
CREATE TABLE public.swallowed (id int PRIMARY KEY);
CREATE TABLE public.owned (id int PRIMARY KEY, owner uuid);
CREATE TABLE public.taken (id int PRIMARY KEY, mail text);
CREATE TABLE public.forbidden (id int PRIMARY KEY);
INSERT INTO public.plain SELECT i, 'row ' || i FROM generate_series(1, 2500) i;
INSERT INTO public.no_key VALUES ('once'), ('once');
INSERT INTO public.always VALUES (1, 7);
INSERT INTO public.losing VALUES (1, 'null', '{}'), (2, '{}', ' [1]'), (3, '1', '"\\u0041"'), (4, NULL, '{"a": "\\ud800"}'), (5, '{"a": null}', '{"a":"\\ud83d\\ude00"}');
INSERT INTO public.changed SELECT i, 'hush ' || i FROM generate_series(1, 30) i;
INSERT INTO public.swallowed VALUES (1), (2);
INSERT INTO public.owned VALUES (1, NULL), (2, '00000000-0000-4000-8000-00000000dead');
INSERT INTO public.taken VALUES (1, 'hush@example.org');
INSERT INTO public.forbidden VALUES (1);
GRANT ALL ON ALL TABLES IN SCHEMA public TO service_role;
`;
const TARGET = `
CREATE TABLE public.plain (id int PRIMARY KEY, a text);
CREATE TABLE public.no_key (a text);
CREATE TABLE public.no_rows (a text);
CREATE TABLE public.always (id int PRIMARY KEY, n int GENERATED ALWAYS AS IDENTITY);
CREATE TABLE public.always_key (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
CREATE TABLE public.lacks (id int PRIMARY KEY, a text);
CREATE TABLE public.other_key (id int, a int PRIMARY KEY);
CREATE VIEW public.seen AS SELECT id FROM public.plain;
CREATE TABLE public.typed (id int PRIMARY KEY, a text);
CREATE TABLE public.losing (id int PRIMARY KEY, jb jsonb, j json);
CREATE TABLE public.changed (id int PRIMARY KEY, secret text);
CREATE TABLE public.swallowed (id int PRIMARY KEY);
CREATE TABLE public.owned (id int PRIMARY KEY, owner uuid REFERENCES auth.users);
CREATE TABLE public.taken (id int PRIMARY KEY, mail text UNIQUE);
CREATE TABLE public.forbidden (id int PRIMARY KEY);
CREATE TABLE public.calls (n int);
CREATE FUNCTION public.spoil() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF new.id = 20 THEN new.secret := ''other''; END IF; RETURN new; END';
CREATE TRIGGER spoil BEFORE INSERT OR UPDATE ON public.changed FOR EACH ROW EXECUTE FUNCTION public.spoil();
CREATE FUNCTION public.stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN new.a := ''just now''; RETURN new; END';
CREATE TRIGGER stamp BEFORE UPDATE ON public.plain FOR EACH ROW EXECUTE FUNCTION public.stamp();
CREATE FUNCTION public.swallow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER swallow BEFORE INSERT ON public.swallowed FOR EACH ROW EXECUTE FUNCTION public.swallow();
CREATE FUNCTION public.count_calls() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS 'BEGIN INSERT INTO public.calls VALUES (1); RETURN NULL; END';
CREATE TRIGGER count_calls AFTER INSERT ON public.always_key FOR EACH STATEMENT EXECUTE FUNCTION public.count_calls();
INSERT INTO public.taken VALUES (99, 'hush@example.org');
GRANT ALL ON ALL TABLES IN SCHEMA public TO service_role;
REVOKE INSERT ON public.forbidden FROM service_role;
`;

let folder: string;
let target: SupabaseProject;
let to: RestProject;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'db-backup-by-key-'));
  const [source, other] = await Promise.all([createSupabaseProject('empty'), createSupabaseProject('empty')]);
  target = other;
  await Promise.all([source.admin(SOURCE), target.admin(TARGET)]);
  const from = await startRestProject({ databaseUrl: source.authenticatorUrl });
  to = await startRestProject({ databaseUrl: target.authenticatorUrl });
  const report = await operateInProcess('backup', {
    ...{ 'supabase-url': from.url, 'supabase-service-role-key': from.serviceRoleKey },
    destination: folder,
  });
  if (!report.ok) throw new Error(report.error?.message);
  await from.stop();
  await source.drop();
}, 60_000);

afterEach(() => {
  to.onRequest = () => undefined;
  to.seen.length = 0;
});

afterAll(async () => {
  await to?.stop();
  await target?.drop();
  rmSync(folder, { recursive: true, force: true });
});

const restore = (given: Record<string, string>, changes: InProcess = {}): Promise<RunReport> =>
  operateInProcess(
    'restore',
    {
      ...{ 'target-supabase-url': to.url, 'target-supabase-service-role-key': to.serviceRoleKey },
      ...{ destination: folder, confirm: 'RESTORE PRODUCTION', ...given },
    },
    changes,
  );

const countOf = async (table: string): Promise<number> =>
  Number((await target.admin(`SELECT count(*) FROM public.${table}`)).rows[0].count);

/** Requests that write rows. */
const isWrite = ({ method, url, headers }: SeenRequest) =>
  method === 'POST' && !url.includes('on_conflict') && headers['content-length'] !== '2';

describe('before the first row', () => {
  it('everything that stands in the way is listed, and no trigger has fired', async () => {
    const tables = 'no_key,no_rows,always,always_key,gone,lacks,other_key,seen,typed,plain';
    const report = await restore({ tables });
    expect(report).toMatchObject({ exitCode: 7, error: { code: 'TARGET_REFUSED' } });
    expect(report.error?.message.split('\n').slice(1).sort()).toEqual([
      expect.stringMatching(/^- column public\.always\.n: is an identity GENERATED ALWAYS/),
      expect.stringMatching(/^- column public\.always_key\.id: is an identity GENERATED ALWAYS/),
      expect.stringMatching(/^- column public\.lacks\.b: is not in the target/),
      '- column public.typed.a: is text, in the backup integer',
      expect.stringMatching(/^- table public\.gone: is not in the target/),
      expect.stringMatching(/^- table public\.no_key: has no primary key/),
      '- table public.other_key: the primary key is (a), in the backup (id)',
      '- table public.seen: is a view in the target',
    ]);
    expect(await Promise.all(['plain', 'calls'].map(countOf))).toEqual([0, 0]);
    expect(report.restore?.remains).toEqual([]);
  });

  it('what may be left out is named, and the rest restored', async () => {
    const report = await restore({ tables: 'no_key,no_rows,lacks,plain', 'skip-unrestorable': 'true' });
    expect(report.error).toBeNull();
    expect(report.restore?.skipped.map(({ name, reason }) => `${name}: ${reason}`)).toEqual([
      expect.stringMatching(/^lacks: b is not in the target/),
      expect.stringMatching(/^no_key: has no primary key/),
    ]);
    expect(report.tables.map(({ name }) => name)).toEqual(['no_rows', 'plain']);
    expect(await countOf('plain')).toBe(2500);
  });

  it('values that no request can carry are counted', async () => {
    const report = await restore({ tables: 'losing,plain' });
    expect(report).toMatchObject({ exitCode: 7, error: { code: 'TARGET_VALUES_LOST' } });
    expect(report.error?.message.split('\n').slice(1)).toEqual([
      expect.stringMatching(/^- public\.losing\.jb: the JSON value null.*\(1 row\)$/),
      expect.stringMatching(/^- public\.losing\.j: white space.*\(1 row\)$/),
      expect.stringMatching(/^- public\.losing\.j: a text in JSON with escapes.*\(1 row\)$/),
      expect.stringMatching(
        /^- public\.losing\.j: an escape in JSON that stands for no character.*\(1 row\)$/,
      ),
    ]);
    expect(to.seen.filter(isWrite)).toEqual([]);
  });

  it('rights that are missing are found', async () => {
    const report = await restore({ tables: 'plain,forbidden' });
    expect(report).toMatchObject({ exitCode: 7, error: { code: 'TARGET_PERMISSION' } });
    expect(report.error?.message).toContain('permission denied for table forbidden');
    expect(to.seen.filter(isWrite)).toEqual([]);
  });

  it('a key that the project does not know is refused, and a dry run writes nothing', async () => {
    const wrong = await restore({ 'target-supabase-service-role-key': `sb_secret_${'0'.repeat(32)}` });
    expect(wrong).toMatchObject({ exitCode: 7, error: { code: 'TARGET_AUTH_FAILED' } });
    const dry = await restore({ tables: 'plain', 'dry-run': 'true', confirm: '' });
    expect(dry.restore?.notes).toContainEqual(
      expect.stringMatching(/^It will need confirm: RESTORE PRODUCTION/),
    );
    expect(dry).toMatchObject({ ok: true, restore: { plan: { mode: 'merge', loaded: [{ rows: 2500 }] } } });
    expect(to.seen.filter(isWrite)).toEqual([]);
  });
});

describe('while rows are written', () => {
  it('a busy project, lost answers and requests that are too large are overcome', async () => {
    await target.admin('TRUNCATE public.plain');
    let writes = 0;
    to.onRequest = (seen) => {
      if (!isWrite(seen)) return undefined;
      writes++;
      if (writes === 1) return { kind: 'status', status: 429, headers: { 'retry-after': '1' } };
      if (writes === 2) return { kind: 'cut', afterBytes: 0 };
      if (Number(seen.headers['content-length']) > 15_000) return { kind: 'status', status: 413 };
      return writes % 7 === 3 ? { kind: 'status', status: 503 } : undefined;
    };
    const report = await restore({ tables: 'plain' });
    expect(report.error).toBeNull();
    expect(report.rows).toBe(2500);
    expect(await countOf('plain')).toBe(2500);
  }, 30_000);

  it('what stays of a restore that fails is said, and another run completes it', async () => {
    await target.admin('TRUNCATE public.plain');
    let writes = 0;
    to.onRequest = (seen) =>
      isWrite(seen) && ++writes === 2
        ? { kind: 'status', status: 500, body: '{"code":"P0001","message":"hush 1"}' }
        : undefined;
    const report = await restore({ tables: 'plain' });
    expect(report).toMatchObject({ exitCode: 7, error: { code: 'TARGET_REST_FAILED' } });
    expect(report.restore).toMatchObject({
      committed: false,
      remains: [expect.stringContaining('public.plain (1,000 rows or more)')],
    });
    expect(JSON.stringify(report)).not.toContain('hush');
    expect(await countOf('plain')).toBe(1000);
    to.onRequest = () => undefined;
    // What is there already is not touched: a trigger on updates would change it.
    expect((await restore({ tables: 'plain' })).restore).toMatchObject({
      ...{ committed: true, provenTables: 1, remains: [] },
      merged: [{ name: 'plain', inserted: 1500, updated: 0, unchanged: 1000 }],
    });
  });

  it('a cancelled run says what stays', async () => {
    await target.admin('TRUNCATE public.plain');
    const cancel = new AbortController();
    let writes = 0;
    to.onRequest = (seen) => {
      if (isWrite(seen) && ++writes === 3) cancel.abort(new Error('SIGTERM'));
      return undefined;
    };
    const report = await restore({ tables: 'plain' }, { signal: cancel.signal });
    expect(report.exitCode).toBe(130);
    expect(report.error?.nextStep).toContain('what is there already is not written twice');
    expect(report.restore?.remains).toEqual([expect.stringContaining('public.plain (2,000 rows or more)')]);
  });

  it('rows whose links nobody brings stop it, by the names of table and key', async () => {
    const report = await restore({ tables: 'plain,owned' });
    expect(report).toMatchObject({ exitCode: 7, error: { code: 'TARGET_ROWS_REFUSED' } });
    expect(report.error?.message).toMatch(
      /rows in users that are not there.*public\.owned.*owned_owner_fkey/,
    );
    expect(await countOf('owned')).toBe(0);
  });

  it('a value that is unique and taken stops it, without being shown', async () => {
    const report = await restore({ tables: 'taken' });
    expect(report).toMatchObject({ exitCode: 7, error: { code: 'TARGET_ROWS_REFUSED' } });
    expect(report.error?.message).toContain('taken_mail_key');
    expect(JSON.stringify(report)).not.toContain('hush');
  });
});

describe('the proof', () => {
  it('finds a trigger that changes values, and the log tells where', async () => {
    const log = new SilentLog();
    const report = await restore({ tables: 'changed', 'explain-differences': 'true' }, { log });
    expect(report).toMatchObject({ exitCode: 5, error: { code: 'TARGET_ROWS_DIFFER' } });
    expect(report.error?.message).toContain(
      'public.changed: 30 rows as in the backup, but not the same content',
    );
    expect(report.error?.message).not.toContain('nothing is kept');
    expect(log.lines.join('\n')).toContain('0 rows missing, 0 unexpected, 1 changed; first keys: id=20');
    expect(report.restore?.remains).toEqual([expect.stringContaining('public.changed (30 rows)')]);
    expect(JSON.stringify(report)).not.toContain('hush');
  });

  it('a trigger that swallows rows is found by their number', async () => {
    const report = await restore({ tables: 'swallowed' });
    expect(report).toMatchObject({ exitCode: 5, error: { code: 'TARGET_ROWS_DIFFER' } });
    expect(report.error?.message).toContain('took 0 rows of public.swallowed; the backup has 2');
  });
});
