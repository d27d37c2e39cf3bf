import { actionNamed } from '../../helpdesk/actions/catalogue.ts';
import { actionNameOn } from '../../locales/action-words.ts';
import type { Receipt } from '../../helpdesk/contracts/receipt.ts';
import { waitsForApproval, waitsForSecond } from '../../helpdesk/contracts/receipt.ts';
import type { Context } from '../shared/context.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { relative, toTheSecond } from '../shared/time.ts';
import { reportedByIntune, shownState } from './receipt-reason.ts';

/** How far an action has come, step by step, each with its sign. */
export function receiptSteps(context: Context, receipt: Receipt): Note[] {
  const { steps } = context.words.receipt;
  const done = lastStep(context, receipt);
  const accepted = receipt.acceptedAt
    ? [note('good', steps.acceptedByIntune(at(context, receipt.acceptedAt)))]
    : [];
  switch (shownState(context, receipt)) {
    case 'accepted':
      return [...accepted, note('waiting', waiting(context, receipt, steps.waiting)), note('open', done)];
    case 'pending':
      if (receipt.held) return [note('waiting', steps.held), note('open', done)];
      if (waitsForSecond(receipt)) return [note('waiting', steps.waitsForSecond), note('open', done)];
      if (waitsForApproval(receipt)) return [note('waiting', steps.waitsForApproval), note('open', done)];
      return [...accepted, note('waiting', waiting(context, receipt, steps.running)), note('open', done)];
    case 'done':
      return [...accepted, note('good', steps.finished(done, endedAt(context, receipt)))];
    case 'failed':
      if (receipt.reason?.kind === 'refused') return [note('bad', steps.stopped(endedAt(context, receipt)))];
      return [...accepted, note('bad', failure(context, receipt))];
    case 'notSupported':
      return [...accepted, note('bad', ended(context, receipt, steps.notSupported))];
    case 'canceled':
      if (receipt.reason?.kind === 'refused') return [note('open', steps.stopped(endedAt(context, receipt)))];
      return [...accepted, note('open', ended(context, receipt, steps.canceled))];
    case 'sending':
      return [note('waiting', steps.leaving(at(context, receipt.sentAt))), note('open', done)];
    case 'unknown':
      return receipt.acceptedAt
        ? [...accepted, note('unsure', steps.noReport)]
        : [note('unsure', steps.sentOnly(at(context, receipt.sentAt)))];
  }
}

function lastStep({ words }: Context, receipt: Receipt): string {
  const action = actionNamed(receipt.action);
  return action ? actionNameOn(words.actions.known[action.id], [receipt]).done : words.actions.otherDone;
}

function failure(context: Context, receipt: Receipt): string {
  const { steps } = context.words.receipt;
  if (!receipt.acceptedAt) return steps.notAccepted(endedAt(context, receipt));
  return ended(context, receipt, reportedByIntune(receipt) ? steps.intuneFailed : steps.deviceFailed);
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
