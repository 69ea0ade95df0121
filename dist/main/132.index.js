export const id = 132;
export const ids = [132];
export const modules = {

/***/ 65132:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCli: () => (/* binding */ runCli)
});

// EXTERNAL MODULE: ./.cache/build/core/errors.js
var errors = __webpack_require__(90304);
// EXTERNAL MODULE: ./.cache/build/lib/cancel-on-signals.js
var cancel_on_signals = __webpack_require__(26876);
// EXTERNAL MODULE: ./.cache/build/app/failures/file-memory.js
var file_memory = __webpack_require__(99265);
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
// EXTERNAL MODULE: ./.cache/build/core/report-json.js
var report_json = __webpack_require__(57996);
// EXTERNAL MODULE: ./.cache/build/core/version.js
var version = __webpack_require__(47703);
// EXTERNAL MODULE: ./.cache/build/lib/redact.js
var redact = __webpack_require__(16746);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./.cache/build/config/settings-table.js + 8 modules
var settings_table = __webpack_require__(6177);
;// CONCATENATED MODULE: ./.cache/build/cli/args.js



/** Flags that are no settings; none of them has a value. */
const CLI_FLAGS = [
    { name: 'json', description: 'Print the report as one JSON object; logs go to stderr.' },
    { name: 'quiet', description: 'Log warnings and errors only.' },
    { name: 'help', short: 'h', description: 'Explain the command, or one operation.' },
    { name: 'version', short: 'V', description: 'Print the version.' },
];
/** What the second word of an operation stands for. */
const OPERAND_SETTING = new Map([
    ['verify', 'backup'],
    ['restore', 'backup'],
    ['get', 'backup'],
    ['drill', 'drill-pick'],
    ['prune', 'retention-days'],
]);
const OPTIONS = Object.fromEntries([
    ...CLI_FLAGS.map((f) => [f.name, { type: 'boolean', ...('short' in f ? { short: f.short } : {}) }]),
    ...settings_table/* SETTING_DEFINITIONS */.Mi.map((s) => [s.name, { type: s.type === 'boolean' ? 'boolean' : 'string' }]),
]);
/** Splits the words after the program's name. Never throws: problems are told with all the others. */
function readArguments(words) {
    const { tokens } = (0,external_node_util_.parseArgs)({
        args: [...words],
        options: OPTIONS,
        strict: false,
        allowPositionals: true,
        tokens: true,
    });
    const flags = { json: false, quiet: false, help: false, version: false };
    const given = new Map();
    const problems = [];
    const operands = [];
    for (const token of tokens ?? []) {
        if (token.kind === 'positional')
            operands.push(token.value);
        if (token.kind !== 'option')
            continue;
        if (Object.hasOwn(flags, token.name))
            setFlag(token, flags, problems);
        else
            addSetting(token, given, problems);
    }
    const [operation, operand, ...rest] = operands;
    addOperand(operation, operand, given, problems);
    for (const word of rest)
        problems.push(unexpected(word));
    return { operation, given, flags, problems };
}
function setFlag(token, flags, problems) {
    const { value = 'true' } = token;
    if (value === 'true' || value === 'false')
        flags[token.name] = value === 'true';
    else
        problems.push({ setting: token.name, message: 'has no value' });
}
function addSetting(token, given, problems) {
    const { name } = token;
    const setting = (0,settings_table/* findSetting */.SP)(name);
    const value = token.value ?? (setting === undefined || setting.type === 'boolean' ? 'true' : undefined);
    if (value === undefined || (!token.inlineValue && value.startsWith('--'))) {
        problems.push({ setting: name, message: `needs a value: --${name} <${setting?.type ?? 'value'}>` });
        return;
    }
    const before = given.get(name);
    if (before !== undefined && setting?.type !== 'list') {
        problems.push({ setting: name, message: 'is given twice' });
        return;
    }
    given.set(name, before === undefined ? value : `${before}\n${value}`);
}
function addOperand(operation, operand, given, problems) {
    if (operand === undefined)
        return;
    const setting = OPERAND_SETTING.get(operation ?? '');
    if (setting === undefined)
        problems.push(unexpected(operand));
    else if (given.has(setting))
        problems.push({ setting, message: 'is given twice' });
    else
        given.set(setting, operand);
}
function unexpected(word) {
    const hint = word.includes('=') ? '; settings begin with --' : '';
    return {
        setting: 'arguments',
        code: 'ARGUMENT_UNEXPECTED',
        message: `${JSON.stringify(word)} was not expected${hint}`,
    };
}
/** @throws SettingsError when the words could not be read */
function refuseProblems(args) {
    if (args.problems.length > 0)
        throw new SettingsError(args.problems);
}

// EXTERNAL MODULE: external "node:readline/promises"
var promises_ = __webpack_require__(26848);
// EXTERNAL MODULE: ./.cache/build/lib/printable.js
var printable = __webpack_require__(5884);
;// CONCATENATED MODULE: ./.cache/build/cli/ask.js


/**
 * Asks for one line. What is typed is shown and trimmed, so it is nothing for secrets. Ctrl-C, the end of the input
 * and a cancelled run answer with nothing.
 */
async function askOnTerminal(question, terminal) {
    const lines = (0,promises_.createInterface)({ input: terminal.input, output: terminal.output, terminal: true });
    const left = new Promise((resolve) => {
        lines.once('close', () => resolve(undefined));
        lines.once('SIGINT', () => lines.close());
    });
    try {
        const answer = lines.question((0,printable/* printableLines */.f)(question), { signal: terminal.signal });
        // A question that nobody answers any more is rejected by some versions of Node and left open by others.
        const typed = await Promise.race([answer.catch(() => undefined), left]);
        if (typed === undefined)
            terminal.output.write('\n');
        return (typed ?? '').trim();
    }
    finally {
        lines.close();
    }
}

// EXTERNAL MODULE: ./.cache/build/app/progress-lines.js
var progress_lines = __webpack_require__(22938);
;// CONCATENATED MODULE: ./.cache/build/cli/style.js
const plainText = (text) => text;
const PLAIN = {
    bold: plainText,
    dim: plainText,
    red: plainText,
    yellow: plainText,
    green: plainText,
};
function paint(open, close) {
    return (text) => `\u001b[${open}m${text}\u001b[${close}m`;
}
const COLOURS = {
    bold: paint(1, 22),
    dim: paint(2, 22),
    red: paint(31, 39),
    yellow: paint(33, 39),
    green: paint(32, 39),
};
/**
 * Colours on a terminal; `NO_COLOR` with any text turns them off (https://no-color.org), `FORCE_COLOR`
 * turns them on, but for `0` and `false` (as Node reads it).
 */
