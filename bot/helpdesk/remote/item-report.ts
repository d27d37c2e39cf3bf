import { keyOf, keysIn, split } from '../actions/assignment-keys.ts';
import type { RemoteAction } from '../actions/catalogue.ts';
import type { AssignmentItem } from '../contracts/graph/assigned.ts';
import type { DeviceActionResult } from '../contracts/model.ts';
import type { Receipt, ReceiptReason, ReceiptState } from '../contracts/receipt.ts';

/** Whether a device has to be read item by item for an action. */
export const tellsItems = (action: Pick<RemoteAction, 'items'> | undefined): boolean =>
  action?.items !== undefined;

type Reported = Pick<Receipt, 'state'> & { reason: ReceiptReason | undefined };

/**
 * What a result says of the items that a receipt is about, where they decide. It is done once all of them have succeeded. What a result of
 * another end says counts as it is, with the items that failed.
 */
export function reportOfItems(
  action: RemoteAction,
  receipt: Receipt,
  { items, actionState }: DeviceActionResult,
  state: ReceiptState,
): Reported | undefined {
  const wanted = action.items?.(receipt.values);
  if (!wanted || state === 'canceled' || state === 'notSupported' || state === 'unknown') return undefined;
  if (items === undefined || items === 'unread') return state === 'failed' ? undefined : UNCLEAR;
  const byKey = new Map(items.map((item) => [keyOf(item), item]));
  const all = [...wanted].map(([key, intent]) => ({ key, item: byKey.get(key), intent }));
  const failed = all
    .filter(({ item }) => item?.status === 'error')
    .map(({ key, item }) => ({ name: item?.name ?? nameOf(receipt, key), message: item?.message }));
  const reason = failed.length > 0 ? ({ kind: 'items', failed } as const) : undefined;
  if (state === 'failed') return { state, reason: reason ?? { kind: 'device', state: actionState } };
  const ends = all.map(({ item, intent }) => endOf(item, intent));
  if (ends.includes('unclear')) return UNCLEAR;
  if (ends.includes('waits')) return { state: state === 'accepted' ? state : 'pending', reason: undefined };
  return reason ? { state: 'failed', reason } : { state: 'done', reason: undefined };
}

const UNCLEAR: Reported = { state: 'unknown', reason: { kind: 'items', failed: [] } };

type End = 'waits' | 'over' | 'unclear';

/** How far an item is. What somebody has asked otherwise since is clear to nobody. */
function endOf(item: AssignmentItem | undefined, wanted: string): End {
  if (!item) return 'waits';
  if (item.intent !== wanted) return 'unclear';
  switch (item.status) {
    case 'error':
      return 'over';
    case 'initiated':
    case 'inProgress':
      return 'waits';
    case 'removed':
      return wanted === 'remove' ? 'over' : 'waits';
    case 'succeeded':
      return wanted === 'restore' ? 'over' : 'unclear';
    default:
      return 'unclear';
  }
}

/** As it was called when it was chosen. */
function nameOf({ values, picked = {} }: Receipt, key: string): string {
  for (const [field, names] of Object.entries(picked)) {
    const at = keysIn(values[field]).indexOf(key);
    const name = typeof names === 'string' ? undefined : names[at];
    if (name !== undefined) return name;
  }
  return split(key).id;
}
