export const id = 423;
export const ids = [423];
export const modules = {

/***/ 60995:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ childEnvironment)
/* harmony export */ });
/** Variables that no child process needs: libpq's, ours, and whatever looks like a secret. */
const WITHHELD = /^(PG|DB_BACKUP_|INPUT_|SUPABASE_|SLACK_|DATABASE_URL$)|SECRET|TOKEN|PASSWORD|PASSWD|CREDENTIAL|WEBHOOK|_KEY(_|$)/i;
/** What a child process inherits. */
function childEnvironment(env) {
    const kept = Object.entries(env).filter((entry) => entry[1] !== undefined && !WITHHELD.test(entry[0]));
    return Object.fromEntries(kept);
}


/***/ }),

/***/ 44354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ LockQueueError),
  W: () => (/* binding */ startSchemaDump)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./.cache/build/database/postgres/quote.js
var quote = __webpack_require__(48533);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/child-output.js

/** A child that ended badly. */
class ChildFailure extends Error {
}
/** A child that was ended because nothing came from it. */
class ChildSilence extends Error {
}
/** What is kept of stderr for the error. */
const STDERR_CHARACTERS = 8 * 1024;
const KILL_AFTER_MS = 1_000;
/**
 * Everything a program writes to stdout. An abort ends it, and waits until it is gone.
 * @throws ChildFailure with what it wrote to stderr; ChildSilence
 */
function childOutput({ file, args, env, input, signal, silenceMs, onKill, }) {
    return new Promise((resolve, reject) => {
        const child = (0,external_node_child_process_.spawn)(file, args, { env, stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'] });
        const chunks = [];
        let complaint = '';
        let isSilent = false;
        child.stdout?.on('data', (chunk) => {
            chunks.push(chunk);
            silence.refresh();
        });
        child.stderr?.on('data', (chunk) => {
            silence.refresh();
            complaint = (complaint + chunk.toString('utf8')).slice(-STDERR_CHARACTERS);
        });
        child.stdin?.on('error', () => undefined); // its end is told by the exit code
        child.stdin?.end(input);
        const kill = () => {
            child.kill('SIGTERM');
            setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS).unref();
            onKill?.();
        };
        const silence = setTimeout(() => {
            isSilent = true;
            kill();
        }, silenceMs);
        const settle = () => {
            clearTimeout(silence);
            signal.removeEventListener('abort', kill);
        };
        if (signal.aborted)
            kill();
        signal.addEventListener('abort', kill, { once: true });
        child.on('error', (error) => {
            settle();
            reject(new ChildFailure(error.message, { cause: error }));
        });
        child.on('close', (exitCode, killedBy) => {
            settle();
            if (isSilent)
                reject(new ChildSilence(`nothing came for ${Math.round(silenceMs / 1000)} s`));
            else if (exitCode === 0)
                resolve(Buffer.concat(chunks));
            else
                reject(new ChildFailure(complaint.trim() || `ended by ${killedBy ?? `code ${exitCode}`}`));
        });
    });
}

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
var external_node_tls_namespaceObject = /*#__PURE__*/__webpack_require__.t(external_node_tls_, 2);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/pg-dump-environment.js



const MS_PER_SECOND = 1000;
/** Connection and credentials go by environment: arguments can be read by every user of the machine. */
async function pgDumpEnvironment(run, folder) {
    const { target, leader } = run;
    const usesTls = !leader.address.host.startsWith('/') && target.tls.mode !== 'disable';
    return {
        ...run.env,
        PGHOST: leader.address.host,
        ...(leader.ip === undefined ? {} : { PGHOSTADDR: leader.ip }),
        PGPORT: String(leader.address.port),
        PGUSER: target.user,
        PGDATABASE: target.database,
        ...(target.password === undefined ? {} : { PGPASSWORD: target.password }),
        PGPASSFILE: (0,external_node_path_.join)(folder, 'none'),
        PGCONNECT_TIMEOUT: String(Math.max(2, Math.ceil(target.connectTimeoutMs / MS_PER_SECOND))),
        PGAPPNAME: run.applicationName,
        PGGSSENCMODE: 'disable',
        PGSSLMODE: usesTls ? target.tls.mode : 'disable',
        PGSSLROOTCERT: usesTls ? await certificateFile(target, folder) : (0,external_node_path_.join)(folder, 'none'),
        LC_MESSAGES: 'C',
    };
}
/** The very authorities that our own connections trust; libpq before 16 does not know the system's. */
async function certificateFile(target, folder) {
    const { mode, ca } = target.tls;
    if (mode === 'require' && ca === undefined)
        return (0,external_node_path_.join)(folder, 'none');
    const path = (0,external_node_path_.join)(folder, 'ca.pem');
    await (0,external_node_fs_promises_.writeFile)(path, ca ?? trustedAuthorities().join('\n'), { mode: 0o600 });
    return path;
}
/** With those of NODE_EXTRA_CA_CERTS where Node can tell them (22.15 and newer). */
function trustedAuthorities() {
    const { getCACertificates } = external_node_tls_namespaceObject;
    return getCACertificates?.('default') ?? external_node_tls_.rootCertificates;
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/pg-dump-run.js








const pg_dump_run_MS_PER_SECOND = 1000;
/** What libpq takes from no variable: a dead network is noticed within a minute or so. */
const KEEP_ALIVE = 'keepalives_idle=30 keepalives_interval=10 keepalives_count=3';
/**
 * The scripts of both sections, unfiltered. Where a pg_restore of the same version is at hand the catalog is read
 * once, and both scripts are made of that; else pg_dump runs once for each.
 * @throws BackupError kind `source`, with what pg_dump said
 */
async function runPgDump(run) {
    const folder = await (0,external_node_fs_promises_.mkdtemp)((0,external_node_path_.join)(run.tempDir, 'db-backup-schema-'));
    const halt = new AbortController();
    const signal = AbortSignal.any([run.signal, halt.signal]);
    const started = [];
    const start = (child) => {
        const output = childOutput({ ...child, signal, silenceMs: run.idleTimeoutMs });
        started.push(output);
        return output;
    };
    try {
        const env = await pgDumpEnvironment(run, folder);
        const [preData, postData] = await (run.pgDump.restorePath === undefined
            ? dumpTwice(run, env, folder, start)
            : dumpOnce(run, env, run.pgDump.restorePath, start));
        return { 'pre-data': preData, 'post-data': postData };
    }
    catch (error) {
        if (run.signal.aborted)
            throw (0,errors/* cancelledError */.YQ)(run.signal.reason);
        throw failed(run, error);
    }
    finally {
        halt.abort();
        await Promise.allSettled(started);
        await (0,external_node_fs_promises_.rm)(folder, { recursive: true, force: true });
    }
}
function dumpTwice(run, env, folder, start) {
    const dump = (section) => start({ ...command(run, [section], env, folder), env });
    return Promise.all([dump('pre-data'), dump('post-data')]);
}
/** The dump stays in memory: on disk it would hold the secrets that are filtered out later. */
async function dumpOnce(run, env, restorePath, start) {
    const args = [...pgDumpArguments(run, ['pre-data', 'post-data']), '--format=custom', '--compress=0'];
    const input = await start({ file: run.pgDump.path, args, env });
    const script = (section) => start({ file: restorePath, args: [`--section=${section}`, '--file=-'], env, input });
    return Promise.all([script('pre-data'), script('post-data')]);
}
/**
 * Schemas are left out, never picked: `-n` and `-t` would drop extensions. Large objects are rows of the archive
 * with their owner and grants, so the schema must not create them too.
 */
function pgDumpArguments(run, sections) {
    return [
        ...sections.map((section) => `--section=${section}`),
        `--snapshot=${run.snapshotId}`,
        `--lock-wait-timeout=${Math.round(run.lockTimeoutSeconds * pg_dump_run_MS_PER_SECOND)}`,
        '--no-password',
        '--no-subscriptions',
        '--no-blobs',
        '--encoding=UTF8',
        `--dbname=${KEEP_ALIVE}`,
        ...run.schemasOutside.flatMap((schema) => ['-N', (0,quote/* quoteIdentifier */.Cm)(schema)]),
        ...run.tablesOutside.flatMap((table) => ['-T', (0,quote/* quoteTable */.Z8)(table)]),
    ];
}
function command(run, sections, env, folder) {
    const args = pgDumpArguments(run, sections);
    return run.pgDump.kind === 'program'
        ? { file: run.pgDump.path, args }
        : inContainer(run, args, env, folder);
}
function inContainer(run, args, env, folder) {
    const name = `db-backup-${(0,external_node_crypto_.randomUUID)()}`;
    const { host } = run.leader.address;
    const socket = host.startsWith('/') ? ['-v', `${host}:${host}`] : [];
    const variables = Object.keys(env).filter((variable) => /^(PG|LC_)/.test(variable));
    return {
        file: 'docker',
        args: [
            ...['run', '--rm', '--network', 'host', '--name', name, '-v', `${folder}:${folder}:ro`, ...socket],
            // Without a value docker takes it from its own environment.
            ...variables.flatMap((variable) => ['-e', variable]),
            ...['--entrypoint', 'pg_dump', run.pgDump.path, ...args],
        ],
        onKill: () => {
            (0,external_node_child_process_.spawn)('docker', ['kill', name], { env, stdio: 'ignore' }).on('error', () => undefined);
        },
    };
}
function failed(run, error) {
    const complaint = (0,errors/* messageOf */.bD)(error);
    const message = `pg_dump ${run.pgDump.version} (${run.pgDump.path}) fails: ${complaint}`;
    const explained = error instanceof ChildSilence ? SILENT : explain(complaint);
    return new errors/* BackupError */.hj('source', message, { ...explained, cause: error });
}
const SILENT = {
    code: 'SOURCE_TIMEOUT',
    nextStep: 'Check the network and the load of the server, then run again.',
};
function explain(complaint) {
    if (/permission denied/i.test(complaint)) {
        return {
            code: 'SOURCE_PERMISSION',
            nextStep: 'pg_dump locks every table of the selected schemas: GRANT SELECT on it to the role of database-url, or leave its schema out by schemas.',
        };
    }
    // --lock-wait-timeout is a statement_timeout on LOCK TABLE.
    if (/lock timeout|due to (lock|statement timeout)/i.test(complaint)) {
        return {
            code: 'SOURCE_LOCKED',
            nextStep: 'Run again when the migration that waits for or holds the lock is over, or raise lock-timeout.',
            setting: 'lock-timeout',
        };
    }
    if (/server closed the connection|terminating connection|connection to server .* failed|SSL SYSCALL/i.test(complaint)) {
        return { code: 'SOURCE_LOST', nextStep: "Look into the server's log and run again." };
    }
    if (/out of shared memory/i.test(complaint)) {
        return {
            code: 'SOURCE_LOCK_TABLE_FULL',
            nextStep: 'Raise max_locks_per_transaction at the server, or select fewer schemas.',
        };
    }
    return {
        code: 'PG_DUMP_FAILED',
        nextStep: 'Mend what pg_dump names, or set schema-dump: off to back up rows without the schema.',
    };
}

// EXTERNAL MODULE: ./.cache/build/database/postgres/schema-filter.js
var schema_filter = __webpack_require__(22945);
// EXTERNAL MODULE: ./.cache/build/database/postgres/restore/script-statements.js
var script_statements = __webpack_require__(91112);
// EXTERNAL MODULE: ./.cache/build/database/postgres/supabase/managed-schemas.js
var managed_schemas = __webpack_require__(41796);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/supabase/source-script.js


/** Belong to no schema, so that leaving out schemas leaves them in. */
const GLOBAL_TYPES = new Set([
    'EVENT TRIGGER',
    'PUBLICATION',
    'PUBLICATION TABLE',
    'PUBLICATION TABLES IN SCHEMA',
]);
const COMMENT_ON_GLOBAL = /^(?:EVENT TRIGGER|PUBLICATION) /;
/**
 * A script of pg_dump without what every Supabase project has by itself and no user may create: event triggers,
 * publications and default privileges of Supabase's roles, and comments on extensions, which come with them.
 */
function withoutPlatformGlobals(script) {
    return (0,script_statements/* scriptPieces */.RM)(script)
        .filter(({ entry }) => entry === null || !isPlatformGlobal(entry))
        .map(({ text }) => text)
        .join('');
}
function isPlatformGlobal({ type, name, owner }) {
    if (type === 'COMMENT' && name.startsWith('EXTENSION '))
        return true;
    if (!(0,managed_schemas/* isReservedRole */.dq)(owner))
        return false;
    return (type === 'DEFAULT ACL' || GLOBAL_TYPES.has(type) || (type === 'COMMENT' && COMMENT_ON_GLOBAL.test(name)));
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/schema-dump.js




/**
 * Both sections of the schema, filtered for older targets and freed of secrets.
 * `neededSchemas`: schemas that are left out but hold an extension, which needs them to exist.
 * `supabase`: for a Supabase project.
 */
async function dumpSchema(run, neededSchemas, supabase) {
    const sections = await runPgDump(run);
    const script = (section) => {
        const filtered = (0,schema_filter/* filterSchema */.K)(section.toString('utf8'));
        return supabase ? withoutPlatformGlobals(filtered) : filtered;
    };
    const head = neededSchemas
        .map((name) => `CREATE SCHEMA IF NOT EXISTS ${(0,quote/* quoteIdentifier */.Cm)(name)};\n`)
        .join('');
    return {
        preData: Buffer.from(head + script(sections['pre-data'])),
        postData: Buffer.from(script(sections['post-data']) + (supabase?.overlay ?? '')),
        tool: `pg_dump ${run.pgDump.version} (${run.pgDump.path})`,
    };
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/early-schema-dump.js



/** Somebody waits behind our locks to change a table, and pg_dump would wait behind him. */
class LockQueueError extends Error {
}
const POLL_MS = 15;
const early_schema_dump_MS_PER_SECOND = 1000;
/**
 * Starts pg_dump and waits until it has locked what the leader has locked, or is done. From then on nobody who waits
 * to change a table can stand between the two.
 * @throws LockQueueError when somebody does already; pg_dump is stopped then
 */
async function startSchemaDump(run, neededSchemas, supabase) {
    const halt = new AbortController();
    let ended = false;
    const signal = AbortSignal.any([run.signal, halt.signal]);
    const result = dumpSchema({ ...run, signal }, neededSchemas, supabase).finally(() => {
        ended = true;
    });
    const settled = result.catch((error) => error);
    const stop = (reason) => halt.abort(reason);
    try {
        await untilLocked(run, settled, () => ended);
    }
    catch (error) {
        stop(error);
        await settled;
        throw error;
    }
    return { result, stop };
}
async function untilLocked(run, settled, hasEnded) {
    const until = Date.now() + run.lockTimeoutSeconds * early_schema_dump_MS_PER_SECOND;
    while (!hasEnded() && Date.now() < until) {
        const state = await stateOf(run.leader, run.applicationName);
        if (state === 'locked')
            return;
        if (state === 'behind')
            throw new LockQueueError('another session waits to change a table');
        await Promise.race([settled, (0,promises_.setTimeout)(POLL_MS)]);
    }
}
/**
 * Where pg_dump stands. Only tables the leader holds count: for those no lock can be held against us, so whoever is
 * not granted one stands behind a waiter. Behind a pooler that hides names it stays `unknown` until pg_dump ends.
 */
async function stateOf(leader, applicationName) {
    const [row] = await leader.query(`SELECT pg_catalog.pg_stat_clear_snapshot();
    WITH mine AS (
      SELECT l.relation FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_class c ON c.oid = l.relation
      WHERE l.pid = pg_catalog.pg_backend_pid() AND l.mode = 'AccessShareLock' AND c.relkind IN ('r', 'p') AND c.oid >= 16384
    ), theirs AS (
      SELECT l.relation, l.granted, l.pid FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
      WHERE a.application_name = ${(0,quote/* quoteLiteral */.ce)(applicationName)} AND l.locktype = 'relation'
        AND l.relation IN (SELECT relation FROM mine)
    )
    SELECT EXISTS (SELECT FROM theirs WHERE NOT granted),
      (SELECT pg_catalog.count(*) FROM mine) <= (SELECT pg_catalog.count(DISTINCT relation) FROM theirs WHERE granted)
        AND EXISTS (SELECT FROM pg_catalog.pg_stat_activity WHERE application_name = ${(0,quote/* quoteLiteral */.ce)(applicationName)})`);
    if (row?.[0] === 't')
        return 'behind';
    return row?.[1] === 't' ? 'locked' : 'unknown';
}


/***/ }),

/***/ 30947:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ hasRows)
/* harmony export */ });
/** True as soon as one table has a row; the largest are asked first, and a table without a page has none. */
async function hasRows(session, tables) {
    for (const table of [...tables].sort((a, b) => b.estimatedBytes - a.estimatedBytes)) {
        if (table.estimatedBytes === 0)
            return false;
        const rows = await session.query(`SELECT 1 ${table.fromSql} LIMIT 1`);
        if (rows.length > 0)
            return true;
    }
    return false;
}


