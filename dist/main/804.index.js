export const id = 804;
export const ids = [804];
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

/***/ 51916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ explainLocalError),
/* harmony export */   U: () => (/* binding */ errnoOf)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);

/** Code of a failed system call, such as `ENOENT`; undefined for anything else. */
function errnoOf(error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}
/**
 * Turns a failed system call while doing `what` into an error a user can act on.
 * Anything else comes back as it is: a bug.
 */
function explainLocalError(what, error) {
    const errno = errnoOf(error);
    if (errno === undefined || error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj)
        return error;
    const { reason, ...details } = BY_ERRNO[errno] ?? failed(errno);
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('store', `Could not ${what}: ${reason}`, { ...details, cause: error });
}
const full = {
    reason: 'the disk or the quota is full',
    code: 'STORE_FULL',
    setting: 'destination',
    nextStep: 'Free space there, or set destination to a larger disk.',
};
const notWritable = {
    reason: 'this process may not write there',
    code: 'STORE_NOT_WRITABLE',
    setting: 'destination',
    nextStep: 'Give the user of this process the right to write there, or set destination to another folder.',
};
const notAFolder = {
    reason: 'a part of the path is a file, not a folder',
    code: 'STORE_NOT_A_FOLDER',
    setting: 'destination',
    nextStep: 'Set destination to a folder.',
};
const notFound = {
    reason: 'there is no such file',
    code: 'NOT_FOUND',
    nextStep: 'List the backups and choose one of them.',
};
const BY_ERRNO = {
    ENOSPC: full,
    EDQUOT: full,
    EFBIG: full,
    EACCES: notWritable,
    EPERM: notWritable,
    EROFS: { ...notWritable, reason: 'the file system is mounted read only' },
    ENOTDIR: notAFolder,
    EEXIST: notAFolder,
    ENOENT: notFound,
    EISDIR: { ...notFound, reason: 'there is a folder of that name, not a file' },
};
function failed(errno) {
    return {
        reason: `the system refused (${errno})`,
        code: 'STORE_FAILED',
        nextStep: 'See the cause; check the disk below the destination.',
    };
}


/***/ }),

/***/ 14804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  LocalStore: () => (/* binding */ LocalStore)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/store/id-taken.js
var id_taken = __webpack_require__(89358);
// EXTERNAL MODULE: ./.cache/build/store/safe-key.js
var safe_key = __webpack_require__(43402);
// EXTERNAL MODULE: ./.cache/build/store/local/local-errors.js
var local_errors = __webpack_require__(51916);
// EXTERNAL MODULE: ./.cache/build/store/local/temp-file.js
var temp_file = __webpack_require__(25558);
;// CONCATENATED MODULE: ./.cache/build/store/local/local-list.js





/** Every file of the folder tree whose key begins with the prefix, in the order of S3. */
async function* listFiles(folder, prefix) {
    for (const { key, stats } of await findFiles(folder, prefix)) {
        if (!isTemp(key))
            yield { key, bytes: stats.size, lastModified: stats.mtime };
    }
}
/** Files that are being written, or were when a process died; `startedAt` is their last change. */
async function* listTempFiles(folder, prefix) {
    for (const { key: path, stats } of await findFiles(folder, folderOf(prefix))) {
        const name = (0,temp_file/* targetNameOf */.eP)(nameOf(path));
        const key = folderOf(path) + name;
        if (name !== undefined && key.startsWith(prefix))
            yield { key, uploadId: nameOf(path), startedAt: stats.mtime };
    }
}
async function findFiles(folder, prefix) {
    (0,safe_key/* assertSafePrefix */.Ui)(prefix);
    try {
        const found = await walk(folder, '', prefix);
        return found.sort((a, b) => (0,safe_key/* compareKeys */.YD)(a.key, b.key));
    }
    catch (error) {
        throw (0,local_errors/* explainLocalError */.T)(`list the files of ${folder}`, error);
    }
}
/** Links to folders are not followed, so that the walk ends. */
async function walk(root, below, prefix) {
    const found = [];
    for (const entry of await entriesOf((0,external_node_path_.join)(root, below))) {
        const key = below + entry.name;
        if (entry.isDirectory()) {
            const inside = `${key}/`;
            if (inside.startsWith(prefix) || prefix.startsWith(inside))
                found.push(...(await walk(root, inside, prefix)));
        }
        else if (entry.isFile() && key.startsWith(prefix)) {
            const stats = await statsOf((0,external_node_path_.join)(root, key));
            if (stats)
                found.push({ key, stats });
        }
    }
    return found;
}
/** A destination that nobody has written to yet has no files. */
async function entriesOf(path) {
    try {
        return await (0,promises_.readdir)(path, { withFileTypes: true });
    }
    catch (error) {
        if ((0,local_errors/* errnoOf */.U)(error) === 'ENOENT')
            return [];
        throw error;
    }
}
/** Undefined when another process removed the file in between. */
async function statsOf(path) {
    try {
        return await (0,promises_.lstat)(path);
    }
    catch (error) {
        if ((0,local_errors/* errnoOf */.U)(error) === 'ENOENT')
            return undefined;
        throw error;
    }
}
function isTemp(key) {
    return nameOf(key).startsWith(safe_key/* TEMP_MARK */.BW);
}
function nameOf(key) {
    return key.slice(key.lastIndexOf('/') + 1);
}
/** With its slash, or '' at the top. */
function folderOf(key) {
    return key.slice(0, key.lastIndexOf('/') + 1);
}

