import { readArguments } from '../../src/cli/args.js';

function read(line: string) {
  const { operation, given, flags, problems } = readArguments(line.split(' ').filter((w) => w !== ''));
  const on = Object.entries(flags)
    .filter(([, isOn]) => isOn)
    .map(([name]) => name);
  return {
    operation,
    given: Object.fromEntries(given),
    on,
    problems: problems.map((p) => `${p.setting}: ${p.message}`),
  };
}

describe('readArguments', () => {
  it.each([
    ['', { operation: undefined }],
    ['backup', { operation: 'backup', given: {} }],
    ['list --destination s3://b/p', { given: { destination: 's3://b/p' } }],
    ['list --destination=s3://b/p=x', { given: { destination: 's3://b/p=x' } }],
    ['--destination /b list', { operation: 'list', given: { destination: '/b' } }],
    ['prune --dry-run', { given: { 'dry-run': 'true' } }],
    ['prune --dry-run=false --destination /b', { given: { 'dry-run': 'false', destination: '/b' } }],
    [
      'prune --dry-run --destination /b',
      { operation: 'prune', given: { 'dry-run': 'true', destination: '/b' } },
    ],
    ['backup --include-tables a,b --include-tables c', { given: { 'include-tables': 'a,b\nc' } }],
    ['verify ./x.tar.gz', { operation: 'verify', given: { backup: './x.tar.gz' } }],
    ['prune 30', { operation: 'prune', given: { 'retention-days': '30' } }],
    ['restore x', { given: { backup: 'x' } }],
    ['list --json --quiet', { on: ['json', 'quiet'] }],
    ['list -h', { on: ['help'] }],
    ['-V', { on: ['version'] }],
    ['backup --bogus', { given: { bogus: 'true' }, problems: [] }],
    ['backup --bogus=3', { given: { bogus: '3' }, problems: [] }],
  ])('reads "%s"', (line, expected) => {
    expect(read(line)).toMatchObject({ problems: [], ...expected });
  });

  it.each([
    ['list --destination', 'destination: needs a value: --destination <destination>'],
    ['list --destination --json', 'destination: needs a value: --destination <destination>'],
    ['list --environment a --environment b', 'environment: is given twice'],
    ['verify a --backup b', 'backup: is given twice'],
    ['constructor extra', 'arguments: "extra" was not expected'],
    ['list extra', 'arguments: "extra" was not expected'],
    ['verify a b', 'arguments: "b" was not expected'],
    ['list destination=/b', 'arguments: "destination=/b" was not expected; settings begin with --'],
    ['list --json=1', 'json: has no value'],
  ])('refuses "%s"', (line, problem) => {
    expect(read(line).problems).toEqual([problem]);
  });

  it('takes names that objects have anyway for unknown settings', () => {
    expect(readArguments(['list', '--__proto__=1', '--constructor']).given.get('constructor')).toBe('true');
  });
});
