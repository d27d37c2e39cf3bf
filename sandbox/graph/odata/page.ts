import type { Context } from '../context.ts';
import { badRequest, unsupportedQuery } from '../errors.ts';
import { directoryTypes, type Many } from '../resources/resource.ts';
import type { Options } from './options.ts';

interface Page {
  from: number;
  to: number;
}

/** The items of this page. */
export function pageOf(context: Context, many: Many, { top, skip = 0, skipToken }: Options): Page {
  const directory = directoryTypes.has(many.type);
  const [usual, most] = directory ? [100, 999] : [1000, 1000];
  if (top !== undefined && directory && (top < 1 || top > most)) {
    throw unsupportedQuery(`Invalid page size specified: '${top}'. Must be between 1 and ${most} inclusive.`);
  }
  if (top === 0) throw badRequest("Invalid value '0' for $top query option found.");
  const size = Math.min(top ?? usual, most, context.maxPageSize);
  const from = skipToken ?? skip;
  return { from, to: from + size };
}

/** The address of the next page: the same query with a token that says where it continues. */
export function nextLink(context: Context, url: string, options: Options, at: number): string {
  const query = [...options.sent]
    .filter(([name]) => name !== '$skiptoken' && name !== '$skip')
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  query.push(`$skiptoken=${Buffer.from(String(at)).toString('base64url')}`);
  const [path = ''] = url.split('?');
  return `${context.base}/${context.version}${path}?${query.join('&')}`;
}
