import type { Translator } from '../translator.ts';
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
export const keys = ({ t }: Translator) =>
  ({
    recoveryKey: {
      name: t('Recovery key'),
      show: t('Show recovery key'),
      platform: t('only Windows has BitLocker keys.'),
      personal: t('only keys of the organization’s devices are kept.'),
      none: t('BitLocker may be off, or its key was never backed up to Entra.'),
    },
    localAdminPassword: {
      name: t('Local admin password'),
      show: t('Show local admin password'),
      platform: t('only passwords of Windows are kept in Entra.'),
      personal: t('only passwords of the organization’s devices are kept.'),
      none: t('Windows LAPS may be off, or the device hasn’t backed its password up yet.'),
    },
    fileVaultKey: {
      name: t('FileVault key'),
      show: t('Show FileVault key'),
      platform: t('only a Mac has a FileVault key.'),
      personal: t(
        'Intune shows it for corporate Macs only. If the organization owns it, set the ownership in Intune first.',
      ),
      none: t('FileVault may be off, or its key was never escrowed to Intune.'),
    },
  }) satisfies Record<KeyId, KeyWords>;

/** What is asked before a key is shown. */
export const keyAsk = ({ t }: Translator) => ({
  questions: {
    recoveryKey: t('Show the recovery key?'),
    localAdminPassword: t('Show the local admin password?'),
    fileVaultKey: t('Show the FileVault key?'),
  } satisfies Record<KeyId, string>,
  marked: t('Nothing was shown. Check the highlighted fields.'),
  what: t('It is shown here for ten minutes, and nothing is changed. Whoever has it can open the device.'),
  goodFor: t('Valid for two minutes · recorded in the audit under your name'),
  over: (name: string) =>
    t('The time to show this key of {{name}} is over, or it was already shown. Nothing was shown now.', {
      name,
    }),
  secondOperator: t(
    'your organization asks for a second operator, who can’t be asked for a key. Use the Intune admin center, or ask an admin of the help desk to change the policy.',
  ),
  fenced: t(
    '“That’s not me” was pressed about the person within the last 24 hours. Ask the admins of the help desk.',
  ),
});

/** Answers to a search by a key's id. */
export const keySearch = ({ t }: Translator) => {
  const many = (count: string) => (count === '1' ? t('1 key') : t('{{count}} keys', { count }));
  return {
    which: t(
      'Say which key: “key” with the id on the recovery screen, or with its first eight digits. Spaces and hyphens don’t matter.',
    ),
    short: (digits: number) =>
      t(
        'Type at least eight digits of the key’s id. This has {{digits}}. The recovery screen shows them after “Recovery key ID”.',
        { digits },
      ),
    long: t(
      'This is longer than a key’s id, which has 32 digits. Say the id that the recovery screen shows.',
    ),
    keyItself: t(
      'This looks like the recovery key itself, not like its id. I didn’t search for it. Rotate the key, because it is in this chat now. To search, say the id that the recovery screen shows.',
    ),
    notHex: (signs: string) =>
      t(
        'A key’s id has only the digits 0–9 and the letters A–F. This has {{signs}}. Check it on the recovery screen: what looks like an O there is a zero, what looks like an I or L is a one.',
        { signs },
      ),
    roleNeeded: (roles: string) =>
      t(
        'To look up recovery keys you need one of these Microsoft Entra roles: {{roles}}. Nothing was read.',
        {
          roles,
        },
      ),
    noSuchId: (id: string) => t('Entra has no BitLocker key with the id {{id}}.', { id }),
    none: (start: string, read: string) =>
      t('No BitLocker key’s id starts with {{start}}. I looked through all of the tenant’s: {{keys}}.', {
        start,
        keys: many(read),
      }),
    notAll: (start: string, read: string) =>
      t(
        'I can’t say whether a BitLocker key’s id starts with {{start}}: I looked through {{keys}} and found none, but the tenant has more. Say the whole id, or select the person first and ask again.',
        { start, keys: many(read) },
      ),
    unclear: t(
      'There is such a key, but whether its device is in your scope could not be checked. Try again in a moment.',
    ),
    searchOn: t('Keep searching'),
    cantGoOn: t('This search can’t continue. Say “key” and the digits again.'),
    unmanaged: t(
      'There is such a key, but its device isn’t in Intune. Look it up in the Microsoft Entra admin center.',
    ),
    heading: (count: string) => (count === '1' ? t('One key matches') : t('{{count}} keys match', { count })),
    compare: t('Compare the whole id before you read a key aloud.'),
    amongPerson: (name: string) =>
      t('Found among the devices of {{name}}. The tenant’s other keys weren’t searched.', { name }),
    moreThere: (read: string) =>
      t('I looked through {{keys}}, and the tenant has more. Another key may start the same.', {
        keys: many(read),
      }),
    outsideToo: t('Others match that are outside your scope.'),
  };
};
