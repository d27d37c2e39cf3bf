import type { Log } from '../../helpdesk/contracts/log.ts';
import type { StoreWrite } from '../../helpdesk/contracts/metrics.ts';
import type { Store } from '../../helpdesk/contracts/store.ts';
import { GroupCommit, type Job } from '../group-commit.ts';
import { STATE_VERSION } from '../state/migrate.ts';
import { inOneStep, storeOf } from '../state/records.ts';
import { StoreError } from '../store-error.ts';
import { timed } from '../timed.ts';
import { Memory } from './memory.ts';
import { CommitLog, Outrun, type Change } from './commit-log.ts';
import { isTurn, readRecords, writeDown } from './snapshot.ts';
import type { Partition } from './rows.ts';

interface TableStateOptions {
  rows: Partition;
  log: Log;
  onWrite?: ((write: StoreWrite) => void) | undefined;
}

interface Wanted extends Job {
  askedAt: number;
  /** Changes the drafts of the tables. Returns what to call when they are committed. */
  apply(): () => void;
}

/** What one wanted change came to, on the drafts. */
interface Applied {
  wanted: Wanted;
  /** Whether it changed something. If not, its result rests on what is in memory alone. */
  wrote: boolean;
  tell: () => void;
}

/** A read is answered from memory if that was level with the tables so shortly ago. */
const FRESH_MS = 500;
/** While the bot is read from, it follows the tables this often, so that reads rarely wait. */
const FOLLOW_MS = 200;
const FOLLOW_FOR_MS = 10_000;
/** A turn that reads several times waits for what can't be reached once. */
const FAILED_FOR_MS = 1_000;
/** How often a change is made anew because another bot was faster, and how many changes share a commit. */
const [MOST_TRIES, MOST_TOGETHER] = [50, 50];

/**
 * The state in memory, as the log in the storage account has it. A change is made on the newest state or made anew: whatever a step reads is
 * as new as its write.
 */
export class TableState {
  readonly store: Store;
  readonly #options: TableStateOptions;
  readonly #memory = new Memory();
  readonly #log: CommitLog;
  readonly #commits = new GroupCommit<Wanted>((wanted) => this.#run(wanted));
  #busy: Promise<unknown> = Promise.resolve();
  /** How many reads and commits are under way or wait for their turn. */
  #inLine = 0;
  #leveling: Promise<void> | undefined;
  /** By performance.now(): everything that was committed before is in memory. When it was read from last. */
  #levelAt = -Infinity;
  #readAt = -Infinity;
  /** Why reading failed only just now. */
  #failed: { error: unknown; until: number } | undefined;
  #writing: Promise<void> | undefined;
  readonly #timer: NodeJS.Timeout;
  #closed = false;

