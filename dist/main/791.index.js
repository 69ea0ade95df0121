export const id = 791;
export const ids = [791];
export const modules = {

/***/ 47791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  examinePostgres: () => (/* binding */ examinePostgres)
});

// EXTERNAL MODULE: ./.cache/build/core/checkup.js
var core_checkup = __webpack_require__(78842);
// EXTERNAL MODULE: ./.cache/build/core/doctor.js
var doctor = __webpack_require__(8140);
// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/database/postgres/catalog.js
var postgres_catalog = __webpack_require__(80150);
// EXTERNAL MODULE: ./.cache/build/database/postgres/connect.js + 5 modules
var connect = __webpack_require__(95080);
// EXTERNAL MODULE: ./.cache/build/database/postgres/fingerprint.js
var postgres_fingerprint = __webpack_require__(87097);
// EXTERNAL MODULE: ./.cache/build/database/postgres/has-rows.js
var has_rows = __webpack_require__(30947);
// EXTERNAL MODULE: ./.cache/build/database/postgres/not-covered.js
var not_covered = __webpack_require__(71279);
// EXTERNAL MODULE: ./.cache/build/database/postgres/open-source.js + 3 modules
var open_source = __webpack_require__(50804);
// EXTERNAL MODULE: ./.cache/build/database/postgres/scope.js + 1 modules
var postgres_scope = __webpack_require__(75557);
// EXTERNAL MODULE: ./.cache/build/database/postgres/snapshot.js
var snapshot = __webpack_require__(60357);
// EXTERNAL MODULE: ./.cache/build/database/postgres/source-errors.js
var source_errors = __webpack_require__(78830);
// EXTERNAL MODULE: ./.cache/build/database/postgres/source-info.js
var source_info = __webpack_require__(53533);
// EXTERNAL MODULE: ./.cache/build/database/postgres/supabase/left-out-rows.js
var left_out_rows = __webpack_require__(86038);
// EXTERNAL MODULE: ./.cache/build/database/postgres/child-environment.js
var child_environment = __webpack_require__(60995);
// EXTERNAL MODULE: ./.cache/build/database/postgres/pg-dump-find.js
var pg_dump_find = __webpack_require__(97247);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/doctor/client-findings.js



/** The client that the schema would be dumped by. @throws BackupError kind `settings` */
async function findClient(options, serverMajor) {
    if (options.schemaDump === 'off') {
        return (0,core_checkup/* warn */.R8)('schema-dump is off: the archives hold rows and no definition of a table.', 'Leave schema-dump out, unless the schema is kept elsewhere.');
    }
    const { pgDumpPath } = options;
    const found = await (0,pg_dump_find/* findPgDump */.v)({
        pgDumpPath,
        serverMajor: serverMajor ?? 0,
        env: (0,child_environment/* childEnvironment */.Q)(options.env),
    });
    const words = `${found.kind === 'container' ? 'docker, with the image' : `pg_dump ${found.version} at`} ${found.path}`;
    if (serverMajor === undefined)
        return (0,core_checkup/* notChecked */.lb)(`the server's version is not known; there is ${words}`);
    return (0,core_checkup.ok)(`${words}, for a server of major ${serverMajor}.`);
}

// EXTERNAL MODULE: ./.cache/build/core/supabase-hosts.js
var supabase_hosts = __webpack_require__(42751);
// EXTERNAL MODULE: ./.cache/build/database/postgres/connect-errors.js + 1 modules
var connect_errors = __webpack_require__(75631);
// EXTERNAL MODULE: ./.cache/build/database/postgres/pooler.js
var pooler = __webpack_require__(7152);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/doctor/connection-findings.js





