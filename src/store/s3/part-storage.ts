import type { Readable } from 'node:stream';

/** A part that is complete and waits to be sent. */
export interface PartBody {
  readonly bytes: number;
  readonly sha256: Buffer;
  /** From its first byte, as often as the part has to be sent. */
  open(): Buffer | Readable;
  /** Gives its memory or file back; idempotent. */
  release(): Promise<void>;
}

/** A part being filled. */
export interface PartSink {
  /** Bytes that still fit. */
  readonly room: number;
  /** Never more than `room`. */
  append(bytes: Uint8Array): Promise<void>;
  finish(): Promise<PartBody>;
}

/** Where the parts of one upload wait. */
export interface PartStorage {
  begin(): Promise<PartSink>;
  /** Removes whatever is left; idempotent. */
  close(): Promise<void>;
}
