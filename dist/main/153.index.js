export const id = 153;
export const ids = [153];
export const modules = {

/***/ 76153:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _1: () => (/* binding */ planCreate),
/* harmony export */   r0: () => (/* binding */ missingAccounts),
/* harmony export */   sX: () => (/* binding */ isMade)
/* harmony export */ });
/* unused harmony exports refuseUnknown, missingDefiners */
/* harmony import */ var _lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98392);
/* harmony import */ var _display_list_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(55564);
/* harmony import */ var _catalog_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16391);
/* harmony import */ var _connect_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3814);
/* harmony import */ var _definitions_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77757);
/* harmony import */ var _target_objects_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23497);






const OBJECTS_SHOWN = 20;
/** What building everything anew would do; in mode `create` only into an empty database. */
async function planCreate(session, request, database, mode) {
    const definitions = (0,_definitions_js__WEBPACK_IMPORTED_MODULE_2__/* .readDefinitions */ .T)(request, database);
    const { unclear, preData, postData } = definitions;
    const mayBeSkipped = request.skipUnrestorable ? [] : unclear.map(toRefusal);
    return {
        mode,
        dropped: [],
        created: [...preData, ...postData]
            .filter(({ kind }) => isMade(kind))
            .flatMap(({ kind, names }) => names.map((name) => ({ kind, schema: database, name }))),
        emptied: [],
        loaded: request.tables.map(({ schema, name, rows, bytes }) => ({ schema, name, rows, bytes })),
        setAside: [],
        skipped: request.skipUnrestorable ? unclear : [],
        refusals: [
            ...(mode === 'create' ? await refuseOccupied(session) : []),
            ...(request.schema ? [] : [noDefinitions(request)]),
            ...refuseUnknown(definitions),
            ...mayBeSkipped,
        ],
        notes: [
            ...(await missingDefiners(session, definitions)),
            ...otherServer(session, request),
            ...openKeys(request),
        ],
    };
}
function isMade(kind) {
    return kind !== 'setting' && kind !== 'placeholder' && kind !== 'statement';
}
function toRefusal({ kind, schema, name, reason }) {
    return { kind, ...(schema === undefined ? {} : { schema }), name, reason };
}
async function refuseOccupied(session) {
    const found = (0,_target_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .objectsOf */ .i)(await (0,_catalog_js__WEBPACK_IMPORTED_MODULE_4__/* .readCatalog */ .u)(session));
    const items = found
        .slice(0, OBJECTS_SHOWN)
        .map((item) => ({ ...item, reason: 'is in the target already' }));
    if (found.length <= OBJECTS_SHOWN)
        return items;
    return [
        ...items,
        { kind: 'objects', name: 'more', reason: `the target has over ${OBJECTS_SHOWN} objects` },
    ];
}
function noDefinitions({ manifest }) {
    const reason = 'the backup has no definitions, so the tables have to be there: make them, then restore into them';
    return { kind: 'database', name: manifest.source.database, reason };
}
/** Whoever can write into the store could have put it there. */
function refuseUnknown({ unknown }) {
    return unknown.map(({ kind }, index) => ({
        kind,
        name: `number ${index + 1}`,
        reason: 'is no statement that a backup of this tool has among its definitions',
    }));
}
/** No such privilege: nobody knows, and the server will tell by itself. */
const DENIED = [1044, 1142, 1143, 1227, 1146];
/** Programs of accounts that are not there are made, and fail when they are called. */
async function missingDefiners(session, { definers }) {
    const missing = await missingAccounts(session, [...definers]);
    if (missing.length === 0)
        return [];
    return [
        `${(0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlural */ .yk)(missing.length, 'account')} that views, triggers, events or routines run as (DEFINER) are not on this server: ${(0,_display_list_js__WEBPACK_IMPORTED_MODULE_5__/* .displayList */ .l)(missing)}; what runs as them fails until they are created, or restore with owner: target.`,
    ];
}
/** Which of these accounts (`user@host`) the server does not have; none where the connection may not look. */
async function missingAccounts(session, accounts) {
    if (accounts.length === 0)
        return [];
    try {
        const rows = await session.query("SELECT CONCAT(User, '@', Host) FROM mysql.user");
        const present = new Set(rows.map(([account]) => account));
        return accounts.filter((account) => !present.has(account));
    }
    catch (error) {
        if (!session.isAlive || !DENIED.includes((0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorNumberOf */ .NO)(error)))
            throw error;
        return [];
    }
}
function otherServer({ flavour }, { manifest }) {
    const { engine, serverVersion } = manifest.source;
    if (engine === flavour.engine && isAtLeast(flavour.version, serverVersion))
        return [];
    return [
        `The backup is of ${engine} ${serverVersion}, and the target is ${flavour.title} ${flavour.version}: definitions may mean something else or be refused.`,
    ];
}
function isAtLeast(version, other) {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number);
    return major > otherMajor || (major === otherMajor && minor >= otherMinor);
}
function openKeys({ isSelection }) {
    if (!isSelection)
        return [];
    return [
        'Only a selection of tables has rows: foreign keys that lead out of it are there, and rows without parent were not looked for.',
    ];
}


