const TITLES = {
  source: 'Source',
  store: 'Store',
  archive: 'Archive',
  retention: 'Retention',
  restore: 'Which backup',
  drill: 'Drill',
  notify: 'Notifications',
  status: 'Reports',
};

/** One table for each group that has built settings, then the names that are reserved. */
export function settingTables({ SETTING_GROUPS, SETTINGS_BY_GROUP, SETTINGS, BUILT_OPERATIONS }) {
  const parts = [];
  for (const group of SETTING_GROUPS) {
    const settings = SETTINGS_BY_GROUP[group].filter((s) => s.built);
    if (settings.length === 0) continue;
    parts.push(
      `**${TITLES[group]}**\n`,
      '| Setting | Default | For | Meaning |',
      '|---|---|---|---|',
      ...settings.map(
        (s) => `| ${code(s.name)} | ${defaultOf(s)} | ${operationsOf(s, BUILT_OPERATIONS)} | ${meaning(s)} |`,
      ),
      '',
    );
  }
  const reserved = SETTINGS.filter((s) => !s.built).map((s) => code(s.name));
  parts.push(`Reserved, and refused by name until they are built: ${reserved.join(', ')}.`);
  return parts.join('\n');
}

export function outputTable({ OUTPUTS }) {
  return [
    '| Output | Meaning |',
    '|---|---|',
    ...OUTPUTS.map((o) => `| ${code(o.name)} | ${cell(o.description)} |`),
  ].join('\n');
}

export function exitCodeTable({ EXIT_CODE_MEANINGS }) {
  return [
    '| Code | Meaning |',
    '|---:|---|',
    ...EXIT_CODE_MEANINGS.map((e) => `| ${e.code} | ${cell(e.meaning)} |`),
  ].join('\n');
}

function operationsOf(setting, built) {
  const operations = setting.operations.filter((o) => built.has(o));
  return operations.length === built.size ? 'all' : operations.join(', ');
}

function defaultOf(setting) {
  return setting.default === undefined ? '' : code(setting.default);
}

function meaning(setting) {
  const allowed = setting.values ? ` One of ${setting.values.map(code).join(', ')}.` : '';
  const secret = setting.secret ? ' **Secret.**' : '';
  const variable = setting.variables
    ? ` Also from the variable ${setting.variables.map(code).join(' or ')}.`
    : '';
  const face = setting.actionOnly ? ' Action only.' : '';
  return cell(setting.description + allowed + secret + variable + face);
}

function code(text) {
  return `\`${text}\``;
}

/** A bar would end the cell. */
function cell(text) {
  return text.replaceAll('|', '\\|');
}
