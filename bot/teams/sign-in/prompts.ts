import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { ActivityTurn } from '../inbound/turn.ts';

const MOST = 2000;
/** A press with more data than this is asked anew by its person. */
const LONGEST = 16 * 1024;

interface Prompt {
  personId: string;
  /** What was asked for; undefined once it was taken up again. */
  asked: ActivityTurn | undefined;
}

/** Requests to sign in that wait for their person, with what they asked for: in memory, for a while, the oldest dropped first. */
export class Prompts {
  readonly #kept: LRUCache<string, Prompt>;

  constructor(keepMs: number) {
    this.#kept = new LRUCache({ max: MOST, ttl: keepMs });
  }

  open(personId: string, turn: ActivityTurn): string {
    const id = randomUUID();
    const asked = JSON.stringify(turn.said).length > LONGEST ? undefined : slim(turn);
    this.#kept.set(id, { personId, asked });
    return id;
  }

  /** Whose it is; undefined where it is no more. */
  personOf(id: string): string | undefined {
    return this.#kept.get(id)?.personId;
  }

  /** Gives out what was asked for, once and for its person alone. */
  take(id: string, personId: string): ActivityTurn | undefined {
    const kept = this.#kept.get(id);
    if (kept?.personId !== personId) return undefined;
    const { asked } = kept;
    kept.asked = undefined;
    return asked;
  }
}

/** What a turn needs to be taken up again; an activity may carry much more. */
function slim(turn: ActivityTurn): ActivityTurn {
  const { type, id, name, from, conversation, locale } = turn.incoming;
  return { ...turn, incoming: { type, id, name, from, conversation, locale } };
}
