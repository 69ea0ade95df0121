export const id = 172;
export const ids = [172];
export const modules = {

/***/ 56172:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openSupabaseSource: () => (/* binding */ openSupabaseSource)
});

// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/core/supabase.js
var supabase = __webpack_require__(54753);
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

;// CONCATENATED MODULE: ./.cache/build/database/supabase/rest-errors.js

/** Of a gateway (Cloudflare's own 52x included) or a busy server: another attempt may succeed. */
const TRANSIENT = new Set([408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 530]);
/** Answers of the database that come with 500 and stay what they are. */
const LASTING_CODES = /^(57014|54000|XX000|22...|42...|P....)$/;
/** Texts of the server that hold no values: about names, privileges, resources and PostgREST's own. */
const SAFE_CODES = /^(42501|42P01|42703|42883|57014|53...|08...|57P0.|PGRST.*)$/;
/** What PostgREST or the gateway before it answers instead of a result. */
class RestError extends Error {
    status;
    code;
    text;
    hint;
    what;
    constructor(status, 
    /** A SQLSTATE or `PGRST…`; empty when the answer is not PostgREST's. */
    code, 
    /** The server's own text, where it is known to hold no values. */
    text, 
    /** PostgREST's hint, as safe as the text. */
    hint, what) {
        super(`${what}: HTTP ${status}${code === '' ? '' : ` ${code}`}${text === '' ? '' : `, ${text}`}`);
        this.status = status;
        this.code = code;
        this.text = text;
        this.hint = hint;
        this.what = what;
    }
    get isTransient() {
        return TRANSIENT.has(this.status) && !LASTING_CODES.test(this.code);
    }
    /** The server or the gateway before it gave up over the size of what was asked for; less may do. */
    get isTooMuch() {
        if (['57014', '54000', 'XX000'].includes(this.code))
            return true;
        return this.status === 413 || this.status === 524 || (this.status === 504 && this.code === '');
    }
}
function toRestError(status, body, what) {
    const { code, message, hint } = readAnswer(body);
    const isSafe = SAFE_CODES.test(code);
    return new RestError(status, code, isSafe ? message : '', isSafe ? hint : '', what);
}
function readAnswer(body) {
    try {
        const answer = JSON.parse(Buffer.from(body).toString('utf8'));
        const field = (name) => {
            const value = answer?.[name];
            return typeof value === 'string' ? value : '';
        };
        return { code: field('code'), message: field('message'), hint: field('hint') };
    }
    catch {
        return { code: '', message: '', hint: '' };
    }
}
/** An error that a person can act on; a bug stays what it is. */
function sourceErrorOf(error) {
    if (!(error instanceof RestError))
        return error;
    const fail = (code, message, nextStep) => new errors/* BackupError */.hj('source', message, { code, nextStep, cause: error });
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

;// CONCATENATED MODULE: ./.cache/build/database/supabase/auth-users.js




const PATH = '/auth/v1/admin/users';
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
        if (error instanceof RestError && error.status === 404)
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
            throw sourceErrorOf(error);
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
/** https://github.com/supabase/auth/blob/master/openapi.yaml; new users come last. */
function requestUsers(api, page, perPage) {
    const query = { page: String(page), per_page: String(perPage), sort: 'created_at asc' };
    return api.request({ path: PATH, query, what: WHAT });
}
function totalOf({ headers }) {
    const total = headers.get('x-total-count');
    return total !== null && /^\d+$/.test(total) ? Number(total) : undefined;
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/open-api.js
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

;// CONCATENATED MODULE: ./.cache/build/database/supabase/catalog.js



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
        if (!(error instanceof RestError) || error.code !== 'PGRST106')
            throw error;
        const schemas = schemasInRefusal(error.text, error.hint)?.filter((name) => !DISABLED.test(name));
        if (schemas && schemas.length > 0)
            return schemas;
        if (schemas)
            throw disabled();
    }
    throw new errors/* BackupError */.hj('source', 'The REST API does not say which schemas it exposes.', {
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
        return readDescription(Buffer.from(body).toString('utf8'));
    }
    catch (cause) {
        throw new errors/* BackupError */.hj('source', `The REST API describes the schema ${schema} in a way that is not known.`, {
            code: 'SOURCE_NOT_POSTGREST',
            nextStep: 'Check that supabase-url names a Supabase project and that the API describes itself (openapi-mode); else back up with database-url.',
            cause,
        });
    }
}
function disabled() {
    return new errors/* BackupError */.hj('source', 'The Data API of this project is switched off: it exposes no schema.', {
        code: 'SOURCE_API_DISABLED',
        nextStep: 'Switch it on in the API settings of the project, or back up with database-url.',
    });
}
/** Which schema a request is about. */
function profile(schema) {
    return { 'Accept-Profile': headerText(schema) };
}
/** @throws BackupError for a name that no address can carry */
function pathOf(table) {
    const path = relationPath(table);
    if (path !== undefined)
        return path;
    throw new errors/* BackupError */.hj('source', `The table "${table.name}" of ${table.schema} cannot be asked for over REST.`, {
        code: 'SOURCE_NAME_UNREACHABLE',
        nextStep: 'Leave it out by exclude-tables, rename it, or back up with database-url.',
    });
}

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

;// CONCATENATED MODULE: ./.cache/build/database/supabase/quote.js
/** A name or a value within PostgREST's own syntax (https://docs.postgrest.org/en/v12/references/api/url_grammar.html). */
function quote_quote(text) {
    return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/keyset.js

/** What stands in `order`. */
function orderBy({ columns }) {
    return columns.map((name) => `${quote_quote(name)}.asc`).join(',');
}
/**
 * The rows after the one with these values, as the value of `or`: PostgREST has no row comparison. The first column
 * is bounded once more by itself, so that an index can begin at it. Comparison and order both go by the column's own
 * collation, so they agree.
 */
function rowsAfter({ columns }, values) {
    const compare = (index, operator) => `${quote_quote(columns[index] ?? '')}.${operator}.${quote_quote(values[index] ?? '')}`;
    const alternatives = columns.map((_, index) => {
        const equal = columns.slice(0, index).map((_column, before) => compare(before, 'eq'));
        return keyset_all([...equal, compare(index, 'gt')]);
    });
    if (alternatives.length === 1)
        return `(${alternatives[0]})`;
    return `(${keyset_all([compare(0, 'gte'), `or(${alternatives.join(',')})`])})`;
}
/** Rows with exactly these values, as the value of `or`; each row is columns and values of one length. */
function anyOf(rows) {
    const equal = rows.map(({ columns, values }) => keyset_all(columns.map((name, index) => `${quote_quote(name)}.eq.${quote_quote(values[index] ?? '')}`)));
    return `(${equal.join(',')})`;
}
function keyset_all(conditions) {
    return conditions.length === 1 ? (conditions[0] ?? '') : `and(${conditions.join(',')})`;
}

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
    const response = await api.request({
        path: pathOf(table),
        query: {
            select: selectOf(table),
            order: orderBy({ columns: table.keyset }),
            limit: String(page.limit),
            ...(page.filter === undefined ? {} : { or: page.filter }),
        },
        headers: {
            ...profile(table.schema),
            Accept: 'text/csv',
            Prefer: ['timezone=UTC', ...(page.withCount ? ['count=exact'] : [])].join(', '),
        },
        what: `the table ${(0,quote/* displayTable */.jw)(table)}`,
    });
    return { ...countsOf(response), body: withoutHeader(response.body, table) };
}
/** Rows of the table as everyone else sees them now, by the server's own count. */
async function countRows(api, table, filter) {
    const response = await api.request({
        method: 'HEAD',
        path: pathOf(table),
        query: { select: 'tableoid', limit: '1', ...(filter === undefined ? {} : { or: filter }) },
        headers: { ...profile(table.schema), Prefer: 'count=exact' },
        what: `the number of rows of ${(0,quote/* displayTable */.jw)(table)}`,
    });
    const { total } = countsOf(response);
    if (total === null)
        throw unreadable(table, 'the API counts no rows');
    return total;
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
    const { columns } = table;
    const leading = [`${quote_quote(ORIGIN)}:tableoid`, ...(leadingFields(table) === 2 ? ['ctid'] : [])];
    const own = columns.some(({ type }) => type === 'xml')
        ? columns.map(({ name, type }) => `${quote_quote(name)}${type === 'xml' ? '::text' : ''}`)
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

;// CONCATENATED MODULE: ./.cache/build/database/supabase/values.js
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
        keyset: primaryKey.length === 0 ? HEAP_PLACE : primaryKey,
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
        if (!(error instanceof RestError))
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
        return await requestPage(api, table, { limit: 1, withCount: true });
    }
    catch (error) {
        if (!(error instanceof RestError) || !error.isTooMuch)
            throw error;
        return requestPage(api, table, { limit: 1 });
    }
}
function toColumn({ name, type }) {
    return { name, type, encoding: encodingOf(type), generated: null };
}

