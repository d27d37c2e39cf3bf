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

const BLOCKED = new Set(['blocked', 'quarantined']);

export const exchangeBlocked = deviceRule({
  id: 'exchangeBlocked',
  place: 440,
  kinds: ['compliance', 'general'],
  severity: 'blocks',
  next: { action: 'syncDevice' },
  find(device) {
    const { exchangeAccessState: state = '', exchangeAccessStateReason: reason = '' } = device;
    const fault = !NO_FAULT.has(reason);
    // where Exchange doesn't say whether it lets the device in, its reason does
    if (!BLOCKED.has(state) && (state === 'allowed' || !fault)) return undefined;
    return {
      values: { reason: fault ? reason : '' },
      asOf: device.exchangeLastSuccessfulSyncDateTime ?? device.lastSyncDateTime,
    };
  },
});
