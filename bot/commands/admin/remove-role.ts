import { prepareChange } from '../../helpdesk/admin/prepare-change.ts';
import { inOrder, isHelpDeskRole, snapshotOf } from '../../helpdesk/admin/help-desk-roles.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import type { RoleAssignment } from '../../helpdesk/contracts/model.ts';
import { roleConfirmCard, rolesCard } from '../../cards/index.ts';
import { text } from '../press.ts';
import { keepConfirmCard, say } from '../turn.ts';
import type { AdminCommand, AdminPress, AdminTurn } from './admin-turn.ts';
import { groupNames } from './roles.ts';

export const removeRole: AdminCommand = {
  phrases: ['remove role'],
  takes: 'text',
  help: (words) => words.commands.removeRole,
  async run(turn, name) {
    const wanted = name.trim().toLowerCase();
    if (wanted === '') return say(turn.words.commands.removeRole.which);
    const all = inOrder(await turn.graph.roles.assignments());
    const named = all.filter((one) => one.displayName.trim().toLowerCase() === wanted);
    const [first, second] = named;
    if (!first) return say(turn.words.commands.removeRole.none(name));
    if (second)
      return rolesCard(turn, { assignments: named, groupNames: await groupNames(turn, named), page: 0 });
    return askRemoval(turn, first);
  },
};

export const askRemoveRole: AdminPress = {
  kind: 'read',
  async run(turn, data) {
    const assignment = await turn.graph.roles.assignment(text(data, 'assignment'));
    return assignment && isHelpDeskRole(assignment)
      ? askRemoval(turn, assignment)
      : say(turn.words.commands.removeRole.gone);
  },
};

async function askRemoval(turn: AdminTurn, assignment: RoleAssignment): Promise<Answer> {
  const seen = snapshotOf(assignment);
  const change = await prepareChange(turn.services, turn.admin, {
    kind: 'remove',
    assignmentId: assignment.id,
    seen,
  });
  const names = await groupNames(turn, [assignment]);
  const card = roleConfirmCard(turn, { kind: 'remove', change: change.id, assignment, groupNames: names });
  return keepConfirmCard(turn, change.id, card);
}
