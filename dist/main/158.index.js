export const id = 158;
export const ids = [158];
export const modules = {

/***/ 89358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ idTakenError)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);

/** Something else already stands under a key; it was not touched. */
function idTakenError(uri, cause) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('safety', `${uri} exists already; it was not touched.`, {
        code: 'ID_TAKEN',
        nextStep: 'Another run has taken this id: run again a second later, or give each run its own backup-name.',
        cause,
    });
}


/***/ }),

/***/ 23158:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openS3Store: () => (/* binding */ openS3Store)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-cjs/index.js
var dist_cjs = __webpack_require__(53711);
// EXTERNAL MODULE: ./.cache/build/store/id-taken.js
var id_taken = __webpack_require__(89358);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./.cache/build/store/s3/s3-sha256.js

function sha256Of(bytes) {
    return (0,external_node_crypto_.createHash)('sha256').update(bytes).digest();
}
/** Both members are needed for the store to verify; with the first alone the client would hash again. */
function checksumMembers(sha256) {
    return { ChecksumAlgorithm: 'SHA256', ChecksumSHA256: sha256.toString('base64') };
}
/**
 * What S3 calls a composite checksum: the SHA-256 of the parts' SHA-256
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html).
 */
function compositeSha256(parts) {
    return sha256Of(Buffer.concat(parts)).toString('base64');
}
/** Composite checksums end in `-<number of parts>`, which not every store writes. */
function isSameChecksum(stored, ours) {
    return stored.replace(/-\d+$/, '') === ours;
}
/**
 * Signs the body by a hash we have already, in place of hashing it a second time.
 * Stores compare this hash too (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html).
 */
function declarePayloadHash(command, sha256) {
    command.middlewareStack.add((next) => (args) => {
        const { headers } = args.request;
        headers['x-amz-content-sha256'] = sha256.toString('hex');
        return next(args);
    }, { step: 'build', name: 'declarePayloadHash' });
}

;// CONCATENATED MODULE: ./.cache/build/store/s3/memory-parts.js

