import { createHash } from 'node:crypto';
import type { Clock } from '../helpdesk/contracts/clock.ts';
import type { Store } from '../helpdesk/contracts/store.ts';
import { StoreError } from './store-error.ts';

/**
 * Resolves to true for the first token of a person's sign-in request. Each of their clients brings one, but the command that waits
 * for the sign-in runs once. It is in the store, so that neither a restart nor another bot on the same store runs it again.
 */
export function takeSignIn({ signInsTaken }: Pick<Store, 'signInsTaken'>, now: Clock) {
  return async (personId: string, requestId: string): Promise<boolean> => {
    const key = createHash('sha256')
      .update(JSON.stringify([personId, requestId]))
      .digest('hex');
    try {
      await signInsTaken.create(key, { at: now().toISOString() });
      return true;
    } catch (error) {
      if (error instanceof StoreError && error.code === 'exists') return false;
      throw error;
    }
  };
}
