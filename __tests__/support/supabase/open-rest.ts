import type { Source } from '../../../src/core/ports.js';
import {
  openSupabaseSource,
  type SupabaseSourceOptions,
} from '../../../src/database/supabase/open-source.js';
import { NO_SELECTION } from '../open-postgres.js';
import { SilentLog } from '../silent-log.js';
import type { RestProject } from './rest-project.js';

/** A source over REST with everyday settings and short waits; `changes` replace them. */
export function openRest(
  project: RestProject,
  changes: Partial<SupabaseSourceOptions> = {},
): Promise<Source> {
  return openSupabaseSource({
    project: { url: project.url, key: project.serviceRoleKey },
    selection: NO_SELECTION,
    jobs: 2,
    log: new SilentLog(),
    clock: { now: () => new Date() },
    signal: new AbortController().signal,
    random: Math.random,
    retries: { attempts: 4, baseMs: 1, capMs: 5 },
    ...changes,
  });
}
