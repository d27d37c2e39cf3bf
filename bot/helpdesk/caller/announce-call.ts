import { hasExpired } from '../contracts/expiry.ts';
import { countedSince } from '../contracts/policy/counted.ts';
import type { AnnouncedCall } from '../contracts/policy/caller.ts';
import type { Drafts } from '../contracts/store.ts';
import type { CallerServices } from './caller-check.ts';

/** How long a person who asks is told of a call. */
const CALL_MS = 30 * 60_000;

type Announcing = Pick<
  AnnouncedCall,
  'operatorId' | 'operatorName' | 'operatorAddress' | 'personId' | 'personName'
>;

/** As many different people as an operator can announce a call to: more than anybody calls, and few enough to disturb nobody. */
const MOST_AN_OPERATOR = { count: 10, within: 10 * 60_000 };

type Announced =
  | { kind: 'announced'; call: AnnouncedCall }
  /** This operator has announced too many within ten minutes. Nobody is told of this one. */
  | { kind: 'tooMany' };

/** An operator says whom they are calling. Whoever is called reads it if they ask the bot. An earlier one of the same two begins anew with it. */
export async function announceCall(
  { store, audit, now, newId }: CallerServices,
  announcing: Announcing,
): Promise<Announced> {
  const at = now();
  const call: AnnouncedCall = {
    ...announcing,
    id: newId(),
    state: 'open',
    createdAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + CALL_MS).toISOString(),
  };
  if (!(await store.together(({ calls }) => countedIn(calls, call)))) {
    await audit.append({ ...callEntry(call), kind: 'refused', outcome: 'tooMany' });
    return { kind: 'tooMany' };
  }
  await audit.append({ ...callEntry(call), kind: 'ended', outcome: 'done' }, { sync: true });
  return store.together(({ calls }) => {
    const earlier = openOf(calls, call);
    const kept = earlier ? { ...call, id: earlier.id } : call;
    calls.put(kept.id, kept);
    return { kind: 'announced', call: kept };
  });
}

const openOf = (calls: Drafts['calls'], { operatorId, personId }: Announcing): AnnouncedCall | undefined =>
  calls.list((one) => one.operatorId === operatorId && one.personId === personId && one.state === 'open')[0];

/** Counts a call before it is in the audit. Until then nobody is told of it. Returns false if there are too many. */
function countedIn(calls: Drafts['calls'], call: AnnouncedCall): boolean {
  const now = new Date(call.createdAt);
  const recent = countedSince(
    calls,
    ({ operatorId }) => operatorId === call.operatorId,
    ({ createdAt }) => createdAt,
    { since: now.getTime() - MOST_AN_OPERATOR.within, now },
  );
  const people = new Set(recent.map(({ personId }) => personId));
  if (people.has(call.personId)) return true;
  if (people.size >= MOST_AN_OPERATOR.count) return false;
  calls.put(call.id, { ...call, state: 'over' });
  return true;
}

export const callEntry = ({ operatorId, personId }: Pick<AnnouncedCall, 'operatorId' | 'personId'>) => ({
  what: 'call announced',
  operatorId,
  personId,
});

/** The calls to a person that are announced now, newest first. */
export async function callsTo(
  { store, now }: Pick<CallerServices, 'store' | 'now'>,
  personId: string,
): Promise<AnnouncedCall[]> {
  const at = now();
  const calls = await store.calls.list(
    (one) => one.personId === personId && one.state === 'open' && !hasExpired(one, at),
  );
  return calls.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
}
