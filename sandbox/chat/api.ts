/*
 * The page's own API, which tests may use too. Requests and answers are JSON; a failure is `{"error": {"code", "message"}}`.
 * `person` is a user's id. `conversation` is `personal`, the `19:…` id of a channel or group chat, or an id from /api/cast.
 *
 *   GET  /api/cast                      {people, pairs, languages, conversations, bot, adminChannelId}: who you can be and where you
 *                                       can talk
 *   POST /api/open   {person, conversation}
 *                                       the person opens the chat. The first time, the bot is told that it was added
 *   POST /api/say    {person, conversation, text, thread?, mention?, locale?}
 *                                       201 {message} as soon as the bot has accepted the activity. `thread` answers in a
 *                                       channel's thread; what has `mention: false` isn't given to the bot, as in Teams
 *   POST /api/press  {person, conversation, message, action, inputs?, card?, locale?}
 *                                       `action` is a button's title, id or verb, or {id?, verb, data?} itself. In that case
 *                                       `card` is the index of the message's card. 200 {outcome, message}:
 *                                       outcome.kind is card, note or nothing
 *   POST /api/decide {person, conversation, message, accepts, attachment?}
 *                                       accepts (true) or declines an offered file. `attachment` is its index. 200 {}. The
 *                                       result is in the conversation; a file has its address in an attachment's contentUrl
 *   POST /api/search {person, conversation, message, dataset, text}
 *                                       200 {results: [{title, value}]}
 *   GET  /api/log?person=…&conversation=…&after=N
 *                                       {messages, latest}: what has changed since `seq` N. Use `latest` as the next N
 *   GET  /api/raw?person=…&conversation=…&message=…
 *                                       {exchanges}: what the page and the bot have sent each other about a message
 *   GET  /api/events?person=…           Server-Sent Events `hello`, `message` and `typing`
 */
import type { IncomingMessage } from 'node:http';
import { BOT } from './activities.ts';
import type { ChannelSide } from './channel-side.ts';
import { ChatError } from './chat-error.ts';
import type { Answer } from './connector.ts';
import type { Conversation, Conversations } from './conversations.ts';
import { readJson } from './http.ts';
import { isObject, objects, text, type JsonObject } from './json.ts';
import type { Message, MessageLog } from './message-log.ts';
import type { ChatPair, ChatPerson } from './options.ts';
import type { People } from './people.ts';
import type { RawLog } from './raw-log.ts';

export interface ApiParts {
  log: MessageLog;
  conversations: Conversations;
  people: People;
  channelSide: ChannelSide;
  raw: RawLog;
  adminChannelId: string;
  pairs: readonly ChatPair[];
  languages: readonly string[];
}

interface Speaker {
  person: ChatPerson;
  conversation: Conversation;
  locale: string | undefined;
}

export async function answerApi(parts: ApiParts, request: IncomingMessage, url: URL): Promise<Answer> {
  const route = `${request.method ?? 'GET'} ${url.pathname}`;
  if (route === 'GET /api/cast') return { status: 200, body: await cast(parts) };
  if (route === 'GET /api/log') return { status: 200, body: await readLog(parts, url.searchParams) };
  if (route === 'GET /api/raw') return { status: 200, body: await readRaw(parts, url.searchParams) };
  if (request.method === 'POST') {
    const post = posts[url.pathname];
    if (post) {
      const body = await readJson(request);
      return post(parts, await speakerOf(parts, body), body);
    }
  }
  throw new ChatError(404, 'NotFound', `There is no ${route}`);
}

type Post = (parts: ApiParts, speaker: Speaker, body: JsonObject) => Promise<Answer>;

