import type { Answer } from './exchange.ts';

/** A proxy's error page tells enough in its first lines. */
const TEXT_KEPT = 500;

/** A body as JSON where it is JSON, else its beginning as text. */
export function parseBody(text: string): Pick<Answer, 'body' | 'text'> {
  if (text === '') return {};
  try {
    return { body: JSON.parse(text) as unknown };
  } catch {
    return { text: text.slice(0, TEXT_KEPT) };
  }
}