function chooseStyle(isTerminal, variables) {
    const force = variables.FORCE_COLOR;
    if (force !== undefined && force !== '')
        return force === '0' || force === 'false' ? PLAIN : COLOURS;
    if (variables.NO_COLOR)
        return PLAIN;
    return isTerminal && variables.TERM !== 'dumb' ? COLOURS : PLAIN;
}

;// CONCATENATED MODULE: ./.cache/build/cli/terminal-log.js

/** The log of the command line, on stderr; groups are a title and an indent. */
class TerminalLog {
    options;
    #depth = 0;
    constructor(options) {
        this.options = options;
    }
    debug(message) {
        if (this.options.debug)
            this.#line(this.options.style.dim(this.#clean(message)));
    }
    info(message) {
        if (!this.options.quiet)
            this.#line(this.#clean(message));
    }
    warn(message) {
        this.#line(`${this.options.style.yellow('warning:')} ${this.#clean(message)}`);
    }
    error(message) {
        this.#line(`${this.options.style.red('error:')} ${this.#clean(message)}`);
    }
    async group(title, work) {
        if (!this.options.quiet)
            this.#line(this.options.style.bold(this.#clean(title)));
        this.#depth += 1;
        try {
            return await work();
        }
        finally {
            this.#depth -= 1;
        }
    }
    #clean(message) {
        return (0,printable/* printableLines */.f)(this.options.redactor.redact(message));
    }
    #line(text) {
        const indent = '  '.repeat(this.#depth);
        this.options.write(`${indent}${text.replaceAll('\n', `\n${indent}`)}\n`);
    }
}

;// CONCATENATED MODULE: ./.cache/build/cli/display.js



/** Bars above which the log goes on a terminal; plain lines otherwise; both on stderr. */
async function openDisplay(host, redactor, flags) {
    const hasBars = host.stderr.isTerminal && !flags.quiet && host.variables.TERM !== 'dumb';
    const bars = hasBars ? await openBars(host) : undefined;
    const log = new TerminalLog({
        write: (line) => {
            if (!bars?.writeAbove(line))
                host.stderr.write(line);
        },
        style: chooseStyle(host.stderr.isTerminal, host.variables),
        redactor,
        quiet: flags.quiet,
        debug: Boolean(host.variables.DEBUG),
    });
    return { log, progress: bars ?? new progress_lines/* ProgressLines */.x(log, host.clock) };
}
/** Loaded late: only a terminal needs it. */
async function openBars(host) {
    const { ProgressBars } = await __webpack_require__.e(/* import() */ 166).then(__webpack_require__.bind(__webpack_require__, 20166));
    return new ProgressBars(host.errorStream, host.clock);
}

;// CONCATENATED MODULE: ./.cache/build/config/exit-codes.js

/** What help and README say about each exit code; the numbers are those of the core. */
const EXIT_CODE_MEANINGS = [
    { code: 0, meaning: 'ok' },
    { code: errors/* EXIT_UNKNOWN */.sx, meaning: 'a bug, or unknown' },
    { code: errors/* EXIT_CODES */.ai.settings, meaning: 'settings wrong, or no usable pg_dump' },
    {
        code: errors/* EXIT_CODES */.ai.source,
        meaning: 'source unreachable or refused (password, table unreadable, row-level security, pooler mode)',
    },
    { code: errors/* EXIT_CODES */.ai.store, meaning: 'store or temporary disk unreachable, refused or full' },
    { code: errors/* EXIT_CODES */.ai.integrity, meaning: 'integrity: a hash, count, size or digest differs' },
    {
        code: errors/* EXIT_CODES */.ai.safety,
        meaning: 'refused by a safety rule (empty database, id taken, confirmation missing, ephemeral destination)',
    },
    { code: errors/* EXIT_CODES */.ai.target, meaning: 'target wrong (schema, privileges, locks)' },
    {
        code: errors/* EXIT_CODES */.ai.stale,
        meaning: 'stale (`status`), or anomalous (`backup` with `on-anomaly: fail`, `status`)',
    },
    {
        code: errors/* EXIT_CODES */.ai.drill,
        meaning: 'drill failed: a check, an object the server did not take, or the time',
    },
    {
        code: errors/* EXIT_CODES */.ai.cancelled,
        meaning: 'cancelled; upload aborted or transaction rolled back within 7 s of SIGINT or SIGTERM',
    },
];

;// CONCATENATED MODULE: ./.cache/build/config/setting-definition.js
/** The groups of the documentation, in its order. */
const SETTING_GROUPS = [
    'source',
    'store',
    'archive',
    'retention',
    'restore',
    'drill',
    'notify',
    'status',
];

;// CONCATENATED MODULE: ./.cache/build/lib/wrap-text.js
/** Breaks text between words into lines of at most `maxWidth` code units; a longer word stands alone. */
function wrapText(text, maxWidth) {
    const lines = [];
    let line = '';
    for (const word of text.split(/\s+/).filter((w) => w !== '')) {
        if (line !== '' && line.length + 1 + word.length > maxWidth) {
            lines.push(line);
            line = word;
        }
        else {
            line = line === '' ? word : `${line} ${word}`;
        }
    }
    return line === '' ? lines : [...lines, line];
}

;// CONCATENATED MODULE: ./.cache/build/cli/help.js





