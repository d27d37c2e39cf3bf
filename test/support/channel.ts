import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Agent } from 'undici';
import { exchange } from '../../bot/http/exchange.ts';
import { type Fixture, openFixture } from './fixture.ts';

const connections = new Agent();

/** An Adaptive Card or a part of one, as JSON. */
export type Json = Record<string, unknown>;

export interface Sent {
  conversationId: string;
  activity: Json;
}

/** A message as the bot sent it, or as an update left it. */
export interface Shown extends Sent {
  activityId: string;
}

/** What a person got back: a card or a plain sentence, with all its words. */
export interface Answered {
  status: number;
  /** undefined: nothing was said. */
  card: Json | undefined;
  /** The card that came as a message of its own, to who spoke. */
  opened: Json | undefined;
  text: string;
  /** Everything that was sent meanwhile, to any conversation, without typing. */
  sent: Sent[];
  body: unknown;
}

/** The channel's side of the Bot Framework protocol: activities go in, what the bot sends is collected. */
export class FakeChannel {
  readonly sent: Sent[] = [];
  /** Threads that the bot started in channels. */
  readonly threads: { channelId: string; activity: Json }[] = [];
  /** Answers the next sends with these statuses instead of taking them. */
  readonly refuse: { status: number; headers?: Record<string, string> }[] = [];
  /** Whether a person has the bot in Teams, by their Entra id. */
  hasBot: (personId: string) => boolean = () => true;
  /** Refuses updates of a message with a status. */
  refuseUpdate: (activityId: string) => number | undefined = () => undefined;
  /** Told of each message and each update, except `typing`. */
  shown: (shown: Shown) => void = () => undefined;
  /** The messages whose updates were refused, each time. */
  readonly refusedUpdates: string[] = [];
  tenantId = 'c0ffee00-0000-4000-8000-000000000001';
  botUrl = '';
  /** The headers of each activity: in production, the channel's token. */
  headers: () => Record<string, string> = () => ({});
  /** Messages that the bot updated, as they are now. */
  readonly updates: { conversationId: string; activityId: string; card: Json | undefined; at: number }[] = [];
  /** The message of each card. */
  readonly #standsIn = new WeakMap<Json, string>();
  readonly #server = createServer((incoming, response) => {
    void this.#answer(incoming).then(({ status, body, headers }) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    });
  });

  /** It closes with `fixture`. */
  async open(fixture: Fixture = openFixture()): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    fixture.onClose(() => this.close());
    await once(this.#server, 'listening');
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get serviceUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/connector/`;
  }

  async #answer(incoming: IncomingMessage) {
    const body = JSON.parse((await text(incoming)) || '{}') as Json;
    const refused = this.refuse.shift();
    if (refused)
      return {
        status: refused.status,
        body: { error: { code: 'Refused', message: 'refused' } },
        headers: refused.headers,
      };
    const path = (incoming.url ?? '').replace(/^\/connector/, '');
    const thread = (body.channelData as { channel?: { id: string } } | undefined)?.channel?.id;
    if (path === '/v3/conversations' && thread !== undefined) {
      this.threads.push({ channelId: thread, activity: body.activity as Json });
      return { status: 201, body: { id: `${thread};messageid=${this.threads.length + 1}` }, headers: {} };
    }
    if (path === '/v3/conversations') {
      const members = body.members as { id: string }[];
      if (!this.hasBot(members[0]?.id ?? ''))
        return { status: 403, body: { error: { code: 'BotNotInConversationRoster' } }, headers: {} };
      return { status: 201, body: { id: `a:private-${members[0]?.id ?? ''}` }, headers: {} };
    }
    const conversationId = decodeURIComponent(
      /^\/v3\/conversations\/([^/]+)\/activities/.exec(path)?.[1] ?? '',
    );
    const card = attachedCard(body);
    if (incoming.method === 'PUT') {
      const activityId = decodeURIComponent(/\/activities\/([^/?]+)/.exec(path)?.[1] ?? '');
      const status = this.refuseUpdate(activityId);
      if (status !== undefined) {
        this.refusedUpdates.push(activityId);
        return { status, body: { error: { code: 'Refused', message: 'refused' } }, headers: {} };
      }
      if (card) this.#standsIn.set(card, activityId);
      this.updates.push({ conversationId, activityId, card, at: Date.now() });
      this.shown({ conversationId, activityId, activity: body });
      return { status: 200, body: { id: activityId }, headers: {} };
    }
    const id = randomUUID();
    if (card) this.#standsIn.set(card, id);
    if (body.type !== 'typing') {
      this.sent.push({ conversationId, activity: body });
      this.shown({ conversationId, activityId: id, activity: body });
    }
    return { status: 201, body: { id }, headers: {} };
  }

  /** An activity as Teams sends it from a person's one-to-one chat, with what `over` changes. */
  activity(personId: string, over: Json): Json {
    return {
      id: randomUUID(),
      channelId: 'msteams',
      serviceUrl: this.serviceUrl,
      timestamp: new Date().toISOString(),
      locale: 'en-US',
      from: { id: `29:${personId}`, name: 'Sample', aadObjectId: personId },
      recipient: { id: '28:help-desk', name: 'Help Desk' },
      conversation: { id: `a:${personId}`, conversationType: 'personal', tenantId: this.tenantId },
      channelData: { tenant: { id: this.tenantId } },
      ...over,
    };
  }

  say(personId: string, words: string, over: Json = {}): Promise<Answered> {
    return this.deliver(this.activity(personId, { type: 'message', text: words, ...over }));
  }

  /** What an activity from a team's channel has. */
  inChannel(channelId: string, over: Json = {}): Json {
    return {
      conversation: {
        id: `${channelId};messageid=1`,
        conversationType: 'channel',
        isGroup: true,
        tenantId: this.tenantId,
      },
      channelData: {
        tenant: { id: this.tenantId },
        team: { id: '19:team@thread.tacv2' },
        channel: { id: channelId },
        ...over,
      },
    };
  }

  /** Presses the button of a card that has this title and `data`. */
  press(
    personId: string,
    card: Json | undefined,
    title: string,
    data: Json = {},
    over: Json = {},
    inputs: Json = {},
  ): Promise<Answered> {
    const wanted = Object.entries(data);
    const button = buttons(card).find(
      (candidate) =>
        candidate.title === title &&
        wanted.every(([name, value]) => (candidate.data as Json)[name] === value),
    );
    if (!button)
      throw new Error(
        `no button “${title}” among: ${buttons(card)
          .map((b) => String(b.title))
          .join(' | ')}`,
      );
    const replyToId = this.messageOf(card);
    const where = { ...(replyToId !== undefined && { replyToId }), ...over };
    return this.invoke(personId, String(button.verb), { ...(button.data as Json), ...inputs }, where);
  }

  /** The id of a card's message, as Teams sends it with each press. */
  messageOf(card: Json | undefined): string | undefined {
    return card && this.#standsIn.get(card);
  }

  invoke(personId: string, verb: string, data: Json, over: Json = {}): Promise<Answered> {
    return this.deliver(
      this.activity(personId, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
        ...over,
      }),
    );
  }

  async deliver(activity: Json): Promise<Answered> {
    const before = this.sent.length;
    // much cheaper than fetch, and there are tens of thousands
    const response = await exchange(connections, {
      origin: this.botUrl,
      path: '/api/messages',
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.headers() },
      body: JSON.stringify(activity),
    });
    const body: unknown = response.text === '' ? undefined : JSON.parse(response.text);
    const sent = this.sent.slice(before);
    const inPlace = invokeCard(body);
    if (inPlace && typeof activity.replyToId === 'string') this.#standsIn.set(inPlace, activity.replyToId);
    const answers = sent.filter(({ conversationId }) => !isOthers(activity, conversationId));
    const opened = answers.map(({ activity: a }) => attachedCard(a)).findLast((found) => found !== undefined);
    const card = inPlace ?? opened;
    const plain = answers.map(({ activity: a }) => (typeof a.text === 'string' ? a.text : ''));
    return {
      status: response.status,
      card,
      opened,
      text: [...plain, wordsOf(card)].join('\n').trim(),
      sent,
      body,
    };
  }
}

/** Whether a conversation is another person's chat: what they are told in the background is no answer to an activity. */
function isOthers(activity: Json, conversationId: string): boolean {
  const { aadObjectId = '' } = activity.from as { aadObjectId?: string };
  const { id } = activity.conversation as { id: string };
  return conversationId.startsWith('a:') && conversationId !== id && !conversationId.endsWith(aadObjectId);
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function invokeCard(body: unknown): Json | undefined {
  const answer = body as { type?: string; value?: Json } | undefined;
  return answer?.type === 'application/vnd.microsoft.card.adaptive' ? answer.value : undefined;
}

export function attachedCard(activity: Json): Json | undefined {
  const attachments = (activity.attachments ?? []) as { contentType: string; content: Json }[];
  return attachments.find(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive')
    ?.content;
}

/** Every object within a card, in reading order. */
export function* parts(node: unknown): Generator<Json> {
  if (Array.isArray(node)) for (const item of node) yield* parts(item);
  else if (typeof node === 'object' && node !== null) {
    yield node as Json;
    for (const [name, value] of Object.entries(node)) if (name !== 'data') yield* parts(value);
  }
}

export function buttons(card: Json | undefined): Json[] {
  return [...parts(card)].filter((node) => node.type === 'Action.Execute');
}

/** Where the card's links lead. */
export function linksOf(card: Json | undefined): string[] {
  return [...parts(card)].filter(({ type }) => type === 'Action.OpenUrl').map(({ url }) => String(url));
}

/** All the words on a card, one block per line, and its buttons in brackets. */
export function wordsOf(card: Json | undefined): string {
  return [...parts(card)]
    .flatMap((node) => {
      if (node.type === 'RichTextBlock')
        return [(node.inlines as Json[]).map((run) => String(run.text)).join('')];
      if (node.type === 'TextBlock') return [String(node.text)];
      if (node.type === 'Action.Execute') return [`[${String(node.title)}]`];
      return [];
    })
    .join('\n');
}
