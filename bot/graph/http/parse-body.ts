import type { GraphResponse } from './request.ts';

/** The first lines of a proxy's error page are enough. */
const TEXT_KEPT = 500;

const sizes = new WeakMap<object, number>();

/** How long the text of a body was, in characters. 0 for one that came within another. */
export function sizeOf(body: object): number {
  return sizes.get(body) ?? 0;
}

/** A body as JSON if it is JSON, otherwise its start as text. */
export function parseBody(text: string): Pick<GraphResponse, 'body' | 'text'> {
  if (text === '') return {};
  try {
    const body = JSON.parse(text) as unknown;
    if (typeof body === 'object' && body !== null) sizes.set(body, text.length);
    return { body };
  } catch {
    return { text: text.slice(0, TEXT_KEPT) };
  }
}
