import type { Answer } from './exchange.ts';

/** How long Graph asks to wait, in milliseconds; undefined where it doesn't say. Seconds or an HTTP date. */
export function retryAfterMs({ headers }: Answer, now: Date): number | undefined {
  const value = headers['retry-after']?.trim();
  if (!value) return undefined;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - now.getTime();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
