import type { RemoteAction } from '../../../bot/helpdesk/actions/catalogue.ts';
import { actionNamed, catalogue } from '../../../bot/helpdesk/actions/catalogue.ts';
import type { Offer, Refusal } from '../../../bot/helpdesk/access/may-go-ahead.ts';
import type { Operator } from '../../../bot/helpdesk/access/authorize.ts';
import type {
  Account,
  DeviceDetails,
  EntraDevice,
  Group,
  ManagedDevice,
  PersonName,
  RoleAssignment,
} from '../../../bot/helpdesk/contracts/model.ts';
import type { DeviceRow } from '../../../bot/helpdesk/people/person-devices.ts';
import type { PersonFile } from '../../../bot/helpdesk/people/person-file.ts';
import type { Secret } from '../../../bot/helpdesk/contracts/secret.ts';
import type { Confirmation } from '../../../bot/helpdesk/contracts/store.ts';
import type { Receipt } from '../../../bot/helpdesk/contracts/receipt.ts';
import type { Part } from '../../../bot/helpdesk/contracts/problem.ts';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import type { ConfirmView } from '../../../bot/cards/index.ts';
import { whole } from '../../support/samples.ts';

export { catalogue } from '../../../bot/helpdesk/actions/catalogue.ts';

export const now = new Date('2026-11-24T14:02:11Z');

export function ago(minutes: number): string {
  return new Date(now.getTime() - minutes * 60_000).toISOString();
}

export const ok = <T>(value: T): Part<T> => ({ ok: true, value });
export const unread: Part<never> = {
  ok: false,
  problem: new Problem({ kind: 'throttled', status: 429, requestId: '0a1b2c3d-0000-4000-8000-00000000abcd' }),
};

export const personName: PersonName = {
  id: '11111111-0000-4000-8000-000000000001',
  displayName: 'Person One',
  userPrincipalName: 'person.one@contoso.example',
  mail: 'person.one@contoso.example',
  department: 'Operations',
};

export const account: Account = {
  ...personName,
  accountEnabled: true,
  jobTitle: 'Field engineer',
  officeLocation: 'Oulu 2',
  usageLocation: 'FI',
  createdDateTime: ago(60 * 24 * 900),
  lastPasswordChangeDateTime: ago(60 * 24 * 40),
  onPremisesSyncEnabled: false,
  userType: 'Member',
};

export function group(displayName: string, more: Partial<Group> = {}): Group {
  return {
    id: displayName,
    displayName,
    direct: true,
    dynamic: false,
    microsoft365: false,
    securityEnabled: true,
    ...more,
  };
}

export const groups: Group[] = [
  group('Field people'),
  group('Operations', { direct: false }),
  group('All Finns', { dynamic: true }),
  group('Oulu office', { microsoft365: true, securityEnabled: false }),
  group('VPN users'),
  ...Array.from({ length: 9 }, (_, index) => group(`Application ${index + 1} users`)),
];

export const laptop: ManagedDevice = {
  id: '22222222-0000-4000-8000-000000000001',
  deviceName: 'PERSON-LAPTOP',
  azureADDeviceId: '33333333-0000-4000-8000-000000000001',
  userId: personName.id,
  userDisplayName: personName.displayName,
  userPrincipalName: personName.userPrincipalName,
  serialNumber: '5CG1234XYZ',
  operatingSystem: 'Windows',
  osVersion: '10.0.22631.3737',
  managedDeviceOwnerType: 'company',
  managementAgent: 'mdm',
  managementState: 'managed',
  deviceEnrollmentType: 'windowsAutoEnrollment',
  complianceState: 'noncompliant',
  isEncrypted: false,
  isSupervised: false,
  lastSyncDateTime: ago(12),
  enrolledDateTime: ago(60 * 24 * 400),
  manufacturer: 'HP',
  model: 'EliteBook 840 G9',
  jailBroken: 'Unknown',
};

export const phone: ManagedDevice = {
  ...laptop,
  id: '22222222-0000-4000-8000-000000000002',
  deviceName: 'Person’s iPhone',
  serialNumber: 'F2LXK0AAJCL9',
  operatingSystem: 'iOS',
  osVersion: '17.5.1',
  deviceEnrollmentType: 'appleBulkWithUser',
  complianceState: 'compliant',
  isEncrypted: true,
  isSupervised: true,
  lastSyncDateTime: ago(60 * 26),
  manufacturer: 'Apple',
  model: 'iPhone 14',
  jailBroken: 'False',
};

