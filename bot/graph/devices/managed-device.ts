import { isAhead } from '../../helpdesk/contracts/graph/dates.ts';
import { NO_GUID, isSameId } from '../../helpdesk/contracts/guid.ts';
import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import { textOrNone } from '../json/answers.ts';
import { date, flag, id, number, text, type Json } from '../json/fields.ts';
import { scopeTagsIn } from '../json/scope-tags.ts';
import type { PrimaryUser } from './primary-user.ts';

export const MANAGED_DEVICE_FIELDS = [
  'id',
  'deviceName',
  'managedDeviceName',
  'azureADDeviceId',
  'userId',
  'userDisplayName',
  'userPrincipalName',
  'serialNumber',
  'operatingSystem',
  'osVersion',
  'managedDeviceOwnerType',
  'managementAgent',
  'managementState',
  'deviceEnrollmentType',
  'complianceState',
  'complianceGracePeriodExpirationDateTime',
  'isEncrypted',
  'isSupervised',
  'lastSyncDateTime',
  'enrolledDateTime',
  'manufacturer',
  'model',
  'jailBroken',
  'deviceRegistrationState',
  'exchangeAccessState',
  'exchangeAccessStateReason',
  'exchangeLastSuccessfulSyncDateTime',
  'managementCertificateExpirationDate',
  'partnerReportedThreatState',
  'totalStorageSpaceInBytes',
  'freeStorageSpaceInBytes',
] as const;

/** What ties a device to people and groups, and what a card says that there is none of if it is missing. */
const TOLD = ['azureADDeviceId', 'userId', 'userPrincipalName', 'lastSyncDateTime', 'serialNumber'];

/** Throws if one of these is neither a text nor missing. */
export function assertTold(from: Json): void {
  for (const name of TOLD) textOrNone(from, name);
}

/** A device with the person it belongs to. undefined without an id. */
export function toManagedDevice(from: Json, user: PrimaryUser, now: Date): ManagedDevice | undefined {
  const own = id(from);
  if (own === undefined) return undefined;
  return {
    id: own,
    deviceName: text(from, 'deviceName') ?? text(from, 'managedDeviceName') ?? own,
    azureADDeviceId: guid(from, 'azureADDeviceId'),
    ...(['', NO_GUID].some((none) => none === from.azureADDeviceId) && { notInEntra: true }),
    ...peopleOf(from, user),
    serialNumber: text(from, 'serialNumber'),
    operatingSystem: text(from, 'operatingSystem'),
    osVersion: text(from, 'osVersion'),
    managedDeviceOwnerType: text(from, 'managedDeviceOwnerType'),
    managementAgent: text(from, 'managementAgent'),
    managementState: text(from, 'managementState'),
    deviceEnrollmentType: text(from, 'deviceEnrollmentType'),
    complianceState: text(from, 'complianceState'),
    complianceGracePeriodExpirationDateTime: date(from, 'complianceGracePeriodExpirationDateTime'),
    isEncrypted: flag(from, 'isEncrypted'),
    isSupervised: flag(from, 'isSupervised'),
    lastSyncDateTime: date(from, 'lastSyncDateTime'),
    ...(!isCheckInKnown(from, now) && { checkInUnread: true }),
    enrolledDateTime: date(from, 'enrolledDateTime'),
    manufacturer: text(from, 'manufacturer'),
    model: text(from, 'model'),
    jailBroken: text(from, 'jailBroken'),
    scopeTags: scopeTagsIn(from),
    lostModeState: text(from, 'lostModeState'),
    joinType: text(from, 'joinType'),
    deviceRegistrationState: text(from, 'deviceRegistrationState'),
    exchangeAccessState: text(from, 'exchangeAccessState'),
    exchangeAccessStateReason: text(from, 'exchangeAccessStateReason'),
    exchangeLastSuccessfulSyncDateTime: date(from, 'exchangeLastSuccessfulSyncDateTime'),
    managementCertificateExpirationDate: date(from, 'managementCertificateExpirationDate'),
    partnerReportedThreatState: text(from, 'partnerReportedThreatState'),
    totalStorageSpaceInBytes: number(from, 'totalStorageSpaceInBytes'),
    freeStorageSpaceInBytes: number(from, 'freeStorageSpaceInBytes'),
  };
}

function isCheckInKnown(from: Json, now: Date): boolean {
  const isDate = ['string', 'undefined', 'object'].includes(typeof from.lastSyncDateTime);
  return isDate && !isAhead(date(from, 'lastSyncDateTime'), now);
}

/** Intune writes zeros for a device that Entra doesn't know, and for a device without a user. */
function guid(from: Json, name: string): string | undefined {
  const value = id(from, name);
  return value === NO_GUID ? undefined : value;
}

/** The primary user, and the person who enrolled the device if the record names somebody else. */
function peopleOf(
  from: Json,
  user: PrimaryUser,
): Pick<
  ManagedDevice,
  'userId' | 'userDisplayName' | 'userPrincipalName' | 'enrolledBy' | 'primaryUserUnread'
> {
  const recordId = guid(from, 'userId');
  const enrolledBy = {
    id: recordId,
    displayName: text(from, 'userDisplayName'),
    userPrincipalName: text(from, 'userPrincipalName'),
  };
  if (!user.ok) return { primaryUserUnread: user.problem, ...(recordId !== undefined && { enrolledBy }) };
  const primary = user.value;
  const same = recordId === undefined || isSameId(recordId, primary?.id);
  return {
    userId: primary?.id,
    userDisplayName: primary?.displayName,
    userPrincipalName: primary?.userPrincipalName,
    ...(!same && { enrolledBy }),
  };
}
