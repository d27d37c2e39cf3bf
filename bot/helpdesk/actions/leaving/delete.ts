import { defineAction } from '../define.ts';

/**
 * Removes the device's record, and starts a retire or, on corporate Android, a wipe (Microsoft Learn, "Delete device action"). The Help
 * Desk Operator's role doesn't include it.
 */
export const deleteDevice = defineAction({
  id: 'delete',
  place: 280,
  name: 'delete',
  version: 'v1.0',
  method: 'DELETE',
  permission: 'Microsoft.Intune_ManagedDevices_Delete',
  graphPermission: 'DeviceManagementManagedDevices.ReadWrite.All',
  works: [
    { platform: 'windows' },
    { platform: 'ios' },
    { platform: 'visionos' },
    { platform: 'tvos' },
    { platform: 'macos' },
    { platform: 'android' },
    { platform: 'aosp' },
    { platform: 'linux' },
  ],
  danger: 'destructive',
  lost: 'asked',
  cancels: true,
  ends: 'leaves',
});
