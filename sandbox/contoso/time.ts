/** The tenant's present. All its dates are relative to it. */
export const AS_OF = '2026-11-24T12:00:00Z';
export const MINUTE = 1;
export const HOUR = 60;
export const DAY = 24 * HOUR;
export const NEVER = '9999-12-31T23:59:59Z';

export const ago = (minutes: number): string =>
  new Date(Date.parse(AS_OF) - minutes * 60_000).toISOString().replace('.000Z', 'Z');
export const ahead = (minutes: number): string => ago(-minutes);