/***/ }),

/***/ 71279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ findNotCovered)
/* harmony export */ });
/* harmony import */ var _schema_filter_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22945);
/* harmony import */ var _supabase_managed_schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41796);


/** Roles that own, may use or are named by something in this database. */
const ROLES = `SELECT DISTINCT pg_catalog.pg_get_userbyid(d.refobjid) FROM pg_catalog.pg_shdepend d
  WHERE d.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass AND d.deptype IN ('o', 'a', 'r', 'i')
    AND d.dbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()) ORDER BY 1`;
const TABLESPACES = `SELECT DISTINCT t.spcname FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_tablespace t ON t.oid = c.reltablespace WHERE t.spcname <> 'pg_global' ORDER BY 1`;
const SETTINGS = `SELECT COALESCE(r.rolname, ''), pg_catalog.split_part(c.setting, '=', 1)
  FROM pg_catalog.pg_db_role_setting s
  JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase AND d.datname = pg_catalog.current_database()
  LEFT JOIN pg_catalog.pg_roles r ON r.oid = s.setrole,
  pg_catalog.unnest(s.setconfig) c(setting) ORDER BY 1, 2`;
const DATABASE = `SELECT d.datname FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()
  AND (d.datacl IS NOT NULL OR pg_catalog.shobj_description(d.oid, 'pg_database') IS NOT NULL)`;
const USER_MAPPINGS = `SELECT m.srvname, m.usename FROM pg_catalog.pg_user_mappings m ORDER BY 1, 2`;
const FOREIGN_OPTIONS = `
  SELECT 'foreign-server', s.srvname, pg_catalog.split_part(o, '=', 1)
    FROM pg_catalog.pg_foreign_server s, pg_catalog.unnest(s.srvoptions) o
  UNION ALL SELECT 'foreign-table', c.relname, pg_catalog.split_part(o, '=', 1)
    FROM pg_catalog.pg_foreign_table f JOIN pg_catalog.pg_class c ON c.oid = f.ftrelid, pg_catalog.unnest(f.ftoptions) o
  UNION ALL SELECT 'foreign-data-wrapper', w.fdwname, pg_catalog.split_part(o, '=', 1)
    FROM pg_catalog.pg_foreign_data_wrapper w, pg_catalog.unnest(w.fdwoptions) o
  ORDER BY 1, 2, 3`;
