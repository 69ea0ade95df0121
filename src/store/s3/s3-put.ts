import { PutObjectCommand } from '@aws-sdk/client-s3';
import { BackupError } from '../../core/errors.js';
import type { PutResult } from '../../core/ports.js';
import { idTakenError } from '../id-taken.js';
import type { Features, S3Capabilities } from './s3-capabilities.js';
import { failureOf } from './s3-failure.js';
import type { S3Gateway } from './s3-gateway.js';
import { headObject } from './s3-head.js';
import { readObject } from './s3-read.js';
import { checksumMembers, declarePayloadHash, isSameChecksum, sha256Of } from './s3-sha256.js';
import { sidecarSettings } from './s3-write-settings.js';

export interface SmallObject {
  readonly key: string;
  readonly uri: string;
  readonly content: Uint8Array;
  readonly contentType: string;
}

/** Writes a small object, never over another one; an equal one that is there already is a success. */
export async function putObject(
  gateway: S3Gateway,
  capabilities: S3Capabilities,
  object: SmallObject,
): Promise<PutResult> {
  const existing = await findEqual(gateway, object);
  if (existing) return existing;
  try {
    const result = await capabilities.negotiate({ checksums: true, conditional: true }, (features) =>
      put(gateway, object, features),
    );
    await findOutConditional(gateway, capabilities, object);
    return result;
  } catch (error) {
    const isTaken = failureOf(error).status === 412 || failureOf(error).status === 409;
    // Our own first call may have arrived although its answer was lost.
    const ours = isTaken ? await findEqual(gateway, object) : undefined;
    if (ours) return ours;
    throw error;
  }
}

async function put(gateway: S3Gateway, object: SmallObject, features: Features): Promise<PutResult> {
  const { content, contentType } = object;
  const sha256 = sha256Of(content);
  const answer = await gateway.call(`write ${object.key}`, (http) => {
    const command = new PutObjectCommand({
      ...gateway.objectOf(object.key),
      ...sidecarSettings(gateway.s3),
      Body: content,
      ContentLength: content.length,
      ContentType: contentType,
      ...(features.checksums ? checksumMembers(sha256) : {}),
      ...(features.conditional ? { IfNoneMatch: '*' } : {}),
    });
    declarePayloadHash(command, sha256);
    return gateway.client.send(command, http);
  });
  if (answer.ChecksumSHA256 && !isSameChecksum(answer.ChecksumSHA256, sha256.toString('base64'))) {
    throw new BackupError('integrity', `The store holds other bytes for ${object.key} than were sent.`, {
      code: 'STORE_CHECKSUM_DIFFERS',
      nextStep: 'Run again; if it happens twice, do not trust this store or the network to it.',
    });
  }
  return { versionId: versionOf(answer.VersionId) };
}

/** Undefined when the key is free. @throws BackupError code `ID_TAKEN` */
async function findEqual(gateway: S3Gateway, object: SmallObject): Promise<PutResult | undefined> {
  const head = await headObject(gateway, object.key);
  if (!head) return undefined;
  const isEqual =
    head.ContentLength === object.content.length &&
    (await readAll(gateway, object.key)).equals(object.content);
  if (!isEqual) throw idTakenError(object.uri);
  return { versionId: versionOf(head.VersionId) };
}

async function readAll(gateway: S3Gateway, key: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await readObject(gateway, key)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * Some stores take `If-None-Match` and ignore it. Once a run, the object just written is sent again:
 * a refusal is the proof, and a store without the condition has the same bytes as before.
 */
async function findOutConditional(
  gateway: S3Gateway,
  capabilities: S3Capabilities,
  object: SmallObject,
): Promise<void> {
  const { features } = capabilities;
  if (!features.conditional || capabilities.isConditionalProven !== undefined) return;
  capabilities.isConditionalProven = true;
  try {
    await put(gateway, object, features);
    capabilities.isConditionalProven = false;
    capabilities.learnConditionalIsIgnored();
  } catch (error) {
    const { status } = failureOf(error);
    if (status !== 412 && status !== 409) capabilities.isConditionalProven = undefined;
    if (status === undefined && gateway.signal.aborted) throw error;
  }
}

/** Suspended versioning calls its only version "null". */
export function versionOf(versionId: string | undefined): string | null {
  return versionId === undefined || versionId === 'null' ? null : versionId;
}
