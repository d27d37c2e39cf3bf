import type { Receipt } from '../contracts/receipt.ts';
import type { Store } from '../contracts/store.ts';

/** All receipts of one confirmation, in the order in which its devices were named. They share a card. */
export async function receiptsOfConfirmation(
  { receipts, confirmations }: Pick<Store, 'receipts' | 'confirmations'>,
  { confirmationId }: Receipt,
): Promise<Receipt[]> {
  const [all, confirmation] = await Promise.all([
    receipts.list((receipt) => receipt.confirmationId === confirmationId),
    confirmations.get(confirmationId),
  ]);
  const order = confirmation?.receiptIds ?? [];
  return all.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}
