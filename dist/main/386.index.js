export const id = 386;
export const ids = [386];
export const modules = {

/***/ 80150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ readUserSequences),
/* harmony export */   u: () => (/* binding */ readCatalog)
/* harmony export */ });
/* harmony import */ var _supabase_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67937);

/** User schemas: `pg_` is reserved (https://www.postgresql.org/docs/current/ddl-schemas.html). */
const USER_SCHEMA = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";
const KINDS = {
    r: 'table',
    p: 'partitioned',
    f: 'foreign',
    m: 'materialized-view',
};
const SCHEMAS = `SELECT n.nspname FROM pg_catalog.pg_namespace n WHERE ${USER_SCHEMA} ORDER BY n.oid`;
/** Members of extensions; configuration tables carry the condition of their rows. */
const EXTENSION_MEMBER = `
  LEFT JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid
    AND d.objsubid = 0 AND d.deptype = 'e'
  LEFT JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
  LEFT JOIN LATERAL (
    SELECT e.extcondition[i] AS condition
    FROM pg_catalog.generate_subscripts(e.extconfig, 1) i WHERE e.extconfig[i] = c.oid LIMIT 1
  ) x ON true`;
const TABLES = `
SELECT c.oid, n.nspname, c.relname, c.relkind, c.relpersistence = 'u', i.inhparent,
  e.extname, CASE WHEN x.condition IS NOT NULL THEN x.condition END,
  pg_catalog.has_schema_privilege(n.oid, 'USAGE'), pg_catalog.has_table_privilege(c.oid, 'SELECT'),
  c.relrowsecurity AND pg_catalog.row_security_active(c.oid),
  (SELECT pg_catalog.array_to_string((k.indkey::pg_catalog.int2[])[0:k.indnkeyatts - 1], ' ')
   FROM pg_catalog.pg_index k WHERE k.indrelid = c.oid AND k.indisprimary)
FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_inherits i ON i.inhrelid = c.oid AND c.relispartition
  ${EXTENSION_MEMBER}
WHERE c.relkind IN ('r', 'p', 'f', 'm') AND c.relpersistence <> 't' AND ${USER_SCHEMA}`;
/** From here on a NOT NULL may be NOT VALID: it forbids new NULLs, and rows may have old ones. */
const NOT_NULL_NOT_VALID_SINCE = 180_000;
/** That no row has NULL. */
const NOT_NULL = (serverVersionNum) => serverVersionNum < NOT_NULL_NOT_VALID_SINCE
    ? 'a.attnotnull'
    : `a.attnotnull AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k
    WHERE k.conrelid = a.attrelid AND k.contype = 'n' AND k.conkey[1] = a.attnum AND NOT k.convalidated)`;
const COLUMNS = (serverVersionNum) => `
SELECT a.attrelid, a.attname, a.attnum, pg_catalog.format_type(a.atttypid, a.atttypmod), a.atttypid, a.attgenerated,
  ${NOT_NULL(serverVersionNum)}
FROM pg_catalog.pg_attribute a
  JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND ${USER_SCHEMA}
ORDER BY a.attrelid, a.attnum`;
/** Only for tables whose privileges on the whole do not do; most roles have none such. */
const UNREADABLE_COLUMNS = (oids) => `
SELECT a.attrelid, a.attnum FROM pg_catalog.pg_attribute a
WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid IN (${oids.join(',')})
  AND NOT pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'SELECT')`;
const DOMAINS = "SELECT t.oid, t.typbasetype FROM pg_catalog.pg_type t WHERE t.typtype = 'd'";
const SEQUENCES = `
SELECT c.oid, n.nspname, c.relname,
  pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_sequence_privilege(c.oid, 'SELECT')
FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  ${EXTENSION_MEMBER}
WHERE c.relkind = 'S' AND c.relpersistence <> 't' AND ${USER_SCHEMA}
  AND (e.oid IS NULL OR x.condition IS NOT NULL)`;
const FOREIGN_KEYS = `
SELECT k.conname, k.conrelid, k.confrelid FROM pg_catalog.pg_constraint k
WHERE k.contype = 'f' AND k.conparentid = 0`;
const EXTENSION_SCHEMAS = `
SELECT e.extname, n.nspname FROM pg_catalog.pg_extension e
  JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE ${USER_SCHEMA}`;
