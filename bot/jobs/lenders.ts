import { LRUCache } from 'lru-cache';
import type { Lenders } from '../commands/turn.ts';

/** How many are remembered, and for how long: a sign-in lasts no longer. */
const MOST = 20;
const KEPT_MS = 12 * 3_600_000;

/** Members of the admin channel whose sign-ins the bot may look with. They are let in by Graph before they are remembered. */
export function lendersOf(asItself: boolean, noticed: () => void): Lenders {
  const people = new LRUCache<string, true>({ max: MOST, ttl: KEPT_MS });
  let reads = asItself;
  return {
    lend(personId) {
      if (asItself) return;
      const before = people.get(personId);
      people.set(personId, true);
      if (!before || !reads) noticed();
    },
    newest: () => [...people.keys()],
    drop: (personId) => void people.delete(personId),
    works: (now) => void (reads = now),
    canRead: () => reads,
  };
}
