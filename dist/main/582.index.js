export const id = 582;
export const ids = [582];
export const modules = {

/***/ 80150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ readCatalog)
/* harmony export */ });
/** User schemas: `pg_` is reserved (https://www.postgresql.org/docs/current/ddl-schemas.html). */
const USER_SCHEMA = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";
const KINDS = {
    r: 'table',
    p: 'partitioned',
    f: 'foreign',
    m: 'materialized-view',
};
const SCHEMAS = `SELECT n.nspname FROM pg_catalog.pg_namespace n WHERE ${USER_SCHEMA} ORDER BY n.oid`;
/** Members of extensions; configuration tables carry the condition of their rows. */
const EXTENSION_MEMBER = `
  LEFT JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid
    AND d.objsubid = 0 AND d.deptype = 'e'
  LEFT JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
  LEFT JOIN LATERAL (
    SELECT e.extcondition[i] AS condition
    FROM pg_catalog.generate_subscripts(e.extconfig, 1) i WHERE e.extconfig[i] = c.oid LIMIT 1
  ) x ON true`;
const TABLES = `
SELECT c.oid, n.nspname, c.relname, c.relkind, c.relpersistence = 'u', i.inhparent,
  e.extname, CASE WHEN x.condition IS NOT NULL THEN x.condition END,
  pg_catalog.has_schema_privilege(n.oid, 'USAGE'), pg_catalog.has_table_privilege(c.oid, 'SELECT'),
  c.relrowsecurity AND pg_catalog.row_security_active(c.oid),
  (SELECT pg_catalog.array_to_string((k.indkey::pg_catalog.int2[])[0:k.indnkeyatts - 1], ' ')
   FROM pg_catalog.pg_index k WHERE k.indrelid = c.oid AND k.indisprimary)
FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_inherits i ON i.inhrelid = c.oid AND c.relispartition
  ${EXTENSION_MEMBER}
WHERE c.relkind IN ('r', 'p', 'f', 'm') AND c.relpersistence <> 't' AND ${USER_SCHEMA}`;
/** From here on a NOT NULL may be NOT VALID: it forbids new NULLs, and rows may have old ones. */
const NOT_NULL_NOT_VALID_SINCE = 180_000;
/** That no row has NULL. */
const NOT_NULL = (serverVersionNum) => serverVersionNum < NOT_NULL_NOT_VALID_SINCE
    ? 'a.attnotnull'
    : `a.attnotnull AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k
    WHERE k.conrelid = a.attrelid AND k.contype = 'n' AND k.conkey[1] = a.attnum AND NOT k.convalidated)`;
const COLUMNS = (serverVersionNum) => `
SELECT a.attrelid, a.attname, a.attnum, pg_catalog.format_type(a.atttypid, a.atttypmod), a.atttypid, a.attgenerated,
  ${NOT_NULL(serverVersionNum)}
FROM pg_catalog.pg_attribute a
  JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND ${USER_SCHEMA}
ORDER BY a.attrelid, a.attnum`;
/** Only for tables whose privileges on the whole do not do; most roles have none such. */
const UNREADABLE_COLUMNS = (oids) => `
SELECT a.attrelid, a.attnum FROM pg_catalog.pg_attribute a
WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid IN (${oids.join(',')})
  AND NOT pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'SELECT')`;
const DOMAINS = "SELECT t.oid, t.typbasetype FROM pg_catalog.pg_type t WHERE t.typtype = 'd'";
const SEQUENCES = `
SELECT c.oid, n.nspname, c.relname,
  pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_sequence_privilege(c.oid, 'SELECT')
FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  ${EXTENSION_MEMBER}
WHERE c.relkind = 'S' AND c.relpersistence <> 't' AND ${USER_SCHEMA}
  AND (e.oid IS NULL OR x.condition IS NOT NULL)`;
const FOREIGN_KEYS = `
SELECT k.conname, k.conrelid, k.confrelid FROM pg_catalog.pg_constraint k
WHERE k.contype = 'f' AND k.conparentid = 0`;
const EXTENSION_SCHEMAS = `
SELECT e.extname, n.nspname FROM pg_catalog.pg_extension e
  JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE ${USER_SCHEMA}`;
