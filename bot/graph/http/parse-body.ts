import type { GraphResponse } from './request.ts';

/** The first lines of a proxy's error page are enough. */
const TEXT_KEPT = 500;

/** A body as JSON if it is JSON, otherwise its start as text. */
export function parseBody(text: string): Pick<GraphResponse, 'body' | 'text'> {
  if (text === '') return {};
  try {
    return { body: JSON.parse(text) as unknown };
  } catch {
    return { text: text.slice(0, TEXT_KEPT) };
  }
}
