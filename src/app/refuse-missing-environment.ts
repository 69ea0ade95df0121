import { NAME_PATTERN, parseBackupId, RESERVED_ENVIRONMENT } from '../core/backup-id.js';
import { BackupError } from '../core/errors.js';
import type { Store } from '../core/ports.js';
import { baseName, parseSeriesKey } from '../core/series-keys.js';
import type { SeriesCatalog } from './series-catalog.js';

/**
 * For operations that need a series that exists: whoever keeps backups by environment and forgets to
 * name one would otherwise be told that there are none. A first backup is free to begin a series.
 *
 * @throws BackupError kind `settings` code `ENVIRONMENT_NEEDED`, listing the environments found
 */
export async function refuseMissingEnvironment(store: Store, catalog: SeriesCatalog): Promise<void> {
  const { environment, backupName } = catalog.series;
  if (environment !== undefined || catalog.ids.size > 0) return;
  const found = new Set<string>();
  for await (const { key } of store.list('')) {
    const name = environmentOf(key);
    if (name !== undefined) found.add(name);
  }
  if (found.size === 0) return;
  throw new BackupError(
    'settings',
    `No backup named ${backupName} lies directly under ${store.uri}, but there are environments: ${[...found].sort().join(', ')}.`,
    {
      code: 'ENVIRONMENT_NEEDED',
      setting: 'environment',
      nextStep: 'Set environment to one of them.',
    },
  );
}

/** Of a key `<environment>/<key of a backup>`. */
function environmentOf(key: string): string | undefined {
  const slash = key.indexOf('/');
  const environment = key.slice(0, Math.max(slash, 0));
  if (!NAME_PATTERN.test(environment) || environment === RESERVED_ENVIRONMENT) return undefined;
  const base = baseName(key);
  const id = parseBackupId(base.slice(0, Math.max(base.indexOf('.'), 0)));
  return id && parseSeriesKey({ environment, backupName: id.name }, key) ? environment : undefined;
}
