import type { ConditionFault } from '../../helpdesk/access/conditions.ts';
import type { Platform } from '../../helpdesk/actions/platform.ts';
import type { SecretKind } from '../../helpdesk/contracts/graph.ts';

type Typed = (ConditionFault & { kind: 'typed' })['fields'][number];

/** Who sent an action before, seen by who reads it. Names come as they are. */
type Sender = { kind: 'you' | 'another' | 'elsewhere' } | { kind: 'named'; name: string };

const SENDERS = {
  you: 'by you',
  another: 'by another operator',
  elsewhere: 'not through this bot',
} satisfies Record<Exclude<Sender['kind'], 'named'>, string>;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The cards of remote actions: lists, forms, confirms, receipts of several devices, and what comes back. */
export const remote = {
  more: 'More actions',
  all: 'All actions',
  several: 'Several devices',
  back: 'Back to device',
  next: 'Continue',
  notHere: 'Not here',
  noneHere: 'Nothing of this can be done here: More actions tells why.',
  nothingPossible: 'No remote action is possible on this device.',
  someOnlyMore: 'What can be done here stands under More actions.',
  filled: 'What you filled in',
  hidden: 'Set, and not shown again',
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
    unknown: 'platform not known',
  } satisfies Record<Platform, string>,
  confirm: {
    several: (action: string, devices: string) => `${action} on ${devices}?`,
    cancels: (names: string) => `It cancels what is still pending on this device: ${names}.`,
    cancelsNothing: 'It cancels what is still pending on this device. Nothing is reported as pending now.',
    cannotBeUndone: 'This can’t be undone.',
    typeBoth: 'Type the device’s name, and say why. Both are asked for so that nothing is lost by a slip.',
    marked: 'Nothing was sent: see what is marked.',
    inputs: {
      deviceName: {
        label: 'Device name',
        placeholder: 'As it stands above',
        nameless: 'This device has no name: type its serial number, or its Intune device id',
        error: 'Type the name of the device as it stands above',
      },
      reason: {
        label: 'Reason',
        placeholder: 'A reason or ticket number',
        error: 'Give a reason or a ticket number',
      },
    },
    faults: {
      deviceName: 'This isn’t the name of the device. Type it as it stands above.',
      reason: 'Say why, or give a ticket number.',
    } satisfies Record<Typed, string>,
  },
  form: {
    error: 'Fill this in as the line below says',
    choose: 'Choose one',
  },
  severalForm: {
    heading: 'One action on several devices',
    about: 'Choose what to do and on which devices. Nothing is sent before you have confirmed it.',
    action: { label: 'Action', placeholder: 'Choose an action', error: 'Choose an action from the list' },
    devices: { label: 'Devices', error: 'Choose at least one device' },
    firstOf: (shown: string, all: string) =>
      `${shown} of ${all} devices are offered: those that checked in last.`,
    none: 'None of their devices can take an action in this way.',
    left: (n: number, text: string) =>
      n === 1
        ? 'One device isn’t offered, as nothing can be done with it in this way.'
        : `${text} devices aren’t offered, as nothing can be done with them in this way.`,
  },
  receipt: {
    /** Every state with how many devices are in it, such as “2 Done, 1 Failed”. */
    count: (n: string, state: string) => `${n} ${state}`,
    waitsForApproval: 'Waits for a second administrator’s approval',
    heldBack: (when: string) => `Held back before it was sent, ${when}`,
    intuneSaysFailed: 'Intune tells that it did not work',
    approval:
      'Your tenant asks for a second administrator’s approval. Have it approved in the Intune admin center under Tenant administration, Multi Admin Approval; it then goes on by itself. Refresh tells.',
    approvalCode: (code: string) => `The code of the request is ${code}.`,
    leftIntune: 'The device has left Intune, which is how this ends.',
    beta: 'The action is in Graph’s beta alone, which your tenant may not have: try it in the Intune admin center.',
    deviceFailed: 'The device tried and failed. Check that it is online, sync it, then start anew.',
    managementState: (state: string) =>
      `Intune says “${state}” of the device. Look at it in the Intune admin center, then start anew.`,
    refused: {
      scope: 'Nothing was sent: this device is outside your scope for it now.',
      scopeUnread:
        'Nothing was sent: Intune doesn’t tell just now whether your scope covers this device. Try again in a moment.',
      permission: 'Nothing was sent: your role doesn’t include it any more.',
      noRole: 'Nothing was sent: you hold no Intune role any more. Ask an Intune administrator.',
      notAnOperator: 'Nothing was sent: your account is blocked or no longer a member of this organization.',
      device: 'Nothing was sent: this device can’t take it. Its details tell why.',
      changed: 'Nothing was sent: the device has another primary user now. Look at it, then start anew.',
      gone: 'Nothing was sent: the device is no longer in Intune, or not in your scope tags.',
      alreadyPending: 'Nothing was sent: the same action waits on this device already. Wait for its end.',
      pinUnused:
        'Nothing was sent: this Mac was locked before, and its PIN hasn’t been used yet. Unlock it with that one.',
      approvalLapsed:
        'Nothing was sent: no second administrator approved it within a day. Ask one, then start anew.',
      valuesLost:
        'Nothing was sent: the PIN was held in memory alone and went with a restart of the bot. Start anew.',
      typed: 'Nothing was sent: the device has another name now than the one that was typed.',
    } as Record<string, string>,
    refusedOtherwise: 'Nothing was sent. Look at the device, then start anew.',
  },
  pending: {
    since: (when: string, sender: Sender) =>
      `the same action waits on this device already, sent ${when} ${sender.kind === 'named' ? `by ${sender.name}` : SENDERS[sender.kind]}. Wait for its end: Refresh on its receipt tells.`,
    sometime: 'at a time that isn’t known',
  },
  pinUnused: (when: string) =>
    `this Mac was locked ${when} and hasn’t checked in since, so its PIN hasn’t been used yet. Unlock it with that PIN; a second lock would set another one.`,
  typed: {
    deviceName: 'the name that was typed isn’t the device’s.',
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
    shownAt: (name: string, when: string) => `${name} shown at ${when}. It isn’t shown again.`,
    once: 'Shown this once and to you alone. It goes from this card in ten minutes, or when you press Hide; that you saw it stands in the audit.',
    taken: (when: string) => `Taken ${when}`,
    takenUnknown: 'When it was taken isn’t known.',
    coordinates: (latitude: string, longitude: string) => `${latitude}, ${longitude}`,
    map: 'Open map',
    hide: 'Hide',
    none: (name: string, device: string) =>
      `${name}: there is none to be had for ${device} now. It may come a little later, or your account may not read it; look in the Intune admin center, too.`,
    summary: (name: string, device: string) => `${name}, ${device}`,
  },
};
