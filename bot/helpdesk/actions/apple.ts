import type { ActionRow } from './action.ts';
import { defineAction } from './action.ts';
import { phoneNumber, userPrincipalName } from './field-rules.ts';

/** Apple asks for a message or a phone number; how long they may be, nobody documents. These fit on a lock screen. */
export const enableLostMode = defineAction({
  id: 'enableLostMode',
  name: 'enableLostMode',
  version: 'beta',
  permission: 'Microsoft.Intune_RemoteTasks_EnableLostMode',
  works: [{ platform: 'ios', needs: ['supervised', 'lostModeOff'] }],
  danger: 'disruptive',
  form: [
    { id: 'message', kind: 'text', required: true, maxLength: 250, multiline: true },
    { id: 'phoneNumber', kind: 'text', required: false, maxLength: 30, fault: phoneNumber },
    { id: 'footer', kind: 'text', required: false, maxLength: 100 },
  ],
  body: ({ message, phoneNumber: phone = '', footer = '' }) => ({ message, phoneNumber: phone, footer }),
  ends: 'result',
});

export const disableLostMode = defineAction({
  id: 'disableLostMode',
  name: 'disableLostMode',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_DisableLostMode',
  works: [{ platform: 'ios', needs: ['supervised', 'lostModeOn'] }],
  danger: 'disruptive',
  ends: 'result',
});

/** Graph takes the minutes as text and gives no limit for them. */
export const playLostModeSound = defineAction({
  id: 'playLostModeSound',
  name: 'playLostModeSound',
  version: 'beta',
  permission: 'Microsoft.Intune_RemoteTasks_PlayLostModeSound',
  works: [
    { platform: 'ios', needs: ['supervised', 'lostModeOn'] },
    { platform: 'android', needs: ['corporate'] },
  ],
  danger: 'disruptive',
  form: [{ id: 'durationInMinutes', kind: 'number', required: true, min: 1, max: 60, default: 5 }],
  body: ({ durationInMinutes }) => ({ durationInMinutes: String(durationInMinutes) }),
  ends: 'result',
});

const onSharedIpad: Pick<ActionRow, 'version' | 'permission' | 'works' | 'ends'> = {
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_ManageSharedDeviceUsers',
  works: [{ platform: 'ios', needs: ['shared'] }],
  ends: 'result',
};

export const logoutSharedAppleDeviceActiveUser = defineAction({
  id: 'logoutSharedAppleDeviceActiveUser',
  name: 'logoutSharedAppleDeviceActiveUser',
  ...onSharedIpad,
  danger: 'disruptive',
});

export const deleteUserFromSharedAppleDevice = defineAction({
  id: 'deleteUserFromSharedAppleDevice',
  name: 'deleteUserFromSharedAppleDevice',
  ...onSharedIpad,
  danger: 'destructive',
  form: [{ id: 'userPrincipalName', kind: 'text', required: true, maxLength: 256, fault: userPrincipalName }],
  body: ({ userPrincipalName: who }) => ({ userPrincipalName: who }),
});

export const bypassActivationLock = defineAction({
  id: 'bypassActivationLock',
  name: 'bypassActivationLock',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_BypassActivationLock',
  works: [
    { platform: 'ios', needs: ['supervised', 'activationLockOn'] },
    { platform: 'macos', needs: ['activationLockOn'] },
  ],
  danger: 'disruptive',
  ends: 'result',
});

export const shutDown = defineAction({
  id: 'shutDown',
  name: 'shutDown',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_ShutDown',
  works: [{ platform: 'ios', needs: ['supervised'] }, { platform: 'macos' }],
  danger: 'disruptive',
  ends: 'result',
});
