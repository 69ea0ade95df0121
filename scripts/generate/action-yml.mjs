import { stringify } from 'yaml';

const HEAD = '# Written by `npm run generate` from src/config/settings-table.ts. Do not edit.\n';

/** The Marketplace shows at most 125 characters. */
const DESCRIPTION =
  'Back up PostgreSQL and Supabase as checksummed JSON to versioned S3, and prove that it is stored intact';

/** What GitHub reads: https://docs.github.com/actions/reference/metadata-syntax-reference */
export function actionYml(facts) {
  const operations = [...facts.BUILT_OPERATIONS.keys()];
  const inputs = {
    operation: {
      description: `What to do: ${operations.map((o) => `\`${o}\``).join(', ')}.`,
      required: false,
      default: 'backup',
    },
  };
  for (const setting of facts.SETTINGS.filter((s) => s.built)) {
    inputs[setting.name] = {
      description: inputDescription(setting),
      required: false,
      ...(setting.default === undefined ? {} : { default: setting.default }),
    };
  }
  const action = {
    name: 'Database Backup with Proof',
    description: DESCRIPTION,
    author: 'db-backup-action',
    branding: { icon: 'database', color: 'green' },
    inputs,
    outputs: Object.fromEntries(facts.OUTPUTS.map((o) => [o.name, { description: o.description }])),
    runs: { using: 'node24', main: 'dist/index.js' },
  };
  return HEAD + stringify(action, { lineWidth: 110 });
}

function inputDescription(setting) {
  const allowed = setting.values ? ` One of ${setting.values.map((v) => `\`${v}\``).join(', ')}.` : '';
  const secret = setting.secret ? ' A secret.' : '';
  const variable = setting.variables ? ` Falls back to the variable ${setting.variables.join(' or ')}.` : '';
  return setting.description + allowed + secret + variable;
}
