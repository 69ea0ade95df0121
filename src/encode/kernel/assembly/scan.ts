// Sixteen bytes at a time. Reads and writes up to 15 bytes beyond what is asked; the host leaves room.

/** A bit for each byte that cannot stand in a JSON string as it is: below 0x20, quote, backslash. */
// @ts-ignore: decorator
@inline
export function structural(v: v128): i32 {
  return i8x16.bitmask(
    v128.or(
      i8x16.eq(i8x16.min_u(v, i8x16.splat(31)), v),
      v128.or(i8x16.eq(v, i8x16.splat(34)), i8x16.eq(v, i8x16.splat(92))),
    ),
  );
}

/** Copies by whole blocks. */
// @ts-ignore: decorator
@inline
export function copyWide(to: usize, from: usize, length: u32): void {
  v128.store(to, v128.load(from));
  for (let n: u32 = 16; n < length; n += 16) v128.store(to + n, v128.load(from + n));
}

/** Address of the next line feed, or `end`. */
export function findLineEnd(at: usize, end: usize): usize {
  const wanted = i8x16.splat(10);
  while (at < end) {
    const mask = i8x16.bitmask(i8x16.eq(v128.load(at), wanted));
    if (mask) {
      const found = at + ctz(mask);
      return found < end ? found : end;
    }
    at += 16;
  }
  return end;
}
