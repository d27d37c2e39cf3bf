import type { RoleFieldFault } from '../../../bot/helpdesk/admin/draft.ts';
import { snapshotOf } from '../../../bot/helpdesk/admin/help-desk-roles.ts';
import type { AuditRow, CardAnswer, Context } from '../../../bot/cards/index.ts';
import { auditCard, roleCard, roleConfirmCard, roleFormCard, rolesCard } from '../../../bot/cards/index.ts';
import { policyCardsWith } from './policy-samples.ts';
import { reportCardsWith } from './report-samples.ts';
import * as admin from './admin-data.ts';

const THE_LONGEST_FORM = 8_000;
/** More groups than are looked up: as many ids as fit into a form. */
const hundred = Array.from({ length: 100 }, (_, index) => admin.group(index, '').id);
const tooMany = Array.from({ length: 216 }, (_, index) => admin.group(index, '').id);

/** The cards of the admin channel, as full as possible, with `text` for every string of the tenant's. */
export function adminCardsWith(context: Context, text: string): [string, CardAnswer][] {
  const groupNames = new Map(hundred.map((id) => [id, text]));
  const permissions = new Set(hundred.map((id) => `Microsoft.Intune_RemoteTasks_${text}${id}`));
  const role = { roleId: 'role', roleName: text, roleIsBuiltIn: false, permissions };
  const assignment = {
    ...role,
    id: 'assignment',
    displayName: text,
    description: text,
    memberGroups: hundred,
    scopeGroups: hundred,
    allUsers: true,
    allDevices: true,
    scopeTags: hundred,
  };
  const facts = hundred.map((id) => ({ id, displayName: text, securityEnabled: true }));
  const draft = { assignment, role, members: facts, scope: facts };
  const before = { ...snapshotOf(assignment), memberGroups: tooMany, scopeGroups: tooMany, allUsers: false };
  const assignments = Array.from({ length: 12 }, () => assignment);
  const parts = Object.keys(before) as (keyof typeof before)[];
  const sizes = { members: 1e6, scope: { users: 1e6, devices: 1e6 } };
  return [
    ['roles', rolesCard(context, { assignments, groupNames, page: 0 })],
    ...policyCardsWith(context, text),
    ...reportCardsWith(context, text),
    ['role form', roleFormCard(context, formWith(text, hundred, facts))],
    ['role form of too many', roleFormCard(context, formWith(text, tooMany, []))],
    ['role confirm', roleConfirmCard(context, { kind: 'assign', change: 'c', draft, sizes })],
    [
      'role removal',
      roleConfirmCard(context, {
        kind: 'remove',
        change: 'c',
        assignment,
        groupNames,
        differences: { before, parts },
      }),
    ],
    ['role', roleCard(context, { kind: 'assigned', assignment, groupNames, requestId: text })],
    ['audit', auditCard(context, { ...auditWith(text), query: text, next: '1' })],
    ['audit of strangers', auditCard(context, { ...auditWith(text), names: new Map(), query: '' })],
  ];
}

function formWith(text: string, ids: string[], groups: { id: string; displayName: string }[]) {
  const typed = text.repeat(Math.ceil(THE_LONGEST_FORM / text.length)).slice(0, THE_LONGEST_FORM);
  const roles = Array.from({ length: 200 }, (_, index) => ({
    roleId: admin.group(index, '').id,
    roleName: text,
    roleIsBuiltIn: false,
    permissions: new Set<string>(),
  }));
  const form = {
    role: roles[199]?.roleId ?? '',
    name: text,
    description: typed,
    members: ids.join(','),
    scope: ids.join(','),
    allUsers: true,
    allDevices: true,
  };
  const faults = admin.everyFault.map((fault): RoleFieldFault =>
    'groups' in fault ? { ...fault, groups: Array.from({ length: 100 }, () => text) } : fault,
  );
  return { roles, form, faults, groups };
}

function auditWith(text: string) {
  const kinds = ['read', 'refused', 'started', 'ended', 'settled'] as const;
  const entries = Array.from({ length: 10 }, (_, index): AuditRow => {
    const ids = { operatorId: text, personId: text, deviceId: text, assignmentId: text };
    const names = { deviceName: text, serialNumber: text, assignmentName: text, through: [text, text, text] };
    const kind = kinds[index % kinds.length] ?? 'read';
    return {
      seq: index,
      id: text,
      at: '2026-11-24T14:02:11Z',
      kind,
      what: text,
      outcome: text,
      requestId: text,
      of: text,
      ...ids,
      ...names,
    };
  });
  return { entries, names: new Map([[text, text]]) };
}
