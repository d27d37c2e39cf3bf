import type { RoleAssignment } from './model.ts';
import type { Clock, Log, World } from './ports.ts';
import { Problem } from './problem.ts';

/** Reading may use role assignments up to a minute old (an action never does). */
const MAX_AGE_MS = 60_000;

/** The tenant's role assignments: kept for reading, read anew for acting. */
export class RoleBook {
  readonly #now: Clock;
  #kept: { assignments: RoleAssignment[]; at: number } | undefined;
  #reading: Promise<RoleAssignment[]> | undefined;

  constructor(now: Clock) {
    this.#now = now;
  }

  /** For reading: at most a minute old. Readers that come while it is being read share that reading. */
  async recent(world: World): Promise<RoleAssignment[]> {
    if (this.#kept && this.#now().getTime() - this.#kept.at < MAX_AGE_MS) return this.#kept.assignments;
    this.#reading ??= this.fresh(world).finally(() => (this.#reading = undefined));
    return this.#reading;
  }

  /** For acting: read now, by this operator. */
  async fresh(world: World): Promise<RoleAssignment[]> {
    const at = this.#now().getTime();
    const assignments = await world.roles.assignments();
    if (!this.#kept || at >= this.#kept.at) this.#kept = { assignments, at };
    return assignments;
  }

  forget(): void {
    this.#kept = undefined;
  }
}

/** Reads the assignments in the background often enough that a turn finds them warm. A failure is left to the next turn to tell. */
export function keepWarm(book: RoleBook, world: () => World, log: Log, everyMs = 40_000): { stop(): void } {
  const read = () =>
    void book.fresh(world()).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      log.warn({ kind: error.kind, status: error.status }, 'role assignments could not be read ahead');
    });
  read();
  const timer = setInterval(read, everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
