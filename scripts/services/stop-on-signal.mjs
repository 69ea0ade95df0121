/** As shells report a process that was ended by SIGINT. */
const EXIT_CANCELLED = 130;

/**
 * On Ctrl-C and on a request to end: stops in good order, then exits with 130.
 * @param {() => Promise<void>} stop
 */
export function stopOnSignal(stop) {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      stop().finally(() => process.exit(EXIT_CANCELLED));
    });
  }
}
