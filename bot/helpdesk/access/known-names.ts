import { LRUCache } from 'lru-cache';
import type { Clock } from '../contracts/clock.ts';
import { isYounger } from '../contracts/expiry.ts';
import { plainName } from '../contracts/same-text.ts';
import { upTo } from '../contracts/memory/up-to.ts';

/** As long as a call takes. */
const KNOWN_FOR_MS = 10 * 60_000;
const MOST_NAMES = 10_000;

/** Whom or what a name meant. A hint what to ask for: nothing is shown because of it. */
export interface Known {
  id: string;
  /** A device's primary user. */
  userId?: string | undefined;
  /** A device in Entra, if its groups mattered. */
  entra?: { deviceId: string; objectId: string } | undefined;
}

type Kind = 'person' | 'device';

/**
 * What the names, serial numbers and the like that an operator looked up have meant, for some minutes. What a known name meant is read in the
 * same round as the search for it, and shown only if the search still finds just that. Each operator has names of their own.
 */
export class KnownNames {
  readonly #now: Clock;
  readonly #kept = new LRUCache<string, Known & { at: number }>(upTo(MOST_NAMES));

  constructor(now: Clock) {
    this.#now = now;
  }

  get(operatorId: string, kind: Kind, typed: string): Known | undefined {
    const known = this.#kept.get(keyOf(operatorId, kind, typed));
    return known && isYounger(known.at, KNOWN_FOR_MS, this.#now()) ? known : undefined;
  }

  /** undefined: it means nothing for certain any more. */
  set(operatorId: string, kind: Kind, typed: string, known: Known | undefined): void {
    const key = keyOf(operatorId, kind, typed);
    if (known) this.#kept.set(key, { ...known, at: this.#now().getTime() });
    else this.#kept.delete(key);
  }
}

const keyOf = (operatorId: string, kind: Kind, typed: string) => `${operatorId} ${kind} ${plainName(typed)}`;
