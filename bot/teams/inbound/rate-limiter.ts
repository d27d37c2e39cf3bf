import { LRUCache } from 'lru-cache';
import type { Limits } from '../options.ts';

type RateLimits = Pick<Limits, 'personBurst' | 'personPerMinute' | 'allBurst' | 'allPerMinute'>;

/** `say`: too much, and it is time to say so. `hush`: too much, and it was said a moment ago. */
export type Verdict = 'go' | 'say' | 'hush';

/** How many people are told apart; who isn't among the latest begins with a full measure. */
const MOST_PEOPLE = 20_000;
/** Saying it costs a send each time. */
const SAY_EVERY_MS = 10_000;

/** What may be spent: so much at once, and so much a minute. */
class Measure {
  #left: number;
  #at: number;
  #saidAt = -Infinity;

  constructor(
    private readonly most: number,
    private readonly perMinute: number,
    now: number,
  ) {
    this.#left = most;
    this.#at = now;
  }

  take(now: number): boolean {
    if (this.most === Infinity) return true;
    this.#left = Math.min(this.most, this.#left + ((now - this.#at) * this.perMinute) / 60_000);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }

  verdict(now: number): Verdict {
    if (now - this.#saidAt < SAY_EVERY_MS) return 'hush';
    this.#saidAt = now;
    return 'say';
  }
}

/** How much one person may ask, and all together. Times by performance.now(). */
export class RateLimiter {
  readonly #people = new LRUCache<string, Measure>({ max: MOST_PEOPLE });
  readonly #all: Measure;

  constructor(
    private readonly limits: RateLimits,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#all = new Measure(limits.allBurst, limits.allPerMinute, now());
  }

  take(personId: string): Verdict {
    const now = this.now();
    const person = this.#people.get(personId) ?? this.#first(personId, now);
    // who asks too much doesn't spend what the others have
    return person.take(now) && this.#all.take(now) ? 'go' : person.verdict(now);
  }

  #first(personId: string, now: number): Measure {
    const measure = new Measure(this.limits.personBurst, this.limits.personPerMinute, now);
    this.#people.set(personId, measure);
    return measure;
  }
}
