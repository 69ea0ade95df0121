import type { ServerResponse } from 'node:http';
import pg from 'pg';

const DEFAULT_PER_PAGE = 50;

/** One user as the Auth server shows it to an administrator; numbers of the metadata in the database's own digits. */
const USERS = (order: 'ASC' | 'DESC') => `
  SELECT json_build_object('id', id, 'aud', aud, 'role', role, 'email', email, 'email_confirmed_at', email_confirmed_at, 'phone', coalesce(phone, ''),
    'last_sign_in_at', last_sign_in_at, 'app_metadata', raw_app_meta_data, 'user_metadata', raw_user_meta_data, 'identities', '[]'::json,
    'created_at', created_at, 'updated_at', updated_at, 'is_anonymous', is_anonymous)::text AS body, count(*) OVER () AS total
  FROM auth.users ORDER BY created_at ${order}, id LIMIT $1 OFFSET $2`;

/**
 * `GET /auth/v1/admin/users` as the Auth server answers it: pages by number, the total in a header, the newest first
 * unless asked otherwise (https://github.com/supabase/auth/blob/master/openapi.yaml).
 */
export async function answerAuth(
  databaseUrl: string,
  url: URL,
  isAdmin: boolean,
  answer: ServerResponse,
): Promise<void> {
  const send = (status: number, body: string, headers = {}) =>
    answer.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  if (!isAdmin) {
    send(403, '{"code":403,"error_code":"not_admin","msg":"User not allowed"}');
    return;
  }
  if (url.pathname !== '/auth/v1/admin/users') {
    send(404, '404 page not found');
    return;
  }
  const perPage = Number(url.searchParams.get('per_page') ?? DEFAULT_PER_PAGE);
  const page = Number(url.searchParams.get('page') ?? 1);
  const order = url.searchParams.get('sort')?.toLowerCase() === 'created_at asc' ? 'ASC' : 'DESC';
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(USERS(order), [perPage, (page - 1) * perPage]);
    const count = await client.query('SELECT count(*) FROM auth.users');
    const users = rows.map(({ body }) => body).join(',');
    send(200, `{"users":[${users}],"aud":"authenticated"}`, { 'x-total-count': String(count.rows[0].count) });
  } finally {
    await client.end();
  }
}
