/** Where mail is handed in, and how. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /**
   * `tls`: from the first byte. `starttls`: before anything else is said. `offered`: where the server offers it.
   * `none`: never. Certificates are always checked.
   */
  readonly security: 'tls' | 'starttls' | 'offered' | 'none';
  /** null where it asks for none. */
  readonly login: { readonly user: string; readonly password: string } | null;
  /** What this machine calls itself; the host's own name when null. */
  readonly clientName: string | null;
}
