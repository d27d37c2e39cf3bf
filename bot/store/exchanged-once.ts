import { createHash } from 'node:crypto';
import type { Clock } from '../helpdesk/contracts/clock.ts';
import type { Store } from '../helpdesk/contracts/store.ts';

/** Begins the key of a note that a token for a request to sign in was taken; such notes are pruned by it. */
const EXCHANGED = 'exchanged ';

/**
 * Whether this is the first token that was taken for a person's request to sign in: each of their clients brings one, and what was asked for is taken up
 * once. It is in the store, so that a restart, or another bot on it, doesn't take it up again.
 */
export function exchangedOnce({ notes }: Pick<Store, 'notes'>, now: Clock) {
  return async (personId: string, id: string): Promise<boolean> => {
    const key = `${EXCHANGED}${createHash('sha256')
      .update(JSON.stringify([personId, id]))
      .digest('hex')}`;
    try {
      await notes.create(key, { value: now().toISOString() });
      return true;
    } catch (error) {
      if ((await notes.get(key)) === undefined) throw error;
      return false;
    }
  };
}
