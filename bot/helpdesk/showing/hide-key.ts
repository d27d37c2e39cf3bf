import type { Clock } from '../contracts/clock.ts';
import { SHOWN_FOR_MS, isYounger } from '../contracts/expiry.ts';
import type { Showing, Store } from '../contracts/store.ts';

interface HideServices {
  store: Pick<Store, 'showings'>;
  now: Clock;
}

/** Notes that a key is off its card. Resolves to the showing if the key was still on it. */
export async function hideKey({ store, now }: HideServices, id: string): Promise<Showing | undefined> {
  return store.showings.update(id, (showing) =>
    isOpen(showing) ? { ...showing, hiddenAt: now().toISOString() } : undefined,
  );
}

const isOpen = ({ hiddenAt }: Showing) => hiddenAt === undefined;

/** Keys that are on cards now, the longest first. */
export async function shownKeys({ store }: Pick<HideServices, 'store'>): Promise<Showing[]> {
  const shown = await store.showings.list(isOpen);
  return shown.toSorted((a, b) => a.shownAt.localeCompare(b.shownAt));
}

/** Whether a key has been on its card for long enough. */
export const isKeyDue = ({ shownAt }: Showing, now: Date): boolean =>
  !isYounger(Date.parse(shownAt), SHOWN_FOR_MS, now);

/** When a key has to go off its card, in milliseconds. */
export const keyDueAt = ({ shownAt }: Showing) => Date.parse(shownAt) + SHOWN_FOR_MS;
