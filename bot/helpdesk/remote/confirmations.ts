import type { Clock } from '../contracts/clock.ts';
import { hasExpired, type Confirmable } from '../contracts/expiry.ts';
import type { Receipt } from '../contracts/receipt.ts';
import type { Confirmation, Records, SecretValues, Store } from '../contracts/store.ts';

/** Cancels a record that is still open. Resolves to undefined if it isn't open, or `mine` says that it is someone else's. */
export async function cancelOpen<T extends Confirmable>(
  records: Records<T>,
  id: string,
  mine: (record: T) => boolean,
): Promise<T | undefined> {
  return records.update(id, (now) =>
    mine(now) && now.state === 'open' ? { ...now, state: 'canceled' } : undefined,
  );
}

/** Notes that the time of an open record is over, so that it stays over if the clock is set back. */
export async function noteExpired<T extends Confirmable>(records: Records<T>, id: string): Promise<void> {
  try {
    await records.update(id, (now) => (now.state === 'open' ? { ...now, state: 'expired' } : undefined));
  } catch {
    // The disk may be full. This press is refused anyway, and the store tries again twice a minute.
  }
}

/** Cancels an operator's own confirmation. Resolves to it if it was theirs and still open. */
export async function cancel(
  { store }: { store: Pick<Store, 'confirmations'> },
  personId: string,
  id: string,
): Promise<Confirmation | undefined> {
  return cancelOpen(store.confirmations, id, ({ operatorId }) => operatorId === personId);
}

/** Cancels everything that a person has open, role changes too. Resolves to how many there were. */
export async function cancelAll(
  { store, now }: { store: Pick<Store, 'confirmations' | 'roleChanges'>; now: Clock },
  personId: string,
): Promise<number> {
  const [confirmations, changes] = await Promise.all([
    cancelEach(store.confirmations, now(), ({ operatorId }) => operatorId === personId),
    cancelEach(store.roleChanges, now(), ({ adminId }) => adminId === personId),
  ]);
  return confirmations + changes;
}

async function cancelEach<T extends Confirmable & { id: string }>(
  records: Records<T>,
  now: Date,
  mine: (record: T) => boolean,
): Promise<number> {
  const open = await records.list((one) => mine(one) && one.state === 'open' && !hasExpired(one, now));
  const canceled = await Promise.all(open.map(({ id }) => cancelOpen(records, id, mine)));
  return canceled.filter((one) => one !== undefined).length;
}

/** Whether a secret that was filled in is lost. Secrets are kept in memory only, so they don't outlive a restart. */
export function lacksSecret(
  { secretValues }: { secretValues: SecretValues },
  { id, secretFields = [] }: Pick<Confirmation, 'id' | 'secretFields'>,
): boolean {
  const held = secretValues.get(id) ?? {};
  return secretFields.some((field) => held[field] === undefined);
}

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
