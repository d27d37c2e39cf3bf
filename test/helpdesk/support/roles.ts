import type { Admin } from '../../../bot/helpdesk/admin/enter.ts';
import { confirmChange } from '../../../bot/helpdesk/admin/confirm-change.ts';
import { HELP_DESK_OPERATOR, snapshotOf } from '../../../bot/helpdesk/admin/help-desk-roles.ts';
import type { RolePress, RoleServices } from '../../../bot/helpdesk/admin/change-run.ts';
import type { GraphApi, NewAssignment, Roles } from '../../../bot/helpdesk/contracts/graph.ts';
import type { GroupFacts, RoleAssignment, RoleDefinition } from '../../../bot/helpdesk/contracts/model.ts';
import type { RoleChange, RoleForm } from '../../../bot/helpdesk/contracts/role-change.ts';
import { assignment, operator } from '../../support/samples.ts';
import { fakeGraph } from './fake-graph.ts';
import { OPERATOR, helpDesk } from './remote.ts';

export const ADMIN = OPERATOR;
export const MEMBERS = '00000000-0000-4000-8000-0000000000c1';
export const SCOPE = '00000000-0000-4000-8000-0000000000c2';
export const MAIL_ONLY = '00000000-0000-4000-8000-0000000000c3';
export const NO_GROUP = '00000000-0000-4000-8000-0000000000c9';

export const definition = (over: Partial<RoleDefinition> = {}): RoleDefinition => ({
  roleId: HELP_DESK_OPERATOR,
  roleName: 'Help Desk Operator',
  roleIsBuiltIn: true,
  permissions: new Set(['Microsoft.Intune_RemoteTasks_RemoteLock']),
  ...over,
});

/** An assignment of Help Desk Operator as Intune has it. */
export const oulu = (over: Partial<RoleAssignment> = {}): RoleAssignment =>
  assignment({
    id: 'assignment-1',
    displayName: 'Help desk Oulu',
    roleId: HELP_DESK_OPERATOR,
    memberGroups: [MEMBERS],
    scopeGroups: [SCOPE],
    ...over,
  });

/** A form without faults. */
export const form = (over: Partial<RoleForm> = {}): RoleForm => ({
  role: HELP_DESK_OPERATOR,
  name: 'Help desk Turku',
  description: '',
  members: MEMBERS,
  scope: SCOPE,
  allUsers: false,
  allDevices: false,
  ...over,
});

export const admin = (bound?: Admin['bound']): Admin => {
  const me = operator();
  return {
    operator: { ...me, speaker: { ...me.speaker, id: ADMIN } },
    through: ['Intune Administrator'],
    bound,
  };
};

/** A help desk whose fake Graph has roles, assignments and groups. What happens is noted in `events`, as for remote actions. */
export function roleDesk() {
  const desk = helpDesk();
  const { events } = desk;
  const intune = {
    assignments: [oulu()],
    definitions: [definition()],
    groups: new Map<string, GroupFacts>(
      [
        { id: MEMBERS, displayName: 'Operators Oulu', securityEnabled: true },
        { id: SCOPE, displayName: 'Everybody in Oulu', securityEnabled: true },
        { id: MAIL_ONLY, displayName: 'Newsletter', securityEnabled: false },
      ].map((group) => [group.id, group]),
    ),
    /** The groups that a group is nested in. */
    nested: new Map<string, string[]>(),
    created: [] as NewAssignment[],
  };
  const noted =
    <T>(event: string, answer: () => T) =>
    () => {
      events.push(event);
      return Promise.resolve(answer());
    };
  /** Tests replace single answers. */
  const roles: Roles = {
    assignments: noted('read assignments', () => [...intune.assignments]),
    tagNames: () => Promise.resolve(new Map()),
    ownPermissions: () => Promise.resolve(new Set()),
    definitions: noted('read definitions', () => intune.definitions),
    assignment: (id) => {
      events.push(`read ${id}`);
      return Promise.resolve(intune.assignments.find((one) => one.id === id));
    },
    create: (draft) => {
      events.push(`POST ${draft.displayName}`);
      intune.created.push(draft);
      intune.assignments.push(oulu({ ...draft, id: 'assignment-new' }));
      return Promise.resolve({ id: 'assignment-new', requestId: 'request-1' });
    },
    remove: (id) => {
      events.push(`DELETE ${id}`);
      intune.assignments = intune.assignments.filter((one) => one.id !== id);
      return Promise.resolve({ requestId: 'request-1' });
    },
  };
  const { calls, ...graph } = fakeGraph({
    directory: {
      group: (id) => Promise.resolve(intune.groups.get(id)),
      groupIsIn: (id, ids) =>
        Promise.resolve(new Set(ids.filter((one) => intune.nested.get(id)?.includes(one)))),
    },
    roles,
  });
  const services: RoleServices = { ...desk.services, roles: desk.roles };
  const api: GraphApi = graph;
  return { ...desk, services, roles, intune, calls, api, cache: desk.roles };
}

export type RoleDesk = ReturnType<typeof roleDesk>;

type AnyChange = Partial<Omit<RoleChange, 'kind'>>;

/** Puts an open role change into the store: the form, or the removal of `assignment-1`. */
export async function changeIn(
  desk: RoleDesk,
  what: 'assign' | 'remove',
  over: AnyChange = {},
  filled: RoleForm = form(),
): Promise<void> {
  const change: RoleChange = {
    id: 'change-1',
    adminId: ADMIN,
    state: 'open',
    expiresAt: new Date(desk.clock.now.getTime() + 120_000).toISOString(),
    ...(what === 'assign'
      ? { kind: 'assign', form: filled }
      : { kind: 'remove', assignmentId: 'assignment-1', seen: snapshotOf(oulu()) }),
    ...over,
  };
  await desk.store.roleChanges.create(change.id, change);
}

export const PRESS: RolePress = {
  justify: ({ kind }) => `Because of ${kind}`,
  card: { serviceUrl: 'http://teams', conversationId: 'channel', activityId: 'card-1' },
  locale: 'en-US',
};

export const confirmIn = (desk: RoleDesk, id = 'change-1', by = admin()) =>
  confirmChange(desk.services, desk.api, by, id, PRESS);
