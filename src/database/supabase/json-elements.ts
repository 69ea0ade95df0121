/** A user in the server's own text, on one line. */
export interface UserText {
  readonly id: string;
  readonly text: string;
}

/**
 * The elements of `users` in an answer of Auth, as they were written: parsing would round the numbers of metadata.
 * @throws SyntaxError for anything that is no such answer
 */
export function splitUsers(answer: string): UserText[] {
  const parsed: unknown = JSON.parse(answer);
  const users = (parsed as { users?: unknown } | null)?.users;
  if (!Array.isArray(users)) throw new SyntaxError('Auth answers without a list of users');
  const texts = elementsOf(answer, 'users');
  if (texts.length !== users.length) throw new SyntaxError('the list of users cannot be taken apart');
  return texts.map((text, index) => {
    const { id } = users[index] as { id?: unknown };
    if (typeof id !== 'string') throw new SyntaxError('a user of Auth has no id');
    // Line breaks within texts are escaped; others mean nothing.
    return { id, text: text.replace(/[\r\n]/g, ' ').trim() };
  });
}

/** Texts of the elements of the array that a key of the outermost object has; the JSON is known to be valid. */
function elementsOf(json: string, key: string): string[] {
  const texts: string[] = [];
  let depth = 0;
  let isInside = false;
  let start = 0;
  for (const { 0: token, index } of json.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}[\],]/g)) {
    if (token === '{' || token === '[') {
      depth++;
      if (isInside && depth === 2) start = index + 1;
    } else if (token === '}' || token === ']' || token === ',') {
      const isEnd = isInside && depth === 2 && token !== '}';
      if (isEnd && json.slice(start, index).trim() !== '') texts.push(json.slice(start, index));
      if (isEnd) start = index + 1;
      if (token !== ',') depth--;
      if (depth === 1) isInside = false;
    } else if (depth === 1 && token.endsWith(':')) isInside = token.replace(/\s*:$/, '') === `"${key}"`;
  }
  return texts;
}
