export const id = 280;
export const ids = [280];
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

/***/ 75631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  zT: () => (/* binding */ connectError),
  LK: () => (/* binding */ displayHost),
  OA: () => (/* binding */ sessionPoolerStep)
});

// EXTERNAL MODULE: ./.cache/build/core/supabase-hosts.js
var supabase_hosts = __webpack_require__(42751);
// EXTERNAL MODULE: ./.cache/build/database/connect-failure.js
var connect_failure = __webpack_require__(57300);
// EXTERNAL MODULE: ./.cache/build/database/error-code.js
var error_code = __webpack_require__(44661);
// EXTERNAL MODULE: ./.cache/build/database/silence.js
var silence = __webpack_require__(54334);
// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/tls-errors.js



/** Explains why TLS could not be agreed upon; undefined when the error has nothing to do with TLS. */
function explainTls(error, where, host) {
    const found = whatIsWrong((0,errors/* messageOf */.bD)(error), (0,error_code/* codeOf */.$)(error), error, host);
    return found && { code: 'SOURCE_TLS', message: `TLS to ${where} fails: ${found[0]}`, nextStep: found[1] };
}
function whatIsWrong(text, code, error, host) {
    if (/does not support SSL/i.test(text)) {
        return [
            'the server does not offer TLS.',
            'Switch TLS on at the server, or, on a network you trust, add sslmode=disable to database-url.',
        ];
    }
    if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
        return [text, "Use the host name that stands in the server's certificate, or sslmode=verify-ca."];
    }
    if (/SELF_SIGNED|UNABLE_TO|CERT_|DEPTH_ZERO/.test(code)) {
        return [
            `the server's certificate is not trusted (${code}).`,
            (0,supabase_hosts/* isSupabaseHost */.ZG)(host)
                ? "Supabase's authorities of 2021 and 2025 are built in; it seems to use another one now. Download it (the project's Database Settings, SSL Configuration, Download certificate) and put it into tls-ca, as text or path."
                : "Put the authority's certificate (PEM) into tls-ca, or sslmode=require into database-url to go without verification.",
        ];
    }
    const isTls = /SSL|TLS/i.test(`${text} ${code}`) || error.library !== undefined;
    return isTls ? [text, 'Check sslmode in database-url and the TLS set-up of the server.'] : undefined;
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/connect-errors.js





