import type { Rule } from './rule.ts';
import type { RuleId } from './table.ts';
import { rules } from './table.ts';

const all: readonly Rule<RuleId>[] = rules;

/** The rules that each rule hides, by its kinds and ids. */
export const hides: ReadonlyMap<RuleId, ReadonlySet<RuleId>> = new Map(
  all.map(({ id, hides: symptoms = [] }) => [
    id,
    new Set(
      all
        .filter((rule) => [rule.id, ...(rule.kinds ?? [])].some((name) => symptoms.includes(name)))
        .map((rule) => rule.id),
    ),
  ]),
);

/** The rules about what keeps a person from working also during a grace period. */
export const blockingNow: ReadonlySet<RuleId> = new Set(
  all.filter(({ severity, waitsInGrace }) => severity === 'blocks' && !waitsInGrace).map(({ id }) => id),
);
