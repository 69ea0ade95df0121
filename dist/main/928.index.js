export const id = 928;
export const ids = [928];
export const modules = {

/***/ 57300:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hz: () => (/* binding */ settingsNotKept),
/* harmony export */   Iq: () => (/* binding */ networkFailures),
/* harmony export */   qu: () => (/* binding */ networkErrnos),
/* harmony export */   vZ: () => (/* binding */ connectFailure),
/* harmony export */   wJ: () => (/* binding */ mayTryNextHost)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44661);


/** Codes after which the next host of a list may still answer. */
const TRY_NEXT = new Set([
    'SOURCE_HOST_UNKNOWN',
    'SOURCE_UNREACHABLE',
    'SOURCE_TIMEOUT',
    'SOURCE_NOT_READY',
    'SOURCE_LOST',
]);
function mayTryNextHost(error) {
    return TRY_NEXT.has(error.code);
}
/** Puts an engine's explanation of a failed attempt into an error; one that is explained already stays as it is. */
function connectFailure(error, about, explain) {
    if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj)
        return error;
    const explanation = explain(error, { ...about, text: (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error) || (0,_error_code_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$)(error) });
    const { code, message, nextStep, setting = 'database-url' } = explanation;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', message, { code, nextStep, setting, cause: error });
}
/** A proxy in between does not hand session settings on. */
function settingsNotKept(names, nextStep) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', `The server does not keep the session settings ${names.join(', ')}.`, {
        code: 'SOURCE_SETTINGS',
        nextStep,
        setting: 'database-url',
    });
}
/** What goes wrong before, or whatever, a server answers; `server` as in "a MySQL server". */
function networkFailures(server) {
    return {
        unreachable: ({ where, text }) => ({
            code: 'SOURCE_UNREACHABLE',
            message: `No ${server} server can be reached at ${where} (${text}).`,
            nextStep: 'Check host and port in database-url, that the server runs, and that its firewall admits this machine.',
        }),
        hostUnknown: ({ address, text }) => ({
            code: 'SOURCE_HOST_UNKNOWN',
            message: `The host ${address.host} is not known (${text}).`,
            nextStep: 'Check the host name in database-url.',
        }),
        timeout: ({ where, target }) => ({
            code: 'SOURCE_TIMEOUT',
            message: `${where} did not complete a login within ${Math.round(target.connectTimeoutMs / 1000)} s.`,
            nextStep: `Check that a ${server} server listens there and that the firewall lets its answers through.`,
        }),
        hungUp: ({ where }) => ({
            code: 'SOURCE_LOST',
            message: `${where} closed the connection during login.`,
            nextStep: `Check that a ${server} server listens at that port, and its log.`,
        }),
        notReady: ({ where, text }) => ({
            code: 'SOURCE_NOT_READY',
            message: `The server at ${where} is not ready: ${text}`,
            nextStep: 'Run again when the server has started.',
        }),
        unknown: ({ where, text }) => ({
            code: 'SOURCE_UNREACHABLE',
            message: `Connecting to ${where} fails: ${text}`,
            nextStep: 'Check database-url.',
        }),
    };
}
/** By the names of errno. */
function networkErrnos(failures) {
    const { unreachable, hostUnknown, timeout, hungUp } = failures;
    return {
        ENOTFOUND: hostUnknown,
        EAI_AGAIN: hostUnknown,
        EAI_NODATA: hostUnknown,
        ECONNREFUSED: unreachable,
        EHOSTUNREACH: unreachable,
        ENETUNREACH: unreachable,
        EADDRNOTAVAIL: unreachable,
        ENOENT: unreachable,
        EACCES: unreachable,
        ETIMEDOUT: timeout,
        ECONNRESET: hungUp,
        EPIPE: hungUp,
    };
}


/***/ }),

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

/***/ 44661:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ codeOf)
/* harmony export */ });
/** The code of a thrown thing: a driver's, an errno name or an SQLSTATE; empty when it has none. */
function codeOf(error) {
    const code = error?.code;
    if (typeof code === 'string')
        return code;
    const inner = error?.errors?.[0];
    return inner === undefined ? '' : codeOf(inner);
}


/***/ }),

/***/ 74506:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ withinConnectTimeout),
/* harmony export */   n: () => (/* binding */ openFirstHost)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _connect_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57300);


/**
 * A session on the first host of the list that can be used; a refusal that another host would repeat ends the search.
 * @throws BackupError kind `source`, which names every host
 */
async function openFirstHost(options) {
    const failures = [];
    for (const address of options.target.hosts) {
        try {
            return await options.open(address);
        }
        catch (error) {
            if (options.signal.aborted)
                throw (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelledError */ .YQ)(options.signal.reason);
            const explained = options.explain(error, address);
            if (!(0,_connect_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .mayTryNextHost */ .wJ)(explained))
                throw explained;
            failures.push(explained);
        }
    }
    throw allHostsFailed(failures);
}
/** Runs `work` on a session that is cut when its login and first statements take longer than a connection may. */
async function withinConnectTimeout(session, connectTimeoutMs, work) {
    // A pooler accepts a login at once and lets the first query wait for a server.
    const timer = setTimeout(() => session.destroy(new Error('timeout expired')), connectTimeoutMs);
    try {
        await work();
        return session;
    }
    catch (error) {
        session.destroy();
        throw error;
    }
    finally {
        clearTimeout(timer);
    }
}
function allHostsFailed(failures) {
    const [first] = failures;
    if (!first)
        throw new Error('a connection needs at least one host');
    if (failures.length === 1)
        return first;
    const message = `None of the hosts can be used:\n${failures.map((f) => `- ${f.message}`).join('\n')}`;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', message, {
        code: first.code,
        nextStep: first.nextStep,
        setting: 'database-url',
        cause: new AggregateError(failures),
    });
}


/***/ }),

/***/ 67409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gn: () => (/* binding */ aliveSession),
/* harmony export */   bq: () => (/* binding */ tellAlive),
/* harmony export */   o7: () => (/* binding */ whenAlone)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _connect_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3814);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15844);
/* harmony import */ var _run_mark_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36407);




/** At the end of every name; a merge, whose tables are temporary, has a name for the database. */
const MARK = new RegExp(`(?:${_run_mark_js__WEBPACK_IMPORTED_MODULE_2__/* .RUN_MARK */ .GT}|merge_[0-9a-f]{40})$`);
const PAUSE_MS = 50;
/**
 * While the session lives, others on this server are told that the run which made `name` is at work. It needs no privilege, unlike a
 * look at the sessions of other accounts. False when another session tells so.
 */
async function tellAlive(session, name) {
    const [row] = await session.query(`SELECT GET_LOCK(${lockOf(name)}, 0)`);
    return row?.[0] === '1';
}
/** The server's number of the session that tells so; a restarted server gives old numbers to others. */
async function aliveSession(session, name) {
    const [row] = await session.query(`SELECT IS_USED_LOCK(${lockOf(name)})`);
    return row?.[0] ?? null;
}
/** No such session; one of another user, who got the number since. */
const GONE = [1094, 1095, 1227];
/**
 * Ends the session that tells so, and waits for its end: a statement of a connection that is gone may still be at work. The list
 * of sessions is not asked: MySQL refuses to show it while anybody runs a statement with bytes that are no text (error 3854).
 */
async function whenAlone(session, name) {
    for (;;) {
        const id = await aliveSession(session, name);
        if (id === null)
            return;
        try {
            await session.query(`KILL ${Number(id)}`);
        }
        catch (error) {
            if (GONE.includes((0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorNumberOf */ .NO)(error)))
                return;
            throw error;
        }
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(PAUSE_MS);
    }
}
/** One lock for all that a run makes. */
function lockOf(name) {
    const mark = MARK.exec(name)?.[0];
    if (mark === undefined)
        throw new Error(`${name} is no name that a run gives`);
    return (0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteLiteral */ .ce)(`db_backup_${mark}`);
}


/***/ }),

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

/***/ 3814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  zT: () => (/* binding */ connectError),
  LK: () => (/* binding */ displayHost),
  NO: () => (/* binding */ errorNumberOf),
  px: () => (/* binding */ isServers)
});

// EXTERNAL MODULE: ./.cache/build/database/connect-failure.js
var connect_failure = __webpack_require__(57300);
// EXTERNAL MODULE: ./.cache/build/database/error-code.js
var error_code = __webpack_require__(44661);
// EXTERNAL MODULE: ./.cache/build/database/silence.js
var silence = __webpack_require__(54334);
// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/tls-errors.js


/** Explains why TLS could not be agreed upon; undefined when the error has nothing to do with TLS. */
function explainTls(error, where) {
    const found = whatIsWrong((0,errors/* messageOf */.bD)(error), (0,error_code/* codeOf */.$)(error), error);
    return found && { code: 'SOURCE_TLS', message: `TLS to ${where} fails: ${found[0]}`, nextStep: found[1] };
}
function whatIsWrong(text, code, error) {
    if (code === 'HANDSHAKE_NO_SSL_SUPPORT' || /does not support (secure connection|SSL)/i.test(text)) {
        return [
            'the server does not offer TLS.',
            'Switch TLS on at the server, or, on a network you trust, add ssl-mode=DISABLED to database-url.',
        ];
    }
    // mysql2 keeps the words of Node's error and drops its code.
    if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || /does not match certificate/.test(text)) {
        return [text, "Use the host name that stands in the server's certificate, or ssl-mode=VERIFY_CA."];
    }
    if (/SELF_SIGNED|UNABLE_TO|CERT_|DEPTH_ZERO/.test(code) || /certificate/.test(text)) {
        return [
            `the server's certificate is not trusted (${text.replace(/^Error: /, '')}).`,
            "Put the authority's certificate (PEM) into tls-ca, or ssl-mode=REQUIRED into database-url to go without verification.",
        ];
    }
    const isTls = /SSL|TLS/i.test(`${text} ${code}`) || error.library !== undefined;
    return isTls ? [text, 'Check ssl-mode in database-url and the TLS set-up of the server.'] : undefined;
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/connect-errors.js




