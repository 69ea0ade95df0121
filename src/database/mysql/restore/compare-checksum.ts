import type { ManifestTable } from '../../../core/manifest.js';
import type { TableName } from '../../../core/ports.js';
import type { ChecksumOutcome, RestoreRequest } from '../../../core/target.js';
import { askChecksum } from '../server-checksum.js';
import type { MysqlSession } from '../session.js';

/** `10.11` of `10.11.14`: rows are stored, and so counted, in one way throughout a series. */
const seriesOf = (version: string) => version.split('.').slice(0, 2).join('.');

/** Asks the target's server what the source's was asked, where both count alike; `place` is where the rows are now. */
export async function compareChecksum(
  session: MysqlSession,
  { serverChecksum: recorded }: Pick<ManifestTable, 'serverChecksum'>,
  place: TableName,
  { manifest, mode }: Pick<RestoreRequest, 'manifest' | 'mode'>,
): Promise<ChecksumOutcome> {
  const { title, version } = session.flavour;
  const from = manifest.source.serverVersion;
  if (!recorded) return { notCompared: 'the backup has none' };
  if (recorded.value === null) return { notCompared: recorded.reason };
  if (mode === 'merge') return { notCompared: 'a merge keeps rows that the backup does not have' };
  if (seriesOf(from) !== seriesOf(version))
    return { notCompared: `not comparable: ${title} ${from} in the backup, ${version} in the target` };
  const found = await askChecksum(session, place, recorded.definition);
  if (found.value === null) return { notCompared: found.reason };
  return found.value === recorded.value ? 'equal' : 'different';
}
