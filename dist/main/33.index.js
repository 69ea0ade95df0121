export const id = 33;
export const ids = [33];
export const modules = {

/***/ 19182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ ReadAgainError)
/* harmony export */ });
/**
 * Thrown at the end of a table's rows by a source that holds no snapshot, when the table changed while it was read.
 * What was read is to be thrown away, and the table asked for once more; the source says when it is enough.
 */
class ReadAgainError extends Error {
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

/***/ 48533:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cm: () => (/* binding */ quoteIdentifier),
/* harmony export */   Z8: () => (/* binding */ quoteTable),
/* harmony export */   ce: () => (/* binding */ quoteLiteral),
/* harmony export */   jw: () => (/* binding */ displayTable)
/* harmony export */ });
/** An identifier in double quotes, whatever it contains. */
function quoteIdentifier(name) {
    return `"${name.replaceAll('"', '""')}"`;
}
/** A string literal for a session with `standard_conforming_strings = on`. */
function quoteLiteral(text) {
    return `'${text.replaceAll("'", "''")}'`;
}
function quoteTable({ schema, name }) {
    return `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
}
/** For messages: as people write it, quoted only where the name asks for it. */
function displayTable({ schema, name }) {
    const plain = /^[a-z_][a-z0-9_$]*$/;
    const part = (text) => (plain.test(text) ? text : quoteIdentifier(text));
    return `${part(schema)}.${part(name)}`;
}


/***/ }),

/***/ 83199:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ke: () => (/* binding */ relationOf),
/* harmony export */   ME: () => (/* binding */ profile),
/* harmony export */   XM: () => (/* binding */ pathOf),
/* harmony export */   uM: () => (/* binding */ readCatalog)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _open_api_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80843);
/* harmony import */ var _rest_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54218);



const ROOT = '/rest/v1/';
/** No schema of anybody: PostgreSQL reserves the prefix, and PostgREST answers with the list of those there are. */
const NO_SCHEMA = 'pg_no_such_schema';
/** Where PostgREST is told to expose nothing, as Supabase does when the Data API is switched off. */
const DISABLED = /^(pg_)?pgrst_no_exposed_schemas$/;
/** The exposed schemas and what they hold, as the role of the key may see it. */
async function readCatalog(api) {
    const schemas = await readSchemas(api);
    const relations = [];
    let serverVersion = '';
    for (const schema of schemas) {
        const described = await describe(api, schema);
        serverVersion = described.serverVersion;
        relations.push(...described.relations.map((relation) => ({ ...relation, schema })));
    }
    return { serverVersion, schemas, relations };
}
async function readSchemas(api) {
    try {
        await api.request({ path: ROOT, headers: profile(NO_SCHEMA), what: 'the list of exposed schemas' });
    }
    catch (error) {
        if (!(error instanceof _rest_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RestError */ .pj) || error.code !== 'PGRST106')
            throw error;
        const schemas = (0,_open_api_js__WEBPACK_IMPORTED_MODULE_2__/* .schemasInRefusal */ .GW)(error.text, error.hint)?.filter((name) => !DISABLED.test(name));
        if (schemas && schemas.length > 0)
            return schemas;
        if (schemas)
            throw disabled();
    }
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', 'The REST API does not say which schemas it exposes.', {
        code: 'SOURCE_NOT_POSTGREST',
        nextStep: 'Check that supabase-url names a Supabase project; else back up with database-url.',
    });
}
async function describe(api, schema) {
    const { body } = await api.request({
        path: ROOT,
        headers: { ...profile(schema), Accept: 'application/openapi+json' },
        what: `the description of the schema ${schema}`,
    });
    try {
        return (0,_open_api_js__WEBPACK_IMPORTED_MODULE_2__/* .readDescription */ .XF)(Buffer.from(body).toString('utf8'));
    }
    catch (cause) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', `The REST API describes the schema ${schema} in a way that is not known.`, {
            code: 'SOURCE_NOT_POSTGREST',
            nextStep: 'Check that supabase-url names a Supabase project and that the API describes itself (openapi-mode); else back up with database-url.',
            cause,
        });
    }
}
function disabled() {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', 'The Data API of this project is switched off: it exposes no schema.', {
        code: 'SOURCE_API_DISABLED',
        nextStep: 'Switch it on in the API settings of the project, or back up with database-url.',
    });
}
/** Which schema a request is about. */
function profile(schema) {
    return { 'Accept-Profile': (0,_open_api_js__WEBPACK_IMPORTED_MODULE_2__/* .headerText */ .TK)(schema) };
}
/**
 * The table to supabase-js, which puts names into the address and the header as they are.
 * @throws BackupError for a name that no address can carry
 */
function relationOf(client, table) {
    return client.schema((0,_open_api_js__WEBPACK_IMPORTED_MODULE_2__/* .headerText */ .TK)(table.schema)).from(pathOf(table).slice(ROOT.length));
}
/** @throws BackupError for a name that no address can carry */
function pathOf(table) {
    const path = (0,_open_api_js__WEBPACK_IMPORTED_MODULE_2__/* .relationPath */ .Mu)(table);
    if (path !== undefined)
        return path;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', `The table "${table.name}" of ${table.schema} cannot be asked for over REST.`, {
        code: 'SOURCE_NAME_UNREACHABLE',
        nextStep: 'Leave it out by exclude-tables, rename it, or back up with database-url.',
    });
}


/***/ }),

/***/ 94691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ anyOf),
/* harmony export */   i: () => (/* binding */ rowsAfter)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25420);

/**
 * The rows after the one with these values, as the value of `or`: PostgREST has no row comparison. The first column
 * is bounded once more by itself, so that an index can begin at it. Comparison and order both go by the column's own
 * collation, so they agree.
 */
function rowsAfter({ columns }, values) {
    const compare = (index, operator) => `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .h)(columns[index] ?? '')}.${operator}.${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .h)(values[index] ?? '')}`;
    const alternatives = columns.map((_, index) => {
        const equal = columns.slice(0, index).map((_column, before) => compare(before, 'eq'));
        return all([...equal, compare(index, 'gt')]);
    });
    if (alternatives.length === 1)
        return `(${alternatives[0]})`;
    return `(${all([compare(0, 'gte'), `or(${alternatives.join(',')})`])})`;
}
/** Rows with exactly these values, as the value of `or`; each row is columns and values of one length. */
function anyOf(rows) {
    const equal = rows.map(({ columns, values }) => all(columns.map((name, index) => `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .h)(name)}.eq.${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .h)(values[index] ?? '')}`)));
    return `(${equal.join(',')})`;
}
function all(conditions) {
    return conditions.length === 1 ? (conditions[0] ?? '') : `and(${conditions.join(',')})`;
}


/***/ }),

/***/ 80843:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GW: () => (/* binding */ schemasInRefusal),
/* harmony export */   Mu: () => (/* binding */ relationPath),
/* harmony export */   TK: () => (/* binding */ headerText),
/* harmony export */   XF: () => (/* binding */ readDescription)
/* harmony export */ });
/** Put before every key, so that no key is an array index or `__proto__`: both lose their place in an object. */
const MARK = '~';
/** Strings of JSON, each with the colon that makes it a key. */
const STRINGS = /"((?:[^"\\]|\\.)*)"(\s*:)?/g;
/**
 * What the root of the REST API says. Columns keep their order, which is the catalog's.
 * @throws SyntaxError when it is no JSON; Error when it is no OpenAPI description
 */
function readDescription(text) {
    const marked = text.replace(STRINGS, (all, key, colon) => colon === undefined ? all : `"${MARK}${key}"${colon}`);
    const root = nodeOf(JSON.parse(marked));
    const paths = root && nodeOf(root['~paths']);
    if (!root || !paths)
        throw new Error('no OpenAPI description');
    // A schema without relations has none.
    const definitions = nodeOf(root['~definitions']) ?? {};
    return {
        serverVersion: textOf(nodeOf(root['~info'])?.['~version']),
        relations: Object.entries(definitions).map(([key, definition]) => {
            const name = key.slice(MARK.length);
            return {
                name,
                isWritable: nodeOf(paths[`${MARK}/${name}`])?.['~post'] !== undefined,
                columns: columnsOf(nodeOf(definition) ?? {}),
            };
        }),
    };
}
function columnsOf(definition) {
    const required = new Set(Array.isArray(definition['~required']) ? definition['~required'] : []);
    return Object.entries(nodeOf(definition['~properties']) ?? {}).map(([key, property]) => {
        const name = key.slice(MARK.length);
        const described = nodeOf(property) ?? {};
        const note = textOf(described['~description']);
        return {
            name,
            type: textOf(described['~format']),
            isPrimaryKey: /<pk\/>/.test(note),
            isRequired: required.has(name),
            pointsTo: /<fk table='(.*)' column='/.exec(note)?.[1],
        };
    });
}
function nodeOf(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
}
function textOf(value) {
    return typeof value === 'string' ? value : '';
}
/** The names in PostgREST's answer to a schema that is not exposed, or undefined when it is worded otherwise. */
function schemasInRefusal(message, hint) {
    const list = /must be one of the following: (.+)$/s.exec(message)?.[1] ??
        /schemas are exposed: (.+)$/s.exec(hint)?.[1] ??
        /must be one of the following: (.+)$/s.exec(hint)?.[1];
    return list?.split(', ').filter((name) => name !== '');
}
/** UTF-8 as header values carry it: one letter a byte. */
function headerText(name) {
    return Buffer.from(name, 'utf8').toString('latin1');
}
/**
 * The path of a relation, or undefined for names that are lost on the way: dots are taken for folders, and PostgREST
 * repeats the name in a header, which a line break would end.
 */
function relationPath({ name }) {
    return name === '.' || name === '..' || /[\r\n]/.test(name)
        ? undefined
        : `/rest/v1/${encodeURIComponent(name)}`;
}


/***/ }),

/***/ 13691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ Origins)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _core_read_again_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19182);
/* harmony import */ var _postgres_quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48533);
/* harmony import */ var _catalog_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83199);




/**
 * The API reads `FROM table`, which shows the rows of inheriting tables, too. Their `tableoid` tells them apart, as
 * ONLY would.
 */
class Origins {
    api;
    table;
    listed;
    known = new Map();
    constructor(api, table, listed) {
        this.api = api;
        this.table = table;
        this.listed = listed;
    }
    /**
     * A page without the rows of tables that are read by their own name. Tables below this one turn up as rows of theirs
     * come; the page is then looked at once more.
     */
    async convert(work) {
        for (;;) {
            let unknown;
            const rows = work(([tableoid]) => {
                const origin = this.known.get(tableoid ?? '');
                if (origin === undefined)
                    unknown = tableoid ?? '';
                return origin !== 'listed';
            });
            if (unknown === undefined)
                return rows;
            await this.learn(unknown);
        }
    }
    /** @throws BackupError when rows of the table cannot be told from those of a table below it */
    async learn(tableoid) {
        const name = await this.nameOf(tableoid);
        const isOwn = name.name === this.table.name && (name.schema ?? this.table.schema) === this.table.schema;
        const isListed = this.listed.some((other) => other.name === name.name && (name.schema === undefined || other.schema === name.schema));
        this.known.set(tableoid, isOwn ? 'own' : isListed ? 'listed' : 'unlisted');
        const origins = new Set(this.known.values());
        if (!origins.has('unlisted') || origins.size === 1)
            return;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', `${(0,_postgres_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .displayTable */ .jw)(this.table)} shows rows of ${name.name}, which inherits from it and is not exposed.`, {
            code: 'SOURCE_INHERITED_ROWS',
            nextStep: 'Grant service_role SELECT on the inheriting table and expose its schema, leave both out by exclude-tables, or back up with database-url.',
        });
    }
    async nameOf(tableoid) {
        const { body } = await this.api.request({
            build: (client) => (0,_catalog_js__WEBPACK_IMPORTED_MODULE_1__/* .relationOf */ .Ke)(client, this.table).select('name:tableoid::regclass').eq('tableoid', tableoid).limit(1),
            what: `the tables below ${(0,_postgres_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .displayTable */ .jw)(this.table)}`,
        });
        const [row] = JSON.parse(Buffer.from(body).toString('utf8'));
        if (!row)
            throw new _core_read_again_js__WEBPACK_IMPORTED_MODULE_3__/* .ReadAgainError */ .x(`${(0,_postgres_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .displayTable */ .jw)(this.table)} changed while it was read`);
        return parseName(row.name);
    }
}
/** What `regclass` prints: parts in quotes where they need it, the schema where it is not in the search path. */
function parseName(text) {
    const parts = [...text.matchAll(/"((?:[^"]|"")*)"|([^."]+)/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
    const [schema, name] = parts;
    return name === undefined ? { name: schema ?? '' } : { schema: schema ?? '', name };
}


/***/ }),

/***/ 84353:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Fh: () => (/* binding */ HEAP_PLACE),
  fM: () => (/* binding */ convertPage),
  BO: () => (/* binding */ countRows),
  ek: () => (/* binding */ leadingFields),
  DL: () => (/* binding */ requestPage)
});

// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/database/postgres/quote.js
var quote = __webpack_require__(48533);
// EXTERNAL MODULE: ./.cache/build/database/supabase/catalog.js
var catalog = __webpack_require__(83199);
// EXTERNAL MODULE: ./.cache/build/database/supabase/quote.js
var supabase_quote = __webpack_require__(25420);
;// CONCATENATED MODULE: ./.cache/build/database/supabase/record-rows.js
const COMMA = 0x2c;
const NEWLINE = 0x0a;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const TAB = 0x09;
const CAPITAL_N = 0x4e;
/** Second letters of COPY text's escapes (https://www.postgresql.org/docs/current/sql-copy.html, "Text Format"). */
const LETTERS = {
    '\b': 'b',
    '\t': 't',
    '\n': 'n',
    '\v': 'v',
    '\f': 'f',
    '\r': 'r',
    '\\': '\\',
};
const ESCAPES = new Map(Object.entries(LETTERS).map(([a, b]) => [a.charCodeAt(0), b.charCodeAt(0)]));
const UNESCAPES = new Map(Object.entries(LETTERS).map(([a, b]) => [b, a]));
/** Every byte escaped, or a single field that is NULL. */
const GROWTH = 3;
/** The bytes are not rows of this shape. */
class MalformedRowsError extends Error {
}
/**
 * Turns the body of PostgREST's `text/csv` into COPY text. Its rows are record literals without their parentheses,
 * joined by newlines: an empty field is NULL, `""` the empty text, and a field with a quote, backslash, comma,
 * parenthesis or white space stands in quotes, inside which quotes and backslashes are doubled
 * (https://www.postgresql.org/docs/current/rowtypes.html#ROWTYPES-IO-SYNTAX). So each value is what its type's output
 * function wrote, as in COPY itself.
 * @throws MalformedRowsError
 */
function convertRows(body, shape) {
    return new RowConverter(body, shape).convert();
}
class RowConverter {
    input;
    shape;
    read = 0;
    write = 0;
    output;
    constructor(input, shape) {
        this.input = input;
        this.shape = shape;
        this.output = Buffer.allocUnsafe(input.length * GROWTH + GROWTH);
    }
    convert() {
        let kept = 0;
        let left = 0;
        let last;
        while (this.read < this.input.length) {
            const rowStart = this.write;
            const leading = this.takeLeading();
            const starts = this.takeColumns();
            if (this.read > this.input.length)
                last = { leading, columns: this.textsOf(starts) };
            if (this.shape.keep(leading)) {
                const { watched } = this.shape;
                if (watched.length > 0)
                    this.shape.onRow(watched.map((column) => this.columnText(starts, column)));
                this.output[this.write++] = NEWLINE;
                kept++;
            }
            else {
                this.write = rowStart;
                left++;
            }
        }
        return { copy: this.output.subarray(0, this.write), kept, left, last };
    }
    takeLeading() {
        const { leading, columns } = this.shape;
        return Array.from({ length: leading }, (_, index) => {
            const start = this.write;
            this.takeField(columns === 0 && index === leading - 1);
            const text = this.textOf(start, this.write);
            this.write = start;
            return text;
        });
    }
    /** Where each column begins in the output, and where the row ends. */
    takeColumns() {
        const { columns } = this.shape;
        const starts = [];
        for (let index = 0; index < columns; index++) {
            if (index > 0)
                this.output[this.write++] = TAB;
            starts.push(this.write);
            this.takeField(index === columns - 1);
        }
        starts.push(this.write);
        return starts;
    }
    /** Moves one field with its end to the output. */
    takeField(isLastOfRow) {
        const { input, output } = this;
        const from = this.read;
        let isQuoted = false;
        for (; this.read < input.length; this.read++) {
            let byte = input[this.read];
            if (isQuoted) {
                if (byte === BACKSLASH)
                    this.read++;
                else if (byte === QUOTE) {
                    if (input[this.read + 1] !== QUOTE) {
                        isQuoted = false;
                        continue;
                    }
                    this.read++;
                }
                byte = input[this.read] ?? 0;
            }
            else if (byte === QUOTE) {
                isQuoted = true;
                continue;
            }
            else if (byte === COMMA || byte === NEWLINE)
                break;
            const letter = byte > BACKSLASH ? undefined : ESCAPES.get(byte);
            if (letter !== undefined)
                output[this.write++] = BACKSLASH;
            output[this.write++] = letter ?? byte;
        }
        if (isQuoted || this.read > input.length)
            throw new MalformedRowsError('the rows end within a value');
        if (this.read === from) {
            output[this.write++] = BACKSLASH;
            output[this.write++] = CAPITAL_N;
        }
        const end = input[this.read];
        if (isLastOfRow ? end === COMMA : end !== COMMA) {
            throw new MalformedRowsError('a row has another number of values than the table has columns');
        }
        this.read++;
    }
    textsOf(starts) {
        return Array.from({ length: this.shape.columns }, (_, column) => this.columnText(starts, column));
    }
    columnText(starts, column) {
        const isLast = column === this.shape.columns - 1;
        return this.textOf(starts[column] ?? 0, (starts[column + 1] ?? 0) - (isLast ? 0 : 1));
    }
    textOf(start, end) {
        const text = this.output.toString('utf8', start, end);
        if (text === '\\N')
            return null;
        return text.includes('\\')
            ? text.replace(/\\(.)/gs, (_, letter) => UNESCAPES.get(letter) ?? letter)
            : text;
    }
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/page.js





/** System columns that tell where a row lies: the table that really holds it, and the place in there. */
const HEAP_PLACE = ['tableoid', 'ctid'];
/**
 * A name that PostgREST prints raw into the header line. Any other writer of CSV would put it in quotes, and might
 * write values otherwise, too: with such a header the page is refused.
 */
const ORIGIN = 'row,';
/** In front of the table's own columns: where the row lies, and for a table without a key in which place there. */
function leadingFields({ keyset }) {
    return keyset === HEAP_PLACE ? 2 : 1;
}
/** The rows that a request means, in the order of the table's keyset. */
async function requestPage(api, table, page) {
    const { limit, filter, withCount = false } = page;
    const select = selectOf(table);
    const response = await api.request({
        build: (client) => {
            const rows = (0,catalog/* relationOf */.Ke)(client, table).select(select, withCount ? { count: 'exact' } : {});
            for (const name of table.keyset)
                rows.order((0,supabase_quote/* quote */.h)(name));
            return filtered(rows, filter).limit(limit).csv();
        },
        // Once more, because supabase-js takes white space out of names that hold a quote.
        query: { select },
        headers: { Prefer: ['timezone=UTC', ...(withCount ? ['count=exact'] : [])].join(', ') },
        what: `the table ${(0,quote/* displayTable */.jw)(table)}`,
    });
    return { ...countsOf(response), body: withoutHeader(response.body, table) };
}
/** Rows of the table as everyone else sees them now, by the server's own count. */
async function countRows(api, table, filter) {
    const response = await api.request({
        build: (client) => {
            const rows = (0,catalog/* relationOf */.Ke)(client, table).select('tableoid', { count: 'exact', head: true });
            return filtered(rows, filter).limit(1);
        },
        what: `the number of rows of ${(0,quote/* displayTable */.jw)(table)}`,
    });
    const { total } = countsOf(response);
    if (total === null)
        throw unreadable(table, 'the API counts no rows');
    return total;
}
/** supabase-js puts the outer parentheses itself. */
function filtered(rows, filter) {
    return filter === undefined ? rows : rows.or(filter.slice(1, -1));
}
/** @throws BackupError kind `integrity` when the rows are not what the server counted */
function convertPage(page, table, shape) {
    let rows;
    try {
        rows = convertRows(page.body, { ...shape, leading: leadingFields(table), columns: table.columns.length });
    }
    catch (error) {
        if (error instanceof MalformedRowsError)
            throw unreadable(table, error.message, error);
        throw error;
    }
    if (rows.kept + rows.left === page.rows)
        return rows;
    throw unreadable(table, `the API says ${page.rows} rows and sends ${rows.kept + rows.left}`);
}
/** xml's own output drops the encoding declaration; its cast to text keeps it. */
function selectOf(table) {
    const { columns, isPart } = table;
    const leading = [`${(0,supabase_quote/* quote */.h)(ORIGIN)}:tableoid`, ...(leadingFields(table) === 2 ? ['ctid'] : [])];
    const own = isPart || columns.some(({ type }) => type === 'xml')
        ? columns.map(({ name, type }) => `${(0,supabase_quote/* quote */.h)(name)}${type === 'xml' ? '::text' : ''}`)
        : ['*'];
    return [...leading, ...(columns.length === 0 ? [] : own)].join(',');
}
/** https://docs.postgrest.org/en/v12/references/api/pagination_count.html */
function countsOf({ headers }) {
    const [, from, to, total] = /^(?:(\d+)-(\d+)|\*)\/(\d+|\*)$/.exec(headers.get('content-range') ?? '') ?? [];
    return {
        rows: from === undefined ? 0 : Number(to) - Number(from) + 1,
        total: total === undefined || total === '*' ? null : Number(total),
    };
}
function withoutHeader(body, table) {
    const names = [
        ORIGIN,
        ...(leadingFields(table) === 2 ? ['ctid'] : []),
        ...table.columns.map(({ name }) => name),
    ];
    const header = Buffer.from(`${names.join(',')}\n`);
    if (body.length >= header.length && header.equals(body.subarray(0, header.length))) {
        return body.subarray(header.length);
    }
    // Without rows there are no names either.
    if (body.length === 0 || (body.length === 1 && body[0] === 0x0a))
        return body.subarray(body.length);
    throw unreadable(table, "its columns are not those that the API describes, or its CSV is not PostgREST's own");
}
function unreadable(table, why, cause) {
    return new errors/* BackupError */.hj('integrity', `The rows of ${(0,quote/* displayTable */.jw)(table)} cannot be trusted: ${why}.`, {
        code: 'ROW_MALFORMED',
        nextStep: "Run again; if a migration has just run, wait until the API has seen it (NOTIFY pgrst, 'reload schema'). Else back up with database-url.",
        ...(cause === undefined ? {} : { cause }),
    });
}


/***/ }),

/***/ 78101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ ProjectClient)
/* harmony export */ });
/* harmony import */ var node_async_hooks__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16698);
/* harmony import */ var _supabase_supabase_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52494);
/* harmony import */ var _core_supabase_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54753);



/**
 * One project's supabase-js. It makes the requests and sends none: its own fetch would turn numbers into JS ones, try
 * again by rules of its own, and leave out the headers that prove an answer whole.
 */
class ProjectClient {
    client;
    built = new node_async_hooks__WEBPACK_IMPORTED_MODULE_0__.AsyncLocalStorage();
    constructor({ url, key }) {
        this.client = (0,_supabase_supabase_js__WEBPACK_IMPORTED_MODULE_2__.createClient)(url, key, {
            auth: { autoRefreshToken: false, persistSession: false, detectSessionInUrl: false },
            realtime: { transport: NoSocket },
            global: {
                fetch: async (input, init = {}) => {
                    const headers = new Headers(init.headers);
                    if ((0,_core_supabase_js__WEBPACK_IMPORTED_MODULE_1__/* .isSecretKey */ .uE)(key))
                        headers.delete('authorization');
                    const { method = 'GET', body } = init;
                    const address = new URL(String(input instanceof Request ? input.url : input));
                    this.built.getStore()?.({ url: address, method, headers, body: body ?? null });
                    return Response.json([]);
                },
            },
        });
    }
    /** The one request that a call leads to. A secret key is no token: it travels in the header `apikey` alone. */
    async requestOf(build) {
        const requests = [];
        let failure;
        await this.built.run((request) => void requests.push(request), async () => {
            // What it makes of the stand-in for an answer is of no account.
            await Promise.resolve(build(this.client)).catch((error) => {
                failure = error;
            });
        });
        const [request] = requests;
        if (request)
            return request;
        throw new Error('supabase-js made no request', { cause: failure });
    }
}
/** supabase-js asks for one although nobody listens to changes, and Node 20 has none. */
class NoSocket {
    constructor() {
        throw new Error('no realtime here');
    }
}


/***/ }),

/***/ 44018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ infoOf)
/* harmony export */ });
/* harmony import */ var _core_supabase_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54753);

/** What a connection to a hosted project is called in `readFingerprint`: the database of each is `postgres`. */
const HOSTED_DATABASE = 'postgres';
/** A hosted project is known by its reference, so that the series stays one when a connection string takes over. */
function infoOf(url, postgrestVersion) {
    const ref = (0,_core_supabase_js__WEBPACK_IMPORTED_MODULE_0__/* .projectRef */ .J$)(url);
    const address = url.replace(/^https?:\/\//, '');
    return {
        engine: 'postgresql',
        serverVersion: `unknown, read through PostgREST ${postgrestVersion}`,
        ...(ref === undefined
            ? { database: address, fingerprint: address, fingerprintKind: 'rest-address' }
            : {
                database: HOSTED_DATABASE,
                fingerprint: `${ref}/${HOSTED_DATABASE}`,
                fingerprintKind: 'supabase-project',
            }),
        via: 'rest',
    };
}


/***/ }),

/***/ 25420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ quote)
/* harmony export */ });
/** A name or a value within PostgREST's own syntax (https://docs.postgrest.org/en/v12/references/api/url_grammar.html). */
function quote(text) {
    return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}


/***/ }),

/***/ 76296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   YN: () => (/* binding */ credentialsOf),
/* harmony export */   Zs: () => (/* binding */ RETRIES),
/* harmony export */   gt: () => (/* binding */ waitAsAsked)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _core_supabase_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54753);
/* harmony import */ var _lib_sleep_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43372);



/** Gateways and servers that restart are back within two minutes. */
const RETRIES = { attempts: 10, baseMs: 500, capMs: 30_000 };
/** A longer wish of the server is cut down to this. */
const MAX_RETRY_AFTER_S = 120;
/** Headers that every request to the project carries. */
function credentialsOf({ key }) {
    return (0,_core_supabase_js__WEBPACK_IMPORTED_MODULE_1__/* .isSecretKey */ .uE)(key) ? { apikey: key } : { apikey: key, Authorization: `Bearer ${key}` };
}
/** Waits as long as the answer's Retry-After says, where it says so. */
async function waitAsAsked(headers, signal) {
    const seconds = Number(headers.get('retry-after'));
    if (seconds > 0)
        await (0,_lib_sleep_js__WEBPACK_IMPORTED_MODULE_2__/* .sleep */ .y)(Math.min(seconds, MAX_RETRY_AFTER_S) * 1000, signal);
}
/** Of a network error, without its address; undici puts the reason into the cause. */
function nameOf(error) {
    const { cause } = error;
    for (const name of [cause?.code, cause?.message])
        if (typeof name === 'string')
            return name;
    return (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
}


/***/ }),

/***/ 16021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ RestApi)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _lib_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8937);
/* harmony import */ var _project_client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78101);
/* harmony import */ var _requests_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76296);
/* harmony import */ var _rest_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(54218);





/** Longer than any statement timeout that projects have by default; a dead connection would be silent for ever. */
const REQUEST_LIMIT_MS = 5 * 60_000;
/**
 * Requests to one project. supabase-js makes those that it has words for; they are sent here, because an answer is
 * proved by its headers and its very bytes.
 */
class RestApi {
    options;
    url;
    client;
    credentials;
    constructor(options) {
        this.options = options;
        this.url = options.project.url;
        this.client = new _project_client_js__WEBPACK_IMPORTED_MODULE_2__/* .ProjectClient */ .t(options.project);
        this.credentials = (0,_requests_js__WEBPACK_IMPORTED_MODULE_3__/* .credentialsOf */ .YN)(options.project);
    }
    /**
     * The whole answer. Rate limits, 5xx and broken connections are tried again with jitter, at least as long after as
     * the server's Retry-After says.
     * @throws RestError for an answer that is no success
     * @throws BackupError kind `source` when the project cannot be reached; kind `cancelled`
     */
    request(request) {
        return this.persist(request.what, () => this.once(request));
    }
    /**
     * Work around one request by `once`, tried again as `request` does it: for a request whose answer may have got lost after it
     * did its work, so that the next attempt has to look first. A BackupError is not tried again.
     * @throws as `request`
     */
    async persist(what, work) {
        const { signal, random, log } = this.options;
        try {
            return await (0,_lib_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .retry */ .L)(work, {
                policy: this.options.retries ?? _requests_js__WEBPACK_IMPORTED_MODULE_3__/* .RETRIES */ .Zs,
                random,
                signal,
                shouldRetry: (error, attempt) => {
                    if (error instanceof _rest_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RestError */ .pj)
                        return error.isTransient && (!error.isTooMuch || attempt === 1);
                    return !(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj);
                },
                onRetry: (error, attempt, waitMs) => {
                    const why = error instanceof _rest_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RestError */ .pj ? error.message : (0,_requests_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOf */ .Vb)(error);
                    log.debug(`${what}: ${why}; attempt ${attempt + 1} in ${waitMs} ms`);
                },
            });
        }
        catch (error) {
            if (signal.aborted)
                throw (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelledError */ .YQ)(signal.reason);
            if (error instanceof _rest_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RestError */ .pj || error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj)
                throw error;
            throw unreachable(new URL(this.url).host, what, error);
        }
    }
    /** A single attempt. */
    async once(request) {
        const { signal } = this.options;
        const { url, method, headers, body } = 'build' in request ? await this.asBuilt(request) : this.asWritten(request);
        const response = await fetch(url, {
            method,
            headers,
            redirect: 'error',
            signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_LIMIT_MS)]),
            ...(body ? { body } : {}),
        });
        // Within the attempt: a connection may break in the middle of a body.
        const bytes = new Uint8Array(await response.arrayBuffer());
        if (response.ok)
            return { status: response.status, headers: response.headers, body: bytes };
        const error = (0,_rest_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .toRestError */ .WI)(response.status, bytes, request.what);
        if (error.isTransient)
            await (0,_requests_js__WEBPACK_IMPORTED_MODULE_3__/* .waitAsAsked */ .gt)(response.headers, signal);
        throw error;
    }
    async asBuilt({ build, query = {}, headers = {} }) {
        const built = await this.client.requestOf(build);
        for (const [name, value] of Object.entries(query))
            built.url.searchParams.set(name, value);
        for (const [name, value] of Object.entries(headers))
            built.headers.set(name, value);
        return built;
    }
    asWritten({ method = 'GET', path, query = {}, headers, body }) {
        const url = new URL(`${this.url}${path}`);
        url.search = new URLSearchParams(query).toString();
        return {
            url,
            method,
            headers: new Headers({ ...headers, ...this.credentials }),
            body: body ?? null,
        };
    }
}
function unreachable(host, what, cause) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', `${host} cannot be reached (${what}): ${(0,_requests_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOf */ .Vb)(cause)}.`, {
        code: 'SOURCE_UNREACHABLE',
        nextStep: 'Check supabase-url and the network, and in the dashboard whether the project is paused; then run again.',
        cause,
    });
}


/***/ }),

/***/ 54218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WI: () => (/* binding */ toRestError),
/* harmony export */   pj: () => (/* binding */ RestError),
/* harmony export */   tV: () => (/* binding */ sourceErrorOf)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);

/** Of a gateway (Cloudflare's own 52x included) or a busy server: another attempt may succeed. */
const TRANSIENT = new Set([408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 530]);
/** Answers of the database that come with 500 and stay what they are. */
const LASTING_CODES = /^(57014|54000|XX000|22...|42...|P....)$/;
/** Texts of the server that hold no values: about names, privileges, resources and PostgREST's own. */
const SAFE_CODES = /^(42501|42P01|42P10|42703|42883|428C9|57014|53...|08...|57P0.|PGRST.*)$/;
/** The server's own sentences about constraints, which name them; a trigger may say something else with the same code. */
const CONSTRAINT_CODES = /^23...$/;
const CONSTRAINT_TEXTS = /^(insert or update on table ".*" violates foreign key constraint|duplicate key value violates unique constraint|new row for relation ".*" violates check constraint|null value in column ".*" of relation ".*" violates not-null constraint|value for domain .* violates check constraint|conflicting key value violates exclusion constraint|no partition of relation ".*" found for row)/;
/** What PostgREST or the gateway before it answers instead of a result. */
class RestError extends Error {
    status;
    code;
    text;
    hint;
    what;
    missingFrom;
    constructor(status, 
    /** A SQLSTATE or `PGRST…`; empty when the answer is not PostgREST's. */
    code, 
    /** The server's own text, where it is known to hold no values. */
    text, 
    /** PostgREST's hint, as safe as the text. */
    hint, what, 
    /** The table in which a row is missed that a foreign key points to. */
    missingFrom) {
        super(`${what}: HTTP ${status}${code === '' ? '' : ` ${code}`}${text === '' ? '' : `, ${text}`}`);
        this.status = status;
        this.code = code;
        this.text = text;
        this.hint = hint;
        this.what = what;
        this.missingFrom = missingFrom;
    }
    get isTransient() {
        return TRANSIENT.has(this.status) && !LASTING_CODES.test(this.code);
    }
    /** The server or the gateway before it gave up over the size of what was asked for; less may do. */
    get isTooMuch() {
        if (['57014', '54000', 'XX000'].includes(this.code))
            return true;
        // 414 and 431: an address that is too long.
        return ([413, 414, 431].includes(this.status) ||
            this.status === 524 ||
            (this.status === 504 && this.code === ''));
    }
}
function toRestError(status, body, what) {
    const { code, message, hint, details } = readAnswer(body);
    const isSafe = SAFE_CODES.test(code) || (CONSTRAINT_CODES.test(code) && CONSTRAINT_TEXTS.test(message));
    // Of the details, which hold values, only what stands last.
    const missingFrom = code === '23503' ? /is not present in table "([^"]+)"\.$/.exec(details)?.[1] : undefined;
    return new RestError(status, code, isSafe ? message : '', isSafe ? hint : '', what, missingFrom);
}
function readAnswer(body) {
    try {
        const answer = JSON.parse(Buffer.from(body).toString('utf8'));
        const field = (name) => {
            const value = answer?.[name];
            return typeof value === 'string' ? value : '';
        };
        return { code: field('code'), message: field('message'), hint: field('hint'), details: field('details') };
    }
    catch {
        return { code: '', message: '', hint: '', details: '' };
    }
}
/** An error that a person can act on; a bug stays what it is. */
function sourceErrorOf(error) {
    if (!(error instanceof RestError))
        return error;
    const fail = (code, message, nextStep) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', message, { code, nextStep, cause: error });
    if (error.status === 401) {
        return fail('SOURCE_AUTH_FAILED', `The project refuses the key (${error.message}).`, 'Copy the service_role key or a secret key (sb_secret_…) of this very project from its API settings; disabled legacy keys do not work.');
    }
    if (error.code === '42501') {
        return fail('SOURCE_PERMISSION', `The role service_role cannot read everything: ${error.message}.`, 'GRANT USAGE on the schema and SELECT on the table to service_role, or leave the table out by exclude-tables.');
    }
    if (error.code === '57014') {
        return fail('SOURCE_TIMEOUT', `The project's statement timeout ended ${error.what}, however little was asked for.`, "Back up with database-url, which has no such limit, or raise it: ALTER ROLE service_role SET statement_timeout = …, then NOTIFY pgrst, 'reload config'.");
    }
    if (error.isTransient) {
        return fail('SOURCE_UNAVAILABLE', `The project answers with an error again and again (${error.message}).`, "Look at the project's status and logs in the dashboard, then run again.");
    }
    return fail('SOURCE_FAILED', `Reading over REST fails (${error.message}).`, 'Look into the API logs of the project, or back up with database-url.');
}


