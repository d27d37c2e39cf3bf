import { actionNamed } from '../../helpdesk/actions/catalogue.ts';
import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { Problem } from '../../helpdesk/contracts/problem.ts';
import type { Receipt, ReceiptState } from '../../helpdesk/contracts/receipt.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import { filledFacts } from '../shared/action-values.ts';
import { buttonRow, buttons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { deviceName } from '../shared/device-words.ts';
import { factRows } from '../shared/fact.ts';
import type { Note, SignName } from '../shared/note.ts';
import { SIGNS, note } from '../shared/note.ts';
import { backToUser } from '../shared/pages.ts';
import { openInIntune } from '../shared/portal.ts';
import { problemWords } from '../shared/problem-note.ts';
import { shortened } from '../shared/text.ts';
import { dotted, nonEmpty } from '../shared/values.ts';
import { receiptReason, refusedDiagnostics, shownState } from './receipt-reason.ts';
import { receiptSteps } from './receipt-steps.ts';
import { besideHeading } from './state-place.ts';
import { secretButton, secretShown } from './secret-card.ts';

const STATE_SIGNS: Readonly<Record<ReceiptState, SignName>> = {
  sending: 'waiting',
  accepted: 'waiting',
  pending: 'waiting',
  done: 'good',
  failed: 'bad',
  notSupported: 'bad',
  canceled: 'open',
  unknown: 'unsure',
};

interface ReceiptExtra {
  /** True if this press sent nothing because an earlier one did. */
  again?: boolean;
  /** Why what was asked for can't be shown. */
  notShown?: readonly string[];
  /** Why the receipt could not be updated. */
  problem?: Problem | undefined;
}

/** The outcome of a confirmed action. One device is shown with every step, several with a row each. */
export function receiptCard(
  context: Context,
  receipts: readonly Receipt[],
  extra: ReceiptExtra = {},
): CardAnswer {
  const [first, ...others] = receipts;
  if (!first) throw new Error('a receipt card needs a receipt');
  const view = others.length > 0 ? severalView(context, first, receipts) : oneView(context, first);
  const users = new Set(receipts.map(({ userId }) => userId));
  const [user] = users;
  const card = answer(context, 'receipt', summary(context, first, receipts), {
    action: context.words.actions.title(first.action, receipts),
    ...view,
    notes: [...view.notes, ...extraNotes(context, extra)],
    buttons: [
      ...buttons([
        ...(others.length > 0 ? [] : secretButton(context, first)),
        { title: context.words.card.refresh, verb: 'receipt.show', data: { receipt: first.id } },
        ...(users.size === 1 && user !== undefined ? [backToUser(context, user, { receipt: first.id })] : []),
      ]),
      ...(others.length === 0 && (refusedDiagnostics(first) || first.reason?.kind === 'items')
        ? openInIntune(context, 'device', first.deviceId)
        : []),
    ],
  });
  return { ...card, receiptOf: first.confirmationId };
}

function oneView(context: Context, receipt: Receipt): View & { notes: Note[] } {
  const { words } = context;
  const serial = nonEmpty(receipt.serialNumber);
  const reason = receiptReason(context, receipt);
  const steps = receiptSteps(context, receipt);
  return {
    name: deviceName(context, receipt.deviceName),
    line: dotted([receipt.userName, serial && words.card.serial(serial)]),
    ...placed(context.words.actions.title(receipt.action, [receipt]), stateOf(context, receipt)),
    progress: [{ steps }],
    filled: filled(context, receipt),
    rows: [],
    notes: [...(reason ? [note('info', reason)] : []), ...secretShown(context, receipt)],
    small: [
      ...ticketLine(context, receipt),
      ...wordLine(context, receipt),
      ...tellingLine(context, receipt),
      ...(receipt.requestId ? [{ text: words.problem.requestId(receipt.requestId) }] : []),
    ],
  };
}

function severalView(
  context: Context,
  first: Receipt,
  receipts: readonly Receipt[],
): View & { notes: Note[] } {
  const { words } = context;
  const sameUser = receipts.every(({ userId }) => userId === first.userId);
  return {
    name: words.card.remote.devices(receipts.length, words.number(receipts.length)),
    line: dotted([sameUser ? first.userName : undefined, counts(context, receipts)]),
    states: [],
    statesBelow: [],
    progress: [],
    filled: filled(context, first),
    rows: receipts.map((receipt) => row(context, receipt, sameUser)),
    notes: [],
    small: [...ticketLine(context, first), ...wordLine(context, first), ...tellingLines(context, receipts)],
  };
}

/** The state beside the card's heading, or below it. */
function placed(heading: string, state: Note): { states: Note[]; statesBelow: Note[] } {
  return besideHeading(heading, state.text)
    ? { states: [state], statesBelow: [] }
    : { states: [], statesBelow: [state] };
}

function ticketLine({ words }: Context, { ticket }: Receipt): { text: string }[] {
  return ticket === undefined ? [] : [{ text: words.receipt.ticket(ticket) }];
}

/** Whose word it was, if it wasn't the person's own. */
function wordLine({ words }: Context, { managersWord }: Receipt): { text: string }[] {
  return managersWord ? [{ text: words.caller.manager.word(shortened(managersWord.name)) }] : [];
}

/** Whether the employee was told. Nobody is told of what Intune hasn't accepted. */
function tellingLine({ words }: Context, receipt: Receipt): { text: string }[] {
  const { telling, userName, acceptedAt, state } = receipt;
  if (telling === undefined || telling === 'off' || (acceptedAt === undefined && state !== 'done')) return [];
  const name = nonEmpty(userName);
  return [
    { text: words.receipt.telling[telling](name === undefined ? words.receipt.somebody : shortened(name)) },
  ];
}

/** The same of several devices, each sentence once. */
function tellingLines(context: Context, receipts: readonly Receipt[]): { text: string }[] {
  const lines = receipts.flatMap((receipt) => tellingLine(context, receipt)).map(({ text }) => text);
  return [...new Set(lines)].map((text) => ({ text }));
}

/** What was chosen when the action was asked for. */
function filled(context: Context, receipt: Receipt): View[] {
  const action = actionNamed(receipt.action);
  const facts = action ? filledFacts(context, action, receipt) : [];
  return facts.length > 0 ? [{ label: context.words.card.remote.filled, facts: factRows(facts) }] : [];
}

function row(context: Context, receipt: Receipt, sameUser: boolean): View {
  const { words } = context;
  const serial = nonEmpty(receipt.serialNumber);
  const reason = receiptReason(context, receipt);
  const line = dotted([sameUser ? undefined : receipt.userName, serial && words.card.serial(serial)]);
  return {
    name: shortened(deviceName(context, receipt.deviceName)),
    lines: line === '' ? [] : [{ text: line }],
    state: stateOf(context, receipt),
    reasons: reason ? [{ text: reason }] : [],
    notes: secretShown(context, receipt),
    buttonRow: buttonRow(secretButton(context, receipt)),
  };
}

function stateOf(context: Context, receipt: Receipt): Note {
  const { words } = context;
  const state = shownState(context, receipt);
  return { ...SIGNS[STATE_SIGNS[state]], text: words.receipt.states[state] };
}

function counts(context: Context, receipts: readonly Receipt[]): string {
  const { words } = context;
  const states = receipts.map((receipt) => words.receipt.states[shownState(context, receipt)]);
  return [...new Set(states)]
    .map((word) => {
      const count = states.filter((state) => state === word).length;
      return words.receipt.count(words.number(count), word);
    })
    .join(', ');
}

function summary(context: Context, first: Receipt, receipts: readonly Receipt[]): string {
  const { words } = context;
  const title = words.actions.title(first.action, receipts);
  return receipts.length > 1
    ? words.summary.receipt(
        title,
        words.card.remote.devices(receipts.length, words.number(receipts.length)),
        counts(context, receipts),
      )
    : words.summary.receipt(title, deviceName(context, first.deviceName), words.receipt.states[first.state]);
}

function extraNotes(context: Context, { again, notShown = [], problem }: ReceiptExtra): Note[] {
  const said = context.words.receipt;
  return [
    ...(again ? [note('info', said.again)] : []),
    ...notShown.map((line) => note('info', line)),
    ...(problem ? [note('warning', `${said.notUpdated} ${problemWords(context, problem)}`)] : []),
  ];
}
