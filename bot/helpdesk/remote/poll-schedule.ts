import type { Receipt } from '../contracts/receipt.ts';
import { firstSent, isFinal, waitsForApproval, waitsForSecond } from '../contracts/receipt.ts';
import { APPROVAL_STEPS, approvalInterval, type Steps } from '../approval/schedule.ts';

/** How often things are asked for. */
export interface PollSchedule {
  /** A device, by how long ago its action was sent. After the last step nothing is asked any more. */
  steps: Steps;
  /** A request for approval, by how long ago it was made. */
  approvals: Steps;
  /** How many devices are asked at the same time. */
  atOnce: number;
  /** How often Intune's requests for approval are looked for, in milliseconds. Without it, as often as the job does. */
  requests?: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A decision is told at once. This notices that nobody decided. */
const SECOND_EVERY = 30_000;
/** A device that is gone rarely comes back. */
const GONE_EVERY = 10 * MINUTE;

/**
 * Within ten seconds of the device's answer in the first minutes, then less often, for a day. Approvals are waited for as long as Intune
 * keeps the request. A busy help desk stays far below Intune's limits.
 */
export const POLL_SCHEDULE: PollSchedule = {
  steps: [
    { until: 5 * MINUTE, every: 7_000 },
    { until: HOUR, every: MINUTE },
    { until: 24 * HOUR, every: 10 * MINUTE },
  ],
  approvals: APPROVAL_STEPS,
  atOnce: 20,
};

/** In how many milliseconds a receipt is looked at again. undefined: it is over, or was sent a day ago. */
export function pollInterval(schedule: PollSchedule, receipt: Receipt, now: Date): number | undefined {
  const over = isFinal(receipt.state);
  if (receipt.state === 'sending' || (over && !receipt.cardBehind)) return undefined;
  if (waitsForSecond(receipt)) return Math.min(SECOND_EVERY, schedule.approvals[0]?.every ?? SECOND_EVERY);
  if (waitsForApproval(receipt))
    return approvalInterval(schedule.approvals, now.getTime() - firstSent(receipt));
  // an action that waited for approval has its day from when it went on
  const age = now.getTime() - Date.parse(over ? receipt.updatedAt : receipt.sentAt);
  const every = schedule.steps.find(({ until }) => age < until)?.every;
  if (every === undefined) return undefined;
  return receipt.reason?.kind === 'gone' ? Math.max(every, GONE_EVERY) : every;
}
