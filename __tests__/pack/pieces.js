/** Bytes as a stream of chunks of the given size. */
export async function* inChunks(bytes, chunkBytes = 65_536) {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}
export async function collect(chunks) {
  const pieces = [];
  for await (const chunk of chunks) pieces.push(Buffer.from(chunk));
  return Buffer.concat(pieces);
}
