export const id = 474;
export const ids = [474];
export const modules = {

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

/***/ 33527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ DefinitionScript)
/* harmony export */ });
/* harmony import */ var _definer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24263);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15844);
/* harmony import */ var _session_pins_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76053);



/** Gone since MySQL 8.0, without effect on what an object does; usual in MySQL 5.7 and MariaDB. */
const GONE_MODE = 'NO_AUTO_CREATE_USER';
/** Texts in these need no conversion. */
const UTF8_SETS = ['utf8mb4', 'utf8mb3', 'utf8'];
const DELIMITERS = [';;', '$$', '//', '%%', ';;;;'];
/** How every script begins. */
const HEADER = [
    _session_pins_js__WEBPACK_IMPORTED_MODULE_0__/* .NAMES_STATEMENT */ .p0,
    `SET SESSION sql_mode = '${_session_pins_js__WEBPACK_IMPORTED_MODULE_0__/* .SQL_MODE */ .be}'`,
    "SET SESSION time_zone = '+00:00'",
    'SET SESSION foreign_key_checks = 0',
    'SET SESSION unique_checks = 0',
];
/**
 * Statements as the mysql client reads them (`mysql --comments`): each ends with `;` and a line break, those with a body of
 * statements stand between DELIMITER lines, and every object that depends on the session's settings is preceded by them.
 */
class DefinitionScript {
    options;
    lines = [];
    constructor(title, options) {
        this.options = options;
        this.lines.push(`-- ${title}`);
        for (const sql of HEADER)
            this.add(sql);
    }
    /** A statement without a body of statements. */
    add(sql) {
        this.lines.push(`${sql};`);
    }
    /** An object of which the server records the session that it was made in. */
    addProgram(definition) {
        const sql = this.options.definer === 'current' ? (0,_definer_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutDefiner */ .m)(definition.sql) : definition.sql;
        const { sqlMode, timeZone, collationConnection, databaseCollation } = definition;
        const isOtherCollation = databaseCollation !== null && databaseCollation !== this.options.databaseCollation;
        if (isOtherCollation)
            this.add(`ALTER DATABASE COLLATE ${databaseCollation}`);
        if (sqlMode !== null)
            this.add(`SET SESSION sql_mode = ${modeLiteral(sqlMode)}`);
        if (timeZone !== null)
            this.add(`SET SESSION time_zone = ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteLiteral */ .ce)(timeZone)}`);
        const client = clientSetOf(definition);
        if (client !== null)
            this.add(`SET character_set_client = ${client}`);
        if (collationConnection !== null)
            this.add(`SET collation_connection = ${collationConnection}`);
        const delimiter = delimiterFor(sql);
        this.lines.push(`DELIMITER ${delimiter}`, `${sql}${delimiter}`, 'DELIMITER ;');
        if (client !== null)
            this.add(_session_pins_js__WEBPACK_IMPORTED_MODULE_0__/* .NAMES_STATEMENT */ .p0);
        if (sqlMode !== null)
            this.add(`SET SESSION sql_mode = '${_session_pins_js__WEBPACK_IMPORTED_MODULE_0__/* .SQL_MODE */ .be}'`);
        if (timeZone !== null)
            this.add("SET SESSION time_zone = '+00:00'");
        if (isOtherCollation)
            this.add(`ALTER DATABASE COLLATE ${this.options.databaseCollation}`);
    }
    toBytes() {
        return Buffer.from(`${this.lines.join('\n')}\n`);
    }
}
/** Whole where the server knows the mode, and without it elsewhere: MySQL 8.0 and newer read the comments, MariaDB does not. */
function modeLiteral(sqlMode) {
    const literal = (0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteLiteral */ .ce)(sqlMode);
    if (!sqlMode.split(',').includes(GONE_MODE))
        return literal;
    return `/*!80000 REPLACE(*/ ${literal} /*!80000 , '${GONE_MODE}', '') */`;
}
/**
 * The script is UTF-8, so a text with letters of another character set is sent as UTF-8: the object then remembers
 * utf8mb4 as its client's, and its literals have the recorded collation all the same.
 */
function clientSetOf({ characterSetClient, sql }) {
    if (characterSetClient === null)
        return null;
    return UTF8_SETS.includes(characterSetClient) || isAscii(sql) ? characterSetClient : 'utf8mb4';
}
function isAscii(text) {
    return Buffer.byteLength(text) === text.length;
}
function delimiterFor(sql) {
    const free = DELIMITERS.find((delimiter) => !sql.includes(delimiter) && !sql.endsWith(delimiter.charAt(0)));
    if (free !== undefined)
        return free;
    let number = 1;
    while (sql.includes(`$${number}$`))
        number++;
    return `$${number}$`;
}


/***/ }),

/***/ 71021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ readRights),
/* harmony export */   f: () => (/* binding */ hasRight)
/* harmony export */ });
/* harmony import */ var _connect_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3814);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15844);


