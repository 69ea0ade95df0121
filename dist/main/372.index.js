export const id = 372;
export const ids = [372];
export const modules = {

/***/ 57607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gi: () => (/* binding */ abortOnce),
/* harmony export */   OZ: () => (/* binding */ ABORT_TIMEOUT_MS),
/* harmony export */   pX: () => (/* binding */ abortMultipart)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53711);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _s3_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43195);



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
        gateway.log.warn(`The upload of ${upload.key} could not be aborted; its parts stay until prune removes them (${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}).`);
    }
}
/** False when there was no such upload any more. */
async function abortOnce(gateway, { key, uploadId }, how = {}) {
    try {
        await gateway.call(`abort the upload of ${key}`, (http) => gateway.client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_2__/* .AbortMultipartUploadCommand */ .tfP({ ...gateway.objectOf(key), UploadId: uploadId }), http), how);
        return true;
    }
    catch (error) {
        if ((0,_s3_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .failureOf */ .g5)(error).name === 'NoSuchUpload')
            return false;
        throw error;
    }
}


/***/ }),

/***/ 19135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ S3Capabilities)
/* harmony export */ });
/* harmony import */ var _s3_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43195);

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
                if (!(0,_s3_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .isUnsupported */ .w3)(error))
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


/***/ }),

/***/ 3926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   nV: () => (/* binding */ isAmazon),
/* harmony export */   qo: () => (/* binding */ createS3Client),
/* harmony export */   vw: () => (/* binding */ customEndpoint),
/* harmony export */   w4: () => (/* binding */ hostOf)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53711);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _store_options_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14567);



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
    const timing = { ..._store_options_js__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULT_TIMING */ .f, ...options.timing };
    return new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_2__/* .S3Client */ .YxF({
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
    const chain = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_2__/* .S3Client */ .YxF({});
    try {
        return await chain.config.region();
    }
    catch (error) {
        const fallback = env?.AWS_DEFAULT_REGION || (endpoint && defaultRegionOf(endpoint));
        if (fallback)
            return fallback;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SettingsError */ .GN([
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


/***/ }),

/***/ 43195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rg: () => (/* binding */ isRefusedContact),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   g5: () => (/* binding */ failureOf),
/* harmony export */   w3: () => (/* binding */ isUnsupported),
/* harmony export */   z6: () => (/* binding */ isDigestRefusal)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);

/** Reads a raw client error, or the one behind a BackupError of the gateway. */
function failureOf(error) {
    if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj && error.cause !== undefined)
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


/***/ }),

/***/ 30562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ openGateway)
});

// EXTERNAL MODULE: ./.cache/build/store/s3/s3-client.js
var s3_client = __webpack_require__(3926);
// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/lib/retry.js
var retry = __webpack_require__(8937);
// EXTERNAL MODULE: ./.cache/build/store/safe-key.js
var safe_key = __webpack_require__(43402);
// EXTERNAL MODULE: ./.cache/build/store/store-options.js
var store_options = __webpack_require__(14567);
// EXTERNAL MODULE: ./.cache/build/store/s3/s3-failure.js
var s3_failure = __webpack_require__(43195);
;// CONCATENATED MODULE: ./.cache/build/store/s3/s3-errors.js


/**
 * Turns what the client threw while doing `what` ("list the backups") into an error a user can act on.
 * Anything that is no answer of the store and no trouble of the network comes back as it is: a bug.
 */
