import { checkOf, namesObjects, showsAllDigits } from '../../../src/database/supabase/values.js';

describe('the texts of values', () => {
  it.each([
    ['date', '2024-02-29'],
    ['date', '0044-03-15 BC'],
    ['date', 'infinity'],
    ['timestamp without time zone', '4713-01-01 00:00:00 BC'],
    ['timestamp with time zone', '294276-12-31 23:59:59.999999+00'],
    ['timestamp with time zone[]', '{"2024-01-01 00:00:00+00",NULL,infinity}'],
    ['tstzrange', '["2024-01-01 00:00:00.000001+00",)'],
    ['datemultirange', '{[2024-01-02,2024-02-01)}'],
    ['daterange', 'empty'],
    ['interval', '1 mon -1 days +00:00:01'],
    ['interval', '00:00:00'],
    ['interval', '-178000000 years'],
    ['interval[]', '[0:1]={"-1 days -00:00:01","1 mon"}'],
    ['bytea', '\\x'],
    ['bytea', '\\x00ff'],
    ['bytea[]', '{"\\\\x00ff","\\\\x"}'],
    ['money', '-$92,233,720,368,547,758.08'],
    ['money[]', '{$1.10,NULL,"$1,234.56"}'],
  ])('knows that %s %s is what a pinned session prints', (type, text) => {
    expect(checkOf(type)?.(text)).toBeUndefined();
  });

  it.each([
    ['date', '29/02/2024', 'DateStyle'],
    ['date', '29.02.2024', 'DateStyle'],
    ['date', '02-29-2024', 'DateStyle'],
    ['timestamp without time zone', 'Thu Feb 29 12:34:56 2024', 'DateStyle'],
    ['timestamp with time zone', '2024-01-01 05:45:00+05:45', 'TimeZone'],
    ['timestamp with time zone', '2024-01-01 05:00:00+05', 'TimeZone'],
    ['tsrange', '["02/01/2024 00:00:00",)', 'DateStyle'],
    ['tstzrange[]', '{"[\\"2024-01-01 00:00:00+02\\",infinity)"}', 'TimeZone'],
    ['interval', '1 -00:00:01', 'IntervalStyle'],
    ['interval', '1-2', 'IntervalStyle'],
    ['interval', '4:05:06', 'IntervalStyle'],
    ['interval', '0', 'IntervalStyle'],
    ['interval', 'P1DT4H', 'IntervalStyle'],
    ['interval', '@ 1 day', 'IntervalStyle'],
    ['bytea', 'a\\000', 'bytea_output'],
    ['bytea[]', '{abc}', 'bytea_output'],
    ['money', '1.234,56 €', 'lc_monetary'],
  ])('knows that %s %s is not, and by which setting', (type, text, setting) => {
    expect(checkOf(type)?.(text)).toContain(setting);
  });

  it('looks only at types whose text depends on a setting', () => {
    expect(['text', 'uuid', 'time with time zone', 'val.pair', 'double precision'].map(checkOf)).toEqual(
      Array(5).fill(undefined),
    );
    expect(['regclass', 'regproc[]', 'regrole', 'regnamespace', 'text'].map(namesObjects)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it.each([
    ['double precision', '0.30000000000000004', true],
    ['double precision', '0.3', false],
    ['double precision', '1.23456789012345e+300', false],
    ['real', '1.6777216e+07', true],
    ['real', '0.00123456', false],
  ])('sees whether %s %s shows that nothing is cut off', (type, text, shown) => {
    expect(showsAllDigits(type, text)).toBe(shown);
  });
});
