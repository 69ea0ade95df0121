import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recoveryNote } from '../../src/pack/recovery-note.js';
import { corpusOf, corpusStatements } from '../support/mysql-corpus.js';
import { createMysqlDatabase, type MysqlTestDatabase } from '../support/mysql-database.js';
import { checksums, definitions } from '../support/mysql-oracle.js';
import { SHOP_OBJECTS, SHOP_TABLES, shopStatements } from '../support/mysql-shop.js';
import { operateInProcess } from '../support/operate-in-process.js';
import { commandsOf } from '../support/recovery-commands.js';
import { mysqlAuthority, mysqlClient } from '../support/services.js';

let folder: string;
let program: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recovery-note-mysql-'));
  program = join(folder, 'bin');
  mkdirSync(program);
  symlinkSync(mysqlClient(), join(program, 'mysql'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Names and values that mean something to `sed`, `jq`, a shell and the client. */
const HOSTILE_TABLE = '`it\'s a "/ \\ $(x) [.*]^`';
const HOSTILE = [
  `CREATE TABLE ${HOSTILE_TABLE} (\`n"[/.*]\\^$&\` INT PRIMARY KEY, \`:5\` INT, \`b,"c":1\` TEXT, \`c'd\` DECIMAL(40,20), e DOUBLE)`,
  `INSERT INTO ${HOSTILE_TABLE} VALUES (-1, 5, ',"e":5,{"e":6}', 0.1, -1e-300),
     (7, NULL, '\\r\\n$(date)\`x\` '';\\nDELIMITER $$\\n\\\\! id\\0', 12345678901234567890.12345678901234567890, '-0')`,
];

/** The note's `client.cnf`, filled in. */
function optionsFile(note: string, { url }: MysqlTestDatabase): string {
  const { hostname, port, username, password, pathname } = new URL(url);
  const [, options = ''] = /^```ini\n(.*?)^```$/ms.exec(note) ?? [];
  const values: Readonly<Record<string, string>> = {
    host: hostname,
    port,
    user: username,
    password: decodeURIComponent(password),
    database: pathname.slice(1),
  };
  const filled = options.replace(/^(\w+) = .*$/gm, (line, key: string) => {
    const value = values[key];
    return value === undefined ? line : `${key} = ${value}`;
  });
  return `${filled}[client]\nssl-ca = ${mysqlAuthority()}\n`;
}

describe('recoveryNote', () => {
  it.each(['MYSQL', 'MYSQL_57', 'MARIADB'] as const)(
    'restores a hostile database of %s with only tar, sed, jq and mysql',
    async (flavour) => {
      const database = await createMysqlDatabase(flavour);
      try {
        const corpus = ['InnoDB', 'MyISAM'].flatMap((engine) =>
          corpusStatements(`v_${engine.toLowerCase()}`, engine, corpusOf(flavour, engine)),
        );
        await database.run(...shopStatements(flavour), ...corpus, ...HOSTILE);
        const tables = [...SHOP_TABLES, HOSTILE_TABLE, 'v_innodb', 'v_myisam'];
        const objects = [...tables.map((name) => `TABLE ${name}`), ...SHOP_OBJECTS];
        // 5.7 prints the double 1.0 in JSON as 1.
        const judged = flavour === 'MYSQL_57' ? tables.filter((name) => !name.startsWith('v_')) : tables;
        const contents = async () => [
          await checksums(database, judged),
          await definitions(database, objects),
        ];
        const sequences = async () =>
          flavour === 'MARIADB' ? database.query('SELECT * FROM tickets UNION ALL SELECT * FROM turns') : [];
        const before = [await contents(), await sequences()];
        const destination = join(folder, flavour);
        const report = await operateInProcess('backup', { 'database-url': database.url, destination });
        expect(report.error).toBeNull();
        const archive = readdirSync(destination).find((name) => name.endsWith('.tar.gz')) ?? '';
        const id = archive.replace('.tar.gz', '');

        await database.empty();
        const work = mkdtempSync(join(folder, 'work-'));
        cpSync(join(destination, archive), join(work, archive));
        const engine = flavour === 'MARIADB' ? 'mariadb' : 'mysql';
        const note = recoveryNote({ id, engine });
        const shell = (cwd: string, commands: string) =>
          execFileSync('bash', ['-e', '-o', 'pipefail', '-c', commands], {
            cwd,
            env: { PATH: `${program}:${process.env.PATH}` },
            encoding: 'utf8',
            stdio: ['ignore', 'pipe', 'pipe'],
            maxBuffer: 100e6,
          });
        const [unpack = '', ...restore] = commandsOf(note);
        expect(shell(work, unpack)).not.toContain('FAILED');
        expect(restore).toHaveLength(3);
        writeFileSync(join(work, id, 'client.cnf'), optionsFile(note, database));
        for (const commands of restore) expect(shell(join(work, id), commands)).toBe('');
        expect([await contents(), await sequences()]).toEqual(before);
        if (flavour === 'MARIADB') {
          const history = 'SELECT COUNT(*) FROM prices FOR SYSTEM_TIME ALL';
          expect(await database.query(history)).toEqual([['3']]);
        }
      } finally {
        await database.drop();
      }
    },
    60_000,
  );
});
