import { createInterface } from 'node:readline/promises';
import { printableLines } from '../lib/printable.js';

/** Where a person types, and where the question is shown. */
export interface AskingTerminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly signal: AbortSignal;
}

/**
 * Asks for one line. What is typed is shown and trimmed, so it is nothing for secrets. Ctrl-C, the end of the input
 * and a cancelled run answer with nothing.
 */
export async function askOnTerminal(question: string, terminal: AskingTerminal): Promise<string> {
  const lines = createInterface({ input: terminal.input, output: terminal.output, terminal: true });
  const left = new Promise<undefined>((resolve) => {
    lines.once('close', () => resolve(undefined));
    lines.once('SIGINT', () => lines.close());
  });
  try {
    const answer = lines.question(printableLines(question), { signal: terminal.signal });
    // A question that nobody answers any more is rejected by some versions of Node and left open by others.
    const typed = await Promise.race([answer.catch(() => undefined), left]);
    if (typed === undefined) terminal.output.write('\n');
    return (typed ?? '').trim();
  } finally {
    lines.close();
  }
}
