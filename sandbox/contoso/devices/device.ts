import { guid } from '../ids.ts';
import { idOf, nameOf, upnOf } from '../people/people.ts';
import type { Platform } from './platforms.ts';
import { PLATFORMS } from './platforms.ts';
import type { Row } from '../row.ts';
import { ago, ahead, DAY, MINUTE, NEVER } from '../time.ts';

/** A device of the tenant. Without an owner it has no primary user. */
export interface DeviceRow {
  platform: Platform;
  owner: string | undefined;
  deviceName: string;
  more: Row;
  /** What differs in its object in Entra. */
  entra?: Row;
}

export const device = (
  platform: Platform,
  owner: string | undefined,
  deviceName: string,
  more: Row = {},
): DeviceRow => ({ platform, owner, deviceName, more });

const NO_ENTRA = '00000000-0000-0000-0000-000000000000';

export const inEntra = ({ platform }: DeviceRow): boolean => platform !== 'chromeos';
export const managedId = (n: number): string => guid('c0000000', n);
export const entraId = (n: number): string => guid('e0000000', n);
/** Entra's id of a device, which isn't its object's. */
export const deviceIdOf = (n: number): string => guid('d0000000', n);
const idInEntra = (n: number, row: DeviceRow): string => (inEntra(row) ? deviceIdOf(n) : NO_ENTRA);

/** The device's identifiers and its owner. */
function identity(row: DeviceRow, n: number): Row {
  const { platform, owner, deviceName } = row;
  const phone = /ios|ipad|android/i.test(platform);
  const registered = inEntra(row);
  return {
    id: managedId(n),
    userId: owner ? idOf(owner) : '',
    userDisplayName: owner ? nameOf(owner) : '',
    userPrincipalName: owner ? upnOf(owner) : '',
    emailAddress: owner ? upnOf(owner) : '',
    azureADDeviceId: idInEntra(n, row),
    azureADRegistered: registered,
    deviceRegistrationState: registered ? 'registered' : 'notRegistered',
    deviceName,
    managedDeviceName: `${owner ?? 'nobody'}_${PLATFORMS[platform].operatingSystem}_${n}`,
    serialNumber: `SAMPLE${n.toString().padStart(4, '0')}`,
    imei: phone && platform !== 'ipadShared' ? `0044011500${n.toString().padStart(5, '0')}` : '',
    meid: '',
    phoneNumber: '',
    subscriberCarrier: phone ? 'Sample Mobile Network' : '',
    wiFiMacAddress: `00005E0053${n.toString(16).padStart(2, '0').toUpperCase()}`,
    ethernetMacAddress: '',
  };
}

/** The device in Intune. */
export function managedDevice(row: DeviceRow, n: number): Row {
  const { platform, more } = row;
  const facts: Row = PLATFORMS[platform];
  const phone = /ios|ipad|android/i.test(platform);
  const total = Number(facts.totalStorageSpaceInBytes);
  return {
    ...identity(row, n),
    managementState: 'managed',
    enrolledDateTime: ago((20 + ((n * 13) % 400)) * DAY),
    lastSyncDateTime: ago(12 * MINUTE + ((n * 37) % 600) * MINUTE),
    complianceState: 'compliant',
    complianceGracePeriodExpirationDateTime: NEVER,
    jailBroken: phone ? 'False' : 'Unknown',
    isEncrypted: true,
    isSupervised: false,
    enrollmentProfileName: '',
    androidSecurityPatchLevel: '',
    deviceCategoryDisplayName: 'Unknown',
    easActivated: false,
    exchangeAccessState: 'none',
    exchangeAccessStateReason: 'none',
    exchangeLastSuccessfulSyncDateTime: '0001-01-01T00:00:00Z',
    partnerReportedThreatState: 'unknown',
    managementCertificateExpirationDate: ahead(200 * DAY),
    freeStorageSpaceInBytes: Math.round(total * 0.4),
    physicalMemoryInBytes: 0,
    notes: '',
    deviceActionResults: [],
    ...facts,
    ...more,
  };
}

/** The device's object in Entra. */
export function entraDevice(row: DeviceRow, managed: Row, n: number): Row {
  const { platform, owner, deviceName } = row;
  const facts: Row = PLATFORMS[platform];
  const { operatingSystem } = PLATFORMS[platform];
  const hybrid = platform === 'windowsHybrid';
  const company = managed.managedDeviceOwnerType === 'company';
  return {
    id: entraId(n),
    deviceId: idInEntra(n, row),
    displayName: deviceName,
    ...(owner ? { ownerId: idOf(owner) } : {}),
    operatingSystem: platform === 'macos' ? 'MacMDM' : operatingSystem,
    operatingSystemVersion: facts.osVersion,
    manufacturer: facts.manufacturer,
    model: facts.model,
    trustType: hybrid ? 'ServerAd' : company && platform === 'windows' ? 'AzureAd' : 'Workplace',
    profileType: 'RegisteredDevice',
    deviceOwnership: company ? 'Company' : 'Personal',
    managementType: 'MDM',
    accountEnabled: true,
    isManaged: true,
    isCompliant: managed.complianceState === 'compliant' || managed.complianceState === 'inGracePeriod',
    onPremisesSyncEnabled: hybrid ? true : null,
    registrationDateTime: managed.enrolledDateTime,
    approximateLastSignInDateTime: managed.lastSyncDateTime,
    ...row.entra,
  };
}
