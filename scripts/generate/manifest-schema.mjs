/** docs/manifest.schema.json: the TypeBox schema of src/core/manifest.ts is JSON Schema already. */
export function manifestSchema({ Manifest }) {
  const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', ...Manifest };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
