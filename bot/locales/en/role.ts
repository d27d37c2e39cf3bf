import type { Translator } from '../translator.ts';
import type { Need } from '../../helpdesk/contracts/policy/need.ts';
import { permissions } from './actions/index.ts';

export const role = (translator: Translator) => {
  const { t, inContext, plural, and } = translator;

  /** What is asked, within a sentence. */
  const asked: Record<Need, string> = {
    callerCheck: t('a caller check'),
    secondOperator: t('a second operator'),
    reason: t('a reason'),
    ticket: t('a ticket number'),
    denied: t('not allowed'),
  };
  return {
    heading: t('What you can do here'),
    adminRoles: (names: string) =>
      t('As {{names}}, you can do everything for everyone, as in the portal.', { names }),
    none: t('You have no Intune role. Ask an Intune administrator to assign you one.'),
    hidden: (names: readonly string[]) =>
      t(
        'Intune also lets you {{names}}, through roles that it doesn’t show you. It’s unknown for whom, so the bot allows none of it. Ask an Intune administrator to give the role a scope tag of your assignment.',
        { names: names.join(', ') },
      ),
    assignments: (n: string) => t('Role assignments · {{n}}', { n }),
    moreAssignments: (n: number, count: string) =>
      plural(n, 'and {{count}} more assignment', 'and {{count}} more assignments', { count }),
    labels: {
      role: t('Role'),
      why: t('Assignment'),
      heldBy: t('Assigned to'),
      actions: t('Remote actions'),
      permissions: t('Other permissions'),
      scope: t('Scope'),
      tags: t('Scope tags'),
    },
    /** The buttons that open what the overview cuts. */
    all: {
      members: t('All assigned groups'),
      scopeGroups: t('All scope groups'),
      scopeTags: t('All scope tags'),
      tasks: t('All remote actions'),
      permissions: t('All other permissions'),
    },
    allAssignments: t('All assignments'),
    listHeading: (list: string, n: string) => `${list} · ${n}`,
    back: t('Back to my rights'),
    /** What the policy asks of the operator. */
    asked: {
      heading: t('What your actions ask for'),
      line: (action: string, needs: readonly Need[]) =>
        t('{{label}}: {{value}}', { label: action, value: and(needs.map((need) => asked[need])) }),
      nothing: t('Only your confirmation.'),
      more: (n: string) => t('and {{n}} more', { n }),
      all: t('All that my actions ask for'),
      stopped: (why: string) => t('Stopped for now: {{why}}', { why }),
    },
    goneAssignment: t('You no longer have this role assignment. “whoami” shows those that you have.'),
    tagsUnread: t('Intune can’t say right now'),
    builtIn: t('built-in'),
    custom: t('custom'),
    allUsers: t('All users and their devices'),
    allDevices: t('All devices'),
    noScope: t('Nobody: this assignment has no scope'),
    scopeUnread: t('All users or all devices: Intune can’t say right now'),
    goneGroup: t('a group that no longer exists'),
    groupsMore: (n: number, count: string) =>
      plural(n, 'and {{count}} more group', 'and {{count}} more groups', { count }),
    readsDevices: t('Read devices'),
    noReading: t('Can’t read devices'),
    others: (n: number, count: string) =>
      plural(n, '{{count}} other permission', '{{count}} other permissions', { count }),
    tagsMore: (n: number, count: string) =>
      plural(n, 'and {{count}} more tag', 'and {{count}} more tags', { count }),
    actionsMore: (n: string) => t('and {{n}} more', { n }),
    noActions: inContext('action', 'None'),
    /** The permissions of remote tasks, as Intune's role editor calls them. */
    tasks: permissions(translator),
  };
};