const NO_SUCH_TABLE = 1146;
const DENIED = [1142, 1044];
/** No table of this name is expected anywhere; a server denies before it says that there is none. */
const NO_TABLE = 'db_backup_no_such_table';
/** Of the user of `session`, its roles included. */
async function readRights(session, database) {
    const grants = await readGrants(session);
    const onServer = privileges(grants.filter((grant) => grant.scope === '*.*'));
    const own = grants.filter(({ scope }) => scope.endsWith('.*') && meansDatabase(scope.slice(0, -2), database));
    const { routineTable, deniesUnknownTables } = session.flavour;
    const onDatabase = new Set([...onServer, ...privileges(own)]);
    const isDenied = !(await mayRead(session, { schema: database, name: NO_TABLE }));
    return {
        reads: !isDenied && (deniesUnknownTables || hasRight(onDatabase, 'SELECT')),
        onDatabase,
        onServer,
        readsRoutineTable: routineTable === null ? false : await mayRead(session, { schema: 'mysql', name: 'proc' }),
    };
}
async function mayRead(session, table) {
    try {
        await session.query(`SELECT 1 FROM ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteTable */ .Z8)(table)} LIMIT 0`);
        return true;
    }
    catch (error) {
        const number = (0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorNumberOf */ .NO)(error);
        if (number === NO_SUCH_TABLE)
            return true;
        if (DENIED.includes(number))
            return false;
        throw error;
    }
}
/** TiDB quotes no names (https://docs.pingcap.com/tidb/stable/sql-statement-show-grants). */
const GRANT = /^GRANT (.+?) ON (?:(?:TABLE|DATABASE) )?(\*|[`'"].+?[`'"]|[^`'" ]+?)\.(\*|[`'"].+?[`'"]|[^`'" ]+) TO /;
/** Of those that name columns only the table's privileges count. */
async function readGrants(session) {
    const rows = await grantRows(session);
    return rows.flatMap(([text]) => {
        const [, list, database, table] = GRANT.exec(text ?? '') ?? [];
        if (list === undefined || database === undefined || table === undefined)
            return [];
        const names = list.replace(/\([^)]*\)/g, '').split(',');
        return [
            {
                privileges: names.map((name) => name.trim().toUpperCase()),
                scope: `${unquote(database)}.${unquote(table)}`,
            },
        ];
    });
}
/** MySQL 8 lists what comes from roles only where they are named; others list the current role's by themselves. */
async function grantRows(session) {
    if (session.flavour.engine === 'mysql' && session.flavour.versionNum >= 80_000) {
        const [roles] = await session.query('SELECT CURRENT_ROLE()');
        const names = roles?.[0] ?? 'NONE';
        if (names !== 'NONE')
            return session.query(`SHOW GRANTS FOR CURRENT_USER() USING ${names}`);
    }
    return session.query('SHOW GRANTS');
}
function unquote(name) {
    const quote = name.charAt(0);
    return !/[`'"]/.test(quote) ? name : name.slice(1, -1).replaceAll(quote + quote, quote);
}
function privileges(grants) {
    return new Set(grants.flatMap((grant) => grant.privileges));
}
/** A database in a grant is a pattern of LIKE (https://dev.mysql.com/doc/refman/8.4/en/grant.html, "Database Privileges"). */
function meansDatabase(pattern, database) {
    const source = pattern.replace(/\\([%_\\])|[%_]|[.*+?^${}()|[\]\\]/g, (found, escaped) => escaped
        ? `\\${escaped}`.replace(/\\([%_])/, '$1')
        : found === '%'
            ? '.*'
            : found === '_'
                ? '.'
                : `\\${found}`);
    return new RegExp(`^${source}$`, 's').test(database);
}
function hasRight(rights, ...names) {
    return rights.has('ALL PRIVILEGES') || rights.has('ALL') || names.some((name) => rights.has(name));
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

/***/ 36365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q_: () => (/* binding */ findLeftovers),
/* harmony export */   mN: () => (/* binding */ tellLeftovers),
/* harmony export */   qe: () => (/* binding */ tellUseless)
/* harmony export */ });
/* harmony import */ var _alive_lock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67409);
/* harmony import */ var _connect_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3814);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(15844);
/* harmony import */ var _run_mark_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36407);
/* harmony import */ var _scratch_leftovers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35199);
/* harmony import */ var _undo_note_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(34204);






const KEPT_NAME = new RegExp(`^${_undo_note_js__WEBPACK_IMPORTED_MODULE_4__/* .KEPT_PREFIX */ .qZ}${_run_mark_js__WEBPACK_IMPORTED_MODULE_2__/* .RUN_MARK */ .GT}$`);
const BESIDE_NAME = new RegExp(`^db_backup_(?:undo|done|trial|new_\\d+|old_\\d+)_(${_run_mark_js__WEBPACK_IMPORTED_MODULE_2__/* .RUN_MARK */ .GT})$`);
/** About `database`, in databases that this user can see and in itself, and those that tell of no database. */
async function findLeftovers(session, database) {
    return [...(await findDatabases(session, database)), ...(await findBeside(session, database))];
}
async function findDatabases(session, database) {
    const rows = await session.query(`SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE '${_undo_note_js__WEBPACK_IMPORTED_MODULE_4__/* .KEPT_PREFIX */ .qZ}%' ORDER BY SCHEMA_NAME`);
    const found = [];
    for (const schema of rows.map(([name]) => name ?? '').filter((name) => KEPT_NAME.test(name))) {
        const note = { schema, name: _undo_note_js__WEBPACK_IMPORTED_MODULE_4__/* .UNDO_TABLE */ .EL };
        const built = schema.replace(_undo_note_js__WEBPACK_IMPORTED_MODULE_4__/* .KEPT_PREFIX */ .qZ, _scratch_leftovers_js__WEBPACK_IMPORTED_MODULE_3__/* .SCRATCH_PREFIX */ .ul);
        const removal = `DROP DATABASE ${schema}; DROP DATABASE IF EXISTS ${built}`;
        const undo = await readSubject(session, note);
        const subject = undo === 'absent' ? await readSubject(session, { schema, name: _undo_note_js__WEBPACK_IMPORTED_MODULE_4__/* .DONE_TABLE */ ._b }) : undo;
        if (subject === 'denied' || (subject !== 'absent' && subject !== '' && subject !== database))
            continue;
        const isMoved = undo === database;
        const isAlive = (await (0,_alive_lock_js__WEBPACK_IMPORTED_MODULE_0__/* .aliveSession */ .Gn)(session, schema)) !== null;
        // One at work tells of its database before it moves anything of it.
        if (isAlive && !isMoved)
            continue;
        found.push({ note, removal, state: isAlive ? 'at work' : isMoved ? 'moved' : 'useless' });
    }
    return found;
}
async function findBeside(session, database) {
    const rows = await session.query(`SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.TABLES
     WHERE TABLE_SCHEMA = ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quoteLiteral */ .ce)(database)} AND TABLE_NAME LIKE 'db\\_backup\\_%' ORDER BY TABLE_NAME`);
    const names = rows.filter(([schema]) => schema === database).map(([, name]) => name ?? '');
    const marks = new Set(names.flatMap((name) => BESIDE_NAME.exec(name)?.[1] ?? []));
    const found = [];
    for (const mark of marks) {
        const note = { schema: database, name: (0,_undo_note_js__WEBPACK_IMPORTED_MODULE_4__/* .besideName */ .q4)('undo', mark) };
        const isMoved = names.includes(note.name) && (await readSubject(session, note)) === database;
        const isAlive = (await (0,_alive_lock_js__WEBPACK_IMPORTED_MODULE_0__/* .aliveSession */ .Gn)(session, mark)) !== null;
        const own = names.filter((name) => BESIDE_NAME.exec(name)?.[1] === mark);
        // The old tables are the only ones as long as they are away.
        const removed = own.filter((name) => !isMoved || !/^db_backup_old_/.test(name));
        const removal = `DROP TABLE ${removed.map((name) => (0,_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quoteTable */ .Z8)({ schema: database, name })).join(', ')}`;
        found.push({ note, removal, state: isAlive ? 'at work' : isMoved ? 'moved' : 'useless' });
    }
    return found;
}
/** One sentence for each restore into `database` that left something; one that is at work is none. */
async function tellLeftovers(session, database) {
    const found = await findLeftovers(session, database);
    const moved = found
        .filter(({ state }) => state === 'moved')
        .map(({ note }) => `A restore into ${database} was killed: what it moved away is in ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .displayTable */ .jw)(note)} and beside it, and may be missing here. To put it back: ${(0,_undo_note_js__WEBPACK_IMPORTED_MODULE_4__/* .undoCommand */ .Eb)(note, database)}`);
    return [...moved, ...found.filter(({ state }) => state === 'useless').map(tellUseless)];
}
function tellUseless({ note, removal }) {
    return `A restore that is over has left tables that nobody needs (${(0,_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .displayTable */ .jw)(note)} told of them). To remove them: ${removal}`;
}
const GONE = [1146, 1049];
const DENIED = [1142, 1044];
/** The database that a note tells of; '' where its statements were not written any more. */
async function readSubject(session, note) {
    try {
        const [row] = await session.query(`SELECT of_database FROM ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quoteTable */ .Z8)(note)} ORDER BY step LIMIT 1`);
        return row?.[0] ?? '';
    }
    catch (error) {
        if (GONE.includes((0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorNumberOf */ .NO)(error)))
            return 'absent';
        if (DENIED.includes((0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorNumberOf */ .NO)(error)))
            return 'denied';
        throw error;
    }
}


/***/ }),

/***/ 83262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C9: () => (/* binding */ findMergeNote),
/* harmony export */   IR: () => (/* binding */ dropMergeNote),
/* harmony export */   JP: () => (/* binding */ makeFromNote),
/* harmony export */   U2: () => (/* binding */ tellMergeNote),
/* harmony export */   XE: () => (/* binding */ TRIGGERS_TABLE),
/* harmony export */   uy: () => (/* binding */ writeMergeNote),
/* harmony export */   wF: () => (/* binding */ mergeLock),
/* harmony export */   wM: () => (/* binding */ howToMakeAgain)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _alive_lock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67409);
/* harmony import */ var _connect_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3814);
/* harmony import */ var _mysql_command_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(39266);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(15844);
/* harmony import */ var _triggers_aside_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(81805);






/** Where definitions are while the triggers are not there: a process that is killed outright must not lose them. */
const TRIGGERS_TABLE = 'db_backup_triggers';
const NO_SUCH_TABLE = 1146;
/** The name by which others are told that a merge with triggers is at work (alive-lock.ts); such names have 64 characters at most. */
function mergeLock(database) {
    return `db_backup_merge_${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha1').update(database).digest('hex')}`;
}
/** Writes the definitions down, before the tables are locked. */
async function writeMergeNote(session, database, triggers) {
    const note = noteOf(database);
    await session.query(`CREATE TABLE ${note} (position INT PRIMARY KEY, name VARCHAR(64) NOT NULL, script LONGTEXT NOT NULL)
     ENGINE=InnoDB CHARACTER SET utf8mb4 COMMENT 'triggers that a merge of db-backup has dropped'`);
    const rows = triggers.map(({ name, script }, position) => `(${position}, ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quoteLiteral */ .ce)(name)}, ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quoteLiteral */ .ce)(script)})`);
    await session.query(`INSERT INTO ${note} (position, name, script) VALUES ${rows.join(', ')}`);
}
async function dropMergeNote(session, database) {
    await session.query(`DROP TABLE IF EXISTS ${noteOf(database)}`);
}
/**
 * After an interruption, over another session: makes what was written down and is missing. False when nothing is written down
 * there. Nothing is dropped before it is written down.
 */
