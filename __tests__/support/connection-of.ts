import { parseConnection } from '../../src/config/connection.js';
import type { DatabaseConnection } from '../../src/core/connection.js';

/** What the settings make of a URL. */
export function connectionOf(url: string): DatabaseConnection {
  const system = {
    exists: () => false,
    isOpenToOthers: () => false,
    readTextFile: () => '',
    homeFolder: () => '/nowhere',
    userName: () => undefined,
  };
  return parseConnection({ setting: 'target-url', url, authority: undefined, pgVariables: undefined, system })
    .connection;
}
