import type { Extension, SourceInfo } from './manifest.js';
import { isPlatformExtension } from './supabase.js';

/** A container image to drill on, or the extensions for which none is known. */
export type DrillImage =
  | { readonly image: string }
  | { readonly image: null; readonly unknown: readonly string[] };

/**
 * Contrib modules (https://www.postgresql.org/docs/current/contrib.html) that every image of PostgreSQL has; those for other
 * procedural languages are not among them.
 */
const CONTRIB = new Set([
  'adminpack',
  'amcheck',
  'autoinc',
  'bloom',
  'btree_gin',
  'btree_gist',
  'citext',
  'cube',
  'dblink',
  'dict_int',
  'dict_xsyn',
  'earthdistance',
  'file_fdw',
  'fuzzystrmatch',
  'hstore',
  'insert_username',
  'intagg',
  'intarray',
  'isn',
  'lo',
  'ltree',
  'moddatetime',
  'old_snapshot',
  'pageinspect',
  'pg_buffercache',
  'pg_freespacemap',
  'pg_logicalinspect',
  'pg_prewarm',
  'pg_stat_statements',
  'pg_surgery',
  'pg_trgm',
  'pg_visibility',
  'pg_walinspect',
  'pgcrypto',
  'pgrowlocks',
  'pgstattuple',
  'plpgsql',
  'postgres_fdw',
  'refint',
  'seg',
  'sslinfo',
  'tablefunc',
  'tcn',
  'tsm_system_rows',
  'tsm_system_time',
  'unaccent',
  'uuid-ossp',
  'xml2',
]);

const POSTGIS = [
  'postgis',
  'postgis_raster',
  'postgis_sfcgal',
  'postgis_tiger_geocoder',
  'postgis_topology',
  'address_standardizer',
  'address_standardizer_data_us',
];

/** Tags of https://hub.docker.com/r/postgis/postgis by major version. */
const POSTGIS_TAGS: Readonly<Record<number, string>> = {
  13: '13-3.5',
  14: '14-3.5',
  15: '15-3.5',
  16: '16-3.5',
  17: '17-3.5',
  18: '18-3.6',
};

interface ImageOfPostgres {
  /** What it has besides CONTRIB. */
  readonly extensions: readonly string[];
  readonly name: (major: number) => string | undefined;
}

/** The first that has every extension is taken. */
const POSTGRES_IMAGES: readonly ImageOfPostgres[] = [
  { extensions: [], name: (major) => `postgres:${major}` },
  { extensions: ['vector'], name: (major) => `pgvector/pgvector:pg${major}` },
  {
    extensions: POSTGIS,
    name: (major) => (POSTGIS_TAGS[major] ? `postgis/postgis:${POSTGIS_TAGS[major]}` : undefined),
  },
  // From 14 on; it is large, so it comes last.
  {
    extensions: ['vector', 'vectorscale', 'timescaledb', 'timescaledb_toolkit', ...POSTGIS],
    name: (major) => (major >= 14 ? `timescale/timescaledb-ha:pg${major}` : undefined),
  },
];

/**
 * Chooses an image of the version and with the extensions of a backup. Those that only Supabase has are left out of a
 * restore elsewhere, by name, so no image needs them.
 */
export function drillImage(
  { engine, serverVersion, platform }: Pick<SourceInfo, 'engine' | 'serverVersion' | 'platform'>,
  extensions: readonly Extension[],
): DrillImage {
  const needed = extensions.filter(({ name }) => platform !== 'supabase' || !isPlatformExtension(name));
  if (engine === 'postgresql') return postgresImage(Number.parseInt(serverVersion, 10), needed);
  if (engine === 'tidb') {
    const version = /TiDB-v?(\d+\.\d+\.\d+)/i.exec(serverVersion)?.[1];
    return version === undefined ? { image: null, unknown: [] } : { image: `pingcap/tidb:v${version}` };
  }
  // MariaDB may put a 5.5.5 before its own version, for old clients.
  const version = /^(?:5\.5\.5-)?(\d+\.\d+)/.exec(serverVersion)?.[1];
  return version === undefined ? { image: null, unknown: [] } : { image: `${engine}:${version}` };
}

function postgresImage(major: number, extensions: readonly Extension[]): DrillImage {
  if (Number.isNaN(major)) return { image: null, unknown: [] };
  const special = extensions.map(({ name }) => name).filter((name) => !CONTRIB.has(name));
  const images = POSTGRES_IMAGES.filter(({ name }) => name(major) !== undefined);
  const found = images.find((image) => special.every((name) => image.extensions.includes(name)));
  const image = found?.name(major);
  if (image !== undefined) return { image };
  const nowhere = special.filter((name) => !images.some((one) => one.extensions.includes(name)));
  return { image: null, unknown: nowhere.length > 0 ? nowhere : special };
}
