import { tmpdir } from 'node:os';
import {
  requireConnection,
  requireDestination,
  requireFilesProject,
  requireTarget,
  type Settings,
} from '../config/settings.js';
import type { DatabaseConnection, Destination } from '../core/connection.js';
import type { SourceDoctor, StoreDoctor } from '../core/doctor.js';
import type { Probe } from '../core/drill.js';
import type { FileStorage } from '../core/file-storage.js';
import type { SourceInfo } from '../core/manifest.js';
import type { Source, Store } from '../core/ports.js';
import type { RunContext } from '../core/run-context.js';
import type { Scratch } from '../core/scratch.js';
import type { Series } from '../core/series-keys.js';
import { storageS3Endpoint } from '../core/supabase.js';
import type { Target } from '../core/target.js';
import type { PostgresSourceOptions } from '../database/postgres/open-source.js';
import { openStore } from '../store/open-store.js';
import { openStoreDoctor } from '../store/open-store-doctor.js';
import type { StoreOptions } from '../store/store-options.js';
import { type BackupChoice, parseBackupChoice } from './choose-backup.js';
import { examineByOpening } from './doctor/examine-by-opening.js';

/** Reading from two connections keeps two cores busy; more load the server for little. */
export const DEFAULT_BACKUP_JOBS = 2;

/** The stages as the settings ask for them; nothing is opened before it is called for. */
export interface Wiring {
  readonly settings: Settings;
  readonly series: Series;
  readonly tempDir: string;
  readonly openSource: () => Promise<Source>;
  /** Where files come from, or where they go. */
  readonly openFileStorage: (role: 'source' | 'target') => Promise<FileStorage>;
  /** Who looks at the source of the settings, by its engine. */
  readonly openSourceDoctor: () => Promise<SourceDoctor>;
  readonly openStoreDoctor: () => Promise<StoreDoctor>;
  /** The target of the settings, or another database beside it. */
  readonly openTarget: (connection?: DatabaseConnection) => Promise<Target>;
  /** An empty database of our own on this server; to be dropped or kept. */
  readonly openScratch: (server: DatabaseConnection) => Promise<Scratch>;
  /** Asks a restored database; to be closed. */
  readonly openProbe: (
    connection: DatabaseConnection,
    source: Pick<SourceInfo, 'database'>,
  ) => Promise<Probe>;
  /** What commands that are run see of the environment of this one. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly openStore: () => Promise<Store>;
  /** The store that holds the chosen archive: the destination, or where its address points. */
  readonly openStoreOf: (choice: BackupChoice) => Promise<Store>;
  readonly chooseBackup: () => BackupChoice;
}

