import type { RoleAssignment } from '../../helpdesk/contracts/model.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import { buttons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { note } from '../shared/note.ts';
import { pageButtons, pageOf, rangeOf } from '../shared/pages.ts';
import { assignmentRow, removeButton } from './assignment-row.ts';
import type { GroupNames } from './role-facts.ts';

/** Keeps the card under Teams' limit even with the longest names that Entra allows. */
const PAGE = 5;

/** One page of the help desk role assignments. Deleted groups are missing in `groupNames`. */
export function rolesCard(
  context: Context,
  {
    assignments,
    groupNames,
    page,
  }: { assignments: readonly RoleAssignment[]; groupNames: GroupNames; page: number },
): CardAnswer {
  const { words } = context;
  const shown = pageOf(assignments, page, PAGE);
  const all = words.number(assignments.length);
  return answer(context, 'roles', words.summary.roles, {
    heading: words.roles.heading(all),
    notes: assignments.length === 0 ? [note('open', words.roles.none)] : [],
    assignments: shown.items.map((assignment) =>
      assignmentRow(context, assignment, groupNames, [removeButton(context, assignment)]),
    ),
    range: assignments.length > PAGE ? [rangeOf(context, shown, all)] : [],
    buttons: buttons([
      ...pageButtons(context, shown, 'roles.page'),
      { title: words.roles.assign, verb: 'role.form', data: {} },
    ]),
  });
}
