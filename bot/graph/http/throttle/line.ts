/** One turn in line. Lower ranks go first, then whoever came first. */
export interface Seat {
  /** 0: about a change or a secret. 1: a look-up. 2: the bot's own work in the background. */
  readonly rank: 0 | 1 | 2;
  readonly turnId: string | undefined;
  /** Whose turn it is. undefined: the bot's own. */
  readonly personId: string | undefined;
}

/** A request in line. */
export interface Waiting {
  readonly seat: Seat;
  readonly route: string;
  /** When it began to wait, by the clock of the throttle. */
  readonly since: number;
  /** How long it may wait, in milliseconds. */
  readonly longestMs: number;
  readonly go: () => void;
  /** It is told how long the wait would be. */
  readonly giveUp: (waitMs: number) => void;
}

interface Turn {
  seat: Seat;
  waiting: Waiting[];
}

/** More than a look-up asks together. */
const AT_ONCE = 100;

/**
 * Requests that wait for a service of Graph. Turns are served in the order in which they began to wait, and what one asks together goes out
 * together. A turn that is throttled again, or that asks for more, has its old place. One that asks a lot gives way after so many.
 */
export class Line {
  readonly #places = new WeakMap<Seat, number>();
  #last = 0;
  /** In order. */
  #turns: Turn[] = [];

  get length(): number {
    return this.#turns.reduce((sum, { waiting }) => sum + waiting.length, 0);
  }

  join(one: Waiting): void {
    const turn = this.#turns.find(({ seat }) => seat === one.seat);
    if (turn) turn.waiting.push(one);
    else this.#insert({ seat: one.seat, waiting: [one] });
  }

  /** How many requests of others go before this turn's. */
  before(seat: Seat): number {
    let ahead = 0;
    for (const turn of this.#turns) {
      if (turn.seat === seat || this.#isBefore(seat, turn.seat)) break;
      ahead += turn.waiting.length;
    }
    return ahead;
  }

  /** The requests that go next: those of the first turn that has some which may. They leave the line. */
  next(mayGo: (one: Waiting) => boolean): Waiting[] {
    for (const [index, turn] of this.#turns.entries()) {
      const going = turn.waiting.filter(mayGo).slice(0, AT_ONCE);
      if (going.length === 0) continue;
      turn.waiting = turn.waiting.filter((one) => !going.includes(one));
      this.#turns.splice(index, 1);
      if (turn.waiting.length > 0) {
        if (going.length === AT_ONCE) this.#places.delete(turn.seat);
        this.#insert(turn);
      }
      return going;
    }
    return [];
  }

  remove(one: Waiting): void {
    for (const turn of this.#turns) turn.waiting = turn.waiting.filter((other) => other !== one);
    this.#turns = this.#turns.filter(({ waiting }) => waiting.length > 0);
  }

  all(): Waiting[] {
    return this.#turns.flatMap(({ waiting }) => waiting);
  }

  #insert(turn: Turn): void {
    if (!this.#places.has(turn.seat)) this.#places.set(turn.seat, (this.#last += 1));
    const at = this.#turns.findIndex(({ seat }) => this.#isBefore(turn.seat, seat));
    this.#turns.splice(at < 0 ? this.#turns.length : at, 0, turn);
  }

  #isBefore(one: Seat, other: Seat): boolean {
    if (one.rank !== other.rank) return one.rank < other.rank;
    return this.#placeOf(one) < this.#placeOf(other);
  }

  #placeOf(seat: Seat): number {
    return this.#places.get(seat) ?? Infinity;
  }
}
