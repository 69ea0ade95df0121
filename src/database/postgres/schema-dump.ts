import type { SchemaDump } from '../../core/ports.js';
import { type PgDumpRun, runPgDump } from './pg-dump-run.js';
import { quoteIdentifier } from './quote.js';
import { filterSchema } from './schema-filter.js';
import { withoutPlatformGlobals } from './supabase/source-script.js';

export interface SupabaseScript {
  /** Definitions of users on what is left out as Supabase's own; goes after everything else. */
  readonly overlay: string;
}

/**
 * Both sections of the schema, filtered for older targets and freed of secrets.
 * `neededSchemas`: schemas that are left out but hold an extension, which needs them to exist.
 * `supabase`: for a Supabase project.
 */
export async function dumpSchema(
  run: PgDumpRun,
  neededSchemas: readonly string[],
  supabase: SupabaseScript | null,
): Promise<SchemaDump> {
  const sections = await runPgDump(run);
  const script = (section: Buffer) => {
    const filtered = filterSchema(section.toString('utf8'));
    return supabase ? withoutPlatformGlobals(filtered) : filtered;
  };
  const head = neededSchemas
    .map((name) => `CREATE SCHEMA IF NOT EXISTS ${quoteIdentifier(name)};\n`)
    .join('');
  return {
    preData: Buffer.from(head + script(sections['pre-data'])),
    postData: Buffer.from(script(sections['post-data']) + (supabase?.overlay ?? '')),
    tool: `pg_dump ${run.pgDump.version} (${run.pgDump.path})`,
  };
}
