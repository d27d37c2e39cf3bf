/** An app or a configuration in one text: its type in Graph and its id, such as `application:ID`. No id has a colon or a comma. */
export const keyOf = ({ type, id }: { type: string; id: string }): string => `${type}:${id}`;

/** What a key was made of. */
export function split(key: string): { type: string; id: string } {
  const at = key.indexOf(':');
  return { type: key.slice(0, at), id: key.slice(at + 1) };
}

/** The keys in a form's value, each once. */
export function keysIn(value: unknown): string[] {
  return typeof value === 'string' ? [...new Set(value.split(',').filter((key) => key !== ''))] : [];
}
