import { codeBlocks } from './markdown-page.js';

/** A workflow as a page shows it, made whole where the page shows a part. */
export interface DocumentedWorkflow {
  /** Page and line. */
  readonly name: string;
  readonly text: string;
}

/** Rules for Prometheus, which are YAML for somebody else. */
const OF_OTHERS = /^- alert:/;

/** Every block of YAML on these pages that is about GitHub. */
export function documentedWorkflows(pages: readonly string[]): DocumentedWorkflow[] {
  return pages.flatMap((page) =>
    codeBlocks(page, 'yaml')
      .filter(({ text }) => !OF_OTHERS.test(text))
      .map(({ line, text }) => ({ name: `${page}:${line}`, text: whole(text) })),
  );
}

function whole(text: string): string {
  if (/^on:/m.test(text)) return text;
  if (/^jobs:/.test(text)) return `on: push\n${text}`;
  if (/^- /.test(text)) return `${JOB}${indented(text, 6)}`;
  // Settings of the action, as they stand under `with:`.
  return `${JOB}      - uses: org/db-backup-action@v1\n        with:\n${indented(text, 10)}`;
}

const JOB = 'on: push\njobs:\n  shown:\n    runs-on: ubuntu-24.04\n    steps:\n';

function indented(text: string, columns: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(columns));
}
