import type { RemoteAction } from '../actions/catalogue.ts';
import { fieldsFor } from '../actions/form.ts';
import type { Clock, NewId } from '../contracts/clock.ts';
import { expiryFrom, isOver, type Confirmable } from '../contracts/expiry.ts';
import type { FormValues } from '../contracts/form-values.ts';
import type { DeviceDetails } from '../contracts/model.ts';
import type { Receipt } from '../contracts/receipt.ts';
import type { Confirmation, Records, SecretValues, Store } from '../contracts/store.ts';
import { targetOf } from './audit-entry.ts';

/** So many that nobody has used are kept of one person. It is more than anybody asks for in a day. */
const MOST_UNUSED = 100;
/** With more than that, so many of the newest are left: it takes a write only now and then. */
const LEFT_UNUSED = 50;

/**
 * Keeps what waits to be confirmed. If its person has very many that nobody used, the oldest are forgotten, because everything that is kept
 * makes each write slower. Their cards say that they aren't known any more. Resolves to the ids of those.
 */
export async function keepOpen<T extends Confirmable & { id: string }>(
  records: Records<T>,
  one: T,
  mine: (record: T) => boolean,
): Promise<string[]> {
  await records.create(one.id, one);
  const unused = await records.list((record) => mine(record) && record.state !== 'used');
  if (unused.length <= MOST_UNUSED) return [];
  const oldest = unused.toSorted((a, b) => a.expiresAt.localeCompare(b.expiresAt)).slice(0, -LEFT_UNUSED);
  const ids = new Set(oldest.map(({ id }) => id));
  await records.remove((record, id) => ids.has(id) && record.state !== 'used');
  return [...ids];
}

interface KeepServices {
  store: Pick<Store, 'confirmations'>;
  secretValues: SecretValues;
  now: Clock;
  newId: NewId;
}

/** Makes the confirmation of an action on devices. What may not be on disk is held in memory. */
export async function keepConfirmation(
  { store, secretValues, now, newId }: KeepServices,
  operatorId: string,
  action: RemoteAction,
  devices: readonly DeviceDetails[],
  {
    values,
    sameName,
    picked,
    ...rest
  }: Pick<Confirmation, 'values' | 'picked' | 'sameName' | 'locale' | 'lost' | 'inEntra' | 'needs'>,
): Promise<Confirmation> {
  const id = newId();
  const at = now();
  const { open, secret } = split(action, devices, values);
  const secretFields = Object.keys(secret);
  if (secretFields.length > 0) secretValues.set(id, secret);
  const confirmation: Confirmation = {
    id,
    operatorId,
    action: action.id,
    targets: devices.map(targetOf),
    values: open,
    ...(secretFields.length > 0 && { secretFields }),
    ...(picked && Object.keys(picked).length > 0 && { picked }),
    ...(sameName && { sameName }),
    ...rest,
    createdAt: at.toISOString(),
    expiresAt: expiryFrom(at),
    state: 'open',
    receiptIds: [],
  };
  const forgotten = await keepOpen(store.confirmations, confirmation, isOf(operatorId));
  for (const one of forgotten) secretValues.delete(one);
  return confirmation;
}

/** Whether a confirmation is this operator's. */
export const isOf =
  (personId: string) =>
  ({ operatorId }: Confirmation): boolean =>
    operatorId === personId;

/** What may be kept on disk, and what may not. */
function split(
  action: RemoteAction,
  devices: readonly DeviceDetails[],
  values: FormValues,
): { open: FormValues; secret: FormValues } {
  const fields = devices.flatMap((device) => fieldsFor(action.form, device));
  const hidden = new Set(
    fields.flatMap((field) => (field.kind === 'text' && field.secret ? [field.id] : [])),
  );
  const entries = Object.entries(values);
  return {
    open: Object.fromEntries(entries.filter(([field]) => !hidden.has(field))),
    secret: Object.fromEntries(entries.filter(([field]) => hidden.has(field))),
  };
}

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

/**
 * Notes that the time of an open record is over, so that it stays over if the clock is set back. Resolves to the record as it is kept then:
 * another bot may have used it in time. Rejects if nobody can tell.
 */
export async function noteExpired<T extends Confirmable>(
  { level }: Pick<Store, 'level'>,
  records: Records<T>,
  id: string,
): Promise<T | undefined> {
  try {
    const noted = await records.update(id, (now) =>
      now.state === 'open' ? { ...now, state: 'expired' } : undefined,
    );
    if (noted) return noted;
  } catch {
    // The disk may be full. This press is refused anyway, and the store tries again twice a minute.
  }
  await level();
  return records.get(id);
}

/** Cancels an operator's own confirmation. Resolves to it if it was theirs and still open. */
export async function cancel(
  { store }: { store: Pick<Store, 'confirmations'> },
  personId: string,
  id: string,
): Promise<Confirmation | undefined> {
  return cancelOpen(store.confirmations, id, isOf(personId));
}

/** Cancels everything that a person has open, role changes too. Resolves to how many there were. */
export async function cancelAll(
  { store, now }: { store: Pick<Store, 'confirmations' | 'roleChanges'>; now: Clock },
  personId: string,
): Promise<number> {
  const [confirmations, changes] = await Promise.all([
    cancelEach(store.confirmations, now(), isOf(personId)),
    cancelEach(store.roleChanges, now(), ({ adminId }) => adminId === personId),
  ]);
  return confirmations + changes;
}

async function cancelEach<T extends Confirmable & { id: string }>(
  records: Records<T>,
  now: Date,
  mine: (record: T) => boolean,
): Promise<number> {
  const open = await records.list((one) => mine(one) && !isOver(one, now));
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
