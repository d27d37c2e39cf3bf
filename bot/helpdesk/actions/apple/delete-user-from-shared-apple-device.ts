import { defineAction } from '../define.ts';
import type { FieldFault } from '../field.ts';

export const deleteUserFromSharedAppleDevice = defineAction({
  id: 'deleteUserFromSharedAppleDevice',
  place: 320,
  name: 'deleteUserFromSharedAppleDevice',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_ManageSharedDeviceUsers',
  works: [{ platform: 'ios', needs: ['shared'] }],
  danger: 'destructive',
  form: [{ id: 'userPrincipalName', kind: 'text', required: true, maxLength: 256, fault: userPrincipalName }],
  body: ({ userPrincipalName: who }) => ({ userPrincipalName: who }),
  ends: 'result',
});

function userPrincipalName(text: string): FieldFault | undefined {
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text) ? undefined : 'notAUserName';
}
