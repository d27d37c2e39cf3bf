import { carryOut, cancelChange, prepare } from '../../helpdesk/admin/change.ts';
import type { Changed } from '../../helpdesk/admin/change.ts';
import type { Draft, RoleFieldFault } from '../../helpdesk/admin/draft.ts';
import type { RoleForm, Snapshot } from '../../helpdesk/contracts/role-change.ts';
import { emptyForm, review } from '../../helpdesk/admin/draft.ts';
import { inOrder, isHelpDeskRole, snapshotOf } from '../../helpdesk/admin/help-desk-roles.ts';
import type { RoleAssignment } from '../../helpdesk/contracts/model.ts';
import { part } from '../../helpdesk/contracts/problem.ts';
import {
  noticeCard,
  problemWords,
  roleCard,
  roleConfirmCard,
  roleFormCard,
  rolesCard,
} from '../../cards/index.ts';
import type { PressData } from '../turn.ts';
import { page, say, text } from '../turn.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import type { AdminCommand, AdminPress, AdminTurn } from './admin-turn.ts';

export const roles: AdminCommand = {
  phrases: ['roles'],
  takes: 'nothing',
  help: (answers) => answers.help.roles,
  run: (turn) => list(turn, 0),
};

export const rolesPage: AdminPress = { verb: 'roles.page', run: (turn, data) => list(turn, page(data)) };

async function list(turn: AdminTurn, shown: number): Promise<Answer> {
  const assignments = inOrder(await turn.graph.roles.assignments());
  return rolesCard(turn, { assignments, groupNames: await groupNames(turn, assignments), page: shown });
}

function groupNames(
  turn: AdminTurn,
  assignments: readonly (RoleAssignment | Snapshot)[],
): Promise<Map<string, string>> {
  const ids = assignments.flatMap((one) => [...one.memberGroups, ...one.scopeGroups]);
  return turn.graph.directory.groupNames([...new Set(ids)]);
}

export const assignRole: AdminCommand = {
  phrases: ['assign role'],
  takes: 'nothing',
  help: (answers) => answers.help.assignRole,
  run: (turn) => form(turn, emptyForm, []),
};

export const roleForm: AdminPress = { verb: 'role.form', run: (turn) => form(turn, emptyForm, []) };

async function form(
  turn: AdminTurn,
  filled: RoleForm,
  faults: RoleFieldFault[],
  groups: { id: string; displayName: string }[] = [],
): Promise<Answer> {
  const definitions = inOrder(await turn.graph.roles.definitions());
  return roleFormCard(turn, { roles: definitions, form: filled, faults, groups });
}

/** Checks the form, and asks for a confirm where nothing is wrong with it. */
export const reviewRole: AdminPress = {
  verb: 'role.review',
  async run(turn, data) {
    const filled = formFrom(data);
    const reviewed = await review(turn.graph, turn.admin, filled);
    if (!reviewed.ok) return form(turn, filled, reviewed.faults, reviewed.groups);
    const change = await prepare(turn.services, turn.admin, { kind: 'assign', form: filled });
    const sizes = await sizesOf(turn, reviewed.draft);
    return roleConfirmCard(turn, { kind: 'assign', change: change.id, draft: reviewed.draft, sizes });
  },
};

/** Everything that comes in a form is client input: pickers may send what they never offered. */
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

/** How many people and devices it is about; an unknown size is no reason not to ask. */
async function sizesOf(turn: AdminTurn, { members, scope }: Draft) {
  const size = async (groups: readonly { id: string }[]) => {
    const sizes = await part(Promise.all(groups.map(({ id }) => turn.graph.directory.groupSize(id))));
    if (!sizes.ok) return undefined;
    const sum = (of: 'users' | 'devices') => sizes.value.reduce((total, one) => total + one[of], 0);
    return { users: sum('users'), devices: sum('devices') };
  };
  const [whom, over] = await Promise.all([size(members), size(scope)]);
  return { members: whom?.users, scope: over };
}

