import type { Receipt } from '../contracts/receipt.ts';
import type { Tables } from '../contracts/store.ts';

/** What an entry of the audit has among its options if the operator said that the device was reported lost or stolen. */
export const LOST_OPTION = 'lostOrStolen=true';

/** Whether a device was last said to be lost or stolen, as far as receipts are kept. What its operator said last counts. */
export async function wasReportedLost(
  { receipts }: Pick<Tables, 'receipts'>,
  deviceId: string,
): Promise<boolean> {
  const said = await receipts.list((one) => one.deviceId === deviceId && one.lost !== undefined);
  const newest = said.toSorted(newestFirst)[0];
  return newest?.lost === true;
}

const newestFirst = (a: Receipt, b: Receipt) => b.sentAt.localeCompare(a.sentAt);
