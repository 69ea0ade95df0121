/** From here on UTF-16 units, JavaScript's own order, do not order like code points. */
const SURROGATES_AND_BEYOND = /[\ud800-\uffff]/;

/** The order of the UTF-8 bytes, which is that of the code points. */
export function compareBytes(a: string, b: string): number {
  if (a === b) return 0;
  if (!SURROGATES_AND_BEYOND.test(a) && !SURROGATES_AND_BEYOND.test(b)) return a < b ? -1 : 1;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