/***/ }),

/***/ 77757:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ readDefinitions),
  o: () => (/* binding */ runDefinitions)
});

// EXTERNAL MODULE: ./.cache/build/core/describe-restore.js
var describe_restore = __webpack_require__(96789);
// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/database/mysql/connect-errors.js + 1 modules
var connect_errors = __webpack_require__(3814);
// EXTERNAL MODULE: ./.cache/build/database/mysql/definer.js
var mysql_definer = __webpack_require__(24263);
// EXTERNAL MODULE: ./.cache/build/database/mysql/session-pins.js
var session_pins = __webpack_require__(76053);
// EXTERNAL MODULE: ./.cache/build/database/mysql/restore/events.js
var events = __webpack_require__(32308);
// EXTERNAL MODULE: ./.cache/build/database/mysql/quote.js
var quote = __webpack_require__(15844);
// EXTERNAL MODULE: ./.cache/build/database/mysql/sql-statements.js
var sql_statements = __webpack_require__(29323);
// EXTERNAL MODULE: ./.cache/build/database/mysql/restore/script-statements.js
var script_statements = __webpack_require__(19377);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/rename-database.js



const WORD = /[A-Za-z0-9_$\u0080-\uffff]+/y;
/** SHOW CREATE prints columns and constraints of a table without qualifier, and no table but by its database. */
const IS_TABLE = /^(CREATE|ALTER)\s+TABLE\b/i;
const IS_VIEW = /^CREATE\b[^(]*\bVIEW\b/i;
/** Behind these stands a database by itself. */
const BEFORE_DATABASE = /^(database|schema|use)$/i;
const BEFORE_SHOWN_DATABASE = /^(from|in)$/i;
/** Behind these stands a table, whose name qualifies others as that of a database does. */
const BEFORE_TABLE = /^(from|join|into|update|table|,)$/i;
const CALLED = /^\s*\.\s*(?:`(?:[^`]|``)+`|[\w$\u0080-\uffff]+)\s*\(/;
/**
 * A definition that names its database `from`, as one that names `to`. The name is replaced where it is followed by a dot and
 * by another name, and nothing stands before it that makes it a part of a longer name. That is unclear where a table or an
 * alias may have that name, too, where the database is named alone, and where a text with that name is run as SQL.
 */
function renameDatabase(sql, from, to, quoting) {
    const places = findPlaces(sql, from, quoting);
    if (!places)
        return { kind: 'unclear' };
    const others = places.filter(({ isQualifier }) => !isQualifier);
    if (others.some(({ isDatabase }) => isDatabase))
        return { kind: 'unclear' };
    const qualifiers = places.filter(({ isQualifier }) => isQualifier);
    if (others.every(({ isHarmless }) => isHarmless))
        return replaceAt(sql, qualifiers, to);
    // SHOW CREATE VIEW prints tables of the current database without it: a table of its name qualifies columns.
    const isTold = qualifiers.every(({ isSource }) => IS_VIEW.test(sql) && !isSource);
    const ofPrograms = qualifiers.filter(({ isOfProgram }) => isOfProgram);
    return isTold ? replaceAt(sql, ofPrograms, to) : { kind: 'unclear' };
}
function replaceAt(sql, qualifiers, to) {
    let out = '';
    let copied = 0;
    for (const { start, end } of qualifiers) {
        out += sql.slice(copied, start) + (0,quote/* quoteIdentifier */.Cm)(to);
        copied = end;
    }
    return { kind: 'renamed', sql: out + sql.slice(copied) };
}
/** Where the name stands; undefined when nobody can tell. */
function findPlaces(sql, from, quoting) {
    const places = [];
    const before = [];
    const [isTable, isView] = [IS_TABLE.test(sql), IS_VIEW.test(sql)];
    let runsText = false;
    let isInText = false;
    let shows = false;
    for (let at = 0, end = 0; at < sql.length; at = end) {
        end = nextToken(sql, at, quoting);
        const token = sql.slice(at, end);
        if (token.trim() === '')
            continue;
        if (/^(prepare|immediate)$/i.test(token))
            runsText = true;
        if (/^show$/i.test(token))
            shows = true;
        const isText = token.startsWith("'") || (token.startsWith('"') && !quoting.ansi);
        if (isText && namesIt(token, from))
            isInText = true;
        const [third, second = '', previous = ''] = [before.at(-3) ?? '', before.at(-2), before.at(-1)];
        before.push(token);
        if (isText || !isName(token) || (0,script_statements/* unquoted */.q)(token).toLowerCase() !== from.toLowerCase())
            continue;
        const rest = sql.slice(end, end + 100);
        const isFollowed = /^\s*\.\s*[`"A-Za-z0-9_$\u0080-\uffff]/.test(rest);
        const isMember = previous === '.';
        const isQualifier = isFollowed && !isMember && previous !== '@';
        // Whether it is the same database is up to the server's lower_case_table_names.
        if (isQualifier && (0,script_statements/* unquoted */.q)(token) !== from)
            return undefined;
        const isOfOther = isMember && (0,script_statements/* unquoted */.q)(second) !== from && !BEFORE_TABLE.test(third);
        places.push({
            start: at,
            end,
            isQualifier,
            isHarmless: !isFollowed &&
                (isTable ||
                    isOfOther ||
                    previous === '@' ||
                    /^\s*@/.test(rest) ||
                    (isView && /^as$/i.test(previous))),
            isOfProgram: CALLED.test(rest) || (previous === '(' && /^(next|last|set)val$/i.test(second)),
            isSource: /^(from|join)$/i.test(previous),
            isDatabase: BEFORE_DATABASE.test(previous) || (shows && !isMember && BEFORE_SHOWN_DATABASE.test(previous)),
        });
    }
    return runsText && isInText ? undefined : places;
}
function namesIt(text, name) {
    const [whole, part] = [text.toLowerCase(), name.toLowerCase()];
    for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1)) {
        const around = whole.charAt(at - 1) + whole.charAt(at + part.length);
        if (!/[a-z0-9_$\u0080-\uffff]/.test(around))
            return true;
    }
    return false;
}
function isName(token) {
    return token.startsWith('`') || token.startsWith('"') || /^[A-Za-z0-9_$\u0080-\uffff]/.test(token);
}
function nextToken(sql, at, quoting) {
    WORD.lastIndex = at;
    const word = WORD.exec(sql)?.[0];
    return word === undefined ? (0,sql_statements/* tokenEnd */.$m)(sql, at, quoting) : at + word.length;
}

