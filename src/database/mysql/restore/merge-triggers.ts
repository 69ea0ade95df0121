import { BackupError, messageOf } from '../../../core/errors.js';
import { displayList } from '../../display-list.js';
import { tellAlive, whenAlone } from '../alive-lock.js';
import { readCatalog } from '../catalog.js';
import { errorNumberOf } from '../connect-errors.js';
import { displayName } from '../quote.js';
import type { MysqlSession } from '../session.js';
import { dropMergeNote, howToMakeAgain, makeFromNote, mergeLock, writeMergeNote } from './merge-note.js';
import type { StepsContext } from './restore-steps.js';
import { dropTriggers, makeTriggers, readTriggers, type Trigger } from './triggers-aside.js';
import { dropTwin, tryTriggers } from './try-triggers.js';

const TABLE_EXISTS = 1050;

/** The triggers of merged tables: tried, written down, dropped under a lock of their tables, and made again. */
export class MergeTriggers {
  private triggers: readonly Trigger[] = [];
  /** The lock by which others are told of this merge. */
  private hasLock = false;
  private note: 'none' | 'begun' | 'written' | 'settled' = 'none';

  constructor(
    private readonly context: Pick<StepsContext, 'session' | 'database'>,
    private readonly tables: ReadonlySet<string>,
  ) {}

  get areThere(): boolean {
    return this.triggers.length > 0;
  }

  /**
   * Reads them, and tries those that were not tried yet: one that was altered meanwhile must come back as it is now.
   * @throws BackupError code `TARGET_REFUSED`, `TARGET_CONFLICT`
   */
  async look(): Promise<void> {
    const { session, database } = this.context;
    const tried = new Set(this.triggers.map(({ script }) => script));
    this.triggers = await this.read();
    if (!this.areThere) return;
    this.hasLock ||= await tellAlive(session, mergeLock(database));
    if (!this.hasLock) throw anotherMerge(database);
    await tryTriggers(
      session,
      database,
      this.triggers.filter(({ script }) => !tried.has(script)),
    );
  }

  /** Writes down what will be dropped. */
  async write(): Promise<void> {
    const { session, database } = this.context;
    this.note = 'begun';
    try {
      await writeMergeNote(session, database, this.triggers);
    } catch (error) {
      if (errorNumberOf(error) !== TABLE_EXISTS) throw error;
      // It is not ours.
      this.note = 'none';
      throw anotherMerge(database);
    }
    this.note = 'written';
  }

  /** The tables are locked. */
  async drop(): Promise<void> {
    await dropTriggers(this.context.session, this.context.database, this.triggers);
  }

  /**
   * When the transaction has changed the tables, nobody can make one any more.
   * @throws BackupError code `TARGET_CONFLICT` for one that was made before, as it may have fired
   */
  async refuseNew(): Promise<void> {
    const names = (await this.read()).map(({ name }) => displayName(name));
    if (names.length === 0) return;
    const message = `Triggers were made while rows were merged, and may have changed them: ${displayList(names)}. Nothing is kept.`;
    throw new BackupError('target', message, {
      code: 'TARGET_CONFLICT',
      nextStep: 'Run again when no migration runs.',
    });
  }

  /** Triggers again, then nothing locked, then no note left. */
  async putBack(): Promise<void> {
    if (this.note !== 'written') return;
    const { session, database } = this.context;
    await makeTriggers(session, this.triggers);
    await session.query('UNLOCK TABLES');
    await session.query('SET SESSION autocommit = 1');
    this.note = 'settled';
    await dropMergeNote(session, database);
    this.note = 'none';
  }

  /** Over another session, when the one of the merge is lost; what could not be done is told. */
  async recover(session: MysqlSession): Promise<string[]> {
    if (!this.hasLock) return [];
    const { database } = this.context;
    try {
      await whenAlone(session, mergeLock(database));
      await dropTwin(session, database);
      if (this.note === 'none') return [];
      const isThere = await makeFromNote(session, database);
      // The server that was asked may be another one behind the same address.
      return isThere || this.note !== 'written' ? [] : this.whereabouts('the note is not there');
    } catch (error) {
      return this.whereabouts(messageOf(error));
    }
  }

  whereabouts(why?: string): string[] {
    if (this.note !== 'written') return [];
    const names = displayList(this.triggers.map(({ name }) => displayName(name)));
    const because = why === undefined ? '' : `; they could not be made again (${why})`;
    return [
      `Triggers of merged tables may be missing: ${names}${because}. ${howToMakeAgain(this.context.database)}`,
    ];
  }

  private async read(): Promise<Trigger[]> {
    const { session } = this.context;
    return readTriggers(session, await readCatalog(session), this.tables);
  }
}

function anotherMerge(database: string): BackupError {
  return new BackupError('target', `Another merge into ${displayName(database)} is at work.`, {
    code: 'TARGET_CONFLICT',
    nextStep: 'Run again when it has ended; the server ends one that was killed when its statement is over.',
  });
}
