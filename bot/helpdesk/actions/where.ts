import { checkInOf } from '../contracts/graph/dates.ts';
import type { DeviceDetails, ManagedDevice } from '../contracts/model.ts';
import type { Platform } from './platform.ts';
import { platformOf } from './platform.ts';

/** A platform on which an action works, and what it requires there. */
export interface Where {
  platform: Exclude<Platform, 'unknown'>;
  /** The first version of the system that takes it, such as `11.5`. Without it, all do. */
  from?: string;
  needs?: readonly Requirement[];
}

/** What the device's record shows is checked. The rest is said on the confirm card. */
export type Requirement = CheckedRequirement | RecordedRequirement | ToldRequirement;

type CheckedRequirement =
  'corporate' | 'personal' | 'supervised' | 'shared' | 'encrypted' | 'notUserEnrolled';

/** What beta's record or the results tell of some devices. Of the others it is said on the confirm card. */
type RecordedRequirement = 'lostModeOn' | 'lostModeOff' | 'notHybridJoined';

/** v1.0's managedDevice has nothing about these. */
type ToldRequirement =
  | 'fullyManaged'
  | 'locationAllowed'
  | 'passcodeSet'
  | 'keyRotationOn'
  | 'passwordRotationOn'
  | 'remoteAssistanceSetUp'
  | 'activationLockOn'
  | 'kiosk'
  | 'appleSilicon'
  | 'recoveryLockOn'
  | 'configRefreshOn'
  | 'esimDevice'
  | 'companyPortal';

/** Why a device can't take an action. The words are in bot/locales. */
export type Hindrance =
  | 'windows'
  | 'ios'
  | 'visionos'
  | 'tvos'
  | 'macos'
  | 'android'
  | 'aosp'
  | 'linux'
  | 'chromeOS'
  | 'unknownPlatform'
  | 'personalAndroid'
  | 'corporateAndroid'
  | 'unknownOwnership'
  | 'notCorporate'
  | 'notSupervised'
  | 'notShared'
  | 'notEncrypted'
  | 'userEnrolled'
  | 'oldSystem'
  | 'notInLostMode'
  | 'inLostMode'
  | 'hybridJoined'
  | 'exchangeOnly'
  | 'configurationManagerOnly'
  | 'managedElsewhere'
  | 'leaving';

/** What a device of this platform, enrolled as it is, never does. */
export const NEVER = [
  'windows',
  'ios',
  'visionos',
  'tvos',
  'macos',
  'android',
  'aosp',
  'linux',
  'chromeOS',
  'unknownPlatform',
  'personalAndroid',
  'corporateAndroid',
] as const satisfies readonly Hindrance[];

/** What manages the device, or becomes of it: it decides about every action. */
export const OF_ALL = [
  'leaving',
  'exchangeOnly',
  'configurationManagerOnly',
  'managedElsewhere',
] as const satisfies readonly Hindrance[];

export function hindranceOn(works: readonly Where[], device: ManagedDevice): Hindrance | undefined {
  const platform = platformOf(device);
  const where = works.find((one) => one.platform === platform);
  if (!where) return OTHER_PLATFORM[platform];
  if (where.from !== undefined && isOlder(device.osVersion, where.from)) return 'oldSystem';
  for (const need of where.needs ?? []) {
    const hindrance = isChecked(need) ? CHECKS[need](device, platform) : byRecord(need, device);
    if (hindrance) return hindrance;
  }
  return byManagement(device);
}

/** What the action requires of this device and its record doesn't show: the confirm card says it. */
export function untold(works: readonly Where[], device: ManagedDevice): Requirement[] {
  const where = works.find(({ platform }) => platform === platformOf(device));
  return (where?.needs ?? []).filter((need) => !isChecked(need) && !isShown(need, device));
}

function isShown(need: Requirement, device: ManagedDevice): boolean {
  if (need === 'notHybridJoined') return JOINED.has(device.joinType ?? '');
  return (need === 'lostModeOn' || need === 'lostModeOff') && inLostMode(device) !== undefined;
}

/** Graph's beta: joinType. Any other value doesn't say how it is joined. */
const JOINED = new Set(['azureADJoined', 'azureADRegistered', 'hybridAzureADJoined']);

/** A device of which nothing is known isn't refused. */
function byRecord(need: Requirement, device: ManagedDevice): Hindrance | undefined {
  if (need === 'notHybridJoined')
    return device.joinType === 'hybridAzureADJoined' ? 'hybridJoined' : undefined;
  const lost = inLostMode(device);
  if (need === 'lostModeOn') return lost === false ? 'notInLostMode' : undefined;
  return need === 'lostModeOff' && lost ? 'inLostMode' : undefined;
}

/**
 * Only Intune turns Lost Mode on and off: the device's record tells, and so does the newest switch that the device carried out.
 * undefined: neither says anything, a switch is under way, or one came after the record was written and says something else.
 */
