export const id = 262;
export const ids = [262];
export const modules = {

/***/ 55564:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ displayList)
/* harmony export */ });
const NAMES_SHOWN = 20;
/** A list for a message, cut where it would become unreadable. */
function displayList(names) {
    const shown = names.slice(0, NAMES_SHOWN).join(', ');
    const rest = names.length - NAMES_SHOWN;
    return rest > 0 ? `${shown} and ${rest} more` : shown;
}


/***/ }),

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

/***/ 87097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ readFingerprint)
/* harmony export */ });
/* harmony import */ var _core_supabase_hosts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42751);
/* harmony import */ var _connect_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75631);


const FINGERPRINT_ALLOWED = "SELECT pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE')";
const FINGERPRINT = `SELECT c.system_identifier, d.oid FROM pg_catalog.pg_control_system() c, pg_catalog.pg_database d
  WHERE d.datname = pg_catalog.current_database()`;
/**
 * The cluster's identifier with the database's oid, or, where a host hides that, the address. At Supabase the project:
 * clusters there are copies of one image, and may have its identifier.
 */
async function readFingerprint(session, target) {
    const project = (0,_core_supabase_hosts_js__WEBPACK_IMPORTED_MODULE_1__/* .projectOf */ .v8)(target);
    if (project !== undefined) {
        return { fingerprint: `${project}/${target.database}`, fingerprintKind: 'supabase-project' };
    }
    const [allowed] = await session.query(FINGERPRINT_ALLOWED);
    if (allowed?.[0] !== 't') {
        const address = `${(0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .displayHost */ .LK)(session.address)}/${target.database}`;
        return { fingerprint: address, fingerprintKind: 'address' };
    }
    const [row] = await session.query(FINGERPRINT);
    return { fingerprint: `${row?.[0]}/${row?.[1]}`, fingerprintKind: 'system-identifier' };
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

/***/ 89759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OE: () => (/* binding */ LARGE_OBJECT_PAGE_BYTES),
/* harmony export */   Wp: () => (/* binding */ LARGE_OBJECT_COLUMNS),
/* harmony export */   Wq: () => (/* binding */ LARGE_OBJECTS_SELECT),
/* harmony export */   ds: () => (/* binding */ describeLargeObjects)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _display_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55564);


/** Bytes of an object in one row. */
const LARGE_OBJECT_PAGE_BYTES = 256 * 1024;
/** `INV_READ` of lo_open (src/include/libpq/libpq-fs.h). */
const INV_READ = 0x40000;
const text = (name) => ({ name, type: 'text', encoding: 'text', generated: null });
const LARGE_OBJECT_COLUMNS = [
    { name: 'oid', type: 'oid', encoding: 'number', generated: null },
    text('owner'),
    text('acl'),
    text('comment'),
    { name: 'page', type: 'integer', encoding: 'number', generated: null },
    { name: 'data', type: 'bytea', encoding: 'text', generated: null },
];
/** Roles that the session may act as, `0` being PUBLIC. */
const UNREADABLE = `
SELECT m.oid FROM pg_catalog.pg_largeobject_metadata m
WHERE NOT pg_catalog.pg_has_role(m.lomowner, 'USAGE')
  AND NOT EXISTS (
    SELECT FROM pg_catalog.aclexplode(m.lomacl) a
    WHERE a.privilege_type = 'SELECT' AND (a.grantee = 0 OR pg_catalog.pg_has_role(a.grantee, 'USAGE')))
  AND pg_catalog.current_setting('lo_compat_privileges') = 'off'
ORDER BY m.oid`;
/**
 * What large objects there are; null where there are none.
 * @throws BackupError code `SOURCE_PERMISSION` naming those that the role may not read
 */
