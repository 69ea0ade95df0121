export const id = 457;
export const ids = [457];
export const modules = {

/***/ 63597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ UnprintableNumberError),
/* harmony export */   i: () => (/* binding */ exactJson)
/* harmony export */ });
/** A double is printed without exponent while its first digit is in these places (my_gcvt in MySQL's strings/dtoa.cc). */
const FIRST_PLACE = -14;
const LAST_PLACE = 15;
/** A double with so many digits and so small an exponent is read exactly by anybody (its digits and the power of ten are exact doubles). */
const PLAIN_DIGITS = 15;
const PLAIN_EXPONENT = 22;
/** Of an integer that every server keeps as one. */
const PLAIN_INTEGER_DIGITS = 18;
const MIN_INTEGER = -(2n ** 63n);
const MAX_INTEGER = 2n ** 64n - 1n;
const MAX_DECIMAL_DIGITS = 65;
const MAX_DECIMAL_SCALE = 30;
const QUOTE = 34;
const MINUS = 45;
const ZERO = 48;
const BACKSLASH = 92;
/** A number that the server has, but never prints as it stands in the text. */
class UnprintableNumberError extends Error {
    constructor() {
        super('a negative zero within JSON is printed as -0.0');
    }
}
/**
 * A literal of JSON text becomes an expression of the same document where the server would not read all numbers of the text as
 * they were: a DECIMAL such as 1.50 would become the double 1.5. Undefined where the literal does it. `literal` is
 * a text of SQL with its quotes, as InsertText writes it.
 * @throws UnprintableNumberError for -0, as 5.7 prints the double, where the server prints -0.0 (measured on 9.7)
 */
