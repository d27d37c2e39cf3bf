import { searchText } from '../helpdesk/find-person.ts';
import { mayReadAnybody } from '../helpdesk/person-file.ts';
import type { Turn } from './desk.ts';
import type { Answer } from './request.ts';

/** What a field that searches as one types offers: people by name, their UPN beside it, the object id as its value. */
export async function searchPeople(turn: Turn, typed: string, skip: number, most: number): Promise<Answer> {
  const wanted = searchText(typed);
  if (wanted === '' || mayReadAnybody(turn.operator)) return { kind: 'choices', choices: [] };
  const people = await turn.world.directory.findByName(wanted, skip + most);
  return {
    kind: 'choices',
    choices: people.items.slice(skip, skip + most).map((person) => ({
      title: `${person.displayName} (${person.userPrincipalName})`,
      value: person.id,
    })),
  };
}