/** `host:port`, or the path of the socket. */
function displayHost({ host, port }) {
    if (host.startsWith('/'))
        return `${host}/.s.PGSQL.${port}`;
    return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
/** Explains why no connection came about. */
function connectError(error, target, address) {
    return (0,connect_failure/* connectFailure */.vZ)(error, { target, address, where: displayHost(address) }, explain);
}
function explain(error, failure) {
    const code = (0,error_code/* codeOf */.$)(error);
    if (error instanceof silence/* SilenceError */.e3)
        return timeout(failure);
    const known = ipv6Only(code, failure) ?? BY_CODE[code]?.(failure);
    if (known)
        return known;
    const byText = BY_TEXT.find(([pattern]) => pattern.test(`${failure.text} ${code}`))?.[1](failure);
    return byText ?? explainTls(error, failure.where, failure.address.host) ?? network.unknown(failure);
}
const network = (0,connect_failure/* networkFailures */.Iq)('PostgreSQL');
const { timeout, hungUp, notReady } = network;
const passwordMissing = ({ where, target }) => ({
    code: 'SOURCE_PASSWORD_WRONG',
    message: `${where} asks for a password for user "${target.user}", and none is given.`,
    nextStep: 'Put the password into database-url.',
});
const passwordWrong = ({ where, target }) => ({
    code: 'SOURCE_PASSWORD_WRONG',
    message: `${where} refuses the password of user "${target.user}".`,
    nextStep: 'Correct user and password in database-url; percent-encode special characters of the password.',
});
const loginRefused = ({ where, target, text }) => /no encryption|SSL off|SSL required/i.test(text)
    ? {
        code: 'SOURCE_TLS',
        message: `${where} admits user "${target.user}" only over TLS: ${text}`,
        nextStep: 'Remove sslmode=disable from database-url.',
    }
    : {
        code: 'SOURCE_LOGIN_REFUSED',
        message: `${where} does not admit user "${target.user}": ${text}`,
        nextStep: "Check the user in database-url and the server's pg_hba.conf.",
    };
const databaseMissing = ({ where, target }) => ({
    code: 'SOURCE_DATABASE_MISSING',
    message: `The server at ${where} has no database "${target.database}".`,
    nextStep: 'Correct the database name at the end of database-url.',
});
const connectDenied = ({ target, text }) => ({
    code: 'SOURCE_PERMISSION',
    message: `User "${target.user}" may not connect to database "${target.database}": ${text}`,
    nextStep: 'GRANT CONNECT ON DATABASE to that user.',
});
const connectionLimit = ({ where, text }) => ({
    code: 'SOURCE_CONNECTION_LIMIT',
    message: `The server at ${where} has no connection left: ${text}`,
    nextStep: 'Lower jobs, or raise max_connections.',
    setting: 'jobs',
});
const tenantUnknown = ({ where, target, text }) => ({
    code: 'SOURCE_LOGIN_REFUSED',
    message: `The pooler at ${where} does not know user "${target.user}": ${text}`,
    nextStep: "Use the user postgres.[project-ref] and the pooler host of the project's region.",
});
/** errno names, ours, and SQLSTATEs (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const BY_CODE = {
    ...(0,connect_failure/* networkErrnos */.qu)(network),
    PASSWORD_NEEDED: passwordMissing,
    '28P01': passwordWrong,
    '28000': loginRefused,
    '3D000': databaseMissing,
    '42501': connectDenied,
    '57P03': notReady,
    '53300': connectionLimit,
};
/** Poolers, and pg itself, give no code. */
const BY_TEXT = [
    [/password must be a string/i, passwordMissing],
    [/password authentication failed|wrong password/i, passwordWrong],
    [/tenant or user not found/i, tenantUnknown],
    [/^timeout expired/, timeout],
    [/Connection terminated|ECONNRESET|EPIPE|socket hang up/, hungUp],
];
const UNREACHED = new Set(['ENOTFOUND', 'ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'ETIMEDOUT']);
function ipv6Only(code, { address, where, target }) {
    const project = (0,supabase_hosts/* projectOfHost */.Tv)(address.host);
    if (project === undefined || !UNREACHED.has(code))
        return undefined;
    return {
        code: 'SOURCE_IPV6_ONLY',
        message: `${where} cannot be reached from here: Supabase's direct host has an IPv6 address only, and this machine (like GitHub's runners) has no IPv6.`,
        nextStep: sessionPoolerStep(project, target),
    };
}
/** The address by which a project can be reached from a machine without IPv6. */
function sessionPoolerStep(project, { user, database }) {
    return `Use the session pooler's URL from the project's "Connect" page: postgresql://${encodeURIComponent(user)}.${project}:[password]@aws-0-[region].pooler.supabase.com:5432/${encodeURIComponent(database)}`;
}


/***/ }),

/***/ 95080:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  wl: () => (/* binding */ OLDEST_MAJOR),
  Ng: () => (/* binding */ connect),
  Ps: () => (/* binding */ connectBeside)
});

// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/database/connect-failure.js
var connect_failure = __webpack_require__(57300);
// EXTERNAL MODULE: ./.cache/build/database/first-host.js
var first_host = __webpack_require__(74506);
// EXTERNAL MODULE: ./.cache/build/database/postgres/connect-errors.js + 1 modules
var connect_errors = __webpack_require__(75631);
// EXTERNAL MODULE: ./.cache/build/database/postgres/pooler.js
var pooler = __webpack_require__(7152);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
// EXTERNAL MODULE: ./.cache/build/database/silence.js
var silence = __webpack_require__(54334);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/cancel-request.js


/** https://www.postgresql.org/docs/current/protocol-message-formats.html, "CancelRequest" and "SSLRequest". */
const CANCEL_CODE = 80877102;
const SSL_CODE = 80877103;
const ACCEPTS_TLS = 0x53; // 'S'
/**
 * Asks the server to stop what the session of this key runs, on a connection of its own. The server never answers, so
 * nothing is known but that it was sent. Resolves within `limitMs` and never throws: it is the best that can be done.
 */
