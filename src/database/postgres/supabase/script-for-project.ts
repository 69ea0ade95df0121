import type { Definitions } from '../restore/definitions.js';
import {
  grantedRolesOf,
  type ScriptEntry,
  type ScriptStatement,
  sqlPattern,
  unquote,
} from '../restore/script-statements.js';
import type { PostgresSession } from '../session.js';
import { isCarriedSchema, isReservedRole } from './managed-schemas.js';
import { isManaged, schemaOfEntry, sessionRoleOf } from './script-entries.js';

/** What a project has already; names as in the headings of a script, after their type and schema. */
export interface ProjectFacts {
  readonly schemas: ReadonlySet<string>;
  readonly publications: ReadonlySet<string>;
  /** `schema\0name` of relations, indexes and types in schemas that Supabase keeps. */
  readonly objects: ReadonlySet<string>;
  /** `schema\0name(types)`. */
  readonly functions: ReadonlySet<string>;
  /** `schema\0table name` of triggers and policies. */
  readonly attached: ReadonlySet<string>;
}

const pairs = (sql: string) => `SELECT n.nspname, ${sql}`;
const OBJECTS = `${pairs('c.relname')} FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  UNION ${pairs('t.typname')} FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace`;
const FUNCTIONS = `${pairs(`pg_catalog.format('%s(%s)', p.proname, pg_catalog.array_to_string(ARRAY(
    SELECT pg_catalog.format_type(a.oid, NULL) FROM pg_catalog.unnest(p.proargtypes) WITH ORDINALITY a (oid, at) ORDER BY a.at), ', '))`)}
  FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace`;
const ATTACHED = `${pairs("c.relname || ' ' || t.tgname")} FROM pg_catalog.pg_trigger t
    JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  UNION ${pairs("c.relname || ' ' || p.polname")} FROM pg_catalog.pg_policy p
    JOIN pg_catalog.pg_class c ON c.oid = p.polrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace`;

/** For a Supabase project: the definitions of its users, with what they have put on Supabase's own tables. */
export async function definitionsForProject(
  session: PostgresSession,
  whole: Definitions,
): Promise<Definitions> {
  const keys = async (sql: string) =>
    new Set((await session.query(sql)).map(([schema, name]) => keyOf(schema ?? '', name ?? '')));
  const names = async (sql: string) => new Set((await session.query(sql)).map(([name]) => name ?? ''));
  return chooseForProject(whole, {
    schemas: await names('SELECT n.nspname FROM pg_catalog.pg_namespace n'),
    publications: await names('SELECT p.pubname FROM pg_catalog.pg_publication p'),
    objects: await keys(OBJECTS),
    functions: await keys(FUNCTIONS),
    attached: await keys(ATTACHED),
  });
}

const keyOf = (schema: string, name: string) => `${schema}\0${name}`;

/** Pure. */
export function chooseForProject(whole: Definitions, facts: ProjectFacts): Definitions {
  const chooser = new Chooser(facts);
  const preData = whole.preData.filter((statement) => chooser.takes(statement));
  const postData = whole.postData.filter((statement) => chooser.takes(statement));
  return {
    ...whole,
    preData: withoutIdleSwitches(preData),
    postData: withoutIdleSwitches(postData),
    missingSchemas: [...chooser.missingSchemas].sort(),
    notes: chooser.notes,
  };
}

/** `EXECUTE FUNCTION schema.name(`. */
const TRIGGER_FUNCTION = sqlPattern(String.raw` EXECUTE (?:FUNCTION|PROCEDURE) (ID)\.ID\(`);

class Chooser {
  readonly notes: string[] = [];
  readonly missingSchemas = new Set<string>();
  private grantor: string | null = null;
  private readonly taken = new Set<string>();

  constructor(private readonly facts: ProjectFacts) {}

  takes(statement: ScriptStatement): boolean {
    const { sql, entry } = statement;
    const role = sessionRoleOf(sql);
    if (role !== undefined) {
      this.grantor = role;
      return true;
    }
    if (entry === null) return true;
    if (entry.type === 'PUBLICATION') return !this.facts.publications.has(entry.name);
    if (!isManaged(entry)) return true;
    const schema = schemaOfEntry(entry) ?? '';
    if (isCarriedSchema(schema) && !this.facts.schemas.has(schema)) return this.takesMissing(entry, schema);
    return this.isOwn(statement, entry, schema);
  }

