import type { RemediationRun } from '../../helpdesk/contracts/graph/tab-records.ts';
import type { GraphClient } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { dueText, textOrNone } from '../json/answers.ts';
import { date, text, type Json } from '../json/fields.ts';
import { path } from '../odata/path.ts';

/**
 * How remediation scripts went on a device (Graph beta, deviceHealthScriptPolicyState). What the scripts wrote stays in Intune: it can be
 * anything.
 */
export async function remediationRuns(client: GraphClient, deviceId: string): Promise<RemediationRun[]> {
  const at = path`/deviceManagement/managedDevices/${deviceId}/deviceHealthScriptStates`;
  return (await collectAll(client, at, { version: 'beta' })).map(toRun);
}

function toRun(from: Json): RemediationRun {
  const id = dueText(from, 'policyId');
  return {
    id,
    name: text(from, 'policyName') ?? id,
    detectionState: dueText(from, 'detectionState'),
    remediationState: textOrNone(from, 'remediationState'),
    lastStateUpdateDateTime: date(from, 'lastStateUpdateDateTime'),
  };
}
