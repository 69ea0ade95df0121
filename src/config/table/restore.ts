import type { SettingDefinition } from '../setting-definition.js';

/** Which backup, and where it goes. */
export const RESTORE_SETTINGS = [
  {
    name: 'backup',
    type: 'text',
    default: 'latest',
    operations: ['restore', 'verify', 'get'],
    description:
      'Which backup: `latest`, `random`, an id, a time (the newest at or before it), a date (the newest of that UTC day or before), `s3://…`, a file or a folder.',
    built: true,
  },
  {
    name: 'target-url',
    type: 'text',
    secret: true,
    operations: ['restore', 'verify'],
    description:
      'Database to restore into; with `verify` and `deep`, any database of the server that gets a scratch database. Never taken from `DATABASE_URL`.',
    built: true,
  },
  {
    name: 'target-supabase-url',
    type: 'url',
    operations: ['restore'],
    description:
      'Supabase project that gets the rows by its REST API (upsert; its tables have to be there) and the files of the backup, `https://<ref>.supabase.co`. With `target-url` the rows go there, and files alone here. Nothing is deleted.',
    built: true,
  },
  {
    name: 'target-supabase-service-role-key',
    type: 'text',
    secret: true,
    operations: ['restore'],
    description: 'Legacy service_role JWT or `sb_secret_…` key of that project.',
    built: true,
  },
  {
    name: 'target-environment',
    type: 'text',
    operations: ['restore'],
    description: 'What the target is; `production` needs `confirm`.',
    built: true,
  },
  {
    name: 'mode',
    type: 'choice',
    values: ['auto', 'create', 'replace', 'merge', 'rebuild'],
    default: 'auto',
    operations: ['restore'],
    description:
      'What happens to what the target already has: `create` (it is empty), `replace` (the rows of tables of the same shape), `merge` (by primary key, nothing deleted), `rebuild` (drop, then create). `auto` creates in an empty target and replaces otherwise; by service key it merges, as nothing else is possible.',
    built: true,
  },
  {
    name: 'tables',
    type: 'list',
    operations: ['restore'],
    description:
      'Only the rows of these tables (globs, as in `include-tables`), and no files; `none`: files alone, with `target-supabase-url`.',
    built: true,
  },
  {
    name: 'owner',
    type: 'choice',
    values: ['keep', 'target'],
    default: 'keep',
    operations: ['restore', 'drill'],
    description: "Restore the archive's owners, or let the target's user own everything.",
    built: true,
  },
  {
    name: 'skip-unrestorable',
    type: 'boolean',
    default: 'false',
    operations: ['restore', 'verify', 'drill'],
    description: 'Go on without objects the target refuses, and report them.',
    built: true,
  },
  {
    name: 'explain-differences',
    type: 'boolean',
    default: 'false',
    operations: ['restore', 'verify', 'drill'],
    description: 'Name the keys of rows that differ when the proof fails (in the log alone).',
    built: true,
  },
  {
    name: 'after-restore',
    type: 'text',
    operations: ['restore'],
    description: 'Command to run afterwards, with the target as `DATABASE_URL`.',
    built: true,
  },
  {
    name: 'confirm',
    type: 'text',
    neverFromVariable: true,
    operations: ['restore'],
    description: '`RESTORE PRODUCTION` or `REBUILD`, where a safety rule asks for it.',
    built: true,
  },
  {
    name: 'deep',
    type: 'boolean',
    default: 'false',
    operations: ['verify'],
    description:
      'Restore into a scratch database on the server of `target-url`, compare every row, and drop it again.',
    built: true,
  },
] as const satisfies readonly SettingDefinition[];
