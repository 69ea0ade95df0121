import type { StandInColumn, StandInTable } from './tidb-tables.js';

/*
 * A small shop as TiDB prints it. The forms of its definitions are those of
 * https://docs.pingcap.com/tidb/stable/auto-random, .../clustered-indexes, .../foreign-key, .../sql-statement-show-create-sequence.
 */

const ENGINE = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

function column(name: string, columnType: string, more: Partial<StandInColumn> = {}): StandInColumn {
  const isText = /^(varchar|text|enum|set|char)/.test(columnType);
  return { name, columnType, characterSet: isText ? 'utf8mb4' : null, extra: '', notNull: false, ...more };
}

/** 64 bits that no JavaScript number holds, as AUTO_RANDOM gives them out. */
const RANDOM_IDS = ['1152921504606846977', '8070450532247928835', '5764607523034234882'];

export function shopTables(areKeysInert: boolean): readonly StandInTable[] {
  const inert = areKeysInert ? ' /* FOREIGN KEY INVALID */' : '';
  return [
    {
      name: 'customers',
      create: `CREATE TABLE \`customers\` (
  \`id\` bigint(20) NOT NULL /*T![auto_rand] AUTO_RANDOM(5) */,
  \`name\` varchar(80) DEFAULT NULL,
  PRIMARY KEY (\`id\`) /*T![clustered_index] CLUSTERED */
) ${ENGINE} /*T![auto_rand_base] AUTO_RANDOM_BASE=30001 */`,
      keys: [],
      primaryKey: ['id'],
      columns: [
        column('id', 'bigint(20)', { extra: 'auto_random(5)', notNull: true }),
        column('name', 'varchar(80)'),
      ],
      rows: RANDOM_IDS.map((id, i) => [id, ['Ünïcödé 日本', "quote ' back \\ tab \t", null][i] ?? null]),
    },
    {
      name: 'orders',
      create: `CREATE TABLE \`orders\` (
  \`id\` int(10) unsigned NOT NULL AUTO_INCREMENT,
  \`customer\` bigint(20) NOT NULL,
  \`again\` bigint(20) DEFAULT NULL,
  \`price\` decimal(20,4) DEFAULT NULL,
  \`twice\` decimal(22,4) GENERATED ALWAYS AS (\`price\` * 2) VIRTUAL,
  PRIMARY KEY (\`id\`) /*T![clustered_index] NONCLUSTERED */,
  KEY \`fk_1\` (\`customer\`),
  KEY \`fk_2\` (\`again\`)
) ${ENGINE} AUTO_INCREMENT=30001`,
      keys: ['customer', 'again'].map(
        (name, i) =>
          `CONSTRAINT \`fk_${i + 1}\` FOREIGN KEY (\`${name}\`) REFERENCES \`shop\`.\`customers\` (\`id\`)${inert}`,
      ),
      primaryKey: ['id'],
      columns: [
        column('id', 'int(10) unsigned', { extra: 'auto_increment', notNull: true }),
        column('customer', 'bigint(20)', { notNull: true }),
        column('again', 'bigint(20)'),
        column('price', 'decimal(20,4)'),
        column('twice', 'decimal(22,4)', {
          extra: 'VIRTUAL GENERATED',
          expression: '`price` * 2',
          compute: ([, , , price]) => (price ? (2 * Number(price)).toFixed(4) : null),
        }),
      ],
      rows: [
        ['1', RANDOM_IDS[0] ?? null, null, '12.5000', '25.0000'],
        ['2', RANDOM_IDS[1] ?? null, RANDOM_IDS[2] ?? null, null, null],
      ],
    },
    {
      name: 'kinds',
      create: `CREATE TABLE \`kinds\` (
  \`f\` float DEFAULT NULL,
  \`y\` year(4) DEFAULT NULL,
  \`b\` bit(8) DEFAULT NULL,
  \`bytes\` blob DEFAULT NULL,
  \`j\` json DEFAULT NULL,
  \`at\` datetime(6) DEFAULT NULL,
  \`g\` varchar(20) CHARACTER SET gbk COLLATE gbk_chinese_ci DEFAULT NULL
) ${ENGINE}`,
      keys: [],
      primaryKey: [],
      columns: [
        column('f', 'float'),
        column('y', 'year(4)'),
        column('b', 'bit(8)'),
        column('bytes', 'blob'),
        column('j', 'json'),
        column('at', 'datetime(6)'),
        column('g', 'varchar(20)', { characterSet: 'gbk' }),
      ],
      rows: [
        ['0.1', '1901', '\u0005', 'a\0b', '{"n": 9007199254740993}', '2024-02-30 01:02:03.000004', 'plain'],
        [null, null, null, null, null, '0000-00-00 00:00:00.000000', ''],
      ],
    },
    {
      name: 'nothing',
      create: `CREATE TABLE \`nothing\` (\n  \`a\` int(11) DEFAULT NULL\n) ${ENGINE}`,
      keys: [],
      primaryKey: [],
      columns: [column('a', 'int(11)')],
      rows: [],
    },
  ];
}

export const SHOP_VIEW =
  'CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`%` SQL SECURITY DEFINER VIEW `names` (`id`, `name`) AS SELECT `shop`.`customers`.`id` AS `id`,`shop`.`customers`.`name` AS `name` FROM `shop`.`customers`';

export const SHOP_SEQUENCE =
  'CREATE SEQUENCE `numbers` start with 1 minvalue 1 maxvalue 9223372036854775806 increment by 1 cache 1000 nocycle ENGINE=InnoDB';