/** `host:port`, or the path of the socket. */
function displayHost({ host, port }) {
    if (host.startsWith('/'))
        return host;
    return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
/** The server's own number of an error (https://dev.mysql.com/doc/mysql-errors/9.0/en/server-error-reference.html); 0 for others. */
function errorNumberOf(error) {
    const { errno, code } = (error ?? {});
    return typeof errno === 'number' && errno > 0 && !/^E[A-Z]+$/.test(String(code)) ? errno : 0;
}
/** The server, the driver or the network raised it; anything else is a bug. */
function isServers(error) {
    return (0,error_code/* codeOf */.$)(error) !== '' || errorNumberOf(error) !== 0;
}
/** Explains why no connection came about. */
function connectError(error, target, address) {
    return (0,connect_failure/* connectFailure */.vZ)(error, { target, address, where: displayHost(address) }, explain);
}
function explain(error, failure) {
    if (error instanceof silence/* SilenceError */.e3)
        return timeout(failure);
    const known = BY_NUMBER[errorNumberOf(error)] ?? BY_CODE[(0,error_code/* codeOf */.$)(error)];
    if (known)
        return known(failure);
    const byText = BY_TEXT.find(([pattern]) => pattern.test(`${failure.text} ${(0,error_code/* codeOf */.$)(error)}`))?.[1](failure);
    return byText ?? explainTls(error, failure.where) ?? network.unknown(failure);
}
const network = (0,connect_failure/* networkFailures */.Iq)('MySQL');
const { timeout, hungUp, notReady } = network;
const passwordWrong = ({ where, target }) => target.password === undefined
    ? {
        code: 'SOURCE_PASSWORD_WRONG',
        message: `${where} asks for a password for user "${target.user}", and none is given.`,
        nextStep: 'Put the password into database-url.',
    }
    : {
        code: 'SOURCE_PASSWORD_WRONG',
        message: `${where} refuses user "${target.user}" with this password (an account also names the host it may come from).`,
        nextStep: `Correct user and password in database-url; percent-encode special characters of the password.${ofTls(target)}`,
    };
/** A server says the same to an account with REQUIRE SSL. */
function ofTls({ tls }) {
    return tls.mode === 'disable'
        ? ' An account that is made with REQUIRE SSL needs ssl-mode=VERIFY_IDENTITY (this connection had no TLS).'
        : '';
}
const loginRefused = ({ where, target, text }) => ({
    code: 'SOURCE_LOGIN_REFUSED',
    message: `${where} does not admit user "${target.user}": ${text}`,
    nextStep: 'Check the account of database-url at the server: its host, its state and its authentication.',
});
const tlsDemanded = ({ where, target, text }) => ({
    code: 'SOURCE_TLS',
    message: `${where} admits user "${target.user}" only over TLS: ${text}`,
    nextStep: 'Remove ssl-mode=DISABLED from database-url.',
});
const databaseMissing = ({ where, target }) => ({
    code: 'SOURCE_DATABASE_MISSING',
    message: `The server at ${where} has no database "${target.database}".`,
    nextStep: 'Correct the database name at the end of database-url.',
});
const databaseDenied = ({ target, text }) => ({
    code: 'SOURCE_PERMISSION',
    message: `User "${target.user}" may not use database "${target.database}", or there is none: ${text}`,
    nextStep: 'Correct the database name in database-url, or GRANT SELECT on the database to that user.',
});
const connectionLimit = ({ where, text }) => ({
    code: 'SOURCE_CONNECTION_LIMIT',
    message: `The server at ${where} has no connection left: ${text}`,
    nextStep: 'Lower jobs, or raise max_connections, or what this account may have at a time or in an hour (ALTER USER … WITH).',
    setting: 'jobs',
});
const BY_NUMBER = {
    1040: connectionLimit,
    1044: databaseDenied,
    1045: passwordWrong,
    1049: databaseMissing,
    1053: notReady,
    1129: loginRefused,
    1130: loginRefused,
    1203: connectionLimit,
    1226: connectionLimit,
    1251: loginRefused,
    1698: passwordWrong,
    1820: loginRefused,
    1862: loginRefused,
    3032: notReady,
    3118: loginRefused,
    3159: tlsDemanded,
    4151: loginRefused,
};
/** errno names and mysql2's own. */
const BY_CODE = {
    ...(0,connect_failure/* networkErrnos */.qu)(network),
    PROTOCOL_CONNECTION_LOST: hungUp,
    AUTH_SWITCH_PLUGIN_ERROR: loginRefused,
};
const BY_TEXT = [
    [/^timeout expired/, timeout],
    [/socket hang up|Connection lost/, hungUp],
    [/authentication plugin|auth.*plugin/i, loginRefused],
    // TiDB has no number of its own for these (https://docs.pingcap.com/tidbcloud/secure-connections-to-serverless-clusters).
    [/insecure transport/i, tlsDemanded],
    [/user name prefix/i, loginRefused],
];


/***/ }),

/***/ 61658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ connect),
/* harmony export */   P: () => (/* binding */ connectBeside)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _connect_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57300);
/* harmony import */ var _first_host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74506);
/* harmony import */ var _connect_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3814);
/* harmony import */ var _flavour_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(12021);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(79690);
/* harmony import */ var _session_pins_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(76053);
/* harmony import */ var _tidb_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(75235);








/**
 * Logs in to the first host that answers and pins the session.
 * @throws BackupError kind `source`
 */
async function connect(options) {
    const { target } = options;
    return (0,_first_host_js__WEBPACK_IMPORTED_MODULE_2__/* .openFirstHost */ .n)({
        target,
        signal: options.signal,
        open: (address) => openPinned(options, address, undefined),
        explain: (error, address) => (0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .connectError */ .zT)(error, target, address),
    });
}
/** One more session on the very server that `first` is connected to. */
async function connectBeside(first, options) {
    try {
        return await openPinned(options, first.address, first.ip);
    }
    catch (error) {
        if (options.signal.aborted)
            throw (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelledError */ .YQ)(options.signal.reason);
        throw (0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .connectError */ .zT)(error, options.target, first.address);
    }
}
async function openPinned(options, address, ip) {
    const session = await _session_js__WEBPACK_IMPORTED_MODULE_5__/* .MysqlSession */ .Z.open({ ...options, address, ip });
    return (0,_first_host_js__WEBPACK_IMPORTED_MODULE_2__/* .withinConnectTimeout */ .R)(session, options.target.connectTimeoutMs, () => pin(session, options));
}
async function pin(session, options) {
    session.flavour = (0,_flavour_js__WEBPACK_IMPORTED_MODULE_4__/* .flavourOf */ .R)(await (0,_tidb_js__WEBPACK_IMPORTED_MODULE_7__/* .readVersionText */ ._s)(session));
    if (session.flavour.versionNum < session.flavour.oldestNum)
        throw tooOld(session);
    if (session.flavour.engine === 'tidb')
        session.id = await (0,_tidb_js__WEBPACK_IMPORTED_MODULE_7__/* .readConnectionId */ .MD)(session);
    const pins = (0,_session_pins_js__WEBPACK_IMPORTED_MODULE_6__/* .sessionPins */ .n0)({ ...options, flavour: session.flavour });
    await session.query(_session_pins_js__WEBPACK_IMPORTED_MODULE_6__/* .NAMES_STATEMENT */ .p0);
    await session.query((0,_session_pins_js__WEBPACK_IMPORTED_MODULE_6__/* .pinStatement */ .JO)(pins));
    const [values] = await session.query((0,_session_pins_js__WEBPACK_IMPORTED_MODULE_6__/* .pinCheckStatement */ .tC)(pins));
    const failed = (0,_session_pins_js__WEBPACK_IMPORTED_MODULE_6__/* .unpinned */ .CW)(pins, values ?? []);
    if (failed.length > 0) {
        throw (0,_connect_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .settingsNotKept */ .Hz)(failed, 'Connect directly, not through a proxy that changes settings.');
    }
}
function tooOld({ flavour }) {
    const message = `The server is ${flavour.title} ${flavour.version}; ${flavour.oldest} or newer is needed.`;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', message, {
        code: 'SOURCE_TOO_OLD',
        nextStep: `Upgrade the server to ${flavour.title} ${flavour.oldest} or newer.`,
    });
}


/***/ }),

/***/ 77536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OP: () => (/* binding */ identifyServer),
/* harmony export */   b6: () => (/* binding */ readServerId),
/* harmony export */   bi: () => (/* binding */ readFingerprint)
/* harmony export */ });
/* harmony import */ var _connect_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3814);

const UNKNOWN_VARIABLE = 1193;
/** The server's own id with the database, or, where it has none (TiDB, MariaDB before it had), the address. */
async function readFingerprint(session, target, database) {
    const id = await readServerId(session);
    if (id === null) {
        return { fingerprint: `${(0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .displayHost */ .LK)(session.address)}/${target.database}`, fingerprintKind: 'address' };
    }
    const kind = session.flavour.serverId === 'server_uid' ? 'server-uid' : 'server-uuid';
    return { fingerprint: `${id}/${database}`, fingerprintKind: kind };
}
async function readServerId(session) {
    const { serverId } = session.flavour;
    if (serverId === null)
        return null;
    try {
        const [row] = await session.query(`SELECT @@${serverId}`);
        return row?.[0] || null;
    }
    catch (error) {
        if ((0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorNumberOf */ .NO)(error) === UNKNOWN_VARIABLE)
            return null;
        throw error;
    }
}
/** Tells one server of several from the others; undefined where every node of a cluster does as well (TiDB). */
async function identifyServer(session) {
    if (session.flavour.serverId === null)
        return undefined;
    const id = await readServerId(session);
    if (id !== null)
        return id;
    const [row] = await session.query('SELECT @@hostname, @@port');
    return `${row?.[0]}:${row?.[1]}`;
}


/***/ }),

/***/ 12021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ flavourOf)
/* harmony export */ });
/* harmony import */ var _tidb_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75235);

/** Of a TiDB whose version is no number: what its newest version does. */
const NEWER_THAN_ALL = 999_999;
/**
 * From what `readVersionText` gives: `9.7.1`, `10.11.14-MariaDB-0+deb12u2`, `5.5.5-10.6.1-MariaDB` (what old replicas want to see),
 * `8.0.11-TiDB-v7.5.1`. Forks of MySQL (Percona, Aurora, Vitess) are MySQL.
 */
