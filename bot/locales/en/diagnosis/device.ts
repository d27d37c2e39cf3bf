import { device as names } from '../device.ts';
import type { WordsOfRules } from './rule-words.ts';

const stateOf = (state: string): string =>
  Object.hasOwn(names.managementState, state)
    ? names.managementState[state as keyof typeof names.managementState]
    : state;

export const device = {
  registrationKeyConflict: {
    cause: 'The registration is broken (key conflict)',
    evidence: () => 'The device’s key in Entra isn’t the one that the device has.',
    next: () => 'Ask them to remove the work account from the device and to enroll it again.',
  },
  registrationRevoked: {
    cause: 'The registration was revoked',
    evidence: () => 'Entra no longer accepts this device.',
    next: () => 'Ask them to remove the work account from the device and to enroll it again.',
  },
  entraDeviceDisabled: {
    cause: 'The device is disabled in Entra',
    evidence: () => 'Nobody can sign in to work apps on it.',
    next: () => 'Ask your identity team why it was disabled, and to enable it.',
  },
  entraNotCompliant: {
    cause: 'Entra still says that it isn’t compliant',
    evidence: () => 'Intune says compliant, Entra doesn’t. Access goes by Entra.',
    next: () => 'Sync the device. Entra usually follows within minutes.',
  },
  leaving: {
    cause: 'The device is on its way out',
    evidence: ({ state }) => `${stateOf(state)}. It leaves Intune when it checks in next.`,
    next: () => 'Nothing can be mended on it. If that wasn’t wanted, tell an Intune administrator now.',
  },
  leavingFailed: {
    cause: 'A wipe or retire failed',
    evidence: ({ state }) => `${stateOf(state)}. The device is still in Intune.`,
    next: () => 'Ask an Intune administrator what was wanted.',
  },
  unhealthy: {
    cause: 'Management is unhealthy',
    evidence: () => 'Intune can’t manage this device reliably.',
    next: () => 'Sync the device. If that changes nothing, it has to be enrolled again.',
  },
  certificateExpired: {
    cause: 'The management certificate expired',
    evidence: ({ expired }) => `It expired ${expired}. The device can’t check in anymore.`,
    next: () => 'Ask them to enroll the device again.',
  },
  certificateExpiresSoon: {
    cause: 'The management certificate expires soon',
    evidence: ({ expires }) => `It expires ${expires}.`,
    next: () => 'Sync the device: it renews its certificate when it checks in.',
  },
  neverCheckedIn: {
    cause: 'Never checked in',
    evidence: () => 'The device was enrolled and hasn’t been heard of since.',
    next: () => 'Ask them to turn it on, connect it to the internet and open Company Portal. Then sync.',
  },
  notCheckedIn: {
    cause: 'Not checked in for too long',
    evidence: ({ seen }) => `It last checked in ${seen}, so it doesn’t count as active.`,
    next: () => 'Ask them to turn it on, connect it to the internet and open Company Portal. Then sync.',
  },
  staleDuplicate: {
    cause: 'An old record',
    evidence: ({ twin }) => `The same machine is enrolled again as ${twin}.`,
    next: () => 'Work on the newer one. An Intune administrator can delete this record.',
  },
  sameSerialTwice: {
    cause: 'The serial number is there twice',
    evidence: ({ serial, twin }) => `${serial} is also the serial number of ${twin}, which checked in later.`,
    next: () => 'Ask which of the two they have in front of them before you do anything.',
  },
  coManaged: {
    cause: 'Co-managed by Configuration Manager',
    evidence: ({ decides }) =>
      decides === ''
        ? 'Configuration Manager manages this device too, and may decide whether it is compliant.'
        : 'Intune only shows what Configuration Manager says about its compliance.',
    next: () => 'Look it up in Configuration Manager.',
  },
  actionPending: {
    cause: 'An action is waiting: the device seems to be offline',
    evidence: ({ action, sent }) => `${action} was sent ${sent}, and the device hasn’t answered.`,
    next: () => 'Ask them to turn it on and connect it to the internet.',
  },
} satisfies WordsOfRules<
  | `registration${string}`
  | `entra${'DeviceDisabled' | 'NotCompliant'}`
  | `leaving${string}`
  | `certificate${string}`
  | 'unhealthy'
  | 'neverCheckedIn'
  | 'notCheckedIn'
  | 'staleDuplicate'
  | 'sameSerialTwice'
  | 'coManaged'
  | 'actionPending'
>;
