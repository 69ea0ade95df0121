/** docs/cli.md: the help texts as they are. */
export function cliPage({ BUILT_OPERATIONS, overviewHelp, operationHelp }) {
  const block = (text) => `\`\`\`text\n${text.trim()}\n\`\`\`\n`;
  const parts = [
    '<!-- Written by `npm run generate`. Do not edit. -->',
    '# Command line\n',
    'From a clone, without any installation: `node dist/cli.js <operation>`. Node 20 or newer.\n',
    '## db-backup --help\n',
    block(overviewHelp('<version>')),
  ];
  for (const operation of BUILT_OPERATIONS.keys()) {
    parts.push(`## db-backup ${operation} --help\n`, block(operationHelp(operation)));
  }
  return parts.join('\n');
}
