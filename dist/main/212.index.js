export const id = 212;
export const ids = [212];
export const modules = {

/***/ 30212:
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
;// CONCATENATED MODULE: ./.cache/build/lib/log-tail.js
/** A log that hands everything on and remembers its end. */
class LogTail {
    log;
    redact;
    maxBytes;
    #lines = [];
    #bytes = 0;
    constructor(log, 
    /** Takes secrets out of a line before it is remembered: a cut must not go through one. */
    redact, maxBytes) {
        this.log = log;
        this.redact = redact;
        this.maxBytes = maxBytes;
    }
    /** The last lines, the latest at the end. */
    get text() {
        return this.#lines.join('\n');
    }
    debug(message) {
        this.log.debug(message);
    }
    info(message) {
        this.#remember(message);
        this.log.info(message);
    }
    warn(message) {
        this.#remember(`warning: ${message}`);
        this.log.warn(message);
    }
    error(message) {
        this.#remember(`error: ${message}`);
        this.log.error(message);
    }
    group(title, work) {
        this.#remember(title);
        return this.log.group(title, work);
    }
    #remember(line) {
        const clean = this.redact(line);
        this.#lines.push(clean);
        this.#bytes += Buffer.byteLength(clean) + 1;
        while (this.#bytes > this.maxBytes && this.#lines.length > 1) {
            this.#bytes -= Buffer.byteLength(this.#lines.shift() ?? '') + 1;
        }
    }
}

// EXTERNAL MODULE: ./.cache/build/core/backup-id.js
var backup_id = __webpack_require__(88263);
// EXTERNAL MODULE: ./.cache/build/core/series-keys.js
var series_keys = __webpack_require__(73743);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./.cache/build/pack/choose-window.js


const gzip = (0,external_node_util_.promisify)(external_node_zlib_.gzip);
/** From the fastest to the slowest, and about from the largest to the smallest result. */
const WINDOWS = [12, 13, 14];
/** What a faster window may cost in size. */
const TOLERANCE = 1.015;
/** So much of a block is tried. */
const TRIAL_BYTES = 256 * 1024;
/**
 * The base-two logarithm of the window that suits data like this. The levels that search for matches take 10 to 20 % less
 * time for each step down. Rows that look alike do not become larger by it, narrow ones up to 12 % smaller, since distances are
 * shorter to write; but texts and documents that repeat what stands far above do.
 */
async function chooseWindow(block, level) {
    const trial = block.subarray(0, TRIAL_BYTES);
    const sizes = [];
    for (const windowBits of WINDOWS) {
        sizes.push((await gzip(trial, { level, windowBits, memLevel: 9 })).length);
    }
    const most = Math.min(...sizes) * TOLERANCE;
    return WINDOWS[sizes.findIndex((size) => size <= most)];
}

;// CONCATENATED MODULE: ./.cache/build/pack/gzip-stream.js

/** No output is held back for a reader: a whole member is read at once. */
const HIGH_WATER_BYTES = 2 ** 30;
/** What outputs are cut from. A longer one is put together from several. */
const OUTPUT_BYTES = 512 * 1024;
/**
 * Compresses one block after the other on libuv's pool, each as a gzip member of its own, in the same memory: what a
 * call of `zlib.gzip` sets up for each block leaves the collector much to do.
 */
class GzipStream {
    windowBits;
    gzip;
    constructor(level, windowBits) {
        this.windowBits = windowBits;
        const whole = { flush: external_node_zlib_.constants.Z_FINISH, highWaterMark: HIGH_WATER_BYTES };
        const options = { level, windowBits, memLevel: 9, chunkSize: OUTPUT_BYTES, ...whole };
        this.gzip = external_node_zlib_.createGzip(options);
    }
    /**
     * One at a time. The input must not change until the promise settles; the output may be overwritten by the next call.
     * After a failure the stream is useless.
     */
    compress(bytes) {
        const { gzip } = this;
        // Where its next output begins, no part of Node's documentation. Should it go, outputs lie one behind the other again.
        gzip._outOffset = 0;
        return new Promise((resolve, reject) => {
            gzip.once('error', reject);
            gzip.write(bytes, (error) => {
                if (error)
                    return reject(error);
                gzip.off('error', reject);
                const member = gzip.read();
                gzip.reset();
                resolve(member);
            });
        });
    }
}

;// CONCATENATED MODULE: ./.cache/build/pack/gzip-compressor.js



/**
 * Rows repeat what stands near them: against zlib's 32 KiB, a window of 16 KiB takes 10 to 20 % less time and
 * makes wide, narrow and jsonb-heavy tables 1 to 5 % smaller, at level 1 and at level 6 (bench/RESULTS.md).
 */
const WINDOW_BITS = 14;
/** Below this level zlib looks at few of the places where a match may be, and a smaller window spares nothing. */
const MIN_CHOOSING_LEVEL = 4;
/** The whole block of a file on which its window is chosen: the trial has to pay. */
const CHOOSING_BLOCK = 8;
const WHOLE_BLOCK_BYTES = 512 * 1024;
/**
 * Up to this size (tar headers, tiny tables) a call on the spot costs less than the way to the pool and back:
 * 8 against 90 microseconds. The window is as large as the input may be.
 */
const SMALL_INPUT_BYTES = 8 * 1024;
const SMALL_GZIP = { windowBits: 13, memLevel: 5, chunkSize: 16 * 1024 };
/** Idle streams that are kept: one file's blocks in flight, and the one that is being written. */
const MAX_IDLE = 4;
/** Level 0 stores. */
function gzipCompressor(level) {
    const idle = [];
    const compressBlock = async (bytes, windowBits) => {
        if (bytes.length <= SMALL_INPUT_BYTES) {
            return { bytes: external_node_zlib_.gzipSync(bytes, { level, ...SMALL_GZIP }), release: () => undefined };
        }
        const at = idle.findIndex((stream) => stream.windowBits === windowBits);
        const stream = (at < 0 ? undefined : idle.splice(at, 1)[0]) ?? new GzipStream(level, windowBits);
        const release = () => {
            if (idle.length === MAX_IDLE)
                idle.shift();
            idle.push(stream);
        };
        return { bytes: await stream.compress(bytes), release };
    };
    return {
        format: 'gzip',
        ending: '.tar.gz',
        contentType: 'application/gzip',
        async compress(bytes) {
            const member = await compressBlock(bytes, WINDOW_BITS);
            const copy = Buffer.from(member.bytes);
            member.release();
            return copy;
        },
        forFile() {
            let windowBits = Promise.resolve(WINDOW_BITS);
            let wholeBlocks = 0;
            return async (bytes) => {
                if (bytes.length >= WHOLE_BLOCK_BYTES)
                    wholeBlocks++;
                if (wholeBlocks === CHOOSING_BLOCK && level >= MIN_CHOOSING_LEVEL) {
                    wholeBlocks++;
                    windowBits = chooseWindow(bytes, level);
                }
                return compressBlock(bytes, await windowBits);
            };
        },
    };
}

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
/** Output buffers grow by this; small ones keep what waits in memory close to what it holds. */
const OUTPUT_STEP_BYTES = 16 * 1024;
/** Room over what the last block needed, so that the next one takes one trip to the pool. */
const OUTPUT_SLACK = 1.1;
/** @throws SettingsError code ZSTD_UNAVAILABLE on a Node without zstd */
function createCompressor(options) {
    const level = options.level ?? DEFAULT_LEVELS[options.format];
    return options.format === 'gzip' ? gzipCompressor(level) : zstdCompressor(level);
}
/** How much of what is to be compressed is tried, and how small it has to become to be worth the time. */
const PROBE_BYTES = 16 * 1024;
const WORTHWHILE = 0.95;
/** False for what is compressed already (images, archives, films), by its beginning. */
function isCompressible(beginning) {
    const probe = beginning.subarray(0, PROBE_BYTES);
    return external_node_zlib_.deflateRawSync(probe, { level: 1 }).length < probe.length * WORTHWHILE;
}
let storing;
/** Members whose content is as it is, for what does not become smaller; zstd finds that out itself, at little cost. */
function createStoringCompressor(format) {
    if (format === 'zstd')
        return zstdCompressor(DEFAULT_LEVELS.zstd);
    storing ??= gzipCompressor(0);
    return storing;
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
function zstdCompressor(level) {
    const zstd = requireZstd();
    const estimate = outputEstimate();
    const params = {
        [zstd.constants.ZSTD_c_compressionLevel]: level,
        [zstd.constants.ZSTD_c_checksumFlag]: 1,
    };
    const compress = async (bytes) => {
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
    };
    return {
        format: 'zstd',
        ending: '.tar.zst',
        contentType: 'application/zstd',
        compress,
        forFile: () => async (bytes) => ({ bytes: await compress(bytes), release: () => undefined }),
    };
}

// EXTERNAL MODULE: ./.cache/build/core/anomaly.js
var anomaly = __webpack_require__(78734);
// EXTERNAL MODULE: ./.cache/build/lib/format-time.js
var format_time = __webpack_require__(57156);
// EXTERNAL MODULE: ./.cache/build/lib/map-concurrently.js
var map_concurrently = __webpack_require__(4232);
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
    pattern: '^(RECOVERY\\.md|(large-objects|auth-users)\\.json|schema/(pre|post)-data\\.sql|tables/([a-z_][a-z0-9_]*\\.[a-z_][a-z0-9_]*|~[0-9]+-[a-z0-9_-]{0,40})\\.json)$',
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
/**
 * What the source's CHECKSUM TABLE said of the rows that are in the archive: a second witness, which knows nothing of how they are
 * written here. Or why it was not asked.
 */
const ServerChecksum = build/* default.Union */.Ay$.Union([
    build/* default.Object */.Ay$.Object({
        value: build/* default.String */.Ay$.String({ pattern: '^[0-9]+$' }),
        /** SHA-256 of what it depends on besides the rows and the version of the server (docs/archive-format.md). */
        definition: Sha256,
    }),
    build/* default.Object */.Ay$.Object({ value: build/* default.Null */.Ay$.Null(), reason: build/* default.String */.Ay$.String() }),
]);
const ManifestTable = build/* default.Object */.Ay$.Object({
    schema: build/* default.String */.Ay$.String(),
    name: build/* default.String */.Ay$.String({ minLength: 1 }),
    file: FilePath,
    rows: Count,
    bytes: Count,
    sha256: Sha256,
    digest: Digest,
    generatedDigest: nullable(Digest),
    /** MySQL, MariaDB and TiDB. */
    serverChecksum: build/* default.Optional */.Ay$.Optional(ServerChecksum),
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
    /** How often a sequence of MariaDB has begun again; missing where it has not, or never does. */
    cycleCount: build/* default.Optional */.Ay$.Optional(build/* default.String */.Ay$.String({ pattern: '^[1-9][0-9]*$' })),
});
/** Something that is not in the archive, and why. */
const Omission = build/* default.Object */.Ay$.Object({
    kind: build/* default.String */.Ay$.String(),
    schema: build/* default.Optional */.Ay$.Optional(build/* default.String */.Ay$.String()),
    name: build/* default.String */.Ay$.String(),
    reason: build/* default.String */.Ay$.String(),
});
/** An extension of the source; a server that restores the backup needs it. */
const Extension = build/* default.Object */.Ay$.Object({ name: build/* default.String */.Ay$.String({ minLength: 1 }), version: build/* default.String */.Ay$.String() });
const OfTable = { schema: build/* default.String */.Ay$.String(), table: build/* default.String */.Ay$.String(), name: build/* default.String */.Ay$.String() };
/** What the snapshot's catalog says besides rows and definitions; a drill compares it with what was restored. */
const RecordedState = build/* default.Object */.Ay$.Object({
    triggers: build/* default.Array */.Ay$.Array(build/* default.Object */.Ay$.Object({ ...OfTable, enabled: build/* default.Enum */.Ay$.Enum(['origin', 'always', 'replica', 'disabled']) })),
    policies: build/* default.Array */.Ay$.Array(build/* default.Object */.Ay$.Object({
        ...OfTable,
        command: build/* default.String */.Ay$.String(),
        permissive: build/* default.Boolean */.Ay$.Boolean(),
        roles: build/* default.Array */.Ay$.Array(build/* default.String */.Ay$.String()),
    })),
    /** Tables with row-level security switched on. */
    rowSecurity: build/* default.Array */.Ay$.Array(build/* default.Object */.Ay$.Object({ schema: build/* default.String */.Ay$.String(), table: build/* default.String */.Ay$.String(), forced: build/* default.Boolean */.Ay$.Boolean() })),
    foreignKeys: build/* default.Array */.Ay$.Array(build/* default.Object */.Ay$.Object({
        ...OfTable,
        validated: build/* default.Boolean */.Ay$.Boolean(),
        /** Rows without parent; null where they were not counted. */
        orphans: nullable(Count),
    })),
});
const SourceInfo = build/* default.Object */.Ay$.Object({
    engine: build/* default.Enum */.Ay$.Enum(['postgresql', 'mysql', 'mariadb', 'tidb']),
    serverVersion: build/* default.String */.Ay$.String(),
    database: build/* default.String */.Ay$.String(),
    fingerprint: build/* default.String */.Ay$.String(),
    fingerprintKind: build/* default.String */.Ay$.String(),
    /** `snapshot`: every table shows one moment. `per-page`: each page of each table shows its own. */
    consistency: build/* default.String */.Ay$.String(),
    /**
     * Present where no catalog could be read: types have no modifiers, a domain stands as the type under it, the columns of
     * a primary key have the table's order, generated columns are not told from others, and sequences are not known.
     */
    via: build/* default.Optional */.Ay$.Optional(build/* default.Enum */.Ay$.Enum(['rest'])),
    /** Whose own objects are in the database besides its users'; absent where there are none. */
    platform: build/* default.Optional */.Ay$.Optional(build/* default.Enum */.Ay$.Enum(['supabase'])),
});
const ArchiveInfo = build/* default.Object */.Ay$.Object({
    file: build/* default.String */.Ay$.String(),
    bytes: Count,
    sha256: Sha256,
    versionId: nullable(build/* default.String */.Ay$.String()),
    encryption: nullable(build/* default.Enum */.Ay$.Enum(['age'])),
});
/** A bucket of Supabase Storage with its settings, and what the backup holds of it. */
const FileBucketEntry = build/* default.Object */.Ay$.Object({
    id: build/* default.String */.Ay$.String({ minLength: 1 }),
    name: build/* default.String */.Ay$.String({ minLength: 1 }),
    public: build/* default.Boolean */.Ay$.Boolean(),
    /** In bytes; null where the project's own limit holds. */
    fileSizeLimit: nullable(Count),
    /** null allows every type. */
    allowedMimeTypes: nullable(build/* default.Array */.Ay$.Array(build/* default.String */.Ay$.String())),
    files: Count,
    bytes: Count,
});
/** The archive beside this one that holds the files of Supabase Storage; what is in it stands in its own manifest. */
const StorageSection = build/* default.Object */.Ay$.Object({
    /** The project's reference, or the host of one on a domain of its own. */
    project: build/* default.String */.Ay$.String(),
    archive: build/* default.Object */.Ay$.Object({
        file: build/* default.String */.Ay$.String({ pattern: '^[a-z0-9][a-zA-Z0-9-]*\\.storage\\.tar\\.(gz|zst)$' }),
        bytes: Count,
        sha256: Sha256,
        versionId: nullable(build/* default.String */.Ay$.String()),
    }),
    /** Where that archive's `manifest.json` lies in it. */
    manifest: build/* default.Object */.Ay$.Object({ bytes: Count, sha256: Sha256, span: Span }),
    buckets: build/* default.Array */.Ay$.Array(FileBucketEntry),
    /** All files of the backup, those in archives of `dependsOn` included. */
    files: Count,
    bytes: Count,
    /** The part of them that lies in this backup's own archive. */
    own: build/* default.Object */.Ay$.Object({ files: Count, bytes: Count }),
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
    /** Absent where the source does not say. */
    extensions: build/* default.Optional */.Ay$.Optional(build/* default.Array */.Ay$.Array(Extension)),
    state: build/* default.Optional */.Ay$.Optional(RecordedState),
    /** Absent where no files of Supabase Storage were asked for. */
    storage: build/* default.Optional */.Ay$.Optional(StorageSection),
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
    return `${(0,series_keys/* seriesFolder */.sh)(series)}${series.backupName}-`;
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
        uncommitted: entries.filter((entry) => !entry.manifest && archivesOf(entry).length > 0),
        strays: entries.filter((entry) => !entry.manifest && archivesOf(entry).length === 0),
        ids: new Set(entries.map((entry) => entry.id)),
        warnings: damaged.map(({ id, manifest }) => `${id} is damaged: its archive is missing, only ${store.uriOf(manifest?.key ?? id)} is left. It does not count as a backup.`),
    };
}
/** Of the database and of files. */
function archivesOf({ archives, storage }) {
    return [...archives, ...storage];
}
function groupById(series, objects) {
    const groups = new Map();
    for (const object of objects) {
        const key = (0,series_keys/* parseSeriesKey */.Cg)(series, object.key);
        const time = key && (0,backup_id/* parseBackupId */.JN)(key.id)?.time;
        if (!time)
            continue;
        const group = groups.get(key.id) ?? { time, manifest: null, archives: [], storage: [], checksums: [] };
        groups.set(key.id, group);
        if (key.kind === 'manifest')
            group.manifest = object;
        else if (key.kind === 'archive')
            group.archives.push(object);
        else if (key.kind === 'storage')
            group.storage.push(object);
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
        if ((0,series_keys/* baseName */.Fl)(key) !== `${manifest.id}.manifest.json`)
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
        const archive = backup.archives.find(({ key }) => (0,series_keys/* baseName */.Fl)(key) === manifest.archive.file);
        if (!archive)
            return { backup, damage: damaged(backup, `its archive ${manifest.archive.file} is missing`) };
        if (archive.bytes !== manifest.archive.bytes) {
            const sizes = `${archive.bytes} bytes instead of ${manifest.archive.bytes}`;
            return { backup, damage: damaged(backup, `its archive has ${sizes}`) };
        }
        const { storage } = manifest;
        const files = backup.storage.find(({ key }) => (0,series_keys/* baseName */.Fl)(key) === storage?.archive.file);
        if (storage && files?.bytes !== storage.archive.bytes) {
            const how = files ? `has ${files.bytes} bytes instead of ${storage.archive.bytes}` : 'is missing';
            return { backup, damage: damaged(backup, `the archive of its files ${storage.archive.file} ${how}`) };
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

// EXTERNAL MODULE: ./.cache/build/core/table-key.js
var table_key = __webpack_require__(41929);
;// CONCATENATED MODULE: ./.cache/build/app/anomaly/backup-facts.js

function factsOf(manifest) {
    const tables = new Map();
    for (const table of manifest.tables) {
        const key = (0,table_key/* keyOf */.T)(table.partitionOf ?? table);
        const known = tables.get(key);
        const { schema, name } = table.partitionOf ?? table;
        const columns = known?.columns ?? new Map(table.columns.map((column) => [column.name, column.type]));
        const rows = (known?.rows ?? 0) + table.rows;
        tables.set(key, { schema, name, columns, rows, bytes: (known?.bytes ?? 0) + table.bytes });
    }
    const all = [...tables.values()];
    return {
        id: manifest.id,
        rows: all.reduce((sum, { rows }) => sum + rows, 0),
        bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
        seconds: secondsOf(manifest),
        tables,
    };
}
/** From the snapshot to the end of writing; never less than nothing, whatever the clocks did. */
function secondsOf({ snapshotAt, finishedAt }) {
    return Math.max(0, (Date.parse(finishedAt) - Date.parse(snapshotAt)) / 1000);
}

;// CONCATENATED MODULE: ./.cache/build/lib/median.js
/** The middle value; of an even number of them the mean of the two in the middle. undefined for none. */
function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const upper = sorted[sorted.length >> 1];
    if (upper === undefined || sorted.length % 2 === 1)
        return upper;
    return (upper + (sorted[(sorted.length >> 1) - 1] ?? upper)) / 2;
}

;// CONCATENATED MODULE: ./.cache/build/app/anomaly/usual-level.js

/** The median is taken of this many backups. */
const WINDOW = 7;
/** Whether `value` is further from `usual` than `threshold` (a share of it) and the floor allow; nothing is far from 0. */
function stepFrom(usual, value, threshold, floor) {
    const difference = value - usual;
    if (usual === 0 || Math.abs(difference) <= threshold * usual)
        return null;
    if (difference < 0)
        return -difference >= floor.drop ? 'dropped' : null;
    return difference >= floor.jump ? 'jumped' : null;
}
/**
 * The last values that belong to the level of today, at most WINDOW: after a step in what was kept as good, only those
 * since the step count. So a change is told once, and from then on it is what is usual.
 *
 * @param oldestFirst of backups that are not marked as anomalous
 */
function levelOf(oldestFirst, threshold, floor) {
    let level = [];
    for (const value of oldestFirst) {
        const usual = median(level);
        const isStep = usual !== undefined && stepFrom(usual, value, threshold, floor) !== null;
        level = isStep ? [value] : [...level.slice(1 - WINDOW), value];
    }
    return level;
}

;// CONCATENATED MODULE: ./.cache/build/app/anomaly/read-good-history.js







/** Twice what the median is taken of, so that a step within it can be told from what was before. */
const WANTED = 2 * WINDOW;
/** Sidecars of thousands of tables are large, and only what is compared is kept of each. */
const CONCURRENT_READS = 4;
/**
 * The newest backups that are whole, not marked as anomalous and not dated by a clock that ran ahead. Trouble with one
 * of them is a warning: a comparison is never worth a backup.
 *
 * @throws BackupError kind `cancelled`
 */
async function readGoodHistory(store, catalog, now, signal) {
    const candidates = catalog.backups.filter(({ time }) => time <= now);
    const good = [];
    const warnings = [];
    for (let from = 0; from < candidates.length && good.length < WINDOW; from += WANTED) {
        const batch = candidates.slice(from, from + WANTED);
        const read = await (0,map_concurrently/* mapConcurrently */.X)(batch, CONCURRENT_READS, async (backup) => {
            signal.throwIfAborted();
            try {
                const found = await inspectBackup(store, backup);
                if ('damage' in found)
                    throw found.damage;
                return (0,anomaly/* isMarked */.rZ)(found.manifest) ? [] : [{ time: backup.time, facts: factsOf(found.manifest) }];
            }
            catch (error) {
                if (!(error instanceof errors/* BackupError */.hj) || error.kind === 'cancelled')
                    throw error;
                warnings.push(`This backup is not compared with ${backup.id}: ${error.message}`);
                return [];
            }
        });
        good.push(...read.flat());
    }
    return {
        backups: good.map(({ facts }) => facts),
        newestAt: good[0] ? (0,format_time/* rfc3339 */.a)(good[0].time) : null,
        warnings,
    };
}

;// CONCATENATED MODULE: ./.cache/build/app/files/drop-files.js


/** Removes the files of a backup that failed after them; what cannot be removed is named by prune until it goes. */
async function dropFiles(store, series, id, ending, log) {
    const key = (0,series_keys/* storageArchiveKey */.DA)(series, id, ending);
    try {
        await store.remove((0,series_keys/* checksumKey */.Rq)(key));
        await store.remove(key);
    }
    catch (error) {
        log.warn(`${key} belongs to no backup and could not be removed: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}

;// CONCATENATED MODULE: ./.cache/build/core/storage-manifest.js




/** The newest format of an archive of files that this code writes and reads. */
const STORAGE_FORMAT_VERSION = 1;
/** One file of a bucket. Its name is no path of anything: the bytes lie in the archive under `file`. */
const StorageEntry = build/* default.Object */.Ay$.Object({
    bucket: build/* default.String */.Ay$.String({ minLength: 1 }),
    path: build/* default.String */.Ay$.String({ minLength: 1 }),
    contentType: nullable(build/* default.String */.Ay$.String()),
    cacheControl: nullable(build/* default.String */.Ay$.String()),
    /** What was given with the upload, as the project answers it. */
    metadata: build/* default.Unknown */.Ay$.Unknown(),
    bytes: Count,
    sha256: Sha256,
    md5: build/* default.String */.Ay$.String({ pattern: '^[0-9a-f]{32}$' }),
    etag: nullable(build/* default.String */.Ay$.String()),
    version: nullable(build/* default.String */.Ay$.String()),
    createdAt: nullable(build/* default.String */.Ay$.String()),
    updatedAt: nullable(build/* default.String */.Ay$.String()),
    /** The backup whose archive of files holds the bytes; null is this one's own. Never one that points further. */
    heldBy: nullable(build/* default.String */.Ay$.String({ minLength: 1 })),
    file: build/* default.String */.Ay$.String({ pattern: '^objects/[1-9][0-9]*$' }),
    span: Span,
});
/** `manifest.json` of an archive of files. Unknown keys are allowed and ignored by readers. */
const StorageManifest = build/* default.Object */.Ay$.Object({
    format: build/* default.Literal */.Ay$.Literal('db-backup-storage'),
    version: build/* default.Literal */.Ay$.Literal(STORAGE_FORMAT_VERSION),
    id: build/* default.String */.Ay$.String(),
    tool: build/* default.String */.Ay$.String(),
    project: build/* default.String */.Ay$.String(),
    buckets: build/* default.Array */.Ay$.Array(FileBucketEntry),
    /** By bucket, then path (order of the UTF-8 bytes). */
    objects: build/* default.Array */.Ay$.Array(StorageEntry),
    /** Files of this archive besides the objects. */
    files: build/* default.Array */.Ay$.Array(build/* default.Object */.Ay$.Object({ file: build/* default.Literal */.Ay$.Literal('RECOVERY.md'), bytes: Count, sha256: Sha256, span: Span })),
});
const storage_manifest_checker = (0,compile/* Compile */.Wx)(StorageManifest);
/** A longer one is taken line by line: a text of all of it might be longer than a string can be. */
const WHOLE_BYTES = 128 * 1024 * 1024;
/** @throws BackupError kind `integrity`: `FORMAT_NEWER` when a newer tool wrote it, else `MANIFEST_INVALID` */
function parseStorageManifest(bytes, wholeBytes = WHOLE_BYTES) {
    let value;
    try {
        value =
            bytes.length <= wholeBytes
                ? parse(bytes)
                : parseLines(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    }
    catch (error) {
        throw storage_manifest_invalid((0,errors/* messageOf */.bD)(error));
    }
    if (storage_manifest_checker.Check(value))
        return value;
    const { format, version } = (value ?? {});
    if (format === 'db-backup-storage' && typeof version === 'number' && version > STORAGE_FORMAT_VERSION) {
        throw new errors/* BackupError */.hj('integrity', `The archive of files has format version ${version}.`, {
            code: 'FORMAT_NEWER',
            nextStep: 'Use the release of db-backup-action that wrote this backup, or a newer one.',
        });
    }
    const [first] = storage_manifest_checker.Errors(value);
    throw storage_manifest_invalid(`${first?.instancePath || '/'} ${first?.message}`);
}
function parse(bytes) {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}
const OBJECTS = '\n "objects": [';
/** As `storageManifestBytes` writes it. */
function parseLines(bytes) {
    const start = bytes.indexOf(OBJECTS);
    if (start < 0)
        throw new SyntaxError('no list of objects');
    const objects = [];
    let from = start + OBJECTS.length + 1;
    for (let end = bytes.indexOf(0x0a, from); end > 0; end = bytes.indexOf(0x0a, from)) {
        const line = bytes.subarray(from, end);
        from = end + 1;
        if (line.equals(END_OF_OBJECTS))
            break;
        objects.push(parse(line.at(-1) === COMMA ? line.subarray(0, -1) : line));
    }
    const rest = Buffer.concat([
        bytes.subarray(0, start),
        Buffer.from('\n "objects": []\n'),
        bytes.subarray(from),
    ]);
    return { ...parse(rest), objects };
}
const END_OF_OBJECTS = Buffer.from(' ]');
const COMMA = 0x2c;
/**
 * One line for each object, so that it stays readable with hundreds of thousands of them. In pieces: a text of all of
 * them may be longer than a string can be.
 */
function storageManifestBytes({ objects, ...rest }) {
    const head = JSON.stringify(rest, null, 1).replace(/\n}$/, '');
    const lines = objects.map((entry, index) => Buffer.from(`${index === 0 ? '\n' : ',\n'}  ${JSON.stringify(entry)}`));
    return Buffer.concat([Buffer.from(`${head},\n "objects": [`), ...lines, Buffer.from('\n ]\n}\n')]);
}
function storage_manifest_invalid(what) {
    return new errors/* BackupError */.hj('integrity', `This is no manifest of an archive of files: ${what}`, {
        code: 'MANIFEST_INVALID',
        nextStep: 'Use another backup, or fetch an earlier version of this object from the store.',
    });
}

// EXTERNAL MODULE: ./.cache/build/core/version.js
var version = __webpack_require__(47703);
// EXTERNAL MODULE: ./.cache/build/lib/compare-bytes.js
var compare_bytes = __webpack_require__(13730);
// EXTERNAL MODULE: ./.cache/build/lib/format-bytes.js
var format_bytes = __webpack_require__(16806);
// EXTERNAL MODULE: ./.cache/build/lib/format-number.js
var format_number = __webpack_require__(98392);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
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

;// CONCATENATED MODULE: ./.cache/build/pack/storage-note.js
/**
 * `RECOVERY.md` of an archive of files: how a person gets them back without this tool. The commands are run by a test,
 * as they stand.
 */
function storageNote(id) {
    return `# How to get the files of ${id} back by hand

Use \`db-backup restore\` with \`target-supabase-url\` when you can: it puts every file back with its type and settings, and
proves it. This note is for the day when you have only \`tar\`, \`sha256sum\` and \`jq\`.

\`\`\`sh
tar -xf ${id}.storage.tar.*
cd ${id}
sha256sum -c SHA256SUMS
\`\`\`

Files lie under numbers, because names of files may be anything. \`manifest.json\` says which number is which file:

\`\`\`sh
jq -r '.objects[] | [.file, .bucket, .path, .heldBy // "here"] | @tsv' manifest.json
\`\`\`

Where the last column names another backup, the file did not change since then: its bytes lie in the \`.storage.tar.*\` of
that backup, under the same number. One file:

\`\`\`sh
bucket=avatars path=anna/photo.png
cp "$(jq -r --arg b "$bucket" --arg p "$path" '.objects[] | select(.bucket == $b and .path == $p).file' manifest.json)" photo.png
\`\`\`

Content type, cache control and metadata of each file, and the settings of the buckets, are in \`manifest.json\` too.
`;
}

;// CONCATENATED MODULE: ./.cache/build/app/backup/commit.js



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
    const version = commit.versionId === null ? {} : { versionId: commit.versionId };
    for await (const chunk of await store.read(archive.key, { ...version, transient: true })) {
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
    const line = (0,series_keys/* checksumLine */.Ut)(archive.key, archive.sha256);
    await store.put((0,series_keys/* checksumKey */.Rq)(archive.key), Buffer.from(line), 'text/plain');
    await store.put(manifestKey, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`), 'application/json');
}

// EXTERNAL MODULE: ./.cache/build/core/read-again.js
var read_again = __webpack_require__(19182);
// EXTERNAL MODULE: ./.cache/build/lib/retry.js
var retry = __webpack_require__(8937);
;// CONCATENATED MODULE: ./.cache/build/pack/compress-blocks.js
const DEFAULT_IN_FLIGHT = 3;
/**
 * One member per block, in order, each valid until the next one is asked for. Reads ahead as far as `inFlight` allows,
 * releases each block as soon as it is compressed, and waits for running compressions before it ends, however it ends.
 */
async function* compressBlocks(blocks, compressor, { inFlight = DEFAULT_IN_FLIGHT } = {}) {
    const source = blocks[Symbol.asyncIterator]();
    const compress = compressor.forFile();
    const running = [];
    try {
        while (true) {
            const next = await source.next();
            if (next.done)
                break;
            running.push(compressOne(next.value, compress));
            if (running.length >= inFlight)
                yield* oldest(running);
        }
        while (running.length > 0)
            yield* oldest(running);
    }
    finally {
        await Promise.allSettled(running);
        await source.return?.();
    }
}
async function* oldest(running) {
    const member = await running.shift();
    yield member.bytes;
    member.release();
}
function compressOne(block, compress) {
    const compressed = compress(block.bytes).finally(() => block.release());
    // Awaited later, in order; until then a failure must not count as unhandled.
    compressed.catch(() => undefined);
    return compressed;
}

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
            memoryBytes += bytes.length;
            const isSpilled = memoryBytes > limit || file !== undefined;
            memory.push(isSpilled ? bytes : Uint8Array.from(bytes));
            if (isSpilled)
                await spill().catch((error) => fail(error, tempDir));
        },
        async *read() {
            if (file) {
                const buffer = Buffer.allocUnsafeSlow(Math.min(READ_BYTES, fileBytes));
                for (let at = 0; at < fileBytes;) {
                    const { bytesRead } = await file
                        .read(buffer, 0, Math.min(buffer.length, fileBytes - at), at)
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

;// CONCATENATED MODULE: ./.cache/build/app/files/fetch-file.js







/** A file that changes, or whose bytes end early, is read so often in all. */
const READS = { attempts: 4, baseMs: 1000, capMs: 8000 };
/** Uncompressed bytes of one member. */
const BLOCK_BYTES = 1024 * 1024;
/** Several files are read at once, so each is content with one. */
const COMPRESSION = { inFlight: 2 };
/**
 * One state of a file, whole: its entry and exactly its bytes. undefined when it is not there any more.
 * @throws BackupError kind `source` code `STORAGE_FILE_UNREADABLE` when no two reads in a row go together
 */
async function fetchFile({ bucket, path }, input, { random, signal, log }) {
    const once = async () => {
        const state = await input.files.stat(bucket, path);
        return state && readState(state, input, signal);
    };
    try {
        return await (0,retry/* retry */.L)(once, {
            policy: READS,
            random,
            signal,
            shouldRetry: (error) => error instanceof read_again/* ReadAgainError */.x,
            onRetry: (error) => log.info(`${error.message}; it is read again`),
        });
    }
    catch (error) {
        if (!(error instanceof read_again/* ReadAgainError */.x))
            throw error;
        throw new errors/* BackupError */.hj('source', `No complete state of a file could be read: ${error.message}.`, {
            code: 'STORAGE_FILE_UNREADABLE',
            nextStep: 'Run again when the file is not being written. When it repeats, its entry and its bytes differ: upload the file again, or delete it.',
            cause: error,
        });
    }
}
async function readState(state, input, signal) {
    const hashes = { sha256: (0,external_node_crypto_.createHash)('sha256'), md5: (0,external_node_crypto_.createHash)('md5') };
    const spool = createSpool(input.tempDir);
    try {
        const blocks = blocksOf(input.files.read(state), (bytes) => {
            signal.throwIfAborted();
            hashes.sha256.update(bytes);
            hashes.md5.update(bytes);
        });
        const first = await blocks.next();
        if (!first.done) {
            const { format } = input.compressor;
            const compressor = isCompressible(first.value.bytes)
                ? input.compressor
                : createStoringCompressor(format);
            const all = startingWith(first.value, blocks);
            for await (const member of compressBlocks(all, compressor, COMPRESSION))
                await spool.append(member);
        }
        return { state, spool, sha256: hashes.sha256.digest('hex'), md5: hashes.md5.digest('hex') };
    }
    catch (error) {
        await spool.dispose();
        throw error;
    }
}
async function* startingWith(first, rest) {
    yield first;
    yield* rest;
}
/** Pieces of the size of a member. */
async function* blocksOf(chunks, onBytes) {
    const blockOf = (pieces) => ({
        bytes: Buffer.concat(pieces),
        release: () => undefined,
    });
    let pieces = [];
    let length = 0;
    for await (const chunk of chunks) {
        onBytes(chunk);
        pieces.push(chunk);
        length += chunk.length;
        if (length < BLOCK_BYTES)
            continue;
        yield blockOf(pieces);
        pieces = [];
        length = 0;
    }
    if (length > 0)
        yield blockOf(pieces);
}

;// CONCATENATED MODULE: ./.cache/build/app/files/collect-files.js


/** Files that are read at the same time. */
const collect_files_CONCURRENT_READS = 4;
/** Only one of this size or more waits on the disk at a time. */
const LARGE_BYTES = 64 * 1024 * 1024;
/**
 * Appends every listed file to the archive, or takes over where it lies already. Then the buckets are listed once more: what
 * was there from the start but had another name or was not listed is read as well.
 */
async function collectFiles(listed, input, context) {
    const startedAt = context.clock.now().getTime();
    const collection = new Collection(input, context);
    await collection.add(listed);
    const still = new Map();
    const late = [];
    for (const { id } of input.buckets) {
        for await (const file of input.files.list(id)) {
            still.set(nameOf(file), file);
            const isOlder = file.createdAt !== null && Date.parse(file.createdAt) < startedAt;
            if (isOlder && !collection.knows(file))
                late.push(file);
        }
    }
    await collection.add(late);
    return { entries: collection.entries, missing: collection.gone.filter((file) => still.has(nameOf(file))) };
}
class Collection {
    input;
    context;
    entries = [];
    gone = [];
    #known = new Set();
    #number = 0;
    #largeTurn = Promise.resolve();
    constructor(input, context) {
        this.input = input;
        this.context = context;
    }
    knows(file) {
        return this.#known.has(nameOf(file));
    }
    async add(listed) {
        await (0,map_concurrently/* mapConcurrently */.X)(listed, collect_files_CONCURRENT_READS, async (file) => {
            this.context.signal.throwIfAborted();
            this.#known.add(nameOf(file));
            const entry = (await this.input.previous.reuse(file)) ?? (await this.#inTurn(file));
            if (entry)
                this.entries.push(entry);
            else
                this.gone.push(file);
        });
    }
    #inTurn(file) {
        if ((file.bytes ?? 0) < LARGE_BYTES)
            return this.#store(file);
        const turn = this.#largeTurn.then(() => this.#store(file));
        this.#largeTurn = turn.catch(() => undefined);
        return turn;
    }
    async #store(file) {
        const fetched = await fetchFile(file, this.input, this.context);
        if (!fetched)
            return undefined;
        const { state, sha256, md5, spool } = fetched;
        try {
            this.#number += 1;
            const name = `objects/${this.#number}`;
            const span = await this.input.archive.addFile(name, state.bytes, spool.read());
            return {
                bucket: state.bucket,
                path: state.path,
                contentType: state.contentType,
                cacheControl: state.cacheControl,
                metadata: state.metadata,
                bytes: state.bytes,
                sha256,
                md5,
                etag: state.etag,
                version: state.version,
                createdAt: state.createdAt,
                updatedAt: state.updatedAt,
                heldBy: null,
                file: name,
                span,
            };
        }
        finally {
            await spool.dispose();
        }
    }
}
function nameOf({ bucket, path }) {
    return `${bucket}/${path}`;
}

;// CONCATENATED MODULE: ./.cache/build/app/files/back-up-files.js










/**
 * Stores the files of the buckets as an archive beside the database's. Nothing commits it but the manifest of the backup,
 * which is written later by the caller. Success means: every file that was listed, and is still there, was read in one state,
 * stored, and what is stored is what was written.
 */
async function backUpFiles(input, context) {
    const { store, files, buckets, compressor } = input;
    const listed = [];
    for (const { id } of buckets)
        for await (const file of files.list(id))
            listed.push(file);
    const total = listed.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
    context.log.info(`${(0,format_number/* formatPlural */.yk)(listed.length, 'file')} in ${(0,format_number/* formatPlural */.yk)(buckets.length, 'bucket')}, ${(0,format_bytes/* formatBytes */.z)(total)}`);
    const key = (0,series_keys/* storageArchiveKey */.DA)(input.series, input.id, compressor.ending);
    const { contentType } = compressor;
    const upload = await store.startUpload(key, { contentType, estimatedBytes: total });
    const written = await writeAndComplete(input, listed, upload, context);
    const { archive, commit, section, entries, missing } = written;
    await proveStored(store, { key, ...archive }, commit, input.readBack, context.log);
    context.signal.throwIfAborted();
    await store.put((0,series_keys/* checksumKey */.Rq)(key), Buffer.from((0,series_keys/* checksumLine */.Ut)(key, archive.sha256)), 'text/plain');
    const dependsOn = [...new Set(entries.flatMap(({ heldBy }) => heldBy ?? []))].sort();
    const where = { file: (0,series_keys/* baseName */.Fl)(key), ...archive, versionId: commit.versionId };
    return { section: { ...section, archive: where }, dependsOn, key, entries, missing };
}
async function writeAndComplete(input, listed, upload, context) {
    try {
        const written = await writeFilesArchive(input, listed, upload, context);
        context.signal.throwIfAborted();
        return { ...written, commit: await upload.complete() };
    }
    catch (error) {
        await upload.abort();
        throw error;
    }
}
async function writeFilesArchive(input, listed, upload, context) {
    const { id, compressor } = input;
    const archive = createArchiveWriter({
        folder: id,
        time: context.clock.now(),
        compressor,
        sink: (bytes) => upload.write(bytes),
    });
    const note = Buffer.from(storageNote(id));
    const files = [{ file: 'RECOVERY.md', ...(await archive.addSmallFile('RECOVERY.md', note)) }];
    const collected = await collectFiles(listed, { ...input, archive }, context);
    const entries = [...collected.entries].sort(byName);
    const buckets = input.buckets.map((bucket) => bucketEntry(bucket, entries));
    const { project } = input.files;
    const manifest = {
        format: 'db-backup-storage',
        version: STORAGE_FORMAT_VERSION,
        id,
        tool: version/* TOOL_VERSION */.w,
        project,
        buckets,
        objects: entries,
        files,
    };
    const content = storageManifestBytes(manifest);
    const own = await archive.addSmallFile('manifest.json', content);
    await archive.addSmallFile('SHA256SUMS', sumsOf(files, entries, own.sha256));
    return {
        archive: await archive.finish(),
        section: sectionOf(project, buckets, entries, own),
        entries,
        missing: collected.missing,
    };
}
function sectionOf(project, buckets, entries, manifest) {
    const own = entries.filter(({ heldBy }) => heldBy === null);
    return {
        project,
        manifest,
        buckets,
        ...totalOf(entries),
        own: totalOf(own),
    };
}
function totalOf(entries) {
    return { files: entries.length, bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0) };
}
function bucketEntry(bucket, entries) {
    const { allowedMimeTypes } = bucket;
    return {
        ...bucket,
        allowedMimeTypes: allowedMimeTypes && [...allowedMimeTypes],
        ...totalOf(entries.filter((entry) => entry.bucket === bucket.id)),
    };
}
function sumsOf(files, entries, ownSha256) {
    const own = entries.filter(({ heldBy }) => heldBy === null);
    const listed = [...files, ...own, { file: 'manifest.json', sha256: ownSha256 }];
    return Buffer.concat(listed.map(({ file, sha256 }) => Buffer.from(`${sha256}  ${file}\n`)));
}
function byName(a, b) {
    return (0,compare_bytes/* compareBytes */.X)(a.bucket, b.bucket) || (0,compare_bytes/* compareBytes */.X)(a.path, b.path);
}

;// CONCATENATED MODULE: ./.cache/build/app/files/choose-buckets.js

/** What `storage-buckets` says when it names no buckets. */
const ALL = 'all';
const NONE = 'none';
/**
 * The buckets that are asked for, and the names of those that are left out.
 * @throws SettingsError for a name that the project does not have
 */
async function chooseBuckets(files, storageBuckets) {
    const { buckets, others } = await files.buckets();
    const left = others.map((name) => ({ name, reason: 'a bucket that holds no plain files' }));
    if (storageBuckets.includes(ALL))
        return { chosen: [...buckets], left };
    const missing = storageBuckets.filter((name) => !buckets.some(({ id }) => id === name));
    if (missing.length > 0) {
        const named = missing.map((name) => JSON.stringify(name)).join(', ');
        const there = buckets.map(({ id }) => id).join(', ') || 'none';
        const message = `${named} is no bucket of files of ${files.project}; allowed: ${ALL}, ${NONE}, or names of these: ${there}`;
        throw new errors/* SettingsError */.GN([{ setting: 'storage-buckets', code: 'BUCKET_UNKNOWN', message }]);
    }
    const isChosen = ({ id }) => storageBuckets.includes(id);
    const reason = 'not named by the setting storage-buckets';
    return {
        chosen: buckets.filter(isChosen),
        left: [...left, ...buckets.filter((bucket) => !isChosen(bucket)).map(({ id }) => ({ name: id, reason }))],
    };
}

;// CONCATENATED MODULE: ./.cache/build/app/files/file-rows.js
/** The entries of `storage.objects` that the backup carries; null where it carries none. */
async function readFileRows(source) {
    const table = source.tables.find(({ schema, name }) => schema === 'storage' && name === 'objects');
    const bucket = table?.columns.findIndex(({ name }) => name === 'bucket_id') ?? -1;
    const path = table?.columns.findIndex(({ name }) => name === 'name') ?? -1;
    if (!table || bucket < 0 || path < 0)
        return null;
    const rows = new Set();
    for await (const fields of fieldsOf(await source.readTable(table))) {
        const [bucketField = '\\N', pathField = '\\N'] = [fields[bucket], fields[path]];
        if (bucketField !== '\\N' && pathField !== '\\N')
            rows.add(`${unescapeField(bucketField)}/${unescapeField(pathField)}`);
    }
    return rows;
}
async function* fieldsOf({ chunks }) {
    let rest = Buffer.alloc(0);
    for await (const chunk of chunks) {
        // The chunk is lent; what is left of it has to be a copy.
        const bytes = Buffer.concat([rest, chunk]);
        let start = 0;
        for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, start)) {
            yield bytes.toString('utf8', start, end).split('\t');
            start = end + 1;
        }
        rest = bytes.subarray(start);
    }
}
const ESCAPED = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
/** https://www.postgresql.org/docs/current/sql-copy.html, "Text Format", as far as the server writes it. */
function unescapeField(field) {
    return field.replace(/\\(.)/gs, (_, letter) => ESCAPED[letter] ?? letter);
}

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
/**
 * Lines as `sha256sum` writes them; every file but SHA256SUMS itself exactly once.
 * @throws BackupError code FILE_HASH_DIFFERS or FILE_MISSING
 */
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
        throw inputError ?? describe(error);
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
function describe(error) {
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

;// CONCATENATED MODULE: ./.cache/build/pack/stream-spans.js




const PIECE_BYTES = 1024 * 1024;
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
                    const piece = (await reader.some(Math.min(left, PIECE_BYTES))) ?? refuseEnd();
                    left -= piece.length;
                    yield piece;
                }
            },
        },
        async finish() {
            while (await reader.some(PIECE_BYTES))
                ;
            return { bytes: arrived.bytes, sha256: sha256.digest('hex') };
        },
        close: () => reader.close(),
    };
}