async function describeLargeObjects(session) {
    const [row] = await session.query(`SELECT pg_catalog.count(*), pg_catalog.pg_table_size('pg_catalog.pg_largeobject')
    FROM pg_catalog.pg_largeobject_metadata`);
    const count = Number(row?.[0] ?? 0);
    if (count === 0)
        return null;
    const unreadable = (await session.query(UNREADABLE)).map(([oid]) => oid ?? '');
    if (unreadable.length > 0) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', `The role may not read the large objects ${(0,_display_list_js__WEBPACK_IMPORTED_MODULE_1__/* .displayList */ .l)(unreadable)}.`, {
            code: 'SOURCE_PERMISSION',
            nextStep: 'GRANT SELECT ON LARGE OBJECT for each of them to the role of database-url, or connect as their owner.',
        });
    }
    return { columns: LARGE_OBJECT_COLUMNS, count, estimatedBytes: Number(row?.[1] ?? 0) };
}
/**
 * One row per page, objects by oid, pages in order; an empty object has one row with empty data. Only functions that
 * any reader of the object may call: pg_largeobject itself is for superusers. Each lateral step waits for the one
 * before it, so that the descriptor is closed after the size was asked; nested loops keep the order of objects and
 * pages, where a final ORDER BY would have the server sort all the data.
 */
const LARGE_OBJECTS_SELECT = `
SELECT m.oid, pg_catalog.pg_get_userbyid(m.lomowner), m.lomacl::pg_catalog.text,
  pg_catalog.obj_description(m.oid, 'pg_largeobject'), page.number,
  pg_catalog.lo_get(m.oid, page.number * ${LARGE_OBJECT_PAGE_BYTES}::pg_catalog.int8, ${LARGE_OBJECT_PAGE_BYTES})
FROM (SELECT * FROM pg_catalog.pg_largeobject_metadata ORDER BY oid) m,
  LATERAL (SELECT pg_catalog.lo_open(m.oid, ${INV_READ}) AS fd OFFSET 0) opened,
  LATERAL (SELECT pg_catalog.lo_lseek64(opened.fd, 0, 2) AS bytes OFFSET 0) sized,
  LATERAL (SELECT pg_catalog.lo_close(CASE WHEN sized.bytes >= 0 THEN opened.fd END) AS done OFFSET 0) closed,
  LATERAL (SELECT number::pg_catalog.int4 FROM pg_catalog.generate_series(
    0, CASE WHEN closed.done = 0 THEN GREATEST((sized.bytes - 1) / ${LARGE_OBJECT_PAGE_BYTES}, 0) END) number) page`;


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

/***/ 91112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AO: () => (/* binding */ tablespaceOf),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   RM: () => (/* binding */ scriptPieces),
/* harmony export */   TO: () => (/* binding */ sqlPattern),
/* harmony export */   Tc: () => (/* binding */ newSchemaOf),
/* harmony export */   Uq: () => (/* binding */ readScript),
/* harmony export */   _n: () => (/* binding */ unquote),
/* harmony export */   c9: () => (/* binding */ grantedRolesOf),
/* harmony export */   je: () => (/* binding */ extensionOf),
/* harmony export */   zJ: () => (/* binding */ newOwnerOf)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _sql_statements_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10332);


/** `-- Data for Name: …` heads the rows of a view's refresh in some versions. */
const HEADING = /^-- (?:Data for )?Name: (.*); Type: ([A-Z][A-Z ]*); Schema: (.*); Owner: (.*)$/gm;
/**
 * The statements of a script of pg_dump, in order.
 * @throws BackupError kind `integrity` code `ARCHIVE_HOSTILE` when one would end the transaction, read rows or speak to psql
 */
