import { isMarked } from '../../core/anomaly.js';
import { BackupError } from '../../core/errors.js';
import type { CommittedManifest } from '../../core/manifest.js';
import type { Store } from '../../core/ports.js';
import { shuffled } from '../../lib/shuffled.js';
import { passedOver } from '../find-backup.js';
import type { ProofLedger } from '../proof-ledger.js';
import { type CatalogBackup, readCommittedManifest, type SeriesCatalog } from '../series-catalog.js';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface PickRules {
  /** `random`, `newest`, `oldest`, `least-proven` or an id. */
  readonly pick: string;
  readonly windowDays: number;
  readonly now: Date;
  /** In [0, 1). */
  readonly random: () => number;
}

/** The backup that is rehearsed, and how it came to it. */
export interface Picked {
  readonly backup: CatalogBackup;
  /** Such as `at random from 12 backups of the last 30 days`. */
  readonly because: string;
  /** Or why its manifest cannot be trusted, which is what the drill has found then. */
  readonly manifest: CommittedManifest | BackupError;
  /** Sentences for the report. */
  readonly warnings: readonly string[];
}

/**
 * Picks by the rules; backups that are marked as anomalous are passed over unless they are named.
 * @throws BackupError kind `store` code `NOT_FOUND` or `DRILL_WINDOW_EMPTY`, which says what the newest backup is
 */
export async function pickBackup(
  store: Store,
  catalog: SeriesCatalog,
  ledger: Pick<ProofLedger, 'judgedOf'>,
  rules: PickRules,
): Promise<Picked> {
  if (catalog.backups.length === 0) throw noBackup(store, catalog);
  const warnings: string[] = [];
  for (const { backup, because } of await candidatesOf(store, catalog, ledger, rules)) {
    const manifest = await readOrExplain(store, backup);
    const isNamed = rules.pick === backup.id;
    if (isNamed || manifest instanceof BackupError || !isMarked(manifest))
      return { backup, because, manifest, warnings };
    warnings.push(passedOver(backup.id));
  }
  throw new BackupError(
    'store',
    `Every backup that ${rules.pick} may pick in ${store.uri} is marked as anomalous.`,
    {
      code: 'NOT_FOUND',
      setting: 'drill-pick',
      nextStep:
        'Find out why the backups are anomalous; to rehearse one all the same, set drill-pick to its id.',
    },
  );
}

interface Candidate {
  readonly backup: CatalogBackup;
  readonly because: string;
}

/** In the order in which they are tried. */
async function candidatesOf(
  store: Store,
  { backups }: SeriesCatalog,
  ledger: Pick<ProofLedger, 'judgedOf'>,
  { pick, windowDays, now, random }: PickRules,
): Promise<Candidate[]> {
  const all = countOf(backups);
  switch (pick) {
    case 'newest':
      return backups.map((backup) => ({ backup, because: `the newest of ${all}` }));
    case 'oldest':
      return backups.toReversed().map((backup) => ({ backup, because: `the oldest of ${all}` }));
    case 'random': {
      const recent = backups.filter(({ time }) => now.getTime() - time.getTime() <= windowDays * DAY_MS);
      if (recent.length === 0) throw emptyWindow(store, backups, windowDays, now);
      const because = `at random from ${countOf(recent)} of the last ${windowDays} days`;
      return shuffled(recent, random).map((backup) => ({ backup, because }));
    }
    case 'least-proven':
      return leastProven(backups, ledger, random);
    default:
      return [
        {
          backup: backups.find(({ id }) => id === pick) ?? unknownId(store, pick),
          because: 'asked for by its id',
        },
      ];
  }
}

/** Never drilled first, by chance among them; then the one whose last drill is longest ago. */
async function leastProven(
  backups: readonly CatalogBackup[],
  ledger: Pick<ProofLedger, 'judgedOf'>,
  random: () => number,
): Promise<Candidate[]> {
  const judged = await ledger.judgedOf(backups.map(({ id }) => id));
  const lastDrill = ({ id }: CatalogBackup) => judged.get(id)?.time.getTime() ?? Number.NEGATIVE_INFINITY;
  const never = backups.filter(({ id }) => !judged.has(id)).length;
  // Infinity minus Infinity is no number, so equal ones are told apart first.
  const byDrill = (a: CatalogBackup, b: CatalogBackup) =>
    lastDrill(a) === lastDrill(b) ? 0 : lastDrill(a) < lastDrill(b) ? -1 : 1;
  return shuffled(backups, random)
    .sort(byDrill)
    .map((backup) => {
      const last = judged.get(backup.id)?.time.toISOString().slice(0, 10);
      const because =
        last === undefined
          ? `at random from ${never} of ${countOf(backups)} that no drill has judged yet`
          : `drilled longest ago of ${countOf(backups)}, on ${last}`;
      return { backup, because };
    });
}

function countOf(backups: readonly CatalogBackup[]): string {
  return backups.length === 1 ? '1 backup' : `${backups.length} backups`;
}

async function readOrExplain(store: Store, backup: CatalogBackup): Promise<CommittedManifest | BackupError> {
  try {
    return await readCommittedManifest(store, backup.manifest.key);
  } catch (error) {
    if (error instanceof BackupError && error.kind === 'integrity') return error;
    throw error;
  }
}

function noBackup(store: Store, { series }: SeriesCatalog): BackupError {
  return new BackupError(
    'store',
    `${store.uri} holds no backup named ${series.backupName}, so there is nothing to rehearse.`,
    {
      code: 'NOT_FOUND',
      setting: 'destination',
      nextStep: 'Look at the runs of the backup; check destination, environment and backup-name.',
    },
  );
}

function emptyWindow(
  store: Store,
  [newest]: readonly CatalogBackup[],
  windowDays: number,
  now: Date,
): BackupError {
  const ageDays = newest ? Math.floor((now.getTime() - newest.time.getTime()) / DAY_MS) : 0;
  return new BackupError(
    'store',
    `${store.uri} holds no backup of the last ${windowDays} days; the newest is ${newest?.id}, ${ageDays} days old.`,
    {
      code: 'DRILL_WINDOW_EMPTY',
      setting: 'drill-window-days',
      nextStep:
        'Find out why no newer backup was made. To rehearse an older one, raise drill-window-days or set drill-pick: newest.',
    },
  );
}

function unknownId(store: Store, id: string): never {
  throw new BackupError('store', `${store.uri} does not hold ${id}.`, {
    code: 'NOT_FOUND',
    setting: 'drill-pick',
    nextStep: 'Run the operation list to see what is there; check destination, environment and backup-name.',
  });
}
