const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long Intune keeps a request for approval. */
export const APPROVAL_LIVES_MS = 72 * HOUR;

/** How often something is looked at, by its age. Milliseconds. */
export type Steps = readonly { until: number; every: number }[];

/**
 * How often a request for approval is looked at: often while the second administrator may be at their desk, then less, and again before
 * its end. That makes fewer than 200 looks in three days.
 */
export const APPROVAL_STEPS: Steps = [
  { until: HOUR, every: 5 * MINUTE },
  { until: 6 * HOUR, every: 10 * MINUTE },
  { until: 71 * HOUR, every: 30 * MINUTE },
  { until: APPROVAL_LIVES_MS, every: 5 * MINUTE },
];

/** After its time, a request is looked at soon, so that its end is told. Not at once: that look may fail, too. */
const LAST_LOOK_MS = MINUTE;

/** In how many milliseconds a request for approval is looked at again. */
export function approvalInterval(steps: Steps, age: number): number {
  const every = steps.find(({ until }) => age < until)?.every;
  return every ?? Math.min(LAST_LOOK_MS, steps.at(-1)?.every ?? LAST_LOOK_MS);
}

/** Up to a tenth more or less, so that many requests aren't looked at in the same moment. `random` is from 0 to 1. */
export const spread = (ms: number, random: number): number => ms * (0.9 + 0.2 * random);
