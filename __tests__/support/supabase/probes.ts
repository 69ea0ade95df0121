import pg from 'pg';

/** What people see who come through the API, as PostgREST asks on their behalf. */
const PEOPLE = {
  stranger: ['anon', {}],
  first: ['authenticated', { sub: '00000000-0000-4000-8000-000000000001', role: 'authenticated' }],
  second: [
    'authenticated',
    { sub: '00000000-0000-4000-8000-000000000002', role: 'authenticated', aal: 'aal2' },
  ],
  service: ['service_role', { role: 'service_role' }],
} as const;

const QUESTIONS = [
  'SELECT count(*)::int AS n FROM public.posts',
  'SELECT count(*)::int AS n FROM public.public_posts',
  'SELECT count(*)::int AS n FROM public.profiles',
  'SELECT count(*)::int AS n FROM public.roles',
  'SELECT array_agg(name ORDER BY name) AS n FROM storage.objects',
  'SELECT auth.uid() AS n',
  "SELECT auth.jwt() ->> 'aal' AS n",
  'WITH gone AS (DELETE FROM public.posts WHERE author = auth.uid() RETURNING 1) SELECT count(*)::int AS n FROM gone',
  "WITH new AS (INSERT INTO public.posts (id, title) VALUES (1000000, 'x') RETURNING author) SELECT author AS n FROM new",
  "WITH new AS (INSERT INTO public.posts (id, title, author) VALUES (1000001, 'x', '00000000-0000-4000-8000-000000000003') RETURNING author) SELECT author AS n FROM new",
  'SELECT count(*)::int AS n FROM auth.users',
];

/** Answers of the database to all of them, errors included; everything is rolled back. */
export async function askAsEverybody(url: string): Promise<Record<string, unknown>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const answers: Record<string, unknown> = {};
  try {
    // Webhooks call Supabase's own extension, which only Supabase has.
    for (const [person, [role, claims]] of Object.entries(PEOPLE)) {
      for (const question of QUESTIONS) {
        await client.query('BEGIN');
        await client.query(
          "SELECT set_config('request.jwt.claims', $1, true), set_config('search_path', 'public, extensions', true)",
          [JSON.stringify(claims)],
        );
        await client.query(`SET LOCAL ROLE ${role}`);
        answers[`${person}: ${question}`] = await client.query(question).then(
          ({ rows }) => rows[0]?.n,
          (error: Error) => error.message,
        );
        await client.query('ROLLBACK');
      }
    }
  } finally {
    await client.end();
  }
  return answers;
}
