import { refuseOtherEngine } from '../../../src/app/restore/refuse-other-engine.js';

it.each([
  ['mysql', 'postgresql'],
  ['mariadb', 'postgresql'],
  ['tidb', 'postgresql'],
  ['postgresql', 'mysql'],
  ['mysql', 'mariadb'],
  ['mariadb', 'mysql'],
  ['tidb', 'mysql'],
  ['mysql', 'tidb'],
] as const)('refuses a backup of %s for %s', (source, target) => {
  expect(() => refuseOtherEngine({ engine: source }, { engine: target })).toThrow(
    expect.objectContaining({ kind: 'target', code: 'TARGET_OTHER_ENGINE', setting: 'target-url' }),
  );
});

it.each(['postgresql', 'mysql', 'mariadb', 'tidb'] as const)(
  'takes a backup of %s for its own engine',
  (engine) => {
    expect(() => refuseOtherEngine({ engine }, { engine })).not.toThrow();
  },
);
