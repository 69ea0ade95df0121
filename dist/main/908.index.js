export const id = 908;
export const ids = [908];
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
// EXTERNAL MODULE: ./.cache/build/database/after-signal.js
var after_signal = __webpack_require__(27612);
// EXTERNAL MODULE: ./.cache/build/database/error-code.js
var error_code = __webpack_require__(44661);
// EXTERNAL MODULE: ./.cache/build/database/session-failure.js
var session_failure = __webpack_require__(37950);
// EXTERNAL MODULE: ./.cache/build/database/postgres/connect.js + 5 modules
var connect = __webpack_require__(95080);
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
// EXTERNAL MODULE: ./.cache/build/database/display-list.js
var display_list = __webpack_require__(55564);
// EXTERNAL MODULE: ./.cache/build/database/postgres/restore/definitions.js + 3 modules
var definitions = __webpack_require__(22307);
// EXTERNAL MODULE: ./.cache/build/database/postgres/restore/role-uses.js
var role_uses = __webpack_require__(1439);
// EXTERNAL MODULE: ./.cache/build/database/postgres/restore/script-statements.js
var script_statements = __webpack_require__(91112);
// EXTERNAL MODULE: ./.cache/build/database/postgres/supabase/managed-schemas.js
var managed_schemas = __webpack_require__(41796);
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
    const { preData, postData, rolesMade } = await (0,definitions/* readForPlain */.C)(session, backup);
    const uses = usesOf([...preData, ...postData]);
    const named = [...new Set([...namedRoles(backup, uses), ...rolesMade])].sort();
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
    return usesOf(schema ? [...(0,script_statements/* readScript */.Uq)(schema.preData), ...(0,script_statements/* readScript */.Uq)(schema.postData)] : []);
}
function usesOf(statements) {
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
        create: `CREATE ROLE ${role} ${member === null ? (0,managed_schemas/* attributesOf */.Td)(name) : 'NOLOGIN'}; COMMENT ON ROLE ${role} IS ${(0,quote/* quoteLiteral */.ce)(`${COMMENT} (${stamp})`)}`,
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
        if ((0,error_code/* codeOf */.$)(held) === PERMISSION)
            return (await attemptTo(session, [stay])) === undefined ? null : (0,target_errors/* safeMessage */.N5)(held);
        if ((0,error_code/* codeOf */.$)(held) !== UNDEFINED_OBJECT)
            throw held;
        if (creation === null)
            return 'its role may not create roles';
        const made = await attemptTo(session, [creation.create, ...(join === null ? [] : [join]), stay]);
        if (made === undefined)
            return null;
        if ([PERMISSION, RESERVED_NAME].includes((0,error_code/* codeOf */.$)(made)))
            return (0,target_errors/* safeMessage */.N5)(made);
        if (!DUPLICATE.includes((0,error_code/* codeOf */.$)(made)))
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
            if (!force || (0,error_code/* codeOf */.$)(error) !== IN_USE || attempt === DROP_ATTEMPTS)
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
        warnings.push(`The server has scratch databases of earlier runs that were kept or could not be dropped: ${(0,display_list/* displayList */.l)(left)}; drop them by hand.`);
    }
    const roles = await dropStandIns(session, await findLeftStandIns(session), SCRATCH_PREFIX);
    if (roles.length > 0)
        warnings.push(rolesLeft(roles));
}
function rolesLeft(roles) {
    return `The server keeps roles that stood in for those of a backup: ${(0,display_list/* displayList */.l)(roles)}; something depends on them. Drop them by hand.`;
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/scratch-database.js











/** A server that owes an answer for so long while it creates or drops a database is given up. */
const IDLE_TIMEOUT_MS = 300_000;
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
    #afterwards(work) {
        return (0,after_signal/* afterSignal */.T)(this.options.signal, (signal) => scratch_database_open(this.server, this.options, signal), work);
    }
}
async function scratch_database_open(target, { lockTimeoutSeconds }, signal) {
    try {
        return await (0,connect/* connect */.Ng)({
            target,
            readOnly: false,
            lockTimeoutSeconds,
            idleTimeoutMs: IDLE_TIMEOUT_MS,
            signal,
        });
    }
    catch (error) {
        throw (0,session_failure/* targetConnectError */.EF)(error);
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
        if (!WRONG_LOCALE.includes((0,error_code/* codeOf */.$)(error)))
            throw error;
        await session.query(`${sql} LC_COLLATE 'C' LC_CTYPE 'C'`);
    }
    await session.query(`COMMENT ON DATABASE ${(0,quote/* quoteIdentifier */.Cm)(database)} IS ${(0,quote/* quoteLiteral */.ce)(SCRATCH_COMMENT)}`);
}


/***/ }),

