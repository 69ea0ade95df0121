export const id = 239;
export const ids = [239];
export const modules = {

/***/ 88239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openPostgresProbe: () => (/* binding */ openPostgresProbe)
});

// EXTERNAL MODULE: ./node_modules/pg/esm/index.mjs
var esm = __webpack_require__(83849);
// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/database/postgres/restore/target-errors.js
var target_errors = __webpack_require__(53031);
// EXTERNAL MODULE: ./.cache/build/database/postgres/sql-statements.js
var sql_statements = __webpack_require__(10332);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/ask-statement.js




/** What may be asked: statements that give rows and end no transaction. */
const QUERY = /^(?:SELECT|WITH|VALUES|TABLE)\b|^\(/i;
const BOOLEAN_OID = 16;
/**
 * Runs one query in a transaction that never commits and tells what its rows come to; `session` is good for nothing
 * else afterwards. The search_path is the database's own; other settings are this tool's.
 */
async function askStatement(session, statement, timeoutMs, signal) {
    const sql = (0,sql_statements/* statementOf */.T)(statement);
    if (!QUERY.test(sql)) {
        return { kind: 'error', message: 'it is no query; allowed: SELECT, WITH, VALUES, TABLE' };
    }
    try {
        await session.query(`RESET search_path; BEGIN; SET LOCAL statement_timeout = ${timeoutMs}`);
        const question = new Question(sql);
        session.submit(question);
        return await question.answer;
    }
    catch (error) {
        if (signal.aborted)
            throw (0,errors/* cancelledError */.YQ)(signal.reason);
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
var orphans = __webpack_require__(87482);
// EXTERNAL MODULE: ./.cache/build/database/postgres/quote.js
var quote = __webpack_require__(48533);
// EXTERNAL MODULE: ./.cache/build/database/postgres/recorded-state.js
var recorded_state = __webpack_require__(21278);
// EXTERNAL MODULE: ./.cache/build/database/postgres/restore/target-session.js
var target_session = __webpack_require__(99886);
// EXTERNAL MODULE: ./.cache/build/database/postgres/sequences.js
var sequences = __webpack_require__(91715);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/probe.js








const TIMEOUT_MS = 600_000;
/** Silence is no news while a statement works; the server itself ends one that takes too long. */
const SILENCE_MS = 120_000;
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
    session;
    timeoutMs;
    constructor(options) {
        this.options = options;
        this.timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
    }
    /** A statement of `ask` may have ended every other session of its role. */
    async connect() {
        if (!this.session?.isAlive)
            this.session = await this.open();
        return this.session;
    }
    countRows(table) {
        return this.inTransaction('counting rows', async (session) => {
            const [found] = await session.query(findTable(table));
            if (!found)
                return undefined;
            if (found[0] === 't')
                await session.query(`ALTER TABLE ${(0,quote/* quoteTable */.Z8)(table)} NO FORCE ROW LEVEL SECURITY`);
            const [row] = await session.query(`SELECT pg_catalog.count(*) FROM ${(0,quote/* quoteTable */.Z8)(table)}`);
            return Number(row?.[0]);
        });
    }
    readSequences() {
        return this.inTransaction('reading sequences', async (session) => (0,sequences/* readSequences */.l)(session, await (0,catalog/* readUserSequences */.O)(session)));
    }
    readState() {
        return this.inTransaction('reading the catalog', async (session) => (0,orphans/* withOrphans */.K)(session, await (0,recorded_state/* readCatalogState */.P)(session), this.timeoutMs));
    }
    /** On a session of its own, so that whatever the statement does to it is gone afterwards. */
    async ask(statement) {
        const session = await this.open();
        try {
            return await askStatement(session, statement, this.timeoutMs, this.options.signal);
        }
        finally {
            session.destroy();
            await session.whenCancelSent();
        }
    }
    async close() {
        await this.session?.end();
    }
    open() {
        return (0,target_session/* connectTarget */.u)({ ...this.options, idleTimeoutMs: SILENCE_MS });
    }
    async inTransaction(doing, work) {
        const session = await this.connect();
        try {
            await session.query(`BEGIN ISOLATION LEVEL REPEATABLE READ; SET LOCAL statement_timeout = ${this.timeoutMs}`);
            const result = await work(session);
            await session.query('ROLLBACK');
            return result;
        }
        catch (error) {
            // The next question begins on a new connection.
            session.destroy();
            throw (0,target_errors/* targetError */._5)(error, doing, this.options.signal);
        }
    }
}
/** Whether the policies of a table hold back even its owner, which can be lifted for a moment. */
function findTable({ schema, name }) {
    return `SELECT c.relforcerowsecurity AND pg_catalog.row_security_active(c.oid)
      AND pg_catalog.pg_has_role(c.relowner, 'USAGE')
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = ${(0,quote/* quoteLiteral */.ce)(schema)} AND c.relname = ${(0,quote/* quoteLiteral */.ce)(name)} AND c.relkind IN ('r', 'p')`;
}


/***/ }),