/** Parts in buffers that are used again, so that a long upload leaves the collector nothing to do. */
class MemoryParts {
    partBytes;
    #free = [];
    constructor(partBytes) {
        this.partBytes = partBytes;
    }
    async begin() {
        return new MemorySink(this.#free.pop() ?? Buffer.allocUnsafeSlow(this.partBytes), (buffer) => this.#free.push(buffer));
    }
    async close() {
        this.#free.length = 0;
    }
}
class MemorySink {
    buffer;
    giveBack;
    #filled = 0;
    constructor(buffer, giveBack) {
        this.buffer = buffer;
        this.giveBack = giveBack;
    }
    get room() {
        return this.buffer.length - this.#filled;
    }
    async append(bytes) {
        this.buffer.set(bytes, this.#filled);
        this.#filled += bytes.length;
    }
    async finish() {
        const content = this.buffer.subarray(0, this.#filled);
        let isReleased = false;
        return {
            bytes: content.length,
            sha256: sha256Of(content),
            open: () => content,
            release: async () => {
                if (!isReleased)
                    this.giveBack(this.buffer);
                isReleased = true;
            },
        };
    }
}

// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
;// CONCATENATED MODULE: ./.cache/build/store/s3/s3-failure.js

/** Reads a raw client error, or the one behind a BackupError of the gateway. */
function failureOf(error) {
    if (error instanceof errors/* BackupError */.hj && error.cause !== undefined)
        return failureOf(error.cause);
    const fields = isRecord(error) ? error : {};
    const code = textOf(fields.code) ?? codeOfCause(fields.cause) ?? codeOfMany(fields.errors);
    const metadata = isRecord(fields.$metadata) ? fields.$metadata : {};
    const response = isRecord(fields.$response) ? fields.$response : {};
    const status = typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
    const name = textOf(fields.name) ?? 'Error';
    const isNetwork = status === undefined && (NETWORK_CODES.has(code ?? '') || name === 'TimeoutError');
    return {
        name: isNetwork || name === 'Error' ? (code ?? name) : name,
        status,
        message: textOf(fields.message) ?? '',
        headers: isRecord(response.headers) ? response.headers : {},
        fields,
        isNetwork,
    };
}
const NETWORK_CODES = new Set([
    'ECONNRESET',
    'ECONNREFUSED',
    'ECONNABORTED',
    'EPIPE',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EAI_AGAIN',
    'ERR_STREAM_PREMATURE_CLOSE',
]);
const TRANSIENT_NAMES = new Set([
    'SlowDown',
    'SlowDownRead',
    'SlowDownWrite',
    'Throttling',
    'ThrottlingException',
    'RequestThrottled',
    'RequestLimitExceeded',
    'TooManyRequestsException',
    'BandwidthLimitExceeded',
    'RequestTimeout',
    'RequestTimeoutException',
    'InternalError',
    'ServiceUnavailable',
    'OperationAborted',
    'ConditionalRequestConflict',
    'IncompleteBody',
]);
/** Codes of a body whose bytes differ from the checksum that was sent with it. */
const DIGEST_NAMES = new Set([
    'BadDigest',
    'XAmzContentSHA256Mismatch',
    'InvalidDigest',
    'XAmzContentChecksumMismatch',
]);
/** Worth another call: throttling, trouble inside the store, and anything that happens to a connection. */
function isTransient(error) {
    const { name, status, isNetwork } = failureOf(error);
    if (isNetwork || TRANSIENT_NAMES.has(name))
        return true;
    return (status === 408 ||
        status === 429 ||
        (status !== undefined && status >= 500 && status !== 501 && status !== 507));
}
/** The store compared the content with our checksum and found a difference. */
function isDigestRefusal(error) {
    return DIGEST_NAMES.has(failureOf(error).name);
}
/** The store does not know a header of the request (or its value); nothing about rights or content. */
function isUnsupported(error) {
    const { name, status } = failureOf(error);
    if (status === 501 || name === 'NotImplemented')
        return true;
    return (status === 400 &&
        /^(InvalidArgument|InvalidRequest|UnsupportedHeader|InvalidHeader|BadRequest)$/.test(name));
}
/** Nobody answers there at all, so that waiting longer is no use on the first contact. */
function isRefusedContact(error) {
    return /^(ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH)$/.test(failureOf(error).name);
}
function codeOfCause(cause) {
    return isRecord(cause) ? textOf(cause.code) : undefined;
}
/** Node tries every address of a host and reports the failures together. */
function codeOfMany(errors) {
    return Array.isArray(errors) ? codeOfCause(errors[0]) : undefined;
}
function isRecord(value) {
    return typeof value === 'object' && value !== null;
}
function textOf(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}

;// CONCATENATED MODULE: ./.cache/build/store/s3/s3-abort.js



/** A cancelled run has 7 s in all to leave nothing behind. */
const ABORT_TIMEOUT_MS = 4_000;
const ABORT_ATTEMPTS = 4;
/**
 * Removes an open upload with all its parts; works after the run was cancelled, never throws.
 * `hadPartsInFlight`: a part that was still arriving may outlive the first abort, so there is a second
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html).
 */
async function abortMultipart(gateway, upload, hadPartsInFlight = false) {
    const how = { signal: AbortSignal.timeout(ABORT_TIMEOUT_MS), attempts: ABORT_ATTEMPTS };
    try {
        const wasOpen = await abortOnce(gateway, upload, how);
        if (wasOpen && hadPartsInFlight)
            await abortOnce(gateway, upload, how);
    }
    catch (error) {
        gateway.log.warn(`The upload of ${upload.key} could not be aborted; its parts stay until prune removes them (${(0,errors/* messageOf */.bD)(error)}).`);
    }
}
/** False when there was no such upload any more. */
async function abortOnce(gateway, { key, uploadId }, how = {}) {
    try {
        await gateway.call(`abort the upload of ${key}`, (http) => gateway.client.send(new dist_cjs/* AbortMultipartUploadCommand */.tfP({ ...gateway.objectOf(key), UploadId: uploadId }), http), how);
        return true;
    }
    catch (error) {
        if (failureOf(error).name === 'NoSuchUpload')
            return false;
        throw error;
    }
}

;// CONCATENATED MODULE: ./.cache/build/store/s3/s3-capabilities.js

const NO_CONDITIONAL_WRITES = 'The store does not honour conditional writes (If-None-Match); a HEAD before each write stands in for them, which cannot see another writer at the same moment.';
/** What this store turned out to be able to do; learned from its answers, kept for the run. */
class S3Capabilities {
    log;
    warnings = [];
    /** Whether a repeated conditional write was really refused; undefined until tried. */
    isConditionalProven;
    #features = { checksums: true, conditional: true };
    constructor(log) {
        this.log = log;
    }
    get features() {
        return this.#features;
    }
    /**
     * Runs `work` with everything the store is believed to know; when it refuses a header, with less
     * of what `wanted` names, until it accepts. Throws the first refusal when less does not help.
     */
    async negotiate(wanted, work) {
        let refusal;
        for (const features of this.#variants(wanted)) {
            try {
                const result = await work(features);
                if (refusal !== undefined)
                    this.#learn(wanted, features);
                return result;
            }
            catch (error) {
                if (!isUnsupported(error))
                    throw error;
                refusal ??= error;
            }
        }
        throw refusal;
    }
    /** The store takes the header but writes over an existing key all the same. */
    learnConditionalIsIgnored() {
        this.#learn({ conditional: true }, { ...this.#features, conditional: false });
    }
    #variants(wanted) {
        const checksums = this.#features.checksums && wanted.checksums === true;
        const conditional = this.#features.conditional && wanted.conditional === true;
        const all = [
            { checksums, conditional },
            { checksums: false, conditional },
            { checksums, conditional: false },
            { checksums: false, conditional: false },
        ];
        const keys = all.map((features) => `${features.checksums} ${features.conditional}`);
        return all.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
    }
    #learn(wanted, accepted) {
        const known = this.#features;
        this.#features = {
            checksums: wanted.checksums ? accepted.checksums && known.checksums : known.checksums,
            conditional: wanted.conditional ? accepted.conditional && known.conditional : known.conditional,
        };
        if (known.checksums && !this.#features.checksums)
            this.log.info('The store refuses SHA-256 checksum headers.');
        if (known.conditional && !this.#features.conditional)
            this.warnings.push(NO_CONDITIONAL_WRITES);
    }
}

;// CONCATENATED MODULE: ./.cache/build/store/store-options.js
/** Eight calls wait 16 s on average in all: longer than the throttling a bucket needs to split. */
const DEFAULT_TIMING = {
    connectTimeoutMs: 10_000,
    idleTimeoutMs: 60_000,
    retry: { attempts: 8, baseMs: 250, capMs: 20_000 },
};

;// CONCATENATED MODULE: ./.cache/build/store/s3/s3-client.js



/** Above the parts in flight plus what reading and listing need at the same time. */
const MAX_SOCKETS = 16;
/**
 * A client whose credentials, region and endpoint come from the settings, then from the AWS chain.
 * It never retries (the gateway does) and computes no checksum that we have not computed already:
 * bodies carry our own SHA-256, and what is read is hashed by the reader.
 * @throws SettingsError when nothing names a region
 */
async function createS3Client(options) {
    const { s3 } = options;
    const endpoint = customEndpoint(options);
    const logger = clientLogger(options);
    const timing = { ...DEFAULT_TIMING, ...options.timing };
    return new dist_cjs/* S3Client */.YxF({
        region: s3.region ?? (await regionOfTheChain(endpoint, options)),
        ...(s3.endpoint === undefined ? {} : { endpoint: s3.endpoint }),
        forcePathStyle: s3.forcePathStyle ?? (endpoint !== undefined && !isAmazon(endpoint)),
        maxAttempts: 1,
        logger,
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
        // The header would open a new connection for every part.
        expectContinueHeader: false,
        requestHandler: {
            logger,
            connectionTimeout: timing.connectTimeoutMs,
            socketTimeout: timing.idleTimeoutMs,
            httpAgent: { keepAlive: true, maxSockets: MAX_SOCKETS },
            httpsAgent: { keepAlive: true, maxSockets: MAX_SOCKETS },
        },
    });
}
/** The client talks to the console by itself otherwise, and its info lines hold whole requests. */
function clientLogger({ log }) {
    const quiet = () => { };
    const line = (...parts) => log.debug(`S3 client: ${parts.map(words).join(' ')}`);
    return { trace: quiet, debug: quiet, info: quiet, warn: line, error: line };
}
/** Of a request that failed only its name: the rest holds headers and keys, and its error is told elsewhere. */
function words(part) {
    if (typeof part !== 'object' || part === null || part instanceof Error)
        return String(part);
    return 'commandName' in part ? `${part.commandName} failed` : 'a message without text';
}
/** The endpoint in force when it is not the region's own, as far as settings and environment say. */
function customEndpoint({ s3, env }) {
    return s3.endpoint || env?.AWS_ENDPOINT_URL_S3 || env?.AWS_ENDPOINT_URL || undefined;
}
async function regionOfTheChain(endpoint, { env }) {
    const chain = new dist_cjs/* S3Client */.YxF({});
    try {
        return await chain.config.region();
    }
    catch (error) {
        const fallback = env?.AWS_DEFAULT_REGION || (endpoint && defaultRegionOf(endpoint));
        if (fallback)
            return fallback;
        throw new errors/* SettingsError */.GN([
            {
                setting: 's3-region',
                message: `No region is known for the bucket; set s3-region or AWS_REGION (${String(error)}).`,
                code: 'STORE_REGION_MISSING',
            },
        ]);
    }
    finally {
        chain.destroy();
    }
}
/** R2 documents `auto`; the others accept the region every S3 knows. */
function defaultRegionOf(endpoint) {
    return hostOf(endpoint).endsWith('.r2.cloudflarestorage.com') ? 'auto' : 'us-east-1';
}
function isAmazon(endpoint) {
    return /\.amazonaws\.com(\.cn)?$/.test(hostOf(endpoint));
}
function hostOf(endpoint) {
    return URL.canParse(endpoint) ? new URL(endpoint).hostname : '';
}

// EXTERNAL MODULE: ./.cache/build/lib/retry.js
var retry = __webpack_require__(8937);
// EXTERNAL MODULE: ./.cache/build/store/safe-key.js
var safe_key = __webpack_require__(43402);
;// CONCATENATED MODULE: ./.cache/build/store/s3/s3-errors.js


/**
 * Turns what the client threw while doing `what` ("list the backups") into an error a user can act on.
 * Anything that is no answer of the store and no trouble of the network comes back as it is: a bug.
 */
function explainS3Error(what, error, place) {
    if (error instanceof errors/* BackupError */.hj)
        return error;
    const failure = failureOf(error);
    const explain = explanationFor(failure, error);
    if (!explain)
        return error;
    const { message, ...details } = explain(failure, place);
    return new errors/* BackupError */.hj('store', `Could not ${what}: ${message}`, { ...details, cause: error });
}
function explanationFor(failure, error) {
    const { name, status } = failure;
    const named = BY_NAME.find(([pattern]) => pattern.test(name));
    if (named)
        return named[1];
    if (failure.isNetwork)
        return unreachable;
    if (/Deserialization error|XML parse error/.test(failure.message))
        return notS3;
    if (status === 301 || status === 307)
        return wrongRegion;
    if (status === 401 || status === 403)
        return accessDenied;
    if (status === 404)
        return notFound;
    if (status === 507)
        return full;
    if (status === 429 || (isTransient(error) && status === 503))
        return throttled;
    return status === undefined && !('$fault' in failure.fields) ? undefined : failed;
}
const notFound = () => ({
    message: 'there is no such object in the store',
    code: 'NOT_FOUND',
    nextStep: 'List the backups and choose one of them.',
});
const bucketMissing = (_, { bucket, endpoint }) => ({
    message: `bucket "${bucket}" does not exist at ${endpoint}`,
    code: 'BUCKET_MISSING',
    setting: 'destination',
    nextStep: 'Correct the bucket name in destination, or create the bucket (with versioning) first.',
});
const credentials = ({ name, message }) => ({
    message: name === 'CredentialsProviderError'
        ? `no usable AWS credentials were found (${message})`
        : `the store does not accept the credentials (${withMessage(name, message)})`,
    code: 'STORE_CREDENTIALS',
    nextStep: 'Give valid credentials: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN with temporary ones), a profile, or OIDC.',
});
const accessDenied = ({ name, message }, { bucket }) => ({
    message: `access to bucket "${bucket}" is denied (${withMessage(name, message)})`,
    code: 'STORE_ACCESS_DENIED',
    setting: 'destination',
    nextStep: 'Grant this identity s3:ListBucket, s3:GetObject, s3:PutObject, s3:DeleteObject, s3:AbortMultipartUpload and s3:ListBucketMultipartUploads on the bucket (and kms:GenerateDataKey, kms:Decrypt with a KMS key).',
});
const wrongRegion = ({ headers, fields, message }, { bucket, region }) => {
    const right = headers['x-amz-bucket-region'] ?? textField(fields, 'Region') ?? regionIn(message);
    return {
        message: `bucket "${bucket}" is not in region "${region}"${right ? `, it is in "${right}"` : ''}`,
        code: 'STORE_WRONG_REGION',
        setting: 's3-region',
        nextStep: right ? `Set s3-region to ${right}.` : "Set s3-region to the bucket's region.",
    };
};
const clockSkew = ({ headers, fields }) => {
    const ours = textField(fields, 'RequestTime') ?? 'unknown';
    const theirs = textField(fields, 'ServerTime') ?? headers.date ?? 'unknown';
    return {
        message: `the clock of this machine (${ours}) differs too much from the store's (${theirs})`,
        code: 'CLOCK_SKEW',
        nextStep: 'Set the clock of this machine (NTP) and run again.',
    };
};
const unreachable = ({ name, message }, { endpoint }) => ({
    message: `the store at ${endpoint} cannot be reached (${withMessage(name, message)})`,
    code: 'STORE_UNREACHABLE',
    setting: 's3-endpoint',
    nextStep: 'Check s3-endpoint, its certificate, the network and the firewall between this machine and the store.',
});
const notS3 = (_, { endpoint }) => ({
    message: `what answers at ${endpoint} does not speak S3`,
    code: 'STORE_NOT_S3',
    setting: 's3-endpoint',
    nextStep: "Set s3-endpoint to the store's S3 API, which often has another port or host than its console.",
});
const full = ({ name, message }) => ({
    message: `the store has no room left (${withMessage(name, message)})`,
    code: 'STORE_FULL',
    setting: 'destination',
    nextStep: 'Free space or raise the quota of the store.',
});
const throttled = ({ name, message }) => ({
    message: `the store kept refusing for being busy (${withMessage(name, message)})`,
    code: 'STORE_THROTTLED',
    nextStep: 'Run again later, or ask the operator of the store about its request limits.',
});
const storageClass = () => ({
    message: 'the store does not know this storage class',
    code: 'STORE_STORAGE_CLASS',
    setting: 's3-storage-class',
    nextStep: 'Set s3-storage-class to a class the store has, or leave it out.',
});
const kmsKey = ({ name, message }) => ({
    message: `the KMS key cannot be used (${withMessage(name, message)})`,
    code: 'STORE_KMS_KEY',
    setting: 's3-sse-kms-key-id',
    nextStep: 'Set s3-sse-kms-key-id to an enabled key that this identity may use.',
});
const inGlacier = () => ({
    message: 'the object lies in an archive class and has to be restored there first',
    code: 'OBJECT_ARCHIVED',
    setting: 's3-storage-class',
    nextStep: 'Restore the object from its archive class (aws s3api restore-object), wait, and run again.',
});
const failed = ({ name, status, message }) => ({
    message: `the store answered ${status ?? 'nothing'} (${withMessage(name, message)})`,
    code: 'STORE_FAILED',
    nextStep: 'See the cause; run again when the store is well.',
});
const BY_NAME = [
    [/^NoSuchBucket$/, bucketMissing],
    [/^(NoSuchKey|NoSuchVersion|NotFound)$/, notFound],
    [
        /^(CredentialsProviderError|TokenProviderError|ExpiredToken(Exception)?|TokenRefreshRequired)$/,
        credentials,
    ],
    [/^(InvalidAccessKeyId|SignatureDoesNotMatch|InvalidToken|InvalidClientTokenId)$/, credentials],
    [/^(UnrecognizedClientException|InvalidIdentityToken(Exception)?)$/, credentials],
    // A profile or web identity token names a file that is not there.
    [/^ENOENT$/, credentials],
    [/^(AccessDenied|AllAccessDisabled|AccountProblem)$/, accessDenied],
    [/^(PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException)$/, wrongRegion],
    [/^(RequestTimeTooSkewed|RequestExpired|RequestInTheFuture)$/, clockSkew],
    [/^InvalidStorageClass$/, storageClass],
    [/^KMS\./, kmsKey],
    [/^InvalidObjectState$/, inGlacier],
    [/^(XMinioStorageFull|XMinioAdminBucketQuotaExceeded|QuotaExceeded|ServiceQuotaExceededException)$/, full],
    [/^(StorageQuotaExceeded|InsufficientCapacity|InsufficientStorage|NotEnoughSpace)$/, full],
    [/^(SlowDown.*|Throttling.*|TooManyRequests.*|RequestLimitExceeded|BandwidthLimitExceeded)$/, throttled],
    [/^(EPROTO|HPE_.*|ERR_SSL_.*|ERR_TLS_.*|CERT_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*|UNABLE_TO_.*)$/, unreachable],
];
function withMessage(name, message) {
    return message === '' || message === 'UnknownError' || message === name ? name : `${name}: ${message}`;
}
function textField(fields, key) {
    const value = fields[key];
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/** "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'". */
function regionIn(message) {
    return /expecting '([a-z0-9-]+)'/.exec(message)?.[1];
}

;// CONCATENATED MODULE: ./.cache/build/store/s3/s3-gateway.js






/** Calls in all when nobody has ever answered there. */
const FIRST_CONTACT_ATTEMPTS = 3;
/** Calls in all when the connection hangs: each of them takes the idle timeout. */
const HUNG_ATTEMPTS = 4;
/** One bucket and prefix; every call to the store passes through `call`. */
class S3Gateway {
    client;
    bucket;
    s3;
    log;
    timing;
    #prefix;
    #place;
    #options;
    #hasAnswered = false;
    constructor(client, place, prefix, options) {
        this.client = client;
        this.bucket = place.bucket;
        this.s3 = options.s3;
        this.log = options.log;
        this.timing = { ...DEFAULT_TIMING, ...options.timing };
        this.#prefix = prefix === '' ? '' : `${prefix}/`;
        this.#place = place;
        this.#options = options;
    }
    get signal() {
        return this.#options.signal;
    }
    /** @throws BackupError code `KEY_REFUSED` */
    objectOf(key) {
        (0,safe_key/* assertSafeKey */.$t)(key);
        return { Bucket: this.bucket, Key: this.#prefix + key };
    }
    /** @throws BackupError code `KEY_REFUSED` */
    prefixOf(prefix) {
        (0,safe_key/* assertSafePrefix */.Ui)(prefix);
        return { Bucket: this.bucket, Prefix: this.#prefix + prefix };
    }
    /** The key below the prefix; the prefix itself is '' (some consoles create it as an empty object). */
    relativeKey(fullKey) {
        return fullKey.slice(this.#prefix.length);
    }
    /**
     * Runs one request, again with jitter when the store is busy or the connection breaks.
     * `what` completes "Could not …". Every call of `work` has to build a new command.
     * @throws BackupError kind `store` or `cancelled`; the raw error is its cause
     */
    async call(what, work, how = {}) {
        const signal = how.signal ?? this.signal;
        const policy = { ...this.timing.retry, ...(how.attempts ? { attempts: how.attempts } : {}) };
        try {
            return await (0,retry/* retry */.L)(() => this.#once(work, signal), {
                policy,
                random: this.#options.random,
                signal,
                shouldRetry: (error, attempt) => this.#shouldRetry(error, attempt),
                onRetry: (error, attempt, waitMs) => this.log.info(`The store did not ${what} (${failureOf(error).name}); call ${attempt + 1} of ${policy.attempts} in ${waitMs} ms.`),
            });
        }
        catch (error) {
            if (this.signal.aborted && signal.aborted)
                throw (0,errors/* cancelledError */.YQ)(error);
            throw explainS3Error(what, error, this.#place);
        }
    }
    async #once(work, signal) {
        try {
            const answer = await work({ abortSignal: signal });
            this.#hasAnswered = true;
            return answer;
        }
        catch (error) {
            this.#hasAnswered ||= failureOf(error).status !== undefined;
            throw error;
        }
    }
    #shouldRetry(error, attempt) {
        if (!isTransient(error))
            return false;
        if (failureOf(error).name === 'TimeoutError' && attempt >= HUNG_ATTEMPTS)
            return false;
        return this.#hasAnswered || attempt < FIRST_CONTACT_ATTEMPTS || !isRefusedContact(error);
    }
}

;// CONCATENATED MODULE: ./.cache/build/store/s3/s3-head.js


/** The store's answer to HEAD, or undefined when there is no such key (or no such bucket). */
async function headObject(gateway, key, options = {}) {
    const { versionId } = options;
    const target = { ...gateway.objectOf(key), ...(versionId === undefined ? {} : { VersionId: versionId }) };
    const mode = options.withChecksum ? { ChecksumMode: 'ENABLED' } : {};
    try {
        return await gateway.call(`look up ${key}`, (http) => gateway.client.send(new dist_cjs/* HeadObjectCommand */.l81({ ...target, ...mode }), http));
    }
    catch (error) {
        const { status } = failureOf(error);
        if (status === 404)
            return undefined;
        if (status !== undefined && status < 500)
            await throwNamedError(gateway, key);
        throw error;
    }
}
function storedObject(key, head) {
    return { key, bytes: head.ContentLength ?? 0, lastModified: head.LastModified ?? new Date(0) };
}
/** An answer to HEAD has no body, so it cannot say why; the same question by GET can. */
async function throwNamedError(gateway, key) {
    const answer = await gateway.call(`look up ${key}`, (http) => gateway.client.send(new dist_cjs/* GetObjectCommand */.jLs({ ...gateway.objectOf(key), Range: 'bytes=0-0' }), http));
    answer.Body?.transformToWebStream().cancel();
}

;// CONCATENATED MODULE: ./.cache/build/store/s3/s3-list.js


/** Keys may hold characters that XML cannot; a store may ignore the wish, and says so. */
const ENCODED = { EncodingType: 'url' };
/** Every page of a listing; a truncated answer that names no next page is an error, never the end. */
async function* listObjects(gateway, prefix) {
    const target = gateway.prefixOf(prefix);
    let token;
    do {
        const next = token === undefined ? {} : { ContinuationToken: token };
        const page = await gateway.call('list the objects', (http) => gateway.client.send(new dist_cjs/* ListObjectsV2Command */.u6x({ ...target, ...ENCODED, ...next }), http));
        const decode = decoderOf(page.EncodingType);
        for (const entry of page.Contents ?? []) {
            const key = gateway.relativeKey(decode(entry.Key));
            if (key !== '')
                yield { key, bytes: entry.Size ?? 0, lastModified: entry.LastModified ?? new Date(0) };
        }
        token = page.IsTruncated ? nextOf(page.NextContinuationToken) : undefined;
    } while (token !== undefined);
}
async function* listVersions(gateway, prefix) {
    const target = gateway.prefixOf(prefix);
    let marker = {};
    while (marker) {
        const page = await versionsPage(gateway, target, marker);
        const decode = decoderOf(page.EncodingType);
        for (const version of page.Versions ?? []) {
            if (!isUnversioned(version))
                yield versionFrom(gateway, decode, version, false);
        }
        for (const version of page.DeleteMarkers ?? [])
            yield versionFrom(gateway, decode, version, true);
        marker = page.IsTruncated
            ? {
                KeyMarker: decode(nextOf(page.NextKeyMarker)),
                ...(page.NextVersionIdMarker ? { VersionIdMarker: page.NextVersionIdMarker } : {}),
            }
            : undefined;
    }
}
async function* listOpenUploads(gateway, prefix) {
    const target = gateway.prefixOf(prefix);
    let marker = {};
    while (marker) {
        const page = await uploadsPage(gateway, target, marker);
        const decode = decoderOf(page.EncodingType);
        for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
            if (UploadId === undefined)
                throw new Error('the store lists an open upload without its id');
            yield {
                key: gateway.relativeKey(decode(Key)),
                uploadId: UploadId,
                startedAt: Initiated ?? new Date(0),
            };
        }
        marker = page.IsTruncated
            ? {
                KeyMarker: decode(nextOf(page.NextKeyMarker)),
                ...(page.NextUploadIdMarker ? { UploadIdMarker: page.NextUploadIdMarker } : {}),
            }
            : undefined;
    }
}
async function versionsPage(gateway, target, marker) {
    return emptyWhereMissing(() => gateway.call('list the versions', (http) => gateway.client.send(new dist_cjs/* ListObjectVersionsCommand */.uc$({ ...target, ...ENCODED, ...marker }), http)));
}
async function uploadsPage(gateway, target, marker) {
    return emptyWhereMissing(() => gateway.call('list the open uploads', (http) => gateway.client.send(new dist_cjs/* ListMultipartUploadsCommand */.mo2({ ...target, ...ENCODED, ...marker }), http)));
}
/** A store without the feature (R2 has no versions) has none of them. */
async function emptyWhereMissing(page) {
    try {
        return await page();
    }
    catch (error) {
        if (failureOf(error).status === 501)
            return { $metadata: {} };
        throw error;
    }
}
/** A bucket without versioning lists its objects as versions called "null". */
function isUnversioned({ VersionId, IsLatest }) {
    return VersionId === 'null' && IsLatest === true;
}
function versionFrom(gateway, decode, entry, isDeleteMarker) {
    return {
        key: gateway.relativeKey(decode(entry.Key)),
        bytes: entry.Size ?? 0,
        lastModified: entry.LastModified ?? new Date(0),
        versionId: entry.VersionId ?? 'null',
        isLatest: entry.IsLatest === true,
        isDeleteMarker,
    };
}
function decoderOf(encoding) {
    if (encoding !== 'url')
        return (text) => text ?? '';
    return (text) => decodeURIComponent((text ?? '').replaceAll('+', ' '));
}
function nextOf(marker) {
    if (marker)
        return marker;
    throw new Error('the store cut a listing short without saying where it goes on');
}

;// CONCATENATED MODULE: ./.cache/build/store/s3/s3-locks.js



/** What stores answer that have no locks, or none here. */
const NO_LOCK = /^(ObjectLockConfigurationNotFoundError|NoSuchObjectLockConfiguration|InvalidRequest|NotImplemented|MethodNotAllowed|InvalidArgument|NoSuchKey)$/;
async function readBucketLocks(gateway) {
    try {
        const answer = await gateway.call('read the lock configuration', (http) => gateway.client.send(new dist_cjs/* GetObjectLockConfigurationCommand */.mU1({ Bucket: gateway.bucket }), http));
        return answer.ObjectLockConfiguration?.ObjectLockEnabled === 'Enabled' ? 'on' : 'off';
    }
    catch (error) {
        if (isNoLock(error))
            return 'off';
        if (failureOf(error).status === 403)
            return 'unknown';
        throw error;
    }
}
/**
 * True while a legal hold or an unexpired retention protects the object.
 * In a bucket known to have locks an object whose lock may not be read counts as locked.
 */
async function isObjectLocked(gateway, { key, versionId }, bucket, now) {
    if (bucket === 'off')
        return false;
    const version = versionId === undefined ? {} : { versionId };
    const head = await headObject(gateway, key, version);
    if (head?.ObjectLockLegalHoldStatus === 'ON')
        return true;
    if (head?.ObjectLockRetainUntilDate && head.ObjectLockRetainUntilDate > now)
        return true;
    // HEAD leaves out what this identity may not see, so both have to be asked for.
    const target = { ...gateway.objectOf(key), ...(versionId === undefined ? {} : { VersionId: versionId }) };
    const retention = await lockAnswer(bucket, () => gateway.call(`read the retention of ${key}`, (http) => gateway.client.send(new dist_cjs/* GetObjectRetentionCommand */.zsK(target), http)));
    if (retention === 'denied')
        return true;
    const until = retention?.Retention?.RetainUntilDate;
    if (until && until > now)
        return true;
    const hold = await lockAnswer(bucket, () => gateway.call(`read the legal hold of ${key}`, (http) => gateway.client.send(new dist_cjs/* GetObjectLegalHoldCommand */.v5H(target), http)));
    return hold === 'denied' || hold?.LegalHold?.Status === 'ON';
}
async function lockAnswer(bucket, ask) {
    try {
        return await ask();
    }
    catch (error) {
        if (isNoLock(error))
            return undefined;
        if (failureOf(error).status !== 403)
            throw error;
        return bucket === 'on' ? 'denied' : undefined;
    }
}
function isNoLock(error) {
    const { name, status } = failureOf(error);
    return NO_LOCK.test(name) || status === 501 || status === 405 || status === 404;
}

;// CONCATENATED MODULE: ./.cache/build/store/s3/s3-part-plan.js
const MIB = 1024 * 1024;
/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const MAX_PARTS = 10_000;
const MAX_PART_BYTES = 5 * 1024 * MIB;
const MIN_PART_BYTES = 8 * MIB;
/** The estimate fills this many parts, so that it may be a tenth too low. */
const PLANNED_PARTS = 9_000;
/** Larger parts wait on disk, so that memory stays the same however large the archive is. */
const MAX_MEMORY_PART_BYTES = 16 * MIB;
function planParts(estimatedBytes) {
    const needed = Math.ceil(estimatedBytes / PLANNED_PARTS / MIB) * MIB;
    const partBytes = Math.min(MAX_PART_BYTES, Math.max(MIN_PART_BYTES, needed));
    return { partBytes, isSpooled: partBytes > MAX_MEMORY_PART_BYTES };
}

;// CONCATENATED MODULE: ./.cache/build/store/s3/s3-read.js



/** How often in a row a stream may break without a single byte in between. */
const MAX_BREAKS = 5;
/**
 * The bytes of an object. A connection that breaks is resumed by a range request for the rest,
 * pinned to the same ETag, so that the bytes never come from two objects.
 * @throws BackupError code `NOT_FOUND` before the first byte
 */
async function readObject(gateway, key, options = {}) {
    if (options.range?.length === 0)
        return none();
    const first = await openBody(gateway, key, options, 0, undefined);
    return readOn(gateway, key, options, first);
}
async function* readOn(gateway, key, options, first) {
    const total = expectedBytes(key, options, first);
    let body = first;
    let delivered = 0;
    for (let breaks = 0;;) {
        try {
            for await (const chunk of body.stream) {
                const bytes = chunk;
                delivered += bytes.length;
                breaks = 0;
                yield bytes;
            }
            if (delivered === total)
                return;
            throw Object.assign(new Error(`the answer ended after ${delivered} of ${total} bytes`), {
                code: 'ECONNRESET',
            });
        }
        catch (error) {
            body.stream.destroy();
            if (++breaks > MAX_BREAKS || gateway.signal.aborted || !isBroken(error)) {
                return await gateway.call(`read ${key}`, () => Promise.reject(error), { attempts: 1 });
            }
            gateway.log.info(`Reading ${key} broke after ${delivered} of ${total} bytes; reading on from there.`);
            body = await openBody(gateway, key, options, delivered, first.etag);
        }
    }
}
async function openBody(gateway, key, options, skip, etag) {
    const command = () => new dist_cjs/* GetObjectCommand */.jLs({
        ...gateway.objectOf(key),
        ...rangeOf(options, skip),
        ...(options.versionId === undefined ? {} : { VersionId: options.versionId }),
        ...(etag === undefined ? {} : { IfMatch: etag }),
    });
    const send = () => gateway.call(`read ${key}`, (http) => gateway.client.send(command(), http));
    const answer = await send().catch((error) => {
        throw options.versionId !== undefined && isVersionUnknown(error) ? versionGone(key, error) : error;
    });
    if (!answer.Body)
        throw new Error(`the answer for ${key} has no body`);
    // On Node the client always delivers an IncomingMessage.
    return { stream: answer.Body, bytes: answer.ContentLength ?? 0, etag: answer.ETag };
}
function rangeOf({ range }, skip) {
    if (range)
        return { Range: `bytes=${range.offset + skip}-${range.offset + range.length - 1}` };
    return skip === 0 ? {} : { Range: `bytes=${skip}-` };
}
/** A store that cuts a range at the end of the object would otherwise pass for a full answer. */
function expectedBytes(key, { range }, body) {
    if (!range || range.length === body.bytes)
        return body.bytes;
    body.stream.destroy();
    throw new errors/* BackupError */.hj('integrity', `${key} holds ${body.bytes} bytes from offset ${range.offset} on, not ${range.length}.`, { code: 'RANGE_MISSING', nextStep: 'The object is shorter than its manifest says; use another backup.' });
}
/** A store says it as a missing version or, for an id it never gave, as a wrong argument. */
function isVersionUnknown(error) {
    const { name, status } = failureOf(error);
    return name === 'NoSuchVersion' || status === 404 || (status === 400 && name === 'InvalidArgument');
}
function versionGone(key, cause) {
    return new errors/* BackupError */.hj('store', `Could not read ${key}: the store has no such version of it.`, {
        code: 'NOT_FOUND',
        nextStep: 'List the backups and choose one of them.',
        cause,
    });
}
function isBroken(error) {
    const { isNetwork, name } = failureOf(error);
    return isNetwork || name === 'TimeoutError';
}
async function* none() { }

;// CONCATENATED MODULE: ./.cache/build/store/s3/s3-write-settings.js
/** Classes whose objects cannot be read at once. */
const SLEEPING_CLASSES = new Set(['GLACIER', 'DEEP_ARCHIVE']);
/** Encryption and class of a new archive. */
function archiveSettings(s3) {
    return { ...encryption(s3), ...s3_write_settings_storageClass(s3.storageClass) };
}
/** As the archive, but never in a class from which list and restore could not read the sidecar. */
function sidecarSettings(s3) {
    return SLEEPING_CLASSES.has(s3.storageClass ?? '') ? encryption(s3) : archiveSettings(s3);
}
function encryption({ sse, sseKmsKeyId }) {
    return {
        ...(sse === undefined ? {} : { ServerSideEncryption: sse }),
        ...(sseKmsKeyId === undefined ? {} : { SSEKMSKeyId: sseKmsKeyId }),
    };
}
function s3_write_settings_storageClass(name) {
    return name === undefined ? {} : { StorageClass: name };
}

;// CONCATENATED MODULE: ./.cache/build/store/s3/s3-put.js








/** Writes a small object, never over another one; an equal one that is there already is a success. */
async function putObject(gateway, capabilities, object) {
    const existing = await findEqual(gateway, object);
    if (existing)
        return existing;
    try {
        const result = await capabilities.negotiate({ checksums: true, conditional: true }, (features) => put(gateway, object, features));
        await findOutConditional(gateway, capabilities, object);
        return result;
    }
    catch (error) {
        const isTaken = failureOf(error).status === 412 || failureOf(error).status === 409;
        // Our own first call may have arrived although its answer was lost.
        const ours = isTaken ? await findEqual(gateway, object) : undefined;
        if (ours)
            return ours;
        throw error;
    }
}
async function put(gateway, object, features) {
    const { content, contentType } = object;
    const sha256 = sha256Of(content);
    const answer = await gateway.call(`write ${object.key}`, (http) => {
        const command = new dist_cjs/* PutObjectCommand */.wKZ({
            ...gateway.objectOf(object.key),
            ...sidecarSettings(gateway.s3),
            Body: content,
            ContentLength: content.length,
            ContentType: contentType,
            ...(features.checksums ? checksumMembers(sha256) : {}),
            ...(features.conditional ? { IfNoneMatch: '*' } : {}),
        });
        declarePayloadHash(command, sha256);
        return gateway.client.send(command, http);
    });
    if (answer.ChecksumSHA256 && !isSameChecksum(answer.ChecksumSHA256, sha256.toString('base64'))) {
        throw new errors/* BackupError */.hj('integrity', `The store holds other bytes for ${object.key} than were sent.`, {
            code: 'STORE_CHECKSUM_DIFFERS',
            nextStep: 'Run again; if it happens twice, do not trust this store or the network to it.',
        });
    }
    return { versionId: versionOf(answer.VersionId) };
}
/** Undefined when the key is free. @throws BackupError code `ID_TAKEN` */
async function findEqual(gateway, object) {
    const head = await headObject(gateway, object.key);
    if (!head)
        return undefined;
    const isEqual = head.ContentLength === object.content.length &&
        (await readAll(gateway, object.key)).equals(object.content);
    if (!isEqual)
        throw (0,id_taken/* idTakenError */.d)(object.uri);
    return { versionId: versionOf(head.VersionId) };
}
async function readAll(gateway, key) {
    const chunks = [];
    for await (const chunk of await readObject(gateway, key))
        chunks.push(chunk);
    return Buffer.concat(chunks);
}
/**
 * Some stores take `If-None-Match` and ignore it. Once a run, the object just written is sent again:
 * a refusal is the proof, and a store without the condition has the same bytes as before.
 */
async function findOutConditional(gateway, capabilities, object) {
    const { features } = capabilities;
    if (!features.conditional || capabilities.isConditionalProven !== undefined)
        return;
    capabilities.isConditionalProven = true;
    try {
        await put(gateway, object, features);
        capabilities.isConditionalProven = false;
        capabilities.learnConditionalIsIgnored();
    }
    catch (error) {
        const { status } = failureOf(error);
        if (status !== 412 && status !== 409)
            capabilities.isConditionalProven = undefined;
        if (status === undefined && gateway.signal.aborted)
            throw error;
    }
}
/** Suspended versioning calls its only version "null". */
function versionOf(versionId) {
    return versionId === undefined || versionId === 'null' ? null : versionId;
}

;// CONCATENATED MODULE: ./.cache/build/store/s3/s3-part.js




/** How often a part that arrived damaged is sent again. */
const DAMAGED_ATTEMPTS = 3;
/**
 * Sends one part with its SHA-256, again when the connection breaks or the bytes arrive damaged.
 * @throws BackupError kind `integrity` code `STORE_CHECKSUM_DIFFERS` when other bytes arrive each time
 */
async function sendPart(gateway, upload, number, body, how = {}) {
    for (let attempt = 1;; attempt++) {
        try {
            return await sendPartAsItIs(gateway, upload, number, body, how);
        }
        catch (error) {
            if (!isDigestRefusal(error))
                throw error;
            if (attempt >= DAMAGED_ATTEMPTS)
                throw alwaysDamaged(number, error);
            gateway.log.warn(`Part ${number} arrived damaged at the store; sending it again.`);
        }
    }
}
/** As `sendPart`, but a checksum that the store refuses is an error at once. */
async function sendPartAsItIs(gateway, upload, number, { bytes, sha256, open }, how = {}) {
    const answer = await gateway.call(`send part ${number} of ${upload.key}`, (http) => {
        const command = new dist_cjs/* UploadPartCommand */.iVK({
            ...gateway.objectOf(upload.key),
            UploadId: upload.uploadId,
            PartNumber: number,
            Body: open(),
            ContentLength: bytes,
            ...(upload.isChecksummed ? checksumMembers(sha256) : {}),
        });
        declarePayloadHash(command, sha256);
        return gateway.client.send(command, http);
    }, how);
    if (!answer.ETag)
        throw new Error(`the store names no ETag for part ${number}`);
    if (answer.ChecksumSHA256 && !isSameChecksum(answer.ChecksumSHA256, sha256.toString('base64'))) {
        throw new errors/* BackupError */.hj('integrity', `The store received other bytes for part ${number} than were sent.`, {
            code: 'STORE_CHECKSUM_DIFFERS',
            nextStep: 'Run again; if it happens twice, do not trust this store or the network to it.',
        });
    }
    return { number, etag: answer.ETag, sha256 };
}
function alwaysDamaged(number, cause) {
    return new errors/* BackupError */.hj('integrity', `Part ${number} arrived damaged at the store ${DAMAGED_ATTEMPTS} times; something on the way changes bytes.`, {
        code: 'STORE_CHECKSUM_DIFFERS',
        nextStep: 'Check proxies, network hardware and memory between this machine and the store, then run again.',
        cause,
    });
}

;// CONCATENATED MODULE: ./.cache/build/store/s3/s3-start-upload.js








/** Name of the metadata entry that tells our object from another run's. */
const NONCE_METADATA = 'db-backup-upload';
/**
 * Creates the multipart upload and finds out whether the store compares content with our SHA-256:
 * first by checksum headers, and where it does not know them by the signed payload hash.
 */
async function openUpload(gateway, capabilities, key, options) {
    const nonce = (0,external_node_crypto_.randomUUID)();
    const { sse, storageClass } = gateway.s3;
    try {
        return await s3_start_upload_open(gateway, capabilities, key, options, nonce);
    }
    catch (error) {
        const isSettingAtFault = isUnsupported(error) && (sse !== undefined || storageClass !== undefined);
        throw isSettingAtFault ? refusedSetting(gateway.s3, error) : error;
    }
}
async function s3_start_upload_open(gateway, capabilities, key, options, nonce) {
    return capabilities.negotiate({ checksums: true }, async ({ checksums }) => {
        const uploadId = await create(gateway, key, options, nonce, checksums);
        const upload = { key, uploadId, nonce, isChecksummed: checksums };
        try {
            return { ...upload, isVerifiedByStore: await isWrongChecksumRefused(gateway, upload) };
        }
        catch (error) {
            await abortMultipart(gateway, upload);
            throw error;
        }
    });
}
async function create(gateway, key, options, nonce, isChecksummed) {
    const answer = await gateway.call(`open the upload of ${key}`, (http) => gateway.client.send(new dist_cjs/* CreateMultipartUploadCommand */.nG4({
        ...gateway.objectOf(key),
        ...archiveSettings(gateway.s3),
        ContentType: options.contentType,
        Metadata: { [NONCE_METADATA]: nonce },
        ...(isChecksummed ? { ChecksumAlgorithm: 'SHA256' } : {}),
    }), http));
    if (!answer.UploadId)
        throw new Error('the store opened an upload without an id');
    return answer.UploadId;
}
/**
 * Sends part 1 with a checksum that belongs to other bytes. The real part 1 replaces it where it is
 * accepted. A refusal that could have another reason is settled by sending the right checksum.
 */
async function isWrongChecksumRefused(gateway, upload) {
    const bytes = Buffer.from('db-backup: this part comes with a wrong checksum on purpose');
    const body = { bytes: bytes.length, open: () => bytes };
    try {
        await sendPartAsItIs(gateway, upload, 1, { ...body, sha256: sha256Of(Buffer.from('other bytes')) });
        return false;
    }
    catch (error) {
        if (isDigestRefusal(error))
            return true;
        if (!isRefusal(error))
            throw error;
    }
    await sendPartAsItIs(gateway, upload, 1, { ...body, sha256: sha256Of(bytes) });
    return true;
}
/** The store itself said no, as opposed to a network or a store in trouble. */
function isRefusal(error) {
    const { status } = failureOf(error);
    return status === 501 || (status !== undefined && status >= 400 && status < 500);
}
/** Some stores answer an encryption or class they lack with no more than "invalid argument". */
function refusedSetting({ sse, storageClass }, error) {
    const setting = storageClass === undefined ? 's3-sse' : 's3-storage-class';
    const value = storageClass ?? sse;
    return new errors/* BackupError */.hj('store', `The store refuses ${setting} ${value} (${failureOf(error).name}).`, {
        code: 'STORE_REFUSED_SETTING',
        setting,
        nextStep: `Leave ${setting} out, or choose a value this store knows.`,
        cause: error,
    });
}

;// CONCATENATED MODULE: ./.cache/build/store/s3/s3-commit.js









/**
 * Makes the upload visible, never over another object, and looks at what the store then has.
 * @throws BackupError code `ID_TAKEN` when another object stands there
 * @throws BackupError kind `integrity` when size or checksum differ from ours
 */
async function commitUpload(gateway, capabilities, upload) {
    // Also where conditions work: a store may take the header and ignore it.
    if (await headObject(gateway, upload.key))
        return acceptOurs(gateway, upload);
    let answer;
    try {
        answer = await capabilities.negotiate({ conditional: true }, (features) => complete(gateway, upload, features));
    }
    catch (error) {
        if (!isAmbiguous(error))
            throw error;
        return acceptOurs(gateway, upload, error);
    }
    if (answer.ChecksumSHA256 && !isOurChecksum(answer.ChecksumSHA256, upload))
        throw differs(upload);
    const head = await headObject(gateway, upload.key);
    if (!head)
        throw vanished(upload);
    // Another writer was faster after all, where the store knows no conditions.
    if (!isOurs(head, upload))
        throw (0,id_taken/* idTakenError */.d)(upload.uri);
    if (head.ContentLength !== upload.bytes)
        throw differs(upload);
    return result(upload, answer.VersionId ?? head.VersionId);
}
function complete(gateway, upload, features) {
    const parts = upload.parts.map(({ number, etag, sha256 }) => ({
        PartNumber: number,
        ETag: etag,
        ...(upload.isChecksummed ? { ChecksumSHA256: sha256.toString('base64') } : {}),
    }));
    return gateway.call(`complete the upload of ${upload.key}`, (http) => gateway.client.send(new dist_cjs/* CompleteMultipartUploadCommand */.Gym({
        ...gateway.objectOf(upload.key),
        UploadId: upload.uploadId,
        MultipartUpload: { Parts: parts },
        ...(features.conditional ? { IfNoneMatch: '*' } : {}),
    }), http));
}
/** The key is taken, or the upload is gone: both are also what a repeated call sees after the first one arrived. */
function isAmbiguous(error) {
    const { name, status } = failureOf(error);
    return status === 412 || status === 409 || name === 'NoSuchUpload';
}
/** What stands there is this very upload, or another run was there first, even with equal content. */
async function acceptOurs(gateway, upload, cause) {
    const head = await headObject(gateway, upload.key, { withChecksum: upload.isChecksummed });
    if (!head)
        throw cause ?? vanished(upload);
    if (!isOurs(head, upload)) {
        await abortMultipart(gateway, upload);
        throw (0,id_taken/* idTakenError */.d)(upload.uri, cause);
    }
    if (head.ContentLength !== upload.bytes || !isEqualContent(head, upload))
        throw differs(upload);
    return result(upload, head.VersionId);
}
function isOurs(head, upload) {
    return head.Metadata?.[NONCE_METADATA] === upload.nonce;
}
function isEqualContent(head, upload) {
    return head.ChecksumSHA256 === undefined || isOurChecksum(head.ChecksumSHA256, upload);
}
function isOurChecksum(stored, upload) {
    return isSameChecksum(stored, compositeSha256(upload.parts.map((part) => part.sha256)));
}
function result(upload, versionId) {
    return { versionId: versionOf(versionId), verifiedByStore: upload.isVerifiedByStore };
}
function differs(upload) {
    return new errors/* BackupError */.hj('integrity', `What the store holds as ${upload.uri} is not what was sent.`, {
        code: 'STORE_CHECKSUM_DIFFERS',
        nextStep: 'Run again; if it happens twice, do not trust this store or the network to it.',
    });
}
function vanished(upload) {
    return new errors/* BackupError */.hj('integrity', `The store accepted ${upload.uri} but does not have it.`, {
        code: 'STORE_LOST_OBJECT',
        nextStep: 'Run again; if it happens twice, ask the operator of the store.',
    });
}

;// CONCATENATED MODULE: ./.cache/build/store/s3/s3-upload.js





/** With the part being filled, three parts of memory or spool. */
const MAX_PARTS_IN_FLIGHT = 2;
/** A multipart upload of equal parts, two of them under way while the next one is filled. */
class S3Upload {
    gateway;
    capabilities;
    opened;
    uri;
    parts;
    #controller = new AbortController();
    #signal;
    #inFlight = new Set();
    #sent = [];
    #onCancel = () => void this.abort();
    #sink;
    #partCount = 0;
    #bytes = 0;
    #failure;
    #state = 'open';
    #aborting;
    constructor(gateway, capabilities, opened, uri, parts) {
        this.gateway = gateway;
        this.capabilities = capabilities;
        this.opened = opened;
        this.uri = uri;
        this.parts = parts;
        this.#signal = AbortSignal.any([gateway.signal, this.#controller.signal]);
        gateway.signal.addEventListener('abort', this.#onCancel, { once: true });
        if (gateway.signal.aborted)
            void this.abort();
    }
    async write(bytes) {
        for (let offset = 0; offset < bytes.length;) {
            this.#assertOpen();
            this.#sink ??= await this.parts.begin();
            const piece = bytes.subarray(offset, offset + this.#sink.room);
            await this.#sink.append(piece);
            offset += piece.length;
            this.#bytes += piece.length;
            if (this.#sink.room === 0)
                await this.#dispatch(this.#sink);
        }
    }
    async complete() {
        this.#assertOpen();
        try {
            // An empty object has one empty part.
            if (this.#sink || this.#partCount === 0)
                await this.#dispatch(this.#sink ?? (await this.parts.begin()));
            await Promise.all(this.#inFlight);
            this.#assertOpen();
            this.#state = 'completing';
            const result = await this.#commit();
            this.#state = 'completed';
            await this.#cleanUp();
            return result;
        }
        catch (error) {
            await this.abort();
            throw error;
        }
    }
    abort() {
        this.#aborting ??= this.#abort();
        return this.#aborting;
    }
    #commit() {
        return commitUpload(this.gateway, this.capabilities, {
            ...this.opened,
            uri: this.uri,
            bytes: this.#bytes,
            parts: this.#sent.toSorted((a, b) => a.number - b.number),
        });
    }
    /** Waits for a free place before the part is sent: this is the back-pressure. */
    async #dispatch(sink) {
        this.#sink = undefined;
        const number = ++this.#partCount;
        if (number > MAX_PARTS)
            throw this.#tooLarge();
        const body = await sink.finish();
        while (this.#inFlight.size >= MAX_PARTS_IN_FLIGHT)
            await Promise.race(this.#inFlight);
        this.#assertOpen();
        const sending = sendPart(this.gateway, this.opened, number, body, { signal: this.#signal })
            .then((part) => void this.#sent.push(part))
            .catch((error) => this.#fail(error))
            .then(() => body.release())
            .catch((error) => this.#fail(error))
            .finally(() => this.#inFlight.delete(sending));
        this.#inFlight.add(sending);
    }
    #fail(error) {
        this.#failure ??= error;
        this.#controller.abort(error);
    }
    #assertOpen() {
        if (this.gateway.signal.aborted)
            throw (0,errors/* cancelledError */.YQ)(this.gateway.signal.reason);
        if (this.#failure !== undefined)
            throw this.#failure;
        if (this.#state !== 'open')
            throw new Error(`the upload of ${this.uri} is ${this.#state}`);
    }
    async #abort() {
        if (this.#state === 'completed')
            return;
        this.#state = 'aborted';
        const hadPartsInFlight = this.#inFlight.size > 0;
        this.#controller.abort();
        await Promise.allSettled(this.#inFlight);
        await abortMultipart(this.gateway, this.opened, hadPartsInFlight);
        await this.#cleanUp();
    }
    async #cleanUp() {
        this.gateway.signal.removeEventListener('abort', this.#onCancel);
        try {
            await this.parts.close();
        }
        catch (error) {
            this.gateway.log.warn(`Temporary files of the upload could not be removed (${String(error)}).`);
        }
    }
    #tooLarge() {
        return new errors/* BackupError */.hj('store', `The archive is larger than ${MAX_PARTS} parts can hold (${this.#bytes} bytes so far); it was planned by an estimate that is far too low.`, {
            code: 'ARCHIVE_TOO_LARGE',
            nextStep: 'Run ANALYZE on the source and try again, or split the backup with include-tables.',
        });
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./.cache/build/store/s3/spooled-parts.js





const READ_BYTES = 1024 * 1024;
/**
 * Parts in files of a folder of their own below `tempDir`.
 * @throws BackupError code `SPOOL_FULL` or `SPOOL_NOT_WRITABLE`
 */
class SpooledParts {
    partBytes;
    tempDir;
    #folder;
    #count = 0;
    #current;
    constructor(partBytes, tempDir) {
        this.partBytes = partBytes;
        this.tempDir = tempDir;
    }
    async begin() {
        this.#folder ??= (0,promises_.mkdtemp)((0,external_node_path_.join)(this.tempDir, 'db-backup-parts-'));
        try {
            const path = (0,external_node_path_.join)(await this.#folder, `${++this.#count}.part`);
            this.#current = new SpoolSink(path, await (0,promises_.open)(path, 'wx', 0o600), this.partBytes, this.tempDir);
            return this.#current;
        }
        catch (error) {
            throw spoolError(error, this.tempDir);
        }
    }
    async close() {
        await this.#current?.close();
        const folder = await this.#folder?.catch(() => undefined);
        if (folder !== undefined)
            await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
class SpoolSink {
    path;
    file;
    partBytes;
    tempDir;
    #hash = (0,external_node_crypto_.createHash)('sha256');
    #filled = 0;
    #closing;
    constructor(path, file, partBytes, tempDir) {
        this.path = path;
        this.file = file;
        this.partBytes = partBytes;
        this.tempDir = tempDir;
    }
    get room() {
        return this.partBytes - this.#filled;
    }
    async append(bytes) {
        this.#hash.update(bytes);
        try {
            await (0,promises_.writeFile)(this.file, bytes);
        }
        catch (error) {
            throw spoolError(error, this.tempDir);
        }
        this.#filled += bytes.length;
    }
    /** Idempotent, as FileHandle.close is not. */
    async close() {
        this.#closing ??= this.file.close();
        await this.#closing;
    }
    async finish() {
        await this.close();
        const { path } = this;
        return {
            bytes: this.#filled,
            sha256: this.#hash.digest(),
            open: () => (0,external_node_fs_.createReadStream)(path, { highWaterMark: READ_BYTES }),
            release: () => (0,promises_.rm)(path, { force: true }),
        };
    }
}
function spoolError(error, tempDir) {
    const code = error.code;
    if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') {
        return new errors/* BackupError */.hj('store', `The disk below ${tempDir} is full; a part of the archive waits there.`, {
            code: 'SPOOL_FULL',
            setting: 'temp-dir',
            nextStep: 'Free space there, or set temp-dir to a larger disk.',
            cause: error,
        });
    }
    if (code === undefined)
        return error;
    return new errors/* BackupError */.hj('store', `Cannot write below ${tempDir} (${code}).`, {
        code: 'SPOOL_NOT_WRITABLE',
        setting: 'temp-dir',
        nextStep: 'Set temp-dir to a folder this process may write.',
        cause: error,
    });
}

;// CONCATENATED MODULE: ./.cache/build/store/s3/s3-store.js
















/** @throws SettingsError when nothing names a region */
async function openS3Store(destination, options) {
    const client = await createS3Client(options);
    const region = await client.config.region();
    const endpoint = customEndpoint(options) ?? `s3.${region}.amazonaws.com`;
    const prefix = destination.prefix.replace(/^\/+|\/+$/g, '');
    const gateway = new S3Gateway(client, { bucket: destination.bucket, region, endpoint }, prefix, options);
    const uri = `s3://${destination.bucket}${prefix === '' ? '' : `/${prefix}`}`;
    return new S3Store(uri, client, gateway, options);
}
/** A bucket below a prefix; see `Store` for what its methods promise. */
class S3Store {
    uri;
    client;
    gateway;
    options;
    #capabilities;
    #bucketLocks;
    constructor(uri, client, gateway, options) {
        this.uri = uri;
        this.client = client;
        this.gateway = gateway;
        this.options = options;
        this.#capabilities = new S3Capabilities(options.log);
    }
    get warnings() {
        return this.#capabilities.warnings;
    }
    uriOf(key) {
        return `${this.uri}/${key}`;
    }
    list(prefix) {
        return listObjects(this.gateway, prefix);
    }
    async head(key) {
        const head = await headObject(this.gateway, key);
        return head && storedObject(key, head);
    }
    read(key, options) {
        return readObject(this.gateway, key, options);
    }
    put(key, content, contentType) {
        return putObject(this.gateway, this.#capabilities, { key, uri: this.uriOf(key), content, contentType });
    }
    async startUpload(key, options) {
        if (await this.head(key))
            throw (0,id_taken/* idTakenError */.d)(this.uriOf(key));
        const opened = await openUpload(this.gateway, this.#capabilities, key, options);
        const { partBytes, isSpooled } = planParts(options.estimatedBytes);
        const parts = isSpooled ? new SpooledParts(partBytes, this.options.tempDir) : new MemoryParts(partBytes);
        return new S3Upload(this.gateway, this.#capabilities, opened, this.uriOf(key), parts);
    }
    async remove(key) {
        const target = this.gateway.objectOf(key);
        await this.gateway.call(`remove ${key}`, (http) => this.client.send(new dist_cjs/* DeleteObjectCommand */.k4j(target), http));
    }
    listVersions(prefix) {
        return listVersions(this.gateway, prefix);
    }
    async removeVersion(key, versionId) {
        const target = { ...this.gateway.objectOf(key), VersionId: versionId };
        await this.gateway.call(`remove a version of ${key}`, (http) => this.client.send(new dist_cjs/* DeleteObjectCommand */.k4j(target), http));
    }
    async isLocked(key, versionId) {
        this.#bucketLocks ??= readBucketLocks(this.gateway);
        const object = versionId === undefined ? { key } : { key, versionId };
        return isObjectLocked(this.gateway, object, await this.#bucketLocks, this.options.clock.now());
    }
    listOpenUploads(prefix) {
        return listOpenUploads(this.gateway, prefix);
    }
    async abortOpenUpload(upload) {
        await abortOnce(this.gateway, upload);
    }
    async close() {
        this.client.destroy();
    }
}


/***/ })

};
