export const id = 468;
export const ids = [468];
export const modules = {

/***/ 16391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ readCatalog),
/* harmony export */   z: () => (/* binding */ currentDatabase)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15844);

const PERIOD_END = /^row (start|end)$/i;
/** As the server writes it. */
async function currentDatabase(session) {
    const [row] = await session.query('SELECT DATABASE()');
    const database = row?.[0];
    if (!database)
        throw new Error('the session has no database');
    return database;
}
/**
 * The database of the connection. Its name is compared here as well: information_schema ignores case.
 */
async function readCatalog(session) {
    const database = await currentDatabase(session);
    const is = (column) => `${column} = ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteLiteral */ .ce)(database)}`;
    const rowsOf = async (sql) => (await session.query(sql)).filter(([schema]) => schema === database).map(([, ...row]) => row);
    const { hasPrograms } = session.flavour;
    const [about] = await rowsOf(`SELECT SCHEMA_NAME, DEFAULT_CHARACTER_SET_NAME, DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA WHERE ${is('SCHEMA_NAME')}`);
    const tableRows = await rowsOf(`SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, ENGINE, DATA_LENGTH FROM information_schema.TABLES WHERE ${is('TABLE_SCHEMA')}`);
    const columns = groupColumns(await rowsOf(`SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, DATA_TYPE, COLUMN_TYPE, CHARACTER_SET_NAME, EXTRA, GENERATION_EXPRESSION, IS_NULLABLE
       FROM information_schema.COLUMNS WHERE ${is('TABLE_SCHEMA')} ORDER BY TABLE_NAME, ORDINAL_POSITION`));
    const keys = await rowsOf(`SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME FROM information_schema.STATISTICS
     WHERE ${is('TABLE_SCHEMA')} AND INDEX_NAME = 'PRIMARY' ORDER BY TABLE_NAME, SEQ_IN_INDEX`);
    const views = await rowsOf(`SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION FROM information_schema.VIEWS WHERE ${is('TABLE_SCHEMA')}`);
    const foreignKeys = await rowsOf(`SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, TABLE_NAME, UNIQUE_CONSTRAINT_SCHEMA, REFERENCED_TABLE_NAME
     FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE ${is('CONSTRAINT_SCHEMA')}`);
    const programs = (sql) => (hasPrograms ? rowsOf(sql) : Promise.resolve([]));
    const triggers = await programs(`SELECT TRIGGER_SCHEMA, TRIGGER_NAME, EVENT_OBJECT_TABLE FROM information_schema.TRIGGERS
     WHERE ${is('TRIGGER_SCHEMA')} ORDER BY EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER`);
    const routines = await programs(`SELECT ROUTINE_SCHEMA, ROUTINE_NAME, ROUTINE_TYPE FROM information_schema.ROUTINES WHERE ${is('ROUTINE_SCHEMA')}`);
    const events = await programs(`SELECT EVENT_SCHEMA, EVENT_NAME FROM information_schema.EVENTS WHERE ${is('EVENT_SCHEMA')}`);
    const engines = await session.query(`SELECT ENGINE FROM information_schema.ENGINES WHERE TRANSACTIONS = 'YES' AND ENGINE NOT LIKE 'ndb%'`);
    return {
        database,
        characterSet: about?.[0] ?? '',
        collation: about?.[1] ?? '',
        tables: tableRows.filter(isTable).map((row) => toTable(database, row, columns, keys)),
        views: views
            .map(([name, definition]) => ({ name: name ?? '', definition: definition ?? '' }))
            .sort(byName),
        sequences: tableRows.filter(([, type]) => type === 'SEQUENCE').map(([name]) => name ?? ''),
        foreignKeys: foreignKeys.map(([name, table, toSchema, toTable]) => ({
            name: name ?? '',
            table: table ?? '',
            toSchema: toSchema ?? '',
            toTable: toTable ?? '',
        })),
        triggers: triggers.map(([name, table]) => ({ name: name ?? '', table: table ?? '' })),
        routines: routines.map(([name, kind]) => ({ name: name ?? '', kind: kind ?? '' })).sort(byName),
        events: events.map(([name]) => name ?? '').sort(),
        snapshotEngines: new Set(engines.map(([engine]) => engine ?? '')),
    };
}
function byName(a, b) {
    return a.name < b.name ? -1 : 1;
}
const OTHER_TYPES = ['VIEW', 'SEQUENCE', 'SYSTEM VIEW', 'TEMPORARY'];
/** @throws Error for a type that nobody has looked at: it may hold rows */
function isTable([name, type]) {
    if (type === 'BASE TABLE' || type === 'SYSTEM VERSIONED')
        return true;
    if (OTHER_TYPES.includes(type ?? ''))
        return false;
    throw new Error(`${name} is of the unknown type ${type}`);
}
function toTable(schema, [name, type, engine, bytes], columns, keys) {
    const isVersioned = type === 'SYSTEM VERSIONED';
    const own = columns.get(name ?? '') ?? [];
    return {
        schema,
        name: name ?? '',
        engine: engine ?? '',
        isVersioned,
        columns: isVersioned ? withPeriod(own) : own,
        primaryKey: keys.filter(([table]) => table === name).map(([, column]) => column ?? ''),
        estimatedBytes: Number(bytes ?? 0),
    };
}
function groupColumns(rows) {
    const byTable = new Map();
    for (const [table, name, dataType, columnType, characterSet, extra, expression, nullable] of rows) {
        const list = byTable.get(table ?? '') ?? [];
        byTable.set(table ?? '', list);
        const isPeriod = PERIOD_END.test(expression ?? '');
        list.push({
            name: name ?? '',
            dataType: (dataType ?? '').toLowerCase(),
            columnType: columnType ?? '',
            characterSet: characterSet ?? null,
            generated: isPeriod ? null : generationOf(extra ?? ''),
            isPeriod,
            notNull: nullable === 'NO',
        });
    }
    return byTable;
}
/** `DEFAULT_GENERATED` is a default. */
function generationOf(extra) {
    if (/\bVIRTUAL( GENERATED)?\b/.test(extra))
        return 'virtual';
    return /\b(STORED GENERATED|PERSISTENT)\b/.test(extra) ? 'stored' : null;
}
/** Without columns of its own for it, a versioned table has `row_start` and `row_end`, which the catalog does not list. */
function withPeriod(columns) {
    if (columns.some((column) => column.isPeriod))
        return columns;
    const end = (name) => ({
        name,
        dataType: 'timestamp',
        columnType: 'timestamp(6)',
        characterSet: null,
        generated: null,
        isPeriod: true,
        notNull: true,
    });
    return [...columns, end('row_start'), end('row_end')];
}


