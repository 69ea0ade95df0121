import { Checkup, inOrder, ok, warn } from '../../src/core/checkup.js';
import { BackupError } from '../../src/core/errors.js';
import { SilentLog } from '../support/silent-log.js';

const checkupOf = (signal = new AbortController().signal) => new Checkup(new SilentLog(), signal);

describe('Checkup', () => {
  it('keeps the order of the report whatever was looked at first', async () => {
    const checkup = checkupOf();
    checkup.note('store-reached', ok('b'));
    checkup.note('source-connection', warn('a', 'do'));
    expect(checkup.checks.map(({ id }) => id)).toEqual(['source-connection', 'store-reached']);
    expect(inOrder([...checkup.checks].reverse())).toEqual(checkup.checks);
  });

  it('makes a finding of what a look throws, and goes on', async () => {
    const checkup = checkupOf();
    const refused = new BackupError('store', 'no', { code: 'STORE_FULL', nextStep: 'Free space.' });
    await checkup.run('store-write', () => Promise.reject(refused));
    await checkup.run('store-lock', () => {
      throw new TypeError('x is undefined');
    });
    await checkup.run('store-encryption', () => ok('AES256'));
    expect(checkup.checks).toMatchObject([
      { id: 'store-write', status: 'fail', code: 'STORE_FULL', exitCode: 4, nextStep: 'Free space.' },
      { id: 'store-encryption', status: 'ok', code: null, exitCode: null, nextStep: null },
      { id: 'store-lock', status: 'fail', code: 'UNEXPECTED', exitCode: 1 },
    ]);
  });

  it('skips only what nobody looked at', () => {
    const checkup = checkupOf();
    checkup.note('store-lock', ok('on'));
    checkup.skip(['store-lock', 'store-write'], 'the bucket is away');
    expect(checkup.checks.map(({ status, found }) => [status, found])).toEqual([
      ['skipped', 'Not checked, because the bucket is away.'],
      ['ok', 'on'],
    ]);
  });

  it('ends with the run', async () => {
    const run = new AbortController();
    const checkup = checkupOf(run.signal);
    run.abort();
    const cut = new Error('cut');
    await expect(checkup.run('store-lock', () => Promise.reject(cut))).rejects.toBe(cut);
  });
});
