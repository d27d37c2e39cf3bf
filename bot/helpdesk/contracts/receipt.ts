import type { ProblemKind } from './problem.ts';
import type { CardPlace } from './conversation.ts';
import type { FormValues } from './form-values.ts';

/** The device of an action, as it was when the card was drawn. */
export interface ActionTarget {
  deviceId: string;
  deviceName: string;
  serialNumber?: string | undefined;
  /** As Graph has it. It decides what the action is called. */
  operatingSystem?: string | undefined;
  userId?: string | undefined;
  userName?: string | undefined;
}

export type ReceiptState =
  'sending' | 'accepted' | 'pending' | 'done' | 'failed' | 'notSupported' | 'canceled' | 'unknown';

/** Why a receipt is in its state. */
export type ReceiptReason =
  /** Graph's answer to the POST, or the lack of one. */
  | { kind: 'problem'; problem: ProblemKind; lacks?: readonly string[] | undefined }
  /** Nothing was sent: what allows the action was gone when it was checked again. `because`: of secondUnasked. */
  | { kind: 'refused'; why: RefusedWhy; because?: AskedBecause | undefined }
  /** The device's own state word, or Intune's management state. */
  | { kind: 'device'; state: string }
  /** What the device says of single items: those that failed, with Intune's message. */
  | { kind: 'items'; failed: readonly { name: string; message?: string | undefined }[] }
  /** A second administrator has to approve it first. */
  | { kind: 'approval' }
  /** A second operator has to approve it first. */
  | { kind: 'secondOperator'; because?: AskedBecause | undefined }
  /** Graph refused the approval's code without saying why: it was rejected, canceled, or is too old. */
  | { kind: 'notApproved' }
  /** Graph no longer has the device: it left Intune, or, as long as nothing is done, scope tags may hide it. */
  | { kind: 'gone' }
  /** The bot was restarted while the action was being sent. */
  | { kind: 'restart' }
  /** A word in an older state file that this version doesn't know. */
  | { kind: 'other'; word: string };

/**
 * Why a second operator is asked if not, or not only, because the policy says so. notMe: the person has said that it isn't them. lost: whoever
 * has the lost device may have its Teams. privileged: the account counts as that. together: another device of the same request needs one.
 */
export type AskedBecause = 'notMe' | 'lost' | 'privileged' | 'together';

/** Why one device was left out when everything was checked again. */
export type RefusedWhy =
  | 'notAnOperator'
  | 'device'
  | 'noRole'
  | 'permission'
  | 'scope'
  | 'scopeUnread'
  | 'tagsUnread'
  | 'typed'
  | 'alreadyPending'
  | 'pinUnused'
  | 'choiceGone'
  | 'choiceChanged'
  | 'choiceUnclear'
  | 'policyDenied'
  | 'asked'
  | 'stopped'
  | 'notMe'
  | 'secondRejected'
  | 'secondLapsed'
  | 'secondUnasked'
  | 'operatorBudget'
  | 'tenantBudget'
  | 'changed'
  | 'gone'
  | 'approvalLapsed'
  | 'approvalRejected'
  | 'approvalCanceled'
  | 'valuesLost'
  /** The bot could not write its record first. */
  | 'notRecorded'
  /** A word in an older state file that this version doesn't know. */
  | 'other';

/** The manager whose word took the place of the person's in a caller check. */
export interface ManagersWord {
  id: string;
  name: string;
}

/**
 * Whether the employee is told in Teams. due: once Intune is known to have accepted it. telling: the message is on its way. notInstalled,
 * failed: they couldn't be reached. unsure: the bot ended while it told them. off: the policy says no. lost: the device was reported lost or
 * stolen. nobody: it has no primary user.
 */
export type Telling =
  'due' | 'telling' | 'told' | 'notInstalled' | 'failed' | 'unsure' | 'off' | 'lost' | 'nobody';

