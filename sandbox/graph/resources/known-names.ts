/**
 * Navigations that Graph has and that a tenant's file may leave out. A collection is then empty, a single thing isn't found, and a
 * step leads on. Graph knows no other names.
 */
interface Names {
  many?: string;
  one?: string;
  step?: string;
}

const names: Record<string, Names> = {
  '': {
    many: 'directoryRoleTemplates domains organization servicePrincipals applications subscribedSkus contacts sites',
    step: 'appCatalogs auditLogs informationProtection directory deviceAppManagement identity identityProtection reports security roleManagement policies',
  },
  appCatalogs: { many: 'teamsApps' },
  teamwork: { many: 'installedApps associatedTeams' },
  auditLogs: { many: 'signIns directoryAudits provisioning' },
  informationProtection: { step: 'bitlocker' },
  'informationProtection/bitlocker': { many: 'recoveryKeys' },
  directory: { many: 'deviceLocalCredentials administrativeUnits deletedItems' },
  roleManagement: { step: 'directory deviceManagement' },
  'roleManagement/directory': { many: 'roleAssignments roleDefinitions' },
  deviceAppManagement: {
    many: 'mobileApps managedAppRegistrations managedAppPolicies managedAppStatuses iosManagedAppProtections androidManagedAppProtections mobileAppConfigurations',
  },
  deviceManagement: {
    many:
      'auditEvents detectedApps deviceCategories deviceCompliancePolicies deviceConfigurations configurationPolicies deviceEnrollmentConfigurations ' +
      'troubleshootingEvents mobileAppTroubleshootingEvents mobileThreatDefenseConnectors resourceOperations remoteActionAudits ' +
      'windowsAutopilotDeviceIdentities termsAndConditions roleScopeTags operationApprovalPolicies deviceHealthScripts ' +
      'windowsFeatureUpdateProfiles windowsQualityUpdateProfiles windowsDriverUpdateProfiles',
    one: 'managedDeviceOverview applePushNotificationCertificate softwareUpdateStatusSummary deviceCompliancePolicyDeviceStateSummary',
    step: 'reports virtualEndpoint',
  },
  user: {
    many:
      'appRoleAssignments agreementAcceptances createdObjects deviceManagementTroubleshootingEvents directReports extensions joinedTeams licenseDetails ' +
      'managedAppRegistrations mobileAppIntentAndStates mobileAppTroubleshootingEvents oauth2PermissionGrants ownedObjects photos ' +
      'scopedRoleMemberOf sponsors windowsInformationProtectionDeviceRegistrations cloudPCs getManagedAppDiagnosticStatuses ' +
      'getManagedDevicesWithFailedOrPendingApps',
    one: 'manager photo presence mailboxSettings',
    step: 'authentication teamwork',
  },
  authentication: {
    many:
      'methods phoneMethods passwordMethods fido2Methods microsoftAuthenticatorMethods emailMethods ' +
      'windowsHelloForBusinessMethods softwareOathMethods temporaryAccessPassMethods platformCredentialMethods',
  },
  group: { many: 'owners appRoleAssignments settings extensions', one: 'team photo' },
  device: { many: 'registeredOwners registeredUsers extensions' },
  team: {
    many: 'allChannels incomingChannels installedApps operations',
    one: 'primaryChannel photo schedule',
  },
  channel: { many: 'messages tabs sharedWithTeams enabledApps', one: 'filesFolder' },
  managedDevice: {
    many:
      'deviceCompliancePolicyStates deviceConfigurationStates logCollectionRequests detectedApps ' +
      'assignmentFilterEvaluationStatusDetails managedDeviceMobileAppConfigurationStates securityBaselineStates deviceHealthScriptStates',
    one: 'deviceCategory windowsProtectionState',
  },
  other: {
    many: 'settingStates appliedPolicies intendedPolicies operations assignments deviceStatuses detectedMalwareState',
  },
};

export type Arity = 'many' | 'one' | 'step';

const table = new Map<string, Arity>();
for (const [owner, lists] of Object.entries(names)) {
  for (const arity of ['many', 'one', 'step'] as const) {
    for (const name of lists[arity]?.split(' ') ?? []) table.set(`${owner} ${name}`, arity);
  }
}

/** `owner` is an entity's type or a step's path. */
export const arityOf = (owner: string, name: string): Arity | undefined => table.get(`${owner} ${name}`);

/** Those that v1.0 doesn't know. */
const betaOnly = new Set([
  'deviceManagement deviceHealthScripts',
  'deviceManagement windowsFeatureUpdateProfiles',
  'deviceManagement windowsQualityUpdateProfiles',
  'deviceManagement windowsDriverUpdateProfiles',
  'user mobileAppIntentAndStates',
  'user getManagedDevicesWithFailedOrPendingApps',
  'managedDevice deviceHealthScriptStates',
  'managedDevice detectedApps',
  'managedDevice assignmentFilterEvaluationStatusDetails',
]);

export const isBetaOnly = (owner: string, name: string): boolean => betaOnly.has(`${owner} ${name}`);
