export const id = 837;
export const ids = [837];
export const modules = {

/***/ 73837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openSupabaseTarget: () => (/* binding */ openSupabaseTarget)
});

// EXTERNAL MODULE: ./.cache/build/database/supabase/catalog.js
var supabase_catalog = __webpack_require__(83199);
// EXTERNAL MODULE: ./.cache/build/database/supabase/project-info.js
var project_info = __webpack_require__(44018);
// EXTERNAL MODULE: ./.cache/build/database/supabase/rest-api.js
var rest_api = __webpack_require__(16021);
// EXTERNAL MODULE: ./.cache/build/database/postgres/quote.js
var quote = __webpack_require__(48533);
// EXTERNAL MODULE: ./.cache/build/database/supabase/open-api.js
var open_api = __webpack_require__(80843);
// EXTERNAL MODULE: ./.cache/build/database/supabase/rest-errors.js
var rest_errors = __webpack_require__(54218);
;// CONCATENATED MODULE: ./.cache/build/database/supabase/restore/is-empty.js




/** Tables asked at the same time. */
const CONCURRENT_TABLES = 8;
/** No table that the API shows has a row. What cannot be read counts as full. */
async function isEmpty(api, { relations }) {
    const tables = relations.filter(({ isWritable }) => isWritable);
    for (let at = 0; at < tables.length; at += CONCURRENT_TABLES) {
        const answers = tables.slice(at, at + CONCURRENT_TABLES).map((table) => holdsSomething(api, table));
        if ((await Promise.all(answers)).includes(true))
            return false;
    }
    return true;
}
async function holdsSomething(api, table) {
    if ((0,open_api/* relationPath */.Mu)(table) === undefined)
        return true;
    try {
        return await hasRows(api, table);
    }
    catch (error) {
        if (error instanceof rest_errors/* RestError */.pj && !error.isTransient)
            return true;
        throw error;
    }
}
/** @throws RestError code 42501 where the key may not read it */
async function hasRows(api, table) {
    const { body } = await api.request({
        path: (0,supabase_catalog/* pathOf */.XM)(table),
        query: { select: '*', limit: '1' },
        headers: { ...(0,supabase_catalog/* profile */.ME)(table.schema), Accept: 'text/csv' },
        what: `the table ${(0,quote/* displayTable */.jw)(table)}`,
    });
    // The names of the columns, and a row.
    return Buffer.from(body).toString('utf8').trim() !== '';
}

// EXTERNAL MODULE: ./.cache/build/database/display-list.js
var display_list = __webpack_require__(55564);
// EXTERNAL MODULE: ./.cache/build/lib/format-number.js
var format_number = __webpack_require__(98392);
// EXTERNAL MODULE: ./.cache/build/lib/map-concurrently.js
var map_concurrently = __webpack_require__(4232);
// EXTERNAL MODULE: ./.cache/build/database/supabase/values.js
var values = __webpack_require__(43376);
;// CONCATENATED MODULE: ./.cache/build/database/supabase/restore/compare-with-api.js