function flavourOf(version) {
    const tidb = /-TiDB-v?(\d+)\.(\d+)\.(\d+)/i.exec(version);
    if (tidb)
        return tidbFlavour(...parts(tidb));
    if (/-TiDB-/i.test(version))
        return tidbFlavour('unknown', NEWER_THAN_ALL);
    const mariadb = /(\d+)\.(\d+)\.(\d+)-MariaDB/i.exec(version);
    if (mariadb)
        return mariadbFlavour(...parts(mariadb));
    return mysqlFlavour(...parts(/^(\d+)\.(\d+)\.(\d+)/.exec(version) ?? ['', '0', '0', '0']));
}
function parts(match) {
    const [major, minor, patch] = match.slice(1).map(Number);
    return [`${major}.${minor}.${patch}`, (major ?? 0) * 10_000 + (minor ?? 0) * 100 + (patch ?? 0)];
}
function mysqlFlavour(...[version, versionNum]) {
    return {
        engine: 'mysql',
        title: 'MySQL',
        version,
        versionNum,
        oldest: '5.7',
        oldestNum: 50_700,
        hasPrograms: true,
        hasPackages: false,
        hasSequences: false,
        hasSystemVersioning: false,
        hasGeneratedKeys: versionNum >= 80_030,
        // https://dev.mysql.com/doc/refman/5.7/en/server-system-variables.html#sysvar_show_create_table_verbosity
        hasShowVerbosity: versionNum >= 80_011 || (versionNum >= 50_722 && versionNum < 80_000),
        jsonNumbers: { readsExactly: versionNum >= 80_000, printsFraction: versionNum >= 80_000 },
        hasTimestampSnapshots: false,
        hasTableLocks: true,
        hasReadOnlyTransactions: true,
        hidesTruncate: versionNum < 80_000,
        deniesUnknownTables: true,
        // Before, JSON was counted by where it lay in memory: https://bugs.mysql.com/bug.php?id=87847
        tableChecksum: { json: versionNum >= 80_000, virtualColumns: true },
        showsOldTemporals: versionNum >= 50_624 && versionNum < 80_000,
        addsKeysTogether: true,
        kill: 'KILL',
        statementTimeout: 'max_execution_time',
        isolation: versionNum >= 50_720 ? 'transaction_isolation' : 'tx_isolation',
        routineTable: versionNum < 80_000 ? 'mysql.proc' : null,
        serverId: 'server_uuid',
    };
}
function mariadbFlavour(...[version, versionNum]) {
    return {
        engine: 'mariadb',
        title: 'MariaDB',
        version,
        versionNum,
        oldest: '10.5',
        oldestNum: 100_500,
        hasPrograms: true,
        hasPackages: true,
        hasSequences: true,
        hasSystemVersioning: true,
        hasGeneratedKeys: false,
        hasShowVerbosity: false,
        jsonNumbers: null,
        hasTimestampSnapshots: false,
        hasTableLocks: true,
        hasReadOnlyTransactions: true,
        hidesTruncate: false,
        deniesUnknownTables: true,
        // Its JSON is text. Virtual columns are counted, but not computed before (handler::calculate_checksum).
        tableChecksum: { json: true, virtualColumns: false },
        showsOldTemporals: false,
        addsKeysTogether: true,
        kill: 'KILL',
        statementTimeout: 'max_statement_time',
        isolation: versionNum >= 110_101 ? 'transaction_isolation' : 'tx_isolation',
        routineTable: 'mysql.proc',
        serverId: 'server_uid',
    };
}
function tidbFlavour(...[version, versionNum]) {
    return {
        engine: 'tidb',
        title: 'TiDB',
        version,
        versionNum,
        oldest: '5.0',
        oldestNum: 50_000,
        hasPrograms: false,
        hasPackages: false,
        hasSequences: true,
        hasSystemVersioning: false,
        hasGeneratedKeys: false,
        hasShowVerbosity: false,
        jsonNumbers: null,
        hasTimestampSnapshots: true,
        hasTableLocks: false,
        hasReadOnlyTransactions: false,
        hidesTruncate: false,
        // Any right on the database is enough for that answer (planner/core/preprocess.go, tableByName).
        deniesUnknownTables: false,
        // https://docs.pingcap.com/tidb/stable/mysql-compatibility: not supported
        tableChecksum: null,
        showsOldTemporals: false,
        // https://docs.pingcap.com/tidb/stable/sql-statement-alter-table: several changes at once since 6.2, and not of every kind.
        addsKeysTogether: false,
        kill: _tidb_js__WEBPACK_IMPORTED_MODULE_0__/* .KILL */ .VQ,
        statementTimeout: 'max_execution_time',
        isolation: 'transaction_isolation',
        routineTable: null,
        serverId: null,
    };
}


/***/ }),

/***/ 88138:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ sessionsThat)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _connect_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3814);


/**
 * Newer servers refuse the whole list while a statement in it holds bytes that are no text, as an INSERT of binary values
 * does: "Cannot convert string from binary to utf8mb4" (ER_CANNOT_CONVERT_STRING).
 */
const NOT_SHOWN = 3854;
const TRIES = 10;
const PAUSE_MS = 100;
/** Ids of the sessions that fulfil a condition on `information_schema.PROCESSLIST`; undefined where the server does not tell. */
async function sessionsThat(session, condition) {
    for (let tries = 1;; tries++) {
        try {
            const rows = await session.query(`SELECT ID FROM information_schema.PROCESSLIST WHERE ${condition}`);
            return rows.map(([id]) => id ?? '');
        }
        catch (error) {
            if ((0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorNumberOf */ .NO)(error) !== NOT_SHOWN)
                throw error;
            if (tries === TRIES)
                return undefined;
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(PAUSE_MS);
        }
    }
}


/***/ }),

/***/ 15844:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cm: () => (/* binding */ quoteIdentifier),
/* harmony export */   QC: () => (/* binding */ displayName),
/* harmony export */   Z8: () => (/* binding */ quoteTable),
/* harmony export */   ce: () => (/* binding */ quoteLiteral),
/* harmony export */   jw: () => (/* binding */ displayTable)
/* harmony export */ });
/** An identifier in backticks, whatever it contains. */
function quoteIdentifier(name) {
    return `\`${name.replaceAll('`', '``')}\``;
}
function quoteTable({ schema, name }) {
    return `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
}
/**
 * A string literal for a session whose `sql_mode` has no NO_BACKSLASH_ESCAPES. Backslash and quote are all that has to be
 * escaped in UTF-8 (https://dev.mysql.com/doc/refman/8.4/en/string-literals.html).
 */
function quoteLiteral(text) {
    return `'${text.replace(/[\\']/g, (char) => `\\${char}`)}'`;
}
/** For messages: as people write it, quoted only where the name asks for it. */
function displayTable({ schema, name }) {
    return `${displayName(schema)}.${displayName(name)}`;
}
function displayName(name) {
    return /^[a-z_][a-z0-9_$]*$/i.test(name) ? name : quoteIdentifier(name);
}


/***/ }),

/***/ 43072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xo: () => (/* binding */ NotUtf8Error),
  xy: () => (/* binding */ RowFormError),
  $R: () => (/* binding */ RowsKernel)
});

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./.cache/build/lib/load-kernel.js
var load_kernel = __webpack_require__(84993);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/rows-kernel/layout.js
/** The kernel's memory map and answers; the same numbers as in assembly/layout.ts. */
const FORMS = 4096;
const NEED_INPUT = 0;
const OUTPUT_FULL = 1;
const BAD_ROW = 2;
const LAST_PACKET = 3;
/** The kernel reads and writes up to this much beyond an end. */
const OVERRUN_BYTES = 64;

;// CONCATENATED MODULE: ./.cache/build/database/mysql/rows-kernel/rows-kernel.generated.js
// Generated by scripts/build-kernel.mjs from src/database/mysql/rows-kernel/assembly; do not edit.
const ROWS_KERNEL_BASE64 = [
    'AGFzbQEAAAABEQRgAn9/AGAAAGAAAX9gAX8AAg8BA2VudgZtZW1vcnkCAAEDBgUBAAACAwZJDX8BQQALfwFBAAt/AUEAC38BQQAL',
    'fAFEAAAAAAAAAAALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEACwdYCQdpbnB1dEF0AwAIb3V0cHV0QXQD',
    'AgRyb3dzAwQGY29sdW1uAwUJY29uZmlndXJlAAQIc2V0SW5wdXQAAglzZXRPdXRwdXQAAQNydW4AAwZtZW1vcnkCAAgBAArwCAUG',
    'AEEAJAcLCgAgACQCIAEkAwsKACAAJAAgASQBC64IAgd/AnsDQCMHQQNGBEAjCUUjCiMIS3EEQEECDwsjCgRAIwEjACIDayIAIwhL',
    'BEAjCCEACyMKIABJBEAjCiEACyMFQYAgai0AAARAIAAgA2ohAiMAIQEjAiEAIwMhBANAIAEgAkkgACAETXEEQCAA/QwwMTIzNDU2',
    'Nzg5QUJDREVGIAH9AAQAIgdBBP1tIgggB/0MDw8PDw8PDw8PDw8PDw8PD/1OIgf9DQAQARECEgMTBBQFFQYWBxf9Dv0LBAAgAP0M',
    'MDEyMzQ1Njc4OUFCQ0RFRiAIIAf9DQgYCRkKGgsbDBwNHQ4eDx/9Dv0LBBAgAUEQIAIgAWsiASABQRBPGyIFaiEBIAAgBUEBdGoh',
    'AAwBCwsFIAAgA2ohBCMAIQEjAiEAIwMhBQNAIAEgBEkgACAFTXEEQAJAIAAgAf0ABAAiB/0LBAAgB/0MXFxcXFxcXFxcXFxcXFxc',
    'XP0jIAf9DAkJCQkJCQkJCQkJCQkJCQn9IyAH/QwKCgoKCgoKCgoKCgoKCgoK/SP9UP1Q/WRBgIAEcmgiBiAEIAFrIgJPBEAgASAC',
    'aiEBIAAgAmohAAwBCyABIAZqIQEgACAGaiEAIAZBEEYNAiAAIAEtAAAiAkEJRgR/QfQABUHuAEHcACACQQpGGwtBCHRB3AByOwEA',
    'IAFBAWohASAAQQJqIQAMAgsLCwsgASQAIAAkAiMIIwAgA2siAGskCCMKIABrJAoLIwpFBEAjBUEBaiQFQQQkByMFIwZHBEAjAkEJ',
    'OgAAIwJBAWokAkEBJAcLCwsjCUUjCEUjB0EERnFxBEAjAkEKOgAAIwJBAWokAiMERAAAAAAAAPA/oCQEQQAkBUEAJAcLIwIjA0sE',
    'QEEBDwsjCEUEQCMJQQEjBxtFBEBBAg8LQQAhAAJAIwEjACIBayICQQRJDQAgASgCAEH///8HcSEDIwdFBEBBAiEAIANFDQFBACEA',
    'IAJBBEYNAUEDIQAgAS0ABCICQf8BRgR/QQEFIAJB/gFGIANBCUlxCw0BQQEkBwsgAUEEaiQAIAMkCCADQf///wdGJAlBfyEACyAA',
    'QX9HBEAgAA8LDAELIwdBBEYEQEECDwsjACMBTwRAQQAPCyMHQQFGBEAjAC0AACEAIwBBAWokACMIQQFrJAgCfyAAQfsBSQRAIAAk',
    'CkEDJAcFIABB+wFGBEAjAkHcnAE7AQAjAkECaiQCQQAkCkEDJAcFIABB/wFGBEBBAAwDBUEAJApBACQMIABB/AFGBH9BAgVBA0EI',
    'IABB/QFGGwskC0ECJAcLCwtBAQtFBEBBAg8LBSMHQQJGBEAjAC0AACEAIwBBAWokACMIQQFrJAgCfyMMQSBPBEBBACAADQEaBSMK',
    'IAAjDHRyJAoLIwxBCGokDCMLQQFrJAsjC0UEQEEDJAcLQQELRQRAQQIPCwsLDAALAAshACAAJAZBACQHRAAAAAAAAAAAJARBACQF',
    'QQAkCEEAJAkL',
].join('');

