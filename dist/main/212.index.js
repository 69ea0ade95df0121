export const id = 212;
export const ids = [212];
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

/***/ 77536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ readFingerprint),
/* harmony export */   u: () => (/* binding */ readServerId)
/* harmony export */ });
/* harmony import */ var _connect_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3814);

const UNKNOWN_VARIABLE = 1193;
/** The server's own id with the database, or, where it has none (TiDB, MariaDB before it had), the address. */
async function readFingerprint(session, target, database) {
    const id = await readServerId(session);
    if (id === null) {
        return { fingerprint: `${(0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .displayHost */ .LK)(session.address)}/${target.database}`, fingerprintKind: 'address' };
    }
    const kind = session.flavour.serverId === 'server_uid' ? 'server-uid' : 'server-uuid';
    return { fingerprint: `${id}/${database}`, fingerprintKind: kind };
}
async function readServerId(session) {
    const { serverId } = session.flavour;
    if (serverId === null)
        return null;
    try {
        const [row] = await session.query(`SELECT @@${serverId}`);
        return row?.[0] || null;
    }
    catch (error) {
        if ((0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorNumberOf */ .NO)(error) === UNKNOWN_VARIABLE)
            return null;
        throw error;
    }
}


/***/ }),

/***/ 73212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openMysqlTarget: () => (/* binding */ openMysqlTarget)
});

// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/database/mysql/catalog.js
var mysql_catalog = __webpack_require__(16391);
// EXTERNAL MODULE: ./.cache/build/database/mysql/fingerprint.js
var fingerprint = __webpack_require__(77536);
// EXTERNAL MODULE: ./.cache/build/database/reader-pool.js
var reader_pool = __webpack_require__(69145);
// EXTERNAL MODULE: ./.cache/build/database/display-list.js
var display_list = __webpack_require__(55564);
// EXTERNAL MODULE: ./.cache/build/database/mysql/quote.js
var quote = __webpack_require__(15844);
// EXTERNAL MODULE: ./.cache/build/database/mysql/scratch-leftovers.js
var scratch_leftovers = __webpack_require__(35199);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/foreign-keys.js

