import { parse } from 'yaml';

/**
 * What a reusable workflow takes and gives, as it says itself.
 * @param {string} text of its file
 */
export function workflowTables(text) {
  const { inputs, secrets, outputs } = parse(text).on.workflow_call;
  return [
    '| Input | Type | Default | Meaning |',
    '|---|---|---|---|',
    ...Object.entries(inputs).map(
      ([name, input]) => `| \`${name}\` | ${input.type} | ${defaultOf(input)} | ${cell(input.description)} |`,
    ),
    '',
    '| Secret | | Meaning |',
    '|---|---|---|',
    ...Object.entries(secrets).map(
      ([name, secret]) =>
        `| \`${name}\` | ${secret.required ? 'required' : 'optional'} | ${cell(secret.description)} |`,
    ),
    '',
    '| Output | Meaning |',
    '|---|---|',
    ...Object.entries(outputs).map(([name, output]) => `| \`${name}\` | ${cell(output.description)} |`),
  ].join('\n');
}

function defaultOf(input) {
  if (input.required) return 'required';
  return input.default === '' ? '' : `\`${input.default}\``;
}

/** A bar would end the cell. */
function cell(text) {
  return text.replaceAll('|', '\\|');
}
