import type { BotAnswer, PostToBot } from './bot-client.ts';
import { isObject, text, type JsonObject } from './json.ts';

/** One request between this page and the bot, as it was sent. */
export interface Exchange {
  at: string;
  /** Who sent it. */
  from: 'page' | 'bot';
  method: 'POST' | 'PUT' | 'DELETE';
  /** The conversation, without its thread. */
  conversation: string;
  /** The message that it is about, or stands on. */
  message: string | undefined;
  /** Who pressed or said it. undefined: the bot. */
  person: string | undefined;
  activity: unknown;
  status: number | undefined;
  answer: unknown;
}

const MOST = 200;

/** The newest requests, in memory, for people who build the bot. */
export class RawLog {
  private kept: Exchange[] = [];

  add(exchange: Omit<Exchange, 'at'>): void {
    this.kept = [...this.kept, { at: new Date().toISOString(), ...exchange }].slice(-MOST);
  }

  /** The same, but what it sends and gets is kept. */
  noting(post: PostToBot): PostToBot {
    return async (activity) => {
      let answer: BotAnswer | undefined;
      try {
        return (answer = await post(activity));
      } finally {
        this.add({
          ...about(activity),
          from: 'page',
          method: 'POST',
          activity,
          status: answer?.status,
          answer: answer?.body,
        });
      }
    };
  }

  /** What is about a message, oldest first. What others pressed on it is theirs. */
  of(conversation: string, message: string, person: string): Exchange[] {
    return this.kept.filter(
      (one) =>
        one.conversation === conversation &&
        one.message === message &&
        (one.person === undefined || one.person === person),
    );
  }
}

function about(activity: JsonObject): Pick<Exchange, 'conversation' | 'message' | 'person'> {
  const { type, conversation, from } = activity;
  return {
    conversation: (text(conversation, 'id') ?? '').split(';messageid=')[0] ?? '',
    message: text(activity, type === 'message' ? 'id' : 'replyToId'),
    // what is said in a channel is everybody's to read
    person: type === 'message' || !isObject(from) ? undefined : text(from, 'aadObjectId'),
  };
}
