import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import type { Cause } from '../../helpdesk/diagnosis/verdict.ts';
import type { Sign, Value } from '../../helpdesk/diagnosis/rule.ts';
import type { RuleId } from '../../helpdesk/diagnosis/table.ts';
import type { AnyRuleWords } from '../../locales/en/diagnosis/index.ts';
import type { Context } from '../shared/context.ts';
import { due } from '../shared/time.ts';

interface CauseWords {
  cause: string;
  evidence: string;
  /** What is to be said behind the evidence and its date. */
  grace: string | undefined;
  next: string;
}

/** A cause in words. Dates are told as “2 days ago”. */
export function causeWords(context: Context, { rule, sign, grace, device }: Cause): CauseWords {
  // the table of words has each rule's own words, and they take that rule's values
  const wordsOf = (id: RuleId) => context.words.diagnosis.rules[id] as AnyRuleWords;
  const saidOf = ({ values }: Sign) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, saidValue(context, value, device)]),
    );
  const words = wordsOf(rule.id);
  const said = saidOf(sign);
  return {
    cause: words.cause,
    evidence: words.evidence(said),
    grace: grace && wordsOf('inGracePeriod').evidence(saidOf(grace)),
    next: words.next(said),
  };
}

/** From when the evidence is, unless it names that time itself. */
export function evidenceDate({ sign: { asOf, values } }: Cause): string | undefined {
  const named = Object.values(values).some(
    (value) => typeof value === 'object' && 'at' in value && value.at === asOf,
  );
  return named ? undefined : asOf;
}

function saidValue(
  context: Context,
  value: Value,
  device: ManagedDevice | undefined,
): Exclude<Value, object> {
  if (typeof value !== 'object') return value;
  return 'at' in value
    ? (due(context, value.at) ?? context.words.diagnosis.sometime)
    : context.words.actions.title(value.action, device ? [device] : []);
}
