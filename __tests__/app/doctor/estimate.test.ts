import { countStored, type EstimateInput, estimate, rhythmOf } from '../../../src/app/doctor/estimate.js';
import { choosePrices } from '../../../src/app/doctor/prices.js';
import type { StoreExamination } from '../../../src/core/doctor.js';
import { decideRetention, type RetentionCandidate } from '../../../src/retain/decide-retention.js';
import { manifestOf, SERIES } from '../../support/stored-backups.js';

const NOW = new Date('2026-03-25T02:00:00Z');
const POLICY = { retentionDays: 30, minCount: 7, keepDaily: 0, keepWeekly: 0, keepMonthly: 0, keepYearly: 0 };
const STORE: StoreExamination = {
  checks: [],
  kind: 'aws-s3',
  endpoint: 's3.eu-central-1.amazonaws.com',
  verifiesContent: true,
  keepsVersions: true,
  noncurrentDays: 30,
  freeBytes: null,
};
const inputOf = (changes: Partial<EstimateInput> = {}): EstimateInput => ({
  now: NOW,
  newest: null,
  times: [],
  provenAt: null,
  tableBytes: 3e9,
  store: STORE,
  policy: POLICY,
  pruneVersions: false,
  readsBackAlways: false,
  prices: [],
  storageClass: undefined,
  ...changes,
});
const every = (hours: number, count: number) =>
  Array.from({ length: count }, (_, i) => new Date(NOW.getTime() - i * hours * 3_600_000));

describe('countStored', () => {
  it.each([
    ['daily', POLICY, 1, 31],
    ['every six hours', POLICY, 0.25, 121],
    ['monthly: the floor holds', POLICY, 30, 7],
  ])('%s', (_, policy, days, expected) => {
    expect(countStored(policy, days, NOW)).toBe(expected);
  });

  it('is what a series comes to that is pruned after each backup', () => {
    const policy = { ...POLICY, keepWeekly: 12, keepMonthly: 12, keepYearly: 3 };
    let backups: RetentionCandidate[] = [];
    for (let day = 4 * 366; day >= 0; day--) {
      const now = new Date(NOW.getTime() - day * 86_400_000);
      const all = [...backups, { id: String(day), time: now, dependsOn: [] }];
      const decisions = decideRetention({ backups: all, policy, proofs: [], now, freeze: null });
      const kept = new Set(decisions.filter(({ keep }) => keep).map(({ backupId }) => backupId));
      backups = all.filter(({ id }) => kept.has(id));
    }
    expect(Math.abs(countStored(policy, 1, NOW) - backups.length)).toBeLessThanOrEqual(1);
    expect(backups.length).toBeGreaterThan(40);
  });

  it('counts the newest proven backup where nothing else keeps it', () => {
    const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
    expect(countStored(POLICY, 1, NOW, daysAgo(12))).toBe(31);
    expect(countStored(POLICY, 1, NOW, daysAgo(90))).toBe(32);
  });

  it('ends, whatever is asked for', () => {
    expect(countStored({ ...POLICY, keepYearly: 100, keepDaily: 36_500 }, 0.01, NOW)).toBeLessThanOrEqual(
      20_000,
    );
  });
});

describe('rhythmOf', () => {
  it('is the median gap of the newest backups', () => {
    expect(rhythmOf(every(6, 9))).toEqual({ days: 0.25, schedule: 'one backup every 6 h, as so far' });
    const withGap = [...every(24, 5), new Date(NOW.getTime() - 90 * 86_400_000)];
    expect(rhythmOf(withGap).days).toBe(1);
  });

  it('is a day where there are too few to tell', () => {
    expect(rhythmOf(every(6, 2)).days).toBe(1);
  });
});

describe('estimate', () => {
  it('rests on the tables before the first backup', () => {
    const found = estimate(inputOf());
    expect(found).toMatchObject({
      archiveBytes: 1_000_020_000,
      storedBackups: 31,
      oldVersions: 30,
      storedBytes: 61 * 1_000_020_000,
      storeEgressBytes: 1_000_020_000,
      durationSeconds: 105,
    });
    expect(found?.basis).toMatch(/a third/);
    expect(found?.cost?.storage).toBeCloseTo(61 * 0.023, 3);
    expect(found?.cost?.egress).toBeCloseTo(0.09, 3);
    expect(found?.cost?.total).toBeGreaterThan(61 * 0.023 + 0.09);
    expect(found?.prices).toMatch(/AWS S3 .*2026/);
  });

  it('rests on the newest backup where there is one', () => {
    const manifest = manifestOf(SERIES, 'backup-2026-03-24T020000Z');
    const newest = {
      ...manifest,
      finishedAt: '2026-03-24T02:01:30Z',
      archive: { ...manifest.archive, bytes: 5_000_000 },
    };
    expect(estimate(inputOf({ newest }))).toMatchObject({
      archiveBytes: 5_000_000,
      durationSeconds: 90,
      basis: 'the newest backup, backup-2026-03-24T020000Z',
    });
  });

  it('knows nothing where nobody says how large it is', () => {
    expect(estimate(inputOf({ tableBytes: null }))).toBeNull();
  });

  it('counts old versions only where they stay', () => {
    const versionsOf = (changes: Partial<EstimateInput>) => estimate(inputOf(changes))?.oldVersions;
    expect(versionsOf({ pruneVersions: true })).toBe(0);
    expect(versionsOf({ store: { ...STORE, keepsVersions: false } })).toBe(0);
    expect(versionsOf({ store: { ...STORE, noncurrentDays: null } })).toBeNull();
    expect(versionsOf({ times: every(12, 5) })).toBe(60);
  });

  it('counts every archive that is downloaded again', () => {
    const read = estimate(inputOf({ store: { ...STORE, verifiesContent: false } }));
    expect(read?.storeEgressBytes).toBeCloseTo(1_000_020_000 * 31.4375, -3);
    expect(estimate(inputOf({ readsBackAlways: true }))?.storeEgressBytes).toBe(read?.storeEgressBytes);
  });

  it('has no cost without a store or without prices', () => {
    expect(estimate(inputOf({ store: null }))).toMatchObject({ cost: null, prices: null });
    const unknown = estimate(inputOf({ store: { ...STORE, kind: 'other-s3' } }));
    expect(unknown?.cost).toBeNull();
    expect(unknown?.prices).toMatch(/setting prices/);
  });
});

describe('choosePrices', () => {
  it('puts what is given in the place of the list', () => {
    const { prices, words } = choosePrices('r2', ['storage-gb-month=0.5', 'currency=EUR'], undefined);
    expect(prices).toEqual({
      currency: 'EUR',
      storageGbMonth: 0.5,
      put1000: 0.0045,
      get1000: 0.00036,
      egressGb: 0,
      databaseEgressGb: 0,
    });
    expect(words).toContain('storage-gb-month=0.5');
  });

  it('makes prices of its own for a store that nobody knows', () => {
    expect(choosePrices('other-s3', ['egress-gb=0.01'], 'COLD')).toMatchObject({
      prices: { egressGb: 0.01, storageGbMonth: 0 },
      words: expect.stringContaining('COLD'),
    });
  });
});
