import {
  decideRetention,
  type RetentionCandidate,
  type RetentionInput,
  type RetentionPolicy,
} from '../../src/retain/decide-retention.js';
import { DAY_MS, policyOf, seededRandom, taken } from '../support/timelines.js';

const NOW = new Date('2026-03-25T02:00:00Z');
const RULES = ['retentionDays', 'minCount', 'keepDaily', 'keepWeekly', 'keepMonthly', 'keepYearly'] as const;

/** Random timelines: dense and sparse, some ids of the future, anomalies, locks, dependencies, proofs. */
function randomInput(seed: number): RetentionInput {
  const random = seededRandom(seed);
  const upTo = (n: number) => Math.floor(random() * (n + 1));
  const spanDays = [3, 40, 400, 2000][upTo(3)] ?? 40;
  const byId = new Map<string, RetentionCandidate>();
  for (let left = upTo(60); left > 0; left -= 1) {
    const ahead = random() < 0.05 ? 500 * DAY_MS : 0;
    const backup = taken(new Date(NOW.getTime() + ahead - random() * spanDays * DAY_MS), {
      locked: random() < 0.03,
      anomalous: random() < 0.1,
    });
    const known = [...byId.keys()];
    const dependsOn = random() < 0.1 ? known.slice(0, upTo(2)) : [];
    byId.set(backup.id, { ...backup, dependsOn });
  }
  const backups = [...byId.values()];
  const policy: RetentionPolicy = policyOf({
    retentionDays: upTo(60),
    minCount: upTo(10),
    keepDaily: upTo(1) * upTo(10),
    keepWeekly: upTo(1) * upTo(10),
    keepMonthly: upTo(1) * upTo(10),
    keepYearly: upTo(1) * upTo(5),
  });
  const proofs = backups
    .filter(() => random() < 0.1)
    .map(({ id }) => ({ backupId: id, time: NOW, ok: random() < 0.7 }));
  return { backups, policy, proofs, now: NOW, freeze: null };
}

function kept(input: RetentionInput): Set<string> {
  return new Set(
    decideRetention(input)
      .filter((d) => d.keep)
      .map((d) => d.backupId),
  );
}

describe.each(Array.from({ length: 200 }, (_, index) => index))('timeline %i', (seed) => {
  const input = randomInput(seed);
  const keeps = kept(input);
  const newestFirst = [...input.backups].sort((a, b) => b.time.getTime() - a.time.getTime());

  it('holds every promise', () => {
    // One decision for each backup, each with a reason.
    const decisions = decideRetention(input);
    expect(decisions.map((d) => d.backupId)).toEqual(newestFirst.map((b) => b.id));
    expect(decisions.every((d) => d.reasons.length > 0)).toBe(true);

    // The newest, the newest good one, what is young or of the future, locks.
    for (const rule of [
      newestFirst[0],
      newestFirst.find((b) => !b.anomalous && b.time <= NOW),
      ...newestFirst.filter(
        (b) => b.locked || NOW.getTime() - b.time.getTime() <= input.policy.retentionDays * DAY_MS,
      ),
    ]) {
      if (rule) expect(keeps).toContain(rule.id);
    }

    // The floor holds, among all and among the good ones.
    const good = newestFirst.filter((b) => !b.anomalous && b.time <= NOW);
    expect(keeps.size).toBeGreaterThanOrEqual(Math.min(input.policy.minCount, newestFirst.length));
    expect(good.filter((b) => keeps.has(b.id)).length).toBeGreaterThanOrEqual(
      Math.min(input.policy.minCount, good.length),
    );

    // What a kept one needs is kept.
    for (const backup of input.backups) {
      if (keeps.has(backup.id)) for (const id of backup.dependsOn) expect(keeps).toContain(id);
    }
  });

  it('is idempotent: a second prune finds nothing', () => {
    const left = input.backups.filter((b) => keeps.has(b.id));
    expect([...kept({ ...input, backups: left })].sort()).toEqual([...keeps].sort());
  });

  it('never removes more when a rule grows or another backup is locked', () => {
    for (const rule of RULES) {
      const more = kept({
        ...input,
        policy: { ...input.policy, [rule]: input.policy[rule] + 1 + (seed % 3) },
      });
      for (const id of keeps) expect(more).toContain(id);
    }
    const [first, ...rest] = input.backups;
    if (!first) return;
    const locked = kept({ ...input, backups: [{ ...first, locked: true }, ...rest] });
    for (const id of keeps) expect(locked).toContain(id);
  });

  it('does not depend on the order of its input', () => {
    expect(decideRetention({ ...input, backups: [...input.backups].reverse() })).toEqual(
      decideRetention(input),
    );
  });
});
