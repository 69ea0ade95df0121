import { NAMES } from './corpus-names.js';
import { OBJECTS, OBJECTS_14, OBJECTS_15, OBJECTS_18, ROLES, VIOLATED_DOMAIN } from './corpus-objects.js';
import { STRUCTURE, STRUCTURE_14, STRUCTURE_18 } from './corpus-structure.js';
import { VALUES, VALUES_14 } from './corpus-values.js';

export { HOSTILE_NAMES } from './corpus-names.js';

/**
 * A hostile database in SQL: every kind of value, name and structure that has broken an export before. Runs as the
 * superuser in an empty UTF-8 database of PostgreSQL 13 or newer.
 */
export function hostileCorpus(serverMajor: number): string {
  return [common(serverMajor), PRETENDED].join('\n');
}

/** What of it can be restored: without tables that an extension only pretends to own. */
export function restorableCorpus(serverMajor: number): string {
  return [common(serverMajor), VIOLATED_DOMAIN].join('\n');
}

/** What a server needs before the corpus can be restored there: roles are no part of a database. */
export const CORPUS_ROLES = ROLES;

function common(major: number): string {
  const since = (first: number, ...parts: string[]) => (major >= first ? parts : []);
  return [
    ROLES,
    EXTENSIONS,
    VALUES,
    ...since(14, VALUES_14),
    NAMES,
    STRUCTURE,
    ...since(14, STRUCTURE_14),
    ...since(18, STRUCTURE_18),
    OBJECTS,
    ...since(14, OBJECTS_14),
    ...since(15, OBJECTS_15),
    ...since(18, OBJECTS_18),
    SETTINGS,
  ].join('\n');
}

const EXTENSIONS = `
CREATE SCHEMA "ext ensions";
CREATE EXTENSION hstore SCHEMA "ext ensions";
CREATE EXTENSION citext SCHEMA "ext ensions";
CREATE EXTENSION ltree SCHEMA "ext ensions";
CREATE EXTENSION cube SCHEMA "ext ensions";
CREATE EXTENSION seg SCHEMA "ext ensions";
CREATE EXTENSION isn SCHEMA "ext ensions";
CREATE EXTENSION intarray SCHEMA "ext ensions";
`;

const PRETENDED = `
-- A configuration table of an extension: its own rows come with it, those of users are to be backed up.
CREATE TABLE public.spatial_ref (srid int PRIMARY KEY, def text);
INSERT INTO public.spatial_ref VALUES (1, 'shipped'), (2000, 'mine'), (3000, 'mine too');
CREATE TABLE public.ext_internal (a int);
INSERT INTO public.ext_internal VALUES (1);
CREATE SEQUENCE public.ext_config_seq; SELECT nextval('public.ext_config_seq');
CREATE SEQUENCE public.ext_internal_seq;
ALTER EXTENSION hstore ADD TABLE public.spatial_ref;
ALTER EXTENSION hstore ADD TABLE public.ext_internal;
ALTER EXTENSION hstore ADD SEQUENCE public.ext_config_seq;
ALTER EXTENSION hstore ADD SEQUENCE public.ext_internal_seq;
UPDATE pg_extension SET extconfig = ARRAY['public.spatial_ref'::regclass::oid, 'public.ext_config_seq'::regclass::oid],
  extcondition = ARRAY['WHERE srid > 1000', ''] WHERE extname = 'hstore';
`;

/** Settings of the database that change how values are printed and read; last, since new sessions have them. */
const SETTINGS = `
DO $$ BEGIN
  EXECUTE (SELECT pg_catalog.string_agg(pg_catalog.format('ALTER DATABASE %I SET %s;', pg_catalog.current_database(), setting), ' ') FROM unnest(ARRAY[
    'datestyle = ''SQL, DMY''', 'intervalstyle = sql_standard', 'extra_float_digits = 0', 'bytea_output = escape',
    'xmloption = document', 'timezone = ''Asia/Kathmandu''', 'search_path = ob, public']) setting);
END $$;
`;