;// CONCATENATED MODULE: ./.cache/build/store/local/local-upload.js





/** Writes are gathered up to this many bytes, to spare system calls. */
const GATHER_BYTES = 1024 * 1024;
/**
 * A file under a temporary name that gets its own when it is complete and on the disk.
 * A folder checks nothing by itself, so `verifiedByStore` is always false: the caller, who has the
 * hash of the whole archive anyway, reads it back once instead of this class hashing it twice.
 */
class LocalUpload {
    target;
    temp;
    signal;
    log;
    linkFile;
    #onCancel = () => void this.abort();
    #gathered;
    #gatheredBytes = 0;
    #bytes = 0;
    #state = 'open';
    #aborting;
    #writing = Promise.resolve();
    constructor(target, temp, signal, log, linkFile) {
        this.target = target;
        this.temp = temp;
        this.signal = signal;
        this.log = log;
        this.linkFile = linkFile;
        signal.addEventListener('abort', this.#onCancel, { once: true });
        if (signal.aborted)
            void this.abort();
    }
    async write(bytes) {
        for (let offset = 0; offset < bytes.length;) {
            this.#assertOpen();
            this.#gathered ??= Buffer.allocUnsafeSlow(GATHER_BYTES);
            const piece = bytes.subarray(offset, offset + GATHER_BYTES - this.#gatheredBytes);
            this.#gathered.set(piece, this.#gatheredBytes);
            this.#gatheredBytes += piece.length;
            offset += piece.length;
            if (this.#gatheredBytes === GATHER_BYTES)
                await this.#flush();
        }
    }
    async complete() {
        this.#assertOpen();
        try {
            await this.#flush();
            await this.#seal();
            await this.#publish();
            this.#state = 'completed';
            this.signal.removeEventListener('abort', this.#onCancel);
            return { versionId: null, verifiedByStore: false };
        }
        catch (error) {
            await this.abort();
            throw (0,local_errors/* explainLocalError */.T)(`write ${this.target.path}`, error);
        }
    }
    abort() {
        this.#aborting ??= this.#abort();
        return this.#aborting;
    }
    async #flush() {
        const bytes = this.#gathered?.subarray(0, this.#gatheredBytes);
        if (!bytes?.length)
            return;
        this.#gatheredBytes = 0;
        this.#writing = this.#writeAll(bytes);
        try {
            await this.#writing;
        }
        catch (error) {
            this.#assertOpen();
            throw (0,local_errors/* explainLocalError */.T)(`write ${this.target.path}`, error);
        }
    }
    /** A short write is what a disk does that gets full; the second one says so. */
    async #writeAll(bytes) {
        const { bytesWritten } = await this.temp.file.write(bytes);
        this.#bytes += bytesWritten;
        if (bytesWritten < bytes.length) {
            const rest = bytes.subarray(bytesWritten);
            await this.temp.file.writeFile(rest);
            this.#bytes += rest.length;
        }
    }
    async #seal() {
        await this.temp.file.sync();
        const { size } = await this.temp.file.stat();
        await this.temp.file.close();
        this.#assertOpen();
        if (size === this.#bytes)
            return;
        throw new errors/* BackupError */.hj('integrity', `${this.temp.path} has ${size} bytes after ${this.#bytes} were written.`, {
            code: 'STORE_CHECKSUM_DIFFERS',
            nextStep: 'Check the disk below the destination and run again.',
        });
    }
    async #publish() {
        try {
            await (0,temp_file/* publishFile */.o6)(this.temp.path, this.target.path, this.linkFile);
        }
        catch (error) {
            if ((0,local_errors/* errnoOf */.U)(error) !== 'EEXIST')
                throw error;
            throw (0,id_taken/* idTakenError */.d)(this.target.uri, error);
        }
    }
    #assertOpen() {
        if (this.signal.aborted)
            throw (0,errors/* cancelledError */.YQ)(this.signal.reason);
        if (this.#state !== 'open')
            throw new Error(`the upload of ${this.target.uri} is ${this.#state}`);
    }
    async #abort() {
        if (this.#state === 'completed')
            return;
        this.#state = 'aborted';
        this.signal.removeEventListener('abort', this.#onCancel);
        await Promise.allSettled([this.#writing]);
        try {
            await this.temp.file.close();
        }
        catch {
            // It was closed before; there is nothing to lose in a file that is removed next.
        }
        try {
            await (0,promises_.unlink)(this.temp.path);
        }
        catch (error) {
            if ((0,local_errors/* errnoOf */.U)(error) === 'ENOENT')
                return;
            this.log.warn(`${this.temp.path} could not be removed (${(0,local_errors/* errnoOf */.U)(error) ?? String(error)}).`);
        }
    }
}

;// CONCATENATED MODULE: ./.cache/build/store/local/local-store.js










const READ_BYTES = 256 * 1024;
/** A folder, made when it is first written to; see `Store` for what its methods promise. */
class LocalStore {
    folder;
    options;
    linkFile;
    uri;
    warnings = [];
    constructor(folder, options, linkFile) {
        this.folder = folder;
        this.options = options;
        this.linkFile = linkFile;
        this.uri = (0,external_node_url_.pathToFileURL)(folder).href.replace(/\/+$/, '');
    }
    uriOf(key) {
        return `${this.uri}/${key.split('/').map(encodeURIComponent).join('/')}`;
    }
    list(prefix) {
        return listFiles(this.folder, prefix);
    }
    async head(key) {
        const path = this.#pathOf(key);
        try {
            const stats = await (0,promises_.stat)(path);
            return stats.isFile() ? { key, bytes: stats.size, lastModified: stats.mtime } : undefined;
        }
        catch (error) {
            if ((0,local_errors/* errnoOf */.U)(error) === 'ENOENT')
                return undefined;
            throw (0,local_errors/* explainLocalError */.T)(`look up ${path}`, error);
        }
    }
    async read(key, options = {}) {
        const path = this.#pathOf(key);
        try {
            const { size } = await (0,promises_.stat)(path);
            const range = options.range ?? { offset: 0, length: size };
            if (range.offset + range.length > size)
                throw rangeMissing(path, range, size);
            return this.#chunks(path, range, options.transient === true);
        }
        catch (error) {
            throw (0,local_errors/* explainLocalError */.T)(`read ${path}`, error);
        }
    }
    async put(key, content, _contentType) {
        const upload = await this.#begin(key);
        try {
            await upload.write(content);
            return { versionId: (await upload.complete()).versionId };
        }
        catch (error) {
            if (!(error instanceof errors/* BackupError */.hj) || error.code !== 'ID_TAKEN')
                throw error;
            const existing = [];
            for await (const chunk of await this.read(key))
                existing.push(chunk);
            if (!Buffer.concat(existing).equals(content))
                throw error;
            return { versionId: null };
        }
        finally {
            await upload.abort();
        }
    }
    async startUpload(key, _options) {
        if (await this.head(key))
            throw (0,id_taken/* idTakenError */.d)(this.uriOf(key));
        return this.#begin(key);
    }
    async remove(key) {
        await this.#unlink(this.#pathOf(key));
    }
    async *listVersions(_prefix) { }
    async removeVersion(key, versionId) {
        throw new errors/* BackupError */.hj('store', `${this.uriOf(key)} has no version ${versionId}: a folder keeps none.`, {
            code: 'NOT_FOUND',
            nextStep: 'Remove the file itself.',
        });
    }
    async isLocked(_key) {
        return false;
    }
    listOpenUploads(prefix) {
        return listTempFiles(this.folder, prefix);
    }
    async abortOpenUpload({ key, uploadId }) {
        const folder = key.slice(0, key.lastIndexOf('/') + 1);
        if ((0,temp_file/* targetNameOf */.eP)(uploadId) !== key.slice(folder.length))
            throw new Error(`${uploadId} is no upload of ${key}`);
        (0,safe_key/* assertSafeKey */.$t)(key);
        await this.#unlink((0,external_node_path_.join)(this.folder, folder, uploadId));
    }
    async close() { }
    async #begin(key) {
        if (this.options.signal.aborted)
            throw (0,errors/* cancelledError */.YQ)(this.options.signal.reason);
        const path = this.#pathOf(key);
        try {
            const temp = await (0,temp_file/* createTempFile */.j3)(path);
            return new LocalUpload({ path, uri: this.uriOf(key) }, temp, this.options.signal, this.options.log, this.linkFile);
        }
        catch (error) {
            throw (0,local_errors/* explainLocalError */.T)(`write ${path}`, error);
        }
    }
    async *#chunks(path, range, isTransient) {
        try {
            const file = await (0,promises_.open)(path, 'r');
            try {
                yield* this.#read(path, file, range, isTransient);
            }
            finally {
                await file.close();
            }
        }
        catch (error) {
            throw (0,local_errors/* explainLocalError */.T)(`read ${path}`, error);
        }
    }
    async *#read(path, file, { offset, length }, isTransient) {
        const shared = isTransient ? Buffer.allocUnsafeSlow(Math.min(READ_BYTES, length)) : undefined;
        for (let done = 0; done < length;) {
            if (this.options.signal.aborted)
                throw (0,errors/* cancelledError */.YQ)(this.options.signal.reason);
            const wanted = Math.min(READ_BYTES, length - done);
            const buffer = shared ?? Buffer.allocUnsafe(wanted);
            const { bytesRead } = await file.read(buffer, 0, wanted, offset + done);
            if (bytesRead === 0)
                throw rangeMissing(path, { offset, length }, offset + done);
            done += bytesRead;
            yield buffer.subarray(0, bytesRead);
        }
    }
    /** Removing what is not there is a success, as in S3. */
    async #unlink(path) {
        try {
            await (0,promises_.unlink)(path);
            await (0,temp_file/* syncFolder */.Yw)((0,external_node_path_.join)(path, '..'));
        }
        catch (error) {
            if ((0,local_errors/* errnoOf */.U)(error) !== 'ENOENT')
                throw (0,local_errors/* explainLocalError */.T)(`remove ${path}`, error);
        }
    }
    #pathOf(key) {
        (0,safe_key/* assertSafeKey */.$t)(key);
        return (0,external_node_path_.join)(this.folder, key);
    }
}
function rangeMissing(path, range, size) {
    return new errors/* BackupError */.hj('integrity', `${path} has ${size} bytes, too few for ${range.length} from offset ${range.offset} on.`, { code: 'RANGE_MISSING', nextStep: 'The file is shorter than its manifest says; use another backup.' });
}