/** Pure. What keeps the rows of an archived table from going into what the API describes. */
function compareWithApi(entry, found) {
    const columns = new Map(found.columns.map((column) => [column.name, column]));
    const differences = entry.columns.flatMap((column) => {
        const other = columns.get(column.name);
        const reason = other ? reasonOf(column, other.type) : 'is not in the target, as far as the API shows it';
        return reason === undefined ? [] : [{ column: column.name, reason }];
    });
    return [...differences, ...compareKeys(entry, found)];
}
function reasonOf({ type, encoding, generated }, found) {
    if ((0,values/* namesObjects */.PT)(found))
        return `is ${found}: the API prints the names of objects without their schema, so nothing could prove them`;
    if (generated !== null)
        return undefined;
    const isSameJson = (encoding === 'json') === (found === 'jsonb');
    if (isSameJson && (plainType(type) === plainType(found) || isNamed(type) || isNamed(found)))
        return undefined;
    return `is ${found}, in the backup ${type}`;
}
/** Without modifiers, which the API does not tell. */
function plainType(type) {
    return type.replace(/\([^()]*\)/g, '').replace(/^interval [^[]*/, 'interval');
}
/** Types of users, whose domains the API shows by what they are made of: whether the values fit, the server says. */
function isNamed(type) {
    return type.includes('.');
}
function compareKeys(entry, found) {
    const key = found.columns.filter(({ isPrimaryKey }) => isPrimaryKey).map(({ name }) => name);
    if (entry.primaryKey.length === 0 && key.length === 0) {
        // No rows need no key.
        if (entry.rows === 0)
            return [];
        return [{ reason: 'has no primary key, so nothing tells rows that are there from new ones' }];
    }
    if (JSON.stringify([...key].sort()) === JSON.stringify([...entry.primaryKey].sort())) {
        const computed = entry.columns.filter(({ name, generated }) => generated !== null && key.includes(name));
        return computed.map(({ name }) => ({ column: name, reason: 'is part of the primary key and generated' }));
    }
    const shown = (names) => (names.length === 0 ? 'none' : `(${names.join(', ')})`);
    return [{ reason: `the primary key is ${shown(key)}, in the backup ${shown(entry.primaryKey)}` }];
}

// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/database/supabase/quote.js
var supabase_quote = __webpack_require__(25420);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(46193);
;// CONCATENATED MODULE: ./.cache/build/database/supabase/restore/copy-lines.js

/** Rows in batches, which are the same ones each time the same rows are read. */
async function* lineBatches(chunks, limit) {
    const decoder = new external_node_string_decoder_.StringDecoder('utf8');
    let rest = '';
    let batch = [];
    let size = 0;
    for await (const chunk of chunks) {
        const lines = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)).split('\n');
        lines[0] = rest + lines[0];
        rest = lines.pop() ?? '';
        for (const line of lines) {
            if (batch.length === limit.rows || (batch.length > 0 && size + line.length > limit.size)) {
                yield batch;
                batch = [];
                size = 0;
            }
            batch.push(line);
            size += line.length;
        }
    }
    if (batch.length > 0)
        yield batch;
}
const LETTERS = { b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r' };
/** The texts of a row's values; null is SQL NULL. */
function valuesOf(line) {
    return line.split('\t').map((field) => {
        if (field === '\\N')
            return null;
        if (!field.includes('\\'))
            return field;
        return field.replace(/\\(.)/gs, (_, letter) => LETTERS[letter] ?? letter);
    });
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/restore/row-json.js

/**
 * Rows as the body of a request. PostgREST hands it to the database as it is, where `json_to_recordset` gives texts to
 * the input function of the column's type; values of `json` and `jsonb` are taken as they stand.
 */
function rowsAsJson(lines, columns) {
    const fields = columns.map(({ name, field, type }) => {
        const isRaw = takesJson(type);
        return { key: JSON.stringify(name), field, isRaw };
    });
    const rows = lines.map((line) => {
        const values = valuesOf(line);
        const pairs = fields.map(({ key, field, isRaw }) => {
            const value = values[field];
            if (typeof value !== 'string')
                return `${key}:null`;
            return `${key}:${isRaw ? value : JSON.stringify(value)}`;
        });
        return `{${pairs.join(',')}}`;
    });
    return Buffer.from(`[${rows.join(',\n')}]`);
}
function takesJson(type) {
    return type === 'json' || type === 'jsonb';
}
/** Escapes that the server cannot turn into text: no character, or half of one. */
const ESCAPES = /\\(?:u(?:d[89ab]..)\\u(?:d[c-f]..)|u(....)|.)/gi;
/**
 * What of a value is lost in a JSON body, or undefined: the JSON `null` arrives as NULL, and of the type `json`, which keeps its text,
 * a text of its own arrives with other escapes, and without what stands around it.
 */
function lossInJson(type, value) {
    const bare = value.trim();
    if (bare === 'null')
        return 'the JSON value null, which would arrive as NULL';
    if (type !== 'json')
        return undefined;
    if (bare !== value)
        return 'white space around JSON, which would be lost';
    for (const [, code] of value.matchAll(ESCAPES)) {
        if (code !== undefined && /^(0000|d[89a-f]..)$/i.test(code)) {
            return 'an escape in JSON that stands for no character';
        }
    }
    if (value.startsWith('"') && JSON.stringify(JSON.parse(value)) !== value) {
        return 'a text in JSON with escapes that would be lost';
    }
    return undefined;
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/restore/write-rows.js







/** Inserts rows, or updates those whose key is there; one attempt. Gives the server's count of both. */
async function writeBody(api, request) {
    return countOf(await api.once(toRequest(request)));
}
/** Asks whether rows could be written, without any; tried again as often as it takes. */
async function writeNothing(api, request) {
    await api.request(toRequest({ ...request, body: Buffer.from('[]') }));
}
function toRequest({ into, columns, body, onConflict }) {
    return {
        method: 'POST',
        path: (0,supabase_catalog/* pathOf */.XM)(into),
        query: {
            columns: columns.map(({ name }) => (0,supabase_quote/* quote */.h)(name)).join(','),
            ...(onConflict === undefined ? {} : { on_conflict: onConflict }),
        },
        headers: {
            'Content-Profile': (0,open_api/* headerText */.TK)(into.schema),
            'Content-Type': 'application/json',
            Prefer: 'resolution=merge-duplicates, return=minimal, count=exact, timezone=UTC',
        },
        body,
        what: whatOf(into),
    };
}
function whatOf(table) {
    return `the table ${(0,quote/* displayTable */.jw)(table)}`;
}
function countOf({ headers }) {
    const count = /\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1];
    if (count !== undefined)
        return Number(count);
    throw new errors/* BackupError */.hj('target', 'The API does not say how many rows it took.', {
        code: 'TARGET_NOT_POSTGREST',
        nextStep: 'Check that target-supabase-url names a Supabase project; else restore with target-url.',
    });
}
/**
 * Rows in as many requests and attempts as it takes. Gives the number of those that are there, by the server.
 * @throws RestError; BackupError
 */
async function writeRows(api, rows) {
    const { into, columns, lines, wrote, stillMissing } = rows;
    let left = lines;
    let isRepeated = false;
    try {
        return await api.persist(whatOf(into), async () => {
            if (isRepeated)
                left = await stillMissing(left);
            isRepeated = true;
            if (left.length === 0)
                return lines.length;
            const count = await writeBody(api, { into, columns, body: rowsAsJson(left, columns) });
            wrote();
            return lines.length - left.length + count;
        });
    }
    catch (error) {
        if (!(error instanceof rest_errors/* RestError */.pj) || !error.isTooMuch || left.length === 1)
            throw error;
        left = await stillMissing(left);
        const half = Math.ceil(left.length / 2);
        const first = await writeRows(api, { ...rows, lines: left.slice(0, half) });
        const second = await writeRows(api, { ...rows, lines: left.slice(half) });
        return lines.length - left.length + first + second;
    }
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/restore/probe-insert.js


const GENERATED = '428C9';
const NO_SUCH_KEY = '42P10';
const NO_SUCH_COLUMN = '42703';
/** A system column, which no key can have: the server refuses the statement when it plans it, so nothing runs and no trigger fires. */
const NEVER_UNIQUE = 'tableoid';
/**
 * Which of the columns can be written, of which the API's description says nothing: the server names the others one at a time.
 * Writes nothing.
 * @throws RestError
 */
async function probeInsert(api, into, columns) {
    const generated = [];
    const always = [];
    for (let left = columns; left.length > 0;) {
        try {
            await writeNothing(api, { into, columns: left, onConflict: NEVER_UNIQUE });
            break;
        }
        catch (error) {
            if (!(error instanceof rest_errors/* RestError */.pj))
                throw error;
            if (error.code === NO_SUCH_KEY)
                break;
            if (error.code === NO_SUCH_COLUMN && error.text.includes(`"${NEVER_UNIQUE}"`))
                return { kind: 'view' };
            const named = left
                .filter(({ name }) => error.code === GENERATED && error.text.includes(`"${name}"`))
                .sort((a, b) => b.name.length - a.name.length)[0];
            if (!named)
                throw error;
            // The hint, OVERRIDING SYSTEM VALUE, is given for identities alone.
            (error.hint === '' ? generated : always).push(named.name);
            left = left.filter((column) => column !== named);
        }
    }
    return { kind: 'table', generated, always };
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/restore/match-tables.js







/** Tables asked about at the same time. */
const CONCURRENT_PROBES = 4;
/** Finds for each table what takes its rows. Writes nothing, and no trigger fires. */
async function matchTables(api, catalog, tables) {
    const isExposed = ({ schema }) => catalog.schemas.includes(schema);
    const hidden = tables.filter((entry) => !isExposed(entry));
    const outcomes = await (0,map_concurrently/* mapConcurrently */.X)(tables.filter(isExposed), CONCURRENT_PROBES, (entry) => matchTable(api, catalog, entry));
    return {
        matched: outcomes.flatMap(({ match }) => (match ? [match] : [])),
        refused: [
            ...refuseHidden(hidden),
            ...outcomes.flatMap(({ entry, items }) => items.map((item) => ({ item, entries: [entry] }))),
        ],
    };
}
function refuseHidden(hidden) {
    const schemas = [...new Set(hidden.map(({ schema }) => schema))];
    return schemas.map((name) => {
        const entries = hidden.filter(({ schema }) => schema === name);
        const reason = `is not exposed by the API (${(0,format_number/* formatPlural */.yk)(entries.length, 'table')} of the backup); expose it, choose others by tables, or restore with target-url`;
        return { item: { kind: 'schema', name, reason }, entries };
    });
}
async function matchTable(api, catalog, entry) {
    const { schema, name } = entry;
    const refuse = (...reasons) => ({
        entry,
        match: undefined,
        items: reasons.map(({ column, reason }) => column === undefined
            ? { kind: 'table', schema, name, reason }
            : { kind: 'column', schema, name: `${name}.${column}`, reason }),
    });
    const through = findRelation(catalog, entry) ?? findRelation(catalog, entry.partitionOf);
    if (!through) {
        const reason = 'is not in the target, or service_role has no rights on it';
        return refuse({ reason });
    }
    if ((0,open_api/* relationPath */.Mu)(through) === undefined)
        return refuse({ reason: 'has a name that no address can carry' });
    const differences = compareWithApi(entry, through);
    if (differences.length > 0)
        return refuse(...differences);
    try {
        const isEmpty = !(await hasRows(api, through));
        const probe = await probeInsert(api, through, entry.columns);
        if (probe.kind === 'view')
            return refuse({ reason: 'is a view in the target' });
        if (probe.always.length > 0) {
            const reason = 'is an identity GENERATED ALWAYS, which the API cannot write; ALTER it to BY DEFAULT first';
            return refuse(...probe.always.map((column) => ({ column, reason })));
        }
        const kinds = compareGenerated(entry, probe.generated);
        if (kinds.length > 0)
            return refuse(...kinds);
        const sent = sentColumns(entry, through).filter(({ name }) => !probe.generated.includes(name));
        return { entry, match: { entry, through, sent, isEmpty }, items: [] };
    }
    catch (error) {
        if (!(error instanceof rest_errors/* RestError */.pj) || error.code !== '42501')
            throw error;
        return refuse({ reason: `service_role may not use it: ${error.text}` });
    }
}
/** The API's own archives know no generated columns: theirs hold what was computed, and the proof compares it. */
function compareGenerated({ columns, primaryKey }, generated) {
    return columns.flatMap(({ name, generated: archived }) => {
        const isGenerated = generated.includes(name);
        if (isGenerated && primaryKey.includes(name)) {
            return [{ column: name, reason: 'is part of the primary key and generated' }];
        }
        return archived !== null && !isGenerated
            ? [{ column: name, reason: 'is no generated column, in the backup it is' }]
            : [];
    });
}
function findRelation(catalog, table) {
    return catalog.relations.find(({ schema, name }) => schema === table?.schema && name === table.name);
}
function sentColumns(entry, through) {
    const described = new Map(through.columns.map((column) => [column.name, column]));
    return entry.columns
        .filter(({ generated }) => generated === null)
        .map(({ name }, field) => {
        const { type = '', isRequired = false, pointsTo } = described.get(name) ?? {};
        return { name, field, type, isRequired, pointsTo };
    });
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/restore/sequence-notes.js

const WHOLE_NUMBERS = new Set(['smallint', 'integer', 'bigint']);
/**
 * Sequences cannot be set over REST, and one that stands behind the rows gives numbers that are taken. The archive names
 * them, or else columns of primary keys may have some: `setval` of none does nothing.
 */
function sequenceNotes({ manifest, isSelection }, matched) {
    const statements = isSelection || manifest.source.via === 'rest'
        ? matched.flatMap(afterHighest)
        : manifest.sequences
            .filter(({ isCalled }) => isCalled)
            .map((sequence) => {
            const name = (0,quote/* quoteTable */.Z8)(sequence);
            return `SELECT setval(${(0,quote/* quoteLiteral */.ce)(name)}, greatest((SELECT last_value FROM ${name}), ${sequence.lastValue}));`;
        });
    if (statements.length === 0)
        return [];
    return [
        `Sequences are not restored by service key, so new rows may get numbers that are taken. Run this in the SQL editor of the project: ${[...new Set(statements)].join(' ')}`,
    ];
}
function afterHighest({ through, sent }) {
    const keys = new Set(through.columns.filter(({ isPrimaryKey }) => isPrimaryKey).map(({ name }) => name));
    return sent
        .filter(({ name, type, pointsTo }) => keys.has(name) && WHOLE_NUMBERS.has(type) && pointsTo === undefined)
        .map(({ name }) => {
        const table = (0,quote/* quoteTable */.Z8)(through);
        const sequence = `pg_get_serial_sequence(${(0,quote/* quoteLiteral */.ce)(table)}, ${(0,quote/* quoteLiteral */.ce)(name)})`;
        return `SELECT setval(${sequence}, max(${(0,quote/* quoteIdentifier */.Cm)(name)})) FROM ${table};`;
    });
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/restore/plan-over-rest.js





const EACH_STAYS = 'Over REST there is no transaction: what is written stays, and is read back afterwards. After a failure run again: rows that are there already are left alone, nothing is doubled and nothing deleted.';
const TRIGGERS = 'Triggers of the target fire while rows are written; keys and constraints hold for every row.';
/** What an upsert of these tables would do. Writes nothing. */
async function planOverRest(api, request) {
    const catalog = await (0,supabase_catalog/* readCatalog */.uM)(api);
    const { matched, refused } = await matchTables(api, catalog, request.tables);
    const mayLeave = request.skipUnrestorable;
    const left = new Set(mayLeave ? refused.flatMap(({ entries }) => entries) : []);
    const own = matched.filter(({ entry }) => !left.has(entry));
    const plan = {
        mode: 'merge',
        dropped: [],
        created: [],
        emptied: [],
        setAside: [],
        loaded: own.map(({ entry: { schema, name, rows, bytes } }) => ({ schema, name, rows, bytes })),
        skipped: mayLeave
            ? refused.flatMap(({ item, entries }) => entries.map((entry) => omit(entry, item)))
            : [],
        refusals: [...refuseMode(request), ...(mayLeave ? [] : refused.map(({ item }) => item))],
        notes: [
            EACH_STAYS,
            TRIGGERS,
            ...own.flatMap(noteExtra),
            ...sequenceNotes(request, own),
            ...noteDefinitions(request),
        ],
    };
    return { plan, matched: own };
}
function omit({ schema, name }, item) {
    const column = item.kind === 'column' ? `${item.name.slice(name.length + 1)} ` : '';
    const where = item.kind === 'schema' ? `the schema ${item.name} ` : '';
    return { kind: 'table', schema, name, reason: `${where}${column}${item.reason}` };
}
function refuseMode({ mode }) {
    if (mode === 'auto' || mode === 'merge')
        return [];
    const reason = `is ${mode}, and a service key can only merge: the API knows neither definitions nor transactions. Leave mode out, or restore with target-url`;
    return [{ kind: 'setting', name: 'mode', reason }];
}
function noteExtra({ entry, through }) {
    const archived = new Set(entry.columns.map(({ name }) => name));
    const extra = through.columns.map(({ name }) => name).filter((name) => !archived.has(name));
    if (extra.length === 0)
        return [];
    return [
        `${(0,quote/* displayTable */.jw)(entry)} has columns in the target that the backup does not have; new rows get their defaults: ${(0,display_list/* displayList */.l)(extra)}.`,
    ];
}
function noteDefinitions({ schema, manifest, isSelection }) {
    const notes = [];
    if (schema)
        notes.push('Definitions of the backup are not restored by service key: the target keeps its own.');
    if (!isSelection && manifest.files.some(({ file }) => file === 'large-objects.json'))
        notes.push('Large objects are not restored by service key.');
    return notes;
}

// EXTERNAL MODULE: ./.cache/build/database/supabase/origins.js
var origins = __webpack_require__(13691);
// EXTERNAL MODULE: ./.cache/build/database/supabase/keyset.js
var keyset = __webpack_require__(94691);
// EXTERNAL MODULE: ./.cache/build/database/supabase/page.js + 1 modules
var supabase_page = __webpack_require__(84353);
;// CONCATENATED MODULE: ./.cache/build/database/supabase/restore/read-by-key.js





/** As long as an address may be that every gateway takes, percent-encoded; a single longer key is asked for all the same. */
const ADDRESS_BYTES = 6000;
const COMMA_BYTES = '%2C'.length;
const PAGE = { rows: 500, size: 1024 * 1024 };
/** Types whose values can be listed: those of others may be arrays themselves. */
const LISTABLE = new Set(['smallint', 'integer', 'bigint', 'uuid', 'text', 'character varying']);
/** Reads rows of the target by the keys that rows of the archive have. */
class KeyReader {
    api;
    origins;
    fields;
    table;
    filterOf;
    budget;
    constructor(api, match, origins) {
        this.api = api;
        this.origins = origins;
        this.fields = keyFields(match.entry);
        this.table = readableTable(match);
        this.filterOf = keyFilter(match);
        this.budget = ADDRESS_BYTES - addressBytes(this.table.columns.map(({ name }) => name).join(','));
    }
    /** All rows of the archive, in pages. */
    async *readAll(rows) {
        for await (const lines of lineBatches(rows(), PAGE))
            yield* this.read(lines);
    }
    async *read(lines) {
        const { api, table, filterOf, origins } = this;
        for (let at = 0; at < lines.length;) {
            const keys = this.keysFrom(lines, at);
            const found = await readKeys(api, table, filterOf, keys, origins);
            yield { archived: lines.slice(at, at + keys.length), ...found };
            at += keys.length;
        }
    }
    /** As many as one request may name. */
    keysFrom(lines, start) {
        const frame = addressBytes(this.filterOf([]));
        const keys = [];
        let bytes = frame;
        for (const line of lines.slice(start, start + PAGE.rows)) {
            const values = valuesOf(line);
            const key = this.fields.map((field) => values[field] ?? '');
            bytes += addressBytes(this.filterOf([key])) - frame + COMMA_BYTES;
            if (keys.length > 0 && bytes > this.budget)
                break;
            keys.push(key);
        }
        return keys;
    }
}
/** As the value of `or`. */
function keyFilter({ entry, through }) {
    const [only = '', ...others] = entry.primaryKey;
    const type = through.columns.find(({ name }) => name === only)?.type ?? '';
    if (others.length > 0 || !LISTABLE.has(type)) {
        return (keys) => (0,keyset/* anyOf */.E)(keys.map((values) => ({ columns: entry.primaryKey, values })));
    }
    const plain = /^[0-9a-f-]+$/;
    const list = (keys) => keys.map(([value = '']) => (plain.test(value) ? value : (0,supabase_quote/* quote */.h)(value))).join(',');
    return (keys) => `(${(0,supabase_quote/* quote */.h)(only)}.in.(${list(keys)}))`;
}
function addressBytes(text) {
    return new URLSearchParams({ '': text }).toString().length;
}
/** @throws RestError */
async function readKeys(api, table, filterOf, keys, origins) {
    const halves = async () => {
        const half = Math.ceil(keys.length / 2);
        const first = await readKeys(api, table, filterOf, keys.slice(0, half), origins);
        const second = await readKeys(api, table, filterOf, keys.slice(half), origins);
        return { found: Buffer.concat([first.found, second.found]), rows: first.rows + second.rows };
    };
    try {
        const page = await (0,supabase_page/* requestPage */.DL)(api, table, {
            limit: keys.length * 2,
            filter: filterOf(keys),
            withCount: true,
        });
        // The server gives fewer at once than were asked for.
        if (page.total !== null && page.total > page.rows && keys.length > 1)
            return await halves();
        const { copy, kept } = await origins.convert((keep) => (0,supabase_page/* convertPage */.fM)(page, table, { watched: [], onRow: () => undefined, keep }));
        return { found: copy, rows: kept };
    }
    catch (error) {
        if (error instanceof rest_errors/* RestError */.pj && error.isTooMuch && keys.length > 1)
            return halves();
        throw error;
    }
}
/** Places of the key's columns in the archive's COPY text. */
function keyFields({ columns, primaryKey }) {
    const own = columns.filter(({ generated }) => generated === null).map(({ name }) => name);
    return primaryKey.map((name) => own.indexOf(name));
}
function readableTable({ entry, through }) {
    const types = new Map(through.columns.map(({ name, type }) => [name, type]));
    const { schema, name } = through;
    return {
        schema,
        name,
        columns: entry.columns.map((column) => ({ name: column.name, type: types.get(column.name) ?? '' })),
        keyset: entry.primaryKey,
        isPart: true,
    };
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/restore/compare-rows.js


/**
 * Pure. Which rows of the archive the target does not have, or has with other values in these fields of the archive's COPY
 * text.
 */
function compareRows(table, { archived, found }, fields) {
    const key = keyFields(table);
    const textOf = (values, places) => JSON.stringify(places.map((field) => values[field]));
    const isOwn = table.columns.map(({ generated }) => generated === null);
    const rows = new Map(Buffer.from(found)
        .toString('utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => valuesOf(line).filter((_, column) => isOwn[column]))
        .map((values) => [textOf(values, key), textOf(values, fields)]));
    const missing = [];
    const changed = [];
    for (const line of archived) {
        const values = valuesOf(line);
        const other = rows.get(textOf(values, key));
        if (other === undefined)
            missing.push(line);
        else if (other !== textOf(values, fields))
            changed.push(line);
    }
    return { missing, changed };
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/restore/explain-by-key.js



const KEYS_SHOWN = 10;
/** Which rows of the archive are not in the target, or with other values; generated columns are not compared. */
async function explainByKey(table, pages) {
    const own = table.columns.filter(({ generated }) => generated === null);
    const key = keyFields(table);
    let missing = 0;
    let changed = 0;
    const keys = [];
    for await (const page of pages) {
        const found = compareRows(table, page, [...own.keys()]);
        missing += found.missing.length;
        changed += found.changed.length;
        for (const line of [...found.missing, ...found.changed].slice(0, KEYS_SHOWN - keys.length)) {
            const values = valuesOf(line);
            keys.push(key.map((field, index) => `${table.primaryKey[index]}=${values[field]}`).join(', '));
        }
    }
    return { table: { schema: table.schema, name: table.name }, missing, changed, unexpected: 0, keys };
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/restore/find-losses.js





const BATCH = { rows: 1000, size: 1024 * 1024 };
/**
 * Looks for values that a JSON body cannot carry.
 * @throws BackupError kind `target` code `TARGET_VALUES_LOST` naming columns and numbers of rows
 */
async function findLosses({ entry, sent }, rows) {
    const columns = sent.filter(({ type }) => takesJson(type));
    if (columns.length === 0)
        return;
    const found = new Map();
    for await (const lines of lineBatches(rows(), BATCH)) {
        for (const line of lines) {
            const values = valuesOf(line);
            for (const { name, field, type } of columns) {
                const value = values[field];
                const loss = typeof value === 'string' ? lossInJson(type, value) : undefined;
                if (loss === undefined)
                    continue;
                const what = `${(0,quote/* displayTable */.jw)(entry)}.${name}: ${loss}`;
                found.set(what, (found.get(what) ?? 0) + 1);
            }
        }
    }
    if (found.size === 0)
        return;
    const list = [...found].map(([what, count]) => `- ${what} (${(0,format_number/* formatPlural */.yk)(count, 'row')})`);
    throw new errors/* BackupError */.hj('target', `The API cannot carry some values, so nothing was written:\n${list.join('\n')}`, {
        code: 'TARGET_VALUES_LOST',
        nextStep: 'Restore with target-url, or leave the table out by tables.',
    });
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/restore/load-order.js
/** Pure. Tables before those that point to them, as far as that is known and possible; else in the order given. */
function loadOrder(tables) {
    const ordered = [];
    const seen = new Set();
    const visit = (one) => {
        if (seen.has(one))
            return;
        seen.add(one);
        for (const other of tables)
            if (one.pointsTo.includes(other.through.name))
                visit(other);
        ordered.push(one.table);
    };
    for (const one of tables)
        visit(one);
    return ordered;
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/restore/target-errors.js


/** An error of reading or writing the target that a person can act on; a bug stays what it is. */
function targetErrorOf(error) {
    if (error instanceof errors/* BackupError */.hj)
        return error.kind === 'source' ? ofTarget(error) : error;
    if (!(error instanceof rest_errors/* RestError */.pj))
        return error;
    const fail = (code, message, nextStep) => new errors/* BackupError */.hj('target', message, { code, nextStep, cause: error });
    if (error.status === 401) {
        return new errors/* BackupError */.hj('target', `The project refuses the key (${error.message}).`, {
            code: 'TARGET_AUTH_FAILED',
            setting: 'target-supabase-service-role-key',
            nextStep: 'Copy the service_role key or a secret key (sb_secret_…) of this very project from its API settings; disabled legacy keys do not work.',
            cause: error,
        });
    }
    if (error.code === '42501') {
        return fail('TARGET_PERMISSION', `The role service_role may not do this: ${error.message}.`, 'GRANT USAGE on the schema and SELECT, INSERT and UPDATE on the table to service_role, or leave the table out by tables.');
    }
    if (error.code === '57014') {
        return fail('TARGET_TIMEOUT', `The project's statement timeout ended ${error.what}, however little was asked for.`, "Restore with target-url, or raise the limit: ALTER ROLE service_role SET statement_timeout = …, then NOTIFY pgrst, 'reload config'.");
    }
    if (error.code === '23503') {
        const where = error.missingFrom === undefined ? '' : ` in ${error.missingFrom}`;
        return fail('TARGET_ROWS_REFUSED', `Rows point to rows${where} that are not there (${error.message}).`, 'Put what they point to there first (the users of Auth are restored by no key), or restore with target-url.');
    }
    if (error.code === '23505' || error.code === '23P01') {
        return fail('TARGET_ROWS_REFUSED', `Other rows of the target have what must be unique (${error.message}).`, 'Remove the rows of the target that stand in the way, or restore with target-url and mode: replace.');
    }
    if (error.isTransient) {
        return fail('TARGET_UNAVAILABLE', `The project answers with an error again and again (${error.message}).`, "Look at the project's status and logs in the dashboard, then run again.");
    }
    return fail('TARGET_REST_FAILED', `The project refuses the request (${error.message}).`, 'Look into the API and database logs of the project, or restore with target-url.');
}
/** What reading a project says of a source. */
function ofTarget(error) {
    return new errors/* BackupError */.hj('target', error.message, {
        code: error.code.replace(/^SOURCE_/, 'TARGET_'),
        nextStep: error.nextStep
            .replaceAll('supabase-url', 'target-supabase-url')
            .replaceAll('back up with database-url', 'restore with target-url')
            .replaceAll('exclude-tables', 'tables'),
        cause: error,
    });
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/restore/rows-there.js


/** What of a table's rows is in the target already. */
class RowsThere {
    match;
    reader;
    /** Of each batch, when it was first looked at. */
    met = new Map();
    constructor(match, reader) {
        this.match = match;
        this.reader = reader;
    }
    /** How the target was before. */
    get counts() {
        const sum = (name) => [...this.met.values()].reduce((all, one) => all + one[name], 0);
        return { inserted: sum('inserted'), updated: sum('updated'), unchanged: sum('unchanged') };
    }
    /** Rows that the target does not have as they are; a table that had none is not asked before something was written. */
    async differentFrom(batch, index, hasWritten) {
        const { lines, inserted } = this.match.isEmpty && !hasWritten
            ? { lines: batch, inserted: batch.length }
            : await this.compare(batch);
        const counts = {
            inserted,
            updated: lines.length - inserted,
            unchanged: batch.length - lines.length,
        };
        if (!this.met.has(index))
            this.met.set(index, counts);
        return lines;
    }
    /** The same after a request whose answer got lost. Reading is tried again by itself, so an error of it is the last word. */
    async stillMissing(lines) {
        try {
            return (await this.compare(lines)).lines;
        }
        catch (error) {
            throw targetErrorOf(error);
        }
    }
    async compare(batch) {
        const { entry, sent } = this.match;
        const fields = sent.map(({ field }) => field);
        const different = new Set();
        let inserted = 0;
        for await (const page of this.reader.read(batch)) {
            const { missing, changed } = compareRows(entry, page, fields);
            inserted += missing.length;
            for (const line of [...missing, ...changed])
                different.add(line);
        }
        return { lines: batch.filter((line) => different.has(line)), inserted };
    }
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/restore/table-load.js



const table_load_BATCH = { rows: 1000, size: 1024 * 1024 };
/** A foreign key, a unique key, an exclusion: what stands in the way may be other rows of this very restore. */
const MAY_SOLVE_ITSELF = /^(23503|23505|23P01)$/;
const OF_CONSTRAINTS = /^23...$/;
/** After so many refusals without a success between them the others wait for the next attempt. */
const BATCHES_REFUSED_IN_A_ROW = 20;
const ROWS_REFUSED_IN_A_ROW = 100;
/** Ways to go on when rows that are not there yet are missed, in this order; nothing of it is the last word. */
const WAYS = ['without links', 'without options', 'row by row'];
/**
 * Rows of one table on their way, without a transaction around them: batches that the target refuses because of other rows
 * wait for the next attempt. When nothing has changed since the last one, something else is tried: rows without their links,
 * or without everything they can do without, which is filled in afterwards; at last row by row. Rows that are in the target
 * as they are in the archive are not written: a trigger on updates, such as one that notes the time, would change them.
 */
class TableLoad {
    api;
    match;
    archived;
    there;
    progress;
    /** That went in whole, by the server's count. */
    rows = 0;
    /** Something of the table was written, or may have been. */
    hasWritten = false;
    /** Rows are there that lack what is filled in afterwards. */
    isIncomplete = false;
    done = new Set();
    batches = Number.POSITIVE_INFINITY;
    tried = new Set();
    way = 'in batches';
    attempts = 0;
    stepsBefore = 0;
    refusal;
    leastRefused = Number.POSITIVE_INFINITY;
    refusedInARow = 0;
    constructor(api, match, archived, there, progress) {
        this.api = api;
        this.match = match;
        this.archived = archived;
        this.there = there;
        this.progress = progress;
    }
    get isDone() {
        return this.done.size === this.batches;
    }
    /**
     * Sends what waits; not all of it may go in. To be called again then, after other tables.
     * @throws RestError when nothing helps
     */
    async attempt() {
        const { progress } = this;
        progress.waiting.add(this);
        const isStuck = this.attempts++ > 0 && (progress.steps === this.stepsBefore || this.missesItself());
        if (isStuck)
            this.chooseWay();
        if (this.way === 'without links' || this.way === 'without options')
            await this.sendBare(this.way);
        else
            await this.sendWhole(this.way === 'row by row');
        this.stepsBefore = progress.steps;
        if (!this.isDone)
            return;
        this.isIncomplete = false;
        progress.waiting.delete(this);
    }
    /** Waiting would bring one batch in at a time. */
    missesItself() {
        return this.way === 'in batches' && this.refusal?.missingFrom === this.match.through.name;
    }
    chooseWay() {
        const { refusal } = this;
        if (!refusal)
            throw new Error('a batch waits without a reason');
        const isMissing = refusal.code === '23503';
        const ways = isMissing ? WAYS : ['row by row'];
        const way = ways.find((one) => !this.tried.has(one));
        // Rows that nobody will bring are waited for in vain.
        if (!way || (isMissing && !this.isAwaited(refusal.missingFrom)))
            throw refusal;
        this.tried.add(way);
        this.way = way;
    }
    isAwaited(table) {
        return [...this.progress.waiting].some(({ match }) => table === undefined || match.through.name === table);
    }
    async sendBare(way) {
        this.way = 'in batches';
        // Keys of several columns are not described: their columns are told from others only by being optional.
        const isLeft = ({ isRequired, pointsTo }) => !isRequired && (way === 'without options' || (pointsTo !== undefined && this.isAwaited(pointsTo)));
        const columns = this.match.sent.filter((column) => !isLeft(column));
        if (columns.length === this.match.sent.length)
            return;
        await this.eachBatch(async (batch, index) => {
            const lines = await this.there.differentFrom(batch, index, this.isIncomplete);
            if (lines.length === 0)
                return true;
            try {
                await this.write(columns, lines, async (left) => left);
                this.isIncomplete = true;
                this.progress.steps++;
            }
            catch (error) {
                // Constraints may need what was left out.
                if (!(error instanceof rest_errors/* RestError */.pj) || !OF_CONSTRAINTS.test(error.code))
                    throw error;
            }
            return true;
        });
    }
    async sendWhole(byRow) {
        let refused = 0;
        let refusedInARow = 0;
        this.refusedInARow = 0;
        await this.eachBatch(async (batch, index) => {
            const lines = await this.there.differentFrom(batch, index, this.isIncomplete);
            const outcome = byRow ? await this.sendParts(lines) : await this.send(lines);
            if (outcome.refused === 0) {
                this.done.add(index);
                this.rows += outcome.taken + batch.length - lines.length;
                this.progress.steps++;
                refusedInARow = 0;
                return true;
            }
            refused += outcome.refused;
            return ++refusedInARow < BATCHES_REFUSED_IN_A_ROW;
        });
        if (byRow && refused < this.leastRefused) {
            this.leastRefused = refused;
            this.progress.steps++;
        }
    }
    /** Halves of what was refused, down to single rows. What went in once goes in again with its batch. */
    async sendParts(lines) {
        if (this.refusedInARow >= ROWS_REFUSED_IN_A_ROW)
            return { taken: 0, refused: lines.length };
        const whole = await this.send(lines);
        if (whole.refused === 0)
            this.refusedInARow = 0;
        else if (lines.length === 1)
            this.refusedInARow++;
        if (whole.refused === 0 || lines.length === 1)
            return whole;
        const half = Math.ceil(lines.length / 2);
        const first = await this.sendParts(lines.slice(0, half));
        const second = await this.sendParts(lines.slice(half));
        return { taken: first.taken + second.taken, refused: first.refused + second.refused };
    }
    async send(lines) {
        if (lines.length === 0)
            return { taken: 0, refused: 0 };
        try {
            const taken = await this.write(this.match.sent, lines, (left) => this.there.stillMissing(left));
            return { taken, refused: 0 };
        }
        catch (error) {
            if (!(error instanceof rest_errors/* RestError */.pj) || !MAY_SOLVE_ITSELF.test(error.code))
                throw error;
            this.refusal = error;
            return { taken: 0, refused: lines.length };
        }
    }
    async write(columns, lines, stillMissing) {
        const wrote = () => {
            this.hasWritten = true;
        };
        try {
            return await writeRows(this.api, { into: this.match.through, columns, lines, wrote, stillMissing });
        }
        catch (error) {
            // The answer got lost, or was not waited for.
            if (!(error instanceof rest_errors/* RestError */.pj) || error.isTransient)
                wrote();
            throw error;
        }
    }
    /** Those that wait, until `work` says false. */
    async eachBatch(work) {
        let index = 0;
        for await (const lines of lineBatches(this.archived(), table_load_BATCH)) {
            const at = index++;
            if (!this.done.has(at) && !(await work(lines, at)))
                return;
        }
        this.batches = index;
    }
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/restore/rest-restoration.js













/** Rows written by many requests, each of which stays; the rows of the archive's keys are read back. */
class RestRestoration {
    parts;
    isLasting = true;
    loadOrder;
    outcome;
    matches;
    begun = new Map();
    progress = { steps: 0, waiting: new Set() };
    constructor(parts) {
        this.parts = parts;
        const { matched, skipped } = parts;
        this.matches = new Map(matched.map((match) => [match.entry, match]));
        this.outcome = { skipped: [...skipped], notes: [], merged: [], remains: [] };
        this.loadOrder = loadOrder(matched.map(({ entry, through, sent }) => ({
            table: entry,
            through,
            pointsTo: sent.flatMap(({ pointsTo }) => pointsTo ?? []),
        })));
    }
    /** @throws BackupError kind `target` code `TARGET_VALUES_LOST` */
    async examine(table, rows) {
        const match = this.matches.get(table);
        if (match)
            await findLosses(match, rows);
    }
    /** Asks for the rights on every table before the first row is written; triggers for statements may fire. */
    async prepare() {
        const refused = await (0,map_concurrently/* mapConcurrently */.X)(this.parts.matched, 1, async ({ through, sent }) => {
            try {
                await writeNothing(this.parts.api, { into: through, columns: sent });
                return [];
            }
            catch (error) {
                const known = targetErrorOf(error);
                if (known instanceof errors/* BackupError */.hj && known.code === 'TARGET_PERMISSION')
                    return [known];
                throw known;
            }
        });
        const [first, ...others] = refused.flat();
        if (!first)
            return;
        throw new errors/* BackupError */.hj('target', [first, ...others].map(({ message }) => message).join('\n'), {
            code: first.code,
            nextStep: first.nextStep,
            cause: first,
        });
    }
    async load(table, rows) {
        const match = this.matches.get(table);
        if (!match)
            return null;
        const begun = this.begun.get(table) ?? this.begin(match, rows);
        const { load, there } = begun;
        this.begun.set(table, begun);
        try {
            await load.attempt();
        }
        catch (error) {
            throw targetErrorOf(error);
        }
        if (!load.isDone)
            return 'postponed';
        const { schema, name } = table;
        this.outcome.merged.push({ schema, name, ...there.counts });
        return load.rows;
    }
    /** Large objects are none of what the API shows; the plan says so. */
    async loadLargeObjects() { }
    async finish() { }
    async readBack(table) {
        const pages = this.pagesOf(table);
        let count = 0;
        const chunks = async function* () {
            try {
                for await (const { found, rows } of pages) {
                    count += rows;
                    if (rows > 0)
                        yield found;
                }
            }
            catch (error) {
                throw targetErrorOf(error);
            }
        };
        return { chunks: chunks(), serverRowCount: () => count };
    }
    async explain(table) {
        try {
            return await explainByKey(table, this.pagesOf(table));
        }
        catch (error) {
            throw targetErrorOf(error);
        }
    }
    async commit() { }
    /** Nothing can be taken back: says what stays. */
    async rollback() {
        const written = [...this.begun].filter(([, { load }]) => load.hasWritten);
        if (written.length === 0 || this.outcome.remains.length > 0)
            return;
        const shown = written.map(([table, { load }]) => {
            const { rows, isDone, isIncomplete } = load;
            const count = isDone ? (0,format_number/* formatPlural */.yk)(rows, 'row') : `${(0,format_number/* formatPlural */.yk)(rows, 'row')} or more`;
            const lack = isIncomplete ? ', some without what they point to' : '';
            return `${(0,quote/* displayTable */.jw)(table)} (${count}${lack})`;
        });
        this.outcome.remains.push(`Rows were written by service key, and stay: ${shown.join(', ')}. Running again is safe: it goes on with the rows that are missing.`);
    }
    readerOf(match) {
        const { api, listed } = this.parts;
        return new KeyReader(api, match, new origins/* Origins */.C(api, match.through, listed));
    }
    begin(match, rows) {
        const reader = this.readerOf(match);
        const there = new RowsThere(match, reader);
        return { rows, reader, there, load: new TableLoad(this.parts.api, match, rows, there, this.progress) };
    }
    pagesOf(table) {
        const begun = this.begun.get(table);
        if (!begun)
            throw new Error(`${(0,quote/* displayTable */.jw)(table)} was not loaded`);
        return begun.reader.readAll(begun.rows);
    }
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/restore/open-target.js







/**
 * A project that takes rows over REST, by upsert.
 * @throws BackupError kind `target`
 */
async function openSupabaseTarget(options) {
    const api = new rest_api/* RestApi */.R(options);
    return asTarget(async () => {
        const catalog = await (0,supabase_catalog/* readCatalog */.uM)(api);
        const info = {
            ...(0,project_info/* infoOf */._)(options.project.url, catalog.serverVersion),
            isEmpty: await isEmpty(api, catalog),
        };
        return new SupabaseTarget(api, info);
    });
}
class SupabaseTarget {
    api;
    info;
    warnings = [];
    planned = new WeakMap();
    constructor(api, info) {
        this.api = api;
        this.info = info;
    }
    plan(request) {
        return asTarget(async () => {
            const { plan, matched } = await planOverRest(this.api, request);
            this.planned.set(plan, matched);
            return plan;
        });
    }
    async begin(plan) {
        const matched = this.planned.get(plan);
        if (!matched || plan.refusals.length > 0)
            throw new Error('no plan to begin');
        const { relations } = await asTarget(() => (0,supabase_catalog/* readCatalog */.uM)(this.api));
        const listed = relations.filter(({ isWritable }) => isWritable);
        return new RestRestoration({ api: this.api, matched, skipped: plan.skipped, listed });
    }
    async close() { }
}
async function asTarget(work) {
    try {
        return await work();
    }
    catch (error) {
        throw targetErrorOf(error);
    }
}


/***/ })

};
