import type { Receipt } from '../contracts/receipt.ts';
import { firstSent, isFinal, waitsForApproval } from '../contracts/receipt.ts';

/** How often a device is asked, by how long ago its action was sent. Milliseconds. After the last step nothing is asked any more. */
export interface PollSchedule {
  steps: readonly { until: number; every: number }[];
  /** The shortest time between two tries to send an action that waits for approval: each try is a POST. */
  approvalEvery: number;
  /** How many devices are asked at the same time. */
  atOnce: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A device that is gone rarely comes back. */
const GONE_EVERY = 10 * MINUTE;

/** Within ten seconds of the device's answer in the first minutes, then less often, for a day. A busy help desk stays far below Intune's limits. */
export const POLL_SCHEDULE: PollSchedule = {
  steps: [
    { until: 5 * MINUTE, every: 7_000 },
    { until: HOUR, every: MINUTE },
    { until: 24 * HOUR, every: 10 * MINUTE },
  ],
  approvalEvery: 5 * MINUTE,
  atOnce: 20,
};

/** In how many milliseconds a receipt is looked at again. undefined: it is over, or a day old. */
export function pollInterval(schedule: PollSchedule, receipt: Receipt, now: Date): number | undefined {
  const over = isFinal(receipt.state);
  if (receipt.state === 'sending' || (over && !receipt.cardBehind)) return undefined;
  const since = over ? Date.parse(receipt.updatedAt) : firstSent(receipt);
  const age = now.getTime() - since;
  const every = schedule.steps.find(({ until }) => age < until)?.every;
  // one that nobody approved in time is looked at once more, to say so
  if (every === undefined) return waitsForApproval(receipt) ? 1 : undefined;
  if (receipt.reason?.kind === 'gone') return Math.max(every, GONE_EVERY);
  return waitsForApproval(receipt) ? Math.max(every, schedule.approvalEvery) : every;
}