async function makeFromNote(session, database) {
    const rows = await session
        .query(`SELECT script FROM ${noteOf(database)} ORDER BY position`)
        .catch((error) => {
        if ((0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .errorNumberOf */ .NO)(error) !== NO_SUCH_TABLE)
            throw error;
        return undefined;
    });
    if (rows === undefined)
        return false;
    await (0,_triggers_aside_js__WEBPACK_IMPORTED_MODULE_4__/* .makeTriggers */ .sO)(session, rows.map(([script]) => ({ script: script ?? '' })));
    await dropMergeNote(session, database);
    return true;
}
/** Whether a note is there, and the merge that wrote it at work. */
async function findMergeNote(session, database) {
    const found = await session.query(`SELECT TABLE_SCHEMA FROM information_schema.TABLES
     WHERE TABLE_SCHEMA = ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quoteLiteral */ .ce)(database)} AND TABLE_NAME = '${TRIGGERS_TABLE}'`);
    if (!found.some(([schema]) => schema === database))
        return 'none';
    return (await (0,_alive_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .aliveSession */ .Gn)(session, mergeLock(database))) === null ? 'left' : 'at work';
}
/** A sentence where a merge into `database` was killed while triggers were away. */
async function tellMergeNote(session, database) {
    if ((await findMergeNote(session, database)) !== 'left')
        return [];
    return [
        `A merge into ${database} was killed, and triggers of its tables may be missing. ${howToMakeAgain(database)}`,
    ];
}
/** For a person: the commands that make the triggers again, whichever of them are missing. */
function howToMakeAgain(database) {
    const query = `SELECT script FROM ${noteOf(database)} ORDER BY position`;
    return `To make them again: ${(0,_mysql_command_js__WEBPACK_IMPORTED_MODULE_3__/* .storedScriptCommand */ ._x)(query, database)} – and when all are there: DROP TABLE ${noteOf(database)}`;
}
function noteOf(schema) {
    return (0,_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quoteTable */ .Z8)({ schema, name: TRIGGERS_TABLE });
}


/***/ }),

/***/ 81805:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KO: () => (/* binding */ refuseOtherCollation),
/* harmony export */   j3: () => (/* binding */ runScript),
/* harmony export */   kb: () => (/* binding */ readTriggers),
/* harmony export */   sO: () => (/* binding */ makeTriggers),
/* harmony export */   vb: () => (/* binding */ dropTriggers)
/* harmony export */ });
/* harmony import */ var _connect_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3814);
/* harmony import */ var _definition_script_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33527);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(15844);
/* harmony import */ var _show_create_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9960);
/* harmony import */ var _sql_statements_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(29323);





