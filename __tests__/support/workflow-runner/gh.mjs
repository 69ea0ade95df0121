// Stands for GitHub's command line as far as the workflows use it: issues and labels in a JSON file.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const [file, topic, verb, ...rest] = process.argv.slice(2);
const text = { type: 'string' };
const { values, positionals } = parseArgs({
  args: rest,
  allowPositionals: true,
  options: {
    ...{ title: text, label: text, 'body-file': text, comment: text, state: text, limit: text, json: text },
    ...{ jq: text, description: text, color: text, force: { type: 'boolean' } },
  },
});
if (process.env.GH_TOKEN === undefined || process.env.GH_REPO !== 'my-org/my-repo')
  throw new Error('not logged in to the repository');
const { issues, labels } = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8'))
  : { issues: [], labels: [] };
const issue = issues.find(({ number }) => number === Number(positionals[0]));
const body = values['body-file'] === undefined ? values.comment : readFileSync(values['body-file'], 'utf8');

const COMMANDS = {
  'label create': () => labels.includes(positionals[0]) || labels.push(positionals[0]),
  'issue create'() {
    if (!labels.includes(values.label)) throw new Error(`could not add label: '${values.label}' not found`);
    const { title, label } = values;
    issues.push({ number: issues.length + 1, state: 'open', title, label, body, comments: [] });
  },
  'issue comment': () => issue.comments.push(body),
  'issue close'() {
    issue.state = 'closed';
    issue.comments.push(body);
  },
  'issue list'() {
    const fields = values.json.split(',');
    const found = issues.filter(({ state, label }) => state === values.state && label === values.label);
    const input = JSON.stringify(found.map((one) => Object.fromEntries(fields.map((f) => [f, one[f]]))));
    process.stdout.write(execFileSync('jq', ['--raw-output', values.jq], { input }));
  },
};
const command = COMMANDS[`${topic} ${verb}`];
if (!command) throw new Error(`this stand-in does not know gh ${topic} ${verb}`);
command();
writeFileSync(file, JSON.stringify({ issues, labels }));