const SUBSCRIPTIONS = `SELECT s.subname FROM pg_catalog.pg_subscription s
  JOIN pg_catalog.pg_database d ON d.oid = s.subdbid WHERE d.datname = pg_catalog.current_database() ORDER BY 1`;
const REASONS = {
    role: 'roles and their passwords belong to the server, not to the database: create the role before a restore',
    tablespace: 'a place on the disks of this server; a restore uses the default tablespace where it is missing',
    setting: 'ALTER DATABASE and ALTER ROLE … SET belong to the server; set it again after a restore',
    database: "grants and comment of the database itself are not carried; the objects' own are",
    mapping: 'its options except the user name are left out, because they hold passwords',
    subscription: 'its connection string holds a password, and a restored subscription would start to replicate',
    view: 'its rows are not carried; the definition is, and a restore refreshes it',
    vault: 'encrypted with a key of this project: the rows are carried, and no other project can read them',
    files: 'the files of Supabase Storage are not in the database; only their entries are',
};
/** What belongs to this database and is not in the archive, as far as it was really met. */
async function findNotCovered(session, scope) {
    const list = async (sql, toOmission) => (await session.query(sql)).map(toOmission);
    const named = (kind, reason) => (row) => ({ kind, name: row[0] ?? '', reason });
    return [
        ...(await list(ROLES, named('role', REASONS.role))).filter(({ name }) => scope.platform !== 'supabase' || !(0,_supabase_managed_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .isReservedRole */ .dq)(name)),
        ...(await list(TABLESPACES, named('tablespace', REASONS.tablespace))),
        ...(await list(DATABASE, named('database', REASONS.database))),
        ...(await list(SETTINGS, ([role, name]) => ({
            kind: 'database-setting',
            name: role ? `${name} of role ${role}` : (name ?? ''),
            reason: REASONS.setting,
        }))),
        ...(await list(USER_MAPPINGS, ([server, user]) => ({
            kind: 'user-mapping',
            name: `${user} on ${server}`,
            reason: REASONS.mapping,
        }))),
        ...(await findSecretOptions(session)),
        ...(await list(SUBSCRIPTIONS, named('subscription', REASONS.subscription))),
        ...scope.materializedViews.map(({ schema, name }) => ({
            kind: 'materialized-view',
            schema,
            name,
            reason: REASONS.view,
        })),
        ...findSupabase(scope),
        ...findInexactColumns(scope),
    ];
}
async function findSecretOptions(session) {
    const rows = await session.query(FOREIGN_OPTIONS);
    return rows
        .filter(([, , option]) => (0,_schema_filter_js__WEBPACK_IMPORTED_MODULE_0__/* .isSecretOption */ .E)(option ?? ''))
        .map(([kind, name, option]) => ({
        kind: `${kind}-option`,
        name: `${option} of ${name}`,
        reason: 'left out, because it looks like a secret',
    }));
}
function findSupabase(scope) {
    const has = (schema, name) => scope.tables.some((t) => t.schema === schema && t.name === name);
    return [
        ...(has('vault', 'secrets')
            ? [{ kind: 'vault-secrets', schema: 'vault', name: 'secrets', reason: REASONS.vault }]
            : []),
        ...(has('storage', 'objects') && has('storage', 'buckets')
            ? [{ kind: 'storage-files', schema: 'storage', name: 'objects', reason: REASONS.files }]
            : []),
    ];
}
/** Types whose own text form does not say everything; pg_dump has the same limits. */
function findInexactColumns(scope) {
    const limits = [
        [/(^|\.)box3d$/, 'its text form has 15 digits'],
        [/^xml\[\]$/, 'the encoding declaration of xml inside an array is not part of its text form'],
        [/^regproc$/, 'a function that is overloaded cannot be told by its name alone'],
    ];
    return scope.tables.flatMap(({ schema, name, columns }) => columns.flatMap((column) => limits
        .filter(([pattern]) => pattern.test(column.type))
        .map(([, reason]) => ({ kind: 'column-precision', schema, name: `${name}.${column.name}`, reason }))));
}


/***/ }),

/***/ 50804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ connectingTo),
  openPostgresSource: () => (/* binding */ openPostgresSource)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/database/reader-pool.js
var reader_pool = __webpack_require__(69145);
// EXTERNAL MODULE: ./.cache/build/database/silence.js
var silence = __webpack_require__(54334);
// EXTERNAL MODULE: ./.cache/build/database/postgres/child-environment.js
var child_environment = __webpack_require__(60995);
// EXTERNAL MODULE: ./.cache/build/database/postgres/connect.js + 5 modules
var connect = __webpack_require__(95080);
// EXTERNAL MODULE: ./.cache/build/database/postgres/early-schema-dump.js + 5 modules
var early_schema_dump = __webpack_require__(44354);
// EXTERNAL MODULE: ./.cache/build/lib/compare-bytes.js
var compare_bytes = __webpack_require__(13730);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/extensions.js

/** What the database has installed; plpgsql, which every database begins with, is left out. */
async function readExtensions(session) {
    const rows = await session.query("SELECT e.extname, e.extversion FROM pg_catalog.pg_extension e WHERE e.extname <> 'plpgsql'");
    return rows
        .map(([name, version]) => ({ name: name ?? '', version: version ?? '' }))
        .sort((a, b) => (0,compare_bytes/* compareBytes */.X)(a.name, b.name));
}

// EXTERNAL MODULE: ./.cache/build/database/postgres/fingerprint.js
var fingerprint = __webpack_require__(87097);
// EXTERNAL MODULE: ./.cache/build/database/postgres/large-objects.js
var large_objects = __webpack_require__(89759);
// EXTERNAL MODULE: ./.cache/build/database/postgres/not-covered.js
var not_covered = __webpack_require__(71279);
// EXTERNAL MODULE: ./.cache/build/database/postgres/orphans.js
var orphans = __webpack_require__(65101);
// EXTERNAL MODULE: ./.cache/build/database/postgres/pg-dump-find.js
var pg_dump_find = __webpack_require__(97247);
// EXTERNAL MODULE: ./.cache/build/database/error-code.js
var error_code = __webpack_require__(44661);
// EXTERNAL MODULE: ./.cache/build/database/row-stream.js
var row_stream = __webpack_require__(59738);
// EXTERNAL MODULE: ./.cache/build/database/postgres/has-rows.js
var has_rows = __webpack_require__(30947);
// EXTERNAL MODULE: ./.cache/build/database/postgres/quote.js
var quote = __webpack_require__(48533);
// EXTERNAL MODULE: ./.cache/build/database/postgres/source-errors.js
var source_errors = __webpack_require__(78830);
// EXTERNAL MODULE: ./.cache/build/database/postgres/source-info.js
var source_info = __webpack_require__(53533);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/postgres-source.js








/** An open PostgreSQL source: the port of core/ports.ts over one leader and its readers. */
class PostgresSource {
    parts;
    info;
    snapshotAt;
    tables;
    sequences;
    largeObjects;
    excluded;
    notCovered;
    extensions;
    state;
    warnings;
    plans;
    closed;
    constructor(parts) {
        this.parts = parts;
        const { leader, held, options } = parts;
        this.info = (0,source_info/* describeSource */.B)(leader, options.connection.database, held.read.fingerprint, held.scope);
        this.snapshotAt = held.snapshot.takenAt;
        this.tables = held.scope.tables;
        this.sequences = held.read.sequences;
        this.largeObjects = held.read.largeObjects;
        this.excluded = [...held.scope.excluded, ...held.read.leftOut];
        this.notCovered = held.read.notCovered;
        this.extensions = held.read.extensions;
        this.state = parts.state;
        this.warnings = held.scope.warnings;
        this.plans = new Map(held.scope.tables.map((table) => [(0,quote/* quoteTable */.Z8)(table), table]));
    }
    /** Largest tables first: one row is enough. */
    async hasRows() {
        return this.withLeader('whether there are rows', (leader) => (0,has_rows/* hasRows */.i)(leader, this.tables));
    }
    /** It runs since the locks were taken. */
    async dumpSchema() {
        return (await this.parts.held.read.schema?.result) ?? null;
    }
    async readTable(table) {
        const plan = this.plans.get((0,quote/* quoteTable */.Z8)(table));
        if (!plan)
            throw new Error(`no table ${(0,quote/* quoteTable */.Z8)(table)} in this source`);
        const { pool, leaderPool } = this.parts;
        const copy = `COPY (${plan.selectSql}) TO STDOUT`;
        const context = this.context({ table });
        if (pool === leaderPool || !plan.catalog.tableReadable)
            return this.start(leaderPool, copy, context);
        const lock = `SAVEPOINT lock; LOCK TABLE ONLY ${(0,quote/* quoteTable */.Z8)(plan)} IN ACCESS SHARE MODE NOWAIT; RELEASE SAVEPOINT lock`;
        try {
            return await this.start(pool, `${lock}; ${copy}`, context);
        }
        catch (error) {
            if (!(error instanceof LockRefused))
                throw error;
        }
        // Somebody waits to change the table, and would wait for the leader while a reader waits for him.
        return this.start(leaderPool, copy, context);
    }
    readLargeObjects() {
        const context = this.context({ doing: 'the large objects' });
        return this.start(this.parts.pool, `COPY (${large_objects/* LARGE_OBJECTS_SELECT */.Wq}) TO STDOUT`, context);
    }
    close() {
        this.closed ??= this.closeAll();
        return this.closed;
    }
    async closeAll() {
        const { opened, pool, leaderPool, held } = this.parts;
        const reason = closedError();
        held.read.schema?.stop(reason);
        pool.close(reason);
        leaderPool.close(reason);
        await held.read.schema?.result.catch(() => undefined);
        await Promise.all(opened.map((session) => session.end()));
    }
    context(what) {
        return { ...what, signal: this.parts.options.signal };
    }
    async start(pool, sql, context) {
        const session = await this.acquire(pool, context);
        let copy;
        try {
            copy = await session.copyOut(sql);
        }
        catch (error) {
            throw await this.refused(pool, session, error, context);
        }
        return (0,row_stream/* toRowStream */.K)(copy, {
            finished: () => pool.release(session),
            broken: (error) => {
                session.destroy();
                pool.release(session);
                return (0,source_errors/* sourceError */.I)(error, context);
            },
        });
    }
    async refused(pool, session, error, context) {
        const isLock = (0,error_code/* codeOf */.$)(error) === '55P03' && pool !== this.parts.leaderPool && session.isAlive;
        const undone = isLock
            ? await session.query('ROLLBACK TO SAVEPOINT lock; RELEASE SAVEPOINT lock').catch(() => undefined)
            : undefined;
        if (undone === undefined)
            session.destroy();
        pool.release(session);
        return undone === undefined ? (0,source_errors/* sourceError */.I)(error, context) : new LockRefused();
    }
    async acquire(pool, context) {
        try {
            return await pool.acquire();
        }
        catch (error) {
            throw (0,source_errors/* sourceError */.I)(error, context);
        }
    }
    async withLeader(doing, work) {
        const { leaderPool } = this.parts;
        const context = this.context({ doing });
        const leader = await this.acquire(leaderPool, context);
        try {
            return await work(leader);
        }
        catch (error) {
            throw (0,source_errors/* sourceError */.I)(error, context);
        }
        finally {
            leaderPool.release(leader);
        }
    }
}
/** A reader could not lock its table at once. */
class LockRefused extends Error {
}
function closedError() {
    return new errors/* BackupError */.hj('source', 'The source was closed while it was being read.', {
        code: 'SOURCE_CLOSED',
        nextStep: 'See the error that ended the run.',
    });
}

