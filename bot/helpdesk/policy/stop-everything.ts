import type { Proposal } from '../contracts/policy/records.ts';
import { entryOf, keepProposal, proposalOf, type ProposalServices } from './proposals.ts';
import { EVERYTHING, stopsOn } from './stops.ts';

/**
 * Stops every device action until two admins let it go on. One admin is enough, and it holds from this write on. Resolves to false if it
 * was stopped before. Whoever asks has been let into the admin channel in this turn.
 */
export async function stopEverything(services: ProposalServices, adminId: string): Promise<boolean> {
  const { store, audit, now } = services;
  const entry = { what: 'stop everything', operatorId: adminId };
  const of = await audit.append({ ...entry, kind: 'started' }, { sync: true });
  const stopped = await store.together(({ stops }) => {
    const before = stops.get(EVERYTHING);
    if (before && before.liftedAt === undefined) return false;
    stops.put(EVERYTHING, { id: EVERYTHING, since: now().toISOString(), adminId });
    return true;
  });
  await audit.append({ ...entry, kind: 'ended', outcome: 'done', of }, { sync: true });
  return stopped;
}

/**
 * Proposes to another admin that everything goes on that is stopped now. Where one admin has proposed that already, it is that proposal, and
 * another one can approve it. undefined: nothing is stopped. tooMany: this admin has proposed it too often, and nobody has approved it.
 */
export async function proposeResume(
  services: ProposalServices,
  adminId: string,
): Promise<Proposal | 'tooMany' | undefined> {
  const stops = (await stopsOn(services.store)).map(({ id }) => id);
  if (stops.length === 0) return undefined;
  const made = proposalOf(services, adminId, { kind: 'resume', stops });
  const entry = entryOf(made, adminId);
  const of = await services.audit.append({ ...entry, kind: 'started' }, { sync: true });
  const proposal = await services.store.together((drafts) => keepProposal(drafts, made, services.now()));
  const outcome = proposal ? 'pending' : 'failed';
  await services.audit.append({ ...entry, kind: 'ended', outcome, of }, { sync: true });
  return proposal ?? 'tooMany';
}
