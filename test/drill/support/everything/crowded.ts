import { makeContoso } from '../../../../sandbox/contoso/index.ts';
import type { Entity, TenantData } from '../../../../sandbox/graph/types.ts';
import type { Json } from '../../../support/channel.ts';

const GROUPS = 500;
const LONG = 'with a name that is longer than a phone is wide, such as people give to groups and policies';

const id = (kind: string, n: number) => `${kind}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

/** The demo's tenant, in which one person has thirty devices, five hundred groups, and something in every tab. */
export function crowdedTenant(): { data: TenantData; person: Entity; operator: Entity } {
  const data = makeContoso() as unknown as TenantData;
  const named = (name: string) => {
    const found = data.users.find(({ displayName }) => displayName === name);
    if (!found) throw new Error(`the demo has no ${name}`);
    return found;
  };
  const person = named('Thea Thirty');
  for (let n = 0; n < GROUPS; n += 1) data.groups.push(group(n, person.id));
  const devices = data.managedDevices.filter(({ userId }) => userId === person.id);
  for (const [n, device] of devices.entries()) crowd(data, person.id, device.id, n);
  data.nav[`users/${person.id}/deviceManagementTroubleshootingEvents`] = Array.from({ length: 30 }, (_, n) =>
    failure(n),
  );
  const configurations = data.nav['deviceManagement/deviceEnrollmentConfigurations'] as Json[];
  for (let n = 0; n < 20; n += 1) configurations.push(restriction(n));
  for (let n = 0; n < 12; n += 1) data.devices.push(registered(n, person.id));
  return { data, person, operator: named('Omar Operator') };
}

const group = (n: number, member: string) => ({
  id: id('b5000000', n),
  displayName: `Crowd ${n} ${n % 9 === 0 ? LONG : ''}`.trim(),
  groupTypes: n % 4 === 0 ? ['DynamicMembership'] : [],
  securityEnabled: true,
  mailEnabled: false,
  members: [member],
});

const registered = (n: number, ownerId: string) => ({
  id: id('e5000000', n),
  deviceId: id('d5000000', n),
  displayName: `CROWD-HOME-${n}`,
  ownerId,
  operatingSystem: 'Windows',
  trustType: 'Workplace',
  accountEnabled: n !== 3,
  isManaged: false,
});

const failure = (n: number): Json => ({
  '@odata.type': '#microsoft.graph.enrollmentTroubleshootingEvent',
  id: id('f3500000', n),
  eventDateTime: new Date(Date.now() - (n + 1) * 3_600_000).toISOString(),
  operatingSystem: 'iOS',
  osVersion: '18.1',
  failureCategory: 'authentication',
  failureReason: `Sample reason ${n} ${n % 5 === 0 ? LONG : ''}`.trim(),
});

const restriction = (n: number): Json => ({
  '@odata.type': '#microsoft.graph.deviceEnrollmentPlatformRestrictionsConfiguration',
  id: `crowd-${n}`,
  displayName: `Crowd restriction ${n} ${LONG}`,
  priority: n + 2,
  version: 1,
  androidRestriction: { platformBlocked: n % 2 === 0, personalDeviceEnrollmentBlocked: true },
  assignments: [{ id: 'a', target: { '@odata.type': '#microsoft.graph.allLicensedUsersAssignmentTarget' } }],
});

/** A device's policies, configuration and apps. */
function crowd(data: TenantData, user: string, device: string, n: number): void {
  const state = (name: string, of: string): Json => ({
    id: `${name} ${n}`,
    displayName: `${name} ${n % 7 === 0 ? LONG : ''}`.trim(),
    state: of,
    settingStates:
      of === 'compliant'
        ? []
        : ['PasswordRequired', 'SampleSettingOfSomeVeryLongNameThatNobodyHasWordsFor'].map((setting) => ({
            setting: `Sample.${setting}`,
            settingName: null,
            state: of,
            errorCode: -2016281112,
          })),
  });
  data.nav[`managedDevices/${device}/deviceCompliancePolicyStates`] = [
    state('Crowd baseline', n % 5 === 0 ? 'nonCompliant' : 'compliant'),
    state('Crowd passwords', n % 3 === 0 ? 'error' : 'compliant'),
  ];
  data.nav[`managedDevices/${device}/deviceConfigurationStates`] = [
    state('Crowd Wi-Fi', n % 6 === 0 ? 'conflict' : 'compliant'),
  ];
  data.nav[`users/${user}/mobileAppIntentAndStates/${device}`] = {
    id: device,
    managedDeviceIdentifier: device,
    userId: user,
    mobileAppList: ['installed', 'failed', 'pendingInstall'].map((installState, at) => ({
      applicationId: `app-${at}`,
      displayName: `Crowd app ${at} ${n % 8 === 0 ? LONG : ''}`.trim(),
      displayVersion: '1.0',
      mobileAppIntent: 'requiredInstall',
      installState,
      supportedDeviceTypes: [],
    })),
  };
}
