/**
 * A file's name as an address has it. Slashes stay what they are, unless a part of the name would vanish from an
 * address (`.`, `..`, an empty one: https://url.spec.whatwg.org/#path-state): then the whole name is one part. undefined
 * for a name that is nothing but dots, which no address can hold.
 */
export function objectPath(path: string): string | undefined {
  if (path === '.' || path === '..') return undefined;
  const parts = path.split('/');
  const vanishes = parts.some((part) => part === '' || part === '.' || part === '..');
  return vanishes ? encodeURIComponent(path) : parts.map(encodeURIComponent).join('/');
}
