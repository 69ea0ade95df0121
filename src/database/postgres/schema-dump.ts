import type { SchemaDump } from '../../core/ports.js';
import { type PgDumpRun, runPgDump } from './pg-dump-run.js';
import { quoteIdentifier } from './quote.js';
import { filterSchema } from './schema-filter.js';

/**
 * Both sections of the schema, filtered for older targets and freed of secrets.
 * `neededSchemas`: schemas that are left out but hold an extension, which needs them to exist.
 */
export async function dumpSchema(run: PgDumpRun, neededSchemas: readonly string[]): Promise<SchemaDump> {
  const sections = await runPgDump(run);
  const head = neededSchemas
    .map((name) => `CREATE SCHEMA IF NOT EXISTS ${quoteIdentifier(name)};\n`)
    .join('');
  return {
    preData: Buffer.from(head + filterSchema(sections['pre-data'].toString('utf8'))),
    postData: Buffer.from(filterSchema(sections['post-data'].toString('utf8'))),
    tool: `pg_dump ${run.pgDump.version} (${run.pgDump.path})`,
  };
}
