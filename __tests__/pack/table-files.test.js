import { assignTableFiles } from '../../src/pack/table-files.js';

const paths = (...names) => assignTableFiles(names.map(([schema, name]) => ({ schema, name })));
describe('assignTableFiles', () => {
  it('uses plain names as they are', () => {
    expect(paths(['public', 'orders'], ['_a1', 'b_2'])).toEqual([
      'tables/public.orders.json',
      'tables/_a1.b_2.json',
    ]);
  });
  it('numbers every other name', () => {
    expect(
      paths(['public', 'Orders'], ['s.t', 'u'], ['s', 't.u'], ['public', 'tä/../ble'], ['public', '']),
    ).toEqual([
      'tables/~1-public-orders.json',
      'tables/~2-s-t-u.json',
      'tables/~3-s-t-u.json',
      'tables/~4-public-ta-ble.json',
      'tables/~5-public.json',
    ]);
  });
  it('keeps slugs and names short', () => {
    const [long = '', wide = ''] = paths(['public', 'X'.repeat(63)], ['a'.repeat(150), 'b'.repeat(150)]);
    expect(long).toMatch(/^tables\/~1-[a-z0-9_-]{40}\.json$/);
    expect(wide).toMatch(/^tables\/~2-[a-z0-9_-]{40}\.json$/);
  });
  it('avoids what Windows takes for a device, which is the part before the first dot', () => {
    expect(paths(['con', 'x'], ['public', 'con'])).toEqual([
      'tables/~1-con-x.json',
      'tables/public.con.json',
    ]);
  });
  it('never gives two tables paths that meet when case and Unicode form are folded', () => {
    const names = [];
    for (const schema of ['a', 'A', 'a.b', 'é', 'é', 'ß', 'con', '~1-a', '1', '']) {
      for (const name of ['t', 'T', 'b.t', 'ſ', 'é', 'é', '..', '/', '\u0000', '\u{1F600}'])
        names.push([schema, name]);
    }
    const all = paths(...names);
    const folded = new Set(all.map((path) => path.normalize('NFKC').toLowerCase()));
    expect(folded.size).toBe(names.length);
    for (const path of all) {
      expect(path).toMatch(/^tables\/([a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*|~[0-9]+-[a-z0-9_-]{0,40})\.json$/);
    }
  });
  it('gives the same table twice two paths', () => {
    expect(new Set(paths(['a', 'b'], ['a', 'b'])).size).toBe(2);
  });
});
