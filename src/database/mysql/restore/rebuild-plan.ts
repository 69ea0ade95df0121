import type { PlanItem, RestorePlan, RestoreRequest } from '../../../core/target.js';
import { readCatalog } from '../catalog.js';
import { displayTable } from '../quote.js';
import type { MysqlSession } from '../session.js';
import { planCreate } from './create-plan.js';
import { readOutsideKeys } from './outside-keys.js';
import { refuseBlind } from './refuse-blind.js';
import { noteLeftovers, refuseLeftovers } from './refuse-leftovers.js';
import { refuseMissingRights } from './refuse-rights.js';
import { keyItem } from './replace-plan.js';
import { keyOf, objectsOf } from './target-objects.js';

/** What dropping all of a database and making the backup's objects would do. Reads the catalog only. */
export async function planRebuild(
  session: MysqlSession,
  request: RestoreRequest,
  database: string,
): Promise<RestorePlan> {
  const plan = await planCreate(session, request, database, 'rebuild');
  const catalog = await readCatalog(session);
  const outside = await readOutsideKeys(session, database, new Set(catalog.tables.map(({ name }) => name)));
  const archived = new Set(plan.created.map(keyOf));
  const isArchived = (item: PlanItem) => archived.has(keyOf(item));
  const lost = outside.filter(({ to }) => !isArchived({ kind: 'table', name: to.name }));
  return {
    ...plan,
    dropped: objectsOf(catalog).map((item) =>
      isArchived(item) ? item : { ...item, reason: 'is not in the backup, and is lost' },
    ),
    setAside: outside.map(keyItem),
    refusals: [
      ...(await refuseLeftovers(session, catalog)),
      ...(await refuseBlind(session, database)),
      ...(await refuseMissingRights(session, database, 'rebuild')),
      ...lost.map((key) => ({
        ...keyItem(key),
        reason: `points from ${displayTable(key.from)} to ${displayTable(key.to)}, which the backup does not have`,
      })),
      ...plan.refusals,
    ],
    notes: [...(await noteLeftovers(session, database)), ...plan.notes],
  };
}
