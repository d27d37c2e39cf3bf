import { prepareChange } from '../../helpdesk/admin/prepare-change.ts';
import type { RoleFieldFault } from '../../helpdesk/admin/draft.ts';
import { MOST_GROUPS, emptyForm, groupIdsIn, review } from '../../helpdesk/admin/draft.ts';
import { inOrder } from '../../helpdesk/admin/help-desk-roles.ts';
import { isGuid } from '../../helpdesk/contracts/guid.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import { part } from '../../helpdesk/contracts/problem.ts';
import type { RoleForm } from '../../helpdesk/contracts/role-change.ts';
import { roleConfirmCard, roleFormCard } from '../../cards/index.ts';
import type { PressData } from '../press.ts';
import { keepConfirmCard } from '../turn.ts';
import type { AdminCommand, AdminPress, AdminTurn } from './admin-turn.ts';
import { noticeOnRoles } from './roles.ts';

export const assignRole: AdminCommand = {
  phrases: ['assign role'],
  takes: 'nothing',
  help: (words) => words.commands.assignRole,
  run: (turn) => showForm(turn, emptyForm, []),
};

export const roleForm: AdminPress = { kind: 'read', run: (turn) => showForm(turn, emptyForm, []) };

export async function showForm(
  turn: AdminTurn,
  filled: RoleForm,
  faults: RoleFieldFault[],
  groups: { id: string; displayName: string }[] = [],
): Promise<Answer> {
  const definitions = inOrder(await turn.graph.roles.definitions());
  return roleFormCard(turn, { roles: definitions, form: filled, faults, groups, bound: turn.admin.bound });
}

/** Checks the form. If nothing is wrong with it, asks for a confirm. */
export const reviewRole: AdminPress = {
  kind: 'read',
  async run(turn, data) {
    const filled = formFrom(data);
    const [reviewed, sizes] = await Promise.all([
      review(turn.services.roles, turn.graph, turn.admin, filled),
      sizesOf(turn, filled),
    ]);
    if (!reviewed.ok) return showForm(turn, filled, reviewed.faults, reviewed.groups);
    const change = await prepareChange(turn.services, turn.admin, { kind: 'assign', form: filled });
    const card = roleConfirmCard(turn, { kind: 'assign', change: change.id, draft: reviewed.draft, sizes });
    return keepConfirmCard(turn, change.id, card);
  },
};

/** A form is client input: pickers may send what they never offered. */
function formFrom(data: PressData): RoleForm {
  const long = (name: string) => (typeof data[name] === 'string' ? data[name].slice(0, 8_000) : '');
  const scope = long('scope').split(',');
  const on = (name: string) => data[name] === 'true' || data[name] === true || scope.includes(name);
  return {
    role: long('role'),
    name: long('name'),
    description: long('description'),
    members: long('members'),
    scope: scope.filter((one) => one !== 'allUsers' && one !== 'allDevices').join(','),
    allUsers: on('allUsers'),
    allDevices: on('allDevices'),
  };
}

/**
 * How many people and devices the groups hold, asked together with what the form is checked against. An unknown size doesn't stop the
 * question.
 */
async function sizesOf(turn: AdminTurn, { members, scope }: RoleForm) {
  const size = async (typed: string) => {
    const groups = groupIdsIn(typed).filter(isGuid).slice(0, MOST_GROUPS);
    const sizes = await part(Promise.all(groups.map((id) => turn.graph.directory.groupSize(id))));
    if (!sizes.ok) return undefined;
    const sum = (of: 'users' | 'devices') => sizes.value.reduce((total, one) => total + one[of], 0);
    return { users: sum('users'), devices: sum('devices') };
  };
  const [whom, over] = await Promise.all([size(members), size(scope)]);
  return { members: whom?.users, scope: over };
}

export const dismissRole: AdminPress = {
  kind: 'read',
  run: (turn) => Promise.resolve(noticeOnRoles(turn, [turn.words.admin.over.canceled])),
};