function readScript(script) {
    const statements = [];
    for (const { sql, entry } of scriptPieces(Buffer.from(script).toString('utf8'))) {
        if (sql.trim() === '' || sql.trim() === ';')
            continue;
        refuseHostile(sql, entry);
        statements.push({ sql: sql.trimEnd(), entry });
    }
    return statements;
}
/** The statements with the comments before them; the texts joined are the script. */
function scriptPieces(script) {
    let entry = null;
    return (0,_sql_statements_js__WEBPACK_IMPORTED_MODULE_1__/* .splitSql */ .b)(script).map((text) => {
        const sql = (0,_sql_statements_js__WEBPACK_IMPORTED_MODULE_1__/* .statementOf */ .T)(text);
        const heading = [...text.slice(0, text.length - sql.length).matchAll(HEADING)].at(-1);
        if (heading)
            entry = toEntry(heading);
        return { text, sql, entry };
    });
}
function toEntry([, name = '', type = '', schema = '', owner = '']) {
    const end = owner.indexOf('; Tablespace: ');
    return { name, type, schema: schema === '-' ? null : schema, owner: end < 0 ? owner : owner.slice(0, end) };
}
/** `foreign-key` for `FK CONSTRAINT`; else pg_dump's word in small letters. */
function kindOf({ type }) {
    return type === 'FK CONSTRAINT' ? 'foreign-key' : type.toLowerCase().replaceAll(' ', '-');
}
/** Never in what pg_dump writes for definitions, and able to break the promise of one transaction. */
const HOSTILE = /^(?:\\|(?:BEGIN|START\s+TRANSACTION|COMMIT|END|ROLLBACK|ABORT|SAVEPOINT|RELEASE|PREPARE|EXECUTE|COPY|LOAD|DO|CALL|VACUUM|INSERT|UPDATE|DELETE|TRUNCATE|DROP|LISTEN|NOTIFY|LOCK|CHECKPOINT|DISCARD|SET\s+(?:SESSION\s+CHARACTERISTICS|(?:SESSION\s+|LOCAL\s+)?TRANSACTION|CONSTRAINTS|(?:SESSION\s+|LOCAL\s+)?ROLE))\b)/i;
function refuseHostile(sql, entry) {
    if (!HOSTILE.test(sql))
        return;
    const found = sql.startsWith('\\') ? 'a command of psql' : sql.slice(0, 30).split(/[\s;(]/, 1)[0];
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('integrity', `The definitions in the archive hold ${found}${entry ? ` (at ${entry.name})` : ''}, which pg_dump never writes there.`, {
        code: 'ARCHIVE_HOSTILE',
        nextStep: 'Do not trust this archive: find out who changed it, and restore another backup.',
    });
}
const IDENTIFIER = String.raw `(?:"(?:[^"]|"")+"|[^\s,;"().]+)`;
/** A name as it stands in SQL, without its quotes. */
function unquote(identifier) {
    return identifier.startsWith('"') ? identifier.slice(1, -1).replaceAll('""', '"') : identifier;
}
/** Compiles a pattern in which `ID` stands for an identifier. */
function sqlPattern(source, flags = '') {
    return new RegExp(source.replaceAll('ID', IDENTIFIER), flags);
}
/** A quoted name may hold anything; a text, as of a default, is no name. */
const OWNER = sqlPattern(`^ALTER (?:"[^"]*"|[^"';])* OWNER TO (ID);$`);
/** The role that a statement hands an object to; undefined for any other statement. */
function newOwnerOf(sql) {
    const found = OWNER.exec(sql)?.[1];
    return found === undefined ? undefined : unquote(found);
}
const EXTENSION = sqlPattern('^CREATE EXTENSION (?:IF NOT EXISTS )?(ID)');
function extensionOf(sql) {
    const found = EXTENSION.exec(sql)?.[1];
    return found === undefined ? undefined : unquote(found);
}
const CREATE_SCHEMA = sqlPattern('^CREATE SCHEMA (?:IF NOT EXISTS )?(ID);$');
function newSchemaOf(sql) {
    const found = CREATE_SCHEMA.exec(sql)?.[1];
    return found === undefined ? undefined : unquote(found);
}
const TABLESPACE = sqlPattern('^SET default_tablespace = (ID);$');
/** The tablespace that following statements use; undefined for any other statement and for the default one. */
function tablespaceOf(sql) {
    const found = TABLESPACE.exec(sql)?.[1];
    return found === undefined || found === "''" ? undefined : unquote(found);
}
const ROLES_OF = [
    sqlPattern(String.raw `^GRANT [\s\S]* TO (ID)(?: WITH GRANT OPTION)?(?: GRANTED BY ID)?;$`),
    sqlPattern(String.raw `^REVOKE [\s\S]* FROM (ID)(?: GRANTED BY ID)?;$`),
    sqlPattern('^ALTER DEFAULT PRIVILEGES FOR ROLE (ID)'),
    sqlPattern(String.raw `^ALTER DEFAULT PRIVILEGES [\s\S]* (?:TO|FROM) (ID)(?: WITH GRANT OPTION)?;$`),
    sqlPattern('^CREATE USER MAPPING FOR (ID)'),
    sqlPattern('^SET SESSION AUTHORIZATION (ID);$'),
];
const POLICY_ROLES = sqlPattern(String.raw `^CREATE POLICY ID ON ID\.ID(?: AS [A-Z]+)?(?: FOR [A-Z]+)? TO (ID(?:, ID)*)`);
/** Roles that a statement names apart from a new owner; PUBLIC (of a user mapping: `public`) is none. */
function grantedRolesOf(sql) {
    const found = ROLES_OF.flatMap((pattern) => pattern.exec(sql)?.[1] ?? []);
    const policy = POLICY_ROLES.exec(sql)?.[1] ?? '';
    const listed = policy.match(sqlPattern('ID', 'g')) ?? [];
    return [...found, ...listed].filter((name) => !/^(PUBLIC|public|DEFAULT|'.*)$/.test(name)).map(unquote);
}


/***/ }),

/***/ 41796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ isSequenceLeftOut),
/* harmony export */   HN: () => (/* binding */ whySchemaLeftOut),
/* harmony export */   Sn: () => (/* binding */ whyTableLeftOut),
/* harmony export */   Td: () => (/* binding */ attributesOf),
/* harmony export */   Ue: () => (/* binding */ isCarriedSchema),
/* harmony export */   XZ: () => (/* binding */ API_ROLES),
/* harmony export */   ZM: () => (/* binding */ MANAGED_SCHEMAS),
/* harmony export */   dq: () => (/* binding */ isReservedRole),
/* harmony export */   rB: () => (/* binding */ isManagedSchema),
/* harmony export */   ss: () => (/* binding */ UNREADABLE_TABLES)
/* harmony export */ });
/**
 * Schemas that Supabase makes and changes by itself (https://supabase.com/docs/guides/platform, "Database"); whoever
 * has a project owns nothing in them. `carried`: rows are in the backup and replace those of the target, and definitions
 * are in the archive for a target that is no Supabase project. The others are left out, for the reason that stands here.
 */
