export const id = 590;
export const ids = [590];
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

/***/ 95590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SupabaseStorage: () => (/* binding */ SupabaseStorage)
});

// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/core/read-again.js
var read_again = __webpack_require__(19182);
// EXTERNAL MODULE: ./.cache/build/core/supabase.js
var supabase = __webpack_require__(54753);
;// CONCATENATED MODULE: ./.cache/build/database/supabase/storage/answers.js
/** Fields of answers that are JSON; what has another type counts as not there. */
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function textOf(value) {
    return typeof value === 'string' ? value : null;
}
function numberOf(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
/** An entity tag without its quotes and its mark of weakness. */
function unquoted(etag) {
    return etag === null ? null : etag.replace(/^W\//, '').replace(/^"(.*)"$/, '$1');
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/storage/listed-file.js


function listedFileOf(bucket, path, object) {
    const metadata = isRecord(object.metadata) ? object.metadata : {};
    return {
        bucket,
        path,
        contentType: textOf(metadata.mimetype),
        cacheControl: textOf(metadata.cacheControl),
        bytes: numberOf(metadata.size),
        etag: unquoted(textOf(metadata.eTag)),
        createdAt: textOf(object.created_at),
        updatedAt: textOf(object.updated_at),
    };
}
/** A list cut short would be a backup without files that nobody misses. */
function endlessList(role, bucket) {
    return new errors/* BackupError */.hj(role, `The list of the bucket ${bucket} does not come to its end.`, {
        code: 'STORAGE_FAILED',
        nextStep: 'Look into the storage logs of the project, then run again.',
    });
}

// EXTERNAL MODULE: ./.cache/build/lib/printable.js
var printable = __webpack_require__(5884);
;// CONCATENATED MODULE: ./.cache/build/database/supabase/storage/storage-errors.js


/** How much of the server's own words a message shows. */
const MAX_TEXT = 300;
/** What Supabase Storage, or the gateway before it, answers instead of a result. */
class StorageError extends Error {
    status;
    code;
    text;
    what;
    constructor(
    /** Older servers answer 400 and put the true status into the body. */
    status, 
    /** Such as `NoSuchKey`; empty when the answer is not the storage's. */
    code, text, what) {
        const details = [code, text].filter((part) => part !== '').join(', ');
        super(`${what}: HTTP ${status}${details === '' ? '' : ` ${details}`}`);
        this.status = status;
        this.code = code;
        this.text = text;
        this.what = what;
    }
    get isGone() {
        return this.status === 404;
    }
    get isTransient() {
        return [408, 423, 425, 429].includes(this.status) || this.status >= 500;
    }
}
function toStorageError(status, body, what) {
    const answer = readAnswer(body);
    const inBody = Number(answer.statusCode);
    const text = (name) => (typeof answer[name] === 'string' ? answer[name] : '');
    return new StorageError(inBody >= 400 && inBody < 600 ? inBody : status, text('code') || text('error'), (0,printable/* printable */.g)(text('message')).slice(0, MAX_TEXT), what);
}
function readAnswer(body) {
    try {
        const answer = JSON.parse(Buffer.from(body).toString('utf8'));
        return typeof answer === 'object' && answer !== null ? answer : {};
    }
    catch {
        return {};
    }
}
/** An error that a person can act on; a bug stays what it is. */
function explainStorageError(error, role) {
    if (!(error instanceof StorageError))
        return error;
    const fail = (code, message, nextStep) => new errors/* BackupError */.hj(role, message, { code, nextStep, cause: error });
    if (error.status === 401 || error.status === 403) {
        return fail('STORAGE_AUTH_FAILED', `Supabase Storage refuses the key (${error.message}).`, 'Copy the service_role key or a secret key (sb_secret_…) of this very project from its API settings; disabled legacy keys do not work.');
    }
    if (error.isTransient) {
        return fail('STORAGE_UNAVAILABLE', `Supabase Storage answers with an error again and again (${error.message}).`, "Look at the project's status and logs in the dashboard, then run again.");
    }
    if (error.status === 413) {
        return fail('STORAGE_FILE_TOO_LARGE', `Supabase Storage takes no file of this size (${error.message}).`, "Raise the upload limit in the project's storage settings, and file_size_limit of the bucket; then run again: what is there already is not sent twice.");
    }
    return fail('STORAGE_FAILED', `Supabase Storage does not do what it is asked for (${error.message}).`, 'Look into the storage logs of the project, then run again.');
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/storage/list-by-folder.js




const PAGE_ENTRIES = 1000;
/** A folder whose pages were shifted by what came or went is listed anew so often. */
const READINGS = 5;
/**
 * The same for a Storage without pages by cursor. Pages go by number there, so each begins with the last entry of the
 * one before: when it does not, the folder is listed again.
 * @throws BackupError code `STORAGE_NOT_FOUND` for a bucket that is gone, which such a Storage lists as an empty one
 */
async function* listByFolder(api, role, bucket) {
    await findBucket(api, role, bucket);
    const folders = [''];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
        for (const entry of await entriesOf(api, role, bucket, folder)) {
            const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
            if (entry.id !== null)
                yield listedFileOf(bucket, path, entry);
            else if (entry.name === '')
                throw namelessFolder(role, bucket, folder);
            else
                folders.push(path);
        }
    }
}
async function entriesOf(api, role, bucket, folder) {
    for (let reading = 1; reading <= READINGS; reading++) {
        const entries = [];
        for (let isWhole = true; isWhole;) {
            const overlap = entries.length === 0 ? 0 : 1;
            const page = await pageOf(api, bucket, folder, entries.length - overlap);
            if (overlap === 1 && page[0]?.name !== entries.at(-1)?.name)
                isWhole = false;
            else {
                entries.push(...page.slice(overlap));
                if (page.length < PAGE_ENTRIES)
                    return entries;
            }
        }
    }
    throw endlessList(role, bucket);
}
async function pageOf(api, bucket, folder, offset) {
    const { value } = await api.json({
        build: ({ storage }) => storage
            .from(encodeURIComponent(bucket))
            .list(folder, { limit: PAGE_ENTRIES, offset, sortBy: { column: 'name', order: 'asc' } }),
        what: `the list of the bucket ${bucket}`,
    });
    if (!Array.isArray(value))
        throw new SyntaxError(`the list of the bucket ${bucket} is none`);
    return value
        .filter(isRecord)
        .map((entry) => ({ ...entry, id: entry.id ?? null, name: textOf(entry.name) ?? '' }));
}
async function findBucket(api, role, bucket) {
    const what = `the bucket ${bucket}`;
    try {
        await api.json({ build: ({ storage }) => storage.getBucket(encodeURIComponent(bucket)), what });
    }
    catch (error) {
        if (!(error instanceof StorageError))
            throw error;
        throw new errors/* BackupError */.hj(role, `Supabase Storage does not find ${error.message}.`, {
            code: 'STORAGE_NOT_FOUND',
            nextStep: 'Check the names of storage-buckets, then run again.',
            cause: error,
        });
    }
}
function namelessFolder(role, bucket, folder) {
    return new errors/* BackupError */.hj(role, `Below "${folder}" of the bucket ${bucket} a folder has no name.`, {
        code: 'STORAGE_FAILED',
        nextStep: 'Rename its files, or update Storage to a version that lists files by cursor (/object/list-v2), which can tell such names.',
    });
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/storage/list-files.js




const PAGE_FILES = 1000;
/**
 * Every file of a bucket once. By cursor: pages by name, which nothing that comes or goes can shift; a Storage that does
 * not know them is asked folder by folder.
 */
async function* listFiles(api, role, bucket) {
    const seen = new Set();
    let cursor;
    do {
        const page = await nextPage(api, bucket, cursor);
        if (!page)
            return yield* listByFolder(api, role, bucket);
        for (const object of page.objects) {
            const file = listedFileOf(bucket, textOf(object.key) ?? textOf(object.name) ?? '', object);
            if (seen.has(file.path))
                continue;
            seen.add(file.path);
            yield file;
        }
        if (page.hasNext && (page.next === undefined || page.next === cursor))
            throw endlessList(role, bucket);
        cursor = page.hasNext ? page.next : undefined;
    } while (cursor !== undefined);
}
/** undefined where the first one is not found: then the Storage is older than pages by cursor. */
async function nextPage(api, bucket, cursor) {
    try {
        const { value } = await api.json({
            build: ({ storage }) => storage.from(encodeURIComponent(bucket)).listV2({
                limit: PAGE_FILES,
                with_delimiter: false,
                ...(cursor === undefined ? {} : { cursor }),
            }),
            what: `the list of the bucket ${bucket}`,
        });
        const answer = isRecord(value) ? value : {};
        if (!Array.isArray(answer.objects))
            return undefined;
        return {
            objects: answer.objects.filter(isRecord),
            hasNext: answer.hasNext === true,
            next: textOf(answer.nextCursor) ?? undefined,
        };
    }
    catch (error) {
        if (error instanceof StorageError && cursor === undefined)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/storage/object-path.js
/**
 * A file's name as an address has it. Slashes stay what they are, unless a part of the name would vanish from an
 * address (`.`, `..`, an empty one: https://url.spec.whatwg.org/#path-state): then the whole name is one part. undefined
 * for a name that is nothing but dots, which no address can hold.
 */
function objectPath(path) {
    if (path === '.' || path === '..')
        return undefined;
    const parts = path.split('/');
    const vanishes = parts.some((part) => part === '' || part === '.' || part === '..');
    return vanishes ? encodeURIComponent(path) : parts.map(encodeURIComponent).join('/');
}

// EXTERNAL MODULE: ./.cache/build/lib/retry.js
var retry = __webpack_require__(8937);
// EXTERNAL MODULE: ./.cache/build/database/supabase/project-client.js
var project_client = __webpack_require__(78101);
// EXTERNAL MODULE: ./.cache/build/database/supabase/requests.js
var requests = __webpack_require__(76296);
;// CONCATENATED MODULE: ./.cache/build/database/supabase/storage/storage-api.js





/** An answer's head must come within this; bodies have no limit but that of `limitSilence`. */
const HEAD_LIMIT_MS = 60_000;
/** Requests to one project's Storage. supabase-js makes them; they are sent here, so that bodies stream and errors have their names. */
class StorageApi {
    options;
    client;
    constructor(options) {
        this.options = options;
        this.client = new project_client/* ProjectClient */.t(options.project);
    }
    get url() {
        return this.options.project.url;
    }
    /**
     * The answer with its body still to be read.
     * @throws StorageError with `isGone` alone; every other failure is a BackupError
     */
    async open(request) {
        return this.attempt(request, (response) => Promise.resolve(response));
    }
    /** The whole answer, as JSON. */
    async json(request) {
        return this.attempt(request, async (response) => {
            const text = await response.text();
            return { headers: response.headers, value: text === '' ? null : JSON.parse(text) };
        });
    }
    async attempt(request, take) {
        const { signal, random, log, role } = this.options;
        try {
            return await (0,retry/* retry */.L)(async () => take(await this.once(request)), {
                policy: this.options.retries ?? requests/* RETRIES */.Zs,
                random,
                signal,
                shouldRetry: (error) => (error instanceof StorageError ? error.isTransient : isNetworkError(error)),
                onRetry: (error, attempt, waitMs) => {
                    const why = error instanceof StorageError ? error.message : (0,requests/* nameOf */.Vb)(error);
                    log.debug(`${request.what}: ${why}; attempt ${attempt + 1} in ${waitMs} ms`);
                },
            });
        }
        catch (caught) {
            if (signal.aborted)
                throw (0,errors/* cancelledError */.YQ)(signal.reason);
            const error = ownCauseOf(caught);
            if (error instanceof StorageError && error.isGone)
                throw error;
            throw isNetworkError(error) ? this.unreachable(request.what, error) : explainStorageError(error, role);
        }
    }
    async once({ build, headers = {}, body, what }) {
        const { signal } = this.options;
        const built = await this.client.requestOf(build);
        for (const [name, value] of Object.entries({ 'accept-encoding': 'identity', ...headers }))
            built.headers.set(name, value);
        const content = body ?? built.body;
        const limit = new AbortController();
        const timer = setTimeout(() => limit.abort(new Error('no answer within a minute')), HEAD_LIMIT_MS);
        // A large upload has its answer only at its end.
        if (content instanceof ReadableStream)
            clearTimeout(timer);
        try {
            const response = await fetch(built.url, {
                method: built.method,
                headers: built.headers,
                redirect: 'error',
                signal: AbortSignal.any([signal, limit.signal]),
                ...(content ? { body: content, duplex: 'half' } : {}),
            });
            if (response.ok)
                return response;
            const error = toStorageError(response.status, new Uint8Array(await response.arrayBuffer()), what);
            if (error.isTransient)
                await (0,requests/* waitAsAsked */.gt)(response.headers, signal);
            throw error;
        }
        finally {
            clearTimeout(timer);
        }
    }
    unreachable(what, cause) {
        const { host } = new URL(this.url);
        return new errors/* BackupError */.hj(this.options.role, `${host} cannot be reached (${what}): ${(0,requests/* nameOf */.Vb)(cause)}.`, {
            code: 'STORAGE_UNREACHABLE',
            nextStep: 'Check the address of the project and the network, and whether it is paused; then run again.',
            cause,
        });
    }
}
/** fetch throws TypeErrors for everything about the connection, and the signal's reason for a timeout. */
function isNetworkError(error) {
    const own = ownCauseOf(error);
    return !(own instanceof StorageError) && !(own instanceof errors/* BackupError */.hj) && !(own instanceof SyntaxError);
}
/** What the content of an upload threw comes back as the cause of a broken request. */
function ownCauseOf(error) {
    const { cause } = (error ?? {});
    return !(error instanceof errors/* BackupError */.hj) && cause instanceof errors/* BackupError */.hj ? cause : error;
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/storage/upload-file.js


/** Streams a file into its bucket, over what is there under that name. */
async function uploadFile({ bucket, path, bytes, contentType, cacheControl, metadata, content }, send) {
    const given = isRecord(metadata) && Object.keys(metadata).length > 0 ? { metadata } : {};
    await send({
        build: ({ storage }) => storage
            .from(encodeURIComponent(bucket))
            .upload(objectPath(path) ?? '', ReadableStream.from(content()), {
            upsert: true,
            contentType: contentType ?? 'application/octet-stream',
            ...given,
        }),
        // supabase-js knows an age alone, and no length; the project notes `no-cache` where nothing is given.
        headers: { 'cache-control': cacheControl ?? 'no-cache', 'content-length': String(bytes) },
        what: `the upload of ${path} into the bucket ${bucket}`,
    });
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/storage/supabase-storage.js









const PAGE_BUCKETS = 100;
/** A download that says nothing for so long is broken. */
const SILENCE_LIMIT_MS = 60_000;
/** Supabase Storage over its API (https://supabase.github.io/storage/), with a key that no policy filters. */
class SupabaseStorage {
    options;
    api;
    project;
    constructor(options) {
        this.options = options;
        this.api = new StorageApi(options);
        this.project = (0,supabase/* projectRef */.J$)(options.project.url) ?? new URL(options.project.url).host;
    }
    async buckets() {
        const buckets = new Map();
        const others = [];
        for (let offset = 0;; offset += PAGE_BUCKETS) {
            const options = { limit: PAGE_BUCKETS, offset, sortColumn: 'id', sortOrder: 'asc' };
            const { value } = await this.json({
                build: ({ storage }) => storage.listBuckets(options),
                what: 'the list of buckets',
            });
            const page = Array.isArray(value) ? value.filter(isRecord) : [];
            const before = buckets.size + others.length;
            for (const entry of page) {
                const bucket = bucketOf(entry);
                if ((textOf(entry.type) ?? 'STANDARD') === 'STANDARD')
                    buckets.set(bucket.id, bucket);
                else if (!others.includes(bucket.id))
                    others.push(bucket.id);
            }
            // A server that knows no pages gives the same list again.
            if (page.length < PAGE_BUCKETS || buckets.size + others.length === before)
                break;
        }
        return { buckets: [...buckets.values()], others };
    }
    list(bucket) {
        return listFiles(this.api, this.options.role, bucket);
    }
    async stat(bucket, path) {
        const address = objectPath(path);
        if (address === undefined)
            return undefined;
        try {
            const { headers, value } = await this.api.json({
                build: ({ storage }) => storage.from(encodeURIComponent(bucket)).info(address),
                what: `the file ${path} of the bucket ${bucket}`,
            });
            const facts = factsOf(isRecord(value) ? value : {});
            if (facts.bytes === null)
                return undefined;
            return {
                ...facts,
                bucket,
                path,
                bytes: facts.bytes,
                storedEtag: unquoted(headers.get('etag')),
            };
        }
        catch (error) {
            if (error instanceof StorageError)
                return undefined;
            throw error;
        }
    }
    async *read(state) {
        const { bucket, path, bytes } = state;
        const what = `the file ${path} of the bucket ${bucket}`;
        // Whatever stands between keeps answers by address; a nonce for each state makes it ask the storage.
        const cacheNonce = state.version ?? state.etag ?? '';
        const address = objectPath(path) ?? '';
        const response = await this.api
            .open({
            build: ({ storage }) => storage.from(encodeURIComponent(bucket)).download(address, { cacheNonce }).asStream(),
            what,
        })
            .catch((error) => {
            throw error instanceof StorageError ? new read_again/* ReadAgainError */.x(`${what} is gone`) : error;
        });
        const etag = unquoted(response.headers.get('etag'));
        if (etag !== null && state.storedEtag !== null && etag !== state.storedEtag) {
            await response.body?.cancel();
            throw new read_again/* ReadAgainError */.x(`${what} changed while it was read`);
        }
        let arrived = 0;
        for await (const chunk of this.bodyOf(response, what)) {
            arrived += chunk.byteLength;
            if (arrived > bytes)
                break;
            yield chunk;
        }
        if (arrived !== bytes) {
            throw new read_again/* ReadAgainError */.x(`${what} gave ${arrived > bytes ? 'more than' : `${arrived} of`} ${bytes} bytes`);
        }
    }
    /** A limit that there is none of is left out: not every Storage takes it as null here. */
    async createBucket(bucket) {
        const { id, name, fileSizeLimit, allowedMimeTypes } = bucket;
        const limits = {
            ...(fileSizeLimit === null ? {} : { fileSizeLimit }),
            ...(allowedMimeTypes === null ? {} : { allowedMimeTypes: [...allowedMimeTypes] }),
        };
        const settings = {
            public: bucket.public,
            file_size_limit: limits.fileSizeLimit,
            allowed_mime_types: limits.allowedMimeTypes,
        };
        await this.json({
            build: ({ storage }) => storage.createBucket(id, { public: bucket.public, ...limits }),
            // supabase-js names a bucket by its id.
            ...(name === id ? {} : { body: JSON.stringify({ id, name, ...settings }) }),
            what: `the new bucket ${id}`,
        });
    }
    async updateBucket(bucket) {
        await this.json({
            build: ({ storage }) => storage.updateBucket(encodeURIComponent(bucket.id), settingsOf(bucket)),
            what: `the settings of the bucket ${bucket.id}`,
        });
    }
    async upload(file) {
        await uploadFile(file, (request) => this.json(request));
    }
    /** What is not there is an error as any other. */
    async json(request) {
        try {
            return await this.api.json(request);
        }
        catch (error) {
            if (!(error instanceof StorageError))
                throw error;
            throw new errors/* BackupError */.hj(this.options.role, `Supabase Storage does not find ${error.message}.`, {
                code: 'STORAGE_NOT_FOUND',
                nextStep: 'Check the address of the project and the names of storage-buckets, then run again.',
                cause: error,
            });
        }
    }
    async *bodyOf(response, what) {
        const reader = response.body?.getReader();
        if (!reader)
            return;
        let isEnded = false;
        const { signal } = this.options;
        try {
            for (;;) {
                const timer = setTimeout(() => void reader.cancel().catch(() => undefined), SILENCE_LIMIT_MS);
                const next = await reader.read().finally(() => clearTimeout(timer));
                if (next.done)
                    break;
                yield next.value;
            }
            isEnded = true;
        }
        catch (error) {
            signal.throwIfAborted();
            throw new read_again/* ReadAgainError */.x(`the connection broke while ${what} was read`, { cause: error });
        }
        finally {
            if (!isEnded)
                await reader.cancel().catch(() => undefined);
        }
    }
}
function bucketOf(entry) {
    const id = textOf(entry.id) ?? '';
    const types = entry.allowed_mime_types;
    return {
        id,
        name: textOf(entry.name) ?? id,
        public: entry.public === true,
        fileSizeLimit: numberOf(entry.file_size_limit),
        allowedMimeTypes: Array.isArray(types) ? types.filter((type) => typeof type === 'string') : null,
    };
}
/** What an entry says of its file; a Storage of another make has it where listings have it. */
function factsOf(info) {
    const isListed = numberOf(info.size) === null && isRecord(info.metadata);
    const noted = isListed && isRecord(info.metadata) ? info.metadata : {};
    return {
        bytes: numberOf(info.size ?? noted.size),
        contentType: textOf(info.content_type ?? noted.mimetype),
        cacheControl: textOf(info.cache_control ?? noted.cacheControl),
        etag: unquoted(textOf(info.etag ?? noted.eTag)),
        version: textOf(info.version),
        metadata: (isListed ? info.user_metadata : info.metadata) ?? null,
        createdAt: textOf(info.created_at),
        updatedAt: textOf(info.last_modified) ?? textOf(info.updated_at),
    };
}
function settingsOf({ public: isPublic, fileSizeLimit, allowedMimeTypes }) {
    return {
        public: isPublic,
        fileSizeLimit,
        allowedMimeTypes: allowedMimeTypes && [...allowedMimeTypes],
    };
}


/***/ })

};
