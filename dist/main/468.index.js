export const id = 468;
export const ids = [468];
export const modules = {

/***/ 73468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openMysqlProbe: () => (/* binding */ openMysqlProbe)
});

// EXTERNAL MODULE: ./.cache/build/database/probe-connection.js
var probe_connection = __webpack_require__(19656);
// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/database/mysql/restore/target-errors.js
var target_errors = __webpack_require__(7382);
// EXTERNAL MODULE: ./.cache/build/database/mysql/rows-kernel/rows-kernel.js + 2 modules
var rows_kernel = __webpack_require__(43072);
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
 * @throws BackupError kind `target` when the connection breaks off, which says nothing of the backup; kind `cancelled`
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
        if (!session.isAlive)
            throw (0,target_errors/* targetError */._)(error, 'asking check-sql');
        if (error instanceof rows_kernel/* RowFormError */.xy || error instanceof rows_kernel/* NotUtf8Error */.xo)
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
    connection;
    constructor(options) {
        this.options = options;
        this.connection = new probe_connection/* ProbeConnection */.J(options, {
            connect: target_session/* connectTarget */.u,
            stopped: (session) => session.whenKilled(),
            explain: target_errors/* targetError */._,
        });
    }
    async connect() {
        await this.connection.connect();
    }
    countRows({ schema, name }) {
        return this.connection.ask('counting rows', async (session) => {
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
        return this.connection.ask('reading sequences', async (session) => {
            const found = await (0,sequences/* readSequences */.l)(session, await (0,catalog/* readCatalog */.u)(session));
            return found.map((sequence) => ({ ...sequence, schema: this.options.sourceDatabase }));
        });
    }
    readState() {
        return this.connection.ask('reading the catalog', async (session) => (0,recorded_state/* recordedState */.O)({ ...(await (0,catalog/* readCatalog */.u)(session)), database: this.options.sourceDatabase }));
    }
    statementsOf(script) {
        return (0,sql_statements/* splitSql */.b5)(script);
    }
    ask(statement) {
        const { timeoutMs } = this.connection;
        return this.connection.askAlone((session) => askStatement(session, statement, timeoutMs, this.options.signal));
    }
    close() {
        return this.connection.close();
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
/* harmony export */   l: () => (/* binding */ readSequences),
/* harmony export */   u: () => (/* binding */ readPosition)
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
        sequences.push({ ...table, ...(await readPosition(session, table)), isCalled: false });
    }
    return sequences;
}
/** With `lastValue` as the next number that it gives out. */
async function readPosition(session, sequence) {
    const [lastValue, cycleCount] = session.flavour.hasTimestampSnapshots
        ? [(0,_tidb_js__WEBPACK_IMPORTED_MODULE_0__/* .sequenceOfNextRowId */ .jv)(await session.query((0,_tidb_js__WEBPACK_IMPORTED_MODULE_0__/* .nextRowIdStatement */ .mF)(sequence)))]
        : ((await session.query(`SELECT next_not_cached_value, IF(cycle_option, NULLIF(cycle_count, 0), NULL) FROM ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteTable */ .Z8)(sequence)}`))[0] ?? []);
    if (!lastValue)
        throw new Error(`the sequence ${sequence.name} has no next value`);
    return cycleCount ? { lastValue, cycleCount } : { lastValue };
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


/***/ })

};
