import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Source } from '../../../../src/core/ports.js';
import { connectionOf } from '../../../support/connection-of.js';
import { openSourceAt, readNamed } from '../../../support/open-postgres.js';
import type { SupabaseMajor } from '../../../support/services.js';
import { createSupabaseProject, type SupabaseProject } from '../../../support/supabase/supabase-project.js';

describe.each<SupabaseMajor>([15, 17])('a Supabase project on PostgreSQL %i, read as postgres', (major) => {
  let project: SupabaseProject;
  let source: Source;
  let preData = '';
  let postData = '';

  beforeAll(async () => {
    project = await createSupabaseProject('filled', major);
    source = await openSourceAt(connectionOf(project.url), { schemaDump: 'required' });
    const dump = await source.dumpSchema();
    preData = Buffer.from(dump?.preData ?? []).toString('utf8');
    postData = Buffer.from(dump?.postData ?? []).toString('utf8');
  });
  afterAll(async () => {
    await source.close();
    await project.drop();
  });

  test('is told from other databases by what it has', () => {
    expect(source.info).toMatchObject({ platform: 'supabase', fingerprintKind: 'system-identifier' });
  });

  test('has the rows of users and of the schemas that Supabase keeps for them', () => {
    const names = source.tables.map(({ schema, name }) => `${schema}.${name}`);
    expect(names).toEqual([
      'app.audit',
      ...[
        'audit_log_entries',
        'identities',
        'instances',
        'mfa_factors',
        'refresh_tokens',
        'sessions',
        'users',
      ].map((name) => `auth.${name}`),
      'cron.job',
      ...['attachments', 'posts', 'profiles', 'roles'].map((name) => `public.${name}`),
      ...['buckets', 'objects', 's3_multipart_uploads'].map((name) => `storage.${name}`),
      'supabase_functions.hooks',
      'supabase_migrations.schema_migrations',
    ]);
    expect(source.sequences.map(({ schema, name }) => `${schema}.${name}`)).toEqual([
      'auth.refresh_tokens_id_seq',
      'public.posts_id_seq',
      'supabase_functions.hooks_id_seq',
    ]);
  });

  test('names what is left out, with its rows', () => {
    const reasons = new Map(
      source.excluded.map(({ kind, schema, name, reason }) => [`${kind} ${schema ?? ''}.${name}`, reason]),
    );
    expect(reasons.get('table vault.secrets')).toMatch(/no other project can read it \(2 rows\)/);
    expect(reasons.get('table net._http_response')).toMatch(/\(7 rows\)/);
    expect(reasons.get('table cron.job_run_details')).toMatch(/the jobs themselves are carried \(4 rows\)/);
    expect(reasons.get('table auth.schema_migrations')).toMatch(
      /every project has its own \(nobody has counted/,
    );
    expect(reasons.get('schema .vault')).toMatch(/encrypted/);
    expect(reasons.has('table net.http_request_queue')).toBe(false);
    expect(reasons.has('schema .extensions')).toBe(true);
  });

  test('names no role that every project has', () => {
    const roles = source.notCovered.filter(({ kind }) => kind === 'role').map(({ name }) => name);
    expect(roles).toEqual(['postgres']);
  });

  test('has definitions of everything but what Supabase owns without a schema', () => {
    expect(preData).toMatch(/CREATE TABLE auth\.users/);
    expect(preData).toMatch(/CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA extensions/);
    expect(preData).not.toMatch(/auth\.schema_migrations|vault\.|COMMENT ON EXTENSION/);
    expect(postData).toMatch(/CREATE TRIGGER on_auth_user_created/);
    expect(postData).toMatch(/CREATE POLICY "Own folder" ON storage\.objects/);
    expect(postData).toMatch(
      /CREATE POLICY "Team channel" ON "realtime"."messages" FOR SELECT TO authenticated USING \(\(realtime\.topic\(\)/,
    );
    expect(postData).toMatch(/ALTER PUBLICATION supabase_realtime ADD TABLE ONLY public\.posts/);
    expect(preData + postData).not.toMatch(/EVENT TRIGGER|messages_publication|FOR ROLE supabase_/);
  });

  test('is read in full, past every policy', async () => {
    expect((await readNamed(source, 'auth', 'users')).rows).toBe(5);
    expect((await readNamed(source, 'cron', 'job')).rows).toBe(3);
    expect((await readNamed(source, 'public', 'posts')).rows).toBe(15);
  });
});
