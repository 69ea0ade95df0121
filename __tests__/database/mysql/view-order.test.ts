import { orderViews } from '../../../src/database/mysql/view-order.js';

const names = (views: Readonly<Record<string, string>>) =>
  orderViews(
    'my-shop',
    Object.entries(views).map(([name, definition]) => ({ name, definition })),
  ).map(({ name }) => name);

test.each([
  ['in quotes', 'select `z`.`id` AS `id` from `my-shop`.`z`'],
  ['without, as under sql_quote_show_create = 0', 'select z.id AS id from `my-shop`.z'],
])('a view stands after the one it names %s', (_, definition) => {
  expect(names({ a: definition, z: 'select 1 AS `id`' })).toEqual(['z', 'a']);
});

test('a longer name is another view', () => {
  expect(names({ a: 'select 1 from `my-shop`.`zz`', z: 'select 1 from `my-shop`.`a`', zz: '' })).toEqual([
    'zz',
    'a',
    'z',
  ]);
});

test('views that seem to need each other come last, none is lost', () => {
  const each = { a: 'from `my-shop`.`b`', b: "from t where x = 'my-shop.a'", c: 'select 1' };
  expect(names(each)).toEqual(['c', 'a', 'b']);
});

test('a name may hold quotes', () => {
  expect(names({ 'a`b': 'from `my-shop`.`z``y`', 'z`y': '' })).toEqual(['z`y', 'a`b']);
});
