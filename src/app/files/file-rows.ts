import type { RowStream, Source } from '../../core/ports.js';

/** Names of files as the database's snapshot has them: `<bucket>/<path>`. */
export type FileRows = ReadonlySet<string>;

/** The entries of `storage.objects` that the backup carries; null where it carries none. */
export async function readFileRows(source: Pick<Source, 'tables' | 'readTable'>): Promise<FileRows | null> {
  const table = source.tables.find(({ schema, name }) => schema === 'storage' && name === 'objects');
  const bucket = table?.columns.findIndex(({ name }) => name === 'bucket_id') ?? -1;
  const path = table?.columns.findIndex(({ name }) => name === 'name') ?? -1;
  if (!table || bucket < 0 || path < 0) return null;
  const rows = new Set<string>();
  for await (const fields of fieldsOf(await source.readTable(table))) {
    const [bucketField = '\\N', pathField = '\\N'] = [fields[bucket], fields[path]];
    if (bucketField !== '\\N' && pathField !== '\\N')
      rows.add(`${unescapeField(bucketField)}/${unescapeField(pathField)}`);
  }
  return rows;
}

async function* fieldsOf({ chunks }: RowStream): AsyncGenerator<string[], void, void> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    // The chunk is lent; what is left of it has to be a copy.
    const bytes = Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, start)) {
      yield bytes.toString('utf8', start, end).split('\t');
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
}

const ESCAPED: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** https://www.postgresql.org/docs/current/sql-copy.html, "Text Format", as far as the server writes it. */
function unescapeField(field: string): string {
  return field.replace(/\\(.)/gs, (_, letter: string) => ESCAPED[letter] ?? letter);
}
