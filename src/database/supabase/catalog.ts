import type { SupabaseClient } from '@supabase/supabase-js';
import { BackupError } from '../../core/errors.js';
import type { TableName } from '../../core/ports.js';
import {
  type DescribedRelation,
  headerText,
  readDescription,
  relationPath,
  schemasInRefusal,
} from './open-api.js';
import type { RestApi } from './rest-api.js';
import { RestError } from './rest-errors.js';

/** A relation of an exposed schema. */
export interface CatalogRelation extends TableName, Omit<DescribedRelation, 'name'> {}

export interface Catalog {
  /** PostgREST's own version. */
  readonly serverVersion: string;
  /** Exposed ones, in the API's order; the first is its default. */
  readonly schemas: readonly string[];
  readonly relations: readonly CatalogRelation[];
}

const ROOT = '/rest/v1/';

/** No schema of anybody: PostgreSQL reserves the prefix, and PostgREST answers with the list of those there are. */
const NO_SCHEMA = 'pg_no_such_schema';

/** Where PostgREST is told to expose nothing, as Supabase does when the Data API is switched off. */
const DISABLED = /^(pg_)?pgrst_no_exposed_schemas$/;

/** The exposed schemas and what they hold, as the role of the key may see it. */
export async function readCatalog(api: RestApi): Promise<Catalog> {
  const schemas = await readSchemas(api);
  const relations: CatalogRelation[] = [];
  let serverVersion = '';
  for (const schema of schemas) {
    const described = await describe(api, schema);
    serverVersion = described.serverVersion;
    relations.push(...described.relations.map((relation) => ({ ...relation, schema })));
  }
  return { serverVersion, schemas, relations };
}

async function readSchemas(api: RestApi): Promise<string[]> {
  try {
    await api.request({ path: ROOT, headers: profile(NO_SCHEMA), what: 'the list of exposed schemas' });
  } catch (error) {
    if (!(error instanceof RestError) || error.code !== 'PGRST106') throw error;
    const schemas = schemasInRefusal(error.text, error.hint)?.filter((name) => !DISABLED.test(name));
    if (schemas && schemas.length > 0) return schemas;
    if (schemas) throw disabled();
  }
  throw new BackupError('source', 'The REST API does not say which schemas it exposes.', {
    code: 'SOURCE_NOT_POSTGREST',
    nextStep: 'Check that supabase-url names a Supabase project; else back up with database-url.',
  });
}

async function describe(api: RestApi, schema: string) {
  const { body } = await api.request({
    path: ROOT,
    headers: { ...profile(schema), Accept: 'application/openapi+json' },
    what: `the description of the schema ${schema}`,
  });
  try {
    return readDescription(Buffer.from(body).toString('utf8'));
  } catch (cause) {
    throw new BackupError(
      'source',
      `The REST API describes the schema ${schema} in a way that is not known.`,
      {
        code: 'SOURCE_NOT_POSTGREST',
        nextStep:
          'Check that supabase-url names a Supabase project and that the API describes itself (openapi-mode); else back up with database-url.',
        cause,
      },
    );
  }
}

function disabled(): BackupError {
  return new BackupError('source', 'The Data API of this project is switched off: it exposes no schema.', {
    code: 'SOURCE_API_DISABLED',
    nextStep: 'Switch it on in the API settings of the project, or back up with database-url.',
  });
}

/** Which schema a request is about. */
export function profile(schema: string): Record<string, string> {
  return { 'Accept-Profile': headerText(schema) };
}

/**
 * The table to supabase-js, which puts names into the address and the header as they are.
 * @throws BackupError for a name that no address can carry
 */
export function relationOf(client: SupabaseClient, table: TableName) {
  return client.schema(headerText(table.schema)).from(pathOf(table).slice(ROOT.length));
}

/** @throws BackupError for a name that no address can carry */
export function pathOf(table: TableName): string {
  const path = relationPath(table);
  if (path !== undefined) return path;
  throw new BackupError(
    'source',
    `The table "${table.name}" of ${table.schema} cannot be asked for over REST.`,
    {
      code: 'SOURCE_NAME_UNREACHABLE',
      nextStep: 'Leave it out by exclude-tables, rename it, or back up with database-url.',
    },
  );
}
