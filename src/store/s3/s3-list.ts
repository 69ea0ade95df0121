import {
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type ObjectVersion,
} from '@aws-sdk/client-s3';
import type { OpenUpload, StoredObject, StoredVersion } from '../../core/ports.js';
import { failureOf } from './s3-failure.js';
import type { S3Gateway } from './s3-gateway.js';

/** Keys may hold characters that XML cannot; a store may ignore the wish, and says so. */
const ENCODED = { EncodingType: 'url' } as const;

/** Every page of a listing; a truncated answer that names no next page is an error, never the end. */
export async function* listObjects(gateway: S3Gateway, prefix: string): AsyncGenerator<StoredObject> {
  const target = gateway.prefixOf(prefix);
  let token: string | undefined;
  do {
    const next = token === undefined ? {} : { ContinuationToken: token };
    const page: ListObjectsV2CommandOutput = await gateway.call('list the objects', (http) =>
      gateway.client.send(new ListObjectsV2Command({ ...target, ...ENCODED, ...next }), http),
    );
    const decode = decoderOf(page.EncodingType);
    for (const entry of page.Contents ?? []) {
      const key = gateway.relativeKey(decode(entry.Key));
      if (key !== '') yield { key, bytes: entry.Size ?? 0, lastModified: entry.LastModified ?? new Date(0) };
    }
    token = page.IsTruncated ? nextOf(page.NextContinuationToken) : undefined;
  } while (token !== undefined);
}

export async function* listVersions(gateway: S3Gateway, prefix: string): AsyncGenerator<StoredVersion> {
  const target = gateway.prefixOf(prefix);
  let marker: { KeyMarker?: string; VersionIdMarker?: string } | undefined = {};
  while (marker) {
    const page = await versionsPage(gateway, target, marker);
    const decode = decoderOf(page.EncodingType);
    for (const version of page.Versions ?? []) {
      if (!isUnversioned(version)) yield versionFrom(gateway, decode, version, false);
    }
    for (const version of page.DeleteMarkers ?? []) yield versionFrom(gateway, decode, version, true);
    marker = page.IsTruncated
      ? {
          KeyMarker: decode(nextOf(page.NextKeyMarker)),
          ...(page.NextVersionIdMarker ? { VersionIdMarker: page.NextVersionIdMarker } : {}),
        }
      : undefined;
  }
}

export async function* listOpenUploads(gateway: S3Gateway, prefix: string): AsyncGenerator<OpenUpload> {
  const target = gateway.prefixOf(prefix);
  let marker: { KeyMarker?: string; UploadIdMarker?: string } | undefined = {};
  while (marker) {
    const page = await uploadsPage(gateway, target, marker);
    const decode = decoderOf(page.EncodingType);
    for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
      if (UploadId === undefined) throw new Error('the store lists an open upload without its id');
      yield {
        key: gateway.relativeKey(decode(Key)),
        uploadId: UploadId,
        startedAt: Initiated ?? new Date(0),
      };
    }
    marker = page.IsTruncated
      ? {
          KeyMarker: decode(nextOf(page.NextKeyMarker)),
          ...(page.NextUploadIdMarker ? { UploadIdMarker: page.NextUploadIdMarker } : {}),
        }
      : undefined;
  }
}

async function versionsPage(
  gateway: S3Gateway,
  target: { Bucket: string; Prefix: string },
  marker: { KeyMarker?: string; VersionIdMarker?: string },
): Promise<ListObjectVersionsCommandOutput> {
  return emptyWhereMissing(() =>
    gateway.call('list the versions', (http) =>
      gateway.client.send(new ListObjectVersionsCommand({ ...target, ...ENCODED, ...marker }), http),
    ),
  );
}

async function uploadsPage(
  gateway: S3Gateway,
  target: { Bucket: string; Prefix: string },
  marker: { KeyMarker?: string; UploadIdMarker?: string },
): Promise<ListMultipartUploadsCommandOutput> {
  return emptyWhereMissing(() =>
    gateway.call('list the open uploads', (http) =>
      gateway.client.send(new ListMultipartUploadsCommand({ ...target, ...ENCODED, ...marker }), http),
    ),
  );
}

/** A store without the feature (R2 has no versions) has none of them. */
async function emptyWhereMissing<T extends { $metadata: object }>(page: () => Promise<T>): Promise<T> {
  try {
    return await page();
  } catch (error) {
    if (failureOf(error).status === 501) return { $metadata: {} } as T;
    throw error;
  }
}

/** A bucket without versioning lists its objects as versions called "null". */
function isUnversioned({ VersionId, IsLatest }: ObjectVersion): boolean {
  return VersionId === 'null' && IsLatest === true;
}

function versionFrom(
  gateway: S3Gateway,
  decode: (text: string | undefined) => string,
  entry: ObjectVersion,
  isDeleteMarker: boolean,
): StoredVersion {
  return {
    key: gateway.relativeKey(decode(entry.Key)),
    bytes: entry.Size ?? 0,
    lastModified: entry.LastModified ?? new Date(0),
    versionId: entry.VersionId ?? 'null',
    isLatest: entry.IsLatest === true,
    isDeleteMarker,
  };
}

function decoderOf(encoding: string | undefined): (text: string | undefined) => string {
  if (encoding !== 'url') return (text) => text ?? '';
  return (text) => decodeURIComponent((text ?? '').replaceAll('+', ' '));
}

function nextOf(marker: string | undefined): string {
  if (marker) return marker;
  throw new Error('the store cut a listing short without saying where it goes on');
}
