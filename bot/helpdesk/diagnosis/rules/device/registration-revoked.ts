import { deviceRule, plainly } from '../../rule.ts';

export const registrationRevoked = deviceRule({
  id: 'registrationRevoked',
  place: 80,
  kinds: ['record'],
  hides: ['compliance', 'checkIn'],
  severity: 'blocks',
  next: {},
  find: (device) => (device.deviceRegistrationState === 'revoked' ? plainly() : undefined),
});
