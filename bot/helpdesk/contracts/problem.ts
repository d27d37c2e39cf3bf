/** Why a call to Graph gave no answer. */
export type ProblemKind =
  | 'notFound'
  | 'forbidden'
  | 'unauthorized'
  /** The bot has no token for this person now: they have to sign in. Graph wasn't asked, or it demands a fresh sign-in. */
  | 'signInNeeded'
  /** A change needs proof of identity, and sign-in isn't set up. */
  | 'signInNotSetUp'
  | 'license'
  | 'approvalRequired'
  | 'badRequest'
  | 'conflict'
  | 'throttled'
  /** The tenant has used up what Intune allows in a day: 500 wipes, 1,000 retires, 1,000 deletes. */
  | 'dailyLimit'
  | 'unavailable'
  /** Graph answered with success, but not with what was asked for. Nothing of it is believed. */
  | 'unreadable'
  | 'timeout'
  | 'connection'
  /** It was stopped while it waited to be sent. */
  | 'heldBack';

interface ProblemDetails {
  kind: ProblemKind;
  /** HTTP status, if there was an answer. */
  status?: number;
  /** Graph's error code, such as `Request_ResourceNotFound`. */
  code?: string;
  /** Graph's request id, to quote to support. If a change was sent and no answer came, it is our own. */
  requestId?: string;
  /** With `approvalRequired`: the code of the request for approval. */
  approvalCode?: string | undefined;
  /** With `throttled`: when to try again, in milliseconds, as far as can be told. */
  retryAfterMs?: number | undefined;
  /** With `forbidden`: the Graph permissions that the app wasn't granted, if that is why. */
  lacks?: readonly string[];
  /** Graph's own words. They may name people, so they are never shown as they are and never logged at info. */
  detail?: string;
}

/** The one error that the contracts throw, for whatever the outside world answered or failed to answer. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly kind: ProblemKind;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly requestId: string | undefined;
  readonly approvalCode: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly detail: string | undefined;
  readonly lacks: readonly string[] | undefined;

  constructor(details: ProblemDetails, options?: ErrorOptions) {
    super(`Graph: ${details.kind}${details.status ? ` ${details.status}` : ''}`, options);
    this.kind = details.kind;
    this.status = details.status;
    this.code = details.code;
    this.requestId = details.requestId;
    this.approvalCode = details.approvalCode;
    this.retryAfterMs = details.retryAfterMs;
    this.detail = details.detail;
    this.lacks = details.lacks;
  }

  /** True if a request that changes something may or may not have happened. */
  get outcomeUnknown(): boolean {
    return this.kind === 'timeout' || this.kind === 'connection' || this.kind === 'unavailable';
  }
}

/** One part of an answer: its value, or why it could not be read. */
export type Part<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** Turns a read into a part, so that one failed read doesn't hide the others. Bugs still throw. */
export async function part<T>(reading: Promise<T>): Promise<Part<T>> {
  try {
    return { ok: true, value: await reading };
  } catch (error) {
    if (error instanceof Problem) return { ok: false, problem: error };
    throw error;
  }
}

/** The value of a part. Throws why it could not be read. */
export function valueIn<T>(read: Part<T>): T {
  if (!read.ok) throw read.problem;
  return read.value;
}

/** The value of a read, or undefined if Graph says that there is no such thing. */
export async function orNone<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Problem && error.kind === 'notFound') return undefined;
    throw error;
  }
}
