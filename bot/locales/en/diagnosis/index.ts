import type { Translator } from '../../translator.ts';
import type { DevicePart, PersonPart } from '../../../helpdesk/diagnosis/facts.ts';
import { account } from './account.ts';
import { codes } from './codes/index.ts';
import { device } from './device.ts';
import { enrollment } from './enrollment.ts';
import { policy } from './policy.ts';
import type { WordsOfRules } from './rule-words.ts';
import { settingName } from './settings.ts';
import { state } from './state.ts';

/** What is wrong, what shows it, what to do now. */
const rulesIn = (translator: Translator) =>
  ({
    ...account(translator),
    ...enrollment(translator),
    ...device(translator),
    ...state(translator),
    ...policy(translator),
  }) satisfies WordsOfRules;

/** Words of the verdict: what is wrong, or that nothing is. Counts are text. */
export const diagnosis = (translator: Translator) => {
  const { t, plural } = translator;
  return {
    rules: rulesIn(translator),
    codes: codes(translator),
    settingName: settingName(translator),
    sometime: t('some time ago'),
    asOf: (when: string) => t('As of {{when}}.', { when }),
    next: (what: string) => t('Next: {{what}}', { what }),
    also: (cause: string, where: string | undefined) => (where === undefined ? cause : `${cause} · ${where}`),
    more: (n: string) => t('… and {{n}} more', { n }),
    nothingWrong: t('Nothing wrong found'),
    nothingWrongOnDevices: t('Nothing wrong found on these devices'),
    nothingWrongOnDevice: t('Nothing wrong found on this device'),
    noCause: t('No cause found, but not everything could be read'),
    nothingYet: t('No cause found yet'),
    /** On a device's card, of the person whose it is. */
    whose: {
      looking: t('Still looking at the person. This card changes by itself.'),
      cause: (name: string, cause: string) => t('{{label}}: {{value}}', { label: name, value: cause }),
      nothing: (name: string) => t('{{name}}: nothing else wrong found', { name }),
      soFar: (name: string) => t('{{name}}: nothing else found so far. See their card.', { name }),
      notWhole: (name: string) =>
        t('{{name}}: not everything could be read. Their card says what is missing.', { name }),
    },
    nothingElse: t('Nothing else is wrong.'),
    looking: (parts: string) => t('Still reading: {{parts}}. This card changes by itself.', { parts }),
    notLookedInto: (parts: string, n: string) =>
      n === '1'
        ? t('Not read: {{parts}} of {{n}} more device. Its own card shows it.', { parts, n })
        : t('Not read: {{parts}} of {{n}} more devices. Their own cards show it.', { parts, n }),
    looked: {
      person: t('Looked at: account, license, groups, enrollment and devices.'),
      visible: t('Looked at: account, license, groups, enrollment and the devices that you may see.'),
      devices: t('Looked at: these devices.'),
      device: t('Looked at: this device.'),
      oldest: (when: string) => t('The oldest check-in was {{when}}.', { when }),
      last: (when: string) => t('The last check-in was {{when}}.', { when }),
    },
    unread: (parts: string, why: string) => t('Could not be read: {{parts}}. {{why}}', { parts, why }),
    /** `when` says itself that it is in the future. */
    misdated: {
      checkIn: (when: string, device: string) =>
        t('It’s unknown when {{device}} last checked in: the check-in is dated {{when}}.', {
          device,
          when,
        }),
      password: (when: string) =>
        t('It’s unknown how old the password is: its last change is dated {{when}}.', { when }),
      synced: (when: string) =>
        t('It’s unknown when the account was synced: its last sync is dated {{when}}.', { when }),
      failure: (when: string) =>
        t('It’s unknown when an enrollment failed: the failure is dated {{when}}.', { when }),
      more: (n: number, count: string) =>
        plural(n, '{{count}} more date can’t be right.', '{{count}} more dates can’t be right.', { count }),
    },
    notForRole: (parts: string, why: string) => t('Not for your role: {{parts}}. {{why}}', { parts, why }),
    parts: {
      account: t('account'),
      license: t('license'),
      groups: t('groups'),
      devices: t('devices'),
      entra: t('devices in Entra'),
      failures: t('enrollment failures'),
      directoryRoles: t('Entra roles'),
      tenant: t('the tenant’s compliance settings'),
      limits: t('device limits'),
      policies: t('compliance policies'),
      results: t('remote actions'),
    } satisfies Record<PersonPart | DevicePart, string>,
  };
};

export type { AnyRuleWords } from './rule-words.ts';
