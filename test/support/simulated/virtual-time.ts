import type { Sleep } from '../../../bot/time/sleep.ts';

interface Alarm {
  at: number;
  /** Of two at the same time, the first that was set rings first. */
  order: number;
  ring: () => void;
  /** Rings only in the life in which it was set. */
  life: number | undefined;
}

/** A clock that jumps to whatever is due next, so that hours pass in no time. What is due at the same time is due in the order it was set. */
export class VirtualTime {
  /** In milliseconds. */
  now = 0;
  readonly #heap: Alarm[] = [];
  #orders = 0;
  #life = 0;

  readonly tick = () => this.now;

  readonly sleep: Sleep = (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) {
        resolve();
        return;
      }
      const done = () => {
        signal?.removeEventListener('abort', done);
        stop();
        resolve();
      };
      const stop = this.in(ms, done);
      signal?.addEventListener('abort', done, { once: true });
    });

  /** Calls back in `ms` milliseconds. The function that is returned takes that back. */
  in(ms: number, ring: () => void): () => void {
    return this.#set(ms, ring, undefined);
  }

  /** The same, but only if nobody has died meanwhile. */
  ifAlive(ms: number, ring: () => void): () => void {
    return this.#set(ms, ring, this.#life);
  }

  /** Whoever was to be called back in this life never is. */
  die(): void {
    this.#life += 1;
  }

  #set(ms: number, ring: () => void, life: number | undefined): () => void {
    const at = this.now + (ms > 0 ? ms : 0);
    const alarm: Alarm = { at, order: (this.#orders += 1), ring, life };
    this.#push(alarm);
    return () => {
      alarm.ring = () => undefined;
    };
  }

  /** Lets time pass until `isOver`, or until nothing is due any more. */
  async run(isOver: () => boolean = () => false): Promise<void> {
    await settled();
    while (!isOver()) {
      const next = this.#pop();
      if (!next) return;
      if (next.life !== undefined && next.life !== this.#life) continue;
      this.now = Math.max(this.now, next.at);
      next.ring();
      await settled();
    }
  }

  /** Lets this much time pass. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    let over = false;
    this.in(ms, () => (over = true));
    await this.run(() => over);
    this.now = end;
  }

  #push(alarm: Alarm): void {
    const heap = this.#heap;
    let at = heap.push(alarm) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const above = heap[up];
      if (!above || !isSooner(alarm, above)) break;
      heap[at] = above;
      at = up;
    }
    heap[at] = alarm;
  }

  #pop(): Alarm | undefined {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= heap.length) break;
      if (down + 1 < heap.length && isSooner(heap[down + 1], heap[down])) down += 1;
      const below = heap[down];
      if (!below || !isSooner(below, last)) break;
      heap[at] = below;
      at = down;
    }
    heap[at] = last;
    return first;
  }
}

const isSooner = (one: Alarm | undefined, other: Alarm | undefined) =>
  one !== undefined &&
  (other === undefined || one.at < other.at || (one.at === other.at && one.order < other.order));

/** Resolves when everything that needs no time is done: promises, and what waits for the end of this round of the event loop. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
