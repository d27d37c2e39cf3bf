/** How long the window is in which Intune counts requests. */
export const WINDOW_MS = 20_000;
const SECONDS = WINDOW_MS / 1_000;
/** Requests a second. Fewer than any service of Graph allows. */
const SLOWEST = 10;
const FASTEST = 500;
/** Of what Graph took in a window before it throttled. */
const SAFE = 0.95;
/** If it throttles again, the pace isn't cut by more than this: it may have throttled for another reason. */
const DEEPEST_CUT = 0.7;
const GROWTH_A_SECOND = 1.02;

/**
 * How fast requests go out after a service of Graph throttled: at first somewhat slower than it took them before, then faster and faster until
 * it throttles again. Graph doesn't say what it allows, and other apps use some of it.
 */
export class Pace {
  readonly #tick: () => number;
  /** Requests in each of the last seconds. */
  readonly #sent = new Array<number>(SECONDS).fill(0);
  #second = 0;
  #rate = FASTEST;
  #changedAt = 0;
  #throttledAt = -Infinity;

  constructor(tick: () => number) {
    this.#tick = tick;
  }

  /** Whether Graph throttled so lately that requests go out at a pace. */
  get isCareful(): boolean {
    return this.#tick() - this.#throttledAt < WINDOW_MS;
  }

  /** Requests a second. */
  get rate(): number {
    const seconds = (this.#tick() - this.#changedAt) / 1_000;
    return Math.min(FASTEST, this.#rate * GROWTH_A_SECOND ** Math.max(0, seconds));
  }

  count(requests: number): void {
    this.#forgetOld();
    const at = this.#second % SECONDS;
    this.#sent[at] = (this.#sent[at] ?? 0) + requests;
  }

  /** Graph counts anew. */
  startWindow(): void {
    this.#sent.fill(0);
  }

  throttled(): void {
    const now = this.#tick();
    this.#forgetOld();
    const taken = (this.#sent.reduce((sum, one) => sum + one, 0) / SECONDS) * SAFE;
    const [most, least] = this.isCareful ? [this.rate * SAFE, this.rate * DEEPEST_CUT] : [FASTEST, SLOWEST];
    const next = Math.min(most, Math.max(least, taken));
    const isNews = !this.isCareful || now - this.#changedAt > 1_000;
    this.#throttledAt = now;
    // many requests in flight are refused together: that is one refusal
    if (!isNews) return;
    this.#rate = Math.max(SLOWEST, next);
    this.#changedAt = now;
  }

  #forgetOld(): void {
    const second = Math.floor(this.#tick() / 1_000);
    const passed = Math.min(SECONDS, second - this.#second);
    for (let n = 1; n <= passed; n += 1) this.#sent[(this.#second + n) % SECONDS] = 0;
    this.#second = second;
  }
}
