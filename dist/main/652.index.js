export const id = 652;
export const ids = [652];
export const modules = {

/***/ 41929:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ keyOf)
/* harmony export */ });
/** A key for maps and sets; unambiguous whatever the names contain. */
function keyOf({ schema, name }) {
    return JSON.stringify([schema, name]);
}


/***/ }),

/***/ 84980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ compareColumns)
/* harmony export */ });
/** Pure. What keeps rows of the archived columns from going into the target's, in the order of the columns. */
function compareColumns(archived, target) {
    const byName = new Map(target.map((column) => [column.name, column]));
    const archivedNames = new Set(archived.map(({ name }) => name));
    const differences = archived.flatMap((column) => reasonsFor(column, byName.get(column.name)).map((reason) => ({ column: column.name, reason })));
    const extra = target.filter(({ name }) => !archivedNames.has(name));
    const unfilled = extra.filter((column) => !fillsItself(column));
    return {
        differences: [
            ...differences,
            ...unfilled.map(({ name }) => ({
                column: name,
                reason: 'is not in the backup, is NOT NULL and has no default',
            })),
        ],
        extra: extra.filter(fillsItself).map(({ name }) => name),
    };
}
function fillsItself({ notNull, hasDefault, generated, isIdentity }) {
    return !notNull || hasDefault || generated !== null || isIdentity;
}
function reasonsFor(archived, found) {
    if (!found)
        return ['is not in the target'];
    const reasons = [];
    if (archived.type !== found.type)
        reasons.push(`is ${found.type}, in the backup ${archived.type}`);
    if (archived.generated !== found.generated) {
        reasons.push(`is ${generatedWord(found.generated)}, in the backup ${generatedWord(archived.generated)}`);
    }
    if (archived.notNull !== undefined && archived.notNull !== found.notNull) {
        const word = (notNull) => (notNull ? 'NOT NULL' : 'nullable');
        reasons.push(`is ${word(found.notNull)}, in the backup ${word(archived.notNull)}`);
    }
    return reasons;
}
function generatedWord(generated) {
    return generated === null ? 'no generated column' : `generated (${generated})`;
}


/***/ }),

/***/ 49652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openMysqlTarget: () => (/* binding */ openMysqlTarget)
});

// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/database/silence.js
var silence = __webpack_require__(54334);
// EXTERNAL MODULE: ./.cache/build/database/mysql/catalog.js
var mysql_catalog = __webpack_require__(16391);
// EXTERNAL MODULE: ./.cache/build/database/mysql/fingerprint.js
var fingerprint = __webpack_require__(77536);
// EXTERNAL MODULE: ./.cache/build/database/reader-pool.js
var reader_pool = __webpack_require__(69145);
// EXTERNAL MODULE: ./.cache/build/database/mysql/session.js + 2 modules
var mysql_session = __webpack_require__(79690);
// EXTERNAL MODULE: ./.cache/build/database/display-list.js
var display_list = __webpack_require__(55564);
// EXTERNAL MODULE: ./.cache/build/database/mysql/quote.js
var quote = __webpack_require__(15844);
// EXTERNAL MODULE: ./.cache/build/database/mysql/scratch-leftovers.js
var scratch_leftovers = __webpack_require__(35199);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/foreign-keys.js

