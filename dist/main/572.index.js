export const id = 572;
export const ids = [572];
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
/* harmony export */   G: () => (/* binding */ aliveSession),
/* harmony export */   b: () => (/* binding */ tellAlive)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15844);

/** The time and the digits at the end of every name that a run gives to a database or table of its own. */
const MARK = /\d{8}t\d{6}_[0-9a-f]{8}$/;
/**
 * While the session lives, others on this server are told that the run which made `name` is at work. It needs no privilege, unlike a
 * look at the sessions of other accounts.
 */
async function tellAlive(session, name) {
    await session.query(`DO GET_LOCK(${lockOf(name)}, 0)`);
}
/** The server's number of the session that tells so; a restarted server gives old numbers to others. */
async function aliveSession(session, name) {
    const [row] = await session.query(`SELECT IS_USED_LOCK(${lockOf(name)})`);
    return row?.[0] ?? null;
}
/** One lock for all that a run makes. */
function lockOf(name) {
    const mark = MARK.exec(name)?.[0];
    if (mark === undefined)
        throw new Error(`${name} is no name that a run gives`);
    return (0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteLiteral */ .ce)(`db_backup_${mark}`);
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
    if (error instanceof silence/* SilenceError */.e)
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
        nextStep: 'Correct user and password in database-url; percent-encode special characters of the password.',
    };
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
    nextStep: 'Lower jobs, or raise max_connections or max_user_connections.',
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
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(80141);
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
    const [version] = await session.query('SELECT VERSION()');
    session.flavour = (0,_flavour_js__WEBPACK_IMPORTED_MODULE_4__/* .flavourOf */ .R)(version?.[0] ?? '');
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

/**
 * From `SELECT VERSION()`: `9.7.1`, `10.11.14-MariaDB-0+deb12u2`, `5.5.5-10.6.1-MariaDB` (what old replicas want to see),
 * `8.0.11-TiDB-v7.5.1`. Forks of MySQL (Percona, Aurora, Vitess) are MySQL.
 */
function flavourOf(version) {
    const tidb = /-TiDB-v?(\d+)\.(\d+)\.(\d+)/i.exec(version);
    if (tidb)
        return tidbFlavour(...parts(tidb));
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
        hasTimestampSnapshots: false,
        hasTableLocks: true,
        hasReadOnlyTransactions: true,
        hidesTruncate: versionNum < 80_000,
        deniesUnknownTables: true,
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
        hasTimestampSnapshots: false,
        hasTableLocks: true,
        hasReadOnlyTransactions: true,
        hidesTruncate: false,
        deniesUnknownTables: true,
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
        hasTimestampSnapshots: true,
        hasTableLocks: false,
        hasReadOnlyTransactions: false,
        hidesTruncate: false,
        // Any right on the database is enough for that answer (planner/core/preprocess.go, tableByName).
        deniesUnknownTables: false,
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

/***/ 24474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ RowText),
/* harmony export */   x: () => (/* binding */ NotUtf8Error)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);

/** A value that is no UTF-8, although its column says so; the column's place in the row. */
class NotUtf8Error extends Error {
    column;
    constructor(column) {
        super(`column ${column + 1} holds bytes that are no UTF-8`);
        this.column = column;
    }
}
/** Where a value that is not NULL begins with its length (https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_dt_integers.html). */
const NULL_VALUE = 0xfb;
const LENGTH_OF_2 = 0xfc;
const LENGTH_OF_3 = 0xfd;
const LENGTH_OF_8 = 0xfe;
const TAB = 9;
const NEWLINE = 10;
const BACKSLASH = 92;
const CHUNK_BYTES = 256 * 1024;
/** The least room that is worth beginning a piece of a value in. */
const PIECE_BYTES = 4 * 1024;
/** Two digits for each byte. */
const HEX = Uint16Array.from({ length: 256 }, (_, byte) => {
    const digits = byte.toString(16).toUpperCase().padStart(2, '0');
    return digits.charCodeAt(0) | (digits.charCodeAt(1) << 8);
});
/**
 * Turns rows of the text protocol (https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query_response_text_resultset_row.html)
 * into COPY text: no string or object is made for a row or a value. Buffers go round: `take` hands one out, `giveBack`
 * returns it.
 */
