import type { Omission } from '../../core/manifest.js';

/** What no key can read over REST, whatever the project holds of it. */
export const NOT_OVER_REST: readonly Omission[] = [
  {
    kind: 'schema',
    name: 'definitions',
    reason:
      'REST has no DDL: tables, indexes, keys, functions, triggers and policies are not in the archive; keep your migrations',
  },
  {
    kind: 'schema',
    name: 'schemas and tables that are not exposed',
    reason: 'the API does not show what it does not expose or what service_role has no rights on',
  },
  {
    kind: 'sequence',
    name: 'all sequences',
    reason:
      "the API does not show them; a restore by connection string sets those of restored tables after the columns' highest numbers",
  },
  { kind: 'large-object', name: 'all large objects', reason: 'the API does not show them' },
  {
    kind: 'storage-files',
    schema: 'storage',
    name: 'objects',
    reason: 'neither the files of Supabase Storage nor their entries are read over REST',
  },
];