const WIDTH = 100;
const INDENT = 6;
/** `db-backup --help`. */
function overviewHelp(version) {
    return [
        `db-backup ${version}: database backups that are proven to restore`,
        '',
        'Usage: db-backup <operation> [--setting value …]',
        '',
        'Operations:',
        ...[...settings_table/* BUILT_OPERATIONS */.sA].map(([name, words]) => `  ${name.padEnd(10)} ${words}`),
        '',
        'Flags:',
        ...CLI_FLAGS.map((f) => `  ${`${'short' in f ? `-${f.short}, ` : ''}--${f.name}`.padEnd(16)} ${f.description}`),
        '',
        'Settings of an operation: db-backup <operation> --help',
        ...wrapText('Every setting can be a variable too: --retention-days 30 is DB_BACKUP_RETENTION_DAYS=30. Secrets belong into variables, not on the command line.', WIDTH),
        '',
        'Exit codes:',
        ...EXIT_CODE_MEANINGS.map(({ code, meaning }) => `  ${String(code).padStart(3)}  ${plain(meaning)}`),
        '',
        'Example:',
        '  DATABASE_URL=postgres://… db-backup backup --destination s3://bucket/prefix',
        '',
    ].join('\n');
}
/** `db-backup <operation> --help`. */
function operationHelp(operation) {
    const operand = OPERAND_SETTING.get(operation);
    const lines = [
        `Usage: db-backup ${operation}${operand ? ` [<${operand}>]` : ''} [--setting value …]`,
        '',
        settings_table/* BUILT_OPERATIONS */.sA.get(operation) ?? '',
    ];
    for (const group of SETTING_GROUPS) {
        const settings = settings_table/* SETTINGS_BY_GROUP */.A9[group].filter((s) => isShown(s, operation));
        if (settings.length === 0)
            continue;
        lines.push('', `${group.charAt(0).toUpperCase()}${group.slice(1)}:`);
        for (const setting of settings)
            lines.push(...describe(setting));
    }
    lines.push('', 'Flags: --json, --quiet, --help, --version', '');
    return lines.join('\n');
}
function isShown(setting, operation) {
    return setting.built && !setting.actionOnly && setting.operations.includes(operation);
}
function describe(setting) {
    const facts = [
        ...(setting.default === undefined ? [] : [`default ${setting.default}`]),
        ...(setting.secret
            ? [`secret: use ${(setting.variables ?? [(0,settings_table/* prefixedVariable */.EB)(setting.name)]).join(' or ')}`]
            : []),
    ];
    const suffix = facts.length === 0 ? '' : ` (${facts.join('; ')})`;
    const lines = wrapText(plain(setting.description) + suffix, WIDTH - INDENT);
    return [`  --${setting.name}${valueWord(setting)}`, ...lines.map((line) => ' '.repeat(INDENT) + line)];
}
function valueWord(setting) {
    switch (setting.type) {
        case 'boolean':
            return '[=true|false]';
        case 'choice':
            return ` ${setting.values?.join('|')}`;
        case 'integer':
        case 'number':
            return ' <n>';
        case 'list':
            return ' <a,b,…>';
        case 'connection':
        case 'url':
        case 'mail-server':
            return ' <url>';
        case 'duration':
            return ' <time>';
        default:
            return ' <text>';
    }
}
/** Markdown's backticks say nothing on a terminal. */
function plain(text) {
    return text.replaceAll('`', '');
}

// EXTERNAL MODULE: ./.cache/build/lib/format-number.js
var format_number = __webpack_require__(98392);
// EXTERNAL MODULE: ./.cache/build/core/describe-files.js
var describe_files = __webpack_require__(71012);
// EXTERNAL MODULE: ./.cache/build/lib/format-bytes.js
var format_bytes = __webpack_require__(16806);
// EXTERNAL MODULE: ./.cache/build/lib/format-duration.js
var format_duration = __webpack_require__(62325);
;// CONCATENATED MODULE: ./.cache/build/lib/text-table.js
/** Two spaces between columns, no trailing blanks; widths count code points. */
function textTable(columns, rows) {
    const lines = [columns.map((c) => c.title), ...rows];
    const widths = columns.map((_, i) => Math.max(...lines.map((line) => width(line[i] ?? ''))));
    return lines.map((line) => columns
        .map((column, i) => pad(line[i] ?? '', widths[i] ?? 0, column.align ?? 'left'))
        .join('  ')
        .trimEnd());
}
function width(text) {
    return [...text].length;
}
function pad(text, to, align) {
    const blanks = ' '.repeat(Math.max(0, to - width(text)));
    return align === 'left' ? text + blanks : blanks + text;
}

;// CONCATENATED MODULE: ./.cache/build/cli/output/lines.js




/** More than this of a kind is summed up in one line; `--json` has it all. */
const MAX_LINES = 30;
/** `  name      text`, for every text that is known. */
function factLines(facts, style) {
    return facts
        .filter((fact) => fact[1] !== null)
        .map(([name, text]) => `  ${style.dim(name.padEnd(10))}${text}`);
}
/** Tables with their rows and bytes. */
function tableLines(tables, style) {
    const rows = tables
        .slice(0, MAX_LINES)
        .map((t) => [(0,printable/* printable */.g)(`${t.schema}.${t.name}`), (0,format_number/* formatCount */.B4)(t.rows), (0,format_bytes/* formatBytes */.z)(t.bytes)]);
    const [head = '', ...lines] = textTable([{ title: 'table' }, { title: 'rows', align: 'right' }, { title: 'JSON', align: 'right' }], rows);
    return [style.dim(head), ...lines, ...restLine(tables.length - rows.length, 'more table')];
}
/** What was left out of a list. */
function restLine(rest, words) {
    return rest > 0 ? [`… and ${(0,format_number/* formatPlural */.yk)(rest, words)}`] : [];
}
/** What is not as in the backups before, one line each. */
function anomalyLines({ anomalies = [] }, style) {
    if (anomalies.length === 0)
        return [];
    const mark = { alarm: style.yellow('!'), notice: style.dim('·') };
    return [
        'Not as before:',
        ...anomalies
            .slice(0, MAX_LINES)
            .map(({ severity, sentence }) => `  ${mark[severity]} ${(0,printable/* printable */.g)(sentence)}`),
        ...restLine(anomalies.length - MAX_LINES, 'more line'),
    ];
}

;// CONCATENATED MODULE: ./.cache/build/cli/output/render-prune.js


