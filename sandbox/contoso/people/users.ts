import { cases } from '../cases/index.ts';
import { groupId, SKU } from '../ids.ts';
import type { PersonRow } from './people.ts';
import { idOf, upnOf } from './people.ts';
import type { Row } from '../row.ts';
import { ago, DAY, HOUR, MINUTE } from '../time.ts';

export const UNLICENSED = new Set([
  'noel.nolicense',
  'leo.leftover',
  'una.nowhere',
  'gala.guest',
  'bea.blocked',
  ...cases.flatMap(({ key, license }) => (license === 'none' ? [key] : [])),
]);
const SYNCED = new Set(['person.two', 'aino.virtanen2', 'max.mustermann', "sean.o'brien"]);
const OFFICES: Record<string, string> = {
  FI: 'Oulu 2',
  SE: 'Luleå 1',
  US: 'Sampletown 5',
  DE: 'Musterstadt 3',
};

const ODD_USERS: Record<string, Row> = {
  'bea.blocked': { accountEnabled: false },
  'gala.guest': {
    userType: 'Guest',
    mail: 'gala.guest@fabrikam.example',
    creationType: 'Invitation',
    externalUserState: 'Accepted',
  },
  'leo.leftover': {
    licenseAssignmentStates: [
      {
        skuId: SKU,
        assignedByGroup: groupId(8),
        disabledPlans: [],
        state: 'Error',
        error: 'CountViolation',
        lastUpdatedDateTime: ago(2 * DAY),
      },
    ],
  },
  'person.one': { officeLocation: 'Oulu 2', lastPasswordChangeDateTime: ago(40 * DAY) },
  'max.mustermann': { lastPasswordChangeDateTime: ago(420 * DAY) },
  ...Object.fromEntries(cases.map(({ key, user: more = {} }) => [key, more])),
};

export function user([key, displayName, jobTitle, department, usageLocation]: PersonRow, n: number): Row {
  const licensed = !UNLICENSED.has(key);
  const synced = SYNCED.has(key);
  const [givenName, ...rest] = displayName.split(' ');
  return {
    id: idOf(key),
    userPrincipalName: upnOf(key),
    displayName,
    givenName,
    surname: rest.join(' ') || null,
    mail: upnOf(key),
    mailNickname: key,
    userType: 'Member',
    accountEnabled: true,
    jobTitle,
    department,
    officeLocation: OFFICES[usageLocation] ?? null,
    usageLocation: usageLocation || null,
    preferredLanguage: null,
    businessPhones: [],
    mobilePhone: null,
    createdDateTime: ago((300 + n * 17) * DAY),
    lastPasswordChangeDateTime: ago((3 + ((n * 7) % 80)) * DAY),
    onPremisesSyncEnabled: synced ? true : null,
    onPremisesLastSyncDateTime: synced ? ago(25 * MINUTE) : null,
    assignedLicenses: licensed ? [{ skuId: SKU, disabledPlans: [] }] : [],
    licenseAssignmentStates: licensed
      ? [
          {
            skuId: SKU,
            assignedByGroup: n % 2 ? groupId(8) : null,
            disabledPlans: [],
            state: 'Active',
            error: 'None',
            lastUpdatedDateTime: ago(200 * DAY),
          },
        ]
      : [],
    signInActivity: {
      lastSignInDateTime: ago((n % 9) * HOUR + 7 * MINUTE),
      lastSuccessfulSignInDateTime: ago((n % 9) * HOUR + 7 * MINUTE),
    },
    ...ODD_USERS[key],
  };
}
