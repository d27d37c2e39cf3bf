import { emptyForm } from '../../../bot/helpdesk/admin/draft.ts';
import type { CardAnswer, Context } from '../../../bot/cards/index.ts';
import { auditCard, roleCard, roleConfirmCard, roleFormCard, rolesCard } from '../../../bot/cards/index.ts';
import { policySamples } from './policy-samples.ts';
import { reportSamples } from './report-samples.ts';
import * as admin from './admin-data.ts';

const { groupNames, oulu, draft, sizes } = admin;
const roles = [admin.helpDesk, admin.lockers];
const change = 'chang3';

/** The cards of the admin channel in the states that admins see. */
export function adminSamples(context: Context): [string, CardAnswer][] {
  const form = { roles, form: emptyForm, faults: [], groups: [] };
  const filled = { roles, form: admin.filled, faults: [], groups: admin.groups };
  const manyRoles = Array.from({ length: 70 }, (_, index) => ({ ...admin.lockers, roleId: `role-${index}` }));
  const everyone = { ...draft.assignment, allUsers: true, allDevices: true };
  const scope = [admin.ouluPeople, admin.ouluPhones];
  return [
    ['roles', rolesCard(context, { ...list(3), page: 0 })],
    ['roles-none', rolesCard(context, { assignments: [], groupNames, page: 0 })],
    ['roles-first', rolesCard(context, { ...list(12), page: 0 })],
    ['roles-last', rolesCard(context, { ...list(12), page: 99 })],
    ['role-form', roleFormCard(context, form)],
    ['role-form-filled', roleFormCard(context, filled)],
    ['role-form-faulty', roleFormCard(context, { ...filled, faults: admin.everyFault })],
    ['role-form-many', roleFormCard(context, { ...form, roles: manyRoles })],
    ['role-confirm', roleConfirmCard(context, { kind: 'assign', change, draft, sizes })],
    [
      'role-confirm-everyone',
      roleConfirmCard(context, {
        kind: 'assign',
        change,
        draft: { ...draft, assignment: everyone, role: admin.lockers, scope },
        sizes: { members: undefined, scope: { users: 1, devices: 5 } },
      }),
    ],
    [
      'role-confirm-unknown',
      roleConfirmCard(context, {
        kind: 'assign',
        change,
        draft,
        sizes: { members: undefined, scope: undefined },
      }),
    ],
    [
      'role-confirm-remove',
      roleConfirmCard(context, { kind: 'remove', change, assignment: oulu, groupNames }),
    ],
    [
      'role-confirm-differs',
      roleConfirmCard(context, {
        kind: 'remove',
        change,
        assignment: oulu,
        groupNames,
        differences: {
          before: admin.before,
          parts: ['displayName', 'description', 'memberGroups', 'scopeGroups', 'allUsers'],
        },
      }),
    ],
    ['role', roleCard(context, { kind: 'assigned', assignment: oulu, groupNames, requestId: 'r-1' })],
    ['role-unread', roleCard(context, { kind: 'assigned', assignment: undefined, groupNames })],
    ...policySamples(context),
    ...reportSamples(context),
    ['audit', auditCard(context, { entries: admin.entries, names: admin.names, query: '' })],
    [
      'audit-asked',
      auditCard(context, {
        entries: admin.entries.slice(0, 3),
        names: admin.names,
        query: 'user person.one@contoso.example since 2026-11-01',
        next: '38',
      }),
    ],
  ];
}

function list(length: number) {
  const kinds = [oulu, admin.everybody, admin.bare, admin.crowded];
  const assignments = Array.from({ length }, (_, index) => kinds[index % kinds.length] ?? oulu);
  return { assignments, groupNames: new Map([...groupNames, ...admin.crowdNames]) };
}
