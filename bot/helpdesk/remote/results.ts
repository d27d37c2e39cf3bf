import type { DeviceActionResult } from '../contracts/model.ts';
import type { Receipt, ReceiptState, Said } from '../contracts/receipt.ts';
import { saysTheSame } from '../contracts/receipt.ts';

/** Results dated this much later than the call that they were there before can't be right. */
const ODD_MS = 5 * 60_000;
/** A run begins when it is sent, or soon after. */
const SOON_MS = 24 * 60 * 60_000;

/**
 * While nobody knows how far Graph's clock is off, results from up to ten minutes before the call count. They still have to be newer than
 * the newest result from before it.
 */
const CLOCK_UNKNOWN_MS = -10 * 60_000;

/** When the newest run of an action on a device began, according to its results. */
export function newestStart(results: readonly DeviceActionResult[], action: string): string | undefined {
  return results
    .filter((result) => result.actionName === action)
    .flatMap((result) => (result.startDateTime ? [result.startDateTime] : []))
    .toSorted((a, b) => Date.parse(b) - Date.parse(a))[0];
}

/**
 * The result that belongs to a receipt: of the same action, begun no earlier than it was sent (by Graph's clock, which may show whole
 * seconds) and later than any result from before the call. undefined: the device hasn't reported yet.
 */
export function resultFor(
  receipt: Pick<Receipt, 'sentAt' | 'clockAheadMs' | 'acceptedAt' | 'resultBefore'>,
  action: string,
  results: readonly DeviceActionResult[],
  /** When the next run was sent, in milliseconds. Results that began later belong to that run. */
  until = Infinity,
): DeviceActionResult | undefined {
  const sent = sentByGraph(receipt);
  const before = receipt.resultBefore === undefined ? -Infinity : Date.parse(receipt.resultBefore);
  // unless Graph's clock is known, it may be ours that is wrong
  const known = receipt.acceptedAt !== undefined && receipt.clockAheadMs !== undefined;
  const odd = known && before - sent > ODD_MS;
  return (
    results
      .filter((result) => result.actionName === action)
      .map((result) => ({ result, start: Date.parse(result.startDateTime ?? '') }))
      .filter(({ start }) => start >= sent && start < until)
      // one that was dated in the future before the call says nothing about which came first
      .filter(({ start }) => (odd ? start !== before && start < sent + SOON_MS : start > before))
      .toSorted((a, b) => a.start - b.start)[0]?.result
  );
}

/** When an action was sent, by Graph's clock in whole seconds: milliseconds. */
export function sentByGraph({
  sentAt,
  clockAheadMs = CLOCK_UNKNOWN_MS,
}: Pick<Receipt, 'sentAt' | 'clockAheadMs'>): number {
  return Math.floor((Date.parse(sentAt) + clockAheadMs) / 1000) * 1000;
}

/** Graph's actionState as a receipt's state. A state that we don't know makes the outcome unknown. */
export function stateOf(result: DeviceActionResult): ReceiptState {
  switch (result.actionState) {
    case 'none':
      return 'accepted';
    case 'pending':
    case 'active':
      return 'pending';
    case 'done':
    case 'failed':
    case 'canceled':
    case 'notSupported':
      return result.actionState;
    default:
      return 'unknown';
  }
}

/** Marks the receipt's card as out of date if the receipt says something new. The mark stays until the card was changed. */
export function behind(receipt: Receipt, before: Said): Receipt {
  return !saysTheSame(receipt, before) && receipt.card ? { ...receipt, cardBehind: true } : receipt;
}
