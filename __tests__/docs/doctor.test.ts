import { readFileSync } from 'node:fs';
import { DOCTOR_CHECKS } from '../../src/core/doctor.js';

it('names every check of doctor, in the order of its report', () => {
  const page = readFileSync('docs/doctor.md', 'utf8');
  const named = [...page.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, id]) => id);
  expect(named).toEqual(Object.keys(DOCTOR_CHECKS));
});