function exactJson(literal, numbers) {
    if (!hasNumbersToLookAt(literal, numbers))
        return undefined;
    const text = unescaped(Buffer.from(literal.subarray(1, -1)).toString());
    const sql = new Expression(text, numbers).whole();
    return sql === undefined ? undefined : Buffer.from(sql);
}
/** Any number that may need an expression; on bytes, since most documents have none. */
function hasNumbersToLookAt(literal, numbers) {
    const end = literal.length - 1;
    for (let at = 1; at < end;) {
        const c = literal[at];
        if (c === QUOTE)
            at = behindString(literal, at + 1, end);
        else if (c === MINUS || isDigit(c)) {
            const start = at++;
            while (at < end && isOfNumber(literal[at]))
                at++;
            // A short integer needs no look.
            if (at - start <= PLAIN_INTEGER_DIGITS && isInteger(literal, start, at))
                continue;
            let token = '';
            for (let i = start; i < at; i++)
                token += String.fromCharCode(literal[i]);
            if (numberSql(token, numbers) !== undefined)
                return true;
        }
        else
            at++;
    }
    return false;
}
function isInteger(literal, start, end) {
    const first = literal[start] === MINUS ? start + 1 : start;
    if (first > start && literal[first] === ZERO)
        return false;
    for (let at = first; at < end; at++)
        if (!isDigit(literal[at]))
            return false;
    return true;
}
function isDigit(c) {
    return c >= ZERO && c <= ZERO + 9;
}
/** Digits, `.`, `+`, `-`, `e`, `E`. */
function isOfNumber(c) {
    return isDigit(c) || c === 46 || c === MINUS || c === 43 || c === 101 || c === 69;
}
/** A backslash of JSON is two in SQL. */
function behindString(literal, from, end) {
    let at = from;
    while (at < end) {
        const c = literal[at];
        if (c === QUOTE)
            return at + 1;
        if (c !== BACKSLASH)
            at++;
        else if (literal[at + 1] !== BACKSLASH)
            at += 2;
        else
            at += literal[at + 2] === BACKSLASH ? 4 : 3;
    }
    return end;
}
class Expression {
    text;
    numbers;
    at = 0;
    constructor(text, numbers) {
        this.text = text;
        this.numbers = numbers;
    }
    whole() {
        const sql = this.value();
        const isScalar = !/^\s*[{[]/.test(this.text);
        return sql !== undefined && isScalar ? `CAST(${sql} AS JSON)` : sql;
    }
    /** Undefined where the text itself is read exactly. */
    value() {
        const c = this.peek();
        if (c === '{')
            return this.list('JSON_OBJECT', '}');
        if (c === '[')
            return this.list('JSON_ARRAY', ']');
        if (c === '"')
            this.string();
        else {
            const token = /[^\s,\]}]+/y;
            token.lastIndex = this.at;
            const found = token.exec(this.text)?.[0] ?? '';
            this.at += found.length || 1;
            if (/^-?\d/.test(found))
                return numberSql(found, this.numbers);
        }
        return undefined;
    }
    list(make, close) {
        const parts = [];
        this.at++;
        while (this.peek() !== close) {
            let key = '';
            if (close === '}') {
                key = `${quoted(JSON.parse(this.string()))}, `;
                this.skip(':');
            }
            this.peek();
            const start = this.at;
            const sql = this.value();
            parts.push({ key, text: this.text.slice(start, this.at), sql });
            this.skip(',');
        }
        this.at++;
        if (parts.every(({ sql }) => sql === undefined))
            return undefined;
        const written = parts.map(({ key, text, sql }) => key + (sql ?? `CAST(${quoted(text)} AS JSON)`));
        return `${make}(${written.join(', ')})`;
    }
    string() {
        const start = this.at++;
        while (this.text[this.at] !== '"') {
            if (this.at >= this.text.length)
                throw new Error('a JSON text without an end');
            this.at += this.text[this.at] === '\\' ? 2 : 1;
        }
        this.at++;
        return this.text.slice(start, this.at);
    }
    /** The next character that is no blank. */
    peek() {
        while (/\s/.test(this.text.charAt(this.at)))
            this.at++;
        if (this.at >= this.text.length)
            throw new Error('a JSON text without an end');
        return this.text.charAt(this.at);
    }
    skip(mark) {
        if (this.peek() === mark)
            this.at++;
    }
}
/** Undefined for a number that the server reads from JSON as it was. */
function numberSql(token, { readsExactly, printsFraction }) {
    // What JavaScript prints alike is a double of usual size with a fraction.
    if (readsExactly && token.includes('.') && String(Number(token)) === token)
        return undefined;
    const digits = token.replace('-', '');
    if (/^\d+$/.test(digits)) {
        if (token === '-0') {
            if (printsFraction)
                throw new UnprintableNumberError();
            return '-0e0';
        }
        const value = BigInt(token);
        return value < MIN_INTEGER || value > MAX_INTEGER ? decimal(token, digits) : undefined;
    }
    const isDouble = /e/i.test(token) || digits === printedDouble(Math.abs(Number(token)), printsFraction);
    if (!isDouble)
        return decimal(token, digits);
    if (readsExactly || isPlain(token))
        return undefined;
    return /e/i.test(token) ? token : `${token}e0`;
}
function decimal(token, digits) {
    const scale = digits.split('.')[1]?.length ?? 0;
    const precision = digits.replace('.', '').length;
    if (precision > MAX_DECIMAL_DIGITS || scale > MAX_DECIMAL_SCALE)
        return undefined;
    return `CAST('${token}' AS DECIMAL(${precision},${scale}))`;
}
/** As the server prints it; undefined with an exponent, which no DECIMAL has. */
function printedDouble(value, printsFraction) {
    const [mantissa = '', exponent = ''] = value.toExponential().split('e');
    const digits = mantissa.replace('.', '');
    const place = Number(exponent) + 1;
    if (place < FIRST_PLACE || place > LAST_PLACE)
        return undefined;
    if (place <= 0)
        return `0.${'0'.repeat(-place)}${digits}`;
    if (digits.length > place)
        return `${digits.slice(0, place)}.${digits.slice(place)}`;
    return digits.padEnd(place, '0') + (printsFraction ? '.0' : '');
}
function isPlain(token) {
    const [mantissa = '', exponent = '0'] = token.toLowerCase().split('e');
    const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
    const power = Number(exponent) - fraction.length;
    return `${whole}${fraction}`.replace(/^0+/, '').length <= PLAIN_DIGITS && Math.abs(power) <= PLAIN_EXPONENT;
}
const ESCAPED = { n: '\n', t: '\t', r: '\r', b: '\b', 0: '\0' };
function unescaped(text) {
    return text.replace(/\\([\s\S])/g, (_, c) => ESCAPED[c] ?? c);
}
function quoted(text) {
    return `'${text.replace(/[\\']/g, '\\$&')}'`;
}


