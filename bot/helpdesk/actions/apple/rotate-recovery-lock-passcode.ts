import { defineAction } from '../define.ts';

/**
 * Supervised Macs with Apple silicon, from macOS 11.5 on, under a policy that sets Recovery Lock (Microsoft Learn, "Rotate Recovery Lock
 * passcode"). Only custom roles have the permission. Microsoft names it in words alone, so its id is that of the call.
 */
export const rotateRecoveryLockPasscode = defineAction({
  id: 'rotateRecoveryLockPasscode',
  place: 110,
  name: 'rotateRecoveryLockPasscode',
  version: 'beta',
  permission: 'Microsoft.Intune_RemoteTasks_RotateRecoveryLockPasscode',
  graphPermission: 'DeviceManagementManagedDevices.ReadWrite.All',
  works: [{ platform: 'macos', from: '11.5', needs: ['supervised', 'appleSilicon', 'recoveryLockOn'] }],
  danger: 'harmless',
  told: true,
  ends: 'result',
});