function renderPrune(prune, style) {
    const lines = [style.green(describePrune(prune))];
    lines.push(...prune.decisions.map((d) => renderDecision(d, prune, style)));
    for (const key of prune.abortedUploads)
        lines.push(`unfinished upload aborted: ${(0,printable/* printable */.g)(key)}`);
    for (const key of prune.uncommitted)
        lines.push(`archive without a manifest (no backup): ${(0,printable/* printable */.g)(key)}`);
    if (prune.removedVersions > 0)
        lines.push(`${(0,format_number/* formatPlural */.yk)(prune.removedVersions, 'version')} removed`);
    return [...lines, ...(prune.notes ?? []).map(printable/* printableLines */.f)];
}
/** One line, for a backup that pruned afterwards too. */
function describePrune(prune) {
    if (prune.frozen)
        return `nothing removed: ${(0,printable/* printable */.g)(prune.frozen)}`;
    const kept = prune.decisions.filter((d) => d.keep).length;
    const verb = prune.dryRun ? 'would be removed (dry run)' : 'removed';
    return `${(0,format_number/* formatPlural */.yk)(kept, 'backup')} kept, ${prune.removed.length} ${verb}`;
}
function renderDecision(decision, prune, style) {
    const isRemoved = prune.removed.includes(decision.backupId);
    const verdict = decision.keep || !isRemoved ? style.green('keep  ') : style.yellow(prune.dryRun ? 'would ' : 'remove');
    return `  ${verdict} ${decision.backupId}  ${style.dim(decision.reasons.map(printable/* printable */.g).join('; '))}`;
}

;// CONCATENATED MODULE: ./.cache/build/cli/output/render-backup.js







function renderBackup(report, style) {
    const { source, tables, prune } = report;
    const what = source
        ? `${(0,printable/* printable */.g)(source.database)} (${source.engine} ${source.serverVersion})`
        : 'the database';
    const facts = [
        ['backup', report.backupId],
        ['archive', `${report.archiveUri ?? ''} (${(0,format_bytes/* formatBytes */.z)(report.archiveBytes ?? 0)})`],
        ['manifest', report.manifestUri],
        ['sha256', report.archiveSha256],
        ['rows', `${(0,format_number/* formatCount */.B4)(report.rows ?? 0)} in ${(0,format_number/* formatPlural */.yk)(tables.length, 'table')}`],
        ['files', (0,describe_files/* describeFiles */.L)(report, format_bytes/* formatBytes */.z)],
        ['schema', report.schemaTool],
        ['change', describeChange(report)],
        ['retention', prune ? describePrune(prune) : null],
    ];
    return [
        style.green(`Backed up ${what} in ${(0,format_duration/* formatDuration */.a3)(report.durationSeconds)}`),
        ...factLines(facts, style),
        ...anomalyLines(report, style),
        '',
        ...tableLines(tables, style),
    ];
}
function describeChange({ comparison }) {
    if (!comparison)
        return null;
    const rows = (0,format_number/* formatChange */.eD)(comparison.rows - comparison.previousRows);
    const changed = (0,format_number/* formatPlural */.yk)(comparison.tables.length, 'table');
    return `${rows} rows, ${changed} changed against ${comparison.previousBackupId}`;
}

// EXTERNAL MODULE: ./.cache/build/lib/format-doctor.js
var format_doctor = __webpack_require__(76482);
;// CONCATENATED MODULE: ./.cache/build/cli/output/render-doctor.js




/** Below this the sentences stand under their title instead of beside it. */
const NARROW = 72;
const TITLE_WIDTH = 32;
/** The table of checks and the estimate, whatever their outcome. */
function renderDoctor(doctor, style, width) {
    const looked = doctor.checks.filter(({ status }) => status !== 'skipped');
    return [
        style.bold(`Doctor: ${(0,format_doctor/* countWords */.rj)(doctor)}`),
        '',
        ...looked.flatMap((check) => checkLines(check, style, width)),
        ...(0,format_doctor/* groupSkipped */.ai)(doctor.checks).flatMap((group) => skippedLines(group, style, width)),
        ...(doctor.estimate ? ['', style.bold('Estimate'), ...estimateLines(doctor.estimate, style, width)] : []),
    ];
}
const plainly = (text) => text;
function checkLines(check, style, width) {
    const { mark, paint } = marksOf(check.status, style);
    const sentences = [[check.found, plainly]];
    if (check.nextStep !== null)
        sentences.push([`→ ${check.nextStep}`, style.bold]);
    return row({ mark: paint(mark), title: paint(check.title), plain: check.title }, width, sentences);
}
function marksOf(status, style) {
    if (status === 'ok')
        return { mark: '✓', paint: style.green };
    return status === 'warn' ? { mark: '!', paint: style.yellow } : { mark: '✗', paint: style.red };
}
function skippedLines({ found, titles }, style, width) {
    const [only = ''] = titles;
    const title = titles.length === 1 ? only : (0,format_number/* formatPlural */.yk)(titles.length, 'check');
    const sentences = titles.length === 1 ? [found] : [found, `${titles.join(', ')}.`];
    return row({ mark: style.dim('–'), title: style.dim(title), plain: title }, width, sentences.map((sentence) => [sentence, style.dim]));
}
function row(head, width, sentences) {
    const isNarrow = width < NARROW;
    const indent = isNarrow ? 4 : TITLE_WIDTH + 3;
    const lines = sentences.flatMap(([text, paint]) => wrapText((0,printable/* printable */.g)(text), Math.max(20, width - indent)).map(paint));
    const title = `${head.mark} ${head.title}`;
    if (isNarrow)
        return [title, ...lines.map((line) => ' '.repeat(indent) + line)];
    const [first = '', ...rest] = lines;
    const gap = ' '.repeat(Math.max(1, TITLE_WIDTH - head.plain.length + 1));
    return [`${title}${gap}${first}`, ...rest.map((line) => ' '.repeat(indent) + line)];
}
function estimateLines(estimate, style, width) {
    return (0,format_doctor/* describeEstimate */.SD)(estimate).flatMap(([label, text]) => {
        const [first = '', ...rest] = wrapText((0,printable/* printable */.g)(text), Math.max(20, width - LABEL_WIDTH - 2));
        return [
            `  ${style.dim(label.padEnd(LABEL_WIDTH))}${first}`,
            ...rest.map((line) => ' '.repeat(LABEL_WIDTH + 2) + line),
        ];
    });
}
const LABEL_WIDTH = 10;

// EXTERNAL MODULE: ./.cache/build/core/describe-restore.js
var describe_restore = __webpack_require__(96789);
;// CONCATENATED MODULE: ./.cache/build/cli/output/render-drill.js





