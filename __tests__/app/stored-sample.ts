import { createHash } from 'node:crypto';
import type { OpenedArchive } from '../../src/app/archive/open-archive.js';
import { createWiring, type Wiring } from '../../src/app/wire.js';
import { parseSettings } from '../../src/config/parse.js';
import type { CommittedManifest } from '../../src/core/manifest.js';
import type { Store } from '../../src/core/ports.js';
import type { RunContext } from '../../src/core/run-context.js';
import { cli } from '../config/sources-of.js';
import type { Sample } from '../pack/sample-archive.js';
import { SilentLog } from '../support/silent-log.js';

/** The commit mark that the backup would have written. */
export function sidecarOf({ archive, manifest }: Sample, ending = '.tar.gz'): CommittedManifest {
  return {
    ...manifest,
    anomaly: null,
    archive: {
      file: `${manifest.id}${ending}`,
      bytes: archive.length,
      sha256: createHash('sha256').update(archive).digest('hex'),
      versionId: null,
      encryption: null,
    },
  };
}

/** Stores the sample as a committed backup: archive, checksum file, manifest. */
export async function storeSample(
  store: Store,
  sample: Sample,
  changes: { sidecar?: CommittedManifest; archive?: Buffer; checksum?: string | null } = {},
): Promise<CommittedManifest> {
  const sidecar = changes.sidecar ?? sidecarOf(sample);
  const { file, sha256 } = sidecar.archive;
  await store.put(file, changes.archive ?? sample.archive, 'application/gzip');
  const line = changes.checksum === undefined ? `${sha256}  ${file}\n` : changes.checksum;
  if (line !== null) await store.put(`${file}.sha256`, Buffer.from(line), 'text/plain');
  const text = Buffer.from(JSON.stringify(sidecar));
  await store.put(`${sidecar.id}.manifest.json`, text, 'application/json');
  return sidecar;
}

export function contextOf(changes: Partial<RunContext> = {}): RunContext {
  const nothing = () => undefined;
  return {
    log: new SilentLog(),
    clock: { now: () => new Date() },
    progress: {
      begin: nothing,
      tableStarted: nothing,
      advanced: nothing,
      tableFinished: nothing,
      end: nothing,
    },
    signal: new AbortController().signal,
    random: () => 0,
    runUrl: undefined,
    redact: (value) => value,
    ask: undefined,
    ephemeral: false,
    ...changes,
  };
}

/** As the command line would wire it, with these flags. */
export function wiringOf(
  operation: 'get' | 'verify',
  flags: Record<string, string>,
  context: RunContext,
): Wiring {
  return createWiring(parseSettings(operation, cli(flags)).settings, context, process.env);
}

export async function readFile(archive: OpenedArchive, file: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive.read(file)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

export async function codeOf(work: Promise<unknown>): Promise<{ code: string; message: string }> {
  return work.then(
    () => ({ code: 'NONE', message: '' }),
    (error) => error as { code: string; message: string },
  );
}
