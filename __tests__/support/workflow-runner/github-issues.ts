import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Programs } from './programs.js';

export interface Issue {
  readonly title: string;
  readonly state: 'open' | 'closed';
  readonly body: string;
  readonly comments: readonly string[];
}

/** Puts a `gh` among the programs; gives the issues that it knows. */
export function addGithub(programs: Programs): () => readonly Issue[] {
  const file = join(programs.folder, 'issues.json');
  const script = resolve('__tests__/support/workflow-runner/gh.mjs');
  programs.add('gh', `exec '${process.execPath}' '${script}' '${file}' "$@"`);
  return () => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).issues : []);
}