/***/ }),

/***/ 25558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yw: () => (/* binding */ syncFolder),
/* harmony export */   eP: () => (/* binding */ targetNameOf),
/* harmony export */   j3: () => (/* binding */ createTempFile),
/* harmony export */   o6: () => (/* binding */ publishFile)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _safe_key_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43402);
/* harmony import */ var _local_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(51916);





/** Backups hold everything the database holds: readable by their owner alone. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;
const TEMP_NAME = /^\.tmp-[0-9a-f]{12}-(.+)$/;
/** What file systems without hard links answer (FAT, some network mounts). */
const NO_HARD_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV', 'EACCES']);
/** Creates a file beside `target` (and the folders above) that no listing shows; `w+` to read it as well. */
async function createTempFile(target, access = 'w') {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(target);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(folder, { recursive: true, mode: FOLDER_MODE });
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, `${_safe_key_js__WEBPACK_IMPORTED_MODULE_3__/* .TEMP_MARK */ .BW}${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}-${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(target)}`);
    return { path, file: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, access === 'w' ? 'wx' : 'wx+', FILE_MODE) };
}
/** The name a temporary file was to get, or undefined when it is none. */
function targetNameOf(name) {
    return TEMP_NAME.exec(name)?.[1];
}
/**
 * Gives a complete, synced temporary file its name, never over an existing file, and makes both durable.
 * link(2) is atomic and refuses an existing name, which rename(2) does not; where there are no hard
 * links, an exclusive copy stands in, which is visible while it grows.
 * @throws the error EEXIST when the name is taken; the temporary file is still there then
 */
async function publishFile(tempPath, target, linkFile = node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link) {
    try {
        await linkFile(tempPath, target);
    }
    catch (error) {
        if (!NO_HARD_LINKS.has((0,_local_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .errnoOf */ .U)(error) ?? ''))
            throw error;
        await copyExclusively(tempPath, target);
    }
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.unlink)(tempPath);
    await syncFolder((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(target));
}
async function copyExclusively(from, to) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.copyFile)(from, to, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.constants.COPYFILE_EXCL);
        await syncFile(to);
    }
    catch (error) {
        if ((0,_local_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .errnoOf */ .U)(error) !== 'EEXIST')
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.unlink)(to).catch(() => undefined);
        throw error;
    }
}
async function syncFile(path) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, 'r+');
    try {
        await file.sync();
    }
    finally {
        await file.close();
    }
}
/** Without it a name may be gone after a power cut; some file systems cannot do it. */
async function syncFolder(path) {
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, 'r');
    try {
        await folder.sync();
    }
    catch (error) {
        if (!['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM', 'EBADF'].includes((0,_local_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .errnoOf */ .U)(error) ?? ''))
            throw error;
    }
    finally {
        await folder.close();
    }
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


/***/ })

};
