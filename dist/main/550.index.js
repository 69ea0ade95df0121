export const id = 550;
export const ids = [550];
export const modules = {

/***/ 26550:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAction: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(33838);
// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/lib/cancel-on-signals.js
var cancel_on_signals = __webpack_require__(26876);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.cache/build/app/report-files.js + 16 modules
var report_files = __webpack_require__(13365);
;// CONCATENATED MODULE: ./.cache/build/action/artifact.js




/** `auto` means not in public repositories; where GitHub does not say, it counts as public. */
function wantsArtifact(wish, isPublic) {
    return wish === 'true' || (wish === 'auto' && isPublic === false);
}
/**
 * Uploads the report of the run, a drill's also for people, and the manifest of the backup it made (names and counts,
 * no values).
 * @returns the name of the artifact
 * @throws whatever the upload throws; the caller makes a warning of it
 */
async function uploadRunArtifact(report, client, { tempFolder = (0,external_node_os_.tmpdir)(), runUrl, backupName } = {}) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tempFolder, 'db-backup-report-'));
    try {
        const paths = [];
        for (const { name, text } of filesOf(report, runUrl, backupName)) {
            paths.push((0,external_node_path_.join)(folder, name));
            await (0,promises_.writeFile)((0,external_node_path_.join)(folder, name), text);
        }
        const name = artifactName(report);
        await client.uploadArtifact(name, paths, folder);
        return name;
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
function filesOf(report, runUrl, backupName) {
    const { manifest } = report;
    return [
        (0,report_files/* jsonFile */.d_)('report.json', report),
        ...(report.operation === 'drill' ? (0,report_files/* drillFiles */.Tz)(report, runUrl) : []),
        ...(report.operation === 'status' ? (0,report_files/* statusFiles */.MI)(report, runUrl, backupName) : []),
        ...(manifest ? [{ name: 'manifest.json', text: `${JSON.stringify(manifest, null, 2)}\n` }] : []),
    ];
}
/** Differs between the backups of one run; artifact names may not hold `:` and the like. */
function artifactName(report) {
    const moment = report.startedAt.replace(/[^0-9TZ-]/g, '');
    return ['db-backup', report.operation, report.environment, report.backupId ?? moment]
        .filter((part) => part !== null)
        .join('-');
}
/** Loaded late, because it is large and seldom needed. */
async function openArtifactClient() {
    const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(110), __webpack_require__.e(458)]).then(__webpack_require__.bind(__webpack_require__, 67458));
    return new DefaultArtifactClient();
}

// EXTERNAL MODULE: ./.cache/build/app/failures/failure-key.js
var failure_key = __webpack_require__(5903);
// EXTERNAL MODULE: ./.cache/build/core/failure-memory.js
var failure_memory = __webpack_require__(1333);
;// CONCATENATED MODULE: ./.cache/build/action/cache-memory.js