;// CONCATENATED MODULE: ./.cache/build/database/mysql/rows-kernel/rows-kernel.js




/** A value that is no UTF-8, although its column says so; the column's place in the row. */
class NotUtf8Error extends Error {
    column;
    constructor(column) {
        super(`column ${column + 1} holds bytes that are no UTF-8`);
        this.column = column;
    }
}
/** A row that is not in the form of the protocol, or has other columns than were asked for. */
class RowFormError extends Error {
    constructor() {
        super('the server sent a row that is not in the form of the protocol, or has other columns');
    }
}
/** MySQL and MariaDB allow a table 4096 columns. */
const MAX_COLUMNS = 4096;
const INPUT_BYTES = 384 * 1024;
const OUTPUT_BYTES = 256 * 1024;
const INPUT_START = FORMS + MAX_COLUMNS;
const INPUT_END = INPUT_START + INPUT_BYTES;
const OUTPUT_START = INPUT_END + OVERRUN_BYTES;
const OUTPUT_END = OUTPUT_START + OUTPUT_BYTES;
const NEWLINE = 10;
const TAB = 9;
/**
 * Turns the packets of a result's rows into COPY text; no object is made for a row or a value. Bytes are given at any
 * border by `add` and taken by `take`.
 */
class RowsKernel {
    #exports;
    #memory;
    #inputEnd = INPUT_START;
    /** What came while the input was full; in order. */
    #waiting = [];
    #waitingBytes = 0;
    /** Where the text that was taken ends, and how much of it belongs to the next one. */
    #takenEnd = OUTPUT_START;
    #carried = 0;
    #column = 0;
    constructor() {
        const { exports, memory } = (0,load_kernel/* loadKernel */.K)(ROWS_KERNEL_BASE64, OUTPUT_END + OVERRUN_BYTES);
        this.#exports = exports;
        this.#memory = memory;
    }
    /** Starts another result. */
    start(forms) {
        if (forms.length > MAX_COLUMNS)
            throw new Error(`${forms.length} columns`);
        this.#memory.set(forms.map((form) => (form === 'hex' ? 1 : 0)), FORMS);
        this.#exports.configure(forms.length);
        this.#inputEnd = INPUT_START;
        this.#exports.setInput(INPUT_START, INPUT_START);
        this.#waiting = [];
        this.#waitingBytes = 0;
        this.#carried = 0;
        this.#column = 0;
    }
    /** Complete rows so far. */
    get rows() {
        return this.#exports.rows.value;
    }
    /** Bytes that nobody has turned over. */
    get unreadBytes() {
        return this.#inputEnd - this.#exports.inputAt.value + this.#waitingBytes;
    }
    /** Takes a copy. */
    add(bytes) {
        if (this.#waiting.length === 0 && this.#makeRoom(bytes.length)) {
            this.#append(bytes);
        }
        else {
            this.#waiting.push(Uint8Array.from(bytes));
            this.#waitingBytes += bytes.length;
        }
    }
    /**
     * The next piece of text, empty when bytes are wanting, valid until the next call. `isLast` when all rows are read:
     * `rest` begins with the packet that ends them.
     * @throws NotUtf8Error; RowFormError
     */
    take() {
        const start = OUTPUT_START;
        this.#memory.copyWithin(start, this.#takenEnd - this.#carried, this.#takenEnd);
        this.#exports.setOutput(start + this.#carried, OUTPUT_END);
        let answer = this.#exports.run();
        while (answer === NEED_INPUT && this.#takeWaiting())
            answer = this.#exports.run();
        if (answer === BAD_ROW)
            throw new RowFormError();
        this.#takenEnd = this.#exports.outputAt.value;
        const written = this.#memory.subarray(start, this.#takenEnd);
        this.#carried = answer === LAST_PACKET ? 0 : unfinishedBytes(written);
        const text = written.subarray(0, written.length - this.#carried);
        if (!(0,external_node_buffer_.isUtf8)(text))
            throw new NotUtf8Error(findNotUtf8(text, this.#column));
        this.#column = this.#exports.column.value;
        return { text, isLast: answer === LAST_PACKET };
    }
    /** A copy of the bytes that were not read. */
    rest() {
        const unread = this.#memory.subarray(this.#exports.inputAt.value, this.#inputEnd);
        return Buffer.concat([unread, ...this.#waiting]);
    }
    #append(bytes) {
        this.#memory.set(bytes, this.#inputEnd);
        this.#inputEnd += bytes.length;
        this.#exports.setInput(this.#exports.inputAt.value, this.#inputEnd);
    }
    /** Moves what is unread to the beginning where that helps. */
    #makeRoom(bytes) {
        const from = this.#exports.inputAt.value;
        const isUsedUp = from === this.#inputEnd;
        if (!isUsedUp && this.#inputEnd + bytes <= INPUT_END)
            return true;
        const unread = this.#inputEnd - from;
        if (INPUT_START + unread + bytes > INPUT_END)
            return false;
        this.#memory.copyWithin(INPUT_START, from, this.#inputEnd);
        this.#inputEnd = INPUT_START + unread;
        this.#exports.setInput(INPUT_START, this.#inputEnd);
        return true;
    }
    /** False when nothing waits. */
    #takeWaiting() {
        const bytes = this.#waiting.shift();
        if (!bytes)
            return false;
        this.#waitingBytes -= bytes.length;
        const piece = bytes.subarray(0, INPUT_BYTES / 2);
        if (piece.length < bytes.length) {
            this.#waiting.unshift(bytes.subarray(piece.length));
            this.#waitingBytes += bytes.length - piece.length;
        }
        if (!this.#makeRoom(piece.length))
            throw new Error('the input was not used up');
        this.#append(piece);
        return true;
    }
}
/** Bytes at the end that begin a character of UTF-8 without ending it. */
function unfinishedBytes(text) {
    for (let back = 1; back <= Math.min(3, text.length); back++) {
        const byte = text[text.length - back];
        if (byte < 0x80)
            return 0;
        if (byte >= 0xc0)
            return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    }
    return 0;
}
/** The column of the first value that is no UTF-8; the text begins in `column`. */
function findNotUtf8(text, column) {
    for (let from = 0; from < text.length;) {
        const found = text.subarray(from).findIndex((byte) => byte === TAB || byte === NEWLINE);
        const to = found < 0 ? text.length : from + found;
        if (!(0,external_node_buffer_.isUtf8)(text.subarray(from, to)))
            return column;
        column = text[to] === NEWLINE ? 0 : column + 1;
        from = to + 1;
    }
    return column;
}


/***/ }),

/***/ 20370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ RowsOut),
/* harmony export */   Y: () => (/* binding */ ValueWarning)
/* harmony export */ });
/** The socket is paused while this much waits for the reader. */
const HIGH_WATER_BYTES = 256 * 1024;
/** Says nothing of a value: character sets such as ucs2 are on their way out (MySQL 9). */
const DEPRECATED = '1287';
/** The server could not give a value as it is, which it says in a warning only. */
class ValueWarning extends Error {
    /** @param numbers of the server's warnings; their text may hold values */
    constructor(numbers) {
        super(`the server warned (${[...new Set(numbers)].join(', ')})`);
    }
}
/**
 * A running SELECT whose rows become COPY text when they are asked for. mysql2 keeps the protocol; the rows' packets never
 * reach its parsers.
 */
class RowsOut {
    parts;
    /** True when the server has answered completely and the connection is free again. */
    finished = false;
    warningCount = 0;
    rowsRead;
    started = false;
    error;
    startWaiter;
    dataWaiter;
    constructor(parts, sql, forms) {
        this.parts = parts;
        const { client, tap, kernel } = parts;
        kernel.start(forms);
        const query = client.query({ sql });
        // All rows go to the kernel, so this is the packet that ends them.
        const row = (packet) => {
            this.warningCount = warningsOf(packet);
            this.finished = true;
            this.wake();
            return query.done();
        };
        query.row = row;
        query.on('fields', () => this.start());
        query.on('error', (error) => {
            tap.end();
            this.fail(error);
        });
        // Of a statement without rows, such as SELECT … INTO.
        query.on('end', () => {
            if (!this.finished)
                tap.end();
            this.fail(new Error('the statement has no rows to give'));
        });
        tap.divert(() => query.next === row, (bytes) => this.receive(bytes));
    }
    /** Rows that the server sent; final when `finished`. */
    get rowCount() {
        return this.rowsRead ?? this.parts.kernel.rows;
    }
    /** True while the server owes bytes that nobody is holding back. */
    get isOwedBytes() {
        return this.startWaiter !== undefined || this.dataWaiter !== undefined;
    }
    /** Resolves when the server begins to answer; rejects with its error when it refuses. */
    whenStarted() {
        if (this.started)
            return Promise.resolve();
        if (this.error !== undefined)
            return Promise.reject(this.error);
        return new Promise((resolve, reject) => {
            this.startWaiter = { resolve, reject };
        });
    }
    /** The next chunk, valid until the one after it is asked for; undefined after the last one. Rejects with the server's error. */
    async nextChunk() {
        const { kernel, tap, socket } = this.parts;
        for (;;) {
            if (this.error !== undefined)
                throw this.error;
            if (this.finished) {
                await this.refuseWarnings();
                return undefined;
            }
            if (this.rowsRead === undefined) {
                const { text, isLast } = this.takeText();
                if (isLast) {
                    this.rowsRead = kernel.rows;
                    tap.end(kernel.rest());
                }
                if (kernel.unreadBytes < HIGH_WATER_BYTES && socket().isPaused())
                    socket().resume();
                if (text.length > 0)
                    return text;
                if (isLast)
                    continue;
            }
            await new Promise((resolve, reject) => {
                this.dataWaiter = { resolve, reject };
            });
        }
    }
    /** The connection has gone, or the rows cannot be carried. */
    fail(error) {
        if (this.finished)
            return;
        this.error ??= error;
        this.startWaiter?.reject(this.error);
        this.startWaiter = undefined;
        this.dataWaiter?.reject(this.error);
        this.dataWaiter = undefined;
    }
    async refuseWarnings() {
        if (this.warningCount === 0)
            return;
        const warnings = (await this.parts.readWarnings()).filter(([level, number]) => level !== 'Note' && number !== DEPRECATED);
        if (warnings.length > 0)
            throw new ValueWarning(warnings.map(([, number]) => number ?? ''));
    }
    start() {
        this.started = true;
        this.startWaiter?.resolve();
        this.startWaiter = undefined;
    }
    takeText() {
        try {
            return this.parts.kernel.take();
        }
        catch (error) {
            this.fail(error);
            throw error;
        }
    }
    receive(bytes) {
        if (this.error !== undefined)
            return;
        const { kernel, socket } = this.parts;
        kernel.add(bytes);
        if (kernel.unreadBytes >= HIGH_WATER_BYTES)
            socket().pause();
        this.wake();
    }
    wake() {
        this.dataWaiter?.resolve();
        this.dataWaiter = undefined;
    }
}
/** https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_eof_packet.html */
function warningsOf({ buffer, offset }) {
    return (buffer[offset + 1] ?? 0) | ((buffer[offset + 2] ?? 0) << 8);
}


