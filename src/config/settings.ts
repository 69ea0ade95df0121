import type { DatabaseConnection, Destination } from '../core/connection.js';
import { SettingsError } from '../core/errors.js';
import type { MailServer } from '../core/mail-server.js';
import type { SupabaseProject } from '../core/supabase.js';
import type { SETTINGS } from './settings-table.js';

type Table = (typeof SETTINGS)[number];

type CamelCase<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : S;

/** `retention-days` → `retentionDays`; a duration gets its unit: `lock-timeout` → `lockTimeoutMs`. */
type Key<S extends Table> = S['type'] extends 'duration' ? `${CamelCase<S['name']>}Ms` : CamelCase<S['name']>;

type Base<S extends Table> = S extends { type: 'integer' | 'number' | 'duration' }
  ? number
  : S extends { type: 'boolean' }
    ? boolean
    : S extends { type: 'choice'; values: readonly (infer V)[] }
      ? V
      : S extends { type: 'list' }
        ? readonly string[]
        : S extends { type: 'destination' }
          ? Destination
          : S extends { type: 'mail-server' }
            ? MailServer
            : string;

/** Lists are empty rather than missing; everything else without a default may be undefined. */
type Value<S extends Table> = S extends { type: 'list' } | { default: string }
  ? Base<S>
  : Base<S> | undefined;

type Plain = { readonly [S in Table as Key<S>]: Value<S> };

/**
 * Every setting, typed, checked and frozen; the keys are the names of the table in camelCase.
 * Settings that the operation does not know have their defaults.
 * `database-url` and `tls-ca` are found, parsed and joined with the environment, in `connection`.
 */
export type Settings = Omit<Plain, 'databaseUrl' | 'tlsCa'> & {
  /** The source; undefined for operations that have none. */
  readonly connection: DatabaseConnection | undefined;
  /** What `target-url` says; the text itself stays in `targetUrl`, for commands that are run afterwards. */
  readonly targetConnection: DatabaseConnection | undefined;
  /** What `drill-server-url` says. */
  readonly drillConnection: DatabaseConnection | undefined;
  /** The source, where it is read over REST; there is no `connection` then. */
  readonly project: SupabaseProject | undefined;
  /** Where files come from; undefined where none are asked for. */
  readonly filesProject: SupabaseProject | undefined;
  /** Where files go, and rows where there is no `targetConnection`. */
  readonly targetProject: SupabaseProject | undefined;
};

/** What `tables` says for a restore of files alone; a table of this name is `schema.none`. */
export const NO_TABLES = 'none';

/** False for a restore of files alone. */
export function restoresRows({ tables }: Pick<Settings, 'tables'>): boolean {
  return tables.length !== 1 || tables[0] !== NO_TABLES;
}

/** The destination, for operations that cannot do without. */
export function requireDestination(settings: Settings): Destination {
  if (settings.destination) return settings.destination;
  throw new SettingsError([
    {
      setting: 'destination',
      code: 'DESTINATION_MISSING',
      message: 'is missing; allowed: s3://bucket/prefix, file:///folder or a path',
    },
  ]);
}

/** The source, for operations that cannot do without. */
export function requireConnection(settings: Settings): DatabaseConnection {
  if (settings.connection) return settings.connection;
  throw new SettingsError([
    {
      setting: 'database-url',
      code: 'SOURCE_MISSING',
      message: 'is missing; allowed: postgres://user:password@host:5432/database',
    },
  ]);
}

/** Where a restore goes. */
export function requireTarget(settings: Settings): DatabaseConnection {
  if (settings.targetConnection) return settings.targetConnection;
  throw new SettingsError([
    {
      setting: 'target-url',
      code: 'TARGET_MISSING',
      message: 'is missing; allowed: postgres://user:password@host:5432/database',
    },
  ]);
}

/** The project of a backup's files, or that of a restore. */
export function requireFilesProject(settings: Settings, role: 'source' | 'target'): SupabaseProject {
  const [project, setting] =
    role === 'source'
      ? [settings.filesProject ?? settings.project, 'supabase-url']
      : [settings.targetProject, 'target-supabase-url'];
  if (project) return project;
  throw new SettingsError([
    { setting, code: 'PROJECT_MISSING', message: 'is missing; allowed: https://<ref>.supabase.co' },
  ]);
}

/** The server that a drill uses. */
export function requireDrillServer(settings: Settings): DatabaseConnection {
  if (settings.drillConnection) return settings.drillConnection;
  throw new SettingsError([DRILL_SERVER_MISSING]);
}

export const DRILL_SERVER_MISSING = {
  setting: 'drill-server-url',
  code: 'DRILL_SERVER_MISSING',
  message:
    'is missing; allowed: postgres://user:password@host:5432/postgres or mysql://user:password@host:3306/information_schema, on a server that may be used for this',
};