/***/ }),

/***/ 40154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ InsertText),
/* harmony export */   v: () => (/* binding */ RowTooLongError)
/* harmony export */ });
/* harmony import */ var _send_bytes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48102);

/** A row that does not fit into a packet of the server. */
class RowTooLongError extends Error {
    maxBytes;
    constructor(maxBytes) {
        super(`a row needs more than ${maxBytes} bytes`);
        this.maxBytes = maxBytes;
    }
}
const TAB = 9;
const NEWLINE = 10;
const QUOTE = 39;
const OPEN = 40;
const CLOSE = 41;
const COMMA = 44;
const BACKSLASH = 92;
const NULL_MARK = 78;
const FORM_FEED = [102, 12];
const VERTICAL_TAB = [118, 11];
/** Values of hex digits; -1 for what is none. */
const DIGIT = Int8Array.from({ length: 256 }, (_, c) => {
    const value = Number.parseInt(String.fromCharCode(c), 16);
    return Number.isNaN(value) ? -1 : value;
});
const NULL_LITERAL = Buffer.from('NULL');
/**
 * COPY text becomes INSERT statements of many rows: no string is made of a row or a value. A text literal escapes
 * backslash and quote, which is all that UTF-8 needs (https://dev.mysql.com/doc/refman/8.4/en/string-literals.html); COPY's other
 * escapes mean the same there, but for `\f` and `\v`, which become the characters.
 *
 * `add` returns a statement when one is full; it stands behind PACKET_HEAD_BYTES and lives in one of two buffers, so that the
 * next is filled while the server works on it.
 */
