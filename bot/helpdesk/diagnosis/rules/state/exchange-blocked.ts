import { deviceRule } from '../../rule.ts';

/** Reasons that are no fault: there is none, Exchange isn't asked, or the device is allowed. */
const NO_FAULT = new Set([
  '',
  'none',
  'unknown',
  'compliant',
  'exchangeGlobalRule',
  'exchangeIndividualRule',
]);

export const exchangeBlocked = deviceRule({
  id: 'exchangeBlocked',
  severity: 'blocks',
  next: { action: 'syncDevice' },
  find(device) {
    const { exchangeAccessState, exchangeAccessStateReason: reason = '' } = device;
    if (exchangeAccessState !== 'blocked' && exchangeAccessState !== 'quarantined') return undefined;
    return {
      values: { reason: NO_FAULT.has(reason) ? '' : reason },
      asOf: device.exchangeLastSuccessfulSyncDateTime ?? device.lastSyncDateTime,
    };
  },
});
