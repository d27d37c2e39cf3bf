import { NotRecorded } from '../contracts/not-recorded.ts';
import type { ActionTarget, Receipt } from '../contracts/receipt.ts';
import { ticketIn } from '../access/ticket.ts';
import { auditRefusal, whyNot } from './audit-entry.ts';
import type { AskedRun, CheckedDevice, Claimed } from './run.ts';
import { notRecorded, sendOne } from './send-one.ts';

/**
 * Stage 4: sends the action to every device that is clear. A device that isn't gets a receipt that says why, and so does one whose record
 * could not be written, if another was sent. `relying`: nobody else is asked than by Intune.
 * @throws NotRecorded if nothing was sent, because it could not be recorded
 */
export async function sendAll(
  run: Claimed<AskedRun>,
  relying: Pick<Receipt, 'intuneAsks'> = {},
): Promise<Receipt[]> {
  const drafts = run.devices.map((one, index) => ({
    one,
    receipt: {
      ...receiptFor(run, one.target, run.receiptIds[index] ?? run.services.newId()),
      ...relying,
    },
  }));
  const ends = await Promise.allSettled(
    drafts.map(({ one, receipt }) =>
      one.kind === 'clear' ? sendOne(run, receipt, one) : leaveOut(run, receipt, one),
    ),
  );
  const noneSent = ends.every(({ status }) => status === 'rejected');
  return drafts.map(({ receipt }, index) => {
    const end = ends[index];
    if (end?.status === 'fulfilled') return end.value;
    if (noneSent || !(end?.reason instanceof NotRecorded)) throw end?.reason;
    run.services.log.error({ err: end.reason, receipt: receipt.id }, 'an action was not sent: no record');
    return { ...receipt, ...notRecorded(receipt.sentAt) };
  });
}

export async function leaveOut(
  run: Claimed<AskedRun>,
  receipt: Receipt,
  one: Exclude<CheckedDevice, { kind: 'clear' }>,
): Promise<Receipt> {
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

export function receiptFor(
  { services, action, confirmation, typed, card, managersWord, callerVerified }: Claimed<AskedRun>,
  target: ActionTarget,
  id: string,
): Receipt {
  const at = services.now().toISOString();
  return {
    ...target,
    id,
    operatorId: confirmation.operatorId,
    confirmationId: confirmation.id,
    action: confirmation.action,
    values: confirmation.values,
    secretFields: confirmation.secretFields,
    picked: confirmation.picked,
    locale: confirmation.locale,
    justification: typed?.reason,
    ticket: ticketIn(typed?.ticket),
    lost: action.lost === undefined ? undefined : typed?.lost === true,
    managersWord,
    callerVerified,
    state: 'sending',
    sentAt: at,
    clockAheadMs: 0,
    updatedAt: at,
    auditId: '',
    card,
  };
}
