import { deviceRule, plainly } from '../../rule.ts';
import { entraObject } from './entra-object.ts';

export const entraDeviceDisabled = deviceRule({
  id: 'entraDeviceDisabled',
  place: 90,
  kinds: ['record'],
  hides: ['compliance'],
  severity: 'blocks',
  reads: ['entra'],
  next: { escalate: 'identity' },
  find: (device, { entra }) => (entraObject(device, entra)?.accountEnabled === false ? plainly() : undefined),
});
