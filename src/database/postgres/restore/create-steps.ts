import { BackupError } from '../../../core/errors.js';
import type { ManifestTable } from '../../../core/manifest.js';
import type { RowsOf } from '../../../core/target.js';
import { displayTable, quoteTable } from '../quote.js';
import type { PostgresSession } from '../session.js';
import { makeMissingTables } from '../supabase/shim-tables.js';
import { readAlreadySo } from './already-so.js';
import { brokenKeysOf, settleBrokenKeys } from './broken-keys.js';
import { suspendDefaultPrivileges } from './default-privileges.js';
import { type Definitions, readDefinitions } from './definitions.js';
import { type ForeignKeyStatement, foreignKeyOf, isLeftOpen, withoutValidation } from './keys-left-open.js';
import { type LoadRoute, readBackSelect, readRoutes } from './load-routes.js';
import { copyColumns, loadTableRows } from './load-table-rows.js';
import { restoreSequences } from './restore-sequences.js';
import type { RestoreSteps, StepsContext } from './restore-steps.js';
import { runStatements, type StatementRun } from './run-statements.js';
import {
  extensionOf,
  newOwnerOf,
  newSchemaOf,
  type ScriptStatement,
  tablespaceOf,
} from './script-statements.js';
import { settleRefused } from './settle-refused.js';
import { targetError } from './target-errors.js';

/** What a target already has and a script would create again. */
export interface KeptObjects {
  readonly schemas: ReadonlySet<string>;
  readonly extensions: ReadonlySet<string>;
}

export interface CreateOptions {
  /** `each`: with several jobs every batch commits by itself. */
  readonly commits: StatementRun['commits'];
  readonly kept: () => Promise<KeptObjects>;
  /** As in `StatementRun`. */
  readonly began?: (transactionId: string) => void;
}

/** Of JSON: from here on a single index may take long enough for a person to wonder. */
const LARGE_BYTES = 50e6;

/** Statements that come last of all, because the proof reads the tables before. */
const ROW_SECURITY = /^ALTER TABLE [\s\S]* (ENABLE|FORCE) ROW LEVEL SECURITY;$/;

/** Steps that build everything of the archive in a target that has nothing of it. */
export interface CreateSteps extends RestoreSteps {
  /** After the proof, before the commit. */
  seal(): Promise<void>;
  /** The parts of `finish`, for those who run them on several sessions. */
  readonly postData: () => readonly ScriptStatement[];
  runPostData(statements: readonly ScriptStatement[], session: PostgresSession): Promise<void>;
  finishSequences(): Promise<void>;
}

export function createSteps(context: StepsContext, options: CreateOptions): CreateSteps {
  const { session, request, log, signal } = context;
  const { schema } = request;
  if (!schema) throw new Error('an archive without definitions cannot create anything');
  let routeOf: (table: ManifestTable) => LoadRoute | undefined = () => undefined;
  let bringDefaultsBack: () => Promise<void> = async () => undefined;
  const sealing: ScriptStatement[] = [];
  const isLarge = request.tables.reduce((sum, table) => sum + table.bytes, 0) >= LARGE_BYTES;

  const run = (doing: string, on: PostgresSession): StatementRun => ({
    session: on,
    commits: options.commits,
    doing,
    log,
    signal,
    note: (sentence) => context.note(sentence),
    isLarge,
    ...(options.began ? { began: options.began } : {}),
  });
  const execute = async (doing: string, statements: readonly ScriptStatement[], on: PostgresSession) => {
    const refused = await runStatements(run(doing, on), statements);
    const here = { ...context, session: on };
    await settleRefused(
      here,
      doing,
      refused.filter(({ brokenKey }) => brokenKey === undefined),
    );
    await settleBrokenKeys(here, options.commits === 'never', brokenKeysOf(refused));
  };
  const prepared = async (script: readonly ScriptStatement[]) => {
    const usable = await withUsableTablespaces(context, script);
    const kept = await options.kept();
    const isSo = await readAlreadySo(session).catch((error: unknown) => {
      throw targetError(error, 'reading the catalog', signal);
    });
    const statements = usable
      .filter((statement) => !isSo(statement))
      .flatMap((statement) => adapt(context, kept, statement));
    sealing.push(...statements.filter(({ sql }) => ROW_SECURITY.test(sql)));
    return statements.filter(({ sql }) => !ROW_SECURITY.test(sql));
  };

  let post: readonly ScriptStatement[] = [];
  return {
    postData: () => post,
    async prepare() {
      const definitions = await readDefinitions(session, request);
      for (const note of definitions.notes) context.note(note);
      await setUp(context, definitions);
      bringDefaultsBack = await suspendDefaultPrivileges(session);
      await execute('definitions before the data', await prepared(definitions.preData), session);
      await makeMissingTables(context);
      post = await prepared(definitions.postData);
      routeOf = await readRoutes(session).catch((error: unknown) => {
        throw targetError(error, 'reading the catalog', signal);
      });
    },
    async load(on, table, rows) {
      const route = routeOf(table);
      if (!route) return skipTable(context, table);
      return loadInto(context, on, table, route, rows);
    },
    async finishSequences() {
      const present = await existing(session, request.manifest.sequences);
      await restoreSequences(session, present, 'exact').catch((error: unknown) => {
        throw targetError(error, 'sequences', signal);
      });
    },
    runPostData: (statements, on) => execute('indexes, keys and triggers', statements, on),
    async finish() {
      await this.finishSequences();
      await execute('indexes, keys and triggers', post, session);
    },
    async seal() {
      await bringDefaultsBack();
      await execute('row-level security', sealing, session);
    },
    readBackSql: (table) => readBackSelect(table, routeOf(table)),
  };
}

