import type { IncomingMessage } from 'node:http';
import { BOT } from './activities.ts';
import { ChatError } from './chat-error.ts';
import type { Conversation, Conversations } from './conversations.ts';
import { readJson } from './http.ts';
import { isObject, objects, text, type JsonObject } from './json.ts';
import type { MessageLog } from './message-log.ts';
import type { People } from './people.ts';
import type { RawLog } from './raw-log.ts';
import { roster } from './roster.ts';

export interface ConnectorParts {
  log: MessageLog;
  raw: RawLog;
  conversations: Conversations;
  people: People;
  hasBot?: ((personId: string) => boolean) | undefined;
  tenantId: string;
  serviceUrl: string;
}

export interface Answer {
  status: number;
  body: unknown;
}

// Teams refuses messages of about this size
const ACTIVITY_LIMIT = 100 * 1024;

/** The part of the connector's REST API that a bot in Teams uses. `path` holds the decoded segments after `/v3/`. */
export async function answerConnector(
  parts: ConnectorParts,
  request: IncomingMessage,
  path: string[],
  query: URLSearchParams,
): Promise<Answer> {
  const [kind, id, what, item] = path;
  const method = request.method ?? 'GET';
  if (kind === 'conversations' && id === undefined && method === 'POST') {
    return createConversation(parts, await readJson(request));
  }
  if (kind === 'conversations' && id !== undefined) {
    const conversation = parts.conversations.find(id);
    if (what === 'activities') return activities(parts, request, { conversation, thread: id, item });
    if (method === 'GET' && (what === 'members' || what === 'pagedmembers')) {
      return {
        status: 200,
        body: await roster(parts, conversation, { paged: what === 'pagedmembers', item, query }),
      };
    }
  }
  if (kind === 'teams' && id !== undefined && method === 'GET')
    return { status: 200, body: team(parts, id, what) };
  throw new ChatError(404, 'NotFound', `${method} isn't supported here`);
}

async function activities(
  { log, raw }: ConnectorParts,
  request: IncomingMessage,
  target: { conversation: Conversation; thread: string; item: string | undefined },
): Promise<Answer> {
  const { conversation, thread, item } = target;
  const note = (method: 'POST' | 'PUT' | 'DELETE', message: string, activity?: JsonObject): void =>
    raw.add({ ...FROM_BOT, method, conversation: conversation.key, message, activity });
  if (request.method === 'POST') {
    const activity = await readJson(request);
    const id = post(log, conversation.key, thread, activity);
    if (activity.type !== 'typing') note('POST', id, activity);
    return { status: 201, body: { id } };
  }
  if (item === undefined) throw new ChatError(405, 'MethodNotAllowed', 'An activity id is missing');
  const message = log.get(conversation.key, item);
  if (message.from !== 'bot')
    throw new ChatError(403, 'ForbiddenOperation', 'A bot may only change its own messages');
  if (request.method === 'DELETE') {
    log.delete(message);
    note('DELETE', message.id);
    return { status: 200, body: {} };
  }
  if (request.method !== 'PUT') throw new ChatError(405, 'MethodNotAllowed', 'Use POST, PUT or DELETE');
  const activity = await readJson(request);
  log.update(message, content(activity));
  note('PUT', message.id, activity);
  return { status: 200, body: { id: message.id } };
}

const FROM_BOT = { from: 'bot', person: undefined, status: undefined, answer: undefined } as const;

function post(log: MessageLog, key: string, thread: string, activity: JsonObject, id = log.nextId()): string {
  if (activity.type === 'typing') {
    log.typing(key);
    return id;
  }
  if (activity.type !== 'message') return id; // traces and the like are not displayed
  return log.add({ id, conversation: key, thread, from: 'bot', name: BOT.name, ...content(activity) }).id;
}

function content(activity: JsonObject): { text?: string; textFormat: string; attachments: JsonObject[] } {
  if (JSON.stringify(activity).length > ACTIVITY_LIMIT) {
    throw new ChatError(413, 'MessageSizeTooBig', 'Message size too large.');
  }
  const said = text(activity, 'text');
  const attachments = objects(activity.attachments);
  if (!said && attachments.length === 0) throw new ChatError(400, 'BadArgument', 'The message is empty');
  return {
    ...(said ? { text: said } : {}),
    textFormat: text(activity, 'textFormat') ?? 'markdown',
    attachments,
  };
}

async function createConversation(parts: ConnectorParts, body: JsonObject): Promise<Answer> {
  const channelId = text(isObject(body.channelData) ? body.channelData.channel : undefined, 'id');
  const activity = isObject(body.activity) ? body.activity : undefined;
  if (channelId !== undefined) {
    const { key } = parts.conversations.find(channelId);
    const id = parts.log.nextId();
    const thread = `${key};messageid=${id}`;
    if (!activity)
      throw new ChatError(400, 'BadSyntax', 'Activity is required when creating a thread in a channel');
    const activityId = post(parts.log, key, thread, activity, id);
    parts.raw.add({ ...FROM_BOT, method: 'POST', conversation: key, message: activityId, activity });
    return { status: 201, body: { id: thread, activityId, serviceUrl: parts.serviceUrl } };
  }
  const [member, ...others] = objects(body.members);
  if (!member || others.length > 0)
    throw new ChatError(400, 'BadArgument', 'A one-to-one chat needs exactly one member');
  const person = await parts.people.find(text(member, 'id') ?? '');
  if (!person || parts.hasBot?.(person.id) === false)
    throw new ChatError(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
  const { key } = parts.conversations.personal(person.id);
  const activityId = activity && post(parts.log, key, key, activity);
  if (activityId)
    parts.raw.add({ ...FROM_BOT, method: 'POST', conversation: key, message: activityId, activity });
  const sent = activityId ? { activityId } : {};
  return { status: 201, body: { id: key, ...sent, serviceUrl: parts.serviceUrl } };
}

function team(parts: ConnectorParts, id: string, what: string | undefined): unknown {
  const channels = parts.conversations.shared.flatMap((each) =>
    each.kind === 'channel' && (each.team.threadId === id || each.team.id === id) ? [each] : [],
  );
  const first = channels[0];
  if (!first) throw new ChatError(404, 'TeamNotFound', 'Team not found');
  if (what === 'conversations') {
    return { conversations: channels.map(({ channel }) => ({ id: channel.id, name: channel.displayName })) };
  }
  const { threadId, displayName, id: aadGroupId } = first.team;
  return { id: threadId, name: displayName, aadGroupId, channelCount: channels.length };
}
