import { describe, expect, test } from '@jest/globals';
import type { Definitions } from '../../../../src/database/postgres/restore/definitions.js';
import { readScript } from '../../../../src/database/postgres/restore/script-statements.js';
import {
  chooseForPlain,
  type PlainServer,
} from '../../../../src/database/postgres/supabase/script-for-plain.js';
import {
  chooseForProject,
  type ProjectFacts,
} from '../../../../src/database/postgres/supabase/script-for-project.js';
import { withoutPlatformGlobals } from '../../../../src/database/postgres/supabase/source-script.js';

/** `name | type | schema | owner`, then the statements. */
function script(...entries: readonly (readonly [string, ...string[]])[]): string {
  return entries
    .map(([heading, ...statements]) => {
      const [name, type, schema, owner] = heading.split(' | ');
      return `--\n-- Name: ${name}; Type: ${type}; Schema: ${schema}; Owner: ${owner}\n--\n\n${statements.join('\n\n')}\n\n`;
    })
    .join('');
}

function definitions(text: string): Definitions {
  const preData = readScript(Buffer.from(text));
  return { setUp: [], rolesMade: [], preData, postData: [], missingSchemas: [], notes: [] };
}

const sqlOf = ({ preData }: Definitions) => preData.map(({ sql }) => sql);

const PROJECT: ProjectFacts = {
  schemas: new Set(['auth', 'storage', 'public', 'realtime', 'cron']),
  publications: new Set(['supabase_realtime']),
  objects: new Set(['auth\0users', 'auth\0users_pkey']),
  functions: new Set(['auth\0uid()']),
  attached: new Set(['auth\0users already', 'storage\0objects Mine']),
};