class InsertText {
    forms;
    usualBytes;
    maxBytes;
    /** Complete rows in all statements so far. */
    rows = 0;
    out;
    spare;
    used;
    /** Where the row that is being written begins. */
    rowStart = 0;
    /** Rows of the statement before that one. */
    rowsBefore = 0;
    inRow = false;
    column = 0;
    inValue = false;
    /** Where the literal begins, counted from `rowStart`. */
    valueAt = 0;
    isNull = false;
    /** A backslash or a digit at the end of a chunk. */
    pending = -1;
    head;
    /** `usualBytes` is what a statement has; `maxBytes` what a single row may make of it. */
    constructor(insertInto, forms, usualBytes, maxBytes) {
        this.forms = forms;
        this.usualBytes = usualBytes;
        this.maxBytes = maxBytes;
        this.head = Buffer.concat([Buffer.alloc(_send_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .PACKET_HEAD_BYTES */ ._), Buffer.from(`${insertInto} VALUES `)]);
        const size = Math.min(2 * usualBytes, maxBytes) + this.head.length;
        this.out = Buffer.allocUnsafe(size);
        this.spare = Buffer.allocUnsafe(size);
        this.used = this.head.copy(this.out);
        this.rowStart = this.used;
    }
    /**
     * Full statements that the chunk completes.
     * @throws RowTooLongError
     */
    *add(chunk) {
        for (let at = 0; at < chunk.length;) {
            at = this.take(chunk, at);
            const length = this.used - this.head.length;
            const hasOthers = this.rowsBefore > 0;
            if (hasOthers && (length > this.maxBytes || (this.inRow && length > this.usualBytes)))
                yield this.cutBeforeRow();
            if (!this.inRow && this.used - this.head.length >= this.usualBytes)
                yield this.cut();
        }
    }
    /** The last rows; undefined when there are none. */
    end() {
        if (this.inRow)
            throw new Error('the rows end within a row');
        return this.used === this.head.length ? undefined : this.cut();
    }
    cut() {
        const statement = this.out.subarray(0, this.used);
        this.refuseTooLong(this.used - this.head.length);
        this.swap();
        return statement;
    }
    /** Everything but the last row, which moves into the next statement. */
    cutBeforeRow() {
        const { out, rowStart, used } = this;
        this.swap();
        this.reserve(used - rowStart);
        out.copy(this.out, this.used, rowStart, used);
        this.rowStart = this.used;
        this.used += used - rowStart;
        this.rowsBefore = 0;
        return out.subarray(0, rowStart - 1);
    }
    swap() {
        [this.out, this.spare] = [this.spare, this.out];
        this.used = this.head.copy(this.out);
        this.rowStart = this.used;
        this.rowsBefore = 0;
    }
    /** Up to the end of a row or of the chunk. */
    take(chunk, from) {
        let at = from;
        if (!this.inRow)
            this.beginRow();
        while (at < chunk.length) {
            const c = chunk[at];
            if (this.pending < 0 && c === NEWLINE) {
                this.endValue();
                this.endRow();
                return at + 1;
            }
            if (this.pending < 0 && c === TAB) {
                this.endValue();
                this.column++;
                this.put(COMMA);
                at++;
                continue;
            }
            at = this.takeValue(chunk, at);
        }
        return at;
    }
    takeValue(chunk, from) {
        const form = this.forms[this.column];
        if (!form)
            throw new Error('a row has more fields than columns');
        if (this.isNull)
            throw new Error('a field goes on after NULL');
        if (!this.inValue) {
            const isEscape = this.pending === BACKSLASH || chunk[from] === BACKSLASH;
            const mark = this.pending === BACKSLASH ? from : from + 1;
            if (isEscape && mark === chunk.length) {
                this.pending = BACKSLASH;
                return mark;
            }
            if (isEscape && chunk[mark] === NULL_MARK) {
                this.pending = -1;
                this.isNull = true;
                this.putAll(NULL_LITERAL);
                return mark + 1;
            }
            this.beginLiteral(form);
            this.inValue = true;
        }
        return form.isHex ? this.takeHex(chunk, from) : this.takeCopy(chunk, from);
    }
    takeCopy(chunk, from) {
        let at = from;
        if (this.pending >= 0) {
            this.pending = -1;
            this.putEscape(chunk[at++]);
        }
        while (at < chunk.length) {
            // Every byte may become two.
            this.reserve(2 * Math.min(chunk.length - at, 4096));
            const { out } = this;
            const stop = Math.min(chunk.length, at + 4096);
            let o = this.used;
            for (; at < stop; at++) {
                const c = chunk[at];
                if (c > BACKSLASH || (c !== BACKSLASH && c !== QUOTE && c !== TAB && c !== NEWLINE)) {
                    out[o++] = c;
                }
                else if (c === QUOTE) {
                    out[o++] = BACKSLASH;
                    out[o++] = QUOTE;
                }
                else {
                    break;
                }
            }
            this.used = o;
            if (at === stop)
                continue;
            if (chunk[at] !== BACKSLASH)
                return at;
            at++;
            if (at === chunk.length)
                this.pending = BACKSLASH;
            else
                this.putEscape(chunk[at++]);
        }
        return at;
    }
    /** What stands behind a backslash. */
    putEscape(c) {
        this.reserve(2);
        if (c === FORM_FEED[0])
            this.put(FORM_FEED[1]);
        else if (c === VERTICAL_TAB[0])
            this.put(VERTICAL_TAB[1]);
        else {
            this.put(BACKSLASH);
            this.put(c);
        }
    }
    takeHex(chunk, from) {
        let at = from;
        while (at < chunk.length) {
            let high = this.pending;
            if (high < 0) {
                high = chunk[at];
                if (high === TAB || high === NEWLINE)
                    return at;
                at++;
            }
            if (at === chunk.length) {
                this.pending = high;
                return at;
            }
            this.pending = -1;
            const value = (DIGIT[high] << 4) | DIGIT[chunk[at++]];
            if (value < 0)
                throw new Error('a field of bytes is not in hexadecimal digits');
            this.reserve(2);
            if (value === QUOTE || value === BACKSLASH)
                this.put(BACKSLASH);
            this.put(value);
        }
        return at;
    }
    beginRow() {
        this.rowsBefore = this.used === this.head.length ? 0 : this.rowsBefore + 1;
        if (this.rowsBefore > 0)
            this.put(COMMA);
        this.rowStart = this.used;
        this.put(OPEN);
        this.column = 0;
        this.inRow = true;
    }
    endRow() {
        if (this.column !== Math.max(0, this.forms.length - 1))
            throw new Error('a row has fewer fields than columns');
        this.put(CLOSE);
        this.inRow = false;
        this.rows++;
    }
    endValue() {
        const form = this.forms[this.column];
        if (!this.isNull && form) {
            if (!this.inValue)
                this.beginLiteral(form);
            this.putAll(form.after);
            if (form.replace)
                this.replaceLiteral(form.replace);
        }
        this.inValue = false;
        this.isNull = false;
    }
    beginLiteral({ before }) {
        this.valueAt = this.used - this.rowStart;
        this.putAll(before);
    }
    replaceLiteral(replace) {
        const start = this.rowStart + this.valueAt;
        const other = replace(this.out.subarray(start, this.used));
        if (!other)
            return;
        this.used = start;
        this.putAll(other);
    }
    put(byte) {
        this.reserve(1);
        this.out[this.used++] = byte;
    }
    putAll(bytes) {
        this.reserve(bytes.length);
        this.out.set(bytes, this.used);
        this.used += bytes.length;
    }
    /** @throws RowTooLongError */
    reserve(bytes) {
        const needed = this.used + bytes;
        if (needed <= this.out.length)
            return;
        this.refuseTooLong(this.used - this.rowStart);
        const grown = Buffer.allocUnsafe(Math.max(needed, 2 * this.out.length));
        this.out.copy(grown, 0, 0, this.used);
        this.out = grown;
    }
    refuseTooLong(bytes) {
        if (bytes > this.maxBytes)
            throw new RowTooLongError(this.maxBytes);
    }
}


