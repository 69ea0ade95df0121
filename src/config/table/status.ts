import type { SettingDefinition } from '../setting-definition.js';

const PRICE = {
  test: /^((storage-gb-month|put-1000|get-1000|egress-gb|database-egress-gb)=\d+(\.\d+)?|currency=[A-Z]{3})$/,
  words:
    'storage-gb-month=, put-1000=, get-1000=, egress-gb=, database-egress-gb= with a number such as 0.023, and currency= with three capitals such as EUR',
};

/** What counts as stale or odd, and where reports go. */
export const STATUS_SETTINGS = [
  {
    name: 'max-age-hours',
    type: 'number',
    default: '26',
    operations: ['status'],
    description: 'Exit with 8 when the newest good backup is older.',
    built: true,
  },
  {
    name: 'max-drill-age-days',
    type: 'number',
    default: '35',
    operations: ['status'],
    description:
      'Exit with 8 when the newest drill that passed is older, or there is none; `0` where there are no drills.',
    built: true,
  },
  {
    name: 'anomaly-threshold',
    type: 'number',
    default: '0.5',
    operations: ['backup', 'status'],
    description:
      'Share of the rows or bytes, of a table or of all, that may come or go against the median of the last 7 good backups; `0.5` is half. Small differences are never told.',
    built: true,
  },
  {
    name: 'on-anomaly',
    type: 'choice',
    values: ['warn', 'fail'],
    default: 'warn',
    operations: ['backup', 'status'],
    description:
      'What rows, tables or columns that are not as before do. `warn` says so. `fail` keeps the backup, marks it as anomalous so that `latest` passes over it, removes no other and exits with 8; one run with `warn` accepts a change.',
    built: true,
  },
  {
    name: 'report-dir',
    type: 'text',
    operations: ['get', 'drill', 'status'],
    description:
      'Folder that `get` writes the archive and its sidecars to, the current one when empty; that a drill writes its report to (`drill.html`, `drill.md`, `drill.json`); and `status` its own (`index.html`, `status.md`, `status.json`, `status.prom`, `badge.json`); nowhere when empty.',
    built: true,
  },
  {
    name: 'upload-report',
    type: 'choice',
    values: ['auto', 'true', 'false'],
    default: 'auto',
    actionOnly: true,
    operations: ['backup', 'restore', 'verify', 'drill', 'prune', 'status', 'doctor'],
    description:
      'Upload the report of the run, and the manifest of the backup, as an artifact (names and counts, no values). `auto`: not in public repositories.',
    built: true,
  },
  {
    name: 'prices',
    type: 'list',
    pattern: PRICE,
    operations: ['doctor'],
    description:
      "Prices for the estimate of `doctor`, in place of the store's list prices: `storage-gb-month=0.023, put-1000=0.005, get-1000=0.0004, egress-gb=0.09, database-egress-gb=0.09, currency=EUR`; any of them, a GB is 10⁹ bytes.",
    built: true,
  },
] as const satisfies readonly SettingDefinition[];
