import { BackupError } from '../../core/errors.js';
import type { SourceInfo } from '../../core/manifest.js';

/**
 * MySQL, MariaDB and TiDB have types, collations and kinds of objects that the others do not know, or know as something
 * else, under the same names: definitions of one are not those of another.
 * @throws BackupError kind `target` code `TARGET_OTHER_ENGINE`
 */
export function refuseOtherEngine(
  source: Pick<SourceInfo, 'engine'>,
  target: { engine: SourceInfo['engine'] },
): void {
  if (source.engine === target.engine) return;
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
