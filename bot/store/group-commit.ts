export interface Job {
  reject(error: unknown): void;
}

/**
 * Runs jobs in the order they came, many at once: those that arrive while a write is under way share the next one. A job
 * that `run` throws away is rejected with what it threw; the others `run` settles itself.
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

  /** Resolves once nothing waits. */
  async idle(): Promise<void> {
    await this.#draining;
  }

  async #drain(): Promise<void> {
    // What is asked for in the same breath goes into the same write.
    await Promise.resolve();
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
