import type { Need, Policy } from '../../helpdesk/contracts/policy/need.ts';
import { toldNames } from '../../helpdesk/policy/names.ts';
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

/** What holds for an action: what is asked, and whether its employee isn't told who otherwise could be. */
export function policyWords(
  context: Pick<Context, 'words'>,
  action: string,
  { needs, told }: Policy,
): string {
  const asked = needWords(context, needs);
  return told || !toldNames.has(action) ? asked : `${asked}, ${context.words.policy.told.no}`;
}
