import type { ConditionFault } from '../../helpdesk/access/conditions.ts';
import type { Platform } from '../../helpdesk/actions/platform.ts';
import type { SecretKind } from '../../helpdesk/contracts/graph.ts';
import type { RefusedWhy } from '../../helpdesk/contracts/receipt.ts';

type Typed = (ConditionFault & { kind: 'typed' })['fields'][number];

/** Who sent an earlier action, from the reader's point of view. Names are shown as they are. */
type Sender = { kind: 'you' | 'another' | 'elsewhere' } | { kind: 'named'; name: string };

const SENDERS = {
  you: 'by you',
  another: 'by another operator',
  elsewhere: 'not through this bot',
} satisfies Record<Exclude<Sender['kind'], 'named'>, string>;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Words of the cards for remote actions: lists, forms, confirm cards, receipts, and what an action brings back. */
export const remote = {
  more: 'More actions',
  all: 'All actions',
  several: 'Several devices',
  back: 'Back to device',
  next: 'Continue',
  notHere: 'Not available',
  noneHere: 'No remote action is available. More actions shows why.',
  nothingPossible: 'No remote action is available for this device.',
  someOnlyMore: 'The available actions are under More actions.',
  filled: 'What you entered',
  hidden: 'Set, but not shown',
  devices: (n: number, text: string) => `${text} ${n === 1 ? 'device' : 'devices'}`,
  conditions: (all: readonly string[]) => capital(all.join(' · ')),
  on: (label: string, platforms: string) => `${label} (${platforms})`,
  platforms: {
    windows: 'Windows',
    ios: 'iPhone and iPad',
    macos: 'Mac',
    android: 'Android',
    aosp: 'Android (AOSP)',
    chromeos: 'ChromeOS',
    linux: 'Linux',
    unknown: 'unknown platform',
  } satisfies Record<Platform, string>,
  confirm: {
    several: (action: string, devices: string) => `${action} on ${devices}?`,
    cancels: (names: string) => `This also cancels what is still pending on this device: ${names}.`,
    cancelsNothing:
      'This also cancels what is still pending on this device. Nothing is reported as pending now.',
    cannotBeUndone: 'This can’t be undone.',
    typeBoth: 'To prevent accidents, type the device’s name and the reason.',
    marked: 'Nothing was sent. Check the highlighted fields.',
    inputs: {
      deviceName: {
        label: 'Device name',
        placeholder: 'As shown above',
        nameless: 'No name: type its serial number or its Intune device id',
        error: 'Type the device’s name as shown above',
      },
      reason: {
        label: 'Reason',
        placeholder: 'A reason or ticket number',
        error: 'Give a reason or a ticket number',
      },
    },
    faults: {
      deviceName: 'This isn’t the device’s name. Type it as shown above.',
      reason: 'The reason is missing. Give a reason or a ticket number.',
    } satisfies Record<Typed, string>,
  },
  form: {
    error: 'See the hint below this field',
    choose: 'Choose one',
  },
  severalForm: {
    heading: 'Run an action on several devices',
    about: 'Choose an action and the devices. Nothing is sent until you confirm.',
    action: { label: 'Action', placeholder: 'Choose an action', error: 'Choose an action from the list' },
    devices: { label: 'Devices', error: 'Choose at least one device' },
    firstOf: (shown: string, all: string) =>
      `Showing ${shown} of ${all} devices: those that checked in most recently.`,
    none: 'None of these actions is available for their devices.',
    left: (n: number, text: string) =>
      n === 1
        ? 'One device isn’t listed: none of these actions is available for it.'
        : `${text} devices aren’t listed: none of these actions is available for them.`,
  },
  receipt: {
    /** How many devices are in a state, such as “2 Done”. */
    count: (n: string, state: string) => `${n} ${state}`,
    waitsForApproval: 'Waiting for a second administrator’s approval',
    heldBack: (when: string) => `Stopped before it was sent, ${when}`,
    intuneSaysFailed: 'Intune reports that it failed',
    approval:
      'Your organization requires a second administrator’s approval. Have it approved in the Intune admin center, under Tenant administration, Multi Admin Approval. The action then continues automatically. Press Refresh to see its state.',
    approvalCode: (code: string) => `The code of the request is ${code}.`,
    leftIntune: 'The device has left Intune, as it should after this action.',
    beta: 'This action is only in Graph’s beta, which your tenant may not have. Try it in the Intune admin center.',
    deviceFailed: 'The device tried and failed. Check that it is online, sync it, then start again.',
    managementState: (state: string) =>
      `Intune reports “${state}” for this device. Check it in the Intune admin center, then start again.`,
    refused: {
      scope: 'Nothing was sent: this device is now outside your scope for this action.',
      scopeUnread:
        'Nothing was sent: Intune can’t say right now whether your scope covers this device. Try again in a moment.',
      permission: 'Nothing was sent: your role no longer includes this action.',
      noRole: 'Nothing was sent: you no longer have an Intune role. Ask an Intune administrator.',
      notAnOperator: 'Nothing was sent: your account is blocked or no longer a member of this organization.',
      device: 'Nothing was sent: this action isn’t available for this device. Its details say why.',
      changed:
        'Nothing was sent: the device has a different primary user now. Check the device, then start again.',
      gone: 'Nothing was sent: the device is no longer in Intune, or your scope tags don’t cover it.',
      alreadyPending:
        'Nothing was sent: the same action is already pending on this device. Wait until it has finished.',
      pinUnused:
        'Nothing was sent: this Mac was locked before, and its PIN hasn’t been used yet. Unlock it with that PIN.',
      approvalLapsed:
        'Nothing was sent: no second administrator approved it within a day. Ask one, then start again.',
      valuesLost:
        'Nothing was sent: the PIN was only in the bot’s memory and was lost when the bot restarted. Start again.',
      typed: 'Nothing was sent: the device’s name is no longer the one that you typed.',
      other: 'Nothing was sent. Check the device, then start again.',
    } satisfies Record<RefusedWhy, string>,
  },
  pending: {
    since: (when: string, sender: Sender) =>
      `the same action is already pending on this device, sent ${when} ${sender.kind === 'named' ? `by ${sender.name}` : SENDERS[sender.kind]}. Wait until it has finished. Refresh on its receipt shows its state.`,
    sometime: 'at an unknown time',
  },
  pinUnused: (when: string) =>
    `this Mac was locked ${when} and hasn’t checked in since, so its PIN hasn’t been used yet. Unlock it with that PIN. A second lock would set a different one.`,
  typed: {
    deviceName: 'the typed name isn’t the device’s name.',
    reason: 'a reason or ticket number is missing.',
  } satisfies Record<Typed, string>,
  secret: {
    names: {
      unlockPin: 'Unlock PIN',
      passcode: 'New passcode',
      location: 'Location',
      recoveryKey: 'Recovery key',
      localAdminPassword: 'Local admin password',
    } satisfies Record<SecretKind, string>,
    show: {
      unlockPin: 'Show unlock PIN',
      passcode: 'Show new passcode',
      location: 'Show location',
      recoveryKey: 'Show recovery key',
      localAdminPassword: 'Show local admin password',
    } satisfies Record<SecretKind, string>,
    shownAt: (name: string, when: string) => `${name} shown at ${when}. It can’t be shown again.`,
    once: 'Shown this once, only to you. It disappears from this card in ten minutes, or when you press Hide. The audit records that you saw it.',
    taken: (when: string) => `Taken ${when}`,
    takenUnknown: 'Taken at an unknown time',
    coordinates: (latitude: string, longitude: string) => `${latitude}, ${longitude}`,
    map: 'Open map',
    hide: 'Hide',
    none: (name: string, device: string) =>
      `${name} of ${device}: not available right now. It may appear later, or your account may not be allowed to read it. Check the Intune admin center too.`,
    summary: (name: string, device: string) => `${name}, ${device}`,
  },
};
