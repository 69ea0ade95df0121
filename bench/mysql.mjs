import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { measure, median } from './measure.mjs';
import { MIXED, rowsOf } from './mysql-data.mjs';
import { startMysqlBench } from './mysql-server.mjs';

const AIM_DUMP = 0.6;
const AIM_MYDUMPER = 0.85;
const AIM_RESTORE = 1.2;
const AIM_PEAK_MIB = 200;
const AIM_GROWTH_MIB = 10;
const [FEW, MANY] = [100_000, 2_000_000];

/**
 * Backup and restore of MariaDB beside its own client programs and mydumper, in turn within each round.
 * @param {{ node: string, cli: string, rounds: number, say: (line?: string) => void }} bench
 */
export async function benchMysql(bench) {
  const server = await startMysqlBench();
  try {
    await server.create('mixed', MIXED);
    await backups({ ...bench, server });
    await restores({ ...bench, server });
    await memory({ ...bench, server });
  } finally {
    await server.stop();
  }
}

async function backups({ server, node, cli, rounds, say }) {
  const out = join(server.folder, 'out');
  const shell = (command) => measure(['bash', '-o', 'pipefail', '-c', command]);
  const common = `--defaults-extra-file=${server.options}`;
  const candidates = {
    'db-backup, gzip 6': () => ours({ server, node, cli }, 'mixed', out, '--compression-level', '6'),
    'db-backup, gzip 6, two connections': () =>
      ours(
        { server, node, cli },
        'mixed',
        out,
        ...['--compression-level', '6', '--jobs', '2', '--lock', 'allow'],
      ),
    'db-backup, default': () => ours({ server, node, cli }, 'mixed', out),
    'mariadb-dump | gzip -6': () =>
      shell(
        `${server.dump} ${common} --single-transaction --routines --triggers --events mixed | gzip -6 > ${join(out, 'dump.gz')}`,
      ),
    ...(server.mydumper
      ? {
          'mydumper -c -t2': () =>
            measure([
              server.mydumper,
              ...['-h', '127.0.0.1', '-P', String(server.port), '-u', 'root', '-p', server.password],
              ...['-c', '-t', '2', '-B', 'mixed', '-o', join(out, 'mydumper')],
            ]),
        }
      : {}),
  };
  const results = await inTurn(
    candidates,
    rounds,
    () => fresh(out),
    () => sizeOf(out),
  );
  const [[version]] = await server.query(['SELECT VERSION()']);
  const [[bytes]] = await server.query([
    "SELECT SUM(DATA_LENGTH) FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'mixed'",
  ]);
  say('# Benchmark: MariaDB');
  say();
  say(
    `Made by \`npm run bench -- --only mysql\`; medians over ${rounds} rounds in which every candidate ran once, ratios are taken within a round. ${cpus().length} cores (${cpus()[0]?.model.trim()}), shared with the server; ${version}, ${(bytes / 1e6).toFixed(0)} MB of InnoDB in three tables (wide, 1.5 M narrow rows, JSON), local folder.`,
  );
  say();
  say(
    'All of them compress by gzip of level 6 but the default, which is level 1. One connection is what a run has by itself; like mydumper, two are given one moment by a lock (`jobs: 2`, `lock: allow`).',
  );
  table(say, results);
  ratio(say, results, 'db-backup, gzip 6', 'mariadb-dump | gzip -6', AIM_DUMP);
  if (server.mydumper) {
    ratio(say, results, 'db-backup, gzip 6', 'mydumper -c -t2', AIM_MYDUMPER);
    ratio(say, results, 'db-backup, gzip 6, two connections', 'mydumper -c -t2', AIM_MYDUMPER);
  } else say('mydumper could not be had here.');
  ratio(say, results, 'db-backup, default', 'mariadb-dump | gzip -6', AIM_DUMP);
  say();
}

