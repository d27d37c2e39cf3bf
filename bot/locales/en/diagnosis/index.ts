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
const rules = { ...account, ...enrollment, ...device, ...state, ...policy } satisfies WordsOfRules;

/** Words of the verdict: what is wrong, or that nothing is. Counts are text. */
export const diagnosis = {
  rules,
  codes,
  settingName,
  sometime: 'some time ago',
  asOf: (when: string) => `As of ${when}.`,
  next: (what: string) => `Next: ${what}`,
  also: (cause: string, where: string | undefined) => (where === undefined ? cause : `${cause} · ${where}`),
  more: (n: string) => `… and ${n} more`,
  nothingWrong: 'Nothing wrong found',
  nothingWrongOnDevices: 'Nothing wrong found on these devices',
  noCause: 'No cause found, but not everything could be read',
  nothingYet: 'No cause found yet',
  nothingElse: 'Nothing else is wrong.',
  looking: (parts: string) => `Still reading: ${parts}. This card changes by itself.`,
  notLookedInto: (parts: string, n: string) =>
    `Not read: ${parts} of ${n} more ${n === '1' ? 'device' : 'devices'}. Their own cards show it.`,
  looked: {
    person: 'Looked at: account, license, groups, enrollment and devices.',
    visible: 'Looked at: account, license, groups, enrollment and the devices that you may see.',
    devices: 'Looked at: these devices.',
    oldest: (when: string) => `The oldest check-in was ${when}.`,
  },
  unread: (parts: string, why: string) => `Could not be read: ${parts}. ${why}`,
  parts: {
    account: 'account',
    license: 'license',
    groups: 'groups',
    devices: 'devices',
    entra: 'devices in Entra',
    failures: 'enrollment failures',
    directoryRoles: 'Entra roles',
    tenant: 'the tenant’s compliance and enrollment settings',
    policies: 'compliance policies',
    results: 'remote actions',
  } satisfies Record<PersonPart | DevicePart, string>,
};

export type { AnyRuleWords } from './rule-words.ts';
