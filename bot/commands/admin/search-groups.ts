import { searchText } from '../../helpdesk/people/find-person.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import type { AdminTurn } from './admin-turn.ts';

/** What the form's pickers offer: security groups by name, their id as the value. */
export async function searchGroups(
  turn: AdminTurn,
  typed: string,
  skip: number,
  most: number,
): Promise<Answer> {
  const wanted = searchText(typed);
  if (wanted === '') return { kind: 'choices', choices: [] };
  const groups = await turn.graph.directory.findGroups(wanted, skip + most);
  return {
    kind: 'choices',
    choices: groups
      .slice(skip, skip + most)
      .map(({ id, displayName }) => ({ title: displayName, value: id })),
  };
}
