import { refuseOtherEngine } from '../../src/app/refuse-other-engine.js';

it.each(['mysql', 'mariadb', 'tidb'] as const)('refuses a backup of %s for postgresql', (engine) => {
  expect(() => refuseOtherEngine({ engine }, { engine: 'postgresql' })).toThrow(
    expect.objectContaining({ kind: 'target', code: 'TARGET_OTHER_ENGINE', setting: 'target-url' }),
  );
});

it.each([
  ['postgresql', 'postgresql'],
  ['mysql', 'mariadb'],
] as const)('takes a backup of %s for %s', (source, target) => {
  expect(() => refuseOtherEngine({ engine: source }, { engine: target })).not.toThrow();
});
