import type { RestoreReport } from '../core/report.js';
import { formatPlural } from './format-number.js';

/** `12 tables read back and equal, 10 of them also by the server's own checksum`. */
export function describeProof(restore: RestoreReport): string {
  return `${formatPlural(restore.provenTables, 'table')} read back and equal${describeWitness(restore)}`;
}

/** What servers said themselves, behind what was said of the rows; empty where none was compared. */
export function describeWitness(
  restore: Pick<RestoreReport, 'provenTables' | 'serverChecksums'> | undefined,
): string {
  const equal = restore?.serverChecksums?.equal ?? 0;
  if (equal === 0) return '';
  const which = equal === restore?.provenTables ? '' : `${formatPlural(equal, 'table')} `;
  return `, ${which}also by the server's own checksum`;
}
