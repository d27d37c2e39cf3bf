import type { ManagedDevice } from '../../bot/helpdesk/contracts/model.ts';
import { managedDevice } from './samples.ts';

const company = { managedDeviceOwnerType: 'company' };
const personal = { managedDeviceOwnerType: 'personal' };

/** Devices of each kind, as Intune describes them. */
export const devices = {
  windows: { operatingSystem: 'Windows', isEncrypted: true, ...company },
  windowsPersonal: { operatingSystem: 'Windows', isEncrypted: true, ...personal },
  windowsOpen: { operatingSystem: 'Windows', isEncrypted: false, ...company },
  iphone: { operatingSystem: 'iOS', model: 'iPhone 15', isSupervised: true, ...company },
  iphonePersonal: {
    operatingSystem: 'iOS',
    model: 'iPhone 13',
    isSupervised: false,
    ...personal,
  },
  iphoneUserEnrolled: {
    operatingSystem: 'iOS',
    isSupervised: false,
    deviceEnrollmentType: 'appleUserEnrollment',
    ...personal,
  },
  ipadShared: {
    operatingSystem: 'iPadOS',
    model: 'iPad',
    isSupervised: true,
    deviceEnrollmentType: 'appleBulkWithoutUser',
    userId: '',
    ...company,
  },
  mac: { operatingSystem: 'macOS', isSupervised: true, ...company },
  macPersonal: { operatingSystem: 'macOS', ...personal },
  android: { operatingSystem: 'AndroidEnterprise', ...company },
  androidPersonal: { operatingSystem: 'AndroidForWork', ...personal },
  androidUnknown: { operatingSystem: 'Android', managedDeviceOwnerType: 'unknown' },
  aosp: { operatingSystem: 'Android (AOSP)', ...company },
  chromebook: { operatingSystem: 'ChromeOS', managementAgent: 'unknown', ...company },
  linux: { operatingSystem: 'Linux (ubuntu)', ...company },
  unheardOf: { operatingSystem: 'visionOS', ...company },
} satisfies Record<string, Partial<ManagedDevice>>;

export type Kind = keyof typeof devices;
export const kinds = Object.keys(devices) as Kind[];

/** A person's device of this kind, if it isn't a shared one. */
export const deviceOf = (kind: Kind, over: Partial<ManagedDevice> = {}): ManagedDevice =>
  managedDevice({ userId: 'u', ...devices[kind], ...over });
