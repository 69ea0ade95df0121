import { isSecretKey, parseProjectUrl, projectRef, whatIsWrongWithKey } from '../../src/core/supabase.js';

const jwt = (claims: unknown) =>
  ['{"alg":"HS256"}', JSON.stringify(claims), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');

const URL_OF_ABC = 'https://abc.supabase.co';

describe('keys of a Supabase project', () => {
  it.each([
    ['a legacy service_role key', jwt({ role: 'service_role', ref: 'abc' })],
    ['one of a self-hosted project', jwt({ role: 'service_role', iss: 'supabase' })],
    ['a secret key', 'sb_secret_abcdefghijklmnop'],
  ])('accepts %s', (_, key) => {
    expect(whatIsWrongWithKey(key, URL_OF_ABC)).toBeUndefined();
  });

  it.each([
    ['a publishable key', 'sb_publishable_abcdef', /^is a publishable key/],
    ['the anon key', jwt({ role: 'anon', ref: 'abc' }), /^is the anon key/],
    [
      'the token of a user',
      jwt({ role: 'authenticated', sub: '1' }),
      /^is a token with the role "authenticated"/,
    ],
    ['a token without a role', jwt({ sub: '1' }), /^is a token with no role/],
    [
      'a key of another project',
      jwt({ role: 'service_role', ref: 'xyz' }),
      /^belongs to the project xyz, and supabase-url names abc$/,
    ],
    ['a password', 'hunter22', /^is neither a JWT/],
    ['three parts that are no token', 'a.b.c', /^is neither a JWT/],
    ['a token that says null', jwt(null), /^is neither a JWT/],
    ['a secret key cut by a line break', 'sb_secret_ab\ncd', /white space/],
  ])('refuses %s without showing it', (_, key, message) => {
    const wrong = whatIsWrongWithKey(key, URL_OF_ABC);
    expect(wrong).toMatch(message);
    expect(wrong).not.toContain(key);
  });

  it("compares no reference with a domain of one's own", () => {
    expect(
      whatIsWrongWithKey(jwt({ role: 'service_role', ref: 'xyz' }), 'https://api.example.com'),
    ).toBeUndefined();
  });

  it('tells the two forms apart', () => {
    expect(isSecretKey('sb_secret_x')).toBe(true);
    expect(isSecretKey(jwt({ role: 'service_role' }))).toBe(false);
  });
});

describe('addresses of a Supabase project', () => {
  it.each([
    ['https://abc.supabase.co', 'https://abc.supabase.co'],
    ['https://abc.supabase.co/', 'https://abc.supabase.co'],
    ['https://abc.supabase.co/rest/v1/', 'https://abc.supabase.co'],
    ['http://localhost:54321', 'http://localhost:54321'],
    ['https://example.com/supabase/', 'https://example.com/supabase'],
  ])('reads %s', (text, url) => {
    expect(parseProjectUrl(text)).toBe(url);
  });

  it.each([
    ['https://supabase.com/dashboard/project/abc/settings/api', /dashboard.*https:\/\/abc\.supabase\.co/],
    ['https://db.abc.supabase.co', /database's host; allowed: https:\/\/abc\.supabase\.co/],
  ])('explains what %s is', (text, message) => {
    expect(() => parseProjectUrl(text)).toThrow(message);
  });

  it('knows the reference of hosted projects alone', () => {
    expect(projectRef('https://abc.supabase.co')).toBe('abc');
    expect(projectRef('https://api.example.com')).toBeUndefined();
  });
});
