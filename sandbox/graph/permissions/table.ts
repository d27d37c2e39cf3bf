import { type PermissionRow, rows } from './rows.ts';

const intune = (area: string, ...more: string[]): readonly string[] =>
  ['Read', 'ReadWrite', ...more].map((how) => `DeviceManagement${area}.${how}.All`);
const written = (area: string): readonly string[] => [`DeviceManagement${area}.ReadWrite.All`];

/** The permissions that let an app install others, and not only itself. */
const installing = (all: string): readonly string[] =>
  ['ReadWriteForUser', 'ReadWriteAndConsentForUser', 'ManageSelectedForUser'].map(
    (how) => `TeamsAppInstallation.${how}${all}`,
  );

const DIRECTORY = ['Directory.Read.All', 'Directory.ReadWrite.All'];
const USERS = ['User.Read.All', 'User.ReadWrite.All', ...DIRECTORY];
const DEVICES = ['Device.Read.All', 'Device.ReadWrite.All', ...DIRECTORY];
const MEMBERS = [
  'GroupMember.Read.All',
  'GroupMember.ReadWrite.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  ...DIRECTORY,
];
const DIRECT_AS_APPLICATION = ['GroupMember.ReadBasic.All', ...DIRECTORY];
const ENTRA_ROLES = ['RoleManagement.Read.Directory', 'RoleManagement.ReadWrite.Directory', ...DIRECTORY];
const MANAGED = intune('ManagedDevices');
const CONFIGURATION = intune('Configuration');
const RBAC = intune('RBAC');
const PRIVILEGED = ['DeviceManagementManagedDevices.PrivilegedOperations.All'];

/** Actions for which Microsoft's table of permissions names ReadWrite. It names PrivilegedOperations for all others. */
const BY_READ_WRITE = [
  'requestRemoteAssistance',
  'createDeviceLogCollectionRequest',
  'rotateBitLockerKeys',
  'sendCustomNotificationToCompanyPortal',
  'rotateRecoveryLockPasscode',
];