export const removeRole: AdminCommand = {
  phrases: ['remove role'],
  takes: 'text',
  help: (answers) => answers.help.removeRole,
  async run(turn, name) {
    const wanted = name.trim().toLowerCase();
    if (wanted === '') return say(turn.answers.admin.whichRole);
    const all = inOrder(await turn.graph.roles.assignments());
    const named = all.filter((one) => one.displayName.trim().toLowerCase() === wanted);
    const [first, second] = named;
    if (!first) return say(turn.answers.admin.noSuchRole(name));
    if (second)
      return rolesCard(turn, { assignments: named, groupNames: await groupNames(turn, named), page: 0 });
    return askRemoval(turn, first);
  },
};

export const askRemoveRole: AdminPress = {
  verb: 'role.ask-remove',
  async run(turn, data) {
    const assignment = await turn.graph.roles.assignment(text(data, 'assignment'));
    return assignment && isHelpDeskRole(assignment)
      ? askRemoval(turn, assignment)
      : say(turn.answers.admin.gone);
  },
};

async function askRemoval(turn: AdminTurn, assignment: RoleAssignment): Promise<Answer> {
  const seen = snapshotOf(assignment);
  const change = await prepare(turn.services, turn.admin, {
    kind: 'remove',
    assignmentId: assignment.id,
    seen,
  });
  const names = await groupNames(turn, [assignment]);
  return roleConfirmCard(turn, { kind: 'remove', change: change.id, assignment, groupNames: names });
}

export const confirmRole: AdminPress = {
  verb: 'role.confirm',
  async run(turn, data) {
    return answerTo(turn, await carryOut(turn.services, turn.graph, turn.admin, text(data, 'change')));
  },
};

async function answerTo(turn: AdminTurn, changed: Changed): Promise<Answer> {
  const words = turn.answers.admin;
  switch (changed.kind) {
    case 'assigned': {
      const names = changed.assignment
        ? await groupNames(turn, [changed.assignment])
        : new Map<string, string>();
      const { assignment, requestId } = changed;
      return roleCard(turn, { kind: 'assigned', assignment, groupNames: names, requestId });
    }
    case 'removed':
      return next(turn, [words.removed(changed.seen.displayName)]);
    case 'over':
      return next(turn, [words.over[changed.why]]);
    case 'cutOff':
      return next(turn, [words.cutOff(changed.about), words.stands(changed.stands)]);
    case 'gone':
      return next(turn, [words.goneNamed(changed.seen.displayName)]);
    case 'faulty':
      return form(turn, changed.form, changed.faults, changed.groups);
    case 'differs': {
      const { again, now, before, parts } = changed;
      const names = await groupNames(turn, [now, before]);
      return roleConfirmCard(turn, {
        kind: 'remove',
        change: again.id,
        assignment: now,
        groupNames: names,
        differences: { before, parts },
      });
    }
    case 'failed': {
      const { problem, about } = changed;
      const how =
        problem.kind === 'approvalRequired' ? [words.approval(problem.code ?? 'ApprovalRequired')] : [];
      const what = problem.outcomeUnknown ? words.unknownOutcome(about) : words.failed(about);
      return next(turn, [what, problemWords(turn, problem), ...how]);
    }
  }
}

export const cancelRole: AdminPress = {
  verb: 'role.cancel',
  async run(turn, data) {
    const canceled = await cancelChange(turn.services, turn.request.personId, text(data, 'change'));
    return next(turn, [canceled ? turn.answers.admin.over.canceled : turn.answers.admin.over.unknown]);
  },
};

export const dismissRole: AdminPress = {
  verb: 'role.dismiss',
  run: (turn) => Promise.resolve(next(turn, [turn.answers.admin.over.canceled])),
};

/** What happened, and the way back to the list. */
function next(turn: AdminTurn, lines: string[]): Answer {
  return noticeCard(turn, {
    lines,
    buttons: [{ title: turn.answers.buttons.allRoles, verb: 'roles.page', data: { page: '0' } }],
  });
}
