import { SKU } from '../ids.ts';
import { G } from '../groups/group-ids.ts';
import type { Case } from './case.ts';
import { iphone, windows } from './case.ts';
import { ago, DAY, HOUR } from '../time.ts';

const assigned = (assignedByGroup: string | null, state: string, error: string) => ({
  skuId: SKU,
  assignedByGroup,
  disabledPlans: [],
  state,
  error,
  lastUpdatedDateTime: ago(9 * DAY),
});

const LAB = ['01', '02', '03', '04', '05', '06'];

/** People who only look as if something were wrong. */
export const lookAlikes: readonly Case[] = [
  {
    key: 'lena.lately',
    name: 'Lena Lately',
    says: 'a laptop that was silent for 29 days where 30 are allowed',
    devices: [windows('LENA-LAPTOP', { record: { lastSyncDateTime: ago(29 * DAY) } })],
    causes: [],
  },
  {
    key: 'gil.grouplicense',
    name: 'Gil Grouplicense',
    says: 'a license through a group, after one that could not be assigned',
    user: {
      licenseAssignmentStates: [
        assigned(null, 'Error', 'CountViolation'),
        assigned(G.licensed, 'Active', 'None'),
      ],
    },
    devices: [iphone('Gil iPhone')],
    causes: [],
  },
  {
    key: 'evan.everlasting',
    name: 'Evan Everlasting',
    says: 'an old password that never expires',
    user: {
      lastPasswordChangeDateTime: ago(2000 * DAY),
      passwordPolicies: 'DisablePasswordExpiration',
    },
    devices: [windows('EVAN-LAPTOP')],
    causes: [],
  },
  {
    key: 'cleo.cloud',
    name: 'Cleo Cloud',
    says: 'a cloud account that came from on-premises long ago',
    user: { onPremisesSyncEnabled: null, onPremisesLastSyncDateTime: ago(900 * DAY) },
    devices: [windows('CLEO-LAPTOP')],
    causes: [],
  },
  {
    key: 'rhea.retry',
    name: 'Rhea Retry',
    says: 'an enrollment that failed before the next one worked',
    failures: [{ ago: 30 * HOUR, category: 'clientDisconnected', reason: 'ClientDisconnected' }],
    devices: [iphone('Rhea iPhone', { record: { enrolledDateTime: ago(28 * HOUR) } })],
    causes: [],
  },
  {
    key: 'lucia.longago',
    name: 'Lucia Longago',
    says: 'an enrollment that failed two months ago',
    failures: [{ ago: 60 * DAY, category: 'authentication', reason: 'AuthenticationFailed' }],
    devices: [windows('LUCIA-LAPTOP', { record: { enrolledDateTime: ago(300 * DAY) } })],
    causes: [],
  },
  {
    key: 'paul.plain',
    name: 'Paul Plain',
    says: 'a laptop that need not be encrypted, with a low threat and a disk that nobody measured',
    devices: [
      windows('PAUL-LAPTOP', {
        record: {
          isEncrypted: false,
          partnerReportedThreatState: 'lowSeverity',
          totalStorageSpaceInBytes: 0,
          freeStorageSpaceInBytes: 0,
        },
      }),
    ],
    causes: [],
  },
  {
    key: 'tove.testlab',
    name: 'Tove Testlab',
    says: 'six devices where five are allowed, in a group that may have forty',
    groups: 'testLab',
    devices: LAB.map((n) => iphone(`Tove iPhone ${n}`)),
    causes: [],
  },
  {
    key: 'della.default',
    name: 'Della Default',
    says: 'two towers whose maker forgot the serial number',
    devices: ['DELLA-TOWER-1', 'DELLA-TOWER-2'].map((name) =>
      windows(name, { record: { serialNumber: 'Default string' } }),
    ),
    causes: [],
  },
  {
    key: 'fern.finished',
    name: 'Fern Finished',
    says: 'actions that were canceled or done a week ago',
    devices: [
      windows('FERN-LAPTOP', {
        record: {
          lastSyncDateTime: ago(2 * DAY),
          deviceActionResults: ['canceled', 'done'].map((actionState, n) => ({
            actionName: n === 0 ? 'rebootNow' : 'syncDevice',
            actionState,
            startDateTime: ago(7 * DAY),
            lastUpdatedDateTime: ago(6 * DAY),
          })),
        },
      }),
    ],
    causes: [],
  },
];
