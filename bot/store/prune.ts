import type { Clock } from '../helpdesk/contracts/clock.ts';
import type { Log } from '../helpdesk/contracts/log.ts';
import { hasExpired, type Confirmable } from '../helpdesk/contracts/expiry.ts';
import type { RoleChange } from '../helpdesk/contracts/role-change.ts';
import type { Records, Store } from '../helpdesk/contracts/store.ts';

const HOUR = 3_600_000;
const NOTE_EVERY_MS = 30_000;
const DAY = 24 * HOUR;
/** For a day, an expired confirmation can still tell the person who presses it why it expired. */
const EXPIRED_KEPT = DAY;
/** A card that can't be changed is given up after a day. */
const SHOWING_KEPT = 2 * DAY;
const RECEIPT_KEPT = 30 * DAY;
/** More weeks than a report has. */
const TALLY_KEPT = 100 * DAY;

/**
 * Removes used sign-ins, and what bots were asked, after an hour, confirmations and what others decide a day after they expired, role changes a day after they expired or the wait for their
 * approval ended, showings of keys after two days, receipts 30 days after their last change, and
 * what was counted in a week 100 days after it began.
 */
async function prune(store: Store, now: Clock): Promise<number> {
  const time = now().getTime();
  const expired = ({ expiresAt }: { expiresAt: string }): boolean =>
    time - Date.parse(expiresAt) > EXPIRED_KEPT;
  const removed = await Promise.all([
    store.confirmations.remove(expired),
    store.roleChanges.remove((change) => expired(change) && !isWaitedFor(change, time)),
    store.askedOf.remove(({ at }) => time - Date.parse(at) > HOUR),
    store.signInsTaken.remove(({ at }) => time - Date.parse(at) > HOUR),
    store.proposals.remove(expired),
    store.seconds.remove(expired),
    store.approvals.remove(expired),
    store.callerChecks.remove(expired),
    store.calls.remove(expired),
    store.fences.remove(({ until }) => time - Date.parse(until) > EXPIRED_KEPT),
    store.showings.remove(({ shownAt }) => time - Date.parse(shownAt) > SHOWING_KEPT),
    store.receipts.remove(({ updatedAt }) => time - Date.parse(updatedAt) > RECEIPT_KEPT),
    store.tallies.remove(({ week }) => time - Date.parse(week) > TALLY_KEPT),
  ]);
  return removed.reduce((sum, n) => sum + n);
}

/** Whether a role change waits for a second administrator, or ended less than a day ago, or its end hasn't been told. */
function isWaitedFor({ approval }: RoleChange, time: number): boolean {
  if (!approval) return false;
  const { askedAt, endedAt, cardBehind = false } = approval;
  if (endedAt === undefined || cardBehind) return time - Date.parse(askedAt) <= RECEIPT_KEPT;
  return time - Date.parse(endedAt) <= EXPIRED_KEPT;
}

/** Notes for each open record whose time is over that it has expired: it stays so if the clock is set back later. */
export async function noteAllExpired(
  store: Pick<Store, 'confirmations' | 'roleChanges' | 'proposals' | 'seconds'>,
  now: Clock,
): Promise<void> {
  await Promise.all([
    noteEach(store.confirmations, now()),
    noteEach(store.roleChanges, now()),
    noteEach(store.proposals, now()),
    noteEach(store.seconds, now()),
  ]);
}

/** What somebody had asked for isn't kept longer than their request to sign in. */
async function forgetSignIns({ signInRequests }: Pick<Store, 'signInRequests'>, now: Date): Promise<void> {
  const over = await signInRequests.list((one) => hasExpired(one, now));
  if (over.length > 0) await signInRequests.remove((one) => hasExpired(one, now));
}

async function noteEach<T extends Confirmable & { id: string }>(
  records: Records<T>,
  now: Date,
): Promise<void> {
  const isOver = (one: T): boolean => one.state === 'open' && hasExpired(one, now);
  const over = await records.list(isOver);
  await Promise.all(
    over.map(({ id }) =>
      records.update(id, (one) => (isOver(one) ? { ...one, state: 'expired' } : undefined)),
    ),
  );
}

/**
 * Prunes now and every hour until the returned function is called, and notes what has expired twice a minute. A failure is logged, and
 * the next time tries again.
 */
export async function keepPruned(store: Store, now: Clock, log: Log): Promise<() => void> {
  const run = async (): Promise<void> => {
    try {
      const removed = await prune(store, now);
      if (removed > 0) log.debug({ removed }, 'old records removed');
    } catch (error) {
      log.warn({ err: error }, 'old records could not be removed');
    }
  };
  const note = async (): Promise<void> => {
    try {
      await noteAllExpired(store, now);
      await forgetSignIns(store, now());
    } catch (error) {
      log.warn({ err: error }, 'confirmations could not be marked as expired');
    }
  };
  await run();
  await note();
  const timers = [setInterval(() => void run(), HOUR), setInterval(() => void note(), NOTE_EVERY_MS)];
  for (const timer of timers) timer.unref();
  return () => timers.forEach((timer) => clearInterval(timer));
}
