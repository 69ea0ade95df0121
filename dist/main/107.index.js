export const id = 107;
export const ids = [107];
export const modules = {

/***/ 5903:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ incidentKey),
/* harmony export */   W: () => (/* binding */ failureName)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

const HASH_CHARACTERS = 16;
/** The same for the same operation of the same series, and fit for the name of a file. */
function failureName(key) {
    const series = JSON.stringify([key.destination, key.environment, key.backupName]);
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(series).digest('hex').slice(0, HASH_CHARACTERS);
    return `${key.operation}-${hash}`;
}
/** Names one incident for each operation of a series. At most 255 characters, as PagerDuty asks. */
function incidentKey(key) {
    return `db-backup/${key.environment ?? 'default'}/${failureName(key)}`;
}


/***/ }),

/***/ 99265:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ FileMemory)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90304);
/* harmony import */ var _core_failure_memory_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1333);
/* harmony import */ var _place_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(19659);
/* harmony import */ var _failure_key_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5903);







/** In the folder of a local store, at need; nothing in it belongs to a series. */
const FOLDER_IN_STORE = '.db-backup-state';
const NOTHING_THERE = ['ENOENT', 'ENOTDIR'];
/**
 * A small file in `$XDG_STATE_HOME/db-backup` (`~/.local/state/db-backup`): a run that fails leaves nothing in a store.
 * Where that cannot be written, as for a user without a home, beside the backups of a local store. The newer copy holds.
 */
class FileMemory {
    #ownFolder;
    constructor(variables) {
        this.#ownFolder = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(stateHome(variables), 'db-backup');
    }
    async read(key) {
        const copies = await Promise.all(this.#folders(key).map((folder) => readCopy(folder, key)));
        return {
            record: newestOf(copies.flatMap(({ record }) => record ?? [])),
            warnings: copies.flatMap(({ warnings }) => warnings),
        };
    }
    async write(key, record) {
        let failure;
        for (const folder of this.#folders(key)) {
            try {
                await writeCopy(folder, key, record);
                return;
            }
            catch (error) {
                failure = error;
            }
        }
        throw failure;
    }
    /** The best one first. */
    #folders({ destination }) {
        const isLocal = destination !== null && (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(destination);
        return isLocal ? [this.#ownFolder, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(destination, FOLDER_IN_STORE)] : [this.#ownFolder];
    }
}
/** https://specifications.freedesktop.org/basedir-spec/latest/: a relative path counts for nothing. */
function stateHome({ XDG_STATE_HOME: given }) {
    return given && (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(given) ? given : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), '.local', 'state');
}
function newestOf(records) {
    return [...records].sort((a, b) => b.revision - a.revision)[0];
}
async function readCopy(folder, key) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, fileName(key));
    try {
        const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8');
        const record = text.length > _core_failure_memory_js__WEBPACK_IMPORTED_MODULE_6__/* .MAX_RECORD_BYTES */ .xR ? undefined : (0,_core_failure_memory_js__WEBPACK_IMPORTED_MODULE_6__/* .parseFailureRecord */ .hJ)(text);
        if (record)
            return { record, warnings: [] };
        return { record, warnings: [`${path} is no count of failures; counting starts over.`] };
    }
    catch (error) {
        if (NOTHING_THERE.includes(codeOf(error)))
            return { record: undefined, warnings: [] };
        return { record: undefined, warnings: [`The count of failures could not be read: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}`] };
    }
}
async function writeCopy(folder, key, record) {
    // A folder of backups that is not there may be a disk that is not mounted: nothing is made in its place.
    if (folder.endsWith(FOLDER_IN_STORE))
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, '..'));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true });
    await (0,_place_file_js__WEBPACK_IMPORTED_MODULE_4__/* .placeFile */ .a)(folder, { name: fileName(key), text: (0,_core_failure_memory_js__WEBPACK_IMPORTED_MODULE_6__/* .failureRecordText */ .TC)(record) });
}
function fileName(key) {
    return `${(0,_failure_key_js__WEBPACK_IMPORTED_MODULE_5__/* .failureName */ .W)(key)}.json`;
}
function codeOf(error) {
    return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}


/***/ }),

/***/ 74565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  NY: () => (/* binding */ countRun),
  Vk: () => (/* binding */ notifyRun),
  sY: () => (/* binding */ tellStart)
});

// EXTERNAL MODULE: ./.cache/build/config/settings-table.js + 8 modules
var settings_table = __webpack_require__(6177);
// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
;// CONCATENATED MODULE: ./.cache/build/notify/attempt-post.js
const MAX_REDIRECTS = 3;
const REDIRECTS_WITH_BODY = [301, 302, 307, 308];
const TOO_MANY_REQUESTS = 429;
/** Words such as Slack's `no_service`; anything longer or odder is not repeated. */
const SHORT_ANSWER = /^[a-z_]{1,60}$/;
const MAX_ANSWER_BYTES = 256;
/** The reason that notify.ts aborts with when all the time is used up. */
const TIME_IS_UP = 'TIME_IS_UP';
/** Part of a sentence: a run that was cancelled, or one that has waited for its channels long enough. */
function whyAborted(signal) {
    return signal.reason === TIME_IS_UP ? 'the time for all messages was over' : 'the run was cancelled';
}
/** One POST and the redirects it leads to, within the time allowed. Reasons never hold the URL. */
async function attemptPost(post, deps) {
    const target = parseUrl(post.url);
    if (!target || !/^https?:$/.test(target.protocol))
        return { kind: 'failed', reason: 'its address is no http(s) URL' };
    const controller = new AbortController();
    let timedOut = false;
    const timer = setTimeout(() => {
        timedOut = true;
        controller.abort();
    }, post.timeoutMs);
    const cancel = () => controller.abort();
    deps.signal.addEventListener('abort', cancel);
    if (deps.signal.aborted)
        cancel();
    try {
        return await follow(target, post, controller.signal, deps);
    }
    catch (error) {
        if (deps.signal.aborted)
            return { kind: 'failed', reason: whyAborted(deps.signal) };
        if (timedOut)
            return { kind: 'retry', reason: `it did not answer within ${post.timeoutMs / 1000} s` };
        return { kind: 'retry', reason: `it could not be reached (${networkCode(error)})` };
    }
    finally {
        clearTimeout(timer);
        deps.signal.removeEventListener('abort', cancel);
    }
}
async function follow(start, post, signal, deps) {
    const send = deps.fetch ?? globalThis.fetch;
    let url = start;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
        const response = await send(url, {
            method: 'POST',
            headers: { 'content-type': 'application/json; charset=utf-8', ...post.headers },
            body: post.body,
            redirect: 'manual',
            signal,
        });
        const location = REDIRECTS_WITH_BODY.includes(response.status) ? response.headers.get('location') : null;
        if (location === null)
            return judge(response, deps);
        await response.body?.cancel();
        const next = parseUrl(location, url);
        if (next?.origin !== start.origin) {
            return {
                kind: 'failed',
                reason: `it answered ${response.status} with a redirect to another host or port, which is not followed`,
            };
        }
        url = next;
    }
    return { kind: 'failed', reason: `it answered with more than ${MAX_REDIRECTS} redirects` };
}
async function judge(response, { clock }) {
    if (response.ok) {
        await response.body?.cancel();
        return { kind: 'delivered' };
    }
    const answer = await readShort(response);
    const words = SHORT_ANSWER.test(answer) ? ` (${answer})` : '';
    const reason = `it answered ${response.status}${words}`;
    if (response.status !== TOO_MANY_REQUESTS && response.status < 500)
        return { kind: 'failed', reason };
    const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'), clock.now());
    return { kind: 'retry', reason, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}
/** The beginning of the answer; the rest is not waited for. */
async function readShort(response) {
    if (!response.body)
        return '';
    const reader = response.body.getReader();
    const chunks = [];
    let bytes = 0;
    while (bytes < MAX_ANSWER_BYTES) {
        const { done, value } = await reader.read();
        if (done)
            break;
        chunks.push(value);
        bytes += value.byteLength;
    }
    await reader.cancel();
    return Buffer.concat(chunks).toString('utf8').trim();
}
/** Seconds or an HTTP date (RFC 9110, 10.2.3), as milliseconds from now. */
function parseRetryAfter(header, now) {
    if (header === null)
        return undefined;
    if (/^\d{1,9}$/.test(header.trim()))
        return Number(header) * 1000;
    const at = Date.parse(header);
    return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}
function parseUrl(text, base) {
    try {
        return new URL(text, base);
    }
    catch {
        return undefined;
    }
}
/** `ECONNREFUSED` and the like; messages may hold the address, codes and names do not. */
function networkCode(error) {
    if (typeof error !== 'object' || error === null)
        return 'unknown error';
    if ('code' in error && typeof error.code === 'string')
        return error.code;
    if ('cause' in error && error.cause)
        return networkCode(error.cause);
    return 'name' in error ? String(error.name) : 'unknown error';
}

;// CONCATENATED MODULE: ./.cache/build/notify/clip.js
const CUT = '\n… (cut)';
/** At most `maxChars` UTF-16 units, never half a character. */
function clip(text, maxChars) {
    if (text.length <= maxChars)
        return text;
    return `${text.slice(0, maxChars - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
/** At most so many bytes of UTF-8, never half a character. */
function clipBytes(text, maxBytes) {
    const bytes = Buffer.from(text);
    if (bytes.length <= maxBytes)
        return text;
    const kept = bytes.subarray(0, maxBytes - Buffer.byteLength(CUT)).toString('utf8');
    // Half a character became a replacement character.
    return `${kept.replace(/\ufffd$/, '')}${CUT}`;
}

;// CONCATENATED MODULE: ./.cache/build/notify/sections.js
/** What went wrong and what to do comes first, as the end may be cut off. */
function sectionsOf(message) {
    const { failure, streak, restore, drill, facts, changes, retention, warnings } = message;
    const { anomalies, moreAnomalies } = message;
    return [
        ...(failure ? failureSections(failure) : []),
        ...sections_text(null, [streak]),
        ...list('Not as before', anomalies, moreAnomalies),
        ...(restore ? restoreSections(restore) : []),
        ...(drill ? drillSections(drill) : []),
        { kind: 'facts', facts },
        ...(changes ? changeSections(changes) : []),
        ...sections_text('Retention', [retention]),
        ...list('Warnings', warnings),
    ];
}
function failureSections(failure) {
    const { code, message, nextStep, lastGoodBackup } = failure;
    return [
        { kind: 'text', title: `Error ${code}`, lines: message.split('\n') },
        ...sections_text('Next step', [nextStep]),
        ...sections_text('Last good backup', [lastGoodBackup]),
    ];
}
function restoreSections({ effect, leftOut, moreLeftOut, phases, notes }) {
    return [...sections_text(null, [effect, phases, ...notes]), ...list('Could not be restored', leftOut, moreLeftOut)];
}
function drillSections(drill) {
    return [
        ...list('Failed checks', drill.failedChecks, drill.moreFailedChecks),
        ...list('Findings', drill.findings, drill.moreFindings),
        ...sections_text(null, [drill.phases]),
        ...sections_text('Scratch database', [drill.kept]),
    ];
}
function changeSections({ summary, tables, moreTables }) {
    const items = tables.map(({ table, change }) => `${table}: ${change}`);
    return [...sections_text('What changed', [summary]), ...list('Tables', items, moreTables)];
}
function sections_text(title, lines) {
    const said = lines.flatMap((line) => line?.split('\n') ?? []);
    return said.length === 0 ? [] : [{ kind: 'text', title, lines: said }];
}
function list(title, items, more = 0) {
    if (items.length === 0)
        return [];
    return [{ kind: 'list', title, items: more > 0 ? [...items, `and ${more} more`] : items }];
}

;// CONCATENATED MODULE: ./.cache/build/notify/plain-text.js

/** The whole message for people, without markup: a mail's text, a webhook's `content`, the body of a ping. */
function renderText(message) {
    const link = message.runUrl === undefined ? [] : [`Run: ${message.runUrl}`];
    return [titleOf(message), ...sectionsOf(message).map(blockOf), ...link].join('\n\n');
}
/** One line that says how it went. */
function titleOf({ ok, headline }) {
    return `${ok ? '✅' : '❌'} ${headline}`;
}
function blockOf(section) {
    switch (section.kind) {
        case 'text':
            return [...(section.title === null ? [] : [`${section.title}:`]), ...section.lines].join('\n');
        case 'list':
            return [`${section.title}:`, ...section.items.map((item) => `- ${item.replaceAll('\n', '\n  ')}`)].join('\n');
        case 'facts':
            return section.facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
    }
}

// EXTERNAL MODULE: ./.cache/build/lib/retry.js
var lib_retry = __webpack_require__(8937);
// EXTERNAL MODULE: ./.cache/build/lib/sleep.js
var sleep = __webpack_require__(43372);
;// CONCATENATED MODULE: ./.cache/build/notify/post.js




const DEFAULT_TIMING = {
    timeoutMs: 10_000,
    retry: { attempts: 4, baseMs: 1000, capMs: 15_000 },
    maxRetryAfterMs: 30_000,
};
/**
 * Delivers one message. Retries what may pass (no connection, no answer, 429, 5xx) and nothing else;
 * follows redirects within the same host only. Never throws: returns null when it was delivered, else
 * one sentence for the report.
 */
async function post(request, deps) {
    return deliver(request.channel, deps, (timeoutMs) => attemptPost({ ...request, timeoutMs }, deps));
}
/** Tries until it is delivered, what is wrong will not pass, or the attempts are used up. */
async function deliver(channel, deps, tryOnce) {
    const timing = { ...DEFAULT_TIMING, ...deps.timing };
    for (let attempt = 1;; attempt += 1) {
        const result = await tryOnce(timing.timeoutMs);
        if (result.kind === 'delivered')
            return null;
        const waitMs = result.kind === 'retry' ? waitBefore(result, attempt, timing, deps) : undefined;
        if (waitMs === undefined)
            return sentence(channel, result.reason, attempt);
        deps.log.debug(`${channel}: ${result.reason}; trying again in ${waitMs} ms`);
        try {
            await (0,sleep/* sleep */.y)(waitMs, deps.signal);
        }
        catch {
            return sentence(channel, `${result.reason}; then ${whyAborted(deps.signal)}`, attempt);
        }
    }
}
/** How long to wait for the next attempt, or undefined when this was the last one. */
function waitBefore({ retryAfterMs = 0 }, attempt, { retry, maxRetryAfterMs }, { random }) {
    if (attempt >= retry.attempts || retryAfterMs > maxRetryAfterMs)
        return undefined;
    return retryAfterMs + (0,lib_retry/* jitteredWaitMs */.l)(retry, attempt, random);
}
/** What the report says of a channel that did not work; `reason` is part of a sentence. */
function sentence(channel, reason, attempts) {
    const tried = attempts === 1 ? '' : ` (${attempts} attempts)`;
    return `${channel} could not be told about this run: ${reason}${tried}.`;
}
/** For what must never turn a good run red: the words of an unexpected error, without its URL. */
function unexpectedSentence(channel, error) {
    const words = (0,errors/* messageOf */.bD)(error).replace(/\S*:\/\/\S*/g, '(address withheld)');
    return `${channel} could not be told about this run: ${words}`;
}

;// CONCATENATED MODULE: ./.cache/build/notify/heartbeat.js




// https://healthchecks.io/docs/http_api/: ping bodies have up to 100 kB.
const MAX_BODY_BYTES = 100_000;
/** A run does not wait longer for somebody to hear that it began. */
const START_TIMEOUT_MS = 5000;
const HEADERS = { 'content-type': 'text/plain; charset=utf-8' };
/** The address for a beginning or a failure; its parameters stay. */
function heartbeatUrl(base, event) {
    if (event === 'success')
        return base;
    const url = new URL(base);
    url.pathname = `${url.pathname.replace(/\/$/, '')}/${event}`;
    return url.href;
}
/**
 * Tells that a run begins. Not every service knows beginnings, and the end is what counts, so that nothing comes of
 * trouble here. Never throws.
 */
async function pingStart(base, deps) {
    const request = {
        url: heartbeatUrl(base, 'start'),
        headers: HEADERS,
        body: '',
        timeoutMs: START_TIMEOUT_MS,
    };
    const result = await attemptPost(request, deps);
    if (result.kind !== 'delivered')
        deps.log.debug(`Heartbeat: ${result.reason} (start)`);
}
/** What a failed run sends along: what happened, then the end of its log, as far as there is room. */
function heartbeatBody(message, logTail) {
    if (message.ok)
        return clipBytes(message.headline, MAX_BODY_BYTES);
    const text = clipBytes(renderText(message), MAX_BODY_BYTES / 2);
    const room = MAX_BODY_BYTES - Buffer.byteLength(text) - 100;
    return logTail === '' ? text : `${text}\n\nThe end of the log:\n${lastBytes(logTail, room)}`;
}
/** Whole lines from the end. */
function lastBytes(text, maxBytes) {
    const bytes = Buffer.from(text);
    if (bytes.length <= maxBytes)
        return text;
    const tail = bytes.subarray(bytes.length - maxBytes).toString('utf8');
    return tail.slice(tail.indexOf('\n') + 1);
}
function pingEnd(base, message, logTail, deps) {
    const url = heartbeatUrl(base, message.ok ? 'success' : 'fail');
    return post({ channel: 'The heartbeat', url, headers: HEADERS, body: heartbeatBody(message, logTail) }, deps);
}

// EXTERNAL MODULE: ./.cache/build/core/anomaly.js
var anomaly = __webpack_require__(78734);
// EXTERNAL MODULE: ./.cache/build/lib/printable.js
var printable = __webpack_require__(5884);
;// CONCATENATED MODULE: ./.cache/build/notify/clean-text.js

/**
 * Everything between the scheme and the last `@` of a word, as passwords may hold `/`, `:` and `@`.
 * Addresses of stores have no credentials, but keys with `@`; `user:password@` stands in examples of what is allowed.
 */
const URL_CREDENTIALS = /(?<![a-z0-9+.-])((?!s3:|file:)[a-z][a-z0-9+.-]*:\/\/)(?!user:password@)\S*@/gi;
/** libpq's `password=…` and the same in a query string. */
const PASSWORD_PAIR = /\b((?:ssl)?password|secret|token)=('(?:[^'\\]|\\.)*'|[^\s&]+)/gi;
/** Cannot be written as UTF-8. */
const LONE_SURROGATE = /\p{Surrogate}/gu;
/** Text of any origin, fit to leave this machine: no credentials of URLs, nothing that does not print. */
function cleanText(text) {
    return (0,printable/* printableLines */.f)(withoutCredentials(text));
}
/** The same on one line; names of tables may hold line feeds. */
function oneLine(text) {
    return (0,printable/* printable */.g)(withoutCredentials(text));
}
function withoutCredentials(text) {
    return text
        .replace(LONE_SURROGATE, '\ufffd')
        .replace(URL_CREDENTIALS, '$1***@')
        .replace(PASSWORD_PAIR, '$1=***');
}

;// CONCATENATED MODULE: ./.cache/build/notify/mail.js




/** Longer ones are not shown in full anywhere. */
const MAX_SUBJECT_CHARS = 200;
/** Mail programs fold what is longer than about 100 kB. */
const MAX_PART_BYTES = 64_000;
/** The names of tables and their changes, and so on; a line of the HTML part. */
const MAX_LINE_CHARS = 4000;
/** Of a text of many lines, so that what comes after it is not pushed out. */
const MAX_TEXT_CHARS = 8000;
/** Both parts say the same. Nothing in the HTML is loaded from anywhere. */
function renderMail(message) {
    return {
        subject: clip((0,printable/* printable */.g)(titleOf(message)), MAX_SUBJECT_CHARS),
        text: `${clipBytes(renderText(message), MAX_PART_BYTES)}\n`,
        html: htmlOf(message),
    };
}
const FONT = 'font-family:-apple-system,Segoe UI,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5';
function htmlOf(message) {
    const color = message.ok ? '#1a7f37' : '#cf222e';
    const begin = `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(message.headline)}</title></head>\n<body style="${FONT}">`;
    const link = message.runUrl === undefined ? '' : `<p><a href="${escapeHtml(message.runUrl)}">Open the run</a></p>\n`;
    const head = `${begin}\n<h2 style="color:${color}">${escapeHtml(titleOf(message))}</h2>\n`;
    const end = `${link}</body></html>\n`;
    return `${head}${fitting(sectionsOf(message).map(mail_blockOf), MAX_PART_BYTES - head.length - end.length)}${end}`;
}
/** Whole blocks, as many as there is room for. */
function fitting(blocks, maxBytes) {
    let bytes = 0;
    const kept = [];
    for (const block of blocks) {
        bytes += Buffer.byteLength(block);
        if (bytes > maxBytes)
            return `${kept.join('')}<p>… (cut)</p>\n`;
        kept.push(block);
    }
    return kept.join('');
}
function mail_blockOf(section) {
    switch (section.kind) {
        case 'text': {
            const title = section.title === null ? '' : `<b>${lineOf(section.title)}</b><br>`;
            return `<p>${title}${lineOf(section.lines.join('\n'), MAX_TEXT_CHARS)}</p>\n`;
        }
        case 'list':
            return `<p><b>${lineOf(section.title)}</b></p>\n<ul>${section.items.map((item) => `<li>${lineOf(item)}</li>`).join('')}</ul>\n`;
        case 'facts':
            return `<table>${section.facts.map(({ label, value }) => `<tr><td style="padding-right:16px;color:#656d76">${lineOf(label)}</td><td>${lineOf(value)}</td></tr>`).join('')}</table>\n`;
    }
}
function lineOf(text, maxChars = MAX_LINE_CHARS) {
    return clip(text, maxChars).split('\n').map(escapeHtml).join('<br>');
}
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
function escapeHtml(text) {
    return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}

// EXTERNAL MODULE: ./.cache/build/lib/format-bytes.js
var format_bytes = __webpack_require__(16806);
// EXTERNAL MODULE: ./.cache/build/lib/format-duration.js
var format_duration = __webpack_require__(62325);
// EXTERNAL MODULE: ./.cache/build/lib/format-number.js
var format_number = __webpack_require__(98392);
// EXTERNAL MODULE: ./.cache/build/lib/format-status.js
var format_status = __webpack_require__(27295);
// EXTERNAL MODULE: ./.cache/build/lib/format-time.js
var format_time = __webpack_require__(57156);
// EXTERNAL MODULE: ./.cache/build/core/describe-restore.js
var describe_restore = __webpack_require__(96789);
;// CONCATENATED MODULE: ./.cache/build/notify/drill-message.js




/** How many failed checks, and how many findings, a message names. */
const MAX_NAMED = 10;
function composeDrill({ drill }) {
    if (!drill)
        return null;
    const failed = drill.checks.filter(({ ok }) => !ok);
    const { findings, phases, kept } = drill;
    return {
        failedChecks: failed.slice(0, MAX_NAMED).map(drill_message_lineOf),
        moreFailedChecks: Math.max(0, failed.length - MAX_NAMED),
        findings: findings
            .slice(0, MAX_NAMED)
            .map((item) => oneLine(`${item.kind} ${(0,describe_restore/* fullName */.fq)(item)}: ${item.reason}`)),
        moreFindings: Math.max(0, findings.length - MAX_NAMED),
        phases: phases.length === 0 ? null : (0,format_duration/* formatDurations */.Du)(phases),
        kept: kept &&
            cleanText(`${kept.database} was kept; open it with ${kept.reachedBy}, drop it with ${kept.droppedBy}`),
    };
}
function drill_message_lineOf({ kind, name, detail }) {
    return oneLine(`${kind} ${name}${detail === null ? '' : `: ${detail}`}`);
}
/** Which backup, where, how long, and how much would be lost. */
function drillFacts({ drill, backupId }) {
    if (!drill)
        return [];
    const { pickedBecause, server, rpoSeconds, proofUri } = drill;
    return [
        backupId === null
            ? null
            : { label: 'Backup', value: oneLine(`${backupId}${pickedBecause === '' ? '' : `, ${pickedBecause}`}`) },
        server && { label: 'Restored on', value: oneLine((0,describe_restore/* describeServer */.X8)(server)) },
        { label: 'Checks', value: countsOf(drill) },
        { label: 'RTO', value: rtoOf(drill) },
        rpoSeconds === null
            ? null
            : { label: 'RPO', value: `${(0,format_duration/* formatDuration */.a3)(rpoSeconds)} (age of the newest backup)` },
        proofUri === null ? null : { label: 'Proof', value: oneLine(proofUri) },
    ];
}
function countsOf({ checks, dryRun }) {
    if (checks.length === 0)
        return dryRun ? 'none in a dry run' : 'none: it did not come so far';
    const failed = checks.filter(({ ok }) => !ok).length;
    return failed === 0
        ? `all ${(0,format_number/* formatPlural */.yk)(checks.length, 'check')} passed`
        : `${failed} of ${(0,format_number/* formatPlural */.yk)(checks.length, 'check')} failed`;
}
function rtoOf({ rtoSeconds, rtoLimitSeconds }) {
    const limit = rtoLimitSeconds === null ? '' : `, allowed ${(0,format_duration/* formatDuration */.a3)(rtoLimitSeconds)}`;
    return rtoSeconds === null ? `not measured${limit}` : `${(0,format_duration/* formatDuration */.a3)(rtoSeconds)}${limit}`;
}

// EXTERNAL MODULE: ./.cache/build/lib/describe-proof.js
var describe_proof = __webpack_require__(6657);
;// CONCATENATED MODULE: ./.cache/build/notify/restore-message.js






/** How many things that could not be restored a message names. */
const restore_message_MAX_NAMED = 20;
function composeRestore(report) {
    const { restore, ok } = report;
    if (!restore)
        return null;
    const { skipped, plan, dryRun, phases, notes } = restore;
    // Of a dry run, what would be left out; the error of a failed run names its refusals.
    const leftOut = skipped.length === 0 && dryRun && ok ? (plan?.skipped ?? []) : skipped;
    return {
        effect: (0,describe_restore/* describeEffect */.xU)(report),
        leftOut: leftOut
            .slice(0, restore_message_MAX_NAMED)
            .map((item) => oneLine(`${item.kind} ${(0,describe_restore/* fullName */.fq)(item)}: ${item.reason}`)),
        moreLeftOut: Math.max(0, leftOut.length - restore_message_MAX_NAMED),
        phases: phases.length === 0 ? null : (0,format_duration/* formatDurations */.Du)(phases),
        notes: notes.map(cleanText),
    };
}
/** Into what, which backup, how, and how much of it is proved. */
function restoreFacts(report) {
    const { restore } = report;
    if (!restore)
        return [];
    const target = (0,describe_restore/* describeTarget */.ff)(restore);
    const isScratch = report.operation === 'verify';
    const counts = !isScratch && (restore.committed || restore.dryRun) ? (0,describe_restore/* countRestored */.oI)(restore) : null;
    const { snapshotAt, mode, provenTables, rowsPerSecond, committed } = restore;
    const speed = rowsPerSecond === null ? '' : `, ${(0,format_number/* formatCount */.B4)(rowsPerSecond)} rows/s`;
    return [
        target === null ? null : { label: isScratch ? 'Scratch database' : 'Into', value: oneLine(target) },
        report.backupId === null && snapshotAt === ''
            ? null
            : {
                label: 'Backup',
                value: [oneLine(report.backupId ?? ''), snapshotAt === '' ? '' : `as of ${(0,format_time/* formatTime */.f)(snapshotAt)}`]
                    .filter((part) => part !== '')
                    .join(', '),
            },
        mode === null || isScratch ? null : { label: 'Mode', value: mode },
        counts && {
            label: restore.dryRun ? 'Would be restored' : 'Rows',
            value: `${(0,format_number/* formatCount */.B4)(counts.rows)} in ${(0,format_number/* formatPlural */.yk)(counts.tables, 'table')}${speed}`,
        },
        committed || provenTables > 0
            ? {
                label: 'Proof',
                value: `${(0,describe_proof/* describeProof */.e)(restore)}${isScratch ? speed : ''}`,
            }
            : null,
    ];
}

;// CONCATENATED MODULE: ./.cache/build/notify/status-message.js


/** Of what was measured; with these a message has as many facts as Slack shows. */
const TOLD = {
    backup: 'Newest good backup',
    drill: 'Newest good drill',
    RPO: 'RPO',
    RTO: 'RTO',
    storage: 'Storage',
};
/** What somebody who hears that all is well wants to know. */
function statusFacts(status) {
    return (0,format_status/* describeStatus */.Wn)(status).flatMap(([name, text]) => {
        const label = TOLD[name];
        return label === undefined ? [] : [{ label, value: oneLine(text) }];
    });
}

;// CONCATENATED MODULE: ./.cache/build/notify/message.js










/** How many changed tables, and how many anomalies, a message names. */
const MAX_TABLES = 10;
const MAX_ANOMALIES = 10;
/** Alarms are warnings of the report too; here they stand among the anomalies. */
const ALARM = /^Not as before: /;
/** Pure: the same report always makes the same message. */
function composeMessage(report, runUrl) {
    const { anomalies = [] } = report;
    const others = anomalies.length === 0 ? report.warnings : report.warnings.filter((text) => !ALARM.test(text));
    return {
        ok: report.ok,
        operation: report.operation,
        environment: report.environment,
        headline: headlineOf(report),
        streak: streakOf(report),
        failure: report.error && failureOf(report, report.error),
        facts: factsOf(report),
        changes: report.comparison && changesOf(report.comparison),
        restore: report.drill ? null : composeRestore(report),
        drill: composeDrill(report),
        retention: report.prune && retentionOf(report.prune),
        anomalies: anomalies.slice(0, MAX_ANOMALIES).map(({ sentence }) => oneLine(sentence)),
        moreAnomalies: Math.max(0, anomalies.length - MAX_ANOMALIES),
        warnings: others.map(cleanText),
        runUrl,
    };
}
function headlineOf(report) {
    const { operation, ok, exitCode, warnings, environment, restore, drill } = report;
    const dry = (drill ?? restore)?.dryRun ? ' (dry run)' : '';
    const what = `${operation[0]?.toUpperCase()}${operation.slice(1)}${dry}`;
    // What matters of a restore is where it went.
    const place = operation === 'restore' ? (restore?.targetEnvironment ?? null) : environment;
    const where = place === null ? '' : ` · ${oneLine(place)}`;
    // That it failed would be said of the look, which went well.
    if (report.status && ok === (report.status.problems.length === 0))
        return `${(0,format_status/* statusTitle */.lV)(report.status)}${where}`;
    if (!ok)
        return `${what} ${exitCode === errors/* EXIT_CODES */.ai.cancelled ? 'was cancelled' : 'failed'}${where}`;
    if (warnings.length === 0)
        return `${what} succeeded${where}`;
    return `${what} succeeded with ${(0,format_number/* formatPlural */.yk)(warnings.length, 'warning')}${where}`;
}
/** One failure is nothing to count. */
function streakOf({ failuresInARow, failingSince, recoveredAfter = 0 }) {
    if (recoveredAfter > 0)
        return `First success after ${(0,format_number/* formatPlural */.yk)(recoveredAfter, 'failure')} in a row`;
    if (failuresInARow === null)
        return 'How many runs failed right before this one is not known';
    if (failuresInARow === undefined || failuresInARow < 2)
        return null;
    const since = failingSince ? `, the first of them at ${(0,format_time/* formatTime */.f)(failingSince)}` : '';
    return `${(0,format_number/* formatPlural */.yk)(failuresInARow, 'failure')} in a row${since}`;
}
function failureOf(report, error) {
    return {
        code: oneLine(error.code),
        message: cleanText(error.message),
        nextStep: error.nextStep === null ? null : cleanText(error.nextStep),
        lastGoodBackup: lastGoodOf(report),
    };
}
function lastGoodOf({ operation, lastGoodBackupAt, startedAt, durationSeconds }) {
    if (lastGoodBackupAt === null) {
        return operation === 'backup' ? 'not known: none is there, or the run ended before it looked' : null;
    }
    const endMs = new Date(startedAt).getTime() + durationSeconds * 1000;
    const ageMs = Math.max(0, endMs - new Date(lastGoodBackupAt).getTime());
    return `${(0,format_time/* formatTime */.f)(lastGoodBackupAt)}, ${(0,format_duration/* formatDuration */.a3)(ageMs / 1000)} old`;
}
function factsOf(report) {
    const { source } = report;
    // It says of its rows and of its two environments itself.
    const isRestore = report.operation === 'restore' && report.restore !== undefined;
    const saysItself = isRestore || report.drill !== undefined;
    // A drill says where its proof is.
    const location = report.drill?.proofUri ? null : (report.archiveUri ?? report.destination);
    const facts = [
        { label: 'When', value: (0,format_time/* formatTime */.f)(report.startedAt) },
        report.environment === null || isRestore ? null : { label: 'Environment', value: report.environment },
        source && {
            label: report.restore || report.drill ? 'Backup of' : 'Database',
            value: oneLine(`${source.database} (${source.engine} ${source.serverVersion})${isRestore && report.environment ? `, ${report.environment}` : ''}`),
        },
        ...(report.drill ? drillFacts(report) : restoreFacts(report)),
        ...(report.status ? statusFacts(report.status) : []),
        location === null ? null : { label: 'Location', value: oneLine(location) },
        report.archiveBytes === null || report.restore || report.drill
            ? null
            : { label: 'Size', value: (0,format_bytes/* formatBytes */.z)(report.archiveBytes) },
        report.rows === null || saysItself ? null : { label: 'Rows', value: (0,format_number/* formatCount */.B4)(report.rows) },
        report.tables.length === 0 || saysItself
            ? null
            : { label: 'Tables', value: (0,format_number/* formatCount */.B4)(report.tables.length) },
        { label: 'Duration', value: (0,format_duration/* formatDuration */.a3)(report.durationSeconds) },
    ];
    return facts.filter((fact) => fact !== null);
}
function changesOf(comparison) {
    const { rows, previousRows, bytes, previousBytes, tables } = comparison;
    const named = [...tables].sort(mostTellingFirst).slice(0, MAX_TABLES);
    const totals = `${(0,format_number/* formatCount */.B4)(rows)} rows (${(0,format_number/* formatChange */.eD)(rows - previousRows)}), ${(0,format_bytes/* formatBytes */.z)(bytes)} of data (before: ${(0,format_bytes/* formatBytes */.z)(previousBytes)})`;
    const count = tables.length === 0 ? 'no table changed' : `${(0,format_number/* formatPlural */.yk)(tables.length, 'table')} changed`;
    return {
        summary: `Since ${oneLine(comparison.previousBackupId)}: ${totals}, ${count}`,
        tables: named.map((table) => ({
            table: oneLine(`${table.schema}.${table.name}`),
            change: changeOf(table),
        })),
        moreTables: tables.length - named.length,
    };
}
/** Tables that went, then those whose rows changed most, then new ones of the same weight by name. */
function mostTellingFirst(a, b) {
    const gone = Number(b.rows === null) - Number(a.rows === null);
    return gone || rowsMoved(b) - rowsMoved(a);
}
function rowsMoved({ rows, previousRows }) {
    return Math.abs((rows ?? 0) - (previousRows ?? 0));
}
function changeOf({ rows, previousRows, bytes, previousBytes }) {
    if (rows === null)
        return `gone (had ${(0,format_number/* formatPlural */.yk)(previousRows ?? 0, 'row')})`;
    if (previousRows === null)
        return `new, ${(0,format_number/* formatPlural */.yk)(rows, 'row')}`;
    if (rows !== previousRows) {
        return `${(0,format_number/* formatCount */.B4)(previousRows)} → ${(0,format_number/* formatCount */.B4)(rows)} rows (${(0,format_number/* formatChange */.eD)(rows - previousRows)})`;
    }
    return `${(0,format_number/* formatCount */.B4)(rows)} rows as before, ${(0,format_bytes/* formatBytes */.z)(previousBytes ?? 0)} → ${(0,format_bytes/* formatBytes */.z)(bytes ?? 0)}`;
}
function retentionOf(prune) {
    const removed = (0,format_number/* formatCount */.B4)(prune.removed.length);
    const kept = (0,format_number/* formatCount */.B4)(prune.decisions.filter(({ keep }) => keep).length);
    const parts = [
        prune.frozen !== null
            ? `Nothing was removed: ${oneLine(prune.frozen)}`
            : prune.dryRun
                ? `Dry run: ${removed} would be removed, ${kept} kept`
                : `${removed} removed, ${kept} kept`,
    ];
    if (prune.removedVersions > 0)
        parts.push(`versions removed: ${(0,format_number/* formatCount */.B4)(prune.removedVersions)}`);
    if (prune.abortedUploads.length > 0)
        parts.push(`interrupted uploads aborted: ${(0,format_number/* formatCount */.B4)(prune.abortedUploads.length)}`);
    if (prune.uncommitted.length > 0)
        parts.push(`without commit mark: ${prune.uncommitted.map(oneLine).join(', ')}`);
    return parts.join('; ');
}

;// CONCATENATED MODULE: ./.cache/build/notify/pagerduty.js



// https://developer.pagerduty.com/docs/send-alert-event; the whole event may have 512 KB.
const MAX_SUMMARY_CHARS = 1024;
const MAX_DETAIL_CHARS = 8000;
const MAX_WARNINGS = 20;
/** What a failure of it means for those who are woken up; everything else is critical. */
const SEVERITIES = { prune: 'warning', verify: 'error' };
/**
 * Every success resolves, as nobody knows for certain what was triggered before. A failure triggers from the given
 * count on; where the count is not known, at once: a page too many is better than none.
 */
function pagerDutyAction(ok, failuresInARow, afterFailures) {
    if (ok)
        return 'resolve';
    return (failuresInARow ?? Number.POSITIVE_INFINITY) >= afterFailures ? 'trigger' : null;
}
/** Body of a POST to the Events API v2, within its limits; null where there is nothing to say yet. */
function renderPagerDuty(message, incident, { routingKey, afterFailures }) {
    const action = pagerDutyAction(message.ok, incident.failuresInARow, afterFailures);
    if (action === null)
        return null;
    const event = { routing_key: routingKey, event_action: action, dedup_key: incident.key };
    if (action === 'resolve')
        return event;
    const { runUrl, failure, operation, environment } = message;
    return {
        ...event,
        client: 'db-backup',
        ...(runUrl === undefined ? {} : { client_url: runUrl, links: [{ href: runUrl, text: 'Open the run' }] }),
        payload: {
            summary: summaryOf(message),
            source: clip(oneLine(incident.destination ?? environment ?? 'db-backup'), MAX_SUMMARY_CHARS),
            severity: SEVERITIES[operation] ?? 'critical',
            timestamp: incident.startedAt,
            component: operation,
            group: environment ?? 'default',
            class: failure?.code ?? 'FAILED',
            custom_details: detailsOf(message),
        },
    };
}
function summaryOf(message) {
    const { streak, failure } = message;
    const parts = [message.headline, streak, failure && oneLine(failure.message)].filter((part) => part);
    return clip(parts.join(' — '), MAX_SUMMARY_CHARS);
}
function detailsOf(message) {
    const { failure, streak, facts, anomalies, moreAnomalies, warnings } = message;
    const more = moreAnomalies > 0 ? [`and ${moreAnomalies} more`] : [];
    const texts = [
        ['Headline', titleOf(message)],
        ['Error', failure && `${failure.code}: ${failure.message}`],
        ['Next step', failure?.nextStep],
        ['Last good backup', failure?.lastGoodBackup],
        ['In a row', streak],
        ['Not as before', [...anomalies, ...more].join('\n')],
        ...facts.map(({ label, value }) => [label, value]),
    ];
    const details = texts.flatMap(([label, text]) => (text ? [[label, clip(text, MAX_DETAIL_CHARS)]] : []));
    const named = warnings.slice(0, MAX_WARNINGS).map((warning) => clip(warning, MAX_DETAIL_CHARS));
    return { ...Object.fromEntries(details), ...(named.length === 0 ? {} : { Warnings: named }) };
}
const EVENTS_PATH = '/v2/enqueue';
/** The address that takes events. */
function eventsUrl(base) {
    const url = new URL(base);
    if (!url.pathname.endsWith(EVENTS_PATH))
        url.pathname = `${url.pathname.replace(/\/$/, '')}${EVENTS_PATH}`;
    return url.href;
}

// EXTERNAL MODULE: ./node_modules/nodemailer/dist/esm/mail-composer/index.js + 9 modules
var mail_composer = __webpack_require__(37672);
// EXTERNAL MODULE: ./node_modules/nodemailer/dist/esm/smtp-connection/index.js + 2 modules
var smtp_connection = __webpack_require__(76611);
;// CONCATENATED MODULE: ./.cache/build/notify/smtp-session.js



/** What a server says is not repeated, as it may quote anything; codes are. */
class SmtpError extends Error {
    mayPass;
    constructor(message, 
    /** True where another attempt may go better. */
    mayPass, options) {
        super(message, options);
        this.mayPass = mayPass;
        this.name = 'SmtpError';
    }
}
/**
 * One session (RFC 5321): connect, encrypt, log in, hand the mail in, leave. The connection is closed on every path.
 * @throws SmtpError when nobody got the mail
 */
async function handIn({ server, from, to, authority }, mail, { timeoutMs, signal }) {
    const { envelope, content } = await compose(from, to, mail);
    const connection = new smtp_connection/* default */.A({
        host: server.host,
        port: server.port,
        secure: server.security === 'tls',
        requireTLS: server.security === 'starttls',
        ignoreTLS: server.security === 'none',
        allowInternalNetworkInterfaces: true,
        ...(server.clientName === null ? {} : { name: server.clientName }),
        connectionTimeout: timeoutMs,
        greetingTimeout: timeoutMs,
        socketTimeout: timeoutMs,
        dnsTimeout: timeoutMs,
        tls: { minVersion: 'TLSv1.2', ...(authority === undefined ? {} : { ca: authority }) },
    });
    let timer;
    let cancel;
    const ended = new Promise((_, reject) => {
        const late = new SmtpError(`the mail server did not answer within ${timeoutMs / 1000} s`, true);
        timer = setTimeout(() => reject(late), timeoutMs);
        cancel = () => reject(new SmtpError('cancelled', false));
        signal.addEventListener('abort', cancel);
        connection.on('error', (error) => reject(explain(error)));
        if (signal.aborted)
            cancel();
    });
    try {
        return await Promise.race([ended, converse(connection, server, envelope, content)]);
    }
    finally {
        clearTimeout(timer);
        if (cancel)
            signal.removeEventListener('abort', cancel);
        connection.close();
    }
}
async function converse(connection, { login }, envelope, content) {
    await step((done) => connection.connect(done));
    if (login) {
        const { user, password } = login;
        await step((done) => connection.login({ credentials: { user, pass: password } }, done));
    }
    const refused = await new Promise((resolve, reject) => {
        connection.send(envelope, content, (error, info) => {
            // Where it took none of the recipients, the error has what it said to each.
            const refusals = error?.rejectedErrors;
            if (error && !refusals)
                reject(explain(error));
            else
                resolve(refusals ?? info?.rejectedErrors ?? []);
        });
    });
    connection.quit();
    return refusalsOf(refused);
}
/** Calls something with a callback; what goes wrong becomes an error of ours. */
function step(call) {
    return new Promise((resolve, reject) => {
        call((error) => (error ? reject(explain(error)) : resolve()));
    });
}
function refusalsOf(errors) {
    const found = errors.map(({ recipient = 'a recipient', responseCode = 0 }) => ({
        address: recipient,
        code: responseCode,
    }));
    return {
        later: found.filter(({ code }) => isLater(code)),
        never: found.filter(({ code }) => !isLater(code)).map(({ address, code }) => `${address} (${code})`),
    };
}
async function compose(from, to, { subject, text, html }) {
    const node = new mail_composer/* default */.A({
        from,
        to: [...to],
        subject,
        text,
        html,
        // An answer by a machine would come back every night.
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
    }).compile();
    const { from: sender, to: recipients } = node.getEnvelope();
    if (!sender)
        throw new SmtpError('email-from is no address', false);
    return { envelope: { from: sender, to: recipients }, content: await node.build() };
}
const isLater = (code) => code >= 400 && code < 500;
function explain(error) {
    if (error instanceof SmtpError)
        return error;
    const { code, responseCode, command, originalCode, message } = error;
    const failure = (words, mayPass) => new SmtpError(`the mail server ${words}`, mayPass, { cause: error });
    if (/certificate|self.signed|altname/i.test(`${message} ${originalCode}`)) {
        return new SmtpError('the certificate of the mail server is not trusted', false, { cause: error });
    }
    if (code === 'ETLS' || command === 'STARTTLS')
        return failure('offers no encryption that works', false);
    if (responseCode !== undefined) {
        const refused = code === 'EAUTH' ? 'the user or password' : (command ?? 'the mail');
        return failure(`refused ${refused} (${responseCode})`, isLater(responseCode));
    }
    if (code === 'ETIMEDOUT')
        return failure('did not answer in time', true);
    if (code === 'EAUTH')
        return failure('offers no way to log in', false);
    return failure(`could not be reached (${originalCode ?? networkCode(error)})`, true);
}

;// CONCATENATED MODULE: ./.cache/build/notify/send-mail.js



/**
 * Hands one mail in for all recipients. A server that says "later" (4xx) is asked again, for those it put off; what it
 * refuses for good (5xx) is not. Never throws: returns null when all recipients were accepted, else one sentence.
 */
async function sendMail(settings, mail, deps) {
    let waiting = settings.to;
    const refused = [];
    const failure = await deliver('Email', deps, async (timeoutMs) => {
        try {
            const { later, never } = await handIn({ ...settings, to: waiting }, mail, {
                timeoutMs,
                signal: deps.signal,
            });
            refused.push(...never);
            if (later.length === 0)
                return { kind: 'delivered' };
            waiting = later.map(({ address }) => address);
            return { kind: 'retry', reason: `the mail server put off ${later.map(describe).join(', ')}` };
        }
        catch (error) {
            if (deps.signal.aborted)
                return { kind: 'failed', reason: whyAborted(deps.signal) };
            if (!(error instanceof SmtpError))
                throw error;
            return { kind: error.mayPass ? 'retry' : 'failed', reason: error.message };
        }
    });
    if (refused.length === 0)
        return failure;
    const words = `the mail server refused ${refused.join(', ')}`;
    return failure === null ? sentence('Email', words, 1) : `${failure} Also, ${words}.`;
}
function describe({ address, code }) {
    return `${address} (${code})`;
}

;// CONCATENATED MODULE: ./.cache/build/notify/slack-text.js

/** A name takes at most this much of a message. */
const MAX_CODE_CHARS = 120;
/** The beginning of a line is worth showing from here on. */
const MIN_CUT_CHARS = 100;
/** https://docs.slack.dev/messaging/formatting-message-text#escaping: these three, and no others. */
function escapeMrkdwn(text) {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
/** Text in which `*`, `_`, `~` and emoji codes mean nothing. */
function inlineCode(text) {
    return `\`${escapeMrkdwn(clip(text.replaceAll('`', 'ˋ').trim() || ' ', MAX_CODE_CHARS))}\``;
}
function slackLink(url, label) {
    const safe = url.replaceAll('|', '%7C').replaceAll('>', '%3E').replaceAll('<', '%3C');
    return `<${safe.replaceAll('&', '&amp;')}|${escapeMrkdwn(label)}>`;
}
/**
 * Joins escaped lines as far as they fit and says how many did not. A line that alone is too long
 * is cut, outside of an escape such as `&amp;`.
 */