export const mac: ManagedDevice = {
  ...phone,
  id: '22222222-0000-4000-8000-000000000003',
  deviceName: 'PERSON-MAC',
  operatingSystem: 'macOS',
  osVersion: '14.5',
  complianceState: 'inGracePeriod',
  complianceGracePeriodExpirationDateTime: ago(-60 * 24 * 3 - 5),
  lastSyncDateTime: ago(60 * 24 * 4),
  model: 'MacBook Air',
};

export const remoteLock = named('remoteLock');

export const offered: Offer = { action: remoteLock, possible: true, through: ['Oulu help desk'] };
export const refused = (why: Refusal): Offer => ({ action: remoteLock, possible: false, why });
export const onWindows = refused({ kind: 'device', hindrance: 'windows' });

export const rows: DeviceRow[] = [
  { device: laptop, offers: [onWindows] },
  { device: phone, offers: [offered] },
  {
    device: mac,
    offers: [refused({ kind: 'permission', permission: 'Microsoft.Intune_RemoteTasks_RemoteLock' })],
  },
];

export const registered: EntraDevice = {
  id: '44444444-0000-4000-8000-000000000001',
  deviceId: '55555555-0000-4000-8000-000000000001',
  displayName: 'HOME-PC',
  operatingSystem: 'Windows',
  operatingSystemVersion: '10.0.26100.1742',
  trustType: 'Workplace',
  approximateLastSignInDateTime: ago(60 * 24 * 70),
  accountEnabled: true,
};

export const file: PersonFile = {
  person: account,
  personInScope: true,
  target: { kind: 'person', personGroups: new Set() },
  through: ['Oulu help desk'],
  account: ok(account),
  manager: ok({ id: 'm', displayName: 'Person Two', userPrincipalName: 'person.two@contoso.example' }),
  license: ok({ state: 'active', plan: 'INTUNE_A' }),
  groups: ok({ items: groups, total: groups.length, exact: true }),
  devices: ok(whole(rows)),
  tags: 'none',
  entra: ok(whole([registered])),
  registered: ok(whole([registered])),
  failures: ok([]),
  directoryRoles: ok([]),
  tenant: ok({ deviceLimits: [] }),
};

export const details: DeviceDetails = {
  ...phone,
  imei: '356938035643809',
  phoneNumber: '+358 40 1234567',
  subscriberCarrier: 'Elisa',
  wiFiMacAddress: '0123456789ab',
  totalStorageSpaceInBytes: 128 * 1024 ** 3,
  freeStorageSpaceInBytes: 41.3 * 1024 ** 3,
  physicalMemoryInBytes: 0,
  deviceCategoryDisplayName: 'Field phones',
  enrollmentProfileName: 'Corporate iOS',
  deviceRegistrationState: 'registered',
  azureADRegistered: true,
  exchangeAccessState: 'allowed',
  exchangeAccessStateReason: 'compliant',
  exchangeLastSuccessfulSyncDateTime: ago(90),
  easActivated: true,
  managementCertificateExpirationDate: ago(-60 * 24 * 200),
  partnerReportedThreatState: 'secured',
  notes: 'Screen replaced in August; the spare is in the Oulu cabinet.',
  deviceActionResults: [
    {
      actionName: 'remoteLock',
      actionState: 'done',
      startDateTime: ago(4000),
      lastUpdatedDateTime: ago(3990),
    },
    { actionName: 'syncDevice', actionState: 'pending', startDateTime: ago(30) },
  ],
};

export function confirmation(action: RemoteAction, ...devices: DeviceDetails[]): Confirmation {
  return {
    id: 'c0nf1rmat10n',
    operatorId: operator.speaker.id,
    action: action.id,
    targets: devices.map(({ id, deviceName, serialNumber, userId, userDisplayName }) => ({
      deviceId: id,
      deviceName,
      serialNumber,
      userId,
      userName: userDisplayName,
    })),
    values: {},
    createdAt: now.toISOString(),
    expiresAt: ago(-2),
    state: 'open',
    receiptIds: [],
  };
}

/** A confirm card's view. */
export function asked(
  device: DeviceDetails,
  action = remoteLock,
): ConfirmView & { devices: DeviceDetails[] } {
  return { action, devices: [device], confirmation: confirmation(action, device) };
}