/** What became of a confirmed action on one device. */
export interface Receipt extends ActionTarget {
  id: string;
  operatorId: string;
  /** The confirmation it came from. Receipts of several devices share one. */
  confirmationId: string;
  /** The action's id in the catalogue. */
  action: string;
  values: FormValues;
  secretFields?: string[] | undefined;
  /** Names of what was picked, by field: several in the order of the value. */
  picked?: Record<string, string | string[]> | undefined;
  /** The operator's, as `localeFrom` writes it. */
  locale?: string | undefined;
  /** The reason that was typed for what can't be undone. */
  justification?: string | undefined;
  /** The number of the ticket that it is about. */
  ticket?: string | undefined;
  /** Whether the operator said that the device was reported lost or stolen. undefined: they weren't asked. */
  lost?: boolean | undefined;
  approvalCode?: string | undefined;
  /** A second operator would have been asked, but for Intune, which surely asks its own approvers. */
  intuneAsks?: boolean | undefined;
  /** The request that a second operator decides. */
  secondRequest?: string | undefined;
  state: ReceiptState;
  /** Why, for failed, pending and unknown. */
  reason?: ReceiptReason | undefined;
  requestId?: string | undefined;
  /** When the POST was sent, by our clock. */
  sentAt: string;
  /** How far Graph's clock was ahead of ours then. undefined: Graph's answer didn't say, or there is none. */
  clockAheadMs?: number | undefined;
  acceptedAt?: string | undefined;
  /** When the newest result from before the POST began. Ours is newer. */
  resultBefore?: string | undefined;
  /** When the device's result began, once there is one. */
  startedAt?: string | undefined;
  /** When the device last checked in, according to the newest read. */
  lastSyncDateTime?: string | undefined;
  updatedAt: string;
  endedAt?: string | undefined;
  /** The audit entry that was written before the POST. */
  auditId: string;
  /** The device's management state before the POST. Only a different one says something about this action. */
  managementStateBefore?: string | undefined;
  /** When it was sent first. It may be sent again after an approval. */
  firstSentAt?: string | undefined;
  /** Since when it counts towards limits, if it was dated far ahead. */
  countsFrom?: string | undefined;
  /** It waits for more than an approval: admins have to let it go on. */
  held?: boolean | undefined;
  /** True while its card is out of date. */
  cardBehind?: boolean | undefined;
  /** The card that shows it. The bot updates it. */
  card?: CardPlace | undefined;
  managersWord?: ManagersWord | undefined;
  /** A caller check was asked for, and somebody's word was taken for it. */
  callerVerified?: boolean | undefined;
  /** The operator's name when it was sent. */
  operatorName?: string | undefined;
  /** undefined: it is nothing that an employee is told of. */
  telling?: Telling | undefined;
  toldAt?: string | undefined;
  /** On this device's platform the action brings nothing back that could be shown. */
  bringsNothing?: boolean | undefined;
  /** The device's result holds a PIN or passcode that can be shown, even if the action is still pending. */
  secretReady?: boolean | undefined;
  /** When the secret was shown, and when it was taken off the card. */
  secretShownAt?: string | undefined;
  secretHiddenAt?: string | undefined;
}

const FINAL: ReadonlySet<ReceiptState> = new Set(['done', 'failed', 'canceled', 'notSupported']);

export function isFinal(state: ReceiptState): boolean {
  return FINAL.has(state);
}

/** True if a second administrator has to approve the action first. */
export function waitsForApproval({ state, reason }: Pick<Receipt, 'state' | 'reason'>): boolean {
  return state === 'pending' && reason?.kind === 'approval';
}

/** True if a second operator has to approve the action first. */
export function waitsForSecond({ state, reason }: Pick<Receipt, 'state' | 'reason'>): boolean {
  return state === 'pending' && reason?.kind === 'secondOperator';
}

/** True if somebody has to decide before the action goes on. */
export const waitsForSomebody = (receipt: Pick<Receipt, 'state' | 'reason'>): boolean =>
  waitsForApproval(receipt) || waitsForSecond(receipt);

/** When it was sent first, in milliseconds. */
export function firstSent({ firstSentAt, sentAt }: Pick<Receipt, 'firstSentAt' | 'sentAt'>): number {
  return Date.parse(firstSentAt ?? sentAt);
}

/** What a receipt's card says, besides its times. */
export type Said = Pick<Receipt, 'state' | 'reason' | 'secretReady' | 'held'>;

/** Whether two receipts say the same state for the same reason, and both or neither have something to show. */
export function saysTheSame(a: Said, b: Said): boolean {
  return (
    a.state === b.state &&
    JSON.stringify(a.reason) === JSON.stringify(b.reason) &&
    (a.secretReady ?? false) === (b.secretReady ?? false) &&
    (a.held ?? false) === (b.held ?? false)
  );
}
