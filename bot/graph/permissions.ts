/**
 * The least permission of each kind that every call of the bot needs, for the whole tenant. A remote action names its own in the
 * catalogue. `bot/permissions` puts the two together: what to grant, docs/permissions.md and `npm run doctor` follow from that. A test
 * makes every call and fails if one isn't listed.
 */
export interface CallPermission {
  method: 'GET' | 'POST' | 'DELETE';
  /** Below the version. `{…}` stands for one segment or key. */
  path: string;
  /** The row is for calls that select this property, which needs more than the others. */
  selects?: string;
  what: string;
  /** For calls on behalf of the operator. Empty: none is needed. */
  delegated: readonly string[];
  /** For calls as the application. */
  application: readonly string[];
}

/** The row of the remote actions, which name their own permissions in the catalogue. */
export const ACTION_PATH = '/deviceManagement/managedDevices/{id}/{action}';
/** A remote action that is a DELETE has this path. */
export const DEVICE_PATH = '/deviceManagement/managedDevices/{id}';

type Both = readonly string[];
const row = (
  method: CallPermission['method'],
  path: string,
  what: string,
  both: Both,
  application: Both = both,
): CallPermission => ({ method, path, what, delegated: both, application });

const PEOPLE = ['User.Read.All'];
const MEMBERS = ['GroupMember.Read.All'];
const DEVICES = ['Device.Read.All'];
const INTUNE = ['DeviceManagementManagedDevices.Read.All'];
const ACTIONS = ['DeviceManagementManagedDevices.PrivilegedOperations.All'];
/** Lists keys without their values. */
const BITLOCKER_IDS = ['BitlockerKey.ReadBasic.All'];
const SETTINGS = ['DeviceManagementConfiguration.Read.All'];
const APPS = ['DeviceManagementApps.Read.All'];
const BITLOCKER = ['BitlockerKey.Read.All'];
const ROLES = ['DeviceManagementRBAC.Read.All'];
const ASSIGN = ['DeviceManagementRBAC.ReadWrite.All'];

