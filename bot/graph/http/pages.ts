import { Problem } from '../../helpdesk/contracts/problem.ts';
import { isJson, number, text, type Json } from '../json/fields.ts';
import type { GraphClient, ReadOptions } from './client.ts';

export interface Page {
  items: Json[];
  /** Where the next page is. */
  next?: string | undefined;
  /** How many items all pages have, if Graph says so. */
  count?: number | undefined;
}

interface Bounds {
  /** How many pages to read at most. */
  pages: number;
  /** Stop after this many items. */
  enough?: number;
}

/** More than any real list has at Graph's page sizes. */
const MOST_PAGES = 100;

export async function firstPage(client: GraphClient, path: string, options?: ReadOptions): Promise<Page> {
  return pageOf(await client.get(path, options));
}

/** `page` and the pages after it, as far as the bounds allow. `next` is set if there are more. */
export async function following(
  client: GraphClient,
  page: Page,
  { pages, enough = Infinity }: Bounds,
  headers?: ReadOptions['headers'],
): Promise<Page> {
  const items = [...page.items];
  let next = page.next;
  for (let read = 1; next !== undefined && read < pages && items.length < enough; read++) {
    const more = pageOf(await client.follow(next, headers));
    items.push(...more.items);
    next = more.next;
  }
  return { items, next, count: page.count };
}

export async function collect(
  client: GraphClient,
  path: string,
  options: ReadOptions,
  bounds: Bounds,
): Promise<Page> {
  const page = pageOf(await client.get(path, options));
  // Most lists fit on one page.
  return page.next === undefined ? page : following(client, page, bounds, options.headers);
}

/** A whole list. It is never cut silently: a list that doesn't end is a `Problem`. */
export async function collectAll(
  client: GraphClient,
  path: string,
  options: ReadOptions = {},
): Promise<Json[]> {
  const { items, next } = await collect(client, path, options, { pages: MOST_PAGES });
  if (next === undefined) return items;
  throw new Problem({ kind: 'unavailable', detail: `a list of more than ${MOST_PAGES} pages` });
}

function pageOf(body: Json): Page {
  const items: unknown = body.value;
  if (!Array.isArray(items)) throw new Problem({ kind: 'unavailable', detail: 'a list without value' });
  return {
    items: (items as unknown[]).filter(isJson),
    next: text(body, '@odata.nextLink'),
    count: number(body, '@odata.count'),
  };
}
