export interface Background {
  /** Runs the work in `ms` milliseconds. If it is running now, it runs again after that. */
  runIn(ms: number): void;
  /** No run begins any more. Resolves once the one that has begun has ended: whoever can't wait for it needn't. */
  stop(): Promise<void>;
}

interface BackgroundOptions {
  /** Logs that a run failed. */
  failed: (error: unknown) => void;
  firstMs: number;
  /** How long after a failed run the next one starts. */
  retryMs: number;
}

/**
 * Work that runs in the background, independent of turns. Each run resolves to the milliseconds until the next one, or undefined if there is none until runIn()
 * is called. Runs never overlap, and the timer doesn't keep the process alive.
 */
export function inBackground(
  work: () => Promise<number | undefined>,
  options: BackgroundOptions,
): Background {
  const { failed, firstMs, retryMs } = options;
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let round: Promise<void> | undefined;
  let asked: number | undefined;
  let stopped = false;

  function plan(ms: number): void {
    clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(() => {
      round = run();
    }, ms);
    timer.unref();
  }

  async function run(): Promise<void> {
    running = true;
    const next = await work().catch((error: unknown) => {
      failed(error);
      return retryMs;
    });
    running = false;
    const soonest = Math.min(next ?? Infinity, asked ?? Infinity);
    asked = undefined;
    if (soonest < Infinity) plan(soonest);
  }

  plan(firstMs);
  return {
    runIn(ms) {
      if (running) asked = Math.min(ms, asked ?? Infinity);
      else plan(ms);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
