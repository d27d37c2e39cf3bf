import type { Sleep } from '../../../time/sleep.ts';

/** Nobody waits longer, and a timer can't be set for much longer than days. */
const LONGEST_MS = 3_600_000;

/** Something that Graph asked not to be called for a while. It is shut as long as any of the asked times lasts. */
export class Door {
  readonly #sleep: Sleep;
  readonly #tick: () => number;
  #asked = 0;
  #until = -Infinity;

  constructor(sleep: Sleep, tick: () => number) {
    this.#sleep = sleep;
    this.#tick = tick;
  }

  get isShut(): boolean {
    return this.#asked > 0;
  }

  /** How much longer, in milliseconds. 0: it is open. */
  get leftMs(): number {
    return this.isShut ? Math.max(0, this.#until - this.#tick()) : 0;
  }

  /** `opened` is called when the last of the asked times is over, unless `end` aborts before. */
  shut(ms: number, end: AbortSignal, opened: () => void): void {
    const shutMs = Math.min(ms, LONGEST_MS);
    this.#asked += 1;
    this.#until = Math.max(this.#until, this.#tick() + shutMs);
    void this.#sleep(shutMs, end).then(() => {
      this.#asked -= 1;
      if (this.#asked === 0) opened();
    });
  }
}
