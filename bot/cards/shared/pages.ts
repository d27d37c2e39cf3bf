import type { Verb } from '../../helpdesk/contracts/verbs.ts';
import type { ButtonInit } from './button.ts';
import type { Context } from './context.ts';

interface PageOf<T> {
  items: T[];
  page: number;
  last: number;
  /** Index of the page's first item. */
  from: number;
}

/** One page of a list. The page number comes from the client, so a page that doesn't exist becomes the nearest one. */
export function pageOf<T>(all: readonly T[], page: number, size: number): PageOf<T> {
  const last = Math.max(0, Math.ceil(all.length / size) - 1);
  const wanted = Number.isFinite(page) ? Math.trunc(page) : 0;
  const clamped = Math.min(Math.max(wanted, 0), last);
  return {
    items: all.slice(clamped * size, (clamped + 1) * size),
    page: clamped,
    last,
    from: clamped * size,
  };
}

/** Which entries of a list a page shows, of how many. */
export function rangeOf(
  { words }: Context,
  { from, items }: Pick<PageOf<unknown>, 'from' | 'items'>,
  all: string,
): { text: string } {
  const first = items.length === 0 ? from : from + 1;
  return { text: words.card.range(words.number(first), words.number(from + items.length), all) };
}

export function pageButtons(
  { words }: Context,
  { page, last }: { page: number; last: number },
  verb: Verb,
  data: Record<string, string> = {},
): ButtonInit[] {
  const to = (title: string, target: number) => ({ title, verb, data: { ...data, page: String(target) } });
  return [
    ...(page > 0 ? [to(words.card.previous, page - 1)] : []),
    ...(page < last ? [to(words.card.next, page + 1)] : []),
  ];
}

export function backToDevice({ words }: Context, device: string): ButtonInit {
  return { title: words.tabs.backToDevice, verb: 'device.show', data: { device } };
}

/** `from`: what the card shows, if that has to stay when the button is pressed. */
export function backToUser({ words }: Context, user: string, from: { receipt?: string } = {}): ButtonInit {
  return { title: words.card.backToUser, verb: 'user.show', data: { user, ...from } };
}
