import { execFileSync } from 'node:child_process';
import { codeBlocks } from './markdown-page.js';

export interface DocumentedCommand {
  /** What stands after `dist/cli.js`, as a shell splits it. */
  readonly words: readonly string[];
  /** What the page has exported so far. */
  readonly variables: Readonly<Record<string, string>>;
  readonly line: number;
}

/** Every call of this project's command line in the shell blocks of a page. */
export function documentedCommands(page: string): DocumentedCommand[] {
  const variables: Record<string, string> = {};
  const commands: DocumentedCommand[] = [];
  for (const { text, line } of codeBlocks(page, 'bash')) {
    for (const statement of text.replaceAll('\\\n', ' ').split('\n')) {
      const [, given] = /^\s*export (.*)$/.exec(statement) ?? [];
      if (given !== undefined && !given.includes('$(')) Object.assign(variables, exported(given));
      const [, rest] = /\bnode \S*dist\/cli\.js(.*)$/.exec(statement) ?? [];
      if (rest !== undefined) commands.push({ words: split(rest), variables: { ...variables }, line });
    }
  }
  return commands;
}

function exported(assignments: string): Record<string, string> {
  return Object.fromEntries(split(assignments).map((pair) => pair.split(/=(.*)/s).slice(0, 2)));
}

/** By a shell, which alone knows its quotes. */
export function split(words: string): string[] {
  const output = execFileSync('bash', ['--norc', '-c', `printf '%s\\0' ${words}`], { encoding: 'utf8' });
  return output.split('\0').slice(0, -1);
}
