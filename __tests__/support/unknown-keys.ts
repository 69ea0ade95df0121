interface Schema {
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** Paths of a value that a JSON Schema does not describe; what it says nothing of but `object` may hold anything. */
export function unknownKeys(schema: Schema, value: unknown, path = ''): string[] {
  if (schema.anyOf && value !== null) return unknownKeys(schema.anyOf[0] ?? {}, value, path);
  if (Array.isArray(value))
    return value.flatMap((item) => (schema.items ? unknownKeys(schema.items, item, `${path}[]`) : []));
  const { properties } = schema;
  if (typeof value !== 'object' || value === null || !properties) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = path === '' ? key : `${path}.${key}`;
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
    return known ? unknownKeys(known, inner, at) : [at];
  });
}