/** Keys of the tables of one database; `both-ways` has those of other databases that point into it, too. */
async function readForeignKeys(session, database, direction = 'from') {
    const inwards = direction === 'from' ? '' : ` OR REFERENCED_TABLE_SCHEMA = ${(0,quote/* quoteLiteral */.ce)(database)}`;
    const own = `TABLE_SCHEMA = ${(0,quote/* quoteLiteral */.ce)(database)}`;
    const rows = await session.query(`SELECT TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME, COLUMN_NAME, REFERENCED_COLUMN_NAME
     FROM information_schema.KEY_COLUMN_USAGE
     WHERE REFERENCED_TABLE_NAME IS NOT NULL AND ${inwards ? `(${own}${inwards})` : own}
     ORDER BY TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION`);
    const keys = new Map();
    for (const row of rows) {
        const [schema, table, name, toSchema, toTable, column, toColumn] = row.map((value) => value ?? '');
        if (schema !== database && (direction === 'from' || toSchema !== database))
            continue;
        const id = JSON.stringify([schema, table, name]);
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
/**
 * Counts the rows without parent; a row with a NULL in the key points to none (MATCH SIMPLE is all that there is). The
 * tables are called `c` and `p`, followed by `suffix`. NOT EXISTS, because a date of zeros IS NULL where a join finds it
 * (https://dev.mysql.com/doc/refman/8.4/en/comparison-operators.html#operator_is-null). With `holdsParents` every parent that
 * is found stays until the transaction ends, and one that another session is about to delete is waited for.
 */
function orphanCountSql({ from, to, columns }, { suffix = '', holdsParents = false } = {}) {
    const [child, parent] = [`c${suffix}`, `p${suffix}`];
    const pairs = columns.map(([a, b]) => `${child}.${(0,quote/* quoteIdentifier */.Cm)(a)} = ${parent}.${(0,quote/* quoteIdentifier */.Cm)(b)}`);
    const present = columns.map(([a]) => `${child}.${(0,quote/* quoteIdentifier */.Cm)(a)} IS NOT NULL`);
    const hold = holdsParents ? ' LOCK IN SHARE MODE' : '';
    return `SELECT COUNT(*) FROM ${(0,quote/* quoteTable */.Z8)(from)} ${child} WHERE ${present.join(' AND ')}
    AND NOT EXISTS (SELECT 1 FROM ${(0,quote/* quoteTable */.Z8)(to)} ${parent} WHERE ${pairs.join(' AND ')}${hold})`;
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/broken-keys.js



/**
 * The server takes a key without a look at the rows, as they were loaded with foreign_key_checks off; so they are counted.
 * @throws BackupError kind `target` code `TARGET_ORPHANS`, unless `skip-unrestorable` allows them
 */
async function settleBrokenKeys(context, isJudged) {
    const keys = await readForeignKeys(context.session, context.database);
    await settleKeys(context, keys.filter(isJudged), { where: 'in the backup as at the source' });
}
/**
 * The same for these keys.
 * @throws BackupError kind `target` code `TARGET_ORPHANS`, unless `skip-unrestorable` allows them
 */
async function settleKeys(context, keys, { where, ...counting }) {
    const { request } = context;
    const broken = (await countOrphans(context, keys, counting)).map(({ key, rows }) => ({
        key,
        reason: `${rows} to rows that ${(0,quote/* displayTable */.jw)(key.to)} does not have, ${where}`,
    }));
    if (broken.length === 0)
        return;
    if (!request.skipUnrestorable) {
        const lines = broken.map(({ key, reason }) => `- ${(0,quote/* displayName */.QC)(key.name)} of ${(0,quote/* displayTable */.jw)(key.from)}: ${reason}`);
        throw new errors/* BackupError */.hj('target', `Rows would break foreign keys, so nothing is kept:\n${lines.join('\n')}`, {
            code: 'TARGET_ORPHANS',
            nextStep: 'Run again with skip-unrestorable: true, which keeps these keys and these rows as they are, and mend the rows afterwards; at the source, too.',
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
/**
 * For keys of other tables, whose rows stay as they are.
 * @throws BackupError code `TARGET_ORPHANS` naming every key, with counts and no values
 */
async function refuseOrphans(context, keys) {
    const found = (await countOrphans(context, keys)).map(({ key, rows }) => `- ${(0,quote/* displayName */.QC)(key.name)}: ${rows} from ${(0,quote/* displayTable */.jw)(key.from)} to rows that ${(0,quote/* displayTable */.jw)(key.to)} would no longer have`);
    if (found.length === 0)
        return;
    throw new errors/* BackupError */.hj('target', `Foreign keys would be broken, so nothing is kept:\n${found.join('\n')}`, {
        code: 'TARGET_ORPHANS',
        nextStep: 'Restore those tables too, or remove or mend these rows, then run again.',
    });
}
async function countOrphans({ session, signal }, keys, { isNumbered = false, holdsParentsOf = () => false } = {}) {
    const broken = [];
    for (const [number, key] of keys.entries()) {
        signal.throwIfAborted();
        const suffix = isNumbered ? String(number) : '';
        const sql = orphanCountSql({ ...key, ...key.at }, { suffix, holdsParents: holdsParentsOf(key) });
        const [row] = await session.query(sql);
        const count = Number(row?.[0] ?? 0);
        if (count > 0)
            broken.push({ key, rows: count === 1 ? '1 row points' : `${count} rows point` });
    }
    return broken;
}

// EXTERNAL MODULE: ./.cache/build/database/mysql/restore/create-plan.js
var create_plan = __webpack_require__(76153);
// EXTERNAL MODULE: ./.cache/build/database/mysql/restore/definitions.js + 1 modules
var definitions = __webpack_require__(77757);
// EXTERNAL MODULE: ./.cache/build/database/mysql/restore/events.js
var events = __webpack_require__(32308);
// EXTERNAL MODULE: ./.cache/build/database/mysql/connect-errors.js + 1 modules
var connect_errors = __webpack_require__(3814);
// EXTERNAL MODULE: ./.cache/build/database/mysql/sequences.js
var sequences = __webpack_require__(17810);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/restore-sequences.js



/** Each sequence goes on where the backup has it. */
async function restoreSequences({ session, request, database }) {
    for (const { name, isCalled, ...position } of request.manifest.sequences) {
        const sequence = { schema: database, name };
        await setSequence(session, sequence, position);
        if (isCalled)
            await session.query(`SELECT NEXTVAL(${(0,quote/* quoteTable */.Z8)(sequence)})`);
    }
}
/** Lets a sequence go on from there. */
async function setSequence(session, sequence, position) {
    await session.query(`ALTER SEQUENCE ${(0,quote/* quoteTable */.Z8)(sequence)} RESTART WITH ${checked(position.lastValue)}`);
    // RESTART begins with the first cycle.
    if (position.cycleCount !== undefined)
        await moveSequence(session, sequence, { ...position, isCalled: false });
}
/** The same unless it has gone further, so that no number is given twice: SETVAL never goes back (https://mariadb.com/kb/en/setval/). */
async function moveSequence(session, sequence, position) {
    const { cycleCount, ...first } = position;
    // One of the same name that does not cycle takes no later cycle (error 4084).
    const isCycling = cycleCount !== undefined &&
        (await session.query(`SELECT cycle_option FROM ${(0,quote/* quoteTable */.Z8)(sequence)}`))[0]?.[0] === '1';
    await session.query(moveSequenceSql(sequence, isCycling ? position : first));
}
function moveSequenceSql(sequence, { lastValue, cycleCount, isCalled = false }) {
    const cycle = cycleCount === undefined ? '' : `, ${checked(cycleCount)}`;
    return `DO SETVAL(${(0,quote/* quoteTable */.Z8)(sequence)}, ${checked(lastValue)}, ${isCalled ? 1 : 0}${cycle})`;
}
/** For the mysql client, whatever the sequence has come to: it is never dropped, and never goes back. */
function sequenceBackSql({ sequence, definition, position }) {
    const remade = definition === undefined ? [] : remakeSql(sequence, definition);
    return [...remade, moveSequenceSql(sequence, position)];
}
/** Exactly as it was when nobody has taken a number since, beyond all numbers that were taken otherwise. */
async function putSequenceBack(session, before) {
    const { sequence, definition, position, given } = before;
    for (const sql of definition === undefined ? [] : remakeSql(sequence, definition))
        await session.query(sql);
    const found = await readThere(session, sequence);
    for (const sql of definition === undefined ? [] : remakeSql(sequence, definition))
        await session.query(sql);
    const isUntouched = found === undefined || found === given;
    if (isUntouched)
        await setSequence(session, sequence, position);
    else
        await moveSequence(session, sequence, { ...position, isCalled: false });
}
const NO_SUCH_TABLE = 1146;
async function readThere(session, sequence) {
    try {
        return (await (0,sequences/* readPosition */.u)(session, sequence)).lastValue;
    }
    catch (error) {
        if ((0,connect_errors/* errorNumberOf */.NO)(error) !== NO_SUCH_TABLE)
            throw error;
        return undefined;
    }
}
/** `CREATE SEQUENCE name start with … nocycle ENGINE=…`: ALTER takes the same attributes, and lets the number be. */
function remakeSql(sequence, definition) {
    const [, attributes] = /^CREATE SEQUENCE `(?:[^`]|``)+` (.*?)(?: ENGINE=.*)?$/s.exec(definition) ?? [];
    if (attributes === undefined)
        throw new Error(`a sequence that cannot be read: ${sequence.name}`);
    const name = (0,quote/* quoteTable */.Z8)(sequence);
    return [`CREATE SEQUENCE IF NOT EXISTS ${name} ${attributes}`, `ALTER SEQUENCE ${name} ${attributes}`];
}
function checked(value) {
    if (!/^-?\d+$/.test(value))
        throw new Error('the number of a sequence is no number');
    return value;
}

// EXTERNAL MODULE: ./.cache/build/database/mysql/restore/target-objects.js
var target_objects = __webpack_require__(23497);
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
        const isOurs = (object) => this.made.has((0,target_objects/* keyOf */.T)(object));
        for (const { kind, name } of (0,target_objects/* objectsOf */.i)(await (0,mysql_catalog/* readCatalog */.u)(session)).filter(isOurs)) {
            const words = kind.replace('-', ' ').toUpperCase();
            await session.query(`DROP ${words} IF EXISTS ${(0,quote/* quoteIdentifier */.Cm)(database)}.${(0,quote/* quoteIdentifier */.Cm)(name)}`);
        }
        if (this.defaults)
            await restoreDefaults(session, database, this.defaults);
        const left = (0,target_objects/* objectsOf */.i)(await (0,mysql_catalog/* readCatalog */.u)(session)).filter(isOurs);
        if (left.length === 0)
            return [];
        const names = left.map(({ kind, name }) => `${kind} ${name}`);
        return [`The target keeps what was made: ${(0,display_list/* displayList */.l)(names)}.`];
    }
    async run(doing, statements) {
        const made = (statement) => {
            if (!(0,create_plan/* isMade */.sX)(statement.kind))
                return;
            for (const name of statement.names)
                this.made.add((0,target_objects/* keyOf */.T)({ kind: statement.kind, name }));
        };
        const { context } = this;
        const skip = (item) => {
            if (item.kind === 'table')
                this.skipped.add(item.name);
            context.skip(item);
        };
        await (0,definitions/* runDefinitions */.o)({ ...context, skip }, doing, statements, made);
    }
}
async function restoreDefaults(session, database, { characterSet, collation }) {
    const now = await (0,mysql_catalog/* readCatalog */.u)(session);
    if (now.characterSet === characterSet && now.collation === collation)
        return;
    await session.query(`ALTER DATABASE ${(0,quote/* quoteIdentifier */.Cm)(database)} CHARACTER SET ${characterSet} COLLATE ${collation}`);
}
function disabled(statement) {
    return statement.kind === 'event' ? { ...statement, sql: (0,events/* disabledEvent */.Fn)(statement.sql) } : statement;
}

// EXTERNAL MODULE: ./.cache/build/database/mysql/values.js
var mysql_values = __webpack_require__(37688);
// EXTERNAL MODULE: ./.cache/build/database/mysql/restore/exact-json.js
var exact_json = __webpack_require__(63597);
// EXTERNAL MODULE: ./.cache/build/database/mysql/restore/insert-text.js
var insert_text = __webpack_require__(40154);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/load-rows.js



/** Larger statements were no faster, and take more of the server's memory. */
const STATEMENT_BYTES = 512 * 1024;
/** A transaction is ended after so many bytes: its undo log stays small, and TiDB has a limit. */
const TRANSACTION_BYTES = 32 * 1024 * 1024;
/**
 * The first statement goes alone: MariaDB takes about twice as long for each statement of a transaction that began with an
 * empty table and without checks of uniqueness (https://jira.mariadb.org/browse/MDEV-24621, measured on 10.11).
 */
const FIRST_TRANSACTION_BYTES = 1;
/** Of a packet, for what is no statement. */
const PACKET_SLACK_BYTES = 512;
/** In the type of a column whose text is archived as bytes (values.ts, `typeName`). */
const CHARACTER_SET = / character set ([a-z0-9_]+)$/i;
/** Columns whose values are in the archive's rows. */
function restoredColumns({ columns }) {
    return columns.filter(({ generated }) => generated === null);
}
const TEXT = { isHex: false, before: Buffer.from("'"), after: Buffer.from("'") };
/**
 * Bytes go as `_binary'…'`, like in a dump of mysqldump; those of text in its own character set are told so, because any other
 * way would convert them.
 */
function literalForm({ encoding, type }, { jsonNumbers }) {
    if (type === 'json' && jsonNumbers)
        return { ...TEXT, replace: (literal) => (0,exact_json/* exactJson */.i)(literal, jsonNumbers) };
    if (encoding !== 'hex')
        return TEXT;
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
    const forms = columns.map((column) => literalForm(column, session.flavour));
    const text = new insert_text/* InsertText */.f(head, forms, usualBytes, maxBytes - Buffer.byteLength(head));
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
    limitBytes = FIRST_TRANSACTION_BYTES;
    constructor(session) {
        this.session = session;
    }
    /** Resolves when the one before is done. */
    async send(statement) {
        await this.running;
        if (this.transactionBytes > this.limitBytes) {
            this.transactionBytes = 0;
            this.limitBytes = TRANSACTION_BYTES;
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

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/merge-rows.js





const DUPLICATE = 1062;
/** Values of these are one and the same when they are equal; equal texts may differ in case or accents, and 0 is equal to -0. */
const EXACT = /^(tinyint|smallint|mediumint|int|bigint|decimal|bit|date|time|datetime|timestamp|year|binary|varbinary|uuid|inet4|inet6)$/;
/**
 * Makes both temporary tables with the target's types, without its other keys, checks and triggers. A temporary table of
 * the family ends no transaction and cannot be named twice in a statement.
 */
async function makeStage(session, route) {
    const { table, stage, kept, key, extra } = route;
    const make = (name, columns) => session.query(`CREATE TEMPORARY TABLE ${name} (PRIMARY KEY (${key.join(', ')})) ENGINE=InnoDB
       SELECT ${listed(columns)} FROM ${(0,quote/* quoteTable */.Z8)(table)} LIMIT 0`);
    await make(stage, archivedColumns(route));
    await make(kept, [...archivedColumns(route), ...extra]);
}
/**
 * Makes the target's rows equal to the staged ones by primary key; rows that the archive does not have stay. INSERT … ON
 * DUPLICATE KEY UPDATE would change the row of any unique key, so it is not used.
 * @throws BackupError code `TARGET_UNIQUE_CLASH` when a row that stays has a unique value of the archive's
 */
async function mergeRows(session, route) {
    const { table, stage, alias } = route;
    const columns = archivedColumns(route);
    const updated = await updateOrExchange(session, route);
    const inserted = await changed(session, route, [
        `INSERT INTO ${(0,quote/* quoteTable */.Z8)(table)} (${listed(columns)})
     SELECT ${copied(route, columns, 's')} FROM ${stage} s
     WHERE NOT EXISTS (SELECT 1 FROM ${(0,quote/* quoteTable */.Z8)(table)} ${alias} WHERE ${sameKey(route, alias)})`,
    ]);
    return { updated, inserted };
}
/** Rows whose key the archive has; for a SELECT whose columns are named without their table. */
function mergedCondition({ entry, stage }) {
    return `(${listed(entry.primaryKey)}) IN (SELECT ${listed(entry.primaryKey, 's')} FROM ${stage} s)`;
}
async function updateOrExchange(session, route) {
    const { table } = route;
    try {
        return await update(session, route, (0,quote/* quoteTable */.Z8)(table));
    }
    catch (error) {
        if (!session.isAlive || (0,connect_errors/* errorNumberOf */.NO)(error) !== DUPLICATE)
            throw error;
    }
    return exchange(session, route);
}
/** Columns of the key are set where equal values may be different ones, and columns that only the target has to what they are. */
async function update(session, route, into) {
    const { entry, table, stage, extra } = route;
    const types = new Map(table.columns.map(({ name, dataType }) => [name, dataType]));
    const isSet = (name) => !entry.primaryKey.includes(name) || !EXACT.test(types.get(name) ?? '');
    const set = archivedColumns(route)
        .filter(isSet)
        .map((name) => `${into}.${(0,quote/* quoteIdentifier */.Cm)(name)} = ${copied(route, [name], 's')}`);
    if (set.length === 0)
        return 0;
    const same = extra.map((name) => `${into}.${(0,quote/* quoteIdentifier */.Cm)(name)} = ${into}.${(0,quote/* quoteIdentifier */.Cm)(name)}`);
    await session.query(`UPDATE ${into} JOIN ${stage} s ON ${sameKey(route, into)} SET ${[...set, ...same].join(', ')}`);
    return rowCount(session);
}
/** Rows that exchange a unique value collide half-way, unless all of them are taken out first. */
async function exchange(session, route) {
    const { table, stage, kept, alias, extra } = route;
    const target = (0,quote/* quoteTable */.Z8)(table);
    const columns = [...archivedColumns(route), ...extra];
    await session.query(`INSERT INTO ${kept} (${listed(columns)}) SELECT ${copied(route, columns, alias)} FROM ${target} ${alias} JOIN ${stage} s ON ${sameKey(route, alias)}`);
    await session.query(`DELETE ${target} FROM ${target} JOIN ${kept} s ON ${sameKey(route, target)}`);
    const updated = await update(session, route, kept);
    await changed(session, route, [
        `INSERT INTO ${target} (${listed(columns)}) SELECT ${copied(route, columns, 's')} FROM ${kept} s`,
        `DELETE FROM ${kept}`,
    ]);
    return updated;
}
/** Rows that the first statement changed. */
async function changed(session, route, [statement = '', ...more]) {
    try {
        await session.query(statement);
    }
    catch (error) {
        throw (0,connect_errors/* errorNumberOf */.NO)(error) === DUPLICATE ? clash(route, error) : error;
    }
    const count = await rowCount(session);
    for (const sql of more)
        await session.query(sql);
    return count;
}
/** The connection asks for rows that were changed, not for those that were found (new-client.ts). */
async function rowCount(session) {
    const [row] = await session.query('SELECT ROW_COUNT()');
    return Number(row?.[0] ?? 0);
}
/** The name of the key stands behind the value, which is left out. */
function clash({ table }, error) {
    const text = (0,errors/* messageOf */.bD)(error);
    const key = /'([^']*)'$/.exec(text.trim())?.[1]?.replace(/^.*\./, '') ?? 'unique';
    const message = `Rows of the backup and rows of ${(0,quote/* displayTable */.jw)(table)} that the backup does not have share values of the unique key ${(0,quote/* displayName */.QC)(key)}, so nothing is kept.`;
    return new errors/* BackupError */.hj('target', message, {
        code: 'TARGET_UNIQUE_CLASH',
        nextStep: "Change or delete the target's rows that stand in the way, or restore with mode: replace, which keeps only the backup's.",
        cause: error instanceof Error ? new Error(`the server's error ${DUPLICATE}`) : undefined,
    });
}
/** Generated columns compute themselves. */
function archivedColumns({ entry }) {
    return restoredColumns(entry).map(({ name }) => name);
}
function listed(names, of) {
    return names.map((name) => `${of === undefined ? '' : `${of}.`}${(0,quote/* quoteIdentifier */.Cm)(name)}`).join(', ');
}
/** Values of these columns as another table takes them; both have the target's types. */
function copied({ table }, names, of) {
    const types = new Map(table.columns.map((column) => [column.name, column]));
    const copy = (name) => (0,mysql_values/* copyExpression */.oM)(types.get(name) ?? { dataType: '' }, `${of}.${(0,quote/* quoteIdentifier */.Cm)(name)}`);
    return names.map(copy).join(', ');
}
/** By the collation of the key itself; `s` is the archived row. */
function sameKey({ entry }, of) {
    return entry.primaryKey
        .map((name) => `${of}.${(0,quote/* quoteIdentifier */.Cm)(name)} = s.${(0,quote/* quoteIdentifier */.Cm)(name)}`)
        .join(' AND ');
}

// EXTERNAL MODULE: ./.cache/build/database/compare-columns.js
var compare_columns = __webpack_require__(84980);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/compare-tables.js




/** Compares what the request restores with what the target has; reads the catalog only. */
async function compareTables(session, request) {
    const catalog = await (0,mysql_catalog/* readCatalog */.u)(session);
    const { database } = catalog;
    const filled = await readFilled(session, database);
    const tables = new Map(catalog.tables.map((table) => [table.name, table]));
    const views = new Set(catalog.views.map(({ name }) => name));
    const differences = [];
    const notes = [];
    const matched = [];
    for (const entry of request.tables) {
        const { name } = entry;
        const table = tables.get(name);
        if (!table) {
            const reason = views.has(name) ? 'is a view in the target' : 'is not in the target';
            differences.push({ kind: 'table', schema: database, name, reason });
            continue;
        }
        const columns = targetColumns(table, filled);
        const compared = (0,compare_columns/* compareColumns */.l)(entry.columns.map(plain), columns);
        for (const { column, reason } of compared.differences)
            differences.push({ kind: 'column', schema: database, name: `${name}.${column}`, reason });
        differences.push(...comparePrimaryKey(entry, table), ...compareHistory(entry, table));
        if (compared.extra.length > 0) {
            const list = compared.extra.join(', ');
            notes.push(`${(0,quote/* displayTable */.jw)(table)} has columns in the target that the backup does not have; they get their defaults: ${list}.`);
        }
        matched.push({ entry, table });
    }
    const sequences = await sequencesOf(session, request, matched);
    for (const { name } of sequences.filter((sequence) => !catalog.sequences.includes(sequence.name)))
        differences.push({ kind: 'sequence', schema: database, name, reason: 'is not in the target' });
    return { catalog, matched, sequences, differences, notes };
}
/** `table.column`, of those that have a default or count by themselves. */
async function readFilled(session, database) {
    const rows = await session.query(`SELECT TABLE_NAME, COLUMN_NAME FROM information_schema.COLUMNS
     WHERE TABLE_SCHEMA = ${(0,quote/* quoteLiteral */.ce)(database)}
       AND (COLUMN_DEFAULT IS NOT NULL OR EXTRA LIKE '%auto_increment%' OR EXTRA LIKE '%DEFAULT_GENERATED%')`);
    return new Set(rows.map(([table, column]) => JSON.stringify([table, column])));
}
function targetColumns(table, filled) {
    return table.columns.map((column) => plain({
        name: column.name,
        type: (0,mysql_values/* typeName */.go)(column),
        generated: column.generated,
        notNull: column.notNull,
        isIdentity: false,
        hasDefault: column.isPeriod || filled.has(JSON.stringify([table.name, column.name])),
    }));
}
/** Without what newer servers no longer print, and with one name for what has two. */
function plain(column) {
    const { type } = column;
    const isPadded = /zerofill/i.test(type);
    const width = isPadded ? type : type.replace(/^((?:tiny|small|medium|big)?int|year)\(\d+\)/i, '$1');
    return { ...column, type: width.replace(/^geomcollection/i, 'geometrycollection') };
}
function comparePrimaryKey(entry, table) {
    const names = new Set(table.columns.map(({ name }) => name));
    const found = table.primaryKey.filter((key) => names.has(key));
    if (JSON.stringify(found) === JSON.stringify(entry.primaryKey))
        return [];
    const shown = (key) => (key.length === 0 ? 'none' : `(${key.join(', ')})`);
    const reason = `the primary key is ${shown(found)}, in the backup ${shown(entry.primaryKey)}`;
    return [{ kind: 'table', schema: table.schema, name: table.name, reason }];
}
/** Rows of the past would get the time of the restore. */
function compareHistory(entry, table) {
    const archived = new Set(entry.columns.map(({ name }) => name));
    const hasHistory = table.columns.every(({ name, isPeriod }) => !isPeriod || archived.has(name));
    if (!table.isVersioned || hasHistory)
        return [];
    const reason = 'is WITH SYSTEM VERSIONING, in the backup it is not';
    return [{ kind: 'table', schema: table.schema, name: table.name, reason }];
}
/** All of the manifest's; with a selection those that give columns of the selected tables their numbers. */
async function sequencesOf(session, { manifest, isSelection }, matched) {
    if (!isSelection || manifest.sequences.length === 0)
        return manifest.sequences;
    const selected = new Set(matched.map(({ table }) => table.name));
    const rows = await session.query("SELECT TABLE_NAME, COLUMN_DEFAULT FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND COLUMN_DEFAULT LIKE '%nextval(%'");
    const defaults = rows.filter(([table]) => selected.has(table ?? '')).map(([, text]) => text ?? '');
    return manifest.sequences.filter(({ name }) => defaults.some((text) => text.includes(`\`${name.replaceAll('`', '``')}\``)));
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/merge-tables.js



/** Finds the target's table for each of the archive's, and all that keeps its rows from being merged. Reads the catalog only. */
async function matchTables(session, request) {
    const { catalog, matched, sequences, differences } = await compareTables(session, request);
    const keys = await readKeyParts(session, catalog.database);
    const refusals = matched.flatMap(({ entry, table }) => reasonsOf(entry, table, catalog).map((reason) => ({
        kind: 'table',
        schema: table.schema,
        name: table.name,
        reason,
    })));
    const tables = matched.map(({ entry, table }) => {
        const archived = new Set(entry.columns.map(({ name }) => name));
        const extra = table.columns.filter(({ name, generated }) => !archived.has(name) && generated === null);
        return { entry, table, key: keys.get(table.name) ?? [], extra: extra.map(({ name }) => name) };
    });
    return { catalog, tables, sequences, refusals: [...differences, ...refusals] };
}
function reasonsOf(entry, table, { snapshotEngines }) {
    const restored = new Set(restoredColumns(entry).map(({ name }) => name));
    const reasons = [];
    if (entry.primaryKey.length === 0)
        reasons.push('has no primary key to merge by');
    if (!entry.primaryKey.every((name) => restored.has(name)))
        reasons.push('has a primary key that is generated');
    if (!snapshotEngines.has(table.engine))
        reasons.push(`is of the engine ${table.engine}, which cannot take back what was changed`);
    if (table.isVersioned)
        reasons.push('keeps the history of its rows (WITH SYSTEM VERSIONING), which cannot be merged');
    return reasons;
}
async function readKeyParts(session, database) {
    const rows = await session.query(`SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, SUB_PART FROM information_schema.STATISTICS
     WHERE TABLE_SCHEMA = ${(0,quote/* quoteLiteral */.ce)(database)} AND INDEX_NAME = 'PRIMARY' ORDER BY TABLE_NAME, SEQ_IN_INDEX`);
    const keys = new Map();
    for (const [schema, table, column, length] of rows) {
        if (schema !== database)
            continue;
        const parts = keys.get(table ?? '') ?? [];
        keys.set(table ?? '', parts);
        parts.push(`${(0,quote/* quoteIdentifier */.Cm)(column ?? '')}${length ? `(${Number(length)})` : ''}`);
    }
    return keys;
}

// EXTERNAL MODULE: ./.cache/build/database/mysql/alive-lock.js
var alive_lock = __webpack_require__(67409);
// EXTERNAL MODULE: ./.cache/build/database/mysql/restore/merge-note.js
var merge_note = __webpack_require__(83262);
// EXTERNAL MODULE: ./.cache/build/database/mysql/restore/triggers-aside.js
var triggers_aside = __webpack_require__(81805);
// EXTERNAL MODULE: ./.cache/build/database/mysql/restore/target-errors.js
var target_errors = __webpack_require__(7382);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/try-triggers.js




/** An empty twin of a table; its trigger has the same name. */
const TRIAL = 'db_backup_trial';
const NAME = '(?:`(?:[^`]|``)+`|"(?:[^"]|"")+"|[^\\s`".]+)';
const PLACE = `(?:${NAME}\\s*\\.\\s*)?${NAME}`;
/** What SHOW CREATE says before the body, without comments: `CREATE DEFINER=… TRIGGER name BEFORE INSERT ON table`. */
const HEAD = new RegExp(`^(CREATE\\s+(?:DEFINER\\s*=\\s*.+?\\s+)?TRIGGER\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?)${PLACE}(\\s+(?:BEFORE|AFTER)\\s+.+?\\s+ON\\s+)${PLACE}(?=\\s)`, 'is');
/**
 * Makes each trigger once, with its own text and settings, on an empty twin of its table, where it never fires: what this user
 * cannot make again must not be dropped.
 * @throws BackupError code `TARGET_REFUSED`
 */
async function tryTriggers(session, database, triggers) {
    const twin = twinOf(database);
    for (const table of new Set(triggers.map((trigger) => trigger.table))) {
        await dropTwin(session, database);
        await session.query(`CREATE TABLE ${twin} LIKE ${(0,quote/* quoteTable */.Z8)({ schema: database, name: table })}`);
        try {
            for (const trigger of triggers.filter((one) => one.table === table)) {
                await tryOne(session, trigger, twin);
                await session.query(`DROP TRIGGER ${twin}`);
            }
        }
        finally {
            if (session.isAlive)
                await dropTwin(session, database);
        }
    }
}
async function dropTwin(session, database) {
    await session.query(`DROP TABLE IF EXISTS ${twinOf(database)}`);
}
function twinOf(schema) {
    return (0,quote/* quoteTable */.Z8)({ schema, name: TRIAL });
}
async function tryOne(session, trigger, twin) {
    const { sql, script, name } = trigger;
    const trial = sql.replace(HEAD, (_, before, event) => `${before}${twin}${event}${twin}`);
    if (trial === sql)
        throw new Error(`the text of the trigger ${(0,quote/* displayName */.QC)(name)} cannot be read`);
    try {
        await (0,triggers_aside/* runScript */.j3)(session, script.replace(sql, () => trial));
    }
    catch (error) {
        throw session.isAlive ? cannotMake(trigger, error) : error;
    }
}
function cannotMake({ name }, error) {
    const text = (0,target_errors/* safeMessage */.N)(error);
    const message = `This user could not make the trigger ${(0,quote/* displayName */.QC)(name)} again after the merge, so nothing is touched: ${text}`;
    return new errors/* BackupError */.hj('target', message, {
        code: 'TARGET_REFUSED',
        nextStep: 'Grant what is missing (TRIGGER, and the right to set another DEFINER; SUPER where a binary log is written and log_bin_trust_function_creators is off), then run again.',
        cause: new Error(text),
    });
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/merge-triggers.js









const TABLE_EXISTS = 1050;
/** The triggers of merged tables: tried, written down, dropped under a lock of their tables, and made again. */
class MergeTriggers {
    context;
    tables;
    triggers = [];
    /** The lock by which others are told of this merge. */
    hasLock = false;
    note = 'none';
    constructor(context, tables) {
        this.context = context;
        this.tables = tables;
    }
    get areThere() {
        return this.triggers.length > 0;
    }
    /**
     * Reads them, and tries those that were not tried yet: one that was altered meanwhile must come back as it is now.
     * @throws BackupError code `TARGET_REFUSED`, `TARGET_CONFLICT`
     */
    async look() {
        const { session, database } = this.context;
        const tried = new Set(this.triggers.map(({ script }) => script));
        this.triggers = await this.read();
        if (!this.areThere)
            return;
        this.hasLock ||= await (0,alive_lock/* tellAlive */.bq)(session, (0,merge_note/* mergeLock */.wF)(database));
        if (!this.hasLock)
            throw anotherMerge(database);
        await tryTriggers(session, database, this.triggers.filter(({ script }) => !tried.has(script)));
    }
    /** Writes down what will be dropped. */
    async write() {
        const { session, database } = this.context;
        this.note = 'begun';
        try {
            await (0,merge_note/* writeMergeNote */.uy)(session, database, this.triggers);
        }
        catch (error) {
            if ((0,connect_errors/* errorNumberOf */.NO)(error) !== TABLE_EXISTS)
                throw error;
            // It is not ours.
            this.note = 'none';
            throw anotherMerge(database);
        }
        this.note = 'written';
    }
    /** The tables are locked. */
    async drop() {
        await (0,triggers_aside/* dropTriggers */.vb)(this.context.session, this.context.database, this.triggers);
    }
    /**
     * When the transaction has changed the tables, nobody can make one any more.
     * @throws BackupError code `TARGET_CONFLICT` for one that was made before, as it may have fired
     */
    async refuseNew() {
        const names = (await this.read()).map(({ name }) => (0,quote/* displayName */.QC)(name));
        if (names.length === 0)
            return;
        const message = `Triggers were made while rows were merged, and may have changed them: ${(0,display_list/* displayList */.l)(names)}. Nothing is kept.`;
        throw new errors/* BackupError */.hj('target', message, {
            code: 'TARGET_CONFLICT',
            nextStep: 'Run again when no migration runs.',
        });
    }
    /** Triggers again, then nothing locked, then no note left. */
    async putBack() {
        if (this.note !== 'written')
            return;
        const { session, database } = this.context;
        await (0,triggers_aside/* makeTriggers */.sO)(session, this.triggers);
        await session.query('UNLOCK TABLES');
        await session.query('SET SESSION autocommit = 1');
        this.note = 'settled';
        await (0,merge_note/* dropMergeNote */.IR)(session, database);
        this.note = 'none';
    }
    /** Over another session, when the one of the merge is lost; what could not be done is told. */
    async recover(session) {
        if (!this.hasLock)
            return [];
        const { database } = this.context;
        try {
            await (0,alive_lock/* whenAlone */.o7)(session, (0,merge_note/* mergeLock */.wF)(database));
            await dropTwin(session, database);
            if (this.note === 'none')
                return [];
            const isThere = await (0,merge_note/* makeFromNote */.JP)(session, database);
            // The server that was asked may be another one behind the same address.
            return isThere || this.note !== 'written' ? [] : this.whereabouts('the note is not there');
        }
        catch (error) {
            return this.whereabouts((0,errors/* messageOf */.bD)(error));
        }
    }
    whereabouts(why) {
        if (this.note !== 'written')
            return [];
        const names = (0,display_list/* displayList */.l)(this.triggers.map(({ name }) => (0,quote/* displayName */.QC)(name)));
        const because = why === undefined ? '' : `; they could not be made again (${why})`;
        return [
            `Triggers of merged tables may be missing: ${names}${because}. ${(0,merge_note/* howToMakeAgain */.wM)(this.context.database)}`,
        ];
    }
    async read() {
        const { session } = this.context;
        return (0,triggers_aside/* readTriggers */.kb)(session, await (0,mysql_catalog/* readCatalog */.u)(session), this.tables);
    }
}
function anotherMerge(database) {
    return new errors/* BackupError */.hj('target', `Another merge into ${(0,quote/* displayName */.QC)(database)} is at work.`, {
        code: 'TARGET_CONFLICT',
        nextStep: 'Run again when it has ended; the server ends one that was killed when its statement is over.',
    });
}

// EXTERNAL MODULE: ./.cache/build/database/mysql/scope.js
var scope = __webpack_require__(74416);
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
        return planSelect({ columns }, found);
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
/** Columns of the archive, generated ones too, from a table as the catalog has it. */
function planSelect({ columns }, found) {
    const byName = new Map(found.columns.map((column) => [column.name, column]));
    const read = columns.map(({ name }) => {
        const column = byName.get(name);
        if (!column)
            throw new Error(`${(0,quote/* displayTable */.jw)(found)} has no column ${name}`);
        return column;
    });
    return {
        sql: (0,scope/* selectSql */.Z)({ ...found, columns: read }),
        forms: read.map((column) => (0,mysql_values/* formOf */.QU)({ encoding: (0,mysql_values/* encodingOf */.P$)(column) })),
    };
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/merge-steps.js








/**
 * Rows by primary key, all over one session: they are staged in temporary tables, then merged in one transaction that ends
 * when they are proved. Where there are triggers, the tables are locked as long as these are away.
 */
class MergeSteps {
    context;
    routes = new Map();
    match;
    triggers;
    keys = [];
    state = 'staging';
    constructor(context) {
        this.context = context;
    }
    async prepare() {
        const { session, request, database } = this.context;
        this.match = await matchTables(session, request);
        this.routes = new Map(this.match.tables.map((table, number) => [
            table.entry.name,
            {
                ...table,
                stage: (0,quote/* quoteTable */.Z8)({ schema: database, name: stageName(number) }),
                kept: (0,quote/* quoteTable */.Z8)({ schema: database, name: `db_backup_kept_${number}` }),
                alias: `m${number}`,
            },
        ]));
        const merged = new Set(this.routes.keys());
        this.triggers = new MergeTriggers(this.context, merged);
        await this.triggers.look();
        const isTouched = ({ schema, name }) => schema === database && merged.has(name);
        this.keys = (await readForeignKeys(session, database, 'both-ways')).filter(({ from, to }) => isTouched(from) || isTouched(to));
        await this.refuseUnseen();
        for (const route of this.routes.values())
            await makeStage(session, route);
    }
    placeOf({ name }) {
        const number = [...this.routes.keys()].indexOf(name);
        return { schema: this.context.database, name: stageName(number) };
    }
    readBackPlan(table) {
        const route = this.routeOf(table);
        const plan = planSelect(table, route.table);
        return { ...plan, sql: `${plan.sql} WHERE ${mergedCondition(route)}` };
    }
    async finish() {
        const { session, request, database, signal } = this.context;
        const { triggers } = this;
        // Staging may have taken hours.
        await triggers?.look();
        if (triggers?.areThere) {
            await triggers.write();
            await session.query('SET SESSION autocommit = 0');
            await session.query(`LOCK TABLES ${this.locks().join(', ')}`);
            await triggers.drop();
        }
        else {
            await session.query('START TRANSACTION');
        }
        this.state = 'merging';
        // Without its checks, an index could take a value twice.
        await session.query('SET SESSION unique_checks = 1');
        for (const table of request.tables) {
            signal.throwIfAborted();
            const { schema, name, rows } = table;
            const { inserted, updated } = await mergeRows(session, this.routeOf(table));
            this.context.merged({ schema, name, inserted, updated, unchanged: rows - inserted - updated });
        }
        await triggers?.refuseNew();
        await settleKeys(this.context, this.keys, {
            where: 'after the merge',
            isNumbered: true,
            holdsParentsOf: ({ from }) => from.schema === database && this.routes.has(from.name),
        });
    }
    async seal() {
        const { session } = this.context;
        await this.moveSequences();
        this.state = 'committing';
        await session.query('COMMIT');
        this.state = 'committed';
        await this.triggers?.putBack();
    }
    /** While the session lives, the triggers come back before anybody else can write. */
    async withdraw() {
        if (this.state === 'committed')
            return;
        await this.context.session.query('ROLLBACK');
        await this.triggers?.putBack();
    }
    async undo(session) {
        const remains = [];
        if (this.state === 'committing')
            remains.push('Whether the rows of the backup were merged is not known: the connection broke off.');
        if (this.state === 'committed')
            remains.push('The rows of the backup are merged.');
        return [...remains, ...((await this.triggers?.recover(session)) ?? [])];
    }
    whereabouts() {
        return this.triggers?.whereabouts() ?? [];
    }
    /** Keys of other databases are looked at when all is loaded; whoever may not is told before. */
    async refuseUnseen() {
        const { session, database } = this.context;
        const places = this.keys.flatMap(({ from, to }) => [from, to]);
        for (const place of places.filter(({ schema }) => schema !== database))
            await session.query(`SELECT 1 FROM ${(0,quote/* quoteTable */.Z8)(place)} LIMIT 0`);
    }
    /** Every place of a table in a statement has a lock of its own. */
    locks() {
        const { database } = this.context;
        return [
            ...[...this.routes.values()].flatMap(({ table, alias }) => [
                `${(0,quote/* quoteTable */.Z8)(table)} WRITE`,
                `${(0,quote/* quoteTable */.Z8)(table)} AS ${alias} READ`,
            ]),
            ...this.keys.flatMap(({ from, to }, number) => [
                `${(0,quote/* quoteTable */.Z8)(from)} AS c${number} READ`,
                `${(0,quote/* quoteTable */.Z8)(to)} AS p${number} READ`,
            ]),
            ...this.sequences().map(({ name }) => `${(0,quote/* quoteTable */.Z8)({ schema: database, name })} WRITE`),
        ];
    }
    sequences() {
        return this.match?.sequences ?? [];
    }
    async moveSequences() {
        const { session, database } = this.context;
        for (const { name, ...position } of this.sequences())
            await moveSequence(session, { schema: database, name }, position);
    }
    routeOf({ name }) {
        const route = this.routes.get(name);
        if (!route)
            throw new Error(`no table for ${(0,quote/* quoteIdentifier */.Cm)(name)}`);
        return route;
    }
}
function stageName(number) {
    return `db_backup_stage_${number}`;
}

// EXTERNAL MODULE: ./.cache/build/database/mysql/show-create.js
var show_create = __webpack_require__(9960);
// EXTERNAL MODULE: ./.cache/build/database/mysql/split-table.js
var split_table = __webpack_require__(2121);
// EXTERNAL MODULE: ./.cache/build/database/mysql/restore/script-statements.js
var script_statements = __webpack_require__(19377);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/key-text.js




const key_text_NAME = '`(?:[^`]|``)+`';
const NAMES = `\\(\\s*${key_text_NAME}(?:\\s*,\\s*${key_text_NAME})*\\s*\\)`;
const KEY = new RegExp(`CONSTRAINT\\s+(${key_text_NAME})\\s+FOREIGN KEY\\s*(?:${key_text_NAME}\\s*)?(${NAMES})\\s*REFERENCES\\s+(?:(${key_text_NAME})\\s*\\.\\s*)?(${key_text_NAME})\\s*(${NAMES})`, 'i');
/**
 * From the text of SHOW CREATE, or from one that was made of it; a name without a database is in that of the table.
 * @throws Error for anything else
 */
function parseKey(from, text) {
    const found = KEY.exec(text);
    const [, name = '', own = '', schema, table = '', theirs = ''] = found ?? [];
    if (!found)
        throw new Error(`a foreign key of ${from.name} that cannot be read`);
    const there = namesIn(theirs);
    return {
        name: (0,script_statements/* unquoted */.q)(name),
        from,
        to: { schema: schema === undefined ? from.schema : (0,script_statements/* unquoted */.q)(schema), name: (0,script_statements/* unquoted */.q)(table) },
        columns: namesIn(own).map((column, index) => [column, there[index] ?? '']),
        text,
    };
}
const ALTER = new RegExp(`^ALTER TABLE (${key_text_NAME}) ADD (?=CONSTRAINT)`, 'i');
/**
 * The keys that one statement of an archive adds.
 * @throws Error for any other statement
 */
function keysIn(schema, sql) {
    const [head, table] = ALTER.exec(sql) ?? [];
    if (head === undefined || table === undefined)
        throw new Error('foreign keys that cannot be read');
    const from = { schema, name: (0,script_statements/* unquoted */.q)(table) };
    return sql
        .slice(head.length)
        .split(/, ADD (?=CONSTRAINT `)/)
        .map((text) => parseKey(from, text));
}
function namesIn(list) {
    return [...list.matchAll(new RegExp(key_text_NAME, 'g'))].map(([name]) => (0,script_statements/* unquoted */.q)(name));
}
/** The keys that a table of the target has. */
async function readKeyTexts(session, table) {
    const { sql } = await (0,show_create/* showCreate */.k)(session, 'TABLE', table);
    return (0,split_table/* splitTable */.V)(sql).foreignKeys.map((text) => parseKey(table, text));
}
function addKeySql({ from, text }) {
    return `ALTER TABLE ${(0,quote/* quoteTable */.Z8)(from)} ADD ${text}`;
}
function dropKeySql({ from, name }) {
    return `ALTER TABLE ${(0,quote/* quoteTable */.Z8)(from)} DROP FOREIGN KEY ${(0,quote/* quoteIdentifier */.Cm)(name)}`;
}

// EXTERNAL MODULE: ./.cache/build/database/mysql/definition-script.js
var definition_script = __webpack_require__(33527);
// EXTERNAL MODULE: ./.cache/build/database/mysql/view-order.js
var view_order = __webpack_require__(47866);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/programs.js







/** An event that does nothing need not be dropped. */
const ENABLED = /\bON COMPLETION (?:NOT )?PRESERVE ENABLE\b/;
/**
 * In an order in which they can be made: routines, views, triggers, events.
 * @throws BackupError when the server hides the text of one
 */
async function readPrograms(session, scope) {
    const catalog = await (0,mysql_catalog/* readCatalog */.u)(session);
    const programs = [];
    const tables = new Map(catalog.triggers.map(({ name, table }) => [name, table]));
    for (const { kind, name } of programsOf(catalog, scope)) {
        const definition = await showProgram(session, kind, { schema: catalog.database, name });
        programs.push({ ...definition, kind, on: kind === 'TRIGGER' ? (tables.get(name) ?? null) : null });
    }
    return scope === 'all'
        ? programs
        : programs.filter(({ kind, sql }) => kind !== 'EVENT' || ENABLED.test(sql));
}
async function showProgram(session, kind, program) {
    try {
        return await (0,show_create/* showCreate */.k)(session, kind, program);
    }
    catch (error) {
        if (!(error instanceof errors/* BackupError */.hj) || error.code !== 'SOURCE_PERMISSION')
            throw error;
        throw new errors/* BackupError */.hj('target', error.message, {
            code: 'TARGET_PERMISSION',
            nextStep: `What would be dropped could not be made again: ${error.nextStep?.replace(/ to the user of.*/s, ' to the user of target-url.')}`,
            cause: error,
        });
    }
}
/** The same, by their names alone. */
function programsOf(catalog, scope) {
    const of = (kind, names) => names.map((name) => ({ kind, name }));
    const triggers = catalog.triggers.filter(({ table }) => scope === 'all' || scope.tables.has(table));
    const ofAll = scope === 'all'
        ? [
            // A package's body needs the package.
            ...[...catalog.routines].sort((a, b) => a.kind.length - b.kind.length),
            ...of('VIEW', (0,view_order/* orderViews */.F)(catalog.database, catalog.views).map(nameOf)),
        ]
        : [];
    return [...ofAll, ...of('TRIGGER', triggers.map(nameOf)), ...of('EVENT', catalog.events)];
}
function nameOf({ name }) {
    return name;
}
/** Statements that make them again, each under the settings that it was made under. */
function makingStatements(programs, databaseCollation) {
    return programs.length === 0 ? [] : (0,script_statements/* readScript */.U)(makingScript(programs, databaseCollation));
}
/** The same, as the mysql client reads it. */
function makingScript(programs, databaseCollation) {
    const script = new definition_script/* DefinitionScript */.T('What was there before.', { databaseCollation, definer: 'keep' });
    for (const program of programs)
        script.addProgram(program);
    return script.toBytes();
}
/** In the order in which they have to run. */
function droppingStatements(programs, database) {
    return [...programs]
        .reverse()
        .map(({ kind, name }) => `DROP ${kind} IF EXISTS ${(0,quote/* quoteIdentifier */.Cm)(database)}.${(0,quote/* quoteIdentifier */.Cm)(name)}`);
}
/**
 * Kinds of programs, or tables with their triggers, that are not the same in the same order: that of triggers is the order in
 * which they run.
 */
function changedGroups(some, others) {
    const shown = (programs, group) => JSON.stringify(programs
        .filter((program) => groupOf(program) === group)
        .map(({ name, sql, sqlMode }) => [name, sql, sqlMode]));
    const groups = new Set([...some, ...others].map(groupOf));
    return new Set([...groups].filter((group) => shown(some, group) !== shown(others, group)));
}
function groupOf({ kind, on }) {
    return on === null ? kind.toLowerCase() : `${kind.toLowerCase()} of ${on}`;
}
function idOfProgram({ kind, name }) {
    return `${kind} ${name}`;
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/rehearse.js





/**
 * Makes everything of the backup but tables where its tables were built and are still empty, and drops it again: what a server
 * refuses is known before rows are loaded. Events never run there; keys to other databases, and what cannot be said under another
 * name of the database, are not tried. The session is in that database.
 * @throws BackupError code `TARGET_REFUSED` naming every refused statement
 */
async function rehearse(context, { buildingIn }) {
    const { session, request } = context;
    const { preData, postData } = (0,definitions/* readDefinitions */.T)(request, buildingIn);
    const keysOf = (sql) => keysIn(buildingIn, sql);
    const statements = [...preData, ...postData]
        .filter(({ kind }) => kind !== 'table')
        .filter(({ kind, sql }) => kind !== 'foreign-key' || keysOf(sql).every(({ to }) => to.schema === buildingIn))
        .map((one) => (one.kind === 'event' ? { ...one, sql: (0,events/* disabledEvent */.Fn)(one.sql) } : one));
    const made = [];
    // What it says of the real ones is said when they are made.
    const quiet = { ...context, note: () => { } };
    await (0,definitions/* runDefinitions */.o)(quiet, 'trying the definitions', statements, (one) => {
        if ((0,create_plan/* isMade */.sX)(one.kind))
            made.push(one);
    });
    const keys = made.filter(({ kind }) => kind === 'foreign-key').flatMap(({ sql }) => keysOf(sql));
    for (const key of keys)
        await session.query(dropKeySql(key));
    const others = made
        .filter(({ kind }) => kind !== 'foreign-key')
        .flatMap(({ kind, names }) => names.map((name) => ({ kind: dropWord(kind), name })));
    for (const sql of droppingStatements(others, buildingIn))
        await session.query(sql);
}
/** `package-body` as DROP says it. */
function dropWord(kind) {
    return kind.replace('-', ' ').toUpperCase();
}

// EXTERNAL MODULE: ./.cache/build/database/mysql/run-mark.js
var run_mark = __webpack_require__(36407);
// EXTERNAL MODULE: ./.cache/build/database/mysql/restore/undo-note.js
var undo_note = __webpack_require__(34204);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/swap-places.js






/** Access denied to a database; CREATE denied. */
const DENIED = [1044, 1142, 1227];
/**
 * Makes two databases for a restore into `database`, or plans names within it where that is denied.
 * `names` are those of every table that moves.
 */
async function makePlaces(session, database, names) {
    const mark = await (0,run_mark/* makeRunMark */.zt)(session);
    await (0,alive_lock/* tellAlive */.bq)(session, mark);
    const [built, kept] = [`${scratch_leftovers/* SCRATCH_PREFIX */.ul}${mark}`, `${undo_note/* KEPT_PREFIX */.qZ}${mark}`];
    const [about] = await session.query(`SELECT @@character_set_database, @@collation_database`);
    const options = `CHARACTER SET ${about?.[0]} COLLATE ${about?.[1]}`;
    try {
        await session.query(`CREATE DATABASE ${built} ${options}`);
    }
    catch (error) {
        if (!DENIED.includes((0,connect_errors/* errorNumberOf */.NO)(error)))
            throw error;
        return new PlacesBeside(database, mark, names);
    }
    try {
        // It stays away until it is needed: one that a killed process leaves behind means that tables moved.
        await session.query(`CREATE DATABASE ${kept} ${options}`);
        await session.query((0,scratch_leftovers/* dropSql */.SA)(kept));
    }
    catch (error) {
        await session.query((0,scratch_leftovers/* dropSql */.SA)(built)).catch(() => undefined);
        if (!DENIED.includes((0,connect_errors/* errorNumberOf */.NO)(error)))
            throw error;
        return new PlacesBeside(database, mark, names);
    }
    return new DatabasePlaces(mark, built, kept, options);
}
class DatabasePlaces {
    mark;
    buildingIn;
    keptIn;
    options;
    areDatabases = true;
    note;
    done;
    trial;
    constructor(mark, buildingIn, keptIn, options) {
        this.mark = mark;
        this.buildingIn = buildingIn;
        this.keptIn = keptIn;
        this.options = options;
        this.note = { schema: keptIn, name: undo_note/* UNDO_TABLE */.EL };
        this.done = { schema: keptIn, name: undo_note/* DONE_TABLE */._b };
        this.trial = { schema: buildingIn, name: 'db_backup_trial' };
    }
    newPlace(name) {
        return { schema: this.buildingIn, name };
    }
    oldPlace(name) {
        return { schema: this.keptIn, name };
    }
    async open(session) {
        await session.query(`CREATE DATABASE ${this.keptIn} ${this.options}`);
        await session.query(`CREATE TABLE ${this.buildingIn}.${scratch_leftovers/* KEPT_TABLE */.Sb} (id INT) COMMENT 'needed by what is in ${this.keptIn}'`);
    }
    async dropNew(session, tables, kept = new Set()) {
        if (kept.size === 0)
            await session.query((0,scratch_leftovers/* dropSql */.SA)(this.buildingIn));
        else
            await dropTables(session, placesToDrop(tables, kept, this));
    }
    async dropOld(session) {
        await session.query((0,scratch_leftovers/* dropSql */.SA)(this.keptIn));
    }
}
class PlacesBeside {
    buildingIn;
    mark;
    areDatabases = false;
    note;
    done;
    trial;
    numbers;
    constructor(buildingIn, mark, names) {
        this.buildingIn = buildingIn;
        this.mark = mark;
        this.numbers = new Map(names.map((name, index) => [name, index + 1]));
        const place = (what) => ({ schema: buildingIn, name: (0,undo_note/* besideName */.q4)(what, mark) });
        this.note = place('undo');
        this.done = place('done');
        this.trial = place('trial');
    }
    get keptIn() {
        return `${this.buildingIn}, under the names db_backup_old_…_${this.mark}`;
    }
    newPlace(table) {
        return this.place('new', table);
    }
    oldPlace(table) {
        return this.place('old', table);
    }
    async open() { }
    dropNew(session, tables, kept = new Set()) {
        return dropTables(session, [...placesToDrop(tables, kept, this), this.trial]);
    }
    dropOld(session, tables) {
        return dropTables(session, [...tables.map((table) => this.oldPlace(table)), this.note, this.done]);
    }
    place(what, table) {
        const number = this.numbers.get(table);
        if (number === undefined)
            throw new Error('a table without a place');
        return { schema: this.buildingIn, name: (0,undo_note/* besideName */.q4)(`${what}_${number}`, this.mark) };
    }
}
function placesToDrop(tables, kept, own) {
    return tables.filter((table) => !kept.has(table)).map((table) => own.newPlace(table));
}
async function dropTables(session, tables) {
    for (const table of tables)
        await session.query(`DROP TABLE IF EXISTS ${(0,quote/* quoteTable */.Z8)(table)}`);
}
/**
 * A CREATE TABLE as SHOW CREATE prints it, for its new place. MySQL has names of CHECK constraints once in a database, so within
 * the target they are left to the server; strings have no line breaks.
 */
function createIn(places, table, sql, { engine }) {
    if (places.areDatabases)
        return sql;
    const name = (0,quote/* quoteIdentifier */.Cm)(places.newPlace(table).name);
    const renamed = sql.replace(/^(CREATE TABLE )`(?:[^`]|``)+`/, (_, head) => head + name);
    return engine === 'mysql'
        ? renamed.replace(/^( +)CONSTRAINT `(?:[^`]|``)+` (?=CHECK \()/gm, '$1')
        : renamed;
}
/** All of them in one statement, which takes back what it did when one fails. */
function renameSql(moves) {
    return `RENAME TABLE ${moves.map(([from, to]) => `${(0,quote/* quoteTable */.Z8)(from)} TO ${(0,quote/* quoteTable */.Z8)(to)}`).join(', ')}`;
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/lock-holders.js





const LOCK_WAIT = 1205;
/** Where the server tells who holds a lock on a definition; 5.7 and MariaDB do not, unless they are asked to keep a record. */
const HOLDERS = (database) => `SELECT DISTINCT t.PROCESSLIST_ID, t.PROCESSLIST_USER, t.PROCESSLIST_HOST, l.OBJECT_NAME
   FROM performance_schema.metadata_locks l JOIN performance_schema.threads t ON t.THREAD_ID = l.OWNER_THREAD_ID
   WHERE l.OBJECT_SCHEMA = ${(0,quote/* quoteLiteral */.ce)(database)} AND l.OBJECT_TYPE = 'TABLE' AND l.LOCK_STATUS = 'GRANTED'
     AND t.PROCESSLIST_ID <> CONNECTION_ID()`;
/** Second best: whoever has a transaction open. */
const TRANSACTIONS = `SELECT p.ID, p.USER, p.HOST, NULL FROM information_schema.INNODB_TRX x
   JOIN information_schema.PROCESSLIST p ON p.ID = x.trx_mysql_thread_id WHERE p.ID <> CONNECTION_ID()`;
/** Third: whoever works in the database. */
const WORKING = (database) => `SELECT ID, USER, HOST, NULL FROM information_schema.PROCESSLIST
   WHERE DB = ${(0,quote/* quoteLiteral */.ce)(database)} AND ID <> CONNECTION_ID() AND COMMAND <> 'Sleep'`;
/**
 * Runs a statement that needs tables for itself.
 * @throws BackupError code `TARGET_LOCKED` naming the sessions that hold them, as far as the server tells
 */
async function queryLocking(session, database, doing, sql) {
    try {
        await session.query(sql);
    }
    catch (error) {
        if ((0,connect_errors/* errorNumberOf */.NO)(error) !== LOCK_WAIT || !session.isAlive)
            throw error;
        throw await lockedError(session, database, doing, error);
    }
}
async function lockedError(session, database, doing, cause) {
    const holders = await findHolders(session, database);
    const held = holders.length === 0 ? '' : `; held by ${(0,display_list/* displayList */.l)(holders)}`;
    return new errors/* BackupError */.hj('target', `The target did not grant a lock in time (${doing})${held}.`, {
        code: 'TARGET_LOCKED',
        setting: 'lock-timeout',
        nextStep: 'Run again when the other session has finished, or raise lock-timeout.',
        cause: new Error((0,target_errors/* safeMessage */.N)(cause)),
    });
}
async function findHolders(session, database) {
    for (const sql of [HOLDERS(database), TRANSACTIONS, WORKING(database)]) {
        // Each may be switched off or denied, and the error at hand is the one to tell.
        const rows = await session.query(sql).catch(() => []);
        if (rows.length > 0)
            return rows.map(describe);
    }
    return [];
}
function describe([id, user, host, table]) {
    const account = `${user}@${host?.replace(/:\d+$/, '')}`;
    return `session ${id} of ${account}${table ? ` (table ${table})` : ''}`;
}

// EXTERNAL MODULE: ./.cache/build/core/table-key.js
var table_key = __webpack_require__(41929);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/outside-keys.js



/**
 * Keys of other tables, of this database or another, that point to one of `tables`: a server lets them follow a table that is
 * renamed. Those of tables that this user cannot see are not found.
 */
async function readOutsideKeys(session, database, tables) {
    const rows = await session.query(`SELECT DISTINCT TABLE_SCHEMA, TABLE_NAME, REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME
     FROM information_schema.KEY_COLUMN_USAGE
     WHERE REFERENCED_TABLE_SCHEMA = ${(0,quote/* quoteLiteral */.ce)(database)} ORDER BY TABLE_SCHEMA, TABLE_NAME`);
    const children = new Map();
    for (const [schema, name, toSchema, toTable] of rows) {
        if (schema === null || schema === undefined || name === null || name === undefined)
            continue;
        if (toSchema !== database || !tables.has(toTable ?? ''))
            continue;
        if (schema === database && tables.has(name))
            continue;
        const child = { schema, name };
        children.set((0,table_key/* keyOf */.T)(child), child);
    }
    const keys = [];
    for (const child of children.values()) {
        const own = await readKeyTexts(session, child);
        keys.push(...own.filter(({ to }) => to.schema === database && tables.has(to.name)));
    }
    return keys;
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/swap-state.js








async function lookAt(session, database, names, scope) {
    const { characterSet, collation, tables: there } = await (0,mysql_catalog/* readCatalog */.u)(session);
    const present = new Set(there.map(({ name }) => name));
    const tables = new Map();
    const ownKeys = [];
    for (const name of names.filter((one) => present.has(one))) {
        const table = { schema: database, name };
        const { sql } = await (0,show_create/* showCreate */.k)(session, 'TABLE', table);
        tables.set(name, sql);
        ownKeys.push(...(0,split_table/* splitTable */.V)(sql).foreignKeys.map((text) => parseKey(table, text)));
    }
    return {
        tables,
        ownKeys,
        programs: await readPrograms(session, scope),
        outsideKeys: await readOutsideKeys(session, database, new Set(names)),
        characterSet,
        collation,
    };
}
/** True when nobody altered a table in between; the counter of its numbers may have gone on. */
function haveSameTables(one, other) {
    const shown = ({ tables }) => JSON.stringify([...tables].map(([name, sql]) => [name, withoutCounter(sql)]));
    return shown(one) === shown(other);
}
/** What is not as it was before, by name; `broken` could not be made again. */
function differencesOf(before, now, broken) {
    const whole = ({ programs }) => programs.filter((program) => !broken.has(idOfProgram(program)));
    const tables = [...before.tables]
        .filter(([name, sql]) => inAnyOrder(now.tables.get(name) ?? '') !== inAnyOrder(sql))
        .map(([name]) => `table ${name}`);
    const shown = ({ from, name, text }) => `foreign key ${name} of ${(0,quote/* displayTable */.jw)(from)} ${text}`;
    const keys = new Set(now.outsideKeys.map(shown));
    // Its time passed meanwhile, which is told.
    const missed = (program) => {
        const kept = now.programs.find((one) => idOfProgram(one) === idOfProgram(program));
        return kept?.kind === 'EVENT' && kept.sql === (0,events/* keptEvent */.DQ)(program.sql) ? kept : program;
    };
    return [
        ...tables,
        ...before.outsideKeys.filter((key) => !keys.has(shown(key))).map(({ name }) => `foreign key ${name}`),
        ...changedGroups(whole(before).map(missed), whole(now)),
        ...(before.collation === now.collation ? [] : [`character set ${before.characterSet}`]),
    ];
}
/** Servers list keys in the order in which they were made. */
function inAnyOrder(sql) {
    return withoutCounter(sql).split(/,?\n/).sort().join('\n');
}
function withoutCounter(sql) {
    return sql.replace(/ AUTO_INCREMENT=\d+/, '');
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/table-sums.js




/** As much as a server reads within some seconds. */
const SUMMED_BYTES = 256 * 1024 * 1024;
/** The same for a run that was cancelled. */
const SUMMED_IN_HASTE_BYTES = 8 * 1024 * 1024;
/**
 * Count and checksum of the rows of each, by its key, to be compared with those of the same table on the same server later. Every row
 * is read, so small tables come first, and those that go beyond `limit` bytes together, by the server's own estimate, have none.
 * CHECKSUM TABLE would be faster, and counts JSON of MySQL 5.7 and virtual columns of MariaDB by what lies in memory.
 */
async function sumTables(session, tables, limit) {
    const found = await readShapes(session, [...tables.values()]);
    const bySize = [...tables]
        .flatMap(([key, table]) => {
        const shape = found.get((0,table_key/* keyOf */.T)(table));
        return shape ? [{ key, shape }] : [];
    })
        .sort((a, b) => a.shape.estimatedBytes - b.shape.estimatedBytes);
    const sums = new Map();
    let total = 0;
    for (const { key, shape } of bySize) {
        total += shape.estimatedBytes;
        if (total > limit)
            break;
        const [row] = await session.query(sumSql(shape));
        sums.set(key, `${row?.[0]} ${row?.[1]}`);
    }
    return sums;
}
/** A checksum for each value, so that no long row comes to NULL; a sum of them, because rows have no order. */
function sumSql(table) {
    const values = table.columns
        .filter(({ generated }) => generated !== 'virtual')
        .map((column) => `COALESCE(CRC32(${(0,mysql_values/* selectExpression */.j4)(column)}), '-')`);
    const history = table.isVersioned ? ' FOR SYSTEM_TIME ALL' : '';
    return `SELECT COUNT(*), SUM(CRC32(CONCAT_WS(',', ${['1', ...values].join(', ')}))) FROM ${(0,quote/* quoteTable */.Z8)(table)}${history}`;
}
async function readShapes(session, tables) {
    const home = await (0,mysql_catalog/* currentDatabase */.z)(session);
    const shapes = new Map();
    for (const schema of new Set(tables.map((table) => table.schema))) {
        await session.query(`USE ${(0,quote/* quoteIdentifier */.Cm)(schema)}`);
        for (const table of (await (0,mysql_catalog/* readCatalog */.u)(session)).tables)
            shapes.set((0,table_key/* keyOf */.T)(table), table);
    }
    await session.query(`USE ${(0,quote/* quoteIdentifier */.Cm)(home)}`);
    return shapes;
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/swap-undo.js







/** Brings a target back to `before`, from wherever a swap came to. */
async function putBack({ context, places, parts, before, hooks, broken, sums, summedBytes, }) {
    const { session, database } = context;
    const { kept, arrived } = findMoved(await readPlaces(session, database, places), database, places, parts);
    const isMoved = kept.length + arrived.length > 0;
    const away = await sumTables(session, placed(kept, places.oldPlace.bind(places)), summedBytes);
    const programs = await readPrograms(session, parts.scope);
    const changed = changedGroups(programs, before.programs);
    // What is as it was is left alone: another session may hold its table.
    const isRemade = (program) => isMoved || changed.has(groupOf(program));
    for (const sql of droppingStatements(programs.filter(isRemade), database))
        await session.query(sql);
    if (isMoved) {
        for (const key of await present(session, before.outsideKeys))
            await session.query(dropKeySql(key));
        const here = (name) => ({ schema: database, name });
        await session.query(renameSql([
            ...arrived.map((name) => [here(name), places.newPlace(name)]),
            ...kept.map((name) => [places.oldPlace(name), here(name)]),
        ]));
    }
    const written = await findWritten(session, places, arrived, sums, summedBytes);
    for (const name of written)
        await freeKeys(session, places.newPlace(name));
    // Names of keys are taken as long as the tables are there that were built within the target.
    await places.dropNew(session, [...new Set([...parts.out, ...parts.into])], new Set(written));
    const keys = [...before.outsideKeys, ...before.ownKeys];
    const there = new Set((await present(session, keys)).map(idOf));
    for (const key of keys.filter((one) => !there.has(idOf(one))))
        await session.query(addKeySql(key));
    await hooks.afterBack?.(session);
    const statements = makingStatements(before.programs.filter((program) => isRemade(program) && !broken.has(idOfProgram(program))), before.collation);
    await (0,definitions/* runDefinitions */.o)(context, 'putting back what was set aside', statements, () => { });
    const proving = kept.filter((name) => away.has(name));
    const back = await sumTables(session, placed(proving, (name) => ({ schema: database, name })), Number.POSITIVE_INFINITY);
    const isSame = (name) => back.get(name) === away.get(name);
    return {
        written,
        proved: proving.filter(isSame),
        unproved: kept.filter((name) => !away.has(name)),
        changed: proving.filter((name) => !isSame(name)),
    };
}
function placed(names, placeOf) {
    return new Map(names.map((name) => [name, placeOf(name)]));
}
/** Old tables that are away, and new ones that stand in the target. Pure. */
function findMoved(isThere, database, places, { out, into }) {
    const leaving = new Set(out);
    const kept = out.filter((name) => isThere(places.oldPlace(name)));
    const isKept = new Set(kept);
    const arrived = [...new Set([...out, ...into])].filter((name) => {
        if (!isThere({ schema: database, name }))
            return false;
        return isKept.has(name) || (!leaving.has(name) && !isThere(places.newPlace(name)));
    });
    return { kept, arrived };
}
/** New tables, back where they were built, that are not known to have the rows that were proved. */
async function findWritten(session, places, arrived, sums, limit) {
    const now = await sumTables(session, placed(arrived, places.newPlace.bind(places)), limit);
    return arrived.filter((name) => !now.has(name) || now.get(name) !== sums.get(name));
}
async function freeKeys(session, table) {
    for (const key of await readKeyTexts(session, table))
        await session.query(dropKeySql(key));
}
async function readPlaces(session, database, { buildingIn, note }) {
    const schemas = [database, buildingIn, note.schema].map(quote/* quoteLiteral */.ce).join(', ');
    const rows = await session.query(`SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.TABLES
     WHERE TABLE_SCHEMA IN (${schemas}) AND TABLE_TYPE NOT IN ('VIEW', 'SEQUENCE')`);
    const there = new Set(rows.map(([schema, name]) => (0,table_key/* keyOf */.T)({ schema: schema ?? '', name: name ?? '' })));
    return (place) => there.has((0,table_key/* keyOf */.T)(place));
}
async function present(session, keys) {
    const found = new Set();
    const tables = new Map(keys.map(({ from }) => [(0,table_key/* keyOf */.T)(from), from]));
    for (const table of tables.values()) {
        for (const key of await readKeyTexts(session, table))
            found.add(idOf(key));
    }
    return keys.filter((key) => found.has(idOf(key)));
}
function idOf({ from, name }) {
    return JSON.stringify([from.schema, from.name, name]);
}

// EXTERNAL MODULE: ./.cache/build/database/mysql/definer.js
var definer = __webpack_require__(24263);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/try-programs.js






/** What it says of the function tells whether a server with a binary log takes it. */
const DECLARED = /^\s*(?:DETERMINISTIC|NO SQL|READS SQL DATA)\b/m;
/** By the words of DROP: one that does nothing, under the name `at`, behind CREATE and the account. */
const IDLE = {
    VIEW: (at) => `SQL SECURITY DEFINER VIEW ${at} AS SELECT 1 AS one`,
    PROCEDURE: (at) => `PROCEDURE ${at}() DO 0`,
    FUNCTION: (at, sql) => `FUNCTION ${at}() RETURNS INT ${DECLARED.test(sql) ? 'DETERMINISTIC ' : ''}RETURN 1`,
    EVENT: (at) => `EVENT ${at} ON SCHEDULE EVERY 1 YEAR DISABLE DO DO 0`,
    TRIGGER: (at) => `TRIGGER ${at} BEFORE INSERT ON ${at} FOR EACH ROW SET @db_backup_trial = 1`,
};
/**
 * Makes an idle one of each kind as each account that one of the programs runs as: what this user could not make must not be missed
 * when it is too late.
 * @throws BackupError code `TARGET_REFUSED` naming the programs; `what` they are
 */
async function tryPrograms(session, { trial }, programs, what = 'What would have to be dropped could not be made again') {
    const at = (0,quote/* quoteTable */.Z8)(trial);
    const trials = new Map();
    for (const { kind, name, sql } of programs) {
        // A package is a routine to the server's rights.
        const like = kind.startsWith('PACKAGE') ? 'PROCEDURE' : kind;
        const idle = IDLE[like]?.(at, sql);
        if (idle === undefined)
            continue;
        const create = `CREATE ${definerClause((0,definer/* definerOf */.B)(sql) ?? '')}${idle}`;
        const one = trials.get(create) ?? { kind: like, sql: create, names: [] };
        trials.set(create, { ...one, names: [...one.names, `${kind.toLowerCase()} ${name}`] });
    }
    for (const { kind, sql, names } of trials.values()) {
        const isTrigger = kind === 'TRIGGER';
        if (isTrigger)
            await session.query(`CREATE TABLE ${at} (id INT)`);
        try {
            await session.query(sql);
        }
        catch (error) {
            if (!session.isAlive || (0,connect_errors/* errorNumberOf */.NO)(error) === 0)
                throw error;
            if (isTrigger)
                await session.query(`DROP TABLE ${at}`);
            throw try_programs_cannotMake(what, names, error);
        }
        await session.query(isTrigger ? `DROP TABLE ${at}` : `DROP ${kind} ${at}`);
    }
}
/**
 * Those that stand in the target and could not be made there today: triggers whose columns are gone, views of what is gone.
 * Leaves the places as they were; within the target itself triggers are not tried.
 */
async function findBroken(session, places, database, programs) {
    const broken = [];
    for (const view of programs.filter(({ kind }) => kind === 'VIEW')) {
        const isBroken = await fails(session, `SHOW COLUMNS FROM ${(0,quote/* quoteTable */.Z8)({ schema: database, name: view.name })}`, [BROKEN_VIEW]);
        if (isBroken)
            broken.push(view);
    }
    const tables = new Set(programs.flatMap(({ kind, on }) => (kind === 'TRIGGER' && on !== null ? [on] : [])));
    if (!places.areDatabases || tables.size === 0)
        return broken;
    await session.query(`USE ${(0,quote/* quoteIdentifier */.Cm)(places.buildingIn)}`);
    for (const name of tables) {
        const twin = (0,quote/* quoteTable */.Z8)({ schema: places.buildingIn, name });
        await session.query(`CREATE TABLE ${twin} LIKE ${(0,quote/* quoteTable */.Z8)({ schema: database, name })}`);
        for (const trigger of programs.filter(({ on }) => on === name)) {
            if (await fails(session, `/* tried */ ${trigger.sql}`, [NO_SUCH_COLUMN]))
                broken.push(trigger);
        }
        await session.query(`DROP TABLE ${twin}`);
    }
    await session.query(`USE ${(0,quote/* quoteIdentifier */.Cm)(database)}`);
    return broken;
}
const BROKEN_VIEW = 1356;
const NO_SUCH_COLUMN = 1054;
/** True for one of these errors; others have other reasons, such as another sql_mode than the text was written under. */
async function fails(session, sql, numbers) {
    try {
        await session.query(sql);
        return false;
    }
    catch (error) {
        if (!session.isAlive || (0,connect_errors/* errorNumberOf */.NO)(error) === 0)
            throw error;
        return numbers.includes((0,connect_errors/* errorNumberOf */.NO)(error));
    }
}
/** @throws BackupError code `TARGET_REFUSED` naming what could not be put back */
function refuseBroken(broken) {
    if (broken.length === 0)
        return;
    const names = broken.map(({ kind, name }) => `${kind.toLowerCase()} ${name}`);
    const message = `These are broken in the target and could not be put back: ${(0,display_list/* displayList */.l)(names)}. Nothing was touched.`;
    throw new errors/* BackupError */.hj('target', message, {
        code: 'TARGET_REFUSED',
        nextStep: 'Mend or drop them, then run again, or choose mode: rebuild.',
    });
}
function definerClause(definer) {
    const at = definer.lastIndexOf('@');
    if (definer === '')
        return '';
    const account = at < 0
        ? (0,quote/* quoteIdentifier */.Cm)(definer)
        : `${(0,quote/* quoteIdentifier */.Cm)(definer.slice(0, at))}@${(0,quote/* quoteIdentifier */.Cm)(definer.slice(at + 1))}`;
    return `DEFINER = ${account} `;
}
function try_programs_cannotMake(what, names, error) {
    const text = (0,target_errors/* safeMessage */.N)(error);
    const message = `${what} (${(0,display_list/* displayList */.l)(names)}): ${text}. Nothing was touched.`;
    return new errors/* BackupError */.hj('target', message, {
        code: 'TARGET_REFUSED',
        nextStep: 'Grant what is missing (all on the database, and the right to set another DEFINER: SET_ANY_DEFINER, SET_USER_ID, SET USER or SUPER), then run again.',
        cause: new Error(text),
    });
}

// EXTERNAL MODULE: ./.cache/build/database/mysql/session-pins.js
var session_pins = __webpack_require__(76053);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/undo-script.js





/**
 * What puts a target back to `before`, for the mysql client with `--force`: wherever the swap came to, what is not needed fails by itself
 * and does no harm, and it may be run again. Nothing that has rows is dropped: others may have written since. Pure.
 */
function undoScript(database, places, { out, into, keys: newKeys, made = [], alsoBack = [] }, before) {
    const keys = [...before.outsideKeys, ...(places.areDatabases ? [] : before.ownKeys)];
    // Their names are taken, or rows of the target are held by what is no table of it any more.
    const freed = newKeys
        .filter(({ from }) => into.includes(from.name))
        .map((key) => ({ ...key, from: places.newPlace(key.from.name) }));
    return [
        `${session_pins/* NAMES_STATEMENT */.p0}; SET SESSION sql_mode = '${session_pins/* SQL_MODE */.be}', foreign_key_checks = 0;`,
        ...droppingStatements([...before.programs, ...made], database).map((sql) => `${sql};`),
        ...before.outsideKeys.map((key) => `${dropKeySql(key)};`),
        ...renames(database, places, out, into).map((sql) => `${sql};`),
        ...freed.map((key) => `${dropKeySql(key)};`),
        ...keys.map((key) => `${addKeySql(key)};`),
        ...alsoBack.map((sql) => `${sql};`),
        ...(before.programs.length > 0
            ? [Buffer.from(makingScript(before.programs.flatMap(evenWhenLate), before.collation)).toString('utf8')]
            : []),
    ];
}
/** Whoever runs the script may do so after the time of an event. */
function evenWhenLate(program) {
    return program.kind === 'EVENT'
        ? [program, { ...program, sql: (0,events/* keptEventUnlessThere */.Zk)(program.sql) }]
        : [program];
}
/**
 * Table by table, because a server that was killed may have renamed some and not the others: first the new one out and the
 * old one in, which fails where the old one is not away; then the old one alone, which fails where there is one.
 */
function renames(database, places, out, into) {
    const leave = (name) => [{ schema: database, name }, places.newPlace(name)];
    const comeBack = (name) => [places.oldPlace(name), { schema: database, name }];
    const [leaving, arriving] = [new Set(out), new Set(into)];
    return [
        ...into.filter((name) => !leaving.has(name)).map((name) => renameSql([leave(name)])),
        ...out.filter((name) => arriving.has(name)).map((name) => renameSql([leave(name), comeBack(name)])),
        ...out.map((name) => renameSql([comeBack(name)])),
    ];
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/table-swap.js
















const BESIDE = 'The user may not create databases, so tables were built and kept within the target, under names that begin with db_backup_; CHECK constraints of MySQL may have other names now.';
/**
 * Puts tables that were built elsewhere in the place of others, and takes that back. No server of the family does it in one
 * transaction: every step is written down before it is done, the old tables are moved and not dropped, and an undo looks at
 * what is there instead of believing what was done.
 */
class TableSwap {
    context;
    places;
    out;
    scope;
    first;
    /** As it was when tables began to move, and what was to be done. */
    moving;
    isDone = false;
    broken = new Set();
    /** Tables that were built so far; for an undo before anything moved. */
    built = [];
    constructor(context, places, out, scope, 
    /** As everything was when the restore began. */
    first) {
        this.context = context;
        this.places = places;
        this.out = out;
        this.scope = scope;
        this.first = first;
    }
    /** `names` are those of every table that leaves or comes. Writes nothing but the places. */
    static async begin(context, { out, scope, names }) {
        const { session, database } = context;
        const first = await lookAt(session, database, out, scope);
        const places = await makePlaces(session, database, names);
        if (!places.areDatabases)
            context.note(BESIDE);
        return new TableSwap(context, places, out, scope, first);
    }
    /**
     * Finds what is broken in the target, and would not be there again after an undo.
     * @throws BackupError when something that would be dropped could not be made again by this user
     */
    async tryPrograms() {
        const { context, places, first } = this;
        await tryPrograms(context.session, places, first.programs);
        const broken = await findBroken(context.session, places, context.database, first.programs);
        this.broken = new Set(broken.map(idOfProgram));
        return broken;
    }
    async perform(more, hooks) {
        const { context, out, scope, places } = this;
        const { session, database } = context;
        const lock = (doing, sql) => queryLocking(session, database, doing, sql);
        const built = new Map(more.into.map((name) => [name, places.newPlace(name)]));
        const sums = await sumTables(session, built, SUMMED_BYTES);
        const before = await lookAt(session, database, out, scope);
        if (!haveSameTables(this.first, before))
            throw alteredMeanwhile();
        const parts = { ...more, out, scope };
        await places.open(session);
        await (0,undo_note/* writeUndoNote */.Qm)(session, places.note, database, undoScript(database, places, parts, before));
        context.signal.throwIfAborted();
        this.moving = { before, parts, hooks, sums };
        for (const sql of droppingStatements(before.programs, database))
            await lock('dropping triggers', sql);
        const keys = [...before.outsideKeys, ...(places.areDatabases ? [] : before.ownKeys)];
        for (const key of keys)
            await lock('dropping foreign keys', dropKeySql(key));
        await hooks.beforeMove?.();
        context.signal.throwIfAborted();
        const moves = [
            ...out.map((name) => [{ schema: database, name }, places.oldPlace(name)]),
            ...parts.into.map((name) => [places.newPlace(name), { schema: database, name }]),
        ];
        if (moves.length > 0)
            await lock('renaming tables', renameSql(moves));
        for (const key of before.outsideKeys)
            await lock('making foreign keys', addKeySql(key));
        await hooks.afterMove();
    }
    /** Makes what was dropped again, of this kind. */
    async remake(kind) {
        const { context, moving } = this;
        if (!moving)
            throw new Error('nothing was dropped yet');
        const programs = moving.before.programs.filter((program) => program.kind === kind);
        const statements = makingStatements(programs, moving.before.collation);
        const request = { ...context.request, skipUnrestorable: false };
        await (0,definitions/* runDefinitions */.o)({ ...context, request }, 'putting back what was set aside', statements, () => { });
    }
    /** Everything stands: drops what was kept. What cannot be dropped is told, and does no harm. */
    async release() {
        const { context, places, out, moving } = this;
        const { session } = context;
        this.isDone = true;
        try {
            // Whoever finds it from now on is told that nothing is missing.
            await session.query(renameSql([[places.note, places.done]]));
            // With checks, a key that nobody could see stops it.
            await session.query('SET SESSION foreign_key_checks = 1');
            await places.dropOld(session, out);
            await session.query('SET SESSION foreign_key_checks = 0');
            await places.dropNew(session, moving?.parts.into ?? []);
        }
        catch (error) {
            const sentence = `The restore stands, but the tables from before could not all be dropped (${(0,target_errors/* safeMessage */.N)(error)}); they are in ${places.keptIn}: drop them by hand, and mend the keys that still point to them.`;
            context.note(sentence);
            context.log.warn(sentence);
        }
    }
    /** Over another session: everything as it was. What was not achieved is told, with the place of every table. */
    async undo(session) {
        const { context, moving, places, out, scope, broken } = this;
        if (this.isDone)
            return [];
        try {
            await (0,alive_lock/* whenAlone */.o7)(session, places.mark);
            await (0,alive_lock/* tellAlive */.bq)(session, places.mark);
            const kept = [];
            if (moving) {
                const summedBytes = context.signal.aborted ? SUMMED_IN_HASTE_BYTES : SUMMED_BYTES;
                const rows = await putBack({
                    ...moving,
                    context: forUndo(context, session),
                    places,
                    broken,
                    summedBytes,
                });
                kept.push(...this.tellRows(rows));
                const now = await lookAt(session, context.database, out, scope);
                const differences = differencesOf(moving.before, now, broken);
                if (differences.length > 0)
                    return [
                        `The target is not quite as it was: ${(0,display_list/* displayList */.l)(differences)}.`,
                        ...kept,
                        ...this.whereabouts(),
                    ];
            }
            else {
                await places.dropNew(session, [...new Set([...out, ...this.built])]);
            }
            if ((await (0,undo_note/* keptTables */.GO)(session, places.note)).length > 0)
                return [...kept, ...this.whereabouts()];
            await places.dropOld(session, []);
            return kept;
        }
        catch (error) {
            return [`The target could not be put back (${(0,target_errors/* safeMessage */.N)(error)}).`, ...this.whereabouts()];
        }
    }
    /** What is to be said about rows after an undo. */
    tellRows({ written, proved, unproved, changed }) {
        const { places, context } = this;
        if (proved.length > 0)
            context.note(`The tables that were put back have the rows that they had while they were away, by count and checksum: ${(0,display_list/* displayList */.l)(proved.map(quote/* displayName */.QC))}.`);
        if (unproved.length > 0)
            context.note(`These tables were put back without a look at their rows, which are too many for that: ${(0,display_list/* displayList */.l)(unproved.map(quote/* displayName */.QC))}.`);
        const others = changed.length === 0
            ? []
            : [`Others have written since they were put back: ${(0,display_list/* displayList */.l)(changed.map(quote/* displayName */.QC))}.`];
        if (written.length === 0)
            return others;
        const names = (0,display_list/* displayList */.l)(written.map((name) => (0,quote/* displayTable */.jw)(places.newPlace(name))));
        return [
            ...others,
            `Others may have written into the new tables before they were taken out again, so these are kept: ${names}. Copy what is needed, then drop them.`,
        ];
    }
    /** Where the tables are that were there before, when nobody could put them back. */
    whereabouts() {
        const { moving, places, out, isDone } = this;
        const { database } = this.context;
        if (isDone)
            return [];
        if (!moving)
            return [`What was built lies in ${places.buildingIn} and may be dropped.`];
        const names = (0,display_list/* displayList */.l)(out.map(quote/* displayName */.QC));
        const tables = out.length === 0
            ? ''
            : ` Of the tables ${names}, those that are not in ${database} are in ${places.keptIn}.`;
        return [
            `Nothing of what was there is lost.${tables} This puts all of it back, whatever is missing: ${(0,undo_note/* undoCommand */.Eb)(places.note, database)}`,
        ];
    }
}
function forUndo(context, session) {
    const request = { ...context.request, skipUnrestorable: false };
    return { ...context, session, request, signal: new AbortController().signal };
}
function alteredMeanwhile() {
    return new errors/* BackupError */.hj('target', 'Tables of the target were altered while the backup was loaded.', {
        code: 'TARGET_CONFLICT',
        nextStep: 'Run again when no migration runs.',
    });
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/rebuild-steps.js













/** Everything of the target leaves it, and everything of the backup, built and proved elsewhere, comes. */
class RebuildSteps {
    context;
    definitions;
    swap;
    catalog;
    skipped = new Set();
    /** Tables of the archive that stand where they were built. */
    built = new Set();
    constructor(context, definitions) {
        this.context = context;
        this.definitions = definitions;
    }
    async prepare() {
        const { context, definitions } = this;
        const { session } = context;
        const catalog = await (0,mysql_catalog/* readCatalog */.u)(session);
        const out = catalog.tables.map(({ name }) => name);
        const names = [...new Set([...out, ...namesOf(definitions.preData, 'table')])];
        this.catalog = catalog;
        const swap = await TableSwap.begin(context, { out, names, scope: 'all' });
        this.swap = swap;
        const { places } = swap;
        for (const { kind, name } of await swap.tryPrograms()) {
            const what = `${kind.toLowerCase()} ${name}`;
            context.note(`The ${what} was broken in the target, and would have been lost had this restore failed.`);
        }
        for (const item of definitions.unclear)
            context.skip(item);
        // A default may ask for one by its name in the target.
        await this.run('sequences', definitions.preData.filter((statement) => this.isNewSequence(statement)));
        await session.query(`USE ${(0,quote/* quoteIdentifier */.Cm)(places.buildingIn)}`);
        const tables = definitions.preData
            .filter(({ kind, names: [name] }) => kind === 'table' || (kind === 'setting' && name !== 'DATABASE'))
            .map((statement) => {
            const [name] = statement.names;
            if (statement.kind !== 'table' || name === undefined)
                return statement;
            return { ...statement, sql: createIn(places, name, statement.sql, session.flavour) };
        });
        await this.run('definitions before the data', tables, (name) => {
            swap.built = [...swap.built, name];
            this.built.add(name);
        });
        for (const name of this.skipped)
            this.built.delete(name);
        // What is refused may be left out then.
        if (!context.request.skipUnrestorable)
            await this.tryArchived(places);
    }
    async tryArchived(places) {
        const { context, definitions } = this;
        if (places.areDatabases)
            return rehearse(context, places);
        const programs = [...definitions.preData, ...definitions.postData].flatMap(({ kind, names, sql }) => names.map((name) => ({ kind: dropWord(kind), name, sql })));
        await tryPrograms(context.session, places, programs, 'What the backup has could not be made');
    }
    placeOf({ name }) {
        return this.skipped.has(name) ? undefined : this.started().swap.places.newPlace(name);
    }
    async finish() {
        const { context, built } = this;
        const { swap } = this.started();
        const loaded = new Set(context.request.tables.map(({ name }) => name));
        const isLoaded = ({ schema, name }) => schema !== context.database || (loaded.has(name) && built.has(name));
        const keys = this.archivedKeys().filter(({ from, to }) => isLoaded(from) && isLoaded(to));
        await settleKeys(context, keys.map((key) => this.judged(key)), { where: 'in the backup as at the source' });
        await refuseOrphans(context, swap.first.outsideKeys.filter(({ to }) => built.has(to.name)).map((key) => this.judged(key)));
    }
    async seal() {
        const { context, definitions, built } = this;
        const { session, database } = context;
        const { swap, catalog } = this.started();
        await session.query(`USE ${(0,quote/* quoteIdentifier */.Cm)(database)}`);
        const sequences = [...new Set([...catalog.sequences, ...this.archivedSequences()])];
        const defaults = `ALTER DATABASE ${(0,quote/* quoteIdentifier */.Cm)(database)} CHARACTER SET ${swap.first.characterSet} COLLATE ${swap.first.collation}`;
        const alsoBack = [defaults, ...(await this.readSequences(session)).flatMap(sequenceBackSql)];
        let dropped;
        const isEvent = ({ kind }) => kind === 'event';
        await swap.perform({ into: [...built], keys: this.archivedKeys(), made: this.made(), alsoBack }, {
            beforeMove: async () => {
                // Others may have taken numbers since, which must not be given twice.
                dropped = await this.readSequences(session);
                await dropSequences(session, database, sequences);
            },
            afterMove: async () => {
                await this.run('definitions', definitions.preData.filter(({ kind }) => kind !== 'table'));
                await restoreSequences(context);
                await this.run('keys and triggers', definitions.postData.filter((one) => !isEvent(one)));
                // Others may have written to those tables since they were counted.
                await refuseOrphans(context, swap.first.outsideKeys);
                // They may begin to work at once.
                if (definitions.postData.some(isEvent))
                    await this.run('events', definitions.postData.filter((one) => isEvent(one) || one.kind === 'setting'));
            },
            afterBack: async (other) => {
                if (!dropped)
                    return;
                await other.query(defaults);
                for (const before of dropped)
                    await putSequenceBack(other, before);
            },
        });
    }
    release() {
        return this.started().swap.release();
    }
    async undo(session) {
        const { swap, catalog, context } = this;
        if (!swap || !catalog)
            return [];
        const remains = await swap.undo(session);
        if (remains.length > 0)
            return remains;
        await dropSequences(session, context.database, this.archivedSequences().filter((name) => !catalog.sequences.includes(name)));
        return [];
    }
    whereabouts() {
        return this.swap?.whereabouts() ?? [];
    }
    async run(doing, statements, madeTable = () => { }) {
        const { context } = this;
        const skip = (item) => {
            if (item.kind === 'table')
                this.skipped.add(item.name);
            context.skip(item);
        };
        await (0,definitions/* runDefinitions */.o)({ ...context, skip }, doing, statements, ({ kind, names: [name] }) => {
            if (kind === 'table' && name !== undefined)
                madeTable(name);
        });
    }
    archivedSequences() {
        return namesOf(this.definitions.preData, 'sequence');
    }
    isNewSequence({ kind, names: [name] }) {
        return kind === 'sequence' && name !== undefined && !this.catalog?.sequences.includes(name);
    }
    archivedKeys() {
        return this.definitions.postData
            .filter(({ kind }) => kind === 'foreign-key')
            .flatMap(({ sql }) => keysIn(this.context.database, sql));
    }
    judged(key) {
        const { swap } = this.started();
        const at = (table) => table.schema === this.context.database && this.built.has(table.name)
            ? swap.places.newPlace(table.name)
            : table;
        return { ...key, at: { from: at(key.from), to: at(key.to) } };
    }
    /** What has to go again before the tables can come back, by the words of DROP. A sequence that was there stays: it may be in use. */
    made() {
        const { preData, postData } = this.definitions;
        const isOld = ({ kind, name }) => kind === 'SEQUENCE' && this.started().catalog.sequences.includes(name);
        const others = [...preData, ...postData].filter(({ kind }) => (0,create_plan/* isMade */.sX)(kind) && kind !== 'table' && kind !== 'foreign-key');
        return others
            .flatMap(({ kind, names }) => names.map((name) => ({ kind: dropWord(kind), name })))
            .filter((one) => !isOld(one));
    }
    /** As they are now, with what the backup gives to those of the same name. */
    async readSequences(session) {
        const { database, request } = this.context;
        const given = new Map(request.manifest.sequences.map(({ name, lastValue }) => [name, lastValue]));
        const found = [];
        for (const name of this.started().catalog.sequences) {
            const sequence = { schema: database, name };
            const position = await (0,sequences/* readPosition */.u)(session, sequence);
            const { sql } = await (0,show_create/* showCreate */.k)(session, 'SEQUENCE', sequence);
            found.push({ sequence, definition: sql, position, given: given.get(name) });
        }
        return found;
    }
    started() {
        const { swap, catalog } = this;
        if (!swap || !catalog)
            throw new Error('a restore that was not prepared');
        return { swap, catalog };
    }
}
function namesOf(statements, kind) {
    return statements.filter((statement) => statement.kind === kind).flatMap(({ names }) => names);
}
async function dropSequences(session, database, sequences) {
    for (const name of sequences)
        await session.query(`DROP SEQUENCE IF EXISTS ${(0,quote/* quoteTable */.Z8)({ schema: database, name })}`);
}

// EXTERNAL MODULE: ./.cache/build/database/mysql/sql-statements.js
var sql_statements = __webpack_require__(29323);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/auto-increment.js
/** The server prints the options of a table behind the closing parenthesis, which begins a line; strings have no line breaks. */
const OPTIONS = /^(\)(?: \/\*[^*]*\*\/)? ENGINE=\w+)(?: AUTO_INCREMENT=(\d+))?/m;
/** The number that a CREATE TABLE as SHOW CREATE prints it counts on from; undefined where it does not say. */
function autoIncrementOf(sql) {
    return OPTIONS.exec(sql)?.[2];
}
/** The same table, counting from `number`, or behind its highest row. */
function withAutoIncrement(sql, number) {
    const option = number === undefined ? '' : ` AUTO_INCREMENT=${number}`;
    return sql.replace(OPTIONS, (_, head) => head + option);
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/replace-steps.js















/** Rows into tables of the target's own definitions, built elsewhere, which then take the place of those that are there. */
class ReplaceSteps {
    context;
    swap;
    comparison;
    constructor(context) {
        this.context = context;
    }
    async prepare() {
        const { context } = this;
        const { session, request } = context;
        const comparison = await compareTables(session, request);
        const names = comparison.matched.map(({ table }) => table.name);
        this.comparison = comparison;
        const swap = await TableSwap.begin(context, { out: names, names, scope: { tables: new Set(names) } });
        this.swap = swap;
        const { places } = swap;
        refuseBroken(await swap.tryPrograms());
        const counters = countersOf(request.schema?.preData);
        // A session that is in it also tells that it is in use.
        await session.query(`USE ${(0,quote/* quoteIdentifier */.Cm)(places.buildingIn)}`);
        const statements = [...swap.first.tables].map(([name, sql]) => {
            const counted = withAutoIncrement((0,split_table/* splitTable */.V)(sql).create, counters.get(name));
            return {
                kind: 'table',
                names: [name],
                sql: createIn(places, name, counted, session.flavour),
                isKnown: true,
                quoting: sql_statements/* USUAL_QUOTING */.DD,
            };
        });
        const whole = { ...context, request: { ...request, skipUnrestorable: false } };
        await (0,definitions/* runDefinitions */.o)(whole, 'making the tables a second time', statements, ({ names: made }) => {
            swap.built = [...swap.built, ...made];
        });
    }
    placeOf({ name }) {
        return this.started().swap.places.newPlace(name);
    }
    /** With the rows where they were built: what would be broken stops it before anything moves. */
    async finish() {
        const { swap } = this.started();
        await settleKeys(this.context, swap.first.ownKeys.map((key) => this.judged(key)), { where: 'in the backup or in tables that are not restored' });
        await refuseOrphans(this.context, swap.first.outsideKeys.map((key) => this.judged(key)));
    }
    async seal() {
        const { context } = this;
        const { session, database } = context;
        const { swap, comparison } = this.started();
        await session.query(`USE ${(0,quote/* quoteIdentifier */.Cm)(database)}`);
        const names = comparison.matched.map(({ table }) => table.name);
        const alsoBack = [];
        const numbered = [];
        const readBefore = async ({ name, lastValue }) => {
            const sequence = { schema: database, name };
            return { sequence, position: await (0,sequences/* readPosition */.u)(session, sequence), given: lastValue };
        };
        for (const one of comparison.sequences)
            alsoBack.push(...sequenceBackSql(await readBefore(one)));
        await swap.perform({ into: names, keys: swap.first.ownKeys, alsoBack }, {
            afterMove: async () => {
                for (const key of swap.first.ownKeys)
                    await queryLocking(session, database, 'making foreign keys', addKeySql(key));
                await swap.remake('TRIGGER');
                for (const one of comparison.sequences) {
                    // Others may have taken numbers since, which must not be given twice.
                    const before = await readBefore(one);
                    numbered.push(before);
                    await setSequence(session, before.sequence, one);
                }
                // Others may have written to those tables since they were counted.
                await refuseOrphans(context, swap.first.outsideKeys);
                await swap.remake('EVENT');
            },
            afterBack: async (other) => {
                for (const before of numbered)
                    await putSequenceBack(other, before);
            },
        });
    }
    release() {
        return this.started().swap.release();
    }
    async undo(session) {
        return (await this.swap?.undo(session)) ?? [];
    }
    whereabouts() {
        return this.swap?.whereabouts() ?? [];
    }
    /** Rows of tables that are replaced are where they were built. */
    judged(key) {
        const { swap } = this.started();
        const { database } = this.context;
        const at = (table) => table.schema === database && swap.first.tables.has(table.name)
            ? swap.places.newPlace(table.name)
            : table;
        return { ...key, at: { from: at(key.from), to: at(key.to) } };
    }
    started() {
        const { swap, comparison } = this;
        if (!swap || !comparison)
            throw new Error('a restore that was not prepared');
        return { swap, comparison };
    }
}
/** Where the tables of the archive count on from, by name. */
function countersOf(preData) {
    const counters = new Map();
    for (const { kind, names, sql } of preData ? (0,script_statements/* readScript */.U)(preData) : []) {
        const number = kind === 'table' ? autoIncrementOf(sql) : undefined;
        if (number !== undefined && names[0] !== undefined)
            counters.set(names[0], number);
    }
    return counters;
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/make-steps.js





/** The steps of each mode; its plan is decided in plan-restore.ts. */
function makeSteps(mode, context) {
    const { request, database } = context;
    switch (mode) {
        case 'create':
            return new CreateSteps(context, (0,definitions/* readDefinitions */.T)(request, database));
        case 'merge':
            return new MergeSteps(context);
        case 'replace':
            return new ReplaceSteps(context);
        case 'rebuild':
            return new RebuildSteps(context, (0,definitions/* readDefinitions */.T)(request, database));
    }
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./.cache/build/database/row-stream.js
var row_stream = __webpack_require__(59738);
// EXTERNAL MODULE: ./.cache/build/database/mysql/server-checksum.js
var server_checksum = __webpack_require__(9861);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/compare-checksum.js

/** `10.11` of `10.11.14`: rows are stored, and so counted, in one way throughout a series. */
const seriesOf = (version) => version.split('.').slice(0, 2).join('.');
/** Asks the target's server what the source's was asked, where both count alike; `place` is where the rows are now. */
async function compareChecksum(session, { serverChecksum: recorded }, place, { manifest, mode }) {
    const { title, version } = session.flavour;
    const from = manifest.source.serverVersion;
    if (!recorded)
        return { notCompared: 'the backup has none' };
    if (recorded.value === null)
        return { notCompared: recorded.reason };
    if (mode === 'merge')
        return { notCompared: 'a merge keeps rows that the backup does not have' };
    if (seriesOf(from) !== seriesOf(version))
        return { notCompared: `not comparable: ${title} ${from} in the backup, ${version} in the target` };
    const found = await (0,server_checksum/* askChecksum */.BI)(session, place, recorded.definition);
    if (found.value === null)
        return { notCompared: found.reason };
    return found.value === recorded.value ? 'equal' : 'different';
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/explain-differences.js


const KEYS_SHOWN = 10;
/** Of a longer key the beginning is told. */
const KEY_CHARACTERS = 200;
/** Rows that are remembered at the same time, at 200 to 400 bytes each. */
const ROWS_AT_ONCE = 150_000;
/**
 * Compares archived rows with those that are there now, by primary key; without one by the whole row, which gives counts
 * alone. A table of many rows is read several times, each time for a part of the keys, so that memory stays flat.
 */
async function explainDifferences(table, archived, found, rowsAtOnce = ROWS_AT_ONCE) {
    const names = restoredColumns(table).map(({ name }) => name);
    const isKeyed = table.primaryKey.length > 0 && table.primaryKey.every((name) => names.includes(name));
    const keyOf = (fields, order) => isKeyed
        ? table.primaryKey.map((name) => `${name}=${fields[order.indexOf(name)]}`).join(', ')
        : hashOf(fields);
    const parts = Math.max(1, Math.ceil(table.rows / rowsAtOnce));
    const everyName = table.columns.map(({ name }) => name);
    const counts = { missing: 0, unexpected: 0, changed: 0 };
    const keys = [];
    const tell = (what, key, times = 1) => {
        counts[what] += times;
        if (isKeyed && keys.length < KEYS_SHOWN)
            keys.push(key);
    };
    for (let part = 0; part < parts; part++) {
        const seen = new Map();
        for await (const line of linesOf(archived())) {
            const fields = line.split('\t');
            const key = keyOf(fields, names);
            const { id, number } = identify(key);
            if (number % parts !== part)
                continue;
            const before = seen.get(id);
            if (before)
                before.count++;
            else
                seen.set(id, { count: 1, hash: hashOf(fields), shown: shownKey(key) });
        }
        for await (const line of linesOf(chunksOf(await found()))) {
            const all = line.split('\t');
            const fields = names.map((name) => all[everyName.indexOf(name)] ?? '');
            const key = keyOf(fields, names);
            const { id, number } = identify(key);
            if (number % parts !== part)
                continue;
            const before = seen.get(id);
            if (!before)
                tell('unexpected', shownKey(key));
            else if (before.hash !== hashOf(fields))
                tell('changed', before.shown);
            if (before && before.count === 1)
                seen.delete(id);
            else if (before)
                before.count--;
        }
        for (const { shown, count } of seen.values())
            tell('missing', shown, count);
    }
    return { table: { schema: table.schema, name: table.name }, ...counts, keys };
}
function hashOf(fields) {
    return (0,external_node_crypto_.createHash)('sha1').update(fields.join('\t')).digest('base64');
}
/** For a map, and for the choice of a part. */
function identify(key) {
    const digest = (0,external_node_crypto_.createHash)('sha1').update(key).digest();
    return { id: digest.toString('base64'), number: digest.readUInt32BE() };
}
/** A copy, as a piece of a string keeps the whole of it in memory: the row. */
function shownKey(key) {
    const text = key.length > KEY_CHARACTERS ? `${key.slice(0, KEY_CHARACTERS)}…` : key;
    return Buffer.from(text).toString();
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

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/restoration.js









const UNDO_ATTEMPTS = 5;
const UNDO_PAUSE_MS = 1_000;
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
            return (0,target_errors/* targetError */._)(error, doing, context.signal);
        };
        try {
            const { sql, forms } = await this.planFor(session, table, place);
            const rows = await session.rowsOut(sql, forms);
            return (0,row_stream/* toRowStream */.K)(rows, { finished: () => pool.release(session), broken });
        }
        catch (error) {
            throw broken(error);
        }
    }
    compareChecksum(table) {
        const { steps, context } = this.parts;
        return this.withReader(`counting ${(0,quote/* displayTable */.jw)(table)}`, async (session) => {
            const place = steps.placeOf(table);
            if (!place)
                throw new Error('a table that was skipped is counted');
            return compareChecksum(session, table, place, context.request);
        });
    }
    explain(table, rows) {
        return this.withReader(`comparing ${(0,quote/* displayTable */.jw)(table)}`, async (session) => {
            const place = this.parts.steps.placeOf(table);
            if (!place)
                throw new Error('a table that was skipped is compared');
            const { sql, forms } = await this.planFor(session, table, place);
            return explainDifferences(table, rows, () => session.rowsOut(sql, forms));
        });
    }
    commit() {
        return this.explained('committing', async () => {
            await this.parts.steps.seal();
            this.parts.context.signal.throwIfAborted();
            this.state = 'committed';
            await this.parts.steps.release?.();
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
    async planFor(session, table, place) {
        return this.parts.steps.readBackPlan?.(table) ?? (await this.backReader.planFor(session, table, place));
    }
    async undo() {
        const { opened, context, steps, journal, connectToUndo } = this.parts;
        const { session: own } = context;
        // What fails here is tried again by `undo`.
        if (own.isAlive && !own.isBusy)
            await steps.withdraw?.().catch(() => undefined);
        const sessions = [...opened, context.session];
        for (const session of sessions)
            session.destroy();
        await Promise.all(sessions.map((session) => session.whenKilled()));
        const remains = (sentence) => {
            journal.remains.push(sentence);
            context.log.warn(sentence);
        };
        try {
            const session = await this.connectPatiently(connectToUndo);
            try {
                for (const sentence of await steps.undo(session))
                    remains(sentence);
            }
            finally {
                await session.end();
            }
        }
        catch (error) {
            remains(`What was made so far could not be taken back (${(0,errors/* messageOf */.bD)((0,target_errors/* targetError */._)(error, 'undoing'))}).`);
            for (const sentence of steps.whereabouts?.() ?? [])
                remains(sentence);
        }
    }
    /** A server that was restarted is back in a while. */
    async connectPatiently(connect) {
        const { signal } = this.parts.context;
        for (let attempt = 1;; attempt++) {
            try {
                return await connect();
            }
            catch (error) {
                if (signal.aborted || attempt === UNDO_ATTEMPTS)
                    throw error;
                await (0,promises_.setTimeout)(UNDO_PAUSE_MS);
            }
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
            throw (0,target_errors/* targetError */._)(error, doing, this.parts.context.signal);
        }
    }
}

// EXTERNAL MODULE: ./.cache/build/database/mysql/restore/target-session.js
var target_session = __webpack_require__(78193);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/begin-restoration.js






/** Time enough to take back what was made. */
const UNDO_MS = 60_000;
/** The same when the run was cancelled: all of it has 7 s. */
const CANCELLED_UNDO_MS = 5_000;
/** Starts what was planned, with `jobs` connections for rows beside the one for definitions. */
async function beginRestoration(options, session, plan, request) {
    const { signal } = options;
    // One transaction has one session, which rows go over as well.
    const isAlone = plan.mode === 'merge';
    const server = await (0,fingerprint/* identifyServer */.OP)(session);
    const journal = new Journal();
    const context = journal.contextFor(session, { ...request, mode: plan.mode }, options);
    const opened = [];
    const connectReader = async () => {
        const reader = await (0,target_session/* connectTargetBeside */.EM)(session, options);
        opened.push(reader);
        return reader;
    };
    const count = isAlone ? 0 : Math.max(1, Math.min(request.jobs, request.tables.length));
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
        steps: makeSteps(plan.mode, context),
        pool: isAlone
            ? new reader_pool/* ReaderPool */.e([session], () => Promise.reject((0,mysql_session/* connectionLost */.B)()))
            : new reader_pool/* ReaderPool */.e([...opened], connectReader),
        opened,
        connectToUndo: () => {
            const ms = signal.aborted ? CANCELLED_UNDO_MS : UNDO_MS;
            return (0,target_session/* connectTargetAgain */.QX)(server, { ...options, signal: AbortSignal.timeout(ms) });
        },
    });
}

// EXTERNAL MODULE: ./.cache/build/database/mysql/grants.js
var grants = __webpack_require__(71021);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/refuse-blind.js

/**
 * A server shows triggers to nobody without that privilege (https://dev.mysql.com/doc/refman/8.4/en/information-schema-triggers-table.html):
 * unseen they would work during a merge, or go with the table that they are of.
 */
async function refuseBlind(session, database) {
    if (!session.flavour.hasPrograms)
        return [];
    const { onDatabase } = await (0,grants/* readRights */.C)(session, database);
    if ((0,grants/* hasRight */.f)(onDatabase, 'TRIGGER'))
        return [];
    const reason = `may not see the triggers of ${database}, which a restore has to set aside: GRANT TRIGGER on all of the database`;
    return [{ kind: 'account', name: 'the user of target-url', reason }];
}

// EXTERNAL MODULE: ./.cache/build/database/mysql/restore/leftovers.js
var leftovers = __webpack_require__(36365);
;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/refuse-leftovers.js



/** What a killed run took away has to be back first: the next would take what it left for all that there was. */
async function refuseLeftovers(session, { database }) {
    const found = await (0,leftovers/* findLeftovers */.Q_)(session, database);
    const items = found.filter(({ state }) => state !== 'useless').map((one) => refused(one, database));
    return [...items, ...(await refuseMergeNote(session, database))];
}
/** What stands in nobody's way is named all the same. */
async function noteLeftovers(session, database) {
    const found = await (0,leftovers/* findLeftovers */.Q_)(session, database);
    return found.filter(({ state }) => state === 'useless').map(leftovers/* tellUseless */.qe);
}
function refused({ note, state, removal }, database) {
    const item = { kind: 'table', schema: note.schema, name: note.name };
    if (state === 'at work')
        return { ...item, reason: `another restore into ${database} is at work` };
    const back = (0,undo_note/* undoCommand */.Eb)(note, database);
    const reason = `a restore into ${database} was killed, and what it moved away is kept here. To put it back: ${back} – and when all is there, and nothing is needed of what was written since, which is kept, too: ${removal}`;
    return { ...item, reason };
}
async function refuseMergeNote(session, schema) {
    const found = await (0,merge_note/* findMergeNote */.C9)(session, schema);
    if (found === 'none')
        return [];
    const reason = found === 'at work'
        ? `another merge into ${schema} is at work, or the server has not yet ended one that was killed: run again later`
        : `has the triggers that a merge dropped before it was cut off. ${(0,merge_note/* howToMakeAgain */.wM)(schema)}`;
    return [{ kind: 'table', schema, name: merge_note/* TRIGGERS_TABLE */.XE, reason }];
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/merge-plan.js





/** What `merge` would do; reads the catalog only. */
async function planMerge(session, request, database) {
    const { catalog, tables, refusals } = await matchTables(session, request);
    const merged = new Set(tables.map(({ table }) => table.name));
    const triggers = catalog.triggers.filter(({ table }) => merged.has(table));
    const blind = await refuseBlind(session, database);
    const extra = tables.flatMap((one) => one.extra.map((name) => `${one.table.name}.${name}`));
    const notes = [];
    if (triggers.length > 0)
        notes.push('Triggers are dropped for the merge and made again; meanwhile nobody else can read or write any of its tables.');
    if (extra.length > 0)
        notes.push(`Columns that only the target has keep their values: ${(0,display_list/* displayList */.l)(extra)}.`);
    return {
        mode: 'merge',
        dropped: [],
        created: [],
        emptied: [],
        loaded: request.tables.map(({ schema, name, rows, bytes }) => ({ schema, name, rows, bytes })),
        setAside: triggers.map(({ name, table }) => ({
            kind: 'trigger',
            schema: database,
            name,
            reason: `of ${table}`,
        })),
        skipped: [],
        refusals: [
            ...(await refuseLeftovers(session, catalog)),
            ...blind,
            ...(blind.length > 0
                ? []
                : (0,triggers_aside/* refuseOtherCollation */.KO)(await (0,triggers_aside/* readTriggers */.kb)(session, catalog, merged), catalog)),
            ...refusals,
        ],
        notes,
    };
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/refuse-rights.js

const FOR_TABLES = ['SELECT', 'INSERT', 'CREATE', 'DROP', 'ALTER', 'EVENT'];
/** A server that is not MySQL asks for none of it where a key is made. */
const FOR_KEYS = 'REFERENCES';
const FOR_PROGRAMS = ['CREATE VIEW', 'SHOW VIEW', 'CREATE ROUTINE', 'ALTER ROUTINE'];
/**
 * What the statements of a swap need in the target. It is asked of the grants, because a statement that is tried would already be
 * one; events and routines that the user has no right on are hidden as well, and would stay.
 */
async function refuseMissingRights(session, database, mode) {
    const { engine } = session.flavour;
    if (engine === 'tidb')
        return [];
    const { onDatabase } = await (0,grants/* readRights */.C)(session, database);
    const needed = [
        ...FOR_TABLES,
        ...(engine === 'mysql' ? [FOR_KEYS] : []),
        ...(mode === 'rebuild' ? FOR_PROGRAMS : []),
    ];
    const missing = needed.filter((right) => !(0,grants/* hasRight */.f)(onDatabase, right));
    if (missing.length === 0)
        return [];
    const reason = `may not do what ${mode} needs in ${database}: GRANT ${missing.join(', ')} on all of the database`;
    return [{ kind: 'account', name: 'the user of target-url', reason }];
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/replace-plan.js







/** What `replace` would do; every difference is a refusal. Reads the catalog only. */
async function planReplace(session, request, database) {
    const { catalog, matched, sequences, differences, notes } = await compareTables(session, request);
    const names = new Set(matched.map(({ table }) => table.name));
    const outside = await readOutsideKeys(session, database, names);
    return {
        mode: 'replace',
        dropped: [],
        created: [],
        emptied: matched.map(({ table: { schema, name } }) => ({ schema, name })),
        loaded: loadedTables(request),
        setAside: [
            ...outside.map(keyItem),
            ...programsOf(catalog, { tables: names }).map(({ kind, name }) => ({
                kind: kind.toLowerCase(),
                schema: database,
                name,
            })),
        ],
        skipped: [],
        refusals: [
            ...(await refuseLeftovers(session, catalog)),
            ...(await refuseBlind(session, database)),
            ...(await refuseMissingRights(session, database, 'replace')),
            ...differences,
        ],
        notes: [
            ...(await noteLeftovers(session, database)),
            ...notes,
            ...(sequences.length > 0
                ? [`Sequences that get the exact number of the backup: ${sequences.length}.`]
                : []),
        ],
    };
}
function keyItem({ from, name }) {
    return { kind: 'foreign-key', schema: from.schema, name, reason: `of ${(0,quote/* displayTable */.jw)(from)}` };
}
function loadedTables({ tables }) {
    return tables.map(({ schema, name, rows, bytes }) => ({ schema, name, rows, bytes }));
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/rebuild-plan.js









/** What dropping all of a database and making the backup's objects would do. Reads the catalog only. */
async function planRebuild(session, request, database) {
    const plan = await (0,create_plan/* planCreate */._1)(session, request, database, 'rebuild');
    const catalog = await (0,mysql_catalog/* readCatalog */.u)(session);
    const outside = await readOutsideKeys(session, database, new Set(catalog.tables.map(({ name }) => name)));
    const archived = new Set(plan.created.map(target_objects/* keyOf */.T));
    const isArchived = (item) => archived.has((0,target_objects/* keyOf */.T)(item));
    const lost = outside.filter(({ to }) => !isArchived({ kind: 'table', name: to.name }));
    return {
        ...plan,
        dropped: (0,target_objects/* objectsOf */.i)(catalog).map((item) => isArchived(item) ? item : { ...item, reason: 'is not in the backup, and is lost' }),
        setAside: outside.map(keyItem),
        refusals: [
            ...(await refuseLeftovers(session, catalog)),
            ...(await refuseBlind(session, database)),
            ...(await refuseMissingRights(session, database, 'rebuild')),
            ...lost.map((key) => ({
                ...keyItem(key),
                reason: `points from ${(0,quote/* displayTable */.jw)(key.from)} to ${(0,quote/* displayTable */.jw)(key.to)}, which the backup does not have`,
            })),
            ...plan.refusals,
        ],
        notes: [...(await noteLeftovers(session, database)), ...plan.notes],
    };
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/restore/plan-restore.js




/** What a restore in this mode would do; writes nothing. */
async function planRestore(session, request, mode, database) {
    if (session.flavour.engine === 'tidb' && mode !== 'create')
        return refuseOnTidb(request, mode);
    switch (mode) {
        case 'create':
            return (0,create_plan/* planCreate */._1)(session, request, database, mode);
        case 'merge':
            return planMerge(session, request, database);
        case 'replace':
            return planReplace(session, request, database);
        case 'rebuild':
            return planRebuild(session, request, database);
    }
}
/** Why each cannot be done; docs/mysql.md, "TiDB", says what it would take. */
const NOT_ON_TIDB = {
    replace: 'is replace, which was not tried on TiDB',
    rebuild: 'is rebuild, which was not tried on TiDB',
    merge: 'is merge, which needs larger temporary tables than TiDB has, and locks',
};
/** Asks the target nothing: what it would answer is as untried. */
function refuseOnTidb({ tables }, mode) {
    const reason = `${NOT_ON_TIDB[mode]}: restore into an empty database, and move there what you need`;
    return {
        mode,
        dropped: [],
        created: [],
        emptied: [],
        loaded: tables.map(({ schema, name, rows, bytes }) => ({ schema, name, rows, bytes })),
        setAside: [],
        skipped: [],
        refusals: [{ kind: 'setting', name: 'mode', reason }],
        notes: [],
    };
}

;// CONCATENATED MODULE: ./.cache/build/database/mysql/open-target.js









/**
 * Connects to a database that rows will go into; nothing is written.
 * @throws BackupError kind `target`
 */
async function openMysqlTarget(options) {
    const { connection, lockTimeoutSeconds, signal, log } = options;
    const idleTimeoutMs = options.idleTimeoutMs ?? (0,silence/* defaultIdleTimeoutMs */.PW)(lockTimeoutSeconds);
    const connecting = { connection, lockTimeoutSeconds, idleTimeoutMs, signal };
    const session = await (0,target_session/* connectTarget */.u)(connecting);
    try {
        return new MysqlTarget(session, connecting, await readInfo(session, connection), log);
    }
    catch (error) {
        session.destroy();
        throw (0,target_errors/* targetError */._)(error, 'looking at the target', signal);
    }
}
async function readInfo(session, connection) {
    const catalog = await (0,mysql_catalog/* readCatalog */.u)(session);
    return {
        engine: session.flavour.engine,
        serverVersion: session.flavour.version,
        database: catalog.database,
        ...(await (0,fingerprint/* readFingerprint */.bi)(session, connection, catalog.database)),
        isEmpty: (0,target_objects/* objectsOf */.i)(catalog).length === 0,
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
            throw (0,target_errors/* targetError */._)(error, 'planning', this.connecting.signal);
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
            throw (0,target_errors/* targetError */._)(error, 'beginning', this.connecting.signal);
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
        return (0,target_objects/* objectsOf */.i)(await (0,mysql_catalog/* readCatalog */.u)(this.session)).length === 0 ? 'create' : 'replace';
    }
}


/***/ })

};
