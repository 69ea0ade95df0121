import { readFileSync } from 'node:fs';
import { Check } from 'typebox/value';
import { jsonFile } from '../../src/app/report-files.js';
import { DRILL_REPORTS, drillReportOf, historyOf } from '../support/drill-reports.js';
import { unknownKeys } from '../support/unknown-keys.js';

const schema = JSON.parse(readFileSync('docs/drill-report.schema.json', 'utf8'));
const { drill: _, restore: __, ...EARLY } = DRILL_REPORTS['drill-unreachable'] ?? drillReportOf();

const jsonOf = (report: Parameters<typeof jsonFile>[1]) => JSON.parse(jsonFile('drill.json', report).text);

it.each(Object.entries({ ...DRILL_REPORTS, 'a run that ended early': EARLY }))(
  'describes the JSON of %s, to the last key',
  (_name, report) => {
    const json = jsonOf(report);
    expect(Check(schema, json)).toBe(true);
    expect(unknownKeys(schema, json)).toEqual([]);
  },
);

it('refuses what is no report of a drill', () => {
  const json = jsonOf(drillReportOf());
  const { proofUri: ___, ...withoutProof } = json.drill;
  for (const wrong of [
    { ...json, operation: 'backup' },
    { ...json, ok: 'yes' },
    { ...json, drill: withoutProof },
    { ...json, drill: { ...json.drill, rtoSeconds: '4 min' } },
    { ...json, drill: { ...json.drill, checks: [{ ...json.drill.checks[0], ok: null }] } },
  ])
    expect(Check(schema, wrong)).toBe(false);
  expect(
    unknownKeys(schema, { ...json, drill: { ...json.drill, history: { ...historyOf(1), x: 1 } } }),
  ).toEqual(['drill.history.x']);
});
