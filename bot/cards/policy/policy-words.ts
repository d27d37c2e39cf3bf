import type { Need } from '../../helpdesk/contracts/policy/need.ts';
import { keyNamed } from '../../helpdesk/keys/catalogue.ts';
import type { Context } from '../shared/context.ts';

/** What a policy is about: an action's title, or that of the button that shows a key. */
export function policyTitle({ words }: Pick<Context, 'words'>, name: string): string {
  const key = keyNamed(name);
  return key ? words.keys[key.id].show : words.actions.title(name, []);
}

export function needWords({ words }: Pick<Context, 'words'>, needs: readonly Need[]): string {
  return needs.map((need) => words.policy.needs[need]).join(', ') || words.policy.nothing;
}