class RowText {
    hex;
    spare = [];
    full = [];
    out = new Uint8Array(CHUNK_BYTES);
    used = 0;
    fullBytes = 0;
    constructor(forms) {
        this.hex = forms.map((form) => form === 'hex');
    }
    /** Bytes that nobody has taken. */
    get waitingBytes() {
        return this.fullBytes + this.used;
    }
    /** @throws NotUtf8Error; Error when the row has other columns than were asked for */
    addRow(row, start, end) {
        const { hex } = this;
        let at = start;
        for (let column = 0; column < hex.length; column++) {
            if (at >= end)
                throw new Error('the server sent a row with too few columns');
            if (column > 0)
                this.put(TAB);
            const first = row[at++];
            if (first === NULL_VALUE) {
                this.put(BACKSLASH);
                this.put(78);
                continue;
            }
            let length = first;
            if (first >= LENGTH_OF_2) {
                length = readLength(row, at, first);
                at += first === LENGTH_OF_2 ? 2 : first === LENGTH_OF_3 ? 3 : 8;
            }
            const valueEnd = at + length;
            if (valueEnd > end)
                throw new Error('the server sent a value that is longer than its row');
            if (hex[column])
                this.addHex(row, at, valueEnd);
            else
                this.addText(row, at, valueEnd, column);
            at = valueEnd;
        }
        if (at !== end)
            throw new Error('the server sent a row with too many columns');
        this.put(NEWLINE);
    }
    /** What there is; undefined when there is nothing. */
    take() {
        const chunk = this.full.shift();
        if (!chunk)
            return this.takeCurrent();
        this.fullBytes -= chunk.length;
        return chunk;
    }
    /** The bytes may be overwritten. */
    giveBack(chunk) {
        this.spare.push(new Uint8Array(chunk.buffer));
    }
    takeCurrent() {
        if (this.used === 0)
            return undefined;
        const chunk = this.out.subarray(0, this.used);
        this.next();
        return chunk;
    }
    next() {
        this.out = this.spare.pop() ?? new Uint8Array(CHUNK_BYTES);
        this.used = 0;
    }
    /** Room for so many bytes, at most PIECE_BYTES. */
    makeRoom(bytes) {
        if (this.used + bytes <= CHUNK_BYTES)
            return;
        this.full.push(this.out.subarray(0, this.used));
        this.fullBytes += this.used;
        this.next();
    }
    put(byte) {
        if (this.used === CHUNK_BYTES)
            this.makeRoom(1);
        this.out[this.used++] = byte;
    }
    addText(row, start, end, column) {
        let seen = 0;
        for (let from = start; from < end;) {
            this.makeRoom(Math.min(2 * (end - from), PIECE_BYTES));
            // Every byte may become two.
            const to = Math.min(end, from + ((CHUNK_BYTES - this.used) >> 1));
            const { out } = this;
            let o = this.used;
            for (; from < to; from++) {
                const c = row[from];
                seen |= c;
                if (c > BACKSLASH || (c !== BACKSLASH && c !== TAB && c !== NEWLINE)) {
                    out[o++] = c;
                }
                else {
                    out[o++] = BACKSLASH;
                    out[o++] = c === TAB ? 116 : c === NEWLINE ? 110 : BACKSLASH;
                }
            }
            this.used = o;
        }
        if (seen >= 0x80 && !(0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(row.subarray(start, end)))
            throw new NotUtf8Error(column);
    }
    addHex(row, start, end) {
        for (let from = start; from < end;) {
            this.makeRoom(Math.min(2 * (end - from), PIECE_BYTES));
            const to = Math.min(end, from + ((CHUNK_BYTES - this.used) >> 1));
            const { out } = this;
            let o = this.used;
            for (; from < to; from++) {
                const digits = HEX[row[from]];
                out[o++] = digits & 0xff;
                out[o++] = digits >> 8;
            }
            this.used = o;
        }
    }
}
function readLength(row, at, kind) {
    const low = row[at] | (row[at + 1] << 8);
    if (kind === LENGTH_OF_2)
        return low;
    const third = row[at + 2] << 16;
    if (kind === LENGTH_OF_3)
        return low | third;
    if (kind !== LENGTH_OF_8)
        throw new Error('the server sent a value of no known length');
    const fourth = row[at + 3] * 2 ** 24;
    const rest = new DataView(row.buffer, row.byteOffset + at + 4, 4).getUint32(0, true);
    return (low | third) + fourth + rest * 2 ** 32;
}


/***/ }),

