import type { DrillCheck, DrillCheckKind } from '../../core/drill.js';
import type { Omission, RecordedState, Sequence } from '../../core/manifest.js';
import { formatPlural } from '../../lib/format-number.js';

/** How many differences a check names. */
const MAX_NAMED = 10;

/** An object by its name for people, and what is compared of it. */
type Facts = ReadonlyMap<string, string>;

/**
 * Whether a restored database has the triggers, policies and keys that the source had, enabled and validated alike: not
 * whether they are good, as a healthy source may hold rows without parent. What was left out is not missed.
 */
export function compareState(
  recorded: RecordedState,
  found: RecordedState,
  skipped: readonly Omission[],
): DrillCheck[] {
  const isLeftOut = leftOutBy(skipped);
  const judge = (kind: DrillCheckKind, name: string, factsOf: (state: RecordedState) => Facts) =>
    judgeFacts(kind, name, factsOf(recorded), factsOf(found));
  const kept = <T extends Named>(items: readonly T[], kind: string) =>
    items.filter((item) => !isLeftOut(kind, item));
  const takenKeys = (state: RecordedState) => kept(state.foreignKeys, 'foreign-key');
  // Those that rows break are findings, whether the server took them as they are, NOT VALID or not at all.
  const wholeKeys = (state: RecordedState) => kept(takenKeys(state), 'orphans');
  const broken = takenKeys(recorded).length - wholeKeys(recorded).length;
  return [
    judge(
      'triggers',
      formatPlural(recorded.triggers.length, 'trigger'),
      ({ triggers }) => new Map(kept(triggers, 'trigger').map((t) => [nameOf(t), t.enabled])),
    ),
    judge(
      'policies',
      `${formatPlural(recorded.policies.length, 'policy', 'policies')}, ${formatPlural(recorded.rowSecurity.length, 'table')} with row security`,
      ({ policies, rowSecurity }) =>
        new Map([
          ...kept(policies, 'policy').map((p) => [nameOf(p), rulesOf(p)] as const),
          ...kept(
            rowSecurity.map((r) => ({ ...r, name: '' })),
            'row-security',
          ).map((r) => [`row security of ${r.schema}.${r.table}`, r.forced ? 'forced' : 'on'] as const),
        ]),
    ),
    {
      ...judgeKeys(wholeKeys(recorded), wholeKeys(found), broken),
      name: formatPlural(recorded.foreignKeys.length, 'foreign key'),
    },
  ];
}

type RecordedKey = RecordedState['foreignKeys'][number];

interface Named {
  readonly schema: string;
  readonly table: string;
  readonly name: string;
}

const nameOf = ({ schema, table, name }: Named) => `${schema}.${table} ${name}`;

function rulesOf({ permissive, command, roles }: RecordedState['policies'][number]): string {
  return `${permissive ? 'permissive' : 'restrictive'} for ${command} to ${roles.join(', ')}`;
}

/** pg_dump names what belongs to a table `table name`, MySQL a trigger by itself; without the table there is nothing of it. */
function leftOutBy(skipped: readonly Omission[]): (kind: string, item: Named) => boolean {
  const keys = new Set(skipped.map(({ kind, schema, name }) => `${kind} ${schema}.${name}`));
  return (kind, { schema, table, name }) =>
    keys.has(`table ${schema}.${table}`) ||
    keys.has(`${kind} ${schema}.${`${table} ${name}`.trim()}`) ||
    keys.has(`${kind} ${schema}.${name}`);
}

function judgeFacts(kind: DrillCheckKind, name: string, recorded: Facts, found: Facts): DrillCheck {
  const differences = [...new Set([...recorded.keys(), ...found.keys()])].flatMap((key) => {
    const before = recorded.get(key);
    const now = found.get(key);
    if (before === now) return [];
    if (now === undefined) return [`${key} is missing`];
    return [before === undefined ? `${key} was not in the source` : `${key} is ${now}, was ${before}`];
  });
  return { kind, name, ok: differences.length === 0, detail: listed(differences) };
}

