/** @type {Set<() => Promise<void>>} */
const running = new Set();

/**
 * Remembers how to stop something that runs beside us, until it has ended.
 * @param {() => Promise<void>} stop
 * @param {Promise<unknown>} ended
 */
export function remember(stop, ended) {
  running.add(stop);
  ended.finally(() => running.delete(stop));
}

/** Stops all that runs beside us, the last started first: a pooler before its server. */
export async function stopAll() {
  for (const stop of [...running].reverse()) await stop();
}