;// CONCATENATED MODULE: ./.cache/build/pack/check-storage-archive.js









/**
 * The manifest of an archive of files, proved by what commits the archive.
 * @throws BackupError kind `integrity`
 */
async function readStorageManifest(source, { id, section, format }) {
    const pieces = [];
    const entry = { file: MANIFEST, ...section.manifest };
    const { bytes } = section.archive;
    for await (const chunk of readListedFile({ ...source, bytes }, entry, format))
        pieces.push(Buffer.from(chunk));
    const manifest = parseStorageManifest(Buffer.concat(pieces));
    if (manifest.id === id && manifest.project === section.project)
        return manifest;
    const message = `The archive of files says it belongs to ${manifest.id} of ${manifest.project}.`;
    throw archiveError('MANIFEST_DIFFERS', message);
}
/** Files that lie in the archive itself, as what checks archives knows them. */
function ownFilesOf(manifest) {
    const own = manifest.objects.filter(({ heldBy }) => heldBy === null);
    return [...manifest.files, ...own.map(({ file, bytes, sha256, span }) => ({ file, bytes, sha256, span }))];
}
/**
 * Reads an archive of files from its beginning to its end and compares its size and SHA-256 with what commits it, and
 * every file in it with its manifest.
 * @throws BackupError kind `integrity` that names the file; kind `cancelled`
 */
async function checkStorageArchive(content, manifest, { id, section, format }, signal) {
    const { archive } = section;
    const inOrder = filesInOrder({ files: ownFilesOf(manifest), tables: [] }, archive.bytes);
    const found = new Map();
    const { source, finish, close } = createStreamSpans(content, archive.bytes, signal);
    try {
        await checkStructure(source, inOrder, { folder: id, format }, {
            onListed: async (entry) => {
                await observeListedFile(source, entry, format);
                found.set(entry.file, { sha256: entry.sha256, content: undefined });
            },
            onOther: async (entry) => {
                found.set(entry.path, entry.path === MANIFEST ? await hashOf(entry) : await collectContent(entry));
            },
        });
        const whole = await finish();
        checkSums(found, found.get(SUMS)?.content ?? new Uint8Array(), SUMS);
        if (found.get(MANIFEST)?.sha256 !== section.manifest.sha256) {
            throw archiveError('MANIFEST_DIFFERS', `The ${MANIFEST} of ${archive.file} is not the one of the sidecar.`);
        }
        if (whole.bytes !== archive.bytes || whole.sha256 !== archive.sha256) {
            const message = `${archive.file} has ${whole.bytes} bytes and SHA-256 ${whole.sha256}; the sidecar says ${archive.bytes} bytes and ${archive.sha256}.`;
            throw archiveError('ARCHIVE_HASH_DIFFERS', message);
        }
        return { files: found.size, bytes: whole.bytes };
    }
    finally {
        await close();
    }
}
/** It was read before, by what commits it; with many files it is too large to be kept twice. */
async function hashOf({ content }) {
    const sha256 = (0,external_node_crypto_.createHash)('sha256');
    for await (const piece of content)
        sha256.update(piece);
    return { sha256: sha256.digest('hex'), content: undefined };
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
;// CONCATENATED MODULE: ./.cache/build/pack/span-source.js


const span_source_PIECE_BYTES = 256 * 1024;
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
            for (let done = 0; done < length; done += span_source_PIECE_BYTES) {
                yield await read({ offset: offset + done, length: Math.min(span_source_PIECE_BYTES, length - done) });
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

;// CONCATENATED MODULE: ./.cache/build/app/archive/gone-version.js

/** Versions get other ids when a bucket is copied; what is read instead is compared with every hash in any case. */
function isVersionGone(error) {
    return error instanceof errors/* BackupError */.hj && error.code === 'NOT_FOUND';
}
/** For the report. */
function goneVersionWarning(key, versionId) {
    return `The store has no version ${versionId} of ${key}; its current version was read.`;
}

;// CONCATENATED MODULE: ./.cache/build/app/archive/range-download.js




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

;// CONCATENATED MODULE: ./.cache/build/app/archive/archive-bytes.js






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

;// CONCATENATED MODULE: ./.cache/build/app/files/files-archive.js





/** Where a backup lies: what its keys have before their names. */
function folderOf(key) {
    return key.slice(0, key.lastIndexOf('/') + 1);
}
/**
 * The archive of files that the manifest of a backup names; null where it has none.
 * @throws BackupError kind `integrity` code `BACKUP_DAMAGED` when it is not there, or has another size
 */
async function openFilesArchive(store, folder, { id, storage }) {
    if (!storage)
        return null;
    const { file, bytes, versionId: committed } = storage.archive;
    const key = `${folder}${file}`;
    const isGone = committed !== null && !(await hasVersion(store, key, committed));
    const versionId = isGone ? undefined : (committed ?? undefined);
    const current = versionId === undefined ? await store.head(key) : undefined;
    if (versionId === undefined && current?.bytes !== bytes)
        throw files_archive_damaged(id, file, current?.bytes, storage);
    return {
        id,
        key,
        section: storage,
        format: file.endsWith('.zst') ? 'zstd' : 'gzip',
        spans: createStoreSpans(store, key, bytes, versionId),
        versionId,
        warnings: isGone ? [goneVersionWarning(key, committed)] : [],
    };
}
async function hasVersion(store, key, versionId) {
    try {
        for await (const _ of await store.read(key, { versionId, range: { offset: 0, length: 1 } }))
            ;
        return true;
    }
    catch (error) {
        if (!isVersionGone(error))
            throw error;
        return false;
    }
}
/** The same by the id of a backup, which has to be committed. */
async function openFilesOf(store, folder, id) {
    return openFilesArchive(store, folder, await readCommittedManifest(store, `${folder}${id}.manifest.json`));
}
/**
 * A version that was removed, or that another object replaced, can be read until something expires it: nothing new may stand on it.
 * @throws BackupError kind `integrity` code `BACKUP_DAMAGED`
 */
async function refuseRemoved(store, { id, key, section }) {
    const current = await store.head(key);
    const { file, bytes } = section.archive;
    if (current?.bytes !== bytes)
        throw files_archive_damaged(id, file, current?.bytes, section);
}
/** What reports say of an archive that was stored, read or fetched as a whole. */
function reportOf({ key, section }, dependsOn, store) {
    const { buckets, files, bytes, own, archive } = section;
    return {
        buckets: buckets.length,
        files,
        bytes,
        moved: own,
        archiveUri: store.uriOf(key),
        archiveBytes: archive.bytes,
        dependsOn,
    };
}
function manifestOf(archive) {
    return readStorageManifest(archive.spans, archive);
}
function files_archive_damaged(id, file, found, { archive }) {
    const how = found === undefined ? 'is missing' : `has ${found} bytes instead of ${archive.bytes}`;
    return new errors/* BackupError */.hj('integrity', `The files of ${id} are damaged: ${file} ${how}.`, {
        code: 'BACKUP_DAMAGED',
        nextStep: 'Use another backup, or fetch an earlier version of the archive from the store.',
    });
}

;// CONCATENATED MODULE: ./.cache/build/core/file-storage.js
/** Where the files of an application lie: buckets of named objects, such as Supabase Storage. */
/** What Supabase takes in one request (https://supabase.com/docs/guides/storage/uploads/standard-uploads). */
const MAX_UPLOAD_BYTES = 5 * 1024 ** 3;

// EXTERNAL MODULE: ./.cache/build/lib/printable.js
var printable = __webpack_require__(5884);
;// CONCATENATED MODULE: ./.cache/build/app/files/files-omissions.js



/** What a source says of files that it cannot carry itself. */
const FILES = 'storage-files';
/** How many files a sentence names, and how many the manifest. */
const NAMED_IN_SENTENCE = 10;
const NAMED_IN_MANIFEST = 100;
/** No files were asked for: how many there are, as far as the rows of the backup say. */
function filesLeftOut(notCovered, tables) {
    const rowsOf = (name) => tables.find((table) => table.schema === 'storage' && table.name === name)?.rows;
    const [objects, buckets] = [rowsOf('objects'), rowsOf('buckets')];
    const count = objects === undefined || buckets === undefined
        ? ''
        : `; there are ${(0,format_number/* formatPlural */.yk)(objects, 'file')} in ${(0,format_number/* formatPlural */.yk)(buckets, 'bucket')}`;
    return notCovered.map((omission) => omission.kind === FILES
        ? { ...omission, reason: `${omission.reason}${count}; storage-buckets backs them up` }
        : omission);
}
/** Files were backed up: what is left to say of them depends on whether the source carries their entries. */
function filesOverRest({ notCovered, info }) {
    const others = notCovered.filter(({ kind }) => kind !== FILES);
    if (info.via !== 'rest')
        return others;
    const reason = 'which user owns a file is not read over REST; the files themselves are in the archive beside';
    return [...others, { kind: 'storage-entries', schema: 'storage', name: 'objects', reason }];
}
/** Of files that are listed although their bytes are gone. */
function omissionsOf(missing) {
    const named = missing.slice(0, NAMED_IN_MANIFEST).map((file) => ({
        kind: 'storage-file',
        name: files_omissions_nameOf(file),
        reason: 'the project lists it, but has no bytes of it',
    }));
    const rest = missing.length - named.length;
    return rest === 0
        ? named
        : [
            ...named,
            { kind: 'storage-file', name: `and ${rest} more`, reason: 'the project has no bytes of them' },
        ];
}
/** Compares the files of the backup with the entries that it carries in `storage.objects`. */
function warnAboutFiles({ missing, entries }, rows, buckets, snapshotAt) {
    const gone = missing.map(files_omissions_nameOf);
    const warnings = gone.length === 0 ? [] : [`The project has no bytes of ${list(gone, 'file')} that it lists.`];
    const large = entries.filter(({ bytes }) => bytes > MAX_UPLOAD_BYTES).map(files_omissions_nameOf);
    if (large.length > 0) {
        warnings.push(`${list(large, 'file')} of over 5 GB: a restore does not send them, because Supabase takes no more in one request; they would have to be taken out of the archive and sent by another tool.`);
    }
    if (!rows)
        return warnings;
    const held = new Set(entries.map(files_omissions_nameOf));
    const chosen = new Set(buckets.map(({ id }) => id));
    const lost = [...rows].filter((name) => !held.has(name) && chosen.has(name.slice(0, name.indexOf('/'))));
    const deleted = lost.filter((name) => !gone.includes(name));
    if (deleted.length > 0) {
        warnings.push(`storage.objects has ${list(deleted, 'entry', 'entries')} whose files were deleted while the backup ran.`);
    }
    const before = Date.parse(snapshotAt);
    const strangers = entries.filter((entry) => !rows.has(files_omissions_nameOf(entry)) && entry.createdAt !== null && Date.parse(entry.createdAt) < before);
    if (strangers.length > 0) {
        warnings.push(`storage.objects of this backup has no entry of ${list(strangers.map(files_omissions_nameOf), 'file')} that the project lists.`);
    }
    return warnings;
}
function files_omissions_nameOf({ bucket, path }) {
    return `${bucket}/${path}`;
}
/** `3 files (a, b, c)`. */
function list(names, one, many = `${one}s`) {
    const shown = names.slice(0, NAMED_IN_SENTENCE).map((name) => (0,printable/* printable */.g)(name));
    const rest = names.length - shown.length;
    return `${names.length} ${names.length === 1 ? one : many} (${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''})`;
}

;// CONCATENATED MODULE: ./.cache/build/app/files/previous-files.js


/** Every file is stored anew. */
const NO_PREVIOUS_FILES = { reuse: async () => undefined, warnings: [] };
/**
 * The files of the previous backup, where it is one of the same project. Entries point to the archive that holds the bytes
 * itself, so that no restore has to follow a chain; each such archive is looked at once.
 */
async function openPreviousFiles(store, folder, previous, project) {
    if (previous?.storage?.project !== project)
        return NO_PREVIOUS_FILES;
    const warnings = [];
    const warn = (id, error) => {
        if (!(error instanceof errors/* BackupError */.hj) || (error.kind !== 'integrity' && error.code !== 'NOT_FOUND'))
            throw error;
        warnings.push(`${error.message} What ${id} holds is stored again.`);
    };
    const archives = new Map();
    const look = async (id) => {
        try {
            const archive = await openFilesOf(store, folder, id);
            if (!archive)
                return false;
            await refuseRemoved(store, archive);
            return true;
        }
        catch (error) {
            warn(id, error);
            return false;
        }
    };
    const isThere = (id) => {
        const answer = archives.get(id) ?? look(id);
        archives.set(id, answer);
        return answer;
    };
    const entries = new Map();
    try {
        const archive = await openFilesArchive(store, folder, previous);
        const objects = archive ? (await manifestOf(archive)).objects : [];
        for (const entry of objects)
            entries.set(`${entry.bucket}/${entry.path}`, entry);
    }
    catch (error) {
        warn(previous.id, error);
    }
    return {
        warnings,
        async reuse(file) {
            const entry = entries.get(`${file.bucket}/${file.path}`);
            if (!entry || !isUnchanged(entry, file))
                return undefined;
            const heldBy = entry.heldBy ?? previous.id;
            return (await isThere(heldBy)) ? { ...entry, heldBy } : undefined;
        },
    };
}
function isUnchanged(entry, file) {
    const at = (time) => (time === null ? Number.NaN : Date.parse(time));
    return (file.etag !== null &&
        file.etag === entry.etag &&
        file.bytes === entry.bytes &&
        at(file.updatedAt) === at(entry.updatedAt) &&
        at(file.createdAt) === at(entry.createdAt));
}

;// CONCATENATED MODULE: ./.cache/build/app/files/files-step.js







/** null where no files are asked for. @throws SettingsError for a bucket that is not there; BackupError kind `source` */
async function planFiles(wiring) {
    const { storageBuckets, filesProject } = wiring.settings;
    if (!filesProject)
        return null;
    const files = await wiring.openFileStorage('source');
    const { chosen, left } = await chooseBuckets(files, storageBuckets);
    const excluded = left.map(({ name, reason }) => ({ kind: 'storage-bucket', name, reason }));
    return { files, buckets: chosen, excluded };
}
/**
 * Backs the files up when every table was read: so each of them is in the state that the rows know, or in a newer one. The
 * snapshot is given back before, because no database should wait for files.
 */
async function filesStep(input, tables, context, draft) {
    const { source, plan, wiring, store } = input;
    if (!plan) {
        return {
            dependsOn: [],
            excluded: source.excluded,
            notCovered: filesLeftOut(source.notCovered, tables),
        };
    }
    const rows = await readFileRows(source);
    await source.close();
    const folder = (0,series_keys/* seriesFolder */.sh)(wiring.series);
    const { project } = plan.files;
    const previous = wiring.settings.storageIncremental
        ? await openPreviousFiles(store, folder, input.previous, project)
        : NO_PREVIOUS_FILES;
    const done = await context.log.group('Files', () => backUpFiles({
        id: input.id,
        series: wiring.series,
        store,
        ...plan,
        previous,
        compressor: input.compressor,
        tempDir: wiring.tempDir,
        readBack: wiring.settings.readBack,
    }, context));
    draft.warn(...previous.warnings, ...warnAboutFiles(done, rows, plan.buckets, source.snapshotAt));
    draft.set({ files: reportOf(done, done.dependsOn, store) });
    return {
        storage: done.section,
        dependsOn: done.dependsOn,
        excluded: [...source.excluded, ...plan.excluded],
        notCovered: [...filesOverRest(source), ...omissionsOf(done.missing)],
    };
}

;// CONCATENATED MODULE: ./.cache/build/core/proof.js



/** The newest format of a proof that this code writes and reads. */
const PROOF_VERSION = 1;
const Seconds = build/* default.Number */.Ay$.Number({ minimum: 0 });
const proof_nullable = (schema) => build/* default.Union */.Ay$.Union([schema, build/* default.Null */.Ay$.Null()]);
/**
 * What a drill found, kept in the store beside the backups: names and counts, no values of rows and no secrets.
 * Unknown keys are allowed and ignored by readers.
 */
const Proof = build/* default.Object */.Ay$.Object({
    format: build/* default.Literal */.Ay$.Literal('db-backup-proof'),
    version: build/* default.Literal */.Ay$.Literal(PROOF_VERSION),
    backupId: build/* default.String */.Ay$.String(),
    /** RFC 3339 UTC: when the drill ended. */
    time: build/* default.String */.Ay$.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$' }),
    /** null where its manifest could not be read. */
    archiveSha256: proof_nullable(build/* default.String */.Ay$.String({ pattern: '^[0-9a-f]{64}$' })),
    tool: build/* default.String */.Ay$.String(),
    /** False where the server, the store or the settings were at fault: that says nothing of the backup. */
    judged: build/* default.Boolean */.Ay$.Boolean(),
    exitCode: build/* default.Integer */.Ay$.Integer({ minimum: 0 }),
    /** Of the error, such as `DRILL_FAILED`. */
    errorCode: proof_nullable(build/* default.String */.Ay$.String()),
    server: proof_nullable(build/* default.Object */.Ay$.Object({ engine: build/* default.String */.Ay$.String(), serverVersion: build/* default.String */.Ay$.String() })),
    phases: build/* default.Array */.Ay$.Array(build/* default.Object */.Ay$.Object({ name: build/* default.String */.Ay$.String(), seconds: Seconds })),
    rtoSeconds: proof_nullable(Seconds),
    rtoLimitSeconds: proof_nullable(Seconds),
    rpoSeconds: proof_nullable(Seconds),
    /** Restored, read back and found equal. */
    tables: build/* default.Integer */.Ay$.Integer({ minimum: 0 }),
    rows: build/* default.Integer */.Ay$.Integer({ minimum: 0 }),
    checks: build/* default.Array */.Ay$.Array(build/* default.Object */.Ay$.Object({
        kind: build/* default.String */.Ay$.String(),
        name: build/* default.String */.Ay$.String(),
        ok: build/* default.Boolean */.Ay$.Boolean(),
        detail: proof_nullable(build/* default.String */.Ay$.String()),
    })),
    findings: build/* default.Array */.Ay$.Array(Omission),
    runUrl: proof_nullable(build/* default.String */.Ay$.String()),
});
const proof_checker = (0,compile/* Compile */.Wx)(Proof);
/** Reads the bytes of a proof. Never throws: one bad file in the ledger must not hide the others. */
function parseProof(bytes) {
    let value;
    try {
        value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    }
    catch {
        return { unreadable: 'it is no JSON' };
    }
    const newer = newerVersionOf(value);
    if (newer !== undefined)
        return { newer };
    if (proof_checker.Check(value))
        return { proof: value };
    const [difference] = proof_checker.Errors(value);
    return { unreadable: `${difference?.instancePath || '/'} ${difference?.message ?? 'is no proof'}` };
}
function newerVersionOf(value) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    if (!('format' in value) || value.format !== 'db-backup-proof' || !('version' in value))
        return undefined;
    return typeof value.version === 'number' && value.version > PROOF_VERSION ? value.version : undefined;
}
/** True when the drill judged the backup and found nothing wrong. */
function isPassed({ judged, exitCode }) {
    return judged && exitCode === 0;
}

;// CONCATENATED MODULE: ./.cache/build/app/proof-ledger.js




const proof_ledger_CONCURRENT_READS = 16;
/** Far over what a drill writes; a larger object is none of ours. */
const MAX_PROOF_BYTES = 4 * 1024 * 1024;
/** Another drill of the same backup may end in the same second. */
const MAX_SECONDS_TAKEN = 60;
const SECOND_MS = 1000;
const CLOCKS_DIFFER_MS = 5 * 60 * SECOND_MS;
/**
 * The proofs of one series. Opening lists them; each is read once, when it is asked for. What cannot be read as a proof
 * is a warning and counts for nothing.
 */
class ProofLedger {
    store;
    entries;
    #read = new Map();
    #warnings = new Set();
    /** @throws BackupError kind `store` */
    static async open(store, series) {
        const entries = [];
        for await (const { key } of store.list((0,series_keys/* proofsPrefix */.m$)(series))) {
            const entry = (0,series_keys/* parseProofKey */.rZ)(series, key);
            if (entry)
                entries.push(entry);
        }
        entries.sort((a, b) => b.time.getTime() - a.time.getTime() || (a.key < b.key ? 1 : -1));
        return new ProofLedger(store, entries);
    }
    constructor(store, 
    /** Newest first. */
    entries) {
        this.store = store;
        this.entries = entries;
    }
    /** One sentence for each file that is no proof; grows. */
    get warnings() {
        return [...this.#warnings];
    }
    /** The newest `count` drills whatever they came to, newest first; good ones dated in the future are passed over. */
    async newest(count, now) {
        const read = await (0,map_concurrently/* mapConcurrently */.X)(this.entries.slice(0, count), proof_ledger_CONCURRENT_READS, async (entry) => {
            const found = await this.#parsed(entry);
            return 'proof' in found && !this.#isTooEarly(entry, isPassed(found.proof), now)
                ? [{ entry, proof: found.proof }]
                : [];
        });
        return read.flat();
    }
    /** The newest drill of the series that judged its backup; a good one dated in the future is passed over. */
    async newestJudged(now) {
        for (const entry of this.entries) {
            const found = await this.#parsed(entry);
            if ('newer' in found)
                return { kind: 'newer', entry };
            const drill = judgedIn(entry, found);
            if (drill && !this.#isTooEarly(entry, drill.ok, now))
                return { kind: 'judged', drill };
        }
        return { kind: 'none' };
    }
    /** By id, the newest drill that judged this backup; ids without one are missing. With `now`, good ones of the future are passed over. */
    async judgedOf(backupIds, now) {
        const wanted = new Set(backupIds);
        const byId = new Map();
        for (const entry of this.entries) {
            if (!wanted.has(entry.backupId))
                continue;
            const group = byId.get(entry.backupId);
            if (group)
                group.push(entry);
            else
                byId.set(entry.backupId, [entry]);
        }
        const drills = await (0,map_concurrently/* mapConcurrently */.X)([...byId.values()], proof_ledger_CONCURRENT_READS, async (entries) => {
            for (const entry of entries) {
                const drill = judgedIn(entry, await this.#parsed(entry));
                if (drill && !(now && this.#isTooEarly(entry, drill.ok, now)))
                    return [drill];
            }
            return [];
        });
        return new Map(drills.flat().map((drill) => [drill.backupId, drill]));
    }
    /** True for a good drill of the future, with a warning: nobody knows what came after it. */
    #isTooEarly(entry, isGood, now) {
        if (!isGood || !isInFuture(entry, now))
            return false;
        this.#warnings.add(`${this.store.uriOf(entry.key)} is dated in the future, so it does not count as the newest drill: a clock was wrong.`);
        return true;
    }
    async #parsed(entry) {
        let reading = this.#read.get(entry.key);
        if (!reading) {
            reading = this.#parse(entry);
            this.#read.set(entry.key, reading);
        }
        return reading;
    }
    async #parse(entry) {
        const { key } = entry;
        const wrong = refuseMoved(await readProof(this.store, key), entry);
        if ('newer' in wrong) {
            this.#warnings.add(`${this.store.uriOf(key)} has format version ${wrong.newer}, which only a newer release reads.`);
        }
        if ('unreadable' in wrong) {
            this.#warnings.add(`${this.store.uriOf(key)} is no proof of a drill and counts for nothing: ${wrong.unreadable}`);
        }
        return wrong;
    }
}
/** A proof says by itself where it belongs; a copy at another place would speak for another drill. */
function refuseMoved(found, { backupId, time }) {
    if (!('proof' in found))
        return found;
    const { proof } = found;
    if (proof.backupId !== backupId)
        return { unreadable: `it says it belongs to ${proof.backupId}` };
    if (new Date(proof.time).getTime() !== time.getTime())
        return { unreadable: `it says it is of ${proof.time}` };
    return found;
}
/** By more than clocks differ. */
function isInFuture({ time }, now) {
    return time.getTime() - now.getTime() > CLOCKS_DIFFER_MS;
}
function judgedIn(entry, found) {
    if (!('proof' in found) || !found.proof.judged)
        return undefined;
    return { ...entry, ok: isPassed(found.proof), proof: found.proof };
}
async function readProof(store, key) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of await store.read(key)) {
        bytes += chunk.byteLength;
        if (bytes > MAX_PROOF_BYTES)
            return { unreadable: `it is larger than ${MAX_PROOF_BYTES} bytes` };
        chunks.push(chunk);
    }
    return parseProof(Buffer.concat(chunks));
}
/**
 * Writes what a drill found, never over another proof: a second that is taken is passed over.
 * @returns its key
 * @throws BackupError kind `store`
 */
async function writeProof(store, series, proof, endedAt) {
    for (let second = 0;; second += 1) {
        const time = new Date(endedAt.getTime() + second * SECOND_MS);
        const key = (0,series_keys/* proofKey */.CU)(series, proof.backupId, time);
        const content = { ...proof, time: time.toISOString().replace(/\.\d+Z$/, 'Z') };
        try {
            await store.put(key, Buffer.from(`${JSON.stringify(content, null, 1)}\n`), 'application/json');
            return key;
        }
        catch (error) {
            const isTaken = error instanceof errors/* BackupError */.hj && error.code === 'ID_TAKEN';
            if (!isTaken || second === MAX_SECONDS_TAKEN)
                throw error;
        }
    }
}

;// CONCATENATED MODULE: ./.cache/build/app/drill/drill-verdicts.js


/**
 * Reads the proofs of a series for retention: of every backup as old as one that stands, those included whose objects
 * somebody deleted, because their versions may be what is left of the newest proven one.
 * @throws BackupError kind `store`
 */
async function readDrillVerdicts(store, catalog, now) {
    const ledger = await ProofLedger.open(store, catalog.series);
    const oldest = catalog.backups.at(-1)?.id ?? '';
    const ids = ledger.entries.map(({ backupId }) => backupId).filter((id) => id >= oldest);
    const judged = await ledger.judgedOf(ids);
    const freeze = freezeReasonOf(await ledger.newestJudged(now), now);
    return {
        proofs: [...judged.values()].map(({ backupId, time, ok }) => ({ backupId, time, ok })),
        freeze,
        warnings: ledger.warnings,
    };
}
/** Trouble with a server or a store is no judgement: it neither freezes nor unfreezes. */
function freezeReasonOf(newest, now) {
    if (newest.kind === 'none')
        return null;
    if (newest.kind === 'newer') {
        const { backupId, time } = newest.entry;
        return `A newer release wrote the proof of the drill of ${backupId} at ${atMinute(time)}, and what it found is unknown to this one. Nothing is removed until a drill of this release succeeds, or prune runs with the newer one.`;
    }
    const { ok, backupId, time, proof, key } = newest.drill;
    if (ok)
        return null;
    const code = proof.errorCode === null ? '' : `, ${(0,printable/* printable */.g)(proof.errorCode)}`;
    const failed = `The newest drill failed: ${backupId} at ${atMinute(time)} (exit code ${proof.exitCode}${code}).`;
    if (isInFuture(newest.drill, now))
        return `${failed} Its proof is dated in the future, as a clock was wrong, so no drill can come after it: look at what it found, mend that, then remove ${key} from the store; nothing else is removed until then.`;
    return `${failed} Nothing is removed until a drill succeeds: mend what its report names, then run drill again (or set freeze-on-failed-drill: false).`;
}
/** `2026-04-01 04:00 UTC`. */
function atMinute(time) {
    return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
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
    const base = (0,series_keys/* baseName */.Fl)(key);
    const id = (0,backup_id/* parseBackupId */.JN)(base.slice(0, Math.max(base.indexOf('.'), 0)));
    return id && (0,series_keys/* parseSeriesKey */.Cg)({ environment, backupName: id.name }, key) ? environment : undefined;
}

;// CONCATENATED MODULE: ./.cache/build/app/prune/anomaly-freeze.js



/**
 * Why nothing may be removed while the newest backup is marked as anomalous, or null. One whose sidecar cannot be read
 * is no anomaly; retention names it.
 * @throws BackupError kind `store`
 */
async function anomalyFreeze(store, { backups }) {
    const [newest] = backups;
    if (!newest)
        return null;
    try {
        if (!(0,anomaly/* isMarked */.rZ)(await readCommittedManifest(store, newest.manifest.key)))
            return null;
    }
    catch (error) {
        if (error instanceof errors/* BackupError */.hj && error.kind === 'integrity')
            return null;
        throw error;
    }
    return `The newest backup, ${newest.id}, is marked as anomalous. Nothing is removed until a backup after it is not.`;
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
            return { backupId: backup.id, keep: true, reasons: ['pruning is frozen', ...kept] };
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
    const proven = newestFirst.filter((backup) => latestProof(backup.id, input.proofs)?.ok);
    // What was proven once may be damaged now.
    for (const backup of [proven[0], proven.find((candidate) => isGood(candidate, input.now))]) {
        if (backup)
            keep(backup, 'the newest backup that a drill has proven');
    }
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

;// CONCATENATED MODULE: ./.cache/build/app/prune/decide-for-series.js





const decide_for_series_CONCURRENT_READS = 16;
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
    const { policy, now, proofs } = rules;
    return decideRetention({ backups, policy, proofs, now, freeze });
}
/** A damaged backup stands in for no good one; one of a newer format may need any other. */
async function readCandidates(backups, { store, signal }) {
    const inspections = await (0,map_concurrently/* mapConcurrently */.X)(backups, decide_for_series_CONCURRENT_READS, async (backup) => {
        signal.throwIfAborted();
        return inspectBackup(store, backup);
    });
    let newer = null;
    const warnings = [];
    const candidates = inspections.map((found) => {
        const { id, time } = found.backup;
        if ('manifest' in found) {
            const { dependsOn } = found.manifest;
            return { id, time, dependsOn, anomalous: (0,anomaly/* isMarked */.rZ)(found.manifest) };
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
    await (0,map_concurrently/* mapConcurrently */.X)(backups, decide_for_series_CONCURRENT_READS, async (backup) => {
        for (const { key } of [backup.manifest, ...archivesOf(backup)]) {
            signal.throwIfAborted();
            if (await store.isLocked(key))
                locked.add(backup.id);
        }
    });
    return locked;
}

;// CONCATENATED MODULE: ./.cache/build/app/prune/prune-leftovers.js


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
            if (await isFree(archivesOf(entry).map(({ key }) => key), removal, rules)) {
                if (await removal.removeEntry(entry)) {
                    removed.push(entry.id);
                    continue;
                }
            }
        }
        uncommitted.push(...archivesOf(entry).map(({ key }) => key));
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
            if ((0,series_keys/* parseSeriesKey */.Cg)(series, upload.key))
                uploads.push(upload);
        }
    }
    catch (error) {
        removal.fail('open uploads, which could not be listed', error);
    }
    return uploads;
}

