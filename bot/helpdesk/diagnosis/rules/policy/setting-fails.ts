import type { ManagedDevice } from '../../../contracts/model.ts';
import { deviceRule } from '../../rule.ts';
import type { Failing } from './failing.ts';
import { failing, isBuiltIn, isEncryption } from './failing.ts';

/** A setting of a compliance policy that isn't as it has to be, by its name. */
export const settingFails = deviceRule({
  id: 'settingFails',
  place: 390,
  kinds: ['compliance'],
  hides: ['general'],
  severity: 'blocks',
  waitsInGrace: true,
  readsOfDevice: ['policies'],
  next: { action: 'syncDevice' },
  find(device, { policies }) {
    const fails = failing(policies).filter((one) => !isBuiltIn(one) && one.setting.state !== 'error');
    const [first] = fails.filter((one) => !isToldAlready(one, device));
    if (!first) return undefined;
    return {
      values: { setting: first.setting.name, policy: first.policy.name, more: fails.length - 1 },
      asOf: device.lastSyncDateTime,
    };
  },
});

/** The device's record says by itself that it isn't encrypted. */
function isToldAlready(one: Failing, { isEncrypted }: ManagedDevice): boolean {
  return isEncrypted === false && isEncryption(one);
}
