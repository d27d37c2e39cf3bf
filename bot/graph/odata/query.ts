import { encode } from './encode.ts';

/** OData options by name; a list is joined by commas. */
export type Query = Readonly<Record<string, string | number | true | readonly string[]>>;

export function queryString(query: Query | undefined): string {
  const options = Object.entries(query ?? {}).map(([name, value]) => `${name}=${valueOf(value)}`);
  return options.length > 0 ? `?${options.join('&')}` : '';
}

function valueOf(value: Query[string]): string {
  return isList(value) ? listed(value) : encode(String(value));
}

const isList = (value: Query[string]): value is readonly string[] => Array.isArray(value);

/** What is selected is the same list at every call. */
const LISTS = new WeakMap<readonly string[], string>();

function listed(list: readonly string[]): string {
  const known = LISTS.get(list) ?? list.map(encode).join(',');
  LISTS.set(list, known);
  return known;
}
