import type { SourceInfo } from '../../core/manifest.js';
import { projectRef } from '../../core/supabase.js';

/** What a connection to a hosted project is called in `readFingerprint`: the database of each is `postgres`. */
const HOSTED_DATABASE = 'postgres';

/** A hosted project is known by its reference, so that the series stays one when a connection string takes over. */
export function infoOf(url: string, postgrestVersion: string) {
  const ref = projectRef(url);
  const address = url.replace(/^https?:\/\//, '');
  return {
    engine: 'postgresql',
    serverVersion: `unknown, read through PostgREST ${postgrestVersion}`,
    ...(ref === undefined
      ? { database: address, fingerprint: address, fingerprintKind: 'rest-address' }
      : {
          database: HOSTED_DATABASE,
          fingerprint: `${ref}/${HOSTED_DATABASE}`,
          fingerprintKind: 'supabase-project',
        }),
    via: 'rest',
  } as const satisfies Omit<SourceInfo, 'consistency'>;
}
