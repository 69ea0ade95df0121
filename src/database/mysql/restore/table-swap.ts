import { BackupError } from '../../../core/errors.js';
import { displayList } from '../../display-list.js';
import { tellAlive, whenAlone } from '../alive-lock.js';
import { displayName, displayTable } from '../quote.js';
import type { MysqlSession } from '../session.js';
import { runDefinitions } from './definitions.js';
import { addKeySql, dropKeySql, type KeyText } from './key-text.js';
import { queryLocking } from './lock-holders.js';
import {
  droppingStatements,
  idOfProgram,
  makingStatements,
  type Program,
  type ProgramScope,
} from './programs.js';
import type { StepsContext } from './restore-steps.js';
import { makePlaces, renameSql, type SwapPlaces } from './swap-places.js';
import { differencesOf, haveSameTables, lookAt, type SwapState } from './swap-state.js';
import { type PutBack, putBack } from './swap-undo.js';
import { SUMMED_BYTES, SUMMED_IN_HASTE_BYTES, sumTables } from './table-sums.js';
import { safeMessage } from './target-errors.js';
import { findBroken, tryPrograms } from './try-programs.js';
import { keptTables, undoCommand, writeUndoNote } from './undo-note.js';
import { undoScript } from './undo-script.js';

const BESIDE =
  'The user may not create databases, so tables were built and kept within the target, under names that begin with db_backup_; CHECK constraints of MySQL may have other names now.';

/** What changes places in the target. */
export interface SwapParts {
  /** Tables that leave it. */
  readonly out: readonly string[];
  /** Tables that come; some or all under names of those that leave. */
  readonly into: readonly string[];
  /** What is dropped before, and made again by an undo. */
  readonly scope: ProgramScope;
  /** Keys that the tables have which come, when they are there. */
  readonly keys: readonly KeyText[];
  /** What comes besides, and has to go before tables can move back. */
  readonly made?: readonly { readonly kind: string; readonly name: string }[];
  /** What else is run by hand when the tables are back and the process was killed. */
  readonly alsoBack?: readonly string[];
}

/** What a mode does besides. Each may be undone by `undo` alone, whether it was done or not. */
export interface SwapHooks {
  /** With the programs gone and the old tables there. */
  readonly beforeMove?: () => Promise<void>;
  /** With the new tables there: keys and programs. */
  readonly afterMove: () => Promise<void>;
  /** Over that session; with the tables and their keys as they were, and no programs. */
  readonly afterBack?: (session: MysqlSession) => Promise<void>;
}

/**
 * Puts tables that were built elsewhere in the place of others, and takes that back. No server of the family does it in one
 * transaction: every step is written down before it is done, the old tables are moved and not dropped, and an undo looks at
 * what is there instead of believing what was done.
 */
export class TableSwap {
  /** As it was when tables began to move, and what was to be done. */
  private moving:
    | {
        readonly before: SwapState;
        readonly parts: SwapParts;
        readonly hooks: SwapHooks;
        readonly sums: ReadonlyMap<string, string>;
      }
    | undefined;
  private isDone = false;
  private broken: ReadonlySet<string> = new Set();
  /** Tables that were built so far; for an undo before anything moved. */
  built: readonly string[] = [];

  private constructor(
    private readonly context: StepsContext,
    readonly places: SwapPlaces,
    private readonly out: readonly string[],
    private readonly scope: ProgramScope,
    /** As everything was when the restore began. */
    readonly first: SwapState,
  ) {}

  /** `names` are those of every table that leaves or comes. Writes nothing but the places. */
  static async begin(
    context: StepsContext,
    { out, scope, names }: Pick<SwapParts, 'out' | 'scope'> & { readonly names: readonly string[] },
  ): Promise<TableSwap> {
    const { session, database } = context;
    const first = await lookAt(session, database, out, scope);
    const places = await makePlaces(session, database, names);
    if (!places.areDatabases) context.note(BESIDE);
    return new TableSwap(context, places, out, scope, first);
  }

  /**
   * Finds what is broken in the target, and would not be there again after an undo.
   * @throws BackupError when something that would be dropped could not be made again by this user
   */
  async tryPrograms(): Promise<readonly Program[]> {
    const { context, places, first } = this;
    await tryPrograms(context.session, places, first.programs);
    const broken = await findBroken(context.session, places, context.database, first.programs);
    this.broken = new Set(broken.map(idOfProgram));
    return broken;
  }

  async perform(more: Omit<SwapParts, 'out' | 'scope'>, hooks: SwapHooks): Promise<void> {
    const { context, out, scope, places } = this;
    const { session, database } = context;
    const lock = (doing: string, sql: string) => queryLocking(session, database, doing, sql);
    const built = new Map(more.into.map((name) => [name, places.newPlace(name)]));
    const sums = await sumTables(session, built, SUMMED_BYTES);
    const before = await lookAt(session, database, out, scope);
    if (!haveSameTables(this.first, before)) throw alteredMeanwhile();
    const parts = { ...more, out, scope };
    await places.open(session);
    await writeUndoNote(session, places.note, database, undoScript(database, places, parts, before));
    context.signal.throwIfAborted();
    this.moving = { before, parts, hooks, sums };

    for (const sql of droppingStatements(before.programs, database)) await lock('dropping triggers', sql);
    const keys = [...before.outsideKeys, ...(places.areDatabases ? [] : before.ownKeys)];
    for (const key of keys) await lock('dropping foreign keys', dropKeySql(key));
    await hooks.beforeMove?.();
    context.signal.throwIfAborted();
    const moves = [
      ...out.map((name) => [{ schema: database, name }, places.oldPlace(name)] as const),
      ...parts.into.map((name) => [places.newPlace(name), { schema: database, name }] as const),
    ];
    if (moves.length > 0) await lock('renaming tables', renameSql(moves));
    for (const key of before.outsideKeys) await lock('making foreign keys', addKeySql(key));
    await hooks.afterMove();
  }

