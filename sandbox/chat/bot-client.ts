import { ChatError } from './chat-error.ts';
import type { JsonObject } from './json.ts';

export interface BotAnswer {
  status: number;
  body: unknown;
}

export type PostToBot = (activity: JsonObject) => Promise<BotAnswer>;

/** Sends activities to the bot. If there is no answer, throws a `ChatError` whose message the person can read. */
export function botClient(botUrl: string, timeoutMs: number): PostToBot {
  const url = new URL('/api/messages', botUrl).href;
  return async (activity) => {
    let response: Response;
    try {
      response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity),
        signal: AbortSignal.timeout(timeoutMs),
      });
      return { status: response.status, body: parse(await response.text()) };
    } catch (cause) {
      const late = cause instanceof Error && cause.name === 'TimeoutError';
      const why = late
        ? `The bot didn't answer within ${timeoutMs / 1000} seconds`
        : 'The bot could not be reached';
      throw new ChatError(502, late ? 'BotTimeout' : 'BotUnreachable', `${why}. Try again.`, { cause });
    }
  };
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return text; // an answer that isn't JSON is shown as it is
  }
}
