import { actionNamed } from '../../helpdesk/actions/catalogue.ts';
import type { Receipt } from '../../helpdesk/contracts/receipt.ts';
import { waitsForApproval } from '../../helpdesk/contracts/receipt.ts';
import type { Context } from '../shared/context.ts';
import { shortened } from '../role/role-facts.ts';

/** Longer than any of Graph's words for a state. */
const WORD = 60;
const REFUSED = 'refused:';
const DEVICE = 'device:';

/** True where nothing left: what allows the action was gone for this device at the press. */
export function wasRefused({ reason }: Receipt): boolean {
  return reason?.startsWith(REFUSED) ?? false;
}

/** True where Intune's management state tells of the end, and not the device's own result: its word begins with the action's name. */
export function saidByIntune({ action, reason }: Receipt): boolean {
  return actionNamed(action)?.ends === 'leaves' && /^device:(wipe|retire)/.test(reason ?? '');
}

/** Why an action stands as it does, and what to do about it. */
export function receiptReason({ words }: Context, receipt: Receipt): string | undefined {
  const said = words.receipt;
  const { state, reason } = receipt;
  if (state === 'canceled') return said.canceled;
  if (state === 'notSupported') return said.notSupported;
  if (state === 'sending') return said.cutOff;
  if (reason === undefined) return undefined;
  const beta = wantsBeta(receipt) ? ` ${words.card.remote.receipt.beta}` : '';
  return `${reasonWords(words, receipt, reason)}${beta}`;
}

function reasonWords(words: Context['words'], receipt: Receipt, reason: string): string {
  const said = words.receipt;
  return (
    ofActions(words, receipt, reason) ??
    (Object.hasOwn(said.reasons, reason) ? said.reasons[reason] : undefined) ??
    (reason.startsWith(DEVICE)
      ? said.otherDeviceState(shortened(reason.slice(DEVICE.length), WORD))
      : said.otherReason(shortened(reason, WORD)))
  );
}

/** Reasons that an action alone can have, before those that anything asked of Graph can have. */
function ofActions(words: Context['words'], receipt: Receipt, reason: string): string | undefined {
  const said = words.card.remote.receipt;
  if (waitsForApproval(receipt)) return approval(words, receipt);
  if (reason.startsWith(REFUSED)) {
    const why = reason.slice(REFUSED.length);
    return (Object.hasOwn(said.refused, why) ? said.refused[why] : undefined) ?? said.refusedOtherwise;
  }
  if (reason === 'gone' && receipt.state === 'done') return said.leftIntune;
  if (reason === 'device:failed' && receipt.action !== 'remoteLock') return said.deviceFailed;
  if (saidByIntune(receipt)) return managementState(words, reason.slice(DEVICE.length));
  return undefined;
}

/** A tenant without an action of Graph's beta turns it away as if it, or the device, weren't there. */
function wantsBeta({ action, state, reason, acceptedAt }: Receipt): boolean {
  const untaken = state === 'failed' && acceptedAt === undefined;
  return (
    untaken && (reason === 'badRequest' || reason === 'notFound') && actionNamed(action)?.version === 'beta'
  );
}

function approval(words: Context['words'], { approvalCode }: Receipt): string {
  const said = words.card.remote.receipt;
  return approvalCode === undefined ? said.approval : `${said.approval} ${said.approvalCode(approvalCode)}`;
}

function managementState({ card, device }: Context['words'], state: string): string | undefined {
  const names = device.managementState;
  const word = Object.hasOwn(names, state) ? names[state] : undefined;
  return word === undefined ? undefined : card.remote.receipt.managementState(word);
}
