import { deviceRule, plainly } from '../../rule.ts';

export const registrationKeyConflict = deviceRule({
  id: 'registrationKeyConflict',
  place: 70,
  kinds: ['record'],
  hides: ['compliance', 'checkIn'],
  severity: 'blocks',
  next: {},
  find: (device) => (device.deviceRegistrationState === 'keyConflict' ? plainly() : undefined),
});
