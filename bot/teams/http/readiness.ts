import type { Outcome } from './outcome.ts';
import { within } from '../../time/within.ts';

interface ReadinessOptions {
  ready: (signal: AbortSignal) => Promise<void>;
  readyMs: number;
  readyEveryMs: number;
}

/** Whether the bot can serve. Whoever asks more often than every `readyEveryMs` gets what was found last. */
export function createReadiness({ ready, readyMs, readyEveryMs }: ReadinessOptions): () => Promise<Outcome> {
  let found: Promise<Outcome> | undefined;
  let askedAt = 0;

  async function ask(): Promise<Outcome> {
    const signal = AbortSignal.timeout(readyMs);
    try {
      await within(readyMs, ready(signal));
      return { status: 200, body: JSON.stringify({ status: 'ready' }) };
    } catch (error) {
      const reason = signal.aborted
        ? 'It took too long to find out.'
        : error instanceof Error
          ? error.message
          : 'unknown';
      return { status: 503, body: JSON.stringify({ status: 'not ready', reason }) };
    }
  }

  return () => {
    if (!found || performance.now() - askedAt >= readyEveryMs) {
      askedAt = performance.now();
      found = ask();
    }
    return found;
  };
}
