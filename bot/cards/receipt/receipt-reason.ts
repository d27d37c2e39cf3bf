import { actionNamed } from '../../helpdesk/actions/catalogue.ts';
import { callOn } from '../../helpdesk/actions/define.ts';
import type { AskedBecause, Receipt, ReceiptReason, ReceiptState } from '../../helpdesk/contracts/receipt.ts';
import type { Context } from '../shared/context.ts';
import { shortened } from '../shared/text.ts';
import { entryOf, nonEmpty } from '../shared/values.ts';

/** Longer than any of Graph's words for a state. */
const WORD = 60;

/** Longer than a call to Graph takes. */
const STILL_SENT_MS = 120_000;

/** The state to show: one that has been sent for longer than a call takes has no answer that was recorded. */
export function shownState({ now }: Context, { state, sentAt }: Receipt): ReceiptState {
  return state === 'sending' && now.getTime() - Date.parse(sentAt) > STILL_SENT_MS ? 'unknown' : state;
}

/** Why a receipt is in its state, and what to do about it. */
export function receiptReason(context: Context, receipt: Receipt): string | undefined {
  const said = context.words.receipt;
  const { reason } = receipt;
  const state = shownState(context, receipt);
  if (receipt.state === 'sending' && state === 'unknown') return said.noAnswer;
  if (state === 'canceled' && reason?.kind === 'refused') return reasonWords(context, receipt, reason);
  if (state === 'sending' || state === 'canceled' || state === 'notSupported') return said[state];
  return reason && reasonWords(context, receipt, reason);
}

function reasonWords(context: Context, receipt: Receipt, reason: ReceiptReason): string {
  const { words } = context;
  const said = words.receipt;
  switch (reason.kind) {
    case 'problem':
      if (reason.lacks) return said.lacks(reason.lacks);
      if (refusedDiagnostics(receipt)) return `${said.problems[reason.problem]} ${said.diagnostics}`;
      return needsBeta(receipt)
        ? `${said.problems[reason.problem]} ${said.beta}`
        : said.problems[reason.problem];
    case 'refused':
      // for a lost device, the policy says whether its loss takes the place of a caller check
      return reason.because === undefined || reason.because === 'lost'
        ? said.refused[reason.why]
        : words.policy.second.unasked;
    case 'device':
      return deviceWords(words, receipt, reason.state);
    case 'items':
      return itemsWords(context, reason.failed);
    case 'gone':
      return receipt.state === 'done' ? said.device.left : said.device.gone;
    case 'approval':
      return receipt.approvalCode === undefined
        ? said.approval
        : `${said.approval} ${said.approvalCode(receipt.approvalCode)}`;
    case 'secondOperator':
      return secondWords(context, receipt, reason.because);
    case 'notApproved':
    case 'restart':
      return said[reason.kind];
    case 'other':
      return said.other(shortened(reason.word, WORD));
  }
}

/** Why a second operator was asked, and what comes of it. */
function secondWords(
  { words }: Context,
  { userName, userId = '' }: Receipt,
  because: AskedBecause | 'policy' = 'policy',
): string {
  const { second } = words.policy;
  const happened = second.fenced(shortened(nonEmpty(userName) ?? userId));
  return [...(because === 'notMe' ? [happened] : []), second.because[because], second.wereAsked].join(' ');
}

const MESSAGE = 300;
const NAME = 100;
/** A card holds only so much. */
const MOST_ITEMS = 10;

function itemsWords(
  { words }: Context,
  failed: readonly { name: string; message?: string | undefined }[],
): string {
  const { items } = words.receipt;
  if (failed.length === 0) return items.unclear;
  const shown = failed.slice(0, MOST_ITEMS).map(({ name, message }) => ({
    name: shortened(name, NAME),
    message: message === undefined ? undefined : shortened(message, MESSAGE),
  }));
  const left = failed.length - shown.length;
  return [items.failed(shown), ...(left > 0 ? [items.more(words.number(left))] : [])].join(' ');
}

function deviceWords(words: Context['words'], receipt: Receipt, state: string): string {
  const said = words.receipt.device;
  if (state === 'failed') return receipt.action === 'remoteLock' ? said.lockFailed : said.failed;
  const managed = reportedByIntune(receipt)
    ? entryOf<string>(words.device.managementState, state)
    : undefined;
  return managed === undefined ? said.other(shortened(state, WORD)) : said.managementState(managed);
}

/** Graph has the call, but Microsoft supports it in the admin center alone. */
export function refusedDiagnostics({ action, state, reason }: Receipt): boolean {
  const refusals: readonly string[] = ['badRequest', 'notFound', 'forbidden', 'unavailable'];
  return (
    action === 'createDeviceLogCollectionRequest' &&
    (state === 'failed' || state === 'unknown') &&
    reason?.kind === 'problem' &&
    refusals.includes(reason.problem)
  );
}

/** A tenant without Graph's beta refuses its actions as if the action or the device didn't exist. */
function needsBeta(receipt: Receipt): boolean {
  const { action, state, reason, acceptedAt, values } = receipt;
  const known = actionNamed(action);
  return (
    state === 'failed' &&
    acceptedAt === undefined &&
    reason?.kind === 'problem' &&
    (reason.problem === 'badRequest' || reason.problem === 'notFound') &&
    known !== undefined &&
    callOn(known, receipt, values).version === 'beta'
  );
}

/** True if the end is known from Intune's management state instead of the device's own result. Its word starts with the action's name. */
export function reportedByIntune({ action, reason }: Receipt): boolean {
  return (
    actionNamed(action)?.ends === 'leaves' && reason?.kind === 'device' && /^(wipe|retire)/.test(reason.state)
  );
}
