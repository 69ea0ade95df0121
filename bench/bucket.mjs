import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  CreateBucketCommand,
  DeleteObjectsCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3';
import { canRunRgw, startRgw } from '../scripts/services/s3-rgw.mjs';

const BUCKET = 'bench';

/** A bucket on a local S3 server, or undefined where none can be run. It keeps its objects in memory. */
export async function startBucket(folder) {
  if (!canRunRgw()) return undefined;
  const credentials = { accessKeyId: 'bench', secretAccessKey: randomBytes(20).toString('hex') };
  const { endpoint, process: server } = await startRgw({ folder: join(folder, 's3'), ...credentials });
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  return {
    uri: `s3://${BUCKET}`,
    env: {
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_REGION: 'us-east-1',
      AWS_ENDPOINT_URL_S3: endpoint,
    },
    async empty() {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: BUCKET }));
      if (Contents.length === 0) return;
      const Objects = Contents.map(({ Key }) => ({ Key }));
      await client.send(new DeleteObjectsCommand({ Bucket: BUCKET, Delete: { Objects } }));
    },
    async stop() {
      client.destroy();
      await server.stop();
    },
  };
}
