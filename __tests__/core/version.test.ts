import { readFileSync } from 'node:fs';
import { TOOL_VERSION } from '../../src/core/version.js';

it('TOOL_VERSION is the version of the package', () => {
  expect(TOOL_VERSION).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
});