/** Everything the backup decides upon, as the transaction's snapshot shows it: a few small queries. */
async function readCatalog(session) {
    const schemas = (await session.query(SCHEMAS)).map(([name]) => name ?? '');
    const tableRows = await session.query(TABLES);
    const doubtful = tableRows.filter((row) => row[9] === 'f').map(([oid]) => oid ?? '');
    const unreadable = doubtful.length === 0 ? [] : await session.query(UNREADABLE_COLUMNS(doubtful));
    const columns = groupColumns(await session.query(COLUMNS(session.serverVersionNum)), await session.query(DOMAINS), unreadable);
    const sequences = (await session.query(SEQUENCES)).map(([oid, schema, name, readable]) => ({
        oid: oid ?? '',
        schema: schema ?? '',
        name: name ?? '',
        readable: readable === 't',
    }));
    const foreignKeys = (await session.query(FOREIGN_KEYS)).map(([name, from, to]) => ({
        name: name ?? '',
        from: from ?? '',
        to: to ?? '',
    }));
    const extensionSchemas = new Map((await session.query(EXTENSION_SCHEMAS)).map(([extension, schema]) => [extension ?? '', schema ?? '']));
    const tables = tableRows.map((row) => toTable(row, columns));
    return { schemas, tables, sequences, foreignKeys, extensionSchemas };
}
function toTable(row, columns) {
    const [oid, schema, name, kind, unlogged, parent, extension, condition, usable, readable, rls, key] = row;
    return {
        oid: oid ?? '',
        schema: schema ?? '',
        name: name ?? '',
        kind: KINDS[kind ?? ''] ?? 'table',
        columns: columns.get(oid ?? '') ?? [],
        primaryKey: key ? key.split(' ').map(Number) : [],
        partitionParent: parent ?? null,
        unlogged: unlogged === 't',
        extension: extension ?? null,
        extensionCondition: condition ?? null,
        schemaUsable: usable === 't',
        tableReadable: readable === 't',
        rowSecurityActive: rls === 't',
    };
}
function groupColumns(rows, domainRows, unreadable) {
    const hidden = new Set(unreadable.map(([table, attnum]) => `${table}.${attnum}`));
    const domains = new Map(domainRows.map(([oid, base]) => [oid, base]));
    const baseType = (oid) => {
        const base = domains.get(oid);
        return base === undefined ? Number(oid) : baseType(base);
    };
    const byTable = new Map();
    for (const [table, name, attnum, type, typeOid, generated, notNull] of rows) {
        const list = byTable.get(table ?? '') ?? [];
        byTable.set(table ?? '', list);
        list.push({
            name: name ?? '',
            attnum: Number(attnum),
            type: type ?? '',
            baseTypeOid: baseType(typeOid ?? null),
            generated: generated === 's' ? 'stored' : generated === 'v' ? 'virtual' : null,
            notNull: notNull === 't',
            readable: !hidden.has(`${table}.${attnum}`),
        });
    }
    return byTable;
}


/***/ }),

/***/ 87097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ readFingerprint)
/* harmony export */ });
const FINGERPRINT_ALLOWED = "SELECT pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE')";
const FINGERPRINT = `SELECT c.system_identifier, d.oid FROM pg_catalog.pg_control_system() c, pg_catalog.pg_database d
  WHERE d.datname = pg_catalog.current_database()`;
/** The cluster's identifier with the database's oid, or, where a host hides that, `address`. */
async function readFingerprint(session, address) {
    const [allowed] = await session.query(FINGERPRINT_ALLOWED);
    if (allowed?.[0] !== 't')
        return { fingerprint: address, fingerprintKind: 'address' };
    const [row] = await session.query(FINGERPRINT);
    return { fingerprint: `${row?.[0]}/${row?.[1]}`, fingerprintKind: 'system-identifier' };
}


/***/ }),

/***/ 51582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ DEFAULT_IDLE_TIMEOUT_MS),
  openPostgresSource: () => (/* binding */ openPostgresSource)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/child-environment.js
/** Variables that no child process needs: libpq's, ours, and whatever looks like a secret. */
const WITHHELD = /^(PG|DB_BACKUP_|INPUT_|SUPABASE_|SLACK_|DATABASE_URL$)|SECRET|TOKEN|PASSWORD|PASSWD|CREDENTIAL|WEBHOOK|_KEY(_|$)/i;
/** What a child process inherits. */
function childEnvironment(env) {
    const kept = Object.entries(env).filter((entry) => entry[1] !== undefined && !WITHHELD.test(entry[0]));
    return Object.fromEntries(kept);
}

