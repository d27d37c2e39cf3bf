import { LRUCache } from 'lru-cache';
import { scopeUnread } from './authorize.ts';
import type { RoleAssignment } from '../contracts/model.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { Clock } from '../contracts/clock.ts';
import type { Log } from '../contracts/log.ts';
import { Problem } from '../contracts/problem.ts';

/** Reading may use role assignments up to a minute old (an action never does). */
const MAX_AGE_MS = 60_000;
/** Where what they cover could not be read in full, it is tried again soon. */
const PARTIAL_AGE_MS = 20_000;
/** As many operators as speak in a busy minute, where each has a reading of their own. */
const MOST_READERS = 200;
const EVERYBODY = '';

interface Kept {
  assignments: RoleAssignment[];
  at: number;
  partial: boolean;
}

/**
 * The tenant's role assignments: kept for reading, read anew for acting. Where each operator reads with their own rights, what one may see is
 * not what another may: readings are shared by those who read as the same, the application or the person.
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

  /** For reading: at most a minute old. Readers that come while it is being read share that reading. */
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

  /** For acting: read now, by this operator. */
  async fresh(graph: GraphApi, personId?: string): Promise<RoleAssignment[]> {
    const reader = this.#readerOf(personId);
    const at = this.#now().getTime();
    const assignments = await graph.roles.assignments();
    const read = { assignments, at, partial: scopeUnread(assignments) };
    const kept = this.#kept.get(reader);
    // what was read in full serves its minute: half of it would refuse people whom it covers
    const better = kept && !kept.partial && read.partial && this.#isRecent(kept);
    if (!kept || (at >= kept.at && !better)) this.#kept.set(reader, read);
    return assignments;
  }

  forget(): void {
    this.#kept.clear();
  }

  #isRecent({ at, partial }: Kept): boolean {
    return this.#now().getTime() - at < (partial ? PARTIAL_AGE_MS : MAX_AGE_MS);
  }

  #readerOf(personId: string | undefined): string {
    return this.#perPerson ? (personId ?? EVERYBODY) : EVERYBODY;
  }
}

/** Reads the assignments in the background often enough that a turn finds them warm. A failure is left to the next turn to tell. */
export function keepWarm(
  book: RoleAssignmentCache,
  graph: () => GraphApi,
  log: Log,
  everyMs = 40_000,
): { stop(): void } {
  const read = () =>
    void book.fresh(graph()).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      log.warn({ kind: error.kind, status: error.status }, 'role assignments could not be read ahead');
    });
  read();
  const timer = setInterval(read, everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
