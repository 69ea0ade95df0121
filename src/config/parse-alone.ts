import type { Operation } from '../core/report.js';
import { localSystem } from './local-system.js';
import { findSetting, type SettingName } from './settings-table.js';
import { findText, type SettingSources } from './sources.js';
import { type ParsedValue, parseValue } from './values.js';

/**
 * One setting whatever the others hold; its default, or undefined, when it is not given or wrong. Undefined where it is
 * no setting of the operation.
 */
export function parseAlone(
  name: SettingName,
  operation: Operation,
  sources: SettingSources,
): ParsedValue | undefined {
  const setting = findSetting(name);
  if (!setting?.operations.includes(operation)) return undefined;
  for (const text of [findText(setting, sources)?.text, setting.default]) {
    if (text === undefined) continue;
    try {
      return parseValue(setting, text, localSystem);
    } catch {
      // parseSettings reports it.
    }
  }
  return undefined;
}
