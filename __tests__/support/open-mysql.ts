import type { Source } from '../../src/core/ports.js';
import { type MysqlSourceOptions, openMysqlSource } from '../../src/database/mysql/open-source.js';
import { connectionOf } from './connection-of.js';
import { NO_SELECTION } from './open-postgres.js';
import { SilentLog } from './silent-log.js';

/** A source with everyday settings; `changes` replace them. */
export function openMysql(url: string, changes: Partial<MysqlSourceOptions> = {}): Promise<Source> {
  return openMysqlSource({
    connection: connectionOf(url),
    selection: NO_SELECTION,
    schemaDump: 'off',
    jobs: 1,
    lockTimeoutSeconds: 10,
    lock: 'none',
    definer: 'keep',
    tableChecksum: 'auto',
    log: new SilentLog(),
    signal: new AbortController().signal,
    ...changes,
  });
}
