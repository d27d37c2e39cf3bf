import type { Activity, ConversationParameters, ResourceResponse } from 'botbuilder';
import type { Dispatcher } from 'undici';
import { retryAfterMs } from '../../time/retry-after.ts';
import { sleep } from '../../time/sleep.ts';
import { within } from '../../time/within.ts';

export interface ConnectorSendsOptions {
  serviceUrl: string;
  dispatcher: Dispatcher;
  /** The bot's own token. undefined in demo mode, which sends none. */
  token: (() => Promise<string>) | undefined;
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

  createConversation(parameters: Partial<ConversationParameters>): Promise<ResourceResponse> {
    return this.#send('POST', '', parameters);
  }

  sendToConversation(conversationId: string, activity: Partial<Activity>): Promise<ResourceResponse> {
    return this.#send('POST', `/${encodeURIComponent(conversationId)}/activities`, activity);
  }

  replyToActivity(
    conversationId: string,
    activityId: string,
    activity: Partial<Activity>,
  ): Promise<ResourceResponse> {
    return this.#send('POST', activityPath(conversationId, activityId), activity);
  }

  updateActivity(
    conversationId: string,
    activityId: string,
    activity: Partial<Activity>,
  ): Promise<ResourceResponse> {
    return this.#send('PUT', activityPath(conversationId, activityId), activity);
  }

  async #send(method: 'POST' | 'PUT', path: string, body: object): Promise<ResourceResponse> {
    const { dispatcher, token } = this.#options;
    const headers: Record<string, string> = {
      accept: 'application/json',
      'content-type': 'application/json; charset=utf-8',
    };
    if (token) headers.authorization = `Bearer ${await token()}`;
    const { origin, pathname } = new URL(this.#base + path);
    const answer = await dispatcher.request({
      origin,
      path: pathname,
      method,
      headers,
      body: JSON.stringify(body),
    });
    const text = await answer.body.text();
    if (answer.statusCode >= 300)
      throw new SendFailed(answer.statusCode, text, answer.headers['retry-after']);
    return { id: idIn(text) };
  }
}

const activityPath = (conversationId: string, activityId: string) =>
  `/${encodeURIComponent(conversationId)}/activities/${encodeURIComponent(activityId)}`;

/** '' if Teams accepted the send without naming an id. */
function idIn(text: string): string {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && 'id' in parsed && typeof parsed.id === 'string')
      return parsed.id;
  } catch {
    // no JSON, so no id
  }
  return '';
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

/**
 * Sends until `endsAt` (by performance.now()). A send is repeated only on 429, which says that it was not accepted: after any other
 * failure it may have arrived, and a person would read it twice.
 */
export async function sendUntil<T>(endsAt: number, send: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await within(Math.max(0, endsAt - performance.now()), send());
    } catch (error) {
      if (!(error instanceof SendFailed) || error.status !== 429 || attempt === ATTEMPTS) throw error;
      const wait = error.retryAfterMs ?? WAIT_MS * attempt;
      if (performance.now() + wait >= endsAt) throw error;
      await sleep(wait);
    }
  }
}
