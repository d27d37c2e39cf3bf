import { createHash } from 'node:crypto';
import type { Clock } from '../helpdesk/contracts/clock.ts';
import { hasExpired } from '../helpdesk/contracts/expiry.ts';
import { isSameId } from '../helpdesk/contracts/guid.ts';
import type { SignInRequests } from '../helpdesk/contracts/sign-in.ts';
import type { Store } from '../helpdesk/contracts/store.ts';

/**
 * So many wait in the store of one person. What they ask beyond that goes on only at the bot that they asked, because everything that is kept
 * makes each write slower.
 */
const MOST_WAITING = 20;

/** Requests to sign in, in the store: neither a restart nor another bot on the same store forgets them, or takes one twice. */
export function keptSignInRequests(
  { together, level, look }: Pick<Store, 'together' | 'level' | 'look'>,
  now: Clock,
): SignInRequests {
  return {
    keep: (id, { personId, waiting, forMs }) =>
      together(({ signInRequests }) => {
        const at = now();
        const waits = signInRequests.list(
          (one) => one.waiting !== undefined && one.personId === personId && !hasExpired(one, at),
        );
        signInRequests.put(id, {
          personId,
          waiting: waits.length < MOST_WAITING ? waiting : undefined,
          createdAt: at.toISOString(),
          expiresAt: new Date(at.getTime() + forMs).toISOString(),
        });
      }),
    async personOf(id) {
      await level();
      const kept = look(({ signInRequests }) => signInRequests.get(id));
      return kept && !hasExpired(kept, now()) ? kept.personId : undefined;
    },
    take: (personId, id) =>
      together(({ signInsTaken, signInRequests }) => {
        const key = createHash('sha256')
          .update(JSON.stringify([personId, id]))
          .digest('hex');
        if (signInsTaken.get(key)) return { first: false };
        signInsTaken.put(key, { at: now().toISOString() });
        const kept = signInRequests.get(id);
        if (!kept || !isSameId(kept.personId, personId)) return { first: true };
        signInRequests.put(id, { ...kept, waiting: undefined });
        return { first: true, waiting: hasExpired(kept, now()) ? undefined : kept.waiting };
      }),
  };
}
