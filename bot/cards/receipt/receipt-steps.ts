import type { Receipt } from '../../helpdesk/contracts/receipt.ts';
import { actionNamed } from '../../helpdesk/actions/catalogue.ts';
import { waitsForApproval } from '../../helpdesk/contracts/receipt.ts';
import type { Context } from '../shared/context.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { saidByIntune, wasRefused } from './receipt-reason.ts';
import { relative, toTheSecond } from '../shared/time.ts';

/** How far an action has come, step by step, each with its sign. */
export function receiptSteps(context: Context, receipt: Receipt): Note[] {
  const { steps } = context.words.receipt;
  const remote = context.words.card.remote.receipt;
  const action = actionNamed(receipt.action);
  const done = action ? context.words.actions.known[action.id].done : context.words.actions.otherDone;
  const taken = receipt.acceptedAt
    ? [note('good', steps.acceptedByIntune(at(context, receipt.acceptedAt)))]
    : [];
  switch (receipt.state) {
    case 'accepted':
      return [...taken, note('waiting', waiting(context, receipt, steps.waiting)), note('open', done)];
    case 'pending':
      if (waitsForApproval(receipt)) return [note('waiting', remote.waitsForApproval), note('open', done)];
      return [...taken, note('waiting', waiting(context, receipt, steps.running)), note('open', done)];
    case 'done':
      return [...taken, note('good', steps.finished(done, endedAt(context, receipt)))];
    case 'failed':
      if (wasRefused(receipt)) return [note('bad', remote.heldBack(endedAt(context, receipt)))];
      return receipt.acceptedAt
        ? [
            ...taken,
            note(
              'bad',
              ended(context, receipt, saidByIntune(receipt) ? remote.intuneSaysFailed : steps.deviceRefused),
            ),
          ]
        : [note('bad', steps.notTaken(endedAt(context, receipt)))];
    case 'notSupported':
      return [...taken, note('bad', ended(context, receipt, steps.deviceCanNot))];
    case 'canceled':
      return [...taken, note('open', ended(context, receipt, steps.takenBack))];
    case 'sending':
    case 'unknown':
      return receipt.acceptedAt
        ? [...taken, note('unsure', steps.noWord)]
        : [note('unsure', steps.sentOnly(at(context, receipt.sentAt)))];
  }
}

function at(context: Context, iso: string): string {
  return toTheSecond(context, iso) ?? iso;
}

function endedAt(context: Context, receipt: Receipt): string {
  return at(context, receipt.endedAt ?? receipt.updatedAt);
}

function ended(context: Context, receipt: Receipt, step: string): string {
  const { steps } = context.words.receipt;
  return receipt.endedAt ? steps.at(step, at(context, receipt.endedAt)) : step;
}

function waiting(context: Context, receipt: Receipt, step: string): string {
  const seen = relative(context, receipt.lastSyncDateTime);
  return seen ? context.words.receipt.steps.lastSeen(step, seen) : step;
}
