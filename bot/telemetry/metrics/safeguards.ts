import type { AuditEntry } from '../../helpdesk/contracts/audit.ts';

/** What is counted by its entry in the audit. */
const BY_WHAT: Readonly<Record<string, string>> = {
  'caller check': 'callerCheck',
  'call announced': 'call',
  'install bot': 'install',
  policy: 'policy',
  'stop everything': 'stop',
  resume: 'resume',
};

const SECOND_OPERATOR: readonly unknown[] = [
  'secondAsked',
  'secondApproved',
  'secondRejected',
  'secondLapsed',
  'secondUnasked',
];

const REFUSALS: readonly unknown[] = [
  ...['notMe', 'fenced', 'noGrant', 'policyDenied', 'asked'],
  ...['stopped', 'operatorBudget', 'tenantBudget'],
];

/** What a safeguard did, by an entry that says how something ended. undefined: it is about something else. */
export function safeguardOf({
  kind,
  what,
  outcome,
}: Pick<AuditEntry, 'kind' | 'what' | 'outcome'>): { safeguard: string; outcome: string } | undefined {
  if (kind === 'started' || outcome === undefined) return undefined;
  const safeguard = Object.hasOwn(BY_WHAT, what) ? BY_WHAT[what] : undefined;
  if (safeguard !== undefined) return { safeguard, outcome };
  if (SECOND_OPERATOR.includes(outcome)) return { safeguard: 'secondOperator', outcome };
  return kind === 'refused' && REFUSALS.includes(outcome) ? { safeguard: 'refusal', outcome } : undefined;
}
