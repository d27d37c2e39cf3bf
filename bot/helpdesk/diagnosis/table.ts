import { everyRule } from './every-rule.ts';
import type { Kind, Standing } from './rule.ts';

export type AnyRule = (typeof everyRule)[number];
export type RuleId = AnyRule['id'];

/** Every rule, what blocks the person first. The type check names a symptom that is neither a kind nor a rule. */
export const rules = everyRule satisfies readonly Standing<Kind | RuleId>[];