// EXTERNAL MODULE: ./.cache/build/database/postgres/preflight.js
var preflight = __webpack_require__(70070);
// EXTERNAL MODULE: ./.cache/build/database/postgres/recorded-state.js
var recorded_state = __webpack_require__(21278);
// EXTERNAL MODULE: ./.cache/build/database/postgres/scope.js + 1 modules
var postgres_scope = __webpack_require__(75557);
// EXTERNAL MODULE: ./.cache/build/database/postgres/sequences.js
var sequences = __webpack_require__(91715);
// EXTERNAL MODULE: ./.cache/build/database/postgres/snapshot.js
var postgres_snapshot = __webpack_require__(60357);
// EXTERNAL MODULE: ./.cache/build/database/postgres/supabase/left-out-rows.js
var left_out_rows = __webpack_require__(86038);
// EXTERNAL MODULE: ./.cache/build/database/postgres/supabase/managed-schemas.js
var managed_schemas = __webpack_require__(41796);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/supabase/read-overlay.js

/** Schemas whose tables come and go, or that nobody reaches, have nothing of users. */
const OWN = /^_/;
const POLICIES = (schemas) => `SELECT n.nspname, c.relname, p.polname, pg_catalog.pg_get_userbyid(c.relowner), p.polpermissive,
  CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
  (SELECT pg_catalog.string_agg(CASE r.oid WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(r.oid)) END, ', ')
   FROM pg_catalog.unnest(p.polroles) r (oid)),
  pg_catalog.pg_get_expr(p.polqual, p.polrelid), pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)
FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname IN (${schemas}) ORDER BY 1, 2, 3`;
const TRIGGERS = (schemas) => `SELECT n.nspname, c.relname, t.tgname, pg_catalog.pg_get_userbyid(c.relowner), pg_catalog.pg_get_triggerdef(t.oid)
FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_proc f ON f.oid = t.tgfoid JOIN pg_catalog.pg_namespace fn ON fn.oid = f.pronamespace
WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND n.nspname IN (${schemas}) AND fn.nspname NOT IN (${schemas}) ORDER BY 1, 2, 3`;
/**
 * What users have put on tables of schemas that pg_dump leaves out, such as the policies of realtime.messages, as
 * statements under headings like pg_dump's. Expressions need the pinned, empty search_path.
 */
async function readOverlay(session, schemas) {
    const names = schemas
        .filter((name) => !OWN.test(name))
        .map(quote/* quoteLiteral */.ce)
        .join(', ');
    if (names === '')
        return '';
    const triggers = (await session.query(TRIGGERS(names))).map((row) => statement(row, 'TRIGGER', `${row[4]}`));
    const policies = (await session.query(POLICIES(names))).map((row) => statement(row, 'POLICY', policyOf(row)));
    return [...triggers, ...policies].join('');
}
function policyOf([schema, table, name, , permissive, command, roles, using, check]) {
    const on = (0,quote/* quoteTable */.Z8)({ schema: schema ?? '', name: table ?? '' });
    return [
        `CREATE POLICY ${(0,quote/* quoteIdentifier */.Cm)(name ?? '')} ON ${on}`,
        ...(permissive === 't' ? [] : ['AS RESTRICTIVE']),
        ...(command === 'ALL' ? [] : [`FOR ${command}`]),
        ...(roles === 'PUBLIC' ? [] : [`TO ${roles}`]),
        ...(using === null ? [] : [`USING (${using})`]),
        ...(check === null ? [] : [`WITH CHECK (${check})`]),
    ].join(' ');
}
/** A name with a line break would end its comment. */
function statement([schema, table, name, owner], type, sql) {
    const heading = `Name: ${table} ${name}; Type: ${type}; Schema: ${schema}; Owner: ${owner}`;
    return `\n--\n-- ${heading.replaceAll(/[\r\n]/g, ' ')}\n--\n\n${sql};\n`;
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/open-source.js























/** Counting rows without parent never holds a backup up for longer. */
const ORPHANS_LIMIT_MS = 30_000;
const VERSION_FACTOR = 10_000;
/**
 * Connects, checks that everything in scope can be read in full, and takes the locked snapshot.
 * @throws BackupError kind `source`; kind `settings` for a selection that matches nothing or a missing pg_dump
 */
async function openPostgresSource(options) {
    const { connection: target, signal, log, pgDumpPath } = options;
    const env = (0,child_environment/* childEnvironment */.Q)(options.env);
    const connecting = connectingTo(options);
    const { idleTimeoutMs } = connecting;
    const leader = await (0,connect/* connect */.Ng)(connecting);
    const opened = [leader];
    const dumps = [];
    try {
        const serverMajor = Math.floor(leader.serverVersionNum / VERSION_FACTOR);
        const pgDump = options.schemaDump === 'off' ? undefined : await (0,pg_dump_find/* findPgDump */.v)({ pgDumpPath, serverMajor, env });
        const [role] = await leader.query('SELECT current_user');
        const startSchema = async (scope, { id: snapshotId }) => {
            if (pgDump === undefined)
                return null;
            const { schemasOutside, schemasOfExtensions } = scope;
            const isSupabase = scope.platform === 'supabase';
            const tablesOutside = isSupabase ? managed_schemas/* UNREADABLE_TABLES */.ss : [];
            const applicationName = `db-backup-schema-${(0,external_node_crypto_.randomUUID)()}`;
            const { lockTimeoutSeconds, tempDir } = options;
            const shared = { target, leader, lockTimeoutSeconds, tempDir, idleTimeoutMs, env, signal };
            const dump = await (0,early_schema_dump/* startSchemaDump */.W)({ ...shared, pgDump, applicationName, snapshotId, schemasOutside, tablesOutside }, schemasOfExtensions, isSupabase ? { overlay: await readOverlay(leader, scope.schemasLeftOut) } : null);
            dumps.push(dump);
            return dump;
        };
        const held = await (0,postgres_snapshot/* holdSnapshot */.Su)(leader, log, (catalog, snapshot) => {
            const scope = (0,postgres_scope/* decideScope */.d)(catalog, options.selection, snapshot.inRecovery);
            (0,preflight/* checkReadable */.ro)(scope, role?.[0] ?? target.user, pgDump !== undefined);
            return scope;
        }, async (scope, snapshot) => ({
            sequences: await (0,sequences/* readSequences */.l)(leader, scope.sequences),
            largeObjects: await (0,large_objects/* describeLargeObjects */.ds)(leader),
            leftOut: await (0,left_out_rows/* countLeftOut */.R)(leader, scope),
            notCovered: await (0,not_covered/* findNotCovered */.R)(leader, scope),
            fingerprint: await (0,fingerprint/* readFingerprint */.b)(leader, target),
            extensions: await readExtensions(leader),
            state: await (0,recorded_state/* readCatalogState */.P)(leader, (table) => isDefined(scope, table)),
            schema: await startSchema(scope, snapshot),
        }));
        const { state: catalogState } = held.read;
        const isWhole = ({ from, to }) => [from, to].every(({ oid }) => held.scope.wholeOids.has(oid));
        const state = await (0,orphans/* withOrphans */.K)(leader, catalogState, ORPHANS_LIMIT_MS, isWhole);
        const openReader = () => openWorker(leader, connecting, held.snapshot, opened);
        const leaderPool = new reader_pool/* ReaderPool */.e([leader], () => Promise.reject(leaderLost()));
        const pool = options.jobs > 1 ? await openPool(options.jobs, openReader) : leaderPool;
        return new PostgresSource({
            options,
            leader,
            opened,
            held,
            state,
            pool,
            leaderPool,
        });
    }
    catch (error) {
        for (const dump of dumps)
            dump.stop(error);
        await Promise.allSettled(dumps.map((dump) => dump.result));
        for (const session of opened)
            session.destroy();
        throw (0,source_errors/* sourceError */.I)(error, { doing: 'the catalog', signal });
    }
}
/** Those of Supabase that may not be locked are not among the definitions either. */
function isDefined({ schemas, platform }, table) {
    const isUnreadable = managed_schemas/* UNREADABLE_TABLES */.ss.some((t) => t.schema === table.schema && t.name === table.name);
    return schemas.includes(table.schema) && !(platform === 'supabase' && isUnreadable);
}
/** How every session of a source is opened. */
function connectingTo(options) {
    const { connection: target, lockTimeoutSeconds, signal } = options;
    const idleTimeoutMs = options.idleTimeoutMs ?? (0,silence/* defaultIdleTimeoutMs */.PW)(lockTimeoutSeconds);
    return { target, readOnly: true, lockTimeoutSeconds, idleTimeoutMs, signal };
}
async function openWorker(leader, connecting, snapshot, opened) {
    const worker = await (0,connect/* connectBeside */.Ps)(leader, connecting);
    opened.push(worker);
    await (0,postgres_snapshot/* joinSnapshot */.FA)(worker, snapshot);
    return worker;
}
async function openPool(jobs, openReader) {
    const readers = await Promise.all(Array.from({ length: jobs }, openReader));
    return new reader_pool/* ReaderPool */.e(readers, openReader);
}
function leaderLost() {
    return new errors/* BackupError */.hj('source', 'The connection that holds the snapshot is gone.', {
        code: 'SOURCE_LOST',
        nextStep: "Look into the server's log and run again.",
    });
}


/***/ }),