/***/ 53031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EF: () => (/* binding */ targetConnectError),
/* harmony export */   I1: () => (/* binding */ isSqlState),
/* harmony export */   N5: () => (/* binding */ safeMessage),
/* harmony export */   _5: () => (/* binding */ targetError)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _connect_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75631);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80350);



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
    if (signal?.aborted)
        return (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelledError */ .YQ)(signal.reason);
    if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj)
        return error;
    const text = safeMessage(error);
    const code = (0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(error);
    const fail = (name, message, nextStep) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('target', message, { code: name, nextStep, cause: safeCause(error, text, code) });
    if (error instanceof _session_js__WEBPACK_IMPORTED_MODULE_2__/* .SilenceError */ .e) {
        const message = `The target came to a halt (${doing}): ${text}; the connection is taken for dead.`;
        return fail('TARGET_TIMEOUT', message, 'Check the network and the load of the server, then run again.');
    }
    const rule = RULES.find(({ codes, pattern }) => codes.includes(code) || (isSqlState(code) && codes.includes(code.slice(0, 2))) || pattern?.test(text));
    if (rule)
        return fail(rule.code, rule.message(doing, text), rule.nextStep);
    if (code === '' && error instanceof Error)
        return error;
    const nextStep = "Look into the server's log for the reason; nothing was kept.";
    return fail('TARGET_FAILED', `The target refuses (${doing}): ${text}`, nextStep);
}
/** An error of a connection that was made as for a source: its words are about `database-url`. */
function targetConnectError(error) {
    if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj) || error.kind === 'cancelled')
        return error;
    const reword = (text) => text.replaceAll('database-url', 'target-url');
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('target', reword(error.message), {
        code: `TARGET_${error.code.replace(/^SOURCE_/, '')}`,
        nextStep: reword(error.nextStep),
        setting: reword(error.setting ?? 'target-url'),
        cause: error.cause,
    });
}
/**
 * The server's message without values of rows, in whatever language: they stand in DETAIL, in CONTEXT, in the quotes of data
 * exceptions (class 22) and of what a COPY cannot look up (class 42), and in whatever a function of the database raises.
 */
function safeMessage(error) {
    const code = (0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(error);
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
/** Without the fields that hold values, which a log might print. */
function safeCause(error, text, code) {
    if (!isSqlState(code))
        return error instanceof Error ? error : new Error(text);
    return Object.assign(new Error(text), { code });
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
/* harmony import */ var _connect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78389);
/* harmony import */ var _connect_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75631);
/* harmony import */ var _target_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53031);



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
        const session = await (0,_connect_js__WEBPACK_IMPORTED_MODULE_0__/* .connect */ .N)(connectOptions(options));
        await prepareSession(session);
        return session;
    }
    catch (error) {
        throw (0,_target_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .targetConnectError */ .EF)(error);
    }
}
/** One more session on the same server. */
async function connectTargetBeside(first, options) {
    try {
        const session = await (0,_connect_js__WEBPACK_IMPORTED_MODULE_0__/* .connectBeside */ .P)(first, connectOptions(options));
        await prepareSession(session);
        return session;
    }
    catch (error) {
        throw (0,_target_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .targetConnectError */ .EF)(error);
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
        if ((0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(error) !== INVALID_VALUE)
            throw error;
    });
}
/** A server that waits for its client, while the client waits for it, will never go on. */
async function asksWhetherItWorks(session, options) {
    const pid = backendPids.get(session) ?? session.loginPid;
    const probe = await (0,_connect_js__WEBPACK_IMPORTED_MODULE_0__/* .connectBeside */ .P)(session, options);
    try {
        const rows = await probe.query(`SELECT FROM pg_catalog.pg_stat_activity a WHERE a.pid = ${Number(pid)} AND a.state = 'active'
         AND a.wait_event_type IS DISTINCT FROM 'Client'`);
        return rows.length > 0;
    }
    finally {
        probe.destroy();
    }
}


/***/ })

};
