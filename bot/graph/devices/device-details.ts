import type { DeviceActionResult, DeviceDetails } from '../../helpdesk/contracts/model.ts';
import { Problem } from '../../helpdesk/contracts/problem.ts';
import type { DeviceStatus } from '../../helpdesk/contracts/graph.ts';
import { dueRecords, textOrNone, wholeRecords } from '../json/answers.ts';
import { date, flag, number, text, type Json } from '../json/fields.ts';
import { itemsOf, underItsName } from './assignment-items.ts';
import type { PrimaryUser } from './primary-user.ts';
import { MANAGED_DEVICE_FIELDS, toManagedDevice } from './managed-device.ts';

/** Graph omits `deviceActionResults` unless it is selected. */
export const DEVICE_DETAILS_FIELDS = [
  ...MANAGED_DEVICE_FIELDS,
  'imei',
  'meid',
  'phoneNumber',
  'subscriberCarrier',
  'wiFiMacAddress',
  'ethernetMacAddress',
  'physicalMemoryInBytes',
  'androidSecurityPatchLevel',
  'deviceCategoryDisplayName',
  'enrollmentProfileName',
  'azureADRegistered',
  'easActivated',
  'notes',
  'deviceActionResults',
];

/** All that a receipt needs of a device. */
export const DEVICE_STATUS_FIELDS = ['id', 'deviceActionResults', 'managementState', 'lastSyncDateTime'];

export function toDeviceStatus(from: Json, { items }: { items: boolean }): DeviceStatus {
  return {
    deviceActionResults: items
      ? dueRecords(from, 'deviceActionResults').flatMap(withItems)
      : wholeRecords(from, 'deviceActionResults').flatMap(toActionResult),
    managementState: text(from, 'managementState'),
    lastSyncDateTime: date(from, 'lastSyncDateTime'),
  };
}

export function toDeviceDetails(from: Json, user: PrimaryUser, now: Date): DeviceDetails | undefined {
  const device = toManagedDevice(from, user, now);
  if (!device) return undefined;
  return {
    ...device,
    imei: text(from, 'imei'),
    meid: text(from, 'meid'),
    phoneNumber: text(from, 'phoneNumber'),
    subscriberCarrier: text(from, 'subscriberCarrier'),
    wiFiMacAddress: text(from, 'wiFiMacAddress'),
    ethernetMacAddress: text(from, 'ethernetMacAddress'),
    physicalMemoryInBytes: number(from, 'physicalMemoryInBytes'),
    androidSecurityPatchLevel: text(from, 'androidSecurityPatchLevel'),
    deviceCategoryDisplayName: text(from, 'deviceCategoryDisplayName'),
    enrollmentProfileName: text(from, 'enrollmentProfileName'),
    azureADRegistered: flag(from, 'azureADRegistered'),
    easActivated: flag(from, 'easActivated'),
    notes: text(from, 'notes'),
    ...resultsOf(from),
  };
}

/** What a result may hold that is shown once. */
const RETURNED = ['unlockPin', 'passcode'];

/**
 * Field by field, because the results also contain unlock PINs, passcodes and locations. Only that they are there is kept. An entry without a
 * name is of no action that anybody knows.
 */
function toActionResult(from: Json): DeviceActionResult[] {
  const actionName = textOrNone(from, 'actionName');
  if (actionName === undefined) return [];
  const result: DeviceActionResult = {
    actionName,
    actionState: textOrNone(from, 'actionState') ?? 'none',
    startDateTime: date(from, 'startDateTime'),
    lastUpdatedDateTime: date(from, 'lastUpdatedDateTime'),
    ...(RETURNED.some((name) => text(from, name) !== undefined) && { secretReady: true }),
  };
  return [result];
}

function withItems(from: Json): DeviceActionResult[] {
  const items = itemsOf(from);
  return toActionResult(underItsName(from)).map((result) => ({ ...result, ...(items && { items }) }));
}

/** Results that can't be read hide nothing else of the device. They are no sign that nothing is under way. */
function resultsOf(from: Json): Pick<DeviceDetails, 'deviceActionResults' | 'resultsUnread'> {
  try {
    return { deviceActionResults: wholeRecords(from, 'deviceActionResults').flatMap(toActionResult) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { deviceActionResults: [], resultsUnread: error };
  }
}
