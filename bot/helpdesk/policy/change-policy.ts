import type { Need, Policy } from '../contracts/policy/need.ts';
import type { Proposal } from '../contracts/policy/records.ts';
import type { Drafts } from '../contracts/store.ts';
import { floorOf, inOrder, isAlwaysTold, loosens, needsOf, policyOf } from './needs.ts';
import { entryOf, keepProposal, proposalOf, type ProposalServices } from './proposals.ts';

type PolicyChanged =
  /** It is in force now. */
  | { kind: 'tightened'; before: Policy; policy: Policy }
  /** It waits for another admin than who proposed it. Until then nothing is changed. */
  | { kind: 'proposed'; proposal: Proposal }
  | { kind: 'same'; policy: Policy }
  /** This admin has proposed too much that nobody has approved. Nothing is changed. */
  | { kind: 'tooMany' }
  /** Employees are always told of it: the file says so. Nothing is changed. */
  | { kind: 'alwaysTold' }
  /** The floor asks for these, and they weren't among what was chosen. Nothing is changed. */
  | { kind: 'belowFloor'; missing: Need[] };

/** What an admin wants an action to ask for. `told`: whether its employee is told. What is left out stays as it is. */
export interface WantedPolicy {
  needs?: readonly Need[] | undefined;
  told?: boolean | undefined;
}

/**
 * Sets what is asked before an action, and whether its employee is told. What asks for more holds at once; what asks for less, or tells less,
 * waits for another admin. Whoever asks has been let into the admin channel in this turn.
 */
export async function changePolicy(
  services: ProposalServices,
  adminId: string,
  action: string,
  wanted: WantedPolicy,
): Promise<PolicyChanged> {
  const { store, audit, policy } = services;
  const needs = wanted.needs && inOrder(wanted.needs);
  const missing = floorOf(policy, action).filter(
    (need) => needs && !needs.includes(need) && !needs.includes('denied'),
  );
  if (missing.length > 0) return { kind: 'belowFloor', missing };
  if (wanted.told === false && isAlwaysTold(policy, action)) return { kind: 'alwaysTold' };
  const asked = { action, needs, told: wanted.told };
  const now = needsOf(policy, action, needs ?? (await store.policy.get(action))?.needs);
  const entry = entryOf({ ...asked, kind: 'policy', needs: now, before: [] }, adminId);
  const of = await audit.append({ ...entry, kind: 'started' }, { sync: true });
  const changed = await store.together((drafts) => change(services, drafts, { adminId, ...asked }));
  const outcome = OUTCOMES[changed.kind] ?? 'done';
  await audit.append({ ...entry, kind: 'ended', outcome, of }, { sync: true });
  return changed;
}

const OUTCOMES: Partial<Record<PolicyChanged['kind'], string>> = { proposed: 'pending', tooMany: 'failed' };

function change(
  services: ProposalServices,
  drafts: Drafts,
  {
    adminId,
    action,
    ...wanted
  }: { adminId: string; action: string; needs?: Need[] | undefined } & Pick<WantedPolicy, 'told'>,
): PolicyChanged {
  const { policy, now } = services;
  const set = drafts.policy.get(action);
  const before = policyOf(policy, action, set);
  const needs = wanted.needs ?? before.needs;
  const after = policyOf(policy, action, { needs, told: wanted.told ?? set?.told });
  const told = after.told === before.told ? undefined : after.told;
  if (told === undefined && before.needs.join() === after.needs.join())
    return { kind: 'same', policy: before };
  if (loosens(before.needs, needs) || told === false) {
    const made = proposalOf(services, adminId, {
      kind: 'policy',
      action,
      needs,
      before: before.needs,
      ...(told !== undefined && { told, toldBefore: before.told }),
    });
    const proposal = keepProposal(drafts, made, now());
    return proposal ? { kind: 'proposed', proposal } : { kind: 'tooMany' };
  }
  const changedAt = now().toISOString();
  drafts.policy.put(action, { action, needs, told: told ?? set?.told, adminId, changedAt });
  return { kind: 'tightened', before, policy: { needs, told: after.told } };
}