/** Everything the backup decides upon, as the transaction's snapshot shows it: a few small queries. */
async function readCatalog(session) {
    const schemas = (await session.query(SCHEMAS)).map(([name]) => name ?? '');
    const tableRows = await session.query(TABLES);
    const doubtful = tableRows.filter((row) => row[9] === 'f').map(([oid]) => oid ?? '');
    const unreadable = doubtful.length === 0 ? [] : await session.query(UNREADABLE_COLUMNS(doubtful));
    const columns = groupColumns(await session.query(COLUMNS(session.serverVersionNum)), await session.query(DOMAINS), unreadable);
    const sequences = await readUserSequences(session);
    const foreignKeys = (await session.query(FOREIGN_KEYS)).map(([name, from, to]) => ({
        name: name ?? '',
        from: from ?? '',
        to: to ?? '',
    }));
    const extensionSchemas = new Map((await session.query(EXTENSION_SCHEMAS)).map(([extension, schema]) => [extension ?? '', schema ?? '']));
    const tables = tableRows.map((row) => toTable(row, columns));
    const platform = await (0,_supabase_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .readPlatform */ .K)(session);
    return { platform, schemas, tables, sequences, foreignKeys, extensionSchemas };
}
/** Sequences of users, and those of extensions that a backup carries. */
async function readUserSequences(session) {
    return (await session.query(SEQUENCES)).map(([oid, schema, name, readable]) => ({
        oid: oid ?? '',
        schema: schema ?? '',
        name: name ?? '',
        readable: readable === 't',
    }));
}
function toTable(row, columns) {
    const [oid, schema, name, kind, unlogged, parent, extension, condition, usable, readable, rls, key] = row;
    return {
        oid: oid ?? '',
        schema: schema ?? '',
        name: name ?? '',
        kind: KINDS[kind ?? ''] ?? 'table',
        columns: columns.get(oid ?? '') ?? [],
        primaryKey: key ? key.split(' ').map(Number) : [],
        partitionParent: parent ?? null,
        unlogged: unlogged === 't',
        extension: extension ?? null,
        extensionCondition: condition ?? null,
        schemaUsable: usable === 't',
        tableReadable: readable === 't',
        rowSecurityActive: rls === 't',
    };
}
function groupColumns(rows, domainRows, unreadable) {
    const hidden = new Set(unreadable.map(([table, attnum]) => `${table}.${attnum}`));
    const domains = new Map(domainRows.map(([oid, base]) => [oid, base]));
    const baseType = (oid) => {
        const base = domains.get(oid);
        return base === undefined ? Number(oid) : baseType(base);
    };
    const byTable = new Map();
    for (const [table, name, attnum, type, typeOid, generated, notNull] of rows) {
        const list = byTable.get(table ?? '') ?? [];
        byTable.set(table ?? '', list);
        list.push({
            name: name ?? '',
            attnum: Number(attnum),
            type: type ?? '',
            baseTypeOid: baseType(typeOid ?? null),
            generated: generated === 's' ? 'stored' : generated === 'v' ? 'virtual' : null,
            notNull: notNull === 't',
            readable: !hidden.has(`${table}.${attnum}`),
        });
    }
    return byTable;
}


/***/ }),

/***/ 38208:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ readKeyColumns),
/* harmony export */   i: () => (/* binding */ orphanCountSql)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48533);

const KEY_COLUMNS = (oids) => `
SELECT k.oid, fa.attname, pa.attname, opn.nspname, o.oprname, cn.nspname, c.collname
FROM pg_catalog.pg_constraint k
  CROSS JOIN LATERAL pg_catalog.generate_subscripts(k.conkey, 1) i
  JOIN pg_catalog.pg_attribute fa ON fa.attrelid = k.conrelid AND fa.attnum = k.conkey[i]
  JOIN pg_catalog.pg_attribute pa ON pa.attrelid = k.confrelid AND pa.attnum = k.confkey[i]
  JOIN pg_catalog.pg_operator o ON o.oid = k.conpfeqop[i]
  JOIN pg_catalog.pg_namespace opn ON opn.oid = o.oprnamespace
  LEFT JOIN pg_catalog.pg_collation c ON c.oid = pa.attcollation
  LEFT JOIN pg_catalog.pg_namespace cn ON cn.oid = c.collnamespace
WHERE k.oid IN (${oids}) ORDER BY k.oid, i`;
/** The columns of foreign keys, by the key's oid; `oids` are at least one. */
async function readKeyColumns(session, oids) {
    const columns = new Map();
    for (const row of await session.query(KEY_COLUMNS(oids.join(', ')))) {
        const [key, from, to, operatorSchema, operator, collationSchema, collation] = row;
        const list = columns.get(key ?? '') ?? [];
        columns.set(key ?? '', list);
        list.push({
            from: from ?? '',
            to: to ?? '',
            operator: `OPERATOR(${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIdentifier */ .Cm)(operatorSchema ?? '')}.${operator})`,
            collation: collation ? `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIdentifier */ .Cm)(collationSchema ?? '')}.${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIdentifier */ .Cm)(collation)}` : null,
        });
    }
    return columns;
}
/**
 * Counts the rows without the row they point to. MATCH SIMPLE looks at rows without any NULL in the key, MATCH FULL at those
 * that are not NULL throughout.
 */
