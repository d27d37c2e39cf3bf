import { oneSpelling } from '../../helpdesk/contracts/guid.ts';
import type { Asked } from '../../helpdesk/contracts/store.ts';
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
/** So many people are told to other bots at most, at once. */
const MOST_TOLD = 200;
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

  /** Something was taken elsewhere. It never has to be made up for: nobody is held up for longer than one that is empty. */
  charge(tokens: number, now: number): void {
    if (this.has(now) && this.size !== Infinity) this.#tokens = Math.max(0, this.#tokens - tokens);
  }

  isHalfEmpty(now: number): boolean {
    this.has(now);
    return this.#tokens < this.size / 2;
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
  /** What was allowed since other bots were told. */
  #asked = new Map<string, number>();

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
    if (person.bucket.take(now) && this.#everybody.take(now)) {
      const id = oneSpelling(personId);
      this.#asked.set(id, (this.#asked.get(id) ?? 0) + 1);
      return 'allowed';
    }
    if (now - person.toldAt < TELL_EVERY_MS) return 'refusedSilently';
    person.toldAt = now;
    return 'refused';
  }

  /** What was asked since the last call, for other bots. `any`: whether anything was, `asked`: what they should know of it. */
  takeAsked(): { any: boolean; asked: Asked | undefined } {
    const now = this.now();
    const all = [...this.#asked];
    this.#asked = new Map();
    const many = all
      .filter(([id]) => this.#people.get(id)?.bucket.isHalfEmpty(now) === true)
      .toSorted(([, one], [, other]) => other - one)
      .slice(0, MOST_TOLD);
    const sum = this.#everybody.isHalfEmpty(now) ? all.reduce((of, [, count]) => of + count, 0) : 0;
    const asked = many.length > 0 || sum > 0 ? { people: Object.fromEntries(many), all: sum } : undefined;
    return { any: all.length > 0, asked };
  }

  /** Counts what was asked of another bot. */
  charge({ people, all }: Asked): void {
    const now = this.now();
    for (const [id, count] of Object.entries(people)) this.#person(id, now).bucket.charge(count, now);
    this.#everybody.charge(all, now);
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