/***/ }),

/***/ 36407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GT: () => (/* binding */ RUN_MARK),
/* harmony export */   rc: () => (/* binding */ markTimeADayAgo),
/* harmony export */   zt: () => (/* binding */ makeRunMark)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/** A mark as part of a regular expression; its one group is the time. */
const RUN_MARK = '(\\d{8}t\\d{6})_[0-9a-f]{8}';
const TIME_FORMAT = '%Y%m%dt%H%i%s';
/** What ends every name that a run gives to a database or table of its own: the server's time in UTC, and random digits. */
async function makeRunMark(session) {
    const [row] = await session.query(`SELECT DATE_FORMAT(UTC_TIMESTAMP(), '${TIME_FORMAT}')`);
    return `${row?.[0]}_${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString('hex')}`;
}
/** The time of a mark that was made a day ago; earlier ones sort before it. */
async function markTimeADayAgo(session) {
    const [row] = await session.query(`SELECT DATE_FORMAT(UTC_TIMESTAMP() - INTERVAL 1 DAY, '${TIME_FORMAT}')`);
    return row?.[0] ?? '';
}


/***/ }),

/***/ 35199:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SA: () => (/* binding */ dropSql),
/* harmony export */   Sb: () => (/* binding */ KEPT_TABLE),
/* harmony export */   eZ: () => (/* binding */ clearLeftovers),
/* harmony export */   gA: () => (/* binding */ isScratchName),
/* harmony export */   ul: () => (/* binding */ SCRATCH_PREFIX)
/* harmony export */ });
/* harmony import */ var _display_list_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(55564);
/* harmony import */ var _alive_lock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67409);
/* harmony import */ var _process_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88138);
/* harmony import */ var _run_mark_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36407);




/** Every scratch database is called so; what follows are the time and random digits. */
const SCRATCH_PREFIX = 'db_backup_scratch_';
const SCRATCH_NAME = new RegExp(`^${SCRATCH_PREFIX}${_run_mark_js__WEBPACK_IMPORTED_MODULE_2__/* .RUN_MARK */ .GT}$`);
/** A table in a database that a person wants to look at. */
const KEPT_TABLE = 'db_backup_kept';
function isScratchName(database) {
    return SCRATCH_NAME.test(database);
}
/** Names of ours need no quotes. */
function dropSql(database) {
    return `DROP DATABASE IF EXISTS ${database}`;
}
/** What killed runs left behind a day ago or earlier is dropped when nobody is in it; the rest is named. */
async function clearLeftovers(session, log, warnings) {
    const before = await (0,_run_mark_js__WEBPACK_IMPORTED_MODULE_2__/* .markTimeADayAgo */ .rc)(session);
    const databases = await session.query('SELECT SCHEMA_NAME FROM information_schema.SCHEMATA');
    const left = [];
    for (const [name] of databases) {
        const time = SCRATCH_NAME.exec(name ?? '')?.[1];
        if (name === null || name === undefined || time === undefined || time >= before)
            continue;
        if (await mayDrop(session, name)) {
            await session.query(dropSql(name));
            log.info(`Dropped ${name}, which an earlier run left behind.`);
        }
        else {
            left.push(name);
        }
    }
    if (left.length === 0)
        return;
    warnings.push(`The server has scratch databases of earlier runs that were kept or are in use: ${(0,_display_list_js__WEBPACK_IMPORTED_MODULE_3__/* .displayList */ .l)(left)}; drop them by hand.`);
}
async function mayDrop(session, database) {
    const [kept] = await session.query(`SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = '${database}' AND TABLE_NAME = '${KEPT_TABLE}'`);
    if (kept !== undefined || (await isAlive(session, database)))
        return false;
    const users = await (0,_process_list_js__WEBPACK_IMPORTED_MODULE_1__/* .sessionsThat */ .F)(session, `DB = '${database}'`);
    return users?.length === 0;
}
/** Without PROCESS, the list of sessions shows none of other accounts. */
async function isAlive(session, database) {
    return session.flavour.hasTableLocks && (await (0,_alive_lock_js__WEBPACK_IMPORTED_MODULE_0__/* .aliveSession */ .Gn)(session, database)) !== null;
}


/***/ }),

/***/ 48102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ sendBytes),
/* harmony export */   _: () => (/* binding */ PACKET_HEAD_BYTES)
/* harmony export */ });
/** Room that `sendBytes` needs before a statement for the head of its packet. */
const PACKET_HEAD_BYTES = 8;
/**
 * Sends one statement that stands in `buffer` from PACKET_HEAD_BYTES on, without making a string of it. mysql2 builds the
 * packet of an empty statement, whose few bytes are put before ours. The buffer may be used again when the promise is settled.
 */
function sendBytes(client, buffer) {
    const connection = client;
    const write = connection.writePacket;
    return new Promise((resolve, reject) => {
        // A query that finds the connection free is written before `query` returns.
        connection.writePacket = (packet) => {
            connection.writePacket = write;
            const head = packet.buffer.subarray(0, packet.end);
            const whole = buffer.subarray(PACKET_HEAD_BYTES - head.length);
            whole.set(head);
            write.call(connection, Object.assign(packet, { buffer: whole, end: whole.length }));
        };
        client.query({ sql: '' }, (error, result) => {
            if (error)
                reject(error);
            else
                resolve(result);
        });
        if (connection.writePacket !== write) {
            connection.writePacket = write;
            throw new Error('the connection is busy');
        }
    });
}


/***/ }),

/***/ 76053:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CW: () => (/* binding */ unpinned),
/* harmony export */   JO: () => (/* binding */ pinStatement),
/* harmony export */   be: () => (/* binding */ SQL_MODE),
/* harmony export */   n0: () => (/* binding */ sessionPins),
/* harmony export */   p0: () => (/* binding */ NAMES_STATEMENT),
/* harmony export */   tC: () => (/* binding */ pinCheckStatement)
/* harmony export */ });
/* harmony import */ var _tidb_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75235);

/** NO_AUTO_VALUE_ON_ZERO keeps an id of 0, ALLOW_INVALID_DATES what older modes let in; no mode that changes text. */
const SQL_MODE = 'NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES';
/** Servers write it in this order. */
const SQL_MODE_SHOWN = [
    'NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES',
    'ALLOW_INVALID_DATES,NO_AUTO_VALUE_ON_ZERO',
];
const NO_LIMIT = '18446744073709551615';
/** A reader that waits for a store is no dead client; after an hour it is, and holds locks. */
const AN_HOUR_SECONDS = '3600';
/** The largest that every platform accepts (https://dev.mysql.com/doc/refman/8.4/en/server-system-variables.html#sysvar_wait_timeout). */
const LONGEST_WAIT_SECONDS = '2147483';
/** Names and values of the pins (docs/archive-format.md, "Session"). */
function sessionPins({ flavour, readOnly, lockTimeoutSeconds }) {
    const onlyIf = (applies, ...pins) => (applies ? pins : []);
    const lockSeconds = String(Math.max(1, Math.ceil(lockTimeoutSeconds)));
    return [
        { name: 'sql_mode', value: SQL_MODE, shown: SQL_MODE_SHOWN },
        { name: 'time_zone', value: '+00:00' },
        { name: 'sql_select_limit', value: NO_LIMIT },
        { name: flavour.statementTimeout, value: '0', shown: ['0', '0.000000'] },
        { name: 'wait_timeout', value: LONGEST_WAIT_SECONDS },
        { name: flavour.isolation, value: 'REPEATABLE-READ' },
        ...onlyIf(flavour.hasTableLocks, { name: 'net_write_timeout', value: AN_HOUR_SECONDS }, { name: 'net_read_timeout', value: AN_HOUR_SECONDS }, { name: 'sql_big_selects', value: '1' }, 
        // A view that is made meanwhile would have it in its definition.
        { name: 'sql_buffer_result', value: '0' }, { name: 'sql_quote_show_create', value: '1' }, 
        // CHAIN leaves a COMMIT in a new transaction, RELEASE cuts the session.
        { name: 'completion_type', value: 'NO_CHAIN' }, { name: 'lock_wait_timeout', value: lockSeconds }, { name: 'innodb_lock_wait_timeout', value: lockSeconds }),
        ...onlyIf(flavour.hasShowVerbosity, { name: 'show_create_table_verbosity', value: '0' }),
        ...onlyIf(flavour.hasGeneratedKeys, {
            name: 'show_gipk_in_create_table_and_information_schema',
            value: '1',
        }),
        ...onlyIf(flavour.hasSystemVersioning, { name: 'system_versioning_asof', value: 'DEFAULT' }),
        ...onlyIf(flavour.engine === 'mariadb', { name: 'idle_transaction_timeout', value: '0' }, { name: 'idle_readonly_transaction_timeout', value: '0' }, { name: 'idle_write_transaction_timeout', value: '0' }),
        ...onlyIf(flavour.engine === 'tidb' && flavour.versionNum >= _tidb_js__WEBPACK_IMPORTED_MODULE_0__/* .IDLE_TRANSACTION_TIMEOUT_SINCE */ .vn, {
            name: 'tidb_idle_transaction_timeout',
            value: '0',
        }),
        ...onlyIf(flavour.engine === 'tidb' && flavour.versionNum >= _tidb_js__WEBPACK_IMPORTED_MODULE_0__/* .EXTERNAL_TIMESTAMP_SINCE */ .wp, {
            name: 'tidb_enable_external_ts_read',
            value: '0',
        }),
        ...onlyIf(flavour.hasReadOnlyTransactions, {
            name: readOnlyVariable(flavour),
            value: readOnly ? '1' : '0',
        }),
    ];
}
/** It has kept the isolation level's company under both names. */
function readOnlyVariable({ isolation }) {
    return isolation === 'tx_isolation' ? 'tx_read_only' : 'transaction_read_only';
}
/** `SET` with every pin at once; `SET NAMES` goes before it. */
function pinStatement(pins) {
    const parts = pins.map(({ name, value }) => `${name} = ${/^\d+$/.test(value) ? value : literal(value)}`);
    return `SET SESSION ${parts.join(', ')}`;
}
/** The value DEFAULT of system_versioning_asof is a word of the language. */
function literal(value) {
    return value === 'DEFAULT' ? value : `'${value}'`;
}
const NAMES_STATEMENT = 'SET NAMES utf8mb4';
const CHARACTER_SETS = ['character_set_client', 'character_set_connection', 'character_set_results'];
/** One row: the character sets of the connection, then the value of every pin, in order. */
function pinCheckStatement(pins) {
    const names = [...CHARACTER_SETS, ...pins.map(({ name }) => name)];
    return `SELECT ${names.map((name) => `@@SESSION.${name}`).join(', ')}`;
}
/** Names of the pins that did not take. */
function unpinned(pins, values) {
    const sets = CHARACTER_SETS.filter((_, index) => values[index] !== 'utf8mb4');
    const others = pins.filter(({ value, shown = [value] }, index) => {
        const found = values[CHARACTER_SETS.length + index];
        return found === undefined || found === null || !shown.includes(found);
    });
    return [...sets, ...others.map(({ name }) => name)];
}


