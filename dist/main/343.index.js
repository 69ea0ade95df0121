export const id = 343;
export const ids = [343];
export const modules = {

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

/***/ 64343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createScratchDatabase: () => (/* binding */ createScratchDatabase)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/database/postgres/connect.js + 2 modules
var connect = __webpack_require__(78389);
// EXTERNAL MODULE: ./.cache/build/database/postgres/connect-errors.js + 1 modules
var connect_errors = __webpack_require__(75631);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/psql-command.js
/**
 * The command that opens a database, for a person to copy: without the password, which psql asks for
 * (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING).
 */
function psqlCommand({ hosts, user, database, tls }) {
    const isLocal = hosts.every(({ host }) => host.startsWith('/'));
    const words = {
        host: hosts.map(({ host }) => host).join(','),
        port: hosts.map(({ port }) => port).join(','),
        user,
        dbname: database,
        ...(isLocal ? {} : { sslmode: tls.mode }),
        // The authorities that this tool trusts, too; psql would look for a file of the user's.
        ...(!isLocal && tls.mode.startsWith('verify') && tls.ca === undefined ? { sslrootcert: 'system' } : {}),
    };
    const text = Object.entries(words).map(([name, value]) => `${name}=${connectionValue(value)}`);
    return `psql ${shellWord(text.join(' '))}`;
}
function connectionValue(text) {
    if (/^[\w./,:@-]+$/.test(text))
        return text;
    return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
/** One word for a POSIX shell, whatever it contains. */
function shellWord(text) {
    if (/^[\w ./,:@=()-]+$/.test(text))
        return `"${text}"`;
    return `'${text.replaceAll("'", String.raw `'\''`)}'`;
}

// EXTERNAL MODULE: ./.cache/build/database/postgres/quote.js
var quote = __webpack_require__(48533);
// EXTERNAL MODULE: ./.cache/build/database/postgres/restore/target-errors.js
var target_errors = __webpack_require__(53031);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/scratch-database.js








const PREFIX = 'db_backup_scratch_';
/** Begins the comment on a database of ours, by which it is told from others of such a name. */
const COMMENT = 'scratch database of db-backup, to be dropped';
/** A server that owes an answer for so long while it creates or drops a database is given up. */
const IDLE_TIMEOUT_MS = 300_000;
/** For dropping after a signal; all of a cancelled run has 7 s. */
const CANCELLED_DROP_MS = 4_500;
/** SQLSTATE invalid_parameter_value: the server's locale goes with another encoding than UTF-8. */
const WRONG_LOCALE = ['22023', '42809'];
/**
 * Creates a database from `template0` in UTF-8 on the server of `connection`, in the server's own locale (`C` where that is
 * of another encoding). What an archive says of collations it brings itself; the order of a default collation is the
 * server's, and proves nothing.
 * @throws BackupError kind `target`; code `TARGET_PERMISSION` for a role without CREATEDB
 */
async function createScratchDatabase(connection, options) {
    const { signal } = options;
    // A CREATE that is cut off goes on at the server, after the DROP perhaps: this session outlives the signal.
    const session = await scratch_database_open(connection, options, new AbortController().signal);
    const warnings = [];
    try {
        await requireCreateDb(session);
        await clearLeftovers(session, options.log, warnings);
        const [row] = await session.query("SELECT pg_catalog.to_char(pg_catalog.now() AT TIME ZONE 'UTC', 'YYYYMMDD\"t\"HH24MISS')");
        const database = `${PREFIX}${row?.[0]}_${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`;
        signal.throwIfAborted();
        // From here on there is something to drop, even where the answer to CREATE never comes.
        const scratch = new ScratchDatabase(connection, database, options, warnings);
        try {
            await create(session, database);
            signal.throwIfAborted();
        }
        catch (error) {
            await scratch.drop();
            throw error;
        }
        return scratch;
    }
    catch (error) {
        throw (0,target_errors/* targetError */._5)(error, 'creating a scratch database', signal);
    }
    finally {
        await session.end();
    }
}
class ScratchDatabase {
    server;
    database;
    options;
    warnings;
    connection;
    #dropped;
    constructor(server, database, options, warnings) {
        this.server = server;
        this.database = database;
        this.options = options;
        this.warnings = warnings;
        this.connection = { ...server, database };
    }
    keep() {
        this.#dropped ??= Promise.resolve();
        const { database } = this.connection;
        const reach = (name) => psqlCommand({ ...this.server, database: name });
        return {
            database,
            reachedBy: reach(database),
            droppedBy: `${reach(this.server.database)} -c ${shellWord(dropSql(database, true))}`,
        };
    }
    drop() {
        this.#dropped ??= this.#drop();
        return this.#dropped;
    }
    async #drop() {
        const { log, signal } = this.options;
        // Its own, because a cancelled run has to clean up, too.
        const controller = new AbortController();
        const hurry = () => setTimeout(() => controller.abort(), CANCELLED_DROP_MS).unref();
        const timer = signal.aborted ? hurry() : undefined;
        let late;
        const onAbort = () => {
            late = hurry();
        };
        signal.addEventListener('abort', onAbort, { once: true });
        try {
            const session = await scratch_database_open(this.server, this.options, controller.signal);
            try {
                await dropDatabase(session, this.database, true);
            }
            finally {
                await session.end();
            }
            log.debug(`The scratch database ${this.database} is dropped.`);
        }
        catch (error) {
            const warning = `The scratch database ${this.database} could not be dropped (${(0,errors/* messageOf */.bD)(error)}); drop it by hand: ${dropSql(this.database, true)}`;
            this.warnings.push(warning);
            log.warn(warning);
        }
        finally {
            clearTimeout(timer);
            clearTimeout(late);
            signal.removeEventListener('abort', onAbort);
        }
    }
}
async function scratch_database_open(target, { lockTimeoutSeconds }, signal) {
    try {
        return await (0,connect/* connect */.N)({
            target,
            readOnly: false,
            lockTimeoutSeconds,
            idleTimeoutMs: IDLE_TIMEOUT_MS,
            signal,
        });
    }
    catch (error) {
        throw (0,target_errors/* targetConnectError */.EF)(error);
    }
}
async function requireCreateDb(session) {
    const [row] = await session.query('SELECT r.rolname, r.rolcreatedb OR r.rolsuper FROM pg_catalog.pg_roles r WHERE r.rolname = current_user');
    if (row?.[1] === 't')
        return;
    throw new errors/* BackupError */.hj('target', `The role "${row?.[0]}" of target-url may not create databases.`, {
        code: 'TARGET_PERMISSION',
        setting: 'target-url',
        nextStep: `Run ALTER ROLE ${(0,quote/* quoteIdentifier */.Cm)(row?.[0] ?? '')} CREATEDB, or name another role in target-url.`,
    });
}
async function create(session, database) {
    const sql = `CREATE DATABASE ${(0,quote/* quoteIdentifier */.Cm)(database)} TEMPLATE template0 ENCODING 'UTF8'`;
    try {
        await session.query(sql);
    }
    catch (error) {
        if (!WRONG_LOCALE.includes((0,connect_errors/* codeOf */.$N)(error)))
            throw error;
        await session.query(`${sql} LC_COLLATE 'C' LC_CTYPE 'C'`);
    }
    await session.query(`COMMENT ON DATABASE ${(0,quote/* quoteIdentifier */.Cm)(database)} IS ${(0,quote/* quoteLiteral */.ce)(COMMENT)}`);
}
/** SQLSTATE object_in_use: a session that was ended has not gone yet. */
const IN_USE = '55006';
const DROP_ATTEMPTS = 5;
/** Names of ours need no quotes. */
function dropSql(database, force) {
    return `DROP DATABASE IF EXISTS ${database}${force ? ' WITH (FORCE)' : ''}`;
}
async function dropDatabase(session, database, force) {
    const sql = dropSql(database, force);
    for (let attempt = 1;; attempt++) {
        try {
            await session.query(sql);
            return;
        }
        catch (error) {
            if (!force || (0,connect_errors/* codeOf */.$N)(error) !== IN_USE || attempt === DROP_ATTEMPTS)
                throw error;
            await (0,promises_.setTimeout)(200);
        }
    }
}
const LEFTOVERS = `SELECT d.datname, coalesce(pg_catalog.shobj_description(d.oid, 'pg_database') = ${(0,quote/* quoteLiteral */.ce)(COMMENT)}, false)
  FROM pg_catalog.pg_database d
  WHERE d.datname ~ '^${PREFIX}[0-9]{8}t[0-9]{6}_[0-9a-f]+$'
    AND pg_catalog.substr(d.datname, ${PREFIX.length + 1}, 15) <
      pg_catalog.to_char((pg_catalog.now() - '1 day'::interval) AT TIME ZONE 'UTC', 'YYYYMMDD"t"HH24MISS')
  ORDER BY 1`;
/** What killed runs left behind a day ago or earlier: ours are dropped when nobody is in them, others are named. */
async function clearLeftovers(session, log, warnings) {
    const left = [];
    for (const [name, isOurs] of await session.query(LEFTOVERS)) {
        const database = name ?? '';
        try {
            if (isOurs !== 't')
                left.push(database);
            else {
                await dropDatabase(session, database, false);
                log.info(`Dropped ${database}, which an earlier run left behind.`);
            }
        }
        catch {
            left.push(database);
        }
    }
    if (left.length === 0)
        return;
    warnings.push(`The server has scratch databases of earlier runs that could not be dropped: ${(0,quote/* displayList */.lm)(left)}; drop them by hand.`);
}


/***/ })

};
