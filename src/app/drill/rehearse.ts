import { withDatabase } from '../../config/connection-url.js';
import { requireDrillServer } from '../../config/settings.js';
import { BackupError } from '../../core/errors.js';
import type { CommittedManifest } from '../../core/manifest.js';
import type { RunContext } from '../../core/run-context.js';
import type { Scratch } from '../../core/scratch.js';
import { seriesFolder } from '../../core/series-keys.js';
import { formatPlural } from '../../lib/format-number.js';
import { type OpenedArchive, openArchive } from '../archive/open-archive.js';
import { checkAllFiles } from '../files/check-files.js';
import type { ReportDraft } from '../report-draft.js';
import { choicesOf } from '../restore/restore.js';
import { RestoreJournal } from '../restore/restore-journal.js';
import { makeRequest } from '../restore/restore-request.js';
import type { Wiring } from '../wire.js';
import { runDrillChecks } from './drill-checks.js';
import type { DrillJournal } from './drill-journal.js';
import type { Picked } from './drill-pick.js';
import { judgeDrill } from './judge-drill.js';
import { restoreIntoScratch } from './restore-into-scratch.js';
import { checkObjects, checkRows, differentRows } from './restored-checks.js';
import { splitOmissions, sumUpOwners } from './scratch-omissions.js';

/**
 * Fetch, verify, restore, prove, check, drop.
 * @throws BackupError kind `integrity`, `drill`; kinds that are no judgement: `target`, `store`, `settings`, `cancelled`
 */
export async function rehearse(
  { backup, manifest }: Picked,
  wiring: Wiring,
  context: RunContext,
  draft: ReportDraft,
  journal: DrillJournal,
): Promise<void> {
  if (manifest instanceof BackupError) throw manifest;
  const rehearsal: Rehearsal = { wiring, context, draft, journal };
  const archive = await context.log.group('Fetching the archive', () =>
    journal.phase('fetch', () => fetchArchive(backup.id, wiring, context)),
  );
  try {
    await context.log.group('Checking every byte of it', () =>
      journal.phase('verify', async () => {
        await archive.fetch('all');
        await checkFiles(rehearsal, manifest);
      }),
    );
    await inScratch(rehearsal, async (scratch) => {
      const restored = await restoreAndProve(archive, scratch, rehearsal);
      await askDatabase(manifest, scratch, restored, rehearsal);
      judgeDrill(backup.id, journal);
    });
  } finally {
    draft.warn(...archive.warnings);
    await archive.close();
  }
}

/** By digest; by the server's own checksum. */
const ROWS_DIFFER = ['TARGET_ROWS_DIFFER', 'TARGET_CHECKSUM_DIFFERS'];

interface Rehearsal {
  readonly wiring: Wiring;
  readonly context: RunContext;
  readonly draft: ReportDraft;
  readonly journal: DrillJournal;
}

async function fetchArchive(id: string, wiring: Wiring, context: RunContext): Promise<OpenedArchive> {
  const archive = await openArchive(wiring, context, { kind: 'id', id });
  try {
    await archive.download();
    return archive;
  } catch (error) {
    await archive.close();
    throw error;
  }
}

/** Files have no place in a scratch database: they are judged by their hashes. */
async function checkFiles(
  { wiring, context, draft, journal }: Rehearsal,
  manifest: CommittedManifest,
): Promise<void> {
  const { storage } = manifest;
  if (!storage) return;
  const store = await wiring.openStore();
  try {
    await checkAllFiles(store, seriesFolder(wiring.series), manifest, context, draft);
  } finally {
    await store.close();
  }
  const name = `${formatPlural(storage.files, 'file')} of Supabase Storage`;
  journal.check({
    kind: 'files',
    name,
    ok: true,
    detail: 'hashes of the archives and of every file are equal',
  });
}

/** The database is gone afterwards, unless the drill failed and `keep-on-failure` wants to look at it. */
async function inScratch(
  { wiring, context, draft, journal }: Rehearsal,
  work: (scratch: Scratch) => Promise<void>,
): Promise<void> {
  const { settings } = wiring;
  const scratch = await wiring.openScratch(requireDrillServer(settings));
  try {
    await work(scratch);
  } catch (error) {
    if (settings.keepOnFailure && !context.signal.aborted) journal.set({ kept: await scratch.keep() });
    throw error;
  } finally {
    await scratch.drop();
    draft.warn(...scratch.warnings);
  }
}

/** Returns the restore's own report. */
async function restoreAndProve(
  archive: OpenedArchive,
  scratch: Scratch,
  { wiring, context, draft, journal }: Rehearsal,
): Promise<RestoreJournal['report']> {
  const restoring = new RestoreJournal(draft, context);
  const { manifest, checkedAgainst, bytesFetched } = archive;
  restoring.set({ snapshotAt: manifest.snapshotAt, checkedAgainst, bytesFetched });
  const startedAt = context.clock.now().getTime();
  try {
    const wished = { ...choicesOf(wiring.settings), mode: 'create', skipUnrestorable: true } as const;
    const standIns = await scratch.standIn(await makeRequest(archive, wished));
    journal.find(...standIns.findings);
    const choices = { ...wished, owner: wished.owner === 'keep' ? standIns.owner : 'target' } as const;
    await restoreIntoScratch(archive, choices, scratch, wiring, context, draft, restoring);
  } catch (error) {
    if (error instanceof BackupError && ROWS_DIFFER.includes(error.code)) journal.check(differentRows(error));
    throw error;
  } finally {
    const seconds = (context.clock.now().getTime() - startedAt) / 1000;
    const proving = restoring.secondsOf('proof');
    journal.took('restore', seconds - proving);
    if (restoring.report.phases.some(({ name }) => name === 'proof')) journal.took('prove', proving);
    const { target } = restoring.report;
    if (target) journal.set({ server: { engine: target.engine, serverVersion: target.serverVersion } });
  }
  journal.set({ rtoSeconds: journal.recoverySeconds });
  journal.check(checkRows(manifest, draft.facts));
  return restoring.report;
}

/** Everything is asked, whatever the answers. */
async function askDatabase(
  manifest: CommittedManifest,
  scratch: Scratch,
  { skipped }: RestoreJournal['report'],
  { wiring, context, journal }: Rehearsal,
): Promise<void> {
  const { settings, environment } = wiring;
  const { roles, orphans, missing } = splitOmissions(skipped);
  const known = journal.report.findings.map(({ kind, name }) => `${kind} ${name}`);
  const newRoles = sumUpOwners(roles).filter(({ kind, name }) => !known.includes(`${kind} ${name}`));
  journal.find(...newRoles, ...orphans, ...(settings.skipUnrestorable ? missing : []));
  journal.check(checkObjects(missing, settings.skipUnrestorable));
  await context.log.group('Asking the restored database', () =>
    journal.phase('check', async () => {
      const probe = await wiring.openProbe(scratch.connection, manifest.source);
      try {
        const questions = {
          manifest,
          skipped,
          checkSql: settings.checkSql,
          environment,
          expectedTables: settings.expectedTables,
          command: settings.checkCommand,
          healthUrls: settings.healthUrls,
          databaseUrl: withDatabase(settings.drillServerUrl ?? '', scratch.connection.database),
        };
        await runDrillChecks(probe, questions, context, journal);
      } finally {
        await probe.close();
      }
    }),
  );
}
