// Escapes of JSON strings, as the decoder meets them.

const BACKSLASH: u32 = 92;

/** No control character. */
export const NO_CONTROL: u32 = 255;

/** The control character of a `\u00xx` that the encoder would write, or NO_CONTROL. */
export function controlOf(at: usize): u32 {
  if (load<u32>(at) != 0x3030755c) return NO_CONTROL; // \u00
  const high = <u32>load<u8>(at, 4) - 48;
  const low = <u32>load<u8>(at, 5);
  const digit = low - 48 < 10 ? low - 48 : low - 97 < 6 ? low - 87 : 16;
  if (high > 1 || digit > 15) return NO_CONTROL;
  const value = (high << 4) | digit;
  return (value >= 8 && value <= 13 && value != 11) ? NO_CONTROL : value;
}

/** Writes an escape of an embedded JSON value: COPY doubles its backslashes. */
// @ts-ignore: decorator
@inline
export function putJsonEscape(o: usize, e: u32): u32 {
  store<u32>(o, 0x5c5c | (e << 16) | (BACKSLASH << 24));
  return e == BACKSLASH ? 4 : 3;
}