;// CONCATENATED MODULE: ./.cache/build/app/prune/prune-versions.js








const prune_versions_CONCURRENT_READS = 16;
/**
 * Removes every version and delete marker of the backups just removed, and of ids that have no current
 * object any more. A backup of which somebody deleted objects although retention keeps it is left to
 * be recovered from its versions. Returns the number of versions, delete markers not counted.
 */
async function pruneVersions(catalog, removed, removal, rules) {
    const byId = await listVersions(catalog, removal, rules.store);
    const doomed = new Set([...removed.backups, ...(await removableGhosts(catalog, removed, byId, rules))]);
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
            const key = (0,series_keys/* parseSeriesKey */.Cg)(series, version.key);
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
/**
 * Ids with versions but no current object, as far as retention would not keep them if they still stood. One whose
 * bytes a backup that stands needs stays; where nobody can tell what a backup needs, all of them do.
 */
async function removableGhosts(catalog, { leftovers, backups: gone }, byId, { policy, now, freeze, proofs, store }) {
    if (freeze !== null)
        return [];
    const ghosts = [...byId].filter(([id]) => !catalog.ids.has(id) || leftovers.includes(id));
    const restorable = ghosts.filter(([, { kinds }]) => kinds.has('manifest') && kinds.has('archive'));
    const backups = [...restorable.map(([id, { time }]) => ({ id, time })), ...catalog.backups].map(({ id, time }) => ({ id, time, dependsOn: [] }));
    const kept = decideRetention({ backups, policy, proofs, now, freeze }).filter(({ keep }) => keep);
    const keptIds = new Set(kept.map(({ backupId }) => backupId));
    const removable = ghosts
        .filter(([id, { time }]) => !keptIds.has(id) && isOlderThan(policy.retentionDays, time, now))
        .map(([id]) => id);
    if (removable.length === 0)
        return [];
    const standing = catalog.backups.filter(({ id }) => !gone.includes(id));
    const inspections = await (0,map_concurrently/* mapConcurrently */.X)(standing, prune_versions_CONCURRENT_READS, (backup) => inspectBackup(store, backup));
    if (inspections.some((found) => !('manifest' in found)))
        return [];
    const needed = new Set(inspections.flatMap((found) => ('manifest' in found ? found.manifest.dependsOn : [])));
    // What a deleted one needs is unknown; only backups with files need others, for their files.
    const mayNeed = restorable.some(([id, { kinds }]) => keptIds.has(id) && kinds.has('storage'));
    return removable.filter((id) => !needed.has(id) && !(mayNeed && byId.get(id)?.kinds.has('storage')));
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

;// CONCATENATED MODULE: ./.cache/build/app/prune/removal.js



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
    async removeEntry(entry) {
        for (const { key } of [...archivesOf(entry), ...entry.checksums]) {
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

;// CONCATENATED MODULE: ./.cache/build/app/prune/prune.js








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
    // 2. What drills have found, and so what to keep, and why.
    const verdicts = await readDrillVerdicts(store, catalog, request.now);
    const found = [
        await anomalyFreeze(store, catalog),
        request.freezeOnFailedDrill ? verdicts.freeze : null,
    ].filter((reason) => reason !== null);
    const known = [...(request.freeze === null ? [] : [request.freeze]), ...found].join(' ') || null;
    const { proofs } = verdicts;
    const rules = { ...request, proofs, freeze: known };
    const { decisions, dependants, freeze, warnings } = await decideForSeries(catalog, rules);
    const doomed = catalog.backups.filter(({ id }) => isRemoved(decisions, id));
    // 3. Remove: backups, what interrupted runs left, versions.
    const removal = new Removal(request);
    const removed = await removal.removeBackups(doomed, { inOrder: dependants });
    const leftovers = await pruneLeftovers(catalog, removal, { ...request, freeze });
    const removedVersions = request.pruneVersions
        ? await pruneVersions(catalog, { backups: removed, leftovers: leftovers.removed }, removal, {
            ...rules,
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
        warnings: [...catalog.warnings, ...verdicts.warnings, ...found, ...warnings],
        error: removal.failure(),
    };
}
function isRemoved(decisions, id) {
    return decisions.some((decision) => decision.backupId === id && !decision.keep);
}

;// CONCATENATED MODULE: ./.cache/build/app/prune/prune-operation.js

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
        policy: policyOf(settings),
        pruneVersions: settings.pruneVersions,
        dryRun: settings.dryRun,
        now: context.clock.now(),
        freeze,
        freezeOnFailedDrill: settings.freezeOnFailedDrill,
        log: context.log,
        signal: context.signal,
    }));
    draft.warn(...outcome.warnings);
    draft.set({ prune: outcome.report });
    if (outcome.error)
        throw outcome.error;
}
/** The rules of the settings. */
function policyOf(settings) {
    return {
        retentionDays: settings.retentionDays,
        minCount: settings.retentionMinCount,
        keepDaily: settings.keepDaily,
        keepWeekly: settings.keepWeekly,
        keepMonthly: settings.keepMonthly,
        keepYearly: settings.keepYearly,
    };
}

// EXTERNAL MODULE: ./.cache/build/app/wire.js + 4 modules
var wire = __webpack_require__(50632);
;// CONCATENATED MODULE: ./.cache/build/app/backup/compare.js

