export const id = 922;
export const ids = [922];
export const modules = {

/***/ 80150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ readUserSequences),
/* harmony export */   u: () => (/* binding */ readCatalog)
/* harmony export */ });
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
    return { schemas, tables, sequences, foreignKeys, extensionSchemas };
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

/***/ 87482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
    const wanted = [...doubtful.values()].filter((key) => !key.isTemporal && isCounted(key));
    if (wanted.length === 0)
        return state;
    const columns = await (0,_key_columns_js__WEBPACK_IMPORTED_MODULE_0__/* .readKeyColumns */ .Z)(session, wanted.map(({ oid }) => oid));
    const until = Date.now() + limitMs;
    const foreignKeys = [];
    for (const recorded of state.foreignKeys) {
        const key = doubtful.get(recorded);
        const shape = key && columns.get(key.oid);
        const leftMs = until - Date.now();
        const isAsked = key && shape && leftMs > 0;
        const sql = isAsked ? (0,_key_columns_js__WEBPACK_IMPORTED_MODULE_0__/* .orphanCountSql */ .i)({ ...key, columns: shape }) : undefined;
        const orphans = sql === undefined ? null : await countWithin(session, sql, leftMs);
        foreignKeys.push({ ...recorded, orphans });
    }
    return { ...state, foreignKeys };
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

/***/ 21278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ readCatalogState)
/* harmony export */ });
/* harmony import */ var _lib_compare_bytes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13730);

/** Server version from which keys may have a PERIOD. */
const PERIOD_SINCE = 180_000;
/** Objects in schemas of users that no extension owns; `member` is the object's own catalog and oid. */
const ofUsers = (member, oid) => `n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND c.relpersistence <> 't'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.deptype = 'e' AND (
    d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.objsubid = 0
    OR d.classid = 'pg_catalog.${member}'::pg_catalog.regclass AND d.objid = ${oid}))`;
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
/** Reads the catalog only: four small queries. `isInScope` decides by the schema of the table. */
async function readCatalogState(session, isInScope = () => true) {
    const rowsOf = async (sql) => (await session.query(sql)).filter(([schema]) => isInScope(schema ?? '')).sort(byNames);
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

/***/ 10332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ statementOf),
/* harmony export */   b: () => (/* binding */ splitSql)
/* harmony export */ });
/**
 * Splits a script as psql does (src/fe_utils/psqlscan.l): at semicolons outside of quotes, dollar quotes, comments,
 * parentheses and `BEGIN ATOMIC … END` bodies. A line that begins with a backslash between statements (psql's
 * `\restrict`) is a piece of its own. The pieces joined are the script, byte for byte.
 */
function splitSql(script) {
    const pieces = [];
    const scanner = new Scanner(script);
    while (!scanner.atEnd)
        pieces.push(scanner.nextPiece());
    return pieces;
}
/** A statement without the comments and blanks before it; empty when there is nothing else. */
function statementOf(piece) {
    let at = 0;
    for (;;) {
        const blank = /^\s+/.exec(piece.slice(at, at + 1000))?.[0].length ?? 0;
        const comment = blank === 0 ? commentEnd(piece, at) - at : 0;
        if (blank + comment === 0)
            return piece.slice(at);
        at += blank + comment;
    }
}
/** Where the comment at `at` ends; `at` itself when there is none. Block comments nest. */
function commentEnd(text, at) {
    if (text.startsWith('--', at)) {
        const newline = text.indexOf('\n', at);
        return newline < 0 ? text.length : newline + 1;
    }
    if (!text.startsWith('/*', at))
        return at;
    const mark = /\/\*|\*\//g;
    mark.lastIndex = at;
    for (let depth = 0;;) {
        const found = mark.exec(text);
        if (!found)
            return text.length;
        depth += found[0] === '/*' ? 1 : -1;
        if (depth === 0)
            return mark.lastIndex;
    }
}
const WORD = /[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*/y;
const DOLLAR_TAG = /\$(?:[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)?\$/y;
/** Characters that mean nothing to the splitter. */
const PLAIN = /[^A-Za-z_\u0080-\uffff'"$;()\\/-]+/y;
/** Where `E'…'` and `U&'…'` differ from `'…'`: a backslash escapes the next character in the first only. */
function quotedEnd(text, at, backslashEscapes) {
    const quote = text.charAt(at);
    for (let i = at + 1; i < text.length; i++) {
        const char = text.charAt(i);
        if (char === '\\' && backslashEscapes)
            i++;
        else if (char === quote) {
            if (text.charAt(i + 1) !== quote)
                return i + 1;
            i++;
        }
    }
    return text.length;
}
function match(pattern, text, at) {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
}
class Scanner {
    text;
    at = 0;
    depth = 0;
    /** Depth of BEGIN and CASE inside the body of a routine. */
    bodyDepth = 0;
    /** The first words of the statement, lower case. */
    words = [];
    isEmpty = true;
    constructor(text) {
        this.text = text;
    }
    get atEnd() {
        return this.at >= this.text.length;
    }
    nextPiece() {
        const start = this.at;
        this.depth = 0;
        this.bodyDepth = 0;
        this.words = [];
        this.isEmpty = true;
        while (!this.atEnd && !this.step()) { }
        return this.text.slice(start, this.at);
    }
    /** Moves over one token; true when it ends the piece. */
    step() {
        const { text, at } = this;
        const plain = match(PLAIN, text, at);
        if (plain !== undefined) {
            if (plain.trim() !== '')
                this.isEmpty = false;
            return this.moveTo(at + plain.length);
        }
        const comment = commentEnd(text, at);
        if (comment > at)
            return this.moveTo(comment);
        const char = text.charAt(at);
        if (char === '\\' && this.isEmpty) {
            const newline = text.indexOf('\n', at);
            this.at = newline < 0 ? text.length : newline + 1;
            return true;
        }
        this.isEmpty = false;
        if (char === "'" || char === '"')
            return this.moveTo(quotedEnd(text, at, false));
        const tag = char === '$' ? match(DOLLAR_TAG, text, at) : undefined;
        if (tag !== undefined) {
            const end = text.indexOf(tag, at + tag.length);
            return this.moveTo(end < 0 ? text.length : end + tag.length);
        }
        const word = match(WORD, text, at);
        if (word !== undefined)
            return this.word(word);
        if (char === '(')
            this.depth++;
        if (char === ')')
            this.depth--;
        this.at++;
        return char === ';' && this.depth <= 0 && this.bodyDepth === 0;
    }
    word(word) {
        const end = this.at + word.length;
        if ((word === 'E' || word === 'e') && this.text.charAt(end) === "'") {
            return this.moveTo(quotedEnd(this.text, end, true));
        }
        const lower = word.toLowerCase();
        if (this.words.length < 4)
            this.words.push(lower);
        if (this.isRoutine()) {
            if (lower === 'begin' && this.depth === 0)
                this.bodyDepth++;
            else if (lower === 'case' && this.bodyDepth > 0)
                this.bodyDepth++;
            else if (lower === 'end' && this.bodyDepth > 0)
                this.bodyDepth--;
        }
        return this.moveTo(end);
    }
    isRoutine() {
        const [first, second, third, fourth] = this.words;
        const kind = second === 'or' && third === 'replace' ? fourth : second;
        return first === 'create' && (kind === 'function' || kind === 'procedure');
    }
    moveTo(end) {
        this.at = end;
        return false;
    }
}


/***/ }),

/***/ 13730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ compareBytes)
/* harmony export */ });
/** UTF-8 bytes order like code points; UTF-16 units, JavaScript's own order, do not. */
function compareBytes(a, b) {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
}


/***/ })

};
