import { plainText } from '../../contracts/same-text.ts';
import type { RuleId } from '../table.ts';
import { type CodePage, ERROR_CODES, type ErrorCode } from './error-codes.ts';

/** Intune's words for why an enrollment failed (Graph, deviceEnrollmentFailureReason), each with the rule that explains it. */
const CATEGORIES = {
  authentication: 'enrollmentAuthentication',
  authorization: 'enrollmentAuthorization',
  accountValidation: 'enrollmentAccountValidation',
  userValidation: 'enrollmentUserValidation',
  deviceNotSupported: 'enrollmentDeviceNotSupported',
  inMaintenance: 'enrollmentInMaintenance',
  badRequest: 'enrollmentBadRequest',
  featureNotSupported: 'enrollmentFeatureNotSupported',
  enrollmentRestrictionsEnforced: 'enrollmentEnrollmentRestrictionsEnforced',
  clientDisconnected: 'enrollmentClientDisconnected',
  userAbandonment: 'enrollmentUserAbandonment',
  unknown: 'enrollmentUnknown',
} as const satisfies Record<string, RuleId>;

type Category = keyof typeof CATEGORIES;

type FoundCode =
  | { kind: 'code'; code: ErrorCode; page: CodePage }
  | { kind: 'category'; category: Category; rule: RuleId }
  /** `code` as it is usually written, and the pages where it may be. */
  | { kind: 'unknown'; code: string; pages: readonly CodePage[] };

/** Words before a code: “error code 50126”. */
const BEFORE = /^(?:the\s+)?(?:error\s*)?(?:code\s*)?[:#]?\s*/iu;
const HEX = /^(?:0x)?([0-9a-f]{8})$/iu;
const SHORT_HEX = /^0x([0-9a-f]{1,7})$/iu;
const SIGN_IN = /^AADSTS[\s:-]*(\d{4,8})\.?$/iu;
const NUMBER = /^-?\d{4,10}$/u;
/** Beyond the sign-in codes: what Intune writes as a number is a signed one of 32 bits. */
const LARGEST_SIGN_IN = 9_999_999;
/** What is said again of something that is no code. */
const LONGEST = 40;

/** Codes that are seen at once in the middle of a text: “The sync failed. (0x80180014)”. */
const INSIDE = /\bAADSTS[\s:-]*\d{4,8}\b|\b0x[0-9a-f]{1,8}\b|(?<![\p{L}\p{N}-])-\d{9,10}\b/iu;
/** It looks like a code, and nothing has such ones. */
const ODD = /^(?:[-+]?\d+|0x\w*|AADSTS\w*)$/iu;

/** Whether a text is nothing but a code, or one of Intune's words for why an enrollment failed. */
export function isCode(text: string): boolean {
  const code = bare(text);
  return (
    [HEX, SHORT_HEX, SIGN_IN, NUMBER].some((shape) => shape.test(code)) || categoryOf(code) !== undefined
  );
}

/** The code that a text is or has in it, as it was typed. */
export function codeIn(text: string): string | undefined {
  const plain = plainText(text);
  return isCode(plain) && !isCategory(plain) ? bare(plain) : INSIDE.exec(plain)?.[0];
}

/** What “why” can be asked about. */
export function askedAbout(text: string): string | undefined {
  const code = isCode(text) ? bare(text) : codeIn(text);
  return code ?? (ODD.test(bare(text)) ? bare(text) : undefined);
}

const isCategory = (text: string) => categoryOf(bare(text)) !== undefined;

/** Without the words before it, the brackets and quotes around it, and with a plain minus. */
function bare(text: string): string {
  return plainText(text)
    .replace(/^["'(<[]+|["')>\].,;:]+$/gu, '')
    .replace(BEFORE, '')
    .replace(/^["'(<[]+/u, '')
    .trim();
}

/** What a code means, by its hexadecimal or decimal number, with or without a sign; a sign-in's with or without AADSTS. */
export function findCode(text: string): FoundCode {
  const typed = bare(text);
  const category = categoryOf(typed);
  if (category) return { kind: 'category', category, rule: CATEGORIES[category] };
  const code = normal(typed);
  if (isKnown(code)) return { kind: 'code', code, page: ERROR_CODES[code] };
  // a plain number may be of any kind, and an odd one of none
  if (/^\d{1,7}$/u.test(typed))
    return { kind: 'unknown', code: typed, pages: ['signIn', 'windows', 'settings'] };
  if (!isCode(typed))
    return { kind: 'unknown', code: typed.slice(0, LONGEST), pages: pagesFor(typed.toUpperCase()) };
  return { kind: 'unknown', code, pages: pagesFor(code) };
}

const isKnown = (code: string): code is ErrorCode => Object.hasOwn(ERROR_CODES, code);

/** The rule that explains a failed enrollment by Intune's word for it. */
export function ruleOf(category: string | undefined): RuleId {
  const known = category === undefined ? undefined : categoryOf(category);
  return known ? CATEGORIES[known] : 'enrollmentUnknown';
}

function categoryOf(text: string): Category | undefined {
  const said = text.toLowerCase().replace(/[\s_-]/gu, '');
  return (Object.keys(CATEGORIES) as Category[]).find((one) => one.toLowerCase() === said);
}

function normal(typed: string): string {
  const signIn = SIGN_IN.exec(typed)?.[1];
  if (signIn !== undefined) return `AADSTS${signIn}`;
  const hex = HEX.exec(typed)?.[1];
  if (hex !== undefined && !(NUMBER.test(typed) && Number(typed) <= LARGEST_SIGN_IN))
    return hexOf(Number.parseInt(hex, 16));
  const short = SHORT_HEX.exec(typed)?.[1];
  if (short !== undefined) return hexOf(Number.parseInt(short, 16));
  const number = Number(typed);
  if (number >= 0 && number <= LARGEST_SIGN_IN) return `AADSTS${number}`;
  return hexOf(number);
}

/** As Microsoft's pages write it. A negative number is what a signed one of 32 bits looks like. */
function hexOf(number: number): string {
  return `0x${(number >>> 0).toString(16).toUpperCase().padStart(8, '0')}`;
}

function pagesFor(code: string): CodePage[] {
  if (code.startsWith('AADSTS')) return ['signIn'];
  if (/^0x801[8C]/.test(code)) return ['enrollment'];
  if (code.startsWith('0x8007')) return ['windows', 'apps'];
  return ['settings', 'apps'];
}