  /** Makes what was dropped again, of this kind. */
  async remake(kind: string): Promise<void> {
    const { context, moving } = this;
    if (!moving) throw new Error('nothing was dropped yet');
    const programs = moving.before.programs.filter((program) => program.kind === kind);
    const statements = makingStatements(programs, moving.before.collation);
    const request = { ...context.request, skipUnrestorable: false };
    await runDefinitions({ ...context, request }, 'putting back what was set aside', statements, () => {});
  }

  /** Everything stands: drops what was kept. What cannot be dropped is told, and does no harm. */
  async release(): Promise<void> {
    const { context, places, out, moving } = this;
    const { session } = context;
    this.isDone = true;
    try {
      // Whoever finds it from now on is told that nothing is missing.
      await session.query(renameSql([[places.note, places.done]]));
      // With checks, a key that nobody could see stops it.
      await session.query('SET SESSION foreign_key_checks = 1');
      await places.dropOld(session, out);
      await session.query('SET SESSION foreign_key_checks = 0');
      await places.dropNew(session, moving?.parts.into ?? []);
    } catch (error) {
      const sentence = `The restore stands, but the tables from before could not all be dropped (${safeMessage(error)}); they are in ${places.keptIn}: drop them by hand, and mend the keys that still point to them.`;
      context.note(sentence);
      context.log.warn(sentence);
    }
  }

  /** Over another session: everything as it was. What was not achieved is told, with the place of every table. */
  async undo(session: MysqlSession): Promise<string[]> {
    const { context, moving, places, out, scope, broken } = this;
    if (this.isDone) return [];
    try {
      await whenAlone(session, places.mark);
      await tellAlive(session, places.mark);
      const kept: string[] = [];
      if (moving) {
        const summedBytes = context.signal.aborted ? SUMMED_IN_HASTE_BYTES : SUMMED_BYTES;
        const rows = await putBack({
          ...moving,
          context: forUndo(context, session),
          places,
          broken,
          summedBytes,
        });
        kept.push(...this.tellRows(rows));
        const now = await lookAt(session, context.database, out, scope);
        const differences = differencesOf(moving.before, now, broken);
        if (differences.length > 0)
          return [
            `The target is not quite as it was: ${displayList(differences)}.`,
            ...kept,
            ...this.whereabouts(),
          ];
      } else {
        await places.dropNew(session, [...new Set([...out, ...this.built])]);
      }
      if ((await keptTables(session, places.note)).length > 0) return [...kept, ...this.whereabouts()];
      await places.dropOld(session, []);
      return kept;
    } catch (error) {
      return [`The target could not be put back (${safeMessage(error)}).`, ...this.whereabouts()];
    }
  }

  /** What is to be said about rows after an undo. */
  private tellRows({ written, proved, unproved, changed }: PutBack): string[] {
    const { places, context } = this;
    if (proved.length > 0)
      context.note(
        `The tables that were put back have the rows that they had while they were away, by count and checksum: ${displayList(proved.map(displayName))}.`,
      );
    if (unproved.length > 0)
      context.note(
        `These tables were put back without a look at their rows, which are too many for that: ${displayList(unproved.map(displayName))}.`,
      );
    const others =
      changed.length === 0
        ? []
        : [`Others have written since they were put back: ${displayList(changed.map(displayName))}.`];
    if (written.length === 0) return others;
    const names = displayList(written.map((name) => displayTable(places.newPlace(name))));
    return [
      ...others,
      `Others may have written into the new tables before they were taken out again, so these are kept: ${names}. Copy what is needed, then drop them.`,
    ];
  }

  /** Where the tables are that were there before, when nobody could put them back. */
  whereabouts(): string[] {
    const { moving, places, out, isDone } = this;
    const { database } = this.context;
    if (isDone) return [];
    if (!moving) return [`What was built lies in ${places.buildingIn} and may be dropped.`];
    const names = displayList(out.map(displayName));
    const tables =
      out.length === 0
        ? ''
        : ` Of the tables ${names}, those that are not in ${database} are in ${places.keptIn}.`;
    return [
      `Nothing of what was there is lost.${tables} This puts all of it back, whatever is missing: ${undoCommand(places.note, database)}`,
    ];
  }
}

function forUndo(context: StepsContext, session: MysqlSession): StepsContext {
  const request = { ...context.request, skipUnrestorable: false };
  return { ...context, session, request, signal: new AbortController().signal };
}

function alteredMeanwhile(): BackupError {
  return new BackupError('target', 'Tables of the target were altered while the backup was loaded.', {
    code: 'TARGET_CONFLICT',
    nextStep: 'Run again when no migration runs.',
  });
}
