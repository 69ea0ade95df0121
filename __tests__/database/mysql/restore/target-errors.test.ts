import { exactJson } from '../../../../src/database/mysql/restore/exact-json.js';
import { targetError } from '../../../../src/database/mysql/restore/target-errors.js';

const SECRET = 'Tr0ub4dor';

const answer = (errno: number, message: string) => Object.assign(new Error(message), { errno, code: 'ER_X' });

describe('an error of a target', () => {
  it.each([
    [1062, `Duplicate entry '${SECRET}' for key 'db_backup_stage_3.PRIMARY'`, /key PRIMARY\)/],
    [1526, `Table has no partition for value ${SECRET}`, /no partition for a value/],
    [1526, `Tabelle hat für den Wert ${SECRET} keine Partition`, /no partition for a value/],
    [1863, `Found a row in wrong partition 0. Correct is 1 id:15 v:${SECRET}`, /in a wrong partition/],
    [3819, "Check constraint 'positive' is violated.", /'positive' is violated/],
    [4025, 'CONSTRAINT `positive` failed for `shop`.`x`', /`positive` failed/],
  ])('%i names the rule that rows break, and no value', (errno, message, shown) => {
    const error = targetError(answer(errno, message), 'finishing');
    expect(error).toMatchObject({ code: 'TARGET_CONSTRAINT', message: expect.stringMatching(shown) });
    expect(JSON.stringify(error) + error.message + error.cause).not.toContain(SECRET);
  });

  it.each([1526, 1863])('%i says how rows come into their partition', (errno) => {
    const error = targetError(answer(errno, 'x'), 'loading');
    expect(error).toMatchObject({
      nextStep: expect.stringMatching(/WITHOUT VALIDATION.*REPAIR PARTITION ALL/),
    });
  });

  it('says which number of MySQL 5.7 newer versions never print', () => {
    const literal = Buffer.from('\'{"a": [1, -0]}\'');
    const load = (printsFraction: boolean) =>
      exactJson(literal, { readsExactly: printsFraction, printsFraction });
    expect(String(load(false))).toContain('-0e0');
    try {
      load(true);
      throw new Error('it was taken');
    } catch (error) {
      expect(targetError(error, 'loading shop.t')).toMatchObject({
        code: 'TARGET_VALUE_REFUSED',
        message: expect.stringMatching(/loading shop\.t.*-0\.0, and MySQL 5\.7 printed -0/),
        nextStep: expect.stringContaining('The backup is whole'),
      });
    }
  });

  it('names a file of the server that is in the way', () => {
    const text = `Can't create/write to file '/data/parts.MYD' (Errcode: 17 "File exists")`;
    expect(targetError(answer(1, text), 'preparing').message).toContain(text);
  });
});
