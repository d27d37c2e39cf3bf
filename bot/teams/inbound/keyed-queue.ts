/** One line for each key: what is put in it runs in order, one after the other. */
export class KeyedQueue {
  readonly #lines = new Map<string, { last: Promise<unknown>; waiting: number }>();
  readonly #most: number;

  /** `most` may wait in a line. */
  constructor(most: number) {
    this.#most = most;
  }

  /** How many wait in all lines. */
  get waiting(): number {
    let sum = 0;
    for (const line of this.#lines.values()) sum += line.waiting;
    return sum;
  }

  /** Runs `work` after what stands in the line already; undefined where too many wait. */
  enter<T>(key: string, work: () => Promise<T>): Promise<T> | undefined {
    const line = this.#lines.get(key);
    if (!line) return this.#first(key, work);
    if (line.waiting >= this.#most) return undefined;
    line.waiting += 1;
    const mine = line.last.then(() => {
      line.waiting -= 1;
      return work();
    });
    this.#stand(key, line, mine);
    return mine;
  }

  #first<T>(key: string, work: () => Promise<T>): Promise<T> {
    const line = { last: Promise.resolve() as Promise<unknown>, waiting: 0 };
    this.#lines.set(key, line);
    const mine = work();
    this.#stand(key, line, mine);
    return mine;
  }

  #stand(key: string, line: { last: Promise<unknown> }, mine: Promise<unknown>) {
    const done = mine.then(
      () => undefined,
      () => undefined,
    );
    line.last = done;
    void done.then(() => {
      if (line.last === done) this.#lines.delete(key);
    });
  }
}
