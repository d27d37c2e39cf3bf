import type { RemoteAction } from '../actions/catalogue.ts';
import type { Need, Policy, PolicyRules, Rules } from '../contracts/policy/need.ts';
import { EVERY_ACTION, NEEDS } from '../contracts/policy/need.ts';
import type { PolicyChange } from '../contracts/policy/records.ts';
import type { Tables } from '../contracts/store.ts';

/** What is asked where nobody has said anything else. What isn't here goes by itself. */
export const DEFAULTS: Rules = new Map<string, readonly Need[]>([
  ['resetPasscode', ['callerCheck']],
  ['rotateRecoveryLockPasscode', ['callerCheck']],
  ['wipe', ['secondOperator', 'reason']],
  ['retire', ['secondOperator', 'reason']],
  ['delete', ['secondOperator', 'reason']],
  ['cleanWindowsDevice', ['secondOperator', 'reason']],
  ['recoveryKey', ['callerCheck']],
  ['localAdminPassword', ['callerCheck']],
  ['fileVaultKey', ['callerCheck']],
]);

/** A policy file for a help desk with one operator: what asked a second one asks the rest. */
export const WITH_ONE_OPERATOR = JSON.stringify({
  start: Object.fromEntries(
    [...DEFAULTS]
      .filter(([, needs]) => needs.includes('secondOperator'))
      .map(([action, needs]) => [action, needs.filter((need) => need !== 'secondOperator')]),
  ),
});

/** What is asked before an action, until admins set something else. */
function startOf({ start }: PolicyRules, action: string): readonly Need[] {
  return start.get(action) ?? start.get(EVERY_ACTION) ?? DEFAULTS.get(action) ?? [];
}

/** What is asked whatever admins set. */
export function floorOf({ floor }: PolicyRules, action: string): readonly Need[] {
  return inOrder([...(floor.get(EVERY_ACTION) ?? []), ...(floor.get(action) ?? [])]);
}

/** What is asked before an action now. `set`: what admins have set for it, if they have. */
export function needsOf(rules: PolicyRules, action: string, set: readonly Need[] | undefined): Need[] {
  return inOrder([...floorOf(rules, action), ...(set ?? startOf(rules, action))]);
}

/** Whether the employee is told of an action, unless the device was reported lost or stolen. `set`: what admins have set, if they have. */
function isTold({ told }: PolicyRules, action: string, set: boolean | undefined): boolean {
  const rule = told?.get(action) ?? told?.get(EVERY_ACTION);
  return rule === 'always' || (set ?? rule !== 'no');
}

/** Whether admins can't turn it off. */
export const isAlwaysTold = (rules: PolicyRules, action: string): boolean => isTold(rules, action, false);

/** Each need once, in the order in which they are told. */
export function inOrder(needs: readonly Need[]): Need[] {
  return NEEDS.filter((need) => needs.includes(need));
}

/** What a press adds to what the policy asks. */
interface AtThePress {
  /** The person has said that it isn't them: everything needs a second operator. */
  fenced: boolean;
  /** The person is privileged: what can't be undone needs a second operator, and a caller check alone is never enough. */
  privileged: boolean;
  /** The operator says that the device was reported lost or stolen. */
  lost: boolean;
}

/**
 * What is asked of one press. Who holds a lost device may have its Teams, too: whatever keeps it from being used goes by a second operator's
 * word in place of the caller check.
 */
export function needsAtPress(
  { danger, lost: whenLost }: Pick<RemoteAction, 'danger' | 'lost'>,
  needs: readonly Need[],
  { fenced, privileged, lost }: AtThePress,
): Need[] {
  const guarded = fenced || (privileged && isGuarded({ danger }, needs));
  const instead = lost && whenLost === 'contains' && needs.includes('callerCheck');
  return inOrder([
    ...needs.filter((need) => !(instead && need === 'callerCheck')),
    ...(guarded || instead ? (['secondOperator'] as const) : []),
  ]);
}

/** Whether it matters for an action that its person is privileged. */
export const isGuarded = ({ danger }: Pick<RemoteAction, 'danger'>, needs: readonly Need[]): boolean =>
  danger === 'destructive' || needs.includes('callerCheck');

/** Whether a policy asks for less than another one did. What is denied can't be asked for more. */
export function loosens(before: readonly Need[], after: readonly Need[]): boolean {
  return !after.includes('denied') && before.some((need) => !after.includes(need));
}

export interface PolicyServices {
  policy: PolicyRules;
  store: { policy: Tables['policy'] };
}

/** What holds for an action now, by its name in the policy. */
export async function policyNow({ policy, store }: PolicyServices, action: string): Promise<Policy> {
  // most actions have none: a list isn't asked for once more because of that
  const [set] = await store.policy.list((one) => one.action === action);
  return policyOf(policy, action, set);
}

/** What is asked before an action now, by its name in the policy. */
export const needsNow = async (services: PolicyServices, action: string): Promise<Need[]> =>
  (await policyNow(services, action)).needs;

/** What holds for an action. `change`: what admins have set for it, if they have. */
export const policyOf = (
  rules: PolicyRules,
  action: string,
  change: Pick<PolicyChange, 'needs' | 'told'> | undefined,
): Policy => ({
  needs: needsOf(rules, action, change?.needs),
  told: isTold(rules, action, change?.told),
});
