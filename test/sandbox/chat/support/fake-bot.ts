import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Json = Record<string, unknown>;

export interface Activity extends Json {
  type: string;
  id: string;
  name?: string;
  text?: string;
  serviceUrl: string;
  replyToId?: string;
  value?: Json;
  from: { id: string; name: string; aadObjectId: string };
  recipient: { id: string };
  conversation: Json & { id: string };
  channelData: Json;
}

export interface BotReply {
  status?: number;
  body?: unknown;
}

/** How a bot handles an activity. If it returns nothing, the answer is an empty 200. */
export type Handle = (
  activity: Activity,
  channel: ChannelClient,
) => Promise<BotReply | undefined> | BotReply | undefined;

export interface ChannelClient {
  call(method: string, path: string, body?: unknown): Promise<{ status: number; body: Json }>;
  /** Posts into the activity's conversation. Resolves to the new message's id. */
  send(activity: Json): Promise<string>;
}

export interface FakeBot {
  url: string;
  got: Activity[];
  handle: Handle;
  close: () => Promise<void>;
}

/** A bot that records what it receives, answers with `handle` and can call the channel back. */
export async function startFakeBot(handle: Handle = () => undefined): Promise<FakeBot> {
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bot: FakeBot = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    got: [],
    handle,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return bot;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const activity = JSON.parse(Buffer.concat(chunks).toString()) as Activity;
    bot.got.push(activity);
    const reply = (await bot.handle(activity, channelOf(activity))) ?? {};
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/json' });
    response.end(reply.body === undefined ? undefined : JSON.stringify(reply.body));
  }
}

export function channelOf({
  serviceUrl,
  conversation,
}: Pick<Activity, 'serviceUrl' | 'conversation'>): ChannelClient {
  const call: ChannelClient['call'] = async (method, path, body) => {
    const response = await fetch(`${serviceUrl}v3/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Json };
  };
  return {
    call,
    send: async (activity) => {
      const path = `conversations/${encodeURIComponent(conversation.id)}/activities`;
      return String((await call('POST', path, activity)).body.id);
    },
  };
}

export const cardMessage = (content: Json): Json => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
});

export const cardAnswer = (value: Json): BotReply => ({
  body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value },
});
