import type { SettingDefinition } from '../setting-definition.js';

/** How an archive is made. */
export const ARCHIVE_SETTINGS = [
  {
    name: 'compression',
    type: 'choice',
    values: ['gzip', 'zstd'],
    default: 'gzip',
    operations: ['backup'],
    description: '`gzip` is read everywhere; `zstd` is faster and smaller and needs Node 22.15 or newer.',
    built: true,
  },
  {
    name: 'compression-level',
    type: 'integer',
    minimum: 1,
    maximum: 19,
    operations: ['backup'],
    description: '1 (fast, the default) to 9 with gzip, to 19 with zstd.',
    built: true,
  },
  {
    name: 'encrypt-to',
    type: 'list',
    operations: ['backup'],
    description: 'age recipients the archive is encrypted to.',
    built: false,
  },
  {
    name: 'decrypt-identity',
    type: 'text',
    secret: true,
    operations: ['restore', 'verify', 'drill', 'get'],
    description: 'age identity that opens encrypted archives.',
    built: false,
  },
] as const satisfies readonly SettingDefinition[];