function clipLines(lines, maxChars) {
    const joined = lines.join('\n');
    if (joined.length <= maxChars)
        return joined;
    const kept = [];
    let used = 0;
    for (const [index, line] of lines.entries()) {
        const note = `… and ${lines.length - index} more`;
        const room = maxChars - used - note.length - 1;
        if (line.length + 1 > room) {
            const cut = cutEscaped(line, room);
            if (cut.length < MIN_CUT_CHARS)
                return [...kept, note].join('\n');
            const left = lines.length - index - 1;
            return [...kept, cut, ...(left > 0 ? [`… and ${left} more`] : [])].join('\n');
        }
        kept.push(line);
        used += line.length + 1;
    }
    return kept.join('\n');
}
function cutEscaped(line, room) {
    if (room <= 1)
        return '';
    return clip(line, room).replace(/&[a-z]{0,3}…$/, '…');
}

;// CONCATENATED MODULE: ./.cache/build/notify/slack.js


// https://docs.slack.dev/reference/block-kit/blocks
const MAX_HEADER_CHARS = 150;
const MAX_SECTION_CHARS = 3000;
const MAX_FIELDS = 10;
const MAX_FIELD_CHARS = 2000;
/** Renders within Slack's limits; whatever a table is called, it stays text. */
function renderSlack(message) {
    const headline = `${message.ok ? '✅' : '❌'} ${message.headline}`;
    const blocks = [
        { type: 'header', text: { type: 'plain_text', text: clip(headline, MAX_HEADER_CHARS), emoji: false } },
        message.failure && section(failureLines(message.failure)),
        message.streak === null ? null : section([`*${escapeMrkdwn(message.streak)}*`]),
        ...slack_list('*Not as before*', message.anomalies, message.moreAnomalies),
        ...(message.restore ? slack_restoreSections(message.restore) : []),
        ...(message.drill ? slack_drillSections(message.drill) : []),
        {
            type: 'section',
            fields: message.facts
                .slice(0, MAX_FIELDS)
                .map(({ label, value }) => mrkdwn(clipLines([`*${label}*`, escapeMrkdwn(value)], MAX_FIELD_CHARS))),
        },
        message.changes && section(changeLines(message.changes)),
        message.retention === null ? null : section(['*Retention*', escapeMrkdwn(message.retention)]),
        message.warnings.length === 0
            ? null
            : section(['*Warnings*', ...message.warnings.map((warning) => `• ${escapeMrkdwn(warning)}`)]),
        message.runUrl === undefined ? null : section([slackLink(message.runUrl, 'Open the run')]),
    ];
    return { text: escapeMrkdwn(headline), blocks: blocks.filter((block) => block !== null) };
}
function failureLines({ code, message, nextStep, lastGoodBackup, }) {
    // The long part comes last, so that the others are never cut off.
    return [
        ...(lastGoodBackup === null ? [] : [`*Last good backup*: ${escapeMrkdwn(lastGoodBackup)}`]),
        ...(nextStep === null ? [] : [`*Next step*: ${escapeMrkdwn(nextStep)}`]),
        `*Error* ${inlineCode(code)}: ${escapeMrkdwn(message)}`,
    ];
}
function slack_restoreSections({ effect, leftOut, moreLeftOut, phases, notes }) {
    const more = moreLeftOut > 0 ? [`• and ${moreLeftOut} more`] : [];
    const said = [
        ...(effect === null ? [] : [`*${escapeMrkdwn(effect)}*`]),
        ...(phases === null ? [] : [escapeMrkdwn(phases)]),
        ...notes.map((note) => `• ${escapeMrkdwn(note)}`),
    ];
    return [
        ...(said.length === 0 ? [] : [section(said)]),
        ...(leftOut.length === 0
            ? []
            : [section(['*Could not be restored*', ...leftOut.map((item) => `• ${escapeMrkdwn(item)}`), ...more])]),
    ];
}
function slack_drillSections(drill) {
    const { failedChecks, moreFailedChecks, findings, moreFindings, phases, kept } = drill;
    return [
        ...slack_list('*Failed checks*', failedChecks, moreFailedChecks),
        ...slack_list('*Findings*', findings, moreFindings),
        ...(phases === null ? [] : [section([escapeMrkdwn(phases)])]),
        ...(kept === null ? [] : [section(['*Scratch database*', escapeMrkdwn(kept)])]),
    ];
}
function slack_list(title, lines, more) {
    if (lines.length === 0)
        return [];
    const items = lines.map((line) => `• ${escapeMrkdwn(line)}`);
    return [section([title, ...items, ...(more > 0 ? [`• and ${more} more`] : [])])];
}
function changeLines({ summary, tables, moreTables }) {
    const lines = tables.map(({ table, change }) => `• ${inlineCode(table)} ${escapeMrkdwn(change)}`);
    if (moreTables > 0)
        lines.push(`• and ${moreTables} more`);
    return ['*What changed*', escapeMrkdwn(summary), ...lines];
}
function section(lines) {
    return { type: 'section', text: mrkdwn(clipLines(lines, MAX_SECTION_CHARS)) };
}
function mrkdwn(text) {
    return { type: 'mrkdwn', text, verbatim: true };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.cache/build/core/redact-report.js
var redact_report = __webpack_require__(16793);
// EXTERNAL MODULE: ./.cache/build/core/report-json.js
var report_json = __webpack_require__(57996);
;// CONCATENATED MODULE: ./.cache/build/notify/webhook.js






/** Receivers that show a notification to a person take about so much. */
const MAX_TITLE_CHARS = 200;
const MAX_CONTENT_BYTES = 16_000;
/** Most receivers take a megabyte; what is longest goes first. */
const webhook_MAX_BODY_BYTES = 900_000;
const LONG_PARTS = [
    'tables',
    'decisions',
    'prune',
    'backups',
    'comparison',
    'excluded',
    'notCovered',
    'anomalies',
    'status',
    'restore',
    'drill',
];
/**
 * `title` and `content` for people, then the report as `--json` has it, the link to the run, and `sentAt`, so that a
 * signature of the body is good for one moment. `omitted` names parts that were too long; what is left out is missing.
 */
function renderWebhook(report, message, sentAt) {
    const head = {
        title: clip(titleOf(message), MAX_TITLE_CHARS),
        content: clipBytes(renderText(message), MAX_CONTENT_BYTES),
        sentAt: sentAt.toISOString(),
        runUrl: message.runUrl ?? null,
    };
    const parts = { ...(0,report_json/* reportJson */.l)((0,redact_report/* redactReport */.a)(report, cleanText)) };
    const omitted = [];
    for (let next = 0;; next += 1) {
        const body = JSON.stringify({ ...head, ...(omitted.length === 0 ? {} : { omitted }), ...parts });
        const name = LONG_PARTS[next];
        if (name === undefined || Buffer.byteLength(body) <= webhook_MAX_BODY_BYTES)
            return body;
        if (!(name in parts))
            continue;
        delete parts[name];
        omitted.push(name);
    }
}
/** As GitHub signs: a receiver compares with its own HMAC-SHA256 of the bytes it got. */
function webhookHeaders(body, { token, secret }) {
    return {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(secret === undefined
            ? {}
            : { 'x-hub-signature-256': `sha256=${(0,external_node_crypto_.createHmac)('sha256', secret).update(body).digest('hex')}` }),
    };
}

;// CONCATENATED MODULE: ./.cache/build/notify/notify.js











/** Four attempts and what a receiver may ask to wait fit in; a run does not wait longer. */
const MAX_MS = 90_000;
/** A channel that does not give up in time is left behind. */
const GRACE_MS = 1000;
/** A cancelled run has seconds left: one attempt, this long. */
const CANCELLED_TIMEOUT_MS = 2000;
/**
 * Tells every configured channel at once. Never throws and never changes how the run went: what
 * could not be delivered comes back as one sentence for each channel.
 */
async function notifyAll(report, channels, deps) {
    const chosen = channelsFor(report, channels, deps);
    if (chosen.length === 0)
        return [];
    const limit = new AbortController();
    const maxMs = deps.maxMs ?? MAX_MS;
    const timer = setTimeout(() => limit.abort(TIME_IS_UP), maxMs);
    try {
        const limited = limitedDeps(deps, limit.signal);
        const results = await Promise.all(chosen.map(async (channel) => {
            try {
                const clean = deps.redact?.(report) ?? report;
                const told = { message: composeMessage(clean, deps.runUrl), report: clean };
                return await inTime(channel.name, channel.send(told, limited), limit.signal);
            }
            catch (error) {
                return unexpectedSentence(channel.name, error);
            }
        }));
        return results.filter((warning) => warning !== null);
    }
    finally {
        clearTimeout(timer);
    }
}
/** `notify-on` is about messages to people: it neither keeps an incident open nor a heartbeat silent. */
function channelsFor(report, channels, { incidentKey }) {
    const { notifyOn, slackWebhookUrl, mail, pagerDuty, webhook, heartbeatUrl } = channels;
    const isWanted = notifyOn === 'always' || (notifyOn === 'failure' && (!report.ok || hasAlarms(report)));
    const counts = incidentKey !== undefined;
    return [
        ...(isWanted && slackWebhookUrl !== undefined ? [slackChannel(slackWebhookUrl)] : []),
        ...(isWanted && mail ? [mailChannel(mail)] : []),
        ...(isWanted && webhook ? [webhookChannel(webhook)] : []),
        ...(notifyOn !== 'never' && counts && pagerDuty ? [pagerDutyChannel(pagerDuty)] : []),
        ...(counts && heartbeatUrl !== undefined ? [heartbeatChannel(heartbeatUrl)] : []),
    ];
}
/** A backup that shrank is stored well, and is what somebody has to look at. */
function hasAlarms({ anomalies = [] }) {
    return (0,anomaly/* alarmsOf */.q3)(anomalies).length > 0;
}
function slackChannel(url) {
    return {
        name: 'Slack',
        send: ({ message }, deps) => post({ channel: 'Slack', url, body: JSON.stringify(renderSlack(message)) }, deps),
    };
}
function mailChannel(settings) {
    return { name: 'Email', send: ({ message }, deps) => sendMail(settings, renderMail(message), deps) };
}
function webhookChannel(settings) {
    return {
        name: 'The webhook',
        async send({ message, report }, deps) {
            const body = renderWebhook(report, message, deps.clock.now());
            const headers = webhookHeaders(body, settings);
            return post({ channel: 'The webhook', url: settings.url, headers, body }, deps);
        },
    };
}
function pagerDutyChannel(settings) {
    return {
        name: 'PagerDuty',
        async send({ message, report }, deps) {
            const { failuresInARow, startedAt, destination } = report;
            const incident = { key: deps.incidentKey ?? '', failuresInARow, startedAt, destination };
            const event = renderPagerDuty(message, incident, settings);
            if (event === null)
                return null;
            return post({ channel: 'PagerDuty', url: eventsUrl(settings.url), body: JSON.stringify(event) }, deps);
        },
    };
}
function heartbeatChannel(url) {
    return {
        name: 'The heartbeat',
        send: ({ message }, deps) => pingEnd(url, message, cleanText(deps.logTail ?? ''), deps),
    };
}
/** Whatever a channel does, nobody waits for it for ever. */
async function inTime(name, sending, limit) {
    let timer;
    const late = new Promise((resolve) => {
        limit.addEventListener('abort', () => {
            timer = setTimeout(() => resolve(sentence(name, 'it took too long', 1)), GRACE_MS);
        });
    });
    try {
        return await Promise.race([sending, late]);
    }
    finally {
        clearTimeout(timer);
    }
}
/** The signal of a cancelled run is spent; somebody should hear of it all the same. */
function limitedDeps(deps, limit) {
    if (!deps.signal.aborted)
        return { ...deps, signal: AbortSignal.any([deps.signal, limit]) };
    const retry = { attempts: 1, baseMs: 0, capMs: 0 };
    return { ...deps, signal: limit, timing: { ...deps.timing, timeoutMs: CANCELLED_TIMEOUT_MS, retry } };
}

// EXTERNAL MODULE: ./.cache/build/lib/within.js
var within = __webpack_require__(47160);
;// CONCATENATED MODULE: ./.cache/build/app/failures/count-failures.js


/**
 * Counts this run. A run that was cancelled counts as a failure: a backup that hangs is ended by its time limit night after
 * night. A count that cannot be kept is not known: the next run would begin at nothing again, and nobody be paged ever.
 */
async function countFailures(key, report, { memory, now, maxMs }) {
    const drills = failedDrills(report);
    const warnings = [];
    try {
        const remembered = await (0,within/* within */.u)(maxMs, memory.read(key));
        warnings.push(...remembered.warnings);
        const before = remembered.record ?? { failures: 0, since: null, revision: 0 };
        const next = recordAfter(before, report);
        if (report.ok && before.failures === 0)
            return recovered(drills, warnings);
        await (0,within/* within */.u)(maxMs, memory.write(key, next));
        if (report.ok)
            return recovered(Math.max(before.failures, drills), warnings);
        const failuresInARow = Math.max(next.failures, drills);
        return { failuresInARow, failingSince: pastOnly(next.since, now), recoveredAfter: 0, warnings };
    }
    catch (error) {
        warnings.push(`Failures in a row could not be counted: ${(0,errors/* messageOf */.bD)(error)}`);
        if (report.ok)
            return recovered(drills, warnings);
        // One or more that the ledger of drills knows of is still one more than nothing.
        const failuresInARow = drills > 1 ? drills : null;
        return { failuresInARow, failingSince: null, recoveredAfter: 0, warnings };
    }
}
function recovered(recoveredAfter, warnings) {
    return { failuresInARow: 0, failingSince: null, recoveredAfter, warnings };
}
function recordAfter(before, { ok, startedAt }) {
    const revision = before.revision + 1;
    if (ok)
        return { failures: 0, since: null, revision };
    return { failures: before.failures + 1, since: before.since ?? startedAt, revision };
}
/**
 * Drills come once a month, and a cache forgets within a week, so that what their ledger says counts too: for a failure
 * how many there are in a row with this one, for a success how many came right before it.
 */
function failedDrills({ ok, exitCode, drill }) {
    if (!drill)
        return 0;
    // A drill that left a proof stands at the end itself.
    const earlier = drill.history.drills.slice(0, drill.proofUri === null ? undefined : -1);
    const lastGood = earlier.findLastIndex((point) => point.ok);
    const failed = earlier.length - 1 - lastGood;
    if (ok || exitCode === errors/* EXIT_CODES */.ai.cancelled)
        return failed;
    return failed + 1;
}
/** A clock that was wrong then, or is wrong now, says nothing. */
function pastOnly(time, now) {
    return time !== null && Date.parse(time) <= now.getTime() ? time : null;
}

// EXTERNAL MODULE: ./.cache/build/app/failures/failure-key.js
var failure_key = __webpack_require__(5903);
;// CONCATENATED MODULE: ./.cache/build/app/notify-run.js






/** The cache of a workflow is on the network; a run that was cancelled has seconds left. */
const MAX_COUNT_MS = 20_000;
const MAX_COUNT_CANCELLED_MS = 1000;
/** Says that a run begins, where somebody listens for that. Never throws. */
async function tellStart(operation, { heartbeatUrl, dryRun }, context) {
    if (heartbeatUrl !== undefined && isCounted(operation, dryRun))
        await pingStart(heartbeatUrl, context);
}
/** What the runs before it make of this one; undefined for what is not counted. */
async function countRun(settings, report, { clock, failureMemory: memory }) {
    if (!memory || !isCounted(report.operation, settings.dryRun))
        return undefined;
    // Whoever mistypes a command at a terminal has begun no series; a page is about a job that somebody set up.
    if (report.destination === null && settings.pagerdutyRoutingKey === undefined)
        return undefined;
    const maxMs = report.exitCode === errors/* EXIT_CODES */.ai.cancelled ? MAX_COUNT_CANCELLED_MS : MAX_COUNT_MS;
    return countFailures(keyOf(settings, report), report, { memory, now: clock.now(), maxMs });
}
/** Tells every configured channel; the warnings of those that could not be reached come back. */
async function notifyRun(settings, report, context, logTail = '') {
    const counts = isCounted(report.operation, settings.dryRun);
    return notifyAll(report, channelsOf(settings), {
        ...context,
        logTail,
        incidentKey: counts ? (0,failure_key/* incidentKey */.Q)(keyOf(settings, report)) : undefined,
    });
}
function channelsOf(settings) {
    const { notifyOn, slackWebhookUrl, heartbeatUrl, emailSmtpUrl, emailFrom, emailTo, pagerdutyRoutingKey, webhookUrl, } = settings;
    return {
        notifyOn,
        slackWebhookUrl,
        heartbeatUrl,
        mail: emailSmtpUrl && emailFrom !== undefined && emailTo.length > 0
            ? { server: emailSmtpUrl, from: emailFrom, to: emailTo }
            : undefined,
        pagerDuty: pagerdutyRoutingKey === undefined
            ? undefined
            : {
                routingKey: pagerdutyRoutingKey,
                url: settings.pagerdutyUrl,
                afterFailures: settings.pagerdutyAfterFailures,
            },
        webhook: webhookUrl === undefined
            ? undefined
            : { url: webhookUrl, token: settings.webhookToken, secret: settings.webhookSecret },
    };
}
/** A dry run proves nothing; of a backup, it is about pruning alone. */
function isCounted(operation, dryRun) {
    if ((0,settings_table/* findSetting */.SP)('notify-on')?.operations.includes(operation) !== true)
        return false;
    return !dryRun || operation === 'backup';
}
function keyOf({ backupName }, { operation, destination, environment }) {
    return { operation, destination, environment, backupName };
}


/***/ }),

