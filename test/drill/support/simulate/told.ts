const MOST = 10_000;

interface Wait {
  heardAt: number;
  until: number;
}

/** Who was told to come again later, and whether they do. Times are in milliseconds. */
export class Told {
  /** Calls that came again before the time was over that they had heard of. */
  early = 0;
  /** By call. */
  readonly #waits = new Map<string, Wait>();

  /** A call has heard, or will hear at `heardAt`, that it may come again at `until`. */
  say(call: string, wait: Wait): void {
    if (this.#waits.size > MOST) this.#waits.clear();
    this.#waits.set(call, wait);
  }

  /** The call has come. What had left before anybody heard of a time can't keep it. */
  came(call: string, at: { now: number; sentAt: number }): void {
    const wait = this.#waits.get(call);
    if (!wait || at.sentAt < wait.heardAt) return;
    if (at.now < wait.until) this.early += 1;
    this.#waits.delete(call);
  }
}
