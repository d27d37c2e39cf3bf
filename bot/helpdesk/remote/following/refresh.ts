import type { NotCovered, Operator } from '../../access/authorize.ts';
import { READ_DEVICES, authorize, tagsMatter } from '../../access/authorize.ts';
import { deviceTarget, sure } from '../../access/scope.ts';
import { actionNamed } from '../../actions/catalogue.ts';
import type { GraphApi } from '../../contracts/graph.ts';
import type { Problem } from '../../contracts/problem.ts';
import { part } from '../../contracts/problem.ts';
import type { Receipt } from '../../contracts/receipt.ts';
import { isFinal } from '../../contracts/receipt.ts';
import { applyReport, readReport } from '../device-report.ts';
import { receiptsOfConfirmation } from '../confirmations.ts';
import { tellsItems } from '../item-report.ts';
import type { RemoteServices } from '../services.ts';

type Refreshed =
  /** `problem`: why some of them could not be updated. */
  { kind: 'receipts'; receipts: Receipt[]; problem?: Problem } | { kind: 'unknown' | 'notYours' } | Outside;

/** The operator may no longer read the device. */
interface Outside {
  kind: 'outside';
  why: NotCovered;
}

/** Updates a receipt, and the others of its confirmation, from what the devices say. It only reads; it never sends anything. */
export async function refresh(
  services: RemoteServices,
  graph: GraphApi,
  operator: Operator,
  id: string,
): Promise<Refreshed> {
  const asked = await services.store.receipts.get(id);
  if (!asked) return { kind: 'unknown' };
  if (asked.operatorId !== operator.speaker.id) return { kind: 'notYours' };
  const all = await receiptsOfConfirmation(services.store, asked);
  const read = await Promise.all(all.map((receipt) => part(readAgain(services, graph, operator, receipt))));
  const outside = read.flatMap((one) => (one.ok && 'kind' in one.value ? [one.value] : []))[0];
  if (outside) return outside;
  const problem = read.flatMap((one) => (one.ok ? [] : [one.problem]))[0];
  const receipts = all.map((kept, index) => {
    const one = read[index];
    return one?.ok && !('kind' in one.value) ? one.value : kept;
  });
  return { kind: 'receipts', receipts, ...(problem && { problem }) };
}

async function readAgain(
  services: RemoteServices,
  graph: GraphApi,
  operator: Operator,
  receipt: Receipt,
): Promise<Receipt | Outside> {
  if (isFinal(receipt.state)) return receipt;
  const device = await readReport(services, graph, operator.speaker.id, () =>
    graph.devices.one(receipt.deviceId, { tags: tagsMatter(operator) }),
  );
  if (device === 'gone' || device === 'hidden') return applyReport(services, receipt, device);
  if (device.resultsUnread) throw device.resultsUnread;
  const target = await deviceTarget(graph, operator, device);
  const ruling = sure(authorize(operator, READ_DEVICES, target), target);
  if (!ruling.allowed && device.primaryUserUnread) throw device.primaryUserUnread;
  if (!ruling.allowed) return { kind: 'outside', why: ruling.why };
  const items = tellsItems(actionNamed(receipt.action));
  return applyReport(services, receipt, items ? await graph.devices.status(device.id, { items }) : device);
}
