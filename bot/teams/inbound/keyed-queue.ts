interface Queue {
  /** Settles, without rejecting, when the last work in the queue has ended. */
  last: Promise<unknown>;
  waiting: number;
}

/** Runs work with the same key one after the other, in order. */
export class KeyedQueue {
  readonly #queues = new Map<string, Queue>();
  readonly #maxWaiting: number;

  /** `maxWaiting` is for each key. */
  constructor(maxWaiting: number) {
    this.#maxWaiting = maxWaiting;
  }

  /** How many wait, for all keys together. */
  get waiting(): number {
    let sum = 0;
    for (const { waiting } of this.#queues.values()) sum += waiting;
    return sum;
  }

  /** Runs `work` when it is its turn. undefined if too many wait. */
  run<T>(key: string, work: () => Promise<T>): Promise<T> | undefined {
    const queue = this.#queues.get(key);
    if (!queue) {
      const first: Queue = { last: Promise.resolve(), waiting: 0 };
      this.#queues.set(key, first);
      return this.#append(key, first, work());
    }
    if (queue.waiting >= this.#maxWaiting) return undefined;
    queue.waiting += 1;
    const next = queue.last.then(() => {
      queue.waiting -= 1;
      return work();
    });
    return this.#append(key, queue, next);
  }

  #append<T>(key: string, queue: Queue, running: Promise<T>): Promise<T> {
    const ended = running.then(
      () => undefined,
      () => undefined,
    );
    queue.last = ended;
    void ended.then(() => {
      if (queue.last === ended) this.#queues.delete(key);
    });
    return running;
  }
}