function orphanCountSql({ from, to, columns, isMatchFull }) {
    const present = columns.map((column) => `f.${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIdentifier */ .Cm)(column.from)} IS NOT NULL`);
    const equal = columns.map((column) => {
        const collate = column.collation === null ? '' : ` COLLATE ${column.collation}`;
        return `p.${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIdentifier */ .Cm)(column.to)}${collate} ${column.operator} f.${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIdentifier */ .Cm)(column.from)}`;
    });
    return `SELECT pg_catalog.count(*) FROM ${rowsOf(from)} f
    WHERE (${present.join(isMatchFull ? ' OR ' : ' AND ')})
      AND NOT EXISTS (SELECT FROM ${rowsOf(to)} p WHERE ${equal.join(' AND ')})`;
}
/** A key is about the rows of a table itself, without those that inherit from it. */
function rowsOf(relation) {
    return `${relation.isPartitioned ? '' : 'ONLY '}${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteTable */ .Z8)(relation)}`;
}


/***/ }),

/***/ 65101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ countOrphans),
/* harmony export */   K: () => (/* binding */ withOrphans)
/* harmony export */ });
/* harmony import */ var _key_columns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38208);

const SAVEPOINT = 'db_backup_orphans';
/**
 * The state with the rows counted that have no parent, for keys that the server does not vouch for. All counts together
 * take at most `limitMs`; what is not known by then, or may not be read, stays null. Nothing of it harms the transaction
 * of the session, which has to be in one.
 */
async function withOrphans(session, { state, doubtful }, limitMs, isCounted = () => true) {
    const until = Date.now() + limitMs;
    const foreignKeys = [];
    for (const recorded of state.foreignKeys) {
        const key = doubtful.get(recorded);
        const leftMs = until - Date.now();
        const isAsked = key && leftMs > 0 && isCounted(key);
        foreignKeys.push(isAsked ? { ...recorded, orphans: await countOrphans(session, key, leftMs) } : recorded);
    }
    return { ...state, foreignKeys };
}
/** The rows of one key without parent; null where that takes too long, may not be read or is no question of equality. */
async function countOrphans(session, key, limitMs) {
    if (key.isTemporal)
        return null;
    const columns = (await (0,_key_columns_js__WEBPACK_IMPORTED_MODULE_0__/* .readKeyColumns */ .Z)(session, [key.oid])).get(key.oid) ?? [];
    return countWithin(session, (0,_key_columns_js__WEBPACK_IMPORTED_MODULE_0__/* .orphanCountSql */ .i)({ ...key, columns }), limitMs);
}
async function countWithin(session, sql, limitMs) {
    await session.query(`SAVEPOINT ${SAVEPOINT}; SET LOCAL statement_timeout = ${Math.ceil(limitMs)}`);
    try {
        const [row] = await session.query(sql);
        return Number(row?.[0]);
    }
    catch (error) {
        if (!session.isAlive)
            throw error;
        return null;
    }
    finally {
        if (session.isAlive)
            await session.query(`ROLLBACK TO SAVEPOINT ${SAVEPOINT}; RELEASE SAVEPOINT ${SAVEPOINT}`);
    }
}


/***/ }),

/***/ 55386:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openPostgresProbe: () => (/* binding */ openPostgresProbe)
});

// EXTERNAL MODULE: ./.cache/build/database/probe-connection.js
var probe_connection = __webpack_require__(19656);
// EXTERNAL MODULE: ./node_modules/pg/esm/index.mjs
var esm = __webpack_require__(83849);
// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/database/error-code.js
var error_code = __webpack_require__(44661);
// EXTERNAL MODULE: ./.cache/build/database/postgres/quote.js
var quote = __webpack_require__(48533);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/lift-forced-row-security.js

const FORCED = `SELECT n.nspname, c.relname
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relforcerowsecurity AND pg_catalog.row_security_active(c.oid) AND pg_catalog.pg_has_role(c.relowner, 'USAGE')`;
/** Lets owners read their own tables until the transaction is rolled back; other roles see what they saw. */
async function liftForcedRowSecurity(session) {
    const tables = (await session.query(FORCED)).map(([schema, name]) => ({
        schema: schema ?? '',
        name: name ?? '',
    }));
    const statements = tables.map((table) => `ALTER TABLE ${(0,quote/* quoteTable */.Z8)(table)} NO FORCE ROW LEVEL SECURITY`);
    if (statements.length > 0)
        await session.query(statements.join('; '));
}

// EXTERNAL MODULE: ./.cache/build/database/postgres/restore/target-errors.js
var target_errors = __webpack_require__(53031);
// EXTERNAL MODULE: ./.cache/build/database/postgres/sql-statements.js
var sql_statements = __webpack_require__(10332);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/ask-statement.js