/** Keys of the tables of one database. */
async function readForeignKeys(session, database) {
    const rows = await session.query(`SELECT TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME, COLUMN_NAME, REFERENCED_COLUMN_NAME
     FROM information_schema.KEY_COLUMN_USAGE
     WHERE TABLE_SCHEMA = ${(0,quote/* quoteLiteral */.ce)(database)} AND REFERENCED_TABLE_NAME IS NOT NULL
     ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION`);
    const keys = new Map();
    for (const row of rows) {
        const [schema, table, name, toSchema, toTable, column, toColumn] = row.map((value) => value ?? '');
        if (schema !== database)
            continue;
        const id = JSON.stringify([table, name]);
        const key = keys.get(id) ?? {
            name,
            from: { schema, name: table },
            to: { schema: toSchema, name: toTable },
            columns: [],
        };
        keys.set(id, key);
        key.columns.push([column, toColumn]);
    }
    return [...keys.values()];
}
/** Counts the rows without parent; a row with a NULL in the key points to none (MATCH SIMPLE is all that there is). */
function orphanCountSql({ from, to, columns }) {
    const pairs = columns.map(([a, b]) => `c.${(0,quote/* quoteIdentifier */.Cm)(a)} = p.${(0,quote/* quoteIdentifier */.Cm)(b)}`);
    const present = columns.map(([a]) => `c.${(0,quote/* quoteIdentifier */.Cm)(a)} IS NOT NULL`);
    const [first] = columns;
    return `SELECT COUNT(*) FROM ${(0,quote/* quoteTable */.Z8)(from)} c LEFT JOIN ${(0,quote/* quoteTable */.Z8)(to)} p ON ${pairs.join(' AND ')}
    WHERE ${present.join(' AND ')} AND p.${(0,quote/* quoteIdentifier */.Cm)(first?.[1] ?? '')} IS NULL`;
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/broken-keys.js



/**
 * The server takes a key without a look at the rows, as they were loaded with foreign_key_checks off; so they are counted.
 * @throws BackupError kind `target` code `TARGET_ORPHANS`, unless `skip-unrestorable` allows them
 */
async function settleBrokenKeys(context, isJudged) {
    const { session, request, database } = context;
    const broken = [];
    for (const key of await readForeignKeys(session, database)) {
        context.signal.throwIfAborted();
        if (!isJudged(key))
            continue;
        const [row] = await session.query(orphanCountSql(key));
        const count = Number(row?.[0] ?? 0);
        if (count === 0)
            continue;
        const rows = count === 1 ? '1 row points' : `${count} rows point`;
        broken.push({
            key,
            reason: `${rows} to rows that ${(0,quote/* displayTable */.jw)(key.to)} does not have, in the backup as at the source`,
        });
    }
    if (broken.length === 0)
        return;
    if (!request.skipUnrestorable) {
        const lines = broken.map(({ key, reason }) => `- ${(0,quote/* displayName */.QC)(key.name)} of ${(0,quote/* displayTable */.jw)(key.from)}: ${reason}`);
        throw new errors/* BackupError */.hj('target', `Rows of the backup break foreign keys, so nothing is kept:\n${lines.join('\n')}`, {
            code: 'TARGET_ORPHANS',
            nextStep: 'Run again with skip-unrestorable: true, which keeps these keys and these rows as they are at the source, and mend the rows afterwards; at the source, too.',
        });
    }
    for (const { key, reason } of broken) {
        context.skip({
            kind: 'orphans',
            schema: request.manifest.source.database,
            name: `${key.from.name} ${key.name}`,
            reason: `${reason}; the key is there, and the server does not look at rows that are there already`,
        });
    }
}

// EXTERNAL MODULE: ./.cache/build/lib/format-number.js
var format_number = __webpack_require__(98392);
// EXTERNAL MODULE: ./.cache/build/database/mysql/connect-errors.js + 1 modules
var connect_errors = __webpack_require__(3814);
// EXTERNAL MODULE: ./.cache/build/core/describe-restore.js
var describe_restore = __webpack_require__(96789);
// EXTERNAL MODULE: ./.cache/build/database/mysql/definer.js
var mysql_definer = __webpack_require__(24263);
// EXTERNAL MODULE: ./.cache/build/database/mysql/session-pins.js
var session_pins = __webpack_require__(76053);
// EXTERNAL MODULE: ./.cache/build/database/mysql/sql-statements.js
var sql_statements = __webpack_require__(29323);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/script-statements.js

const NAME = '(?:`(?:[^`]|``)+`|[^\\s`(.;]+)';
const QUALIFIED = `(?:${NAME}\\s*\\.\\s*)?(${NAME})`;
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
    ['function', new RegExp(`${OPENED}CREATE${DEFINER}(?:\\s+AGGREGATE)?\\s+FUNCTION\\s+${QUALIFIED}`, 'i')],
    ['package-body', new RegExp(`${OPENED}CREATE${DEFINER}\\s+PACKAGE\\s+BODY\\s+${QUALIFIED}`, 'i')],
    ['package', new RegExp(`${OPENED}CREATE${DEFINER}\\s+PACKAGE\\s+${QUALIFIED}`, 'i')],
    ['setting', /^SET\s+(?:SESSION\s+)?(\w+)/i],
    ['setting', /^ALTER\s+(DATABASE)\s+(?:CHARACTER\s+SET|COLLATE)\s/i],
];
const ADD_KEY = new RegExp(`ADD\\s+CONSTRAINT\\s+(${NAME})\\s+FOREIGN\\s+KEY`, 'gi');
const ALTER = new RegExp(`${OPENED}ALTER\\s+TABLE\\s+${QUALIFIED}`, 'i');
function readScript(script) {
    return (0,sql_statements/* splitSql */.b5)(Buffer.from(script).toString('utf8')).map(describe);
}
function describe(sql) {
    for (const [kind, pattern] of KINDS) {
        const name = pattern.exec(sql)?.[1];
        if (name !== undefined)
            return { sql, kind, names: [unquoted(name)], isKnown: true };
    }
    const table = ALTER.exec(sql)?.[1];
    const keys = [...sql.matchAll(ADD_KEY)].map(([, key]) => unquoted(key ?? ''));
    if (table !== undefined && keys.length > 0) {
        const names = keys.map((key) => `${unquoted(table)} ${key}`);
        return { sql, kind: 'foreign-key', names, isKnown: true };
    }
    return { sql, kind: 'statement', names: [], isKnown: false };
}
function unquoted(name) {
    return name.startsWith('`') ? name.slice(1, -1).replaceAll('``', '`') : name;
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/rename-database.js



const WORD = /[A-Za-z0-9_$\u0080-\uffff]+/y;
/**
 * A definition that names its database `from`, as one that names `to`. The name is replaced where it can only be a qualifier:
 * it is followed by a dot and by another name, and nothing stands before it that makes it a part of a longer name. One
 * place where it is something else (an alias, a column, a text that is run as SQL) makes all of them unclear.
 */
function renameDatabase(sql, from, to) {
    let out = '';
    let copied = 0;
    let at = 0;
    let previous = '';
    let runsText = false;
    let isInText = false;
    while (at < sql.length) {
        const end = nextToken(sql, at);
        const token = sql.slice(at, end);
        if (/^(prepare|immediate)$/i.test(token))
            runsText = true;
        const isText = token.startsWith("'") || token.startsWith('"');
        if (isText && token.toLowerCase().includes(from.toLowerCase()))
            isInText = true;
        if (isName(token) && unquoted(token) === from) {
            const isQualifier = /^\s*\.\s*[`A-Za-z0-9_$\u0080-\uffff]/.test(sql.slice(end, end + 100));
            if (!isQualifier || previous === '.' || previous === '@')
                return { kind: 'unclear' };
            out += sql.slice(copied, at) + (0,quote/* quoteIdentifier */.Cm)(to);
            copied = end;
        }
        if (token.trim() !== '')
            previous = token;
        at = end;
    }
    if (runsText && isInText)
        return { kind: 'unclear' };
    return { kind: 'renamed', sql: out + sql.slice(copied) };
}
function isName(token) {
    return token.startsWith('`') || /^[A-Za-z0-9_$\u0080-\uffff]/.test(token);
}
function nextToken(sql, at) {
    WORD.lastIndex = at;
    const word = WORD.exec(sql)?.[0];
    return word === undefined ? (0,sql_statements/* tokenEnd */.$m)(sql, at) : at + word.length;
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
        if (!statement.isKnown)
            unknown.push(statement);
        const renamed = from === database
            ? { kind: 'renamed', sql: statement.sql }
            : renameDatabase(statement.sql, from, database);
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
        preData: schema ? readScript(schema.preData).flatMap(adapt) : [],
        postData: schema ? readScript(schema.postData).flatMap(adapt) : [],
        definers,
        unclear,
        unknown,
    };
}
/** No connection, no lock, no space: nothing that the definition itself could be blamed for. */
const NOT_ITS_FAULT = [1021, 1040, 1053, 1114, 1205, 1213, 1290, 1317, 3024, 3572];
/**
 * Runs definitions in order and tells `made` before each that makes something. What the server refuses is collected; the
 * session has its own settings again afterwards.
 * @throws BackupError kind `target` code `TARGET_REFUSED` naming every refused statement, unless they may be skipped
 */
async function runDefinitions(context, doing, statements, made) {
    const { session, signal, request } = context;
    const refused = [];
    try {
        for (const statement of statements) {
            signal.throwIfAborted();
            made(statement);
            try {
                await session.query(statement.sql);
            }
            catch (error) {
                const number = (0,connect_errors/* errorNumberOf */.NO)(error);
                if (!session.isAlive || number === 0 || NOT_ITS_FAULT.includes(number))
                    throw error;
                refused.push(...toOmissions(statement, request.manifest.source.database, (0,target_errors/* safeMessage */.N5)(error)));
            }
        }
    }
    finally {
        if (session.isAlive)
            await pinAgain(context);
    }
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

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/target-objects.js
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

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/create-plan.js






const OBJECTS_SHOWN = 20;
/** What building everything anew in an empty database would do. */
async function planCreate(session, request, database) {
    const definitions = readDefinitions(request, database);
    const { unclear, preData, postData } = definitions;
    const mayBeSkipped = request.skipUnrestorable ? [] : unclear.map(toRefusal);
    return {
        mode: 'create',
        dropped: [],
        created: [...preData, ...postData]
            .filter(({ kind }) => isMade(kind))
            .flatMap(({ kind, names }) => names.map((name) => ({ kind, schema: database, name }))),
        emptied: [],
        loaded: request.tables.map(({ schema, name, rows, bytes }) => ({ schema, name, rows, bytes })),
        setAside: [],
        skipped: request.skipUnrestorable ? unclear : [],
        refusals: [
            ...(await refuseOccupied(session)),
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
    const found = objectsOf(await (0,mysql_catalog/* readCatalog */.u)(session));
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
    if (definers.size === 0)
        return [];
    try {
        const rows = await session.query("SELECT CONCAT(User, '@', Host) FROM mysql.user");
        const present = new Set(rows.map(([account]) => account));
        const missing = [...definers].filter((definer) => !present.has(definer));
        if (missing.length === 0)
            return [];
        return [
            `${(0,format_number/* formatPlural */.yk)(missing.length, 'account')} that views, triggers, events or routines run as (DEFINER) are not on this server: ${(0,display_list/* displayList */.l)(missing)}; what runs as them fails until they are created, or restore with owner: target.`,
        ];
    }
    catch (error) {
        if (!session.isAlive || !DENIED.includes((0,connect_errors/* errorNumberOf */.NO)(error)))
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

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/restore-sequences.js

/** Each sequence goes on where the backup has it. */
async function restoreSequences({ session, request, database }) {
    for (const { name, lastValue, isCalled } of request.manifest.sequences) {
        const sequence = (0,quote/* quoteTable */.Z8)({ schema: database, name });
        if (!/^-?\d+$/.test(lastValue))
            throw new Error('the number of a sequence is no number');
        await session.query(`ALTER SEQUENCE ${sequence} RESTART WITH ${lastValue}`);
        if (isCalled)
            await session.query(`SELECT NEXTVAL(${sequence})`);
    }
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/create-steps.js









/** Everything into an empty database; what was made is dropped again when it fails. */
class CreateSteps {
    context;
    definitions;
    /** What may have been made: a statement whose answer never came has perhaps been run. */
    made = new Set();
    skipped = new Set();
    /** What the database gave new tables before. */
    defaults;
    constructor(context, definitions) {
        this.context = context;
        this.definitions = definitions;
    }
    async prepare() {
        this.defaults = await (0,mysql_catalog/* readCatalog */.u)(this.context.session);
        for (const item of this.definitions.unclear)
            this.context.skip(item);
        await this.run('definitions before the data', this.definitions.preData);
    }
    placeOf({ name }) {
        return this.skipped.has(name) ? undefined : { schema: this.context.database, name };
    }
    async finish() {
        const { context, definitions } = this;
        await restoreSequences(context);
        await this.run('definitions after the data', definitions.postData.filter(({ kind }) => kind !== 'event'));
        const loaded = new Set(context.request.tables.map(({ name }) => name));
        await settleBrokenKeys(context, ({ from, to }) => loaded.has(from.name) && (to.schema !== context.database || loaded.has(to.name)));
    }
    /** An event may begin to work at once, so it is made when the rows are proved; in a scratch database none ever works. */
    async seal() {
        const { context, definitions } = this;
        const settings = (kind) => kind === 'event' || kind === 'setting';
        if (!definitions.postData.some(({ kind }) => kind === 'event'))
            return;
        const statements = definitions.postData.filter(({ kind }) => settings(kind));
        const isScratch = (0,scratch_leftovers/* isScratchName */.gA)(context.database);
        await this.run('events', isScratch ? statements.map(disabled) : statements);
    }
    async undo(session) {
        const { database } = this.context;
        const isOurs = (object) => this.made.has(keyOf(object));
        for (const { kind, name } of objectsOf(await (0,mysql_catalog/* readCatalog */.u)(session)).filter(isOurs)) {
            const words = kind.replace('-', ' ').toUpperCase();
            await session.query(`DROP ${words} IF EXISTS ${(0,quote/* quoteIdentifier */.Cm)(database)}.${(0,quote/* quoteIdentifier */.Cm)(name)}`);
        }
        if (this.defaults)
            await restoreDefaults(session, database, this.defaults);
        const left = objectsOf(await (0,mysql_catalog/* readCatalog */.u)(session)).filter(isOurs);
        if (left.length === 0)
            return [];
        const names = left.map(({ kind, name }) => `${kind} ${name}`);
        return [`The target keeps what was made: ${(0,display_list/* displayList */.l)(names)}.`];
    }
    async run(doing, statements) {
        const made = (statement) => {
            if (!isMade(statement.kind))
                return;
            for (const name of statement.names)
                this.made.add(keyOf({ kind: statement.kind, name }));
        };
        const { context } = this;
        const skip = (item) => {
            if (item.kind === 'table')
                this.skipped.add(item.name);
            context.skip(item);
        };
        await runDefinitions({ ...context, skip }, doing, statements, made);
    }
}
async function restoreDefaults(session, database, { characterSet, collation }) {
    const now = await (0,mysql_catalog/* readCatalog */.u)(session);
    if (now.characterSet === characterSet && now.collation === collation)
        return;
    await session.query(`ALTER DATABASE ${(0,quote/* quoteIdentifier */.Cm)(database)} CHARACTER SET ${characterSet} COLLATE ${collation}`);
}
/** CREATE EVENT has its state behind the schedule, and ENABLE is what is meant where nothing is said. */
function disabled(statement) {
    if (statement.kind !== 'event')
        return statement;
    const sql = statement.sql.replace(/(\bON\s+COMPLETION\s+(?:NOT\s+)?PRESERVE)(?:\s+(?:ENABLE|DISABLE(?:\s+ON\s+(?:SLAVE|REPLICA))?))?/i, '$1 DISABLE');
    return { ...statement, sql };
}

// EXTERNAL MODULE: ./.cache/build/database/row-stream.js
var row_stream = __webpack_require__(59738);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.cache/build/database/mysql/restore/insert-text.js
var insert_text = __webpack_require__(40154);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/load-rows.js


/** Larger statements were no faster, and take more of the server's memory. */
const STATEMENT_BYTES = 512 * 1024;
/** A transaction is ended after so many bytes: its undo log stays small, and TiDB has a limit. */
const TRANSACTION_BYTES = 32 * 1024 * 1024;
/** Of a packet, for what is no statement. */
const PACKET_SLACK_BYTES = 512;
/** In the type of a column whose text is archived as bytes (values.ts, `typeName`). */
const CHARACTER_SET = / character set ([a-z0-9_]+)$/i;
/** Columns whose values are in the archive's rows. */
function restoredColumns({ columns }) {
    return columns.filter(({ generated }) => generated === null);
}
/**
 * Bytes go as `_binary'…'`, like in a dump of mysqldump; those of text in its own character set are told so, because any other
 * way would convert them.
 */
function literalForm({ encoding, type }) {
    if (encoding !== 'hex')
        return { isHex: false, before: Buffer.from("'"), after: Buffer.from("'") };
    const characterSet = CHARACTER_SET.exec(type)?.[1];
    if (characterSet === undefined)
        return { isHex: true, before: Buffer.from("_binary'"), after: Buffer.from("'") };
    return {
        isHex: true,
        before: Buffer.from("CONVERT(_binary'"),
        after: Buffer.from(`' USING ${characterSet})`),
    };
}
async function readMaxPacket(session) {
    const [row] = await session.query('SELECT @@max_allowed_packet');
    return Number(row?.[0]);
}
/** Inserts rows into `into`, whose columns are those of the archive; the server's count. */
async function loadRows(session, table, into, rows) {
    const columns = restoredColumns(table);
    const maxBytes = (await readMaxPacket(session)) - PACKET_SLACK_BYTES;
    const names = columns.map(({ name }) => (0,quote/* quoteIdentifier */.Cm)(name)).join(', ');
    const head = `INSERT INTO ${(0,quote/* quoteTable */.Z8)(into)} (${names})`;
    const usualBytes = Math.min(STATEMENT_BYTES, maxBytes >> 1);
    const text = new insert_text/* InsertText */.f(head, columns.map(literalForm), usualBytes, maxBytes - Buffer.byteLength(head));
    const sender = new Sender(session);
    await session.query('START TRANSACTION');
    try {
        for await (const chunk of rows()) {
            for (const statement of text.add(chunk))
                await sender.send(statement);
        }
        const last = text.end();
        if (last)
            await sender.send(last);
    }
    finally {
        await sender.settle();
    }
    await sender.finish();
    return sender.affected;
}
/** While the server works on one statement, the next is written. */
class Sender {
    session;
    affected = 0;
    running;
    transactionBytes = 0;
    constructor(session) {
        this.session = session;
    }
    /** Resolves when the one before is done. */
    async send(statement) {
        await this.running;
        if (this.transactionBytes > TRANSACTION_BYTES) {
            this.transactionBytes = 0;
            await this.session.query('COMMIT');
            await this.session.query('START TRANSACTION');
        }
        this.transactionBytes += statement.length;
        this.running = this.session.send(statement).then(({ affectedRows }) => {
            this.affected += affectedRows;
        });
        this.running.catch(() => undefined);
    }
    /** Nothing is under way any more; never throws. */
    async settle() {
        await this.running?.catch(() => undefined);
    }
    async finish() {
        await this.running;
        await this.session.query('COMMIT');
    }
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/explain-differences.js


const KEYS_SHOWN = 10;
/**
 * Compares archived rows with those that are there now, by primary key; without one by the whole row, which gives counts
 * alone. Remembers a hash of every archived row, about 200 bytes each.
 */
async function explainDifferences(table, archived, found) {
    const names = restoredColumns(table).map(({ name }) => name);
    const isKeyed = table.primaryKey.length > 0 && table.primaryKey.every((name) => names.includes(name));
    const keyOf = (fields, order) => isKeyed
        ? table.primaryKey.map((name) => `${name}=${fields[order.indexOf(name)]}`).join(', ')
        : hashOf(fields);
    const seen = new Map();
    for await (const line of linesOf(archived)) {
        const fields = line.split('\t');
        const key = keyOf(fields, names);
        const before = seen.get(key);
        seen.set(key, { count: (before?.count ?? 0) + 1, hash: hashOf(fields) });
    }
    const everyName = table.columns.map(({ name }) => name);
    const counts = { missing: 0, unexpected: 0, changed: 0 };
    const keys = [];
    const tell = (what, key, times = 1) => {
        counts[what] += times;
        if (isKeyed && keys.length < KEYS_SHOWN)
            keys.push(key);
    };
    for await (const line of linesOf(chunksOf(found))) {
        const all = line.split('\t');
        const fields = names.map((name) => all[everyName.indexOf(name)] ?? '');
        const key = keyOf(fields, names);
        const before = seen.get(key);
        if (!before)
            tell('unexpected', key);
        else if (before.hash !== hashOf(fields))
            tell('changed', key);
        if (before && before.count === 1)
            seen.delete(key);
        else if (before)
            before.count--;
    }
    for (const [key, { count }] of seen)
        tell('missing', key, count);
    return { table: { schema: table.schema, name: table.name }, ...counts, keys };
}
function hashOf(fields) {
    return (0,external_node_crypto_.createHash)('sha1').update(fields.join('\t')).digest('base64');
}
async function* chunksOf(rows) {
    for (let chunk = await rows.nextChunk(); chunk; chunk = await rows.nextChunk())
        yield chunk;
}
/** Without the line ends; rows of COPY text have none within. */
async function* linesOf(chunks) {
    let rest = Buffer.alloc(0);
    for await (const chunk of chunks) {
        const all = Buffer.concat([rest, chunk]);
        let start = 0;
        for (let end = all.indexOf(10); end >= 0; end = all.indexOf(10, start)) {
            yield all.toString('utf8', start, end);
            start = end + 1;
        }
        rest = all.subarray(start);
    }
}

// EXTERNAL MODULE: ./.cache/build/database/mysql/scope.js
var scope = __webpack_require__(74416);
// EXTERNAL MODULE: ./.cache/build/database/mysql/values.js
var values = __webpack_require__(37688);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/read-back.js




/** Reads tables as a backup of theirs would. Their shapes are looked up once for each database. */
class BackReader {
    home;
    shapes = new Map();
    /** `home` is the database that sessions are in. */
    constructor(home) {
        this.home = home;
    }
    /** The SELECT whose rows have to equal the archived ones: the archive's columns in its order, generated ones too. */
    async planFor(session, { columns }, place) {
        let shapes = this.shapes.get(place.schema);
        if (!shapes) {
            shapes = this.readShapes(session, place.schema);
            this.shapes.set(place.schema, shapes);
        }
        const found = (await shapes).get(place.name);
        if (!found)
            throw new Error(`there is no table ${(0,quote/* displayTable */.jw)(place)}`);
        const byName = new Map(found.columns.map((column) => [column.name, column]));
        const read = columns.map(({ name }) => {
            const column = byName.get(name);
            if (!column)
                throw new Error(`${(0,quote/* displayTable */.jw)(place)} has no column ${name}`);
            return column;
        });
        return {
            sql: (0,scope/* selectSql */.Z)({ ...place, isVersioned: found.isVersioned, columns: read }),
            forms: read.map((column) => (0,values/* formOf */.QU)({ encoding: (0,values/* encodingOf */.P$)(column) })),
        };
    }
    async readShapes(session, schema) {
        if (schema !== this.home)
            await session.query(`USE ${(0,quote/* quoteIdentifier */.Cm)(schema)}`);
        const { tables } = await (0,mysql_catalog/* readCatalog */.u)(session);
        if (schema !== this.home)
            await session.query(`USE ${(0,quote/* quoteIdentifier */.Cm)(this.home)}`);
        return new Map(tables.map((table) => [table.name, table]));
    }
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/restoration.js







/** What happened so far, and the context that steps report to. */
class Journal {
    skipped = [];
    notes = [];
    merged = [];
    remains = [];
    contextFor(session, request, parts) {
        return {
            session,
            request,
            ...parts,
            skip: (item) => this.skipped.push(item),
            note: (sentence) => {
                if (!this.notes.includes(sentence))
                    this.notes.push(sentence);
            },
            merged: (counts) => this.merged.push(counts),
        };
    }
}
/** A restore that takes its own steps back when it fails, because no server of the family does that for definitions. */
class MysqlRestoration {
    parts;
    state = 'open';
    undoing;
    backReader;
    constructor(parts) {
        this.parts = parts;
        this.backReader = new BackReader(parts.context.database);
    }
    get outcome() {
        return this.parts.journal;
    }
    prepare() {
        return this.explained('preparing the target', () => this.parts.steps.prepare());
    }
    async load(table, rows) {
        const { steps } = this.parts;
        const place = steps.placeOf(table);
        if (!place)
            return null;
        return this.withReader(`loading ${(0,quote/* displayTable */.jw)(table)}`, (session) => loadRows(session, table, place, rows));
    }
    /** There are none in the family. */
    async loadLargeObjects() {
        throw new Error('MySQL has no large objects');
    }
    finish() {
        return this.explained('finishing', () => this.parts.steps.finish());
    }
    async readBack(table) {
        const { pool, steps, context } = this.parts;
        const doing = `reading ${(0,quote/* displayTable */.jw)(table)} back`;
        const place = steps.placeOf(table);
        if (!place)
            throw new Error('a table that was skipped is read back');
        const session = await this.explained(doing, () => pool.acquire());
        const broken = (error) => {
            session.destroy();
            pool.release(session);
            return (0,target_errors/* targetError */._5)(error, doing, context.signal);
        };
        try {
            const { sql, forms } = await this.backReader.planFor(session, table, place);
            const rows = await session.rowsOut(sql, forms);
            return (0,row_stream/* toRowStream */.K)(rows, { finished: () => pool.release(session), broken });
        }
        catch (error) {
            throw broken(error);
        }
    }
    explain(table, rows) {
        return this.withReader(`comparing ${(0,quote/* displayTable */.jw)(table)}`, async (session) => {
            const place = this.parts.steps.placeOf(table);
            if (!place)
                throw new Error('a table that was skipped is compared');
            const { sql, forms } = await this.backReader.planFor(session, table, place);
            return explainDifferences(table, rows(), await session.rowsOut(sql, forms));
        });
    }
    commit() {
        return this.explained('committing', async () => {
            await this.parts.steps.seal();
            this.parts.context.signal.throwIfAborted();
            this.state = 'committed';
        });
    }
    rollback() {
        if (this.state === 'committed')
            return Promise.resolve();
        this.state = 'rolled-back';
        this.undoing ??= this.undo();
        return this.undoing;
    }
    /** Closes what it opened; idempotent, never throws. */
    async close() {
        await this.rollback();
        this.parts.pool.close(new Error('the restoration is over'));
        await Promise.all(this.parts.opened.map((session) => session.end()));
    }
    async undo() {
        const { opened, context, steps, journal, connectToUndo } = this.parts;
        const sessions = [...opened, context.session];
        for (const session of sessions)
            session.destroy();
        await Promise.all(sessions.map((session) => session.whenKilled()));
        const remains = (sentence) => {
            journal.remains.push(sentence);
            context.log.warn(sentence);
        };
        try {
            const session = await connectToUndo();
            try {
                for (const sentence of await steps.undo(session))
                    remains(sentence);
            }
            finally {
                await session.end();
            }
        }
        catch (error) {
            remains(`What was made so far could not be taken back (${(0,errors/* messageOf */.bD)((0,target_errors/* targetError */._5)(error, 'undoing'))}).`);
        }
    }
    async withReader(doing, work) {
        const { pool } = this.parts;
        return this.explained(doing, async () => {
            const session = await pool.acquire();
            try {
                return await work(session);
            }
            catch (error) {
                // It may be within a transaction, or in the middle of an answer.
                session.destroy();
                throw error;
            }
            finally {
                pool.release(session);
            }
        });
    }
    async explained(doing, work) {
        try {
            return await work();
        }
        catch (error) {
            throw (0,target_errors/* targetError */._5)(error, doing, this.parts.context.signal);
        }
    }
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/begin-restoration.js





/** Time enough to take back what was made. */
const UNDO_MS = 60_000;
/** The same when the run was cancelled: all of it has 7 s. */
const CANCELLED_UNDO_MS = 5_000;
/** Starts what was planned, with `jobs` connections for rows beside the one for definitions. */
async function beginRestoration(options, session, plan, request) {
    const { signal } = options;
    const journal = new Journal();
    const context = journal.contextFor(session, { ...request, mode: plan.mode }, options);
    const opened = [];
    const connectReader = async () => {
        const reader = await (0,target_session/* connectTargetBeside */.EM)(session, options);
        opened.push(reader);
        return reader;
    };
    const count = Math.max(1, Math.min(request.jobs, request.tables.length));
    try {
        for (let i = 0; i < count; i++)
            await connectReader();
    }
    catch (error) {
        for (const reader of opened)
            reader.destroy();
        throw error;
    }
    return new MysqlRestoration({
        context,
        journal,
        steps: new CreateSteps(context, readDefinitions(request, options.database)),
        pool: new reader_pool/* ReaderPool */.e([...opened], connectReader),
        opened,
        connectToUndo: () => {
            const ms = signal.aborted ? CANCELLED_UNDO_MS : UNDO_MS;
            return (0,target_session/* connectTarget */.u)({ ...options, signal: AbortSignal.timeout(ms) });
        },
    });
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/plan-restore.js

/** What a restore in this mode would do; writes nothing. */
async function planRestore(session, request, mode, database) {
    if (mode === 'create')
        return planCreate(session, request, database);
    const reason = `is ${mode}, and only an empty database (mode create) can be restored into on this engine so far`;
    return {
        mode,
        dropped: [],
        created: [],
        emptied: [],
        loaded: [],
        setAside: [],
        skipped: [],
        refusals: [{ kind: 'setting', name: 'mode', reason }],
        notes: [],
    };
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/open-target.js








const DEFAULT_IDLE_TIMEOUT_MS = 10 * 60 * 1000;
/**
 * Connects to a database that rows will go into; nothing is written.
 * @throws BackupError kind `target`
 */
async function openMysqlTarget(options) {
    const { connection, lockTimeoutSeconds, signal, log } = options;
    const idleTimeoutMs = options.idleTimeoutMs ?? Math.max(DEFAULT_IDLE_TIMEOUT_MS, 2000 * lockTimeoutSeconds);
    const connecting = { connection, lockTimeoutSeconds, idleTimeoutMs, signal };
    const session = await (0,target_session/* connectTarget */.u)(connecting);
    try {
        return new MysqlTarget(session, connecting, await readInfo(session, connection), log);
    }
    catch (error) {
        session.destroy();
        throw (0,target_errors/* targetError */._5)(error, 'looking at the target', signal);
    }
}
async function readInfo(session, connection) {
    const catalog = await (0,mysql_catalog/* readCatalog */.u)(session);
    return {
        engine: session.flavour.engine,
        serverVersion: session.flavour.version,
        database: catalog.database,
        ...(await (0,fingerprint/* readFingerprint */.b)(session, connection, catalog.database)),
        isEmpty: objectsOf(catalog).length === 0,
    };
}
class MysqlTarget {
    session;
    connecting;
    info;
    log;
    warnings = [];
    restoration;
    closed = false;
    constructor(session, connecting, info, log) {
        this.session = session;
        this.connecting = connecting;
        this.info = info;
        this.log = log;
    }
    async plan(request) {
        try {
            return await planRestore(this.session, request, await this.decideMode(request), this.info.database);
        }
        catch (error) {
            throw (0,target_errors/* targetError */._5)(error, 'planning', this.connecting.signal);
        }
    }
    async begin(plan, request) {
        if (plan.refusals.length > 0) {
            throw new errors/* BackupError */.hj('target', 'The plan of this restore has refusals.', {
                code: 'TARGET_REFUSED',
                nextStep: 'Mend what the plan lists, then run again.',
            });
        }
        try {
            const options = { ...this.connecting, log: this.log, database: this.info.database };
            this.restoration = await beginRestoration(options, this.session, plan, request);
            return this.restoration;
        }
        catch (error) {
            throw (0,target_errors/* targetError */._5)(error, 'beginning', this.connecting.signal);
        }
    }
    async close() {
        if (this.closed)
            return;
        this.closed = true;
        await this.restoration?.close();
        if (this.session.isBusy)
            this.session.destroy();
        await this.session.end();
    }
    /** The target may have changed since it was opened. */
    async decideMode({ mode }) {
        if (mode !== 'auto')
            return mode;
        return objectsOf(await (0,mysql_catalog/* readCatalog */.u)(this.session)).length === 0 ? 'create' : 'replace';
    }
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
    return `SELECT ${table.columns.map(_values_js__WEBPACK_IMPORTED_MODULE_1__/* .selectExpression */ .j4).join(', ')} FROM ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteTable */ .Z8)(table)}${history}`;
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

/***/ 35199:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SA: () => (/* binding */ dropSql),
/* harmony export */   Sb: () => (/* binding */ KEPT_TABLE),
/* harmony export */   eZ: () => (/* binding */ clearLeftovers),
/* harmony export */   gA: () => (/* binding */ isScratchName),
/* harmony export */   ul: () => (/* binding */ SCRATCH_PREFIX)
/* harmony export */ });
/* harmony import */ var _display_list_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55564);

/** Every scratch database is called so; what follows are the time and random digits. */
const SCRATCH_PREFIX = 'db_backup_scratch_';
const SCRATCH_NAME = new RegExp(`^${SCRATCH_PREFIX}(\\d{8}t\\d{6})_[0-9a-f]{8}$`);
/** A table in a database that a person wants to look at. */
const KEPT_TABLE = 'db_backup_kept';
function isScratchName(database) {
    return SCRATCH_NAME.test(database);
}
/** Names of ours need no quotes. */
function dropSql(database) {
    return `DROP DATABASE IF EXISTS ${database}`;
}
/** What killed runs left behind a day ago or earlier is dropped when nobody is in it; the rest is named. */
async function clearLeftovers(session, log, warnings) {
    const [row] = await session.query("SELECT DATE_FORMAT(UTC_TIMESTAMP() - INTERVAL 1 DAY, '%Y%m%dt%H%i%s')");
    const before = row?.[0] ?? '';
    const databases = await session.query('SELECT SCHEMA_NAME FROM information_schema.SCHEMATA');
    const left = [];
    for (const [name] of databases) {
        const time = SCRATCH_NAME.exec(name ?? '')?.[1];
        if (name === null || name === undefined || time === undefined || time >= before)
            continue;
        if (await mayDrop(session, name)) {
            await session.query(dropSql(name));
            log.info(`Dropped ${name}, which an earlier run left behind.`);
        }
        else {
            left.push(name);
        }
    }
    if (left.length === 0)
        return;
    warnings.push(`The server has scratch databases of earlier runs that were kept or are in use: ${(0,_display_list_js__WEBPACK_IMPORTED_MODULE_0__/* .displayList */ .l)(left)}; drop them by hand.`);
}
async function mayDrop(session, database) {
    const [kept] = await session.query(`SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = '${database}' AND TABLE_NAME = '${KEPT_TABLE}'`);
    const [user] = await session.query(`SELECT 1 FROM information_schema.PROCESSLIST WHERE DB = '${database}'`);
    return kept === undefined && user === undefined;
}


/***/ }),

/***/ 37688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P$: () => (/* binding */ encodingOf),
/* harmony export */   QU: () => (/* binding */ formOf),
/* harmony export */   go: () => (/* binding */ typeName),
/* harmony export */   j4: () => (/* binding */ selectExpression)
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
    return isLegacyText(column) ? `CONVERT(${name} USING binary)` : name;
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


/***/ })

};
