import type { Tls, TlsMode } from '../core/connection.js';
import { SUPABASE_AUTHORITIES } from './supabase-authorities.js';

const MODES: readonly TlsMode[] = ['disable', 'require', 'verify-ca', 'verify-full'];

/** Everything the decision rests on. */
export interface TlsWishes {
  readonly mode: string | undefined;
  /** `sslrootcert`: a path, or `system`. */
  readonly rootCertificate: string | undefined;
  /** PEM text of the setting `tls-ca`. */
  readonly authority: string | undefined;
  /** True when every host is this machine or a Unix socket. */
  readonly isLocal: boolean;
  /** True when Supabase hosts every one of them. */
  readonly isSupabase: boolean;
}

/**
 * Decides how the connection is protected: verify-full when nothing is said, disable on loopback and
 * sockets; `require` with an authority verifies it, as libpq does. Supabase's hosts are verified by Supabase's authorities
 * where no other is named.
 * @throws Error that names what is allowed
 */
export function decideTls(
  wishes: TlsWishes,
  readPem: (path: string) => string,
): { tls: Tls; warnings: string[] } {
  const ca = wishes.authority ?? readAuthority(wishes.rootCertificate, readPem);
  const mode = checkMode(wishes.mode) ?? (wishes.isLocal && ca === undefined ? 'disable' : 'verify-full');
  if (mode === 'disable' && ca !== undefined) {
    throw new Error('says sslmode=disable, and a certificate authority is given; remove one of them');
  }
  if (wishes.rootCertificate === 'system' && mode !== 'verify-full') {
    throw new Error(`says sslrootcert=system with sslmode=${mode}; allowed with it: verify-full`);
  }
  if (mode !== 'require') return { tls: { mode, ca: ca ?? defaultAuthority(wishes, mode) }, warnings: [] };
  if (ca !== undefined) return { tls: { mode: 'verify-ca', ca }, warnings: [] };
  return {
    tls: { mode, ca },
    warnings: [
      'sslmode=require encrypts, but anyone in between can pose as the server; use sslmode=verify-full (with tls-ca for a private authority).',
    ],
  };
}

function defaultAuthority({ isSupabase, rootCertificate }: TlsWishes, mode: TlsMode): string | undefined {
  const isAsked = mode === 'verify-ca' || mode === 'verify-full';
  return isSupabase && isAsked && rootCertificate !== 'system' ? SUPABASE_AUTHORITIES : undefined;
}

function checkMode(mode: string | undefined): TlsMode | undefined {
  if (mode === undefined) return undefined;
  const known = MODES.find((m) => m === mode);
  if (known) return known;
  const why =
    mode === 'prefer' || mode === 'allow'
      ? ' (it silently goes on without encryption, so it is refused)'
      : '';
  throw new Error(`says sslmode=${JSON.stringify(mode)}${why}; allowed: ${MODES.join(', ')}`);
}

function readAuthority(path: string | undefined, readPem: (path: string) => string): string | undefined {
  return path === undefined || path === 'system' ? undefined : readPem(path);
}

/** True for `localhost`, 127.0.0.0/8, `::1` and the folders of Unix sockets. */
export function isLocalHost(host: string): boolean {
  return host.startsWith('/') || host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
