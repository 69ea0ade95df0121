import type { ManifestTable } from '../../../core/manifest.js';
import { displayTable, quoteIdentifier, quoteTable } from '../quote.js';
import type { StepsContext } from '../restore/restore-steps.js';
import { targetError } from '../restore/target-errors.js';
import { isCarriedSchema } from './managed-schemas.js';
import { readPlatform } from './platform.js';

/**
 * Tables of extensions that are at home at Supabase, such as cron.job of pg_cron: where the extension is not installed,
 * a plain table of the same columns takes the rows, so that they can be read, proved and used by hand.
 */
export async function makeMissingTables({
  session,
  request,
  note,
  signal,
}: Pick<StepsContext, 'session' | 'request' | 'note' | 'signal'>): Promise<void> {
  const isCopy = request.manifest.source.platform === 'supabase';
  if (!isCopy || (await readPlatform(session)) === 'supabase') return;
  for (const table of request.tables.filter(({ schema }) => isCarriedSchema(schema))) {
    const statement = `CREATE SCHEMA IF NOT EXISTS ${quoteIdentifier(table.schema)}; ${createTable(table)}`;
    try {
      const [row] = await session.query(
        `SELECT pg_catalog.to_regclass('${quoteTable(table).replaceAll("'", "''")}')`,
      );
      if (row?.[0] !== null) continue;
      await session.query(statement);
    } catch (error) {
      throw targetError(error, `making ${displayTable(table)}`, signal);
    }
    note(
      `${displayTable(table)} is a plain table here: what made it at Supabase is not installed. Nothing acts on its rows.`,
    );
  }
}

/** A name of a type and nothing else: it comes from the manifest, and becomes SQL. Text takes the rows of any type. */
const PLAIN_TYPE =
  /^[a-z_][a-z0-9_]*(?: [a-z]+)*(?:\.[a-z_][a-z0-9_]*)?(?:\(\d+(?:,\d+)?\))?(?: [a-z]+)*(?:\[\])*$/;

function typeOf(type: string): string {
  return PLAIN_TYPE.test(type) ? type : 'text';
}

function createTable({ columns, primaryKey, ...table }: ManifestTable): string {
  const lines = columns.map(
    ({ name, type, notNull }) => `${quoteIdentifier(name)} ${typeOf(type)}${notNull ? ' NOT NULL' : ''}`,
  );
  const key = primaryKey.map(quoteIdentifier).join(', ');
  if (key !== '') lines.push(`PRIMARY KEY (${key})`);
  return `CREATE TABLE ${quoteTable(table)} (${lines.join(', ')})`;
}
