import { deviceRule } from '../../rule.ts';
import { CODES_TOLD } from './fails-with-code.ts';
import { failing } from './failing.ts';

export const settingError = deviceRule({
  id: 'settingError',
  place: 380,
  kinds: ['compliance'],
  hides: ['general'],
  severity: 'blocks',
  waitsInGrace: true,
  readsOfDevice: ['policies'],
  next: { action: 'syncDevice' },
  find(device, { policies }) {
    const found = failing(policies).find(
      ({ setting }) => setting.state === 'error' && !CODES_TOLD.has(setting.errorCode ?? 0),
    );
    if (!found) return undefined;
    return {
      values: {
        setting: found.setting.name,
        policy: found.policy.name,
        code: found.setting.errorCode ?? '',
      },
      asOf: device.lastSyncDateTime,
    };
  },
});
