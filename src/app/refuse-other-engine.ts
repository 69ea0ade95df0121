import { BackupError } from '../core/errors.js';
import type { SourceInfo } from '../core/manifest.js';

type Engine = SourceInfo['engine'];

/** These take each other's tables and values. */
const FAMILIES: Readonly<Record<Engine, string>> = {
  postgresql: 'postgresql',
  mysql: 'mysql',
  mariadb: 'mysql',
  tidb: 'mysql',
};

/** @throws BackupError kind `target` code `TARGET_OTHER_ENGINE` */
export function refuseOtherEngine(source: Pick<SourceInfo, 'engine'>, target: { engine: Engine }): void {
  if (FAMILIES[source.engine] === FAMILIES[target.engine]) return;
  throw new BackupError(
    'target',
    `This is a backup of ${source.engine}, and the target is ${target.engine}. Nothing was touched.`,
    {
      code: 'TARGET_OTHER_ENGINE',
      setting: 'target-url',
      nextStep: 'Choose a target of the same engine, or another backup.',
    },
  );
}
