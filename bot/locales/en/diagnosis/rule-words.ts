import type { Rule, Value } from '../../../helpdesk/diagnosis/rule.ts';
import type { AnyRule } from '../../../helpdesk/diagnosis/table.ts';

/** A rule's values as words get them: a date as "2 days ago", an action as its title, everything else as it is. */
type Said<V> = { readonly [K in keyof V]: SaidValue<V[K]> };
type SaidValue<V> = V extends object ? string : V extends Value ? V : never;

interface RuleWords<V> {
  /** What is wrong, in a few words. */
  cause: string;
  /** What shows it. */
  evidence: (said: Said<V>) => string;
  /** What to do now, and what to tell the person. */
  next: (said: Said<V>) => string;
}

type ValuesOf<R> = R extends Rule<string, infer V> ? V : never;

/** The words of every rule. `satisfies` names those that are missing, in index.ts. */
export type WordsOfRules = { readonly [R in AnyRule as R['id']]: RuleWords<ValuesOf<R>> };

/** The words of some rules, in a file of their own. `satisfies` names an id that isn't a rule's. */
export type SomeRules = Partial<WordsOfRules>;

/** Any rule's words, for a caller that has its values as well. */
export type AnyRuleWords = RuleWords<Readonly<Record<string, string | number>>>;
