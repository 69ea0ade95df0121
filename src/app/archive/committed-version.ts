import { messageOf } from '../../core/errors.js';
import type { Log, Store } from '../../core/ports.js';
import { goneVersionWarning, isVersionGone } from './gone-version.js';

export interface OpenedVersion {
  readonly content: AsyncIterable<Uint8Array>;
  /** The one that is read; undefined for the current one. */
  readonly versionId: string | undefined;
  /** Sentences for the report. */
  readonly warnings: readonly string[];
}

/**
 * Reads the version of an archive that its sidecar names, as a restore does, whatever was stored under the same key later;
 * the current one where that is gone or none is named.
 *
 * @throws BackupError those of `Store.read`
 */
export async function openCommittedVersion(
  store: Pick<Store, 'read'>,
  key: string,
  versionId: string | null,
  log: Log,
): Promise<OpenedVersion> {
  const current = async (warnings: readonly string[]) => ({
    content: await store.read(key),
    versionId: undefined,
    warnings,
  });
  if (versionId === null) return current([]);
  try {
    return { content: await store.read(key, { versionId }), versionId, warnings: [] };
  } catch (error) {
    if (!isVersionGone(error)) throw error;
    log.info(`${messageOf(error)} Reading the current version instead.`);
    return current([goneVersionWarning(key, versionId)]);
  }
}
