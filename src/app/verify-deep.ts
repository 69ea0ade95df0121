import { requireTarget } from '../config/settings.js';
import { itemLines } from '../core/describe-restore.js';
import { BackupError } from '../core/errors.js';
import type { Omission } from '../core/manifest.js';
import type { RunContext } from '../core/run-context.js';
import type { Scratch } from '../core/scratch.js';
import { displayList } from '../database/display-list.js';
import { openArchive } from './archive/open-archive.js';
import type { BackupChoice } from './choose-backup.js';
import { restoreIntoScratch } from './drill/restore-into-scratch.js';
import { rolesOf, splitOmissions, tablesLeftOut } from './drill/scratch-omissions.js';
import type { ReportDraft } from './report-draft.js';
import { choicesOf } from './restore/restore.js';
import { RestoreJournal } from './restore/restore-journal.js';
import { verify } from './verify.js';
import type { Wiring } from './wire.js';

/** Checks an archive (verify.ts), and with `deep` restores it where nobody uses it. */
export async function verifyDeep(wiring: Wiring, context: RunContext, draft: ReportDraft): Promise<void> {
  await verify(wiring, context, draft);
  if (!wiring.settings.deep) return;
  await proveInScratch(wiring, context, draft);
  if (draft.facts.files)
    context.log.info('Files were compared with their hashes; a scratch database takes none.');
}

/**
 * Restores the backup that was just verified into a scratch database, reads every row back, compares and drops the database.
 *
 * Owners are the role of `target-url`, and what asks for roles the server does not have (grants, policies) is
 * a warning: a backup is no worse for the server it is proved on. Whatever else the server refuses is an error, all of
 * it at once, unless `skip-unrestorable` accepts it; a table is never accepted, as nothing is proved of its rows.
 * @throws BackupError kind `integrity` where rows differ; kind `target` code `TARGET_UNRESTORABLE` and others
 */
export async function proveInScratch(wiring: Wiring, context: RunContext, draft: ReportDraft): Promise<void> {
  const { settings } = wiring;
  const journal = new RestoreJournal(draft, context);
  const choice = sameBackup(wiring.chooseBackup(), draft.facts.backupId);
  const archive = await journal.phase('fetch', () => openArchive(wiring, context, choice));
  try {
    const { manifest, checkedAgainst, bytesFetched } = archive;
    journal.set({ snapshotAt: manifest.snapshotAt, checkedAgainst, bytesFetched });
    const choices = { ...choicesOf(settings), owner: 'target', skipUnrestorable: true } as const;
    await context.log.group('Restoring into a scratch database', () =>
      inScratch(wiring, draft, (scratch) =>
        restoreIntoScratch(archive, choices, scratch, wiring, context, draft, journal),
      ),
    );
  } finally {
    draft.warn(...archive.warnings);
    // Whatever was kept for the proof is gone with its database.
    journal.set({ bytesFetched: archive.bytesFetched, committed: false });
    await archive.close();
  }
  judge(
    journal.report.skipped,
    tablesLeftOut(archive.manifest.tables, draft.facts.tables),
    settings.skipUnrestorable,
    draft,
  );
}

async function inScratch(
  wiring: Wiring,
  draft: ReportDraft,
  work: (scratch: Scratch) => Promise<void>,
): Promise<void> {
  const scratch = await wiring.openScratch(requireTarget(wiring.settings));
  try {
    await work(scratch);
  } finally {
    await scratch.drop();
    draft.warn(...scratch.warnings);
  }
}

/** Meanwhile there may be a newer one, and `random` would pick another. */
function sameBackup(choice: BackupChoice, backupId: string | null): BackupChoice {
  const isNamed = choice.kind === 'archive' || choice.kind === 'folder';
  return isNamed || backupId === null ? choice : { kind: 'id', id: backupId };
}

function rolesWarning(items: readonly Omission[]): string {
  const roles = rolesOf(items);
  const names = roles.length === 0 ? '' : ` (${roles.join(', ')})`;
  return `The server of target-url lacks roles that grants, owners or policies of the backup name${names}; they were left out of the proof, and a restore needs them.`;
}

/** The rows are equal, so the backup is good; its restore is the user's decision. */
function orphansWarning(items: readonly Omission[]): string {
  return `Rows of the backup break foreign keys of the source itself, and a restore needs skip-unrestorable:\n${itemLines(items)}`;
}

function judge(
  skipped: readonly Omission[],
  unproven: readonly string[],
  isAccepted: boolean,
  draft: ReportDraft,
): void {
  const { roles, orphans, missing } = splitOmissions(skipped);
  if (roles.length > 0) draft.warn(rolesWarning(roles));
  if (orphans.length > 0) draft.warn(orphansWarning(orphans));
  if (unproven.length === 0 && (missing.length === 0 || isAccepted)) return;
  const tables = unproven.length === 0 ? '' : `\nNot restored, so not proved: ${displayList(unproven)}`;
  throw new BackupError(
    'target',
    `Every row that was restored is equal, but the server of target-url does not take all of the backup:\n${itemLines(missing)}${tables}`,
    {
      code: 'TARGET_UNRESTORABLE',
      setting: 'target-url',
      nextStep:
        'Prove it on a server that has what is missing (extensions, version), or accept what is no table with skip-unrestorable: true.',
    },
  );
}