// EXTERNAL MODULE: ./.cache/build/database/mysql/restore/target-errors.js
var target_errors = __webpack_require__(7382);
// EXTERNAL MODULE: ./.cache/build/database/mysql/restore/target-session.js
var target_session = __webpack_require__(78193);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/definitions.js










/** The archive's definitions for a database of this name; pure. */
function readDefinitions({ schema, manifest, owner }, database) {
    const from = manifest.source.database;
    const definers = new Set();
    const unclear = [];
    const unknown = [];
    const adapt = (statement) => {
        const isElsewhere = statement.database !== undefined && statement.database !== from;
        if (!statement.isKnown || isElsewhere)
            unknown.push(statement);
        const renamed = from === database
            ? { kind: 'renamed', sql: statement.sql }
            : renameDatabase(statement.sql, from, database, statement.quoting);
        if (renamed.kind === 'unclear') {
            const reason = `names the database ${from} where it may mean something else, so it cannot be made in ${database}`;
            unclear.push(...toOmissions(statement, from, reason));
            return [];
        }
        const definer = (0,mysql_definer/* definerOf */.B)(renamed.sql);
        if (definer !== undefined && owner === 'keep')
            definers.add(definer);
        return [{ ...statement, sql: owner === 'target' ? (0,mysql_definer/* withoutDefiner */.m)(renamed.sql) : renamed.sql }];
    };
    return {
        preData: schema ? (0,script_statements/* readScript */.U)(schema.preData).flatMap(adapt) : [],
        postData: schema ? (0,script_statements/* readScript */.U)(schema.postData).flatMap(adapt) : [],
        definers,
        unclear,
        unknown,
    };
}
/** No connection, no lock, no space: nothing that the definition itself could be blamed for. */
const NOT_ITS_FAULT = [1021, 1040, 1053, 1114, 1205, 1213, 1290, 1317, 3024, 3572];
/**
 * Runs definitions in order and tells `made` before each that makes something. What the server refuses is collected; the
 * session has its own settings again afterwards, unless another error ends it.
 * @throws BackupError kind `target` code `TARGET_REFUSED` naming every refused statement, unless they may be skipped
 */