/** What may be asked: statements that give rows and end no transaction. */
const QUERY = /^(?:SELECT|WITH|VALUES|TABLE)\b|^\(/i;
const BOOLEAN_OID = 16;
/** SQLSTATEs of a session that was ended from outside; the connection closes a moment later. */
const SESSION_ENDED = /^57P0/;
/**
 * Runs one query in a transaction that never commits and tells what its rows come to; `session` is good for nothing
 * else afterwards. The search_path is the database's own; other settings are this tool's.
 * @throws BackupError kind `target` when the connection breaks off, which says nothing of the backup; kind `cancelled`
 */
async function askStatement(session, statement, timeoutMs, signal) {
    const sql = (0,sql_statements/* statementOf */.T)(statement);
    if (!QUERY.test(sql)) {
        return { kind: 'error', message: 'it is no query; allowed: SELECT, WITH, VALUES, TABLE' };
    }
    try {
        await session.query(`RESET search_path; BEGIN; SET LOCAL statement_timeout = ${timeoutMs}`);
        await liftForcedRowSecurity(session);
        const question = new Question(sql);
        session.submit(question);
        return await question.answer;
    }
    catch (error) {
        if (signal.aborted)
            throw (0,errors/* cancelledError */.YQ)(signal.reason);
        if (!session.isAlive || SESSION_ENDED.test((0,error_code/* codeOf */.$)(error)))
            throw (0,target_errors/* targetError */._5)(error, 'asking check-sql');
        return { kind: 'error', message: (0,target_errors/* safeMessage */.N5)(error) };
    }
}
/** One statement and no more: the extended protocol refuses a second one. Rows are judged and not kept. */
class Question extends esm/* default.Query */.Ay.Query {
    finished = false;
    /** Settled by the second row at the latest. */
    answer;
    constructor(sql) {
        super({ text: sql, queryMode: 'extended', rowMode: 'array' });
        this.answer = new Promise((resolve, reject) => {
            let answer = { kind: 'no-row' };
            let rows = 0;
            this.on('row', (row, result) => {
                rows++;
                if (rows > 1)
                    resolve({ kind: 'several-rows' });
                else
                    answer = judge(row, result?.fields ?? []);
            });
            this.on('end', () => {
                this.finished = true;
                resolve(answer);
            });
            this.on('error', (error) => {
                this.finished = true;
                reject(error);
            });
        });
    }
    get isOwedBytes() {
        return !this.finished;
    }
}
function judge([value], fields) {
    const [field] = fields;
    if (fields.length !== 1 || field?.dataTypeID !== BOOLEAN_OID)
        return { kind: 'not-boolean' };
    if (value === null)
        return { kind: 'null' };
    return { kind: value === true ? 'true' : 'false' };
}

// EXTERNAL MODULE: ./.cache/build/database/postgres/catalog.js
var catalog = __webpack_require__(80150);
// EXTERNAL MODULE: ./.cache/build/database/postgres/orphans.js
var orphans = __webpack_require__(65101);
// EXTERNAL MODULE: ./.cache/build/database/postgres/recorded-state.js
var recorded_state = __webpack_require__(21278);
// EXTERNAL MODULE: ./.cache/build/database/postgres/restore/target-session.js
var target_session = __webpack_require__(99886);
// EXTERNAL MODULE: ./.cache/build/database/postgres/sequences.js
var sequences = __webpack_require__(91715);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/probe.js











/**
 * Connects to a restored database to ask it.
 * @throws BackupError kind `target`
 */
async function openPostgresProbe(options) {
    const probe = new PostgresProbe(options);
    await probe.connect();
    return probe;
}
class PostgresProbe {
    options;
    connection;
    constructor(options) {
        this.options = options;
        this.connection = new probe_connection/* ProbeConnection */.J(options, {
            connect: target_session/* connectTarget */.u,
            stopped: (session) => session.whenCancelSent(),
            explain: target_errors/* targetError */._5,
        });
    }
    async connect() {
        await this.connection.connect();
    }
    countRows(table) {
        return this.inTransaction('counting rows', async (session) => {
            const [found] = await session.query(findTable(table));
            if (!found)
                return undefined;
            await liftForcedRowSecurity(session);
            const [row] = await session.query(`SELECT pg_catalog.count(*) FROM ${(0,quote/* quoteTable */.Z8)(table)}`);
            return Number(row?.[0]);
        });
    }
    readSequences() {
        return this.inTransaction('reading sequences', async (session) => (0,sequences/* readSequences */.l)(session, await (0,catalog/* readUserSequences */.O)(session)));
    }
    readState() {
        return this.inTransaction('reading the catalog', async (session) => {
            const state = await (0,recorded_state/* readCatalogState */.P)(session);
            await liftForcedRowSecurity(session);
            return (0,orphans/* withOrphans */.K)(session, state, this.connection.timeoutMs);
        });
    }
    statementsOf(script) {
        const statements = (0,sql_statements/* splitSql */.b)(script).map((piece) => (0,sql_statements/* statementOf */.T)(piece).replace(/[\s;]+$/, ''));
        return statements.filter((statement) => statement !== '');
    }
    ask(statement) {
        const { timeoutMs } = this.connection;
        return this.connection.askAlone((session) => askStatement(session, statement, timeoutMs, this.options.signal));
    }
    close() {
        return this.connection.close();
    }
    inTransaction(doing, work) {
        return this.connection.ask(doing, async (session) => {
            await session.query(`BEGIN ISOLATION LEVEL REPEATABLE READ; SET LOCAL statement_timeout = ${this.connection.timeoutMs}`);
            const result = await work(session);
            await session.query('ROLLBACK');
            return result;
        });
    }
}
function findTable({ schema, name }) {
    return `SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = ${(0,quote/* quoteLiteral */.ce)(schema)} AND c.relname = ${(0,quote/* quoteLiteral */.ce)(name)} AND c.relkind IN ('r', 'p')`;
}


/***/ }),

