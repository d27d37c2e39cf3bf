import type { Need } from '../contracts/policy/need.ts';
import type { Proposal } from '../contracts/policy/records.ts';
import type { Drafts } from '../contracts/store.ts';
import { floorOf, inOrder, loosens, needsOf } from './needs.ts';
import { entryOf, proposalOf, type ProposalServices } from './proposals.ts';

type PolicyChanged =
  /** It is in force now. */
  | { kind: 'tightened'; before: Need[]; needs: Need[] }
  /** It waits for another admin. Until then nothing is changed. */
  | { kind: 'proposed'; proposal: Proposal }
  | { kind: 'same'; needs: Need[] }
  /** The floor asks for these, and they weren't among what was chosen. Nothing is changed. */
  | { kind: 'belowFloor'; missing: Need[] };

/**
 * Sets what is asked before an action. What asks for more holds at once; what asks for less waits for another admin. Whoever asks has been
 * let into the admin channel in this turn.
 */
export async function changePolicy(
  services: ProposalServices,
  adminId: string,
  action: string,
  wanted: readonly Need[],
): Promise<PolicyChanged> {
  const { store, audit, policy } = services;
  const needs = inOrder(wanted);
  const missing = floorOf(policy, action).filter(
    (need) => !needs.includes(need) && !needs.includes('denied'),
  );
  if (missing.length > 0) return { kind: 'belowFloor', missing };
  const entry = entryOf({ kind: 'policy', action, needs, before: [] }, adminId);
  const of = await audit.append({ ...entry, kind: 'started' }, { sync: true });
  const changed = await store.together((drafts) => change(services, drafts, { adminId, action, needs }));
  const outcome = changed.kind === 'proposed' ? 'pending' : 'done';
  await audit.append({ ...entry, kind: 'ended', outcome, of }, { sync: true });
  return changed;
}

function change(
  services: ProposalServices,
  drafts: Drafts,
  { adminId, action, needs }: { adminId: string; action: string; needs: Need[] },
): PolicyChanged {
  const { policy, now } = services;
  const before = needsOf(policy, action, drafts.policy.get(action)?.needs);
  if (before.join() === needsOf(policy, action, needs).join()) return { kind: 'same', needs: before };
  if (loosens(before, needs)) {
    const proposal = proposalOf(services, adminId, { kind: 'policy', action, needs, before });
    drafts.proposals.put(proposal.id, proposal);
    return { kind: 'proposed', proposal };
  }
  drafts.policy.put(action, { action, needs, adminId, changedAt: now().toISOString() });
  return { kind: 'tightened', before, needs };
}