async function sendCancelRequest(target, limitMs) {
    const { address, ip } = target;
    const socket = address.host.startsWith('/')
        ? (0,external_node_net_.connect)({ path: `${address.host}/.s.PGSQL.${address.port}` })
        : (0,external_node_net_.connect)({ host: ip ?? address.host, port: address.port });
    const timer = setTimeout(() => socket.destroy(), limitMs);
    try {
        await once(socket, 'connect');
        const stream = target.tls === false ? socket : await startTls(socket, address.host, target.tls);
        const message = Buffer.alloc(16);
        message.writeUInt32BE(message.length, 0);
        message.writeUInt32BE(CANCEL_CODE, 4);
        message.writeInt32BE(target.processId, 8);
        message.writeInt32BE(target.secretKey, 12);
        stream.end(message);
        stream.resume();
        await once(stream, 'close');
    }
    catch {
        // The connection is cut all the same; the server notices that at its next look at the socket.
    }
    finally {
        clearTimeout(timer);
        socket.destroy();
    }
}
async function startTls(socket, host, tls) {
    const request = Buffer.alloc(8);
    request.writeUInt32BE(request.length, 0);
    request.writeUInt32BE(SSL_CODE, 4);
    socket.write(request);
    const answer = await new Promise((resolve, reject) => {
        socket.once('data', resolve);
        socket.once('error', reject);
        socket.once('close', () => reject(new Error('closed')));
    });
    if (answer[0] !== ACCEPTS_TLS)
        throw new Error('no TLS');
    const secured = (0,external_node_tls_.connect)({ socket, servername: host, ...tls });
    await once(secured, 'secureConnect');
    return secured;
}
function once(socket, event) {
    return new Promise((resolve, reject) => {
        socket.once(event, () => resolve());
        socket.once('error', reject);
        if (event !== 'close')
            socket.once('close', () => reject(new Error('closed')));
    });
}

// EXTERNAL MODULE: ./.cache/build/lib/free-bytes.js
var free_bytes = __webpack_require__(6595);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/copy-out.js

const COPY_DATA = 0x64; // 'd'
const COPY_OUT_RESPONSE = 0x48; // 'H'
const READY_FOR_QUERY = 0x5a; // 'Z'
/** Type byte and length (https://www.postgresql.org/docs/current/protocol-message-formats.html). */
const HEADER_BYTES = 5;
/** The socket is paused while this much waits for the reader. */
const HIGH_WATER_BYTES = 512 * 1024;
/** Below this, a loop beats the fixed cost of a native copy. */
const LOOP_COPY_BYTES = 16;
/**
 * `COPY … TO STDOUT` as a query object of `pg`. While it runs it reads the socket itself: the headers of
 * CopyData messages are squeezed out in place, so that a chunk per socket read is handed on and no object
 * is made per row. Every other message goes to `pg`'s own parser.
 */
