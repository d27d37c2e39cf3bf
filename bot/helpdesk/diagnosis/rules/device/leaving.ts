import { deviceRule } from '../../rule.ts';

const LEAVING = new Set(['retirePending', 'retireIssued', 'wipePending', 'wipeIssued', 'deletePending']);

export const leaving = deviceRule({
  id: 'leaving',
  place: 60,
  hides: ['compliance', 'checkIn', 'record', 'staleDuplicate'],
  severity: 'blocks',
  next: {},
  find({ managementState = '' }) {
    return LEAVING.has(managementState) ? { values: { state: managementState } } : undefined;
  },
});
