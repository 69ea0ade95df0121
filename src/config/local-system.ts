import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';

/** What parsing asks the machine; an argument, so that tests can answer. */
export interface LocalSystem {
  userName(): string | undefined;
  homeFolder(): string;
  exists(path: string): boolean;
  /** @throws Error when the file cannot be read */
  readTextFile(path: string): string;
  /** True when others than the owner may read or write the file (always false on Windows). */
  isOpenToOthers(path: string): boolean;
}

const GROUP_AND_OTHERS = 0o077;

export const localSystem: LocalSystem = {
  userName() {
    try {
      return userInfo().username;
    } catch {
      // A user id without an entry in the password database, as containers have.
      return undefined;
    }
  },
  homeFolder: homedir,
  exists: existsSync,
  readTextFile: (path) => readFileSync(path, 'utf8'),
  isOpenToOthers: (path) => process.platform !== 'win32' && (statSync(path).mode & GROUP_AND_OTHERS) !== 0,
};