/***/ 97247:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ findPgDump)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90304);




const VERSION_TIMEOUT_MS = 10_000;
/** A docker that does not answer by then is no docker. */
const DOCKER_TIMEOUT_MS = 5_000;
/** Where distributions put several majors side by side. */
const VERSIONED_FOLDERS = [
    '/usr/lib/postgresql',
    '/usr/local/lib/postgresql',
    '/opt/homebrew/opt',
    '/usr/local/opt',
    '/usr',
];
const VERSIONED_NAME = /^(\d+|postgresql@\d+|libpq|pgsql-\d+)$/;
/**
 * The client for the schema: the one that is named, else the newest installed one whose major is at least the
 * server's, else a container of the server's major.
 * @throws BackupError kind `settings`, codes `PG_DUMP_TOO_OLD`, `PG_DUMP_UNUSABLE`, `PG_DUMP_MISSING`
 */
async function findPgDump(options) {
    if (options.pgDumpPath !== undefined)
        return named(options.pgDumpPath, options);
    const found = await installed(options.env);
    const usable = found.filter((dump) => majorOf(dump.version) >= options.serverMajor);
    const [newest] = usable.sort((a, b) => compareVersions(b.version, a.version));
    if (newest)
        return withRestore(newest, options.env);
    if (await dockerAnswers(options.env)) {
        return {
            kind: 'container',
            path: `postgres:${options.serverMajor}`,
            version: String(options.serverMajor),
        };
    }
    throw missing(found, options.serverMajor);
}
async function named(path, { serverMajor, env }) {
    const problem = (code, message) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('settings', message, {
        code,
        nextStep: `Point pg-dump-path to the pg_dump of PostgreSQL ${serverMajor} or newer, or leave it out.`,
        setting: 'pg-dump-path',
    });
    let version;
    try {
        version = await versionOf(path, env);
    }
    catch (error) {
        throw problem('PG_DUMP_UNUSABLE', `${path} cannot be used as pg_dump: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error).split('\n')[0]}`);
    }
    if (majorOf(version) < serverMajor) {
        throw problem('PG_DUMP_TOO_OLD', `${path} is pg_dump ${version}, older than the server (PostgreSQL ${serverMajor}).`);
    }
    return withRestore({ kind: 'program', path, version }, env);
}
async function withRestore(dump, env) {
    const restorePath = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(dump.path), 'pg_restore');
    const version = await versionOf(restorePath, env, 'pg_restore').catch(() => undefined);
    return version === dump.version ? { ...dump, restorePath } : dump;
}
async function installed(env) {
    const folders = [
        ...(await versionedFolders()),
        ...(env.PATH ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_2__.delimiter).filter((f) => f !== ''),
    ];
    const paths = [...new Set(folders.map((folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'pg_dump')))];
    const found = await Promise.all(paths.map(async (path) => {
        try {
            return [{ kind: 'program', path, version: await versionOf(path, env) }];
        }
        catch {
            return []; // not there, or not a pg_dump: the next one
        }
    }));
    return found.flat();
}
async function versionedFolders() {
    const lists = await Promise.all(VERSIONED_FOLDERS.map(async (folder) => {
        const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(folder).catch(() => []);
        return names.filter((name) => VERSIONED_NAME.test(name)).map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name, 'bin'));
    }));
    return lists.flat();
}
/** The version a program tells; rejects when it is no pg_dump. */
async function versionOf(path, env, name = 'pg_dump') {
    const text = await run(path, ['--version'], env, VERSION_TIMEOUT_MS);
    const [, program, version] = /^(\w+) \(PostgreSQL\) (\d+(?:\.\d+)?)/.exec(text) ?? [];
    if (version === undefined || program !== name)
        throw new Error(`it does not answer as ${name} does`);
    return version;
}
async function dockerAnswers(env) {
    try {
        await run('docker', ['info', '--format', '{{.ServerVersion}}'], env, DOCKER_TIMEOUT_MS);
        return true;
    }
    catch {
        return false;
    }
}
function run(file, args, env, timeoutMs) {
    return new Promise((resolve, reject) => {
        (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)(file, args, { env, timeout: timeoutMs }, (error, stdout) => error ? reject(error) : resolve(stdout));
    });
}
function majorOf(version) {
    return Number(version.split('.')[0]);
}
function compareVersions(a, b) {
    return a.localeCompare(b, 'en', { numeric: true });
}
function missing(found, serverMajor) {
    const old = found.map((dump) => `${dump.path} (${dump.version})`).join(', ');
    const message = old
        ? `No installed pg_dump is new enough for PostgreSQL ${serverMajor}: ${old}.`
        : `No pg_dump is installed, and the schema of a PostgreSQL ${serverMajor} server needs one.`;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('settings', message, {
        code: 'PG_DUMP_MISSING',
        nextStep: `Install postgresql-client-${serverMajor} or newer (https://www.postgresql.org/download/), give its place in pg-dump-path, or set schema-dump: off to back up rows without the schema.`,
        setting: 'pg-dump-path',
    });
}


/***/ }),

/***/ 70070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UX: () => (/* binding */ refuseHiddenRows),
/* harmony export */   ro: () => (/* binding */ checkReadable),
/* harmony export */   ws: () => (/* binding */ refuseUnreadable)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _display_list_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(55564);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48533);



/**
 * Every table and sequence in scope can be read in full by this role.
 * `needsTableLocks`: pg_dump will lock every table of the schemas, which column privileges do not allow.
 * @throws BackupError kind `source`, code `SOURCE_PERMISSION` or `SOURCE_RLS`, naming everything at once
 */
function checkReadable(scope, role, needsTableLocks) {
    refuseUnreadable(scope, role, needsTableLocks);
    refuseHiddenRows(scope, role);
}
/** @throws BackupError code `SOURCE_PERMISSION` */
function refuseUnreadable(scope, role, needsTableLocks) {
    const unreadable = [
        ...scope.tables.flatMap(({ catalog }) => whatIsMissing(catalog, needsTableLocks)),
        ...(needsTableLocks ? scope.parents.flatMap((table) => whatIsMissing(table, true)) : []),
        ...scope.sequences.filter((s) => !s.readable).map((s) => `sequence ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .displayTable */ .jw)(s)}`),
    ];
    if (unreadable.length > 0) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', `The role "${role}" cannot read everything: no SELECT on ${(0,_display_list_js__WEBPACK_IMPORTED_MODULE_2__/* .displayList */ .l)(unreadable)}.`, {
            code: 'SOURCE_PERMISSION',
            nextStep: `GRANT USAGE on the schemas and SELECT on these tables and sequences to ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(role)} (or GRANT pg_read_all_data, PostgreSQL 14+), or leave them out by schemas or exclude-tables.`,
        });
    }
}
/** @throws BackupError code `SOURCE_RLS` */
function refuseHiddenRows(scope, role) {
    const hidden = scope.tables.filter(({ catalog }) => catalog.rowSecurityActive).map(_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .displayTable */ .jw);
    if (hidden.length > 0) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', `Row-level security hides rows from the role "${role}" in ${(0,_display_list_js__WEBPACK_IMPORTED_MODULE_2__/* .displayList */ .l)(hidden)}.`, {
            code: 'SOURCE_RLS',
            nextStep: `Connect as a role with BYPASSRLS (ALTER ROLE ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(role)} BYPASSRLS), or leave the tables out by exclude-tables.`,
        });
    }
}
function whatIsMissing(table, needsTableLock) {
    if (table.tableReadable && table.schemaUsable)
        return [];
    if (!table.schemaUsable)
        return [`${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .displayTable */ .jw)(table)} (no USAGE on its schema)`];
    const columns = table.columns
        .filter((column) => !column.readable)
        .map((column) => (0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .Cm)(column.name));
    if (columns.length > 0 && columns.length < table.columns.length) {
        return [`${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .displayTable */ .jw)(table)} (column ${(0,_display_list_js__WEBPACK_IMPORTED_MODULE_2__/* .displayList */ .l)(columns)})`];
    }
    if (columns.length > 0 || table.columns.length === 0)
        return [(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .displayTable */ .jw)(table)];
    return needsTableLock
        ? [`${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .displayTable */ .jw)(table)} (the table itself, for pg_dump's lock; columns alone do not do)`]
        : [];
}


