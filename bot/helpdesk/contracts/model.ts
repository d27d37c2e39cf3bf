/**
 * The help desk's own nouns. Property names follow Graph's where a thing is Graph's; dates are ISO 8601 strings in UTC;
 * what Graph leaves out or gives as null is `undefined` here.
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
}

/** The licence for Intune: which service plan, and whether it is on. */
export interface IntuneLicence {
  state: 'active' | 'pending' | 'disabled' | 'none';
  plan?: string | undefined;
}

export interface Group {
  id: string;
  displayName: string;
  direct: boolean;
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
  userId?: string | undefined;
  userDisplayName?: string | undefined;
  userPrincipalName?: string | undefined;
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
  enrolledDateTime?: string | undefined;
  manufacturer?: string | undefined;
  model?: string | undefined;
  jailBroken?: string | undefined;
}

/** A managed device read by itself: all of `managedDevice` that helps, and what its remote actions came to. */
export interface DeviceDetails extends ManagedDevice {
  imei?: string | undefined;
  meid?: string | undefined;
  phoneNumber?: string | undefined;
  subscriberCarrier?: string | undefined;
  wiFiMacAddress?: string | undefined;
  ethernetMacAddress?: string | undefined;
  totalStorageSpaceInBytes?: number | undefined;
  freeStorageSpaceInBytes?: number | undefined;
  physicalMemoryInBytes?: number | undefined;
  androidSecurityPatchLevel?: string | undefined;
  deviceCategoryDisplayName?: string | undefined;
  enrollmentProfileName?: string | undefined;
  deviceRegistrationState?: string | undefined;
  azureADRegistered?: boolean | undefined;
  exchangeAccessState?: string | undefined;
  exchangeAccessStateReason?: string | undefined;
  exchangeLastSuccessfulSyncDateTime?: string | undefined;
  easActivated?: boolean | undefined;
  managementCertificateExpirationDate?: string | undefined;
  partnerReportedThreatState?: string | undefined;
  notes?: string | undefined;
  deviceActionResults: DeviceActionResult[];
}

/** One remote action as the device reports it. Secrets that Graph puts beside it are not part of this. */
export interface DeviceActionResult {
  actionName: string;
  actionState: string;
  startDateTime?: string | undefined;
  lastUpdatedDateTime?: string | undefined;
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

/** What there is to know of a group before a role is given to it or over it. */
export interface GroupFacts {
  id: string;
  displayName: string;
  securityEnabled: boolean;
}

export interface RoleDefinition {
  roleId: string;
  roleName: string;
  roleIsBuiltIn: boolean;
  /** Resource actions that the role grants once `notAllowedResourceActions` are taken away. */
  permissions: ReadonlySet<string>;
}

/** A role as given to groups, and what it covers. */
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
  /** It may cover all users or all devices: whether it does could not be read. Until it is read it doesn't. */
  reachUnread?: true;
}

/** The speaker's own record: what is read of someone before anything else is. */
export interface SpeakerRecord {
  id: string;
  displayName: string;
  userPrincipalName: string;
  userType?: string | undefined;
  accountEnabled?: boolean | undefined;
}
