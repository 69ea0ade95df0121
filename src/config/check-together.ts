import * as zlib from 'node:zlib';
import { RESERVED_ENVIRONMENT } from '../core/backup-id.js';
import type { SettingProblem } from '../core/errors.js';
import type { Operation } from '../core/report.js';
import { checkNotify } from './check-notify.js';
import { findExpectedTableProblem } from './expected-tables.js';
import { DRILL_SERVER_MISSING, restoresRows, type Settings } from './settings.js';
import type { FoundText, SettingSources } from './sources.js';
import { asksForFiles, isReadOverRest } from './supabase-project.js';

const MAX_GZIP_LEVEL = 9;

/** Operations that take one backup, which may lie anywhere. */
const READERS: readonly Operation[] = ['verify', 'restore', 'get'];

/** Rules that more than one setting takes part in. `settings` may hold undefined where a value was wrong. */
export function checkTogether(
  operation: Operation,
  settings: Settings,
  found: ReadonlyMap<string, FoundText>,
  sources: SettingSources,
): SettingProblem[] {
  return [
    ...checkSource(operation, settings, found, sources),
    ...checkFiles(operation, settings, found),
    ...checkTarget(operation, settings, found),
    ...checkDrill(operation, settings, found),
    ...checkDestination(operation, settings, found),
    ...checkEnvironment(settings),
    ...checkStore(settings, found),
    ...checkArchive(settings),
    ...checkNotify(settings, found),
  ];
}

function checkSource(
  operation: Operation,
  settings: Settings,
  found: ReadonlyMap<string, FoundText>,
  sources: SettingSources,
): SettingProblem[] {
  if (operation !== 'backup' && operation !== 'doctor') return [];
  const hasDatabase = found.has('database-url');
  const wantsFiles = asksForFiles(settings.storageBuckets);
  if (isReadOverRest(found) && !(hasDatabase && wantsFiles)) {
    if (hasDatabase) {
      const message =
        'a second source beside database-url; allowed: one source for each run, or both where storage-buckets asks for files';
      return [{ setting: 'supabase-url', code: 'TWO_SOURCES', message }];
    }
    if (settings.schemaDump !== 'required') return [];
    const message = 'required is not possible over REST, which has no definitions; allowed there: auto, off';
    return [{ setting: 'schema-dump', message }];
  }
  if (hasDatabase || operation === 'doctor') return [];
  const cli = sources.face === 'cli' ? ', or "postgresql://" to take everything from PGHOST, PGUSER …' : '';
  const message = `is missing; allowed: postgres://user:password@host:5432/database, here or in DATABASE_URL${cli}; or supabase-url with supabase-service-role-key`;
  return [{ setting: 'database-url', code: 'SOURCE_MISSING', message }];
}

const ALL_OR_NONE = ['all', 'none'];

function checkFiles(
  operation: Operation,
  { storageBuckets, storageIncremental }: Settings,
  found: ReadonlyMap<string, FoundText>,
): SettingProblem[] {
  if ((operation !== 'backup' && operation !== 'doctor') || storageBuckets === undefined) return [];
  const problems: SettingProblem[] = [];
  if (storageBuckets.length > 1 && storageBuckets.some((name) => ALL_OR_NONE.includes(name))) {
    const message = 'names all or none beside others; allowed: all, none, or names of buckets';
    problems.push({ setting: 'storage-buckets', message });
  }
  if (!asksForFiles(storageBuckets)) {
    const message = 'has no meaning without storage-buckets; allowed with it: true, false';
    return storageIncremental ? [...problems, { setting: 'storage-incremental', message }] : problems;
  }
  problems.push(...checkStorageKeys(found));
  if (found.has('supabase-url')) return problems;
  const message =
    'is missing: the files of storage-buckets are read over it; allowed: https://<ref>.supabase.co, with supabase-service-role-key';
  return [...problems, { setting: 'supabase-url', code: 'PROJECT_MISSING', message }];
}

function checkStorageKeys(found: ReadonlyMap<string, FoundText>): SettingProblem[] {
  const [id, secret] = ['storage-s3-access-key-id', 'storage-s3-secret-access-key'] as const;
  if (found.has(id) === found.has(secret)) return [];
  const [missing, given] = found.has(id) ? [secret, id] : [id, secret];
  return [{ setting: missing, message: `is missing beside ${given}; allowed: both of them, or none` }];
}

/** The target is never taken from DATABASE_URL: whoever restores has to name it. */
function checkTarget(
  operation: Operation,
  settings: Settings,
  found: ReadonlyMap<string, FoundText>,
): SettingProblem[] {
  const needs = operation === 'restore' || (operation === 'verify' && settings.deep);
  if (operation === 'restore' && found.has('target-url')) return checkFilesAlone(settings);
  if (!needs || found.has('target-url')) return [];
  if (operation === 'restore' && found.has('target-supabase-url')) return checkByKey(settings, found);
  const message =
    'is missing; allowed: postgres://user:password@host:5432/database (DATABASE_URL is never a target)';
  const byKey =
    operation === 'restore' ? '; or target-supabase-url with target-supabase-service-role-key' : '';
  return [{ setting: 'target-url', code: 'TARGET_MISSING', message: `${message}${byKey}` }];
}

