import type { TableName } from '../../../core/ports.js';

/**
 * Schemas that Supabase makes and changes by itself (https://supabase.com/docs/guides/platform, "Database"); whoever
 * has a project owns nothing in them. `carried`: rows are in the backup and replace those of the target, and definitions
 * are in the archive for a target that is no Supabase project. The others are left out, for the reason that stands here.
 */
const SCHEMAS: Readonly<Record<string, { readonly carried: true } | { readonly leftOut: string }>> = {
  auth: { carried: true },
  storage: { carried: true },
  cron: { carried: true },
  supabase_functions: { carried: true },
  supabase_migrations: { carried: true },
  _analytics: { leftOut: 'logs and settings of Supabase itself' },
  _realtime: { leftOut: 'settings of Supabase itself' },
  _supavisor: { leftOut: 'settings of Supabase itself' },
  dbdev: { leftOut: 'an installer that every project has' },
  etl: { leftOut: 'the state of a replication, which belongs to this project' },
  extensions: { leftOut: 'the home of extensions, which are created anew' },
  graphql: { leftOut: 'made from the other schemas by its extension' },
  graphql_public: { leftOut: 'made from the other schemas by its extension' },
  net: { leftOut: 'requests under way and the answers of the last hours' },
  pgbouncer: { leftOut: 'the log-in of the pooler' },
  pgsodium: { leftOut: 'keys that nothing but this project can use' },
  pgsodium_masks: { leftOut: 'keys that nothing but this project can use' },
  pgtle: { leftOut: 'the home of an extension, which is created anew' },
  realtime: { leftOut: 'messages under way and subscriptions; its policies are in the definitions' },
  repack: { leftOut: 'the home of an extension, which is created anew' },
  vault: { leftOut: 'encrypted with a key of this project: no other project can read it' },
};

/** In schemas that are carried. Which migrations Supabase has run says something about the project, not about the rows. */
const TABLES_LEFT_OUT: Readonly<Record<string, string>> = {
  'auth.schema_migrations': 'what Supabase Auth has done to this project; every project has its own',
  'storage.migrations': 'what Supabase Storage has done to this project; every project has its own',
  'supabase_functions.migrations': 'what Supabase has done to this project; every project has its own',
  'cron.job_run_details': 'a record of past runs; the jobs themselves are carried',
};

/** Why a schema is not in the backup of a Supabase project; undefined when it is. */
export function whySchemaLeftOut(schema: string): string | undefined {
  const found = schemaOf(schema);
  return found && 'leftOut' in found ? found.leftOut : undefined;
}

/** Why a table of a schema that is carried is not in the backup; undefined when it is. */
export function whyTableLeftOut({ schema, name }: TableName): string | undefined {
  const key = `${schema}.${name}`;
  return Object.hasOwn(TABLES_LEFT_OUT, key) ? TABLES_LEFT_OUT[key] : undefined;
}

/** Not even to be locked: Supabase keeps its users from reading them. */
export const UNREADABLE_TABLES: readonly TableName[] = [
  { schema: 'auth', name: 'schema_migrations' },
  { schema: 'storage', name: 'migrations' },
  { schema: 'supabase_functions', name: 'migrations' },
];

/** True for schemas whose rows are carried and whose definitions are Supabase's own. */
export function isCarriedSchema(schema: string): boolean {
  const found = schemaOf(schema);
  return found !== undefined && 'carried' in found;
}

export function isManagedSchema(schema: string): boolean {
  return schemaOf(schema) !== undefined;
}

/** Numbers of jobs are given out by the server that runs them. */
export function isSequenceLeftOut({ schema }: TableName): boolean {
  return schema === 'cron';
}

export const MANAGED_SCHEMAS: readonly string[] = Object.keys(SCHEMAS);

function schemaOf(schema: string) {
  return Object.hasOwn(SCHEMAS, schema) ? SCHEMAS[schema] : undefined;
}

/** Requests come with one of these; policies and grants name them, so every database with an API needs them. */
export const API_ROLES: readonly string[] = ['anon', 'authenticated', 'service_role'];

/**
 * Roles that Supabase makes and that its users cannot change
 * (https://supabase.com/docs/guides/database/postgres/roles, https://github.com/supabase/supautils, `reserved_roles`).
 */
const RESERVED_ROLES = new Set([
  ...API_ROLES,
  'authenticator',
  'dashboard_user',
  'pgbouncer',
  'pgsodium_keyholder',
  'pgsodium_keyiduser',
  'pgsodium_keymaker',
]);

/** Everything that begins so is Supabase's; `supabase_etl_admin` came after the first list. */
const RESERVED_PREFIX = /^supabase_/;

/** True for a role that every project has and no user owns; `postgres`, whom users log in as, is none. */
export function isReservedRole(name: string): boolean {
  return RESERVED_ROLES.has(name) || RESERVED_PREFIX.test(name);
}

/** What a stand-in for one of these roles needs: nobody logs in as it, and service_role sees every row. */
export function attributesOf(role: string): string {
  return role === 'service_role' ? 'NOLOGIN BYPASSRLS' : 'NOLOGIN';
}
