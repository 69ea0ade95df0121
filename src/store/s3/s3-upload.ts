import { BackupError, cancelledError } from '../../core/errors.js';
import type { CommitResult, Upload } from '../../core/ports.js';
import type { PartSink, PartStorage } from './part-storage.js';
import { abortMultipart } from './s3-abort.js';
import type { S3Capabilities } from './s3-capabilities.js';
import { commitUpload } from './s3-commit.js';
import type { S3Gateway } from './s3-gateway.js';
import { type OpenedUpload, type SentPart, sendPart } from './s3-part.js';
import { MAX_PARTS } from './s3-part-plan.js';

/** With the part being filled, three parts of memory or spool. */
const MAX_PARTS_IN_FLIGHT = 2;

/** A multipart upload of equal parts, two of them under way while the next one is filled. */
export class S3Upload implements Upload {
  readonly #controller = new AbortController();
  readonly #signal: AbortSignal;
  readonly #inFlight = new Set<Promise<void>>();
  readonly #sent: SentPart[] = [];
  readonly #onCancel = () => void this.abort();
  #sink: PartSink | undefined;
  #partCount = 0;
  #bytes = 0;
  #failure: unknown;
  #state: 'open' | 'completing' | 'completed' | 'aborted' = 'open';
  #aborting: Promise<void> | undefined;

  constructor(
    private readonly gateway: S3Gateway,
    private readonly capabilities: S3Capabilities,
    private readonly opened: OpenedUpload,
    private readonly uri: string,
    private readonly parts: PartStorage,
  ) {
    this.#signal = AbortSignal.any([gateway.signal, this.#controller.signal]);
    gateway.signal.addEventListener('abort', this.#onCancel, { once: true });
    if (gateway.signal.aborted) void this.abort();
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let offset = 0; offset < bytes.length; ) {
      this.#assertOpen();
      this.#sink ??= await this.parts.begin();
      const piece = bytes.subarray(offset, offset + this.#sink.room);
      await this.#sink.append(piece);
      offset += piece.length;
      this.#bytes += piece.length;
      if (this.#sink.room === 0) await this.#dispatch(this.#sink);
    }
  }

  async complete(): Promise<CommitResult> {
    this.#assertOpen();
    try {
      // An empty object has one empty part.
      if (this.#sink || this.#partCount === 0) await this.#dispatch(this.#sink ?? (await this.parts.begin()));
      await Promise.all(this.#inFlight);
      this.#assertOpen();
      this.#state = 'completing';
      const result = await this.#commit();
      this.#state = 'completed';
      await this.#cleanUp();
      return result;
    } catch (error) {
      await this.abort();
      throw error;
    }
  }

  abort(): Promise<void> {
    this.#aborting ??= this.#abort();
    return this.#aborting;
  }

  #commit(): Promise<CommitResult> {
    return commitUpload(this.gateway, this.capabilities, {
      ...this.opened,
      uri: this.uri,
      bytes: this.#bytes,
      parts: this.#sent.toSorted((a, b) => a.number - b.number),
    });
  }

  /** Waits for a free place before the part is sent: this is the back-pressure. */
  async #dispatch(sink: PartSink): Promise<void> {
    this.#sink = undefined;
    const number = ++this.#partCount;
    if (number > MAX_PARTS) throw this.#tooLarge();
    const body = await sink.finish();
    while (this.#inFlight.size >= MAX_PARTS_IN_FLIGHT) await Promise.race(this.#inFlight);
    this.#assertOpen();
    const sending = sendPart(this.gateway, this.opened, number, body, { signal: this.#signal })
      .then((part) => void this.#sent.push(part))
      .catch((error: unknown) => this.#fail(error))
      .then(() => body.release())
      .catch((error: unknown) => this.#fail(error))
      .finally(() => this.#inFlight.delete(sending));
    this.#inFlight.add(sending);
  }

  #fail(error: unknown): void {
    this.#failure ??= error;
    this.#controller.abort(error);
  }

  #assertOpen(): void {
    if (this.gateway.signal.aborted) throw cancelledError(this.gateway.signal.reason);
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#state !== 'open') throw new Error(`the upload of ${this.uri} is ${this.#state}`);
  }

  async #abort(): Promise<void> {
    if (this.#state === 'completed') return;
    this.#state = 'aborted';
    const hadPartsInFlight = this.#inFlight.size > 0;
    this.#controller.abort();
    await Promise.allSettled(this.#inFlight);
    await abortMultipart(this.gateway, this.opened, hadPartsInFlight);
    await this.#cleanUp();
  }

  async #cleanUp(): Promise<void> {
    this.gateway.signal.removeEventListener('abort', this.#onCancel);
    try {
      await this.parts.close();
    } catch (error) {
      this.gateway.log.warn(`Temporary files of the upload could not be removed (${String(error)}).`);
    }
  }

  #tooLarge(): BackupError {
    return new BackupError(
      'store',
      `The archive is larger than ${MAX_PARTS} parts can hold (${this.#bytes} bytes so far); it was planned by an estimate that is far too low.`,
      {
        code: 'ARCHIVE_TOO_LARGE',
        nextStep: 'Run ANALYZE on the source and try again, or split the backup with include-tables.',
      },
    );
  }
}
