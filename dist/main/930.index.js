export const id = 930;
export const ids = [930];
export const modules = {

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


/***/ }),

/***/ 73930:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openSupabaseSource: () => (/* binding */ openSupabaseSource)
});

// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/lib/compare-bytes.js
var compare_bytes = __webpack_require__(13730);
// EXTERNAL MODULE: ./.cache/build/lib/map-concurrently.js
var map_concurrently = __webpack_require__(4232);
// EXTERNAL MODULE: ./.cache/build/database/display-list.js
var display_list = __webpack_require__(55564);
// EXTERNAL MODULE: ./.cache/build/database/postgres/quote.js
var quote = __webpack_require__(48533);
// EXTERNAL MODULE: ./.cache/build/database/selection.js
var database_selection = __webpack_require__(61747);
// EXTERNAL MODULE: ./.cache/build/core/read-again.js
var read_again = __webpack_require__(19182);
// EXTERNAL MODULE: ./.cache/build/lib/format-number.js
var format_number = __webpack_require__(98392);
;// CONCATENATED MODULE: ./.cache/build/database/supabase/json-elements.js
/**
 * The elements of `users` in an answer of Auth, as they were written: parsing would round the numbers of metadata.
 * @throws SyntaxError for anything that is no such answer
 */
function splitUsers(answer) {
    const parsed = JSON.parse(answer);
    const users = parsed?.users;
    if (!Array.isArray(users))
        throw new SyntaxError('Auth answers without a list of users');
    const texts = elementsOf(answer, 'users');
    if (texts.length !== users.length)
        throw new SyntaxError('the list of users cannot be taken apart');
    return texts.map((text, index) => {
        const { id } = users[index];
        if (typeof id !== 'string')
            throw new SyntaxError('a user of Auth has no id');
        // Line breaks within texts are escaped; others mean nothing.
        return { id, text: text.replace(/[\r\n]/g, ' ').trim() };
    });
}
/** Texts of the elements of the array that a key of the outermost object has; the JSON is known to be valid. */
function elementsOf(json, key) {
    const texts = [];
    let depth = 0;
    let isInside = false;
    let start = 0;
    for (const { 0: token, index } of json.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}[\],]/g)) {
        if (token === '{' || token === '[') {
            depth++;
            if (isInside && depth === 2)
                start = index + 1;
        }
        else if (token === '}' || token === ']' || token === ',') {
            const isEnd = isInside && depth === 2 && token !== '}';
            if (isEnd && json.slice(start, index).trim() !== '')
                texts.push(json.slice(start, index));
            if (isEnd)
                start = index + 1;
            if (token !== ',')
                depth--;
            if (depth === 1)
                isInside = false;
        }
        else if (depth === 1 && token.endsWith(':'))
            isInside = token.replace(/\s*:$/, '') === `"${key}"`;
    }
    return texts;
}

// EXTERNAL MODULE: ./.cache/build/database/supabase/rest-errors.js
var rest_errors = __webpack_require__(54218);
;// CONCATENATED MODULE: ./.cache/build/database/supabase/auth-users.js




const WHAT = 'the users of Auth';
const PER_PAGE = 500;
/** The file that holds them: users as the admin API shows them are no rows of `auth.users`, and restore as none. */
const AUTH_USERS_FILE = 'auth-users.json';
/** How many users Auth has, or undefined for a project without Auth. */
async function countAuthUsers(api) {
    try {
        return totalOf(await requestUsers(api, 1, 1));
    }
    catch (error) {
        if (error instanceof rest_errors/* RestError */.pj && error.status === 404)
            return undefined;
        throw error;
    }
}
/** What of the users no key can read. */
function authOmissions(count, isRead) {
    if (count === undefined)
        return [];
    const what = isRead ? `their profiles are in ${AUTH_USERS_FILE}` : 'they are not read';
    return [
        {
            kind: 'auth-users',
            schema: 'auth',
            name: 'users',
            reason: `${(0,format_number/* formatPlural */.yk)(count, 'user')}: ${what}; password hashes, sessions and second factors are shown to no key, so users would have to set new passwords. database-url carries them`,
        },
    ];
}
/** The list is read so many times in the hope that nobody comes or goes meanwhile. */
const READINGS = 3;
/**
 * Every user as one line of JSON, in the server's own text, oldest first. Pages go by number, so a user that is deleted
 * meanwhile hides another one: the totals of first and last page and what was read must be one number, else the end is
 * a ReadAgainError, and the third time `warn` is told.
 */