export const CALL_PERMISSIONS: readonly CallPermission[] = [
  row('GET', '/', 'whether Graph is there', []),
  // Not ReadBasic, which excludes department, userType and accountEnabled.
  row('GET', '/users', 'people by name or address', PEOPLE),
  row('GET', '/users/{id}', 'account; who is speaking', PEOPLE),
  row('GET', '/users/{id}/manager', 'manager', PEOPLE),
  row('GET', '/users/{id}/licenseDetails', 'licenses', PEOPLE),
  row('GET', '/users/{id}/transitiveMemberOf/microsoft.graph.group', 'groups', MEMBERS),
  row('GET', '/users/{id}/memberOf/microsoft.graph.group', 'which groups are direct', MEMBERS, [
    'GroupMember.ReadBasic.All',
  ]),
  row(
    'GET',
    '/users/{id}/transitiveMemberOf/microsoft.graph.directoryRole',
    'Entra roles of who is speaking',
    [...PEOPLE, 'RoleManagement.Read.Directory'],
  ),
  row('GET', '/users/{id}/registeredDevices/microsoft.graph.device', 'devices that Intune doesn’t manage', [
    ...PEOPLE,
    ...DEVICES,
  ]),
  row('GET', '/users/{id}/ownedDevices/microsoft.graph.device', 'devices that Intune doesn’t manage', [
    ...PEOPLE,
    ...DEVICES,
  ]),
  row('GET', '/users/{id}/registeredDevices', 'devices that Intune doesn’t manage', [...PEOPLE, ...DEVICES]),
  row('GET', '/users/{id}/ownedDevices', 'devices that Intune doesn’t manage', [...PEOPLE, ...DEVICES]),
  row('POST', '/users/{id}/checkMemberGroups', 'scope groups of a person', [...PEOPLE, ...MEMBERS]),
  row('POST', '/devices/{id}/checkMemberGroups', 'scope groups of a device', [...DEVICES, ...MEMBERS]),
  row('POST', '/groups/{id}/checkMemberGroups', 'groups that a scope group is in', MEMBERS),
  row('GET', "/devices(deviceId='{id}')", 'a device’s Entra object', DEVICES),
  row('GET', '/devices', 'a device’s Entra object', DEVICES),
  row('GET', '/groups', 'groups by name', MEMBERS),
  row('GET', '/groups/{id}', 'names of scope groups', MEMBERS),
  row('GET', '/groups/{id}/transitiveMembers/microsoft.graph.user', 'how many people a group has', [
    ...MEMBERS,
    ...PEOPLE,
  ]),
  row('GET', '/groups/{id}/transitiveMembers/microsoft.graph.device', 'how many devices a group has', [
    ...MEMBERS,
    ...DEVICES,
  ]),
  row('GET', '/users/{id}/managedDevices', 'devices of a person', INTUNE),
  row('GET', '/deviceManagement/managedDevices', 'devices by name, serial number or IMEI', INTUNE),
  row('GET', '/deviceManagement/deviceHealthScripts', 'remediations to choose from', SETTINGS),
  row('GET', '/deviceManagement/managedDevices/{id}', 'one device, and the result of an action', INTUNE),
  row('GET', '/users/{id}/deviceManagementTroubleshootingEvents', 'failed enrollments', INTUNE),
  row('GET', '/deviceManagement/deviceConfigurations', 'update rings, and profiles to choose from', SETTINGS),
  row('GET', '/deviceManagement/deviceCompliancePolicies', 'what compliance policies require', SETTINGS),
  row('GET', '/deviceManagement/windowsFeatureUpdateProfiles', 'feature updates', SETTINGS),
  row('GET', '/deviceManagement/windowsQualityUpdateProfiles', 'quality updates', SETTINGS),
  row('GET', '/deviceManagement/windowsDriverUpdateProfiles', 'driver updates', SETTINGS),
  row('GET', '/deviceManagement', 'the tenant’s compliance settings', SETTINGS),
  row('GET', '/deviceManagement/deviceEnrollmentConfigurations', 'enrollment restrictions', SETTINGS),
  row(
    'GET',
    '/deviceManagement/managedDevices/{id}/deviceCompliancePolicyStates',
    'which compliance policies aren’t met',
    INTUNE,
  ),
  row(
    'GET',
    '/deviceManagement/managedDevices/{id}/deviceCompliancePolicyStates/{id}/settingStates',
    'which settings fail',
    INTUNE,
  ),
  row(
    'GET',
    '/deviceManagement/managedDevices/{id}/deviceConfigurationStates',
    'which configuration profiles failed',
    INTUNE,
  ),
  row(
    'GET',
    '/deviceManagement/managedDevices/{id}/deviceConfigurationStates/{id}/settingStates',
    'which settings fail',
    INTUNE,
  ),
  row('GET', '/auditLogs/signIns', 'sign-ins', ['AuditLog.Read.All']),
  row('GET', '/users/{id}/authentication/methods', 'sign-in methods', ['UserAuthenticationMethod.Read.All']),
  row('GET', '/users/{id}/managedAppRegistrations', 'apps under an app protection policy', APPS),
  row('GET', '/users/{id}/getManagedAppDiagnosticStatuses()', 'checks of app protection', APPS),
  row('GET', '/deviceAppManagement/mobileApps', 'scope tags of apps', APPS),
  row('GET', '/users/{id}/mobileAppIntentAndStates/{id}', 'apps on a device', INTUNE),
  row(
    'GET',
    '/users/{id}/getManagedDevicesWithFailedOrPendingApps',
    'devices with apps that failed or are pending',
    INTUNE,
  ),
  row(
    'GET',
    '/deviceManagement/managedDevices/{id}/windowsProtectionState',
    'Defender’s state on a device',
    INTUNE,
  ),
  row(
    'GET',
    '/deviceManagement/managedDevices/{id}/windowsProtectionState/detectedMalwareState',
    'malware on a device',
    INTUNE,
  ),
  row(
    'GET',
    '/deviceManagement/managedDevices/{id}/logCollectionRequests',
    'diagnostics of a device',
    INTUNE,
  ),
  row(
    'GET',
    '/deviceManagement/managedDevices/{id}/deviceHealthScriptStates',
    'remediations that ran on a device',
    INTUNE,
  ),
  row('GET', '/deviceManagement/managedDevices/{id}/users', 'primary user of a device', INTUNE),
  row('POST', ACTION_PATH, 'remote actions', []),
  row('DELETE', DEVICE_PATH, 'remote actions', []),
  row('GET', '/deviceManagement/managedDevices/{id}/getFileVaultKey', 'the FileVault key of a Mac', ACTIONS),
  row('GET', '/informationProtection/bitlocker/recoveryKeys', 'ids of BitLocker keys', BITLOCKER_IDS),
  row(
    'GET',
    '/informationProtection/bitlocker/recoveryKeys/{id}',
    'the device of a BitLocker key',
    BITLOCKER_IDS,
  ),
  {
    ...row('GET', '/informationProtection/bitlocker/recoveryKeys/{id}', 'a BitLocker key', BITLOCKER),
    selects: 'key',
  },
  row('GET', '/directory/deviceLocalCredentials/{id}', 'a local admin password', [
    'DeviceLocalCredential.Read.All',
  ]),
  row('GET', '/deviceManagement/roleDefinitions', 'Intune’s roles and their assignments', ROLES),
  row(
    'GET',
    '/deviceManagement/roleDefinitions/{id}/roleAssignments',
    'Intune’s roles and their assignments',
    ROLES,
  ),
  row('GET', '/deviceManagement/roleAssignments/{id}', 'an assignment', ROLES),
  row('GET', '/deviceManagement/roleScopeTags', 'names of scope tags', ROLES),
  row(
    'GET',
    "/deviceManagement/getEffectivePermissions(scope='{scope}')",
    'what an operator may do through roles that Intune hides',
    ROLES,
  ),
  row('POST', '/deviceManagement/roleAssignments', 'assign role', ASSIGN),
  row('DELETE', '/deviceManagement/roleAssignments/{id}', 'remove role', ASSIGN),
  row(
    'GET',
    '/deviceManagement/operationApprovalRequests',
    'whether a second administrator approved something',
    ROLES,
  ),
  row(
    'GET',
    '/deviceManagement/operationApprovalRequests/{id}',
    'a request that an administrator decides',
    ROLES,
  ),
  row(
    'GET',
    '/deviceManagement/operationApprovalPolicies',
    'what needs a second administrator in Intune',
    ROLES,
  ),
  // it goes with the person's own token in either mode: Intune takes no decision of an application
  row('POST', '/deviceManagement/operationApprovalRequests/{id}/approve', 'approve a request', ROLES),
  row('POST', '/deviceManagement/operationApprovalRequests/{id}/reject', 'reject a request', ROLES),
  // as the bot itself, with the rights of its own registration, in either mode
  row('GET', '/appCatalogs/teamsApps', 'the bot’s own app in the catalog', [], ['AppCatalog.Read.All']),
  row(
    'POST',
    '/users/{id}/teamwork/installedApps',
    'installing the bot for a person',
    [],
    ['TeamsAppInstallation.ReadWriteForUser.All'],
  ),
  row('GET', '/teams/{id}/channels/{id}', 'whether the admin channel is private', ['Channel.ReadBasic.All']),
  row('GET', '/teams/{id}/channels/{id}/allMembers', 'who is in the admin channel', [
    'ChannelMember.Read.All',
  ]),
];

/** Permissions that include others. */
export const WITHIN: Readonly<Record<string, string>> = {
  'BitlockerKey.ReadBasic.All': 'BitlockerKey.Read.All',
  'DeviceManagementManagedDevices.Read.All': 'DeviceManagementManagedDevices.ReadWrite.All',
  'DeviceManagementRBAC.Read.All': 'DeviceManagementRBAC.ReadWrite.All',
};
