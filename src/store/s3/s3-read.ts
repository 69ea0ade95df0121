import type { Readable } from 'node:stream';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { BackupError } from '../../core/errors.js';
import type { ReadOptions } from '../../core/ports.js';
import { failureOf } from './s3-failure.js';
import type { S3Gateway } from './s3-gateway.js';

/** How often in a row a stream may break without a single byte in between. */
const MAX_BREAKS = 5;

interface OpenBody {
  readonly stream: Readable;
  readonly bytes: number;
  readonly etag: string | undefined;
}

/**
 * The bytes of an object. A connection that breaks is resumed by a range request for the rest,
 * pinned to the same ETag, so that the bytes never come from two objects.
 * @throws BackupError code `NOT_FOUND` before the first byte
 */
export async function readObject(
  gateway: S3Gateway,
  key: string,
  options: ReadOptions = {},
): Promise<AsyncIterable<Uint8Array>> {
  if (options.range?.length === 0) return none();
  const first = await openBody(gateway, key, options, 0, undefined);
  return readOn(gateway, key, options, first);
}

async function* readOn(
  gateway: S3Gateway,
  key: string,
  options: ReadOptions,
  first: OpenBody,
): AsyncGenerator<Uint8Array> {
  const total = expectedBytes(key, options, first);
  let body = first;
  let delivered = 0;
  for (let breaks = 0; ; ) {
    try {
      for await (const chunk of body.stream) {
        const bytes = chunk as Uint8Array;
        delivered += bytes.length;
        breaks = 0;
        yield bytes;
      }
      if (delivered === total) return;
      throw Object.assign(new Error(`the answer ended after ${delivered} of ${total} bytes`), {
        code: 'ECONNRESET',
      });
    } catch (error) {
      body.stream.destroy();
      if (++breaks > MAX_BREAKS || gateway.signal.aborted || !isBroken(error)) {
        return await gateway.call(`read ${key}`, () => Promise.reject(error), { attempts: 1 });
      }
      gateway.log.info(`Reading ${key} broke after ${delivered} of ${total} bytes; reading on from there.`);
      body = await openBody(gateway, key, options, delivered, first.etag);
    }
  }
}

async function openBody(
  gateway: S3Gateway,
  key: string,
  options: ReadOptions,
  skip: number,
  etag: string | undefined,
): Promise<OpenBody> {
  const command = () =>
    new GetObjectCommand({
      ...gateway.objectOf(key),
      ...rangeOf(options, skip),
      ...(options.versionId === undefined ? {} : { VersionId: options.versionId }),
      ...(etag === undefined ? {} : { IfMatch: etag }),
    });
  const send = () => gateway.call(`read ${key}`, (http) => gateway.client.send(command(), http));
  const answer = await send().catch((error) => {
    throw options.versionId !== undefined && isVersionUnknown(error) ? versionGone(key, error) : error;
  });
  if (!answer.Body) throw new Error(`the answer for ${key} has no body`);
  // On Node the client always delivers an IncomingMessage.
  return { stream: answer.Body as Readable, bytes: answer.ContentLength ?? 0, etag: answer.ETag };
}

function rangeOf({ range }: ReadOptions, skip: number): { Range?: string } {
  if (range) return { Range: `bytes=${range.offset + skip}-${range.offset + range.length - 1}` };
  return skip === 0 ? {} : { Range: `bytes=${skip}-` };
}

/** A store that cuts a range at the end of the object would otherwise pass for a full answer. */
function expectedBytes(key: string, { range }: ReadOptions, body: OpenBody): number {
  if (!range || range.length === body.bytes) return body.bytes;
  body.stream.destroy();
  throw new BackupError(
    'integrity',
    `${key} holds ${body.bytes} bytes from offset ${range.offset} on, not ${range.length}.`,
    { code: 'RANGE_MISSING', nextStep: 'The object is shorter than its manifest says; use another backup.' },
  );
}

/** A store says it as a missing version or, for an id it never gave, as a wrong argument. */
function isVersionUnknown(error: unknown): boolean {
  const { name, status } = failureOf(error);
  return name === 'NoSuchVersion' || status === 404 || (status === 400 && name === 'InvalidArgument');
}

function versionGone(key: string, cause: unknown): BackupError {
  return new BackupError('store', `Could not read ${key}: the store has no such version of it.`, {
    code: 'NOT_FOUND',
    nextStep: 'List the backups and choose one of them.',
    cause,
  });
}

function isBroken(error: unknown): boolean {
  const { isNetwork, name } = failureOf(error);
  return isNetwork || name === 'TimeoutError';
}

async function* none(): AsyncGenerator<Uint8Array> {}