/***/ 19659:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ placeFile)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);



/** Replaces a file as a whole: under another name first, so that nobody ever reads half of it. */
async function placeFile(folder, { name, text }) {
    const partial = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, `.${name}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}`);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(partial, text, { flag: 'wx' });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(partial, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name));
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(partial, { force: true });
        throw error;
    }
}


/***/ }),

/***/ 22938:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ ProgressLines)
/* harmony export */ });
/* harmony import */ var _lib_format_bytes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16806);
/* harmony import */ var _lib_format_duration_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62325);
/* harmony import */ var _lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98392);
/* harmony import */ var _lib_printable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5884);




/** With more tables than this, each gets no line of its own. */
const MAX_TABLE_LINES = 50;
/** At least so long between two lines about the run as a whole. */
const INTERVAL_MS = 10_000;
/** Progress as plain lines, for logs: few, however many tables there are. */
class ProgressLines {
    log;
    clock;
    #startedMs = 0;
    #lastLineMs = 0;
    #tables = 0;
    #isBrief = false;
    #finished = 0;
    #rows = 0;
    #bytes = 0;
    constructor(log, clock) {
        this.log = log;
        this.clock = clock;
    }
    begin(totals) {
        this.#startedMs = this.#lastLineMs = this.#nowMs();
        this.#tables = totals.tables;
        this.#finished = this.#rows = this.#bytes = 0;
        this.#isBrief = totals.quiet === true || totals.tables > MAX_TABLE_LINES;
        if (totals.quiet)
            return;
        this.log.info(`${(0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlural */ .yk)(totals.tables, 'table')}, about ${(0,_lib_format_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z)(totals.estimatedBytes)}`);
    }
    tableStarted() { }
    advanced(_table, delta) {
        this.#rows += delta.rows;
        this.#bytes += delta.bytes;
        if (this.#nowMs() - this.#lastLineMs >= INTERVAL_MS)
            this.#overall();
    }
    tableFinished(table, totals) {
        this.#finished += 1;
        if (this.#isBrief)
            return;
        this.#lastLineMs = this.#nowMs();
        this.log.info(`${(0,_lib_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g)(`${table.schema}.${table.name}`)}: ${(0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlural */ .yk)(totals.rows, 'row')}, ` +
            `${(0,_lib_format_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z)(totals.bytes)}, ${(0,_lib_format_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(totals.seconds)}`);
    }
    end() {
        if (this.#isBrief)
            this.#overall();
    }
    #overall() {
        this.#lastLineMs = this.#nowMs();
        const seconds = (this.#lastLineMs - this.#startedMs) / 1000;
        const speed = seconds > 0 ? `, ${(0,_lib_format_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z)(this.#bytes / seconds)}/s` : '';
        this.log.info(`${(0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(this.#finished)} of ${(0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlural */ .yk)(this.#tables, 'table')}: ` +
            `${(0,_lib_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlural */ .yk)(this.#rows, 'row')}, ${(0,_lib_format_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z)(this.#bytes)} in ${(0,_lib_format_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(seconds)}${speed}`);
    }
    #nowMs() {
        return this.clock.now().getTime();
    }
}


/***/ }),

/***/ 82996:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ tellFailedStart)
});

// EXTERNAL MODULE: ./.cache/build/config/check-notify.js
var check_notify = __webpack_require__(99358);
// EXTERNAL MODULE: ./.cache/build/config/local-system.js
var local_system = __webpack_require__(18783);
// EXTERNAL MODULE: ./.cache/build/config/settings-table.js + 8 modules
var settings_table = __webpack_require__(6177);
// EXTERNAL MODULE: ./.cache/build/config/sources.js
var config_sources = __webpack_require__(89520);
// EXTERNAL MODULE: ./.cache/build/config/values.js + 2 modules
var values = __webpack_require__(66215);
;// CONCATENATED MODULE: ./.cache/build/config/parse-alone.js




/**
 * One setting whatever the others hold; its default, or undefined, when it is not given or wrong. Undefined where it is
 * no setting of the operation.
 */
function parseAlone(name, operation, sources) {
    const setting = (0,settings_table/* findSetting */.SP)(name);
    if (!setting?.operations.includes(operation))
        return undefined;
    for (const text of [(0,config_sources/* findText */.V)(setting, sources)?.text, setting.default]) {
        if (text === undefined)
            continue;
        try {
            return (0,values/* parseValue */.$)(setting, text, local_system/* localSystem */.T);
        }
        catch {
            // parseSettings reports it.
        }
    }
    return undefined;
}

// EXTERNAL MODULE: ./.cache/build/app/notify-run.js + 20 modules
var notify_run = __webpack_require__(74565);
// EXTERNAL MODULE: ./.cache/build/app/wire.js + 4 modules
var wire = __webpack_require__(50632);
;// CONCATENATED MODULE: ./.cache/build/app/tell-failed-start.js




/** The settings that are needed to tell of a run, by their keys. */
const NEEDED = {
    notifyOn: 'notify-on',
    slackWebhookUrl: 'slack-webhook-url',
    emailSmtpUrl: 'email-smtp-url',
    emailFrom: 'email-from',
    emailTo: 'email-to',
    pagerdutyRoutingKey: 'pagerduty-routing-key',
    pagerdutyAfterFailures: 'pagerduty-after-failures',
    pagerdutyUrl: 'pagerduty-url',
    webhookUrl: 'webhook-url',
    webhookToken: 'webhook-token',
    webhookSecret: 'webhook-secret',
    heartbeatUrl: 'heartbeat-url',
    backupName: 'backup-name',
    dryRun: 'dry-run',
    environment: 'environment',
    destination: 'destination',
    reportDir: 'report-dir',
};
/**
 * Counts and tells of a run that failed before its operation began: a secret that is gone from a repository is such a
 * failure, and nobody looks at the runs of a schedule. A misspelt `notify-on` tells too. A page in `report-dir` that was
 * good yesterday does not stay.
 * @returns the report, with the environment, and a warning for each channel that could not be reached
 */
async function tellFailedStart(report, sources, context) {
    const settings = readKnown(report.operation, sources);
    const named = {
        ...report,
        environment: settings.environment ?? null,
        destination: (0,wire/* destinationUri */.r_)(settings),
    };
    const streak = await (0,notify_run/* countRun */.NY)(settings, named, context);
    const { warnings = [], ...counted } = streak ?? {};
    const told = { ...named, ...counted };
    const unwritten = await writeFiles(settings, told, context);
    const undelivered = await (0,notify_run/* notifyRun */.Vk)(settings, told, context);
    return { ...told, warnings: [...report.warnings, ...warnings, ...unwritten, ...undelivered] };
}
/** Loaded late: whoever mistypes a setting of a backup need not wait for charts. */
async function writeFiles(settings, report, context) {
    if (settings.reportDir === undefined)
        return [];
    const { writeReportFiles } = await Promise.all(/* import() */[__webpack_require__.e(67), __webpack_require__.e(365)]).then(__webpack_require__.bind(__webpack_require__, 13365));
    return writeReportFiles(settings, report, context);
}
/** Each as far as it can be read; what stands first here is needed in any case. */
function readKnown(operation, sources) {
    const known = { emailTo: [] };
    for (const [key, name] of Object.entries(NEEDED)) {
        const value = parseAlone(name, operation, sources);
        if (value !== undefined)
            known[key] = value;
    }
    const { webhookUrl, webhookToken, ...others } = known;
    // That the token would be read on its way may be the very reason why the run failed.
    const isSafe = webhookUrl !== undefined && !(0,check_notify/* travelsOpen */.Q)(webhookUrl);
    return { ...others, webhookUrl, webhookToken: isSafe ? webhookToken : undefined };
}


/***/ }),

/***/ 50632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cY: () => (/* binding */ DEFAULT_BACKUP_JOBS),
  ZD: () => (/* binding */ createWiring),
  r_: () => (/* binding */ destinationUri)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./.cache/build/config/settings.js
var config_settings = __webpack_require__(77613);
// EXTERNAL MODULE: ./.cache/build/core/supabase.js
var supabase = __webpack_require__(54753);
;// CONCATENATED MODULE: ./.cache/build/store/open-store.js
/**
 * Opens a destination without touching it: the first call of the store does that.
 * Each kind is loaded when it is wanted, because the S3 client costs 100 ms of start.
 * @throws BackupError kind `settings` when no region is known
 */
async function openStore(destination, options) {
    if (destination.kind === 'file') {
        const { LocalStore } = await __webpack_require__.e(/* import() */ 804).then(__webpack_require__.bind(__webpack_require__, 14804));
        return new LocalStore(destination.folder, options);
    }
    const { openS3Store } = await Promise.all(/* import() */[__webpack_require__.e(711), __webpack_require__.e(372), __webpack_require__.e(236)]).then(__webpack_require__.bind(__webpack_require__, 86236));
    return openS3Store(destination, options);
}

;// CONCATENATED MODULE: ./.cache/build/store/open-store-doctor.js
/**
 * Who looks at a destination; nothing is asked before `examine`.
 * @throws BackupError kind `settings` when no region is known
 */
async function openStoreDoctor(destination, options) {
    if (destination.kind === 'file') {
        const { openFolderDoctor } = await __webpack_require__.e(/* import() */ 259).then(__webpack_require__.bind(__webpack_require__, 2259));
        return openFolderDoctor(destination.folder, options);
    }
    const { openBucketDoctor } = await Promise.all(/* import() */[__webpack_require__.e(711), __webpack_require__.e(372), __webpack_require__.e(751)]).then(__webpack_require__.bind(__webpack_require__, 25751));
    return openBucketDoctor(destination, options);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./.cache/build/core/backup-id.js
var backup_id = __webpack_require__(88263);
// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/core/series-keys.js
var series_keys = __webpack_require__(73743);
;// CONCATENATED MODULE: ./.cache/build/app/choose-backup.js






const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:?\d{2}(:?\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const ALLOWED = 'latest, random, an id (backup-2026-03-25T020000Z), a UTC time (2026-03-25T02:00:00Z), a date (2026-03-25), s3://bucket/…/<archive>, the path of an archive or of the folder it was unpacked to';
/** @throws SettingsError when the text is none of the forms the setting allows */
function parseBackupChoice(text) {
    if (text === 'latest' || text === 'random')
        return { kind: text };
    if ((0,backup_id/* parseBackupId */.JN)(text))
        return { kind: 'id', id: text };
    if (DATE.test(text))
        return { kind: 'at', time: parseTime(text, `${text}T23:59:59Z`) };
    if (TIME.test(text))
        return { kind: 'at', time: parseTime(text, text.replace(/T(\d{2})(\d{2})(\d{2})/, 'T$1:$2:$3')) };
    if (text.startsWith('s3://'))
        return parseS3(text);
    return parsePath(text);
}
function parseTime(text, iso) {
    const time = new Date(iso);
    if (Number.isNaN(time.getTime()) || !time.toISOString().startsWith(isUtc(iso) ? iso.slice(0, 10) : '')) {
        throw invalid(`${text} is no time of the calendar`);
    }
    return time;
}
function isUtc(iso) {
    return iso.endsWith('Z');
}
function parseS3(text) {
    const [bucket = '', ...path] = text.slice('s3://'.length).split('/');
    const file = path.pop() ?? '';
    if (bucket === '' || !isArchiveName(file))
        throw invalid(`${text} names no archive`);
    return { kind: 'archive', destination: { kind: 's3', bucket, prefix: path.join('/') }, file };
}
function parsePath(text) {
    const path = (0,external_node_path_.resolve)(text.startsWith('file://') ? pathOfUrl(text) : text);
    if (!(0,external_node_fs_.existsSync)(path))
        throw invalid(`${text} is no backup, and no such file exists`);
    if ((0,external_node_fs_.statSync)(path).isDirectory())
        return parseFolder(text, path);
    if (!isArchiveName(path))
        throw invalid(`${text} does not end like an archive (${series_keys/* ARCHIVE_ENDINGS */.cA.join(', ')})`);
    return { kind: 'archive', destination: { kind: 'file', folder: (0,external_node_path_.dirname)(path) }, file: (0,external_node_path_.basename)(path) };
}
function parseFolder(text, path) {
    if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(path, 'manifest.json')))
        return { kind: 'folder', path };
    throw invalid(`${text} is a folder without a manifest.json, so no unpacked archive`);
}
function pathOfUrl(text) {
    try {
        return (0,external_node_url_.fileURLToPath)(text);
    }
    catch {
        throw invalid(`${text} is no usable file address (three slashes, an absolute path)`);
    }
}
function isArchiveName(name) {
    return series_keys/* ARCHIVE_ENDINGS */.cA.some((ending) => name.endsWith(ending));
}
function invalid(what) {
    return new errors/* SettingsError */.GN([{ setting: 'backup', message: `${what}; allowed: ${ALLOWED}` }]);
}

// EXTERNAL MODULE: ./.cache/build/core/checkup.js
var core_checkup = __webpack_require__(78842);
// EXTERNAL MODULE: ./.cache/build/core/doctor.js
var doctor = __webpack_require__(8140);
// EXTERNAL MODULE: ./.cache/build/lib/format-number.js
var format_number = __webpack_require__(98392);
;// CONCATENATED MODULE: ./.cache/build/app/doctor/examine-by-opening.js




const OF_SOURCES = Object.keys(doctor/* DOCTOR_CHECKS */.o).filter((id) => id.startsWith('source-'));
/** What is found by others, from what is known of the source. */
const LATER = ['source-rows', 'source-primary-keys', 'source-coverage'];
/** For sources that have no doctor of their own: opened as a backup opens them, which proves that it could. */
async function examineByOpening(open, { log, signal }) {
    const checkup = new core_checkup/* Checkup */.cg(log, signal);
    const skipRest = (because) => checkup.skip(OF_SOURCES.filter((id) => !LATER.includes(id)), because);
    let source;
    try {
        source = await open();
    }
    catch (error) {
        const isRight = error instanceof errors/* BackupError */.hj && error.code === 'SOURCE_PERMISSION';
        checkup.note(isRight ? 'source-privileges' : 'source-connection', checkup.explain(error));
        skipRest('the source could not be opened');
        return { checks: checkup.checks, ...doctor/* NOTHING_KNOWN */.G };
    }
    try {
        const { info, tables, largeObjects, excluded, notCovered, warnings } = source;
        checkup.note('source-connection', (0,core_checkup.ok)(`${info.engine} ${info.serverVersion}, ${info.database}.`));
        checkup.note('source-scope', (0,core_checkup.ok)(`${(0,format_number/* formatPlural */.yk)(tables.length, 'table')}.`));
        checkup.note('source-privileges', (0,core_checkup.ok)('Every table in scope answered.'));
        skipRest('this kind of source is opened as a backup opens it, and looked at no closer');
        const largeObjectBytes = largeObjects?.estimatedBytes ?? 0;
        const hasRows = await source.hasRows();
        return {
            checks: checkup.checks,
            info,
            tables,
            largeObjectBytes,
            hasRows,
            excluded,
            notCovered,
            warnings,
        };
    }
    catch (error) {
        checkup.note('source-connection', checkup.explain(error));
        return { checks: checkup.checks, ...doctor/* NOTHING_KNOWN */.G };
    }
    finally {
        await source.close();
    }
}

;// CONCATENATED MODULE: ./.cache/build/app/wire.js







/** Reading from two connections keeps two cores busy; more load the server for little. */
const DEFAULT_BACKUP_JOBS = 2;
function createWiring(settings, context, environment) {
    const tempDir = settings.tempDir ?? (0,external_node_os_.tmpdir)();
    const lockTimeoutSeconds = settings.lockTimeoutMs / 1000;
    const optionsOfStore = { ...storeOptions(settings, context), tempDir, env: environment };
    const storeAt = (destination) => openStore(destination, optionsOfStore);
    const selection = {
        schemas: settings.schemas,
        includeTables: settings.includeTables,
        excludeTables: settings.excludeTables,
    };
    const jobs = settings.jobs ?? DEFAULT_BACKUP_JOBS;
    const sourceOptions = (connection) => ({
        connection,
        selection,
        schemaDump: settings.schemaDump,
        ...(settings.pgDumpPath === undefined ? {} : { pgDumpPath: settings.pgDumpPath }),
        jobs,
        lockTimeoutSeconds,
        tempDir,
        log: context.log,
        clock: context.clock,
        signal: context.signal,
        env: environment,
    });
    const openSource = async () => {
        if (settings.project) {
            const { openSupabaseSource } = await Promise.all(/* import() */[__webpack_require__.e(6), __webpack_require__.e(494), __webpack_require__.e(33), __webpack_require__.e(930)]).then(__webpack_require__.bind(__webpack_require__, 73930));
            const { log, clock, signal, random } = context;
            return openSupabaseSource({ project: settings.project, selection, jobs, log, clock, signal, random });
        }
        const connection = (0,config_settings/* requireConnection */.g5)(settings);
        if (connection.engine === 'mysql') {
            const { openMysqlSource } = await Promise.all(/* import() */[__webpack_require__.e(6), __webpack_require__.e(909), __webpack_require__.e(928), __webpack_require__.e(474), __webpack_require__.e(64)]).then(__webpack_require__.bind(__webpack_require__, 19064));
            const { schemaDump, lock, definer, tableChecksum } = settings;
            const { log, signal } = context;
            const shared = { connection, selection, schemaDump, jobs, lockTimeoutSeconds, log, signal };
            return openMysqlSource({ ...shared, lock, definer, tableChecksum });
        }
        const { openPostgresSource } = await Promise.all(/* import() */[__webpack_require__.e(6), __webpack_require__.e(849), __webpack_require__.e(280), __webpack_require__.e(262), __webpack_require__.e(423)]).then(__webpack_require__.bind(__webpack_require__, 50804));
        return openPostgresSource(sourceOptions(connection));
    };
    return {
        settings,
        series: { environment: settings.environment, backupName: settings.backupName },
        tempDir,
        environment,
        openTarget: async (named) => {
            if (!named && !settings.targetConnection && settings.targetProject) {
                const { openSupabaseTarget } = await Promise.all(/* import() */[__webpack_require__.e(494), __webpack_require__.e(33), __webpack_require__.e(837)]).then(__webpack_require__.bind(__webpack_require__, 73837));
                const { log, signal, random } = context;
                return openSupabaseTarget({ project: settings.targetProject, log, signal, random });
            }
            const connection = named ?? (0,config_settings/* requireTarget */.Fm)(settings);
            if (connection.engine === 'mysql') {
                const { openMysqlTarget } = await Promise.all(/* import() */[__webpack_require__.e(6), __webpack_require__.e(909), __webpack_require__.e(928), __webpack_require__.e(457), __webpack_require__.e(474), __webpack_require__.e(153), __webpack_require__.e(652)]).then(__webpack_require__.bind(__webpack_require__, 49652));
                return openMysqlTarget({ connection, lockTimeoutSeconds, log: context.log, signal: context.signal });
            }
            const { openPostgresTarget } = await Promise.all(/* import() */[__webpack_require__.e(849), __webpack_require__.e(280), __webpack_require__.e(262), __webpack_require__.e(783), __webpack_require__.e(353)]).then(__webpack_require__.bind(__webpack_require__, 9353));
            return openPostgresTarget({
                connection,
                lockTimeoutSeconds,
                log: context.log,
                signal: context.signal,
            });
        },
        openScratch: async (server) => {
            if (server.engine === 'mysql') {
                const mysql = await Promise.all(/* import() */[__webpack_require__.e(909), __webpack_require__.e(928), __webpack_require__.e(457), __webpack_require__.e(153), __webpack_require__.e(560)]).then(__webpack_require__.bind(__webpack_require__, 35430));
                return mysql.createScratchDatabase(server, {
                    lockTimeoutSeconds,
                    log: context.log,
                    signal: context.signal,
                });
            }
            const { createScratchDatabase } = await Promise.all(/* import() */[__webpack_require__.e(849), __webpack_require__.e(280), __webpack_require__.e(783), __webpack_require__.e(908)]).then(__webpack_require__.bind(__webpack_require__, 97908));
            return createScratchDatabase(server, { lockTimeoutSeconds, log: context.log, signal: context.signal });
        },
        openProbe: async (connection, { database }) => {
            if (connection.engine === 'mysql') {
                const { openMysqlProbe } = await Promise.all(/* import() */[__webpack_require__.e(909), __webpack_require__.e(928), __webpack_require__.e(457), __webpack_require__.e(468)]).then(__webpack_require__.bind(__webpack_require__, 73468));
                const { signal } = context;
                return openMysqlProbe({ connection, sourceDatabase: database, lockTimeoutSeconds, signal });
            }
            const { openPostgresProbe } = await Promise.all(/* import() */[__webpack_require__.e(849), __webpack_require__.e(280), __webpack_require__.e(386)]).then(__webpack_require__.bind(__webpack_require__, 55386));
            return openPostgresProbe({ connection, lockTimeoutSeconds, signal: context.signal });
        },
        openStore: () => storeAt((0,config_settings/* requireDestination */.IV)(settings)),
        openStoreOf: (choice) => storeAt(choice.kind === 'archive' ? choice.destination : (0,config_settings/* requireDestination */.IV)(settings)),
        chooseBackup: () => parseBackupChoice(settings.backup),
        openSource,
        openFileStorage: async (role) => {
            const { SupabaseStorage } = await Promise.all(/* import() */[__webpack_require__.e(494), __webpack_require__.e(590)]).then(__webpack_require__.bind(__webpack_require__, 95590));
            const { log, signal, random } = context;
            const project = (0,config_settings/* requireFilesProject */.KQ)(settings, role);
            const files = new SupabaseStorage({ project, role, log, signal, random });
            return role === 'source' ? overS3(files, project.url, settings, signal) : files;
        },
        openSourceDoctor: async () => {
            if (settings.project || settings.connection?.engine === 'mysql')
                return { examine: () => examineByOpening(openSource, context) };
            const { examinePostgres } = await Promise.all(/* import() */[__webpack_require__.e(6), __webpack_require__.e(849), __webpack_require__.e(280), __webpack_require__.e(262), __webpack_require__.e(423), __webpack_require__.e(791)]).then(__webpack_require__.bind(__webpack_require__, 47791));
            const options = sourceOptions((0,config_settings/* requireConnection */.g5)(settings));
            return { examine: () => examinePostgres(options) };
        },
        openStoreDoctor: () => openStoreDoctor((0,config_settings/* requireDestination */.IV)(settings), optionsOfStore),
    };
}
/** Files whose bytes come by S3 where keys for that are given. */
async function overS3(files, url, settings, signal) {
    const { storageS3AccessKeyId: accessKeyId, storageS3SecretAccessKey: secretAccessKey } = settings;
    if (accessKeyId === undefined || secretAccessKey === undefined)
        return files;
    const { FilesOverS3 } = await Promise.all(/* import() */[__webpack_require__.e(711), __webpack_require__.e(397)]).then(__webpack_require__.bind(__webpack_require__, 20397));
    const endpoint = settings.storageS3Endpoint ?? (0,supabase/* storageS3Endpoint */.F4)(url);
    return new FilesOverS3(files, {
        endpoint,
        region: settings.storageS3Region,
        accessKeyId,
        secretAccessKey,
        signal,
    });
}
function storeOptions(settings, { log, clock, signal, random }) {
    return {
        s3: definedOnly({
            endpoint: settings.s3Endpoint,
            region: settings.s3Region,
            forcePathStyle: settings.s3ForcePathStyle,
            sse: settings.s3Sse,
            sseKmsKeyId: settings.s3SseKmsKeyId,
            storageClass: settings.s3StorageClass,
        }),
        log,
        clock,
        signal,
        random,
    };
}
/** Drops keys whose value is undefined, so that "not set" has one form. */
function definedOnly(value) {
    return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined));
}
/** Address of the destination for reports, or null where there is none. */
function destinationUri({ destination }) {
    if (!destination)
        return null;
    if (destination.kind === 'file')
        return destination.folder;
    return `s3://${destination.bucket}${destination.prefix === '' ? '' : `/${destination.prefix}`}`;
}


/***/ }),

/***/ 99358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ travelsOpen),
/* harmony export */   y: () => (/* binding */ checkNotify)
/* harmony export */ });
/* harmony import */ var _connection_tls_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76819);
/* harmony import */ var _settings_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6177);


/** What has no meaning alone, and what it needs. A secret that is gone from a repository shows here. */
const NEEDS = [
    ['email-from', 'email-smtp-url'],
    ['email-to', 'email-smtp-url'],
    ['pagerduty-after-failures', 'pagerduty-routing-key'],
    ['pagerduty-url', 'pagerduty-routing-key'],
    ['webhook-token', 'webhook-url'],
    ['webhook-secret', 'webhook-url'],
];
/** Settings of one channel belong together. */
function checkNotify(settings, found) {
    return [
        ...NEEDS.filter(([name, needed]) => isSaid(name, found) && !found.has(needed)).map(([setting, needed]) => ({
            setting,
            message: `has no meaning without ${needed}`,
        })),
        ...checkMail(settings, found),
        ...checkToken(settings, found),
    ];
}
function checkMail({ emailTo }, found) {
    if (!found.has('email-smtp-url'))
        return [];
    const isEmpty = (name) => !found.has(name) || (name === 'email-to' && emailTo?.length === 0);
    return ['email-from', 'email-to']
        .filter(isEmpty)
        .map((setting) => ({ setting, message: 'is missing; allowed: an address such as ops@example.com' }));
}
function checkToken({ webhookUrl }, found) {
    if (webhookUrl === undefined || !found.has('webhook-token'))
        return [];
    if (!travelsOpen(webhookUrl))
        return [];
    const message = 'webhook-token would travel unencrypted; allowed with it: an address that begins with https://';
    return [{ setting: 'webhook-url', message }];
}
/** True where whatever goes to this address can be read on its way. */
function travelsOpen(address) {
    const { protocol, hostname } = new URL(address);
    return protocol !== 'https:' && !(0,_connection_tls_js__WEBPACK_IMPORTED_MODULE_1__/* .isLocalHost */ .m)(hostname.replace(/^\[(.*)\]$/, '$1'));
}
/** The action is given every default as if a person had said it. */
function isSaid(name, found) {
    const text = found.get(name)?.text;
    return text !== undefined && text !== (0,_settings_table_js__WEBPACK_IMPORTED_MODULE_0__/* .findSetting */ .SP)(name)?.default;
}


/***/ }),

/***/ 76819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ decideTls),
  m: () => (/* binding */ isLocalHost)
});

;// CONCATENATED MODULE: ./.cache/build/config/supabase-authorities.js
/**
 * The authorities that sign the certificates of Supabase's databases and poolers; no operating system knows them. Both
 * are called "Supabase Root 2021 CA". They are published in every project's Database Settings (SSL Configuration) and
 * with Supabase's command line; compare the SHA-256 fingerprints before you change one:
 *
 * until 2031-04-26: 80:70:25:AD:50:D4:ED:21:9D:2C:9C:7D:29:9C:00:4F:82:4E:B0:0C:F7:F6:5A:FE:F6:07:D0:7B:72:E6:CA:FA
 * until 2035-09-01: 5F:9B:77:95:1A:7A:A1:30:3F:9B:58:EE:A9:BF:A8:9E:35:8C:FD:C1:5F:97:86:FF:10:D4:93:0A:72:2C:9A:E2
 */
