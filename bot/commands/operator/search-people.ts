import { searchText } from '../../helpdesk/people/find-person.ts';
import { mayReadAnybody } from '../../helpdesk/access/authorize.ts';
import type { Turn } from '../turn.ts';
import { NO_CHOICES } from '../turn.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';

/** Offers people by name with their UPN. The value is their object id. */
export async function searchPeople(turn: Turn, typed: string, skip: number, most: number): Promise<Answer> {
  const wanted = searchText(typed);
  if (wanted === '' || mayReadAnybody(turn.operator)) return NO_CHOICES;
  const people = await turn.graph.directory.findByName(wanted, skip + most);
  return {
    kind: 'choices',
    choices: people.items.slice(skip, skip + most).map((person) => ({
      title: `${person.displayName} (${person.userPrincipalName})`,
      value: person.id,
    })),
  };
}
