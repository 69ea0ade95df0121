import type { MysqlFlavour } from './services.js';

/** A database with one of everything that has a definition, and rows that a careless restore gets wrong. */
export function shopStatements(flavour: MysqlFlavour): string[] {
  return [
    `CREATE TABLE customers (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, email VARCHAR(80) NOT NULL, UNIQUE KEY (email)) AUTO_INCREMENT = 1000`,
    `CREATE TABLE \`odd \`\`na.me é\` (\`select\` INT PRIMARY KEY, \`a b\` VARCHAR(40) DEFAULT 'it''s; \\\\ -- x')`,
    `CREATE TABLE orders (id INT PRIMARY KEY, customer BIGINT UNSIGNED NULL, amount DECIMAL(10,2) NOT NULL,
       gross DECIMAL(12,4) AS (amount * 1.19) STORED, twice DECIMAL(12,2) AS (amount * 2) VIRTUAL,
       touched INT NOT NULL DEFAULT 0, made DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',
       KEY (customer), CONSTRAINT orders_customer FOREIGN KEY (customer) REFERENCES customers (id) ON DELETE CASCADE)`,
    `CREATE TABLE parts (id INT NOT NULL, made DATE NOT NULL, PRIMARY KEY (id, made))
       PARTITION BY RANGE (YEAR(made)) (PARTITION old VALUES LESS THAN (2020), PARTITION rest VALUES LESS THAN MAXVALUE)`,
    `CREATE TABLE nothing (id INT)`,
    `INSERT INTO customers VALUES (0, 'zero@example.com'), (7, 'Ünï@example.com')`,
    `INSERT INTO \`odd \`\`na.me é\` VALUES (1, 'a\\tb\\nc\\\\')`,
    `INSERT INTO orders (id, customer, amount, touched) VALUES (1, 0, 10.5, 1), (2, 7, 0, 1), (3, NULL, 99, 1)`,
    `INSERT INTO parts VALUES (1, '2019-01-01'), (2, '2024-01-01')`,
    `CREATE VIEW z_base AS SELECT id, amount FROM orders WHERE amount > 1`,
    `CREATE VIEW a_top AS SELECT z.id FROM z_base z JOIN customers c ON c.id = z.id`,
    `CREATE FUNCTION vat(x DECIMAL(10,2)) RETURNS DECIMAL(10,2) DETERMINISTIC RETURN x * 0.19`,
    `CREATE PROCEDURE close_month(IN m INT) BEGIN DECLARE n INT; SELECT COUNT(*) INTO n FROM orders; -- it's; here
       IF n > m THEN UPDATE orders SET touched = touched + 100; END IF; END`,
    `CREATE TRIGGER orders_bi BEFORE INSERT ON orders FOR EACH ROW SET NEW.touched = NEW.touched + 1`,
    `CREATE TRIGGER orders_bi2 BEFORE INSERT ON orders FOR EACH ROW SET NEW.touched = NEW.touched + 10`,
    `CREATE EVENT tidy ON SCHEDULE EVERY 1 SECOND STARTS '2035-01-01 00:00:00' DO DELETE FROM orders`,
    ...(flavour === 'MARIADB' ? MARIADB : []),
    ...(flavour === 'MYSQL' ? MYSQL : []),
  ];
}

const MARIADB = [
  `CREATE SEQUENCE tickets START WITH 5 INCREMENT BY 5`,
  `SELECT NEXTVAL(tickets)`,
  `CREATE SEQUENCE turns START WITH 2 MAXVALUE 3 CYCLE`,
  `SELECT NEXTVAL(turns), NEXTVAL(turns), NEXTVAL(turns), NEXTVAL(turns)`,
  `CREATE TABLE prices (id INT PRIMARY KEY, price INT) WITH SYSTEM VERSIONING`,
  `INSERT INTO prices VALUES (1, 10), (2, 20)`,
  `UPDATE prices SET price = 11 WHERE id = 1`,
  `DELETE FROM prices WHERE id = 2`,
];

const MYSQL = [
  `SET sql_generate_invisible_primary_key = 1`,
  `CREATE TABLE keyless (v INT)`,
  `SET sql_generate_invisible_primary_key = 0`,
  `INSERT INTO keyless VALUES (5), (5)`,
];

/** Names as they stand in statements. */
export const SHOP_TABLES = ['customers', '`odd ``na.me é`', 'orders', 'parts', 'nothing'];

/** What else has a definition, by the words of SHOW CREATE. */
export const SHOP_OBJECTS = [
  'VIEW z_base',
  'VIEW a_top',
  'FUNCTION vat',
  'PROCEDURE close_month',
  'TRIGGER orders_bi',
  'TRIGGER orders_bi2',
  'EVENT tidy',
];
