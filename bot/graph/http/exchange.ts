import type { Caller } from '../../helpdesk/contracts/graph.ts';

export type Version = 'v1.0' | 'beta';

export type Headers = Readonly<Record<string, string>>;

export interface GraphRequest {
  method: 'GET' | 'POST' | 'DELETE';
  version: Version;
  /** Path and query below the version, already encoded; begins with `/`. */
  url: string;
  headers?: Headers | undefined;
  body?: unknown;
  /** A read may be sent again and gathered into a batch; an act changes something and is neither. */
  purpose: 'read' | 'act';
}

/** What Graph answered, whatever the status. */
export interface Answer {
  status: number;
  /** By lower-case name. */
  headers: Headers;
  /** The body where it is JSON. */
  body?: unknown;
  /** The body where it is anything else. */
  text?: string | undefined;
}

/** Carries a request for a caller. Rejects with `Problem` where there is no answer at all. */
export type Send = (request: GraphRequest, caller: Caller) => Promise<Answer>;

/** The same for the one caller of a world. */
export type Ask = (request: GraphRequest) => Promise<Answer>;