// EXTERNAL MODULE: ./.cache/build/database/postgres/connect.js + 2 modules
var connect = __webpack_require__(78389);
// EXTERNAL MODULE: ./.cache/build/database/postgres/connect-errors.js + 1 modules
var connect_errors = __webpack_require__(75631);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./.cache/build/database/postgres/quote.js
var quote = __webpack_require__(48533);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
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

// EXTERNAL MODULE: ./.cache/build/database/postgres/sql-statements.js
var sql_statements = __webpack_require__(10332);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/schema-filter.js

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
    return (0,sql_statements/* splitSql */.b)(script).map(filterPiece).join('');
}
function filterPiece(piece) {
    const statement = (0,sql_statements/* statementOf */.T)(piece);
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

;// CONCATENATED MODULE: ./.cache/build/database/postgres/schema-dump.js



/**
 * Both sections of the schema, filtered for older targets and freed of secrets.
 * `neededSchemas`: schemas that are left out but hold an extension, which needs them to exist.
 */
async function dumpSchema(run, neededSchemas) {
    const sections = await runPgDump(run);
    const head = neededSchemas
        .map((name) => `CREATE SCHEMA IF NOT EXISTS ${(0,quote/* quoteIdentifier */.Cm)(name)};\n`)
        .join('');
    return {
        preData: Buffer.from(head + filterSchema(sections['pre-data'].toString('utf8'))),
        postData: Buffer.from(filterSchema(sections['post-data'].toString('utf8'))),
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
async function startSchemaDump(run, neededSchemas) {
    const halt = new AbortController();
    let ended = false;
    const signal = AbortSignal.any([run.signal, halt.signal]);
    const result = dumpSchema({ ...run, signal }, neededSchemas).finally(() => {
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

// EXTERNAL MODULE: ./.cache/build/database/postgres/fingerprint.js
var fingerprint = __webpack_require__(87097);
// EXTERNAL MODULE: ./.cache/build/database/postgres/large-objects.js
var large_objects = __webpack_require__(89759);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/not-covered.js

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
        ...(await list(ROLES, named('role', REASONS.role))),
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
        .filter(([, , option]) => isSecretOption(option ?? ''))
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

;// CONCATENATED MODULE: ./.cache/build/database/postgres/pg-dump-find.js




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
    const problem = (code, message) => new errors/* BackupError */.hj('settings', message, {
        code,
        nextStep: `Point pg-dump-path to the pg_dump of PostgreSQL ${serverMajor} or newer, or leave it out.`,
        setting: 'pg-dump-path',
    });
    let version;
    try {
        version = await versionOf(path, env);
    }
    catch (error) {
        throw problem('PG_DUMP_UNUSABLE', `${path} cannot be used as pg_dump: ${(0,errors/* messageOf */.bD)(error).split('\n')[0]}`);
    }
    if (majorOf(version) < serverMajor) {
        throw problem('PG_DUMP_TOO_OLD', `${path} is pg_dump ${version}, older than the server (PostgreSQL ${serverMajor}).`);
    }
    return withRestore({ kind: 'program', path, version }, env);
}
async function withRestore(dump, env) {
    const restorePath = (0,external_node_path_.join)((0,external_node_path_.dirname)(dump.path), 'pg_restore');
    const version = await versionOf(restorePath, env, 'pg_restore').catch(() => undefined);
    return version === dump.version ? { ...dump, restorePath } : dump;
}
async function installed(env) {
    const folders = [
        ...(await versionedFolders()),
        ...(env.PATH ?? '').split(external_node_path_.delimiter).filter((f) => f !== ''),
    ];
    const paths = [...new Set(folders.map((folder) => (0,external_node_path_.join)(folder, 'pg_dump')))];
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
        const names = await (0,external_node_fs_promises_.readdir)(folder).catch(() => []);
        return names.filter((name) => VERSIONED_NAME.test(name)).map((name) => (0,external_node_path_.join)(folder, name, 'bin'));
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
        (0,external_node_child_process_.execFile)(file, args, { env, timeout: timeoutMs }, (error, stdout) => error ? reject(error) : resolve(stdout));
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
    return new errors/* BackupError */.hj('settings', message, {
        code: 'PG_DUMP_MISSING',
        nextStep: `Install postgresql-client-${serverMajor} or newer (https://www.postgresql.org/download/), give its place in pg-dump-path, or set schema-dump: off to back up rows without the schema.`,
        setting: 'pg-dump-path',
    });
}

// EXTERNAL MODULE: ./.cache/build/database/postgres/row-stream.js
var row_stream = __webpack_require__(91590);
// EXTERNAL MODULE: ./.cache/build/database/postgres/session.js + 3 modules
var session = __webpack_require__(80350);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/source-errors.js




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
    if (context.signal.aborted)
        return (0,errors/* cancelledError */.YQ)(context.signal.reason);
    if (error instanceof errors/* BackupError */.hj)
        return error;
    const what = context.table ? `table ${(0,quote/* displayTable */.jw)(context.table)}` : (context.doing ?? 'the source');
    const text = (0,errors/* messageOf */.bD)(error);
    const fail = (code, message, nextStep) => new errors/* BackupError */.hj('source', message, { code, nextStep, cause: error });
    if (error instanceof session/* SilenceError */.e) {
        const message = `Reading ${what} came to a halt: ${text}; the connection is taken for dead.`;
        return fail('SOURCE_TIMEOUT', message, 'Check the network and the load of the server, then run again.');
    }
    const code = (0,connect_errors/* codeOf */.$N)(error);
    const rule = RULES.find(({ codes, pattern }) => codes.includes(code) || pattern?.test(text));
    if (rule)
        return fail(rule.code, rule.message(what, text), rule.nextStep);
    if (code === '' && error instanceof Error)
        return error;
    return fail('SOURCE_FAILED', `Reading ${what} fails: ${text}`, "Look into the server's log for the reason.");
}

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
    warnings;
    plans;
    closed;
    constructor(parts) {
        this.parts = parts;
        const { leader, held, options } = parts;
        this.info = {
            engine: 'postgresql',
            serverVersion: leader.serverVersion.split(' ')[0] ?? '',
            database: options.connection.database,
            ...held.read.fingerprint,
            consistency: 'snapshot',
        };
        this.snapshotAt = held.snapshot.takenAt;
        this.tables = held.scope.tables;
        this.sequences = held.read.sequences;
        this.largeObjects = held.read.largeObjects;
        this.excluded = held.scope.excluded;
        this.notCovered = held.read.notCovered;
        this.warnings = held.scope.warnings;
        this.plans = new Map(held.scope.tables.map((table) => [(0,quote/* quoteTable */.Z8)(table), table]));
    }
    /** Largest tables first: one row is enough. */
    async hasRows() {
        const inOrder = [...this.tables].sort((a, b) => b.estimatedBytes - a.estimatedBytes);
        return this.withLeader('whether there are rows', async (leader) => {
            for (const table of inOrder) {
                if (table.estimatedBytes === 0)
                    return false;
                const rows = await leader.query(`SELECT 1 ${table.fromSql} LIMIT 1`);
                if (rows.length > 0)
                    return true;
            }
            return false;
        });
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
                return sourceError(error, context);
            },
        });
    }
    async refused(pool, session, error, context) {
        const isLock = (0,connect_errors/* codeOf */.$N)(error) === '55P03' && pool !== this.parts.leaderPool && session.isAlive;
        const undone = isLock
            ? await session.query('ROLLBACK TO SAVEPOINT lock; RELEASE SAVEPOINT lock').catch(() => undefined)
            : undefined;
        if (undone === undefined)
            session.destroy();
        pool.release(session);
        return undone === undefined ? sourceError(error, context) : new LockRefused();
    }
    async acquire(pool, context) {
        try {
            return await pool.acquire();
        }
        catch (error) {
            throw sourceError(error, context);
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
            throw sourceError(error, context);
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

;// CONCATENATED MODULE: ./.cache/build/database/postgres/preflight.js


/**
 * Every table and sequence in scope can be read in full by this role.
 * `needsTableLocks`: pg_dump will lock every table of the schemas, which column privileges do not allow.
 * @throws BackupError kind `source`, code `SOURCE_PERMISSION` or `SOURCE_RLS`, naming everything at once
 */
function checkReadable(scope, role, needsTableLocks) {
    const unreadable = [
        ...scope.tables.flatMap(({ catalog }) => whatIsMissing(catalog, needsTableLocks)),
        ...(needsTableLocks ? scope.parents.flatMap((table) => whatIsMissing(table, true)) : []),
        ...scope.sequences.filter((s) => !s.readable).map((s) => `sequence ${(0,quote/* displayTable */.jw)(s)}`),
    ];
    if (unreadable.length > 0) {
        throw new errors/* BackupError */.hj('source', `The role "${role}" cannot read everything: no SELECT on ${(0,quote/* displayList */.lm)(unreadable)}.`, {
            code: 'SOURCE_PERMISSION',
            nextStep: `GRANT USAGE on the schemas and SELECT on these tables and sequences to ${(0,quote/* quoteIdentifier */.Cm)(role)} (or GRANT pg_read_all_data, PostgreSQL 14+), or leave them out by schemas or exclude-tables.`,
        });
    }
    const hidden = scope.tables.filter(({ catalog }) => catalog.rowSecurityActive).map(quote/* displayTable */.jw);
    if (hidden.length > 0) {
        throw new errors/* BackupError */.hj('source', `Row-level security hides rows from the role "${role}" in ${(0,quote/* displayList */.lm)(hidden)}.`, {
            code: 'SOURCE_RLS',
            nextStep: `Connect as a role with BYPASSRLS (ALTER ROLE ${(0,quote/* quoteIdentifier */.Cm)(role)} BYPASSRLS), or leave the tables out by exclude-tables.`,
        });
    }
}
function whatIsMissing(table, needsTableLock) {
    if (table.tableReadable && table.schemaUsable)
        return [];
    if (!table.schemaUsable)
        return [`${(0,quote/* displayTable */.jw)(table)} (no USAGE on its schema)`];
    const columns = table.columns
        .filter((column) => !column.readable)
        .map((column) => (0,quote/* quoteIdentifier */.Cm)(column.name));
    if (columns.length > 0 && columns.length < table.columns.length) {
        return [`${(0,quote/* displayTable */.jw)(table)} (column ${(0,quote/* displayList */.lm)(columns)})`];
    }
    if (columns.length > 0 || table.columns.length === 0)
        return [(0,quote/* displayTable */.jw)(table)];
    return needsTableLock
        ? [`${(0,quote/* displayTable */.jw)(table)} (the table itself, for pg_dump's lock; columns alone do not do)`]
        : [];
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/reader-pool.js
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

// EXTERNAL MODULE: ./.cache/build/database/selection.js
var database_selection = __webpack_require__(61747);
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
    const { schemas, tables: selected, left } = (0,database_selection/* select */.L)(selection, catalog.schemas, candidates);
    const inScope = new Set(schemas);
    const excluded = [];
    const warnings = [];
    const extensionHomes = new Set(catalog.extensionSchemas.values());
    const schemasOutside = catalog.schemas.filter((schema) => !inScope.has(schema));
    for (const name of schemasOutside)
        excluded.push({ kind: 'schema', name, reason: 'not selected by the setting schemas' });
    for (const { table, reason, pattern } of left) {
        excluded.push(omit('table', table, pattern === null
            ? `not selected by the setting ${reason}`
            : `left out by the setting ${reason} (${pattern})`));
    }
    const chosen = [];
    for (const { table } of selected) {
        const refusal = whyNotRead(table, inRecovery);
        if (refusal)
            excluded.push(omit(refusal.kind, table, refusal.reason));
        else
            chosen.push(table);
        if (refusal?.warn)
            warnings.push(`${(0,quote/* displayTable */.jw)(table)} is not in this backup: ${refusal.reason}.`);
    }
    const leftOids = new Set(left.map(({ table }) => table.table.oid));
    const isOutside = (table) => leftOids.has(table.oid) || !inScope.has(table.schema);
    warnings.push(...keysThatLeave(catalog, byOid, isOutside));
    const tables = chosen
        .filter((table) => table.kind === 'table')
        .map((table) => planTable(table, byOid))
        .sort(byName);
    return {
        tables,
        parents: chosen.filter((table) => table.kind === 'partitioned'),
        sequences: catalog.sequences.filter((s) => inScope.has(s.schema)).sort(byName),
        schemas,
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
/** UTF-8 bytes order like code points; UTF-16 units, JavaScript's own order, do not. */
function byName(a, b) {
    return (Buffer.compare(Buffer.from(a.schema), Buffer.from(b.schema)) ||
        Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/sequences.js

const BATCH = 500;
/**
 * Where each sequence stands. Sequences take no part in transactions: read after the snapshot, they are at or
 * beyond every number that its rows use.
 */
async function readSequences(session, sequences) {
    const result = [];
    for (let start = 0; start < sequences.length; start += BATCH) {
        const batch = sequences.slice(start, start + BATCH);
        const parts = batch.map((s, i) => `SELECT ${i}, last_value, is_called FROM ${(0,quote/* quoteTable */.Z8)(s)}`);
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

// EXTERNAL MODULE: ./.cache/build/database/postgres/catalog.js
var catalog = __webpack_require__(80150);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/snapshot.js






/** Sessions that change tables, or wait to, at every snapshot end the run after so many. */
const MAX_SNAPSHOTS = 20;
/** Relations in one LOCK TABLE or one check; keeps statements short enough to read in a log. */
const snapshot_BATCH = 500;
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
        const scope = decide(await (0,catalog/* readCatalog */.u)(leader), snapshot);
        try {
            await lockAll(leader, scope);
            changed = await changedSince(leader, scope);
            if (changed.length === 0) {
                const sized = withSizes(scope, await readSizes(leader, scope));
                return { snapshot, scope: sized, read: await read(sized, snapshot) };
            }
        }
        catch (error) {
            if (!leader.isAlive || !isChange(error))
                throw error;
            changed = [String(error.message)];
        }
        await leader.query('ROLLBACK');
        log.info(`The database changed while it was being locked (${(0,quote/* displayList */.lm)(changed)}); taking a new snapshot.`);
    }
    throw new errors/* BackupError */.hj('source', `Tables keep being truncated, rewritten or renamed: ${(0,quote/* displayList */.lm)(changed)}.`, {
        code: 'SOURCE_CHANGING',
        nextStep: 'Run the backup when no migration or bulk load runs.',
    });
}
/** Lets another session see exactly what the leader sees. */
async function joinSnapshot(session, snapshot) {
    await session.query(`${BEGIN}; SET TRANSACTION SNAPSHOT ${(0,quote/* quoteLiteral */.ce)(snapshot.id)}`);
}
async function begin(leader) {
    await leader.query(BEGIN);
    const [row] = await leader.query(EXPORT);
    return { id: row?.[0] ?? '', inRecovery: row?.[1] === 't', takenAt: row?.[2] ?? '' };
}
/** Missing table, column, schema or catalog entry: something was dropped or renamed after the snapshot. */
function isChange(error) {
    if (error instanceof LockQueueError)
        return true;
    const dropped = ['42P01', '42703', '3F000', '42809'].includes((0,connect_errors/* codeOf */.$N)(error));
    return dropped || /cache lookup failed|could not open relation/.test(String(error.message));
}
async function lockAll(leader, scope) {
    const lockable = [...scope.tables.map((t) => t.catalog), ...scope.parents].filter((t) => t.tableReadable);
    for (const batch of batches(lockable)) {
        const names = batch.map((table) => `ONLY ${(0,quote/* quoteTable */.Z8)(table)}`).join(', ');
        try {
            await leader.query(`LOCK TABLE ${names} IN ACCESS SHARE MODE`);
        }
        catch (error) {
            throw (0,connect_errors/* codeOf */.$N)(error) === '55P03' ? await lockedError(leader, batch, error) : error;
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
    const names = batch.filter((table) => locked.has(table.oid)).map(quote/* displayTable */.jw);
    const what = names.length > 0 ? (0,quote/* displayList */.lm)(names) : 'A table';
    return new errors/* BackupError */.hj('source', `${what} is locked by another session for longer than lock-timeout.`, {
        code: 'SOURCE_LOCKED',
        nextStep: 'Run again when the migration or maintenance that holds the lock is over, or raise lock-timeout.',
        setting: 'lock-timeout',
        cause,
    });
}
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
        return table ? (0,quote/* displayTable */.jw)(table) : oid;
    });
}
function* batches(items) {
    for (let i = 0; i < items.length; i += snapshot_BATCH)
        yield items.slice(i, i + snapshot_BATCH);
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/open-source.js

















/** A scan over dead rows may send nothing for minutes; a dead network would stay silent for ever. */
const DEFAULT_IDLE_TIMEOUT_MS = 10 * 60 * 1000;
const VERSION_FACTOR = 10_000;
/**
 * Connects, checks that everything in scope can be read in full, and takes the locked snapshot.
 * @throws BackupError kind `source`; kind `settings` for a selection that matches nothing or a missing pg_dump
 */
async function openPostgresSource(options) {
    const { connection: target, signal, log, pgDumpPath } = options;
    const env = childEnvironment(options.env);
    // Waiting for a lock is no silence.
    const lockTimeoutMs = options.lockTimeoutSeconds * 1000;
    const idleTimeoutMs = options.idleTimeoutMs ?? Math.max(DEFAULT_IDLE_TIMEOUT_MS, 2 * lockTimeoutMs);
    const connecting = {
        target,
        readOnly: true,
        lockTimeoutSeconds: options.lockTimeoutSeconds,
        idleTimeoutMs,
        signal,
    };
    const leader = await (0,connect/* connect */.N)(connecting);
    const opened = [leader];
    const dumps = [];
    try {
        const serverMajor = Math.floor(leader.serverVersionNum / VERSION_FACTOR);
        const pgDump = options.schemaDump === 'off' ? undefined : await findPgDump({ pgDumpPath, serverMajor, env });
        const [role] = await leader.query('SELECT current_user');
        const address = `${(0,connect_errors/* displayHost */.LK)(leader.address)}/${target.database}`;
        const startSchema = async (scope, { id: snapshotId }) => {
            if (pgDump === undefined)
                return null;
            const { schemasOutside, schemasOfExtensions } = scope;
            const applicationName = `db-backup-schema-${(0,external_node_crypto_.randomUUID)()}`;
            const { lockTimeoutSeconds, tempDir } = options;
            const shared = { target, leader, lockTimeoutSeconds, tempDir, idleTimeoutMs, env, signal };
            const dump = await startSchemaDump({ ...shared, pgDump, applicationName, snapshotId, schemasOutside }, schemasOfExtensions);
            dumps.push(dump);
            return dump;
        };
        const held = await holdSnapshot(leader, log, (catalog, snapshot) => {
            const scope = decideScope(catalog, options.selection, snapshot.inRecovery);
            checkReadable(scope, role?.[0] ?? target.user, pgDump !== undefined);
            return scope;
        }, async (scope, snapshot) => ({
            sequences: await readSequences(leader, scope.sequences),
            largeObjects: await (0,large_objects/* describeLargeObjects */.ds)(leader),
            notCovered: await findNotCovered(leader, scope),
            fingerprint: await (0,fingerprint/* readFingerprint */.b)(leader, address),
            schema: await startSchema(scope, snapshot),
        }));
        const openReader = () => openWorker(leader, connecting, held.snapshot, opened);
        const leaderPool = new ReaderPool([leader], () => Promise.reject(leaderLost()));
        const pool = options.jobs > 1 ? await openPool(options.jobs, openReader) : leaderPool;
        return new PostgresSource({
            options,
            leader,
            opened,
            held,
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
        throw sourceError(error, { doing: 'the catalog', signal });
    }
}
async function openWorker(leader, connecting, snapshot, opened) {
    const worker = await (0,connect/* connectBeside */.P)(leader, connecting);
    opened.push(worker);
    await joinSnapshot(worker, snapshot);
    return worker;
}
async function openPool(jobs, openReader) {
    const readers = await Promise.all(Array.from({ length: jobs }, openReader));
    return new ReaderPool(readers, openReader);
}
function leaderLost() {
    return new errors/* BackupError */.hj('source', 'The connection that holds the snapshot is gone.', {
        code: 'SOURCE_LOST',
        nextStep: "Look into the server's log and run again.",
    });
}


/***/ }),

/***/ 91590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ toRowStream)
/* harmony export */ });
/** A running COPY as the port's stream. */
function toRowStream(copy, events) {
    let ended = false;
    const next = async () => {
        if (ended)
            return { done: true, value: undefined };
        try {
            const value = await copy.nextChunk();
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
            if (copy.rowCount === undefined)
                throw new Error('the row count is known once the stream has ended');
            return copy.rowCount;
        },
    };
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


/***/ })

};