// EXTERNAL MODULE: ./.cache/build/lib/retry.js
var retry = __webpack_require__(8937);
// EXTERNAL MODULE: ./.cache/build/database/supabase/requests.js
var requests = __webpack_require__(76296);
;// CONCATENATED MODULE: ./.cache/build/database/supabase/rest-api.js




/** Longer than any statement timeout that projects have by default; a dead connection would be silent for ever. */
const REQUEST_LIMIT_MS = 5 * 60_000;
/**
 * Requests to one project. Rows are not read by supabase-js: it hides the headers that prove a page whole, and strips
 * white space out of names.
 */
class RestApi {
    options;
    url;
    credentials;
    constructor(options) {
        this.options = options;
        this.url = options.project.url;
        this.credentials = (0,requests/* credentialsOf */.YN)(options.project);
    }
    /**
     * The whole answer. Rate limits, 5xx and broken connections are tried again with jitter, at least as long after as
     * the server's Retry-After says.
     * @throws RestError for an answer that is no success
     * @throws BackupError kind `source` when the project cannot be reached; kind `cancelled`
     */
    async request(request) {
        const { signal, random, log } = this.options;
        try {
            return await (0,retry/* retry */.L)(() => this.once(request), {
                policy: this.options.retries ?? requests/* RETRIES */.Zs,
                random,
                signal,
                shouldRetry: (error, attempt) => !(error instanceof RestError) || (error.isTransient && (!error.isTooMuch || attempt === 1)),
                onRetry: (error, attempt, waitMs) => {
                    const why = error instanceof RestError ? error.message : (0,requests/* nameOf */.Vb)(error);
                    log.debug(`${request.what}: ${why}; attempt ${attempt + 1} in ${waitMs} ms`);
                },
            });
        }
        catch (error) {
            if (signal.aborted)
                throw (0,errors/* cancelledError */.YQ)(signal.reason);
            if (error instanceof RestError)
                throw error;
            throw unreachable(new URL(this.url).host, request.what, error);
        }
    }
    async once({ method = 'GET', path, query = {}, headers, body, what, }) {
        const { signal } = this.options;
        const search = new URLSearchParams(query).toString();
        const response = await fetch(`${this.url}${path}${search === '' ? '' : `?${search}`}`, {
            method,
            headers: { ...headers, ...this.credentials },
            redirect: 'error',
            signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_LIMIT_MS)]),
            ...(body ? { body } : {}),
        });
        // Within the attempt: a connection may break in the middle of a body.
        const bytes = new Uint8Array(await response.arrayBuffer());
        if (response.ok)
            return { status: response.status, headers: response.headers, body: bytes };
        const error = toRestError(response.status, bytes, what);
        if (error.isTransient)
            await (0,requests/* waitAsAsked */.gt)(response.headers, signal);
        throw error;
    }
}
function unreachable(host, what, cause) {
    return new errors/* BackupError */.hj('source', `${host} cannot be reached (${what}): ${(0,requests/* nameOf */.Vb)(cause)}.`, {
        code: 'SOURCE_UNREACHABLE',
        nextStep: 'Check supabase-url and the network, and in the dashboard whether the project is paused; then run again.',
        cause,
    });
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/origins.js




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
    of(tableoid) {
        return this.known.get(tableoid ?? '');
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
        throw new errors/* BackupError */.hj('source', `${(0,quote/* displayTable */.jw)(this.table)} shows rows of ${name.name}, which inherits from it and is not exposed.`, {
            code: 'SOURCE_INHERITED_ROWS',
            nextStep: 'Grant service_role SELECT on the inheriting table and expose its schema, leave both out by exclude-tables, or back up with database-url.',
        });
    }
    async nameOf(tableoid) {
        const { body } = await this.api.request({
            path: pathOf(this.table),
            query: { select: 'name:tableoid::regclass', tableoid: `eq.${tableoid}`, limit: '1' },
            headers: profile(this.table.schema),
            what: `the tables below ${(0,quote/* displayTable */.jw)(this.table)}`,
        });
        const [row] = JSON.parse(Buffer.from(body).toString('utf8'));
        if (!row)
            throw new read_again/* ReadAgainError */.x(`${(0,quote/* displayTable */.jw)(this.table)} changed while it was read`);
        return parseName(row.name);
    }
}
/** What `regclass` prints: parts in quotes where they need it, the schema where it is not in the search path. */
function parseName(text) {
    const parts = [...text.matchAll(/"((?:[^"]|"")*)"|([^."]+)/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
    const [schema, name] = parts;
    return name === undefined ? { name: schema ?? '' } : { schema: schema ?? '', name };
}

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
        if ((await countRows(api, table, anyOf(rows))) === rows.length)
            return;
    }
    throw new errors/* BackupError */.hj('source', `The API cuts the floats of ${(0,quote/* displayTable */.jw)(table)} short.`, {
        code: 'SOURCE_SETTINGS',
        nextStep: 'Reset extra_float_digits for the roles authenticator and service_role and for the database (ALTER ROLE … RESET extra_float_digits), or back up with database-url.',
    });
}
async function sample(api, table) {
    const { columns, keyset } = table;
    const page = await requestPage(api, table, { limit: SAMPLE_ROWS });
    const floats = columns.flatMap(({ type }, index) => (isFloat(type) ? [index] : []));
    const isHeap = keyset === HEAP_PLACE;
    const keys = isHeap ? [] : keyset.map((key) => columns.findIndex(({ name }) => name === key));
    const watched = [...keys, ...floats];
    const rows = [];
    let place = [];
    convertPage(page, table, {
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
                columns: [...(isHeap ? HEAP_PLACE : []), ...known.map(({ name }) => name)],
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
            const filter = last && rowsAfter({ columns: table.keyset }, last);
            const withCount = isFirst && isCounting;
            page = await requestPage(api, table, { limit, withCount, ...(filter ? { filter } : {}) });
        }
        catch (error) {
            if (!(error instanceof RestError) || !error.isTooMuch)
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
    if (!reading.proofs.floatsInFull && table.columns.some(({ type }) => isFloat(type))) {
        await checkFloats(api, table);
    }
    counts.after = counts.before === null ? null : await countAfter(api, table);
}
async function countAfter(api, table) {
    try {
        return await countRows(api, table);
    }
    catch (error) {
        if (error instanceof RestError && error.isTooMuch)
            return null;
        throw error;
    }
}
/** Tables below this one turn up as rows of theirs come; the page is then looked at once more. */
async function convert(reading, page) {
    const { table, origins } = reading;
    const judge = valueJudge(reading);
    for (;;) {
        let unknown;
        const rows = convertPage(page, table, {
            watched: judge.watched,
            onRow: judge.onRow,
            keep: ([tableoid]) => {
                const origin = origins.of(tableoid);
                if (origin === undefined)
                    unknown = tableoid ?? '';
                return origin !== 'listed';
            },
        });
        if (unknown === undefined)
            return rows;
        await origins.learn(unknown);
    }
}
/** Looks at the values whose text depends on settings of the API's session. */
function valueJudge({ table, proofs }) {
    const judges = table.columns.flatMap(({ name, type }, column) => {
        const check = checkOf(type);
        if (check)
            return [{ column, judge: (text) => refuseSetting(table, name, check(text)) }];
        if (!isFloat(type) || proofs.floatsInFull)
            return [];
        const judge = (text) => {
            if (showsAllDigits(type, text))
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
    const values = table.keyset === HEAP_PLACE
        ? last?.leading.slice(0, leadingFields(table))
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
        const origins = new Origins(api, table, listed);
        try {
            yield* readPages({ api, table, origins, proofs: this.proofs, bytesPerRow }, counts);
        }
        catch (error) {
            throw sourceErrorOf(error);
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
    const api = new RestApi(options);
    try {
        const catalog = await readCatalog(api);
        const users = catalog.schemas.includes(AUTH_USERS.schema) ? undefined : await countAuthUsers(api);
        const { chosen, excluded, readsUsers } = decideScope(catalog, options.selection, users !== undefined);
        refuseUnreadableTypes(chosen);
        const { tables, views } = await probeAll(api, chosen, options.jobs);
        return new SupabaseSource({
            api,
            info: infoOf(options.project.url, catalog),
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
        throw sourceErrorOf(error);
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
        .filter(({ type }) => namesObjects(type))
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
/** What a connection to a hosted project is called in `readFingerprint`: the database of each is `postgres`. */
const HOSTED_DATABASE = 'postgres';
/** A hosted project is known by its reference, so that the series stays one when a connection string takes over. */
function infoOf(url, { serverVersion }) {
    const ref = (0,supabase/* projectRef */.J$)(url);
    const address = url.replace(/^https?:\/\//, '');
    return {
        engine: 'postgresql',
        serverVersion: `unknown, read through PostgREST ${serverVersion}`,
        ...(ref === undefined
            ? { database: address, fingerprint: address, fingerprintKind: 'rest-address' }
            : {
                database: HOSTED_DATABASE,
                fingerprint: `${ref}/${HOSTED_DATABASE}`,
                fingerprintKind: 'supabase-project',
            }),
        consistency: 'per-page',
        via: 'rest',
    };
}
function byName(a, b) {
    return (0,compare_bytes/* compareBytes */.X)(a.schema, b.schema) || (0,compare_bytes/* compareBytes */.X)(a.name, b.name);
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
/* harmony import */ var _core_supabase_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(54753);
/* harmony import */ var _lib_sleep_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43372);



/** Gateways and servers that restart are back within two minutes. */
const RETRIES = { attempts: 10, baseMs: 500, capMs: 30_000 };
/** A longer wish of the server is cut down to this. */
const MAX_RETRY_AFTER_S = 120;
/** Headers that every request to the project carries. */
function credentialsOf({ key }) {
    return (0,_core_supabase_js__WEBPACK_IMPORTED_MODULE_2__/* .isSecretKey */ .uE)(key) ? { apikey: key } : { apikey: key, Authorization: `Bearer ${key}` };
}
/** Waits as long as the answer's Retry-After says, where it says so. */
async function waitAsAsked(headers, signal) {
    const seconds = Number(headers.get('retry-after'));
    if (seconds > 0)
        await (0,_lib_sleep_js__WEBPACK_IMPORTED_MODULE_1__/* .sleep */ .y)(Math.min(seconds, MAX_RETRY_AFTER_S) * 1000, signal);
}
/** Of a network error, without its address; undici puts the reason into the cause. */
function nameOf(error) {
    const { cause } = error;
    for (const name of [cause?.code, cause?.message])
        if (typeof name === 'string')
            return name;
    return (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
}


/***/ })

};
