import type { Case } from './case.ts';
import { windows } from './case.ts';
import { ago, DAY, HOUR } from '../time.ts';

/** What is wrong with an account, or worth knowing about it. */
export const accountCases: readonly Case[] = [
  {
    key: 'olga.oldpassword',
    name: 'Olga Oldpassword',
    says: 'a password of 400 days',
    user: { lastPasswordChangeDateTime: ago(400 * DAY), passwordPolicies: null },
    devices: [windows('OLGA-LAPTOP')],
    causes: ['passwordOld'],
    weight: 8,
  },
  {
    key: 'stan.syncless',
    name: 'Stan Syncless',
    says: 'an account from on-premises that was last synced three days ago',
    user: { onPremisesSyncEnabled: true, onPremisesLastSyncDateTime: ago(3 * DAY) },
    devices: [windows('STAN-LAPTOP')],
    causes: ['directorySyncStale'],
  },
  {
    key: 'nico.newhire',
    name: 'Nico Newhire',
    says: 'an account of today, in no group yet',
    user: { createdDateTime: ago(5 * HOUR), lastPasswordChangeDateTime: ago(4 * HOUR) },
    groups: 'none',
    devices: [windows('NICO-LAPTOP', { record: { enrolledDateTime: ago(3 * HOUR) } })],
    causes: ['inNoGroup'],
  },
];
