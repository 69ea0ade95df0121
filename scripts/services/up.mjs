import { runInForeground } from './run-in-foreground.mjs';
import { startAll } from './start-all.mjs';

/**
 * Starts the servers that the tests need.
 *
 *   node scripts/services/up.mjs                       shows their addresses and waits for Ctrl-C
 *   node scripts/services/up.mjs -- npx jest store     runs a command with them, then stops them
 */
const services = await startAll({ onStart: (text) => console.error(`started ${text}`) });
const separator = process.argv.indexOf('--');
const command = separator < 0 ? [] : process.argv.slice(separator + 1);

if (command.length === 0) {
  for (const [name, value] of Object.entries(services.env)) console.log(`export ${name}='${value}'`);
  console.error('Ctrl-C stops them.');
  // startAll ends the process on a signal; a pending handler alone would not keep it alive.
  setInterval(() => {}, 60_000);
} else {
  const [program = '', ...args] = command;
  const code = await runInForeground(program, args, { ...process.env, ...services.env });
  await services.stop({ keepLogs: code !== 0 });
  if (code !== 0) console.error(`logs of the servers: ${services.folder}`);
  process.exitCode = code;
}
