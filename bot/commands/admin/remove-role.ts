import { plainName } from '../../helpdesk/contracts/same-text.ts';
import type { Beyond } from '../../helpdesk/admin/bound.ts';
import { prepareChange } from '../../helpdesk/admin/prepare-change.ts';
import { beyondOwn } from '../../helpdesk/admin/remove.ts';
import { inOrder, isHelpDeskRole, snapshotOf } from '../../helpdesk/admin/help-desk-roles.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import type { RoleAssignment } from '../../helpdesk/contracts/model.ts';
import { roleConfirmCard, rolesCard } from '../../cards/index.ts';
import { text } from '../press.ts';
import { keepConfirmCard, say } from '../turn.ts';
import type { AdminCommand, AdminPress, AdminTurn } from './admin-turn.ts';
import { groupNames, noticeOnRoles } from './roles.ts';

/** Groups that are named if an assignment is beyond the admin's scope. */
const NAMED = 3;

export const removeRole: AdminCommand = {
  phrases: ['remove role'],
  takes: 'text',
  help: (words) => words.commands.removeRole,
  async run(turn, name) {
    const wanted = plainName(name);
    if (wanted === '') return say(turn.words.commands.removeRole.which);
    const all = inOrder(await turn.graph.roles.assignments());
    const named = all.filter((one) => plainName(one.displayName) === wanted);
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

/** The assignment reaches beyond the admin's own scope: says where. */
export async function noticeBeyond(
  turn: AdminTurn,
  assignment: RoleAssignment,
  beyond: readonly Beyond[],
): Promise<Answer> {
  const { admin, role, roleForm, roles: said } = turn.words;
  const names = await turn.graph.directory.groupNames(
    beyond.filter((one) => !['allUsers', 'allDevices', 'unread'].includes(one)),
  );
  const everyone: Record<string, string> = { ...roleForm.everyone, unread: admin.scopeUnread };
  const named = beyond.map((one) => everyone[one] ?? names.get(one) ?? role.goneGroup);
  const shown = named.slice(0, NAMED);
  const hidden = named.length - shown.length;
  const more = hidden > 0 ? [role.groupsMore(hidden, turn.words.number(hidden))] : [];
  const name = assignment.displayName.trim() || said.unnamed;
  return noticeOnRoles(turn, [admin.beyondYours(name, [...shown, ...more].join(', '))]);
}

async function askRemoval(turn: AdminTurn, assignment: RoleAssignment): Promise<Answer> {
  const beyond = await beyondOwn(turn.services, turn.graph, turn.admin, assignment);
  if (beyond.length > 0) return noticeBeyond(turn, assignment, beyond);
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
