import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Destination } from '../core/connection.js';

const ALLOWED = 'allowed: s3://bucket/prefix, file:///folder or a path';

/** Wider than AWS's own rule, because other stores allow more. */
const BUCKET_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/;

/**
 * `s3://bucket/prefix`, `file:///folder` or a path, which is taken from the working folder.
 * @throws Error whose message names what is wrong and what is allowed
 */
export function parseDestination(text: string): Destination {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  switch (scheme) {
    case 's3':
      return parseS3(text.slice('s3://'.length));
    case 'file':
      return { kind: 'file', folder: folderOfUrl(text) };
    case undefined:
      return { kind: 'file', folder: folderOfPath(text) };
    default:
      throw new Error(`unknown scheme "${scheme}://"; ${ALLOWED} (for an S3-compatible store: s3-endpoint)`);
  }
}

function parseS3(rest: string): Destination {
  const slash = rest.indexOf('/');
  const bucket = slash < 0 ? rest : rest.slice(0, slash);
  const prefix = slash < 0 ? '' : rest.slice(slash + 1).replace(/^\/+|\/+$/g, '');
  if (!BUCKET_PATTERN.test(bucket)) throw new Error(`"${bucket}" is no bucket name; ${ALLOWED}`);
  if (/[?#]/.test(rest)) throw new Error(`a "?" or "#" has no meaning here; ${ALLOWED}`);
  const parts = prefix === '' ? [] : prefix.split('/');
  if (parts.some((p) => p === '' || p === '.' || p === '..')) {
    throw new Error(`the prefix "${prefix}" has an empty, "." or ".." part; ${ALLOWED}`);
  }
  return { kind: 's3', bucket, prefix };
}

function folderOfUrl(text: string): string {
  try {
    return resolve(fileURLToPath(text));
  } catch (cause) {
    throw new Error(`no usable file address (three slashes, an absolute path); ${ALLOWED}`, { cause });
  }
}

function folderOfPath(text: string): string {
  if (text === '~' || text.startsWith('~/')) return resolve(homedir(), text.slice(2));
  return resolve(text);
}
