import { statusBadge } from '../../src/page/status/badge.js';
import { statusPrometheus } from '../../src/page/status/prometheus.js';
import { STATUS_REPORTS, statusReportOf } from '../support/status-reports.js';

/** Names as promtool accepts them: base units, no type in a name (https://prometheus.io/docs/practices/naming/). */
const NAME = /^db_backup_[a-z]+(_[a-z]+)*$/;
const NO_BASE_UNIT =
  /_(milliseconds|minutes|hours|days|weeks|kilobytes|megabytes|percent|gauge|counter|total|count|sum|bucket)(_|$)/;

/** A strict reader of the text format: HELP, TYPE, then the samples of that name; each series once. */
function parse(text: string): Map<string, number> {
  const samples = new Map<string, number>();
  const seen = new Set<string>();
  let current = '';
  expect(text.endsWith('\n')).toBe(true);
  for (const line of text.trimEnd().split('\n')) {
    const help = /^# HELP (\S+) \S.*$/.exec(line);
    if (help) {
      current = help[1] ?? '';
      expect([current, seen.has(current)]).toEqual([expect.stringMatching(NAME), false]);
      expect(current).not.toMatch(NO_BASE_UNIT);
      seen.add(current);
    } else if (line.startsWith('#')) {
      expect(line).toBe(`# TYPE ${current} gauge`);
    } else {
      const [, name = '', labels = '', value = ''] =
        /^([a-z_]+)(\{(?:[a-z_]+="(?:[^"\\\n]|\\["\\n])*",?)+\})? (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/.exec(
          line,
        ) ?? [];
      expect([line, name]).toEqual([line, current]);
      expect(samples.has(name + labels)).toBe(false);
      samples.set(name + labels, Number(value));
    }
  }
  return samples;
}

it.each(Object.entries(STATUS_REPORTS))('writes metrics of %s', (_, report) => {
  const samples = parse(statusPrometheus(report, { environment: 'production', backup_name: 'backup' }));
  const labels = '{environment="production",backup_name="backup"}';
  expect(samples.get(`db_backup_status_ok${labels}`)).toBe(report.ok ? 1 : 0);
  expect(samples.get(`db_backup_status_checked_timestamp_seconds${labels}`)).toBe(1_774_411_200);
  expect(samples.get(`db_backup_last_success_age_seconds${labels}`)).toBe(
    report.status?.lastGoodBackup?.ageSeconds,
  );
});

it('tells what is measured in base units', () => {
  const samples = parse(statusPrometheus(statusReportOf(), {}));
  expect(samples.get('db_backup_storage_bytes{kind="noncurrent"}')).toBe(61_000_000);
  expect(samples.get('db_backup_rpo_seconds{kind="current"}')).toBe(7200);
  expect(samples.get('db_backup_rto_seconds{kind="median"}')).toBe(231);
  expect(samples.get('db_backup_failures_in_a_row{operation="backup"}')).toBe(0);
  expect(samples.get('db_backup_last_success_timestamp_seconds')).toBe(1_774_404_000);
});

it('lets no label out of its quotes', () => {
  const text = statusPrometheus(statusReportOf(), { backup_name: 'a"b\\c\nd' });
  expect(text).toContain('db_backup_status_ok{backup_name="a\\"b\\\\c\\nd"} 1\n');
  parse(text);
});

it.each([
  ['status-green', '2 h ago, drilled 13 d ago', 'brightgreen'],
  ['status-amber', '2 h ago, drilled 13 d ago', 'yellow'],
  ['status-stale', 'stale, 3 d ago', 'red'],
  ['status-empty', 'none', 'red'],
  ['status-unreachable', 'unknown', 'red'],
])('makes a badge of %s', (name, message, color) => {
  const report = STATUS_REPORTS[name] ?? statusReportOf();
  expect(statusBadge(report)).toEqual({ schemaVersion: 1, label: 'backup production', message, color });
});