/***/ }),

/***/ 22945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ isSecretOption),
/* harmony export */   K: () => (/* binding */ filterSchema)
/* harmony export */ });
/* harmony import */ var _sql_statements_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10332);

/** Options that are no secret, in `CREATE USER MAPPING`; every other option there is taken out. */
const MAPPING_OPTIONS_KEPT = new Set(['user', 'username']);
/** Options of servers and foreign tables that look like a secret. */
const SECRET_OPTION = /pass|pwd|secret|token|credential|api_?key|access_?key|private_?key|auth/i;
/** True when an option of a server, foreign table or wrapper of this name is taken out of the archive. */
function isSecretOption(name) {
    return SECRET_OPTION.test(name);
}
/**
 * Takes out of a pg_dump script what an older target or a driver cannot run (`\restrict` lines,
 * `SET transaction_timeout`, the storage parameter `pg_attver`) and what must not be in an archive (options of user
 * mappings and secret options of foreign servers). Judged statement by statement, so that the bodies of functions
 * and the texts of comments stay as they are.
 */
function filterSchema(script) {
    return (0,_sql_statements_js__WEBPACK_IMPORTED_MODULE_0__/* .splitSql */ .b)(script).map(filterPiece).join('');
}
function filterPiece(piece) {
    const statement = (0,_sql_statements_js__WEBPACK_IMPORTED_MODULE_0__/* .statementOf */ .T)(piece);
    const before = piece.slice(0, piece.length - statement.length);
    if (/^\\(un)?restrict\b/.test(statement))
        return before;
    if (/^SET transaction_timeout\b/.test(statement))
        return before;
    if (statement.includes('pg_attver'))
        return before + withoutAttver(statement);
    if (/^(CREATE|ALTER) USER MAPPING\b/.test(statement)) {
        return before + withoutOptions(statement, (name) => !MAPPING_OPTIONS_KEPT.has(name));
    }
    if (/^(CREATE|ALTER) (SERVER|FOREIGN (TABLE|DATA WRAPPER))\b/.test(statement)) {
        return before + withoutOptions(statement, isSecretOption);
    }
    return piece;
}
const IDENTIFIER = '(?:"(?:[^"]|"")+"|[^\\s".;]+)';
const SET_COLUMN_OPTIONS = new RegExp(`^(ALTER (?:FOREIGN )?TABLE (?:ONLY )?${IDENTIFIER}(?:\\.${IDENTIFIER})? ALTER COLUMN ${IDENTIFIER} SET \\()([^()]*)(\\);\\s*)$`);
function withoutAttver(statement) {
    const [, head, options, tail] = SET_COLUMN_OPTIONS.exec(statement) ?? [];
    if (head === undefined || options === undefined || tail === undefined)
        return statement;
    const kept = options.split(',').filter((option) => !/^\s*pg_attver\s*=/.test(option));
    return kept.length === 0 ? '' : `${head}${kept.join(',').trim()}${tail}`;
}
const OPTION = /\s*("(?:[^"]|"")+"|[A-Za-z_][A-Za-z0-9_$]*)\s+(E?'(?:[^'\\]|''|\\.|\\)*')\s*(,|\))/y;
/** `OPTIONS (name 'value', …)` as pg_dump prints it; statements of another form are left out whole. */
function withoutOptions(statement, isRemoved) {
    let result = '';
    let at = 0;
    for (const found of statement.matchAll(/OPTIONS \(/g)) {
        const start = found.index + found[0].length;
        if (found.index < at || isInsideQuotes(statement, found.index))
            continue;
        const list = readOptions(statement, start);
        if (!list)
            return '';
        const kept = list.options.filter(({ name }) => !isRemoved(name)).map(({ text }) => `\n    ${text}`);
        const clause = kept.length === 0 ? '' : `OPTIONS (${kept.join(',')}\n)`;
        result += statement.slice(at, found.index) + clause;
        at = list.end;
    }
    return result + statement.slice(at);
}
function isInsideQuotes(statement, index) {
    const before = statement.slice(0, index);
    return (before.split("'").length - 1) % 2 === 1 || (before.split('"').length - 1) % 2 === 1;
}
function readOptions(statement, start) {
    const options = [];
    OPTION.lastIndex = start;
    for (;;) {
        const found = OPTION.exec(statement);
        if (!found)
            return undefined;
        const [, name = '', value = '', separator] = found;
        const plain = name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
        options.push({ name: plain, text: `${name} ${value}` });
        if (separator === ')')
            return { options, end: OPTION.lastIndex };
    }
}


/***/ }),

/***/ 75557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ decideScope),
  Z: () => (/* binding */ withSizes)
});

// EXTERNAL MODULE: ./.cache/build/lib/compare-bytes.js
var compare_bytes = __webpack_require__(13730);
// EXTERNAL MODULE: ./.cache/build/database/selection.js
var database_selection = __webpack_require__(61747);
// EXTERNAL MODULE: ./.cache/build/database/postgres/quote.js
var quote = __webpack_require__(48533);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/encodings.js

/** Fixed numbers of built-in types (src/include/catalog/pg_type.dat). */
const BOOL = 16;
const JSONB = 3802;
const XML = 142;
/** int8, int2, int4, float4, float8, numeric */
const NUMBERS = new Set([20, 21, 23, 700, 701, 1700]);
/** How a column's values stand in the archive (docs/archive-format.md, "Encoding of values"). */
function encodingOf(baseTypeOid) {
    if (NUMBERS.has(baseTypeOid))
        return 'number';
    if (baseTypeOid === BOOL)
        return 'boolean';
    if (baseTypeOid === JSONB)
        return 'json';
    return 'text';
}
function toColumn(column) {
    return {
        name: column.name,
        type: column.type,
        encoding: encodingOf(column.baseTypeOid),
        generated: column.generated,
        notNull: column.notNull,
    };
}
/** xml's own output drops the encoding declaration; its cast to text keeps it. */
function selectExpression(column) {
    const name = (0,quote/* quoteIdentifier */.Cm)(column.name);
    return column.baseTypeOid === XML ? `${name}::pg_catalog.text` : name;
}

// EXTERNAL MODULE: ./.cache/build/database/postgres/supabase/managed-schemas.js
var managed_schemas = __webpack_require__(41796);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/scope.js





/**
 * Pure. `inRecovery`: the server is a standby, on which unlogged tables have no content.
 * @throws SettingsError when a pattern of the selection matches nothing
 */
