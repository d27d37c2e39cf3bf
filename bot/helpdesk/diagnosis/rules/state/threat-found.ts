import { platformOf } from '../../../actions/platform.ts';
import { deviceRule } from '../../rule.ts';

const THREATS = new Set(['mediumSeverity', 'highSeverity', 'compromised', 'misconfigured']);

/** What Mobile Threat Defense reports. A scan helps on Windows alone. */
export const threatFound = deviceRule({
  id: 'threatFound',
  severity: 'blocks',
  next: { action: 'quickScan', escalate: 'security' },
  find(device) {
    const state = device.partnerReportedThreatState ?? '';
    if (!THREATS.has(state)) return undefined;
    return {
      values: { state, scan: platformOf(device) === 'windows' ? 'yes' : '' },
      asOf: device.lastSyncDateTime,
    };
  },
});
