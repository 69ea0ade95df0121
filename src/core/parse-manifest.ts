import { Compile } from 'typebox/compile';
import { findMisfitEncoding } from './check-encodings.js';
import { BackupError, messageOf } from './errors.js';
import { findRepeatedName } from './find-repeated-name.js';
import { FORMAT_VERSION, Manifest } from './manifest.js';

const checker = Compile(Manifest);

/** How many differences from the schema an error message names. */
const MAX_NAMED_DIFFERENCES = 3;

/**
 * Reads the bytes of a `manifest.json` or of its sidecar. Unknown keys are kept and mean nothing.
 *
 * @throws BackupError kind `integrity`: `FORMAT_NEWER` when a newer tool wrote it, else `MANIFEST_INVALID`
 */
export function parseManifest(bytes: Uint8Array): Manifest {
  const value = parseJson(bytes);
  const version = formatVersionOf(value);
  if (version !== undefined && version > FORMAT_VERSION) throw newerFormat(version);
  if (checker.Check(value)) return refuseContradiction(value);
  const differences = checker
    .Errors(value)
    .slice(0, MAX_NAMED_DIFFERENCES)
    .map((error) => `${error.instancePath || '/'} ${error.message}`);
  throw invalidManifest(differences.join('; '));
}

function refuseContradiction(manifest: Manifest): Manifest {
  const repeated = findRepeatedName(manifest);
  if (repeated !== undefined) throw invalidManifest(`it names ${repeated} twice`);
  const misfit = findMisfitEncoding(manifest);
  if (!misfit) return manifest;
  const { schema, table, column, expected } = misfit;
  throw invalidManifest(
    `column ${column.name} of table ${schema}.${table} has the encoding ${column.encoding}; that of ${column.type} is ${expected}`,
  );
}

/** Of `{"format":"db-backup","version":n,…}`; undefined for anything else. */
function formatVersionOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('format' in value) || value.format !== 'db-backup' || !('version' in value)) return undefined;
  return typeof value.version === 'number' ? value.version : undefined;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw invalidManifest(messageOf(error), error);
  }
}

function invalidManifest(what: string, cause?: unknown): BackupError {
  return new BackupError('integrity', `This is no manifest of format version ${FORMAT_VERSION}: ${what}`, {
    code: 'MANIFEST_INVALID',
    nextStep: 'Use another backup, or fetch an earlier version of this object from the store.',
    cause,
  });
}

function newerFormat(version: number): BackupError {
  return new BackupError(
    'integrity',
    `The manifest has format version ${version}; this release reads up to version ${FORMAT_VERSION}.`,
    {
      code: 'FORMAT_NEWER',
      nextStep: 'Use the release of db-backup-action that wrote this backup, or a newer one.',
    },
  );
}