/***/ }),

/***/ 7382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ safeMessage),
/* harmony export */   _: () => (/* binding */ targetError)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(44661);
/* harmony import */ var _session_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37950);
/* harmony import */ var _connect_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3814);
/* harmony import */ var _exact_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63597);
/* harmony import */ var _insert_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(40154);






/** The first rule that fits explains the error. */
const RULES = [
    {
        code: 'TARGET_PACKET_TOO_SMALL',
        numbers: [1153, 1301],
        message: (doing, text) => `A row is longer than the target takes in one statement (${doing}): ${text}`,
        nextStep: 'Raise max_allowed_packet at the server, then run again.',
    },
    {
        code: 'TARGET_LOST',
        numbers: [1053, 1152, 1158, 1159, 1160, 1161, 1184, 1927, 4031],
        codes: ['PROTOCOL_CONNECTION_LOST', 'PROTOCOL_UNEXPECTED_PACKET', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'],
        message: (doing, text) => `The connection to the target broke off (${doing}): ${text}`,
        nextStep: 'Check that the server runs and look into its log, then run again.',
    },
    {
        code: 'TARGET_DISK_FULL',
        numbers: [1021, 1114, 3],
        message: (doing, text) => `The target has no space left (${doing}): ${text}`,
        nextStep: 'Make room on the disks of the target (or raise max_heap_table_size, for a MEMORY table), then run again.',
    },
    {
        code: 'TARGET_LOCKED',
        numbers: [1205, 3572, 1099],
        message: (doing, text) => `The target did not grant a lock in time (${doing}): ${text}`,
        nextStep: 'Run again when the other session has finished, or raise lock-timeout.',
    },
    {
        code: 'TARGET_CONFLICT',
        numbers: [1213, 1020, 9007],
        message: (doing, text) => `Another session of the target stood in the way (${doing}): ${text}`,
        nextStep: 'Stop whatever else writes to the target, then run again.',
    },
    {
        code: 'TARGET_CANCELLED',
        numbers: [1317, 3024, 1969, 1907, 1028],
        message: (doing, text) => `The target cancelled the statement (${doing}): ${text}`,
        nextStep: 'Find out who cancelled it (an administrator or a limit), then run again.',
    },
    {
        code: 'TARGET_READ_ONLY',
        numbers: [1290, 1836, 1792, 3100],
        message: (doing, text) => `The target can only be read (${doing}): ${text}`,
        nextStep: 'Use the address of the primary server in target-url.',
    },
    {
        code: 'TARGET_PERMISSION',
        numbers: [1044, 1142, 1143, 1227, 1370, 1419, 1698],
        message: (doing, text) => `The user of target-url may not do this (${doing}): ${text}`,
        nextStep: 'Grant the privilege (docs/mysql.md lists those that a restore needs), or connect as another user.',
    },
    {
        code: 'TARGET_CONNECTION_LIMIT',
        numbers: [1040, 1203, 1226],
        message: (doing, text) => `The target has no connection left (${doing}): ${text}`,
        nextStep: 'Lower jobs, or raise max_connections or max_user_connections.',
    },
    {
        code: 'TARGET_CONSTRAINT',
        numbers: [1526],
        message: (doing, text) => `The rows break a rule of the target (${doing}): ${text}`,
        nextStep: 'Where the table was there before (mode merge), add a partition for the values to it. Otherwise the source has rows in a partition that is ' +
            'not theirs, as EXCHANGE PARTITION … WITHOUT VALIDATION leaves them: there, ALTER TABLE … ADD PARTITION for their values, then ALTER TABLE … ' +
            'REPAIR PARTITION ALL moves them (CHECK TABLE tells of them); then back up again. Nothing was kept.',
    },
    {
        code: 'TARGET_CONSTRAINT',
        numbers: [1863],
        message: (doing, text) => `The rows of the target break a rule of it (${doing}): ${text}`,
        nextStep: 'At the target, CHECK TABLE tells of rows in a partition that is not theirs, as EXCHANGE PARTITION … WITHOUT VALIDATION leaves them, and ' +
            'ALTER TABLE … REPAIR PARTITION ALL moves them; then run again.',
    },
    {
        code: 'TARGET_CONSTRAINT',
        numbers: [1062, 1169, 1451, 1452, 3819, 4025, 1048],
        message: (doing, text) => `The rows break a rule of the target (${doing}): ${text}`,
        nextStep: 'Compare the constraint named above with the backup; nothing was kept.',
    },
    {
        code: 'TARGET_VALUE_REFUSED',
        numbers: [1264, 1265, 1292, 1366, 1406, 1416, 3140, 3643, 1300, 6136],
        message: (doing, text) => `The target does not take a value of the backup (${doing}): ${text}`,
        nextStep: "Compare the column's type and the server's version with those of the source; nothing was kept.",
    },
];
const UNPRINTABLE = {
    code: 'TARGET_VALUE_REFUSED',
    message: (doing, text) => `The backup has a number that cannot be proved on this version of the server (${doing}): ${text}, and MySQL 5.7 printed -0`,
    nextStep: 'The backup is whole: restore it into MySQL 5.7. For a newer version, set the number to 0 at the source (JSON_SET, or JSON_REPLACE), then back ' +
        'up again. Nothing was kept.',
};
/** Turns an error of a session of the target into one a user can act on; a bug stays what it is. */
function targetError(error, doing, signal) {
    return (0,_session_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .explainTargetError */ .PF)(error, doing, signal, { safeMessage, rule: ruleOf, isServers: _connect_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isServers */ .px, safeFields });
}
function ruleOf(error) {
    if (error instanceof _exact_json_js__WEBPACK_IMPORTED_MODULE_3__/* .UnprintableNumberError */ .W)
        return UNPRINTABLE;
    const number = error instanceof _insert_text_js__WEBPACK_IMPORTED_MODULE_4__/* .RowTooLongError */ .v ? 1153 : (0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .errorNumberOf */ .NO)(error);
    const code = (0,_error_code_js__WEBPACK_IMPORTED_MODULE_5__/* .codeOf */ .$)(error);
    return RULES.find(({ numbers, codes }) => numbers.includes(number) || codes?.includes(code));
}
/** Not the statement and the values, which a log might print. */
function safeFields(error) {
    const errno = (0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .errorNumberOf */ .NO)(error);
    return errno === 0 ? undefined : { code: (0,_error_code_js__WEBPACK_IMPORTED_MODULE_5__/* .codeOf */ .$)(error), errno };
}
/** Errors whose messages are the words of a program of the database (SIGNAL). */
const RAISED = [1643, 1644, 1645];
/** Those that quote a value, or the text near a mistake. */
const WITH_VALUES = /('(?:[^']|'')*'|"[^"]*")/;
/** Names stand between backticks and dots; values and keys between quotes. */
const OF_NAMES = new Set([
    1044, 1045, 1049, 1050, 1051, 1054, 1072, 1142, 1143, 1146, 1193, 1227, 1286, 1305, 1359, 1370, 1449, 3819,
]);
/** Errors before are those of files, which are named (include/mysys_err.h). */
const FIRST_OF_SERVER = 100;
/** The server's message without values of rows. */
function safeMessage(error) {
    const number = (0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .errorNumberOf */ .NO)(error);
    const text = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error) || (0,_error_code_js__WEBPACK_IMPORTED_MODULE_5__/* .codeOf */ .$)(error);
    if (number < FIRST_OF_SERVER || OF_NAMES.has(number))
        return text;
    if (RAISED.includes(number))
        return `a program of the database raised an error (error ${number})`;
    if (number === 1526)
        return 'a table has no partition for a value (error 1526)';
    if (number === 1863)
        return 'a row lies in a wrong partition (error 1863)';
    if (number === 1064 || number === 1149)
        return `a statement is not understood (error ${number})`;
    // `Duplicate entry '…' for key 't.k'`: the last name is no value, everything before may be one.
    const key = /for key '([^']*)'$/.exec(text)?.[1]?.replace(/^db_backup_stage_\d+\./, '');
    const first = text.search(WITH_VALUES);
    if (first < 0)
        return text;
    const column = /for column ((?:`[^`]*`\.)*`[^`]*`|'[^']*') at row (\d+)$/.exec(text);
    const place = key !== undefined
        ? `, key ${key}`
        : column
            ? `, column ${column[1]}, row ${column[2]} of the statement`
            : '';
    return `${text.slice(0, first).trim()} … (error ${number}${place})`;
}


