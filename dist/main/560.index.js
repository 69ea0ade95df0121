export const id = 560;
export const ids = [560];
export const modules = {

/***/ 27612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ afterSignal)
/* harmony export */ });
/** For cleaning up after a signal; all of a cancelled run has 7 s. */
const CANCELLED_MS = 4_500;
/**
 * Runs `work` on a session of its own, also after `signal`, because a cancelled run has to clean up, too. Once the signal has
 * come, whatever is not done within 4.5 s is cut off.
 */
async function afterSignal(signal, open, work) {
    const controller = new AbortController();
    const timers = [];
    const hurry = () => timers.push(setTimeout(() => controller.abort(), CANCELLED_MS).unref());
    if (signal.aborted)
        hurry();
    else
        signal.addEventListener('abort', hurry, { once: true });
    try {
        const session = await open(controller.signal);
        try {
            return await work(session);
        }
        finally {
            await session.end();
        }
    }
    finally {
        timers.forEach(clearTimeout);
        signal.removeEventListener('abort', hurry);
    }
}


/***/ }),

/***/ 24263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ definerOf),
/* harmony export */   m: () => (/* binding */ withoutDefiner)
/* harmony export */ });
/** Where a SHOW CREATE text names the account whose rights the object has: in front, in the quotes of the object's sql_mode. */
const DEFINER = /^(CREATE\s+(?:OR\s+REPLACE\s+)?(?:ALGORITHM\s*=\s*\w+\s+)?)DEFINER\s*=\s*((?:`(?:[^`]|``)*`|"(?:[^"]|"")*")(?:@(?:`(?:[^`]|``)*`|"(?:[^"]|"")*"))?)\s+/i;
/** The account that a definition names, as `user@host`; undefined where it names none. */
function definerOf(sql) {
    const found = DEFINER.exec(sql)?.[2];
    return found?.replace(/(`|")((?:(?!\1).|\1\1)*)\1/gs, (_, quote, name) => name.replaceAll(quote + quote, quote));
}
/** The same definition for whoever runs it. */
function withoutDefiner(sql) {
    return sql.replace(DEFINER, '$1');
}


/***/ }),

/***/ 39266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ob: () => (/* binding */ mysqlCommand),
/* harmony export */   _x: () => (/* binding */ storedScriptCommand),
/* harmony export */   r7: () => (/* binding */ shellWord)
/* harmony export */ });
/** Modes of the mysql client (https://dev.mysql.com/doc/refman/8.4/en/connection-options.html#option_general_ssl-mode). */
const SSL_MODES = {
    disable: 'DISABLED',
    require: 'REQUIRED',
    'verify-ca': 'VERIFY_CA',
    'verify-full': 'VERIFY_IDENTITY',
};
/** The mariadb client has other words (https://mariadb.com/kb/en/mariadb-command-line-client/), and none for verify-ca. */
const MARIADB_SSL = {
    disable: ['--skip-ssl'],
    require: ['--ssl', '--skip-ssl-verify-server-cert'],
    'verify-ca': ['--ssl', '--ssl-verify-server-cert'],
    'verify-full': ['--ssl', '--ssl-verify-server-cert'],
};
/** The command that opens a database, for a person to copy: without the password, which the client asks for. */
function mysqlCommand({ hosts, user, database, tls }, engine) {
    const [{ host, port } = { host: 'localhost', port: 3306 }] = hosts;
    const isMariaDb = engine === 'mariadb';
    const ssl = isMariaDb ? MARIADB_SSL[tls.mode] : [`--ssl-mode=${SSL_MODES[tls.mode]}`];
    const where = host.startsWith('/') ? [`--socket=${host}`] : [`--host=${host}`, `--port=${port}`, ...ssl];
    return [isMariaDb ? 'mariadb' : 'mysql', ...where, `--user=${user}`, '--password', database]
        .map(shellWord)
        .join(' ');
}
/**
 * The command that runs statements which a table of the server holds, one behind the other, whether all of them are needed or not. A
 * client has the character set of its terminal, or latin1, and would print names of others as question marks.
 */
function storedScriptCommand(query, database) {
    const client = 'mysql --default-character-set=utf8mb4';
    return `${client} --raw --skip-column-names --execute=${shellWord(query)} | ${client} --force --comments ${shellWord(database)}`;
}
/** One word for a POSIX shell, whatever it contains. */
function shellWord(text) {
    return /^[\w./,:@=-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw `'\''`)}'`;
}


/***/ }),

/***/ 35430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createScratchDatabase: () => (/* binding */ createScratchDatabase)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _after_signal_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(27612);
/* harmony import */ var _connect_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3814);
/* harmony import */ var _mysql_command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39266);
/* harmony import */ var _process_list_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88138);
/* harmony import */ var _restore_create_plan_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76153);
/* harmony import */ var _restore_target_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7382);
/* harmony import */ var _restore_target_session_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(78193);
/* harmony import */ var _run_mark_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(36407);
/* harmony import */ var _scratch_leftovers_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(35199);










/** A server that owes an answer for so long while it creates or drops a database is given up. */
const IDLE_TIMEOUT_MS = 300_000;
/** Access denied to a database; CREATE denied. */
const DENIED = [1044, 1142, 1227];
/**
 * Creates an empty database on the server of `connection`.
 * @throws BackupError kind `target`; code `TARGET_PERMISSION` for a user that may not create databases of such a name
 */
