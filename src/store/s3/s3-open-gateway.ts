import type { S3Client } from '@aws-sdk/client-s3';
import type { Destination } from '../../core/connection.js';
import type { StoreOptions } from '../store-options.js';
import { createS3Client, customEndpoint } from './s3-client.js';
import { S3Gateway } from './s3-gateway.js';

export interface OpenedGateway {
  /** Its owner destroys it. */
  readonly client: S3Client;
  readonly gateway: S3Gateway;
  /** Without slashes at its ends. */
  readonly prefix: string;
  readonly region: string;
  /** For messages: the custom endpoint, or Amazon's host. */
  readonly endpoint: string;
}

/** @throws SettingsError when nothing names a region */
export async function openGateway(
  destination: Extract<Destination, { kind: 's3' }>,
  options: StoreOptions,
): Promise<OpenedGateway> {
  const client = await createS3Client(options);
  const region = await client.config.region();
  const endpoint = customEndpoint(options) ?? `s3.${region}.amazonaws.com`;
  const prefix = destination.prefix.replace(/^\/+|\/+$/g, '');
  const gateway = new S3Gateway(client, { bucket: destination.bucket, region, endpoint }, prefix, options);
  return { client, gateway, prefix, region, endpoint };
}
