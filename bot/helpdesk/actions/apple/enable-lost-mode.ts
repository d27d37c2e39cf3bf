import { defineAction } from '../define.ts';
import type { FieldFault } from '../field.ts';

/**
 * Apple requires a message or a phone number. Their limits aren't documented; these fit on a lock screen. ChromeOS shows the text that is
 * set in the Google Admin console (Microsoft Learn, "Lost mode").
 */
export const enableLostMode = defineAction({
  id: 'enableLostMode',
  place: 190,
  name: 'enableLostMode',
  version: 'beta',
  permission: 'Microsoft.Intune_RemoteTasks_EnableLostMode',
  on: { chromeos: { name: 'disable', version: 'beta' } },
  works: [{ platform: 'ios', needs: ['supervised', 'lostModeOff'] }, { platform: 'chromeos' }],
  danger: 'disruptive',
  lost: 'contains',
  told: true,
  form: [
    { id: 'message', kind: 'text', required: true, maxLength: 250, multiline: true, on: ['ios'] },
    { id: 'phoneNumber', kind: 'text', required: false, maxLength: 30, fault: phoneNumber, on: ['ios'] },
    { id: 'footer', kind: 'text', required: false, maxLength: 100, on: ['ios'] },
  ],
  body: ({ message, phoneNumber: phone = '', footer = '' }) =>
    message === undefined ? undefined : { message, phoneNumber: phone, footer },
  ends: 'result',
});

function phoneNumber(text: string): FieldFault | undefined {
  const digits = text.replace(/[^0-9]/g, '').length;
  return /^\+?[0-9 ()./-]+$/.test(text) && digits >= 3 ? undefined : 'notAPhoneNumber';
}
