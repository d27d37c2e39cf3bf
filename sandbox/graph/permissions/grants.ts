/** What the tenant's administrator granted to the bot's app. */
export interface Grants {
  /** On the sign-in registration, for calls on behalf of a person. */
  delegated: readonly string[];
  /** On the bot's own registration, for calls as the application. */
  application: readonly string[];
}

const BOTH = [
  'AuditLog.Read.All',
  'BitlockerKey.Read.All',
  'Channel.ReadBasic.All',
  'ChannelMember.Read.All',
  'Device.Read.All',
  'DeviceLocalCredential.Read.All',
  'DeviceManagementApps.Read.All',
  'DeviceManagementConfiguration.Read.All',
  'DeviceManagementManagedDevices.PrivilegedOperations.All',
  'DeviceManagementManagedDevices.ReadWrite.All',
  'DeviceManagementRBAC.ReadWrite.All',
  'GroupMember.Read.All',
  'RoleManagement.Read.Directory',
  'User.Read.All',
  'UserAuthenticationMethod.Read.All',
];

/** What docs/permissions.md tells a customer to grant, no more and no less. */
export const grantedByDefault: Grants = {
  delegated: BOTH,
  application: [
    ...BOTH,
    'AppCatalog.Read.All',
    'GroupMember.ReadBasic.All',
    'TeamsAppInstallation.ReadWriteForUser.All',
  ],
};

/** The grants of a tenant that forgot one permission. */
export function without(name: string, { delegated, application }: Grants = grantedByDefault): Grants {
  const others = (names: readonly string[]) => names.filter((one) => one !== name);
  return { delegated: others(delegated), application: others(application) };
}
