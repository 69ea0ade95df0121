import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { fetchNode24 } from '../scripts/services/node24.mjs';
import { startBucket } from './bucket.mjs';
import { MIXED, rowsOf, TINY } from './data.mjs';
import { measure, median } from './measure.mjs';
import { benchMysql } from './mysql.mjs';
import { benchRestore } from './restore.mjs';
import { startBenchServer } from './server.mjs';

/**
 * Compares the committed dist with pg_dump and pg_restore, and with the programs of MariaDB, side by side in one run, and writes
 * bench/RESULTS.md, bench/RESULTS-restore.md and bench/RESULTS-mysql.md.
 *
 *   npm run bench                      everything (about 40 minutes on two cores)
 *   npm run bench -- --only restore    one part: backup, restore or mysql
 *   npm run bench -- --rounds 1        fewer pairs; under three, nothing is written
 */
const ROUNDS = Number(process.argv[process.argv.indexOf('--rounds') + 1]) || 5;
const ONLY = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
const MILLION = 1_000_000;
const cli = resolve('dist/cli.js');
const node = await fetchNode24();
let lines = [];

if (ONLY === undefined || ONLY === 'mysql') {
  await benchMysql({ node, cli, rounds: ROUNDS, say });
  write('bench/RESULTS-mysql.md');
}
if (ONLY === 'mysql') process.exit();

const server = await startBenchServer();
const target = join(server.folder, 'out');
const spool = join(server.folder, 'spool');

try {
  if (ONLY !== 'restore') {
    await pairs();
    await memoryAndTimePerRow();
    await tinyTables();
    await startUp();
    write('bench/RESULTS.md');
  }
  if (ONLY !== 'backup') {
    await benchRestore({ server, node, cli, rounds: ROUNDS, say });
    write('bench/RESULTS-restore.md');
  }
} finally {
  await server.stop();
}

function write(file) {
  if (ROUNDS >= 3) writeFileSync(file, `${lines.join('\n')}\n`);
  lines = [];
}

function say(line = '') {
  console.log(line);
  lines.push(line);
}

function fresh() {
  rmSync(target, { recursive: true, force: true });
  rmSync(spool, { recursive: true, force: true });
  mkdirSync(target);
  mkdirSync(spool);
}

function sizeOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

async function ours(url, ...args) {
  fresh();
  const command = [node, cli, 'backup', '--destination', target, '--temp-dir', spool, '--json', ...args];
  let spoolPeak = 0;
  const watch = setInterval(() => (spoolPeak = Math.max(spoolPeak, sizeOf(spool))), 100);
  const result = await measure(command, {
    env: { DATABASE_URL: url, DB_BACKUP_PG_DUMP_PATH: server.pgDump, NO_COLOR: '1' },
  });
  clearInterval(watch);
  return { ...result, bytes: sizeOf(target), spoolPeak, report: JSON.parse(result.stdout) };
}

/** The same into a local S3 server, which takes its share of the two cores and is stopped before anything else is timed. */
async function upload(url) {
  const bucket = await startBucket(server.folder);
  if (!bucket) return say('No S3 server can be run here, so the upload was not measured.');
  const runs = [];
  for (let round = 0; round < Math.min(ROUNDS, 3); round++) runs.push(await toBucket(bucket, url));
  await bucket.stop();
  const of = (key) => median(runs.map((run) => run[key]));
  say(
    `Default settings to a local S3 server: ${of('wallSeconds').toFixed(1)} s, ${of('cpuSeconds').toFixed(1)} CPU-s of the process, peak ${of('peakMiB').toFixed(0)} MiB.`,
  );
}

async function toBucket(bucket, url) {
  await bucket.empty();
  const command = [node, cli, 'backup', '--destination', bucket.uri, '--json'];
  const env = { ...bucket.env, DATABASE_URL: url, DB_BACKUP_PG_DUMP_PATH: server.pgDump };
  const result = await measure(command, { env });
  return { ...result, bytes: JSON.parse(result.stdout).archiveBytes };
}

async function pgDump(url, ...args) {
  fresh();
  const result = await measure([server.pgDump, '-d', url, '-f', join(target, 'dump'), ...args]);
  return { ...result, bytes: sizeOf(target) };
}