function authUsersDocument(api, warn) {
    let readings = 0;
    return {
        file: AUTH_USERS_FILE,
        read() {
            readings++;
            const isLast = readings >= READINGS;
            return readUsers(api, (read, totals) => {
                const sentence = `The users of Auth changed while they were read: ${totals[0]} at the beginning, ${read} read, ${totals[1]} at the end.`;
                if (!isLast)
                    throw new read_again/* ReadAgainError */.x(sentence);
                warn(`${sentence} Some may be missing.`);
            });
        },
    };
}
async function* readUsers(api, onChange) {
    const seen = new Set();
    const totals = [];
    yield Buffer.from('[\n');
    for (let page = 1, isEnd = false; !isEnd; page++) {
        const answer = await requestUsers(api, page, PER_PAGE).catch((error) => {
            throw (0,rest_errors/* sourceErrorOf */.tV)(error);
        });
        totals.push(totalOf(answer) ?? Number.NaN);
        const users = splitUsers(Buffer.from(answer.body).toString('utf8'));
        const isFirst = seen.size === 0;
        const fresh = users.filter(({ id }) => seen.size < seen.add(id).size);
        if (fresh.length > 0)
            yield Buffer.from(`${isFirst ? '' : ',\n'}${fresh.map(({ text }) => text).join(',\n')}`);
        isEnd = users.length === 0;
    }
    yield Buffer.from(seen.size === 0 ? ']\n' : '\n]\n');
    const [first = Number.NaN, last = Number.NaN] = [totals[0], totals.at(-1)];
    if (first !== last || last !== seen.size)
        onChange(seen.size, [first, last]);
}
/** https://github.com/supabase/auth/blob/master/openapi.yaml; new users come last, for which supabase-js has no word. */
function requestUsers(api, page, perPage) {
    return api.request({
        build: (client) => client.auth.admin.listUsers({ page, perPage }),
        query: { sort: 'created_at asc' },
        what: WHAT,
    });
}
function totalOf({ headers }) {
    const total = headers.get('x-total-count');
    return total !== null && /^\d+$/.test(total) ? Number(total) : undefined;
}

// EXTERNAL MODULE: ./.cache/build/database/supabase/catalog.js
var supabase_catalog = __webpack_require__(83199);
;// CONCATENATED MODULE: ./.cache/build/database/supabase/not-covered.js
/** What no key can read over REST, whatever the project holds of it. */
const NOT_OVER_REST = [
    {
        kind: 'schema',
        name: 'definitions',
        reason: 'REST has no DDL: tables, indexes, keys, functions, triggers and policies are not in the archive; keep your migrations',
    },
    {
        kind: 'schema',
        name: 'schemas and tables that are not exposed',
        reason: 'the API does not show what it does not expose or what service_role has no rights on',
    },
    {
        kind: 'sequence',
        name: 'all sequences',
        reason: "the API does not show them; a restore by connection string sets those of restored tables after the columns' highest numbers",
    },
    { kind: 'large-object', name: 'all large objects', reason: 'the API does not show them' },
    {
        kind: 'storage-files',
        schema: 'storage',
        name: 'objects',
        reason: 'neither the files of Supabase Storage nor their entries are read over REST',
    },
];

// EXTERNAL MODULE: ./.cache/build/database/supabase/page.js + 1 modules
var supabase_page = __webpack_require__(84353);
// EXTERNAL MODULE: ./.cache/build/database/supabase/values.js
var values = __webpack_require__(43376);
;// CONCATENATED MODULE: ./.cache/build/database/supabase/probe.js




