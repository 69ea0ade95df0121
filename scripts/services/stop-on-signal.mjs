import { stopAll } from './running.mjs';

/** As shells report a process that was ended by SIGINT. */
const EXIT_CANCELLED = 130;

/**
 * On Ctrl-C and on a request to end: stops all that runs beside us, cleans up, then exits with 130.
 * @param {() => void} cleanUp
 */
export function stopOnSignal(cleanUp) {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      stopAll()
        .then(cleanUp)
        .finally(() => process.exit(EXIT_CANCELLED));
    });
  }
}
