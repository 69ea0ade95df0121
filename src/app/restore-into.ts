import { BackupError } from '../core/errors.js';
import type { ManifestTable } from '../core/manifest.js';
import type { RunContext } from '../core/run-context.js';
import type { Restoration, RestorePlan, RestoreRequest, RowsOf, Target } from '../core/target.js';
import { LARGE_OBJECT_COLUMNS } from '../database/postgres/large-objects.js';
import { selectTables } from '../database/selection.js';
import { decodeTable } from '../encode/decode-table.js';
import { formatBytes } from '../lib/format-bytes.js';
import { formatDuration } from '../lib/format-duration.js';
import { formatPlural } from '../lib/format-number.js';
import { mapConcurrently } from '../lib/map-concurrently.js';
import { tellWhileWorking } from '../lib/tell-while-working.js';
import type { OpenedArchive } from './open-archive.js';
import { type FailedProof, proofUnits, proveTables, refuseUnproven } from './prove-tables.js';
import { refuseOtherEngine } from './refuse-other-engine.js';
import type { RestoreJournal } from './restore-journal.js';

const PRE_DATA = 'schema/pre-data.sql';
const POST_DATA = 'schema/post-data.sql';
const LARGE_OBJECTS = 'large-objects.json';

/** What a restore is to do; the settings of these names. */
export interface RestoreChoices {
  readonly mode: RestoreRequest['mode'];
  /** Globs; none means every table. */
  readonly tables: readonly string[];
  readonly owner: RestoreRequest['owner'];
  readonly skipUnrestorable: boolean;
  readonly explainDifferences: boolean;
  readonly jobs: number;
}

export interface RestoreInput {
  readonly archive: OpenedArchive;
  readonly target: Target;
  readonly choices: RestoreChoices;
  /** Asked with the plan, before anything large is fetched and before anything is written; throws to stop. */
  readonly guard: (plan: RestorePlan) => Promise<void>;
  /** Plans only. */
  readonly dryRun: boolean;
}

/** Plans, fetches and checks, loads, proves and commits; a failure at any point leaves the target as it was. */
export async function restoreInto(
  input: RestoreInput,
  context: RunContext,
  journal: RestoreJournal,
): Promise<void> {
  const { archive, target, choices } = input;
  refuseOtherEngine(archive.manifest.source, target.info);
  const request = await journal.phase('plan', () => makeRequest(archive, choices));
  const files = filesOf(request, archive);
  journal.set({ bytesFetched: archive.bytesFetched, target: target.info });

  const plan = await journal.phase('plan', () => target.plan(request));
  journal.set({ mode: plan.mode, plan });
  journal.note(...plan.notes, ...selectionNotes(request, archive));
  await input.guard(plan);
  refusePlan(plan);
  if (input.dryRun) return;

  await context.log.group('Fetching and checking the archive', () =>
    journal.phase('check', () =>
      tellWhileWorking(
        () => archive.fetch(request.isSelection ? files : 'all'),
        (seconds) => context.log.info(fetchedSoFar(archive, seconds)),
      ),
    ),
  );
  journal.set({ bytesFetched: archive.bytesFetched });
  // The target may have changed meanwhile.
  const current = await journal.phase('plan', () => target.plan({ ...request, mode: plan.mode }));
  journal.set({ plan: current });
  refusePlan(current);

  const restoration = await target.begin(current, request);
  try {
    await work(restoration, request, input, context, journal);
  } catch (error) {
    await restoration.rollback();
    // Counts of a merge that was taken back would read as if it had happened.
    journal.take({ ...restoration.outcome, merged: [] });
    throw error;
  }
}

/** The order is the promise: nothing is committed before everything was read back and is equal. */
async function work(
  restoration: Restoration,
  request: RestoreRequest,
  { archive, choices }: RestoreInput,
  context: RunContext,
  journal: RestoreJournal,
): Promise<void> {
  await journal.phase('prepare', () => restoration.prepare());
  const loaded = await context.log.group(`Loading ${formatPlural(request.tables.length, 'table')}`, () =>
    journal.phase('load', async () => {
      const tables = await loadTables(restoration, request, archive, context, journal);
      if (hasLargeObjects(request, archive))
        await restoration.loadLargeObjects(() => archiveRows(archive, context));
      journal.tellTables();
      return tables;
    }),
  );
  await context.log.group('Sequences, indexes, keys and triggers', () =>
    journal.phase('finish', () => restoration.finish()),
  );
  const proof = await context.log.group('Reading every row back', () =>
    journal.phase('proof', async () => {
      const units = proofUnits(loaded, archive.manifest.tables);
      const proved = await proveTables(restoration, units, request.jobs, context);
      if (choices.explainDifferences) await explain(restoration, proved.failed, archive, context);
      return proved;
    }),
  );
  journal.set({ provenTables: proof.provenTables });
  refuseUnproven(proof);
  journal.note(
    ...proof.differentGenerated.map(
      (label) => `Generated columns of ${label} were recomputed and are not what they were in the backup.`,
    ),
  );
  context.signal.throwIfAborted();
  await journal.phase('commit', () => restoration.commit());
  journal.take(restoration.outcome);
  const seconds = journal.secondsOf('load');
  const rows = loaded.reduce((sum, table) => sum + table.rows, 0);
  journal.set({ committed: true, rowsPerSecond: seconds > 0 ? Math.round(rows / seconds) : null });
}

