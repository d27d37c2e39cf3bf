import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../../helpdesk/contracts/log.ts';
import { errno, fileError, StoreError } from '../store-error.ts';
import { ownerFile, readLock, removeLock } from './lock-file.ts';
import { lockTimes, takeLock, type LockTimes } from './take-lock.ts';

/*
 * Design: one bot per data folder, also on network shares and with containers that come and go.
 * - The lock is a folder `lock` with a file that names its owner: token, pid, host, start time (lock-file.ts, lock-owner.ts).
 * - It is a lease: the owner renews it every few seconds by touching the file. An owner that finds another token writes nothing more.
 * - A lock on this machine is dead if its process no longer runs. A lock of another machine is dead if nobody renews it for a while.
 * - A dead lock is removed under a guard and then taken like a free one (take-lock.ts).
 */

/** What an unfinished start may leave: locks half created or half removed, and guards. */
const leftover = /^lock\.((new|gone)-)?([0-9a-f]+|garbled)(\.|$)/;

/** The right to write to a folder. */
interface Lock {
  /** Throws if another bot has taken over. */
  mustHold(): void;
  release(): Promise<void>;
}

/** Takes over the lock of a bot that no longer runs. Throws a `StoreError` if another bot uses the folder. */
export async function lockFolder(folder: string, log: Log, times: LockTimes = lockTimes): Promise<Lock> {
  const path = join(folder, 'lock');
  const token = await takeLock(path, folder, log, times).catch((error: unknown) => {
    throw fileError('unwritable', path, error);
  });
  await removeLeftovers(folder, log);
  return new Lease(folder, path, token, log, times);
}

class Lease implements Lock {
  #state: 'held' | 'lost' | 'released' = 'held';
  readonly #timer: NodeJS.Timeout;

  constructor(
    private readonly folder: string,
    private readonly path: string,
    private readonly token: string,
    private readonly log: Log,
    { renewMs }: LockTimes,
  ) {
    this.#timer = setInterval(() => void this.#renew(), renewMs);
    this.#timer.unref();
  }

  mustHold(): void {
    if (this.#state === 'lost')
      throw new StoreError('lost', `${this.folder} was taken over by another bot: restart this one`);
  }

  async release(): Promise<void> {
    clearInterval(this.#timer);
    this.#state = 'released';
    if (await this.#isOurs()) await removeLock(this.path);
  }

  async #renew(): Promise<void> {
    if (!this.#isHeld()) return;
    try {
      const ours = await this.#isOurs();
      if (!this.#isHeld()) return;
      if (ours) {
        const now = new Date();
        await utimes(ownerFile(this.path), now, now);
        return;
      }
      this.#state = 'lost';
      this.log.error(
        { lock: this.path },
        'another bot took over the data folder: this one writes nothing more, restart it',
      );
    } catch (error) {
      if (!this.#isHeld()) return;
      // The next renewal may succeed. If the disk is gone, the writes will say so.
      this.log.warn({ code: errno(error) }, "the data folder's lock could not be renewed");
    }
  }

  #isHeld(): boolean {
    return this.#state === 'held';
  }

  async #isOurs(): Promise<boolean> {
    const seen = await readLock(this.path);
    return seen !== undefined && seen !== 'unreadable' && seen.owner.token === this.token;
  }
}

/** Another start may be using one of them right now. It then finds nothing, looks again and sees our lock. */
async function removeLeftovers(folder: string, log: Log): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!leftover.test(name)) continue;
    await removeLock(join(folder, name)).catch((error: unknown) => {
      // It does no harm. The next start tries again.
      log.debug({ name, code: errno(error) }, 'the remains of a lock could not be removed');
    });
  }
}