/***/ }),

/***/ 78193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EM: () => (/* binding */ connectTargetBeside),
/* harmony export */   QX: () => (/* binding */ connectTargetAgain),
/* harmony export */   bo: () => (/* binding */ LOAD_SETTINGS),
/* harmony export */   u: () => (/* binding */ connectTarget)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _display_list_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(55564);
/* harmony import */ var _session_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37950);
/* harmony import */ var _alive_lock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67409);
/* harmony import */ var _connect_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61658);
/* harmony import */ var _connect_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3814);
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(77536);
/* harmony import */ var _scratch_leftovers_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(35199);
/* harmony import */ var _still_working_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2380);









/** Rows come in any order of tables, and are compared afterwards; keys are looked at by themselves. */
const LOAD_SETTINGS = 'SET SESSION foreign_key_checks = 0, unique_checks = 0';
/** What only some servers have, or only some roles may set; nothing is lost without. */
const WISHES = [
    // Some of what a server does with a definition is told by a note alone.
    'sql_notes = 1',
    'innodb_strict_mode = 0',
    // A key of the server's own would be a column that the backup does not have.
    'sql_generate_invisible_primary_key = 0',
    'sql_require_primary_key = 0',
    // The history of versions, which a server would write itself (MariaDB 10.11).
    'system_versioning_insert_history = 1',
    // TiDB: numbers of AUTO_RANDOM as they were.
    'allow_auto_random_explicit_insert = 1',
    'tidb_constraint_check_in_place = 0',
];
/** Unknown variable; privileges missing; read only; deprecated away. */
const NOT_HERE = [1193, 1227, 1238, 1231, 3600];
/**
 * The first session of a target, pinned like that of a source but able to write, and set for a load.
 * @throws BackupError kind `target`
 */
