import type { Activity, ConversationParameters } from 'botbuilder';
import type { Dispatcher } from 'undici';
import { exchange } from '../../http/exchange.ts';
import { retryAfterMs } from '../../time/retry-after.ts';
import { sleep } from '../../time/sleep.ts';
import { within } from '../../time/within.ts';

interface ConnectorSendsOptions {
  serviceUrl: string;
  dispatcher: Dispatcher;
  /** The bot's own token. undefined in demo mode, which sends none. */
  token: (() => Promise<string>) | undefined;
}

/** What Teams answers to a send. */
interface Accepted {
  /** Of the message, or of a new conversation. '' if Teams named none. */
  id: string;
  /** Of the message that a new conversation began with. */
  activityId?: string | undefined;
}

/**
 * What the bot sends to one service address of Teams. Each send is a single request: botbuilder's own client repeats a send on 5xx and
 * on a lost connection, and then a person reads the same answer twice.
 */
export class ConnectorSends {
  readonly #base: string;
  readonly #options: ConnectorSendsOptions;

  constructor(options: ConnectorSendsOptions) {
    this.#base = `${options.serviceUrl.replace(/\/+$/, '')}/v3/conversations`;
    this.#options = options;
  }

  createConversation(parameters: Partial<ConversationParameters>): Promise<Accepted> {
    return this.#send('POST', '', parameters);
  }

  sendToConversation(conversationId: string, activity: Partial<Activity>): Promise<Accepted> {
    return this.#send('POST', `/${encodeURIComponent(conversationId)}/activities`, activity);
  }

  replyToActivity(
    conversationId: string,
    activityId: string,
    activity: Partial<Activity>,
  ): Promise<Accepted> {
    return this.#send('POST', activityPath(conversationId, activityId), activity);
  }

  updateActivity(conversationId: string, activityId: string, activity: Partial<Activity>): Promise<Accepted> {
    return this.#send('PUT', activityPath(conversationId, activityId), activity);
  }

  async #send(method: 'POST' | 'PUT', path: string, body: object): Promise<Accepted> {
    const { dispatcher, token } = this.#options;
    const headers: Record<string, string> = {
      accept: 'application/json',
      'content-type': 'application/json; charset=utf-8',
    };
    if (token) headers.authorization = `Bearer ${await token()}`;
    const { origin, pathname } = new URL(this.#base + path);
    const request = { origin, path: pathname, method, headers, body: JSON.stringify(body) };
    const answer = await exchange(dispatcher, request);
    if (answer.status >= 300) throw new SendFailed(answer.status, answer.text, answer.headers['retry-after']);
    return acceptedIn(answer.text);
  }
}

const activityPath = (conversationId: string, activityId: string) =>
  `/${encodeURIComponent(conversationId)}/activities/${encodeURIComponent(activityId)}`;

/** Teams may accept a send without naming an id. */
function acceptedIn(text: string): Accepted {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null)
      return { id: textOf(parsed, 'id') ?? '', activityId: textOf(parsed, 'activityId') };
  } catch {
    // no JSON, so no id
  }
  return { id: '' };
}

function textOf(from: object, name: string): string | undefined {
  const value: unknown = Reflect.get(from, name);
  return typeof value === 'string' ? value : undefined;
}

/** Teams did not accept what was sent. */
export class SendFailed extends Error {
  override readonly name = 'SendFailed';
  /** Teams' own code, such as `BotNotInConversationRoster`. */
  readonly code: string | undefined;
  /** How long Teams asks to wait; undefined if it doesn't say. */
  readonly retryAfterMs: number | undefined;

  constructor(
    readonly status: number,
    body: string,
    retryAfter: string | string[] | undefined,
  ) {
    const code = /"code"\s*:\s*"(\w{1,60})"/.exec(body)?.[1];
    super(`Teams answered ${status}${code ? ` ${code}` : ''}`);
    this.code = code;
    this.retryAfterMs = typeof retryAfter === 'string' ? retryAfterMs(retryAfter, new Date()) : undefined;
  }
}

const ATTEMPTS = 4;
const WAIT_MS = 1000;
/** 429 says that a send was not accepted. After any other failure it may have arrived, and a person would read it twice. */
const SEND_AGAIN: readonly number[] = [429];
/** A message that is changed twice to the same is still the same. */
const UPDATE_AGAIN: readonly number[] = [412, 429, 502, 504];

/** Sends until `endsAt` (by performance.now()). It is repeated only if Teams says that it was not accepted. */
export const sendUntil = <T>(endsAt: number, send: () => Promise<T>): Promise<T> =>
  attemptUntil(endsAt, send, SEND_AGAIN, (wait) => wait);

/** Changes a message until `endsAt` (by performance.now()). The waits differ, so that many updates don't come back all at once. */
export const updateUntil = <T>(endsAt: number, update: () => Promise<T>): Promise<T> =>
  attemptUntil(endsAt, update, UPDATE_AGAIN, (wait) => wait + (Math.random() * WAIT_MS) / 2);

async function attemptUntil<T>(
  endsAt: number,
  send: () => Promise<T>,
  again: readonly number[],
  waitOf: (wait: number) => number,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await within(Math.max(0, endsAt - performance.now()), send());
    } catch (error) {
      if (!(error instanceof SendFailed) || !again.includes(error.status) || attempt === ATTEMPTS)
        throw error;
      const wait = waitOf(error.retryAfterMs ?? WAIT_MS * attempt);
      if (performance.now() + wait >= endsAt) throw error;
      await sleep(wait);
    }
  }
}

/** What may be different next time: the bot's token, and that Teams is busy. */
const PASSING: readonly number[] = [401, 408, 425, 429];

/** Whether Teams will never accept this: the message can't be changed by that id, or the bot may not write there. */
export const cantSucceed = (error: unknown): boolean =>
  error instanceof SendFailed && error.status >= 400 && error.status < 500 && !PASSING.includes(error.status);
