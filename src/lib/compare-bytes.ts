/** UTF-8 bytes order like code points; UTF-16 units, JavaScript's own order, do not. */
export function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
