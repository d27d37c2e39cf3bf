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

/** The words of the rules whose ids fit a pattern; without a pattern, of every rule. `satisfies` names those that are missing. */
export type WordsOfRules<Pattern extends string = string> = {
  readonly [R in AnyRule as Extract<R['id'], Pattern>]: RuleWords<ValuesOf<R>>;
};

/** Any rule's words, for a caller that has its values as well. */
export type AnyRuleWords = RuleWords<Readonly<Record<string, string | number>>>;
