import type { SettingDefinition } from '../setting-definition.js';

/** The rehearsal of a restore. */
export const DRILL_SETTINGS = [
  {
    name: 'drill-server-url',
    type: 'text',
    secret: true,
    operations: ['drill'],
    description: 'Server on which a scratch database may be made.',
    built: false,
  },
  {
    name: 'drill-pick',
    type: 'text',
    default: 'random',
    operations: ['drill'],
    description: '`random`, `newest`, `oldest`, `least-proven` or an id.',
    built: false,
  },
  {
    name: 'drill-window-days',
    type: 'integer',
    default: '30',
    minimum: 1,
    operations: ['drill'],
    description: 'How far back a backup is picked.',
    built: false,
  },
  {
    name: 'rto-minutes',
    type: 'number',
    operations: ['drill'],
    description: 'Fail when the restore takes longer.',
    built: false,
  },
  {
    name: 'expected-tables',
    type: 'list',
    operations: ['drill'],
    description: 'Tables and least row counts, such as `public.users>=1000`.',
    built: false,
  },
  {
    name: 'check-sql',
    type: 'text',
    operations: ['drill'],
    description: 'Statements that must succeed, separated by `;`.',
    built: false,
  },
  {
    name: 'check-command',
    type: 'text',
    operations: ['drill'],
    description: 'Command that must succeed.',
    built: false,
  },
  {
    name: 'health-urls',
    type: 'list',
    operations: ['restore', 'drill'],
    description: 'Addresses that must answer with 2xx after a restore; asked again for up to a minute.',
    pattern: { test: /^https?:\/\/\S+$/, words: 'https://host/path' },
    built: true,
  },
  {
    name: 'keep-on-failure',
    type: 'boolean',
    default: 'false',
    operations: ['drill'],
    description: 'Keep the scratch database of a failed drill.',
    built: false,
  },
] as const satisfies readonly SettingDefinition[];