function renderDrill(report, style) {
    const { drill } = report;
    if (!drill)
        return [];
    const id = report.backupId ?? 'the backup';
    const title = drill.dryRun
        ? `Dry run: ${id} would be rehearsed`
        : `${id} is proven: restored${drill.rtoSeconds === null ? '' : ` in ${(0,format_duration/* formatDuration */.a3)(drill.rtoSeconds)}`}, ${(0,format_number/* formatPlural */.yk)(drill.checks.length, 'check')} passed`;
    return [
        style.green(title),
        ...factLines(factsOf(report, drill), style),
        ...render_drill_checkLines(drill.checks, style),
        ...findingLines(drill, style),
        ...(report.tables.length === 0 ? [] : ['', ...tableLines(report.tables, style)]),
    ];
}
/** What a failed drill says besides its error. */
function renderFailedDrill({ drill, backupId, error }, style) {
    if (!drill || backupId === null)
        return [];
    const picked = drill.pickedBecause === '' ? '' : `, ${drill.pickedBecause}`;
    return [
        style.bold(`Rehearsed was ${backupId}${(0,printable/* printable */.g)(picked)}`),
        ...(drill.phases.length === 0 ? [] : [`  ${(0,format_duration/* formatDurations */.Du)(drill.phases)}`]),
        ...render_drill_checkLines(
        // The error names what failed.
        drill.checks.filter(({ ok, kind, name }) => ok || !error?.message.includes(`${kind} ${name}`)), style),
        ...findingLines(drill, style),
        ...keptLines(drill, style),
        ...(drill.proofUri === null ? [] : [`  ${style.dim('proof'.padEnd(10))}${(0,printable/* printable */.g)(drill.proofUri)}`]),
    ];
}
function factsOf(report, drill) {
    const { server, rtoSeconds, rtoLimitSeconds, rpoSeconds } = drill;
    const limit = rtoLimitSeconds === null ? '' : ` of ${(0,format_duration/* formatDuration */.a3)(rtoLimitSeconds)} allowed`;
    return [
        ['picked', (0,printable/* printable */.g)(drill.pickedBecause)],
        ['archive', report.archiveUri && (0,printable/* printable */.g)(report.archiveUri)],
        ['server', server && (0,printable/* printable */.g)(`${server.engine} ${server.serverVersion}`)],
        ['image', drill.image && (0,printable/* printable */.g)(drill.image)],
        ['phases', drill.phases.length === 0 ? null : (0,format_duration/* formatDurations */.Du)(drill.phases)],
        ['RTO', rtoSeconds === null ? null : `${(0,format_duration/* formatDuration */.a3)(rtoSeconds)}${limit}`],
        ['RPO', rpoSeconds === null ? null : `${(0,format_duration/* formatDuration */.a3)(rpoSeconds)} (age of the newest backup)`],
        ['proof', drill.proofUri && (0,printable/* printable */.g)(drill.proofUri)],
    ];
}
/** Failed ones first. */
function render_drill_checkLines(checks, style) {
    const ordered = [...checks].sort((a, b) => Number(a.ok) - Number(b.ok));
    const lines = ordered.slice(0, MAX_LINES).map(({ ok, kind, name, detail }) => {
        const mark = ok ? style.green('ok') : style.red('failed');
        return `  ${mark}${' '.repeat(ok ? 6 : 2)}${(0,printable/* printable */.g)(`${kind}: ${name}${detail === null ? '' : ` (${detail})`}`)}`;
    });
    return [...lines, ...restLine(ordered.length - lines.length, 'more check')];
}
function findingLines({ findings }, style) {
    if (findings.length === 0)
        return [];
    return [
        style.yellow(`Findings: ${findings.length}`),
        ...findings
            .slice(0, MAX_LINES)
            .map((item) => `  ${(0,printable/* printable */.g)(`${item.kind} ${(0,describe_restore/* fullName */.fq)(item)}: ${item.reason}`)}`),
        ...restLine(findings.length - MAX_LINES, 'more finding'),
    ];
}
function keptLines({ kept }, style) {
    if (!kept)
        return [];
    return [
        style.yellow(`The scratch database ${kept.database} was kept:`),
        `  open it:  ${(0,printable/* printable */.g)(kept.reachedBy)}`,
        `  drop it:  ${(0,printable/* printable */.g)(kept.droppedBy)}`,
    ];
}

// EXTERNAL MODULE: ./.cache/build/lib/format-proof.js
var format_proof = __webpack_require__(2623);
;// CONCATENATED MODULE: ./.cache/build/cli/output/render-list.js





/** `now` tells the age of each drill. */
function renderList(backups, now, style) {
    if (backups.length === 0)
        return ['There is no backup here yet.'];
    const [head = '', ...lines] = textTable([
        { title: 'backup' },
        { title: 'time (UTC)' },
        { title: 'size', align: 'right' },
        { title: 'tables', align: 'right' },
        { title: 'rows', align: 'right' },
        { title: 'engine' },
        { title: 'drill' },
    ], backups.map((b) => [
        (0,printable/* printable */.g)(b.backupId),
        b.time.replace('T', ' ').replace(/(\.\d+)?Z$/, ''),
        (0,format_bytes/* formatBytes */.z)(b.bytes),
        (0,format_number/* formatCount */.B4)(b.tables),
        (0,format_number/* formatCount */.B4)(b.rows),
        (0,printable/* printable */.g)(b.engine) + (b.encrypted ? ', encrypted' : '') + (b.anomalous ? ', anomalous' : ''),
        (0,format_proof/* formatProof */.c)(b.proof, now),
    ]));
    return [style.bold(head), ...lines];
}

// EXTERNAL MODULE: ./.cache/build/lib/describe-proof.js
var describe_proof = __webpack_require__(6657);
;// CONCATENATED MODULE: ./.cache/build/cli/output/render-plan.js