async function connectTarget(options) {
    try {
        return await prepared(await (0,_connect_js__WEBPACK_IMPORTED_MODULE_3__/* .connect */ .N)(connectOptions(options)), options);
    }
    catch (error) {
        throw (0,_session_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .targetConnectError */ .EF)(error);
    }
}
/** One more session on the same server, prepared alike. */
async function connectTargetBeside(first, options) {
    try {
        return await prepared(await (0,_connect_js__WEBPACK_IMPORTED_MODULE_3__/* .connectBeside */ .P)(first, connectOptions(options)), options);
    }
    catch (error) {
        throw (0,_session_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .targetConnectError */ .EF)(error);
    }
}
/**
 * A session on the server that a restore works on, over whichever host of the URL leads to it: another server of the list may
 * answer first, and knows nothing of what has to be taken back.
 * @throws BackupError code `TARGET_OTHER_SERVER` when only others answer
 */
async function connectTargetAgain(server, options) {
    const { connection } = options;
    const others = [];
    let failure;
    for (const host of connection.hosts) {
        try {
            const session = await connectTarget({ ...options, connection: { ...connection, hosts: [host] } });
            const found = await (0,_fingerprint_js__WEBPACK_IMPORTED_MODULE_5__/* .identifyServer */ .OP)(session).catch((error) => {
                session.destroy();
                throw error;
            });
            if (found === server)
                return session;
            others.push((0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .displayHost */ .LK)(host));
            await session.end();
        }
        catch (error) {
            failure = error;
        }
    }
    if (others.length === 0)
        throw failure;
    const message = `The server that was restored into does not answer; at ${(0,_display_list_js__WEBPACK_IMPORTED_MODULE_8__/* .displayList */ .l)(others)} is another one, where nothing was touched.`;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('target', message, {
        code: 'TARGET_OTHER_SERVER',
        nextStep: 'Bring that server back, then do there what the report says.',
        cause: failure,
    });
}
function connectOptions(options) {
    const { connection: target, lockTimeoutSeconds, idleTimeoutMs, signal } = options;
    const common = { target, readOnly: false, lockTimeoutSeconds, idleTimeoutMs, signal };
    return { ...common, isStillWorking: (session) => (0,_still_working_js__WEBPACK_IMPORTED_MODULE_7__/* .asksWhetherItWorks */ .R)(session, common) };
}
async function prepared(session, { connection: { database } }) {
    try {
        if (session.flavour.hasTableLocks && (0,_scratch_leftovers_js__WEBPACK_IMPORTED_MODULE_6__/* .isScratchName */ .gA)(database))
            await (0,_alive_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .tellAlive */ .bq)(session, database);
        await session.query(LOAD_SETTINGS);
        for (const wish of WISHES) {
            await session.query(`SET SESSION ${wish}`).catch((error) => {
                if (!NOT_HERE.includes((0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .errorNumberOf */ .NO)(error)))
                    throw error;
            });
        }
        return session;
    }
    catch (error) {
        session.destroy();
        throw error;
    }
}


/***/ })

};
