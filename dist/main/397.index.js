export const id = 397;
export const ids = [397];
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

/***/ 20397:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FilesOverS3: () => (/* binding */ FilesOverS3)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53711);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _core_read_again_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19182);



const ATTEMPTS = 5;
const CONNECT_LIMIT_MS = 15_000;
/** A download that says nothing for so long is broken. */
const SILENCE_LIMIT_MS = 60_000;
/** Files whose bytes are read by S3, and everything else as before: buckets, names, settings and metadata. */
class FilesOverS3 {
    files;
    options;
    project;
    client;
    constructor(files, options) {
        this.files = files;
        this.options = options;
        const { endpoint, region, accessKeyId, secretAccessKey } = options;
        this.project = files.project;
        this.client = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__/* .S3Client */ .YxF({
            endpoint,
            region,
            credentials: { accessKeyId, secretAccessKey },
            forcePathStyle: true,
            maxAttempts: ATTEMPTS,
            responseChecksumValidation: 'WHEN_REQUIRED',
            requestHandler: { connectionTimeout: CONNECT_LIMIT_MS, socketTimeout: SILENCE_LIMIT_MS },
        });
    }
    buckets() {
        return this.files.buckets();
    }
    list(bucket) {
        return this.files.list(bucket);
    }
    stat(bucket, path) {
        return this.files.stat(bucket, path);
    }
    async *read(state) {
        if (vanishes(state.path))
            return yield* this.files.read(state);
        const { bucket, path, bytes } = state;
        const what = `the file ${path} of the bucket ${bucket}`;
        const { body, etag } = await this.open(bucket, path, what);
        if (etag !== null && state.storedEtag !== null && etag !== state.storedEtag) {
            body.destroy();
            throw new _core_read_again_js__WEBPACK_IMPORTED_MODULE_2__/* .ReadAgainError */ .x(`${what} changed while it was read`);
        }
        let arrived = 0;
        try {
            for await (const chunk of body) {
                arrived += chunk.byteLength;
                if (arrived > bytes)
                    break;
                yield chunk;
            }
        }
        catch (error) {
            this.options.signal.throwIfAborted();
            throw new _core_read_again_js__WEBPACK_IMPORTED_MODULE_2__/* .ReadAgainError */ .x(`the connection broke while ${what} was read`, { cause: error });
        }
        finally {
            body.destroy();
        }
        if (arrived !== bytes) {
            throw new _core_read_again_js__WEBPACK_IMPORTED_MODULE_2__/* .ReadAgainError */ .x(`${what} gave ${arrived > bytes ? 'more than' : `${arrived} of`} ${bytes} bytes`);
        }
    }
    createBucket(bucket) {
        return this.files.createBucket(bucket);
    }
    updateBucket(bucket) {
        return this.files.updateBucket(bucket);
    }
    upload(file) {
        return this.files.upload(file);
    }
    async open(bucket, path, what) {
        try {
            const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__/* .GetObjectCommand */ .jLs({ Bucket: bucket, Key: path });
            const { Body, ETag } = await this.client.send(command, { abortSignal: this.options.signal });
            return { body: Body, etag: ETag?.replace(/^(W\/)?"(.*)"$/, '$2') ?? null };
        }
        catch (error) {
            this.options.signal.throwIfAborted();
            const { $metadata } = error;
            if ($metadata?.httpStatusCode === 404)
                throw new _core_read_again_js__WEBPACK_IMPORTED_MODULE_2__/* .ReadAgainError */ .x(`${what} is gone`, { cause: error });
            throw explain(error, $metadata?.httpStatusCode, this.options.endpoint, what);
        }
    }
}
/** Parts of a name that an address loses (https://url.spec.whatwg.org/#path-state). */
function vanishes(path) {
    return path.split('/').some((part) => ['', '.', '..'].includes(part));
}
function explain(cause, status, endpoint, what) {
    const { host } = new URL(endpoint);
    if (status === 401 || status === 403) {
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', `${host} refuses the S3 key (${what}): ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause)}.`, {
            code: 'STORAGE_AUTH_FAILED',
            setting: 'storage-s3-access-key-id',
            nextStep: "Copy key, region and endpoint from the S3 section of the project's Storage settings, or leave the key out: files are read by the service key then.",
            cause,
        });
    }
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', `${host} does not give ${what} by S3: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause)}.`, {
        code: status === undefined ? 'STORAGE_UNREACHABLE' : 'STORAGE_UNAVAILABLE',
        setting: 'storage-s3-endpoint',
        nextStep: 'Check storage-s3-endpoint and the network, then run again.',
        cause,
    });
}


/***/ })

};
