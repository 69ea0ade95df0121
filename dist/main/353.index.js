export const id = 353;
export const ids = [353];
export const modules = {

/***/ 84980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ compareColumns)
/* harmony export */ });
/** Pure. What keeps rows of the archived columns from going into the target's, in the order of the columns. */
function compareColumns(archived, target) {
    const byName = new Map(target.map((column) => [column.name, column]));
    const archivedNames = new Set(archived.map(({ name }) => name));
    const differences = archived.flatMap((column) => reasonsFor(column, byName.get(column.name)).map((reason) => ({ column: column.name, reason })));
    const extra = target.filter(({ name }) => !archivedNames.has(name));
    const unfilled = extra.filter((column) => !fillsItself(column));
    return {
        differences: [
            ...differences,
            ...unfilled.map(({ name }) => ({
                column: name,
                reason: 'is not in the backup, is NOT NULL and has no default',
            })),
        ],
        extra: extra.filter(fillsItself).map(({ name }) => name),
    };
}
function fillsItself({ notNull, hasDefault, generated, isIdentity }) {
    return !notNull || hasDefault || generated !== null || isIdentity;
}
function reasonsFor(archived, found) {
    if (!found)
        return ['is not in the target'];
    const reasons = [];
    if (archived.type !== found.type)
        reasons.push(`is ${found.type}, in the backup ${archived.type}`);
    if (archived.generated !== found.generated) {
        reasons.push(`is ${generatedWord(found.generated)}, in the backup ${generatedWord(archived.generated)}`);
    }
    if (archived.notNull !== undefined && archived.notNull !== found.notNull) {
        const word = (notNull) => (notNull ? 'NOT NULL' : 'nullable');
        reasons.push(`is ${word(found.notNull)}, in the backup ${word(archived.notNull)}`);
    }
    return reasons;
}
function generatedWord(generated) {
    return generated === null ? 'no generated column' : `generated (${generated})`;
}


/***/ }),

/***/ 67780:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ readLockRoom)
/* harmony export */ });
/**
 * Size of the lock table: NLOCKENTS of src/backend/storage/lmgr/lock.c; and what others hold of it now. Shared memory
 * lets the server go a little beyond, which nobody should count on.
 */
const CAPACITY = (autovacuum) => `
SELECT pg_catalog.current_setting('max_locks_per_transaction')::pg_catalog.int8 * (
    pg_catalog.current_setting('max_connections')::pg_catalog.int8
    + pg_catalog.current_setting('${autovacuum}')::pg_catalog.int8 + 1
    + pg_catalog.current_setting('max_worker_processes')::pg_catalog.int8
    + pg_catalog.current_setting('max_wal_senders')::pg_catalog.int8
    + pg_catalog.current_setting('max_prepared_transactions')::pg_catalog.int8),
  (SELECT pg_catalog.count(*) FROM pg_catalog.pg_locks l WHERE NOT l.fastpath),
  pg_catalog.current_setting('max_locks_per_transaction')`;
/** What the server's lock table has room for now. */
async function readLockRoom(session) {
    const autovacuum = session.serverVersionNum >= 180_000 ? 'autovacuum_worker_slots' : 'autovacuum_max_workers';
    const [row] = await session.query(CAPACITY(autovacuum));
    return { free: Number(row?.[0]) - Number(row?.[1]), perTransaction: Number(row?.[2]) };
}


/***/ }),

/***/ 9353:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openPostgresTarget: () => (/* binding */ openPostgresTarget)
});

// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/database/silence.js
var silence = __webpack_require__(54334);
// EXTERNAL MODULE: ./.cache/build/database/postgres/fingerprint.js
var postgres_fingerprint = __webpack_require__(87097);
// EXTERNAL MODULE: ./.cache/build/database/postgres/supabase/platform.js
var platform = __webpack_require__(67937);
// EXTERNAL MODULE: ./.cache/build/database/postgres/quote.js
var quote = __webpack_require__(48533);
// EXTERNAL MODULE: ./.cache/build/database/postgres/restore/target-errors.js
var target_errors = __webpack_require__(53031);
// EXTERNAL MODULE: ./.cache/build/database/postgres/supabase/managed-schemas.js
var managed_schemas = __webpack_require__(41796);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/supabase/shim-tables.js




/**
 * Tables of extensions that are at home at Supabase, such as cron.job of pg_cron: where the extension is not installed,
 * a plain table of the same columns takes the rows, so that they can be read, proved and used by hand.
 */
async function makeMissingTables({ session, request, note, signal, }) {
    const isCopy = request.manifest.source.platform === 'supabase';
    if (!isCopy || (await (0,platform/* readPlatform */.K)(session)) === 'supabase')
        return;
    for (const table of request.tables.filter(({ schema }) => (0,managed_schemas/* isCarriedSchema */.Ue)(schema))) {
        const statement = `CREATE SCHEMA IF NOT EXISTS ${(0,quote/* quoteIdentifier */.Cm)(table.schema)}; ${createTable(table)}`;
        try {
            const [row] = await session.query(`SELECT pg_catalog.to_regclass('${(0,quote/* quoteTable */.Z8)(table).replaceAll("'", "''")}')`);
            if (row?.[0] !== null)
                continue;
            await session.query(statement);
        }
        catch (error) {
            throw (0,target_errors/* targetError */._5)(error, `making ${(0,quote/* displayTable */.jw)(table)}`, signal);
        }
        note(`${(0,quote/* displayTable */.jw)(table)} is a plain table here: what made it at Supabase is not installed. Nothing acts on its rows.`);
    }
}
/** A name of a type and nothing else: it comes from the manifest, and becomes SQL. Text takes the rows of any type. */
const PLAIN_TYPE = /^[a-z_][a-z0-9_]*(?: [a-z]+)*(?:\.[a-z_][a-z0-9_]*)?(?:\(\d+(?:,\d+)?\))?(?: [a-z]+)*(?:\[\])*$/;
function typeOf(type) {
    return PLAIN_TYPE.test(type) ? type : 'text';
}
function createTable({ columns, primaryKey, ...table }) {
    const lines = columns.map(({ name, type, notNull }) => `${(0,quote/* quoteIdentifier */.Cm)(name)} ${typeOf(type)}${notNull ? ' NOT NULL' : ''}`);
    const key = primaryKey.map(quote/* quoteIdentifier */.Cm).join(', ');
    if (key !== '')
        lines.push(`PRIMARY KEY (${key})`);
    return `CREATE TABLE ${(0,quote/* quoteTable */.Z8)(table)} (${lines.join(', ')})`;
}

// EXTERNAL MODULE: ./.cache/build/database/postgres/restore/script-statements.js
var script_statements = __webpack_require__(91112);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/already-so.js


const EXTENSION_COMMENT = (0,script_statements/* sqlPattern */.TO)('^COMMENT ON EXTENSION (ID) IS ([\\s\\S]*);$');
const SCHEMA_OWNER = (0,script_statements/* sqlPattern */.TO)('^ALTER SCHEMA (ID) OWNER TO (ID);$');
/**
 * Whether a statement says of an extension or a schema, both of which may stay in a restore, what is so already: it
 * would do nothing, and a role that does not own them may not even run it.
 */
async function readAlreadySo(session) {
    const comments = new Map(await pairs(session, "SELECT e.extname, pg_catalog.obj_description(e.oid, 'pg_extension') FROM pg_catalog.pg_extension e"));
    const owners = new Map(await pairs(session, 'SELECT n.nspname, pg_catalog.pg_get_userbyid(n.nspowner) FROM pg_catalog.pg_namespace n'));
    return ({ sql }) => {
        const comment = EXTENSION_COMMENT.exec(sql);
        if (comment) {
            const found = comments.get((0,script_statements/* unquote */._n)(comment[1] ?? ''));
            return typeof found === 'string' && (0,quote/* quoteLiteral */.ce)(found) === comment[2];
        }
        const owner = SCHEMA_OWNER.exec(sql);
        return owner !== null && owners.get((0,script_statements/* unquote */._n)(owner[1] ?? '')) === (0,script_statements/* unquote */._n)(owner[2] ?? '');
    };
}
/** Of the schema public, which no restore drops: known before anything is done. */
function isOwnerOfPublic({ sql }) {
    return (0,script_statements/* unquote */._n)(SCHEMA_OWNER.exec(sql)?.[1] ?? '') === 'public';
}
async function pairs(session, sql) {
    return (await session.query(sql)).map(([name, value]) => [name ?? '', value ?? null]);
}

// EXTERNAL MODULE: ./.cache/build/database/postgres/orphans.js
var orphans = __webpack_require__(65101);
// EXTERNAL MODULE: ./.cache/build/database/postgres/recorded-state.js
var recorded_state = __webpack_require__(21278);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/keys-left-open.js

