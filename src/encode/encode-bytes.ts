import { createHash } from 'node:crypto';

/** Size and SHA-256 of a plain file's content. */
export function encodeBytes(content: Uint8Array): { bytes: number; sha256: string } {
  return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}
