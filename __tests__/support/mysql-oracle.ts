import type { MysqlTestDatabase } from './mysql-database.js';

/** CHECKSUM TABLE of each, without the name of the database. */
export async function checksums(database: MysqlTestDatabase, tables: readonly string[]) {
  const rows = await database.query(`CHECKSUM TABLE ${tables.join(', ')}`);
  return rows.map(([name, sum]) => [name?.replace(`${database.name}.`, ''), sum]);
}

/** SHOW CREATE of each. Which column holds the text differs, so all of the row is compared. */
export async function definitions(database: MysqlTestDatabase, objects: readonly string[]) {
  const found: unknown[] = [];
  for (const object of objects) {
    const rows = await database.query(`SHOW CREATE ${object}`);
    found.push(rows.map((row) => row.filter((value) => !/^\d{4}-\d\d-\d\d \d\d:/.test(value ?? ''))));
  }
  return found;
}