  private constructor(options: TableStateOptions) {
    this.#options = options;
    this.#log = new CommitLog(options.rows, STATE_VERSION);
    this.store = storeOf(this.#memory.state, {
      commit: (change) => this.#commit(change),
      together: (work) => this.#commit(() => inOneStep(this.#memory.state, work)),
      fresh: () => this.#fresh(),
      level: () => this.#level(performance.now()),
    });
    this.#timer = setInterval(() => this.#follow(), FOLLOW_MS);
    this.#timer.unref();
  }

  static async open(options: TableStateOptions): Promise<TableState> {
    const state = new TableState(options);
    try {
      await state.#level(performance.now());
    } catch (error) {
      clearInterval(state.#timer);
      throw error;
    }
    return state;
  }

  /** How many records each table has. */
  counts(): Record<string, number> {
    return this.#memory.counts();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await this.#commits.idle();
    await this.#writing;
  }

  /** Reads on from the log unless that was done only just now. */
  async #fresh(): Promise<void> {
    const now = performance.now();
    this.#readAt = now;
    if (now - this.#levelAt >= FRESH_MS) await this.#level(now);
  }

  /** Resolves once everything that was committed before `at` is in memory. Whoever asks meanwhile shares the reading. */
  async #level(at: number): Promise<void> {
    while (this.#levelAt < at) {
      if (this.#failed && at < this.#failed.until) throw this.#failed.error;
      this.#leveling ??= this.#alone(() => this.#readOn()).finally(() => (this.#leveling = undefined));
      await this.#leveling;
    }
  }

  #follow(): void {
    const now = performance.now();
    // a read that isn't needed yet only keeps a change waiting
    const early = now - this.#levelAt < FRESH_MS - FOLLOW_MS;
    // behind a commit it would keep whoever has committed waiting: they look at once whether they are level
    if (early || now - this.#readAt > FOLLOW_FOR_MS || this.#inLine > 0) return;
    const failed = (err: unknown) => this.#options.log.debug({ err }, 'the state could not be read on');
    this.#level(now).catch(failed);
  }

  #commit<R>(change: () => R): Promise<R> {
    return new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(new StoreError('closed', 'The store is closed: the bot is stopping'));
        return;
      }
      this.#commits.add({
        askedAt: performance.now(),
        apply: () => {
          const given = change();
          return () => resolve(given);
        },
        reject,
      });
    });
  }

  async #run(all: readonly Wanted[]): Promise<void> {
    for (let from = 0; from < all.length; from += MOST_TOGETHER) {
      const some = all.slice(from, from + MOST_TOGETHER);
      try {
        await this.#alone(() => this.#carryOut(some));
      } catch (error) {
        this.#memory.drop();
        for (const one of some) one.reject(error);
      }
    }
  }

  async #carryOut(wanted: readonly Wanted[]): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const applied = this.#apply(wanted);
      if (!applied) {
        await this.#readOn();
        continue;
      }
      const changes = this.#memory.drafted();
      const startedAt = performance.now();
      const landed = changes.length === 0 || (await this.#save(changes));
      if (!landed) continue;
      if (changes.length > 0) this.#levelAt = Math.max(this.#levelAt, startedAt);
      for (const { tell } of applied) tell();
      return;
    }
    throw new StoreError('unreachable', 'Other bots wrote to the state all the time: nothing was written');
  }

  /** undefined: one of them changed nothing or failed, and memory may be too old to say so. The drafts are gone then. */
  #apply(wanted: readonly Wanted[]): Applied[] | undefined {
    const applied: Applied[] = [];
    for (const one of wanted) {
      const before = this.#memory.edits();
      let tell: () => void;
      try {
        tell = one.apply();
      } catch (error) {
        tell = () => one.reject(error);
      }
      applied.push({ wanted: one, wrote: this.#memory.edits() > before, tell });
    }
    const stale = applied.some((one) => !one.wrote && this.#levelAt < one.wanted.askedAt);
    if (!stale) return applied;
    this.#memory.drop();
    return undefined;
  }

  async #save(changes: readonly Change[]): Promise<boolean> {
    const { rows, log, onWrite } = this.#options;
    let landed: boolean;
    try {
      landed = await timed('state', true, onWrite, () => this.#log.commit(changes, this.#memory));
    } catch (error) {
      if (!(error instanceof Outrun)) throw error;
      this.#memory.drop();
      await this.#readOn();
      return false;
    }
    if (landed && isTurn(this.#log.version))
      this.#writing ??= writeDown(rows)
        .catch((error: unknown) => log.warn({ err: error }, 'the records could not be written down'))
        .finally(() => (this.#writing = undefined));
    return landed;
  }

  async #readOn(): Promise<void> {
    const startedAt = performance.now();
    try {
      if (this.#log.version === 0) await this.#readAll();
      else await this.#readNew();
    } catch (error) {
      if (error instanceof StoreError && error.code === 'unreachable')
        this.#failed = { error, until: performance.now() + FAILED_FOR_MS };
      throw error;
    }
    this.#failed = undefined;
    this.#levelAt = startedAt;
  }

  async #readNew(): Promise<void> {
    try {
      await this.#log.read(this.#memory);
    } catch (error) {
      if (!(error instanceof Outrun)) throw error;
      await this.#readAll();
    }
  }

  #readAll(): Promise<void> {
    // if it is outrun even here, the next read tries again
    return readRecords(this.#options.rows, this.#log, this.#memory);
  }

  /** One after the other: reading on must not come between a draft and its commit. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    this.#inLine += 1;
    const mine = this.#busy.then(work).finally(() => (this.#inLine -= 1));
    this.#busy = mine.catch(() => undefined);
    return mine;
  }
}