async function runDefinitions(context, doing, statements, made) {
    const { session, signal, request, note } = context;
    const refused = [];
    for (const statement of statements) {
        signal.throwIfAborted();
        made(statement);
        try {
            await session.query(statement.sql);
            if (statement.kind === 'event') {
                const missed = await (0,events/* keepMissedEvent */.n_)(session, statement.names.join(), statement.sql);
                if (missed !== undefined)
                    note(missed);
            }
        }
        catch (error) {
            const number = (0,connect_errors/* errorNumberOf */.NO)(error);
            if (!session.isAlive || number === 0 || NOT_ITS_FAULT.includes(number))
                throw error;
            refused.push(...toOmissions(statement, request.manifest.source.database, (0,target_errors/* safeMessage */.N)(error)));
        }
    }
    await pinAgain(context);
    settleRefused(context, doing, refused);
}
function toOmissions({ kind, names }, schema, reason) {
    return names.map((name) => ({ kind, schema, name, reason }));
}
function settleRefused({ request, skip }, doing, refused) {
    if (refused.length === 0)
        return;
    if (request.skipUnrestorable) {
        for (const item of refused)
            skip(item);
        return;
    }
    const message = `The target refuses ${refused.length} statements (${doing}):\n${(0,describe_restore/* itemLines */.Lt)(refused)}`;
    throw new errors/* BackupError */.hj('target', message, {
        code: 'TARGET_REFUSED',
        nextStep: 'Nothing was kept. Grant what is missing, restore with owner: target where definers are the trouble, or set skip-unrestorable: true to go on without it.',
    });
}
/** Definitions come with the settings that they were made under. */
async function pinAgain({ session, lockTimeoutSeconds }) {
    await session.query(session_pins/* NAMES_STATEMENT */.p0);
    await session.query((0,session_pins/* pinStatement */.JO)((0,session_pins/* sessionPins */.n0)({ flavour: session.flavour, readOnly: false, lockTimeoutSeconds })));
    await session.query(target_session/* LOAD_SETTINGS */.bo);
}


/***/ }),

