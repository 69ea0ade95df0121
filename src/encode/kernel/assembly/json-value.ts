// Where an embedded JSON value ends. Only brackets outside of strings count; what stands between them is
// for the server to judge.

// @ts-ignore: decorator
@inline
export function controls(v: v128): u32 {
  return i8x16.bitmask(i8x16.eq(i8x16.min_u(v, i8x16.splat(31)), v));
}

// @ts-ignore: decorator
@inline
export function equals(v: v128, c: u8): u32 {
  return i8x16.bitmask(i8x16.eq(v, i8x16.splat(c)));
}

/** `[` and `{`; the bytes differ in one bit. */
// @ts-ignore: decorator
@inline
export function opening(v: v128): u32 {
  return equals(v128.or(v, i8x16.splat(32)), 123);
}

/** `]` and `}`. */
// @ts-ignore: decorator
@inline
export function closing(v: v128): u32 {
  return equals(v128.or(v, i8x16.splat(32)), 125);
}

/** Of quotes: a bit for each byte of a string, its opening quote included, its closing one not. */
// @ts-ignore: decorator
@inline
export function insideStrings(quotes: u32): u32 {
  quotes ^= quotes << 1;
  quotes ^= quotes << 2;
  quotes ^= quotes << 4;
  quotes ^= quotes << 8;
  return quotes;
}

/** Whether a number, `true`, `false` or `null` may begin with the byte. */
// @ts-ignore: decorator
@inline
export function startsScalar(c: u32): bool {
  return c - 48 < 10 || c == 45 || c == 110 || c == 116 || c == 102;
}

/** Length of the run of bytes that numbers, `true`, `false` and `null` are made of. */
export function scalarLength(at: usize, end: usize): u32 {
  let stop = at;
  while (stop < end) {
    const c = <u32>load<u8>(stop);
    if (c - 48 >= 10 && c - 97 >= 26 && c != 43 && c != 45 && c != 46 && c != 69) break;
    stop++;
  }
  return <u32>(stop - at);
}
