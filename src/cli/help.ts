import { EXIT_CODE_MEANINGS } from '../config/exit-codes.js';
import { SETTING_GROUPS, type SettingDefinition } from '../config/setting-definition.js';
import { BUILT_OPERATIONS, prefixedVariable, SETTINGS_BY_GROUP } from '../config/settings-table.js';
import type { Operation } from '../core/report.js';
import { wrapText } from '../lib/wrap-text.js';
import { CLI_FLAGS, OPERAND_SETTING } from './args.js';

const WIDTH = 100;
const INDENT = 6;

/** `db-backup --help`. */
export function overviewHelp(version: string): string {
  return [
    `db-backup ${version}: database backups that are proven to restore`,
    '',
    'Usage: db-backup <operation> [--setting value …]',
    '',
    'Operations:',
    ...[...BUILT_OPERATIONS].map(([name, words]) => `  ${name.padEnd(10)} ${words}`),
    '',
    'Flags:',
    ...CLI_FLAGS.map(
      (f) => `  ${`${'short' in f ? `-${f.short}, ` : ''}--${f.name}`.padEnd(16)} ${f.description}`,
    ),
    '',
    'Settings of an operation: db-backup <operation> --help',
    ...wrapText(
      'Every setting can be a variable too: --retention-days 30 is DB_BACKUP_RETENTION_DAYS=30. Secrets belong into variables, not on the command line.',
      WIDTH,
    ),
    '',
    'Exit codes:',
    ...EXIT_CODE_MEANINGS.map(({ code, meaning }) => `  ${String(code).padStart(3)}  ${plain(meaning)}`),
    '',
    'Example:',
    '  DATABASE_URL=postgres://… db-backup backup --destination s3://bucket/prefix',
    '',
  ].join('\n');
}

/** `db-backup <operation> --help`. */
export function operationHelp(operation: Operation): string {
  const operand = OPERAND_SETTING.get(operation);
  const lines = [
    `Usage: db-backup ${operation}${operand ? ` [<${operand}>]` : ''} [--setting value …]`,
    '',
    BUILT_OPERATIONS.get(operation) ?? '',
  ];
  for (const group of SETTING_GROUPS) {
    const settings = SETTINGS_BY_GROUP[group].filter((s) => isShown(s, operation));
    if (settings.length === 0) continue;
    lines.push('', `${group.charAt(0).toUpperCase()}${group.slice(1)}:`);
    for (const setting of settings) lines.push(...describe(setting));
  }
  lines.push('', 'Flags: --json, --quiet, --help, --version', '');
  return lines.join('\n');
}

function isShown(setting: SettingDefinition, operation: Operation): boolean {
  return setting.built && !setting.actionOnly && setting.operations.includes(operation);
}

function describe(setting: SettingDefinition): string[] {
  const facts = [
    ...(setting.default === undefined ? [] : [`default ${setting.default}`]),
    ...(setting.secret
      ? [`secret: use ${(setting.variables ?? [prefixedVariable(setting.name)]).join(' or ')}`]
      : []),
  ];
  const suffix = facts.length === 0 ? '' : ` (${facts.join('; ')})`;
  const lines = wrapText(plain(setting.description) + suffix, WIDTH - INDENT);
  return [`  --${setting.name}${valueWord(setting)}`, ...lines.map((line) => ' '.repeat(INDENT) + line)];
}

function valueWord(setting: SettingDefinition): string {
  switch (setting.type) {
    case 'boolean':
      return '[=true|false]';
    case 'choice':
      return ` ${setting.values?.join('|')}`;
    case 'integer':
    case 'number':
      return ' <n>';
    case 'list':
      return ' <a,b,…>';
    case 'connection':
    case 'url':
    case 'mail-server':
      return ' <url>';
    case 'duration':
      return ' <time>';
    default:
      return ' <text>';
  }
}

/** Markdown's backticks say nothing on a terminal. */
function plain(text: string): string {
  return text.replaceAll('`', '');
}
