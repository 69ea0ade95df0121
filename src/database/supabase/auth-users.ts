import type { Omission } from '../../core/manifest.js';
import type { SourceDocument } from '../../core/ports.js';
import { ReadAgainError } from '../../core/read-again.js';
import { formatPlural } from '../../lib/format-number.js';
import { splitUsers } from './json-elements.js';
import type { RestApi, RestResponse } from './rest-api.js';
import { RestError, sourceErrorOf } from './rest-errors.js';

const WHAT = 'the users of Auth';
const PER_PAGE = 500;

/** The file that holds them: users as the admin API shows them are no rows of `auth.users`, and restore as none. */
export const AUTH_USERS_FILE = 'auth-users.json';

/** How many users Auth has, or undefined for a project without Auth. */
export async function countAuthUsers(api: RestApi): Promise<number | undefined> {
  try {
    return totalOf(await requestUsers(api, 1, 1));
  } catch (error) {
    if (error instanceof RestError && error.status === 404) return undefined;
    throw error;
  }
}

/** What of the users no key can read. */
export function authOmissions(count: number | undefined, isRead: boolean): Omission[] {
  if (count === undefined) return [];
  const what = isRead ? `their profiles are in ${AUTH_USERS_FILE}` : 'they are not read';
  return [
    {
      kind: 'auth-users',
      schema: 'auth',
      name: 'users',
      reason: `${formatPlural(count, 'user')}: ${what}; password hashes, sessions and second factors are shown to no key, so users would have to set new passwords. database-url carries them`,
    },
  ];
}

/** The list is read so many times in the hope that nobody comes or goes meanwhile. */
const READINGS = 3;

/**
 * Every user as one line of JSON, in the server's own text, oldest first. Pages go by number, so a user that is deleted
 * meanwhile hides another one: the totals of first and last page and what was read must be one number, else the end is
 * a ReadAgainError, and the third time `warn` is told.
 */
export function authUsersDocument(api: RestApi, warn: (sentence: string) => void): SourceDocument {
  let readings = 0;
  return {
    file: AUTH_USERS_FILE,
    read() {
      readings++;
      const isLast = readings >= READINGS;
      return readUsers(api, (read, totals) => {
        const sentence = `The users of Auth changed while they were read: ${totals[0]} at the beginning, ${read} read, ${totals[1]} at the end.`;
        if (!isLast) throw new ReadAgainError(sentence);
        warn(`${sentence} Some may be missing.`);
      });
    },
  };
}

async function* readUsers(
  api: RestApi,
  onChange: (read: number, totals: readonly [number, number]) => void,
): AsyncGenerator<Uint8Array> {
  const seen = new Set<string>();
  const totals: number[] = [];
  yield Buffer.from('[\n');
  for (let page = 1, isEnd = false; !isEnd; page++) {
    const answer = await requestUsers(api, page, PER_PAGE).catch((error: unknown) => {
      throw sourceErrorOf(error);
    });
    totals.push(totalOf(answer) ?? Number.NaN);
    const users = splitUsers(Buffer.from(answer.body).toString('utf8'));
    const isFirst = seen.size === 0;
    const fresh = users.filter(({ id }) => seen.size < seen.add(id).size);
    if (fresh.length > 0)
      yield Buffer.from(`${isFirst ? '' : ',\n'}${fresh.map(({ text }) => text).join(',\n')}`);
    isEnd = users.length === 0;
  }
  yield Buffer.from(seen.size === 0 ? ']\n' : '\n]\n');
  const [first = Number.NaN, last = Number.NaN] = [totals[0], totals.at(-1)];
  if (first !== last || last !== seen.size) onChange(seen.size, [first, last]);
}

/** https://github.com/supabase/auth/blob/master/openapi.yaml; new users come last, for which supabase-js has no word. */
function requestUsers(api: RestApi, page: number, perPage: number): Promise<RestResponse> {
  return api.request({
    build: (client) => client.auth.admin.listUsers({ page, perPage }),
    query: { sort: 'created_at asc' },
    what: WHAT,
  });
}

function totalOf({ headers }: RestResponse): number | undefined {
  const total = headers.get('x-total-count');
  return total !== null && /^\d+$/.test(total) ? Number(total) : undefined;
}
