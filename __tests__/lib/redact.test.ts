import { Redactor, secretForms } from '../../src/lib/redact.js';

const URL = 'postgres://app:p%40ss%2Fword@db.example.com:5432/shop';

describe('Redactor', () => {
  const redactor = new Redactor([URL, 'sb_secret_abc', undefined, '']);

  it.each([
    ['the whole URL', `could not reach ${URL}.`, 'could not reach ***.'],
    ['the password as written', 'FATAL p%40ss%2Fword', 'FATAL ***'],
    ['the password decoded', 'FATAL p@ss/word!', 'FATAL ***!'],
    ['base64', `x ${Buffer.from('p@ss/word').toString('base64')}`, 'x ***'],
    ['another secret, twice', 'sb_secret_abc sb_secret_abc', '*** ***'],
    ['the password of an unknown URL', 'mysql://root:tiger@h/d', 'mysql://root:***@h/d'],
    ['an unknown password with an @', 'mysql://root:a@b@h/d', 'mysql://root:***@h/d'],
    [
      'nothing in an address without password',
      'see https://example.com/a:b@c',
      'see https://example.com/a:b@c',
    ],
    ['nothing in an example', 'postgres://user:password@host/db', 'postgres://user:password@host/db'],
    ['nothing else', 'db.example.com shop app', 'db.example.com shop app'],
  ])('hides %s', (_title, text, shown) => {
    expect(redactor.redact(text)).toBe(shown);
  });

  it('hides a Slack address by its path alone', () => {
    const slack = new Redactor(['https://hooks.slack.com/services/T0/B0/xyz']);
    expect(slack.redact('POST /services/T0/B0/xyz 404')).toBe('POST *** 404');
  });

  it.each([
    'https://hc-ping.com/5f1c7d1e-0b2a-4c3d-9e8f-1a2b3c4d5e6f',
    'https://example.com/hook/5f1c7d1e-0b2a-4c3d-9e8f-1a2b3c4d5e6f/in?x=1',
    'https://example.com/hook?key=5f1c7d1e-0b2a-4c3d-9e8f-1a2b3c4d5e6f',
    'https://5f1c7d1e-0b2a-4c3d-9e8f-1a2b3c4d5e6f@example.com/hook',
  ])('hides the token of %s alone, and no word of it', (address) => {
    const redactor = new Redactor([address]);
    expect(redactor.redact('no check 5f1c7d1e-0b2a-4c3d-9e8f-1a2b3c4d5e6f')).toBe('no check ***');
    expect(redactor.redact('example.com has no hook')).toBe('example.com has no hook');
  });

  it('hides a login as Basic authentication has it, and other ways to encode', () => {
    const mail = new Redactor(['smtp://ops:p%40ss (w)@mail.example.com']);
    for (const text of [btoa('ops:p@ss (w)'), 'p%40ss%20%28w%29', 'p%40ss+%28w%29', 'p@ss (w)'])
      expect(mail.redact(`x ${text} x`)).toBe('x *** x');
  });

  it('hides the lines of a key, but not its frame', () => {
    const key = new Redactor(['-----BEGIN PRIVATE KEY-----\nAAAABBBB\nCCCCDDDD\n-----END PRIVATE KEY-----']);
    expect(key.redact('CCCCDDDD -----BEGIN PRIVATE KEY-----')).toBe('*** -----BEGIN PRIVATE KEY-----');
  });

  it('hides a password as JSON writes it', () => {
    expect(new Redactor(['say "hi"']).redact(JSON.stringify({ p: 'say "hi"' }))).toBe('{"p":"***"}');
  });

  it('leaves no remains of a secret that holds another', () => {
    expect(new Redactor(['hunter', 'hunter22']).redact('hunter22')).toBe('***');
  });

  it('learns later', () => {
    const later = new Redactor();
    expect(later.redact('hunter22')).toBe('hunter22');
    later.add('hunter22');
    expect(later.redact('hunter22')).toBe('***');
  });

  it('goes into values, and leaves numbers and keys', () => {
    const report = { secret: 'sb_secret_abc', list: [{ rows: 12345, ok: true, none: null }] };
    expect(redactor.redactDeep(report)).toEqual({ secret: '***', list: report.list });
  });

  it('treats a secret as text, not as a pattern', () => {
    expect(new Redactor(['a.b*c+']).redact('axbbc a.b*c+')).toBe('axbbc ***');
  });
});

describe('secretForms', () => {
  it('leaves out what is too short to be told from words', () => {
    expect(secretForms('abc')).toEqual(['YWJj']);
  });
});