const EXISTS = 1359;
/** The triggers of these tables, in the order in which they have to be made. */
async function readTriggers(session, { database, collation, triggers }, tables) {
    const found = [];
    for (const { name, table } of triggers.filter((one) => tables.has(one.table))) {
        const definition = await (0,_show_create_js__WEBPACK_IMPORTED_MODULE_2__/* .showCreate */ .k)(session, 'TRIGGER', { schema: database, name });
        const script = new _definition_script_js__WEBPACK_IMPORTED_MODULE_1__/* .DefinitionScript */ .T(`The trigger ${JSON.stringify(name)}`, {
            databaseCollation: collation,
            definer: 'keep',
        });
        script.addProgram(definition);
        const { sql, databaseCollation } = definition;
        found.push({ name, table, sql, script: Buffer.from(script.toBytes()).toString(), databaseCollation });
    }
    return found;
}
/** A trigger keeps the collation of the database from the time when it was made; no ALTER DATABASE is possible while tables are locked. */
function refuseOtherCollation(triggers, { database, collation }) {
    return triggers
        .filter((trigger) => trigger.databaseCollation !== null && trigger.databaseCollation !== collation)
        .map(({ name, databaseCollation }) => ({
        kind: 'trigger',
        schema: database,
        name,
        reason: `was made when the database had another collation than today (${databaseCollation}, not ${collation}), which cannot be set while tables are locked: drop the trigger and make it again as it should be, or restore with mode: replace`,
    }));
}
/** From the last: those that are left after an interruption come before those that are made again. */
async function dropTriggers(session, database, triggers) {
    for (const { name } of [...triggers].reverse())
        await session.query(`DROP TRIGGER IF EXISTS ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteIdentifier */ .Cm)(database)}.${(0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteIdentifier */ .Cm)(name)}`);
}
/** Makes those that are missing, in order. */
async function makeTriggers(session, triggers) {
    for (const { script } of triggers) {
        await runScript(session, script).catch((error) => {
            if ((0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorNumberOf */ .NO)(error) !== EXISTS)
                throw error;
        });
    }
}
const CREATE = /^(?:\/\*M?!\d*\s*)?CREATE\b/i;
/** The script sets the session as it has to be, and sets it back at its end, which is run whatever fails before. */
async function runScript(session, script) {
    let failure;
    for (const sql of (0,_sql_statements_js__WEBPACK_IMPORTED_MODULE_3__/* .splitSql */ .b5)(script)) {
        // Under other settings it would be another trigger.
        if (failure !== undefined && CREATE.test(sql))
            continue;
        try {
            await session.query(sql);
        }
        catch (error) {
            if (!session.isAlive)
                throw error;
            failure ??= error;
        }
    }
    if (failure !== undefined)
        throw failure;
}


/***/ }),

/***/ 34204:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EL: () => (/* binding */ UNDO_TABLE),
/* harmony export */   Eb: () => (/* binding */ undoCommand),
/* harmony export */   GO: () => (/* binding */ keptTables),
/* harmony export */   Qm: () => (/* binding */ writeUndoNote),
/* harmony export */   _b: () => (/* binding */ DONE_TABLE),
/* harmony export */   q4: () => (/* binding */ besideName),
/* harmony export */   qZ: () => (/* binding */ KEPT_PREFIX)
/* harmony export */ });
/* harmony import */ var _mysql_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39266);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15844);


/** Databases in which a restore keeps the tables that it replaces; they hold what only they hold, so nothing drops them by itself. */
const KEPT_PREFIX = 'db_backup_replaced_';
/** How to put everything back, for the case that the process is killed. */
const UNDO_TABLE = 'db_backup_undo';
/** Its name when the restore stands and the old tables may go. */
const DONE_TABLE = 'db_backup_done';
/** The name of a table of ours within a target. */
function besideName(what, mark) {
    return `db_backup_${what}_${mark}`;
}
/**
 * Writes down the statements that put a database back, all of them or none; `mysql --force` runs them, whichever of them
 * are needed.
 */
async function writeUndoNote(session, note, database, statements) {
    await session.query(`CREATE TABLE ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteTable */ .Z8)(note)} (step INT PRIMARY KEY, of_database VARCHAR(64) NOT NULL, statement LONGTEXT NOT NULL)
     ENGINE=InnoDB CHARACTER SET utf8mb4 COMMENT 'what puts back the tables that a restore of db-backup moved away'`);
    await session.query('START TRANSACTION');
    for (const [index, statement] of statements.entries()) {
        await session.query(`INSERT INTO ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteTable */ .Z8)(note)} VALUES (${index}, ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(database)}, ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(statement)})`);
    }
    await session.query('COMMIT');
}
/** The statements that put back what a killed restore took away, as one command. */
function undoCommand(note, database) {
    return (0,_mysql_command_js__WEBPACK_IMPORTED_MODULE_0__/* .storedScriptCommand */ ._x)(`SELECT statement FROM ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .displayTable */ .jw)(note)} ORDER BY step`, database);
}
/** Kept tables, by the names that they have there. */
async function keptTables(session, { schema, name }) {
    const rows = await session.query(`SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLiteral */ .ce)(schema)}`);
    const mark = name === UNDO_TABLE ? undefined : name.slice(UNDO_TABLE.length + 1);
    const isKept = (table) => mark === undefined ? table !== UNDO_TABLE : /^db_backup_old_/.test(table) && table.endsWith(mark);
    return rows
        .filter(([found]) => found === schema)
        .map(([, table]) => table ?? '')
        .filter(isKept)
        .sort();
}


/***/ }),

/***/ 74416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ selectSql),
/* harmony export */   d: () => (/* binding */ decideScope)
/* harmony export */ });
/* harmony import */ var _lib_compare_bytes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13730);
/* harmony import */ var _selection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61747);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15844);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37688);




/** Engines whose rows are those of other tables or servers. */
const ELSEWHERE = {
    mrg_myisam: 'its rows are those of the tables it merges; the definition is in the schema',
    merge: 'its rows are those of the tables it merges; the definition is in the schema',
    federated: 'its rows live on another server; the definition is in the schema',
    connect: 'its rows live outside the database; the definition is in the schema',
    spider: 'its rows live on other servers; the definition is in the schema',
};
/**
 * Pure.
 * @throws SettingsError when a pattern of the selection matches nothing
 * @throws BackupError for a column of an unknown type
 */
