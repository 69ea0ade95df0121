import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { networkCode } from './attempt-post.js';
import type { Mail } from './mail.js';
import type { MailSettings } from './send-mail.js';

/** What a server says is not repeated, as it may quote anything; codes are. */
export class SmtpError extends Error {
  constructor(
    message: string,
    /** True where another attempt may go better. */
    readonly mayPass: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'SmtpError';
  }
}

export interface HandedIn {
  /** Put off by the server: 4xx. */
  readonly later: readonly { readonly address: string; readonly code: number }[];
  /** Refused for good, with the code. */
  readonly never: readonly string[];
}

interface SessionLimits {
  /** For the whole session. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * One session (RFC 5321): connect, encrypt, log in, hand the mail in, leave. The connection is closed on every path.
 * @throws SmtpError when nobody got the mail
 */
export async function handIn(
  { server, from, to, authority }: MailSettings,
  mail: Mail,
  { timeoutMs, signal }: SessionLimits,
): Promise<HandedIn> {
  const { envelope, content } = await compose(from, to, mail);
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    allowInternalNetworkInterfaces: true,
    ...(server.clientName === null ? {} : { name: server.clientName }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    tls: { minVersion: 'TLSv1.2', ...(authority === undefined ? {} : { ca: authority }) },
  });
  let timer: NodeJS.Timeout | undefined;
  let cancel: (() => void) | undefined;
  const ended = new Promise<never>((_, reject) => {
    const late = new SmtpError(`the mail server did not answer within ${timeoutMs / 1000} s`, true);
    timer = setTimeout(() => reject(late), timeoutMs);
    cancel = () => reject(new SmtpError('cancelled', false));
    signal.addEventListener('abort', cancel);
    connection.on('error', (error) => reject(explain(error)));
    if (signal.aborted) cancel();
  });
  try {
    return await Promise.race([ended, converse(connection, server, envelope, content)]);
  } finally {
    clearTimeout(timer);
    if (cancel) signal.removeEventListener('abort', cancel);
    connection.close();
  }
}

async function converse(
  connection: SMTPConnection,
  { login }: MailSettings['server'],
  envelope: { from: string; to: string[] },
  content: Buffer,
): Promise<HandedIn> {
  await step((done) => connection.connect(done));
  if (login) {
    const { user, password } = login;
    await step((done) => connection.login({ credentials: { user, pass: password } }, done));
  }
  const refused = await new Promise<readonly SmtpFailure[]>((resolve, reject) => {
    connection.send(envelope, content, (error, info) => {
      // Where it took none of the recipients, the error has what it said to each.
      const refusals = (error as { rejectedErrors?: readonly SmtpFailure[] } | null)?.rejectedErrors;
      if (error && !refusals) reject(explain(error));
      else resolve(refusals ?? info?.rejectedErrors ?? []);
    });
  });
  connection.quit();
  return refusalsOf(refused);
}

/** Calls something with a callback; what goes wrong becomes an error of ours. */
function step(call: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    call((error) => (error ? reject(explain(error)) : resolve()));
  });
}

function refusalsOf(errors: readonly SmtpFailure[]): HandedIn {
  const found = errors.map(({ recipient = 'a recipient', responseCode = 0 }) => ({
    address: recipient,
    code: responseCode,
  }));
  return {
    later: found.filter(({ code }) => isLater(code)),
    never: found.filter(({ code }) => !isLater(code)).map(({ address, code }) => `${address} (${code})`),
  };
}

async function compose(from: string, to: readonly string[], { subject, text, html }: Mail) {
  const node = new MailComposer({
    from,
    to: [...to],
    subject,
    text,
    html,
    // An answer by a machine would come back every night.
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const { from: sender, to: recipients } = node.getEnvelope();
  if (!sender) throw new SmtpError('email-from is no address', false);
  return { envelope: { from: sender, to: recipients }, content: await node.build() };
}

/** The part of the errors of nodemailer that is looked at. */
interface SmtpFailure extends Error {
  readonly code?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly recipient?: string | undefined;
  readonly command?: string | undefined;
  /** What the system called it, such as `ECONNREFUSED`. */
  readonly originalCode?: string | undefined;
}

const isLater = (code: number): boolean => code >= 400 && code < 500;

function explain(error: unknown): SmtpError {
  if (error instanceof SmtpError) return error;
  const { code, responseCode, command, originalCode, message } = error as SmtpFailure;
  const failure = (words: string, mayPass: boolean) =>
    new SmtpError(`the mail server ${words}`, mayPass, { cause: error });
  if (/certificate|self.signed|altname/i.test(`${message} ${originalCode}`)) {
    return new SmtpError('the certificate of the mail server is not trusted', false, { cause: error });
  }
  if (code === 'ETLS' || command === 'STARTTLS') return failure('offers no encryption that works', false);
  if (responseCode !== undefined) {
    const refused = code === 'EAUTH' ? 'the user or password' : (command ?? 'the mail');
    return failure(`refused ${refused} (${responseCode})`, isLater(responseCode));
  }
  if (code === 'ETIMEDOUT') return failure('did not answer in time', true);
  if (code === 'EAUTH') return failure('offers no way to log in', false);
  return failure(`could not be reached (${originalCode ?? networkCode(error)})`, true);
}
