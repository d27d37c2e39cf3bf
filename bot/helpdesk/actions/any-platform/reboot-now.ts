import { defineAction } from '../define.ts';

export const rebootNow = defineAction({
  id: 'rebootNow',
  place: 20,
  name: 'rebootNow',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_RebootNow',
  works: [
    { platform: 'windows' },
    { platform: 'ios', needs: ['supervised'] },
    { platform: 'tvos' },
    { platform: 'macos' },
    { platform: 'android', needs: ['corporate', 'fullyManaged'] },
    { platform: 'aosp' },
    { platform: 'chromeos', needs: ['kiosk'] },
  ],
  danger: 'disruptive',
  ends: 'result',
});
