import type { SourceInfo } from '../../core/manifest.js';
import type { Fingerprint } from './fingerprint.js';
import type { Scope } from './scope.js';
import type { PostgresSession } from './session.js';

/** What a manifest says about where its rows come from. */
export function describeSource(
  session: PostgresSession,
  database: string,
  fingerprint: Fingerprint,
  { platform }: Pick<Scope, 'platform'>,
): SourceInfo {
  return {
    engine: 'postgresql',
    serverVersion: session.serverVersion.split(' ')[0] ?? '',
    database,
    ...fingerprint,
    consistency: 'snapshot',
    ...(platform === null ? {} : { platform }),
  };
}
