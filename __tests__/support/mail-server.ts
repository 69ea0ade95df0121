import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly encrypted: boolean;
  readonly user: unknown;
  readonly raw: string;
  readonly mail: Email;
}

export interface MailServerOptions {
  readonly tls?: 'starttls' | 'always' | 'none';
  /** A mail is taken only after this login. */
  readonly login?: { readonly user: string; readonly password: string };
  /** What is said to a recipient, counted from 1 over all sessions; undefined accepts. */
  readonly answer?: (recipient: string, count: number) => { code: number; text: string } | undefined;
  /** Before the first word. */
  readonly delayMs?: number;
}

export interface TestMailServer {
  readonly port: number;
  /** PEM text of the authority that signed its certificate for 127.0.0.1 and localhost. */
  readonly authority: string;
  /** The same as a file, for `NODE_EXTRA_CA_CERTS`. */
  readonly authorityFile: string;
  readonly received: readonly ReceivedMail[];
  /** How many sessions were begun. */
  sessions(): number;
  close(): Promise<void>;
}

/** A real SMTP server on loopback, with a certificate of its own making. */
export async function startMailServer(options: MailServerOptions = {}): Promise<TestMailServer> {
  const { tls = 'starttls', login, answer, delayMs = 0 } = options;
  const folder = mkdtempSync(join(tmpdir(), 'db-backup-mail-'));
  const { key, cert } = makeCertificate(folder);
  const received: ReceivedMail[] = [];
  let sessions = 0;
  let recipients = 0;
  const settings: SMTPServerOptions = {
    secure: tls === 'always',
    ...{ key, cert, disableReverseLookup: true, authOptional: !login, closeTimeout: 100 },
    ...(tls === 'none' ? { disabledCommands: ['STARTTLS'], allowInsecureAuth: true } : {}),
    onConnect(_session, done) {
      sessions += 1;
      setTimeout(done, delayMs).unref();
    },
    onAuth({ username, password }, _session, done) {
      if (username === login?.user && password === login?.password) done(null, { user: username ?? '' });
      // A careless server quotes what it was given.
      else done(new Error(`${username}:${password} is not known here`));
    },
    onRcptTo({ address }, _session, done) {
      recipients += 1;
      const refusal = answer?.(address, recipients);
      done(refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          encrypted: session.secure,
          user: session.user === false ? undefined : session.user,
          raw,
          mail: await PostalMime.parse(raw),
        });
        done(null);
      });
    },
  };
  const server = new SMTPServer(settings);
  // A client that leaves in the middle is what some tests are about.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    port: (server.server.address() as AddressInfo).port,
    authority: cert,
    authorityFile: join(folder, 'cert.pem'),
    received,
    sessions: () => sessions,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          rmSync(folder, { recursive: true, force: true });
          resolve();
        });
      }),
  };
}

function makeCertificate(folder: string): { key: string; cert: string } {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'].concat(
      ['-keyout', key, '-out', cert, '-subj', '/CN=localhost'],
      ['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
    ),
    { stdio: 'ignore' },
  );
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
}
