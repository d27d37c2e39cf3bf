import type { Caller } from '../../helpdesk/contracts/graph.ts';
import type { TokenGrants } from '../token/grants-in.ts';

export type Version = 'v1.0' | 'beta';

export type Headers = Readonly<Record<string, string>>;

export interface GraphRequest {
  method: 'GET' | 'POST' | 'DELETE';
  version: Version;
  /** Path and query below the version, already encoded. Starts with `/`. */
  url: string;
  headers?: Headers | undefined;
  body?: unknown;
  /** A read may be retried and batched. An act changes something: it is never batched, and retried only if Graph throttled it. */
  purpose: 'read' | 'act';
  /** Not worth waiting for: while Graph throttles, it fails at once. */
  hurried?: boolean | undefined;
  /** Of an act: asked right before each attempt. False: it isn't sent. */
  stillWanted?: (() => Promise<boolean>) | undefined;
  /** An act that takes the person's own token, also where Graph is asked as the application. */
  own?: boolean | undefined;
}

/** What Graph answered, whatever the status. */
export interface GraphResponse {
  status: number;
  /** By lower-case name. */
  headers: Headers;
  /** The body if it is JSON. */
  body?: unknown;
  /** The start of the body if it is anything else. */
  text?: string | undefined;
  /** Of a call that was throttled: when to try again, in milliseconds. */
  retryAfterMs?: number | undefined;
  /** What the token of the call allowed the app. */
  granted?: (() => TokenGrants) | undefined;
}

/** One step of the pipeline. Rejects with `Problem` if there is no response at all. */
export type Send = (request: GraphRequest) => Promise<GraphResponse>;

/** The same on behalf of a caller. */
export type SendFor = (request: GraphRequest, caller: Caller) => Promise<GraphResponse>;
