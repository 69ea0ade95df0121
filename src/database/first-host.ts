import type { DatabaseConnection, HostAddress } from '../core/connection.js';
import { BackupError, cancelledError } from '../core/errors.js';
import { mayTryNextHost } from './connect-failure.js';

export interface FirstHostOptions<Session> {
  readonly target: DatabaseConnection;
  readonly signal: AbortSignal;
  readonly open: (address: HostAddress) => Promise<Session>;
  readonly explain: (error: unknown, address: HostAddress) => BackupError;
}

/**
 * A session on the first host of the list that can be used; a refusal that another host would repeat ends the search.
 * @throws BackupError kind `source`, which names every host
 */
export async function openFirstHost<Session>(options: FirstHostOptions<Session>): Promise<Session> {
  const failures: BackupError[] = [];
  for (const address of options.target.hosts) {
    try {
      return await options.open(address);
    } catch (error) {
      if (options.signal.aborted) throw cancelledError(options.signal.reason);
      const explained = options.explain(error, address);
      if (!mayTryNextHost(explained)) throw explained;
      failures.push(explained);
    }
  }
  throw allHostsFailed(failures);
}

/** Runs `work` on a session that is cut when its login and first statements take longer than a connection may. */
export async function withinConnectTimeout<Session extends { destroy(reason?: Error): void }>(
  session: Session,
  connectTimeoutMs: number,
  work: () => Promise<void>,
): Promise<Session> {
  // A pooler accepts a login at once and lets the first query wait for a server.
  const timer = setTimeout(() => session.destroy(new Error('timeout expired')), connectTimeoutMs);
  try {
    await work();
    return session;
  } catch (error) {
    session.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function allHostsFailed(failures: readonly BackupError[]): BackupError {
  const [first] = failures;
  if (!first) throw new Error('a connection needs at least one host');
  if (failures.length === 1) return first;
  const message = `None of the hosts can be used:\n${failures.map((f) => `- ${f.message}`).join('\n')}`;
  return new BackupError('source', message, {
    code: first.code,
    nextStep: first.nextStep,
    setting: 'database-url',
    cause: new AggregateError(failures),
  });
}
