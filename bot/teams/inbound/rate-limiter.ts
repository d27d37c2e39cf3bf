import { oneSpelling } from '../../helpdesk/contracts/guid.ts';
import { upTo } from '../../helpdesk/contracts/memory/up-to.ts';
import { LRUCache } from 'lru-cache';
import type { Limits } from '../options.ts';

type RateLimits = Pick<
  Limits,
  'personBurst' | 'personPerMinute' | 'refusedBurst' | 'refusedPerMinute' | 'allBurst' | 'allPerMinute'
>;

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

  has(now: number): boolean {
    if (this.size === Infinity) return true;
    this.#tokens = Math.min(this.size, this.#tokens + ((now - this.#filledAt) * this.perMinute) / 60_000);
    this.#filledAt = now;
    return this.#tokens >= 1;
  }

  take(now: number): boolean {
    if (!this.has(now)) return false;
    if (this.size !== Infinity) this.#tokens -= 1;
    return true;
  }
}

interface Person {
  bucket: TokenBucket;
  toldAt: number;
  /** How many more refusals they get. undefined: the last answer was none. */
  refusals?: TokenBucket | undefined;
}

/**
 * Limits what one person may ask, and what everybody may ask together. People who are turned away get far fewer answers. Ids count in any
 * case. Times are by performance.now().
 */
export class RateLimiter {
  readonly #people = new LRUCache<string, Person>(upTo(MAX_PEOPLE));
  readonly #strangers = new LRUCache<string, TokenBucket>(upTo(MAX_PEOPLE));
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
    if (person.refusals && !person.refusals.has(now)) return 'refusedSilently';
    // the person's own bucket comes first: people who ask too much must not use up everybody's
    if (person.bucket.take(now) && this.#everybody.take(now)) return 'allowed';
    if (now - person.toldAt < TELL_EVERY_MS) return 'refusedSilently';
    person.toldAt = now;
    return 'refused';
  }

  /** Whether a person who was turned away, whatever they asked, is still told so. */
  tellRefused(personId: string): boolean {
    const now = this.now();
    const person = this.#person(personId, now);
    person.refusals ??= this.#refusals(now);
    return person.refusals.take(now);
  }

  /** The person was not turned away. */
  served(personId: string): void {
    const person = this.#people.get(oneSpelling(personId));
    if (person) person.refusals = undefined;
  }

  /** Whether people from elsewhere are still told that they are refused. `key` may stand for many. */
  tellStranger(key: string): boolean {
    const now = this.now();
    const id = oneSpelling(key);
    const refusals = this.#strangers.get(id) ?? this.#refusals(now);
    this.#strangers.set(id, refusals);
    return refusals.take(now);
  }

  #refusals(now: number): TokenBucket {
    return new TokenBucket(this.limits.refusedBurst, this.limits.refusedPerMinute, now);
  }

  #person(personId: string, now: number): Person {
    const id = oneSpelling(personId);
    const known = this.#people.get(id);
    if (known) return known;
    const bucket = new TokenBucket(this.limits.personBurst, this.limits.personPerMinute, now);
    const person: Person = { bucket, toldAt: -Infinity };
    this.#people.set(id, person);
    return person;
  }
}
