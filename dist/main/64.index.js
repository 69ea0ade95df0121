export const id = 64;
export const ids = [64];
export const modules = {

/***/ 19064:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openMysqlSource: () => (/* binding */ openMysqlSource)
});

// EXTERNAL MODULE: ./.cache/build/database/reader-pool.js
var reader_pool = __webpack_require__(69145);
// EXTERNAL MODULE: ./.cache/build/database/silence.js
var silence = __webpack_require__(54334);
// EXTERNAL MODULE: ./.cache/build/database/mysql/catalog.js
var mysql_catalog = __webpack_require__(16391);
// EXTERNAL MODULE: ./.cache/build/database/mysql/connect.js
var connect = __webpack_require__(61658);
// EXTERNAL MODULE: ./.cache/build/database/mysql/fingerprint.js
var fingerprint = __webpack_require__(77536);
// EXTERNAL MODULE: ./.cache/build/database/mysql/grants.js
var grants = __webpack_require__(71021);
// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/database/display-list.js
var display_list = __webpack_require__(55564);
// EXTERNAL MODULE: ./.cache/build/database/mysql/connect-errors.js + 1 modules
var connect_errors = __webpack_require__(3814);
// EXTERNAL MODULE: ./.cache/build/database/mysql/quote.js
var quote = __webpack_require__(15844);
// EXTERNAL MODULE: ./.cache/build/database/error-code.js
var error_code = __webpack_require__(44661);
// EXTERNAL MODULE: ./.cache/build/database/session-failure.js
var session_failure = __webpack_require__(37950);
// EXTERNAL MODULE: ./.cache/build/database/mysql/rows-kernel/rows-kernel.js + 2 modules
var rows_kernel = __webpack_require__(43072);
// EXTERNAL MODULE: ./.cache/build/database/mysql/rows-out.js
var rows_out = __webpack_require__(20370);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/source-errors.js






