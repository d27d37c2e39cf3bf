import type { Need } from '../../helpdesk/contracts/policy/need.ts';
import { permissions } from './actions/index.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** What is asked, within a sentence. */
const asked: Record<Need, string> = {
  callerCheck: 'a caller check',
  secondOperator: 'a second operator',
  reason: 'a reason',
  ticket: 'a ticket number',
  denied: 'not allowed',
};

export const role = {
  heading: 'What you can do here',
  adminRoles: (names: string) => `As ${names}, you can do everything for everyone, as in the portal.`,
  none: 'You have no Intune role. Ask an Intune administrator to assign you one.',
  hidden: (names: readonly string[]) =>
    `Intune also lets you ${names.join(', ')}, through roles that it doesn’t show you. Nobody can tell over whom, so the bot does none of it. Ask an Intune administrator to give the role a scope tag of your assignment.`,
  assignments: (n: string) => `Role assignments · ${n}`,
  moreAssignments: (n: number, count: string) =>
    `and ${count} more ${n === 1 ? 'assignment' : 'assignments'}`,
  labels: {
    role: 'Role',
    why: 'Assignment',
    heldBy: 'Assigned to',
    actions: 'Remote actions',
    permissions: 'Other permissions',
    scope: 'Scope',
    tags: 'Scope tags',
  },
  /** The buttons that open what the overview cuts. */
  all: {
    members: 'All assigned groups',
    scopeGroups: 'All scope groups',
    scopeTags: 'All scope tags',
    tasks: 'All remote actions',
    permissions: 'All other permissions',
  },
  allAssignments: 'All assignments',
  listHeading: (list: string, n: string) => `${list} · ${n}`,
  back: 'Back to my rights',
  /** What the policy asks of the operator. */
  asked: {
    heading: 'What is asked of you',
    line: (action: string, needs: readonly Need[]) =>
      `${action}: ${list.format(needs.map((need) => asked[need]))}`,
    nothing: 'Only that you confirm each action.',
    more: (n: string) => `and ${n} more`,
    all: 'All that is asked of me',
    stopped: (why: string) => `Stopped for now: ${why}`,
  },
  goneAssignment: 'You no longer have this role assignment. “whoami” shows those that you have.',
  tagsUnread: 'Intune can’t say right now',
  builtIn: 'built-in',
  custom: 'custom',
  allUsers: 'All users and their devices',
  allDevices: 'All devices',
  noScope: 'Nobody: this assignment has no scope',
  scopeUnread: 'All users or all devices: Intune can’t say right now',
  goneGroup: 'a group that no longer exists',
  groupsMore: (n: number, count: string) => `and ${count} more ${n === 1 ? 'group' : 'groups'}`,
  readsDevices: 'Read devices',
  noReading: 'Can’t read devices',
  others: (n: number, count: string) => `${count} other ${n === 1 ? 'permission' : 'permissions'}`,
  tagsMore: (n: number, count: string) => `and ${count} more ${n === 1 ? 'tag' : 'tags'}`,
  actionsMore: (n: string) => `and ${n} more`,
  noActions: 'None',
  /** The permissions of remote tasks, as Intune's role editor calls them. */
  tasks: permissions,
};
