import { parseExpectedTable } from '../../src/config/expected-tables.js';
import { parseSettings } from '../../src/config/parse.js';
import { SettingsError } from '../../src/core/errors.js';
import { cli, machine } from './sources-of.js';

const DRILL = { destination: '/b', 'drill-server-url': 'postgres://u:p@h/postgres' };

function problemsOf(given: Record<string, string>) {
  try {
    parseSettings('drill', cli(given), machine());
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}

describe('expected-tables', () => {
  it.each([
    ['users', 'users', 0],
    ['public.users>=1000', 'public.users', 1000],
    ['sales.* >= 1', 'sales.*', 1],
    ['{a,b}.[x.]y\\.z', '{a,b}.[x.]y\\.z', 0],
    ['my table>=5', 'my table', 5],
  ])('understands %s', (text, pattern, minimumRows) => {
    const { settings } = parseSettings('drill', cli({ ...DRILL, 'expected-tables': text }), machine());
    expect(settings.expectedTables.map(parseExpectedTable)).toEqual([{ text, pattern, minimumRows }]);
  });

  it.each([
    'users>1',
    'users=1',
    '>=1',
    'users>=',
    'users>=1e3',
    'users>=-1',
    'a.b.c',
    'users<=5',
    'u>=99999999999999999999',
  ])('refuses %s', (text) => {
    const [problem, ...rest] = problemsOf({ ...DRILL, 'expected-tables': `orders\n${text}` });
    expect([problem?.setting, rest]).toEqual(['expected-tables', []]);
    expect(problem?.message).toContain(JSON.stringify(text));
    expect(problem?.message).toContain('public.users>=1000');
  });

  it('is refused together with every other problem of a drill', () => {
    const given = { 'expected-tables': 'a>1,b>2', 'drill-pick': 'newst', 'drill-window-days': '0' };
    expect(
      problemsOf(given)
        .map(({ setting }) => setting)
        .sort(),
    ).toEqual(['destination', 'drill-pick', 'drill-server-url', 'drill-window-days', 'expected-tables']);
  });

  it('needs no server to pick only', () => {
    expect(problemsOf({ destination: '/b', 'dry-run': 'true' })).toEqual([]);
  });
});