describe('into a project', () => {
  const choose = (text: string) => chooseForProject(definitions(text), PROJECT);

  test.each<[string, string, string[]]>([
    [
      'a trigger that runs a function of users',
      'users t | TRIGGER | auth | supabase_auth_admin',
      [
        'CREATE TRIGGER t AFTER INSERT ON auth.users FOR EACH ROW EXECUTE FUNCTION public.f();',
        'ALTER TABLE auth.users DISABLE TRIGGER t;',
      ],
    ],
    [
      'a webhook',
      'users t | TRIGGER | auth | supabase_auth_admin',
      [
        "CREATE TRIGGER t AFTER INSERT ON auth.users FOR EACH ROW EXECUTE FUNCTION supabase_functions.http_request('x');",
      ],
    ],
    [
      'a policy',
      'objects New | POLICY | storage | supabase_storage_admin',
      ['CREATE POLICY "New" ON storage.objects FOR SELECT USING (true);'],
    ],
    [
      'a policy of a schema that is left out',
      'messages m | POLICY | realtime | supabase_realtime_admin',
      ['CREATE POLICY m ON realtime.messages FOR SELECT USING (true);'],
    ],
    [
      'a function of users in auth',
      'tenant() | FUNCTION | auth | postgres',
      [
        "CREATE FUNCTION auth.tenant() RETURNS text LANGUAGE sql AS 'SELECT 1';",
        'ALTER FUNCTION auth.tenant() OWNER TO postgres;',
      ],
    ],
    [
      'a grant to a role of users',
      'TABLE users | ACL | auth | supabase_auth_admin',
      ['GRANT SELECT ON TABLE auth.users TO reader;'],
    ],
    [
      'a grant that users made',
      'TABLE objects | ACL | storage | supabase_storage_admin',
      [
        'SET SESSION AUTHORIZATION postgres;',
        'GRANT SELECT ON TABLE storage.objects TO anon;',
        'RESET SESSION AUTHORIZATION;',
      ],
    ],
    [
      'a table of users in a publication',
      'supabase_realtime posts | PUBLICATION TABLE | public | postgres',
      ['ALTER PUBLICATION supabase_realtime ADD TABLE ONLY public.posts;'],
    ],
    [
      "a table of Supabase's in a publication",
      'mine users | PUBLICATION TABLE | auth | postgres',
      ['ALTER PUBLICATION mine ADD TABLE ONLY auth.users;'],
    ],
    [
      'a schema that users make',
      'supabase_migrations | SCHEMA | - | postgres',
      ['CREATE SCHEMA supabase_migrations;'],
    ],
    [
      'everything in schemas of users',
      'users | TABLE | public | postgres',
      ['CREATE TABLE public.users ();'],
    ],
  ])('goes %s', (_, heading, statements) => {
    expect(sqlOf(choose(script([heading, ...statements])))).toEqual(statements);
  });

  test.each<[string, string, string[]]>([
    ["Supabase's tables", 'users | TABLE | auth | supabase_auth_admin', ['CREATE TABLE auth.users ();']],
    [
      "Supabase's functions",
      'uid() | FUNCTION | auth | supabase_auth_admin',
      ["CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql AS 'SELECT 1';"],
    ],
    [
      "Supabase's triggers",
      'objects p | TRIGGER | storage | supabase_storage_admin',
      [
        'CREATE TRIGGER p BEFORE DELETE ON storage.objects FOR EACH STATEMENT EXECUTE FUNCTION storage.protect_delete();',
        'ALTER TABLE storage.objects DISABLE TRIGGER p;',
      ],
    ],
    [
      "Supabase's grants",
      'TABLE users | ACL | auth | supabase_auth_admin',
      [
        'REVOKE ALL ON TABLE auth.users FROM anon;',
        'GRANT ALL ON TABLE auth.users TO postgres;',
        'GRANT ALL ON TABLE auth.users TO dashboard_user;',
        'SET SESSION AUTHORIZATION supabase_admin;',
        'GRANT ALL ON TABLE auth.users TO anon;',
        'RESET SESSION AUTHORIZATION;',
      ],
    ],
    [
      "Supabase's switches",
      'users | ROW SECURITY | auth | supabase_auth_admin',
      ['ALTER TABLE auth.users ENABLE ROW LEVEL SECURITY;'],
    ],
    [
      'policies of the extension cron',
      'job p | POLICY | cron | supabase_admin',
      ['CREATE POLICY p ON cron.job USING (true);'],
    ],
    [
      'a publication that is there',
      'supabase_realtime | PUBLICATION | - | postgres',
      ['CREATE PUBLICATION supabase_realtime;', 'ALTER PUBLICATION supabase_realtime OWNER TO postgres;'],
    ],
    [
      'what is on an old table of users',
      'users u | CONSTRAINT | auth | postgres',
      ['ALTER TABLE ONLY auth.users\n    ADD CONSTRAINT u UNIQUE (id);'],
    ],
  ])('do not go %s', (_, heading, statements) => {
    expect(sqlOf(choose(script([heading, ...statements])))).toEqual([]);
  });

  test('what stays and what nobody may make is named', () => {
    const chosen = choose(
      script(
        [
          'objects Mine | POLICY | storage | supabase_storage_admin',
          'CREATE POLICY "Mine" ON storage.objects USING (true);',
        ],
        [
          'users_by_name | INDEX | auth | supabase_auth_admin',
          'CREATE INDEX users_by_name ON auth.users (id);',
        ],
        [
          'hooks | TABLE | supabase_functions | supabase_functions_admin',
          'CREATE TABLE supabase_functions.hooks ();',
        ],
      ),
    );
    expect(sqlOf(chosen)).toEqual([]);
    expect(chosen.notes).toEqual([
      'The policy storage.objects Mine is there already and stays as it is.',
      'The index auth.users_by_name is not in this project, and only Supabase may make it; it is left out.',
    ]);
    expect(chosen.missingSchemas).toEqual(['supabase_functions']);
  });
});