function inLostMode(
  device: ManagedDevice & Partial<Pick<DeviceDetails, 'deviceActionResults'>>,
): boolean | undefined {
  const switches = (device.deviceActionResults ?? []).filter(({ actionName }) => LOST_MODE.has(actionName));
  if (switches.some(({ actionState }) => actionState === 'pending' || actionState === 'active'))
    return undefined;
  const [newest] = switches
    .filter(({ actionState }) => actionState === 'done')
    .map(({ actionName, lastUpdatedDateTime, startDateTime }) => ({
      on: actionName === 'enableLostMode',
      at: Date.parse(lastUpdatedDateTime ?? startDateTime ?? ''),
    }))
    .filter(({ at }) => !Number.isNaN(at))
    .toSorted((a, b) => b.at - a.at);
  const recorded = LOST_MODE_STATES.get(device.lostModeState ?? '');
  if (newest === undefined || recorded === undefined) return recorded ?? newest?.on;
  const newer = !(newest.at <= checkInOf(device));
  return newer && newest.on !== recorded ? undefined : recorded;
}

/** Graph's beta: lostModeState. */
const LOST_MODE_STATES: ReadonlyMap<string, boolean> = new Map([
  ['enabled', true],
  ['disabled', false],
]);

const LOST_MODE = new Set(['enableLostMode', 'disableLostMode']);

export function isChecked(condition: Requirement): condition is CheckedRequirement {
  return Object.hasOwn(CHECKS, condition);
}

const OTHER_PLATFORM: Readonly<Record<Platform, Hindrance>> = {
  windows: 'windows',
  ios: 'ios',
  visionos: 'visionos',
  tvos: 'tvos',
  macos: 'macos',
  android: 'android',
  aosp: 'aosp',
  chromeos: 'chromeOS',
  linux: 'linux',
  unknown: 'unknownPlatform',
};

type Check = (device: ManagedDevice, platform: Platform) => Hindrance | undefined;

const CHECKS: Readonly<Record<CheckedRequirement, Check>> = {
  corporate({ managedDeviceOwnerType }, platform) {
    if (managedDeviceOwnerType === 'company') return undefined;
    if (managedDeviceOwnerType !== 'personal') return 'unknownOwnership';
    return platform === 'android' ? 'personalAndroid' : 'notCorporate';
  },
  /** Only for Android: a corporate device leaves Intune by a wipe, unless a device administrator manages it. */
  personal(device) {
    const { managedDeviceOwnerType } = device;
    if (managedDeviceOwnerType === 'personal' || hasDeviceAdministrator(device)) return undefined;
    return managedDeviceOwnerType === 'company' ? 'corporateAndroid' : 'unknownOwnership';
  },
  supervised: ({ isSupervised }) => (isSupervised === false ? 'notSupervised' : undefined),
  shared: (device) => (couldBeShared(device) ? undefined : 'notShared'),
  encrypted: ({ isEncrypted }) => (isEncrypted === false ? 'notEncrypted' : undefined),
  notUserEnrolled: ({ deviceEnrollmentType }) =>
    deviceEnrollmentType?.startsWith('appleUserEnrollment') ? 'userEnrolled' : undefined,
};

/** Android from before Android Enterprise: people enrolled it themselves, and not Google's policies manage it. */
function hasDeviceAdministrator({ deviceEnrollmentType = '', managementAgent }: ManagedDevice): boolean {
  const enrolled = ['userEnrollment', 'deviceEnrollmentManager'].includes(deviceEnrollmentType);
  return enrolled && ['mdm', 'easMdm'].includes(managementAgent ?? '');
}

/**
 * No record says that an iPad is shared. A shared one is always supervised and enrolled without a user (Microsoft Learn, "Shared iOS and
 * iPadOS devices"). Among those, the operator has to know.
 */
function couldBeShared({
  isSupervised,
  deviceEnrollmentType,
  userId,
  operatingSystem,
  model,
}: ManagedDevice): boolean {
  if (isSupervised === false || userId) return false;
  if (/^iphone|^ipod/i.test(model ?? '')) return false;
  const pad = /^ipad/i.test(operatingSystem ?? '') || /^ipad/i.test(model ?? '') || !model;
  const withoutUser = ['appleBulkWithoutUser', 'unknown', undefined].includes(deviceEnrollmentType);
  return pad && withoutUser;
}

/** Whether a version such as `15.1 (24B83)` comes before another. A version that isn't known doesn't. */
function isOlder(version: string | undefined, than: string): boolean {
  const given = numbersOf(version);
  if (given.length === 0) return false;
  const wanted = numbersOf(than);
  const at = wanted.findIndex((number, index) => (given[index] ?? 0) !== number);
  return at >= 0 && (given[at] ?? 0) < (wanted[at] ?? 0);
}

const numbersOf = (version = '') =>
  /^[0-9]+(\.[0-9]+)*/.exec(version.trim())?.[0].split('.').map(Number) ?? [];

const LEAVING = new Set(['retirePending', 'retireIssued', 'wipePending', 'wipeIssued', 'deletePending']);

const AGENTS: ReadonlyMap<string, Hindrance> = new Map([
  ['eas', 'exchangeOnly'],
  ['configurationManagerClient', 'configurationManagerOnly'],
  ['jamf', 'managedElsewhere'],
  ['msSense', 'managedElsewhere'],
]);

function byManagement({ managementAgent, managementState }: ManagedDevice): Hindrance | undefined {
  return AGENTS.get(managementAgent ?? '') ?? (LEAVING.has(managementState ?? '') ? 'leaving' : undefined);
}
