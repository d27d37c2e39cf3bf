import { defineAction } from '../define.ts';

/**
 * A wipe that keeps the device in Intune and Entra, and nothing of the person. For devices that are joined to Entra alone (Microsoft Learn,
 * "Windows Autopilot Reset").
 */
export const autopilotReset = defineAction({
  id: 'autopilotReset',
  place: 290,
  name: 'wipe',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_Wipe',
  works: [{ platform: 'windows', needs: ['corporate', 'notHybridJoined'] }],
  danger: 'destructive',
  cancels: true,
  body: () => ({ keepEnrollmentData: true, keepUserData: false }),
  ends: 'result',
});
