import type { ManagedDevice } from '../contracts/model.ts';
import type { RuleContext, Severity, Sign } from './rule.ts';
import { graceOf, inGracePeriod } from './rules/state/in-grace-period.ts';
import type { AnyRule } from './table.ts';

/** How much a finding weighs on its device. */
export interface Weighed {
  severity: Severity;
  /** What is to be said of the grace period that keeps it from blocking the person yet. */
  grace?: Sign | undefined;
}

/** Until its grace period is over, a device is let in as if it met its policies. What they ask for is a warning then. */
export function weigh(rule: AnyRule, device: ManagedDevice | undefined, { now }: RuleContext): Weighed {
  const grace = rule.waitsInGrace === true && device ? graceOf(device, now) : undefined;
  return grace ? { severity: inGracePeriod.severity, grace } : { severity: rule.severity };
}

/** What waits in a grace period is told where that period is, after what blocks the person now. */
export const placeOf = ({ rule, grace }: Weighed & { rule: AnyRule }): number =>
  grace ? inGracePeriod.place : rule.place;

/** Without the period if the first finding waits in it: its evidence is told, and says when the period ends. */
export function graceOnce<T extends Weighed & { rule: AnyRule; device?: ManagedDevice }>(
  found: readonly T[],
): readonly T[] {
  const [first] = found;
  if (!first?.grace) return found;
  return found.filter(({ rule, device }) => rule.id !== inGracePeriod.id || device?.id !== first.device?.id);
}
