import type { RemoteAction } from '../../actions/catalogue.ts';
import { bringsNothing, callOn } from '../../actions/define.ts';
import type { AuditEntry } from '../../contracts/audit.ts';
import type { Receipt } from '../../contracts/receipt.ts';
import { tellingOf } from '../../employee/telling.ts';
import { entryFor, optionsOf } from '../audit-entry.ts';
import { newestStart } from '../results.ts';
import type { ClearDevice, Run } from '../run.ts';

/** Writes down that an action that was let go is about to be sent. Its receipt names the entry already. */
export async function announce(
  { services, action }: Pick<Run, 'services' | 'action'>,
  receipt: Receipt,
  { device: { serialNumber }, through }: ClearDevice,
): Promise<void> {
  const entry = entryFor(action, { ...receipt, serialNumber }, receipt.operatorId);
  const options = optionsOf(action, receipt.values, receipt);
  const started: AuditEntry = { ...entry, kind: 'started', through, ...(options.length > 0 && { options }) };
  await services.audit.append(started, { sync: true, id: receipt.auditId });
}

/** The receipt of an action that is about to leave, with what the device is like before. */
export function aboutToLeave(
  action: RemoteAction,
  receipt: Receipt,
  { device, operatorName, told, lost }: ClearDevice,
  { auditId, at }: { auditId: string; at: string },
): Receipt {
  return {
    ...receipt,
    auditId,
    state: 'sending',
    sentAt: at,
    updatedAt: at,
    deviceName: device.deviceName,
    serialNumber: device.serialNumber,
    firstSentAt: receipt.firstSentAt ?? at,
    held: undefined,
    managementStateBefore: device.managementState,
    operatingSystem: device.operatingSystem,
    resultBefore: newestStart(device.deviceActionResults, callOn(action, device).name),
    lastSyncDateTime: device.lastSyncDateTime,
    operatorName,
    telling: tellingOf(action, receipt, { told, lost }),
    ...(action.secret && { bringsNothing: bringsNothing(action, device) }),
  };
}