/***/ }),

/***/ 43376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EG: () => (/* binding */ checkOf),
/* harmony export */   P$: () => (/* binding */ encodingOf),
/* harmony export */   PT: () => (/* binding */ namesObjects),
/* harmony export */   dk: () => (/* binding */ isFloat),
/* harmony export */   si: () => (/* binding */ showsAllDigits)
/* harmony export */ });
const NUMBERS = new Set(['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision']);
/** As the archive has it by connection string; a domain over a domain is described by its own name and stays text. */
function encodingOf(type) {
    if (NUMBERS.has(type))
        return 'number';
    if (type === 'boolean')
        return 'boolean';
    return type === 'jsonb' ? 'json' : 'text';
}
/** Their output leaves schemas out that the API's search path has; no search path of another session finds them again. */
const NAMES_OF_OBJECTS = /^reg(class|type|proc|procedure|oper|operator|config|dictionary|collation)(\[\])?$/;
/** True when the text of a value depends on which schemas the API looks into. */
function namesObjects(type) {
    return NAMES_OF_OBJECTS.test(type);
}
/** Such as `2024-02-29 12:34:56.789+00`; what DateStyle ISO writes, whatever the order of day and month. */
const INSTANT = /^(-?infinity|\d{4,}-\d\d-\d\d( \d\d:\d\d:\d\d(\.\d+)?([+-]\d\d(:\d\d){0,2})?)?( BC)?)$/;
const UTC_INSTANT = /^(-?infinity|\d{4,}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00( BC)?)$/;
const INTERVAL = /^(?=.)(-?infinity|([+-]?\d+ years? ?)?([+-]?\d+ mons? ?)?([+-]?\d+ days? ?)?([+-]?\d\d+:\d\d:\d\d(\.\d+)?)?)$/;
const BYTES = /^\\x[0-9a-f]*$/;
const MONEY = /^-?\$[\d,]+\.\d\d$/;
const RULES = [
    { types: /^(date|timestamp without time zone)$/, form: INSTANT, setting: "DateStyle 'ISO'" },
    { types: /^timestamp with time zone$/, form: UTC_INSTANT, setting: "DateStyle 'ISO' and TimeZone 'UTC'" },
    { types: /^(daterange|tsrange|datemultirange|tsmultirange)$/, form: INSTANT, setting: "DateStyle 'ISO'" },
    { types: /^(tstzrange|tstzmultirange)$/, form: UTC_INSTANT, setting: "DateStyle 'ISO' and TimeZone 'UTC'" },
    { types: /^interval$/, form: INTERVAL, setting: "IntervalStyle 'postgres'" },
    { types: /^bytea$/, form: BYTES, setting: "bytea_output 'hex'" },
    { types: /^money$/, form: MONEY, setting: "lc_monetary 'C'" },
];
/**
 * How the text of a type's values shows that the API's session prints as a pinned one does. Each form is written by the
 * pinned setting alone, so a value of that form is exact. undefined: the type's text depends on no setting.
 * Values inside composite types and types of extensions are not looked into.
 */
