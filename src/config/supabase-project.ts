import { messageOf, type SettingProblem } from '../core/errors.js';
import { parseProjectUrl, type SupabaseProject, whatIsWrongWithKey } from '../core/supabase.js';
import { isLocalHost } from './connection-tls.js';
import type { FoundText } from './sources.js';

const URL_SETTING = 'supabase-url';
const KEY_SETTING = 'supabase-service-role-key';

/** True when the source is a project. SUPABASE_URL is meant for other programs too, so a database comes before it. */
export function isReadOverRest(found: ReadonlyMap<string, FoundText>): boolean {
  const url = found.get(URL_SETTING);
  return url !== undefined && (url.origin !== 'shared variable' || !found.has('database-url'));
}

/** The project that is the source, with its key; undefined when the source is none, or something is wrong with it. */
export function findProject(
  found: ReadonlyMap<string, FoundText>,
  problems: SettingProblem[],
  warnings: string[],
): SupabaseProject | undefined {
  const given = found.get(URL_SETTING);
  // With a database beside it the two of them are the problem.
  if (!given || found.has('database-url')) return undefined;
  const url = readUrl(given.text, problems);
  const key = found.get(KEY_SETTING)?.text;
  if (key === undefined) {
    const message =
      'is missing beside supabase-url; allowed: the service_role key or a secret key (sb_secret_…) of the project';
    problems.push({ setting: KEY_SETTING, code: 'KEY_MISSING', message });
    return undefined;
  }
  const wrong = whatIsWrongWithKey(key, url);
  if (wrong !== undefined) problems.push({ setting: KEY_SETTING, code: 'KEY_REFUSED', message: wrong });
  if (url === undefined || wrong !== undefined) return undefined;
  const { protocol, hostname } = new URL(url);
  if (protocol === 'http:' && !isLocalHost(hostname)) {
    warnings.push(`${URL_SETTING}: the key and every row travel unencrypted to ${hostname}; use https://.`);
  }
  return { url, key };
}

/** What is no address at all was told before. */
function readUrl(text: string, problems: SettingProblem[]): string | undefined {
  if (!URL.canParse(text)) return undefined;
  try {
    return parseProjectUrl(text);
  } catch (error) {
    problems.push({ setting: URL_SETTING, message: messageOf(error) });
    return undefined;
  }
}
