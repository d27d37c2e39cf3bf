import { hasExpired } from '../contracts/expiry.ts';
import type { AnnouncedCall } from '../contracts/policy/caller.ts';
import type { CallerServices } from './caller-check.ts';

/** How long a person who asks is told of a call. */
const CALL_MS = 30 * 60_000;

type Announcing = Pick<
  AnnouncedCall,
  'operatorId' | 'operatorName' | 'operatorAddress' | 'personId' | 'personName'
>;

/** An operator says whom they are calling. Whoever is called reads it if they ask the bot. An earlier one of the same two begins anew with it. */
export async function announceCall(
  { store, audit, now, newId }: CallerServices,
  announcing: Announcing,
): Promise<AnnouncedCall> {
  const at = now();
  const call: AnnouncedCall = {
    ...announcing,
    id: newId(),
    state: 'open',
    createdAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + CALL_MS).toISOString(),
  };
  await audit.append({ ...callEntry(call), kind: 'ended', outcome: 'done' }, { sync: true });
  return store.together(({ calls }) => {
    const [earlier] = calls.list(
      ({ operatorId, personId, state }) =>
        operatorId === call.operatorId && personId === call.personId && state === 'open',
    );
    const kept = earlier ? { ...call, id: earlier.id } : call;
    calls.put(kept.id, kept);
    return kept;
  });
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