function decideScope(catalog, selection) {
    const candidates = catalog.tables.map((table) => ({
        schema: table.schema,
        name: table.name,
        ancestors: [],
        table,
    }));
    const { tables: selected, left } = (0,_selection_js__WEBPACK_IMPORTED_MODULE_0__/* .select */ .Lt)(selection, [catalog.database], candidates);
    const excluded = left.map((one) => ({
        kind: 'table',
        schema: one.table.schema,
        name: one.table.name,
        reason: (0,_selection_js__WEBPACK_IMPORTED_MODULE_0__/* .leftReason */ .kp)(one),
    }));
    const chosen = [];
    for (const { table } of selected) {
        const reason = ELSEWHERE[table.engine.toLowerCase()];
        if (reason === undefined)
            chosen.push(table);
        else
            excluded.push({ kind: 'foreign-table', schema: table.schema, name: table.name, reason });
    }
    const tables = chosen.map(planTable).sort((a, b) => (0,_lib_compare_bytes_js__WEBPACK_IMPORTED_MODULE_2__/* .compareBytes */ .X)(a.name, b.name));
    const leftNames = new Set(left.map(({ table }) => table.name));
    return {
        tables,
        outsideSnapshot: tables.filter(({ engine }) => !catalog.snapshotEngines.has(engine)),
        excluded,
        warnings: keysThatLeave(catalog, leftNames),
    };
}
function planTable(table) {
    const { schema, name, engine, primaryKey, estimatedBytes } = table;
    const columns = table.columns.map((column) => ({
        name: column.name,
        type: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .typeName */ .go)(column),
        encoding: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .encodingOf */ .P$)(column),
        generated: column.generated,
        notNull: column.notNull,
    }));
    return {
        schema,
        name,
        engine,
        columns,
        primaryKey: primaryKey.filter((key) => columns.some((column) => column.name === key)),
        partitionOf: null,
        estimatedBytes,
        selectSql: selectSql(table),
        forms: columns.map(_values_js__WEBPACK_IMPORTED_MODULE_1__/* .formOf */ .QU),
    };
}
/** Columns are listed by name: `*` leaves out invisible ones, and the history of versions has to be asked for. */
function selectSql(table) {
    const history = table.isVersioned ? ' FOR SYSTEM_TIME ALL' : '';
    return `SELECT ${table.columns.map(selected).join(', ')} FROM ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteTable */ .Z8)(table)}${history}`;
}
/** mysql2 refuses names that JavaScript has a meaning for, such as `__proto__`. */
function selected(column) {
    return (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .selectExpression */ .j4)(column) + (column.name.startsWith('__') ? ' AS c' : '');
}
/** A restore of this backup alone lacks the rows that such keys point to. */
function keysThatLeave(catalog, left) {
    return catalog.foreignKeys.flatMap(({ name, table, toSchema, toTable }) => {
        if (left.has(table))
            return [];
        const isOutside = toSchema !== catalog.database || left.has(toTable);
        if (!isOutside)
            return [];
        const to = (0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .displayTable */ .jw)({ schema: toSchema, name: toTable });
        return [
            `The foreign key ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .displayName */ .QC)(name)} of ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .displayTable */ .jw)({ schema: catalog.database, name: table })} points to ${to}, whose rows are not in this backup.`,
        ];
    });
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

/***/ 9861:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BI: () => (/* binding */ askChecksum),
/* harmony export */   EL: () => (/* binding */ isCounting),
/* harmony export */   sx: () => (/* binding */ reasonAgainst)
/* harmony export */ });
/* unused harmony exports hasHiddenColumn, countedLines */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _connect_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3814);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15844);
/* harmony import */ var _show_create_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9960);




/** An ARCHIVE table that was just opened has the checksum 0; of other engines nothing is known. */
const ENGINES = ['InnoDB', 'MyISAM', 'MEMORY', 'Aria'];
/** Why the server's checksum of a table would be no witness; null where it is one. */
function reasonAgainst({ engine, columns }, { tableChecksum, title, version }, standsStill) {
    if (tableChecksum === null)
        return `${title} has no CHECKSUM TABLE`;
    if (!ENGINES.includes(engine))
        return `the engine ${engine} is not known to give the same again`;
    if (!standsStill)
        return `${engine} without a lock: rows may change between reading and counting`;
    if (!tableChecksum.json && columns.some(({ type }) => type === 'json'))
        return `${title} ${version} does not count JSON by its content`;
    if (!tableChecksum.virtualColumns && columns.some(({ generated }) => generated === 'virtual'))
        return `${title} does not compute virtual columns for it`;
    return null;
}
const counting = new WeakSet();
/** While it does, the server says nothing, however large the table is. */
function isCounting(session) {
    return counting.has(session);
}
/**
 * Asks the server for its checksum of a table as the session sees it: every row is read again, on the server alone.
 * With `expected`, only of a table of that definition. EXTENDED counts rows also where the table keeps a sum of its own
 * (`CHECKSUM=1`), which is another one.
 */
async function askChecksum(session, table, expected) {
    counting.add(session);
    try {
        const definition = await definitionOf(session, table);
        if (definition === null)
            return { value: null, reason: 'an index has a hidden column that is not counted by its content' };
        if (expected !== undefined && definition !== expected)
            return { value: null, reason: 'the table is defined otherwise in the target' };
        const [row] = await session.query(`CHECKSUM TABLE ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteTable */ .Z8)(table)} EXTENDED`);
        const value = row?.[1] ?? null;
        if (value === null)
            return { value: null, reason: 'the server gave none' };
        return { value, definition };
    }
    catch (error) {
        if (!session.isAlive)
            throw error;
        return { value: null, reason: `the server refused it (error ${(0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorNumberOf */ .NO)(error)})` };
    }
    finally {
        counting.delete(session);
    }
}
/**
 * SHA-256 of what the checksum depends on besides the rows and the version: columns in their order with types and defaults
 * (NULL counts as the default's bytes in InnoDB) and the table's options. null where it depends on more.
 */
async function definitionOf(session, table) {
    const { flavour } = session;
    // Otherwise dates and times in the form of 5.5, which count differently, look like others (gone since 8.0).
    if (flavour.showsOldTemporals)
        await session.query('SET SESSION show_old_temporals = 1');
    const { sql } = await (0,_show_create_js__WEBPACK_IMPORTED_MODULE_2__/* .showCreate */ .k)(session, 'TABLE', table);
    if (hasHiddenColumn(sql, flavour))
        return null;
    const compatible = flavour.engine === 'mariadb' ? await compatibilityOf(session) : '';
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
        .update(`${countedLines(sql.replaceAll(`${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteIdentifier */ .Cm)(table.schema)}.`, ''))}\n${compatible}`)
        .digest('hex');
}
/**
 * Indexes of MySQL over expressions have columns that nobody reads: multi-valued ones are counted as pointers, and others may depend on
 * settings of the session. The hashes of MariaDB's unique indexes over long columns are not computed for it.
 */
