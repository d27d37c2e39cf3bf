import type { Receipt } from '../contracts/receipt.ts';

/** What an entry of the audit has among its options if the operator said that the device was reported lost or stolen. */
export const LOST_OPTION = 'lostOrStolen=true';

/** Whether a device was last said to be lost or stolen, by its receipts. What its operators said last counts. */
export function wasReportedLost(receipts: readonly Pick<Receipt, 'lost' | 'sentAt'>[]): boolean {
  const said = receipts.filter(({ lost }) => lost !== undefined);
  return said.toSorted((a, b) => b.sentAt.localeCompare(a.sentAt))[0]?.lost === true;
}
