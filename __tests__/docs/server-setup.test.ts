import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseSettings } from '../../src/config/parse.js';
import { codeBlocks } from '../support/markdown-page.js';
import { createDatabase } from '../support/postgres-database.js';
import { pgDump18, postgresUrl } from '../support/services.js';

/** What docs/setup.md puts on a server outside GitHub: an environment file, units of systemd, a line of cron. */
const PAGE = 'docs/setup.md';
const blocks = codeBlocks(PAGE, 'ini').map(({ text }) => text);
const environment = blocks.find((text) => text.startsWith('DATABASE_URL=')) ?? '';

/** Unit files by the names that stand above them. */
const units = new Map(
  [
    ...readFileSync(PAGE, 'utf8').matchAll(
      /`\/etc\/systemd\/system\/([\w@.-]+)`[^\n]*\n\n```ini\n([\s\S]*?)^```$/gm,
    ),
  ].map(([, name = '', text = '']) => [name, text]),
);

const section = (text: string, name: string) =>
  new Map(
    (text.split(`[${name}]\n`)[1]?.split('\n\n')[0] ?? '')
      .split('\n')
      .filter((line) => line.includes('=') && !line.startsWith('#'))
      .map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]),
  );

/** As a shell and systemd read it alike. */
function variables(): Record<string, string> {
  const script = `set -a; ${environment}\nenv -0`;
  const output = execFileSync('env', ['-i', 'bash', '--norc', '-c', script], { encoding: 'utf8' });
  return Object.fromEntries(output.split('\0').map((pair) => pair.split(/=(.*)/s).slice(0, 2)));
}

it('has the units of a backup and of a drill', () => {
  expect([...units.keys()]).toEqual([
    'db-backup.service',
    'db-backup.timer',
    'db-backup-failed@.service',
    'db-backup-drill.service',
    'db-backup-drill.timer',
  ]);
});

it('has an environment file that the command line reads, and systemd as the shell', () => {
  const given = new Map<string, string>();
  const { settings } = parseSettings('backup', { face: 'cli', given, variables: variables() });
  expect(settings).toMatchObject({ environment: 'production', notifyOn: 'failure' });
  // Nothing that only a shell would expand.
  expect(environment).not.toMatch(/[$`\\]/);
});

it('starts the same command from systemd and cron, as somebody without rights', () => {
  const service = section(units.get('db-backup.service') ?? '', 'Service');
  const [cron = ''] = codeBlocks(PAGE, 'cron').map(({ text }) => text);
  const command = service.get('ExecStart') ?? '';
  expect(command).toMatch(/^\/usr\/bin\/node \/opt\/db-backup-action\/dist\/cli\.js backup$/);
  expect(cron).toContain(`exec ${command} --quiet >/dev/null\n`);
  const drill = section(units.get('db-backup-drill.service') ?? '', 'Service').get('ExecStart') ?? '';
  expect(cron).toContain(`exec ${drill} --quiet >/dev/null\n`);
  // What is not a folder of theirs cannot be written to.
  for (const name of ['db-backup.service', 'db-backup-drill.service'])
    expect(section(units.get(name) ?? '', 'Service').get('StateDirectory')).toBe('db-backup');
  // A percent sign ends a command of cron.
  expect(cron).not.toContain('%');
  expect([service.get('User'), cron.split('\n')[1]?.split(' ')[5]]).toEqual(['db-backup', 'db-backup']);
});

it('is silent by cron, but for what went wrong', async () => {
  const database = await createDatabase(15);
  const folder = mkdtempSync(join(tmpdir(), 'db-backup-cron-'));
  const byCron = (line: number, url: string) => {
    const [entry = ''] = codeBlocks(PAGE, 'cron').map(({ text }) => text.split('\n')[line] ?? '');
    const command = entry
      .split(' ')
      .slice(6)
      .join(' ')
      .replaceAll('/etc/db-backup', folder)
      .replace('/usr/bin/node /opt/db-backup-action', `${process.execPath} ${resolve('.')}`)
      .replace('/var/lib/db-backup', folder);
    writeFileSync(join(folder, 'drill.env'), `DB_BACKUP_DRILL_SERVER_URL="${postgresUrl(15)}"\n`);
    writeFileSync(
      join(folder, 'backup.env'),
      `DATABASE_URL="${url}"\nDB_BACKUP_DESTINATION="${folder}/b"\nDB_BACKUP_PG_DUMP_PATH="${pgDump18()}"\n`,
    );
    return spawnSync('sh', ['-c', command], {
      env: { PATH: '/usr/bin:/bin', HOME: folder },
      encoding: 'utf8',
    });
  };
  try {
    await database.query('CREATE TABLE t (id int); INSERT INTO t VALUES (1)');
    for (const line of [1, 2])
      expect(byCron(line, database.url)).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(folder, 'drill', 'drill.html'), 'utf8')).toContain('<h1>Drill passed</h1>');
    const failed = byCron(1, 'postgres://u:p@127.0.0.1:9/shop');
    expect(failed).toMatchObject({ status: 3, stdout: '' });
    expect(failed.stderr).toContain('SOURCE_UNREACHABLE');
  } finally {
    await database.drop();
    rmSync(folder, { recursive: true });
  }
}, 30_000);

it('tells of a failure by a unit that exists, and wakes the service of its own name', () => {
  const failed = section(units.get('db-backup.service') ?? '', 'Unit').get('OnFailure');
  expect(failed).toBe('db-backup-failed@%n.service');
  const timer = section(units.get('db-backup.timer') ?? '', 'Timer');
  expect([timer.get('OnCalendar'), timer.get('Persistent')]).toEqual(['*-*-* 02:00:00 UTC', 'true']);
});

it('has units whose every line is known to systemd', () => {
  const folder = mkdtempSync(join(tmpdir(), 'db-backup-units-'));
  try {
    // The programs of the page need not be on this machine.
    for (const [name, text] of units) {
      const here = text.replace('/usr/bin/node', '/bin/true').replace('/usr/bin/curl', '/bin/true');
      writeFileSync(join(folder, name), here);
    }
    const args = ['verify', '--man=no', ...[...units.keys()].map((name) => join(folder, name))];
    const { error, stderr, status } = spawnSync('systemd-analyze', args, { encoding: 'utf8' });
    if (error === undefined) expect([status, stderr]).toEqual([0, '']);
    else expect(malformedLines()).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** Where there is no systemd: lines that are no section, comment or assignment. */
function malformedLines(): string[] {
  const lines = [...units.values()].flatMap((text) => text.trim().split('\n'));
  return lines.filter((line) => !/^(\[(Unit|Service|Timer|Install)\]|#.*|[A-Z]\w+=\S.*|)$/.test(line));
}
