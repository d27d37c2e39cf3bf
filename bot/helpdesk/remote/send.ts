import { NotRecorded } from '../contracts/not-recorded.ts';
import type { ActionTarget, Receipt } from '../contracts/receipt.ts';
import type { Drafts } from '../contracts/store.ts';
import { ticketIn } from '../access/ticket.ts';
import { auditRefusal, whyNot } from './audit-entry.ts';
import type { AskedRun, CheckedDevice, Claimed, ClearDevice } from './run.ts';
import { noteUnsent, notRecorded } from './leaving/unsent.ts';
import { depart, send, type Departure } from './send-one.ts';

/** What is to become of each device of a run, and since when, by performance.now(). */
export interface Departures {
  devices: Leaving[];
  since: number;
}

type Leaving =
  | { receipt: Receipt; one: ClearDevice; departure: Departure }
  | { receipt: Receipt; one: HeldDevice; departure?: undefined };

type HeldDevice = Exclude<CheckedDevice, { kind: 'clear' }>;

/**
 * In the write that uses the confirmation up, or in one after it: lets the action go on every device that is clear. `relying`: nobody else
 * is asked than by Intune.
 */
export function letAllGo(
  drafts: Drafts,
  run: Claimed<AskedRun>,
  since: number,
  relying: Pick<Receipt, 'intuneAsks'> = {},
): Departures {
  const devices = run.devices.map((one, index): Leaving => {
    const receipt = { ...receiptFor(run, one.target, index), ...relying };
    return one.kind === 'clear'
      ? { receipt, one, departure: depart(drafts, run, receipt, one) }
      : { receipt, one };
  });
  return { devices, since };
}

/** Sends a run that is claimed and wasn't let go with that. */
export async function letGoAndSend(
  run: Claimed<AskedRun>,
  relying: Pick<Receipt, 'intuneAsks'>,
): Promise<Receipt[]> {
  const since = performance.now();
  const written = run.services.store.together((drafts) => letAllGo(drafts, run, since, relying));
  return sendAll(run, await orUnsent(run, written));
}

/** What a write resolves to that may let actions go. If it fails, nobody knows whether it was written, and nothing of it is sent. */
export async function orUnsent<T>(
  { services, receiptIds }: Pick<AskedRun, 'services' | 'receiptIds'>,
  written: Promise<T>,
): Promise<T> {
  try {
    return await written;
  } catch (error) {
    await noteUnsent(services, receiptIds).catch(() => undefined);
    throw error;
  }
}

/**
 * Stage 4: sends the action to every device on which it was let go. A device that isn't clear gets a receipt that says why, and so does one
 * whose record could not be written, if another was sent.
 * @throws NotRecorded if nothing was sent, because it could not be recorded
 */
export async function sendAll(run: Claimed<AskedRun>, { devices, since }: Departures): Promise<Receipt[]> {
  const ends = await Promise.allSettled(
    devices.map((device) =>
      device.departure
        ? send(run, device.receipt, device.one, { ...device.departure, since })
        : leaveOut(run, device.receipt, device.one),
    ),
  );
  const noneSent = ends.every(({ status }) => status === 'rejected');
  return devices.map(({ receipt }, index) => {
    const end = ends[index];
    if (end?.status === 'fulfilled') return end.value;
    if (noneSent || !(end?.reason instanceof NotRecorded)) throw end?.reason;
    run.services.log.error({ err: end.reason, receipt: receipt.id }, 'an action was not sent: no record');
    return { ...receipt, ...notRecorded(receipt.sentAt) };
  });
}

export async function leaveOut(run: Claimed<AskedRun>, receipt: Receipt, one: HeldDevice): Promise<Receipt> {
  const why = whyNot(one);
  await auditRefusal(run, [receipt], why);
  const refused: Receipt = {
    ...receipt,
    state: 'failed',
    reason: { kind: 'refused', why },
    endedAt: receipt.sentAt,
  };
  await run.services.store.receipts.create(refused.id, refused);
  return refused;
}

export function receiptFor(run: Claimed<AskedRun>, target: ActionTarget, index: number): Receipt {
  const { services, action, confirmation, typed, card, managersWord, callerVerified } = run;
  const at = services.now().toISOString();
  return {
    ...target,
    id: run.receiptIds[index] ?? services.newId(),
    operatorId: confirmation.operatorId,
    confirmationId: confirmation.id,
    action: confirmation.action,
    values: confirmation.values,
    secretFields: confirmation.secretFields,
    picked: confirmation.picked,
    locale: confirmation.locale,
    justification: typed.reason,
    ticket: ticketIn(typed.ticket),
    lost: action.lost === undefined ? undefined : typed.lost === true,
    managersWord,
    callerVerified,
    state: 'sending',
    sentAt: at,
    updatedAt: at,
    auditId: '',
    card,
  };
}
