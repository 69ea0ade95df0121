export const id = 783;
export const ids = [783];
export const modules = {

/***/ 22307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ readDefinitions),
  C: () => (/* binding */ readForPlain)
});

// EXTERNAL MODULE: ./.cache/build/database/postgres/supabase/platform.js
var platform = __webpack_require__(67937);
// EXTERNAL MODULE: ./.cache/build/core/supabase.js
var supabase = __webpack_require__(54753);
// EXTERNAL MODULE: ./.cache/build/database/postgres/quote.js
var quote = __webpack_require__(48533);
// EXTERNAL MODULE: ./.cache/build/database/postgres/restore/script-statements.js
var script_statements = __webpack_require__(91112);
// EXTERNAL MODULE: ./.cache/build/database/postgres/supabase/managed-schemas.js
var managed_schemas = __webpack_require__(41796);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/supabase/script-entries.js


/** The schema that an entry belongs to or is about. */
function schemaOfEntry({ type, name, schema }) {
    if (schema !== null)
        return schema;
    if (type === 'SCHEMA')
        return name;
    const about = type === 'ACL' || type === 'COMMENT' ? /^SCHEMA "?([^"]+)"?$/.exec(name)?.[1] : undefined;
    return about ?? null;
}
function isManaged(entry) {
    const schema = entry === null ? null : schemaOfEntry(entry);
    return schema !== null && (0,managed_schemas/* isManagedSchema */.rB)(schema);
}
const SESSION_ROLE = (0,script_statements/* sqlPattern */.TO)('^SET SESSION AUTHORIZATION (ID);$');
/** Who grants from here on: null after RESET, undefined for any other statement. */
function sessionRoleOf(sql) {
    if (/^RESET SESSION AUTHORIZATION;$/.test(sql))
        return null;
    const found = SESSION_ROLE.exec(sql)?.[1];
    if (found === undefined)
        return undefined;
    return found === 'DEFAULT' ? null : (0,script_statements/* unquote */._n)(found.replace(/^'(.*)'$/, '"$1"'));
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/supabase/script-for-plain.js





const RIGHTS = `SELECT r.rolsuper OR r.rolcreaterole, r.rolsuper OR (r.rolcreaterole AND r.rolbypassrls
    AND pg_catalog.current_setting('server_version_num')::pg_catalog.int4 >= 160000)
  FROM pg_catalog.pg_roles r WHERE r.rolname = CURRENT_USER`;
const EXTENSIONS = `SELECT name FROM pg_catalog.pg_available_extensions
  UNION SELECT extname FROM pg_catalog.pg_extension`;
/** For a database that is no Supabase project: what Supabase keeps is made there too, so that policies and keys hold. */
async function definitionsForPlain(session, whole) {
    const names = async (sql) => new Set((await session.query(sql)).map(([name]) => name ?? ''));
    const [rights] = await session.query(RIGHTS);
    return chooseForPlain(whole, {
        roles: await names('SELECT r.rolname FROM pg_catalog.pg_roles r'),
        extensions: await names(EXTENSIONS),
        mayMakeRoles: rights?.[0] === 't',
        mayBypass: rights?.[1] === 't',
    });
}
/** Pure. */
function chooseForPlain(whole, server) {
    const notes = [];
    const isUnavailable = (name) => name !== undefined && (0,supabase/* isPlatformExtension */.vM)(name) && !server.extensions.has(name);
    const homes = new Set(whole.preData.flatMap(({ sql }) => (isUnavailable((0,script_statements/* extensionOf */.je)(sql)) ? [] : (homeOf(sql) ?? []))));
    const wanted = new Set(managed_schemas/* API_ROLES */.XZ);
    const choose = (statements) => {
        let isSkipping = false;
        return statements.filter((statement) => {
            const { sql, entry } = statement;
            const role = sessionRoleOf(sql);
            if (role !== undefined)
                isSkipping = role !== null && !server.roles.has(role) && isManaged(entry);
            if (isSkipping)
                return false;
            // "RESET SESSION AUTHORIZATION" of what was skipped does no harm.
            const owner = (0,script_statements/* newOwnerOf */.zJ)(sql);
            if (owner !== undefined && (0,managed_schemas/* isReservedRole */.dq)(owner))
                return false;
            if (isUnavailable((0,script_statements/* extensionOf */.je)(sql))) {
                notes.push(`The extension ${(0,script_statements/* extensionOf */.je)(sql)} is at home at Supabase and not installed here; it is left out.`);
                return false;
            }
            const schema = (0,script_statements/* newSchemaOf */.Tc)(sql);
            if (schema !== undefined && (0,managed_schemas/* whySchemaLeftOut */.HN)(schema) !== undefined)
                return homes.has(schema);
            if (entry?.schema && (0,managed_schemas/* whySchemaLeftOut */.HN)(entry.schema) !== undefined) {
                const label = (0,quote/* displayTable */.jw)({ schema: entry.schema, name: entry.name });
                notes.push(`The ${entry.type.toLowerCase()} ${label} is left out: ${entry.schema} is Supabase's own.`);
                return false;
            }
            return mayName(statement, server.roles, wanted);
        });
    };
    const preData = choose(whole.preData);
    const postData = choose(whole.postData);
    const rolesMade = server.mayMakeRoles ? [...wanted].filter((name) => !server.roles.has(name)).sort() : [];
    if (rolesMade.length > 0) {
        notes.push(`Roles of Supabase are made here, without log-in: ${rolesMade.join(', ')}.`);
    }
    if (rolesMade.includes('service_role') && !server.mayBypass) {
        notes.push('The role service_role is made subject to row-level security: only a superuser may exempt it (ALTER ROLE service_role BYPASSRLS).');
    }
    return {
        ...whole,
        setUp: rolesMade.map((name) => `CREATE ROLE ${(0,quote/* quoteIdentifier */.Cm)(name)} ${roleAttributes(name, server)}`),
        rolesMade,
        preData,
        postData,
        notes,
    };
}
function roleAttributes(name, { mayBypass }) {
    const attributes = (0,managed_schemas/* attributesOf */.Td)(name);
    return mayBypass ? attributes : attributes.replace(' BYPASSRLS', '');
}
/**
 * Grants of Supabase to its own roles mean nothing elsewhere. Roles that users name, as in a policy or a grant to a hook
 * of Auth, are made.
 */
function mayName({ sql, entry }, roles, wanted) {
    const missing = (0,script_statements/* grantedRolesOf */.c9)(sql).filter((name) => !roles.has(name) && !managed_schemas/* API_ROLES */.XZ.includes(name));
    if (isManaged(entry) && entry?.type !== 'POLICY')
        return missing.length === 0;
    for (const name of missing)
        if ((0,managed_schemas/* isReservedRole */.dq)(name))
            wanted.add(name);
    return true;
}
const HOME = (0,script_statements/* sqlPattern */.TO)('^CREATE EXTENSION (?:IF NOT EXISTS )?ID WITH SCHEMA (ID)');
function homeOf(sql) {
    const found = HOME.exec(sql)?.[1];
    return found === undefined ? undefined : (0,script_statements/* unquote */._n)(found);
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/supabase/script-for-project.js



const pairs = (sql) => `SELECT n.nspname, ${sql}`;
const OBJECTS = `${pairs('c.relname')} FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  UNION ${pairs('t.typname')} FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace`;
const FUNCTIONS = `${pairs(`pg_catalog.format('%s(%s)', p.proname, pg_catalog.array_to_string(ARRAY(
    SELECT pg_catalog.format_type(a.oid, NULL) FROM pg_catalog.unnest(p.proargtypes) WITH ORDINALITY a (oid, at) ORDER BY a.at), ', '))`)}
  FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace`;
const ATTACHED = `${pairs("c.relname || ' ' || t.tgname")} FROM pg_catalog.pg_trigger t
    JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  UNION ${pairs("c.relname || ' ' || p.polname")} FROM pg_catalog.pg_policy p
    JOIN pg_catalog.pg_class c ON c.oid = p.polrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace`;
/** For a Supabase project: the definitions of its users, with what they have put on Supabase's own tables. */
async function definitionsForProject(session, whole) {
    const keys = async (sql) => new Set((await session.query(sql)).map(([schema, name]) => keyOf(schema ?? '', name ?? '')));
    const names = async (sql) => new Set((await session.query(sql)).map(([name]) => name ?? ''));
    return chooseForProject(whole, {
        schemas: await names('SELECT n.nspname FROM pg_catalog.pg_namespace n'),
        publications: await names('SELECT p.pubname FROM pg_catalog.pg_publication p'),
        objects: await keys(OBJECTS),
        functions: await keys(FUNCTIONS),
        attached: await keys(ATTACHED),
    });
}
const keyOf = (schema, name) => `${schema}\0${name}`;
/** Pure. */
function chooseForProject(whole, facts) {
    const chooser = new Chooser(facts);
    const preData = whole.preData.filter((statement) => chooser.takes(statement));
    const postData = whole.postData.filter((statement) => chooser.takes(statement));
    return {
        ...whole,
        preData: withoutIdleSwitches(preData),
        postData: withoutIdleSwitches(postData),
        missingSchemas: [...chooser.missingSchemas].sort(),
        notes: chooser.notes,
    };
}
/** `EXECUTE FUNCTION schema.name(`. */
const TRIGGER_FUNCTION = (0,script_statements/* sqlPattern */.TO)(String.raw ` EXECUTE (?:FUNCTION|PROCEDURE) (ID)\.ID\(`);
class Chooser {
    facts;
    notes = [];
    missingSchemas = new Set();
    grantor = null;
    taken = new Set();
    constructor(facts) {
        this.facts = facts;
    }
    takes(statement) {
        const { sql, entry } = statement;
        const role = sessionRoleOf(sql);
        if (role !== undefined) {
            this.grantor = role;
            return true;
        }
        if (entry === null)
            return true;
        if (entry.type === 'PUBLICATION')
            return !this.facts.publications.has(entry.name);
        if (!isManaged(entry))
            return true;
        const schema = schemaOfEntry(entry) ?? '';
        if ((0,managed_schemas/* isCarriedSchema */.Ue)(schema) && !this.facts.schemas.has(schema))
            return this.takesMissing(entry, schema);
        return this.isOwn(statement, entry, schema);
    }
    /** A schema that users make themselves, such as supabase_migrations, or one that Supabase has to make first. */
    takesMissing(entry, schema) {
        if (!(0,managed_schemas/* isReservedRole */.dq)(entry.owner))
            return true;
        this.missingSchemas.add(schema);
        return false;
    }
    isOwn(statement, entry, schema) {
        const { sql } = statement;
        switch (entry.type) {
            case 'TRIGGER':
            case 'POLICY':
                return this.isAttached(sql, entry, schema);
            case 'PUBLICATION TABLE':
                return true;
            case 'ACL':
                return !(0,managed_schemas/* isReservedRole */.dq)(entry.owner) || this.isUsersGrant(sql);
            case 'COMMENT':
                return !(0,managed_schemas/* isReservedRole */.dq)(entry.owner) && !this.isThere(entry, schema);
            default:
                return this.isNewObject(sql, entry, schema);
        }
    }
    isAttached(sql, entry, schema) {
        const key = keyOf(schema, entry.name);
        // DISABLE TRIGGER stands under the heading of its trigger.
        if (!sql.startsWith('CREATE '))
            return this.taken.has(key);
        const home = TRIGGER_FUNCTION.exec(sql)?.[1];
        const isOfSupabase = entry.type === 'TRIGGER' ? !isUsersFunction(home) : schema === 'cron';
        if (isOfSupabase)
            return false;
        if (this.facts.attached.has(key)) {
            this.notes.push(`The ${entry.type.toLowerCase()} ${schema}.${entry.name} is there already and stays as it is.`);
            return false;
        }
        this.taken.add(key);
        return true;
    }
    /** Grants to roles of users, and grants that users made; what Supabase grants, it has granted in every project. */
    isUsersGrant(sql) {
        if (!sql.startsWith('GRANT '))
            return false;
        if (this.grantor !== null && !(0,managed_schemas/* isReservedRole */.dq)(this.grantor))
            return true;
        return (0,script_statements/* grantedRolesOf */.c9)(sql).some((name) => name !== 'postgres' && !(0,managed_schemas/* isReservedRole */.dq)(name));
    }
    isNewObject(sql, entry, schema) {
        if (!(0,managed_schemas/* isReservedRole */.dq)(entry.owner))
            return !this.isThere(entry, schema) && !this.isOnOldTable(sql);
        if (entry.type === 'INDEX' && sql.startsWith('CREATE ') && !this.isThere(entry, schema)) {
            this.notes.push(`The index ${schema}.${entry.name} is not in this project, and only Supabase may make it; it is left out.`);
        }
        return false;
    }
    isThere({ name }, schema) {
        const key = keyOf(schema, name);
        return this.facts.objects.has(key) || this.facts.functions.has(key) || this.facts.attached.has(key);
    }
    /** Keys and defaults of a table that the project has. */
    isOnOldTable(sql) {
        const [, schema, table] = ON_TABLE.exec(sql) ?? [];
        return (schema !== undefined &&
            table !== undefined &&
            this.facts.objects.has(keyOf((0,script_statements/* unquote */._n)(schema), (0,script_statements/* unquote */._n)(table))));
    }
}
const ON_TABLE = (0,script_statements/* sqlPattern */.TO)(String.raw `^ALTER (?:FOREIGN )?TABLE (?:ONLY )?(ID)\.(ID)\s`);
/** Webhooks are triggers that users set up with a function of Supabase. */
function isUsersFunction(schema) {
    return schema === undefined || schema === 'supabase_functions' || !isManaged(headingIn((0,script_statements/* unquote */._n)(schema)));
}
function headingIn(schema) {
    return { name: '', type: 'FUNCTION', schema, owner: '' };
}
/** SET and RESET SESSION AUTHORIZATION with nothing in between. */
function withoutIdleSwitches(statements) {
    return statements.filter((statement, index) => {
        const role = sessionRoleOf(statement.sql);
        const neighbour = statements[role === null ? index - 1 : index + 1];
        return role === undefined || (neighbour !== undefined && sessionRoleOf(neighbour.sql) === undefined);
    });
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/restore/definitions.js




/**
 * Of a Supabase project's archive, a project takes what is its users' own, and any other database takes what Supabase
 * keeps as well, with roles to match.
 */
async function readDefinitions(session, backup) {
    if ((await (0,platform/* readPlatform */.K)(session)) === 'supabase')
        return definitionsForProject(session, wholeOf(backup));
    return readForPlain(session, backup);
}
/** The same for a server that is surely none of Supabase's. */
async function readForPlain(session, backup) {
    const whole = wholeOf(backup);
    return backup.manifest.source.platform === 'supabase' ? definitionsForPlain(session, whole) : whole;
}
function wholeOf({ schema }) {
    const preData = schema ? (0,script_statements/* readScript */.Uq)(schema.preData) : [];
    const postData = schema ? (0,script_statements/* readScript */.Uq)(schema.postData) : [];
    return { setUp: [], rolesMade: [], preData, postData, missingSchemas: [], notes: [] };
}


/***/ }),

/***/ 1439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eo: () => (/* binding */ describeUses),
/* harmony export */   qx: () => (/* binding */ ownersIn),
/* harmony export */   tL: () => (/* binding */ grantedIn)
/* harmony export */ });
/* harmony import */ var _display_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55564);
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
        ...(owned ? [`owner of ${(0,_display_list_js__WEBPACK_IMPORTED_MODULE_1__/* .displayList */ .l)(owned)}`] : []),
        ...(named ? [`named in the privileges of ${(0,_display_list_js__WEBPACK_IMPORTED_MODULE_1__/* .displayList */ .l)(named)}`] : []),
    ];
    return parts.length === 0 ? '' : `: ${parts.join('; ')}`;
}


