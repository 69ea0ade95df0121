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
