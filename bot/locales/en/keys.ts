import type { KeyId } from '../../helpdesk/keys/catalogue.ts';

/** All words of a key in one language. */
interface KeyWords {
  /** What is shown. */
  name: string;
  /** The title of the button that shows it. */
  show: string;
  /** Why a device of another platform has none. */
  platform: string;
  /** Why none is shown for a device that isn't the organization's. */
  personal: string;
  /** What a device without one may lack. */
  none: string;
}

/** What can be shown of a device without changing it. A key's words are here alone. */
export const keys = {
  recoveryKey: {
    name: 'Recovery key',
    show: 'Show recovery key',
    platform: 'only Windows has BitLocker keys.',
    personal: 'only keys of the organization’s devices are kept.',
    none: 'BitLocker may be off, or its key was never backed up to Entra.',
  },
  localAdminPassword: {
    name: 'Local admin password',
    show: 'Show local admin password',
    platform: 'only passwords of Windows are kept in Entra.',
    personal: 'only passwords of the organization’s devices are kept.',
    none: 'Windows LAPS may be off, or the device hasn’t backed its password up yet.',
  },
  fileVaultKey: {
    name: 'FileVault key',
    show: 'Show FileVault key',
    platform: 'only a Mac has a FileVault key.',
    personal:
      'Intune shows it for corporate Macs only. If the organization owns it, set the ownership in Intune first.',
    none: 'FileVault may be off, or its key was never escrowed to Intune.',
  },
} satisfies Record<KeyId, KeyWords>;

/** What is asked before a key is shown. */
export const keyAsk = {
  questions: {
    recoveryKey: 'Show the recovery key?',
    localAdminPassword: 'Show the local admin password?',
    fileVaultKey: 'Show the FileVault key?',
  } satisfies Record<KeyId, string>,
  what: 'It is shown here for ten minutes, and nothing is changed. Whoever has it can open the device.',
  goodFor: 'Good for two minutes · recorded in the audit under your name',
  over: (name: string) =>
    `The time to show something of ${name} is over, or it was shown already. Nothing was shown now.`,
  secondOperator:
    'your organization asks for a second operator, who can’t be asked for a key. Use the Intune admin center, or ask an admin of the help desk to change the policy.',
  fenced: 'the person said within the last 24 hours that it wasn’t them. Ask the admins of the help desk.',
};

const many = (count: string) => `${count} ${count === '1' ? 'key' : 'keys'}`;

/** Answers to a search by a key's id. */
export const keySearch = {
  which:
    'Say which key: “key” with the id on the recovery screen, or with its first eight digits. Spaces and hyphens don’t matter.',
  short: (digits: number) =>
    `A key is found by eight digits of its id or more; this has ${digits}. The recovery screen shows them after “Recovery key ID”.`,
  long: 'This is longer than a key’s id, which has 32 digits. Say the id that the recovery screen shows.',
  keyItself:
    'This looks like a recovery key itself, not like its id. I don’t search for it, and you should rotate it: it stands in this chat now. Say the id that the recovery screen shows.',
  notHex: (signs: string) =>
    `A key’s id has only the digits 0–9 and the letters A–F. This has ${signs}. Check it on the recovery screen: what looks like an O there is a zero, what looks like an I or L is a one.`,
  roleNeeded: (roles: string) =>
    `To look up recovery keys you need one of these Microsoft Entra roles: ${roles}. Nothing was read.`,
  noSuchId: (id: string) => `Entra has no BitLocker key with the id ${id}.`,
  none: (start: string, read: string) =>
    `No BitLocker key’s id starts with ${start}. I looked through all of the tenant’s: ${many(read)}.`,
  notAll: (start: string, read: string) =>
    `I can’t say whether a BitLocker key’s id starts with ${start}: I looked through ${many(read)} and found none, but the tenant has more. Say the whole id, or select the person first and ask again.`,
  unclear:
    'There is such a key, but whether its device is in your scope could not be checked. Try again in a moment.',
  searchOn: 'Search on',
  cantGoOn: 'This search can’t go on any more. Say “key” and the digits again.',
  unmanaged:
    'There is such a key, but its device isn’t in Intune. Look it up in the Microsoft Entra admin center.',
  heading: (count: string) => (count === '1' ? 'One key matches' : `${count} keys match`),
  compare: 'Compare the whole id before you read a key aloud.',
  amongPerson: (name: string) =>
    `Found among the devices of ${name}. The tenant’s other keys weren’t searched.`,
  moreThere: (read: string) =>
    `I looked through ${many(read)}, and the tenant has more. Another key may start the same.`,
  outsideToo: 'Others match that are outside your scope.',
};
