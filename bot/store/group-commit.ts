export interface Job {
  reject(error: unknown): void;
}

/**
 * Runs jobs in order and in groups: those that arrive during a write share the next one. If `run` throws, all jobs of the group are
 * rejected; otherwise `run` settles them.
 */
export class GroupCommit<J extends Job> {
  #waiting: J[] = [];
  #draining: Promise<void> | undefined;
  readonly #run: (jobs: readonly J[]) => Promise<void>;

  constructor(run: (jobs: readonly J[]) => Promise<void>) {
    this.#run = run;
  }

  add(job: J): void {
    this.#waiting.push(job);
    this.#draining ??= this.#drain();
  }

  /** Resolves when nothing is waiting. */
  async idle(): Promise<void> {
    await this.#draining;
  }

  async #drain(): Promise<void> {
    // Changes that are requested together go into the same write: all of what is answered in this round of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const jobs = this.#waiting;
      this.#waiting = [];
      try {
        await this.#run(jobs);
      } catch (error) {
        for (const job of jobs) job.reject(error);
      }
    }
    this.#draining = undefined;
  }
}
