import { displayList } from '../../display-list.js';
import { quoteIdentifier } from '../quote.js';
import type { PostgresSession } from '../session.js';

/** Since PostgreSQL 17 (https://www.postgresql.org/docs/17/runtime-config-client.html#GUC-EVENT-TRIGGERS). */
const SETTING_SINCE = 170_000;

interface EventTrigger {
  readonly oid: string;
  readonly name: string;
  /** `evtenabled`. */
  readonly state: string;
  readonly isOwned: boolean;
}

/** How the event triggers of the target are kept from firing on what the restore does. */
interface Quieting {
  readonly bySetting: boolean;
  readonly disabled: readonly EventTrigger[];
  readonly firing: readonly EventTrigger[];
}

async function findQuieting(session: PostgresSession): Promise<Quieting> {
  const rows =
    await session.query(`SELECT e.oid, e.evtname, e.evtenabled, pg_catalog.pg_has_role(e.evtowner, 'USAGE')
    FROM pg_catalog.pg_event_trigger e WHERE e.evtenabled IN ('O', 'A') AND e.evtevent <> 'login' ORDER BY e.oid`);
  const found = rows.map(([oid, name, state, isOwned]) => ({
    oid: oid ?? '',
    name: name ?? '',
    state: state ?? '',
    isOwned: isOwned === 't',
  }));
  if (found.length > 0 && (await maySet(session))) return { bySetting: true, disabled: [], firing: [] };
  return {
    bySetting: false,
    disabled: found.filter(({ isOwned }) => isOwned),
    firing: found.filter(({ isOwned }) => !isOwned),
  };
}

async function maySet(session: PostgresSession): Promise<boolean> {
  if (session.serverVersionNum < SETTING_SINCE) return false;
  const [row] = await session.query("SELECT pg_catalog.has_parameter_privilege('event_triggers', 'SET')");
  return row?.[0] === 't';
}

/** For the plan: event triggers that will see what the restore does. */
export async function noteEventTriggers(session: PostgresSession): Promise<string[]> {
  const { firing } = await findQuieting(session);
  if (firing.length === 0) return [];
  const names = displayList(firing.map(({ name }) => name));
  return [
    `Event triggers of the target fire on what the restore does, because the role may not keep them from it: ${names}.`,
  ];
}

/** Keeps them quiet for this transaction; gives what undoes it before the commit. */
export async function quietEventTriggers(session: PostgresSession): Promise<() => Promise<void>> {
  const { bySetting, disabled } = await findQuieting(session);
  if (bySetting) await session.query('SET LOCAL event_triggers = off');
  // Statements about event triggers fire none.
  for (const { name } of disabled)
    await session.query(`ALTER EVENT TRIGGER ${quoteIdentifier(name)} DISABLE`);
  return async () => {
    const rows = await session.query('SELECT oid FROM pg_catalog.pg_event_trigger');
    const present = new Set(rows.map(([oid]) => oid));
    for (const { name, state } of disabled.filter((trigger) => present.has(trigger.oid))) {
      const always = state === 'A' ? ' ALWAYS' : '';
      await session.query(`ALTER EVENT TRIGGER ${quoteIdentifier(name)} ENABLE${always}`);
    }
  };
}
