import { searchText } from '../../helpdesk/people/find-person.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import { NO_CHOICES } from '../turn.ts';
import type { AdminTurn } from './admin-turn.ts';

/** Offers security groups by name. The value is their id. */
export async function searchGroups(
  turn: AdminTurn,
  typed: string,
  skip: number,
  most: number,
): Promise<Answer> {
  const wanted = searchText(typed);
  if (wanted === '') return NO_CHOICES;
  const groups = await turn.graph.directory.findGroups(wanted, skip + most);
  return {
    kind: 'choices',
    choices: groups
      .slice(skip, skip + most)
      .map(({ id, displayName }) => ({ title: displayName, value: id })),
  };
}