/***/ }),

/***/ 79690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ MysqlSession),
  B: () => (/* binding */ connectionLost)
});

// EXTERNAL MODULE: ./.cache/build/database/silence.js
var silence = __webpack_require__(54334);
// EXTERNAL MODULE: ./.cache/build/database/mysql/flavour.js
var flavour = __webpack_require__(12021);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./node_modules/mysql2/index.js
var mysql2 = __webpack_require__(20909);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/packet-tap.js
const HEADER_BYTES = 4;
const NOTHING = Buffer.alloc(0);
/**
 * Stands between a connection's socket and mysql2's parser, so that the rows of a result can be taken before the latter
 * makes an object of each packet.
 */
class PacketTap {
    reusesBuffer;
    inner;
    parser;
    isRowNext;
    begun = NOTHING;
    sink;
    /** @param reusesBuffer the socket's bytes are valid during the call only */
    constructor(client, reusesBuffer) {
        this.reusesBuffer = reusesBuffer;
        this.inner = client;
        this.parser = this.inner.packetParser;
        this.inner.packetParser = this;
    }
    /**
     * To be called between an answer and the next statement. As soon as `isRowNext` is true, everything from the next
     * packet on goes to `sink`, until `end`. The bytes are valid during the call only.
     */
    divert(isRowNext, sink) {
        this.isRowNext = isRowNext;
        this.sink = sink;
        this.begun = NOTHING;
    }
    /** mysql2 reads on; `rest` begins with a packet. */
    end(rest = this.begun) {
        this.isRowNext = undefined;
        this.sink = undefined;
        this.begun = NOTHING;
        if (rest.length >= HEADER_BYTES)
            this.inner.sequenceId = rest[3];
        if (rest.length > 0)
            this.parser.execute(rest);
    }
    execute(bytes) {
        if (!this.sink)
            this.parser.execute(this.reusesBuffer ? Buffer.from(bytes) : bytes);
        else if (!this.isRowNext)
            this.sink(bytes);
        else {
            const whole = Buffer.concat([this.begun, bytes]);
            this.begun = NOTHING;
            this.passPackets(whole);
        }
    }
    /** One whole packet after the other, since each may be the last that is mysql2's. */
    passPackets(bytes) {
        let at = 0;
        while (this.isRowNext && bytes.length - at >= HEADER_BYTES) {
            const end = at + HEADER_BYTES + bytes.readUIntLE(at, 3);
            if (end > bytes.length)
                break;
            this.parser.execute(bytes.subarray(at, end));
            at = end;
            if (this.isRowNext?.())
                this.isRowNext = undefined;
        }
        const rest = bytes.subarray(at);
        if (this.isRowNext)
            this.begun = rest;
        else if (rest.length === 0)
            return;
        else if (this.sink)
            this.sink(rest);
        else
            this.parser.execute(rest);
    }
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/new-client.js



/** An idle TCP connection is probed after this long, so that firewalls keep it and dead peers are noticed. */
const KEEP_ALIVE_MS = 30_000;
/** How long each address of a host may take before the next is tried (https://www.rfc-editor.org/rfc/rfc8305). */
const ADDRESS_ATTEMPT_MS = 2_000;
/** What libuv asks the operating system for at once. */
const READ_BYTES = 64 * 1024;
/** Of mysql2's defaults: a server may not ask for local files, two change what SQL means, and rows that an UPDATE left alone are not counted. */
const NO_FLAGS = ['-LOCAL_FILES', '-IGNORE_SPACE', '-ODBC', '-FOUND_ROWS'];
/** A client of `mysql2` that begins to connect, and what its rows can be taken from. */
function newClient({ target, address, ip }) {
    const isSocket = address.host.startsWith('/');
    const tls = isSocket ? undefined : tlsOptions(target);
    // TLS reads the socket itself, and hands buffers of its own on.
    const reusesBuffer = tls === undefined;
    const client = mysql2.createConnection({
        ...(isSocket ? { socketPath: address.host } : { host: address.host, port: address.port }),
        user: target.user,
        password: target.password ?? '',
        database: target.database,
        charset: 'utf8mb4',
        connectTimeout: target.connectTimeoutMs,
        multipleStatements: false,
        flags: NO_FLAGS,
        connectAttributes: { program_name: target.applicationName },
        stream: () => openSocket(address, ip, reusesBuffer ? readIntoOneBuffer() : new external_node_net_.Socket()),
        ...(tls === undefined ? {} : { ssl: tls }),
    });
    return { client, tap: new PacketTap(client, reusesBuffer) };
}
/**
 * A socket whose `data` is valid during the event only: a buffer for each read keeps the collector busy.
 * @see https://nodejs.org/api/net.html#socketconnectoptions (`onread`)
 */
function readIntoOneBuffer() {
    const onread = {
        buffer: Buffer.allocUnsafeSlow(READ_BYTES),
        callback(length, buffer) {
            return socket.emit('data', buffer.subarray(0, length));
        },
    };
    const socket = new external_node_net_.Socket({ onread });
    return socket;
}
/** The meanings of libpq's modes; `require` with an authority at hand has become `verify-ca` before. */
function tlsOptions({ tls }) {
    if (tls.mode === 'disable')
        return undefined;
    return {
        ...(tls.ca === undefined ? {} : { ca: tls.ca }),
        rejectUnauthorized: tls.mode !== 'require',
        verifyIdentity: tls.mode === 'verify-full',
    };
}
function openSocket({ host, port }, ip, socket) {
    if (host.startsWith('/'))
        return socket.connect({ path: host });
    socket.connect({
        port,
        host: ip ?? host,
        autoSelectFamily: true,
        autoSelectFamilyAttemptTimeout: ADDRESS_ATTEMPT_MS,
    });
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    socket.setNoDelay(true);
    // mysql2 gives TLS no name to verify where the host is an IP address, and Node would then verify `localhost`.
    socket._host = host;
    return socket;
}

// EXTERNAL MODULE: ./.cache/build/database/mysql/rows-kernel/rows-kernel.js + 2 modules
var rows_kernel = __webpack_require__(43072);
// EXTERNAL MODULE: ./.cache/build/database/mysql/rows-out.js
var rows_out = __webpack_require__(20370);
// EXTERNAL MODULE: ./.cache/build/database/mysql/send-bytes.js
var send_bytes = __webpack_require__(48102);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/session.js






/** How long a server may take to say goodbye. */
const GOODBYE_MS = 1_000;
/** How long the request to stop a statement may take. */
const KILL_MS = 2_000;
/** One logged-in connection. Queries are not queued: the caller waits for one before it sends the next. */
class MysqlSession {
    options;
    address;
    /** The peer's IP address; undefined for a Unix socket. */
    ip;
    /** The server's own number of this connection. */
    id = null;
    flavour = (0,flavour/* flavourOf */.R)('');
    client;
    tap;
    kernel;
    watch;
    rows;
    pendingQueries = 0;
    lost;
    ended = false;
    killing;
    constructor(options) {
        this.options = options;
        this.address = options.address;
        const { client, tap } = newClient(options);
        this.client = client;
        this.tap = tap;
        this.client.on('error', (error) => this.lose(error));
        this.client.on('end', () => this.lose(connectionLost()));
        const { isStillWorking } = options;
        this.watch = (0,silence/* watchForSilence */.kK)({
            socket: () => this.socket,
            idleTimeoutMs: options.idleTimeoutMs,
            isOwedBytes: () => this.pendingQueries > 0 || this.rows?.isOwedBytes === true,
            isStillWorking: isStillWorking && (() => isStillWorking(this)),
            onSilence: (error) => this.destroy(error),
        });
    }
    /** Logs in. Errors are those of mysql2 and of the network, unexplained. */
    static async open(options) {
        options.signal.throwIfAborted();
        const session = new MysqlSession(options);
        const cut = () => session.destroy();
        options.signal.addEventListener('abort', cut, { once: true });
        session.whenClosed(() => options.signal.removeEventListener('abort', cut));
        try {
            await new Promise((resolve, reject) => {
                session.client.once('connect', () => resolve());
                session.client.once('error', reject);
                session.onLost = reject;
            });
        }
        catch (error) {
            session.destroy();
            throw error;
        }
        session.onLost = undefined;
        session.ip = session.socket.remoteAddress;
        session.id = String(session.client.threadId);
        return session;
    }
    onLost;
    get isAlive() {
        return this.lost === undefined && !this.ended;
    }
    /** True while a statement runs. */
    get isBusy() {
        return this.pendingQueries > 0 || (this.rows !== undefined && !this.rows.finished);
    }
    /** One statement in the text protocol; its rows, each value as the text that the server sent. */
    async query(sql) {
        if (!this.isAlive)
            throw this.lost ?? connectionLost();
        this.pendingQueries++;
        try {
            return await new Promise((resolve, reject) => {
                this.onLost = reject;
                const options = { sql, rowsAsArray: true, typeCast: textOf };
                this.client.query(options, (error, rows) => {
                    // The event that tells of the end may come after the answer to whoever asks next.
                    if (isFatal(error))
                        this.lose(error);
                    if (error)
                        reject(error);
                    else
                        resolve(Array.isArray(rows) ? rows : []);
                });
            });
        }
        finally {
            this.onLost = undefined;
            this.pendingQueries--;
        }
    }
    /** One statement without rows, as bytes behind PACKET_HEAD_BYTES (send-bytes.ts). */
    async send(buffer) {
        if (!this.isAlive)
            throw this.lost ?? connectionLost();
        this.pendingQueries++;
        try {
            return await new Promise((resolve, reject) => {
                this.onLost = reject;
                (0,send_bytes/* sendBytes */.M)(this.client, buffer).then(resolve, reject);
            });
        }
        finally {
            this.onLost = undefined;
            this.pendingQueries--;
        }
    }
    /** Starts a SELECT whose rows are wanted as COPY text; `forms` has one entry for each column. */
    async rowsOut(sql, forms) {
        if (!this.isAlive)
            throw this.lost ?? connectionLost();
        this.kernel ??= new rows_kernel/* RowsKernel */.$R();
        const { client, tap, kernel } = this;
        const readWarnings = () => this.query('SHOW WARNINGS');
        const rows = new rows_out/* RowsOut */.U({ client, tap, kernel, socket: () => this.socket, readWarnings }, sql, forms);
        this.rows = rows;
        await rows.whenStarted();
        return rows;
    }
    /** Closes in good order; never throws. */
    async end() {
        const isOpen = this.isAlive;
        this.ended = true;
        clearInterval(this.watch);
        await this.killing;
        if (!isOpen)
            return;
        await new Promise((resolve) => {
            const cut = setTimeout(() => this.socket.destroy(), GOODBYE_MS);
            this.whenClosed(() => {
                clearTimeout(cut);
                resolve();
            });
            this.client.end(() => this.socket.destroy());
        });
    }
    /** Cuts the connection at once and asks the server to stop what it does; whatever waits is rejected with `reason`. */
    destroy(reason = connectionLost()) {
        const isKilled = this.isAlive && this.isBusy && this.id !== null;
        if (isKilled)
            this.killing = this.kill();
        this.lose(reason);
        this.ended = true;
        this.socket.destroy();
    }
    /** Resolves when a request to stop the statement, if there was one, has been answered; never throws. */
    async whenKilled() {
        await this.killing;
    }
    get socket() {
        return this.client.stream;
    }
    whenClosed(listener) {
        if (this.socket.destroyed)
            listener();
        else
            this.socket.once('close', listener);
    }
    lose(error) {
        this.lost ??= error;
        clearInterval(this.watch);
        this.rows?.fail(this.lost);
        this.onLost?.(this.lost);
        this.onLost = undefined;
    }
    /** A server notices a closed connection when it next sends something, which may be long after. */
    async kill() {
        const { client } = newClient({ ...this.options, ip: this.ip });
        client.on('error', () => undefined);
        await new Promise((resolve) => {
            const timer = setTimeout(resolve, KILL_MS);
            const done = () => {
                clearTimeout(timer);
                resolve();
            };
            client.query(`${this.flavour.kill} ${this.id}`, done);
        });
        client.destroy();
    }
}
/** What mysql2 calls a connection that broke off. */
function connectionLost() {
    return Object.assign(new Error('the connection is closed'), { code: 'PROTOCOL_CONNECTION_LOST' });
}
function isFatal(error) {
    return error?.fatal === true;
}
function textOf(field) {
    return field.string();
}


/***/ }),

