/**
 * What a step wrote to one of the runner's files (GITHUB_OUTPUT, GITHUB_ENV): `name=value`, or
 * `name<<delimiter`, the value and the delimiter on lines of their own.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function parseCommandFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split('\n');
  while (lines.length > 0) {
    const line = lines.shift() ?? '';
    if (line === '') continue;
    const [, name, sign, rest] = /^([^=<\s]+)(=|<<)(.*)$/.exec(line) ?? [];
    if (name === undefined || rest === undefined) throw new Error(`no command of the runner: ${line}`);
    values[name] = sign === '=' ? rest : linesUntil(rest, lines);
  }
  return values;
}

function linesUntil(delimiter: string, lines: string[]): string {
  const end = lines.indexOf(delimiter);
  if (end < 0) throw new Error(`the delimiter ${delimiter} is missing`);
  return lines
    .splice(0, end + 1)
    .slice(0, -1)
    .join('\n');
}