function decideScope(catalog, selection, inRecovery) {
    const byOid = new Map(catalog.tables.map((table) => [table.oid, table]));
    const candidates = catalog.tables
        .filter((table) => table.kind !== 'materialized-view')
        .map((table) => ({
        schema: table.schema,
        name: table.name,
        table,
        ancestors: ancestorsOf(table, byOid),
    }));
    const { schemas: named, tables: selected, left } = (0,database_selection/* select */.Lt)(selection, catalog.schemas, candidates);
    const isSupabase = catalog.platform === 'supabase';
    const schemasLeftOut = named.filter((name) => isSupabase && (0,managed_schemas/* whySchemaLeftOut */.HN)(name) !== undefined);
    const schemas = named.filter((name) => !schemasLeftOut.includes(name));
    const inScope = new Set(schemas);
    const excluded = [];
    const warnings = [];
    const extensionHomes = new Set(catalog.extensionSchemas.values());
    const schemasOutside = catalog.schemas.filter((schema) => !inScope.has(schema));
    for (const name of schemasOutside) {
        const why = schemasLeftOut.includes(name) ? (0,managed_schemas/* whySchemaLeftOut */.HN)(name) : undefined;
        excluded.push({ kind: 'schema', name, reason: why ?? 'not selected by the setting schemas' });
    }
    for (const one of left)
        excluded.push(omit('table', one.table, (0,database_selection/* leftReason */.kp)(one)));
    const chosen = [];
    for (const { table } of selected) {
        // Named with the count of their rows, which is not in the catalog.
        if (isSupabase && (!inScope.has(table.schema) || (0,managed_schemas/* whyTableLeftOut */.Sn)(table) !== undefined))
            continue;
        const refusal = whyNotRead(table, inRecovery);
        if (refusal)
            excluded.push(omit(refusal.kind, table, refusal.reason));
        else
            chosen.push(table);
        if (refusal?.warn)
            warnings.push(`${(0,quote/* displayTable */.jw)(table)} is not in this backup: ${refusal.reason}.`);
    }
    const leftOids = new Set(left.map(({ table }) => table.table.oid));
    const isOutside = (table) => leftOids.has(table.oid) ||
        !inScope.has(table.schema) ||
        (isSupabase && (0,managed_schemas/* whyTableLeftOut */.Sn)(table) !== undefined);
    warnings.push(...keysThatLeave(catalog, byOid, isOutside));
    const tables = chosen
        .filter((table) => table.kind === 'table')
        .map((table) => planTable(table, byOid))
        .sort(byName);
    return {
        tables,
        parents: chosen.filter((table) => table.kind === 'partitioned'),
        wholeOids: wholeOids(catalog, chosen, byOid),
        sequences: catalog.sequences
            .filter((s) => inScope.has(s.schema) && !(isSupabase && (0,managed_schemas/* isSequenceLeftOut */.Bv)(s)))
            .sort(byName),
        platform: catalog.platform,
        schemas,
        schemasLeftOut,
        schemasOutside,
        schemasOfExtensions: schemasOutside.filter((schema) => extensionHomes.has(schema)),
        materializedViews: catalog.tables.filter((t) => t.kind === 'materialized-view' && inScope.has(t.schema)),
        excluded,
        warnings,
    };
}
/** Sizes are asked under the locks, because asking takes one. */
function withSizes(scope, bytesByOid) {
    const sized = (table) => ({
        ...table,
        estimatedBytes: bytesByOid.get(table.catalog.oid) ?? 0,
    });
    return { ...scope, tables: scope.tables.map(sized) };
}
function omit(kind, { schema, name }, reason) {
    return { kind, schema, name, reason };
}
function whyNotRead(table, inRecovery) {
    if (table.kind === 'foreign') {
        return {
            kind: 'foreign-table',
            reason: 'its rows live on another server; the definition is in the schema',
        };
    }
    if (table.extension !== null && table.extensionCondition === null) {
        return { kind: 'table', reason: `belongs to the extension ${table.extension}, which creates it anew` };
    }
    if (inRecovery && table.unlogged && table.kind === 'table') {
        return {
            kind: 'table',
            reason: 'unlogged, and this server is a standby, which has no content of it',
            warn: true,
        };
    }
    return undefined;
}
/** Parents in the partition tree, nearest first. */
function ancestorsOf(table, byOid) {
    const ancestors = [];
    let parent = table.partitionParent;
    while (parent !== null) {
        const found = byOid.get(parent);
        if (!found)
            break;
        ancestors.push(found);
        parent = found.partitionParent;
    }
    return ancestors;
}
function wholeOids({ tables }, chosen, byOid) {
    const read = chosen.filter(({ extensionCondition }) => !extensionCondition);
    const whole = new Set(read.map(({ oid }) => oid));
    const missing = tables.filter((table) => table.kind !== 'partitioned' && !whole.has(table.oid));
    for (const ancestor of missing.flatMap((table) => ancestorsOf(table, byOid)))
        whole.delete(ancestor.oid);
    return whole;
}
function planTable(table, byOid) {
    const root = ancestorsOf(table, byOid).at(-1);
    const columns = root ? inOrderOf(root, table.columns) : table.columns;
    const names = new Map(table.columns.map((column) => [column.attnum, column.name]));
    const condition = table.extensionCondition ? ` ${table.extensionCondition}` : '';
    const fromSql = `FROM ONLY ${(0,quote/* quoteTable */.Z8)(table)}${condition}`;
    return {
        schema: table.schema,
        name: table.name,
        columns: columns.map(toColumn),
        primaryKey: table.primaryKey.map((attnum) => names.get(attnum) ?? ''),
        partitionOf: root ? { schema: root.schema, name: root.name } : null,
        estimatedBytes: 0,
        catalog: table,
        selectSql: `SELECT ${columns.map(selectExpression).join(', ')} ${fromSql}`,
        fromSql,
    };
}
/** A leaf may have been built with another column order than its root; names agree. */
function inOrderOf(root, columns) {
    const order = new Map(root.columns.map((column, index) => [column.name, index]));
    return [...columns].sort((a, b) => (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0));
}
function keysThatLeave(catalog, byOid, isOutside) {
    return catalog.foreignKeys.flatMap((key) => {
        const from = byOid.get(key.from);
        const to = byOid.get(key.to);
        if (!from || !to || isOutside(from) || !isOutside(to))
            return [];
        return [
            `The foreign key ${key.name} of ${(0,quote/* displayTable */.jw)(from)} points to ${(0,quote/* displayTable */.jw)(to)}, which is not in this backup.`,
        ];
    });
}
function byName(a, b) {
    return (0,compare_bytes/* compareBytes */.X)(a.schema, b.schema) || (0,compare_bytes/* compareBytes */.X)(a.name, b.name);
}


/***/ }),

/***/ 91715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ readSequences)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48533);

const BATCH = 500;
/**
 * Where each sequence stands. Sequences take no part in transactions: read after the snapshot, they are at or
 * beyond every number that its rows use.
 */
async function readSequences(session, sequences) {
    const result = [];
    for (let start = 0; start < sequences.length; start += BATCH) {
        const batch = sequences.slice(start, start + BATCH);
        const parts = batch.map((s, i) => `SELECT ${i}, last_value, is_called FROM ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteTable */ .Z8)(s)}`);
        const rows = await session.query(`${parts.join(' UNION ALL ')} ORDER BY 1`);
        for (const [index, lastValue, isCalled] of rows) {
            const sequence = batch[Number(index)];
            if (!sequence || lastValue === null || lastValue === undefined)
                continue;
            result.push({ schema: sequence.schema, name: sequence.name, lastValue, isCalled: isCalled === 't' });
        }
        if (rows.length !== batch.length)
            throw new Error(`${batch.length} sequences, ${rows.length} answers`);
    }
    return result;
}


/***/ }),

/***/ 60357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FA: () => (/* binding */ joinSnapshot),
/* harmony export */   P1: () => (/* binding */ readSizes),
/* harmony export */   Su: () => (/* binding */ holdSnapshot)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _display_list_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(55564);
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(44661);
/* harmony import */ var _catalog_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80150);
/* harmony import */ var _early_schema_dump_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44354);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(48533);
/* harmony import */ var _scope_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75557);







