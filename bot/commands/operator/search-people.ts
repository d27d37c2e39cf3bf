import { searchText } from '../../helpdesk/people/find-person.ts';
import { mayReadAnybody } from '../../helpdesk/access/authorize.ts';
import type { Turn } from '../turn.ts';
import { NO_CHOICES } from '../turn.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import { NO_VALUE } from '../../helpdesk/contracts/conversation.ts';
import { part } from '../../helpdesk/contracts/problem.ts';

/** Offers people by name with their UPN. The value is their object id. */
export async function searchPeople(turn: Turn, typed: string, skip: number, most: number): Promise<Answer> {
  const wanted = searchText(typed);
  if (wanted === '' || mayReadAnybody(turn.operator)) return NO_CHOICES;
  const read = await part(turn.graph.directory.findByName(wanted, skip + most));
  const people = read.ok ? read.value.items.slice(skip, skip + most) : [];
  const whole = read.ok && read.value.unsearched.length === 0;
  return {
    kind: 'choices',
    choices: [
      ...people.map((person) => ({
        title: `${person.displayName} (${person.userPrincipalName})`,
        value: person.id,
      })),
      ...(whole ? [] : [{ title: turn.words.choice.notAllSearched(wanted), value: NO_VALUE }]),
    ],
  };
}
