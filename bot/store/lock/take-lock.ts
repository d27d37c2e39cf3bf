import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../helpdesk/contracts/log.ts';
import { StoreError } from '../store-error.ts';
import { createLock, readLock, removeLock } from './lock-file.ts';
import { isRunning, type LockObservation } from './lock-owner.ts';

export interface LockTimes {
  /** How often an owner renews its lease. */
  renewMs: number;
  /**
   * How long the lock of another machine is watched for a renewal. Longer than network shares may cache a file's time (Azure Files is
   * mounted with 30 s).
   */
  watchMs: number;
}

export const lockTimes: LockTimes = { renewMs: 5_000, watchMs: 45_000 };

const ATTEMPTS = 100;
const PAUSE_MS = 20;
/** In file names, in place of the token of a lock whose owner can't be read. Older bots write the same word. */
const NO_TOKEN = 'garbled';

/** Takes the lock at `path` and resolves to its token. If many try at the same time, one gets it. */
export async function takeLock(path: string, folder: string, log: Log, times = lockTimes): Promise<string> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const token = await createLock(path);
    if (token !== undefined) return token;
    const seen = await readLock(path);
    if (seen === undefined) continue;
    if (seen !== 'unreadable' && (await isAlive(path, seen, log, times))) throw held(folder, seen);
    await removeDeadLock(path, tokenOf(seen), folder, log, times);
  }
  throw new StoreError('held', `${folder} is being opened by several bots over and over: start only one`);
}

const tokenOf = (seen: LockObservation | 'unreadable') =>
  seen === 'unreadable' ? NO_TOKEN : seen.owner.token;

/**
 * Two bots may find the same dead lock. The second one must not remove the lock that the first one has taken since. So a dead lock is
 * removed only while holding a guard, a lock named after the dead one's token, and only if it is still the same. The guard is taken
 * by `takeLock`, too, because its owner may die as well.
 */
async function removeDeadLock(
  path: string,
  deadToken: string,
  folder: string,
  log: Log,
  times: LockTimes,
): Promise<void> {
  const guard = `${path}.${deadToken}`;
  try {
    await takeLock(guard, folder, log, times);
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'held') throw error;
    // Another bot is removing it. The next attempt shows who gets the lock.
    await sleep(PAUSE_MS);
    return;
  }
  try {
    const seen = await readLock(path);
    if (seen === undefined || tokenOf(seen) !== deadToken) return;
    await removeLock(path);
    log.info({ lock: path }, 'the lock of a bot that no longer runs was removed');
  } finally {
    await removeLock(guard);
  }
}

/** Processes of another machine can't be looked up, so its lock is watched for a renewal. */
async function isAlive(path: string, seen: LockObservation, log: Log, times: LockTimes): Promise<boolean> {
  const { token, host } = seen.owner;
  if (host === hostname()) return isRunning(seen);
  log.warn(
    { lock: path, host, seconds: times.watchMs / 1_000 },
    `the data folder was last used on ${host}: waiting to see whether a bot still runs there`,
  );
  for (let waited = 0; waited < times.watchMs; waited += times.renewMs) {
    await sleep(times.renewMs);
    const later = await readLock(path);
    // Released, or taken by another bot: the next attempt looks again.
    if (later === undefined || later === 'unreadable' || later.owner.token !== token) return false;
    if (later.renewedAt !== seen.renewedAt) return true;
  }
  return false;
}

function held(folder: string, { owner }: LockObservation): StoreError {
  const { pid, host } = owner;
  const who = pid === process.pid && host === hostname() ? 'this process' : `process ${pid} on ${host}`;
  const since = new Date(owner.startedAt).toISOString();
  return new StoreError(
    'held',
    `${folder} is in use by ${who}, started ${since}: stop that bot first, or set DataDir to another folder`,
  );
}
