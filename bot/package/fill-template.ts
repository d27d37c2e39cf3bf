/** JSON as `JSON.parse` returns it. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** The values for each `{{name}}`; undefined to leave it out. */
type Fillings = Readonly<Record<string, string | undefined>>;

/**
 * Replaces each `{{name}}` with its value. A text with an undefined value is left out, and so is a list or an object that becomes empty.
 * Throws for an unknown name.
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
  if (unknown !== undefined) throw new Error(`the template has an unknown name {{${unknown}}}`);
  if (names.some((name) => fillings[name] === undefined)) return undefined;
  return text.replace(PLACEHOLDER, (_, name: string) => fillings[name] ?? '');
}
