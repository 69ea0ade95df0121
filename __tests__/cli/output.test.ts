import { renderError, renderFindings, renderReport, renderWarning } from '../../src/cli/output.js';
import { chooseStyle, PLAIN } from '../../src/cli/style.js';
import { DRILL_REPORTS } from '../support/drill-reports.js';
import { FACE_REPORTS } from '../support/face-reports.js';
import { expectGolden } from '../support/golden.js';
import { FAILED, reportOf } from '../support/reports.js';
import { STATUS_REPORTS } from '../support/status-reports.js';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const CONTROL_CHARACTERS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe('text of the command line', () => {
  it.each(Object.keys(FACE_REPORTS))('shows %s', (name) => {
    const report = FACE_REPORTS[name] ?? reportOf();
    const failed = () => renderFindings(report, PLAIN) + renderError(report, PLAIN);
    const text = report.ok ? renderReport(report, PLAIN) : failed();
    expectGolden(`cli/${name}.txt`, text);
  });

  it.each(Object.keys(DRILL_REPORTS))('shows %s', (name) => {
    const report = DRILL_REPORTS[name] ?? reportOf();
    const text = report.ok ? renderReport(report, PLAIN) : renderError(report, PLAIN);
    expect(text).not.toMatch(CONTROL_CHARACTERS);
    expectGolden(`cli/${name}.txt`, text);
  });

  it.each(Object.keys(STATUS_REPORTS))('shows %s', (name) => {
    const report = STATUS_REPORTS[name] ?? reportOf();
    const failed = () => renderFindings(report, PLAIN) + renderError(report, PLAIN);
    const text = report.ok ? renderReport(report, PLAIN) : failed();
    expect(text).not.toMatch(CONTROL_CHARACTERS);
    expectGolden(`cli/${name}.txt`, text);
  });

  it.each([40, 72, 140])('fits into %i columns', (width) => {
    const text = renderReport(FACE_REPORTS['doctor-amber'] ?? reportOf(), PLAIN, width);
    expectGolden(`cli/doctor-amber-${width}.txt`, text);
    const words = text.split('\n').filter((line) => line.trim().includes(' '));
    expect(words.filter((line) => line.length > width)).toEqual([]);
  });

  it('lets no name steer the terminal', () => {
    const text = renderReport(FACE_REPORTS['backup-changed'] ?? reportOf(), PLAIN);
    expect(text).not.toContain('\u001b');
    expect(text).toContain('\\u{1b}');
    expect(renderWarning('a\u001b[2Jb', PLAIN)).toBe('warning: a\\u{1b}[2Jb\n');
  });

  it.each([
    [1, false],
    [3, true],
  ])('tells of %i failures in a row: %p', (failuresInARow, isTold) => {
    const error = { code: 'X', message: 'm', nextStep: null, setting: null };
    const text = renderError(reportOf({ ...FAILED, error, failuresInARow }), PLAIN);
    expect(text.includes(`Failures in a row: ${failuresInARow}.`)).toBe(isTold);
  });

  it('sums up what is too much', () => {
    const tables = Array.from({ length: 1000 }, (_, i) => ({
      schema: 's',
      name: `t${i}`,
      rows: 1,
      bytes: 1,
    }));
    const text = renderReport(reportOf({ tables }), PLAIN);
    expect(text.split('\n').length).toBeLessThan(50);
    expect(text).toContain('… and 970 more tables');
  });
});

describe('chooseStyle', () => {
  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
    [false, { FORCE_COLOR: '1' }, true],
    [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    [true, { FORCE_COLOR: '0' }, false],
  ])('terminal %p with %p paints: %p', (isTerminal, variables, paints) => {
    expect(chooseStyle(isTerminal, variables).red('x') !== 'x').toBe(paints);
  });
});
