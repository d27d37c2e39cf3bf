/**
 * The members of Graph's enums that describe a managed device. Graph may add members at any time, so what it sends stays a string:
 * these types only make sure that every member known today has words.
 */

export type ComplianceState =
  'unknown' | 'compliant' | 'noncompliant' | 'conflict' | 'error' | 'inGracePeriod' | 'configManager';

export type DeviceOwnership = 'unknown' | 'company' | 'personal';

export type ManagementAgent =
  | 'eas'
  | 'mdm'
  | 'easMdm'
  | 'intuneClient'
  | 'easIntuneClient'
  | 'configurationManagerClient'
  | 'configurationManagerClientMdm'
  | 'configurationManagerClientMdmEas'
  | 'unknown'
  | 'jamf'
  | 'googleCloudDevicePolicyController'
  | 'microsoft365ManagedMdm'
  | 'msSense'
  | 'intuneAosp';

export type ManagementState =
  | 'managed'
  | 'retirePending'
  | 'retireIssued'
  | 'retireFailed'
  | 'retireCanceled'
  | 'wipePending'
  | 'wipeIssued'
  | 'wipeFailed'
  | 'wipeCanceled'
  | 'deletePending'
  | 'unhealthy'
  | 'discovered';

/** Those of v1.0 and of beta, which a device enrolled in a newer way has. */
export type EnrollmentType =
  | 'unknown'
  | 'userEnrollment'
  | 'deviceEnrollmentManager'
  | 'appleBulkWithUser'
  | 'appleBulkWithoutUser'
  | 'appleUserEnrollment'
  | 'appleUserEnrollmentWithServiceAccount'
  | 'appleAccountDrivenUserEnrollment'
  | 'appleACMEBulkWithUser'
  | 'appleACMEBulkWithoutUser'
  | 'windowsAzureADJoin'
  | 'windowsBulkUserless'
  | 'windowsAutoEnrollment'
  | 'windowsBulkAzureDomainJoin'
  | 'windowsCoManagement'
  | 'windowsAzureADJoinUsingDeviceAuth'
  | 'azureAdJoinUsingAzureVmExtension'
  | 'androidEnterpriseDedicatedDevice'
  | 'androidEnterpriseFullyManaged'
  | 'androidEnterpriseCorporateWorkProfile'
  | 'androidAOSPUserOwnedDeviceEnrollment'
  | 'androidAOSPUserAssociatedDeviceEnrollment'
  | 'androidAOSPUserlessDeviceEnrollment';

export type RegistrationState =
  | 'notRegistered'
  | 'registered'
  | 'revoked'
  | 'keyConflict'
  | 'approvalPending'
  | 'certificateReset'
  | 'notRegisteredPendingEnrollment'
  | 'unknown';

export type ExchangeAccess = 'none' | 'unknown' | 'allowed' | 'blocked' | 'quarantined';

export type ExchangeAccessReason =
  | 'none'
  | 'unknown'
  | 'exchangeGlobalRule'
  | 'exchangeIndividualRule'
  | 'exchangeDeviceRule'
  | 'exchangeUpgrade'
  | 'exchangeMailboxPolicy'
  | 'other'
  | 'compliant'
  | 'notCompliant'
  | 'notEnrolled'
  | 'unknownLocation'
  | 'mfaRequired'
  | 'azureADBlockDueToAccessPolicy'
  | 'compromisedPassword'
  | 'deviceNotKnownWithManagedApp';

export type PartnerThreatState =
  | 'unknown'
  | 'activated'
  | 'deactivated'
  | 'secured'
  | 'lowSeverity'
  | 'mediumSeverity'
  | 'highSeverity'
  | 'unresponsive'
  | 'compromised'
  | 'misconfigured';

/** `trustType` of Entra's device. */
export type TrustType = 'AzureAd' | 'ServerAd' | 'Workplace';

/** `actionState` of an entry in `deviceActionResults`. */
export type ActionResultState =
  'none' | 'pending' | 'canceled' | 'active' | 'done' | 'failed' | 'notSupported';
