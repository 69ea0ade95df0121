export const id = 225;
export const ids = [225];
export const modules = {

/***/ 9225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runOperation: () => (/* binding */ runOperation)
});

// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/core/failed-report.js
var failed_report = __webpack_require__(75561);
// EXTERNAL MODULE: ./.cache/build/core/backup-id.js
var backup_id = __webpack_require__(88263);
;// CONCATENATED MODULE: ./.cache/build/core/series-keys.js

/** Archive endings this tool writes, longest first; `.age` marks an encrypted archive. */
const ARCHIVE_ENDINGS = ['.tar.gz.age', '.tar.zst.age', '.tar.gz', '.tar.zst'];
const MANIFEST_ENDING = '.manifest.json';
const CHECKSUM_ENDING = '.sha256';
/** Keys are relative to the store, whose URI already holds bucket and prefix. */
function seriesFolder(series) {
    return series.environment === undefined ? '' : `${series.environment}/`;
}
function archiveKey(series, id, ending) {
    return `${seriesFolder(series)}${id}${ending}`;
}
function manifestKey(series, id) {
    return `${seriesFolder(series)}${id}${MANIFEST_ENDING}`;
}
/** The `sha256sum -c` sidecar of an archive key. */
function checksumKey(archive) {
    return `${archive}${CHECKSUM_ENDING}`;
}
/** What that sidecar holds, as `sha256sum` writes it. */
function checksumLine(archive, sha256) {
    return `${sha256}  ${baseName(archive)}\n`;
}
/** File name of a key, without its folder. */
function baseName(key) {
    return key.slice(key.lastIndexOf('/') + 1);
}
/** What a key of the series is, or undefined when this tool did not write it for this series. */
function parseSeriesKey(series, key) {
    const folder = seriesFolder(series);
    if (!key.startsWith(folder))
        return undefined;
    const base = key.slice(folder.length);
    if (base.includes('/'))
        return undefined;
    const found = splitEnding(base);
    if (!found || (0,backup_id/* parseBackupId */.JN)(found.id)?.name !== series.backupName)
        return undefined;
    return found;
}
function splitEnding(base) {
    if (base.endsWith(MANIFEST_ENDING)) {
        return { id: base.slice(0, -MANIFEST_ENDING.length), kind: 'manifest' };
    }
    const isChecksum = base.endsWith(CHECKSUM_ENDING);
    const archive = isChecksum ? base.slice(0, -CHECKSUM_ENDING.length) : base;
    const ending = ARCHIVE_ENDINGS.find((e) => archive.endsWith(e));
    if (!ending)
        return undefined;
    return { id: archive.slice(0, -ending.length), kind: isChecksum ? 'checksum' : 'archive' };
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./.cache/build/pack/zstd.js


/** This Node's zstd. @throws SettingsError code ZSTD_UNAVAILABLE where it has none */
function requireZstd() {
    const candidate = external_node_zlib_;
    if (typeof candidate.zstdCompress === 'function')
        return candidate;
    throw new errors/* SettingsError */.GN([
        {
            setting: 'compression',
            message: `zstd needs Node 22.15 or newer; this is ${process.version}. Use gzip, or a newer Node.`,
            code: 'ZSTD_UNAVAILABLE',
        },
    ]);
}

;// CONCATENATED MODULE: ./.cache/build/pack/compressor.js


/** Level 1 is the fastest and costs 8 % of size against level 6 (bench/RESULTS.md). */
const DEFAULT_LEVELS = { gzip: 1, zstd: 1 };
/**
 * Rows repeat what stands near them: against zlib's 32 KiB, a window of 16 KiB takes 10 to 20 % less time and
 * makes wide, narrow and jsonb-heavy tables 1 to 5 % smaller, at level 1 and at level 6 (bench/RESULTS.md).
 */
const WINDOW_BITS = 14;
/** Output buffers grow by this; small ones keep what waits in memory close to what it holds. */
const OUTPUT_STEP_BYTES = 16 * 1024;
/** Room over what the last block needed, so that the next one takes one trip to the pool. */
const OUTPUT_SLACK = 1.1;
/**
 * Up to this size (tar headers, tiny tables) a call on the spot costs less than the way to the pool and back:
 * 8 against 90 microseconds. The window is as large as the input may be.
 */
const SMALL_INPUT_BYTES = 8 * 1024;
const SMALL_GZIP = { windowBits: 13, memLevel: 5, chunkSize: OUTPUT_STEP_BYTES };
/** @throws SettingsError code ZSTD_UNAVAILABLE on a Node without zstd */
function createCompressor(options) {
    const level = options.level ?? DEFAULT_LEVELS[options.format];
    return options.format === 'gzip' ? gzipCompressor(level) : zstdCompressor(level);
}
/** Guesses the size of the output from the ratio of the block before. */
function outputEstimate() {
    let ratio = 0.25;
    return {
        bytesFor: (inputBytes) => OUTPUT_STEP_BYTES * Math.max(1, Math.ceil((inputBytes * ratio * OUTPUT_SLACK) / OUTPUT_STEP_BYTES)),
        learn(inputBytes, outputBytes) {
            if (inputBytes > OUTPUT_STEP_BYTES)
                ratio = outputBytes / inputBytes;
        },
    };
}
function gzipCompressor(level) {
    const estimate = outputEstimate();
    return {
        format: 'gzip',
        ending: '.tar.gz',
        contentType: 'application/gzip',
        async compress(bytes) {
            if (bytes.length <= SMALL_INPUT_BYTES)
                return external_node_zlib_.gzipSync(bytes, { level, ...SMALL_GZIP });
            return new Promise((resolve, reject) => {
                const options = {
                    level,
                    windowBits: WINDOW_BITS,
                    memLevel: 9,
                    chunkSize: estimate.bytesFor(bytes.length),
                };
                external_node_zlib_.gzip(bytes, options, (error, result) => {
                    if (error)
                        return reject(error);
                    estimate.learn(bytes.length, result.length);
                    resolve(result);
                });
            });
        },
    };
}
function zstdCompressor(level) {
    const zstd = requireZstd();
    const estimate = outputEstimate();
    const params = {
        [zstd.constants.ZSTD_c_compressionLevel]: level,
        [zstd.constants.ZSTD_c_checksumFlag]: 1,
    };
    return {
        format: 'zstd',
        ending: '.tar.zst',
        contentType: 'application/zstd',
        async compress(bytes) {
            if (bytes.length <= SMALL_INPUT_BYTES)
                return zstd.zstdCompressSync(bytes, { params });
            return new Promise((resolve, reject) => {
                const options = { params, chunkSize: estimate.bytesFor(bytes.length) };
                zstd.zstdCompress(bytes, options, (error, result) => {
                    if (error)
                        return reject(error);
                    estimate.learn(bytes.length, result.length);
                    resolve(result);
                });
            });
        },
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./.cache/build/app/commit.js



/**
 * The archive as stored must be the archive as written. When the store did not check the content
 * itself (or `full` is asked for), every byte is downloaded again and hashed.
 *
 * @throws BackupError kind `integrity` code `READ_BACK_DIFFERS`; the broken object was removed then
 */
async function proveStored(store, archive, commit, readBack, log) {
    if (commit.verifiedByStore && readBack === 'auto')
        return;
    log.info(`Reading ${archive.key} back, because ${readBack === 'full' ? 'read-back is full' : 'the store does not verify checksums'}`);
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let bytes = 0;
    const options = commit.versionId === null ? {} : { versionId: commit.versionId };
    for await (const chunk of await store.read(archive.key, options)) {
        hash.update(chunk);
        bytes += chunk.byteLength;
    }
    const sha256 = hash.digest('hex');
    if (sha256 === archive.sha256 && bytes === archive.bytes)
        return;
    const cleanUp = await removeBroken(store, archive.key, commit.versionId);
    throw new errors/* BackupError */.hj('integrity', `${store.uriOf(archive.key)} reads back as ${bytes} bytes with SHA-256 ${sha256}, but ${archive.bytes} bytes with ${archive.sha256} were written. ${cleanUp}`, {
        code: 'READ_BACK_DIFFERS',
        nextStep: 'Run the backup again; when it repeats, do not trust this store and choose another destination.',
    });
}
async function removeBroken(store, key, versionId) {
    try {
        if (versionId === null)
            await store.remove(key);
        else
            await store.removeVersion(key, versionId);
        return 'The broken object was removed.';
    }
    catch (error) {
        return `The broken object could not be removed: ${(0,errors/* messageOf */.bD)(error)}`;
    }
}
/** Writes the two sidecars; the manifest comes last, because it is the commit mark. */
async function writeSidecars(store, archive, manifestKey, manifest) {
    const line = checksumLine(archive.key, archive.sha256);
    await store.put(checksumKey(archive.key), Buffer.from(line), 'text/plain');
    await store.put(manifestKey, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`), 'application/json');
}

;// CONCATENATED MODULE: ./.cache/build/app/compare.js
/** What changed since the previous backup, in rows and bytes of JSON; null for a first backup. */
function compareWithPrevious(current, previous) {
    if (!previous)
        return null;
    const before = new Map(previous.tables.map((table) => [nameOf(table), table]));
    const now = new Map(current.tables.map((table) => [nameOf(table), table]));
    const every = new Map([...before, ...now]);
    return {
        previousBackupId: previous.id,
        rows: sum(current.tables, 'rows'),
        previousRows: sum(previous.tables, 'rows'),
        bytes: sum(current.tables, 'bytes'),
        previousBytes: sum(previous.tables, 'bytes'),
        tables: [...every]
            .map(([key, table]) => changeOf(table, now.get(key), before.get(key)))
            .filter(isChange)
            .sort(byName),
    };
}
/** Unambiguous whatever the names contain. */
function nameOf({ schema, name }) {
    return JSON.stringify([schema, name]);
}
function sum(tables, what) {
    return tables.reduce((total, table) => total + table[what], 0);
}
function changeOf(table, now, before) {
    return {
        schema: table.schema,
        name: table.name,
        rows: now?.rows ?? null,
        previousRows: before?.rows ?? null,
        bytes: now?.bytes ?? null,
        previousBytes: before?.bytes ?? null,
    };
}
function isChange(change) {
    return change.rows !== change.previousRows || change.bytes !== change.previousBytes;
}
function byName(a, b) {
    return compareText(a.schema, b.schema) || compareText(a.name, b.name);
}
function compareText(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./.cache/build/lib/map-concurrently.js
/**
 * Results of `work` in the order of the items, with at most `limit` calls under way. The first error
 * is thrown once the calls under way have ended; no further call begins after it.
 */
async function mapConcurrently(items, limit, work) {
    const results = new Array(items.length);
    const queue = items.entries();
    let failed = false;
    const worker = async () => {
        for (const [index, item] of queue) {
            if (failed)
                return;
            try {
                results[index] = await work(item);
            }
            catch (error) {
                failed = true;
                throw error;
            }
        }
    };
    const workers = Array.from({ length: Math.min(limit, items.length) }, worker);
    const rejected = (await Promise.allSettled(workers)).find((outcome) => outcome.status === 'rejected');
    if (rejected)
        throw rejected.reason;
    return results;
}

;// CONCATENATED MODULE: ./.cache/build/retain/buckets.js
const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS_PER_WEEK = 7;
const BUCKETS = [
    { policy: 'keepDaily', setting: 'keep-daily', nameOf: (time) => time.toISOString().slice(0, 10) },
    { policy: 'keepWeekly', setting: 'keep-weekly', nameOf: isoWeek },
    { policy: 'keepMonthly', setting: 'keep-monthly', nameOf: (time) => time.toISOString().slice(0, 7) },
    { policy: 'keepYearly', setting: 'keep-yearly', nameOf: (time) => time.toISOString().slice(0, 4) },
];
/** ISO 8601: weeks begin on Monday and belong to the year of their Thursday, such as `2026-W53`. */
function isoWeek(time) {
    const daysSinceMonday = (time.getUTCDay() + 6) % DAYS_PER_WEEK;
    const thursday = new Date(time.getTime() + (3 - daysSinceMonday) * DAY_MS);
    const year = thursday.getUTCFullYear();
    const dayOfYear = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY_MS);
    const week = Math.floor(dayOfYear / DAYS_PER_WEEK) + 1;
    return `${year}-W${String(week).padStart(2, '0')}`;
}

;// CONCATENATED MODULE: ./.cache/build/retain/decide-retention.js

const decide_retention_DAY_MS = 24 * 60 * 60 * 1000;
/**
 * What to keep and what to remove, newest first, each with its reasons. Every rule only adds to what
 * is kept, so no setting can make another one remove more; the newest backup is always kept.
 */
function decideRetention(input) {
    const newestFirst = [...input.backups].sort(byTimeDescending);
    const reasons = new Map(newestFirst.map(({ id }) => [id, []]));
    const keep = ({ id }, reason) => {
        const known = reasons.get(id);
        if (known && !known.includes(reason))
            known.push(reason);
    };
    keepNewest(newestFirst, input, keep);
    keepWithinDays(newestFirst, input, keep);
    keepMinCount(newestFirst, input, keep);
    for (const bucket of BUCKETS)
        keepBuckets(newestFirst, input, bucket, keep);
    for (const backup of newestFirst) {
        if (backup.locked)
            keep(backup, 'locked in the store (legal hold or retention lock)');
    }
    keepDependencies(newestFirst, reasons, keep);
    return newestFirst.map((backup) => {
        const kept = reasons.get(backup.id) ?? [];
        if (input.freeze !== null) {
            return { backupId: backup.id, keep: true, reasons: [`pruning is frozen: ${input.freeze}`, ...kept] };
        }
        if (kept.length > 0)
            return { backupId: backup.id, keep: true, reasons: kept };
        return { backupId: backup.id, keep: false, reasons: removalReasons(backup, input) };
    });
}
function byTimeDescending(a, b) {
    const difference = b.time.getTime() - a.time.getTime();
    if (difference !== 0)
        return difference;
    return a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
}
/** A backup that may stand for a good one: no anomaly, and not dated by a clock that ran ahead. */
function isGood(backup, now) {
    return !backup.anomalous && backup.time <= now;
}
function keepNewest(newestFirst, input, keep) {
    const [newest] = newestFirst;
    if (newest)
        keep(newest, 'the newest backup');
    const good = newestFirst.find((backup) => isGood(backup, input.now));
    if (good && good !== newest)
        keep(good, 'the newest good backup');
    const proven = newestFirst.find((backup) => latestProof(backup.id, input.proofs)?.ok);
    if (proven)
        keep(proven, 'the newest backup that a drill has proven');
}
function latestProof(id, proofs) {
    return proofs
        .filter((proof) => proof.backupId === id)
        .reduce((a, b) => (a && a.time > b.time ? a : b), undefined);
}
function keepWithinDays(newestFirst, input, keep) {
    const { retentionDays } = input.policy;
    for (const backup of newestFirst) {
        const ageMs = input.now.getTime() - backup.time.getTime();
        if (ageMs < 0)
            keep(backup, 'dated in the future: a clock was wrong, so its age is unknown');
        else if (ageMs <= retentionDays * decide_retention_DAY_MS) {
            keep(backup, `${wholeDays(ageMs)} old (retention-days: ${retentionDays})`);
        }
    }
}
/** Counted among the good ones and among all, so that neither count can fall below the floor. */
function keepMinCount(newestFirst, input, keep) {
    const { minCount } = input.policy;
    const reason = `among the newest ${minCount} (retention-min-count)`;
    const good = newestFirst.filter((backup) => isGood(backup, input.now));
    for (const backup of [...good.slice(0, minCount), ...newestFirst.slice(0, minCount)])
        keep(backup, reason);
}
/**
 * restic's rule (https://restic.readthedocs.io/en/stable/060_forget.html): the newest backup of each of
 * the last N periods that have one; while periods are left over, the oldest backup stands in for one.
 * Run over the good ones and, so that no period loses its only one, over all that are not in the future.
 */
function keepBuckets(newestFirst, input, bucket, keep) {
    const past = newestFirst.filter((backup) => backup.time <= input.now);
    for (const group of [past.filter((backup) => !backup.anomalous), past]) {
        let left = input.policy[bucket.policy];
        let last;
        group.forEach((backup, index) => {
            if (left <= 0)
                return;
            const name = bucket.nameOf(backup.time);
            const isOldest = index === group.length - 1;
            if (name === last && !isOldest)
                return;
            keep(backup, `${name === last ? 'the oldest, for a period still open' : `the newest of ${name}`} (${bucket.setting})`);
            last = name;
            left -= 1;
        });
    }
}
function keepDependencies(newestFirst, reasons, keep) {
    const byId = new Map(newestFirst.map((backup) => [backup.id, backup]));
    const visited = new Set();
    const pending = newestFirst.filter(({ id }) => (reasons.get(id)?.length ?? 0) > 0);
    for (let backup = pending.pop(); backup; backup = pending.pop()) {
        if (visited.has(backup.id))
            continue;
        visited.add(backup.id);
        for (const id of backup.dependsOn) {
            const needed = byId.get(id);
            if (!needed)
                continue;
            keep(needed, `needed by ${backup.id}`);
            pending.push(needed);
        }
    }
}
function removalReasons(backup, { policy, now }) {
    const age = wholeDays(now.getTime() - backup.time.getTime());
    const reasons = [
        `older than retention-days: ${policy.retentionDays} (${age})`,
        `not among the newest ${policy.minCount} (retention-min-count)`,
    ];
    const rules = BUCKETS.filter((bucket) => policy[bucket.policy] > 0).map((bucket) => bucket.setting);
    if (rules.length > 0)
        reasons.push(`named by no ${rules.join(', ')}`);
    return reasons;
}
/** Rounded down, for people; the rule itself compares milliseconds. */
function wholeDays(ageMs) {
    const days = Math.floor(ageMs / decide_retention_DAY_MS);
    return days === 1 ? '1 day' : `${days} days`;
}

// EXTERNAL MODULE: ./node_modules/typebox/build/compile/index.mjs + 300 modules
var compile = __webpack_require__(75531);
// EXTERNAL MODULE: ./node_modules/typebox/build/index.mjs + 1 modules
var build = __webpack_require__(35007);
;// CONCATENATED MODULE: ./.cache/build/core/manifest.js

/** The newest format this code writes and reads. */
const FORMAT_VERSION = 1;
/** Specified with test vectors in docs/archive-format.md. */
const DIGEST_ALGORITHM = 'murmur3-x86-128-sum';
const Sha256 = build/* default.String */.Ay$.String({ pattern: '^[0-9a-f]{64}$' });
const Digest = build/* default.String */.Ay$.String({ pattern: '^[0-9a-f]{32}$' });
const Count = build/* default.Integer */.Ay$.Integer({ minimum: 0 });
const Instant = build/* default.String */.Ay$.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$' });
const nullable = (schema) => build/* default.Union */.Ay$.Union([schema, build/* default.Null */.Ay$.Null()]);
/** Paths inside the archive, relative to its one folder; readers accept nothing else. */
const FilePath = build/* default.String */.Ay$.String({
    pattern: '^(RECOVERY\\.md|large-objects\\.json|schema/(pre|post)-data\\.sql|tables/([a-z_][a-z0-9_]*\\.[a-z_][a-z0-9_]*|~[0-9]+-[a-z0-9_-]{0,40})\\.json)$',
});
/** Bytes of the (decrypted) archive whose members decompress to exactly the file's bytes. */
const Span = build/* default.Object */.Ay$.Object({ offset: Count, length: Count });
const Encoding = build/* default.Enum */.Ay$.Enum(['number', 'boolean', 'json', 'text', 'hex']);
const Column = build/* default.Object */.Ay$.Object({
    name: build/* default.String */.Ay$.String({ minLength: 1 }),
    /** The server's full name of the type, modifiers included. */
    type: build/* default.String */.Ay$.String(),
    encoding: Encoding,
    generated: nullable(build/* default.Enum */.Ay$.Enum(['stored', 'virtual'])),
});
const ManifestTable = build/* default.Object */.Ay$.Object({
    schema: build/* default.String */.Ay$.String(),
    name: build/* default.String */.Ay$.String({ minLength: 1 }),
    file: FilePath,
    rows: Count,
    bytes: Count,
    sha256: Sha256,
    digest: Digest,
    generatedDigest: nullable(Digest),
    partitionOf: nullable(build/* default.Object */.Ay$.Object({ schema: build/* default.String */.Ay$.String(), name: build/* default.String */.Ay$.String() })),
    columns: build/* default.Array */.Ay$.Array(Column),
    primaryKey: build/* default.Array */.Ay$.Array(build/* default.String */.Ay$.String()),
    span: Span,
});
const ManifestFile = build/* default.Object */.Ay$.Object({
    file: FilePath,
    bytes: Count,
    sha256: Sha256,
    span: Span,
});
const Sequence = build/* default.Object */.Ay$.Object({
    schema: build/* default.String */.Ay$.String(),
    name: build/* default.String */.Ay$.String(),
    lastValue: build/* default.String */.Ay$.String({ pattern: '^-?[0-9]+$' }),
    isCalled: build/* default.Boolean */.Ay$.Boolean(),
});
/** Something that is not in the archive, and why. */
const Omission = build/* default.Object */.Ay$.Object({
    kind: build/* default.String */.Ay$.String(),
    schema: build/* default.Optional */.Ay$.Optional(build/* default.String */.Ay$.String()),
    name: build/* default.String */.Ay$.String(),
    reason: build/* default.String */.Ay$.String(),
});
const SourceInfo = build/* default.Object */.Ay$.Object({
    engine: build/* default.Enum */.Ay$.Enum(['postgresql', 'mysql', 'mariadb', 'tidb']),
    serverVersion: build/* default.String */.Ay$.String(),
    database: build/* default.String */.Ay$.String(),
    fingerprint: build/* default.String */.Ay$.String(),
    fingerprintKind: build/* default.String */.Ay$.String(),
    consistency: build/* default.String */.Ay$.String(),
});
const ArchiveInfo = build/* default.Object */.Ay$.Object({
    file: build/* default.String */.Ay$.String(),
    bytes: Count,
    sha256: Sha256,
    versionId: nullable(build/* default.String */.Ay$.String()),
    encryption: nullable(build/* default.Enum */.Ay$.Enum(['age'])),
});
/** `manifest.json` of format version 1. Unknown keys are allowed and ignored by readers. */
const Manifest = build/* default.Object */.Ay$.Object({
    format: build/* default.Literal */.Ay$.Literal('db-backup'),
    version: build/* default.Literal */.Ay$.Literal(FORMAT_VERSION),
    id: build/* default.String */.Ay$.String(),
    tool: build/* default.String */.Ay$.String(),
    digestAlgorithm: build/* default.Literal */.Ay$.Literal(DIGEST_ALGORITHM),
    snapshotAt: Instant,
    finishedAt: Instant,
    environment: nullable(build/* default.String */.Ay$.String()),
    source: SourceInfo,
    tables: build/* default.Array */.Ay$.Array(ManifestTable),
    sequences: build/* default.Array */.Ay$.Array(Sequence),
    files: build/* default.Array */.Ay$.Array(ManifestFile),
    excluded: build/* default.Array */.Ay$.Array(Omission),
    notCovered: build/* default.Array */.Ay$.Array(Omission),
    dependsOn: build/* default.Array */.Ay$.Array(build/* default.String */.Ay$.String()),
    /** In the sidecar only. */
    anomaly: build/* default.Optional */.Ay$.Optional(nullable(build/* default.Unknown */.Ay$.Unknown())),
    /** In the sidecar only. */
    archive: build/* default.Optional */.Ay$.Optional(ArchiveInfo),
}, {
    $id: 'https://github.com/org/db-backup-action/blob/main/docs/manifest.schema.json',
    title: 'db-backup manifest, format version 1',
});

;// CONCATENATED MODULE: ./.cache/build/core/parse-manifest.js



const checker = (0,compile/* Compile */.Wx)(Manifest);
/** How many differences from the schema an error message names. */
const MAX_NAMED_DIFFERENCES = 3;
/**
 * Reads the bytes of a `manifest.json` or of its sidecar. Unknown keys are kept and mean nothing.
 *
 * @throws BackupError kind `integrity`: `FORMAT_NEWER` when a newer tool wrote it, else `MANIFEST_INVALID`
 */
function parseManifest(bytes) {
    const value = parseJson(bytes);
    const version = formatVersionOf(value);
    if (version !== undefined && version > FORMAT_VERSION)
        throw newerFormat(version);
    if (checker.Check(value))
        return value;
    const differences = checker
        .Errors(value)
        .slice(0, MAX_NAMED_DIFFERENCES)
        .map((error) => `${error.instancePath || '/'} ${error.message}`);
    throw invalidManifest(differences.join('; '));
}
/** Of `{"format":"db-backup","version":n,…}`; undefined for anything else. */
function formatVersionOf(value) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    if (!('format' in value) || value.format !== 'db-backup' || !('version' in value))
        return undefined;
    return typeof value.version === 'number' ? value.version : undefined;
}
function parseJson(bytes) {
    try {
        return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    }
    catch (error) {
        throw invalidManifest((0,errors/* messageOf */.bD)(error), error);
    }
}
function invalidManifest(what, cause) {
    return new errors/* BackupError */.hj('integrity', `This is no manifest of format version ${FORMAT_VERSION}: ${what}`, {
        code: 'MANIFEST_INVALID',
        nextStep: 'Use another backup, or fetch an earlier version of this object from the store.',
        cause,
    });
}
function newerFormat(version) {
    return new errors/* BackupError */.hj('integrity', `The manifest has format version ${version}; this release reads up to version ${FORMAT_VERSION}.`, {
        code: 'FORMAT_NEWER',
        nextStep: 'Use the release of db-backup-action that wrote this backup, or a newer one.',
    });
}

;// CONCATENATED MODULE: ./.cache/build/app/series-catalog.js




/** Far over the manifest of 100,000 tables; a larger object is none of ours. */
const MAX_MANIFEST_BYTES = 256 * 1024 * 1024;
/** Begins every key of the series; of others too, which `parseSeriesKey` tells apart. */
function seriesPrefix(series) {
    return `${seriesFolder(series)}${series.backupName}-`;
}
/** Lists the series once. Keys this tool did not write for this series are not seen at all. */
async function loadSeriesCatalog(store, series) {
    const objects = [];
    for await (const object of store.list(seriesPrefix(series)))
        objects.push(object);
    const entries = groupById(series, objects).sort((a, b) => b.time.getTime() - a.time.getTime());
    const damaged = entries.filter((entry) => entry.manifest && entry.archives.length === 0);
    return {
        series,
        backups: entries.filter(isCommitted),
        uncommitted: entries.filter((entry) => !entry.manifest && entry.archives.length > 0),
        strays: entries.filter((entry) => !entry.manifest && entry.archives.length === 0),
        ids: new Set(entries.map((entry) => entry.id)),
        warnings: damaged.map(({ id, manifest }) => `${id} is damaged: its archive is missing, only ${store.uriOf(manifest?.key ?? id)} is left. It does not count as a backup.`),
    };
}
function groupById(series, objects) {
    const groups = new Map();
    for (const object of objects) {
        const key = parseSeriesKey(series, object.key);
        const time = key && (0,backup_id/* parseBackupId */.JN)(key.id)?.time;
        if (!time)
            continue;
        const group = groups.get(key.id) ?? { time, manifest: null, archives: [], checksums: [] };
        groups.set(key.id, group);
        if (key.kind === 'manifest')
            group.manifest = object;
        else if (key.kind === 'archive')
            group.archives.push(object);
        else
            group.checksums.push(object);
    }
    return [...groups].map(([id, group]) => ({ id, ...group }));
}
function isCommitted(entry) {
    return entry.manifest !== null && entry.archives.length > 0;
}
/**
 * Reads the sidecar that commits a backup.
 *
 * @throws BackupError kind `integrity`, code `MANIFEST_INVALID` or `FORMAT_NEWER`; kind `store` when it cannot be read
 */
async function readCommittedManifest(store, key) {
    try {
        const { archive, ...manifest } = parseManifest(await readSmall(store, key));
        if (!archive)
            throw invalid('it names no archive');
        if (baseName(key) !== `${manifest.id}.manifest.json`)
            throw invalid(`it says it belongs to ${manifest.id}`);
        return { ...manifest, archive };
    }
    catch (error) {
        if (!(error instanceof errors/* BackupError */.hj) || error.kind !== 'integrity')
            throw error;
        const { code, nextStep } = error;
        throw new errors/* BackupError */.hj('integrity', `${store.uriOf(key)}: ${error.message}`, {
            code,
            nextStep,
            cause: error,
        });
    }
}
async function readSmall(store, key) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of await store.read(key)) {
        bytes += chunk.byteLength;
        if (bytes > MAX_MANIFEST_BYTES)
            throw invalid(`it is larger than ${MAX_MANIFEST_BYTES} bytes`);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
function invalid(what) {
    return new errors/* BackupError */.hj('integrity', `This is no sidecar of a backup: ${what}.`, {
        code: 'MANIFEST_INVALID',
        nextStep: 'Use another backup, or fetch an earlier version of this object from the store.',
    });
}
/** The newest backup whose manifest can be read, or null; `warn` is told about those that cannot. */
async function newestBackup(store, catalog, warn = () => { }) {
    for (const { manifest } of catalog.backups) {
        try {
            return await readCommittedManifest(store, manifest.key);
        }
        catch (error) {
            if (!(error instanceof errors/* BackupError */.hj) || error.kind !== 'integrity')
                throw error;
            warn(error.message);
        }
    }
    return null;
}

;// CONCATENATED MODULE: ./.cache/build/app/inspect-backup.js



/** Reads the manifest and compares name and size of the archive; trouble with the store is thrown. */
async function inspectBackup(store, backup) {
    try {
        const manifest = await readCommittedManifest(store, backup.manifest.key);
        const archive = backup.archives.find(({ key }) => baseName(key) === manifest.archive.file);
        if (!archive)
            return { backup, damage: damaged(backup, `its archive ${manifest.archive.file} is missing`) };
        if (archive.bytes !== manifest.archive.bytes) {
            const sizes = `${archive.bytes} bytes instead of ${manifest.archive.bytes}`;
            return { backup, damage: damaged(backup, `its archive has ${sizes}`) };
        }
        return { backup, manifest, archive };
    }
    catch (error) {
        if (error instanceof errors/* BackupError */.hj && error.kind === 'integrity')
            return { backup, damage: error };
        throw error;
    }
}
function damaged(backup, how) {
    return new errors/* BackupError */.hj('integrity', `${backup.id} is damaged: ${how}.`, {
        code: 'BACKUP_DAMAGED',
        nextStep: 'Use another backup, or fetch an earlier version of the archive from the store.',
    });
}

;// CONCATENATED MODULE: ./.cache/build/app/decide-for-series.js



const CONCURRENT_READS = 16;
/**
 * Retention's decisions about the backups of a series. Manifests and locks are asked for only when
 * something would be removed without them: they can only add to what is kept.
 */
async function decideForSeries(catalog, rules) {
    const bare = catalog.backups.map(({ id, time }) => ({ id, time, dependsOn: [] }));
    const first = decide(bare, rules, rules.freeze);
    if (first.every((decision) => decision.keep)) {
        return { decisions: first, dependants: false, freeze: rules.freeze, warnings: [] };
    }
    const { candidates, warnings, newer } = await readCandidates(catalog.backups, rules);
    const freeze = rules.freeze ?? newer;
    const unlocked = decide(candidates, rules, freeze);
    const doomed = new Set(unlocked.filter((decision) => !decision.keep).map(({ backupId }) => backupId));
    const locked = await findLocked(rules.store, catalog.backups.filter(({ id }) => doomed.has(id)), rules.signal);
    const final = candidates.map((candidate) => ({ ...candidate, locked: locked.has(candidate.id) }));
    return {
        decisions: decide(final, rules, freeze),
        dependants: candidates.some(({ dependsOn }) => dependsOn.length > 0),
        freeze,
        warnings,
    };
}
function decide(backups, rules, freeze) {
    const { policy, now, proofs = [] } = rules;
    return decideRetention({ backups, policy, proofs, now, freeze });
}
/** A damaged backup stands in for no good one; one of a newer format may need any other. */
async function readCandidates(backups, { store, signal }) {
    const inspections = await mapConcurrently(backups, CONCURRENT_READS, async (backup) => {
        signal.throwIfAborted();
        return inspectBackup(store, backup);
    });
    let newer = null;
    const warnings = [];
    const candidates = inspections.map((found) => {
        const { id, time } = found.backup;
        if ('manifest' in found) {
            const { dependsOn, anomaly } = found.manifest;
            return { id, time, dependsOn, anomalous: anomaly !== undefined && anomaly !== null };
        }
        warnings.push(found.damage.message);
        if (found.damage.code === 'FORMAT_NEWER') {
            newer ??= `a newer release wrote ${id}, and what it depends on is unknown to this one`;
        }
        return { id, time, dependsOn: [], anomalous: true };
    });
    return { candidates, warnings, newer };
}
async function findLocked(store, backups, signal) {
    const locked = new Set();
    await mapConcurrently(backups, CONCURRENT_READS, async (backup) => {
        for (const { key } of [backup.manifest, ...backup.archives]) {
            signal.throwIfAborted();
            if (await store.isLocked(key))
                locked.add(backup.id);
        }
    });
    return locked;
}

;// CONCATENATED MODULE: ./.cache/build/app/prune-leftovers.js


const prune_leftovers_DAY_MS = 24 * 60 * 60 * 1000;
/**
 * What interrupted runs left: archives without a commit mark and lone checksum files, once they are
 * older than retention-days (by their id) and nothing is frozen; open multipart uploads, once they are
 * older than a day.
 */
async function pruneLeftovers(catalog, removal, rules) {
    const removed = [];
    const uncommitted = [];
    for (const entry of [...catalog.uncommitted, ...catalog.strays]) {
        if (rules.freeze === null && isOlderThan(rules.policy.retentionDays, entry.time, rules.now)) {
            if (await isFree(entry.archives.map(({ key }) => key), removal, rules)) {
                if (await removal.removeEntry(entry)) {
                    removed.push(entry.id);
                    continue;
                }
            }
        }
        uncommitted.push(...entry.archives.map(({ key }) => key));
    }
    return { uncommitted, removed, abortedUploads: await abortOldUploads(catalog, removal, rules) };
}
function isOlderThan(days, time, now) {
    return now.getTime() - time.getTime() > days * prune_leftovers_DAY_MS;
}
/** A locked archive stays, and is named with the rest. */
async function isFree(keys, removal, { store }) {
    for (const key of keys) {
        try {
            if (await store.isLocked(key))
                return false;
        }
        catch (error) {
            removal.fail(key, error);
            return false;
        }
    }
    return true;
}
async function abortOldUploads(catalog, removal, { store, now }) {
    const aborted = [];
    for (const upload of await findUploads(catalog, removal, store)) {
        if (!isOlderThan(1, upload.startedAt, now))
            continue;
        if (await removal.abortUpload(upload))
            aborted.push(upload.key);
    }
    return aborted;
}
async function findUploads({ series }, removal, store) {
    const uploads = [];
    try {
        for await (const upload of store.listOpenUploads(seriesPrefix(series))) {
            if (parseSeriesKey(series, upload.key))
                uploads.push(upload);
        }
    }
    catch (error) {
        removal.fail('open uploads, which could not be listed', error);
    }
    return uploads;
}

;// CONCATENATED MODULE: ./.cache/build/app/prune-versions.js






/**
 * Removes every version and delete marker of the backups just removed, and of ids that have no current
 * object any more. A backup of which somebody deleted objects although retention keeps it is left to
 * be recovered from its versions. Returns the number of versions, delete markers not counted.
 */
async function pruneVersions(catalog, removed, removal, rules) {
    const byId = await listVersions(catalog, removal, rules.store);
    const doomed = new Set([...removed.backups, ...removableGhosts(catalog, removed, byId, rules)]);
    let count = 0;
    for (const [id, { versions }] of byId) {
        if (!doomed.has(id) || !(await prune_versions_isFree(versions, removal, rules)))
            continue;
        // Data first: were a delete marker to go before it, old bytes would be current again for a while.
        const ordered = [...versions].sort((a, b) => Number(a.isDeleteMarker) - Number(b.isDeleteMarker));
        for (const version of ordered) {
            if ((await removal.removeVersion(version)) && !version.isDeleteMarker)
                count += 1;
        }
    }
    return count;
}
/** One locked version keeps all of its id: an archive under a lock is no use without its manifest. */
async function prune_versions_isFree(versions, removal, { store, log }) {
    for (const { key, versionId, isDeleteMarker } of versions) {
        try {
            if (isDeleteMarker || !(await store.isLocked(key, versionId)))
                continue;
            log.info(`Old versions of ${key} stay: one of them is locked in the store.`);
        }
        catch (error) {
            removal.fail(`${key} (version ${versionId})`, error);
        }
        return false;
    }
    return true;
}
async function listVersions({ series }, removal, store) {
    const byId = new Map();
    try {
        for await (const version of store.listVersions(seriesPrefix(series))) {
            const key = parseSeriesKey(series, version.key);
            const time = key && (0,backup_id/* parseBackupId */.JN)(key.id)?.time;
            if (!time)
                continue;
            const group = byId.get(key.id) ?? { time, versions: [], kinds: new Set() };
            byId.set(key.id, group);
            group.versions.push(version);
            if (!version.isDeleteMarker)
                group.kinds.add(key.kind);
        }
    }
    catch (error) {
        removal.fail('versions, which could not be listed', error);
    }
    return byId;
}
/** Ids with versions but no current object, as far as retention would not keep them if they still stood. */
function removableGhosts(catalog, { leftovers }, byId, { policy, now, freeze, proofs = [] }) {
    if (freeze !== null)
        return [];
    const ghosts = [...byId].filter(([id]) => !catalog.ids.has(id) || leftovers.includes(id));
    const restorable = ghosts.filter(([, { kinds }]) => kinds.has('manifest') && kinds.has('archive'));
    const backups = [...restorable.map(([id, { time }]) => ({ id, time })), ...catalog.backups].map(({ id, time }) => ({ id, time, dependsOn: [] }));
    const kept = decideRetention({ backups, policy, proofs, now, freeze }).filter(({ keep }) => keep);
    const keptIds = new Set(kept.map(({ backupId }) => backupId));
    return ghosts
        .filter(([id, { time }]) => !keptIds.has(id) && isOlderThan(policy.retentionDays, time, now))
        .map(([id]) => id);
}
/** In a versioned bucket a removed object stays as a noncurrent version; whoever pays should know. */
async function noteVersionsLeftBehind(store, removed, { dryRun, log }) {
    const [first] = removed;
    if (!first)
        return [];
    try {
        for await (const _ of store.listVersions(first.manifest.key)) {
            return [
                `The bucket keeps versions: removed backups ${dryRun ? 'would stay' : 'stay'} there as noncurrent versions until prune-versions: true or a lifecycle rule removes them.`,
            ];
        }
    }
    catch (error) {
        log.debug(`Whether versions stay behind is unknown: ${(0,errors/* messageOf */.bD)(error)}`);
    }
    return [];
}

;// CONCATENATED MODULE: ./.cache/build/app/refuse-missing-environment.js



/**
 * For operations that need a series that exists: whoever keeps backups by environment and forgets to
 * name one would otherwise be told that there are none. A first backup is free to begin a series.
 *
 * @throws BackupError kind `settings` code `ENVIRONMENT_NEEDED`, listing the environments found
 */
async function refuseMissingEnvironment(store, catalog) {
    const { environment, backupName } = catalog.series;
    if (environment !== undefined || catalog.ids.size > 0)
        return;
    const found = new Set();
    for await (const { key } of store.list('')) {
        const name = environmentOf(key);
        if (name !== undefined)
            found.add(name);
    }
    if (found.size === 0)
        return;
    throw new errors/* BackupError */.hj('settings', `No backup named ${backupName} lies directly under ${store.uri}, but there are environments: ${[...found].sort().join(', ')}.`, {
        code: 'ENVIRONMENT_NEEDED',
        setting: 'environment',
        nextStep: 'Set environment to one of them.',
    });
}
/** Of a key `<environment>/<key of a backup>`. */
function environmentOf(key) {
    const slash = key.indexOf('/');
    const environment = key.slice(0, Math.max(slash, 0));
    if (!backup_id/* NAME_PATTERN */.Vh.test(environment) || environment === backup_id/* RESERVED_ENVIRONMENT */.LM)
        return undefined;
    const base = baseName(key);
    const id = (0,backup_id/* parseBackupId */.JN)(base.slice(0, Math.max(base.indexOf('.'), 0)));
    return id && parseSeriesKey({ environment, backupName: id.name }, key) ? environment : undefined;
}

;// CONCATENATED MODULE: ./.cache/build/app/removal.js


const CONCURRENT_REMOVALS = 8;
const MAX_NAMED_FAILURES = 10;
/**
 * Removes objects one by one and remembers what could not be removed. With `dryRun` it says what it
 * would have done and touches nothing.
 */
class Removal {
    #store;
    #dryRun;
    #log;
    #signal;
    #failures = [];
    #cause;
    constructor({ store, dryRun, log, signal }) {
        this.#store = store;
        this.#dryRun = dryRun;
        this.#log = log;
        this.#signal = signal;
    }
    /**
     * The manifest first, so that an interrupted removal leaves no commit mark without an archive;
     * newest first, one after the other, where one may need another. Returns the ids that are gone.
     */
    async removeBackups(backups, { inOrder }) {
        const gone = await mapConcurrently(backups, inOrder ? 1 : CONCURRENT_REMOVALS, async (backup) => {
            if (!(await this.#remove(backup.manifest.key)))
                return [];
            await this.removeEntry(backup);
            return [backup.id];
        });
        return gone.flat();
    }
    /** Archives, then their checksum files; true when all of them are gone. */
    async removeEntry({ archives, checksums }) {
        for (const { key } of [...archives, ...checksums]) {
            if (!(await this.#remove(key)))
                return false;
        }
        return true;
    }
    removeVersion({ key, versionId }) {
        return this.#attempt(`${key} (version ${versionId})`, () => this.#store.removeVersion(key, versionId));
    }
    abortUpload(upload) {
        return this.#attempt(`the open upload of ${upload.key}`, () => this.#store.abortOpenUpload(upload));
    }
    /** For trouble with finding what to remove. */
    fail(what, error) {
        this.#failures.push(`${what}: ${(0,errors/* messageOf */.bD)(error)}`);
        this.#cause ??= error;
    }
    /** One error that names everything that could not be removed, or null. */
    failure() {
        if (this.#failures.length === 0)
            return null;
        const named = this.#failures.slice(0, MAX_NAMED_FAILURES);
        if (this.#failures.length > named.length)
            named.push(`and ${this.#failures.length - named.length} more`);
        return new errors/* BackupError */.hj('store', `Pruning could not remove ${named.join('; ')}`, {
            code: 'PRUNE_FAILED',
            nextStep: 'Check that the credentials may list and delete (s3:DeleteObject, s3:DeleteObjectVersion, s3:AbortMultipartUpload), then run prune again. Backups that were kept are not affected.',
            cause: this.#cause,
        });
    }
    #remove(key) {
        return this.#attempt(key, () => this.#store.remove(key));
    }
    async #attempt(what, remove) {
        if (this.#signal.aborted)
            throw cancelledWhilePruning(this.#signal.reason);
        this.#log.debug(`${this.#dryRun ? 'would remove' : 'remove'} ${what}`);
        if (this.#dryRun)
            return true;
        try {
            await remove();
            return true;
        }
        catch (error) {
            if (this.#signal.aborted)
                throw cancelledWhilePruning(error);
            this.fail(what, error);
            return false;
        }
    }
}
function cancelledWhilePruning(cause) {
    return new errors/* BackupError */.hj('cancelled', 'The run was cancelled while pruning; what was removed stays removed.', {
        code: 'CANCELLED',
        nextStep: 'Run prune again; it goes on where it stopped.',
        cause,
    });
}

;// CONCATENATED MODULE: ./.cache/build/app/prune.js






/**
 * Removes what retention does not keep, of this series only. Trouble before the first removal is
 * thrown and leaves everything as it was; trouble with a removal stops nothing else and is returned.
 *
 * @throws BackupError kind `settings` code `ENVIRONMENT_NEEDED`; kind `store`; kind `cancelled`
 */
async function pruneSeries(request) {
    const { store, series, dryRun, log } = request;
    // 1. What is there.
    const catalog = await loadSeriesCatalog(store, series);
    await refuseMissingEnvironment(store, catalog);
    // 2. What to keep, and why.
    const { decisions, dependants, freeze, warnings } = await decideForSeries(catalog, request);
    const doomed = catalog.backups.filter(({ id }) => isRemoved(decisions, id));
    // 3. Remove: backups, what interrupted runs left, versions.
    const removal = new Removal(request);
    const removed = await removal.removeBackups(doomed, { inOrder: dependants });
    const leftovers = await pruneLeftovers(catalog, removal, { ...request, freeze });
    const removedVersions = request.pruneVersions
        ? await pruneVersions(catalog, { backups: removed, leftovers: leftovers.removed }, removal, {
            ...request,
            freeze,
        })
        : 0;
    const notes = request.pruneVersions ? [] : await noteVersionsLeftBehind(store, doomed, request);
    for (const sentence of notes)
        log.info(sentence);
    log.info(`Retention: ${removed.length} of ${catalog.backups.length} backups ${dryRun ? 'would be removed' : 'removed'}.`);
    return {
        report: {
            dryRun,
            frozen: freeze,
            decisions,
            removed,
            abortedUploads: leftovers.abortedUploads,
            uncommitted: leftovers.uncommitted,
            removedVersions,
            notes,
        },
        warnings: [...catalog.warnings, ...warnings],
        error: removal.failure(),
    };
}
function isRemoved(decisions, id) {
    return decisions.some((decision) => decision.backupId === id && !decision.keep);
}

;// CONCATENATED MODULE: ./.cache/build/app/prune-operation.js

/** The operation prune: opens the store, removes what retention does not keep, reports each decision. */
async function prune(wiring, context, draft) {
    const store = await wiring.openStore();
    try {
        await pruneStore(wiring, context, draft, { store, freeze: null });
    }
    finally {
        draft.warn(...store.warnings);
        await store.close();
    }
}
/**
 * Prunes an open store. What could not be removed makes the run red, but only after the report knows
 * everything that was done; the backups that are kept are good all the same.
 */
async function pruneStore({ series, settings }, context, draft, { store, freeze }) {
    const outcome = await context.log.group('Retention', () => pruneSeries({
        store,
        series,
        policy: {
            retentionDays: settings.retentionDays,
            minCount: settings.retentionMinCount,
            keepDaily: settings.keepDaily,
            keepWeekly: settings.keepWeekly,
            keepMonthly: settings.keepMonthly,
            keepYearly: settings.keepYearly,
        },
        pruneVersions: settings.pruneVersions,
        dryRun: settings.dryRun,
        now: context.clock.now(),
        freeze,
        log: context.log,
        signal: context.signal,
    }));
    draft.warn(...outcome.warnings);
    draft.set({ prune: outcome.report });
    if (outcome.error)
        throw outcome.error;
}

;// CONCATENATED MODULE: ./.cache/build/config/settings.js

/** The destination, for operations that cannot do without. */
function requireDestination(settings) {
    if (settings.destination)
        return settings.destination;
    throw new errors/* SettingsError */.GN([
        {
            setting: 'destination',
            code: 'DESTINATION_MISSING',
            message: 'is missing; allowed: s3://bucket/prefix, file:///folder or a path',
        },
    ]);
}
/** The source, for operations that cannot do without. */
function requireConnection(settings) {
    if (settings.connection)
        return settings.connection;
    throw new errors/* SettingsError */.GN([
        {
            setting: 'database-url',
            code: 'SOURCE_MISSING',
            message: 'is missing; allowed: postgres://user:password@host:5432/database',
        },
    ]);
}

;// CONCATENATED MODULE: ./.cache/build/app/safety-rules.js


/** @throws BackupError code `EPHEMERAL_DESTINATION`: the disk of a hosted runner is gone after the run */
function refuseEphemeral(settings, context) {
    const destination = requireDestination(settings);
    if (destination.kind !== 'file' || !context.ephemeral || settings.allowEphemeral)
        return;
    throw new errors/* BackupError */.hj('safety', `The destination ${destination.folder} is a folder of this hosted runner, whose disk is deleted when the job ends.`, {
        code: 'EPHEMERAL_DESTINATION',
        setting: 'destination',
        nextStep: 'Set destination to a bucket (s3://…), or set allow-ephemeral: true when a later step carries the folder away.',
    });
}
/** @throws BackupError code `ID_TAKEN` when a run in the same second was there first */
function refuseTakenId(catalog, id, store) {
    if (!catalog.ids.has(id))
        return;
    throw new errors/* BackupError */.hj('safety', `${store.uri} already holds objects of ${id}.`, {
        code: 'ID_TAKEN',
        nextStep: 'Another run started in the same second; run again, or give one of them its own backup-name.',
    });
}
/** @throws BackupError code `DATABASE_EMPTY`: a backup of nothing is more often a mistake than a wish */
async function refuseEmpty(source, allowEmpty) {
    if (allowEmpty)
        return;
    const { database } = source.info;
    if (source.tables.length === 0)
        throw emptyError(`The database ${database} has no table in scope.`);
    if (await source.hasRows())
        return;
    throw emptyError(`None of the ${source.tables.length} tables in scope of the database ${database} has a row.`);
}
function emptyError(message) {
    return new errors/* BackupError */.hj('safety', message, {
        code: 'DATABASE_EMPTY',
        setting: 'allow-empty',
        nextStep: 'Check that database-url, schemas and the table patterns name the right database; if it really is empty, set allow-empty: true.',
    });
}
/** Why nothing may be pruned after a backup of another source than the series holds, or null. */
function freezeReasonFor(source, previous, acceptNewSource) {
    if (!previous || acceptNewSource)
        return null;
    const before = previous.source;
    if (before.fingerprint === source.fingerprint && before.fingerprintKind === source.fingerprintKind)
        return null;
    return (`The source is not the one of ${previous.id} (database ${before.database}, ${before.fingerprintKind} ${before.fingerprint}; ` +
        `now ${source.database}, ${source.fingerprintKind} ${source.fingerprint}). Nothing is pruned until a run with accept-new-source: true.`);
}

// EXTERNAL MODULE: ./.cache/build/core/version.js
var version = __webpack_require__(47703);
;// CONCATENATED MODULE: ./.cache/build/encode/kernel/layout.js
/** The kernel's memory map and answers; the same numbers as in assembly/layout.ts. */
const SUM_MAIN = 64;
const SUM_GENERATED = 80;
const COLUMNS = 4096;
const RECORD_BYTES = 16;
const KIND_CODES = { text: 0, hex: 0, number: 1, boolean: 2, json: 3 };
const NEED_INPUT = 0;
const OUTPUT_FULL = 1;
const BAD_ROW = 2;
const BAD_JSON = 3;
/** The kernel leaves at most this much input unread: the longest token it must see as a whole. */
const MAX_LEFTOVER_BYTES = 80;
/** Blocks read and write up to this much beyond their end. */
const OVERRUN_BYTES = 128;

;// CONCATENATED MODULE: ./.cache/build/encode/kernel/column-records.js

/**
 * Types whose every printed value is exact as a double. A domain is known by its own name here, so numbers
 * of a domain over a float follow the rule for the other types (bare up to 15 digits).
 */
const FLOAT_TYPE = /^(real|double precision|(float|double)( unsigned)?(\(.*\))?( unsigned)?( zerofill)?)$/;
function isFloatColumn(column) {
    return column.encoding === 'number' && FLOAT_TYPE.test(column.type);
}
/** Column records and the prefixes they point to, as the kernel wants them at address COLUMNS. */
function columnRecords(columns) {
    const encoder = new TextEncoder();
    const prefixes = columns.map((column) => encoder.encode(`,${JSON.stringify(column.name)}:`));
    const recordBytes = columns.length * RECORD_BYTES;
    const total = prefixes.reduce((sum, prefix) => sum + prefix.length, recordBytes);
    const bytes = new Uint8Array(total);
    const view = new DataView(bytes.buffer);
    let at = recordBytes;
    let longestPrefix = 0;
    for (const [index, column] of columns.entries()) {
        const prefix = prefixes[index];
        const record = index * RECORD_BYTES;
        view.setUint32(record, COLUMNS + at, true);
        view.setUint32(record + 4, prefix.length, true);
        bytes[record + 8] = KIND_CODES[column.encoding];
        bytes[record + 9] = isFloatColumn(column) ? 1 : 0;
        bytes[record + 10] = column.generated === null ? 0 : 1;
        bytes.set(prefix, at);
        at += prefix.length;
        longestPrefix = Math.max(longestPrefix, prefix.length);
    }
    return { bytes, longestPrefix };
}

;// CONCATENATED MODULE: ./.cache/build/encode/kernel/kernel.generated.js
// Generated by scripts/build-kernel.mjs from src/encode/kernel/assembly; do not edit.
const KERNEL_BASE64 = [
    'AGFzbQEAAAABJwdgAn9/AGAAAGACf38Bf2AAAX9gA39/fwBgBH9/f38AYAN/f38BfwIPAQNlbnYGbWVtb3J5AgABAxMSBAAAAAUC',
    'AgABBgEAAAMDAQEABmcTfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC3wBRAAAAAAAAAAAC38BQQALfwFB',
    'AAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALB4MBDAdpbnB1dEF0AwQIb3V0cHV0QXQDBgRyb3dzAwgJ',
    'Y29uZmlndXJlABEIc2V0SW5wdXQADAlzZXRPdXRwdXQACw1pc0JldHdlZW5Sb3dzAA4DcnVuAA0GZmluaXNoAA8Kc3RhcnRMaW5l',
    'cwAKC2RpZ2VzdExpbmVzABAGbWVtb3J5AgAIAQgMAQIK/yASzgEBA38gAkUEQA8LIAAgACgCECACajYCECAAQSBqIQMgACgCFCIF',
    'IAJqIgRBEEkEQCADIAVqIAEgAvwKAAAgACAENgIUDwsgACgCACQAIAAoAgQkASAAKAIIJAIgACgCDCQDIAUEQCADIAVqIAFBECAF',
    'ayIE/AoAACADQQEQAiACIARrIQIgASAEaiEBCyABIAJBBHYQAiAAIwA2AgAgACMBNgIEIAAjAjYCCCAAIwM2AgwgAyABIAJqIAJB',
    'D3EiAWsgAfwKAAAgACABNgIUCzsAIAAoAgAkACAAKAIEJAEgACgCCCQCIAAoAgwkAyAAQSBqIAAoAhQgACgCECABEAQgAEEAQcAA',
    '/AsAC+4BAQR/IwAhAiMBIQMjAiEEIwMhBSAAIAFBBHRqIQEDQCAAIAFJBEAgAiAAKAIAQZus7pwCbEEPd0GJr7rYemxzQRN3IANq',
    'QQVsQZua87AFaiECIAMgACgCBEGJr7rYemxBEHdB5ZXNxQNsc0ERdyAEakEFbEHHzqreAGohAyAEIAAoAghB5ZXNxQNsQRF3QZOX',
    'jo96bHNBD3cgBWpBBWxBy8fLyQZrIQQgBSAAKAIMQZOXjo96bEESd0GbrO6cAmxzQQ13IAJqQQVsQZf2sJUDaiEFIABBEGohAAwB',
    'CwsgAiQAIAMkASAEJAIgBSQDCy8AQQAkAEEAJAFBACQCQQAkAyAAIAFBBHYQAiAAIAFBcHFqIAFBD3EgAUHAABAEC4EDAwF7An4B',
    'fyADIwMgAP0ABABBkAggAWv9AAQA/U4iBP0bA0GTl46PemxBEndBm6zunAJscyACcyIAIwEgBP0bAUGJr7rYemxBEHdB5ZXNxQNs',
    'cyACcyIBIwIgBP0bAkHllc3FA2xBEXdBk5eOj3pscyACcyIHamojACAE/RsAQZus7pwCbEEPd0GJr7rYemxzIAJzaiICIAFqIgFB',
    'EHYgAXNB65Svr3hsIgEgAUENdnNBtdzKlXxsIgEgAUEQdnMiASACIAdqIgcgB0EQdnNB65Svr3hsIgcgB0ENdnNBtdzKlXxsIgcg',
    'B0EQdnMiB2ogACACaiIAIABBEHZzQeuUr694bCIAIABBDXZzQbXcypV8bCIAIABBEHZzIgBqIAIgAkEQdnNB65Svr3hsIgIgAkEN',
    'dnNBtdzKlXxsIgIgAkEQdnNqIgIgAGqtIAIgB2qtQiCGhCIFIAMpAwB8IgY3AwAgAyAFIAZWrSADKQMIIAEgAmqtIAKtQiCGhHx8',
    'NwMIC5ICAQd/IAAtAAEiA0H2AEYEQEGLBA8LIANB4gBGBEBBiAQPCyADQeYARgRAQYwEDwsgA0HuAEYEQEGKBA8LIANB8gBGBEBB',
    'jQQPCyADQfQARgRAQYkEDwsgA0H4AEYiAkUgA0Ewa0EIT3EEQCADQYAEcg8LIAEgAGtBBEkEQEF/DwtBEEEIIAIbIQVBAkEDIAIb',
    'IQcgAEECQQEgAhtqIQEDQCAEIAdJBEAgAS0AACIIQTBrIgJBCk8EQEEQIAhBIHJB4QBrIgJBCmogAkEGTxshAgsgAiAFSQRAIAUg',
    'BmwgAmohBiABQQFqIQEgBEEBaiEEDAILCwsgBEUEQCADQYAEcg8LIAZB/wFxIAEgAGtBCHRyC7kBAQF/IAFBIE8EQCABQdwARyAB',
    'QSJHcQRAIAAgAToAAEEBDwsgACABQQh0QdwAcjsBAEECDwsgAUEIRgR/QeIABSABQQlGBH9B9AAFIAFBCkYEf0HuAAVB5gBB8gBB',
    'ACABQQ1GGyABQQxGGwsLCyICBEAgACACQQh0QdwAcjsBAEECDwsgAEHc6sGBAzYCACAAIAFBBHZBMGo6AAQgACABQQ9xIgBBMGog',
    'AEHXAGogAEEKSRs6AAVBBgsjACAAKAIQRQRAIABBoAhBARAACyAAQaIIQQEQACAAIAEQAQsVAEGAICQKQQAkDEGAICQNQYABJBAL',
    '7QIBBH8gASAAIgNBwQBqIgUgASAFSRshBQNAIAMgBUkEQCADLQAAIgZBCkYgBkEJRnJFBEAgBEEBaiAEIAZBMGtBCkkbIQQgA0EB',
    'aiEDDAILCwsgAyAFRgRAQX9BACABIAVGIAEgAGtBwABNcRsPCyACRSAEQQ9LcQRAQQAPCyAAQQFqIAAgAC0AAEEtRhsiAS0AAEEw',
    'a0EKTwRAQQAPCyABLQAAQTBGBEAgAUEBaiEBBQNAIAEtAABBMGtBCkkEQCABQQFqIQEMAQsLCyABLQAAQS5GBEAgAUEBaiIBLQAA',
    'QTBrQQpPBEBBAA8LA0AgAS0AAEEwa0EKSQRAIAFBAWohAQwBCwsLIAEtAABBIHJB5QBGBEAgAUEBaiIBLQAAIgJBLUYgAkErRnIE',
    'QCABQQFqIQELIAEtAABBMGtBCk8EQEEADwsDQCABLQAAQTBrQQpJBEAgAUEBaiEBDAELCwsgAyAAa0EAIAEgA0YbC0IAQYAgJApB',
    'ACQLQQAkDEQAAAAAAAAAACQIQQAkCUHAAEEAQSD8CwBBgAFBAEHAAPwLAEHAAUEAQcAA/AsAQQAkEQsOACAAJAYgASQHIAAkDwsK',
    'ACAAJAQgASQFC+YOAhN/AXsjBCEBIwYhAyMFIQYjByEIIwshCSMKIQojDCEAIw0hBSMOIQcCQAJAAkACQAJAAkADQAJAIABFBEAg',
    'ASAGTw0BIAMgCEsNBCADQawUQdsUIwkbOwEAQQEkCUEAIQcgA0ECaiIDJA9BgCAhBSAKQYAgRgRAIAEtAABBCkcNBiADQfv6ATsB',
    'ACADQQJqIQMgAUEBaiEBIw9BAhADIwhEAAAAAAAA8D+gJAgMAwtBASEACyAAQQFGBEAgASAGTw0BIAMgCEsNAyAFKAIAIQsgBSgC',
    'BCEMIAUtAAgiDkEDRiABLQAAIg1B3ABGBH8gBiABa0ECSQ0CIAEtAAFBzgBGBUEACyIPcQR/IAFBAmohASAJBEBBwAFBgAEgBS0A',
    'ChskECADJA8LQQQFQQAhAiAPRSAOQQFGcQRAIAUtAAlBAEchEAJ/IAEtAABBLUYiESABav0ABAD9DDAwMDAwMDAwMDAwMDAwMDD9',
    'cSIT/QwJCQkJCQkJCQkJCQkJCQkJ/XcgE/0j/WRBf3MiBGgiAkEBa0EPSQR/IAJBAUYEf0EBBSABIBFqLQAAQTBHCwVBAAsEQCAE',
    'IARBAWtxaCACIAEgEWoiEiACai0AAEEuRhsiBCASaiESIAQgAkEBakcgBiASS3EEQCAEIBFqIBItAAAiAkEKRiACQQlGcg0CGgsL',
    'IAEgBiAQEAkLIgJBf0YNAwsgCQRAQcABQYABIAUtAAobJBAjECMQKAIQQQBHQaAIakEBEAAgA0EBaiQPCyADIAv9AAQA/QsEAEEQ',
    'IQQDQCAEIAxJBEAgAyAEaiAEIAtq/QAEAP0LBAAgBEEQaiEEDAELCyADQSxB+wAgBxs6AABBASEHIAMgDGohAyAPBH8gA0Hu6rHj',
    'BjYCACADQQRqIQMgAUECaiEBQQQFIAIEfyADIAH9AAQA/QsEAEEQIQQDQCACIARLBEAgAyAEaiABIARq/QAEAP0LBAAgBEEQaiEE',
    'DAELCyACIANqIQMgASACaiEBQQQFIA5BAkYEfyANQfQARgR/IANB9OTVqwY2AgAgA0EEagUgDUHmAEcNCiADQebCsZsHNgIAIANB',
    '5QA6AAQgA0EFagshAyABQQFqIQFBBAUgDkEDRgR/QQMFIANBIjoAACADQQFqIQNBAgsLCwsLIQALIABBAkYEQANAAkAgAyAISw0F',
    'IAMgAf0ABAAiE/0LBAAgE/0MHx8fHx8fHx8fHx8fHx8fH/13IBP9IyAT/QwiIiIiIiIiIiIiIiIiIiIi/SMgE/0MXFxcXFxcXFxc',
    'XFxcXFxcXP0j/VD9UP1kIgRFIAFBEGoiAiAGTXEEQCACIQEgA0EQaiEDDAILIARBgIAEcmgiAiAGIAFrIgRPDQggAiADaiEDIAEg',
    'AmoiAS0AACILQQpGIAtBCUZyBEAgA0EiOgAAIANBAWohA0EEIQAMAQsgC0HcAEYEfyAEIAJrQQJJDQQgAS8BACICQQh2IgRB3ABG',
    'IARB7gBGciAEQfQARnIgBEHyAEZyIARB4gBGciAEQeYARnIEQCADIAI7AQAgAUECaiEBIANBAmohAwwDCyABIAYQBSICQX9GDQQg',
    'ASACQQh2aiEBIAMgAkH/AXEQBiADagUgAUEBaiEBIAMgCxAGIANqCyEDDAELCwUgAEEDRgRAA0ACQCADIAhLDQYgAyAB/QAEACIT',
    '/QsEACAT/QwfHx8fHx8fHx8fHx8fHx8f/XcgE/0jIBP9DFxcXFxcXFxcXFxcXFxcXFz9I/1Q/WQiBEUgAUEQaiICIAZNcQRAIAIh',
    'ASADQRBqIQMMAgsgBEGAgARyaCICIAYgAWsiBE8NCSACIANqIQMgASACaiIBLQAAIgtBCkYgC0EJRnIEQEEEIQAMAQsgC0HcAEcN',
    'CiAEIAJrQQJJDQQgAS0AAUHcAEYEQCADQdwAOgAAIANBAWohAyABQQJqIQEMAgsgASAGEAUiAkF/Rg0EIAJB/wFxQSBJDQogAyAC',
    'OgAAIANBAWohAyABIAJBCHZqIQEMAQsLCwsgASAGTw0AIAEtAAAhAiAJBEAjECMPIAMjD2sQACADJA8LIAVBEGohBSACQQlGBH8g',
    'BSAKRg0FIAFBAWohAUEBBSACQQpHDQUgBSAKRw0FIAFBAWohASAHRQRAIANB+wA6AAAgA0EBaiEDCyADQf0AOgAAIANBAWohAyML',
    'BEBBgAFBwAAQB0HAAUHQABAHBUGQASgCAARAQYABIw8gAyMPaxAAQYABQcAAEAEFIw8gAyMPaxADCwsjCEQAAAAAAADwP6AkCEEA',
    'CyEADAELCyABJAQgAyQGDAULIAAEQCMLBEAgAEEBRwRAIxAjDyADIw9rEAALBUGAASMPIAMjD2sQAAsgAyQPCwsgASQEIAMkBiAA',
    'JAwgBSQNIAdBAEckDkEBDwsgASQEIAMkBiAAJAwgBSQNIAdBAEckDkECDwsgASAEaiQEIAMgBGokBgwBCyABJAQgAyQGIAAkDCAF',
    'JA0gB0EARyQOQQMPCyAAJAwgBSQNIAdBAEckDkEACwUAIwxFCzYAIwlFBEAjBkHbugE7AQAjBkEKOgACIwZBA2okBg8LIwZBCjoA',
    'ACMGQd0UOwEBIwZBA2okBguLAgEEfyMEIQEjBSEDA0AgASADSQRAIxFFBEAgAS0AAEH7AEYkEkEBJBELIAEhAAJ/A0AgACADSQRA',
    'IAD9AAQA/QwKCgoKCgoKCgoKCgoKCgoK/SP9ZCICBEAgACACaGoiACADIAAgA0kbDAMLIABBEGohAAwBCwsgAwsiAiADRgRAIANB',
    'AWshACMSBEBBgAEgASAAIAFrEAALIAAkBA8LIxIEQCACQQFrIgAgAiABIAJJBH8gAC0AAEEsRgVBAAsbIQBBkAEoAgAEQEGAASAB',
    'IAAgAWsQAEGAAUHAABABBSABIAAgAWsQAwsjCEQAAAAAAADwP6AkCAtBACQRIAJBAWohAQwBCwsgASQEC0cAIABBBHRBgCBqJAog',
    'AUEARyQLQQAkDEQAAAAAAAAAACQIQQAkCUHAAEEAQSD8CwBBgAFBAEHAAPwLAEHAAUEAQcAA/AsACwswAgBBgAgLIP//////////',
    '//////////8AAAAAAAAAAAAAAAAAAAAAAEGgCAsDeyx9',
].join('');

;// CONCATENATED MODULE: ./.cache/build/encode/kernel/load-kernel.js

const PAGE_BYTES = 65_536;
let compiled;
/** A new kernel with memory of its own, which never grows, so views of it stay valid. */
function loadKernel(memoryBytes) {
    compiled ??= new WebAssembly.Module(Buffer.from(KERNEL_BASE64, 'base64'));
    const pages = Math.ceil(memoryBytes / PAGE_BYTES);
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const instance = new WebAssembly.Instance(compiled, { env: { memory } });
    return {
        exports: instance.exports,
        memory: new Uint8Array(memory.buffer),
    };
}

;// CONCATENATED MODULE: ./.cache/build/encode/kernel/kernel.js



/** Uncompressed bytes of one block, about; each becomes one compressed member. */
const SLAB_BYTES = 1024 * 1024;
/** One slab is filled while the others are compressed. */
const SLAB_COUNT = 4;
const INPUT_BYTES = 256 * 1024;
/** Room for column records and for one prefix that serves nearly every table. */
const USUAL_COLUMN_BYTES = 64 * 1024;
const USUAL_PREFIX_BYTES = 4 * 1024;
/** Idle kernels kept for the next tables. */
const MAX_IDLE = 4;
const idle = [];
/** A kernel set up for a table's columns; `retire` it at the end, whatever happened. */
function acquireKernel(columns) {
    const { bytes, longestPrefix } = columnRecords(columns);
    const isUsual = bytes.length <= USUAL_COLUMN_BYTES && longestPrefix <= USUAL_PREFIX_BYTES;
    const kernel = (isUsual ? idle.pop() : undefined) ??
        new Kernel(Math.max(bytes.length, USUAL_COLUMN_BYTES), Math.max(longestPrefix, USUAL_PREFIX_BYTES));
    kernel.configure(bytes, columns);
    return kernel;
}
/** The compiled kernel with its input area and its ring of output slabs. */
class Kernel {
    #exports;
    #memory;
    #inputStart;
    #slabStart;
    #slabStride;
    #isUsual;
    #free = [];
    #waiting;
    #slab = -1;
    #inputEnd = 0;
    #retired = false;
    constructor(columnBytes, prefixBytes) {
        this.#isUsual = columnBytes === USUAL_COLUMN_BYTES && prefixBytes === USUAL_PREFIX_BYTES;
        this.#inputStart = COLUMNS + columnBytes + OVERRUN_BYTES + MAX_LEFTOVER_BYTES;
        this.#slabStart = this.#inputStart + INPUT_BYTES + OVERRUN_BYTES;
        this.#slabStride = SLAB_BYTES + prefixBytes + OVERRUN_BYTES;
        const loaded = loadKernel(this.#slabStart + SLAB_COUNT * this.#slabStride);
        this.#exports = loaded.exports;
        this.#memory = loaded.memory;
    }
    configure(records, columns) {
        this.#memory.set(records, COLUMNS);
        this.#exports.configure(columns.length, columns.some((column) => column.generated !== null) ? 1 : 0);
        this.#setInput(this.#inputStart, this.#inputStart);
        this.#free = Array.from({ length: SLAB_COUNT }, (_, slab) => slab);
        this.#slab = -1;
        this.#retired = false;
    }
    /** Complete rows so far. */
    get rows() {
        return this.#exports.rows.value;
    }
    /** True when all input was read and it ended with a row. */
    get isBetweenRows() {
        return this.#exports.isBetweenRows() !== 0 && this.#exports.inputAt.value === this.#inputEnd;
    }
    /** Takes input from `chunk` at `from`; returns how many bytes it took. Call `run` before the next one. */
    feed(chunk, from) {
        const left = this.#memory.subarray(this.#exports.inputAt.value, this.#inputEnd);
        const start = this.#inputStart - left.length;
        this.#memory.set(left, start);
        const taken = Math.min(chunk.length - from, INPUT_BYTES);
        const whole = from === 0 && taken === chunk.length;
        this.#memory.set(whole ? chunk : chunk.subarray(from, from + taken), this.#inputStart);
        this.#setInput(start, this.#inputStart + taken);
        return taken;
    }
    /** Encodes until the input is used up or the slab is full; one of the answers in layout.ts. */
    run() {
        return this.#exports.run();
    }
    /** From here on the input is a table file, to be digested by `digestLines` after each `feed`. */
    startLines() {
        this.#exports.startLines();
    }
    digestLines() {
        this.#exports.digestLines();
    }
    /** Writes the end of the file; there is room for it in every slab. */
    finish() {
        this.#exports.finish();
    }
    /** Makes the next slab the output, as soon as one is free. */
    async openSlab() {
        while (this.#free.length === 0) {
            await new Promise((resolve) => {
                this.#waiting = resolve;
            });
        }
        this.#slab = this.#free.pop() ?? -1;
        const start = this.#slabAddress();
        this.#exports.setOutput(start, start + SLAB_BYTES);
    }
    /** What was written to the slab; it is free again after `release`. */
    takeSlab() {
        const slab = this.#slab;
        const bytes = this.#memory.subarray(this.#slabAddress(), this.#exports.outputAt.value);
        let held = true;
        const release = () => {
            if (!held)
                return;
            held = false;
            this.#free.push(slab);
            this.#waiting?.();
            this.#waiting = undefined;
            this.#keepIfIdle();
        };
        this.#slab = -1;
        return { bytes, release };
    }
    /** Digest of the restored (or of the generated) columns, as 32 hex digits. */
    digest(of) {
        const at = of === 'restored' ? SUM_MAIN : SUM_GENERATED;
        const view = new DataView(this.#memory.buffer, at, 16);
        const value = (view.getBigUint64(8, true) << 64n) | view.getBigUint64(0, true);
        return value.toString(16).padStart(32, '0');
    }
    /** No more calls after this one; blocks that are still held stay valid until they are released. */
    retire() {
        if (this.#slab >= 0)
            this.#free.push(this.#slab);
        this.#slab = -1;
        this.#retired = true;
        this.#keepIfIdle();
    }
    #keepIfIdle() {
        if (!this.#retired || this.#free.length < SLAB_COUNT)
            return;
        this.#retired = false;
        if (this.#isUsual && idle.length < MAX_IDLE)
            idle.push(this);
    }
    #slabAddress() {
        return this.#slabStart + this.#slab * this.#slabStride;
    }
    #setInput(at, end) {
        this.#inputEnd = end;
        this.#exports.setInput(at, end);
    }
}

;// CONCATENATED MODULE: ./.cache/build/encode/encode-table.js




/**
 * The bytes of a table's JSON file (docs/archive-format.md, "Table files") from its rows.
 * @throws BackupError kind `integrity`: ROW_COUNT_DIFFERS when the server counted other rows than arrived,
 *   ROW_TRUNCATED when the stream ends inside a row, ROW_MALFORMED when it is no COPY text of these columns
 * @throws BackupError kind `cancelled` when the signal is aborted
 */
function encodeTable(rows, columns, options) {
    let totals;
    return {
        blocks: encodeBlocks(rows, columns, options, (ended) => {
            totals = ended;
        }),
        result() {
            if (!totals)
                throw new Error('encodeTable: result() before the last block');
            return totals;
        },
    };
}
async function* encodeBlocks(rows, columns, options, onEnd) {
    const label = options.table.schema ? `${options.table.schema}.${options.table.name}` : options.table.name;
    const kernel = acquireKernel(columns);
    const sha256 = (0,external_node_crypto_.createHash)('sha256');
    let bytes = 0;
    let reportedRows = 0;
    const takeBlock = () => {
        const block = kernel.takeSlab();
        sha256.update(block.bytes);
        bytes += block.bytes.length;
        options.onProgress?.({ rows: kernel.rows - reportedRows, bytes: block.bytes.length });
        reportedRows = kernel.rows;
        return block;
    };
    try {
        await kernel.openSlab();
        for await (const chunk of rows.chunks) {
            if (options.signal.aborted)
                throw (0,errors/* cancelledError */.YQ)(options.signal.reason);
            for (let at = 0; at < chunk.length;) {
                at += kernel.feed(chunk, at);
                let answer = kernel.run();
                while (answer === OUTPUT_FULL) {
                    yield takeBlock();
                    if (options.signal.aborted)
                        throw (0,errors/* cancelledError */.YQ)(options.signal.reason);
                    await kernel.openSlab();
                    answer = kernel.run();
                }
                refuseMalformed(answer, kernel, label);
            }
        }
        if (options.signal.aborted)
            throw (0,errors/* cancelledError */.YQ)(options.signal.reason);
        refuseIncomplete(kernel, rows, label);
        kernel.finish();
        const last = takeBlock();
        onEnd({
            rows: kernel.rows,
            bytes,
            sha256: sha256.digest('hex'),
            digest: kernel.digest('restored'),
            generatedDigest: columns.some((column) => column.generated !== null)
                ? kernel.digest('generated')
                : null,
        });
        yield last;
    }
    finally {
        kernel.retire();
    }
}
function refuseMalformed(answer, kernel, label) {
    if (answer !== BAD_ROW && answer !== BAD_JSON)
        return;
    const what = answer === BAD_JSON ? 'a JSON value holds a raw control character' : 'it does not fit its columns';
    throw new errors/* BackupError */.hj('integrity', `Row ${kernel.rows + 1} of ${label} cannot be read: ${what}.`, {
        code: 'ROW_MALFORMED',
        nextStep: 'Run the backup again; if the same row fails again, please report it.',
    });
}
function refuseIncomplete(kernel, rows, label) {
    if (!kernel.isBetweenRows) {
        throw new errors/* BackupError */.hj('integrity', `The rows of ${label} end in the middle of row ${kernel.rows + 1}.`, {
            code: 'ROW_TRUNCATED',
            nextStep: 'Check the connection to the database and run the backup again.',
        });
    }
    const expected = rows.serverRowCount();
    if (expected !== kernel.rows) {
        throw new errors/* BackupError */.hj('integrity', `The server sent ${expected} rows of ${label}, but ${kernel.rows} arrived.`, {
            code: 'ROW_COUNT_DIFFERS',
            nextStep: 'Check the connection to the database and run the backup again.',
        });
    }
}

// EXTERNAL MODULE: ./node_modules/tar/dist/esm/index.min.js
var index_min = __webpack_require__(98697);
;// CONCATENATED MODULE: ./.cache/build/pack/tar-header.js

/** Tar works in blocks of this size (POSIX.1-2017, pax, "ustar Interchange Format"). */
const TAR_BLOCK_BYTES = 512;
/** Two zero blocks end an archive. */
const END_OF_ARCHIVE_BYTES = 2 * TAR_BLOCK_BYTES;
const FILE_MODE = 0o600;
/** What ustar's name field holds without its prefix field; paths of this format are ASCII. */
const MAX_PLAIN_NAME_BYTES = 99;
/** Zero bytes after a file's content up to the next block. */
function paddingBytes(contentBytes) {
    return (TAR_BLOCK_BYTES - (contentBytes % TAR_BLOCK_BYTES)) % TAR_BLOCK_BYTES;
}
/** The header of a regular file, with a pax header before it where ustar cannot say the name or size. */
function tarHeader(file) {
    const data = {
        path: file.path,
        type: 'File',
        mode: FILE_MODE,
        uid: 0,
        gid: 0,
        size: file.bytes,
        mtime: file.time,
    };
    const header = new index_min/* Header */.Y9(data);
    const block = Buffer.alloc(TAR_BLOCK_BYTES);
    if (!header.encode(block))
        return block;
    const pax = new index_min/* Pax */.un({ path: file.path, size: file.bytes }).encode();
    // Without ustar's prefix: some readers (npm tar) put it before the path of the pax record.
    new index_min/* Header */.Y9({ ...data, path: file.path.slice(0, MAX_PLAIN_NAME_BYTES) }).encode(block);
    return Buffer.concat([pax, block]);
}

;// CONCATENATED MODULE: ./.cache/build/pack/archive-writer.js


/** Uncompressed bytes of one member of a small file. */
const MEMBER_BYTES = 1024 * 1024;
function createArchiveWriter(options) {
    const { compressor, folder, time } = options;
    const sha256 = (0,external_node_crypto_.createHash)('sha256');
    let offset = 0;
    let padding = 0;
    let last = Promise.resolve();
    const send = async (bytes) => {
        sha256.update(bytes);
        offset += bytes.length;
        await options.sink(bytes);
    };
    /** Runs after every earlier call, unless one of them failed. */
    const inOrder = (work) => {
        const result = last.then(work);
        last = result;
        result.catch(() => undefined);
        return result;
    };
    const writeFile = async (path, bytes, content) => {
        const header = tarHeader({ path: `${folder}/${path}`, bytes, time });
        await send(await compressor.compress(Buffer.concat([Buffer.alloc(padding), header])));
        const start = offset;
        for await (const member of content)
            await send(member);
        if (offset === start)
            await send(await compressor.compress(new Uint8Array()));
        padding = paddingBytes(bytes);
        return { offset: start, length: offset - start };
    };
    return {
        addFile: (path, bytes, content) => inOrder(() => writeFile(path, bytes, content)),
        async addSmallFile(path, content) {
            const members = compressPieces(content, compressor);
            const span = await inOrder(() => writeFile(path, content.length, members));
            return {
                bytes: content.length,
                sha256: (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex'),
                span,
            };
        },
        finish: () => inOrder(async () => {
            await send(await compressor.compress(Buffer.alloc(padding + END_OF_ARCHIVE_BYTES)));
            return { bytes: offset, sha256: sha256.digest('hex') };
        }),
    };
}
async function* compressPieces(content, compressor) {
    for (let at = 0; at < content.length; at += MEMBER_BYTES) {
        yield await compressor.compress(content.subarray(at, at + MEMBER_BYTES));
    }
}

;// CONCATENATED MODULE: ./.cache/build/pack/compress-blocks.js
const DEFAULT_IN_FLIGHT = 3;
/**
 * One member per block, in order. Reads ahead as far as `inFlight` allows, releases each block as soon as
 * it is compressed, and waits for running compressions before it ends, however it ends.
 */
async function* compressBlocks(blocks, compressor, { inFlight = DEFAULT_IN_FLIGHT } = {}) {
    const source = blocks[Symbol.asyncIterator]();
    const running = [];
    try {
        while (true) {
            const next = await source.next();
            if (next.done)
                break;
            running.push(compressOne(next.value, compressor));
            if (running.length >= inFlight)
                yield await running.shift();
        }
        while (running.length > 0)
            yield await running.shift();
    }
    finally {
        await Promise.allSettled(running);
        await source.return?.();
    }
}
function compressOne(block, compressor) {
    const compressed = compressor.compress(block.bytes).finally(() => block.release());
    // Awaited later, in order; until then a failure must not count as unhandled.
    compressed.catch(() => undefined);
    return compressed;
}

;// CONCATENATED MODULE: ./.cache/build/pack/recovery-note.js
/**
 * `RECOVERY.md`: how a person restores this archive without this tool. The commands are run by a test
 * (`__tests__/pack/recovery-note.test.ts`), as they stand.
 */
function recoveryNote({ id, engine }) {
    return [head(id), engine === 'postgresql' ? POSTGRESQL : OTHER_ENGINES, VALUES].join('\n');
}
function head(id) {
    return `# How to restore ${id} by hand

Use \`db-backup restore\` when you can: it checks and proves every step. This note is for the day when you have
only \`tar\`, \`sha256sum\`, \`sed\`, \`jq\` and the database's own client.

\`\`\`sh
tar -xf ${id}.tar.*     # .tar.gz, or .tar.zst with zstd installed; this note came out of it
cd ${id}
sha256sum -c SHA256SUMS
\`\`\`

Every line must say \`OK\`. \`manifest.json\` says which table is in which file, its columns and its number of rows.
`;
}
const POSTGRESQL = `## Into an empty PostgreSQL database

Set \`PGHOST\`, \`PGUSER\`, \`PGPASSWORD\` and so on as for any \`psql\`, create an empty database and name it in
\`PGDATABASE\`. The server's major version should be that of the manifest or newer. Roles are not in the archive: when
a command stops because one is missing, \`CREATE ROLE name NOLOGIN\`, empty the database and begin again.

1. Tables, types and functions, without indexes, keys and triggers:

\`\`\`sh
psql -X -v ON_ERROR_STOP=1 -f schema/pre-data.sql
\`\`\`

2. Write the commands that load every table and set every sequence, then run them in one transaction. Each line of a
table file becomes one \`json\` value; PostgreSQL takes the texts out of it unchanged, and COPY gives them to the types
(\`rows.tmp\` holds one table at a time):

\`\`\`sh
jq -r -f /dev/stdin manifest.json > load.sql <<'JQ'
def hex: if . == 0 then "" else (. / 16 | floor | hex) + ("0123456789abcdef"[. % 16:. % 16 + 1]) end;
def code: "\\\\+" + ("000000" + hex)[-6:];
def plain: (. >= 97 and . <= 122) or (. >= 65 and . <= 90) or (. >= 48 and . <= 57) or . == 95;
def escaped: explode | map(if plain then [.] | implode else code end) | add // "";
def name: "U&\\"" + escaped + "\\"";
def text: "U&'" + escaped + "'";
def value: if .encoding == "json" then "line->" + (.name | text) else "line->>" + (.name | text) end;
def columns($all): if $all == [] then "" else " (\\([$all[].name | name] | join(", ")))" end;
"begin;",
"set local datestyle = 'ISO, YMD'; set local intervalstyle = postgres; set local timezone = 'UTC';",
"set local lc_monetary = 'C'; set local xmloption = content; set local array_nulls = on;",
"set local search_path = ''; set local standard_conforming_strings = on; set local client_encoding = 'UTF8';",
"create temporary table db_backup_lines (line json);",
(.tables[] | select(.rows > 0)
  | [.columns[] | select(.generated == null)] as $columns
  | "truncate pg_temp.db_backup_lines;",
    "\\\\copy pg_temp.db_backup_lines from program 'sed -e 1d -e \\"$ d\\" -e \\"s/,$//\\" \\(.file)' with (format csv, quote E'\\\\x01', delimiter E'\\\\x02')",
    "\\\\o rows.tmp",
    "\\\\qecho '" + ("copy \\(.schema | name).\\(.name | name)" + columns($columns) + " from stdin;" | split("\\\\") | join("\\\\\\\\")) + "'",
    "copy (select \\([$columns[] | value] | join(", ")) from pg_temp.db_backup_lines) to stdout;",
    "\\\\qecho '\\\\\\\\.'",
    "\\\\o",
    "\\\\i rows.tmp"),
(.sequences[]
  | "select pg_catalog.setval(('\\"' || replace(\\(.schema | text), '\\"', '\\"\\"') || '\\".\\"' || replace(\\(.name | text), '\\"', '\\"\\"') || '\\"')::regclass, \\(.lastValue), \\(.isCalled));"),
"commit;"
JQ
psql -X -q -v ON_ERROR_STOP=1 -f load.sql && rm -f rows.tmp
\`\`\`

With \`-q\` it prints nothing but errors; count the rows of a table with \`select count(*)\` and compare with the manifest.

3. Large objects, only if there is a \`large-objects.json\`:

\`\`\`sh
psql -X -q -v ON_ERROR_STOP=1 <<'SQL'
begin;
create temporary table db_backup_lines (line json);
\\copy pg_temp.db_backup_lines from program 'sed -e 1d -e "$ d" -e "s/,$//" large-objects.json' with (format csv, quote E'\\x01', delimiter E'\\x02')
create temporary view objects as select distinct on (1) (line->>'oid')::oid as oid, line->>'owner' as owner, line->>'comment' as comment, (line->>'acl')::aclitem[] as acl from pg_temp.db_backup_lines;
select lo_create(oid) from pg_temp.objects where oid not in (select oid from pg_largeobject_metadata) \\g /dev/null
select lo_put((line->>'oid')::oid, (line->>'page')::bigint * 262144, (line->>'data')::bytea) from pg_temp.db_backup_lines where line->>'data' is not null \\g /dev/null
select format('comment on large object %s is %L', oid, comment) from pg_temp.objects where comment is not null \\gexec
select format('alter large object %s owner to %I', oid, owner) from pg_temp.objects \\gexec
select format('revoke all on large object %s from %I', oid, owner) from pg_temp.objects where acl is not null \\gexec
select format('grant %s on large object %s to %s%s', privilege_type, oid, case grantee when 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end, case when is_grantable then ' with grant option' end) from pg_temp.objects, aclexplode(acl) \\gexec
commit;
SQL
\`\`\`

4. Indexes, keys, triggers, policies:

\`\`\`sh
psql -X -v ON_ERROR_STOP=1 -f schema/post-data.sql
\`\`\`
`;
const OTHER_ENGINES = `## Into an empty database

Run \`schema/pre-data.sql\` with the \`mysql\` client, load each file of \`tables/\` as the manifest describes it
(column by column; \`hex\` columns through \`UNHEX()\`), then run \`schema/post-data.sql\`.
`;
const VALUES = `## What the values mean

- One row per line, keys in the table's own order. \`null\` is SQL NULL.
- A number with more digits than every program keeps exactly is a string: \`"12345678901234567890"\`.
- \`boolean\` is \`true\` or \`false\`. A \`json\` column (PostgreSQL \`jsonb\`) holds its value as it is: there the JSON value
  \`null\` is \`null\`, and SQL NULL is a missing key.
- Everything else is the text the server itself prints and reads (\`bytea\` as \`\\x…\`); \`hex\` columns are upper-case hex.
- Generated columns are in the files for reading only; the server computes them again.
`;

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./.cache/build/pack/spool.js



const DEFAULT_MEMORY_LIMIT_BYTES = 4 * 1024 * 1024;
const READ_BYTES = 1024 * 1024;
const FILE_NAME = 'spool';
/**
 * Small tables stay in memory; over the limit everything goes to a file only this user can read, in a
 * private folder below `tempDir`.
 * @throws BackupError kind `store` code SPOOL_FULL when the disk is full, SPOOL_FAILED otherwise
 */
function createSpool(tempDir, options = {}) {
    const limit = options.memoryLimitBytes ?? DEFAULT_MEMORY_LIMIT_BYTES;
    const openFile = options.openFile ?? ((path) => (0,promises_.open)(path, 'wx+', 0o600));
    let memory = [];
    let memoryBytes = 0;
    let folder;
    let file;
    let fileBytes = 0;
    const spill = async () => {
        if (!file) {
            folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tempDir, 'db-backup-spool-'));
            file = await openFile((0,external_node_path_.join)(folder, FILE_NAME));
        }
        for (const piece of memory)
            fileBytes += await writeAll(file, piece, fileBytes);
        memory = [];
        memoryBytes = 0;
    };
    return {
        async append(bytes) {
            memory.push(bytes);
            memoryBytes += bytes.length;
            if (memoryBytes > limit || file)
                await spill().catch((error) => fail(error, tempDir));
        },
        async *read() {
            if (file) {
                for (let at = 0; at < fileBytes;) {
                    const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, fileBytes - at));
                    const { bytesRead } = await file
                        .read(buffer, 0, buffer.length, at)
                        .catch((error) => fail(error, tempDir));
                    if (bytesRead === 0)
                        await fail(new Error('the spool file is shorter than what was written'), tempDir);
                    at += bytesRead;
                    yield buffer.subarray(0, bytesRead);
                }
            }
            for (let piece = memory.shift(); piece; piece = memory.shift())
                yield piece;
        },
        async dispose() {
            memory = [];
            const opened = file;
            file = undefined;
            await opened?.close();
            if (folder !== undefined)
                await (0,promises_.rm)(folder, { recursive: true, force: true });
            folder = undefined;
        },
    };
}
async function writeAll(file, bytes, position) {
    for (let at = 0; at < bytes.length;) {
        at += (await file.write(bytes, at, bytes.length - at, position + at)).bytesWritten;
    }
    return bytes.length;
}
async function fail(error, tempDir) {
    const code = error?.code;
    if (code !== 'ENOSPC' && code !== 'EDQUOT') {
        throw new errors/* BackupError */.hj('store', `The spool in ${tempDir} failed: ${(0,errors/* messageOf */.bD)(error)}.`, {
            code: 'SPOOL_FAILED',
            setting: 'temp-dir',
            nextStep: 'Let temp-dir name a writable folder.',
            cause: error,
        });
    }
    throw new errors/* BackupError */.hj('store', `The disk of ${tempDir} is full (${await freeSpace(tempDir)}).`, {
        code: 'SPOOL_FULL',
        setting: 'temp-dir',
        nextStep: 'Free space there or let temp-dir name a larger disk; lower jobs to need less at once.',
        cause: error,
    });
}
async function freeSpace(folder) {
    try {
        const { bavail, bsize } = await (0,promises_.statfs)(folder);
        return `${Math.floor((bavail * bsize) / (1024 * 1024))} MiB free`;
    }
    catch {
        return 'free space unknown';
    }
}

;// CONCATENATED MODULE: ./.cache/build/pack/table-files.js
const PLAIN_NAME = /^[a-z_][a-z0-9_]*$/;
const MAX_SLUG_LENGTH = 40;
/** Longer names do not fit every file system (255 bytes for a name). */
const MAX_FILE_NAME_LENGTH = 200;
/**
 * The path of each table's file in the archive, at the table's index. `tables/<schema>.<table>.json` when both
 * names are plain lower-case ASCII (then no two paths can meet on a file system that folds case or
 * normalises Unicode, and none has a second dot before `.json`); else `tables/~<number>-<slug>.json`, numbered
 * in the order given. Windows' reserved names (`con`, `nul` …) are harmless: the part before
 * the first dot is the schema, so such a schema gets a number too.
 */
function assignTableFiles(tables) {
    const claimed = new Set();
    let number = 0;
    return tables.map((table) => {
        const plain = plainPath(table);
        if (plain !== undefined && !claimed.has(plain)) {
            claimed.add(plain);
            return plain;
        }
        number += 1;
        return `tables/~${number}-${slug(`${table.schema}.${table.name}`)}.json`;
    });
}
/** Windows reads `con.anything` as a device (https://learn.microsoft.com/windows/win32/fileio/naming-a-file). */
const RESERVED_ON_WINDOWS = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;
function plainPath({ schema, name }) {
    if (!PLAIN_NAME.test(schema) || !PLAIN_NAME.test(name) || RESERVED_ON_WINDOWS.test(schema))
        return undefined;
    const file = `${schema}.${name}.json`;
    return file.length <= MAX_FILE_NAME_LENGTH ? `tables/${file}` : undefined;
}
/** For people; the manifest has the name. */
function slug(name) {
    const plain = name
        .normalize('NFKD')
        .toLowerCase()
        .replaceAll(/[^a-z0-9_]+/g, '-')
        .replaceAll(/^-+|-+$/g, '');
    return plain.slice(0, MAX_SLUG_LENGTH);
}

;// CONCATENATED MODULE: ./.cache/build/app/write-tables.js




/** Blocks of one table that are being compressed at the same time. */
const BLOCKS_IN_FLIGHT = 3;
/**
 * Reads every table of the source and appends its file to the archive, `jobs` at a time, largest first.
 * The first failure stops the others; it is thrown when all of them have let go of what they held.
 */
async function writeTables(input, context) {
    const { source } = input;
    const files = assignTableFiles(source.tables);
    const written = new Map();
    const queue = [...source.tables].sort((a, b) => a.estimatedBytes - b.estimatedBytes);
    const failed = new AbortController();
    const signal = AbortSignal.any([context.signal, failed.signal]);
    const work = async () => {
        for (let table = queue.pop(); table && !signal.aborted; table = queue.pop()) {
            const file = files[source.tables.indexOf(table)];
            if (file === undefined)
                throw new Error(`no file name was assigned to ${table.schema}.${table.name}`);
            written.set(table, await writeTable(input, context, table, file, signal));
        }
    };
    const workers = Array.from({ length: input.jobs }, () => work().catch((error) => {
        failed.abort(error);
        throw error;
    }));
    const outcomes = await Promise.allSettled(workers);
    if (failed.signal.aborted)
        throw failed.signal.reason;
    context.signal.throwIfAborted();
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failure)
        throw failure.reason;
    return inSourceOrder(source, written);
}
function inSourceOrder(source, written) {
    const results = source.tables.map((table) => {
        const result = written.get(table);
        if (!result)
            throw new Error(`${table.schema}.${table.name} was not written`);
        return result;
    });
    return {
        tables: results.map((result) => result.entry),
        report: results.map(({ entry, seconds }) => ({
            schema: entry.schema,
            name: entry.name,
            rows: entry.rows,
            bytes: entry.bytes,
            seconds,
        })),
    };
}
async function writeTable(input, context, table, file, signal) {
    const { progress, clock } = context;
    const startedAt = clock.now().getTime();
    progress.tableStarted(table, table.estimatedBytes);
    const spool = createSpool(input.tempDir);
    try {
        const rows = await input.source.readTable(table);
        const encoded = encodeTable(rows, table.columns, {
            table,
            signal,
            onProgress: (delta) => progress.advanced(table, delta),
        });
        for await (const member of compressBlocks(encoded.blocks, input.compressor, {
            inFlight: BLOCKS_IN_FLIGHT,
        })) {
            await spool.append(member);
        }
        const result = encoded.result();
        await input.schemaWritten;
        const span = await input.archive.addFile(file, result.bytes, spool.read());
        const seconds = (clock.now().getTime() - startedAt) / 1000;
        progress.tableFinished(table, { rows: result.rows, bytes: result.bytes, seconds });
        const entry = {
            schema: table.schema,
            name: table.name,
            file,
            ...result,
            partitionOf: table.partitionOf && { schema: table.partitionOf.schema, name: table.partitionOf.name },
            columns: [...table.columns],
            primaryKey: [...table.primaryKey],
            span,
        };
        return { entry, seconds };
    }
    finally {
        await spool.dispose();
    }
}

;// CONCATENATED MODULE: ./.cache/build/app/write-archive.js








/** Streams the whole archive into the sink: note, schema, tables, large objects, manifest, checksums. */
async function writeArchive(input, context) {
    const { source } = input;
    const archive = createArchiveWriter({
        folder: input.id,
        time: context.clock.now(),
        compressor: input.compressor,
        sink: input.sink,
    });
    const files = [];
    const addFile = async (file, content) => {
        files.push({ file, ...(await archive.addSmallFile(file, content)) });
    };
    await addFile('RECOVERY.md', Buffer.from(recoveryNote({ id: input.id, engine: source.info.engine })));
    context.progress.begin({
        tables: source.tables.length,
        estimatedBytes: source.tables.reduce((sum, table) => sum + table.estimatedBytes, 0),
    });
    const { schemaTool, written } = await writeData(input, archive, files, addFile, context).finally(() => context.progress.end());
    const manifest = describe(input, context, [...written.tables], files);
    const own = await archive.addSmallFile('manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));
    const listed = [...manifest.files, ...manifest.tables, { file: 'manifest.json', sha256: own.sha256 }];
    const sums = listed.map(({ file, sha256 }) => `${sha256}  ${file}\n`).join('');
    await archive.addSmallFile('SHA256SUMS', Buffer.from(sums));
    return {
        manifest,
        archive: await archive.finish(),
        tables: written.report,
        rows: written.tables.reduce((sum, table) => sum + table.rows, 0),
        schemaTool,
    };
}
async function writeData(input, archive, files, addFile, context) {
    const done = await writeSchemaAndTables(input, archive, addFile, context);
    if (input.source.largeObjects)
        files.push(await writeLargeObjects(input, archive, context));
    return done;
}
/**
 * pg_dump runs while the first tables are read. When either fails, the other is stopped and waited
 * for, so that nothing writes on after the caller has gone.
 */
async function writeSchemaAndTables(input, archive, addFile, context) {
    const failed = new AbortController();
    const signal = AbortSignal.any([context.signal, failed.signal]);
    const schema = writeSchema(input.source, addFile);
    schema.catch((error) => failed.abort(error));
    const tables = writeTables({ ...input, archive, schemaWritten: schema }, { ...context, signal });
    await Promise.allSettled([schema, tables]);
    return { schemaTool: await schema, written: await tables };
}
async function writeSchema(source, addFile) {
    const dump = await source.dumpSchema();
    if (!dump)
        return null;
    await addFile('schema/pre-data.sql', dump.preData);
    await addFile('schema/post-data.sql', dump.postData);
    return dump.tool;
}
async function writeLargeObjects(input, archive, context) {
    const file = 'large-objects.json';
    const { largeObjects } = input.source;
    const spool = createSpool(input.tempDir);
    try {
        const rows = await input.source.readLargeObjects();
        const encoded = encodeTable(rows, largeObjects?.columns ?? [], {
            table: { schema: '', name: 'large objects' },
            signal: context.signal,
        });
        for await (const member of compressBlocks(encoded.blocks, input.compressor))
            await spool.append(member);
        const { bytes, sha256 } = encoded.result();
        return { file, bytes, sha256, span: await archive.addFile(file, bytes, spool.read()) };
    }
    finally {
        await spool.dispose();
    }
}
function describe(input, context, tables, files) {
    const { source } = input;
    return {
        format: 'db-backup',
        version: FORMAT_VERSION,
        id: input.id,
        tool: version/* TOOL_VERSION */.w,
        digestAlgorithm: DIGEST_ALGORITHM,
        snapshotAt: source.snapshotAt,
        finishedAt: context.clock
            .now()
            .toISOString()
            .replace(/\.\d+Z$/, 'Z'),
        environment: input.series.environment ?? null,
        source: source.info,
        tables,
        sequences: [...source.sequences],
        files,
        excluded: [...source.excluded],
        notCovered: [...source.notCovered],
        dependsOn: [],
    };
}

;// CONCATENATED MODULE: ./.cache/build/app/backup.js










/**
 * The main job. Success means: every table in scope was read in full from one snapshot, stored, and
 * what is stored is what was written. Until the manifest sidecar stands, there is no backup.
 */
async function backup(wiring, context, draft) {
    const { settings, series } = wiring;
    // 1. Preflight: nothing is written before all of this holds.
    refuseEphemeral(settings, context);
    const compressor = await createCompressor({
        format: settings.compression,
        level: settings.compressionLevel,
    });
    const store = await wiring.openStore();
    try {
        const catalog = await loadSeriesCatalog(store, series);
        const previous = await newestBackup(store, catalog);
        draft.set({ lastGoodBackupAt: previous ? timeOf(catalog, previous) : null });
        const id = (0,backup_id/* formatBackupId */.d8)({ name: series.backupName, time: context.clock.now() });
        refuseTakenId(catalog, id, store);
        draft.set({ backupId: id });
        const source = await context.log.group('Preflight and snapshot', () => wiring.openSource());
        let freeze;
        try {
            draft.warn(...source.warnings);
            draft.set({ source: source.info, excluded: source.excluded, notCovered: source.notCovered });
            await refuseEmpty(source, settings.allowEmpty);
            freeze = freezeReasonFor(source.info, previous, settings.acceptNewSource);
            if (freeze !== null)
                draft.warn(freeze);
            // 2. to 5. Read, pack, store, prove, commit.
            await storeBackup({ id, wiring, compressor, store, source, previous }, context, draft);
        }
        finally {
            await source.close();
        }
        // 6. Only after the commit.
        await pruneStore(wiring, context, draft, { store, freeze });
    }
    finally {
        draft.warn(...store.warnings);
        await store.close();
    }
}
async function storeBackup(job, context, draft) {
    const { id, wiring, store, source } = job;
    const { series, settings } = wiring;
    const key = archiveKey(series, id, job.compressor.ending);
    const upload = await store.startUpload(key, {
        contentType: job.compressor.contentType,
        estimatedBytes: estimateBytes(source),
    });
    const { manifest, archive, commit } = await writeAndComplete(job, upload, context, draft);
    await proveStored(store, { key, ...archive }, commit, settings.readBack, context.log);
    const committed = {
        ...manifest,
        anomaly: null,
        archive: { file: baseName(key), ...archive, versionId: commit.versionId, encryption: null },
    };
    context.signal.throwIfAborted();
    await commitSidecars(store, series, { key, ...archive }, committed);
    draft.set({
        archiveUri: store.uriOf(key),
        manifestUri: store.uriOf(manifestKey(series, id)),
        archiveSha256: archive.sha256,
        archiveBytes: archive.bytes,
        versionId: commit.versionId,
        comparison: compareWithPrevious(manifest, job.previous),
        lastGoodBackupAt: manifest.snapshotAt,
        manifest: committed,
    });
    context.log.info(`Committed ${store.uriOf(key)}`);
}
async function writeAndComplete(job, upload, context, draft) {
    try {
        const written = await context.log.group('Tables', () => writeArchive({
            id: job.id,
            series: job.wiring.series,
            source: job.source,
            compressor: job.compressor,
            jobs: job.wiring.settings.jobs,
            tempDir: job.wiring.tempDir,
            sink: (bytes) => upload.write(bytes),
        }, context));
        draft.set({ tables: written.tables, rows: written.rows, schemaTool: written.schemaTool });
        context.signal.throwIfAborted();
        return { manifest: written.manifest, archive: written.archive, commit: await upload.complete() };
    }
    catch (error) {
        await upload.abort();
        throw error;
    }
}
async function commitSidecars(store, series, archive, manifest) {
    try {
        await writeSidecars(store, archive, manifestKey(series, manifest.id), manifest);
    }
    catch (error) {
        if (!(error instanceof errors/* BackupError */.hj))
            throw error;
        throw new errors/* BackupError */.hj(error.kind, `The archive ${store.uriOf(archive.key)} is stored and its content was checked, but its sidecars could not be written, so it does not count as a backup: ${error.message}`, {
            code: error.code,
            nextStep: `${error.nextStep} The archive is kept; it can be restored as a local file.`,
            cause: error,
        });
    }
}
/** For part sizes: the compressed archive is not expected to be larger than the tables on disk. */
function estimateBytes(source) {
    const tables = source.tables.reduce((sum, table) => sum + table.estimatedBytes, 0);
    return tables + (source.largeObjects?.estimatedBytes ?? 0);
}
function timeOf(catalog, manifest) {
    const entry = catalog.backups.find((backup) => backup.id === manifest.id);
    return entry ? entry.time.toISOString() : null;
}

;// CONCATENATED MODULE: ./.cache/build/app/list.js




const list_CONCURRENT_READS = 16;
/**
 * The backups of one series.
 *
 * @throws BackupError kind `settings` code `ENVIRONMENT_NEEDED`; kind `store`
 */
async function listBackups(store, series, signal) {
    const catalog = await loadSeriesCatalog(store, series);
    await refuseMissingEnvironment(store, catalog);
    const inspections = await mapConcurrently(catalog.backups, list_CONCURRENT_READS, async (backup) => {
        signal?.throwIfAborted();
        return list_describe(store, await inspectBackup(store, backup));
    });
    const warnings = inspections.flatMap((found) => ('warning' in found ? [found.warning] : []));
    const uncommitted = catalog.uncommitted.map(({ id }) => `${id} has an archive but no commit mark (an interrupted or running backup); it does not count as a backup.`);
    return {
        backups: inspections.flatMap((found) => ('listed' in found ? [found.listed] : [])),
        warnings: [...catalog.warnings, ...warnings, ...uncommitted],
    };
}
function list_describe(store, found) {
    if ('damage' in found)
        return { warning: `${found.backup.id} is not listed: ${found.damage.message}` };
    const { backup, manifest, archive } = found;
    return {
        listed: {
            backupId: backup.id,
            time: backup.time.toISOString().replace('.000Z', 'Z'),
            archiveUri: store.uriOf(archive.key),
            manifestUri: store.uriOf(backup.manifest.key),
            bytes: archive.bytes,
            tables: manifest.tables.length,
            rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
            environment: manifest.environment,
            engine: manifest.source.engine,
            encrypted: manifest.archive.encryption !== null,
        },
    };
}

;// CONCATENATED MODULE: ./.cache/build/app/list-operation.js

/** Lists the committed backups of the series, newest first. */
async function list(wiring, context, draft) {
    const store = await wiring.openStore();
    try {
        const listing = await listBackups(store, wiring.series, context.signal);
        draft.warn(...listing.warnings, ...store.warnings);
        draft.set({ backups: listing.backups, lastGoodBackupAt: listing.backups[0]?.time ?? null });
    }
    finally {
        await store.close();
    }
}

// EXTERNAL MODULE: ./.cache/build/app/notify-run.js + 7 modules
var notify_run = __webpack_require__(19599);
;// CONCATENATED MODULE: ./.cache/build/app/report-draft.js

/**
 * What a run has learned so far. A use case fills it step by step, so that the report of a failure
 * still says which backup, where, and how old the last good one is.
 */
class ReportDraft {
    #warnings = [];
    #facts;
    constructor(environment, destination) {
        this.#facts = { ...failed_report/* NO_FACTS */.Kj, warnings: this.#warnings, environment, destination };
    }
    set(facts) {
        this.#facts = { ...this.#facts, ...facts };
    }
    /** Each warning once, in the order it came up. */
    warn(...warnings) {
        for (const warning of warnings)
            if (!this.#warnings.includes(warning))
                this.#warnings.push(warning);
    }
    get facts() {
        return { ...this.#facts, warnings: [...this.#warnings] };
    }
}

;// CONCATENATED MODULE: ./.cache/build/encode/row-digester.js

/**
 * Digests the rows of a table file as they stand (docs/archive-format.md, "Digest"). For a table with generated
 * columns that is not the manifest's digest, because they are in the rows.
 */
function createRowDigester() {
    const kernel = acquireKernel([]);
    kernel.startLines();
    return {
        update(bytes) {
            for (let at = 0; at < bytes.length;) {
                at += kernel.feed(bytes, at);
                kernel.digestLines();
            }
        },
        finish() {
            const result = { rows: kernel.rows, digest: kernel.digest('restored') };
            kernel.retire();
            return result;
        },
    };
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./.cache/build/pack/archive-errors.js

const USE_ANOTHER = 'Do not restore this archive. Verify another backup, or fetch an earlier version of this object from the store.';
/** An archive that is not what it should be. */
function archiveError(code, message, cause) {
    return new errors/* BackupError */.hj('integrity', message, { code, nextStep: USE_ANOTHER, cause });
}

;// CONCATENATED MODULE: ./.cache/build/pack/check-files.js

/**
 * Compares what was found with the manifest and with SHA256SUMS; returns the number of files.
 * @throws BackupError kind `integrity` for the first difference, in the manifest's order
 */
function checkFiles(files, manifest, sums, context) {
    const listed = [...manifest.files, ...manifest.tables];
    const paths = new Set(listed.map((entry) => entry.file));
    if (paths.size !== listed.length) {
        throw archiveError('MANIFEST_INVALID', 'The manifest names a file twice.');
    }
    for (const entry of listed) {
        const found = files.get(entry.file);
        if (!found)
            throw archiveError('FILE_MISSING', `The archive has no ${entry.file}.`);
        if (found.bytes !== entry.bytes || found.sha256 !== entry.sha256) {
            throw archiveError('FILE_HASH_DIFFERS', `${entry.file} has ${found.bytes} bytes and SHA-256 ${found.sha256}; ` +
                `the manifest says ${entry.bytes} bytes and ${entry.sha256}.`);
        }
    }
    for (const path of files.keys()) {
        if (!paths.has(path) && path !== context.manifest && path !== context.sums) {
            throw archiveError('FILE_UNEXPECTED', `${path} is in the archive but not in its manifest.`);
        }
    }
    checkSums(files, sums, context.sums);
    for (const table of manifest.tables)
        checkTable(table, files.get(table.file)?.table);
    checkSpans(listed, context.archiveBytes);
    return files.size;
}
function checkTable(entry, found) {
    if (!found)
        return;
    const name = `${entry.schema}.${entry.name} (${entry.file})`;
    if (found.rows !== entry.rows) {
        throw archiveError('TABLE_ROWS_DIFFER', `${name} has ${found.rows} rows; the manifest says ${entry.rows}.`);
    }
    // With generated columns the rows of the file are not the rows that are digested.
    if (found.digest === undefined || entry.generatedDigest !== null)
        return;
    if (found.digest !== entry.digest) {
        const message = `${name} has the digest ${found.digest}; the manifest says ${entry.digest}.`;
        throw archiveError('TABLE_DIGEST_DIFFERS', message);
    }
}
/** Lines as `sha256sum` writes them; every file but SHA256SUMS itself exactly once. */
function checkSums(files, sums, ownPath) {
    const named = new Map();
    for (const line of Buffer.from(sums).toString('utf8').split('\n')) {
        if (line === '')
            continue;
        const [, sha256, path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
        if (sha256 === undefined || path === undefined || named.has(path)) {
            throw archiveError('FILE_HASH_DIFFERS', `${ownPath} is malformed at ${JSON.stringify(line.slice(0, 200))}.`);
        }
        named.set(path, sha256);
    }
    for (const [path, file] of files) {
        if (path === ownPath)
            continue;
        if (named.get(path) !== file.sha256) {
            throw archiveError('FILE_HASH_DIFFERS', `${path} is not what ${ownPath} says.`);
        }
        named.delete(path);
    }
    for (const path of named.keys()) {
        throw archiveError('FILE_MISSING', `${ownPath} names ${path}, which is not in the archive.`);
    }
}
/** Spans lie in the archive and do not overlap. */
function checkSpans(listed, archiveBytes) {
    const inOrder = [...listed].sort((a, b) => a.span.offset - b.span.offset);
    let end = 0;
    for (const { file, span } of inOrder) {
        if (span.offset < end || span.offset + span.length > archiveBytes) {
            throw archiveError('SPAN_INVALID', `The span of ${file} overlaps another or lies outside the archive.`);
        }
        end = span.offset + span.length;
    }
}

;// CONCATENATED MODULE: ./.cache/build/pack/byte-reader.js
function createByteReader(chunks) {
    const source = chunks[Symbol.asyncIterator]();
    let rest = Buffer.alloc(0);
    const fill = async () => {
        while (rest.length === 0) {
            const next = await source.next();
            if (next.done)
                return false;
            rest = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
        }
        return true;
    };
    const some = async (limit) => {
        if (!(await fill()))
            return undefined;
        const taken = rest.subarray(0, limit);
        rest = rest.subarray(taken.length);
        return taken;
    };
    return {
        some,
        async exactly(length) {
            const pieces = [];
            let missing = length;
            while (missing > 0) {
                const piece = await some(missing);
                if (!piece)
                    break;
                pieces.push(piece);
                missing -= piece.length;
            }
            return pieces.length === 1 ? pieces[0] : Buffer.concat(pieces);
        },
        unread(bytes) {
            rest = Buffer.concat([bytes, rest]);
        },
        async close() {
            await source.return?.();
        },
    };
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./.cache/build/pack/zstd-frames.js

// RFC 8878, section 3.1.1: what a frame is made of.
const MAGIC = 0xfd2fb528;
const SKIPPABLE_MAGIC = 0x184d2a50;
const SKIPPABLE_MASK = 0xfffffff0;
const BLOCK_HEADER_BYTES = 3;
const CHECKSUM_BYTES = 4;
const RLE_BLOCK = 1;
const RESERVED_BLOCK = 3;
const DICTIONARY_ID_BYTES = [0, 1, 2, 4];
const CONTENT_SIZE_BYTES = [0, 2, 4, 8];
const zstd_frames_READ_BYTES = 256 * 1024;
/**
 * The frames of a zstd stream, each as its own bytes, to be read one after the other: Node's decompressor
 * stops after the first frame.
 */
async function* zstdFrames(reader) {
    for (let magic = await reader.exactly(4); magic.length > 0; magic = await reader.exactly(4)) {
        if (magic.length < 4)
            throw cut();
        const number = magic.readUInt32LE();
        if (number === MAGIC)
            yield zstd_frames_frame(reader, magic);
        else if ((number & SKIPPABLE_MASK) >>> 0 === SKIPPABLE_MAGIC)
            await skipFrame(reader);
        else
            throw zstd_frames_damaged('no frame begins where one should');
    }
}
async function* zstd_frames_frame(reader, magic) {
    const [descriptor = 0] = await whole(reader, 1);
    const isSingleSegment = (descriptor & 0b100000) !== 0;
    const contentSize = CONTENT_SIZE_BYTES[(descriptor >> 6) & 3] ?? 0;
    const headerRest = (isSingleSegment ? Math.max(1, contentSize) : 1 + contentSize) +
        (DICTIONARY_ID_BYTES[descriptor & 3] ?? 0);
    yield Buffer.concat([magic, Buffer.from([descriptor]), await whole(reader, headerRest)]);
    for (let isLast = false; !isLast;) {
        const header = await whole(reader, BLOCK_HEADER_BYTES);
        const value = header.readUIntLE(0, BLOCK_HEADER_BYTES);
        isLast = (value & 1) === 1;
        const type = (value >> 1) & 3;
        if (type === RESERVED_BLOCK)
            throw zstd_frames_damaged('a block has an impossible type');
        yield header;
        yield await whole(reader, type === RLE_BLOCK ? 1 : value >> 3);
    }
    if (descriptor & 0b100)
        yield await whole(reader, CHECKSUM_BYTES);
}
async function skipFrame(reader) {
    for (let left = (await whole(reader, 4)).readUInt32LE(); left > 0;) {
        const piece = await reader.some(Math.min(left, zstd_frames_READ_BYTES));
        if (!piece)
            throw cut();
        left -= piece.length;
    }
}
async function whole(reader, length) {
    const bytes = await reader.exactly(length);
    if (bytes.length < length)
        throw cut();
    return bytes;
}
function cut() {
    return archiveError('ARCHIVE_TRUNCATED', 'The archive ends in the middle of a frame.');
}
function zstd_frames_damaged(what) {
    return archiveError('ARCHIVE_DAMAGED', `The archive cannot be decompressed: ${what}.`);
}

;// CONCATENATED MODULE: ./.cache/build/pack/decompress.js








const CHUNK_BYTES = 256 * 1024;
/** RFC 1952, section 2.3.1, and RFC 8878, section 3.1.1. */
const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);
const ZSTD_MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
/**
 * All members of a gzip or all frames of a zstd stream, one after the other.
 * @throws BackupError kind `integrity`: ARCHIVE_FORMAT_UNKNOWN, ARCHIVE_TRUNCATED when the stream ends inside a
 *   member, ARCHIVE_DAMAGED for anything else that cannot be decompressed; each names the offset
 */
async function* decompress(compressed) {
    let offset = 0;
    const counted = createByteReader(mapChunks(compressed, (chunk) => {
        offset += chunk.length;
    }));
    try {
        const magic = await counted.exactly(ZSTD_MAGIC.length);
        counted.unread(magic);
        if (magic.subarray(0, GZIP_MAGIC.length).equals(GZIP_MAGIC))
            yield* gunzip(counted);
        else if (magic.equals(ZSTD_MAGIC))
            yield* unzstd(counted);
        else
            throw unknownFormat(magic);
    }
    catch (error) {
        throw withOffset(error, offset);
    }
    finally {
        await counted.close();
    }
}
async function* gunzip(reader) {
    const engine = (0,external_node_zlib_.createGunzip)({ chunkSize: CHUNK_BYTES });
    const input = { bytes: 0 };
    yield* through(mapChunks(everything(reader), (chunk) => {
        input.bytes += chunk.length;
    }), engine);
    // zlib passes over zeros after a member.
    if (engine.bytesWritten !== input.bytes) {
        throw archiveError('ARCHIVE_DAMAGED', 'The archive has bytes after its last member.');
    }
}
async function* unzstd(reader) {
    for await (const frame of zstdFrames(reader)) {
        yield* through(frame, requireZstd().createZstdDecompress({ chunkSize: CHUNK_BYTES }));
    }
}
/** What the engine makes of the input; an error of the input is thrown as it is. */
async function* through(input, engine) {
    let inputError;
    async function* watched() {
        try {
            yield* input;
        }
        catch (error) {
            inputError = error;
            throw error;
        }
    }
    const done = (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from(watched()), engine);
    // Its failure also ends the loop below, which reports it.
    done.catch(() => undefined);
    try {
        for await (const chunk of engine)
            yield chunk;
        await done;
    }
    catch (error) {
        throw inputError ?? decompress_describe(error);
    }
}
async function* everything(reader) {
    for (let piece = await reader.some(CHUNK_BYTES); piece; piece = await reader.some(CHUNK_BYTES))
        yield piece;
}
async function* mapChunks(chunks, onChunk) {
    for await (const chunk of chunks) {
        onChunk(chunk);
        yield chunk;
    }
}
function unknownFormat(magic) {
    if (magic.length < ZSTD_MAGIC.length)
        return archiveError('ARCHIVE_TRUNCATED', 'The archive is nearly empty.');
    return archiveError('ARCHIVE_FORMAT_UNKNOWN', 'The archive is neither gzip nor zstd (an encrypted one has to be decrypted first).');
}
function decompress_describe(error) {
    const code = error?.code;
    return code === 'Z_BUF_ERROR'
        ? archiveError('ARCHIVE_TRUNCATED', 'The archive ends in the middle of a member.', error)
        : archiveError('ARCHIVE_DAMAGED', `The archive cannot be decompressed: ${(0,errors/* messageOf */.bD)(error)}.`, error);
}
/** Damage is where reading stopped, or before it by what was read ahead. */
function withOffset(error, offset) {
    if (!(error instanceof errors/* BackupError */.hj) || error.kind !== 'integrity')
        return error;
    return archiveError(error.code, `${error.message} This was found at or before offset ${offset}.`, error);
}

;// CONCATENATED MODULE: ./.cache/build/pack/read-archive.js






const read_archive_READ_BYTES = 1024 * 1024;
/** A pax header holds a few short records; a large one is an attack on memory. */
const MAX_PAX_BYTES = 64 * 1024;
/** Names this format never has: absolute, empty, `.` or `..` parts, backslashes, control characters, drives. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const HOSTILE_PATH = /(^|\/)(\.{0,2})(\/|$)|[\\\u0000-\u001f\u007f:]/;
/**
 * The files of an archive in order, while it streams by; nothing is kept.
 * @throws BackupError kind `integrity`: ARCHIVE_HOSTILE for anything but plain files of one folder, each once;
 *   ARCHIVE_TRUNCATED when the end mark is missing; and those of `decompress`
 */
async function* readArchive(compressed, options = {}) {
    const reader = createByteReader(decompress(compressed));
    const seen = new Set();
    let folder = options.folder;
    try {
        for (let header = await nextHeader(reader); header; header = await nextHeader(reader)) {
            const { top, path } = splitPath(header.path);
            folder ??= top;
            if (top !== folder)
                throw hostile(`${header.path} lies outside the folder ${folder}`);
            if (header.type === 'Directory')
                continue;
            if (path === '' || seen.has(path))
                throw hostile(`${header.path} appears twice or is no file`);
            seen.add(path);
            const body = entryContent(reader, header.bytes, header.path);
            yield { path, bytes: header.bytes, content: body };
            for await (const _skipped of body)
                ;
            await expectZeros(reader, paddingBytes(header.bytes), header.path);
        }
    }
    finally {
        await reader.close();
    }
}
/** The next file's header, pax records applied; undefined after the end mark. */
async function nextHeader(reader) {
    let pax;
    while (true) {
        const block = await reader.exactly(TAR_BLOCK_BYTES);
        if (block.length < TAR_BLOCK_BYTES)
            throw truncated('where a header should be');
        if (isZero(block)) {
            if (pax)
                throw hostile('a pax header stands before the end mark');
            await expectEnd(reader);
            return undefined;
        }
        const header = parseHeader(block, pax);
        const { size = 0, type } = header;
        // The parser would put ustar's prefix before the path of a pax record, which is already whole.
        const path = pax?.path ?? header.path ?? '';
        if (!Number.isSafeInteger(size) || size < 0)
            throw hostile(`${path} has an impossible size`);
        if (type === 'ExtendedHeader' && !pax) {
            pax = await readPax(reader, size);
        }
        else if (type === 'File' || type === 'OldFile') {
            return { path, bytes: size, type: 'File' };
        }
        else if (type === 'Directory' && size === 0) {
            return { path: path.replace(/\/$/, ''), bytes: 0, type };
        }
        else {
            throw hostile(`${JSON.stringify(path)} is a ${type}, not a plain file`);
        }
    }
}
function parseHeader(block, pax) {
    let header;
    try {
        header = new index_min/* Header */.Y9(block, 0, pax);
    }
    catch (error) {
        throw archiveError('ARCHIVE_DAMAGED', `A tar header cannot be read: ${(0,errors/* messageOf */.bD)(error)}.`, error);
    }
    if (!header.cksumValid)
        throw archiveError('ARCHIVE_DAMAGED', 'A tar header has a wrong checksum.');
    return header;
}
async function readPax(reader, size) {
    if (size > MAX_PAX_BYTES)
        throw hostile('a pax header is too large');
    const body = await reader.exactly(size);
    if (body.length < size)
        throw truncated('in a pax header');
    await expectZeros(reader, paddingBytes(size), 'a pax header');
    return index_min/* Pax */.un.parse(body.toString('utf8'));
}
function splitPath(path) {
    if (HOSTILE_PATH.test(path))
        throw hostile(`${JSON.stringify(path)} is no path of an archive`);
    const slash = path.indexOf('/');
    return slash < 0 ? { top: path, path: '' } : { top: path.slice(0, slash), path: path.slice(slash + 1) };
}
async function* entryContent(reader, bytes, path) {
    for (let left = bytes; left > 0;) {
        const piece = await reader.some(Math.min(left, read_archive_READ_BYTES));
        if (!piece)
            throw truncated(`in ${path}`);
        left -= piece.length;
        yield piece;
    }
}
async function expectZeros(reader, bytes, after) {
    const padding = await reader.exactly(bytes);
    if (padding.length < bytes)
        throw truncated(`after ${after}`);
    if (!isZero(padding))
        throw archiveError('ARCHIVE_DAMAGED', `The padding after ${after} is not zero.`);
}
/** The second zero block, and nothing but zeros after it. */
async function expectEnd(reader) {
    const second = await reader.exactly(TAR_BLOCK_BYTES);
    if (second.length < TAR_BLOCK_BYTES)
        throw truncated('in the end mark');
    for (let piece = second; piece; piece = await reader.some(read_archive_READ_BYTES)) {
        if (!isZero(piece))
            throw hostile('something follows the end mark');
    }
}
function isZero(bytes) {
    return bytes.every((byte) => byte === 0);
}
function hostile(what) {
    return archiveError('ARCHIVE_HOSTILE', `This archive was not written by this tool: ${what}.`);
}
function truncated(where) {
    return archiveError('ARCHIVE_TRUNCATED', `The archive ends too early, ${where}.`);
}

;// CONCATENATED MODULE: ./.cache/build/pack/row-counter.js
const NEWLINE = 0x0a;
/** Lines of `[\n…\n]\n` that are rows: all but the first and the last; `[]\n` has none. */
const LINES_AROUND_ROWS = 2;
/** Counts rows by lines. */
function createRowCounter() {
    let lines = 0;
    return {
        update(bytes) {
            const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
            for (let at = view.indexOf(NEWLINE); at >= 0; at = view.indexOf(NEWLINE, at + 1))
                lines += 1;
        },
        finish: () => ({ rows: Math.max(0, lines - LINES_AROUND_ROWS) }),
    };
}

;// CONCATENATED MODULE: ./.cache/build/pack/verify-archive.js








const MANIFEST = 'manifest.json';
const SUMS = 'SHA256SUMS';
/** These two are kept in memory; 10,000 tables of 100 columns need about 100 MB. */
const MAX_KEPT_BYTES = 256 * 1024 * 1024;
/**
 * Reads a whole archive once and compares everything in it: its own size and SHA-256 with the sidecar, every
 * file's with the manifest and with SHA256SUMS, rows and digests of tables. Nothing is written.
 * @throws BackupError kind `integrity` that names the file or the offset: ARCHIVE_HASH_DIFFERS,
 *   FILE_HASH_DIFFERS, FILE_MISSING, FILE_UNEXPECTED, TABLE_ROWS_DIFFER, TABLE_DIGEST_DIFFERS, SPAN_INVALID,
 *   MANIFEST_INVALID, MANIFEST_DIFFERS, FORMAT_NEWER, and those of `readArchive`
 * @throws BackupError kind `cancelled`
 */
async function verifyArchive(content, options) {
    const whole = { sha256: (0,external_node_crypto_.createHash)('sha256'), bytes: 0 };
    async function* observed() {
        for await (const chunk of content) {
            if (options.signal.aborted)
                throw (0,errors/* cancelledError */.YQ)(options.signal.reason);
            whole.sha256.update(chunk);
            whole.bytes += chunk.length;
            options.onProgress?.({ bytes: chunk.length });
            yield chunk;
        }
    }
    const files = await observeFiles(observed(), options);
    const sha256 = whole.sha256.digest('hex');
    const manifest = parseManifest(keptContent(files, MANIFEST));
    const listed = checkFiles(files, manifest, keptContent(files, SUMS), {
        manifest: MANIFEST,
        sums: SUMS,
        archiveBytes: whole.bytes,
    });
    if (options.sidecar)
        compareWithSidecar(options.sidecar, manifest, { bytes: whole.bytes, sha256 });
    return {
        files: listed,
        bytes: whole.bytes,
        sha256,
        rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
        manifest,
    };
}
/** Hashes every file; an error while one is read names it. */
async function observeFiles(content, options) {
    const { sidecar } = options;
    const expected = new Map(sidecar && [...sidecar.files, ...sidecar.tables].map((file) => [file.file, file.bytes]));
    const files = new Map();
    let reading = 'its beginning';
    try {
        for await (const entry of readArchive(content, sidecar ? { folder: sidecar.id } : {})) {
            reading = entry.path;
            const bytes = expected.get(entry.path);
            if (bytes !== undefined && bytes !== entry.bytes)
                throw sizeDiffers(entry, bytes);
            files.set(entry.path, await observeFile(entry, options));
        }
    }
    catch (error) {
        throw nameFile(error, reading);
    }
    return files;
}
async function observeFile(entry, options) {
    const isKept = entry.path === MANIFEST || entry.path === SUMS;
    if (isKept && entry.bytes > MAX_KEPT_BYTES) {
        throw archiveError('ARCHIVE_HOSTILE', `${entry.path} has ${entry.bytes} bytes, which is too much to read.`);
    }
    const isTable = entry.path.startsWith('tables/');
    const rows = isTable ? (options.createRowDigester?.() ?? createRowCounter()) : undefined;
    const sha256 = (0,external_node_crypto_.createHash)('sha256');
    const kept = [];
    try {
        for await (const chunk of entry.content) {
            sha256.update(chunk);
            rows?.update(chunk);
            if (isKept)
                kept.push(Buffer.from(chunk));
        }
    }
    catch (error) {
        rows?.finish();
        throw error;
    }
    return {
        bytes: entry.bytes,
        sha256: sha256.digest('hex'),
        table: rows?.finish(),
        content: isKept ? Buffer.concat(kept) : undefined,
    };
}
function keptContent(files, file) {
    const content = files.get(file)?.content;
    if (!content)
        throw archiveError('FILE_MISSING', `The archive has no ${file}.`);
    return content;
}
function sizeDiffers(entry, expected) {
    const message = `${entry.path} has ${entry.bytes} bytes in the archive; the sidecar says ${expected}.`;
    return archiveError('FILE_HASH_DIFFERS', message);
}
function nameFile(error, reading) {
    if (!(error instanceof errors/* BackupError */.hj) || error.kind !== 'integrity' || error.message.includes(reading))
        return error;
    return archiveError(error.code, `${error.message} The last file read was ${reading}.`, error);
}
function compareWithSidecar(sidecar, manifest, actual) {
    const { archive, anomaly: _anomaly, ...committed } = sidecar;
    if (archive.bytes !== actual.bytes || archive.sha256 !== actual.sha256) {
        throw archiveError('ARCHIVE_HASH_DIFFERS', `The archive has ${actual.bytes} bytes and SHA-256 ${actual.sha256}; ` +
            `the sidecar says ${archive.bytes} bytes and ${archive.sha256}.`);
    }
    const { archive: _archive, anomaly: _own, ...own } = manifest;
    if (!(0,external_node_util_.isDeepStrictEqual)(committed, own)) {
        throw archiveError('MANIFEST_DIFFERS', 'The sidecar and the manifest in the archive are not equal.');
    }
}

;// CONCATENATED MODULE: ./.cache/build/app/check-checksum-file.js


/**
 * The file for `sha256sum -c` beside an archive: a wrong one would accuse a good archive on the worst day.
 * False when there is none.
 *
 * @throws BackupError kind `integrity` code `CHECKSUM_FILE_DIFFERS`
 */
async function checkChecksumFile(store, archiveKey, sha256) {
    const key = checksumKey(archiveKey);
    const object = await store.head(key);
    if (!object)
        return false;
    const expected = Buffer.from(checksumLine(archiveKey, sha256));
    if (object.bytes === expected.length && (await readAll(store, key)).equals(expected))
        return true;
    throw new errors/* BackupError */.hj('integrity', `${store.uriOf(key)} does not hold the SHA-256 of its archive, which is ${sha256}.`, {
        code: 'CHECKSUM_FILE_DIFFERS',
        nextStep: 'Nothing was found wrong in the archive itself; fetch an earlier version of this file, or write it anew with sha256sum.',
    });
}
async function readAll(store, key) {
    const chunks = [];
    for await (const chunk of await store.read(key))
        chunks.push(chunk);
    return Buffer.concat(chunks);
}

;// CONCATENATED MODULE: ./.cache/build/app/find-backup.js




/**
 * Finds the backup that was asked for. Only committed backups count, and `latest` passes over those
 * marked as anomalous; an archive given by its address may lie anywhere.
 *
 * @throws BackupError kind `store` code `NOT_FOUND`; kind `integrity` when its sidecar cannot be trusted
 */
async function findBackup(store, series, choice, random) {
    if (choice.kind === 'archive')
        return findArchive(store, choice.file);
    const catalog = await loadSeriesCatalog(store, series);
    await refuseMissingEnvironment(store, catalog);
    const { backups } = catalog;
    switch (choice.kind) {
        case 'latest':
            return newestSound(store, series, backups);
        case 'random':
            return read(store, series, backups[Math.floor(random() * backups.length)] ?? missing(store, 'any backup'));
        case 'id':
            return read(store, series, backups.find(({ id }) => id === choice.id) ?? missing(store, choice.id));
        case 'at': {
            const found = backups.find(({ time }) => time.getTime() <= choice.time.getTime());
            return read(store, series, found ?? missing(store, `a backup at or before ${choice.time.toISOString()}`));
        }
    }
}
async function newestSound(store, series, backups) {
    for (const backup of backups) {
        const found = await read(store, series, backup);
        if (found.sidecar?.anomaly == null)
            return found;
    }
    return missing(store, 'any backup');
}
async function read(store, series, backup) {
    const sidecar = await readCommittedManifest(store, backup.manifest.key);
    return {
        id: backup.id,
        archiveKey: `${seriesFolder(series)}${sidecar.archive.file}`,
        manifestKey: backup.manifest.key,
        sidecar,
    };
}
async function findArchive(store, file) {
    const ending = ARCHIVE_ENDINGS.find((candidate) => file.endsWith(candidate)) ?? '';
    const id = file.slice(0, -ending.length);
    const manifestKey = `${id}.manifest.json`;
    if (!(await store.head(file)))
        missing(store, file);
    const sidecar = (await store.head(manifestKey)) ? await readCommittedManifest(store, manifestKey) : null;
    return { id, archiveKey: file, manifestKey, sidecar };
}
function missing(store, what) {
    throw new errors/* BackupError */.hj('store', `${store.uri} does not hold ${what}.`, {
        code: 'NOT_FOUND',
        setting: 'backup',
        nextStep: 'Run the operation list to see what is there; check destination, environment and backup-name.',
    });
}

;// CONCATENATED MODULE: ./.cache/build/app/verify.js




/**
 * Reads a whole archive and compares every hash, size and row count in it with its manifest.
 * Nothing is written anywhere.
 */
async function verify(wiring, context, draft) {
    const choice = wiring.chooseBackup();
    const store = await wiring.openStoreOf(choice);
    try {
        draft.set({ destination: store.uri });
        const found = await findBackup(store, wiring.series, choice, context.random);
        const { sidecar } = found;
        draft.set({
            backupId: found.id,
            archiveUri: store.uriOf(found.archiveKey),
            manifestUri: sidecar ? store.uriOf(found.manifestKey) : null,
        });
        if (!sidecar) {
            draft.warn(`${found.archiveKey} has no sidecar beside it, so it was checked only against the manifest it carries itself.`);
        }
        const verified = await context.log.group(`Verifying ${found.archiveKey}`, async () => verifyArchive(await store.read(found.archiveKey), {
            ...(sidecar ? { sidecar } : {}),
            signal: context.signal,
            createRowDigester: createRowDigester,
        }));
        const hasChecksumFile = await checkChecksumFile(store, found.archiveKey, verified.sha256);
        if (sidecar && !hasChecksumFile)
            draft.warn(`${found.archiveKey} has no checksum file beside it.`);
        const { manifest } = verified;
        draft.set({
            verify: {
                files: verified.files,
                bytes: verified.bytes,
                checkedAgainst: sidecar ? 'sidecar' : 'own-manifest',
            },
            source: manifest.source,
            rows: verified.rows,
            tables: manifest.tables.map(({ schema, name, rows, bytes }) => ({ schema, name, rows, bytes })),
            archiveSha256: sidecar?.archive.sha256 ?? null,
            archiveBytes: sidecar?.archive.bytes ?? null,
            versionId: sidecar?.archive.versionId ?? null,
        });
    }
    finally {
        draft.warn(...store.warnings);
        await store.close();
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./.cache/build/store/open-store.js
/**
 * Opens a destination without touching it: the first call of the store does that.
 * Each kind is loaded when it is wanted, because the S3 client costs 100 ms of start.
 * @throws BackupError kind `settings` when no region is known
 */
async function openStore(destination, options) {
    if (destination.kind === 'file') {
        const { LocalStore } = await __webpack_require__.e(/* import() */ 302).then(__webpack_require__.bind(__webpack_require__, 69302));
        return new LocalStore(destination.folder, options);
    }
    const { openS3Store } = await Promise.all(/* import() */[__webpack_require__.e(711), __webpack_require__.e(158)]).then(__webpack_require__.bind(__webpack_require__, 23158));
    return openS3Store(destination, options);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./.cache/build/app/choose-backup.js





const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:?\d{2}(:?\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const ALLOWED = 'latest, random, an id (backup-2026-03-25T020000Z), a UTC time (2026-03-25T02:00:00Z), a date (2026-03-25), s3://bucket/…/<archive> or the path of an archive';
/** @throws SettingsError when the text is none of the forms the setting allows */
function parseBackupChoice(text) {
    if (text === 'latest' || text === 'random')
        return { kind: text };
    if ((0,backup_id/* parseBackupId */.JN)(text))
        return { kind: 'id', id: text };
    if (DATE.test(text))
        return { kind: 'at', time: parseTime(text, `${text}T23:59:59Z`) };
    if (TIME.test(text))
        return { kind: 'at', time: parseTime(text, text.replace(/T(\d{2})(\d{2})(\d{2})/, 'T$1:$2:$3')) };
    if (text.startsWith('s3://'))
        return parseS3(text);
    return parsePath(text);
}
function parseTime(text, iso) {
    const time = new Date(iso);
    if (Number.isNaN(time.getTime()) || !time.toISOString().startsWith(isUtc(iso) ? iso.slice(0, 10) : '')) {
        throw choose_backup_invalid(`${text} is no time of the calendar`);
    }
    return time;
}
function isUtc(iso) {
    return iso.endsWith('Z');
}
function parseS3(text) {
    const [bucket = '', ...path] = text.slice('s3://'.length).split('/');
    const file = path.pop() ?? '';
    if (bucket === '' || !isArchiveName(file))
        throw choose_backup_invalid(`${text} names no archive`);
    return { kind: 'archive', destination: { kind: 's3', bucket, prefix: path.join('/') }, file };
}
function parsePath(text) {
    const path = (0,external_node_path_.resolve)(text.startsWith('file://') ? new URL(text).pathname : text);
    if (!(0,external_node_fs_.existsSync)(path))
        throw choose_backup_invalid(`${text} is no backup, and no such file exists`);
    if ((0,external_node_fs_.statSync)(path).isDirectory())
        throw choose_backup_invalid(`${text} is a folder; unpacked archives are not read yet`, 'SETTING_NOT_BUILT');
    if (!isArchiveName(path))
        throw choose_backup_invalid(`${text} does not end like an archive (${ARCHIVE_ENDINGS.join(', ')})`);
    return { kind: 'archive', destination: { kind: 'file', folder: (0,external_node_path_.dirname)(path) }, file: (0,external_node_path_.basename)(path) };
}
function isArchiveName(name) {
    return ARCHIVE_ENDINGS.some((ending) => name.endsWith(ending));
}
function choose_backup_invalid(what, code = 'SETTING_INVALID') {
    return new errors/* SettingsError */.GN([{ setting: 'backup', code, message: `${what}; allowed: ${ALLOWED}` }]);
}

;// CONCATENATED MODULE: ./.cache/build/app/wire.js




function createWiring(settings, context, environment) {
    const tempDir = settings.tempDir ?? (0,external_node_os_.tmpdir)();
    const storeAt = (destination) => openStore(destination, { ...storeOptions(settings, context), tempDir, env: environment });
    return {
        settings,
        series: { environment: settings.environment, backupName: settings.backupName },
        tempDir,
        openStore: () => storeAt(requireDestination(settings)),
        openStoreOf: (choice) => storeAt(choice.kind === 'archive' ? choice.destination : requireDestination(settings)),
        chooseBackup: () => parseBackupChoice(settings.backup),
        openSource: async () => {
            const connection = requireConnection(settings);
            const { openPostgresSource } = await Promise.all(/* import() */[__webpack_require__.e(518), __webpack_require__.e(739)]).then(__webpack_require__.bind(__webpack_require__, 80739));
            return openPostgresSource({
                connection,
                selection: {
                    schemas: settings.schemas,
                    includeTables: settings.includeTables,
                    excludeTables: settings.excludeTables,
                },
                schemaDump: settings.schemaDump,
                ...(settings.pgDumpPath === undefined ? {} : { pgDumpPath: settings.pgDumpPath }),
                jobs: settings.jobs,
                lockTimeoutSeconds: settings.lockTimeoutMs / 1000,
                tempDir,
                log: context.log,
                clock: context.clock,
                signal: context.signal,
                env: environment,
            });
        },
    };
}
function storeOptions(settings, { log, clock, signal, random }) {
    return {
        s3: definedOnly({
            endpoint: settings.s3Endpoint,
            region: settings.s3Region,
            forcePathStyle: settings.s3ForcePathStyle,
            sse: settings.s3Sse,
            sseKmsKeyId: settings.s3SseKmsKeyId,
            storageClass: settings.s3StorageClass,
        }),
        log,
        clock,
        signal,
        random,
    };
}
/** Drops keys whose value is undefined, so that "not set" has one form. */
function definedOnly(value) {
    return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined));
}
/** Address of the destination for reports, or null where there is none. */
function destinationUri({ destination }) {
    if (!destination)
        return null;
    if (destination.kind === 'file')
        return destination.folder;
    return `s3://${destination.bucket}${destination.prefix === '' ? '' : `/${destination.prefix}`}`;
}

;// CONCATENATED MODULE: ./.cache/build/app/run-operation.js









const USE_CASES = { backup: backup, list: list, prune: prune, verify: verify };
/**
 * Runs one operation and says how it went; what a user can fix is in the report, not thrown.
 * Notifications are sent before it returns, and their trouble is a warning of the report.
 */
async function runOperation(operation, settings, context, environment) {
    const startedAt = context.clock.now();
    const draft = new ReportDraft(settings.environment ?? null, destinationUri(settings));
    const failure = await attempt(operation, settings, context, environment, draft);
    const report = () => ({
        operation,
        ok: failure === null,
        exitCode: failure?.exitCode ?? 0,
        startedAt: startedAt.toISOString(),
        durationSeconds: (context.clock.now().getTime() - startedAt.getTime()) / 1000,
        error: failure?.error ?? null,
        ...draft.facts,
    });
    draft.warn(...(await (0,notify_run/* notifyRun */.V)(settings, report(), context)));
    return report();
}
async function attempt(operation, settings, context, environment, draft) {
    const useCase = USE_CASES[operation];
    try {
        if (!useCase)
            throw new Error(`operation ${operation} is not wired`);
        await useCase(createWiring(settings, context, environment), context, draft);
        return null;
    }
    catch (error) {
        return describeFailure(context.signal.aborted ? cancelled(error, draft.facts) : error, context);
    }
}
/** After the signal, whatever breaks broke because of it; a backup that was committed before stays one. */
function cancelled(cause, { manifest, archiveUri }) {
    if (!manifest)
        return (0,errors/* cancelledError */.YQ)(cause);
    return new errors/* BackupError */.hj('cancelled', `The run was cancelled after ${archiveUri} was committed.`, {
        code: 'CANCELLED',
        nextStep: 'That backup is good; the next run does the pruning.',
        cause,
    });
}
/** What broke, for those who look closer: causes as lines of the log, a bug with its stack. */
function describeFailure(error, context) {
    // What a cancelled run was doing when it gave up says nothing.
    if (error instanceof errors/* BackupError */.hj && error.kind !== 'cancelled')
        logCauses(error, context);
    else if (!(error instanceof errors/* BackupError */.hj))
        context.log.error(stackOf(error));
    return (0,failed_report/* describeError */.Uc)(error);
}
function logCauses(error, { log }) {
    for (let cause = error.cause; cause !== undefined; cause = cause instanceof Error ? cause.cause : undefined) {
        log.info(`caused by: ${(0,errors/* messageOf */.bD)(cause)}`);
        log.debug(stackOf(cause));
    }
}
function stackOf(error) {
    return error instanceof Error && error.stack !== undefined ? error.stack : String(error);
}


/***/ })

};
