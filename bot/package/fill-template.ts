/** JSON as it comes out of `JSON.parse`. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** What stands for a `{{name}}`; undefined where there is nothing. */
export type Fillings = Readonly<Record<string, string | undefined>>;

/**
 * Puts the values in the place of each `{{name}}`. A text with a name that has no value is left out; so is a list or an object that has
 * nothing left of what it had. A name that nobody knows is a fault of the template.
 */
export function fillTemplate(template: Json, fillings: Fillings): Json | undefined {
  if (typeof template === 'string') return fillText(template, fillings);
  if (typeof template !== 'object' || template === null) return template;
  if (Array.isArray(template)) {
    const filled = template.flatMap((item) => fillTemplate(item, fillings) ?? []);
    return filled.length > 0 || template.length === 0 ? filled : undefined;
  }
  const members = Object.entries(template);
  const filled = members.flatMap(([name, value]): [string, Json][] => {
    const inner = fillTemplate(value, fillings);
    return inner === undefined ? [] : [[name, inner]];
  });
  return filled.length > 0 || members.length === 0 ? Object.fromEntries(filled) : undefined;
}

const PLACEHOLDER = /\{\{(\w+)\}\}/g;

function fillText(text: string, fillings: Fillings): string | undefined {
  const names = [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
  const unknown = names.find((name) => !Object.hasOwn(fillings, name));
  if (unknown !== undefined) throw new Error(`the template speaks of {{${unknown}}}, which is nothing`);
  if (names.some((name) => fillings[name] === undefined)) return undefined;
  return text.replace(PLACEHOLDER, (_, name: string) => fillings[name] ?? '');
}
