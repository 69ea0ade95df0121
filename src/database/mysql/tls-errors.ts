import { messageOf } from '../../core/errors.js';
import type { Explanation } from '../connect-failure.js';
import { codeOf } from '../error-code.js';

/** Explains why TLS could not be agreed upon; undefined when the error has nothing to do with TLS. */
export function explainTls(error: unknown, where: string): Explanation | undefined {
  const found = whatIsWrong(messageOf(error), codeOf(error), error);
  return found && { code: 'SOURCE_TLS', message: `TLS to ${where} fails: ${found[0]}`, nextStep: found[1] };
}

function whatIsWrong(text: string, code: string, error: unknown): readonly [string, string] | undefined {
  if (code === 'HANDSHAKE_NO_SSL_SUPPORT' || /does not support (secure connection|SSL)/i.test(text)) {
    return [
      'the server does not offer TLS.',
      'Switch TLS on at the server, or, on a network you trust, add ssl-mode=DISABLED to database-url.',
    ];
  }
  // mysql2 keeps the words of Node's error and drops its code.
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || /does not match certificate/.test(text)) {
    return [text, "Use the host name that stands in the server's certificate, or ssl-mode=VERIFY_CA."];
  }
  if (/SELF_SIGNED|UNABLE_TO|CERT_|DEPTH_ZERO/.test(code) || /certificate/.test(text)) {
    return [
      `the server's certificate is not trusted (${text.replace(/^Error: /, '')}).`,
      "Put the authority's certificate (PEM) into tls-ca, or ssl-mode=REQUIRED into database-url to go without verification.",
    ];
  }
  const isTls = /SSL|TLS/i.test(`${text} ${code}`) || (error as { library?: string }).library !== undefined;
  return isTls ? [text, 'Check ssl-mode in database-url and the TLS set-up of the server.'] : undefined;
}
