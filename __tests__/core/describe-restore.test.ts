import { describeTarget } from '../../src/core/describe-restore.js';
import { restoreOf } from '../support/restore-reports.js';

it('a target is called by its database and server, over REST by what tells the project', () => {
  const restore = restoreOf();
  expect(describeTarget(restore)).toBe('shop_staging (postgresql 17.2), staging');
  const target = {
    engine: 'postgresql',
    ...{ serverVersion: 'unknown, read through PostgREST 12', database: 'postgres' },
    ...{ fingerprint: 'abcdef/postgres', fingerprintKind: 'supabase-project', isEmpty: false },
    via: 'rest',
  } as const;
  expect(describeTarget({ ...restore, target, targetEnvironment: null })).toBe('abcdef/postgres (over REST)');
  expect(describeTarget({ ...restore, target: null, targetEnvironment: null })).toBeNull();
});