class CopyOut {
    text;
    /** Rows by the server's command tag; undefined until the end. */
    rowCount;
    /** True when the server has answered completely and the connection is free again. */
    finished = false;
    error;
    stream;
    parserListeners = [];
    listener = (bytes) => this.receive(bytes);
    header = Buffer.alloc(HEADER_BYTES);
    headerFilled = 0;
    /** Bytes of the current message that are still to come. */
    remaining = 0;
    inCopyData = false;
    queue = [];
    /** The reader has it until it asks for the next one. */
    lent;
    /** True when pg's parser may keep a view of the bytes that are being received. */
    isShared = false;
    queuedBytes = 0;
    started = false;
    startWaiter;
    dataWaiter;
    constructor(text) {
        this.text = text;
    }
    /** True while the server owes bytes that nobody is holding back. */
    get isOwedBytes() {
        return !this.finished && !(this.stream?.isPaused() ?? false);
    }
    submit(connection) {
        this.stream = connection.stream;
        this.parserListeners = this.stream.listeners('data');
        this.stream.removeAllListeners('data');
        this.stream.on('data', this.listener);
        connection.query(this.text);
    }
    /** Resolves when the server begins to send; rejects with its error when it refuses. */
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
        if (this.lent?.isOurs)
            (0,free_bytes/* freeBytes */.g)(this.lent.bytes.buffer);
        this.lent = undefined;
        while (this.queue.length === 0) {
            if (this.error !== undefined)
                throw this.error;
            if (this.finished)
                return undefined;
            await new Promise((resolve, reject) => {
                this.dataWaiter = { resolve, reject };
            });
        }
        this.lent = this.queue.shift();
        const chunk = this.lent?.bytes;
        this.queuedBytes -= chunk?.length ?? 0;
        if (this.queuedBytes < HIGH_WATER_BYTES && this.stream?.isPaused())
            this.stream.resume();
        return chunk;
    }
    /* ------------------------------------------------- called by pg */
    handleError(error) {
        this.error ??= error;
        this.startWaiter?.reject(error);
        this.startWaiter = undefined;
        this.dataWaiter?.reject(error);
        this.dataWaiter = undefined;
    }
    handleCommandComplete(message) {
        const count = /^COPY (\d+)$/.exec(message.text)?.[1];
        if (count !== undefined)
            this.rowCount = Number(count);
    }
    handleReadyForQuery() {
        this.started = true;
        this.startWaiter?.resolve();
        this.startWaiter = undefined;
        this.wake();
    }
    handleRowDescription() { }
    handleDataRow() { }
    handleEmptyQuery() { }
    handlePortalSuspended() { }
    handleCopyData() { }
    handleCopyInResponse() { }
    /* ---------------------------------------------------- the socket */
    receive(bytes) {
        this.isShared = false;
        const kept = this.deframe(bytes);
        if (kept > 0) {
            const isOurs = !this.isShared && bytes.length === bytes.buffer.byteLength;
            this.queue.push({ bytes: kept === bytes.length ? bytes : bytes.subarray(0, kept), isOurs });
            this.queuedBytes += kept;
            if (this.queuedBytes >= HIGH_WATER_BYTES && !this.finished)
                this.stream?.pause();
            this.wake();
        }
    }
    /** Moves the content of CopyData messages to the front of `bytes`; returns how many bytes that is. */
    deframe(bytes) {
        const length = bytes.length;
        let read = 0;
        let write = 0;
        while (read < length) {
            if (this.remaining > 0) {
                const take = Math.min(this.remaining, length - read);
                if (this.inCopyData)
                    write = move(bytes, read, read + take, write);
                else
                    this.passOn(bytes.subarray(read, read + take));
                read += take;
                this.remaining -= take;
                continue;
            }
            if (this.headerFilled === 0) {
                // The common case, kept free of state: whole messages one after the other.
                while (read + HEADER_BYTES <= length && bytes[read] === COPY_DATA) {
                    const end = read + 1 + bytes.readUInt32BE(read + 1);
                    if (end > length)
                        break;
                    write = move(bytes, read + HEADER_BYTES, end, write);
                    read = end;
                }
                if (read === length)
                    break;
            }
            const take = Math.min(HEADER_BYTES - this.headerFilled, length - read);
            bytes.copy(this.header, this.headerFilled, read, read + take);
            this.headerFilled += take;
            read += take;
            if (this.headerFilled < HEADER_BYTES)
                break;
            this.headerFilled = 0;
            if (this.beginMessage(bytes, read))
                break;
        }
        return write;
    }
    /** Reads `this.header`; true when the rest of `bytes` now belongs to pg's parser. */
    beginMessage(bytes, read) {
        const code = this.header[0];
        this.remaining = this.header.readUInt32BE(1) - (HEADER_BYTES - 1);
        this.inCopyData = code === COPY_DATA;
        if (this.inCopyData)
            return false;
        if (code === READY_FOR_QUERY) {
            this.isShared = true;
            const parse = this.parserListeners;
            this.release();
            this.finished = true;
            const rest = Buffer.concat([this.header, bytes.subarray(read)]);
            for (const listener of parse)
                listener(rest);
            return true;
        }
        this.passOn(Buffer.from(this.header));
        if (code === COPY_OUT_RESPONSE) {
            this.started = true;
            this.startWaiter?.resolve();
            this.startWaiter = undefined;
        }
        return false;
    }
    passOn(bytes) {
        this.isShared = true;
        for (const listener of this.parserListeners)
            listener(bytes);
    }
    /** Gives the socket back to pg's parser. */
    release() {
        const stream = this.stream;
        if (!stream || this.parserListeners.length === 0)
            return;
        stream.removeListener('data', this.listener);
        for (const listener of this.parserListeners)
            stream.on('data', listener);
        this.parserListeners = [];
        if (stream.isPaused())
            stream.resume();
    }
    wake() {
        this.dataWaiter?.resolve();
        this.dataWaiter = undefined;
    }
}
/** Copies `[start, end)` to `target` (never behind `start`) and returns where the copy ends. */
function move(bytes, start, end, target) {
    const length = end - start;
    if (start === target)
        return end;
    if (length > LOOP_COPY_BYTES) {
        bytes.copyWithin(target, start, end);
        return target + length;
    }
    let to = target;
    for (let from = start; from < end; from++)
        bytes[to++] = bytes[from];
    return to;
}

// EXTERNAL MODULE: ./node_modules/pg/esm/index.mjs
var esm = __webpack_require__(83849);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/new-client.js


