/** A string in a card's JSON, with its property name and the object that holds it. */
export interface Found {
  text: string;
  name: string;
  parent: Record<string, unknown>;
  /** True inside the data of an action, which isn't displayed. */
  inData: boolean;
}

/** Every object of a card's JSON that has a type. */
export function elements(card: unknown): Record<string, unknown>[] {
  if (typeof card !== 'object' || card === null) return [];
  const inner = Object.values(card).flatMap(elements);
  return 'type' in card ? [card, ...inner] : inner;
}

/** Every string of a card's JSON. */
export function strings(
  node: unknown,
  name = '',
  parent: Record<string, unknown> = {},
  inData = false,
): Found[] {
  if (typeof node === 'string') return [{ text: node, name, parent, inData }];
  if (Array.isArray(node)) return node.flatMap((item) => strings(item, name, parent, inData));
  if (typeof node !== 'object' || node === null) return [];
  const own = node as Record<string, unknown>;
  return Object.entries(own).flatMap(([key, value]) => strings(value, key, own, inData || key === 'data'));
}
