import type { ManagedDevice } from '../../contracts/model.ts';
import { defineAction } from '../define.ts';
import type { FieldFault } from '../field.ts';
import { platformOf } from '../platform.ts';

/** At most 15 characters on Windows (Microsoft Learn, "Rename a device"). Elsewhere 63, the length of a host name. */
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

/**
 * Windows takes letters, digits and hyphens, but not digits only (Microsoft Learn, "Rename a device") and no hyphen at either end
 * (Microsoft Learn, "Naming conventions for computers, domains, sites and OUs"). The other platforms take any name.
 */
function newDeviceName(text: string, device: ManagedDevice): FieldFault | undefined {
  if (text === device.deviceName) return 'sameName';
  if (platformOf(device) !== 'windows') return undefined;
  if (!/^[A-Za-z0-9-]+$/.test(text)) return 'notAWindowsName';
  if (/^-|-$/.test(text)) return 'hyphenAtEnd';
  return /^[0-9]+$/.test(text) ? 'onlyDigits' : undefined;
}
