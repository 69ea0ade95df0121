import {
  CreateMultipartUploadCommand,
  ListObjectVersionsCommand,
  PutObjectLegalHoldCommand,
} from '@aws-sdk/client-s3';
import { runOperation } from '../../src/app/run-operation.js';
import { parseSettings } from '../../src/config/parse.js';
import type { Operation, RunReport } from '../../src/core/report.js';
import { archiveKey, type Series } from '../../src/core/series-keys.js';
import { openStore } from '../../src/store/open-store.js';
import { contextOf } from '../app/stored-sample.js';
import { cli } from '../config/sources-of.js';
import { testOptions } from '../store/test-options.js';
import type { Policy } from './iam-user.js';
import { awsVariables } from './run-process.js';
import type { TestBucket } from './s3-bucket.js';
import { pgDump18 } from './services.js';
import { putBackup } from './stored-backups.js';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface TrialPlace {
  readonly bucket: Pick<TestBucket, 'name' | 'client'>;
  readonly prefix: string;
  /** Each trial has its own. */
  readonly environment: string;
}

/** Runs an operation two days from now as whoever these credentials belong to. */
export async function operateAs(
  { accessKeyId, secretAccessKey }: Credentials,
  { bucket, prefix, environment }: TrialPlace,
  operation: Operation,
  flags: Readonly<Record<string, string>> = {},
): Promise<RunReport> {
  const variables = {
    ...awsVariables(),
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  };
  const given = {
    destination: `s3://${bucket.name}/${prefix}`,
    environment,
    ...(operation === 'backup' ? { 'pg-dump-path': pgDump18() } : {}),
    ...flags,
  };
  // The store takes credentials from the standard chain, which reads the environment of the process.
  Object.assign(process.env, variables);
  const clock = { now: () => new Date(Date.now() + 2 * DAY_MS) };
  return runOperation(
    operation,
    parseSettings(operation, cli(given)).settings,
    contextOf({ clock }),
    process.env,
  );
}

/** What retention of one day meets: a backup to remove, one under a legal hold, an upload left open. */
export async function seedForRetention({ bucket, prefix, environment }: TrialPlace): Promise<void> {
  const series: Series = { environment, backupName: 'backup' };
  Object.assign(process.env, awsVariables());
  const store = await openStore(
    { kind: 's3', bucket: bucket.name, prefix },
    testOptions({ env: process.env }),
  );
  await putBackup(store, series, new Date(Date.now() - 10 * DAY_MS));
  const held = await putBackup(store, series, new Date(Date.now() - 9 * DAY_MS));
  await store.close();
  const at = (id: string) => ({ Bucket: bucket.name, Key: `${prefix}/${archiveKey(series, id, '.tar.gz')}` });
  await bucket.client.send(new PutObjectLegalHoldCommand({ ...at(held), LegalHold: { Status: 'ON' } }));
  const open = 'backup-2026-01-01T020000Z';
  await bucket.client.send(new CreateMultipartUploadCommand(at(open)));
}

/** Lifts what `seedForRetention` has put on, so that the bucket can be emptied. */
export async function releaseHolds({ client, name: Bucket }: TrialPlace['bucket']): Promise<void> {
  const { Versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket }));
  for (const { Key, VersionId } of Versions.filter(({ Key }) => Key?.endsWith('.tar.gz'))) {
    const hold = { Bucket, Key, VersionId, LegalHold: { Status: 'OFF' as const } };
    await client.send(new PutObjectLegalHoldCommand(hold));
  }
}

/** Each policy that lacks one action of the whole, with the action. */
export function withoutEach(policy: Policy): { action: string; policy: Policy }[] {
  return policy.Statement.flatMap((statement, index) =>
    [statement.Action].flat().map((action) => ({
      action,
      policy: {
        ...policy,
        Statement: policy.Statement.flatMap((other, at) => {
          if (at !== index) return [other];
          const left = [other.Action].flat().filter((one) => one !== action);
          return left.length === 0 ? [] : [{ ...other, Action: left }];
        }),
      },
    })),
  );
}
