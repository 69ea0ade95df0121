import { BackupError, messageOf } from '../../core/errors.js';
import type { OpenUpload, Store, StoredVersion } from '../../core/ports.js';
import { mapConcurrently } from '../../lib/map-concurrently.js';
import { archivesOf, type CatalogBackup, type CatalogEntry } from '../series-catalog.js';
import type { PruneRequest } from './prune.js';

const CONCURRENT_REMOVALS = 8;
const MAX_NAMED_FAILURES = 10;

/**
 * Removes objects one by one and remembers what could not be removed. With `dryRun` it says what it
 * would have done and touches nothing.
 */
export class Removal {
  readonly #store: Store;
  readonly #dryRun: boolean;
  readonly #log: PruneRequest['log'];
  readonly #signal: AbortSignal;
  readonly #failures: string[] = [];
  #cause: unknown;

  constructor({ store, dryRun, log, signal }: Pick<PruneRequest, 'store' | 'dryRun' | 'log' | 'signal'>) {
    this.#store = store;
    this.#dryRun = dryRun;
    this.#log = log;
    this.#signal = signal;
  }

  /**
   * The manifest first, so that an interrupted removal leaves no commit mark without an archive;
   * newest first, one after the other, where one may need another. Returns the ids that are gone.
   */
  async removeBackups(
    backups: readonly CatalogBackup[],
    { inOrder }: { inOrder: boolean },
  ): Promise<string[]> {
    const gone = await mapConcurrently(backups, inOrder ? 1 : CONCURRENT_REMOVALS, async (backup) => {
      if (!(await this.#remove(backup.manifest.key))) return [];
      await this.removeEntry(backup);
      return [backup.id];
    });
    return gone.flat();
  }

  /** Archives, then their checksum files; true when all of them are gone. */
  async removeEntry(entry: CatalogEntry): Promise<boolean> {
    for (const { key } of [...archivesOf(entry), ...entry.checksums]) {
      if (!(await this.#remove(key))) return false;
    }
    return true;
  }

  removeVersion({ key, versionId }: StoredVersion): Promise<boolean> {
    return this.#attempt(`${key} (version ${versionId})`, () => this.#store.removeVersion(key, versionId));
  }

  abortUpload(upload: OpenUpload): Promise<boolean> {
    return this.#attempt(`the open upload of ${upload.key}`, () => this.#store.abortOpenUpload(upload));
  }

  /** For trouble with finding what to remove. */
  fail(what: string, error: unknown): void {
    this.#failures.push(`${what}: ${messageOf(error)}`);
    this.#cause ??= error;
  }

  /** One error that names everything that could not be removed, or null. */
  failure(): BackupError | null {
    if (this.#failures.length === 0) return null;
    const named = this.#failures.slice(0, MAX_NAMED_FAILURES);
    if (this.#failures.length > named.length) named.push(`and ${this.#failures.length - named.length} more`);
    return new BackupError('store', `Pruning could not remove ${named.join('; ')}`, {
      code: 'PRUNE_FAILED',
      nextStep:
        'Check that the credentials may list and delete (s3:DeleteObject, s3:DeleteObjectVersion, s3:AbortMultipartUpload), then run prune again. Backups that were kept are not affected.',
      cause: this.#cause,
    });
  }

  #remove(key: string): Promise<boolean> {
    return this.#attempt(key, () => this.#store.remove(key));
  }

  async #attempt(what: string, remove: () => Promise<void>): Promise<boolean> {
    if (this.#signal.aborted) throw cancelledWhilePruning(this.#signal.reason);
    this.#log.debug(`${this.#dryRun ? 'would remove' : 'remove'} ${what}`);
    if (this.#dryRun) return true;
    try {
      await remove();
      return true;
    } catch (error) {
      if (this.#signal.aborted) throw cancelledWhilePruning(error);
      this.fail(what, error);
      return false;
    }
  }
}

function cancelledWhilePruning(cause: unknown): BackupError {
  return new BackupError(
    'cancelled',
    'The run was cancelled while pruning; what was removed stays removed.',
    {
      code: 'CANCELLED',
      nextStep: 'Run prune again; it goes on where it stopped.',
      cause,
    },
  );
}