/***/ 20370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ RowsOut),
/* harmony export */   Y: () => (/* binding */ ValueWarning)
/* harmony export */ });
/* harmony import */ var _row_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24474);

/** The socket is paused while this much waits for the reader. */
const HIGH_WATER_BYTES = 512 * 1024;
/** The server could not give a value as it is, which it says in a warning only. */
class ValueWarning extends Error {
    /** @param numbers of the server's warnings; their text may hold values */
    constructor(numbers) {
        super(`the server warned (${[...new Set(numbers)].join(', ')})`);
    }
}
/**
 * A running SELECT whose rows become COPY text as they arrive. mysql2 keeps the protocol; the rows' packets never reach
 * its parsers.
 */
class RowsOut {
    socket;
    readWarnings;
    /** Rows that the server sent; final when `finished`. */
    rowCount = 0;
    /** True when the server has answered completely and the connection is free again. */
    finished = false;
    warningCount = 0;
    text;
    lent;
    started = false;
    error;
    startWaiter;
    dataWaiter;
    constructor(client, socket, sql, forms, 
    /** Level, number and text of each; asked when the connection is free again. */
    readWarnings) {
        this.socket = socket;
        this.readWarnings = readWarnings;
        this.text = new _row_text_js__WEBPACK_IMPORTED_MODULE_0__/* .RowText */ .Y(forms);
        const query = client.query({ sql });
        const row = (packet) => {
            if (packet.isEOF()) {
                this.warningCount = warningsOf(packet);
                this.finished = true;
                this.wake();
                return query.done();
            }
            this.receive(packet);
            return row;
        };
        query.row = row;
        query.on('fields', () => this.start());
        query.on('error', (error) => this.fail(error));
    }
    /** True while the server owes bytes that nobody is holding back. */
    get isOwedBytes() {
        return !this.finished && this.error === undefined && !this.socket().isPaused();
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
        if (this.lent)
            this.text.giveBack(this.lent);
        this.lent = undefined;
        for (;;) {
            if (this.error !== undefined)
                throw this.error;
            this.lent = this.text.take();
            if (this.text.waitingBytes < HIGH_WATER_BYTES && this.socket().isPaused())
                this.socket().resume();
            if (this.lent)
                return this.lent;
            if (this.finished) {
                await this.refuseWarnings();
                return undefined;
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
        const warnings = (await this.readWarnings()).filter(([level]) => level !== 'Note');
        if (warnings.length > 0)
            throw new ValueWarning(warnings.map(([, number]) => number ?? ''));
    }
    start() {
        this.started = true;
        this.startWaiter?.resolve();
        this.startWaiter = undefined;
    }
    receive({ buffer, offset, end }) {
        if (this.error !== undefined)
            return;
        try {
            this.text.addRow(buffer, offset, end);
        }
        catch (error) {
            this.fail(error);
            return;
        }
        this.rowCount++;
        if (this.text.waitingBytes >= HIGH_WATER_BYTES)
            this.socket().pause();
        this.wake();
    }
    /** Whoever waits goes on when all that has arrived is turned over. */
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

/***/ 35199:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SA: () => (/* binding */ dropSql),
/* harmony export */   Sb: () => (/* binding */ KEPT_TABLE),
/* harmony export */   eZ: () => (/* binding */ clearLeftovers),
/* harmony export */   gA: () => (/* binding */ isScratchName),
/* harmony export */   ul: () => (/* binding */ SCRATCH_PREFIX)
/* harmony export */ });
/* harmony import */ var _display_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55564);
/* harmony import */ var _alive_lock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67409);
/* harmony import */ var _process_list_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88138);