export function createWiring(
  settings: Settings,
  context: RunContext,
  environment: Readonly<Record<string, string | undefined>>,
): Wiring {
  const tempDir = settings.tempDir ?? tmpdir();
  const lockTimeoutSeconds = settings.lockTimeoutMs / 1000;
  const optionsOfStore: StoreOptions = { ...storeOptions(settings, context), tempDir, env: environment };
  const storeAt = (destination: Destination) => openStore(destination, optionsOfStore);
  const selection = {
    schemas: settings.schemas,
    includeTables: settings.includeTables,
    excludeTables: settings.excludeTables,
  };
  const jobs = settings.jobs ?? DEFAULT_BACKUP_JOBS;
  const sourceOptions = (connection: DatabaseConnection): PostgresSourceOptions => ({
    connection,
    selection,
    schemaDump: settings.schemaDump,
    ...(settings.pgDumpPath === undefined ? {} : { pgDumpPath: settings.pgDumpPath }),
    jobs,
    lockTimeoutSeconds,
    tempDir,
    log: context.log,
    clock: context.clock,
    signal: context.signal,
    env: environment,
  });
  const openSource = async () => {
    if (settings.project) {
      const { openSupabaseSource } = await import('../database/supabase/open-source.js');
      const { log, clock, signal, random } = context;
      return openSupabaseSource({ project: settings.project, selection, jobs, log, clock, signal, random });
    }
    const connection = requireConnection(settings);
    if (connection.engine === 'mysql') {
      const { openMysqlSource } = await import('../database/mysql/open-source.js');
      const { schemaDump, lock, definer, tableChecksum } = settings;
      const { log, signal } = context;
      const shared = { connection, selection, schemaDump, jobs, lockTimeoutSeconds, log, signal };
      return openMysqlSource({ ...shared, lock, definer, tableChecksum });
    }
    const { openPostgresSource } = await import('../database/postgres/open-source.js');
    return openPostgresSource(sourceOptions(connection));
  };
  return {
    settings,
    series: { environment: settings.environment, backupName: settings.backupName },
    tempDir,
    environment,
    openTarget: async (named) => {
      if (!named && !settings.targetConnection && settings.targetProject) {
        const { openSupabaseTarget } = await import('../database/supabase/restore/open-target.js');
        const { log, signal, random } = context;
        return openSupabaseTarget({ project: settings.targetProject, log, signal, random });
      }
      const connection = named ?? requireTarget(settings);
      if (connection.engine === 'mysql') {
        const { openMysqlTarget } = await import('../database/mysql/open-target.js');
        return openMysqlTarget({ connection, lockTimeoutSeconds, log: context.log, signal: context.signal });
      }
      const { openPostgresTarget } = await import('../database/postgres/open-target.js');
      return openPostgresTarget({
        connection,
        lockTimeoutSeconds,
        log: context.log,
        signal: context.signal,
      });
    },
    openScratch: async (server) => {
      if (server.engine === 'mysql') {
        const mysql = await import('../database/mysql/scratch-database.js');
        return mysql.createScratchDatabase(server, {
          lockTimeoutSeconds,
          log: context.log,
          signal: context.signal,
        });
      }
      const { createScratchDatabase } = await import('../database/postgres/scratch-database.js');
      return createScratchDatabase(server, { lockTimeoutSeconds, log: context.log, signal: context.signal });
    },
    openProbe: async (connection, { database }) => {
      if (connection.engine === 'mysql') {
        const { openMysqlProbe } = await import('../database/mysql/probe.js');
        const { signal } = context;
        return openMysqlProbe({ connection, sourceDatabase: database, lockTimeoutSeconds, signal });
      }
      const { openPostgresProbe } = await import('../database/postgres/probe.js');
      return openPostgresProbe({ connection, lockTimeoutSeconds, signal: context.signal });
    },
    openStore: () => storeAt(requireDestination(settings)),
    openStoreOf: (choice) =>
      storeAt(choice.kind === 'archive' ? choice.destination : requireDestination(settings)),
    chooseBackup: () => parseBackupChoice(settings.backup),
    openSource,
    openFileStorage: async (role) => {
      const { SupabaseStorage } = await import('../database/supabase/storage/supabase-storage.js');
      const { log, signal, random } = context;
      const project = requireFilesProject(settings, role);
      const files = new SupabaseStorage({ project, role, log, signal, random });
      return role === 'source' ? overS3(files, project.url, settings, signal) : files;
    },
    openSourceDoctor: async () => {
      if (settings.project || settings.connection?.engine === 'mysql')
        return { examine: () => examineByOpening(openSource, context) };
      const { examinePostgres } = await import('../database/postgres/doctor/examine-source.js');
      const options = sourceOptions(requireConnection(settings));
      return { examine: () => examinePostgres(options) };
    },
    openStoreDoctor: () => openStoreDoctor(requireDestination(settings), optionsOfStore),
  };
}

/** Files whose bytes come by S3 where keys for that are given. */
async function overS3(
  files: FileStorage,
  url: string,
  settings: Settings,
  signal: AbortSignal,
): Promise<FileStorage> {
  const { storageS3AccessKeyId: accessKeyId, storageS3SecretAccessKey: secretAccessKey } = settings;
  if (accessKeyId === undefined || secretAccessKey === undefined) return files;
  const { FilesOverS3 } = await import('../store/s3/files-over-s3.js');
  const endpoint = settings.storageS3Endpoint ?? storageS3Endpoint(url);
  return new FilesOverS3(files, {
    endpoint,
    region: settings.storageS3Region,
    accessKeyId,
    secretAccessKey,
    signal,
  });
}

function storeOptions(settings: Settings, { log, clock, signal, random }: RunContext) {
  return {
    s3: definedOnly({
      endpoint: settings.s3Endpoint,
      region: settings.s3Region,
      forcePathStyle: settings.s3ForcePathStyle,
      sse: settings.s3Sse,
      sseKmsKeyId: settings.s3SseKmsKeyId,
      storageClass: settings.s3StorageClass,
    }),
    log,
    clock,
    signal,
    random,
  };
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Drops keys whose value is undefined, so that "not set" has one form. */
function definedOnly<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Defined<T>;
}

/** Address of the destination for reports, or null where there is none. */
export function destinationUri({ destination }: Pick<Settings, 'destination'>): string | null {
  if (!destination) return null;
  if (destination.kind === 'file') return destination.folder;
  return `s3://${destination.bucket}${destination.prefix === '' ? '' : `/${destination.prefix}`}`;
}
