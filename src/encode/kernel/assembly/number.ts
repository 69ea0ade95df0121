// Which number tokens stand bare in JSON.

/** The token is to be a JSON string. */
export const NOT_BARE: u32 = 0;
/** The end of the token is not in the input yet. */
export const NEED_MORE: u32 = 0xffffffff;

/** Longer tokens are strings; no server prints a float that long. */
const MAX_BARE: u32 = 64;
/** What every reader with IEEE 754 doubles keeps exactly. */
const MAX_DIGITS: u32 = 15;

// @ts-ignore: decorator
@inline
function isDigit(at: usize): bool {
  return <u32>load<u8>(at) - 48 < 10;
}

/** Length of the token at `at`, ended by one of two bytes, when it may stand bare, else NOT_BARE or NEED_MORE. */
// @ts-ignore: decorator
@inline
export function bareNumberLength(at: usize, end: usize, isFloat: bool, stopA: u32, stopB: u32): u32 {
  // Up to 15 digits, perhaps with a decimal point, in one look.
  const sign: u32 = load<u8>(at) == 45 ? 1 : 0;
  const digits = i8x16.sub(v128.load(at + sign), i8x16.splat(48));
  const other = ~i8x16.bitmask(i8x16.eq(i8x16.min_u(digits, i8x16.splat(9)), digits));
  const whole = <u32>ctz(other);
  if (whole - 1 < MAX_DIGITS && (whole == 1 || load<u8>(at + sign) != 48)) {
    let length = whole;
    if (load<u8>(at + sign + whole) == 46) length = <u32>ctz(other & (other - 1));
    const stop = at + sign + length;
    if (length != whole + 1 && stop < end) {
      const delimiter = <u32>load<u8>(stop);
      if (delimiter == stopA || delimiter == stopB) return sign + length;
    }
  }
  return bareTokenLength(at, end, isFloat, stopA, stopB);
}

/** The same by the grammar of RFC 8259, section 6. */
function bareTokenLength(at: usize, end: usize, isFloat: bool, stopA: u32, stopB: u32): u32 {
  let stop = at;
  const last = min<usize>(end, at + MAX_BARE + 1);
  let digits: u32 = 0;
  while (stop < last) {
    const c = <u32>load<u8>(stop);
    if (c == stopA || c == stopB) break;
    if (c - 48 < 10) digits++;
    stop++;
  }
  if (stop == last) return last == end && end - at <= MAX_BARE ? NEED_MORE : NOT_BARE;
  if (!isFloat && digits > MAX_DIGITS) return NOT_BARE;
  let p = at;
  if (load<u8>(p) == 45) p++;
  if (!isDigit(p)) return NOT_BARE;
  if (load<u8>(p) == 48) p++;
  else while (isDigit(p)) p++;
  if (load<u8>(p) == 46) {
    p++;
    if (!isDigit(p)) return NOT_BARE;
    while (isDigit(p)) p++;
  }
  if ((<u32>load<u8>(p) | 32) == 101) {
    p++;
    const sign = <u32>load<u8>(p);
    if (sign == 43 || sign == 45) p++;
    if (!isDigit(p)) return NOT_BARE;
    while (isDigit(p)) p++;
  }
  return p == stop ? <u32>(stop - at) : NOT_BARE;
}