/** Every scratch database is called so; what follows are the time and random digits. */
const SCRATCH_PREFIX = 'db_backup_scratch_';
const SCRATCH_NAME = new RegExp(`^${SCRATCH_PREFIX}(\\d{8}t\\d{6})_[0-9a-f]{8}$`);
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
    const [row] = await session.query("SELECT DATE_FORMAT(UTC_TIMESTAMP() - INTERVAL 1 DAY, '%Y%m%dt%H%i%s')");
    const before = row?.[0] ?? '';
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
    warnings.push(`The server has scratch databases of earlier runs that were kept or are in use: ${(0,_display_list_js__WEBPACK_IMPORTED_MODULE_1__/* .displayList */ .l)(left)}; drop them by hand.`);
}
async function mayDrop(session, database) {
    const [kept] = await session.query(`SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = '${database}' AND TABLE_NAME = '${KEPT_TABLE}'`);
    if (kept !== undefined || (await isAlive(session, database)))
        return false;
    const users = await (0,_process_list_js__WEBPACK_IMPORTED_MODULE_0__/* .sessionsThat */ .F)(session, `DB = '${database}'`);
    return users?.length === 0;
}
/** Without PROCESS, the list of sessions shows none of other accounts. */
async function isAlive(session, database) {
    return session.flavour.hasTableLocks && (await (0,_alive_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .aliveSession */ .G)(session, database)) !== null;
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
        ...onlyIf(flavour.hasTableLocks, { name: 'net_write_timeout', value: AN_HOUR_SECONDS }, { name: 'net_read_timeout', value: AN_HOUR_SECONDS }, { name: 'sql_big_selects', value: '1' }, { name: 'sql_quote_show_create', value: '1' }, { name: 'lock_wait_timeout', value: lockSeconds }, { name: 'innodb_lock_wait_timeout', value: lockSeconds }),
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
        ...onlyIf(readOnly && flavour.hasReadOnlyTransactions, { name: readOnlyVariable(flavour), value: '1' }),
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

/***/ 80141:
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
;// CONCATENATED MODULE: ./.cache/build/database/mysql/new-client.js


/** An idle TCP connection is probed after this long, so that firewalls keep it and dead peers are noticed. */
const KEEP_ALIVE_MS = 30_000;
/** How long each address of a host may take before the next is tried (https://www.rfc-editor.org/rfc/rfc8305). */
const ADDRESS_ATTEMPT_MS = 2_000;
/** Of mysql2's defaults: a server may not ask for local files, two change what SQL means, and rows that an UPDATE left alone are not counted. */
const NO_FLAGS = ['-LOCAL_FILES', '-IGNORE_SPACE', '-ODBC', '-FOUND_ROWS'];
/** A client of `mysql2` that begins to connect. */
function newClient({ target, address, ip }) {
    const isSocket = address.host.startsWith('/');
    const tls = isSocket ? undefined : tlsOptions(target);
    return mysql2.createConnection({
        ...(isSocket ? { socketPath: address.host } : { host: address.host, port: address.port }),
        user: target.user,
        password: target.password ?? '',
        database: target.database,
        charset: 'utf8mb4',
        connectTimeout: target.connectTimeoutMs,
        multipleStatements: false,
        flags: NO_FLAGS,
        connectAttributes: { program_name: target.applicationName },
        stream: () => openSocket(address, ip),
        ...(tls === undefined ? {} : { ssl: tls }),
    });
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
function openSocket({ host, port }, ip) {
    const socket = new external_node_net_.Socket();
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
    watch;
    rows;
    pendingQueries = 0;
    lost;
    ended = false;
    killing;
    constructor(options) {
        this.options = options;
        this.address = options.address;
        this.client = newClient(options);
        this.client.on('error', (error) => this.lose(error));
        this.client.on('end', () => this.lose(connectionLost()));
        const { isStillWorking } = options;
        this.watch = (0,silence/* watchForSilence */.k)({
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
        const readWarnings = () => this.query('SHOW WARNINGS');
        const rows = new rows_out/* RowsOut */.U(this.client, () => this.socket, sql, forms, readWarnings);
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
        const client = newClient({ ...this.options, ip: this.ip });
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

/***/ 75235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L2: () => (/* binding */ readTimestamp),
/* harmony export */   MD: () => (/* binding */ readConnectionId),
/* harmony export */   QR: () => (/* binding */ isUnenforced),
/* harmony export */   VQ: () => (/* binding */ KILL),
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
    const rule = error instanceof _silence_js__WEBPACK_IMPORTED_MODULE_1__/* .SilenceError */ .e ? SOURCE_SILENT : judge.rule(error, text);
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
    const rule = error instanceof _silence_js__WEBPACK_IMPORTED_MODULE_1__/* .SilenceError */ .e ? TARGET_SILENT : judge.rule(error, text);
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
/* harmony export */   e: () => (/* binding */ SilenceError),
/* harmony export */   k: () => (/* binding */ watchForSilence)
/* harmony export */ });
/** The server owed an answer and sent nothing for too long. */
class SilenceError extends Error {
    constructor(limitMs) {
        super(`the server owed an answer and sent nothing for ${Math.round(limitMs / 1000)} s`);
    }
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


/***/ })

};