/** An idle TCP connection is probed after this long, so that firewalls keep it and dead peers are noticed. */
const KEEP_ALIVE_MS = 30_000;
/** How long each address of a host may take before the next is tried (https://www.rfc-editor.org/rfc/rfc8305). */
const ADDRESS_ATTEMPT_MS = 2_000;
/** A client of `pg` that takes nothing from the environment; not connected yet. */
function newClient({ target, address, ip }) {
    const client = new esm/* default.Client */.Ay.Client({
        host: address.host,
        port: address.port,
        user: target.user,
        database: target.database,
        // A function, because pg would look into PGPASSWORD for an empty string.
        password: () => target.password ?? missingPassword(),
        application_name: target.applicationName,
        ssl: address.host.startsWith('/') ? false : tlsOptions(target),
        sslnegotiation: 'postgres',
        connectionTimeoutMillis: target.connectTimeoutMs,
        keepAlive: true,
        keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
        stream: () => pinnedSocket(ip),
    });
    forgetEnvironment(client);
    return client;
}
function missingPassword() {
    throw Object.assign(new Error('no password given'), { code: 'PASSWORD_NEEDED' });
}
/** pg reads PGOPTIONS and PGREPLICATION behind our back; a session's settings are ours alone. */
function forgetEnvironment(client) {
    const hidden = client;
    hidden.connectionParameters.options = undefined;
    hidden.connectionParameters.replication = undefined;
    hidden.replication = undefined;
}
/** libpq's meanings; `require` with an authority at hand is `verify-ca`, as there. */
function tlsOptions(target) {
    const { mode, ca } = target.tls;
    if (mode === 'disable')
        return false;
    if (mode === 'require' && ca === undefined)
        return { rejectUnauthorized: false };
    return {
        rejectUnauthorized: true,
        ...(ca === undefined ? {} : { ca }),
        ...(mode === 'verify-full' ? {} : { checkServerIdentity: () => undefined }),
    };
}
/** A socket that goes to `ip` whatever the host's name resolves to now. */
function pinnedSocket(ip) {
    const socket = new external_node_net_.Socket();
    const connect = socket.connect.bind(socket);
    const route = (portOrPath, host) => typeof portOrPath === 'string'
        ? connect({ path: portOrPath })
        : connect({
            port: portOrPath,
            host: ip ?? host,
            autoSelectFamily: true,
            autoSelectFamilyAttemptTimeout: ADDRESS_ATTEMPT_MS,
        });
    socket.connect = route;
    return socket;
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/session.js





/** How long a server may take to say goodbye. */
const GOODBYE_MS = 1_000;
/** How long the request to stop a statement may take. */
const CANCEL_MS = 2_000;
const RAW_TYPES = { getTypeParser: () => (value) => value };
/** One logged-in connection. Queries are not queued: the caller waits for one before it sends the next. */
class PostgresSession {
    options;
    address;
    /** Such as 150018. */
    serverVersionNum = 0;
    /** Such as `15.18 (Debian 15.18-0+deb12u1)`. */
    serverVersion = '';
    /** The peer's IP address; undefined for a Unix socket. */
    ip;
    /** What the server said at login; a pooler makes this up. */
    loginPid = null;
    client;
    idleTimeoutMs;
    watch;
    copy;
    pendingQueries = 0;
    lost;
    ended = false;
    cancelling;
    constructor(options) {
        this.options = options;
        this.address = options.address;
        this.idleTimeoutMs = options.idleTimeoutMs;
        this.client = newClient(options);
        this.client.on('error', (error) => {
            this.lost ??= error;
        });
        this.client.on('end', () => {
            this.lost ??= new Error('Connection terminated');
            clearInterval(this.watch);
        });
        this.watch = this.watchForSilence();
    }
    /** Logs in. Errors are those of pg and of the network, unexplained. */
    static async open(options) {
        options.signal.throwIfAborted();
        const session = new PostgresSession(options);
        const cut = () => session.destroy();
        options.signal.addEventListener('abort', cut, { once: true });
        session.client.once('end', () => options.signal.removeEventListener('abort', cut));
        try {
            await session.client.connect();
        }
        catch (error) {
            session.destroy();
            throw error;
        }
        session.ip = session.socket.remoteAddress;
        session.loginPid = session.client.processID;
        return session;
    }
    /** Such as `TLSv1.3`; null for a connection in the clear. */
    get tlsProtocol() {
        const { socket } = this;
        return socket instanceof external_node_tls_.TLSSocket ? socket.getProtocol() : null;
    }
    get isAlive() {
        return this.lost === undefined && !this.ended;
    }
    /** One or several statements in the simple protocol; the rows of the last one. */
    async query(sql) {
        this.pendingQueries++;
        try {
            const config = { text: sql, rowMode: 'array', types: RAW_TYPES };
            const result = (await this.client.query(config));
            const last = Array.isArray(result) ? result[result.length - 1] : result;
            return (last?.rows ?? []);
        }
        finally {
            this.pendingQueries--;
        }
    }
    /** Starts a COPY to the client; statements may stand before it in `sql`. Resolves when data begins. */
    async copyOut(sql) {
        const copy = new CopyOut(sql);
        this.submit(copy);
        await copy.whenStarted();
        return copy;
    }
    /** Sends a query object, such as a running COPY, and watches it for silence. */
    submit(query) {
        this.copy = query;
        this.client.query(query);
    }
    /** Closes in good order; never throws. */
    async end() {
        this.ended = true;
        clearInterval(this.watch);
        if (this.lost !== undefined)
            return;
        const cut = setTimeout(() => this.socket.destroy(), GOODBYE_MS);
        await this.client.end().catch(() => undefined);
        clearTimeout(cut);
    }
    /** Cuts the connection at once; whatever waits for it is rejected with `reason`. */
    destroy(reason) {
        if (this.lost === undefined && !this.ended && this.isBusy)
            this.cancelStatement();
        this.ended = true;
        clearInterval(this.watch);
        this.lost ??= reason ?? new Error('Connection terminated');
        this.socket.destroy(reason);
    }
    get socket() {
        return this.client.connection.stream;
    }
    /** Resolves when a request to stop the statement, if there was one, has been sent; never throws. */
    async whenCancelSent() {
        await this.cancelling;
    }
    cancelStatement() {
        const { target, address, cancelsOnCut } = this.options;
        const { processID, secretKey } = this.client;
        if (!cancelsOnCut || typeof processID !== 'number' || typeof secretKey !== 'number')
            return;
        const tls = address.host.startsWith('/') ? false : tlsOptions(target);
        const cancel = { address, ip: this.ip, tls, processId: processID, secretKey };
        this.cancelling = sendCancelRequest(cancel, CANCEL_MS);
    }
    /** True while a statement runs. */
    get isBusy() {
        return this.pendingQueries > 0 || (this.copy !== undefined && !this.copy.finished);
    }
    get isOwedBytes() {
        return this.pendingQueries > 0 || this.copy?.isOwedBytes === true;
    }
    watchForSilence() {
        const { isStillWorking } = this.options;
        return (0,silence/* watchForSilence */.kK)({
            socket: () => this.socket,
            idleTimeoutMs: this.idleTimeoutMs,
            isOwedBytes: () => this.isOwedBytes,
            isStillWorking: isStillWorking && (() => isStillWorking(this)),
            onSilence: (error) => this.destroy(error),
        });
    }
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/session-pins.js
const MS_PER_SECOND = 1000;
/**
 * Names and values of the pins (docs/archive-format.md, "Session"). `shown` is the form in which the
 * server reports the value, where that differs.
 */
function sessionPins(options) {
    const since = (version, ...pins) => (options.serverVersionNum >= version ? pins : []);
    const lockTimeoutMs = Math.round(options.lockTimeoutSeconds * MS_PER_SECOND);
    return [
        ['client_encoding', 'UTF8'],
        ['datestyle', 'ISO, YMD'],
        ['intervalstyle', 'postgres'],
        ['timezone', 'UTC'],
        ['extra_float_digits', '3'],
        ['lc_monetary', 'C'],
        ['bytea_output', 'hex'],
        ['xmloption', 'content'],
        ['array_nulls', 'on'],
        ['search_path', '', '""'],
        ['standard_conforming_strings', 'on'],
        ['row_security', 'off'],
        ['synchronize_seqscans', 'off'],
        ['statement_timeout', '0'],
        ['idle_in_transaction_session_timeout', '0'],
        ['lock_timeout', String(lockTimeoutMs)],
        ...since(140_000, ['idle_session_timeout', '0']),
        ...since(170_000, ['transaction_timeout', '0']),
        ...(options.readOnly ? [['default_transaction_read_only', 'on']] : []),
    ];
}
/** One round trip that sets every pin. */
function pinStatement(pins) {
    return pins.map(([name, value]) => `SET ${name} = '${value}'`).join('; ');
}
/** One row with the value of every pin, in order and in the units it was set in. */
function pinCheckStatement(pins) {
    const columns = pins.map(([name]) => name.endsWith('_timeout')
        ? `(EXTRACT(epoch FROM pg_catalog.current_setting('${name}')::pg_catalog.interval) * 1000)::pg_catalog.int8`
        : `pg_catalog.current_setting('${name}')`);
    return `SELECT ${columns.join(', ')}`;
}
/** Names of the pins that did not take. */
function unpinned(pins, values) {
    return pins
        .filter(([, value, shown], index) => values[index] !== value && values[index] !== shown)
        .map(([name]) => name);
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/connect.js







/** The oldest server this code is tested with. */
const OLDEST_MAJOR = 13;
/**
 * Logs in to the first host that answers, pins the session and refuses a transaction-mode pooler.
 * @throws BackupError kind `source`
 */
async function connect(options) {
    const { target } = options;
    (0,pooler/* refuseTransactionPoolerPort */.Vi)(target);
    return (0,first_host/* openFirstHost */.n)({
        target,
        signal: options.signal,
        open: (address) => openPinned(options, address, undefined),
        explain: (error, address) => (0,connect_errors/* connectError */.zT)(error, target, address),
    });
}
/** One more session on the very server that `first` is connected to. */
async function connectBeside(first, options) {
    try {
        return await openPinned(options, first.address, first.ip);
    }
    catch (error) {
        if (options.signal.aborted)
            throw (0,errors/* cancelledError */.YQ)(options.signal.reason);
        const explained = (0,connect_errors/* connectError */.zT)(error, options.target, first.address);
        throw explained.code === 'SOURCE_TIMEOUT' ? noFurtherConnection(explained) : explained;
    }
}
async function openPinned(options, address, ip) {
    const session = await openLoggedIn(options, address, ip);
    const isFirst = ip === undefined;
    return (0,first_host/* withinConnectTimeout */.R)(session, options.target.connectTimeoutMs, async () => {
        // Before anything is SET: in transaction mode it would stick to sessions of other clients.
        if (isFirst) {
            await (0,pooler/* refuseTransactionPooler */.Ui)(session, options.target, () => openLoggedIn(options, address, session.ip));
        }
        await pin(session, options);
    });
}
/** A pooler in session mode lets a login wait when all of its server sessions are taken. */
function noFurtherConnection(cause) {
    return new errors/* BackupError */.hj('source', `There is a first connection, but no further one: ${cause.message}`, {
        code: 'SOURCE_CONNECTION_LIMIT',
        nextStep: 'Set jobs: 1, or let the pooler or server have more connections (jobs + 2).',
        setting: 'jobs',
        cause,
    });
}
function openLoggedIn(options, address, ip) {
    return PostgresSession.open({ ...options, address, ip });
}
async function pin(session, options) {
    const [versions] = await session.query("SELECT pg_catalog.current_setting('server_version_num'), pg_catalog.current_setting('server_version')");
    session.serverVersionNum = Number(versions?.[0]);
    session.serverVersion = versions?.[1] ?? '';
    if (session.serverVersionNum < OLDEST_MAJOR * 10_000)
        throw tooOld(session);
    const pins = sessionPins({ ...options, serverVersionNum: session.serverVersionNum });
    const [values] = await session.query(`${pinStatement(pins)}; ${pinCheckStatement(pins)}`);
    const failed = unpinned(pins, values ?? []);
    if (failed.length > 0) {
        throw (0,connect_failure/* settingsNotKept */.Hz)(failed, 'Connect directly or through a session-mode pooler.');
    }
}
function tooOld(session) {
    return new errors/* BackupError */.hj('source', `The server is PostgreSQL ${session.serverVersion}; 13 or newer is needed.`, {
        code: 'SOURCE_TOO_OLD',
        nextStep: `Upgrade the server to PostgreSQL ${OLDEST_MAJOR} or newer.`,
    });
}


/***/ }),

/***/ 7152:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ui: () => (/* binding */ refuseTransactionPooler),
/* harmony export */   Vi: () => (/* binding */ refuseTransactionPoolerPort),
/* harmony export */   c7: () => (/* binding */ isDirect)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _core_supabase_hosts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42751);
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44661);
/* harmony import */ var _connect_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75631);