const SUPABASE_AUTHORITIES = `-----BEGIN CERTIFICATE-----
MIIDxDCCAqygAwIBAgIUbLxMod62P2ktCiAkxnKJwtE9VPYwDQYJKoZIhvcNAQEL
BQAwazELMAkGA1UEBhMCVVMxEDAOBgNVBAgMB0RlbHdhcmUxEzARBgNVBAcMCk5l
dyBDYXN0bGUxFTATBgNVBAoMDFN1cGFiYXNlIEluYzEeMBwGA1UEAwwVU3VwYWJh
c2UgUm9vdCAyMDIxIENBMB4XDTIxMDQyODEwNTY1M1oXDTMxMDQyNjEwNTY1M1ow
azELMAkGA1UEBhMCVVMxEDAOBgNVBAgMB0RlbHdhcmUxEzARBgNVBAcMCk5ldyBD
YXN0bGUxFTATBgNVBAoMDFN1cGFiYXNlIEluYzEeMBwGA1UEAwwVU3VwYWJhc2Ug
Um9vdCAyMDIxIENBMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAqQXW
QyHOB+qR2GJobCq/CBmQ40G0oDmCC3mzVnn8sv4XNeWtE5XcEL0uVih7Jo4Dkx1Q
DmGHBH1zDfgs2qXiLb6xpw/CKQPypZW1JssOTMIfQppNQ87K75Ya0p25Y3ePS2t2
GtvHxNjUV6kjOZjEn2yWEcBdpOVCUYBVFBNMB4YBHkNRDa/+S4uywAoaTWnCJLUi
cvTlHmMw6xSQQn1UfRQHk50DMCEJ7Cy1RxrZJrkXXRP3LqQL2ijJ6F4yMfh+Gyb4
O4XajoVj/+R4GwywKYrrS8PrSNtwxr5StlQO8zIQUSMiq26wM8mgELFlS/32Uclt
NaQ1xBRizkzpZct9DwIDAQABo2AwXjALBgNVHQ8EBAMCAQYwHQYDVR0OBBYEFKjX
uXY32CztkhImng4yJNUtaUYsMB8GA1UdIwQYMBaAFKjXuXY32CztkhImng4yJNUt
aUYsMA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZIhvcNAQELBQADggEBAB8spzNn+4VU
tVxbdMaX+39Z50sc7uATmus16jmmHjhIHz+l/9GlJ5KqAMOx26mPZgfzG7oneL2b
VW+WgYUkTT3XEPFWnTp2RJwQao8/tYPXWEJDc0WVQHrpmnWOFKU/d3MqBgBm5y+6
jB81TU/RG2rVerPDWP+1MMcNNy0491CTL5XQZ7JfDJJ9CCmXSdtTl4uUQnSuv/Qx
Cea13BX2ZgJc7Au30vihLhub52De4P/4gonKsNHYdbWjg7OWKwNv/zitGDVDB9Y2
CMTyZKG3XEu5Ghl1LEnI3QmEKsqaCLv12BnVjbkSeZsMnevJPs1Ye6TjjJwdik5P
o/bKiIz+Fq8=
-----END CERTIFICATE-----
-----BEGIN CERTIFICATE-----
MIIDxzCCAq+gAwIBAgIUeX+gpfmsRW9asFkRvjyXjHxbfgcwDQYJKoZIhvcNAQEL
BQAwazELMAkGA1UEBhMCVVMxEDAOBgNVBAgMB0RlbHdhcmUxEzARBgNVBAcMCk5l
dyBDYXN0bGUxFTATBgNVBAoMDFN1cGFiYXNlIEluYzEeMBwGA1UEAwwVU3VwYWJh
c2UgUm9vdCAyMDIxIENBMB4XDTI1MDkwMzA4MDEyNVoXDTM1MDkwMTA4MDEyNVow
azELMAkGA1UEBhMCVVMxEDAOBgNVBAgMB0RlbHdhcmUxEzARBgNVBAcMCk5ldyBD
YXN0bGUxFTATBgNVBAoMDFN1cGFiYXNlIEluYzEeMBwGA1UEAwwVU3VwYWJhc2Ug
Um9vdCAyMDIxIENBMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA5Ve7
i9UAmc7luUilELPtqzEk8nGHxg7nY0aCStr625M7+K4OPO6RUllTsHh47k1jWyzm
LXLlyYwCsYCjQp+3vn06H+F/HRUxBt6CK2B7bNng230exTunk0xFvfkX6YgHR7B3
1B7L25Rq3PhuRFPV4hnGYRam2XBZC4UNPqoAgrhV0HOYzXXAVoTr2yaBTMnB331Z
RwOmINh7eqTCk/JRZbb6vfZOhZRAVAe9AoRLoG8aKwmeoLGwlu0UuFx6z3E+6bmA
fSNa8Lx02GEoCdPLw9IRKUFq/SgBpQUKm44H1fDwTjH2CMM0N4p0mL/6wXnNeHvt
C40MmKZ0RcVmHE5wBwIDAQABo2MwYTAdBgNVHQ4EFgQUjvEE541toZcwtXQlZlcB
YOBRTnowHwYDVR0jBBgwFoAUjvEE541toZcwtXQlZlcBYOBRTnowDwYDVR0TAQH/
BAUwAwEB/zAOBgNVHQ8BAf8EBAMCAYYwDQYJKoZIhvcNAQELBQADggEBACD5IcGP
XKvS9qg0CgEQPFqYavt5c7P+0xxFgiZe+xoG8fUw58yNeK2APtgGPRpxEOGfAlNx
z9HDt4gcyHEE00B3qAVDm49pqNxioFWzNqU2LGfM/HL1QmN6urR7hCOkVCJddvOc
FhFX4nZDuRfaBboDvS5HlK3Pzxddp9hvrJi2bemr8HLqYc3HzmVckgPGSLML6t+h
4LRCXSlQsDgQ1LZ4KHsl4cq7K51N6FOXQBLB5q4lMKhs0VUhCT8Pdsj12+84laCV
c22q6p2mdT9SaernCSRnWazXWisgpjv3H7Ex4S1DCYjJIwn3PUToGFv1r8YRN2/S
O19yVSxxCIf64Sg=
-----END CERTIFICATE-----
`;

;// CONCATENATED MODULE: ./.cache/build/config/connection-tls.js

const MODES = ['disable', 'require', 'verify-ca', 'verify-full'];
/**
 * Decides how the connection is protected: verify-full when nothing is said, disable on loopback and
 * sockets; `require` with an authority verifies it, as libpq does. Supabase's hosts are verified by Supabase's authorities
 * where no other is named.
 * @throws Error that names what is allowed
 */
function decideTls(wishes, readPem) {
    const ca = wishes.authority ?? readAuthority(wishes.rootCertificate, readPem);
    const mode = checkMode(wishes.mode) ?? (wishes.isLocal && ca === undefined ? 'disable' : 'verify-full');
    if (mode === 'disable' && ca !== undefined) {
        throw new Error('says sslmode=disable, and a certificate authority is given; remove one of them');
    }
    if (wishes.rootCertificate === 'system' && mode !== 'verify-full') {
        throw new Error(`says sslrootcert=system with sslmode=${mode}; allowed with it: verify-full`);
    }
    if (mode !== 'require')
        return { tls: { mode, ca: ca ?? defaultAuthority(wishes, mode) }, warnings: [] };
    if (ca !== undefined)
        return { tls: { mode: 'verify-ca', ca }, warnings: [] };
    return {
        tls: { mode, ca },
        warnings: [
            'sslmode=require encrypts, but anyone in between can pose as the server; use sslmode=verify-full (with tls-ca for a private authority).',
        ],
    };
}
function defaultAuthority({ isSupabase, rootCertificate }, mode) {
    const isAsked = mode === 'verify-ca' || mode === 'verify-full';
    return isSupabase && isAsked && rootCertificate !== 'system' ? SUPABASE_AUTHORITIES : undefined;
}
function checkMode(mode) {
    if (mode === undefined)
        return undefined;
    const known = MODES.find((m) => m === mode);
    if (known)
        return known;
    const why = mode === 'prefer' || mode === 'allow'
        ? ' (it silently goes on without encryption, so it is refused)'
        : '';
    throw new Error(`says sslmode=${JSON.stringify(mode)}${why}; allowed: ${MODES.join(', ')}`);
}
function readAuthority(path, readPem) {
    return path === undefined || path === 'system' ? undefined : readPem(path);
}
/** True for `localhost`, 127.0.0.0/8, `::1` and the folders of Unix sockets. */
function isLocalHost(host) {
    return host.startsWith('/') || host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}


/***/ }),

/***/ 40268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kq: () => (/* binding */ parsePorts),
/* harmony export */   kR: () => (/* binding */ withDatabase),
/* harmony export */   sF: () => (/* binding */ splitConnectionUrl)
/* harmony export */ });
const ENCODE_HINT = 'special characters of user, password and database are percent-encoded (@ is %40, / is %2F)';
/**
 * Splits `scheme://user:password@host1:port1,host2:port2/database?parameters`
 * (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS).
 * The WHATWG URL class knows neither several hosts nor socket folders.
 * @throws Error whose message never holds a part of the text but the scheme and names of parameters
 */
function splitConnectionUrl(text) {
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1];
    if (scheme === undefined) {
        throw new Error('is no URL; allowed: postgres://user:password@host:5432/database, mysql://user:password@host:3306/database');
    }
    const afterScheme = text.slice(scheme.length + '://'.length);
    const [beforeQuery, query] = cut(afterScheme, '?');
    const [authority, path] = cut(beforeQuery, '/');
    const at = authority.lastIndexOf('@');
    const [user, password] = at < 0 ? [undefined, undefined] : cut(authority.slice(0, at), ':');
    return {
        scheme: scheme.toLowerCase(),
        user: decode(user),
        password: decode(password),
        hosts: authority
            .slice(at + 1)
            .split(',')
            .map(splitHost),
        database: decode(path) || undefined,
        parameters: splitParameters(query),
    };
}
/** The same URL for another database of the server. */
function withDatabase(text, database) {
    const [beforeQuery, query] = cut(text, '?');
    const path = beforeQuery.indexOf('/', beforeQuery.indexOf('://') + '://'.length);
    const server = path < 0 ? beforeQuery : beforeQuery.slice(0, path);
    const kept = (query ?? '').split('&').filter((pair) => pair !== '' && !pair.startsWith('dbname='));
    return `${server}/${encodeURIComponent(database)}${kept.length === 0 ? '' : `?${kept.join('&')}`}`;
}
/** The text before and after the first separator. */
function cut(text, separator) {
    const at = text.indexOf(separator);
    return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
function decode(text) {
    if (text === undefined)
        return undefined;
    try {
        return decodeURIComponent(text);
    }
    catch {
        // The original error would quote the text, and with it the password.
        throw new Error(`has a percent sign that begins no valid %XX; ${ENCODE_HINT}`);
    }
}
function splitHost(part) {
    const match = /^(?:\[([^\]]*)\]|([^:[\]]*))(?::([^:]*))?$/.exec(part);
    if (!match) {
        throw new Error(`has a host that cannot be read; IPv6 addresses stand in brackets, and ${ENCODE_HINT}`);
    }
    const [, bracketed, plain, port] = match;
    return { host: decode(bracketed ?? plain ?? ''), port: port ?? '' };
}
function splitParameters(query) {
    const parameters = new Map();
    for (const pair of (query ?? '').split('&')) {
        if (pair === '')
            continue;
        const [name, value] = cut(pair, '=');
        if (value === undefined)
            throw new Error(`has a URL parameter without "="; ${ENCODE_HINT}`);
        const decoded = decode(name);
        const before = parameters.get(decoded);
        if (before !== undefined && before !== decode(value))
            throw new Error(`has the URL parameter "${decoded}" twice with different values; write it once`);
        parameters.set(decoded, decode(value));
    }
    return parameters;
}
/**
 * One port for each host, where one port may stand for all.
 * @throws Error when one is no port number; what was found is not quoted, it may be half a password
 */
function parsePorts(ports, hostCount, defaultPort) {
    const parsed = ports.map((port) => {
        if (port === '')
            return defaultPort;
        const number = Number(port);
        if (/^\d{1,5}$/.test(port) && number >= 1 && number <= 65_535)
            return number;
        throw new Error(`has a port that is no number from 1 to 65535; ${ENCODE_HINT}`);
    });
    const [only] = parsed;
    if (parsed.length === 1 && only !== undefined)
        return Array.from({ length: hostCount }, () => only);
    if (parsed.length === hostCount)
        return parsed;
    throw new Error(`names ${parsed.length} ports for ${hostCount} hosts; allowed: one port, or one for each host`);
}


/***/ }),

/***/ 5680:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ findExpectedTableProblem),
/* harmony export */   o: () => (/* binding */ parseExpectedTable)
/* harmony export */ });
/* harmony import */ var _lib_split_at_dots_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45966);

const FORM = /^([^<>=]*[^<>=\s])(?:\s*>=\s*(\d+))?$/;
const ALLOWED = 'allowed: table, schema.table or a glob, such as public.users, public.users>=1000, sales.*>=1 (? stands for a dot, <, > or = inside a name)';
/** What is wrong with an entry, with what is allowed; undefined where nothing is. */
function findExpectedTableProblem(text) {
    const [, pattern, digits = '0'] = FORM.exec(text) ?? [];
    if (pattern === undefined || !Number.isSafeInteger(Number(digits)))
        return `${JSON.stringify(text)} is not allowed; ${ALLOWED}`;
    if ((0,_lib_split_at_dots_js__WEBPACK_IMPORTED_MODULE_0__/* .splitAtDots */ .W)(pattern).length > 2)
        return `${JSON.stringify(text)} has more than one dot; ${ALLOWED}`;
    return undefined;
}
/** An entry that has no problem. */
function parseExpectedTable(text) {
    const [, pattern, digits = '0'] = FORM.exec(text) ?? [];
    if (pattern === undefined)
        throw new Error(`${text} was not checked`);
    return { text, pattern, minimumRows: Number(digits) };
}


/***/ }),

/***/ 18783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ localSystem)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);


const GROUP_AND_OTHERS = 0o077;
const localSystem = {
    userName() {
        try {
            return (0,node_os__WEBPACK_IMPORTED_MODULE_1__.userInfo)().username;
        }
        catch {
            // A user id without an entry in the password database, as containers have.
            return undefined;
        }
    },
    homeFolder: node_os__WEBPACK_IMPORTED_MODULE_1__.homedir,
    exists: node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync,
    readTextFile: (path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8'),
    isOpenToOthers: (path) => process.platform !== 'win32' && ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).mode & GROUP_AND_OTHERS) !== 0,
};


/***/ }),

/***/ 55545:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ parseOperation)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _core_report_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2513);
/* harmony import */ var _lib_closest_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43566);
/* harmony import */ var _settings_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6177);




/**
 * The operation of that name.
 * @throws SettingsError `OPERATION_UNKNOWN` or `OPERATION_RESERVED`
 */
function parseOperation(name) {
    const known = _core_report_js__WEBPACK_IMPORTED_MODULE_2__/* .OPERATIONS */ .x.find((o) => o === name);
    if (known !== undefined)
        return known;
    const allowed = `allowed now: ${[..._settings_table_js__WEBPACK_IMPORTED_MODULE_1__/* .BUILT_OPERATIONS */ .sA.keys()].join(', ')}`;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SettingsError */ .GN([{ setting: 'operation', ...explain(name, allowed) }]);
}
function explain(name, allowed) {
    if (name === 'copy') {
        return {
            code: 'OPERATION_RESERVED',
            message: `"copy" is reserved for later and does nothing yet; ${allowed}`,
        };
    }
    const near = (0,_lib_closest_name_js__WEBPACK_IMPORTED_MODULE_3__/* .closestName */ .N)(name, _core_report_js__WEBPACK_IMPORTED_MODULE_2__/* .OPERATIONS */ .x);
    const meant = near ? ` (did you mean ${near}?)` : '';
    return {
        code: 'OPERATION_UNKNOWN',
        message: `no operation is called ${JSON.stringify(name)}${meant}; ${allowed}`,
    };
}


/***/ }),

/***/ 15912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ parseSettings)
});

// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
var external_node_zlib_namespaceObject = /*#__PURE__*/__webpack_require__.t(external_node_zlib_, 2);
// EXTERNAL MODULE: ./.cache/build/core/backup-id.js
var backup_id = __webpack_require__(88263);
// EXTERNAL MODULE: ./.cache/build/config/check-notify.js
var check_notify = __webpack_require__(99358);
// EXTERNAL MODULE: ./.cache/build/config/expected-tables.js
var expected_tables = __webpack_require__(5680);
// EXTERNAL MODULE: ./.cache/build/config/settings.js
var config_settings = __webpack_require__(77613);
// EXTERNAL MODULE: ./.cache/build/core/supabase.js
var supabase = __webpack_require__(54753);
// EXTERNAL MODULE: ./.cache/build/config/connection-tls.js + 1 modules
var connection_tls = __webpack_require__(76819);
;// CONCATENATED MODULE: ./.cache/build/config/supabase-project.js



const SOURCE = { url: 'supabase-url', key: 'supabase-service-role-key' };
const TARGET = { url: 'target-supabase-url', key: 'target-supabase-service-role-key' };
/** True when the source is a project. SUPABASE_URL is meant for other programs too, so a database comes before it. */
function isReadOverRest(found) {
    const url = found.get(SOURCE.url);
    return url !== undefined && (url.origin !== 'shared variable' || !found.has('database-url'));
}
/** True when `storage-buckets` names something. */
function asksForFiles(storageBuckets) {
    return storageBuckets?.some((name) => name !== 'none') ?? false;
}
/**
 * The projects that a backup reads: `project` is the source of rows, unless there is a database; `filesProject` that of files,
 * where they are asked for. undefined when there is none, or something is wrong with it.
 */
function findProjects(found, storageBuckets, problems, warnings) {
    const hasDatabase = found.has('database-url');
    const wantsFiles = asksForFiles(storageBuckets);
    // With a database beside it, and no files asked for, the two of them are the problem.
    if (hasDatabase && !wantsFiles)
        return { project: undefined, filesProject: undefined };
    const project = findProject(SOURCE, found, problems, warnings);
    return { project: hasDatabase ? undefined : project, filesProject: wantsFiles ? project : undefined };
}
/** The project that gets the rows or the files of a restore. */
function findTargetProject(found, problems, warnings) {
    if (!found.has(TARGET.url) && found.has(TARGET.key)) {
        const message = `is missing beside ${TARGET.key}; allowed: https://<ref>.supabase.co`;
        problems.push({ setting: TARGET.url, code: 'PROJECT_MISSING', message });
    }
    return findProject(TARGET, found, problems, warnings);
}
function findProject(names, found, problems, warnings) {
    const given = found.get(names.url);
    if (!given)
        return undefined;
    const url = readUrl(names.url, given.text, problems);
    const key = found.get(names.key)?.text;
    if (key === undefined) {
        const message = `is missing beside ${names.url}; allowed: the service_role key or a secret key (sb_secret_…) of the project`;
        problems.push({ setting: names.key, code: 'KEY_MISSING', message });
        return undefined;
    }
    const wrong = (0,supabase/* whatIsWrongWithKey */.DA)(key, url);
    if (wrong !== undefined)
        problems.push({ setting: names.key, code: 'KEY_REFUSED', message: wrong });
    if (url === undefined || wrong !== undefined)
        return undefined;
    const { protocol, hostname } = new URL(url);
    if (protocol === 'http:' && !(0,connection_tls/* isLocalHost */.m)(hostname)) {
        const what = names === SOURCE ? 'every row' : 'every row and file';
        warnings.push(`${names.url}: the key and ${what} travel unencrypted to ${hostname}; use https://.`);
    }
    return { url, key };
}
/** What is no address at all was told before. */
function readUrl(setting, text, problems) {
    if (!URL.canParse(text))
        return undefined;
    try {
        return (0,supabase/* parseProjectUrl */.o0)(text);
    }
    catch (error) {
        problems.push({ setting, message: (0,errors/* messageOf */.bD)(error) });
        return undefined;
    }
}

;// CONCATENATED MODULE: ./.cache/build/config/check-together.js






const MAX_GZIP_LEVEL = 9;
/** Operations that take one backup, which may lie anywhere. */
const READERS = ['verify', 'restore', 'get'];
/** Rules that more than one setting takes part in. `settings` may hold undefined where a value was wrong. */
function checkTogether(operation, settings, found, sources) {
    return [
        ...checkSource(operation, settings, found, sources),
        ...checkFiles(operation, settings, found),
        ...checkTarget(operation, settings, found),
        ...checkDrill(operation, settings, found),
        ...checkDestination(operation, settings, found),
        ...checkEnvironment(settings),
        ...checkStore(settings, found),
        ...checkArchive(settings),
        ...(0,check_notify/* checkNotify */.y)(settings, found),
    ];
}
function checkSource(operation, settings, found, sources) {
    if (operation !== 'backup' && operation !== 'doctor')
        return [];
    const hasDatabase = found.has('database-url');
    const wantsFiles = asksForFiles(settings.storageBuckets);
    if (isReadOverRest(found) && !(hasDatabase && wantsFiles)) {
        if (hasDatabase) {
            const message = 'a second source beside database-url; allowed: one source for each run, or both where storage-buckets asks for files';
            return [{ setting: 'supabase-url', code: 'TWO_SOURCES', message }];
        }
        if (settings.schemaDump !== 'required')
            return [];
        const message = 'required is not possible over REST, which has no definitions; allowed there: auto, off';
        return [{ setting: 'schema-dump', message }];
    }
    if (hasDatabase || operation === 'doctor')
        return [];
    const cli = sources.face === 'cli' ? ', or "postgresql://" to take everything from PGHOST, PGUSER …' : '';
    const message = `is missing; allowed: postgres://user:password@host:5432/database, here or in DATABASE_URL${cli}; or supabase-url with supabase-service-role-key`;
    return [{ setting: 'database-url', code: 'SOURCE_MISSING', message }];
}
const ALL_OR_NONE = ['all', 'none'];
function checkFiles(operation, { storageBuckets, storageIncremental }, found) {
    if ((operation !== 'backup' && operation !== 'doctor') || storageBuckets === undefined)
        return [];
    const problems = [];
    if (storageBuckets.length > 1 && storageBuckets.some((name) => ALL_OR_NONE.includes(name))) {
        const message = 'names all or none beside others; allowed: all, none, or names of buckets';
        problems.push({ setting: 'storage-buckets', message });
    }
    if (!asksForFiles(storageBuckets)) {
        const message = 'has no meaning without storage-buckets; allowed with it: true, false';
        return storageIncremental ? [...problems, { setting: 'storage-incremental', message }] : problems;
    }
    problems.push(...checkStorageKeys(found));
    if (found.has('supabase-url'))
        return problems;
    const message = 'is missing: the files of storage-buckets are read over it; allowed: https://<ref>.supabase.co, with supabase-service-role-key';
    return [...problems, { setting: 'supabase-url', code: 'PROJECT_MISSING', message }];
}
function checkStorageKeys(found) {
    const [id, secret] = ['storage-s3-access-key-id', 'storage-s3-secret-access-key'];
    if (found.has(id) === found.has(secret))
        return [];
    const [missing, given] = found.has(id) ? [secret, id] : [id, secret];
    return [{ setting: missing, message: `is missing beside ${given}; allowed: both of them, or none` }];
}
/** The target is never taken from DATABASE_URL: whoever restores has to name it. */
function checkTarget(operation, settings, found) {
    const needs = operation === 'restore' || (operation === 'verify' && settings.deep);
    if (operation === 'restore' && found.has('target-url'))
        return checkFilesAlone(settings);
    if (!needs || found.has('target-url'))
        return [];
    if (operation === 'restore' && found.has('target-supabase-url'))
        return checkByKey(settings, found);
    const message = 'is missing; allowed: postgres://user:password@host:5432/database (DATABASE_URL is never a target)';
    const byKey = operation === 'restore' ? '; or target-supabase-url with target-supabase-service-role-key' : '';
    return [{ setting: 'target-url', code: 'TARGET_MISSING', message: `${message}${byKey}` }];
}
/** What a service key alone cannot do is told before anything is opened. */
function checkByKey({ mode }, found) {
    const problems = [];
    if (found.has('after-restore')) {
        const message = 'has no meaning without target-url, which is what the command gets as DATABASE_URL';
        problems.push({ setting: 'after-restore', message });
    }
    if (mode === 'auto' || mode === 'merge')
        return problems;
    const message = `${mode} is not possible by service key, which can only merge; allowed without target-url: auto, merge`;
    return [...problems, { setting: 'mode', message }];
}
/** Files go by the key; a database that gets no rows is not needed. */
function checkFilesAlone(settings) {
    if ((0,config_settings/* restoresRows */.no)(settings))
        return [];
    const message = 'none restores files alone, which target-url has no part in; allowed with it: globs of tables';
    return [{ setting: 'tables', message }];
}
/** A dry run picks, and needs no server for that. */
function checkDrill(operation, settings, found) {
    if (operation !== 'drill')
        return [];
    const wrong = settings.expectedTables.flatMap((text) => (0,expected_tables/* findExpectedTableProblem */.V)(text) ?? []);
    return [
        ...(found.has('drill-server-url') || settings.dryRun ? [] : [config_settings/* DRILL_SERVER_MISSING */.LS]),
        ...(wrong.length === 0 ? [] : [{ setting: 'expected-tables', message: wrong.join('; ') }]),
    ];
}
/** What reads an archive by its path needs no destination, every other operation does. */
function checkDestination(operation, settings, found) {
    if (found.has('destination'))
        return [];
    if (operation === 'doctor')
        return checkPatient(found);
    if (READERS.includes(operation) && isPath(settings.backup))
        return [];
    const message = 'is missing; allowed: s3://bucket/prefix, file:///folder or a path';
    return [{ setting: 'destination', code: 'DESTINATION_MISSING', message }];
}
/** Doctor looks at what there is: a source, a destination or both. */
function checkPatient(found) {
    if (found.has('database-url') || isReadOverRest(found))
        return [];
    const message = 'is missing, and database-url too; allowed: one of them at least, s3://bucket/prefix, file:///folder or a path';
    return [{ setting: 'destination', code: 'DESTINATION_MISSING', message }];
}
/** True when `backup` names an archive by itself: an address, a file or a folder. */
function isPath(backup) {
    return (/^[a-z][a-z0-9]*:\/\//i.test(backup) ||
        /[\\/]/.test(backup) ||
        /\.(gz|zst|age|tar)$/.test(backup) ||
        /^\.+$/.test(backup));
}
function checkEnvironment(settings) {
    if (settings.environment !== backup_id/* RESERVED_ENVIRONMENT */.LM)
        return [];
    const message = `"${backup_id/* RESERVED_ENVIRONMENT */.LM}" is the folder of drill proofs; allowed: any other name`;
    return [{ setting: 'environment', message }];
}
const S3_ONLY = [
    's3-endpoint',
    's3-region',
    's3-force-path-style',
    's3-sse',
    's3-sse-kms-key-id',
    's3-storage-class',
];
function checkStore(settings, found) {
    const problems = [];
    if (settings.destination?.kind === 'file') {
        for (const name of S3_ONLY) {
            if (found.get(name)?.origin !== 'given')
                continue;
            problems.push({
                setting: name,
                message: 'has no meaning for a folder; allowed: only with an s3:// destination',
            });
        }
    }
    if (settings.s3SseKmsKeyId !== undefined && settings.s3Sse !== 'aws:kms') {
        problems.push({ setting: 's3-sse-kms-key-id', message: 'needs s3-sse: aws:kms' });
    }
    return problems;
}
function checkArchive(settings) {
    if (settings.compression === 'zstd' && !("createZstdCompress" in external_node_zlib_namespaceObject)) {
        const message = `zstd needs Node 22.15 or newer, this is ${process.versions.node}; allowed here: gzip`;
        return [{ setting: 'compression', message }];
    }
    const level = settings.compressionLevel;
    if (settings.compression !== 'gzip' || level === undefined || level <= MAX_GZIP_LEVEL)
        return [];
    return [
        {
            setting: 'compression-level',
            message: `${level} is not allowed; allowed with gzip: a whole number from 1 to ${MAX_GZIP_LEVEL}`,
        },
    ];
}

// EXTERNAL MODULE: ./.cache/build/core/supabase-hosts.js
var supabase_hosts = __webpack_require__(42751);
// EXTERNAL MODULE: ./.cache/build/lib/closest-name.js
var closest_name = __webpack_require__(43566);
// EXTERNAL MODULE: ./.cache/build/config/connection-url.js
var connection_url = __webpack_require__(40268);
;// CONCATENATED MODULE: ./.cache/build/config/connection-mysql.js



const DEFAULT_PORT = 3306;
const EXAMPLE = 'mysql://user:password@host:3306/database';
/** Names of one thing by the mysql client, PyMySQL and SQLAlchemy, JDBC, Prisma and TiDB Cloud; all are read. */
const MODE_PARAMETERS = ['ssl-mode', 'sslmode', 'sslMode', 'ssl_mode'];
const AUTHORITY_PARAMETERS = ['ssl-ca', 'ssl_ca', 'sslca', 'sslrootcert', 'sslcert'];
const VERIFY_PARAMETERS = [
    'ssl',
    'tls',
    'sslaccept',
    'ssl_verify_cert',
    'ssl_verify_identity',
    'useSSL',
    'verifyServerCertificate',
];
const SOCKET_PARAMETERS = ['socket', 'unix_socket', 'socketPath'];
const READ_PARAMETERS = [
    ...SOCKET_PARAMETERS,
    'user',
    'password',
    'connect_timeout',
    ...MODE_PARAMETERS,
    ...AUTHORITY_PARAMETERS,
    ...VERIFY_PARAMETERS,
];
/** What drivers and the mysql client write into the same URL: no meaning here, no harm. */
const IGNORED_PARAMETERS = new Set(('charset characterEncoding collation connectionCollation useUnicode timezone serverTimezone time_zone loc parseTime ' +
    'autoReconnect reconnect compress compression allowPublicKeyRetrieval get-server-public-key default-auth ' +
    'connection_limit pool_timeout socket_timeout max_idle_connection_lifetime statement_cache_size pool connectionLimit ' +
    'protocol tls-version enabledTLSProtocols read_timeout write_timeout supportBigNumbers bigNumberStrings dateStrings schema ' +
    // Whoever wants TLS gets it anyway, or an error.
    'requireSSL zeroDateTimeBehavior tinyInt1isBit rewriteBatchedStatements local_infile').split(' '));
/** The words of ssl-mode (https://dev.mysql.com/doc/refman/8.4/en/connection-options.html) and libpq's for the same. */
const MODES = {
    disabled: 'disable',
    disable: 'disable',
    required: 'require',
    require: 'require',
    'verify-ca': 'verify-ca',
    'verify-identity': 'verify-full',
    'verify-full': 'verify-full',
};
/**
 * Where a `mysql://` or `mariadb://` URL leads; nothing is taken from the environment.
 * `seconds` reads a `connect_timeout`.
 * @throws Error whose message fits behind the setting's name and never shows the password
 */