async function pairs() {
  const url = await server.create('mixed', MIXED);
  const heap = (
    await server.query(
      url,
      "select sum(pg_table_size(oid)) as n from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
    )
  ).rows[0].n;
  const candidates = {
    default: () => ours(url),
    'gzip 6': () => ours(url, '--compression-level', '6'),
    zstd: () => ours(url, '--compression', 'zstd'),
    '-Fc': () => pgDump(url, '-Fc'),
    '-Fd -j2': () => pgDump(url, '-Fd', '-j2'),
    '-Fc -Z1': () => pgDump(url, '-Fc', '-Z1'),
  };
  const results = Object.fromEntries(Object.keys(candidates).map((name) => [name, []]));
  await pgDump(url, '-Fc', '-Z0');
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, run] of Object.entries(candidates)) results[name].push(await run());
    console.error(`round ${round + 1} of ${ROUNDS}`);
  }
  say('# Benchmark');
  say();
  say(
    'Made by `npm run bench`; each figure is a median over rounds in which every candidate ran once, ratios are taken within a round.',
  );
  say();
  const version = (await measure([server.pgDump, '--version'])).stdout.trim();
  say(
    `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${(await measure([node, '--version'])).stdout.trim()}, ${version}, ${ROUNDS} rounds, local folder, heap ${(heap / 1e9).toFixed(2)} GB in three tables (wide, 5 M narrow rows, jsonb).`,
  );
  say();
  say('| candidate | wall s | CPU s of the process | peak MiB | size MB |');
  say('|---|---:|---:|---:|---:|');
  for (const [name, runs] of Object.entries(results)) {
    const of = (key) => median(runs.map((run) => run[key]));
    const tool = name.startsWith('-') ? 'pg_dump' : 'db-backup';
    say(
      `| ${tool} ${name} | ${of('wallSeconds').toFixed(1)} | ${of('cpuSeconds').toFixed(1)} | ${of('peakMiB').toFixed(0)} | ${(of('bytes') / 1e6).toFixed(0)} |`,
    );
  }
  say();
  say('| ratio | reached | aim |');
  say('|---|---:|---:|');
  const ratio = (a, b, key, aim) => {
    const value = median(results[a].map((run, round) => run[key] / results[b][round][key]));
    const what = key === 'bytes' ? 'size' : 'wall';
    say(
      `| ${what}: ${a} / pg_dump ${b} | ${value.toFixed(2)} | ≤ ${aim} ${value <= aim ? 'met' : '**not met**'} |`,
    );
  };
  ratio('gzip 6', '-Fc', 'wallSeconds', 0.6);
  ratio('gzip 6', '-Fd -j2', 'wallSeconds', 0.85);
  ratio('gzip 6', '-Fc', 'bytes', 1.05);
  ratio('default', '-Fc', 'wallSeconds', 0.42);
  ratio('zstd', '-Fc', 'wallSeconds', 0.32);
  ratio('zstd', '-Fc', 'bytes', 1);
  ratio('default', '-Fc -Z1', 'wallSeconds', 1.05);
  say();
  const peak = Math.max(
    ...Object.keys(results)
      .filter((name) => !name.startsWith('-'))
      .flatMap((name) => results[name].map((run) => run.peakMiB)),
  );
  say(
    `Peak memory over all runs: ${peak.toFixed(0)} MiB (aim ≤ 200${peak <= 200 ? ', met' : ', **not met**'}). Temporary disk at most ${(Math.max(...results.default.map((run) => run.spoolPeak)) / 1e6).toFixed(0)} MB with archives of ${(median(results.default.map((run) => run.bytes)) / 1e6).toFixed(0)} MB.`,
  );
  say();
  say('## Where the time of the process goes');
  say();
  say('The stages alone, in memory (`bench/encode-bench.ts`); `main-s/GB` is the share of the event loop.');
  say();
  say('```');
  const stages = [node, '--import', './bench/typescript-loader.mjs', 'bench/encode-bench.ts', '300'];
  say((await measure(stages)).stdout.trimEnd());
  say('```');
  say();
  await upload(url);
  say();
  await server.query(url.replace(/\/mixed$/, '/postgres'), 'drop database mixed');
}

async function memoryAndTimePerRow() {
  say('## Memory and time in the number of rows');
  say();
  say('| rows | wall s | µs per row | peak MiB | temporary disk MB |');
  say('|---:|---:|---:|---:|---:|');
  const found = {};
  for (const count of [MILLION, 20 * MILLION]) {
    const url = await server.create(`rows_${count}`, rowsOf(count));
    await ours(url);
    const runs = [];
    for (let round = 0; round < Math.min(ROUNDS, 3); round++) runs.push(await ours(url));
    const of = (key) => median(runs.map((run) => run[key]));
    found[count] = { perRow: (of('wallSeconds') * 1e6) / count, peak: of('peakMiB') };
    say(
      `| ${count} | ${of('wallSeconds').toFixed(1)} | ${found[count].perRow.toFixed(2)} | ${of('peakMiB').toFixed(0)} | ${(of('spoolPeak') / 1e6).toFixed(0)} |`,
    );
    await server.query(url.replace(/\/rows_\d+$/, '/postgres'), `drop database rows_${count}`);
  }
  const more = found[20 * MILLION].peak - found[MILLION].peak;
  const slower = found[20 * MILLION].perRow / found[MILLION].perRow;
  say();
  say(
    `Memory grows by ${more.toFixed(0)} MiB (aim ≤ 10${more <= 10 ? ', met' : ', **not met**'}), time per row by a factor of ${slower.toFixed(2)} (aim ≤ 1.1${slower <= 1.1 ? ', met' : ', **not met**'}).`,
  );
  say();
}

async function tinyTables() {
  const url = await server.create('tiny', TINY);
  const ratios = [];
  const walls = [];
  await ours(url);
  for (let round = 0; round < ROUNDS; round++) {
    const a = await ours(url);
    const b = await pgDump(url, '-Fc');
    ratios.push(a.wallSeconds / b.wallSeconds);
    walls.push(a.wallSeconds);
  }
  const ratio = median(ratios);
  say(
    `1000 tiny tables: ${median(walls).toFixed(2)} s, ${ratio.toFixed(2)} × pg_dump -Fc (aim ≤ 2${ratio <= 2 ? ', met' : ', **not met**'}).`,
  );
}

async function startUp() {
  const walls = [];
  for (let round = 0; round < 11; round++)
    walls.push((await measure([node, cli, '--help'])).wallSeconds * 1000);
  say();
  say(
    `Start (\`--help\`): ${median(walls).toFixed(0)} ms (aim ≤ 250${median(walls) <= 250 ? ', met' : ', **not met**'}).`,
  );
}
