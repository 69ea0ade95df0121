import { anyOf, rowsAfter } from '../../../src/database/supabase/keyset.js';

describe('keyset', () => {
  it('continues by one column', () => {
    expect(rowsAfter({ columns: ['id'] }, ['5'])).toBe('("id".gt."5")');
  });

  it('continues by several columns and gives the index of the first one a place to begin', () => {
    expect(rowsAfter({ columns: ['a', 'b', 'c'] }, ['1', '2', '3'])).toBe(
      '(and("a".gte."1",or("a".gt."1",and("a".eq."1","b".gt."2"),and("a".eq."1","b".eq."2","c".gt."3"))))',
    );
  });

  it('quotes what would end a name or a value', () => {
    expect(rowsAfter({ columns: ['a".b,(c)'] }, ['x"\\,)'])).toBe('("a\\".b,(c)".gt."x\\"\\\\,)")');
  });

  it('names rows by all of their values', () => {
    expect(anyOf([{ columns: ['a', 'f'], values: ['1', '0.5'] }])).toBe('(and("a".eq."1","f".eq."0.5"))');
  });
});
