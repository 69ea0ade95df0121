import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startBucket } from './bucket.mjs';
import { MIXED, RESTORED_AS_WELL } from './data.mjs';
import { measure, median } from './measure.mjs';

const AIM_PEAK_MIB = 200;
const AIM_PART = 0.05;

/** How often the server's CPU is looked at, to tell the proof's share. */
const SAMPLE_MS = 100;

/** A server process that ends while it is looked at is counted nowhere; afterwards its parent has its CPU. */
const SETTLE_MS = 300;

/** The table that is restored alone, by the setting `tables`. */
const PART = 'public.part';

/**
 * Restores one database again and again into new empty ones, in turn by this tool and by pg_restore, and says what
 * each took. The server is the same for all, so its CPU can be compared.
 * @param {{ server: Awaited<ReturnType<typeof import('./server.mjs').startBenchServer>>, node: string, cli: string,
 *   rounds: number, say: (line?: string) => void }} bench
 */
export async function benchRestore(bench) {
  const { server } = bench;
  // What has nothing to do with a restore is kept off the server's CPU.
  await server.query(server.url, 'alter system set autovacuum = off');
  await server.query(server.url, 'select pg_reload_conf()');
  const url = await server.create('restorable', `${MIXED}${RESTORED_AS_WELL}`);
  const archive = join(server.folder, 'archive');
  const dump = join(server.folder, 'restorable.dump');
  mkdirSync(archive);
  await backup(bench, url, archive);
  await measure([server.pgDump, '-Fc', '-d', url, '-f', dump]);
  const results = await inTurn(bench, {
    'db-backup --jobs 2': (target) => ours(bench, target, archive, '--jobs', '2'),
    'db-backup, one transaction': (target) => ours(bench, target, archive, '--jobs', '1'),
    'pg_restore -j2': (target) => measure([server.pgRestore, '-j2', '-d', target, dump]),
    'pg_restore -j1': (target) => measure([server.pgRestore, '-j1', '-d', target, dump]),
  });
  tellPairs(bench, results);
  await onePart(bench, url);
  await server.query(server.url, 'drop database restorable');
}

function backup({ server, node, cli, env = {} }, url, destination) {
  return measure([node, cli, 'backup', '--destination', destination, '--json'], {
    env: { ...env, DATABASE_URL: url, DB_BACKUP_PG_DUMP_PATH: server.pgDump },
  });
}

async function ours({ node, cli, env = {} }, target, destination, ...args) {
  const command = [
    node,
    cli,
    'restore',
    '--backup',
    'latest',
    '--destination',
    destination,
    '--json',
    ...args,
  ];
  const result = await measure(command, { env: { ...env, DB_BACKUP_TARGET_URL: target, NO_COLOR: '1' } });
  const report = JSON.parse(result.stdout);
  return { ...result, report, proofSeconds: phaseSeconds(report)('proof') };
}

async function inTurn({ server, rounds }, candidates) {
  const results = Object.fromEntries(Object.keys(candidates).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(candidates)) results[name].push(await intoEmpty(server, run));
    console.error(`restore: round ${round + 1} of ${rounds}`);
  }
  return results;
}

/** A new database for one run; what the server still has to write is not the next candidate's burden. */
async function intoEmpty(server, run) {
  await server.query(server.url, 'create database target template template0');
  await server.query(server.url, 'checkpoint');
  const before = server.cpuSeconds();
  const samples = [];
  const watch = setInterval(() => samples.push({ at: Date.now(), seconds: server.cpuSeconds() }), SAMPLE_MS);
  const result = await run(server.url.replace(/\/postgres$/, '/target')).finally(() => clearInterval(watch));
  await sleep(SETTLE_MS);
  const serverSeconds = server.cpuSeconds() - before;
  await server.query(server.url, 'drop database target with (force)');
  const serverProofSeconds = result.report ? duringProof(result.report, samples) : 0;
  return { ...result, serverSeconds, serverProofSeconds };
}

/** CPU of the server between the first and the last moment of the proof, as the report tells them. */
function duringProof(report, samples) {
  const secondsOf = phaseSeconds(report);
  const after = secondsOf('commit') + secondsOf('after');
  const end = Date.parse(report.startedAt) + 1000 * (report.durationSeconds - after);
  const start = end - 1000 * secondsOf('proof');
  const within = samples.filter(({ at }) => at >= start && at <= end);
  return within.length > 0 ? within.at(-1).seconds - within[0].seconds : 0;
}

/** Seconds of a phase by its name; 0 for one that was not entered. */
function phaseSeconds({ restore }) {
  return (wanted) =>
    restore.phases.filter(({ name }) => name === wanted).reduce((sum, { seconds }) => sum + seconds, 0);
}

