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
  const found: Record<string, unknown>[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('type' in node) found.push(node);
    for (const inner of Object.values(node)) walk(inner);
  };
  walk(card);
  return found;
}

/** Every string of a card's JSON. */
export function strings(card: unknown): Found[] {
  const found: Found[] = [];
  const walk = (node: unknown, name: string, parent: Record<string, unknown>, inData: boolean): void => {
    if (typeof node === 'string') found.push({ text: node, name, parent, inData });
    else if (Array.isArray(node)) for (const item of node) walk(item, name, parent, inData);
    else if (typeof node === 'object' && node !== null) {
      const own = node as Record<string, unknown>;
      for (const [key, value] of Object.entries(own)) walk(value, key, own, inData || key === 'data');
    }
  };
  walk(card, '', {}, false);
  return found;
}