function explainS3Error(what, error, place) {
    if (error instanceof errors/* BackupError */.hj)
        return error;
    const failure = (0,s3_failure/* failureOf */.g5)(error);
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
    if (status === 429 || ((0,s3_failure/* isTransient */.dg)(error) && status === 503))
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
    nextStep: 'Grant this identity s3:ListBucket, s3:GetObject, s3:PutObject, s3:DeleteObject, s3:AbortMultipartUpload and s3:ListBucketMultipartUploads on the bucket (and kms:GenerateDataKey, kms:Decrypt with a KMS key); doctor tells which of them are missing.',
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
        this.timing = { ...store_options/* DEFAULT_TIMING */.f, ...options.timing };
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
                onRetry: (error, attempt, waitMs) => this.log.info(`The store did not ${what} (${(0,s3_failure/* failureOf */.g5)(error).name}); call ${attempt + 1} of ${policy.attempts} in ${waitMs} ms.`),
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
            this.#hasAnswered ||= (0,s3_failure/* failureOf */.g5)(error).status !== undefined;
            throw error;
        }
    }
    #shouldRetry(error, attempt) {
        if (!(0,s3_failure/* isTransient */.dg)(error))
            return false;
        if ((0,s3_failure/* failureOf */.g5)(error).name === 'TimeoutError' && attempt >= HUNG_ATTEMPTS)
            return false;
        return this.#hasAnswered || attempt < FIRST_CONTACT_ATTEMPTS || !(0,s3_failure/* isRefusedContact */.Rg)(error);
    }
}

;// CONCATENATED MODULE: ./.cache/build/store/s3/s3-open-gateway.js


/** @throws SettingsError when nothing names a region */
async function openGateway(destination, options) {
    const client = await (0,s3_client/* createS3Client */.qo)(options);
    const region = await client.config.region();
    const endpoint = (0,s3_client/* customEndpoint */.vw)(options) ?? `s3.${region}.amazonaws.com`;
    const prefix = destination.prefix.replace(/^\/+|\/+$/g, '');
    const gateway = new S3Gateway(client, { bucket: destination.bucket, region, endpoint }, prefix, options);
    return { client, gateway, prefix, region, endpoint };
}


/***/ }),

/***/ 94340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ sendPart),
/* harmony export */   L: () => (/* binding */ sendPartAsItIs)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53711);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _s3_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43195);
/* harmony import */ var _s3_sha256_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33434);




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
            if (!(0,_s3_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigestRefusal */ .z6)(error))
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
        const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__/* .UploadPartCommand */ .iVK({
            ...gateway.objectOf(upload.key),
            UploadId: upload.uploadId,
            PartNumber: number,
            Body: open(),
            ContentLength: bytes,
            ...(upload.isChecksummed ? (0,_s3_sha256_js__WEBPACK_IMPORTED_MODULE_2__/* .checksumMembers */ .vl)(sha256) : {}),
        });
        (0,_s3_sha256_js__WEBPACK_IMPORTED_MODULE_2__/* .declarePayloadHash */ .dy)(command, sha256);
        return gateway.client.send(command, http);
    }, how);
    if (!answer.ETag)
        throw new Error(`the store names no ETag for part ${number}`);
    if (answer.ChecksumSHA256 && !(0,_s3_sha256_js__WEBPACK_IMPORTED_MODULE_2__/* .isSameChecksum */ .qW)(answer.ChecksumSHA256, sha256.toString('base64'))) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('integrity', `The store received other bytes for part ${number} than were sent.`, {
            code: 'STORE_CHECKSUM_DIFFERS',
            nextStep: 'Run again; if it happens twice, do not trust this store or the network to it.',
        });
    }
    return { number, etag: answer.ETag, sha256 };
}
function alwaysDamaged(number, cause) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('integrity', `Part ${number} arrived damaged at the store ${DAMAGED_ATTEMPTS} times; something on the way changes bytes.`, {
        code: 'STORE_CHECKSUM_DIFFERS',
        nextStep: 'Check proxies, network hardware and memory between this machine and the store, then run again.',
        cause,
    });
}


/***/ }),

