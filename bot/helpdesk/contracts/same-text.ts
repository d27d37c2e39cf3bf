/**
 * How text that people type is compared with text that machines keep. Every comparison of names, serial numbers and the like uses these, so
 * that all of them agree.
 */

const APOSTROPHES = /[\u0060\u00b4\u02b9\u02bb\u02bc\u2018\u2019\u201b\u2032\uff07]/gu;
const QUOTES = /[\u201c-\u201f\u2033\uff02]/gu;
const HYPHENS = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu;
/** Also what cards leave out: marks of direction, controls, and selectors of a sign's looks. */
const INVISIBLE =
  /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]|(?!\s)\p{Cc}/gu;

/** A name without what people can't see or don't type alike: case, composed letters, kinds of spaces, apostrophes and hyphens. */
export function plainName(text: string): string {
  return (
    text
      .replace(INVISIBLE, '')
      .replace(APOSTROPHES, "'")
      .replace(QUOTES, '"')
      // only now: it would take an acute accent apart
      .normalize('NFKC')
      .replace(HYPHENS, '-')
      .replace(/\s+/gu, ' ')
      .trim()
      .toLowerCase()
  );
}

/** Whether two ids are the same but for separators. An empty one is like nothing. */
export function sameId(a: string | undefined, b: string): boolean {
  const plain = plainId(b);
  return plain !== '' && a !== undefined && plainId(a) === plain;
}

/** A serial number, IMEI or id without its separators: letters and digits only. */
export function plainId(text: string): string {
  return plainName(text).replace(/[^\p{L}\p{N}]/gu, '');
}
