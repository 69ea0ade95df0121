import type { SettingDefinition } from '../setting-definition.js';

/** Where the data comes from. */
export const SOURCE_SETTINGS = [
  {
    name: 'database-url',
    type: 'connection',
    secret: true,
    operations: ['backup', 'doctor'],
    variables: ['DATABASE_URL'],
    description:
      'Database to back up: `postgres://user:password@host:5432/database?sslmode=verify-full`, or `mysql://` or `mariadb://user:password@host:3306/database?ssl-mode=VERIFY_IDENTITY`. Special characters of the password are percent-encoded.',
    built: true,
  },
  {
    name: 'supabase-url',
    type: 'url',
    operations: ['backup', 'doctor'],
    variables: ['SUPABASE_URL'],
    description:
      'Supabase project to read over REST, `https://<ref>.supabase.co`, where there is no database password. `database-url` carries more (docs/supabase.md). Beside it: where the files of `storage-buckets` are.',
    built: true,
  },
  {
    name: 'supabase-service-role-key',
    type: 'text',
    secret: true,
    operations: ['backup', 'doctor'],
    variables: ['SUPABASE_SERVICE_ROLE_KEY', 'SUPABASE_SECRET_KEY'],
    description: 'Legacy service_role JWT or `sb_secret_…` key of that project.',
    built: true,
  },
  {
    name: 'storage-buckets',
    type: 'list',
    default: 'none',
    operations: ['backup', 'doctor'],
    description:
      'Buckets of Supabase Storage whose files are backed up with the database: `all`, names, or `none`. Needs `supabase-url` with `supabase-service-role-key`, also beside `database-url`.',
    built: true,
  },
  {
    name: 'storage-incremental',
    type: 'boolean',
    default: 'false',
    operations: ['backup', 'doctor'],
    description:
      'Store only files that changed since the previous backup; the others stay in the backup that holds them, which is kept for as long as it is needed.',
    built: true,
  },
  {
    name: 'storage-s3-access-key-id',
    type: 'text',
    secret: true,
    operations: ['backup', 'doctor'],
    description:
      "S3 access key of the project's Storage settings: with it the bytes of files are read by S3 instead of the Storage API. Names and settings still come by the service key.",
    built: true,
  },
  {
    name: 'storage-s3-secret-access-key',
    type: 'text',
    secret: true,
    operations: ['backup', 'doctor'],
    description: 'The secret of that key.',
    built: true,
  },
  {
    name: 'storage-s3-endpoint',
    type: 'url',
    operations: ['backup', 'doctor'],
    description:
      "S3 endpoint of the project's Storage. `https://<ref>.storage.supabase.co/storage/v1/s3` when empty, or `/storage/v1/s3` of a self-hosted project.",
    built: true,
  },
  {
    name: 'storage-s3-region',
    type: 'text',
    default: 'us-east-1',
    operations: ['backup', 'doctor'],
    description: "Region of that endpoint, as the project's Storage settings name it.",
    built: true,
  },
  {
    name: 'schemas',
    type: 'list',
    operations: ['backup', 'doctor'],
    description: 'Schemas to back up (globs). Everything but the system schemas when empty.',
    built: true,
  },
  {
    name: 'include-tables',
    type: 'list',
    operations: ['backup', 'doctor'],
    description:
      'Tables whose rows are backed up (globs, `schema.table`; without a dot, any schema). All when empty.',
    built: true,
  },
  {
    name: 'exclude-tables',
    type: 'list',
    operations: ['backup', 'doctor'],
    description:
      'Tables whose rows are left out (globs, as in `include-tables`). Their definition is still dumped.',
    built: true,
  },
  {
    name: 'allow-empty',
    type: 'boolean',
    default: 'false',
    operations: ['backup', 'doctor'],
    description: 'Accept a database without a single row; refused otherwise.',
    built: true,
  },
  {
    name: 'accept-new-source',
    type: 'boolean',
    default: 'false',
    operations: ['backup', 'doctor'],
    description:
      "Accept that this is another database than that of the series' newest backup, and prune again.",
    built: true,
  },
  {
    name: 'schema-dump',
    type: 'choice',
    values: ['auto', 'required', 'off'],
    default: 'auto',
    operations: ['backup', 'doctor'],
    description:
      'Definitions of tables, indexes, functions … by pg_dump. `off` backs up rows only, and the manifest says so.',
    built: true,
  },
  {
    name: 'pg-dump-path',
    type: 'text',
    operations: ['backup', 'doctor'],
    description: "The pg_dump to use; its major version must be at least the server's. Found when empty.",
    built: true,
  },
  {
    name: 'jobs',
    type: 'integer',
    minimum: 1,
    maximum: 64,
    operations: ['backup', 'restore', 'verify', 'drill', 'doctor'],
    description:
      'Database connections that work at the same time. A backup has 2, on one snapshot; a restore 1, in one transaction, and more only into an empty target.',
    built: true,
  },
  {
    name: 'lock-timeout',
    type: 'duration',
    default: '60s',
    minimum: 1,
    operations: ['backup', 'restore', 'verify', 'drill', 'doctor'],
    description: 'How long to wait for a lock on a table, such as `500ms`, `60s`, `5m`.',
    built: true,
  },
  {
    name: 'lock',
    type: 'choice',
    values: ['none', 'allow'],
    default: 'none',
    operations: ['backup'],
    description:
      'MySQL, MariaDB: `allow` locks tables without transactions while they are read, and everything for the moment in which several `jobs` begin.',
    built: true,
  },
  {
    name: 'definer',
    type: 'choice',
    values: ['keep', 'current'],
    default: 'keep',
    operations: ['backup'],
    description:
      'MySQL, MariaDB: whose rights views, routines, triggers and events have after a restore: those of the account they name, or of the one that restores.',
    built: true,
  },
  {
    name: 'table-checksum',
    type: 'choice',
    values: ['auto', 'always', 'off'],
    default: 'auto',
    operations: ['backup', 'restore', 'verify', 'drill'],
    description:
      "MySQL, MariaDB: the server's own `CHECKSUM TABLE` goes into the manifest, and a restore compares it with the target's (docs/mysql.md). `auto` asks for tables up to 32 MiB, `always` for all that it can be trusted with. In a restore, `off` compares nothing.",
    built: true,
  },
  {
    name: 'tls-ca',
    type: 'pem',
    operations: ['backup', 'restore', 'verify', 'drill', 'doctor'],
    description:
      "Certificate authority of the database server: PEM text, or the path of a PEM file. The system's authorities when empty.",
    built: true,
  },
  {
    name: 'temp-dir',
    type: 'text',
    operations: ['backup', 'restore', 'verify', 'drill', 'get', 'doctor'],
    description:
      "Folder for temporary files, at most the compressed size of the tables in flight, and for a restore from a bucket that of the archive. The system's when empty.",
    built: true,
  },
] as const satisfies readonly SettingDefinition[];
