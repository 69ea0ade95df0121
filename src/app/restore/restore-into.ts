import { itemLines } from '../../core/describe-restore.js';
import { BackupError } from '../../core/errors.js';
import type { ManifestTable } from '../../core/manifest.js';
import type { RunContext } from '../../core/run-context.js';
import type { Restoration, RestorePlan, RestoreRequest, Target } from '../../core/target.js';
import { formatBytes } from '../../lib/format-bytes.js';
import { formatDuration } from '../../lib/format-duration.js';
import { formatPlural } from '../../lib/format-number.js';
import { tellWhileWorking } from '../../lib/tell-while-working.js';
import type { OpenedArchive } from '../archive/open-archive.js';
import { checksumNotes, compareChecksums, refuseDifferent, sumUpChecksums } from './compare-checksums.js';
import { examineTables, largeObjectRows, loadTables, rowsOf } from './load-tables.js';
import { type FailedProof, type Proof, proofUnits, proveTables, refuseUnproven } from './prove-tables.js';
import { refuseOtherEngine } from './refuse-other-engine.js';
import type { RestoreJournal } from './restore-journal.js';
import { filesOf, hasLargeObjects, leftNotes, makeRequest, type RestoreChoices } from './restore-request.js';

export interface RestoreInput {
  readonly archive: OpenedArchive;
  readonly target: Target;
  readonly choices: RestoreChoices;
  /** Asked with the plan, before anything large is fetched and before anything is written; throws to stop. */
  readonly guard: (plan: RestorePlan) => Promise<void>;
  /** Plans only. */
  readonly dryRun: boolean;
}

/**
 * Plans, fetches and checks, loads, proves and commits; a failure at any point leaves the target as it was, or the report
 * says what stays.
 */
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
  journal.note(...plan.notes, ...leftNotes(request, archive));
  await input.guard(plan);
  refusePlan(plan, target);
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
  refusePlan(current, target);

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
  await journal.phase('check', () => examineTables(restoration, request, archive, context));
  await journal.phase('prepare', () => restoration.prepare());
  const loaded = await context.log.group(`Loading ${formatPlural(request.tables.length, 'table')}`, () =>
    journal.phase('load', async () => {
      const tables = await loadTables(restoration, request, archive, context, journal);
      if (hasLargeObjects(request, archive))
        await restoration.loadLargeObjects(() => largeObjectRows(archive, context));
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
  refuseUnproven(proof, restoration);
  journal.note(
    ...proof.differentGenerated.map(
      (label) => `Generated columns of ${label} were recomputed and are not what they were in the backup.`,
    ),
  );
  await journal.phase('proof', () => witness(restoration, loaded, proof, choices, request.jobs, journal));
  context.signal.throwIfAborted();
  await journal.phase('commit', () => restoration.commit());
  journal.take(restoration.outcome);
  const seconds = journal.secondsOf('load');
  const rows = loaded.reduce((sum, table) => sum + table.rows, 0);
  journal.set({ committed: true, rowsPerSecond: seconds > 0 ? Math.round(rows / seconds) : null });
}

/** What the servers themselves say of the rows that were proved. */
async function witness(
  restoration: Restoration,
  loaded: readonly ManifestTable[],
  { differentGenerated }: Proof,
  { tableChecksum }: RestoreChoices,
  jobs: number,
  journal: RestoreJournal,
): Promise<void> {
  const rules = { recomputed: differentGenerated, isOff: tableChecksum === 'off', jobs };
  const judged = await compareChecksums(restoration, loaded, rules);
  if (judged === null) return;
  journal.tellChecksums(judged);
  journal.set({ serverChecksums: sumUpChecksums(judged) });
  journal.note(...checksumNotes(judged));
  refuseDifferent(judged);
}

function fetchedSoFar({ bytesFetched }: OpenedArchive, seconds: number): string {
  const fetched = bytesFetched === 0 ? 'Checking the archive' : `${formatBytes(bytesFetched)} fetched`;
  return `${fetched}, ${formatDuration(seconds)} so far`;
}

/** @throws BackupError kind `target` code `TARGET_REFUSED` naming everything that stands in the way */
function refusePlan({ refusals, mode }: RestorePlan, { info }: Target): void {
  if (refusals.length === 0) return;
  throw new BackupError(
    'target',
    `The target cannot take this backup (mode ${mode}):\n${itemLines(refusals)}`,
    {
      code: 'TARGET_REFUSED',
      nextStep:
        info.via === 'rest'
          ? 'Nothing was touched. Mend what is listed, leave it out by tables or skip-unrestorable, or restore with target-url.'
          : 'Nothing was touched. Mend what is listed, or choose another target or mode.',
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
