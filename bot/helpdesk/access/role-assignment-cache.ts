import { isYounger } from '../contracts/expiry.ts';
import { LRUCache } from 'lru-cache';
import { scopeUnread } from './authorize.ts';
import type { RoleAssignment } from '../contracts/model.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { Clock } from '../contracts/clock.ts';

/** Reading may use role assignments up to a minute old. An action never does. */
const MAX_AGE_MS = 60_000;
/** If their scope could not be read in full, they are read again soon. */
const PARTIAL_AGE_MS = 20_000;
/** As many operators as speak in a busy minute, if each reads with their own rights. */
const MOST_READERS = 200;
const EVERYBODY = '';

interface Kept {
  assignments: RoleAssignment[];
  at: number;
  partial: boolean;
}

/**
 * The tenant's role assignments: cached for reading, read again for acting. If each operator reads with their own rights, one may see more
 * than another, so the cache is per person. Otherwise everybody shares one.
 */
export class RoleAssignmentCache {
  readonly #now: Clock;
  readonly #perPerson: boolean;
  readonly #kept = new LRUCache<string, Kept>({ max: MOST_READERS });
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
    const reading = this.fresh(graph, personId).finally(() => this.#reading.delete(reader));
    this.#reading.set(reader, reading);
    return reading;
  }

  /** For acting: read now, with this operator's rights. */
  async fresh(graph: GraphApi, personId?: string): Promise<RoleAssignment[]> {
    const reader = this.#readerOf(personId);
    const at = this.#now().getTime();
    const expected = this.before(personId).map(({ id }) => id);
    const assignments = await graph.roles.assignments(expected);
    const read = { assignments, at, partial: scopeUnread(assignments) };
    const kept = this.#kept.get(reader);
    // a complete reading serves its minute: an incomplete one would refuse people whom it covers
    const better = kept && !kept.partial && read.partial && this.#isRecent(kept);
    // a reading that seems to come from later was made before the clock was set back
    const newer = kept && (at >= kept.at || !this.#isRecent(kept));
    if (!kept || (newer && !better)) this.#kept.set(reader, read);
    return assignments;
  }

  /** As they were when they were last read, however long ago: a hint what to ask for. Nobody gets a right from it. */
  before(personId?: string): readonly RoleAssignment[] {
    return this.#kept.peek(this.#readerOf(personId))?.assignments ?? [];
  }

  forget(): void {
    this.#kept.clear();
  }

  #isRecent({ at, partial }: Kept): boolean {
    return isYounger(at, partial ? PARTIAL_AGE_MS : MAX_AGE_MS, this.#now());
  }

  #readerOf(personId: string | undefined): string {
    return this.#perPerson ? (personId ?? EVERYBODY) : EVERYBODY;
  }
}
