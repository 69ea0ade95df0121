import { type SettingProblem, SettingsError } from '../core/errors.js';
import { OPERATIONS, type Operation } from '../core/report.js';
import { closestName } from '../lib/closest-name.js';
import { BUILT_OPERATIONS } from './settings-table.js';

/**
 * The operation of that name.
 * @throws SettingsError `OPERATION_UNKNOWN` or `OPERATION_RESERVED`
 */
export function parseOperation(name: string): Operation {
  const known = OPERATIONS.find((o) => o === name);
  if (known !== undefined) return known;
  const allowed = `allowed now: ${[...BUILT_OPERATIONS.keys()].join(', ')}`;
  throw new SettingsError([{ setting: 'operation', ...explain(name, allowed) }]);
}

function explain(name: string, allowed: string): Omit<SettingProblem, 'setting'> {
  if (name === 'copy') {
    return {
      code: 'OPERATION_RESERVED',
      message: `"copy" is reserved for later and does nothing yet; ${allowed}`,
    };
  }
  const near = closestName(name, OPERATIONS);
  const meant = near ? ` (did you mean ${near}?)` : '';
  return {
    code: 'OPERATION_UNKNOWN',
    message: `no operation is called ${JSON.stringify(name)}${meant}; ${allowed}`,
  };
}
