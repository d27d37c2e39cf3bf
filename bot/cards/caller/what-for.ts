import type { CallerCheck } from '../../helpdesk/contracts/policy/caller.ts';
import { policyTitle } from '../policy/policy-words.ts';
import type { Context } from '../shared/context.ts';
import { shortened } from '../shared/text.ts';

/** What a check is about, in words: the action and its devices. */
export function whatFor({ words }: Context, { action, deviceNames }: CallerCheck): string {
  const said = words.caller;
  if (action === undefined) return said.nothing;
  return said.about(policyTitle({ words }, action), deviceNames.map((name) => shortened(name)).join(', '));
}
