import type { Draft, RoleFieldFault } from '../../../bot/helpdesk/admin/draft.ts';
import type { RoleForm } from '../../../bot/helpdesk/contracts/role-change.ts';
import { emptyForm } from '../../../bot/helpdesk/admin/draft.ts';
import { snapshotOf } from '../../../bot/helpdesk/admin/help-desk-roles.ts';
import type { GroupFacts, RoleDefinition } from '../../../bot/helpdesk/contracts/model.ts';
import type { AuditRow } from '../../../bot/cards/index.ts';
import * as data from './sample-data.ts';

const guid = (kind: string, number: number) =>
  `${kind.repeat(8)}-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const group = (number: number, displayName: string): GroupFacts => ({
  id: guid('6', number),
  displayName,
  securityEnabled: true,
});

export const helpDeskPeople = group(1, 'Help desk people');
export const nightShift = group(2, 'Night shift');
export const ouluPeople = group(3, 'Oulu people');
export const ouluPhones = group(4, 'Oulu phones');
export const groups = [helpDeskPeople, nightShift, ouluPeople, ouluPhones];
export const groupNames = new Map(groups.map(({ id, displayName }) => [id, displayName]));
export const gone = guid('6', 99);

const { permissions } = data.assignment(0);

export const helpDesk: RoleDefinition = {
  roleId: guid('7', 1),
  roleName: 'Help Desk Operator',
  roleIsBuiltIn: true,
  permissions,
};

export const lockers: RoleDefinition = {
  roleId: guid('7', 2),
  roleName: 'Phone lockers',
  roleIsBuiltIn: false,
  permissions: new Set(['Microsoft.Intune_RemoteTasks_RemoteLock', 'Microsoft.Intune_RemoteTasks_Novelty']),
};

export const oulu = data.assignment(1, {
  ...helpDesk,
  displayName: 'Oulu help desk',
  description: 'First line for everybody at the Oulu office.',
  memberGroups: [helpDeskPeople.id],
  scopeGroups: [ouluPeople.id, gone],
});

export const everybody = data.assignment(2, {
  ...lockers,
  displayName: 'Lost phones',
  memberGroups: [helpDeskPeople.id, nightShift.id],
  scopeGroups: [],
  allUsers: true,
  allDevices: true,
});

export const bare = data.assignment(3, {
  ...helpDesk,
  displayName: 'Made in a hurry',
  memberGroups: [],
  scopeGroups: [],
});

export const crowd = Array.from({ length: 60 }, (_, index) => group(100 + index, `Branch ${index + 1}`));
export const crowdNames = new Map(crowd.map(({ id, displayName }) => [id, displayName]));
export const crowded = data.assignment(4, {
  ...helpDesk,
  displayName: 'All branches',
  memberGroups: crowd.map(({ id }) => id),
  scopeGroups: crowd.map(({ id }) => id),
});

export const filled: RoleForm = {
  ...emptyForm,
  role: lockers.roleId,
  name: 'Oulu evenings',
  description: 'For the evenings.\nAsk Helen first.',
  members: [helpDeskPeople.id, nightShift.id].join(','),
  scope: [ouluPeople.id, ouluPhones.id].join(','),
};

/** Every fault that a form can have. */
export const everyFault: RoleFieldFault[] = [
  { field: 'role', why: 'unknown' },
  { field: 'name', why: 'empty' },
  { field: 'name', why: 'taken' },
  { field: 'name', why: 'tooLong' },
  { field: 'description', why: 'tooLong' },
  ...(['members', 'scope'] as const).flatMap((field): RoleFieldFault[] => [
    { field, why: 'empty' },
    { field, why: 'tooMany' },
    { field, why: 'unknown', groups: [gone] },
    { field, why: 'notSecurity', groups: ['Lunch list'] },
  ]),
  { field: 'scope', why: 'beyondYours', groups: ['Helsinki people', 'allUsers', 'allDevices', 'x', 'y'] },
];

export const draft: Draft = {
  assignment: {
    displayName: filled.name,
    description: 'For the evenings.',
    roleId: helpDesk.roleId,
    memberGroups: [helpDeskPeople.id, nightShift.id],
    scopeGroups: [ouluPeople.id],
    allUsers: false,
    allDevices: false,
  },
  role: helpDesk,
  members: [helpDeskPeople, nightShift],
  scope: [ouluPeople],
};

export const sizes = { members: 14, scope: { users: 1_210, devices: 0 } };

/** The assignment as it was shown, before someone else changed all of it. */
export const before = {
  ...snapshotOf(oulu),
  displayName: 'Oulu',
  description: undefined,
  memberGroups: [helpDeskPeople.id, nightShift.id],
  scopeGroups: [ouluPeople.id],
  allUsers: true,
};

const helen = data.operator.speaker.id;
const requestId = '0a1b2c3d-0000-4000-8000-00000000abcd';

function entry(seq: number, more: Partial<AuditRow>): AuditRow {
  return {
    seq,
    id: `entry-${seq}`,
    at: data.ago(12 * (40 - seq)),
    kind: 'read',
    what: 'select user',
    operatorId: helen,
    ...more,
  };
}

const lock = {
  what: 'remoteLock',
  personId: data.personName.id,
  deviceId: data.phone.id,
} satisfies Partial<AuditRow>;
const named = { deviceName: data.phone.deviceName, serialNumber: data.phone.serialNumber };
const through = ['Oulu help desk', 'Lost phones', 'All branches'];
const role = { assignmentName: 'Oulu evenings' };

/** Newest first. */
export const entries: AuditRow[] = [
  entry(40, { kind: 'refused', what: 'roles', operatorId: 'somebody-who-left', outcome: 'notAnAdmin' }),
  entry(39, { kind: 'settled', ...lock, outcome: 'done', requestId, of: 'entry-37' }),
  entry(38, { kind: 'ended', ...lock, outcome: 'accepted', requestId, of: 'entry-37' }),
  entry(37, { kind: 'started', ...lock, ...named, through }),
  entry(36, { kind: 'refused', ...lock, ...named, outcome: 'scope' }),
  entry(35, { personId: data.personName.id, through: ['Oulu help desk'] }),
  entry(34, { kind: 'ended', what: 'createRoleAssignment', ...role, outcome: 'failed', requestId }),
  entry(33, { kind: 'started', what: 'createRoleAssignment', ...role, through: ['Intune Administrator'] }),
  entry(32, { kind: 'ended', what: 'deleteRoleAssignment', assignmentId: 'a-1', outcome: 'unknown' }),
  entry(31, { kind: 'settled', what: 'beamUp', deviceId: data.phone.id, outcome: 'halfway' }),
];

export const names = new Map([
  [helen, data.operator.speaker.displayName],
  [data.personName.id, data.personName.displayName],
]);
