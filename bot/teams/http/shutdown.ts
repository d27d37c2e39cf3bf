import { sleep } from '../../time/sleep.ts';

/** Tells the turns in flight that the bot is about to stop. */
export class Shutdown {
  readonly #listeners = new Set<() => void>();
  #begun = false;

  /** Calls `listener` when the shutdown begins, at once if it has begun. Returns how to unsubscribe. */
  onBegin(listener: () => void): () => void {
    if (this.#begun) listener();
    else this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  begin(): void {
    this.#begun = true;
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }
}

/** Work that has begun and not ended, even if its answer was already sent. */
export class InFlight {
  readonly #works = new Set<Promise<unknown>>();

  get size(): number {
    return this.#works.size;
  }

  add<T>(work: Promise<T>): Promise<T> {
    this.#works.add(work);
    const remove = () => this.#works.delete(work);
    work.then(remove, remove);
    return work;
  }

  /** Resolves when all of it has ended, after `ms` milliseconds at the latest. */
  async ended(ms: number): Promise<void> {
    if (this.#works.size === 0) return;
    const stop = new AbortController();
    await Promise.race([Promise.allSettled(this.#works), sleep(ms, stop.signal)]);
    stop.abort();
  }
}