/** Supabase's pooler in transaction mode (https://supabase.com/docs/guides/database/connecting-to-postgres). */
const SUPABASE_TRANSACTION_PORT = 6543;
const SESSION_PORT = 5432;
/** How long a pooler may let the probe wait before it counts as "no server of its own". */
const PROBE_MS = 5_000;
function transactionModeError(address, nextStep) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', `${(0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .displayHost */ .LK)(address)} is a pooler in transaction mode: it hands every transaction to another server session, so that one snapshot cannot be shared and settings leak to other clients.`, { code: 'POOLER_TRANSACTION_MODE', nextStep, setting: 'database-url' });
}
/** Refuses Supabase's transaction pooler by its port, before anything is sent to it. */
function refuseTransactionPoolerPort(target) {
    const found = target.hosts.find((h) => h.port === SUPABASE_TRANSACTION_PORT && (0,_core_supabase_hosts_js__WEBPACK_IMPORTED_MODULE_2__/* .isSupabaseHost */ .ZG)(h.host));
    if (!found)
        return;
    const name = encodeURIComponent(target.database);
    const url = `postgresql://${encodeURIComponent(target.user)}:[password]@${found.host}:${SESSION_PORT}/${name}`;
    const project = (0,_core_supabase_hosts_js__WEBPACK_IMPORTED_MODULE_2__/* .projectOfHost */ .Tv)(found.host);
    const elsewhere = project === undefined
        ? ''
        : ` That host has an IPv6 address only, which GitHub's runners cannot reach. ${(0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .sessionPoolerStep */ .OA)(project, target)}`;
    throw transactionModeError(found, `Use port ${SESSION_PORT} (session mode): ${url}${elsewhere}`);
}
/**
 * Finds out whether `session` has a server session of its own. A direct connection tells its true process id at
 * login. Behind a pooler a second client opens a transaction: in transaction mode it is given the server session
 * that the first one used last, so the first one must then change to another or wait.
 * @throws BackupError code `POOLER_TRANSACTION_MODE`
 */
