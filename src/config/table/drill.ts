import type { SettingDefinition } from '../setting-definition.js';

/** The rehearsal of a restore. */
export const DRILL_SETTINGS = [
  {
    name: 'drill-server-url',
    type: 'text',
    secret: true,
    operations: ['drill'],
    description:
      'Server of the same engine on which the drill makes a scratch database and drops it again: `postgres://user:password@host:5432/postgres` (its role needs CREATEDB, and CREATEROLE to stand in for roles the server does not have) or `mysql://user:password@host:3306/information_schema` (all rights on databases called `db_backup_scratch_…`).',
    built: true,
  },
  {
    name: 'drill-pick',
    type: 'text',
    default: 'random',
    operations: ['drill'],
    description:
      'Which backup is rehearsed: `random` (of the last `drill-window-days`), `newest`, `oldest`, `least-proven` (never drilled, or longest ago) or an id.',
    pattern: {
      test: /^(random|newest|oldest|least-proven|[a-z0-9][a-z0-9-]{0,31}-\d{4}-\d{2}-\d{2}T\d{6}Z)$/,
      words: 'random, newest, oldest, least-proven or an id (backup-2026-03-25T020000Z)',
    },
    built: true,
  },
  {
    name: 'drill-window-days',
    type: 'integer',
    default: '30',
    minimum: 1,
    maximum: 36500,
    operations: ['drill'],
    description: 'How many days back `random` picks.',
    built: true,
  },
  {
    name: 'rto-minutes',
    type: 'number',
    operations: ['drill'],
    minimum: 0,
    description: 'Fail when fetching, checking, restoring and proving take longer than this together.',
    built: true,
  },
  {
    name: 'expected-tables',
    type: 'list',
    operations: ['drill'],
    description:
      'Tables that must be there, with the rows they must have at least: `public.users>=1000`, `sales.*>=1`, `orders` (globs, as in `include-tables`).',
    built: true,
  },
  {
    name: 'check-sql',
    type: 'text',
    operations: ['drill'],
    description: 'Statements that must each return one row with true, separated by `;`.',
    built: true,
  },
  {
    name: 'check-command',
    type: 'text',
    operations: ['drill'],
    description:
      'Command that must succeed within 10 minutes, run with `sh -c` and the scratch database as `DATABASE_URL`.',
    built: true,
  },
  {
    name: 'health-urls',
    type: 'list',
    operations: ['restore', 'drill'],
    description:
      'Addresses that must answer with 2xx after a restore or in a drill; asked again for up to a minute.',
    pattern: { test: /^https?:\/\/\S+$/, words: 'https://host/path' },
    built: true,
  },
  {
    name: 'keep-on-failure',
    type: 'boolean',
    default: 'false',
    operations: ['drill'],
    description: 'Keep the scratch database of a failed drill, and say how to reach it.',
    built: true,
  },
] as const satisfies readonly SettingDefinition[];
