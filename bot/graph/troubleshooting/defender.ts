import { orNone } from '../../helpdesk/contracts/problem.ts';
import type { Malware, Protection } from '../../helpdesk/contracts/graph/tab-records.ts';
import type { GraphClient } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { dueId, flagOrNone, textOrNone } from '../json/answers.ts';
import { date, text, type Json } from '../json/fields.ts';
import { path } from '../odata/path.ts';

/** What Defender says about itself on a Windows device (Graph, windowsProtectionState). undefined: it hasn't reported. */
export async function protection(client: GraphClient, deviceId: string): Promise<Protection | undefined> {
  const from = await client.find(path`/deviceManagement/managedDevices/${deviceId}/windowsProtectionState`);
  if (!from) return undefined;
  return {
    state: textOrNone(from, 'deviceState'),
    malwareProtectionEnabled: flagOrNone(from, 'malwareProtectionEnabled'),
    realTimeProtectionEnabled: flagOrNone(from, 'realTimeProtectionEnabled'),
    signatureUpdateOverdue: flagOrNone(from, 'signatureUpdateOverdue'),
    quickScanOverdue: flagOrNone(from, 'quickScanOverdue'),
    fullScanOverdue: flagOrNone(from, 'fullScanOverdue'),
    fullScanRequired: flagOrNone(from, 'fullScanRequired'),
    rebootRequired: flagOrNone(from, 'rebootRequired'),
    signatureVersion: text(from, 'signatureVersion'),
    lastQuickScanDateTime: date(from, 'lastQuickScanDateTime'),
    lastReportedDateTime: date(from, 'lastReportedDateTime'),
  };
}

/** What Defender met on a Windows device (Graph, windowsDeviceMalwareState). One on which it hasn't reported has none. */
export async function malware(client: GraphClient, deviceId: string): Promise<Malware[]> {
  const at = path`/deviceManagement/managedDevices/${deviceId}/windowsProtectionState/detectedMalwareState`;
  const all = await orNone(collectAll(client, at));
  return (all ?? []).map(toMalware);
}

function toMalware(from: Json): Malware {
  const id = dueId(from);
  return {
    id,
    name: text(from, 'displayName') ?? id,
    severity: textOrNone(from, 'severity'),
    threatState: textOrNone(from, 'threatState'),
    lastStateChangeDateTime: date(from, 'lastStateChangeDateTime'),
  };
}
