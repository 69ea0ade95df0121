import type { MailServer } from '../core/mail-server.js';
import { isLocalHost } from './connection-tls.js';

const ALLOWED =
  'allowed: smtp://user:password@host:587 or smtps://user:password@host:465, both parts percent-encoded; parameters: starttls (required, offered, none), name';

/** Submission (RFC 6409) and its twin under TLS (RFC 8314). */
const PORTS = { smtp: 587, smtps: 465 } as const;

const STARTTLS: Readonly<Record<string, MailServer['security']>> = {
  required: 'starttls',
  offered: 'offered',
  none: 'none',
};

/**
 * Reads `email-smtp-url`. A password never leaves this machine unencrypted: with one, STARTTLS is required everywhere but
 * on loopback.
 * @throws Error whose message says what is allowed, and repeats nothing of the text
 */
export function parseMailServer(text: string): MailServer {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const scheme = /^(smtps?):$/.exec(url?.protocol ?? '')?.[1] as keyof typeof PORTS | undefined;
  if (!url || !scheme || url.hostname === '' || !/^\/?$/.test(url.pathname) || url.hash !== '') {
    throw new Error(`the value given is not allowed; ${ALLOWED}`);
  }
  const login = loginOf(url);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return {
    host,
    port: url.port === '' ? PORTS[scheme] : Number(url.port),
    security: securityOf(scheme, url, login !== null && !isLocalHost(host)),
    login,
    clientName: clientNameOf(url),
  };
}

function loginOf({ username, password }: URL): MailServer['login'] {
  if (username === '' && password === '') return null;
  if (username === '' || password === '')
    throw new Error(`a user needs a password, and the other way round; ${ALLOWED}`);
  return { user: decoded(username), password: decoded(password) };
}

function securityOf(scheme: keyof typeof PORTS, url: URL, isAtRisk: boolean): MailServer['security'] {
  const strangers = [...url.searchParams.keys()].filter((name) => name !== 'starttls' && name !== 'name');
  if (strangers.length > 0) throw new Error(`it has a parameter that is not known; ${ALLOWED}`);
  const asked = url.searchParams.get('starttls');
  if (scheme === 'smtps') {
    if (asked !== null) throw new Error(`starttls has no meaning with smtps://; ${ALLOWED}`);
    return 'tls';
  }
  const security = asked === null ? (isAtRisk ? 'starttls' : 'offered') : STARTTLS[asked];
  if (security === undefined) throw new Error(`starttls is none of its values; ${ALLOWED}`);
  if (isAtRisk && security !== 'starttls') {
    throw new Error(
      'the password would travel unencrypted; allowed with a password: starttls=required, or smtps://',
    );
  }
  return security;
}

function clientNameOf(url: URL): string | null {
  const name = url.searchParams.get('name');
  if (name !== null && !/^[A-Za-z0-9.:[\]-]{1,255}$/.test(name)) {
    throw new Error(`name is no name of a host; ${ALLOWED}`);
  }
  return name;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new Error(`a % in it is no percent-encoding; ${ALLOWED}`, { cause });
  }
}
