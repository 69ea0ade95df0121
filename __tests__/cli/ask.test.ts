import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { askOnTerminal } from '../../src/cli/ask.js';

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';

async function typed(keys: string, question = 'Type GO: ') {
  const input = new PassThrough();
  const output = new PassThrough();
  const answer = askOnTerminal(question, { input, output, signal: new AbortController().signal });
  input.write(keys);
  const said = await answer;
  output.end();
  return { said, shown: await text(output) };
}

it('shows the question and takes one line, trimmed', async () => {
  const { said, shown } = await typed('  RESTORE PRODUCTION \rmore');
  expect(said).toBe('RESTORE PRODUCTION');
  expect(shown).toContain('Type GO: ');
});

it.each([
  ['Ctrl-C', `GO${CTRL_C}`],
  ['the end of the input', CTRL_D],
])('takes %s for no answer', async (_name, keys) => {
  const { said, shown } = await typed(keys);
  expect(said).toBe('');
  expect(shown.endsWith('\n')).toBe(true);
});

it('takes a closed input for no answer', async () => {
  const input = new PassThrough();
  input.end('GO');
  const signal = new AbortController().signal;
  expect(await askOnTerminal('? ', { input, output: new PassThrough(), signal })).toBe('');
});

it('ends with the run', async () => {
  const controller = new AbortController();
  const options = { input: new PassThrough(), output: new PassThrough(), signal: controller.signal };
  const answer = askOnTerminal('? ', options);
  controller.abort();
  expect(await answer).toBe('');
  expect(await askOnTerminal('? ', options)).toBe('');
});

it('lets no name in the question steer the terminal', async () => {
  expect((await typed('\r', 'The target is \u001b[2Jx? ')).shown).toContain('\\u{1b}[2Jx? ');
});
