import { randomUUID } from 'node:crypto';
import type { Conversation } from './conversations.ts';
import type { JsonObject } from './json.ts';
import type { ChatPerson } from './options.ts';

export const BOT = { id: '28:helpdesk-sandbox', name: 'Help Desk' };
const MENTION = `<at>${BOT.name}</at>`;

/** Who says something and where. `thread` is the conversation id in the activities. */
export interface Occasion {
  person: ChatPerson;
  conversation: Conversation;
  thread: string;
  tenantId: string;
  serviceUrl: string;
  locale?: string | undefined;
}

export function messageActivity(occasion: Occasion, id: string, said: string): JsonObject {
  const mentioned = occasion.conversation.kind !== 'personal';
  return {
    ...base(occasion, id),
    type: 'message',
    textFormat: 'plain',
    text: mentioned ? `${MENTION} ${said}` : said,
    entities: [
      ...(mentioned ? [{ type: 'mention', mentioned: BOT, text: MENTION }] : []),
      clientInfo(occasion.locale ?? 'en-US'),
    ],
  };
}

export function invokeActivity(
  occasion: Occasion,
  name: string,
  value: JsonObject,
  replyToId?: string,
): JsonObject {
  return {
    ...base(occasion, `f:${randomUUID()}`),
    type: 'invoke',
    name,
    value,
    ...(replyToId === undefined ? {} : { replyToId }),
    entities: [clientInfo(occasion.locale ?? 'en-US')],
  };
}

/** What Teams sends when the bot is added to a conversation. */
export function arrivalActivities(occasion: Occasion): JsonObject[] {
  const members = occasion.conversation.kind === 'personal' ? [BOT, channelAccount(occasion.person)] : [BOT];
  const channelData = { ...channelDataOf(occasion), ...teamDetails(occasion.conversation) };
  return [
    { ...base(occasion, `f:${randomUUID()}`), type: 'installationUpdate', action: 'add', channelData },
    {
      ...base(occasion, `f:${randomUUID()}`),
      type: 'conversationUpdate',
      membersAdded: members,
      channelData: {
        ...channelData,
        ...(occasion.conversation.kind === 'channel' ? { eventType: 'teamMemberAdded' } : {}),
      },
    },
  ];
}

export const channelAccount = (person: ChatPerson): { id: string; name: string; aadObjectId: string } => ({
  id: `29:${person.id}`,
  name: person.name,
  aadObjectId: person.id,
});

function base(occasion: Occasion, id: string): JsonObject {
  const { conversation, locale = 'en-US' } = occasion;
  const now = new Date().toISOString();
  return {
    id,
    timestamp: now,
    localTimestamp: now,
    channelId: 'msteams',
    serviceUrl: occasion.serviceUrl,
    from: channelAccount(occasion.person),
    recipient: BOT,
    locale,
    conversation: {
      id: occasion.thread,
      conversationType: conversation.kind,
      tenantId: occasion.tenantId,
      ...(conversation.kind === 'personal' ? {} : { isGroup: true }),
      ...(conversation.kind === 'channel' ? { name: conversation.channel.displayName } : {}),
    },
    channelData: channelDataOf(occasion),
  };
}

// A message carries only the team's thread id. The team's group id comes with conversation updates.
function channelDataOf({ conversation, tenantId }: Occasion): JsonObject {
  const tenant = { id: tenantId };
  if (conversation.kind !== 'channel') return { tenant };
  const { team, channel } = conversation;
  return {
    teamsChannelId: channel.id,
    teamsTeamId: team.threadId,
    channel: { id: channel.id },
    team: { id: team.threadId },
    tenant,
  };
}

function teamDetails(conversation: Conversation): JsonObject {
  if (conversation.kind !== 'channel') return {};
  const { threadId, id, displayName } = conversation.team;
  return { team: { id: threadId, aadGroupId: id, name: displayName } };
}

const clientInfo = (locale: string): JsonObject => ({
  type: 'clientInfo',
  locale,
  country: locale.split('-')[1] ?? 'US',
  platform: 'Web',
  timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});
