import { defineAction } from '../define.ts';
import type { FieldFault } from '../field.ts';

/** Graph asks for the address of the carrier’s activation server. On Android it starts with version 15 (Microsoft Learn). */
export const activateDeviceEsim = defineAction({
  id: 'activateDeviceEsim',
  place: 240,
  name: 'activateDeviceEsim',
  version: 'beta',
  permission: 'Microsoft.Intune_RemoteTasks_ActivateDeviceEsim',
  works: [
    { platform: 'ios', needs: ['esimDevice'] },
    { platform: 'android', from: '15', needs: ['corporate', 'esimDevice'] },
  ],
  danger: 'disruptive',
  form: [{ id: 'carrierUrl', kind: 'text', required: true, maxLength: 500, fault: webAddress }],
  body: ({ carrierUrl }) => ({ carrierUrl }),
  ends: 'result',
});

/** An address that can only be the carrier's: encrypted, and with no account in it. */
function webAddress(text: string): FieldFault | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const fits = url?.protocol === 'https:' && url.hostname.includes('.') && !url.username && !url.password;
  return fits && !/\s/.test(text) ? undefined : 'notAWebAddress';
}
