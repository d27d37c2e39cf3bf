import { LRUCache } from 'lru-cache';
import type { Limits } from '../options.ts';

type RateLimits = Pick<Limits, 'personBurst' | 'personPerMinute' | 'allBurst' | 'allPerMinute'>;

/** `refusedSilently`: this person was told a moment ago. */
export type Verdict = 'allowed' | 'refused' | 'refusedSilently';

/** People evicted from the cache start again with a full bucket. */
const MAX_PEOPLE = 20_000;
/** Telling a person costs a send each time. */
const TELL_EVERY_MS = 10_000;

class TokenBucket {
  #tokens: number;
  #filledAt: number;

  constructor(
    private readonly size: number,
    private readonly perMinute: number,
    now: number,
  ) {
    this.#tokens = size;
    this.#filledAt = now;
  }

  take(now: number): boolean {
    if (this.size === Infinity) return true;
    this.#tokens = Math.min(this.size, this.#tokens + ((now - this.#filledAt) * this.perMinute) / 60_000);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

interface Person {
  bucket: TokenBucket;
  toldAt: number;
}

/** Limits what one person may ask, and what everybody may ask together. Times are by performance.now(). */
export class RateLimiter {
  readonly #people = new LRUCache<string, Person>({ max: MAX_PEOPLE });
  readonly #everybody: TokenBucket;

  constructor(
    private readonly limits: RateLimits,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#everybody = new TokenBucket(limits.allBurst, limits.allPerMinute, now());
  }

  take(personId: string): Verdict {
    const now = this.now();
    const person = this.#person(personId, now);
    // the person's own bucket comes first: people who ask too much must not use up everybody's
    if (person.bucket.take(now) && this.#everybody.take(now)) return 'allowed';
    if (now - person.toldAt < TELL_EVERY_MS) return 'refusedSilently';
    person.toldAt = now;
    return 'refused';
  }

  #person(personId: string, now: number): Person {
    const known = this.#people.get(personId);
    if (known) return known;
    const bucket = new TokenBucket(this.limits.personBurst, this.limits.personPerMinute, now);
    const person = { bucket, toldAt: -Infinity };
    this.#people.set(personId, person);
    return person;
  }
}
