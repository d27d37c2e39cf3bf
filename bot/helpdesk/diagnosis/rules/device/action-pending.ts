import { hoursSince } from '../../age.ts';
import { deviceRule } from '../../rule.ts';

export const actionPending = deviceRule({
  id: 'actionPending',
  place: 510,
  kinds: ['compliance'],
  severity: 'warns',
  readsOfDevice: ['results'],
  next: {},
  find(_device, { results }, { now, thresholds }) {
    const waiting = results
      .filter(({ actionState }) => actionState === 'pending' || actionState === 'active')
      .map(({ actionName, startDateTime: at }) => ({ actionName, at, hours: hoursSince(at, now) ?? 0 }))
      .toSorted((a, b) => b.hours - a.hours)[0];
    if (!waiting?.at || waiting.hours <= thresholds.pendingHours) return undefined;
    return { values: { sent: { at: waiting.at }, action: { action: waiting.actionName } }, asOf: waiting.at };
  },
});
