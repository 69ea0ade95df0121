import type { Operation } from '../core/report.js';
import type { SettingDefinition, SettingGroup } from './setting-definition.js';
import { ARCHIVE_SETTINGS } from './table/archive.js';
import { DRILL_SETTINGS } from './table/drill.js';
import { NOTIFY_SETTINGS } from './table/notify.js';
import { RESTORE_SETTINGS } from './table/restore.js';
import { RETENTION_SETTINGS } from './table/retention.js';
import { SOURCE_SETTINGS } from './table/source.js';
import { STATUS_SETTINGS } from './table/status.js';
import { STORE_SETTINGS } from './table/store.js';

/** Every setting there is; action.yml, flags, help, README and parser are made from this list. */
export const SETTINGS = [
  ...SOURCE_SETTINGS,
  ...STORE_SETTINGS,
  ...ARCHIVE_SETTINGS,
  ...RETENTION_SETTINGS,
  ...RESTORE_SETTINGS,
  ...DRILL_SETTINGS,
  ...NOTIFY_SETTINGS,
  ...STATUS_SETTINGS,
] as const;

export type SettingName = (typeof SETTINGS)[number]['name'];

export const SETTINGS_BY_GROUP: Readonly<Record<SettingGroup, readonly SettingDefinition[]>> = {
  source: SOURCE_SETTINGS,
  store: STORE_SETTINGS,
  archive: ARCHIVE_SETTINGS,
  retention: RETENTION_SETTINGS,
  restore: RESTORE_SETTINGS,
  drill: DRILL_SETTINGS,
  notify: NOTIFY_SETTINGS,
  status: STATUS_SETTINGS,
};

/** The same list without the literal types, for code that walks over it. */
export const SETTING_DEFINITIONS: readonly SettingDefinition[] = SETTINGS;

const BY_NAME: ReadonlyMap<string, SettingDefinition> = new Map(SETTING_DEFINITIONS.map((s) => [s.name, s]));

export function findSetting(name: string): SettingDefinition | undefined {
  return BY_NAME.get(name);
}

/** `retention-days` is read from `DB_BACKUP_RETENTION_DAYS` by the command line. */
export const VARIABLE_PREFIX = 'DB_BACKUP_';

export function prefixedVariable(setting: string): string {
  return VARIABLE_PREFIX + setting.toUpperCase().replaceAll('-', '_');
}

/** One line for each operation that works; any other is refused by name. */
export const BUILT_OPERATIONS: ReadonlyMap<Operation, string> = new Map<Operation, string>([
  ['backup', 'Back up a database, prove the archive is stored intact, then prune.'],
  ['restore', 'Restore a backup, prove it row by row, and only then commit.'],
  ['drill', 'Rehearse a restore into a scratch database, prove it and record how long it took.'],
  ['get', 'Fetch an archive with its sidecars into a folder, and check it.'],
  ['list', 'List the backups of a series.'],
  ['prune', 'Remove the backups that no retention rule keeps.'],
  ['verify', 'Check every hash of an archive, and with `deep` restore it into a scratch database.'],
  [
    'status',
    'Say whether backups and drills are fresh, from the store alone, and write the history as a page, for Prometheus and as a badge.',
  ],
  [
    'doctor',
    'Look at database, client and store before a backup does, say what is wrong, and estimate size and cost.',
  ],
]);
