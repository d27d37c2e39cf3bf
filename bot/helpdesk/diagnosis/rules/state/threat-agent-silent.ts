import { deviceRule } from '../../rule.ts';

const SILENT = new Set(['unresponsive', 'deactivated']);

export const threatAgentSilent = deviceRule({
  id: 'threatAgentSilent',
  place: 500,
  kinds: ['record'],
  severity: 'warns',
  next: {},
  find({ partnerReportedThreatState: state = '', lastSyncDateTime }) {
    return SILENT.has(state) ? { values: { state }, asOf: lastSyncDateTime } : undefined;
  },
});
