import { parseMailServer } from '../../src/config/mail-server.js';
import { parseSettings } from '../../src/config/parse.js';
import { SettingsError } from '../../src/core/errors.js';
import { action } from './sources-of.js';

const BASE = { 'database-url': 'postgres://u:pw@localhost/d', destination: 's3://b/p' };
const MAIL = {
  'email-smtp-url': 'smtp://u:p%40ss@mail.example.com',
  'email-from': 'a@example.com',
  'email-to': 'b@example.com',
};

function problemsOf(given: Record<string, string>): string[] {
  try {
    parseSettings('backup', action({ ...BASE, ...given }));
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.problems.map(({ setting, message }) => `${setting}: ${message}`);
  }
}

it.each<[string, string, number, string, object | null]>([
  [
    'smtp://u:p%40ss%2Fw@mail.example.com',
    'mail.example.com',
    587,
    'starttls',
    { user: 'u', password: 'p@ss/w' },
  ],
  [
    'smtp://u%40x.com:p@mail.example.com:2525/',
    'mail.example.com',
    2525,
    'starttls',
    { user: 'u@x.com', password: 'p' },
  ],
  ['smtps://u:p@mail.example.com', 'mail.example.com', 465, 'tls', { user: 'u', password: 'p' }],
  ['smtp://u:p@127.0.0.1:25', '127.0.0.1', 25, 'offered', { user: 'u', password: 'p' }],
  ['smtp://u:p@[::1]:25', '::1', 25, 'offered', { user: 'u', password: 'p' }],
  ['smtp://u:p@localhost?starttls=none', 'localhost', 587, 'none', { user: 'u', password: 'p' }],
  ['smtp://relay.internal:25', 'relay.internal', 25, 'offered', null],
  ['smtp://relay.internal:25?starttls=required&name=runner.internal', 'relay.internal', 25, 'starttls', null],
])('%s', (text, host, port, security, login) => {
  expect(parseMailServer(text)).toMatchObject({ host, port, security, login });
});

it.each([
  'mail.example.com:587',
  'http://u:p@mail.example.com',
  'smtp://',
  'smtp://u@mail.example.com',
  'smtp://u:p4ssw0rd@mail.example.com/path',
  'smtp://u:p4ss#w0rd@mail.example.com',
  'smtp://u:p4ss%zz@mail.example.com',
  'smtp://u:p4ssw0rd@mail.example.com?starttls=none',
  'smtp://u:p4ssw0rd@mail.example.com?starttls=offered',
  'smtp://u:p4ssw0rd@mail.example.com?starttls=maybe',
  'smtp://u:p4ssw0rd@mail.example.com?rejectUnauthorized=false',
  'smtps://u:p4ssw0rd@mail.example.com?starttls=required',
  'smtp://mail.example.com?name=a%0d%0ab',
])('refuses %s without repeating it', (text) => {
  expect(() => parseMailServer(text)).toThrow(/allowed/);
  const [problem = ''] = problemsOf({ ...MAIL, 'email-smtp-url': text });
  expect(problem).toMatch(/^email-smtp-url: /);
  expect(problem).not.toMatch(/p4ss/);
});

it.each<[string, Record<string, string>, string[]]>([
  ['nothing', {}, []],
  ['mail', MAIL, []],
  [
    'names and lists',
    { ...MAIL, 'email-from': 'Bäckups <a@b.c>', 'email-to': 'a@b.c, Ops <d@e.f>\ng@h.i' },
    [],
  ],
  [
    'defaults, as the action gets them',
    { 'pagerduty-after-failures': '2', 'pagerduty-url': 'https://events.pagerduty.com' },
    [],
  ],
  ['mail without a server', { 'email-from': 'a@b.c', 'email-to': 'a@b.c' }, ['email-from', 'email-to']],
  ['a server without addresses', { 'email-smtp-url': 'smtp://h' }, ['email-from', 'email-to']],
  ['a list of nothing', { ...MAIL, 'email-to': ' , ' }, ['email-to']],
  ['another header', { ...MAIL, 'email-from': 'a@b.c\r\nBcc: x@y.z' }, ['email-from']],
  ['no addresses', { ...MAIL, 'email-from': 'a', 'email-to': 'a@b.c, <b>' }, ['email-from', 'email-to']],
  [
    'a token and a secret without an address',
    { 'webhook-token': 't', 'webhook-secret': 's' },
    ['webhook-token', 'webhook-secret'],
  ],
  [
    'a token that would be read on the way',
    { 'webhook-url': 'http://h.example/x', 'webhook-token': 't' },
    ['webhook-url'],
  ],
  ['a token on this machine', { 'webhook-url': 'http://[::1]:8/x', 'webhook-token': 't' }, []],
  ['a token that is no header', { 'webhook-url': 'https://h/x', 'webhook-token': 'a\nb' }, ['webhook-token']],
  ['a count without a key', { 'pagerduty-after-failures': '3' }, ['pagerduty-after-failures']],
  [
    'pages after none',
    { 'pagerduty-routing-key': 'k', 'pagerduty-after-failures': '0' },
    ['pagerduty-after-failures'],
  ],
  [
    'addresses that are none',
    { 'webhook-url': 'x', 'heartbeat-url': 'ftp://x', 'pagerduty-routing-key': 'k', 'pagerduty-url': 'y' },
    ['pagerduty-url', 'webhook-url', 'heartbeat-url'],
  ],
])('%s', (_title, given, settings) => {
  expect(
    problemsOf(given)
      .map((problem) => problem.split(':')[0])
      .sort(),
  ).toEqual([...settings].sort());
});
