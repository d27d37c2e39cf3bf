import type { BotAnswer } from './bot-client.ts';
import { isObject, text, type JsonObject } from './json.ts';

/** The result of a press: a card, a note to display, or nothing. */
export type PressOutcome =
  | { kind: 'card'; card: JsonObject }
  | { kind: 'note'; level: 'info' | 'error'; words: string }
  | { kind: 'nothing' };

const error = (words: string): PressOutcome => ({ kind: 'note', level: 'error', words });

/** Reads the answer to an `adaptiveCard/action`: the HTTP status first, then the status in the body. */
export function readPress({ status, body }: BotAnswer): PressOutcome {
  if (status >= 300) return error(`The button didn't work: the bot answered ${status}${detail(body)}`);
  if (!isObject(body)) return { kind: 'nothing' };
  const code = typeof body.statusCode === 'number' ? body.statusCode : status;
  const { type, value } = body;
  if (type === 'application/vnd.microsoft.card.adaptive') {
    return isObject(value) ? { kind: 'card', card: value } : error('The bot answered with an empty card');
  }
  if (type === 'application/vnd.microsoft.activity.message') {
    if (value === '' && code < 300) return { kind: 'nothing' };
    return { kind: 'note', level: code >= 300 ? 'error' : 'info', words: String(value) };
  }
  if (type === 'application/vnd.microsoft.activity.loginRequest') {
    return {
      kind: 'note',
      level: 'info',
      words: 'The bot asks you to sign in, but this page has no sign-in',
    };
  }
  if (type !== undefined || code >= 300) {
    return error(`The button didn't work: the bot answered ${code}${detail(value ?? body)}`);
  }
  return { kind: 'nothing' };
}

export interface SearchResult {
  title: string;
  value: string;
}

/** Reads the answer to an `application/search`; undefined if the search failed. */
export function readSearch({ status, body }: BotAnswer): SearchResult[] | undefined {
  if (status >= 300 || !isObject(body)) return undefined;
  if (typeof body.statusCode === 'number' && body.statusCode >= 300) return undefined;
  const value = isObject(body.value) ? body.value : body;
  if (!Array.isArray(value.results)) return [];
  return value.results.flatMap((row: unknown) => {
    const title = text(row, 'title');
    const chosen = text(row, 'value');
    return title === undefined || chosen === undefined ? [] : [{ title, value: chosen }];
  });
}

function detail(body: unknown): string {
  const inner = isObject(body) && isObject(body.error) ? body.error : body;
  const words = typeof inner === 'string' ? inner.slice(0, 300) : text(inner, 'message');
  return words ? `: ${words}` : '';
}
