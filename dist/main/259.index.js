export const id = 259;
export const ids = [259];
export const modules = {

/***/ 2259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openFolderDoctor: () => (/* binding */ openFolderDoctor)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_checkup_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78842);
/* harmony import */ var _safe_key_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43402);
/* harmony import */ var _local_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(51916);
/* harmony import */ var _temp_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(25558);






/** What only a bucket has. */
const BUCKET_CHECKS = ['store-versioning', 'store-public-access', 'store-encryption'];
/** File systems without a disk below them (linux/magic.h). */
const IN_MEMORY = [0x01021994, 0x858458f6];
const RIGHTS_OF_OTHERS = 0o002;
function openFolderDoctor(folder, options) {
    return {
        examine: (probe) => examineFolder(folder, options, probe),
        close: async () => { },
    };
}
/** A folder is made by the first backup; before that the nearest one above is looked at. */
async function examineFolder(folder, options, probe) {
    const checkup = new _core_checkup_js__WEBPACK_IMPORTED_MODULE_2__/* .Checkup */ .cg(options.log, options.signal);
    const existing = await existingFolder(folder);
    let freeBytes = null;
    await checkup.run('store-reached', async () => {
        const { type, bavail, bsize } = await systemOf(existing);
        freeBytes = bavail * bsize;
        const words = existing === folder ? `The folder ${folder}` : `${folder}, which the first backup makes`;
        if (!IN_MEMORY.includes(type))
            return (0,_core_checkup_js__WEBPACK_IMPORTED_MODULE_2__.ok)(`${words}.`);
        return (0,_core_checkup_js__WEBPACK_IMPORTED_MODULE_2__/* .warn */ .R8)(`${words}; its file system is in memory, and gone with the next start of the machine.`, 'Set destination to a folder on a disk, or to a bucket.');
    });
    await checkup.run('store-write', () => findWrite(folder, probe.uploadKey));
    await checkup.run('store-delete-rights', () => findRights(existing));
    checkup.skip(BUCKET_CHECKS, 'a folder has none; a bucket with versions would keep what is deleted here');
    return {
        checks: checkup.checks,
        kind: 'folder',
        endpoint: null,
        verifiesContent: false,
        keepsVersions: false,
        noncurrentDays: null,
        freeBytes,
    };
}
/** The folder itself, or the nearest one above that is there. */
async function existingFolder(folder) {
    for (let at = folder;; at = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at)) {
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(at);
            return at;
        }
        catch (error) {
            if ((0,_local_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .errnoOf */ .U)(error) !== 'ENOENT' || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at) === at)
                return at;
        }
    }
}
async function systemOf(path) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.statfs)(path);
    }
    catch (error) {
        throw (0,_local_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .explainLocalError */ .T)(`look at ${path}`, error);
    }
}
/**
 * Makes what a backup makes first, a folder or a file, and removes it again.
 * @throws BackupError kind `store`
 */
async function findWrite(folder, key) {
    try {
        const target = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, key);
        const existing = await existingFolder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(target));
        if (existing !== (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(target)) {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rmdir)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(existing, _safe_key_js__WEBPACK_IMPORTED_MODULE_3__/* .TEMP_MARK */ .BW)));
            return (0,_core_checkup_js__WEBPACK_IMPORTED_MODULE_2__.ok)(`A folder was made in ${existing} and removed again.`);
        }
        const { path, file } = await (0,_temp_file_js__WEBPACK_IMPORTED_MODULE_5__/* .createTempFile */ .j3)(target);
        try {
            await file.writeFile('db-backup');
        }
        finally {
            await file.close();
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.unlink)(path);
        }
        return (0,_core_checkup_js__WEBPACK_IMPORTED_MODULE_2__.ok)('A file was written and removed again.');
    }
    catch (error) {
        throw (0,_local_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .explainLocalError */ .T)(`write to ${folder}`, error);
    }
}
async function findRights(existing) {
    const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(existing).catch(() => undefined);
    if (!stats)
        return (0,_core_checkup_js__WEBPACK_IMPORTED_MODULE_2__/* .notChecked */ .lb)('the folder cannot be looked at');
    const isSticky = (stats.mode & 0o1000) !== 0;
    const others = (stats.mode & RIGHTS_OF_OTHERS) !== 0 && !isSticky
        ? ` Every user of this machine may delete files in ${existing}.`
        : '';
    return (0,_core_checkup_js__WEBPACK_IMPORTED_MODULE_2__/* .warn */ .R8)(`Whoever may write to the folder can destroy every backup in it.${others}`, 'Keep a copy elsewhere, or set destination to a bucket with versions.');
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
