import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What other repositories call. */
export const REUSABLE = ['backup', 'restore', 'drill'].map((name) => `.github/workflows/${name}.yml`);

/** Every workflow: those that run here, those that are called, those that are copied. */
export const WORKFLOWS = ['.github/workflows', 'workflows-templates'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => join(folder, name)),
);

/** Every page that people read. */
export const PAGES = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** What an action or the trigger of a workflow takes without saying in a sentence what it means. */
export function undescribed(
  taken: Readonly<Record<string, { readonly description?: string }>> = {},
): string[] {
  return Object.keys(taken).filter((name) => !/\S{2,}.*\S$/.test(taken[name]?.description ?? ''));
}