/** The newest server this code is tested with. */
const NEWEST_MAJOR = 18;
/** The last day with fixes (https://www.postgresql.org/support/versioning/). */
const END_OF_LIFE = {
    13: '2025-11-13',
    14: '2026-11-12',
    15: '2027-11-11',
    16: '2028-11-09',
    17: '2029-11-08',
    18: '2030-11-14',
};
/** Which check a failed connection answers, and what was fine before it failed. */
function placeOfFailure(code) {
    if (code === 'POOLER_TRANSACTION_MODE')
        return 'source-pooler';
    if (code === 'SOURCE_TLS')
        return 'source-tls';
    if (code === 'SOURCE_TOO_OLD')
        return 'source-version';
    if (code === 'SOURCE_SETTINGS')
        return 'source-timeouts';
    return 'source-connection';
}
/** Why the connection itself has no answer of its own when the failure is one of `placeOfFailure`'s others. */
function whyNoConnection(place) {
    if (place === 'source-tls')
        return (0,core_checkup/* notChecked */.lb)('no password is sent before the encryption stands');
    if (place === 'source-pooler')
        return (0,core_checkup/* notChecked */.lb)('nothing is asked through a pooler in transaction mode');
    return (0,core_checkup.ok)('The server was reached and the login succeeded.');
}
function findConnection(session, target) {
    const where = `${(0,connect_errors/* displayHost */.LK)(session.address)}, database "${target.database}", user "${target.user}"`;
    const project = (0,supabase_hosts/* projectOfHost */.Tv)(session.address.host);
    if (project !== undefined && session.ip?.includes(':')) {
        return (0,core_checkup/* warn */.R8)(`${where}. Supabase's direct host was reached over IPv6, which GitHub's runners do not have.`, (0,connect_errors/* sessionPoolerStep */.OA)(project, target));
    }
    return (0,core_checkup.ok)(`${where}.`);
}
async function findPooler(session) {
    return (0,core_checkup.ok)((await (0,pooler/* isDirect */.c7)(session))
        ? 'A direct connection, without a pooler.'
        : 'A pooler in session mode: the connection keeps its server session.');
}
function findTls(session, { tls }) {
    const { host } = session.address;
    const advice = 'Set sslmode=verify-full in database-url, with tls-ca for a private authority.';
    if (session.tlsProtocol === null) {
        if (host.startsWith('/'))
            return (0,core_checkup.ok)('A Unix socket; nothing leaves the machine.');
        if (isLoopback(session.ip))
            return (0,core_checkup.ok)('Unencrypted, on the loopback of this machine.');
        return (0,core_checkup/* warn */.R8)('Not encrypted: the password and every row can be read on the way.', advice);
    }
    if (tls.mode === 'verify-full')
        return (0,core_checkup.ok)(`${session.tlsProtocol}; certificate and host name are verified (verify-full).`);
    if (tls.mode === 'verify-ca') {
        return (0,core_checkup/* warn */.R8)(`${session.tlsProtocol}; the authority is verified, the host name is not (verify-ca).`, advice);
    }
    return (0,core_checkup/* warn */.R8)(`${session.tlsProtocol}; the certificate is not verified (require), so anyone in between can pose as the server.`, advice);
}
function isLoopback(ip) {
    return ip === '::1' || ip?.replace(/^::ffff:/, '').startsWith('127.') === true;
}
function findVersion(session, clock) {
    const major = Math.floor(session.serverVersionNum / 10_000);
    const version = `PostgreSQL ${session.serverVersion.split(' ')[0]}`;
    if (major > NEWEST_MAJOR) {
        return (0,core_checkup/* warn */.R8)(`${version}; this release is tested with ${connect/* OLDEST_MAJOR */.wl} to ${NEWEST_MAJOR}.`, 'Look for a newer release of this tool, and rehearse a restore.');
    }
    const end = END_OF_LIFE[major];
    if (end !== undefined && clock.now() > new Date(`${end}T23:59:59Z`)) {
        return (0,core_checkup/* warn */.R8)(`${version}, which is supported here, but gets no fixes any more since ${end}.`, 'Plan an upgrade of the server (https://www.postgresql.org/support/versioning/).');
    }
    return (0,core_checkup.ok)(`${version}, supported (${connect/* OLDEST_MAJOR */.wl} to ${NEWEST_MAJOR}).`);
}

// EXTERNAL MODULE: ./.cache/build/lib/format-number.js
var format_number = __webpack_require__(98392);
// EXTERNAL MODULE: ./.cache/build/database/postgres/large-objects.js
var large_objects = __webpack_require__(89759);
// EXTERNAL MODULE: ./.cache/build/database/postgres/preflight.js
var preflight = __webpack_require__(70070);
// EXTERNAL MODULE: ./.cache/build/database/postgres/quote.js
var quote = __webpack_require__(48533);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/doctor/role-findings.js





