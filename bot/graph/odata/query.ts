import { encode } from './encode.ts';

/** OData options by name; a list is joined by commas. */
export type Query = Readonly<Record<string, string | number | true | readonly string[]>>;

export function queryString(query: Query | undefined): string {
  const options = Object.entries(query ?? {}).map(([name, value]) => `${name}=${valueOf(value)}`);
  return options.length > 0 ? `?${options.join('&')}` : '';
}

function valueOf(value: Query[string]): string {
  return Array.isArray(value) ? value.map(encode).join(',') : encode(String(value));
}
