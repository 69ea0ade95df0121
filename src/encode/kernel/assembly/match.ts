// Comparing the input with bytes that are known.

export const DIFFERENT: u32 = 0;
export const EQUAL: u32 = 1;
/** As far as the input goes it is equal. */
export const UNDECIDED: u32 = 2;

/** Compares `length` bytes at `at` with those at `wanted`; the input ends at `end`. */
// @ts-ignore: decorator
@inline
export function match(at: usize, end: usize, wanted: usize, length: u32): u32 {
  const left = <u32>(end - at);
  const known = min<u32>(left, length);
  for (let n: u32 = 0; n < known; n += 16) {
    const same = i8x16.bitmask(i8x16.eq(v128.load(at + n), v128.load(wanted + n)));
    if (same != 0xffff && n + <u32>ctz(~same) < known) return DIFFERENT;
  }
  return left < length ? UNDECIDED : EQUAL;
}