function readMysqlUrl(url, seconds) {
    const ignored = checkParameters(url.parameters);
    const hosts = findHosts(url);
    const user = url.user || url.parameters.get('user');
    if (!user)
        throw new Error(`names no user; allowed: ${EXAMPLE}`);
    if (url.database === undefined)
        throw new Error('names no database; write it after the host: …@host:3306/database');
    const address = {
        hosts,
        user,
        password: url.password || url.parameters.get('password') || undefined,
        database: url.database,
        connectTimeoutMs: seconds(url.parameters.get('connect_timeout') || undefined),
    };
    const tls = {
        mode: findMode(url.parameters),
        rootCertificate: firstOf(url.parameters, AUTHORITY_PARAMETERS),
        isLocal: hosts.every((h) => (0,connection_tls/* isLocalHost */.m)(h.host)),
    };
    return { address, tls, ignored };
}
/** Databases in which the servers of the family keep what is theirs; information_schema is known by any case. */
const SERVERS_OWN = ['information_schema', 'mysql', 'performance_schema', 'sys', 'metrics_schema'];
/** @throws Error as `readMysqlUrl` does, for a database of which there is no backup */
function refuseServersOwn(database) {
    const name = /_schema$/i.test(database) ? database.toLowerCase() : database;
    if (SERVERS_OWN.includes(name))
        throw new Error(`names "${database}", which holds the server's own data; name the database of yours that is to be backed up: …@host:3306/database`);
}
function checkParameters(parameters) {
    const ignored = [];
    for (const name of parameters.keys()) {
        if (READ_PARAMETERS.includes(name))
            continue;
        if (!IGNORED_PARAMETERS.has(name)) {
            const near = (0,closest_name/* closestName */.N)(name, READ_PARAMETERS);
            throw new Error(`has the unknown URL parameter "${name}"${near ? ` (did you mean ${near}?)` : ''}; allowed: ${READ_PARAMETERS.join(', ')}`);
        }
        ignored.push(name);
    }
    return ignored;
}
/** A Unix socket is a path: `?socket=`, or the host itself, percent-encoded. */
function findHosts(url) {
    const socket = firstOf(url.parameters, SOCKET_PARAMETERS);
    if (socket) {
        if (!socket.startsWith('/'))
            throw new Error('says a socket that is no absolute path');
        return [{ host: socket, port: DEFAULT_PORT }];
    }
    const names = url.hosts.map((h) => h.host);
    if (names.length === 1 && names[0] === '')
        throw new Error(`names no host; allowed: ${EXAMPLE}`);
    if (names.some((name) => name === ''))
        throw new Error('names an empty host between its commas');
    const ports = (0,connection_url/* parsePorts */.Kq)(url.hosts.map((h) => h.port), names.length, DEFAULT_PORT);
    return names.map((host, i) => ({ host, port: ports[i] ?? DEFAULT_PORT }));
}
function firstOf(parameters, names) {
    for (const name of names) {
        const value = parameters.get(name);
        if (value)
            return value;
    }
    return undefined;
}
function findMode(parameters) {
    const names = MODE_PARAMETERS.filter((name) => parameters.get(name));
    if (names.length === 0)
        return findDriverMode(parameters);
    const [mode, ...others] = new Set(names.map((name) => modeOfWord(name, parameters.get(name) ?? '')));
    if (others.length > 0)
        throw new Error(`has ${names.join(' and ')}, which contradict each other; write one`);
    return mode;
}
function modeOfWord(name, text) {
    const word = text.toLowerCase().replaceAll('_', '-');
    const mode = MODES[word];
    if (mode)
        return mode;
    const isSilent = ['preferred', 'prefer', 'allow'].includes(word);
    const why = isSilent ? ' (it silently goes on without encryption, so it is refused)' : '';
    throw new Error(`says ${name}=${JSON.stringify(text)}${why}; allowed: DISABLED, REQUIRED, VERIFY_CA, VERIFY_IDENTITY`);
}
/** `ssl` of node drivers (true, false or JSON), Go's `tls`, Prisma's `sslaccept`, `ssl_verify_…` of Python drivers, JDBC's `useSSL`. */
function findDriverMode(parameters) {
    const ssl = parameters.get('ssl');
    if (ssl)
        return modeOfSsl(ssl);
    const tls = parameters.get('tls');
    if (tls)
        return choose('tls', tls, { true: 'verify-full', false: 'disable', 'skip-verify': 'require' });
    const accept = parameters.get('sslaccept');
    if (accept)
        return choose('sslaccept', accept, { strict: 'verify-full', accept_invalid_certs: 'require' });
    const isOff = (name) => choose(name, parameters.get(name) || 'true', { true: 'on', 1: 'on', false: 'off', 0: 'off' }) === 'off';
    if (isOff('useSSL'))
        return 'disable';
    if (isOff('ssl_verify_cert') || isOff('verifyServerCertificate'))
        return 'require';
    return isOff('ssl_verify_identity') ? 'verify-ca' : undefined;
}
function modeOfSsl(text) {
    if (!text.startsWith('{'))
        return choose('ssl', text, { true: 'verify-full', 1: 'verify-full', false: 'disable', 0: 'disable' });
    let verifies;
    try {
        verifies = JSON.parse(text).rejectUnauthorized;
    }
    catch (cause) {
        throw new Error('says ssl={…} that is no JSON', { cause });
    }
    return verifies === false ? 'require' : 'verify-full';
}
function choose(name, text, words) {
    const found = Object.hasOwn(words, text) ? words[text] : undefined;
    if (found !== undefined)
        return found;
    throw new Error(`says ${name}=${JSON.stringify(text)}; allowed: ${Object.keys(words).join(', ')}`);
}

;// CONCATENATED MODULE: ./.cache/build/config/password-file.js
/**
 * The password libpq's password file gives for a connection, or undefined.
 * `hostname:port:database:username:password`, first match wins, `*` matches anything, `\:` and `\\`
 * are escapes, lines beginning with `#` are comments; a Unix socket is also called `localhost`.
 * Source: https://www.postgresql.org/docs/current/libpq-pgpass.html
 */
function findPassword(text, query) {
    const hosts = query.host.startsWith('/') ? [query.host, 'localhost'] : [query.host];
    for (const line of text.split(/\r?\n/)) {
        if (line.startsWith('#'))
            continue;
        const [host, port, database, user, password] = splitFields(line);
        if (password === undefined || password === '')
            continue;
        const isMatch = (host === '*' || (host !== undefined && hosts.includes(removeEscapes(host)))) &&
            matches(port, String(query.port)) &&
            matches(database, query.database) &&
            matches(user, query.user);
        if (isMatch)
            return removeEscapes(password);
    }
    return undefined;
}
function matches(field, value) {
    return field === '*' || (field !== undefined && removeEscapes(field) === value);
}
/** Splits at unescaped colons; the escapes stay, so that `\*` is no wildcard. */
function splitFields(line) {
    const fields = [''];
    for (let i = 0; i < line.length; i++) {
        const character = line.charAt(i);
        if (character === ':') {
            fields.push('');
            continue;
        }
        const isEscape = character === '\\' && i + 1 < line.length;
        fields[fields.length - 1] += isEscape ? character + line.charAt(++i) : character;
    }
    return fields;
}
function removeEscapes(field) {
    return field.replace(/\\(.)/gs, '$1');
}

// EXTERNAL MODULE: ./.cache/build/config/pem.js
var pem = __webpack_require__(31732);
;// CONCATENATED MODULE: ./.cache/build/config/connection.js







const connection_DEFAULT_PORT = 5432;
const DEFAULT_CONNECT_TIMEOUT_S = 15;
const DEFAULT_APPLICATION_NAME = 'db-backup-action';
/** Where Debian's and most other packages put the socket. */
const SOCKET_FOLDER = '/var/run/postgresql';
const POSTGRES_SCHEMES = ['postgres', 'postgresql'];
const MYSQL_SCHEMES = ['mysql', 'mariadb', 'mysql2'];
const connection_READ_PARAMETERS = 'host port user password dbname passfile sslmode sslrootcert connect_timeout application_name'.split(' ');
/** libpq's other parameters: no meaning here, no harm. */
const LIBPQ_PARAMETERS = 'options hostaddr fallback_application_name client_encoding keepalives keepalives_idle keepalives_interval ' +
    'keepalives_count tcp_user_timeout target_session_attrs load_balance_hosts channel_binding gssencmode ' +
    'krbsrvname gsslib gssdelegation requirepeer require_auth sslcompression sslsni sslnegotiation sslcrl ' +
    'sslcrldir ssl_min_protocol_version ssl_max_protocol_version min_protocol_version max_protocol_version';
/** What Prisma and Supabase write into the same variable. */
const LIBRARY_PARAMETERS = 'schema connection_limit pool_timeout pgbouncer statement_cache_size supa workaround';
const connection_IGNORED_PARAMETERS = new Set(`${LIBPQ_PARAMETERS} ${LIBRARY_PARAMETERS}`.split(' '));
/**
 * A connection as libpq or the mysql client would read it, but verified TLS by default.
 * @throws Error whose message fits behind the setting's name and never shows the password
 */
function parseConnection(sources) {
    const url = (0,connection_url/* splitConnectionUrl */.sF)(sources.url);
    if (MYSQL_SCHEMES.includes(url.scheme))
        return parseMysql(url, sources);
    if (!POSTGRES_SCHEMES.includes(url.scheme)) {
        throw new Error(`has the unknown scheme "${url.scheme}://"; allowed: postgres://, postgresql://, mysql://, mariadb://`);
    }
    return parsePostgres(url, sources);
}
function parseMysql(url, sources) {
    const { address, tls: wishes, ignored } = readMysqlUrl(url, parseTimeout);
    // A restore for practice only asks for a server, and may name any.
    if (sources.setting === 'database-url')
        refuseServersOwn(address.database);
    const decided = (0,connection_tls/* decideTls */._)({ ...wishes, authority: sources.authority, isSupabase: false }, (path) => (0,pem/* readPem */.J)(path, sources.system));
    return {
        connection: {
            engine: 'mysql',
            ...address,
            tls: decided.tls,
            applicationName: DEFAULT_APPLICATION_NAME,
        },
        warnings: [...ignored.map((name) => ignoredWarning(sources.setting, name)), ...decided.warnings],
    };
}
function parsePostgres(url, sources) {
    const warnings = connection_checkParameters(url.parameters, sources.setting);
    const said = (parameter, variable) => url.parameters.get(parameter) || sources.pgVariables?.[variable] || undefined;
    const hosts = connection_findHosts(url, sources);
    const user = url.user || said('user', 'PGUSER') || osUser(sources);
    if (user === undefined)
        throw new Error('names no user; allowed: postgres://user:password@host:5432/database');
    const database = url.database || said('dbname', 'PGDATABASE') || (sources.pgVariables ? user : undefined);
    if (database === undefined)
        throw new Error('names no database; write it after the host: …@host:5432/database');
    const given = url.password || said('password', 'PGPASSWORD');
    const filed = given === undefined ? passwordOfFile(hosts, user, database, url, sources) : undefined;
    const decided = (0,connection_tls/* decideTls */._)({
        mode: said('sslmode', 'PGSSLMODE'),
        rootCertificate: url.parameters.get('sslrootcert') ||
            (sources.authority === undefined && sources.pgVariables?.PGSSLROOTCERT) ||
            undefined,
        authority: sources.authority,
        isLocal: hosts.every((h) => (0,connection_tls/* isLocalHost */.m)(h.host)),
        isSupabase: hosts.every((h) => (0,supabase_hosts/* isSupabaseHost */.ZG)(h.host)),
    }, (path) => (0,pem/* readPem */.J)(path, sources.system));
    warnings.push(...(filed?.warnings ?? []), ...decided.warnings);
    const connection = {
        engine: 'postgresql',
        hosts,
        user,
        password: given ?? filed?.password,
        database,
        tls: decided.tls,
        connectTimeoutMs: parseTimeout(said('connect_timeout', 'PGCONNECT_TIMEOUT')),
        applicationName: said('application_name', 'PGAPPNAME') ?? DEFAULT_APPLICATION_NAME,
    };
    return { connection, warnings };
}
function ignoredWarning(setting, name) {
    return `${setting}: the URL parameter "${name}" has no meaning here and is ignored.`;
}
function connection_checkParameters(parameters, setting) {
    const warnings = [];
    for (const name of parameters.keys()) {
        if (connection_READ_PARAMETERS.includes(name))
            continue;
        if (!connection_IGNORED_PARAMETERS.has(name)) {
            const near = (0,closest_name/* closestName */.N)(name, connection_READ_PARAMETERS);
            throw new Error(`has the unknown URL parameter "${name}"${near ? ` (did you mean ${near}?)` : ''}; allowed: ${connection_READ_PARAMETERS.join(', ')}`);
        }
        warnings.push(ignoredWarning(setting, name));
    }
    return warnings;
}
function connection_findHosts(url, sources) {
    const pg = sources.pgVariables;
    const inUrl = url.hosts.some((h) => h.host !== '');
    const listed = url.parameters.get('host') || (inUrl ? undefined : pg?.PGHOST || undefined);
    const names = listed?.split(',') ?? (inUrl ? url.hosts.map((h) => h.host) : [defaultHost(sources)]);
    if (names.some((name) => name === ''))
        throw new Error('names an empty host between its commas');
    const urlPorts = url.hosts.map((h) => h.port);
    const portList = url.parameters.get('port') || (urlPorts.every((p) => p === '') ? pg?.PGPORT : undefined);
    const ports = (0,connection_url/* parsePorts */.Kq)(portList ? portList.split(',') : urlPorts, names.length, connection_DEFAULT_PORT);
    return names.map((host, i) => ({ host, port: ports[i] ?? connection_DEFAULT_PORT }));
}
function defaultHost(sources) {
    if (!sources.pgVariables)
        throw new Error('names no host; allowed: postgres://user:password@host:5432/database');
    return sources.system.exists(SOCKET_FOLDER) ? SOCKET_FOLDER : 'localhost';
}
function osUser(sources) {
    return sources.pgVariables ? sources.system.userName() : undefined;
}
function passwordOfFile(hosts, user, database, url, { pgVariables, system }) {
    if (!pgVariables)
        return undefined;
    const path = url.parameters.get('passfile') || pgVariables.PGPASSFILE || `${system.homeFolder()}/.pgpass`;
    if (!system.exists(path))
        return undefined;
    if (system.isOpenToOthers(path)) {
        const warning = `The password file ${path} may be read by others and is ignored, as libpq does; run: chmod 600 ${path}`;
        return { password: undefined, warnings: [warning] };
    }
    const text = system.readTextFile(path);
    for (const { host, port } of hosts) {
        const password = findPassword(text, { host, port, database, user });
        if (password !== undefined)
            return { password, warnings: [] };
    }
    return undefined;
}
function parseTimeout(text) {
    if (text === undefined)
        return DEFAULT_CONNECT_TIMEOUT_S * 1000;
    const seconds = Number(text);
    if (/^\d+$/.test(text) && seconds >= 1 && seconds <= 3600)
        return seconds * 1000;
    throw new Error(`says connect_timeout=${JSON.stringify(text)}; allowed: 1 to 3600 seconds`);
}

// EXTERNAL MODULE: ./.cache/build/config/local-system.js
var local_system = __webpack_require__(18783);
// EXTERNAL MODULE: ./.cache/build/config/settings-table.js + 8 modules
var settings_table = __webpack_require__(6177);
// EXTERNAL MODULE: ./.cache/build/config/sources.js
var config_sources = __webpack_require__(89520);
;// CONCATENATED MODULE: ./.cache/build/config/strangers.js


/**
 * Unknown flags and inputs, those of other operations and faces, and unknown `DB_BACKUP_*` variables.
 * A variable of another operation is no mistake: one environment serves them all. Nor is an input that
 * says what the default says, because GitHub hands over every default of action.yml.
 */
function findStrangers(operation, sources) {
    const problems = [];
    for (const [name, text] of sources.given) {
        if (text.trim() === '')
            continue;
        const problem = judge(operation, name, text.trim(), sources);
        if (problem)
            problems.push(problem);
    }
    if (sources.face === 'cli')
        problems.push(...unknownVariables(sources));
    return problems;
}
function judge(operation, name, text, sources) {
    const setting = (0,settings_table/* findSetting */.SP)(name);
    if (!setting)
        return { setting: name, code: 'SETTING_UNKNOWN', message: `no such setting${meant(name, operation)}` };
    if (setting.actionOnly && sources.face === 'cli') {
        return { setting: name, code: 'SETTING_UNKNOWN', message: 'only the GitHub Action knows it' };
    }
    if (setting.operations.includes(operation) || text === setting.default)
        return undefined;
    return {
        setting: name,
        code: 'SETTING_WRONG_OPERATION',
        message: `is no setting of ${operation}; it belongs to ${setting.operations.join(', ')}`,
    };
}
function meant(name, operation) {
    const known = settings_table/* SETTING_DEFINITIONS */.Mi.filter((s) => s.operations.includes(operation));
    const near = (0,closest_name/* closestName */.N)(name, known.map((s) => s.name)) ??
        (0,closest_name/* closestName */.N)(name, settings_table/* SETTING_DEFINITIONS */.Mi.map((s) => s.name));
    return near ? `; did you mean ${near}?` : '';
}
function unknownVariables(sources) {
    const known = settings_table/* SETTING_DEFINITIONS */.Mi.map((s) => (0,settings_table/* prefixedVariable */.EB)(s.name));
    return Object.keys(sources.variables)
        .filter((name) => name.startsWith(settings_table/* VARIABLE_PREFIX */.qz) && !known.includes(name) && sources.variables[name])
        .map((name) => {
        const near = (0,closest_name/* closestName */.N)(name, known);
        return {
            setting: name,
            code: 'SETTING_UNKNOWN',
            message: `no setting has this variable${near ? `; did you mean ${near}?` : ''}`,
        };
    });
}

// EXTERNAL MODULE: ./.cache/build/config/values.js + 2 modules
var values = __webpack_require__(66215);
;// CONCATENATED MODULE: ./.cache/build/config/parse.js









/**
 * Reads all settings of an operation, once, into a frozen typed value.
 * @throws SettingsError that names every problem at once
 */
function parseSettings(operation, sources, system = local_system/* localSystem */.T) {
    const problems = [...findStrangers(operation, sources)];
    const warnings = [];
    const values = {};
    const found = new Map();
    for (const setting of settings_table/* SETTING_DEFINITIONS */.Mi) {
        const text = setting.operations.includes(operation) ? (0,config_sources/* findText */.V)(setting, sources) : undefined;
        const usable = text && checkBuilt(setting, text, problems) ? text : undefined;
        if (usable)
            found.set(setting.name, usable);
        if (usable && setting.secret && usable.origin === 'given' && sources.face === 'cli') {
            warnings.push(secretWarning(setting));
        }
        values[keyOf(setting)] = readValue(setting, usable, system, problems);
    }
    const connectionTo = (setting, pgVariables) => connectionOf(found.get(setting), { setting, authority: values.tlsCa, pgVariables, system }, problems, warnings);
    values.connection = connectionTo('database-url', sources.face === 'cli' ? sources.variables : undefined);
    // A target is named in full: nothing that is meant for a source may fill it in.
    values.targetConnection = connectionTo('target-url', undefined);
    values.drillConnection = connectionTo('drill-server-url', undefined);
    const buckets = values.storageBuckets;
    const readsProjects = operation === 'backup' || operation === 'doctor';
    if (readsProjects)
        Object.assign(values, findProjects(found, buckets, problems, warnings));
    values.targetProject = findTargetProject(found, problems, warnings);
    delete values.databaseUrl;
    delete values.tlsCa;
    const settings = Object.freeze(values);
    problems.push(...checkTogether(operation, settings, found, sources));
    if (problems.length > 0)
        throw new errors/* SettingsError */.GN(lastOfEach(problems));
    return { settings, warnings };
}
/** One problem for each setting: the rules that look at several settings come last and say most. */
function lastOfEach(problems) {
    return [...new Map(problems.map((p) => [p.setting, p])).values()];
}
/** `retention-days` → `retentionDays`, `lock-timeout` → `lockTimeoutMs`; the types in settings.ts say the same. */
function keyOf(setting) {
    const camel = setting.name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
    return setting.type === 'duration' ? `${camel}Ms` : camel;
}
function readValue(setting, found, system, problems) {
    const text = found?.text ?? setting.default;
    if (text === undefined)
        return setting.type === 'list' ? [] : undefined;
    try {
        return (0,values/* parseValue */.$)(setting, text, system);
    }
    catch (error) {
        problems.push({ setting: setting.name, message: (0,errors/* messageOf */.bD)(error) + originWords(found) });
        return undefined;
    }
}
function originWords(found) {
    return found === undefined || found.origin === 'given' ? '' : ` (from the variable ${found.from})`;
}
/**
 * A setting whose feature does not exist fails by name, unless it says what happens anyway.
 * Ambient variables such as SUPABASE_URL are meant for other programs too, so they only go unused.
 */
function checkBuilt(setting, found, problems) {
    if (setting.built)
        return true;
    if (found.origin !== 'shared variable' && found.text !== setting.default) {
        problems.push({
            setting: setting.name,
            code: 'SETTING_NOT_BUILT',
            message: `is not built yet${setting.default === undefined ? '' : `; allowed now: ${setting.default}`}${originWords(found)}`,
        });
    }
    return false;
}
function connectionOf(url, from, problems, warnings) {
    if (!url)
        return undefined;
    try {
        const parsed = parseConnection({ url: url.text, ...from });
        warnings.push(...parsed.warnings);
        return parsed.connection;
    }
    catch (error) {
        problems.push({ setting: from.setting, message: (0,errors/* messageOf */.bD)(error) + originWords(url) });
        return undefined;
    }
}
function secretWarning(setting) {
    const variable = setting.variables?.[0] ?? (0,settings_table/* prefixedVariable */.EB)(setting.name);
    return `--${setting.name} on the command line can be seen by other users of this machine and stays in the shell's history; set the variable ${variable} instead.`;
}


/***/ }),

/***/ 31732:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ readPem)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90304);


const BEGIN = '-----BEGIN CERTIFICATE-----';
/**
 * PEM text of certificates, given as the text itself or as the path of a file that holds it.
 * @throws Error that fits behind the setting's name
 */
function readPem(textOrPath, system) {
    if (textOrPath.includes(BEGIN))
        return checkPem(textOrPath, 'the text');
    return checkPem(readFile(textOrPath, system), textOrPath);
}
function readFile(path, system) {
    try {
        return system.readTextFile(path);
    }
    catch (cause) {
        throw new Error(`the certificate file cannot be read (${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(cause)})`, { cause });
    }
}
function checkPem(text, where) {
    try {
        new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(text);
        return text;
    }
    catch (cause) {
        throw new Error(`${where} holds no certificate in PEM form (${BEGIN} …)`, { cause });
    }
}


/***/ }),

/***/ 6177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sA: () => (/* binding */ BUILT_OPERATIONS),
  A9: () => (/* binding */ SETTINGS_BY_GROUP),
  Mi: () => (/* binding */ SETTING_DEFINITIONS),
  qz: () => (/* binding */ VARIABLE_PREFIX),
  SP: () => (/* binding */ findSetting),
  EB: () => (/* binding */ prefixedVariable)
});

// UNUSED EXPORTS: SETTINGS

;// CONCATENATED MODULE: ./.cache/build/config/table/archive.js
/** How an archive is made. */
const ARCHIVE_SETTINGS = [
    {
        name: 'compression',
        type: 'choice',
        values: ['gzip', 'zstd'],
        default: 'gzip',
        operations: ['backup'],
        description: '`gzip` is read everywhere; `zstd` is faster and smaller and needs Node 22.15 or newer.',
        built: true,
    },
    {
        name: 'compression-level',
        type: 'integer',
        minimum: 1,
        maximum: 19,
        operations: ['backup'],
        description: '1 (fast, the default) to 9 with gzip, to 19 with zstd.',
        built: true,
    },
    {
        name: 'encrypt-to',
        type: 'list',
        operations: ['backup'],
        description: 'age recipients the archive is encrypted to.',
        built: false,
    },
    {
        name: 'decrypt-identity',
        type: 'text',
        secret: true,
        operations: ['restore', 'verify', 'drill', 'get'],
        description: 'age identity that opens encrypted archives.',
        built: false,
    },
];

;// CONCATENATED MODULE: ./.cache/build/config/table/drill.js
/** The rehearsal of a restore. */
const DRILL_SETTINGS = [
    {
        name: 'drill-server-url',
        type: 'text',
        secret: true,
        operations: ['drill'],
        description: 'Server of the same engine on which the drill makes a scratch database and drops it again: `postgres://user:password@host:5432/postgres` (its role needs CREATEDB, and CREATEROLE to stand in for roles the server does not have) or `mysql://user:password@host:3306/information_schema` (all rights on databases called `db_backup_scratch_…`).',
        built: true,
    },
    {
        name: 'drill-pick',
        type: 'text',
        default: 'random',
        operations: ['drill'],
        description: 'Which backup is rehearsed: `random` (of the last `drill-window-days`), `newest`, `oldest`, `least-proven` (never drilled, or longest ago) or an id.',
        pattern: {
            test: /^(random|newest|oldest|least-proven|[a-z0-9][a-z0-9-]{0,31}-\d{4}-\d{2}-\d{2}T\d{6}Z)$/,
            words: 'random, newest, oldest, least-proven or an id (backup-2026-03-25T020000Z)',
        },
        built: true,
    },
    {
        name: 'drill-window-days',
        type: 'integer',
        default: '30',
        minimum: 1,
        maximum: 36500,
        operations: ['drill'],
        description: 'How many days back `random` picks.',
        built: true,
    },
    {
        name: 'rto-minutes',
        type: 'number',
        operations: ['drill'],
        minimum: 0,
        description: 'Fail when fetching, checking, restoring and proving take longer than this together.',
        built: true,
    },
    {
        name: 'expected-tables',
        type: 'list',
        operations: ['drill'],
        description: 'Tables that must be there, with the rows they must have at least: `public.users>=1000`, `sales.*>=1`, `orders` (globs, as in `include-tables`).',
        built: true,
    },
    {
        name: 'check-sql',
        type: 'text',
        operations: ['drill'],
        description: 'Statements that must each return one row with true, separated by `;`.',
        built: true,
    },
    {
        name: 'check-command',
        type: 'text',
        operations: ['drill'],
        description: 'Command that must succeed within 10 minutes, run with `sh -c` and the scratch database as `DATABASE_URL`.',
        built: true,
    },
    {
        name: 'health-urls',
        type: 'list',
        operations: ['restore', 'drill'],
        description: 'Addresses that must answer with 2xx after a restore or in a drill; asked again for up to a minute.',
        pattern: { test: /^https?:\/\/\S+$/, words: 'https://host/path' },
        built: true,
    },
    {
        name: 'keep-on-failure',
        type: 'boolean',
        default: 'false',
        operations: ['drill'],
        description: 'Keep the scratch database of a failed drill, and say how to reach it.',
        built: true,
    },
];

;// CONCATENATED MODULE: ./.cache/build/config/table/notify.js
const NOTIFYING = [
    'backup',
    'restore',
    'verify',
    'drill',
    'prune',
    'status',
];
/** One address, with or without a name; nothing that could begin another header. */
const ADDRESS = {
    test: /^(?:[^\p{Cc}<>@]*<[^\p{Cc}\s<>@,;"]+@[^\p{Cc}\s<>@,;"]+>|[^\p{Cc}\s<>@,;"]+@[^\p{Cc}\s<>@,;"]+)$/u,
    words: 'an address such as ops@example.com or Ops <ops@example.com>',
};
/** What may stand in a header of HTTP. */
const TOKEN = { test: /^[\x21-\x7e]+$/, words: 'printable ASCII characters without spaces' };
/** Who is told. */
const NOTIFY_SETTINGS = [
    {
        name: 'notify-on',
        type: 'choice',
        values: ['always', 'failure', 'never'],
        default: 'always',
        operations: NOTIFYING,
        description: 'When the channels below are told; `failure` also means a backup with anomalies. A channel that cannot be reached is only a warning.',
        built: true,
    },
    {
        name: 'slack-webhook-url',
        type: 'url',
        secret: true,
        variables: ['SLACK_WEBHOOK_URL'],
        operations: NOTIFYING,
        description: 'Incoming webhook of a Slack channel.',
        built: true,
    },
    {
        name: 'email-smtp-url',
        type: 'mail-server',
        secret: true,
        operations: NOTIFYING,
        description: 'Mail server: `smtp://user:password@host:587` (STARTTLS, required with a password) or `smtps://…`, both parts percent-encoded.',
        built: true,
    },
    {
        name: 'email-from',
        type: 'text',
        pattern: ADDRESS,
        operations: NOTIFYING,
        description: 'Sender, `backup@example.com` or `Backups <backup@example.com>`.',
        built: true,
    },
    {
        name: 'email-to',
        type: 'list',
        pattern: ADDRESS,
        operations: NOTIFYING,
        description: 'Recipients.',
        built: true,
    },
    {
        name: 'pagerduty-routing-key',
        type: 'text',
        secret: true,
        pattern: TOKEN,
        operations: NOTIFYING,
        description: 'Integration key of a PagerDuty service (Events API v2).',
        built: true,
    },
    {
        name: 'pagerduty-after-failures',
        type: 'integer',
        default: '2',
        minimum: 1,
        operations: NOTIFYING,
        description: 'Page after so many failures in a row of one operation and series; the next success resolves the incident.',
        built: true,
    },
    {
        name: 'pagerduty-url',
        type: 'url',
        default: 'https://events.pagerduty.com',
        operations: NOTIFYING,
        description: 'Where events go; `https://events.eu.pagerduty.com` for accounts in the EU.',
        built: true,
    },
    {
        name: 'webhook-url',
        type: 'url',
        secret: true,
        operations: NOTIFYING,
        description: 'Receives the report as JSON, with `title` and `content` for people.',
        built: true,
    },
    {
        name: 'webhook-token',
        type: 'text',
        secret: true,
        pattern: TOKEN,
        operations: NOTIFYING,
        description: 'Sent to it as `Authorization: Bearer …`.',
        built: true,
    },
    {
        name: 'webhook-secret',
        type: 'text',
        secret: true,
        operations: NOTIFYING,
        description: 'Key of the HMAC-SHA256 of the body that it gets as `X-Hub-Signature-256`.',
        built: true,
    },
    {
        name: 'heartbeat-url',
        type: 'url',
        secret: true,
        operations: NOTIFYING,
        description: 'Called when a run begins (`/start`), succeeds (as it is) or fails (`/fail`, with the end of the log), whatever `notify-on` says.',
        built: true,
    },
];

;// CONCATENATED MODULE: ./.cache/build/config/table/restore.js
/** Which backup, and where it goes. */
const RESTORE_SETTINGS = [
    {
        name: 'backup',
        type: 'text',
        default: 'latest',
        operations: ['restore', 'verify', 'get'],
        description: 'Which backup: `latest`, `random`, an id, a time (the newest at or before it), a date (the newest of that UTC day or before), `s3://…`, a file or a folder.',
        built: true,
    },
    {
        name: 'target-url',
        type: 'text',
        secret: true,
        operations: ['restore', 'verify'],
        description: 'Database to restore into; with `verify` and `deep`, any database of the server that gets a scratch database. Never taken from `DATABASE_URL`.',
        built: true,
    },
    {
        name: 'target-supabase-url',
        type: 'url',
        operations: ['restore'],
        description: 'Supabase project that gets the rows by its REST API (upsert; its tables have to be there) and the files of the backup, `https://<ref>.supabase.co`. With `target-url` the rows go there, and files alone here. Nothing is deleted.',
        built: true,
    },
    {
        name: 'target-supabase-service-role-key',
        type: 'text',
        secret: true,
        operations: ['restore'],
        description: 'Legacy service_role JWT or `sb_secret_…` key of that project.',
        built: true,
    },
    {
        name: 'target-environment',
        type: 'text',
        operations: ['restore'],
        description: 'What the target is; `production` needs `confirm`.',
        built: true,
    },
    {
        name: 'mode',
        type: 'choice',
        values: ['auto', 'create', 'replace', 'merge', 'rebuild'],
        default: 'auto',
        operations: ['restore'],
        description: 'What happens to what the target already has: `create` (it is empty), `replace` (the rows of tables of the same shape), `merge` (by primary key, nothing deleted), `rebuild` (drop, then create). `auto` creates in an empty target and replaces otherwise; by service key it merges, as nothing else is possible.',
        built: true,
    },
    {
        name: 'tables',
        type: 'list',
        operations: ['restore'],
        description: 'Only the rows of these tables (globs, as in `include-tables`), and no files; `none`: files alone, with `target-supabase-url`.',
        built: true,
    },
    {
        name: 'owner',
        type: 'choice',
        values: ['keep', 'target'],
        default: 'keep',
        operations: ['restore', 'drill'],
        description: "Restore the archive's owners, or let the target's user own everything.",
        built: true,
    },
    {
        name: 'skip-unrestorable',
        type: 'boolean',
        default: 'false',
        operations: ['restore', 'verify', 'drill'],
        description: 'Go on without objects the target refuses, and report them.',
        built: true,
    },
    {
        name: 'explain-differences',
        type: 'boolean',
        default: 'false',
        operations: ['restore', 'verify', 'drill'],
        description: 'Name the keys of rows that differ when the proof fails (in the log alone).',
        built: true,
    },
    {
        name: 'after-restore',
        type: 'text',
        operations: ['restore'],
        description: 'Command to run afterwards, with the target as `DATABASE_URL`.',
        built: true,
    },
    {
        name: 'confirm',
        type: 'text',
        neverFromVariable: true,
        operations: ['restore'],
        description: '`RESTORE PRODUCTION` or `REBUILD`, where a safety rule asks for it.',
        built: true,
    },
    {
        name: 'deep',
        type: 'boolean',
        default: 'false',
        operations: ['verify'],
        description: 'Restore into a scratch database on the server of `target-url`, compare every row, and drop it again.',
        built: true,
    },
];