describe('into a plain server', () => {
  const SERVER: PlainServer = {
    roles: new Set(['postgres']),
    extensions: new Set(['citext']),
    mayMakeRoles: true,
    mayBypass: true,
  };
  const choose = (text: string, changes: Partial<PlainServer> = {}) =>
    chooseForPlain(definitions(text), { ...SERVER, ...changes });

  test('goes what Supabase keeps, to whoever restores it', () => {
    const chosen = choose(
      script(
        [
          'users | TABLE | auth | supabase_auth_admin',
          'CREATE TABLE auth.users ();',
          'ALTER TABLE auth.users OWNER TO supabase_auth_admin;',
        ],
        [
          'TABLE users | ACL | auth | supabase_auth_admin',
          'GRANT ALL ON TABLE auth.users TO dashboard_user;',
          'GRANT SELECT ON TABLE auth.users TO anon;',
        ],
      ),
    );
    expect(sqlOf(chosen)).toEqual([
      'CREATE TABLE auth.users ();',
      'GRANT SELECT ON TABLE auth.users TO anon;',
    ]);
    expect(chosen.setUp).toEqual([
      'CREATE ROLE "anon" NOLOGIN',
      'CREATE ROLE "authenticated" NOLOGIN',
      'CREATE ROLE "service_role" NOLOGIN BYPASSRLS',
    ]);
  });

  test('roles that users name are made, and nobody may be exempted who may not exempt', () => {
    const text = script(
      [
        'roles p | POLICY | public | postgres',
        'CREATE POLICY p ON public.roles TO supabase_auth_admin USING (true);',
      ],
      ['TABLE roles | ACL | public | postgres', 'GRANT SELECT ON TABLE public.roles TO reader;'],
    );
    const chosen = choose(text, { mayBypass: false, roles: new Set(['postgres', 'anon']) });
    expect(sqlOf(chosen)).toHaveLength(2);
    expect(chosen.rolesMade).toEqual(['authenticated', 'service_role', 'supabase_auth_admin']);
    expect(chosen.setUp).toContain('CREATE ROLE "service_role" NOLOGIN');
    expect(chosen.notes.join(' ')).toMatch(/service_role is made subject to row-level security/);
    expect(choose(text, { mayMakeRoles: false }).rolesMade).toEqual([]);
  });

  test('what only Supabase has is left out by name', () => {
    const chosen = choose(
      script(
        ['pg_net | EXTENSION | - | -', 'CREATE EXTENSION IF NOT EXISTS pg_net WITH SCHEMA extensions;'],
        ['citext | EXTENSION | - | -', 'CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA extensions;'],
        ['pg_graphql | EXTENSION | - | -', 'CREATE EXTENSION IF NOT EXISTS pg_graphql WITH SCHEMA graphql;'],
        [
          'messages m | POLICY | realtime | supabase_realtime_admin',
          'CREATE POLICY m ON realtime.messages USING (true);',
        ],
      ).replace(/^/, 'CREATE SCHEMA IF NOT EXISTS "extensions";\nCREATE SCHEMA IF NOT EXISTS "graphql";\n'),
    );
    expect(sqlOf(chosen)).toEqual([
      'CREATE SCHEMA IF NOT EXISTS "extensions";',
      'CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA extensions;',
    ]);
    expect(chosen.notes.slice(0, 3)).toEqual([
      'The extension pg_net is at home at Supabase and not installed here; it is left out.',
      'The extension pg_graphql is at home at Supabase and not installed here; it is left out.',
      'The policy realtime."messages m" is left out: realtime is Supabase\'s own.',
    ]);
  });
});

test('a source script loses what every project has', () => {
  const kept = script(
    ['mine | PUBLICATION | - | postgres', 'CREATE PUBLICATION mine;'],
    [
      'DEFAULT PRIVILEGES FOR TABLES | DEFAULT ACL | public | postgres',
      'ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA public GRANT ALL ON TABLES TO anon;',
    ],
  );
  const own = script(
    [
      'watch | EVENT TRIGGER | - | supabase_admin',
      'CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION extensions.f();',
      'ALTER EVENT TRIGGER watch OWNER TO supabase_admin;',
    ],
    ['EVENT TRIGGER watch | COMMENT | - | supabase_admin', "COMMENT ON EVENT TRIGGER watch IS 'x';"],
    ['EXTENSION citext | COMMENT | - | ', "COMMENT ON EXTENSION citext IS 'x';"],
    [
      'DEFAULT PRIVILEGES FOR TABLES | DEFAULT ACL | auth | supabase_auth_admin',
      'ALTER DEFAULT PRIVILEGES FOR ROLE supabase_auth_admin IN SCHEMA auth GRANT ALL ON TABLES TO postgres;',
    ],
    [
      'rt messages | PUBLICATION TABLE | realtime | supabase_admin',
      'ALTER PUBLICATION rt ADD TABLE ONLY realtime.messages;',
    ],
  );
  expect(withoutPlatformGlobals(own + kept).trim()).toBe(kept.trim());
});
