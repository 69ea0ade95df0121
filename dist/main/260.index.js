export const id = 260;
export const ids = [260];
export const modules = {

/***/ 30260:
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

// EXTERNAL MODULE: ./.cache/build/lib/map-concurrently.js
var map_concurrently = __webpack_require__(4232);
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
;// CONCATENATED MODULE: ./.cache/build/core/check-encodings.js
/** Names that mean a built-in type and nothing else: a type of a user, or of an extension, carries its schema. */
const ENCODINGS = {
    postgresql: {
        ...of('number', ['smallint', 'integer', 'bigint', 'real', 'double precision', 'numeric']),
        ...of('boolean', ['boolean']),
        ...of('json', ['jsonb']),
        ...of('text', [
            'text',
            'character varying',
            'character',
            '"char"',
            'name',
            'json',
            'xml',
            'bytea',
            'uuid',
        ]),
        ...of('text', ['date', 'time without time zone', 'time with time zone', 'interval']),
        ...of('text', ['timestamp without time zone', 'timestamp with time zone', 'money', 'bit', 'bit varying']),
        ...of('text', ['inet', 'cidr', 'macaddr', 'macaddr8', 'tsvector', 'tsquery', 'jsonpath']),
        ...of('text', ['point', 'line', 'lseg', 'box', 'path', 'polygon', 'circle']),
    },
};
const MODIFIERS = /\([^()]*\)/;
/**
 * The first column whose encoding is not the one of its type: its values would come out as others, although every hash
 * is right. Domains and types this release does not know may have any.
 */
function findMisfitEncoding({ source, tables }) {
    const encodings = ENCODINGS[source.engine];
    if (!encodings)
        return undefined;
    for (const { schema, name, columns } of tables) {
        for (const column of columns) {
            const expected = column.type.endsWith('[]') ? 'text' : encodingOf(encodings, column.type);
            if (expected !== undefined && expected !== column.encoding)
                return { schema, table: name, column, expected };
        }
    }
    return undefined;
}
function encodingOf(encodings, type) {
    const name = type.replace(MODIFIERS, '');
    return Object.hasOwn(encodings, name) ? encodings[name] : undefined;
}
function of(encoding, types) {
    return Object.fromEntries(types.map((type) => [type, encoding]));
}

;// CONCATENATED MODULE: ./.cache/build/core/find-repeated-name.js
/** What a manifest names twice although there can be one of it, for a message; undefined when there is none. */
function findRepeatedName({ tables, sequences }) {
    const table = firstRepeated(tables.map(labelOf));
    if (table !== undefined)
        return `table ${table}`;
    const sequence = firstRepeated(sequences.map(labelOf));
    if (sequence !== undefined)
        return `sequence ${sequence}`;
    for (const entry of tables) {
        const column = firstRepeated(entry.columns.map(({ name }) => name));
        if (column !== undefined)
            return `column ${column} of table ${labelOf(entry)}`;
    }
    return undefined;
}
/** Distinct for distinct names, also for those that hold a dot. */
function labelOf({ schema, name }) {
    return [schema, name].map((part) => (part.includes('.') ? JSON.stringify(part) : part)).join('.');
}
function firstRepeated(names) {
    const seen = new Set();
    return names.find((name) => seen.size === seen.add(name).size);
}

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
    /** That no row can have NULL: false for a NOT NULL that is NOT VALID. Absent where the source does not say. */
    notNull: build/* default.Optional */.Ay$.Optional(build/* default.Boolean */.Ay$.Boolean()),
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
        return refuseContradiction(value);
    const differences = checker
        .Errors(value)
        .slice(0, MAX_NAMED_DIFFERENCES)
        .map((error) => `${error.instancePath || '/'} ${error.message}`);
    throw invalidManifest(differences.join('; '));
}
function refuseContradiction(manifest) {
    const repeated = findRepeatedName(manifest);
    if (repeated !== undefined)
        throw invalidManifest(`it names ${repeated} twice`);
    const misfit = findMisfitEncoding(manifest);
    if (!misfit)
        return manifest;
    const { schema, table, column, expected } = misfit;
    throw invalidManifest(`column ${column.name} of table ${schema}.${table} has the encoding ${column.encoding}; that of ${column.type} is ${expected}`);
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
    const inspections = await (0,map_concurrently/* mapConcurrently */.X)(backups, CONCURRENT_READS, async (backup) => {
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
    await (0,map_concurrently/* mapConcurrently */.X)(backups, CONCURRENT_READS, async (backup) => {
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
        const gone = await (0,map_concurrently/* mapConcurrently */.X)(backups, inOrder ? 1 : CONCURRENT_REMOVALS, async (backup) => {
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
/** Where a restore goes. */
function requireTarget(settings) {
    if (settings.targetConnection)
        return settings.targetConnection;
    throw new errors/* SettingsError */.GN([
        {
            setting: 'target-url',
            code: 'TARGET_MISSING',
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
        const { LocalStore } = await __webpack_require__.e(/* import() */ 804).then(__webpack_require__.bind(__webpack_require__, 14804));
        return new LocalStore(destination.folder, options);
    }
    const { openS3Store } = await Promise.all(/* import() */[__webpack_require__.e(711), __webpack_require__.e(158)]).then(__webpack_require__.bind(__webpack_require__, 23158));
    return openS3Store(destination, options);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
;// CONCATENATED MODULE: ./.cache/build/app/choose-backup.js






const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:?\d{2}(:?\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const ALLOWED = 'latest, random, an id (backup-2026-03-25T020000Z), a UTC time (2026-03-25T02:00:00Z), a date (2026-03-25), s3://bucket/…/<archive>, the path of an archive or of the folder it was unpacked to';
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
    const path = (0,external_node_path_.resolve)(text.startsWith('file://') ? pathOfUrl(text) : text);
    if (!(0,external_node_fs_.existsSync)(path))
        throw choose_backup_invalid(`${text} is no backup, and no such file exists`);
    if ((0,external_node_fs_.statSync)(path).isDirectory())
        return parseFolder(text, path);
    if (!isArchiveName(path))
        throw choose_backup_invalid(`${text} does not end like an archive (${ARCHIVE_ENDINGS.join(', ')})`);
    return { kind: 'archive', destination: { kind: 'file', folder: (0,external_node_path_.dirname)(path) }, file: (0,external_node_path_.basename)(path) };
}
function parseFolder(text, path) {
    if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(path, 'manifest.json')))
        return { kind: 'folder', path };
    throw choose_backup_invalid(`${text} is a folder without a manifest.json, so no unpacked archive`);
}
function pathOfUrl(text) {
    try {
        return (0,external_node_url_.fileURLToPath)(text);
    }
    catch {
        throw choose_backup_invalid(`${text} is no usable file address (three slashes, an absolute path)`);
    }
}
function isArchiveName(name) {
    return ARCHIVE_ENDINGS.some((ending) => name.endsWith(ending));
}
function choose_backup_invalid(what) {
    return new errors/* SettingsError */.GN([{ setting: 'backup', message: `${what}; allowed: ${ALLOWED}` }]);
}

;// CONCATENATED MODULE: ./.cache/build/app/wire.js




/** Reading from two connections keeps two cores busy; more load the server for little. */
const DEFAULT_BACKUP_JOBS = 2;
function createWiring(settings, context, environment) {
    const tempDir = settings.tempDir ?? (0,external_node_os_.tmpdir)();
    const storeAt = (destination) => openStore(destination, { ...storeOptions(settings, context), tempDir, env: environment });
    return {
        settings,
        series: { environment: settings.environment, backupName: settings.backupName },
        tempDir,
        environment,
        openTarget: async (connection = requireTarget(settings)) => {
            const { openPostgresTarget } = await Promise.all(/* import() */[__webpack_require__.e(582), __webpack_require__.e(369)]).then(__webpack_require__.bind(__webpack_require__, 95369));
            return openPostgresTarget({
                connection,
                lockTimeoutSeconds: settings.lockTimeoutMs / 1000,
                log: context.log,
                signal: context.signal,
            });
        },
        openStore: () => storeAt(requireDestination(settings)),
        openStoreOf: (choice) => storeAt(choice.kind === 'archive' ? choice.destination : requireDestination(settings)),
        chooseBackup: () => parseBackupChoice(settings.backup),
        openSource: async () => {
            const connection = requireConnection(settings);
            const { openPostgresSource } = await __webpack_require__.e(/* import() */ 582).then(__webpack_require__.bind(__webpack_require__, 51582));
            return openPostgresSource({
                connection,
                selection: {
                    schemas: settings.schemas,
                    includeTables: settings.includeTables,
                    excludeTables: settings.excludeTables,
                },
                schemaDump: settings.schemaDump,
                ...(settings.pgDumpPath === undefined ? {} : { pgDumpPath: settings.pgDumpPath }),
                jobs: settings.jobs ?? DEFAULT_BACKUP_JOBS,
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

;// CONCATENATED MODULE: ./.cache/build/encode/kernel/input-window.js
/** Bytes of input that a kernel gets at once, at most. */
const INPUT_BYTES = 256 * 1024;
/**
 * The part of a kernel's memory that input is copied to. What the kernel left unread moves in front of it, so room for
 * that lies before `start`.
 */
class InputWindow {
    #exports;
    #memory;
    #start;
    #end = 0;
    constructor(exports, memory, start) {
        this.#exports = exports;
        this.#memory = memory;
        this.#start = start;
    }
    clear() {
        this.#set(this.#start, this.#start);
    }
    get isUsedUp() {
        return this.#exports.inputAt.value === this.#end;
    }
    /** Takes input from `chunk` at `from`; returns how many bytes it took. */
    feed(chunk, from) {
        const left = this.#memory.subarray(this.#exports.inputAt.value, this.#end);
        const start = this.#start - left.length;
        this.#memory.set(left, start);
        const taken = Math.min(chunk.length - from, INPUT_BYTES);
        const whole = from === 0 && taken === chunk.length;
        this.#memory.set(whole ? chunk : chunk.subarray(from, from + taken), this.#start);
        this.#set(start, this.#start + taken);
        return taken;
    }
    #set(at, end) {
        this.#end = end;
        this.#exports.setInput(at, end);
    }
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
const compiled = new Map();
/** A new kernel with memory of its own, which never grows, so views of it stay valid. */
function loadKernel(base64, memoryBytes) {
    const module = compiled.get(base64) ?? new WebAssembly.Module(Buffer.from(base64, 'base64'));
    compiled.set(base64, module);
    const pages = Math.ceil(memoryBytes / PAGE_BYTES);
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const instance = new WebAssembly.Instance(module, { env: { memory } });
    return { exports: instance.exports, memory: new Uint8Array(memory.buffer) };
}

;// CONCATENATED MODULE: ./.cache/build/encode/kernel/kernel.js





/** Uncompressed bytes of one block, about; each becomes one compressed member. */
const SLAB_BYTES = 1024 * 1024;
/** One slab is filled while the others are compressed. */
const SLAB_COUNT = 4;
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
    #input;
    #slabStart;
    #slabStride;
    #isUsual;
    #free = [];
    #waiting;
    #slab = -1;
    #retired = false;
    constructor(columnBytes, prefixBytes) {
        this.#isUsual = columnBytes === USUAL_COLUMN_BYTES && prefixBytes === USUAL_PREFIX_BYTES;
        const inputStart = COLUMNS + columnBytes + OVERRUN_BYTES + MAX_LEFTOVER_BYTES;
        this.#slabStart = inputStart + INPUT_BYTES + OVERRUN_BYTES;
        this.#slabStride = SLAB_BYTES + prefixBytes + OVERRUN_BYTES;
        const memoryBytes = this.#slabStart + SLAB_COUNT * this.#slabStride;
        const { exports, memory } = loadKernel(KERNEL_BASE64, memoryBytes);
        this.#exports = exports;
        this.#memory = memory;
        this.#input = new InputWindow(exports, memory, inputStart);
    }
    configure(records, columns) {
        this.#memory.set(records, COLUMNS);
        this.#exports.configure(columns.length, columns.some((column) => column.generated !== null) ? 1 : 0);
        this.#input.clear();
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
        return this.#exports.isBetweenRows() !== 0 && this.#input.isUsedUp;
    }
    /** Takes input from `chunk` at `from`; returns how many bytes it took. Call `run` before the next one. */
    feed(chunk, from) {
        return this.#input.feed(chunk, from);
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
    /** Makes the next slab the output, as soon as one is free. OUTPUT_FULL is the answer after about `bytes`. */
    async openSlab(bytes = SLAB_BYTES) {
        while (this.#free.length === 0) {
            await new Promise((resolve) => {
                this.#waiting = resolve;
            });
        }
        this.openFirstSlab(bytes);
    }
    /** The same at the beginning, when all of them are free. */
    openFirstSlab(bytes) {
        this.#slab = this.#free.pop() ?? -1;
        this.rewindSlab(bytes);
    }
    /** `run` for digests alone: nothing is kept of the output, for which `bytes` of the slab are used. */
    runForDigest(bytes) {
        let answer = this.run();
        while (answer === OUTPUT_FULL) {
            this.rewindSlab(bytes);
            answer = this.run();
        }
        return answer;
    }
    /** Throws away what was written to the slab, which is filled again from its beginning. */
    rewindSlab(bytes) {
        const start = this.#slabAddress();
        this.#exports.setOutput(start, start + bytes);
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
}

;// CONCATENATED MODULE: ./.cache/build/encode/refuse-rows.js


const CHECK_CONNECTION = 'Check the connection to the database and run it again.';
/** @throws BackupError code `ROW_MALFORMED` when the kernel's answer says so */
function refuseMalformed(answer, kernel, table) {
    if (answer !== BAD_ROW && answer !== BAD_JSON)
        return;
    const what = answer === BAD_JSON ? 'a JSON value holds a raw control character' : 'it does not fit its columns';
    throw new errors/* BackupError */.hj('integrity', `Row ${kernel.rows + 1} of ${refuse_rows_labelOf(table)} cannot be read: ${what}.`, {
        code: 'ROW_MALFORMED',
        nextStep: 'Run it again; if the same row fails again, please report it.',
    });
}
/**
 * At the end of the input.
 * @throws BackupError code `ROW_TRUNCATED` or `ROW_COUNT_DIFFERS`
 */
function refuseIncomplete(kernel, rows, table) {
    const label = refuse_rows_labelOf(table);
    if (!kernel.isBetweenRows) {
        throw new errors/* BackupError */.hj('integrity', `The rows of ${label} end in the middle of row ${kernel.rows + 1}.`, {
            code: 'ROW_TRUNCATED',
            nextStep: CHECK_CONNECTION,
        });
    }
    const expected = rows.serverRowCount();
    if (expected === kernel.rows)
        return;
    throw new errors/* BackupError */.hj('integrity', `The server sent ${expected} rows of ${label}, but ${kernel.rows} arrived.`, { code: 'ROW_COUNT_DIFFERS', nextStep: CHECK_CONNECTION });
}
/** Large objects have no schema. */
function refuse_rows_labelOf({ schema, name }) {
    return schema ? `${schema}.${name}` : name;
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
                refuseMalformed(answer, kernel, options.table);
            }
        }
        if (options.signal.aborted)
            throw (0,errors/* cancelledError */.YQ)(options.signal.reason);
        refuseIncomplete(kernel, rows, options.table);
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
(\`rows.tmp\` holds one table at a time). A partition's rows go in through its root, because hashes may send them elsewhere
in a new database. Where a constraint's function finds its names by a \`search_path\` of the database's own, give the new database the
same first: \`ALTER DATABASE … SET search_path = …\`:

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
"set local standard_conforming_strings = on; set local client_encoding = 'UTF8';",
"create temporary table db_backup_lines (line json);",
(.tables[] | select(.rows > 0)
  | [.columns[] | select(.generated == null)] as $columns
  | (.partitionOf // {schema, name}) as $into
  | "truncate pg_temp.db_backup_lines;",
    "\\\\copy pg_temp.db_backup_lines from program 'sed -e 1d -e \\"$ d\\" -e \\"s/,$//\\" \\(.file)' with (format csv, quote E'\\\\x01', delimiter E'\\\\x02')",
    "\\\\o rows.tmp",
    "\\\\qecho '" + ("copy \\($into.schema | name).\\($into.name | name)" + columns($columns) + " from stdin;" | split("\\\\") | join("\\\\\\\\")) + "'",
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
            jobs: job.wiring.settings.jobs ?? DEFAULT_BACKUP_JOBS,
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

;// CONCATENATED MODULE: ./.cache/build/encode/kernel/decode-kernel.generated.js
// Generated by scripts/build-kernel.mjs from src/encode/kernel/assembly; do not edit.
const DECODE_KERNEL_BASE64 = [
    'AGFzbQEAAAABGgVgAn9/AGAAAX9gBX9/f39/AX9gAABgAX8AAg8BA2VudgZtZW1vcnkCAAEDCAcCAwAAAQEEBkkNfwFBAAt/AUEA',
    'C38BQQALfwFBAAt8AUQAAAAAAAAAAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALB1kJB2lucHV0QXQD',
    'AAhvdXRwdXRBdAMCBHJvd3MDBAljb25maWd1cmUABghzZXRJbnB1dAADCXNldE91dHB1dAACB2lzQXRFbmQABQNydW4ABAZtZW1v',
    'cnkCAAgBAQwBBArnGgftAgEEfyABIAAiBUHBAGoiByABIAdJGyEHA0AgBSAHSQRAIAUtAAAiCCAERiADIAhGckUEQCAGQQFqIAYg',
    'CEEwa0EKSRshBiAFQQFqIQUMAgsLCyAFIAdGBEBBf0EAIAEgB0YgASAAa0HAAE1xGw8LIAJFIAZBD0txBEBBAA8LIABBAWogACAA',
    'LQAAQS1GGyIBLQAAQTBrQQpPBEBBAA8LIAEtAABBMEYEQCABQQFqIQEFA0AgAS0AAEEwa0EKSQRAIAFBAWohAQwBCwsLIAEtAABB',
    'LkYEQCABQQFqIgEtAABBMGtBCk8EQEEADwsDQCABLQAAQTBrQQpJBEAgAUEBaiEBDAELCwsgAS0AAEEgckHlAEYEQCABQQFqIgEt',
    'AAAiAkEtRiACQStGcgRAIAFBAWohAQsgAS0AAEEwa0EKTwRAQQAPCwNAIAEtAABBMGtBCkkEQCABQQFqIQEMAQsLCyAFIABrQQAg',
    'ASAFRhsLEABBgCAkBUEAJAZBgCAkBwsKACAAJAIgASQDCwoAIAAkACABJAELpRcCEH8BeyMAIQEjAiEAIwEhCyMDIQkjBSEIIwYh',
    'BCMHIQoCQAJAAkADQAJAIARBAUYEQCABIAtPDQEgACAJSw0DIAggCkYEQCMIRQRAIAEtAABB+wBHDQYgCyABa0ECSQ0DIAFBAWoh',
    'AQsgAS0AAEH9AEcNBSABQQFqIQEgAEEKOgAAIABBAWohACMERAAAAAAAAPA/oCQEQQchBAwDCyAKKAIAIQIgCigCBCEGIAEtAABB',
    'LEH7ACMIG0cEf0EABSACQQFqIQIgCyABQQFqIgdrIgwgBkEBayINIAwgDUkbIQ5BACEDAkADQCADIA5JBEBBACEFIAMgB2r9AAQA',
    'IAIgA2r9AAQA/SP9ZCIPQf//A0cEfyADIA9Bf3NoaiAOSQVBAAsNAiADQRBqIQMMAQsLQQJBASAMIA1JGyEFCyAFCyICQQJGDQEg',
    'AkUiAgR/IAotAAhBA0cFQQALDQQgCi0ACgRAIAAkCgUjCQRAIABBCToAACAAQQFqIQALQQEkCQsgAgRAIABB3JwBOwEAIABBAmoh',
    'AAUgASAGaiEBQQEkCEECIQQLCyAEQQJGBEAgASALTw0BIAEtAAAhAiAKLQAIIgNBA0YEQCACQSJGBH8gAEEiOgAAIABBAWohACAB',
    'QQFqIQFBBAUgAkHbAEYgAkH7AEZyBH9BACQLQQAkDEEFBSACQS1GIAJBMGtBCklyIAJB7gBGciACQfQARnIgAkHmAEZyRQ0HQQYL',
    'CyEEBSACQe4ARgR/IAsgAWtBBEkNAyABKAIAQe7qseMGRw0GIABB3JwBOwEAIABBAmohAEEBIQQgAUEEagUgA0ECRgR/QQRBBSAC',
    'QfQARhsiAyALIAFrSw0EIAEoAgAiBUH05NWrBkcEfyAFQebCsZsHRwR/QQEFIAEtAARB5QBHCwVBAAsNByAAIAI6AAAgAEEBaiEA',
    'QQEhBCABIANqBSADQQFGIAJBIkdxBH8gCi0ACUEARyECAn8gAS0AAEEtRiIDIAFq/QAEAP0MMDAwMDAwMDAwMDAwMDAwMP1xIhD9',
    'DAkJCQkJCQkJCQkJCQkJCQn9dyAQ/SP9ZEF/cyIFaCIGQQFrQQ9JBH8gBkEBRgR/QQEFIAEgA2otAABBMEcLBUEACwRAIAUgBUEB',
    'a3FoIAYgASADaiIFIAZqLQAAQS5GGyIHIAVqIQUgByAGQQFqRyAFIAtJcQRAIAMgB2ogBS0AACIDQf0ARiADQSxGcg0CGgsLIAEg',
    'CyACQSxB/QAQAAsiAkF/Rg0FIAJFDQggACAB/QAEAP0LBABBECEEA0AgAiAESwRAIAAgBGogASAEav0ABAD9CwQAIARBEGohBAwB',
    'CwsgACACaiEAQQEhBCABIAJqBSACQSJHDQggA0EBRgRAIAotAAlBAEchAiABQQFqIgMtAABBLUYhBQJ/IAMgBWr9AAQA/QwwMDAw',
    'MDAwMDAwMDAwMDAw/XEiEP0MCQkJCQkJCQkJCQkJCQkJCf13IBD9I/1kQX9zIgZoIgdBAWtBD0kEfyAHQQFGBH9BAQUgAyAFai0A',
    'AEEwRwsFQQALBEAgBiAGQQFrcWggByADIAVqIgYgB2otAABBLkYbIgwgBmohBiAMIAdBAWpHIAYgC0lxBEAgBSAMaiAGLQAAQSJG',
    'IgUgBXINAhoLCyADIAsgAkEiQSIQAAsiAkF/Rg0GIAINCQtBAyEEIAFBAWoLCwshAQsLIARBBEYgBEEDRnIEQANAAkAgACAJSwR/',
    'IwpFDQYjCgUgAAsiAiAB/QAEACIQ/QsEACAQ/QwfHx8fHx8fHx8fHx8fHx8f/XcgEP0jIBD9DCIiIiIiIiIiIiIiIiIiIiL9IyAQ',
    '/QxcXFxcXFxcXFxcXFxcXFxc/SP9UP1Q/WQiA0UgAUEQaiIAIAtNcQRAIAAhASACQRBqIQAMAgsgA0GAgARyaCIDIAsgAWsiBU8E',
    'QCABIAVqJAAgAiAFaiQCDAgLIAIgA2ohACABIANqIgEtAAAiAkEiRgRAIAFBAWohASAEQQRGBEAgAEEiOgAAIABBAWohAAtBASEE',
    'DAELIAJB3ABHDQYgBSADa0ECSQ0DIAEvAQAiAkEIdiEGIARBBEYEfyAGQSBJDQcgACAGQRB0Qdy4geAFcjYCACAAQQRBAyAGQdwA',
    'RhtqIQAgAUECagUgBkHcAEYgBkHuAEZyIAZB9ABGciAGQfIARnIgBkHiAEZyIAZB5gBGcgR/IAAgAjsBACAAQQJqIQAgAUECagUg',
    'BkEiRgR/IABBIjoAACAAQQFqIQAgAUECagUgBSADa0EGSQ0GAn9BACABKAIAQdzqwYEDRw0AGiABLQAEQTBrIQMgAS0ABSIFQTBr',
    'IgJBCk8EQEEQIAVB1wBrIAVB4QBrQQZPGyECC0EAIAJBD0sgA0EBS3INABpBACADQQR0IAJyIgIgAkENTSACQQhPcSACQQtHcRsL',
    'IgJFDQkgAEHc7AEgAiACQQtGIgIbOwEAIABBAkEBIAIbaiEAIAFBBmoLCwshAQwBCwsFIARBBUYEQCMLIQMjDCECA0ACQCAAIAlL',
    'BEAjCkUEQCADJAsgAiQMDAgLIwohAAsgACAB/QAEACIQ/QsEACACQQEgCyABayIGIBD9DB8fHx8fHx8fHx8fHx8fHx/9dyAQ/SP9',
    'ZCAQ/QxcXFxcXFxcXFxcXFxcXFxc/SP9ZHJBgIAEcmgiBSAFIAZLGyIHdEEBayIFIBD9DCIiIiIiIiIiIiIiIiIiIiL9I/1kcSIM',
    'IAxBAXRzIgwgDEECdHMiDCAMQQR0cyIMIAxBCHRzcyIMQX9zIAVxIgUgEP0MICAgICAgICAgICAgICAgIP1QIhD9DHt7e3t7e3t7',
    'e3t7e3t7e3v9I/1kcSENIAUgEP0MfX19fX19fX19fX19fX19ff0j/WRxIgVpIg4gA0kEQCADIA1pIA5raiEDBSAFIA1yIQUDQCAF',
    'BEACQCANIAVodkEBcQRAIANBAWohAwUgA0EBayIDRQ0BCyAFIAVBAWtxIQUMAgsLCyAFBEAgBWhBAWoiAiABaiEBIAAgAmohAEEB',
    'IQQMAgsLIAEgB2ohASAAIAdqIQAgBwRAQQAgDCAHQQFrdkEBcWshAgsgB0EQRg0BIAMkCyACJAwgBiAHa0ECSQ0EIAJFIAEtAABB',
    '3ABHciABLQABIgVBIElyDQcgAUECaiEBIAAgBUEQdEHcuIHgBXI2AgAgAEEEQQMgBUHcAEYbaiEADAELCwUgBEEGRgRAA0AgACAJ',
    'SwRAIwpFDQcjCiEACyALIAFBQGsiAiACIAtLGyECIAEhBQNAIAIgBUsEQCAFLQAAIgNB4QBrQRpPIANBMGtBCk9xIANBK0dxIANB',
    'LUdxIANBLkdxIANBxQBHcUUEQCAFQQFqIQUMAgsLCyAFIAFrIQIgACAB/QAEAP0LBABBECEDA0AgAiADSwRAIAAgA2ogASADav0A',
    'BAD9CwQAIANBEGohAwwBCwsgACACaiEAIAsgASACaiIBTQ0EIAJBwABPDQALQQEhBAUgBEEBRwRAIAEgC08NBCAEQQhGDQcgAS0A',
    'ACECQYAIIQdBAiEFQQEhAyAEQQdGBEAgAkEsRgR/QYUIBUEDIQVBCCEDQYcICyEHBSALIAFrQQFLBH8gAS0AAUEKRwVBAAsEf0GC',
    'CCEHQQMhBUEIBUEBCyEDCyALIAFrIgwgBSAFIAxLGyENQQAhAgJAA0AgAiANSQRAQQAhBiABIAJq/QAEACACIAdq/QAEAP0j/WQi',
    'DkH//wNHBH8gAiAOQX9zaGogDUkFQQALDQIgAkEQaiECDAELC0ECQQEgBSAMSxshBgsgBkUNByAGQQJGDQQgASAFaiEBIAMhBEGA',
    'ICEKQQAkCEEAJAkMBQsLCwsjCgRAIwohAEEAJAoLIApBEGohCgwBCwsgASQAIAAkAgwCCyABJAAgACQCIAQkBiAKJAdBAQ8LIAEk',
    'ACAAJAIgBCQGIAokB0ECDwsgBCQGIAokB0EACwcAIwZBCEYLIAAgAEEEdEGAIGokBUEAJAZBACQKRAAAAAAAAAAAJAQLCyMEAEGA',
    'CAsCWwoAQYIICwNbXQoAQYUICwIsCgBBhwgLAwpdCg==',
].join('');

;// CONCATENATED MODULE: ./.cache/build/encode/kernel/decode-kernel.js





/** COPY text of one chunk, about; input and output fit the processor's second cache. */
const decode_kernel_SLAB_BYTES = 256 * 1024;
/** Room for column records that serves nearly every table. */
const decode_kernel_USUAL_COLUMN_BYTES = 64 * 1024;
const decode_kernel_USUAL_PREFIX_BYTES = 4 * 1024;
/** Idle kernels kept for the next tables. */
const decode_kernel_MAX_IDLE = 4;
const decode_kernel_idle = [];
/** A decoder set up for a table's columns; `retire` it at the end, whatever happened. */
function acquireDecodeKernel(columns) {
    const { bytes, longestPrefix } = columnRecords(columns);
    const isUsual = bytes.length <= decode_kernel_USUAL_COLUMN_BYTES && longestPrefix <= decode_kernel_USUAL_PREFIX_BYTES;
    const kernel = (isUsual ? decode_kernel_idle.pop() : undefined) ??
        new DecodeKernel(Math.max(bytes.length, decode_kernel_USUAL_COLUMN_BYTES), Math.max(longestPrefix, decode_kernel_USUAL_PREFIX_BYTES), isUsual);
    kernel.configure(bytes, columns.length);
    return kernel;
}
/** The compiled decoder with its input area and one slab of output. */
class DecodeKernel {
    #exports;
    #memory;
    #input;
    #slabStart;
    #isUsual;
    /** A key is compared as a whole, so the longest one may be left unread. */
    constructor(columnBytes, prefixBytes, isUsual) {
        const inputStart = COLUMNS + columnBytes + OVERRUN_BYTES + Math.max(prefixBytes, MAX_LEFTOVER_BYTES);
        this.#slabStart = inputStart + INPUT_BYTES + OVERRUN_BYTES;
        const memoryBytes = this.#slabStart + decode_kernel_SLAB_BYTES + OVERRUN_BYTES;
        const { exports, memory } = loadKernel(DECODE_KERNEL_BASE64, memoryBytes);
        this.#exports = exports;
        this.#memory = memory;
        this.#input = new InputWindow(exports, memory, inputStart);
        this.#isUsual = isUsual;
    }
    configure(records, columnCount) {
        this.#memory.set(records, COLUMNS);
        this.#exports.configure(columnCount);
        this.#input.clear();
        this.#rewind();
    }
    /** Complete rows so far. */
    get rows() {
        return this.#exports.rows.value;
    }
    /** True when all input was read and it was a whole file. */
    get isAtEnd() {
        return this.#exports.isAtEnd() !== 0 && this.#input.isUsedUp;
    }
    /** Takes input from `chunk` at `from`; returns how many bytes it took. Call `run` before the next one. */
    feed(chunk, from) {
        return this.#input.feed(chunk, from);
    }
    /** Decodes until the input is used up or the slab is full; one of the answers in layout.ts. */
    run() {
        return this.#exports.run();
    }
    /** What was written since the last call; valid until the next `run`. */
    take() {
        const bytes = this.#memory.subarray(this.#slabStart, this.#exports.outputAt.value);
        this.#rewind();
        return bytes;
    }
    /** No more calls after this one. */
    retire() {
        if (this.#isUsual && decode_kernel_idle.length < decode_kernel_MAX_IDLE)
            decode_kernel_idle.push(this);
    }
    #rewind() {
        this.#exports.setOutput(this.#slabStart, this.#slabStart + decode_kernel_SLAB_BYTES);
    }
}

;// CONCATENATED MODULE: ./.cache/build/encode/row-digester.js



/** Digests the rows of a table file (docs/archive-format.md, "Digest"), generated columns apart. */
function createRowDigester(columns = []) {
    return columns.some(({ generated }) => generated !== null) ? digestFields(columns) : digestLines();
}
/** Without generated columns the rows are digested as they stand. */
function digestLines() {
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
            const result = { rows: kernel.rows, digest: kernel.digest('restored'), generatedDigest: null };
            kernel.retire();
            return result;
        },
    };
}
/** Nobody reads the slab (digest-rows.ts). */
const row_digester_SLAB_BYTES = 128 * 1024;
/** The fields of a row have to be told apart, so it goes back to COPY text and is encoded as when it was exported. */
function digestFields(columns) {
    const decoder = acquireDecodeKernel(columns.map((column) => ({ ...column, generated: null })));
    const encoder = acquireKernel(columns);
    encoder.openFirstSlab(row_digester_SLAB_BYTES);
    let isSound = true;
    return {
        update(bytes) {
            for (let at = 0; isSound && at < bytes.length;) {
                at += decoder.feed(bytes, at);
                let answer = decoder.run();
                while (isSound && answer === OUTPUT_FULL) {
                    isSound = digestCopyText(encoder, decoder.take());
                    answer = decoder.run();
                }
                isSound &&= answer === NEED_INPUT;
            }
        },
        finish() {
            isSound &&= decoder.isAtEnd && digestCopyText(encoder, decoder.take()) && encoder.isBetweenRows;
            const result = {
                rows: decoder.rows,
                digest: isSound ? encoder.digest('restored') : '',
                generatedDigest: isSound ? encoder.digest('generated') : '',
            };
            decoder.retire();
            encoder.retire();
            return result;
        },
    };
}
function digestCopyText(kernel, chunk) {
    for (let at = 0; at < chunk.length;) {
        at += kernel.feed(chunk, at);
        if (kernel.runForDigest(row_digester_SLAB_BYTES) !== NEED_INPUT)
            return false;
    }
    return true;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./.cache/build/pack/archive-errors.js

const USE_ANOTHER = 'Do not restore this archive. Verify another backup, or fetch an earlier version of this object from the store.';
/** An archive that is not what it should be. */
function archiveError(code, message, cause) {
    return new errors/* BackupError */.hj('integrity', message, { code, nextStep: USE_ANOTHER, cause });
}
/** Only what the manifest lists belongs into an archive. */
function unexpectedFile(path) {
    return archiveError('FILE_UNEXPECTED', `${path} is in the archive but not in its manifest.`);
}
/** A file does not lie in the archive where the manifest says. */
function spanError(message) {
    return new errors/* BackupError */.hj('integrity', message, {
        code: 'SPAN_INVALID',
        nextStep: 'If another tool packed this archive again, unpack it and give its folder; otherwise do not restore it, and verify another backup.',
    });
}

;// CONCATENATED MODULE: ./.cache/build/pack/check-files.js

/**
 * Compares what was found with the manifest and with SHA256SUMS; returns the number of files.
 * @throws BackupError kind `integrity` for the first difference, in the manifest's order
 */
function checkFiles(files, manifest, sums, context) {
    const listed = listedFiles(manifest);
    const paths = new Set(listed.map((entry) => entry.file));
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
            throw unexpectedFile(path);
        }
    }
    checkSums(files, sums, context.sums);
    for (const table of manifest.tables)
        checkTable(table, files.get(table.file)?.table);
    if (context.archiveBytes !== undefined)
        filesInOrder(manifest, context.archiveBytes);
    return files.size;
}
/** Every file the manifest lists. @throws BackupError code MANIFEST_INVALID when it lists one twice */
function listedFiles(manifest) {
    const listed = [...manifest.files, ...manifest.tables];
    if (new Set(listed.map((entry) => entry.file)).size === listed.length)
        return listed;
    throw archiveError('MANIFEST_INVALID', 'The manifest names a file twice.');
}
function checkTable(entry, found) {
    if (!found)
        return;
    const name = `${entry.schema}.${entry.name} (${entry.file})`;
    if (found.digest === '') {
        throw archiveError('TABLE_DIGEST_DIFFERS', `${name} is not in the form of its columns in the manifest.`);
    }
    if (found.rows !== entry.rows) {
        throw archiveError('TABLE_ROWS_DIFFER', `${name} has ${found.rows} rows; the manifest says ${entry.rows}.`);
    }
    if (found.digest === undefined)
        return;
    const digest = both(found.digest, found.generatedDigest ?? null);
    const expected = both(entry.digest, entry.generatedDigest);
    if (digest === expected)
        return;
    throw archiveError('TABLE_DIGEST_DIFFERS', `${name} has the digest ${digest}; the manifest says ${expected}.`);
}
function both(digest, generatedDigest) {
    return generatedDigest === null ? digest : `${digest} (of generated columns ${generatedDigest})`;
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
/**
 * The listed files in the order of their spans, which lie in the archive and do not overlap.
 * @throws BackupError code SPAN_INVALID
 */
function filesInOrder(manifest, archiveBytes) {
    const inOrder = listedFiles(manifest).sort((a, b) => a.span.offset - b.span.offset);
    let end = 0;
    for (const { file, span } of inOrder) {
        if (span.offset < end || span.offset + span.length > archiveBytes) {
            throw spanError(`The span of ${file} overlaps another or lies outside the archive.`);
        }
        end = span.offset + span.length;
    }
    return inOrder;
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
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
/** By its first bytes; undefined for anything else. */
function compressionFormatOf(beginning) {
    if (GZIP_MAGIC.equals(beginning.subarray(0, GZIP_MAGIC.length)))
        return 'gzip';
    return ZSTD_MAGIC.equals(beginning.subarray(0, ZSTD_MAGIC.length)) ? 'zstd' : undefined;
}
/**
 * All members of a gzip or all frames of a zstd stream, one after the other. With `expected`, the other format is refused.
 * @throws BackupError kind `integrity`: ARCHIVE_FORMAT_UNKNOWN, ARCHIVE_TRUNCATED when the stream ends inside a
 *   member, ARCHIVE_DAMAGED for anything else that cannot be decompressed; each names the offset
 */
async function* decompress(compressed, expected) {
    let offset = 0;
    const counted = createByteReader(mapChunks(compressed, (chunk) => {
        offset += chunk.length;
    }));
    try {
        const magic = await counted.exactly(ZSTD_MAGIC.length);
        counted.unread(magic);
        const format = compressionFormatOf(magic);
        if (format === undefined)
            throw unknownFormat(magic);
        if (expected !== undefined && format !== expected) {
            throw archiveError('ARCHIVE_DAMAGED', `A piece of the ${expected} archive is ${format}.`);
        }
        yield* format === 'gzip' ? gunzip(counted) : unzstd(counted);
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
        const source = input[Symbol.asyncIterator]();
        try {
            for (;;) {
                // Only its own errors: an engine that fails throws into this generator as well.
                const next = await source.next().catch((error) => {
                    inputError = error;
                    throw error;
                });
                if (next.done)
                    return;
                yield next.value;
            }
        }
        finally {
            await source.return?.();
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

;// CONCATENATED MODULE: ./.cache/build/pack/own-files.js


/** The two files of an archive that its manifest does not list. */
const MANIFEST = 'manifest.json';
const SUMS = 'SHA256SUMS';
/** They are kept in memory; 10,000 tables of 100 columns need about 100 MB. */
const MAX_KEPT_BYTES = 256 * 1024 * 1024;
/** Reads one of them whole; any other entry is refused. */
async function collectContent({ path, bytes, content }) {
    if (path !== MANIFEST && path !== SUMS) {
        throw unexpectedFile(path);
    }
    if (bytes > MAX_KEPT_BYTES) {
        throw archiveError('ARCHIVE_HOSTILE', `${path} has ${bytes} bytes, which is too much to read.`);
    }
    const pieces = [];
    for await (const piece of content)
        pieces.push(Buffer.from(piece));
    const whole = Buffer.concat(pieces);
    const sha256 = (0,external_node_crypto_.createHash)('sha256').update(whole).digest('hex');
    return { bytes, sha256, table: undefined, content: whole };
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
function readArchive(compressed, options = {}) {
    return readTar(decompress(compressed), options);
}
/** The same for a tar that is no longer compressed. Nothing is read ahead of what an entry needs. */
async function* readTar(tar, options = {}) {
    const reader = createByteReader(tar);
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









/**
 * Reads an archive as one tar, whatever members it is made of, and compares everything in it but spans and digests: its own
 * size and SHA-256 with the sidecar, every file's with the manifest and with SHA256SUMS, rows of tables.
 * @throws BackupError kind `integrity` that names the file or the offset: ARCHIVE_HASH_DIFFERS,
 *   FILE_HASH_DIFFERS, FILE_MISSING, FILE_UNEXPECTED, TABLE_ROWS_DIFFER, SPAN_INVALID,
 *   MANIFEST_INVALID, MANIFEST_DIFFERS, FORMAT_NEWER, and those of `readArchive`
 */
async function verifyArchive(content, options = {}) {
    const whole = { sha256: (0,external_node_crypto_.createHash)('sha256'), bytes: 0 };
    async function* observed() {
        for await (const chunk of content) {
            whole.sha256.update(chunk);
            whole.bytes += chunk.length;
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
    const { sidecar, manifest = sidecar } = options;
    const expected = new Map(manifest && [...manifest.files, ...manifest.tables].map((file) => [file.file, file.bytes]));
    const files = new Map();
    let reading = 'its beginning';
    try {
        for await (const entry of readArchive(content, sidecar ? { folder: sidecar.id } : {})) {
            reading = entry.path;
            const bytes = expected.get(entry.path);
            if (bytes !== undefined && bytes !== entry.bytes)
                throw sizeDiffers(entry, bytes);
            files.set(entry.path, await observeFile(entry));
        }
    }
    catch (error) {
        throw nameFile(error, reading);
    }
    return files;
}
async function observeFile(entry) {
    const isKept = entry.path === MANIFEST || entry.path === SUMS;
    if (isKept && entry.bytes > MAX_KEPT_BYTES) {
        throw archiveError('ARCHIVE_HOSTILE', `${entry.path} has ${entry.bytes} bytes, which is too much to read.`);
    }
    const isTable = entry.path.startsWith('tables/');
    const rows = isTable ? createRowCounter() : undefined;
    const sha256 = (0,external_node_crypto_.createHash)('sha256');
    const kept = [];
    for await (const chunk of entry.content) {
        sha256.update(chunk);
        rows?.update(chunk);
        if (isKept)
            kept.push(Buffer.from(chunk));
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
    const message = `${entry.path} has ${entry.bytes} bytes in the archive; the manifest says ${expected}.`;
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

;// CONCATENATED MODULE: ./.cache/build/pack/explain-repacked.js





const MAGIC_BYTES = 4;
/**
 * A better error for an archive whose check failed: one that another tool packed has no spans, and damage of it is
 * found by reading it as any tar. Everything else gets its own error back.
 */
async function explainRepacked(error, source, { manifest, archive, format }) {
    if (!isIntegrity(error))
        return error;
    const listed = listedFiles(manifest);
    const [first] = listed;
    try {
        if (!first || (await hasSpans(source, listed, format)))
            return error;
        const whole = source.stream({ offset: 0, length: source.bytes });
        await verifyArchive(whole, archive ? { sidecar: { ...manifest, archive } } : { manifest });
    }
    catch (better) {
        // Whatever else goes wrong here does not make the archive any sounder.
        return isIntegrity(better) ? better : error;
    }
    return spanError(`Where the manifest says that ${first.file} begins, nothing begins.`);
}
function isIntegrity(error) {
    return error instanceof errors/* BackupError */.hj && error.kind === 'integrity';
}
async function hasSpans(source, listed, format) {
    for (const { span } of listed) {
        const length = Math.min(MAGIC_BYTES, span.length);
        if (span.offset + length > source.bytes)
            continue;
        if (compressionFormatOf(await source.read({ offset: span.offset, length })) === format)
            return true;
    }
    return false;
}

// EXTERNAL MODULE: ./.cache/build/lib/free-bytes.js
var free_bytes = __webpack_require__(6595);
;// CONCATENATED MODULE: ./.cache/build/pack/read-listed-file.js






/** Up to these sizes a call on the spot costs far less than a stream. */
const SMALL_SPAN_BYTES = 16 * 1024;
const SMALL_CONTENT_BYTES = 256 * 1024;
/** Smaller buffers may be parts of a pool (https://nodejs.org/api/buffer.html, "Buffer.poolSize"). */
const FREED_FROM_BYTES = 128 * 1024;
/**
 * The decompressed bytes of one file by its span; a chunk is valid until the next one is asked for. Never more than the manifest declares, however much the span would
 * unpack to; size and SHA-256 are compared once more at the end, because the bytes may have changed since they were checked.
 * @throws BackupError kind `integrity` naming the file: FILE_HASH_DIFFERS, ARCHIVE_DAMAGED, ARCHIVE_TRUNCATED
 */
async function* readListedFile(source, entry, format) {
    const sha256 = (0,external_node_crypto_.createHash)('sha256');
    let bytes = 0;
    try {
        for await (const chunk of decompressSpan(source, entry.span, format, entry.bytes)) {
            bytes += chunk.length;
            if (bytes > entry.bytes)
                throw moreThanDeclared(entry);
            sha256.update(chunk);
            yield chunk;
            freeUsedUp(chunk);
        }
    }
    catch (error) {
        throw withPlace(error, entry.file);
    }
    const found = sha256.digest('hex');
    if (bytes === entry.bytes && found === entry.sha256)
        return;
    throw archiveError('FILE_HASH_DIFFERS', `${entry.file} has ${bytes} bytes and SHA-256 ${found}; ` +
        `the manifest says ${entry.bytes} bytes and ${entry.sha256}.`);
}
/** An engine fills one buffer after the other; with the end of one everything in it was delivered. */
function freeUsedUp({ buffer, byteOffset, byteLength }) {
    if (buffer.byteLength >= FREED_FROM_BYTES && byteOffset + byteLength === buffer.byteLength)
        (0,free_bytes/* freeBytes */.g)(buffer);
}
/** `expectedBytes` is a hint: more is delivered, to be refused by the caller. */
async function* decompressSpan(source, span, format, expectedBytes) {
    if (format === 'gzip' && span.length <= SMALL_SPAN_BYTES && expectedBytes <= SMALL_CONTENT_BYTES) {
        const content = gunzipSmall(await source.read(span));
        if (content) {
            if (content.length > 0)
                yield content;
            return;
        }
    }
    yield* decompress(source.stream(span), format);
}
/** undefined where the slow way has to look closer, for its exact error or for the size. */
function gunzipSmall(compressed) {
    if (compressionFormatOf(compressed) !== 'gzip')
        return undefined;
    try {
        const options = { info: true, maxOutputLength: SMALL_CONTENT_BYTES };
        const { buffer, engine } = external_node_zlib_.gunzipSync(compressed, options);
        return engine.bytesWritten === compressed.length ? buffer : undefined;
    }
    catch {
        return undefined;
    }
}
function moreThanDeclared({ file, bytes }) {
    const message = `${file} unpacks to more than the ${bytes} bytes that the manifest says.`;
    return archiveError('FILE_HASH_DIFFERS', message);
}
/** An integrity error that says where it was found. */
function withPlace(error, place) {
    if (!(error instanceof errors/* BackupError */.hj) || error.kind !== 'integrity' || error.message.includes(place))
        return error;
    const { code, nextStep } = error;
    return new errors/* BackupError */.hj('integrity', `${place}: ${error.message}`, { code, nextStep, cause: error });
}

;// CONCATENATED MODULE: ./.cache/build/pack/hollow-tar.js



/** What stands where the contents of listed files would be; nobody else's bytes lie in this buffer. */
const HOLE = new Uint8Array(1024 * 1024);
/** Headers and paddings take a few bytes; what is after the last table holds manifest.json as well. */
const GAP_HINT_BYTES = 2048;
/**
 * The structure of an archive without the contents of its listed files: everything between their spans is decompressed
 * and read as tar, and each span has to be exactly the content of the entry of its name. Together with the files themselves
 * this proves that any tar reader finds the same files. Spans are asked for from the first to the last.
 *
 * @throws BackupError kind `integrity`: SPAN_INVALID, FILE_MISSING, FILE_UNEXPECTED, and those of `readTar`
 */
async function checkStructure(source, inOrder, options, { onListed, onOther }) {
    const names = new Set(inOrder.map(({ file }) => file));
    const place = { holesBegun: 0, reading: 'its beginning' };
    let listed = 0;
    try {
        const tar = hollowTar(source, inOrder, options.format, place, onListed);
        for await (const entry of readTar(tar, { folder: options.folder })) {
            const file = inOrder[listed];
            if (!file) {
                place.reading = entry.path;
                await onOther(entry);
                continue;
            }
            if (!names.has(entry.path))
                throw unexpectedFile(entry.path);
            const isInPlace = entry.path === file.file && place.holesBegun === listed;
            if (!isInPlace || entry.bytes !== file.bytes || !(await isHole(entry)))
                throw wrongSpan(file, entry);
            listed += 1;
        }
    }
    catch (error) {
        throw withPlace(error, place.reading);
    }
    const missing = inOrder[listed];
    if (missing)
        throw archiveError('FILE_MISSING', `The archive has no ${missing.file}.`);
}
async function* hollowTar(source, inOrder, format, place, onListed) {
    let offset = 0;
    for (const listed of inOrder) {
        const { file, bytes, span } = listed;
        place.reading = `the header of ${file}`;
        if (span.offset === offset)
            throw spanError(`There is no header before ${file}.`);
        yield* decompressSpan(source, { offset, length: span.offset - offset }, format, GAP_HINT_BYTES);
        place.holesBegun += 1;
        place.reading = file;
        await onListed?.(listed);
        for (let left = bytes; left > 0; left -= HOLE.length)
            yield HOLE.subarray(0, left);
        offset = span.offset + span.length;
    }
    place.reading = 'the end of the archive';
    yield* decompressSpan(source, { offset, length: source.bytes - offset }, format, GAP_HINT_BYTES);
}
async function isHole({ content }) {
    for await (const piece of content)
        if (piece.buffer !== HOLE.buffer)
            return false;
    return true;
}
function wrongSpan({ file }, entry) {
    return spanError(`The span of ${file} does not hold that file alone: the archive has ${entry.path} of ${entry.bytes} bytes there.`);
}

;// CONCATENATED MODULE: ./.cache/build/pack/check-archive.js











/** Streams that are decompressed at the same time: enough for two cores, and each costs a megabyte of memory. */
const STREAMS = 3;
/**
 * Compares everything `verifyArchive` does, but by the spans of an archive that can be read at any place: files are
 * decompressed beside each other, and the spans themselves are proved to be what the tar holds.
 *
 * @throws BackupError kind `integrity` that names the file, as `verifyArchive` does; kind `cancelled`
 */
async function checkArchive(source, options) {
    try {
        return await checkSpans(source, options);
    }
    catch (error) {
        throw await explainRepacked(error, source, options);
    }
}
async function checkSpans(source, options) {
    const { manifest, archive, format, createRowDigester } = options;
    if (archive && archive.bytes !== source.bytes)
        throw check_archive_sizeDiffers(archive, source.bytes);
    const inOrder = filesInOrder(manifest, source.bytes);
    const files = new Map();
    let sha256 = '';
    const tasks = [
        ...inOrder
            .toSorted((a, b) => b.span.length - a.span.length)
            .map((entry) => async () => {
            files.set(entry.file, await observeListedFile(source, entry, format, createRowDigester));
        }),
        () => checkStructure(source, inOrder, { folder: manifest.id, format }, {
            onOther: async (entry) => {
                files.set(entry.path, await collectContent(entry));
            },
        }),
        async () => {
            sha256 = await hashWhole(source);
        },
    ];
    await (0,map_concurrently/* mapConcurrently */.X)(tasks, STREAMS, (task) => task());
    return concludeCheck(files, options, { bytes: source.bytes, sha256 });
}
/** When every listed file was observed: compares them with the manifest in the archive, and all with the sidecar. */
function concludeCheck(files, { manifest, archive }, { bytes, sha256 }) {
    const own = files.get(MANIFEST)?.content;
    const sums = files.get(SUMS)?.content;
    if (!own || !sums)
        throw archiveError('FILE_MISSING', `The archive has no ${own ? SUMS : MANIFEST}.`);
    const context = { manifest: MANIFEST, sums: SUMS, archiveBytes: bytes };
    const count = checkFiles(files, parseManifest(own), sums, context);
    if (!isSameManifest(manifest, parseManifest(own))) {
        throw archiveError('MANIFEST_DIFFERS', 'The sidecar and the manifest in the archive are not equal.');
    }
    if (archive && archive.bytes !== bytes)
        throw check_archive_sizeDiffers(archive, bytes);
    if (archive && archive.sha256 !== sha256)
        throw hashDiffers(archive, sha256);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    return { files: count, bytes, sha256, rows, manifest };
}
/**
 * Decompresses one file and compares size, SHA-256 and, for tables, the number of rows. Digests are for `checkFiles`.
 * @throws BackupError kind `integrity` naming the file
 */
async function observeListedFile(source, entry, format, createRowDigester = createRowCounter) {
    const rows = entry.columns && createRowDigester(entry.columns);
    let table;
    try {
        for await (const chunk of readListedFile(source, entry, format))
            rows?.update(chunk);
    }
    finally {
        table = rows?.finish();
    }
    if (table && table.digest !== '' && table.rows !== entry.rows) {
        throw archiveError('TABLE_ROWS_DIFFER', `${entry.file} has ${table.rows} rows; the manifest says ${entry.rows}.`);
    }
    return { bytes: entry.bytes, sha256: entry.sha256, table, content: undefined };
}
/** What only a sidecar says is left out. */
function isSameManifest(one, other) {
    const { archive: _archive, anomaly: _anomaly, ...a } = one;
    const { archive: _otherArchive, anomaly: _otherAnomaly, ...b } = other;
    return (0,external_node_util_.isDeepStrictEqual)(a, b);
}
async function hashWhole(source) {
    const sha256 = (0,external_node_crypto_.createHash)('sha256');
    for await (const piece of source.stream({ offset: 0, length: source.bytes }))
        sha256.update(piece);
    return sha256.digest('hex');
}
function check_archive_sizeDiffers(archive, bytes) {
    const message = `${archive.file} has ${bytes} bytes; the sidecar says ${archive.bytes}.`;
    return archiveError('ARCHIVE_HASH_DIFFERS', message);
}
function hashDiffers(archive, sha256) {
    const message = `${archive.file} has the SHA-256 ${sha256}; the sidecar says ${archive.sha256}.`;
    return archiveError('ARCHIVE_HASH_DIFFERS', message);
}

;// CONCATENATED MODULE: ./.cache/build/pack/find-own-manifest.js








/** The manifest of 10,000 tables takes less than this at the end of an archive. */
const TAIL_BYTES = 16 * 1024 * 1024;
/** A member that holds padding and a header is far smaller. */
const MAX_HEADER_MEMBER_BYTES = 4096;
const MAX_HEADER_BYTES = 64 * 1024;
/** The member is among the last few, unless somebody wants to waste time. */
const MAX_TRIES = 1000;
/** How members and frames begin as this tool writes them: no name, no time; RFC 1952 and RFC 8878. */
const BEGINNINGS = {
    gzip: Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]),
    zstd: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]),
};
/**
 * The manifest that an archive carries itself. It stands near the end, where its header's member is looked for; an archive
 * without such a member is read from the start. Nothing of the manifest is proved by this.
 *
 * @throws BackupError kind `integrity`
 */
async function findOwnManifest(source, format) {
    const content = (await findInTail(source, format)) ?? (await findFromStart(source));
    return parseManifest(content);
}
async function findInTail(source, format) {
    const length = Math.min(TAIL_BYTES, source.bytes);
    const start = source.bytes - length;
    const tail = await source.read({ offset: start, length });
    let end = tail.length;
    let tries = 0;
    for (let at = tail.lastIndexOf(BEGINNINGS[format]); at >= 0 && tries < MAX_TRIES; tries += 1) {
        if (end - at <= MAX_HEADER_MEMBER_BYTES) {
            const bytes = await manifestSize(source, { offset: start + at, length: end - at }, format);
            if (bytes !== undefined) {
                const rest = { offset: start + end, length: tail.length - end };
                return readExactly(decompressSpan(source, rest, format, MAX_KEPT_BYTES), bytes);
            }
        }
        end = at;
        at = at === 0 ? -1 : tail.lastIndexOf(BEGINNINGS[format], at - 1);
    }
    return undefined;
}
/** Of manifest.json, when the member ends with its header. */
async function manifestSize(source, member, format) {
    const content = await smallContent(decompressSpan(source, member, format, MAX_HEADER_BYTES));
    if (!content || content.length < TAR_BLOCK_BYTES)
        return undefined;
    const header = new index_min/* Header */.Y9(content, content.length - TAR_BLOCK_BYTES);
    const isManifest = header.cksumValid && header.type === 'File' && /^[^/]+\/manifest\.json$/.test(header.path ?? '');
    return isManifest && (header.size ?? 0) <= MAX_KEPT_BYTES ? header.size : undefined;
}
/** undefined for what is no member after all, or too large for a header. */
async function smallContent(chunks) {
    const pieces = [];
    let bytes = 0;
    try {
        for await (const chunk of chunks) {
            bytes += chunk.length;
            if (bytes > MAX_HEADER_BYTES)
                return undefined;
            pieces.push(chunk);
        }
    }
    catch (error) {
        if (error instanceof errors/* BackupError */.hj && error.kind === 'integrity')
            return undefined;
        throw error;
    }
    return Buffer.concat(pieces);
}
async function readExactly(chunks, bytes) {
    const pieces = [];
    let left = bytes;
    for await (const chunk of chunks) {
        pieces.push(chunk.subarray(0, left));
        left -= chunk.length;
        if (left <= 0)
            break;
    }
    return Buffer.concat(pieces);
}
async function findFromStart(source) {
    for await (const entry of readArchive(source.stream({ offset: 0, length: source.bytes }))) {
        if (entry.path === MANIFEST)
            return (await collectContent(entry)).content ?? new Uint8Array();
    }
    throw archiveError('FILE_MISSING', `The archive has no ${MANIFEST}.`);
}

;// CONCATENATED MODULE: ./.cache/build/pack/span-source.js


const PIECE_BYTES = 256 * 1024;
/**
 * An archive in a file of `bytes` bytes.
 * @throws BackupError kind `integrity` code ARCHIVE_TRUNCATED when the file is shorter; kind `store` code
 *   ARCHIVE_UNREADABLE; kind `cancelled`
 */
function createFileSpans(file, bytes, signal) {
    const read = async ({ offset, length }) => {
        const buffer = Buffer.allocUnsafe(length);
        for (let done = 0; done < length;) {
            if (signal.aborted)
                throw (0,errors/* cancelledError */.YQ)(signal.reason);
            const { bytesRead } = await file
                .read(buffer, done, length - done, offset + done)
                .catch((error) => unreadable(error));
            if (bytesRead === 0)
                throw tooShort(offset + done, bytes);
            done += bytesRead;
        }
        return buffer;
    };
    return {
        bytes,
        read,
        async *stream({ offset, length }) {
            for (let done = 0; done < length; done += PIECE_BYTES) {
                yield await read({ offset: offset + done, length: Math.min(PIECE_BYTES, length - done) });
            }
        },
    };
}
function tooShort(found, expected) {
    return archiveError('ARCHIVE_TRUNCATED', `The archive ends at offset ${found} of ${expected}.`);
}
function unreadable(error) {
    const errno = error?.code ?? 'unknown error';
    throw new errors/* BackupError */.hj('store', `The file of the archive cannot be read (${errno}).`, {
        code: 'ARCHIVE_UNREADABLE',
        nextStep: 'Check the disk the archive lies on, or use a copy from elsewhere.',
        cause: error,
    });
}

;// CONCATENATED MODULE: ./.cache/build/lib/range-set.js
/** What is known of a long row of bytes; ranges that touch become one. */
class RangeSet {
    #ranges = [];
    add(range) {
        this.#ranges = joinRanges([...this.#ranges, range], 0);
    }
    /** The parts of `range` that were not added yet, in order. */
    missing({ offset, length }) {
        const end = offset + length;
        const found = [];
        let at = offset;
        for (const known of this.#ranges) {
            const knownEnd = known.offset + known.length;
            if (knownEnd <= at || known.offset >= end)
                continue;
            if (known.offset > at)
                found.push({ offset: at, length: known.offset - at });
            at = knownEnd;
        }
        if (at < end)
            found.push({ offset: at, length: end - at });
        return found;
    }
}
/** In order, with those made one that overlap or have at most `gap` between them. */
function joinRanges(ranges, gap) {
    const joined = [];
    for (const range of ranges.toSorted((a, b) => a.offset - b.offset)) {
        const last = joined.at(-1);
        if (last && range.offset <= last.offset + last.length + gap) {
            const end = Math.max(last.offset + last.length, range.offset + range.length);
            joined[joined.length - 1] = { offset: last.offset, length: end - last.offset };
        }
        else
            joined.push(range);
    }
    return joined;
}
/** Cut into pieces of at most `length`. */
function splitRange({ offset, length: total }, length) {
    const count = Math.ceil(total / length);
    return Array.from({ length: count }, (_, index) => ({
        offset: offset + index * length,
        length: Math.min(length, total - index * length),
    }));
}

;// CONCATENATED MODULE: ./.cache/build/store/download-ranges.js



/** Four connections fill the line of a hosted runner; each holds no more than a chunk in memory. */
const CONNECTIONS = 4;
const PART_BYTES = 8 * 1024 * 1024;
/**
 * Writes ranges of an object to the same places of a file, several at a time. A connection that is cut costs only what it
 * had not delivered, because the store reads on from there.
 *
 * @throws BackupError kind `store`: SPOOL_FULL or SPOOL_NOT_WRITABLE for the file, and those of `Store.read`
 */
async function downloadRanges(store, key, ranges, file, options) {
    const parts = ranges.flatMap((range) => splitRange(range, PART_BYTES));
    await (0,map_concurrently/* mapConcurrently */.X)(parts, CONNECTIONS, async (range) => {
        const { versionId, onBytes } = options;
        const how = versionId === undefined ? { range } : { range, versionId };
        let { offset } = range;
        for await (const chunk of await store.read(key, how)) {
            onBytes(chunk.length);
            await download_ranges_writeAll(file, chunk, offset).catch((error) => {
                throw explain(error, options);
            });
            offset += chunk.length;
        }
    });
}
async function download_ranges_writeAll(file, bytes, position) {
    for (let at = 0; at < bytes.length;) {
        at += (await file.write(bytes, at, bytes.length - at, position + at)).bytesWritten;
    }
}
function explain(error, { folder, setting }) {
    const errno = error?.code;
    if (errno === undefined)
        return error;
    if (errno === 'ENOSPC' || errno === 'EDQUOT' || errno === 'EFBIG') {
        return new errors/* BackupError */.hj('store', `The disk of ${folder} is full; the archive is fetched to there.`, {
            code: 'SPOOL_FULL',
            setting,
            nextStep: `Free space there, or set ${setting} to a folder on a larger disk.`,
            cause: error,
        });
    }
    return new errors/* BackupError */.hj('store', `The archive cannot be written to ${folder} (${errno}).`, {
        code: 'SPOOL_NOT_WRITABLE',
        setting,
        nextStep: `Set ${setting} to a folder this process may write.`,
        cause: error,
    });
}

;// CONCATENATED MODULE: ./.cache/build/app/gone-version.js

/** Versions get other ids when a bucket is copied; what is read instead is compared with every hash in any case. */
function isVersionGone(error) {
    return error instanceof errors/* BackupError */.hj && error.code === 'NOT_FOUND';
}
/** For the report. */
function goneVersionWarning(key, versionId) {
    return `The store has no version ${versionId} of ${key}; its current version was read.`;
}

;// CONCATENATED MODULE: ./.cache/build/app/range-download.js




/** Asking once more costs about as much as fetching so many bytes that nobody needs. */
const JOIN_GAP_BYTES = 64 * 1024;
/** An archive of a store that gets into a file piece by piece, each byte once. */
class RangeDownload {
    options;
    warnings = [];
    #known = new RangeSet();
    #bytesFetched = 0;
    #versionId;
    constructor(options) {
        this.options = options;
        this.#versionId = options.versionId ?? undefined;
    }
    get bytesFetched() {
        return this.#bytesFetched;
    }
    /** The one that is read; undefined for the current one. */
    get versionId() {
        return this.#versionId;
    }
    /** @throws BackupError kind `store`, `cancelled`; kind `integrity` code RANGE_MISSING */
    async fetch(ranges) {
        const missing = joinRanges(ranges, JOIN_GAP_BYTES).flatMap((range) => this.#known.missing(range));
        try {
            await this.#download(missing);
        }
        catch (error) {
            if (this.#versionId === undefined || !isVersionGone(error))
                throw error;
            const { key, log } = this.options;
            log.info(`${(0,errors/* messageOf */.bD)(error)} Reading the current version instead.`);
            const gone = this.#versionId;
            this.#versionId = undefined;
            await this.#download(missing);
            this.warnings.push(goneVersionWarning(key, gone));
        }
        for (const range of missing)
            this.#known.add(range);
    }
    async #download(ranges) {
        const { store, key, file, folder, setting } = this.options;
        await downloadRanges(store, key, ranges, file, {
            versionId: this.#versionId,
            folder,
            setting,
            onBytes: (bytes) => {
                this.#bytesFetched += bytes;
            },
        });
    }
}

;// CONCATENATED MODULE: ./.cache/build/app/archive-bytes.js






/** True when the bytes lie on a disk of this machine. */
function isLocal(store) {
    return store.uri.startsWith('file://');
}
/** An archive that is read where it lies. @throws BackupError kind `store` code ARCHIVE_UNREADABLE */
async function openLocalBytes(store, key, signal) {
    const path = (0,external_node_url_.fileURLToPath)(store.uriOf(key));
    const file = await (0,promises_.open)(path, 'r').catch((error) => {
        throw new errors/* BackupError */.hj('store', `${path} cannot be read (${(0,errors/* messageOf */.bD)(error)}).`, {
            code: 'ARCHIVE_UNREADABLE',
            setting: 'backup',
            nextStep: 'Check the path, and let this process read the file.',
            cause: error,
        });
    });
    const { size } = await file.stat();
    return {
        spans: createFileSpans(file, size, signal),
        bytesFetched: 0,
        warnings: [],
        versionId: undefined,
        fetch: async () => undefined,
        close: () => closeQuietly(file),
    };
}
/** Reads an archive where it is stored, asking anew each time: for the little that is needed before or after a stream. */
function createStoreSpans(store, key, bytes, versionId) {
    const how = (range) => (versionId === undefined ? { range } : { range, versionId });
    return {
        bytes,
        async read(range) {
            const chunks = [];
            for await (const chunk of await store.read(key, how(range)))
                chunks.push(chunk);
            return Buffer.concat(chunks);
        },
        async *stream(range) {
            yield* await store.read(key, how(range));
        },
    };
}
/**
 * An archive in a store, of which a file below `tempDir` gets what is asked for; nobody else can read it.
 * @throws BackupError kind `store` code SPOOL_NOT_WRITABLE
 */
async function openRemoteBytes({ store, key, archive, tempDir, openFile = openPrivately }, { log, signal }) {
    const { file, leftover } = await makeTempFile(tempDir, openFile);
    const { versionId } = archive;
    const place = { file, folder: tempDir, setting: 'temp-dir' };
    const download = new RangeDownload({ store, key, versionId, log, ...place });
    return {
        spans: createFileSpans(file, archive.bytes, signal),
        get bytesFetched() {
            return download.bytesFetched;
        },
        get versionId() {
            return download.versionId;
        },
        warnings: download.warnings,
        fetch: (ranges) => download.fetch(ranges),
        async close() {
            await closeQuietly(file);
            if (leftover === undefined)
                return;
            await (0,promises_.rm)(leftover, { recursive: true, force: true }).catch((error) => log.warn(`${leftover} could not be removed (${(0,errors/* messageOf */.bD)(error)}).`));
        },
    };
}
/**
 * The file loses its name at once, so that nothing is left behind however the process ends; `leftover` is the folder
 * that has to be removed later where the system does not allow that.
 */
async function makeTempFile(tempDir, openFile) {
    let folder;
    try {
        folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tempDir, 'db-backup-archive-'));
        const file = await openFile((0,external_node_path_.join)(folder, 'archive'));
        const isGone = await (0,promises_.rm)(folder, { recursive: true }).then(() => true, () => false);
        return { file, leftover: isGone ? undefined : folder };
    }
    catch (error) {
        if (folder !== undefined)
            await (0,promises_.rm)(folder, { recursive: true, force: true });
        throw new errors/* BackupError */.hj('store', `${tempDir} cannot be written (${(0,errors/* messageOf */.bD)(error)}).`, {
            code: 'SPOOL_NOT_WRITABLE',
            setting: 'temp-dir',
            nextStep: 'Set temp-dir to a folder this process may write.',
            cause: error,
        });
    }
}
function openPrivately(path) {
    return (0,promises_.open)(path, 'wx+', 0o600);
}
async function closeQuietly(file) {
    try {
        await file.close();
    }
    catch {
        // It was closed before, or there is nothing left to lose: nothing is written after this.
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
 * Finds the backup that was asked for. Only committed backups count, and those marked as anomalous are passed over unless
 * they are asked for by id or address; an archive given by its address may lie anywhere.
 *
 * @throws BackupError kind `store` code `NOT_FOUND`, `NOT_COMMITTED` or `BUCKET_MISSING`; kind `integrity` when its sidecar cannot be trusted
 */
async function findBackup(store, series, choice, random) {
    if (choice.kind === 'archive')
        return findArchive(store, choice.file);
    const catalog = await loadSeriesCatalog(store, series);
    await refuseMissingEnvironment(store, catalog);
    const { backups } = catalog;
    switch (choice.kind) {
        case 'latest':
            return firstSound(store, catalog, backups, 'any backup');
        case 'random':
            return firstSound(store, catalog, shuffled(backups, random), 'any backup');
        case 'id':
            return read(store, catalog, backups.find(({ id }) => id === choice.id) ?? absent(store, catalog, choice.id));
        case 'at': {
            const before = backups.filter(({ time }) => time.getTime() <= choice.time.getTime());
            return firstSound(store, catalog, before, `a backup at or before ${choice.time.toISOString()}`);
        }
    }
}
/** The first one that is not anomalous. */
async function firstSound(store, catalog, backups, what) {
    const skipped = [];
    for (const backup of backups) {
        const found = await read(store, catalog, backup);
        if (found.sidecar?.anomaly == null) {
            return { ...found, warnings: [...found.warnings, ...skipped.map(passedOver)] };
        }
        skipped.push(backup.id);
    }
    return missing(store, skipped.length === 0 ? what : `${what} without an anomaly`);
}
function passedOver(id) {
    return `${id} is marked as anomalous and was passed over; it is restored only when it is asked for by its id.`;
}
/** Fisher and Yates. */
function shuffled(items, random) {
    const all = [...items];
    for (let last = all.length - 1; last > 0; last -= 1) {
        const other = Math.floor(random() * (last + 1));
        [all[last], all[other]] = [all[other], all[last]];
    }
    return all;
}
async function read(store, catalog, backup) {
    const sidecar = await readCommittedManifest(store, backup.manifest.key);
    const { file } = sidecar.archive;
    if (!backup.archives.some(({ key }) => baseName(key) === file))
        throw archiveMissing(store, backup, file);
    return {
        id: backup.id,
        archiveKey: `${seriesFolder(catalog.series)}${file}`,
        manifestKey: backup.manifest.key,
        sidecar,
        warnings: catalog.warnings,
    };
}
async function findArchive(store, file) {
    const ending = ARCHIVE_ENDINGS.find((candidate) => file.endsWith(candidate)) ?? '';
    const id = file.slice(0, -ending.length);
    const manifestKey = `${id}.manifest.json`;
    if (!(await store.head(file)))
        await refuseAbsent(store, file);
    const sidecar = (await store.head(manifestKey)) ? await readCommittedManifest(store, manifestKey) : null;
    return { id, archiveKey: file, manifestKey, sidecar, warnings: [] };
}
/** A HEAD is answered alike for an object and for a bucket that is missing; a GET says which. */
async function refuseAbsent(store, file) {
    await store.read(file, { range: { offset: 0, length: 1 } }).catch((error) => {
        if (!(error instanceof errors/* BackupError */.hj) || error.code !== 'NOT_FOUND')
            throw error;
    });
    return missing(store, file);
}
function absent(store, { uncommitted }, id) {
    const archive = uncommitted.find((entry) => entry.id === id)?.archives[0];
    if (archive)
        throw notCommitted(store, archive.key);
    return missing(store, id);
}
/** An archive in a store whose run never came to its end. */
function notCommitted(store, archiveKey) {
    return new errors/* BackupError */.hj('store', `${store.uriOf(archiveKey)} has no manifest beside it, so its run did not finish: it does not count as a backup.`, {
        code: 'NOT_COMMITTED',
        setting: 'backup',
        nextStep: 'Choose another backup. If there is none, download this archive by hand and give its path: it is then checked by what it carries itself.',
    });
}
function archiveMissing(store, { id, manifest }, file) {
    return new errors/* BackupError */.hj('integrity', `${id} is damaged: ${store.uriOf(manifest.key)} names the archive ${JSON.stringify(file)}, which is not there.`, {
        code: 'BACKUP_DAMAGED',
        nextStep: 'Use another backup, or fetch an earlier version of the archive from the store.',
    });
}
function missing(store, what) {
    throw new errors/* BackupError */.hj('store', `${store.uri} does not hold ${what}.`, {
        code: 'NOT_FOUND',
        setting: 'backup',
        nextStep: 'Run the operation list to see what is there; check destination, environment and backup-name.',
    });
}

;// CONCATENATED MODULE: ./.cache/build/app/opened-file.js









/** Files that are decompressed at the same time. */
const opened_file_STREAMS = 3;
/** An archive in one file: on a disk of this machine, or fetched piece by piece from a store. */
class OpenedFile {
    store;
    found;
    bytes;
    manifest;
    #own = [];
    #checked = new Set();
    #entries;
    #format;
    #isProven = false;
    /** @throws BackupError kind `integrity` when its manifest cannot be trusted */
    static async open(store, found, bytes) {
        const manifest = found.sidecar ?? (await findOwnManifest(bytes.spans, formatOf(found)));
        return new OpenedFile(store, found, bytes, manifest);
    }
    constructor(store, found, bytes, manifest) {
        this.store = store;
        this.found = found;
        this.bytes = bytes;
        this.manifest = manifest;
        this.#format = formatOf(found);
        this.#entries = new Map(listedFiles(manifest).map((entry) => [entry.file, entry]));
        if (!found.sidecar) {
            const name = baseName(found.archiveKey);
            this.#own.push(`${name} has no sidecar beside it, so it was checked only against the manifest it carries itself.`);
        }
    }
    get id() {
        return this.manifest.id;
    }
    get sidecar() {
        return this.found.sidecar;
    }
    get archiveUri() {
        return this.store.uriOf(this.found.archiveKey);
    }
    get manifestUri() {
        return this.found.sidecar ? this.store.uriOf(this.found.manifestKey) : null;
    }
    get checkedAgainst() {
        return this.found.sidecar ? 'sidecar' : 'own-manifest';
    }
    get warnings() {
        return [...this.found.warnings, ...this.#own, ...this.bytes.warnings, ...this.store.warnings];
    }
    get bytesFetched() {
        return this.bytes.bytesFetched;
    }
    async fetch(files) {
        // Without a sidecar only the archive as a whole can vouch for its parts.
        if (files === 'all' || !this.found.sidecar)
            await this.#fetchAll();
        else
            await this.#fetchSome(files.filter((file) => !this.#checked.has(file)));
    }
    async *read(file) {
        if (!this.#checked.has(file))
            throw new Error(`${file} was not fetched`);
        yield* readListedFile(this.bytes.spans, this.#entryOf(file), this.#format);
    }
    async close() {
        await this.bytes.close();
        await this.store.close();
    }
    async #fetchAll() {
        const { spans } = this.bytes;
        const { sidecar, archiveKey } = this.found;
        if (this.#isProven)
            return;
        await this.bytes.fetch([{ offset: 0, length: spans.bytes }]);
        const { sha256 } = await checkArchive(spans, {
            manifest: this.manifest,
            archive: sidecar?.archive ?? null,
            format: this.#format,
        });
        const hasChecksumFile = await checkChecksumFile(this.store, archiveKey, sha256);
        if (sidecar && !hasChecksumFile)
            this.#own.push(`${baseName(archiveKey)} has no checksum file beside it.`);
        for (const file of this.#entries.keys())
            this.#checked.add(file);
        this.#isProven = true;
    }
    async #fetchSome(files) {
        const { spans } = this.bytes;
        const entries = files.map((file) => this.#entryOf(file));
        try {
            filesInOrder(this.manifest, spans.bytes);
            await this.bytes.fetch(entries.map(({ span }) => span));
            await (0,map_concurrently/* mapConcurrently */.X)(entries, opened_file_STREAMS, async (entry) => {
                await observeListedFile(spans, entry, this.#format);
                this.#checked.add(entry.file);
            });
        }
        catch (error) {
            const { archiveKey, sidecar } = this.found;
            const all = createStoreSpans(this.store, archiveKey, spans.bytes, this.bytes.versionId);
            const { manifest } = this;
            throw await explainRepacked(error, all, {
                manifest,
                archive: sidecar?.archive ?? null,
                format: this.#format,
            });
        }
    }
    #entryOf(file) {
        const entry = this.#entries.get(file);
        if (!entry)
            throw new Error(`the backup has no ${file}`);
        return entry;
    }
}
/** By its name; a file that is something else is refused while it is read. */
function formatOf({ archiveKey }) {
    return archiveKey.endsWith('.tar.zst') ? 'zstd' : 'gzip';
}

;// CONCATENATED MODULE: ./.cache/build/pack/check-folder.js









const check_folder_READ_BYTES = 256 * 1024;
/** Folders of an archive; a reader finds files nowhere else. */
const FOLDERS = new Set(['schema', 'tables']);
/** The manifest of an unpacked archive; nothing of it is proved yet. */
async function readFolderManifest(folder, signal) {
    const { content } = await observe(folder, MANIFEST, undefined, signal);
    return parseManifest(content ?? new Uint8Array());
}
/**
 * Compares an unpacked archive with its manifest and its SHA256SUMS: every file is there, is a plain file, holds what they
 * say, and nothing else is there.
 * @throws BackupError kind `integrity` that names the file: ARCHIVE_HOSTILE, FILE_MISSING, FILE_UNEXPECTED, FILE_HASH_DIFFERS,
 *   TABLE_ROWS_DIFFER, MANIFEST_INVALID, MANIFEST_DIFFERS
 */
async function checkFolder(folder, signal, createRowDigester = createRowCounter) {
    const files = new Map();
    const manifest = await readFolderManifest(folder, signal);
    const listed = new Map(listedFiles(manifest).map((entry) => [entry.file, entry]));
    const paths = await plainFiles(folder);
    for (const path of paths) {
        if (path !== MANIFEST && path !== SUMS && !listed.has(path)) {
            throw archiveError('FILE_UNEXPECTED', `${path} is in the folder but not in its manifest.`);
        }
    }
    for (const path of paths) {
        const { bytes, columns } = listed.get(path) ?? {};
        files.set(path, await observe(folder, path, bytes, signal, columns && createRowDigester(columns)));
    }
    const own = files.get(MANIFEST)?.content;
    const sums = files.get(SUMS)?.content;
    if (!own || !sums)
        throw archiveError('FILE_MISSING', `The folder has no ${own ? SUMS : MANIFEST}.`);
    const context = { manifest: MANIFEST, sums: SUMS, archiveBytes: undefined };
    const count = checkFiles(files, parseManifest(own), sums, context);
    const bytes = [...files.values()].reduce((sum, file) => sum + file.bytes, 0);
    return { files: count, bytes, manifest: parseManifest(own) };
}
/**
 * The bytes of a listed file, for use after `checkFolder`: compared once more while they are read.
 * @throws BackupError kind `integrity` code FILE_HASH_DIFFERS naming the file
 */
async function* readFolderFile(folder, entry, signal) {
    const sha256 = (0,external_node_crypto_.createHash)('sha256');
    let bytes = 0;
    for await (const chunk of readPlainFile(folder, entry.file, signal)) {
        bytes += chunk.length;
        if (bytes > entry.bytes)
            break;
        sha256.update(chunk);
        yield chunk;
    }
    if (bytes === entry.bytes && sha256.digest('hex') === entry.sha256)
        return;
    throw archiveError('FILE_HASH_DIFFERS', `${entry.file} is not what the manifest says.`);
}
async function observe(folder, path, expectedBytes, signal, rows) {
    const isKept = path === MANIFEST || path === SUMS;
    const limit = expectedBytes ?? MAX_KEPT_BYTES;
    const sha256 = (0,external_node_crypto_.createHash)('sha256');
    const kept = [];
    let bytes = 0;
    for await (const chunk of readPlainFile(folder, path, signal)) {
        bytes += chunk.length;
        if (bytes > limit) {
            throw archiveError('FILE_HASH_DIFFERS', `${path} has more than the ${limit} bytes it may have.`);
        }
        sha256.update(chunk);
        rows?.update(chunk);
        if (isKept)
            kept.push(chunk);
    }
    return {
        bytes,
        sha256: sha256.digest('hex'),
        table: rows?.finish(),
        content: isKept ? Buffer.concat(kept) : undefined,
    };
}
/** Paths below the folder, `/` separated; anything but plain files in the folders of an archive is refused. */
async function plainFiles(folder) {
    const found = [];
    for (const entry of await (0,promises_.readdir)(folder, { withFileTypes: true })) {
        if (entry.isFile())
            found.push(entry.name);
        else if (entry.isDirectory() && FOLDERS.has(entry.name)) {
            for (const inner of await (0,promises_.readdir)((0,external_node_path_.join)(folder, entry.name), { withFileTypes: true })) {
                const path = `${entry.name}/${inner.name}`;
                if (!inner.isFile())
                    throw noPlainFile(path);
                found.push(path);
            }
        }
        else
            throw noPlainFile(entry.name);
    }
    return found.sort();
}
/** Neither a link nor a pipe is opened, whatever took the place of the file in the meantime. */
async function* readPlainFile(folder, path, signal) {
    const file = await openPlainFile(folder, path);
    try {
        for (;;) {
            if (signal.aborted)
                throw (0,errors/* cancelledError */.YQ)(signal.reason);
            const buffer = Buffer.allocUnsafe(check_folder_READ_BYTES);
            const { bytesRead } = await file.read(buffer, 0, check_folder_READ_BYTES).catch((error) => refuse(error, path));
            if (bytesRead === 0)
                return;
            yield buffer.subarray(0, bytesRead);
        }
    }
    finally {
        await file.close();
    }
}
async function openPlainFile(folder, path) {
    const flags = promises_.constants.O_RDONLY | promises_.constants.O_NOFOLLOW | promises_.constants.O_NONBLOCK;
    const file = await (0,promises_.open)((0,external_node_path_.join)(folder, path), flags).catch((error) => refuse(error, path));
    if ((await file.stat()).isFile())
        return file;
    await file.close();
    throw noPlainFile(path);
}
function refuse(error, path) {
    const errno = error?.code ?? 'unknown error';
    if (errno === 'ENOENT')
        throw archiveError('FILE_MISSING', `The folder has no ${path}.`, error);
    if (errno === 'ELOOP' || errno === 'EMLINK' || errno === 'ENXIO')
        throw noPlainFile(path);
    throw new errors/* BackupError */.hj('store', `${path} in the folder of the backup cannot be read (${errno}).`, {
        code: 'ARCHIVE_UNREADABLE',
        nextStep: 'Let this process read the folder and everything in it.',
        cause: error,
    });
}
function noPlainFile(path) {
    return archiveError('ARCHIVE_HOSTILE', `${JSON.stringify(path)} is no plain file of an unpacked archive.`);
}

;// CONCATENATED MODULE: ./.cache/build/app/opened-folder.js







/** An archive that somebody unpacked; its files are read where they are. */
async function openFolder(folder, { signal }) {
    const manifest = await readFolderManifest(folder, signal);
    const entries = new Map(listedFiles(manifest).map((entry) => [entry.file, entry]));
    let isChecked = false;
    return {
        id: manifest.id,
        manifest,
        sidecar: null,
        archiveUri: (0,external_node_url_.pathToFileURL)(folder).href,
        manifestUri: null,
        checkedAgainst: 'own-manifest',
        warnings: [
            `The folder ${(0,external_node_path_.basename)(folder)} has no sidecar, so it was checked only against the manifest and SHA256SUMS in it.`,
        ],
        bytesFetched: 0,
        async fetch() {
            if (isChecked)
                return;
            const checked = await checkFolder(folder, signal, createRowDigester);
            if (!isSameManifest(checked.manifest, manifest)) {
                throw archiveError('MANIFEST_DIFFERS', 'manifest.json was changed while the folder was read.');
            }
            isChecked = true;
        },
        read(file) {
            const entry = entries.get(file);
            if (!entry || !isChecked)
                throw new Error(`${file} was not fetched`);
            return readFolderFile(folder, entry, signal);
        },
        close: async () => undefined,
    };
}

;// CONCATENATED MODULE: ./.cache/build/app/open-archive.js





/**
 * Finds the backup that was asked for and reads its manifest; nothing of the archive is proved before `fetch`.
 * @throws BackupError kind `store` code NOT_FOUND or NOT_COMMITTED; kind `integrity` code FORMAT_NEWER and others; kind `settings`
 */
async function openArchive(wiring, context, choice) {
    if (choice.kind === 'folder')
        return openFolder(choice.path, context);
    const store = await wiring.openStoreOf(choice);
    let bytes;
    try {
        const found = await findBackup(store, wiring.series, choice, context.random);
        refuseEncrypted(store, found);
        bytes = await openBytes(store, found, wiring.tempDir, context);
        return await OpenedFile.open(store, found, bytes);
    }
    catch (error) {
        await bytes?.close();
        await store.close();
        throw error;
    }
}
function openBytes(store, { archiveKey, sidecar }, tempDir, context) {
    if (isLocal(store))
        return openLocalBytes(store, archiveKey, context.signal);
    if (!sidecar)
        throw notCommitted(store, archiveKey);
    return openRemoteBytes({ store, key: archiveKey, archive: sidecar.archive, tempDir }, context);
}
/** @throws SettingsError code ARCHIVE_ENCRYPTED */
function refuseEncrypted(store, { archiveKey, sidecar }) {
    if (!archiveKey.endsWith('.age') && (sidecar?.archive.encryption ?? null) === null)
        return;
    const message = `${store.uriOf(archiveKey)} is encrypted; allowed: an archive that was decrypted with age before`;
    throw new errors/* SettingsError */.GN([{ setting: 'backup', code: 'ARCHIVE_ENCRYPTED', message }]);
}

// EXTERNAL MODULE: ./.cache/build/store/local/temp-file.js
var temp_file = __webpack_require__(25558);
;// CONCATENATED MODULE: ./.cache/build/app/placed-file.js




const placed_file_READ_BYTES = 1024 * 1024;
/** A file that is written under another name and gets its own when it is complete, never over a different one. */
class PlacedFile {
    path;
    tempPath;
    file;
    #isOpen = true;
    #isPlaced = false;
    /** @throws BackupError kind `store` code REPORT_DIR_NOT_WRITABLE */
    static async create(path) {
        try {
            const { file, path: tempPath } = await (0,temp_file/* createTempFile */.j3)(path, 'w+');
            return new PlacedFile(path, tempPath, file);
        }
        catch (error) {
            throw notWritable(path, error);
        }
    }
    constructor(path, tempPath, file) {
        this.path = path;
        this.tempPath = tempPath;
        this.file = file;
    }
    /**
     * Gives the file its name; a file of that name with the same content stays.
     * @throws BackupError kind `safety` code FILE_EXISTS when it holds something else
     */
    async place() {
        try {
            await this.file.sync();
            await (0,temp_file/* publishFile */.o6)(this.tempPath, this.path);
            this.#isPlaced = true;
        }
        catch (error) {
            if (error.code !== 'EEXIST')
                throw notWritable(this.path, error);
            if ((await hashOf(this.path)) !== (await hashOf(this.tempPath)))
                throw exists(this.path);
        }
    }
    /** Removes what was not placed; idempotent. */
    async discard() {
        if (this.#isOpen)
            await this.file.close();
        this.#isOpen = false;
        if (!this.#isPlaced)
            await (0,promises_.rm)(this.tempPath, { force: true });
    }
}
/**
 * True when the file is there with exactly this content, false when there is none.
 * @throws BackupError kind `safety` code FILE_EXISTS when it holds something else
 */
async function holdsAlready(path, sha256) {
    try {
        if ((await hashOf(path)) === sha256)
            return true;
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return false;
        throw notWritable(path, error);
    }
    throw exists(path);
}
async function hashOf(path) {
    const sha256 = (0,external_node_crypto_.createHash)('sha256');
    const file = await (0,promises_.open)(path, 'r');
    try {
        const buffer = Buffer.allocUnsafe(placed_file_READ_BYTES);
        for (;;) {
            const { bytesRead } = await file.read(buffer, 0, placed_file_READ_BYTES);
            if (bytesRead === 0)
                return sha256.digest('hex');
            sha256.update(buffer.subarray(0, bytesRead));
        }
    }
    finally {
        await file.close();
    }
}
function exists(path) {
    return new errors/* BackupError */.hj('safety', `${path} exists and holds something else; it was left as it is.`, {
        code: 'FILE_EXISTS',
        setting: 'report-dir',
        nextStep: 'Move that file away, or set report-dir to another folder.',
    });
}
function notWritable(path, error) {
    const errno = error?.code;
    if (errno === undefined || error instanceof errors/* BackupError */.hj)
        return error;
    return new errors/* BackupError */.hj('store', `${path} cannot be written (${(0,errors/* messageOf */.bD)(error)}).`, {
        code: errno === 'ENOSPC' || errno === 'EDQUOT' ? 'REPORT_DIR_FULL' : 'REPORT_DIR_NOT_WRITABLE',
        setting: 'report-dir',
        nextStep: 'Set report-dir to a folder this process may write, with room for the archive.',
        cause: error,
    });
}

;// CONCATENATED MODULE: ./.cache/build/pack/stream-spans.js




const stream_spans_PIECE_BYTES = 1024 * 1024;
/**
 * Spans of a stream that should have `bytes` bytes.
 * @throws BackupError kind `integrity` code ARCHIVE_TRUNCATED when it has fewer; kind `cancelled`
 */
function createStreamSpans(content, bytes, signal) {
    const sha256 = (0,external_node_crypto_.createHash)('sha256');
    const arrived = { bytes: 0 };
    async function* hashed() {
        for await (const chunk of content) {
            if (signal.aborted)
                throw (0,errors/* cancelledError */.YQ)(signal.reason);
            sha256.update(chunk);
            arrived.bytes += chunk.length;
            yield chunk;
        }
    }
    const reader = createByteReader(hashed());
    const refuseEnd = () => {
        const message = `The archive ends at offset ${arrived.bytes} of ${bytes}.`;
        throw archiveError('ARCHIVE_TRUNCATED', message);
    };
    let expected = 0;
    let last;
    const advance = (offset, length) => {
        if (offset !== expected)
            throw new Error(`offset ${offset} of a stream that stands at ${expected}`);
        expected += length;
    };
    return {
        source: {
            bytes,
            async read({ offset, length }) {
                advance(offset, length);
                const content = await reader.exactly(length);
                last = { offset, content };
                return content.length === length ? content : refuseEnd();
            },
            async *stream({ offset, length }) {
                if (last?.offset === offset && last.content.length === length) {
                    yield last.content;
                    return;
                }
                advance(offset, length);
                for (let left = length; left > 0;) {
                    const piece = (await reader.some(Math.min(left, stream_spans_PIECE_BYTES))) ?? refuseEnd();
                    left -= piece.length;
                    yield piece;
                }
            },
        },
        async finish() {
            while (await reader.some(stream_spans_PIECE_BYTES))
                ;
            return { bytes: arrived.bytes, sha256: sha256.digest('hex') };
        },
        close: () => reader.close(),
    };
}

;// CONCATENATED MODULE: ./.cache/build/pack/verify-by-spans.js





/**
 * The same as `checkArchive` for an archive that can be read only once, from its beginning to its end.
 * @throws BackupError kind `integrity` that names the file; kind `cancelled`
 */
async function verifyBySpans(content, options) {
    const { manifest, bytes, format, signal, createRowDigester } = options;
    const inOrder = filesInOrder(manifest, bytes);
    const files = new Map();
    const { source, finish, close } = createStreamSpans(content, bytes, signal);
    try {
        await checkStructure(source, inOrder, { folder: manifest.id, format }, {
            onListed: async (entry) => {
                files.set(entry.file, await observeListedFile(source, entry, format, createRowDigester));
            },
            onOther: async (entry) => {
                files.set(entry.path, await collectContent(entry));
            },
        });
        return concludeCheck(files, options, await finish());
    }
    finally {
        await close();
    }
}

;// CONCATENATED MODULE: ./.cache/build/app/committed-version.js


/**
 * Reads the version of an archive that its sidecar names, as a restore does, whatever was stored under the same key later;
 * the current one where that is gone or none is named.
 *
 * @throws BackupError those of `Store.read`
 */
async function openCommittedVersion(store, key, versionId, log) {
    const current = async (warnings) => ({
        content: await store.read(key),
        versionId: undefined,
        warnings,
    });
    if (versionId === null)
        return current([]);
    try {
        return { content: await store.read(key, { versionId }), versionId, warnings: [] };
    }
    catch (error) {
        if (!isVersionGone(error))
            throw error;
        log.info(`${(0,errors/* messageOf */.bD)(error)} Reading the current version instead.`);
        return current([goneVersionWarning(key, versionId)]);
    }
}

;// CONCATENATED MODULE: ./.cache/build/app/verify.js










/**
 * Reads a whole archive and compares every hash, size and row count in it with its manifest.
 * Nothing is written anywhere.
 */
async function verify(wiring, context, draft) {
    const choice = wiring.chooseBackup();
    if (choice.kind === 'folder')
        return verifyFolder(choice.path, context, draft);
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
        draft.warn(...found.warnings);
        if (!sidecar) {
            draft.warn(`${found.archiveKey} has no sidecar beside it, so it was checked only against the manifest it carries itself.`);
        }
        const verified = await context.log.group(`Verifying ${found.archiveKey}`, () => verifyStored(store, found, context, draft));
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
            ...contentsOf(manifest),
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
/** Once, as a stream; only an archive without sidecar is asked for its manifest before. */
async function verifyStored(store, found, { log, signal }, draft) {
    const { archiveKey, sidecar } = found;
    const bytes = sidecar?.archive.bytes ?? (await store.head(archiveKey))?.bytes ?? 0;
    const opened = await openCommittedVersion(store, archiveKey, sidecar?.archive.versionId ?? null, log);
    draft.warn(...opened.warnings);
    const spans = createStoreSpans(store, archiveKey, bytes, opened.versionId);
    const format = formatOf(found);
    const options = {
        manifest: sidecar ?? (await findOwnManifest(spans, format)),
        archive: sidecar?.archive ?? null,
        format,
        createRowDigester: createRowDigester,
    };
    try {
        return await verifyBySpans(opened.content, { ...options, bytes, signal });
    }
    catch (error) {
        throw await explainRepacked(error, spans, options);
    }
}
async function verifyFolder(path, context, draft) {
    const folder = await openFolder(path, context);
    const { id, manifest, archiveUri, checkedAgainst } = folder;
    draft.set({ backupId: id, archiveUri });
    draft.warn(...folder.warnings);
    await context.log.group(`Verifying ${archiveUri}`, () => folder.fetch('all'));
    draft.set({ verify: { ...totalsOf(manifest), checkedAgainst }, ...contentsOf(manifest) });
}
/** For the report. */
function contentsOf(manifest) {
    return {
        source: manifest.source,
        rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
        tables: manifest.tables.map(({ schema, name, rows, bytes }) => ({ schema, name, rows, bytes })),
    };
}
/** What a folder holds: the listed files, and the manifest and SHA256SUMS besides. */
function totalsOf({ files, tables }) {
    const listed = [...files, ...tables];
    return { files: listed.length + 2, bytes: listed.reduce((sum, file) => sum + file.bytes, 0) };
}

;// CONCATENATED MODULE: ./.cache/build/app/get.js

















/**
 * Fetches an archive with its sidecars into a folder, under their own names:
 * 1. find the backup,
 * 2. download the archive under another name and check every byte of it,
 * 3. give the archive its name, then its checksum file, then the manifest.
 * Files that are there already and hold the same are left as they are; others are never replaced.
 */
async function get(wiring, context, draft) {
    const choice = wiring.chooseBackup();
    if (choice.kind === 'folder')
        throw isFolder(choice.path);
    const folder = (0,external_node_path_.resolve)(wiring.settings.reportDir ?? '.');
    const store = await wiring.openStoreOf(choice);
    try {
        draft.set({ destination: store.uri });
        const found = await findBackup(store, wiring.series, choice, context.random);
        const { sidecar } = found;
        draft.warn(...found.warnings);
        draft.set({
            backupId: found.id,
            archiveUri: store.uriOf(found.archiveKey),
            manifestUri: sidecar ? store.uriOf(found.manifestKey) : null,
        });
        refuseEncrypted(store, found);
        if (!sidecar && !isLocal(store))
            throw notCommitted(store, found.archiveKey);
        if (!sidecar) {
            draft.warn(`${found.archiveKey} has no sidecar beside it, so it was checked only against the manifest it carries itself.`);
        }
        await context.log.group(`Fetching ${found.archiveKey} to ${folder}`, () => fetchInto(folder, store, found, context, draft));
    }
    finally {
        draft.warn(...store.warnings);
        await store.close();
    }
}
async function fetchInto(folder, store, found, context, draft) {
    const { archiveKey, manifestKey, sidecar } = found;
    const archivePath = (0,external_node_path_.join)(folder, baseName(archiveKey));
    const manifest = sidecar && (await readWhole(store, manifestKey));
    const manifestPath = (0,external_node_path_.join)(folder, baseName(manifestKey));
    const checksumOf = (sha256) => Buffer.from(checksumLine(archiveKey, sha256));
    if (sidecar && manifest) {
        // Before anything large is fetched in vain.
        await holdsAlready(archivePath, sidecar.archive.sha256);
        await holdsAlready(manifestPath, sha256Of(manifest));
        await holdsAlready(checksumKey(archivePath), sha256Of(checksumOf(sidecar.archive.sha256)));
    }
    const checked = await obtainArchive(archivePath, folder, store, found, context, draft);
    await placeContent(checksumKey(archivePath), checksumOf(checked.sha256));
    if (manifest)
        await placeContent(manifestPath, manifest);
    draft.set({
        verify: {
            files: checked.files,
            bytes: checked.bytes,
            checkedAgainst: sidecar ? 'sidecar' : 'own-manifest',
        },
        ...contentsOf(checked.manifest),
        archiveSha256: checked.sha256,
        archiveBytes: checked.bytes,
        versionId: sidecar?.archive.versionId ?? null,
        fetchedTo: folder,
    });
}
/** Downloads the archive, unless it is there; either way every byte of it is compared. */
async function obtainArchive(path, folder, store, found, { log, signal }, draft) {
    const { archiveKey: key, sidecar } = found;
    if (sidecar && (await holdsAlready(path, sidecar.archive.sha256))) {
        const file = await (0,promises_.open)(path, 'r');
        try {
            return await checkFile(file, sidecar.archive.bytes, found, signal);
        }
        finally {
            await file.close();
        }
    }
    const placed = await PlacedFile.create(path);
    try {
        const { file } = placed;
        const bytes = sidecar?.archive.bytes ?? (await store.head(key))?.bytes ?? 0;
        const versionId = sidecar?.archive.versionId ?? null;
        const download = new RangeDownload({ store, key, versionId, file, folder, setting: 'report-dir', log });
        await download.fetch([{ offset: 0, length: bytes }]);
        draft.warn(...download.warnings);
        const checked = await checkFile(file, bytes, found, signal);
        if (!(await checkChecksumFile(store, key, checked.sha256)) && sidecar) {
            draft.warn(`${key} has no checksum file beside it; one was written.`);
        }
        await placed.place();
        return checked;
    }
    finally {
        await placed.discard();
    }
}
async function checkFile(file, bytes, found, signal) {
    const { sidecar } = found;
    const format = formatOf(found);
    const spans = createFileSpans(file, bytes, signal);
    return checkArchive(spans, {
        manifest: sidecar ?? (await findOwnManifest(spans, format)),
        archive: sidecar?.archive ?? null,
        format,
        createRowDigester: createRowDigester,
    });
}
async function placeContent(path, content) {
    const placed = await PlacedFile.create(path);
    try {
        await placed.file.writeFile(content);
        await placed.place();
    }
    finally {
        await placed.discard();
    }
}
async function readWhole(store, key) {
    const chunks = [];
    for await (const chunk of await store.read(key))
        chunks.push(chunk);
    return Buffer.concat(chunks);
}
function sha256Of(content) {
    return (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex');
}
function isFolder(path) {
    const message = `${path} is an unpacked archive already; allowed with get: a backup of a store, or the path of an archive`;
    return new errors/* SettingsError */.GN([{ setting: 'backup', message }]);
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
    const inspections = await (0,map_concurrently/* mapConcurrently */.X)(catalog.backups, list_CONCURRENT_READS, async (backup) => {
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

// EXTERNAL MODULE: ./.cache/build/app/notify-run.js + 9 modules
var notify_run = __webpack_require__(72766);
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

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./.cache/build/app/after-restore.js





/**
 * Variables a command does not get: this tool's own settings and keys, what would lead a database client to the
 * source, and the runner's tokens, which a step of its own would not have either. Anything else is the user's.
 */
const WITHHELD = /^(DB_BACKUP_.*|INPUT_.*|DATABASE_URL|PG[A-Z]+|SLACK_WEBHOOK_URL|SUPABASE_(SERVICE_ROLE|SECRET)_KEY|AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)|ACTIONS_.*TOKEN)$/;
/** Between asking a command to end and ending it; all of a cancelled run has 7 s. */
const KILL_AFTER_MS = 2_000;
/** What a process in the background of an ended command may still have to say. */
const LAST_WORDS_MS = 500;
/** The rest of a longer line is left out: a log is for people. */
const MAX_LINE_CHARACTERS = 4_000;
/**
 * Runs the user's command with `sh -c`; every line it writes goes to the log. When the run is cancelled, the command
 * and all it started end with it.
 * @throws BackupError kind `target` code `AFTER_RESTORE_FAILED`; the restored data stay
 */
async function runAfterRestore(command, options) {
    const { signal } = options;
    if (signal.aborted)
        throw (0,errors/* cancelledError */.YQ)(signal.reason);
    // A group of its own, so that an abort reaches what the command started.
    const child = (0,external_node_child_process_.spawn)('sh', ['-c', command], {
        env: environmentFor(options),
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
    });
    const closed = Promise.all([child.stdout, child.stderr].map((stream) => logLines(stream, options)));
    let killed;
    const end = () => {
        killed ??= endGroup(child);
    };
    signal.addEventListener('abort', end, { once: true });
    try {
        const [code, endedBy] = (await (0,external_node_events_.once)(child, 'exit'));
        await Promise.race([closed, (0,external_node_timers_promises_.setTimeout)(LAST_WORDS_MS)]);
        if (signal.aborted)
            throw (0,errors/* cancelledError */.YQ)(signal.reason);
        if (code !== 0)
            throw failed(code === null ? `was ended by ${endedBy}` : `ended with exit code ${code}`);
    }
    catch (error) {
        throw error instanceof errors/* BackupError */.hj ? error : failed('could not be started', error);
    }
    finally {
        signal.removeEventListener('abort', end);
        await killed;
        // What was left in the background may go on, but keeps nobody waiting.
        for (const stream of [child.stdout, child.stderr])
            stream.unref?.();
    }
}
function environmentFor({ environment, targetUrl }) {
    const kept = Object.entries(environment).filter((entry) => entry[1] !== undefined && !WITHHELD.test(entry[0]));
    return { ...Object.fromEntries(kept), DATABASE_URL: targetUrl };
}
async function logLines(stream, { log, redact }) {
    for await (const line of (0,external_node_readline_.createInterface)({ input: stream })) {
        const whole = redact(line);
        log.info(whole.length > MAX_LINE_CHARACTERS ? `${whole.slice(0, MAX_LINE_CHARACTERS)}…` : whole);
    }
}
/** Asks the whole group to end, then ends it. */
async function endGroup({ pid }) {
    if (pid === undefined || !signalGroup(pid, 'SIGTERM'))
        return;
    for (let waitedMs = 0; waitedMs < KILL_AFTER_MS; waitedMs += 50) {
        await (0,external_node_timers_promises_.setTimeout)(50);
        if (!signalGroup(pid, 0))
            return;
    }
    signalGroup(pid, 'SIGKILL');
}
/** False when nobody is left. */
function signalGroup(pid, signal) {
    try {
        return process.kill(-pid, signal);
    }
    catch {
        return false;
    }
}
function failed(how, cause) {
    return new errors/* BackupError */.hj('target', `The after-restore command ${how}. The restore itself was proved and committed before, and its data stay.`, {
        code: 'AFTER_RESTORE_FAILED',
        setting: 'after-restore',
        nextStep: 'Read what the command wrote in the log, mend it, and run it by hand with DATABASE_URL set to the target.',
        cause,
    });
}

// EXTERNAL MODULE: ./.cache/build/lib/sleep.js
var sleep = __webpack_require__(43372);
;// CONCATENATED MODULE: ./.cache/build/app/poll-health-urls.js


const TIMEOUT_MS = 60_000;
const INTERVAL_MS = 2_000;
const REQUEST_TIMEOUT_MS = 10_000;
/**
 * Asks every address (GET, redirects followed) until it answers with 2xx.
 * @throws BackupError kind `target` code `HEALTH_CHECK_FAILED` naming each that did not, and its last answer
 */
async function pollHealthUrls(urls, options) {
    const { timeoutMs = TIMEOUT_MS } = options;
    const results = await Promise.all(urls.map((url) => pollOne(url, options)));
    const unwell = results.filter((result) => result !== undefined);
    if (unwell.length === 0)
        return;
    const list = unwell.map(({ shown, answer }) => `${shown}: ${answer}`).join('\n');
    throw new errors/* BackupError */.hj('target', `No healthy answer within ${timeoutMs / 1000} s after the restore, which was proved and committed before:\n${list}`, {
        code: 'HEALTH_CHECK_FAILED',
        setting: 'health-urls',
        nextStep: 'Look at the application that uses the target; the restored data stay.',
    });
}
async function pollOne(url, options) {
    const { signal, log, clock, timeoutMs = TIMEOUT_MS, intervalMs = INTERVAL_MS } = options;
    const shown = withoutSecrets(url);
    const deadlineMs = clock.now().getTime() + timeoutMs;
    let lastWords;
    for (;;) {
        const leftMs = deadlineMs - clock.now().getTime();
        const answer = await ask(url, Math.max(1, Math.min(REQUEST_TIMEOUT_MS, leftMs)), signal);
        if (signal.aborted)
            throw (0,errors/* cancelledError */.YQ)(signal.reason);
        if (answer.isHealthy) {
            log.info(`${shown} is well (${answer.words}).`);
            return undefined;
        }
        log.debug(`${shown}: ${answer.words}`);
        // Time that ran out in the middle of a question says less than the answer before it.
        lastWords = answer.isSilent ? (lastWords ?? answer.words) : answer.words;
        if (clock.now().getTime() + intervalMs >= deadlineMs)
            return { shown, answer: lastWords };
        await (0,sleep/* sleep */.y)(intervalMs, signal).catch(() => {
            throw (0,errors/* cancelledError */.YQ)(signal.reason);
        });
    }
}
async function ask(url, timeoutMs, signal) {
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
        const { address, headers } = withHeaders(url);
        const response = await fetch(address, { headers, signal: AbortSignal.any([signal, timeout]) });
        await response.body?.cancel();
        return { isHealthy: response.ok, words: `answered ${response.status}` };
    }
    catch (error) {
        if (timeout.aborted)
            return { isHealthy: false, isSilent: true, words: `no answer within ${timeoutMs / 1000} s` };
        return { isHealthy: false, words: `could not be reached (${networkCode(error)})` };
    }
}
/** A log-in within the address goes into the header, as `fetch` takes none in the address. */
function withHeaders(url) {
    const address = new URL(url);
    const { username, password } = address;
    if (username === '' && password === '')
        return { address, headers: {} };
    address.username = '';
    address.password = '';
    const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return { address, headers: { authorization: `Basic ${Buffer.from(login).toString('base64')}` } };
}
/** Where tokens stand in an address: before the host and after the path. */
function withoutSecrets(url) {
    if (!URL.canParse(url))
        return '(no address)';
    const { protocol, host, pathname } = new URL(url);
    return `${protocol}//${host}${pathname}`;
}
/** `ECONNREFUSED` and the like; messages may hold the address, codes and names do not. */
function networkCode(error) {
    if (typeof error !== 'object' || error === null)
        return 'unknown error';
    if ('code' in error && typeof error.code === 'string')
        return error.code;
    if ('cause' in error && error.cause)
        return networkCode(error.cause);
    return 'name' in error ? String(error.name) : 'unknown error';
}

;// CONCATENATED MODULE: ./.cache/build/app/restore-guards.js

/** Which confirmations a restore needs; none into a database that is surely another one. */
function neededWords(restore) {
    const production = productionReason(restore);
    return [
        ...(production === null ? [] : [{ words: 'RESTORE PRODUCTION', reason: production }]),
        ...(restore.mode === 'rebuild'
            ? [{ words: 'REBUILD', reason: "the objects of the backup's schemas are dropped first" }]
            : []),
    ];
}
function productionReason({ targetEnvironment, source, target }) {
    if (/^prod(uction)?$/i.test(targetEnvironment ?? ''))
        return `target-environment is ${targetEnvironment}`;
    if (source.fingerprintKind === target.fingerprintKind && source.fingerprint === target.fingerprint) {
        return 'the target is the very database that this backup was made of';
    }
    // Addresses have aliases, so two that differ may still be one database.
    const isCertain = source.fingerprintKind !== 'address' && target.fingerprintKind !== 'address';
    if (isCertain || target.isEmpty || source.database !== target.database)
        return null;
    return `the target is called ${target.database} like the source, and its host does not tell whether it is another database`;
}
/**
 * Makes sure that every needed confirmation was given: by the setting `confirm` (several separated by commas), else at
 * the terminal, where there is one.
 * @throws BackupError kind `safety` code `CONFIRMATION_MISSING`
 */
async function confirmRestore(needed, confirm, ask) {
    const given = (confirm ?? '').split(',').map((words) => words.trim());
    for (const { words, reason } of needed) {
        if (given.includes(words))
            continue;
        const typed = confirm === undefined && ask ? await ask(`${capitalised(reason)}.\nType ${words} to go on: `) : '';
        if (typed !== words)
            throw notConfirmed(needed, confirm, reason);
    }
}
function notConfirmed(needed, confirm, reason) {
    const words = needed.map((one) => one.words).join(', ');
    const found = confirm === undefined ? '' : ` (found: ${JSON.stringify(confirm)})`;
    return new errors/* BackupError */.hj('safety', `This restore needs a confirmation, because ${reason}${found}. Nothing was touched.`, {
        code: 'CONFIRMATION_MISSING',
        setting: 'confirm',
        nextStep: `If that is what you want, run again with confirm: ${words}.`,
    });
}
function capitalised(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

// EXTERNAL MODULE: ./.cache/build/core/describe-restore.js
var describe_restore = __webpack_require__(96789);
// EXTERNAL MODULE: ./.cache/build/lib/format-bytes.js
var format_bytes = __webpack_require__(16806);
// EXTERNAL MODULE: ./.cache/build/lib/format-duration.js
var format_duration = __webpack_require__(62325);
// EXTERNAL MODULE: ./.cache/build/lib/format-number.js
var format_number = __webpack_require__(98392);
// EXTERNAL MODULE: ./.cache/build/lib/tell-while-working.js
var tell_while_working = __webpack_require__(24842);
// EXTERNAL MODULE: ./.cache/build/database/postgres/large-objects.js
var large_objects = __webpack_require__(89759);
;// CONCATENATED MODULE: ./.cache/build/encode/decode-table.js




/**
 * The rows of a table's JSON file (docs/archive-format.md, "Table files") as PostgreSQL's COPY text of the columns
 * that are restored: generated ones are read over. The inverse of `encodeTable`, and nothing but what that
 * writes is accepted. A chunk is valid until the next one is asked for, and is at most about 256 KiB.
 * @throws BackupError kind `integrity`: ROW_MALFORMED for anything the encoder would not have written,
 *   ROW_TRUNCATED when the file ends too early
 * @throws BackupError kind `cancelled` when the signal is aborted
 */
async function* decodeTable(content, columns, options) {
    const { signal, table, onProgress } = options;
    const kernel = acquireDecodeKernel(columns);
    let reportedRows = 0;
    let bytes = 0;
    const tell = () => {
        onProgress?.({ rows: kernel.rows - reportedRows, bytes });
        reportedRows = kernel.rows;
        bytes = 0;
    };
    try {
        for await (const chunk of content) {
            refuseAborted(signal);
            for (let at = 0; at < chunk.length;) {
                const taken = kernel.feed(chunk, at);
                at += taken;
                bytes += taken;
                let answer = kernel.run();
                while (answer === OUTPUT_FULL) {
                    tell();
                    yield kernel.take();
                    refuseAborted(signal);
                    answer = kernel.run();
                }
                if (answer !== NEED_INPUT)
                    throw malformed(kernel, table);
            }
        }
        refuseAborted(signal);
        if (!kernel.isAtEnd)
            throw decode_table_truncated(kernel, table);
        tell();
        const last = kernel.take();
        if (last.length > 0)
            yield last;
    }
    finally {
        kernel.retire();
    }
}
function refuseAborted(signal) {
    if (signal.aborted)
        throw (0,errors/* cancelledError */.YQ)(signal.reason);
}
const NEXT_STEP = 'Restore another backup; run verify on this one, and please report it when verify finds nothing.';
function malformed(kernel, table) {
    const what = `Row ${kernel.rows + 1} of ${refuse_rows_labelOf(table)} cannot be read: it is not in the form of this table's file.`;
    return new errors/* BackupError */.hj('integrity', what, { code: 'ROW_MALFORMED', nextStep: NEXT_STEP });
}
function decode_table_truncated(kernel, table) {
    const what = `The file of ${refuse_rows_labelOf(table)} ends too early, after ${kernel.rows} complete rows.`;
    return new errors/* BackupError */.hj('integrity', what, { code: 'ROW_TRUNCATED', nextStep: NEXT_STEP });
}

// EXTERNAL MODULE: ./.cache/build/database/selection.js
var selection = __webpack_require__(61747);
;// CONCATENATED MODULE: ./.cache/build/app/restore-request.js

const PRE_DATA = 'schema/pre-data.sql';
const POST_DATA = 'schema/post-data.sql';
const LARGE_OBJECTS = 'large-objects.json';
/** What is asked of the target; fetches the definitions for it. */
async function makeRequest(archive, choices) {
    const { manifest } = archive;
    const candidates = manifest.tables.map((entry) => ({
        schema: entry.schema,
        name: entry.name,
        ancestors: entry.partitionOf ? [entry.partitionOf] : [],
        entry,
    }));
    const tables = (0,selection/* selectTables */.e)('tables', choices.tables, candidates).map(({ entry }) => entry);
    const hasSchema = manifest.files.some(({ file }) => file === PRE_DATA);
    if (hasSchema)
        await archive.fetch([PRE_DATA, POST_DATA]);
    return {
        manifest,
        mode: choices.mode,
        tables,
        isSelection: tables.length < manifest.tables.length,
        schema: hasSchema
            ? { preData: await restore_request_readWhole(archive, PRE_DATA), postData: await restore_request_readWhole(archive, POST_DATA) }
            : null,
        owner: choices.owner,
        skipUnrestorable: choices.skipUnrestorable,
        jobs: choices.jobs,
    };
}
async function restore_request_readWhole(archive, file) {
    const chunks = [];
    for await (const chunk of archive.read(file))
        chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
}
/** A selection of tables leaves them out: they belong to no table. */
function hasLargeObjects({ isSelection }, { manifest }) {
    return !isSelection && manifest.files.some(({ file }) => file === LARGE_OBJECTS);
}
/** The files of the archive that this restore reads. */
function filesOf(request, archive) {
    return [
        ...(request.schema ? [PRE_DATA, POST_DATA] : []),
        ...request.tables.map(({ file }) => file),
        ...(hasLargeObjects(request, archive) ? [LARGE_OBJECTS] : []),
    ];
}
function selectionNotes({ isSelection }, { manifest }) {
    if (!isSelection || !manifest.files.some(({ file }) => file === LARGE_OBJECTS))
        return [];
    return ['Large objects belong to no table, so a selection of tables leaves them out.'];
}

;// CONCATENATED MODULE: ./.cache/build/app/load-tables.js





/**
 * Loads the tables of the request, `jobs` at a time, largest first; returns those that were not skipped.
 * @throws BackupError kind `integrity` code `TARGET_ROWS_DIFFER` when the target took another number of rows
 */
async function loadTables(restoration, request, archive, context, journal) {
    const { progress, clock } = context;
    const inOrder = [...request.tables].sort((a, b) => b.bytes - a.bytes);
    progress.begin({
        tables: inOrder.length,
        estimatedBytes: inOrder.reduce((sum, table) => sum + table.bytes, 0),
    });
    const loaded = [];
    try {
        await (0,map_concurrently/* mapConcurrently */.X)(inOrder, request.jobs, async (table) => {
            const startedAt = clock.now().getTime();
            progress.tableStarted(table, table.bytes);
            const rows = await restoration.load(table, rowsOf(table, archive, context));
            const seconds = (clock.now().getTime() - startedAt) / 1000;
            progress.tableFinished(table, { rows: rows ?? 0, bytes: table.bytes, seconds });
            if (rows === null)
                return;
            if (rows !== table.rows)
                throw countDiffers(table, rows);
            loaded.push(table);
            journal.tableLoaded({ schema: table.schema, name: table.name, rows, bytes: table.bytes, seconds });
        });
    }
    finally {
        progress.end();
    }
    return loaded;
}
/** A table's rows as COPY text, from the first one each time. */
function rowsOf(table, archive, context) {
    return () => decodeTable(archive.read(table.file), table.columns, {
        table,
        signal: context.signal,
        onProgress: (delta) => context.progress.advanced(table, delta),
    });
}
function largeObjectRows(archive, { signal }) {
    const table = { schema: '', name: 'large objects' };
    return decodeTable(archive.read(LARGE_OBJECTS), large_objects/* LARGE_OBJECT_COLUMNS */.Wp, { table, signal });
}
function countDiffers({ schema, name, rows }, loaded) {
    return new errors/* BackupError */.hj('integrity', `The target took ${loaded} rows of ${schema}.${name}; the backup has ${rows}.`, {
        code: 'TARGET_ROWS_DIFFER',
        nextStep: 'Look for a trigger or rule of the target that swallows rows; nothing was kept.',
    });
}

;// CONCATENATED MODULE: ./.cache/build/encode/digest-rows.js



/** Nobody reads the slab, so it may be as small as stays in the processor's second cache: measured, a third faster. */
const digest_rows_SLAB_BYTES = 128 * 1024;
/**
 * Rows and digests that `encodeTable` would find, without its file: for rows that are read back.
 * `onProgress` counts the bytes of COPY text.
 * @throws BackupError as `encodeTable` does
 */
async function digestRows(rows, columns, options) {
    const { signal, onProgress } = options;
    const kernel = acquireKernel(columns);
    let reportedRows = 0;
    try {
        await kernel.openSlab(digest_rows_SLAB_BYTES);
        for await (const chunk of rows.chunks) {
            if (signal.aborted)
                throw (0,errors/* cancelledError */.YQ)(signal.reason);
            for (let at = 0; at < chunk.length;) {
                at += kernel.feed(chunk, at);
                refuseMalformed(kernel.runForDigest(digest_rows_SLAB_BYTES), kernel, options.table);
            }
            onProgress?.({ rows: kernel.rows - reportedRows, bytes: chunk.length });
            reportedRows = kernel.rows;
        }
        if (signal.aborted)
            throw (0,errors/* cancelledError */.YQ)(signal.reason);
        refuseIncomplete(kernel, rows, options.table);
        const hasGenerated = columns.some((column) => column.generated !== null);
        return {
            rows: kernel.rows,
            digest: kernel.digest('restored'),
            generatedDigest: hasGenerated ? kernel.digest('generated') : null,
        };
    }
    finally {
        kernel.retire();
    }
}

;// CONCATENATED MODULE: ./.cache/build/app/prove-tables.js



/** Digests are sums modulo this (docs/archive-format.md, "Digest"). */
const DIGEST_MODULUS = 1n << 128n;
/**
 * The units of a proof. Leaves of a tree are one unit when all that the backup has of it are restored; a part of
 * a tree is compared leaf by leaf.
 */
function proofUnits(restored, all) {
    const leavesRestored = countLeaves(restored);
    const leavesArchived = countLeaves(all);
    const units = new Map();
    for (const table of restored) {
        const root = rootOf(table);
        const isWhole = root !== null && leavesRestored.get(root) === leavesArchived.get(root);
        const label = isWhole ? root : `${table.schema}.${table.name}`;
        const unit = units.get(label);
        if (unit)
            unit.push(table);
        else
            units.set(label, [table]);
    }
    return [...units].map(([label, tables]) => ({ label, tables }));
}
function rootOf({ partitionOf }) {
    return partitionOf && `${partitionOf.schema}.${partitionOf.name}`;
}
function countLeaves(tables) {
    const counts = new Map();
    for (const table of tables) {
        const root = rootOf(table);
        if (root !== null)
            counts.set(root, (counts.get(root) ?? 0) + 1);
    }
    return counts;
}
/** Reads every restored table back, `jobs` at a time, and compares count and digest with the manifest; tells the progress. */
async function proveTables(restoration, units, jobs, context) {
    const { progress } = context;
    const tables = units.flatMap((unit) => unit.tables);
    const estimatedBytes = tables.reduce((sum, table) => sum + table.bytes, 0);
    progress.begin({ tables: tables.length, estimatedBytes, quiet: true });
    const outcomes = await (0,map_concurrently/* mapConcurrently */.X)(units, jobs, async (unit) => {
        const found = [];
        for (const table of unit.tables)
            found.push(await readBack(restoration, table, context));
        return { unit, reason: compare(unit, found), generated: hasSameGenerated(unit, found) };
    }).finally(() => progress.end());
    const failed = outcomes.flatMap(({ unit, reason }) => (reason === null ? [] : [{ unit, reason }]));
    return {
        provenTables: outcomes
            .filter(({ reason }) => reason === null)
            .reduce((sum, { unit }) => sum + unit.tables.length, 0),
        failed,
        differentGenerated: outcomes.filter(({ generated }) => !generated).map(({ unit }) => unit.label),
    };
}
async function readBack(restoration, table, { progress, clock, signal }) {
    const startedAt = clock.now().getTime();
    progress.tableStarted(table, table.bytes);
    // In the measure of the load, which is JSON: what comes back is shorter.
    const bytesPerRow = table.bytes / Math.max(1, table.rows);
    const digested = await digestRows(await restoration.readBack(table), table.columns, {
        table,
        signal,
        onProgress: ({ rows }) => progress.advanced(table, { rows, bytes: rows * bytesPerRow }),
    });
    const seconds = (clock.now().getTime() - startedAt) / 1000;
    progress.tableFinished(table, { rows: digested.rows, bytes: table.bytes, seconds });
    return digested;
}
/** @throws BackupError kind `integrity` code `TARGET_ROWS_DIFFER` naming every table */
function refuseUnproven({ failed }) {
    if (failed.length === 0)
        return;
    const list = failed.map(({ unit, reason }) => `- ${unit.label}: ${reason}`).join('\n');
    throw new errors/* BackupError */.hj('integrity', `What was loaded is not what the backup holds, so nothing is kept:\n${list}`, {
        code: 'TARGET_ROWS_DIFFER',
        nextStep: 'Something in the target changes rows while they are loaded; run again with explain-differences: true to see which.',
    });
}
function compare({ tables }, found) {
    const expectedRows = tables.reduce((sum, table) => sum + table.rows, 0);
    const rows = found.reduce((sum, digested) => sum + digested.rows, 0);
    if (rows !== expectedRows)
        return `${rows} rows instead of ${expectedRows}`;
    const isEqual = sumDigests(found.map((f) => f.digest)) === sumDigests(tables.map((t) => t.digest));
    return isEqual ? null : `${rows} rows as in the backup, but not the same content`;
}
function hasSameGenerated({ tables }, found) {
    const sum = (digests) => sumDigests(digests.map((digest) => digest ?? '0'));
    return sum(found.map((f) => f.generatedDigest)) === sum(tables.map((t) => t.generatedDigest));
}
function sumDigests(digests) {
    return digests.reduce((sum, digest) => (sum + BigInt(`0x${digest}`)) % DIGEST_MODULUS, 0n);
}

;// CONCATENATED MODULE: ./.cache/build/app/refuse-other-engine.js

/** These take each other's tables and values. */
const FAMILIES = {
    postgresql: 'postgresql',
    mysql: 'mysql',
    mariadb: 'mysql',
    tidb: 'mysql',
};
/** @throws BackupError kind `target` code `TARGET_OTHER_ENGINE` */
function refuseOtherEngine(source, target) {
    if (FAMILIES[source.engine] === FAMILIES[target.engine])
        return;
    throw new errors/* BackupError */.hj('target', `This is a backup of ${source.engine}, and the target is ${target.engine}. Nothing was touched.`, {
        code: 'TARGET_OTHER_ENGINE',
        setting: 'target-url',
        nextStep: 'Choose a target of the same engine, or another backup.',
    });
}

;// CONCATENATED MODULE: ./.cache/build/app/restore-into.js










/** Plans, fetches and checks, loads, proves and commits; a failure at any point leaves the target as it was. */
async function restoreInto(input, context, journal) {
    const { archive, target, choices } = input;
    refuseOtherEngine(archive.manifest.source, target.info);
    const request = await journal.phase('plan', () => makeRequest(archive, choices));
    const files = filesOf(request, archive);
    journal.set({ bytesFetched: archive.bytesFetched, target: target.info });
    const plan = await journal.phase('plan', () => target.plan(request));
    journal.set({ mode: plan.mode, plan });
    journal.note(...plan.notes, ...selectionNotes(request, archive));
    await input.guard(plan);
    refusePlan(plan);
    if (input.dryRun)
        return;
    await context.log.group('Fetching and checking the archive', () => journal.phase('check', () => (0,tell_while_working/* tellWhileWorking */.o)(() => archive.fetch(request.isSelection ? files : 'all'), (seconds) => context.log.info(fetchedSoFar(archive, seconds)))));
    journal.set({ bytesFetched: archive.bytesFetched });
    // The target may have changed meanwhile.
    const current = await journal.phase('plan', () => target.plan({ ...request, mode: plan.mode }));
    journal.set({ plan: current });
    refusePlan(current);
    const restoration = await target.begin(current, request);
    try {
        await work(restoration, request, input, context, journal);
    }
    catch (error) {
        await restoration.rollback();
        // Counts of a merge that was taken back would read as if it had happened.
        journal.take({ ...restoration.outcome, merged: [] });
        throw error;
    }
}
/** The order is the promise: nothing is committed before everything was read back and is equal. */
async function work(restoration, request, { archive, choices }, context, journal) {
    await journal.phase('prepare', () => restoration.prepare());
    const loaded = await context.log.group(`Loading ${(0,format_number/* formatPlural */.yk)(request.tables.length, 'table')}`, () => journal.phase('load', async () => {
        const tables = await loadTables(restoration, request, archive, context, journal);
        if (hasLargeObjects(request, archive))
            await restoration.loadLargeObjects(() => largeObjectRows(archive, context));
        journal.tellTables();
        return tables;
    }));
    await context.log.group('Sequences, indexes, keys and triggers', () => journal.phase('finish', () => restoration.finish()));
    const proof = await context.log.group('Reading every row back', () => journal.phase('proof', async () => {
        const units = proofUnits(loaded, archive.manifest.tables);
        const proved = await proveTables(restoration, units, request.jobs, context);
        if (choices.explainDifferences)
            await restore_into_explain(restoration, proved.failed, archive, context);
        return proved;
    }));
    journal.set({ provenTables: proof.provenTables });
    refuseUnproven(proof);
    journal.note(...proof.differentGenerated.map((label) => `Generated columns of ${label} were recomputed and are not what they were in the backup.`));
    context.signal.throwIfAborted();
    await journal.phase('commit', () => restoration.commit());
    journal.take(restoration.outcome);
    const seconds = journal.secondsOf('load');
    const rows = loaded.reduce((sum, table) => sum + table.rows, 0);
    journal.set({ committed: true, rowsPerSecond: seconds > 0 ? Math.round(rows / seconds) : null });
}
function fetchedSoFar({ bytesFetched }, seconds) {
    const fetched = bytesFetched === 0 ? 'Checking the archive' : `${(0,format_bytes/* formatBytes */.z)(bytesFetched)} fetched`;
    return `${fetched}, ${(0,format_duration/* formatDuration */.a)(seconds)} so far`;
}
/** @throws BackupError kind `target` code `TARGET_REFUSED` naming everything that stands in the way */
function refusePlan({ refusals, mode }) {
    if (refusals.length === 0)
        return;
    throw new errors/* BackupError */.hj('target', `The target cannot take this backup (mode ${mode}):\n${(0,describe_restore/* itemLines */.Lt)(refusals)}`, {
        code: 'TARGET_REFUSED',
        nextStep: 'Nothing was touched. Mend what is listed, or choose another target or mode.',
    });
}
/** In the log alone: keys are values, and values have no place in reports. */
async function restore_into_explain(restoration, failed, archive, context) {
    for (const table of failed.flatMap(({ unit }) => unit.tables)) {
        const found = await restoration.explain(table, rowsOf(table, archive, context));
        const { missing, unexpected, changed, keys } = found;
        context.log.error(`${table.schema}.${table.name}: ${missing} rows missing, ${unexpected} unexpected, ${changed} changed` +
            (keys.length > 0 ? `; first keys: ${keys.join(', ')}` : ''));
    }
}

;// CONCATENATED MODULE: ./.cache/build/app/restore-journal.js
const NOTHING_YET = {
    mode: null,
    dryRun: false,
    snapshotAt: '',
    target: null,
    checkedAgainst: 'sidecar',
    bytesFetched: 0,
    plan: null,
    estimatedSeconds: null,
    phases: [],
    rowsPerSecond: null,
    provenTables: 0,
    committed: false,
    remains: [],
    merged: [],
    skipped: [],
    notes: [],
};
/** Keeps the restore's part of the report up to date, so that a failure says how far it came. */
class RestoreJournal {
    draft;
    context;
    #report = NOTHING_YET;
    #phases = [];
    #tables = [];
    constructor(draft, context) {
        this.draft = draft;
        this.context = context;
    }
    get report() {
        return this.#report;
    }
    set(facts) {
        this.#report = { ...this.#report, ...facts };
        this.draft.set({ restore: this.#report });
    }
    note(...sentences) {
        this.set({ notes: [...this.#report.notes, ...sentences.filter((s) => !this.#report.notes.includes(s))] });
    }
    tableLoaded(table) {
        this.#tables.push(table);
    }
    /** Puts the tables loaded so far into the report. */
    tellTables() {
        const tables = [...this.#tables].sort((a, b) => compareNames(a, b));
        this.draft.set({ tables, rows: tables.reduce((sum, table) => sum + table.rows, 0) });
    }
    /** What the target says happened besides the rows. */
    take({ skipped, notes, merged, remains }) {
        this.set({ skipped: [...skipped], merged: [...merged], remains: [...remains] });
        this.note(...notes);
    }
    /** Measures a part; its time counts when it fails, too. Parts of one name are added up. */
    async phase(name, work) {
        const startedAt = this.context.clock.now().getTime();
        try {
            return await work();
        }
        finally {
            const seconds = (this.context.clock.now().getTime() - startedAt) / 1000;
            const before = this.#phases.findIndex((phase) => phase.name === name);
            if (before < 0)
                this.#phases.push({ name, seconds });
            else
                this.#phases[before] = { name, seconds: (this.#phases[before]?.seconds ?? 0) + seconds };
            this.set({ phases: [...this.#phases] });
        }
    }
    secondsOf(name) {
        return this.#phases.find((phase) => phase.name === name)?.seconds ?? 0;
    }
}
function compareNames(a, b) {
    const left = `${a.schema}\0${a.name}`;
    const right = `${b.schema}\0${b.name}`;
    return left < right ? -1 : left > right ? 1 : 0;
}

;// CONCATENATED MODULE: ./.cache/build/app/restore.js






/** Bytes of JSON that a small server takes in a second, indexes and proof included; for a guess before the start. */
const ASSUMED_BYTES_PER_SECOND = 20e6;
/**
 * Restores a backup into the target:
 * 1. find the archive and read its manifest,
 * 2. plan, and ask for the confirmations that the plan needs,
 * 3. fetch the archive and check every byte of it,
 * 4. load, put keys and triggers back, read every row back and compare, commit (restore-into.ts),
 * 5. run `after-restore` and ask `health-urls`.
 */
async function restore(wiring, context, draft) {
    const { settings } = wiring;
    const journal = new RestoreJournal(draft, context);
    const choice = wiring.chooseBackup();
    const archive = await journal.phase('fetch', () => openArchive(wiring, context, choice));
    try {
        describeArchive(archive, draft, journal, settings);
        journal.set({ targetEnvironment: settings.targetEnvironment ?? null });
        const target = await wiring.openTarget();
        try {
            journal.set({ target: target.info });
            const guard = (plan) => guardRestore(plan, archive, settings, context, journal);
            const input = { archive, target, choices: choicesOf(settings), guard, dryRun: settings.dryRun };
            await restoreInto(input, context, journal);
        }
        finally {
            draft.warn(...target.warnings);
            await target.close();
        }
    }
    finally {
        draft.warn(...archive.warnings);
        journal.set({ bytesFetched: archive.bytesFetched });
        await archive.close();
    }
    const { afterRestore, healthUrls } = settings;
    if (settings.dryRun || (afterRestore === undefined && healthUrls.length === 0))
        return;
    await journal.phase('after', () => afterwards(wiring, context));
}
/** The settings of a restore; one job, because only that is a single transaction. */
function choicesOf(settings) {
    const { mode, tables, owner, skipUnrestorable, explainDifferences, jobs = 1 } = settings;
    return { mode, tables, owner, skipUnrestorable, explainDifferences, jobs };
}
/** What the report says of the archive, before anything is done with it. */
function describeArchive(archive, draft, journal, settings) {
    const { manifest, sidecar } = archive;
    draft.set({
        backupId: archive.id,
        archiveUri: archive.archiveUri,
        manifestUri: archive.manifestUri,
        archiveSha256: sidecar?.archive.sha256 ?? null,
        archiveBytes: sidecar?.archive.bytes ?? null,
        versionId: sidecar?.archive.versionId ?? null,
        source: manifest.source,
        notCovered: manifest.notCovered,
    });
    journal.set({
        dryRun: settings.dryRun,
        snapshotAt: manifest.snapshotAt,
        checkedAgainst: archive.checkedAgainst,
        bytesFetched: archive.bytesFetched,
    });
}
/** A dry run asks for nothing, but says what the real one would ask for. */
async function guardRestore(plan, { manifest }, settings, context, journal) {
    const { target } = journal.report;
    if (!target)
        throw new Error('a plan without a target');
    const { targetEnvironment, confirm } = settings;
    const needed = neededWords({ mode: plan.mode, targetEnvironment, source: manifest.source, target });
    if (settings.dryRun) {
        const bytes = plan.loaded.reduce((sum, table) => sum + table.bytes, 0);
        journal.set({ estimatedSeconds: Math.ceil(bytes / ASSUMED_BYTES_PER_SECOND) });
        journal.note(...needed.map(({ words, reason }) => `It will need confirm: ${words}, because ${reason}.`));
        journal.note('A dry run reads the manifest and the definitions; the archive as a whole is checked by verify and by the restore itself.');
        return;
    }
    // Nobody types a confirmation for what will be refused anyway.
    if (context.ask && plan.refusals.length > 0)
        return;
    await confirmRestore(needed, confirm, context.ask);
}
async function afterwards({ settings, environment }, { log, clock, signal, redact }) {
    const { afterRestore, healthUrls, targetUrl } = settings;
    if (afterRestore !== undefined && targetUrl !== undefined) {
        await log.group('Running after-restore', () => runAfterRestore(afterRestore, { targetUrl, environment, log, redact, signal }));
    }
    if (healthUrls.length > 0) {
        await log.group('Asking health-urls', () => pollHealthUrls(healthUrls, { signal, log, clock }));
    }
}

// EXTERNAL MODULE: ./.cache/build/database/postgres/connect.js + 2 modules
var connect = __webpack_require__(78389);
// EXTERNAL MODULE: ./.cache/build/database/postgres/connect-errors.js + 1 modules
var connect_errors = __webpack_require__(75631);
// EXTERNAL MODULE: ./.cache/build/database/postgres/quote.js
var quote = __webpack_require__(48533);
// EXTERNAL MODULE: ./.cache/build/database/postgres/restore/target-errors.js
var target_errors = __webpack_require__(53031);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/scratch-database.js







const PREFIX = 'db_backup_scratch_';
/** Begins the comment on a database of ours, by which it is told from others of such a name. */
const COMMENT = 'scratch database of db-backup, to be dropped';
/** A server that owes an answer for so long while it creates or drops a database is given up. */
const IDLE_TIMEOUT_MS = 300_000;
/** For dropping after a signal; all of a cancelled run has 7 s. */
const CANCELLED_DROP_MS = 4_500;
/** SQLSTATE invalid_parameter_value: the server's locale goes with another encoding than UTF-8. */
const WRONG_LOCALE = ['22023', '42809'];
/**
 * Creates a database from `template0` in UTF-8 on the server of `connection`, in the server's own locale (`C` where that is
 * of another encoding). What an archive says of collations it brings itself; the order of a default collation is the
 * server's, and proves nothing.
 * @throws BackupError kind `target`; code `TARGET_PERMISSION` for a role without CREATEDB
 */
async function createScratchDatabase(connection, options) {
    const { signal } = options;
    // A CREATE that is cut off goes on at the server, after the DROP perhaps: this session outlives the signal.
    const session = await scratch_database_open(connection, options, new AbortController().signal);
    const warnings = [];
    try {
        await requireCreateDb(session);
        await clearLeftovers(session, options.log, warnings);
        const [row] = await session.query("SELECT pg_catalog.to_char(pg_catalog.now() AT TIME ZONE 'UTC', 'YYYYMMDD\"t\"HH24MISS')");
        const database = `${PREFIX}${row?.[0]}_${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`;
        signal.throwIfAborted();
        // From here on there is something to drop, even where the answer to CREATE never comes.
        const scratch = new Scratch(connection, database, options, warnings);
        try {
            await create(session, database);
            signal.throwIfAborted();
        }
        catch (error) {
            await scratch.drop();
            throw error;
        }
        return scratch;
    }
    catch (error) {
        throw (0,target_errors/* targetError */._5)(error, 'creating a scratch database', signal);
    }
    finally {
        await session.end();
    }
}
class Scratch {
    server;
    database;
    options;
    warnings;
    connection;
    #dropped;
    constructor(server, database, options, warnings) {
        this.server = server;
        this.database = database;
        this.options = options;
        this.warnings = warnings;
        this.connection = { ...server, database };
    }
    drop() {
        this.#dropped ??= this.#drop();
        return this.#dropped;
    }
    async #drop() {
        const { log, signal } = this.options;
        // Its own, because a cancelled run has to clean up, too.
        const controller = new AbortController();
        const hurry = () => setTimeout(() => controller.abort(), CANCELLED_DROP_MS).unref();
        const timer = signal.aborted ? hurry() : undefined;
        let late;
        const onAbort = () => {
            late = hurry();
        };
        signal.addEventListener('abort', onAbort, { once: true });
        try {
            const session = await scratch_database_open(this.server, this.options, controller.signal);
            try {
                await dropDatabase(session, this.database, true);
            }
            finally {
                await session.end();
            }
            log.debug(`The scratch database ${this.database} is dropped.`);
        }
        catch (error) {
            const sql = `DROP DATABASE IF EXISTS ${this.database} WITH (FORCE)`;
            const warning = `The scratch database ${this.database} could not be dropped (${(0,errors/* messageOf */.bD)(error)}); drop it by hand: ${sql}`;
            this.warnings.push(warning);
            log.warn(warning);
        }
        finally {
            clearTimeout(timer);
            clearTimeout(late);
            signal.removeEventListener('abort', onAbort);
        }
    }
}
async function scratch_database_open(target, { lockTimeoutSeconds }, signal) {
    try {
        return await (0,connect/* connect */.N)({
            target,
            readOnly: false,
            lockTimeoutSeconds,
            idleTimeoutMs: IDLE_TIMEOUT_MS,
            signal,
        });
    }
    catch (error) {
        throw (0,target_errors/* targetConnectError */.EF)(error);
    }
}
async function requireCreateDb(session) {
    const [row] = await session.query('SELECT r.rolname, r.rolcreatedb OR r.rolsuper FROM pg_catalog.pg_roles r WHERE r.rolname = current_user');
    if (row?.[1] === 't')
        return;
    throw new errors/* BackupError */.hj('target', `The role "${row?.[0]}" of target-url may not create databases.`, {
        code: 'TARGET_PERMISSION',
        setting: 'target-url',
        nextStep: `Run ALTER ROLE ${(0,quote/* quoteIdentifier */.Cm)(row?.[0] ?? '')} CREATEDB, or name another role in target-url.`,
    });
}
async function create(session, database) {
    const sql = `CREATE DATABASE ${(0,quote/* quoteIdentifier */.Cm)(database)} TEMPLATE template0 ENCODING 'UTF8'`;
    try {
        await session.query(sql);
    }
    catch (error) {
        if (!WRONG_LOCALE.includes((0,connect_errors/* codeOf */.$N)(error)))
            throw error;
        await session.query(`${sql} LC_COLLATE 'C' LC_CTYPE 'C'`);
    }
    await session.query(`COMMENT ON DATABASE ${(0,quote/* quoteIdentifier */.Cm)(database)} IS ${(0,quote/* quoteLiteral */.ce)(COMMENT)}`);
}
/** SQLSTATE object_in_use: a session that was ended has not gone yet. */
const IN_USE = '55006';
const DROP_ATTEMPTS = 5;
async function dropDatabase(session, database, force) {
    const sql = `DROP DATABASE IF EXISTS ${(0,quote/* quoteIdentifier */.Cm)(database)}${force ? ' WITH (FORCE)' : ''}`;
    for (let attempt = 1;; attempt++) {
        try {
            await session.query(sql);
            return;
        }
        catch (error) {
            if (!force || (0,connect_errors/* codeOf */.$N)(error) !== IN_USE || attempt === DROP_ATTEMPTS)
                throw error;
            await (0,external_node_timers_promises_.setTimeout)(200);
        }
    }
}
const LEFTOVERS = `SELECT d.datname, coalesce(pg_catalog.shobj_description(d.oid, 'pg_database') = ${(0,quote/* quoteLiteral */.ce)(COMMENT)}, false)
  FROM pg_catalog.pg_database d
  WHERE d.datname ~ '^${PREFIX}[0-9]{8}t[0-9]{6}_[0-9a-f]+$'
    AND pg_catalog.substr(d.datname, ${PREFIX.length + 1}, 15) <
      pg_catalog.to_char((pg_catalog.now() - '1 day'::interval) AT TIME ZONE 'UTC', 'YYYYMMDD"t"HH24MISS')
  ORDER BY 1`;
/** What killed runs left behind a day ago or earlier: ours are dropped when nobody is in them, others are named. */
async function clearLeftovers(session, log, warnings) {
    const left = [];
    for (const [name, isOurs] of await session.query(LEFTOVERS)) {
        const database = name ?? '';
        try {
            if (isOurs !== 't')
                left.push(database);
            else {
                await dropDatabase(session, database, false);
                log.info(`Dropped ${database}, which an earlier run left behind.`);
            }
        }
        catch {
            left.push(database);
        }
    }
    if (left.length === 0)
        return;
    warnings.push(`The server has scratch databases of earlier runs that could not be dropped: ${(0,quote/* displayList */.lm)(left)}; drop them by hand.`);
}

;// CONCATENATED MODULE: ./.cache/build/app/verify-deep.js









/** Checks an archive (verify.ts), and with `deep` restores it where nobody uses it. */
async function verifyDeep(wiring, context, draft) {
    await verify(wiring, context, draft);
    if (wiring.settings.deep)
        await proveInScratch(wiring, context, draft);
}
/**
 * Restores the backup that was just verified into a scratch database, reads every row back, compares and drops the database.
 *
 * Owners are the role of `target-url`, and what asks for roles the server does not have (grants, policies) is
 * a warning: a backup is no worse for the server it is proved on. Whatever else the server refuses is an error, all of
 * it at once, unless `skip-unrestorable` accepts it.
 * @throws BackupError kind `integrity` where rows differ; kind `target` code `TARGET_UNRESTORABLE` and others
 */
async function proveInScratch(wiring, context, draft) {
    const { settings } = wiring;
    const journal = new RestoreJournal(draft, context);
    const choice = sameBackup(wiring.chooseBackup(), draft.facts.backupId);
    const archive = await journal.phase('fetch', () => openArchive(wiring, context, choice));
    try {
        const { manifest, checkedAgainst, bytesFetched } = archive;
        journal.set({ snapshotAt: manifest.snapshotAt, checkedAgainst, bytesFetched });
        const choices = { ...choicesOf(settings), owner: 'target', skipUnrestorable: true };
        await context.log.group('Restoring into a scratch database', () => restoreIntoScratch(archive, choices, wiring, context, draft, journal));
    }
    finally {
        draft.warn(...archive.warnings);
        // Whatever was kept for the proof is gone with its database.
        journal.set({ bytesFetched: archive.bytesFetched, committed: false });
        await archive.close();
    }
    judge(journal.report.skipped, settings.skipUnrestorable, draft);
}
async function restoreIntoScratch(archive, choices, wiring, context, draft, journal) {
    const { log, signal } = context;
    const { settings } = wiring;
    const lockTimeoutSeconds = settings.lockTimeoutMs / 1000;
    const scratch = await createScratchDatabase(requireTarget(settings), { log, signal, lockTimeoutSeconds });
    try {
        const target = await wiring.openTarget(scratch.connection);
        try {
            const guard = async () => undefined;
            await restoreInto({ archive, target, choices, guard, dryRun: false }, context, journal);
        }
        finally {
            draft.warn(...target.warnings);
            await target.close();
        }
    }
    finally {
        await scratch.drop();
        draft.warn(...scratch.warnings);
    }
}
/** Meanwhile there may be a newer one, and `random` would pick another. */
function sameBackup(choice, backupId) {
    const isNamed = choice.kind === 'archive' || choice.kind === 'folder';
    return isNamed || backupId === null ? choice : { kind: 'id', id: backupId };
}
/** Grants and owners are about roles and nothing else. */
const ABOUT_ROLES = ['acl', 'default-acl', 'owner', 'role'];
const NO_ROLE = /\brole "([^"]*)" does not exist/;
function asksForRole({ kind, reason }) {
    return ABOUT_ROLES.includes(kind) || NO_ROLE.test(reason);
}
function rolesWarning(items) {
    const roles = items.flatMap(({ kind, name, reason }) => kind === 'role' ? name : (NO_ROLE.exec(reason)?.[1] ?? []));
    const names = roles.length === 0 ? '' : ` (${[...new Set(roles)].join(', ')})`;
    return `The server of target-url lacks roles that grants, owners or policies of the backup name${names}; they were left out of the proof, and a restore needs them.`;
}
function judge(skipped, isAccepted, draft) {
    const roles = skipped.filter(asksForRole);
    if (roles.length > 0)
        draft.warn(rolesWarning(roles));
    const missing = skipped.filter((item) => !asksForRole(item));
    if (missing.length === 0 || isAccepted)
        return;
    throw new errors/* BackupError */.hj('target', `Every row that was restored is equal, but the server of target-url does not take all of the backup:\n${(0,describe_restore/* itemLines */.Lt)(missing)}`, {
        code: 'TARGET_UNRESTORABLE',
        setting: 'target-url',
        nextStep: 'Prove it on a server that has what is missing (extensions, version), or accept it with skip-unrestorable: true.',
    });
}

;// CONCATENATED MODULE: ./.cache/build/app/run-operation.js











const USE_CASES = {
    backup: backup,
    get: get,
    list: list,
    prune: prune,
    restore: restore,
    verify: verifyDeep,
};
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
/** What an error says when nobody may promise that the target is as it was. */
const LOOK_INTO_TARGET = 'Look into the target before anybody uses it: a database that was empty before is best dropped and created anew.';
async function attempt(operation, settings, context, environment, draft) {
    const useCase = USE_CASES[operation];
    try {
        if (!useCase)
            throw new Error(`operation ${operation} is not wired`);
        await useCase(createWiring(settings, context, environment), context, draft);
        return null;
    }
    catch (error) {
        const failure = describeFailure(context.signal.aborted ? cancelled(error, draft.facts) : error, context);
        const isUnsure = operation === 'restore' && (draft.facts.restore?.remains.length ?? 0) > 0;
        return isUnsure ? { ...failure, error: { ...failure.error, nextStep: LOOK_INTO_TARGET } } : failure;
    }
}
/** After the signal, whatever breaks broke because of it; a backup that was committed before stays one. */
function cancelled(cause, { manifest, archiveUri, restore }) {
    if (restore?.committed) {
        return new errors/* BackupError */.hj('cancelled', 'The run was cancelled after the restore was proved and committed.', {
            code: 'CANCELLED',
            nextStep: 'The target holds the backup; run what should follow by hand.',
            cause,
        });
    }
    if (restore && restore.remains.length === 0) {
        return new errors/* BackupError */.hj('cancelled', 'The run was cancelled; the target is as it was before.', {
            code: 'CANCELLED',
            nextStep: 'Run it again when you are ready.',
            cause,
        });
    }
    if (restore) {
        return new errors/* BackupError */.hj('cancelled', 'The run was cancelled.', {
            code: 'CANCELLED',
            nextStep: LOOK_INTO_TARGET,
            cause,
        });
    }
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


/***/ }),

/***/ 75631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $N: () => (/* binding */ codeOf),
  zT: () => (/* binding */ connectError),
  LK: () => (/* binding */ displayHost),
  wJ: () => (/* binding */ mayTryNextHost)
});

// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/database/postgres/session.js + 3 modules
var session = __webpack_require__(80350);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/tls-errors.js


/** Explains why TLS could not be agreed upon; undefined when the error has nothing to do with TLS. */
function explainTls(error, where) {
    const found = whatIsWrong((0,errors/* messageOf */.bD)(error), codeOf(error), error);
    return found && { code: 'SOURCE_TLS', message: `TLS to ${where} fails: ${found[0]}`, nextStep: found[1] };
}
function whatIsWrong(text, code, error) {
    if (/does not support SSL/i.test(text)) {
        return [
            'the server does not offer TLS.',
            'Switch TLS on at the server, or, on a network you trust, add sslmode=disable to database-url.',
        ];
    }
    if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
        return [text, "Use the host name that stands in the server's certificate, or sslmode=verify-ca."];
    }
    if (/SELF_SIGNED|UNABLE_TO|CERT_|DEPTH_ZERO/.test(code)) {
        return [
            `the server's certificate is not trusted (${code}).`,
            "Put the authority's certificate (PEM; Supabase: Database Settings, SSL Configuration) into tls-ca, or sslmode=require into database-url to go without verification.",
        ];
    }
    const isTls = /SSL|TLS/i.test(`${text} ${code}`) || error.library !== undefined;
    return isTls ? [text, 'Check sslmode in database-url and the TLS set-up of the server.'] : undefined;
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/connect-errors.js



/** `host:port`, or the path of the socket. */
function displayHost({ host, port }) {
    if (host.startsWith('/'))
        return `${host}/.s.PGSQL.${port}`;
    return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
/** The code of a thrown thing: an errno name or an SQLSTATE; empty when it has none. */
function codeOf(error) {
    const code = error?.code;
    if (typeof code === 'string')
        return code;
    const inner = error?.errors?.[0];
    return inner === undefined ? '' : codeOf(inner);
}
/** Codes after which the next host of a list may still answer. */
const TRY_NEXT = new Set([
    'SOURCE_HOST_UNKNOWN',
    'SOURCE_UNREACHABLE',
    'SOURCE_TIMEOUT',
    'SOURCE_IPV6_ONLY',
    'SOURCE_NOT_READY',
    'SOURCE_LOST',
]);
function mayTryNextHost(error) {
    return TRY_NEXT.has(error.code);
}
/** Explains why no connection came about. */
function connectError(error, target, address) {
    if (error instanceof errors/* BackupError */.hj)
        return error;
    const failure = { target, address, where: displayHost(address), text: (0,errors/* messageOf */.bD)(error) || codeOf(error) };
    const explanation = explain(error, failure);
    const { code, message, nextStep, setting = 'database-url' } = explanation;
    return new errors/* BackupError */.hj('source', message, { code, nextStep, setting, cause: error });
}
function explain(error, failure) {
    const code = codeOf(error);
    if (error instanceof session/* SilenceError */.e)
        return timeout(failure);
    const known = ipv6Only(code, failure) ?? BY_CODE[code]?.(failure);
    if (known)
        return known;
    const byText = BY_TEXT.find(([pattern]) => pattern.test(`${failure.text} ${code}`))?.[1](failure);
    return byText ?? explainTls(error, failure.where) ?? unknown(failure);
}
const unreachable = ({ where, text }) => ({
    code: 'SOURCE_UNREACHABLE',
    message: `No PostgreSQL server can be reached at ${where} (${text}).`,
    nextStep: 'Check host and port in database-url, that the server runs, and that its firewall admits this machine.',
});
const hostUnknown = ({ address, text }) => ({
    code: 'SOURCE_HOST_UNKNOWN',
    message: `The host ${address.host} is not known (${text}).`,
    nextStep: 'Check the host name in database-url.',
});
const passwordMissing = ({ where, target }) => ({
    code: 'SOURCE_PASSWORD_WRONG',
    message: `${where} asks for a password for user "${target.user}", and none is given.`,
    nextStep: 'Put the password into database-url.',
});
const passwordWrong = ({ where, target }) => ({
    code: 'SOURCE_PASSWORD_WRONG',
    message: `${where} refuses the password of user "${target.user}".`,
    nextStep: 'Correct user and password in database-url; percent-encode special characters of the password.',
});
const loginRefused = ({ where, target, text }) => /no encryption|SSL off|SSL required/i.test(text)
    ? {
        code: 'SOURCE_TLS',
        message: `${where} admits user "${target.user}" only over TLS: ${text}`,
        nextStep: 'Remove sslmode=disable from database-url.',
    }
    : {
        code: 'SOURCE_LOGIN_REFUSED',
        message: `${where} does not admit user "${target.user}": ${text}`,
        nextStep: "Check the user in database-url and the server's pg_hba.conf.",
    };
const databaseMissing = ({ where, target }) => ({
    code: 'SOURCE_DATABASE_MISSING',
    message: `The server at ${where} has no database "${target.database}".`,
    nextStep: 'Correct the database name at the end of database-url.',
});
const connectDenied = ({ target, text }) => ({
    code: 'SOURCE_PERMISSION',
    message: `User "${target.user}" may not connect to database "${target.database}": ${text}`,
    nextStep: 'GRANT CONNECT ON DATABASE to that user.',
});
const notReady = ({ where, text }) => ({
    code: 'SOURCE_NOT_READY',
    message: `The server at ${where} is not ready: ${text}`,
    nextStep: 'Run again when the server has started.',
});
const connectionLimit = ({ where, text }) => ({
    code: 'SOURCE_CONNECTION_LIMIT',
    message: `The server at ${where} has no connection left: ${text}`,
    nextStep: 'Lower jobs, or raise max_connections.',
    setting: 'jobs',
});
const timeout = ({ where, target }) => ({
    code: 'SOURCE_TIMEOUT',
    message: `${where} did not complete a login within ${Math.round(target.connectTimeoutMs / 1000)} s.`,
    nextStep: 'Check that a PostgreSQL server listens there and that the firewall lets its answers through.',
});
const hungUp = ({ where }) => ({
    code: 'SOURCE_LOST',
    message: `${where} closed the connection during login.`,
    nextStep: 'Check that a PostgreSQL server listens at that port, and its log.',
});
const tenantUnknown = ({ where, target, text }) => ({
    code: 'SOURCE_LOGIN_REFUSED',
    message: `The pooler at ${where} does not know user "${target.user}": ${text}`,
    nextStep: "Use the user postgres.[project-ref] and the pooler host of the project's region.",
});
const unknown = ({ where, text }) => ({
    code: 'SOURCE_UNREACHABLE',
    message: `Connecting to ${where} fails: ${text}`,
    nextStep: 'Check database-url.',
});
/** errno names, ours, and SQLSTATEs (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const BY_CODE = {
    ENOTFOUND: hostUnknown,
    EAI_AGAIN: hostUnknown,
    EAI_NODATA: hostUnknown,
    ECONNREFUSED: unreachable,
    EHOSTUNREACH: unreachable,
    ENETUNREACH: unreachable,
    EADDRNOTAVAIL: unreachable,
    ENOENT: unreachable,
    EACCES: unreachable,
    ETIMEDOUT: timeout,
    PASSWORD_NEEDED: passwordMissing,
    '28P01': passwordWrong,
    '28000': loginRefused,
    '3D000': databaseMissing,
    '42501': connectDenied,
    '57P03': notReady,
    '53300': connectionLimit,
};
/** Poolers, and pg itself, give no code. */
const BY_TEXT = [
    [/password must be a string/i, passwordMissing],
    [/password authentication failed|wrong password/i, passwordWrong],
    [/tenant or user not found/i, tenantUnknown],
    [/^timeout expired/, timeout],
    [/Connection terminated|ECONNRESET|EPIPE|socket hang up/, hungUp],
];
const SUPABASE_DIRECT_HOST = /^db\.([a-z0-9]+)\.supabase\.co$/i;
const UNREACHED = new Set(['ENOTFOUND', 'ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'ETIMEDOUT']);
function ipv6Only(code, { address, where }) {
    const project = SUPABASE_DIRECT_HOST.exec(address.host)?.[1];
    if (project === undefined || !UNREACHED.has(code))
        return undefined;
    return {
        code: 'SOURCE_IPV6_ONLY',
        message: `${where} cannot be reached from here: Supabase's direct host has an IPv6 address only, and this machine (like GitHub's runners) has no IPv6.`,
        nextStep: `Use the session pooler's URL from the project's "Connect" page: postgresql://postgres.${project}:[password]@aws-0-[region].pooler.supabase.com:5432/postgres`,
    };
}


/***/ }),

/***/ 78389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ connect),
  P: () => (/* binding */ connectBeside)
});

// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/database/postgres/connect-errors.js + 1 modules
var connect_errors = __webpack_require__(75631);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/pooler.js


/** Supabase's pooler in transaction mode (https://supabase.com/docs/guides/database/connecting-to-postgres). */
const SUPABASE_TRANSACTION_PORT = 6543;
const SESSION_PORT = 5432;
const SUPABASE_HOST = /\.supabase\.(co|com)$/i;
/** How long a pooler may let the probe wait before it counts as "no server of its own". */
const PROBE_MS = 5_000;
function transactionModeError(address, nextStep) {
    return new errors/* BackupError */.hj('source', `${(0,connect_errors/* displayHost */.LK)(address)} is a pooler in transaction mode: it hands every transaction to another server session, so that one snapshot cannot be shared and settings leak to other clients.`, { code: 'POOLER_TRANSACTION_MODE', nextStep, setting: 'database-url' });
}
/** Refuses Supabase's transaction pooler by its port, before anything is sent to it. */
function refuseTransactionPoolerPort(target) {
    const found = target.hosts.find((h) => h.port === SUPABASE_TRANSACTION_PORT && SUPABASE_HOST.test(h.host));
    if (!found)
        return;
    const name = encodeURIComponent(target.database);
    const url = `postgresql://${encodeURIComponent(target.user)}:[password]@${found.host}:${SESSION_PORT}/${name}`;
    throw transactionModeError(found, `Use port ${SESSION_PORT} (session mode): ${url}`);
}
/**
 * Finds out whether `session` has a server session of its own. A direct connection tells its true process id at
 * login. Behind a pooler a second client opens a transaction: in transaction mode it is given the server session
 * that the first one used last, so the first one must then change to another or wait.
 * @throws BackupError code `POOLER_TRANSACTION_MODE`
 */
async function refuseTransactionPooler(session, target, openSecond) {
    const before = await backendPid(session);
    if (before === String(session.loginPid))
        return;
    const second = await openSecond();
    try {
        const taken = await within(PROBE_MS, beginAndTellPid(second));
        if (taken === LATE)
            return; // it waits for a server session, so the first one has its own
        const after = taken === before ? LATE : await within(PROBE_MS, backendPid(session));
        if (after === before)
            return;
    }
    catch (error) {
        // Statement mode refuses BEGIN.
        if ((0,connect_errors/* codeOf */.$N)(error) !== '08P01')
            throw error;
    }
    finally {
        second.destroy();
    }
    const port = target.hosts.length === 1 ? ' (Supabase: port 5432)' : '';
    throw transactionModeError(session.address, `Connect directly or through a pooler in session mode${port} in database-url.`);
}
async function backendPid(session) {
    return (await session.query('SELECT pg_catalog.pg_backend_pid()'))[0]?.[0];
}
async function beginAndTellPid(session) {
    await session.query('BEGIN');
    return backendPid(session);
}
/** What stands for an answer that did not come in time. */
const LATE = Symbol('late');
async function within(limitMs, work) {
    let timer;
    const limit = new Promise((resolve) => {
        timer = setTimeout(() => resolve(LATE), limitMs);
    });
    work.catch(() => undefined); // it may fail when nobody waits any more
    try {
        return await Promise.race([work, limit]);
    }
    finally {
        clearTimeout(timer);
    }
}

// EXTERNAL MODULE: ./.cache/build/database/postgres/session.js + 3 modules
var session = __webpack_require__(80350);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/session-pins.js
const MS_PER_SECOND = 1000;
/**
 * Names and values of the pins (docs/archive-format.md, "Session"). `shown` is the form in which the
 * server reports the value, where that differs.
 */
function sessionPins(options) {
    const since = (version, ...pins) => (options.serverVersionNum >= version ? pins : []);
    const lockTimeoutMs = Math.round(options.lockTimeoutSeconds * MS_PER_SECOND);
    return [
        ['client_encoding', 'UTF8'],
        ['datestyle', 'ISO, YMD'],
        ['intervalstyle', 'postgres'],
        ['timezone', 'UTC'],
        ['extra_float_digits', '3'],
        ['lc_monetary', 'C'],
        ['bytea_output', 'hex'],
        ['xmloption', 'content'],
        ['array_nulls', 'on'],
        ['search_path', '', '""'],
        ['standard_conforming_strings', 'on'],
        ['row_security', 'off'],
        ['synchronize_seqscans', 'off'],
        ['statement_timeout', '0'],
        ['idle_in_transaction_session_timeout', '0'],
        ['lock_timeout', String(lockTimeoutMs)],
        ...since(140_000, ['idle_session_timeout', '0']),
        ...since(170_000, ['transaction_timeout', '0']),
        ...(options.readOnly ? [['default_transaction_read_only', 'on']] : []),
    ];
}
/** One round trip that sets every pin. */
function pinStatement(pins) {
    return pins.map(([name, value]) => `SET ${name} = '${value}'`).join('; ');
}
/** One row with the value of every pin, in order and in the units it was set in. */
function pinCheckStatement(pins) {
    const columns = pins.map(([name]) => name.endsWith('_timeout')
        ? `(EXTRACT(epoch FROM pg_catalog.current_setting('${name}')::pg_catalog.interval) * 1000)::pg_catalog.int8`
        : `pg_catalog.current_setting('${name}')`);
    return `SELECT ${columns.join(', ')}`;
}
/** Names of the pins that did not take. */
function unpinned(pins, values) {
    return pins
        .filter(([, value, shown], index) => values[index] !== value && values[index] !== shown)
        .map(([name]) => name);
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/connect.js





/** The oldest server this code is tested with. */
const OLDEST_MAJOR = 13;
/**
 * Logs in to the first host that answers, pins the session and refuses a transaction-mode pooler.
 * @throws BackupError kind `source`
 */
async function connect(options) {
    const { target } = options;
    refuseTransactionPoolerPort(target);
    const failures = [];
    for (const address of target.hosts) {
        try {
            return await openPinned(options, address, undefined);
        }
        catch (error) {
            if (options.signal.aborted)
                throw (0,errors/* cancelledError */.YQ)(options.signal.reason);
            const explained = (0,connect_errors/* connectError */.zT)(error, target, address);
            if (!(0,connect_errors/* mayTryNextHost */.wJ)(explained))
                throw explained;
            failures.push(explained);
        }
    }
    throw allHostsFailed(failures);
}
/** One more session on the very server that `first` is connected to. */
async function connectBeside(first, options) {
    try {
        return await openPinned(options, first.address, first.ip);
    }
    catch (error) {
        if (options.signal.aborted)
            throw (0,errors/* cancelledError */.YQ)(options.signal.reason);
        const explained = (0,connect_errors/* connectError */.zT)(error, options.target, first.address);
        throw explained.code === 'SOURCE_TIMEOUT' ? noFurtherConnection(explained) : explained;
    }
}
async function openPinned(options, address, ip) {
    const session = await openLoggedIn(options, address, ip);
    const isFirst = ip === undefined;
    // A pooler accepts a login at once and lets the first query wait for a server.
    const timer = setTimeout(() => session.destroy(new Error('timeout expired')), options.target.connectTimeoutMs);
    try {
        // Before anything is SET: in transaction mode it would stick to sessions of other clients.
        if (isFirst) {
            await refuseTransactionPooler(session, options.target, () => openLoggedIn(options, address, session.ip));
        }
        await pin(session, options);
        return session;
    }
    catch (error) {
        session.destroy();
        throw error;
    }
    finally {
        clearTimeout(timer);
    }
}
/** A pooler in session mode lets a login wait when all of its server sessions are taken. */
function noFurtherConnection(cause) {
    return new errors/* BackupError */.hj('source', `There is a first connection, but no further one: ${cause.message}`, {
        code: 'SOURCE_CONNECTION_LIMIT',
        nextStep: 'Set jobs: 1, or let the pooler or server have more connections (jobs + 2).',
        setting: 'jobs',
        cause,
    });
}
function openLoggedIn(options, address, ip) {
    return session/* PostgresSession */.q.open({ ...options, address, ip });
}
async function pin(session, options) {
    const [versions] = await session.query("SELECT pg_catalog.current_setting('server_version_num'), pg_catalog.current_setting('server_version')");
    session.serverVersionNum = Number(versions?.[0]);
    session.serverVersion = versions?.[1] ?? '';
    if (session.serverVersionNum < OLDEST_MAJOR * 10_000)
        throw tooOld(session);
    const pins = sessionPins({ ...options, serverVersionNum: session.serverVersionNum });
    const [values] = await session.query(`${pinStatement(pins)}; ${pinCheckStatement(pins)}`);
    const failed = unpinned(pins, values ?? []);
    if (failed.length > 0) {
        throw new errors/* BackupError */.hj('source', `The server does not keep the session settings ${failed.join(', ')}.`, {
            code: 'SOURCE_SETTINGS',
            nextStep: 'Connect directly or through a session-mode pooler.',
            setting: 'database-url',
        });
    }
}
function tooOld(session) {
    return new errors/* BackupError */.hj('source', `The server is PostgreSQL ${session.serverVersion}; 13 or newer is needed.`, {
        code: 'SOURCE_TOO_OLD',
        nextStep: `Upgrade the server to PostgreSQL ${OLDEST_MAJOR} or newer.`,
    });
}
function allHostsFailed(failures) {
    const [first] = failures;
    if (!first)
        throw new Error('a connection needs at least one host');
    if (failures.length === 1)
        return first;
    const message = `None of the hosts can be used:\n${failures.map((f) => `- ${f.message}`).join('\n')}`;
    return new errors/* BackupError */.hj('source', message, {
        code: first.code,
        nextStep: first.nextStep,
        setting: 'database-url',
        cause: new AggregateError(failures),
    });
}


/***/ }),

/***/ 89759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OE: () => (/* binding */ LARGE_OBJECT_PAGE_BYTES),
/* harmony export */   Wp: () => (/* binding */ LARGE_OBJECT_COLUMNS),
/* harmony export */   Wq: () => (/* binding */ LARGE_OBJECTS_SELECT),
/* harmony export */   ds: () => (/* binding */ describeLargeObjects)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48533);


/** Bytes of an object in one row. */
const LARGE_OBJECT_PAGE_BYTES = 256 * 1024;
/** `INV_READ` of lo_open (src/include/libpq/libpq-fs.h). */
const INV_READ = 0x40000;
const text = (name) => ({ name, type: 'text', encoding: 'text', generated: null });
const LARGE_OBJECT_COLUMNS = [
    { name: 'oid', type: 'oid', encoding: 'number', generated: null },
    text('owner'),
    text('acl'),
    text('comment'),
    { name: 'page', type: 'integer', encoding: 'number', generated: null },
    { name: 'data', type: 'bytea', encoding: 'text', generated: null },
];
/** Roles that the session may act as, `0` being PUBLIC. */
const UNREADABLE = `
SELECT m.oid FROM pg_catalog.pg_largeobject_metadata m
WHERE NOT pg_catalog.pg_has_role(m.lomowner, 'USAGE')
  AND NOT EXISTS (
    SELECT FROM pg_catalog.aclexplode(m.lomacl) a
    WHERE a.privilege_type = 'SELECT' AND (a.grantee = 0 OR pg_catalog.pg_has_role(a.grantee, 'USAGE')))
  AND pg_catalog.current_setting('lo_compat_privileges') = 'off'
ORDER BY m.oid`;
/**
 * What large objects there are; null where there are none.
 * @throws BackupError code `SOURCE_PERMISSION` naming those that the role may not read
 */
async function describeLargeObjects(session) {
    const [row] = await session.query(`SELECT pg_catalog.count(*), pg_catalog.pg_table_size('pg_catalog.pg_largeobject')
    FROM pg_catalog.pg_largeobject_metadata`);
    const count = Number(row?.[0] ?? 0);
    if (count === 0)
        return null;
    const unreadable = (await session.query(UNREADABLE)).map(([oid]) => oid ?? '');
    if (unreadable.length > 0) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', `The role may not read the large objects ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .displayList */ .lm)(unreadable)}.`, {
            code: 'SOURCE_PERMISSION',
            nextStep: 'GRANT SELECT ON LARGE OBJECT for each of them to the role of database-url, or connect as their owner.',
        });
    }
    return { columns: LARGE_OBJECT_COLUMNS, count, estimatedBytes: Number(row?.[1] ?? 0) };
}
/**
 * One row per page, objects by oid, pages in order; an empty object has one row with empty data. Only functions that
 * any reader of the object may call: pg_largeobject itself is for superusers. Each lateral step waits for the one
 * before it, so that the descriptor is closed after the size was asked; nested loops keep the order of objects and
 * pages, where a final ORDER BY would have the server sort all the data.
 */
const LARGE_OBJECTS_SELECT = `
SELECT m.oid, pg_catalog.pg_get_userbyid(m.lomowner), m.lomacl::pg_catalog.text,
  pg_catalog.obj_description(m.oid, 'pg_largeobject'), page.number,
  pg_catalog.lo_get(m.oid, page.number * ${LARGE_OBJECT_PAGE_BYTES}::pg_catalog.int8, ${LARGE_OBJECT_PAGE_BYTES})
FROM (SELECT * FROM pg_catalog.pg_largeobject_metadata ORDER BY oid) m,
  LATERAL (SELECT pg_catalog.lo_open(m.oid, ${INV_READ}) AS fd OFFSET 0) opened,
  LATERAL (SELECT pg_catalog.lo_lseek64(opened.fd, 0, 2) AS bytes OFFSET 0) sized,
  LATERAL (SELECT pg_catalog.lo_close(CASE WHEN sized.bytes >= 0 THEN opened.fd END) AS done OFFSET 0) closed,
  LATERAL (SELECT number::pg_catalog.int4 FROM pg_catalog.generate_series(
    0, CASE WHEN closed.done = 0 THEN GREATEST((sized.bytes - 1) / ${LARGE_OBJECT_PAGE_BYTES}, 0) END) number) page`;


/***/ }),

/***/ 48533:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cm: () => (/* binding */ quoteIdentifier),
/* harmony export */   Z8: () => (/* binding */ quoteTable),
/* harmony export */   ce: () => (/* binding */ quoteLiteral),
/* harmony export */   jw: () => (/* binding */ displayTable),
/* harmony export */   lm: () => (/* binding */ displayList)
/* harmony export */ });
/** An identifier in double quotes, whatever it contains. */
function quoteIdentifier(name) {
    return `"${name.replaceAll('"', '""')}"`;
}
/** A string literal for a session with `standard_conforming_strings = on`. */
function quoteLiteral(text) {
    return `'${text.replaceAll("'", "''")}'`;
}
function quoteTable({ schema, name }) {
    return `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
}
/** For messages: as people write it, quoted only where the name asks for it. */
function displayTable({ schema, name }) {
    const plain = /^[a-z_][a-z0-9_$]*$/;
    const part = (text) => (plain.test(text) ? text : quoteIdentifier(text));
    return `${part(schema)}.${part(name)}`;
}
const NAMES_SHOWN = 20;
/** A list for a message, cut where it would become unreadable. */
function displayList(names) {
    const shown = names.slice(0, NAMES_SHOWN).join(', ');
    const rest = names.length - NAMES_SHOWN;
    return rest > 0 ? `${shown} and ${rest} more` : shown;
}


/***/ }),

/***/ 53031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EF: () => (/* binding */ targetConnectError),
/* harmony export */   I1: () => (/* binding */ isSqlState),
/* harmony export */   N5: () => (/* binding */ safeMessage),
/* harmony export */   _5: () => (/* binding */ targetError)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _connect_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75631);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80350);



/** The first rule that fits explains the error. */
const RULES = [
    {
        code: 'TARGET_LOST',
        codes: ['57P01', '57P02', '57P03', '57P05', '08', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENETDOWN'],
        pattern: /^Connection terminated|not queryable/,
        message: (doing, text) => `The connection to the target broke off (${doing}): ${text}`,
        nextStep: 'Check that the server runs and look into its log, then run again.',
    },
    {
        code: 'TARGET_DISK_FULL',
        codes: ['53100'],
        message: (doing, text) => `The target has no space left (${doing}): ${text}`,
        nextStep: 'Make room on the disks of the target, then run again.',
    },
    {
        code: 'TARGET_LOCK_TABLE',
        codes: ['53200'],
        message: (doing, text) => `The target has no memory or no lock left (${doing}): ${text}`,
        nextStep: 'Raise max_locks_per_transaction at the server, or restore into an empty database with jobs: 2.',
    },
    {
        code: 'TARGET_CONNECTION_LIMIT',
        codes: ['53300'],
        message: (doing, text) => `The target has no connection left (${doing}): ${text}`,
        nextStep: 'Lower jobs, or raise max_connections.',
    },
    {
        code: 'TARGET_LOCKED',
        codes: ['55P03'],
        message: (doing, text) => `The target did not grant a lock in time (${doing}): ${text}`,
        nextStep: 'Run again when the other session has finished, or raise lock-timeout.',
    },
    {
        code: 'TARGET_CONFLICT',
        codes: ['40'],
        message: (doing, text) => `Another session of the target stood in the way (${doing}): ${text}`,
        nextStep: 'Stop whatever else writes to the target, then run again.',
    },
    {
        code: 'TARGET_CANCELLED',
        codes: ['57014'],
        message: (doing, text) => `The target cancelled the statement (${doing}): ${text}`,
        nextStep: 'Find out who cancelled it (an administrator or a timeout), then run again.',
    },
    {
        code: 'TARGET_READ_ONLY',
        codes: ['25006'],
        message: (doing, text) => `The target can only be read (${doing}): ${text}`,
        nextStep: 'Use the address of the primary server in target-url.',
    },
    {
        code: 'TARGET_PERMISSION',
        codes: ['42501'],
        message: (doing, text) => `The role of target-url may not do this (${doing}): ${text}`,
        nextStep: 'Grant the privilege, connect as the owner or a superuser, or allow skip-unrestorable.',
    },
    {
        code: 'TARGET_CONSTRAINT',
        codes: ['23'],
        message: (doing, text) => `The rows break a rule of the target (${doing}): ${text}`,
        nextStep: 'Compare the constraint named above with the backup; nothing was kept.',
    },
    {
        code: 'TARGET_VALUE_REFUSED',
        codes: ['22'],
        message: (doing, text) => `The target does not take a value of the backup (${doing}): ${text}`,
        nextStep: "Compare the column's type and the server's version with those of the source; nothing was kept.",
    },
];
/** Turns an error of a session of the target into one a user can act on; a bug stays what it is. */
function targetError(error, doing, signal) {
    if (signal?.aborted)
        return (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelledError */ .YQ)(signal.reason);
    if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj)
        return error;
    const text = safeMessage(error);
    const code = (0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(error);
    const fail = (name, message, nextStep) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('target', message, { code: name, nextStep, cause: safeCause(error, text, code) });
    if (error instanceof _session_js__WEBPACK_IMPORTED_MODULE_2__/* .SilenceError */ .e) {
        const message = `The target came to a halt (${doing}): ${text}; the connection is taken for dead.`;
        return fail('TARGET_TIMEOUT', message, 'Check the network and the load of the server, then run again.');
    }
    const rule = RULES.find(({ codes, pattern }) => codes.includes(code) || (isSqlState(code) && codes.includes(code.slice(0, 2))) || pattern?.test(text));
    if (rule)
        return fail(rule.code, rule.message(doing, text), rule.nextStep);
    if (code === '' && error instanceof Error)
        return error;
    const nextStep = "Look into the server's log for the reason; nothing was kept.";
    return fail('TARGET_FAILED', `The target refuses (${doing}): ${text}`, nextStep);
}
/** An error of a connection that was made as for a source: its words are about `database-url`. */
function targetConnectError(error) {
    if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj) || error.kind === 'cancelled')
        return error;
    const reword = (text) => text.replaceAll('database-url', 'target-url');
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('target', reword(error.message), {
        code: `TARGET_${error.code.replace(/^SOURCE_/, '')}`,
        nextStep: reword(error.nextStep),
        setting: reword(error.setting ?? 'target-url'),
        cause: error.cause,
    });
}
/**
 * The server's message without values of rows, in whatever language: they stand in DETAIL, in CONTEXT, in the quotes of data
 * exceptions (class 22) and of what a COPY cannot look up (class 42), and in whatever a function of the database raises.
 */
function safeMessage(error) {
    const code = (0,_connect_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(error);
    const text = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
    if (!isSqlState(code))
        return text || code;
    const shown = withoutValues(text, code, error);
    return `${shown}${placeOf(error, shown)}`;
}
/** Sources of procedural languages: pl_exec.c, plpy_elog.c, plperl.c, pltcl.c; not planner.c. */
const LANGUAGE_FILE = /^pl(_|py|perl|tcl|v8)/;
/** From the first quotation mark to the last: the server's languages have their own. */
const QUOTED = /["«»„“”‘’‚‹›「」『』][\s\S]*["«»„“”‘’‚‹›「」『』]/;
function withoutValues(text, code, { file, where }) {
    if (code.startsWith('P0') || LANGUAGE_FILE.test(file ?? ''))
        return `a function of the database raised an error (SQLSTATE ${code})`;
    const isOfRow = code.startsWith('22') || (code.startsWith('42') && where?.startsWith('COPY '));
    if (!isOfRow)
        return text;
    const masked = text.replace(QUOTED, '"…"');
    return masked === text ? text.replace(/(: |：)[\s\S]*$/, '') : masked;
}
/** `COPY t, line 5, column c: "…"`, the words in the server's language. */
const COPY_PLACE = /^COPY [\s\S]*?, [^\s,]+ (\d+)(?:, [^\s,]+ ([^:]+))?/;
/** Names the place, as far as the message does not. */
function placeOf({ schema, table, column, constraint, where }, text) {
    const [, line, copied] = COPY_PLACE.exec(where ?? '') ?? [];
    const parts = [
        table === undefined ? '' : `table ${schema === undefined ? '' : `${schema}.`}${table}`,
        named('column', column ?? copied?.trim(), text),
        named('constraint', constraint, text),
        line === undefined ? '' : `row ${line}`,
    ].filter((part) => part !== '');
    return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
function named(kind, name, text) {
    return name === undefined || text.includes(`"${name}"`) ? '' : `${kind} ${name}`;
}
/** Without the fields that hold values, which a log might print. */
function safeCause(error, text, code) {
    if (!isSqlState(code))
        return error instanceof Error ? error : new Error(text);
    return Object.assign(new Error(text), { code });
}
function isSqlState(code) {
    return /^[0-9A-Z]{5}$/.test(code) && !/^E[A-Z]{4}$/.test(code);
}


/***/ }),

/***/ 80350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ PostgresSession),
  e: () => (/* binding */ SilenceError)
});

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/cancel-request.js


/** https://www.postgresql.org/docs/current/protocol-message-formats.html, "CancelRequest" and "SSLRequest". */
const CANCEL_CODE = 80877102;
const SSL_CODE = 80877103;
const ACCEPTS_TLS = 0x53; // 'S'
/**
 * Asks the server to stop what the session of this key runs, on a connection of its own. The server never answers, so
 * nothing is known but that it was sent. Resolves within `limitMs` and never throws: it is the best that can be done.
 */
async function sendCancelRequest(target, limitMs) {
    const { address, ip } = target;
    const socket = address.host.startsWith('/')
        ? (0,external_node_net_.connect)({ path: `${address.host}/.s.PGSQL.${address.port}` })
        : (0,external_node_net_.connect)({ host: ip ?? address.host, port: address.port });
    const timer = setTimeout(() => socket.destroy(), limitMs);
    try {
        await once(socket, 'connect');
        const stream = target.tls === false ? socket : await startTls(socket, address.host, target.tls);
        const message = Buffer.alloc(16);
        message.writeUInt32BE(message.length, 0);
        message.writeUInt32BE(CANCEL_CODE, 4);
        message.writeInt32BE(target.processId, 8);
        message.writeInt32BE(target.secretKey, 12);
        stream.end(message);
        stream.resume();
        await once(stream, 'close');
    }
    catch {
        // The connection is cut all the same; the server notices that at its next look at the socket.
    }
    finally {
        clearTimeout(timer);
        socket.destroy();
    }
}
async function startTls(socket, host, tls) {
    const request = Buffer.alloc(8);
    request.writeUInt32BE(request.length, 0);
    request.writeUInt32BE(SSL_CODE, 4);
    socket.write(request);
    const answer = await new Promise((resolve, reject) => {
        socket.once('data', resolve);
        socket.once('error', reject);
        socket.once('close', () => reject(new Error('closed')));
    });
    if (answer[0] !== ACCEPTS_TLS)
        throw new Error('no TLS');
    const secured = (0,external_node_tls_.connect)({ socket, servername: host, ...tls });
    await once(secured, 'secureConnect');
    return secured;
}
function once(socket, event) {
    return new Promise((resolve, reject) => {
        socket.once(event, () => resolve());
        socket.once('error', reject);
        if (event !== 'close')
            socket.once('close', () => reject(new Error('closed')));
    });
}

// EXTERNAL MODULE: ./.cache/build/lib/free-bytes.js
var free_bytes = __webpack_require__(6595);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/copy-out.js

const COPY_DATA = 0x64; // 'd'
const COPY_OUT_RESPONSE = 0x48; // 'H'
const READY_FOR_QUERY = 0x5a; // 'Z'
/** Type byte and length (https://www.postgresql.org/docs/current/protocol-message-formats.html). */
const HEADER_BYTES = 5;
/** The socket is paused while this much waits for the reader. */
const HIGH_WATER_BYTES = 512 * 1024;
/** Below this, a loop beats the fixed cost of a native copy. */
const LOOP_COPY_BYTES = 16;
/**
 * `COPY … TO STDOUT` as a query object of `pg`. While it runs it reads the socket itself: the headers of
 * CopyData messages are squeezed out in place, so that a chunk per socket read is handed on and no object
 * is made per row. Every other message goes to `pg`'s own parser.
 */
class CopyOut {
    text;
    /** Rows by the server's command tag; undefined until the end. */
    rowCount;
    /** True when the server has answered completely and the connection is free again. */
    finished = false;
    error;
    stream;
    parserListeners = [];
    listener = (bytes) => this.receive(bytes);
    header = Buffer.alloc(HEADER_BYTES);
    headerFilled = 0;
    /** Bytes of the current message that are still to come. */
    remaining = 0;
    inCopyData = false;
    queue = [];
    /** The reader has it until it asks for the next one. */
    lent;
    /** True when pg's parser may keep a view of the bytes that are being received. */
    isShared = false;
    queuedBytes = 0;
    started = false;
    startWaiter;
    dataWaiter;
    constructor(text) {
        this.text = text;
    }
    /** True while the server owes bytes that nobody is holding back. */
    get isOwedBytes() {
        return !this.finished && !(this.stream?.isPaused() ?? false);
    }
    submit(connection) {
        this.stream = connection.stream;
        this.parserListeners = this.stream.listeners('data');
        this.stream.removeAllListeners('data');
        this.stream.on('data', this.listener);
        connection.query(this.text);
    }
    /** Resolves when the server begins to send; rejects with its error when it refuses. */
    whenStarted() {
        if (this.started)
            return Promise.resolve();
        if (this.error !== undefined)
            return Promise.reject(this.error);
        return new Promise((resolve, reject) => {
            this.startWaiter = { resolve, reject };
        });
    }
    /** The next chunk, valid until the one after it is asked for; undefined after the last one. Rejects with the server's error. */
    async nextChunk() {
        if (this.lent?.isOurs)
            (0,free_bytes/* freeBytes */.g)(this.lent.bytes.buffer);
        this.lent = undefined;
        while (this.queue.length === 0) {
            if (this.error !== undefined)
                throw this.error;
            if (this.finished)
                return undefined;
            await new Promise((resolve, reject) => {
                this.dataWaiter = { resolve, reject };
            });
        }
        this.lent = this.queue.shift();
        const chunk = this.lent?.bytes;
        this.queuedBytes -= chunk?.length ?? 0;
        if (this.queuedBytes < HIGH_WATER_BYTES && this.stream?.isPaused())
            this.stream.resume();
        return chunk;
    }
    /* ------------------------------------------------- called by pg */
    handleError(error) {
        this.error ??= error;
        this.startWaiter?.reject(error);
        this.startWaiter = undefined;
        this.dataWaiter?.reject(error);
        this.dataWaiter = undefined;
    }
    handleCommandComplete(message) {
        const count = /^COPY (\d+)$/.exec(message.text)?.[1];
        if (count !== undefined)
            this.rowCount = Number(count);
    }
    handleReadyForQuery() {
        this.started = true;
        this.startWaiter?.resolve();
        this.startWaiter = undefined;
        this.wake();
    }
    handleRowDescription() { }
    handleDataRow() { }
    handleEmptyQuery() { }
    handlePortalSuspended() { }
    handleCopyData() { }
    handleCopyInResponse() { }
    /* ---------------------------------------------------- the socket */
    receive(bytes) {
        this.isShared = false;
        const kept = this.deframe(bytes);
        if (kept > 0) {
            const isOurs = !this.isShared && bytes.length === bytes.buffer.byteLength;
            this.queue.push({ bytes: kept === bytes.length ? bytes : bytes.subarray(0, kept), isOurs });
            this.queuedBytes += kept;
            if (this.queuedBytes >= HIGH_WATER_BYTES && !this.finished)
                this.stream?.pause();
            this.wake();
        }
    }
    /** Moves the content of CopyData messages to the front of `bytes`; returns how many bytes that is. */
    deframe(bytes) {
        const length = bytes.length;
        let read = 0;
        let write = 0;
        while (read < length) {
            if (this.remaining > 0) {
                const take = Math.min(this.remaining, length - read);
                if (this.inCopyData)
                    write = move(bytes, read, read + take, write);
                else
                    this.passOn(bytes.subarray(read, read + take));
                read += take;
                this.remaining -= take;
                continue;
            }
            if (this.headerFilled === 0) {
                // The common case, kept free of state: whole messages one after the other.
                while (read + HEADER_BYTES <= length && bytes[read] === COPY_DATA) {
                    const end = read + 1 + bytes.readUInt32BE(read + 1);
                    if (end > length)
                        break;
                    write = move(bytes, read + HEADER_BYTES, end, write);
                    read = end;
                }
                if (read === length)
                    break;
            }
            const take = Math.min(HEADER_BYTES - this.headerFilled, length - read);
            bytes.copy(this.header, this.headerFilled, read, read + take);
            this.headerFilled += take;
            read += take;
            if (this.headerFilled < HEADER_BYTES)
                break;
            this.headerFilled = 0;
            if (this.beginMessage(bytes, read))
                break;
        }
        return write;
    }
    /** Reads `this.header`; true when the rest of `bytes` now belongs to pg's parser. */
    beginMessage(bytes, read) {
        const code = this.header[0];
        this.remaining = this.header.readUInt32BE(1) - (HEADER_BYTES - 1);
        this.inCopyData = code === COPY_DATA;
        if (this.inCopyData)
            return false;
        if (code === READY_FOR_QUERY) {
            this.isShared = true;
            const parse = this.parserListeners;
            this.release();
            this.finished = true;
            const rest = Buffer.concat([this.header, bytes.subarray(read)]);
            for (const listener of parse)
                listener(rest);
            return true;
        }
        this.passOn(Buffer.from(this.header));
        if (code === COPY_OUT_RESPONSE) {
            this.started = true;
            this.startWaiter?.resolve();
            this.startWaiter = undefined;
        }
        return false;
    }
    passOn(bytes) {
        this.isShared = true;
        for (const listener of this.parserListeners)
            listener(bytes);
    }
    /** Gives the socket back to pg's parser. */
    release() {
        const stream = this.stream;
        if (!stream || this.parserListeners.length === 0)
            return;
        stream.removeListener('data', this.listener);
        for (const listener of this.parserListeners)
            stream.on('data', listener);
        this.parserListeners = [];
        if (stream.isPaused())
            stream.resume();
    }
    wake() {
        this.dataWaiter?.resolve();
        this.dataWaiter = undefined;
    }
}
/** Copies `[start, end)` to `target` (never behind `start`) and returns where the copy ends. */
function move(bytes, start, end, target) {
    const length = end - start;
    if (start === target)
        return end;
    if (length > LOOP_COPY_BYTES) {
        bytes.copyWithin(target, start, end);
        return target + length;
    }
    let to = target;
    for (let from = start; from < end; from++)
        bytes[to++] = bytes[from];
    return to;
}

// EXTERNAL MODULE: ./node_modules/pg/esm/index.mjs
var esm = __webpack_require__(83849);
;// CONCATENATED MODULE: ./.cache/build/database/postgres/new-client.js


/** An idle TCP connection is probed after this long, so that firewalls keep it and dead peers are noticed. */
const KEEP_ALIVE_MS = 30_000;
/** How long each address of a host may take before the next is tried (https://www.rfc-editor.org/rfc/rfc8305). */
const ADDRESS_ATTEMPT_MS = 2_000;
/** A client of `pg` that takes nothing from the environment; not connected yet. */
function newClient({ target, address, ip }) {
    const client = new esm/* default.Client */.Ay.Client({
        host: address.host,
        port: address.port,
        user: target.user,
        database: target.database,
        // A function, because pg would look into PGPASSWORD for an empty string.
        password: () => target.password ?? missingPassword(),
        application_name: target.applicationName,
        ssl: address.host.startsWith('/') ? false : tlsOptions(target),
        sslnegotiation: 'postgres',
        connectionTimeoutMillis: target.connectTimeoutMs,
        keepAlive: true,
        keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
        stream: () => pinnedSocket(ip),
    });
    forgetEnvironment(client);
    return client;
}
function missingPassword() {
    throw Object.assign(new Error('no password given'), { code: 'PASSWORD_NEEDED' });
}
/** pg reads PGOPTIONS and PGREPLICATION behind our back; a session's settings are ours alone. */
function forgetEnvironment(client) {
    const hidden = client;
    hidden.connectionParameters.options = undefined;
    hidden.connectionParameters.replication = undefined;
    hidden.replication = undefined;
}
/** libpq's meanings; `require` with an authority at hand is `verify-ca`, as there. */
function tlsOptions(target) {
    const { mode, ca } = target.tls;
    if (mode === 'disable')
        return false;
    if (mode === 'require' && ca === undefined)
        return { rejectUnauthorized: false };
    return {
        rejectUnauthorized: true,
        ...(ca === undefined ? {} : { ca }),
        ...(mode === 'verify-full' ? {} : { checkServerIdentity: () => undefined }),
    };
}
/** A socket that goes to `ip` whatever the host's name resolves to now. */
function pinnedSocket(ip) {
    const socket = new external_node_net_.Socket();
    const connect = socket.connect.bind(socket);
    const route = (portOrPath, host) => typeof portOrPath === 'string'
        ? connect({ path: portOrPath })
        : connect({
            port: portOrPath,
            host: ip ?? host,
            autoSelectFamily: true,
            autoSelectFamilyAttemptTimeout: ADDRESS_ATTEMPT_MS,
        });
    socket.connect = route;
    return socket;
}

;// CONCATENATED MODULE: ./.cache/build/database/postgres/session.js



/** How long a server may take to say goodbye. */
const GOODBYE_MS = 1_000;
/** How long the request to stop a statement may take. */
const CANCEL_MS = 2_000;
const RAW_TYPES = { getTypeParser: () => (value) => value };
/** One logged-in connection. Queries are not queued: the caller waits for one before it sends the next. */
class PostgresSession {
    options;
    address;
    /** Such as 150018. */
    serverVersionNum = 0;
    /** Such as `15.18 (Debian 15.18-0+deb12u1)`. */
    serverVersion = '';
    /** The peer's IP address; undefined for a Unix socket. */
    ip;
    /** What the server said at login; a pooler makes this up. */
    loginPid = null;
    client;
    idleTimeoutMs;
    watch;
    copy;
    pendingQueries = 0;
    lost;
    ended = false;
    cancelling;
    constructor(options) {
        this.options = options;
        this.address = options.address;
        this.idleTimeoutMs = options.idleTimeoutMs;
        this.client = newClient(options);
        this.client.on('error', (error) => {
            this.lost ??= error;
        });
        this.client.on('end', () => {
            this.lost ??= new Error('Connection terminated');
            clearInterval(this.watch);
        });
        this.watch = this.watchForSilence();
    }
    /** Logs in. Errors are those of pg and of the network, unexplained. */
    static async open(options) {
        options.signal.throwIfAborted();
        const session = new PostgresSession(options);
        const cut = () => session.destroy();
        options.signal.addEventListener('abort', cut, { once: true });
        session.client.once('end', () => options.signal.removeEventListener('abort', cut));
        try {
            await session.client.connect();
        }
        catch (error) {
            session.destroy();
            throw error;
        }
        session.ip = session.socket.remoteAddress;
        session.loginPid = session.client.processID;
        return session;
    }
    get isAlive() {
        return this.lost === undefined && !this.ended;
    }
    /** One or several statements in the simple protocol; the rows of the last one. */
    async query(sql) {
        this.pendingQueries++;
        try {
            const config = { text: sql, rowMode: 'array', types: RAW_TYPES };
            const result = (await this.client.query(config));
            const last = Array.isArray(result) ? result[result.length - 1] : result;
            return (last?.rows ?? []);
        }
        finally {
            this.pendingQueries--;
        }
    }
    /** Starts a COPY to the client; statements may stand before it in `sql`. Resolves when data begins. */
    async copyOut(sql) {
        const copy = new CopyOut(sql);
        this.submit(copy);
        await copy.whenStarted();
        return copy;
    }
    /** Sends a query object, such as a running COPY, and watches it for silence. */
    submit(query) {
        this.copy = query;
        this.client.query(query);
    }
    /** Closes in good order; never throws. */
    async end() {
        this.ended = true;
        clearInterval(this.watch);
        if (this.lost !== undefined)
            return;
        const cut = setTimeout(() => this.socket.destroy(), GOODBYE_MS);
        await this.client.end().catch(() => undefined);
        clearTimeout(cut);
    }
    /** Cuts the connection at once; whatever waits for it is rejected with `reason`. */
    destroy(reason) {
        if (this.lost === undefined && !this.ended && this.isBusy)
            this.cancelStatement();
        this.ended = true;
        clearInterval(this.watch);
        this.lost ??= reason ?? new Error('Connection terminated');
        this.socket.destroy(reason);
    }
    get socket() {
        return this.client.connection.stream;
    }
    /** Resolves when a request to stop the statement, if there was one, has been sent; never throws. */
    async whenCancelSent() {
        await this.cancelling;
    }
    cancelStatement() {
        const { target, address, cancelsOnCut } = this.options;
        const { processID, secretKey } = this.client;
        if (!cancelsOnCut || typeof processID !== 'number' || typeof secretKey !== 'number')
            return;
        const tls = address.host.startsWith('/') ? false : tlsOptions(target);
        const cancel = { address, ip: this.ip, tls, processId: processID, secretKey };
        this.cancelling = sendCancelRequest(cancel, CANCEL_MS);
    }
    /** True while a statement runs. */
    get isBusy() {
        return this.pendingQueries > 0 || (this.copy !== undefined && !this.copy.finished);
    }
    get isOwedBytes() {
        return this.pendingQueries > 0 || this.copy?.isOwedBytes === true;
    }
    /** A hung connection raises no error by itself. */
    watchForSilence() {
        let seenBytes = -1;
        let seenAt = Date.now();
        let asking = false;
        const ask = async (isStillWorking) => {
            asking = true;
            const works = await isStillWorking(this).catch(() => false);
            asking = false;
            const isSilent = bytesMoved(this.socket) === seenBytes && this.isOwedBytes;
            seenAt = Date.now();
            if (!works && isSilent)
                this.destroy(new SilenceError(this.idleTimeoutMs));
        };
        const tick = () => {
            const moved = bytesMoved(this.socket);
            if (moved !== seenBytes || !this.isOwedBytes) {
                seenBytes = moved;
                seenAt = Date.now();
                return;
            }
            if (asking || Date.now() - seenAt < this.idleTimeoutMs)
                return;
            const { isStillWorking } = this.options;
            if (isStillWorking)
                void ask(isStillWorking);
            else
                this.destroy(new SilenceError(this.idleTimeoutMs));
        };
        return setInterval(tick, Math.max(10, Math.min(this.idleTimeoutMs / 4, 5_000))).unref();
    }
}
/** Received, and sent as far as the operating system took it. */
function bytesMoved(socket) {
    return socket.bytesRead + socket.bytesWritten - socket.writableLength;
}
/** The server owed an answer and sent nothing for too long. */
class SilenceError extends Error {
    constructor(limitMs) {
        super(`the server owed an answer and sent nothing for ${Math.round(limitMs / 1000)} s`);
    }
}


/***/ }),

/***/ 61747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ select),
/* harmony export */   e: () => (/* binding */ selectTables)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14006);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);


/**
 * Applies the globs. Case matters; `*` matches any characters, dots and slashes included. `schema.table` is matched
 * part by part, a pattern without a dot means tables of any schema. Every pattern must match something.
 * @throws SettingsError naming each pattern that is malformed or matches nothing
 */
function select(selection, allSchemas, allTables) {
    const problems = [];
    const schemaMatchers = selection.schemas.map((pattern) => ({ pattern, matches: matchName(pattern) }));
    const schemas = schemaMatchers.length === 0
        ? allSchemas
        : allSchemas.filter((s) => schemaMatchers.some((m) => m.matches(s)));
    for (const { pattern, matches } of schemaMatchers) {
        if (!allSchemas.some(matches))
            problems.push(matchesNothing('schemas', pattern, 'schema'));
    }
    const inScope = new Set(schemas);
    const candidates = allTables.filter((table) => inScope.has(table.schema));
    const include = tableMatchers('include-tables', selection.includeTables, candidates, problems);
    const exclude = tableMatchers('exclude-tables', selection.excludeTables, candidates, problems);
    if (problems.length > 0)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SettingsError */ .GN(problems);
    const tables = [];
    const left = [];
    for (const table of candidates) {
        const excluded = exclude.find((m) => meansTable(m.matches, table));
        if (excluded)
            left.push({ table, reason: 'exclude-tables', pattern: excluded.pattern });
        else if (include.length > 0 && !include.some((m) => meansTable(m.matches, table))) {
            left.push({ table, reason: 'include-tables', pattern: null });
        }
        else
            tables.push(table);
    }
    return { schemas, tables, left };
}
/**
 * The tables that a list of globs means, by the rules of `select`; all of them when the list is empty.
 * @throws SettingsError naming each pattern of `setting` that is malformed or matches nothing
 */
function selectTables(setting, patterns, tables) {
    const problems = [];
    const matchers = tableMatchers(setting, patterns, tables, problems, 'the backup');
    if (problems.length > 0)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SettingsError */ .GN(problems);
    if (matchers.length === 0)
        return tables;
    return tables.filter((table) => matchers.some((m) => meansTable(m.matches, table)));
}
function tableMatchers(setting, patterns, candidates, problems, where = 'the database') {
    return patterns.flatMap((pattern) => {
        const matches = matchTable(pattern);
        if (!matches) {
            problems.push({
                setting,
                message: `"${pattern}" has more than one dot; write schema.table, and ? for a dot inside a name.`,
            });
            return [];
        }
        if (!candidates.some((table) => meansTable(matches, table))) {
            problems.push(matchesNothing(setting, pattern, 'table', where));
        }
        return [{ pattern, matches }];
    });
}
function matchesNothing(setting, pattern, what, where = 'the database') {
    return {
        setting,
        code: 'PATTERN_MATCHES_NOTHING',
        message: `"${pattern}" matches no ${what} of ${where} (upper and lower case matter).`,
    };
}
function meansTable(matches, table) {
    return matches(table) || table.ancestors.some(matches);
}
function matchTable(pattern) {
    const parts = splitAtDots(pattern);
    if (parts.length > 2)
        return undefined;
    const [first = '', second] = parts;
    if (second === undefined) {
        const matches = matchName(first);
        return (table) => matches(table.name);
    }
    const schema = matchName(first);
    const name = matchName(second);
    return (table) => schema(table.schema) && name(table.name);
}
/** Dots that are neither escaped nor in brackets. */
function splitAtDots(pattern) {
    const parts = [''];
    let inBrackets = false;
    for (let i = 0; i < pattern.length; i++) {
        let char = pattern.charAt(i);
        if (char === '\\')
            char += pattern.charAt(++i);
        else if (char === '[')
            inBrackets = true;
        else if (char === ']')
            inBrackets = false;
        if (char === '.' && !inBrackets)
            parts.push('');
        else
            parts[parts.length - 1] += char;
    }
    return parts;
}
/** picomatch gives `/` and `.` a meaning of paths; names have none, so both stand aside while it matches. */
const ASIDE = { '/': '\uE000', '.': '\uE001' };
const setAside = (text) => text.replace(/[/.]/g, (char) => ASIDE[char] ?? char);
function matchName(pattern) {
    const matches = picomatch__WEBPACK_IMPORTED_MODULE_1__(setAside(pattern), {
        dot: true,
        nonegate: true,
        strictSlashes: true,
        windows: false,
    });
    return (name) => matches(setAside(name));
}


/***/ }),

/***/ 6595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ freeBytes)
/* harmony export */ });
/**
 * Gives memory back at once that would otherwise wait for the garbage collector, which a stream of large buffers keeps
 * busy: measured, a fifth of the CPU time of a restore. Every view of `buffer` is empty afterwards, so the caller has
 * to be the last to look at it. Without effect before Node 21.
 */
function freeBytes(buffer) {
    buffer.transfer?.(0);
}


/***/ }),

/***/ 4232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ mapConcurrently)
/* harmony export */ });
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


/***/ }),

/***/ 24842:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ tellWhileWorking)
/* harmony export */ });
/** Long enough to be noticed, and rare enough for a log. */
const FIRST_MS = 10_000;
const EVERY_MS = 30_000;
/**
 * Does `work`, and while it takes long calls `tell` with the seconds since it began: first after `firstMs`, then every
 * `everyMs`. `tell` must not throw.
 */
async function tellWhileWorking(work, tell, { firstMs = FIRST_MS, everyMs = EVERY_MS } = {}) {
    const startedAt = performance.now();
    const again = () => {
        tell((performance.now() - startedAt) / 1000);
        timer = setTimeout(again, everyMs).unref();
    };
    let timer = setTimeout(again, firstMs).unref();
    try {
        return await work();
    }
    finally {
        clearTimeout(timer);
    }
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
