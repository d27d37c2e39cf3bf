import type { Unsearched } from '../../helpdesk/contracts/graph/found.ts';
import { unclearDevices, unsearchedParts } from './search.ts';
import { remote } from './remote.ts';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
/** Also of “at least 1”. */
const isOne = (n: string) => /(?:^| )1$/.test(n);

/** Titles, buttons and counts of the cards. Counts are text, already with separators. */
export const card = {
  refresh: 'Refresh',
  next: 'Next',
  previous: 'Previous',
  details: 'Details',
  backToUser: 'Back to user',
  allDetails: 'All details',
  account: 'Account details',
  allGroups: 'All groups',
  allDevices: 'All devices',
  groups: (n: string) => `Groups · ${n}`,
  groupsUncounted: 'Groups',
  devices: (n: string) => `Devices · ${n}`,
  devicesUncounted: 'Devices',
  registered: (n: string) => `Registered in Entra only · ${n}`,
  registeredUncounted: 'Registered in Entra only',
  atLeast: (n: string) => `at least ${n}`,
  firstOf: (shown: string, all: string) => `The first ${shown} of ${all}`,
  worstOf: (shown: string, all: string) => `${shown} of ${all}, those with trouble first`,
  range: (from: string, to: string, all: string) => `${from}–${to} of ${all}`,
  noGroups: 'Not a member of any group.',
  noDevices: 'No devices in Intune.',
  noDevicesInScope: 'No devices in your scope.',
  deviceTagsUnread:
    'Intune can’t say right now which scope tags apply, so devices may be missing here. Try again in a moment.',
  yes: 'Yes',
  no: 'No',
  unknownValue: (value: string) => `Unknown value “${value}”`,
  reasonFor: (action: string, reason: string) => `${action}: ${reason}`,
  serial: (serial: string) => `Serial number ${serial}`,
  openInIntune: 'Open in Intune',
  noSerial: (id: string) => `No serial number · Intune device id ${id}`,
  labeled: (label: string, value: string) => `${label}: ${value}`,
  quoted: (text: string) => `“${text}”`,
  remote,
};

export const choice = {
  people: (n: string) => `${capital(n)} ${isOne(n) ? 'person matches' : 'people match'}`,
  devices: (n: string) => `${capital(n)} ${isOne(n) ? 'device matches' : 'devices match'}`,
  searched: 'Searched for',
  pick: 'Who do you mean?',
  pickDevice: 'Which device do you mean?',
  firstPeople: (shown: string, all: string) =>
    `Showing the first ${shown} of ${all}. To find someone else, search here:`,
  firstDevices: (shown: string, all: string) =>
    `Showing ${shown} of ${all}. To find another device, give more of its name or its serial number.`,
  unsearched: (parts: readonly Unsearched[]) =>
    `${capital(unsearchedParts(parts))} could not be searched just now. There may be more.`,
  unclear: unclearDevices,
  /** In a picker's list, where only choices can be shown. */
  notAllSearched: (text: string) => `Not everybody could be searched for “${text}”. Try again in a moment.`,
  pickerLabel: 'Find a person',
  pickerPlaceholder: 'Type a name or address',
  pickerError: 'Choose a person from the list',
  select: 'Select',
};

export const help = {
  heading: 'What you can say here',
  example: (said: string) => `Example: ${said}`,
};

/** One line for notifications, and for clients that can't draw cards. */
export const summary = {
  user: (name: string) => `${name}: what is wrong, devices, account and groups`,
  account: (name: string) => `Account of ${name}`,
  outside: (name: string) => `${name}: the devices in your scope`,
  groups: (name: string) => `Groups of ${name}`,
  devices: (name: string) => `Devices of ${name}`,
  device: (name: string) => `Device ${name}`,
  choice: (heading: string, text: string) => `${heading} “${text}”`,
  confirm: (question: string, name: string) => `${question} ${name}`,
  receipt: (action: string, name: string, state: string) => `${action}, ${name}: ${state}`,
  actionForm: (action: string, name: string) => `${action}, ${name}`,
  actions: (name: string) => `Remote actions for ${name}`,
  several: (name: string) => `Run an action on several devices of ${name}`,
  whoami: 'Your roles, permissions and scope',
  roles: 'Help desk role assignments',
  policy: 'What is asked before each action',
  approvals: 'What waits for a decision',
  roleForm: 'Assign a role',
  roleConfirm: (question: string, name: string) => `${question} ${name}`,
  roleAssigned: (name: string | undefined) =>
    name === undefined ? 'Role assigned' : `Role assigned: ${name}`,
  audit: 'Audit entries, newest first',
  report: 'Report: actions, look-ups, refusals and verdicts by week',
  help: 'What you can say here',
};
