/** How the connection is protected; libpq's words (https://www.postgresql.org/docs/current/libpq-ssl.html). */
export type TlsMode = 'disable' | 'require' | 'verify-ca' | 'verify-full';

export interface Tls {
  readonly mode: TlsMode;
  /** PEM text of the accepted authorities; undefined means the system's. */
  readonly ca: string | undefined;
}

/** One server that may answer; a Unix socket when `host` begins with `/`. */
export interface HostAddress {
  readonly host: string;
  readonly port: number;
}

/** Where a database is and how to log in; percent-decoded, defaults filled in. */
export interface DatabaseConnection {
  readonly engine: 'postgresql' | 'mysql';
  /** Tried in order. */
  readonly hosts: readonly HostAddress[];
  readonly user: string;
  readonly password: string | undefined;
  readonly database: string;
  readonly tls: Tls;
  readonly connectTimeoutMs: number;
  readonly applicationName: string;
}

export type Destination =
  | { readonly kind: 's3'; readonly bucket: string; readonly prefix: string }
  | { readonly kind: 'file'; readonly folder: string };