;// CONCATENATED MODULE: ./.cache/build/config/table/retention.js
/** Which backups are kept. */
const RETENTION_SETTINGS = [
    {
        name: 'retention-days',
        type: 'integer',
        default: '30',
        minimum: 1,
        maximum: 36500,
        operations: ['backup', 'prune', 'doctor'],
        description: 'Backups younger than this many days are never removed.',
        built: true,
    },
    {
        name: 'retention-min-count',
        type: 'integer',
        default: '7',
        minimum: 1,
        maximum: 100000,
        operations: ['backup', 'prune', 'doctor'],
        description: 'The newest so many backups are never removed, however old they are.',
        built: true,
    },
    {
        name: 'keep-daily',
        type: 'integer',
        default: '0',
        minimum: 0,
        maximum: 36500,
        operations: ['backup', 'prune', 'doctor'],
        description: 'Also keep the newest backup of each of so many days that have one, the latest days first.',
        built: true,
    },
    {
        name: 'keep-weekly',
        type: 'integer',
        default: '0',
        minimum: 0,
        maximum: 5200,
        operations: ['backup', 'prune', 'doctor'],
        description: 'Also keep the newest backup of each of so many ISO weeks, in the same way.',
        built: true,
    },
    {
        name: 'keep-monthly',
        type: 'integer',
        default: '0',
        minimum: 0,
        maximum: 1200,
        operations: ['backup', 'prune', 'doctor'],
        description: 'Also keep the newest backup of each of so many months, in the same way.',
        built: true,
    },
    {
        name: 'keep-yearly',
        type: 'integer',
        default: '0',
        minimum: 0,
        maximum: 100,
        operations: ['backup', 'prune', 'doctor'],
        description: 'Also keep the newest backup of each of so many years, in the same way.',
        built: true,
    },
    {
        name: 'prune-versions',
        type: 'boolean',
        default: 'false',
        operations: ['backup', 'prune', 'doctor'],
        description: 'In a versioned bucket remove the versions of a pruned backup too; without it they stay, and cost, until the bucket expires them.',
        built: true,
    },
    {
        name: 'freeze-on-failed-drill',
        type: 'boolean',
        default: 'true',
        operations: ['backup', 'prune'],
        description: 'Remove nothing while the newest drill found a backup that is damaged or does not restore.',
        built: true,
    },
    {
        name: 'dry-run',
        type: 'boolean',
        default: 'false',
        operations: ['backup', 'prune', 'restore', 'drill'],
        description: 'Decide and report what pruning would remove, and remove nothing (a backup is still made); for a restore, print the plan and touch nothing; for a drill, only say which backup it would take.',
        built: true,
    },
];

;// CONCATENATED MODULE: ./.cache/build/config/table/source.js
/** Where the data comes from. */
const SOURCE_SETTINGS = [
    {
        name: 'database-url',
        type: 'connection',
        secret: true,
        operations: ['backup', 'doctor'],
        variables: ['DATABASE_URL'],
        description: 'Database to back up: `postgres://user:password@host:5432/database?sslmode=verify-full`, or `mysql://` or `mariadb://user:password@host:3306/database?ssl-mode=VERIFY_IDENTITY`. Special characters of the password are percent-encoded.',
        built: true,
    },
    {
        name: 'supabase-url',
        type: 'url',
        operations: ['backup', 'doctor'],
        variables: ['SUPABASE_URL'],
        description: 'Supabase project to read over REST, `https://<ref>.supabase.co`, where there is no database password. `database-url` carries more (docs/supabase.md). Beside it: where the files of `storage-buckets` are.',
        built: true,
    },
    {
        name: 'supabase-service-role-key',
        type: 'text',
        secret: true,
        operations: ['backup', 'doctor'],
        variables: ['SUPABASE_SERVICE_ROLE_KEY', 'SUPABASE_SECRET_KEY'],
        description: 'Legacy service_role JWT or `sb_secret_…` key of that project.',
        built: true,
    },
    {
        name: 'storage-buckets',
        type: 'list',
        default: 'none',
        operations: ['backup', 'doctor'],
        description: 'Buckets of Supabase Storage whose files are backed up with the database: `all`, names, or `none`. Needs `supabase-url` with `supabase-service-role-key`, also beside `database-url`.',
        built: true,
    },
    {
        name: 'storage-incremental',
        type: 'boolean',
        default: 'false',
        operations: ['backup', 'doctor'],
        description: 'Store only files that changed since the previous backup; the others stay in the backup that holds them, which is kept for as long as it is needed.',
        built: true,
    },
    {
        name: 'storage-s3-access-key-id',
        type: 'text',
        secret: true,
        operations: ['backup', 'doctor'],
        description: "S3 access key of the project's Storage settings: with it the bytes of files are read by S3 instead of the Storage API. Names and settings still come by the service key.",
        built: true,
    },
    {
        name: 'storage-s3-secret-access-key',
        type: 'text',
        secret: true,
        operations: ['backup', 'doctor'],
        description: 'The secret of that key.',
        built: true,
    },
    {
        name: 'storage-s3-endpoint',
        type: 'url',
        operations: ['backup', 'doctor'],
        description: "S3 endpoint of the project's Storage. `https://<ref>.storage.supabase.co/storage/v1/s3` when empty, or `/storage/v1/s3` of a self-hosted project.",
        built: true,
    },
    {
        name: 'storage-s3-region',
        type: 'text',
        default: 'us-east-1',
        operations: ['backup', 'doctor'],
        description: "Region of that endpoint, as the project's Storage settings name it.",
        built: true,
    },
    {
        name: 'schemas',
        type: 'list',
        operations: ['backup', 'doctor'],
        description: 'Schemas to back up (globs). Everything but the system schemas when empty.',
        built: true,
    },
    {
        name: 'include-tables',
        type: 'list',
        operations: ['backup', 'doctor'],
        description: 'Tables whose rows are backed up (globs, `schema.table`; without a dot, any schema). All when empty.',
        built: true,
    },
    {
        name: 'exclude-tables',
        type: 'list',
        operations: ['backup', 'doctor'],
        description: 'Tables whose rows are left out (globs, as in `include-tables`). Their definition is still dumped.',
        built: true,
    },
    {
        name: 'allow-empty',
        type: 'boolean',
        default: 'false',
        operations: ['backup', 'doctor'],
        description: 'Accept a database without a single row; refused otherwise.',
        built: true,
    },
    {
        name: 'accept-new-source',
        type: 'boolean',
        default: 'false',
        operations: ['backup', 'doctor'],
        description: "Accept that this is another database than that of the series' newest backup, and prune again.",
        built: true,
    },
    {
        name: 'schema-dump',
        type: 'choice',
        values: ['auto', 'required', 'off'],
        default: 'auto',
        operations: ['backup', 'doctor'],
        description: 'Definitions of tables, indexes, functions … by pg_dump. `off` backs up rows only, and the manifest says so.',
        built: true,
    },
    {
        name: 'pg-dump-path',
        type: 'text',
        operations: ['backup', 'doctor'],
        description: "The pg_dump to use; its major version must be at least the server's. Found when empty.",
        built: true,
    },
    {
        name: 'jobs',
        type: 'integer',
        minimum: 1,
        maximum: 64,
        operations: ['backup', 'restore', 'verify', 'drill', 'doctor'],
        description: 'Database connections that work at the same time. A backup has 2, on one snapshot; a restore 1, in one transaction, and more only into an empty target.',
        built: true,
    },
    {
        name: 'lock-timeout',
        type: 'duration',
        default: '60s',
        minimum: 1,
        operations: ['backup', 'restore', 'verify', 'drill', 'doctor'],
        description: 'How long to wait for a lock on a table, such as `500ms`, `60s`, `5m`.',
        built: true,
    },
    {
        name: 'lock',
        type: 'choice',
        values: ['none', 'allow'],
        default: 'none',
        operations: ['backup'],
        description: 'MySQL, MariaDB: `allow` locks tables without transactions while they are read, and everything for the moment in which several `jobs` begin.',
        built: true,
    },
    {
        name: 'definer',
        type: 'choice',
        values: ['keep', 'current'],
        default: 'keep',
        operations: ['backup'],
        description: 'MySQL, MariaDB: whose rights views, routines, triggers and events have after a restore: those of the account they name, or of the one that restores.',
        built: true,
    },
    {
        name: 'table-checksum',
        type: 'choice',
        values: ['auto', 'always', 'off'],
        default: 'auto',
        operations: ['backup', 'restore', 'verify', 'drill'],
        description: "MySQL, MariaDB: the server's own `CHECKSUM TABLE` goes into the manifest, and a restore compares it with the target's (docs/mysql.md). `auto` asks for tables up to 32 MiB, `always` for all that it can be trusted with. In a restore, `off` compares nothing.",
        built: true,
    },
    {
        name: 'tls-ca',
        type: 'pem',
        operations: ['backup', 'restore', 'verify', 'drill', 'doctor'],
        description: "Certificate authority of the database server: PEM text, or the path of a PEM file. The system's authorities when empty.",
        built: true,
    },
    {
        name: 'temp-dir',
        type: 'text',
        operations: ['backup', 'restore', 'verify', 'drill', 'get', 'doctor'],
        description: "Folder for temporary files, at most the compressed size of the tables in flight, and for a restore from a bucket that of the archive. The system's when empty.",
        built: true,
    },
];

;// CONCATENATED MODULE: ./.cache/build/config/table/status.js
const PRICE = {
    test: /^((storage-gb-month|put-1000|get-1000|egress-gb|database-egress-gb)=\d+(\.\d+)?|currency=[A-Z]{3})$/,
    words: 'storage-gb-month=, put-1000=, get-1000=, egress-gb=, database-egress-gb= with a number such as 0.023, and currency= with three capitals such as EUR',
};
/** What counts as stale or odd, and where reports go. */
const STATUS_SETTINGS = [
    {
        name: 'max-age-hours',
        type: 'number',
        default: '26',
        operations: ['status'],
        description: 'Exit with 8 when the newest good backup is older.',
        built: true,
    },
    {
        name: 'max-drill-age-days',
        type: 'number',
        default: '35',
        operations: ['status'],
        description: 'Exit with 8 when the newest drill that passed is older, or there is none; `0` where there are no drills.',
        built: true,
    },
    {
        name: 'anomaly-threshold',
        type: 'number',
        default: '0.5',
        operations: ['backup', 'status'],
        description: 'Share of the rows or bytes, of a table or of all, that may come or go against the median of the last 7 good backups; `0.5` is half. Small differences are never told.',
        built: true,
    },
    {
        name: 'on-anomaly',
        type: 'choice',
        values: ['warn', 'fail'],
        default: 'warn',
        operations: ['backup', 'status'],
        description: 'What rows, tables or columns that are not as before do. `warn` says so. `fail` keeps the backup, marks it as anomalous so that `latest` passes over it, removes no other and exits with 8; one run with `warn` accepts a change.',
        built: true,
    },
    {
        name: 'report-dir',
        type: 'text',
        operations: ['get', 'drill', 'status'],
        description: 'Folder that `get` writes the archive and its sidecars to, the current one when empty; that a drill writes its report to (`drill.html`, `drill.md`, `drill.json`); and `status` its own (`index.html`, `status.md`, `status.json`, `status.prom`, `badge.json`); nowhere when empty.',
        built: true,
    },
    {
        name: 'upload-report',
        type: 'choice',
        values: ['auto', 'true', 'false'],
        default: 'auto',
        actionOnly: true,
        operations: ['backup', 'restore', 'verify', 'drill', 'prune', 'status', 'doctor'],
        description: 'Upload the report of the run, and the manifest of the backup, as an artifact (names and counts, no values). `auto`: not in public repositories.',
        built: true,
    },
    {
        name: 'prices',
        type: 'list',
        pattern: PRICE,
        operations: ['doctor'],
        description: "Prices for the estimate of `doctor`, in place of the store's list prices: `storage-gb-month=0.023, put-1000=0.005, get-1000=0.0004, egress-gb=0.09, database-egress-gb=0.09, currency=EUR`; any of them, a GB is 10⁹ bytes.",
        built: true,
    },
];

// EXTERNAL MODULE: ./.cache/build/core/backup-id.js
var backup_id = __webpack_require__(88263);
// EXTERNAL MODULE: ./.cache/build/core/report.js
var report = __webpack_require__(2513);
;// CONCATENATED MODULE: ./.cache/build/config/table/store.js


const NAME = {
    test: backup_id/* NAME_PATTERN */.Vh,
    words: 'lower-case letters, digits and hyphens, not beginning with a hyphen, at most 32',
};
/** Where the archives are. */
const STORE_SETTINGS = [
    {
        name: 'destination',
        type: 'destination',
        operations: report/* OPERATIONS */.x,
        description: 'Where backups are kept: `s3://bucket/prefix` (AWS, R2, MinIO, B2 …), `file:///folder` or a path. Credentials come from the standard AWS chain (OIDC, environment, profile).',
        built: true,
    },
    {
        name: 'environment',
        type: 'text',
        pattern: NAME,
        operations: report/* OPERATIONS */.x,
        description: 'Keeps series apart below one prefix, such as `production` and `staging`.',
        built: true,
    },
    {
        name: 'backup-name',
        type: 'text',
        default: 'backup',
        pattern: NAME,
        operations: report/* OPERATIONS */.x,
        description: 'First part of every backup id; one series for each name.',
        built: true,
    },
    {
        name: 's3-endpoint',
        type: 'url',
        operations: report/* OPERATIONS */.x,
        description: 'Address of an S3-compatible store, such as `https://<account>.r2.cloudflarestorage.com`.',
        built: true,
    },
    {
        name: 's3-region',
        type: 'text',
        operations: report/* OPERATIONS */.x,
        description: 'Region of the bucket. From the AWS environment or profile when empty.',
        built: true,
    },
    {
        name: 's3-force-path-style',
        type: 'boolean',
        operations: report/* OPERATIONS */.x,
        description: 'Address the bucket in the path instead of the host name. True with `s3-endpoint`, else false, when empty.',
        built: true,
    },
    {
        name: 's3-sse',
        type: 'choice',
        values: ['AES256', 'aws:kms'],
        operations: ['backup', 'drill', 'doctor'],
        description: "Server-side encryption to ask for. The bucket's own default when empty.",
        built: true,
    },
    {
        name: 's3-sse-kms-key-id',
        type: 'text',
        operations: ['backup', 'drill', 'doctor'],
        description: 'KMS key for `s3-sse: aws:kms`.',
        built: true,
    },
    {
        name: 's3-storage-class',
        type: 'text',
        pattern: { test: /^[A-Z][A-Z0-9_]*$/, words: 'a storage class such as STANDARD_IA' },
        operations: ['backup', 'doctor'],
        description: 'Storage class of the archive, such as `STANDARD_IA`; the sidecars stay in the default one.',
        built: true,
    },
    {
        name: 'read-back',
        type: 'choice',
        values: ['auto', 'full'],
        default: 'auto',
        operations: ['backup', 'doctor'],
        description: '`auto` downloads the archive again only when the store does not verify checksums itself; `full` always.',
        built: true,
    },
    {
        name: 'allow-ephemeral',
        type: 'boolean',
        default: 'false',
        operations: ['backup', 'doctor'],
        description: 'Accept a local destination on a machine that is thrown away after the run, such as a GitHub-hosted runner.',
        built: true,
    },
];

;// CONCATENATED MODULE: ./.cache/build/config/settings-table.js








/** Every setting there is; action.yml, flags, help, README and parser are made from this list. */
const SETTINGS = [
    ...SOURCE_SETTINGS,
    ...STORE_SETTINGS,
    ...ARCHIVE_SETTINGS,
    ...RETENTION_SETTINGS,
    ...RESTORE_SETTINGS,
    ...DRILL_SETTINGS,
    ...NOTIFY_SETTINGS,
    ...STATUS_SETTINGS,
];
const SETTINGS_BY_GROUP = {
    source: SOURCE_SETTINGS,
    store: STORE_SETTINGS,
    archive: ARCHIVE_SETTINGS,
    retention: RETENTION_SETTINGS,
    restore: RESTORE_SETTINGS,
    drill: DRILL_SETTINGS,
    notify: NOTIFY_SETTINGS,
    status: STATUS_SETTINGS,
};
/** The same list without the literal types, for code that walks over it. */
const SETTING_DEFINITIONS = SETTINGS;
const BY_NAME = new Map(SETTING_DEFINITIONS.map((s) => [s.name, s]));
function findSetting(name) {
    return BY_NAME.get(name);
}
/** `retention-days` is read from `DB_BACKUP_RETENTION_DAYS` by the command line. */
const VARIABLE_PREFIX = 'DB_BACKUP_';
function prefixedVariable(setting) {
    return VARIABLE_PREFIX + setting.toUpperCase().replaceAll('-', '_');
}
/** One line for each operation that works; any other is refused by name. */
const BUILT_OPERATIONS = new Map([
    ['backup', 'Back up a database, prove the archive is stored intact, then prune.'],
    ['restore', 'Restore a backup, prove it row by row, and only then commit.'],
    ['drill', 'Rehearse a restore into a scratch database, prove it and record how long it took.'],
    ['get', 'Fetch an archive with its sidecars into a folder, and check it.'],
    ['list', 'List the backups of a series.'],
    ['prune', 'Remove the backups that no retention rule keeps.'],
    ['verify', 'Check every hash of an archive, and with `deep` restore it into a scratch database.'],
    [
        'status',
        'Say whether backups and drills are fresh, from the store alone, and write the history as a page, for Prometheus and as a badge.',
    ],
    [
        'doctor',
        'Look at database, client and store before a backup does, say what is wrong, and estimate size and cost.',
    ],
]);


/***/ }),

/***/ 77613:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fm: () => (/* binding */ requireTarget),
/* harmony export */   IV: () => (/* binding */ requireDestination),
/* harmony export */   IW: () => (/* binding */ NO_TABLES),
/* harmony export */   KQ: () => (/* binding */ requireFilesProject),
/* harmony export */   LS: () => (/* binding */ DRILL_SERVER_MISSING),
/* harmony export */   U4: () => (/* binding */ requireDrillServer),
/* harmony export */   g5: () => (/* binding */ requireConnection),
/* harmony export */   no: () => (/* binding */ restoresRows)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);

/** What `tables` says for a restore of files alone; a table of this name is `schema.none`. */
const NO_TABLES = 'none';
/** False for a restore of files alone. */
function restoresRows({ tables }) {
    return tables.length !== 1 || tables[0] !== NO_TABLES;
}
/** The destination, for operations that cannot do without. */
function requireDestination(settings) {
    if (settings.destination)
        return settings.destination;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SettingsError */ .GN([
        {
            setting: 'destination',
            code: 'DESTINATION_MISSING',
            message: 'is missing; allowed: s3://bucket/prefix, file:///folder or a path',
        },
    ]);
}
/** The source, for operations that cannot do without. */
function requireConnection(settings) {
    if (settings.connection)
        return settings.connection;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SettingsError */ .GN([
        {
            setting: 'database-url',
            code: 'SOURCE_MISSING',
            message: 'is missing; allowed: postgres://user:password@host:5432/database',
        },
    ]);
}
/** Where a restore goes. */
function requireTarget(settings) {
    if (settings.targetConnection)
        return settings.targetConnection;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SettingsError */ .GN([
        {
            setting: 'target-url',
            code: 'TARGET_MISSING',
            message: 'is missing; allowed: postgres://user:password@host:5432/database',
        },
    ]);
}
/** The project of a backup's files, or that of a restore. */
function requireFilesProject(settings, role) {
    const [project, setting] = role === 'source'
        ? [settings.filesProject ?? settings.project, 'supabase-url']
        : [settings.targetProject, 'target-supabase-url'];
    if (project)
        return project;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SettingsError */ .GN([
        { setting, code: 'PROJECT_MISSING', message: 'is missing; allowed: https://<ref>.supabase.co' },
    ]);
}
/** The server that a drill uses. */
function requireDrillServer(settings) {
    if (settings.drillConnection)
        return settings.drillConnection;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SettingsError */ .GN([DRILL_SERVER_MISSING]);
}
const DRILL_SERVER_MISSING = {
    setting: 'drill-server-url',
    code: 'DRILL_SERVER_MISSING',
    message: 'is missing; allowed: postgres://user:password@host:5432/postgres or mysql://user:password@host:3306/information_schema, on a server that may be used for this',
};


/***/ }),

/***/ 89520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ findText),
/* harmony export */   q: () => (/* binding */ collectSecrets)
/* harmony export */ });
/* harmony import */ var _settings_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6177);

/** The order of precedence: flag or input, prefixed variable, unprefixed variable. Defaults come later. */
function findText(setting, sources) {
    const given = sources.given.get(setting.name)?.trim();
    if (given)
        return { text: given, origin: 'given', from: setting.name };
    if (setting.neverFromVariable)
        return undefined;
    if (sources.face === 'cli') {
        const variable = (0,_settings_table_js__WEBPACK_IMPORTED_MODULE_0__/* .prefixedVariable */ .EB)(setting.name);
        const text = sources.variables[variable]?.trim();
        if (text)
            return { text, origin: 'prefixed variable', from: variable };
    }
    for (const variable of setting.variables ?? []) {
        const text = sources.variables[variable]?.trim();
        if (text)
            return { text, origin: 'shared variable', from: variable };
    }
    return undefined;
}
/** Variables that hold secrets and are read by libraries or by `connection`. */
const SECRET_VARIABLES = ['PGPASSWORD', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
/**
 * Every secret text that can be seen before anything is parsed, for masking first of all:
 * secret settings of all operations wherever they are given, and the variables of libraries.
 */
function collectSecrets(sources) {
    const secrets = SECRET_VARIABLES.map((name) => sources.variables[name]);
    for (const setting of _settings_table_js__WEBPACK_IMPORTED_MODULE_0__/* .SETTING_DEFINITIONS */ .Mi) {
        if (!setting.secret)
            continue;
        secrets.push(sources.given.get(setting.name), sources.variables[(0,_settings_table_js__WEBPACK_IMPORTED_MODULE_0__/* .prefixedVariable */ .EB)(setting.name)]);
        for (const variable of setting.variables ?? [])
            secrets.push(sources.variables[variable]);
    }
    return [...new Set(secrets.map((s) => s?.trim()).filter((s) => s !== undefined && s !== ''))];
}


/***/ }),

/***/ 66215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ parseValue)
});

// UNUSED EXPORTS: splitList

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
;// CONCATENATED MODULE: ./.cache/build/config/destination.js



const ALLOWED = 'allowed: s3://bucket/prefix, file:///folder or a path';
/** Wider than AWS's own rule, because other stores allow more. */
const BUCKET_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/;
/**
 * `s3://bucket/prefix`, `file:///folder` or a path, which is taken from the working folder.
 * @throws Error whose message names what is wrong and what is allowed
 */
function parseDestination(text) {
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
    switch (scheme) {
        case 's3':
            return parseS3(text.slice('s3://'.length));
        case 'file':
            return { kind: 'file', folder: folderOfUrl(text) };
        case undefined:
            return { kind: 'file', folder: folderOfPath(text) };
        default:
            throw new Error(`unknown scheme "${scheme}://"; ${ALLOWED} (for an S3-compatible store: s3-endpoint)`);
    }
}
function parseS3(rest) {
    const slash = rest.indexOf('/');
    const bucket = slash < 0 ? rest : rest.slice(0, slash);
    const prefix = slash < 0 ? '' : rest.slice(slash + 1).replace(/^\/+|\/+$/g, '');
    if (!BUCKET_PATTERN.test(bucket))
        throw new Error(`"${bucket}" is no bucket name; ${ALLOWED}`);
    if (/[?#]/.test(rest))
        throw new Error(`a "?" or "#" has no meaning here; ${ALLOWED}`);
    const parts = prefix === '' ? [] : prefix.split('/');
    if (parts.some((p) => p === '' || p === '.' || p === '..')) {
        throw new Error(`the prefix "${prefix}" has an empty, "." or ".." part; ${ALLOWED}`);
    }
    return { kind: 's3', bucket, prefix };
}
function folderOfUrl(text) {
    try {
        return (0,external_node_path_.resolve)((0,external_node_url_.fileURLToPath)(text));
    }
    catch (cause) {
        throw new Error(`no usable file address (three slashes, an absolute path); ${ALLOWED}`, { cause });
    }
}
function folderOfPath(text) {
    if (text === '~' || text.startsWith('~/'))
        return (0,external_node_path_.resolve)((0,external_node_os_.homedir)(), text.slice(2));
    return (0,external_node_path_.resolve)(text);
}

// EXTERNAL MODULE: ./.cache/build/config/connection-tls.js + 1 modules
var connection_tls = __webpack_require__(76819);
;// CONCATENATED MODULE: ./.cache/build/config/mail-server.js

const mail_server_ALLOWED = 'allowed: smtp://user:password@host:587 or smtps://user:password@host:465, both parts percent-encoded; parameters: starttls (required, offered, none), name';
/** Submission (RFC 6409) and its twin under TLS (RFC 8314). */
const PORTS = { smtp: 587, smtps: 465 };
const STARTTLS = {
    required: 'starttls',
    offered: 'offered',
    none: 'none',
};
/**
 * Reads `email-smtp-url`. A password never leaves this machine unencrypted: with one, STARTTLS is required everywhere but
 * on loopback.
 * @throws Error whose message says what is allowed, and repeats nothing of the text
 */
function parseMailServer(text) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const scheme = /^(smtps?):$/.exec(url?.protocol ?? '')?.[1];
    if (!url || !scheme || url.hostname === '' || !/^\/?$/.test(url.pathname) || url.hash !== '') {
        throw new Error(`the value given is not allowed; ${mail_server_ALLOWED}`);
    }
    const login = loginOf(url);
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    return {
        host,
        port: url.port === '' ? PORTS[scheme] : Number(url.port),
        security: securityOf(scheme, url, login !== null && !(0,connection_tls/* isLocalHost */.m)(host)),
        login,
        clientName: clientNameOf(url),
    };
}
function loginOf({ username, password }) {
    if (username === '' && password === '')
        return null;
    if (username === '' || password === '')
        throw new Error(`a user needs a password, and the other way round; ${mail_server_ALLOWED}`);
    return { user: decoded(username), password: decoded(password) };
}
function securityOf(scheme, url, isAtRisk) {
    const strangers = [...url.searchParams.keys()].filter((name) => name !== 'starttls' && name !== 'name');
    if (strangers.length > 0)
        throw new Error(`it has a parameter that is not known; ${mail_server_ALLOWED}`);
    const asked = url.searchParams.get('starttls');
    if (scheme === 'smtps') {
        if (asked !== null)
            throw new Error(`starttls has no meaning with smtps://; ${mail_server_ALLOWED}`);
        return 'tls';
    }
    const security = asked === null ? (isAtRisk ? 'starttls' : 'offered') : STARTTLS[asked];
    if (security === undefined)
        throw new Error(`starttls is none of its values; ${mail_server_ALLOWED}`);
    if (isAtRisk && security !== 'starttls') {
        throw new Error('the password would travel unencrypted; allowed with a password: starttls=required, or smtps://');
    }
    return security;
}
function clientNameOf(url) {
    const name = url.searchParams.get('name');
    if (name !== null && !/^[A-Za-z0-9.:[\]-]{1,255}$/.test(name)) {
        throw new Error(`name is no name of a host; ${mail_server_ALLOWED}`);
    }
    return name;
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch (cause) {
        throw new Error(`a % in it is no percent-encoding; ${mail_server_ALLOWED}`, { cause });
    }
}

// EXTERNAL MODULE: ./.cache/build/config/pem.js
var pem = __webpack_require__(31732);
;// CONCATENATED MODULE: ./.cache/build/config/values.js



/** GitHub accepts these spellings in `getBooleanInput` (YAML 1.2 core schema). */
const TRUE_WORDS = ['true', 'True', 'TRUE'];
const FALSE_WORDS = ['false', 'False', 'FALSE'];
const UNIT_MS = { '': 1000, ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
/**
 * The value a setting's text stands for.
 * @throws Error whose message names what was found (unless secret) and what is allowed
 */
function parseValue(setting, text, system) {
    switch (setting.type) {
        case 'integer':
            return parseNumber(setting, text, /^\d+$/, 'a whole number');
        case 'number':
            return parseNumber(setting, text, /^\d+(\.\d+)?$/, 'a number');
        case 'duration':
            return parseDuration(setting, text);
        case 'boolean':
            return parseBoolean(text);
        case 'choice':
            if (setting.values?.includes(text))
                return text;
            throw new Error(`${found(setting, text)}; allowed: ${setting.values?.join(', ')}`);
        case 'list':
            return splitList(text).map((item) => checkPattern(setting, item));
        case 'destination':
            return parseDestination(text);
        case 'url':
            return checkUrl(setting, text);
        case 'mail-server':
            return parseMailServer(text);
        case 'pem':
            return (0,pem/* readPem */.J)(text, system);
        case 'connection':
        case 'text':
            return checkPattern(setting, text);
    }
}
function found(setting, text) {
    return setting.secret ? 'the value given is not allowed' : `${JSON.stringify(text)} is not allowed`;
}
function range(setting) {
    const { minimum, maximum } = setting;
    if (minimum !== undefined && maximum !== undefined)
        return ` from ${minimum} to ${maximum}`;
    return minimum === undefined ? '' : ` of at least ${minimum}`;
}
function parseNumber(setting, text, form, words) {
    const value = Number(text);
    const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = setting;
    if (form.test(text) && value >= minimum && value <= maximum)
        return value;
    throw new Error(`${found(setting, text)}; allowed: ${words}${range(setting)}`);
}
function parseDuration(setting, text) {
    const [, digits = '', unit = ''] = /^(\d+) ?(ms|s|m|h)?$/.exec(text) ?? [];
    const value = Number(digits) * (UNIT_MS[unit] ?? Number.NaN);
    if (digits !== '' && value >= (setting.minimum ?? 0) && value <= 2 ** 31 - 1)
        return value;
    throw new Error(`${found(setting, text)}; allowed: such as 500ms, 60s, 5m, 1h, more than nothing`);
}
function parseBoolean(text) {
    if (TRUE_WORDS.includes(text))
        return true;
    if (FALSE_WORDS.includes(text))
        return false;
    throw new Error(`${JSON.stringify(text)} is not allowed; allowed: true, false`);
}
/** Commas or newlines separate; a comma inside braces belongs to a glob such as `{a,b}`. */
function splitList(text) {
    return text
        .split(/[\n,](?![^{}\n]*\})/)
        .map((item) => item.trim())
        .filter((item) => item !== '');
}
function checkUrl(setting, text) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url || !['http:', 'https:'].includes(url.protocol)) {
        throw new Error(`${found(setting, text)}; allowed: an address that begins with https:// (or http://)`);
    }
    if (!setting.secret && (url.username !== '' || url.password !== '')) {
        throw new Error('holds a user or password; allowed: an address without credentials');
    }
    return text;
}
function checkPattern(setting, text) {
    if (!setting.pattern || setting.pattern.test.test(text))
        return text;
    throw new Error(`${found(setting, text)}; allowed: ${setting.pattern.words}`);
}