/***/ 21278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ readCatalogState)
/* harmony export */ });
/* harmony import */ var _lib_compare_bytes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13730);

/** Server version from which keys may have a PERIOD. */
const PERIOD_SINCE = 180_000;
const ownedByNoExtension = (catalog, oid) => `NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
  WHERE d.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND d.objid = ${oid} AND d.objsubid = 0 AND d.deptype = 'e')`;
/** Objects in schemas of users; `catalog` and `oid` are the object's own, besides those of its table. */
const ofUsers = (catalog, oid) => `n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND c.relpersistence <> 't' AND ${ownedByNoExtension('pg_class', 'c.oid')} AND ${ownedByNoExtension(catalog, oid)}`;
const OF_TABLE = (table) => `JOIN pg_catalog.pg_class c ON c.oid = ${table}
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace`;
/**
 * Triggers in partitions follow that of their root, and are told only where they are enabled in another way. Before
 * PostgreSQL 15 they are internal; those of keys belong to a constraint.
 */
const TRIGGERS = `SELECT n.nspname, c.relname, t.tgname, t.tgenabled
FROM pg_catalog.pg_trigger t ${OF_TABLE('t.tgrelid')}
  LEFT JOIN pg_catalog.pg_trigger u ON u.oid = t.tgparentid
WHERE CASE WHEN t.tgparentid = 0 THEN NOT t.tgisinternal ELSE t.tgenabled <> u.tgenabled END
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.oid = t.tgconstraint AND k.contype <> 't')
  AND ${ofUsers('pg_trigger', 't.oid')}`;
/** Roles as JSON, because their names may hold anything; like the view pg_policies, PUBLIC is `public`. */
const POLICIES = `SELECT n.nspname, c.relname, p.polname, p.polcmd, p.polpermissive,
  (SELECT pg_catalog.json_agg(CASE WHEN r.oid = 0 THEN 'public' ELSE pg_catalog.pg_get_userbyid(r.oid)::pg_catalog.text END)
   FROM pg_catalog.unnest(p.polroles) r (oid))
FROM pg_catalog.pg_policy p ${OF_TABLE('p.polrelid')}
WHERE ${ofUsers('pg_policy', 'p.oid')}`;
const ROW_SECURITY = `SELECT n.nspname, c.relname, c.relforcerowsecurity
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relrowsecurity AND ${ofUsers('pg_class', 'c.oid')}`;
/** Those of partitions are the server's copies of their roots'. */
const FOREIGN_KEYS = (isTemporal) => `SELECT n.nspname, c.relname, k.conname, k.convalidated, k.oid,
  c.oid, c.relkind = 'p', p.oid, pn.nspname, p.relname, p.relkind = 'p', k.confmatchtype = 'f', ${isTemporal}
FROM pg_catalog.pg_constraint k ${OF_TABLE('k.conrelid')}
  JOIN pg_catalog.pg_class p ON p.oid = k.confrelid JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
WHERE k.contype = 'f' AND k.conparentid = 0 AND ${ofUsers('pg_constraint', 'k.oid')}`;
const ENABLED = { O: 'origin', A: 'always', R: 'replica', D: 'disabled' };
const COMMANDS = {
    '*': 'ALL',
    r: 'SELECT',
    a: 'INSERT',
    w: 'UPDATE',
    d: 'DELETE',
};
/** Reads the catalog only: four small queries. `isInScope` decides by the table. */
async function readCatalogState(session, isInScope = () => true) {
    const rowsOf = async (sql) => (await session.query(sql))
        .filter(([schema, name]) => isInScope({ schema: schema ?? '', name: name ?? '' }))
        .sort(byNames);
    const triggers = (await rowsOf(TRIGGERS)).map((row) => ({
        ...ofTable(row),
        enabled: ENABLED[(row[3] ?? 'O')],
    }));
    const policies = (await rowsOf(POLICIES)).map((row) => ({
        ...ofTable(row),
        command: COMMANDS[row[3] ?? ''] ?? '',
        permissive: row[4] === 't',
        roles: JSON.parse(row[5] ?? '[]').sort(_lib_compare_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .compareBytes */ .X),
    }));
    const rowSecurity = (await rowsOf(ROW_SECURITY)).map(([schema, table, forced]) => ({
        schema: schema ?? '',
        table: table ?? '',
        forced: forced === 't',
    }));
    const doubtful = new Map();
    const isTemporal = session.serverVersionNum >= PERIOD_SINCE ? 'k.conperiod' : 'false';
    const foreignKeys = (await rowsOf(FOREIGN_KEYS(isTemporal))).map((row) => {
        const key = { ...ofTable(row), validated: row[3] === 't', orphans: null };
        if (!key.validated)
            doubtful.set(key, toDoubtful(row));
        return key;
    });
    return { state: { triggers, policies, rowSecurity, foreignKeys }, doubtful };
}
function ofTable([schema, table, name]) {
    return { schema: schema ?? '', table: table ?? '', name: name ?? '' };
}
function toDoubtful(row) {
    const [schema, name, , , oid, fromOid, fromIsPartitioned, toOid, toSchema, toName, toIsPartitioned] = row;
    const relation = (id, s, n) => ({
        oid: id ?? '',
        schema: s ?? '',
        name: n ?? '',
    });
    return {
        oid: oid ?? '',
        from: { ...relation(fromOid, schema, name), isPartitioned: fromIsPartitioned === 't' },
        to: { ...relation(toOid, toSchema, toName), isPartitioned: toIsPartitioned === 't' },
        isMatchFull: row[11] === 't',
        isTemporal: row[12] === 't',
    };
}
/** Two equal databases record equal states, whatever order their catalogs have. */
function byNames(a, b) {
    for (const i of [0, 1, 2]) {
        const order = (0,_lib_compare_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .compareBytes */ .X)(a[i] ?? '', b[i] ?? '');
        if (order !== 0)
            return order;
    }
    return 0;
}


