import type { RestoreRequest } from '../../../core/target.js';
import type { PostgresSession } from '../session.js';
import { readPlatform } from '../supabase/platform.js';
import { definitionsForPlain } from '../supabase/script-for-plain.js';
import { definitionsForProject } from '../supabase/script-for-project.js';
import { readScript, type ScriptStatement } from './script-statements.js';

/** The archive's statements as far as they are meant for this target. */
export interface Definitions {
  /** Run before everything else. */
  readonly setUp: readonly string[];
  /** Roles that `setUp` makes. */
  readonly rolesMade: readonly string[];
  readonly preData: readonly ScriptStatement[];
  readonly postData: readonly ScriptStatement[];
  /** Schemas that the target should have by itself and has not. */
  readonly missingSchemas: readonly string[];
  /** One sentence for each thing that is left out. */
  readonly notes: readonly string[];
}

/**
 * Of a Supabase project's archive, a project takes what is its users' own, and any other database takes what Supabase
 * keeps as well, with roles to match.
 */
export async function readDefinitions(
  session: PostgresSession,
  backup: Pick<RestoreRequest, 'schema' | 'manifest'>,
): Promise<Definitions> {
  if ((await readPlatform(session)) === 'supabase') return definitionsForProject(session, wholeOf(backup));
  return readForPlain(session, backup);
}

/** The same for a server that is surely none of Supabase's. */
export async function readForPlain(
  session: PostgresSession,
  backup: Pick<RestoreRequest, 'schema' | 'manifest'>,
): Promise<Definitions> {
  const whole = wholeOf(backup);
  return backup.manifest.source.platform === 'supabase' ? definitionsForPlain(session, whole) : whole;
}

function wholeOf({ schema }: Pick<RestoreRequest, 'schema'>): Definitions {
  const preData = schema ? readScript(schema.preData) : [];
  const postData = schema ? readScript(schema.postData) : [];
  return { setUp: [], rolesMade: [], preData, postData, missingSchemas: [], notes: [] };
}
