import { ok } from '../../../core/checkup.js';
import type { Finding } from '../../../core/doctor.js';
import { formatBytes } from '../../../lib/format-bytes.js';
import { formatPlural } from '../../../lib/format-number.js';
import type { Scope } from '../scope.js';

export function findScope({ tables, schemas }: Scope): Finding {
  const bytes = tables.reduce((sum, table) => sum + table.estimatedBytes, 0);
  const words = `${formatPlural(tables.length, 'table')} in ${formatPlural(schemas.length, 'schema')}`;
  return ok(`${words}, ${formatBytes(bytes)} on disk without indexes.`);
}
