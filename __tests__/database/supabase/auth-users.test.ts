import type { Source } from '../../../src/core/ports.js';
import { ReadAgainError } from '../../../src/core/read-again.js';
import { splitUsers } from '../../../src/database/supabase/json-elements.js';
import { NO_SELECTION } from '../../support/open-postgres.js';
import { openRest } from '../../support/supabase/open-rest.js';
import { type RestProject, startRestProject } from '../../support/supabase/rest-project.js';
import { createSupabaseProject, type SupabaseProject } from '../../support/supabase/supabase-project.js';

describe('splitUsers', () => {
  it('gives every user in its own text, numbers and all', () => {
    const users = [
      '{"id":"1","user_metadata":{"n":12345678901234567890.10,"a":[1,[2]],"s":"}],{\\"\\\\"},"users":[{"id":"x"}]}',
      '{"id":"2","identities":[]}',
    ];
    const answer = `{"aud":"users","users": [ ${users[0]} ,\n${users[1]}], "more":[1,2]}`;
    expect(splitUsers(answer)).toEqual([
      { id: '1', text: users[0] },
      { id: '2', text: users[1] },
    ]);
    expect(splitUsers('{"users":[]}')).toEqual([]);
  });

  it.each(['{}', '[]', '{"users":{}}', '{"users":[{"name":"no id"}]}', '<html>'])('refuses %s', (answer) => {
    expect(() => splitUsers(answer)).toThrow(SyntaxError);
  });
});

describe('users of Auth over REST', () => {
  let database: SupabaseProject;
  let project: RestProject;

  beforeAll(async () => {
    database = await createSupabaseProject('empty');
    await database.admin(`INSERT INTO auth.users (id, email, created_at, raw_user_meta_data)
      SELECT md5(i::text)::uuid, 'user' || i || '@example.com', '2026-01-01'::timestamptz + i * interval '1 hour',
        ('{"big": 12345678901234567890.10, "i": ' || i || '}')::jsonb FROM generate_series(1, 1203) i`);
    project = await startRestProject({
      databaseUrl: database.authenticatorUrl,
      authDatabaseUrl: database.adminUrl,
    });
  });

  afterAll(async () => {
    await project?.stop();
    await database?.drop();
  });

  const contentOf = async (source: Source) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of source.documents?.[0]?.read() ?? []) pieces.push(piece);
    return Buffer.concat(pieces).toString('utf8');
  };

  it('reads them all, page by page, without rounding, and names what no key sees', async () => {
    const source = await openRest(project);
    const content = await contentOf(source);
    const users = JSON.parse(content) as { id: string; email: string }[];
    expect(users).toHaveLength(1203);
    expect(users.map(({ email }) => email)).toEqual(
      Array.from({ length: 1203 }, (_, i) => `user${i + 1}@example.com`),
    );
    expect(content.match(/12345678901234567890\.10/g)).toHaveLength(1203);
    expect(content.split('\n')).toHaveLength(1203 + 3);
    expect(content).not.toContain('encrypted_password');
    expect(source.notCovered).toContainEqual(
      expect.objectContaining({
        kind: 'auth-users',
        reason: expect.stringMatching(/^1,203 users: .*password hashes/),
      }),
    );
    expect(source.warnings.filter((warning) => /Auth changed/.test(warning))).toEqual([]);
  });

  it('reads them again when one goes meanwhile, who would hide another, and says so the third time', async () => {
    const source = await openRest(project);
    let next = 1;
    project.onRequest = ({ url }) =>
      /page=2&/.test(url)
        ? {
            kind: 'first',
            work: async () => {
              await database.admin(`DELETE FROM auth.users WHERE email = 'user${next++}@example.com'`);
            },
          }
        : undefined;
    await expect(contentOf(source)).rejects.toThrow(ReadAgainError);
    await expect(contentOf(source)).rejects.toThrow(/1202 at the beginning, 1201 read, 1201 at the end/);
    await contentOf(source);
    project.onRequest = () => undefined;
    expect(source.warnings.at(-1)).toMatch(/users of Auth changed .* Some may be missing/);
  });

  it('leaves them out as a table called auth.users', async () => {
    const source = await openRest(project, { selection: { ...NO_SELECTION, excludeTables: ['auth.users'] } });
    expect(source.documents).toEqual([]);
    expect(source.excluded).toContainEqual(expect.objectContaining({ schema: 'auth', name: 'users' }));
  });

  it('does without a project that has no Auth', async () => {
    const other = await startRestProject({ databaseUrl: database.authenticatorUrl });
    try {
      const source = await openRest(other);
      expect(source.documents).toEqual([]);
      expect(source.notCovered.some(({ kind }) => kind === 'auth-users')).toBe(false);
    } finally {
      await other.stop();
    }
  });
});
