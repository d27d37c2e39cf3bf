import { deviceRule, plainly } from '../../rule.ts';

export const registrationKeyConflict = deviceRule({
  id: 'registrationKeyConflict',
  severity: 'blocks',
  next: {},
  find: (device) => (device.deviceRegistrationState === 'keyConflict' ? plainly() : undefined),
});