async function restores({ server, node, cli, rounds, say }) {
  const archive = join(server.folder, 'archive');
  const dump = join(server.folder, 'dump.gz');
  fresh(archive);
  await ours({ server, node, cli }, 'mixed', archive);
  const common = `--defaults-extra-file=${server.options}`;
  const shell = (command) => measure(['bash', '-o', 'pipefail', '-c', command]);
  await shell(`${server.dump} ${common} --single-transaction mixed | gzip -6 > ${dump}`);
  const restore =
    (...args) =>
    async () => {
      const command = [
        node,
        cli,
        'restore',
        '--backup',
        'latest',
        '--destination',
        archive,
        '--json',
        ...args,
      ];
      const env = { DB_BACKUP_TARGET_URL: server.urlOf('target'), NO_COLOR: '1' };
      const result = await measure(command, { env });
      const { phases } = JSON.parse(result.stdout).restore;
      return { ...result, phases: Object.fromEntries(phases.map(({ name, seconds }) => [name, seconds])) };
    };
  const results = await inTurn(
    {
      'db-backup --jobs 1': restore('--jobs', '1'),
      'db-backup --jobs 2': restore('--jobs', '2'),
      'gunzip | mariadb': () => shell(`gunzip < ${dump} | ${server.client} ${common} target`),
    },
    rounds,
    () => server.query(['DROP DATABASE IF EXISTS target', 'CREATE DATABASE target CHARACTER SET utf8mb4']),
    () => 0,
  );
  say('## Restore into an empty database');
  say();
  say(
    'Our time includes the check of the whole archive and the proof: every row is read back and compared. The client does neither.',
  );
  table(say, results, false);
  ratio(say, results, 'db-backup --jobs 1', 'gunzip | mariadb', AIM_RESTORE);
  ratio(say, results, 'db-backup --jobs 2', 'gunzip | mariadb', AIM_RESTORE);
  say();
  for (const [name, runs] of Object.entries(results)) {
    if (!runs[0].phases) continue;
    const seconds = Object.keys(runs[0].phases).map(
      (phase) => `${phase} ${median(runs.map((run) => run.phases[phase] ?? 0)).toFixed(1)}`,
    );
    say(`- ${name}, seconds: ${seconds.join(', ')}`);
  }
  say();
}

async function memory({ server, node, cli, rounds, say }) {
  const out = join(server.folder, 'series');
  say('## Memory in the number of rows');
  say();
  say('| rows | backup, peak MiB | restore, peak MiB |');
  say('|---:|---:|---:|');
  const peaks = [];
  for (const count of [FEW, MANY]) {
    await server.create(`rows_${count}`, rowsOf(count));
    const runs = [];
    for (let round = 0; round < Math.min(rounds, 3); round++) {
      fresh(out);
      await server.query(['DROP DATABASE IF EXISTS target', 'CREATE DATABASE target']);
      const backup = await ours({ server, node, cli }, `rows_${count}`, out);
      const env = { DB_BACKUP_TARGET_URL: server.urlOf('target') };
      const command = [node, cli, 'restore', '--backup', 'latest', '--destination', out, '--json'];
      runs.push({ backup: backup.peakMiB, restore: (await measure(command, { env })).peakMiB });
    }
    const peak = {
      backup: median(runs.map((run) => run.backup)),
      restore: median(runs.map((run) => run.restore)),
    };
    peaks.push(peak);
    say(`| ${count} | ${peak.backup.toFixed(0)} | ${peak.restore.toFixed(0)} |`);
  }
  const [few, many] = peaks;
  const growth = Math.max(many.backup - few.backup, many.restore - few.restore);
  const most = Math.max(many.backup, many.restore);
  say();
  say(
    `From ${FEW} to ${MANY} rows the backup grows by ${(many.backup - few.backup).toFixed(0)} MiB and the restore by ${(many.restore - few.restore).toFixed(0)} MiB (aim ≤ ${AIM_GROWTH_MIB}${met(growth <= AIM_GROWTH_MIB)}); the peak is ${most.toFixed(0)} MiB (aim ≤ ${AIM_PEAK_MIB}${met(most <= AIM_PEAK_MIB)}).`,
  );
}

async function ours({ server, node, cli }, database, out, ...args) {
  const command = [node, cli, 'backup', '--destination', out, '--temp-dir', server.folder, '--json', ...args];
  return measure(command, { env: { DATABASE_URL: server.urlOf(database), NO_COLOR: '1' } });
}

async function inTurn(candidates, rounds, before, bytes) {
  const results = Object.fromEntries(Object.keys(candidates).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(candidates)) {
      await before();
      results[name].push({ ...(await run()), bytes: bytes() });
    }
    console.error(`MariaDB: round ${round + 1} of ${rounds}`);
  }
  return results;
}

function table(say, results, withSize = true) {
  say();
  say(`| candidate | wall s | CPU s of the process | peak MiB |${withSize ? ' size MB |' : ''}`);
  say(`|---|---:|---:|---:|${withSize ? '---:|' : ''}`);
  for (const [name, runs] of Object.entries(results)) {
    const of = (key) => median(runs.map((run) => run[key]));
    const size = withSize ? ` ${(of('bytes') / 1e6).toFixed(0)} |` : '';
    const row = `| ${name.replace('|', '\\|')} | ${of('wallSeconds').toFixed(1)} | ${of('cpuSeconds').toFixed(1)} | ${of('peakMiB').toFixed(0)} |`;
    say(`${row}${size}`);
  }
  say();
  say('| ratio of wall time | reached | aim |');
  say('|---|---:|---:|');
}

function ratio(say, results, ourName, theirName, aim) {
  const value = median(
    results[ourName].map((run, round) => run.wallSeconds / results[theirName][round].wallSeconds),
  );
  say(
    `| ${ourName} / ${theirName.replace('|', '\\|')} | ${value.toFixed(2)} | ≤ ${aim}${met(value <= aim)} |`,
  );
}

function fresh(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
}

function sizeOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

const met = (isMet) => (isMet ? ', met' : ', **not met**');
