/** How long a confirm card can be pressed. */
export const GOOD_FOR_MS = 2 * 60_000;

/** How long a secret stays on its card. */
export const SHOWN_FOR_MS = 10 * 60_000;

/** After this long nobody looks at a card any more: how it ended comes as a message, too. */
export const ENDS_LATE_MS = 60_000;

/** How long a confirm card can't be used after it was made, so that a double click on the button before doesn't confirm it unread. */
export const CONFIRM_AFTER_MS = 1_000;

/** Clocks are corrected by a little all the time. */
export const CLOCK_SLACK_MS = 1_000;

/** Whether something of that time is younger than that. If it seems to be from the future, the clock was set back, and nobody knows. */
export function isYounger(at: number, ms: number, now: Date): boolean {
  const age = now.getTime() - at;
  return age >= -CLOCK_SLACK_MS && age < ms;
}

/**
 * Whether something is dated more than a day ahead, so that a clock was far ahead once. Less than that may be the clocks of two bots on one
 * store: what one of them wrote just now has to count for the other.
 */
export const isFarAhead = (at: string, now: Date): boolean => Date.parse(at) > now.getTime() + 24 * 3_600_000;

/** What confirmations of every kind have in common. `expired`: somebody or something saw that its time was over. */
export interface Confirmable {
  state: 'open' | 'used' | 'canceled' | 'expired';
  createdAt?: string | undefined;
  expiresAt: string;
}

type Expiring = Pick<Confirmable, 'createdAt' | 'expiresAt'>;

export function expiryFrom(now: Date): string {
  return new Date(now.getTime() + GOOD_FOR_MS).toISOString();
}

function madeAt({ createdAt, expiresAt }: Expiring): number {
  return createdAt === undefined ? Date.parse(expiresAt) - GOOD_FOR_MS : Date.parse(createdAt);
}

/** Whether its card was made only just now. */
export function isTooEarly(expiring: Expiring, now: Date, confirmAfterMs: number): boolean {
  return now.getTime() < madeAt(expiring) + confirmAfterMs;
}

/** Whether its time is over. If it seems to be made in the future, the clock was set back, and nobody knows how old it is. */
export function hasExpired(expiring: Expiring, now: Date): boolean {
  const at = now.getTime();
  return !(at < Date.parse(expiring.expiresAt) && at >= madeAt(expiring) - CLOCK_SLACK_MS);
}

/** Whether nothing can be done with it any more: it is used or canceled, or its time is over. */
export function isOver(one: Pick<Confirmable, 'state'> & Expiring, now: Date): boolean {
  return one.state !== 'open' || hasExpired(one, now);
}
