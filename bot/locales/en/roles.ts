const count = (n: number, text: string, one: string, many: string) => `${text} ${n === 1 ? one : many}`;

const groups = (n: number, text: string) => count(n, text, 'group', 'groups');

/** Help desk roles in the admin channel: the list, the form, the confirm card and the result. Counts come as text too, with separators. */
export const roles = {
  heading: (n: string) => `Help desk roles · ${n}`,
  none: 'No help desk role is assigned yet. Until one is, only Intune administrators can use this bot.',
  assign: 'Assign role',
  remove: 'Remove',
  all: 'All role assignments',
  unnamed: 'Unnamed assignment',
  unnamedRole: 'Unnamed role',
  members: 'Members',
  membersOf: (n: number, text: string) => `Members · ${groups(n, text)}`,
  covers: 'Scope',
  coversOf: (n: number, text: string) => `Scope · ${groups(n, text)}`,
  noMembers: 'Nobody: this assignment has no members',
};

export const roleForm = {
  heading: 'Assign a role',
  about:
    'The members become operators for the people and devices in the scope. Nothing changes until you confirm.',
  marked: 'Check the highlighted fields.',
  role: { label: 'Role', error: 'Choose a role from the list' },
  name: {
    label: 'Assignment name',
    placeholder: 'For example Oulu help desk',
    error: 'An assignment needs a name of at most 128 characters',
  },
  description: {
    label: 'Assignment description',
    placeholder: 'Optional: what it is for',
    error: 'At most 1,024 characters',
  },
  members: { label: 'Members', placeholder: 'Type a group’s name', error: 'Choose groups from the list' },
  scope: { label: 'Scope', placeholder: 'Type a group’s name', error: 'Choose groups from the list' },
  allUsers: { label: 'All users', title: 'Everyone and the devices they use', error: 'Turn it on or off' },
  allDevices: {
    label: 'All devices',
    title: 'Every managed device, with or without a user',
    error: 'Turn it on or off',
  },
  review: 'Review',
  cancel: 'Cancel',
  firstRoles: (shown: string, all: string) => `Showing the first ${shown} of ${all} roles.`,
  groupById: (id: string) => `Group ${id}`,
  faults: {
    role: { unknown: 'This role no longer exists, or it allows no remote actions. Choose another one.' },
    name: {
      empty: 'Enter a name for the assignment.',
      taken: 'Another assignment already has this name. Choose a different one.',
      tooLong: 'The name is too long. Intune allows 128 characters.',
    },
    description: { tooLong: 'The description is too long. Intune allows 1,024 characters.' },
    empty: {
      members: 'Choose at least one group. Its members become operators.',
      scope: 'Choose at least one group, or turn on all users or all devices.',
    },
    groupsAndAll:
      'Groups and all users or all devices exclude each other: Intune refuses both together. Remove the groups, or turn off all users and all devices.',
    tooMany:
      'You chose more than 100 groups, and only the first 100 are kept here. Put them into one group in Entra and choose that group.',
    unknown: (names: string) => `Not found in Entra: ${names}. Remove it, or choose it again.`,
    notSecurity: (names: string) =>
      `Not a security group: ${names}. Intune roles accept only security groups.`,
    beyondYours: (names: string) =>
      `Beyond your own scope: ${names}. You can only assign what you have yourself. For more, ask an Intune administrator.`,
  },
  /** Titles of choices that the form won't take. */
  notTaken: {
    notSecurity: (name: string) => `${name} (can’t be chosen: not a security group)`,
    beyondYours: (name: string) => `${name} (can’t be chosen: beyond your own scope)`,
  },
  /** In a picker's list, where only choices can be shown. */
  notAllSearched: (text: string) => `Not all groups could be searched for “${text}”. Try again in a moment.`,
  /** Named in place of a group if it is beyond the admin's own scope. */
  everyone: { allUsers: 'all users', allDevices: 'all devices' },
};

export const roleChange = {
  assign: {
    question: 'Assign this role?',
    confirm: 'Confirm assignment',
    who: 'Who becomes an operator',
    tasks: 'What they will be able to do',
    also: 'What else the role allows',
    over: 'For which people and devices',
  },
  remove: {
    question: 'Remove this role assignment?',
    confirm: 'Confirm removal',
    who: 'Who loses the role',
    tasks: 'What they will no longer be able to do',
    also: 'What else the role allowed',
    over: 'For which people and devices',
    keeps: 'People with another assignment keep what it gives them.',
  },
  alsoOver: 'Also for groups',
  /** Comes before the names of the groups. “Up to” because a person in two groups is counted twice. */
  peopleIn: (n: number, text: string, upTo: boolean) =>
    `${upTo ? 'Up to ' : ''}${count(n, text, 'person', 'people')} in `,
  usersAndDevicesIn: (users: [number, string], devices: [number, string], upTo: boolean) => {
    const parts = [
      ...(users[0] > 0 || devices[0] === 0 ? [`${count(...users, 'user', 'users')} with their devices`] : []),
      ...(devices[0] > 0 ? [count(...devices, 'device', 'devices')] : []),
    ];
    return `${upTo ? 'Up to ' : ''}${parts.join(' and ')} in `;
  },
  membersUncounted: 'The number of people could not be read.',
  scopeUncounted: 'The number of users and devices could not be read.',
  changed:
    'This assignment has changed since it was shown to you. Here is how it is now, and what is different.',
  nothing: 'none',
  parts: {
    displayName: 'Assignment name',
    description: 'Description',
    roleName: 'Role',
    memberGroups: 'Members',
    scopeGroups: 'Scope groups',
    allUsers: 'All users',
    allDevices: 'All devices',
  },
  reason: {
    label: 'Reason',
    placeholder: 'Optional: for the administrator who has to approve it',
    error: 'At most 256 characters',
  },
  assigned: 'Role assigned',
  took: 'Accepted by Intune. It applies from the operators’ next press of a button.',
  notReadBack: 'Accepted by Intune, but it could not be read back. Check all role assignments.',
};
