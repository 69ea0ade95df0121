import { NAME_PATTERN } from '../../core/backup-id.js';
import { OPERATIONS } from '../../core/report.js';
import type { SettingDefinition } from '../setting-definition.js';

const NAME = {
  test: NAME_PATTERN,
  words: 'lower-case letters, digits and hyphens, not beginning with a hyphen, at most 32',
};

/** Where the archives are. */
export const STORE_SETTINGS = [
  {
    name: 'destination',
    type: 'destination',
    operations: OPERATIONS,
    description:
      'Where backups are kept: `s3://bucket/prefix` (AWS, R2, MinIO, B2 …), `file:///folder` or a path. Credentials come from the standard AWS chain (OIDC, environment, profile).',
    built: true,
  },
  {
    name: 'environment',
    type: 'text',
    pattern: NAME,
    operations: OPERATIONS,
    description: 'Keeps series apart below one prefix, such as `production` and `staging`.',
    built: true,
  },
  {
    name: 'backup-name',
    type: 'text',
    default: 'backup',
    pattern: NAME,
    operations: OPERATIONS,
    description: 'First part of every backup id; one series for each name.',
    built: true,
  },
  {
    name: 's3-endpoint',
    type: 'url',
    operations: OPERATIONS,
    description: 'Address of an S3-compatible store, such as `https://<account>.r2.cloudflarestorage.com`.',
    built: true,
  },
  {
    name: 's3-region',
    type: 'text',
    operations: OPERATIONS,
    description: 'Region of the bucket. From the AWS environment or profile when empty.',
    built: true,
  },
  {
    name: 's3-force-path-style',
    type: 'boolean',
    operations: OPERATIONS,
    description:
      'Address the bucket in the path instead of the host name. True with `s3-endpoint`, else false, when empty.',
    built: true,
  },
  {
    name: 's3-sse',
    type: 'choice',
    values: ['AES256', 'aws:kms'],
    operations: ['backup', 'drill', 'doctor'],
    description: "Server-side encryption to ask for. The bucket's own default when empty.",
    built: true,
  },
  {
    name: 's3-sse-kms-key-id',
    type: 'text',
    operations: ['backup', 'drill', 'doctor'],
    description: 'KMS key for `s3-sse: aws:kms`.',
    built: true,
  },
  {
    name: 's3-storage-class',
    type: 'text',
    pattern: { test: /^[A-Z][A-Z0-9_]*$/, words: 'a storage class such as STANDARD_IA' },
    operations: ['backup', 'doctor'],
    description: 'Storage class of the archive, such as `STANDARD_IA`; the sidecars stay in the default one.',
    built: true,
  },
  {
    name: 'read-back',
    type: 'choice',
    values: ['auto', 'full'],
    default: 'auto',
    operations: ['backup', 'doctor'],
    description:
      '`auto` downloads the archive again only when the store does not verify checksums itself; `full` always.',
    built: true,
  },
  {
    name: 'allow-ephemeral',
    type: 'boolean',
    default: 'false',
    operations: ['backup', 'doctor'],
    description:
      'Accept a local destination on a machine that is thrown away after the run, such as a GitHub-hosted runner.',
    built: true,
  },
] as const satisfies readonly SettingDefinition[];
