import {
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  type S3Client,
} from '@aws-sdk/client-s3';

const ID = 'backup-2026-03-25T020000Z';

/** The key of the archive that is tried to be destroyed. */
export function archiveIn(prefix: string): string {
  return `${prefix}/production/${ID}.tar.gz`;
}

/** What an attacker with a stolen token would try first; each by a client of its own rights. */
export function attemptsOn(
  Bucket: string,
  prefix: string,
): Record<string, (client: S3Client, version: string) => Promise<unknown>> {
  const archive = archiveIn(prefix);
  const proof = `${prefix}/production/proofs/${ID}/2026-04-01T030000Z.json`;
  return {
    'read what lies outside the prefix': (client) =>
      client.send(new GetObjectCommand({ Bucket, Key: 'other/secret' })),
    'write outside the prefix': (client) =>
      client.send(new PutObjectCommand({ Bucket, Key: 'other/mine', Body: 'x' })),
    'lift a lock': (client, VersionId) =>
      client.send(
        new PutObjectLegalHoldCommand({ Bucket, Key: archive, VersionId, LegalHold: { Status: 'OFF' } }),
      ),
    'destroy a version': (client, VersionId) =>
      client.send(new DeleteObjectCommand({ Bucket, Key: archive, VersionId })),
    'let everything expire': (client) =>
      client.send(
        new PutBucketLifecycleConfigurationCommand({
          Bucket,
          LifecycleConfiguration: {
            Rules: [{ ID: 'x', Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: 9999 } }],
          },
        }),
      ),
    'let others in': (client) =>
      client.send(
        new PutBucketPolicyCommand({
          Bucket,
          Policy: JSON.stringify({
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Deny',
                Principal: '*',
                Action: 's3:PutBucketCORS',
                Resource: `arn:aws:s3:::${Bucket}`,
              },
            ],
          }),
        }),
      ),
    'stop versions': (client) =>
      client.send(
        new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Suspended' } }),
      ),
    'list old versions': (client) => client.send(new ListObjectVersionsCommand({ Bucket })),
    'overwrite an archive': (client) =>
      client.send(new PutObjectCommand({ Bucket, Key: archive, Body: 'x' })),
    'begin an upload': (client) =>
      client.send(new CreateMultipartUploadCommand({ Bucket, Key: `${prefix}/e/backup-x.tar.gz` })),
    'hide an archive': (client) => client.send(new DeleteObjectCommand({ Bucket, Key: archive })),
    'hide a proof': (client) => client.send(new DeleteObjectCommand({ Bucket, Key: proof })),
    'write a proof': (client) => client.send(new PutObjectCommand({ Bucket, Key: proof, Body: 'x' })),
  };
}
