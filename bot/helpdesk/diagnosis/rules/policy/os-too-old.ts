import { deviceRule } from '../../rule.ts';
import { failing } from './failing.ts';

const MINIMUM = /os(?:minimum|min)(?:build)?version|minimumwindows|osminimumbuild/i;

export const osTooOld = deviceRule({
  id: 'osTooOld',
  place: 300,
  kinds: ['compliance'],
  hides: ['general', 'settingFails'],
  severity: 'blocks',
  waitsInGrace: true,
  readsOfDevice: ['policies'],
  next: { action: 'syncDevice' },
  find(device, { policies }) {
    const found = failing(policies).find(({ setting }) => MINIMUM.test(setting.name));
    if (!found) return undefined;
    return {
      values: { policy: found.policy.name, version: device.osVersion ?? '' },
      asOf: device.lastSyncDateTime,
    };
  },
});
