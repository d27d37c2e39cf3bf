import { Problem } from '../../helpdesk/contracts/problem.ts';
import { isJson, type Json } from '../json/fields.ts';
import { queryString, type Query } from '../odata/query.ts';
import type { Answer, Ask, Headers, Version } from './exchange.ts';
import type { Links } from './links.ts';
import { problemOf } from './problem-of.ts';

export interface ReadOptions {
  query?: Query;
  headers?: Headers;
  /** v1.0 where nothing is said. */
  version?: Version;
}

/** Graph for one caller's turn. Reads asked in parallel are gathered by themselves; every failure is a `Problem`. */
export interface GraphClient {
  /** Until when beta isn't asked, by performance.now(): it gave no answer in time. Shared by all turns. */
  readonly beta: BetaRest;
  readonly signal: AbortSignal;
  get(path: string, options?: ReadOptions): Promise<Json>;
  /** A read that Graph takes as a POST. */
  read(path: string, body: object): Promise<Json>;
  /** A page by the link that the page before gave. */
  follow(link: string, headers?: Headers): Promise<Json>;
  /** Changes something: sent by itself, and again on 429 alone. The one way for whatever is no read. */
  act(
    method: 'POST' | 'DELETE',
    path: string,
    options: { version: Version; body?: object | undefined; headers?: Headers | undefined },
  ): Promise<Done>;
  /** The full address of `path`, for a body that binds to it. */
  linkTo(version: Version, path: string): string;
}

/** What Graph answered to a change that it took. */
export interface Done extends Answer {
  /** Graph's request id, to quote to support. */
  requestId?: string | undefined;
}

export interface BetaRest {
  until: number;
  /** How long it is read alone, in milliseconds. */
  headStartMs?: number | undefined;
}

export interface Layers {
  beta: BetaRest;
  reads: Ask;
  acts: Ask;
  links: Links;
}

export function graphClient({ reads, acts, links, beta }: Layers, signal: AbortSignal): GraphClient {
  return {
    signal,
    beta,
    async get(path, { query, headers, version = 'v1.0' } = {}) {
      const url = path + queryString(query);
      return json(await reads({ method: 'GET', version, url, headers, purpose: 'read' }));
    },
    async read(path, body) {
      return json(await reads({ method: 'POST', version: 'v1.0', url: path, body, purpose: 'read' }));
    },
    async follow(link, headers) {
      return json(await reads({ method: 'GET', ...links.resolve(link), headers, purpose: 'read' }));
    },
    async act(method, path, { version, body, headers }) {
      const answer = succeeded(await acts({ method, version, url: path, body, headers, purpose: 'act' }));
      return { ...answer, requestId: answer.headers['request-id'] };
    },
    linkTo: (version, path) => links.to(version, path),
  };
}

function succeeded(answer: Answer): Answer {
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw problemOf(answer);
}

function json(answer: Answer): Json {
  const { status, body } = succeeded(answer);
  if (isJson(body)) return body;
  throw new Problem({ kind: 'unavailable', status, detail: 'Graph answered without a JSON object' });
}