function hasHiddenColumn(create, { engine }) {
    const keys = create.split('\n').filter((line) => /^ {2}[A-Z ]*KEY /.test(line));
    if (engine === 'mysql')
        return keys.some((line) => line.includes('(('));
    return (keys.some((line) => /^ {2}UNIQUE KEY .* USING HASH,?$/.test(line)) && !/\n\) ENGINE=MEMORY\b/.test(create));
}
/** Lines of SHOW CREATE TABLE: those of columns and periods, then the options. */
function countedLines(create) {
    const lines = create.split('\n');
    const counted = lines.filter((line) => /^ {2}(?:`|PERIOD )/.test(line));
    const options = (lines.find((line) => line.startsWith(') ')) ?? '')
        .replace(/ AUTO_INCREMENT=\d+/, '')
        .replace(/ COMMENT='(?:[^']|'')*'/, '');
    return [...counted.map((line) => line.replace(/,$/, '')), options].join('\n');
}
/** MariaDB as it was at 5.1 counts the bytes of NULLs. */
async function compatibilityOf(session) {
    const rows = await session.query("SHOW SESSION VARIABLES WHERE Variable_name = 'old' OR Variable_name = 'old_mode'");
    const isOld = rows.some(([name, value]) => name === 'old' ? value === 'ON' : value?.includes('5_1_CHECKSUM'));
    return isOld ? 'as 5.1' : '';
}


/***/ }),

/***/ 9960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ showCreate)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15844);


const PROGRAM = { sql: 2, sqlMode: 1, characterSet: 3 };
const LAYOUTS = {
    TABLE: { sql: 1 },
    SEQUENCE: { sql: 1 },
    VIEW: { sql: 1, characterSet: 2 },
    EVENT: { sql: 3, sqlMode: 1, timeZone: 2, characterSet: 4 },
};
/**
 * What SHOW CREATE says of an object.
 * @throws BackupError code `SOURCE_PERMISSION` when the server hides the text: it then answers NULL
 */
async function showCreate(session, kind, object) {
    const [row] = await session.query(`SHOW CREATE ${kind} ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteTable */ .Z8)(object)}`);
    const layout = LAYOUTS[kind] ?? PROGRAM;
    const at = (index) => (index === undefined ? null : (row?.[index] ?? null));
    const sql = at(layout.sql);
    if (!sql)
        throw hidden(kind, object, row, session);
    const sets = layout.characterSet;
    return {
        name: object.name,
        sql,
        sqlMode: at(layout.sqlMode),
        timeZone: at(layout.timeZone),
        characterSetClient: at(sets),
        collationConnection: at(sets === undefined ? undefined : sets + 1),
        databaseCollation: layout.sqlMode === undefined ? null : at(sets === undefined ? undefined : sets + 2),
    };
}
function hidden(kind, object, row, { flavour }) {
    const what = `${kind.toLowerCase()} ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .displayTable */ .jw)(object)}`;
    if (!row)
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', `The server does not answer for the ${what}.`, GONE);
    const privilege = flavour.routineTable === null ? 'SHOW_ROUTINE ON *.*' : `SELECT ON ${flavour.routineTable}`;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', `The server hides the text of the ${what} from this user.`, {
        code: 'SOURCE_PERMISSION',
        nextStep: `GRANT ${privilege} to the user of database-url (docs/mysql.md), or set schema-dump: off to go without definitions.`,
    });
}
const GONE = { code: 'SOURCE_CHANGING', nextStep: 'Run the backup when no migration runs.' };


/***/ }),

/***/ 2121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ splitTable)
/* harmony export */ });
/* harmony import */ var _sql_tokens_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46423);

const FOREIGN_KEY = /^\s*(?:CONSTRAINT\s+`(?:[^`]|``)*`\s+)?FOREIGN KEY\b/i;
/**
 * Foreign keys are created after the rows. The text is that of SHOW CREATE TABLE with names in backticks: the list in the
 * first parentheses, whatever names, defaults, comments and expressions hold.
 * @throws Error when the text is no such thing
 */
function splitTable(sql) {
    const open = findOpen(sql);
    const cuts = [open];
    let depth = 0;
    let close = -1;
    for (let at = open; at < sql.length; at = (0,_sql_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .endOfToken */ .k)(sql, at)) {
        const char = sql[at];
        if (char === '(')
            depth++;
        else if (char === ')') {
            depth--;
            if (depth === 0) {
                close = at;
                break;
            }
        }
        else if (char === ',' && depth === 1)
            cuts.push(at);
    }
    if (close < 0)
        throw new Error('a table definition without an end');
    const elements = cuts.map((cut, i) => sql.slice(cut + 1, cuts[i + 1] ?? close));
    const keys = elements.filter((element) => FOREIGN_KEY.test(element));
    if (keys.length === 0)
        return { create: sql, foreignKeys: [] };
    const kept = elements.filter((element) => !FOREIGN_KEY.test(element)).map((element) => element.trimEnd());
    return {
        create: `${sql.slice(0, open + 1)}${kept.join(',')}\n${sql.slice(close)}`,
        foreignKeys: keys.map((key) => key.trim()),
    };
}
function findOpen(sql) {
    for (let at = 0; at < sql.length; at = (0,_sql_tokens_js__WEBPACK_IMPORTED_MODULE_0__/* .endOfToken */ .k)(sql, at))
        if (sql[at] === '(')
            return at;
    throw new Error('a table definition without columns');
}


/***/ }),

/***/ 46423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ endOfToken)
/* harmony export */ });
/**
 * Where what begins at `at` is over: one character, or a whole quoted name, string or comment, for a `sql_mode` without
 * NO_BACKSLASH_ESCAPES (https://dev.mysql.com/doc/refman/8.4/en/comments.html).
 */
function endOfToken(sql, at) {
    const char = sql[at];
    if (char === '/' && sql[at + 1] === '*')
        return after(sql, '*/', at + 2);
    if (char === '#' || /^--(\s|$)/.test(sql.slice(at, at + 3)))
        return after(sql, '\n', at);
    if (char !== '`' && char !== "'" && char !== '"')
        return at + 1;
    for (let i = at + 1; i < sql.length; i++) {
        if (sql[i] === '\\' && char !== '`')
            i++;
        // A doubled quote ends one string and begins the next, which comes to the same.
        else if (sql[i] === char)
            return i + 1;
    }
    return sql.length;
}
function after(sql, mark, from) {
    const end = sql.indexOf(mark, from);
    return end < 0 ? sql.length : end + mark.length;
}


/***/ }),

/***/ 37688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P$: () => (/* binding */ encodingOf),
/* harmony export */   QU: () => (/* binding */ formOf),
/* harmony export */   go: () => (/* binding */ typeName),
/* harmony export */   j4: () => (/* binding */ selectExpression),
/* harmony export */   oM: () => (/* binding */ copyExpression)
/* harmony export */ });
/* unused harmony exports isLegacyText, restoreExpression */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15844);