function checkOf(type) {
    const element = type.replace(/\[\]$/, '');
    const rule = RULES.find(({ types }) => types.test(element));
    if (!rule)
        return undefined;
    const isPlain = element === type && !/range$/.test(type);
    const { form, setting } = rule;
    return (text) => (isPlain ? form.test(text) : partsOf(text, form).every((part) => form.test(part))) ? undefined : setting;
}
/** The bounds and elements of ranges and arrays. Money has commas of its own, and bytes backslashes. */
function partsOf(text, form) {
    const separators = form === MONEY ? /[{}"]|,(?=[^\d])|^\[[\d:[\]-]+=/ : /[{}[\](),"]|^\[[\d:[\]-]+=/;
    const unescaped = text
        .replace(/\\\\/g, '\\')
        .replace(/\\"/g, '"')
        .replace(/^(\[-?\d+:-?\d+\])+=/, '');
    return unescaped.split(separators).filter((part) => !['', 'NULL', 'empty'].includes(part));
}
/** Significant digits that a session with extra_float_digits of 0 or less never shows. */
const REVEALING_DIGITS = { real: 7, 'double precision': 16 };
function isFloat(type) {
    return Object.hasOwn(REVEALING_DIGITS, type);
}
/** True when the value has more digits than a session that cuts floats would show. */
function showsAllDigits(type, text) {
    const digits = text
        .replace(/e.*$/i, '')
        .replace(/[^0-9]/g, '')
        .replace(/^0+/, '');
    return digits.length >= (REVEALING_DIGITS[type] ?? Number.POSITIVE_INFINITY);
}


/***/ }),

/***/ 4232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ mapConcurrently)
/* harmony export */ });
/**
 * Results of `work` in the order of the items, with at most `limit` calls under way. The first error
 * is thrown once the calls under way have ended; no further call begins after it.
 */
async function mapConcurrently(items, limit, work) {
    const results = new Array(items.length);
    const queue = items.entries();
    let failed = false;
    const worker = async () => {
        for (const [index, item] of queue) {
            if (failed)
                return;
            try {
                results[index] = await work(item);
            }
            catch (error) {
                failed = true;
                throw error;
            }
        }
    };
    const workers = Array.from({ length: Math.min(limit, items.length) }, worker);
    const rejected = (await Promise.allSettled(workers)).find((outcome) => outcome.status === 'rejected');
    if (rejected)
        throw rejected.reason;
    return results;
}


/***/ })

};
