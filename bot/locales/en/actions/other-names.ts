/**
 * Names that the audit or a device's results may hold and that no action of the catalogue has as its id. A name that is missing here
 * too is shown as Graph has it.
 */
export const otherNames: ReadonlyMap<string, string> = new Map([
  // ChromeOS: Graph's names for turning Lost mode on and off
  ['disable', 'Turn on Lost mode'],
  ['reenable', 'Turn off Lost mode'],
  // Graph's name of both quick scan and full scan
  ['windowsDefenderScan', 'Defender scan'],
]);

/** Permissions of remote tasks that no action of the catalogue needs, as Intune's role editor calls them. */
export const otherPermissions: ReadonlyMap<string, string> = new Map([
  ['Microsoft.Intune_RemoteTasks_UpdateDeviceAccount', 'Update device account'],
  ['Microsoft.Intune_RemoteTasks_GetFileVaultKey', 'Get FileVault key'],
]);
