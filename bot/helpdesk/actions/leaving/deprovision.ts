import { defineAction } from '../define.ts';

/**
 * The device stays in Intune, without Google's policies (Microsoft Learn, "Deprovision"). The reasons are those of Google's Directory API.
 */
export const deprovision = defineAction({
  id: 'deprovision',
  place: 310,
  name: 'deprovision',
  version: 'beta',
  permission: 'Microsoft.Intune_RemoteTasks_Retire',
  works: [{ platform: 'chromeos' }],
  danger: 'destructive',
  lost: 'asked',
  form: [
    {
      id: 'deprovisionReason',
      kind: 'choice',
      required: true,
      choices: [
        'retiring_device',
        'same_model_replacement',
        'different_model_replacement',
        'upgrade_transfer',
      ],
      default: 'retiring_device',
    },
  ],
  body: ({ deprovisionReason }) => ({ deprovisionReason }),
  ends: 'result',
});