/** What changed since the previous backup, in rows and bytes of JSON; null for a first backup. */
function compareWithPrevious(current, previous) {
    if (!previous)
        return null;
    const before = new Map(previous.tables.map((table) => [(0,table_key/* keyOf */.T)(table), table]));
    const now = new Map(current.tables.map((table) => [(0,table_key/* keyOf */.T)(table), table]));
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
            .sort(compare_byName),
    };
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
function compare_byName(a, b) {
    return compareText(a.schema, b.schema) || compareText(a.name, b.name);
}
function compareText(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

// EXTERNAL MODULE: ./.cache/build/lib/format-duration.js
var format_duration = __webpack_require__(62325);
;// CONCATENATED MODULE: ./.cache/build/app/anomaly/find-anomalies.js






/** With fewer good backups nobody can say what growth is usual; what went is told from the first on. */
const MIN_BACKUPS = 3;
const ROWS = { drop: 10, jump: 50 };
const BYTES = { drop: 4_000, jump: 64_000 };
/** Backups that take so many times as long, and this much longer, are told; shorter ones are nobody's trouble. */
const SLOW_FACTOR = 3;
const SLOW_SECONDS = 60;
const KINDS = Object.keys(anomaly/* ANOMALY_SEVERITIES */.Q3);
/**
 * What about a backup is not as before, alarms first and each in one line. Pure.
 *
 * @param goodNewestFirst the backups before it that are not marked as anomalous
 * @param threshold the share of rows or bytes that may come or go
 */
function findAnomalies(current, goodNewestFirst, threshold) {
    const [previous] = goodNewestFirst;
    if (!previous)
        return [];
    const before = goodNewestFirst.toReversed();
    const found = [
        ...sizeAnomalies(null, current, before, threshold),
        ...[...current.tables].flatMap(([key, table]) => {
            const tables = before.flatMap((backup) => backup.tables.get(key) ?? []);
            return tableAnomalies(table, tables, previous.tables.get(key), threshold);
        }),
        ...[...previous.tables].flatMap(([key, table]) => (current.tables.has(key) ? [] : [gone(table)])),
        ...slowness(current, before),
    ];
    return found.sort(mostTellingFirst);
}
/** By severity, the whole before its tables, then by kind and by how much went. */
function mostTellingFirst(a, b) {
    return (Number(a.severity !== 'alarm') - Number(b.severity !== 'alarm') ||
        Number(a.table !== null) - Number(b.table !== null) ||
        KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
        moved(b) - moved(a));
}
function moved({ value, usual }) {
    return Math.abs((value ?? 0) - (usual ?? 0));
}
function tableAnomalies(table, before, previous, threshold) {
    if (!previous) {
        const rows = (0,format_number/* formatPlural */.yk)(table.rows, 'row');
        return [make('table-new', table, `${called(table)} is new, with ${rows}.`, table.rows, null)];
    }
    const columns = columnAnomalies(table, previous);
    if (table.rows === 0) {
        if (previous.rows === 0 || wasEmptied(before))
            return columns;
        const sentence = `${called(table)} is empty; it had ${(0,format_number/* formatPlural */.yk)(previous.rows, 'row')}.`;
        return [make('table-emptied', table, sentence, 0, previous.rows), ...columns];
    }
    return [...sizeAnomalies(table, table, before, threshold), ...columns];
}
/** A queue that is empty now and then is no news; a table that began empty is another matter. */
function wasEmptied(oldestFirst) {
    const firstFilled = oldestFirst.findIndex(({ rows }) => rows > 0);
    return oldestFirst.slice(firstFilled).some(({ rows }) => rows === 0);
}
/** Rows, or bytes where the rows are as before. */
function sizeAnomalies(table, now, before, threshold) {
    for (const [what, floor] of [
        ['rows', ROWS],
        ['bytes', BYTES],
    ]) {
        const values = before.map((one) => one[what]);
        const usual = median(levelOf(values, threshold, floor)) ?? 0;
        const step = stepFrom(usual, now[what], threshold, floor);
        if (step === null || (step === 'jumped' && before.length < MIN_BACKUPS))
            continue;
        const sentence = `${table ? called(table) : 'The whole backup'}: ${described(what, now[what])} instead of about ${described(what, usual)} (${inPercent(now[what], usual)}).`;
        return [make(`${what}-${step}`, table, sentence, now[what], usual)];
    }
    return [];
}
function columnAnomalies(table, previous) {
    const lost = [...previous.columns.keys()].filter((name) => !table.columns.has(name));
    const added = [...table.columns.keys()].filter((name) => !previous.columns.has(name));
    const retyped = [...table.columns].flatMap(([name, type]) => {
        const old = previous.columns.get(name);
        return old === undefined || old === type ? [] : [`${name} is ${type} instead of ${old}`];
    });
    const changes = [
        ...(added.length > 0 ? [`new: ${added.join(', ')}`] : []),
        ...(retyped.length > 0 ? [retyped.join(', ')] : []),
    ];
    const anomalies = [];
    if (lost.length > 0) {
        const what = lost.length === 1 ? `the column ${lost[0]} is` : `the columns ${lost.join(', ')} are`;
        anomalies.push(make('column-gone', table, `${called(table)}: ${what} gone.`, null, null));
    }
    if (changes.length > 0) {
        const sentence = `${called(table)}: columns changed (${changes.join('; ')}).`;
        anomalies.push(make('columns-changed', table, sentence, null, null));
    }
    return anomalies;
}
function gone(table) {
    const sentence = `${called(table)} is gone; it had ${(0,format_number/* formatPlural */.yk)(table.rows, 'row')}.`;
    return make('table-gone', table, sentence, null, table.rows);
}
function slowness({ seconds }, before) {
    const usual = median(before.map((backup) => backup.seconds)) ?? 0;
    const isSlow = seconds > usual * SLOW_FACTOR && seconds - usual >= SLOW_SECONDS;
    if (before.length < MIN_BACKUPS || !isSlow)
        return [];
    const sentence = `The backup took ${(0,format_duration/* formatDuration */.a3)(seconds)} instead of about ${(0,format_duration/* formatDuration */.a3)(usual)}.`;
    return [make('slow', null, sentence, seconds, usual)];
}
function make(kind, table, sentence, value, usual) {
    const named = table && { schema: table.schema, name: table.name };
    return { kind, severity: anomaly/* ANOMALY_SEVERITIES */.Q3[kind], table: named, sentence, value, usual };
}
function called({ schema, name }) {
    return schema === '' ? name : `${schema}.${name}`;
}
function described(what, value) {
    return what === 'rows' ? (0,format_number/* formatPlural */.yk)(value, 'row') : `${(0,format_bytes/* formatBytes */.z)(value)} of JSON`;
}
/** `96 % less`, `3.4 times as much`. */
function inPercent(value, usual) {
    if (value < usual)
        return `${(0,format_number/* formatCount */.B4)(Math.floor(100 * (1 - value / usual)))} % less`;
    return `${(value / usual).toFixed(1)} times as much`;
}

;// CONCATENATED MODULE: ./.cache/build/app/backup/judge.js




/** How many alarms warnings and errors name; the report has all. */
const MAX_NAMED = 20;
/** Compares a backup with those before it; alarms become warnings, or with `on-anomaly: fail` a mark. */
function judge(manifest, history, settings, draft) {
    const anomalies = findAnomalies(factsOf(manifest), history.backups, settings.anomalyThreshold);
    const alarms = (0,anomaly/* alarmsOf */.q3)(anomalies);
    if (settings.onAnomaly === 'fail') {
        return { anomalies, mark: alarms.length === 0 ? null : (0,anomaly/* markOf */.Fg)(alarms) };
    }
    draft.warn(...sentencesOf(alarms).map((sentence) => `Not as before: ${sentence}`));
    return { anomalies, mark: null };
}
/** @throws BackupError kind `stale` code `BACKUP_ANOMALOUS` when there is an alarm */
function refuseAnomalous({ backupId, anomalies = [] }) {
    const alarms = (0,anomaly/* alarmsOf */.q3)(anomalies);
    if (alarms.length === 0)
        return;
    throw new errors/* BackupError */.hj('stale', `${backupId} is stored whole, but it is not like the backups before it, and is marked as anomalous:\n${sentencesOf(alarms)
        .map((sentence) => `- ${sentence}`)
        .join('\n')}`, {
        code: 'BACKUP_ANOMALOUS',
        setting: 'on-anomaly',
        nextStep: 'Look at the database. If it is right as it is now, run the backup once with on-anomaly: warn: from then on its numbers are the usual ones. If it is not, restore an earlier backup; latest passes over this one.',
    });
}
function sentencesOf(alarms) {
    const named = alarms.slice(0, MAX_NAMED).map(({ sentence }) => sentence);
    const more = alarms.length - named.length;
    return more > 0 ? [...named, `And ${more} more, in the report.`] : named;
}

// EXTERNAL MODULE: ./.cache/build/config/settings.js
var config_settings = __webpack_require__(77613);
;// CONCATENATED MODULE: ./.cache/build/app/backup/safety-rules.js


/** @throws BackupError code `EPHEMERAL_DESTINATION`: the disk of a hosted runner is gone after the run */
function refuseEphemeral(settings, context) {
    const destination = (0,config_settings/* requireDestination */.IV)(settings);
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

// EXTERNAL MODULE: ./.cache/build/lib/load-kernel.js
var load_kernel = __webpack_require__(84993);
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

;// CONCATENATED MODULE: ./.cache/build/encode/kernel/kernel.js





/** Uncompressed bytes of one block, about; each becomes one compressed member. */
const SLAB_BYTES = 1024 * 1024;
/** One slab is filled while the others are compressed. */
const SLAB_COUNT = 4;
/** Room for column records and for one prefix that serves nearly every table. */
const USUAL_COLUMN_BYTES = 64 * 1024;
const USUAL_PREFIX_BYTES = 4 * 1024;
/** Idle kernels kept for the next tables. */
const kernel_MAX_IDLE = 4;
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
        const { exports, memory } = (0,load_kernel/* loadKernel */.K)(KERNEL_BASE64, memoryBytes);
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
        if (this.#isUsual && idle.length < kernel_MAX_IDLE)
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

;// CONCATENATED MODULE: ./.cache/build/pack/recovery-note-mysql.js
/** The part of `RECOVERY.md` for the MySQL family; run by `__tests__/pack/recovery-note-mysql.test.ts`, as it stands. */
const MYSQL_RECOVERY = `## Into an empty database of MySQL, MariaDB or TiDB

Create an empty database with the name that \`manifest.json\` has under \`source\`, because views and routines may name it. The server should
be of the same kind, and of the same version or newer. Accounts are not in the archive: what runs as one that is missing (DEFINER) fails until
it is created. Write a file \`client.cnf\` for the \`mysql\` client (\`mariadb\` reads the same):

\`\`\`ini
[client]
host = 127.0.0.1
port = 3306
user = root
password = "…"
[mysql]
database = "…"
binary-mode
comments
max-allowed-packet = 1G
\`\`\`

1. Tables, routines and views, without foreign keys and triggers:

\`\`\`sh
mysql --defaults-extra-file=client.cnf < schema/pre-data.sql
\`\`\`

2. Write the commands that print every table as INSERT statements, then run them in one session. \`sed\` puts numbers between quotes, because \`jq\`
would round them; texts travel as base64 and bytes as hex, so that nothing in them means anything to the client. A row has to fit into
\`max_allowed_packet\` of the server:

\`\`\`sh
jq -r -f /dev/stdin manifest.json > load.sh <<'JQ'
def name: "\`" + gsub("\`"; "\`\`") + "\`";
def asPattern: tojson | gsub("(?<special>[][\\\\\\\\/.*^$])"; "\\\\\\(.special)");
def quoteNumber: "s/\\\\([{,]" + asPattern + ":\\\\)\\\\(-\\\\{0,1\\\\}[0-9][-+0-9.eE]*\\\\)/\\\\1\\"\\\\2\\"/";
def ofSet: " character set (?<set>[a-z0-9_]+)$";
def row: "def value($c): .[$c.name]
  | if . == null then \\"NULL\\"
    elif $c.encoding == \\"number\\" then \\"'\\\\(.)'\\"
    elif $c.encoding == \\"text\\" then \\"CONVERT(FROM_BASE64('\\\\(@base64)') USING utf8mb4)\\"
    elif $c.set then \\"CONVERT(UNHEX('\\\\(.)') USING \\\\($c.set))\\"
    else \\"UNHEX('\\\\(.)')\\" end;
  foreach ((inputs | \\"(\\\\([value($columns[])] | join(\\", \\")))\\"), null) as $row ({rows: [], size: 0};
    if .size > 200000 or $row == null then {rows: [], size: 0, full: .rows} else del(.full) end
    | if $row then .rows += [$row] | .size += ($row | length) else . end;
    select(.full) | \\"INSERT INTO \\\\($into) VALUES\\n\\\\(.full | join(\\",\\n\\"));\\")";
"set -e -o pipefail",
"row=\\(row | @sh)",
"cat <<'SQL'",
"SET NAMES utf8mb4;",
"SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES', time_zone = '+00:00';",
"SET SESSION foreign_key_checks = 0, unique_checks = 0;",
"/*M!101100 SET SESSION system_versioning_insert_history = 1 */;",
"SQL",
(.tables[] | select(.rows > 0)
  | [.columns[] | select(.generated == null)] as $columns
  | "sed -e 1d -e '$ d' -e 's/,$//'"
    + ([$columns[] | select(.encoding == "number") | .name | " -e " + (quoteNumber | @sh)] | add // "")
    + " \\(.file | @sh) | jq -rn --argjson columns "
    + ([$columns[] | {name, encoding} + (.type | capture(ofSet) // {})] | tojson | @sh)
    + " --arg into " + ("\\(.name | name) (\\([$columns[].name | name] | join(", ")))" | @sh)
    + " \\"$row\\""),
"cat <<'SQL'",
(.sequences[]
  | "ALTER SEQUENCE \\(.name | name) RESTART WITH \\(.lastValue);",
    if .cycleCount then "DO SETVAL(\\(.name | name), \\(.lastValue), 0, \\(.cycleCount));" else empty end,
    if .isCalled then "DO NEXTVAL(\\(.name | name));" else empty end),
"SQL"
JQ
bash load.sh | mysql --defaults-extra-file=client.cnf
\`\`\`

It prints nothing but errors; count the rows of a table with \`SELECT COUNT(*)\` and compare with the manifest.

3. Foreign keys, triggers and events, which may begin to work at once:

\`\`\`sh
mysql --defaults-extra-file=client.cnf < schema/post-data.sql
\`\`\`
`;

;// CONCATENATED MODULE: ./.cache/build/pack/recovery-note.js

/**
 * `RECOVERY.md`: how a person restores this archive without this tool. The commands are run by tests
 * (`__tests__/pack/recovery-note*.test.ts`), as they stand.
 */
function recoveryNote({ id, engine }) {
    return [head(id), engine === 'postgresql' ? POSTGRESQL : MYSQL_RECOVERY, VALUES].join('\n');
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
const VALUES = `## What the values mean

- One row per line, keys in the table's own order. \`null\` is SQL NULL.
- A number with more digits than every program keeps exactly is a string: \`"12345678901234567890"\`.
- \`boolean\` is \`true\` or \`false\`. A \`json\` column (PostgreSQL \`jsonb\`) holds its value as it is: there the JSON value
  \`null\` is \`null\`, and SQL NULL is a missing key.
- Everything else is the text the server itself prints and reads (\`bytea\` as \`\\x…\`); \`hex\` columns are upper-case hex.
- Generated columns are in the files for reading only; the server computes them again.
`;

;// CONCATENATED MODULE: ./.cache/build/app/until-whole.js

/** A source without a snapshot finds out at the end whether what it read stood still; it says when it is enough. */
async function untilWhole({ log }, work) {
    for (;;) {
        try {
            return await work();
        }
        catch (error) {
            if (!(error instanceof read_again/* ReadAgainError */.x))
                throw error;
            log.info(`Read again: ${error.message}`);
        }
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

;// CONCATENATED MODULE: ./.cache/build/app/backup/write-tables.js







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
            written.set(table, await untilWhole(context, () => writeTable(input, context, table, file, signal)));
        }
    };
    const workers = Array.from({ length: input.jobs }, () => work().catch((error) => {
        failed.abort(error);
        throw error;
    }));
    const outcomes = await Promise.allSettled(workers);
    const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    const isReason = (error) => !(error instanceof errors/* ConsequenceError */.m8);
    const ofFirst = failed.signal.aborted ? [failed.signal.reason] : [];
    const reason = [...ofFirst, ...failures].find(isReason);
    if (reason !== undefined)
        throw reason;
    context.signal.throwIfAborted();
    if (failures.length > 0)
        throw failures[0];
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
    const told = { rows: 0, bytes: 0 };
    const spool = createSpool(input.tempDir);
    try {
        const rows = await input.source.readTable(table);
        const encoded = encodeTable(rows, table.columns, {
            table,
            signal,
            onProgress: (delta) => {
                told.rows += delta.rows;
                told.bytes += delta.bytes;
                progress.advanced(table, delta);
            },
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
            ...(rows.serverChecksum ? { serverChecksum: rows.serverChecksum() } : {}),
            partitionOf: table.partitionOf && { schema: table.partitionOf.schema, name: table.partitionOf.name },
            columns: [...table.columns],
            primaryKey: [...table.primaryKey],
            span,
        };
        return { entry, seconds };
    }
    catch (error) {
        if (error instanceof read_again/* ReadAgainError */.x)
            progress.advanced(table, { rows: -told.rows, bytes: -told.bytes });
        throw error;
    }
    finally {
        await spool.dispose();
    }
}

;// CONCATENATED MODULE: ./.cache/build/app/backup/write-archive.js










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
    const facts = (await input.describeFiles?.(written.tables)) ?? noFiles(input.source);
    const manifest = write_archive_describe(input, context, [...written.tables], files, facts);
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
    for (const document of input.source.documents ?? []) {
        files.push(await untilWhole(context, () => writeDocument(input, archive, document, context.signal)));
    }
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
async function writeDocument(input, archive, { file, read }, signal) {
    const spool = createSpool(input.tempDir);
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let bytes = 0;
    const blocks = async function* () {
        for await (const piece of read()) {
            signal.throwIfAborted();
            hash.update(piece);
            bytes += piece.length;
            yield { bytes: piece, release: () => undefined };
        }
    };
    try {
        for await (const member of compressBlocks(blocks(), input.compressor))
            await spool.append(member);
        return {
            file,
            bytes,
            sha256: hash.digest('hex'),
            span: await archive.addFile(file, bytes, spool.read()),
        };
    }
    finally {
        await spool.dispose();
    }
}
function noFiles({ excluded, notCovered }) {
    return { dependsOn: [], excluded, notCovered };
}
function write_archive_describe(input, context, tables, files, { storage, dependsOn, excluded, notCovered }) {
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
        excluded: [...excluded],
        notCovered: [...notCovered],
        dependsOn: [...dependsOn],
        extensions: [...source.extensions],
        ...(source.state === null ? {} : { state: source.state }),
        ...(storage ? { storage } : {}),
    };
}

;// CONCATENATED MODULE: ./.cache/build/app/backup/backup.js















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
        const history = await readGoodHistory(store, catalog, context.clock.now(), context.signal);
        draft.warn(...history.warnings);
        draft.set({ lastGoodBackupAt: history.newestAt });
        const id = (0,backup_id/* formatBackupId */.d8)({ name: series.backupName, time: context.clock.now() });
        refuseTakenId(catalog, id, store);
        draft.set({ backupId: id });
        const files = await planFiles(wiring);
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
            await storeBackup({ id, wiring, compressor, store, source, previous, history, files }, context, draft);
        }
        finally {
            draft.warn(...source.warnings);
            await source.close();
        }
        // 6. Only after the commit.
        await pruneStore(wiring, context, draft, { store, freeze });
        // It is kept and everything of it holds; only whoever looks at it can say whether it is right.
        if (settings.onAnomaly === 'fail')
            refuseAnomalous(draft.facts);
    }
    finally {
        draft.warn(...store.warnings);
        await store.close();
    }
}
async function storeBackup(job, context, draft) {
    const { id, wiring, store, source } = job;
    const { series } = wiring;
    const key = (0,series_keys/* archiveKey */.q2)(series, id, job.compressor.ending);
    const upload = await store.startUpload(key, {
        contentType: job.compressor.contentType,
        estimatedBytes: estimateBytes(source),
    });
    const written = await storeArchive(job, upload, key, context, draft).catch(async (error) => {
        // Nothing will ever commit them.
        if (draft.facts.files)
            await dropFiles(store, series, id, job.compressor.ending, context.log);
        throw error;
    });
    const { manifest, archive, commit } = written;
    // Before the commit mark, so that nobody ever takes a marked backup for a good one.
    const { anomalies, mark } = judge(manifest, job.history, wiring.settings, draft);
    const committed = {
        ...manifest,
        anomaly: mark,
        archive: { file: (0,series_keys/* baseName */.Fl)(key), ...archive, versionId: commit.versionId, encryption: null },
    };
    context.signal.throwIfAborted();
    await commitSidecars(store, series, { key, ...archive }, committed);
    draft.set({
        archiveUri: store.uriOf(key),
        manifestUri: store.uriOf((0,series_keys/* manifestKey */.Rn)(series, id)),
        archiveSha256: archive.sha256,
        archiveBytes: archive.bytes,
        versionId: commit.versionId,
        comparison: compareWithPrevious(manifest, job.previous),
        anomalies,
        ...(mark === null ? { lastGoodBackupAt: manifest.snapshotAt } : {}),
        manifest: committed,
        excluded: manifest.excluded,
        notCovered: manifest.notCovered,
    });
    context.log.info(`Committed ${store.uriOf(key)}`);
}
async function storeArchive(job, upload, key, context, draft) {
    const written = await backup_writeAndComplete(job, upload, context, draft);
    const { archive, commit } = written;
    await proveStored(job.store, { key, ...archive }, commit, job.wiring.settings.readBack, context.log);
    return written;
}
async function backup_writeAndComplete(job, upload, context, draft) {
    try {
        const written = await context.log.group('Tables', () => writeArchive({
            id: job.id,
            series: job.wiring.series,
            source: job.source,
            compressor: job.compressor,
            jobs: job.wiring.settings.jobs ?? wire/* DEFAULT_BACKUP_JOBS */.cY,
            tempDir: job.wiring.tempDir,
            sink: (bytes) => upload.write(bytes),
            describeFiles: (tables) => filesStep({ ...job, plan: job.files }, tables, context, draft),
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
        await writeSidecars(store, archive, (0,series_keys/* manifestKey */.Rn)(series, manifest.id), manifest);
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

// EXTERNAL MODULE: ./.cache/build/core/checkup.js
var core_checkup = __webpack_require__(78842);
// EXTERNAL MODULE: ./.cache/build/core/doctor.js
var doctor = __webpack_require__(8140);
// EXTERNAL MODULE: ./.cache/build/core/supabase.js
var supabase = __webpack_require__(54753);
// EXTERNAL MODULE: ./.cache/build/store/s3/s3-part-plan.js
var s3_part_plan = __webpack_require__(46870);
;// CONCATENATED MODULE: ./.cache/build/app/doctor/prices.js
const FREE = { storageGbMonth: 0, put1000: 0, get1000: 0, egressGb: 0 };
/** Public list prices in USD, without free allowances. */
const LIST_PRICES = {
    'aws-s3': {
        name: 'AWS S3 Standard in us-east-1, May 2026',
        storageGbMonth: 0.023,
        put1000: 0.005,
        get1000: 0.0004,
        egressGb: 0.09,
    },
    r2: {
        name: 'Cloudflare R2 Standard, May 2026',
        storageGbMonth: 0.015,
        put1000: 0.0045,
        get1000: 0.00036,
        egressGb: 0,
    },
    b2: {
        name: 'Backblaze B2, April 2026',
        storageGbMonth: 0.006,
        put1000: 0,
        get1000: 0.0004,
        egressGb: 0.01,
    },
    supabase: {
        name: 'Supabase Storage, January 2026',
        storageGbMonth: 0.021,
        put1000: 0,
        get1000: 0,
        egressGb: 0.09,
    },
    'other-s3': { name: 'none are known for this store; give them in the setting prices', ...FREE },
    folder: { name: 'a folder costs nothing here', ...FREE },
};
const KEYS = {
    'storage-gb-month': 'storageGbMonth',
    'put-1000': 'put1000',
    'get-1000': 'get1000',
    'egress-gb': 'egressGb',
    'database-egress-gb': 'databaseEgressGb',
};
/** The list prices of the store with those of the setting `prices` in their place; `given` was checked by its pattern. */
function choosePrices(kind, given, storageClass) {
    const { name, ...list } = LIST_PRICES[kind];
    const own = {};
    for (const item of given) {
        const [key = '', value = ''] = item.split('=');
        if (key === 'currency')
            own.currency = value;
        else
            own[KEYS[key] ?? ''] = Number(value);
    }
    const notes = [
        `list prices: ${name}`,
        ...(given.length > 0 ? [`from the setting prices: ${given.join(', ')}`] : []),
        ...(storageClass === undefined ? [] : [`s3-storage-class ${storageClass} has others`]),
    ];
    return {
        prices: kind === 'other-s3' && given.length === 0
            ? null
            : { currency: 'USD', databaseEgressGb: 0, ...list, ...own },
        words: notes.join('; '),
    };
}

;// CONCATENATED MODULE: ./.cache/build/app/doctor/estimate.js



const estimate_DAY_MS = 24 * 60 * 60 * 1000;
const DAYS_PER_MONTH = 365.25 / 12;
const GB = 1e9;
/** Archive per byte of table on disk; bench/RESULTS.md has 0.33 with the defaults. */
const ARCHIVE_RATIO = 1 / 3;
/** A third of what the benchmark reaches on one machine: a network lies between. */
const BYTES_PER_SECOND = 30e6;
/** Schema, manifest, note and headers of an archive without a row. */
const EMPTY_ARCHIVE_BYTES = 20_000;
/** Connect, lock, dump the schema, commit. */
const FIXED_SECONDS = 5;
/** Create, complete, one part with a wrong checksum, two sidecars, two listings. */
const WRITES_PER_BACKUP = 7;
const READS_PER_BACKUP = 8;
/** So many times are enough to see a rhythm. */
const TIMES_LOOKED_AT = 15;
const TIMES_NEEDED = 3;
/** Bounds the work of the simulation; a series of so many backups is counted to its edge. */
const MAX_SIMULATED = 20_000;
/** What backups cost in time, room and money once as many go as come; null when nobody knows how large they are. */
function estimate(input) {
    const size = sizeOf(input);
    if (!size)
        return null;
    const { days, schedule } = rhythmOf(input.times);
    const { store, policy, now, provenAt } = input;
    const backupsPerMonth = DAYS_PER_MONTH / days;
    const storedBackups = countStored(policy, days, now, provenAt);
    const oldVersions = !store?.keepsVersions || input.pruneVersions
        ? 0
        : store.noncurrentDays === null
            ? null
            : Math.ceil(store.noncurrentDays / days);
    const storedBytes = size.archiveBytes * (storedBackups + (oldVersions ?? 0));
    const isReadBack = input.readsBackAlways || store?.verifiesContent === false;
    const storeEgressBytes = size.archiveBytes * ((isReadBack ? backupsPerMonth : 0) + 1);
    const parts = Math.ceil(size.archiveBytes / (0,s3_part_plan/* planParts */.m)(size.archiveBytes).partBytes);
    const writes = (parts + WRITES_PER_BACKUP) * backupsPerMonth;
    const reads = READS_PER_BACKUP * backupsPerMonth;
    const databaseEgressBytes = size.readBytes * backupsPerMonth;
    return {
        basis: size.basis,
        archiveBytes: size.archiveBytes,
        durationSeconds: size.durationSeconds,
        backupsPerMonth,
        schedule,
        storedBackups,
        oldVersions,
        storedBytes,
        databaseEgressBytes,
        storeEgressBytes,
        requests: Math.round(writes + reads),
        ...costOf(input, { storedBytes, storeEgressBytes, databaseEgressBytes, writes, reads }),
    };
}
function sizeOf({ newest, tableBytes }) {
    if (newest) {
        return {
            basis: `the newest backup, ${newest.id}`,
            archiveBytes: newest.archive.bytes,
            readBytes: newest.tables.reduce((sum, table) => sum + table.bytes, 0),
            durationSeconds: (Date.parse(newest.finishedAt) - Date.parse(newest.snapshotAt)) / 1000,
        };
    }
    if (tableBytes === null)
        return null;
    return {
        basis: `the tables' size on disk, a third of which is an archive, at ${BYTES_PER_SECOND / 1e6} MB/s`,
        archiveBytes: Math.round(tableBytes * ARCHIVE_RATIO) + EMPTY_ARCHIVE_BYTES,
        readBytes: tableBytes,
        durationSeconds: Math.round(tableBytes / BYTES_PER_SECOND) + FIXED_SECONDS,
    };
}
/** Days between two backups: the median of the newest gaps, or one. */
function rhythmOf(times) {
    const looked = times.slice(0, TIMES_LOOKED_AT);
    const gaps = looked.slice(1).map((time, i) => ((looked[i]?.getTime() ?? 0) - time.getTime()) / estimate_DAY_MS);
    const median = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)];
    if (looked.length < TIMES_NEEDED || median === undefined || median <= 0) {
        return { days: 1, schedule: 'one backup a day, because there are too few to see another rhythm' };
    }
    return { days: median, schedule: `one backup every ${gapWords(median)}, as so far` };
}
function gapWords(days) {
    const hours = days * 24;
    if (hours < 1)
        return `${Math.max(1, Math.round(hours * 60))} min`;
    return hours < 48 ? `${Math.round(hours)} h` : `${Math.round(days)} days`;
}
/** Retention itself decides about a series that has run for ever at this rhythm, its newest proven backup as old as now. */
function countStored(policy, days, now, provenAt = null) {
    const horizonDays = Math.max(policy.retentionDays, policy.minCount * days, policy.keepDaily, policy.keepWeekly * 7, policy.keepMonthly * 31, policy.keepYearly * 366);
    const proven = provenAt && Math.max(0, Math.round((now.getTime() - provenAt.getTime()) / (days * estimate_DAY_MS)));
    const count = Math.min(MAX_SIMULATED, Math.max(Math.ceil(horizonDays / days) + 2, (proven ?? 0) + 1));
    const backups = Array.from({ length: count }, (_, i) => ({
        id: String(i),
        time: new Date(now.getTime() - i * days * estimate_DAY_MS),
        dependsOn: [],
    }));
    const proofs = proven === null ? [] : [{ backupId: String(proven), time: now, ok: true }];
    return decideRetention({ backups, policy, proofs, now, freeze: null }).filter(({ keep }) => keep).length;
}
function costOf({ store, prices: given, storageClass }, amounts) {
    if (!store)
        return { cost: null, prices: null };
    const { prices, words } = choosePrices(store.kind, given, storageClass);
    if (!prices)
        return { cost: null, prices: words };
    const storage = (amounts.storedBytes / GB) * prices.storageGbMonth;
    const requests = (amounts.writes * prices.put1000 + amounts.reads * prices.get1000) / 1000;
    const egress = (amounts.storeEgressBytes / GB) * prices.egressGb;
    const databaseEgress = (amounts.databaseEgressBytes / GB) * prices.databaseEgressGb;
    const total = storage + requests + egress + databaseEgress;
    return {
        cost: { currency: prices.currency, storage, requests, egress, databaseEgress, total },
        prices: words,
    };
}

// EXTERNAL MODULE: ./.cache/build/lib/format-age.js
var format_age = __webpack_require__(25338);
;// CONCATENATED MODULE: ./.cache/build/app/doctor/series-findings.js






async function findBackups(store, series, now) {
    const { catalog, newest, damage } = series;
    try {
        await refuseMissingEnvironment(store, catalog);
    }
    catch (error) {
        if (!(error instanceof errors/* BackupError */.hj) || error.code !== 'ENVIRONMENT_NEEDED')
            throw error;
        return (0,core_checkup/* warn */.R8)(`${error.message} A backup would begin a new series beside them.`, error.nextStep);
    }
    const [first] = catalog.backups;
    const count = (0,format_number/* formatPlural */.yk)(catalog.backups.length, 'backup');
    const newestWords = first
        ? `${count}; the newest, ${first.id}, was made ${ageWords(now, first.time)}.`
        : 'None yet; the first one begins the series.';
    const uncommitted = catalog.uncommitted.length > 0
        ? ` ${(0,format_number/* formatPlural */.yk)(catalog.uncommitted.length, 'archive')} without a commit mark (interrupted, or running now).`
        : '';
    if (damage.length === 0)
        return (0,core_checkup.ok)(newestWords + uncommitted);
    const words = [newestWords, ...damage].join(' ');
    if (first && !newest) {
        return (0,core_checkup/* fail */.fJ)(new errors/* BackupError */.hj('integrity', `${words} None of them can be read.`, {
            code: 'BACKUP_DAMAGED',
            nextStep: 'Fetch earlier versions of the manifests from the store, and make a new backup now.',
        }));
    }
    return (0,core_checkup/* warn */.R8)(words, 'Look at them with list and verify, and make a new backup.');
}
/** As a backup judges: another database is backed up, and nothing is pruned. */
function findSameSource(source, newest, acceptNewSource) {
    if (!newest)
        return (0,core_checkup.ok)('There is no backup yet that could be of another one.');
    if (newest.source.engine !== source.engine) {
        const message = `${newest.id} is of a ${newest.source.engine} database, and this one is ${source.engine}.`;
        return (0,core_checkup/* fail */.fJ)(new errors/* BackupError */.hj('safety', message, {
            code: 'SOURCE_OTHER_ENGINE',
            nextStep: 'Give this database a backup-name or environment of its own.',
        }));
    }
    const reason = freezeReasonFor(source, newest, acceptNewSource);
    if (reason === null)
        return (0,core_checkup.ok)(`${newest.id} is of this database.`);
    return (0,core_checkup/* warn */.R8)(reason, 'If the database moved here, run the next backup with accept-new-source; if it is another one, give it a backup-name or environment of its own.');
}
function findDrills(newest, hasBackups, now) {
    if (newest.kind === 'newer')
        return (0,core_checkup/* notChecked */.lb)(`a newer release wrote ${newest.entry.key}`);
    if (newest.kind === 'judged')
        return findJudged(newest.drill, now);
    if (!hasBackups)
        return (0,core_checkup/* notChecked */.lb)('there is no backup yet');
    return (0,core_checkup/* warn */.R8)('No backup was ever restored in a drill.', 'Schedule the operation drill, once a month for example.');
}
function findJudged({ backupId, time, ok: isGood }, now) {
    const when = `The newest drill, ${ageWords(now, time)},`;
    if (isGood)
        return (0,core_checkup.ok)(`${when} restored and proved ${backupId}.`);
    return (0,core_checkup/* warn */.R8)(`${when} found ${backupId} damaged or not restorable.`, 'Look at its report, make a new backup, and drill that one.');
}
function ageWords(now, time) {
    return (0,format_age/* formatAge */.n)((now.getTime() - time.getTime()) / 1000);
}

;// CONCATENATED MODULE: ./.cache/build/app/doctor/examine-store.js







const SERIES_CHECKS = ['series-backups', 'series-drills', 'series-source'];
/** Begins the key that the rights to delete are asked with; no id of a backup looks like it. */
const UNUSED_NAME = 'db-backup-doctor';
/** The store by its doctor, and the series by the port that a backup uses. @throws BackupError kind `cancelled` */
async function examineStore(wiring, context) {
    context.log.info('Looking at the destination.');
    const checkup = new core_checkup/* Checkup */.cg(context.log, context.signal);
    let series = null;
    let listed;
    let store;
    try {
        const opened = await wiring.openStore();
        store = opened;
        const list = () => {
            listed ??= readSeries(opened, wiring, context.clock.now());
            return listed;
        };
        const examination = await examine(wiring, context, list);
        const isReached = examination.checks.some(({ id, status }) => id === 'store-reached' && status !== 'fail');
        if (isReached) {
            await checkup.run('series-backups', async () => {
                series = await list();
                return findBackups(opened, series, context.clock.now());
            });
            await checkup.run('series-drills', async () => {
                const ledger = await ProofLedger.open(opened, wiring.series);
                const hasBackups = (series?.catalog.backups.length ?? 0) > 0;
                const now = context.clock.now();
                return findDrills(await ledger.newestJudged(now), hasBackups, now);
            });
            if (!series)
                checkup.skip(SERIES_CHECKS, 'the backups could not be listed');
        }
        checkup.skip(isReached ? [] : SERIES_CHECKS, 'the destination could not be reached');
        return { checks: [...examination.checks, ...checkup.checks], examination, series };
    }
    catch (error) {
        checkup.note('store-reached', checkup.explain(error));
        return { checks: checkup.checks, examination: null, series };
    }
    finally {
        await store?.close();
    }
}
async function examine(wiring, { clock, random }, list) {
    const doctor = await wiring.openStoreDoctor();
    const { series } = wiring;
    try {
        return await doctor.examine({
            uploadKey: (0,series_keys/* archiveKey */.q2)(series, (0,backup_id/* formatBackupId */.d8)({ name: series.backupName, time: clock.now() }), '.tar.gz'),
            unusedKey: `${(0,series_keys/* seriesFolder */.sh)(series)}${UNUSED_NAME}-${random().toString(36).slice(2)}`,
            sidecarKey: async () => (await list()).catalog.backups[0]?.checksums[0]?.key ?? null,
        });
    }
    finally {
        await doctor.close();
    }
}
async function readSeries(store, { series }, now) {
    const catalog = await loadSeriesCatalog(store, series);
    const damage = [...catalog.warnings];
    const newest = await newestBackup(store, catalog, (sentence) => damage.push(sentence));
    const { proofs } = await readDrillVerdicts(store, catalog, now);
    const proven = new Set(proofs.filter(({ ok }) => ok).map(({ backupId }) => backupId));
    const provenAt = catalog.backups.find(({ id }) => proven.has(id))?.time ?? null;
    return { catalog, newest, damage, provenAt };
}

;// CONCATENATED MODULE: ./.cache/build/app/doctor/file-findings.js




const NEXT_STEP = 'Set storage-buckets to all, or to names of buckets, with supabase-url and supabase-service-role-key; or back the files up otherwise.';
/**
 * The files that a backup would store, and what it would leave out; every name is listed, as a backup does.
 * @throws SettingsError for a bucket that is not there; BackupError kind `source`
 */
async function findFiles(files, storageBuckets) {
    const { chosen, left } = await chooseBuckets(files, storageBuckets);
    let count = 0;
    let bytes = 0;
    for (const { id } of chosen) {
        for await (const file of files.list(id)) {
            count += 1;
            bytes += file.bytes ?? 0;
        }
    }
    const open = chosen.filter(({ public: isPublic }) => isPublic).map(({ id }) => id);
    const words = [
        `${(0,format_number/* formatPlural */.yk)(count, 'file')} in ${(0,format_number/* formatPlural */.yk)(chosen.length, 'bucket')}, ${(0,format_bytes/* formatBytes */.z)(bytes)}; about as much is stored beside the rows each time, with storage-incremental what changed.`,
        ...(open.length === 0 ? [] : [`Everybody can read ${open.join(', ')} (public).`]),
        ...(left.length === 0 ? [] : [`Left out: ${left.map(({ name }) => name).join(', ')}.`]),
    ];
    return (0,core_checkup.ok)(words.join(' '));
}
/** No files are asked for. @throws BackupError kind `source` */
async function findFilesLeftOut(files, source) {
    if (files) {
        const { buckets } = await files.buckets();
        const filled = [];
        for (const { id } of buckets)
            for await (const _ of files.list(id))
                if (filled.push(id) > 0)
                    break;
        if (filled.length === 0)
            return (0,core_checkup.ok)('storage-buckets is none, and no bucket has a file.');
        return (0,core_checkup/* warn */.R8)(`storage-buckets is none, and there are files in ${filled.join(', ')}: no backup has their bytes.`, NEXT_STEP);
    }
    const objects = source.tables?.find(({ schema, name }) => schema === 'storage' && name === 'objects');
    if (!objects || objects.estimatedBytes === 0) {
        return (0,core_checkup.ok)('storage-buckets is none, and storage.objects in this backup has no entries.');
    }
    return (0,core_checkup/* warn */.R8)('storage-buckets is none, and storage.objects has entries: no backup has the bytes of these files.', NEXT_STEP);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./.cache/build/config/connection-tls.js + 1 modules
var connection_tls = __webpack_require__(76819);
// EXTERNAL MODULE: ./.cache/build/core/supabase-hosts.js
var supabase_hosts = __webpack_require__(42751);
;// CONCATENATED MODULE: ./.cache/build/app/doctor/place-findings.js








/** Supabase Storage speaks S3 under either of a project's hosts (https://supabase.com/docs/guides/storage/s3/authentication). */
const BUCKET_HOST = /^([a-z0-9]+)(?:\.storage)?\.supabase\.(?:co|com)$/i;
/** A backup that goes down with its database is none. */
function findApart({ connection, project, destination, endpoint }) {
    const hosts = connection?.hosts.map(({ host }) => host) ?? [];
    const source = project ?? (connection && (0,supabase_hosts/* projectOf */.v8)(connection));
    const ofBucket = endpoint === null ? undefined : BUCKET_HOST.exec(endpoint)?.[1]?.toLowerCase();
    if (ofBucket !== undefined && ofBucket === source) {
        const message = `The bucket lives inside the Supabase project ${ofBucket}, the one that is backed up: deleted, paused or locked, it takes its backups along.`;
        return (0,core_checkup/* fail */.fJ)(new errors/* BackupError */.hj('safety', message, {
            code: 'BUCKET_IN_PROJECT',
            nextStep: 'Set destination to a bucket of another provider, or at least of another project and owner.',
        }));
    }
    const isHere = destination.kind === 'file' || (endpoint !== null && (0,connection_tls/* isLocalHost */.m)(endpoint));
    if (isHere && hosts.length > 0 && hosts.every(connection_tls/* isLocalHost */.m)) {
        return (0,core_checkup/* warn */.R8)('Database and backups are on the same machine: what destroys one destroys both.', 'Set destination to a bucket, or to a folder that is mounted from elsewhere.');
    }
    return (0,core_checkup.ok)(`The backups are ${isHere ? 'on this machine' : `at ${endpoint}`}, the database is not.`);
}
function findSpace(freeBytes, estimate) {
    const { archiveBytes, storedBytes, storedBackups } = estimate;
    const free = `${(0,format_bytes/* formatBytes */.z)(freeBytes)} are free`;
    if (freeBytes < archiveBytes) {
        return (0,core_checkup/* fail */.fJ)(new errors/* BackupError */.hj('store', `${free}, and one archive has about ${(0,format_bytes/* formatBytes */.z)(archiveBytes)}.`, {
            code: 'STORE_FULL',
            nextStep: 'Free space there, or set destination to a larger disk.',
        }));
    }
    const wanted = `the ${storedBackups} backups that retention keeps take about ${(0,format_bytes/* formatBytes */.z)(storedBytes)}`;
    if (freeBytes >= storedBytes)
        return (0,core_checkup.ok)(`${free}; ${wanted}.`);
    return (0,core_checkup/* warn */.R8)(`${free}, and ${wanted} (those that are there already included).`, 'Keep fewer, or use a larger disk.');
}
/**
 * The tables that are read at the same time wait there, compressed.
 * @throws BackupError kind `store` when nothing can be written there
 */
async function findTempDir(tempDir, tables, jobs) {
    let freeBytes;
    try {
        await (0,promises_.access)(tempDir, external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK);
        const { bavail, bsize } = await (0,promises_.statfs)(tempDir);
        freeBytes = bavail * bsize;
    }
    catch (error) {
        throw new errors/* BackupError */.hj('store', `The folder for temporary files, ${tempDir}, cannot be used: ${(0,errors/* messageOf */.bD)(error)}`, {
            code: 'SPOOL_NOT_WRITABLE',
            setting: 'temp-dir',
            nextStep: 'Set temp-dir to a folder that exists and may be written to.',
            cause: error,
        });
    }
    const words = `${(0,format_bytes/* formatBytes */.z)(freeBytes)} are free in ${tempDir}`;
    if (tables === null)
        return (0,core_checkup.ok)(`${words}.`);
    const largest = [...tables].sort((a, b) => b.estimatedBytes - a.estimatedBytes).slice(0, jobs);
    const needed = largest.reduce((sum, table) => sum + table.estimatedBytes, 0) * ARCHIVE_RATIO;
    const need = `about ${(0,format_bytes/* formatBytes */.z)(Math.round(needed))} are needed at most`;
    if (needed <= freeBytes)
        return (0,core_checkup.ok)(`${words}; ${need}.`);
    return (0,core_checkup/* warn */.R8)(`${words}, and ${need} (the largest tables, compressed).`, 'Set temp-dir to a larger disk, or jobs: 1.');
}

;// CONCATENATED MODULE: ./.cache/build/app/doctor/refuse-red.js

/** Which class names the exit code when several are red: what a run meets first. */
const GRAVEST_FIRST = ['settings', 'source', 'store', 'integrity', 'safety'];
/**
 * Ends a run in which something is red, with the code of the gravest class.
 * @throws BackupError with the code of its first check; Error when a check itself is broken
 */
function refuseRed(checks) {
    const red = checks.filter(({ status }) => status === 'fail');
    if (red.length === 0)
        return;
    const kind = GRAVEST_FIRST.find((k) => red.some(({ exitCode }) => exitCode === errors/* EXIT_CODES */.ai[k]));
    const gravest = red.find(({ exitCode }) => kind !== undefined && exitCode === errors/* EXIT_CODES */.ai[kind]);
    const names = red.map(({ title }) => title).join(', ');
    if (!kind || !gravest)
        throw new Error(`checks failed by themselves: ${names}`);
    const words = red.length === 1 ? 'One check is red' : `${red.length} checks are red`;
    throw new errors/* BackupError */.hj(kind, `${words}: ${names}.`, {
        code: gravest.code ?? 'DOCTOR_RED',
        nextStep: gravest.nextStep ?? 'See the table of checks.',
    });
}

// EXTERNAL MODULE: ./.cache/build/database/display-list.js
var display_list = __webpack_require__(55564);
// EXTERNAL MODULE: ./.cache/build/database/postgres/quote.js
var quote = __webpack_require__(48533);
;// CONCATENATED MODULE: ./.cache/build/app/doctor/scope-findings.js



/** Kinds of which a restore has less than people think. */
const LOSSES = ['storage-files', 'vault-secrets', 'column-precision', 'foreign-table'];
/** So many reasons are told; the manifest has all. */
const MAX_REASONS = 5;
function findPrimaryKeys(tables) {
    const without = tables.filter((table) => table.primaryKey.length === 0).map(quote/* displayTable */.jw);
    if (without.length === 0)
        return (0,core_checkup.ok)('Every table has one.');
    return (0,core_checkup/* warn */.R8)(`${without.length} of ${tables.length} tables have none: ${(0,display_list/* displayList */.l)(without)}. They are backed up and restored like the others, except by the mode merge.`, 'Give them a primary key, or restore with mode replace.');
}
/** What the archive will not hold, as the manifest would name it. */
function findCoverage({ excluded, notCovered, warnings }) {
    const omissions = [...excluded, ...notCovered];
    if (omissions.length === 0 && warnings.length === 0)
        return (0,core_checkup.ok)('Nothing.');
    const found = omissions.length === 0 ? [] : [`${omissions.length}: ${(0,display_list/* displayList */.l)(omissions.map(scope_findings_nameOf))}.`];
    const losses = omissions.filter(({ kind }) => LOSSES.includes(kind));
    if (losses.length === 0 && warnings.length === 0) {
        return (0,core_checkup.ok)(`${found.join('')} Each manifest names them with the reason.`);
    }
    const reasons = losses.map((omission) => `${scope_findings_nameOf(omission)}: ${omission.reason}.`);
    return (0,core_checkup/* warn */.R8)([...found, ...warnings, ...reasons].slice(0, MAX_REASONS + 1).join(' '), 'Make sure that what is left out is kept elsewhere, or is not missed.');
}
function scope_findings_nameOf({ kind, schema, name }) {
    return `${kind} ${schema === undefined ? name : (0,quote/* displayTable */.jw)({ schema, name })}`;
}

;// CONCATENATED MODULE: ./.cache/build/app/doctor/doctor.js














const doctor_ALL = Object.keys(doctor/* DOCTOR_CHECKS */.o);
/**
 * Looks at source and store as a backup would meet them, and changes nothing. Whatever is wrong is a row of the report;
 * what is red ends the run with the code that a backup would end with.
 */
async function doctor_doctor(wiring, context, draft) {
    // 1. Both sides, each by itself.
    const checkup = new core_checkup/* Checkup */.cg(context.log, context.signal);
    const [source, store] = await Promise.all([
        hasSource(wiring) ? examineSource(wiring, context) : null,
        wiring.settings.destination ? examineStore(wiring, context) : null,
    ]);
    if (source?.info)
        draft.set({ source: source.info });
    if (source)
        draft.set({ excluded: source.excluded, notCovered: source.notCovered });
    const [newest] = store?.series?.catalog.backups ?? [];
    if (newest)
        draft.set({ lastGoodBackupAt: (0,format_time/* rfc3339 */.a)(newest.time) });
    // 2. What takes both, and this machine.
    const estimated = estimateFor(wiring, context, source, store);
    await checkTogether({ wiring, context, checkup, source, store: store?.examination ?? null, estimated });
    if (source?.info && store?.series) {
        const { info } = source;
        const { series } = store;
        await checkup.run('series-source', () => findSameSource(info, series.newest, wiring.settings.acceptNewSource));
    }
    // 3. One report, in which every check stands.
    const made = (0,core_checkup/* inOrder */.al)([...(source?.checks ?? []), ...(store?.checks ?? []), ...checkup.checks]);
    const report = {
        checks: (0,core_checkup/* inOrder */.al)([
            ...made,
            ...missingSides(wiring, context, new Set(made.map(({ id }) => id)), hasFiles(wiring, source)),
        ]),
        estimate: estimated,
    };
    draft.set({ doctor: report });
    refuseRed(report.checks);
}
function hasSource({ settings }) {
    return settings.connection !== undefined || settings.project !== undefined;
}
async function examineSource(wiring, context) {
    context.log.info('Looking at the database.');
    return (await wiring.openSourceDoctor()).examine();
}
async function checkTogether(together) {
    const { wiring, context, checkup, source, store, estimated } = together;
    const { settings } = wiring;
    const { connection, destination } = settings;
    const project = settings.project && (0,supabase/* projectRef */.J$)(settings.project.url);
    if (source?.info && source.tables && source.hasRows !== null) {
        const { info, tables, hasRows } = source;
        await checkup.run('source-rows', async () => {
            await refuseEmpty({ info, tables, hasRows: async () => hasRows }, settings.allowEmpty);
            return (0,core_checkup.ok)(hasRows ? 'There are rows.' : 'None, which allow-empty accepts.');
        });
    }
    if (source?.tables) {
        const { tables } = source;
        await checkup.run('source-primary-keys', () => findPrimaryKeys(tables));
        await checkup.run('source-coverage', () => findCoverage(source));
    }
    if (source && hasFiles(wiring, source))
        await checkup.run('source-files', () => lookAtFiles(wiring, source));
    if (source) {
        await checkup.run('machine-temp-dir', () => findTempDir(wiring.tempDir, source.tables, settings.jobs ?? wire/* DEFAULT_BACKUP_JOBS */.cY));
    }
    if (store && destination && source) {
        const { endpoint } = store;
        await checkup.run('store-apart', () => findApart({ connection, project, destination, endpoint }));
    }
    if (destination?.kind === 'file') {
        await checkup.run('store-lasting', () => {
            refuseEphemeral(settings, context);
            return (0,core_checkup.ok)(context.ephemeral
                ? 'The disk of this runner is deleted with the job, which allow-ephemeral accepts.'
                : 'The disk of this machine stays.');
        });
    }
    const freeBytes = store?.freeBytes ?? null;
    if (freeBytes !== null && estimated)
        await checkup.run('store-space', () => findSpace(freeBytes, estimated));
}
/** False for sources that have no files beside them. */
function hasFiles({ settings }, source) {
    const { filesProject, project } = settings;
    return filesProject !== undefined || project !== undefined || source?.info?.platform === 'supabase';
}
async function lookAtFiles(wiring, source) {
    const { storageBuckets, filesProject, project } = wiring.settings;
    if (filesProject)
        return findFiles(await wiring.openFileStorage('source'), storageBuckets);
    return findFilesLeftOut(project ? await wiring.openFileStorage('source') : null, source);
}
function estimateFor({ settings }, { clock }, source, store) {
    const sum = source?.tables?.reduce((bytes, table) => bytes + table.estimatedBytes, source.largeObjectBytes);
    // Some sources cannot say how large their tables are.
    const tableBytes = sum === undefined || (sum === 0 && source?.hasRows) ? null : sum;
    return estimate({
        now: clock.now(),
        newest: store?.series?.newest ?? null,
        times: store?.series?.catalog.backups.map(({ time }) => time) ?? [],
        provenAt: store?.series?.provenAt ?? null,
        tableBytes,
        store: store?.examination ?? null,
        policy: policyOf(settings),
        pruneVersions: settings.pruneVersions,
        readsBackAlways: settings.readBack === 'full',
        prices: settings.prices,
        storageClass: settings.s3StorageClass,
    });
}
/** What has a place only in a folder, or only in a bucket. */
const FOLDER_ONLY = ['store-space', 'store-lasting'];
const BUCKET_ONLY = [
    'store-identity',
    'store-checksums',
    'store-conditional-writes',
    'store-expiry',
    'store-open-uploads',
    'store-lock',
    'store-prune-rights',
];
function missingSides(wiring, context, made, withFiles) {
    const checkup = new core_checkup/* Checkup */.cg(context.log, context.signal);
    const { destination } = wiring.settings;
    const rest = doctor_ALL.filter((id) => !made.has(id)).filter((id) => !(destination?.kind === 'file' ? BUCKET_ONLY : FOLDER_ONLY).includes(id) &&
        (withFiles || id !== 'source-files'));
    const needing = (pattern) => rest.filter((id) => pattern.test(id));
    if (!hasSource(wiring)) {
        checkup.skip(needing(/^(source|machine)-|^store-apart$|^series-source$/), 'no source is given');
    }
    if (!destination)
        checkup.skip(needing(/^(store|series)-/), 'no destination is given');
    checkup.skip(rest, 'what it rests on could not be found out');
    return checkup.checks;
}

;// CONCATENATED MODULE: ./.cache/build/encode/kernel/decode-kernel.generated.js
// Generated by scripts/build-kernel.mjs from src/encode/kernel/assembly; do not edit.
const DECODE_KERNEL_BASE64 = [
    'AGFzbQEAAAABGgVgAn9/AGAAAX9gBX9/f39/AX9gAABgAX8AAg8BA2VudgZtZW1vcnkCAAEDCAcCAwAAAQEEBkkNfwFBAAt/AUEA',
    'C38BQQALfwFBAAt8AUQAAAAAAAAAAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALB1kJB2lucHV0QXQD',
    'AAhvdXRwdXRBdAMCBHJvd3MDBAljb25maWd1cmUABghzZXRJbnB1dAADCXNldE91dHB1dAACB2lzQXRFbmQABQNydW4ABAZtZW1v',
    'cnkCAAgBAQwBBArtGgftAgEEfyABIAAiBUHBAGoiByABIAdJGyEHA0AgBSAHSQRAIAUtAAAiCCAERiADIAhGckUEQCAGQQFqIAYg',
    'CEEwa0EKSRshBiAFQQFqIQUMAgsLCyAFIAdGBEBBf0EAIAEgB0YgASAAa0HAAE1xGw8LIAJFIAZBD0txBEBBAA8LIABBAWogACAA',
    'LQAAQS1GGyIBLQAAQTBrQQpPBEBBAA8LIAEtAABBMEYEQCABQQFqIQEFA0AgAS0AAEEwa0EKSQRAIAFBAWohAQwBCwsLIAEtAABB',
    'LkYEQCABQQFqIgEtAABBMGtBCk8EQEEADwsDQCABLQAAQTBrQQpJBEAgAUEBaiEBDAELCwsgAS0AAEEgckHlAEYEQCABQQFqIgEt',
    'AAAiAkEtRiACQStGcgRAIAFBAWohAQsgAS0AAEEwa0EKTwRAQQAPCwNAIAEtAABBMGtBCkkEQCABQQFqIQEMAQsLCyAFIABrQQAg',
    'ASAFRhsLEABBgCAkBUEAJAZBgCAkBwsKACAAJAIgASQDCwoAIAAkACABJAELqxcCEH8BeyMAIQEjAiEAIwEhCyMDIQkjBSEIIwYh',
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
    'BkEiRgR/IABBIjoAACAAQQFqIQAgAUECagUgBSADa0EGSQ0GAn9B/wEgASgCAEHc6sGBA0cNABogAS0ABEEwayEDIAEtAAUiBUEw',
    'ayICQQpPBEBBECAFQdcAayAFQeEAa0EGTxshAgtB/wEgAkEPSyADQQFLcg0AGkH/ASADQQR0IAJyIgIgAkENTSACQQhPcSACQQtH',
    'cRsLIgJB/wFGDQkgAEHc7AEgAiACQQtGIgIbOwEAIABBAkEBIAIbaiEAIAFBBmoLCwshAQwBCwsFIARBBUYEQCMLIQMjDCECA0AC',
    'QCAAIAlLBEAjCkUEQCADJAsgAiQMDAgLIwohAAsgACAB/QAEACIQ/QsEACACQQEgCyABayIGIBD9DB8fHx8fHx8fHx8fHx8fHx/9',
    'dyAQ/SP9ZCAQ/QxcXFxcXFxcXFxcXFxcXFxc/SP9ZHJBgIAEcmgiBSAFIAZLGyIHdEEBayIFIBD9DCIiIiIiIiIiIiIiIiIiIiL9',
    'I/1kcSIMIAxBAXRzIgwgDEECdHMiDCAMQQR0cyIMIAxBCHRzcyIMQX9zIAVxIgUgEP0MICAgICAgICAgICAgICAgIP1QIhD9DHt7',
    'e3t7e3t7e3t7e3t7e3v9I/1kcSENIAUgEP0MfX19fX19fX19fX19fX19ff0j/WRxIgVpIg4gA0kEQCADIA1pIA5raiEDBSAFIA1y',
    'IQUDQCAFBEACQCANIAVodkEBcQRAIANBAWohAwUgA0EBayIDRQ0BCyAFIAVBAWtxIQUMAgsLCyAFBEAgBWhBAWoiAiABaiEBIAAg',
    'AmohAEEBIQQMAgsLIAEgB2ohASAAIAdqIQAgBwRAQQAgDCAHQQFrdkEBcWshAgsgB0EQRg0BIAMkCyACJAwgBiAHa0ECSQ0EIAJF',
    'IAEtAABB3ABHciABLQABIgVBIElyDQcgAUECaiEBIAAgBUEQdEHcuIHgBXI2AgAgAEEEQQMgBUHcAEYbaiEADAELCwUgBEEGRgRA',
    'A0AgACAJSwRAIwpFDQcjCiEACyALIAFBQGsiAiACIAtLGyECIAEhBQNAIAIgBUsEQCAFLQAAIgNB4QBrQRpPIANBMGtBCk9xIANB',
    'K0dxIANBLUdxIANBLkdxIANBxQBHcUUEQCAFQQFqIQUMAgsLCyAFIAFrIQIgACAB/QAEAP0LBABBECEDA0AgAiADSwRAIAAgA2og',
    'ASADav0ABAD9CwQAIANBEGohAwwBCwsgACACaiEAIAsgASACaiIBTQ0EIAJBwABPDQALQQEhBAUgBEEBRwRAIAEgC08NBCAEQQhG',
    'DQcgAS0AACECQYAIIQdBAiEFQQEhAyAEQQdGBEAgAkEsRgR/QYUIBUEDIQVBCCEDQYcICyEHBSALIAFrQQFLBH8gAS0AAUEKRwVB',
    'AAsEf0GCCCEHQQMhBUEIBUEBCyEDCyALIAFrIgwgBSAFIAxLGyENQQAhAgJAA0AgAiANSQRAQQAhBiABIAJq/QAEACACIAdq/QAE',
    'AP0j/WQiDkH//wNHBH8gAiAOQX9zaGogDUkFQQALDQIgAkEQaiECDAELC0ECQQEgBSAMSxshBgsgBkUNByAGQQJGDQQgASAFaiEB',
    'IAMhBEGAICEKQQAkCEEAJAkMBQsLCwsjCgRAIwohAEEAJAoLIApBEGohCgwBCwsgASQAIAAkAgwCCyABJAAgACQCIAQkBiAKJAdB',
    'AQ8LIAEkACAAJAIgBCQGIAokB0ECDwsgBCQGIAokB0EACwcAIwZBCEYLIAAgAEEEdEGAIGokBUEAJAZBACQKRAAAAAAAAAAAJAQL',
    'CyMEAEGACAsCWwoAQYIICwNbXQoAQYUICwIsCgBBhwgLAwpdCg==',
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
        const { exports, memory } = (0,load_kernel/* loadKernel */.K)(DECODE_KERNEL_BASE64, memoryBytes);
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

;// CONCATENATED MODULE: ./.cache/build/app/archive/check-checksum-file.js


/**
 * The file for `sha256sum -c` beside an archive: a wrong one would accuse a good archive on the worst day.
 * False when there is none.
 *
 * @throws BackupError kind `integrity` code `CHECKSUM_FILE_DIFFERS`
 */
async function checkChecksumFile(store, archiveKey, sha256) {
    const key = (0,series_keys/* checksumKey */.Rq)(archiveKey);
    const object = await store.head(key);
    if (!object)
        return false;
    const expected = Buffer.from((0,series_keys/* checksumLine */.Ut)(archiveKey, sha256));
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

;// CONCATENATED MODULE: ./.cache/build/app/archive/committed-version.js


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

;// CONCATENATED MODULE: ./.cache/build/app/archive/opened-file.js









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
            const name = (0,series_keys/* baseName */.Fl)(found.archiveKey);
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
    async download() {
        await this.bytes.fetch([{ offset: 0, length: this.bytes.spans.bytes }]);
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
        await this.download();
        const { sha256 } = await checkArchive(spans, {
            manifest: this.manifest,
            archive: sidecar?.archive ?? null,
            format: this.#format,
        });
        const hasChecksumFile = await checkChecksumFile(this.store, archiveKey, sha256);
        if (sidecar && !hasChecksumFile)
            this.#own.push(`${(0,series_keys/* baseName */.Fl)(archiveKey)} has no checksum file beside it.`);
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

;// CONCATENATED MODULE: ./.cache/build/app/archive/opened-folder.js







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
        download: async () => undefined,
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

;// CONCATENATED MODULE: ./.cache/build/app/files/open-holder.js


/**
 * The archive of another backup that holds files of this one.
 * @throws BackupError kind `integrity` code `BACKUP_DAMAGED`
 */
async function openHolder(store, folder, manifest, id) {
    try {
        const archive = await openFilesOf(store, folder, id);
        if (archive)
            return archive;
        throw new errors/* BackupError */.hj('integrity', `${id} has no files.`, { code: 'NOT_FOUND', nextStep: '' });
    }
    catch (error) {
        if (!(error instanceof errors/* BackupError */.hj) || error.code !== 'NOT_FOUND')
            throw error;
        throw new errors/* BackupError */.hj('integrity', `Some files of ${manifest.id} lie in ${id}, which is not beside it: ${(0,errors/* messageOf */.bD)(error)}`, {
            code: 'BACKUP_DAMAGED',
            nextStep: `Put the files of ${id} beside the backup (get fetches them), or choose another backup.`,
            cause: error,
        });
    }
}

;// CONCATENATED MODULE: ./.cache/build/app/files/check-files.js






/**
 * Reads an archive of files from its beginning to its end: its hash, and that of every file in it.
 * @throws BackupError kind `integrity`
 */
async function checkOwnFiles(store, archive, listing, { log, signal }, draft) {
    const { key, section } = archive;
    const opened = await openCommittedVersion(store, key, section.archive.versionId, log);
    draft.warn(...opened.warnings);
    await checkStorageArchive(opened.content, listing, archive, signal);
}
/**
 * Reads everything that a restore of files would send, wherever it lies, so that damage is found before anything is
 * touched; gives the entries. It is read once more when it is sent.
 * @throws BackupError kind `integrity`
 */
async function checkAllFiles(store, folder, manifest, context, draft) {
    const archive = await openFilesArchive(store, folder, manifest);
    if (!archive)
        return [];
    const listing = await manifestOf(archive);
    await checkOwnFiles(store, archive, listing, context, draft);
    const holders = new Map();
    for (const entry of listing.objects) {
        if (entry.heldBy === null)
            continue;
        context.signal.throwIfAborted();
        const holder = holders.get(entry.heldBy) ?? (await openHolder(store, folder, manifest, entry.heldBy));
        holders.set(entry.heldBy, holder);
        for await (const _ of readListedFile(holder.spans, entry, holder.format))
            ;
    }
    context.log.info(`${(0,format_number/* formatPlural */.yk)(listing.objects.length, 'file')} checked by their hashes.`);
    return listing.objects;
}

;// CONCATENATED MODULE: ./.cache/build/app/files/verify-files.js





/**
 * Reads the archive of files of a backup and compares every file in it with its manifest. Of files that other backups hold, it
 * makes sure that their archives are there and say the same of them: their bytes are read when those backups are verified.
 * @throws BackupError kind `integrity`
 */
async function verifyFiles(store, folder, manifest, context, draft) {
    const archive = await openFilesArchive(store, folder, manifest);
    if (!archive)
        return;
    const { key, section } = archive;
    const listing = await manifestOf(archive);
    await checkOwnFiles(store, archive, listing, context, draft);
    if (!(await checkChecksumFile(store, key, section.archive.sha256))) {
        draft.warn(`${key} has no checksum file beside it.`);
    }
    for (const id of manifest.dependsOn)
        await checkHeld(store, folder, id, listing);
    if (manifest.dependsOn.length > 0) {
        context.log.info(`Files that did not change lie in ${manifest.dependsOn.join(', ')}; that they are there was checked, their bytes are verified with those backups.`);
    }
    draft.set({ files: reportOf(archive, manifest.dependsOn, store) });
}
async function checkHeld(store, folder, id, listing) {
    const archive = await openFilesOf(store, folder, id);
    const held = new Map((archive ? (await manifestOf(archive)).objects : [])
        .filter(({ heldBy }) => heldBy === null)
        .map((entry) => [entry.file, placeOf(entry)]));
    for (const entry of listing.objects.filter(({ heldBy }) => heldBy === id)) {
        if ((0,external_node_util_.isDeepStrictEqual)(held.get(entry.file), placeOf(entry)))
            continue;
        throw new errors/* BackupError */.hj('integrity', `${id} does not hold ${entry.file} as ${listing.id} says.`, {
            code: 'BACKUP_DAMAGED',
            nextStep: 'Use another backup, or fetch an earlier version of the archives from the store.',
        });
    }
}
function placeOf({ bytes, sha256, span }) {
    return { bytes, sha256, span };
}

;// CONCATENATED MODULE: ./.cache/build/lib/shuffled.js
/** The same items in an order by chance; `random` gives numbers in [0, 1). Fisher and Yates. */
function shuffled(items, random) {
    const all = [...items];
    for (let last = all.length - 1; last > 0; last -= 1) {
        const other = Math.floor(random() * (last + 1));
        [all[last], all[other]] = [all[other], all[last]];
    }
    return all;
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
        if (!found.sidecar || !(0,anomaly/* isMarked */.rZ)(found.sidecar)) {
            return { ...found, warnings: [...found.warnings, ...skipped.map(passedOver)] };
        }
        skipped.push(backup.id);
    }
    return missing(store, skipped.length === 0 ? what : `${what} without an anomaly`);
}
/** For the report. */
function passedOver(id) {
    return `${id} is marked as anomalous and was passed over; it is restored only when it is asked for by its id.`;
}
async function read(store, catalog, backup) {
    const sidecar = await readCommittedManifest(store, backup.manifest.key);
    const { file } = sidecar.archive;
    if (!backup.archives.some(({ key }) => (0,series_keys/* baseName */.Fl)(key) === file))
        throw archiveMissing(store, backup, file);
    return {
        id: backup.id,
        archiveKey: `${(0,series_keys/* seriesFolder */.sh)(catalog.series)}${file}`,
        manifestKey: backup.manifest.key,
        sidecar,
        warnings: catalog.warnings,
    };
}
async function findArchive(store, file) {
    const ending = series_keys/* ARCHIVE_ENDINGS */.cA.find((candidate) => file.endsWith(candidate)) ?? '';
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
        await context.log.group('Verifying the files', () => verifyFiles(store, folderOf(found.archiveKey), manifest, context, draft));
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

// EXTERNAL MODULE: ./.cache/build/core/drill.js
var core_drill = __webpack_require__(63014);
;// CONCATENATED MODULE: ./.cache/build/lib/measure-seconds.js
/** Works, and tells how many seconds that took; they count when it fails, too. */
async function measureSeconds(clock, work, tell) {
    const startedAt = clock.now().getTime();
    try {
        return await work();
    }
    finally {
        tell((clock.now().getTime() - startedAt) / 1000);
    }
}

;// CONCATENATED MODULE: ./.cache/build/app/drill/drill-journal.js


/** Keeps the drill's part of the report up to date, so that a failure says how far it came. */
class DrillJournal {
    draft;
    context;
    #report;
    constructor(draft, context, facts) {
        this.draft = draft;
        this.context = context;
        this.#report = { ...core_drill/* NO_DRILL */.qm, ...facts };
        this.set({});
    }
    get report() {
        return this.#report;
    }
    set(facts) {
        this.#report = { ...this.#report, ...facts };
        this.draft.set({ drill: this.#report });
    }
    check(...checks) {
        this.set({ checks: [...this.#report.checks, ...checks] });
        const { log } = this.context;
        for (const { ok, kind, name, detail } of checks) {
            const words = `${kind} ${name}${detail === null ? '' : `: ${detail}`}`;
            if (ok)
                log.info(`ok: ${words}`);
            else
                log.error(`failed: ${words}`);
        }
    }
    find(...findings) {
        this.set({ findings: [...this.#report.findings, ...findings] });
    }
    /** Measures a part. */
    phase(name, work) {
        return measureSeconds(this.context.clock, work, (seconds) => this.took(name, seconds));
    }
    took(name, seconds) {
        const milliseconds = Math.max(0, Math.round(seconds * 1000));
        const phases = [...this.#report.phases, { name, seconds: milliseconds / 1000 }];
        const order = (phase) => core_drill/* DRILL_PHASES */.VX.indexOf(phase.name);
        this.set({ phases: phases.sort((a, b) => order(a) - order(b)) });
    }
    /** From the first byte to proven rows. */
    get recoverySeconds() {
        const recovery = this.#report.phases.filter(({ name }) => name !== 'check');
        return Math.round(recovery.reduce((sum, { seconds }) => sum + seconds, 0) * 1000) / 1000;
    }
}

// EXTERNAL MODULE: ./.cache/build/core/redact-report.js
var redact_report = __webpack_require__(16793);
;// CONCATENATED MODULE: ./.cache/build/app/drill/drill-history.js




const drill_history_CONCURRENT_READS = 16;
/** The newest backups that stand and the newest drills, oldest first, with the drill of this run at the end. */
async function drillHistory(store, { catalog, ledger }, latest, signal) {
    const newest = catalog.backups.slice(0, core_drill/* MAX_HISTORY */.oe);
    const backups = await (0,map_concurrently/* mapConcurrently */.X)(newest, drill_history_CONCURRENT_READS, async (backup) => {
        signal.throwIfAborted();
        const found = await inspectBackup(store, backup);
        return 'manifest' in found ? [backupPoint(backup.time, found.manifest)] : [];
    });
    const drills = (await ledger.newest(core_drill/* MAX_HISTORY */.oe - 1, new Date(latest.time))).map(({ proof }) => drillPoint(proof));
    return { backups: backups.flat().reverse(), drills: [...drills.reverse(), latest] };
}
/** The backup as a point of a chart. */
function backupPoint(time, { id, snapshotAt, finishedAt, archive, tables }) {
    const seconds = (new Date(finishedAt).getTime() - new Date(snapshotAt).getTime()) / 1000;
    return {
        backupId: id,
        time: time.toISOString(),
        bytes: archive.bytes,
        rows: tables.reduce((sum, table) => sum + table.rows, 0),
        durationSeconds: Math.max(0, seconds),
    };
}
/** The drill likewise. */
function drillPoint(proof) {
    const { backupId, time, judged, rtoSeconds } = proof;
    return { backupId, time, ok: isPassed(proof), judged, rtoSeconds };
}

;// CONCATENATED MODULE: ./.cache/build/app/drill/drill-record.js








/**
 * Writes the proof, and gives the report the history that it is now part of. Trouble with the history is a warning.
 * @throws BackupError kind `store` code `PROOF_NOT_WRITTEN` after a good drill: list and retention would not know of it;
 * after a bad one a warning, as that is red anyway
 */
async function recordDrill(subject, failure, store, { series }, context, draft, journal) {
    const endedAt = context.clock.now();
    const proof = proofOf(subject, failure, context, draft, journal);
    try {
        const key = await writeProof(store, series, proof, endedAt);
        journal.set({ proofUri: store.uriOf(key) });
    }
    catch (error) {
        if (failure === undefined)
            throw notWritten(error);
        draft.warn(`The proof of this drill could not be written (${(0,errors/* messageOf */.bD)(error)}), so retention does not know of it: prune nothing until a drill succeeds.`);
    }
    try {
        if (isCondemned(proof))
            draft.set({ lastGoodBackupAt: await newestStanding(subject) });
        const point = {
            backupId: proof.backupId,
            time: endedAt.toISOString(),
            ok: isPassed(proof),
            judged: proof.judged,
            rtoSeconds: proof.rtoSeconds,
        };
        journal.set({ history: await drillHistory(store, subject, point, context.signal) });
        draft.warn(...subject.ledger.warnings);
    }
    catch (error) {
        if (context.signal.aborted)
            throw error;
        draft.warn(`The history of drills and backups could not be read: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}
function isCondemned(proof) {
    return proof.judged && !isPassed(proof) && !(0,core_drill/* isSlowAlone */.tx)(proof.checks);
}
/** The newest backup that no drill has found bad, this one's aside; null for none. */
async function newestStanding({ catalog, ledger, picked }) {
    for (const { id, time } of catalog.backups) {
        if (id === picked.backup.id)
            continue;
        const drill = (await ledger.judgedOf([id])).get(id);
        if (drill === undefined || drill.ok || (0,core_drill/* isSlowAlone */.tx)(drill.proof.checks))
            return (0,format_time/* rfc3339 */.a)(time);
    }
    return null;
}
function proofOf({ picked }, failure, { redact, runUrl }, draft, journal) {
    const { server, phases, checks, findings, rtoSeconds, rtoLimitSeconds, rpoSeconds } = (0,redact_report/* redactDrill */.b)(journal.report, (text) => redact(text));
    const { restore, rows, archiveSha256 } = draft.facts;
    const tables = restore?.committed ? restore.provenTables : 0;
    return {
        ...{ format: 'db-backup-proof', version: PROOF_VERSION, backupId: picked.backup.id },
        ...{ archiveSha256, tool: version/* TOOL_VERSION */.w },
        ...outcomeOf(failure),
        ...{ server, phases: [...phases], rtoSeconds, rtoLimitSeconds, rpoSeconds },
        ...{ tables, rows: tables === 0 ? 0 : (rows ?? 0) },
        ...{ checks: [...checks], findings: [...findings], runUrl: runUrl ?? null },
    };
}
/** A format that only a newer release reads says nothing of the backup. */
const UNJUDGED_CODES = ['FORMAT_NEWER'];
function outcomeOf(failure) {
    if (failure === undefined)
        return { judged: true, exitCode: 0, errorCode: null };
    if (!(failure instanceof errors/* BackupError */.hj))
        return { judged: false, exitCode: errors/* EXIT_UNKNOWN */.sx, errorCode: null };
    const { kind, code, exitCode } = failure;
    const judged = (kind === 'integrity' || kind === 'drill') && !UNJUDGED_CODES.includes(code);
    return { judged, exitCode, errorCode: code };
}
function notWritten(cause) {
    return new errors/* BackupError */.hj('store', `The drill went well, but its proof could not be written, so nobody will remember it: ${(0,errors/* messageOf */.bD)(cause)}`, {
        code: 'PROOF_NOT_WRITTEN',
        setting: 'destination',
        nextStep: 'Let the credentials write below proofs/ (s3:PutObject), then run drill again.',
        cause,
    });
}

;// CONCATENATED MODULE: ./.cache/build/core/drill-image.js

/**
 * Contrib modules (https://www.postgresql.org/docs/current/contrib.html) that every image of PostgreSQL has; those for other
 * procedural languages are not among them.
 */
const CONTRIB = new Set([
    'adminpack',
    'amcheck',
    'autoinc',
    'bloom',
    'btree_gin',
    'btree_gist',
    'citext',
    'cube',
    'dblink',
    'dict_int',
    'dict_xsyn',
    'earthdistance',
    'file_fdw',
    'fuzzystrmatch',
    'hstore',
    'insert_username',
    'intagg',
    'intarray',
    'isn',
    'lo',
    'ltree',
    'moddatetime',
    'old_snapshot',
    'pageinspect',
    'pg_buffercache',
    'pg_freespacemap',
    'pg_logicalinspect',
    'pg_prewarm',
    'pg_stat_statements',
    'pg_surgery',
    'pg_trgm',
    'pg_visibility',
    'pg_walinspect',
    'pgcrypto',
    'pgrowlocks',
    'pgstattuple',
    'plpgsql',
    'postgres_fdw',
    'refint',
    'seg',
    'sslinfo',
    'tablefunc',
    'tcn',
    'tsm_system_rows',
    'tsm_system_time',
    'unaccent',
    'uuid-ossp',
    'xml2',
]);
const POSTGIS = [
    'postgis',
    'postgis_raster',
    'postgis_sfcgal',
    'postgis_tiger_geocoder',
    'postgis_topology',
    'address_standardizer',
    'address_standardizer_data_us',
];
/** Tags of https://hub.docker.com/r/postgis/postgis by major version. */
const POSTGIS_TAGS = {
    13: '13-3.5',
    14: '14-3.5',
    15: '15-3.5',
    16: '16-3.5',
    17: '17-3.5',
    18: '18-3.6',
};
/** The first that has every extension is taken. */
const POSTGRES_IMAGES = [
    { extensions: [], name: (major) => `postgres:${major}` },
    { extensions: ['vector'], name: (major) => `pgvector/pgvector:pg${major}` },
    {
        extensions: POSTGIS,
        name: (major) => (POSTGIS_TAGS[major] ? `postgis/postgis:${POSTGIS_TAGS[major]}` : undefined),
    },
    // From 14 on; it is large, so it comes last.
    {
        extensions: ['vector', 'vectorscale', 'timescaledb', 'timescaledb_toolkit', ...POSTGIS],
        name: (major) => (major >= 14 ? `timescale/timescaledb-ha:pg${major}` : undefined),
    },
];
/**
 * Chooses an image of the version and with the extensions of a backup. Those that only Supabase has are left out of a
 * restore elsewhere, by name, so no image needs them.
 */
function drillImage({ engine, serverVersion, platform }, extensions) {
    const needed = extensions.filter(({ name }) => platform !== 'supabase' || !(0,supabase/* isPlatformExtension */.vM)(name));
    if (engine === 'postgresql')
        return postgresImage(Number.parseInt(serverVersion, 10), needed);
    if (engine === 'tidb') {
        const version = /TiDB-v?(\d+\.\d+\.\d+)/i.exec(serverVersion)?.[1];
        return version === undefined ? { image: null, unknown: [] } : { image: `pingcap/tidb:v${version}` };
    }
    // MariaDB may put a 5.5.5 before its own version, for old clients.
    const version = /^(?:5\.5\.5-)?(\d+\.\d+)/.exec(serverVersion)?.[1];
    return version === undefined ? { image: null, unknown: [] } : { image: `${engine}:${version}` };
}
function postgresImage(major, extensions) {
    if (Number.isNaN(major))
        return { image: null, unknown: [] };
    const special = extensions.map(({ name }) => name).filter((name) => !CONTRIB.has(name));
    const images = POSTGRES_IMAGES.filter(({ name }) => name(major) !== undefined);
    const found = images.find((image) => special.every((name) => image.extensions.includes(name)));
    const image = found?.name(major);
    if (image !== undefined)
        return { image };
    const nowhere = special.filter((name) => !images.some((one) => one.extensions.includes(name)));
    return { image: null, unknown: nowhere.length > 0 ? nowhere : special };
}

;// CONCATENATED MODULE: ./.cache/build/app/drill/drill-pick.js





const drill_pick_DAY_MS = 24 * 60 * 60 * 1000;
/**
 * Picks by the rules; backups that are marked as anomalous are passed over unless they are named.
 * @throws BackupError kind `store` code `NOT_FOUND` or `DRILL_WINDOW_EMPTY`, which says what the newest backup is
 */
async function pickBackup(store, catalog, ledger, rules) {
    if (catalog.backups.length === 0)
        throw noBackup(store, catalog);
    const warnings = [];
    for (const { backup, because } of await candidatesOf(store, catalog, ledger, rules)) {
        const manifest = await readOrExplain(store, backup);
        const isNamed = rules.pick === backup.id;
        if (isNamed || manifest instanceof errors/* BackupError */.hj || !(0,anomaly/* isMarked */.rZ)(manifest))
            return { backup, because, manifest, warnings };
        warnings.push(passedOver(backup.id));
    }
    throw new errors/* BackupError */.hj('store', `Every backup that ${rules.pick} may pick in ${store.uri} is marked as anomalous.`, {
        code: 'NOT_FOUND',
        setting: 'drill-pick',
        nextStep: 'Find out why the backups are anomalous; to rehearse one all the same, set drill-pick to its id.',
    });
}
/** In the order in which they are tried. */
async function candidatesOf(store, { backups }, ledger, { pick, windowDays, now, random }) {
    const all = countOf(backups);
    switch (pick) {
        case 'newest':
            return backups.map((backup) => ({ backup, because: `the newest of ${all}` }));
        case 'oldest':
            return backups.toReversed().map((backup) => ({ backup, because: `the oldest of ${all}` }));
        case 'random': {
            const recent = backups.filter(({ time }) => now.getTime() - time.getTime() <= windowDays * drill_pick_DAY_MS);
            if (recent.length === 0)
                throw emptyWindow(store, backups, windowDays, now);
            const because = `at random from ${countOf(recent)} of the last ${windowDays} days`;
            return shuffled(recent, random).map((backup) => ({ backup, because }));
        }
        case 'least-proven':
            return leastProven(backups, ledger, random);
        default:
            return [
                {
                    backup: backups.find(({ id }) => id === pick) ?? unknownId(store, pick),
                    because: 'asked for by its id',
                },
            ];
    }
}
/** Never drilled first, by chance among them; then the one whose last drill is longest ago. */
async function leastProven(backups, ledger, random) {
    const judged = await ledger.judgedOf(backups.map(({ id }) => id));
    const lastDrill = ({ id }) => judged.get(id)?.time.getTime() ?? Number.NEGATIVE_INFINITY;
    const never = backups.filter(({ id }) => !judged.has(id)).length;
    // Infinity minus Infinity is no number, so equal ones are told apart first.
    const byDrill = (a, b) => lastDrill(a) === lastDrill(b) ? 0 : lastDrill(a) < lastDrill(b) ? -1 : 1;
    return shuffled(backups, random)
        .sort(byDrill)
        .map((backup) => {
        const last = judged.get(backup.id)?.time.toISOString().slice(0, 10);
        const because = last === undefined
            ? `at random from ${never} of ${countOf(backups)} that no drill has judged yet`
            : `drilled longest ago of ${countOf(backups)}, on ${last}`;
        return { backup, because };
    });
}
function countOf(backups) {
    return backups.length === 1 ? '1 backup' : `${backups.length} backups`;
}
async function readOrExplain(store, backup) {
    try {
        return await readCommittedManifest(store, backup.manifest.key);
    }
    catch (error) {
        if (error instanceof errors/* BackupError */.hj && error.kind === 'integrity')
            return error;
        throw error;
    }
}
function noBackup(store, { series }) {
    return new errors/* BackupError */.hj('store', `${store.uri} holds no backup named ${series.backupName}, so there is nothing to rehearse.`, {
        code: 'NOT_FOUND',
        setting: 'destination',
        nextStep: 'Look at the runs of the backup; check destination, environment and backup-name.',
    });
}
function emptyWindow(store, [newest], windowDays, now) {
    const ageDays = newest ? Math.floor((now.getTime() - newest.time.getTime()) / drill_pick_DAY_MS) : 0;
    return new errors/* BackupError */.hj('store', `${store.uri} holds no backup of the last ${windowDays} days; the newest is ${newest?.id}, ${ageDays} days old.`, {
        code: 'DRILL_WINDOW_EMPTY',
        setting: 'drill-window-days',
        nextStep: 'Find out why no newer backup was made. To rehearse an older one, raise drill-window-days or set drill-pick: newest.',
    });
}
function unknownId(store, id) {
    throw new errors/* BackupError */.hj('store', `${store.uri} does not hold ${id}.`, {
        code: 'NOT_FOUND',
        setting: 'drill-pick',
        nextStep: 'Run the operation list to see what is there; check destination, environment and backup-name.',
    });
}

;// CONCATENATED MODULE: ./.cache/build/app/drill/drill-subject.js








/** Looks into the store, measures what would be lost now, and picks; the report knows all of it then. */
async function chooseSubject(store, { series, settings }, { clock, random, log }, draft, journal) {
    const now = clock.now();
    const catalog = await loadSeriesCatalog(store, series);
    await refuseMissingEnvironment(store, catalog);
    draft.warn(...catalog.warnings);
    const newest = await newestBackup(store, catalog, (sentence) => draft.warn(sentence));
    const newestTime = catalog.backups.find(({ id }) => id === newest?.id)?.time;
    if (newestTime) {
        draft.set({ lastGoodBackupAt: (0,format_time/* rfc3339 */.a)(newestTime) });
        journal.set({ rpoSeconds: Math.max(0, (now.getTime() - newestTime.getTime()) / 1000) });
    }
    const ledger = await ProofLedger.open(store, series);
    const { drillPick: pick, drillWindowDays: windowDays } = settings;
    const picked = await pickBackup(store, catalog, ledger, { pick, windowDays, now, random });
    const { backup, because, manifest } = picked;
    draft.warn(...picked.warnings);
    draft.set({ backupId: backup.id, manifestUri: store.uriOf((0,series_keys/* manifestKey */.Rn)(series, backup.id)) });
    journal.set({ pickedBecause: because });
    if (!(manifest instanceof errors/* BackupError */.hj)) {
        const { archive, source, notCovered, extensions = [] } = manifest;
        const found = drillImage(source, extensions);
        journal.set({ image: found.image });
        if (settings.dryRun && found.image === null)
            draft.warn(unknownImage(found.unknown));
        draft.set({
            archiveUri: store.uriOf(`${(0,series_keys/* seriesFolder */.sh)(series)}${archive.file}`),
            archiveSha256: archive.sha256,
            archiveBytes: archive.bytes,
            versionId: archive.versionId,
            source,
            notCovered,
        });
    }
    log.info(`Picked ${backup.id}: ${because}.`);
    return { catalog, ledger, picked };
}
function unknownImage(extensions) {
    const why = extensions.length === 0 ? '' : `, because of the extensions ${extensions.join(', ')}`;
    return `No container image is known to drill this backup on${why}; name one, or a server that has what it needs.`;
}

;// CONCATENATED MODULE: ./.cache/build/app/drill/judge-drill.js


/** What a person does about a failed check of a kind. */
const ADVICE = {
    rows: 'drill on a server that takes every table (extensions, version, rights of its role)',
    objects: 'drill on a server that has what is missing (extensions, version, rights of its role), or accept it with skip-unrestorable: true',
    files: 'verify the backup, and back up anew',
    sequences: 'compare them with the source, and back up anew',
    triggers: 'compare them with the source, and back up anew',
    policies: 'compare them with the source, and back up anew',
    orphans: 'compare the keys with the source, and back up anew',
    'expected-tables': 'look whether the source has these tables and rows; else mend expected-tables',
    'check-sql': 'ask the source the same; where it answers alike, mend it or check-sql, else back up anew',
    'check-command': 'read in the log what check-command wrote',
    'health-urls': 'look at the application that answers there',
    rto: 'make the recovery faster (a server or runner with more cores, jobs, a smaller archive), or raise rto-minutes',
};
/**
 * Compares the time with `rto-minutes`, and everything that was asked with what was expected.
 * @throws BackupError kind `drill` code `DRILL_FAILED` that names all that failed and what to do about it
 */
function judgeDrill(backupId, journal) {
    const { rtoLimitSeconds, rtoSeconds } = journal.report;
    if (rtoLimitSeconds !== null && rtoSeconds !== null)
        journal.check(checkRto(rtoSeconds, rtoLimitSeconds));
    const { checks } = journal.report;
    const failed = checks.filter(({ ok }) => !ok);
    if (failed.length === 0)
        return;
    const isProven = failed.every(({ kind }) => kind !== 'rows');
    const advice = [...new Set(failed.map(({ kind }) => ADVICE[kind]))].join('; ');
    throw new errors/* BackupError */.hj('drill', `${backupId} was restored${isProven ? ' and its rows are equal' : ''}, but ${failed.length} of ${checks.length} checks failed:\n${failed.map(lineOf).join('\n')}`, {
        code: 'DRILL_FAILED',
        nextStep: `${capitalized(advice)}. ${UNTIL_SUCCESS}`,
    });
}
/** A failure in the words of a drill: what it means for the backup, or for the server it was to be rehearsed on. */
function explainFailure(error, backupId) {
    if (!(error instanceof errors/* BackupError */.hj))
        return error;
    if (error.kind === 'target')
        return aboutDrillServer(error);
    if (error.kind !== 'integrity' || error.code === 'FORMAT_NEWER')
        return error;
    const { code, message, nextStep, setting } = error;
    return new errors/* BackupError */.hj('integrity', `${backupId} does not stand the drill: ${message}`, {
        code,
        nextStep: `${nextStep} Make sure that another backup is good: back up anew. ${UNTIL_SUCCESS}`,
        ...(setting === undefined ? {} : { setting }),
        cause: error,
    });
}
/** A restore calls its target by another setting. */
function aboutDrillServer(error) {
    const words = (text) => text.replaceAll('target-url', 'drill-server-url');
    const { code, setting } = error;
    return new errors/* BackupError */.hj('target', words(error.message), {
        code,
        nextStep: words(error.nextStep),
        ...(setting === undefined ? {} : { setting: words(setting) }),
        cause: error.cause,
    });
}
const UNTIL_SUCCESS = 'Then run drill again: retention removes nothing while the newest drill failed (freeze-on-failed-drill).';
function checkRto(seconds, limitSeconds) {
    return {
        kind: 'rto',
        name: `within ${(0,format_duration/* formatDuration */.a3)(limitSeconds)}`,
        ok: seconds <= limitSeconds,
        detail: (0,format_duration/* formatDuration */.a3)(seconds),
    };
}
function lineOf({ kind, name, detail }) {
    return `- ${kind} ${name}${detail === null ? '' : `: ${detail}`}`;
}
function capitalized(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

// EXTERNAL MODULE: ./.cache/build/config/connection-url.js
var connection_url = __webpack_require__(40268);
;// CONCATENATED MODULE: ./.cache/build/app/archive/open-archive.js





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

;// CONCATENATED MODULE: ./.cache/build/app/restore/restore-guards.js

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
    const isOneKind = source.fingerprintKind === target.fingerprintKind;
    if (isOneKind && source.fingerprint === target.fingerprint) {
        return 'the target is the very database that this backup was made of';
    }
    // Addresses have aliases, and other kinds cannot be compared: two that differ may still be one database.
    const isCertain = isOneKind && !['address', 'rest-address'].includes(source.fingerprintKind);
    if (!isCertain && !target.isEmpty && source.via === 'rest') {
        return 'the backup was made over REST, which does not tell whether the target is the database it was made of';
    }
    if (!isCertain && !target.isEmpty && target.via === 'rest') {
        return 'the target is reached over REST, which does not tell whether it is the database that the backup was made of';
    }
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

;// CONCATENATED MODULE: ./.cache/build/app/files/refuse-too-large.js





const refuse_too_large_MAX_NAMED = 10;
/** @throws BackupError kind `target` code `STORAGE_FILE_TOO_LARGE` that names them */
function refuseTooLarge(objects) {
    const names = objects
        .filter(({ bytes }) => bytes > MAX_UPLOAD_BYTES)
        .map(({ bucket, path }) => (0,printable/* printable */.g)(`${bucket}/${path}`));
    if (names.length === 0)
        return;
    throw new errors/* BackupError */.hj('target', `${(0,format_number/* formatPlural */.yk)(names.length, 'file')} of over ${(0,format_bytes/* formatBytes */.z)(MAX_UPLOAD_BYTES)} cannot be sent in one request, and uploads are not resumed: ${names.slice(0, refuse_too_large_MAX_NAMED).join(', ')}${names.length > refuse_too_large_MAX_NAMED ? ` and ${names.length - refuse_too_large_MAX_NAMED} more` : ''}.`, {
        code: 'STORAGE_FILE_TOO_LARGE',
        nextStep: 'Put all others back with skip-unrestorable: true; take these out of the archive (its RECOVERY.md says how) and send them by another tool.',
    });
}

;// CONCATENATED MODULE: ./.cache/build/app/files/put-file.js







const put_file_READS = { attempts: 4, baseMs: 1000, capMs: 8000 };
/** False when the file is there already, with the same bytes and the same settings. */
async function needsUpload(entry, target) {
    const state = await target.stat(entry.bucket, entry.path);
    if (!state || !hasSettings(state, entry))
        return true;
    // Bytes of which only a tag of another kind is known are sent again: cheaper than reading them first.
    return !hasKnownBytes(state, entry) && (state.storedEtag === null || state.storedEtag !== entry.etag);
}
/**
 * Sends a file and proves it: the tag of what is stored is the MD5 of the bytes, or they are read back. The last bytes are sent
 * only when the archive's own were found to be right.
 * @throws BackupError kind `integrity` when the archive is damaged; kind `target`, code `FILE_DIFFERS` when it is not equal then,
 *   code `STORAGE_FILE_TOO_LARGE` before anything is sent
 */
async function putFile(entry, archive, target, { signal, random }) {
    const { bucket, path } = entry;
    refuseTooLarge([entry]);
    await target.upload({
        ...entry,
        content: () => heldBack(readListedFile(archive.spans, entry, archive.format)),
    });
    const isEqual = await (0,retry/* retry */.L)(() => isStored(entry, target), {
        policy: put_file_READS,
        random,
        signal,
        shouldRetry: (error) => error instanceof read_again/* ReadAgainError */.x,
    });
    if (isEqual)
        return;
    throw new errors/* BackupError */.hj('target', `${bucket}/${path} was sent, but what the project has is not equal.`, {
        code: 'FILE_DIFFERS',
        nextStep: 'Make sure that nothing else writes into the bucket, then run again.',
    });
}
async function isStored(entry, target) {
    const state = await target.stat(entry.bucket, entry.path);
    if (!state || state.bytes !== entry.bytes)
        return false;
    if (hasKnownBytes(state, entry))
        return true;
    const sha256 = (0,external_node_crypto_.createHash)('sha256');
    for await (const chunk of target.read(state))
        sha256.update(chunk);
    return sha256.digest('hex') === entry.sha256;
}
function hasKnownBytes(state, entry) {
    return state.bytes === entry.bytes && state.storedEtag === entry.md5;
}
function hasSettings(state, entry) {
    const settings = ({ contentType, cacheControl, metadata, }) => ({
        // What the project notes where nothing was given.
        contentType: contentType ?? 'application/octet-stream',
        cacheControl: cacheControl ?? 'no-cache',
        metadata: (0,external_node_util_.isDeepStrictEqual)(metadata, {}) ? null : metadata,
    });
    return (0,external_node_util_.isDeepStrictEqual)(settings(state), settings(entry));
}
/** The same chunks; each is given only when what comes after it was read, the last one when there was no error. */
async function* heldBack(chunks) {
    let held;
    for await (const chunk of chunks) {
        if (held)
            yield held;
        held = Buffer.from(chunk);
    }
    if (held)
        yield held;
}

;// CONCATENATED MODULE: ./.cache/build/app/files/restore-files.js









const CONCURRENT_FILES = 4;
const restore_files_MAX_NAMED = 10;
/**
 * Puts buckets and files back: what differs is sent, what is equal stays, nothing is deleted. Every file is proved after it was
 * sent. One that cannot be put back stops no other; all of them are named at the end.
 *
 * A new bucket gets its limits last, because files that are older than a limit may lie outside of it.
 * @throws BackupError kind `target` code `FILES_NOT_RESTORED`; kind `integrity` when the archives are damaged
 */
async function restoreFiles(input, context) {
    const { target, dryRun } = input;
    const own = await openFilesArchive(input.store, input.folder, input.manifest);
    if (!own)
        throw new Error('a backup without files');
    const { objects, buckets } = await manifestOf(own);
    const dependsOn = [...new Set(objects.flatMap(({ heldBy }) => heldBy ?? []))].sort();
    const archives = new Map([[own.id, own]]);
    for (const id of dependsOn)
        archives.set(id, await openHolder(input.store, input.folder, input.manifest, id));
    const there = new Map((await target.buckets()).buckets.map((bucket) => [bucket.id, bucket]));
    const created = buckets.filter(({ id }) => !there.has(id));
    const updated = buckets.filter((bucket) => {
        const found = there.get(bucket.id);
        return found && !(0,external_node_util_.isDeepStrictEqual)(settingsOf(found), settingsOf(bucket));
    });
    if (!dryRun)
        for (const bucket of created)
            await target.createBucket(withoutLimits(bucket));
    const moved = await sendAll(objects, new Set(created.map(({ id }) => id)), archives, input, context);
    if (!dryRun) {
        const limited = created.filter((bucket) => !(0,external_node_util_.isDeepStrictEqual)(bucket, withoutLimits(bucket)));
        for (const bucket of [...limited, ...updated])
            await target.updateBucket(bucket);
    }
    const bytes = objects.reduce((sum, entry) => sum + entry.bytes, 0);
    context.log.info(`${(0,format_number/* formatPlural */.yk)(moved.files, 'file')} of ${objects.length} ${dryRun ? 'would be sent' : 'sent'} (${(0,format_bytes/* formatBytes */.z)(moved.bytes)}); the others are there already.`);
    return {
        buckets: { created: created.length, updated: updated.length, all: buckets.length },
        files: objects.length,
        bytes,
        moved,
        dependsOn,
        warnings: [...archives.values()].flatMap((archive) => archive.warnings),
    };
}
async function sendAll(objects, isNew, archives, { target, dryRun, manifest }, { signal, random, log }) {
    const failures = [];
    const moved = { files: 0, bytes: 0 };
    await (0,map_concurrently/* mapConcurrently */.X)(objects, CONCURRENT_FILES, async (entry) => {
        signal.throwIfAborted();
        try {
            if (!isNew.has(entry.bucket) && !(await needsUpload(entry, target)))
                return;
            if (!dryRun) {
                const archive = archives.get(entry.heldBy ?? manifest.id);
                if (!archive)
                    throw new Error(`no archive of ${entry.heldBy}`);
                await putFile(entry, archive, target, { signal, random });
            }
            moved.files += 1;
            moved.bytes += entry.bytes;
        }
        catch (error) {
            if (!(error instanceof errors/* BackupError */.hj) || error.kind === 'cancelled')
                throw error;
            log.error(`${(0,printable/* printable */.g)(`${entry.bucket}/${entry.path}`)}: ${error.message}`);
            failures.push({ name: `${entry.bucket}/${entry.path}`, error });
            // A project that does not answer will not answer for the next file.
            if (error.code !== 'STORAGE_UNREACHABLE' && error.code !== 'STORAGE_AUTH_FAILED')
                return;
            throw error;
        }
    });
    const [first] = failures;
    if (first)
        throw notRestored(failures.map(({ name }) => name), first.error, moved.files);
    return moved;
}
function settingsOf({ public: isPublic, fileSizeLimit, allowedMimeTypes }) {
    return { isPublic, fileSizeLimit, allowedMimeTypes };
}
function withoutLimits(bucket) {
    return { ...bucket, fileSizeLimit: null, allowedMimeTypes: null };
}
function notRestored(names, cause, sent) {
    const shown = names.slice(0, restore_files_MAX_NAMED).map((name) => (0,printable/* printable */.g)(name));
    const rest = names.length - shown.length;
    return new errors/* BackupError */.hj(cause.kind, `${(0,format_number/* formatPlural */.yk)(names.length, 'file')} could not be put back: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}. The first: ${cause.message} ${(0,format_number/* formatPlural */.yk)(sent, 'other file')} were sent and are equal.`, { code: 'FILES_NOT_RESTORED', nextStep: cause.nextStep, cause });
}

;// CONCATENATED MODULE: ./.cache/build/app/files/restore-step.js










/**
 * Files are restored when a project for them is named and the backup has some; a selection of tables leaves them out. Everything
 * that stands in the way is said here, before the database is touched. null where there is nothing to do, and the report says why.
 *
 * @throws BackupError kind `settings` code `NO_FILES` when files alone were asked for; kind `safety` code `CONFIRMATION_MISSING`;
 *   kind `target` when the project cannot be reached; kind `integrity` when files of the backup are damaged
 */
async function prepareFiles(wiring, archive, context, draft, journal) {
    const { settings } = wiring;
    const { storage } = archive.manifest;
    const choice = wiring.chooseBackup();
    const why = whyNot(wiring, archive, choice);
    if (why !== null) {
        if (!(0,config_settings/* restoresRows */.no)(settings))
            throw restore_step_noFiles(archive.id, why);
        if (storage || settings.targetProject)
            journal.note(why);
        return null;
    }
    const target = await wiring.openFileStorage('target');
    const needed = restore_step_neededWords(settings.targetEnvironment, target.project, storage?.project);
    if (settings.dryRun) {
        journal.note(...needed.map(({ words, reason }) => `It will need confirm: ${words}, because ${reason}.`));
    }
    else {
        await confirmRestore(needed, settings.confirm, context.ask);
    }
    await target.buckets();
    const folder = choice.kind === 'archive' ? folderOf(choice.file) : (0,series_keys/* seriesFolder */.sh)(wiring.series);
    await context.log.group('Checking every file', () => checkBefore(wiring, choice, folder, archive, context, draft));
    return async () => {
        const store = await wiring.openStoreOf(choice);
        const { manifest } = archive;
        const report = { archiveUri: null, archiveBytes: storage?.archive.bytes ?? null, dependsOn: [] };
        const none = {
            buckets: 0,
            files: storage?.files ?? 0,
            bytes: storage?.bytes ?? 0,
            moved: { files: 0, bytes: 0 },
        };
        draft.set({ files: { ...report, ...none } });
        try {
            const { dryRun } = settings;
            const done = await context.log.group('Files', () => journal.phase('files', () => restoreFiles({ store, folder, manifest, target, dryRun }, context)));
            const { buckets, dependsOn, files, bytes, moved, warnings } = done;
            draft.warn(...warnings);
            draft.set({ files: { ...report, buckets: buckets.all, files, bytes, moved, dependsOn } });
            const [will, are] = dryRun ? ['would be ', 'would be'] : ['', 'were'];
            journal.note(`Files: ${(0,format_number/* formatPlural */.yk)(moved.files, 'file')} (${(0,format_bytes/* formatBytes */.z)(moved.bytes)}) of ${files} ${are} sent to ${target.project}, the others are there already; ${(0,format_number/* formatPlural */.yk)(buckets.created, 'bucket')} ${will}created, ${buckets.updated} ${will}changed.`);
        }
        finally {
            draft.warn(...store.warnings);
            await store.close();
        }
    };
}
async function checkBefore(wiring, choice, folder, { manifest }, context, draft) {
    const store = await wiring.openStoreOf(choice);
    try {
        refuseTooLarge(await checkAllFiles(store, folder, manifest, context, draft));
    }
    catch (error) {
        // What is whole is put back then; what is not is named when its turn comes.
        if (!wiring.settings.skipUnrestorable || !(error instanceof errors/* BackupError */.hj) || !SKIPPED.includes(error.kind))
            throw error;
        draft.warn(`Not all files of the backup can be put back: ${error.message}`);
    }
    finally {
        await store.close();
    }
}
const SKIPPED = ['integrity', 'target'];
function whyNot({ settings }, { manifest }, choice) {
    const { storage } = manifest;
    if (!storage)
        return 'The backup has no files of Supabase Storage.';
    const files = `${(0,format_number/* formatPlural */.yk)(storage.files, 'file')} of Supabase Storage`;
    if (!settings.targetProject) {
        return `${files} were not restored: that needs target-supabase-url and target-supabase-service-role-key.`;
    }
    if (settings.tables.length > 0 && (0,config_settings/* restoresRows */.no)(settings))
        return `A selection of tables leaves the ${files} out.`;
    if (choice.kind === 'folder')
        return `The ${files} lie in an archive of their own, not in this folder.`;
    return null;
}
function restore_step_neededWords(targetEnvironment, target, source) {
    const words = 'RESTORE PRODUCTION';
    if (/^prod(uction)?$/i.test(targetEnvironment ?? '')) {
        return [{ words, reason: `target-environment is ${targetEnvironment}` }];
    }
    return target === source ? [{ words, reason: 'the files go to the very project that they came from' }] : [];
}
function restore_step_noFiles(id, why) {
    return new errors/* BackupError */.hj('settings', `${why} Nothing of ${id} can be restored by this.`, {
        code: 'NO_FILES',
        setting: 'tables',
        nextStep: 'Choose a backup that was made with storage-buckets, or leave tables out to restore its rows.',
    });
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./.cache/build/app/run-command.js






/**
 * Variables a command does not get: this tool's own settings and keys, what would lead a database client to the
 * source, and the runner's tokens, which a step of its own would not have either. Anything else is the user's.
 */
const WITHHELD = /^(DB_BACKUP_.*|INPUT_.*|DATABASE_URL|PG[A-Z]+|SLACK_WEBHOOK_URL|SUPABASE_(SERVICE_ROLE|SECRET)_KEY|AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)|ACTIONS_.*TOKEN)$/;
/** Between asking a command to end and ending it; all of a cancelled run has 7 s. */
const KILL_AFTER_MS = 2_000;
/** What a process in the background of an ended command may still have to say. */
const LAST_WORDS_MS = 500;
/** The longest that a timer waits; 24 days. */
const MAX_TIMER_MS = 2 ** 31 - 1;
/** The rest of a longer line is left out: a log is for people. */
const MAX_LINE_CHARACTERS = 4_000;
/**
 * Runs a command with `sh -c`; every line it writes goes to the log. When the run is cancelled or the time is over, the
 * command and all it started end with it.
 * @throws BackupError kind `cancelled`
 */
async function runCommand(command, options) {
    const { signal, timeoutMs } = options;
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
    let isLate = false;
    const end = () => {
        killed ??= endGroup(child);
    };
    const timer = setTimeout(() => {
        isLate = true;
        end();
    }, timeoutMs ?? MAX_TIMER_MS);
    signal.addEventListener('abort', end, { once: true });
    try {
        const [code, endedBy] = (await (0,external_node_events_.once)(child, 'exit'));
        await Promise.race([closed, (0,external_node_timers_promises_.setTimeout)(LAST_WORDS_MS)]);
        if (signal.aborted)
            throw (0,errors/* cancelledError */.YQ)(signal.reason);
        if (isLate)
            return `did not end within ${(0,format_duration/* formatDuration */.a3)((timeoutMs ?? 0) / 1000)} and was killed`;
        if (code === 0)
            return null;
        return code === null ? `was ended by ${endedBy}` : `ended with exit code ${code}`;
    }
    catch (error) {
        if (signal.aborted)
            throw error;
        return `could not be started (${(0,errors/* messageOf */.bD)(error)})`;
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        await killed;
        // What was left in the background may go on, but keeps nobody waiting.
        for (const stream of [child.stdout, child.stderr])
            stream.unref?.();
    }
}
function environmentFor({ environment, databaseUrl }) {
    const kept = Object.entries(environment).filter((entry) => entry[1] !== undefined && !WITHHELD.test(entry[0]));
    return { ...Object.fromEntries(kept), DATABASE_URL: databaseUrl };
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

;// CONCATENATED MODULE: ./.cache/build/app/restore/after-restore.js


/**
 * Runs `after-restore` with the target as `DATABASE_URL`.
 * @throws BackupError kind `target` code `AFTER_RESTORE_FAILED`; the restored data stay
 */
async function runAfterRestore(command, options) {
    const trouble = await runCommand(command, options);
    if (trouble === null)
        return;
    throw new errors/* BackupError */.hj('target', `The after-restore command ${trouble}. The restore itself was proved and committed before, and its data stay.`, {
        code: 'AFTER_RESTORE_FAILED',
        setting: 'after-restore',
        nextStep: 'Read what the command wrote in the log, mend it, and run it by hand with DATABASE_URL set to the target.',
    });
}

// EXTERNAL MODULE: ./.cache/build/lib/sleep.js
var sleep = __webpack_require__(43372);
;// CONCATENATED MODULE: ./.cache/build/app/restore/poll-health-urls.js


const TIMEOUT_MS = 60_000;
const INTERVAL_MS = 2_000;
const REQUEST_TIMEOUT_MS = 10_000;
/** Asks every address (GET, redirects followed) until it answers with 2xx or the time is over. */
function askHealthUrls(urls, options) {
    return Promise.all(urls.map((url) => pollOne(url, options)));
}
/**
 * The same after a restore.
 * @throws BackupError kind `target` code `HEALTH_CHECK_FAILED` naming each that is not well, and its last answer
 */
async function pollHealthUrls(urls, options) {
    const { timeoutMs = TIMEOUT_MS } = options;
    const unwell = (await askHealthUrls(urls, options)).filter(({ isHealthy }) => !isHealthy);
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
            return { shown, isHealthy: true, answer: answer.words };
        }
        log.debug(`${shown}: ${answer.words}`);
        // Time that ran out in the middle of a question says less than the answer before it.
        lastWords = answer.isSilent ? (lastWords ?? answer.words) : answer.words;
        if (clock.now().getTime() + intervalMs >= deadlineMs)
            return { shown, isHealthy: false, answer: lastWords };
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

// EXTERNAL MODULE: ./.cache/build/core/describe-restore.js
var describe_restore = __webpack_require__(96789);
// EXTERNAL MODULE: ./.cache/build/lib/tell-while-working.js
var tell_while_working = __webpack_require__(24842);
;// CONCATENATED MODULE: ./.cache/build/app/restore/compare-checksums.js





/**
 * Asks the target's server for its own checksums of tables that are proved: the proof reads rows back the way they were read from
 * the source, and what that way loses is equal on both sides. null where the engine has no such thing.
 */
async function compareChecksums(restoration, tables, { recomputed, isOff, jobs }) {
    const compare = restoration.compareChecksum?.bind(restoration);
    if (!compare)
        return null;
    const judge = async (table) => {
        if (isOff)
            return { notCompared: 'table-checksum: off' };
        if (recomputed.includes((0,describe_restore/* fullName */.fq)(table)))
            return { notCompared: 'generated columns were recomputed' };
        return compare(table);
    };
    return (0,map_concurrently/* mapConcurrently */.X)(tables, jobs, async (table) => ({
        table: { schema: table.schema, name: table.name },
        outcome: await judge(table),
    }));
}
function sumUpChecksums(judged) {
    const byReason = new Map();
    for (const { table, outcome } of judged) {
        if (typeof outcome === 'string')
            continue;
        const tables = byReason.get(outcome.notCompared);
        if (tables)
            tables.push(table);
        else
            byReason.set(outcome.notCompared, [table]);
    }
    return {
        equal: judged.filter(({ outcome }) => outcome === 'equal').length,
        notCompared: [...byReason].map(([reason, tables]) => ({ reason, tables })),
    };
}
/** One sentence for each reason. */
function checksumNotes(judged) {
    return sumUpChecksums(judged).notCompared.map(({ reason, tables }) => `The server's own checksum of ${(0,format_number/* formatPlural */.yk)(tables.length, 'table')} was not compared (${reason}): ${(0,display_list/* displayList */.l)(tables.map(describe_restore/* fullName */.fq))}.`);
}
/** @throws BackupError kind `integrity` code `TARGET_CHECKSUM_DIFFERS` naming every table */
function refuseDifferent(judged) {
    const different = judged.filter(({ outcome }) => outcome === 'different');
    if (different.length === 0)
        return;
    const list = different.map(({ table }) => `- ${(0,describe_restore/* fullName */.fq)(table)}: CHECKSUM TABLE differs`).join('\n');
    throw new errors/* BackupError */.hj('integrity', `The rows read back as in the backup, but the servers of source and target do not say the same of them, so nothing is kept:\n${list}`, {
        code: 'TARGET_CHECKSUM_DIFFERS',
        nextStep: 'A value was not carried as it was: do not rely on these tables of the backup, and report how they are defined. table-checksum: off restores what the archive holds.',
    });
}

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
const decode_table_NEXT_STEP = 'Restore another backup; run verify on this one, and please report it when verify finds nothing.';
function malformed(kernel, table) {
    const what = `Row ${kernel.rows + 1} of ${refuse_rows_labelOf(table)} cannot be read: it is not in the form of this table's file.`;
    return new errors/* BackupError */.hj('integrity', what, { code: 'ROW_MALFORMED', nextStep: decode_table_NEXT_STEP });
}
function decode_table_truncated(kernel, table) {
    const what = `The file of ${refuse_rows_labelOf(table)} ends too early, after ${kernel.rows} complete rows.`;
    return new errors/* BackupError */.hj('integrity', what, { code: 'ROW_TRUNCATED', nextStep: decode_table_NEXT_STEP });
}

// EXTERNAL MODULE: ./.cache/build/database/selection.js
var selection = __webpack_require__(61747);
;// CONCATENATED MODULE: ./.cache/build/app/restore/restore-request.js

const PRE_DATA = 'schema/pre-data.sql';
const POST_DATA = 'schema/post-data.sql';
const LARGE_OBJECTS = 'large-objects.json';
const AUTH_USERS = 'auth-users.json';
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
            ? { preData: await readWhole(archive, PRE_DATA), postData: await readWhole(archive, POST_DATA) }
            : null,
        owner: choices.owner,
        skipUnrestorable: choices.skipUnrestorable,
        jobs: choices.jobs,
    };
}
async function readWhole(archive, file) {
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
/** Sentences about what is in the archive and not restored. */
function leftNotes(request, archive) {
    return [...selectionNotes(request, archive), ...documentNotes(archive)];
}
function documentNotes({ manifest }) {
    if (!manifest.files.some(({ file }) => file === AUTH_USERS))
        return [];
    return [
        `The users of Auth are in ${AUTH_USERS} and are not restored: tables that point to auth.users need them there before.`,
    ];
}
function selectionNotes({ isSelection }, { manifest }) {
    if (!isSelection || !manifest.files.some(({ file }) => file === LARGE_OBJECTS))
        return [];
    return ['Large objects belong to no table, so a selection of tables leaves them out.'];
}

;// CONCATENATED MODULE: ./.cache/build/app/restore/load-tables.js





/**
 * Loads the tables of the request, `jobs` at a time, in the order that the target needs, else largest first; returns those that
 * were not skipped.
 * @throws BackupError kind `integrity` code `TARGET_ROWS_DIFFER` when the target took another number of rows
 */
async function loadTables(restoration, request, archive, context, journal) {
    const { progress, clock } = context;
    const inOrder = restoration.loadOrder ?? [...request.tables].sort((a, b) => b.bytes - a.bytes);
    progress.begin({
        tables: inOrder.length,
        estimatedBytes: inOrder.reduce((sum, table) => sum + table.bytes, 0),
    });
    const loaded = [];
    try {
        const sources = new Map(inOrder.map((table) => [table, rowsOf(table, archive, context)]));
        const loadOne = async (table, source) => {
            const startedAt = clock.now().getTime();
            progress.tableStarted(table, table.bytes);
            const rows = await restoration.load(table, source);
            if (rows === 'postponed')
                return false;
            const seconds = (clock.now().getTime() - startedAt) / 1000;
            progress.tableFinished(table, { rows: rows ?? 0, bytes: table.bytes, seconds });
            if (rows === null)
                return true;
            if (rows !== table.rows)
                throw countDiffers(table, rows, restoration);
            loaded.push(table);
            journal.tableLoaded({ schema: table.schema, name: table.name, rows, bytes: table.bytes, seconds });
            return true;
        };
        // The target ends this itself: a table that cannot go on is an error.
        while (sources.size > 0) {
            await (0,map_concurrently/* mapConcurrently */.X)([...sources], request.jobs, async ([table, source]) => {
                if (await loadOne(table, source))
                    sources.delete(table);
            });
        }
    }
    finally {
        progress.end();
    }
    return loaded;
}
/** A table's rows as COPY text, from the first one each time; the first reading is the progress. */
function rowsOf(table, archive, context) {
    let isFirst = true;
    return () => {
        const options = isFirst
            ? { onProgress: (delta) => context.progress.advanced(table, delta) }
            : {};
        isFirst = false;
        return decodeTable(archive.read(table.file), table.columns, {
            table,
            signal: context.signal,
            ...options,
        });
    };
}
/**
 * Lets the target look at every row before anything is written, where it has to.
 * @throws BackupError kind `target`
 */
async function examineTables(restoration, { tables }, archive, { signal }) {
    for (const table of tables) {
        await restoration.examine?.(table, () => decodeTable(archive.read(table.file), table.columns, { table, signal }));
    }
}
function largeObjectRows(archive, { signal }) {
    const table = { schema: '', name: 'large objects' };
    return decodeTable(archive.read(LARGE_OBJECTS), large_objects/* LARGE_OBJECT_COLUMNS */.Wp, { table, signal });
}
function countDiffers({ schema, name, rows }, loaded, { isLasting }) {
    return new errors/* BackupError */.hj('integrity', `The target took ${loaded} rows of ${schema}.${name}; the backup has ${rows}.`, {
        code: 'TARGET_ROWS_DIFFER',
        nextStep: `Look for a trigger or rule of the target that swallows rows; ${isLasting ? 'the rows that were written stay' : 'nothing was kept'}.`,
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

;// CONCATENATED MODULE: ./.cache/build/app/restore/prove-tables.js



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
function refuseUnproven({ failed }, { isLasting } = {}) {
    if (failed.length === 0)
        return;
    const list = failed.map(({ unit, reason }) => `- ${unit.label}: ${reason}`).join('\n');
    throw new errors/* BackupError */.hj('integrity', `What was loaded is not what the backup holds${isLasting ? '' : ', so nothing is kept'}:\n${list}`, {
        code: 'TARGET_ROWS_DIFFER',
        nextStep: isLasting
            ? 'A trigger of the target may change rows as they are written, and what was written stays: switch it off (ALTER TABLE … DISABLE TRIGGER USER) and run again, or see with explain-differences: true which rows it are.'
            : 'Something in the target changes rows while they are loaded; run again with explain-differences: true to see which.',
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

;// CONCATENATED MODULE: ./.cache/build/app/restore/refuse-other-engine.js

/**
 * MySQL, MariaDB and TiDB have types, collations and kinds of objects that the others do not know, or know as something
 * else, under the same names: definitions of one are not those of another.
 * @throws BackupError kind `target` code `TARGET_OTHER_ENGINE`
 */
function refuseOtherEngine(source, target) {
    if (source.engine === target.engine)
        return;
    throw new errors/* BackupError */.hj('target', `This is a backup of ${source.engine}, and the target is ${target.engine}. Nothing was touched.`, {
        code: 'TARGET_OTHER_ENGINE',
        setting: 'target-url',
        nextStep: 'Choose a target of the same engine, or another backup.',
    });
}

;// CONCATENATED MODULE: ./.cache/build/app/restore/restore-into.js











/**
 * Plans, fetches and checks, loads, proves and commits; a failure at any point leaves the target as it was, or the report
 * says what stays.
 */
async function restoreInto(input, context, journal) {
    const { archive, target, choices } = input;
    refuseOtherEngine(archive.manifest.source, target.info);
    const request = await journal.phase('plan', () => makeRequest(archive, choices));
    const files = filesOf(request, archive);
    journal.set({ bytesFetched: archive.bytesFetched, target: target.info });
    const plan = await journal.phase('plan', () => target.plan(request));
    journal.set({ mode: plan.mode, plan });
    journal.note(...plan.notes, ...leftNotes(request, archive));
    await input.guard(plan);
    refusePlan(plan, target);
    if (input.dryRun)
        return;
    await context.log.group('Fetching and checking the archive', () => journal.phase('check', () => (0,tell_while_working/* tellWhileWorking */.o)(() => archive.fetch(request.isSelection ? files : 'all'), (seconds) => context.log.info(fetchedSoFar(archive, seconds)))));
    journal.set({ bytesFetched: archive.bytesFetched });
    // The target may have changed meanwhile.
    const current = await journal.phase('plan', () => target.plan({ ...request, mode: plan.mode }));
    journal.set({ plan: current });
    refusePlan(current, target);
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
    await journal.phase('check', () => examineTables(restoration, request, archive, context));
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
    refuseUnproven(proof, restoration);
    journal.note(...proof.differentGenerated.map((label) => `Generated columns of ${label} were recomputed and are not what they were in the backup.`));
    await journal.phase('proof', () => witness(restoration, loaded, proof, choices, request.jobs, journal));
    context.signal.throwIfAborted();
    await journal.phase('commit', () => restoration.commit());
    journal.take(restoration.outcome);
    const seconds = journal.secondsOf('load');
    const rows = loaded.reduce((sum, table) => sum + table.rows, 0);
    journal.set({ committed: true, rowsPerSecond: seconds > 0 ? Math.round(rows / seconds) : null });
}
/** What the servers themselves say of the rows that were proved. */
async function witness(restoration, loaded, { differentGenerated }, { tableChecksum }, jobs, journal) {
    const rules = { recomputed: differentGenerated, isOff: tableChecksum === 'off', jobs };
    const judged = await compareChecksums(restoration, loaded, rules);
    if (judged === null)
        return;
    journal.tellChecksums(judged);
    journal.set({ serverChecksums: sumUpChecksums(judged) });
    journal.note(...checksumNotes(judged));
    refuseDifferent(judged);
}
function fetchedSoFar({ bytesFetched }, seconds) {
    const fetched = bytesFetched === 0 ? 'Checking the archive' : `${(0,format_bytes/* formatBytes */.z)(bytesFetched)} fetched`;
    return `${fetched}, ${(0,format_duration/* formatDuration */.a3)(seconds)} so far`;
}
/** @throws BackupError kind `target` code `TARGET_REFUSED` naming everything that stands in the way */
function refusePlan({ refusals, mode }, { info }) {
    if (refusals.length === 0)
        return;
    throw new errors/* BackupError */.hj('target', `The target cannot take this backup (mode ${mode}):\n${(0,describe_restore/* itemLines */.Lt)(refusals)}`, {
        code: 'TARGET_REFUSED',
        nextStep: info.via === 'rest'
            ? 'Nothing was touched. Mend what is listed, leave it out by tables or skip-unrestorable, or restore with target-url.'
            : 'Nothing was touched. Mend what is listed, or choose another target or mode.',
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

;// CONCATENATED MODULE: ./.cache/build/app/restore/restore-journal.js


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
    tellChecksums(judged) {
        const outcomes = new Map(judged.map(({ table, outcome }) => [(0,describe_restore/* fullName */.fq)(table), outcome]));
        for (const [at, table] of this.#tables.entries()) {
            const outcome = outcomes.get((0,describe_restore/* fullName */.fq)(table));
            if (!outcome)
                continue;
            this.#tables[at] = { ...table, serverChecksum: typeof outcome === 'string' ? outcome : 'not-compared' };
        }
        this.tellTables();
    }
    /** What the target says happened besides the rows. */
    take({ skipped, notes, merged, remains }) {
        this.set({ skipped: [...skipped], merged: [...merged], remains: [...remains] });
        this.note(...notes);
    }
    /** Measures a part; parts of one name are added up. */
    phase(name, work) {
        return measureSeconds(this.context.clock, work, (seconds) => {
            const before = this.#phases.findIndex((phase) => phase.name === name);
            if (before < 0)
                this.#phases.push({ name, seconds });
            else
                this.#phases[before] = { name, seconds: (this.#phases[before]?.seconds ?? 0) + seconds };
            this.set({ phases: [...this.#phases] });
        });
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

;// CONCATENATED MODULE: ./.cache/build/app/restore/restore.js









/** Bytes of JSON that a small server takes in a second, indexes and proof included; for a guess before the start. */
const ASSUMED_BYTES_PER_SECOND = 20e6;
/**
 * Restores a backup into the target:
 * 1. find the archive and read its manifest,
 * 2. plan, and ask for the confirmations that the plan needs,
 * 3. fetch the archive and check every byte of it,
 * 4. load, put keys and triggers back, read every row back and compare, commit (restore-into.ts); by service key every row stays
 *    at once,
 * 5. put the files of Supabase Storage back, where they are asked for (files/restore-step.ts),
 * 6. run `after-restore` and ask `health-urls`.
 */
async function restore(wiring, context, draft) {
    const { settings } = wiring;
    const journal = new RestoreJournal(draft, context);
    const choice = wiring.chooseBackup();
    const archive = await journal.phase('fetch', () => openArchive(wiring, context, choice));
    try {
        describeArchive(archive, draft, journal, settings);
        journal.set({ targetEnvironment: settings.targetEnvironment ?? null });
        const putFilesBack = await prepareFiles(wiring, archive, context, draft, journal);
        if ((0,config_settings/* restoresRows */.no)(settings))
            await restoreDatabase(wiring, archive, context, draft, journal);
        else
            draft.warn(rowsLeftOut(archive));
        await putFilesBack?.();
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
/** Files alone must never pass for the whole backup. */
function rowsLeftOut({ manifest: { tables } }) {
    return `Files alone are restored: the rows of ${(0,format_number/* formatPlural */.yk)(tables.length, 'table')} are not, because of tables: ${config_settings/* NO_TABLES */.IW}.`;
}
async function restoreDatabase(wiring, archive, context, draft, journal) {
    const { settings } = wiring;
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
/** The settings of a restore; one job, because only that is a single transaction. */
function choicesOf(settings) {
    const { mode, tables, owner, skipUnrestorable, explainDifferences, tableChecksum, jobs = 1 } = settings;
    return { mode, tables, owner, skipUnrestorable, explainDifferences, tableChecksum, jobs };
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
        await log.group('Running after-restore', () => runAfterRestore(afterRestore, { databaseUrl: targetUrl, environment, log, redact, signal }));
    }
    if (healthUrls.length > 0) {
        await log.group('Asking health-urls', () => pollHealthUrls(healthUrls, { signal, log, clock }));
    }
}

// EXTERNAL MODULE: ./.cache/build/config/expected-tables.js
var expected_tables = __webpack_require__(5680);
;// CONCATENATED MODULE: ./.cache/build/app/drill/compare-state.js

/** How many differences a check names. */
const compare_state_MAX_NAMED = 10;
/**
 * Whether a restored database has the triggers, policies and keys that the source had, enabled and validated alike: not
 * whether they are good, as a healthy source may hold rows without parent. What was left out is not missed.
 */
function compareState(recorded, found, skipped) {
    const isLeftOut = leftOutBy(skipped);
    const judge = (kind, name, factsOf) => judgeFacts(kind, name, factsOf(recorded), factsOf(found));
    const kept = (items, kind) => items.filter((item) => !isLeftOut(kind, item));
    const takenKeys = (state) => kept(state.foreignKeys, 'foreign-key');
    // Those that rows break are findings, whether the server took them as they are, NOT VALID or not at all.
    const wholeKeys = (state) => kept(takenKeys(state), 'orphans');
    const broken = takenKeys(recorded).length - wholeKeys(recorded).length;
    return [
        judge('triggers', (0,format_number/* formatPlural */.yk)(recorded.triggers.length, 'trigger'), ({ triggers }) => new Map(kept(triggers, 'trigger').map((t) => [compare_state_nameOf(t), t.enabled]))),
        judge('policies', `${(0,format_number/* formatPlural */.yk)(recorded.policies.length, 'policy', 'policies')}, ${(0,format_number/* formatPlural */.yk)(recorded.rowSecurity.length, 'table')} with row security`, ({ policies, rowSecurity }) => new Map([
            ...kept(policies, 'policy').map((p) => [compare_state_nameOf(p), rulesOf(p)]),
            ...kept(rowSecurity.map((r) => ({ ...r, name: '' })), 'row-security').map((r) => [`row security of ${r.schema}.${r.table}`, r.forced ? 'forced' : 'on']),
        ])),
        {
            ...judgeKeys(wholeKeys(recorded), wholeKeys(found), broken),
            name: (0,format_number/* formatPlural */.yk)(recorded.foreignKeys.length, 'foreign key'),
        },
    ];
}
const compare_state_nameOf = ({ schema, table, name }) => `${schema}.${table} ${name}`;
function rulesOf({ permissive, command, roles }) {
    return `${permissive ? 'permissive' : 'restrictive'} for ${command} to ${roles.join(', ')}`;
}
/** pg_dump names what belongs to a table `table name`, MySQL a trigger by itself; without the table there is nothing of it. */
function leftOutBy(skipped) {
    const keys = new Set(skipped.map(({ kind, schema, name }) => `${kind} ${schema}.${name}`));
    return (kind, { schema, table, name }) => keys.has(`table ${schema}.${table}`) ||
        keys.has(`${kind} ${schema}.${`${table} ${name}`.trim()}`) ||
        keys.has(`${kind} ${schema}.${name}`);
}
function judgeFacts(kind, name, recorded, found) {
    const differences = [...new Set([...recorded.keys(), ...found.keys()])].flatMap((key) => {
        const before = recorded.get(key);
        const now = found.get(key);
        if (before === now)
            return [];
        if (now === undefined)
            return [`${key} is missing`];
        return [before === undefined ? `${key} was not in the source` : `${key} is ${now}, was ${before}`];
    });
    return { kind, name, ok: differences.length === 0, detail: listed(differences) };
}
/** Rows without parent are counted only for keys that the server does not vouch for; null is not known. */
function judgeKeys(recorded, found, broken) {
    const open = new Set(openedKeys(recorded, found).map(compare_state_nameOf));
    const factsOf = (keys, others) => {
        const counted = new Set(others.filter(({ orphans }) => orphans !== null).map(compare_state_nameOf));
        return new Map(keys
            .filter((key) => !open.has(compare_state_nameOf(key)))
            .map((key) => {
            const validity = key.validated ? 'validated' : 'not validated';
            const isCompared = key.orphans !== null && counted.has(compare_state_nameOf(key));
            return [compare_state_nameOf(key), isCompared ? `${validity} with ${key.orphans} orphans` : validity];
        }));
    };
    const check = judgeFacts('orphans', '', factsOf(recorded, found), factsOf(found, recorded));
    if (!check.ok)
        return check;
    const orphans = recorded.reduce((sum, key) => sum + (key.orphans ?? 0), 0);
    const counted = `${(0,format_number/* formatPlural */.yk)(orphans, 'orphan')}, as in the source`;
    const uncounted = `${(0,format_number/* formatPlural */.yk)(broken, 'key')} with rows without parent, in the backup as in the source`;
    const detail = broken === 0 ? counted : orphans === 0 ? uncounted : `${counted}; ${uncounted}`;
    return { ...check, detail };
}
/** A restore leaves a key open only where the backup does not hold all rows that it points to. */
function openedKeys(recorded, found) {
    const validated = new Set(recorded.filter((key) => key.validated).map(compare_state_nameOf));
    return found.filter((key) => !key.validated && validated.has(compare_state_nameOf(key)));
}
/** What a person should know of keys, although the backup is right. */
function keyFindings(recorded, found, skipped) {
    const isLeftOut = leftOutBy(skipped);
    const finding = ({ schema, table, name }, reason) => ({
        kind: 'foreign-key',
        schema,
        name: `${table} ${name}`,
        reason,
    });
    // Of keys that rows break the restore told already, with their number.
    const opened = openedKeys(recorded.foreignKeys, found.foreignKeys)
        .filter((key) => !isLeftOut('orphans', key))
        .map((key) => finding(key, 'is not validated after a restore: the backup does not hold all rows that it points to'));
    const withOrphans = recorded.foreignKeys.filter(({ orphans }) => orphans !== null && orphans > 0);
    return [
        ...withOrphans.map((key) => finding(key, `${(0,format_number/* formatPlural */.yk)(key.orphans ?? 0, 'row')} without parent in the source, and so in the backup`)),
        ...opened,
    ];
}
/** By value and by whether they were called; other sequences of the database say nothing of the backup. */
function compareSequences(recorded, found, skipped) {
    const fullName = ({ schema, name }) => `${schema}.${name}`;
    const leftOut = new Set(skipped.filter(({ kind }) => kind === 'sequence').map(fullName));
    const expected = recorded.filter((sequence) => !leftOut.has(fullName(sequence)));
    const state = ({ lastValue, isCalled, cycleCount }) => `at ${lastValue}${isCalled ? '' : ', not called yet'}${cycleCount ? `, begun again ${cycleCount} times` : ''}`;
    const now = new Map(found.map((sequence) => [fullName(sequence), state(sequence)]));
    return judgeFacts('sequences', (0,format_number/* formatPlural */.yk)(recorded.length, 'sequence'), new Map(expected.map((sequence) => [fullName(sequence), state(sequence)])), new Map(expected.flatMap((s) => (now.has(fullName(s)) ? [[fullName(s), now.get(fullName(s)) ?? '']] : []))));
}
/** The first few, and how many more; null for none. */
function listed(sentences) {
    if (sentences.length === 0)
        return null;
    const rest = sentences.length - compare_state_MAX_NAMED;
    return sentences.slice(0, compare_state_MAX_NAMED).join('; ') + (rest > 0 ? `; and ${rest} more` : '');
}

;// CONCATENATED MODULE: ./.cache/build/app/drill/expected-table-check.js




/**
 * Whether the tables that an entry of `expected-tables` means are there, each with the rows it must have at least. A
 * partition tree that the entry means counts as a whole, its empty leaves do not matter.
 */
async function checkExpectedTable(probe, tables, { text, pattern, minimumRows }) {
    const meant = meantTables(tables, pattern);
    const asked = { kind: 'expected-tables', name: text };
    if (meant.length === 0)
        return { ...asked, ok: false, detail: 'no table of the backup is called so' };
    const wrong = [];
    let total = 0;
    for (const table of meant) {
        const rows = await probe.countRows(table);
        total += rows ?? 0;
        if (rows === undefined)
            wrong.push(`${table.schema}.${table.name} is not there`);
        else if (rows < minimumRows)
            wrong.push(`${table.schema}.${table.name} has ${(0,format_number/* formatPlural */.yk)(rows, 'row')}`);
    }
    const found = `${(0,format_number/* formatCount */.B4)(total)} ${total === 1 ? 'row' : 'rows'}${meant.length === 1 ? '' : ` in ${meant.length} tables`}`;
    return { ...asked, ok: wrong.length === 0, detail: listed(wrong) ?? found };
}
/** Roots in place of their leaves where the pattern means the root, each table once. */
function meantTables(tables, pattern) {
    const matches = (0,selection/* matchTable */.Kp)(pattern);
    const meant = new Map();
    for (const { schema, name, partitionOf } of tables) {
        const table = partitionOf && matches?.(partitionOf) ? partitionOf : { schema, name };
        if (matches?.(table))
            meant.set((0,table_key/* keyOf */.T)(table), table);
    }
    return [...meant.values()];
}

;// CONCATENATED MODULE: ./.cache/build/app/drill/drill-checks.js





/** For `check-command`. */
const COMMAND_TIMEOUT_MS = 600_000;
/**
 * Asks a restored database everything that a drill asks, one after the other; a wrong answer stops nothing, and each is
 * told to the journal at once.
 * @throws BackupError kind `target` when the database cannot be asked any more; kind `cancelled`
 */
async function runDrillChecks(probe, questions, context, journal) {
    const { manifest, skipped, expectedTables, checkSql, command, healthUrls } = questions;
    const statements = checkSql === undefined ? [] : probe.statementsOf(checkSql);
    const asked = [
        async () => [compareSequences(manifest.sequences, await probe.readSequences(), skipped)],
        () => checkState(probe, manifest.state, skipped, journal),
        ...expectedTables.map((text) => async () => [
            await checkExpectedTable(probe, manifest.tables, (0,expected_tables/* parseExpectedTable */.o)(text)),
        ]),
        ...(checkSql !== undefined && statements.length === 0 ? [async () => [NO_STATEMENT]] : []),
        ...statements.map((statement) => async () => [checkOf(statement, await probe.ask(statement))]),
        ...(command === undefined ? [] : [() => checkCommand(command, questions, context)]),
        ...(healthUrls.length === 0 ? [] : [() => checkUrls(healthUrls, context)]),
    ];
    for (const question of asked) {
        context.signal.throwIfAborted();
        journal.check(...(await question()));
    }
}
/** Releases before the drill recorded no state; that is no fault of the backup. */
async function checkState(probe, recorded, skipped, journal) {
    if (recorded) {
        const found = await probe.readState();
        journal.find(...keyFindings(recorded, found, skipped));
        return compareState(recorded, found, skipped);
    }
    const kinds = ['triggers', 'policies', 'orphans'];
    const detail = 'not recorded by this archive, so not compared';
    return kinds.map((kind) => ({ kind, name: kind, ok: true, detail }));
}
/** Whoever asks wants an answer. */
const NO_STATEMENT = {
    kind: 'check-sql',
    name: 'check-sql',
    ok: false,
    detail: 'it holds no statement',
};
const ANSWERS = {
    true: null,
    false: 'it returned false',
    null: 'it returned NULL',
    'no-row': 'it returned no row',
    'several-rows': 'it returned more than one row',
    'not-boolean': 'it did not return one boolean',
};
function checkOf(statement, answer) {
    const detail = answer.kind === 'error' ? answer.message : ANSWERS[answer.kind];
    return {
        kind: 'check-sql',
        name: statement.replace(/\s+/g, ' ').trim(),
        ok: answer.kind === 'true',
        detail,
    };
}
async function checkCommand(command, { databaseUrl, environment }, { log, redact, signal }) {
    const options = { databaseUrl, environment, log, redact, signal, timeoutMs: COMMAND_TIMEOUT_MS };
    const trouble = await log.group('Running check-command', () => runCommand(command, options));
    return [
        { kind: 'check-command', name: command.trim(), ok: trouble === null, detail: trouble && `it ${trouble}` },
    ];
}
async function checkUrls(urls, { log, clock, signal }) {
    const answers = await log.group('Asking health-urls', () => askHealthUrls(urls, { log, clock, signal }));
    return answers.map(({ shown, isHealthy, answer }) => ({
        kind: 'health-urls',
        name: shown,
        ok: isHealthy,
        detail: answer,
    }));
}

;// CONCATENATED MODULE: ./.cache/build/app/drill/restore-into-scratch.js

/**
 * Restores an archive into a database that nobody uses, so nobody has to confirm anything; reads every row back. What was
 * left out is told in the words of the backup: the scratch database's name is nobody's.
 */
async function restoreIntoScratch(archive, choices, scratch, wiring, context, draft, journal) {
    const target = await wiring.openTarget(scratch.connection);
    try {
        const guard = async () => undefined;
        await restoreInto({ archive, target, choices, guard, dryRun: false }, context, journal);
    }
    finally {
        const { skipped } = journal.report;
        const { database } = archive.manifest.source;
        journal.set({
            skipped: skipped.map(({ reason, ...item }) => ({
                ...item,
                reason: reason.replaceAll(scratch.connection.database, database),
            })),
        });
        draft.warn(...target.warnings);
        await target.close();
    }
}

// EXTERNAL MODULE: ./.cache/build/lib/describe-proof.js
var describe_proof = __webpack_require__(6657);
;// CONCATENATED MODULE: ./.cache/build/app/drill/scratch-omissions.js


/** Grants and owners are about roles and nothing else. */
const ABOUT_ROLES = ['acl', 'default-acl', 'owner', 'role'];
const NO_ROLE = /\brole "([^"]*)" does not exist/;
function splitOmissions(skipped) {
    return {
        roles: skipped.filter(asksForRole),
        orphans: skipped.filter(({ kind }) => kind === 'orphans'),
        missing: skipped.filter((item) => !asksForRole(item) && item.kind !== 'orphans'),
    };
}
/** Tables of a backup that the server did not take, whose rows nobody has compared. */
function tablesLeftOut(tables, restored) {
    const there = new Set(restored.map(table_key/* keyOf */.T));
    return tables.filter((table) => !there.has((0,table_key/* keyOf */.T)(table))).map(({ schema, name }) => `${schema}.${name}`);
}
function asksForRole({ kind, reason }) {
    return ABOUT_ROLES.includes(kind) || kind.endsWith('-owner') || NO_ROLE.test(reason);
}
/** Each role once. */
function rolesOf(items) {
    const roles = items.flatMap(({ kind, name, reason }) => kind === 'role' ? name : (NO_ROLE.exec(reason)?.[1] ?? []));
    return [...new Set(roles)];
}
/** Objects whose owner the connection may not name, summed up for each owner: there may be thousands. */
function sumUpOwners(items) {
    const others = items.filter(({ kind }) => !kind.endsWith('-owner'));
    const owned = new Map();
    for (const { kind, name } of items.filter((item) => item.kind.endsWith('-owner'))) {
        const at = name.lastIndexOf(' to ');
        const owner = name.slice(at + ' to '.length);
        owned.set(owner, [...(owned.get(owner) ?? []), `${kind.replace('-owner', '')} ${name.slice(0, at)}`]);
    }
    const sums = [...owned].map(([name, objects]) => ({
        kind: 'owner',
        name,
        reason: `the role of drill-server-url cannot hand ${(0,format_number/* formatPlural */.yk)(objects.length, 'object')} over to it, such as ${objects[0]}; they are its own in the scratch database`,
    }));
    return [...others, ...sums];
}

;// CONCATENATED MODULE: ./.cache/build/app/drill/restored-checks.js





/** That every table was restored and is equal. No setting accepts one that is not there: nothing is proved of its rows. */
function checkRows({ tables }, facts) {
    const { tables: restored, rows, restore } = facts;
    const missing = listed(tablesLeftOut(tables, restored).map((table) => `${table} was not restored`));
    return {
        kind: 'rows',
        name: (0,format_number/* formatPlural */.yk)(tables.length, 'table'),
        ok: missing === null,
        detail: missing ?? `${(0,format_number/* formatPlural */.yk)(rows ?? 0, 'row')} read back and equal${(0,describe_proof/* describeWitness */.J)(restore)}`,
    };
}
/** The lines of the error that name tables. */
function differentRows({ message }) {
    const lines = message.split('\n').filter((line) => line.startsWith('- '));
    const detail = lines.map((line) => line.slice(2)).join('; ');
    return { kind: 'rows', name: 'every table', ok: false, detail };
}
/** That the server took all the rest of the backup. */
function checkObjects(missing, isAccepted) {
    const reasons = listed(missing.map((item) => `${item.kind} ${(0,describe_restore/* fullName */.fq)(item)}: ${item.reason}`));
    return {
        kind: 'objects',
        name: 'all other objects',
        ok: isAccepted || missing.length === 0,
        detail: isAccepted && reasons !== null ? `left out, as skip-unrestorable allows: ${reasons}` : reasons,
    };
}

;// CONCATENATED MODULE: ./.cache/build/app/drill/rehearse.js















/**
 * Fetch, verify, restore, prove, check, drop.
 * @throws BackupError kind `integrity`, `drill`; kinds that are no judgement: `target`, `store`, `settings`, `cancelled`
 */
async function rehearse({ backup, manifest }, wiring, context, draft, journal) {
    if (manifest instanceof errors/* BackupError */.hj)
        throw manifest;
    const rehearsal = { wiring, context, draft, journal };
    const archive = await context.log.group('Fetching the archive', () => journal.phase('fetch', () => fetchArchive(backup.id, wiring, context)));
    try {
        await context.log.group('Checking every byte of it', () => journal.phase('verify', async () => {
            await archive.fetch('all');
            await rehearse_checkFiles(rehearsal, manifest);
        }));
        await inScratch(rehearsal, async (scratch) => {
            const restored = await restoreAndProve(archive, scratch, rehearsal);
            await askDatabase(manifest, scratch, restored, rehearsal);
            judgeDrill(backup.id, journal);
        });
    }
    finally {
        draft.warn(...archive.warnings);
        await archive.close();
    }
}
/** By digest; by the server's own checksum. */
const ROWS_DIFFER = ['TARGET_ROWS_DIFFER', 'TARGET_CHECKSUM_DIFFERS'];
async function fetchArchive(id, wiring, context) {
    const archive = await openArchive(wiring, context, { kind: 'id', id });
    try {
        await archive.download();
        return archive;
    }
    catch (error) {
        await archive.close();
        throw error;
    }
}
/** Files have no place in a scratch database: they are judged by their hashes. */
async function rehearse_checkFiles({ wiring, context, draft, journal }, manifest) {
    const { storage } = manifest;
    if (!storage)
        return;
    const store = await wiring.openStore();
    try {
        await checkAllFiles(store, (0,series_keys/* seriesFolder */.sh)(wiring.series), manifest, context, draft);
    }
    finally {
        await store.close();
    }
    const name = `${(0,format_number/* formatPlural */.yk)(storage.files, 'file')} of Supabase Storage`;
    journal.check({
        kind: 'files',
        name,
        ok: true,
        detail: 'hashes of the archives and of every file are equal',
    });
}
/** The database is gone afterwards, unless the drill failed and `keep-on-failure` wants to look at it. */
async function inScratch({ wiring, context, draft, journal }, work) {
    const { settings } = wiring;
    const scratch = await wiring.openScratch((0,config_settings/* requireDrillServer */.U4)(settings));
    try {
        await work(scratch);
    }
    catch (error) {
        if (settings.keepOnFailure && !context.signal.aborted)
            journal.set({ kept: await scratch.keep() });
        throw error;
    }
    finally {
        await scratch.drop();
        draft.warn(...scratch.warnings);
    }
}
/** Returns the restore's own report. */
async function restoreAndProve(archive, scratch, { wiring, context, draft, journal }) {
    const restoring = new RestoreJournal(draft, context);
    const { manifest, checkedAgainst, bytesFetched } = archive;
    restoring.set({ snapshotAt: manifest.snapshotAt, checkedAgainst, bytesFetched });
    const startedAt = context.clock.now().getTime();
    try {
        const wished = { ...choicesOf(wiring.settings), mode: 'create', skipUnrestorable: true };
        const standIns = await scratch.standIn(await makeRequest(archive, wished));
        journal.find(...standIns.findings);
        const choices = { ...wished, owner: wished.owner === 'keep' ? standIns.owner : 'target' };
        await restoreIntoScratch(archive, choices, scratch, wiring, context, draft, restoring);
    }
    catch (error) {
        if (error instanceof errors/* BackupError */.hj && ROWS_DIFFER.includes(error.code))
            journal.check(differentRows(error));
        throw error;
    }
    finally {
        const seconds = (context.clock.now().getTime() - startedAt) / 1000;
        const proving = restoring.secondsOf('proof');
        journal.took('restore', seconds - proving);
        if (restoring.report.phases.some(({ name }) => name === 'proof'))
            journal.took('prove', proving);
        const { target } = restoring.report;
        if (target)
            journal.set({ server: { engine: target.engine, serverVersion: target.serverVersion } });
    }
    journal.set({ rtoSeconds: journal.recoverySeconds });
    journal.check(checkRows(manifest, draft.facts));
    return restoring.report;
}
/** Everything is asked, whatever the answers. */
async function askDatabase(manifest, scratch, { skipped }, { wiring, context, journal }) {
    const { settings, environment } = wiring;
    const { roles, orphans, missing } = splitOmissions(skipped);
    const known = journal.report.findings.map(({ kind, name }) => `${kind} ${name}`);
    const newRoles = sumUpOwners(roles).filter(({ kind, name }) => !known.includes(`${kind} ${name}`));
    journal.find(...newRoles, ...orphans, ...(settings.skipUnrestorable ? missing : []));
    journal.check(checkObjects(missing, settings.skipUnrestorable));
    await context.log.group('Asking the restored database', () => journal.phase('check', async () => {
        const probe = await wiring.openProbe(scratch.connection, manifest.source);
        try {
            const questions = {
                manifest,
                skipped,
                checkSql: settings.checkSql,
                environment,
                expectedTables: settings.expectedTables,
                command: settings.checkCommand,
                healthUrls: settings.healthUrls,
                databaseUrl: (0,connection_url/* withDatabase */.kR)(settings.drillServerUrl ?? '', scratch.connection.database),
            };
            await runDrillChecks(probe, questions, context, journal);
        }
        finally {
            await probe.close();
        }
    }));
}

;// CONCATENATED MODULE: ./.cache/build/app/drill/drill.js







/**
 * The rehearsal of the worst day:
 * 1. pick a backup; a dry run ends here,
 * 2. fetch it and check every byte, restore it into a scratch database, read every row back and compare, ask the database
 *    all it is to be asked, and drop it whatever came of that (rehearse.ts),
 * 3. write what was found into the store, good or bad.
 * @throws BackupError kind `integrity` when the backup is damaged, kind `drill` when something else does not hold; with any
 * other kind it was not judged
 */
async function drill(wiring, context, draft) {
    const { settings } = wiring;
    const { drillPick: pick, dryRun, rtoMinutes } = settings;
    const rtoLimitSeconds = rtoMinutes === undefined ? null : rtoMinutes * 60;
    const journal = new DrillJournal(draft, context, { pick, dryRun, rtoLimitSeconds });
    const store = await wiring.openStore();
    try {
        const subject = await context.log.group('Picking a backup', () => chooseSubject(store, wiring, context, draft, journal));
        if (dryRun) {
            tellContents(subject, draft);
            return;
        }
        const { id } = subject.picked.backup;
        const failure = await attempt(id, () => rehearse(subject.picked, wiring, context, draft, journal));
        // A run that was cancelled has judged nothing, and has no time to write.
        if (context.signal.aborted)
            throw failure?.error ?? context.signal.reason;
        await recordDrill(subject, failure?.error, store, wiring, context, draft, journal);
        if (failure)
            throw failure.error;
    }
    finally {
        draft.warn(...store.warnings);
        await store.close();
    }
}
function tellContents({ picked: { manifest } }, draft) {
    if (manifest instanceof errors/* BackupError */.hj)
        throw manifest;
    draft.set(contentsOf(manifest));
}
async function attempt(backupId, work) {
    try {
        await work();
        return undefined;
    }
    catch (error) {
        return { error: explainFailure(error, backupId) };
    }
}

// EXTERNAL MODULE: ./.cache/build/store/local/temp-file.js
var temp_file = __webpack_require__(25558);
;// CONCATENATED MODULE: ./.cache/build/app/archive/placed-file.js




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
            if ((await placed_file_hashOf(this.path)) !== (await placed_file_hashOf(this.tempPath)))
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
        if ((await placed_file_hashOf(path)) === sha256)
            return true;
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return false;
        throw notWritable(path, error);
    }
    throw exists(path);
}
/** A small file, whole. @throws BackupError those of `PlacedFile` */
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
async function placed_file_hashOf(path) {
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

;// CONCATENATED MODULE: ./.cache/build/app/files/get-files.js







/** Fetches the archive of files of a backup with its checksum file, checked like the database's. */
async function getFiles(store, storeFolder, manifest, folder, context, draft) {
    const archive = await openFilesArchive(store, storeFolder, manifest);
    if (!archive)
        return;
    const { section, key } = archive;
    draft.warn(...archive.warnings);
    const path = (0,external_node_path_.join)(folder, (0,series_keys/* baseName */.Fl)(key));
    if (!(await holdsAlready(path, section.archive.sha256))) {
        await get_files_fetchArchive(path, folder, store, archive, context, draft);
    }
    await placeContent((0,series_keys/* checksumKey */.Rq)(path), Buffer.from((0,series_keys/* checksumLine */.Ut)(key, section.archive.sha256)));
    if (manifest.dependsOn.length > 0) {
        draft.warn(`Files that did not change lie in the archives of ${manifest.dependsOn.join(', ')}; fetch those backups into the same folder to have all of them.`);
    }
    draft.set({ files: reportOf(archive, manifest.dependsOn, store) });
}
async function get_files_fetchArchive(path, folder, store, archive, { log, signal }, draft) {
    const { key, section } = archive;
    const { bytes } = section.archive;
    const placed = await PlacedFile.create(path);
    try {
        const { file } = placed;
        const versionId = archive.versionId ?? null;
        const download = new RangeDownload({ store, key, versionId, file, folder, setting: 'report-dir', log });
        await download.fetch([{ offset: 0, length: bytes }]);
        draft.warn(...download.warnings);
        const spans = createFileSpans(file, bytes, signal);
        const content = spans.stream({ offset: 0, length: bytes });
        await checkStorageArchive(content, await manifestOf({ ...archive, spans }), archive, signal);
        await placed.place();
    }
    finally {
        await placed.discard();
    }
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
    const archivePath = (0,external_node_path_.join)(folder, (0,series_keys/* baseName */.Fl)(archiveKey));
    const manifest = sidecar && (await get_readWhole(store, manifestKey));
    const manifestPath = (0,external_node_path_.join)(folder, (0,series_keys/* baseName */.Fl)(manifestKey));
    const checksumOf = (sha256) => Buffer.from((0,series_keys/* checksumLine */.Ut)(archiveKey, sha256));
    if (sidecar && manifest) {
        // Before anything large is fetched in vain.
        await holdsAlready(archivePath, sidecar.archive.sha256);
        await holdsAlready(manifestPath, sha256Of(manifest));
        await holdsAlready((0,series_keys/* checksumKey */.Rq)(archivePath), sha256Of(checksumOf(sidecar.archive.sha256)));
    }
    const checked = await obtainArchive(archivePath, folder, store, found, context, draft);
    await placeContent((0,series_keys/* checksumKey */.Rq)(archivePath), checksumOf(checked.sha256));
    await getFiles(store, folderOf(archiveKey), checked.manifest, folder, context, draft);
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
async function get_readWhole(store, key) {
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
 * The backups of one series; a proof dated in the future is none, by a warning.
 *
 * @throws BackupError kind `settings` code `ENVIRONMENT_NEEDED`; kind `store`
 */
async function listBackups(store, series, now, signal) {
    const catalog = await loadSeriesCatalog(store, series);
    await refuseMissingEnvironment(store, catalog);
    const inspections = await (0,map_concurrently/* mapConcurrently */.X)(catalog.backups, list_CONCURRENT_READS, async (backup) => {
        signal?.throwIfAborted();
        return inspectBackup(store, backup);
    });
    const needed = inspections.flatMap((found) => 'manifest' in found ? missingBases(catalog, found.manifest) : []);
    const ledger = await ProofLedger.open(store, series);
    const drills = await ledger.judgedOf(catalog.backups.map(({ id }) => id), now);
    const described = inspections.map((found) => list_describe(store, found));
    const warnings = described.flatMap((found) => ('warning' in found ? [found.warning] : []));
    const uncommitted = catalog.uncommitted.map(({ id }) => `${id} has an archive but no commit mark (an interrupted or running backup); it does not count as a backup.`);
    return {
        backups: described.flatMap((found) => 'listed' in found ? [{ ...found.listed, proof: list_proofOf(drills.get(found.listed.backupId)) }] : []),
        warnings: [...catalog.warnings, ...warnings, ...needed, ...uncommitted, ...ledger.warnings],
    };
}
function missingBases({ backups }, { id, dependsOn }) {
    return dependsOn
        .filter((needed) => !backups.some((backup) => backup.id === needed))
        .map((needed) => `${id} is not whole: some of its files lie in ${needed}, which is gone.`);
}
function list_proofOf(drill) {
    return drill ? { time: drill.proof.time, ok: drill.ok, rtoSeconds: drill.proof.rtoSeconds } : null;
}
function list_describe(store, found) {
    if ('damage' in found)
        return { warning: `${found.backup.id} is not listed: ${found.damage.message}` };
    const { backup, manifest, archive } = found;
    return {
        listed: {
            backupId: backup.id,
            time: (0,format_time/* rfc3339 */.a)(backup.time),
            archiveUri: store.uriOf(archive.key),
            manifestUri: store.uriOf(backup.manifest.key),
            bytes: archive.bytes,
            ...(manifest.storage
                ? { files: manifest.storage.files, filesBytes: manifest.storage.archive.bytes }
                : {}),
            tables: manifest.tables.length,
            rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
            environment: manifest.environment,
            engine: manifest.source.engine,
            encrypted: manifest.archive.encryption !== null,
            anomalous: (0,anomaly/* isMarked */.rZ)(manifest),
        },
    };
}

;// CONCATENATED MODULE: ./.cache/build/app/list-operation.js

/** Lists the committed backups of the series, newest first. */
async function list_operation_list(wiring, context, draft) {
    const store = await wiring.openStore();
    try {
        const listing = await listBackups(store, wiring.series, context.clock.now(), context.signal);
        draft.warn(...listing.warnings, ...store.warnings);
        const good = listing.backups.find(({ anomalous }) => !anomalous);
        draft.set({ backups: listing.backups, lastGoodBackupAt: good?.time ?? null });
    }
    finally {
        await store.close();
    }
}

// EXTERNAL MODULE: ./.cache/build/app/notify-run.js + 20 modules
var notify_run = __webpack_require__(74565);
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

// EXTERNAL MODULE: ./.cache/build/app/report-files.js + 16 modules
var report_files = __webpack_require__(13365);
// EXTERNAL MODULE: ./.cache/build/lib/within.js
var within = __webpack_require__(47160);
;// CONCATENATED MODULE: ./.cache/build/app/status/find-problems.js



const RUN_BACKUP = 'Look at the runs of the backup: is the schedule switched off, or does it fail? Then run a backup.';
const RUN_DRILL = 'Run the operation drill; docs/drill.md says how.';
/** Why the status is red, the most pressing reason first; empty for a good one. Pure. */
function findProblems(now) {
    return [...backupProblems(now), ...(now.maxDrillAgeSeconds === null ? [] : drillProblems(now))];
}
function backupProblems(now) {
    const { lastGoodBackup, maxAgeSeconds, damaged, anomalous, backupCount, where } = now;
    const problems = [];
    if (!lastGoodBackup) {
        const message = backupCount === 0
            ? `There is no backup in ${where}.`
            : `None of the ${(0,format_number/* formatPlural */.yk)(backupCount, 'backup')} in ${where} is good.`;
        problems.push({ code: 'NO_BACKUP', message, nextStep: RUN_BACKUP });
    }
    else if (lastGoodBackup.ageSeconds > maxAgeSeconds) {
        const { backupId, ageSeconds } = lastGoodBackup;
        const message = `The newest good backup, ${backupId}, is ${(0,format_duration/* formatDuration */.a3)(ageSeconds)} old; ${(0,format_duration/* formatDuration */.a3)(maxAgeSeconds)} are allowed.`;
        problems.push({ code: 'BACKUP_STALE', message, nextStep: RUN_BACKUP });
    }
    const [first] = damaged;
    if (first !== undefined) {
        const more = damaged.length > 1 ? ` And ${(0,format_number/* formatPlural */.yk)(damaged.length - 1, 'more')}.` : '';
        problems.push({
            code: 'BACKUP_DAMAGED',
            message: `${first}${more}`,
            nextStep: 'Fetch an earlier version of the object from the store, or run a new backup.',
        });
    }
    if (anomalous) {
        const { backupId, sentences } = anomalous;
        problems.push({
            code: 'BACKUP_ANOMALOUS',
            message: [`The newest backup, ${backupId}, is not like those before it.`, ...sentences].join(' '),
            nextStep: 'Look at the database. If it is right as it is now, run the backup once with on-anomaly: warn; if it is not, restore an earlier backup.',
        });
    }
    return problems;
}
function drillProblems({ newestDrill, lastGoodDrill, maxDrillAgeSeconds }) {
    const problems = [];
    if (newestDrill && !newestDrill.ok) {
        problems.push({
            code: 'DRILL_FAILED',
            message: `The newest drill failed: ${newestDrill.backupId} at ${(0,format_time/* formatTime */.f)(newestDrill.time)}.`,
            nextStep: 'Mend what its report names, then run the drill again.',
        });
    }
    if (!lastGoodDrill) {
        const message = 'No drill has ever passed: nobody knows whether these backups restore.';
        problems.push({
            code: 'NO_DRILL',
            message,
            nextStep: `${RUN_DRILL} Where there are no drills, set max-drill-age-days: 0.`,
        });
    }
    else if (maxDrillAgeSeconds !== null && lastGoodDrill.ageSeconds > maxDrillAgeSeconds) {
        const message = `The newest good drill is ${(0,format_duration/* formatDuration */.a3)(lastGoodDrill.ageSeconds)} old; ${(0,format_duration/* formatDuration */.a3)(maxDrillAgeSeconds)} are allowed.`;
        problems.push({ code: 'DRILL_STALE', message, nextStep: RUN_DRILL });
    }
    return problems;
}

;// CONCATENATED MODULE: ./.cache/build/app/status/measure.js

const DAY_S = 86_400;
/** RPO and growth are of this time. */
const WINDOW_DAYS = 30;
/** A slope from fewer points, or over less time, says nothing. */
const MIN_POINTS = 3;
const MIN_SPAN_DAYS = 2;
const FORECAST_DAYS = [30, 90, 365];
/** @param backups good ones, oldest first */
function measureRpo(backups, now) {
    const nowS = now.getTime() / 1000;
    const times = backups.map(({ time }) => Date.parse(time) / 1000);
    const from = nowS - WINDOW_DAYS * DAY_S;
    const gaps = times.slice(1).flatMap((time, i) => (time >= from ? [time - (times[i] ?? time)] : []));
    const last = times.at(-1);
    const span = nowS - (times[0] ?? nowS);
    const current = last === undefined ? null : Math.max(0, nowS - last);
    return {
        currentSeconds: current,
        worstSeconds: current === null ? null : Math.max(current, ...gaps),
        medianSeconds: median(gaps) ?? null,
        windowDays: Math.min(WINDOW_DAYS, Math.max(1, Math.ceil(span / DAY_S))),
    };
}
/** @param drills oldest first */
function measureRto(drills) {
    const seconds = drills.flatMap(({ ok, rtoSeconds }) => (ok && rtoSeconds !== null ? [rtoSeconds] : []));
    return {
        lastSeconds: seconds.at(-1) ?? null,
        medianSeconds: median(seconds) ?? null,
        worstSeconds: seconds.length === 0 ? null : Math.max(...seconds),
    };
}
function countDrills(drills) {
    const passed = drills.filter(({ ok }) => ok).length;
    const unjudged = drills.filter(({ judged }) => !judged).length;
    const judged = drills.length - unjudged;
    return {
        passed,
        failed: judged - passed,
        unjudged,
        successRate: judged === 0 ? null : passed / judged,
    };
}
/** Drills that did not pass since the last that did, whatever was at fault. */
function drillFailuresInARow(drills) {
    const newestFirst = drills.toReversed();
    const passed = newestFirst.findIndex(({ ok }) => ok);
    return passed === -1 ? drills.length : passed;
}
/**
 * Growth of the last WINDOW_DAYS, and what it leads to with as many backups as now.
 * @param backups good ones, oldest first
 */
function measureGrowth(backups, stored) {
    const newest = backups.at(-1);
    const lastMs = newest ? Date.parse(newest.time) : 0;
    const recent = backups.filter(({ time }) => lastMs - Date.parse(time) <= WINDOW_DAYS * DAY_S * 1000);
    const archiveBytesPerDay = slopePerDay(recent, ({ bytes }) => bytes);
    const forecast = newest && archiveBytesPerDay !== null
        ? FORECAST_DAYS.map((days) => ({
            days,
            archiveBytes: Math.max(0, Math.round(newest.bytes + archiveBytesPerDay * days)),
            storedBytes: Math.max(0, Math.round(stored.bytes + archiveBytesPerDay * days * stored.count)),
        }))
        : [];
    return { archiveBytesPerDay, rowsPerDay: slopePerDay(recent, ({ rows }) => rows), forecast };
}
/** Median of the slopes from each half of the points to the other (Theil and Sen, thinned): one outlier moves nothing. */
function slopePerDay(points, measure) {
    const days = (point) => Date.parse(point.time) / 1000 / DAY_S;
    const [first] = points;
    const last = points.at(-1);
    if (!first || !last || points.length < MIN_POINTS || days(last) - days(first) < MIN_SPAN_DAYS)
        return null;
    const half = points.length >> 1;
    const slopes = points.slice(half).flatMap((late, i) => {
        const early = points[i];
        const span = early ? days(late) - days(early) : 0;
        return early && span > 0 ? [(measure(late) - measure(early)) / span] : [];
    });
    return median(slopes) ?? null;
}

// EXTERNAL MODULE: ./.cache/build/core/status.js
var core_status = __webpack_require__(67241);
;// CONCATENATED MODULE: ./.cache/build/app/status/table-histories.js


/** Follows the largest tables of the newest good backup, so that what is kept of thousands of manifests is small. */
class TableFollower {
    #followed;
    /** Tables that are not followed. */
    more;
    constructor(newest) {
        const all = [...factsOf(newest).tables].sort(([, a], [, b]) => b.bytes - a.bytes || b.rows - a.rows);
        this.#followed = all.slice(0, core_status/* MAX_TABLE_HISTORIES */.HF);
        this.more = all.length - this.#followed.length;
    }
    sizesIn(manifest, time) {
        const { tables } = factsOf(manifest);
        const sizes = this.#followed.map(([key]) => {
            const table = tables.get(key);
            return table ? { rows: table.rows, bytes: table.bytes } : null;
        });
        return { time, sizes };
    }
    /** @param oldestFirst what `sizesIn` gave; the newest MAX_TABLE_POINTS are taken */
    histories(oldestFirst) {
        const shown = oldestFirst.slice(-core_status/* MAX_TABLE_POINTS */.qO);
        const tables = this.#followed.map(([, { schema, name, columns }], i) => ({
            schema,
            name,
            columns: columns.size,
            rows: shown.map(({ sizes }) => sizes[i]?.rows ?? null),
            bytes: shown.map(({ sizes }) => sizes[i]?.bytes ?? null),
        }));
        return { times: shown.map(({ time }) => time), tables };
    }
}

;// CONCATENATED MODULE: ./.cache/build/app/status/read-series.js






const read_series_CONCURRENT_READS = 16;
/** Clocks of two machines may differ by so much; an id further ahead is of one that is wrong. */
const MAX_SKEW_MS = 10 * 60 * 1000;
/**
 * Looks at backups from the newest on: at as many as it takes to find a good one, and at the MAX_HISTORY newest in all.
 * Of each sidecar a few numbers are kept.
 */
async function read_series_readSeries(store, catalog, now, signal) {
    const horizon = now.getTime() + MAX_SKEW_MS;
    const future = catalog.backups.filter(({ time }) => time.getTime() > horizon);
    const past = catalog.backups.filter(({ time }) => time.getTime() <= horizon);
    const ids = new Set(catalog.backups.map(({ id }) => id));
    const inspect = async (backup) => {
        signal.throwIfAborted();
        return inspected(await inspectBackup(store, backup), ids);
    };
    // 1. From the newest to the first good one: nearly always that is the first.
    const since = [];
    let newest = null;
    let lastGood = null;
    while (lastGood === null && since.length < past.length) {
        const ahead = since.length === 0 ? 1 : read_series_CONCURRENT_READS;
        const batch = await (0,map_concurrently/* mapConcurrently */.X)(past.slice(since.length).slice(0, ahead), ahead, inspect);
        for (const one of batch) {
            if (one.kind !== 'damaged')
                newest ??= one;
            if (one.kind === 'good') {
                lastGood = one;
                break;
            }
            since.push(reduce(one, null));
        }
    }
    // 2. The history, of which only numbers are kept.
    const follower = lastGood && new TableFollower(lastGood.manifest);
    const rest = past.slice(since.length, Math.max(since.length + 1, core_drill/* MAX_HISTORY */.oe));
    const older = await (0,map_concurrently/* mapConcurrently */.X)(rest, read_series_CONCURRENT_READS, async (backup) => reduce(await inspect(backup), follower));
    const good = older.flatMap(({ point, sizes }) => (point && sizes ? [{ point, sizes }] : [])).reverse();
    return {
        future,
        newest,
        lastGood,
        damagedSince: since.flatMap(({ damage }) => damage ?? []),
        damagedBefore: older.flatMap(({ damage }) => damage ?? []),
        marked: [...since, ...older].flatMap(({ marked }) => marked ?? []),
        points: good.map(({ point }) => point),
        tables: follower
            ? { ...follower.histories(good.map(({ sizes }) => sizes)), more: follower.more }
            : { times: [], tables: [], more: 0 },
    };
}
function inspected(found, ids) {
    const { backup } = found;
    if ('damage' in found)
        return { kind: 'damaged', sentence: `${backup.id}: ${found.damage.message}` };
    const { manifest } = found;
    const missing = manifest.dependsOn.find((id) => !ids.has(id));
    if (missing !== undefined) {
        const sentence = `${backup.id} is not whole: some of its files lie in ${missing}, which is gone.`;
        return { kind: 'damaged', sentence };
    }
    return { kind: (0,anomaly/* isMarked */.rZ)(manifest) ? 'marked' : 'good', backup, manifest };
}
function reduce(one, follower) {
    const nothing = { point: null, sizes: null, damage: null, marked: null };
    if (one.kind === 'damaged')
        return { ...nothing, damage: one.sentence };
    const { backup, manifest } = one;
    if (one.kind === 'marked')
        return { ...nothing, marked: backup.id };
    const point = backupPoint(backup.time, manifest);
    return { ...nothing, point, sizes: follower?.sizesIn(manifest, point.time) ?? null };
}

;// CONCATENATED MODULE: ./.cache/build/app/status/storage-used.js



/** What the series takes, from listings alone. Whoever may not list old versions is told so in the log, once. */
async function storageUsed(store, catalog, { log, signal }) {
    const currentBytes = storage_used_sum(catalog.backups.flatMap(objectsOf));
    const uncommittedBytes = storage_used_sum([...catalog.uncommitted, ...catalog.strays].flatMap(objectsOf));
    const noncurrentBytes = await countNoncurrent(store, catalog, { log, signal });
    return {
        currentBytes,
        noncurrentBytes,
        uncommittedBytes,
        totalBytes: currentBytes + uncommittedBytes + (noncurrentBytes ?? 0),
    };
}
async function countNoncurrent(store, { series }, { log, signal }) {
    let bytes = 0;
    try {
        for await (const version of store.listVersions(seriesPrefix(series))) {
            signal.throwIfAborted();
            if (!version.isLatest && (0,series_keys/* parseSeriesKey */.Cg)(series, version.key))
                bytes += version.bytes;
        }
        return bytes;
    }
    catch (error) {
        if (!(error instanceof errors/* BackupError */.hj) || error.kind !== 'store')
            throw error;
        log.info(`Old versions could not be counted: ${error.message}`);
        return null;
    }
}
function objectsOf({ manifest, archives, storage, checksums }) {
    return [...(manifest ? [manifest] : []), ...archives, ...storage, ...checksums];
}
function storage_used_sum(objects) {
    return objects.reduce((total, { bytes }) => total + bytes, 0);
}

;// CONCATENATED MODULE: ./.cache/build/app/status/status.js
















const HOUR_S = 3600;
const status_DAY_S = 24 * HOUR_S;
/** Nobody waits longer for a count that may lie on the network. */
const MAX_MEMORY_MS = 10_000;
/**
 * Looks at a series from outside, by listings, sidecars and proofs alone, and changes nothing. The report knows
 * everything before what is red ends the run.
 *
 * @throws BackupError kind `stale`, with the code of the first problem; kind `store` when the store cannot be asked
 */
async function status_status(wiring, context, draft) {
    const store = await wiring.openStore();
    try {
        const { report, anomalies, warnings } = await status_examine(store, wiring, context);
        draft.warn(...warnings);
        const { lastGoodBackup } = report;
        draft.set({ anomalies, source: lastGoodBackup, lastGoodBackupAt: lastGoodBackup?.time ?? null });
        const state = report.problems.length > 0 ? 'red' : draft.facts.warnings.length > 0 ? 'amber' : 'green';
        draft.set({ status: { ...report, state } });
        status_refuse(report.problems);
    }
    finally {
        draft.warn(...store.warnings);
        await store.close();
    }
}
async function status_examine(store, wiring, context) {
    const { settings, series } = wiring;
    const now = context.clock.now();
    // 1. What is there.
    const catalog = await loadSeriesCatalog(store, series);
    await refuseMissingEnvironment(store, catalog);
    const reading = await read_series_readSeries(store, catalog, now, context.signal);
    const ledger = await ProofLedger.open(store, series);
    const drills = (await ledger.newest(core_drill/* MAX_HISTORY */.oe, now)).map(({ proof }) => drillPoint(proof)).reverse();
    const storage = await storageUsed(store, catalog, context);
    // 2. What is odd about the newest.
    const compared = await compareNewest(store, catalog, reading, settings.anomalyThreshold, context);
    const isMarkedNewest = reading.newest !== null && (0,anomaly/* isMarked */.rZ)(reading.newest.manifest);
    const sentences = (0,anomaly/* alarmsOf */.q3)(compared.anomalies).map(({ sentence }) => sentence);
    const isRed = isMarkedNewest || (settings.onAnomaly === 'fail' && sentences.length > 0);
    const anomalous = reading.newest && isRed ? { backupId: reading.newest.backup.id, sentences } : null;
    // 3. What it comes to.
    const lastGoodBackup = reading.lastGood && describeBackup(store, reading.lastGood, now);
    const lastGoodDrill = describeDrill(drills, now);
    const maxAgeSeconds = settings.maxAgeHours * HOUR_S;
    const maxDrillAgeSeconds = settings.maxDrillAgeDays === 0 ? null : settings.maxDrillAgeDays * status_DAY_S;
    const problems = findProblems({
        lastGoodBackup,
        maxAgeSeconds,
        lastGoodDrill,
        maxDrillAgeSeconds,
        newestDrill: drills.findLast(({ judged }) => judged) ?? null,
        damaged: reading.damagedSince,
        anomalous,
        backupCount: catalog.backups.length,
        where: store.uriOf(series.environment ?? '').replace(/\/$/, ''),
    });
    const remembered = await rememberedFailures(wiring, context);
    return {
        report: {
            state: 'green',
            checkedAt: now.toISOString().replace(/\.\d+Z$/, 'Z'),
            problems,
            maxAgeSeconds,
            maxDrillAgeSeconds,
            backupCount: catalog.backups.length,
            lastGoodBackup,
            lastGoodDrill,
            drills: countDrills(drills),
            failuresInARow: { backup: remembered.failures, drill: drillFailuresInARow(drills) },
            rpo: measureRpo(reading.points, now),
            rto: measureRto(drills),
            storage,
            growth: measureGrowth(reading.points, {
                count: catalog.backups.length,
                bytes: storage.currentBytes,
            }),
            futureBackups: reading.future.map(({ id }) => id),
            anomalousBackups: reading.marked,
            history: {
                backups: reading.points,
                drills,
                tableTimes: reading.tables.times,
                tables: reading.tables.tables,
                moreTables: reading.tables.more,
            },
        },
        anomalies: compared.anomalies,
        warnings: [
            ...futureWarnings(reading),
            ...(isRed ? [] : sentences.map((sentence) => `Not as before: ${sentence}`)),
            ...catalog.warnings,
            ...reading.damagedBefore.map((sentence) => `Not counted: ${sentence}`),
            ...compared.warnings,
            ...ledger.warnings,
            ...remembered.warnings,
        ],
    };
}
/** The newest backup, good or marked, against the good ones before it. */
async function compareNewest(store, catalog, { newest }, threshold, { signal }) {
    if (!newest)
        return { anomalies: [], warnings: [] };
    const { time } = newest.backup;
    const before = catalog.backups.filter((backup) => backup.time < time);
    const history = await readGoodHistory(store, { ...catalog, backups: before }, time, signal);
    const anomalies = findAnomalies(factsOf(newest.manifest), history.backups, threshold);
    return { anomalies, warnings: [] };
}
function futureWarnings({ future }) {
    const [newest] = future;
    if (!newest)
        return [];
    const more = future.length > 1 ? ` and ${future.length - 1} more` : '';
    return [
        `${newest.id}${more}: dated in the future, so a clock was wrong when it was made, or this one is now. It counts as no fresh backup.`,
    ];
}
function describeBackup(store, { backup, manifest }, now) {
    const { source, archive, tables } = manifest;
    const point = backupPoint(backup.time, manifest);
    const key = `${backup.manifest.key.slice(0, -`${backup.id}.manifest.json`.length)}${archive.file}`;
    return {
        backupId: backup.id,
        time: point.time.replace('.000Z', 'Z'),
        ageSeconds: ageAt(now, point.time),
        archiveUri: store.uriOf(key),
        manifestUri: store.uriOf(backup.manifest.key),
        archiveBytes: archive.bytes,
        tables: tables.length,
        rows: point.rows,
        durationSeconds: point.durationSeconds,
        database: source.database,
        engine: source.engine,
        serverVersion: source.serverVersion,
    };
}
function describeDrill(oldestFirst, now) {
    const drill = oldestFirst.findLast(({ ok }) => ok);
    if (!drill)
        return null;
    const { backupId, time, rtoSeconds } = drill;
    return { backupId, time, rtoSeconds, ageSeconds: ageAt(now, time) };
}
/** Whole seconds; a clock that is a little ahead makes nothing younger than now. */
function ageAt(now, time) {
    return Math.max(0, Math.round((now.getTime() - Date.parse(time)) / 1000));
}
async function rememberedFailures({ settings, series }, { failureMemory }) {
    if (!failureMemory)
        return { failures: null, warnings: [] };
    const key = {
        operation: 'backup',
        destination: (0,wire/* destinationUri */.r_)(settings),
        environment: series.environment ?? null,
        backupName: series.backupName,
    };
    try {
        const { record, warnings } = await (0,within/* within */.u)(MAX_MEMORY_MS, failureMemory.read(key));
        return { failures: record?.failures ?? null, warnings };
    }
    catch {
        // What nobody can know is no trouble of the backups.
        return { failures: null, warnings: [] };
    }
}
function status_refuse(problems) {
    const [first] = problems;
    if (!first)
        return;
    const message = problems.length === 1 ? first.message : problems.map((p) => `- ${p.message}`).join('\n');
    throw new errors/* BackupError */.hj('stale', message, { code: first.code, nextStep: first.nextStep });
}

;// CONCATENATED MODULE: ./.cache/build/app/verify-deep.js










/** Checks an archive (verify.ts), and with `deep` restores it where nobody uses it. */
async function verifyDeep(wiring, context, draft) {
    await verify(wiring, context, draft);
    if (!wiring.settings.deep)
        return;
    await proveInScratch(wiring, context, draft);
    if (draft.facts.files)
        context.log.info('Files were compared with their hashes; a scratch database takes none.');
}
/**
 * Restores the backup that was just verified into a scratch database, reads every row back, compares and drops the database.
 *
 * Owners are the role of `target-url`, and what asks for roles the server does not have (grants, policies) is
 * a warning: a backup is no worse for the server it is proved on. Whatever else the server refuses is an error, all of
 * it at once, unless `skip-unrestorable` accepts it; a table is never accepted, as nothing is proved of its rows.
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
        await context.log.group('Restoring into a scratch database', () => verify_deep_inScratch(wiring, draft, (scratch) => restoreIntoScratch(archive, choices, scratch, wiring, context, draft, journal)));
    }
    finally {
        draft.warn(...archive.warnings);
        // Whatever was kept for the proof is gone with its database.
        journal.set({ bytesFetched: archive.bytesFetched, committed: false });
        await archive.close();
    }
    verify_deep_judge(journal.report.skipped, tablesLeftOut(archive.manifest.tables, draft.facts.tables), settings.skipUnrestorable, draft);
}
async function verify_deep_inScratch(wiring, draft, work) {
    const scratch = await wiring.openScratch((0,config_settings/* requireTarget */.Fm)(wiring.settings));
    try {
        await work(scratch);
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
function rolesWarning(items) {
    const roles = rolesOf(items);
    const names = roles.length === 0 ? '' : ` (${roles.join(', ')})`;
    return `The server of target-url lacks roles that grants, owners or policies of the backup name${names}; they were left out of the proof, and a restore needs them.`;
}
/** The rows are equal, so the backup is good; its restore is the user's decision. */
function orphansWarning(items) {
    return `Rows of the backup break foreign keys of the source itself, and a restore needs skip-unrestorable:\n${(0,describe_restore/* itemLines */.Lt)(items)}`;
}
function verify_deep_judge(skipped, unproven, isAccepted, draft) {
    const { roles, orphans, missing } = splitOmissions(skipped);
    if (roles.length > 0)
        draft.warn(rolesWarning(roles));
    if (orphans.length > 0)
        draft.warn(orphansWarning(orphans));
    if (unproven.length === 0 && (missing.length === 0 || isAccepted))
        return;
    const tables = unproven.length === 0 ? '' : `\nNot restored, so not proved: ${(0,display_list/* displayList */.l)(unproven)}`;
    throw new errors/* BackupError */.hj('target', `Every row that was restored is equal, but the server of target-url does not take all of the backup:\n${(0,describe_restore/* itemLines */.Lt)(missing)}${tables}`, {
        code: 'TARGET_UNRESTORABLE',
        setting: 'target-url',
        nextStep: 'Prove it on a server that has what is missing (extensions, version), or accept what is no table with skip-unrestorable: true.',
    });
}

;// CONCATENATED MODULE: ./.cache/build/app/run-operation.js
















/** What a heartbeat's `/fail` has room for. */
const MAX_LOG_TAIL_BYTES = 100_000;
const USE_CASES = {
    backup: backup,
    drill: drill,
    doctor: doctor_doctor,
    get: get,
    list: list_operation_list,
    prune: prune,
    restore: restore,
    status: status_status,
    verify: verifyDeep,
};
/**
 * Runs one operation and says how it went; what a user can fix is in the report, not thrown.
 * Files of the report are written and notifications sent before it returns; their trouble is a warning of the report.
 */
async function runOperation(operation, settings, context, environment) {
    const startedAt = context.clock.now();
    const draft = new ReportDraft(settings.environment ?? null, (0,wire/* destinationUri */.r_)(settings));
    const begun = (0,notify_run/* tellStart */.sY)(operation, settings, context);
    const log = new LogTail(context.log, context.redact, MAX_LOG_TAIL_BYTES);
    const failure = await run_operation_attempt(operation, settings, { ...context, log }, environment, draft);
    const durationSeconds = (context.clock.now().getTime() - startedAt.getTime()) / 1000;
    const report = () => ({
        operation,
        ok: failure === null,
        exitCode: failure?.exitCode ?? 0,
        startedAt: startedAt.toISOString(),
        durationSeconds,
        error: failure?.error ?? null,
        ...draft.facts,
    });
    const { warnings = [], ...counted } = (await (0,notify_run/* countRun */.NY)(settings, report(), context)) ?? {};
    draft.set(counted);
    draft.warn(...warnings, ...(await (0,report_files.writeReportFiles)(settings, report(), context)));
    await begun;
    draft.warn(...(await (0,notify_run/* notifyRun */.Vk)(settings, report(), context, log.text)));
    return report();
}
/** What an error says when nobody may promise that the target is as it was. */
const LOOK_INTO_TARGET = 'Look into the target before anybody uses it: a database that was empty before is best dropped and created anew.';
/** What a restore by service key has written is meant to stay; its errors say themselves what to do. */
function isLasting(restore) {
    return restore?.target?.via === 'rest';
}
async function run_operation_attempt(operation, settings, context, environment, draft) {
    const useCase = USE_CASES[operation];
    try {
        if (!useCase)
            throw new Error(`operation ${operation} is not wired`);
        await useCase((0,wire/* createWiring */.ZD)(settings, context, environment), context, draft);
        return null;
    }
    catch (error) {
        const failure = describeFailure(context.signal.aborted ? cancelled(error, draft.facts) : error, context);
        const { restore } = draft.facts;
        const isUnsure = operation === 'restore' && (restore?.remains.length ?? 0) > 0 && !isLasting(restore);
        return isUnsure ? { ...failure, error: { ...failure.error, nextStep: LOOK_INTO_TARGET } } : failure;
    }
}
/** After the signal, whatever breaks broke because of it; a backup that was committed before stays one. */
function cancelled(cause, { manifest, archiveUri, restore, drill }) {
    if (restore?.phases.some(({ name }) => name === 'files')) {
        return new errors/* BackupError */.hj('cancelled', 'The run was cancelled while files were put back; those that were sent stay.', {
            code: 'CANCELLED',
            nextStep: 'Run it again when you are ready: what is there already is not sent twice.',
            cause,
        });
    }
    if (drill) {
        const done = drill.proofUri === null ? 'it has judged nothing' : `what it found is in ${drill.proofUri}`;
        return new errors/* BackupError */.hj('cancelled', `The drill was cancelled; ${done}.`, {
            code: 'CANCELLED',
            nextStep: 'Run it again when you are ready.',
            cause,
        });
    }
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
            nextStep: isLasting(restore)
                ? 'Run it again when you are ready: what is there already is not written twice.'
                : LOOK_INTO_TARGET,
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

/***/ 41929:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ keyOf)
/* harmony export */ });
/** A key for maps and sets; unambiguous whatever the names contain. */
function keyOf({ schema, name }) {
    return JSON.stringify([schema, name]);
}


/***/ }),

/***/ 55564:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ displayList)
/* harmony export */ });
const NAMES_SHOWN = 20;
/** A list for a message, cut where it would become unreadable. */
function displayList(names) {
    const shown = names.slice(0, NAMES_SHOWN).join(', ');
    const rest = names.length - NAMES_SHOWN;
    return rest > 0 ? `${shown} and ${rest} more` : shown;
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
/* harmony import */ var _display_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55564);


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
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source', `The role may not read the large objects ${(0,_display_list_js__WEBPACK_IMPORTED_MODULE_1__/* .displayList */ .l)(unreadable)}.`, {
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
/* harmony export */   jw: () => (/* binding */ displayTable)
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


/***/ }),

/***/ 61747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kp: () => (/* binding */ matchTable),
/* harmony export */   Lt: () => (/* binding */ select),
/* harmony export */   e: () => (/* binding */ selectTables),
/* harmony export */   kp: () => (/* binding */ leftReason)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(14006);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90304);
/* harmony import */ var _lib_split_at_dots_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45966);



/** Why a table was left, for the manifest. */
function leftReason({ reason, pattern }) {
    return pattern === null
        ? `not selected by the setting ${reason}`
        : `left out by the setting ${reason} (${pattern})`;
}
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
/** Whether a glob means a table of this name; undefined where it has more than one dot. */
function matchTable(pattern) {
    const parts = (0,_lib_split_at_dots_js__WEBPACK_IMPORTED_MODULE_1__/* .splitAtDots */ .W)(pattern);
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
/** picomatch gives `/` and `.` a meaning of paths; names have none, so both stand aside while it matches. */
const ASIDE = { '/': '\uE000', '.': '\uE001' };
const setAside = (text) => text.replace(/[/.]/g, (char) => ASIDE[char] ?? char);
function matchName(pattern) {
    const matches = picomatch__WEBPACK_IMPORTED_MODULE_2__(setAside(pattern), {
        dot: true,
        nonegate: true,
        strictSlashes: true,
        windows: false,
    });
    return (name) => matches(setAside(name));
}


/***/ }),

/***/ 13730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ compareBytes)
/* harmony export */ });
/** From here on UTF-16 units, JavaScript's own order, do not order like code points. */
const SURROGATES_AND_BEYOND = /[\ud800-\uffff]/;
/** The order of the UTF-8 bytes, which is that of the code points. */
function compareBytes(a, b) {
    if (a === b)
        return 0;
    if (!SURROGATES_AND_BEYOND.test(a) && !SURROGATES_AND_BEYOND.test(b))
        return a < b ? -1 : 1;
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
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

/***/ 84993:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ loadKernel)
/* harmony export */ });
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