/** More of one group is for `--json`. */
const MAX_ITEMS = 12;
/** What a restore would do, or what stands in its way. */
function renderPlan(plan, style) {
    const { loaded, notes, refusals } = plan;
    const bytes = loaded.reduce((sum, table) => sum + table.bytes, 0);
    const rows = loaded.reduce((sum, table) => sum + table.rows, 0);
    const groups = (0,describe_restore/* planGroups */.W5)(plan).flatMap(({ title, items }) => {
        const isRefusal = items === refusals;
        const head = `${title}: ${(0,describe_restore/* countByKind */.Le)(items)}`;
        // What stands in the way is named to the last.
        return [
            isRefusal ? style.red(head) : style.bold(head),
            ...itemLines(items, isRefusal ? Infinity : MAX_ITEMS),
        ];
    });
    return [
        `${style.bold('Plan')} (mode ${plan.mode})`,
        ...groups,
        ...(loaded.length === 0
            ? []
            : [
                style.bold(`Would be loaded: ${(0,format_number/* formatPlural */.yk)(rows, 'row')} in ${(0,format_number/* formatPlural */.yk)(loaded.length, 'table')}, ${(0,format_bytes/* formatBytes */.z)(bytes)} of JSON`),
                ...tableLines(loaded, style).map((line) => `  ${line}`),
            ]),
        ...notes.map((note) => `${style.dim('note:')} ${(0,printable/* printableLines */.f)(note)}`),
    ];
}
function itemLines(items, max) {
    const shown = items.slice(0, max).map((item) => {
        const reason = item.reason === undefined ? '' : `: ${item.reason}`;
        return `  ${(0,printable/* printable */.g)(`${item.kind} ${(0,describe_restore/* fullName */.fq)(item)}${reason}`)}`;
    });
    const rest = items.length - shown.length;
    return rest > 0 ? [...shown, `  … and ${rest} more (all with --json)`] : shown;
}

;// CONCATENATED MODULE: ./.cache/build/cli/output/render-restore.js










function renderRestore(report, style) {
    const { restore } = report;
    if (!restore)
        return [];
    const what = report.backupId ?? 'the archive';
    const into = `into ${(0,printable/* printable */.g)((0,describe_restore/* describeTarget */.ff)(restore) ?? 'the target')}`;
    const title = restore.dryRun
        ? `Dry run: ${what} ${into} can be restored`
        : `Restored ${what} ${into} in ${(0,format_duration/* formatDuration */.a3)(report.durationSeconds)}`;
    const plan = (0,describe_restore/* planToShow */.ck)(report);
    return [
        style.green(title),
        ...factLines(render_restore_factsOf(report, restore), style),
        ...(plan ? ['', ...renderPlan(plan, style)] : []),
        ...mergedLines(restore, style),
        ...leftOutLines(restore.skipped, style),
        ...noteLines(restore.notes.filter((note) => !plan?.notes.includes(note)), style),
        ...(plan ? [] : ['', ...tableLines(restore.plan?.loaded ?? report.tables, style)]),
    ];
}
/** What a failed restore says besides its error. */
function renderFailedRestore(report, style) {
    const { restore } = report;
    if (!restore)
        return [];
    const plan = (0,describe_restore/* planToShow */.ck)(report);
    const effect = (0,describe_restore/* describeEffect */.xU)(report);
    return [
        ...(effect ? [style.bold(effect)] : []),
        ...(restore.phases.length > 0 ? [`  ${(0,format_duration/* formatDurations */.Du)(restore.phases)}`] : []),
        ...(plan ? ['', ...renderPlan(plan, style)] : leftOutLines(restore.skipped, style)),
    ];
}
function render_restore_factsOf(report, restore) {
    const counts = (0,describe_restore/* countRestored */.oI)(restore);
    return [
        ['snapshot', formatTime(restore.snapshotAt)],
        ['mode', restore.mode],
        ['rows', counts && `${(0,format_number/* formatCount */.B4)(counts.rows)} in ${(0,format_number/* formatPlural */.yk)(counts.tables, 'table')}`],
        ['files', (0,describe_files/* describeFiles */.L)(report, format_bytes/* formatBytes */.z)],
        ['proof', restore.provenTables === 0 ? null : (0,describe_proof/* describeProof */.e)(restore)],
        [
            'speed',
            restore.rowsPerSecond === null ? null : `${(0,format_number/* formatCount */.B4)(restore.rowsPerSecond)} rows/s while loading`,
        ],
        ['phases', restore.phases.length === 0 ? null : (0,format_duration/* formatDurations */.Du)(restore.phases)],
        [
            'estimate',
            restore.estimatedSeconds === null ? null : `about ${(0,format_duration/* formatDuration */.a3)(restore.estimatedSeconds)}`,
        ],
        ['archive', report.archiveUri && (0,printable/* printable */.g)(report.archiveUri)],
        ['checked', restore.dryRun ? null : `against ${(0,describe_restore/* describeCheck */.cn)(restore.checkedAgainst)}`],
        ['fetched', restore.bytesFetched === 0 ? null : `${(0,format_bytes/* formatBytes */.z)(restore.bytesFetched)} from the store`],
        ['target', (0,describe_restore/* describeEffect */.xU)(report)],
    ];
}
/** `2026-03-25 02:00:01 UTC`; null before it is known. */
function formatTime(rfc3339) {
    return rfc3339 === '' ? null : `${rfc3339.replace('T', ' ').replace(/(\.\d+)?Z$/, '')} UTC`;
}
function mergedLines({ merged }, style) {
    if (merged.length === 0)
        return [];
    const [head = '', ...lines] = textTable([
        { title: 'merged' },
        { title: 'inserted', align: 'right' },
        { title: 'updated', align: 'right' },
        { title: 'unchanged', align: 'right' },
    ], merged
        .slice(0, MAX_LINES)
        .map((m) => [
        (0,printable/* printable */.g)((0,describe_restore/* fullName */.fq)(m)),
        (0,format_number/* formatCount */.B4)(m.inserted),
        (0,format_number/* formatCount */.B4)(m.updated),
        (0,format_number/* formatCount */.B4)(m.unchanged),
    ]));
    return ['', style.dim(head), ...lines, ...restLine(merged.length - lines.length, 'more table')];
}
/** By name and with the reason. */
function leftOutLines(skipped, style) {
    if (skipped.length === 0)
        return [];
    return [
        style.yellow(`Could not be restored: ${skipped.length}`),
        ...skipped
            .slice(0, MAX_LINES)
            .map((item) => `  ${(0,printable/* printable */.g)(`${item.kind} ${(0,describe_restore/* fullName */.fq)(item)}: ${item.reason}`)}`),
        ...restLine(skipped.length - MAX_LINES, 'more object').map((line) => `  ${line} (all with --json)`),
    ];
}
function noteLines(notes, style) {
    return notes.map((note) => `${style.dim('note:')} ${(0,printable/* printableLines */.f)(note)}`);
}

// EXTERNAL MODULE: ./.cache/build/lib/format-status.js
var format_status = __webpack_require__(27295);
;// CONCATENATED MODULE: ./.cache/build/cli/output/render-status.js