const SCHEMAS = {
    auth: { carried: true },
    storage: { carried: true },
    cron: { carried: true },
    supabase_functions: { carried: true },
    supabase_migrations: { carried: true },
    _analytics: { leftOut: 'logs and settings of Supabase itself' },
    _realtime: { leftOut: 'settings of Supabase itself' },
    _supavisor: { leftOut: 'settings of Supabase itself' },
    dbdev: { leftOut: 'an installer that every project has' },
    etl: { leftOut: 'the state of a replication, which belongs to this project' },
    extensions: { leftOut: 'the home of extensions, which are created anew' },
    graphql: { leftOut: 'made from the other schemas by its extension' },
    graphql_public: { leftOut: 'made from the other schemas by its extension' },
    net: { leftOut: 'requests under way and the answers of the last hours' },
    pgbouncer: { leftOut: 'the log-in of the pooler' },
    pgsodium: { leftOut: 'keys that nothing but this project can use' },
    pgsodium_masks: { leftOut: 'keys that nothing but this project can use' },
    pgtle: { leftOut: 'the home of an extension, which is created anew' },
    realtime: { leftOut: 'messages under way and subscriptions; its policies are in the definitions' },
    repack: { leftOut: 'the home of an extension, which is created anew' },
    vault: { leftOut: 'encrypted with a key of this project: no other project can read it' },
};
/** In schemas that are carried. Which migrations Supabase has run says something about the project, not about the rows. */
const TABLES_LEFT_OUT = {
    'auth.schema_migrations': 'what Supabase Auth has done to this project; every project has its own',
    'storage.migrations': 'what Supabase Storage has done to this project; every project has its own',
    'supabase_functions.migrations': 'what Supabase has done to this project; every project has its own',
    'cron.job_run_details': 'a record of past runs; the jobs themselves are carried',
};
/** Why a schema is not in the backup of a Supabase project; undefined when it is. */
function whySchemaLeftOut(schema) {
    const found = schemaOf(schema);
    return found && 'leftOut' in found ? found.leftOut : undefined;
}
/** Why a table of a schema that is carried is not in the backup; undefined when it is. */
function whyTableLeftOut({ schema, name }) {
    const key = `${schema}.${name}`;
    return Object.hasOwn(TABLES_LEFT_OUT, key) ? TABLES_LEFT_OUT[key] : undefined;
}
/** Not even to be locked: Supabase keeps its users from reading them. */
const UNREADABLE_TABLES = [
    { schema: 'auth', name: 'schema_migrations' },
    { schema: 'storage', name: 'migrations' },
    { schema: 'supabase_functions', name: 'migrations' },
];
/** True for schemas whose rows are carried and whose definitions are Supabase's own. */
function isCarriedSchema(schema) {
    const found = schemaOf(schema);
    return found !== undefined && 'carried' in found;
}
function isManagedSchema(schema) {
    return schemaOf(schema) !== undefined;
}
/** Numbers of jobs are given out by the server that runs them. */
function isSequenceLeftOut({ schema }) {
    return schema === 'cron';
}
const MANAGED_SCHEMAS = Object.keys(SCHEMAS);
function schemaOf(schema) {
    return Object.hasOwn(SCHEMAS, schema) ? SCHEMAS[schema] : undefined;
}
/** Requests come with one of these; policies and grants name them, so every database with an API needs them. */
const API_ROLES = ['anon', 'authenticated', 'service_role'];
/**
 * Roles that Supabase makes and that its users cannot change
 * (https://supabase.com/docs/guides/database/postgres/roles, https://github.com/supabase/supautils, `reserved_roles`).
 */
