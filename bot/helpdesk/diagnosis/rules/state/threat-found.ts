import { platformOf } from '../../../actions/platform.ts';
import { deviceRule } from '../../rule.ts';

const THREATS = new Set(['mediumSeverity', 'highSeverity', 'compromised', 'misconfigured']);

export const isThreat = (state: string | undefined): boolean => THREATS.has(state ?? '');

/** What Mobile Threat Defense reports. A scan helps on Windows alone. */
export const threatFound = deviceRule({
  id: 'threatFound',
  place: 280,
  kinds: ['record'],
  hides: ['general', 'settingFails'],
  severity: 'blocks',
  next: { action: 'quickScan', escalate: 'security' },
  find(device) {
    const state = device.partnerReportedThreatState ?? '';
    if (!isThreat(state)) return undefined;
    const scans = platformOf(device) === 'windows';
    return {
      values: { state, scan: scans ? 'yes' : '' },
      asOf: device.lastSyncDateTime,
      asksForAction: scans,
    };
  },
});