/** What a service key alone cannot do is told before anything is opened. */
function checkByKey({ mode }: Settings, found: ReadonlyMap<string, FoundText>): SettingProblem[] {
  const problems: SettingProblem[] = [];
  if (found.has('after-restore')) {
    const message = 'has no meaning without target-url, which is what the command gets as DATABASE_URL';
    problems.push({ setting: 'after-restore', message });
  }
  if (mode === 'auto' || mode === 'merge') return problems;
  const message = `${mode} is not possible by service key, which can only merge; allowed without target-url: auto, merge`;
  return [...problems, { setting: 'mode', message }];
}

/** Files go by the key; a database that gets no rows is not needed. */
function checkFilesAlone(settings: Settings): SettingProblem[] {
  if (restoresRows(settings)) return [];
  const message =
    'none restores files alone, which target-url has no part in; allowed with it: globs of tables';
  return [{ setting: 'tables', message }];
}

/** A dry run picks, and needs no server for that. */
function checkDrill(
  operation: Operation,
  settings: Settings,
  found: ReadonlyMap<string, FoundText>,
): SettingProblem[] {
  if (operation !== 'drill') return [];
  const wrong = settings.expectedTables.flatMap((text) => findExpectedTableProblem(text) ?? []);
  return [
    ...(found.has('drill-server-url') || settings.dryRun ? [] : [DRILL_SERVER_MISSING]),
    ...(wrong.length === 0 ? [] : [{ setting: 'expected-tables', message: wrong.join('; ') }]),
  ];
}

/** What reads an archive by its path needs no destination, every other operation does. */
function checkDestination(
  operation: Operation,
  settings: Settings,
  found: ReadonlyMap<string, FoundText>,
): SettingProblem[] {
  if (found.has('destination')) return [];
  if (operation === 'doctor') return checkPatient(found);
  if (READERS.includes(operation) && isPath(settings.backup)) return [];
  const message = 'is missing; allowed: s3://bucket/prefix, file:///folder or a path';
  return [{ setting: 'destination', code: 'DESTINATION_MISSING', message }];
}

/** Doctor looks at what there is: a source, a destination or both. */
function checkPatient(found: ReadonlyMap<string, FoundText>): SettingProblem[] {
  if (found.has('database-url') || isReadOverRest(found)) return [];
  const message =
    'is missing, and database-url too; allowed: one of them at least, s3://bucket/prefix, file:///folder or a path';
  return [{ setting: 'destination', code: 'DESTINATION_MISSING', message }];
}

/** True when `backup` names an archive by itself: an address, a file or a folder. */
export function isPath(backup: string): boolean {
  return (
    /^[a-z][a-z0-9]*:\/\//i.test(backup) ||
    /[\\/]/.test(backup) ||
    /\.(gz|zst|age|tar)$/.test(backup) ||
    /^\.+$/.test(backup)
  );
}

function checkEnvironment(settings: Settings): SettingProblem[] {
  if (settings.environment !== RESERVED_ENVIRONMENT) return [];
  const message = `"${RESERVED_ENVIRONMENT}" is the folder of drill proofs; allowed: any other name`;
  return [{ setting: 'environment', message }];
}

const S3_ONLY = [
  's3-endpoint',
  's3-region',
  's3-force-path-style',
  's3-sse',
  's3-sse-kms-key-id',
  's3-storage-class',
];

function checkStore(settings: Settings, found: ReadonlyMap<string, FoundText>): SettingProblem[] {
  const problems: SettingProblem[] = [];
  if (settings.destination?.kind === 'file') {
    for (const name of S3_ONLY) {
      if (found.get(name)?.origin !== 'given') continue;
      problems.push({
        setting: name,
        message: 'has no meaning for a folder; allowed: only with an s3:// destination',
      });
    }
  }
  if (settings.s3SseKmsKeyId !== undefined && settings.s3Sse !== 'aws:kms') {
    problems.push({ setting: 's3-sse-kms-key-id', message: 'needs s3-sse: aws:kms' });
  }
  return problems;
}

function checkArchive(settings: Settings): SettingProblem[] {
  if (settings.compression === 'zstd' && !('createZstdCompress' in zlib)) {
    const message = `zstd needs Node 22.15 or newer, this is ${process.versions.node}; allowed here: gzip`;
    return [{ setting: 'compression', message }];
  }
  const level = settings.compressionLevel;
  if (settings.compression !== 'gzip' || level === undefined || level <= MAX_GZIP_LEVEL) return [];
  return [
    {
      setting: 'compression-level',
      message: `${level} is not allowed; allowed with gzip: a whole number from 1 to ${MAX_GZIP_LEVEL}`,
    },
  ];
}
