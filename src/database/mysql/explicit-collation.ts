import { endOfToken } from './sql-tokens.js';

const CHARACTER_SET = 'utf8mb4';
const AS_OPTION = ` CHARSET=${CHARACTER_SET}`;
const OF_COLUMN = ` CHARACTER SET ${CHARACTER_SET}`;

/**
 * SHOW CREATE TABLE leaves out the collation that is the server's usual one for utf8mb4, which MySQL 8.0 changed from `utf8mb4_general_ci` to
 * `utf8mb4_0900_ai_ci`: other words would be equal on another server. `usual` is that of the source, and is written out.
 */
export function withCollation(create: string, usual: string): string {
  let out = '';
  let copied = 0;
  let depth = 0;
  for (let at = 0; at < create.length; at = endOfToken(create, at)) {
    const char = create[at];
    if (char === '(') depth++;
    if (char === ')') depth--;
    const words = depth === 0 ? AS_OPTION : OF_COLUMN;
    // Deeper are expressions.
    if (char !== ' ' || depth > 1 || !create.startsWith(words, at)) continue;
    const end = at + words.length;
    if (/^(?:\w| COLLATE)/.test(create.slice(end, end + 9))) continue;
    out += create.slice(copied, end) + (depth === 0 ? ` COLLATE=${usual}` : ` COLLATE ${usual}`);
    copied = end;
  }
  return out + create.slice(copied);
}