const FOREIGN_KEY = (0,script_statements/* sqlPattern */.TO)(String.raw `^ALTER TABLE (?:ONLY )?(ID)\.(ID)\s+ADD CONSTRAINT (ID) FOREIGN KEY [\s\S]*? REFERENCES (ID)\.(ID)\s?\([\s\S]*;$`);
function foreignKeyOf({ sql }) {
    const [, schema, table, name, toSchema, toTable] = FOREIGN_KEY.exec(sql) ?? [];
    if (!schema || !table || !name || !toSchema || !toTable)
        return undefined;
    return {
        name: (0,script_statements/* unquote */._n)(name),
        from: { schema: (0,script_statements/* unquote */._n)(schema), name: (0,script_statements/* unquote */._n)(table) },
        to: { schema: (0,script_statements/* unquote */._n)(toSchema), name: (0,script_statements/* unquote */._n)(toTable) },
    };
}
/** True for a key whose rows are restored and the rows they point to are not, or not all: it cannot hold yet. */
function isLeftOpen(key, request) {
    const restored = new Set(request.tables);
    const fromRows = entriesOf(key.from, request.manifest).filter((entry) => restored.has(entry) && entry.rows > 0);
    if (fromRows.length === 0)
        return false;
    const targets = entriesOf(key.to, request.manifest);
    const isExcluded = request.manifest.excluded.some(({ kind, schema, name }) => kind === 'table' && schema === key.to.schema && name === key.to.name);
    return isExcluded || targets.some((entry) => !restored.has(entry));
}
/** The same key, not checked against the rows that are there. */
function withoutValidation({ sql }) {
    return / NOT VALID;$/.test(sql) ? sql : sql.replace(/;$/, ' NOT VALID;');
}
/** A table, or the leaves below a root. */
function entriesOf({ schema, name }, { tables }) {
    return tables.filter((entry) => (entry.schema === schema && entry.name === name) ||
        (entry.partitionOf?.schema === schema && entry.partitionOf.name === name));
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/broken-keys.js





function brokenKeysOf(refused) {
    return refused.flatMap(({ statement, brokenKey }) => {
        const key = brokenKey === undefined ? undefined : foreignKeyOf(statement);
        return key ? [{ ...key, isOpen: brokenKey === 'open' }] : [];
    });
}
/** Counting takes no longer for one key; it was checked in about this time before. */
const LIMIT_MS = 600_000;
/**
 * Records keys that are NOT VALID from now on, where `skip-unrestorable` allows that.
 * @throws BackupError kind `target` code `TARGET_ORPHANS` naming every key, with the number of rows without parent
 */
async function settleBrokenKeys(context, inTransaction, keys) {
    if (keys.length === 0)
        return;
    const counts = await countAll(context.session, inTransaction, keys);
    const pointing = (key) => {
        const count = counts.get(key) ?? null;
        const rows = count === null ? 'rows point' : count === 1 ? '1 row points' : `${count} rows point`;
        return `${rows} to rows that ${(0,quote/* displayTable */.jw)(key.to)} does not have, in the backup as at the source`;
    };
    if (!context.request.skipUnrestorable) {
        const lines = keys.map((key) => `- ${key.name} of ${(0,quote/* displayTable */.jw)(key.from)}: ${pointing(key)}`);
        throw new errors/* BackupError */.hj('target', `Rows of the backup break foreign keys, so nothing is kept:\n${lines.join('\n')}`, {
            code: 'TARGET_ORPHANS',
            nextStep: 'Run again with skip-unrestorable: true, which adds these keys NOT VALID, and mend the rows afterwards; at the source, too.',
        });
    }
    for (const key of keys) {
        const effect = key.isOpen
            ? 'it was added NOT VALID'
            : 'it is left out, because this server has no NOT VALID for partitioned tables';
        const { schema, name } = key.from;
        context.skip({
            kind: 'orphans',
            schema,
            name: `${name} ${key.name}`,
            reason: `${pointing(key)}; ${effect}`,
        });
    }
}
async function countAll(session, inTransaction, keys) {
    const { doubtful } = await (0,recorded_state/* readCatalogState */.P)(session);
    const counts = new Map();
    if (!inTransaction)
        await session.query('BEGIN');
    for (const key of keys) {
        const found = [...doubtful].find(([{ schema, table, name }]) => schema === key.from.schema && table === key.from.name && name === key.name)?.[1];
        if (found)
            counts.set(key, await (0,orphans/* countOrphans */.F)(session, found, LIMIT_MS));
    }
    if (!inTransaction)
        await session.query('ROLLBACK');
    return counts;
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/default-privileges.js

/** A list of items from an expression of type aclitem[], one a line. */
const aclItemsSql = (acl) => `pg_catalog.array_to_string((SELECT pg_catalog.array_agg(
    COALESCE(r.rolname, '') || pg_catalog.chr(9) || a.privilege_type || pg_catalog.chr(9) || a.is_grantable ORDER BY 1)
  FROM pg_catalog.aclexplode(${acl}) a LEFT JOIN pg_catalog.pg_roles r ON r.oid = a.grantee), pg_catalog.chr(10))`;
const aclItems = (text) => new Set((text ?? '').split('\n').filter((item) => item !== ''));
const DEFAULTS = `SELECT pg_catalog.pg_get_userbyid(d.defaclrole), COALESCE(n.nspname, ''), d.defaclobjtype,
  ${aclItemsSql('d.defaclacl')},
  CASE WHEN d.defaclnamespace = 0 THEN
    ${aclItemsSql("pg_catalog.acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END, d.defaclrole)")}
    ELSE '' END
FROM pg_catalog.pg_default_acl d LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace`;
/** By role, schema and kind of object. */
async function readDefaultPrivileges(session) {
    const rows = await session.query(DEFAULTS);
    return new Map(rows.map(([role, schema, type, items, builtIn]) => [
        `${role}\0${schema}\0${type}`,
        {
            role: role ?? '',
            schema: schema ?? '',
            type: type ?? '',
            items: aclItems(items),
            builtIn: aclItems(builtIn),
        },
    ]));
}
const KINDS = {
    r: 'TABLES',
    S: 'SEQUENCES',
    f: 'FUNCTIONS',
    T: 'TYPES',
    n: 'SCHEMAS',
    L: 'LARGE OBJECTS',
};
/** Statements that make of `is` what `was`. */
function setDefaultPrivileges({ role, schema, type }, was, is) {
    const scope = schema === '' ? '' : ` IN SCHEMA ${(0,quote/* quoteIdentifier */.Cm)(schema)}`;
    const head = `ALTER DEFAULT PRIVILEGES FOR ROLE ${(0,quote/* quoteIdentifier */.Cm)(role)}${scope} `;
    return undoGrants(head, ` ON ${KINDS[type]}`, was, is);
}
/** Statements that give the defaults of every role back what they were. */
function undoDefaultPrivileges(before, now) {
    const changed = [...now].flatMap(([key, entry]) => setDefaultPrivileges(entry, before.get(key)?.items ?? entry.builtIn, entry.items));
    const lost = [...before].flatMap(([key, entry]) => now.has(key) ? [] : setDefaultPrivileges(entry, entry.items, entry.builtIn));
    return [...changed, ...lost];
}
function undoGrants(head, on, was, is) {
    const part = (item) => {
        const [grantee = '', privilege = '', grantable = ''] = item.split('\t');
        return {
            who: grantee === '' ? 'PUBLIC' : (0,quote/* quoteIdentifier */.Cm)(grantee),
            privilege,
            grantable: grantable === 'true',
        };
    };
    const added = [...is].filter((item) => !was.has(item)).map(part);
    const lost = [...was].filter((item) => !is.has(item)).map(part);
    return [
        ...added.map(({ who, privilege }) => `${head}REVOKE ${privilege}${on} FROM ${who}`),
        ...lost.map(({ who, privilege, grantable }) => `${head}GRANT ${privilege}${on} TO ${who}${grantable ? ' WITH GRANT OPTION' : ''}`),
    ];
}
/**
 * Takes the session's role's own default privileges away for the time in which objects are created: pg_dump tells
 * privileges as they differ from the server's, so that a default of the target would stay on objects from which the
 * source had revoked it. Gives what brings back those about which the archive says nothing.
 */
async function suspendDefaultPrivileges(session) {
    const [user] = await session.query('SELECT CURRENT_USER');
    const before = [...(await readDefaultPrivileges(session))].filter(([, { role }]) => role === user?.[0]);
    const run = async (statements) => {
        if (statements.length > 0)
            await session.query(statements.join(';\n'));
    };
    await run(before.flatMap(([, entry]) => setDefaultPrivileges(entry, entry.builtIn, entry.items)));
    return async () => {
        const now = await readDefaultPrivileges(session);
        const untouched = before.filter(([key]) => !now.has(key));
        await run(untouched.flatMap(([, entry]) => setDefaultPrivileges(entry, entry.items, entry.builtIn)));
    };
}

// EXTERNAL MODULE: ./.cache/build/database/postgres/restore/definitions.js + 3 modules
var restore_definitions = __webpack_require__(22307);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/load-routes.js

/** Tables of users with the name of their root and whether routing below that depends on the server. */
const ROUTES = `
WITH RECURSIVE up AS (
  SELECT c.oid AS leaf, c.oid AS at, false AS moves FROM pg_catalog.pg_class c WHERE c.relkind = 'r'
  UNION ALL
  SELECT up.leaf, i.inhparent, up.moves OR p.partstrat = 'h' OR p.partexprs IS NOT NULL
    OR EXISTS (SELECT FROM pg_catalog.unnest(p.partcollation::pg_catalog.oid[]) k(oid) WHERE k.oid NOT IN (0, 950))
    OR EXISTS (SELECT FROM pg_catalog.unnest(p.partattrs::pg_catalog.int2[]) k(attnum)
      JOIN pg_catalog.pg_attribute a ON a.attrelid = i.inhparent AND a.attnum = k.attnum
      JOIN pg_catalog.pg_type t ON t.oid = a.atttypid WHERE t.typtype NOT IN ('b'))
  FROM up JOIN pg_catalog.pg_class c ON c.oid = up.at AND c.relispartition
    JOIN pg_catalog.pg_inherits i ON i.inhrelid = up.at
    JOIN pg_catalog.pg_partitioned_table p ON p.partrelid = i.inhparent
)
SELECT n.nspname, c.relname, rn.nspname, rc.relname, up.moves,
  (SELECT e.extcondition[k] FROM pg_catalog.pg_extension e, pg_catalog.generate_subscripts(e.extconfig, 1) k
   WHERE e.extconfig[k] = c.oid LIMIT 1)
FROM up JOIN pg_catalog.pg_class c ON c.oid = up.leaf JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_class rc ON rc.oid = up.at JOIN pg_catalog.pg_namespace rn ON rn.oid = rc.relnamespace
WHERE NOT rc.relispartition AND c.relpersistence <> 't' AND n.nspname NOT IN ('pg_catalog', 'information_schema')`;
/** Columns of type xml (142), also below domains. */
const XML_COLUMNS = `
WITH RECURSIVE xml AS (
  SELECT 142::pg_catalog.oid AS oid
  UNION ALL SELECT t.oid FROM xml JOIN pg_catalog.pg_type t ON t.typbasetype = xml.oid AND t.typtype = 'd'
)
SELECT n.nspname, c.relname, a.attname FROM pg_catalog.pg_attribute a JOIN xml ON xml.oid = a.atttypid
  JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND NOT a.attisdropped`;
const keyOf = (schema, name) => `${schema}\0${name}`;
/** The routes of every table that the target has now; a table that is missing has none. */
async function readRoutes(session) {
    const xml = new Map();
    for (const [schema, name, column] of await session.query(XML_COLUMNS)) {
        const columns = xml.get(keyOf(schema, name)) ?? new Set();
        xml.set(keyOf(schema, name), columns.add(column ?? ''));
    }
    const routes = new Map();
    for (const [schema, name, rootSchema, rootName, moves, condition] of await session.query(ROUTES)) {
        const root = { schema: rootSchema ?? '', name: rootName ?? '' };
        routes.set(keyOf(schema, name), {
            into: moves === 't' ? root : { schema: schema ?? '', name: name ?? '' },
            condition: condition ?? '',
            xmlColumns: xml.get(keyOf(schema, name)) ?? new Set(),
        });
    }
    return ({ schema, name }) => routes.get(keyOf(schema, name));
}
/** What stands inside `COPY (…) TO STDOUT`: as the backup reads it, in the archive's columns and their order. */
function readBackSelect(table, route, from = `ONLY ${(0,quote/* quoteTable */.Z8)(table)}`) {
    const columns = table.columns.map(({ name }) => {
        const quoted = (0,quote/* quoteIdentifier */.Cm)(name);
        return route?.xmlColumns.has(name) ? `${quoted}::pg_catalog.text` : quoted;
    });
    const condition = route?.condition ? ` ${route.condition}` : '';
    return `SELECT ${columns.join(', ')} FROM ${from}${condition}`;
}

// EXTERNAL MODULE: ./.cache/build/database/error-code.js
var error_code = __webpack_require__(44661);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/copy-in.js
const COPY_DATA = 0x64; // 'd'
const COPY_DONE = 0x63; // 'c'
const COPY_FAIL = 0x66; // 'f'
/** Type byte and length; the length counts itself (https://www.postgresql.org/docs/current/protocol-message-formats.html). */
const HEADER_BYTES = 5;
const LENGTH_BYTES = 4;
/**
 * Runs `sql`, a `COPY … FROM STDIN`, with the bytes of `rows`; resolves to the server's count of rows.
 *
 * A chunk has to be valid only until the next one is asked for. An error of the server rejects at once, even while
 * `rows` is silent. An error of `rows` is thrown as it is, after the server was told to forget the COPY: the session
 * can be used again (inside a transaction: for ROLLBACK).
 */
async function copyIn(session, sql, rows) {
    const copy = new CopyIn(sql);
    session.submit(copy);
    await copy.whenStarted();
    const iterator = (typeof rows === 'function' ? rows() : rows)[Symbol.asyncIterator]();
    let isPulling = false;
    try {
        for (;;) {
            isPulling = true;
            const { done, value } = await copy.unlessItFails(iterator.next());
            isPulling = false;
            if (done)
                break;
            if (value.length > 0)
                await copy.write(value);
        }
    }
    catch (error) {
        // A source that still owes a chunk would not answer to `return` either.
        const returned = iterator.return?.(undefined)?.catch(() => undefined);
        if (!isPulling)
            await returned;
        if (copy.error === undefined)
            await copy.fail();
        throw error;
    }
    return copy.complete();
}
/** One `COPY … FROM STDIN` as a query object of `pg`. */
class CopyIn {
    text;
    error;
    finished = false;
    socket;
    started = false;
    rowCount;
    waiter;
    /** True while the source is asked for more: the server owes nothing then. */
    isPulling = false;
    constructor(text) {
        this.text = text;
    }
    get isOwedBytes() {
        return !this.finished && !this.isPulling;
    }
    submit(connection) {
        this.socket = connection.stream;
        connection.query(this.text);
    }
    async whenStarted() {
        if (!this.started)
            await this.signalled();
        if (!this.started)
            throw new Error('the statement is no COPY FROM STDIN');
    }
    /** What `work` resolves to, unless the server refuses the COPY meanwhile. */
    async unlessItFails(work) {
        if (this.error !== undefined) {
            work.catch(() => undefined);
            throw this.error;
        }
        this.isPulling = true;
        try {
            return await new Promise((resolve, reject) => {
                this.waiter = { resolve: () => undefined, reject };
                work.then(resolve, reject);
            });
        }
        finally {
            this.isPulling = false;
            this.waiter = undefined;
        }
    }
    /** Resolves when the bytes are with the operating system. */
    async write(chunk) {
        const header = Buffer.allocUnsafe(HEADER_BYTES);
        header[0] = COPY_DATA;
        header.writeUInt32BE(LENGTH_BYTES + chunk.length, 1);
        await this.send(header, chunk);
    }
    /** Tells the server that all is said; the number of rows it took. */
    async complete() {
        if (this.error !== undefined)
            throw this.error;
        await this.send(Buffer.from([COPY_DONE, 0, 0, 0, LENGTH_BYTES]));
        if (!this.finished)
            await this.signalled();
        if (this.rowCount === undefined)
            throw new Error('the server gave no count of rows');
        return this.rowCount;
    }
    /** Gives the COPY up; resolves when the server has answered, whatever it says. */
    async fail() {
        const reason = Buffer.from('given up\0');
        const message = Buffer.alloc(HEADER_BYTES + reason.length);
        message[0] = COPY_FAIL;
        message.writeUInt32BE(LENGTH_BYTES + reason.length, 1);
        reason.copy(message, HEADER_BYTES);
        try {
            await this.send(message);
            if (!this.finished)
                await this.signalled();
        }
        catch {
            // The answer to CopyFail is an error by design; a lost connection says so to the next query.
        }
    }
    send(...pieces) {
        const { socket } = this;
        if (this.error !== undefined)
            return Promise.reject(this.error);
        if (!socket)
            return Promise.reject(new Error('the COPY was not submitted'));
        return new Promise((resolve, reject) => {
            this.waiter = { resolve, reject };
            socket.cork();
            for (const piece of pieces.slice(0, -1))
                socket.write(piece);
            socket.write(pieces.at(-1) ?? '', (error) => (error ? reject(error) : resolve()));
            socket.uncork();
        });
    }
    signalled() {
        if (this.error !== undefined)
            return Promise.reject(this.error);
        return new Promise((resolve, reject) => {
            this.waiter = { resolve, reject };
        });
    }
    /* ------------------------------------------------- called by pg */
    handleError(error) {
        this.error ??= error;
        this.finished = true;
        this.waiter?.reject(error);
        this.waiter = undefined;
    }
    handleCopyInResponse() {
        this.started = true;
        this.waiter?.resolve();
        this.waiter = undefined;
    }
    handleCommandComplete(message) {
        const count = /^COPY (\d+)$/.exec(message.text)?.[1];
        if (count !== undefined)
            this.rowCount = Number(count);
    }
    handleReadyForQuery() {
        this.finished = true;
        this.waiter?.resolve();
        this.waiter = undefined;
    }
    handleRowDescription() { }
    handleDataRow() { }
    handleEmptyQuery() { }
    handlePortalSuspended() { }
    handleCopyData() { }
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/search-path.js

/**
 * What a name that is found nowhere leads to: undefined table, function, object, column, schema; ambiguous function
 * (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
const NAME_NOT_FOUND = new Set(['42P01', '42883', '42704', '42703', '3F000', '42725']);
/** True when the error may come from a function that counts on a search_path, which our sessions do not have. */
function mayNeedSearchPath(sqlState) {
    return NAME_NOT_FOUND.has(sqlState);
}
const PATHS = `SELECT s.reset_val, (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(n.nspname), ', ' ORDER BY n.nspname)
  FROM pg_catalog.pg_namespace n WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema')
FROM pg_catalog.pg_settings s WHERE s.name = 'search_path'`;
/**
 * Paths by which such a function may find what it names, likeliest first: that of a new session of this role in this
 * database; with the object's own schema before it; with every schema behind. Names that were written with their
 * schema mean the same by any of them.
 */
async function searchPathsToTry(session, schema) {
    const [row] = await session.query(PATHS);
    const usual = row?.[0] || '""';
    const own = schema === null ? usual : `${(0,quote/* quoteIdentifier */.Cm)(schema)}, ${usual}`;
    const all = row?.[1] ? `${own}, ${row[1]}` : own;
    return [...new Set([usual, own, all])];
}
/** For the rest of the (sub)transaction; `''` is the pin of every session (`session-pins.ts`). */
async function setSearchPath(session, path) {
    await session.query(`SELECT pg_catalog.set_config('search_path', ${(0,quote/* quoteLiteral */.ce)(path)}, true)`);
}
/** The likeliest of the paths above, where only one try makes sense. */
async function useDefaultSearchPath(session) {
    const [usual] = await searchPathsToTry(session, null);
    await setSearchPath(session, usual ?? '');
}
/** Back to the pin of every session (`session-pins.ts`). */
async function clearSearchPath(session) {
    await setSearchPath(session, '');
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/load-table-rows.js




const SAVEPOINT = 'db_backup_rows';
/** The columns of an entry that COPY may fill, `(a, b)`; empty for a table without any. */
function copyColumns({ columns }) {
    const names = columns
        .filter(({ generated }) => generated === null)
        .map(({ name }) => (0,quote/* quoteIdentifier */.Cm)(name));
    return names.length === 0 ? '' : `(${names.join(', ')})`;
}
/**
 * Loads rows by `copySql` under a savepoint of its own, so the session has to be in a transaction. Again with a
 * search_path when a function of a CHECK constraint, domain or generated column cannot do without one.
 * Errors of the server are thrown as they are.
 */
async function loadTableRows(context, session, table, copySql, rows) {
    await session.query(`SAVEPOINT ${SAVEPOINT}`);
    const load = async (path) => {
        if (path !== null)
            await setSearchPath(session, path);
        const loaded = await copyIn(session, copySql, rows);
        await session.query(`RELEASE SAVEPOINT ${SAVEPOINT}`);
        if (path !== null)
            await setSearchPath(session, '');
        return loaded;
    };
    let refusal;
    let paths = [null];
    for (let i = 0; i < paths.length; i++) {
        const path = paths[i] ?? null;
        try {
            const loaded = await load(path);
            if (path !== null) {
                context.note(`A function that ${(0,quote/* displayTable */.jw)(table)} uses needs a search_path; its rows were loaded with ${path}.`);
            }
            return loaded;
        }
        catch (error) {
            refusal ??= error;
            if (!session.isAlive || !mayNeedSearchPath((0,error_code/* codeOf */.$)(error)))
                throw error;
            await session.query(`ROLLBACK TO SAVEPOINT ${SAVEPOINT}`);
            if (i === 0)
                paths = [null, ...(await searchPathsToTry(session, table.schema))];
        }
    }
    throw refusal;
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/restore-sequences.js

const BATCH = 200;
/**
 * Puts sequences where the archive has them. `exact`: just there, called or not. `forward-only`: only those that
 * stand behind the archive's number in their own direction move, so that no number is given out twice; `unowned`: with a
 * privilege alone, so that a rollback does not move them back.
 *
 * `setval` is not undone by a rollback, but RESTART writes a new file for the sequence, and what is written into that
 * goes with it (https://www.postgresql.org/docs/current/sql-altersequence.html, "Notes").
 */
async function restoreSequences(session, sequences, policy) {
    for (let start = 0; start < sequences.length; start += BATCH) {
        const batch = sequences.slice(start, start + BATCH);
        const moved = policy === 'exact' ? batch : await behind(session, batch);
        if (moved.length === 0)
            continue;
        const isOwned = policy !== 'forward-only-unowned';
        await session.query(moved.map((sequence) => statementsFor(sequence, isOwned)).join('\n'));
    }
}
function statementsFor(sequence, isOwned) {
    const { lastValue, isCalled } = sequence;
    const name = (0,quote/* quoteTable */.Z8)(sequence);
    const set = `SELECT pg_catalog.setval(${(0,quote/* quoteLiteral */.ce)(name)}::pg_catalog.regclass, ${lastValue}, ${isCalled});`;
    return isOwned ? `ALTER SEQUENCE ${name} RESTART;\n${set}` : set;
}
/** Those whose next number comes before the archive's next number. */
async function behind(session, sequences) {
    const parts = sequences.map((sequence, index) => `SELECT ${index}, s.last_value, s.is_called, p.seqincrement
      FROM ${(0,quote/* quoteTable */.Z8)(sequence)} s, pg_catalog.pg_sequence p
      WHERE p.seqrelid OPERATOR(pg_catalog.=) ${(0,quote/* quoteLiteral */.ce)((0,quote/* quoteTable */.Z8)(sequence))}::pg_catalog.regclass`);
    const rows = await session.query(parts.join(' UNION ALL '));
    return rows.flatMap(([index, lastValue, isCalled, increment]) => {
        const archived = sequences[Number(index)];
        if (!archived)
            return [];
        const step = BigInt(increment ?? 1);
        const next = BigInt(lastValue ?? 0) + (isCalled === 't' ? step : 0n);
        const archivedNext = BigInt(archived.lastValue) + (archived.isCalled ? step : 0n);
        return (step > 0n ? next < archivedNext : next > archivedNext) ? [archived] : [];
    });
}

// EXTERNAL MODULE: ./.cache/build/lib/format-duration.js
var format_duration = __webpack_require__(62325);
// EXTERNAL MODULE: ./.cache/build/lib/format-number.js
var format_number = __webpack_require__(98392);
// EXTERNAL MODULE: ./.cache/build/lib/tell-while-working.js
var tell_while_working = __webpack_require__(24842);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/lend-create.js


/**
 * The statement of a role that is no superuser, once more with a privilege that the new owner of an object needs while it
 * changes hands: CREATE on the schema, which the archive grants at its end, or never, where the source took it away since.
 * undefined for a statement that hands nothing over.
 */
function withCreateLent({ sql, entry }) {
    const owner = (0,script_statements/* newOwnerOf */.zJ)(sql);
    if (owner === undefined || !entry || entry.schema === null)
        return undefined;
    const schema = (0,quote/* quoteIdentifier */.Cm)(entry.schema);
    const role = (0,quote/* quoteIdentifier */.Cm)(owner);
    return `GRANT CREATE ON SCHEMA ${schema} TO ${role}; ${sql} REVOKE CREATE ON SCHEMA ${schema} FROM ${role};`;
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/run-statements.js








/** Statements in one round trip; one that is refused has its whole batch repeated one by one. */
const BATCH_STATEMENTS = 100;
const BATCH_CHARACTERS = 256 * 1024;
const run_statements_SAVEPOINT = 'db_backup_statement';
/**
 * Classes of errors that say something about the server or the rows and not about one statement: connection, constraint,
 * rollback of the transaction, resources, operator intervention, system and internal errors.
 */
const FATAL_CLASSES = ['08', '23', '25', '40', '53', '57', '58', 'XX'];
const LOCK_NOT_AVAILABLE = '55P03';
/** Of a foreign key that is added; it says something about that key alone. */
const FOREIGN_KEY_VIOLATION = '23503';
/**
 * Runs statements in order and gives those that were refused; the others are done.
 * @throws BackupError kind `target` for what is no fault of a single statement
 */
async function runStatements(run, statements) {
    const refused = [];
    for (const batch of batchesOf(statements, run.isLarge ? isLong : () => false)) {
        run.signal.throwIfAborted();
        const sql = batch.map((statement) => statement.sql).join('\n');
        const [first] = batch;
        const error = await (0,tell_while_working/* tellWhileWorking */.o)(() => attempt(run, sql), (seconds) => first && run.log.info(`${describeBatch(batch, first)}, ${(0,format_duration/* formatDuration */.a3)(seconds)} so far`));
        if (error === undefined)
            continue;
        if (batch.length === 1 && batch[0])
            refused.push(...(await repeat(run, batch[0], error)));
        else
            refused.push(...(await oneByOne(run, batch)));
    }
    return refused;
}
/** Statements that read a whole table. */
function isLong({ sql }) {
    return /^(?:CREATE (?:UNIQUE )?INDEX|ALTER TABLE [\s\S]* ADD CONSTRAINT|REFRESH MATERIALIZED VIEW)\b/.test(sql);
}
function describeBatch(batch, first) {
    const others = batch.length - 1;
    return others === 0
        ? labelOf(first)
        : `${labelOf(first)} and ${(0,format_number/* formatPlural */.yk)(others, 'statement')} after it`;
}
function* batchesOf(statements, standsAlone) {
    let batch = [];
    let characters = 0;
    for (const statement of statements) {
        const isAlone = standsAlone(statement);
        if (isAlone && batch.length > 0) {
            yield batch;
            batch = [];
            characters = 0;
        }
        batch.push(statement);
        characters += statement.sql.length;
        if (!isAlone && batch.length < BATCH_STATEMENTS && characters < BATCH_CHARACTERS)
            continue;
        yield batch;
        batch = [];
        characters = 0;
    }
    if (batch.length > 0)
        yield batch;
}
async function oneByOne(run, batch) {
    const refused = [];
    for (const statement of batch) {
        const error = await attempt(run, statement.sql);
        if (error !== undefined)
            refused.push(...(await repeat(run, statement, error)));
    }
    return refused;
}
/** SQLSTATE insufficient_privilege. */
const PERMISSION = '42501';
/** Once more with a search_path, or with a privilege for the new owner, where their lack may be the reason. */
async function repeat(run, statement, error) {
    if ((0,error_code/* codeOf */.$)(error) === FOREIGN_KEY_VIOLATION)
        return [await leaveOpen(run, statement, error)];
    const paths = mayNeedSearchPath((0,error_code/* codeOf */.$)(error))
        ? await searchPathsToTry(run.session, statement.entry?.schema ?? null)
        : [];
    for (const path of paths) {
        if ((await attempt(run, statement.sql, path)) !== undefined)
            continue;
        run.note(`${labelOf(statement)} needs a search_path; it was made with ${path}.`);
        return [];
    }
    const lent = (0,error_code/* codeOf */.$)(error) === PERMISSION ? withCreateLent(statement) : undefined;
    if (lent !== undefined && (await attempt(run, lent)) === undefined)
        return [];
    return [{ statement, sqlState: (0,error_code/* codeOf */.$)(error), reason: (0,target_errors/* safeMessage */.N5)(error) }];
}
/** What follows in the script may speak of the key, so it is added in its turn. */
async function leaveOpen(run, statement, error) {
    if (!foreignKeyOf(statement))
        throw (0,target_errors/* targetError */._5)(error, run.doing, run.signal);
    const isOpen = (await attempt(run, withoutValidation(statement))) === undefined;
    const brokenKey = isOpen ? 'open' : 'missing';
    return { statement, sqlState: (0,error_code/* codeOf */.$)(error), reason: (0,target_errors/* safeMessage */.N5)(error), brokenKey };
}
/** The error, if the target refused; its effects are undone then. */
async function attempt(run, sql, path = '') {
    const { session, commits } = run;
    const inTransaction = commits === 'never';
    try {
        if (inTransaction)
            await session.query(`SAVEPOINT ${run_statements_SAVEPOINT}`);
        else
            run.began?.(await beginNumbered(session));
        if (path !== '')
            await setSearchPath(session, path);
        await session.query(sql);
        if (path !== '')
            await setSearchPath(session, '');
        await session.query(inTransaction ? `RELEASE SAVEPOINT ${run_statements_SAVEPOINT}` : 'COMMIT');
        return undefined;
    }
    catch (error) {
        const code = (0,error_code/* codeOf */.$)(error);
        if (!session.isAlive || run.signal.aborted || isFatal(code))
            throw (0,target_errors/* targetError */._5)(error, run.doing, run.signal);
        await session.query(inTransaction ? `ROLLBACK TO SAVEPOINT ${run_statements_SAVEPOINT}; RELEASE SAVEPOINT ${run_statements_SAVEPOINT}` : 'ROLLBACK');
        run.log.debug(`${run.doing}: refused: ${(0,target_errors/* safeMessage */.N5)(error)}`);
        return error;
    }
}
/** As it stands in the `xmin` of what the transaction makes. */
async function beginNumbered(session) {
    const [row] = await session.query('BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_catalog.pg_current_xact_id()::pg_catalog.xid');
    return row?.[0] ?? '';
}
function isFatal(code) {
    if (code === FOREIGN_KEY_VIOLATION)
        return false;
    return !(0,target_errors/* isSqlState */.I1)(code) || code === LOCK_NOT_AVAILABLE || FATAL_CLASSES.includes(code.slice(0, 2));
}
/** For people: `foreign-key public.orders orders_customer_fkey`. */
function labelOf({ sql, entry }) {
    if (!entry)
        return sql.slice(0, 60);
    const name = entry.schema === null ? entry.name : `${entry.schema}.${entry.name}`;
    return `${entry.type.toLowerCase()} ${name}`;
}

// EXTERNAL MODULE: ./.cache/build/core/describe-restore.js
var describe_restore = __webpack_require__(96789);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/settle-refused.js



/**
 * Records what was refused, where `skip-unrestorable` allows that.
 * @throws BackupError kind `target` code `TARGET_REFUSED` naming every refused statement
 */
async function settleRefused(context, doing, refused) {
    if (refused.length === 0)
        return;
    const reasonOf = await explainRoles(context.session, refused);
    const items = refused.map((item) => ({ ...nameOf(item.statement), reason: reasonOf(item) }));
    if (context.request.skipUnrestorable) {
        for (const item of items)
            context.skip(item);
        return;
    }
    const message = `The target refuses ${refused.length} statements (${doing}):\n${(0,describe_restore/* itemLines */.Lt)(items)}`;
    throw new errors/* BackupError */.hj('target', message, {
        code: 'TARGET_REFUSED',
        nextStep: 'Nothing was kept. Create what is missing (roles, extensions, privileges), or set skip-unrestorable: true to go on without it.',
    });
}
/** SQLSTATE undefined_object. */
const UNDEFINED_OBJECT = '42704';
/** A missing role is told in the same words whatever language the server speaks: callers tell it from others by them. */
async function explainRoles(session, refused) {
    if (!refused.some(({ sqlState }) => sqlState === UNDEFINED_OBJECT))
        return ({ reason }) => reason;
    const rows = await session.query('SELECT r.rolname FROM pg_catalog.pg_roles r');
    const present = new Set(rows.map(([name]) => name));
    return ({ statement: { sql }, sqlState, reason }) => {
        if (sqlState !== UNDEFINED_OBJECT)
            return reason;
        const missing = [...(0,script_statements/* grantedRolesOf */.c9)(sql), (0,script_statements/* newOwnerOf */.zJ)(sql) ?? ''].find((name) => name !== '' && !present.has(name));
        return missing === undefined ? reason : `role "${missing}" does not exist`;
    };
}
/** Several statements belong to one heading; a change of owner is told from the object itself. */
function nameOf({ sql, entry }) {
    if (!entry)
        return { kind: 'setting', name: sql.slice(0, 60) };
    const owner = (0,script_statements/* newOwnerOf */.zJ)(sql);
    const name = owner === undefined ? entry.name : `${entry.name} to ${owner}`;
    const kind = owner === undefined ? (0,script_statements/* kindOf */.I)(entry) : `${(0,script_statements/* kindOf */.I)(entry)}-owner`;
    return { kind, ...(entry.schema === null ? {} : { schema: entry.schema }), name };
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/create-steps.js















/** Of JSON: from here on a single index may take long enough for a person to wonder. */
const LARGE_BYTES = 50e6;
/** Statements that come last of all, because the proof reads the tables before. */
const ROW_SECURITY = /^ALTER TABLE [\s\S]* (ENABLE|FORCE) ROW LEVEL SECURITY;$/;
function createSteps(context, options) {
    const { session, request, log, signal } = context;
    const { schema } = request;
    if (!schema)
        throw new Error('an archive without definitions cannot create anything');
    let routeOf = () => undefined;
    let bringDefaultsBack = async () => undefined;
    const sealing = [];
    const isLarge = request.tables.reduce((sum, table) => sum + table.bytes, 0) >= LARGE_BYTES;
    const run = (doing, on) => ({
        session: on,
        commits: options.commits,
        doing,
        log,
        signal,
        note: (sentence) => context.note(sentence),
        isLarge,
        ...(options.began ? { began: options.began } : {}),
    });
    const execute = async (doing, statements, on) => {
        const refused = await runStatements(run(doing, on), statements);
        const here = { ...context, session: on };
        await settleRefused(here, doing, refused.filter(({ brokenKey }) => brokenKey === undefined));
        await settleBrokenKeys(here, options.commits === 'never', brokenKeysOf(refused));
    };
    const prepared = async (script) => {
        const usable = await withUsableTablespaces(context, script);
        const kept = await options.kept();
        const isSo = await readAlreadySo(session).catch((error) => {
            throw (0,target_errors/* targetError */._5)(error, 'reading the catalog', signal);
        });
        const statements = usable
            .filter((statement) => !isSo(statement))
            .flatMap((statement) => adapt(context, kept, statement));
        sealing.push(...statements.filter(({ sql }) => ROW_SECURITY.test(sql)));
        return statements.filter(({ sql }) => !ROW_SECURITY.test(sql));
    };
    let post = [];
    return {
        postData: () => post,
        async prepare() {
            const definitions = await (0,restore_definitions/* readDefinitions */.T)(session, request);
            for (const note of definitions.notes)
                context.note(note);
            await setUp(context, definitions);
            bringDefaultsBack = await suspendDefaultPrivileges(session);
            await execute('definitions before the data', await prepared(definitions.preData), session);
            await makeMissingTables(context);
            post = await prepared(definitions.postData);
            routeOf = await readRoutes(session).catch((error) => {
                throw (0,target_errors/* targetError */._5)(error, 'reading the catalog', signal);
            });
        },
        async load(on, table, rows) {
            const route = routeOf(table);
            if (!route)
                return skipTable(context, table);
            return loadInto(context, on, table, route, rows);
        },
        async finishSequences() {
            const present = await existing(session, request.manifest.sequences);
            await restoreSequences(session, present, 'exact').catch((error) => {
                throw (0,target_errors/* targetError */._5)(error, 'sequences', signal);
            });
        },
        runPostData: (statements, on) => execute('indexes, keys and triggers', statements, on),
        async finish() {
            await this.finishSequences();
            await execute('indexes, keys and triggers', post, session);
        },
        async seal() {
            await bringDefaultsBack();
            await execute('row-level security', sealing, session);
        },
        readBackSql: (table) => readBackSelect(table, routeOf(table)),
    };
}
async function setUp({ session, signal }, { setUp: statements }) {
    if (statements.length === 0)
        return;
    await session.query(statements.join(';\n')).catch((error) => {
        throw (0,target_errors/* targetError */._5)(error, 'making roles', signal);
    });
}
/** Session settings that every session of this tool has already, in its own way (`session-pins.ts`). */
const SESSION_SETTING = /^(?:SET (?:statement_timeout|lock_timeout|idle_in_transaction_session_timeout|transaction_timeout|client_encoding|standard_conforming_strings|xmloption|row_security|search_path)\b|SELECT pg_catalog\.set_config\('search_path', '', false\);$)/;
/** What a newer pg_dump says of the sequence of an unlogged table; older servers have only one kind of sequence. */
const IDENTITY = /^ALTER TABLE [^;']* ADD GENERATED [A-Z ]+ AS IDENTITY \(/;
const LOGGED = /\n {4}(?:UN)?LOGGED(?=\n)/;
const LOGGED_SEQUENCES_SINCE = 150_000;
/** What has to be run for a statement of the archive at this target. */
function adapt(context, kept, statement) {
    const { request } = context;
    const { sql } = statement;
    if (SESSION_SETTING.test(sql))
        return [];
    if (request.owner === 'target' && (0,script_statements/* newOwnerOf */.zJ)(sql) !== undefined)
        return [];
    const schema = (0,script_statements/* newSchemaOf */.Tc)(sql);
    if (schema !== undefined && kept.schemas.has(schema))
        return [];
    const extension = (0,script_statements/* extensionOf */.je)(sql);
    if (extension !== undefined && kept.extensions.has(extension))
        return [];
    if (IDENTITY.test(sql) && context.session.serverVersionNum < LOGGED_SEQUENCES_SINCE) {
        return [{ ...statement, sql: sql.replace(LOGGED, '') }];
    }
    const key = foreignKeyOf(statement);
    if (key && isLeftOpen(key, request)) {
        context.note(openKeyNote(key));
        return [{ ...statement, sql: withoutValidation(statement) }];
    }
    return [statement];
}
function openKeyNote({ name, from, to }) {
    return `The foreign key ${name} of ${(0,quote/* displayTable */.jw)(from)} is added NOT VALID, because the rows of ${(0,quote/* displayTable */.jw)(to)} are not all restored.`;
}
const TABLESPACES = `SELECT t.spcname FROM pg_catalog.pg_tablespace t
  WHERE pg_catalog.has_tablespace_privilege(t.oid, 'CREATE')`;
/** A tablespace that is missing gives way to the default one. */
async function withUsableTablespaces(context, statements) {
    const named = statements.flatMap(({ sql }) => (0,script_statements/* tablespaceOf */.AO)(sql) ?? []);
    if (named.length === 0)
        return statements;
    const usable = new Set((await context.session.query(TABLESPACES)).map(([name]) => name));
    const missing = [...new Set(named)].filter((name) => !usable.has(name));
    for (const name of missing) {
        context.note(`The tablespace ${name} cannot be used here; what was in it goes into the default one.`);
    }
    return statements.map((statement) => {
        const name = (0,script_statements/* tablespaceOf */.AO)(statement.sql);
        return name !== undefined && missing.includes(name)
            ? { ...statement, sql: "SET default_tablespace = '';" }
            : statement;
    });
}
function skipTable(context, table) {
    const { schema, name } = table;
    const reason = 'the target has no such table';
    if (!context.request.skipUnrestorable) {
        throw new errors/* BackupError */.hj('target', `The target has no table ${(0,quote/* displayTable */.jw)(table)}.`, {
            code: 'TARGET_TABLE_MISSING',
            nextStep: 'The definitions in the archive do not create it; leave it out by tables, or allow skip-unrestorable.',
        });
    }
    context.skip({ kind: 'rows', schema, name, reason });
    return null;
}
async function loadInto(context, session, table, { into, condition }, rows) {
    try {
        // An extension may ship rows that look like the user's; the archive has all of them.
        if (condition)
            await session.query(`DELETE FROM ONLY ${(0,quote/* quoteTable */.Z8)(into)} ${condition}`);
        const sql = `COPY ${(0,quote/* quoteTable */.Z8)(into)} ${copyColumns(table)} FROM STDIN`;
        return await loadTableRows(context, session, table, sql, rows);
    }
    catch (error) {
        throw (0,target_errors/* targetError */._5)(error, `loading ${(0,quote/* displayTable */.jw)(table)}`, context.signal);
    }
}
/** Sequences that were really made; one that was refused is among what was skipped. */
async function existing(session, sequences) {
    const rows = await session.query(`SELECT n.nspname, c.relname FROM pg_catalog.pg_class c
     JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'S'`);
    const present = new Set(rows.map(([schema, name]) => `${schema}\0${name}`));
    return sequences.filter(({ schema, name }) => present.has(`${schema}\0${name}`));
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/supabase/foreign-parts.js





const NONE = { tables: new Set(), foreignKeys: [], switches: [], sequences: [] };
/** Takes Supabase's own out of what is set aside; nothing is taken in a database that is no project. */
async function separateForeign(session, { matched, sequences }, aside) {
    if ((await (0,platform/* readPlatform */.K)(session)) !== 'supabase')
        return { aside, foreign: NONE };
    const rows = await session.query(`SELECT c.oid, n.nspname, c.relname FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'S') AND NOT pg_catalog.pg_has_role(c.relowner, 'USAGE')`);
    const managed = rows.filter(([, schema]) => (0,managed_schemas/* isManagedSchema */.rB)(schema ?? ''));
    const oids = new Set(managed.map(([oid]) => oid ?? ''));
    const names = new Set(managed.map(([, schema, name]) => (0,quote/* quoteTable */.Z8)({ schema: schema ?? '', name: name ?? '' })));
    const isForeign = ({ oid }) => oids.has(oid);
    return {
        aside: {
            ...aside,
            foreignKeys: aside.foreignKeys.filter(({ from }) => !isForeign(from)),
            switches: aside.switches.filter(({ relation }) => !isForeign(relation)),
        },
        foreign: {
            tables: new Set(matched.filter(({ table }) => isForeign(table)).map(({ table }) => table.oid)),
            foreignKeys: aside.foreignKeys.filter(({ from }) => isForeign(from)),
            switches: aside.switches.filter(({ relation }) => isForeign(relation)),
            sequences: sequences.filter((sequence) => names.has((0,quote/* quoteTable */.Z8)(sequence))),
        },
    };
}
/** Triggers that fire on replicas too, and that only Supabase could disable. */
function refuseAlwaysFiring({ switches }) {
    return switches
        .filter(({ state }) => state !== 'O')
        .map(({ kind, relation, name }) => ({
        kind,
        schema: relation.schema,
        name: `${relation.name}.${name}`,
        reason: 'fires on replicas too, and would change the rows that are restored',
    }));
}
function noteForeign({ tables, foreignKeys, switches }) {
    if (tables.size === 0)
        return [];
    return [
        `Keys (${foreignKeys.length}) and triggers (${switches.length}) of Supabase's own tables stay and do not fire meanwhile; the keys are checked before the commit.`,
    ];
}
const INSUFFICIENT_PRIVILEGE = '42501';
const HUSH = 'SET LOCAL session_replication_role = replica';
/** Whether the role may keep triggers from firing; only trying tells, because Supabase allows it in its own way. */
async function refuseWithoutHush(session) {
    try {
        await session.query(`BEGIN; ${HUSH}; ROLLBACK`);
        return [];
    }
    catch (error) {
        await session.query('ROLLBACK');
        if ((0,error_code/* codeOf */.$)(error) !== INSUFFICIENT_PRIVILEGE)
            throw error;
        const reason = "the role may not set it, and nothing else keeps Supabase's triggers from firing; use the role postgres in target-url";
        return [{ kind: 'setting', name: 'session_replication_role', reason }];
    }
}
/** Until `endHush` or the end of the transaction. Storage refuses rows to go without their files, unless told. */
async function hush(session) {
    await session.query(`${HUSH}; SELECT pg_catalog.set_config('storage.allow_delete_query', 'true', true)`);
}
async function endHush(session) {
    await session.query("SET LOCAL session_replication_role = origin; SELECT pg_catalog.set_config('storage.allow_delete_query', 'false', true)");
}
/**
 * Only forward, and last of all: without owning a sequence nobody can undo `setval`, and a number that was skipped does no
 * harm.
 */
async function moveForeignSequences(session, { sequences }) {
    await restoreSequences(session, sequences, 'forward-only-unowned');
}

// EXTERNAL MODULE: ./.cache/build/database/compare-columns.js
var compare_columns = __webpack_require__(84980);
// EXTERNAL MODULE: ./.cache/build/database/postgres/catalog.js
var postgres_catalog = __webpack_require__(80150);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/rest-archive.js

const MODIFIERS = /\([^()]*\)/;
const TAB = 0x09;
const NEWLINE = 0x0a;
/** Names of types without modifiers, by oid, as the REST API describes columns. */
async function readTypeNames(session) {
    const rows = await session.query('SELECT t.oid, pg_catalog.format_type(t.oid, NULL) FROM pg_catalog.pg_type t');
    return new Map(rows.map(([oid, name]) => [Number(oid), name ?? '']));
}
/**
 * An entry that was read over REST, completed by what only a catalog knows and the target's says: modifiers and
 * domains of types, generated columns, the order of a key. What does not fit stays as it is, and is a difference.
 */
function completeEntry(entry, table, typeNames) {
    const byName = new Map(table.columns.map((column) => [column.name, column]));
    const byNumber = new Map(table.columns.map((column) => [column.attnum, column.name]));
    const columns = entry.columns.map((column) => {
        const found = byName.get(column.name);
        if (!found)
            return column;
        const names = [typeNames.get(found.baseTypeOid), found.type.replace(MODIFIERS, '')];
        return names.includes(column.type) ? { ...column, type: found.type, generated: found.generated } : column;
    });
    const key = table.primaryKey.map((attnum) => byNumber.get(attnum) ?? '');
    const isSameKey = JSON.stringify([...key].sort()) === JSON.stringify([...entry.primaryKey].sort());
    return { ...entry, columns, primaryKey: isSameKey ? key : entry.primaryKey };
}
/** COPY text of these columns without those that compute themselves. */
function withoutComputed(rows, columns) {
    if (columns.every(({ generated }) => generated === null))
        return rows;
    const isKept = columns.map(({ generated }) => generated === null);
    const first = isKept.indexOf(true);
    return async function* () {
        let field = 0;
        for await (const chunk of rows()) {
            const kept = Buffer.allocUnsafe(chunk.length);
            let length = 0;
            for (const byte of chunk) {
                if (byte === NEWLINE)
                    field = 0;
                else if (byte === TAB)
                    field++;
                const isSeparator = byte === TAB && field === first;
                if (byte === NEWLINE || (isKept[field] && !isSeparator))
                    kept[length++] = byte;
            }
            yield kept.subarray(0, length);
        }
    };
}
/**
 * The sequences that columns of the loaded tables own, each where the highest number of its column puts it (the lowest,
 * for one that counts down). The archive knows none of them.
 */
async function readHighest(session, matched) {
    const owned = await ownedSequences(session, matched);
    const sequences = [];
    for (const { schema, name, table, column, descends } of owned) {
        const [row] = await session.query(`SELECT pg_catalog.${descends ? 'min' : 'max'}(${(0,quote/* quoteIdentifier */.Cm)(column)})::pg_catalog.int8 FROM ${(0,quote/* quoteTable */.Z8)(table)}`);
        const lastValue = row?.[0];
        if (typeof lastValue === 'string')
            sequences.push({ schema, name, lastValue, isCalled: true });
    }
    return sequences;
}
/** Of columns with whole numbers, which are what such a sequence is for. */
async function ownedSequences(session, matched) {
    const oids = matched.flatMap(({ table, ancestors }) => [table.oid, ...ancestors.map(({ oid }) => oid)]);
    if (oids.length === 0)
        return [];
    const rows = await session.query(`SELECT n.nspname, c.relname, tn.nspname, t.relname, a.attname, s.seqincrement < 0
    FROM pg_catalog.pg_depend d
      JOIN pg_catalog.pg_sequence s ON s.seqrelid = d.objid
      JOIN pg_catalog.pg_class c ON c.oid = d.objid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_class t ON t.oid = d.refobjid
      JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
      JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
    WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
      AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid IN (${oids.join(', ')})
      AND a.atttypid IN (20, 21, 23, 1700) ORDER BY d.objid`);
    return rows.map(([schema, name, tableSchema, tableName, column, descends]) => ({
        schema: schema ?? '',
        name: name ?? '',
        table: { schema: tableSchema ?? '', name: tableName ?? '' },
        column: column ?? '',
        descends: descends === 't',
    }));
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/compare-tables.js





/** Compares what the request restores with what the target has; reads the catalog only. */
async function compareTables(session, request) {
    const catalog = await (0,postgres_catalog/* readCatalog */.u)(session);
    const tables = new Map(catalog.tables.map((table) => [(0,quote/* quoteTable */.Z8)(table), table]));
    const byOid = new Map(catalog.tables.map((table) => [table.oid, table]));
    const fills = await readFills(session);
    const differences = [];
    const notes = [];
    const found = [];
    const lost = [];
    const typeNames = isOverRest(request) ? await readTypeNames(session) : undefined;
    for (const archived of request.tables) {
        const table = tables.get((0,quote/* quoteTable */.Z8)(archived));
        if (table?.kind !== 'table' && !(typeNames && table?.kind === 'partitioned')) {
            lost.push(archived);
            continue;
        }
        const entry = typeNames ? completeEntry(archived, table, typeNames) : archived;
        const columns = targetColumns(table, fills);
        const { differences: inColumns, extra } = (0,compare_columns/* compareColumns */.l)(entry.columns, columns);
        const { schema, name } = entry;
        for (const { column, reason } of inColumns) {
            differences.push({ kind: 'column', schema, name: `${name}.${column}`, reason });
        }
        differences.push(...comparePrimaryKey(entry, table));
        const ancestors = ancestorsOf(table, byOid);
        differences.push(...comparePlace(entry, ancestors));
        if (extra.length > 0) {
            const list = extra.join(', ');
            notes.push(`${(0,quote/* displayTable */.jw)(entry)} has columns in the target that the backup does not have; they get their defaults: ${list}.`);
        }
        const partitions = table.kind === 'partitioned'
            ? catalog.tables.filter((other) => ancestorsOf(other, byOid).includes(table))
            : [];
        found.push({
            ...{ entry, table, ancestors, partitions },
            ...{ through: table, route: undefined, extraColumns: extra },
        });
    }
    differences.push(...(await explainLost(session, lost)));
    differences.push(...unknownLeaves(request, catalog, byOid));
    const matched = await route(session, request, found);
    const sequences = await sequencesOf(session, request, found);
    const known = new Set(catalog.sequences.map((sequence) => (0,quote/* quoteTable */.Z8)(sequence)));
    for (const sequence of sequences.filter((s) => !known.has((0,quote/* quoteTable */.Z8)(s)))) {
        differences.push({
            kind: 'sequence',
            schema: sequence.schema,
            name: sequence.name,
            reason: 'is not in the target',
        });
    }
    return { matched, sequences, differences, notes };
}
/** True when nothing of the archive comes from a catalog. */
function isOverRest({ manifest }) {
    return manifest.source.via === 'rest';
}
async function readFills(session) {
    const rows = await session.query(`SELECT a.attrelid, a.attnum, a.attidentity <> ''
    FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
    WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND (a.atthasdef OR a.attidentity <> ''
      OR (SELECT t.typdefault IS NOT NULL FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid))`);
    const key = ([table, attnum]) => `${table}.${attnum}`;
    return {
        identities: new Set(rows.filter((row) => row[2] === 't').map(key)),
        defaults: new Set(rows.map(key)),
    };
}
function targetColumns(table, { identities, defaults }) {
    return table.columns.map((column) => ({
        ...column,
        isIdentity: identities.has(`${table.oid}.${column.attnum}`),
        hasDefault: defaults.has(`${table.oid}.${column.attnum}`),
    }));
}
function comparePrimaryKey(entry, table) {
    const names = new Map(table.columns.map((column) => [column.attnum, column.name]));
    const found = table.primaryKey.map((attnum) => names.get(attnum) ?? '');
    if (JSON.stringify(found) === JSON.stringify(entry.primaryKey))
        return [];
    const shown = (key) => (key.length === 0 ? 'none' : `(${key.join(', ')})`);
    const reason = `the primary key is ${shown(found)}, in the backup ${shown(entry.primaryKey)}`;
    return [{ kind: 'table', schema: entry.schema, name: entry.name, reason }];
}
function ancestorsOf(table, byOid) {
    const ancestors = [];
    for (let oid = table.partitionParent; oid !== null;) {
        const parent = byOid.get(oid);
        if (!parent)
            break;
        ancestors.push(parent);
        oid = parent.partitionParent;
    }
    return ancestors;
}
function comparePlace(entry, ancestors) {
    const root = ancestors.at(-1);
    const found = root ? (0,quote/* displayTable */.jw)(root) : null;
    const archived = entry.partitionOf && (0,quote/* displayTable */.jw)(entry.partitionOf);
    if (found === archived)
        return [];
    const shown = (name) => (name === null ? 'no partition' : `a partition of ${name}`);
    const reason = `is ${shown(found)}, in the backup ${shown(archived)}`;
    return [{ kind: 'table', schema: entry.schema, name: entry.name, reason }];
}
const KIND_WORDS = `CASE c.relkind WHEN 'p' THEN 'a partitioned table' WHEN 'v' THEN 'a view'
  WHEN 'm' THEN 'a materialized view' WHEN 'f' THEN 'a foreign table' WHEN 'S' THEN 'a sequence'
  WHEN 'c' THEN 'a composite type' ELSE 'an index' END`;
async function explainLost(session, lost) {
    if (lost.length === 0)
        return [];
    const names = lost.map((entry) => `(${(0,quote/* quoteLiteral */.ce)(entry.schema)}, ${(0,quote/* quoteLiteral */.ce)(entry.name)})`);
    const rows = await session.query(`SELECT n.nspname, c.relname, ${KIND_WORDS}
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE (n.nspname, c.relname) IN (${names.join(', ')})`);
    const kinds = new Map(rows.map(([schema, name, kind]) => [(0,quote/* quoteTable */.Z8)({ schema: schema ?? '', name: name ?? '' }), kind]));
    return lost.map((entry) => {
        const kind = kinds.get((0,quote/* quoteTable */.Z8)(entry));
        const reason = kind ? `is ${kind} in the target` : 'is not in the target';
        return { kind: 'table', schema: entry.schema, name: entry.name, reason };
    });
}
/** A partition that the backup does not know would keep its rows, and the tree would not be what it was. */
function unknownLeaves({ manifest, tables }, catalog, byOid) {
    const archived = new Set(manifest.tables.map((entry) => (0,quote/* quoteTable */.Z8)(entry)));
    const left = new Set(manifest.excluded.map(({ schema, name }) => (schema === undefined ? '' : (0,quote/* quoteTable */.Z8)({ schema, name }))));
    const restoredRoots = new Set(tables.flatMap(({ partitionOf }) => partitionOf ?? []).map(quote/* quoteTable */.Z8));
    return catalog.tables.flatMap((table) => {
        if (table.kind !== 'table')
            return [];
        const root = ancestorsOf(table, byOid).at(-1);
        const name = (0,quote/* quoteTable */.Z8)(table);
        if (!root || !restoredRoots.has((0,quote/* quoteTable */.Z8)(root)) || archived.has(name) || left.has(name))
            return [];
        const reason = `a partition of ${(0,quote/* displayTable */.jw)(root)} that the backup does not have; detach or drop it, or choose mode: rebuild`;
        return [{ kind: 'table', schema: table.schema, name: table.name, reason }];
    });
}
/** A whole tree goes through its root where another server may choose other leaves; a part of one cannot. */
async function route(session, { manifest, tables }, found) {
    const routeOf = await readRoutes(session);
    const selected = new Set(tables.map((entry) => (0,quote/* quoteTable */.Z8)(entry)));
    const isPart = (root) => manifest.tables.some((entry) => entry.partitionOf !== null &&
        (0,quote/* quoteTable */.Z8)(entry.partitionOf) === (0,quote/* quoteTable */.Z8)(root) &&
        !selected.has((0,quote/* quoteTable */.Z8)(entry)));
    return found.map((match) => {
        const root = match.ancestors.at(-1);
        const [leaf] = match.partitions.flatMap((partition) => routeOf(partition) ?? []);
        if (leaf)
            return { ...match, route: { ...leaf, into: match.table } };
        const route = routeOf(match.entry);
        const isRouted = root && route && (0,quote/* quoteTable */.Z8)(route.into) === (0,quote/* quoteTable */.Z8)(root) && !isPart(root);
        return { ...match, route, through: isRouted ? root : match.table };
    });
}
/**
 * All of the manifest's; with a selection those that columns of the selected tables, or of their roots, own. REST shows
 * none, so those that the restored columns own follow their numbers.
 */
async function sequencesOf(session, request, found) {
    if (isOverRest(request)) {
        const owned = await ownedSequences(session, found);
        return owned.map(({ schema, name }) => ({ schema, name, lastValue: '0', isCalled: false }));
    }
    const { manifest, isSelection } = request;
    if (!isSelection)
        return manifest.sequences;
    const oids = found.flatMap(({ table, ancestors }) => [table.oid, ...ancestors.map(({ oid }) => oid)]);
    if (oids.length === 0)
        return [];
    const rows = await session.query(`SELECT n.nspname, c.relname
    FROM pg_catalog.pg_depend d
      JOIN pg_catalog.pg_class c ON c.oid = d.objid AND c.relkind = 'S'
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
      AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid IN (${oids.join(', ')})`);
    const owned = new Set(rows.map(([schema, name]) => (0,quote/* quoteTable */.Z8)({ schema: schema ?? '', name: name ?? '' })));
    return manifest.sequences.filter((sequence) => owned.has((0,quote/* quoteTable */.Z8)(sequence)));
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/hold-sequences.js

const SEQUENCES = (columns) => `
WITH used (relid, name) AS (VALUES ${columns}),
numbered AS (SELECT a.attrelid, a.attnum FROM used u JOIN pg_catalog.pg_attribute a ON a.attrelid = u.relid AND a.attname = u.name),
found AS (
  SELECT d.objid AS oid FROM numbered c JOIN pg_catalog.pg_depend d ON d.refobjid = c.attrelid AND d.refobjsubid = c.attnum
    AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.deptype = 'i'
  UNION SELECT d.refobjid FROM numbered c JOIN pg_catalog.pg_attrdef e ON e.adrelid = c.attrelid AND e.adnum = c.attnum
    JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND d.objid = e.oid
      AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass)
SELECT n.nspname, c.relname, s.seqincrement, pg_catalog.pg_has_role(c.relowner, 'USAGE')
FROM found JOIN pg_catalog.pg_class c ON c.oid = found.oid JOIN pg_catalog.pg_sequence s ON s.seqrelid = c.oid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace ORDER BY c.oid`;
/**
 * Sees that numbers which the load takes for columns of the target alone are given back by a rollback: nextval is not
 * undone, but an altered sequence has a new file, which goes with its transaction
 * (https://www.postgresql.org/docs/current/sql-altersequence.html, "Notes"). An increment that stays what it is alters
 * enough.
 */
async function holdSequences(session, matched) {
    const owned = (await usedSequences(session, matched)).filter(({ isOwned }) => isOwned);
    if (owned.length === 0)
        return;
    const statements = owned.map((sequence) => `ALTER SEQUENCE ${(0,quote/* quoteTable */.Z8)(sequence)} INCREMENT BY ${sequence.increment}`);
    await session.query(statements.join(';\n'));
}
/** Sequences of other roles, whose numbers a rollback would not give back. */
async function refuseForeignSequences(session, matched) {
    const used = await usedSequences(session, matched);
    return used
        .filter(({ isOwned }) => !isOwned)
        .map(({ schema, name }) => ({
        kind: 'sequence',
        schema,
        name,
        reason: 'the role does not own it, and it fills a column that the backup does not have',
    }));
}
async function usedSequences(session, matched) {
    const columns = matched.flatMap(({ table, ancestors, extraColumns }) => [table, ...ancestors].flatMap(({ oid }) => extraColumns.map((name) => `(${oid}::pg_catalog.oid, ${(0,quote/* quoteLiteral */.ce)(name)})`)));
    if (columns.length === 0)
        return [];
    const rows = await session.query(SEQUENCES(columns.join(', ')));
    return rows.map(([schema, name, increment, isOwned]) => ({
        schema: schema ?? '',
        name: name ?? '',
        increment: increment ?? '1',
        isOwned: isOwned === 't',
    }));
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/load-bare-rows.js

const STAGE = 'db_backup_bare';
/** True for rows without any value: the table has no columns, or only such as are computed. */
function isBare(table) {
    return copyColumns(table) === '';
}
/**
 * Loads rows that have no value into a table with columns of its own, which get their defaults. COPY cannot be told
 * to fill no column, and INSERT can; rules have to be out of the way.
 */
async function loadBareRows(context, session, table, into, rows) {
    await session.query(`CREATE TEMPORARY TABLE ${STAGE} () ON COMMIT DROP`);
    const staged = await loadTableRows(context, session, table, `COPY pg_temp.${STAGE} FROM STDIN`, rows);
    await session.query(`INSERT INTO ${into} SELECT FROM pg_temp.${STAGE}; DROP TABLE pg_temp.${STAGE}`);
    return staged;
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/note-large-objects.js
const LARGE_OBJECTS_FILE = 'large-objects.json';
/** For the plan. Which numbers the backup uses stands in its rows, which the plan does not fetch. */
async function noteLargeObjects(session, { manifest, isSelection, mode }) {
    if (isSelection || !manifest.files.some(({ file }) => file === LARGE_OBJECTS_FILE))
        return [];
    const [row] = await session.query('SELECT pg_catalog.count(*) FROM pg_catalog.pg_largeobject_metadata');
    if (row?.[0] === '0')
        return [];
    const fate = mode === 'create'
        ? 'they stay, and the restore is undone if the backup has one of the same number'
        : 'those that the backup has are replaced, all others stay';
    return [`Large objects of the target: ${row?.[0]}; ${fate}.`];
}
/** After the restore. */
function leftLargeObjects(count) {
    return count === '1'
        ? '1 large object of the target is not in the backup; it was left as it is.'
        : `${count} large objects of the target are not in the backup; they were left as they are.`;
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/replace-views.js




const replace_views_SAVEPOINT = 'db_backup_view';
/** What reads what through rules of views; `depth` grows along every way, so the greatest is a safe order. */
const VIEWS = (oids, mayRefresh) => `
WITH RECURSIVE uses (reader, used) AS (
  SELECT DISTINCT r.ev_class, d.refobjid
  FROM pg_catalog.pg_rewrite r
    JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND d.objid = r.oid
      AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid <> r.ev_class
    JOIN pg_catalog.pg_class c ON c.oid = r.ev_class AND c.relkind IN ('v', 'm')
), reached (oid, depth) AS (
  SELECT c.oid, 0 FROM pg_catalog.pg_class c WHERE c.oid IN (${oids})
  UNION
  SELECT u.reader, r.depth + 1 FROM reached r JOIN uses u ON u.used = r.oid
)
SELECT n.nspname, c.relname, ${mayRefresh}
FROM (SELECT oid, pg_catalog.max(depth) AS depth FROM reached GROUP BY oid) r
  JOIN pg_catalog.pg_class c ON c.oid = r.oid AND c.relkind = 'm' AND c.relispopulated
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
ORDER BY r.depth, n.nspname, c.relname`;
/** Populated materialized views that show the tables, directly or through other views, each after those it reads. */
async function findDependentViews(session, oids) {
    if (oids.length === 0)
        return [];
    const owned = "pg_catalog.pg_has_role(c.relowner, 'USAGE')";
    const mayRefresh = session.serverVersionNum >= 170_000
        ? `${owned} OR pg_catalog.has_table_privilege(c.oid, 'MAINTAIN')`
        : owned;
    const rows = await session.query(VIEWS(oids.join(', '), mayRefresh));
    return rows.map(([schema, name, allowed]) => ({
        schema: schema ?? '',
        name: name ?? '',
        mayRefresh: allowed === 't',
    }));
}
/** Refreshes them in the order given; one that needs the target's own search_path gets it. */
async function refreshViews({ session, note, signal }, views) {
    for (const view of views.filter(({ mayRefresh }) => mayRefresh)) {
        const refresh = `REFRESH MATERIALIZED VIEW ${(0,quote/* quoteTable */.Z8)(view)}`;
        await session.query(`SAVEPOINT ${replace_views_SAVEPOINT}`);
        try {
            await session.query(refresh);
        }
        catch (error) {
            const doing = `refreshing the materialized view ${(0,quote/* displayTable */.jw)(view)}`;
            if (!session.isAlive || !mayNeedSearchPath((0,error_code/* codeOf */.$)(error)))
                throw (0,target_errors/* targetError */._5)(error, doing, signal);
            await session.query(`ROLLBACK TO SAVEPOINT ${replace_views_SAVEPOINT}`);
            await useDefaultSearchPath(session);
            await session.query(refresh).catch((again) => {
                throw (0,target_errors/* targetError */._5)(again, doing, signal);
            });
            await clearSearchPath(session);
        }
        await session.query(`RELEASE SAVEPOINT ${replace_views_SAVEPOINT}`);
        note(refreshedNote(view));
    }
}
/** The same in a plan and afterwards, so that a report says it once. */
function refreshedNote(view) {
    return `The materialized view ${(0,quote/* displayTable */.jw)(view)} is refreshed.`;
}

// EXTERNAL MODULE: ./.cache/build/database/postgres/key-columns.js
var key_columns = __webpack_require__(38208);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/set-aside-key-states.js

/** Keys below a key are its copies in partitions. */
const TRIGGERS = (where) => `
WITH RECURSIVE tree (top, oid) AS (
  SELECT k.oid, k.oid FROM pg_catalog.pg_constraint k WHERE k.contype = 'f' AND ${where}
  UNION ALL SELECT tree.top, k.oid FROM tree JOIN pg_catalog.pg_constraint k ON k.conparentid = tree.oid AND k.contype = 'f')
SELECT tree.top, t.tgrelid, t.tgfoid, t.tgenabled, t.tgname, n.nspname, c.relname
FROM tree JOIN pg_catalog.pg_trigger t ON t.tgconstraint = tree.oid
  JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace`;
/** By the key's oid; keys that work as usual have none. */
async function readKeyStates(session, keys) {
    const states = new Map();
    if (keys.length === 0)
        return states;
    const rows = await session.query(`${TRIGGERS(`k.oid IN (${keys.join(', ')})`)} WHERE t.tgenabled <> 'O'`);
    for (const [key, relation, fn, state] of rows) {
        const list = states.get(key ?? '') ?? [];
        states.set(key ?? '', list);
        list.push({ relation: relation ?? '', function: fn ?? '', state: state ?? '' });
    }
    return states;
}
const WORDS = {
    D: 'DISABLE',
    R: 'ENABLE REPLICA',
    A: 'ENABLE ALWAYS',
};
/** Triggers of keys belong to the server: only a superuser may switch them. */
async function maySwitchKeys(session) {
    const [row] = await session.query('SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = CURRENT_USER');
    return row?.[0] === 't';
}
/** Gives the triggers of a key that was added again the states that they had. */
async function putBackKeyStates(session, from, key, states) {
    if (states.length === 0 || !(await maySwitchKeys(session)))
        return;
    const rows = await session.query(TRIGGERS(`k.conrelid = ${from.oid} AND k.conparentid = 0 AND k.conname = ${(0,quote/* quoteLiteral */.ce)(key)}`));
    for (const [, relation, fn, , trigger, schema, name] of rows) {
        const before = states.find((state) => state.relation === relation && state.function === fn);
        const word = before && WORDS[before.state];
        if (!word)
            continue;
        const table = (0,quote/* quoteTable */.Z8)({ schema: schema ?? '', name: name ?? '' });
        await session.query(`ALTER TABLE ONLY ${table} ${word} TRIGGER ${(0,quote/* quoteIdentifier */.Cm)(trigger ?? '')}`);
    }
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/set-aside-open-rules.js
/** From here on NOT NULL is a constraint of its own, and constraints may be NOT ENFORCED, which refuses nothing. */
const NOT_NULL_SINCE = 180_000;
const MULTIRANGES_SINCE = 140_000;
/** Up from the tables to the tops of the trees, then down to everything that follows a top. */
const TABLE_RULES = (oids, isEnforced) => `
WITH RECURSIVE rule AS (
  SELECT k.*, CASE k.contype WHEN 'c' THEN k.conname ELSE a.attname END AS known_by
  FROM pg_catalog.pg_constraint k
    LEFT JOIN pg_catalog.pg_attribute a ON k.contype = 'n' AND a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
  WHERE k.contype IN ('c', 'n') AND k.conrelid <> 0),
up (oid) AS (
  SELECT k.oid FROM rule k WHERE k.conrelid IN (${oids}) AND NOT k.convalidated AND ${isEnforced}
  UNION
  SELECT p.oid FROM up JOIN rule k ON k.oid = up.oid AND k.coninhcount > 0
    JOIN pg_catalog.pg_inherits i ON i.inhrelid = k.conrelid
    JOIN rule p ON p.conrelid = i.inhparent AND p.contype = k.contype AND p.known_by = k.known_by AND NOT p.connoinherit),
down (oid, depth) AS (
  SELECT up.oid, 0 FROM up JOIN rule k ON k.oid = up.oid AND k.coninhcount = 0
  UNION
  SELECT c.oid, down.depth + 1 FROM down JOIN rule k ON k.oid = down.oid AND NOT k.connoinherit
    JOIN pg_catalog.pg_inherits i ON i.inhparent = k.conrelid
    JOIN rule c ON c.conrelid = i.inhrelid AND c.contype = k.contype AND c.known_by = k.known_by AND c.coninhcount > 0),
tree (oid, depth) AS (SELECT down.oid, pg_catalog.max(down.depth) FROM down GROUP BY down.oid)
SELECT c.oid, n.nspname, c.relname, c.relkind = 'p', k.conname, k.contype, k.convalidated,
  k.coninhcount = 0 OR k.conislocal, pg_catalog.pg_get_constraintdef(k.oid),
  pg_catalog.obj_description(k.oid, 'pg_constraint')
FROM tree JOIN pg_catalog.pg_constraint k ON k.oid = tree.oid
  JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
ORDER BY tree.depth, k.oid`;
/** A domain may be below an array, a range, a composite type or another domain. */
const DOMAIN_RULES = (oids, isRange) => `
WITH RECURSIVE used (oid) AS (
  SELECT a.atttypid FROM pg_catalog.pg_attribute a
  WHERE a.attrelid IN (${oids}) AND a.attnum > 0 AND NOT a.attisdropped
  UNION
  SELECT x.oid FROM used JOIN pg_catalog.pg_type t ON t.oid = used.oid CROSS JOIN LATERAL (
    SELECT t.typelem UNION ALL SELECT t.typbasetype
    UNION ALL SELECT r.rngsubtype FROM pg_catalog.pg_range r WHERE ${isRange}
    UNION ALL SELECT a.atttypid FROM pg_catalog.pg_attribute a
      WHERE t.typrelid <> 0 AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) x (oid)
  WHERE x.oid <> 0)
SELECT n.nspname, t.typname, k.conname, pg_catalog.pg_has_role(t.typowner, 'USAGE'),
  pg_catalog.pg_get_constraintdef(k.oid), pg_catalog.obj_description(k.oid, 'pg_constraint')
FROM used JOIN pg_catalog.pg_type t ON t.oid = used.oid
  JOIN pg_catalog.pg_constraint k ON k.contypid = t.oid AND k.contype = 'c' AND NOT k.convalidated
  JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
ORDER BY k.oid`;
/** `oids`: the tables that are written. Reads the catalog only. */
async function findOpenRules(session, oids) {
    const { serverVersionNum } = session;
    const isEnforced = serverVersionNum >= NOT_NULL_SINCE ? 'k.conenforced' : 'true';
    const isRange = serverVersionNum >= MULTIRANGES_SINCE ? 't.oid IN (r.rngtypid, r.rngmultitypid)' : 'r.rngtypid = t.oid';
    const ofTables = await session.query(TABLE_RULES(oids, isEnforced));
    const ofDomains = await session.query(DOMAIN_RULES(oids, isRange));
    return {
        ofTables: ofTables.map(([oid, schema, table, isPartitioned, name, type, isValidated, isOwn, definition, comment]) => ({
            kind: type === 'n' ? 'not-null' : 'check',
            relation: {
                oid: oid ?? '',
                schema: schema ?? '',
                name: table ?? '',
                isPartitioned: isPartitioned === 't',
            },
            name: name ?? '',
            definition: definition ?? '',
            comment: comment ?? null,
            isValidated: isValidated === 't',
            isOwn: isOwn === 't',
        })),
        ofDomains: ofDomains.map(([schema, domain, name, isOwned, definition, comment]) => ({
            domain: { schema: schema ?? '', name: domain ?? '' },
            name: name ?? '',
            definition: definition ?? '',
            comment: comment ?? null,
            isOwned: isOwned === 't',
        })),
    };
}
/** Those that are dropped and added by themselves; all others follow their parents. */
function droppedRules({ ofTables }) {
    return ofTables.filter(({ isOwn, isValidated }) => isOwn && !isValidated);
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/set-aside-find.js



const relationColumns = (c, n) => `${c}.oid, ${n}.nspname, ${c}.relname, ${c}.relkind = 'p'`;
function toRelation(row, at) {
    return {
        oid: row[at] ?? '',
        schema: row[at + 1] ?? '',
        name: row[at + 2] ?? '',
        isPartitioned: row[at + 3] === 't',
    };
}
/**
 * `oids`: the tables that are written, and everything above them in partition trees. Keys are those of the tables and
 * those onto them, at the top of their trees: the server gives and takes those of partitions itself. Rules only of
 * `ruled`.
 */
async function findSetAside(session, oids, ruled) {
    if (oids.length === 0) {
        return { foreignKeys: [], switches: [], open: { ofTables: [], ofDomains: [] }, forced: [] };
    }
    const list = oids.join(', ');
    const foreignKeys = await findForeignKeys(session, list);
    const triggers = await findSwitches(session, 'trigger', set_aside_find_TRIGGERS(list));
    const rules = ruled.length > 0 ? await findSwitches(session, 'rule', RULES(ruled.join(', '))) : [];
    const forcedOids = [...oids, ...foreignKeys.flatMap(({ from, to }) => [from.oid, to.oid])];
    const forced = await session.query(`SELECT ${relationColumns('c', 'n')}
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.oid IN (${forcedOids.join(', ')}) AND c.relforcerowsecurity
      AND pg_catalog.pg_has_role(c.relowner, 'USAGE') ORDER BY c.oid`);
    return {
        foreignKeys,
        switches: [...triggers, ...rules],
        open: await findOpenRules(session, list),
        forced: forced.map((row) => toRelation(row, 0)),
    };
}
/** Clones in partitions are internal before PostgreSQL 15; those of keys belong to a constraint. */
const set_aside_find_TRIGGERS = (oids) => `SELECT ${relationColumns('c', 'n')}, t.tgname, t.tgenabled
  FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE t.tgrelid IN (${oids}) AND t.tgenabled <> 'D' AND (NOT t.tgisinternal OR t.tgparentid <> 0)
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.oid = t.tgconstraint AND k.contype <> 't')
  ORDER BY t.oid`;
const RULES = (oids) => `SELECT ${relationColumns('c', 'n')}, r.rulename, r.ev_enabled
  FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE r.ev_class IN (${oids}) AND r.ev_enabled <> 'D' ORDER BY r.oid`;
async function findSwitches(session, kind, sql) {
    const rows = await session.query(sql);
    return rows.map((row) => ({
        kind,
        relation: toRelation(row, 0),
        name: row[4] ?? '',
        state: row[5],
    }));
}
const FOREIGN_KEYS = (oids, temporal) => `
SELECT ${relationColumns('f', 'fn')}, ${relationColumns('p', 'pn')}, k.oid, k.conname,
  pg_catalog.pg_get_constraintdef(k.oid), k.convalidated, k.confmatchtype = 'f', ${temporal},
  pg_catalog.obj_description(k.oid, 'pg_constraint')
FROM pg_catalog.pg_constraint k
  JOIN pg_catalog.pg_class f ON f.oid = k.conrelid JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace
  JOIN pg_catalog.pg_class p ON p.oid = k.confrelid JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
WHERE k.contype = 'f' AND k.conparentid = 0 AND (k.conrelid IN (${oids}) OR k.confrelid IN (${oids}))
ORDER BY k.oid`;
async function findForeignKeys(session, oids) {
    const temporal = session.serverVersionNum >= 180_000 ? 'k.conperiod' : 'false';
    const rows = await session.query(FOREIGN_KEYS(oids, temporal));
    if (rows.length === 0)
        return [];
    const keys = rows.map((key) => key[8] ?? '');
    const columns = await (0,key_columns/* readKeyColumns */.Z)(session, keys);
    const states = await readKeyStates(session, keys);
    return rows.map((row) => ({
        from: toRelation(row, 0),
        to: toRelation(row, 4),
        name: row[9] ?? '',
        definition: row[10] ?? '',
        isValidated: row[11] === 't',
        isMatchFull: row[12] === 't',
        isTemporal: row[13] === 't',
        comment: row[14] ?? null,
        states: states.get(row[8] ?? '') ?? [],
        columns: columns.get(row[8] ?? '') ?? [],
    }));
}
/** For the plan. */
function describeSetAside({ foreignKeys, switches, open, forced }) {
    return [
        ...foreignKeys.map(({ name, from }) => ({
            kind: 'foreign-key',
            schema: from.schema,
            name: `${from.name}.${name}`,
        })),
        ...switches.map(({ kind, name, relation }) => ({
            kind,
            schema: relation.schema,
            name: `${relation.name}.${name}`,
        })),
        ...droppedRules(open).map(({ kind, name, relation }) => ({
            kind: `${kind}-constraint`,
            schema: relation.schema,
            name: `${relation.name}.${name}`,
        })),
        ...open.ofDomains.map(({ name, domain }) => ({
            kind: 'domain-constraint',
            schema: domain.schema,
            name: `${domain.name}.${name}`,
        })),
        ...forced.map(({ schema, name }) => ({ kind: 'forced-row-security', schema, name })),
    ];
}

// EXTERNAL MODULE: ./.cache/build/database/display-list.js
var display_list = __webpack_require__(55564);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/compare-privileges.js

/**
 * A refusal for each privilege that the role of the session lacks, by name. `needed`: on the tables that are written;
 * `byDelete`: those that are not truncated.
 */
async function findMissingPrivileges(session, { matched, sequences }, aside, needed, byDelete = new Set()) {
    const refusals = [];
    const altered = new Map([
        ...aside.foreignKeys.map(({ from, name }) => [from, `the foreign key ${name}`]),
        ...aside.open.ofTables.map(({ relation, name }) => [relation, `the constraint ${name}`]),
        ...aside.switches.map(({ relation, kind, name }) => [relation, `the ${kind} ${name}`]),
    ].map(([relation, what]) => [relation.oid, { relation, what }]));
    const written = new Map();
    for (const { table, through, route } of matched) {
        written.set(table.oid, { table, isPartly: Boolean(route?.condition) || byDelete.has(table.oid) });
        if (through !== table)
            written.set(through.oid, { table: through, isPartly: false });
    }
    const rights = await readRights(session, [...altered.keys(), ...written.keys()], needed);
    for (const [oid, { table, isPartly }] of written) {
        const found = rights.get(oid);
        const { schema, name } = table;
        if (!found)
            continue;
        const unused = isPartly ? 'TRUNCATE' : 'DELETE';
        const missing = found.missing.filter((privilege) => table.kind === 'partitioned' ? privilege === 'INSERT' : privilege !== unused);
        if (!table.schemaUsable)
            refusals.push({ kind: 'schema', name: schema, reason: 'the role lacks USAGE' });
        if (missing.length > 0) {
            refusals.push({ kind: 'table', schema, name, reason: `the role lacks ${missing.join(', ')}` });
        }
        if (found.hidden) {
            const reason = 'row-level security hides rows from the role, which has neither BYPASSRLS nor the table';
            refusals.push({ kind: 'table', schema, name, reason });
        }
    }
    for (const [oid, { relation, what }] of altered) {
        if (rights.get(oid)?.owned === false)
            refusals.push(notOwner(relation, what));
    }
    for (const { domain, name, isOwned } of aside.open.ofDomains) {
        const reason = `the role does not own it, and the constraint ${name} has to be set aside`;
        if (!isOwned)
            refusals.push({ kind: 'domain', ...domain, reason });
    }
    refusals.push(...(await foreignReferences(session, aside)));
    refusals.push(...(await foreignSequences(session, sequences)));
    return refusals;
}
function notOwner({ schema, name }, what) {
    return { kind: 'table', schema, name, reason: `the role does not own it, and ${what} has to be set aside` };
}
async function readRights(session, oids, needed) {
    if (oids.length === 0)
        return new Map();
    const privileges = needed.map((privilege) => `pg_catalog.has_table_privilege(c.oid, ${(0,quote/* quoteLiteral */.ce)(privilege)})`);
    const rows = await session.query(`SELECT c.oid, pg_catalog.pg_has_role(c.relowner, 'USAGE'),
      c.relrowsecurity AND NOT pg_catalog.pg_has_role(c.relowner, 'USAGE') AND pg_catalog.row_security_active(c.oid),
      ${privileges.join(', ')}
    FROM pg_catalog.pg_class c WHERE c.oid IN (${oids.join(', ')})`);
    return new Map(rows.map(([oid, owned, hidden, ...granted]) => [
        oid ?? '',
        {
            owned: owned === 't',
            hidden: hidden === 't',
            missing: needed.filter((_, index) => granted[index] === 'f'),
        },
    ]));
}
/** A key comes back only with REFERENCES on the table it points to. */
async function foreignReferences(session, { foreignKeys }) {
    if (foreignKeys.length === 0)
        return [];
    const oids = foreignKeys.map(({ to }) => to.oid);
    const rows = await session.query(`SELECT n.nspname, c.relname FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.oid IN (${oids.join(', ')}) AND NOT pg_catalog.has_table_privilege(c.oid, 'REFERENCES')
      AND NOT pg_catalog.has_any_column_privilege(c.oid, 'REFERENCES') ORDER BY 1, 2`);
    return rows.map(([schema, name]) => ({
        kind: 'table',
        schema: schema ?? '',
        name: name ?? '',
        reason: 'the role lacks REFERENCES, and a foreign key onto it has to be set aside',
    }));
}
async function foreignSequences(session, sequences) {
    if (sequences.length === 0)
        return [];
    const wanted = new Set(sequences.map(quote/* quoteTable */.Z8));
    const rows = await session.query(`SELECT n.nspname, c.relname FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'S' AND NOT pg_catalog.pg_has_role(c.relowner, 'USAGE') ORDER BY 1, 2`);
    return rows
        .map(([schema, name]) => ({ schema: schema ?? '', name: name ?? '' }))
        .filter((sequence) => wanted.has((0,quote/* quoteTable */.Z8)(sequence)))
        .map((sequence) => ({ kind: 'sequence', ...sequence, reason: 'the role does not own it' }));
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/set-aside-lock.js





const set_aside_lock_SAVEPOINT = 'db_backup_lock';
/**
 * Takes ACCESS EXCLUSIVE on each table alone, in one order for everyone: writers have finished or wait for us.
 * @throws BackupError code `TARGET_LOCKED` naming the tables that another session holds
 */
async function lockTables(session, tables) {
    const byOid = new Map(tables.map((table) => [table.oid, table]));
    const inOrder = [...byOid.values()].sort((a, b) => Number(a.oid) - Number(b.oid));
    if (inOrder.length === 0)
        return;
    const list = inOrder.map((table) => `ONLY ${(0,quote/* quoteTable */.Z8)(table)}`).join(', ');
    try {
        await session.query(`SAVEPOINT ${set_aside_lock_SAVEPOINT}; LOCK TABLE ${list} IN ACCESS EXCLUSIVE MODE; RELEASE SAVEPOINT ${set_aside_lock_SAVEPOINT}`);
    }
    catch (error) {
        if ((0,error_code/* codeOf */.$)(error) !== '55P03')
            throw (0,target_errors/* targetError */._5)(error, 'locking the tables');
        throw locked(await whoIsHeld(session, byOid), error);
    }
}
/** The server does not say which table it waited for. */
async function whoIsHeld(session, byOid) {
    await session.query(`ROLLBACK TO SAVEPOINT ${set_aside_lock_SAVEPOINT}`);
    const rows = await session.query(`SELECT DISTINCT l.relation FROM pg_catalog.pg_locks l
    WHERE l.relation IN (${[...byOid.keys()].join(', ')}) AND l.granted AND l.pid <> pg_catalog.pg_backend_pid()
      AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
    ORDER BY 1`);
    return rows.flatMap(([oid]) => byOid.get(oid ?? '') ?? []);
}
function locked(held, cause) {
    const names = held.length === 0 ? 'one of the tables' : (0,display_list/* displayList */.l)(held.map(quote/* displayTable */.jw));
    return new errors/* BackupError */.hj('target', `Another session holds ${names}, and did not let go in time.`, {
        code: 'TARGET_LOCKED',
        nextStep: 'Run again when the other session has finished, or raise lock-timeout.',
        setting: 'lock-timeout',
        cause,
    });
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/set-aside-scope.js










/** Compares, and finds what stands in the way; reads the catalog only. */
async function findLoadScope(session, request, { privileges, withRules }) {
    const comparison = await compareTables(session, request);
    const { matched } = comparison;
    const ruled = withRules ? matched : matched.filter(({ entry }) => isBare(entry));
    const found = await findSetAside(session, writtenOids(matched), writtenOids(ruled));
    const { aside, foreign } = await separateForeign(session, comparison, found);
    const sequences = comparison.sequences.filter((sequence) => !foreign.sequences.includes(sequence));
    const own = { ...comparison, sequences };
    const refusals = [
        ...comparison.differences,
        ...(await findMissingPrivileges(session, own, aside, privileges, foreign.tables)),
        ...refuseAlwaysFiring(foreign),
        ...(await refuseForeignSequences(session, matched)),
    ];
    return { ...own, aside, foreign, refusals };
}
/**
 * Locks the tables and looks again: what was planned without locks may have changed since.
 * @throws BackupError codes `TARGET_LOCKED`, `TARGET_REFUSED`
 */
async function lockLoadScope(session, request, options) {
    const before = await findLoadScope(session, request, options);
    refuse(before.refusals);
    await lockTables(session, await lockable(session, before));
    const after = await findLoadScope(session, request, options);
    refuse(after.refusals);
    return after;
}
/** The tables and everything above them: keys and triggers of a root act on its leaves. */
function writtenOids(matched) {
    return [...new Set(matched.flatMap(treeOf).map(({ oid }) => oid))];
}
function treeOf({ table, ancestors, partitions }) {
    return [table, ...ancestors, ...partitions];
}
/** Those that the role may lock; a table that a key only points to may belong to somebody else. */
async function lockable(session, { matched, aside }) {
    const tables = [
        ...matched.flatMap(treeOf),
        ...aside.foreignKeys.flatMap(({ from, to }) => [from, to]),
        ...aside.open.ofTables.map(({ relation }) => relation),
    ];
    if (tables.length === 0)
        return [];
    const rows = await session.query(`SELECT c.oid FROM pg_catalog.pg_class c
    WHERE c.oid IN (${tables.map(({ oid }) => oid).join(', ')})
      AND pg_catalog.has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE')`);
    const allowed = new Set(rows.map(([oid]) => oid));
    return tables.filter(({ oid }) => allowed.has(oid));
}
function refuse(refusals) {
    if (refusals.length === 0)
        return;
    const list = refusals.map(({ schema, name, reason }) => `${schema === undefined ? name : (0,quote/* displayTable */.jw)({ schema, name })}${reason === undefined ? '' : ` ${reason}`}`);
    throw new errors/* BackupError */.hj('target', `The target has changed since it was looked at: ${(0,display_list/* displayList */.l)(list)}.`, {
        code: 'TARGET_REFUSED',
        nextStep: 'Nothing was changed. See that nobody alters the target meanwhile, and run again.',
    });
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/replace-plan.js









const REPLACE_SCOPE = {
    privileges: ['SELECT', 'INSERT', 'TRUNCATE', 'DELETE'],
    withRules: false,
};
/** What `replace` would do; every difference and every missing privilege is a refusal. Reads the catalog only. */
async function planReplace(session, request) {
    const scope = await findLoadScope(session, request, REPLACE_SCOPE);
    const { matched } = scope;
    return {
        mode: 'replace',
        dropped: [],
        created: [],
        emptied: matched.map(({ entry: { schema, name } }) => ({ schema, name })),
        loaded: loadedTables(request),
        setAside: describeSetAside(scope.aside),
        skipped: [],
        refusals: scope.refusals,
        notes: await notesOf(session, request, scope, 'get the exact number of the backup'),
    };
}
function loadedTables({ tables }) {
    return tables.map(({ schema, name, rows, bytes }) => ({ schema, name, rows, bytes }));
}
/** What replace and merge have to say alike. */
async function notesOf(session, request, { matched, sequences, notes, aside, foreign }, sequencesDo) {
    const views = await findDependentViews(session, writtenOids(matched));
    const moves = isOverRest(request) ? 'move behind the highest number of their column' : sequencesDo;
    const of = request.isSelection ? ' of the selected tables' : '';
    const open = aside.foreignKeys.filter(({ isValidated }) => !isValidated);
    return [
        ...notes,
        ...matched
            .filter(({ route }) => route?.condition)
            .map(({ entry }) => `${(0,quote/* displayTable */.jw)(entry)} belongs to an extension: only the rows that are not the extension's own are restored.`),
        ...(sequences.length > 0 ? [`Sequences${of} that ${moves}: ${sequences.length}.`] : []),
        ...open.map(({ name, from }) => `The foreign key ${name} of ${(0,quote/* displayTable */.jw)(from)} is NOT VALID and stays so.`),
        ...droppedRules(aside.open).map(({ name, relation }) => `The constraint ${name} of ${(0,quote/* displayTable */.jw)(relation)} is NOT VALID and stays so.`),
        ...aside.open.ofDomains.map(({ name, domain }) => `The constraint ${name} of the domain ${(0,quote/* displayTable */.jw)(domain)} is NOT VALID and stays so.`),
        ...(await noteDisabledKeys(session, aside)),
        ...noteForeign(foreign),
        ...(await noteLargeObjects(session, request)),
        ...views.map((view) => view.mayRefresh
            ? refreshedNote(view)
            : `The materialized view ${(0,quote/* displayTable */.jw)(view)} stays as it is: the role may not refresh it.`),
    ];
}
/** Keys out of use by `DISABLE TRIGGER ALL`. */
async function noteDisabledKeys(session, { foreignKeys }) {
    const disabled = foreignKeys.filter(({ states }) => states.length > 0);
    if (disabled.length === 0)
        return [];
    const ending = (await maySwitchKeys(session))
        ? 'they stay as they are, and the key is checked against the restored rows'
        : 'they are enabled now, because only a superuser may disable them again';
    return disabled.map(({ name, from }) => `The triggers of the foreign key ${name} of ${(0,quote/* displayTable */.jw)(from)} are disabled; ${ending}.`);
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/set-aside-open-apply.js



/** Takes rules away that are NOT VALID: rows that the backup has may break them. Statements, in their order. */
function takeOpenRules(open) {
    return [
        ...droppedRules(open).map((rule) => `${alter(rule)} DROP CONSTRAINT ${(0,quote/* quoteIdentifier */.Cm)(rule.name)}`),
        ...open.ofDomains.map((rule) => `${alterDomain(rule)} DROP CONSTRAINT ${(0,quote/* quoteIdentifier */.Cm)(rule.name)}`),
    ];
}
/** As they were: NOT VALID, inherited, commented; what was valid in a child is checked there again. */
async function putBackOpenRules(session, open) {
    for (const rule of open.ofDomains) {
        await put(session, rule.name, (0,quote/* displayTable */.jw)(rule.domain), [
            `${alterDomain(rule)} ADD CONSTRAINT ${(0,quote/* quoteIdentifier */.Cm)(rule.name)} ${rule.definition}`,
            ...commentOn(rule, `DOMAIN ${(0,quote/* quoteTable */.Z8)(rule.domain)}`),
        ]);
    }
    // Children first: a parent's rule joins one that its child declares, never the other way round.
    for (const rule of droppedRules(open).reverse()) {
        await put(session, rule.name, (0,quote/* displayTable */.jw)(rule.relation), [
            `${alter(rule)} ADD CONSTRAINT ${(0,quote/* quoteIdentifier */.Cm)(rule.name)} ${rule.definition}`,
        ]);
    }
    for (const rule of open.ofTables) {
        const validate = `${alter(rule)} VALIDATE CONSTRAINT ${(0,quote/* quoteIdentifier */.Cm)(rule.name)}`;
        await put(session, rule.name, (0,quote/* displayTable */.jw)(rule.relation), [
            ...(rule.isValidated ? [validate] : []),
            ...commentOn(rule, (0,quote/* quoteTable */.Z8)(rule.relation)),
        ]);
    }
}
/** With the tables below: they follow. */
function alter({ relation }) {
    return `ALTER TABLE ${(0,quote/* quoteTable */.Z8)(relation)}`;
}
function alterDomain({ domain }) {
    return `ALTER DOMAIN ${(0,quote/* quoteTable */.Z8)(domain)}`;
}
function commentOn({ name, comment }, on) {
    if (comment === null)
        return [];
    return [`COMMENT ON CONSTRAINT ${(0,quote/* quoteIdentifier */.Cm)(name)} ON ${on} IS ${(0,quote/* quoteLiteral */.ce)(comment)}`];
}
async function put(session, name, of, statements) {
    if (statements.length === 0)
        return;
    try {
        await session.query(statements.join(';\n'));
    }
    catch (error) {
        throw (0,target_errors/* targetError */._5)(error, `adding the constraint ${name} of ${of} again`);
    }
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/set-aside-apply.js





/** Takes keys, rules that are NOT VALID, triggers, rewrite rules and forced row-level security away; `putBack` undoes it in the same transaction. */
async function takeAway(session, aside) {
    const { foreignKeys, switches, open, forced } = aside;
    await run(session, [
        ...foreignKeys.map(({ from, name }) => `ALTER TABLE ${(0,quote/* quoteTable */.Z8)(from)} DROP CONSTRAINT ${(0,quote/* quoteIdentifier */.Cm)(name)}`),
        ...takeOpenRules(open),
        ...switches.map((item) => set_aside_apply_alter(item.relation, `DISABLE ${item.kind.toUpperCase()} ${(0,quote/* quoteIdentifier */.Cm)(item.name)}`)),
        ...forced.map((relation) => set_aside_apply_alter(relation, 'NO FORCE ROW LEVEL SECURITY')),
    ]);
}
/**
 * Everything but forced row-level security, which the proof cannot read under. Keys that were valid are checked
 * against every row, the others are not. `mayBeOpen`: one that rows break comes back NOT VALID and is given, where the server
 * can do that.
 */
async function putBack(session, aside, mayBeOpen) {
    await putBackOpenRules(session, aside.open);
    const broken = [];
    for (const key of aside.foreignKeys) {
        try {
            if (!(await addAgain(session, key, mayBeOpen)))
                broken.push({ ...key, isOpen: true });
            await putBackKeyStates(session, key.from, key.name, key.states);
        }
        catch (error) {
            throw (0,target_errors/* targetError */._5)(error, `adding the foreign key ${key.name} of ${(0,quote/* displayTable */.jw)(key.from)} again`);
        }
    }
    await run(session, aside.switches.map(switchOn));
    return broken;
}
/** SQLSTATE foreign_key_violation. */
const BROKEN = '23503';
/** False when rows break the key, which is there without validation then. */
async function addAgain(session, key, mayBeOpen) {
    await session.query('SAVEPOINT db_backup_key');
    try {
        await session.query(addKey(key));
        await session.query('RELEASE SAVEPOINT db_backup_key');
        return true;
    }
    catch (error) {
        if (!mayBeOpen || (0,error_code/* codeOf */.$)(error) !== BROKEN)
            throw error;
        await session.query('ROLLBACK TO SAVEPOINT db_backup_key; RELEASE SAVEPOINT db_backup_key');
        const open = addKey({ ...key, definition: `${key.definition} NOT VALID` });
        await session.query(open).catch(() => {
            throw error;
        });
        return false;
    }
}
/** The last thing before the commit. */
async function forceAgain(session, { forced }) {
    await run(session, forced.map((relation) => set_aside_apply_alter(relation, 'FORCE ROW LEVEL SECURITY')));
}
/** ONLY is refused for a partitioned table, and what it holds back is not inherited anyway. */
function addKey({ from, name, definition, comment }) {
    const only = from.isPartitioned ? '' : 'ONLY ';
    const add = `ALTER TABLE ${only}${(0,quote/* quoteTable */.Z8)(from)} ADD CONSTRAINT ${(0,quote/* quoteIdentifier */.Cm)(name)} ${definition}`;
    if (comment === null)
        return add;
    return `${add};\nCOMMENT ON CONSTRAINT ${(0,quote/* quoteIdentifier */.Cm)(name)} ON ${(0,quote/* quoteTable */.Z8)(from)} IS ${(0,quote/* quoteLiteral */.ce)(comment)}`;
}
const STATES = { O: '', A: 'ALWAYS ', R: 'REPLICA ' };
function switchOn({ kind, relation, name, state }) {
    return set_aside_apply_alter(relation, `ENABLE ${STATES[state]}${kind.toUpperCase()} ${(0,quote/* quoteIdentifier */.Cm)(name)}`);
}
/** Partitions are told by themselves: each may have its own state. */
function set_aside_apply_alter(relation, action) {
    return `ALTER TABLE ONLY ${(0,quote/* quoteTable */.Z8)(relation)} ${action}`;
}
async function run(session, statements) {
    if (statements.length > 0)
        await session.query(statements.join(';\n'));
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/set-aside-orphans.js



/**
 * Counts the rows that each valid key would find without the row it points to, before the keys come back.
 * @throws BackupError code `TARGET_ORPHANS` naming every key, with counts and no values
 */
async function refuseOrphans(session, keys) {
    const found = [];
    for (const key of keys) {
        if (!key.isValidated || key.isTemporal || !(await mayCount(session, key)))
            continue;
        const [row] = await session.query((0,key_columns/* orphanCountSql */.i)(key));
        const count = Number(row?.[0] ?? 0);
        if (count === 0)
            continue;
        const rows = count === 1 ? '1 row points' : `${count} rows point`;
        found.push(`- ${key.name}: ${rows} from ${(0,quote/* displayTable */.jw)(key.from)} to rows that ${(0,quote/* displayTable */.jw)(key.to)} would no longer have`);
    }
    if (found.length === 0)
        return;
    throw new errors/* BackupError */.hj('target', `Foreign keys would be broken, so nothing is kept:\n${found.join('\n')}`, {
        code: 'TARGET_ORPHANS',
        nextStep: 'Restore those tables too, or remove or mend these rows, then run again.',
    });
}
/** The key itself is checked with the rights of the tables' owners; counting is not. */
async function mayCount(session, { from, to }) {
    const [row] = await session.query(`SELECT pg_catalog.bool_and(pg_catalog.has_table_privilege(c.oid, 'SELECT')
      AND pg_catalog.has_schema_privilege(c.relnamespace, 'USAGE')
      AND NOT (c.relrowsecurity AND pg_catalog.row_security_active(c.oid)))
    FROM pg_catalog.pg_class c WHERE c.oid IN (${from.oid}, ${to.oid})`);
    return row?.[0] === 't';
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/replace-steps.js















/** Rows into the tables that are there: lock, set aside, empty, load, put back. */
function replaceSteps(context, _plan) {
    return new ReplaceSteps(context);
}
class ReplaceSteps {
    context;
    scope;
    matches = new Map();
    constructor(context) {
        this.context = context;
    }
    async prepare() {
        const { session, request } = this.context;
        const scope = await lockLoadScope(session, request, REPLACE_SCOPE);
        this.scope = scope;
        this.matches = new Map(scope.matched.map((match) => [(0,quote/* quoteTable */.Z8)(match.entry), match]));
        await takeAway(session, scope.aside);
        await holdSequences(session, scope.matched);
        if (scope.foreign.tables.size > 0)
            await hush(session);
        await emptyTables(session, scope);
    }
    load(session, table, archived) {
        const { entry, through, extraColumns } = this.matchOf(table);
        const rows = entry === table ? archived : withoutComputed(archived, entry.columns);
        if (isBare(entry) && extraColumns.length > 0) {
            return loadBareRows(this.context, session, entry, (0,quote/* quoteTable */.Z8)(through), rows);
        }
        const copy = `COPY ${(0,quote/* quoteTable */.Z8)(through)} ${copyColumns(entry)} FROM STDIN`;
        return loadTableRows(this.context, session, entry, copy, rows);
    }
    async finish() {
        const { session, request } = this.context;
        const { aside, foreign, sequences, matched } = this.known();
        if (foreign.tables.size > 0)
            await endHush(session);
        if (isOverRest(request))
            await restoreSequences(session, await readHighest(session, matched), 'forward-only');
        else
            await restoreSequences(session, sequences, 'exact');
        // Checks that wait for the end of the transaction would keep the tables from being altered.
        await session.query('SET CONSTRAINTS ALL IMMEDIATE');
        const loaded = new Set(writtenOids(matched));
        await refuseOrphans(session, [
            ...aside.foreignKeys.filter(({ from, to }) => !loaded.has(from.oid) || !loaded.has(to.oid)),
            // No trigger has checked them.
            ...foreign.foreignKeys,
        ]);
        await settleBrokenKeys(this.context, true, await putBack(session, aside, true));
        await refreshViews(this.context, await findDependentViews(session, [...loaded]));
    }
    readBackSql(table) {
        const { route, partitions } = this.matchOf(table);
        return partitions.length === 0
            ? readBackSelect(table, route)
            : readBackSelect(table, route, (0,quote/* quoteTable */.Z8)(table));
    }
    async seal() {
        const { aside, foreign } = this.known();
        await forceAgain(this.context.session, aside);
        await moveForeignSequences(this.context.session, foreign);
    }
    known() {
        if (!this.scope)
            throw new Error('the steps begin with prepare');
        return this.scope;
    }
    matchOf(table) {
        const match = this.matches.get((0,quote/* quoteTable */.Z8)(table));
        if (!match)
            throw new Error(`no table for ${(0,quote/* quoteTable */.Z8)(table)}`);
        return match;
    }
}
/** An extension's own rows stay; everything else is emptied at once, so that no order matters. */
async function emptyTables(session, { matched, foreign }) {
    const whole = matched.filter(({ table, route }) => !route?.condition && !foreign.tables.has(table.oid));
    for (const { table, route } of matched) {
        if (route?.condition)
            await session.query(`DELETE FROM ONLY ${(0,quote/* quoteTable */.Z8)(table)} ${route.condition}`);
        // TRUNCATE would ask for tables that the backup does not have, and have keys stand in its way.
        else if (foreign.tables.has(table.oid))
            await session.query(`DELETE FROM ONLY ${(0,quote/* quoteTable */.Z8)(table)}`);
    }
    if (whole.length === 0)
        return;
    await session.query(`TRUNCATE ${whole.map(({ table }) => `${table.kind === 'partitioned' ? '' : 'ONLY '}${(0,quote/* quoteTable */.Z8)(table)}`).join(', ')}`);
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/stage-rows.js


/** A temporary table with the archived rows; named by a number, so that no name can be too long. */
function stageName(number) {
    return `pg_temp.${(0,quote/* quoteIdentifier */.Cm)(`db_backup_stage_${number}`)}`;
}
/** Makes the table with the types (domains, collations) that `select` gives, and no constraint; gone with the transaction. */
async function makeStage(session, stage, select) {
    await session.query(`CREATE TEMPORARY TABLE ${stage.slice('pg_temp.'.length)} ON COMMIT DROP AS ${select} LIMIT 0`);
}
function fillStage(context, session, table, stage, rows) {
    return loadTableRows(context, session, table, `COPY ${stage} ${copyColumns(table)} FROM STDIN`, rows);
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/supabase/cron-jobs.js




const cron_jobs_STAGE = 'pg_temp.db_backup_cron_jobs';
const NUMBERS = 'pg_temp.db_backup_cron_numbers';
function isCronJobs({ schema, name }) {
    return schema === 'cron' && name === 'job';
}
const RIGHTS = `SELECT pg_catalog.has_table_privilege(c.oid, 'INSERT') AND pg_catalog.has_table_privilege(c.oid, 'DELETE')
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'cron' AND c.relname = 'job'`;
/**
 * True where jobs are made by `cron.schedule` alone, as at Supabase, whose users may only read the table; undefined where
 * there is no such table yet.
 */
async function areJobsScheduled(session) {
    const [row] = await session.query(RIGHTS);
    return row === undefined ? undefined : row[0] !== 't';
}
/** `merge` by a number that the server gives out would mix up jobs. */
function refuseMergedJobs() {
    const reason = 'jobs are made by cron.schedule, which cannot merge them; leave the table out by tables';
    return { kind: 'table', schema: 'cron', name: 'job', reason };
}
/** Columns that say where a job runs, which is another server now. */
const OF_SERVER = new Set(['nodename', 'nodeport']);
/**
 * Jobs as rows of cron.job, made by the functions of pg_cron (https://github.com/citusdata/pg_cron). The jobs of the role are
 * replaced. What is read back is what the server has; the numbers of jobs are translated, and so is the database,
 * which is the one that is restored into.
 */
class CronJobs {
    context;
    table;
    staged = 0;
    constructor(context, table) {
        this.context = context;
        this.table = table;
    }
    async prepare() {
        const { session } = this.context;
        await session.query('SELECT cron.unschedule(j.jobid) FROM cron.job j WHERE j.username = CURRENT_USER ORDER BY j.jobid');
    }
    async load(rows) {
        const { session } = this.context;
        const columns = this.table.columns.map(({ name }) => (0,quote/* quoteIdentifier */.Cm)(name)).join(', ');
        await makeStage(session, cron_jobs_STAGE, `SELECT ${columns} FROM cron.job`);
        this.staged = await fillStage(this.context, session, this.table, cron_jobs_STAGE, rows);
        await this.refuseForeignJobs();
        await session.query(SCHEDULE(this.sourceDatabase()));
        const [row] = await session.query('SELECT pg_catalog.count(*) FROM cron.job j WHERE j.active');
        const active = Number(row?.[0]);
        if (active > 0) {
            this.context.note(`${(0,format_number/* formatPlural */.yk)(active, 'cron job')} will run here from now on; stop one by cron.alter_job(job_id, active := false).`);
        }
        return this.staged;
    }
    readBackSql() {
        const columns = this.table.columns.map(({ name }) => {
            const quoted = (0,quote/* quoteIdentifier */.Cm)(name);
            if (name === 'jobid')
                return 'n.old';
            if (name === 'database') {
                return `CASE j.database WHEN pg_catalog.current_database() THEN ${this.sourceDatabase()} ELSE j.database END`;
            }
            return OF_SERVER.has(name) ? `s.${quoted}` : `j.${quoted}`;
        });
        return `SELECT ${columns.join(', ')} FROM cron.job j JOIN ${NUMBERS} n ON n.new = j.jobid
      JOIN ${cron_jobs_STAGE} s ON s.jobid = n.old`;
    }
    sourceDatabase() {
        const { database } = this.context.request.manifest.source;
        return (0,quote/* quoteLiteral */.ce)(database);
    }
    async refuseForeignJobs() {
        const { session } = this.context;
        const rows = await session.query(`SELECT DISTINCT s.username FROM ${cron_jobs_STAGE} s WHERE s.username <> CURRENT_USER ORDER BY 1`);
        if (rows.length === 0)
            return;
        throw new errors/* BackupError */.hj('target', `Jobs in cron.job belong to ${rows.map(([name]) => name).join(', ')}, and nobody may schedule for another role.`, {
            code: 'TARGET_REFUSED',
            nextStep: 'Nothing was kept. Restore as that role, or leave cron.job out by tables.',
        });
    }
}
/** Unnamed jobs have a form of their own. What `schedule` cannot say is altered after. */
const SCHEDULE = (sourceDatabase) => `
CREATE TEMPORARY TABLE ${NUMBERS} ON COMMIT DROP AS
  SELECT s.jobid AS old, CASE WHEN s.jobname IS NULL THEN cron.schedule(s.schedule, s.command)
    ELSE cron.schedule(s.jobname::pg_catalog.text, s.schedule, s.command) END AS new
  FROM (SELECT * FROM ${cron_jobs_STAGE} ORDER BY jobid) s;
SELECT cron.alter_job(n.new, active := false) FROM ${NUMBERS} n
  JOIN ${cron_jobs_STAGE} s ON s.jobid = n.old WHERE NOT s.active;
SELECT cron.alter_job(n.new, database := s.database) FROM ${NUMBERS} n
  JOIN ${cron_jobs_STAGE} s ON s.jobid = n.old
  WHERE s.database <> ${sourceDatabase} AND s.database <> pg_catalog.current_database()`;

;// CONCATENATED MODULE: ./.cache/build/database/postgres/supabase/project-steps.js




/**
 * What users own is created; rows of the schemas that Supabase keeps are replaced, because their tables are there. A
 * schema that the project does not have yet, such as supabase_migrations, is created like those of users.
 */
async function createInProject(context, kept) {
    const { manifest } = context.request;
    const isReplaced = await readReplaced(context.session);
    const sequences = manifest.sequences.filter((sequence) => !isReplaced(sequence));
    const request = { ...context.request, manifest: { ...manifest, sequences } };
    const created = createSteps({ ...context, request }, { commits: 'never', kept });
    return new ProjectSteps(context, isReplaced, created);
}
/** Rows of users and of Supabase's schemas alike. */
function replaceInProject(context) {
    return new ProjectSteps(context, () => true, null);
}
/** Cron comes with its extension, whole, even where the definitions make that. */
async function readReplaced(session) {
    const rows = await session.query('SELECT n.nspname FROM pg_catalog.pg_namespace n');
    const present = new Set([...rows.map(([name]) => name ?? ''), 'cron']);
    return ({ schema }) => (0,managed_schemas/* isCarriedSchema */.Ue)(schema) && present.has(schema);
}
/** A request for a part of the tables, with the sequences of that part. */
function partOf(request, isTable, isSequence) {
    const { manifest } = request;
    const sequences = manifest.sequences.filter(isSequence);
    return { ...request, manifest: { ...manifest, sequences }, tables: request.tables.filter(isTable) };
}
class ProjectSteps {
    context;
    isReplaced;
    created;
    replaced;
    jobs;
    /** `created`: builds what is not replaced; null when everything is. */
    constructor(context, isReplaced, created) {
        this.context = context;
        this.isReplaced = isReplaced;
        this.created = created;
    }
    async prepare() {
        await this.created?.prepare();
        const { session, request } = this.context;
        const jobs = request.tables.find(isCronJobs);
        // Only now, because the definitions may have made pg_cron.
        if (jobs && (await areJobsScheduled(session)))
            this.jobs = new CronJobs(this.context, jobs);
        const isTable = (table) => !this.isScheduled(table) && this.isReplaced(table);
        const part = partOf(request, isTable, this.isReplaced);
        this.replaced = replaceSteps({ ...this.context, request: part }, null);
        await this.replaced.prepare();
        await this.jobs?.prepare();
    }
    load(session, table, rows) {
        if (this.isScheduled(table) && this.jobs)
            return this.jobs.load(rows);
        return this.stepsOf(table).load(session, table, rows);
    }
    async finish() {
        await this.replaced?.finish();
        await this.created?.finish();
    }
    readBackSql(table) {
        if (this.isScheduled(table) && this.jobs)
            return this.jobs.readBackSql();
        return this.stepsOf(table).readBackSql(table);
    }
    async seal() {
        await this.created?.seal();
        await this.replaced?.seal();
    }
    isScheduled(table) {
        return this.jobs !== undefined && isCronJobs(table);
    }
    stepsOf(table) {
        const steps = this.isReplaced(table) ? this.replaced : this.created;
        if (!steps)
            throw new Error('the steps begin with prepare');
        return steps;
    }
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/made-objects.js



const SCHEMAS = `SELECT n.nspname, pg_catalog.pg_get_userbyid(n.nspowner), pg_catalog.obj_description(n.oid, 'pg_namespace'),
  ${aclItemsSql("COALESCE(n.nspacl, pg_catalog.acldefault('n', n.nspowner))")}
FROM pg_catalog.pg_namespace n WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`;
const USER_MAPPINGS = 'SELECT m.umid FROM pg_catalog.pg_user_mappings m';
async function readBefore(session) {
    const schemas = new Map((await session.query(SCHEMAS)).map(([name, owner, comment, items]) => [
        name ?? '',
        { owner: owner ?? '', comment: comment ?? null, items: aclItems(items) },
    ]));
    const defaults = await readDefaultPrivileges(session);
    const userMappings = new Set((await session.query(USER_MAPPINGS)).map(([id]) => id ?? ''));
    return { schemas, defaults, userMappings };
}
/** Catalogs with objects of their own, in the order in which they are dropped. */
const CATALOGS = [
    ['pg_event_trigger', ''],
    ['pg_publication', ''],
    ['pg_user_mapping', ''],
    ['pg_class', "AND o.relkind IN ('v', 'm', 'r', 'p', 'f')"],
    ['pg_class', "AND o.relkind = 'S'"],
    ['pg_transform', ''],
    ['pg_cast', ''],
    ['pg_opclass', ''],
    ['pg_opfamily', ''],
    ['pg_operator', ''],
    ['pg_proc', ''],
    ['pg_type', 'AND (o.typrelid = 0 OR EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = o.typrelid))'],
    ['pg_statistic_ext', ''],
    ['pg_ts_config', ''],
    ['pg_ts_dict', ''],
    ['pg_ts_template', ''],
    ['pg_ts_parser', ''],
    ['pg_conversion', ''],
    ['pg_collation', ''],
    ['pg_foreign_server', ''],
    ['pg_foreign_data_wrapper', ''],
    ['pg_language', ''],
    ['pg_am', ''],
    ['pg_extension', ''],
    ['pg_namespace', ''],
];
/** Objects below this number come with the server (src/include/access/transam.h, FirstNormalObjectId). */
const FIRST_USER_OID = 16_384;
/**
 * Objects of one catalog that these transactions made and that stand for themselves: no member of an extension, no part
 * of another object.
 */
const madeIn = (catalog, condition, transactions) => `
SELECT i.type, i.identity, o.oid FROM pg_catalog.${catalog} o,
  pg_catalog.pg_identify_object('pg_catalog.${catalog}'::pg_catalog.regclass, o.oid, 0) i
WHERE o.oid >= ${FIRST_USER_OID} AND o.xmin::pg_catalog.text IN (${transactions.map((xid) => `'${Number(xid)}'`).join(', ')})
  ${condition}
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
    WHERE d.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND d.objid = o.oid AND d.deptype IN ('e', 'i')
      AND NOT (d.refclassid = d.classid AND d.refobjid = d.objid))`;
/** The same of user mappings, for those who may not read their catalog. */
const newUserMappings = (before) => `
SELECT i.type, i.identity, m.umid FROM pg_catalog.pg_user_mappings m,
  pg_catalog.pg_identify_object('pg_catalog.pg_user_mapping'::pg_catalog.regclass, m.umid, 0) i
WHERE m.umid NOT IN (${['0', ...before].map(Number).join(', ')})`;
const READS_USER_MAPPINGS = "SELECT pg_catalog.has_table_privilege('pg_catalog.pg_user_mapping'::pg_catalog.regclass, 'SELECT')";
/** Objects in one transaction, so that no lock table overflows. */
const made_objects_BATCH = 50;
/**
 * Drops what these transactions made and puts back what they changed of schemas that were there before. What another
 * client made meanwhile stays, unless it depends on something that goes; a schema that holds such an object stays too.
 * Gives a sentence for everything that could not be taken back.
 */
async function dropMade(session, before, transactions, largeObjects) {
    const trouble = [];
    const attempt = async (sql, about) => {
        await session.query(sql).catch((error) => {
            if (!session.isAlive)
                throw error;
            // Of a refused DROP, DETAIL names what depends on it.
            const detail = error.detail;
            trouble.push(`${about} ${(0,target_errors/* safeMessage */.N5)(error)}${detail === undefined ? '' : ` (${detail})`}`);
        });
    };
    for (let start = 0; start < largeObjects.length; start += made_objects_BATCH) {
        const oids = largeObjects.slice(start, start + made_objects_BATCH).map(Number);
        await attempt(`SELECT pg_catalog.lo_unlink(m.oid) FROM pg_catalog.pg_largeobject_metadata m WHERE m.oid IN (${oids.join(', ')})`, 'large objects');
    }
    if (transactions.length === 0)
        return trouble;
    const [[readsMappings] = []] = await session.query(READS_USER_MAPPINGS);
    for (const [catalog, condition] of CATALOGS) {
        const made = await session.query(catalog === 'pg_user_mapping' && readsMappings !== 't'
            ? newUserMappings(before.userMappings)
            : madeIn(catalog, condition, transactions));
        const drops = made
            .filter(([, identity]) => catalog !== 'pg_namespace' || !before.schemas.has(nameOfSchema(identity)))
            .map(([type, identity]) => dropStatement(catalog, type ?? '', identity ?? ''));
        for (let start = 0; start < drops.length; start += made_objects_BATCH) {
            const batch = drops.slice(start, start + made_objects_BATCH);
            const failed = await session.query(batch.join(' ')).then(() => false, () => true);
            if (failed)
                for (const drop of batch)
                    await attempt(drop, drop);
        }
    }
    for (const sql of await undoStatements(session, before))
        await attempt(sql, sql);
    return trouble;
}
function nameOfSchema(identity) {
    const text = identity ?? '';
    return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
}
function dropStatement(catalog, type, identity) {
    if (catalog === 'pg_namespace')
        return `DROP SCHEMA IF EXISTS ${identity};`;
    if (catalog === 'pg_user_mapping') {
        const [, user = '', server = ''] = /^(.*) on server (.*)$/s.exec(identity) ?? [];
        const role = user === 'public' ? 'PUBLIC' : (0,quote/* quoteIdentifier */.Cm)(user);
        return `DROP USER MAPPING IF EXISTS FOR ${role} SERVER ${(0,quote/* quoteIdentifier */.Cm)(server)};`;
    }
    const words = { 'statistics object': 'STATISTICS' };
    const cascade = ` CASCADE`;
    const target = catalog === 'pg_transform' ? identity.replace(/ on language /, ' LANGUAGE ') : identity;
    return `DROP ${words[type] ?? type.toUpperCase().replaceAll('-', ' ')} IF EXISTS ${target}${cascade};`;
}
/** Statements that give schemas and default privileges back what they had. */
async function undoStatements(session, before) {
    const now = await readBefore(session);
    const statements = [];
    for (const [name, was] of before.schemas) {
        const is = now.schemas.get(name);
        if (!is)
            continue;
        const schema = `SCHEMA ${(0,quote/* quoteIdentifier */.Cm)(name)}`;
        if (is.owner !== was.owner)
            statements.push(`ALTER ${schema} OWNER TO ${(0,quote/* quoteIdentifier */.Cm)(was.owner)}`);
        statements.push(...undoGrants('', ` ON ${schema}`, was.items, is.items));
        if (is.comment !== was.comment) {
            const comment = was.comment === null ? 'NULL' : `'${was.comment.replaceAll("'", "''")}'`;
            statements.push(`COMMENT ON ${schema} IS ${comment}`);
        }
    }
    statements.push(...undoDefaultPrivileges(before.defaults, now.defaults));
    return statements;
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/merge-keys.js

const BTREE_EQUAL = 3;
const KEYS = (oids) => `
SELECT x.indrelid, a.attname, opn.nspname, o.oprname, cn.nspname, c.collname
FROM pg_catalog.pg_index x
  CROSS JOIN LATERAL pg_catalog.generate_series(0, x.indnkeyatts - 1) i
  JOIN pg_catalog.pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = x.indkey[i]
  JOIN pg_catalog.pg_opclass k ON k.oid = x.indclass[i]
  JOIN pg_catalog.pg_amop m ON m.amopfamily = k.opcfamily AND m.amopstrategy = ${BTREE_EQUAL}
    AND m.amoplefttype = k.opcintype AND m.amoprighttype = k.opcintype
  JOIN pg_catalog.pg_operator o ON o.oid = m.amopopr
  JOIN pg_catalog.pg_namespace opn ON opn.oid = o.oprnamespace
  LEFT JOIN pg_catalog.pg_collation c ON c.oid = x.indcollation[i]
  LEFT JOIN pg_catalog.pg_namespace cn ON cn.oid = c.collnamespace
WHERE x.indisprimary AND x.indrelid IN (${oids}) ORDER BY x.indrelid, i`;
/** Columns of the primary key of each table, in the key's order, by the table's oid. */
async function readKeys(session, oids) {
    const keys = new Map();
    if (oids.length === 0)
        return keys;
    for (const row of await session.query(KEYS(oids.join(', ')))) {
        const [table, name, operatorSchema, operator, collationSchema, collation] = row;
        const columns = keys.get(table ?? '') ?? [];
        keys.set(table ?? '', columns);
        columns.push({
            name: name ?? '',
            operator: `OPERATOR(${(0,quote/* quoteIdentifier */.Cm)(operatorSchema ?? '')}.${operator})`,
            collation: collation ? `${(0,quote/* quoteIdentifier */.Cm)(collationSchema ?? '')}.${(0,quote/* quoteIdentifier */.Cm)(collation)}` : null,
        });
    }
    return keys;
}
/** Names of the columns GENERATED ALWAYS AS IDENTITY, by the table's oid. */
async function readFixedColumns(session, oids) {
    const fixed = new Map();
    if (oids.length === 0)
        return fixed;
    const rows = await session.query(`SELECT a.attrelid, a.attname FROM pg_catalog.pg_attribute a
    WHERE a.attidentity = 'a' AND NOT a.attisdropped AND a.attrelid IN (${oids.join(', ')})`);
    for (const [table, name] of rows) {
        fixed.set(table ?? '', (fixed.get(table ?? '') ?? new Set()).add(name ?? ''));
    }
    return fixed;
}
/** `t` is the target's row, `s` the archived one. */
function sameKey(columns) {
    return columns
        .map(({ name, operator, collation }) => {
        const quoted = (0,quote/* quoteIdentifier */.Cm)(name);
        return `t.${quoted}${collation === null ? '' : ` COLLATE ${collation}`} ${operator} s.${quoted}`;
    })
        .join(' AND ');
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/merge-plan.js



/** An extension's rows are updated too, never deleted: DELETE stands in for an update that would collide half-way. */
const MERGE_SCOPE = {
    privileges: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
    withRules: true,
};
/** What `merge` would do; a table without a primary key is a refusal. Reads the catalog only. */
async function planMerge(session, request) {
    const scope = await findLoadScope(session, request, MERGE_SCOPE);
    return {
        mode: 'merge',
        dropped: [],
        created: [],
        emptied: [],
        loaded: loadedTables(request),
        setAside: describeSetAside(scope.aside),
        skipped: [],
        refusals: [...withoutKey(request), ...scope.refusals, ...(await noTemporaryTables(session))],
        notes: await notesOf(session, request, scope, 'move forward where they are behind'),
    };
}
function withoutKey({ tables }) {
    return tables.flatMap(({ schema, name, primaryKey, columns }) => {
        const isComputed = columns.some((column) => column.generated !== null && primaryKey.includes(column.name));
        const reason = isComputed ? 'has a primary key that is generated' : 'has no primary key to merge by';
        return isComputed || primaryKey.length === 0 ? [{ kind: 'table', schema, name, reason }] : [];
    });
}
async function noTemporaryTables(session) {
    const [row] = await session.query(`SELECT pg_catalog.current_database(),
    pg_catalog.has_database_privilege(pg_catalog.current_database(), 'TEMPORARY')`);
    if (row?.[1] === 't')
        return [];
    return [{ kind: 'database', name: row?.[0] ?? '', reason: 'the role lacks TEMPORARY' }];
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/merge-rows.js



/** SQLSTATEs unique_violation and exclusion_violation. */
const COLLISIONS = new Set(['23505', '23P01']);
const merge_rows_SAVEPOINT = 'db_backup_merge';
const CHANGED = 'db_backup_changed';
/**
 * Makes the target's rows equal to the staged ones by key; rows that the archive does not have stay. Images are
 * compared, so that 1.10 against 1.1 counts as different.
 */
async function mergeRows(session, input) {
    const inKey = new Set(input.key.map(({ name }) => name));
    if ([...input.fixed].some((name) => !inKey.has(name)))
        return deleteAndInsert(session, input);
    await session.query(`SAVEPOINT ${merge_rows_SAVEPOINT}`);
    try {
        const merged = await updateAndInsert(session, input);
        // Uniqueness that is checked late is checked here, while there is another way.
        await session.query(`SET CONSTRAINTS ALL IMMEDIATE; RELEASE SAVEPOINT ${merge_rows_SAVEPOINT}`);
        return merged;
    }
    catch (error) {
        if (!session.isAlive || !COLLISIONS.has((0,error_code/* codeOf */.$)(error)))
            throw error;
    }
    // Rows that exchange a unique value, or ranges that exclude each other, collide half-way, unless all of them are taken out first.
    await session.query(`ROLLBACK TO SAVEPOINT ${merge_rows_SAVEPOINT}`);
    const merged = await deleteAndInsert(session, input);
    await session.query(`RELEASE SAVEPOINT ${merge_rows_SAVEPOINT}`);
    return merged;
}
async function updateAndInsert(session, input) {
    const { into, stage, key, fixed } = input;
    const set = archivedColumns(input)
        .filter((name) => !fixed.has(name))
        .map((name) => `${(0,quote/* quoteIdentifier */.Cm)(name)} = s.${(0,quote/* quoteIdentifier */.Cm)(name)}`);
    const update = `UPDATE ${into} t SET ${set.join(', ')} FROM ${stage} s
    WHERE ${sameKey(key)} AND ${imagesDiffer(input)}`;
    const updated = set.length === 0 ? 0 : await count(session, update);
    return { updated, inserted: await insertMissing(session, input, archivedColumns(input), input.stage) };
}
/** Values of columns that only the target has are kept. */
async function deleteAndInsert(session, input) {
    const { into, stage, key, match } = input;
    const archived = archivedColumns(input);
    const generated = new Set(match.table.columns.filter((c) => c.generated !== null).map(({ name }) => name));
    const extra = match.extraColumns.filter((name) => !generated.has(name));
    const columns = [
        ...archived.map((name) => `s.${(0,quote/* quoteIdentifier */.Cm)(name)}`),
        ...extra.map((name) => `t.${(0,quote/* quoteIdentifier */.Cm)(name)}`),
    ];
    await session.query(`CREATE TEMPORARY TABLE ${CHANGED} ON COMMIT DROP AS
    SELECT ${columns.join(', ')} FROM ${into} t JOIN ${stage} s ON ${sameKey(key)} WHERE ${imagesDiffer(input)}`);
    const changed = `pg_temp.${CHANGED}`;
    const updated = await count(session, `DELETE FROM ${into} t USING ${changed} s WHERE ${sameKey(key)}`);
    await insertMissing(session, input, [...archived, ...extra], changed);
    await session.query(`DROP TABLE ${changed}`);
    return { updated, inserted: await insertMissing(session, input, archived, stage) };
}
function insertMissing(session, { into, key }, columns, from) {
    const names = columns.map(quote/* quoteIdentifier */.Cm);
    return count(session, `INSERT INTO ${into.replace(/^ONLY /, '')} (${names.join(', ')}) OVERRIDING SYSTEM VALUE
      SELECT ${names.map((name) => `s.${name}`).join(', ')} FROM ${from} s
      WHERE NOT EXISTS (SELECT FROM ${into} t WHERE ${sameKey(key)})`);
}
/** Generated columns compute themselves. */
function archivedColumns({ match }) {
    return match.entry.columns.filter(({ generated }) => generated === null).map(({ name }) => name);
}
/** The cast keeps the parser from comparing column by column. */
function imagesDiffer(input) {
    const row = (alias) => archivedColumns(input)
        .map((name) => `${alias}.${(0,quote/* quoteIdentifier */.Cm)(name)}`)
        .join(', ');
    return `ROW(${row('t')})::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(${row('s')})::pg_catalog.record`;
}
async function count(session, statement) {
    const [row] = await session.query(`WITH done AS (${statement} RETURNING 1) SELECT pg_catalog.count(*) FROM done`);
    return Number(row?.[0] ?? 0);
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/merge-steps.js














/** Rows by primary key: lock, set aside, stage, update and insert, put back; nothing is deleted. */
function mergeSteps(context, _plan) {
    return new MergeSteps(context);
}
class MergeSteps {
    context;
    scope;
    routes = new Map();
    constructor(context) {
        this.context = context;
    }
    async prepare() {
        const { session, request } = this.context;
        this.scope = await lockLoadScope(session, request, MERGE_SCOPE);
        this.routes = await findRoutes(session, this.scope.matched);
        await takeAway(session, this.scope.aside);
        await holdSequences(session, this.scope.matched);
        if (this.scope.foreign.tables.size > 0)
            await hush(session);
    }
    async load(session, table, rows) {
        const route = this.routeOf(table);
        await makeStage(session, route.stage, stageSelect(table));
        const { entry } = route.match;
        const own = entry === table ? rows : withoutComputed(rows, entry.columns);
        const staged = await fillStage(this.context, session, entry, route.stage, own);
        await session.query(`ANALYZE ${route.stage}`);
        const { inserted, updated } = await mergeRows(session, route);
        const { schema, name } = table;
        this.context.merged({ schema, name, inserted, updated, unchanged: staged - inserted - updated });
        return staged;
    }
    async finish() {
        const { session, request } = this.context;
        const { aside, foreign, sequences, matched } = this.known();
        if (foreign.tables.size > 0)
            await endHush(session);
        const archived = isOverRest(request) ? await readHighest(session, matched) : sequences;
        await restoreSequences(session, archived, 'forward-only');
        await session.query('SET CONSTRAINTS ALL IMMEDIATE');
        await refuseOrphans(session, [...aside.foreignKeys, ...foreign.foreignKeys]);
        await putBack(session, aside, false);
        await refreshViews(this.context, await findDependentViews(session, writtenOids(matched)));
    }
    /** Rows whose key the archive has, in whatever partition they are. */
    readBackSql(table) {
        const { match, into, stage, key } = this.routeOf(table);
        const columns = table.columns.map(({ name }) => {
            const quoted = `t.${(0,quote/* quoteIdentifier */.Cm)(name)}`;
            return match.route?.xmlColumns.has(name) ? `${quoted}::pg_catalog.text` : quoted;
        });
        return `SELECT ${columns.join(', ')} FROM ${into} t WHERE EXISTS (SELECT FROM ${stage} s WHERE ${sameKey(key)})`;
    }
    async seal() {
        const { aside, foreign } = this.known();
        await forceAgain(this.context.session, aside);
        await moveForeignSequences(this.context.session, foreign);
    }
    known() {
        if (!this.scope)
            throw new Error('the steps begin with prepare');
        return this.scope;
    }
    routeOf(table) {
        const route = this.routes.get((0,quote/* quoteTable */.Z8)(table));
        if (!route)
            throw new Error(`no table for ${(0,quote/* quoteTable */.Z8)(table)}`);
        return route;
    }
}
function stageSelect({ columns, ...table }) {
    return `SELECT ${columns.map(({ name }) => (0,quote/* quoteIdentifier */.Cm)(name)).join(', ')} FROM ONLY ${(0,quote/* quoteTable */.Z8)(table)}`;
}
/** A tree with one key on top is merged there: the row of a key may live in another leaf now. */
async function findRoutes(session, matched) {
    const oids = writtenOids(matched);
    const keys = await readKeys(session, oids);
    const fixed = await readFixedColumns(session, oids);
    return new Map(matched.map((match, index) => {
        const { entry, table, ancestors } = match;
        const root = ancestors.at(-1);
        const isKeyedAbove = root !== undefined && namesOf(keys.get(root.oid)) === JSON.stringify(entry.primaryKey);
        const through = isKeyedAbove ? root : table;
        return [
            (0,quote/* quoteTable */.Z8)(entry),
            {
                match,
                into: `${isKeyedAbove || table.kind === 'partitioned' ? '' : 'ONLY '}${(0,quote/* quoteTable */.Z8)(through)}`,
                stage: stageName(index),
                key: keys.get(through.oid) ?? [],
                fixed: fixed.get(table.oid) ?? new Set(),
            },
        ];
    }));
}
function namesOf(key) {
    return JSON.stringify(key?.map(({ name }) => name));
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/quiet-event-triggers.js


/** Since PostgreSQL 17 (https://www.postgresql.org/docs/17/runtime-config-client.html#GUC-EVENT-TRIGGERS). */
const SETTING_SINCE = 170_000;
async function findQuieting(session) {
    const rows = await session.query(`SELECT e.oid, e.evtname, e.evtenabled, pg_catalog.pg_has_role(e.evtowner, 'USAGE')
    FROM pg_catalog.pg_event_trigger e WHERE e.evtenabled IN ('O', 'A') AND e.evtevent <> 'login' ORDER BY e.oid`);
    const found = rows.map(([oid, name, state, isOwned]) => ({
        oid: oid ?? '',
        name: name ?? '',
        state: state ?? '',
        isOwned: isOwned === 't',
    }));
    if (found.length > 0 && (await maySet(session)))
        return { bySetting: true, disabled: [], firing: [] };
    return {
        bySetting: false,
        disabled: found.filter(({ isOwned }) => isOwned),
        firing: found.filter(({ isOwned }) => !isOwned),
    };
}
async function maySet(session) {
    if (session.serverVersionNum < SETTING_SINCE)
        return false;
    const [row] = await session.query("SELECT pg_catalog.has_parameter_privilege('event_triggers', 'SET')");
    return row?.[0] === 't';
}
/** For the plan: event triggers that will see what the restore does. */
async function noteEventTriggers(session) {
    const { firing } = await findQuieting(session);
    if (firing.length === 0)
        return [];
    const names = (0,display_list/* displayList */.l)(firing.map(({ name }) => name));
    return [
        `Event triggers of the target fire on what the restore does, because the role may not keep them from it: ${names}.`,
    ];
}
/** Keeps them quiet for this transaction; gives what undoes it before the commit. */
async function quietEventTriggers(session) {
    const { bySetting, disabled } = await findQuieting(session);
    if (bySetting)
        await session.query('SET LOCAL event_triggers = off');
    // Statements about event triggers fire none.
    for (const { name } of disabled)
        await session.query(`ALTER EVENT TRIGGER ${(0,quote/* quoteIdentifier */.Cm)(name)} DISABLE`);
    return async () => {
        const rows = await session.query('SELECT oid FROM pg_catalog.pg_event_trigger');
        const present = new Set(rows.map(([oid]) => oid));
        for (const { name, state } of disabled.filter((trigger) => present.has(trigger.oid))) {
            const always = state === 'A' ? ' ALWAYS' : '';
            await session.query(`ALTER EVENT TRIGGER ${(0,quote/* quoteIdentifier */.Cm)(name)} ENABLE${always}`);
        }
    };
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/rebuild-globals.js

const found = (catalog, name, rest = '') => `SELECT 'pg_catalog.${catalog}'::pg_catalog.regclass::pg_catalog.oid, o.oid, ${name}, i.identity
   FROM pg_catalog.${catalog} o ${rest} CROSS JOIN LATERAL pg_catalog.pg_identify_object('pg_catalog.${catalog}'::pg_catalog.regclass, o.oid, 0) i
   WHERE o.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
     WHERE d.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND d.objid = o.oid AND d.deptype = 'e')`;
/** In the order in which they can go. */
const rebuild_globals_KINDS = [
    {
        kind: 'event trigger',
        creates: (0,script_statements/* sqlPattern */.TO)('^CREATE EVENT TRIGGER (ID)'),
        sql: found('pg_event_trigger', 'o.evtname'),
    },
    {
        kind: 'publication',
        creates: (0,script_statements/* sqlPattern */.TO)('^CREATE PUBLICATION (ID)'),
        sql: found('pg_publication', 'o.pubname'),
    },
    {
        kind: 'cast',
        creates: /^CREATE CAST \((.*? AS .*?)\) (?:WITH|WITHOUT)/s,
        sql: found('pg_cast', "pg_catalog.format_type(o.castsource, NULL) || ' AS ' || pg_catalog.format_type(o.casttarget, NULL)"),
    },
    {
        kind: 'transform',
        creates: /^CREATE TRANSFORM FOR (.*? LANGUAGE .*?) \(/s,
        sql: found('pg_transform', "pg_catalog.format_type(o.trftype, NULL) || ' LANGUAGE ' || l.lanname", 'JOIN pg_catalog.pg_language l ON l.oid = o.trflang'),
    },
    {
        kind: 'server',
        creates: (0,script_statements/* sqlPattern */.TO)('^CREATE SERVER (ID)'),
        sql: found('pg_foreign_server', 'o.srvname'),
    },
    {
        kind: 'foreign-data wrapper',
        creates: (0,script_statements/* sqlPattern */.TO)('^CREATE FOREIGN DATA WRAPPER (ID)'),
        sql: found('pg_foreign_data_wrapper', 'o.fdwname'),
    },
    {
        kind: 'language',
        creates: (0,script_statements/* sqlPattern */.TO)('^CREATE (?:OR REPLACE )?(?:TRUSTED )?(?:PROCEDURAL )?LANGUAGE (ID)'),
        sql: found('pg_language', 'o.lanname'),
    },
    {
        kind: 'access method',
        creates: (0,script_statements/* sqlPattern */.TO)('^CREATE ACCESS METHOD (ID)'),
        sql: found('pg_am', 'o.amname'),
    },
];
const NAMED = new Set([
    'event trigger',
    'publication',
    'server',
    'foreign-data wrapper',
    'language',
    'access method',
]);
/** Objects without a schema that the scripts create and the target has already. */
async function findGlobals(session, statements) {
    const doomed = [];
    for (const { kind, creates, sql } of rebuild_globals_KINDS) {
        const created = new Set(statements.flatMap((statement) => {
            const name = creates.exec(statement.sql)?.[1];
            return name === undefined ? [] : [NAMED.has(kind) ? (0,script_statements/* unquote */._n)(name) : name];
        }));
        if (created.size === 0)
            continue;
        for (const [classId, oid, name, identity] of await session.query(sql)) {
            if (!created.has(name ?? ''))
                continue;
            const known = { classId: classId ?? '', oid: oid ?? '', schema: null, isOwned: true };
            doomed.push({ ...known, kind, name: name ?? '', identity: identity ?? '' });
        }
    }
    return doomed;
}
/** Mappings and memberships go with what they belong to. */
function dropGlobal({ kind, name, identity }) {
    if (kind === 'cast')
        return `DROP CAST IF EXISTS (${name}) CASCADE`;
    if (kind === 'transform')
        return `DROP TRANSFORM IF EXISTS FOR ${name} CASCADE`;
    const word = kind === 'foreign-data wrapper' ? 'FOREIGN DATA WRAPPER' : kind.toUpperCase();
    return `DROP ${word} IF EXISTS ${identity} CASCADE`;
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/rebuild-objects.js

/** Catalogs of what lives in schemas, with the columns of namespace and owner, and what to pass over in each. */
const rebuild_objects_CATALOGS = [
    [
        'pg_class',
        'rel',
        'relowner',
        `o.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND NOT (o.relkind = 'S' AND EXISTS (SELECT FROM pg_catalog.pg_depend a
      WHERE a.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND a.objid = o.oid AND a.deptype IN ('a', 'i')
        AND a.refobjsubid > 0))`,
    ],
    // A range type makes its constructors, and takes them along.
    [
        'pg_proc',
        'pro',
        'proowner',
        `NOT EXISTS (SELECT FROM pg_catalog.pg_depend a
      WHERE a.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND a.objid = o.oid AND a.deptype = 'i')`,
    ],
    [
        'pg_type',
        'typ',
        'typowner',
        `o.typtype <> 'm' AND NOT EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.typarray = o.oid)
      AND (o.typrelid = 0 OR EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = o.typrelid AND c.relkind = 'c'))`,
    ],
    ['pg_operator', 'opr', 'oprowner', 'true'],
    ['pg_opfamily', 'opf', 'opfowner', 'true'],
    ['pg_opclass', 'opc', 'opcowner', 'true'],
    ['pg_collation', 'coll', 'collowner', 'true'],
    ['pg_conversion', 'con', 'conowner', 'true'],
    ['pg_ts_config', 'cfg', 'cfgowner', 'true'],
    ['pg_ts_dict', 'dict', 'dictowner', 'true'],
    ['pg_ts_parser', 'prs', null, 'true'],
    ['pg_ts_template', 'tmpl', null, 'true'],
    ['pg_statistic_ext', 'stx', 'stxowner', 'true'],
];
const OBJECTS_OF = (schemas) => rebuild_objects_CATALOGS.map(([catalog, prefix, owner, only]) => `
SELECT 'pg_catalog.${catalog}'::pg_catalog.regclass::pg_catalog.oid, o.oid, i.type, n.nspname, i.identity,
  pg_catalog.pg_has_role(n.nspowner, 'USAGE')${owner ? ` OR pg_catalog.pg_has_role(o.${owner}, 'USAGE')` : ''}
FROM pg_catalog.${catalog} o JOIN pg_catalog.pg_namespace n ON n.oid = o.${prefix}namespace,
  LATERAL pg_catalog.pg_identify_object('pg_catalog.${catalog}'::pg_catalog.regclass, o.oid, 0) i
WHERE n.nspname IN (${schemas}) AND ${only} AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
  WHERE d.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND d.objid = o.oid AND d.deptype = 'e')`).join('\nUNION ALL');
/** Objects of the schemas that no extension owns; what belongs to a table (indexes, keys, triggers) goes with it. */
async function findObjectsIn(session, schemas) {
    if (schemas.length === 0)
        return [];
    const list = schemas.map(quote/* quoteLiteral */.ce).join(', ');
    const rows = await session.query(`${OBJECTS_OF(list)} ORDER BY 3, 4, 5`);
    return rows.map(([classId, oid, kind, schema, identity, isOwned]) => ({
        classId: classId ?? '',
        oid: oid ?? '',
        kind: kind ?? '',
        schema: schema ?? '',
        name: withoutSchema(identity ?? ''),
        identity: identity ?? '',
        isOwned: isOwned === 't',
    }));
}
/** Only a name that needs no quotes loses none. */
function withoutSchema(identity) {
    const rest = identity.replace(/^("(?:[^"]|"")*"|[^".]+)\./, '');
    return /^"(?:[^"]|"")*"$/.test(rest) ? rest.slice(1, -1).replaceAll('""', '"') : rest;
}
const ROUTINES = new Set(['function', 'procedure', 'aggregate']);
/** CASCADE reaches only what `findOutsideDependents` found to be nobody else's. */
function rebuild_objects_dropStatement({ kind, identity }) {
    const word = ROUTINES.has(kind) ? 'routine' : kind === 'statistics object' ? 'statistics' : kind;
    return `DROP ${word.toUpperCase()} IF EXISTS ${identity} CASCADE`;
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/rebuild-dependents.js

const REGCLASS = (catalog) => `'pg_catalog.${catalog}'::pg_catalog.regclass`;
/** The relation that a rule, default, trigger or policy is part of; its schema says where it is. */
const PARTS = [
    ['pg_rewrite', 'ev_class', ''],
    ['pg_attrdef', 'adrelid', ''],
    ['pg_policy', 'polrelid', ''],
    ['pg_trigger', 'tgrelid', 'AND NOT p.tgisinternal'],
];
/** Catalogs with a namespace of their own. */
const PLACED = [
    ['pg_class', 'relnamespace'],
    ['pg_proc', 'pronamespace'],
    // Row types and array types say the same as what they belong to.
    [
        'pg_type',
        'typnamespace',
        `AND p.typtype <> 'm' AND NOT EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.typarray = p.oid)
     AND (p.typrelid = 0 OR EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = p.typrelid AND c.relkind = 'c'))`,
    ],
    ['pg_constraint', 'connamespace'],
    ['pg_operator', 'oprnamespace'],
    ['pg_opfamily', 'opfnamespace'],
    ['pg_opclass', 'opcnamespace'],
    ['pg_collation', 'collnamespace'],
    ['pg_conversion', 'connamespace'],
    ['pg_ts_config', 'cfgnamespace'],
    ['pg_ts_dict', 'dictnamespace'],
    ['pg_ts_parser', 'prsnamespace'],
    ['pg_ts_template', 'tmplnamespace'],
    ['pg_statistic_ext', 'stxnamespace'],
];
/** Belong to no schema, and may belong to something that stays; casts that a range type made for itself go with it. */
const GLOBAL = [
    'pg_event_trigger',
    'pg_foreign_server',
    'pg_foreign_data_wrapper',
    'pg_language',
    'pg_extension',
    'pg_cast',
    'pg_transform',
    'pg_am',
];
/** `FOR TABLES IN SCHEMA`. */
const PUBLISHED_SCHEMAS_SINCE = 150_000;
/**
 * What CASCADE would take although it lies outside of the backup's schemas: views, keys, columns, triggers of other
 * schemas, publications that the backup does not have, members of extensions.
 */
async function findOutsideDependents(session, schemas, droppedSchemas, doomed) {
    if (doomed.length === 0 && droppedSchemas.length === 0)
        return [];
    const rows = await session.query(QUERY(schemas, droppedSchemas, doomed, session.serverVersionNum));
    return rows.map(([kind, schema, identity]) => ({
        kind: (kind ?? '').replaceAll(' ', '-'),
        ...(schema === null || schema === undefined ? {} : { schema }),
        name: identity ?? '',
        reason: "depends on objects of the backup's schemas and is outside of them; drop or move it first",
    }));
}
function QUERY(schemas, droppedSchemas, doomed, serverVersionNum) {
    const base = doomed.map(({ classId, oid }) => `(${classId}::pg_catalog.oid, ${oid}::pg_catalog.oid)`);
    const values = base.length === 0 ? '' : `SELECT * FROM (VALUES ${base.join(', ')}) v (classid, objid)`;
    const namespaces = droppedSchemas.length === 0
        ? ''
        : `SELECT ${REGCLASS('pg_namespace')}::pg_catalog.oid, n.oid FROM pg_catalog.pg_namespace n
         WHERE n.nspname IN (${droppedSchemas.map(quote/* quoteLiteral */.ce).join(', ')})`;
    const inside = schemas.length === 0 ? "''" : schemas.map(quote/* quoteLiteral */.ce).join(', ');
    const parts = PARTS.map(([catalog, relation, also,]) => `SELECT ${REGCLASS('pg_class')}::pg_catalog.oid AS classid, c.oid AS objid, n.nspname, d.classid AS by_class, d.objid AS by_object
      FROM reached d JOIN pg_catalog.${catalog} p ON d.classid = ${REGCLASS(catalog)} AND p.oid = d.objid ${also}
        JOIN pg_catalog.pg_class c ON c.oid = p.${relation} JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace`);
    const placed = PLACED.map(([catalog, namespace, also = '']) => `SELECT d.classid, d.objid, n.nspname, d.classid, d.objid
      FROM reached d JOIN pg_catalog.${catalog} p ON d.classid = ${REGCLASS(catalog)} AND p.oid = d.objid ${also}
        JOIN pg_catalog.pg_namespace n ON n.oid = p.${namespace}`);
    const global = GLOBAL.map((catalog) => `SELECT d.classid, d.objid, NULL, d.classid, d.objid FROM reached d WHERE d.classid = ${REGCLASS(catalog)}
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend i WHERE i.classid = d.classid AND i.objid = d.objid AND i.deptype = 'i')`);
    const memberships = [
        ['pg_publication_rel', 'prpubid'],
        ...(serverVersionNum >= PUBLISHED_SCHEMAS_SINCE ? [['pg_publication_namespace', 'pnpubid']] : []),
    ];
    const published = memberships.map(([catalog, publication]) => `SELECT ${REGCLASS('pg_publication')}::pg_catalog.oid, p.${publication}, NULL, ${REGCLASS('pg_publication')}::pg_catalog.oid, p.${publication}
      FROM reached d JOIN pg_catalog.${catalog} p ON d.classid = ${REGCLASS(String(catalog))} AND p.oid = d.objid`);
    return `WITH RECURSIVE base (classid, objid) AS (${[values, namespaces].filter(Boolean).join(' UNION ALL ')}),
  reached (classid, objid) AS (
    SELECT classid, objid FROM base
    UNION
    SELECT d.classid, d.objid FROM reached r
      JOIN pg_catalog.pg_depend d ON d.refclassid = r.classid AND d.refobjid = r.objid AND d.deptype NOT IN ('e', 'p')),
  touched (classid, objid, nspname, by_class, by_object) AS (
    ${[...parts, ...placed, ...global, ...published].join('\n UNION ALL ')}),
  member (classid, objid) AS (
    SELECT d.classid, d.objid FROM pg_catalog.pg_depend d WHERE d.deptype = 'e')
  SELECT DISTINCT i.type, t.nspname, i.identity FROM touched t,
    LATERAL pg_catalog.pg_identify_object(t.classid, t.objid, 0) i
  WHERE (t.classid, t.objid) NOT IN (SELECT classid, objid FROM base)
    AND (t.nspname IS NULL OR t.nspname NOT IN (${inside}) OR (t.classid, t.objid) IN (SELECT classid, objid FROM member))
    AND (t.nspname IS NULL OR t.nspname NOT LIKE 'pg\\_toast%')
  ORDER BY 1, 2, 3`;
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/rebuild-privileges.js

/** `defaclobjtype`: the word of ALTER DEFAULT PRIVILEGES, and what PUBLIC has of it in a new database. */
const rebuild_privileges_KINDS = {
    r: { word: 'TABLES', everybody: null },
    S: { word: 'SEQUENCES', everybody: null },
    f: { word: 'FUNCTIONS', everybody: 'EXECUTE' },
    T: { word: 'TYPES', everybody: 'USAGE' },
    n: { word: 'SCHEMAS', everybody: null },
    L: { word: 'LARGE OBJECTS', everybody: null },
};
const GRANTEES = (acl) => `ARRAY(SELECT DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC'
  ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END FROM pg_catalog.aclexplode(${acl}) a)`;
const rebuild_privileges_DEFAULTS = (schemas) => `
SELECT pg_catalog.pg_get_userbyid(d.defaclrole), n.nspname, d.defaclobjtype, pg_catalog.pg_has_role(d.defaclrole, 'USAGE'),
  pg_catalog.array_to_string(${GRANTEES('d.defaclacl')}, ', ')
FROM pg_catalog.pg_default_acl d LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace
WHERE d.defaclnamespace = 0 OR n.nspname IN (${schemas}) ORDER BY 1, 2, 3`;
const KEPT = (schemas) => `
SELECT n.nspname, pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(n.nspowner)), pg_catalog.pg_has_role(n.nspowner, 'USAGE'),
  pg_catalog.array_to_string(${GRANTEES('n.nspacl')}, ', ')
FROM pg_catalog.pg_namespace n WHERE n.nspname IN (${schemas}) AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
  WHERE d.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND d.objid = n.oid AND d.deptype = 'e')
ORDER BY 1`;
/** What pg_dump takes for granted of the schema public changed with its version 15. */
const DUMPED_BEFORE_15 = /^-- Dumped by pg_dump version (?:9|1[0-4])\b/m;
/**
 * Default privileges and those of the schemas that stay: what a migration has granted since would else be granted on
 * everything that is made again.
 */
async function findStalePrivileges(session, keptSchemas, preData) {
    const names = keptSchemas.length === 0 ? "''" : keptSchemas.map(quote/* quoteLiteral */.ce).join(', ');
    const dropped = [];
    const statements = [];
    const notes = [];
    for (const [role, schema, type, allowed, grantees] of await session.query(rebuild_privileges_DEFAULTS(names))) {
        const kind = rebuild_privileges_KINDS[type ?? ''];
        if (!kind)
            continue;
        const of = `${role} for ${kind.word.toLowerCase()}`;
        if (allowed !== 't') {
            notes.push(`The default privileges of ${of} stay: the role of target-url is no member of ${role}.`);
            continue;
        }
        dropped.push({ kind: 'default-privileges', ...(schema ? { schema } : {}), name: of });
        statements.push(...resetDefaults(role ?? '', schema ?? null, kind, grantees || 'PUBLIC'));
    }
    const resetSchemas = [];
    for (const [name, owner, owned, grantees] of await session.query(KEPT(names))) {
        if (owned !== 't')
            continue;
        const schema = name ?? '';
        resetSchemas.push(schema);
        const isPublic = schema === 'public';
        const everybody = DUMPED_BEFORE_15.test(Buffer.from(preData).toString('latin1')) ? 'ALL' : 'USAGE';
        const on = `ON SCHEMA ${(0,quote/* quoteIdentifier */.Cm)(schema)}`;
        if (grantees)
            statements.push(`REVOKE ALL ${on} FROM ${grantees} CASCADE`);
        statements.push(`GRANT ALL ${on} TO ${owner}`);
        if (isPublic)
            statements.push(`GRANT ${everybody} ${on} TO PUBLIC`);
        const comment = isPublic ? (0,quote/* quoteLiteral */.ce)('standard public schema') : 'NULL';
        statements.push(`COMMENT ${on} IS ${comment}`);
    }
    return { dropped, statements, notes, resetSchemas };
}
/** The server forgets an entry that says what holds without it. */
function resetDefaults(role, schema, { word, everybody }, grantees) {
    const quoted = (0,quote/* quoteIdentifier */.Cm)(role);
    const of = `ALTER DEFAULT PRIVILEGES FOR ROLE ${quoted}`;
    if (schema !== null)
        return [`${of} IN SCHEMA ${(0,quote/* quoteIdentifier */.Cm)(schema)} REVOKE ALL ON ${word} FROM ${grantees}`];
    return [
        `${of} REVOKE ALL ON ${word} FROM ${grantees}`,
        `${of} GRANT ALL ON ${word} TO ${quoted}`,
        ...(everybody === null ? [] : [`${of} GRANT ${everybody} ON ${word} TO PUBLIC`]),
    ];
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/rebuild-scope.js



const CREATE_SCHEMA = (0,script_statements/* sqlPattern */.TO)('^CREATE SCHEMA (ID)');
/** Decided from the scripts and the manifest of the backup, and from what the target has. */
async function findRebuildScope(session, request) {
    const { manifest } = request;
    const { preData, postData } = await (0,restore_definitions/* readDefinitions */.T)(session, request);
    const statements = [...preData, ...postData];
    const named = new Set([
        ...statements.flatMap(({ sql, entry }) => {
            const created = CREATE_SCHEMA.exec(sql)?.[1];
            return [...(created === undefined ? [] : [(0,script_statements/* unquote */._n)(created)]), ...(entry?.schema ? [entry.schema] : [])];
        }),
        ...manifest.tables.map((table) => table.schema),
        ...manifest.sequences.map((sequence) => sequence.schema),
    ]);
    const found = named.size === 0 ? [] : await session.query(rebuild_scope_SCHEMAS([...named].map(quote/* quoteLiteral */.ce).join(', ')));
    const extensions = await session.query('SELECT e.extname FROM pg_catalog.pg_extension e ORDER BY 1');
    return {
        schemas: found.map(([name]) => name ?? ''),
        keptSchemas: found.filter(([, isKept]) => isKept === 't').map(([name]) => name ?? ''),
        keptExtensions: extensions.map(([name]) => name ?? ''),
        statements,
    };
}
/** An extension may live in a schema, own it, or have members in it. */
const rebuild_scope_SCHEMAS = (names) => `
SELECT n.nspname, n.nspname = 'public'
  OR EXISTS (SELECT FROM pg_catalog.pg_extension e WHERE e.extnamespace = n.oid)
  OR EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
    AND d.objid = n.oid AND d.deptype = 'e')
  OR EXISTS (SELECT FROM pg_catalog.pg_depend d
    JOIN pg_catalog.pg_depend m ON m.classid = d.classid AND m.objid = d.objid AND m.deptype = 'e'
    WHERE d.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND d.refobjid = n.oid)
FROM pg_catalog.pg_namespace n WHERE n.nspname IN (${names}) ORDER BY 1`;

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/rebuild-plan.js





/** What `rebuild` drops, and why it may not; reads the catalog only. */
async function planRebuildDrops(session, request) {
    const found = await findDoomed(session, request);
    const { scope, objects, globals, privileges } = found;
    const archived = namesIn(request, scope.statements);
    const dropped = scope.schemas.filter((name) => !scope.keptSchemas.includes(name));
    return {
        dropped: [
            ...dropped.map((name) => ({ kind: 'schema', name })),
            ...objects.map((object) => toItem(object, archived.has(rebuild_plan_keyOf(object)))),
            ...globals.map((object) => toItem(object, true)),
            ...privileges.dropped,
        ],
        refusals: await findRefusals(session, request, found),
        notes: [
            ...scope.keptSchemas.map((name) => {
                const rest = privileges.resetSchemas.includes(name)
                    ? 'with its owner; its privileges and comment become those of the backup'
                    : 'with its owner and privileges';
                return `The schema ${name} itself stays, ${rest}.`;
            }),
            ...privileges.notes,
        ],
        keptSchemas: [...scope.keptSchemas],
        keptExtensions: [...scope.keptExtensions],
    };
}
async function findDoomed(session, request) {
    const scope = await findRebuildScope(session, request);
    return {
        scope,
        objects: await findObjectsIn(session, scope.schemas),
        globals: await findGlobals(session, scope.statements),
        privileges: await findStalePrivileges(session, scope.keptSchemas, request.schema?.preData ?? new Uint8Array()),
    };
}
async function findRefusals(session, { schema }, { scope, objects, globals }) {
    const { schemas, keptSchemas } = scope;
    const dropped = schemas.filter((name) => !keptSchemas.includes(name));
    return [
        ...(schema === null
            ? [{ kind: 'archive', name: 'schema', reason: 'the backup has no definitions to rebuild from' }]
            : []),
        ...objects
            .filter(({ isOwned }) => !isOwned)
            .map((object) => ({ ...toItem(object, true), reason: 'the role owns neither it nor its schema' })),
        ...(await findOutsideDependents(session, schemas, dropped, [...objects, ...globals])),
    ];
}
function toItem({ kind, schema, name }, isArchived) {
    return {
        kind: kind.replaceAll(' ', '-'),
        ...(schema === null ? {} : { schema }),
        name,
        ...(isArchived ? {} : { reason: 'is not in the backup, and is lost' }),
    };
}
function rebuild_plan_keyOf({ schema, name }) {
    return `${schema}\0${simple(name)}`;
}
/** Arguments are written in several ways; a routine is known by its name. */
function simple(name) {
    return name
        .replace(/\([\s\S]*$/, '')
        .replace(/ USING [a-z0-9_]+$/, '')
        .replace(/^"((?:[^"]|"")*)"$/, '$1')
        .replaceAll('""', '"');
}
function namesIn({ manifest }, statements) {
    return new Set([
        ...manifest.tables.map(rebuild_plan_keyOf),
        ...manifest.sequences.map(rebuild_plan_keyOf),
        ...statements.flatMap(({ entry }) => (entry ? [rebuild_plan_keyOf(entry)] : [])),
    ]);
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/rebuild-drop.js







/** Statements sent at once. */
const rebuild_drop_BATCH = 100;
/**
 * Drops what the backup will create again, inside the restoring transaction: locks the tables, looks again for what
 * would go with them, and only then drops.
 * @throws BackupError codes `TARGET_LOCKED`, `TARGET_REFUSED`
 */
async function dropForRebuild(session, request) {
    const before = await findDoomed(session, request);
    await lockTables(session, await rebuild_drop_lockable(session, before));
    const doomed = await findDoomed(session, request);
    const refusals = await findRefusals(session, request, doomed);
    if (refusals.length > 0) {
        const names = (0,display_list/* displayList */.l)(refusals.map(({ kind, name }) => `${kind} ${name}`));
        throw new errors/* BackupError */.hj('target', `Other objects depend on what a rebuild drops: ${names}.`, {
            code: 'TARGET_REFUSED',
            nextStep: 'Nothing was changed. Drop or move what is listed, then run again.',
        });
    }
    const { scope, objects, globals, privileges } = doomed;
    const kept = new Set(scope.keptSchemas);
    const inKept = objects.filter(({ schema }) => schema !== null && kept.has(schema));
    const statements = [
        ...globals.filter(({ kind }) => kind !== 'access method').map(dropGlobal),
        ...scope.schemas
            .filter((name) => !kept.has(name))
            .map((name) => `DROP SCHEMA ${(0,quote/* quoteIdentifier */.Cm)(name)} CASCADE`),
        ...inKept.map(rebuild_objects_dropStatement),
        // Tables and operator classes say which one they use.
        ...globals.filter(({ kind }) => kind === 'access method').map(dropGlobal),
        ...privileges.statements,
        ...(await emptyExtensionTables(session, request)),
    ];
    for (let start = 0; start < statements.length; start += rebuild_drop_BATCH) {
        await session.query(statements.slice(start, start + rebuild_drop_BATCH).join(';\n'));
    }
}
/** Tables and partitioned tables; anything else is locked when it is dropped. */
async function rebuild_drop_lockable(session, { objects }) {
    const oids = objects.filter(({ kind }) => kind === 'table').map(({ oid }) => oid);
    if (oids.length === 0)
        return [];
    const rows = await session.query(`SELECT c.oid, n.nspname, c.relname FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.oid IN (${oids.join(', ')}) AND pg_catalog.has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE')
      AND pg_catalog.has_schema_privilege(n.oid, 'USAGE')`);
    return rows.map(([oid, schema, name]) => ({ oid: oid ?? '', schema: schema ?? '', name: name ?? '' }));
}
/** Rows of users in tables of extensions that stay; the archive has them. */
async function emptyExtensionTables(session, { manifest }) {
    if (manifest.tables.length === 0)
        return [];
    const names = manifest.tables.map(({ schema, name }) => `(${(0,quote/* quoteLiteral */.ce)(schema)}, ${(0,quote/* quoteLiteral */.ce)(name)})`);
    const rows = await session.query(`SELECT n.nspname, c.relname, e.extcondition[i]
    FROM pg_catalog.pg_extension e CROSS JOIN LATERAL pg_catalog.generate_subscripts(e.extconfig, 1) i
      JOIN pg_catalog.pg_class c ON c.oid = e.extconfig[i] AND c.relkind = 'r'
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE (n.nspname, c.relname) IN (${names.join(', ')})`);
    return rows.map(([schema, name, condition]) => `DELETE FROM ONLY ${(0,quote/* quoteTable */.Z8)({ schema: schema ?? '', name: name ?? '' })} ${condition ?? ''}`);
}

// EXTERNAL MODULE: ./.cache/build/database/row-stream.js
var row_stream = __webpack_require__(59738);
// EXTERNAL MODULE: ./.cache/build/lib/sleep.js
var sleep = __webpack_require__(43372);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/ask-whether-committed.js

/** A server that restarts after a crash needs a moment. */
const ASK_MS = 30_000;
/** All of a cancelled run has 7 s. */
const ASK_CANCELLED_MS = 3_000;
const BETWEEN_MS = 250;
/**
 * Whether a transaction took place whose COMMIT got no answer; undefined when nobody can tell. Never throws.
 * Source: https://www.postgresql.org/docs/current/functions-info.html, "pg_xact_status".
 */
async function askWhetherCommitted(question) {
    const giveUp = new AbortController();
    const within = (ms) => setTimeout(() => giveUp.abort(), ms).unref();
    const hurry = () => within(ASK_CANCELLED_MS);
    const timer = within(ASK_MS);
    if (question.signal.aborted)
        hurry();
    else
        question.signal.addEventListener('abort', hurry, { once: true });
    try {
        for (;;) {
            // A server that is not there, or does not know yet, is asked again until the time is over.
            const status = await statusOf(question, giveUp.signal).catch(() => undefined);
            if (status === 'committed')
                return true;
            if (status === 'aborted')
                return false;
            await (0,sleep/* sleep */.y)(BETWEEN_MS, giveUp.signal);
        }
    }
    catch {
        return undefined;
    }
    finally {
        clearTimeout(timer);
        question.signal.removeEventListener('abort', hurry);
    }
}
async function statusOf({ transactionId, connect }, signal) {
    const session = await connect(signal);
    try {
        const [row] = await session.query(`SELECT pg_catalog.pg_xact_status('${transactionId}'::pg_catalog.xid8)`);
        return row?.[0];
    }
    finally {
        await session.end();
    }
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/explain-differences.js



const KEYS_SHOWN = 10;
const ARCHIVED = 'db_backup_archived';
const PAIRS = 'db_backup_pairs';
/**
 * Compares archived rows with those that `readBackSql` reads now, by primary key; without one by the whole row, which
 * gives counts alone. Generated columns are not compared. Values are compared as the text that is archived.
 */
async function explainDifferences(session, table, rows, readBackSql) {
    // Types of the target may be what changes the values, so the archived ones stay texts.
    const columns = comparedColumns(table).map((name) => `${(0,quote/* quoteIdentifier */.Cm)(name)} pg_catalog.text`);
    await session.query(`CREATE TEMPORARY TABLE ${ARCHIVED} (${columns.join(', ')})`);
    try {
        await copyIn(session, `COPY pg_temp.${ARCHIVED} ${copyColumns(table)} FROM STDIN`, rows);
        const compared = hasArchivedKey(table)
            ? await byKey(session, table, readBackSql)
            : await byRow(session, table, readBackSql);
        return { table: { schema: table.schema, name: table.name }, ...compared };
    }
    finally {
        // A failed transaction forgets the tables by itself.
        await session.query(`DROP TABLE IF EXISTS pg_temp.${ARCHIVED}, pg_temp.${PAIRS}`).catch(() => undefined);
    }
}
const archivedText = quote/* quoteIdentifier */.Cm;
/** By the type's output function, as COPY does it; a cast to text may be the user's own. */
const textNow = (name) => {
    const value = (0,quote/* quoteIdentifier */.Cm)(name);
    return `CASE WHEN ${value} IS DISTINCT FROM NULL THEN pg_catalog.format('%s', ${value}) END`;
};
/** A row as one text. Types without equality, such as json, can be compared so. */
function explain_differences_image(names, asText) {
    return `ROW(${names.map(asText).join(', ')})::pg_catalog.text COLLATE pg_catalog."C"`;
}
/** A generated key is not in the archive's rows. */
function hasArchivedKey(table) {
    const names = comparedColumns(table);
    return table.primaryKey.length > 0 && table.primaryKey.every((name) => names.includes(name));
}
function comparedColumns({ columns }) {
    return columns.filter(({ generated }) => generated === null).map(({ name }) => name);
}
async function byKey(session, table, readBackSql) {
    const { primaryKey } = table;
    const typeOf = new Map(table.columns.map(({ name, type }) => [name, type]));
    const keys = primaryKey
        .map((name, index) => `${(0,quote/* quoteIdentifier */.Cm)(name)}::${typeOf.get(name)} AS k${index}`)
        .join(', ');
    const side = (from, asText) => `SELECT ${keys}, ${explain_differences_image(primaryKey, asText)} AS key, ${explain_differences_image(comparedColumns(table), asText)} AS row FROM ${from}`;
    const chosen = primaryKey.map((_, index) => `COALESCE(a.k${index}, b.k${index}) AS k${index}`).join(', ');
    await session.query(`CREATE TEMPORARY TABLE ${PAIRS} AS
    SELECT a.key IS NULL AS unexpected, b.key IS NULL AS missing, ${chosen}
    FROM (${side(`pg_temp.${ARCHIVED}`, archivedText)}) a FULL JOIN (${side(`(${readBackSql}) now`, textNow)}) b ON a.key = b.key
    WHERE a.key IS NULL OR b.key IS NULL OR a.row <> b.row`);
    const [counts] = await session.query(`SELECT pg_catalog.count(*) FILTER (WHERE missing),
    pg_catalog.count(*) FILTER (WHERE unexpected), pg_catalog.count(*) FILTER (WHERE NOT missing AND NOT unexpected)
    FROM pg_temp.${PAIRS}`);
    const order = primaryKey.map((_, index) => `k${index}`).join(', ');
    const first = await session.query(`SELECT ${order} FROM pg_temp.${PAIRS} ORDER BY ${order} LIMIT ${KEYS_SHOWN}`);
    return {
        missing: Number(counts?.[0] ?? 0),
        unexpected: Number(counts?.[1] ?? 0),
        changed: Number(counts?.[2] ?? 0),
        keys: first.map((values) => primaryKey.map((name, index) => `${name}=${values[index]}`).join(', ')),
    };
}
async function byRow(session, table, readBackSql) {
    const row = (asText) => explain_differences_image(comparedColumns(table), asText);
    const [counts] = await session.query(`SELECT
      COALESCE(pg_catalog.sum(GREATEST(archived - found, 0)), 0), COALESCE(pg_catalog.sum(GREATEST(found - archived, 0)), 0)
    FROM (SELECT pg_catalog.count(*) FILTER (WHERE is_archived) AS archived, pg_catalog.count(*) FILTER (WHERE NOT is_archived) AS found
      FROM (SELECT true AS is_archived, ${row(archivedText)} AS row FROM pg_temp.${ARCHIVED}
        UNION ALL SELECT false, ${row(textNow)} FROM (${readBackSql}) now) both_sides GROUP BY row) counted`);
    return { missing: Number(counts?.[0] ?? 0), unexpected: Number(counts?.[1] ?? 0), changed: 0, keys: [] };
}

// EXTERNAL MODULE: ./.cache/build/database/postgres/large-objects.js
var large_objects = __webpack_require__(89759);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/large-object-acl.js

const NAME = '"(?:[^"]|"")*"|[^="]*';
const ITEM = new RegExp(`^(${NAME})=([a-zA-Z*]*)/(${NAME})$`);
function readAcl(item) {
    const [, name = '', privileges = '', grantor = ''] = ITEM.exec(item) ?? [];
    return { grantee: name === '' ? null : unquoteAcl(name), privileges, grantor: unquoteAcl(grantor) };
}
function unquoteAcl(name) {
    return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}
const PRIVILEGES = [
    ['r', 'SELECT'],
    ['w', 'UPDATE'],
];
/** Statements that give a new large object, which has its creator's privileges only, its owner and privileges. */
function grantsOf(object, owner, items, ownerPolicy) {
    const grants = inOrderOfGranting(items, owner)
        .filter(({ grantee }) => ownerPolicy === 'keep' || grantee !== owner)
        .flatMap((item) => grantsTo(object, item).map((sql) => asGrantor(sql, item.grantor, owner)));
    if (ownerPolicy === 'target')
        return grants;
    // The grants are the new owner's, so the object changes hands first.
    const revoke = items.length === 0 ? [] : [`REVOKE ALL ON ${object} FROM ${(0,quote/* quoteIdentifier */.Cm)(owner)};`];
    return [`ALTER ${object} OWNER TO ${(0,quote/* quoteIdentifier */.Cm)(owner)};`, ...revoke, ...grants];
}
/** Who passes a privilege on must have been given it before. */
function inOrderOfGranting(items, owner) {
    const mayGrant = new Set([owner]);
    const ordered = [];
    let left = items;
    while (left.length > 0) {
        const next = left.filter(({ grantor }) => mayGrant.has(grantor));
        if (next.length === 0)
            return [...ordered, ...left];
        for (const { grantee } of next)
            if (grantee !== null)
                mayGrant.add(grantee);
        ordered.push(...next);
        left = left.filter((item) => !next.includes(item));
    }
    return ordered;
}
function grantsTo(object, { grantee, privileges }) {
    const to = grantee === null ? 'PUBLIC' : (0,quote/* quoteIdentifier */.Cm)(grantee);
    return PRIVILEGES.flatMap(([letter, word]) => {
        if (!privileges.includes(letter))
            return [];
        const option = privileges.includes(`${letter}*`) ? ' WITH GRANT OPTION' : '';
        return [`GRANT ${word} ON ${object} TO ${to}${option};`];
    });
}
/** What another role passed on stays its grant, as pg_dump writes it for tables. */
function asGrantor(sql, grantor, owner) {
    if (grantor === owner)
        return sql;
    return `SET SESSION AUTHORIZATION ${(0,quote/* quoteIdentifier */.Cm)(grantor)}; ${sql} RESET SESSION AUTHORIZATION;`;
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/restore-large-objects.js










const restore_large_objects_STAGE = 'pg_temp.db_backup_large_objects';
const CREATE_STAGE = `CREATE TEMPORARY TABLE db_backup_large_objects
  (oid pg_catalog.oid, owner pg_catalog.text, acl pg_catalog.text, comment pg_catalog.text, page pg_catalog.int4, data pg_catalog.bytea)
  ON COMMIT DROP`;
const TAKEN = `SELECT DISTINCT m.oid FROM ${restore_large_objects_STAGE} s JOIN pg_catalog.pg_largeobject_metadata m ON m.oid = s.oid ORDER BY 1`;
const OTHERS = `SELECT pg_catalog.count(*) FROM pg_catalog.pg_largeobject_metadata m
  WHERE NOT EXISTS (SELECT FROM ${restore_large_objects_STAGE} s WHERE s.oid = m.oid)`;
const START = `s.page * ${large_objects/* LARGE_OBJECT_PAGE_BYTES */.OE}::pg_catalog.int8`;
/** An object without content has one page without bytes. */
const WRITE = `SELECT pg_catalog.count(pg_catalog.lo_create(d.oid)) FROM (SELECT DISTINCT s.oid FROM ${restore_large_objects_STAGE} s) d;
  SELECT pg_catalog.count(pg_catalog.lo_put(s.oid, ${START}, s.data)::pg_catalog.text) FROM ${restore_large_objects_STAGE} s WHERE pg_catalog.length(s.data) > 0`;
/** Pages that are not what was staged, and objects that go on after their last page. */
const DIFFERENT = `
SELECT DISTINCT s.oid FROM ${restore_large_objects_STAGE} s
WHERE pg_catalog.lo_get(s.oid, ${START}, ${large_objects/* LARGE_OBJECT_PAGE_BYTES */.OE}) IS DISTINCT FROM s.data
UNION
SELECT s.oid FROM (SELECT oid, pg_catalog.max(page) AS page FROM ${restore_large_objects_STAGE} GROUP BY oid) s
WHERE pg_catalog.lo_get(s.oid, (s.page + 1) * ${large_objects/* LARGE_OBJECT_PAGE_BYTES */.OE}::pg_catalog.int8, 1) <> ''
ORDER BY 1`;
const PROPERTIES = `SELECT DISTINCT oid, owner, acl, comment FROM ${restore_large_objects_STAGE} ORDER BY oid`;
/**
 * Large objects with their numbers, content, comments, owners and privileges; their content is proved equal page by
 * page. Objects of other numbers stay. The session has to be in a transaction. Gives the numbers.
 * @throws BackupError code `TARGET_LARGE_OBJECT_TAKEN` when a number is in use and nothing may be replaced
 */
async function restoreLargeObjects(context, mode, rows) {
    const { session, signal } = context;
    try {
        await session.query(CREATE_STAGE);
        await copyIn(session, `COPY ${restore_large_objects_STAGE} FROM STDIN`, rows);
        await makeRoom(context, mode);
        await session.query(WRITE);
        const different = (await session.query(DIFFERENT)).map(([oid]) => oid ?? '');
        if (different.length > 0)
            throw differs(different);
        const oids = (await session.query(`SELECT DISTINCT oid FROM ${restore_large_objects_STAGE}`)).map(([oid]) => oid ?? '');
        await setProperties(context);
        await session.query(`DROP TABLE ${restore_large_objects_STAGE}`);
        return oids;
    }
    catch (error) {
        throw (0,target_errors/* targetError */._5)(error, 'large objects', signal);
    }
}
async function makeRoom({ session, note }, mode) {
    const taken = (await session.query(TAKEN)).map(([oid]) => oid ?? '');
    if (taken.length > 0 && mode === 'create') {
        throw new errors/* BackupError */.hj('target', `The target has large objects ${(0,display_list/* displayList */.l)(taken)} already.`, {
            code: 'TARGET_LARGE_OBJECT_TAKEN',
            nextStep: 'Remove them with lo_unlink, or restore into another database: their numbers are in the rows.',
        });
    }
    for (const oid of taken)
        await session.query(`SELECT pg_catalog.lo_unlink(${Number(oid)})`);
    const [others] = await session.query(OTHERS);
    const count = others?.[0] ?? '0';
    if (count !== '0')
        note(leftLargeObjects(count));
}
function differs(oids) {
    return new errors/* BackupError */.hj('integrity', `The large objects ${(0,display_list/* displayList */.l)(oids)} are not what the backup holds.`, {
        code: 'TARGET_ROWS_DIFFER',
        nextStep: "Nothing was kept; look into the server's log, then run again.",
    });
}
async function setProperties(context) {
    const { session, request, log, signal, note } = context;
    const statements = [];
    for (const [oid, owner, acl, comment] of await session.query(PROPERTIES)) {
        const entry = { name: oid ?? '', type: 'LARGE OBJECT', schema: null, owner: owner ?? '' };
        const add = (sql) => statements.push({ sql, entry });
        const object = `LARGE OBJECT ${Number(oid)}`;
        if (comment !== null && comment !== undefined)
            add(`COMMENT ON ${object} IS ${(0,quote/* quoteLiteral */.ce)(comment)};`);
        const items = acl === null || acl === undefined ? [] : await readItems(session, acl);
        for (const sql of grantsOf(object, owner ?? '', items, request.owner))
            add(sql);
    }
    const run = { session, commits: 'never', doing: 'large objects', log, signal, note };
    await settleRefused(context, 'large objects', await runStatements(run, statements));
}
/** The items of a list of privileges as texts; as `aclitem` the server would refuse roles that it does not know. */
async function readItems(session, acl) {
    const rows = await session.query(`SELECT pg_catalog.unnest(${(0,quote/* quoteLiteral */.ce)(acl)}::pg_catalog.text[])`);
    return rows.map(([item]) => readAcl(item ?? ''));
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/restoration.js







/** What happened so far, and the context that steps report to. */
class Journal {
    skipped = [];
    notes = [];
    merged = [];
    remains = [];
    get outcome() {
        return this;
    }
    contextFor(session, request, log, signal) {
        return {
            session,
            request,
            log,
            signal,
            skip: (item) => this.skipped.push(item),
            note: (sentence) => {
                if (!this.notes.includes(sentence))
                    this.notes.push(sentence);
            },
            merged: (counts) => this.merged.push(counts),
        };
    }
}
/** The steps of every mode in the one transaction of one session. */
class SingleTransaction {
    context;
    journal;
    steps;
    mode;
    transactionId;
    connectToAsk;
    state = 'open';
    /** Calls come side by side, but one session does one thing at a time. */
    queue = Promise.resolve();
    constructor(context, journal, steps, mode, 
    /** As `beginTransaction` gave it. */
    transactionId, connectToAsk) {
        this.context = context;
        this.journal = journal;
        this.steps = steps;
        this.mode = mode;
        this.transactionId = transactionId;
        this.connectToAsk = connectToAsk;
    }
    get outcome() {
        return this.journal.outcome;
    }
    prepare() {
        return this.inTurn('preparing the target', () => this.steps.prepare());
    }
    load(table, rows) {
        const { session } = this.context;
        return this.inTurn(`loading ${(0,quote/* displayTable */.jw)(table)}`, () => this.steps.load(session, table, rows));
    }
    loadLargeObjects(rows) {
        return this.inTurn('large objects', async () => {
            await restoreLargeObjects(this.context, this.mode, rows);
        });
    }
    finish() {
        return this.inTurn('finishing', () => this.steps.finish());
    }
    async readBack(table) {
        const { session, signal } = this.context;
        const doing = `reading ${(0,quote/* displayTable */.jw)(table)} back`;
        let release = () => undefined;
        const held = new Promise((resolve) => {
            release = resolve;
        });
        const copy = await this.inTurn(doing, () => session.copyOut(`COPY (${this.steps.readBackSql(table)}) TO STDOUT`));
        this.queue = this.queue.then(() => held);
        return (0,row_stream/* toRowStream */.K)(copy, {
            finished: release,
            broken: (error) => {
                session.destroy();
                release();
                return (0,target_errors/* targetError */._5)(error, doing, signal);
            },
        });
    }
    explain(table, rows) {
        const { session } = this.context;
        return this.inTurn(`comparing ${(0,quote/* displayTable */.jw)(table)}`, () => explainDifferences(session, table, rows, this.steps.readBackSql(table)));
    }
    commit() {
        return this.inTurn('committing', async () => {
            await this.steps.seal?.();
            await this.refuseOtherTransaction();
            this.context.signal.throwIfAborted();
            this.state = 'committed';
            await this.context.session.query('COMMIT').catch((error) => this.settleCommit(error));
        });
    }
    /** A connection that broke before the answer says nothing about the COMMIT; the server does. */
    async settleCommit(error) {
        const { session, signal } = this.context;
        if (session.isAlive)
            throw error;
        const { transactionId } = this;
        const committed = await askWhetherCommitted({ transactionId, connect: this.connectToAsk, signal });
        if (committed)
            return;
        if (committed === false)
            throw error;
        this.journal.remains.push('Nobody knows whether its COMMIT took place.');
        throw commitUnknown(error);
    }
    async rollback() {
        if (this.state !== 'open')
            return;
        this.state = 'rolled-back';
        const { session, log } = this.context;
        if (!session.isAlive)
            return;
        // A statement that still runs would keep ROLLBACK waiting; without its connection the server undoes it all.
        if (session.isBusy)
            return session.destroy();
        try {
            await session.query('ROLLBACK');
        }
        catch (error) {
            log.warn(`The transaction of the target was ended by cutting its connection (${String(error)}).`);
            session.destroy();
        }
    }
    /** Definitions are statements of the archive: none of them may have ended the transaction behind our back. */
    async refuseOtherTransaction() {
        const [row] = await this.context.session.query('SELECT pg_catalog.pg_current_xact_id_if_assigned()');
        if (row?.[0] === this.transactionId)
            return;
        this.journal.remains.push('A part of the archive may have been committed by a statement of its own.');
        throw new errors/* BackupError */.hj('integrity', 'A statement of the archive ended the transaction of the restore.', {
            code: 'ARCHIVE_HOSTILE',
            nextStep: 'Do not trust this archive; look into the target, which may hold a part of it.',
        });
    }
    async inTurn(doing, work) {
        const turn = this.queue.then(work);
        this.queue = turn.catch(() => undefined);
        try {
            return await turn;
        }
        catch (error) {
            throw (0,target_errors/* targetError */._5)(error, doing, this.context.signal);
        }
    }
}
/** Begins, and gives the number of the transaction. */
async function beginTransaction(session) {
    await session.query('BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE');
    const [row] = await session.query('SELECT pg_catalog.pg_current_xact_id()');
    return row?.[0] ?? '';
}
/** The connection broke between COMMIT and its answer. */
function commitUnknown(cause) {
    return new errors/* BackupError */.hj('target', 'The connection broke off during COMMIT: nobody knows whether it took place.', {
        code: 'TARGET_COMMIT_UNKNOWN',
        nextStep: 'Look into the target: it has either everything that was restored, or nothing of it.',
        cause,
    });
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/session-pool.js
/** Up to `size` sessions, opened when they are first needed. */
class SessionPool {
    size;
    open;
    all = [];
    idle = [];
    waiting = [];
    constructor(size, open) {
        this.size = size;
        this.open = open;
    }
    /** Opens so many at once; a server that has not room for them all refuses before anything is done. */
    async fill(count) {
        const opening = Array.from({ length: Math.min(count, this.size) }, () => this.acquire());
        const results = await Promise.allSettled(opening);
        for (const result of results)
            if (result.status === 'fulfilled')
                this.release(result.value);
        const failed = results.find((result) => result.status === 'rejected');
        if (!failed)
            return;
        await this.close();
        throw failed.reason;
    }
    async acquire() {
        const session = this.idle.pop();
        if (session)
            return session;
        if (this.all.length < this.size) {
            const opening = this.open();
            opening.catch(() => undefined);
            this.all.push(opening);
            return opening;
        }
        return new Promise((resolve) => {
            this.waiting.push(resolve);
        });
    }
    /** A broken session is given back as well: the next one to use it fails at once. */
    release(session) {
        const next = this.waiting.shift();
        if (next)
            next(session);
        else
            this.idle.push(session);
    }
    async use(work) {
        const session = await this.acquire();
        try {
            return await work(session);
        }
        finally {
            this.release(session);
        }
    }
    /** Ends every session, in the middle of a statement by asking the server to stop it; never throws. */
    async close() {
        await Promise.all(this.all.map(async (opening) => {
            const session = await opening.catch(() => undefined);
            if (!session)
                return;
            if (session.isBusy)
                session.destroy();
            await session.end();
            await session.whenCancelSent();
        }));
    }
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./.cache/build/lib/map-concurrently.js
var map_concurrently = __webpack_require__(4232);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/post-data-groups.js

const TABLE_OF = (0,script_statements/* sqlPattern */.TO)('^(?:CREATE (?:UNIQUE )?INDEX ID ON|ALTER TABLE(?: ONLY)?) (ID)\\.(ID)\\s(?:USING|[\\s\\S]*ADD CONSTRAINT)');
/**
 * Divides post-data. Only tables outside partition trees get a group: an index of a parent locks its partitions, and
 * groups must not wait for each other.
 */
function groupPostData(statements, tables) {
    const plain = new Map(tables
        .filter(({ partitionOf }) => partitionOf === null)
        .map((table) => [`${table.schema}\0${table.name}`, table]));
    const groups = new Map();
    const groupOfEntry = new Map();
    const rest = [];
    let tablespace;
    for (const statement of statements) {
        const { sql, entry } = statement;
        if (sql.startsWith('SET default_tablespace')) {
            tablespace = (0,script_statements/* tablespaceOf */.AO)(sql) === undefined ? undefined : statement;
            rest.push(statement);
            continue;
        }
        const known = entry ? groupOfEntry.get(entry) : undefined;
        const table = known ? undefined : tableOf(statement, plain);
        const group = known ?? (table && (groups.get(table) ?? []));
        if (!group || !entry) {
            rest.push(statement);
            continue;
        }
        if (table)
            groups.set(table, group);
        groupOfEntry.set(entry, group);
        group.push(tablespace ? { ...statement, sql: localTablespace(tablespace.sql, sql) } : statement);
    }
    const bySize = [...groups].sort(([a], [b]) => b.bytes - a.bytes);
    return { byTable: bySize.map(([, group]) => group), rest };
}
function tableOf({ sql, entry }, plain) {
    if (entry?.type !== 'INDEX' && entry?.type !== 'CONSTRAINT')
        return undefined;
    const [, schema, name] = TABLE_OF.exec(sql) ?? [];
    if (schema === undefined || name === undefined)
        return undefined;
    return plain.get(`${(0,script_statements/* unquote */._n)(schema)}\0${(0,script_statements/* unquote */._n)(name)}`);
}
/** The setting of the script counts for this transaction only, because groups share sessions. */
function localTablespace(setting, sql) {
    return `${setting.replace(/^SET /, 'SET LOCAL ')}\n${sql}\nSET LOCAL default_tablespace = '';`;
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/several-jobs.js










/**
 * Builds in an empty target by several connections, each step committed by itself. Until `commit` a failure drops
 * what was made, which is told by the transactions that made it: what another client makes in the target meanwhile
 * stays, unless it depends on something that goes. A machine that dies half-way leaves half a database behind.
 */
class SeveralJobs {
    parts;
    state = 'open';
    largeObjects = [];
    constructor(parts) {
        this.parts = parts;
    }
    get outcome() {
        return this.parts.journal.outcome;
    }
    prepare() {
        return this.explained('preparing the target', () => this.parts.steps.prepare());
    }
    load(table, rows) {
        return this.explained(`loading ${(0,quote/* displayTable */.jw)(table)}`, () => this.parts.pool.use((session) => inTransaction(session, () => this.parts.steps.load(session, table, rows))));
    }
    loadLargeObjects(rows) {
        const { context } = this.parts;
        return this.explained('large objects', async () => {
            this.largeObjects = await inTransaction(context.session, () => restoreLargeObjects(context, 'create', rows));
        });
    }
    finish() {
        const { steps, pool, context } = this.parts;
        const { request, session } = context;
        return this.explained('finishing', async () => {
            await inTransaction(session, async () => {
                // A restarted sequence has its entry in the catalog written anew.
                const [row] = await session.query('SELECT pg_catalog.pg_current_xact_id()::pg_catalog.xid');
                this.parts.transactions.push(row?.[0] ?? '');
                await steps.finishSequences();
            });
            const { byTable, rest } = groupPostData(steps.postData(), request.manifest.tables);
            await (0,map_concurrently/* mapConcurrently */.X)(byTable, request.jobs, (group) => pool.use((on) => steps.runPostData(group, on)));
            await steps.runPostData(rest, session);
        });
    }
    async readBack(table) {
        const { pool, steps, context } = this.parts;
        const doing = `reading ${(0,quote/* displayTable */.jw)(table)} back`;
        return this.explained(doing, async () => {
            const session = await pool.acquire();
            try {
                const copy = await session.copyOut(`COPY (${steps.readBackSql(table)}) TO STDOUT`);
                return (0,row_stream/* toRowStream */.K)(copy, {
                    finished: () => pool.release(session),
                    broken: (error) => {
                        session.destroy();
                        pool.release(session);
                        return (0,target_errors/* targetError */._5)(error, doing, context.signal);
                    },
                });
            }
            catch (error) {
                pool.release(session);
                throw error;
            }
        });
    }
    explain(table, rows) {
        const { pool, steps } = this.parts;
        return this.explained(`comparing ${(0,quote/* displayTable */.jw)(table)}`, () => pool.use((session) => inTransaction(session, () => explainDifferences(session, table, rows, steps.readBackSql(table)))));
    }
    commit() {
        return this.explained('committing', async () => {
            await this.parts.steps.seal();
            this.parts.context.signal.throwIfAborted();
            this.state = 'committed';
            await this.parts.pool.close();
        });
    }
    async rollback() {
        if (this.state !== 'open')
            return;
        this.state = 'rolled-back';
        const { context, journal, pool, before, transactions, connectToUndo } = this.parts;
        const { session, log } = context;
        const tell = (sentence) => {
            journal.remains.push(sentence);
            log.warn(sentence);
        };
        await pool.close();
        // What still runs there would hold locks.
        if (session.isBusy)
            session.destroy();
        await session.whenCancelSent();
        try {
            const undo = await connectInsteadOf(session, connectToUndo, context.signal);
            try {
                await undo.query('RESET SESSION AUTHORIZATION');
                const trouble = await dropMade(undo, before, transactions, this.largeObjects);
                for (const sentence of trouble)
                    tell(`The target keeps something of the failed restore: ${sentence}.`);
            }
            finally {
                await undo.end();
            }
        }
        catch (error) {
            tell(`What the failed restore made in the target could not be dropped: ${(0,target_errors/* safeMessage */.N5)(error)}.`);
        }
    }
    async explained(doing, work) {
        try {
            return await work();
        }
        catch (error) {
            throw (0,target_errors/* targetError */._5)(error, doing, this.parts.context.signal);
        }
    }
}
/** How long a network or server may stay away before the target is given up; a cancelled run has to end in 7 s. */
const CONNECT_MS = 15_000;
const CONNECT_CANCELLED_MS = 3_000;
const CONNECT_PAUSE_MS = 250;
/** A new session, once that is possible again; gives `session` up, whose connection may be the last one allowed. */
async function connectInsteadOf(session, connect, signal) {
    const startedAt = Date.now();
    for (;;) {
        try {
            return await connect();
        }
        catch (error) {
            const limitMs = signal.aborted ? CONNECT_CANCELLED_MS : CONNECT_MS;
            if (!(error instanceof errors/* BackupError */.hj) || Date.now() - startedAt >= limitMs)
                throw error;
            await session.end();
            await (0,promises_.setTimeout)(CONNECT_PAUSE_MS);
        }
    }
}
async function inTransaction(session, work) {
    await session.query('BEGIN ISOLATION LEVEL READ COMMITTED');
    try {
        const result = await work();
        await session.query('COMMIT');
        return result;
    }
    catch (error) {
        if (session.isAlive)
            await session.query('ROLLBACK').catch(() => session.destroy());
        throw error;
    }
}

// EXTERNAL MODULE: ./.cache/build/database/postgres/restore/target-session.js
var target_session = __webpack_require__(99886);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/begin-restoration.js












/** Starts what was planned: one transaction, or with several jobs a build that is taken down again when it fails. */
async function beginRestoration(options, session, plan, request) {
    const journal = new Journal();
    const context = journal.contextFor(session, { ...request, mode: plan.mode }, options.log, options.signal);
    if (request.jobs > 1)
        return severalJobs(options, context, journal);
    const transactionId = await beginTransaction(session);
    const connectToAsk = (signal) => (0,target_session/* connectTarget */.u)({ ...options, signal });
    const isProject = (await (0,platform/* readPlatform */.K)(session)) === 'supabase';
    const steps = isProject ? await projectStepsOf(context, plan) : stepsOf(context, plan);
    const quiet = plan.mode === 'create' ? steps : withoutEventTriggers(context, steps);
    return new SingleTransaction(context, journal, quiet, plan.mode, transactionId, connectToAsk);
}
/** Time enough to take a half-made database down after the run was cancelled. */
const UNDO_MS = 60_000;
async function severalJobs(options, context, journal) {
    const { session } = context;
    const transactions = [];
    const began = (transactionId) => void transactions.push(transactionId);
    const pool = new SessionPool(context.request.jobs, () => (0,target_session/* connectTargetBeside */.E)(session, options));
    await pool.fill(context.request.tables.length);
    const before = await readBefore(session);
    const kept = () => existingObjects(context);
    return new SeveralJobs({
        context,
        journal,
        steps: createSteps(context, { commits: 'each', kept, began }),
        pool,
        before,
        transactions,
        connectToUndo: () => (0,target_session/* connectTarget */.u)({ ...options, signal: AbortSignal.timeout(UNDO_MS) }),
    });
}
/** What the restore alters and puts back in a database in use is nobody else's event. */
function withoutEventTriggers({ session }, steps) {
    let enable = async () => undefined;
    return {
        prepare: async () => {
            enable = await quietEventTriggers(session);
            await steps.prepare();
        },
        load: (...input) => steps.load(...input),
        finish: () => steps.finish(),
        readBackSql: (table) => steps.readBackSql(table),
        seal: async () => {
            await steps.seal?.();
            await enable();
        },
    };
}
async function projectStepsOf(context, plan) {
    if (plan.mode === 'create')
        return createInProject(context, () => existingObjects(context));
    return plan.mode === 'merge' ? mergeSteps(context, plan) : replaceInProject(context);
}
function stepsOf(context, plan) {
    if (plan.mode === 'replace')
        return replaceSteps(context, plan);
    if (plan.mode === 'merge')
        return mergeSteps(context, plan);
    if (plan.mode === 'create')
        return createSteps(context, { commits: 'never', kept: () => existingObjects(context) });
    return rebuildSteps(context);
}
/** Drop, then create, in the same transaction; schemas and extensions that the drop leaves are not made again. */
function rebuildSteps(context) {
    const steps = createSteps(context, { commits: 'never', kept: () => existingObjects(context) });
    return {
        ...steps,
        async prepare() {
            await dropForRebuild(context.session, context.request);
            await steps.prepare();
        },
    };
}
/** An empty database has its schema public and its plpgsql, and may have more of either. */
async function existingObjects({ session }) {
    const names = async (sql) => new Set((await session.query(sql)).map(([name]) => name ?? ''));
    return {
        schemas: await names('SELECT nspname FROM pg_catalog.pg_namespace'),
        extensions: await names('SELECT extname FROM pg_catalog.pg_extension'),
    };
}

// EXTERNAL MODULE: ./.cache/build/database/postgres/restore/role-uses.js
var role_uses = __webpack_require__(1439);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/create-refusals.js




/** What the target lacks; each of them may be left out with `skip-unrestorable`. `rolesMade`: by the restore itself. */
async function findUnrestorable(session, request, statements, rolesMade) {
    const made = new Set(rolesMade);
    const roles = await missingRoles(session, request, statements);
    return [
        ...roles.filter(({ kind, name }) => kind !== 'role' || !made.has(name)),
        ...(await missingExtensions(session, statements)),
        ...(await missingPrivileges(session, statements)),
    ];
}
const ROLES = `SELECT r.rolname, pg_catalog.pg_has_role(r.oid, 'MEMBER') FROM pg_catalog.pg_roles r`;
async function missingRoles(session, request, statements) {
    const isMember = new Map((await session.query(ROLES)).map(([name, member]) => [name, member === 't']));
    const isSo = await readAlreadySo(session);
    const changing = statements.filter((statement) => !(isOwnerOfPublic(statement) && isSo(statement)));
    const owners = (0,role_uses/* ownersIn */.qx)(request.owner === 'target' ? [] : changing);
    const granted = (0,role_uses/* grantedIn */.tL)(statements);
    // Large objects and rows of the catalog name roles as well; the manifest lists all that were met.
    const met = request.manifest.notCovered.filter(({ kind }) => kind === 'role').map(({ name }) => name);
    const named = new Set([...owners.keys(), ...granted.keys(), ...(request.owner === 'keep' ? met : [])]);
    const missing = [...named].filter((name) => !isMember.has(name)).sort();
    const foreign = [...owners.keys()].filter((name) => isMember.get(name) === false).sort();
    return [
        ...missing.map((name) => ({
            kind: 'role',
            name,
            reason: `is not at the target${(0,role_uses/* describeUses */.eo)(name, { owners, granted })}`,
        })),
        ...foreign.map((name) => ({
            kind: 'owner',
            name,
            reason: `the role of target-url is no member of it, so it cannot hand over ${(0,display_list/* displayList */.l)(owners.get(name) ?? [])}`,
        })),
    ];
}
function extensionsOf(statements) {
    const made = statements.filter(({ entry }) => entry?.type === 'EXTENSION');
    return new Set(made.flatMap(({ sql }) => (0,script_statements/* extensionOf */.je)(sql) ?? []));
}
async function missingExtensions(session, statements) {
    const wanted = extensionsOf(statements);
    if (wanted.size === 0)
        return [];
    const rows = await session.query(`SELECT name FROM pg_catalog.pg_available_extensions
    UNION SELECT extname FROM pg_catalog.pg_extension`);
    const available = new Set(rows.map(([name]) => name));
    return [...wanted]
        .filter((name) => !available.has(name))
        .map((name) => ({ kind: 'extension', name, reason: 'is not installed on the server of the target' }));
}
/** pg_settings, unlike current_setting, passes over what the role may not see. */
const create_refusals_RIGHTS = `SELECT r.rolsuper, pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE'),
  pg_catalog.has_schema_privilege('public', 'CREATE'),
  EXISTS (SELECT FROM pg_catalog.pg_settings s
    WHERE s.name IN ('shared_preload_libraries', 'session_preload_libraries') AND s.setting LIKE '%supautils%')
FROM pg_catalog.pg_roles r WHERE r.rolname = CURRENT_USER`;
const create_refusals_SCHEMAS = 'SELECT nspname FROM pg_catalog.pg_namespace';
/** Headings that only a superuser may create (https://www.postgresql.org/docs/current/sql-commands.html). */
const SUPERUSER_ONLY = new Set([
    'ACCESS METHOD',
    'EVENT TRIGGER',
    'FOREIGN DATA WRAPPER',
    'OPERATOR CLASS',
    'OPERATOR FAMILY',
    'TEXT SEARCH PARSER',
    'TEXT SEARCH TEMPLATE',
]);
const ALL_TABLES = /^CREATE PUBLICATION [\s\S]* FOR (ALL TABLES|TABLES IN SCHEMA)/;
const UNTRUSTED_CODE = /^CREATE FUNCTION [\s\S]*\n {4}LANGUAGE (c|internal)\b/;
async function missingPrivileges(session, statements) {
    const present = new Set((await session.query(create_refusals_SCHEMAS)).map(([name]) => name ?? ''));
    const [row] = await session.query(present.has('public')
        ? create_refusals_RIGHTS
        : create_refusals_RIGHTS.replace("pg_catalog.has_schema_privilege('public', 'CREATE')", 'true'));
    const [isSuperuser, mayCreate, mayCreateInPublic, hasHelper] = (row ?? []).map((value) => value === 't');
    if (isSuperuser)
        return [];
    const missing = [];
    const makesSchemas = statements.some(({ sql }) => {
        const name = (0,script_statements/* newSchemaOf */.Tc)(sql);
        return name !== undefined && !present.has(name);
    });
    if (!mayCreate && makesSchemas) {
        missing.push({
            kind: 'privilege',
            name: 'CREATE on the database',
            reason: 'the role of target-url lacks it',
        });
    }
    const usesPublic = statements.some(({ entry }) => entry?.type === 'TABLE' && entry.schema === 'public');
    if (!mayCreateInPublic && usesPublic) {
        missing.push({
            kind: 'privilege',
            name: 'CREATE on schema public',
            reason: 'the role of target-url lacks it',
        });
    }
    // Supabase's extension lets an ordinary role do some of it; only trying tells which.
    if (hasHelper)
        return missing;
    for (const { sql, entry } of statements) {
        if (!entry || !isCreate(sql) || !needsSuperuser(sql, entry.type))
            continue;
        missing.push({
            kind: entry.type.toLowerCase().replaceAll(' ', '-'),
            ...(entry.schema === null ? {} : { schema: entry.schema }),
            name: entry.name,
            reason: 'only a superuser may create it',
        });
    }
    return [...missing, ...(await untrustedExtensions(session, statements))];
}
function isCreate(sql) {
    return sql.startsWith('CREATE ');
}
function needsSuperuser(sql, type) {
    return SUPERUSER_ONLY.has(type) || ALL_TABLES.test(sql) || UNTRUSTED_CODE.test(sql);
}
async function untrustedExtensions(session, statements) {
    const wanted = extensionsOf(statements);
    if (wanted.size === 0)
        return [];
    const rows = await session.query(`SELECT DISTINCT v.name FROM pg_catalog.pg_available_extension_versions v
    JOIN pg_catalog.pg_available_extensions a ON a.name = v.name AND a.default_version = v.version
    WHERE v.superuser AND NOT v.trusted AND a.installed_version IS NULL`);
    const untrusted = new Set(rows.map(([name]) => name));
    return [...wanted]
        .filter((name) => untrusted.has(name))
        .map((name) => ({ kind: 'extension', name, reason: 'only a superuser may create it' }));
}
function toRefusal({ kind, schema, name, reason }) {
    return { kind, ...(schema === undefined ? {} : { schema }), name, reason };
}

// EXTERNAL MODULE: ./.cache/build/database/postgres/lock-room.js
var lock_room = __webpack_require__(67780);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/lock-estimate.js

/** Headings whose statements lock nothing that their object's own heading does not lock. */
const NO_LOCKS = new Set([
    'ACL',
    'COMMENT',
    'DEFAULT',
    'DEFAULT ACL',
    'EXTENSION',
    'FK CONSTRAINT',
    'CHECK CONSTRAINT',
    'INDEX ATTACH',
    'MATERIALIZED VIEW DATA',
    'POLICY',
    'ROW SECURITY',
    'RULE',
    'SECURITY LABEL',
    'SEQUENCE OWNED BY',
    'TABLE ATTACH',
    'TRIGGER',
]);
/** A table with its TOAST table and that one's index. */
const TABLE_LOCKS = 3;
/** The same, and the files that REFRESH fills. */
const MATERIALIZED_VIEW_LOCKS = 6;
/** Types without TOAST (pg_type.typstorage is plain), as `format_type` names them. */
const FIXED = /^(bigint|integer|smallint|boolean|real|double precision|date|uuid|oid|money|interval( .*)?|(time|timestamp)(\(\d\))? with(out)? time zone)$/;
/** How many entries of the lock table one transaction needs to create all of this; each is held to its end. */
function locksToCreate(statements, tables) {
    const plain = new Set(tables
        .filter(({ columns }) => columns.every(({ type }) => FIXED.test(type)))
        .map(({ schema, name }) => `${schema}\0${name}`));
    let locks = 0;
    let previous = null;
    for (const { entry, sql } of statements) {
        if (!entry || entry === previous || NO_LOCKS.has(entry.type))
            continue;
        previous = entry;
        if (entry.type === 'TABLE') {
            const isSmall = plain.has(`${entry.schema}\0${entry.name}`) || /\nPARTITION BY [^\n]*;$/.test(sql);
            locks += isSmall ? 1 : TABLE_LOCKS;
        }
        else
            locks += entry.type === 'MATERIALIZED VIEW' ? MATERIALIZED_VIEW_LOCKS : 1;
    }
    return locks;
}
/** A refusal when one transaction that needs so many locks would find the lock table full. */
async function refuseFullLockTable(session, needed) {
    const { free, perTransaction } = await (0,lock_room/* readLockRoom */.N)(session);
    if (needed <= free)
        return [];
    const reason = `TARGET_LOCK_TABLE: one transaction needs about ${needed} locks and the server has room for ${free} (max_locks_per_transaction is ${perTransaction}); raise that setting and restart the server, or restore into an empty database with jobs: 2, which needs no single transaction`;
    return [{ kind: 'locks', name: 'lock table', reason }];
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/target-objects.js



/** `pg_` is reserved (https://www.postgresql.org/docs/current/ddl-schemas.html). */
const USER_SCHEMA = "n.nspname OPERATOR(pg_catalog.!~) '^pg_' AND n.nspname OPERATOR(pg_catalog.<>) 'information_schema'";
const notOfExtension = (catalog, id) => `NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
  WHERE d.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND d.objid = ${id} AND d.deptype = 'e')`;
const OBJECTS = `
SELECT CASE c.relkind WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized-view'
  WHEN 'f' THEN 'foreign-table' ELSE 'table' END, n.nspname, c.relname
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'f', 'm', 'v', 'S') AND ${USER_SCHEMA} AND ${notOfExtension('pg_class', 'c.oid')}
UNION ALL
SELECT CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END, n.nspname, p.proname
FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE ${USER_SCHEMA} AND ${notOfExtension('pg_proc', 'p.oid')}
UNION ALL
SELECT 'type', n.nspname, t.typname
FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE t.typrelid = 0 AND t.typelem = 0 AND t.typtype <> 'm' AND ${USER_SCHEMA} AND ${notOfExtension('pg_type', 't.oid')}
UNION ALL
SELECT 'type', n.nspname, t.typname
FROM pg_catalog.pg_type t JOIN pg_catalog.pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'
  JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE ${USER_SCHEMA} AND ${notOfExtension('pg_type', 't.oid')}
ORDER BY 2, 1, 3`;
/**
 * Every table, view, sequence, function and type of users; a database without any is empty. A Supabase project is never
 * without Supabase's own.
 */
async function findUserObjects(session, limit) {
    const isProject = (await (0,platform/* readPlatform */.K)(session)) === 'supabase';
    const managed = managed_schemas/* MANAGED_SCHEMAS */.ZM.map(quote/* quoteLiteral */.ce).join(', ');
    const ofUsers = isProject ? `WHERE o.schema OPERATOR(pg_catalog.<>) ALL (ARRAY[${managed}])` : '';
    const rows = await session.query(`SELECT o.kind, o.schema, o.name FROM (${OBJECTS}) o (kind, schema, name) ${ofUsers} LIMIT ${limit}`);
    return rows.map(([kind, schema, name]) => ({ kind: kind ?? '', schema: schema ?? '', name: name ?? '' }));
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/create-plan.js









const OBJECTS_SHOWN = 20;
/** Roles belong to the server: what several transactions made of them, no failure could take back. */
function refuseRoles({ jobs }, { rolesMade }) {
    if (jobs === 1)
        return [];
    return rolesMade.map((name) => ({
        kind: 'role',
        name,
        reason: 'is not at the target, and would be made; create it first, or set jobs: 1',
    }));
}
/** What building everything anew would do. `mode` says whether the target is emptied before. */
async function planCreate(session, request, mode) {
    const refusals = [];
    if (mode === 'create')
        refusals.push(...(await refuseOccupied(session)));
    refusals.push(...(await refuseServer(session)));
    if (!request.schema)
        refusals.push(noDefinitions(request));
    const definitions = await (0,restore_definitions/* readDefinitions */.T)(session, request);
    const statements = [...definitions.preData, ...definitions.postData];
    refusals.push(...refuseRoles(request, definitions));
    const unrestorable = await findUnrestorable(session, request, statements, definitions.rolesMade);
    if (!request.skipUnrestorable)
        refusals.push(...unrestorable.map(toRefusal));
    if (request.jobs === 1 || mode === 'rebuild') {
        const locks = locksToCreate(statements, request.manifest.tables);
        refusals.push(...(await refuseFullLockTable(session, locks)));
    }
    return {
        mode,
        dropped: [],
        created: create_plan_entriesOf(statements).map(create_plan_toItem),
        emptied: [],
        loaded: request.tables.map(({ schema, name, rows, bytes }) => ({ schema, name, rows, bytes })),
        setAside: [],
        skipped: request.skipUnrestorable ? unrestorable : [],
        refusals,
        notes: [
            ...definitions.notes,
            ...olderServer(session, request),
            ...(await noteLargeObjects(session, { ...request, mode })),
            ...openKeys(statements, request),
        ],
    };
}
async function refuseOccupied(session) {
    const found = await findUserObjects(session, OBJECTS_SHOWN + 1);
    const items = found
        .slice(0, OBJECTS_SHOWN)
        .map((item) => ({ ...item, reason: 'is in the target already' }));
    if (found.length <= OBJECTS_SHOWN)
        return items;
    return [
        ...items,
        { kind: 'objects', name: 'more', reason: `the target has over ${OBJECTS_SHOWN} objects` },
    ];
}
/** What no restore into this server could mend. */
async function refuseServer(session) {
    const [row] = await session.query(`SELECT pg_catalog.current_setting('server_encoding'), pg_catalog.pg_is_in_recovery(),
       pg_catalog.current_setting('default_transaction_read_only')`);
    const [encoding, isStandby, isReadOnly] = row ?? [];
    return [
        ...(encoding === 'UTF8'
            ? []
            : [
                {
                    kind: 'encoding',
                    name: encoding ?? '',
                    reason: `the archive is UTF-8, and this database could not hold every text of it; create one with ENCODING 'UTF8'`,
                },
            ]),
        ...(isStandby === 't'
            ? [{ kind: 'server', name: 'standby', reason: 'it can only be read; use the primary in target-url' }]
            : []),
        // Somebody wants it so, or the server's disk is nearly full; either is a reason not to write.
        ...(isReadOnly === 'on'
            ? [
                {
                    kind: 'setting',
                    name: 'default_transaction_read_only',
                    reason: 'is on at the target, so it can only be read; reset it at the database, role or server',
                },
            ]
            : []),
    ];
}
function noDefinitions(request) {
    const why = isOverRest(request) ? 'it was read over REST' : 'schema-dump was off';
    return {
        kind: 'definitions',
        name: 'schema',
        reason: `the archive has none (${why}), so it creates no tables; create them by migrations, then restore with mode: replace`,
    };
}
function olderServer({ serverVersionNum, serverVersion }, { manifest }) {
    const source = manifest.source.serverVersion;
    const major = Math.floor(serverVersionNum / 10_000);
    if (Number.parseInt(source, 10) <= major)
        return [];
    return [
        `The target is PostgreSQL ${serverVersion.split(' ')[0]}, older than the source's ${source.split(' ')[0]}: definitions that it does not know yet are refused by name.`,
    ];
}
function openKeys(statements, request) {
    return statements.flatMap((statement) => {
        const key = foreignKeyOf(statement);
        return key && isLeftOpen(key, request) ? [openKeyNote(key)] : [];
    });
}
/** Headings that say something about an object that has a heading of its own. */
const ABOUT = new Set([
    'ACL',
    'COMMENT',
    'SECURITY LABEL',
    'TABLE ATTACH',
    'INDEX ATTACH',
    'SEQUENCE OWNED BY',
]);
function create_plan_entriesOf(statements) {
    const entries = new Set();
    for (const { entry } of statements)
        if (entry && !ABOUT.has(entry.type))
            entries.add(entry);
    return [...entries];
}
function create_plan_toItem(entry) {
    const { schema, name } = entry;
    return { kind: (0,script_statements/* kindOf */.I)(entry), ...(schema === null ? {} : { schema }), name };
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/supabase/plan-for-project.js








const NOTHING = {
    dropped: [],
    created: [],
    emptied: [],
    loaded: [],
    setAside: [],
    skipped: [],
    refusals: [],
    notes: [],
};
/** What a restore into a Supabase project would do; reads the catalog only. */
async function planForProject(session, request, mode) {
    const refusedMode = refuseMode(request, mode);
    if (mode === 'rebuild')
        return { ...NOTHING, mode, refusals: refusedMode };
    const plan = await planOf(session, request, mode);
    const hush = request.tables.some(({ schema }) => (0,managed_schemas/* isCarriedSchema */.Ue)(schema))
        ? await refuseWithoutHush(session)
        : [];
    return { ...plan, refusals: [...refusedMode, ...hush, ...plan.refusals] };
}
async function planOf(session, request, mode) {
    const areScheduled = await areJobsScheduled(session);
    const jobs = request.tables.find(isCronJobs);
    const isRow = (table) => !(areScheduled && isCronJobs(table));
    const withoutJobs = partOf(request, isRow, () => true);
    if (mode === 'merge') {
        const plan = await planMerge(session, withoutJobs);
        return jobs && areScheduled ? { ...plan, refusals: [refuseMergedJobs(), ...plan.refusals] } : plan;
    }
    if (mode === 'replace') {
        const plan = await planReplace(session, withoutJobs);
        return { ...plan, ...(jobs && areScheduled ? withJobs(plan, request) : {}) };
    }
    return planCreateInProject(session, request, areScheduled);
}
function withJobs(plan, { tables }) {
    return {
        emptied: [...plan.emptied, { schema: 'cron', name: 'job' }],
        loaded: tables.map(({ schema, name, rows, bytes }) => ({ schema, name, rows, bytes })),
    };
}
async function planCreateInProject(session, request, areScheduled) {
    const plan = await planCreate(session, request, 'create');
    const isReplaced = await readReplaced(session);
    const { missingSchemas } = await (0,restore_definitions/* readDefinitions */.T)(session, request);
    // Jobs whose extension the definitions make are compared when it is there.
    const isRow = (table) => isReplaced(table) && !(areScheduled !== false && isCronJobs(table));
    const part = partOf(request, isRow, isReplaced);
    const replaced = await planReplace(session, part);
    const emptied = areScheduled && request.tables.some(isCronJobs) ? [{ schema: 'cron', name: 'job' }] : [];
    return {
        ...plan,
        emptied: [...replaced.emptied, ...emptied],
        setAside: replaced.setAside,
        refusals: [...missingSchemas.map(plan_for_project_toRefusal), ...plan.refusals, ...replaced.refusals],
        notes: [...plan.notes, ...replaced.notes],
    };
}
const MADE_BY = {
    supabase_functions: 'is not in this project; enable webhooks (Integrations, Database Webhooks), then run again',
    cron: 'is not in this project; enable Cron (Integrations, Cron), then run again',
};
function plan_for_project_toRefusal(name) {
    return {
        kind: 'schema',
        name,
        reason: MADE_BY[name] ?? 'is not in this project, and only Supabase can make it',
    };
}
/** Several transactions could not be taken back, and a project cannot be taken down. */
function refuseMode({ jobs }, mode) {
    return [
        ...(jobs > 1
            ? [
                {
                    kind: 'setting',
                    name: 'jobs',
                    reason: `is ${jobs}; rows of auth and storage are replaced in one transaction. Set jobs: 1`,
                },
            ]
            : []),
        ...(mode === 'rebuild'
            ? [
                {
                    kind: 'setting',
                    name: 'mode',
                    reason: 'is rebuild, which a Supabase project does not allow: take a new project, or mode: replace',
                },
            ]
            : []),
    ];
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/plan-restore.js







/** What a restore in this mode would do; writes nothing. */
async function planRestore(session, request, mode) {
    const plan = await plan_restore_planOf(session, { ...request, mode }, mode);
    const refusals = [...refuseJobs(request, mode), ...plan.refusals];
    if (mode === 'create')
        return { ...plan, refusals };
    return { ...plan, refusals, notes: [...plan.notes, ...(await noteEventTriggers(session))] };
}
async function plan_restore_planOf(session, request, mode) {
    if ((await (0,platform/* readPlatform */.K)(session)) === 'supabase') {
        const plan = await planForProject(session, request, mode);
        return mode === 'create'
            ? plan
            : { ...plan, refusals: [...(await refuseServer(session)), ...plan.refusals] };
    }
    if (mode === 'create')
        return planCreate(session, request, mode);
    if (mode === 'rebuild') {
        const plan = await planCreate(session, request, mode);
        const drops = await planRebuildDrops(session, request);
        return {
            ...plan,
            dropped: drops.dropped,
            refusals: [...plan.refusals, ...drops.refusals],
            notes: [...drops.notes, ...plan.notes],
        };
    }
    const plan = await (mode === 'merge' ? planMerge(session, request) : planReplace(session, request));
    return { ...plan, refusals: [...(await refuseServer(session)), ...plan.refusals] };
}
/** Several connections cannot share one transaction; only what was made from nothing can be taken away again. */
function refuseJobs({ jobs }, mode) {
    if (jobs === 1 || mode === 'create')
        return [];
    const reason = `is ${jobs}, which gives up the single transaction; that is possible only into an empty target (mode create). Set jobs: 1`;
    return [{ kind: 'setting', name: 'jobs', reason }];
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/open-target.js








/**
 * Connects to a database that rows will go into; nothing is written.
 * @throws BackupError kind `target`
 */
async function openPostgresTarget(options) {
    const { connection, lockTimeoutSeconds, signal, log } = options;
    const idleTimeoutMs = options.idleTimeoutMs ?? (0,silence/* defaultIdleTimeoutMs */.PW)(lockTimeoutSeconds);
    const connecting = { connection, lockTimeoutSeconds, idleTimeoutMs, signal };
    const session = await (0,target_session/* connectTarget */.u)(connecting);
    try {
        const info = await readInfo(session, connection);
        return new PostgresTarget(session, connecting, info, log);
    }
    catch (error) {
        session.destroy();
        throw (0,target_errors/* targetError */._5)(error, 'looking at the target', signal);
    }
}
async function readInfo(session, connection) {
    const { fingerprint, fingerprintKind } = await (0,postgres_fingerprint/* readFingerprint */.b)(session, connection);
    const [database] = await session.query('SELECT pg_catalog.current_database()');
    return {
        engine: 'postgresql',
        serverVersion: session.serverVersion.split(' ')[0] ?? '',
        database: database?.[0] ?? connection.database,
        fingerprint,
        fingerprintKind,
        isEmpty: (await findUserObjects(session, 1)).length === 0,
    };
}
class PostgresTarget {
    session;
    connecting;
    info;
    log;
    warnings = [];
    restoration;
    closed = false;
    constructor(session, connecting, info, log) {
        this.session = session;
        this.connecting = connecting;
        this.info = info;
        this.log = log;
    }
    async plan(request) {
        const { signal } = this.connecting;
        try {
            return await planRestore(this.session, request, await this.decideMode(request));
        }
        catch (error) {
            throw (0,target_errors/* targetError */._5)(error, 'planning', signal);
        }
    }
    async begin(plan, request) {
        if (plan.refusals.length > 0) {
            throw new errors/* BackupError */.hj('target', 'The plan of this restore has refusals.', {
                code: 'TARGET_REFUSED',
                nextStep: 'Mend what the plan lists, then run again.',
            });
        }
        try {
            this.restoration = await beginRestoration({ ...this.connecting, log: this.log }, this.session, plan, request);
            return this.restoration;
        }
        catch (error) {
            throw (0,target_errors/* targetError */._5)(error, 'beginning', this.connecting.signal);
        }
    }
    async close() {
        if (this.closed)
            return;
        this.closed = true;
        await this.restoration?.rollback();
        if (this.session.isBusy)
            this.session.destroy();
        await this.session.end();
        await this.session.whenCancelSent();
    }
    /** The target may have changed since it was opened. */
    async decideMode({ mode }) {
        if (mode !== 'auto')
            return mode;
        return (await findUserObjects(this.session, 1)).length === 0 ? 'create' : 'replace';
    }
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

/***/ 4232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ mapConcurrently)
/* harmony export */ });
/**
 * Results of `work` in the order of the items, with at most `limit` calls under way. The first error
 * is thrown once the calls under way have ended; no further call begins after it.
 */
async function mapConcurrently(items, limit, work) {
    const results = new Array(items.length);
    const queue = items.entries();
    let failed = false;
    const worker = async () => {
        for (const [index, item] of queue) {
            if (failed)
                return;
            try {
                results[index] = await work(item);
            }
            catch (error) {
                failed = true;
                throw error;
            }
        }
    };
    const workers = Array.from({ length: Math.min(limit, items.length) }, worker);
    const rejected = (await Promise.allSettled(workers)).find((outcome) => outcome.status === 'rejected');
    if (rejected)
        throw rejected.reason;
    return results;
}


/***/ }),

/***/ 24842:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ tellWhileWorking)
/* harmony export */ });
/** Long enough to be noticed, and rare enough for a log. */
const FIRST_MS = 10_000;
const EVERY_MS = 30_000;
/**
 * Does `work`, and while it takes long calls `tell` with the seconds since it began: first after `firstMs`, then every
 * `everyMs`. `tell` must not throw.
 */
async function tellWhileWorking(work, tell, { firstMs = FIRST_MS, everyMs = EVERY_MS } = {}) {
    const startedAt = performance.now();
    const again = () => {
        tell((performance.now() - startedAt) / 1000);
        timer = setTimeout(again, everyMs).unref();
    };
    let timer = setTimeout(again, firstMs).unref();
    try {
        return await work();
    }
    finally {
        clearTimeout(timer);
    }
}


/***/ })

};