/***/ }),

/***/ 53031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I1: () => (/* binding */ isSqlState),
/* harmony export */   N5: () => (/* binding */ safeMessage),
/* harmony export */   _5: () => (/* binding */ targetError)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44661);
/* harmony import */ var _session_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37950);



/** The first rule that fits explains the error. */
const RULES = [
    {
        code: 'TARGET_LOST',
        codes: ['57P01', '57P02', '57P03', '57P05', '08', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENETDOWN'],
        pattern: /^Connection terminated|not queryable/,
        message: (doing, text) => `The connection to the target broke off (${doing}): ${text}`,
        nextStep: 'Check that the server runs and look into its log, then run again.',
    },
    {
        code: 'TARGET_DISK_FULL',
        codes: ['53100'],
        message: (doing, text) => `The target has no space left (${doing}): ${text}`,
        nextStep: 'Make room on the disks of the target, then run again.',
    },
    {
        code: 'TARGET_LOCK_TABLE',
        codes: ['53200'],
        message: (doing, text) => `The target has no memory or no lock left (${doing}): ${text}`,
        nextStep: 'Raise max_locks_per_transaction at the server, or restore into an empty database with jobs: 2.',
    },
    {
        code: 'TARGET_CONNECTION_LIMIT',
        codes: ['53300'],
        message: (doing, text) => `The target has no connection left (${doing}): ${text}`,
        nextStep: 'Lower jobs, or raise max_connections.',
    },
    {
        code: 'TARGET_LOCKED',
        codes: ['55P03'],
        message: (doing, text) => `The target did not grant a lock in time (${doing}): ${text}`,
        nextStep: 'Run again when the other session has finished, or raise lock-timeout.',
    },
    {
        code: 'TARGET_CONFLICT',
        codes: ['40'],
        message: (doing, text) => `Another session of the target stood in the way (${doing}): ${text}`,
        nextStep: 'Stop whatever else writes to the target, then run again.',
    },
    {
        code: 'TARGET_CANCELLED',
        codes: ['57014'],
        message: (doing, text) => `The target cancelled the statement (${doing}): ${text}`,
        nextStep: 'Find out who cancelled it (an administrator or a timeout), then run again.',
    },
    {
        code: 'TARGET_READ_ONLY',
        codes: ['25006'],
        message: (doing, text) => `The target can only be read (${doing}): ${text}`,
        nextStep: 'Use the address of the primary server in target-url.',
    },
    {
        code: 'TARGET_PERMISSION',
        codes: ['42501'],
        message: (doing, text) => `The role of target-url may not do this (${doing}): ${text}`,
        nextStep: 'Grant the privilege, connect as the owner or a superuser, or allow skip-unrestorable.',
    },
    {
        code: 'TARGET_CONSTRAINT',
        codes: ['23'],
        message: (doing, text) => `The rows break a rule of the target (${doing}): ${text}`,
        nextStep: 'Compare the constraint named above with the backup; nothing was kept.',
    },
    {
        code: 'TARGET_VALUE_REFUSED',
        codes: ['22'],
        message: (doing, text) => `The target does not take a value of the backup (${doing}): ${text}`,
        nextStep: "Compare the column's type and the server's version with those of the source; nothing was kept.",
    },
];
/** Turns an error of a session of the target into one a user can act on; a bug stays what it is. */
function targetError(error, doing, signal) {
    return (0,_session_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .explainTargetError */ .PF)(error, doing, signal, {
        safeMessage,
        rule: ruleOf,
        isServers: (thrown) => (0,_error_code_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$)(thrown) !== '',
        safeFields,
    });
}
function ruleOf(error, text) {
    const code = (0,_error_code_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$)(error);
    return RULES.find(({ codes, pattern }) => codes.includes(code) || (isSqlState(code) && codes.includes(code.slice(0, 2))) || pattern?.test(text));
}
/** Not the detail and the place, which hold values. */
function safeFields(error) {
    const code = (0,_error_code_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$)(error);
    return isSqlState(code) ? { code } : undefined;
}
/**
 * The server's message without values of rows, in whatever language: they stand in DETAIL, in CONTEXT, in the quotes of data
 * exceptions (class 22) and of what a COPY cannot look up (class 42), and in whatever a function of the database raises.
 */
function safeMessage(error) {
    const code = (0,_error_code_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$)(error);
    const text = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
    if (!isSqlState(code))
        return text || code;
    const shown = withoutValues(text, code, error);
    return `${shown}${placeOf(error, shown)}`;
}
/** Sources of procedural languages: pl_exec.c, plpy_elog.c, plperl.c, pltcl.c; not planner.c. */
const LANGUAGE_FILE = /^pl(_|py|perl|tcl|v8)/;
/** From the first quotation mark to the last: the server's languages have their own. */
const QUOTED = /["«»„“”‘’‚‹›「」『』][\s\S]*["«»„“”‘’‚‹›「」『』]/;
function withoutValues(text, code, { file, where }) {
    if (code.startsWith('P0') || LANGUAGE_FILE.test(file ?? ''))
        return `a function of the database raised an error (SQLSTATE ${code})`;
    const isOfRow = code.startsWith('22') || (code.startsWith('42') && where?.startsWith('COPY '));
    if (!isOfRow)
        return text;
    const masked = text.replace(QUOTED, '"…"');
    return masked === text ? text.replace(/(: |：)[\s\S]*$/, '') : masked;
}
/** `COPY t, line 5, column c: "…"`, the words in the server's language. */
const COPY_PLACE = /^COPY [\s\S]*?, [^\s,]+ (\d+)(?:, [^\s,]+ ([^:]+))?/;
/** Names the place, as far as the message does not. */
function placeOf({ schema, table, column, constraint, where }, text) {
    const [, line, copied] = COPY_PLACE.exec(where ?? '') ?? [];
    const parts = [
        table === undefined ? '' : `table ${schema === undefined ? '' : `${schema}.`}${table}`,
        named('column', column ?? copied?.trim(), text),
        named('constraint', constraint, text),
        line === undefined ? '' : `row ${line}`,
    ].filter((part) => part !== '');
    return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
function named(kind, name, text) {
    return name === undefined || text.includes(`"${name}"`) ? '' : `${kind} ${name}`;
}
function isSqlState(code) {
    return /^[0-9A-Z]{5}$/.test(code) && !/^E[A-Z]{4}$/.test(code);
}


/***/ }),

