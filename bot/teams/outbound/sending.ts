import { sleep } from '../../time/sleep.ts';
import { SendFailed } from './send-failed.ts';
import { within } from '../../time/within.ts';

const ATTEMPTS = 4;
const WAIT_MS = 1000;

/**
 * Sends until `endsAt` (by performance.now()). A send that isn't known to have failed is never tried again, as a person would
 * read it twice: 429 alone says that it was not taken.
 */
export async function sendUntil<T>(endsAt: number, send: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await within(Math.max(0, endsAt - performance.now()), send());
    } catch (error) {
      if (!(error instanceof SendFailed) || error.status !== 429 || attempt === ATTEMPTS) throw error;
      const wait = error.retryAfterMs ?? WAIT_MS * attempt;
      if (performance.now() + wait >= endsAt) throw error;
      await sleep(wait);
    }
  }
}
