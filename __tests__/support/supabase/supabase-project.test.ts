import { describe, expect, test } from '@jest/globals';
import type { SupabaseMajor } from '../services.js';
import { createSupabaseProject } from './supabase-project.js';

describe.each<SupabaseMajor>([15, 17])('a Supabase-shaped project on PostgreSQL %i', (major) => {
  test('gives postgres the rights that Supabase gives, and no more', async () => {
    const project = await createSupabaseProject('filled', major);
    const refusalOf = (sql: string) =>
      project.query(sql).then(
        () => null,
        (error: Error) => error.message,
      );
    try {
      expect(await refusalOf('TABLE auth.schema_migrations')).toMatch(/permission denied/);
      expect(await refusalOf('CREATE TABLE auth.mine (id int)')).toMatch(/permission denied/);
      expect(await refusalOf('ALTER TABLE auth.users DISABLE TRIGGER on_auth_user_created')).toMatch(
        /must be owner/,
      );
      expect(await refusalOf('DELETE FROM storage.objects')).toMatch(/Direct deletion/);
      expect(
        await refusalOf("INSERT INTO cron.job (schedule, command) VALUES ('@daily', 'SELECT 1')"),
      ).toMatch(/permission denied/);
      expect(await refusalOf('ALTER ROLE anon SUPERUSER')).toMatch(/superuser|permission denied/i);
      expect(await refusalOf('CREATE POLICY mine ON storage.objects FOR SELECT USING (false)')).toBeNull();
      expect(await refusalOf('CREATE POLICY mine ON cron.job USING (true)')).toMatch(/must be owner/);
      expect(await refusalOf('SET session_replication_role = replica')).toBeNull();
      const { rows } = await project.admin(`SELECT relowner::regrole::text AS owner,
        (SELECT count(*)::int FROM auth.users) AS users, (SELECT count(*)::int FROM public.profiles) AS profiles,
        (SELECT count(*)::int FROM cron.job) AS jobs FROM pg_class WHERE oid = 'storage.objects'::regclass`);
      expect(rows).toEqual([{ owner: 'supabase_storage_admin', users: 5, profiles: 5, jobs: 3 }]);
    } finally {
      await project.drop();
    }
  });
});
