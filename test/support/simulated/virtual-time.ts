import type { Sleep } from '../../../bot/time/sleep.ts';

const realImmediate = setImmediate;

interface Alarm {
  at: number;
  /** Of two at the same time, the first that was set rings first. */
  order: number;
  ring: () => void;
  /** Whose it is. undefined: the simulation's own. */
  life: Life | undefined;
}

/** A process that is played. Nothing rings for one that is over. */
export interface Life {
  over: boolean;
  /** Nothing rings before that. It rings late then. */
  frozenUntil: number;
}

export const newLife = (): Life => ({ over: false, frozenUntil: -Infinity });

/** A clock that jumps to whatever is due next, so that hours pass in no time. What is due at the same time is due in the order it was set. */
export class VirtualTime {
  /** In milliseconds. */
  now = 0;
  readonly #heap: Alarm[] = [];
  /** Whose turn it is: what waits now, waits for this one. */
  current: Life | undefined;
  #orders = 0;
  #soon = 0;

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
      const stop = this.ifAlive(ms, done);
      signal?.addEventListener('abort', done, { once: true });
    });

  /** Calls back in `ms` milliseconds. The function that is returned takes that back. */
  in(ms: number, ring: () => void): () => void {
    return this.#set(ms, ring, undefined);
  }

  /** The same for whoever's turn it is, or for `life`: not if that is over by then. */
  ifAlive(ms: number, ring: () => void, life = this.current): () => void {
    return this.#set(ms, ring, life);
  }

  #set(ms: number, ring: () => void, life: Life | undefined): () => void {
    const at = this.now + (ms > 0 ? ms : 0);
    const alarm: Alarm = { at, order: (this.#orders += 1), ring, life };
    this.#push(alarm);
    return () => {
      alarm.ring = () => undefined;
    };
  }

  /** Lets time pass until `isOver`, or until nothing is due any more. */
  async run(isOver: () => boolean = () => false): Promise<void> {
    await this.#settled();
    while (!isOver()) {
      const next = this.#pop();
      if (!next) return;
      if (next.life?.over) continue;
      if (next.life && next.life.frozenUntil > next.at) {
        next.at = next.life.frozenUntil;
        next.order = this.#orders += 1;
        this.#push(next);
        continue;
      }
      this.now = Math.max(this.now, next.at);
      this.current = next.life;
      next.ring();
      await this.#settled();
      this.current = undefined;
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

  /** Runs something as soon as what runs now is done, in no time. */
  soon(work: () => void): void {
    this.#soon += 1;
    realImmediate(() => {
      this.#soon -= 1;
      work();
    });
  }

  /** Resolves when everything that needs no time is done: promises, and what was to run soon. */
  async #settled(): Promise<void> {
    do await new Promise<void>((resolve) => realImmediate(resolve));
    while (this.#soon > 0);
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