const render_status_LABEL_WIDTH = 10;
/** What was measured, whatever it came to; what is red is the error besides. */
function renderStatus(report, style, width) {
    const { status } = report;
    if (!status)
        return [];
    const paint = { green: style.green, amber: style.yellow, red: style.red }[status.state];
    return [
        style.bold(paint((0,format_status/* statusTitle */.lV)(status))),
        ...wrapText((0,printable/* printable */.g)((0,format_status/* statusSentence */.Au)(status)), Math.max(20, width)),
        '',
        ...(0,format_status/* describeStatus */.Wn)(status).flatMap(([label, text]) => factOf(label, text, style, width)),
        ...anomalyLines(report, style),
    ];
}
function factOf(label, text, style, width) {
    const [first = '', ...rest] = wrapText((0,printable/* printable */.g)(text), Math.max(20, width - render_status_LABEL_WIDTH - 2));
    return [
        `  ${style.dim(label.padEnd(render_status_LABEL_WIDTH))}${first}`,
        ...rest.map((line) => ' '.repeat(render_status_LABEL_WIDTH + 2) + line),
    ];
}

;// CONCATENATED MODULE: ./.cache/build/cli/output/render-verify.js









function renderVerify(report, style) {
    const { verify } = report;
    if (!verify)
        return [];
    return [
        style.green(`${report.backupId ?? 'The archive'} is intact`),
        checkedLine(verify),
        ...(report.rows === null
            ? []
            : [`  ${(0,format_number/* formatPlural */.yk)(report.tables.length, 'table')}, ${(0,format_number/* formatPlural */.yk)(report.rows, 'row')}`]),
        ...filesLine(report),
        ...(report.archiveUri ? [`  ${(0,printable/* printable */.g)(report.archiveUri)}`] : []),
        ...deepLines(report, style),
    ];
}
function renderGet(report, style) {
    const { verify, fetchedTo } = report;
    return [
        style.green(`Fetched ${report.backupId ?? 'the archive'}`),
        ...factLines([
            ['folder', fetchedTo ? (0,printable/* printable */.g)(fetchedTo) : null],
            ['from', report.archiveUri && (0,printable/* printable */.g)(report.archiveUri)],
            ['size', report.archiveBytes === null ? null : (0,format_bytes/* formatBytes */.z)(report.archiveBytes)],
            ['sha256', report.archiveSha256],
        ], style),
        ...(verify ? [checkedLine(verify)] : []),
        ...filesLine(report),
    ];
}
function filesLine(report) {
    const files = (0,describe_files/* describeFiles */.L)(report, format_bytes/* formatBytes */.z);
    return files === null ? [] : [`  ${files}`];
}
function checkedLine({ files, bytes, checkedAgainst }) {
    return `  ${(0,format_number/* formatPlural */.yk)(files, 'file')}, ${(0,format_bytes/* formatBytes */.z)(bytes)}, checked against ${(0,describe_restore/* describeCheck */.cn)(checkedAgainst)}`;
}
/** What a scratch database proved. */
function deepLines({ restore }, style) {
    if (!restore)
        return [];
    const where = restore.target ? ` on ${(0,describe_restore/* describeServer */.X8)(restore.target)}` : '';
    return [
        style.green(`Restored into a scratch database${where}: ${(0,describe_proof/* describeProof */.e)(restore)}; the database is dropped`),
        `  ${(0,format_duration/* formatDurations */.Du)(restore.phases)}`,
        ...leftOutLines(restore.skipped, style),
        ...noteLines(restore.notes, style),
    ];
}

;// CONCATENATED MODULE: ./.cache/build/cli/output.js










