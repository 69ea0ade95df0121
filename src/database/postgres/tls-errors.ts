import { messageOf } from '../../core/errors.js';
import { isSupabaseHost } from '../../core/supabase-hosts.js';
import type { Explanation } from '../connect-failure.js';
import { codeOf } from '../error-code.js';

/** Explains why TLS could not be agreed upon; undefined when the error has nothing to do with TLS. */
export function explainTls(error: unknown, where: string, host: string): Explanation | undefined {
  const found = whatIsWrong(messageOf(error), codeOf(error), error, host);
  return found && { code: 'SOURCE_TLS', message: `TLS to ${where} fails: ${found[0]}`, nextStep: found[1] };
}

function whatIsWrong(
  text: string,
  code: string,
  error: unknown,
  host: string,
): readonly [string, string] | undefined {
  if (/does not support SSL/i.test(text)) {
    return [
      'the server does not offer TLS.',
      'Switch TLS on at the server, or, on a network you trust, add sslmode=disable to database-url.',
    ];
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return [text, "Use the host name that stands in the server's certificate, or sslmode=verify-ca."];
  }
  if (/SELF_SIGNED|UNABLE_TO|CERT_|DEPTH_ZERO/.test(code)) {
    return [
      `the server's certificate is not trusted (${code}).`,
      isSupabaseHost(host)
        ? "Supabase's authorities of 2021 and 2025 are built in; it seems to use another one now. Download it (the project's Database Settings, SSL Configuration, Download certificate) and put it into tls-ca, as text or path."
        : "Put the authority's certificate (PEM) into tls-ca, or sslmode=require into database-url to go without verification.",
    ];
  }
  const isTls = /SSL|TLS/i.test(`${text} ${code}`) || (error as { library?: string }).library !== undefined;
  return isTls ? [text, 'Check sslmode in database-url and the TLS set-up of the server.'] : undefined;
}
