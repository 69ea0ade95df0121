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


/***/ })

};