/***/ }),

/***/ 78734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fg: () => (/* binding */ markOf),
/* harmony export */   Q3: () => (/* binding */ ANOMALY_SEVERITIES),
/* harmony export */   q3: () => (/* binding */ alarmsOf),
/* harmony export */   rZ: () => (/* binding */ isMarked)
/* harmony export */ });
/**
 * What about a backup is not as before, in the order in which it is told. `alarm`: rows may have been lost or written
 * by mistake, so that `on-anomaly: fail` marks the backup. `notice`: worth a line, and what every release of an
 * application does.
 */
const ANOMALY_SEVERITIES = {
    'table-gone': 'alarm',
    'table-emptied': 'alarm',
    'column-gone': 'alarm',
    'rows-dropped': 'alarm',
    'bytes-dropped': 'alarm',
    'rows-jumped': 'alarm',
    'bytes-jumped': 'alarm',
    'table-new': 'notice',
    'columns-changed': 'notice',
    slow: 'notice',
};
const MAX_MARKED = 50;
function alarmsOf(anomalies) {
    return anomalies.filter(({ severity }) => severity === 'alarm');
}
/** The mark for these alarms. */
function markOf(alarms) {
    const named = alarms.slice(0, MAX_MARKED);
    return {
        anomalies: named.map(({ severity: _, ...anomaly }) => anomaly),
        more: alarms.length - named.length,
    };
}
/** True for a backup that `latest` passes over and that stands in for no good one. */
function isMarked({ anomaly }) {
    return anomaly !== undefined && anomaly !== null;
}


/***/ }),

/***/ 88263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JN: () => (/* binding */ parseBackupId),
/* harmony export */   LM: () => (/* binding */ RESERVED_ENVIRONMENT),
/* harmony export */   Pu: () => (/* binding */ parseStamp),
/* harmony export */   Vh: () => (/* binding */ NAME_PATTERN),
/* harmony export */   d8: () => (/* binding */ formatBackupId),
/* harmony export */   xE: () => (/* binding */ formatStamp)
/* harmony export */ });
/** `environment` and `backup-name` match this; it keeps every key portable and unambiguous. */
const NAME_PATTERN = /^[a-z0-9][a-z0-9-]{0,31}$/;
/** A folder of this name below the prefix holds drill proofs, so no environment may be called so. */
const RESERVED_ENVIRONMENT = 'proofs';
const ID_PATTERN = /^([a-z0-9][a-z0-9-]{0,31})-(\d{4}-\d{2}-\d{2}T\d{6}Z)$/;
const STAMP_PATTERN = /^(\d{4}-\d{2}-\d{2}T\d{2})(\d{2})(\d{2})Z$/;
/** Milliseconds of a second, for cutting a time to what an id can say. */
const SECOND_MS = 1000;
/** `<name>-2026-03-25T020000Z`; milliseconds are cut off. */
function formatBackupId({ name, time }) {
    return `${name}-${formatStamp(time)}`;
}
/** The parts of an id, or undefined when the text is none (an impossible date included). */
function parseBackupId(id) {
    const [, name = '', stamp = ''] = ID_PATTERN.exec(id) ?? [];
    const time = parseStamp(stamp);
    return time && { name, time };
}
/** A time as keys have it, `2026-03-25T020000Z`; milliseconds are cut off. */
function formatStamp(time) {
    const seconds = new Date(Math.floor(time.getTime() / SECOND_MS) * SECOND_MS);
    return seconds.toISOString().replace('.000Z', 'Z').replaceAll(':', '');
}
/** The time that `formatStamp` wrote, or undefined for any other text (an impossible date included). */
function parseStamp(stamp) {
    const time = new Date(stamp.replace(STAMP_PATTERN, '$1:$2:$3Z'));
    if (!STAMP_PATTERN.test(stamp) || Number.isNaN(time.getTime()))
        return undefined;
    return formatStamp(time) === stamp ? time : undefined;
}


/***/ }),

/***/ 78842:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R8: () => (/* binding */ warn),
/* harmony export */   al: () => (/* binding */ inOrder),
/* harmony export */   cg: () => (/* binding */ Checkup),
/* harmony export */   fJ: () => (/* binding */ fail),
/* harmony export */   lb: () => (/* binding */ notChecked),
/* harmony export */   ok: () => (/* binding */ ok)
/* harmony export */ });
/* harmony import */ var _doctor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8140);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90304);


const ok = (found) => ({ status: 'ok', found });
const warn = (found, nextStep) => ({ status: 'warn', found, nextStep });
const notChecked = (because) => ({
    status: 'skipped',
    found: `Not checked, because ${because}.`,
});
/** What a backup would end with. */
function fail({ kind, code, message, nextStep }) {
    return { status: 'fail', kind, code, found: message, nextStep };
}
const IN_ORDER = Object.keys(_doctor_js__WEBPACK_IMPORTED_MODULE_0__/* .DOCTOR_CHECKS */ .o);
/** Collects findings; whatever goes wrong in one look is its finding, and the others go on. */
class Checkup {
    log;
    signal;
    #findings = new Map();
    constructor(log, signal) {
        this.log = log;
        this.signal = signal;
    }
    /** @throws what `look` throws once the run is cancelled, and nothing else */
    async run(id, look) {
        this.note(id, await this.attempt(look));
    }
    /** The finding of a look, or what it threw as a finding. */
    async attempt(look) {
        try {
            return await look();
        }
        catch (error) {
            return this.explain(error);
        }
    }
    /** @throws the error again once the run is cancelled */
    explain(error) {
        if (this.signal.aborted)
            throw error;
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj)
            return fail(error);
        this.log.error(error instanceof Error && error.stack ? error.stack : String(error));
        return {
            status: 'fail',
            kind: undefined,
            code: 'UNEXPECTED',
            found: `The check itself failed: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}`,
            nextStep: 'This is a bug: please report it with the log of this run.',
        };
    }
    note(id, finding) {
        this.#findings.set(id, finding);
    }
    /** For all of these that have no finding yet. */
    skip(ids, because) {
        for (const id of ids)
            if (!this.#findings.has(id))
                this.note(id, notChecked(because));
    }
    has(id) {
        return this.#findings.has(id);
    }
    get checks() {
        return IN_ORDER.flatMap((id) => {
            const finding = this.#findings.get(id);
            return finding ? [describe(id, finding)] : [];
        });
    }
}
function describe(id, finding) {
    const { status, found } = finding;
    const check = { id, title: _doctor_js__WEBPACK_IMPORTED_MODULE_0__/* .DOCTOR_CHECKS */ .o[id], status, found };
    if (finding.status !== 'fail') {
        return {
            ...check,
            nextStep: finding.status === 'warn' ? finding.nextStep : null,
            code: null,
            exitCode: null,
        };
    }
    const { kind, code, nextStep } = finding;
    return { ...check, nextStep, code, exitCode: kind === undefined ? _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT_UNKNOWN */ .sx : _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EXIT_CODES */ .ai[kind] };
}
/** Checks of several sides in the order of the report. */
function inOrder(checks) {
    return [...checks].sort((a, b) => IN_ORDER.indexOf(a.id) - IN_ORDER.indexOf(b.id));
}


/***/ }),

/***/ 71012:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ describeFiles)
/* harmony export */ });
/** What every face says of files, in one line; null where there are none. Bytes are those of the files. */
function describeFiles({ files, operation }, formatBytes) {
    if (!files)
        return null;
    const count = (n, word) => `${n} ${word}${n === 1 ? '' : 's'}`;
    const all = `${count(files.files, 'file')} in ${count(files.buckets, 'bucket')} (${formatBytes(files.bytes)})`;
    if (files.moved.files === files.files)
        return all;
    const did = operation === 'restore' ? 'sent, the others were there' : 'stored here, the others in earlier backups';
    return `${all}; ${files.moved.files} (${formatBytes(files.moved.bytes)}) ${did}`;
}


/***/ }),

/***/ 96789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Le: () => (/* binding */ countByKind),
/* harmony export */   Lt: () => (/* binding */ itemLines),
/* harmony export */   W5: () => (/* binding */ planGroups),
/* harmony export */   X8: () => (/* binding */ describeServer),
/* harmony export */   ck: () => (/* binding */ planToShow),
/* harmony export */   cn: () => (/* binding */ describeCheck),
/* harmony export */   ff: () => (/* binding */ describeTarget),
/* harmony export */   fq: () => (/* binding */ fullName),
/* harmony export */   oI: () => (/* binding */ countRestored),
/* harmony export */   xU: () => (/* binding */ describeEffect)
/* harmony export */ });
/**
 * A plan as lists to read, empty ones left out: first what stands in the way, then the rest in the order in which it
 * would happen. The rows that would be loaded are apart, as they have numbers.
 */
function planGroups(plan) {
    const groups = [
        { title: 'Refused', items: plan.refusals },
        { title: 'Would be dropped', items: plan.dropped },
        { title: 'Would be created', items: plan.created },
        { title: 'Would be set aside and put back', items: plan.setAside },
        { title: 'Would be emptied', items: plan.emptied.map((table) => ({ kind: 'table', ...table })) },
        { title: 'Would be left out', items: plan.skipped },
    ];
    return groups.filter(({ items }) => items.length > 0);
}
/** `3 (index 2, trigger 1)`; the number alone where all are of one kind. */
function countByKind(items) {
    const counts = new Map();
    for (const { kind } of items)
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (counts.size === 1)
        return String(items.length);
    const kinds = [...counts].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${kind} ${count}`);
    return `${items.length} (${kinds.join(', ')})`;
}
/** `public.orders`, or the name alone of what is in no schema. */
function fullName({ schema, name }) {
    return schema === undefined ? name : `${schema}.${name}`;
}
/** Lines such as `- role app: is missing`, one for each item. */
function itemLines(items) {
    const line = (item) => `- ${item.kind} ${fullName(item)}${item.reason === undefined ? '' : `: ${item.reason}`}`;
    return items.map(line).join('\n');
}
/** `shop (postgresql 15.18), staging`: no host and no login. Over REST a project is known by its reference or address alone. */
function describeTarget({ target, targetEnvironment }) {
    const parts = [...(target ? [nameTarget(target)] : []), ...(targetEnvironment ? [targetEnvironment] : [])];
    return parts.length === 0 ? null : parts.join(', ');
}
function nameTarget(target) {
    return target.via === 'rest'
        ? `${target.fingerprint} (over REST)`
        : `${target.database} (${describeServer(target)})`;
}
/** `postgresql 15.18`, without what a distribution adds to it. */
function describeServer({ engine, serverVersion, }) {
    return `${engine} ${serverVersion.split(/[ ,]/)[0]}`;
}
/** Whether the target was changed, the first thing to know of a restore; null for other operations. */
function describeEffect({ operation, ok, restore, files }) {
    if (operation !== 'restore' || !restore)
        return null;
    if (!restore.target && files && !restore.dryRun) {
        return ok
            ? 'The target holds every file of the backup; each was found to be equal.'
            : 'Files were put back as far as that was possible; running again sends what is missing.';
    }
    if (restore.committed) {
        return ok
            ? 'The target holds the backup; every restored row was read back and is equal.'
            : 'The target was changed: it holds the backup, read back and found equal before this failure.';
    }
    if (restore.remains.length > 0)
        return `The target may not be as it was. ${restore.remains.join(' ')}`;
    return restore.dryRun ? 'Dry run: the target was not changed.' : 'The target was not changed.';
}
/** Rows and tables that were restored, or would be. */
function countRestored({ plan, }) {
    if (!plan)
        return null;
    return {
        rows: plan.loaded.reduce((sum, table) => sum + table.rows, 0),
        bytes: plan.loaded.reduce((sum, table) => sum + table.bytes, 0),
        tables: plan.loaded.length,
    };
}
/** How the archive was judged before anything else. */
function describeCheck(checkedAgainst) {
    return checkedAgainst === 'sidecar'
        ? 'its manifest in the store'
        : 'what it carries itself (no sidecar was there)';
}
/**
 * The plan, whole after a dry run; after a refusal only what stands in the way. What the error's message names already
 * is not said twice.
 */
function planToShow({ restore, error }) {
    if (!restore?.plan || restore.committed)
        return null;
    const { plan, dryRun } = restore;
    const isNamed = (item) => error !== null && [fullName(item), item.reason ?? ''].every((text) => error.message.includes(text));
    const refusals = plan.refusals.filter((item) => !isNamed(item));
    if (dryRun)
        return { ...plan, refusals };
    const nothing = { dropped: [], created: [], emptied: [], loaded: [], setAside: [], skipped: [], notes: [] };
    return refusals.length === 0 ? null : { mode: plan.mode, ...nothing, refusals };
}


/***/ }),

/***/ 8140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ NOTHING_KNOWN),
/* harmony export */   o: () => (/* binding */ DOCTOR_CHECKS)
/* harmony export */ });
/** Every check by its id, which is part of the `--json` contract, in the order of the report. */
const DOCTOR_CHECKS = {
    'source-connection': 'Database reached',
    'source-pooler': 'A session of its own',
    'source-tls': 'Encryption to the database',
    'source-version': 'Server version',
    'source-role': 'Rights of the role',
    'source-scope': 'Tables in scope',
    'source-privileges': 'Every table readable',
    'source-row-security': 'Row-level security',
    'source-large-objects': 'Large objects readable',
    'source-client': 'Client for the schema',
    'source-timeouts': 'Timeouts of the server',
    'source-standby': 'Standby',
    'source-connections': 'Connections left',
    'source-locks': 'Room for locks',
    'source-rows': 'Rows to back up',
    'source-primary-keys': 'Primary keys',
    'source-coverage': 'What a backup leaves out',
    'source-files': 'Files of Supabase Storage',
    'machine-temp-dir': 'Temporary disk',
    'store-reached': 'Destination reached',
    'store-identity': 'Credentials',
    'store-write': 'Right to write',
    'store-checksums': 'Checksums verified by the store',
    'store-conditional-writes': 'Nothing is overwritten',
    'store-versioning': 'Versions',
    'store-expiry': 'Old versions expire',
    'store-open-uploads': 'Interrupted uploads expire',
    'store-public-access': 'Not public',
    'store-encryption': 'Encryption at rest',
    'store-lock': 'Object lock',
    'store-delete-rights': 'A stolen key',
    'store-prune-rights': 'Right to prune',
    'store-space': 'Free space',
    'store-lasting': 'Outlives the run',
    'store-apart': 'Apart from the database',
    'series-backups': 'Backups so far',
    'series-source': 'The same database as before',
    'series-drills': 'Drills',
};
/** Of a source that could not be asked. */
const NOTHING_KNOWN = {
    info: null,
    tables: null,
    largeObjectBytes: 0,
    hasRows: null,
    excluded: [],
    notCovered: [],
    warnings: [],
};


/***/ }),

/***/ 90304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GN: () => (/* binding */ SettingsError),
/* harmony export */   YQ: () => (/* binding */ cancelledError),
/* harmony export */   ai: () => (/* binding */ EXIT_CODES),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   hj: () => (/* binding */ BackupError),
/* harmony export */   m8: () => (/* binding */ ConsequenceError),
/* harmony export */   sx: () => (/* binding */ EXIT_UNKNOWN)
/* harmony export */ });
const EXIT_CODES = {
    settings: 2,
    source: 3,
    store: 4,
    integrity: 5,
    safety: 6,
    target: 7,
    stale: 8,
    drill: 9,
    cancelled: 130,
};
/** Exit code of a bug: anything that is no BackupError. */
const EXIT_UNKNOWN = 1;
/** An error a user can act on. Anything else that is thrown is a bug and keeps its stack. */
class BackupError extends Error {
    kind;
    code;
    nextStep;
    setting;
    constructor(kind, message, details) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.name = 'BackupError';
        this.kind = kind;
        this.code = details.code;
        this.nextStep = details.nextStep;
        this.setting = details.setting;
    }
    get exitCode() {
        return EXIT_CODES[this.kind];
    }
}
/** What another failure of the same run has led to: where there is one, that one is shown. */
class ConsequenceError extends BackupError {
}
/** Every problem of the settings at once; nothing was touched. */
class SettingsError extends BackupError {
    problems;
    constructor(problems) {
        const [first] = problems;
        super('settings', problems.map((p) => `${p.setting}: ${p.message}`).join('\n'), {
            code: first?.code ?? 'SETTING_INVALID',
            nextStep: 'Correct the settings named above and run again; nothing was touched.',
            ...(first ? { setting: first.setting } : {}),
        });
        this.name = 'SettingsError';
        this.problems = problems;
    }
}
/** The run was cancelled by SIGINT, SIGTERM or its caller. */
function cancelledError(cause) {
    return new BackupError('cancelled', 'The run was cancelled; nothing was committed.', {
        code: 'CANCELLED',
        nextStep: 'Run it again; earlier backups are untouched.',
        cause,
    });
}
/** Message of anything that was thrown. */
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 75561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kj: () => (/* binding */ NO_FACTS),
/* harmony export */   Uc: () => (/* binding */ describeError),
/* harmony export */   kS: () => (/* binding */ failedReport)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2513);


/** Exit code and report entry of anything that was thrown; no BackupError means a bug. */
function describeError(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj) {
        const { code, message, nextStep, setting = null } = error;
        return { exitCode: error.exitCode, error: { code, message, nextStep, setting } };
    }
    const nextStep = 'This is a bug: please report it with the log of this run.';
    return {
        exitCode: _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT_UNKNOWN */ .sx,
        error: { code: 'UNEXPECTED', message: (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error), nextStep, setting: null },
    };
}
/** The facts of a run that has learned nothing yet. */
const NO_FACTS = {
    warnings: [],
    environment: null,
    destination: null,
    backupId: null,
    archiveUri: null,
    manifestUri: null,
    archiveSha256: null,
    archiveBytes: null,
    versionId: null,
    rows: null,
    tables: [],
    source: null,
    schemaTool: null,
    excluded: [],
    notCovered: [],
    comparison: null,
    lastGoodBackupAt: null,
    prune: null,
};
/**
 * The report of a run that failed before its operation began, such as on its settings. `operation` is what was
 * asked for; `backup` stands in for what is no operation at all.
 */
function failedReport(operation, error, startedAt, finishedAt = startedAt) {
    return {
        operation: _report_js__WEBPACK_IMPORTED_MODULE_1__/* .OPERATIONS */ .x.find((known) => known === operation) ?? 'backup',
        ok: false,
        ...describeError(error),
        startedAt: startedAt.toISOString(),
        durationSeconds: (finishedAt.getTime() - startedAt.getTime()) / 1000,
        ...NO_FACTS,
    };
}


/***/ }),

/***/ 1333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TC: () => (/* binding */ failureRecordText),
/* harmony export */   hJ: () => (/* binding */ parseFailureRecord),
/* harmony export */   xR: () => (/* binding */ MAX_RECORD_BYTES)
/* harmony export */ });
/** A larger file is none of ours. */
const MAX_RECORD_BYTES = 4096;
function failureRecordText(record) {
    return `${JSON.stringify({ format: 'db-backup-failures', version: 1, ...record })}\n`;
}
/** undefined for what is no record of ours. */
function parseFailureRecord(text) {
    const found = parseObject(text);
    if (found?.format !== 'db-backup-failures')
        return undefined;
    const { failures, since, revision } = found;
    if (!isCount(failures) || !isCount(revision))
        return undefined;
    const isTime = typeof since === 'string' && !Number.isNaN(Date.parse(since));
    return { failures, since: isTime ? since : null, revision };
}
function parseObject(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function isCount(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}


/***/ }),

/***/ 16793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ redactReport),
/* harmony export */   b: () => (/* binding */ redactDrill)
/* harmony export */ });
/** A shorter secret may well be a word, such as `shop`, that is the name of a schema too. */
const MIN_SECRET_IN_NAME = 8;
/** Keys under which a report, and the manifest in it, have names of a database's catalog. */
const NAMES = ['schema', 'name', 'table', 'file'];
/**
 * Redacts the sentences of a report. Ids, addresses and numbers stay: they come from settings that are no secrets, and a
 * following step needs them whole even where a password happens to be a word like `shop`. Names of tables and the like
 * stay too, unless a whole secret of some length is in one.
 */
function redactReport(report, redact) {
    return redactNames(redactSentences(report, redact), redact);
}
function redactNames(value, redact) {
    if (Array.isArray(value))
        return value.map((item) => redactNames(item, redact));
    if (value === null || typeof value !== 'object')
        return value;
    const entries = Object.entries(value).map(([key, item]) => [
        key,
        typeof item === 'string' && NAMES.includes(key) ? redactName(item, redact) : redactNames(item, redact),
    ]);
    return Object.fromEntries(entries);
}
/** A mask has three characters. */
function redactName(name, redact) {
    const masked = redact(name);
    return name.length - masked.length >= MIN_SECRET_IN_NAME - 3 ? masked : name;
}
function redactSentences(report, redact) {
    const { error, prune, excluded, notCovered, anomalies } = report;
    return {
        ...report,
        warnings: report.warnings.map(redact),
        error: error && {
            ...error,
            message: redact(error.message),
            nextStep: error.nextStep === null ? null : redact(error.nextStep),
        },
        schemaTool: report.schemaTool === null ? null : redact(report.schemaTool),
        prune: prune && redactPrune(prune, redact),
        excluded: excluded.map((o) => redactOmission(o, redact)),
        notCovered: notCovered.map((o) => redactOmission(o, redact)),
        ...(anomalies ? { anomalies: anomalies.map((a) => ({ ...a, sentence: redact(a.sentence) })) } : {}),
        ...(report.restore ? { restore: redactRestore(report.restore, redact) } : {}),
        ...(report.doctor ? { doctor: redactDoctor(report.doctor, redact) } : {}),
        ...(report.drill ? { drill: redactDrill(report.drill, redact) } : {}),
        ...(report.status ? { status: redactStatus(report.status, redact) } : {}),
    };
}
function redactPrune(prune, redact) {
    return {
        ...prune,
        frozen: prune.frozen === null ? null : redact(prune.frozen),
        ...(prune.notes ? { notes: prune.notes.map(redact) } : {}),
    };
}
function redactRestore(restore, redact) {
    const { plan } = restore;
    return {
        ...restore,
        plan: plan && redactPlan(plan, redact),
        skipped: restore.skipped.map((o) => redactOmission(o, redact)),
        notes: restore.notes.map(redact),
        remains: restore.remains.map(redact),
    };
}
function redactDoctor(doctor, redact) {
    const checks = doctor.checks.map((check) => ({
        ...check,
        found: redact(check.found),
        nextStep: check.nextStep === null ? null : redact(check.nextStep),
    }));
    return { ...doctor, checks };
}
/** They name tables that are gone, and what a damaged sidecar says. */
function redactStatus(status, redact) {
    const problems = status.problems.map((problem) => ({
        ...problem,
        message: redact(problem.message),
        nextStep: redact(problem.nextStep),
    }));
    return { ...status, problems };
}
/** The statements of `check-sql` are sentences too: whoever wrote them may have written a secret into one. */
function redactDrill(drill, redact) {
    const { checks, findings, kept } = drill;
    return {
        ...drill,
        pickedBecause: redact(drill.pickedBecause),
        checks: checks.map((check) => ({
            ...check,
            name: redact(check.name),
            detail: check.detail === null ? null : redact(check.detail),
        })),
        findings: redactNames(findings.map((o) => redactOmission(o, redact)), redact),
        kept: kept && { ...kept, reachedBy: redact(kept.reachedBy), droppedBy: redact(kept.droppedBy) },
    };
}
function redactPlan(plan, redact) {
    const items = (list) => list.map((item) => (item.reason === undefined ? item : { ...item, reason: redact(item.reason) }));
    return {
        ...plan,
        dropped: items(plan.dropped),
        created: items(plan.created),
        setAside: items(plan.setAside),
        refusals: items(plan.refusals),
        skipped: plan.skipped.map((o) => redactOmission(o, redact)),
        notes: plan.notes.map(redact),
    };
}
function redactOmission(omission, redact) {
    return { ...omission, reason: redact(omission.reason) };
}


/***/ }),

/***/ 57996:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ reportJson)
/* harmony export */ });
/** `operation` is what was asked for, where that is no operation at all. */
function reportJson(report, operation = report.operation) {
    const { manifest: _, ...rest } = report;
    const decisions = report.operation === 'prune' ? { decisions: report.prune?.decisions ?? [] } : {};
    return { ...rest, operation, ...decisions };
}


/***/ }),

/***/ 2513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ OPERATIONS)
/* harmony export */ });
const OPERATIONS = [
    'backup',
    'restore',
    'verify',
    'drill',
    'list',
    'get',
    'prune',
    'status',
    'doctor',
];


/***/ }),

/***/ 73743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CU: () => (/* binding */ proofKey),
/* harmony export */   Cg: () => (/* binding */ parseSeriesKey),
/* harmony export */   DA: () => (/* binding */ storageArchiveKey),
/* harmony export */   Fl: () => (/* binding */ baseName),
/* harmony export */   Rn: () => (/* binding */ manifestKey),
/* harmony export */   Rq: () => (/* binding */ checksumKey),
/* harmony export */   Ut: () => (/* binding */ checksumLine),
/* harmony export */   cA: () => (/* binding */ ARCHIVE_ENDINGS),
/* harmony export */   m$: () => (/* binding */ proofsPrefix),
/* harmony export */   q2: () => (/* binding */ archiveKey),
/* harmony export */   rZ: () => (/* binding */ parseProofKey),
/* harmony export */   sh: () => (/* binding */ seriesFolder)
/* harmony export */ });
/* harmony import */ var _backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88263);

/** Archive endings this tool writes, longest first; `.age` marks an encrypted archive. */
const ARCHIVE_ENDINGS = ['.tar.gz.age', '.tar.zst.age', '.tar.gz', '.tar.zst'];
/** Endings of the archive that holds the files of Supabase Storage, beside the one of the database. */
const STORAGE_ENDINGS = ['.storage.tar.gz', '.storage.tar.zst'];
const MANIFEST_ENDING = '.manifest.json';
const CHECKSUM_ENDING = '.sha256';
const PROOF_ENDING = '.json';
/** Keys are relative to the store, whose URI already holds bucket and prefix. */
function seriesFolder(series) {
    return series.environment === undefined ? '' : `${series.environment}/`;
}
function archiveKey(series, id, ending) {
    return `${seriesFolder(series)}${id}${ending}`;
}
function storageArchiveKey(series, id, ending) {
    return `${seriesFolder(series)}${id}.storage${ending}`;
}
function manifestKey(series, id) {
    return `${seriesFolder(series)}${id}${MANIFEST_ENDING}`;
}
/** The `sha256sum -c` sidecar of an archive key. */
function checksumKey(archive) {
    return `${archive}${CHECKSUM_ENDING}`;
}
/** What that sidecar holds, as `sha256sum` writes it. */
function checksumLine(archive, sha256) {
    return `${sha256}  ${baseName(archive)}\n`;
}
/** File name of a key, without its folder. */
function baseName(key) {
    return key.slice(key.lastIndexOf('/') + 1);
}
/** What a key of the series is, or undefined when this tool did not write it for this series. */
function parseSeriesKey(series, key) {
    const folder = seriesFolder(series);
    if (!key.startsWith(folder))
        return undefined;
    const base = key.slice(folder.length);
    if (base.includes('/'))
        return undefined;
    const found = splitEnding(base);
    if (!found || (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(found.id)?.name !== series.backupName)
        return undefined;
    return found;
}
function splitEnding(base) {
    if (base.endsWith(MANIFEST_ENDING)) {
        return { id: base.slice(0, -MANIFEST_ENDING.length), kind: 'manifest' };
    }
    const isChecksum = base.endsWith(CHECKSUM_ENDING);
    const archive = isChecksum ? base.slice(0, -CHECKSUM_ENDING.length) : base;
    const storage = STORAGE_ENDINGS.find((e) => archive.endsWith(e));
    const ending = storage ?? ARCHIVE_ENDINGS.find((e) => archive.endsWith(e));
    if (!ending)
        return undefined;
    const kind = storage ? 'storage' : 'archive';
    return { id: archive.slice(0, -ending.length), kind: isChecksum ? 'checksum' : kind };
}
/** Begins the keys of all proofs of the series; of others too, which `parseProofKey` tells apart. */
function proofsPrefix(series) {
    return `${seriesFolder(series)}${_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .RESERVED_ENVIRONMENT */ .LM}/${series.backupName}-`;
}
/** `<environment>/proofs/<backup-id>/2026-04-01T040000Z.json`. */
function proofKey(series, backupId, time) {
    return `${seriesFolder(series)}${_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .RESERVED_ENVIRONMENT */ .LM}/${backupId}/${(0,_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .formatStamp */ .xE)(time)}${PROOF_ENDING}`;
}
/** What a key of a proof says, or undefined when this tool did not write it for this series. */
function parseProofKey(series, key) {
    const folder = `${seriesFolder(series)}${_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .RESERVED_ENVIRONMENT */ .LM}/`;
    const [backupId = '', file = '', ...rest] = key.startsWith(folder)
        ? key.slice(folder.length).split('/')
        : [];
    if (rest.length > 0 || !file.endsWith(PROOF_ENDING))
        return undefined;
    const time = (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseStamp */ .Pu)(file.slice(0, -PROOF_ENDING.length));
    if (!time || (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBackupId */ .JN)(backupId)?.name !== series.backupName)
        return undefined;
    return { key, backupId, time };
}


/***/ }),

/***/ 67241:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HF: () => (/* binding */ MAX_TABLE_HISTORIES),
/* harmony export */   SK: () => (/* binding */ STATUS_PROBLEMS),
/* harmony export */   qO: () => (/* binding */ MAX_TABLE_POINTS)
/* harmony export */ });
/** Why a status is red; part of the `--json` contract. The first one is the code of the error. */
const STATUS_PROBLEMS = {
    NO_BACKUP: 'There is no good backup.',
    BACKUP_STALE: 'The newest good backup is too old.',
    BACKUP_DAMAGED: 'The newest backup is damaged.',
    BACKUP_ANOMALOUS: 'The newest backup is not like those before it.',
    DRILL_FAILED: 'The newest drill failed.',
    NO_DRILL: 'No drill has ever passed.',
    DRILL_STALE: 'The newest good drill is too old.',
};
/** Tables have a history of so many of the newest good backups, and so many of the largest have one. */
const MAX_TABLE_POINTS = 60;
const MAX_TABLE_HISTORIES = 200;


/***/ }),

/***/ 42751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tv: () => (/* binding */ projectOfHost),
/* harmony export */   ZG: () => (/* binding */ isSupabaseHost),
/* harmony export */   v8: () => (/* binding */ projectOf)
/* harmony export */ });
/** Names of Supabase's servers (https://supabase.com/docs/guides/database/connecting-to-postgres). */
const SUPABASE_HOST = /\.supabase\.(?:co|com)$/i;
/** It has an IPv6 address only. */
const DIRECT_HOST = /^db\.([a-z0-9]+)\.supabase\.(?:co|com)$/i;
const POOLER_HOST = /\.pooler\.supabase\.com$/i;
/** At a pooler the role's name is followed by the project's. */
const POOLER_USER = /\.([a-z0-9]+)$/i;
/** True for a database or pooler that Supabase hosts, by its name. */
function isSupabaseHost(host) {
    return SUPABASE_HOST.test(host);
}
/** The project that a direct host belongs to. */
function projectOfHost(host) {
    return DIRECT_HOST.exec(host)?.[1]?.toLowerCase();
}
/** The project that a connection leads to; undefined for any other database. */
function projectOf({ hosts, user }) {
    const [first] = hosts;
    if (!first)
        return undefined;
    return POOLER_HOST.test(first.host)
        ? POOLER_USER.exec(user)?.[1]?.toLowerCase()
        : projectOfHost(first.host);
}


/***/ }),

/***/ 54753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DA: () => (/* binding */ whatIsWrongWithKey),
/* harmony export */   F4: () => (/* binding */ storageS3Endpoint),
/* harmony export */   J$: () => (/* binding */ projectRef),
/* harmony export */   o0: () => (/* binding */ parseProjectUrl),
/* harmony export */   uE: () => (/* binding */ isSecretKey),
/* harmony export */   vM: () => (/* binding */ isPlatformExtension)
/* harmony export */ });
/** The project's reference where the host is Supabase's own, else undefined. */
function projectRef(url) {
    return /^https?:\/\/([a-z0-9]+)\.supabase\.(co|in|red)$/i.exec(url)?.[1]?.toLowerCase();
}
/** Extensions of which Supabase is the one home; what needs them is named when it cannot be made elsewhere. */
const PLATFORM_EXTENSIONS = new Set(['pg_cron', 'pg_graphql', 'pg_net', 'pgsodium', 'supabase_vault']);
function isPlatformExtension(name) {
    return PLATFORM_EXTENSIONS.has(name);
}
/** Where the files of a project are read by S3 (https://supabase.com/docs/guides/storage/s3/authentication). */
function storageS3Endpoint(url) {
    const ref = projectRef(url);
    if (ref === undefined)
        return `${url}/storage/v1/s3`;
    const { protocol, hostname } = new URL(url);
    return `${protocol}//${hostname.replace('.', '.storage.')}/storage/v1/s3`;
}
/**
 * The address of a project from what people paste: the project's, its `/rest/v1`, or one on a domain of their own.
 * @throws Error whose message fits behind the setting's name
 */
