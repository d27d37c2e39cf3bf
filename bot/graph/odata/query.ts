import type { Headers } from '../http/request.ts';
import { encode } from './path.ts';

/** OData options by name. A list is joined with commas. */
export type Query = Readonly<Record<string, string | number | true | readonly string[]>>;

export function queryString(query: Query | undefined): string {
  const options = Object.entries(query ?? {}).map(([name, value]) => `${name}=${valueOf(value)}`);
  return options.length > 0 ? `?${options.join('&')}` : '';
}

/** Lists hold names of properties, which need no encoding. */
function valueOf(value: Query[string]): string {
  return isList(value) ? value.join(',') : encode(String(value));
}

const isList = (value: Query[string]): value is readonly string[] => Array.isArray(value);

/** Entra needs this header for $search, $count and casts of memberships: their index may lag behind. */
export const EVENTUAL: Headers = { ConsistencyLevel: 'eventual' };
