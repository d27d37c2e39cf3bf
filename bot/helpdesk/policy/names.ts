import { catalogue } from '../actions/catalogue.ts';
import type { RemoteAction } from '../actions/catalogue.ts';
import { isToldOf } from '../actions/define.ts';
import { EVERY_ACTION } from '../contracts/policy/need.ts';
import { keys } from '../keys/catalogue.ts';

const actions: readonly RemoteAction[] = catalogue;

/** What a policy can be about: each action by Graph's name, and each key that can be shown. Actions that share a name share a policy. */
export const policyNames: readonly string[] = [
  ...new Set([...actions.map(({ name }) => name), ...keys.map(({ id }) => id)]),
];

/** The actions of which employees can be told, by their names. */
export const toldNames: ReadonlySet<string> = new Set(actions.filter(isToldOf).map(({ name }) => name));

const known: ReadonlyMap<string, string> = new Map([
  // an action goes by its id, too, and by the name that Graph has for it on one platform
  ...actions.flatMap(({ id, name, on = {} }) =>
    [id, ...Object.values(on).map((call) => call.name)].map((other) => [other.toLowerCase(), name] as const),
  ),
  ...policyNames.map((name) => [name.toLowerCase(), name] as const),
  [EVERY_ACTION, EVERY_ACTION],
]);

/** The name that a policy keeps for what was written, in any case. undefined: there is no such action. */
export function policyName(written: string): string | undefined {
  return known.get(written.trim().toLowerCase());
}
