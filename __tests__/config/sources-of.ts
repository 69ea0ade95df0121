import type { LocalSystem } from '../../src/config/local-system.js';
import type { SettingSources } from '../../src/config/sources.js';

export function cli(
  given: Record<string, string>,
  variables: Record<string, string | undefined> = {},
): SettingSources {
  return { face: 'cli', given: new Map(Object.entries(given)), variables };
}

export function action(
  given: Record<string, string>,
  variables: Record<string, string | undefined> = {},
): SettingSources {
  return { face: 'action', given: new Map(Object.entries(given)), variables };
}

/** A machine made of a table of files; those in `open` may be read by others. */
export function machine(
  files: Record<string, string> = {},
  open: readonly string[] = [],
  userName: string | undefined = 'ada',
): LocalSystem {
  return {
    userName: () => userName,
    homeFolder: () => '/home/ada',
    exists: (path) => path in files,
    readTextFile(path) {
      const text = files[path];
      if (text === undefined) throw new Error(`ENOENT: no such file, open '${path}'`);
      return text;
    },
    isOpenToOthers: (path) => open.includes(path),
  };
}