/** The whole catalogue for a device, for an operator who may do everything. */
export function offersFor(device: ManagedDevice, actions: readonly RemoteAction[] = catalogue): Offer[] {
  return actions.map((action) => {
    const hindrance = action.hindrance(device);
    return hindrance
      ? { action, possible: false, why: { kind: 'device', hindrance } }
      : { action, possible: true, through: ['Oulu help desk'] };
  });
}

export function named(id: string): RemoteAction {
  const action = actionNamed(id);
  if (!action) throw new Error(`the catalogue has no ${id}`);
  return action;
}

/** More actions than the catalogue has now: some of them twice. */
export const thirtyActions: readonly RemoteAction[] = Array.from(
  { length: Math.max(30, catalogue.length) },
  (_, index) => catalogue[index % catalogue.length] ?? remoteLock,
);

export const receipt: Receipt = {
  id: 'rece1pt',
  operatorId: 'operator',
  confirmationId: 'c0nf1rmat10n',
  action: 'remoteLock',
  values: {},
  deviceId: phone.id,
  deviceName: phone.deviceName,
  serialNumber: phone.serialNumber,
  userId: personName.id,
  userName: personName.displayName,
  state: 'accepted',
  requestId: '0a1b2c3d-0000-4000-8000-00000000abcd',
  sentAt: ago(0),
  clockAheadMs: 0,
  acceptedAt: ago(0),
  lastSyncDateTime: ago(60 * 26),
  updatedAt: ago(0),
  auditId: 'audit',
};

export function assignment(number: number, more: Partial<RoleAssignment> = {}): RoleAssignment {
  return {
    id: `assignment-${number}`,
    displayName: `Oulu help desk ${number}`,
    roleId: 'role',
    roleName: 'Help Desk Operator',
    roleIsBuiltIn: true,
    permissions: new Set([
      'Microsoft.Intune_ManagedDevices_Read',
      'Microsoft.Intune_ManagedDevices_Update',
      'Microsoft.Intune_MobileApps_Read',
      ...['Wipe', 'Retire', 'RemoteLock', 'ResetPasscode', 'SyncDevice', 'LocateDevice', 'RebootNow'].map(
        (task) => `Microsoft.Intune_RemoteTasks_${task}`,
      ),
    ]),
    memberGroups: ['group-helpdesk'],
    scopeGroups: ['group-oulu', 'group-gone'],
    allUsers: false,
    allDevices: false,
    scopeTags: [],
    ...more,
  };
}

export const operator: Operator = {
  speaker: {
    id: 'operator',
    displayName: 'Helen Desk',
    userPrincipalName: 'helen.desk@contoso.example',
    accountEnabled: true,
  },
  adminRoles: [],
  assignments: [assignment(1), assignment(2, { allUsers: true, scopeGroups: [] })],
};

export const groupNames = new Map([
  ['group-helpdesk', 'Help desk people'],
  ['group-oulu', 'Oulu people'],
]);

export const rightNames = { groups: groupNames, tags: new Map([['1', 'Research']]) };

export const secrets: Record<Secret['kind'], Secret> = {
  unlockPin: { kind: 'unlockPin', values: [{ value: '604913' }] },
  passcode: { kind: 'passcode', values: [{ value: 'H7k2-Pw9x' }] },
  location: { kind: 'location', latitude: 65.01236, longitude: 25.46816, takenAt: ago(12) },
  recoveryKey: {
    kind: 'recoveryKey',
    values: [
      {
        value: '123456-234567-345678-456789-567890-678901-789012-890123',
        id: '9a8b7c6d-1111-4222-8333-444455556666',
        volume: 'operatingSystem',
        keptAt: ago(90 * 24 * 60),
      },
      {
        value: '223456-334567-445678-556789-667890-778901-889012-990123',
        id: '0f1e2d3c-1111-4222-8333-444455556666',
        volume: 'fixed',
        keptAt: ago(60),
      },
    ],
  },
  localAdminPassword: {
    kind: 'localAdminPassword',
    values: [{ value: 'x{{Q}}[7](v)*_9;', account: 'WLapsAdmin482913', keptAt: ago(30) }],
  },
  fileVaultKey: { kind: 'fileVaultKey', values: [{ value: 'ABCD-EFGH-2345-JKLM-6789-NPQR' }] },
};
