import type { ReceiptReason, RefusedWhy } from '../../helpdesk/contracts/receipt.ts';
import type { ProblemKind } from '../../helpdesk/contracts/problem.ts';

const PROBLEMS = {
  notFound: true,
  forbidden: true,
  unauthorized: true,
  signInNeeded: true,
  signInNotSetUp: true,
  license: true,
  approvalRequired: true,
  badRequest: true,
  conflict: true,
  throttled: true,
  dailyLimit: true,
  unavailable: true,
  unreadable: true,
  timeout: true,
  connection: true,
  heldBack: true,
} satisfies Record<ProblemKind, true>;

const REFUSALS = {
  notAnOperator: true,
  device: true,
  noRole: true,
  permission: true,
  scope: true,
  scopeUnread: true,
  tagsUnread: true,
  typed: true,
  alreadyPending: true,
  pinUnused: true,
  choiceGone: true,
  choiceChanged: true,
  choiceUnclear: true,
  policyDenied: true,
  asked: true,
  stopped: true,
  notMe: true,
  secondRejected: true,
  secondLapsed: true,
  secondUnasked: true,
  operatorBudget: true,
  tenantBudget: true,
  changed: true,
  gone: true,
  approvalLapsed: true,
  approvalRejected: true,
  approvalCanceled: true,
  valuesLost: true,
  notRecorded: true,
  other: true,
} satisfies Record<RefusedWhy, true>;

const isProblem = (word: string): word is ProblemKind => Object.hasOwn(PROBLEMS, word);
const isRefusal = (word: string): word is RefusedWhy => Object.hasOwn(REFUSALS, word);

/** A receipt's reason as state files before version 3 wrote it: a word, some behind `refused:` or `device:`. */
export function reasonFromText(text: string): ReceiptReason {
  if (text === 'approval' || text === 'notApproved' || text === 'gone' || text === 'restart')
    return { kind: text };
  if (text === 'licence') return { kind: 'problem', problem: 'license' };
  if (isProblem(text)) return { kind: 'problem', problem: text };
  const [, prefix, word = ''] = /^(refused|device):(.*)$/s.exec(text) ?? [];
  if (prefix === 'device') return { kind: 'device', state: word };
  if (prefix === 'refused') return { kind: 'refused', why: isRefusal(word) ? word : 'other' };
  return { kind: 'other', word: text };
}
