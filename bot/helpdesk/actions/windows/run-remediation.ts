import { defineAction } from '../define.ts';

/** Runs one of the tenant's own script packages at once (Microsoft Learn, "Run remediation"). */
export const runRemediation = defineAction({
  id: 'initiateOnDemandProactiveRemediation',
  place: 130,
  name: 'initiateOnDemandProactiveRemediation',
  version: 'beta',
  permission: 'Microsoft.Intune_RemoteTasks_OnDemandProactiveRemediation',
  works: [{ platform: 'windows', needs: ['corporate'] }],
  danger: 'disruptive',
  form: [{ id: 'scriptPolicyId', kind: 'pick', required: true, from: 'remediations' }],
  body: ({ scriptPolicyId }) => ({ scriptPolicyId }),
  ends: 'result',
});
