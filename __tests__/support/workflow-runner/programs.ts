import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Programs that scripts find before those of this machine; each call is written down. */
export interface Programs {
  readonly folder: string;
  /** `script` is run by sh after the call was written down. */
  add(name: string, script: string): void;
  /** Every call so far, such as `apt-get install -qy postgresql-client-18`. */
  calls(): readonly string[];
  forget(): void;
  remove(): void;
}

export function createPrograms(): Programs {
  const folder = mkdtempSync(join(tmpdir(), 'db-backup-programs-'));
  const calls = join(folder, 'calls.txt');
  return {
    folder,
    add(name, script) {
      writeFileSync(join(folder, name), `#!/bin/sh\necho "${name} $*" >> '${calls}'\n${script}\n`);
      chmodSync(join(folder, name), 0o755);
    },
    calls: () => (existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : []),
    forget: () => rmSync(calls, { force: true }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
