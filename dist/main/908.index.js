export const id = 908;
export const ids = [908];
export const modules = {

/***/ 1439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eo: () => (/* binding */ describeUses),
/* harmony export */   qx: () => (/* binding */ ownersIn),
/* harmony export */   tL: () => (/* binding */ grantedIn)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48533);
/* harmony import */ var _script_statements_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91112);


function ownersIn(statements) {
    return group(statements, ({ sql }) => {
        const owner = (0,_script_statements_js__WEBPACK_IMPORTED_MODULE_0__/* .newOwnerOf */ .zJ)(sql);
        return owner === undefined ? [] : [owner];
    });
}
function grantedIn(statements) {
    return group(statements, ({ sql }) => (0,_script_statements_js__WEBPACK_IMPORTED_MODULE_0__/* .grantedRolesOf */ .c9)(sql));
}
function group(statements, keysOf) {
    const groups = new Map();
    for (const statement of statements) {
        for (const key of keysOf(statement)) {
            const names = groups.get(key) ?? [];
            groups.set(key, names);
            const name = statement.entry?.name ?? '';
            if (!names.includes(name))
                names.push(name);
        }
    }
    return groups;
}
/** Such as `: owner of orders; named in the privileges of items`. */
function describeUses(role, { owners, granted }) {
    const owned = owners.get(role);
    const named = granted.get(role);
    const parts = [
        ...(owned ? [`owner of ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .displayList */ .lm)(owned)}`] : []),
        ...(named ? [`named in the privileges of ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .displayList */ .lm)(named)}`] : []),
    ];
    return parts.length === 0 ? '' : `: ${parts.join('; ')}`;
}


/***/ }),

/***/ 91112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AO: () => (/* binding */ tablespaceOf),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   RM: () => (/* binding */ scriptPieces),
/* harmony export */   TO: () => (/* binding */ sqlPattern),
/* harmony export */   Tc: () => (/* binding */ newSchemaOf),
/* harmony export */   Uq: () => (/* binding */ readScript),
/* harmony export */   _n: () => (/* binding */ unquote),
/* harmony export */   c9: () => (/* binding */ grantedRolesOf),
/* harmony export */   je: () => (/* binding */ extensionOf),
/* harmony export */   zJ: () => (/* binding */ newOwnerOf)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _sql_statements_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10332);


/** `-- Data for Name: …` heads the rows of a view's refresh in some versions. */
const HEADING = /^-- (?:Data for )?Name: (.*); Type: ([A-Z][A-Z ]*); Schema: (.*); Owner: (.*)$/gm;
/**
 * The statements of a script of pg_dump, in order.
 * @throws BackupError kind `integrity` code `ARCHIVE_HOSTILE` when one would end the transaction, read rows or speak to psql
 */
