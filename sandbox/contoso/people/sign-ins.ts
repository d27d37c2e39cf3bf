import { guid } from '../ids.ts';
import type { Json, Row } from '../row.ts';
import { ago, DAY, HOUR, MINUTE } from '../time.ts';
import { idOf, nameOf, upnOf } from './people.ts';

const ENDS: Readonly<Record<number, string | null>> = {
  0: null,
  50074: 'Strong Authentication is required.',
  50126: 'Error validating credentials due to invalid username or password.',
  53003: 'Access has been blocked by Conditional Access policies.',
};

const signIn = (
  n: number,
  key: string,
  app: string,
  minutes: number,
  errorCode: number,
  over: Row = {},
): Row => ({
  id: guid('5f000000', n),
  createdDateTime: ago(minutes),
  userDisplayName: nameOf(key),
  userPrincipalName: upnOf(key),
  userId: idOf(key),
  appId: guid('5f0000aa', n),
  appDisplayName: app,
  ipAddress: '192.0.2.10',
  clientAppUsed: 'Browser',
  correlationId: guid('5f0000bb', n),
  conditionalAccessStatus: 'success',
  isInteractive: true,
  riskDetail: 'none',
  riskLevelAggregated: 'none',
  riskLevelDuringSignIn: 'none',
  riskState: 'none',
  resourceDisplayName: app,
  status: { errorCode, failureReason: ENDS[errorCode] ?? 'Other.', additionalDetails: null },
  deviceDetail: {
    deviceId: '',
    displayName: 'PERSON-LAPTOP',
    operatingSystem: 'Windows 10',
    browser: 'Edge 130.0.0',
    isCompliant: false,
    isManaged: true,
    trustType: 'Azure AD joined',
  },
  location: { city: 'Oulu', state: 'North Ostrobothnia', countryOrRegion: 'FI', geoCoordinates: null },
  appliedConditionalAccessPolicies: [],
  ...over,
});

const blocked: Json = [
  {
    id: guid('5f0000cc', 1),
    displayName: 'Require compliant devices for mail',
    enforcedGrantControls: ['RequireCompliantDevice'],
    enforcedSessionControls: [],
    result: 'failure',
  },
];

const method = (n: number, kind: string, over: Row = {}): Row => ({
  '@odata.type': `#microsoft.graph.${kind}AuthenticationMethod`,
  id: guid('5f0000dd', n),
  createdDateTime: ago((60 + n) * DAY),
  ...over,
});

/** One person's mail is blocked because of the laptop, and another one has nothing but a password. */
export const signIns = (): Row => ({
  'auditLogs/signIns': [
    signIn(1, 'person.one', 'Office 365 Exchange Online', 20 * MINUTE, 53003, {
      conditionalAccessStatus: 'failure',
      appliedConditionalAccessPolicies: blocked,
    }),
    signIn(2, 'person.one', 'Microsoft Teams', 3 * HOUR, 0),
    signIn(3, 'person.one', 'Microsoft Teams', 3 * HOUR + 1, 50074),
    signIn(4, 'person.one', 'Microsoft Teams', 3 * HOUR + 4, 50126),
    signIn(5, 'aino.virtanen', 'My Signins', 2 * HOUR, 50126),
  ],
  [`users/${idOf('person.one')}/authentication/methods`]: [
    method(1, 'password'),
    method(2, 'microsoftAuthenticator', { displayName: 'iPhone 14' }),
    method(3, 'phone', { phoneType: 'mobile', phoneNumber: '+358 XXXXXXX00' }),
  ],
  [`users/${idOf('aino.virtanen')}/authentication/methods`]: [method(4, 'password')],
});
