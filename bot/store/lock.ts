import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../helpdesk/contracts/log.ts';
import { holderFile, readLock, removeLock } from './lock-file.ts';
import { errno, fileError, StoreError } from './store-error.ts';
import { lockTimes, takeLock, type LockTimes } from './take-lock.ts';

/** Locks half made or half removed, and those by which a dead holder's was being taken over. */
const leftover = /^lock\.((new|gone)-)?([0-9a-f]+|garbled)(\.|$)/;

/** The right to write to a folder. */
export interface Lock {
  /** Throws where it isn't ours any more. */
  mustHold(): void;
  release(): Promise<void>;
}

/** Refuses, with a `StoreError`, a folder that another bot uses. A lock whose bot is gone is taken over. */
export async function lockFolder(folder: string, log: Log, times: LockTimes = lockTimes): Promise<Lock> {
  const path = join(folder, 'lock');
  const token = await takeLock(path, folder, log, times).catch((error: unknown) => {
    throw fileError('unwritable', path, error);
  });
  await tidy(folder, log);
  let state: 'held' | 'lost' | 'released' = 'held';
  const isOurs = async (): Promise<boolean> => {
    const seen = await readLock(path);
    return seen !== undefined && seen !== 'garbled' && seen.holder.token === token;
  };

  const beat = async (): Promise<void> => {
    try {
      const ours = await isOurs();
      if (state !== 'held') return;
      if (ours) {
        const now = new Date();
        await utimes(holderFile(path), now, now);
        return;
      }
      state = 'lost';
      log.error(
        { lock: path },
        'another bot took over the data folder: this one writes nothing any more, restart it',
      );
    } catch (error) {
      if (state !== 'held') return;
      // The next one may get through. Where the disk is gone, the writes say so.
      log.warn({ code: errno(error) }, "the data folder's lock could not be renewed");
    }
  };
  const timer = setInterval(() => {
    if (state === 'held') void beat();
  }, times.beatMs);
  timer.unref();

  return {
    mustHold: () => {
      if (state === 'lost')
        throw new StoreError('lost', `${folder} was taken over by another bot: restart this one`);
    },
    release: async () => {
      clearInterval(timer);
      state = 'released';
      if (await isOurs()) await removeLock(path);
    },
  };
}

/**
 * Removes what starts that were killed half-way left behind. It may be another start's that is at it just now: that one finds
 * nothing, looks again and sees our lock.
 */
async function tidy(folder: string, log: Log): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!leftover.test(name)) continue;
    await removeLock(join(folder, name)).catch((error: unknown) => {
      // It is in nobody's way. The next start tries again.
      log.debug({ name, code: errno(error) }, 'the remains of a lock could not be removed');
    });
  }
}