/***/ 41796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ isSequenceLeftOut),
/* harmony export */   HN: () => (/* binding */ whySchemaLeftOut),
/* harmony export */   Sn: () => (/* binding */ whyTableLeftOut),
/* harmony export */   Td: () => (/* binding */ attributesOf),
/* harmony export */   Ue: () => (/* binding */ isCarriedSchema),
/* harmony export */   XZ: () => (/* binding */ API_ROLES),
/* harmony export */   ZM: () => (/* binding */ MANAGED_SCHEMAS),
/* harmony export */   dq: () => (/* binding */ isReservedRole),
/* harmony export */   rB: () => (/* binding */ isManagedSchema),
/* harmony export */   ss: () => (/* binding */ UNREADABLE_TABLES)
/* harmony export */ });
/**
 * Schemas that Supabase makes and changes by itself (https://supabase.com/docs/guides/platform, "Database"); whoever
 * has a project owns nothing in them. `carried`: rows are in the backup and replace those of the target, and definitions
 * are in the archive for a target that is no Supabase project. The others are left out, for the reason that stands here.
 */
const SCHEMAS = {
    auth: { carried: true },
    storage: { carried: true },
    cron: { carried: true },
    supabase_functions: { carried: true },
    supabase_migrations: { carried: true },
    _analytics: { leftOut: 'logs and settings of Supabase itself' },
    _realtime: { leftOut: 'settings of Supabase itself' },
    _supavisor: { leftOut: 'settings of Supabase itself' },
    dbdev: { leftOut: 'an installer that every project has' },
    etl: { leftOut: 'the state of a replication, which belongs to this project' },
    extensions: { leftOut: 'the home of extensions, which are created anew' },
    graphql: { leftOut: 'made from the other schemas by its extension' },
    graphql_public: { leftOut: 'made from the other schemas by its extension' },
    net: { leftOut: 'requests under way and the answers of the last hours' },
    pgbouncer: { leftOut: 'the log-in of the pooler' },
    pgsodium: { leftOut: 'keys that nothing but this project can use' },
    pgsodium_masks: { leftOut: 'keys that nothing but this project can use' },
    pgtle: { leftOut: 'the home of an extension, which is created anew' },
    realtime: { leftOut: 'messages under way and subscriptions; its policies are in the definitions' },
    repack: { leftOut: 'the home of an extension, which is created anew' },
    vault: { leftOut: 'encrypted with a key of this project: no other project can read it' },
};
/** In schemas that are carried. Which migrations Supabase has run says something about the project, not about the rows. */
const TABLES_LEFT_OUT = {
    'auth.schema_migrations': 'what Supabase Auth has done to this project; every project has its own',
    'storage.migrations': 'what Supabase Storage has done to this project; every project has its own',
    'supabase_functions.migrations': 'what Supabase has done to this project; every project has its own',
    'cron.job_run_details': 'a record of past runs; the jobs themselves are carried',
};
/** Why a schema is not in the backup of a Supabase project; undefined when it is. */
function whySchemaLeftOut(schema) {
    const found = schemaOf(schema);
    return found && 'leftOut' in found ? found.leftOut : undefined;
}
/** Why a table of a schema that is carried is not in the backup; undefined when it is. */
function whyTableLeftOut({ schema, name }) {
    const key = `${schema}.${name}`;
    return Object.hasOwn(TABLES_LEFT_OUT, key) ? TABLES_LEFT_OUT[key] : undefined;
}
/** Not even to be locked: Supabase keeps its users from reading them. */
const UNREADABLE_TABLES = [
    { schema: 'auth', name: 'schema_migrations' },
    { schema: 'storage', name: 'migrations' },
    { schema: 'supabase_functions', name: 'migrations' },
];
/** True for schemas whose rows are carried and whose definitions are Supabase's own. */
function isCarriedSchema(schema) {
    const found = schemaOf(schema);
    return found !== undefined && 'carried' in found;
}
function isManagedSchema(schema) {
    return schemaOf(schema) !== undefined;
}
/** Numbers of jobs are given out by the server that runs them. */
function isSequenceLeftOut({ schema }) {
    return schema === 'cron';
}
const MANAGED_SCHEMAS = Object.keys(SCHEMAS);
function schemaOf(schema) {
    return Object.hasOwn(SCHEMAS, schema) ? SCHEMAS[schema] : undefined;
}
/** Requests come with one of these; policies and grants name them, so every database with an API needs them. */
const API_ROLES = ['anon', 'authenticated', 'service_role'];
/**
 * Roles that Supabase makes and that its users cannot change
 * (https://supabase.com/docs/guides/database/postgres/roles, https://github.com/supabase/supautils, `reserved_roles`).
 */
const RESERVED_ROLES = new Set([
    ...API_ROLES,
    'authenticator',
    'dashboard_user',
    'pgbouncer',
    'pgsodium_keyholder',
    'pgsodium_keyiduser',
    'pgsodium_keymaker',
]);
/** Everything that begins so is Supabase's; `supabase_etl_admin` came after the first list. */
const RESERVED_PREFIX = /^supabase_/;
/** True for a role that every project has and no user owns; `postgres`, whom users log in as, is none. */
function isReservedRole(name) {
    return RESERVED_ROLES.has(name) || RESERVED_PREFIX.test(name);
}
/** What a stand-in for one of these roles needs: nobody logs in as it, and service_role sees every row. */
function attributesOf(role) {
    return role === 'service_role' ? 'NOLOGIN BYPASSRLS' : 'NOLOGIN';
}


/***/ })

};