function tellPairs({ say, rounds }, results) {
  say('# Benchmark: restore');
  say();
  say(
    `Data and indexes into an empty database, from a local archive and from a dump of \`pg_dump -Fc\`; ${rounds} rounds, ratios are taken within a round. Our time includes the check of the whole archive and the proof: every row is read back and compared before the commit. pg_restore does neither.`,
  );
  say();
  say(
    '| candidate | wall s | of it proof | CPU s of the client | CPU s of the server | of it proof | peak MiB of the client |',
  );
  say('|---|---:|---:|---:|---:|---:|---:|');
  for (const [name, runs] of Object.entries(results)) {
    const of = (key) => median(runs.map((run) => run[key]));
    const proof = runs[0].report
      ? `${of('proofSeconds').toFixed(1)} s (${percent(shareOfProof(runs))})`
      : '–';
    say(
      `| ${name} | ${of('wallSeconds').toFixed(1)} | ${proof} | ${of('cpuSeconds').toFixed(1)} | ${of('serverSeconds').toFixed(1)} | ${runs[0].report ? of('serverProofSeconds').toFixed(1) : '–'} | ${of('peakMiB').toFixed(0)} |`,
    );
  }
  say();
  say('| ratio | reached | without the proof | aim |');
  say('|---|---:|---:|---:|');
  ratios(say, results, 'db-backup --jobs 2', 'pg_restore -j2', 1.15);
  ratios(say, results, 'db-backup, one transaction', 'pg_restore -j1', 1);
  say();
  say('Where our time goes, seconds (medians):');
  say();
  for (const [name, runs] of Object.entries(results)) if (runs[0].report) say(`- ${name}: ${phasesOf(runs)}`);
  say();
  const peak = Math.max(
    ...Object.values(results).flatMap((runs) => runs.map((run) => (run.report ? run.peakMiB : 0))),
  );
  say(
    `Peak memory of the client over all runs: ${peak.toFixed(0)} MiB (aim ≤ ${AIM_PEAK_MIB}${met(peak <= AIM_PEAK_MIB)}).`,
  );
  say();
}

function ratios(say, results, ourName, theirName, aim) {
  const of = (secondsOf, key) =>
    median(results[ourName].map((run, round) => secondsOf(run) / results[theirName][round][key]));
  const wall = of((run) => run.wallSeconds, 'wallSeconds');
  const loading = of((run) => run.wallSeconds - run.proofSeconds, 'wallSeconds');
  say(
    `| wall: ${ourName} / ${theirName} | ${wall.toFixed(2)} | ${loading.toFixed(2)} | ≤ ${aim.toFixed(2)}${met(wall <= aim)} |`,
  );
  const cpu = of((run) => run.serverSeconds, 'serverSeconds');
  const loadingCpu = of((run) => run.serverSeconds - run.serverProofSeconds, 'serverSeconds');
  say(
    `| server CPU: ${ourName} / ${theirName} | ${cpu.toFixed(2)} | ${loadingCpu.toFixed(2)} | ≤ 1.10${met(cpu <= 1.1)} |`,
  );
}

function shareOfProof(runs) {
  return median(runs.map((run) => run.proofSeconds / run.wallSeconds));
}

function phasesOf(runs) {
  const names = [...new Set(runs.flatMap(({ report }) => report.restore.phases.map(({ name }) => name)))];
  return names
    .map((name) => `${name} ${median(runs.map(({ report }) => phaseSeconds(report)(name))).toFixed(1)}`)
    .join(', ');
}

/** One table of about a hundredth of the archive, fetched by its byte span, beside the whole. */
async function onePart(bench, url) {
  const { server, say } = bench;
  const bucket = await startBucket(server.folder);
  if (!bucket) return say('No S3 server can be run here, so the restore of one table was not measured.');
  try {
    await backup({ ...bench, env: bucket.env }, url, bucket.uri);
    const fromBucket =
      (...args) =>
      (target) =>
        ours({ ...bench, env: bucket.env }, target, bucket.uri, ...args);
    const results = await inTurn(
      { ...bench, rounds: Math.min(bench.rounds, 3) },
      {
        whole: fromBucket('--jobs', '2'),
        part: fromBucket('--jobs', '2', '--tables', PART),
      },
    );
    tellPart(say, results);
  } finally {
    await bucket.stop();
  }
}

function tellPart(say, { whole, part }) {
  const share = median(part.map((run, round) => run.wallSeconds / whole[round].wallSeconds));
  const bytes = ({ report }) => report.tables.reduce((sum, table) => sum + table.bytes, 0);
  const fetched = (runs) => median(runs.map(({ report }) => report.restore.bytesFetched));
  say(
    `From a local S3 server, the whole: ${median(whole.map((run) => run.wallSeconds)).toFixed(1)} s, ${(fetched(whole) / 1e6).toFixed(1)} MB fetched, peak ${median(whole.map((run) => run.peakMiB)).toFixed(0)} MiB. One table that is ${percent(bytes(part[0]) / bytes(whole[0]))} of the rows' bytes, by \`tables\`: ${median(part.map((run) => run.wallSeconds)).toFixed(2)} s, ${(fetched(part) / 1e6).toFixed(1)} MB fetched; ${percent(share)} of the time of the whole (aim ≤ ${percent(AIM_PART)}${met(share <= AIM_PART)}).`,
  );
  say();
}

const percent = (share) => `${(100 * share).toFixed(1)} %`;
const met = (isMet) => (isMet ? ', met' : ', **not met**');
