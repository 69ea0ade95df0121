/** The part of `RECOVERY.md` for the MySQL family; run by `__tests__/pack/recovery-note-mysql.test.ts`, as it stands. */
export const MYSQL_RECOVERY = `## Into an empty database of MySQL, MariaDB or TiDB

Create an empty database with the name that \`manifest.json\` has under \`source\`, because views and routines may name it. The server should
be of the same kind, and of the same version or newer. Accounts are not in the archive: what runs as one that is missing (DEFINER) fails until
it is created. Write a file \`client.cnf\` for the \`mysql\` client (\`mariadb\` reads the same):

\`\`\`ini
[client]
host = 127.0.0.1
port = 3306
user = root
password = "…"
[mysql]
database = "…"
binary-mode
comments
max-allowed-packet = 1G
\`\`\`

1. Tables, routines and views, without foreign keys and triggers:

\`\`\`sh
mysql --defaults-extra-file=client.cnf < schema/pre-data.sql
\`\`\`

2. Write the commands that print every table as INSERT statements, then run them in one session. \`sed\` puts numbers between quotes, because \`jq\`
would round them; texts travel as base64 and bytes as hex, so that nothing in them means anything to the client. A row has to fit into
\`max_allowed_packet\` of the server:

\`\`\`sh
jq -r -f /dev/stdin manifest.json > load.sh <<'JQ'
def name: "\`" + gsub("\`"; "\`\`") + "\`";
def asPattern: tojson | gsub("(?<special>[][\\\\\\\\/.*^$])"; "\\\\\\(.special)");
def quoteNumber: "s/\\\\([{,]" + asPattern + ":\\\\)\\\\(-\\\\{0,1\\\\}[0-9][-+0-9.eE]*\\\\)/\\\\1\\"\\\\2\\"/";
def ofSet: " character set (?<set>[a-z0-9_]+)$";
def row: "def value($c): .[$c.name]
  | if . == null then \\"NULL\\"
    elif $c.encoding == \\"number\\" then \\"'\\\\(.)'\\"
    elif $c.encoding == \\"text\\" then \\"CONVERT(FROM_BASE64('\\\\(@base64)') USING utf8mb4)\\"
    elif $c.set then \\"CONVERT(UNHEX('\\\\(.)') USING \\\\($c.set))\\"
    else \\"UNHEX('\\\\(.)')\\" end;
  foreach ((inputs | \\"(\\\\([value($columns[])] | join(\\", \\")))\\"), null) as $row ({rows: [], size: 0};
    if .size > 200000 or $row == null then {rows: [], size: 0, full: .rows} else del(.full) end
    | if $row then .rows += [$row] | .size += ($row | length) else . end;
    select(.full) | \\"INSERT INTO \\\\($into) VALUES\\n\\\\(.full | join(\\",\\n\\"));\\")";
"set -e -o pipefail",
"row=\\(row | @sh)",
"cat <<'SQL'",
"SET NAMES utf8mb4;",
"SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES', time_zone = '+00:00';",
"SET SESSION foreign_key_checks = 0, unique_checks = 0;",
"/*M!101100 SET SESSION system_versioning_insert_history = 1 */;",
"SQL",
(.tables[] | select(.rows > 0)
  | [.columns[] | select(.generated == null)] as $columns
  | "sed -e 1d -e '$ d' -e 's/,$//'"
    + ([$columns[] | select(.encoding == "number") | .name | " -e " + (quoteNumber | @sh)] | add // "")
    + " \\(.file | @sh) | jq -rn --argjson columns "
    + ([$columns[] | {name, encoding} + (.type | capture(ofSet) // {})] | tojson | @sh)
    + " --arg into " + ("\\(.name | name) (\\([$columns[].name | name] | join(", ")))" | @sh)
    + " \\"$row\\""),
"cat <<'SQL'",
(.sequences[]
  | "ALTER SEQUENCE \\(.name | name) RESTART WITH \\(.lastValue);",
    if .cycleCount then "DO SETVAL(\\(.name | name), \\(.lastValue), 0, \\(.cycleCount));" else empty end,
    if .isCalled then "DO NEXTVAL(\\(.name | name));" else empty end),
"SQL"
JQ
bash load.sh | mysql --defaults-extra-file=client.cnf
\`\`\`

It prints nothing but errors; count the rows of a table with \`SELECT COUNT(*)\` and compare with the manifest.

3. Foreign keys, triggers and events, which may begin to work at once:

\`\`\`sh
mysql --defaults-extra-file=client.cnf < schema/post-data.sql
\`\`\`
`;
