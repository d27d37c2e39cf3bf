import type { Log } from '../../helpdesk/contracts/log.ts';
import type { SharedLimits } from '../../helpdesk/contracts/store.ts';
import type { RateLimiter } from './rate-limiter.ts';

/**
 * Counts now and then what people ask of other bots, and tells those what they ask of this one. No turn waits for it. A bot that nobody asks
 * anything reads nothing, and as long as nobody asks much nothing is written.
 */
export function shareLimits(
  limiter: Pick<RateLimiter, 'takeAsked' | 'charge'>,
  shared: SharedLimits,
  { log, shareEveryMs }: { log: Log; shareEveryMs: number },
): { stop(): void } {
  let running = false;
  const share = async (): Promise<void> => {
    const { any, asked } = limiter.takeAsked();
    if (!any || running) return;
    running = true;
    try {
      for (const one of await shared.told()) limiter.charge(one);
      if (asked) await shared.tell(asked);
    } catch (error) {
      // each bot goes on counting for itself
      log.debug({ err: error }, 'what people ask could not be shared with other bots');
    } finally {
      running = false;
    }
  };
  const timer = setInterval(() => void share(), shareEveryMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