const posts: Record<string, Post | undefined> = {
  '/api/open': async ({ channelSide }, speaker) => {
    await channelSide.open(speaker);
    return { status: 200, body: {} };
  },
  '/api/say': async ({ channelSide }, speaker, body) => {
    const manner = { thread: text(body, 'thread'), mention: body.mention !== false };
    const message = await channelSide.say(speaker, text(body, 'text') ?? '', manner);
    return { status: 201, body: { message } };
  },
  '/api/press': async ({ channelSide, log }, speaker, body) => {
    const message = messageOf(log, speaker, body);
    const inputs = isObject(body.inputs) ? body.inputs : {};
    const pressed = actionOf(log.view(message, speaker.person.id), body);
    const outcome = await channelSide.press(speaker, { message, inputs, ...pressed });
    return { status: 200, body: { outcome, message: log.view(message, speaker.person.id) } };
  },
  '/api/decide': async ({ channelSide, log }, speaker, body) => {
    const attachment = typeof body.attachment === 'number' ? body.attachment : 0;
    await channelSide.decide(speaker, messageOf(log, speaker, body), attachment, body.accepts === true);
    return { status: 200, body: {} };
  },
  '/api/search': async ({ channelSide, log }, speaker, body) => {
    const asked = { dataset: text(body, 'dataset') ?? '', queryText: text(body, 'text') ?? '' };
    const message = messageOf(log, speaker, body);
    return { status: 200, body: { results: await channelSide.search(speaker, { ...asked, message }) } };
  },
};

async function speakerOf({ people, conversations }: ApiParts, body: JsonObject): Promise<Speaker> {
  const person = await people.get(text(body, 'person') ?? '');
  const conversation = conversations.named(text(body, 'conversation') ?? 'personal', person.id);
  return { person, conversation, locale: text(body, 'locale') };
}

function messageOf(log: MessageLog, { conversation }: Speaker, body: JsonObject): Message {
  return log.get(conversation.key, text(body, 'message') ?? '');
}

function actionOf(message: Message, body: JsonObject): { action: JsonObject; card: number } {
  if (isObject(body.action))
    return { action: body.action, card: typeof body.card === 'number' ? body.card : 0 };
  const name = text(body, 'action') ?? '';
  const found = findAction(message, name);
  if (!found) throw new ChatError(404, 'NoSuchAction', `The message has no button "${name}"`);
  return found;
}

/** The action with this title, id or verb, and the index of its card. */
function findAction(message: Message, name: string): { action: JsonObject; card: number } | undefined {
  const cards = objects(message.attachments).map((attachment, card) => ({
    card,
    actions: executeActions(attachment.content),
  }));
  for (const key of ['title', 'id', 'verb']) {
    for (const { card, actions } of cards) {
      const action = actions.find((each) => text(each, key) === name);
      if (action) return { action, card };
    }
  }
  return undefined;
}

/** Every Action.Execute of a card in reading order, including `selectAction` and nested cards. */
function executeActions(card: unknown): JsonObject[] {
  if (Array.isArray(card)) return card.flatMap(executeActions);
  if (!isObject(card)) return [];
  if (card.type === 'Action.Execute') return [card];
  return Object.values(card).flatMap(executeActions);
}

/** Who reads what, as a request's query says. */
async function readerOf({ people, conversations }: ApiParts, query: URLSearchParams) {
  const person = await people.get(query.get('person') ?? '');
  return { person, conversation: conversations.named(query.get('conversation') ?? 'personal', person.id) };
}

async function readRaw(parts: ApiParts, query: URLSearchParams): Promise<unknown> {
  const { person, conversation } = await readerOf(parts, query);
  const { id, only } = parts.log.get(conversation.key, query.get('message') ?? '');
  const isTheirs = only === undefined || only === person.id;
  return { exchanges: isTheirs ? parts.raw.of(conversation.key, id, person.id) : [] };
}

async function readLog(parts: ApiParts, query: URLSearchParams): Promise<unknown> {
  const { log } = parts;
  const { person, conversation } = await readerOf(parts, query);
  const after = Number(query.get('after') ?? 0) || 0;
  return { messages: log.list(conversation.key, person.id, after), latest: log.latest };
}

async function cast({ people, pairs, languages, conversations, adminChannelId }: ApiParts): Promise<unknown> {
  const places = conversations.shared.map((each) => {
    if (each.kind !== 'channel')
      return { id: each.key, kind: each.kind, title: 'title' in each ? each.title : '' };
    const { team, channel } = each;
    const { displayName: title, membershipType, members } = channel;
    return { id: each.key, kind: each.kind, title, team: team.displayName, membershipType, members };
  });
  return { people: await people.all(), pairs, languages, conversations: places, bot: BOT, adminChannelId };
}
