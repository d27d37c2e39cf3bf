import { deviceRule, plainly } from '../../rule.ts';

export const registrationRevoked = deviceRule({
  id: 'registrationRevoked',
  severity: 'blocks',
  next: {},
  find: (device) => (device.deviceRegistrationState === 'revoked' ? plainly() : undefined),
});
