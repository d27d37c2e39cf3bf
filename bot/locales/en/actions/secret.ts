import type { Translator } from '../../translator.ts';
import type { SecretKind, Volume } from '../../../helpdesk/contracts/secret.ts';
import { keys as keyWords } from '../keys.ts';

/** Words of the card that shows a secret, and of what stands in its place. */
export const secret = (translator: Translator) => {
  const { t, plural } = translator;
  const keys = keyWords(translator);
  return {
    names: {
      unlockPin: t('Unlock PIN'),
      passcode: t('New passcode'),
      location: t('Location'),
      recoveryKey: keys.recoveryKey.name,
      localAdminPassword: keys.localAdminPassword.name,
      fileVaultKey: keys.fileVaultKey.name,
    } satisfies Record<SecretKind, string>,
    show: {
      unlockPin: t('Show unlock PIN'),
      passcode: t('Show new passcode'),
      location: t('Show location'),
      recoveryKey: keys.recoveryKey.show,
      localAdminPassword: keys.localAdminPassword.show,
      fileVaultKey: keys.fileVaultKey.show,
    } satisfies Record<SecretKind, string>,
    shownAt: (name: string, when: string) =>
      t('{{name}} shown at {{when}}. It can’t be shown again.', { name, when }),
    once: t(
      'Shown this once, only to you. It disappears from this card in ten minutes, or when you press Hide. The audit records that you saw it.',
    ),
    taken: (when: string) => t('Taken {{when}}', { when }),
    volumes: {
      operatingSystem: t('Operating system drive'),
      fixed: t('Data drive'),
      removable: t('Removable drive'),
      unknown: t('Unknown drive'),
    } satisfies Record<Volume | 'unknown', string>,
    keyId: (start: string) => t('key id {{start}}', { start }),
    wholeId: (id: string) => t('Whole id {{id}}', { id }),
    kept: (when: string) => t('stored {{when}}', { when }),
    keptUnknown: t('stored at an unknown time'),
    matchId: t('Use the key whose id starts like the one on the recovery screen.'),
    unread: t('This key could not be read.'),
    notAll: t('Not all of the device’s keys could be listed. There may be more.'),
    left: (n: number, text: string) =>
      plural(
        n,
        'One older key isn’t shown. See the device in the Intune admin center.',
        '{{text}} older keys aren’t shown. See the device in the Intune admin center.',
        { text },
      ),
    account: (name: string) => t('Account {{name}}', { name }),
    accountUnknown: t('Unknown account'),
    backedUp: (when: string) => t('backed up {{when}}', { when }),
    backedUpUnknown: t('backed up at an unknown time'),
    takenUnknown: t('Taken at an unknown time'),
    coordinates: (latitude: string, longitude: string) => `${latitude}, ${longitude}`,
    map: t('Open map'),
    hide: t('Hide'),
    none: (name: string, device: string) =>
      t(
        '{{name}} of {{device}}: not available right now. It may appear later, or your account may not be allowed to read it. Check the Intune admin center too.',
        { name, device },
      ),
    /** `roles` are Entra's own names. */
    roleNeeded: (name: string, device: string, roles: string) =>
      t(
        '{{name}} of {{device}}: you need one of these Microsoft Entra roles to see it: {{roles}}. Nothing was read.',
        { name, device, roles },
      ),
    orOwner: t('The device’s registered owner may see it too.'),
    askForRole: t('Ask an administrator of your organization for the role, or a colleague who has it.'),
    /** Why what an action brought back isn't shown any more, and what to do. */
    heldBack: {
      fenced: t(
        '“That’s not me” was pressed about the person within the last 24 hours. If it is still needed, ask for the action again: a second operator then decides.',
      ),
      secondOperator: t(
        'your organization asks for a second operator now, and nobody was asked. If it is still needed, ask for the action again: a second operator then decides.',
      ),
    },
    summary: (name: string, device: string) => `${name}, ${device}`,
    rotateIt: t('A key that was read aloud should be rotated afterwards.'),
    shownBefore: (name: string, device: string, when: string) =>
      t('{{name}} of {{device}}: shown at {{when}}, and removed from this card.', { name, device, when }),
    again: t('The audit records each time it is shown.'),
    keyNone: (name: string, device: string) => t('{{name}} of {{device}}: none is stored.', { name, device }),
    keyPermission: (permission: string) =>
      t('your Intune role lacks the permission “{{permission}}”.', { permission }),
    keyRoles: (roles: string) => t('you need one of these Microsoft Entra roles: {{roles}}.', { roles }),
    showingUnknown: t('This card is too old: what it showed is no longer known.'),
    showingNotYours: t('This was shown to another operator.'),
  };
};
