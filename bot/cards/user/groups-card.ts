import type { Listed } from '../../helpdesk/contracts/graph/found.ts';
import type { Group, PersonName } from '../../helpdesk/contracts/model.ts';
import type { Part } from '../../helpdesk/contracts/problem.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import { buttons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { note } from '../shared/note.ts';
import { backToUser, pageButtons, pageOf, rangeOf } from '../shared/pages.ts';
import { personTitle } from '../shared/person-words.ts';
import { problemNote, unreadNotes } from '../shared/problem-note.ts';
import { howMany } from '../shared/values.ts';
import { groupRow } from './group-row.ts';

const PAGE = 15;

/** One page of a person's groups. */
export function groupsCard(
  context: Context,
  person: PersonName,
  groups: Part<Listed<Group>>,
  page: number,
): CardAnswer {
  const { words } = context;
  const back = backToUser(context, person.id);
  const summary = words.summary.groups(personTitle(person));
  const name = personTitle(person);
  if (!groups.ok) {
    const notes = [problemNote(context, groups.problem)];
    const view = { name, heading: words.card.groupsUncounted, notes, range: [], groups: [] };
    return answer(context, 'groups', summary, { ...view, buttons: buttons([back]) });
  }
  const all = howMany(context, groups.value);
  const shown = pageOf(groups.value.items, page, PAGE);
  return answer(context, 'groups', summary, {
    name,
    heading: words.card.groups(all),
    notes: [
      ...(shown.items.length === 0 && groups.value.exact ? [note('open', words.card.noGroups)] : []),
      ...unreadNotes(context, groups.value),
    ],
    range: shown.items.length === 0 ? [] : [rangeOf(context, shown, all)],
    groups: shown.items.map((group) => groupRow(context, group)),
    buttons: buttons([...pageButtons(context, shown, 'user.groups', { user: person.id }), back]),
  });
}
