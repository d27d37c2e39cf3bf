import { isYounger } from '../contracts/expiry.ts';
import { LRUCache } from 'lru-cache';
import { scopeUnread } from './authorize.ts';
import type { RoleAssignment } from '../contracts/model.ts';
import type { GraphApi, SharedReads } from '../contracts/graph.ts';
import type { Clock } from '../contracts/clock.ts';
import { upTo } from '../contracts/memory/up-to.ts';

/** Reading may use role assignments up to a minute old. An action never does. */
const MAX_AGE_MS = 60_000;
/** If their scope could not be read in full, they are read again soon. */
const PARTIAL_AGE_MS = 20_000;
/** What one operator read of an assignment serves others for so long. It counts with its age. */
const SHARED_AGE_MS = 30_000;
const MOST_SHARED = 2_000;
/** As many operators as speak in a busy minute, if each reads with their own rights. */
const MOST_READERS = 5_000;
const EVERYBODY = '';

interface Kept {
  assignments: RoleAssignment[];
  at: number;
  partial: boolean;
}

/**
 * The tenant's role assignments: cached for reading, read again for acting. If each operator reads with their own rights, one may see more
 * than another, so the cache is per person: each reads their own list. For reading, they share what was read of the assignments in it, or
 * a large help desk would ask for more than Intune allows. Otherwise everybody shares one.
 */
export class RoleAssignmentCache {
  readonly #now: Clock;
  readonly #perPerson: boolean;
  readonly #kept = new LRUCache<string, Kept>(upTo(MOST_READERS));
  readonly #shared = new LRUCache<string, { read: unknown; at: number }>(upTo(MOST_SHARED));
  readonly #sharing = new Map<string, Promise<unknown>>();
  readonly #reading = new Map<string, Promise<RoleAssignment[]>>();

  constructor(now: Clock, { perPerson = false } = {}) {
    this.#now = now;
    this.#perPerson = perPerson;
  }

  /** For reading: at most a minute old. Calls that come during a read share it. */
  async recent(graph: GraphApi, personId?: string): Promise<RoleAssignment[]> {
    const reader = this.#readerOf(personId);
    const kept = this.#kept.get(reader);
    if (kept && this.#isRecent(kept)) return kept.assignments;
    const before = this.#reading.get(reader);
    if (before) return before;
    const reading = this.#read(graph, personId, this.#perPerson).finally(() => this.#reading.delete(reader));
    this.#reading.set(reader, reading);
    return reading;
  }

  /** For acting: read now, with this operator's rights. */
  fresh(graph: GraphApi, personId?: string): Promise<RoleAssignment[]> {
    return this.#read(graph, personId, false);
  }

  async #read(graph: GraphApi, personId: string | undefined, share: boolean): Promise<RoleAssignment[]> {
    const reader = this.#readerOf(personId);
    const began = this.#now().getTime();
    const expected = this.before(personId).map(({ id }) => id);
    let at = began;
    const shared = this.#shareWith((oldest) => (at = Math.min(at, oldest)));
    const assignments = await graph.roles.assignments(expected, share ? shared : undefined);
    const read = { assignments, at, partial: scopeUnread(assignments) };
    const kept = this.#kept.get(reader);
    // a complete reading serves its minute: an incomplete one would refuse people whom it covers
    const better = kept && !kept.partial && read.partial && this.#isRecent(kept);
    // a reading that seems to come from later was made before the clock was set back
    const newer = kept && (at >= kept.at || !this.#isRecent(kept));
    if (!kept || (newer && !better)) this.#kept.set(reader, read);
    return assignments;
  }

  /** `from`: told when each was asked for. */
  #shareWith(from: (at: number) => void): SharedReads {
    return {
      read: async <T>(key: string, ask: () => Promise<T | undefined>) => {
        for (;;) {
          const kept = this.#shared.get(key);
          if (kept && isYounger(kept.at, SHARED_AGE_MS, this.#now())) {
            from(kept.at);
            return kept.read as T;
          }
          const before = this.#sharing.get(key);
          if (!before) break;
          // if it fails for somebody else, it may still work for this operator
          await before.catch(() => undefined);
        }
        return this.#ask(key, ask);
      },
    };
  }

  #ask<T>(key: string, ask: () => Promise<T | undefined>): Promise<T | undefined> {
    const at = this.#now().getTime();
    const asking = ask().then((read) => {
      // unless what was read is to be forgotten
      if (read !== undefined && this.#sharing.get(key) === ended) this.#shared.set(key, { read, at });
      return read;
    });
    const ended = asking.finally(() => {
      if (this.#sharing.get(key) === ended) this.#sharing.delete(key);
    });
    // whoever waits for it hears of a failure
    ended.catch(() => undefined);
    this.#sharing.set(key, ended);
    return ended;
  }

  /** As they were when they were last read, however long ago: a hint what to ask for. Nobody gets a right from it. */
  before(personId?: string): readonly RoleAssignment[] {
    return this.#kept.peek(this.#readerOf(personId))?.assignments ?? [];
  }

  forget(): void {
    this.#kept.clear();
    this.#shared.clear();
    this.#sharing.clear();
  }

  #isRecent({ at, partial }: Kept): boolean {
    return isYounger(at, partial ? PARTIAL_AGE_MS : MAX_AGE_MS, this.#now());
  }

  #readerOf(personId: string | undefined): string {
    return this.#perPerson ? (personId ?? EVERYBODY) : EVERYBODY;
  }
}