const NUMBERS = words('tinyint smallint mediumint int bigint decimal float double');
const BYTES = words('bit binary varbinary tinyblob blob mediumblob longblob vector geometry point linestring polygon ' +
    'multipoint multilinestring multipolygon geomcollection geometrycollection');
/** MariaDB's JSON is a longtext. */
const TEXTS = words('char varchar tinytext text mediumtext longtext enum set');
const PLAIN = words('date time datetime timestamp year json uuid inet4 inet6');
/** What travels as UTF-8; everything else keeps its own bytes, because conversions there and back lose some. */
const UTF8_SETS = words('utf8mb4 utf8mb3 utf8');
function words(list) {
    return new Set(list.split(' '));
}
/** Text whose bytes are not UTF-8. */
function isLegacyText({ dataType, characterSet }) {
    return TEXTS.has(dataType) && characterSet !== null && !UTF8_SETS.has(characterSet);
}
/**
 * How a column's values stand in the archive (docs/archive-format.md, "Encoding of values").
 * @throws BackupError code `SOURCE_TYPE_UNKNOWN` for a type nobody has looked at
 */
function encodingOf(column) {
    const { dataType } = column;
    if (NUMBERS.has(dataType))
        return 'number';
    if (BYTES.has(dataType) || isLegacyText(column))
        return 'hex';
    if (TEXTS.has(dataType) || PLAIN.has(dataType))
        return 'text';
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', `The column ${column.name} has the type ${dataType}, which is not known.`, {
        code: 'SOURCE_TYPE_UNKNOWN',
        nextStep: 'Leave the table out by exclude-tables, and ask for the type to be added.',
    });
}
/** What stands in the manifest; the bytes of legacy text mean nothing without their character set. */
function typeName(column) {
    return isLegacyText(column)
        ? `${column.columnType} character set ${column.characterSet}`
        : column.columnType;
}
function formOf({ encoding }) {
    return encoding === 'hex' ? 'hex' : 'text';
}
/**
 * What a column is read as. Bytes arrive as they are and become digits here: HEX() and, at MariaDB,
 * CAST AS BINARY give NULL for what comes out longer than max_allowed_packet. A FLOAT prints six digits by itself; as a DOUBLE it prints all (`* 1e0`,
 * because 5.7 has no CAST to DOUBLE, and `+ 0` loses the sign of zero). Text of the protocol and of CAST AS CHAR are equal for
 * everything else.
 */
function selectExpression(column) {
    const name = (0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(column.name);
    if (column.dataType === 'float')
        return `${name} * 1e0`;
    if (column.dataType === 'year')
        return `LPAD(CAST(${name} AS CHAR), 4, '0')`;
    const text = withoutDoubt(column, name);
    return isLegacyText(column) ? `CONVERT(${text} USING binary)` : text;
}
/**
 * Where '' is a label, it does not tell whether an ENUM has it or is the error value (index 0), nor whether a SET has it or is
 * empty. An ENUM makes the error value of whatever is no label, and a SET takes a comma more for that label: measured on all
 * three servers.
 */
function withoutDoubt({ dataType, columnType, characterSet }, name) {
    if (dataType !== 'enum' && dataType !== 'set')
        return name;
    const labels = [...columnType.matchAll(/'((?:[^']|'')*)'/g)].map(([, label]) => label ?? '');
    const empty = labels.indexOf('');
    if (empty < 0)
        return name;
    const literal = (text) => `CONVERT('${text}' USING ${characterSet})`;
    if (dataType === 'set')
        return `IF(${labelNumber(name)} & ${2n ** BigInt(empty)}, CONCAT(${name}, ${literal(',')}), ${name})`;
    let none = '0';
    while (labels.includes(none))
        none += '0';
    return `IF(${labelNumber(name)} = 0, ${literal(none)}, ${name})`;
}
/** The number that stands for labels, to the last of 64 bits: `+ 0` makes a DOUBLE of it at MySQL. */
function labelNumber(name) {
    return `CAST(${name} AS UNSIGNED)`;
}
/** What an INSERT … SELECT or UPDATE copies of a column: labels go by text from table to table, and '' does not come back. */
function copyExpression({ dataType }, name) {
    return dataType === 'enum' || dataType === 'set' ? labelNumber(name) : name;
}
/** What a value of the archive is written as; `value` is the literal or parameter that holds its text. */
function restoreExpression(column, value) {
    if (column.dataType === 'bit')
        return `CAST(CONV(${value}, 16, 10) AS UNSIGNED)`;
    if (BYTES.has(column.dataType))
        return `UNHEX(${value})`;
    return isLegacyText(column) ? `CONVERT(UNHEX(${value}) USING ${column.characterSet})` : value;
}


/***/ }),

/***/ 47866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ orderViews)
/* harmony export */ });
/**
 * Every view after those it uses. A definition names what it uses with its database, in quotes or not, as the session that
 * made the view wrote it (sql_quote_show_create). That a name may also stand in a string does no harm: views that seem to
 * need each other come last, by name.
 */
function orderViews(database, views) {
    const texts = new Map(views.map((view) => [view, `${view.definition.replaceAll('`', '')} `]));
    const uses = (view, other) => namesWhole(texts.get(view) ?? '', `${database}.${other.name}`.replaceAll('`', ''));
    const needs = new Map(views.map((view) => [view, views.filter((other) => other !== view && uses(view, other))]));
    const ordered = [];
    const done = new Set();
    for (let before = -1; before !== ordered.length;) {
        before = ordered.length;
        for (const view of views) {
            if (done.has(view) || !needs.get(view)?.every((other) => done.has(other)))
                continue;
            done.add(view);
            ordered.push(view);
        }
    }
    return [...ordered, ...views.filter((view) => !done.has(view))];
}
/** Whether `name` stands in `text`, and not as the beginning of a longer one. */
function namesWhole(text, name) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
        if (!/[\w$\u0080-\uffff]/.test(text.charAt(at + name.length)))
            return true;
    return false;
}


/***/ }),

/***/ 69145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ ReaderPool)
/* harmony export */ });
/** Hands out readers, each to one user at a time; further users wait in line. */
class ReaderPool {
    replace;
    free = [];
    waiting = [];
    closedWith;
    constructor(readers, 
    /** Opens a reader in the place of one that broke off. */
    replace) {
        this.replace = replace;
        this.free.push(...readers);
    }
    async acquire() {
        if (this.closedWith)
            throw this.closedWith;
        const session = this.free.pop() ?? (await this.waitForOne());
        if (session.isAlive)
            return session;
        try {
            return await this.replace();
        }
        catch (error) {
            this.release(session);
            throw error;
        }
    }
    release(session) {
        const next = this.waiting.shift();
        if (next)
            next.resolve(session);
        else
            this.free.push(session);
    }
    /** Whoever waits is rejected. */
    close(reason) {
        this.closedWith = reason;
        for (const { reject } of this.waiting.splice(0))
            reject(reason);
    }
    waitForOne() {
        return new Promise((resolve, reject) => {
            this.waiting.push({ resolve, reject });
        });
    }
}


