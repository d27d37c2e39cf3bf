import { Problem } from '../../../helpdesk/contracts/problem.ts';
import type { Sleep } from '../../../time/sleep.ts';
import { Door } from './door.ts';
import { Line, type Seat, type Waiting } from './line.ts';
import { Pace, WINDOW_MS } from './pace.ts';

interface LaneOptions {
  sleep: Sleep;
  /** A clock that nobody sets, in milliseconds. */
  tick: () => number;
  /** Aborts when the bot stops. */
  end: AbortSignal;
}

/** Without a Retry-After, a service that throttles gets this much rest, and twice as much each time that it throttles again. */
const REST_MS = 2_000;
const LONGEST_REST_MS = 16_000;
const MOST_REFUSED = 200;

/** A call that was throttled. */
interface Refused {
  seat: Seat;
  route: string;
  until: number;
}

/**
 * The requests to one service of Graph. Whoever is throttled alone waits alone. If calls for two people are throttled within the time that Graph
 * asks, it is the service that throttles: then all of its requests wait in line, for as long as Graph asks, and go out at a pace.
 */
export class Lane {
  readonly #options: LaneOptions;
  readonly #door: Door;
  readonly #routes = new Map<string, Door>();
  readonly #line = new Line();
  readonly #pace: Pace;
  /** The calls that were throttled and that Graph doesn't want to see yet. */
  #refused: Refused[] = [];
  #serviceThrottles = false;
  #rests = 0;
  /** A step of the pace is not over yet. */
  #pacing = false;

  constructor(options: LaneOptions) {
    this.#options = options;
    this.#door = new Door(options.sleep, options.tick);
    this.#pace = new Pace(options.tick);
  }

  /** Lets a request go if nothing holds it back. False: it has to `wait`. */
  tryToGo(): boolean {
    const isCalm = this.#routes.size === 0 && this.#line.length === 0 && !this.#isPaced;
    if (isCalm) this.#pace.count(1);
    return isCalm;
  }

  /**
   * Resolves when it is this request's turn, or as soon as `signal` aborts.
   * @throws Problem `throttled` if it would have to wait for longer than `longestMs`
   */
  wait(seat: Seat, route: string, signal: AbortSignal, longestMs: number): Promise<void> {
    const waitMs = this.waitOf(seat, route);
    if (waitMs > longestMs) return Promise.reject(tooLong(waitMs));
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const ended = () => {
        this.#line.remove(one);
        resolve();
      };
      const one: Waiting = {
        seat,
        route,
        since: this.#options.tick(),
        longestMs,
        go: () => {
          this.#pace.count(1);
          signal.removeEventListener('abort', ended);
          resolve();
        },
        giveUp: (ms) => {
          signal.removeEventListener('abort', ended);
          reject(tooLong(ms));
        },
      };
      signal.addEventListener('abort', ended, { once: true });
      this.#line.join(one);
      // what a turn asks together goes together
      queueMicrotask(() => this.#letGo());
    });
  }

  /** How long a request of this turn would wait from now on, as far as can be told. */
  waitOf(seat: Seat, route: string): number {
    const shutMs = Math.max(this.#door.leftMs, this.#routes.get(route)?.leftMs ?? 0);
    return shutMs + (this.#isPaced ? (this.#line.before(seat) / this.#pace.rate) * 1_000 : 0);
  }

  /** How long the turn's requests still wait. Empty: none does. */
  waitsOfTurn(turnId: string): number[] {
    const now = this.#options.tick();
    const inLine = this.#line.all().filter(({ seat }) => seat.turnId === turnId);
    const refused = this.#refused.filter(({ seat, until }) => seat.turnId === turnId && until > now);
    return [
      ...inLine.map(({ seat, route }) => this.waitOf(seat, route)),
      ...refused.map(({ until }) => until - now),
    ];
  }

  /**
   * Graph throttled a call. `waitMs`: how long the turn waits at least. `askedMs`: what Graph asked for, if it did. True: the line sees to that.
   * False: the turn has to wait by itself.
   */
  throttled(seat: Seat, route: string, waitMs: number, askedMs: number | undefined): boolean {
    const now = this.#options.tick();
    const wasPaced = this.#isPaced;
    const before = this.#refused.filter(({ until }) => until > now);
    this.#refused = [...before.slice(-MOST_REFUSED), { seat, route, until: now + waitMs }];
    this.#serviceThrottles = wasPaced || before.some((one) => one.seat.personId !== seat.personId);
    if (!this.#serviceThrottles) return false;
    if (!wasPaced) this.#rests = 0;
    this.#pace.throttled();
    // those that were told before the line was there count, too
    for (const one of wasPaced ? this.#refused.slice(-1) : this.#refused)
      this.#shut(this.#routeDoor(one.route), one.until - now, () => this.#routes.delete(one.route));
    this.#restAll(askedMs);
    this.#tellWhoWaitsTooLong();
    return true;
  }

  get #isPaced(): boolean {
    return this.#serviceThrottles && this.#pace.isCareful;
  }

  #restAll(askedMs: number | undefined): void {
    // calls in flight are refused together: that is one refusal
    if (this.#door.isShut && askedMs === undefined) return;
    const restMs = Math.min(LONGEST_REST_MS, REST_MS * 2 ** this.#rests);
    if (!this.#door.isShut) this.#rests += 1;
    // after a window, Graph counts anew. A longer time is kept for the kind of call that was told
    this.#shut(this.#door, Math.min(askedMs ?? restMs, WINDOW_MS), () => this.#pace.startWindow());
  }

  #routeDoor(route: string): Door {
    const door = this.#routes.get(route) ?? new Door(this.#options.sleep, this.#options.tick);
    this.#routes.set(route, door);
    return door;
  }

  #shut(door: Door, ms: number, opened: () => void): void {
    door.shut(ms, this.#options.end, () => {
      opened();
      this.#letGo();
    });
  }

  #letGo(): void {
    while (!this.#door.isShut && !this.#pacing) {
      const going = this.#line.next(({ route }) => !this.#routes.get(route)?.isShut);
      if (going.length === 0) return;
      for (const one of going) one.go();
      if (this.#isPaced) this.#pauseAfter(going.length);
    }
  }

  #pauseAfter(requests: number): void {
    this.#pacing = true;
    void this.#options.sleep((requests / this.#pace.rate) * 1_000, this.#options.end).then(() => {
      this.#pacing = false;
      this.#letGo();
    });
  }

  /** A wait that becomes longer than somebody may wait ends now: they are told how long it would be. */
  #tellWhoWaitsTooLong(): void {
    const now = this.#options.tick();
    const eachMs = this.#isPaced ? 1_000 / this.#pace.rate : 0;
    for (const [ahead, one] of this.#line.all().entries()) {
      const shutMs = Math.max(this.#door.leftMs, this.#routes.get(one.route)?.leftMs ?? 0);
      const waitMs = shutMs + ahead * eachMs;
      if (now - one.since + waitMs <= one.longestMs) continue;
      this.#line.remove(one);
      one.giveUp(waitMs);
    }
  }
}

const tooLong = (waitMs: number) =>
  new Problem({ kind: 'throttled', detail: 'Graph throttles, and others wait, too', retryAfterMs: waitMs });