/** The first row that fits a call counts. A call without a row is refused. */
export const PERMISSION_TABLE: readonly PermissionRow[] = [
  ...rows(
    'directory',
    [USERS],
    [
      'GET /users',
      'GET /users/$count',
      'GET /users/{id}',
      'GET /users/{id}/manager',
      'GET /users/{id}/directReports',
      'GET /users/{id}/licenseDetails',
      'GET /users/{id}/photo/…',
      'GET /me',
    ],
  ),
  ...rows(
    'directory',
    [USERS, ENTRA_ROLES],
    [
      'GET /users/{id}/transitiveMemberOf/microsoft.graph.directoryRole',
      'GET /users/{id}/memberOf/microsoft.graph.directoryRole',
    ],
  ),
  ...rows('directory', [ENTRA_ROLES], ['GET /directoryRoles/…']),
  ...rows('directory', [MEMBERS], ['GET /users/{id}/transitiveMemberOf/…']),
  ...rows('directory', [MEMBERS], ['GET /users/{id}/memberOf/…'], [DIRECT_AS_APPLICATION]),
  ...rows(
    'directory',
    [USERS, DEVICES],
    ['GET /users/{id}/registeredDevices/…', 'GET /users/{id}/ownedDevices/…'],
  ),
  ...rows(
    'directory',
    [USERS, MEMBERS],
    [
      'POST /users/{id}/checkMemberGroups',
      'POST /users/{id}/checkMemberObjects',
      'POST /users/{id}/getMemberGroups',
      'POST /users/{id}/getMemberObjects',
      'GET /groups/{id}/transitiveMembers/microsoft.graph.user',
      'GET /groups/{id}/members/microsoft.graph.user',
    ],
  ),
  ...rows(
    'directory',
    [DEVICES, MEMBERS],
    [
      'POST /devices/{id}/checkMemberGroups',
      'POST /devices/{id}/checkMemberObjects',
      'POST /devices/{id}/getMemberGroups',
      'POST /devices/{id}/getMemberObjects',
      'GET /groups/{id}/transitiveMembers/microsoft.graph.device',
      'GET /groups/{id}/members/microsoft.graph.device',
      'GET /devices/{id}/transitiveMemberOf/…',
      'GET /devices/{id}/memberOf/…',
    ],
  ),
  ...rows(
    'directory',
    [MEMBERS],
    [
      'POST /groups/{id}/checkMemberGroups',
      'POST /groups/{id}/checkMemberObjects',
      'POST /groups/{id}/getMemberGroups',
      'POST /groups/{id}/getMemberObjects',
      'GET /groups/…',
    ],
  ),
  ...rows('directory', [DEVICES], ['GET /devices/…']),
  ...rows('directory', [USERS, DEVICES, MEMBERS], ['POST /directoryObjects/getByIds']),
  ...rows('directory', [['DeviceLocalCredential.Read.All']], ['GET /directory/deviceLocalCredentials/…']),
  ...rows(
    'bitlocker',
    [['BitlockerKey.ReadBasic.All', 'BitlockerKey.Read.All']],
    ['GET /informationProtection/bitlocker/recoveryKeys/…'],
  ),
  ...rows('intune', [PRIVILEGED], ['GET /deviceManagement/managedDevices/{id}/getFileVaultKey beta']),
  ...rows(
    'intune',
    [MANAGED],
    [
      'GET /users/{id}/managedDevices/…',
      'GET /users/{id}/deviceManagementTroubleshootingEvents/…',
      'GET /users/{id}/mobileAppIntentAndStates/… beta',
      'GET /users/{id}/getManagedDevicesWithFailedOrPendingApps beta',
      'GET /deviceManagement/managedDevices/…',
      'GET /deviceManagement/managedDeviceOverview',
      'GET /deviceManagement/troubleshootingEvents/…',
      'POST /deviceManagement/managedDevices/{id}/logCollectionRequests/{id}/createDownloadUrl',
    ],
  ),
  ...rows(
    'intune',
    [intune('Apps')],
    [
      'GET /users/{id}/managedAppRegistrations/…',
      'GET /users/{id}/getManagedAppDiagnosticStatuses',
      'GET /deviceAppManagement/mobileApps/…',
    ],
  ),
  ...rows(
    'intune',
    [[...intune('ServiceConfig'), ...CONFIGURATION]],
    ['GET /deviceManagement/deviceEnrollmentConfigurations/…'],
  ),
  ...rows(
    'intune',
    [CONFIGURATION],
    [
      'GET /deviceManagement',
      'GET /deviceManagement/deviceConfigurations/…',
      'GET /deviceManagement/deviceCompliancePolicies/…',
      'GET /deviceManagement/deviceHealthScripts/… beta',
      'GET /deviceManagement/windowsFeatureUpdateProfiles/… beta',
      'GET /deviceManagement/windowsQualityUpdateProfiles/… beta',
      'GET /deviceManagement/windowsDriverUpdateProfiles/… beta',
    ],
  ),
  ...rows(
    'intune',
    [written('ManagedDevices')],
    [
      ...BY_READ_WRITE.map((action) => `POST /deviceManagement/managedDevices/{id}/${action}`),
      'DELETE /deviceManagement/managedDevices/{id}',
    ],
  ),
  ...rows('intune', [PRIVILEGED], ['POST /deviceManagement/managedDevices/{id}/{action}']),
  ...rows(
    'intune',
    [[...CONFIGURATION, ...RBAC]],
    [
      'GET /deviceManagement/operationApprovalRequests/… beta',
      'GET /deviceManagement/operationApprovalPolicies/… beta',
      'POST /deviceManagement/operationApprovalRequests/{id}/approve beta',
      'POST /deviceManagement/operationApprovalRequests/{id}/reject beta',
    ],
  ),
  ...rows(
    'intune',
    [RBAC],
    [
      'GET /deviceManagement/roleDefinitions/…',
      'GET /deviceManagement/roleAssignments/…',
      'GET /deviceManagement/roleScopeTags/… beta',
      'GET /deviceManagement/getEffectivePermissions',
    ],
  ),
  ...rows(
    'intune',
    [written('RBAC')],
    [
      'POST /deviceManagement/roleAssignments',
      'POST /deviceManagement/roleDefinitions/{id}/roleAssignments',
      'PATCH /deviceManagement/roleAssignments/{id}',
      'DELETE /deviceManagement/roleDefinitions/{id}',
      'DELETE /deviceManagement/roleAssignments/{id}',
      'DELETE /deviceManagement/roleDefinitions/{id}/roleAssignments/{id}',
    ],
  ),
  ...rows(
    'teams',
    [['AppCatalog.Read.All', 'AppCatalog.ReadWrite.All', 'AppCatalog.Submit', ...DIRECTORY]],
    ['GET /appCatalogs/teamsApps/…'],
    [['AppCatalog.Read.All', 'AppCatalog.ReadWrite.All']],
  ),
  ...rows(
    'teams',
    [installing('')],
    ['GET /users/{id}/teamwork/installedApps/…', 'POST /users/{id}/teamwork/installedApps'],
    [installing('.All')],
  ),
  ...rows(
    'teams',
    [['Channel.ReadBasic.All', 'ChannelSettings.Read.All', 'ChannelSettings.ReadWrite.All', ...DIRECTORY]],
    ['GET /teams/{id}/channels', 'GET /teams/{id}/channels/{id}'],
  ),
  ...rows(
    'teams',
    [['ChannelMember.Read.All', 'ChannelMember.ReadWrite.All']],
    ['GET /teams/{id}/channels/{id}/members/…', 'GET /teams/{id}/channels/{id}/allMembers/…'],
  ),
  ...rows('signIns', [['AuditLog.Read.All']], ['GET /auditLogs/signIns/…']),
  ...rows(
    'methods',
    [['UserAuthenticationMethod.Read.All', 'UserAuthenticationMethod.ReadWrite.All']],
    ['GET /users/{id}/authentication/methods/…'],
  ),
];

/** Properties that take a permission of their own where they are selected. */
export const PROPERTY_NEEDS: Readonly<Record<string, readonly string[]>> = {
  signInActivity: ['AuditLog.Read.All'],
  // a recovery key itself, beside what lists say of it
  'select=key': ['BitlockerKey.Read.All'],
};