/***/ }),

/***/ 59738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ toRowStream)
/* harmony export */ });
/** A running statement as the port's stream. */
function toRowStream(rows, events) {
    let ended = false;
    const next = async () => {
        if (ended)
            return { done: true, value: undefined };
        try {
            const value = await rows.nextChunk();
            if (value !== undefined)
                return { done: false, value };
        }
        catch (error) {
            ended = true;
            throw events.broken(error);
        }
        ended = true;
        events.finished();
        return { done: true, value: undefined };
    };
    const abandon = async () => {
        if (!ended) {
            ended = true;
            events.broken(new Error('the reader went away'));
        }
        return { done: true, value: undefined };
    };
    return {
        chunks: { [Symbol.asyncIterator]: () => ({ next, return: abandon }) },
        serverRowCount() {
            if (rows.rowCount === undefined)
                throw new Error('the row count is known once the stream has ended');
            return rows.rowCount;
        },
    };
}


/***/ }),

/***/ 61747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kp: () => (/* binding */ matchTable),
/* harmony export */   Lt: () => (/* binding */ select),
/* harmony export */   e: () => (/* binding */ selectTables),
/* harmony export */   kp: () => (/* binding */ leftReason)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(14006);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _lib_split_at_dots_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45966);



/** Why a table was left, for the manifest. */
function leftReason({ reason, pattern }) {
    return pattern === null
        ? `not selected by the setting ${reason}`
        : `left out by the setting ${reason} (${pattern})`;
}
/**
 * Applies the globs. Case matters; `*` matches any characters, dots and slashes included. `schema.table` is matched
 * part by part, a pattern without a dot means tables of any schema. Every pattern must match something.
 * @throws SettingsError naming each pattern that is malformed or matches nothing
 */
function select(selection, allSchemas, allTables) {
    const problems = [];
    const schemaMatchers = selection.schemas.map((pattern) => ({ pattern, matches: matchName(pattern) }));
    const schemas = schemaMatchers.length === 0
        ? allSchemas
        : allSchemas.filter((s) => schemaMatchers.some((m) => m.matches(s)));
    for (const { pattern, matches } of schemaMatchers) {
        if (!allSchemas.some(matches))
            problems.push(matchesNothing('schemas', pattern, 'schema'));
    }
    const inScope = new Set(schemas);
    const candidates = allTables.filter((table) => inScope.has(table.schema));
    const include = tableMatchers('include-tables', selection.includeTables, candidates, problems);
    const exclude = tableMatchers('exclude-tables', selection.excludeTables, candidates, problems);
    if (problems.length > 0)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SettingsError */ .GN(problems);
    const tables = [];
    const left = [];
    for (const table of candidates) {
        const excluded = exclude.find((m) => meansTable(m.matches, table));
        if (excluded)
            left.push({ table, reason: 'exclude-tables', pattern: excluded.pattern });
        else if (include.length > 0 && !include.some((m) => meansTable(m.matches, table))) {
            left.push({ table, reason: 'include-tables', pattern: null });
        }
        else
            tables.push(table);
    }
    return { schemas, tables, left };
}
/**
 * The tables that a list of globs means, by the rules of `select`; all of them when the list is empty.
 * @throws SettingsError naming each pattern of `setting` that is malformed or matches nothing
 */
function selectTables(setting, patterns, tables) {
    const problems = [];
    const matchers = tableMatchers(setting, patterns, tables, problems, 'the backup');
    if (problems.length > 0)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SettingsError */ .GN(problems);
    if (matchers.length === 0)
        return tables;
    return tables.filter((table) => matchers.some((m) => meansTable(m.matches, table)));
}
function tableMatchers(setting, patterns, candidates, problems, where = 'the database') {
    return patterns.flatMap((pattern) => {
        const matches = matchTable(pattern);
        if (!matches) {
            problems.push({
                setting,
                message: `"${pattern}" has more than one dot; write schema.table, and ? for a dot inside a name.`,
            });
            return [];
        }
        if (!candidates.some((table) => meansTable(matches, table))) {
            problems.push(matchesNothing(setting, pattern, 'table', where));
        }
        return [{ pattern, matches }];
    });
}
function matchesNothing(setting, pattern, what, where = 'the database') {
    return {
        setting,
        code: 'PATTERN_MATCHES_NOTHING',
        message: `"${pattern}" matches no ${what} of ${where} (upper and lower case matter).`,
    };
}
function meansTable(matches, table) {
    return matches(table) || table.ancestors.some(matches);
}
/** Whether a glob means a table of this name; undefined where it has more than one dot. */
function matchTable(pattern) {
    const parts = (0,_lib_split_at_dots_js__WEBPACK_IMPORTED_MODULE_1__/* .splitAtDots */ .W)(pattern);
    if (parts.length > 2)
        return undefined;
    const [first = '', second] = parts;
    if (second === undefined) {
        const matches = matchName(first);
        return (table) => matches(table.name);
    }
    const schema = matchName(first);
    const name = matchName(second);
    return (table) => schema(table.schema) && name(table.name);
}
/** picomatch gives `/` and `.` a meaning of paths; names have none, so both stand aside while it matches. */
const ASIDE = { '/': '\uE000', '.': '\uE001' };
const setAside = (text) => text.replace(/[/.]/g, (char) => ASIDE[char] ?? char);
function matchName(pattern) {
    const matches = picomatch__WEBPACK_IMPORTED_MODULE_2__(setAside(pattern), {
        dot: true,
        nonegate: true,
        strictSlashes: true,
        windows: false,
    });
    return (name) => matches(setAside(name));
}


/***/ }),

/***/ 13730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ compareBytes)
/* harmony export */ });
/** From here on UTF-16 units, JavaScript's own order, do not order like code points. */
const SURROGATES_AND_BEYOND = /[\ud800-\uffff]/;
/** The order of the UTF-8 bytes, which is that of the code points. */
function compareBytes(a, b) {
    if (a === b)
        return 0;
    if (!SURROGATES_AND_BEYOND.test(a) && !SURROGATES_AND_BEYOND.test(b))
        return a < b ? -1 : 1;
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
}


/***/ })

};
