import { readFileSync } from 'node:fs';
import type { ChatPerson, ChatTeam } from './chat/index.ts';

interface Content {
  users?: { id: string; displayName?: string | null; userPrincipalName?: string | null }[];
  cast?: { id: string; says?: string; shows?: string }[];
  teams?: ChatTeam[];
}

/** The people whose part you can play on the chat page: the cast of the tenant's file in its order, or everyone in it. */
export function readCast(file: string): { people: ChatPerson[]; teams: ChatTeam[] } {
  const { users = [], cast, teams = [] } = JSON.parse(readFileSync(file, 'utf8')) as Content;
  const roles = cast ?? users.map(({ id }) => ({ id, says: undefined, shows: undefined }));
  const people = roles.flatMap(({ id, says, shows }) => {
    const user = users.find((candidate) => candidate.id === id);
    if (!user) return [];
    return [
      { id, name: user.displayName ?? id, userPrincipalName: user.userPrincipalName ?? id, says, shows },
    ];
  });
  return { people, teams };
}
