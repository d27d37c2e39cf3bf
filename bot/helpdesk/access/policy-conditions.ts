import type { StopKind } from '../contracts/policy/records.ts';
import type { Need } from '../contracts/policy/need.ts';

/** What the policy can ask to be typed beside Confirm. */
export type AskedField = Extract<Need, 'reason' | 'ticket'>;

export type PolicyFault =
  /** The organization's policy allows it to nobody. */
  | { kind: 'policyDenied' }
  /** Nothing is sent now, or nothing that can't be undone. */
  | { kind: StopKind }
  /** The policy asks for these, and they weren't typed. */
  | { kind: 'asked'; fields: AskedField[] };

interface Asked {
  stopped?: StopKind | undefined;
  needs?: readonly Need[] | undefined;
  typed: Partial<Record<AskedField, string | undefined>> | undefined;
}

export function allowedByPolicy({ needs = [], stopped }: Asked): PolicyFault | undefined {
  if (stopped) return { kind: stopped };
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
