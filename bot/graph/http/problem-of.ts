import type { GraphResponse } from './request.ts';
import { type Json, isJson, record, text } from '../json/fields.ts';
import { Problem, type ProblemKind } from '../../helpdesk/contracts/problem.ts';

const KINDS: Readonly<Record<number, ProblemKind>> = {
  // it took too long, so nobody knows whether it was done
  408: 'unavailable',
  499: 'unavailable',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  412: 'conflict',
  429: 'throttled',
};

/** Such as `Authentication_RequestFromNonPremiumTenantOrB2CTenant`, `AadPremiumLicenseRequired`, `Forbidden_LicensingError`. */
const LICENCE_CODE = /premium|licen[cs]/i;
/** Whole words: a property name such as `licenseDetails` in a message doesn't mean a missing license. */
const LICENCE_WORDS = /\b(?:licen[cs]ed?|licensing|premium)\b/i;
/** What Intune allows in a day is used up. Throttling speaks of requests, and of seconds or minutes. */
const PER_DAY = /\bdaily\b|\b(?:per|a|each|one) day\b|\b24[ -]?hours?\b/i;
const USED_UP = /\b(?:limit|quota|maximum|exceed(?:ed|s)?|reached)\b/i;
const APPROVAL = /\bApprovalRequired\b/;

/** A failed response as a `Problem`. `lacks`: the permissions that the app wasn't granted, if that is why. */
export function problemOf(answer: GraphResponse, lacks: readonly string[] = []): Problem {
  const details = errorDetails(answer);
  return new Problem({
    kind: kindOf(answer, details),
    status: answer.status,
    ...(details.code !== undefined && { code: details.code }),
    ...(details.requestId !== undefined && { requestId: details.requestId }),
    ...(details.message !== undefined && { detail: details.message }),
    ...(lacks.length > 0 && { lacks }),
    approvalCode: answer.headers['x-msft-approval-code'],
    retryAfterMs: answer.retryAfterMs,
  });
}

/** Why a response failed, without the cost of an error. */
export function problemKindOf(answer: GraphResponse): ProblemKind {
  return kindOf(answer, errorDetails(answer));
}

function kindOf(answer: GraphResponse, { code = '', message = '' }: ErrorDetails): ProblemKind {
  const { status } = answer;
  if (status === 404 && (!isGraphs(answer) || NO_SUCH_PATH.test(message))) return 'unavailable';
  // 403 is documented; some tenants were answered 412
  if ([403, 412].includes(status) && (APPROVAL.test(code) || APPROVAL.test(message)))
    return 'approvalRequired';
  if ([400, 403, 429].includes(status) && PER_DAY.test(message) && USED_UP.test(message)) return 'dailyLimit';
  if (status === 403 || status === 400) {
    if (LICENCE_CODE.test(code) || LICENCE_WORDS.test(message)) return 'license';
  }
  return KINDS[status] ?? (status >= 400 && status < 500 ? 'badRequest' : 'unavailable');
}

/** Graph lacks the path, which says nothing about the object. */
const NO_SUCH_PATH = /\bfor the segment\b/i;

/** A page of a proxy says nothing about what Graph has. Graph itself may leave the body out. */
function isGraphs({ body, text: plain }: GraphResponse): boolean {
  return plain === undefined && (body === undefined || isJson(body));
}

interface ErrorDetails {
  code?: string | undefined;
  message?: string | undefined;
  requestId?: string | undefined;
}

/** Intune wraps its errors in each other, never deeper than this. */
const DEPTH = 3;

/** What Graph says about a failure, from `{error: {code, message, innerError}}` or from whatever else was returned. */
export function errorDetails({ body, headers, text: plain }: GraphResponse): ErrorDetails {
  const error = isJson(body) ? (record(body, 'error') ?? {}) : {};
  const inner = record(error, 'innerError') ?? record(error, 'innererror');
  const { code, message } = unwrap(
    { code: text(error, 'code'), message: text(error, 'message') ?? plain },
    DEPTH,
  );
  return { code, message, requestId: (inner && text(inner, 'request-id')) ?? headers['request-id'] };
}

/** Intune's `UnknownError` carries the real error as a JSON string in its message. */
function unwrap(details: ErrorDetails, depth: number): ErrorDetails {
  const wrapped = depth > 0 ? jsonIn(details.message) : undefined;
  if (!wrapped) return details;
  const code = [text(wrapped, 'CustomApiErrorPhrase'), details.code, text(wrapped, 'ErrorCode')];
  const said = code.filter((one) => one !== undefined && one !== 'UnknownError');
  const message = text(wrapped, 'Message') ?? text(wrapped, 'message') ?? details.message;
  return unwrap({ code: said[0] ?? details.code, message }, message === details.message ? 0 : depth - 1);
}

function jsonIn(message: string | undefined): Json | undefined {
  if (!message?.trimStart().startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(message);
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
