import { setTimeout as sleep } from 'node:timers/promises';
import { hostname } from 'node:os';
import type { Log } from '../helpdesk/contracts/log.ts';
import { runs, type Sighting } from './holder.ts';
import { createLock, readLock, removeLock } from './lock-file.ts';
import { StoreError } from './store-error.ts';

export interface LockTimes {
  /** How often a holder gives a sign of life. */
  beatMs: number;
  /**
   * How long another machine's lock is watched for one. Longer than network shares may remember a file's time (30 s is what Azure
   * Files is mounted with).
   */
  watchMs: number;
}

export const lockTimes: LockTimes = { beatMs: 5_000, watchMs: 45_000 };

const ATTEMPTS = 100;
const PAUSE_MS = 20;

/**
 * Takes the lock at `path`; resolves to its token. Of many who try at the same time one gets it.
 *
 * A dead holder's lock is removed by whoever holds a lock named after it, and only where it is still the one that was seen: two
 * who saw the same dead holder can't remove the lock that one of them has taken since. The lock named after it is taken in this same way, so that
 * its own holder may die too.
 */
export async function takeLock(path: string, folder: string, log: Log, times = lockTimes): Promise<string> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const token = await createLock(path);
    if (token !== undefined) return token;
    const seen = await readLock(path);
    if (seen === undefined) continue;
    if (seen !== 'garbled' && (await isAlive(path, seen, log, times))) throw held(folder, seen);
    await evict(path, seen === 'garbled' ? 'garbled' : seen.holder.token, folder, log, times);
  }
  throw new StoreError('held', `${folder} is being opened by several bots over and over: start only one`);
}

async function evict(path: string, dead: string, folder: string, log: Log, times: LockTimes): Promise<void> {
  const guard = `${path}.${dead}`;
  try {
    await takeLock(guard, folder, log, times);
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'held') throw error;
    // Somebody else is at it. Who wins is seen at the next attempt.
    await sleep(PAUSE_MS);
    return;
  }
  try {
    const seen = await readLock(path);
    const token = seen === 'garbled' ? 'garbled' : seen?.holder.token;
    if (token !== dead) return;
    await removeLock(path);
    log.info({ lock: path }, 'the lock of a bot that is gone was removed');
  } finally {
    await removeLock(guard);
  }
}

/** Processes of another machine can't be asked for: its lock is watched for a sign of life. */
async function isAlive(path: string, seen: Sighting, log: Log, times: LockTimes): Promise<boolean> {
  const { token, host } = seen.holder;
  if (host === hostname()) return runs(seen);
  log.warn(
    { lock: path, host, seconds: times.watchMs / 1_000 },
    `the data folder was last used on ${host}: waiting to see whether a bot still runs there`,
  );
  for (let waited = 0; waited < times.watchMs; waited += times.beatMs) {
    await sleep(times.beatMs);
    const later = await readLock(path);
    // Released, or somebody else's by now: to be judged anew.
    if (later === undefined || later === 'garbled' || later.holder.token !== token) return false;
    if (later.beatAt !== seen.beatAt) return true;
  }
  return false;
}

function held(folder: string, { holder }: Sighting): StoreError {
  const { pid, host } = holder;
  const who = pid === process.pid && host === hostname() ? 'this process' : `process ${pid} on ${host}`;
  const since = new Date(holder.startedAt).toISOString();
  return new StoreError(
    'held',
    `${folder} is in use by ${who}, started ${since}: stop that bot first, or set DataDir to another folder`,
  );
}
