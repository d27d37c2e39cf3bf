const count = (n: number, text: string, one: string, many: string) => `${text} ${n === 1 ? one : many}`;

const groups = (n: number, text: string) => count(n, text, 'group', 'groups');

/** Help desk roles in the admin channel: the list, the form, the confirm and what came of it. Counts come as text too, with their separators. */
export const roles = {
  heading: (n: string) => `Help desk roles · ${n}`,
  none: 'No help desk role is assigned. Whoever is no Intune administrator can’t use this bot yet.',
  assign: 'Assign role',
  remove: 'Remove',
  all: 'All role assignments',
  unnamed: 'Unnamed assignment',
  unnamedRole: 'Unnamed role',
  members: 'Members',
  membersOf: (n: number, text: string) => `Members · ${groups(n, text)}`,
  covers: 'Covers',
  coversOf: (n: number, text: string) => `Covers · ${groups(n, text)}`,
  noMembers: 'Nobody: the assignment has no members',
};

export const roleForm = {
  heading: 'Assign a role',
  about:
    'The members become operators for whoever and whatever is in the scope. Nothing is changed before you have confirmed it.',
  marked: 'It can’t be assigned like this yet: see what is marked.',
  role: { label: 'Role', error: 'Pick a role from the list' },
  name: {
    label: 'Assignment name',
    placeholder: 'For example Oulu help desk',
    error: 'An assignment needs a name of at most 128 characters',
  },
  description: {
    label: 'Assignment description',
    placeholder: 'What it is for, if you like',
    error: 'At most 1,024 characters',
  },
  members: { label: 'Members', placeholder: 'Type a group’s name', error: 'Pick groups from the list' },
  scope: { label: 'Scope', placeholder: 'Type a group’s name', error: 'Pick groups from the list' },
  allUsers: { label: 'All users', title: 'Everyone, and the devices they use', error: 'Turn it on or off' },
  allDevices: {
    label: 'All devices',
    title: 'Every managed device, with or without a user',
    error: 'Turn it on or off',
  },
  review: 'Review',
  cancel: 'Cancel',
  firstRoles: (shown: string, all: string) => `The first ${shown} of ${all} roles are offered.`,
  groupById: (id: string) => `Group ${id}`,
  faults: {
    role: { unknown: 'This role isn’t there any more, or allows no remote tasks. Pick another one.' },
    name: {
      empty: 'Give the assignment a name.',
      taken: 'Another assignment has this name. Choose one that isn’t taken.',
      tooLong: 'The name is too long: Intune takes 128 characters.',
    },
    description: { tooLong: 'The description is too long: Intune takes 1,024 characters.' },
    empty: {
      members: 'Pick at least one group whose members become operators.',
      scope: 'Pick at least one group, or turn on all users or all devices.',
    },
    tooMany: 'That is more than 100 groups. Put them into one group in Entra and pick that.',
    unknown: (names: string) => `Not found in Entra: ${names}. Take it out, or pick it anew.`,
    notSecurity: (names: string) =>
      `Not a security group: ${names}. Intune roles take security groups alone.`,
    beyondYours: (names: string) =>
      `Beyond your own scope: ${names}. You can give what you have yourself; for more, ask an Intune administrator.`,
  },
  /** In place of a group's name among what is beyond one's own scope. */
  everyone: { allUsers: 'all users', allDevices: 'all devices' } as Record<string, string>,
};

export const roleChange = {
  assign: {
    question: 'Assign this role?',
    confirm: 'Confirm assignment',
    who: 'Who becomes an operator',
    tasks: 'What they will be able to do',
    also: 'What else the role allows',
    over: 'For whom and what',
  },
  remove: {
    question: 'Remove this role assignment?',
    confirm: 'Confirm removal',
    who: 'Who loses it',
    tasks: 'What they will no longer be able to do',
    also: 'What else the role allowed',
    over: 'For whom and what',
    keeps: 'Whoever holds another assignment keeps what that one gives.',
  },
  alsoOver: 'And for groups',
  /** Before the names of groups that hold as many. A person in two of them is counted twice: hence “up to”. */
  peopleIn: (n: number, text: string, upTo: boolean) =>
    `${upTo ? 'Up to ' : ''}${count(n, text, 'person', 'people')} in `,
  usersAndDevicesIn: (users: [number, string], devices: [number, string], upTo: boolean) => {
    const parts = [
      ...(users[0] > 0 || devices[0] === 0 ? [`${count(...users, 'user', 'users')} with their devices`] : []),
      ...(devices[0] > 0 ? [count(...devices, 'device', 'devices')] : []),
    ];
    return `${upTo ? 'Up to ' : ''}${parts.join(' and ')} in `;
  },
  membersUncounted: 'How many people that is could not be read.',
  scopeUncounted: 'How many users and devices that is could not be read.',
  changed: 'It was changed since it was shown to you. This is how it is now; here is what differs.',
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
  assigned: 'Role assigned',
  took: 'Intune took it. It holds from the operators’ next press on.',
  notReadBack: 'Intune took it, but it could not be read back. Look at all role assignments.',
};
