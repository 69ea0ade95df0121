import type { RecordedState } from '../../core/manifest.js';
import type { Catalog } from './catalog.js';

/** What a drill compares: triggers and foreign keys. Keys made under `foreign_key_checks = 0` may have orphans; they are not counted. */
export function recordedState({ database, triggers, foreignKeys }: Catalog): RecordedState {
  return {
    triggers: triggers.map(({ name, table }) => ({ schema: database, table, name, enabled: 'origin' })),
    policies: [],
    rowSecurity: [],
    foreignKeys: foreignKeys.map(({ name, table }) => ({
      schema: database,
      table,
      name,
      validated: true,
      orphans: null,
    })),
  };
}