async function refuseTransactionPooler(session, target, openSecond) {
    if (await isDirect(session))
        return;
    const before = await backendPid(session);
    const second = await openSecond();
    try {
        const taken = await within(PROBE_MS, beginAndTellPid(second));
        if (taken === LATE)
            return; // it waits for a server session, so the first one has its own
        const after = taken === before ? LATE : await within(PROBE_MS, backendPid(session));
        if (after === before)
            return;
    }
    catch (error) {
        // Statement mode refuses BEGIN.
        if ((0,_error_code_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$)(error) !== '08P01')
            throw error;
    }
    finally {
        second.destroy();
    }
    const port = target.hosts.length === 1 ? ' (Supabase: port 5432)' : '';
    throw transactionModeError(session.address, `Connect directly or through a pooler in session mode${port} in database-url.`);
}
/** True without a pooler in between: the server tells its true process id at login. */
async function isDirect(session) {
    return (await backendPid(session)) === String(session.loginPid);
}
async function backendPid(session) {
    return (await session.query('SELECT pg_catalog.pg_backend_pid()'))[0]?.[0];
}
async function beginAndTellPid(session) {
    await session.query('BEGIN');
    return backendPid(session);
}
/** What stands for an answer that did not come in time. */
const LATE = Symbol('late');
async function within(limitMs, work) {
    let timer;
    const limit = new Promise((resolve) => {
        timer = setTimeout(() => resolve(LATE), limitMs);
    });
    work.catch(() => undefined); // it may fail when nobody waits any more
    try {
        return await Promise.race([work, limit]);
    }
    finally {
        clearTimeout(timer);
    }
}