const DAY_MS = 24 * 60 * 60 * 1000;
/** A password that ends sooner is told. */
const PASSWORD_DAYS = 30;
const ROLE = `
SELECT r.rolname, r.rolsuper, r.rolbypassrls,
  pg_catalog.concat_ws(', ', CASE WHEN r.rolcreaterole THEN 'create roles' END,
    CASE WHEN r.rolcreatedb THEN 'create databases' END, CASE WHEN r.rolreplication THEN 'replicate' END),
  CASE WHEN pg_catalog.isfinite(r.rolvaliduntil) THEN EXTRACT(epoch FROM r.rolvaliduntil)::pg_catalog.int8 END,
  (SELECT pg_catalog.count(*) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
   WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
     AND pg_catalog.has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE'))
FROM pg_catalog.pg_roles r WHERE r.rolname = CURRENT_USER`;
async function readRole(session) {
    const [row] = await session.query(ROLE);
    const [name, superuser, bypass, attributes, until, writable] = row ?? [];
    return {
        name: name ?? '',
        isSuperuser: superuser === 't',
        bypassesRls: bypass === 't',
        attributes: attributes ?? '',
        validUntil: until ? new Date(Number(until) * 1000) : null,
        writableTables: Number(writable ?? 0),
    };
}
/** Least privilege: what more than reading the role could do. */
function findRole(role, serverVersionNum, clock) {
    const reader = serverVersionNum >= 140_000
        ? "CREATE ROLE backup LOGIN BYPASSRLS PASSWORD '…'; GRANT pg_read_all_data TO backup;"
        : "CREATE ROLE backup LOGIN BYPASSRLS PASSWORD '…'; and GRANT USAGE on the schemas, SELECT on tables and sequences to it.";
    if (role.isSuperuser) {
        return (0,core_checkup/* warn */.R8)(`"${role.name}" is a superuser; whoever gets hold of database-url owns the server.`, `Make a role that can only read: ${reader}`);
    }
    const { validUntil } = role;
    if (validUntil && validUntil.getTime() - clock.now().getTime() < PASSWORD_DAYS * DAY_MS) {
        return (0,core_checkup/* warn */.R8)(`The password of "${role.name}" ends at ${validUntil.toISOString()}, and backups with it.`, `ALTER ROLE ${(0,quote/* quoteIdentifier */.Cm)(role.name)} VALID UNTIL a later time, or a new password in database-url before then.`);
    }
    const more = [
        ...(role.writableTables > 0 ? [`change rows of ${role.writableTables} tables`] : []),
        ...(role.attributes ? [role.attributes] : []),
    ];
    if (more.length === 0)
        return (0,core_checkup.ok)(`"${role.name}" can read and change nothing.`);
    return (0,core_checkup.ok)(`"${role.name}" is no superuser. It may also ${more.join(' and ')}, which a backup does not need: ${reader}`);
}
function findPrivileges(scope, role, needsTableLocks) {
    (0,preflight/* refuseUnreadable */.ws)(scope, role.name, needsTableLocks);
    const tables = (0,format_number/* formatPlural */.yk)(scope.tables.length, 'table');
    return (0,core_checkup.ok)(`${tables} and ${(0,format_number/* formatPlural */.yk)(scope.sequences.length, 'sequence')}, in full.`);
}
function findRowSecurity(scope, role) {
    (0,preflight/* refuseHiddenRows */.UX)(scope, role.name);
    return (0,core_checkup.ok)(role.isSuperuser || role.bypassesRls
        ? `No policy applies to "${role.name}".`
        : `No policy hides a row of the tables in scope from "${role.name}".`);
}
async function findLargeObjects(session, tell) {
    const found = await (0,large_objects/* describeLargeObjects */.ds)(session);
    tell(found?.estimatedBytes ?? 0);
    return (0,core_checkup.ok)(found === null ? 'There are none.' : `${(0,format_number/* formatPlural */.yk)(found.count, 'large object')}.`);
}

// EXTERNAL MODULE: ./.cache/build/lib/format-bytes.js
var format_bytes = __webpack_require__(16806);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/doctor/scope-findings.js



function findScope({ tables, schemas }) {
    const bytes = tables.reduce((sum, table) => sum + table.estimatedBytes, 0);
    const words = `${(0,format_number/* formatPlural */.yk)(tables.length, 'table')} in ${(0,format_number/* formatPlural */.yk)(schemas.length, 'schema')}`;
    return (0,core_checkup.ok)(`${words}, ${(0,format_bytes/* formatBytes */.z)(bytes)} on disk without indexes.`);
}