function parseProjectUrl(text) {
    const url = new URL(text);
    if (/^(www\.)?supabase\.com$/.test(url.hostname)) {
        const ref = /\/project\/([a-z0-9]+)/.exec(url.pathname)?.[1] ?? '<ref>';
        throw new Error(`is the dashboard's address; allowed: the project's own, https://${ref}.supabase.co`);
    }
    if (/^db\.[a-z0-9]+\.supabase\.co$/.test(url.hostname)) {
        throw new Error(`is the database's host; allowed: https://${url.hostname.slice(3)}`);
    }
    const path = url.pathname.replace(/\/+$/, '').replace(/\/(rest|auth|storage)\/v1$/, '');
    return `${url.origin}${path}`;
}
/** True for a key that is no JWT and travels in the header `apikey` alone. */
function isSecretKey(key) {
    return key.startsWith('sb_secret_');
}
/**
 * What is wrong with a key, or undefined. A backup needs one that row-level security does not filter: every other
 * key would read less without an error. The key itself is in no message.
 * https://supabase.com/docs/guides/api/api-keys
 */
function whatIsWrongWithKey(key, url) {
    const allowed = 'allowed: the service_role key or a secret key (sb_secret_…) of the project';
    if (key.startsWith('sb_publishable_')) {
        return `is a publishable key, which sees only what row-level security lets everyone see; ${allowed}`;
    }
    if (isSecretKey(key))
        return /\s/.test(key) ? `holds white space; ${allowed}` : undefined;
    const claims = claimsOf(key);
    if (!claims)
        return `is neither a JWT nor begins with sb_secret_; ${allowed}`;
    if (claims.role === 'anon') {
        return `is the anon key, which sees only what row-level security lets everyone see; ${allowed}`;
    }
    if (claims.role !== 'service_role') {
        const role = typeof claims.role === 'string' ? `the role ${JSON.stringify(claims.role)}` : 'no role';
        return `is a token with ${role}, which row-level security filters; ${allowed}`;
    }
    const ref = url === undefined ? undefined : projectRef(url);
    if (ref !== undefined && typeof claims.ref === 'string' && claims.ref !== ref) {
        return `belongs to the project ${claims.ref}, and supabase-url names ${ref}`;
    }
    return undefined;
}
function claimsOf(key) {
    const parts = key.split('.');
    if (parts.length !== 3)
        return undefined;
    try {
        const claims = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8'));
        return typeof claims === 'object' && claims !== null ? claims : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 47703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ TOOL_VERSION)
/* harmony export */ });
/** Equal to `version` in package.json; a test holds it. */
const TOOL_VERSION = '1.0.0';


/***/ }),

/***/ 26876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dJ: () => (/* binding */ cancelOnSignals)
/* harmony export */ });
/* unused harmony exports SAME_SIGNAL_MS, CLEAN_UP_MS */
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);

const SIGNALS = ['SIGINT', 'SIGTERM'];
/** npm passes a Ctrl-C on that its script has already got from the terminal: that is one signal, not two. */
const SAME_SIGNAL_MS = 500;
/** How long a cancelled run may clean up; the promise to users is 7 s, all told. */
const CLEAN_UP_MS = 6500;
/**
 * The first SIGINT or SIGTERM aborts; a second one, or a clean-up that takes too long, calls `leave`.
 */
function cancelOnSignals(source, leave, cleanUpMs = CLEAN_UP_MS) {
    const controller = new AbortController();
    // Every read that is under way listens; Node would take more than ten for a leak and say so.
    (0,node_events__WEBPACK_IMPORTED_MODULE_0__.setMaxListeners)(0, controller.signal);
    let abortedMs = 0;
    const listener = () => {
        if (controller.signal.aborted) {
            if (performance.now() - abortedMs >= SAME_SIGNAL_MS)
                leave();
            return;
        }
        abortedMs = performance.now();
        // Unreferenced: waiting must not keep a process alive that has cleaned up.
        setTimeout(leave, cleanUpMs).unref();
        controller.abort();
    };
    for (const name of SIGNALS)
        source.on(name, listener);
    return {
        signal: controller.signal,
        dispose() {
            for (const name of SIGNALS)
                source.off(name, listener);
        },
    };
}


/***/ }),

/***/ 43566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ closestName)
/* harmony export */ });
/* unused harmony export editDistance */
/** Edits (insert, delete, replace, swap of neighbours) that turn one text into the other. */
function editDistance(a, b) {
    const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const same = a[i - 1] === b[j - 1];
            let best = Math.min((rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (rows[i - 1]?.[j - 1] ?? 0) + (same ? 0 : 1));
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
                best = Math.min(best, (rows[i - 2]?.[j - 2] ?? 0) + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    return rows[a.length]?.[b.length] ?? 0;
}
/** Shorter beginnings say too little. */
const MIN_PREFIX_LENGTH = 3;
/** The one of `names` that was probably meant (near, or begun alike), or undefined. */
function closestName(given, names) {
    let best = given.length < MIN_PREFIX_LENGTH ? undefined : names.find((name) => name.startsWith(given));
    let bestDistance = Math.max(2, Math.floor(given.length / 3)) + 1;
    for (const name of names) {
        const distance = editDistance(given, name);
        if (distance < bestDistance)
            [best, bestDistance] = [name, distance];
    }
    return best;
}


/***/ }),

/***/ 6657:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ describeWitness),
/* harmony export */   e: () => (/* binding */ describeProof)
/* harmony export */ });
/* harmony import */ var _format_number_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98392);

/** `12 tables read back and equal, 10 of them also by the server's own checksum`. */
function describeProof(restore) {
    return `${(0,_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlural */ .yk)(restore.provenTables, 'table')} read back and equal${describeWitness(restore)}`;
}
/** What servers said themselves, behind what was said of the rows; empty where none was compared. */
function describeWitness(restore) {
    const equal = restore?.serverChecksums?.equal ?? 0;
    if (equal === 0)
        return '';
    const which = equal === restore?.provenTables ? '' : `${(0,_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlural */ .yk)(equal, 'table')} `;
    return `, ${which}also by the server's own checksum`;
}


/***/ }),

/***/ 25338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ formatAge)
/* harmony export */ });
const MINUTE_S = 60;
const HOUR_S = 3600;
const DAY_S = 86_400;
/** How long ago, in one unit: `5 d ago`, `3 h ago`, `12 min ago`, `just now`. */
function formatAge(seconds) {
    if (seconds < MINUTE_S)
        return 'just now';
    if (seconds < HOUR_S)
        return `${Math.floor(seconds / MINUTE_S)} min ago`;
    if (seconds < DAY_S)
        return `${Math.floor(seconds / HOUR_S)} h ago`;
    return `${Math.floor(seconds / DAY_S)} d ago`;
}


/***/ }),

/***/ 16806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ formatBytes)
/* harmony export */ });
const UNITS = ['kB', 'MB', 'GB', 'TB', 'PB'];
const STEP = 1000;
/** `0 B`, `999 B`, `1.5 kB`, `12 MB`: powers of 1000, two digits that matter. */
function formatBytes(bytes) {
    if (bytes < STEP)
        return `${Math.round(bytes)} B`;
    let value = bytes;
    let unit = -1;
    do {
        value /= STEP;
        unit += 1;
    } while (roundShort(value) >= STEP && unit < UNITS.length - 1);
    const rounded = roundShort(value);
    return `${rounded < 10 ? rounded.toFixed(1) : rounded} ${UNITS[unit]}`;
}
function roundShort(value) {
    return value < 9.95 ? Math.round(value * 10) / 10 : Math.round(value);
}


/***/ }),

/***/ 76482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SD: () => (/* binding */ describeEstimate),
/* harmony export */   ai: () => (/* binding */ groupSkipped),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   rj: () => (/* binding */ countWords)
/* harmony export */ });
/* harmony import */ var _format_bytes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16806);
/* harmony import */ var _format_duration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62325);
/* harmony import */ var _format_number_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98392);



const STATUSES = [
    ['fail', 'red'],
    ['warn', 'amber'],
    ['ok', 'green'],
    ['skipped', 'not checked'],
];
/** `1 red, 2 amber, 20 green`; what there is none of is left out. */
function countWords({ checks }) {
    return STATUSES.map(([status, words]) => [countOf(checks, status), words])
        .filter(([count]) => count > 0)
        .map(([count, words]) => `${count} ${words}`)
        .join(', ');
}
function countOf(checks, status) {
    return checks.filter((check) => check.status === status).length;
}
/** Those that were not made for the same reason, together. */
function groupSkipped(checks) {
    const groups = new Map();
    for (const { status, found, title } of checks) {
        if (status !== 'skipped')
            continue;
        groups.set(found, [...(groups.get(found) ?? []), title]);
    }
    return [...groups].map(([found, titles]) => ({ found, titles }));
}
/** The estimate as named lines, none of them with a value of a row. */
function describeEstimate(estimate) {
    const { archiveBytes, durationSeconds, basis, storedBackups, storedBytes, cost, prices } = estimate;
    return [
        ['archive', `about ${(0,_format_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z)(archiveBytes)} in ${(0,_format_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(durationSeconds)}, from ${basis}`],
        ['schedule', estimate.schedule],
        [
            'kept',
            `${(0,_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlural */ .yk)(storedBackups, 'backup')}${versionWords(estimate)}, ${(0,_format_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z)(storedBytes)} in balance`,
        ],
        [
            'traffic',
            `${(0,_format_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z)(estimate.databaseEgressBytes)} a month out of the database, ${(0,_format_bytes_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z)(estimate.storeEgressBytes)} out of the store (one restore or drill included)`,
        ],
        ...(cost
            ? [['cost', `${money(cost.total)} ${cost.currency} a month: ${costWords(cost, estimate)}`]]
            : []),
        ...(prices === null ? [] : [['prices', prices]]),
    ];
}
function versionWords({ oldVersions }) {
    if (oldVersions === 0)
        return '';
    return oldVersions === null
        ? ' and old versions that nothing removes'
        : ` and ${(0,_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlural */ .yk)(oldVersions, 'old version')}`;
}
function costWords({ storage, requests, egress, databaseEgress }, estimate) {
    return [
        `storage ${money(storage)}`,
        `${(0,_format_number_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(estimate.requests)} requests ${money(requests)}`,
        `egress ${money(egress)}`,
        ...(databaseEgress > 0 ? [`out of the database ${money(databaseEgress)}`] : []),
    ].join(', ');
}
function money(amount) {
    return amount > 0 && amount < 0.01 ? 'under 0.01' : amount.toFixed(2);
}


/***/ }),

/***/ 62325:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Du: () => (/* binding */ formatDurations),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   mP: () => (/* binding */ formatWholeSeconds)
/* harmony export */ });
const MINUTE_S = 60;
const HOUR_S = 3600;
const DAY_S = 86_400;
/** `35 ms`, `0.4 s`, `12 s`, `3 min 5 s`, `2 h 7 min`, `3 d 4 h`. */
function formatDuration(seconds) {
    if (seconds === 0)
        return '0 s';
    if (seconds < 0.0995)
        return `${Math.max(1, Math.round(seconds * 1000))} ms`;
    if (seconds < 9.95)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    if (whole < MINUTE_S)
        return `${whole} s`;
    if (whole < HOUR_S)
        return pair(whole, MINUTE_S, 'min', 1, 's');
    if (whole < DAY_S)
        return pair(whole, HOUR_S, 'h', MINUTE_S, 'min');
    return pair(whole, DAY_S, 'd', HOUR_S, 'h');
}
/** Of a time between two moments that are known to the second, as those of a manifest are. */
function formatWholeSeconds(seconds) {
    return seconds < 1 ? 'under 1 s' : formatDuration(seconds);
}
function pair(seconds, big, bigName, small, smallName) {
    const rest = Math.floor((seconds % big) / small);
    return `${Math.floor(seconds / big)} ${bigName}${rest === 0 ? '' : ` ${rest} ${smallName}`}`;
}
/** `load 40 s, proof 7.5 s`, in the given order. */
function formatDurations(parts) {
    return parts.map(({ name, seconds }) => `${name} ${formatDuration(seconds)}`).join(', ');
}


/***/ }),

/***/ 98392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   eD: () => (/* binding */ formatChange),
/* harmony export */   yk: () => (/* binding */ formatPlural)
/* harmony export */ });
const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
/** `1,234,567`. */
function formatCount(count) {
    return GROUPED.format(count);
}
/** `1 table`, `3 tables`. */
function formatPlural(count, singular, plural = `${singular}s`) {
    return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}
/** `+12`, `-3`, `±0`. */
function formatChange(difference) {
    if (difference === 0)
        return '±0';
    return difference > 0 ? `+${formatCount(difference)}` : formatCount(difference);
}


/***/ }),

/***/ 2623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ formatProof)
/* harmony export */ });
/* harmony import */ var _format_age_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25338);
/* harmony import */ var _format_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62325);


/** `proven 5 d ago, 4 min 12 s`, `drill failed 2 d ago`; empty where no drill has judged it. */
function formatProof(proof, now) {
    if (!proof)
        return '';
    const age = (0,_format_age_js__WEBPACK_IMPORTED_MODULE_0__/* .formatAge */ .n)((now.getTime() - new Date(proof.time).getTime()) / 1000);
    if (!proof.ok)
        return new Date(proof.time) > now ? 'drill failed' : `drill failed ${age}`;
    return proof.rtoSeconds === null ? `proven ${age}` : `proven ${age}, ${(0,_format_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(proof.rtoSeconds)}`;
}


/***/ }),

/***/ 27295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Au: () => (/* binding */ statusSentence),
/* harmony export */   Wn: () => (/* binding */ describeStatus),
/* harmony export */   dX: () => (/* binding */ growthWords),
/* harmony export */   hy: () => (/* binding */ ageOf),
/* harmony export */   lV: () => (/* binding */ statusTitle),
/* harmony export */   pl: () => (/* binding */ drillWords),
/* harmony export */   vM: () => (/* binding */ storageWords)
/* harmony export */ });
/* harmony import */ var _core_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67241);
/* harmony import */ var _format_age_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25338);
/* harmony import */ var _format_bytes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16806);
/* harmony import */ var _format_duration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62325);
/* harmony import */ var _format_number_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98392);
/* harmony import */ var _format_time_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(57156);






/** The one line for whoever reads nothing else. */
function statusTitle({ state, problems, maxDrillAgeSeconds, }) {
    const [first] = problems;
    if (first)
        return _core_status_js__WEBPACK_IMPORTED_MODULE_0__/* .STATUS_PROBLEMS */ .SK[first.code].replace(/\.$/, '');
    const good = maxDrillAgeSeconds === null ? 'Backups are fresh' : 'Backups are fresh and proven';
    return state === 'amber' ? `${good}, with warnings` : good;
}
/** What is good, in one sentence. */
function statusSentence({ lastGoodBackup, lastGoodDrill, maxDrillAgeSeconds }) {
    if (!lastGoodBackup)
        return 'Nothing could be restored today.';
    const { ageSeconds, rows, tables } = lastGoodBackup;
    const backup = `The newest good backup is ${ageOf(ageSeconds)} old: ${(0,_format_number_js__WEBPACK_IMPORTED_MODULE_1__/* .formatPlural */ .yk)(rows, 'row')} in ${(0,_format_number_js__WEBPACK_IMPORTED_MODULE_1__/* .formatPlural */ .yk)(tables, 'table')}.`;
    if (!lastGoodDrill) {
        return maxDrillAgeSeconds === null ? backup : `${backup} No drill has proven yet that one restores.`;
    }
    const time = lastGoodDrill.rtoSeconds === null ? '' : ` in ${(0,_format_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(lastGoodDrill.rtoSeconds)}`;
    return `${backup} A drill restored and proved one${time}, ${(0,_format_age_js__WEBPACK_IMPORTED_MODULE_3__/* .formatAge */ .n)(lastGoodDrill.ageSeconds)}.`;
}
/** An age to the minute, hour or day: nobody asks for its seconds. */
function ageOf(seconds) {
    if (seconds < 60)
        return 'less than a minute';
    return (0,_format_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(seconds < 3600 ? Math.floor(seconds / 60) * 60 : seconds);
}
/** Everything that is measured, as named lines; what is not known says so. */
function describeStatus(status) {
    const { lastGoodBackup, lastGoodDrill, drills, rpo, rto, storage } = status;
    const limit = (0,_format_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(status.maxAgeSeconds);
    const drillLimit = status.maxDrillAgeSeconds === null
        ? 'none are asked for'
        : `allowed ${(0,_format_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(status.maxDrillAgeSeconds)}`;
    return [
        [
            'backup',
            lastGoodBackup
                ? `${lastGoodBackup.backupId}, ${ageOf(lastGoodBackup.ageSeconds)} old (allowed ${limit}), ${(0,_format_bytes_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z)(lastGoodBackup.archiveBytes)}, ${(0,_format_number_js__WEBPACK_IMPORTED_MODULE_1__/* .formatPlural */ .yk)(lastGoodBackup.rows, 'row')} in ${(0,_format_number_js__WEBPACK_IMPORTED_MODULE_1__/* .formatPlural */ .yk)(lastGoodBackup.tables, 'table')}`
                : `no good one (allowed age ${limit})`,
        ],
        [
            'drill',
            lastGoodDrill
                ? `${lastGoodDrill.backupId}, passed ${(0,_format_age_js__WEBPACK_IMPORTED_MODULE_3__/* .formatAge */ .n)(lastGoodDrill.ageSeconds)}, at ${(0,_format_time_js__WEBPACK_IMPORTED_MODULE_5__/* .formatTime */ .f)(lastGoodDrill.time)} (${drillLimit})`
                : `none has passed (${drillLimit})`,
        ],
        ['drills', drillWords(drills)],
        ['failures', failureWords(status)],
        [
            'RPO',
            rpo.currentSeconds === null
                ? 'everything would be lost'
                : `${ageOf(rpo.currentSeconds)} now, ${ageOf(rpo.worstSeconds ?? 0)} at worst in ${(0,_format_number_js__WEBPACK_IMPORTED_MODULE_1__/* .formatPlural */ .yk)(rpo.windowDays, 'day')}`,
        ],
        [
            'RTO',
            rto.lastSeconds === null
                ? 'not measured yet'
                : `${(0,_format_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(rto.lastSeconds)} in the last drill, median ${(0,_format_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(rto.medianSeconds ?? 0)}, worst ${(0,_format_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(rto.worstSeconds ?? 0)}`,
        ],
        ['storage', `${(0,_format_bytes_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z)(storage.totalBytes)}: ${storageWords(status)}`],
        ['growth', forecastWords(status)],
    ];
}
/** `29 of 30 passed (97 %)` */
function drillWords({ passed, failed, unjudged, successRate }) {
    const undecided = unjudged > 0 ? `, ${(0,_format_number_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(unjudged)} could not judge` : '';
    if (successRate === null)
        return `none has judged a backup${undecided}`;
    return `${(0,_format_number_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(passed)} of ${(0,_format_number_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(passed + failed)} passed (${Math.floor(successRate * 100)} %)${undecided}`;
}
function failureWords({ failuresInARow: { backup, drill } }) {
    const backups = backup === null ? 'not counted here' : (0,_format_number_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(backup);
    return `in a row: backup ${backups}, drill ${(0,_format_number_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(drill)}`;
}
/** `3 backups, old versions 12 MB` */
function storageWords({ storage, backupCount }) {
    const { noncurrentBytes, uncommittedBytes } = storage;
    const parts = [(0,_format_number_js__WEBPACK_IMPORTED_MODULE_1__/* .formatPlural */ .yk)(backupCount, 'backup')];
    if (noncurrentBytes === null)
        parts.push('old versions not counted: no right to list them');
    else if (noncurrentBytes > 0)
        parts.push(`old versions ${(0,_format_bytes_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z)(noncurrentBytes)}`);
    if (uncommittedBytes > 0)
        parts.push(`not committed ${(0,_format_bytes_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z)(uncommittedBytes)}`);
    return parts.join(', ');
}
/** `an archive grows by 12 kB a day` */
function growthWords({ archiveBytesPerDay }) {
    if (archiveBytesPerDay === null)
        return 'not known yet';
    const how = archiveBytesPerDay < 0 ? 'shrinks' : 'grows';
    return `an archive ${how} by ${(0,_format_bytes_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z)(Math.abs(archiveBytesPerDay))} a day`;
}
/** The same, and what it leads to: `…; in 90 days 4.2 MB each, 126 MB stored`. */
function forecastWords({ growth }) {
    const then = growth.forecast
        .filter(({ days }) => days !== 30)
        .map(({ days, archiveBytes, storedBytes }) => `in ${days} days ${(0,_format_bytes_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z)(archiveBytes)} each, ${(0,_format_bytes_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z)(storedBytes)} stored`);
    return [growthWords(growth), ...then].join('; ');
}


/***/ }),

/***/ 57156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ rfc3339),
/* harmony export */   f: () => (/* binding */ formatTime)
/* harmony export */ });
/** `2026-03-25 02:00:01 UTC` */
function formatTime(time) {
    return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
/** `2026-03-25T02:00:01Z`, for a moment of whole seconds, as that of a backup's id is. */
function rfc3339(moment) {
    return moment.toISOString().replace('.000Z', 'Z');
}


/***/ }),

/***/ 5884:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ printableLines),
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
/** Control characters, line separators, and marks that turn the direction of writing. */
const UNPRINTABLE = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;
/** A name as one line that cannot steer a terminal or a log: what does not print becomes `\u{…}`. */
function printable(text) {
    return text.replace(UNPRINTABLE, (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`);
}
/** The same for text of several lines. */
function printableLines(text) {
    return text
        .split(/\r?\n/)
        .map((line) => printable(line.replaceAll('\t', '    ')))
        .join('\n');
}


/***/ }),

/***/ 16746:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ secretForms),
/* harmony export */   p: () => (/* binding */ Redactor)
/* harmony export */ });
/** What stands where a secret stood. */
const MASK = '***';
/** A shorter secret is part of too many innocent words to be replaced everywhere. */
const MIN_SECRET_LENGTH = 4;
/**
 * `scheme://user:password@`; greedy, because a password that was not encoded may hold an @. The word
 * itself stands in examples of what is allowed.
 */
const URL_PASSWORD = /\b([a-z][a-z0-9+.-]*:\/\/[^\s:@/?#]*:)(?!password@)[^\s/?#]*@/gi;
/** Part of an address that is a token and no word. */
const TOKEN = /^(?=.*\d).{12,}$|^.{24,}$/;
/**
 * Every form in which a secret may turn up: raw, line by line, percent-encoded and decoded, base64,
 * inside JSON; of a URL also its login, its password, its path (a Slack address is secret by its path) and the tokens in
 * path and query.
 */
function secretForms(secret) {
    const lines = secret
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !/^-----(BEGIN|END) [A-Z ]+-----$/.test(line));
    const forms = new Set();
    for (const part of [secret, ...lines, ...urlParts(secret)]) {
        forms.add(part);
        for (const form of percentForms(part))
            forms.add(form);
        forms.add(Buffer.from(part).toString('base64'));
        forms.add(Buffer.from(part).toString('base64url'));
        forms.add(JSON.stringify(part).slice(1, -1));
    }
    return [...forms].filter((form) => form.length >= MIN_SECRET_LENGTH);
}
/** As `encodeURIComponent`, RFC 3986, forms of HTML and libraries with small hexadecimals write it. */
function percentForms(part) {
    const encoded = encodeURIComponent(part);
    const strict = encoded.replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
    const small = (text) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
    return [encoded, strict, strict.replaceAll('%20', '+'), small(encoded), small(strict)];
}
function urlParts(secret) {
    const userInfo = /^[a-z][a-z0-9+.-]*:\/\/([^/?]*)@/i.exec(secret)?.[1] ?? '';
    const password = userInfo.includes(':') ? userInfo.slice(userInfo.indexOf(':') + 1) : '';
    const query = /^[a-z][a-z0-9+.-]*:\/\/[^?]*\?.*?\bpassword=([^&]*)/i.exec(secret)?.[1] ?? '';
    const parts = [password, decoded(password), query, decoded(query), ...webParts(secret)];
    // Basic authentication is the base64 of user and password together.
    if (password !== '')
        parts.push(userInfo, decoded(userInfo));
    return parts.filter((part) => part !== '');
}
/** What makes an address of the web secret. */
function webParts(secret) {
    const [, userInfo = '', path = '', query = ''] = /^https?:\/\/(?:([^/?#]*)@)?[^/?#]+(\/[^?#]+)?(?:\?([^#]*))?/i.exec(secret) ?? [];
    const values = query.split('&').map((pair) => pair.slice(pair.indexOf('=') + 1));
    const tokens = [...path.split('/'), ...values, ...(userInfo.includes(':') ? [] : [userInfo])].filter((part) => TOKEN.test(part));
    return [path, ...tokens, ...tokens.map(decoded)];
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/** Replaces secrets in everything that is shown, sent or written for people. */
class Redactor {
    #forms = new Set();
    #pattern;
    constructor(secrets = []) {
        this.add(...secrets);
    }
    /** Learns more secrets; undefined and empty ones are passed over. */
    add(...secrets) {
        for (const secret of secrets) {
            if (secret)
                for (const form of secretForms(secret))
                    this.#forms.add(form);
        }
        // The longest first, so that a secret within another leaves no remains.
        const ordered = [...this.#forms].sort((a, b) => b.length - a.length).map(escapeForPattern);
        this.#pattern = ordered.length === 0 ? undefined : new RegExp(ordered.join('|'), 'g');
    }
    redact(text) {
        const known = this.#pattern ? text.replace(this.#pattern, MASK) : text;
        return known.replace(URL_PASSWORD, `$1${MASK}@`);
    }
    /** The same for every text inside a value of plain objects and lists; keys and numbers stay. */
    redactDeep(value) {
        if (typeof value === 'string')
            return this.redact(value);
        if (Array.isArray(value))
            return value.map((item) => this.redactDeep(item));
        if (value === null || typeof value !== 'object')
            return value;
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.redactDeep(item)]));
    }
}
function escapeForPattern(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}


/***/ }),

/***/ 8937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ retry),
/* harmony export */   l: () => (/* binding */ jitteredWaitMs)
/* harmony export */ });
/* harmony import */ var _sleep_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43372);

/**
 * Calls `work` until it succeeds, with full jitter between calls
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 * Throws the last error as it is, or the signal's reason when it is aborted while waiting.
 */
async function retry(work, options) {
    for (let attempt = 1;; attempt++) {
        try {
            return await work();
        }
        catch (error) {
            const isLast = attempt >= options.policy.attempts || options.signal.aborted;
            if (isLast || !options.shouldRetry(error, attempt))
                throw error;
            const waitMs = jitteredWaitMs(options.policy, attempt, options.random);
            options.onRetry?.(error, attempt, waitMs);
            await (0,_sleep_js__WEBPACK_IMPORTED_MODULE_0__/* .sleep */ .y)(waitMs, options.signal);
        }
    }
}
/** Between 0 and `baseMs * 2^(attempt - 1)`, never over the cap. */
function jitteredWaitMs(policy, attempt, random) {
    return Math.round(random() * Math.min(policy.capMs, policy.baseMs * 2 ** (attempt - 1)));
}


/***/ }),

/***/ 43372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ sleep)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);

/** Resolves after `ms`; rejects with the signal's reason as soon as it is aborted. */
async function sleep(ms, signal) {
    signal.throwIfAborted();
    try {
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, { signal });
    }
    catch (error) {
        signal.throwIfAborted();
        throw error;
    }
}


/***/ }),

/***/ 45966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ splitAtDots)
/* harmony export */ });
/** The parts of a glob between dots that are neither escaped nor in brackets. */
function splitAtDots(pattern) {
    const parts = [''];
    let inBrackets = false;
    for (let i = 0; i < pattern.length; i++) {
        let char = pattern.charAt(i);
        if (char === '\\')
            char += pattern.charAt(++i);
        else if (char === '[')
            inBrackets = true;
        else if (char === ']')
            inBrackets = false;
        if (char === '.' && !inBrackets)
            parts.push('');
        else
            parts[parts.length - 1] += char;
    }
    return parts;
}


/***/ }),

/***/ 47160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ within)
/* harmony export */ });
/** Waits no longer than this for the work, which goes on by itself. @throws Error that says so */
async function within(maxMs, work) {
    let timer;
    const timeout = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`no answer within ${maxMs / 1000} s`)), maxMs);
    });
    try {
        return await Promise.race([work, timeout]);
    }
    finally {
        clearTimeout(timer);
    }
}


/***/ })

};
