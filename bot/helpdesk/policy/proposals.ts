import { isSameId } from '../contracts/guid.ts';
import type { Clock, NewId } from '../contracts/clock.ts';
import type { Audit, AuditEntry } from '../contracts/audit.ts';
import { isOver } from '../contracts/expiry.ts';
import { countedSince } from '../contracts/policy/counted.ts';
import type { PolicyRules } from '../contracts/policy/need.ts';
import type { Proposal, Proposed } from '../contracts/policy/records.ts';
import type { Drafts, Store } from '../contracts/store.ts';
import { policyOf } from './needs.ts';

/** How long another admin can decide. */
export const PROPOSED_FOR_MS = 30 * 60_000;

export interface ProposalServices {
  store: Store;
  policy: PolicyRules;
  audit: Audit;
  now: Clock;
  newId: NewId;
}

/** A proposal that isn't kept yet. */
export function proposalOf(
  { now, newId }: Pick<ProposalServices, 'now' | 'newId'>,
  adminId: string,
  what: Proposed,
): Proposal {
  const at = now();
  return {
    ...what,
    id: newId(),
    adminId,
    state: 'open',
    createdAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + PROPOSED_FOR_MS).toISOString(),
  };
}

/** So many that nobody has approved can one admin make while the first of them waits: more than there are actions. Each is a card in the channel. */
export const MOST_UNAPPROVED = 50;

/**
 * Keeps a proposal. If the same change is proposed already, whoever made it, it is that one: what two admins want takes one proposal.
 * undefined: its admin has made too many.
 */
export function keepProposal(drafts: Drafts, made: Proposal, now: Date): Proposal | undefined {
  const open = openProposal(drafts, made, now);
  if (open) return open;
  const since = now.getTime() - PROPOSED_FOR_MS;
  // that everything goes on can be proposed whatever else was
  const unapproved = countedSince(
    drafts.proposals,
    (one) => isSameId(one.adminId, made.adminId) && one.kind === made.kind && one.state !== 'used',
    ({ createdAt }) => createdAt,
    { since, now },
  );
  if (unapproved.length >= MOST_UNAPPROVED) return undefined;
  drafts.proposals.put(made.id, made);
  return made;
}

function openProposal(drafts: Drafts, what: Proposed, now: Date): Proposal | undefined {
  const isNow = (one: Proposal) =>
    one.kind === 'policy' || one.stops.every((id) => isOnSince(drafts, id, one));
  const [same] = drafts.proposals.list(
    (one) => !isOver(one, now) && meaningOf(one) === meaningOf(what) && isNow(one),
  );
  return same;
}

function meaningOf(what: Proposed): string {
  if (what.kind === 'resume') return JSON.stringify([what.kind, what.stops.toSorted()]);
  const { kind, action, needs, before, told, toldBefore } = what;
  return JSON.stringify([kind, action, needs, before, told, toldBefore]);
}

export type Decided =
  | { kind: 'done' | 'rejected'; proposal: Proposal }
  /** What one admin proposes takes another one. */
  | { kind: 'ownProposal'; proposal: Proposal }
  /** Whoever proposed it isn't an admin in the channel any more: it takes two who are. */
  | { kind: 'proposerGone'; proposal: Proposal }
  /** What it would replace is no longer what it was. */
  | { kind: 'overtaken'; proposal: Proposal }
  /** Decided before, or its time is over. */
  | { kind: 'over'; proposal: Proposal }
  | { kind: 'unknown' };

/** The audit's entry of what is proposed, without what became of it. */
export function entryOf(proposed: Proposed, adminId: string): Omit<AuditEntry, 'kind'> {
  if (proposed.kind === 'resume') return { what: 'resume', operatorId: adminId };
  return {
    what: 'policy',
    operatorId: adminId,
    options: [
      `${proposed.action}=${proposed.needs.join('+') || 'nothing'}`,
      ...(proposed.told === undefined ? [] : [`told=${proposed.told}`]),
    ],
  };
}

/**
 * Decides a proposal. Whoever decides has been let into the admin channel in this turn. It is decided once, in the same write as what it
 * changes, and never for itself by the admin who proposed it; that one may only take it back. `isAdmin`: whether somebody is an admin there now.
 */
export async function decide(
  services: ProposalServices,
  adminId: string,
  { id, approves }: { id: string; approves: boolean },
  isAdmin: (personId: string) => Promise<boolean>,
): Promise<Decided> {
  const { store, audit } = services;
  const kept = await store.proposals.get(id);
  if (!kept) return { kind: 'unknown' };
  const gone = approves && kept.state === 'open' && !(await isAdmin(kept.adminId));
  const entry = entryOf(kept, adminId);
  const of = await audit.append({ ...entry, kind: 'started' }, { sync: true });
  const decided: Decided = gone
    ? { kind: 'proposerGone', proposal: kept }
    : await store.together((drafts) => decideIn(services, drafts, { adminId, id, approves }));
  const outcome = OUTCOMES[decided.kind];
  await audit.append({ ...entry, kind: 'ended', outcome, of }, { sync: true });
  return decided;
}

const OUTCOMES: Readonly<Record<Decided['kind'], string>> = {
  done: 'done',
  rejected: 'canceled',
  ownProposal: 'failed',
  proposerGone: 'failed',
  overtaken: 'failed',
  over: 'failed',
  unknown: 'failed',
};

function decideIn(
  services: ProposalServices,
  drafts: Drafts,
  { adminId, id, approves }: { adminId: string; id: string; approves: boolean },
): Decided {
  const now = services.now();
  const proposal = drafts.proposals.get(id);
  if (!proposal) return { kind: 'unknown' };
  if (isOver(proposal, now)) return { kind: 'over', proposal };
  if (approves && isSameId(proposal.adminId, adminId)) return { kind: 'ownProposal', proposal };
  const decided = { ...proposal, secondId: adminId, decidedAt: now.toISOString() };
  if (approves && !carryOut(services, drafts, decided)) {
    drafts.proposals.put(id, { ...decided, state: 'canceled' });
    return { kind: 'overtaken', proposal };
  }
  const over: Proposal = { ...decided, state: approves ? 'used' : 'canceled' };
  drafts.proposals.put(id, over);
  return { kind: approves ? 'done' : 'rejected', proposal: over };
}

/** Whether it was on when that was proposed, and is still. A stop since then has its own reason. */
function isOnSince({ stops }: Drafts, id: string, { createdAt }: Proposal): boolean {
  const stop = stops.get(id);
  return stop !== undefined && stop.liftedAt === undefined && stop.since <= createdAt;
}

function lift(drafts: Drafts, proposal: Proposal, ids: readonly string[], liftedAt: string): boolean {
  const on = ids.filter((id) => isOnSince(drafts, id, proposal)).map((id) => drafts.stops.get(id));
  for (const stop of on) if (stop) drafts.stops.put(stop.id, { ...stop, liftedAt });
  return on.length > 0;
}

/** Returns false if what it would replace is no longer what it was. */
function carryOut({ policy, now }: ProposalServices, drafts: Drafts, proposal: Proposal): boolean {
  if (proposal.kind === 'resume') return lift(drafts, proposal, proposal.stops, now().toISOString());
  const { action, needs, before, told, toldBefore, adminId, secondId } = proposal;
  const set = drafts.policy.get(action);
  const current = policyOf(policy, action, set);
  if (current.needs.join() !== before.join()) return false;
  if (told !== undefined && current.told !== toldBefore) return false;
  const changedAt = now().toISOString();
  drafts.policy.put(action, { action, needs, told: told ?? set?.told, adminId, secondId, changedAt });
  return true;
}