/** Where there is no terminal that says how wide it is. */
const PLAIN_WIDTH = 100;
/** What a person reads on stdout after a run that succeeded. */
function renderReport(report, style, width = PLAIN_WIDTH) {
    const lines = renderOperation(report, style, width);
    return `${lines.join('\n')}\n`;
}
/** What stands on stdout after a failure too: the checks of doctor and the numbers of status are the answer, red or not. */
function renderFindings(report, style, width = PLAIN_WIDTH) {
    const { doctor } = report;
    const lines = doctor ? renderDoctor(doctor, style, width) : renderStatus(report, style, width);
    return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
/** What a person reads on stderr after a run that failed. */
function renderError(report, style) {
    if (!report.error)
        return '';
    const { code, message, nextStep } = report.error;
    const lines = [`${style.red(style.bold(`error ${code}`))} (exit code ${report.exitCode})`];
    for (const line of (0,printable/* printableLines */.f)(message).split('\n'))
        lines.push(`  ${line}`);
    if (nextStep)
        lines.push(`${style.bold('next step:')} ${(0,printable/* printableLines */.f)(nextStep)}`);
    const inARow = report.failuresInARow ?? 0;
    if (inARow > 1)
        lines.push(`Failures in a row: ${(0,format_number/* formatCount */.B4)(inARow)}.`);
    if (report.lastGoodBackupAt)
        lines.push(`The last good backup is of ${report.lastGoodBackupAt}.`);
    lines.push(...(report.drill ? renderFailedDrill(report, style) : renderFailedRestore(report, style)));
    return `${lines.join('\n')}\n`;
}
/** One line of a warning. */
function renderWarning(warning, style) {
    return `${style.yellow('warning:')} ${(0,printable/* printableLines */.f)(warning)}\n`;
}
function renderOperation(report, style, width) {
    switch (report.operation) {
        case 'doctor':
            return report.doctor ? renderDoctor(report.doctor, style, width) : [];
        case 'status':
            return renderStatus(report, style, width);
        case 'list':
            return renderList(report.backups ?? [], new Date(report.startedAt), style);
        case 'prune':
            return report.prune ? renderPrune(report.prune, style) : [];
        case 'verify':
            return renderVerify(report, style);
        case 'drill':
            return renderDrill(report, style);
        case 'get':
            return renderGet(report, style);
        case 'restore':
            return renderRestore(report, style);
        default:
            return renderBackup(report, style);
    }
}

;// CONCATENATED MODULE: ./.cache/build/cli/run.js

















/** Runs the command and says with which code to exit. */
async function run(host) {
    const args = readArguments(host.words);
    if (args.flags.version) {
        host.stdout.write(`${version/* TOOL_VERSION */.w}\n`);
        return 0;
    }
    if (args.flags.help || args.operation === 'help')
        return help(args, host);
    if (args.operation === undefined && !args.flags.json) {
        host.stderr.write(overviewHelp(version/* TOOL_VERSION */.w));
        return 2;
    }
    const sources = { face: 'cli', given: args.given, variables: host.variables };
    const redactor = new redact/* Redactor */.p((0,config_sources/* collectSecrets */.q)(sources));
    const report = await perform(args, sources, redactor, host);
    show((0,redact_report/* redactReport */.a)(report, (text) => redactor.redact(text)), args, host);
    return report.exitCode;
}
function help(args, host) {
    if (args.operation === undefined || args.operation === 'help') {
        host.stdout.write(overviewHelp(version/* TOOL_VERSION */.w));
        return 0;
    }
    try {
        host.stdout.write(operationHelp((0,parse_operation/* parseOperation */.$)(args.operation)));
        return 0;
    }
    catch (error) {
        return fail((0,failed_report/* failedReport */.kS)('backup', error, host.clock.now()), args, host);
    }
}
async function perform(args, sources, redactor, host) {
    const startedAt = host.clock.now();
    let operation;
    try {
        operation = (0,parse_operation/* parseOperation */.$)(args.operation ?? '');
        const { settings, warnings } = parseAll(operation, args, sources);
        redactor.add(settings.connection?.password);
        redactor.add(settings.targetConnection?.password);
        redactor.add(settings.drillConnection?.password);
        const context = await openContext(args, redactor, host);
        const runOperation = await host.loadRunOperation();
        const report = await runOperation(operation, settings, context, host.variables);
        return { ...report, warnings: [...warnings, ...report.warnings] };
    }
    catch (error) {
        if (!(error instanceof errors/* BackupError */.hj))
            host.stderr.write(`${redactor.redact(stackOf(error))}\n`);
        const report = (0,failed_report/* failedReport */.kS)(args.operation ?? '', error, startedAt, host.clock.now());
        if (operation === undefined)
            return report;
        return (0,tell_failed_start/* tellFailedStart */.d)(report, sources, await openContext(args, redactor, host));
    }
}
async function openContext(args, redactor, host) {
    const { log, progress } = await openDisplay(host, redactor, args.flags);
    return {
        log,
        clock: host.clock,
        progress,
        signal: host.signal,
        random: Math.random,
        runUrl: undefined,
        redact: (value) => redactor.redactDeep(value),
        ask: askOf(args, host),
        ephemeral: host.variables.RUNNER_ENVIRONMENT === 'github-hosted',
        failureMemory: new file_memory/* FileMemory */.C(host.variables),
    };
}
/** Questions need a person: a keyboard and a terminal, and no flag of a script. */
function askOf({ flags }, { keyboard, stderr, errorStream, signal }) {
    if (!keyboard || !stderr.isTerminal || flags.json || flags.quiet)
        return undefined;
    return (question) => askOnTerminal(question, { input: keyboard, output: errorStream, signal });
}
function stackOf(error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
/** Problems of the words and of the settings are told together. */
function parseAll(operation, args, sources) {
    const problems = [...args.problems];
    try {
        const parsed = (0,parse/* parseSettings */.P)(operation, sources);
        if (problems.length === 0)
            return parsed;
    }
    catch (error) {
        if (!(error instanceof errors/* SettingsError */.GN))
            throw error;
        const named = new Set(problems.map((p) => p.setting));
        problems.push(...error.problems.filter((p) => !named.has(p.setting)));
    }
    throw new errors/* SettingsError */.GN(problems);
}
function show(report, args, host) {
    const errorStyle = chooseStyle(host.stderr.isTerminal, host.variables);
    for (const warning of report.warnings)
        host.stderr.write(renderWarning(warning, errorStyle));
    if (!report.ok) {
        fail(report, args, host);
        return;
    }
    if (args.flags.json)
        host.stdout.write(`${JSON.stringify((0,report_json/* reportJson */.l)(report))}\n`);
    else
        host.stdout.write(renderReport(report, styleOf(host), host.stdout.columns));
}
function styleOf({ stdout, variables }) {
    return chooseStyle(stdout.isTerminal, variables);
}
function fail(report, args, host) {
    if (args.flags.json) {
        host.stdout.write(`${JSON.stringify((0,report_json/* reportJson */.l)(report, args.operation ?? ''))}\n`);
    }
    else {
        host.stdout.write(renderFindings(report, styleOf(host), host.stdout.columns));
    }
    host.stderr.write(renderError(report, chooseStyle(host.stderr.isTerminal, host.variables)));
    return report.exitCode;
}

;// CONCATENATED MODULE: ./.cache/build/cli/terminal.js
function textSink(stream) {
    let isOpen = true;
    stream.on('error', (error) => {
        if (error.code !== 'EPIPE')
            throw error;
        isOpen = false;
    });
    return {
        isTerminal: stream.isTTY === true,
        get columns() {
            return stream.columns;
        },
        write(text) {
            if (isOpen && text !== '')
                stream.write(text);
        },
    };
}

;// CONCATENATED MODULE: ./.cache/build/cli/index.js




/** The command `db-backup`: joins the process with `run`, which holds the logic. */
async function runCli() {
    // The bundle's own version of the SDK runs on this Node; that a later one will not is no news for users.
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
    const cancellation = (0,cancel_on_signals/* cancelOnSignals */.dJ)(process, () => process.exit(errors/* EXIT_CODES */.ai.cancelled));
    try {
        process.exitCode = await run({
            words: process.argv.slice(2),
            variables: process.env,
            stdout: textSink(process.stdout),
            stderr: textSink(process.stderr),
            errorStream: process.stderr,
            keyboard: process.stdin.isTTY ? process.stdin : undefined,
            clock: { now: () => new Date() },
            signal: cancellation.signal,
            loadRunOperation: async () => (await Promise.all(/* import() */[__webpack_require__.e(6), __webpack_require__.e(67), __webpack_require__.e(73), __webpack_require__.e(365), __webpack_require__.e(212)]).then(__webpack_require__.bind(__webpack_require__, 30212))).runOperation,
        });
    }
    catch (error) {
        process.stderr.write(`${error instanceof Error ? error.stack : error}\nThis is a bug: please report it.\n`);
        process.exitCode = errors/* EXIT_UNKNOWN */.sx;
    }
    finally {
        cancellation.dispose();
    }
}


/***/ })

};
