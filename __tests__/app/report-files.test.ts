import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeReportFiles } from '../../src/app/report-files.js';
import { Redactor } from '../../src/lib/redact.js';
import { DRILL_REPORTS, drillReportOf } from '../support/drill-reports.js';
import { reportOf } from '../support/reports.js';
import { SilentLog } from '../support/silent-log.js';

const NAMES = ['drill.html', 'drill.json', 'drill.md'];
const redactor = new Redactor(['s3cret-word']);
const CONTEXT = {
  redact: <T>(value: T) => redactor.redactDeep(value),
  runUrl: undefined,
  log: new SilentLog(),
};

let root: string;
let folder: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'db-backup-report-'));
  folder = join(root, 'new', 'reports');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const read = (name: string) => readFileSync(join(folder, name), 'utf8');

it('writes a drill for people and for programs into a new folder, good or bad', async () => {
  for (const name of ['drill-passed', 'drill-failed']) {
    const report = DRILL_REPORTS[name] ?? drillReportOf();
    expect(await writeReportFiles({ reportDir: folder }, report, CONTEXT)).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(NAMES);
    expect(read('drill.html')).toContain(`<h1>Drill ${report.ok ? 'passed' : 'failed'}</h1>`);
    expect(read('drill.md')).toContain(report.ok ? '## ✅ Drill' : '## ❌ Drill failed');
    expect(JSON.parse(read('drill.json'))).toMatchObject({ operation: 'drill', ok: report.ok });
  }
});

it('writes a drill that failed before it picked a backup', async () => {
  const { drill: _, ...early } = DRILL_REPORTS['drill-unreachable'] ?? drillReportOf();
  expect(await writeReportFiles({ reportDir: folder }, early, CONTEXT)).toEqual([]);
  for (const name of NAMES) expect(read(name)).toContain('The drill server refused the connection.');
});

it.each([
  ['another operation', 'reports', reportOf()],
  ['no folder', undefined, drillReportOf()],
])('writes nothing for %s', async (_, name, report) => {
  expect(await writeReportFiles({ reportDir: name && join(root, name) }, report, CONTEXT)).toEqual([]);
  expect(readdirSync(root)).toEqual([]);
});

it('lets no secret through', async () => {
  const says = 'it said s3cret-word';
  const report = drillReportOf(
    {
      checks: [{ kind: 'check-sql', name: "SELECT 's3cret-word'", ok: false, detail: says }],
      findings: [{ kind: 'role', name: 'app', reason: says }],
      kept: { database: 'd', reachedBy: says, droppedBy: says },
    },
    {
      ok: false,
      exitCode: 9,
      warnings: [says],
      error: { code: 'X', message: says, nextStep: says, setting: null },
    },
  );
  await writeReportFiles({ reportDir: folder }, report, CONTEXT);
  for (const name of NAMES) {
    expect(read(name)).not.toContain('s3cret-word');
    expect(read(name)).toContain(name === 'drill.md' ? '&#42;&#42;&#42;' : '***');
  }
});

it('replaces a link of that name and leaves what it leads to', async () => {
  const outside = join(root, 'outside');
  mkdirSync(folder, { recursive: true });
  writeFileSync(outside, 'kept');
  symlinkSync(outside, join(folder, 'drill.html'));
  expect(await writeReportFiles({ reportDir: folder }, drillReportOf(), CONTEXT)).toEqual([]);
  expect(readFileSync(outside, 'utf8')).toBe('kept');
  expect(read('drill.html')).toContain('<h1>Drill passed</h1>');
});

it('warns when the folder cannot be made', async () => {
  writeFileSync(join(root, 'new'), 'a file');
  const [warning] = await writeReportFiles({ reportDir: folder }, drillReportOf(), CONTEXT);
  expect(warning).toMatch(/^The report could not be written to .*reports: .*ENOTDIR/);
});

it('warns when a file cannot be written, and leaves no part of it', async () => {
  mkdirSync(join(folder, 'drill.html', 'full'), { recursive: true });
  const [warning] = await writeReportFiles({ reportDir: folder }, drillReportOf(), CONTEXT);
  expect(warning).toMatch(/^The report could not be written to /);
  expect(readdirSync(folder)).toEqual(['drill.html']);
  expect(existsSync(join(folder, 'drill.html', 'full'))).toBe(true);
});
