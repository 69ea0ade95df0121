import type { RestoreRequest } from '../../core/target.js';
import { selectTables } from '../../database/selection.js';
import type { OpenedArchive } from '../archive/open-archive.js';

const PRE_DATA = 'schema/pre-data.sql';
const POST_DATA = 'schema/post-data.sql';
export const LARGE_OBJECTS = 'large-objects.json';
const AUTH_USERS = 'auth-users.json';

/** What a restore is to do; the settings of these names. */
export interface RestoreChoices {
  readonly mode: RestoreRequest['mode'];
  /** Globs; none means every table. */
  readonly tables: readonly string[];
  readonly owner: RestoreRequest['owner'];
  readonly skipUnrestorable: boolean;
  readonly explainDifferences: boolean;
  /** `off` compares none. */
  readonly tableChecksum: 'auto' | 'always' | 'off';
  readonly jobs: number;
}

/** What is asked of the target; fetches the definitions for it. */
export async function makeRequest(archive: OpenedArchive, choices: RestoreChoices): Promise<RestoreRequest> {
  const { manifest } = archive;
  const candidates = manifest.tables.map((entry) => ({
    schema: entry.schema,
    name: entry.name,
    ancestors: entry.partitionOf ? [entry.partitionOf] : [],
    entry,
  }));
  const tables = selectTables('tables', choices.tables, candidates).map(({ entry }) => entry);
  const hasSchema = manifest.files.some(({ file }) => file === PRE_DATA);
  if (hasSchema) await archive.fetch([PRE_DATA, POST_DATA]);
  return {
    manifest,
    mode: choices.mode,
    tables,
    isSelection: tables.length < manifest.tables.length,
    schema: hasSchema
      ? { preData: await readWhole(archive, PRE_DATA), postData: await readWhole(archive, POST_DATA) }
      : null,
    owner: choices.owner,
    skipUnrestorable: choices.skipUnrestorable,
    jobs: choices.jobs,
  };
}

async function readWhole(archive: OpenedArchive, file: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of archive.read(file)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** A selection of tables leaves them out: they belong to no table. */
export function hasLargeObjects({ isSelection }: RestoreRequest, { manifest }: OpenedArchive): boolean {
  return !isSelection && manifest.files.some(({ file }) => file === LARGE_OBJECTS);
}

/** The files of the archive that this restore reads. */
export function filesOf(request: RestoreRequest, archive: OpenedArchive): string[] {
  return [
    ...(request.schema ? [PRE_DATA, POST_DATA] : []),
    ...request.tables.map(({ file }) => file),
    ...(hasLargeObjects(request, archive) ? [LARGE_OBJECTS] : []),
  ];
}

/** Sentences about what is in the archive and not restored. */
export function leftNotes(request: RestoreRequest, archive: OpenedArchive): string[] {
  return [...selectionNotes(request, archive), ...documentNotes(archive)];
}

function documentNotes({ manifest }: OpenedArchive): string[] {
  if (!manifest.files.some(({ file }) => file === AUTH_USERS)) return [];
  return [
    `The users of Auth are in ${AUTH_USERS} and are not restored: tables that point to auth.users need them there before.`,
  ];
}

function selectionNotes({ isSelection }: RestoreRequest, { manifest }: OpenedArchive): string[] {
  if (!isSelection || !manifest.files.some(({ file }) => file === LARGE_OBJECTS)) return [];
  return ['Large objects belong to no table, so a selection of tables leaves them out.'];
}
