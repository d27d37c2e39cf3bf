import { setTimeout as sleep } from 'node:timers/promises';

/** Work that has begun and not ended, also where nobody waits for it any more. */
export class InFlight {
  readonly #works = new Set<Promise<unknown>>();

  get size(): number {
    return this.#works.size;
  }

  add<T>(work: Promise<T>): Promise<T> {
    this.#works.add(work);
    const gone = () => this.#works.delete(work);
    work.then(gone, gone);
    return work;
  }

  /** Resolves once all of it ended, after `ms` milliseconds at the latest. */
  async ended(ms: number): Promise<void> {
    if (this.#works.size === 0) return;
    const stop = new AbortController();
    const late = sleep(ms, undefined, { signal: stop.signal }).catch(() => undefined);
    await Promise.race([Promise.allSettled(this.#works), late]);
    stop.abort();
  }
}
