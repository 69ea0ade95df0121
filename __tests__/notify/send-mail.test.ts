import type { MailServer } from '../../src/core/mail-server.js';
import { renderMail } from '../../src/notify/mail.js';
import { composeMessage } from '../../src/notify/message.js';
import type { PostDeps } from '../../src/notify/post.js';
import { sendMail } from '../../src/notify/send-mail.js';
import { type MailServerOptions, startMailServer, type TestMailServer } from '../support/mail-server.js';
import { CASES, RUN_URL } from '../support/messages.js';
import { reportOf } from '../support/reports.js';
import { SilentLog } from '../support/silent-log.js';

const LOGIN = { user: 'ops@example.com', password: 'hunter22-secret' };
const MAIL = renderMail(composeMessage(CASES['failure-third-in-a-row'] ?? reportOf(), RUN_URL));
const TO = ['a@example.com', 'b@example.com', 'c@example.com'];

let server: TestMailServer;
let log: SilentLog;

afterEach(() => server.close());

async function send(
  changes: Partial<MailServer> = {},
  deps: Partial<PostDeps> & { trusted?: boolean } = {},
  to: readonly string[] = TO,
): Promise<string | null> {
  log = new SilentLog();
  const { trusted = true, ...others } = deps;
  const warning = await sendMail(
    {
      server: {
        ...{ host: '127.0.0.1', port: server.port, security: 'starttls' as const, login: LOGIN },
        ...{ clientName: null, ...changes },
      },
      from: 'Backups <backup@example.com>',
      to,
      ...(trusted ? { authority: server.authority } : {}),
    },
    MAIL,
    {
      clock: { now: () => new Date() },
      random: () => 0.5,
      signal: new AbortController().signal,
      log,
      timing: { timeoutMs: 3000, retry: { attempts: 3, baseMs: 10, capMs: 40 } },
      ...others,
    },
  );
  // A server may quote what it was sent; nobody repeats that.
  expect([warning, ...log.lines].join('\n')).not.toMatch(/hunter22|quoted/);
  return warning;
}

const serve = async (options: MailServerOptions = {}) => {
  server = await startMailServer({ login: LOGIN, ...options });
};

it('hands one mail in for all recipients, encrypted, with text and HTML', async () => {
  await serve();
  expect(await send()).toBeNull();
  expect(server.received).toHaveLength(1);
  const [first] = server.received;
  if (!first) throw new Error('no mail');
  const { from, to, encrypted, user, mail, raw } = first;
  expect([from, to, encrypted, user]).toEqual(['backup@example.com', TO, true, LOGIN.user]);
  expect(mail.subject).toBe('❌ Backup failed · production');
  expect(mail.from).toMatchObject({ name: 'Backups', address: 'backup@example.com' });
  expect(mail.to?.map(({ address }) => address)).toEqual(TO);
  expect(mail.text).toContain('3 failures in a row');
  expect(mail.html).toContain('<h2 style="color:#cf222e">❌ Backup failed · production</h2>');
  expect(raw).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
});

it.each<[string, MailServerOptions, Partial<MailServer>, boolean]>([
  ['TLS from the first byte', { tls: 'always' }, { security: 'tls' }, true],
  ['STARTTLS where it is offered', {}, { security: 'offered' }, true],
  ['no encryption where none is offered', { tls: 'none' }, { security: 'offered' }, false],
])('knows %s', async (_title, options, changes, encrypted) => {
  await serve(options);
  expect(await send(changes)).toBeNull();
  expect(server.received.map((mail) => mail.encrypted)).toEqual([encrypted]);
});

it('needs no login where there is none', async () => {
  server = await startMailServer();
  expect(await send({ login: null })).toBeNull();
  expect(server.received.map(({ user }) => user)).toEqual([undefined]);
});

it('sends nothing unencrypted where encryption is required', async () => {
  await serve({ tls: 'none' });
  expect(await send()).toBe(
    'Email could not be told about this run: the mail server offers no encryption that works.',
  );
  expect(server.received).toHaveLength(0);
});

it.each(['tls', 'starttls', 'offered'] as const)(
  'trusts no certificate of its own making (%s)',
  async (security) => {
    await serve({ tls: security === 'tls' ? 'always' : 'starttls' });
    expect(await send({ security }, { trusted: false })).toBe(
      'Email could not be told about this run: the certificate of the mail server is not trusted.',
    );
    expect(server.received).toHaveLength(0);
  },
);

it('does not try a refused password again', async () => {
  await serve();
  expect(await send({ login: { ...LOGIN, password: 'hunter22-wrong' } })).toBe(
    'Email could not be told about this run: the mail server refused the user or password (535).',
  );
  expect(server.sessions()).toBe(1);
});

it('reaches the others when one recipient is refused, and names that one', async () => {
  await serve({ answer: (to) => (to.startsWith('b') ? { code: 550, text: 'quoted hunter22' } : undefined) });
  expect(await send()).toBe(
    'Email could not be told about this run: the mail server refused b@example.com (550).',
  );
  expect(server.received.map(({ to }) => to)).toEqual([['a@example.com', 'c@example.com']]);
});

it('says when all were refused', async () => {
  await serve({ answer: () => ({ code: 554, text: 'quoted' }) });
  expect(await send({}, {}, TO.slice(0, 1))).toBe(
    'Email could not be told about this run: the mail server refused a@example.com (554).',
  );
  expect(server.sessions()).toBe(1);
});

it('comes back to a server that greylists, for those it put off', async () => {
  await serve({
    answer: (to, count) => (to.startsWith('b') && count <= 3 ? { code: 450, text: 'later' } : undefined),
  });
  expect(await send()).toBeNull();
  expect(server.received.map(({ to }) => to)).toEqual([
    ['a@example.com', 'c@example.com'],
    ['b@example.com'],
  ]);
});

it('gives a server up that puts off again and again', async () => {
  await serve({ answer: () => ({ code: 451, text: 'later' }) });
  expect(await send({}, {}, ['a@example.com'])).toBe(
    'Email could not be told about this run: the mail server put off a@example.com (451) (3 attempts).',
  );
  expect(server.sessions()).toBe(3);
});

it('waits for a slow server, and not for one that says nothing', async () => {
  await serve({ delayMs: 200 });
  expect(await send()).toBeNull();
  await server.close();
  await serve({ delayMs: 5000 });
  const timing = { timeoutMs: 150, retry: { attempts: 2, baseMs: 10, capMs: 10 } };
  expect(await send({}, { timing })).toMatch(/the mail server did not answer .*\(2 attempts\)\.$/);
});

it('says when nobody is there', async () => {
  await serve();
  const { port } = server;
  await server.close();
  await serve();
  expect(await send({ port })).toBe(
    'Email could not be told about this run: the mail server could not be reached (ECONNREFUSED) (3 attempts).',
  );
});

it('ends at once when the run is cancelled', async () => {
  await serve({ delayMs: 5000 });
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 50);
  expect(await send({}, { signal: controller.signal, timing: { timeoutMs: 60_000 } })).toBe(
    'Email could not be told about this run: the run was cancelled.',
  );
});
