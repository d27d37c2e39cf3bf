import type { ChatPair, ChatPerson, ChatTeam } from './chat/index.ts';
import { loadTenant } from './graph/tenant/load.ts';
import type { Team, TenantData } from './graph/types.ts';

/** What a tenant's file may say about the chat page. */
interface ForTheChat {
  cast?: Pick<ChatPerson, 'id' | 'says' | 'shows' | 'begins'>[] | null;
  pairs?: ChatPair[] | null;
}

interface Cast {
  people: ChatPerson[];
  pairs: ChatPair[];
  teams: ChatTeam[];
}

/** The people whose part you can play on the chat page: the cast of the tenant's file in its order, or everyone in it. */
export function readCast(file: string): Cast {
  const { users, teams, cast, pairs } = loadTenant(file, new Date()) as TenantData & ForTheChat;
  const byId = new Map(users.map((user) => [user.id.toLowerCase(), user]));
  const people = (cast ?? users.map(({ id }) => ({ id }))).flatMap((role) => {
    const user = byId.get(role.id.toLowerCase());
    if (!user) return [];
    const { id } = user;
    return [
      { ...role, id, name: text(user.displayName, id), userPrincipalName: text(user.userPrincipalName, id) },
    ];
  });
  return { people, pairs: pairs ?? [], teams: teams.map(chatTeam) };
}

const chatTeam = ({ id, threadId = id, displayName, channels = [] }: Team): ChatTeam => ({
  id,
  threadId,
  displayName: text(displayName, id),
  channels: channels.map((channel) => ({
    ...channel,
    displayName: text(channel.displayName, channel.id),
    membershipType: text(channel.membershipType, 'standard'),
  })),
});

const text = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);
