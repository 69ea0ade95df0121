import { readFileSync } from 'node:fs';

export interface CodeBlock {
  readonly language: string;
  readonly text: string;
  /** Of its first line in the page. */
  readonly line: number;
}

/** The fenced blocks of a page, in order. */
export function codeBlocks(page: string, language?: string): CodeBlock[] {
  const text = readFileSync(page, 'utf8');
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)]
    .map((match) => ({
      language: match[1] ?? '',
      text: match[2] ?? '',
      line: text.slice(0, match.index).split('\n').length + 1,
    }))
    .filter((block) => language === undefined || block.language === language);
}

/** The targets of a page's links, as they stand. */
export function linksOf(page: string): string[] {
  const prose = readFileSync(page, 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

/** The anchors that GitHub gives to the headings of a page. */
export function anchorsOf(page: string): string[] {
  const prose = readFileSync(page, 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
  return [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- _]/gu, '')
      .replaceAll(' ', '-'),
  );
}