/** The first rule that fits explains the error. */
const RULES = [
    {
        code: 'SOURCE_LOST',
        numbers: [1053, 1152, 1153, 1158, 1159, 1160, 1161, 1184, 1927, 4031],
        codes: ['PROTOCOL_CONNECTION_LOST', 'PROTOCOL_UNEXPECTED_PACKET', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'],
        message: (what, text) => `The connection to the server broke off (${what}): ${text}`,
        nextStep: 'Check that the server runs and look into its log, then run again.',
    },
    {
        code: 'SOURCE_CHANGING',
        numbers: [1412, 1146, 1054, 8027, 8028],
        message: (what, text) => `The definition of ${what} was changed while the backup ran: ${text}. A snapshot shows rows only in the form that their table had when it was taken.`,
        nextStep: 'Run the backup when no migration (ALTER, TRUNCATE, DROP) runs.',
    },
    {
        code: 'SOURCE_PERMISSION',
        numbers: [1044, 1142, 1143, 1227, 1370, 1698],
        message: (what, text) => `The user may not read ${what}: ${text}`,
        nextStep: 'GRANT SELECT on it to the user of database-url (docs/mysql.md).',
    },
    {
        code: 'SOURCE_LOCKED',
        numbers: [1205, 3572, 1099],
        message: (what, text) => `A lock on ${what} was not granted in time: ${text}`,
        nextStep: 'Run again when the other session has finished, or raise lock-timeout.',
    },
    {
        code: 'SOURCE_CONFLICT',
        numbers: [1213, 9007],
        message: (what, text) => `The server cancelled the reading of ${what}: ${text}`,
        nextStep: 'Run again.',
    },
    {
        code: 'SOURCE_SNAPSHOT_GONE',
        // https://docs.pingcap.com/tidb/stable/error-codes
        numbers: [8055, 9006],
        message: (what, text) => `The moment that the backup reads was collected as garbage before ${what} was read: ${text}`,
        nextStep: 'Raise tidb_gc_life_time above the duration of the backup (SET GLOBAL tidb_gc_life_time = …).',
    },
    {
        code: 'SOURCE_CANCELLED',
        numbers: [1317, 3024, 1969, 1907, 1028, 8175],
        message: (what, text) => `The server cancelled the reading of ${what}: ${text}`,
        nextStep: 'Find out who cancelled it (an administrator or a limit), then run again.',
    },
    {
        code: 'SOURCE_CONNECTION_LIMIT',
        numbers: [1040, 1203, 1226],
        message: (_what, text) => `The server has no connection left: ${text}`,
        nextStep: 'Lower jobs, or raise max_connections, or what this account may have at a time or in an hour (ALTER USER … WITH).',
    },
    {
        code: 'SOURCE_TABLE_BROKEN',
        numbers: [126, 127, 144, 145, 1017, 1030, 1033, 1034, 1035, 1194, 1195, 1286, 1812, 1932],
        message: (what, text) => `The server cannot read ${what}: ${text}`,
        nextStep: 'Repair the table (CHECK TABLE, REPAIR TABLE) or leave it out by exclude-tables.',
    },
];
const NOT_UTF8 = {
    code: 'VALUE_NOT_UTF8',
    message: (what, text) => `A value of ${what} cannot be carried as UTF-8, although its column says it is: ${text}.`,
    nextStep: 'Correct the bytes in the database, or leave the table out by exclude-tables.',
};
const NOT_CARRIED = {
    code: 'VALUE_NOT_CARRIED',
    message: (what, text) => `A value of ${what} did not arrive as it is in the database: ${text}.`,
    nextStep: 'Raise max_allowed_packet at the server for warning 1301, correct the bytes for 1366 and 3854, or leave the table out by exclude-tables.',
};
/** Turns an error of a running session into one a user can act on; a bug stays what it is. */
function sourceError(error, context) {
    return (0,session_failure/* explainSourceError */.LJ)(error, context, { display: quote/* displayTable */.jw, rule: ruleOf, isServers: connect_errors/* isServers */.px });
}
function ruleOf(error) {
    if (error instanceof rows_kernel/* NotUtf8Error */.xo)
        return NOT_UTF8;
    if (error instanceof rows_out/* ValueWarning */.Y)
        return NOT_CARRIED;
    const number = (0,connect_errors/* errorNumberOf */.NO)(error);
    const code = (0,error_code/* codeOf */.$)(error);
    return RULES.find(({ numbers, codes }) => numbers.includes(number) || codes?.includes(code));
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/snapshot.js






/** Sessions that change tables at every snapshot end the run after so many. */
const MAX_SNAPSHOTS = 20;
/** Tables in one statement; keeps statements short enough to read in a log. */
const BATCH = 50;
/** Altered since the snapshot; gone; no such column. */
const CHANGED = [1412, 1146, 1054];
/** Another session waits to alter a table that the guard holds. */
const LOCK_TIMEOUT = 1205;
const GUARDED_WAIT_SECONDS = 1;
/** The transaction that shows one moment. */
function beginStatement({ flavour }) {
    const readOnly = flavour.hasReadOnlyTransactions ? ', READ ONLY' : '';
    return `START TRANSACTION WITH CONSISTENT SNAPSHOT${readOnly}`;
}
/**
 * Begins the transaction on `leader`, decides the scope and reads one row of every table in it. That keeps the table's definition
 * as it is (metadata locks last until a transaction ends), and finds tables that were altered in between: the snapshot
 * is then taken again.
 */
async function holdSnapshot(leader, log, steps) {
    let changed = '';
    for (let attempt = 1; attempt <= MAX_SNAPSHOTS; attempt++) {
        const before = await (0,mysql_catalog/* readCatalog */.u)(leader);
        const scope = await steps.decide(before);
        try {
            await steps.beforeBegin(scope);
            await leader.query(beginStatement(leader));
            const takenAt = await readClock(leader);
            const withRows = await touchGuarded(leader, scope, steps.isGuarded);
            await steps.afterTouch(scope);
            const catalog = await (0,mysql_catalog/* readCatalog */.u)(leader);
            const now = await steps.decide(catalog);
            changed = (0,display_list/* displayList */.l)(whatDiffers(scope, now));
            if (changed === '')
                return { catalog, scope: now, takenAt, withRows: sameTables(now, withRows) };
        }
        catch (error) {
            const retried = steps.isGuarded ? [...CHANGED, LOCK_TIMEOUT] : CHANGED;
            if (!leader.isAlive || !retried.includes((0,connect_errors/* errorNumberOf */.NO)(error)))
                throw error;
            changed = error.message;
        }
        await leader.query('ROLLBACK');
        await steps.undo();
        log.info(`The database changed while the snapshot was taken (${changed}); taking a new one.`);
    }
    throw new errors/* BackupError */.hj('source', `Tables keep being altered, truncated or renamed: ${changed}.`, {
        code: 'SOURCE_CHANGING',
        nextStep: 'Run the backup when no migration or bulk load runs.',
    });
}
async function touchGuarded(leader, { tables }, isGuarded) {
    if (!isGuarded)
        return touchTables(leader, tables);
    const [usual] = await leader.query('SELECT @@SESSION.lock_wait_timeout');
    await leader.query(`SET SESSION lock_wait_timeout = ${GUARDED_WAIT_SECONDS}`);
    try {
        return await touchTables(leader, tables, [...CHANGED, LOCK_TIMEOUT]);
    }
    finally {
        if (leader.isAlive)
            await leader.query(`SET SESSION lock_wait_timeout = ${usual?.[0]}`);
    }
}
/**
 * Reads one row of every table in the session's transaction; the tables that have one. Errors of the numbers `passed` are
 * thrown as they are, others name their table.
 */
async function touchTables(session, tables, passed = CHANGED) {
    const withRows = new Set();
    for (let start = 0; start < tables.length; start += BATCH) {
        const batch = tables.slice(start, start + BATCH);
        const parts = batch.map((table, i) => `(SELECT ${i} FROM ${(0,quote/* quoteTable */.Z8)(table)} LIMIT 1)`);
        for (const [index] of await queryOr(session, parts.join(' UNION ALL '), batch, passed)) {
            const table = batch[Number(index)];
            if (table)
                withRows.add(table);
        }
    }
    return withRows;
}
/** Errors of a batch name no table; one table at a time does. */
async function queryOr(session, sql, batch, passed) {
    try {
        return await session.query(sql);
    }
    catch (error) {
        if (!session.isAlive || passed.includes((0,connect_errors/* errorNumberOf */.NO)(error)))
            throw error;
        for (const table of batch) {
            await session.query(`SELECT 1 FROM ${(0,quote/* quoteTable */.Z8)(table)} LIMIT 1`).catch((own) => {
                if (passed.includes((0,connect_errors/* errorNumberOf */.NO)(own)))
                    throw own;
                throw sourceError(own, { table, signal: new AbortController().signal });
            });
        }
        throw error;
    }
}
async function readClock(session) {
    const [row] = await session.query("SELECT DATE_FORMAT(UTC_TIMESTAMP(), '%Y-%m-%dT%H:%i:%sZ')");
    return row?.[0] ?? '';
}
/** Names of tables that are not in both, or not the same in both. */
function whatDiffers(before, after) {
    const known = new Map(before.tables.map((table) => [table.name, shapeOf(table)]));
    const differing = after.tables.filter((table) => known.get(table.name) !== shapeOf(table));
    const names = new Set(after.tables.map((table) => table.name));
    const gone = before.tables.filter((table) => !names.has(table.name));
    return [...differing, ...gone].map(quote/* displayTable */.jw);
}
function shapeOf({ selectSql, engine, columns, primaryKey }) {
    return JSON.stringify([selectSql, engine, columns, primaryKey]);
}
function sameTables(scope, tables) {
    const names = new Set([...tables].map((table) => table.name));
    return new Set(scope.tables.filter((table) => names.has(table.name)));
}

// EXTERNAL MODULE: ./.cache/build/database/mysql/tidb.js
var tidb = __webpack_require__(75235);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/hold-timestamp.js




/**
 * TiDB: the leader's open transaction keeps the garbage collector back and gives its timestamp; readers see that moment in the
 * structure that it had, so no lock is needed and a reader that breaks off is replaced.
 */
async function holdTimestamp(options) {
    const { leader, opened, connecting } = options;
    await leader.query(beginStatement(leader));
    const timestamp = await (0,tidb/* readTimestamp */.L2)(leader);
    const takenAt = await readClock(leader);
    const openReader = async () => {
        const session = await (0,connect/* connectBeside */.P)(leader, connecting);
        opened.push(session);
        await (0,tidb/* readAtTimestamp */.eU)(session, timestamp);
        return session;
    };
    const first = await openReader();
    const catalog = await (0,mysql_catalog/* readCatalog */.u)(first);
    const scope = await options.decide(catalog);
    await (0,tidb/* checkLifeTime */.ys)(leader, scope.tables.reduce((sum, table) => sum + table.estimatedBytes, 0));
    const withRows = await touchTables(first, scope.tables);
    const others = await Promise.all(Array.from({ length: options.jobs - 1 }, openReader));
    return {
        catalog,
        scope,
        takenAt,
        withRows,
        readers: [first, ...others],
        openReader,
        consistency: `snapshot at timestamp ${timestamp}`,
        warnings: scope.warnings,
        standsStill: () => true,
        onRead: () => undefined,
    };
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/locks.js



/** Not allowed: RELOAD or LOCK TABLES is missing, or the host keeps it to itself. */
const DENIED = [1044, 1045, 1142, 1227, 1290];
/**
 * Stops every write on the server until `unlockAll`, so that several connections can begin with one moment. False where the user may not.
 * The wait is limited by `lock-timeout`; meanwhile other sessions' writes wait too.
 */
async function lockAll(session, log) {
    return may(session, 'FLUSH TABLES WITH READ LOCK', log, 'one connection reads');
}
async function unlockAll(session) {
    await session.query('UNLOCK TABLES');
}
/** Stops writes to these tables until the session unlocks or ends. False where the user may not. */
async function lockTables(session, tables, log) {
    const list = tables.map((table) => `${(0,quote/* quoteTable */.Z8)(table)} READ`).join(', ');
    return may(session, `LOCK TABLES ${list}`, log, 'tables without transactions are read unlocked');
}
async function may(session, sql, log, otherwise) {
    try {
        await session.query(sql);
        return true;
    }
    catch (error) {
        if (!DENIED.includes((0,connect_errors/* errorNumberOf */.NO)(error)))
            throw error;
        log.info(`lock: allow has no effect, ${otherwise}: ${(0,errors/* messageOf */.bD)(error)}`);
        return false;
    }
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/hold-transaction.js







/**
 * MySQL and MariaDB: one transaction on one connection. With `lock: allow`, where the user may, writes stop for the moment in which
 * several connections begin theirs, and tables without transactions stay locked until they are read.
 */
async function holdTransaction(options) {
    const { leader, opened, log, jobs } = options;
    const mayLock = options.lock === 'allow';
    const workers = mayLock && jobs > 1 ? await openWorkers(options) : [];
    const guard = leader.flavour.hidesTruncate ? await openBeside(options) : undefined;
    let locker;
    let isStopped = false;
    let areTablesLocked = false;
    const held = await holdSnapshot(leader, log, {
        decide: options.decide,
        isGuarded: guard !== undefined,
        beforeBegin: async ({ tables, outsideSnapshot }) => {
            await guard?.query('START TRANSACTION');
            if (guard)
                await touchTables(guard, tables);
            // In this order: a writer that waits for one table would keep the lock on all of them waiting.
            isStopped = workers.length > 0 && (await lockAll(leader, log));
            if (!mayLock || outsideSnapshot.length === 0)
                return;
            locker ??= await openBeside(options);
            areTablesLocked = await lockTables(locker, outsideSnapshot, log);
        },
        afterTouch: async ({ tables }) => {
            await guard?.query('ROLLBACK');
            if (!isStopped)
                return;
            for (const worker of workers) {
                await worker.query(beginStatement(worker));
                await touchTables(worker, tables);
            }
            await unlockAll(leader);
        },
        undo: async () => {
            await guard?.query('ROLLBACK');
            if (isStopped)
                await unlockAll(leader);
            for (const worker of workers)
                await worker.query('ROLLBACK');
            if (areTablesLocked && locker)
                await unlockAll(locker);
        },
    });
    await guard?.end();
    const outside = held.scope.outsideSnapshot;
    const readers = isStopped ? [leader, ...workers] : [leader];
    const unread = new Set(areTablesLocked ? outside : []);
    return {
        ...held,
        readers,
        openReader: () => Promise.reject(momentLost()),
        consistency: describe(readers.length, outside, areTablesLocked),
        warnings: [...held.scope.warnings, ...warn(outside, areTablesLocked)],
        standsStill: (table) => areTablesLocked || !outside.includes(table),
        onRead: (table) => {
            if (!unread.delete(table) || unread.size > 0 || !locker?.isAlive)
                return;
            locker.query('UNLOCK TABLES').catch((error) => log.debug(String(error)));
        },
    };
    async function openWorkers(from) {
        const id = await (0,fingerprint/* readServerId */.b6)(leader);
        const beside = await Promise.all(Array.from({ length: jobs - 1 }, () => openBeside(from)));
        for (const worker of beside)
            if ((await (0,fingerprint/* readServerId */.b6)(worker)) !== id)
                throw otherServer();
        return beside;
    }
    async function openBeside({ connecting }) {
        const session = await (0,connect/* connectBeside */.P)(leader, connecting);
        opened.push(session);
        return session;
    }
}
function describe(readers, outside, areLocked) {
    const shared = readers > 1 ? `, shared by ${readers} connections under a global read lock` : '';
    if (outside.length === 0)
        return `snapshot${shared}`;
    const names = outside.map(({ name, engine }) => `${(0,quote/* displayName */.QC)(name)} (${engine})`).join(', ');
    const how = areLocked ? 'locked since that moment' : 'each as it was when it was read';
    return `snapshot${shared}; without transactions, ${how}: ${names}`;
}
function warn(outside, areLocked) {
    if (outside.length === 0 || areLocked)
        return [];
    const names = (0,display_list/* displayList */.l)(outside.map(({ name, engine }) => `${(0,quote/* displayName */.QC)(name)} (${engine})`));
    return [
        `Tables without transactions are outside the snapshot, and may show a later moment than the others: ${names}. Set lock: allow to have them locked while they are read, or convert them to InnoDB.`,
    ];
}
/** Whoever was reading on it says why. */
function momentLost() {
    return new errors/* ConsequenceError */.m8('source', 'A connection that holds the snapshot is gone.', {
        code: 'SOURCE_LOST',
        nextStep: "Look into the server's log and run again.",
    });
}
function otherServer() {
    return new errors/* BackupError */.hj('source', 'The connections of this backup reach different servers.', {
        code: 'SOURCE_SETTINGS',
        nextStep: 'Set jobs: 1, or connect to one server instead of a proxy.',
        setting: 'jobs',
    });
}

// EXTERNAL MODULE: ./.cache/build/database/row-stream.js
var row_stream = __webpack_require__(59738);
// EXTERNAL MODULE: ./.cache/build/database/mysql/server-checksum.js
var server_checksum = __webpack_require__(9861);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/read-checksum.js

/** This much costs MariaDB about 0.05 s and MySQL 0.15 s (docs/mysql.md). */
const AUTO_MAX_BYTES = 32 * 1024 * 1024;
/** Asked on the session that has just read the rows, so that it sees the same moment. `bytes` are those of the rows' text. */
async function checksumAfterReading(session, table, bytes, { choice, reasonAgainst }) {
    const reason = choice === 'off' ? 'table-checksum: off' : reasonAgainst(table);
    if (reason !== null)
        return { value: null, reason };
    if (choice === 'auto' && bytes > AUTO_MAX_BYTES)
        return { value: null, reason: 'over 32 MiB (table-checksum: always takes them, too)' };
    return (0,server_checksum/* askChecksum */.BI)(session, table);
}
/** Rows after whose end the server is asked for its checksum of them. */
class ChecksummedRows {
    rows;
    ask;
    bytes = 0;
    found;
    constructor(rows, ask) {
        this.rows = rows;
        this.ask = ask;
    }
    get rowCount() {
        return this.rows.rowCount;
    }
    async nextChunk() {
        const chunk = await this.rows.nextChunk();
        if (chunk === undefined)
            this.found ??= await this.ask(this.bytes);
        else
            this.bytes += chunk.length;
        return chunk;
    }
    checksum() {
        if (!this.found)
            throw new Error('the checksum is known once the stream has ended');
        return this.found;
    }
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/mysql-source.js




/** An open MySQL, MariaDB or TiDB source: the port of core/ports.ts. */
class MysqlSource {
    parts;
    info;
    snapshotAt;
    tables;
    sequences;
    largeObjects = null;
    excluded;
    notCovered;
    extensions = [];
    state;
    warnings;
    plans;
    closed;
    constructor(parts) {
        this.parts = parts;
        this.info = parts.info;
        this.snapshotAt = parts.snapshotAt;
        this.tables = parts.scope.tables;
        this.sequences = parts.sequences;
        this.excluded = parts.scope.excluded;
        this.notCovered = parts.notCovered;
        this.state = parts.state;
        this.warnings = parts.warnings;
        this.plans = new Map(this.tables.map((table) => [table.name, table]));
    }
    /** One row of each was read when the snapshot was taken. */
    async hasRows() {
        return this.parts.withRows.size > 0;
    }
    async dumpSchema() {
        return this.parts.schema;
    }
    async readTable(table) {
        const plan = this.plans.get(table.name);
        if (!plan)
            throw new Error(`no table ${table.name} in this source`);
        const { pool, signal, onRead, checksums } = this.parts;
        const context = { table, signal };
        const session = await pool.acquire();
        const broken = (error) => {
            session.destroy();
            pool.release(session);
            return sourceError(error, context);
        };
        try {
            const rows = new ChecksummedRows(await session.rowsOut(plan.selectSql, plan.forms), (bytes) => checksumAfterReading(session, plan, bytes, checksums));
            const finished = () => {
                pool.release(session);
                onRead(plan);
            };
            return { ...(0,row_stream/* toRowStream */.K)(rows, { finished, broken }), serverChecksum: () => rows.checksum() };
        }
        catch (error) {
            throw broken(error);
        }
    }
    /** There are none. */
    readLargeObjects() {
        throw new Error('MySQL has no large objects');
    }
    close() {
        this.closed ??= this.closeAll();
        return this.closed;
    }
    async closeAll() {
        this.parts.pool.close(closedError());
        await Promise.all(this.parts.opened.map((session) => session.end()));
    }
}
function closedError() {
    return new errors/* BackupError */.hj('source', 'The source was closed while it was being read.', {
        code: 'SOURCE_LOST',
        nextStep: 'Run again.',
    });
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/not-covered.js
const JSON_LIMIT = 'values inside JSON that are dates, times or bytes print as strings, and come back as such; decimals that print like an integer or a double (and on 5.7 doubles without a fraction) come back as one';
const PERIOD_LIMIT = 'its versions are told by transaction numbers, which mean nothing to another server: the rows are carried, their history may not be restorable';
/** What the archive cannot carry, as far as it was really met; mysqldump has the same limits. */
function findNotCovered({ tables }, flavour) {
    return tables.flatMap(({ schema, name, columns }) => {
        const jsons = flavour.engine === 'mariadb' ? [] : columns.filter(({ dataType }) => dataType === 'json');
        const numbered = columns.some(({ isPeriod, dataType }) => isPeriod && dataType === 'bigint');
        return [
            ...jsons.map((column) => ({
                kind: 'column-precision',
                schema,
                name: `${name}.${column.name}`,
                reason: JSON_LIMIT,
            })),
            ...(numbered ? [{ kind: 'history', schema, name, reason: PERIOD_LIMIT }] : []),
        ];
    });
}

// EXTERNAL MODULE: ./.cache/build/database/mysql/scope.js
var mysql_scope = __webpack_require__(74416);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/preflight.js






const preflight_DENIED = [1142, 1143];
/**
 * Everything in scope can be read in full. A server shows a user only what he has some right on: what he may not read is
 * not there, so rights on the whole database are asked for.
 * @returns sentences for the report
 * @throws BackupError kind `source` code `SOURCE_PERMISSION`, naming everything at once
 */
async function checkReadable(options) {
    const { session, catalog, rights, scope, isSelected, needsSchema } = options;
    const database = (0,quote/* quoteIdentifier */.Cm)(catalog.database);
    if (!rights.reads && !isSelected) {
        throw denied(`The user has no SELECT on the whole database ${database}, and a server hides tables that a user has no right on: nobody could tell whether some are missing.`, `GRANT SELECT ON ${database}.* to the user of database-url, or name the tables by include-tables.`);
    }
    const missing = needsSchema ? missingForSchema(options) : [];
    if (missing.length > 0) {
        throw denied(`The user cannot see every definition of ${database}: ${missing.map(({ what }) => what).join('; ')}.`, `GRANT ${missing.map(({ grant }) => grant).join(' and ')} to the user of database-url (docs/mysql.md), or set schema-dump: off to go without definitions.`);
    }
    if (rights.reads)
        return [];
    const unreadable = [];
    for (const table of scope.tables) {
        try {
            await session.query(`SELECT * FROM ${(0,quote/* quoteTable */.Z8)(table)} LIMIT 0`);
        }
        catch (error) {
            if (!preflight_DENIED.includes((0,connect_errors/* errorNumberOf */.NO)(error)))
                throw error;
            unreadable.push((0,quote/* displayTable */.jw)(table));
        }
    }
    if (unreadable.length > 0) {
        throw denied(`The user cannot read everything: no SELECT on every column of ${(0,display_list/* displayList */.l)(unreadable)}.`, 'GRANT SELECT on these tables to the user of database-url, or leave them out by exclude-tables.');
    }
    return [
        `The user has no SELECT on the whole database ${catalog.database}: tables that include-tables would mean, and that this user has no right on, are not in this backup.`,
    ];
}
/**
 * The scope for a user who may not see everything: what matches nothing may be there.
 * @throws BackupError kind `source` code `SOURCE_PERMISSION`
 */
function decideVisible(catalog, selection) {
    try {
        return (0,mysql_scope/* decideScope */.d)(catalog, selection);
    }
    catch (error) {
        if (!(error instanceof errors/* SettingsError */.GN))
            throw error;
        const found = error.problems.map(({ setting, message }) => `${setting}: ${message}`).join(' ');
        throw denied(`${found} A server hides tables that a user has no right on, and this one has no SELECT on the whole database.`, 'GRANT SELECT on these tables to the user of database-url, or correct the names.');
    }
}
function missingForSchema({ session, catalog, rights }) {
    const { hasPrograms, routineTable } = session.flavour;
    const on = `ON ${(0,quote/* quoteIdentifier */.Cm)(catalog.database)}.*`;
    const missing = [];
    const need = (name, what) => {
        if (!(0,grants/* hasRight */.f)(rights.onDatabase, name))
            missing.push({ what, grant: `${name} ${on}` });
    };
    if (catalog.views.length > 0)
        need('SHOW VIEW', 'views need SHOW VIEW');
    if (!hasPrograms)
        return missing;
    need('TRIGGER', 'triggers are hidden without TRIGGER');
    need('EVENT', 'events are hidden without EVENT');
    const seesRoutines = rights.readsRoutineTable ||
        (0,grants/* hasRight */.f)(rights.onServer, 'SELECT', 'SHOW_ROUTINE') ||
        (0,grants/* hasRight */.f)(rights.onDatabase, 'EXECUTE', 'CREATE ROUTINE', 'ALTER ROUTINE', 'SHOW CREATE ROUTINE');
    if (!seesRoutines) {
        const grant = routineTable === null ? 'SHOW_ROUTINE ON *.*' : `SELECT ON ${routineTable}`;
        missing.push({ what: 'routines are hidden from this user', grant });
    }
    return missing;
}
function denied(message, nextStep) {
    return new errors/* BackupError */.hj('source', message, { code: 'SOURCE_PERMISSION', nextStep, setting: 'database-url' });
}

// EXTERNAL MODULE: ./.cache/build/database/mysql/recorded-state.js
var recorded_state = __webpack_require__(81910);
// EXTERNAL MODULE: ./.cache/build/database/mysql/restore/leftovers.js
var restore_leftovers = __webpack_require__(36365);
// EXTERNAL MODULE: ./.cache/build/database/mysql/restore/merge-note.js
var merge_note = __webpack_require__(83262);
// EXTERNAL MODULE: ./.cache/build/database/mysql/definer.js
var mysql_definer = __webpack_require__(24263);
// EXTERNAL MODULE: ./.cache/build/database/mysql/definition-script.js
var definition_script = __webpack_require__(33527);
// EXTERNAL MODULE: ./.cache/build/database/mysql/sql-tokens.js
var sql_tokens = __webpack_require__(46423);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/explicit-collation.js

const CHARACTER_SET = 'utf8mb4';
const AS_OPTION = ` CHARSET=${CHARACTER_SET}`;
const OF_COLUMN = ` CHARACTER SET ${CHARACTER_SET}`;
/**
 * SHOW CREATE TABLE leaves out the collation that is the server's usual one for utf8mb4, which MySQL 8.0 changed from `utf8mb4_general_ci` to
 * `utf8mb4_0900_ai_ci`: other words would be equal on another server. `usual` is that of the source, and is written out.
 */
function withCollation(create, usual) {
    let out = '';
    let copied = 0;
    let depth = 0;
    for (let at = 0; at < create.length; at = (0,sql_tokens/* endOfToken */.k)(create, at)) {
        const char = create[at];
        if (char === '(')
            depth++;
        if (char === ')')
            depth--;
        const words = depth === 0 ? AS_OPTION : OF_COLUMN;
        // Deeper are expressions.
        if (char !== ' ' || depth > 1 || !create.startsWith(words, at))
            continue;
        const end = at + words.length;
        if (/^(?:\w| COLLATE)/.test(create.slice(end, end + 9)))
            continue;
        out += create.slice(copied, end) + (depth === 0 ? ` COLLATE=${usual}` : ` COLLATE ${usual}`);
        copied = end;
    }
    return out + create.slice(copied);
}

// EXTERNAL MODULE: ./.cache/build/database/mysql/show-create.js
var show_create = __webpack_require__(9960);
// EXTERNAL MODULE: ./.cache/build/database/mysql/split-table.js
var split_table = __webpack_require__(2121);
// EXTERNAL MODULE: ./.cache/build/database/mysql/view-order.js
var view_order = __webpack_require__(47866);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/schema.js









/** A view whose tables, columns, functions or definer are gone. */
const BROKEN_VIEW = 1356;
/**
 * The definitions of everything in the database, by SHOW CREATE: before the rows sequences, tables, routines and views,
 * after them foreign keys, triggers and events. Names carry no database, so a script fills whichever is current.
 * @throws BackupError code `SOURCE_PERMISSION` when a text is hidden
 */
async function readSchema(session, catalog, definer) {
    const { database } = catalog;
    const { flavour } = session;
    const notCovered = [];
    const options = { databaseCollation: catalog.collation, definer };
    const pre = new definition_script/* DefinitionScript */.T('Run before the rows are loaded.', options);
    const post = new definition_script/* DefinitionScript */.T('Run after the rows are loaded.', options);
    const definers = new Set();
    const addProgram = async (script, kind, name) => {
        const definition = await (0,show_create/* showCreate */.k)(session, kind, { schema: database, name });
        const named = (0,mysql_definer/* definerOf */.B)(definition.sql);
        if (named !== undefined)
            definers.add(named);
        script.addProgram(definition);
    };
    const [usual] = await session.query("SELECT DEFAULT_COLLATE_NAME FROM information_schema.CHARACTER_SETS WHERE CHARACTER_SET_NAME = 'utf8mb4'");
    const usualCollation = usual?.[0] ?? 'utf8mb4_general_ci';
    pre.add(`ALTER DATABASE CHARACTER SET ${catalog.characterSet} COLLATE ${catalog.collation}`);
    for (const name of catalog.sequences)
        pre.add((await (0,show_create/* showCreate */.k)(session, 'SEQUENCE', { schema: database, name })).sql);
    for (const { name } of [...catalog.tables].sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const { create, foreignKeys } = (0,split_table/* splitTable */.V)((await (0,show_create/* showCreate */.k)(session, 'TABLE', { schema: database, name })).sql);
        pre.add(withCollation(create, usualCollation));
        if (foreignKeys.length === 0)
            continue;
        const added = foreignKeys.map((key) => `ADD ${key}`);
        for (const change of flavour.addsKeysTogether ? [added.join(', ')] : added)
            post.add(`ALTER TABLE ${(0,quote/* quoteIdentifier */.Cm)(name)} ${change}`);
        if (flavour.engine !== 'tidb')
            continue;
        const inert = foreignKeys.filter((key) => (0,tidb/* isUnenforced */.QR)(key, flavour.versionNum));
        notCovered.push(...inert.map((key) => unenforced(database, name, key)));
    }
    for (const { kind, name } of inOrderOfKinds(catalog.routines))
        await addProgram(pre, kind, name);
    const { whole, broken } = await sortOutViews(session, catalog);
    for (const { name } of whole)
        await addProgram(pre, 'VIEW', name);
    for (const { name } of catalog.triggers)
        await addProgram(post, 'TRIGGER', name);
    for (const name of catalog.events)
        await addProgram(post, 'EVENT', name);
    return {
        dump: {
            preData: pre.toBytes(),
            postData: post.toBytes(),
            tool: `SHOW CREATE of ${flavour.title} ${flavour.version}`,
        },
        warnings: broken.map(({ name }) => `The view ${(0,quote/* displayName */.QC)(name)} is broken at the source and not in this backup.`),
        notCovered: [...notCovered, ...broken, ...(definer === 'keep' ? definersNamed(definers) : [])],
    };
}
function unenforced(schema, table, key) {
    const name = /^CONSTRAINT\s+`((?:[^`]|``)*)`/.exec(key)?.[1]?.replaceAll('``', '`') ?? '';
    const reason = 'TiDB keeps the definition of this key and does not enforce it, so rows without parent may be there; a target that enforces it may refuse them';
    return { kind: 'foreign-key', schema, name: `${table} ${name}`, reason };
}
/** A package's body needs the package. */
function inOrderOfKinds(routines) {
    const rank = (kind) => (kind === 'PACKAGE BODY' ? 1 : 0);
    return [...routines].sort((a, b) => rank(a.kind) - rank(b.kind));
}
async function sortOutViews(session, { database, views }) {
    const whole = [];
    const broken = [];
    for (const view of (0,view_order/* orderViews */.F)(database, views)) {
        try {
            await session.query(`SHOW COLUMNS FROM ${(0,quote/* quoteTable */.Z8)({ schema: database, name: view.name })}`);
            whole.push(view);
        }
        catch (error) {
            if ((0,connect_errors/* errorNumberOf */.NO)(error) !== BROKEN_VIEW)
                throw error;
            const reason = 'the view is broken at the source: it uses something that is gone, and no server would accept its definition';
            broken.push({ kind: 'view', schema: database, name: view.name, reason });
        }
    }
    return { whole, broken };
}
function definersNamed(definers) {
    const reason = 'views, routines, triggers or events run with the rights of this account; accounts belong to the server: create it before a restore, or set definer: current';
    return [...definers].sort().map((name) => ({ kind: 'account', name, reason }));
}

// EXTERNAL MODULE: ./.cache/build/database/mysql/sequences.js
var sequences = __webpack_require__(17810);
// EXTERNAL MODULE: ./.cache/build/database/mysql/still-working.js
var still_working = __webpack_require__(2380);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/open-source.js




















/**
 * Connects, checks that everything in scope can be read in full, and takes the snapshot.
 * @throws BackupError kind `source`; kind `settings` for a selection that matches nothing
 */
async function openMysqlSource(options) {
    const { connection: target, signal, log, jobs, lock, selection, lockTimeoutSeconds } = options;
    const idleTimeoutMs = options.idleTimeoutMs ?? (0,silence/* defaultIdleTimeoutMs */.PW)(lockTimeoutSeconds);
    const common = { target, readOnly: true, lockTimeoutSeconds, idleTimeoutMs, signal };
    // Rows that stop coming are a loss, whatever the server believes.
    const isStillWorking = async (session) => (0,server_checksum/* isCounting */.EL)(session) && (await (0,still_working/* asksWhetherItWorks */.R)(session, common));
    const connecting = { ...common, isStillWorking };
    const leader = await (0,connect/* connect */.N)(connecting);
    const opened = [leader];
    const needsSchema = options.schemaDump !== 'off';
    let limits = [];
    try {
        const { flavour } = leader;
        const database = await (0,mysql_catalog/* currentDatabase */.z)(leader);
        const rights = await (0,grants/* readRights */.C)(leader, database);
        const leftovers = flavour.hasTableLocks
            ? [...(await (0,restore_leftovers/* tellLeftovers */.mN)(leader, database)), ...(await (0,merge_note/* tellMergeNote */.U2)(leader, database))]
            : [];
        const isSelected = selection.includeTables.length > 0;
        const decide = async (catalog) => {
            const scope = rights.reads ? (0,mysql_scope/* decideScope */.d)(catalog, selection) : decideVisible(catalog, selection);
            limits = await checkReadable({ session: leader, catalog, scope, rights, isSelected, needsSchema });
            return scope;
        };
        const hold = flavour.hasTimestampSnapshots ? holdTimestamp : holdTransaction;
        const held = await hold({ leader, opened, connecting, jobs, lock, log, decide });
        const { catalog, scope } = held;
        const [reader = leader] = held.readers;
        const schema = needsSchema ? await readSchema(reader, catalog, options.definer) : null;
        const info = {
            engine: flavour.engine,
            serverVersion: flavour.version,
            database: catalog.database,
            ...(await (0,fingerprint/* readFingerprint */.bi)(leader, target, catalog.database)),
            consistency: held.consistency,
        };
        return new MysqlSource({
            info,
            snapshotAt: held.takenAt,
            scope,
            withRows: held.withRows,
            sequences: await (0,sequences/* readSequences */.l)(reader, catalog),
            notCovered: [...findNotCovered(catalog, flavour), ...(schema?.notCovered ?? [])],
            state: (0,recorded_state/* recordedState */.O)(catalog),
            schema: schema?.dump ?? null,
            warnings: [...leftovers, ...held.warnings, ...limits, ...(schema?.warnings ?? [])],
            pool: new reader_pool/* ReaderPool */.e(held.readers, held.openReader),
            opened,
            onRead: held.onRead,
            checksums: {
                choice: options.tableChecksum,
                reasonAgainst: (table) => (0,server_checksum/* reasonAgainst */.sx)(table, flavour, held.standsStill(table)),
            },
            signal,
        });
    }
    catch (error) {
        for (const session of opened)
            session.destroy();
        throw sourceError(error, { doing: 'the catalog', signal });
    }
}


/***/ }),

/***/ 81910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ recordedState)
/* harmony export */ });
/** What a drill compares: triggers and foreign keys. Keys made under `foreign_key_checks = 0` may have orphans; they are not counted. */
function recordedState({ database, triggers, foreignKeys }) {
    return {
        triggers: triggers.map(({ name, table }) => ({ schema: database, table, name, enabled: 'origin' })),
        policies: [],
        rowSecurity: [],
        foreignKeys: foreignKeys.map(({ name, table }) => ({
            schema: database,
            table,
            name,
            validated: true,
            orphans: null,
        })),
    };
}


/***/ })

};
