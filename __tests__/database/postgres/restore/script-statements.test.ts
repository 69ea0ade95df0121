import { newOwnerOf } from '../../../../src/database/postgres/restore/script-statements.js';

it.each([
  ['ALTER TABLE public.t OWNER TO app;', 'app'],
  ['ALTER FUNCTION public.f(a integer, "b""c" text) OWNER TO "a ""b"" ; c";', 'a "b" ; c'],
  [`ALTER TABLE "we ""ird;"."a;'b" OWNER TO app;`, 'app'],
  ['ALTER SEQUENCE "with\nline;" OWNER TO app;', 'app'],
  ["ALTER TABLE ONLY public.t ALTER COLUMN v SET DEFAULT ' OWNER TO app'::text;", undefined],
  ['ALTER SEQUENCE public.s OWNED BY public.t.id;', undefined],
])('the new owner of %s', (sql, owner) => {
  expect(newOwnerOf(sql)).toBe(owner);
});
