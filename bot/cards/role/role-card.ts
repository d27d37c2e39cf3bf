import type { RoleAssignment } from '../../helpdesk/contracts/model.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import { buttons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { note } from '../shared/note.ts';
import { assignmentName, assignmentRow, removeButton } from './assignment-row.ts';
import type { GroupNames } from './role-facts.ts';

interface RoleMade {
  kind: 'assigned';
  /** The assignment as it was read back; undefined if it could not be read. */
  assignment: RoleAssignment | undefined;
  groupNames: GroupNames;
  requestId?: string | undefined;
}

/** The result of a confirmed assignment. */
export function roleCard(context: Context, { assignment, groupNames, requestId }: RoleMade): CardAnswer {
  const { words } = context;
  const name = assignment && assignmentName(context, assignment.displayName);
  return answer(context, 'role', words.summary.roleAssigned(name), {
    heading: words.roleChange.assigned,
    notes: [assignment ? note('good', words.roleChange.took) : note('warning', words.roleChange.notReadBack)],
    assignments: assignment ? [assignmentRow(context, assignment, groupNames)] : [],
    requestId: requestId === undefined ? [] : [{ text: words.problem.requestId(requestId) }],
    buttons: buttons([
      ...(assignment ? [removeButton(context, assignment)] : []),
      { title: words.roles.all, verb: 'roles.page', data: { page: '0' } },
    ]),
  });
}