// EXTERNAL MODULE: ./.cache/build/database/postgres/lock-room.js
var lock_room = __webpack_require__(67780);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/doctor/server-findings.js



/** What the role gets when nobody sets anything; `reset_val` ignores what this session was pinned to. */
const SETTINGS = `
SELECT s.name, s.reset_val FROM pg_catalog.pg_settings s WHERE s.name IN
  ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'idle_session_timeout',
   'transaction_timeout', 'old_snapshot_threshold', 'hot_standby_feedback', 'max_standby_streaming_delay')`;
const TIMEOUT = /_timeout$/;
async function readServerSettings(session) {
    const rows = await session.query(SETTINGS);
    return new Map(rows.map(([name, value]) => [name ?? '', value ?? '']));
}
/** The pins of a backup's sessions took, or there would be no session to ask with. */
function findTimeouts(settings) {
    const threshold = Number(settings.get('old_snapshot_threshold') ?? -1);
    if (threshold >= 0) {
        return (0,core_checkup/* warn */.R8)(`old_snapshot_threshold is ${threshold} min: a backup that takes longer ends with "snapshot too old".`, 'Set old_snapshot_threshold = -1 (its default) and restart the server.');
    }
    const active = [...settings].filter(([name, value]) => TIMEOUT.test(name) && Number(value) > 0);
    if (active.length === 0)
        return (0,core_checkup.ok)('None is set for this role.');
    const words = active.map(([name, ms]) => `${name} ${Number(ms) / 1000} s`).join(', ');
    return (0,core_checkup.ok)(`This role has ${words}; the sessions of a backup switch them off, and the server lets them.`);
}
async function findStandby(session, settings) {
    const [row] = await session.query('SELECT pg_catalog.pg_is_in_recovery()');
    if (row?.[0] !== 't')
        return (0,core_checkup.ok)('A primary server; nothing replayed can cancel a backup.');
    const delay = Number(settings.get('max_standby_streaming_delay') ?? 0);
    if (settings.get('hot_standby_feedback') === 'on' || delay < 0)
        return (0,core_checkup.ok)('A standby that does not cancel long queries.');
    return (0,core_checkup/* warn */.R8)(`A standby: what is replayed cancels a query that stands in the way for ${delay / 1000} s, and with it a backup. Unlogged tables have no rows here.`, 'Set hot_standby_feedback = on or max_standby_streaming_delay = -1 on the standby, or back up the primary.');
}
/** Fewer left for the application than this is told. */
const SPARE = 3;
const CONNECTIONS = `
SELECT pg_catalog.current_setting('max_connections')::pg_catalog.int4
    - CASE WHEN r.rolsuper THEN 0 ELSE pg_catalog.current_setting('superuser_reserved_connections')::pg_catalog.int4
    + COALESCE(pg_catalog.current_setting('reserved_connections', true)::pg_catalog.int4, 0) END,
  (SELECT pg_catalog.sum(s.numbackends) FROM pg_catalog.pg_stat_database s),
  r.rolconnlimit, d.datconnlimit
FROM pg_catalog.pg_roles r, pg_catalog.pg_database d
WHERE r.rolname = CURRENT_USER AND d.datname = pg_catalog.current_database()`;
/**
 * Opens as many sessions as a backup does, for a moment: limits of poolers and roles show in no setting.
 * @throws BackupError code `SOURCE_CONNECTION_LIMIT`
 */
