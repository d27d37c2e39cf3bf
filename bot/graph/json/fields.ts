import { guidIn } from '../../helpdesk/contracts/guid.ts';

/**
 * Readers of Graph's JSON. A missing property, null and a value of an unexpected type are all undefined, so that a new kind of answer
 * leaves a gap and breaks nothing.
 */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text that isn't empty: Intune often returns '' for values that are not set. */
export function text(from: Json, name: string): string | undefined {
  const value = from[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** An id. A GUID is read in one spelling, so that it can be compared. */
export function id(from: Json, name = 'id'): string | undefined {
  const value = text(from, name);
  // most are in small letters already, and then it doesn't matter what they are
  if (value === undefined || (value === value.toLowerCase() && !value.startsWith('{'))) return value;
  return guidIn(value) ?? value;
}

export function flag(from: Json, name: string): boolean | undefined {
  const value = from[name];
  return typeof value === 'boolean' ? value : undefined;
}

export function number(from: Json, name: string): number | undefined {
  const value = from[name];
  return typeof value === 'number' ? value : undefined;
}

const FIRST_DATE = Date.UTC(1900, 0, 1);
const LAST_DATE = Date.UTC(9000, 0, 1);

/** A date and time in UTC. Intune writes the year 1 or 9999 if there is none, and never any year near them. */
export function date(from: Json, name: string): string | undefined {
  const value = text(from, name);
  const at = value === undefined ? NaN : Date.parse(value);
  if (value === undefined || Number.isNaN(at) || at < FIRST_DATE || at >= LAST_DATE) return undefined;
  return value.endsWith('Z') ? value : new Date(at).toISOString();
}

export function record(from: Json, name: string): Json | undefined {
  const value = from[name];
  return isJson(value) ? value : undefined;
}

export function records(from: Json, name: string): Json[] {
  const value: unknown = from[name];
  return Array.isArray(value) ? (value as unknown[]).filter(isJson) : [];
}

export function texts(from: Json, name: string): string[] {
  const value: unknown = from[name];
  return Array.isArray(value) ? (value as unknown[]).filter((one) => typeof one === 'string') : [];
}
