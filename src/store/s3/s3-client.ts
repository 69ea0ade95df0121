import { S3Client } from '@aws-sdk/client-s3';
import { SettingsError } from '../../core/errors.js';
import { DEFAULT_TIMING, type StoreOptions } from '../store-options.js';

/** Above the parts in flight plus what reading and listing need at the same time. */
const MAX_SOCKETS = 16;

/**
 * A client whose credentials, region and endpoint come from the settings, then from the AWS chain.
 * It never retries (the gateway does) and computes no checksum that we have not computed already:
 * bodies carry our own SHA-256, and what is read is hashed by the reader.
 * @throws SettingsError when nothing names a region
 */
export async function createS3Client(options: StoreOptions): Promise<S3Client> {
  const { s3 } = options;
  const endpoint = customEndpoint(options);
  const logger = clientLogger(options);
  const timing = { ...DEFAULT_TIMING, ...options.timing };
  return new S3Client({
    region: s3.region ?? (await regionOfTheChain(endpoint, options)),
    ...(s3.endpoint === undefined ? {} : { endpoint: s3.endpoint }),
    forcePathStyle: s3.forcePathStyle ?? (endpoint !== undefined && !isAmazon(endpoint)),
    maxAttempts: 1,
    logger,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // The header would open a new connection for every part.
    expectContinueHeader: false,
    requestHandler: {
      logger,
      connectionTimeout: timing.connectTimeoutMs,
      socketTimeout: timing.idleTimeoutMs,
      httpAgent: { keepAlive: true, maxSockets: MAX_SOCKETS },
      httpsAgent: { keepAlive: true, maxSockets: MAX_SOCKETS },
    },
  });
}

/** The client talks to the console by itself otherwise, and its info lines hold whole requests. */
function clientLogger({ log }: StoreOptions) {
  const quiet = () => {};
  const line = (...parts: unknown[]) => log.debug(`S3 client: ${parts.map(words).join(' ')}`);
  return { trace: quiet, debug: quiet, info: quiet, warn: line, error: line };
}

/** Of a request that failed only its name: the rest holds headers and keys, and its error is told elsewhere. */
function words(part: unknown): string {
  if (typeof part !== 'object' || part === null || part instanceof Error) return String(part);
  return 'commandName' in part ? `${part.commandName} failed` : 'a message without text';
}

/** The endpoint in force when it is not the region's own, as far as settings and environment say. */
export function customEndpoint({ s3, env }: StoreOptions): string | undefined {
  return s3.endpoint || env?.AWS_ENDPOINT_URL_S3 || env?.AWS_ENDPOINT_URL || undefined;
}

async function regionOfTheChain(endpoint: string | undefined, { env }: StoreOptions): Promise<string> {
  const chain = new S3Client({});
  try {
    return await chain.config.region();
  } catch (error) {
    const fallback = env?.AWS_DEFAULT_REGION || (endpoint && defaultRegionOf(endpoint));
    if (fallback) return fallback;
    throw new SettingsError([
      {
        setting: 's3-region',
        message: `No region is known for the bucket; set s3-region or AWS_REGION (${String(error)}).`,
        code: 'STORE_REGION_MISSING',
      },
    ]);
  } finally {
    chain.destroy();
  }
}

/** R2 documents `auto`; the others accept the region every S3 knows. */
function defaultRegionOf(endpoint: string): string {
  return hostOf(endpoint).endsWith('.r2.cloudflarestorage.com') ? 'auto' : 'us-east-1';
}

export function isAmazon(endpoint: string): boolean {
  return /\.amazonaws\.com(\.cn)?$/.test(hostOf(endpoint));
}

export function hostOf(endpoint: string): string {
  return URL.canParse(endpoint) ? new URL(endpoint).hostname : '';
}
