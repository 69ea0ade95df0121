import { findPassword } from '../../src/config/password-file.js';

const QUERY = { host: 'db.example.com', port: 5432, database: 'shop', user: 'app' };

describe('findPassword', () => {
  it.each([
    ['a whole line', 'db.example.com:5432:shop:app:secret', 'secret'],
    ['wildcards', '*:*:*:*:secret', 'secret'],
    ['the first match', 'db.example.com:5432:*:app:one\n*:*:*:*:two', 'one'],
    ['a comment', '# *:*:*:*:no\n*:*:*:app:yes', 'yes'],
    ['escapes', '*:*:*:app:a\\:b\\\\c', 'a:b\\c'],
    ['an escaped star, which is no wildcard', '\\*:*:*:*:no', undefined],
    ['another port', '*:5433:*:*:no', undefined],
    ['another user', '*:*:*:ap:no', undefined],
    ['a broken line', 'nonsense\n\n*:*:*', undefined],
    ['Windows line ends', '*:*:*:*:secret\r\n', 'secret'],
    ['an escaped host', 'db\\.example.com:*:*:*:secret', 'secret'],
  ])('reads %s', (_title, text, password) => {
    expect(findPassword(text, QUERY)).toBe(password);
  });

  it('calls a socket localhost, or by its folder', () => {
    const socket = { ...QUERY, host: '/var/run/postgresql' };
    expect(findPassword('localhost:*:*:*:secret', socket)).toBe('secret');
    expect(findPassword('/var/run/postgresql:*:*:*:secret', socket)).toBe('secret');
    expect(findPassword('localhost:*:*:*:secret', QUERY)).toBeUndefined();
  });
});