/***/ 32308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DQ: () => (/* binding */ keptEvent),
/* harmony export */   Fn: () => (/* binding */ disabledEvent),
/* harmony export */   Zk: () => (/* binding */ keptEventUnlessThere),
/* harmony export */   n_: () => (/* binding */ keepMissedEvent)
/* harmony export */ });
/** SHOW CREATE prints this clause of every event; ENABLE is what is meant where nothing is said. */
const COMPLETION = /(\bON\s+COMPLETION\s+)((?:NOT\s+)?PRESERVE)(?:\s+(?:ENABLE|DISABLE(?:\s+ON\s+(?:SLAVE|REPLICA))?))?/i;
const ACCOUNT = '`(?:[^`]|``)*`';
const HEAD = new RegExp(`^(CREATE\\s+(?:DEFINER\\s*=\\s*(?:${ACCOUNT}@${ACCOUNT}|\\S+)\\s+)?EVENT\\s+)`, 'i');
/** An event that never runs. */
function disabledEvent(sql) {
    return sql.replace(COMPLETION, '$1$2 DISABLE');
}
/** One that a server makes although its time has passed. */
function keptEvent(sql) {
    return sql.replace(COMPLETION, '$1PRESERVE DISABLE');
}
/** The same for a script: where the event itself was made, this does nothing. */
function keptEventUnlessThere(sql) {
    return keptEvent(sql).replace(HEAD, '$1IF NOT EXISTS ');
}
/** Dropped by the server as soon as it was made, because its time has passed (ER_EVENT_CANNOT_CREATE_IN_THE_PAST). */
const DROPPED = '1588';
/** Disabled for that reason (ER_EVENT_EXEC_TIME_IN_THE_PAST). */
const DISABLED = '1544';
/** After an event was made: the sentence about one whose time has passed, which a server drops without an error and which is kept. */
async function keepMissedEvent(session, name, sql) {
    const numbers = (await session.query('SHOW WARNINGS')).map(([, number]) => number);
    if (numbers.includes(DROPPED))
        await session.query(keptEvent(sql));
    else if (!numbers.includes(DISABLED))
        return undefined;
    return `The time of the event ${name} has passed, so it is there but disabled, and did not run: run what it does by hand where that is still wanted, then drop it.`;
}


/***/ }),

/***/ 19377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ readScript),
/* harmony export */   q: () => (/* binding */ unquoted)
/* harmony export */ });
/* harmony import */ var _sql_statements_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29323);

