import { messageOf, type SettingProblem } from '../core/errors.js';
import { parseProjectUrl, type SupabaseProject, whatIsWrongWithKey } from '../core/supabase.js';
import { isLocalHost } from './connection-tls.js';
import type { FoundText } from './sources.js';

const SOURCE = { url: 'supabase-url', key: 'supabase-service-role-key' };
const TARGET = { url: 'target-supabase-url', key: 'target-supabase-service-role-key' };

/** True when the source is a project. SUPABASE_URL is meant for other programs too, so a database comes before it. */
export function isReadOverRest(found: ReadonlyMap<string, FoundText>): boolean {
  const url = found.get(SOURCE.url);
  return url !== undefined && (url.origin !== 'shared variable' || !found.has('database-url'));
}

/** True when `storage-buckets` names something. */
export function asksForFiles(storageBuckets: readonly string[] | undefined): boolean {
  return storageBuckets?.some((name) => name !== 'none') ?? false;
}

/**
 * The projects that a backup reads: `project` is the source of rows, unless there is a database; `filesProject` that of files,
 * where they are asked for. undefined when there is none, or something is wrong with it.
 */
export function findProjects(
  found: ReadonlyMap<string, FoundText>,
  storageBuckets: readonly string[] | undefined,
  problems: SettingProblem[],
  warnings: string[],
): { project: SupabaseProject | undefined; filesProject: SupabaseProject | undefined } {
  const hasDatabase = found.has('database-url');
  const wantsFiles = asksForFiles(storageBuckets);
  // With a database beside it, and no files asked for, the two of them are the problem.
  if (hasDatabase && !wantsFiles) return { project: undefined, filesProject: undefined };
  const project = findProject(SOURCE, found, problems, warnings);
  return { project: hasDatabase ? undefined : project, filesProject: wantsFiles ? project : undefined };
}

/** The project that gets the rows or the files of a restore. */
export function findTargetProject(
  found: ReadonlyMap<string, FoundText>,
  problems: SettingProblem[],
  warnings: string[],
): SupabaseProject | undefined {
  if (!found.has(TARGET.url) && found.has(TARGET.key)) {
    const message = `is missing beside ${TARGET.key}; allowed: https://<ref>.supabase.co`;
    problems.push({ setting: TARGET.url, code: 'PROJECT_MISSING', message });
  }
  return findProject(TARGET, found, problems, warnings);
}

function findProject(
  names: typeof SOURCE,
  found: ReadonlyMap<string, FoundText>,
  problems: SettingProblem[],
  warnings: string[],
): SupabaseProject | undefined {
  const given = found.get(names.url);
  if (!given) return undefined;
  const url = readUrl(names.url, given.text, problems);
  const key = found.get(names.key)?.text;
  if (key === undefined) {
    const message = `is missing beside ${names.url}; allowed: the service_role key or a secret key (sb_secret_…) of the project`;
    problems.push({ setting: names.key, code: 'KEY_MISSING', message });
    return undefined;
  }
  const wrong = whatIsWrongWithKey(key, url);
  if (wrong !== undefined) problems.push({ setting: names.key, code: 'KEY_REFUSED', message: wrong });
  if (url === undefined || wrong !== undefined) return undefined;
  const { protocol, hostname } = new URL(url);
  if (protocol === 'http:' && !isLocalHost(hostname)) {
    const what = names === SOURCE ? 'every row' : 'every row and file';
    warnings.push(`${names.url}: the key and ${what} travel unencrypted to ${hostname}; use https://.`);
  }
  return { url, key };
}

/** What is no address at all was told before. */
function readUrl(setting: string, text: string, problems: SettingProblem[]): string | undefined {
  if (!URL.canParse(text)) return undefined;
  try {
    return parseProjectUrl(text);
  } catch (error) {
    problems.push({ setting, message: messageOf(error) });
    return undefined;
  }
}
