/**
 * How text that people type is compared with text that machines keep. Every comparison of names, serial numbers and the like uses these, so
 * that all of them agree. What a card shows goes by the same classes (bot/cards/render/showable.ts).
 */

const APOSTROPHES = /[\u0060\u00b4\u02b9\u02bb\u02bc\u2018\u2019\u201b\u2032\uff07]/gu;
const QUOTES = /[\u201c-\u201f\u2033\uff02]/gu;
const HYPHENS = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu;
/** Ends of lines and tabs, which a card shows as one space. U+0085 is one, too. */
export const BREAKS = /[\t-\r\u0085\u2028\u2029]+/gu;
/** Half a character, which nothing can show. */
export const LONE_SURROGATES = /\p{Surrogate}/gu;
/** What stands on a card for half a character. */
export const REPLACEMENT = '\ufffd';
/** Also what cards leave out: marks of direction, controls, and selectors of a sign's looks. */
const INVISIBLE =
  /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]|\p{Cc}/gu;

/** Most ids and names have nothing to take out: printable ASCII without the backtick, words apart by one space. */
const PLAIN_ALREADY = /^(?:[!-_a-~]+(?: [!-_a-~]+)*)?$/;

/** A text without what people can't see or don't type alike: composed letters, kinds of spaces, apostrophes, quotes and hyphens. */
export function plainText(text: string): string {
  if (PLAIN_ALREADY.test(text)) return text;
  return (
    text
      .replace(LONE_SURROGATES, REPLACEMENT)
      .replace(BREAKS, ' ')
      .replace(INVISIBLE, '')
      .replace(APOSTROPHES, "'")
      .replace(QUOTES, '"')
      // only now: it would take an acute accent apart
      .normalize('NFKC')
      .replace(HYPHENS, '-')
      .replace(/\s+/gu, ' ')
      .trim()
  );
}

/** A name as it is compared: its plain text, in small letters. */
export function plainName(text: string): string {
  return plainText(text).toLowerCase();
}

/** Letters that Unicode doesn't take apart, and how directories find them. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ς: 'σ',
};

/** A name as it is searched: its plain name, without accents. Two people or devices may differ in nothing else. */
export function foldedName(text: string): string {
  return plainName(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłıħς]/gu, (letter) => PLAIN[letter] ?? letter);
}

/** A text with each of its apostrophes written as `sign`, and quotes as they are typed. */
export function withApostrophes(text: string, sign: string): string {
  return text.replace(APOSTROPHES, "'").replaceAll("'", sign).replace(QUOTES, '"');
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