async function setUp({ session, signal }: StepsContext, { setUp: statements }: Definitions): Promise<void> {
  if (statements.length === 0) return;
  await session.query(statements.join(';\n')).catch((error: unknown) => {
    throw targetError(error, 'making roles', signal);
  });
}

/** Session settings that every session of this tool has already, in its own way (`session-pins.ts`). */
const SESSION_SETTING =
  /^(?:SET (?:statement_timeout|lock_timeout|idle_in_transaction_session_timeout|transaction_timeout|client_encoding|standard_conforming_strings|xmloption|row_security|search_path)\b|SELECT pg_catalog\.set_config\('search_path', '', false\);$)/;

/** What a newer pg_dump says of the sequence of an unlogged table; older servers have only one kind of sequence. */
const IDENTITY = /^ALTER TABLE [^;']* ADD GENERATED [A-Z ]+ AS IDENTITY \(/;
const LOGGED = /\n {4}(?:UN)?LOGGED(?=\n)/;
const LOGGED_SEQUENCES_SINCE = 150_000;

/** What has to be run for a statement of the archive at this target. */
function adapt(context: StepsContext, kept: KeptObjects, statement: ScriptStatement): ScriptStatement[] {
  const { request } = context;
  const { sql } = statement;
  if (SESSION_SETTING.test(sql)) return [];
  if (request.owner === 'target' && newOwnerOf(sql) !== undefined) return [];
  const schema = newSchemaOf(sql);
  if (schema !== undefined && kept.schemas.has(schema)) return [];
  const extension = extensionOf(sql);
  if (extension !== undefined && kept.extensions.has(extension)) return [];
  if (IDENTITY.test(sql) && context.session.serverVersionNum < LOGGED_SEQUENCES_SINCE) {
    return [{ ...statement, sql: sql.replace(LOGGED, '') }];
  }
  const key = foreignKeyOf(statement);
  if (key && isLeftOpen(key, request)) {
    context.note(openKeyNote(key));
    return [{ ...statement, sql: withoutValidation(statement) }];
  }
  return [statement];
}

export function openKeyNote({ name, from, to }: ForeignKeyStatement): string {
  return `The foreign key ${name} of ${displayTable(from)} is added NOT VALID, because the rows of ${displayTable(to)} are not all restored.`;
}

const TABLESPACES = `SELECT t.spcname FROM pg_catalog.pg_tablespace t
  WHERE pg_catalog.has_tablespace_privilege(t.oid, 'CREATE')`;

/** A tablespace that is missing gives way to the default one. */
async function withUsableTablespaces(
  context: StepsContext,
  statements: readonly ScriptStatement[],
): Promise<readonly ScriptStatement[]> {
  const named = statements.flatMap(({ sql }) => tablespaceOf(sql) ?? []);
  if (named.length === 0) return statements;
  const usable = new Set((await context.session.query(TABLESPACES)).map(([name]) => name));
  const missing = [...new Set(named)].filter((name) => !usable.has(name));
  for (const name of missing) {
    context.note(`The tablespace ${name} cannot be used here; what was in it goes into the default one.`);
  }
  return statements.map((statement) => {
    const name = tablespaceOf(statement.sql);
    return name !== undefined && missing.includes(name)
      ? { ...statement, sql: "SET default_tablespace = '';" }
      : statement;
  });
}

function skipTable(context: StepsContext, table: ManifestTable): null {
  const { schema, name } = table;
  const reason = 'the target has no such table';
  if (!context.request.skipUnrestorable) {
    throw new BackupError('target', `The target has no table ${displayTable(table)}.`, {
      code: 'TARGET_TABLE_MISSING',
      nextStep:
        'The definitions in the archive do not create it; leave it out by tables, or allow skip-unrestorable.',
    });
  }
  context.skip({ kind: 'rows', schema, name, reason });
  return null;
}

async function loadInto(
  context: StepsContext,
  session: PostgresSession,
  table: ManifestTable,
  { into, condition }: LoadRoute,
  rows: RowsOf,
): Promise<number> {
  try {
    // An extension may ship rows that look like the user's; the archive has all of them.
    if (condition) await session.query(`DELETE FROM ONLY ${quoteTable(into)} ${condition}`);
    const sql = `COPY ${quoteTable(into)} ${copyColumns(table)} FROM STDIN`;
    return await loadTableRows(context, session, table, sql, rows);
  } catch (error) {
    throw targetError(error, `loading ${displayTable(table)}`, context.signal);
  }
}

/** Sequences that were really made; one that was refused is among what was skipped. */
async function existing<T extends { schema: string; name: string }>(
  session: PostgresSession,
  sequences: readonly T[],
): Promise<T[]> {
  const rows = await session.query(
    `SELECT n.nspname, c.relname FROM pg_catalog.pg_class c
     JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'S'`,
  );
  const present = new Set(rows.map(([schema, name]) => `${schema}\0${name}`));
  return sequences.filter(({ schema, name }) => present.has(`${schema}\0${name}`));
}
