import { channelAccount } from './activities.ts';
import { ChatError } from './chat-error.ts';
import type { Conversation } from './conversations.ts';
import type { JsonObject } from './json.ts';
import type { ChatPerson } from './options.ts';
import type { People } from './people.ts';

interface Asked {
  paged: boolean;
  /** One member's id, either the channel's or the directory's. */
  item: string | undefined;
  query: URLSearchParams;
}

/** A conversation's members as Teams reports them: for any channel, even a private one, the members of its **team**. */
export async function roster(
  parts: { people: People; tenantId: string },
  conversation: Conversation,
  { paged, item, query }: Asked,
): Promise<unknown> {
  const members = (await membersOf(parts.people, conversation)).map((person) =>
    account(person, parts.tenantId),
  );
  if (item !== undefined) {
    const found = members.find((member) => member.id === item || member.aadObjectId === item);
    if (!found)
      throw new ChatError(404, 'MemberNotFoundInConversation', 'The member is not in this conversation');
    return found;
  }
  if (!paged) return members;
  const start = Number(query.get('continuationToken') ?? 0) || 0;
  const size = Math.min(Math.max(Number(query.get('pageSize') ?? 100) || 100, 1), 500);
  const next = start + size;
  return {
    members: members.slice(start, next),
    ...(next < members.length ? { continuationToken: String(next) } : {}),
  };
}

async function membersOf(people: People, conversation: Conversation): Promise<readonly ChatPerson[]> {
  const all = await people.all();
  if (conversation.kind === 'groupChat') return all;
  if (conversation.kind === 'personal') return all.filter((person) => person.id === conversation.personId);
  const lists = conversation.team.channels.map((channel) => channel.members);
  if (lists.some((list) => list === undefined)) return all;
  const ids = new Set(lists.flatMap((list) => list ?? []));
  return all.filter((person) => ids.has(person.id));
}

function account(person: ChatPerson, tenantId: string): JsonObject {
  const { name, userPrincipalName } = person;
  const [givenName = '', ...rest] = name.split(' ');
  return {
    ...channelAccount(person),
    objectId: person.id,
    givenName,
    surname: rest.join(' '),
    email: userPrincipalName,
    userPrincipalName,
    tenantId,
    userRole: userPrincipalName.includes('#EXT#') ? 'anonymous' : 'user',
  };
}
