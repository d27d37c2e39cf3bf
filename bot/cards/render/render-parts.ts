export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/**
 * Puts the shared parts into a template: `{"$part": "heading", …}` becomes what parts/heading.json holds, with the other properties
 * over it. Parts may hold parts.
 */
export function withParts(
  node: Json,
  parts: ReadonlyMap<string, Json>,
  inside: readonly string[] = [],
): Json {
  if (Array.isArray(node)) return node.map((item) => withParts(item, parts, inside));
  if (typeof node !== 'object' || node === null) return node;
  const { $part: name, ...own } = node;
  if (name === undefined) return eachProperty(own, parts, inside);
  if (typeof name !== 'string') throw new TypeError('$part in a card template is not a name');
  if (inside.includes(name)) throw new Error(`cards/parts/${name}.json includes itself`);
  const part = parts.get(name);
  if (typeof part !== 'object' || part === null || Array.isArray(part)) {
    throw new Error(`cards/parts/${name}.json is missing or no object`);
  }
  const filled = withParts(part, parts, [...inside, name]);
  return { ...(filled as Record<string, Json>), ...eachProperty(own, parts, inside) };
}

function eachProperty(
  node: Record<string, Json>,
  parts: ReadonlyMap<string, Json>,
  inside: readonly string[],
): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, withParts(value, parts, inside)]),
  );
}
