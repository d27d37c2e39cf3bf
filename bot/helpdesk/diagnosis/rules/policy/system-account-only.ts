import { deviceRule } from '../../rule.ts';
import { failingRows, isSystemAccount } from './failing.ts';

/** The policy fails for the device's system account and holds for the person: it was assigned to devices, or nobody signed in since. */
export const systemAccountOnly = deviceRule({
  id: 'systemAccountOnly',
  place: 370,
  kinds: ['compliance'],
  hides: ['general', 'settingFails', 'settingError'],
  severity: 'blocks',
  waitsInGrace: true,
  readsOfDevice: ['policies'],
  next: { action: 'syncDevice', escalate: 'intune' },
  find(device, { policies }) {
    const fails = failingRows(policies);
    const found = fails.find(({ policy }) => holdsForSomebody(policy));
    if (!found || fails.some(({ setting }) => !isSystemAccount(setting))) return undefined;
    return { values: { policy: found.policy.name }, asOf: device.lastSyncDateTime };
  },
});

function holdsForSomebody({ settings }: { settings: Parameters<typeof isSystemAccount>[0][] }): boolean {
  return settings.some((setting) => !isSystemAccount(setting) && setting.state === 'compliant');
}