async function findConnections(session, need) {
    const further = (need.jobs > 1 ? need.jobs : 0) + (need.withPgDump ? 1 : 0);
    const [row] = await session.query(CONNECTIONS);
    const [limit, used, ofRole, ofDatabase] = (row ?? []).map(Number);
    const opened = await Promise.allSettled(Array.from({ length: further }, () => (0,connect/* connectBeside */.Ps)(session, need.connecting)));
    for (const one of opened)
        if (one.status === 'fulfilled')
            await one.value.end();
    const refused = opened.find((one) => one.status === 'rejected');
    if (refused)
        throw refused.reason;
    const limits = [ofRole, ofDatabase].filter((n) => n !== undefined && n >= 0);
    const own = limits.length > 0 ? ` (limit of the role or database: ${Math.min(...limits)})` : '';
    const left = (limit ?? 0) - (used ?? 0) - further;
    const words = `A backup opens ${further + 1}${own}; ${used} of ${limit} are in use now`;
    if (left >= SPARE)
        return (0,core_checkup.ok)(`${words}.`);
    return (0,core_checkup/* warn */.R8)(`${words}, so that ${Math.max(0, left)} would be left for everybody else.`, 'Set jobs: 1, or raise max_connections.');
}
/** A table, its key, its TOAST table and that one's index; about. */
const LOCKS_PER_TABLE = 4;
async function findLocks(session, scope) {
    const { free, perTransaction } = await (0,lock_room/* readLockRoom */.N)(session);
    const needed = (scope.tables.length + scope.parents.length) * LOCKS_PER_TABLE;
    if (needed <= free)
        return (0,core_checkup.ok)(`About ${needed} are needed, and there is room for ${free}.`);
    return (0,core_checkup/* warn */.R8)(`About ${needed} locks are needed and the server has room for ${free} (max_locks_per_transaction is ${perTransaction}).`, 'Raise max_locks_per_transaction and restart the server.');
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/doctor/examine-source.js



















const CHECKS = [
    'source-connection',
    'source-pooler',
    'source-tls',
    'source-version',
    'source-role',
    'source-scope',
    'source-privileges',
    'source-row-security',
    'source-large-objects',
    'source-client',
    'source-timeouts',
    'source-standby',
    'source-connections',
    'source-locks',
];
/**
 * Looks at a PostgreSQL database with the very code a backup uses, one look after the other; it takes no snapshot, no
 * locks on tables and starts no pg_dump.
 * @throws BackupError kind `cancelled`
 */
async function examinePostgres(options) {
    const checkup = new core_checkup/* Checkup */.cg(options.log, options.signal);
    const session = await reach(options, checkup);
    if (session === undefined) {
        await checkup.run('source-client', () => findClient(options, undefined));
        checkup.skip(CHECKS, 'the database could not be asked');
        return { ...doctor/* NOTHING_KNOWN */.G, checks: checkup.checks };
    }
    try {
        return await new Examination(options, session, checkup).all();
    }
    finally {
        await session.end();
    }
}
/** A session as a backup has it, or undefined with the finding that says why not. */
async function reach(options, checkup) {
    try {
        return await (0,connect/* connect */.Ng)((0,open_source/* connectingTo */.S)(options));
    }
    catch (error) {
        const finding = checkup.explain(error);
        const place = error instanceof errors/* BackupError */.hj ? placeOfFailure(error.code) : 'source-connection';
        checkup.note(place, finding);
        if (!checkup.has('source-connection'))
            checkup.note('source-connection', whyNoConnection(place));
        return undefined;
    }
}
class Examination {
    options;
    session;
    checkup;
    #scope;
    #largeObjectBytes = 0;
    constructor(options, session, checkup) {
        this.options = options;
        this.session = session;
        this.checkup = checkup;
    }
    async all() {
        const { session, options, checkup } = this;
        const { clock, connection } = options;
        const withPgDump = options.schemaDump !== 'off';
        await this.look('source-connection', () => findConnection(session, connection));
        await this.look('source-pooler', () => findPooler(session));
        await this.look('source-tls', () => findTls(session, connection));
        await this.look('source-version', () => findVersion(session, clock));
        await this.look('source-client', () => findClient(options, Math.floor(session.serverVersionNum / 10_000)));
        const role = await this.need(['source-role', 'source-privileges', 'source-row-security'], () => readRole(session));
        if (role)
            await this.look('source-role', () => findRole(role, session.serverVersionNum, clock));
        this.#scope = await this.need(['source-scope'], () => this.readScope());
        const scope = this.#scope;
        if (scope) {
            await this.look('source-scope', () => findScope(scope));
            if (role) {
                await this.look('source-privileges', () => findPrivileges(scope, role, withPgDump));
                await this.look('source-row-security', () => findRowSecurity(scope, role));
            }
            await this.look('source-locks', () => findLocks(session, scope));
        }
        await this.look('source-large-objects', () => findLargeObjects(session, (bytes) => {
            this.#largeObjectBytes = bytes;
        }));
        const settings = await this.need(['source-timeouts', 'source-standby'], () => readServerSettings(session));
        if (settings) {
            await this.look('source-timeouts', () => findTimeouts(settings));
            await this.look('source-standby', () => findStandby(session, settings));
        }
        const connecting = (0,open_source/* connectingTo */.S)(options);
        await this.look('source-connections', () => findConnections(session, { connecting, jobs: options.jobs, withPgDump }));
        const rows = scope && (await this.ask(() => (0,has_rows/* hasRows */.i)(session, scope.tables)));
        const info = scope && (await this.ask(() => this.readInfo(scope)));
        const leftOut = scope && (await this.ask(() => this.readLeftOut(scope)));
        checkup.skip(CHECKS, scope ? 'the connection was lost before' : 'the tables in scope are not known');
        return {
            checks: checkup.checks,
            info: info ?? null,
            tables: scope?.tables ?? null,
            largeObjectBytes: this.#largeObjectBytes,
            hasRows: rows ?? null,
            excluded: leftOut?.excluded ?? [],
            notCovered: leftOut?.notCovered ?? [],
            warnings: scope?.warnings ?? [],
        };
    }
    async readScope() {
        const [row] = await this.session.query('SELECT pg_catalog.pg_is_in_recovery()');
        const catalog = await (0,postgres_catalog/* readCatalog */.u)(this.session);
        const scope = (0,postgres_scope/* decideScope */.d)(catalog, this.options.selection, row?.[0] === 't');
        return (0,postgres_scope/* withSizes */.Z)(scope, await (0,snapshot/* readSizes */.P1)(this.session, scope));
    }
    async readInfo(scope) {
        const { connection } = this.options;
        const fingerprint = await (0,postgres_fingerprint/* readFingerprint */.b)(this.session, connection);
        return (0,source_info/* describeSource */.B)(this.session, connection.database, fingerprint, scope);
    }
    async readLeftOut(scope) {
        const ofPlatform = await (0,left_out_rows/* countLeftOut */.R)(this.session, scope);
        return {
            excluded: [...scope.excluded, ...ofPlatform],
            notCovered: await (0,not_covered/* findNotCovered */.R)(this.session, scope),
        };
    }
    /** One check; nothing is asked of a session that is gone. */
    async look(id, work) {
        if (!this.session.isAlive)
            return;
        const explained = async () => {
            try {
                return await work();
            }
            catch (error) {
                throw this.explained(error);
            }
        };
        await this.checkup.run(id, explained);
    }
    /** What several checks rest on; when it cannot be had, the first of them says why and the others that they wait. */
    async need(ids, work) {
        if (!this.session.isAlive)
            return undefined;
        try {
            return await work();
        }
        catch (error) {
            const [first, ...others] = ids;
            this.checkup.note(first, this.checkup.explain(this.explained(error)));
            this.checkup.skip(others, `"${doctor/* DOCTOR_CHECKS */.o[first]}" could not be found out`);
            return undefined;
        }
    }
    /** What no check rests on; undefined when it cannot be had. */
    async ask(work) {
        try {
            return await work();
        }
        catch (error) {
            if (this.options.signal.aborted)
                throw this.explained(error);
            this.options.log.debug(String(error));
            return undefined;
        }
    }
    explained(error) {
        return (0,source_errors/* sourceError */.I)(error, { doing: 'the catalog', signal: this.options.signal });
    }
}


/***/ }),