/** A view has no system columns, and that is what tells it from a table here. */
const NO_SUCH_COLUMN = '42703';
/**
 * Reads the first row and the count of what may be a table: whether it is one, whether the key may read it, and how
 * large it is.
 */
async function probeTable(api, relation) {
    const primaryKey = relation.columns.filter(({ isPrimaryKey }) => isPrimaryKey).map(({ name }) => name);
    const readable = {
        schema: relation.schema,
        name: relation.name,
        columns: relation.columns,
        keyset: primaryKey.length === 0 ? supabase_page/* HEAP_PLACE */.Fh : primaryKey,
    };
    try {
        const first = await firstRow(api, readable);
        const bytesPerRow = first.body.length;
        return {
            kind: 'table',
            table: {
                ...readable,
                columns: relation.columns.map(toColumn),
                primaryKey,
                partitionOf: null,
                estimatedBytes: bytesPerRow * (first.total ?? 1),
                rows: first.total,
                bytesPerRow,
            },
        };
    }
    catch (error) {
        if (!(error instanceof rest_errors/* RestError */.pj))
            throw error;
        if (error.code === NO_SUCH_COLUMN && /\.(tableoid|ctid)\b/.test(error.text))
            return { kind: 'view', relation };
        if (error.code === '42501')
            return { kind: 'refused', why: `${(0,quote/* displayTable */.jw)(relation)} (${error.text})` };
        throw error;
    }
}
async function firstRow(api, table) {
    try {
        return await (0,supabase_page/* requestPage */.DL)(api, table, { limit: 1, withCount: true });
    }
    catch (error) {
        if (!(error instanceof rest_errors/* RestError */.pj) || !error.isTooMuch)
            throw error;
        return (0,supabase_page/* requestPage */.DL)(api, table, { limit: 1 });
    }
}
function toColumn({ name, type }) {
    return { name, type, encoding: (0,values/* encodingOf */.P$)(type), generated: null };
}

// EXTERNAL MODULE: ./.cache/build/database/supabase/project-info.js
var project_info = __webpack_require__(44018);
// EXTERNAL MODULE: ./.cache/build/database/supabase/rest-api.js
var rest_api = __webpack_require__(16021);
// EXTERNAL MODULE: ./.cache/build/database/supabase/origins.js
var supabase_origins = __webpack_require__(13691);
// EXTERNAL MODULE: ./.cache/build/database/supabase/keyset.js
var keyset = __webpack_require__(94691);
;// CONCATENATED MODULE: ./.cache/build/database/supabase/float-digits.js





/** As many as fit into an address that every gateway takes. */
const SAMPLE_ROWS = 20;
/** Rows may change between two requests, so one difference proves nothing. */
const ATTEMPTS = 3;
/**
 * Asks the server whether the first rows' floats are what it printed: a session with extra_float_digits of 0 or less
 * cuts them, and nothing in a short number shows that.
 * @throws BackupError code `SOURCE_SETTINGS`
 */
