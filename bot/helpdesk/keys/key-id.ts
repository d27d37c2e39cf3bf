import { plainName } from '../contracts/same-text.ts';

/** What somebody typed or read aloud from a recovery screen. Nothing is guessed: an O is not a 0. */
export type TypedKeyId =
  | { kind: 'whole'; id: string }
  /** The first digits, without hyphens, in lower case. */
  | { kind: 'part'; start: string }
  | { kind: 'empty' | 'long' }
  /** Forty-eight digits are the key itself, which nobody should type. */
  | { kind: 'keyItself' }
  | { kind: 'short'; digits: number }
  /** The signs that no id has, each once. */
  | { kind: 'notHex'; signs: string[] };

/** As many as the recovery screen names a key by. */
const FEWEST_DIGITS = 8;
const ALL_DIGITS = 32;
const KEY_DIGITS = 48;

/** What the recovery screen and the admin center write before an id. None of it begins as an id could. */
const LABEL = /^(?:bitlocker |recovery |key )*(?:id(?:entifier)?\b|key\b)?[\s:#=]*/u;

/** Spaces, hyphens, braces, quotes and dots may be there or not. */
export function readKeyId(typed: string): TypedKeyId {
  const digits = plainName(typed)
    .replace(/["'.,()[\]<>]/gu, '')
    .replace(LABEL, '')
    .replace(/[\s\-{}]/gu, '');
  if (digits === '') return { kind: 'empty' };
  const signs = [...new Set(digits.replace(/[0-9a-f]/g, ''))];
  if (signs.length > 0) return { kind: 'notHex', signs };
  if (digits.length === KEY_DIGITS && /^\d+$/.test(digits)) return { kind: 'keyItself' };
  if (digits.length > ALL_DIGITS) return { kind: 'long' };
  if (digits.length < FEWEST_DIGITS) return { kind: 'short', digits: digits.length };
  if (digits.length < ALL_DIGITS) return { kind: 'part', start: digits };
  return { kind: 'whole', id: digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') };
}
