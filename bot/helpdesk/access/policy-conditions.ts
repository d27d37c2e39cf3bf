import type { Need } from '../contracts/policy/need.ts';

/** What the policy can ask to be typed beside Confirm. */
export type AskedField = Extract<Need, 'reason' | 'ticket'>;

export type PolicyFault =
  /** The organization's policy allows it to nobody. */
  | { kind: 'policyDenied' }
  /** The policy asks for these, and they weren't typed. */
  | { kind: 'asked'; fields: AskedField[] };

interface Asked {
  needs?: readonly Need[] | undefined;
  typed: Partial<Record<AskedField, string | undefined>> | undefined;
}

export function allowedByPolicy({ needs = [] }: Asked): PolicyFault | undefined {
  return needs.includes('denied') ? { kind: 'policyDenied' } : undefined;
}

/** Nothing counts as missing before it was asked for. */
export function typedForPolicy({ needs = [], typed }: Asked): PolicyFault | undefined {
  if (!typed) return undefined;
  const fields = (['reason', 'ticket'] as const).filter(
    (field) => needs.includes(field) && (typed[field] ?? '').trim() === '',
  );
  return fields.length > 0 ? { kind: 'asked', fields } : undefined;
}