function readScript(script) {
    const statements = [];
    for (const { sql, entry } of scriptPieces(Buffer.from(script).toString('utf8'))) {
        if (sql.trim() === '' || sql.trim() === ';')
            continue;
        refuseHostile(sql, entry);
        statements.push({ sql: sql.trimEnd(), entry });
    }
    return statements;
}
/** The statements with the comments before them; the texts joined are the script. */
function scriptPieces(script) {
    let entry = null;
    return (0,_sql_statements_js__WEBPACK_IMPORTED_MODULE_1__/* .splitSql */ .b)(script).map((text) => {
        const sql = (0,_sql_statements_js__WEBPACK_IMPORTED_MODULE_1__/* .statementOf */ .T)(text);
        const heading = [...text.slice(0, text.length - sql.length).matchAll(HEADING)].at(-1);
        if (heading)
            entry = toEntry(heading);
        return { text, sql, entry };
    });
}
function toEntry([, name = '', type = '', schema = '', owner = '']) {
    const end = owner.indexOf('; Tablespace: ');
    return { name, type, schema: schema === '-' ? null : schema, owner: end < 0 ? owner : owner.slice(0, end) };
}
/** `foreign-key` for `FK CONSTRAINT`; else pg_dump's word in small letters. */
function kindOf({ type }) {
    return type === 'FK CONSTRAINT' ? 'foreign-key' : type.toLowerCase().replaceAll(' ', '-');
}
/** Never in what pg_dump writes for definitions, and able to break the promise of one transaction. */
const HOSTILE = /^(?:\\|(?:BEGIN|START\s+TRANSACTION|COMMIT|END|ROLLBACK|ABORT|SAVEPOINT|RELEASE|PREPARE|EXECUTE|COPY|LOAD|DO|CALL|VACUUM|INSERT|UPDATE|DELETE|TRUNCATE|DROP|LISTEN|NOTIFY|LOCK|CHECKPOINT|DISCARD|SET\s+(?:SESSION\s+CHARACTERISTICS|(?:SESSION\s+|LOCAL\s+)?TRANSACTION|CONSTRAINTS|(?:SESSION\s+|LOCAL\s+)?ROLE))\b)/i;
function refuseHostile(sql, entry) {
    if (!HOSTILE.test(sql))
        return;
    const found = sql.startsWith('\\') ? 'a command of psql' : sql.slice(0, 30).split(/[\s;(]/, 1)[0];
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('integrity', `The definitions in the archive hold ${found}${entry ? ` (at ${entry.name})` : ''}, which pg_dump never writes there.`, {
        code: 'ARCHIVE_HOSTILE',
        nextStep: 'Do not trust this archive: find out who changed it, and restore another backup.',
    });
}
const IDENTIFIER = String.raw `(?:"(?:[^"]|"")+"|[^\s,;"().]+)`;
/** A name as it stands in SQL, without its quotes. */
function unquote(identifier) {
    return identifier.startsWith('"') ? identifier.slice(1, -1).replaceAll('""', '"') : identifier;
}
/** Compiles a pattern in which `ID` stands for an identifier. */
function sqlPattern(source, flags = '') {
    return new RegExp(source.replaceAll('ID', IDENTIFIER), flags);
}
/** A quoted name may hold anything; a text, as of a default, is no name. */
const OWNER = sqlPattern(`^ALTER (?:"[^"]*"|[^"';])* OWNER TO (ID);$`);
/** The role that a statement hands an object to; undefined for any other statement. */
function newOwnerOf(sql) {
    const found = OWNER.exec(sql)?.[1];
    return found === undefined ? undefined : unquote(found);
}
const EXTENSION = sqlPattern('^CREATE EXTENSION (?:IF NOT EXISTS )?(ID)');
function extensionOf(sql) {
    const found = EXTENSION.exec(sql)?.[1];
    return found === undefined ? undefined : unquote(found);
}
const CREATE_SCHEMA = sqlPattern('^CREATE SCHEMA (?:IF NOT EXISTS )?(ID);$');
function newSchemaOf(sql) {
    const found = CREATE_SCHEMA.exec(sql)?.[1];
    return found === undefined ? undefined : unquote(found);
}
const TABLESPACE = sqlPattern('^SET default_tablespace = (ID);$');
/** The tablespace that following statements use; undefined for any other statement and for the default one. */
function tablespaceOf(sql) {
    const found = TABLESPACE.exec(sql)?.[1];
    return found === undefined || found === "''" ? undefined : unquote(found);
}
const ROLES_OF = [
    sqlPattern(String.raw `^GRANT [\s\S]* TO (ID)(?: WITH GRANT OPTION)?(?: GRANTED BY ID)?;$`),
    sqlPattern(String.raw `^REVOKE [\s\S]* FROM (ID)(?: GRANTED BY ID)?;$`),
    sqlPattern('^ALTER DEFAULT PRIVILEGES FOR ROLE (ID)'),
    sqlPattern(String.raw `^ALTER DEFAULT PRIVILEGES [\s\S]* (?:TO|FROM) (ID)(?: WITH GRANT OPTION)?;$`),
    sqlPattern('^CREATE USER MAPPING FOR (ID)'),
    sqlPattern('^SET SESSION AUTHORIZATION (ID);$'),
];
const POLICY_ROLES = sqlPattern(String.raw `^CREATE POLICY ID ON ID\.ID(?: AS [A-Z]+)?(?: FOR [A-Z]+)? TO (ID(?:, ID)*)`);
/** Roles that a statement names apart from a new owner; PUBLIC (of a user mapping: `public`) is none. */
function grantedRolesOf(sql) {
    const found = ROLES_OF.flatMap((pattern) => pattern.exec(sql)?.[1] ?? []);
    const policy = POLICY_ROLES.exec(sql)?.[1] ?? '';
    const listed = policy.match(sqlPattern('ID', 'g')) ?? [];
    return [...found, ...listed].filter((name) => !/^(PUBLIC|public|DEFAULT|'.*)$/.test(name)).map(unquote);
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

/***/ 97908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createScratchDatabase: () => (/* binding */ createScratchDatabase)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
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
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./.cache/build/database/postgres/restore/role-uses.js
var role_uses = __webpack_require__(1439);
// EXTERNAL MODULE: ./.cache/build/database/postgres/restore/script-statements.js
var script_statements = __webpack_require__(91112);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/stand-in-roles.js






/** Begins the comment on a role of ours, by which it is told from others; then comes when it was made. */
const COMMENT = 'stand-in of db-backup for a missing role, to be dropped';
const STAMP = `pg_catalog.to_char(pg_catalog.now() AT TIME ZONE 'UTC', 'YYYYMMDD"t"HH24MISS')`;
const IS_OURS = `pg_catalog.starts_with(pg_catalog.shobj_description(r.oid, 'pg_authid'), ${(0,quote/* quoteLiteral */.ce)(COMMENT)})`;
const ROLES = `SELECT r.rolname, coalesce(${IS_OURS}, false) FROM pg_catalog.pg_roles r`;
const MYSELF = `SELECT r.rolname, r.rolsuper, r.rolsuper OR r.rolcreaterole, ${STAMP}
  FROM pg_catalog.pg_roles r WHERE r.rolname = current_user`;
/** From here on a creator is no full member of his role, and says how he wants to be. */
const MEMBER_OPTIONS_SINCE = 160_000;
const DUPLICATE = ['42710', '23505'];
const UNDEFINED_OBJECT = '42704';
const PERMISSION = '42501';
const RESERVED_NAME = '42939';
/** Another drill may create or drop the same role meanwhile. */
const ATTEMPTS = 10;
/**
 * Creates what is missing, and gives each stand-in, our own or that of a drill beside this one, a privilege on `database`:
 * as long as that database exists, the server lets nobody drop the role.
 */
async function createStandIns(session, database, backup, signal) {
    const uses = usesIn(backup);
    const named = namedRoles(backup, uses);
    const present = new Map((await session.query(ROLES)).map(([name, isOurs]) => [name, isOurs === 't']));
    const wanted = named.filter((name) => present.get(name) !== false);
    const [[myself, isSuperuser, mayCreate, stamp] = []] = await session.query(MYSELF);
    const findings = [];
    for (const name of wanted) {
        signal.throwIfAborted();
        const make = mayCreate === 't'
            ? creation(session, name, stamp ?? '', isSuperuser === 't' ? null : (myself ?? ''))
            : null;
        const refusal = await hold(session, database, name, make);
        const about = (0,role_uses/* describeUses */.eo)(name, uses);
        const reason = refusal === null
            ? `is not on the server; a role without login stood in for it${about}`
            : `is not on the server, and could not be created there (${refusal})${about}`;
        findings.push({ kind: 'role', name, reason });
    }
    return { findings, owner: mayCreate === 't' || wanted.length === 0 ? 'keep' : 'target' };
}
function usesIn({ schema }) {
    const statements = schema ? [...(0,script_statements/* readScript */.Uq)(schema.preData), ...(0,script_statements/* readScript */.Uq)(schema.postData)] : [];
    return { owners: (0,role_uses/* ownersIn */.qx)(statements), granted: (0,role_uses/* grantedIn */.tL)(statements) };
}
/** Large objects and rows of the catalog name roles as well; the manifest lists all that were met. */
function namedRoles(backup, { owners, granted } = usesIn(backup)) {
    const met = backup.manifest.notCovered.filter(({ kind }) => kind === 'role').map(({ name }) => name);
    return [...new Set([...owners.keys(), ...granted.keys(), ...met])].sort();
}
function creation({ serverVersionNum }, name, stamp, member) {
    const role = (0,quote/* quoteIdentifier */.Cm)(name);
    const options = serverVersionNum >= MEMBER_OPTIONS_SINCE ? ' WITH INHERIT TRUE, SET TRUE' : '';
    return {
        create: `CREATE ROLE ${role} NOLOGIN; COMMENT ON ROLE ${role} IS ${(0,quote/* quoteLiteral */.ce)(`${COMMENT} (${stamp})`)}`,
        join: member === null ? null : `GRANT ${role} TO ${(0,quote/* quoteIdentifier */.Cm)(member)}${options}`,
    };
}
/** Makes sure that the role is there and stays; gives why it is not. */
async function hold(session, database, name, creation) {
    const stay = `GRANT CONNECT ON DATABASE ${(0,quote/* quoteIdentifier */.Cm)(database)} TO ${(0,quote/* quoteIdentifier */.Cm)(name)}`;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
        const join = creation?.join ?? null;
        const held = await attemptTo(session, [stay, ...(join === null ? [] : [join])]);
        if (held === undefined)
            return null;
        // Somebody else's: whether we are a member of it, the plan of the restore will say.
        if ((0,connect_errors/* codeOf */.$N)(held) === PERMISSION)
            return (await attemptTo(session, [stay])) === undefined ? null : (0,target_errors/* safeMessage */.N5)(held);
        if ((0,connect_errors/* codeOf */.$N)(held) !== UNDEFINED_OBJECT)
            throw held;
        if (creation === null)
            return 'its role may not create roles';
        const made = await attemptTo(session, [creation.create, ...(join === null ? [] : [join]), stay]);
        if (made === undefined)
            return null;
        if ([PERMISSION, RESERVED_NAME].includes((0,connect_errors/* codeOf */.$N)(made)))
            return (0,target_errors/* safeMessage */.N5)(made);
        if (!DUPLICATE.includes((0,connect_errors/* codeOf */.$N)(made)))
            throw made;
    }
    throw new errors/* BackupError */.hj('target', `The role ${name} is created and dropped by others again and again.`, {
        code: 'TARGET_CONFLICT',
        nextStep: 'Run one drill at a time on this server.',
    });
}
/** All or nothing; the error, where it was nothing. */
async function attemptTo(session, statements) {
    try {
        await session.query(`BEGIN; ${statements.join('; ')}; COMMIT`);
        return undefined;
    }
    catch (error) {
        if (!session.isAlive)
            throw error;
        await session.query('ROLLBACK');
        return error;
    }
}
/** Stand-ins of earlier runs, made a day ago or earlier. */
const LEFTOVERS = `SELECT r.rolname FROM pg_catalog.pg_roles r WHERE ${IS_OURS}
  AND pg_catalog.substring(pg_catalog.shobj_description(r.oid, 'pg_authid'), '\\(([0-9]{8}t[0-9]{6})\\)$') <
    pg_catalog.to_char((pg_catalog.now() - '1 day'::pg_catalog.interval) AT TIME ZONE 'UTC', 'YYYYMMDD"t"HH24MISS')`;
async function findLeftStandIns(session) {
    return (await session.query(LEFTOVERS)).map(([name]) => name ?? '');
}
/** Which of these roles are stand-ins. */
async function findStandIns(session, names) {
    const ours = new Set((await session.query(`${ROLES} WHERE ${IS_OURS}`)).map(([name]) => name));
    return names.filter((name) => ours.has(name));
}
/**
 * Drops those of these roles that are stand-ins, and gives the ones that remain although no scratch database (whose name
 * begins with `scratchPrefix`) needs them: something else depends on them, or we may not.
 */
async function dropStandIns(session, names, scratchPrefix) {
    const roles = names.length === 0 ? [] : await findStandIns(session, names);
    if (roles.length === 0 || (await attemptTo(session, [dropRolesSql(roles)])) === undefined)
        return [];
    const remaining = [];
    for (const name of roles) {
        const error = await attemptTo(session, [dropRolesSql([name])]);
        const detail = error?.detail ?? '';
        if (error !== undefined && !detail.includes(scratchPrefix))
            remaining.push(name);
    }
    return remaining;
}
function dropRolesSql(names) {
    return `DROP ROLE IF EXISTS ${names.map(quote/* quoteIdentifier */.Cm).join(', ')}`;
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/scratch-leftovers.js




/** Every scratch database is called so; what follows are the time and random digits. */
const SCRATCH_PREFIX = 'db_backup_scratch_';
/** Begins the comment on a database of ours, by which it is told from others of such a name. */
const SCRATCH_COMMENT = 'scratch database of db-backup, to be dropped';
/** Of one that a person wants to look at. */
const KEPT_COMMENT = 'scratch database kept by db-backup after a failed drill';
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
const scratch_leftovers_LEFTOVERS = `SELECT d.datname, coalesce(pg_catalog.shobj_description(d.oid, 'pg_database') = ${(0,quote/* quoteLiteral */.ce)(SCRATCH_COMMENT)}, false)
  FROM pg_catalog.pg_database d
  WHERE d.datname ~ '^${SCRATCH_PREFIX}[0-9]{8}t[0-9]{6}_[0-9a-f]+$'
    AND pg_catalog.substr(d.datname, ${SCRATCH_PREFIX.length + 1}, 15) <
      pg_catalog.to_char((pg_catalog.now() - '1 day'::interval) AT TIME ZONE 'UTC', 'YYYYMMDD"t"HH24MISS')
  ORDER BY 1`;
/**
 * What killed runs left behind a day ago or earlier: ours are dropped when nobody is in them, others are named. Stand-ins
 * of roles go afterwards.
 */
async function clearLeftovers(session, log, warnings) {
    const left = [];
    for (const [name, isOurs] of await session.query(scratch_leftovers_LEFTOVERS)) {
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
    if (left.length > 0) {
        warnings.push(`The server has scratch databases of earlier runs that were kept or could not be dropped: ${(0,quote/* displayList */.lm)(left)}; drop them by hand.`);
    }
    const roles = await dropStandIns(session, await findLeftStandIns(session), SCRATCH_PREFIX);
    if (roles.length > 0)
        warnings.push(rolesLeft(roles));
}
function rolesLeft(roles) {
    return `The server keeps roles that stood in for those of a backup: ${(0,quote/* displayList */.lm)(roles)}; something depends on them. Drop them by hand.`;
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/scratch-database.js









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
        const database = `${SCRATCH_PREFIX}${row?.[0]}_${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`;
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
    /** Names that may be those of stand-ins. */
    #roles = [];
    constructor(server, database, options, warnings) {
        this.server = server;
        this.database = database;
        this.options = options;
        this.warnings = warnings;
        this.connection = { ...server, database };
    }
    async standIn(backup) {
        const { signal } = this.options;
        // What is cut off in the middle might be done after the drop.
        const session = await scratch_database_open(this.server, this.options, new AbortController().signal);
        try {
            const standIns = await createStandIns(session, this.database, backup, signal);
            this.#roles = standIns.findings.map(({ name }) => name);
            return standIns;
        }
        catch (error) {
            this.#roles = namedRoles(backup);
            throw (0,target_errors/* targetError */._5)(error, 'creating the roles of the backup', signal);
        }
        finally {
            await session.end();
        }
    }
    async keep() {
        this.#dropped ??= Promise.resolve();
        const { database } = this;
        const roles = await this.#afterwards(async (session) => {
            await session.query(`COMMENT ON DATABASE ${database} IS ${(0,quote/* quoteLiteral */.ce)(KEPT_COMMENT)}`);
            return findStandIns(session, this.#roles);
        }).catch((error) => {
            this.#warn(`A later run will drop the scratch database ${database} (${(0,errors/* messageOf */.bD)(error)}).`);
            return [];
        });
        const reach = (name) => psqlCommand({ ...this.server, database: name });
        const statements = [dropSql(database, true), ...(roles.length > 0 ? [dropRolesSql(roles)] : [])];
        const droppedBy = [reach(this.server.database), ...statements.map((sql) => `-c ${shellWord(sql)}`)];
        return { database, reachedBy: reach(database), droppedBy: droppedBy.join(' ') };
    }
    drop() {
        this.#dropped ??= this.#drop();
        return this.#dropped;
    }
    async #drop() {
        const { database } = this;
        try {
            const left = await this.#afterwards(async (session) => {
                await dropDatabase(session, database, true);
                return dropStandIns(session, this.#roles, SCRATCH_PREFIX);
            });
            if (left.length > 0)
                this.#warn(rolesLeft(left));
            else
                this.options.log.debug(`The scratch database ${database} is dropped.`);
        }
        catch (error) {
            this.#warn(`The scratch database ${database} could not be dropped (${(0,errors/* messageOf */.bD)(error)}); drop it by hand: ${dropSql(database, true)}`);
        }
    }
    #warn(sentence) {
        this.warnings.push(sentence);
        this.options.log.warn(sentence);
    }
    /** On a session of its own, because a cancelled run has to clean up, too. */
    async #afterwards(work) {
        const { signal } = this.options;
        const controller = new AbortController();
        const timers = [];
        const hurry = () => timers.push(setTimeout(() => controller.abort(), CANCELLED_DROP_MS).unref());
        if (signal.aborted)
            hurry();
        else
            signal.addEventListener('abort', hurry, { once: true });
        try {
            const session = await scratch_database_open(this.server, this.options, controller.signal);
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
    await session.query(`COMMENT ON DATABASE ${(0,quote/* quoteIdentifier */.Cm)(database)} IS ${(0,quote/* quoteLiteral */.ce)(SCRATCH_COMMENT)}`);
}


/***/ })

};
