import { G } from '../groups/group-ids.ts';
import { guid } from '../ids.ts';
import { idOf } from '../people/people.ts';
import type { Row } from '../row.ts';
import { ago, DAY } from '../time.ts';
import { managed } from './devices.ts';
import { policy } from './states.ts';

/** What Intune has put on the phones of one person: apps and configuration profiles, to remove and restore. */
const APPS: readonly (readonly [n: number, name: string])[] = [
  [1, 'Sample Notes'],
  [2, 'Sample Mail'],
  [3, 'Sample Travel'],
  [4, 'Sample Scanner'],
];

const appId = (n: number): string => guid('5c819701', n);
const profileId = (n: number): string => guid('5e000000', 0x40 + n);

const PROFILES: readonly (readonly [n: number, type: string, name: string])[] = [
  [1, 'iosGeneralDeviceConfiguration', 'Phone restrictions'],
  [2, 'iosDeviceFeaturesConfiguration', 'Home screen layout'],
  [3, 'androidGeneralDeviceConfiguration', 'Older Android restrictions'],
];

/** The tenant's configuration profiles for phones. */
export const phoneProfiles: Row[] = PROFILES.map(([n, type, displayName]) => ({
  '@odata.type': `#microsoft.graph.${type}`,
  id: profileId(n),
  displayName,
  version: 1,
  createdDateTime: ago(500 * DAY),
  lastModifiedDateTime: ago(60 * DAY),
  assignments: [
    {
      id: guid('5e0000ff', 0x40 + n),
      target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: G.everyone },
    },
  ],
}));

const appsOn = (device: string, some: readonly number[]): Row => ({
  [`users/${idOf('sampo.laine')}/mobileAppIntentAndStates/${managed(device)}`]: {
    id: managed(device),
    managedDeviceIdentifier: managed(device),
    userId: idOf('sampo.laine'),
    mobileAppList: APPS.filter(([n]) => some.includes(n)).map(([n, displayName]) => ({
      applicationId: appId(n),
      displayName,
      displayVersion: `${n}.2`,
      mobileAppIntent: 'requiredInstall',
      installState: 'installed',
      supportedDeviceTypes: [],
    })),
  },
});

/** An entry of a list of profiles is called as the profile is. */
const profilesOn = (device: string, some: readonly number[], platform: string): Row => ({
  [`managedDevices/${managed(device)}/deviceConfigurationStates`]: PROFILES.filter(([n]) =>
    some.includes(n),
  ).map(([n, , name]) => ({ ...policy(n, name, platform, 'compliant'), id: profileId(n) })),
});

export const assignedToPhones = (): Row => ({
  'deviceAppManagement/mobileApps': APPS.map(([n, displayName]) => ({ id: appId(n), displayName })),
  ...appsOn('Sampo iPhone', [1, 2, 3]),
  ...appsOn('Sampo lost iPhone', [1, 2]),
  ...appsOn('Sampo tablet', [1, 4]),
  ...profilesOn('Sampo iPhone', [1, 2], 'iOS'),
});