const NAME = '(?:`(?:[^`]|``)+`|[^\\s`(.;]+)';
const QUALIFIED = `(?:(?<database>${NAME})\\s*\\.\\s*)?(?<name>${NAME})`;
const OPENED = '^(?:/\\*M?!\\d*\\s*)?';
const DEFINER = '(?:\\s+DEFINER\\s*=\\s*(?:`[^`]*`@`[^`]*`|CURRENT_USER(?:\\(\\))?|\\S+))?';
const KINDS = [
    ['table', new RegExp(`${OPENED}CREATE\\s+TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?${QUALIFIED}`, 'i')],
    ['sequence', new RegExp(`${OPENED}CREATE\\s+SEQUENCE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?${QUALIFIED}`, 'i')],
    [
        'view',
        new RegExp(`${OPENED}CREATE(?:\\s+OR\\s+REPLACE)?(?:\\s+ALGORITHM\\s*=\\s*\\w+)?${DEFINER}(?:\\s+SQL\\s+SECURITY\\s+\\w+)?\\s+VIEW\\s+${QUALIFIED}`, 'i'),
    ],
    ['trigger', new RegExp(`${OPENED}CREATE${DEFINER}\\s+TRIGGER\\s+${QUALIFIED}`, 'i')],
    ['event', new RegExp(`${OPENED}CREATE${DEFINER}\\s+EVENT\\s+${QUALIFIED}`, 'i')],
    ['procedure', new RegExp(`${OPENED}CREATE${DEFINER}\\s+PROCEDURE\\s+${QUALIFIED}`, 'i')],
    // One without parentheses is loaded from a library of the server.
    [
        'function',
        new RegExp(`${OPENED}CREATE${DEFINER}(?:\\s+AGGREGATE)?\\s+FUNCTION\\s+${QUALIFIED}\\s*\\(`, 'i'),
    ],
    ['package-body', new RegExp(`${OPENED}CREATE${DEFINER}\\s+PACKAGE\\s+BODY\\s+${QUALIFIED}`, 'i')],
    ['package', new RegExp(`${OPENED}CREATE${DEFINER}\\s+PACKAGE\\s+${QUALIFIED}`, 'i')],
    // Of the session, one at a time, and never those of the server, of accounts or of files.
    ['setting', /^SET (?<name>NAMES) utf8mb4$/i],
    ['setting', /^SET SESSION (?<name>sql_mode|time_zone) = '(?:[^'\\]|\\.)*'$/i],
    [
        'setting',
        /^SET SESSION (?<name>sql_mode) = \/\*!80000 REPLACE\(\*\/ '[A-Z_,]*' \/\*!80000 , 'NO_AUTO_CREATE_USER', ''\) \*\/$/,
    ],
    ['setting', /^SET SESSION (?<name>foreign_key_checks|unique_checks) = 0$/i],
    ['setting', /^SET (?<name>character_set_client|collation_connection) = \w+$/i],
    ['setting', /^ALTER (?<name>DATABASE)(?: CHARACTER SET \w+)?(?: COLLATE \w+)?$/i],
];
const ADD_KEY = new RegExp(`ADD\\s+CONSTRAINT\\s+(${NAME})\\s+FOREIGN\\s+KEY`, 'gi');
const ALTER = new RegExp(`${OPENED}ALTER\\s+TABLE\\s+${QUALIFIED}`, 'i');
function readScript(script) {
    let next = _sql_statements_js__WEBPACK_IMPORTED_MODULE_0__/* .USUAL_QUOTING */ .DD;
    return (0,_sql_statements_js__WEBPACK_IMPORTED_MODULE_0__/* .splitSql */ .b5)(Buffer.from(script).toString('utf8')).map((sql) => {
        const quoting = next;
        next = (0,_sql_statements_js__WEBPACK_IMPORTED_MODULE_0__/* .quotingAfter */ .Ys)(sql, quoting);
        return { ...describe(sql), quoting };
    });
}
function describe(sql) {
    for (const [kind, pattern] of KINDS) {
        const found = pattern.exec(sql)?.groups;
        if (found?.name !== undefined)
            return { sql, kind, names: [unquoted(found.name)], ...known(kind, found) };
    }
    const altered = ALTER.exec(sql)?.groups;
    const table = altered?.name;
    const keys = [...sql.matchAll(ADD_KEY)].map(([, key]) => unquoted(key ?? ''));
    if (table !== undefined && keys.length > 0) {
        const names = keys.map((key) => `${unquoted(table)} ${key}`);
        return { sql, kind: 'foreign-key', names, ...known('foreign-key', altered) };
    }
    return { sql, kind: 'statement', names: [], isKnown: false };
}
/** SHOW CREATE gives programs as they were written; everything else goes into the database of the session. */
const AS_WRITTEN = ['trigger', 'event', 'procedure', 'function', 'package', 'package-body'];
function known(kind, found) {
    if (found?.database === undefined)
        return { isKnown: true };
    return { isKnown: AS_WRITTEN.includes(kind), database: unquoted(found.database) };
}
function unquoted(name) {
    const quote = name.charAt(0);
    return quote === '`' || quote === '"' ? name.slice(1, -1).replaceAll(quote + quote, quote) : name;
}


/***/ }),

/***/ 23497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ keyOf),
/* harmony export */   i: () => (/* binding */ objectsOf)
/* harmony export */ });
/** Everything that a database holds, in an order in which it can be dropped. */
function objectsOf(catalog) {
    const schema = catalog.database;
    const named = (kind, names) => names.map((name) => ({ kind, schema, name }));
    return [
        ...named('event', catalog.events),
        ...named('trigger', catalog.triggers.map(({ name }) => name)),
        ...named('view', catalog.views.map(({ name }) => name)),
        ...named('table', catalog.tables.map(({ name }) => name)),
        ...named('sequence', catalog.sequences),
        // A package's body goes before it.
        ...[...catalog.routines]
            .sort((a, b) => b.kind.length - a.kind.length)
            .map(({ kind, name }) => ({ kind: kind.toLowerCase().replace(' ', '-'), schema, name })),
    ];
}
function keyOf({ kind, name }) {
    return `${kind} ${name}`;
}


/***/ })

};