  /** A schema that users make themselves, such as supabase_migrations, or one that Supabase has to make first. */
  private takesMissing(entry: ScriptEntry, schema: string): boolean {
    if (!isReservedRole(entry.owner)) return true;
    this.missingSchemas.add(schema);
    return false;
  }

  private isOwn(statement: ScriptStatement, entry: ScriptEntry, schema: string): boolean {
    const { sql } = statement;
    switch (entry.type) {
      case 'TRIGGER':
      case 'POLICY':
        return this.isAttached(sql, entry, schema);
      case 'PUBLICATION TABLE':
        return true;
      case 'ACL':
        return !isReservedRole(entry.owner) || this.isUsersGrant(sql);
      case 'COMMENT':
        return !isReservedRole(entry.owner) && !this.isThere(entry, schema);
      default:
        return this.isNewObject(sql, entry, schema);
    }
  }

  private isAttached(sql: string, entry: ScriptEntry, schema: string): boolean {
    const key = keyOf(schema, entry.name);
    // DISABLE TRIGGER stands under the heading of its trigger.
    if (!sql.startsWith('CREATE ')) return this.taken.has(key);
    const home = TRIGGER_FUNCTION.exec(sql)?.[1];
    const isOfSupabase = entry.type === 'TRIGGER' ? !isUsersFunction(home) : schema === 'cron';
    if (isOfSupabase) return false;
    if (this.facts.attached.has(key)) {
      this.notes.push(
        `The ${entry.type.toLowerCase()} ${schema}.${entry.name} is there already and stays as it is.`,
      );
      return false;
    }
    this.taken.add(key);
    return true;
  }

  /** Grants to roles of users, and grants that users made; what Supabase grants, it has granted in every project. */
  private isUsersGrant(sql: string): boolean {
    if (!sql.startsWith('GRANT ')) return false;
    if (this.grantor !== null && !isReservedRole(this.grantor)) return true;
    return grantedRolesOf(sql).some((name) => name !== 'postgres' && !isReservedRole(name));
  }

  private isNewObject(sql: string, entry: ScriptEntry, schema: string): boolean {
    if (!isReservedRole(entry.owner)) return !this.isThere(entry, schema) && !this.isOnOldTable(sql);
    if (entry.type === 'INDEX' && sql.startsWith('CREATE ') && !this.isThere(entry, schema)) {
      this.notes.push(
        `The index ${schema}.${entry.name} is not in this project, and only Supabase may make it; it is left out.`,
      );
    }
    return false;
  }

  private isThere({ name }: ScriptEntry, schema: string): boolean {
    const key = keyOf(schema, name);
    return this.facts.objects.has(key) || this.facts.functions.has(key) || this.facts.attached.has(key);
  }

  /** Keys and defaults of a table that the project has. */
  private isOnOldTable(sql: string): boolean {
    const [, schema, table] = ON_TABLE.exec(sql) ?? [];
    return (
      schema !== undefined &&
      table !== undefined &&
      this.facts.objects.has(keyOf(unquote(schema), unquote(table)))
    );
  }
}

const ON_TABLE = sqlPattern(String.raw`^ALTER (?:FOREIGN )?TABLE (?:ONLY )?(ID)\.(ID)\s`);

/** Webhooks are triggers that users set up with a function of Supabase. */
function isUsersFunction(schema: string | undefined): boolean {
  return schema === undefined || schema === 'supabase_functions' || !isManaged(headingIn(unquote(schema)));
}

function headingIn(schema: string): ScriptEntry {
  return { name: '', type: 'FUNCTION', schema, owner: '' };
}

/** SET and RESET SESSION AUTHORIZATION with nothing in between. */
function withoutIdleSwitches(statements: readonly ScriptStatement[]): ScriptStatement[] {
  return statements.filter((statement, index) => {
    const role = sessionRoleOf(statement.sql);
    const neighbour = statements[role === null ? index - 1 : index + 1];
    return role === undefined || (neighbour !== undefined && sessionRoleOf(neighbour.sql) === undefined);
  });
}
