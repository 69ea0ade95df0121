/** Where a SHOW CREATE text names the account whose rights the object has: in front, in the quotes of the object's sql_mode. */
const DEFINER =
  /^(CREATE\s+(?:OR\s+REPLACE\s+)?(?:ALGORITHM\s*=\s*\w+\s+)?)DEFINER\s*=\s*((?:`(?:[^`]|``)*`|"(?:[^"]|"")*")(?:@(?:`(?:[^`]|``)*`|"(?:[^"]|"")*"))?)\s+/i;

/** The account that a definition names, as `user@host`; undefined where it names none. */
export function definerOf(sql: string): string | undefined {
  const found = DEFINER.exec(sql)?.[2];
  return found?.replace(/(`|")((?:(?!\1).|\1\1)*)\1/gs, (_, quote: string, name: string) =>
    name.replaceAll(quote + quote, quote),
  );
}

/** The same definition for whoever runs it. */
export function withoutDefiner(sql: string): string {
  return sql.replace(DEFINER, '$1');
}
