/** Three tables of about 100 MB each: wide, narrow and JSON-heavy; the values are made by MariaDB, the same in every run. */
const words = (seed, count) =>
  `CONCAT_WS(' ', ${Array.from({ length: count }, (_, i) => `ELT(1 + CRC32(CONCAT(${seed}, ${i})) % 16, 'order', 'paid', 'shipped', 'München', '東京', 'quote "x"', 'it''s', 'back\\\\slash', 'lorem', 'ipsum', 'dolor', 'a', 'the', 'quick', 'brown', 'fox')`).join(', ')}, SUBSTR(MD5(${seed}), 1, 12))`;

export const MIXED = [
  `CREATE TABLE wide (id BIGINT UNSIGNED PRIMARY KEY, code CHAR(8), name VARCHAR(80), mail VARCHAR(80), city VARCHAR(40), a INT, b BIGINT,
     d DECIMAL(12,2), f DOUBLE, g FLOAT, t DATETIME(6), day DATE, note TEXT, token VARBINARY(16), KEY (mail))`,
  `INSERT INTO wide SELECT seq, LPAD(seq % 99999, 8, 'x'), CONCAT('Customer ', seq), CONCAT('user', seq, '@example.org'),
     ${words('seq * 3', 2)}, seq % 1000, CRC32(seq) * 1000003, (CRC32(seq) % 100000000) / 100, CRC32(seq) / 7, seq / 3,
     '2024-01-01' + INTERVAL seq * 7 SECOND, '2020-01-01' + INTERVAL seq % 2000 DAY, ${words('seq', 40)}, UNHEX(MD5(seq)) FROM seq_1_to_200000`,
  'CREATE TABLE narrow (id INT PRIMARY KEY, account INT NOT NULL, amount DECIMAL(10,2) NOT NULL, at TIMESTAMP NOT NULL, open TINYINT(1), KEY (account))',
  `INSERT INTO narrow SELECT seq, seq * 7 % 1000003, (seq * 37 % 1000000) / 100, '2024-01-01' + INTERVAL seq * 3 SECOND, seq % 2 FROM seq_1_to_1500000`,
  'CREATE TABLE events (id BIGINT PRIMARY KEY, payload JSON NOT NULL, extra JSON)',
  `INSERT INTO events SELECT seq, JSON_OBJECT('user', JSON_OBJECT('id', seq % 50000, 'name', CONCAT('User ', seq % 50000)),
     'event', ${words('seq', 1)}, 'amount', seq * 37 % 10000, 'text', CONCAT('a "quoted" text ', ${words('seq', 20)})),
     IF(seq % 3 = 0, NULL, JSON_ARRAY(seq, true, null)) FROM seq_1_to_250000`,
];

export const rowsOf = (count) => [
  'CREATE TABLE series (id INT PRIMARY KEY, account INT NOT NULL, amount DECIMAL(10,2) NOT NULL, at TIMESTAMP NOT NULL, open TINYINT(1))',
  `INSERT INTO series SELECT seq, seq * 7 % 1000003, (seq * 37 % 1000000) / 100, '2024-01-01' + INTERVAL seq * 3 SECOND, seq % 2 FROM seq_1_to_${count}`,
];
