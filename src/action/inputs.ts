import { SETTING_DEFINITIONS } from '../config/settings-table.js';

const INPUT_PREFIX = 'INPUT_';

/** The action's own input beside the settings. */
export const OPERATION_INPUT = 'operation';

type Variables = Readonly<Record<string, string | undefined>>;

/** Everything the workflow said under `with`, defaults of action.yml included. */
export interface Inputs {
  readonly operation: string;
  readonly given: ReadonlyMap<string, string>;
}

/**
 * Reads all inputs once. GitHub also hands over inputs that action.yml does not declare (with a mere
 * warning), so unknown ones are found among the `INPUT_*` variables and refused like any other setting.
 */
export function readInputs(getInput: (name: string) => string, variables: Variables): Inputs {
  const given = new Map<string, string>();
  for (const { name } of SETTING_DEFINITIONS) {
    const text = getInput(name);
    if (text !== '') given.set(name, text);
  }
  for (const name of unknownInputs(variables)) given.set(name, variables[variableOf(name)] ?? '');
  return { operation: getInput(OPERATION_INPUT) || 'backup', given };
}

function unknownInputs(variables: Variables): string[] {
  const known = new Set([OPERATION_INPUT, ...SETTING_DEFINITIONS.map((s) => s.name)].map(variableOf));
  return Object.keys(variables)
    .filter((name) => name.startsWith(INPUT_PREFIX) && name !== INPUT_PREFIX && !known.has(name))
    .map((name) => name.slice(INPUT_PREFIX.length).toLowerCase());
}

function variableOf(input: string): string {
  return INPUT_PREFIX + input.replaceAll(' ', '_').toUpperCase();
}
