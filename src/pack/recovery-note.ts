import { MYSQL_RECOVERY } from './recovery-note-mysql.js';

export interface RecoveryNoteInput {
  /** The backup's id, which is also the name of the archive's folder. */
  readonly id: string;
  readonly engine: 'postgresql' | 'mysql' | 'mariadb' | 'tidb';
}

/**
 * `RECOVERY.md`: how a person restores this archive without this tool. The commands are run by tests
 * (`__tests__/pack/recovery-note*.test.ts`), as they stand.
 */
export function recoveryNote({ id, engine }: RecoveryNoteInput): string {
  return [head(id), engine === 'postgresql' ? POSTGRESQL : MYSQL_RECOVERY, VALUES].join('\n');
}

function head(id: string): string {
  return `# How to restore ${id} by hand

Use \`db-backup restore\` when you can: it checks and proves every step. This note is for the day when you have
only \`tar\`, \`sha256sum\`, \`sed\`, \`jq\` and the database's own client.

\`\`\`sh
tar -xf ${id}.tar.*     # .tar.gz, or .tar.zst with zstd installed; this note came out of it
cd ${id}
sha256sum -c SHA256SUMS
\`\`\`

Every line must say \`OK\`. \`manifest.json\` says which table is in which file, its columns and its number of rows.
`;
}

const POSTGRESQL = `## Into an empty PostgreSQL database

Set \`PGHOST\`, \`PGUSER\`, \`PGPASSWORD\` and so on as for any \`psql\`, create an empty database and name it in
\`PGDATABASE\`. The server's major version should be that of the manifest or newer. Roles are not in the archive: when
a command stops because one is missing, \`CREATE ROLE name NOLOGIN\`, empty the database and begin again.

1. Tables, types and functions, without indexes, keys and triggers:

\`\`\`sh
psql -X -v ON_ERROR_STOP=1 -f schema/pre-data.sql
\`\`\`

2. Write the commands that load every table and set every sequence, then run them in one transaction. Each line of a
table file becomes one \`json\` value; PostgreSQL takes the texts out of it unchanged, and COPY gives them to the types
(\`rows.tmp\` holds one table at a time). A partition's rows go in through its root, because hashes may send them elsewhere
in a new database. Where a constraint's function finds its names by a \`search_path\` of the database's own, give the new database the
same first: \`ALTER DATABASE … SET search_path = …\`:

\`\`\`sh
jq -r -f /dev/stdin manifest.json > load.sql <<'JQ'
def hex: if . == 0 then "" else (. / 16 | floor | hex) + ("0123456789abcdef"[. % 16:. % 16 + 1]) end;
def code: "\\\\+" + ("000000" + hex)[-6:];
def plain: (. >= 97 and . <= 122) or (. >= 65 and . <= 90) or (. >= 48 and . <= 57) or . == 95;
def escaped: explode | map(if plain then [.] | implode else code end) | add // "";
def name: "U&\\"" + escaped + "\\"";
def text: "U&'" + escaped + "'";
def value: if .encoding == "json" then "line->" + (.name | text) else "line->>" + (.name | text) end;
def columns($all): if $all == [] then "" else " (\\([$all[].name | name] | join(", ")))" end;
"begin;",
"set local datestyle = 'ISO, YMD'; set local intervalstyle = postgres; set local timezone = 'UTC';",
"set local lc_monetary = 'C'; set local xmloption = content; set local array_nulls = on;",
"set local standard_conforming_strings = on; set local client_encoding = 'UTF8';",
"create temporary table db_backup_lines (line json);",
(.tables[] | select(.rows > 0)
  | [.columns[] | select(.generated == null)] as $columns
  | (.partitionOf // {schema, name}) as $into
  | "truncate pg_temp.db_backup_lines;",
    "\\\\copy pg_temp.db_backup_lines from program 'sed -e 1d -e \\"$ d\\" -e \\"s/,$//\\" \\(.file)' with (format csv, quote E'\\\\x01', delimiter E'\\\\x02')",
    "\\\\o rows.tmp",
    "\\\\qecho '" + ("copy \\($into.schema | name).\\($into.name | name)" + columns($columns) + " from stdin;" | split("\\\\") | join("\\\\\\\\")) + "'",
    "copy (select \\([$columns[] | value] | join(", ")) from pg_temp.db_backup_lines) to stdout;",
    "\\\\qecho '\\\\\\\\.'",
    "\\\\o",
    "\\\\i rows.tmp"),
(.sequences[]
  | "select pg_catalog.setval(('\\"' || replace(\\(.schema | text), '\\"', '\\"\\"') || '\\".\\"' || replace(\\(.name | text), '\\"', '\\"\\"') || '\\"')::regclass, \\(.lastValue), \\(.isCalled));"),
"commit;"
JQ
psql -X -q -v ON_ERROR_STOP=1 -f load.sql && rm -f rows.tmp
\`\`\`

With \`-q\` it prints nothing but errors; count the rows of a table with \`select count(*)\` and compare with the manifest.

3. Large objects, only if there is a \`large-objects.json\`:

\`\`\`sh
psql -X -q -v ON_ERROR_STOP=1 <<'SQL'
begin;
create temporary table db_backup_lines (line json);
\\copy pg_temp.db_backup_lines from program 'sed -e 1d -e "$ d" -e "s/,$//" large-objects.json' with (format csv, quote E'\\x01', delimiter E'\\x02')
create temporary view objects as select distinct on (1) (line->>'oid')::oid as oid, line->>'owner' as owner, line->>'comment' as comment, (line->>'acl')::aclitem[] as acl from pg_temp.db_backup_lines;
select lo_create(oid) from pg_temp.objects where oid not in (select oid from pg_largeobject_metadata) \\g /dev/null
select lo_put((line->>'oid')::oid, (line->>'page')::bigint * 262144, (line->>'data')::bytea) from pg_temp.db_backup_lines where line->>'data' is not null \\g /dev/null
select format('comment on large object %s is %L', oid, comment) from pg_temp.objects where comment is not null \\gexec
select format('alter large object %s owner to %I', oid, owner) from pg_temp.objects \\gexec
select format('revoke all on large object %s from %I', oid, owner) from pg_temp.objects where acl is not null \\gexec
select format('grant %s on large object %s to %s%s', privilege_type, oid, case grantee when 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end, case when is_grantable then ' with grant option' end) from pg_temp.objects, aclexplode(acl) \\gexec
commit;
SQL
\`\`\`

4. Indexes, keys, triggers, policies:

\`\`\`sh
psql -X -v ON_ERROR_STOP=1 -f schema/post-data.sql
\`\`\`
`;

const VALUES = `## What the values mean

- One row per line, keys in the table's own order. \`null\` is SQL NULL.
- A number with more digits than every program keeps exactly is a string: \`"12345678901234567890"\`.
- \`boolean\` is \`true\` or \`false\`. A \`json\` column (PostgreSQL \`jsonb\`) holds its value as it is: there the JSON value
  \`null\` is \`null\`, and SQL NULL is a missing key.
- Everything else is the text the server itself prints and reads (\`bytea\` as \`\\x…\`); \`hex\` columns are upper-case hex.
- Generated columns are in the files for reading only; the server computes them again.
`;
