import type { FileHandle } from 'node:fs/promises';
import { messageOf } from '../../core/errors.js';
import type { Log, Store } from '../../core/ports.js';
import { joinRanges, type Range, RangeSet } from '../../lib/range-set.js';
import { downloadRanges } from '../../store/download-ranges.js';
import { goneVersionWarning, isVersionGone } from './gone-version.js';

export interface RangeDownloadOptions {
  readonly store: Store;
  readonly key: string;
  /** As the sidecar names it, so that whatever was stored under the same key later is not mixed in. */
  readonly versionId: string | null;
  /** Gets the bytes, at the places they have in the archive. */
  readonly file: FileHandle;
  /** For messages: where the file lies, and the setting that says so. */
  readonly folder: string;
  readonly setting: string;
  readonly log: Log;
}

/** Asking once more costs about as much as fetching so many bytes that nobody needs. */
const JOIN_GAP_BYTES = 64 * 1024;

/** An archive of a store that gets into a file piece by piece, each byte once. */
export class RangeDownload {
  readonly warnings: string[] = [];
  readonly #known = new RangeSet();
  #bytesFetched = 0;
  #versionId: string | undefined;

  constructor(private readonly options: RangeDownloadOptions) {
    this.#versionId = options.versionId ?? undefined;
  }

  get bytesFetched(): number {
    return this.#bytesFetched;
  }

  /** The one that is read; undefined for the current one. */
  get versionId(): string | undefined {
    return this.#versionId;
  }

  /** @throws BackupError kind `store`, `cancelled`; kind `integrity` code RANGE_MISSING */
  async fetch(ranges: readonly Range[]): Promise<void> {
    const missing = joinRanges(ranges, JOIN_GAP_BYTES).flatMap((range) => this.#known.missing(range));
    try {
      await this.#download(missing);
    } catch (error) {
      if (this.#versionId === undefined || !isVersionGone(error)) throw error;
      const { key, log } = this.options;
      log.info(`${messageOf(error)} Reading the current version instead.`);
      const gone = this.#versionId;
      this.#versionId = undefined;
      await this.#download(missing);
      this.warnings.push(goneVersionWarning(key, gone));
    }
    for (const range of missing) this.#known.add(range);
  }

  async #download(ranges: readonly Range[]): Promise<void> {
    const { store, key, file, folder, setting } = this.options;
    await downloadRanges(store, key, ranges, file, {
      versionId: this.#versionId,
      folder,
      setting,
      onBytes: (bytes) => {
        this.#bytesFetched += bytes;
      },
    });
  }
}