/***/ }),

/***/ 53031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I1: () => (/* binding */ isSqlState),
/* harmony export */   N5: () => (/* binding */ safeMessage),
/* harmony export */   _5: () => (/* binding */ targetError)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44661);
/* harmony import */ var _session_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37950);



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
    return (0,_session_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .explainTargetError */ .PF)(error, doing, signal, {
        safeMessage,
        rule: ruleOf,
        isServers: (thrown) => (0,_error_code_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$)(thrown) !== '',
        safeFields,
    });
}
function ruleOf(error, text) {
    const code = (0,_error_code_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$)(error);
    return RULES.find(({ codes, pattern }) => codes.includes(code) || (isSqlState(code) && codes.includes(code.slice(0, 2))) || pattern?.test(text));
}
/** Not the detail and the place, which hold values. */
function safeFields(error) {
    const code = (0,_error_code_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$)(error);
    return isSqlState(code) ? { code } : undefined;
}
/**
 * The server's message without values of rows, in whatever language: they stand in DETAIL, in CONTEXT, in the quotes of data
 * exceptions (class 22) and of what a COPY cannot look up (class 42), and in whatever a function of the database raises.
 */
function safeMessage(error) {
    const code = (0,_error_code_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$)(error);
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
function isSqlState(code) {
    return /^[0-9A-Z]{5}$/.test(code) && !/^E[A-Z]{4}$/.test(code);
}


/***/ })

};