/***/ 99886:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ connectTargetBeside),
/* harmony export */   u: () => (/* binding */ connectTarget)
/* harmony export */ });
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44661);
/* harmony import */ var _session_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37950);
/* harmony import */ var _connect_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95080);



/** How soon a server notices that its client is gone while it works on a statement. */
const CLIENT_CHECK = '2s';
const CLIENT_CHECK_SINCE = 140_000;
/** SQLSTATE invalid_parameter_value. */
const INVALID_VALUE = '22023';
/**
 * The first session of a target, pinned like that of a source but able to write.
 *
 * A server that builds an index says nothing for hours, and one that hangs says nothing either. After
 * `idleTimeoutMs` of silence a second connection asks the server whether it still works on the statement; when that
 * cannot be told, or it waits for us, the first one is taken for dead.
 * @throws BackupError kind `target`
 */
async function connectTarget(options) {
    try {
        const session = await (0,_connect_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .Ng)(connectOptions(options));
        await prepareSession(session);
        return session;
    }
    catch (error) {
        throw (0,_session_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .targetConnectError */ .EF)(error);
    }
}
/** One more session on the same server. */
async function connectTargetBeside(first, options) {
    try {
        const session = await (0,_connect_js__WEBPACK_IMPORTED_MODULE_1__/* .connectBeside */ .Ps)(first, connectOptions(options));
        await prepareSession(session);
        return session;
    }
    catch (error) {
        throw (0,_session_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .targetConnectError */ .EF)(error);
    }
}
function connectOptions(options) {
    const { connection: target, lockTimeoutSeconds, idleTimeoutMs, signal } = options;
    const common = { target, readOnly: false, lockTimeoutSeconds, idleTimeoutMs, signal };
    return {
        ...common,
        cancelsOnCut: true,
        isStillWorking: (session) => asksWhetherItWorks(session, common),
    };
}
/** Process ids at the server, which a pooler does not tell at login. */
const backendPids = new WeakMap();
/** Who may, has the server speak English: a report is in one language. */
const PREPARE = `SELECT pg_catalog.pg_backend_pid(), CASE WHEN pg_catalog.current_setting('is_superuser') = 'on'
  THEN pg_catalog.set_config('lc_messages', 'C', false) END`;
