import { withoutDefiner } from './definer.js';
import { quoteLiteral } from './quote.js';
import { NAMES_STATEMENT, SQL_MODE } from './session-pins.js';
import type { Definition } from './show-create.js';

/** Gone since MySQL 8.0, without effect on what an object does; usual in MySQL 5.7 and MariaDB. */
const GONE_MODE = 'NO_AUTO_CREATE_USER';

/** Texts in these need no conversion. */
const UTF8_SETS = ['utf8mb4', 'utf8mb3', 'utf8'];

const DELIMITERS = [';;', '$$', '//', '%%', ';;;;'];

/** How every script begins. */
const HEADER = [
  NAMES_STATEMENT,
  `SET SESSION sql_mode = '${SQL_MODE}'`,
  "SET SESSION time_zone = '+00:00'",
  'SET SESSION foreign_key_checks = 0',
  'SET SESSION unique_checks = 0',
];

/**
 * Statements as the mysql client reads them (`mysql --comments`): each ends with `;` and a line break, those with a body of
 * statements stand between DELIMITER lines, and every object that depends on the session's settings is preceded by them.
 */
export class DefinitionScript {
  private readonly lines: string[] = [];

  constructor(
    title: string,
    private readonly options: { readonly databaseCollation: string; readonly definer: 'keep' | 'current' },
  ) {
    this.lines.push(`-- ${title}`);
    for (const sql of HEADER) this.add(sql);
  }

  /** A statement without a body of statements. */
  add(sql: string): void {
    this.lines.push(`${sql};`);
  }

  /** An object of which the server records the session that it was made in. */
  addProgram(definition: Definition): void {
    const sql = this.options.definer === 'current' ? withoutDefiner(definition.sql) : definition.sql;
    const { sqlMode, timeZone, collationConnection, databaseCollation } = definition;
    const isOtherCollation =
      databaseCollation !== null && databaseCollation !== this.options.databaseCollation;
    if (isOtherCollation) this.add(`ALTER DATABASE COLLATE ${databaseCollation}`);
    if (sqlMode !== null) this.add(`SET SESSION sql_mode = ${modeLiteral(sqlMode)}`);
    if (timeZone !== null) this.add(`SET SESSION time_zone = ${quoteLiteral(timeZone)}`);
    const client = clientSetOf(definition);
    if (client !== null) this.add(`SET character_set_client = ${client}`);
    if (collationConnection !== null) this.add(`SET collation_connection = ${collationConnection}`);
    const delimiter = delimiterFor(sql);
    this.lines.push(`DELIMITER ${delimiter}`, `${sql}${delimiter}`, 'DELIMITER ;');
    if (client !== null) this.add(NAMES_STATEMENT);
    if (sqlMode !== null) this.add(`SET SESSION sql_mode = '${SQL_MODE}'`);
    if (timeZone !== null) this.add("SET SESSION time_zone = '+00:00'");
    if (isOtherCollation) this.add(`ALTER DATABASE COLLATE ${this.options.databaseCollation}`);
  }

  toBytes(): Uint8Array {
    return Buffer.from(`${this.lines.join('\n')}\n`);
  }
}

/** Whole where the server knows the mode, and without it elsewhere: MySQL 8.0 and newer read the comments, MariaDB does not. */
function modeLiteral(sqlMode: string): string {
  const literal = quoteLiteral(sqlMode);
  if (!sqlMode.split(',').includes(GONE_MODE)) return literal;
  return `/*!80000 REPLACE(*/ ${literal} /*!80000 , '${GONE_MODE}', '') */`;
}

/**
 * The script is UTF-8, so a text with letters of another character set is sent as UTF-8: the object then remembers
 * utf8mb4 as its client's, and its literals have the recorded collation all the same.
 */
function clientSetOf({ characterSetClient, sql }: Definition): string | null {
  if (characterSetClient === null) return null;
  return UTF8_SETS.includes(characterSetClient) || isAscii(sql) ? characterSetClient : 'utf8mb4';
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}

function delimiterFor(sql: string): string {
  const free = DELIMITERS.find((delimiter) => !sql.includes(delimiter) && !sql.endsWith(delimiter.charAt(0)));
  if (free !== undefined) return free;
  let number = 1;
  while (sql.includes(`$${number}$`)) number++;
  return `$${number}$`;
}