function fetchedSoFar({ bytesFetched }: OpenedArchive, seconds: number): string {
  const fetched = bytesFetched === 0 ? 'Checking the archive' : `${formatBytes(bytesFetched)} fetched`;
  return `${fetched}, ${formatDuration(seconds)} so far`;
}

async function makeRequest(archive: OpenedArchive, choices: RestoreChoices): Promise<RestoreRequest> {
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

function hasLargeObjects({ isSelection }: RestoreRequest, { manifest }: OpenedArchive): boolean {
  return !isSelection && manifest.files.some(({ file }) => file === LARGE_OBJECTS);
}

function filesOf(request: RestoreRequest, archive: OpenedArchive): string[] {
  return [
    ...(request.schema ? [PRE_DATA, POST_DATA] : []),
    ...request.tables.map(({ file }) => file),
    ...(hasLargeObjects(request, archive) ? [LARGE_OBJECTS] : []),
  ];
}

function selectionNotes({ isSelection }: RestoreRequest, { manifest }: OpenedArchive): string[] {
  if (!isSelection || !manifest.files.some(({ file }) => file === LARGE_OBJECTS)) return [];
  return ['Large objects belong to no table, so a selection of tables leaves them out.'];
}

/** @throws BackupError kind `target` code `TARGET_REFUSED` naming everything that stands in the way */
function refusePlan({ refusals, mode }: RestorePlan): void {
  if (refusals.length === 0) return;
  const list = refusals.map(({ kind, schema, name, reason }) => {
    const label = schema === undefined ? name : `${schema}.${name}`;
    return `- ${kind} ${label}${reason === undefined ? '' : `: ${reason}`}`;
  });
  throw new BackupError('target', `The target cannot take this backup (mode ${mode}):\n${list.join('\n')}`, {
    code: 'TARGET_REFUSED',
    nextStep: 'Nothing was touched. Mend what is listed, or choose another target or mode.',
  });
}

/** Largest first; returns those that were not skipped. */
async function loadTables(
  restoration: Restoration,
  request: RestoreRequest,
  archive: OpenedArchive,
  context: RunContext,
  journal: RestoreJournal,
): Promise<ManifestTable[]> {
  const { progress, clock } = context;
  const inOrder = [...request.tables].sort((a, b) => b.bytes - a.bytes);
  progress.begin({
    tables: inOrder.length,
    estimatedBytes: inOrder.reduce((sum, table) => sum + table.bytes, 0),
  });
  const loaded: ManifestTable[] = [];
  try {
    await mapConcurrently(inOrder, request.jobs, async (table) => {
      const startedAt = clock.now().getTime();
      progress.tableStarted(table, table.bytes);
      const rows = await restoration.load(table, rowsOf(table, archive, context));
      const seconds = (clock.now().getTime() - startedAt) / 1000;
      progress.tableFinished(table, { rows: rows ?? 0, bytes: table.bytes, seconds });
      if (rows === null) return;
      if (rows !== table.rows) throw countDiffers(table, rows);
      loaded.push(table);
      journal.tableLoaded({ schema: table.schema, name: table.name, rows, bytes: table.bytes, seconds });
    });
  } finally {
    progress.end();
  }
  return loaded;
}

function rowsOf(table: ManifestTable, archive: OpenedArchive, context: RunContext): RowsOf {
  return () =>
    decodeTable(archive.read(table.file), table.columns, {
      table,
      signal: context.signal,
      onProgress: (delta) => context.progress.advanced(table, delta),
    });
}

function archiveRows(archive: OpenedArchive, { signal }: RunContext): AsyncIterable<Uint8Array> {
  const table = { schema: '', name: 'large objects' };
  return decodeTable(archive.read(LARGE_OBJECTS), LARGE_OBJECT_COLUMNS, { table, signal });
}

function countDiffers({ schema, name, rows }: ManifestTable, loaded: number): BackupError {
  return new BackupError(
    'integrity',
    `The target took ${loaded} rows of ${schema}.${name}; the backup has ${rows}.`,
    {
      code: 'TARGET_ROWS_DIFFER',
      nextStep: 'Look for a trigger or rule of the target that swallows rows; nothing was kept.',
    },
  );
}

/** In the log alone: keys are values, and values have no place in reports. */
async function explain(
  restoration: Restoration,
  failed: readonly FailedProof[],
  archive: OpenedArchive,
  context: RunContext,
): Promise<void> {
  for (const table of failed.flatMap(({ unit }) => unit.tables)) {
    const found = await restoration.explain(table, rowsOf(table, archive, context));
    const { missing, unexpected, changed, keys } = found;
    context.log.error(
      `${table.schema}.${table.name}: ${missing} rows missing, ${unexpected} unexpected, ${changed} changed` +
        (keys.length > 0 ? `; first keys: ${keys.join(', ')}` : ''),
    );
  }
}
