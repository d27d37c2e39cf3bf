import { personRule, plainly } from '../../rule.ts';

export const noDevices = personRule({
  id: 'noDevices',
  place: 600,
  kinds: ['unlicensed'],
  severity: 'notes',
  reads: ['devices', 'license'],
  next: {},
  find: ({ devices, license }) =>
    devices.length === 0 && license.state === 'active' ? plainly() : undefined,
});
