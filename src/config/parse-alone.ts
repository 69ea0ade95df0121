import type { Operation } from '../core/report.js';
import { localSystem } from './local-system.js';
import { findSetting, type SettingName } from './settings-table.js';
import { findText, type SettingSources } from './sources.js';
import { type ParsedValue, parseValue } from './values.js';

/** One setting whatever the others hold; undefined when it is not given, wrong or no setting of the operation. */
export function parseAlone(
  name: SettingName,
  operation: Operation,
  sources: SettingSources,
): ParsedValue | undefined {
  const setting = findSetting(name);
  const found = setting?.operations.includes(operation) ? findText(setting, sources) : undefined;
  if (!setting || !found) return undefined;
  try {
    return parseValue(setting, found.text, localSystem);
  } catch {
    // parseSettings reports it.
    return undefined;
  }
}
