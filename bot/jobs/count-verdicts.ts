import type { Clock } from '../helpdesk/contracts/clock.ts';
import type { Log } from '../helpdesk/contracts/log.ts';
import type { Store } from '../helpdesk/contracts/store.ts';
import { VerdictTally } from '../helpdesk/report/verdict-tally.ts';
import { inBackground } from './background.ts';

const EVERY_MS = 60_000;

/** Counts verdicts, and writes them to the store once a minute and at the end. */
export function countVerdicts({ store, now, log }: { store: Pick<Store, 'tallies'>; now: Clock; log: Log }): {
  verdicts: VerdictTally;
  stop: () => Promise<void>;
} {
  const verdicts = new VerdictTally(store, now);
  const failed = (error: unknown) =>
    log.warn({ err: error }, 'verdicts that were counted could not be written');
  const write = async () => {
    await verdicts.flush();
    return EVERY_MS;
  };
  const job = inBackground(write, { failed, firstMs: EVERY_MS, retryMs: EVERY_MS });
  return {
    verdicts,
    async stop() {
      await job.stop();
      await verdicts.flush().catch(failed);
    },
  };
}
