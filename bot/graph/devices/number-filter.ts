import { literal } from '../odata/text.ts';

/** A shorter text is a name, or part of one. */
const SHORTEST = 5;
/** From here on, a number has parts of three characters, so that a large tenant has few others with them. */
const LONG = 8;

/** A filter that finds a number however it is kept, and what a Graph that refuses it is asked instead, one by one. */
interface NumberFilter {
  filter: string;
  simpler: readonly string[];
}

/**
 * Serial numbers may be kept in groups, with spaces, hyphens or marks that can't be seen. Somewhere in each half of one there are a few
 * characters that no such sign parts. It finds other serial numbers, too.
 */
export function anySerialNumber(id: string): NumberFilter | undefined {
  if (id.length < SHORTEST || !/\d/.test(id)) return undefined;
  const serial = id.toUpperCase();
  const size = serial.length < LONG ? 2 : 3;
  const half = Math.floor(serial.length / 2);
  const halves = [windows(serial, 0, half, size), windows(serial, half, serial.length, size)];
  return {
    filter: halves.map((parts) => hasAny('serialNumber', parts)).join(' and '),
    simpler: (halves[1] ?? []).map((part) => hasAny('serialNumber', [part])),
  };
}

/** Fourteen to sixteen digits: eight of the model, six of the device itself, and what may follow. */
const IMEI = /^\d{14,16}$/;
const MODEL = [1, 8] as const;
const DEVICE = [8, 14] as const;

/** The same for an IMEI, whose groups have four digits or more where it matters. */
export function anyImei(id: string): NumberFilter | undefined {
  if (!IMEI.test(id)) return undefined;
  const parts = [windows(id, ...MODEL, 4), windows(id, ...DEVICE, 4)];
  return {
    filter: parts.map((windowed) => hasAny('imei', windowed)).join(' and '),
    simpler: [`imei eq ${literal(id)}`],
  };
}

/** All parts of that size between two places, as far as one of them has to be whole if groups aren't shorter. */
function windows(text: string, from: number, to: number, size: number): string[] {
  const count = Math.min(size, to - from - size + 1);
  const parts = Array.from({ length: Math.max(count, 1) }, (_, n) => text.slice(from + n, from + n + size));
  return [...new Set(parts)];
}

function hasAny(field: string, parts: readonly string[]): string {
  const any = parts.map((part) => `contains(${field},${literal(part)})`).join(' or ');
  return parts.length > 1 ? `(${any})` : any;
}
