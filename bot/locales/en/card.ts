import { capital } from '../capital.ts';
import type { Translator } from '../translator.ts';
import type { Unsearched } from '../../helpdesk/contracts/graph/found.ts';
import { search } from './search.ts';
import { remote } from './remote.ts';

/** Also of “at least 1”. */
const isOne = (n: string) => /(?:^| )1$/.test(n);

/** Titles, buttons and counts of the cards. Counts are text, already with separators. */
export const card = (translator: Translator) => {
  const { t } = translator;
  return {
    refresh: t('Refresh'),
    next: t('Next'),
    previous: t('Previous'),
    details: t('Details'),
    backToUser: t('Back to user'),
    allDetails: t('All details'),
    account: t('Account details'),
    allGroups: t('All groups'),
    allDevices: t('All devices'),
    groups: (n: string) => t('Groups · {{n}}', { n }),
    groupsUncounted: t('Groups'),
    devices: (n: string) => t('Devices · {{n}}', { n }),
    devicesUncounted: t('Devices'),
    registered: (n: string) => t('Registered in Entra only · {{n}}', { n }),
    registeredUncounted: t('Other devices in Entra'),
    atLeast: (n: string) => t('at least {{n}}', { n }),
    firstOf: (shown: string, all: string) => t('The first {{shown}} of {{all}}', { shown, all }),
    worstOf: (shown: string, all: string) =>
      t('{{shown}} of {{all}}, those with trouble first', { shown, all }),
    range: (from: string, to: string, all: string) =>
      from === to
        ? t('{{from}} of {{all}}', { from, all })
        : t('{{from}}–{{to}} of {{all}}', { from, to, all }),
    noGroups: t('Not a member of any group.'),
    noDevices: t('No devices in Intune.'),
    noDevicesInScope: t('No devices in your scope.'),
    deviceTagsUnread: t(
      'Intune can’t say right now which scope tags apply, so devices may be missing here. Try again in a moment.',
    ),
    yes: t('Yes'),
    no: t('No'),
    unknownValue: (value: string) => t('Unknown value “{{value}}”', { value }),
    reasonFor: (action: string, reason: string) =>
      t('{{label}}: {{value}}', { label: action, value: reason }),
    serial: (serial: string) => t('Serial number {{serial}}', { serial }),
    openInIntune: t('Open in Intune'),
    noSerial: (id: string) => t('No serial number · Intune device id {{id}}', { id }),
    labeled: (label: string, value: string) => t('{{label}}: {{value}}', { label, value }),
    quoted: (text: string) => t('“{{text}}”', { text }),
    remote: remote(translator),
  };
};

export const choice = (translator: Translator) => {
  const { t } = translator;
  const { unsearchedParts, unclearDevices } = search(translator);
  return {
    people: (n: string) =>
      capital(isOne(n) ? t('{{n}} person matches', { n }) : t('{{n}} people match', { n })),
    devices: (n: string) =>
      capital(isOne(n) ? t('{{n}} device matches', { n }) : t('{{n}} devices match', { n })),
    searched: t('Searched for'),
    pick: t('Who do you mean?'),
    pickDevice: t('Which device do you mean?'),
    /** For an action that was asked for. */
    pickFor: (action: string) => t('{{action}}: who do you mean?', { action }),
    pickDeviceFor: (action: string) => t('{{action}}: which device do you mean?', { action }),
    firstPeople: (shown: string, all: string) =>
      t('Showing the first {{shown}} of {{all}}. To find someone else, search here:', { shown, all }),
    firstDevices: (shown: string, all: string) =>
      t('Showing {{shown}} of {{all}}. To find another device, give more of its name or its serial number.', {
        shown,
        all,
      }),
    unsearched: (parts: readonly Unsearched[]) =>
      capital(
        t('{{parts}} could not be searched just now. There may be more.', { parts: unsearchedParts(parts) }),
      ),
    unclear: unclearDevices,
    /** In a picker's list, where only choices can be shown. */
    notAllSearched: (text: string) =>
      t('Not everybody could be searched for “{{text}}”. Try again in a moment.', { text }),
    pickerLabel: t('Find a person'),
    pickerPlaceholder: t('Type a name or address'),
    pickerError: t('Choose a person from the list'),
    select: t('Select'),
  };
};

export const help = ({ t }: Translator) => ({
  heading: t('What you can say here'),
  example: (said: string) => t('Example: {{said}}', { said }),
});

/** One line for notifications, and for clients that can't draw cards. */
export const summary = ({ t }: Translator) => ({
  user: (name: string) => t('{{name}}: what is wrong, devices, account and groups', { name }),
  account: (name: string) => t('Account of {{name}}', { name }),
  outside: (name: string) => t('{{name}}: the devices in your scope', { name }),
  groups: (name: string) => t('Groups of {{name}}', { name }),
  devices: (name: string) => t('Devices of {{name}}', { name }),
  device: (name: string) => t('Device {{name}}', { name }),
  choice: (heading: string, text: string) => t('{{heading}} “{{text}}”', { heading, text }),
  confirm: (question: string, name: string) => `${question} ${name}`,
  receipt: (action: string, name: string, state: string) => `${action}, ${name}: ${state}`,
  actionForm: (action: string, name: string) => `${action}, ${name}`,
  actions: (name: string) => t('Remote actions for {{name}}', { name }),
  several: (name: string) => t('Run an action on several devices of {{name}}', { name }),
  whoami: t('Your roles, permissions and scope'),
  roles: t('Help desk role assignments'),
  policy: t('What each action asks for'),
  approvals: t('What is waiting for a decision'),
  roleForm: t('Assign a role'),
  roleConfirm: (question: string, name: string) => `${question} ${name}`,
  roleAssigned: (name: string | undefined) =>
    name === undefined ? t('Role assigned') : t('Role assigned: {{name}}', { name }),
  audit: t('Audit entries, newest first'),
  report: t('Report: actions, lookups, refusals and verdicts by week'),
  help: t('What you can say here'),
});
