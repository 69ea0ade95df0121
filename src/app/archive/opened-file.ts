import type { Manifest, ManifestFile } from '../../core/manifest.js';
import type { Store } from '../../core/ports.js';
import { baseName } from '../../core/series-keys.js';
import { mapConcurrently } from '../../lib/map-concurrently.js';
import { checkArchive, observeListedFile } from '../../pack/check-archive.js';
import { filesInOrder, listedFiles } from '../../pack/check-files.js';
import type { CompressionFormat } from '../../pack/compressor.js';
import { explainRepacked } from '../../pack/explain-repacked.js';
import { findOwnManifest } from '../../pack/find-own-manifest.js';
import { readListedFile } from '../../pack/read-listed-file.js';
import type { FoundBackup } from '../find-backup.js';
import { type ArchiveBytes, createStoreSpans } from './archive-bytes.js';
import { checkChecksumFile } from './check-checksum-file.js';
import type { OpenedArchive } from './open-archive.js';

/** Files that are decompressed at the same time. */
const STREAMS = 3;

/** An archive in one file: on a disk of this machine, or fetched piece by piece from a store. */
export class OpenedFile implements OpenedArchive {
  readonly #own: string[] = [];
  readonly #checked = new Set<string>();
  readonly #entries: ReadonlyMap<string, ManifestFile>;
  readonly #format: CompressionFormat;
  #isProven = false;

  /** @throws BackupError kind `integrity` when its manifest cannot be trusted */
  static async open(store: Store, found: FoundBackup, bytes: ArchiveBytes): Promise<OpenedFile> {
    const manifest = found.sidecar ?? (await findOwnManifest(bytes.spans, formatOf(found)));
    return new OpenedFile(store, found, bytes, manifest);
  }

  private constructor(
    private readonly store: Store,
    private readonly found: FoundBackup,
    private readonly bytes: ArchiveBytes,
    readonly manifest: Manifest,
  ) {
    this.#format = formatOf(found);
    this.#entries = new Map(listedFiles(manifest).map((entry) => [entry.file, entry]));
    if (!found.sidecar) {
      const name = baseName(found.archiveKey);
      this.#own.push(
        `${name} has no sidecar beside it, so it was checked only against the manifest it carries itself.`,
      );
    }
  }

  get id(): string {
    return this.manifest.id;
  }
  get sidecar() {
    return this.found.sidecar;
  }
  get archiveUri(): string {
    return this.store.uriOf(this.found.archiveKey);
  }
  get manifestUri(): string | null {
    return this.found.sidecar ? this.store.uriOf(this.found.manifestKey) : null;
  }
  get checkedAgainst() {
    return this.found.sidecar ? ('sidecar' as const) : ('own-manifest' as const);
  }
  get warnings(): readonly string[] {
    return [...this.found.warnings, ...this.#own, ...this.bytes.warnings, ...this.store.warnings];
  }
  get bytesFetched(): number {
    return this.bytes.bytesFetched;
  }

  async download(): Promise<void> {
    await this.bytes.fetch([{ offset: 0, length: this.bytes.spans.bytes }]);
  }

  async fetch(files: 'all' | readonly string[]): Promise<void> {
    // Without a sidecar only the archive as a whole can vouch for its parts.
    if (files === 'all' || !this.found.sidecar) await this.#fetchAll();
    else await this.#fetchSome(files.filter((file) => !this.#checked.has(file)));
  }

  async *read(file: string): AsyncGenerator<Uint8Array, void, void> {
    if (!this.#checked.has(file)) throw new Error(`${file} was not fetched`);
    yield* readListedFile(this.bytes.spans, this.#entryOf(file), this.#format);
  }

  async close(): Promise<void> {
    await this.bytes.close();
    await this.store.close();
  }

  async #fetchAll(): Promise<void> {
    const { spans } = this.bytes;
    const { sidecar, archiveKey } = this.found;
    if (this.#isProven) return;
    await this.download();
    const { sha256 } = await checkArchive(spans, {
      manifest: this.manifest,
      archive: sidecar?.archive ?? null,
      format: this.#format,
    });
    const hasChecksumFile = await checkChecksumFile(this.store, archiveKey, sha256);
    if (sidecar && !hasChecksumFile)
      this.#own.push(`${baseName(archiveKey)} has no checksum file beside it.`);
    for (const file of this.#entries.keys()) this.#checked.add(file);
    this.#isProven = true;
  }

  async #fetchSome(files: readonly string[]): Promise<void> {
    const { spans } = this.bytes;
    const entries = files.map((file) => this.#entryOf(file));
    try {
      filesInOrder(this.manifest, spans.bytes);
      await this.bytes.fetch(entries.map(({ span }) => span));
      await mapConcurrently(entries, STREAMS, async (entry) => {
        await observeListedFile(spans, entry, this.#format);
        this.#checked.add(entry.file);
      });
    } catch (error) {
      const { archiveKey, sidecar } = this.found;
      const all = createStoreSpans(this.store, archiveKey, spans.bytes, this.bytes.versionId);
      const { manifest } = this;
      throw await explainRepacked(error, all, {
        manifest,
        archive: sidecar?.archive ?? null,
        format: this.#format,
      });
    }
  }

  #entryOf(file: string): ManifestFile {
    const entry = this.#entries.get(file);
    if (!entry) throw new Error(`the backup has no ${file}`);
    return entry;
  }
}

/** By its name; a file that is something else is refused while it is read. */
export function formatOf({ archiveKey }: Pick<FoundBackup, 'archiveKey'>): CompressionFormat {
  return archiveKey.endsWith('.tar.zst') ? 'zstd' : 'gzip';
}
