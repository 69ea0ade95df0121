import type { S3Client } from '@aws-sdk/client-s3';
import { ok } from '../../../core/checkup.js';
import type { Finding, StoreKind } from '../../../core/doctor.js';
import { messageOf } from '../../../core/errors.js';
import type { Log } from '../../../core/ports.js';

/** Who asks is worth no longer wait. */
const STS_TIMEOUT_MS = 5_000;

/** Enough to find a key again in a console, and no more. */
const SHOWN_CHARACTERS = 4;

const CALLER = { Action: 'GetCallerIdentity', Version: '2011-06-15' };

export interface IdentityOptions {
  readonly client: S3Client;
  readonly kind: StoreKind;
  readonly region: string;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Instead of Amazon's, such as `http://127.0.0.1:1234`. */
  readonly stsEndpoint?: string;
}

/** Whose credentials these are; AWS tells without any right (sts:GetCallerIdentity cannot be denied). */
export async function findIdentity(options: IdentityOptions): Promise<Finding> {
  const { accessKeyId, expiration, sessionToken } = await options.client.config.credentials();
  const arn = options.kind === 'aws-s3' ? await callerArn(options) : undefined;
  const who = arn ?? `The access key that ends in …${accessKeyId.slice(-SHOWN_CHARACTERS)}`;
  const until = expiration ? ` until ${expiration.toISOString()}` : '';
  if (sessionToken) return ok(`${who}, by temporary credentials${until}.`);
  return ok(
    options.kind === 'aws-s3'
      ? `${who}, by a key that never expires; OIDC needs none (docs/setup.md).`
      : `${who}, a key without an end.`,
  );
}

/** undefined where AWS does not answer: it is for information alone. */
async function callerArn(options: IdentityOptions): Promise<string | undefined> {
  const { client, region, log, signal } = options;
  const base =
    options.stsEndpoint ?? `https://sts.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
  const url = new URL(`/?${new URLSearchParams(CALLER)}`, base);
  try {
    const signer = await client.config.signer();
    const { headers } = await signer.sign(
      {
        method: 'GET',
        protocol: url.protocol,
        hostname: url.hostname,
        path: '/',
        query: CALLER,
        headers: { host: url.host, accept: 'application/xml' },
      } as never,
      { signingService: 'sts', signingRegion: region } as never,
    );
    const answer = await fetch(url, {
      headers: headers as Record<string, string>,
      signal: AbortSignal.any([signal, AbortSignal.timeout(STS_TIMEOUT_MS)]),
    });
    return /<Arn>([^<\s]+)<\/Arn>/.exec(await answer.text())?.[1];
  } catch (error) {
    log.debug(`sts:GetCallerIdentity: ${messageOf(error)}`);
    return undefined;
  }
}
