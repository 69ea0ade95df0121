import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differencesByDump, stateOf } from '../support/pg-dump-diff.js';
import { createDatabase, dropRoles } from '../support/postgres-database.js';
import { differencesByImage } from '../support/record-image-oracle.js';
import { backUp, operate, restore } from '../support/restore-story.js';
import { type Installation, installDist } from '../support/run-process.js';
import { type PostgresMajor, postgresUrl, type SupabaseMajor } from '../support/services.js';
import { askAsEverybody } from '../support/supabase/probes.js';
import { createSupabaseProject, type SupabaseProject } from '../support/supabase/supabase-project.js';

/** Tables and sequences that are left out by name, and the numbers that pg_cron gives out. */
const OWN =
  /^(?:_analytics|_realtime|_supavisor|cron|net|pgsodium|realtime|vault|auth\.schema_migrations|storage\.migrations|supabase_functions\.migrations)\b/;
const ofUsers = (differences: readonly string[]) =>
  differences.filter((line) => !OWN.test(line.replace(/^sequence /, '').replaceAll('"', '')));

/** Numbers of jobs are not given back, whatever comes of the transaction. */
const state = (project: SupabaseProject) =>
  stateOf(project.adminUrl).replace(/setval\('cron\.jobid_seq'.*/, '');

/** Roles that a restore makes on a plain server. */
const MADE = ['anon', 'authenticated', 'service_role', 'supabase_auth_admin'];

/** What Supabase's own tool loses without a word, and the jobs as they are whatever their numbers. */
const LOST = `SELECT
  (SELECT count(*)::int FROM pg_trigger WHERE tgrelid = 'auth.users'::regclass AND tgname = 'on_auth_user_created') AS triggers,
  (SELECT count(*)::int FROM pg_policies WHERE schemaname = 'storage' AND tablename = 'objects') AS policies,
  (SELECT json_agg(json_build_array(jobname, schedule, command, active) ORDER BY schedule) FROM cron.job) AS jobs`;

let dist: Installation;
beforeAll(() => {
  dist = installDist();
});
afterAll(() => dist.remove());

describe.each<[SupabaseMajor, PostgresMajor[]]>([
  [15, [15, 18]],
  [17, [17]],
])('a Supabase project on PostgreSQL %i', (major, plainMajors) => {
  let folder: string;
  let source: SupabaseProject;
  let target: SupabaseProject;
  let answers: Record<string, unknown>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'db-backup-supabase-'));
    source = await createSupabaseProject('filled', major);
    target = await createSupabaseProject('empty', major);
    answers = await askAsEverybody(source.adminUrl);
    await backUp(dist, source.url, folder);
  });
  afterAll(async () => {
    await Promise.all([source.drop(), target.drop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  test('comes back whole in a new project, as postgres', async () => {
    const run = await restore(dist, target.url, ['--destination', folder]);
    if (run.code !== 0) throw new Error(run.output);
    expect(run.report.restore).toMatchObject({
      mode: 'create',
      committed: true,
      skipped: [],
      provenTables: 18,
    });
    expect(ofUsers(await differencesByImage(source.adminUrl, target.adminUrl))).toEqual([]);
    expect(differencesByDump(source.adminUrl, target.adminUrl)).toEqual([]);
    const { rows } = await target.admin(LOST);
    expect(rows).toEqual((await source.admin(LOST)).rows);
    const { triggers, policies, jobs } = rows[0];
    expect([triggers, policies, jobs.length]).toEqual([1, 2, 3]);
    expect(await askAsEverybody(target.adminUrl)).toEqual(answers);
    expect(run.report.restore?.notes.join(' ')).toMatch(/2 cron jobs will run here from now on/);
  });

  test('is merged by key, but for its jobs', async () => {
    await target.admin(
      "UPDATE auth.users SET email = 'changed' WHERE id::text LIKE '%1'; DELETE FROM public.posts WHERE id < 4",
    );
    const merge = (...args: string[]) =>
      restore(dist, target.url, ['--destination', folder, '--mode', 'merge', ...args]);
    expect((await merge()).report.error?.message).toMatch(/cron\.job: jobs are made by cron\.schedule/);
    const run = await merge('--tables', 'auth.users,public.posts');
    if (run.code !== 0) throw new Error(run.output);
    expect(run.report.restore?.merged).toEqual([
      { schema: 'auth', name: 'users', inserted: 0, updated: 1, unchanged: 4 },
      { schema: 'public', name: 'posts', inserted: 3, updated: 0, unchanged: 12 },
    ]);
  });

  test('goes over what is there, and no trigger of Supabase or its users fires', async () => {
    await target.admin(`DELETE FROM auth.users WHERE id::text LIKE '%1'; UPDATE auth.users SET email = 'changed' || id;
      SET session_replication_role = replica; INSERT INTO storage.objects (bucket_id, name) VALUES ('avatars', 'more');
      DELETE FROM cron.job; INSERT INTO cron.job (jobname, schedule, command, username) VALUES ('later', '@daily', 'SELECT 2', 'postgres')`);
    const run = await restore(dist, target.url, ['--destination', folder]);
    if (run.code !== 0) throw new Error(run.output);
    expect(run.report.restore).toMatchObject({
      mode: 'replace',
      committed: true,
      skipped: [],
      provenTables: 18,
    });
    // The questions took numbers, and Supabase's own sequences only go forward.
    const differences = ofUsers(await differencesByImage(source.adminUrl, target.adminUrl));
    expect(differences.filter((line) => !line.startsWith('sequence supabase_functions.'))).toEqual([]);
    expect((await target.admin(LOST)).rows).toEqual((await source.admin(LOST)).rows);
    // Where Supabase's sequences stand, no number is given out twice.
    await target.admin("INSERT INTO auth.refresh_tokens (token) VALUES ('next')");
  });

  test.each(plainMajors)(
    'comes back in a plain PostgreSQL %i, with the same answers for everybody',
    async (plainMajor) => {
      const plain = await createDatabase(plainMajor);
      try {
        const run = await restore(dist, plain.url, ['--destination', folder]);
        if (run.code !== 0) throw new Error(run.output);
        expect(run.report.restore).toMatchObject({
          mode: 'create',
          committed: true,
          skipped: [],
          provenTables: 18,
        });
        expect(ofUsers(await differencesByImage(source.adminUrl, plain.url))).toEqual([]);
        expect((await plain.query(LOST)).rows).toEqual((await source.admin(LOST)).rows);
        expect(await askAsEverybody(plain.url)).toEqual(answers);
      } finally {
        await plain.drop();
        await dropRoles(plainMajor, MADE);
      }
    },
  );

  // What these ask of the server is the same on every major.
  if (major !== 15) return;

  test('is rehearsed on a plain server', async () => {
    const args = ['drill', '--destination', folder];
    const drill = await operate(dist, args, { env: { DB_BACKUP_DRILL_SERVER_URL: postgresUrl(18) } });
    if (drill.code !== 0) throw new Error(drill.output);
    const checks = drill.report.drill?.checks.map(({ kind, name, ok }) => `${kind} ${ok} ${name}`) ?? [];
    expect(checks).toContain('triggers true 7 triggers');
    // Nobody else has an image with Supabase's own extensions, and none is needed.
    expect(drill.report.drill?.image).toMatch(/:(?:pg)?15\b/);
    expect(checks.filter((check) => check.includes('false'))).toEqual([]);
  });

  test('what the role may not do is refused by name, or left out by name', async () => {
    const strict = await createSupabaseProject('empty', major);
    try {
      await strict.admin('DROP EVENT TRIGGER supautils_begin; DROP EVENT TRIGGER supautils_end');
      const before = state(strict);
      const refused = await restore(dist, strict.url, ['--destination', folder]);
      expect(refused.code).toBe(7);
      expect(refused.report.error?.message).toMatch(/storage\.objects Own folder/);
      expect(state(strict)).toBe(before);
      for (const [setting, value, said] of [
        ['--jobs', '2', /setting jobs: is 2/],
        ['--mode', 'rebuild', /a Supabase project does not allow/],
      ] as const) {
        const run = await restore(dist, strict.url, [
          '--destination',
          folder,
          setting,
          value,
          '--confirm',
          'REBUILD',
        ]);
        expect(run.report.error?.message).toMatch(said);
      }
      const run = await restore(dist, strict.url, ['--destination', folder, '--skip-unrestorable']);
      if (run.code !== 0) throw new Error(run.output);
      expect(
        run.report.restore?.skipped.map(({ kind, schema, name }) => `${kind} ${schema}.${name}`).sort(),
      ).toEqual([
        'policy realtime.messages Team channel',
        'policy storage.objects Avatars are public',
        'policy storage.objects Own folder',
      ]);
      expect(ofUsers(await differencesByImage(source.adminUrl, strict.adminUrl))).toEqual([]);
    } finally {
      await strict.drop();
    }
  });
});
