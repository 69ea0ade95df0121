export const id = 717;
export const ids = [717];
export const modules = {

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


/***/ }),

/***/ 99717:
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

;// CONCATENATED MODULE: ./.cache/build/database/supabase/storage/object-path.js
/**
 * The address of a file below `/object/…/`. Slashes stay what they are, unless a part of the name would vanish from an
 * address (`.`, `..`, an empty one: https://url.spec.whatwg.org/#path-state): then the whole name is one part. undefined
 * for a name that is nothing but dots, which no address can hold.
 */
function objectPath(bucket, path) {
    if (path === '.' || path === '..')
        return undefined;
    const parts = path.split('/');
    const vanishes = parts.some((part) => part === '' || part === '.' || part === '..');
    const encoded = vanishes ? encodeURIComponent(path) : parts.map(encodeURIComponent).join('/');
    return `${encodeURIComponent(bucket)}/${encoded}`;
}

// EXTERNAL MODULE: ./.cache/build/lib/retry.js
var retry = __webpack_require__(8937);
// EXTERNAL MODULE: ./.cache/build/database/supabase/requests.js
var requests = __webpack_require__(76296);
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
    return fail('STORAGE_FAILED', `Supabase Storage does not do what it is asked for (${error.message}).`, 'Look into the storage logs of the project; a self-hosted one has to be new enough to list files by cursor (/object/list-v2).');
}

;// CONCATENATED MODULE: ./.cache/build/database/supabase/storage/storage-api.js




/** An answer's head must come within this; bodies have no limit but that of `limitSilence`. */
const HEAD_LIMIT_MS = 60_000;
/**
 * Requests to one project's Storage. supabase-js is not used for it: it takes an upload as a whole in memory, and normalises
 * names with dots out of the address.
 */
class StorageApi {
    options;
    credentials;
    constructor(options) {
        this.options = options;
        this.credentials = (0,requests/* credentialsOf */.YN)(options.project);
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
    async once({ method, path, headers, body, what }) {
        const { signal } = this.options;
        const limit = new AbortController();
        const content = body?.();
        const timer = setTimeout(() => limit.abort(new Error('no answer within a minute')), HEAD_LIMIT_MS);
        // A large upload has its answer only at its end.
        if (typeof content === 'object')
            clearTimeout(timer);
        try {
            const response = await fetch(`${this.url}/storage/v1${path}`, {
                method,
                headers: { 'accept-encoding': 'identity', ...headers, ...this.credentials },
                redirect: 'error',
                signal: AbortSignal.any([signal, limit.signal]),
                ...(content === undefined ? {} : { body: content, duplex: 'half' }),
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

;// CONCATENATED MODULE: ./.cache/build/database/supabase/storage/supabase-storage.js







const PAGE_FILES = 1000;
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
            const path = `/bucket?limit=${PAGE_BUCKETS}&offset=${offset}&sortColumn=id&sortOrder=asc`;
            const { value } = await this.json({ method: 'GET', path, what: 'the list of buckets' });
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
    async *list(bucket) {
        const seen = new Set();
        let cursor = null;
        do {
            const body = { limit: PAGE_FILES, with_delimiter: false, ...(cursor === null ? {} : { cursor }) };
            const { value } = await this.json({
                method: 'POST',
                path: `/object/list-v2/${encodeURIComponent(bucket)}`,
                headers: { 'content-type': 'application/json' },
                body: () => JSON.stringify(body),
                what: `the list of the bucket ${bucket}`,
            });
            const answer = isRecord(value) ? value : {};
            const objects = Array.isArray(answer.objects) ? answer.objects.filter(isRecord) : [];
            for (const object of objects) {
                const file = listedFileOf(bucket, object);
                if (seen.has(file.path))
                    continue;
                seen.add(file.path);
                yield file;
            }
            const next = answer.hasNext === true ? textOf(answer.nextCursor) : null;
            if (answer.hasNext === true && (next === null || next === cursor))
                throw this.endlessList(bucket);
            cursor = next;
        } while (cursor !== null);
    }
    async stat(bucket, path) {
        const address = objectPath(bucket, path);
        if (address === undefined)
            return undefined;
        try {
            const { headers, value } = await this.api.json({
                method: 'GET',
                path: `/object/info/${address}`,
                what: `the file ${path} of the bucket ${bucket}`,
            });
            const info = isRecord(value) ? value : {};
            const bytes = numberOf(info.size);
            if (bytes === null)
                return undefined;
            return {
                bucket,
                path,
                bytes,
                contentType: textOf(info.content_type),
                cacheControl: textOf(info.cache_control),
                etag: unquoted(textOf(info.etag)),
                version: textOf(info.version),
                metadata: info.metadata ?? null,
                createdAt: textOf(info.created_at),
                updatedAt: textOf(info.last_modified) ?? textOf(info.updated_at),
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
        const nonce = encodeURIComponent(state.version ?? state.etag ?? '');
        const response = await this.api
            .open({
            method: 'GET',
            path: `/object/authenticated/${objectPath(bucket, path)}?cacheNonce=${nonce}`,
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
    async createBucket(bucket) {
        const body = { id: bucket.id, name: bucket.name, ...settingsOf(bucket) };
        await this.send('POST', '/bucket', body, `the new bucket ${bucket.id}`);
    }
    async updateBucket(bucket) {
        const path = `/bucket/${encodeURIComponent(bucket.id)}`;
        await this.send('PUT', path, settingsOf(bucket), `the settings of the bucket ${bucket.id}`);
    }
    async upload({ bucket, path, bytes, contentType, cacheControl, metadata, content, }) {
        const hasMetadata = isRecord(metadata) && Object.keys(metadata).length > 0;
        await this.json({
            method: 'POST',
            path: `/object/${objectPath(bucket, path)}`,
            headers: {
                'x-upsert': 'true',
                'content-length': String(bytes),
                'content-type': contentType ?? 'application/octet-stream',
                ...(cacheControl === null ? {} : { 'cache-control': cacheControl }),
                ...(hasMetadata ? { 'x-metadata': Buffer.from(JSON.stringify(metadata)).toString('base64') } : {}),
            },
            body: content,
            what: `the upload of ${path} into the bucket ${bucket}`,
        });
    }
    async send(method, path, body, what) {
        const headers = { 'content-type': 'application/json' };
        await this.json({ method, path, headers, body: () => JSON.stringify(body), what });
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
                nextStep: 'Check the address of the project and the names of storage-buckets; a self-hosted Storage has to be new enough to list files by cursor (/object/list-v2).',
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
    endlessList(bucket) {
        return new errors/* BackupError */.hj(this.options.role, `The list of the bucket ${bucket} does not come to its end.`, {
            code: 'STORAGE_FAILED',
            nextStep: 'Look into the storage logs of the project, then run again.',
        });
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
function settingsOf(bucket) {
    return {
        public: bucket.public,
        file_size_limit: bucket.fileSizeLimit,
        allowed_mime_types: bucket.allowedMimeTypes,
    };
}
function listedFileOf(bucket, object) {
    const metadata = isRecord(object.metadata) ? object.metadata : {};
    return {
        bucket,
        path: textOf(object.key) ?? textOf(object.name) ?? '',
        contentType: textOf(metadata.mimetype),
        cacheControl: textOf(metadata.cacheControl),
        bytes: numberOf(metadata.size),
        etag: unquoted(textOf(metadata.eTag)),
        createdAt: textOf(object.created_at),
        updatedAt: textOf(object.updated_at),
    };
}


/***/ })

};
