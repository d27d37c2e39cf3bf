import type { Clock } from '../helpdesk/contracts/clock.ts';
import type { Log } from '../helpdesk/contracts/log.ts';
import type { Store } from '../helpdesk/contracts/store.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** For a day, an expired confirmation can still tell the person who presses it why it expired. */
const EXPIRED_KEPT = DAY;
const RECEIPT_KEPT = 30 * DAY;

/** Removes used sign-ins after an hour, confirmations and role changes a day after they expired, and receipts 30 days after their last change. */
export async function prune(store: Store, now: Clock): Promise<number> {
  const time = now().getTime();
  const expired = ({ expiresAt }: { expiresAt: string }): boolean =>
    time - Date.parse(expiresAt) > EXPIRED_KEPT;
  const removed = await Promise.all([
    store.confirmations.remove(expired),
    store.roleChanges.remove(expired),
    store.signInsTaken.remove(({ at }) => time - Date.parse(at) > HOUR),
    store.receipts.remove(({ updatedAt }) => time - Date.parse(updatedAt) > RECEIPT_KEPT),
  ]);
  return removed.reduce((sum, n) => sum + n);
}

/** Prunes now and every hour until the returned function is called. A failure is logged, and the next hour tries again. */
export async function keepPruned(store: Store, now: Clock, log: Log): Promise<() => void> {
  const run = async (): Promise<void> => {
    try {
      const removed = await prune(store, now);
      if (removed > 0) log.debug({ removed }, 'old records removed');
    } catch (error) {
      log.warn({ err: error }, 'old records could not be removed');
    }
  };
  await run();
  const timer = setInterval(() => void run(), HOUR);
  timer.unref();
  return () => clearInterval(timer);
}