/***/ 67780:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ readLockRoom)
/* harmony export */ });
/**
 * Size of the lock table: NLOCKENTS of src/backend/storage/lmgr/lock.c; and what others hold of it now. Shared memory
 * lets the server go a little beyond, which nobody should count on.
 */
const CAPACITY = (autovacuum) => `
SELECT pg_catalog.current_setting('max_locks_per_transaction')::pg_catalog.int8 * (
    pg_catalog.current_setting('max_connections')::pg_catalog.int8
    + pg_catalog.current_setting('${autovacuum}')::pg_catalog.int8 + 1
    + pg_catalog.current_setting('max_worker_processes')::pg_catalog.int8
    + pg_catalog.current_setting('max_wal_senders')::pg_catalog.int8
    + pg_catalog.current_setting('max_prepared_transactions')::pg_catalog.int8),
  (SELECT pg_catalog.count(*) FROM pg_catalog.pg_locks l WHERE NOT l.fastpath),
  pg_catalog.current_setting('max_locks_per_transaction')`;
/** What the server's lock table has room for now. */
async function readLockRoom(session) {
    const autovacuum = session.serverVersionNum >= 180_000 ? 'autovacuum_worker_slots' : 'autovacuum_max_workers';
    const [row] = await session.query(CAPACITY(autovacuum));
    return { free: Number(row?.[0]) - Number(row?.[1]), perTransaction: Number(row?.[2]) };
}


/***/ })

};
