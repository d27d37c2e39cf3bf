import { Low, type Adapter } from 'lowdb';
import type { Store } from '../../helpdesk/contracts/store.ts';
import { NotSynced } from '../files.ts';
import { GroupCommit, type Job } from '../group-commit.ts';
import { inOneStep, storeOf } from './records.ts';
import { stateOf, type State } from './state.ts';
import { StoreError } from '../store-error.ts';

interface Change extends Job {
  /** Changes the drafts of the tables. Returns what to call when they are on disk. */
  apply(): () => void;
}

/** The state in memory and on disk. Changes run one after another, in groups that share a write. */
export class StateStore {
  readonly store: Store;
  readonly #low: Low<State>;
  readonly #mustHold: () => void;
  readonly #commits = new GroupCommit<Change>((changes) => this.#run(changes));
  #closed = false;

  private constructor(low: Low<State>, mustHold: () => void) {
    this.#low = low;
    this.#mustHold = mustHold;
    const nothing = () => Promise.resolve();
    this.store = storeOf(low.data, {
      commit: this.#commit,
      together: (work) => this.#commit(() => inOneStep(low.data, work)),
      fresh: nothing,
      level: nothing,
    });
  }

  /** `mustHold` throws if another bot has taken over the folder. */
  static async open(file: Adapter<State>, mustHold: () => void): Promise<StateStore> {
    const low = new Low<State>(file, stateOf({}));
    await low.read();
    return new StateStore(low, mustHold);
  }

  /** How many records each table has. */
  counts(): Record<string, number> {
    return Object.fromEntries(Object.entries(this.#low.data).map(([name, { kept }]) => [name, kept.size]));
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#commits.idle();
  }

  readonly #commit = <R>(change: () => R): Promise<R> =>
    new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(new StoreError('closed', 'The store is closed: the bot is stopping'));
        return;
      }
      this.#commits.add({
        apply: () => {
          const given = change();
          return () => resolve(given);
        },
        reject,
      });
    });

  async #run(changes: readonly Change[]): Promise<void> {
    const applied: { tell: () => void; reject: (error: unknown) => void }[] = [];
    for (const change of changes) {
      try {
        applied.push({ tell: change.apply(), reject: (error) => change.reject(error) });
      } catch (error) {
        change.reject(error);
      }
    }
    try {
      await this.#save();
    } catch (error) {
      for (const { reject } of applied) reject(error);
      return;
    }
    for (const { tell } of applied) tell();
  }

  async #save(): Promise<void> {
    const tables = Object.values(this.#low.data);
    if (!tables.some(({ changed }) => changed)) return;
    try {
      this.#mustHold();
      await this.#low.write();
    } catch (error) {
      // In both cases memory has to match the file. If only the sync failed, the file has changed.
      for (const table of tables) {
        if (error instanceof NotSynced) table.keep();
        else table.drop();
      }
      throw error;
    }
    for (const table of tables) table.keep();
  }
}