/***/ 29323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $m: () => (/* binding */ tokenEnd),
/* harmony export */   DD: () => (/* binding */ USUAL_QUOTING),
/* harmony export */   Ys: () => (/* binding */ quotingAfter),
/* harmony export */   b5: () => (/* binding */ splitSql),
/* harmony export */   fx: () => (/* binding */ withoutComments)
/* harmony export */ });
/* unused harmony export commentEnd */
const USUAL_QUOTING = { escapes: true, ansi: false };
const SET_MODE = /^SET\s+(?:SESSION\s+)?sql_mode\s*=\s*(?:\/\*!80000 REPLACE\(\*\/ )?'([^']*)'/i;
/** How texts are quoted behind a statement. */
function quotingAfter(statement, before) {
    const modes = SET_MODE.exec(statement)?.[1]?.split(',');
    if (!modes)
        return before;
    return { escapes: !modes.includes('NO_BACKSLASH_ESCAPES'), ansi: modes.includes('ANSI_QUOTES') };
}
/** The client's own command; it takes the rest of its line. */
const DELIMITER = /^[ \t]*delimiter[ \t]+(\S+)[^\n]*(?:\n|$)/i;
/**
 * Splits a script as the mysql client does (https://dev.mysql.com/doc/refman/8.4/en/mysql-commands.html): at the delimiter outside
 * of quotes and comments; a line `DELIMITER x` changes it. Statements come without their delimiter and without the comments before
 * them; versioned comments are statements. Backslashes escape in quotes until a `SET SESSION sql_mode` of the script says otherwise.
 */
function splitSql(script) {
    const statements = [];
    let delimiter = ';';
    let start = 0;
    let isEmpty = true;
    let quoting = USUAL_QUOTING;
    const cut = (end, next) => {
        const statement = withoutComments(script.slice(start, end));
        if (statement !== '')
            statements.push(statement);
        quoting = quotingAfter(statement, quoting);
        start = next;
        isEmpty = true;
    };
    for (let at = 0; at < script.length;) {
        const command = isEmpty && isLineStart(script, at) ? DELIMITER.exec(script.slice(at, at + 200)) : null;
        if (command) {
            delimiter = command[1] ?? ';';
            at += command[0].length;
            start = at;
        }
        else if (script.startsWith(delimiter, at)) {
            cut(at, at + delimiter.length);
            at = start;
        }
        else {
            const end = tokenEnd(script, at, quoting);
            if (isEmpty && end === at + 1 && /\S/.test(script.charAt(at)))
                isEmpty = false;
            if (isEmpty && end > at + 1 && commentEnd(script, at) === at)
                isEmpty = false;
            at = end;
        }
    }
    cut(script.length, script.length);
    return statements;
}
function isLineStart(text, at) {
    return at === 0 || text.charAt(at - 1) === '\n';
}
/** A statement without the blanks and comments before it and the blanks behind it. */
function withoutComments(text) {
    let at = 0;
    for (;;) {
        const blank = /^\s+/.exec(text.slice(at, at + 1000))?.[0].length ?? 0;
        at += blank;
        const end = commentEnd(text, at);
        if (end === at && blank === 0)
            return text.slice(at).trimEnd();
        at = end;
    }
}
/** Where the comment at `at` ends; `at` itself when there is none. A versioned comment is none. */
function commentEnd(text, at) {
    const char = text.charAt(at);
    const isLine = char === '#' || (text.startsWith('--', at) && /^--(\s|$)/.test(text.slice(at, at + 3)));
    if (isLine) {
        const newline = text.indexOf('\n', at);
        return newline < 0 ? text.length : newline + 1;
    }
    if (char !== '/' || !/^\/\*(?![!]|M!)/.test(text.slice(at, at + 4)))
        return at;
    const end = text.indexOf('*/', at + 2);
    return end < 0 ? text.length : end + 2;
}
/** Where the comment, the quoted text or the character at `at` ends. */
function tokenEnd(text, at, quoting) {
    const comment = commentEnd(text, at);
    if (comment > at)
        return comment;
    const char = text.charAt(at);
    if (char === "'" || char === '"' || char === '`')
        return quotedEnd(text, at, char, quoting);
    return at + 1;
}
/** A doubled quote is part of the text. */
function quotedEnd(text, at, quote, { escapes, ansi }) {
    const isName = quote === '`' || (ansi && quote === '"');
    for (let i = at + 1; i < text.length; i++) {
        const char = text.charAt(i);
        if (char === '\\' && escapes && !isName)
            i++;
        else if (char === quote) {
            if (text.charAt(i + 1) !== quote)
                return i + 1;
            i++;
        }
    }
    return text.length;
}


/***/ }),

/***/ 2380:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ asksWhetherItWorks)
/* harmony export */ });
/* harmony import */ var _connect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61658);
/* harmony import */ var _process_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88138);


/**
 * Asks the server over another connection. One that builds an index or counts a table says nothing for hours, and one that
 * hangs says nothing either.
 */
async function asksWhetherItWorks(session, options) {
    const probe = await (0,_connect_js__WEBPACK_IMPORTED_MODULE_0__/* .connectBeside */ .P)(session, options);
    try {
        const working = await (0,_process_list_js__WEBPACK_IMPORTED_MODULE_1__/* .sessionsThat */ .F)(probe, `ID = ${session.id} AND COMMAND <> 'Sleep'`);
        return working === undefined || working.length > 0;
    }
    finally {
        probe.destroy();
    }
}


/***/ }),

/***/ 75235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L2: () => (/* binding */ readTimestamp),
/* harmony export */   MD: () => (/* binding */ readConnectionId),
/* harmony export */   QR: () => (/* binding */ isUnenforced),
/* harmony export */   VQ: () => (/* binding */ KILL),
/* harmony export */   _s: () => (/* binding */ readVersionText),
/* harmony export */   eU: () => (/* binding */ readAtTimestamp),
/* harmony export */   jv: () => (/* binding */ sequenceOfNextRowId),
/* harmony export */   mF: () => (/* binding */ nextRowIdStatement),
/* harmony export */   vn: () => (/* binding */ IDLE_TRANSACTION_TIMEOUT_SINCE),
/* harmony export */   wp: () => (/* binding */ EXTERNAL_TIMESTAMP_SINCE),
/* harmony export */   ys: () => (/* binding */ checkLifeTime)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15844);


/*
 * What is TiDB's own. No TiDB server was at hand: the rules follow its documentation, each with its page, and are tried
 * against a stand-in that answers as the pages say.
 */
/**
 * "Before TiDB v6.1.0, the transaction in TiDB does not affect the GC safe point. Since v6.1.0, TiDB considers the startTS
 * of the transaction", for at most `tidb_gc_max_wait_time` seconds
 * (https://docs.pingcap.com/tidb/stable/garbage-collection-configuration#changes-in-tidb-610).
 */
const TRANSACTIONS_HOLD_GC_SINCE = 60_100;
/** https://docs.pingcap.com/tidb/stable/system-variables#tidb_idle_transaction_timeout-new-in-v760 */
const IDLE_TRANSACTION_TIMEOUT_SINCE = 70_600;
/**
 * Where an administrator has switched it on, everybody reads an old moment of his choice
 * (https://docs.pingcap.com/tidb/stable/system-variables#tidb_enable_external_ts_read-new-in-v640).
 */
const EXTERNAL_TIMESTAMP_SINCE = 60_400;
/**
 * "In TiDB versions earlier than v6.6.0, the syntax of creating foreign keys is supported, but the created foreign keys are
 * ineffective", also after an upgrade (https://docs.pingcap.com/tidb/stable/foreign-key#compatibility-between-tidb-versions).
 */
