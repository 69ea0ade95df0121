import type { Omission } from '../../core/manifest.js';
import type { SchemaDump } from '../../core/ports.js';
import type { Catalog, CatalogView } from './catalog.js';
import { errorNumberOf } from './connect-errors.js';
import { definerOf } from './definer.js';
import { DefinitionScript } from './definition-script.js';
import { withCollation } from './explicit-collation.js';
import { displayName, quoteIdentifier, quoteTable } from './quote.js';
import type { MysqlSession } from './session.js';
import { showCreate } from './show-create.js';
import { splitTable } from './split-table.js';
import { isUnenforced } from './tidb.js';
import { orderViews } from './view-order.js';

export interface ReadSchema {
  readonly dump: SchemaDump;
  readonly notCovered: readonly Omission[];
  /** One sentence each, for the report. */
  readonly warnings: readonly string[];
}

/** A view whose tables, columns, functions or definer are gone. */
const BROKEN_VIEW = 1356;

/**
 * The definitions of everything in the database, by SHOW CREATE: before the rows sequences, tables, routines and views,
 * after them foreign keys, triggers and events. Names carry no database, so a script fills whichever is current.
 * @throws BackupError code `SOURCE_PERMISSION` when a text is hidden
 */
export async function readSchema(
  session: MysqlSession,
  catalog: Catalog,
  definer: 'keep' | 'current',
): Promise<ReadSchema> {
  const { database } = catalog;
  const { flavour } = session;
  const notCovered: Omission[] = [];
  const options = { databaseCollation: catalog.collation, definer };
  const pre = new DefinitionScript('Run before the rows are loaded.', options);
  const post = new DefinitionScript('Run after the rows are loaded.', options);
  const definers = new Set<string>();
  const addProgram = async (script: DefinitionScript, kind: string, name: string) => {
    const definition = await showCreate(session, kind, { schema: database, name });
    const named = definerOf(definition.sql);
    if (named !== undefined) definers.add(named);
    script.addProgram(definition);
  };

  const [usual] = await session.query(
    "SELECT DEFAULT_COLLATE_NAME FROM information_schema.CHARACTER_SETS WHERE CHARACTER_SET_NAME = 'utf8mb4'",
  );
  const usualCollation = usual?.[0] ?? 'utf8mb4_general_ci';
  pre.add(`ALTER DATABASE CHARACTER SET ${catalog.characterSet} COLLATE ${catalog.collation}`);
  for (const name of catalog.sequences)
    pre.add((await showCreate(session, 'SEQUENCE', { schema: database, name })).sql);
  for (const { name } of [...catalog.tables].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const { create, foreignKeys } = splitTable(
      (await showCreate(session, 'TABLE', { schema: database, name })).sql,
    );
    pre.add(withCollation(create, usualCollation));
    if (foreignKeys.length === 0) continue;
    const added = foreignKeys.map((key) => `ADD ${key}`);
    for (const change of flavour.addsKeysTogether ? [added.join(', ')] : added)
      post.add(`ALTER TABLE ${quoteIdentifier(name)} ${change}`);
    if (flavour.engine !== 'tidb') continue;
    const inert = foreignKeys.filter((key) => isUnenforced(key, flavour.versionNum));
    notCovered.push(...inert.map((key) => unenforced(database, name, key)));
  }
  for (const { kind, name } of inOrderOfKinds(catalog.routines)) await addProgram(pre, kind, name);
  const { whole, broken } = await sortOutViews(session, catalog);
  for (const { name } of whole) await addProgram(pre, 'VIEW', name);
  for (const { name } of catalog.triggers) await addProgram(post, 'TRIGGER', name);
  for (const name of catalog.events) await addProgram(post, 'EVENT', name);
  return {
    dump: {
      preData: pre.toBytes(),
      postData: post.toBytes(),
      tool: `SHOW CREATE of ${flavour.title} ${flavour.version}`,
    },
    warnings: broken.map(
      ({ name }) => `The view ${displayName(name)} is broken at the source and not in this backup.`,
    ),
    notCovered: [...notCovered, ...broken, ...(definer === 'keep' ? definersNamed(definers) : [])],
  };
}

function unenforced(schema: string, table: string, key: string): Omission {
  const name = /^CONSTRAINT\s+`((?:[^`]|``)*)`/.exec(key)?.[1]?.replaceAll('``', '`') ?? '';
  const reason =
    'TiDB keeps the definition of this key and does not enforce it, so rows without parent may be there; a target that enforces it may refuse them';
  return { kind: 'foreign-key', schema, name: `${table} ${name}`, reason };
}

/** A package's body needs the package. */
function inOrderOfKinds(routines: Catalog['routines']): Catalog['routines'] {
  const rank = (kind: string) => (kind === 'PACKAGE BODY' ? 1 : 0);
  return [...routines].sort((a, b) => rank(a.kind) - rank(b.kind));
}

async function sortOutViews(
  session: MysqlSession,
  { database, views }: Catalog,
): Promise<{ whole: CatalogView[]; broken: Omission[] }> {
  const whole: CatalogView[] = [];
  const broken: Omission[] = [];
  for (const view of orderViews(database, views)) {
    try {
      await session.query(`SHOW COLUMNS FROM ${quoteTable({ schema: database, name: view.name })}`);
      whole.push(view);
    } catch (error) {
      if (errorNumberOf(error) !== BROKEN_VIEW) throw error;
      const reason =
        'the view is broken at the source: it uses something that is gone, and no server would accept its definition';
      broken.push({ kind: 'view', schema: database, name: view.name, reason });
    }
  }
  return { whole, broken };
}

function definersNamed(definers: ReadonlySet<string>): Omission[] {
  const reason =
    'views, routines, triggers or events run with the rights of this account; accounts belong to the server: create it before a restore, or set definer: current';
  return [...definers].sort().map((name) => ({ kind: 'account', name, reason }));
}
