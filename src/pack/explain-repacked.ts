import { BackupError } from '../core/errors.js';
import type { ManifestFile } from '../core/manifest.js';
import { spanError } from './archive-errors.js';
import type { CheckArchiveOptions } from './check-archive.js';
import { listedFiles } from './check-files.js';
import type { CompressionFormat } from './compressor.js';
import { compressionFormatOf } from './decompress.js';
import type { SpanSource } from './span-source.js';
import { verifyArchive } from './verify-archive.js';

const MAGIC_BYTES = 4;

/**
 * A better error for an archive whose check failed: one that another tool packed has no spans, and damage of it is
 * found by reading it as any tar. Everything else gets its own error back.
 */
export async function explainRepacked(
  error: unknown,
  source: SpanSource,
  { manifest, archive, format }: CheckArchiveOptions,
): Promise<unknown> {
  if (!isIntegrity(error)) return error;
  const listed = listedFiles(manifest);
  const [first] = listed;
  try {
    if (!first || (await hasSpans(source, listed, format))) return error;
    const whole = source.stream({ offset: 0, length: source.bytes });
    await verifyArchive(whole, archive ? { sidecar: { ...manifest, archive } } : { manifest });
  } catch (better) {
    // Whatever else goes wrong here does not make the archive any sounder.
    return isIntegrity(better) ? better : error;
  }
  return spanError(`Where the manifest says that ${first.file} begins, nothing begins.`);
}

function isIntegrity(error: unknown): boolean {
  return error instanceof BackupError && error.kind === 'integrity';
}

async function hasSpans(
  source: SpanSource,
  listed: readonly ManifestFile[],
  format: CompressionFormat,
): Promise<boolean> {
  for (const { span } of listed) {
    const length = Math.min(MAGIC_BYTES, span.length);
    if (span.offset + length > source.bytes) continue;
    if (compressionFormatOf(await source.read({ offset: span.offset, length })) === format) return true;
  }
  return false;
}