/** GitHub's cache: written once, found by its beginning, newest first; gone after a week in which nobody looked. */
class CacheMemory {
    options;
    #folder;
    constructor(options) {
        this.options = options;
        // The path is a part of what an entry is found by, so it is the same in every run.
        this.#folder = (0,external_node_path_.join)(options.tempFolder ?? (0,external_node_os_.tmpdir)(), 'db-backup-failures');
    }
    async read(key) {
        const client = await this.#client();
        if (!client)
            return this.options.otherwise.read(key);
        const prefix = prefixOf(key);
        try {
            const found = await client.restoreCache([this.#folder], `${prefix}none`, [prefix]);
            if (found === undefined)
                return { record: undefined, warnings: [] };
            const record = (0,failure_memory/* parseFailureRecord */.hJ)(await (0,promises_.readFile)(this.#path, 'utf8'));
            if (record)
                return { record, warnings: [] };
            return {
                record,
                warnings: [`The cache entry ${found} is no count of failures; counting starts over.`],
            };
        }
        finally {
            await (0,promises_.rm)(this.#folder, { recursive: true, force: true });
        }
    }
    async write(key, record) {
        const client = await this.#client();
        if (!client)
            return this.options.otherwise.write(key, record);
        try {
            await (0,promises_.mkdir)(this.#folder, { recursive: true });
            await (0,promises_.writeFile)(this.#path, (0,failure_memory/* failureRecordText */.TC)(record));
            // A job may run an operation twice; the revision tells the two apart.
            const name = `${prefixOf(key)}${this.options.runKey}-${record.revision}`;
            // It makes warnings of its own troubles, and this of them.
            if ((await client.saveCache([this.#folder], name)) === -1)
                throw new Error('the cache did not take it');
        }
        finally {
            await (0,promises_.rm)(this.#folder, { recursive: true, force: true });
        }
    }
    get #path() {
        return (0,external_node_path_.join)(this.#folder, 'failures.json');
    }
    async #client() {
        const client = await this.options.openClient();
        return client.isFeatureAvailable() ? client : undefined;
    }
}
function prefixOf(key) {
    return `db-backup-failures-${(0,failure_key/* failureName */.W)(key)}-`;
}
/** Loaded late, because it is large. */
async function openCacheClient() {
    return await Promise.all(/* import() */[__webpack_require__.e(110), __webpack_require__.e(91)]).then(__webpack_require__.bind(__webpack_require__, 18091));
}

// EXTERNAL MODULE: ./.cache/build/app/failures/file-memory.js
var file_memory = __webpack_require__(99265);
// EXTERNAL MODULE: ./.cache/build/app/progress-lines.js
var progress_lines = __webpack_require__(22938);
// EXTERNAL MODULE: ./.cache/build/app/tell-failed-start.js + 1 modules
var tell_failed_start = __webpack_require__(82996);
// EXTERNAL MODULE: ./.cache/build/config/parse.js + 6 modules
var parse = __webpack_require__(15912);
// EXTERNAL MODULE: ./.cache/build/config/parse-operation.js
var parse_operation = __webpack_require__(55545);
// EXTERNAL MODULE: ./.cache/build/config/sources.js
var config_sources = __webpack_require__(89520);
// EXTERNAL MODULE: ./.cache/build/core/failed-report.js
var failed_report = __webpack_require__(75561);
// EXTERNAL MODULE: ./.cache/build/core/redact-report.js
var redact_report = __webpack_require__(16793);
// EXTERNAL MODULE: ./.cache/build/lib/redact.js
var redact = __webpack_require__(16746);
// EXTERNAL MODULE: ./.cache/build/lib/printable.js
var printable = __webpack_require__(5884);
;// CONCATENATED MODULE: ./.cache/build/action/action-log.js

/**
 * The runner obeys lines that begin with `::` and, anywhere in a line, `##[`; a table may be called so.
 * Source: ActionCommand.cs of actions/runner.
 */
function disarmCommands(text) {
    return text.replace(/^(\s*):(?=:)/gm, '$1: ').replaceAll('##[', '## [');
}
/** The log of a step. GitHub knows no groups within groups, so only the outermost is one. */
class ActionLog {
    output;
    redactor;
    #depth = 0;
    constructor(output, redactor) {
        this.output = output;
        this.redactor = redactor;
    }
    debug(message) {
        this.output.debug(this.#clean(message));
    }
    info(message) {
        this.output.info(disarmCommands(this.#clean(message)));
    }
    warn(message) {
        this.output.warning(this.#clean(message));
    }
    error(message) {
        this.output.error(this.#clean(message));
    }
    async group(title, work) {
        const isOutermost = this.#depth === 0;
        if (isOutermost)
            this.output.startGroup(this.#clean(title));
        else
            this.info(title);
        this.#depth += 1;
        try {
            return await work();
        }
        finally {
            this.#depth -= 1;
            if (isOutermost)
                this.output.endGroup();
        }
    }
    #clean(message) {
        return (0,printable/* printableLines */.f)(this.redactor.redact(message));
    }
}

// EXTERNAL MODULE: ./.cache/build/config/settings-table.js + 8 modules
var settings_table = __webpack_require__(6177);
// EXTERNAL MODULE: ./.cache/build/lib/within.js
var within = __webpack_require__(47160);
// EXTERNAL MODULE: ./.cache/build/core/describe-restore.js
var describe_restore = __webpack_require__(96789);
// EXTERNAL MODULE: ./.cache/build/core/report-json.js
var report_json = __webpack_require__(57996);
// EXTERNAL MODULE: ./.cache/build/lib/format-doctor.js
var format_doctor = __webpack_require__(76482);
;// CONCATENATED MODULE: ./.cache/build/action/outputs.js



/** Every output of the action, in the order of action.yml. */
const OUTPUTS = [
    { name: 'backup-id', description: 'Id of the backup, such as `backup-2026-03-25T020000Z`.' },
    { name: 'archive-uri', description: 'Where the archive is.' },
    { name: 'manifest-uri', description: 'Where its manifest is, the mark that it is committed.' },
    { name: 'archive-sha256', description: 'SHA-256 of the archive as stored.' },
    { name: 'archive-bytes', description: 'Bytes of the archive as stored.' },
    { name: 'archive-version-id', description: "The archive's version in a versioned bucket." },
    {
        name: 'table-count',
        description: 'Tables in the backup, or those that were restored (with `dry-run`: that would be).',
    },
    {
        name: 'row-count',
        description: 'Rows in the backup, or those that were restored (with `dry-run`: that would be).',
    },
    { name: 'duration-seconds', description: 'Seconds the operation took.' },
    { name: 'pruned-count', description: 'Backups that were removed (with `dry-run`: that would be).' },
    {
        name: 'restore-committed',
        description: 'After a restore: `true` as soon as the target keeps what was loaded.',
    },
    { name: 'restore-mode', description: 'How it was restored: `create`, `replace`, `merge` or `rebuild`.' },
    { name: 'target-database', description: 'Name of the database that was restored into.' },
    { name: 'snapshot-at', description: 'The moment that the restored rows show (RFC 3339, UTC).' },
    { name: 'proven-tables', description: 'Tables whose rows were read back and found equal.' },
    { name: 'skipped-count', description: 'Objects that could not be restored (with `skip-unrestorable`).' },
    { name: 'drill-ok', description: 'After a drill: `true` when everything held, else `false`.' },
    {
        name: 'drill-engine',
        description: 'Engine of the backup that was picked, such as `postgresql` (also with `dry-run`).',
    },
    {
        name: 'drill-image',
        description: 'Container image with its major version and extensions, for a server to drill on; empty where none is known (also with `dry-run`).',
    },
    {
        name: 'rto-seconds',
        description: 'Seconds a drill took from the first byte to proven rows; after `status` those of the newest good one.',
    },
    { name: 'rpo-seconds', description: 'Age of the newest good backup in seconds: what would be lost now.' },
    { name: 'proof-uri', description: 'Where the drill wrote what it found.' },
    { name: 'failed-checks', description: 'How many checks of the drill failed.' },
    {
        name: 'status-state',
        description: 'After `status`: `green`, `amber` (warnings to read) or `red`.',
    },
    { name: 'backup-age-seconds', description: 'After `status`: age of the newest good backup.' },
    { name: 'drill-age-seconds', description: 'After `status`: age of the newest good drill.' },
    { name: 'anomaly-count', description: 'What about the newest backup is not as in those before it.' },
    { name: 'red-count', description: 'Checks of `doctor` that are red.' },
    { name: 'amber-count', description: 'Checks of `doctor` that are amber.' },
    { name: 'fetched-to', description: 'Folder that `get` wrote the archive to.' },
    { name: 'result', description: 'The whole report as JSON, the same as `--json` of the command line.' },
];
/** GitHub allows 1 MB for all outputs of a job, measured in UTF-16. */
const MAX_RESULT_CHARACTERS = 400_000;
/** What knows the tables of a backup. */
const WITH_TABLES = ['backup', 'verify', 'get', 'drill'];
/** Texts of all outputs; what the operation does not know is empty. */
function outputsOf(report) {
    const { restore, drill, doctor, status } = report;
    const restored = report.ok && report.operation === 'restore' && restore ? (0,describe_restore/* countRestored */.oI)(restore) : null;
    const hasTables = report.ok && WITH_TABLES.includes(report.operation);
    return {
        'backup-id': report.backupId ?? '',
        'archive-uri': report.archiveUri ?? '',
        'manifest-uri': report.manifestUri ?? '',
        'archive-sha256': report.archiveSha256 ?? '',
        'archive-bytes': outputs_text(report.archiveBytes),
        'archive-version-id': report.versionId ?? '',
        'table-count': restored ? outputs_text(restored.tables) : hasTables ? outputs_text(report.tables.length) : '',
        'row-count': outputs_text(restored ? restored.rows : report.rows),
        'duration-seconds': outputs_text(report.durationSeconds),
        'pruned-count': outputs_text(report.prune?.removed.length),
        'restore-committed': outputs_text(report.operation === 'restore' ? restore?.committed : undefined),
        'restore-mode': restore?.mode ?? '',
        'target-database': report.operation === 'restore' ? (restore?.target?.database ?? '') : '',
        'snapshot-at': restore?.snapshotAt ?? '',
        'proven-tables': outputs_text(restore?.provenTables),
        'skipped-count': outputs_text(restore?.skipped.length),
        'drill-ok': outputs_text(drill && !drill.dryRun ? report.ok : undefined),
        'drill-engine': drill ? (report.source?.engine ?? '') : '',
        'drill-image': drill?.image ?? '',
        'rto-seconds': outputs_text(drill ? drill.rtoSeconds : status?.rto.lastSeconds),
        'rpo-seconds': outputs_text(drill ? drill.rpoSeconds : status?.rpo.currentSeconds),
        'proof-uri': drill?.proofUri ?? '',
        'failed-checks': outputs_text(drill?.checks.filter(({ ok }) => !ok).length),
        'status-state': status?.state ?? '',
        'backup-age-seconds': outputs_text(status?.lastGoodBackup?.ageSeconds),
        'drill-age-seconds': outputs_text(status?.lastGoodDrill?.ageSeconds),
        'anomaly-count': outputs_text(report.anomalies?.length),
        'red-count': outputs_text(doctor && (0,format_doctor/* countOf */.pq)(doctor.checks, 'fail')),
        'amber-count': outputs_text(doctor && (0,format_doctor/* countOf */.pq)(doctor.checks, 'warn')),
        'fetched-to': report.fetchedTo ?? '',
        result: shortJson((0,report_json/* reportJson */.l)(report)),
    };
}
function outputs_text(value) {
    return value === null || value === undefined ? '' : String(value);
}
/** The lists go when the report is too large for an output; `truncated` says so. */
function shortJson(report) {
    const whole = JSON.stringify(report);
    if (whole.length <= MAX_RESULT_CHARACTERS)
        return whole;
    const { decisions: _, backups: __, anomalies: ___, restore, drill, status, ...rest } = report;
    return JSON.stringify({
        ...rest,
        tables: [],
        excluded: [],
        notCovered: [],
        comparison: null,
        prune: null,
        ...(restore ? { restore: { ...restore, plan: null, merged: [], skipped: [], notes: [] } } : {}),
        ...(drill ? { drill: { ...drill, findings: [], history: { backups: [], drills: [] } } } : {}),
        ...(status
            ? {
                status: {
                    ...status,
                    history: { backups: [], drills: [], tableTimes: [], tables: [], moreTables: 0 },
                },
            }
            : {}),
        truncated: true,
    });
}

// EXTERNAL MODULE: ./.cache/build/page/drill-markdown.js
var drill_markdown = __webpack_require__(63078);
// EXTERNAL MODULE: ./.cache/build/page/markdown.js
var markdown = __webpack_require__(9418);
// EXTERNAL MODULE: ./.cache/build/page/status-markdown.js
var status_markdown = __webpack_require__(67459);
// EXTERNAL MODULE: ./.cache/build/page/summary/anomalies.js
var anomalies = __webpack_require__(55821);
// EXTERNAL MODULE: ./.cache/build/lib/format-bytes.js
var format_bytes = __webpack_require__(16806);
// EXTERNAL MODULE: ./.cache/build/lib/format-number.js
var format_number = __webpack_require__(98392);
// EXTERNAL MODULE: ./.cache/build/lib/format-proof.js
var format_proof = __webpack_require__(2623);
;// CONCATENATED MODULE: ./.cache/build/page/summary/backups.js




/** What `list` found. */
function backups(report) {
    if (!report.backups)
        return [];
    const columns = [
        { title: 'Backup' },
        { title: 'Time (UTC)' },
        { title: 'Size', align: 'right' },
        { title: 'Tables', align: 'right' },
        { title: 'Rows', align: 'right' },
        { title: 'Drill' },
    ];
    const now = new Date(report.startedAt);
    const rows = report.backups.map((b) => [
        (0,markdown/* code */.aY)(b.backupId),
        (0,markdown/* escapeMarkdown */.FV)(b.time),
        (0,format_bytes/* formatBytes */.z)(b.bytes),
        (0,format_number/* formatCount */.B4)(b.tables),
        (0,format_number/* formatCount */.B4)(b.rows),
        [...(b.anomalous ? ['⚠️ anomalous'] : []), (0,markdown/* escapeMarkdown */.FV)((0,format_proof/* formatProof */.c)(b.proof, now))]
            .filter((words) => words !== '')
            .join(', '),
    ]);
    return [`### ${(0,format_number/* formatPlural */.yk)(rows.length, 'backup')}\n`, ...(0,markdown/* markdownTable */.Qj)(columns, rows), ''];
}

;// CONCATENATED MODULE: ./.cache/build/page/summary/checks.js


const MARKS = {
    ok: '✅',
    warn: '⚠️',
    fail: '❌',
    skipped: '➖',
};
/** What doctor found, as one table, and what it estimates. */
function checks({ doctor }) {
    if (!doctor)
        return [];
    const looked = doctor.checks.filter(({ status }) => status !== 'skipped');
    const rows = looked.map(({ status, title, found, nextStep }) => [
        MARKS[status],
        (0,markdown/* escapeMarkdown */.FV)(title),
        (0,markdown/* escapeMarkdown */.FV)(found),
        nextStep === null ? '' : (0,markdown/* escapeMarkdown */.FV)(nextStep),
    ]);
    const skipped = (0,format_doctor/* groupSkipped */.ai)(doctor.checks).map(({ found, titles }) => `- ${MARKS.skipped} ${(0,markdown/* escapeMarkdown */.FV)(`${titles.join(', ')}: ${found}`)}`);
    return [
        `### Checks: ${(0,format_doctor/* countWords */.rj)(doctor)}\n`,
        ...(0,markdown/* markdownTable */.Qj)([{ title: '' }, { title: 'Check' }, { title: 'Found' }, { title: 'Next step' }], rows),
        '',
        ...(skipped.length > 0 ? [...skipped, ''] : []),
        ...(doctor.estimate ? estimateTable(doctor.estimate) : []),
    ];
}
function estimateTable(estimate) {
    const rows = (0,format_doctor/* describeEstimate */.SD)(estimate).map(([label, text]) => [label, (0,markdown/* escapeMarkdown */.FV)(text)]);
    return ['### Estimate\n', ...(0,markdown/* markdownTable */.Qj)([{ title: '' }, { title: '' }], rows), ''];
}

// EXTERNAL MODULE: ./.cache/build/core/describe-files.js
var describe_files = __webpack_require__(71012);
// EXTERNAL MODULE: ./.cache/build/lib/describe-proof.js
var describe_proof = __webpack_require__(6657);
// EXTERNAL MODULE: ./.cache/build/lib/format-duration.js
var format_duration = __webpack_require__(62325);
;// CONCATENATED MODULE: ./.cache/build/page/summary/facts.js







/** What, where, how large and how long, as one table. */
function facts(report) {
    const { source } = report;
    const rows = [
        [
            report.restore ? 'Backup of' : 'Database',
            source && `${(0,markdown/* code */.aY)(source.database)}, ${(0,markdown/* escapeMarkdown */.FV)(`${source.engine} ${source.serverVersion}`)}`,
        ],
        [
            report.operation === 'restore' ? 'Environment of the backup' : 'Environment',
            report.environment && (0,markdown/* escapeMarkdown */.FV)(report.environment),
        ],
        ...restoreFacts(report),
        ['Destination', report.archiveUri ? null : report.destination && (0,markdown/* code */.aY)(report.destination)],
        ['Archive', report.archiveUri && (0,markdown/* code */.aY)(report.archiveUri)],
        ['Manifest', report.manifestUri && (0,markdown/* code */.aY)(report.manifestUri)],
        ['Version', report.versionId && (0,markdown/* code */.aY)(report.versionId)],
        ['SHA-256', report.archiveSha256 && (0,markdown/* code */.aY)(report.archiveSha256)],
        ['Size', report.archiveBytes === null ? null : (0,format_bytes/* formatBytes */.z)(report.archiveBytes)],
        ['Fetched to', report.fetchedTo ? (0,markdown/* code */.aY)(report.fetchedTo) : null],
        [
            'Rows',
            report.rows === null
                ? null
                : `${(0,format_number/* formatCount */.B4)(report.rows)} in ${(0,format_number/* formatPlural */.yk)(report.tables.length, 'table')}`,
        ],
        ['Files', (0,describe_files/* describeFiles */.L)(report, format_bytes/* formatBytes */.z)],
        ['Archive of files', report.files?.archiveUri ? (0,markdown/* code */.aY)(report.files.archiveUri) : null],
        ['Checked', checked(report)],
        ['Duration', (0,format_duration/* formatDuration */.a3)(report.durationSeconds)],
        ['Change', change(report)],
    ];
    const shown = rows.filter((row) => row[1] !== null && row[1] !== '');
    return [...(0,markdown/* markdownTable */.Qj)([{ title: '' }, { title: '' }], shown), ''];
}
function restoreFacts(report) {
    const { restore } = report;
    if (!restore)
        return [];
    const isScratch = report.operation === 'verify';
    const target = (0,describe_restore/* describeTarget */.ff)(restore);
    const counts = report.rows === null && (restore.committed || restore.dryRun) ? (0,describe_restore/* countRestored */.oI)(restore) : null;
    const { mode, snapshotAt, rowsPerSecond, bytesFetched, estimatedSeconds } = restore;
    return [
        [isScratch ? 'Scratch database' : 'Target', target && (0,markdown/* escapeMarkdown */.FV)(target)],
        ['Snapshot', snapshotAt === '' ? null : (0,markdown/* escapeMarkdown */.FV)(snapshotAt)],
        ['Mode', mode],
        [
            restore.dryRun ? 'Would be restored' : 'Rows',
            counts && `${(0,format_number/* formatCount */.B4)(counts.rows)} in ${(0,format_number/* formatPlural */.yk)(counts.tables, 'table')}`,
        ],
        ['Proof', restore.provenTables === 0 ? null : (0,describe_proof/* describeProof */.e)(restore)],
        ['Speed', rowsPerSecond === null ? null : `${(0,format_number/* formatCount */.B4)(rowsPerSecond)} rows/s while loading`],
        ['Estimate', estimatedSeconds === null ? null : `about ${(0,format_duration/* formatDuration */.a3)(estimatedSeconds)}`],
        ['Fetched', bytesFetched === 0 ? null : (0,format_bytes/* formatBytes */.z)(bytesFetched)],
        ['Phases', restore.phases.length === 0 ? null : (0,markdown/* escapeMarkdown */.FV)((0,format_duration/* formatDurations */.Du)(restore.phases))],
    ];
}
function checked({ verify, restore }) {
    if (verify) {
        const against = verify.checkedAgainst === 'sidecar' ? 'the manifest in the store' : 'its own manifest';
        return `${(0,format_number/* formatPlural */.yk)(verify.files, 'file')}, ${(0,format_bytes/* formatBytes */.z)(verify.bytes)}, against ${against}`;
    }
    return restore?.phases.some(({ name }) => name === 'check')
        ? `against ${(0,markdown/* escapeMarkdown */.FV)((0,describe_restore/* describeCheck */.cn)(restore.checkedAgainst))}`
        : null;
}
function change({ comparison }) {
    return (comparison &&
        `${(0,format_number/* formatChange */.eD)(comparison.rows - comparison.previousRows)} rows, ${changeOfBytes(comparison.bytes, comparison.previousBytes)} against ${(0,markdown/* code */.aY)(comparison.previousBackupId)}`);
}
/** `+1.2 MB`, `±0 B`. */
function changeOfBytes(now, before) {
    if (now === before)
        return '±0 B';
    return `${now > before ? '+' : '-'}${(0,format_bytes/* formatBytes */.z)(Math.abs(now - before))}`;
}

// EXTERNAL MODULE: ./.cache/build/page/summary/omissions.js
var omissions = __webpack_require__(83314);
// EXTERNAL MODULE: ./.cache/build/page/summary/outcome.js
var outcome = __webpack_require__(98968);
;// CONCATENATED MODULE: ./.cache/build/page/summary/restoration.js




/** What a restore did, or would do. */
function restoration(report) {
    const { restore } = report;
    if (!restore)
        return [];
    const plan = (0,describe_restore/* planToShow */.ck)(report);
    return [
        ...leftOut(restore.skipped),
        ...notes(restore.notes.filter((note) => !plan?.notes.includes(note))),
        ...(plan ? planned(plan) : []),
        ...merged(restore),
        ...(restore.committed && report.tables.length === 0 && restore.plan
            ? ['### Tables\n', ...loadedTable(restore.plan), '']
            : []),
    ];
}
function leftOut(skipped) {
    if (skipped.length === 0)
        return [];
    return [`### Could not be restored: ${skipped.length}\n`, ...skipped.map(itemLine), ''];
}
function notes(sentences) {
    if (sentences.length === 0)
        return [];
    return ['### Notes\n', ...sentences.map((note) => `- ${(0,markdown/* escapeMarkdown */.FV)(note)}`), ''];
}
/** Whole, but folded: what stands in the way alone is open. */
function planned(plan) {
    const rows = plan.loaded.reduce((sum, table) => sum + table.rows, 0);
    const bytes = plan.loaded.reduce((sum, table) => sum + table.bytes, 0);
    const groups = (0,describe_restore/* planGroups */.W5)(plan).flatMap(({ title, items }) => {
        const head = `${title}: ${(0,describe_restore/* countByKind */.Le)(items)}`;
        if (items === plan.refusals)
            return [`**${(0,markdown/* escapeMarkdown */.FV)(head)}**\n`, ...items.map(itemLine), ''];
        return folded((0,markdown/* escapeMarkdown */.FV)(head), items.map(itemLine));
    });
    const loaded = `Would be loaded: ${(0,format_number/* formatPlural */.yk)(rows, 'row')} in ${(0,format_number/* formatPlural */.yk)(plan.loaded.length, 'table')}, ${(0,format_bytes/* formatBytes */.z)(bytes)} of JSON`;
    return [
        `### Plan (${plan.mode})\n`,
        ...groups,
        ...(plan.loaded.length === 0 ? [] : folded((0,markdown/* escapeMarkdown */.FV)(loaded), loadedTable(plan))),
        ...plan.notes.map((note) => `- ${(0,markdown/* escapeMarkdown */.FV)(note)}`),
        '',
    ];
}
function folded(summary, lines) {
    return [`<details><summary>${summary}</summary>\n`, ...lines, '\n</details>\n'];
}
function itemLine(item) {
    const reason = item.reason === undefined ? '' : `: ${(0,markdown/* escapeMarkdown */.FV)(item.reason)}`;
    return `- ${(0,markdown/* escapeMarkdown */.FV)(item.kind)} ${(0,markdown/* code */.aY)((0,describe_restore/* fullName */.fq)(item))}${reason}`;
}
function loadedTable({ loaded }) {
    return (0,markdown/* markdownTable */.Qj)([{ title: 'Table' }, right('Rows'), right('JSON')], loaded.map((table) => [(0,markdown/* code */.aY)((0,describe_restore/* fullName */.fq)(table)), (0,format_number/* formatCount */.B4)(table.rows), (0,format_bytes/* formatBytes */.z)(table.bytes)]));
}
function merged({ merged: counts }) {
    if (counts.length === 0)
        return [];
    return [
        '### Merged\n',
        ...(0,markdown/* markdownTable */.Qj)([{ title: 'Table' }, right('Inserted'), right('Updated'), right('Unchanged')], counts.map((m) => [
            (0,markdown/* code */.aY)((0,describe_restore/* fullName */.fq)(m)),
            (0,format_number/* formatCount */.B4)(m.inserted),
            (0,format_number/* formatCount */.B4)(m.updated),
            (0,format_number/* formatCount */.B4)(m.unchanged),
        ])),
        '',
    ];
}
function right(title) {
    return { title, align: 'right' };
}

;// CONCATENATED MODULE: ./.cache/build/page/summary/retention.js

/** What was removed, what was kept, and why. */
function retention(prune) {
    if (!prune)
        return [];
    const verdict = (id) => {
        if (!prune.removed.includes(id))
            return 'kept';
        return prune.dryRun ? '**would be removed**' : '**removed**';
    };
    return [
        `### Retention${prune.dryRun ? ' (dry run)' : ''}\n`,
        ...(prune.frozen ? [`Nothing is removed this time: ${(0,markdown/* escapeMarkdown */.FV)(prune.frozen)}\n`] : []),
        ...(0,markdown/* markdownTable */.Qj)([{ title: 'Backup' }, { title: '' }, { title: 'Why' }], prune.decisions.map((d) => [
            (0,markdown/* code */.aY)(d.backupId),
            verdict(d.backupId),
            d.reasons.map(markdown/* escapeMarkdown */.FV).join('; '),
        ])),
        '',
        ...prune.abortedUploads.map((k) => `- unfinished upload aborted: ${(0,markdown/* code */.aY)(k)}`),
        ...prune.uncommitted.map((k) => `- archive without a manifest, no backup: ${(0,markdown/* code */.aY)(k)}`),
        ...(prune.notes ?? []).map((note) => `- ${(0,markdown/* escapeMarkdown */.FV)(note)}`),
        '',
    ];
}

;// CONCATENATED MODULE: ./.cache/build/page/summary/tables.js





/** Rows and bytes of every table, against the previous backup where there is one. */
function tables(report) {
    if (report.tables.length === 0)
        return [];
    const changes = new Map(report.comparison?.tables.map((t) => [key(t), t]));
    const isCompared = report.comparison !== null;
    const rows = report.tables.map((table) => [
        (0,markdown/* code */.aY)(`${table.schema}.${table.name}`),
        (0,format_number/* formatCount */.B4)(table.rows),
        ...(isCompared ? [rowChange(changes.get(key(table)))] : []),
        (0,format_bytes/* formatBytes */.z)(table.bytes),
        ...(isCompared ? [byteChange(changes.get(key(table)))] : []),
        table.seconds === undefined ? '' : (0,format_duration/* formatDuration */.a3)(table.seconds),
    ]);
    const gone = (report.comparison?.tables ?? []).filter((t) => t.rows === null);
    const change = isCompared ? [{ title: 'Change', align: 'right' }] : [];
    return [
        '### Tables\n',
        ...(0,markdown/* markdownTable */.Qj)([
            { title: 'Table' },
            { title: 'Rows', align: 'right' },
            ...change,
            { title: 'JSON', align: 'right' },
            ...change,
            { title: 'Time', align: 'right' },
        ], rows),
        '',
        ...gone.map((t) => `- ${(0,markdown/* code */.aY)(key(t))} is gone; it had ${(0,format_number/* formatPlural */.yk)(t.previousRows ?? 0, 'row')}.`),
        '',
    ];
}
function key(table) {
    return `${table.schema}.${table.name}`;
}
function rowChange(change) {
    if (change === undefined)
        return '±0';
    return change.previousRows === null ? 'new' : (0,format_number/* formatChange */.eD)((change.rows ?? 0) - change.previousRows);
}
function byteChange(change) {
    if (change === undefined)
        return '±0 B';
    return change.previousBytes === null ? 'new' : changeOfBytes(change.bytes ?? 0, change.previousBytes);
}

;// CONCATENATED MODULE: ./.cache/build/action/summary.js













/** GitHub refuses a step's summary over 1 MiB; the rest is room for what is said about the cut. */
const MAX_SUMMARY_BYTES = 1_000_000;
/** The job summary in Markdown: names and counts, never values of rows. */
function jobSummary(report) {
    const lines = report.drill
        ? (0,drill_markdown/* drillMarkdown */.V)(report)
        : report.status
            ? (0,status_markdown/* statusMarkdown */.K)(report)
            : sections(report);
    return capBytes(lines, MAX_SUMMARY_BYTES);
}
function sections(report) {
    return [
        (0,outcome/* heading */.R_)(report),
        ...(0,outcome/* failure */.V2)(report),
        ...effect(report),
        ...facts(report),
        ...(0,outcome/* warnings */.AR)(report),
        ...(0,anomalies/* anomalies */.q)(report),
        ...checks(report),
        ...restoration(report),
        ...tables(report),
        ...backups(report),
        ...retention(report.prune),
        ...(0,omissions/* omissions */.x)('Left out', report.excluded),
        ...(0,omissions/* omissions */.x)('Not covered by a backup of this kind', report.notCovered),
    ];
}
/** Whether the target was changed comes before everything else that is said of it. */
function effect(report) {
    const sentence = (0,describe_restore/* describeEffect */.xU)(report);
    return sentence === null ? [] : [`**${(0,markdown/* escapeMarkdown */.FV)(sentence)}**\n`];
}
/** Whole lines, as many as fit; what was folded is closed, so that the last sentence is seen. */
function capBytes(lines, maxBytes) {
    let bytes = 0;
    const kept = [];
    for (const line of lines) {
        bytes += Buffer.byteLength(line) + 1;
        if (bytes > maxBytes) {
            const isFolded = kept.findLastIndex(opensFold) > kept.findLastIndex(closesFold);
            const rest = 'The rest is too long for a summary; the report has it.\n';
            return `${kept.join('\n')}\n${isFolded ? '\n</details>\n' : ''}\n${rest}`;
        }
        kept.push(line);
    }
    return `${kept.join('\n')}\n`;
}
const opensFold = (line) => line.startsWith('<details>');
const closesFold = (line) => line.includes('</details>');

;// CONCATENATED MODULE: ./.cache/build/action/after-run.js







/** Extras are never worth more waiting than this. */
const MAX_EXTRA_MS = 20_000;
/** Annotations, outputs, job summary and artifact. Nothing here turns a good run red. */
async function afterRun(report, settings, github, host) {
    const isCancelled = report.exitCode === errors/* EXIT_CODES */.ai.cancelled;
    for (const warning of report.warnings)
        host.core.warning((0,printable/* printableLines */.f)(warning));
    if (report.error)
        annotate(report, host);
    for (const [name, value] of Object.entries(outputsOf(report)))
        host.core.setOutput(name, value);
    await attempt('The job summary could not be written', host, () => host.writeSummary(jobSummary(report)));
    const hasChoice = (0,settings_table/* findSetting */.SP)('upload-report')?.operations.includes(report.operation) === true;
    if (settings && hasChoice && !isCancelled && wantsArtifact(settings.uploadReport, github.isPublic)) {
        await attempt('The report could not be uploaded as an artifact', host, async () => {
            const client = await host.openArtifactClient();
            await (0,within/* within */.u)(MAX_EXTRA_MS, uploadRunArtifact(report, client, { ...github, backupName: settings.backupName }));
        });
    }
}
/** One annotation: the code as title, and the exit code in the message, as documented. */
function annotate(report, host) {
    if (!report.error)
        return;
    const { code, message, nextStep } = report.error;
    const text = `exit code ${report.exitCode}: ${message}${nextStep ? `\nNext step: ${nextStep}` : ''}`;
    host.core.error((0,printable/* printableLines */.f)(text), { title: (0,printable/* printable */.g)(code) });
}
async function attempt(words, host, work) {
    try {
        await work();
    }
    catch (error) {
        host.core.warning(`${words}: ${(0,printable/* printableLines */.f)((0,errors/* messageOf */.bD)(error))}`);
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./.cache/build/action/github-context.js

function readGitHubContext(variables) {
    const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = variables;
    return {
        runUrl: server && repository && run ? `${server}/${repository}/actions/runs/${run}` : undefined,
        isEphemeral: variables.RUNNER_ENVIRONMENT === 'github-hosted',
        isPublic: isPublicRepository(readEvent(variables.GITHUB_EVENT_PATH)),
        runKey: `${run ?? 'local'}-${variables.GITHUB_RUN_ATTEMPT ?? '1'}-${variables.GITHUB_JOB ?? 'job'}`,
        tempFolder: variables.RUNNER_TEMP || undefined,
    };
}
/** Events of schedules carry the repository too; anything unreadable is "not said". */
function readEvent(path) {
    if (!path)
        return undefined;
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
    }
    catch {
        return undefined;
    }
}
/** `visibility` is public, private or internal; older servers only say `private`. */
function isPublicRepository(event) {
    const repository = field(event, 'repository');
    const visibility = field(repository, 'visibility');
    if (typeof visibility === 'string')
        return visibility === 'public';
    const isPrivate = field(repository, 'private');
    return typeof isPrivate === 'boolean' ? !isPrivate : undefined;
}
function field(value, name) {
    return typeof value === 'object' && value !== null ? value[name] : undefined;
}

;// CONCATENATED MODULE: ./.cache/build/action/inputs.js

const INPUT_PREFIX = 'INPUT_';
/** The action's own input beside the settings. */
const OPERATION_INPUT = 'operation';
/**
 * Reads all inputs once. GitHub also hands over inputs that action.yml does not declare (with a mere
 * warning), so unknown ones are found among the `INPUT_*` variables and refused like any other setting.
 */
function readInputs(getInput, variables) {
    const given = new Map();
    for (const { name } of settings_table/* SETTING_DEFINITIONS */.Mi) {
        const text = getInput(name);
        if (text !== '')
            given.set(name, text);
    }
    for (const name of unknownInputs(variables))
        given.set(name, variables[variableOf(name)] ?? '');
    return { operation: getInput(OPERATION_INPUT) || 'backup', given };
}
function unknownInputs(variables) {
    const known = new Set([OPERATION_INPUT, ...settings_table/* SETTING_DEFINITIONS */.Mi.map((s) => s.name)].map(variableOf));
    return Object.keys(variables)
        .filter((name) => name.startsWith(INPUT_PREFIX) && name !== INPUT_PREFIX && !known.has(name))
        .map((name) => name.slice(INPUT_PREFIX.length).toLowerCase());
}
function variableOf(input) {
    return INPUT_PREFIX + input.replaceAll(' ', '_').toUpperCase();
}

;// CONCATENATED MODULE: ./.cache/build/action/run.js















/** Runs the step and says with which code to exit. Secrets are masked before anything else happens. */
async function run(host) {
    const { core, variables } = host;
    const inputs = readInputs((name) => core.getInput(name), variables);
    const sources = { face: 'action', given: inputs.given, variables };
    const secrets = (0,config_sources/* collectSecrets */.q)(sources);
    for (const form of secrets.flatMap(redact/* secretForms */.e))
        core.setSecret(form);
    const redactor = new redact/* Redactor */.p(secrets);
    const github = readGitHubContext(variables);
    const done = await perform(inputs.operation, sources, redactor, github, host);
    const report = (0,redact_report/* redactReport */.a)(done.report, (text) => redactor.redact(text));
    await afterRun(report, done.settings, github, host);
    return report.exitCode;
}
async function perform(operationName, sources, redactor, github, host) {
    const log = new ActionLog(host.core, redactor);
    const startedAt = host.clock.now();
    const context = {
        log,
        clock: host.clock,
        progress: new progress_lines/* ProgressLines */.x(log, host.clock),
        signal: host.signal,
        random: Math.random,
        runUrl: github.runUrl,
        redact: (value) => redactor.redactDeep(value),
        ask: undefined,
        ephemeral: github.isEphemeral,
        failureMemory: new CacheMemory({
            openClient: host.openCacheClient,
            runKey: github.runKey,
            tempFolder: github.tempFolder,
            otherwise: new file_memory/* FileMemory */.C(host.variables),
        }),
    };
    let operation;
    let settings;
    try {
        operation = (0,parse_operation/* parseOperation */.$)(operationName);
        const parsed = (0,parse/* parseSettings */.P)(operation, sources);
        settings = parsed.settings;
        const runOperation = await host.loadRunOperation();
        const report = await runOperation(operation, settings, context, host.variables);
        return { settings, report: { ...report, warnings: [...parsed.warnings, ...report.warnings] } };
    }
    catch (error) {
        if (!(error instanceof errors/* BackupError */.hj))
            log.info(error instanceof Error ? (error.stack ?? '') : String(error));
        const report = (0,failed_report/* failedReport */.kS)(operationName, error, startedAt, host.clock.now());
        return { settings, report: operation ? await (0,tell_failed_start/* tellFailedStart */.d)(report, sources, context) : report };
    }
}

;// CONCATENATED MODULE: ./.cache/build/action/index.js






/** What was given up on, such as an upload that nobody answers, would else hold the job until its own end. */
const MAX_LINGER_MS = 2000;
/** The GitHub Action: joins the process with `run`, which holds the logic. */
async function runAction() {
    const cancellation = (0,cancel_on_signals/* cancelOnSignals */.dJ)(process, () => process.exit(errors/* EXIT_CODES */.ai.cancelled));
    try {
        process.exitCode = await run({
            core: core,
            variables: process.env,
            clock: { now: () => new Date() },
            signal: cancellation.signal,
            writeSummary: async (markdown) => {
                if (process.env.GITHUB_STEP_SUMMARY)
                    await core.summary.addRaw(markdown).write();
            },
            openArtifactClient: openArtifactClient,
            openCacheClient: openCacheClient,
            loadRunOperation: async () => (await Promise.all(/* import() */[__webpack_require__.e(6), __webpack_require__.e(73), __webpack_require__.e(212)]).then(__webpack_require__.bind(__webpack_require__, 30212))).runOperation,
        });
    }
    catch (error) {
        core.setFailed(`exit code 1: ${error instanceof Error ? error.stack : error}\nThis is a bug: please report it.`);
    }
    finally {
        cancellation.dispose();
        setTimeout(() => process.exit(), MAX_LINGER_MS).unref();
    }
}


/***/ })

};
