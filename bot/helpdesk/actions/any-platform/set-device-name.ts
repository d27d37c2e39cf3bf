import type { ManagedDevice } from '../../contracts/model.ts';
import { defineAction } from '../define.ts';
import type { FieldFault } from '../field.ts';
import { platformOf } from '../platform.ts';

/** At most 63 characters, as in a host name (Microsoft Learn, "Rename device"). */
export const setDeviceName = defineAction({
  id: 'setDeviceName',
  place: 120,
  name: 'setDeviceName',
  version: 'beta',
  permission: 'Microsoft.Intune_RemoteTasks_SetDeviceName',
  works: [
    { platform: 'windows', needs: ['corporate', 'notHybridJoined'] },
    { platform: 'ios', needs: ['supervised'] },
    { platform: 'tvos' },
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
      fault: newDeviceName,
    },
  ],
  body: ({ newName }) => ({ deviceName: newName }),
  ends: 'result',
});

/**
 * Windows takes no spaces and no digits alone, and no hyphen at either end; the others take letters, digits and hyphens (Microsoft Learn,
 * "Rename device"). What Windows takes besides is that of a host name (Microsoft Learn, "Naming conventions for computers").
 */
function newDeviceName(text: string, device: ManagedDevice): FieldFault | undefined {
  if (text === device.deviceName) return 'sameName';
  if (platformOf(device) !== 'windows')
    return /^[\p{L}\p{M}\p{N}-]+$/u.test(text) ? undefined : 'notADeviceName';
  if (!/^[A-Za-z0-9-]+$/.test(text)) return 'notAWindowsName';
  if (/^-|-$/.test(text)) return 'hyphenAtEnd';
  return /^[0-9]+$/.test(text) ? 'onlyDigits' : undefined;
}
