import { formatStamp, parseBackupId, parseStamp, RESERVED_ENVIRONMENT } from './backup-id.js';

/** Archive endings this tool writes, longest first; `.age` marks an encrypted archive. */
export const ARCHIVE_ENDINGS = ['.tar.gz.age', '.tar.zst.age', '.tar.gz', '.tar.zst'] as const;
export type ArchiveEnding = (typeof ARCHIVE_ENDINGS)[number];

/** Endings of the archive that holds the files of Supabase Storage, beside the one of the database. */
const STORAGE_ENDINGS = ['.storage.tar.gz', '.storage.tar.zst'] as const;

const MANIFEST_ENDING = '.manifest.json';
const CHECKSUM_ENDING = '.sha256';
const PROOF_ENDING = '.json';

/** One series = destination + environment + backup-name; every operation sees exactly one. */
export interface Series {
  readonly environment: string | undefined;
  readonly backupName: string;
}

/** Keys are relative to the store, whose URI already holds bucket and prefix. */
export function seriesFolder(series: Series): string {
  return series.environment === undefined ? '' : `${series.environment}/`;
}

export function archiveKey(series: Series, id: string, ending: ArchiveEnding): string {
  return `${seriesFolder(series)}${id}${ending}`;
}

export function storageArchiveKey(series: Series, id: string, ending: '.tar.gz' | '.tar.zst'): string {
  return `${seriesFolder(series)}${id}.storage${ending}`;
}

export function manifestKey(series: Series, id: string): string {
  return `${seriesFolder(series)}${id}${MANIFEST_ENDING}`;
}

/** The `sha256sum -c` sidecar of an archive key. */
export function checksumKey(archive: string): string {
  return `${archive}${CHECKSUM_ENDING}`;
}

/** What that sidecar holds, as `sha256sum` writes it. */
export function checksumLine(archive: string, sha256: string): string {
  return `${sha256}  ${baseName(archive)}\n`;
}

/** File name of a key, without its folder. */
export function baseName(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

export interface SeriesKey {
  readonly id: string;
  readonly kind: 'archive' | 'storage' | 'manifest' | 'checksum';
}

/** What a key of the series is, or undefined when this tool did not write it for this series. */
export function parseSeriesKey(series: Series, key: string): SeriesKey | undefined {
  const folder = seriesFolder(series);
  if (!key.startsWith(folder)) return undefined;
  const base = key.slice(folder.length);
  if (base.includes('/')) return undefined;
  const found = splitEnding(base);
  if (!found || parseBackupId(found.id)?.name !== series.backupName) return undefined;
  return found;
}

function splitEnding(base: string): SeriesKey | undefined {
  if (base.endsWith(MANIFEST_ENDING)) {
    return { id: base.slice(0, -MANIFEST_ENDING.length), kind: 'manifest' };
  }
  const isChecksum = base.endsWith(CHECKSUM_ENDING);
  const archive = isChecksum ? base.slice(0, -CHECKSUM_ENDING.length) : base;
  const storage = STORAGE_ENDINGS.find((e) => archive.endsWith(e));
  const ending = storage ?? ARCHIVE_ENDINGS.find((e) => archive.endsWith(e));
  if (!ending) return undefined;
  const kind = storage ? 'storage' : 'archive';
  return { id: archive.slice(0, -ending.length), kind: isChecksum ? 'checksum' : kind };
}

/** Begins the keys of all proofs of the series; of others too, which `parseProofKey` tells apart. */
export function proofsPrefix(series: Series): string {
  return `${seriesFolder(series)}${RESERVED_ENVIRONMENT}/${series.backupName}-`;
}

/** `<environment>/proofs/<backup-id>/2026-04-01T040000Z.json`. */
export function proofKey(series: Series, backupId: string, time: Date): string {
  return `${seriesFolder(series)}${RESERVED_ENVIRONMENT}/${backupId}/${formatStamp(time)}${PROOF_ENDING}`;
}

export interface ProofKey {
  readonly key: string;
  readonly backupId: string;
  /** When the drill ended. */
  readonly time: Date;
}

/** What a key of a proof says, or undefined when this tool did not write it for this series. */
export function parseProofKey(series: Series, key: string): ProofKey | undefined {
  const folder = `${seriesFolder(series)}${RESERVED_ENVIRONMENT}/`;
  const [backupId = '', file = '', ...rest] = key.startsWith(folder)
    ? key.slice(folder.length).split('/')
    : [];
  if (rest.length > 0 || !file.endsWith(PROOF_ENDING)) return undefined;
  const time = parseStamp(file.slice(0, -PROOF_ENDING.length));
  if (!time || parseBackupId(backupId)?.name !== series.backupName) return undefined;
  return { key, backupId, time };
}
