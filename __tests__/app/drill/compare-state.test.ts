import { compareSequences, compareState, keyFindings, listed } from '../../../src/app/drill/compare-state.js';
import type { RecordedState } from '../../../src/core/manifest.js';

const OF_ORDERS = { schema: 'public', table: 'orders' };
const KEY = { ...OF_ORDERS, name: 'orders_user', validated: true, orphans: null };

const STATE: RecordedState = {
  triggers: [
    { ...OF_ORDERS, name: 'audit', enabled: 'origin' },
    { ...OF_ORDERS, name: 'late', enabled: 'disabled' },
  ],
  policies: [{ ...OF_ORDERS, name: 'own', command: 'SELECT', permissive: true, roles: ['app', 'public'] }],
  rowSecurity: [{ ...OF_ORDERS, forced: true }],
  foreignKeys: [KEY, { ...OF_ORDERS, name: 'open', validated: false, orphans: 3 }],
};

const failedOf = (found: RecordedState, skipped: Parameters<typeof compareState>[2] = [], recorded = STATE) =>
  compareState(recorded, found, skipped)
    .filter(({ ok }) => !ok)
    .map(({ kind, detail }) => `${kind}: ${detail}`);

it('finds equal states equal, orphans of the source included', () => {
  expect(compareState(STATE, STATE, [])).toEqual([
    { kind: 'triggers', name: '2 triggers', ok: true, detail: null },
    { kind: 'policies', name: '1 policy, 1 table with row security', ok: true, detail: null },
    { kind: 'orphans', name: '2 foreign keys', ok: true, detail: '3 orphans, as in the source' },
  ]);
  expect(keyFindings(STATE, STATE, []).map(({ name, reason }) => `${name}: ${reason}`)).toEqual([
    'orders open: 3 rows without parent in the source, and so in the backup',
  ]);
});

it.each<[string, Partial<RecordedState>, string]>([
  ['a missing trigger', { triggers: STATE.triggers.slice(1) }, 'triggers: public.orders audit is missing'],
  [
    'a trigger that fires where it did not',
    { triggers: STATE.triggers.map((t) => ({ ...t, enabled: 'origin' as const })) },
    'triggers: public.orders late is origin, was disabled',
  ],
  [
    'a policy for others',
    { policies: STATE.policies.map((p) => ({ ...p, roles: ['public'] })) },
    'policies: public.orders own is permissive for SELECT to public, was permissive for SELECT to app, public',
  ],
  ['row security that is off', { rowSecurity: [] }, 'policies: row security of public.orders is missing'],
  [
    'row security that is not forced',
    { rowSecurity: [{ ...OF_ORDERS, forced: false }] },
    'policies: row security of public.orders is on, was forced',
  ],
  [
    'a missing key',
    { foreignKeys: STATE.foreignKeys.slice(1) },
    'orphans: public.orders orders_user is missing',
  ],
  [
    'more orphans',
    { foreignKeys: [KEY, { ...OF_ORDERS, name: 'open', validated: false, orphans: 4 }] },
    'orphans: public.orders open is not validated with 4 orphans, was not validated with 3 orphans',
  ],
  [
    'a trigger nobody had',
    { triggers: [...STATE.triggers, { ...OF_ORDERS, name: 'new', enabled: 'origin' }] },
    'triggers: public.orders new was not in the source',
  ],
])('sees %s', (_, changes, expected) => {
  expect(failedOf({ ...STATE, ...changes })).toEqual([expected]);
});

it('misses nothing that was left out', () => {
  const found = { triggers: [], policies: [], rowSecurity: [], foreignKeys: [] };
  const skipped = [
    { kind: 'trigger', schema: 'public', name: 'orders audit', reason: '' },
    { kind: 'trigger', schema: 'public', name: 'orders late', reason: '' },
    { kind: 'policy', schema: 'public', name: 'orders own', reason: '' },
    { kind: 'row-security', schema: 'public', name: 'orders', reason: '' },
    { kind: 'foreign-key', schema: 'public', name: 'orders orders_user', reason: '' },
    { kind: 'orphans', schema: 'public', name: 'orders open', reason: '' },
  ];
  expect(failedOf(found, skipped)).toEqual([]);
  expect(failedOf(found, [{ kind: 'table', schema: 'public', name: 'orders', reason: '' }])).toEqual([]);
  expect(failedOf(found, skipped.slice(1))).toEqual(['triggers: public.orders audit is missing']);
  // MySQL names a trigger by itself.
  const byName = [{ kind: 'trigger', schema: 'public', name: 'audit', reason: '' }, ...skipped.slice(1)];
  expect(failedOf(found, byName)).toEqual([]);
});

it.each([
  [[KEY], '1 key with rows without parent, in the backup as in the source'],
  [
    STATE.foreignKeys,
    '3 orphans, as in the source; 1 key with rows without parent, in the backup as in the source',
  ],
])('counts keys that rows of the source break among the keys (%#)', (foreignKeys, detail) => {
  const broken = [{ kind: 'orphans', schema: 'public', name: 'orders orders_user', reason: '' }];
  const recorded = { ...STATE, foreignKeys };
  expect(compareState(recorded, recorded, broken)[2]).toEqual({
    kind: 'orphans',
    name: foreignKeys.length === 1 ? '1 foreign key' : '2 foreign keys',
    ok: true,
    detail,
  });
});

it('takes a key that was left open, because its rows point out of the backup, for a finding', () => {
  const found = { ...STATE, foreignKeys: STATE.foreignKeys.map((k) => ({ ...k, validated: false })) };
  expect(failedOf(found)).toEqual([]);
  expect(keyFindings(STATE, found, []).map(({ name }) => name)).toEqual([
    'orders open',
    'orders orders_user',
  ]);
});

it('does not compare orphans that one side could not count', () => {
  const unknown = { ...STATE, foreignKeys: STATE.foreignKeys.map((k) => ({ ...k, orphans: null })) };
  expect(failedOf(unknown)).toEqual([]);
  expect(failedOf(STATE, [], unknown)).toEqual([]);
});

it('compares sequences by value and by whether they were called, and no others', () => {
  const sequence = (name: string, lastValue: string, isCalled = true) => ({
    schema: 's',
    name,
    lastValue,
    isCalled,
  });
  const recorded = [sequence('a', '5'), sequence('b', '1', false), sequence('c', '7')];
  const check = (found: typeof recorded) =>
    compareSequences(recorded, found, [{ kind: 'sequence', schema: 's', name: 'c', reason: '' }]);
  expect(check([sequence('a', '5'), sequence('b', '1', false), sequence('other', '9')])).toEqual({
    kind: 'sequences',
    name: '3 sequences',
    ok: true,
    detail: null,
  });
  expect(check([sequence('b', '1')])).toMatchObject({
    ok: false,
    detail: 's.a is missing; s.b is at 1, was at 1, not called yet',
  });
});

it('names the first few and counts the rest', () => {
  expect(listed([])).toBeNull();
  expect(listed(Array.from({ length: 12 }, (_, i) => `t${i}`))).toBe(
    't0; t1; t2; t3; t4; t5; t6; t7; t8; t9; and 2 more',
  );
});
