import { drillImage } from '../../src/core/drill-image.js';
import type { SourceInfo } from '../../src/core/manifest.js';

it.each<[SourceInfo['engine'], string, string[], string]>([
  ['postgresql', '15.18', [], 'postgres:15'],
  ['postgresql', '18beta1', ['pgcrypto', 'uuid-ossp', 'pg_stat_statements'], 'postgres:18'],
  ['postgresql', '16.4 (Debian 16.4-1)', ['vector', 'citext'], 'pgvector/pgvector:pg16'],
  ['postgresql', '17.0', ['postgis', 'postgis_topology', 'fuzzystrmatch'], 'postgis/postgis:17-3.5'],
  ['postgresql', '18.1', ['postgis'], 'postgis/postgis:18-3.6'],
  ['postgresql', '17.2', ['postgis', 'vector'], 'timescale/timescaledb-ha:pg17'],
  ['postgresql', '16.1', ['timescaledb'], 'timescale/timescaledb-ha:pg16'],
  ['mysql', '8.4.3', [], 'mysql:8.4'],
  ['mysql', '8.0.40-0ubuntu0.24.04.1', [], 'mysql:8.0'],
  ['mariadb', '10.11.14-MariaDB-0+deb12u2', [], 'mariadb:10.11'],
  ['mariadb', '5.5.5-11.4.2-MariaDB', [], 'mariadb:11.4'],
  ['tidb', '8.0.11-TiDB-v8.5.1', [], 'pingcap/tidb:v8.5.1'],
])('%s %s with %j runs in %s', (engine, serverVersion, names, image) => {
  const extensions = names.map((name) => ({ name, version: '1' }));
  expect(drillImage({ engine, serverVersion }, extensions)).toEqual({ image });
});

it.each<[SourceInfo['engine'], string, string[], string[]]>([
  ['postgresql', '15.1', ['pg_graphql', 'supabase_vault', 'pgcrypto'], ['pg_graphql', 'supabase_vault']],
  ['postgresql', '15.1', ['pg_graphql', 'vector'], ['pg_graphql']],
  ['postgresql', '13.1', ['vector', 'postgis'], ['vector', 'postgis']],
  ['postgresql', '99.0', ['postgis_raster', 'plperl'], ['plperl']],
  ['postgresql', 'devel', [], []],
  ['tidb', '8.0.11', [], []],
])('%s %s with %j: none is known for %j', (engine, serverVersion, names, unknown) => {
  const extensions = names.map((name) => ({ name, version: '1' }));
  expect(drillImage({ engine, serverVersion }, extensions)).toEqual({ image: null, unknown });
});

it.each<[SourceInfo['platform'], object]>([
  ['supabase', { image: 'pgvector/pgvector:pg17' }],
  [undefined, { image: null, unknown: ['supabase_vault', 'pg_graphql', 'pg_net', 'pg_cron', 'pgsodium'] }],
])('what only Supabase has is not looked for where the platform is %s', (platform, expected) => {
  const source: Pick<SourceInfo, 'engine' | 'serverVersion' | 'platform'> = {
    engine: 'postgresql',
    serverVersion: '17.6',
    ...(platform && { platform }),
  };
  const names = [
    ...['plpgsql', 'pg_stat_statements', 'uuid-ossp', 'pgcrypto', 'vector'],
    ...['supabase_vault', 'pg_graphql', 'pg_net', 'pg_cron', 'pgsodium'],
  ];
  expect(
    drillImage(
      source,
      names.map((name) => ({ name, version: '1' })),
    ),
  ).toEqual(expected);
});
