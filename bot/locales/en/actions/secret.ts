import type { SecretKind, Volume } from '../../../helpdesk/contracts/secret.ts';
import { keys } from '../keys.ts';

/** Words of the card that shows a secret, and of what stands in its place. */
export const secret = {
  names: {
    unlockPin: 'Unlock PIN',
    passcode: 'New passcode',
    location: 'Location',
    recoveryKey: keys.recoveryKey.name,
    localAdminPassword: keys.localAdminPassword.name,
    fileVaultKey: keys.fileVaultKey.name,
  } satisfies Record<SecretKind, string>,
  show: {
    unlockPin: 'Show unlock PIN',
    passcode: 'Show new passcode',
    location: 'Show location',
    recoveryKey: keys.recoveryKey.show,
    localAdminPassword: keys.localAdminPassword.show,
    fileVaultKey: keys.fileVaultKey.show,
  } satisfies Record<SecretKind, string>,
  shownAt: (name: string, when: string) => `${name} shown at ${when}. It can’t be shown again.`,
  once: 'Shown this once, only to you. It disappears from this card in ten minutes, or when you press Hide. The audit records that you saw it.',
  taken: (when: string) => `Taken ${when}`,
  volumes: {
    operatingSystem: 'Operating system drive',
    fixed: 'Data drive',
    removable: 'Removable drive',
    unknown: 'Unknown drive',
  } satisfies Record<Volume | 'unknown', string>,
  keyId: (start: string) => `key id ${start}`,
  wholeId: (id: string) => `Whole id ${id}`,
  kept: (when: string) => `stored ${when}`,
  keptUnknown: 'stored at an unknown time',
  matchId: 'Use the key whose id starts like the one on the recovery screen.',
  unread: 'This key could not be read.',
  notAll: 'Not all of the device’s keys could be listed. There may be more.',
  left: (n: number, text: string) =>
    n === 1
      ? 'One older key isn’t shown. See the device in the Intune admin center.'
      : `${text} older keys aren’t shown. See the device in the Intune admin center.`,
  account: (name: string) => `Account ${name}`,
  accountUnknown: 'Unknown account',
  backedUp: (when: string) => `backed up ${when}`,
  backedUpUnknown: 'backed up at an unknown time',
  takenUnknown: 'Taken at an unknown time',
  coordinates: (latitude: string, longitude: string) => `${latitude}, ${longitude}`,
  map: 'Open map',
  hide: 'Hide',
  none: (name: string, device: string) =>
    `${name} of ${device}: not available right now. It may appear later, or your account may not be allowed to read it. Check the Intune admin center too.`,
  /** `roles` are Entra's own names. */
  roleNeeded: (name: string, device: string, roles: string) =>
    `${name} of ${device}: you need one of these Microsoft Entra roles to see it: ${roles}. Nothing was read.`,
  orOwner: 'The device’s registered owner may see it too.',
  askForRole: 'Ask an administrator of your organization for the role, or a colleague who has it.',
  summary: (name: string, device: string) => `${name}, ${device}`,
  rotateIt: 'A key that was read aloud should be rotated afterwards.',
  shownBefore: (name: string, device: string, when: string) =>
    `${name} of ${device}: shown at ${when}, and taken off this card.`,
  again: 'Each showing is in the audit.',
  keyNone: (name: string, device: string) => `${name} of ${device}: none is kept.`,
  keyPermission: (permission: string) => `your Intune role lacks the permission “${permission}”.`,
  keyRoles: (roles: string) => `you need one of these Microsoft Entra roles: ${roles}.`,
  showingUnknown: 'This card is too old: what it showed is no longer known.',
  showingNotYours: 'This was shown to another operator.',
};
