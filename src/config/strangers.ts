import type { SettingProblem } from '../core/errors.js';
import type { Operation } from '../core/report.js';
import { closestName } from '../lib/closest-name.js';
import { findSetting, prefixedVariable, SETTING_DEFINITIONS, VARIABLE_PREFIX } from './settings-table.js';
import type { SettingSources } from './sources.js';

/**
 * Unknown flags and inputs, those of other operations and faces, and unknown `DB_BACKUP_*` variables.
 * A variable of another operation is no mistake: one environment serves them all. Nor is an input that
 * says what the default says, because GitHub hands over every default of action.yml.
 */
export function findStrangers(operation: Operation, sources: SettingSources): readonly SettingProblem[] {
  const problems: SettingProblem[] = [];
  for (const [name, text] of sources.given) {
    if (text.trim() === '') continue;
    const problem = judge(operation, name, text.trim(), sources);
    if (problem) problems.push(problem);
  }
  if (sources.face === 'cli') problems.push(...unknownVariables(sources));
  return problems;
}

function judge(
  operation: Operation,
  name: string,
  text: string,
  sources: SettingSources,
): SettingProblem | undefined {
  const setting = findSetting(name);
  if (!setting)
    return { setting: name, code: 'SETTING_UNKNOWN', message: `no such setting${meant(name, operation)}` };
  if (setting.actionOnly && sources.face === 'cli') {
    return { setting: name, code: 'SETTING_UNKNOWN', message: 'only the GitHub Action knows it' };
  }
  if (setting.operations.includes(operation) || text === setting.default) return undefined;
  return {
    setting: name,
    code: 'SETTING_WRONG_OPERATION',
    message: `is no setting of ${operation}; it belongs to ${setting.operations.join(', ')}`,
  };
}

function meant(name: string, operation: Operation): string {
  const known = SETTING_DEFINITIONS.filter((s) => s.operations.includes(operation));
  const near =
    closestName(
      name,
      known.map((s) => s.name),
    ) ??
    closestName(
      name,
      SETTING_DEFINITIONS.map((s) => s.name),
    );
  return near ? `; did you mean ${near}?` : '';
}

function unknownVariables(sources: SettingSources): SettingProblem[] {
  const known = SETTING_DEFINITIONS.map((s) => prefixedVariable(s.name));
  return Object.keys(sources.variables)
    .filter((name) => name.startsWith(VARIABLE_PREFIX) && !known.includes(name) && sources.variables[name])
    .map((name) => {
      const near = closestName(name, known);
      return {
        setting: name,
        code: 'SETTING_UNKNOWN',
        message: `no setting has this variable${near ? `; did you mean ${near}?` : ''}`,
      };
    });
}