/** Rows without parent are counted only for keys that the server does not vouch for; null is not known. */
function judgeKeys(
  recorded: readonly RecordedKey[],
  found: readonly RecordedKey[],
  broken: number,
): Omit<DrillCheck, 'name'> {
  const open = new Set(openedKeys(recorded, found).map(nameOf));
  const factsOf = (keys: readonly RecordedKey[], others: readonly RecordedKey[]) => {
    const counted = new Set(others.filter(({ orphans }) => orphans !== null).map(nameOf));
    return new Map(
      keys
        .filter((key) => !open.has(nameOf(key)))
        .map((key) => {
          const validity = key.validated ? 'validated' : 'not validated';
          const isCompared = key.orphans !== null && counted.has(nameOf(key));
          return [nameOf(key), isCompared ? `${validity} with ${key.orphans} orphans` : validity];
        }),
    );
  };
  const check = judgeFacts('orphans', '', factsOf(recorded, found), factsOf(found, recorded));
  if (!check.ok) return check;
  const orphans = recorded.reduce((sum, key) => sum + (key.orphans ?? 0), 0);
  const counted = `${formatPlural(orphans, 'orphan')}, as in the source`;
  const uncounted = `${formatPlural(broken, 'key')} with rows without parent, in the backup as in the source`;
  const detail = broken === 0 ? counted : orphans === 0 ? uncounted : `${counted}; ${uncounted}`;
  return { ...check, detail };
}

/** A restore leaves a key open only where the backup does not hold all rows that it points to. */
function openedKeys(recorded: readonly RecordedKey[], found: readonly RecordedKey[]): RecordedKey[] {
  const validated = new Set(recorded.filter((key) => key.validated).map(nameOf));
  return found.filter((key) => !key.validated && validated.has(nameOf(key)));
}

/** What a person should know of keys, although the backup is right. */
export function keyFindings(
  recorded: RecordedState,
  found: RecordedState,
  skipped: readonly Omission[],
): Omission[] {
  const isLeftOut = leftOutBy(skipped);
  const finding = ({ schema, table, name }: RecordedKey, reason: string): Omission => ({
    kind: 'foreign-key',
    schema,
    name: `${table} ${name}`,
    reason,
  });
  // Of keys that rows break the restore told already, with their number.
  const opened = openedKeys(recorded.foreignKeys, found.foreignKeys)
    .filter((key) => !isLeftOut('orphans', key))
    .map((key) =>
      finding(key, 'is not validated after a restore: the backup does not hold all rows that it points to'),
    );
  const withOrphans = recorded.foreignKeys.filter(({ orphans }) => orphans !== null && orphans > 0);
  return [
    ...withOrphans.map((key) =>
      finding(
        key,
        `${formatPlural(key.orphans ?? 0, 'row')} without parent in the source, and so in the backup`,
      ),
    ),
    ...opened,
  ];
}

/** By value and by whether they were called; other sequences of the database say nothing of the backup. */
export function compareSequences(
  recorded: readonly Sequence[],
  found: readonly Sequence[],
  skipped: readonly Omission[],
): DrillCheck {
  const fullName = ({ schema, name }: { schema?: string; name: string }) => `${schema}.${name}`;
  const leftOut = new Set(skipped.filter(({ kind }) => kind === 'sequence').map(fullName));
  const expected = recorded.filter((sequence) => !leftOut.has(fullName(sequence)));
  const state = ({ lastValue, isCalled, cycleCount }: Sequence) =>
    `at ${lastValue}${isCalled ? '' : ', not called yet'}${cycleCount ? `, begun again ${cycleCount} times` : ''}`;
  const now = new Map(found.map((sequence) => [fullName(sequence), state(sequence)]));
  return judgeFacts(
    'sequences',
    formatPlural(recorded.length, 'sequence'),
    new Map(expected.map((sequence) => [fullName(sequence), state(sequence)])),
    new Map(
      expected.flatMap((s) => (now.has(fullName(s)) ? [[fullName(s), now.get(fullName(s)) ?? '']] : [])),
    ),
  );
}

/** The first few, and how many more; null for none. */
export function listed(sentences: readonly string[]): string | null {
  if (sentences.length === 0) return null;
  const rest = sentences.length - MAX_NAMED;
  return sentences.slice(0, MAX_NAMED).join('; ') + (rest > 0 ? `; and ${rest} more` : '');
}
