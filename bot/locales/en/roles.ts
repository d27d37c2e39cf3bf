import type { Translator } from '../translator.ts';

/** Help desk roles in the admin channel: the list, the form, the confirm card and the result. Counts come as text too, with separators. */
export const roles = ({ t, plural }: Translator) => ({
  heading: (n: string) => t('Help desk roles · {{n}}', { n }),
  none: t('No help desk role is assigned yet. Until one is, only Intune administrators can use this bot.'),
  assign: t('Assign role'),
  remove: t('Remove'),
  all: t('All role assignments'),
  unnamed: t('Unnamed assignment'),
  unnamedRole: t('Unnamed role'),
  members: t('Members'),
  membersOf: (n: number, text: string) =>
    plural(n, 'Members · {{text}} group', 'Members · {{text}} groups', { text }),
  covers: t('Scope'),
  coversOf: (n: number, text: string) =>
    plural(n, 'Scope · {{text}} group', 'Scope · {{text}} groups', { text }),
  noMembers: t('Nobody: this assignment has no members'),
});

export const roleForm = ({ t }: Translator) => ({
  heading: t('Assign a role'),
  about: t(
    'The members become operators for the people and devices in the scope. Nothing changes until you confirm.',
  ),
  marked: t('Check the highlighted fields.'),
  role: { label: t('Role'), error: t('Choose a role from the list') },
  name: {
    label: t('Assignment name'),
    placeholder: t('For example Oulu help desk'),
    error: t('An assignment needs a name of at most 128 characters'),
  },
  description: {
    label: t('Assignment description'),
    placeholder: t('Optional: what it is for'),
    error: t('At most 1,024 characters'),
  },
  members: {
    label: t('Members'),
    placeholder: t('Type a group’s name'),
    error: t('Choose groups from the list'),
  },
  scope: {
    label: t('Scope'),
    placeholder: t('Type a group’s name'),
    error: t('Choose groups from the list'),
  },
  allUsers: {
    label: t('All users'),
    title: t('Everyone and the devices they use'),
    error: t('Turn it on or off'),
  },
  allDevices: {
    label: t('All devices'),
    title: t('Every managed device, with or without a user'),
    error: t('Turn it on or off'),
  },
  review: t('Review'),
  cancel: t('Cancel'),
  firstRoles: (shown: string, all: string) =>
    t('Showing the first {{shown}} of {{all}} roles.', { shown, all }),
  groupById: (id: string) => t('Group {{id}}', { id }),
  faults: {
    role: { unknown: t('This role no longer exists, or it allows no remote actions. Choose another one.') },
    name: {
      empty: t('Enter a name for the assignment.'),
      taken: t('Another assignment already has this name. Choose a different one.'),
      tooLong: t('The name is too long. Intune allows 128 characters.'),
    },
    description: { tooLong: t('The description is too long. Intune allows 1,024 characters.') },
    empty: {
      members: t('Choose at least one group. Its members become operators.'),
      scope: t('Choose at least one group, or turn on all users or all devices.'),
    },
    groupsAndAll: t(
      'Groups and all users or all devices exclude each other: Intune refuses both together. Remove the groups, or turn off all users and all devices.',
    ),
    tooMany: t(
      'You chose more than 100 groups, and only the first 100 are kept here. Put them into one group in Entra and choose that group.',
    ),
    unknown: (names: string) => t('Not found in Entra: {{names}}. Remove it, or choose it again.', { names }),
    notSecurity: (names: string) =>
      t('Not a security group: {{names}}. Intune roles accept only security groups.', { names }),
    beyondYours: (names: string) =>
      t(
        'Beyond your own scope: {{names}}. You can only assign what you have yourself. For more, ask an Intune administrator.',
        { names },
      ),
  },
  /** Titles of choices that the form won't take. */
  notTaken: {
    notSecurity: (name: string) => t('{{name}} (can’t be chosen: not a security group)', { name }),
    beyondYours: (name: string) => t('{{name}} (can’t be chosen: beyond your own scope)', { name }),
  },
  /** In a picker's list, where only choices can be shown. */
  notAllSearched: (text: string) =>
    t('Not all groups could be searched for “{{text}}”. Try again in a moment.', { text }),
  /** Named in place of a group if it is beyond the admin's own scope. */
  everyone: { allUsers: t('all users'), allDevices: t('all devices') },
});

export const roleChange = ({ t, plural, and }: Translator) => {
  const counted = (count: string, upTo: boolean) =>
    upTo ? t('Up to {{count}} in ', { count }) : t('{{count}} in ', { count });
  return {
    assign: {
      question: t('Assign this role?'),
      confirm: t('Confirm assignment'),
      who: t('Who becomes an operator'),
      tasks: t('What they will be able to do'),
      also: t('What else the role allows'),
      over: t('For which people and devices'),
    },
    remove: {
      question: t('Remove this role assignment?'),
      confirm: t('Confirm removal'),
      who: t('Who loses the role'),
      tasks: t('What they will no longer be able to do'),
      also: t('What else the role allowed'),
      over: t('For which people and devices'),
      keeps: t('People with another assignment keep what it gives them.'),
    },
    alsoOver: t('Also for groups'),
    /** Comes before the names of the groups. “Up to” because a person in two groups is counted twice. */
    peopleIn: (n: number, text: string, upTo: boolean) =>
      counted(plural(n, '{{text}} person', '{{text}} people', { text }), upTo),
    usersAndDevicesIn: (users: [number, string], devices: [number, string], upTo: boolean) => {
      const parts = [
        ...(users[0] > 0 || devices[0] === 0
          ? [
              plural(users[0], '{{text}} user with their devices', '{{text}} users with their devices', {
                text: users[1],
              }),
            ]
          : []),
        ...(devices[0] > 0
          ? [plural(devices[0], '{{text}} device', '{{text}} devices', { text: devices[1] })]
          : []),
      ];
      return counted(and(parts), upTo);
    },
    membersUncounted: t('The number of people could not be read.'),
    scopeUncounted: t('The number of users and devices could not be read.'),
    changed: t(
      'This assignment has changed since it was shown to you. Here is how it is now, and what is different.',
    ),
    nothing: t('none'),
    parts: {
      displayName: t('Assignment name'),
      description: t('Description'),
      roleName: t('Role'),
      memberGroups: t('Members'),
      scopeGroups: t('Scope groups'),
      allUsers: t('All users'),
      allDevices: t('All devices'),
    },
    reason: {
      label: t('Reason'),
      placeholder: t('Optional: for the approver'),
      error: t('At most 256 characters'),
    },
    assigned: t('Role assigned'),
    took: t('Accepted by Intune. It applies from the operators’ next press of a button.'),
    notReadBack: t('Accepted by Intune, but it could not be read back. Check all role assignments.'),
  };
};
