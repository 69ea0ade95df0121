import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { readArguments } from '../../src/cli/args.js';
import { parseSettings } from '../../src/config/parse.js';
import { parseOperation } from '../../src/config/parse-operation.js';
import { planParts } from '../../src/store/s3/s3-part-plan.js';
import { documentedCommands } from '../support/documented-commands.js';
import { anchorsOf, codeBlocks, linksOf } from '../support/markdown-page.js';
import { shellcheck } from '../support/services.js';
import { PAGES } from '../support/workflow-files.js';

/** What people paste has to be right before they paste it. */
const PASTED = ['docs/setup.md', 'docs/runbook.md'];

describe('shell blocks', () => {
  const blocks = PAGES.flatMap((page) =>
    codeBlocks(page, 'bash').map(({ line, text }) => [`${page}:${line}`, text] as const),
  );

  /** At a prompt, which nobody wants closed when `cd` fails. */
  function check(script: string): string {
    const args = ['--shell=bash', '--severity=style', '--exclude=SC2164', '--norc', '-'];
    return spawnSync(shellcheck(), args, { input: script, encoding: 'utf8' }).stdout;
  }

  it('are judged', () => {
    expect(blocks.length).toBeGreaterThan(20);
    expect(check('rm -r $HOME/x')).toContain('SC2086');
  });

  it.each(blocks)('are accepted by ShellCheck: %s', (_, text) => expect(check(text)).toBe(''));
});

describe('commands of this project', () => {
  const commands = PASTED.flatMap((page) =>
    documentedCommands(page).map((command) => [`${page}:${command.line}`, command] as const),
  );

  it('are found', () => expect(commands.length).toBeGreaterThan(8));

  it.each(commands)('are read as they are meant: %s', (_, { words, variables }) => {
    const { operation = '', given, problems } = readArguments(words);
    expect(problems).toEqual([]);
    const parse = () => parseSettings(parseOperation(operation), { face: 'cli', given, variables });
    expect(parse().warnings).toEqual([]);
  });
});

it("runs nothing from the registry, where the name of this command may be somebody else's", () => {
  for (const page of PAGES)
    expect([page, readFileSync(page, 'utf8')]).toEqual([page, expect.not.stringMatching(/npx |npm exec/)]);
});

describe('links', () => {
  const links = PAGES.flatMap((page) => linksOf(page).map((target) => [page, target] as const)).filter(
    ([, target]) => !/^[a-z]+:/.test(target),
  );

  it.each(links)('%s leads to %s', (page, target) => {
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? page : normalize(join(dirname(page), path));
    expect([file, existsSync(file)]).toEqual([file, true]);
    if (anchor !== undefined) expect(anchorsOf(file)).toContain(anchor);
  });
});

it('names crons that are crons', () => {
  const field = /^(\*|\d+(,\d+)*)$/;
  const texts = [
    ...PASTED,
    ...readdirSync('workflows-templates').map((name) => `workflows-templates/${name}`),
  ];
  const crons = texts.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/(?:`|cron: "|^)((?:[\d*][\d,*]* ){4}[\d*][\d,*]*)(?=[`" ])/gm),
  ]);
  expect(crons.length).toBeGreaterThan(6);
  const limits = [59, 23, 31, 12, 7];
  for (const [, cron = ''] of crons) {
    cron.split(' ').forEach((part, index) => {
      expect(part).toMatch(field);
      if (part !== '*')
        for (const one of part.split(',')) expect(Number(one)).toBeLessThanOrEqual(limits[index] ?? 0);
    });
  }
});

describe('the table of costs', () => {
  const rows = [
    ...readFileSync('docs/setup.md', 'utf8').matchAll(/^\| (small|medium|large), (\d+) GB \| (.*) \|$/gm),
  ];
  const money = (amount: number) => `$${amount.toFixed(2)}`;
  const gigabytes = (amount: number) => `${Number(amount.toFixed(1)).toLocaleString('en-US')} GB`;

  it('has three sizes', () => expect(rows).toHaveLength(3));

  it.each(rows.map(([, name = '', size = '', rest = '']) => [name, Number(size), rest] as const))(
    'is computed from the prices below it: %s',
    (_, size, rest) => {
      const archive = 0.2 * size;
      const stored = 60 * archive;
      const parts = Math.ceil((archive * 1e9) / planParts(archive * 1e9).partBytes);
      const writes = 30 * (parts + 10);
      const reads = 30 * 100;
      const storage = stored * 0.023;
      const requests = (writes * 0.005 + reads * 0.0004) / 1000;
      const egress = archive * 0.09;
      const r2 = stored * 0.015 + (writes * 4.5 + reads * 0.36) / 1e6;
      expect(rest.split(' | ')).toEqual([
        gigabytes(archive),
        gigabytes(stored),
        money(storage),
        money(requests),
        money(egress),
        money(storage + requests + egress),
        money(r2),
      ]);
    },
  );
});
