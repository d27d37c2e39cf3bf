import { personRule, plainly } from '../../rule.ts';

export const accountDisabled = personRule({
  id: 'accountDisabled',
  place: 10,
  hides: [
    'compliance',
    'checkIn',
    'enrollment',
    'passwordOld',
    'entraDeviceDisabled',
    'noDevices',
    'directorySyncStale',
  ],
  severity: 'blocks',
  reads: ['account'],
  next: { escalate: 'identity' },
  find: ({ account }) => (account.accountEnabled === false ? plainly() : undefined),
});
