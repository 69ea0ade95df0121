/** What a session is pinned to, so that a value's text never depends on the server's settings. */
export interface PinOptions {
  /** Such as 150018. */
  readonly serverVersionNum: number;
  /** True for a source: nothing can be written by accident. */
  readonly readOnly: boolean;
  readonly lockTimeoutSeconds: number;
}

type Pin = readonly [setting: string, value: string, shown?: string];

const MS_PER_SECOND = 1000;

/**
 * Names and values of the pins (docs/archive-format.md, "Session"). `shown` is the form in which the
 * server reports the value, where that differs.
 */
export function sessionPins(options: PinOptions): readonly Pin[] {
  const since = (version: number, ...pins: Pin[]) => (options.serverVersionNum >= version ? pins : []);
  const lockTimeoutMs = Math.round(options.lockTimeoutSeconds * MS_PER_SECOND);
  return [
    ['client_encoding', 'UTF8'],
    ['datestyle', 'ISO, YMD'],
    ['intervalstyle', 'postgres'],
    ['timezone', 'UTC'],
    ['extra_float_digits', '3'],
    ['lc_monetary', 'C'],
    ['bytea_output', 'hex'],
    ['xmloption', 'content'],
    ['array_nulls', 'on'],
    ['search_path', '', '""'],
    ['standard_conforming_strings', 'on'],
    ['row_security', 'off'],
    ['synchronize_seqscans', 'off'],
    ['statement_timeout', '0'],
    ['idle_in_transaction_session_timeout', '0'],
    ['lock_timeout', String(lockTimeoutMs)],
    ...since(140_000, ['idle_session_timeout', '0']),
    ...since(170_000, ['transaction_timeout', '0']),
    ...(options.readOnly ? [['default_transaction_read_only', 'on'] as const] : []),
  ];
}

/** One round trip that sets every pin. */
export function pinStatement(pins: readonly Pin[]): string {
  return pins.map(([name, value]) => `SET ${name} = '${value}'`).join('; ');
}

/** One row with the value of every pin, in order and in the units it was set in. */
export function pinCheckStatement(pins: readonly Pin[]): string {
  const columns = pins.map(([name]) =>
    name.endsWith('_timeout')
      ? `(EXTRACT(epoch FROM pg_catalog.current_setting('${name}')::pg_catalog.interval) * 1000)::pg_catalog.int8`
      : `pg_catalog.current_setting('${name}')`,
  );
  return `SELECT ${columns.join(', ')}`;
}

/** Names of the pins that did not take. */
export function unpinned(pins: readonly Pin[], values: readonly (string | null)[]): string[] {
  return pins
    .filter(([, value, shown], index) => values[index] !== value && values[index] !== shown)
    .map(([name]) => name);
}
