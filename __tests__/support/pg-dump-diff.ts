import { execFileSync } from 'node:child_process';
import { createDatabase, type TestDatabase } from './postgres-database.js';
import { type PostgresMajor, pgDump18 } from './services.js';

/** Everything one pg_dump says of a database, without its random marks. */
export function dumpOf(url: string, ...args: readonly string[]): string {
  const dump = execFileSync(pgDump18(), ['-d', url, ...args], {
    env: { PATH: process.env.PATH },
    maxBuffer: 1 << 30,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return dump.replaceAll(/^\\(un)?restrict \S+$/gm, '');
}

/** Schema, rows, sequences and large objects: what has to be the same before and after a restore that failed. */
export function stateOf(url: string): string {
  return dumpOf(url, '--blobs');
}

/**
 * Compares the definitions of two databases object by object, as pg_dump prints them: one sentence for each
 * entry that only one has or that differs, with the first line that does. The same pg_dump reads both, and both
 * have to be of one major, because servers print views and expressions each in their own way: where a backup went
 * to another major, compare with `createReference`.
 */
export function differencesByDump(sourceUrl: string, targetUrl: string): string[] {
  return differencesOfEntries(
    entriesOf(dumpOf(sourceUrl, '--schema-only')),
    entriesOf(dumpOf(targetUrl, '--schema-only')),
  );
}

/** What pg_dump and psql make of the definitions of a database on a server of another major. */
export async function createReference(sourceUrl: string, major: PostgresMajor): Promise<TestDatabase> {
  const reference = await createDatabase(major);
  const dump = dumpOf(sourceUrl, '--schema-only');
  execFileSync('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', reference.url], {
    env: { PATH: process.env.PATH },
    input: major >= 17 ? dump : dump.replace(/^SET transaction_timeout = 0;$/m, ''),
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  return reference;
}

/** An entry's text by its header `Name: …; Type: …; Schema: …; Owner: …`; several of one header in one text. */
function entriesOf(dump: string): Map<string, string> {
  const entries = new Map<string, string[]>();
  const [, ...pieces] = dump.split(/^--\n-- (?=Name: )/gm);
  for (const piece of pieces) {
    const end = piece.indexOf('\n--\n');
    const header = piece.slice(0, end);
    const text = normalised(piece.slice(end + '\n--\n'.length));
    entries.set(header, [...(entries.get(header) ?? []), text]);
  }
  return new Map([...entries].map(([header, texts]) => [header, texts.sort().join('\n')]));
}

/** Without what says nothing of the object: state that depends on the order of entries, and left-out secrets. */
function normalised(text: string): string {
  return text
    .replace(/^-- PostgreSQL database dump complete\n--\n/m, '')
    .replace(/^SET default_(tablespace|table_access_method) = .*;\n/gm, '')
    .replace(/^ +(api_key|password|token) '.*',\n/gm, '')
    .replace(/,\n +(api_key|password|token) '.*'$/gm, '')
    .replace(/^--\n/gm, '')
    .trim();
}

function differencesOfEntries(source: Map<string, string>, target: Map<string, string>): string[] {
  const found = [...target.keys()]
    .filter((header) => !source.has(header))
    .map((header) => `only in the target: ${header}`);
  for (const [header, text] of source) {
    const other = target.get(header);
    if (other === undefined) found.push(`missing in the target: ${header}`);
    else if (other !== text) found.push(`differs: ${header}\n${firstDifference(text, other)}`);
  }
  return found.sort();
}

function firstDifference(text: string, other: string): string {
  const [lines, others] = [text.split('\n'), other.split('\n')];
  const at = lines.findIndex((line, i) => line !== others[i]);
  const i = at === -1 ? lines.length : at;
  return `  source: ${lines[i] ?? '(end)'}\n  target: ${others[i] ?? '(end)'}`;
}
