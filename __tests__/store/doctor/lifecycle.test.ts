import type { LifecycleRule } from '@aws-sdk/client-s3';
import { findExpiry, lifecycleOf } from '../../../src/store/s3/doctor/lifecycle-findings.js';

const of = (prefix: string, ...Rules: Partial<LifecycleRule>[]) =>
  lifecycleOf(
    {
      kind: 'answer',
      value: { $metadata: {}, Rules: Rules.map((rule) => ({ Status: 'Enabled', ...rule }) as LifecycleRule) },
    },
    prefix,
  );
const EXPIRES = { NoncurrentVersionExpiration: { NoncurrentDays: 30 } };

describe('lifecycle rules', () => {
  it.each<[string, string, Partial<LifecycleRule>, number | null]>([
    ['for the whole bucket', 'shop', {}, 30],
    ['for the prefix', 'shop', { Filter: { Prefix: 'shop' } }, 30],
    ['for the prefix as a folder', 'shop', { Filter: { Prefix: 'shop/' } }, 30],
    ['of the old form', 'shop', { Prefix: 'shop/' }, 30],
    ['for a part of the prefix', 'shop', { Filter: { Prefix: 'shop/production/' } }, null],
    ['for another prefix', 'shop', { Filter: { Prefix: 'shops' } }, null],
    ['for a tag', 'shop', { Filter: { And: { Prefix: '', Tags: [{ Key: 'a', Value: 'b' }] } } }, null],
    ['switched off', 'shop', { Status: 'Disabled' }, null],
    ['for the whole bucket, without a prefix here', '', {}, 30],
    ['for a prefix, without one here', '', { Filter: { Prefix: 'shop/' } }, null],
  ])('%s', (_, prefix, rule, days) => {
    expect(of(prefix, { ...EXPIRES, ...rule }).noncurrentDays).toBe(days);
  });

  it.each<[string, Partial<LifecycleRule>, number]>([
    ['that expires what is current', { Expiration: { Days: 14 } }, 1],
    ['that does so at a day', { Expiration: { Date: new Date('2027-01-01') } }, 1],
    ['that removes lonely delete markers', { Expiration: { ExpiredObjectDeleteMarker: true } }, 0],
    ['that moves it into a deep archive', { Transitions: [{ Days: 1, StorageClass: 'DEEP_ARCHIVE' }] }, 1],
    ['that moves it where it can be read', { Transitions: [{ Days: 30, StorageClass: 'STANDARD_IA' }] }, 0],
    ['for another prefix', { Filter: { Prefix: 'logs/' }, Expiration: { Days: 1 } }, 0],
    ['for a part of the prefix', { Filter: { Prefix: 'shop/production/' }, Expiration: { Days: 1 } }, 1],
  ])('know the danger of a rule %s', (_, rule, dangers) => {
    const lifecycle = of('shop', rule);
    expect(lifecycle.dangers).toHaveLength(dangers);
    expect(findExpiry(lifecycle, 'off').status).toBe(dangers > 0 ? 'warn' : 'skipped');
  });
});