const RESERVED_ROLES = new Set([
    ...API_ROLES,
    'authenticator',
    'dashboard_user',
    'pgbouncer',
    'pgsodium_keyholder',
    'pgsodium_keyiduser',
    'pgsodium_keymaker',
]);
/** Everything that begins so is Supabase's; `supabase_etl_admin` came after the first list. */
const RESERVED_PREFIX = /^supabase_/;
/** True for a role that every project has and no user owns; `postgres`, whom users log in as, is none. */
function isReservedRole(name) {
    return RESERVED_ROLES.has(name) || RESERVED_PREFIX.test(name);
}
/** What a stand-in for one of these roles needs: nobody logs in as it, and service_role sees every row. */
function attributesOf(role) {
    return role === 'service_role' ? 'NOLOGIN BYPASSRLS' : 'NOLOGIN';
}


/***/ }),

/***/ 59738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ toRowStream)
/* harmony export */ });
/** A running statement as the port's stream. */
function toRowStream(rows, events) {
    let ended = false;
    const next = async () => {
        if (ended)
            return { done: true, value: undefined };
        try {
            const value = await rows.nextChunk();
            if (value !== undefined)
                return { done: false, value };
        }
        catch (error) {
            ended = true;
            throw events.broken(error);
        }
        ended = true;
        events.finished();
        return { done: true, value: undefined };
    };
    const abandon = async () => {
        if (!ended) {
            ended = true;
            events.broken(new Error('the reader went away'));
        }
        return { done: true, value: undefined };
    };
    return {
        chunks: { [Symbol.asyncIterator]: () => ({ next, return: abandon }) },
        serverRowCount() {
            if (rows.rowCount === undefined)
                throw new Error('the row count is known once the stream has ended');
            return rows.rowCount;
        },
    };
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
