import { parseOperation } from '../../src/config/parse-operation.js';

describe('parseOperation', () => {
  it.each(['backup', 'list', 'prune', 'verify'])('knows %s', (name) => {
    expect(parseOperation(name)).toBe(name);
  });

  it.each([
    [
      'copy',
      'OPERATION_RESERVED',
      '"copy" is reserved for later and does nothing yet; allowed now: backup, restore, drill, get, list, prune, verify, status, doctor',
    ],
    ['bakcup', 'OPERATION_UNKNOWN', 'did you mean backup?'],
    ['', 'OPERATION_UNKNOWN', 'no operation is called ""'],
  ])('refuses %p', (name, code, words) => {
    expect(() => parseOperation(name)).toThrow(expect.objectContaining({ code, exitCode: 2 }));
    expect(() => parseOperation(name)).toThrow(words);
  });
});