/***/ 64857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readObject)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53711);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _s3_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43195);



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
    const command = () => new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_2__/* .GetObjectCommand */ .jLs({
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
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('integrity', `${key} holds ${body.bytes} bytes from offset ${range.offset} on, not ${range.length}.`, { code: 'RANGE_MISSING', nextStep: 'The object is shorter than its manifest says; use another backup.' });
}
/** A store says it as a missing version or, for an id it never gave, as a wrong argument. */
function isVersionUnknown(error) {
    const { name, status } = (0,_s3_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .failureOf */ .g5)(error);
    return name === 'NoSuchVersion' || status === 404 || (status === 400 && name === 'InvalidArgument');
}
function versionGone(key, cause) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('store', `Could not read ${key}: the store has no such version of it.`, {
        code: 'NOT_FOUND',
        nextStep: 'List the backups and choose one of them.',
        cause,
    });
}
function isBroken(error) {
    const { isNetwork, name } = (0,_s3_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .failureOf */ .g5)(error);
    return isNetwork || name === 'TimeoutError';
}
async function* none() { }


/***/ }),

/***/ 33434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bj: () => (/* binding */ sha256Of),
/* harmony export */   Bz: () => (/* binding */ compositeSha256),
/* harmony export */   dy: () => (/* binding */ declarePayloadHash),
/* harmony export */   qW: () => (/* binding */ isSameChecksum),
/* harmony export */   vl: () => (/* binding */ checksumMembers)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

function sha256Of(bytes) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest();
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


/***/ }),

/***/ 61359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ NONCE_METADATA),
  C: () => (/* binding */ openUpload)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-cjs/index.js
var dist_cjs = __webpack_require__(53711);
// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
;// CONCATENATED MODULE: ./.cache/build/lib/with-grace.js
/**
 * Runs work whose signal aborts `graceMs` after the given one: for a request whose answer is needed to clean up after it.
 * Nothing is begun, in effect, once the given signal is aborted.
 */
async function withGrace(signal, graceMs, work) {
    const late = new AbortController();
    let timer;
    const onAbort = () => {
        timer = setTimeout(() => late.abort(signal.reason), graceMs);
    };
    if (signal.aborted)
        late.abort(signal.reason);
    else
        signal.addEventListener('abort', onAbort, { once: true });
    try {
        return await work(late.signal);
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
    }
}

// EXTERNAL MODULE: ./.cache/build/store/s3/s3-abort.js
var s3_abort = __webpack_require__(57607);
// EXTERNAL MODULE: ./.cache/build/store/s3/s3-failure.js
var s3_failure = __webpack_require__(43195);
// EXTERNAL MODULE: ./.cache/build/store/s3/s3-part.js
var s3_part = __webpack_require__(94340);
// EXTERNAL MODULE: ./.cache/build/store/s3/s3-sha256.js
var s3_sha256 = __webpack_require__(33434);
// EXTERNAL MODULE: ./.cache/build/store/s3/s3-write-settings.js
var s3_write_settings = __webpack_require__(17773);
;// CONCATENATED MODULE: ./.cache/build/store/s3/s3-start-upload.js









