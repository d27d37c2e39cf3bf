import type { AssignmentItem } from './graph/assigned.ts';
import type { Problem } from './problem.ts';

/**
 * The help desk's nouns. Things from Graph keep Graph's property names. Dates are ISO 8601 strings in UTC. What Graph leaves out or
 * gives as null is `undefined` here.
 */

/** Enough to name a person on a card. */
export interface PersonName {
  id: string;
  displayName: string;
  userPrincipalName: string;
  mail?: string | undefined;
  department?: string | undefined;
}

export interface Account extends PersonName {
  accountEnabled?: boolean | undefined;
  jobTitle?: string | undefined;
  officeLocation?: string | undefined;
  usageLocation?: string | undefined;
  createdDateTime?: string | undefined;
  lastPasswordChangeDateTime?: string | undefined;
  onPremisesSyncEnabled?: boolean | undefined;
  onPremisesLastSyncDateTime?: string | undefined;
  userType?: string | undefined;
  /** True: the account's password policies say that the password never expires. */
  passwordNeverExpires?: boolean | undefined;
  /** Graph's words for why a license could not be assigned, each once. */
  licenseErrors?: readonly string[] | undefined;
}

/** The license for Intune: which service plan, and whether it is on. */
export interface IntuneLicense {
  state: 'active' | 'pending' | 'failed' | 'disabled' | 'none';
  plan?: string | undefined;
}

export interface Group {
  id: string;
  displayName: string;
  /** undefined: whether it is direct could not be read. */
  direct: boolean | undefined;
  dynamic: boolean;
  microsoft365: boolean;
  securityEnabled: boolean;
}

/** A managed device, as Intune's list gives it. */
export interface ManagedDevice {
  id: string;
  deviceName: string;
  /** Entra's deviceId (not the object id). */
  azureADDeviceId?: string | undefined;
  /** Intune says that Entra doesn't know the device. Without it and an id, nobody knows. */
  notInEntra?: true;
  /** The primary user, as `/managedDevices/{id}/users` says. undefined: the device has none, or see `primaryUserUnread`. */
  userId?: string | undefined;
  userDisplayName?: string | undefined;
  userPrincipalName?: string | undefined;
  /** Why the primary user could not be read. Then nobody's scope covers the device because of a person. */
  primaryUserUnread?: Problem | undefined;
  /** The user in the device's own record, if that isn't the primary user: whoever enrolled it. */
  enrolledBy?: {
    id?: string | undefined;
    displayName?: string | undefined;
    userPrincipalName?: string | undefined;
  };
  serialNumber?: string | undefined;
  operatingSystem?: string | undefined;
  osVersion?: string | undefined;
  managedDeviceOwnerType?: string | undefined;
  managementAgent?: string | undefined;
  managementState?: string | undefined;
  deviceEnrollmentType?: string | undefined;
  complianceState?: string | undefined;
  complianceGracePeriodExpirationDateTime?: string | undefined;
  isEncrypted?: boolean | undefined;
  isSupervised?: boolean | undefined;
  lastSyncDateTime?: string | undefined;
  /** When it checked in isn't known: it could not be read, or `lastSyncDateTime` lay in the future when it was read. */
  checkInUnread?: true;
  enrolledDateTime?: string | undefined;
  manufacturer?: string | undefined;
  model?: string | undefined;
  jailBroken?: string | undefined;
  /** Ids of the scope tags that it bears; the default tag is `0`. undefined: they weren't asked for, or Graph didn't say. */
  scopeTags?: readonly string[] | undefined;
  /** Whether Lost Mode is on: `enabled` or `disabled`. Only beta says so. undefined: it wasn't asked for, or Graph didn't say. */
  lostModeState?: string | undefined;
  /** Beta alone says it. */
  joinType?: string | undefined;
  deviceRegistrationState?: string | undefined;
  exchangeAccessState?: string | undefined;
  exchangeAccessStateReason?: string | undefined;
  exchangeLastSuccessfulSyncDateTime?: string | undefined;
  managementCertificateExpirationDate?: string | undefined;
  partnerReportedThreatState?: string | undefined;
  totalStorageSpaceInBytes?: number | undefined;
  freeStorageSpaceInBytes?: number | undefined;
}

