/** Why something asked of Graph did not give an answer. */
export type ProblemKind =
  | 'notFound'
  | 'forbidden'
  | 'unauthorized'
  /** There is no token of this person just now: they have to sign in. Nothing was asked of Graph, or it asks for a fresh sign-in. */
  | 'signInNeeded'
  /** Something is to be changed, and nobody can prove who they are: the sign-in isn't set up. */
  | 'signInNotSetUp'
  | 'licence'
  | 'approvalRequired'
  | 'badRequest'
  | 'conflict'
  | 'throttled'
  | 'unavailable'
  | 'timeout'
  | 'connection';

export interface ProblemDetails {
  kind: ProblemKind;
  /** HTTP status, where there was an answer. */
  status?: number;
  /** Graph's error code, such as `Request_ResourceNotFound`. */
  code?: string;
  /** Graph's request id, to quote to support; ours where a change was sent and no answer came. */
  requestId?: string;
  /** The code under which an approval was asked for, with `approvalRequired`. */
  approvalCode?: string | undefined;
  /** Graph's own words. Never shown to a person as they are and never logged at info: they may name people. */
  detail?: string;
}

/** The one error that ports throw for anything the outside graph answered or failed to answer. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly kind: ProblemKind;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly requestId: string | undefined;
  readonly approvalCode: string | undefined;
  readonly detail: string | undefined;

  constructor(details: ProblemDetails, options?: ErrorOptions) {
    // an answer like any other, and many: where in the code it was read says nothing of it, and finding that out takes long
    const depth = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super(`Graph: ${details.kind}${details.status ? ` ${details.status}` : ''}`, options);
    Error.stackTraceLimit = depth;
    this.kind = details.kind;
    this.status = details.status;
    this.code = details.code;
    this.requestId = details.requestId;
    this.approvalCode = details.approvalCode;
    this.detail = details.detail;
  }

  /** True where a request that changes something may or may not have happened. */
  get outcomeUnknown(): boolean {
    return this.kind === 'timeout' || this.kind === 'connection' || this.kind === 'unavailable';
  }
}

/** A part of an answer: its value, or why it could not be read. */
export type Part<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** Turns a read into a part, so that one failing read doesn't hide the others. Bugs still throw. */
export async function part<T>(reading: Promise<T>): Promise<Part<T>> {
  try {
    return { ok: true, value: await reading };
  } catch (error) {
    if (error instanceof Problem) return { ok: false, problem: error };
    throw error;
  }
}

/** The value of a read, or undefined where Graph says that there is no such thing. */
export async function orNone<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Problem && error.kind === 'notFound') return undefined;
    throw error;
  }
}