/***/ }),

/***/ 73468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openMysqlProbe: () => (/* binding */ openMysqlProbe)
});

// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/database/mysql/restore/target-errors.js
var target_errors = __webpack_require__(7382);
// EXTERNAL MODULE: ./.cache/build/database/mysql/sql-statements.js
var sql_statements = __webpack_require__(29323);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/ask-statement.js



/** What may be asked: statements that give rows. */
const QUERY = /^(?:SELECT|WITH|VALUES|TABLE)\b|^\(/i;
/** The family has no type for truth: a comparison gives 1 or 0. */
const ANSWERS = {
    '1': { kind: 'true' },
    '0': { kind: 'false' },
    '\\N': { kind: 'null' },
};
/**
 * Runs one query in a read-only transaction and tells what its rows come to; `session` is good for nothing else afterwards.
 * The first two rows are enough to tell.
 */
async function askStatement(session, statement, timeoutMs, signal) {
    const sql = (0,sql_statements/* withoutComments */.fx)(statement);
    if (!QUERY.test(sql)) {
        return { kind: 'error', message: 'it is no query; allowed: SELECT, WITH, VALUES, TABLE' };
    }
    const { statementTimeout, hasReadOnlyTransactions } = session.flavour;
    const limit = statementTimeout === 'max_statement_time' ? timeoutMs / 1000 : timeoutMs;
    try {
        await session.query(`SET SESSION ${statementTimeout} = ${limit}`);
        await session.query(`START TRANSACTION${hasReadOnlyTransactions ? ' READ ONLY' : ''}`);
        const rows = await session.rowsOut(sql, ['text']);
        const text = [];
        let chunk = await rows.nextChunk();
        for (; chunk && rows.rowCount < 2; chunk = await rows.nextChunk())
            text.push(Buffer.from(chunk));
        if (rows.rowCount === 0)
            return { kind: 'no-row' };
        if (rows.rowCount > 1)
            return { kind: 'several-rows' };
        return ANSWERS[Buffer.concat(text).toString('utf8').trimEnd()] ?? { kind: 'not-boolean' };
    }
    catch (error) {
        if (signal.aborted)
            throw (0,errors/* cancelledError */.YQ)(signal.reason);
        if (error instanceof Error && /too (many|few) columns|no UTF-8/.test(error.message))
            return { kind: 'not-boolean' };
        return { kind: 'error', message: (0,target_errors/* safeMessage */.N)(error) };
    }
}

// EXTERNAL MODULE: ./.cache/build/database/mysql/catalog.js
var catalog = __webpack_require__(16391);
// EXTERNAL MODULE: ./.cache/build/database/mysql/quote.js
var quote = __webpack_require__(15844);
// EXTERNAL MODULE: ./.cache/build/database/mysql/recorded-state.js
var recorded_state = __webpack_require__(81910);
// EXTERNAL MODULE: ./.cache/build/database/mysql/restore/target-session.js
var target_session = __webpack_require__(78193);
// EXTERNAL MODULE: ./.cache/build/database/mysql/sequences.js
var sequences = __webpack_require__(17810);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/probe.js








const TIMEOUT_MS = 600_000;
/** Silence is no news while a statement works; the server itself ends one that takes too long. */
const SILENCE_MS = 120_000;
/**
 * Connects to a restored database to ask it.
 * @throws BackupError kind `target`
 */
async function openMysqlProbe(options) {
    const probe = new MysqlProbe(options);
    await probe.connect();
    return probe;
}
class MysqlProbe {
    options;
    session;
    timeoutMs;
    constructor(options) {
        this.options = options;
        this.timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
    }
    async connect() {
        if (!this.session?.isAlive)
            this.session = await this.open();
        return this.session;
    }
    countRows({ schema, name }) {
        return this.explained('counting rows', async (session) => {
            if (schema !== this.options.sourceDatabase)
                return undefined;
            const { database, tables } = await (0,catalog/* readCatalog */.u)(session);
            if (!tables.some((table) => table.name === name))
                return undefined;
            const [row] = await session.query(`SELECT COUNT(*) FROM ${(0,quote/* quoteIdentifier */.Cm)(database)}.${(0,quote/* quoteIdentifier */.Cm)(name)}`);
            return Number(row?.[0]);
        });
    }
    readSequences() {
        return this.explained('reading sequences', async (session) => {
            const found = await (0,sequences/* readSequences */.l)(session, await (0,catalog/* readCatalog */.u)(session));
            return found.map((sequence) => ({ ...sequence, schema: this.options.sourceDatabase }));
        });
    }
    readState() {
        return this.explained('reading the catalog', async (session) => (0,recorded_state/* recordedState */.O)({ ...(await (0,catalog/* readCatalog */.u)(session)), database: this.options.sourceDatabase }));
    }
    statementsOf(script) {
        return (0,sql_statements/* splitSql */.b5)(script);
    }
    /** On a session of its own, so that whatever the statement does to it is gone afterwards. */
    async ask(statement) {
        const session = await this.open();
        try {
            return await askStatement(session, statement, this.timeoutMs, this.options.signal);
        }
        finally {
            session.destroy();
            await session.whenKilled();
        }
    }
    async close() {
        await this.session?.end();
    }
    open() {
        return (0,target_session/* connectTarget */.u)({ ...this.options, idleTimeoutMs: SILENCE_MS });
    }
    async explained(doing, work) {
        const session = await this.connect();
        try {
            return await work(session);
        }
        catch (error) {
            // The next question begins on a new connection.
            session.destroy();
            throw (0,target_errors/* targetError */._)(error, doing, this.options.signal);
        }
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


/***/ }),

/***/ 17810:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ readNextValue),
/* harmony export */   l: () => (/* binding */ readSequences)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15844);
/* harmony import */ var _tidb_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75235);


/**
 * The next number that each sequence gives out, as a value that is not called yet. Sequences take no part in transactions:
 * read after the snapshot, they are at or beyond every number that its rows use.
 */
async function readSequences(session, catalog) {
    const sequences = [];
    for (const name of [...catalog.sequences].sort()) {
        const table = { schema: catalog.database, name };
        const lastValue = await readNextValue(session, table);
        sequences.push({ ...table, lastValue, isCalled: false });
    }
    return sequences;
}
/** The next number that one of them gives out. */
async function readNextValue(session, sequence) {
    const value = session.flavour.hasTimestampSnapshots
        ? (0,_tidb_js__WEBPACK_IMPORTED_MODULE_0__/* .sequenceOfNextRowId */ .jv)(await session.query((0,_tidb_js__WEBPACK_IMPORTED_MODULE_0__/* .nextRowIdStatement */ .mF)(sequence)))
        : (await session.query(`SELECT next_not_cached_value FROM ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteTable */ .Z8)(sequence)}`))[0]?.[0];
    if (!value)
        throw new Error(`the sequence ${sequence.name} has no next value`);
    return value;
}


/***/ })

};
