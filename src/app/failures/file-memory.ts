import { mkdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { messageOf } from '../../core/errors.js';
import {
  type FailureKey,
  type FailureMemory,
  type FailureRecord,
  failureRecordText,
  MAX_RECORD_BYTES,
  parseFailureRecord,
  type Remembered,
} from '../../core/failure-memory.js';
import { placeFile } from '../place-file.js';
import { failureName } from './failure-key.js';

/** In the folder of a local store, at need; nothing in it belongs to a series. */
const FOLDER_IN_STORE = '.db-backup-state';

const NOTHING_THERE = ['ENOENT', 'ENOTDIR'];

/**
 * A small file in `$XDG_STATE_HOME/db-backup` (`~/.local/state/db-backup`): a run that fails leaves nothing in a store.
 * Where that cannot be written, as for a user without a home, beside the backups of a local store. The newer copy holds.
 */
export class FileMemory implements FailureMemory {
  readonly #ownFolder: string;

  constructor(variables: Readonly<Record<string, string | undefined>>) {
    this.#ownFolder = join(stateHome(variables), 'db-backup');
  }

  async read(key: FailureKey): Promise<Remembered> {
    const copies = await Promise.all(this.#folders(key).map((folder) => readCopy(folder, key)));
    return {
      record: newestOf(copies.flatMap(({ record }) => record ?? [])),
      warnings: copies.flatMap(({ warnings }) => warnings),
    };
  }

  async write(key: FailureKey, record: FailureRecord): Promise<void> {
    let failure: unknown;
    for (const folder of this.#folders(key)) {
      try {
        await writeCopy(folder, key, record);
        return;
      } catch (error) {
        failure = error;
      }
    }
    throw failure;
  }

  /** The best one first. */
  #folders({ destination }: FailureKey): string[] {
    const isLocal = destination !== null && isAbsolute(destination);
    return isLocal ? [this.#ownFolder, join(destination, FOLDER_IN_STORE)] : [this.#ownFolder];
  }
}

/** https://specifications.freedesktop.org/basedir-spec/latest/: a relative path counts for nothing. */
function stateHome({ XDG_STATE_HOME: given }: Readonly<Record<string, string | undefined>>): string {
  return given && isAbsolute(given) ? given : join(homedir(), '.local', 'state');
}

function newestOf(records: readonly FailureRecord[]): FailureRecord | undefined {
  return [...records].sort((a, b) => b.revision - a.revision)[0];
}

async function readCopy(folder: string, key: FailureKey): Promise<Remembered> {
  const path = join(folder, fileName(key));
  try {
    const text = await readFile(path, 'utf8');
    const record = text.length > MAX_RECORD_BYTES ? undefined : parseFailureRecord(text);
    if (record) return { record, warnings: [] };
    return { record, warnings: [`${path} is no count of failures; counting starts over.`] };
  } catch (error) {
    if (NOTHING_THERE.includes(codeOf(error))) return { record: undefined, warnings: [] };
    return { record: undefined, warnings: [`The count of failures could not be read: ${messageOf(error)}`] };
  }
}

async function writeCopy(folder: string, key: FailureKey, record: FailureRecord): Promise<void> {
  // A folder of backups that is not there may be a disk that is not mounted: nothing is made in its place.
  if (folder.endsWith(FOLDER_IN_STORE)) await stat(join(folder, '..'));
  await mkdir(folder, { recursive: true });
  await placeFile(folder, { name: fileName(key), text: failureRecordText(record) });
}

function fileName(key: FailureKey): string {
  return `${failureName(key)}.json`;
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