const KEYS_ENFORCED_SINCE = 60_600;
const KEY_INVALID = '/* FOREIGN KEY INVALID */';
/** A slow export; below it the time that old rows are kept is compared with what the tables take on disk. */
const SLOW_BYTES_PER_SECOND = 5 * 1024 * 1024;
/**
 * The text that a version is read from. VERSION() says what the setting `server-version` of TiDB says, if anything
 * (https://docs.pingcap.com/tidb/stable/tidb-configuration-file#server-version), so a server that calls itself TiDB in its comment and
 * not there is asked by the function that no setting changes (https://docs.pingcap.com/tidb/stable/tidb-functions#tidb_version).
 */
async function readVersionText(session) {
    const [row] = await session.query('SELECT VERSION(), @@version_comment');
    const version = row?.[0] ?? '';
    if (!/TiDB/i.test(`${version} ${row?.[1]}`) || /-TiDB-v?\d+\.\d+\.\d+/i.test(version))
        return version;
    const [own] = await session.query('SELECT TIDB_VERSION()');
    return `${version}-TiDB-${/^Release Version: (\S+)/m.exec(own?.[0] ?? '')?.[1] ?? 'unknown'}`;
}
/**
 * The timestamp of the transaction that `leader` has open (`tidb_current_ts`,
 * https://docs.pingcap.com/tidb/stable/system-variables#tidb_current_ts).
 */
async function readTimestamp(leader) {
    const [row] = await leader.query('SELECT @@tidb_current_ts');
    const timestamp = row?.[0] ?? '';
    if (/^[1-9]\d*$/.test(timestamp))
        return timestamp;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', 'The server gives no timestamp for the open transaction.', {
        code: 'SOURCE_SETTINGS',
        nextStep: 'Connect to TiDB directly, not through a proxy that ends transactions.',
        setting: 'database-url',
    });
}
/**
 * All reads of the session see that moment, in the structure that tables had then
 * (https://docs.pingcap.com/tidb/stable/read-historical-data).
 */
async function readAtTimestamp(session, timestamp) {
    await session.query(`SET SESSION tidb_snapshot = ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(timestamp)}`);
}
/**
 * Old versions collect what a long export has yet to read, so the time that they are kept must exceed the export's
 * (https://docs.pingcap.com/tidb/v6.0/dev-guide-timeouts-in-tidb, "GC timeout").
 * @throws BackupError code `SOURCE_GC_LIFE_TIME`
 */
async function checkLifeTime(session, estimatedBytes) {
    const { version, versionNum } = session.flavour;
    const isHeld = versionNum >= TRANSACTIONS_HOLD_GC_SINCE;
    const [kept] = await session.query('SELECT @@GLOBAL.tidb_gc_life_time');
    const lifeTime = kept?.[0] ?? '';
    const [waited] = isHeld ? await session.query('SELECT @@GLOBAL.tidb_gc_max_wait_time') : [];
    const needed = Math.ceil(estimatedBytes / SLOW_BYTES_PER_SECOND);
    if (Math.max(secondsOf(lifeTime), Number(waited?.[0] ?? 0)) >= needed)
        return;
    const hours = Math.max(1, Math.ceil(needed / 3600));
    const variables = isHeld
        ? `${lifeTime} (tidb_gc_life_time), and waits ${waited?.[0]} s for an open transaction (tidb_gc_max_wait_time)`
        : `${lifeTime} (tidb_gc_life_time)`;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', `TiDB ${version} forgets old rows after ${variables}; this backup may read for ${hours} h.`, {
        code: 'SOURCE_GC_LIFE_TIME',
        nextStep: isHeld
            ? `SET GLOBAL tidb_gc_max_wait_time = ${hours * 3600}, or tidb_gc_life_time = '${hours}h' for the duration of the backup.`
            : `SET GLOBAL tidb_gc_life_time = '${hours}h' before the backup and put it back afterwards, or upgrade to TiDB 6.1 or newer.`,
    });
}
/** Durations in Go's form, such as `10m0s` or `1h30m`; 0 for anything else, which is taken for too short. */
function secondsOf(duration) {
    const match = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(duration);
    if (!match || duration === '')
        return 0;
    const [hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
    return hours * 3600 + minutes * 60 + seconds;
}
/**
 * Where a sequence stands, as dumpling asks for it: NEXTVAL alone would move it
 * (https://docs.pingcap.com/tidb/stable/sql-statement-show-table-next-rowid).
 */
function nextRowIdStatement(sequence) {
    return `SHOW TABLE ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteTable */ .Z8)(sequence)} NEXT_ROW_ID`;
}
/** Database, table, column, next number, and what it numbers. */
function sequenceOfNextRowId(rows) {
    return rows.find(([, , , , kind]) => kind === 'SEQUENCE')?.[3] ?? null;
}
/**
 * The number that KILL knows the session by. It may have 64 bits, of which the greeting has room for 32
 * (https://docs.pingcap.com/tidb/stable/sql-statement-kill).
 */
async function readConnectionId(session) {
    const [row] = await session.query('SELECT CONNECTION_ID()');
    return row?.[0] ?? null;
}
/** A KILL without this word is refused by old versions, behind which several servers may stand (same page). */
const KILL = 'KILL TIDB';
/** The key is in the definition and nobody watches it, so rows without parent may be there. */
function isUnenforced(foreignKey, versionNum) {
    return versionNum < KEYS_ENFORCED_SINCE || foreignKey.includes(KEY_INVALID);
}


/***/ }),

/***/ 37950:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EF: () => (/* binding */ targetConnectError),
/* harmony export */   LJ: () => (/* binding */ explainSourceError),
/* harmony export */   PF: () => (/* binding */ explainTargetError)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _silence_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54334);


/** Turns an error of a running session of a source into one a user can act on. */
function explainSourceError(error, context, judge) {
    if (context.signal.aborted)
        return (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelledError */ .YQ)(context.signal.reason);
    if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj)
        return error;
    const what = context.table ? `table ${judge.display(context.table)}` : (context.doing ?? 'the source');
    const text = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
    const rule = error instanceof _silence_js__WEBPACK_IMPORTED_MODULE_1__/* .SilenceError */ .e3 ? SOURCE_SILENT : judge.rule(error, text);
    if (!rule && !judge.isServers(error) && error instanceof Error)
        return error;
    const { code, message, nextStep } = rule ?? SOURCE_FAILED;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', message(what, text), { code, nextStep, cause: error });
}
const SOURCE_SILENT = {
    code: 'SOURCE_TIMEOUT',
    message: (what, text) => `Reading ${what} came to a halt: ${text}; the connection is taken for dead.`,
    nextStep: 'Check the network and the load of the server, then run again.',
};
const SOURCE_FAILED = {
    code: 'SOURCE_FAILED',
    message: (what, text) => `Reading ${what} fails: ${text}`,
    nextStep: "Look into the server's log for the reason.",
};
/** Turns an error of a session of a target into one a user can act on, without values of rows. */
function explainTargetError(error, doing, signal, judge) {
    if (signal?.aborted)
        return (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelledError */ .YQ)(signal.reason);
    if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj)
        return error;
    const text = judge.safeMessage(error);
    const rule = error instanceof _silence_js__WEBPACK_IMPORTED_MODULE_1__/* .SilenceError */ .e3 ? TARGET_SILENT : judge.rule(error, text);
    if (!rule && !judge.isServers(error) && error instanceof Error)
        return error;
    const { code, message, nextStep } = rule ?? TARGET_FAILED;
    const fields = judge.safeFields(error);
    const cause = !fields && error instanceof Error ? error : Object.assign(new Error(text), fields);
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('target', message(doing, text), { code, nextStep, cause });
}
const TARGET_SILENT = {
    code: 'TARGET_TIMEOUT',
    message: (doing, text) => `The target came to a halt (${doing}): ${text}; the connection is taken for dead.`,
    nextStep: 'Check the network and the load of the server, then run again.',
};
const TARGET_FAILED = {
    code: 'TARGET_FAILED',
    message: (doing, text) => `The target refuses (${doing}): ${text}`,
    nextStep: "Look into the server's log for the reason; nothing was kept.",
};
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


/***/ }),

/***/ 54334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PW: () => (/* binding */ defaultIdleTimeoutMs),
/* harmony export */   e3: () => (/* binding */ SilenceError),
/* harmony export */   kK: () => (/* binding */ watchForSilence)
/* harmony export */ });
/** The server owed an answer and sent nothing for too long. */
class SilenceError extends Error {
    constructor(limitMs) {
        super(`the server owed an answer and sent nothing for ${Math.round(limitMs / 1000)} s`);
    }
}
/** A scan over dead rows may send nothing for minutes; a dead network would stay silent for ever. */
const IDLE_TIMEOUT_MS = 10 * 60 * 1000;
/** How long a silence may last, unless the caller says otherwise: waiting for a lock is none. */
function defaultIdleTimeoutMs(lockTimeoutSeconds) {
    return Math.max(IDLE_TIMEOUT_MS, 2000 * lockTimeoutSeconds);
}
/** A hung connection raises no error by itself. The timer keeps no process alive; its owner clears it. */
function watchForSilence(watched) {
    const { idleTimeoutMs, isOwedBytes, isStillWorking, onSilence } = watched;
    let seenBytes = -1;
    let seenAt = Date.now();
    let asking = false;
    const ask = async (isWorking) => {
        asking = true;
        const works = await isWorking().catch(() => false);
        asking = false;
        const isSilent = bytesMoved(watched.socket()) === seenBytes && isOwedBytes();
        seenAt = Date.now();
        if (!works && isSilent)
            onSilence(new SilenceError(idleTimeoutMs));
    };
    const tick = () => {
        const moved = bytesMoved(watched.socket());
        if (moved !== seenBytes || !isOwedBytes()) {
            seenBytes = moved;
            seenAt = Date.now();
            return;
        }
        if (asking || Date.now() - seenAt < idleTimeoutMs)
            return;
        if (isStillWorking)
            void ask(isStillWorking);
        else
            onSilence(new SilenceError(idleTimeoutMs));
    };
    return setInterval(tick, Math.max(10, Math.min(idleTimeoutMs / 4, 5_000))).unref();
}
/** Received, and sent as far as the operating system took it. */
function bytesMoved(socket) {
    return socket.bytesRead + socket.bytesWritten - socket.writableLength;
}


/***/ }),

/***/ 84993:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ loadKernel)
/* harmony export */ });
const PAGE_BYTES = 65_536;
const compiled = new Map();
/** A new kernel with memory of its own, which never grows, so views of it stay valid. */
function loadKernel(base64, memoryBytes) {
    const module = compiled.get(base64) ?? new WebAssembly.Module(Buffer.from(base64, 'base64'));
    compiled.set(base64, module);
    const pages = Math.ceil(memoryBytes / PAGE_BYTES);
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const instance = new WebAssembly.Instance(module, { env: { memory } });
    return { exports: instance.exports, memory: new Uint8Array(memory.buffer) };
}


/***/ })

};
