/** How tests reach the real servers; `npm test` starts them (see scripts/services/start-all.mjs). */

export const POSTGRES_MAJORS = [13, 14, 15, 16, 17, 18] as const;
export type PostgresMajor = (typeof POSTGRES_MAJORS)[number];

/** Superuser and database `postgres` of the server of this major; TLS is offered, not demanded. */
export function postgresUrl(major: PostgresMajor = 15): string {
  return fromEnvironment(major === 15 ? 'TEST_POSTGRES_URL' : `TEST_POSTGRES_${major}_URL`);
}

export type SupabaseMajor = 15 | 17;

/** Superuser `supabase_admin` of a server that becomes Supabase-shaped; see supabase/supabase-project.ts. */
export function supabaseUrl(major: SupabaseMajor = 15): string {
  return fromEnvironment(`TEST_SUPABASE_${major}_URL`);
}

/** The same address with another database, log-in or parameters. */
export function withUrl(
  url: string,
  change: {
    database?: string;
    user?: string;
    password?: string;
    host?: string;
    search?: Record<string, string>;
  },
): string {
  const changed = new URL(url);
  if (change.database !== undefined) changed.pathname = `/${encodeURIComponent(change.database)}`;
  if (change.user !== undefined) changed.username = encodeURIComponent(change.user);
  if (change.password !== undefined) changed.password = encodeURIComponent(change.password);
  if (change.host !== undefined) changed.hostname = change.host;
  for (const [name, value] of Object.entries(change.search ?? {})) changed.searchParams.set(name, value);
  return changed.href;
}

/** The server of major 15 behind PgBouncer in transaction mode. */
export function poolerUrl(): string {
  return fromEnvironment('TEST_PGBOUNCER_URL');
}

/** Folder of the Unix socket of the server of major 15. */
export function postgresSocketFolder(): string {
  return fromEnvironment('TEST_POSTGRES_SOCKET_DIR');
}

/**
 * PEM files. The servers' certificate is signed by `authority` for the name `localhost` alone, so
 * `verify-full` fails on 127.0.0.1; `stranger` signed nothing.
 */
export function tlsFiles(): { authority: string; stranger: string } {
  return { authority: fromEnvironment('TEST_TLS_CA'), stranger: fromEnvironment('TEST_TLS_OTHER_CA') };
}

export const MYSQL_FLAVOURS = ['MYSQL', 'MYSQL_57', 'MARIADB'] as const;
export type MysqlFlavour = (typeof MYSQL_FLAVOURS)[number];

/** `root` and database `mysql` of the newest MySQL, of MySQL 5.7, or of MariaDB; TLS is offered, not demanded. */
export function mysqlUrl(flavour: MysqlFlavour): string {
  return fromEnvironment(`TEST_${flavour}_URL`);
}

/** The Unix socket of the same server. */
export function mysqlSocket(flavour: MysqlFlavour): string {
  return fromEnvironment(`TEST_${flavour}_SOCKET`);
}

/** PEM file of the authority that signed the certificate of these servers, for the name `localhost` alone. */
export function mysqlAuthority(): string {
  return fromEnvironment('TEST_MYSQL_TLS_CA');
}

/** A client called `mysql`, which speaks to every server of the family. */
export function mysqlClient(): string {
  return fromEnvironment('TEST_MYSQL_CLIENT');
}

/** A pg_dump of major 18, which reads every server from 13 on. */
export function pgDump18(): string {
  return fromEnvironment('TEST_PG_DUMP_18');
}

/** Node 24, the action's runtime. */
export function node24(): string {
  return fromEnvironment('TEST_NODE24');
}

/** A Chromium or Chrome without a window. */
export function chromium(): string {
  return fromEnvironment('TEST_CHROMIUM');
}

/** ShellCheck. */
export function shellcheck(): string {
  return fromEnvironment('TEST_SHELLCHECK');
}

/** PostgREST, for tests that put it before a database. */
export function postgrestProgram(): string {
  return fromEnvironment('TEST_POSTGREST');
}

export interface S3Service {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Such as `Ceph S3 gateway`, which also evaluates policies. */
  readonly kind: string;
  /** False for moto, which accepts wrong checksums and wrong secrets. */
  readonly verifies: boolean;
}

/** An S3 server with versions and conditional writes; path style, region `us-east-1`. */
export function s3Service(): S3Service {
  return {
    endpoint: fromEnvironment('TEST_S3_ENDPOINT'),
    accessKeyId: fromEnvironment('TEST_S3_ACCESS_KEY'),
    secretAccessKey: fromEnvironment('TEST_S3_SECRET_KEY'),
    kind: process.env.TEST_S3_KIND ?? 'of unknown kind',
    verifies: process.env.TEST_S3_KIND !== 'moto',
  };
}

function fromEnvironment(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(
    `${name} is not set. Run \`npm test -- <path>\`, or \`npm run services -- -- <command>\`, which start the servers.`,
  );
}