/** Name of the metadata entry that tells our object from another run's. */
const NONCE_METADATA = 'db-backup-upload';
/** How long a cancelled run waits for the id of an upload: without it nobody could abort the upload. */
const ID_GRACE_MS = 2_000;
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
        const isSettingAtFault = (0,s3_failure/* isUnsupported */.w3)(error) && (sse !== undefined || storageClass !== undefined);
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
            await (0,s3_abort/* abortMultipart */.pX)(gateway, upload);
            throw error;
        }
    });
}
async function create(gateway, key, options, nonce, isChecksummed) {
    const command = () => new dist_cjs/* CreateMultipartUploadCommand */.nG4({
        ...gateway.objectOf(key),
        ...(0,s3_write_settings/* archiveSettings */.O)(gateway.s3),
        ContentType: options.contentType,
        Metadata: { [NONCE_METADATA]: nonce },
        ...(isChecksummed ? { ChecksumAlgorithm: 'SHA256' } : {}),
    });
    const answer = await withGrace(gateway.signal, ID_GRACE_MS, (signal) => gateway.call(`open the upload of ${key}`, (http) => gateway.client.send(command(), http), { signal }));
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
        await (0,s3_part/* sendPartAsItIs */.L)(gateway, upload, 1, { ...body, sha256: (0,s3_sha256/* sha256Of */.Bj)(Buffer.from('other bytes')) });
        return false;
    }
    catch (error) {
        if ((0,s3_failure/* isDigestRefusal */.z6)(error))
            return true;
        if (!isRefusal(error))
            throw error;
    }
    await (0,s3_part/* sendPartAsItIs */.L)(gateway, upload, 1, { ...body, sha256: (0,s3_sha256/* sha256Of */.Bj)(bytes) });
    return true;
}
/** The store itself said no, as opposed to a network or a store in trouble. */
function isRefusal(error) {
    const { status } = (0,s3_failure/* failureOf */.g5)(error);
    return status === 501 || (status !== undefined && status >= 400 && status < 500);
}
/** Some stores answer an encryption or class they lack with no more than "invalid argument". */
function refusedSetting({ sse, storageClass }, error) {
    const setting = storageClass === undefined ? 's3-sse' : 's3-storage-class';
    const value = storageClass ?? sse;
    return new errors/* BackupError */.hj('store', `The store refuses ${setting} ${value} (${(0,s3_failure/* failureOf */.g5)(error).name}).`, {
        code: 'STORE_REFUSED_SETTING',
        setting,
        nextStep: `Leave ${setting} out, or choose a value this store knows.`,
        cause: error,
    });
}


/***/ }),

/***/ 17773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ archiveSettings),
/* harmony export */   l: () => (/* binding */ sidecarSettings)
/* harmony export */ });
/** Classes whose objects cannot be read at once. */
const SLEEPING_CLASSES = new Set(['GLACIER', 'DEEP_ARCHIVE']);
/** Encryption and class of a new archive. */
function archiveSettings(s3) {
    return { ...encryption(s3), ...storageClass(s3.storageClass) };
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
function storageClass(name) {
    return name === undefined ? {} : { StorageClass: name };
}


/***/ }),

/***/ 43402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ assertSafeKey),
/* harmony export */   BW: () => (/* binding */ TEMP_MARK),
/* harmony export */   Ui: () => (/* binding */ assertSafePrefix),
/* harmony export */   YD: () => (/* binding */ compareKeys)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);

/** Begins the name of a file that is still being written; no key may look like one. */
const TEMP_MARK = '.tmp-';
/**
 * Refuses keys that could leave the destination or that one of the stores would read differently.
 * @throws BackupError code `KEY_REFUSED`
 */
function assertSafeKey(key) {
    const segments = key.split('/');
    if (segments.some((segment) => !isSafeSegment(segment)))
        refuse(key);
    if (segments.at(-1)?.startsWith(TEMP_MARK))
        refuse(key);
}
/** As `assertSafeKey`, for the beginning of a key: it may be empty and end anywhere. */
function assertSafePrefix(prefix) {
    if (prefix === '')
        return;
    const segments = prefix.split('/');
    const last = segments.pop() ?? '';
    if (segments.some((segment) => !isSafeSegment(segment)))
        refuse(prefix);
    if (last !== '' && !isSafeSegment(last))
        refuse(prefix);
}
function isSafeSegment(segment) {
    return segment !== '' && segment !== '.' && segment !== '..' && !/[\0\\]/.test(segment);
}
function refuse(key) {
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('safety', `The key ${JSON.stringify(key)} does not stay inside the destination.`, {
        code: 'KEY_REFUSED',
        nextStep: 'Use a relative key without "..", empty parts or backslashes.',
    });
}
/** Order of keys in every listing: by UTF-8 bytes, as S3 has it. */
function compareKeys(a, b) {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
}


/***/ }),

/***/ 14567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ DEFAULT_TIMING)
/* harmony export */ });
/** Eight calls wait 16 s on average in all: longer than the throttling a bucket needs to split. */
const DEFAULT_TIMING = {
    connectTimeoutMs: 10_000,
    idleTimeoutMs: 60_000,
    retry: { attempts: 8, baseMs: 250, capMs: 20_000 },
};


/***/ })

};
