import { renameDatabase } from '../../../../src/database/mysql/restore/rename-database.js';
import { readScript } from '../../../../src/database/mysql/restore/script-statements.js';

/** The one CREATE of a script, for a database `copy` in the place of `shop`. */
function renamed(script: string): string {
  const found = readScript(Buffer.from(script)).find(({ sql }) => sql.startsWith('CREATE'));
  if (!found) throw new Error('no CREATE');
  const result = renameDatabase(found.sql, 'shop', 'copy', found.quoting);
  return result.kind === 'renamed' ? result.sql : result.kind;
}

const view = (query: string) => `CREATE VIEW v AS ${query}`;
const under = (mode: string, body: string) =>
  `SET SESSION sql_mode = '${mode}';\nDELIMITER ;;\nCREATE PROCEDURE p() ${body};;\nDELIMITER ;\n`;

it.each([
  [view('SELECT `shop`.`t`.`a` FROM `shop`.`t`'), view('SELECT `copy`.`t`.`a` FROM `copy`.`t`')],
  [view("SELECT 'shop.t' FROM shop.t -- shop.t"), view("SELECT 'shop.t' FROM `copy`.t -- shop.t")],
  [
    view('SELECT `workshop`.`t`.`a` FROM `workshop`.`t`'),
    view('SELECT `workshop`.`t`.`a` FROM `workshop`.`t`'),
  ],
  [
    view('SELECT `shop`.`f`(`shop`.`shop`) AS `x`,`shop`.`b` FROM (`t` JOIN `shop`)'),
    view('SELECT `copy`.`f`(`shop`.`shop`) AS `x`,`shop`.`b` FROM (`t` JOIN `shop`)'),
  ],
  [view('SELECT `shop`.`f`(1) FROM `shop`.`shop`'), 'unclear'],
  [under('', 'SELECT Shop.t.a FROM t'), 'unclear'],
  [under('', 'SHOW TABLES FROM shop'), 'unclear'],
  [
    view('SELECT `t`.`shop` AS `shop`, `shop`.`f`(`t`.`shop`) FROM `t`'),
    view('SELECT `t`.`shop` AS `shop`, `copy`.`f`(`t`.`shop`) FROM `t`'),
  ],
  [
    'CREATE TABLE `shop` (`a` int DEFAULT nextval(`shop`.`s`), `shop` int, KEY `shop` (`shop`))',
    'CREATE TABLE `shop` (`a` int DEFAULT nextval(`copy`.`s`), `shop` int, KEY `shop` (`shop`))',
  ],
  [
    'CREATE DEFINER=`shop`@`%` TRIGGER t AFTER INSERT ON a FOR EACH ROW UPDATE shop.b SET n = NEW.shop',
    'CREATE DEFINER=`shop`@`%` TRIGGER t AFTER INSERT ON a FOR EACH ROW UPDATE `copy`.b SET n = NEW.shop',
  ],
  [
    under('', 'BEGIN SELECT shop FROM t WHERE t.shop = @shop; PREPARE s FROM "SELECT 1 FROM workshop"; END'),
    'CREATE PROCEDURE p() BEGIN SELECT shop FROM t WHERE t.shop = @shop; PREPARE s FROM "SELECT 1 FROM workshop"; END',
  ],
  [under('', "BEGIN PREPARE s FROM 'SELECT 1 FROM shop.t'; END"), 'unclear'],
  [under('', 'SELECT "shop"'), 'CREATE PROCEDURE p() SELECT "shop"'],
  [under('ANSI_QUOTES', 'SELECT 1 FROM "shop"."t"'), 'CREATE PROCEDURE p() SELECT 1 FROM `copy`."t"'],
  [
    under('NO_BACKSLASH_ESCAPES', "SELECT '\\', a, 'x' FROM shop.t"),
    "CREATE PROCEDURE p() SELECT '\\', a, 'x' FROM `copy`.t",
  ],
  [under('', "SELECT '\\'; shop.t' FROM shop.t"), "CREATE PROCEDURE p() SELECT '\\'; shop.t' FROM `copy`.t"],
])('%s', (script, expected) => {
  expect(renamed(script)).toBe(expected);
});
