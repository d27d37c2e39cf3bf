import { Problem } from '../../helpdesk/contracts/problem.ts';
import { isJson, number, text, type Json } from '../json/fields.ts';
import type { GraphClient, ReadOptions } from './client.ts';

export interface Page {
  items: Json[];
  /** Where the next page is. */
  next?: string | undefined;
  /** How many there are over all pages, where Graph says so. */
  count?: number | undefined;
}

export interface Bounds {
  /** How many pages are read at most. */
  pages: number;
  /** Stops once there are as many items as this. */
  enough?: number;
}

/** More than any real list has at Graph's page sizes. */
const MOST_PAGES = 100;

export async function firstPage(client: GraphClient, path: string, options?: ReadOptions): Promise<Page> {
  return pageOf(await client.get(path, options));
}

/** The pages after `page`, as far as the bounds allow. `next` is set where there are more. */
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
  // most lists are one page
  return page.next === undefined ? page : following(client, page, bounds, options.headers);
}

/** A list to its end. It is never cut short in silence: a list that doesn't end is a `Problem`. */
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