async function prepareSession(session) {
    const [row] = await session.query(PREPARE);
    backendPids.set(session, row?.[0] ?? '');
    if (session.serverVersionNum < CLIENT_CHECK_SINCE)
        return;
    await session.query(`SET client_connection_check_interval = '${CLIENT_CHECK}'`).catch((error) => {
        // Some systems cannot watch a socket; there the request to cancel has to do.
        if ((0,_error_code_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$)(error) !== INVALID_VALUE)
            throw error;
    });
}
/** A server that waits for its client, while the client waits for it, will never go on. */
async function asksWhetherItWorks(session, options) {
    const pid = backendPids.get(session) ?? session.loginPid;
    const probe = await (0,_connect_js__WEBPACK_IMPORTED_MODULE_1__/* .connectBeside */ .Ps)(session, options);
    try {
        const rows = await probe.query(`SELECT FROM pg_catalog.pg_stat_activity a WHERE a.pid = ${Number(pid)} AND a.state = 'active'
         AND a.wait_event_type IS DISTINCT FROM 'Client'`);
        return rows.length > 0;
    }
    finally {
        probe.destroy();
    }
}


/***/ }),

/***/ 91715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ readSequences)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48533);

const BATCH = 500;
/**
 * Where each sequence stands. Sequences take no part in transactions: read after the snapshot, they are at or
 * beyond every number that its rows use.
 */
async function readSequences(session, sequences) {
    const result = [];
    for (let start = 0; start < sequences.length; start += BATCH) {
        const batch = sequences.slice(start, start + BATCH);
        const parts = batch.map((s, i) => `SELECT ${i}, last_value, is_called FROM ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteTable */ .Z8)(s)}`);
        const rows = await session.query(`${parts.join(' UNION ALL ')} ORDER BY 1`);
        for (const [index, lastValue, isCalled] of rows) {
            const sequence = batch[Number(index)];
            if (!sequence || lastValue === null || lastValue === undefined)
                continue;
            result.push({ schema: sequence.schema, name: sequence.name, lastValue, isCalled: isCalled === 't' });
        }
        if (rows.length !== batch.length)
            throw new Error(`${batch.length} sequences, ${rows.length} answers`);
    }
    return result;
}


/***/ }),

/***/ 19656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ ProbeConnection)
/* harmony export */ });
/** A question is given up after so long, unless the caller says otherwise. */
const TIMEOUT_MS = 600_000;
/** Silence is no news while a statement works; the server itself ends one that takes too long. */
const SILENCE_MS = 120_000;
/** How a restored database is asked: over one session that is opened again when it broke off, or over one that is thrown away. */
class ProbeConnection {
    options;
    asking;
    /** Of any single question. */
    timeoutMs;
    session;
    constructor(options, asking) {
        this.options = options;
        this.asking = asking;
        this.timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
    }
    /** A statement of a user may have ended every other session of its role. */
    async connect() {
        if (!this.session?.isAlive)
            this.session = await this.open();
        return this.session;
    }
    /** @throws what `explain` makes of a failure */
    async ask(doing, work) {
        const session = await this.connect();
        try {
            return await work(session);
        }
        catch (error) {
            // The next question begins on a new connection.
            session.destroy();
            throw this.asking.explain(error, doing, this.options.signal);
        }
    }
    /** On a session of its own, so that whatever `work` does to it is gone afterwards. */
    async askAlone(work) {
        const session = await this.open();
        try {
            return await work(session);
        }
        finally {
            session.destroy();
            await this.asking.stopped(session);
        }
    }
    async close() {
        await this.session?.end();
    }
    open() {
        return this.asking.connect({ ...this.options, idleTimeoutMs: SILENCE_MS });
    }
}


/***/ }),

/***/ 13730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ compareBytes)
/* harmony export */ });
/** From here on UTF-16 units, JavaScript's own order, do not order like code points. */
const SURROGATES_AND_BEYOND = /[\ud800-\uffff]/;
/** The order of the UTF-8 bytes, which is that of the code points. */
function compareBytes(a, b) {
    if (a === b)
        return 0;
    if (!SURROGATES_AND_BEYOND.test(a) && !SURROGATES_AND_BEYOND.test(b))
        return a < b ? -1 : 1;
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
}


/***/ })

};
