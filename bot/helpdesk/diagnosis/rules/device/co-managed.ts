import { deviceRule } from '../../rule.ts';

const AGENTS = new Set(['configurationManagerClientMdm', 'configurationManagerClientMdmEas']);

/** With `configManager`, Intune only passes on what Configuration Manager decides. Otherwise that may be so, and matters only if something is wrong. */
export const coManaged = deviceRule({
  id: 'coManaged',
  place: 570,
  kinds: ['record'],
  severity: 'notes',
  next: { escalate: 'intune' },
  find({ complianceState, managementAgent = '', lastSyncDateTime }) {
    const decides = complianceState === 'configManager';
    if (!decides && (!AGENTS.has(managementAgent) || complianceState === 'compliant')) return undefined;
    return { values: { decides: decides ? 'yes' : '' }, asOf: lastSyncDateTime };
  },
});
