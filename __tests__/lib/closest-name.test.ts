import { closestName, editDistance } from '../../src/lib/closest-name.js';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['abc', '', 3],
    ['kitten', 'sitting', 3],
    ['bakcup', 'backup', 1],
    ['ca', 'abc', 3],
  ])('of %p and %p is %d', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });
});

describe('closestName', () => {
  const names = ['retention-days', 'retention-min-count', 'sslmode', 'jobs'];
  it.each([
    ['retenton-days', 'retention-days'],
    ['retention', 'retention-days'],
    ['ssl', 'sslmode'],
    ['job', 'jobs'],
    ['xyzzy', undefined],
    ['s', undefined],
  ])('for %s is %s', (given, near) => {
    expect(closestName(given, names)).toBe(near);
  });
});