async function checkFloats(api, table) {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
        const rows = await sample(api, table);
        if (rows.length === 0)
            return;
        if ((await (0,supabase_page/* countRows */.BO)(api, table, (0,keyset/* anyOf */.E)(rows))) === rows.length)
            return;
    }
    throw new errors/* BackupError */.hj('source', `The API cuts the floats of ${(0,quote/* displayTable */.jw)(table)} short.`, {
        code: 'SOURCE_SETTINGS',
        nextStep: 'Reset extra_float_digits for the roles authenticator and service_role and for the database (ALTER ROLE … RESET extra_float_digits), or back up with database-url.',
    });
}
async function sample(api, table) {
    const { columns, keyset } = table;
    const page = await (0,supabase_page/* requestPage */.DL)(api, table, { limit: SAMPLE_ROWS });
    const floats = columns.flatMap(({ type }, index) => ((0,values/* isFloat */.dk)(type) ? [index] : []));
    const isHeap = keyset === supabase_page/* HEAP_PLACE */.Fh;
    const keys = isHeap ? [] : keyset.map((key) => columns.findIndex(({ name }) => name === key));
    const watched = [...keys, ...floats];
    const rows = [];
    let place = [];
    (0,supabase_page/* convertPage */.fM)(page, table, {
        watched,
        keep: (leading) => {
            place = leading;
            return true;
        },
        onRow: (values) => {
            const known = watched.flatMap((column, index) => {
                const value = values[index];
                return typeof value === 'string' ? [{ name: columns[column]?.name ?? '', value }] : [];
            });
            if (known.length === keys.length)
                return;
            rows.push({
                columns: [...(isHeap ? supabase_page/* HEAP_PLACE */.Fh : []), ...known.map(({ name }) => name)],
                values: [...(isHeap ? place.map((value) => value ?? '') : []), ...known.map(({ value }) => value)],
            });
        },
    });
    return rows;
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/read-table.js







/** The most that hosted projects give at once; more is never asked for. */
const MAX_PAGE_ROWS = 1000;
/** Pages are made to have about so many bytes. */
const PAGE_BYTES = 4 * 1024 * 1024;
/**
 * Pages of COPY text, each as the server shows it at its own moment, in the order of the table's keyset. `counts` is
 * complete when they have ended.
 */
async function* readPages(reading, counts) {
    const { api, table } = reading;
    const sizes = new PageSize(reading.bytesPerRow);
    let last;
    let isCounting = true;
    let fullPage = 0;
    for (let isFirst = true;;) {
        let page;
        const limit = sizes.rows;
        try {
            const filter = last && (0,keyset/* rowsAfter */.i)({ columns: table.keyset }, last);
            const withCount = isFirst && isCounting;
            page = await (0,supabase_page/* requestPage */.DL)(api, table, { limit, withCount, ...(filter ? { filter } : {}) });
        }
        catch (error) {
            if (!(error instanceof rest_errors/* RestError */.pj) || !error.isTooMuch)
                throw error;
            // Counting is what takes longest, and is only a proof.
            if (isFirst && isCounting)
                isCounting = false;
            else if (!sizes.shrink())
                throw error;
            continue;
        }
        if (isFirst)
            counts.before = page.total;
        isFirst = false;
        if (page.rows === 0)
            break;
        const rows = await convert(reading, page);
        sizes.learn(page.body.length, page.rows);
        counts.rows += rows.kept;
        counts.seen += page.rows;
        last = nextPlace(table, rows, last);
        if (rows.kept > 0)
            yield rows.copy;
        // Whoever waited for an empty page would follow a table that grows for ever. The server may have a lower limit.
        if (page.rows < limit && page.rows < fullPage)
            break;
        fullPage = Math.max(fullPage, page.rows);
    }
    if (!reading.proofs.floatsInFull && table.columns.some(({ type }) => (0,values/* isFloat */.dk)(type))) {
        await checkFloats(api, table);
    }
    counts.after = counts.before === null ? null : await countAfter(api, table);
}
async function countAfter(api, table) {
    try {
        return await (0,supabase_page/* countRows */.BO)(api, table);
    }
    catch (error) {
        if (error instanceof rest_errors/* RestError */.pj && error.isTooMuch)
            return null;
        throw error;
    }
}
function convert(reading, page) {
    const { watched, onRow } = valueJudge(reading);
    return reading.origins.convert((keep) => (0,supabase_page/* convertPage */.fM)(page, reading.table, { watched, onRow, keep }));
}
/** Looks at the values whose text depends on settings of the API's session. */
function valueJudge({ table, proofs }) {
    const judges = table.columns.flatMap(({ name, type }, column) => {
        const check = (0,values/* checkOf */.EG)(type);
        if (check)
            return [{ column, judge: (text) => refuseSetting(table, name, check(text)) }];
        if (!(0,values/* isFloat */.dk)(type) || proofs.floatsInFull)
            return [];
        const judge = (text) => {
            if ((0,values/* showsAllDigits */.si)(type, text))
                proofs.floatsInFull = true;
        };
        return [{ column, judge }];
    });
    return {
        watched: judges.map(({ column }) => column),
        onRow: (values) => {
            for (const [index, { judge }] of judges.entries()) {
                const text = values[index];
                if (typeof text === 'string')
                    judge(text);
            }
        },
    };
}
function refuseSetting(table, column, setting) {
    if (setting === undefined)
        return;
    throw new errors/* BackupError */.hj('source', `The API prints ${(0,quote/* displayTable */.jw)(table)}.${column} by other settings than ${setting}, so its values cannot be carried exactly.`, {
        code: 'SOURCE_SETTINGS',
        nextStep: 'Reset the setting for the roles authenticator and service_role and for the database (ALTER ROLE … RESET …, ALTER DATABASE … RESET …), or back up with database-url.',
    });
}
function nextPlace(table, { last }, before) {
    const values = table.keyset === supabase_page/* HEAP_PLACE */.Fh
        ? last?.leading.slice(0, (0,supabase_page/* leadingFields */.ek)(table))
        : table.keyset.map((key) => last?.columns[table.columns.findIndex(({ name }) => name === key)]);
    const place = (values ?? []).map((value) => {
        if (typeof value === 'string')
            return value;
        throw new Error(`a row of ${(0,quote/* displayTable */.jw)(table)} has no place in its order`);
    });
    if (JSON.stringify(place) === JSON.stringify(before)) {
        throw new Error(`the rows of ${(0,quote/* displayTable */.jw)(table)} do not come to an end`);
    }
    return place;
}
/** How many rows a page is asked to have. */
class PageSize {
    rows;
    constructor(bytesPerRow) {
        this.rows = clamp(PAGE_BYTES / Math.max(bytesPerRow, 1), MAX_PAGE_ROWS);
    }
    /** False when a single row is too much already. */
    shrink() {
        if (this.rows === 1)
            return false;
        this.rows = Math.ceil(this.rows / 4);
        return true;
    }
    /** Grows slowly: the rows of one page say little about those of the next. */
    learn(bytes, rows) {
        this.rows = clamp(PAGE_BYTES / (bytes / rows), Math.min(this.rows * 2, MAX_PAGE_ROWS));
    }
}
function clamp(rows, maximum) {
    return Math.max(1, Math.min(Math.floor(rows), maximum));
}
/** What the counts show: nothing, that the table changed while it was read, or that they cannot be compared. */
function judgeCounts({ before, after, seen }) {
    if (before === null || after === null)
        return 'uncounted';
    return before === after && after === seen ? 'equal' : 'changed';
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/supabase-source.js







/** A table is read so many times in the hope that nobody changes it meanwhile. */
const supabase_source_READINGS = 3;
/** A project read over REST: no snapshot, no definitions, no sequences. */
class SupabaseSource {
    parts;
    info;
    snapshotAt;
    tables;
    sequences = [];
    largeObjects = null;
    documents;
    excluded;
    notCovered;
    extensions = [];
    state = null;
    /** Grows while tables are read. */
    warnings;
    readings = new Map();
    proofs = { floatsInFull: false };
    constructor(parts) {
        this.parts = parts;
        this.info = parts.info;
        this.snapshotAt = parts.snapshotAt;
        this.tables = parts.tables;
        this.excluded = parts.excluded;
        this.notCovered = parts.notCovered;
        this.warnings = [...parts.warnings];
        const warn = (sentence) => void this.warnings.push(sentence);
        this.documents = parts.readsUsers ? [authUsersDocument(parts.api, warn)] : [];
    }
    async hasRows() {
        return this.tables.some(({ rows, bytesPerRow }) => (rows ?? bytesPerRow) > 0);
    }
    async dumpSchema() {
        return null;
    }
    /** The stream ends with a ReadAgainError when the table changed meanwhile, except the third time. */
    async readTable(table) {
        const planned = this.tables.find((one) => one === table);
        if (!planned)
            throw new Error(`no table ${(0,quote/* displayTable */.jw)(table)} in this source`);
        const reading = (this.readings.get(table) ?? 0) + 1;
        this.readings.set(table, reading);
        const counts = { rows: 0, before: null, after: null, seen: 0 };
        return { chunks: this.chunks(planned, reading, counts), serverRowCount: () => counts.rows };
    }
    readLargeObjects() {
        throw new Error('there are no large objects over REST');
    }
    async close() { }
    async *chunks(table, reading, counts) {
        const { api, listed } = this.parts;
        const { bytesPerRow } = table;
        const origins = new supabase_origins/* Origins */.C(api, table, listed);
        try {
            yield* readPages({ api, table, origins, proofs: this.proofs, bytesPerRow }, counts);
        }
        catch (error) {
            throw (0,rest_errors/* sourceErrorOf */.tV)(error);
        }
        const judgement = judgeCounts(counts);
        if (judgement === 'changed' && reading < supabase_source_READINGS) {
            throw new read_again/* ReadAgainError */.x(`${(0,quote/* displayTable */.jw)(table)} changed while it was read`);
        }
        if (judgement === 'changed')
            this.warnings.push(changedWarning(table, counts));
        if (judgement === 'uncounted')
            this.warnings.push(uncountedWarning(table, counts));
    }
}
function changedWarning(table, { before, after, seen }) {
    return `${(0,quote/* displayTable */.jw)(table)} changed each of the ${supabase_source_READINGS} times it was read: ${before} rows before, ${(0,format_number/* formatPlural */.yk)(seen, 'row')} read, ${after} after. What was written meanwhile may be missing; database-url reads every table at one moment.`;
}
function uncountedWarning(table, { seen }) {
    return `${(0,quote/* displayTable */.jw)(table)} is too large for the API's statement timeout to count, so nothing confirms the ${(0,format_number/* formatPlural */.yk)(seen, 'row')} that were read.`;
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/open-source.js















/**
 * Reads what the project exposes over REST and proves that every table in scope can be read.
 * @throws BackupError kind `source`; kind `settings` for a selection that matches nothing
 */
async function openSupabaseSource(options) {
    const api = new rest_api/* RestApi */.R(options);
    try {
        const catalog = await (0,supabase_catalog/* readCatalog */.uM)(api);
        const users = catalog.schemas.includes(AUTH_USERS.schema) ? undefined : await countAuthUsers(api);
        const { chosen, excluded, readsUsers } = decideScope(catalog, options.selection, users !== undefined);
        refuseUnreadableTypes(chosen);
        const { tables, views } = await probeAll(api, chosen, options.jobs);
        return new SupabaseSource({
            api,
            info: { ...(0,project_info/* infoOf */._)(options.project.url, catalog.serverVersion), consistency: 'per-page' },
            snapshotAt: options.clock
                .now()
                .toISOString()
                .replace(/\.\d+Z$/, 'Z'),
            tables: tables.sort(byName),
            listed: catalog.relations.filter(({ isWritable }) => isWritable),
            excluded: [...excluded, ...views.map(viewOmission)],
            notCovered: [...NOT_OVER_REST, ...authOmissions(users, readsUsers)],
            readsUsers,
            warnings: [open_source_PER_PAGE, ...tables.flatMap(warnAboutKey)],
        });
    }
    catch (error) {
        if (options.signal.aborted)
            throw (0,errors/* cancelledError */.YQ)(options.signal.reason);
        throw (0,rest_errors/* sourceErrorOf */.tV)(error);
    }
}
const open_source_PER_PAGE = 'Read over REST: each page of each table shows its own moment, so rows of different tables may not fit together. With database-url everything shows one moment, and definitions, sequences and auth users with their passwords are carried.';
function warnAboutKey({ schema, name, primaryKey }) {
    if (primaryKey.length > 0)
        return [];
    return [
        `${(0,quote/* displayTable */.jw)({ schema, name })} has no primary key: it is read in the order in which its rows lie, so a row that is updated meanwhile may be read twice or not at all.`,
    ];
}
/** What the settings call the users that only Auth itself shows. */
const AUTH_USERS = { schema: 'auth', name: 'users' };
function decideScope(catalog, selection, hasUsers) {
    const relations = catalog.relations
        .filter(({ isWritable }) => isWritable)
        .map((relation) => ({ schema: relation.schema, name: relation.name, ancestors: [], relation }));
    const users = { ...AUTH_USERS, ancestors: [], relation: null };
    const candidates = hasUsers ? [...relations, users] : relations;
    const allSchemas = [...catalog.schemas, ...(hasUsers ? [AUTH_USERS.schema] : [])];
    const { schemas, tables, left } = (0,database_selection/* select */.Lt)(selection, allSchemas, candidates);
    const inScope = new Set(schemas);
    const excluded = allSchemas
        .filter((schema) => !inScope.has(schema))
        .map((name) => ({ kind: 'schema', name, reason: 'not selected by the setting schemas' }));
    for (const one of left) {
        const { schema, name } = one.table;
        excluded.push({ kind: 'table', schema, name, reason: (0,database_selection/* leftReason */.kp)(one) });
    }
    const readOnly = catalog.relations.filter(({ isWritable, schema }) => !isWritable && inScope.has(schema));
    return {
        chosen: tables.flatMap(({ relation }) => relation ?? []),
        excluded: [...excluded, ...readOnly.map(viewOmission)],
        readsUsers: tables.some(({ relation }) => relation === null),
    };
}
function viewOmission({ schema, name }) {
    return { kind: 'view', schema, name, reason: 'shows rows of tables and holds none of its own' };
}
/** @throws BackupError naming every column at once */
function refuseUnreadableTypes(tables) {
    const columns = tables.flatMap((table) => table.columns
        .filter(({ type }) => (0,values/* namesObjects */.PT)(type))
        .map(({ name, type }) => `${(0,quote/* displayTable */.jw)(table)}.${name} (${type})`));
    if (columns.length === 0)
        return;
    throw new errors/* BackupError */.hj('source', `Columns that name objects of the database lose their schema over REST: ${(0,display_list/* displayList */.l)(columns)}.`, {
        code: 'SOURCE_TYPE_INEXACT',
        nextStep: 'Leave the tables out by exclude-tables, or back up with database-url.',
    });
}
/** @throws BackupError code `SOURCE_PERMISSION` naming every table that cannot be read */
async function probeAll(api, chosen, jobs) {
    const probes = await (0,map_concurrently/* mapConcurrently */.X)(chosen, jobs, (relation) => probeTable(api, relation));
    const refused = probes.flatMap((probe) => (probe.kind === 'refused' ? [probe.why] : []));
    if (refused.length > 0) {
        throw new errors/* BackupError */.hj('source', `The role service_role cannot read everything: ${(0,display_list/* displayList */.l)(refused)}.`, {
            code: 'SOURCE_PERMISSION',
            nextStep: 'GRANT USAGE on the schemas and SELECT on these tables to service_role, or leave them out by exclude-tables.',
        });
    }
    return {
        tables: probes.flatMap((probe) => (probe.kind === 'table' ? [probe.table] : [])),
        views: probes.flatMap((probe) => (probe.kind === 'view' ? [probe.relation] : [])),
    };
}
function byName(a, b) {
    return (0,compare_bytes/* compareBytes */.X)(a.schema, b.schema) || (0,compare_bytes/* compareBytes */.X)(a.name, b.name);
}


/***/ }),

/***/ 13730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ compareBytes)
/* harmony export */ });
/** From here on UTF-16 units, JavaScript's own order, do not order like code points. */
const SURROGATES_AND_BEYOND = /[\ud800-\uffff]/;
/** The order of the UTF-8 bytes, which is that of the code points. */
function compareBytes(a, b) {
    if (a === b)
        return 0;
    if (!SURROGATES_AND_BEYOND.test(a) && !SURROGATES_AND_BEYOND.test(b))
        return a < b ? -1 : 1;
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
}


/***/ })

};
