// Writes everything that follows from the settings table: action.yml, the tables of README.md, docs/cli.md;
// the manifest's JSON Schema; and, from the reusable workflows, the tables of docs/workflows.md.
// `--check` writes nothing and fails when a file differs.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileSources, ROOT } from './compile.mjs';
import { cliPage } from './generate/cli-page.mjs';
import { manifestSchema } from './generate/manifest-schema.mjs';
import { exitCodeTable, outputTable, settingTables } from './generate/readme-tables.mjs';
import { replaceSection } from './generate/section.mjs';
import { installDependencies } from './install.mjs';

await installDependencies(ROOT);
// These need a package, which a fresh clone has only now.
const { actionYml } = await import('./generate/action-yml.mjs');
const { workflowTables } = await import('./generate/workflow-tables.mjs');

const compiled = compileSources();
const load = (path) => import(pathToFileURL(join(compiled, path)).href);
const facts = {
  ...(await load('config/setting-definition.js')),
  ...(await load('config/settings-table.js')),
  ...(await load('config/exit-codes.js')),
  ...(await load('action/outputs.js')),
  ...(await load('cli/help.js')),
  ...(await load('core/manifest.js')),
};

function readmeWith(facts, text) {
  const withSettings = replaceSection(text, 'settings', settingTables(facts));
  const withOutputs = replaceSection(withSettings, 'outputs', outputTable(facts));
  return replaceSection(withOutputs, 'exit-codes', exitCodeTable(facts));
}

function workflowsPageWith(text) {
  const tables = (name) =>
    workflowTables(readFileSync(join(ROOT, '.github', 'workflows', `${name}.yml`), 'utf8'));
  return ['backup', 'restore', 'drill'].reduce(
    (page, name) => replaceSection(page, name, tables(name)),
    text,
  );
}

const files = {
  'action.yml': actionYml(facts),
  'docs/cli.md': cliPage(facts),
  'docs/manifest.schema.json': manifestSchema(facts),
  'docs/workflows.md': workflowsPageWith(readFileSync(join(ROOT, 'docs', 'workflows.md'), 'utf8')),
  'README.md': readmeWith(facts, readFileSync(join(ROOT, 'README.md'), 'utf8')),
};

const isCheck = process.argv.includes('--check');
for (const [name, text] of Object.entries(files)) {
  const path = join(ROOT, name);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  if (isCheck) {
    console.error(`${name} is not what the sources say; run: npm run generate`);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`wrote ${name}`);
  }
}
