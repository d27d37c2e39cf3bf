import { deviceRule, plainly } from '../../rule.ts';

/** Graph has it as a text: "True", "False" or "Unknown". */
export const jailbroken = deviceRule({
  id: 'jailbroken',
  place: 270,
  kinds: ['record'],
  hides: ['general', 'settingFails'],
  severity: 'blocks',
  next: { escalate: 'security' },
  find: (device) => (/^true$/i.test(device.jailBroken ?? '') ? plainly(device.lastSyncDateTime) : undefined),
});
