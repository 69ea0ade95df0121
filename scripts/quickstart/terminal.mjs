const isColored = process.stdout.isTTY && !process.env.NO_COLOR;

/** @param {string} code @param {string} text */
function styled(code, text) {
  return isColored ? `\u001b[${code}m${text}\u001b[0m` : text;
}

/** A heading for the next step. @param {string} text */
export function heading(text) {
  console.log(`\n${styled('1', text)}`);
}

/** A sentence of explanation. @param {string} text */
export function explain(text) {
  console.log(text);
}

/** A command as a person would type it. @param {string} text */
export function command(text) {
  console.log(styled('36', `$ ${text}`));
}

/** What a command printed, cut where it is only an example. @param {string} text @param {number} [lines] @param {number} [columns] */
export function output(text, lines = Number.POSITIVE_INFINITY, columns = 150) {
  const all = text.trimEnd().split('\n');
  for (const line of all.slice(0, lines)) console.log(styled('2', `  ${shorten(line, columns)}`));
  if (all.length > lines) console.log(styled('2', `  … ${all.length - lines} lines more`));
}

/** @param {string} line @param {number} columns */
function shorten(line, columns) {
  return line.length > columns ? `${line.slice(0, columns - 1)}…` : line;
}

// A reader that has seen enough (`| head`) must not end us before the server is stopped.
process.stdout.on('error', () => {});
