// Prints what GitHub's language service finds in workflows and action files, as JSON by file.
// A process of its own, because the package imports JSON in a way that Node refuses and its hooks can mend.
import { readFileSync } from 'node:fs';
import { register } from 'node:module';

const HOOKS = `
import { readFile } from 'node:fs/promises';
export async function load(url, context, next) {
  if (!url.endsWith('.json')) return next(url, context);
  return { format: 'module', source: 'export default ' + (await readFile(new URL(url), 'utf8')), shortCircuit: true };
}`;
register(`data:text/javascript,${encodeURIComponent(HOOKS)}`);
const { validate } = await import('@actions/languageservice');
const { TextDocument } = await import('vscode-languageserver-textdocument');
const { parse } = await import('yaml');

/** Inputs that actions of others have at the pinned versions, as far as they are used here. */
const OTHERS = {
  'actions/attest': ['subject-name', 'subject-digest'],
  'actions/cache': ['path', 'key'],
  'actions/checkout': ['persist-credentials'],
  'actions/deploy-pages': [],
  'actions/setup-node': ['node-version', 'cache'],
  'actions/upload-pages-artifact': ['path'],
  'aws-actions/configure-aws-credentials': ['role-to-assume', 'role-duration-seconds', 'aws-region'],
  'github/codeql-action/analyze': ['category'],
  'github/codeql-action/init': ['languages', 'config'],
};

const read = (path) => readFileSync(path, 'utf8');

/** @param {{ owner: string, name: string, path?: string }} reference */
async function fetchActionMetadata({ owner, name, path }) {
  if (`${owner}/${name}` === 'org/db-backup-action') return parse(read('action.yml'));
  const inputs = OTHERS[[owner, name, path].filter(Boolean).join('/')];
  return inputs && { inputs: Object.fromEntries(inputs.map((input) => [input, {}])) };
}

/** A called workflow is the file of this checkout, whoever's name stands before it. */
async function getFileContent({ path }) {
  return { name: path, content: read(path) };
}

const found = {};
for (const path of process.argv.slice(2)) {
  const document = TextDocument.create(`file:///${path}`, 'yaml', 0, read(path));
  const problems = await validate(document, {
    actionsMetadataProvider: { fetchActionMetadata },
    fileProvider: { getFileContent },
  });
  found[path] = problems.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
}
process.stdout.write(JSON.stringify(found));
