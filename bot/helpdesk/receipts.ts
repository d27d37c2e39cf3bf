import type { Operator } from './authorize.ts';
import { READ_DEVICES, authorize } from './authorize.ts';
import type { ActParts } from './act.ts';
import type { DeviceDetails } from './model.ts';
import type { Receipt, World } from './ports.ts';
import type { Problem } from './problem.ts';
import { orNone, part } from './problem.ts';
import { isFinal, resultFor, stateOf } from './results.ts';
import { deviceTarget } from './scope.ts';

export type Refreshed =
  | { kind: 'receipt'; receipt: Receipt; /** Why it could not be brought up to date. */ problem?: Problem }
  | { kind: 'unknown' | 'notYours' | 'outside' };

/** Brings a receipt up to date from what the device says of it. Reads alone; it never sends anything. */
export async function refresh(
  parts: ActParts,
  world: World,
  operator: Operator,
  id: string,
): Promise<Refreshed> {
  const receipt = await parts.store.receipts.get(id);
  if (!receipt) return { kind: 'unknown' };
  if (receipt.operatorId !== operator.speaker.id) return { kind: 'notYours' };
  if (isFinal(receipt.state)) return { kind: 'receipt', receipt };
  const read = await part(lookAgain(world, operator, receipt));
  if (!read.ok) return { kind: 'receipt', receipt, problem: read.problem };
  if (read.value === 'outside') return { kind: 'outside' };
  return { kind: 'receipt', receipt: await bring(parts, receipt, read.value) };
}

async function lookAgain(
  world: World,
  operator: Operator,
  receipt: Receipt,
): Promise<DeviceDetails | 'gone' | 'outside'> {
  const device = await orNone(world.devices.one(receipt.deviceId));
  if (!device) return 'gone';
  const ruling = authorize(operator, READ_DEVICES, await deviceTarget(world, operator, device));
  return ruling.allowed ? device : 'outside';
}

async function bring(parts: ActParts, receipt: Receipt, device: DeviceDetails | 'gone'): Promise<Receipt> {
  const seen = device === 'gone' ? { reason: 'gone' } : whatDeviceSays(receipt, device);
  const updatedAt = parts.now().toISOString();
  const updated = await parts.store.receipts.update(receipt.id, (now) =>
    isFinal(now.state) ? undefined : { ...now, ...seen, updatedAt },
  );
  if (!updated) return (await parts.store.receipts.get(receipt.id)) ?? receipt;
  if (isFinal(updated.state)) {
    await parts.audit.append({
      kind: 'settled',
      what: updated.action,
      operatorId: updated.operatorId,
      personId: updated.userId,
      deviceId: updated.deviceId,
      outcome: updated.state,
      requestId: updated.requestId,
      of: updated.auditId,
    });
  }
  return updated;
}

function whatDeviceSays(receipt: Receipt, device: DeviceDetails): Partial<Receipt> {
  const { lastSyncDateTime } = device;
  const result = resultFor(receipt, device.deviceActionResults);
  if (!result) return { lastSyncDateTime };
  const state = stateOf(result);
  const ended = isFinal(state) ? { endedAt: result.lastUpdatedDateTime ?? result.startDateTime } : {};
  const reason = state === 'failed' || state === 'unknown' ? `device:${result.actionState}` : undefined;
  return { lastSyncDateTime, state, reason, ...ended };
}

/**
 * At the start: a receipt still marked as being sent was cut off by a crash. Whether its action left can't be known, and it is never sent
 * again. Resolves to how many there were.
 */
export async function settleCutOff(parts: Pick<ActParts, 'store' | 'now'>): Promise<number> {
  const cutOff = await parts.store.receipts.list((receipt) => receipt.state === 'sending');
  const updatedAt = parts.now().toISOString();
  await Promise.all(
    cutOff.map((receipt) =>
      parts.store.receipts.update(receipt.id, (now) => ({
        ...now,
        state: 'unknown',
        reason: 'restart',
        updatedAt,
      })),
    ),
  );
  return cutOff.length;
}