async function createScratchDatabase(connection, options) {
    const { signal } = options;
    // A CREATE that is cut off may be done after the DROP: this session outlives the signal.
    const session = await open(connection, options, new AbortController().signal);
    const warnings = [];
    try {
        await (0,_scratch_leftovers_js__WEBPACK_IMPORTED_MODULE_8__/* .clearLeftovers */ .eZ)(session, options.log, warnings);
        const database = `${_scratch_leftovers_js__WEBPACK_IMPORTED_MODULE_8__/* .SCRATCH_PREFIX */ .ul}${await (0,_run_mark_js__WEBPACK_IMPORTED_MODULE_7__/* .makeRunMark */ .zt)(session)}`;
        signal.throwIfAborted();
        const scratch = new ScratchDatabase(connection, session.flavour.engine, database, options, warnings);
        try {
            await session.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
            signal.throwIfAborted();
        }
        catch (error) {
            if (DENIED.includes((0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorNumberOf */ .NO)(error)))
                throw mayNotCreate(connection);
            await scratch.drop();
            throw error;
        }
        return scratch;
    }
    catch (error) {
        throw (0,_restore_target_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .targetError */ ._)(error, 'creating a scratch database', signal);
    }
    finally {
        await session.end();
    }
}
function mayNotCreate({ user }) {
    const pattern = `${_scratch_leftovers_js__WEBPACK_IMPORTED_MODULE_8__/* .SCRATCH_PREFIX */ .ul.replaceAll('_', '\\_')}%`;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('target', `The user "${user}" may not create a scratch database.`, {
        code: 'TARGET_PERMISSION',
        setting: 'target-url',
        nextStep: `Run GRANT ALL ON \`${pattern}\`.* for that user, or name another one in target-url.`,
    });
}
class ScratchDatabase {
    server;
    engine;
    database;
    options;
    warnings;
    connection;
    #dropped;
    constructor(server, engine, database, options, warnings) {
        this.server = server;
        this.engine = engine;
        this.database = database;
        this.options = options;
        this.warnings = warnings;
        this.connection = { ...server, database };
    }
    /** Accounts belong to the server and own nothing: definitions are made to run as the connection's, none is created. */
    async standIn({ manifest }) {
        const { signal } = this.options;
        const named = manifest.notCovered.filter(({ kind }) => kind === 'account').map(({ name }) => name);
        if (named.length === 0)
            return { owner: 'target', findings: [] };
        const session = await open(this.server, this.options, signal);
        try {
            const reason = 'is not on the server; what runs as it (DEFINER) at the source runs as the user of drill-server-url in the scratch database';
            const missing = await (0,_restore_create_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .missingAccounts */ .r0)(session, named);
            return { owner: 'target', findings: missing.map((name) => ({ kind: 'account', name, reason })) };
        }
        catch (error) {
            throw (0,_restore_target_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .targetError */ ._)(error, 'looking for the accounts of the backup', signal);
        }
        finally {
            await session.end();
        }
    }
    async keep() {
        this.#dropped ??= Promise.resolve();
        const { database } = this;
        await this.#afterwards((session) => session.query(`CREATE TABLE ${database}.${_scratch_leftovers_js__WEBPACK_IMPORTED_MODULE_8__/* .KEPT_TABLE */ .Sb} (id INT PRIMARY KEY) COMMENT 'kept by db-backup after a failed drill'`)).catch((error) => {
            this.#warn(`A later run will drop the scratch database ${database} (${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}).`);
        });
        return {
            database,
            reachedBy: (0,_mysql_command_js__WEBPACK_IMPORTED_MODULE_2__/* .mysqlCommand */ .Ob)(this.connection, this.engine),
            droppedBy: `${(0,_mysql_command_js__WEBPACK_IMPORTED_MODULE_2__/* .mysqlCommand */ .Ob)(this.server, this.engine)} --execute=${(0,_mysql_command_js__WEBPACK_IMPORTED_MODULE_2__/* .shellWord */ .r7)((0,_scratch_leftovers_js__WEBPACK_IMPORTED_MODULE_8__/* .dropSql */ .SA)(database))}`,
        };
    }
    drop() {
        this.#dropped ??= this.#drop();
        return this.#dropped;
    }
    async #drop() {
        const { database } = this;
        try {
            await this.#afterwards(async (session) => {
                await endSessions(session, database);
                await session.query((0,_scratch_leftovers_js__WEBPACK_IMPORTED_MODULE_8__/* .dropSql */ .SA)(database));
            });
            this.options.log.debug(`The scratch database ${database} is dropped.`);
        }
        catch (error) {
            this.#warn(`The scratch database ${database} could not be dropped (${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}); drop it by hand: ${(0,_scratch_leftovers_js__WEBPACK_IMPORTED_MODULE_8__/* .dropSql */ .SA)(database)}`);
        }
    }
    #warn(sentence) {
        this.warnings.push(sentence);
        this.options.log.warn(sentence);
    }
    /** On a session of its own, because a cancelled run has to clean up, too. */
    #afterwards(work) {
        return (0,_after_signal_js__WEBPACK_IMPORTED_MODULE_9__/* .afterSignal */ .T)(this.options.signal, (signal) => open(this.server, this.options, signal), work);
    }
}
/** Gone already; not ours. */
const NOT_KILLED = [1094, 1095, 1227];
/** A session that holds a table open would keep the DROP waiting. */
async function endSessions(session, database) {
    for (const id of (await (0,_process_list_js__WEBPACK_IMPORTED_MODULE_3__/* .sessionsThat */ .F)(session, `DB = '${database}'`)) ?? []) {
        await session.query(`${session.flavour.kill} ${id}`).catch((error) => {
            if (!NOT_KILLED.includes((0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorNumberOf */ .NO)(error)))
                throw error;
        });
    }
}
function open(connection, { lockTimeoutSeconds }, signal) {
    return (0,_restore_target_session_js__WEBPACK_IMPORTED_MODULE_6__/* .connectTarget */ .u)({ connection, lockTimeoutSeconds, idleTimeoutMs: IDLE_TIMEOUT_MS, signal });
}


/***/ })

};
