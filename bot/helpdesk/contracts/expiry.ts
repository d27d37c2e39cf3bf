/** How long a confirm card can be pressed. */
export const GOOD_FOR_MS = 2 * 60_000;

/** Clocks are corrected by a little all the time. */
const CLOCK_SLACK_MS = 1_000;

/** What confirmations of every kind have in common. `expired`: somebody or something saw that its time was over. */
export interface Confirmable {
  state: 'open' | 'used' | 'canceled' | 'expired';
  createdAt?: string | undefined;
  expiresAt: string;
}

export type Expiring = Pick<Confirmable, 'createdAt' | 'expiresAt'>;

export function expiryFrom(now: Date): string {
  return new Date(now.getTime() + GOOD_FOR_MS).toISOString();
}

/** Whether its time is over. If it seems to be made in the future, the clock was set back, and nobody knows how old it is. */
export function hasExpired({ createdAt, expiresAt }: Expiring, now: Date): boolean {
  const end = Date.parse(expiresAt);
  const start = createdAt === undefined ? end - GOOD_FOR_MS : Date.parse(createdAt);
  return !(now.getTime() < end && now.getTime() >= start - CLOCK_SLACK_MS);
}
