import type { RemoteAction } from '../actions/catalogue.ts';
import { isToldOf } from '../actions/define.ts';
import type { Audit } from '../contracts/audit.ts';
import type { Clock } from '../contracts/clock.ts';
import type { Custody } from '../contracts/custody.ts';
import type { Receipt, Telling } from '../contracts/receipt.ts';
import type { Store } from '../contracts/store.ts';

/** Whether the employee will be told of an action that is about to leave. A tick at its own press counts more than an earlier one. */
export function tellingOf(
  action: Pick<RemoteAction, 'danger' | 'told'>,
  receipt: Pick<Receipt, 'userId' | 'lost'>,
  { told, lost }: { told: boolean; lost: boolean },
): Telling | undefined {
  if (!isToldOf(action)) return undefined;
  if (receipt.lost ?? lost) return 'lost';
  if (!told) return 'off';
  return receipt.userId === undefined ? 'nobody' : 'due';
}

/** Nobody is told of something that may not have happened. */
const isAccepted = ({ acceptedAt, state }: Receipt) => acceptedAt !== undefined || state === 'done';

/** Whether somebody has to be told, or is being told. */
export const isToBeTold = (receipt: Receipt): boolean =>
  receipt.telling === 'telling' || (receipt.telling === 'due' && isAccepted(receipt));

interface TellServices {
  store: Pick<Store, 'receipts' | 'together'>;
  audit: Audit;
  custody: Pick<Custody, 'holds' | 'shared'>;
  now: Clock;
}

const isOurs = (custody: TellServices['custody'], { id }: Receipt) => custody.holds({ kind: 'receipt', id });

/** What this bot has to tell employees of, one message for what one press did to one person's devices. */
export async function dueToTell({
  store,
  custody,
}: Pick<TellServices, 'store' | 'custody'>): Promise<Receipt[][]> {
  const due = await store.receipts.list(
    (one) => one.telling === 'due' && isAccepted(one) && isOurs(custody, one),
  );
  const groups = new Map<string, Receipt[]>();
  for (const receipt of due.toSorted((a, b) => a.sentAt.localeCompare(b.sentAt))) {
    const key = `${receipt.confirmationId} ${receipt.userId}`;
    groups.set(key, [...(groups.get(key) ?? []), receipt]);
  }
  return [...groups.values()];
}

/** Notes that they are being told. Only who gets a receipt here may tell of it: so nobody is told twice, after a crash neither. */
export function beginToTell(
  { store }: Pick<TellServices, 'store'>,
  receipts: readonly Receipt[],
): Promise<Receipt[]> {
  return store.together((drafts) =>
    receipts.flatMap(({ id }) => {
      const now = drafts.receipts.get(id);
      if (now?.telling !== 'due') return [];
      const begun: Receipt = { ...now, telling: 'telling' };
      drafts.receipts.put(id, begun);
      return [begun];
    }),
  );
}

export type Told = Extract<Telling, 'told' | 'notInstalled' | 'failed' | 'unsure'>;

/** Notes how it ended, on the receipts and in the audit. */
export async function endTelling(
  { store, audit, now }: TellServices,
  receipts: readonly Receipt[],
  telling: Told,
): Promise<void> {
  const toldAt = now().toISOString();
  const ended = await store.together((drafts) =>
    receipts.flatMap(({ id }) => {
      const one = drafts.receipts.get(id);
      if (!one || !isOpen(one, telling)) return [];
      const next: Receipt = { ...one, telling, ...(telling === 'told' && { toldAt }) };
      drafts.receipts.put(id, next);
      return [next];
    }),
  );
  for (const { operatorId, userId, deviceId, deviceName, serialNumber, ticket } of ended)
    await audit.append({
      kind: 'ended',
      what: 'tell employee',
      operatorId,
      personId: userId,
      deviceId,
      deviceName,
      serialNumber,
      ticket,
      outcome: telling,
    });
}

/** Whoever told them knows best. Another bot that took them for cut off knows nothing. */
const isOpen = (now: Receipt, telling: Told) =>
  now.telling === 'telling' || (now.telling === 'unsure' && telling !== 'unsure');

/** What the last run, or the bot that looked after `taken`, was telling when it ended. Nobody knows whether it arrived, and a second message would say it twice. */
export async function settleTelling(services: TellServices, taken?: string): Promise<void> {
  if (services.custody.shared && taken === undefined) return;
  const cut = await services.store.receipts.list(
    ({ telling, id }) => telling === 'telling' && (taken === undefined || id === taken),
  );
  if (cut.length > 0) await endTelling(services, cut, 'unsure');
}
