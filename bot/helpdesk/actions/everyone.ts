import { defineAction } from './action.ts';
import { newDeviceName } from './field-rules.ts';

export const syncDevice = defineAction({
  id: 'syncDevice',
  name: 'syncDevice',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_SyncDevice',
  works: [{ platform: 'windows' }, { platform: 'ios' }, { platform: 'macos' }, { platform: 'android' }],
  danger: 'harmless',
  ends: 'result',
});

export const rebootNow = defineAction({
  id: 'rebootNow',
  name: 'rebootNow',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_RebootNow',
  works: [
    { platform: 'windows' },
    { platform: 'ios', needs: ['supervised'] },
    { platform: 'macos' },
    { platform: 'android', needs: ['corporate', 'fullyManaged'] },
    { platform: 'aosp' },
  ],
  danger: 'disruptive',
  ends: 'result',
});

/** Apple's User Enrollment lets nobody but the person take the passcode away (Microsoft Learn, "iOS/iPadOS user enrollment"). */
export const resetPasscode = defineAction({
  id: 'resetPasscode',
  name: 'resetPasscode',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_ResetPasscode',
  works: [{ platform: 'ios', needs: ['notUserEnrolled'] }, { platform: 'android' }],
  danger: 'disruptive',
  ends: 'result',
  secret: 'passcode',
  secretOn: ['android'],
});

export const locateDevice = defineAction({
  id: 'locateDevice',
  name: 'locateDevice',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_LocateDevice',
  works: [
    { platform: 'windows', needs: ['locationAllowed'] },
    { platform: 'ios', needs: ['supervised', 'lostModeOn'] },
    { platform: 'android', needs: ['corporate'] },
  ],
  danger: 'harmless',
  ends: 'result',
  secret: 'location',
});

/** At most 15 characters on Windows (Microsoft Learn, "Rename a device"); 63, a host name's length, elsewhere. */
export const setDeviceName = defineAction({
  id: 'setDeviceName',
  name: 'setDeviceName',
  version: 'beta',
  permission: 'Microsoft.Intune_RemoteTasks_SetDeviceName',
  works: [
    { platform: 'windows', needs: ['corporate', 'notHybridJoined'] },
    { platform: 'ios', needs: ['supervised'] },
    { platform: 'macos', needs: ['corporate'] },
    { platform: 'android', needs: ['corporate'] },
  ],
  danger: 'disruptive',
  form: [
    {
      id: 'newName',
      kind: 'text',
      required: true,
      maxLength: 63,
      maxLengthOn: { windows: 15 },
      fault: newDeviceName,
    },
  ],
  body: ({ newName }) => ({ deviceName: newName }),
  ends: 'result',
});

export const requestRemoteAssistance = defineAction({
  id: 'requestRemoteAssistance',
  name: 'requestRemoteAssistance',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_RequestRemoteAssistance',
  works: [
    { platform: 'windows', needs: ['remoteAssistanceSetUp'] },
    { platform: 'ios', needs: ['remoteAssistanceSetUp'] },
    { platform: 'macos', needs: ['remoteAssistanceSetUp'] },
    { platform: 'android', needs: ['remoteAssistanceSetUp'] },
  ],
  danger: 'harmless',
  ends: 'result',
});

export const rotateLocalAdminPassword = defineAction({
  id: 'rotateLocalAdminPassword',
  name: 'rotateLocalAdminPassword',
  version: 'beta',
  permission: 'Microsoft.Intune_RemoteTasks_RotateLocalAdminPassword',
  works: [
    { platform: 'windows', needs: ['passwordRotationOn'] },
    { platform: 'macos', needs: ['passwordRotationOn'] },
  ],
  danger: 'harmless',
  ends: 'result',
  secret: 'localAdminPassword',
});