/** A managed device that was read on its own: everything in `managedDevice` that helps, with the results of its remote actions. */
export interface DeviceDetails extends ManagedDevice {
  imei?: string | undefined;
  meid?: string | undefined;
  phoneNumber?: string | undefined;
  subscriberCarrier?: string | undefined;
  wiFiMacAddress?: string | undefined;
  ethernetMacAddress?: string | undefined;
  physicalMemoryInBytes?: number | undefined;
  androidSecurityPatchLevel?: string | undefined;
  deviceCategoryDisplayName?: string | undefined;
  enrollmentProfileName?: string | undefined;
  azureADRegistered?: boolean | undefined;
  easActivated?: boolean | undefined;
  notes?: string | undefined;
  deviceActionResults: DeviceActionResult[];
  /** Why the results could not be read. Then nobody knows what is under way. */
  resultsUnread?: Problem | undefined;
}

/**
 * Whether other devices of the tenant bear a device's name. sameSerial: one of them has its serial number, too, so it is another record
 * of the same machine. managedNamesUnread: none does as its own name, and the names by which Intune manages them could not be searched.
 */
export type SameName = 'none' | 'others' | 'sameSerial' | 'unread' | 'managedNamesUnread';

/** One remote action as the device reports it, without the secrets that Graph puts beside it. */
export interface DeviceActionResult {
  actionName: string;
  actionState: string;
  startDateTime?: string | undefined;
  lastUpdatedDateTime?: string | undefined;
  /** True if Graph put an unlock PIN or a passcode beside it. It can be there while the action is pending. */
  secretReady?: true | undefined;
  /** What it was about, item by item, if that was asked for and the action has items. `unread`: they aren't as they have to be. */
  items?: readonly AssignmentItem[] | 'unread' | undefined;
}

/** A device object of Entra, managed or only registered. */
export interface EntraDevice {
  id: string;
  deviceId?: string | undefined;
  displayName: string;
  operatingSystem?: string | undefined;
  operatingSystemVersion?: string | undefined;
  trustType?: string | undefined;
  deviceOwnership?: string | undefined;
  accountEnabled?: boolean | undefined;
  isCompliant?: boolean | undefined;
  isManaged?: boolean | undefined;
  approximateLastSignInDateTime?: string | undefined;
  registrationDateTime?: string | undefined;
}

/** What has to be known about a group before a role is assigned to it or over it. */
export interface GroupFacts {
  id: string;
  displayName: string;
  securityEnabled: boolean;
}

export interface RoleDefinition {
  roleId: string;
  roleName: string;
  roleIsBuiltIn: boolean;
  /** Resource actions that the role grants, without its `notAllowedResourceActions`. */
  permissions: ReadonlySet<string>;
}

/** A role that is assigned to groups, and what it covers. */
export interface RoleAssignment extends RoleDefinition {
  id: string;
  displayName: string;
  description?: string | undefined;
  /** Ids of the groups whose members hold the role. */
  memberGroups: readonly string[];
  /** Ids of the groups of users or devices that it covers, nested groups included. */
  scopeGroups: readonly string[];
  allUsers: boolean;
  allDevices: boolean;
  /** Whether it covers all users or all devices could not be read. Until it can be, it covers neither. */
  reachUnread?: true;
  /** Ids of its scope tags. With any, it covers only devices that bear one of them. undefined: Graph didn't say. */
  scopeTags: readonly string[] | undefined;
}

/** The speaker's own record. It is read before anything else about them. */
export interface SpeakerRecord {
  id: string;
  displayName: string;
  userPrincipalName: string;
  userType?: string | undefined;
  accountEnabled?: boolean | undefined;
}
