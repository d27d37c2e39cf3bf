import type { TypedField } from '../../helpdesk/access/confirmed-in-writing.ts';
import type { Platform } from '../../helpdesk/actions/platform.ts';
import type { SameName } from '../../helpdesk/contracts/model.ts';
import { brief } from './actions/refusals.ts';
import { secret } from './actions/secret.ts';

/** Who sent an earlier action, from the reader's point of view. Names are shown as they are. */
type Sender = { kind: 'you' | 'another' | 'elsewhere' } | { kind: 'named'; name: string };

const SENDERS = {
  you: 'by you',
  another: 'by another operator',
  elsewhere: 'not through this bot',
} satisfies Record<Exclude<Sender['kind'], 'named'>, string>;

const senderWords = (sender: Sender) =>
  sender.kind === 'named' ? `by ${sender.name}` : SENDERS[sender.kind];

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Words of the cards for remote actions: lists, forms, confirm cards, and what an action brings back. */
export const remote = {
  more: 'More actions',
  all: 'All actions',
  several: 'Several devices',
  back: 'Back to device',
  next: 'Continue',
  /** What the device could do, but not for this operator or not now. */
  notNow: 'Not for you, or not now',
  never: {
    heading: (kind: string) => `Never on ${kind}`,
    button: (kind: string, n: string) => `Never on ${kind} · ${n}`,
    /** How it was enrolled decides, too. */
    android: 'this kind of Android',
  },
  fewer: 'Show less',
  /** Why an action isn't available, in half a line. */
  brief: {
    hindrance: brief,
    noRole: 'you have no Intune role',
    permission: (name: string) => `your role lacks “${name}”`,
    scope: 'outside your scope for it',
    scopeUnread: 'your scope can’t be read right now',
    tagsUnread: 'the scope tags can’t be read right now',
    policyDenied: 'your organization’s policy doesn’t allow it',
    alreadyPending: (when: string) => `already pending, sent ${when}`,
    pinUnused: (when: string) => `locked ${when}, and that PIN hasn’t been used yet`,
    personalKey: 'the device is personal',
    /** `more`: how many others there are. */
    entraRoles: (names: readonly string[], more?: string) =>
      `needs the Entra role ${names.join(' or ')}${more === undefined ? '' : `, or one of ${more} others`}`,
    unnamed: 'the permission for it',
  },
  noneHere: (why: string) => `${why} More actions has the details.`,
  /** Why nothing is offered for a device. */
  nothing: {
    noRole: 'You have no Intune role, so no remote action is available to you. Ask an Intune administrator.',
    permission:
      'Your role includes none of the remote actions that this device can take. Ask an Intune administrator.',
    scope: 'This device is outside your scope for remote actions. Ask an Intune administrator.',
    scopeUnread:
      'Intune can’t say right now whether your scope covers this device for remote actions. Try again in a moment.',
    several:
      'Your roles and their scope leave out every remote action that this device can take. Ask an Intune administrator.',
    platform: 'No remote action works on this device’s platform.',
    device: 'No remote action works on this device as Intune describes it.',
    waiting: 'What you may do with this device is already pending.',
    leaving: 'This device is being retired, wiped or deleted, so it takes no remote action.',
    exchangeOnly: 'Only Exchange ActiveSync manages this device, so it takes no remote action.',
    configurationManagerOnly: 'Only Configuration Manager manages this device, so it takes no remote action.',
    managedElsewhere: 'Intune doesn’t manage this device, so it takes no remote action.',
  },
  someOnlyMore: 'The available actions are under More actions.',
  filled: 'What you entered',
  chosen: (word: string, effect: string) => `${word}: ${effect}`,
  hidden: 'Set, but not shown',
  devices: (n: number, text: string) => `${text} ${n === 1 ? 'device' : 'devices'}`,
  conditions: (all: readonly string[]) => capital(all.join(' · ')),
  on: (label: string, platforms: string) => `${label} (${platforms})`,
  platforms: {
    windows: 'Windows',
    ios: 'iPhone and iPad',
    visionos: 'Apple Vision Pro',
    tvos: 'Apple TV',
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
    /** What is typed besides the reason. */
    type: {
      deviceName: 'To prevent accidents, type the device’s name and the reason.',
      serialNumber: 'To prevent accidents, type the device’s serial number and the reason.',
    },
    sameName: {
      others:
        'Another device in Intune has the same name. Make sure that this is the right one: compare serial number, model, last check-in and primary user.',
      sameSerial:
        'Intune has another record with the same name and serial number, perhaps of the same machine. Make sure that this is the right one: compare model, last check-in and primary user.',
      unread: 'Whether another device has the same name could not be found out.',
    } satisfies Record<Exclude<SameName, 'none'>, string>,
    marked: 'Nothing was sent. Check the highlighted fields.',
    inputs: {
      deviceName: {
        label: 'Device name',
        placeholder: 'As shown above',
        missing: 'No name: type its serial number or its Intune device id',
        error: 'Type the device’s name as shown above',
      },
      serialNumber: {
        label: 'Serial number',
        placeholder: 'As shown above',
        missing: 'No serial number: type its Intune device id, as shown above',
        error: 'Type the device’s serial number as shown above',
      },
      reason: {
        label: 'Reason',
        placeholder: 'Why it is needed',
        error: 'Give a reason',
      },
    },
    faults: {
      deviceName: 'This isn’t the device’s name. Type it as shown above.',
      serialNumber:
        'The name isn’t enough, and this isn’t the device’s serial number. Type it as shown above, or its Intune device id if it has none.',
      reason: 'The reason is missing. Say why it is needed.',
      ticket:
        'This isn’t a ticket number. One has a digit, and besides letters and digits only spaces and . _ / : # - between them.',
    } satisfies Record<TypedField, string>,
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
    none: 'None of these actions works on their devices.',
    noneByRole:
      'Your role includes none of these actions that their devices can take. Ask an Intune administrator.',
    noneByScope: 'Their devices are outside your scope for these actions. Ask an Intune administrator.',
    noneWaiting: 'What you may do with their devices is already pending.',
    notAll: (action: string, no: string, all: string) =>
      `${action} isn’t possible on ${no} of ${all} devices. Nothing was sent.`,
    doThose: (n: number, text: string) => (n === 1 ? 'Do the one that can' : `Do the ${text} that can`),
    unnamed: {
      none: 'A device is no longer in Intune, or your scope tags don’t cover it.',
      outside: 'A device is outside your scope.',
    },
    only: (names: readonly string[]) => `only ${names.join(', ')}`,
    not: (names: readonly string[]) => `not ${names.join(', ')}`,
    more: (n: string) => `and ${n} more`,
    others: (n: number, text: string) =>
      n === 1
        ? 'One device isn’t listed: it has a different primary user.'
        : `${text} devices aren’t listed: they have a different primary user.`,
    left: (n: number, text: string) =>
      n === 1
        ? 'One device isn’t listed: none of these actions is available for it.'
        : `${text} devices aren’t listed: none of these actions is available for them.`,
  },
  pending: {
    since: (when: string, sender: Sender) =>
      `the same action is already pending on this device, sent ${when} ${senderWords(sender)}. Wait until it has finished. Press Refresh on its receipt to see how far it is.`,
    waits: (when: string) => `already pending, sent ${when}.`,
    sometime: 'at an unknown time',
  },
  choiceGone: 'what you chose is no longer there, or your scope tags don’t cover it. Choose again.',
  pinUnused: (when: string) =>
    `this Mac was locked ${when} and hasn’t checked in since, so its PIN hasn’t been used yet. Unlock it with that PIN. A second lock would set a different one.`,
  typed: {
    deviceName: 'the typed name isn’t the device’s name.',
    serialNumber: 'the serial number isn’t the device’s.',
    reason: 'a reason is missing.',
    ticket: 'what was typed as the ticket number isn’t one.',
  } satisfies Record<TypedField, string>,
  secret,
};
