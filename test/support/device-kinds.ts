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
  mac: {
    operatingSystem: 'macOS',
    osVersion: '15.1 (24B83)',
    isSupervised: true,
    isEncrypted: true,
    ...company,
  },
  macOld: { operatingSystem: 'macOS', osVersion: '11.4', isSupervised: true, ...company },
  macPersonal: { operatingSystem: 'macOS', ...personal },
  android: { operatingSystem: 'AndroidEnterprise', osVersion: '14', ...company },
  androidPersonal: { operatingSystem: 'AndroidForWork', ...personal },
  androidUnknown: { operatingSystem: 'Android', managedDeviceOwnerType: 'unknown' },
  aosp: { operatingSystem: 'Android (AOSP)', ...company },
  visionPro: { operatingSystem: 'visionOS', osVersion: '2.1', isSupervised: true, ...company },
  visionProOld: { operatingSystem: 'visionOS', osVersion: '1.0.3', isSupervised: true, ...company },
  appleTv: { operatingSystem: 'tvOS', osVersion: '18.1', isSupervised: true, ...company },
  androidNew: { operatingSystem: 'AndroidEnterprise', osVersion: '15', ...company },
  chromebook: { operatingSystem: 'ChromeOS', managementAgent: 'unknown', ...company },
  linux: { operatingSystem: 'Linux (ubuntu)', ...company },
  unheardOf: { operatingSystem: 'watchOS', ...company },
} satisfies Record<string, Partial<ManagedDevice>>;

export type Kind = keyof typeof devices;
export const kinds = Object.keys(devices) as Kind[];

/** A person's device of this kind, if it isn't a shared one. */
export const deviceOf = (kind: Kind, over: Partial<ManagedDevice> = {}): ManagedDevice =>
  managedDevice({ userId: 'u', ...devices[kind], ...over });