/***/ }),

/***/ 48533:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cm: () => (/* binding */ quoteIdentifier),
/* harmony export */   Z8: () => (/* binding */ quoteTable),
/* harmony export */   ce: () => (/* binding */ quoteLiteral),
/* harmony export */   jw: () => (/* binding */ displayTable)
/* harmony export */ });
/** An identifier in double quotes, whatever it contains. */
function quoteIdentifier(name) {
    return `"${name.replaceAll('"', '""')}"`;
}
/** A string literal for a session with `standard_conforming_strings = on`. */
function quoteLiteral(text) {
    return `'${text.replaceAll("'", "''")}'`;
}
function quoteTable({ schema, name }) {
    return `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
}
/** For messages: as people write it, quoted only where the name asks for it. */
function displayTable({ schema, name }) {
    const plain = /^[a-z_][a-z0-9_$]*$/;
    const part = (text) => (plain.test(text) ? text : quoteIdentifier(text));
    return `${part(schema)}.${part(name)}`;
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

/***/ 67937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readPlatform)
/* harmony export */ });
const IS_SUPABASE = `SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace n
  WHERE n.nspname IN ('auth', 'storage') AND pg_catalog.pg_get_userbyid(n.nspowner) = 'supabase_admin')`;
/**
 * Told by what the database has, not by its host: a project may run anywhere, and behind any name. Restored copies of a
 * project in a plain PostgreSQL belong to whoever restored them, so they are none.
 */
async function readPlatform(session) {
    const [row] = await session.query(IS_SUPABASE);
    return row?.[0] === 't' ? 'supabase' : null;
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

/***/ 6595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ freeBytes)
/* harmony export */ });
/**
 * Gives memory back at once that would otherwise wait for the garbage collector, which a stream of large buffers keeps
 * busy: measured, a fifth of the CPU time of a restore. Every view of `buffer` is empty afterwards, so the caller has
 * to be the last to look at it. Without effect before Node 21.
 */
function freeBytes(buffer) {
    buffer.transfer?.(0);
}


/***/ })

};
