import { actionNamed } from '../../helpdesk/actions/catalogue.ts';
import type { Receipt, ReceiptReason } from '../../helpdesk/contracts/receipt.ts';
import type { Context } from '../shared/context.ts';
import { shortened } from '../shared/text.ts';
import { entryOf } from '../shared/values.ts';

/** Longer than any of Graph's words for a state. */
const WORD = 60;

/** True if nothing was sent, because what allows the action was gone when it was checked again. */
export function wasRefused({ reason }: Receipt): boolean {
  return reason?.kind === 'refused';
}

/** True if Intune's management state tells the end, not the device's own result: its word begins with the action's name. */
export function saidByIntune({ action, reason }: Receipt): boolean {
  return (
    actionNamed(action)?.ends === 'leaves' && reason?.kind === 'device' && /^(wipe|retire)/.test(reason.state)
  );
}

/** Why an action stands as it does, and what to do about it. */
export function receiptReason({ words }: Context, receipt: Receipt): string | undefined {
  const said = words.receipt;
  const { state, reason } = receipt;
  if (state === 'canceled') return said.canceled;
  if (state === 'notSupported') return said.notSupported;
  if (state === 'sending') return said.cutOff;
  if (reason === undefined) return undefined;
  const beta = needsBeta(receipt) ? ` ${words.card.remote.receipt.beta}` : '';
  return `${reasonWords(words, receipt, reason)}${beta}`;
}

function reasonWords(words: Context['words'], receipt: Receipt, reason: ReceiptReason): string {
  const said = words.receipt;
  const ofActions = words.card.remote.receipt;
  switch (reason.kind) {
    case 'problem':
      return said.reasons[reason.problem] ?? said.otherReason(reason.problem);
    case 'refused':
      return ofActions.refused[reason.why];
    case 'device':
      return deviceWords(words, receipt, reason.state);
    case 'approval':
      return approval(words, receipt);
    case 'gone':
      return receipt.state === 'done' ? ofActions.leftIntune : (said.reasons.gone ?? '');
    case 'notApproved':
    case 'restart':
      return said.reasons[reason.kind] ?? '';
    case 'other':
      return said.otherReason(shortened(reason.word, WORD));
  }
}

function deviceWords(words: Context['words'], receipt: Receipt, state: string): string {
  const said = words.receipt;
  if (state === 'failed')
    return receipt.action === 'remoteLock'
      ? (said.reasons['device:failed'] ?? '')
      : words.card.remote.receipt.deviceFailed;
  const managed = saidByIntune(receipt) ? managementState(words, state) : undefined;
  return managed ?? said.otherDeviceState(shortened(state, WORD));
}

/** A tenant without an action of Graph's beta turns it away as if it, or the device, weren't there. */
function needsBeta({ action, state, reason, acceptedAt }: Receipt): boolean {
  const notTaken = state === 'failed' && acceptedAt === undefined && reason?.kind === 'problem';
  return (
    notTaken &&
    (reason.problem === 'badRequest' || reason.problem === 'notFound') &&
    actionNamed(action)?.version === 'beta'
  );
}

function approval(words: Context['words'], { approvalCode }: Receipt): string {
  const said = words.card.remote.receipt;
  return approvalCode === undefined ? said.approval : `${said.approval} ${said.approvalCode(approvalCode)}`;
}

function managementState({ card, device }: Context['words'], state: string): string | undefined {
  const word = entryOf<string>(device.managementState, state);
  return word === undefined ? undefined : card.remote.receipt.managementState(word);
}
