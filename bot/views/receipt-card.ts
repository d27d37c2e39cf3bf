import type { Receipt, ReceiptState } from '../helpdesk/ports.ts';
import type { Problem } from '../helpdesk/problem.ts';
import type { CardAnswer } from './answer.ts';
import { answer } from './answer.ts';
import { buttons } from './button.ts';
import type { Context } from './context.ts';
import { deviceName } from './device-row.ts';
import type { Note, SignName } from './note.ts';
import { SIGNS, note } from './note.ts';
import { backToUser } from './pages.ts';
import { problemWords } from './problem-note.ts';
import { receiptSteps } from './receipt-steps.ts';
import { dotted, nonEmpty } from './values.ts';

const STATE_SIGNS: Readonly<Record<ReceiptState, SignName>> = {
  sending: 'unsure',
  accepted: 'good',
  pending: 'waiting',
  done: 'good',
  failed: 'bad',
  notSupported: 'bad',
  canceled: 'open',
  unknown: 'unsure',
};

export interface ReceiptExtra {
  /** This press sent nothing: an earlier one did. */
  again?: boolean;
  /** Why the receipt could not be brought up to date. */
  problem?: Problem | undefined;
}

/** What became of a confirmed action. */
export function receiptCard(context: Context, receipt: Receipt, extra: ReceiptExtra = {}): CardAnswer {
  const { words } = context;
  const title = context.words.actions.title(receipt.action);
  const name = deviceName(context, receipt.deviceName);
  const state = words.receipt.states[receipt.state];
  const serial = nonEmpty(receipt.serialNumber);
  return answer(context, 'receipt', words.summary.receipt(title, name, state), {
    action: title,
    name,
    line: dotted([receipt.userName, serial && words.card.serial(serial)]),
    state: { ...SIGNS[STATE_SIGNS[receipt.state]], text: state },
    steps: receiptSteps(context, receipt),
    notes: notes(context, receipt, extra),
    requestId: receipt.requestId ? [{ text: words.problem.requestId(receipt.requestId) }] : [],
    buttons: buttons([
      { title: words.card.refresh, verb: 'receipt.show', data: { receipt: receipt.id } },
      ...(receipt.userId === undefined ? [] : [backToUser(context, receipt.userId)]),
    ]),
  });
}

function notes(context: Context, receipt: Receipt, extra: ReceiptExtra): Note[] {
  const said = context.words.receipt;
  const reason = reasonText(context, receipt);
  return [
    ...(extra.again ? [note('info', said.again)] : []),
    ...(reason ? [note('info', reason)] : []),
    ...(extra.problem ? [note('warning', `${said.notUpdated} ${problemWords(context, extra.problem)}`)] : []),
  ];
}

function reasonText({ words }: Context, { state, reason }: Receipt): string | undefined {
  const said = words.receipt;
  if (state === 'canceled') return said.canceled;
  if (state === 'notSupported') return said.notSupported;
  if (state === 'sending') return said.cutOff;
  if (reason === undefined) return undefined;
  if (Object.hasOwn(said.reasons, reason)) return said.reasons[reason];
  return reason.startsWith('device:')
    ? said.otherDeviceState(reason.slice('device:'.length))
    : said.otherReason(reason);
}
