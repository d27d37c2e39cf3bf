import type { ManagedDevice } from '../contracts/model.ts';
import type { FieldFault } from './field.ts';
import { platformOf } from './platform.ts';

export function sixDigits(text: string): FieldFault | undefined {
  return /^[0-9]{6}$/.test(text) ? undefined : 'notSixDigits';
}

export function phoneNumber(text: string): FieldFault | undefined {
  const digits = text.replace(/[^0-9]/g, '').length;
  return /^\+?[0-9 ()./-]+$/.test(text) && digits >= 3 ? undefined : 'notAPhoneNumber';
}

export function userPrincipalName(text: string): FieldFault | undefined {
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text) ? undefined : 'notAUserName';
}

/**
 * Windows: letters, digits and hyphens, not only digits (Microsoft Learn, "Rename a device"), nor a hyphen at either end (Microsoft Learn,
 * "Naming conventions for computers, domains, sites and OUs"). The other platforms take any name.
 */
export function newDeviceName(text: string, device: ManagedDevice): FieldFault | undefined {
  if (text === device.deviceName) return 'sameName';
  if (platformOf(device) !== 'windows') return undefined;
  if (!/^[A-Za-z0-9-]+$/.test(text)) return 'notAWindowsName';
  if (/^-|-$/.test(text)) return 'hyphenAtEnd';
  return /^[0-9]+$/.test(text) ? 'onlyDigits' : undefined;
}
