import { beyondBound } from '../../helpdesk/admin/bound.ts';
import { searchText } from '../../helpdesk/people/find-person.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import { NO_VALUE } from '../../helpdesk/contracts/conversation.ts';
import { part } from '../../helpdesk/contracts/problem.ts';
import type { GroupFacts } from '../../helpdesk/contracts/model.ts';
import { NO_CHOICES } from '../turn.ts';
import type { AdminTurn } from './admin-turn.ts';

/** Offers groups by name, to be members. The value is their id. The title says why the form won't take one. */
export function searchGroups(turn: AdminTurn, typed: string, skip: number, most: number): Promise<Answer> {
  return offered(turn, typed, skip, most, () => Promise.resolve([]));
}

/** Offers groups by name, to be a scope. Those beyond the admin's own scope are marked, too. */
export function searchScopeGroups(
  turn: AdminTurn,
  typed: string,
  skip: number,
  most: number,
): Promise<Answer> {
  return offered(turn, typed, skip, most, (groups) =>
    beyondBound(turn.graph, turn.admin.bound, {
      scopeGroups: groups.map(({ id }) => id),
      allUsers: false,
      allDevices: false,
    }),
  );
}

async function offered(
  turn: AdminTurn,
  typed: string,
  skip: number,
  most: number,
  beyondOf: (groups: readonly GroupFacts[]) => Promise<readonly string[]>,
): Promise<Answer> {
  const wanted = searchText(typed);
  if (wanted === '') return NO_CHOICES;
  const said = turn.words.roleForm.notTaken;
  const found = await part(turn.graph.directory.findGroups(wanted, skip + most));
  if (!found.ok) return { kind: 'choices', choices: [notAll(turn, wanted)] };
  const groups = found.value.items.slice(skip, skip + most);
  const beyond = await beyondOf(groups.filter(({ securityEnabled }) => securityEnabled));
  return {
    kind: 'choices',
    choices: [
      ...groups.map(({ id, displayName, securityEnabled }) => ({
        title: !securityEnabled
          ? said.notSecurity(displayName)
          : beyond.includes(id)
            ? said.beyondYours(displayName)
            : displayName,
        value: id,
      })),
      ...(found.value.unsearched.length > 0 ? [notAll(turn, wanted)] : []),
    ],
  };
}

/** A list of choices can say nothing else. */
const notAll = ({ words }: AdminTurn, wanted: string) => ({
  title: words.roleForm.notAllSearched(wanted),
  value: NO_VALUE,
});