/** Sessions that change tables, or wait to, at every snapshot end the run after so many. */
const MAX_SNAPSHOTS = 20;
/** Relations in one LOCK TABLE or one check; keeps statements short enough to read in a log. */
const BATCH = 500;
const BEGIN = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';
const EXPORT = `SELECT pg_catalog.pg_export_snapshot(), pg_catalog.pg_is_in_recovery(),
  pg_catalog.to_char(pg_catalog.clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
/**
 * Takes a snapshot on `leader`, decides the scope, locks it and makes sure that no lock came too late: TRUNCATE and
 * rewriting ALTERs ignore snapshots, so a table that changed between snapshot and lock starts the snapshot again.
 * `decide` judges the catalog (and throws what no new snapshot would mend); `read` runs under the locks.
 */
async function holdSnapshot(leader, log, decide, read) {
    let changed = [];
    for (let attempt = 1; attempt <= MAX_SNAPSHOTS; attempt++) {
        const snapshot = await begin(leader);
        const scope = decide(await (0,_catalog_js__WEBPACK_IMPORTED_MODULE_1__/* .readCatalog */ .u)(leader), snapshot);
        try {
            await lockAll(leader, scope);
            changed = await changedSince(leader, scope);
            if (changed.length === 0) {
                const sized = (0,_scope_js__WEBPACK_IMPORTED_MODULE_3__/* .withSizes */ .Z)(scope, await readSizes(leader, scope));
                return { snapshot, scope: sized, read: await read(sized, snapshot) };
            }
        }
        catch (error) {
            if (!leader.isAlive || !isChange(error))
                throw error;
            changed = [String(error.message)];
        }
        await leader.query('ROLLBACK');
        log.info(`The database changed while it was being locked (${(0,_display_list_js__WEBPACK_IMPORTED_MODULE_4__/* .displayList */ .l)(changed)}); taking a new snapshot.`);
    }
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', `Tables keep being truncated, rewritten or renamed: ${(0,_display_list_js__WEBPACK_IMPORTED_MODULE_4__/* .displayList */ .l)(changed)}.`, {
        code: 'SOURCE_CHANGING',
        nextStep: 'Run the backup when no migration or bulk load runs.',
    });
}
/** Lets another session see exactly what the leader sees. */
async function joinSnapshot(session, snapshot) {
    await session.query(`${BEGIN}; SET TRANSACTION SNAPSHOT ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quoteLiteral */ .ce)(snapshot.id)}`);
}
async function begin(leader) {
    await leader.query(BEGIN);
    const [row] = await leader.query(EXPORT);
    return { id: row?.[0] ?? '', inRecovery: row?.[1] === 't', takenAt: row?.[2] ?? '' };
}
/** Missing table, column, schema or catalog entry: something was dropped or renamed after the snapshot. */
function isChange(error) {
    if (error instanceof _early_schema_dump_js__WEBPACK_IMPORTED_MODULE_2__/* .LockQueueError */ .x)
        return true;
    const dropped = ['42P01', '42703', '3F000', '42809'].includes((0,_error_code_js__WEBPACK_IMPORTED_MODULE_6__/* .codeOf */ .$)(error));
    return dropped || /cache lookup failed|could not open relation/.test(String(error.message));
}
async function lockAll(leader, scope) {
    const lockable = [...scope.tables.map((t) => t.catalog), ...scope.parents].filter((t) => t.tableReadable);
    for (const batch of batches(lockable)) {
        const names = batch.map((table) => `ONLY ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quoteTable */ .Z8)(table)}`).join(', ');
        try {
            await leader.query(`LOCK TABLE ${names} IN ACCESS SHARE MODE`);
        }
        catch (error) {
            throw (0,_error_code_js__WEBPACK_IMPORTED_MODULE_6__/* .codeOf */ .$)(error) === '55P03' ? await lockedError(leader, batch, error) : error;
        }
    }
    // LOCK TABLE asks for more than privileges on columns; reading nothing takes the same lock.
    for (const table of scope.tables.filter((t) => !t.catalog.tableReadable)) {
        await leader.query(`${table.selectSql} LIMIT 0`);
    }
}
/** The server does not say which table it was; whoever holds or awaits a lock on one of them is the answer. */
async function lockedError(leader, batch, cause) {
    await leader.query('ROLLBACK');
    const rows = await leader.query(`SELECT DISTINCT l.relation FROM pg_catalog.pg_locks l
    WHERE l.mode = 'AccessExclusiveLock' AND l.relation IN (${batch.map((table) => table.oid).join(',')})`);
    const locked = new Set(rows.map(([oid]) => oid));
    const names = batch.filter((table) => locked.has(table.oid)).map(_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .displayTable */ .jw);
    const what = names.length > 0 ? (0,_display_list_js__WEBPACK_IMPORTED_MODULE_4__/* .displayList */ .l)(names) : 'A table';
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', `${what} is locked by another session for longer than lock-timeout.`, {
        code: 'SOURCE_LOCKED',
        nextStep: 'Run again when the migration or maintenance that holds the lock is over, or raise lock-timeout.',
        setting: 'lock-timeout',
        cause,
    });
}
/** Bytes on disk by oid, TOAST included, indexes not. */
async function readSizes(leader, scope) {
    const sizes = new Map();
    for (const batch of batches(scope.tables.map((table) => table.catalog.oid))) {
        const rows = await leader.query(`SELECT c.oid, pg_catalog.pg_relation_size(c.oid)
        + CASE WHEN c.reltoastrelid = 0 THEN 0 ELSE pg_catalog.pg_relation_size(c.reltoastrelid) END
      FROM pg_catalog.pg_class c WHERE c.oid IN (${batch.join(',')})`);
        for (const [oid, bytes] of rows)
            sizes.set(oid ?? '', Number(bytes));
    }
    return sizes;
}
/**
 * Names of tables that are not what the snapshot shows. Tables in SQL are read through the snapshot; the functions
 * here look at the live catalog (pg_relation_filenode, to_regclass and pg_identify_object_as_address use the
 * system caches).
 */
async function changedSince(leader, scope) {
    const byOid = new Map();
    for (const table of [...scope.tables.map((t) => t.catalog), ...scope.parents])
        byOid.set(table.oid, table);
    const changed = new Set();
    for (const batch of batches([...byOid.keys()])) {
        const list = batch.join(',');
        const rows = await leader.query(`
      SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.oid IN (${list})
        AND (pg_catalog.to_regclass(pg_catalog.format('%I.%I', n.nspname, c.relname)) IS DISTINCT FROM c.oid::pg_catalog.regclass
          OR c.relkind = 'r' AND pg_catalog.pg_relation_filenode(c.oid) IS DISTINCT FROM c.relfilenode)
      UNION ALL
      SELECT a.attrelid FROM pg_catalog.pg_attribute a
      WHERE a.attrelid IN (${list}) AND a.attnum > 0 AND NOT a.attisdropped
        AND (pg_catalog.pg_identify_object_as_address('pg_catalog.pg_class'::pg_catalog.regclass, a.attrelid, a.attnum)).object_names[3]
          IS DISTINCT FROM a.attname::pg_catalog.text`);
        for (const [oid] of rows)
            changed.add(oid ?? '');
    }
    return [...changed].map((oid) => {
        const table = byOid.get(oid);
        return table ? (0,_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .displayTable */ .jw)(table) : oid;
    });
}
function* batches(items) {
    for (let i = 0; i < items.length; i += BATCH)
        yield items.slice(i, i + BATCH);
}


/***/ }),

/***/ 78830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ sourceError)
/* harmony export */ });
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44661);
/* harmony import */ var _session_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37950);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48533);



/** The first rule that fits explains the error. */
const RULES = [
    {
        code: 'SOURCE_LOST',
        codes: ['57P01', '57P02', '57P03', '08006', '08003', '08P01', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'],
        pattern: /Connection terminated|not queryable/,
        message: (what, text) => `The connection to the server broke off (${what}): ${text}`,
        nextStep: 'Check that the server runs and look into its log, then run again.',
    },
    {
        code: 'VALUE_TOO_LARGE',
        codes: ['54000'],
        pattern: /invalid memory alloc request size|out of memory|Cannot enlarge string buffer/i,
        message: (what, text) => `A value of ${what} is too large: its text is over the server's limit of 1 GB (${text}).`,
        nextStep: 'Make the value smaller or leave the table out by exclude-tables; pg_dump cannot carry it either.',
    },
    {
        code: 'VALUE_NOT_UTF8',
        codes: ['22021', '22P05'],
        message: (what, text) => `A value of ${what} cannot be carried as UTF-8: ${text}`,
        nextStep: 'Correct the bytes in the database, or leave the table out by exclude-tables.',
    },
    {
        code: 'SOURCE_PERMISSION',
        codes: ['42501'],
        message: (what, text) => `The role may not read ${what}: ${text}`,
        nextStep: 'GRANT SELECT on it to the role of database-url.',
    },
    {
        code: 'SOURCE_LOCKED',
        codes: ['55P03'],
        message: (what, text) => `A lock on ${what} was not granted in time: ${text}`,
        nextStep: 'Run again when the other session has finished, or raise lock-timeout.',
    },
    {
        code: 'SOURCE_CONFLICT',
        codes: ['40001', '40P01'],
        message: (what, text) => `The server cancelled the reading of ${what}: ${text}`,
        nextStep: 'Run again; on a standby set hot_standby_feedback or raise max_standby_streaming_delay.',
    },
    {
        code: 'SOURCE_CONNECTION_LIMIT',
        codes: ['53300'],
        message: (_what, text) => `The server has no connection left: ${text}`,
        nextStep: 'Lower jobs, or raise max_connections.',
    },
    {
        code: 'SOURCE_LOCK_TABLE_FULL',
        codes: ['53200'],
        message: (_what, text) => `The server's lock table is full: ${text}`,
        nextStep: 'Raise max_locks_per_transaction at the server, or select fewer tables.',
    },
    {
        code: 'SOURCE_CANCELLED',
        codes: ['57014'],
        message: (what, text) => `The server cancelled the reading of ${what}: ${text}`,
        nextStep: 'Find out who cancelled it (an administrator or a timeout), then run again.',
    },
];
/** Turns an error of a running session into one a user can act on; a bug stays what it is. */
function sourceError(error, context) {
    return (0,_session_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .explainSourceError */ .LJ)(error, context, {
        display: _quote_js__WEBPACK_IMPORTED_MODULE_1__/* .displayTable */ .jw,
        rule: ruleOf,
        isServers: (thrown) => (0,_error_code_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$)(thrown) !== '',
    });
}
function ruleOf(error, text) {
    const code = (0,_error_code_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$)(error);
    return RULES.find(({ codes, pattern }) => codes.includes(code) || pattern?.test(text));
}


/***/ }),

/***/ 53533:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ describeSource)
/* harmony export */ });
/** What a manifest says about where its rows come from. */
function describeSource(session, database, fingerprint, { platform }) {
    return {
        engine: 'postgresql',
        serverVersion: session.serverVersion.split(' ')[0] ?? '',
        database,
        ...fingerprint,
        consistency: 'snapshot',
        ...(platform === null ? {} : { platform }),
    };
}


/***/ }),

/***/ 86038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ countLeftOut)
/* harmony export */ });
/* harmony import */ var _lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98392);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48533);
/* harmony import */ var _managed_schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41796);



/** A larger table is estimated: nobody waits for a count of logs. */
const MAX_COUNTED_BYTES = 64 * 1024 * 1024;
/** What is left out as Supabase's own, table by table, with the count of its rows; empty ones of other schemas are not worth a line. */
async function countLeftOut(session, { platform, schemas, schemasLeftOut }) {
    if (platform !== 'supabase')
        return [];
    const names = [...schemas, ...schemasLeftOut].map(_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteLiteral */ .ce).join(', ');
    const rows = await session.query(`SELECT n.nspname, c.relname, c.reltuples::pg_catalog.int8,
      pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
        AND NOT (c.relrowsecurity AND pg_catalog.row_security_active(c.oid)),
      pg_catalog.pg_relation_size(c.oid) <= ${MAX_COUNTED_BYTES}
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND n.nspname IN (${names}) ORDER BY 1, 2`);
    const found = [];
    for (const [schema, name, estimate, mayRead, isSmall] of rows) {
        const table = { schema: schema ?? '', name: name ?? '' };
        const ofSchema = (0,_managed_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .whySchemaLeftOut */ .HN)(table.schema);
        const reason = ofSchema ?? (0,_managed_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .whyTableLeftOut */ .Sn)(table);
        if (reason === undefined)
            continue;
        const count = mayRead === 't' && isSmall === 't' ? await countRows(session, (0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteTable */ .Z8)(table)) : null;
        const known = count === null ? describeEstimate(Number(estimate)) : (0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlural */ .yk)(count, 'row');
        if (count !== 0 || ofSchema === undefined)
            found.push({ kind: 'table', ...table, reason: `${reason} (${known})` });
    }
    return found;
}
async function countRows(session, table) {
    const [row] = await session.query(`SELECT pg_catalog.count(*) FROM ONLY ${table}`);
    return Number(row?.[0]);
}
/** -1: never analysed. */
function describeEstimate(rows) {
    return rows < 0 ? 'nobody has counted its rows' : `about ${(0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlural */ .yk)(rows, 'row')}`;
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


/***/ })

};
