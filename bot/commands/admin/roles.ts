import { inOrder } from '../../helpdesk/admin/help-desk-roles.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import type { RoleAssignment } from '../../helpdesk/contracts/model.ts';
import type { Snapshot } from '../../helpdesk/contracts/role-change.ts';
import { noticeCard, rolesCard } from '../../cards/index.ts';
import { page } from '../press.ts';
import type { AdminCommand, AdminPress, AdminTurn } from './admin-turn.ts';

export const roles: AdminCommand = {
  phrases: ['roles'],
  takes: 'nothing',
  help: (words) => words.commands.roles,
  run: (turn) => list(turn, 0),
};

export const rolesPage: AdminPress = { kind: 'read', run: (turn, data) => list(turn, page(data)) };

async function list(turn: AdminTurn, shown: number): Promise<Answer> {
  const assignments = inOrder(await turn.graph.roles.assignments());
  return rolesCard(turn, { assignments, groupNames: await groupNames(turn, assignments), page: shown });
}

/** Names of an assignment's groups. Those that were read a moment ago aren't asked for again. */
export async function groupNames(
  turn: Pick<AdminTurn, 'graph'>,
  assignments: readonly (RoleAssignment | Snapshot)[],
  known: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, string>> {
  const ids = assignments.flatMap((one) => [...one.memberGroups, ...one.scopeGroups]);
  const others = [...new Set(ids)].filter((id) => !known.has(id));
  const read = others.length > 0 ? await turn.graph.directory.groupNames(others) : [];
  return new Map([...known, ...read]);
}

/** What happened, with a way back to the list. */
export function noticeOnRoles(turn: Pick<AdminTurn, 'words' | 'now'>, lines: string[]): Answer {
  return noticeCard(turn, {
    lines,
    buttons: [{ title: turn.words.answers.buttons.allRoles, verb: 'roles.page', data: { page: '0' } }],
  });
}
