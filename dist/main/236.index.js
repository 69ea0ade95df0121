export const id = 236;
export const ids = [236];
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

/***/ 46870:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ MAX_PARTS),
/* harmony export */   m: () => (/* binding */ planParts)
/* harmony export */ });
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


/***/ }),

/***/ 86236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openS3Store: () => (/* binding */ openS3Store)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-cjs/index.js
var dist_cjs = __webpack_require__(53711);
// EXTERNAL MODULE: ./.cache/build/store/id-taken.js
var id_taken = __webpack_require__(89358);
// EXTERNAL MODULE: ./.cache/build/store/s3/s3-sha256.js
var s3_sha256 = __webpack_require__(33434);
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
            sha256: (0,s3_sha256/* sha256Of */.Bj)(content),
            open: () => content,
            release: async () => {
                if (!isReleased)
                    this.giveBack(this.buffer);
                isReleased = true;
            },
        };
    }
}

// EXTERNAL MODULE: ./.cache/build/store/s3/s3-abort.js
var s3_abort = __webpack_require__(57607);
// EXTERNAL MODULE: ./.cache/build/store/s3/s3-capabilities.js
var s3_capabilities = __webpack_require__(19135);
// EXTERNAL MODULE: ./.cache/build/store/s3/s3-failure.js
var s3_failure = __webpack_require__(43195);
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
        const { status } = (0,s3_failure/* failureOf */.g5)(error);
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
        if ((0,s3_failure/* failureOf */.g5)(error).status === 501)
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
        if ((0,s3_failure/* failureOf */.g5)(error).status === 403)
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
        if ((0,s3_failure/* failureOf */.g5)(error).status !== 403)
            throw error;
        return bucket === 'on' ? 'denied' : undefined;
    }
}
function isNoLock(error) {
    const { name, status } = (0,s3_failure/* failureOf */.g5)(error);
    return NO_LOCK.test(name) || status === 501 || status === 405 || status === 404;
}

// EXTERNAL MODULE: ./.cache/build/store/s3/s3-open-gateway.js + 2 modules
var s3_open_gateway = __webpack_require__(30562);
// EXTERNAL MODULE: ./.cache/build/store/s3/s3-part-plan.js
var s3_part_plan = __webpack_require__(46870);
// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/store/s3/s3-read.js
var s3_read = __webpack_require__(64857);
// EXTERNAL MODULE: ./.cache/build/store/s3/s3-write-settings.js
var s3_write_settings = __webpack_require__(17773);
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
        const isTaken = (0,s3_failure/* failureOf */.g5)(error).status === 412 || (0,s3_failure/* failureOf */.g5)(error).status === 409;
        // Our own first call may have arrived although its answer was lost.
        const ours = isTaken ? await findEqual(gateway, object) : undefined;
        if (ours)
            return ours;
        throw error;
    }
}
async function put(gateway, object, features) {
    const { content, contentType } = object;
    const sha256 = (0,s3_sha256/* sha256Of */.Bj)(content);
    const answer = await gateway.call(`write ${object.key}`, (http) => {
        const command = new dist_cjs/* PutObjectCommand */.wKZ({
            ...gateway.objectOf(object.key),
            ...(0,s3_write_settings/* sidecarSettings */.l)(gateway.s3),
            Body: content,
            ContentLength: content.length,
            ContentType: contentType,
            ...(features.checksums ? (0,s3_sha256/* checksumMembers */.vl)(sha256) : {}),
            ...(features.conditional ? { IfNoneMatch: '*' } : {}),
        });
        (0,s3_sha256/* declarePayloadHash */.dy)(command, sha256);
        return gateway.client.send(command, http);
    });
    if (answer.ChecksumSHA256 && !(0,s3_sha256/* isSameChecksum */.qW)(answer.ChecksumSHA256, sha256.toString('base64'))) {
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
    for await (const chunk of await (0,s3_read/* readObject */.A)(gateway, key))
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
        const { status } = (0,s3_failure/* failureOf */.g5)(error);
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

// EXTERNAL MODULE: ./.cache/build/store/s3/s3-start-upload.js + 1 modules
var s3_start_upload = __webpack_require__(61359);
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
    const { name, status } = (0,s3_failure/* failureOf */.g5)(error);
    return status === 412 || status === 409 || name === 'NoSuchUpload';
}
/** What stands there is this very upload, or another run was there first, even with equal content. */
async function acceptOurs(gateway, upload, cause) {
    const head = await headObject(gateway, upload.key, { withChecksum: upload.isChecksummed });
    if (!head)
        throw cause ?? vanished(upload);
    if (!isOurs(head, upload)) {
        await (0,s3_abort/* abortMultipart */.pX)(gateway, upload);
        throw (0,id_taken/* idTakenError */.d)(upload.uri, cause);
    }
    if (head.ContentLength !== upload.bytes || !isEqualContent(head, upload))
        throw differs(upload);
    return result(upload, head.VersionId);
}
function isOurs(head, upload) {
    return head.Metadata?.[s3_start_upload/* NONCE_METADATA */.u] === upload.nonce;
}
function isEqualContent(head, upload) {
    return head.ChecksumSHA256 === undefined || isOurChecksum(head.ChecksumSHA256, upload);
}
function isOurChecksum(stored, upload) {
    return (0,s3_sha256/* isSameChecksum */.qW)(stored, (0,s3_sha256/* compositeSha256 */.Bz)(upload.parts.map((part) => part.sha256)));
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

// EXTERNAL MODULE: ./.cache/build/store/s3/s3-part.js
var s3_part = __webpack_require__(94340);
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
        if (number > s3_part_plan/* MAX_PARTS */.k)
            throw this.#tooLarge();
        const body = await sink.finish();
        while (this.#inFlight.size >= MAX_PARTS_IN_FLIGHT)
            await Promise.race(this.#inFlight);
        this.#assertOpen();
        const sending = (0,s3_part/* sendPart */.G)(this.gateway, this.opened, number, body, { signal: this.#signal })
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
        await (0,s3_abort/* abortMultipart */.pX)(this.gateway, this.opened, hadPartsInFlight);
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
        return new errors/* BackupError */.hj('store', `The archive is larger than ${s3_part_plan/* MAX_PARTS */.k} parts can hold (${this.#bytes} bytes so far); it was planned by an estimate that is far too low.`, {
            code: 'ARCHIVE_TOO_LARGE',
            nextStep: 'Run ANALYZE on the source and try again, or split the backup with include-tables.',
        });
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
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
    const { client, gateway, prefix } = await (0,s3_open_gateway/* openGateway */.J)(destination, options);
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
        this.#capabilities = new s3_capabilities/* S3Capabilities */.z(options.log);
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
        return (0,s3_read/* readObject */.A)(this.gateway, key, options);
    }
    put(key, content, contentType) {
        return putObject(this.gateway, this.#capabilities, { key, uri: this.uriOf(key), content, contentType });
    }
    async startUpload(key, options) {
        if (await this.head(key))
            throw (0,id_taken/* idTakenError */.d)(this.uriOf(key));
        const opened = await (0,s3_start_upload/* openUpload */.C)(this.gateway, this.#capabilities, key, options);
        const { partBytes, isSpooled } = (0,s3_part_plan/* planParts */.m)(options.estimatedBytes);
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
        await (0,s3_abort/* abortOnce */.Gi)(this.gateway, upload);
    }
    async close() {
        this.client.destroy();
    }
}


/***/ })

};
