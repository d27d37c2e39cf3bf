import { Problem } from '../../helpdesk/contracts/problem.ts';
import { unreadable } from '../json/answers.ts';
import { id, isJson, number, text, type Json } from '../json/fields.ts';
import { areTwo, type ReadList } from '../json/lists.ts';
import type { GraphClient, ReadOptions } from './client.ts';
import { sizeOf } from './parse-body.ts';

export interface Page extends ReadList {
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
/** All pages of a list together. */
const MOST_BYTES = 64 * 1024 * 1024;

export async function firstPage(client: GraphClient, path: string, options?: ReadOptions): Promise<Page> {
  return pageOf(await client.get(path, options));
}

/**
 * `page` and the pages after it, as far as the bounds allow. `next` is set if there are more. What came before a page that can't be read, or
 * that repeats another, is kept, and `fault` says why the rest is missing.
 */
export async function following(
  client: GraphClient,
  page: Page,
  { pages, enough = Infinity }: Bounds,
  headers?: ReadOptions['headers'],
): Promise<Page> {
  const items = [...page.items];
  const links = new Set<string>();
  const ids = new Set(items.map((one) => id(one)));
  let { next, fault } = page;
  let bytes = 0;
  for (let read = 1; next !== undefined && read < pages && items.length < enough; read++) {
    const more = links.has(next) ? REPEATED : await pageOrFault(client, next, headers);
    links.add(next);
    bytes += more.bytes ?? 0;
    const isNew = more.items.filter((one) => !ids.has(id(one)) || id(one) === undefined);
    const repeats = isNew.length === 0 && more.items.length > 0;
    if (!repeats) items.push(...more.items);
    for (const one of more.items) ids.add(id(one));
    fault ??= more.fault ?? (repeats ? unreadable('pages that repeat') : undefined);
    fault ??= bytes > MOST_BYTES ? unreadable('a list that is too long') : undefined;
    next = more.next;
    if (fault && (more.ends || repeats || bytes > MOST_BYTES)) break;
  }
  return { items, next, count: page.count, fault };
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

/** A list for a card, as far as it can be read. One that doesn't end has a fault. */
export async function collectMost(
  client: GraphClient,
  path: string,
  options: ReadOptions = {},
): Promise<Page> {
  const page = await collect(client, path, options, { pages: MOST_PAGES });
  if (page.next === undefined || page.fault) return page;
  return { ...page, fault: unreadable(`a list of more than ${MOST_PAGES} pages`) };
}

/** A whole list. It is never cut silently: a list that doesn't end, or that holds something else than records, is a `Problem`. */
export async function collectAll(
  client: GraphClient,
  path: string,
  options: ReadOptions = {},
): Promise<Json[]> {
  const { items, fault } = await collectMost(client, path, options);
  if (fault) throw fault;
  if (areTwo(items)) throw unreadable('two records of one id');
  return items;
}

type More = Page & { ends?: true; bytes?: number };

const REPEATED: More = { items: [], fault: unreadable('a link that repeats'), ends: true };

async function pageOrFault(
  client: GraphClient,
  next: string,
  headers: ReadOptions['headers'],
): Promise<More> {
  try {
    const body = await client.follow(next, headers);
    return { ...pageOf(body), bytes: sizeOf(body) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { items: [], next, fault: error, ends: true };
  }
}

/** Something else than records in a list leaves the others as they are, but the list may lack some. */
function pageOf(body: Json): Page {
  const all: unknown = body.value;
  if (!Array.isArray(all)) throw unreadable('a list without value');
  const items = (all as unknown[]).filter(isJson);
  const link = body['@odata.nextLink'];
  const count = number(body, '@odata.count');
  const next = text(body, '@odata.nextLink');
  const isFaulty =
    items.length < all.length || (link !== undefined && link !== null && link !== '' && next === undefined);
  return {
    items,
    next,
    // a list has no half record, and no fewer than are here
    count: count !== undefined && Number.isInteger(count) && count >= items.length ? count : undefined,
    ...(isFaulty && { fault: unreadable('a list that holds something else') }),
  };
}
