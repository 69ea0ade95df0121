/** A project as the settings name it. */
export interface SupabaseProject {
  /** Without a path and a trailing slash, such as `https://abcdefghijklmnopqrst.supabase.co`. */
  readonly url: string;
  /** A legacy service_role JWT, or `sb_secret_…`. */
  readonly key: string;
}

/** The project's reference where the host is Supabase's own, else undefined. */
export function projectRef(url: string): string | undefined {
  return /^https?:\/\/([a-z0-9]+)\.supabase\.(co|in|red)$/i.exec(url)?.[1]?.toLowerCase();
}

/** Extensions of which Supabase is the one home; what needs them is named when it cannot be made elsewhere. */
const PLATFORM_EXTENSIONS = new Set(['pg_cron', 'pg_graphql', 'pg_net', 'pgsodium', 'supabase_vault']);

export function isPlatformExtension(name: string): boolean {
  return PLATFORM_EXTENSIONS.has(name);
}

/** Where the files of a project are read by S3 (https://supabase.com/docs/guides/storage/s3/authentication). */
export function storageS3Endpoint(url: string): string {
  const ref = projectRef(url);
  if (ref === undefined) return `${url}/storage/v1/s3`;
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname.replace('.', '.storage.')}/storage/v1/s3`;
}

/**
 * The address of a project from what people paste: the project's, its `/rest/v1`, or one on a domain of their own.
 * @throws Error whose message fits behind the setting's name
 */
export function parseProjectUrl(text: string): string {
  const url = new URL(text);
  if (/^(www\.)?supabase\.com$/.test(url.hostname)) {
    const ref = /\/project\/([a-z0-9]+)/.exec(url.pathname)?.[1] ?? '<ref>';
    throw new Error(`is the dashboard's address; allowed: the project's own, https://${ref}.supabase.co`);
  }
  if (/^db\.[a-z0-9]+\.supabase\.co$/.test(url.hostname)) {
    throw new Error(`is the database's host; allowed: https://${url.hostname.slice(3)}`);
  }
  const path = url.pathname.replace(/\/+$/, '').replace(/\/(rest|auth|storage)\/v1$/, '');
  return `${url.origin}${path}`;
}

/** True for a key that is no JWT and travels in the header `apikey` alone. */
export function isSecretKey(key: string): boolean {
  return key.startsWith('sb_secret_');
}

interface Claims {
  readonly role?: unknown;
  readonly ref?: unknown;
}

/**
 * What is wrong with a key, or undefined. A backup needs one that row-level security does not filter: every other
 * key would read less without an error. The key itself is in no message.
 * https://supabase.com/docs/guides/api/api-keys
 */
export function whatIsWrongWithKey(key: string, url: string | undefined): string | undefined {
  const allowed = 'allowed: the service_role key or a secret key (sb_secret_…) of the project';
  if (key.startsWith('sb_publishable_')) {
    return `is a publishable key, which sees only what row-level security lets everyone see; ${allowed}`;
  }
  if (isSecretKey(key)) return /\s/.test(key) ? `holds white space; ${allowed}` : undefined;
  const claims = claimsOf(key);
  if (!claims) return `is neither a JWT nor begins with sb_secret_; ${allowed}`;
  if (claims.role === 'anon') {
    return `is the anon key, which sees only what row-level security lets everyone see; ${allowed}`;
  }
  if (claims.role !== 'service_role') {
    const role = typeof claims.role === 'string' ? `the role ${JSON.stringify(claims.role)}` : 'no role';
    return `is a token with ${role}, which row-level security filters; ${allowed}`;
  }
  const ref = url === undefined ? undefined : projectRef(url);
  if (ref !== undefined && typeof claims.ref === 'string' && claims.ref !== ref) {
    return `belongs to the project ${claims.ref}, and supabase-url names ${ref}`;
  }
  return undefined;
}

function claimsOf(key: string): Claims | undefined {
  const parts = key.split('.');
  if (parts.length !== 3) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null ? claims : undefined;
  } catch {
    return undefined;
  }
}
