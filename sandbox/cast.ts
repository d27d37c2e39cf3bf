import { readFileSync } from 'node:fs';
import type { ChatPair, ChatPerson, ChatTeam } from './chat/index.ts';

interface Content {
  users?: { id: string; displayName?: string | null; userPrincipalName?: string | null }[];
  cast?: Pick<ChatPerson, 'id' | 'says' | 'shows' | 'begins'>[];
  pairs?: ChatPair[];
  teams?: ChatTeam[];
}

interface Cast {
  people: ChatPerson[];
  pairs: ChatPair[];
  teams: ChatTeam[];
}

/** The people whose part you can play on the chat page: the cast of the tenant's file in its order, or everyone in it. */
export function readCast(file: string): Cast {
  const { users = [], cast, pairs = [], teams = [] } = JSON.parse(readFileSync(file, 'utf8')) as Content;
  const roles: NonNullable<Content['cast']> = cast ?? users.map(({ id }) => ({ id }));
  const people = roles.flatMap((role) => {
    const user = users.find((candidate) => candidate.id === role.id);
    if (!user) return [];
    const { id, displayName, userPrincipalName } = user;
    return [{ ...role, name: displayName ?? id, userPrincipalName: userPrincipalName ?? id }];
  });
  return { people, pairs, teams };
}
