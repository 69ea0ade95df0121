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





/** Small writes are gathered up to this many bytes, to spare system calls. */
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
    #gathered = [];
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
        this.#assertOpen();
        this.#gathered.push(bytes);
        this.#gatheredBytes += bytes.length;
        if (this.#gatheredBytes >= GATHER_BYTES)
            await this.#flush();
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
        const buffers = this.#gathered;
        const bytes = this.#gatheredBytes;
        if (bytes === 0)
            return;
        this.#gathered = [];
        this.#gatheredBytes = 0;
        this.#writing = this.#writeAll(buffers, bytes);
        try {
            await this.#writing;
        }
        catch (error) {
            this.#assertOpen();
            throw (0,local_errors/* explainLocalError */.T)(`write ${this.target.path}`, error);
        }
    }
    /** A short write is what a disk does that gets full; the second one says so. */
    async #writeAll(buffers, bytes) {
        const { bytesWritten } = await this.temp.file.writev(buffers);
        this.#bytes += bytesWritten;
        if (bytesWritten < bytes) {
            const rest = Buffer.concat(buffers).subarray(bytesWritten);
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
        this.#gathered = [];
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
            return this.#chunks(path, range);
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
    async *#chunks(path, range) {
        try {
            const file = await (0,promises_.open)(path, 'r');
            try {
                yield* this.#read(path, file, range);
            }
            finally {
                await file.close();
            }
        }
        catch (error) {
            throw (0,local_errors/* explainLocalError */.T)(`read ${path}`, error);
        }
    }
    async *#read(path, file, { offset, length }) {
        for (let done = 0; done < length;) {
            if (this.options.signal.aborted)
                throw (0,errors/* cancelledError */.YQ)(this.options.signal.reason);
            const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, length - done));
            const { bytesRead } = await file.read(buffer, 0, buffer.length, offset + done);
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


/***/ })

};
