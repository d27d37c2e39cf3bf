import type { Clock } from '../../helpdesk/contracts/clock.ts';
import { Problem } from '../../helpdesk/contracts/problem.ts';
import { unreadable } from '../json/answers.ts';
import { isJson, type Json } from '../json/fields.ts';
import { queryString, type Query } from '../odata/query.ts';
import { lacking } from './lacking.ts';
import type { GraphRequest, GraphResponse, Send, Headers, Version } from './request.ts';
import type { Links } from './links.ts';
import { problemKindOf, problemOf } from './problem-of.ts';

export interface ReadOptions {
  query?: Query;
  headers?: Headers;
  /** v1.0 by default. */
  version?: Version;
  /** Not worth waiting for while Graph throttles. */
  hurried?: boolean;
}

/** Graph for one caller's turn. Reads in parallel share batches automatically. Every failure is a `Problem`. */
export interface GraphClient {
  /** Shared by all turns. */
  readonly beta: BetaRest;
  /** What this Graph has turned out to do. Shared by all turns. */
  readonly abilities: Abilities;
  readonly signal: AbortSignal;
  readonly now: Clock;
  get(path: string, options?: ReadOptions): Promise<Json>;
  /** A read of something that often isn't there. undefined: Graph doesn't have it, without the cost of an error. */
  find(path: string, options?: ReadOptions): Promise<Json | undefined>;
  /** A read that Graph offers as a POST. */
  read(path: string, body: object): Promise<Json>;
  /** A page by the link in the page before it. */
  follow(link: string, headers?: Headers): Promise<Json>;
  /** Changes something: never batched, and retried only on 429. Everything except reads must go this way. */
  act(method: 'POST' | 'DELETE', path: string, options: ChangeOptions): Promise<Done>;
  /** The full address of `path`, to refer to it in a body. */
  linkTo(version: Version, path: string): string;
}

interface ChangeOptions {
  version: Version;
  body?: object | undefined;
  headers?: Headers | undefined;
  /** What Graph documents as its answer: 204 without a body unless something else is said. created: 201 without one. */
  answers?: 'nothing' | 'object' | 'created' | undefined;
  /** What the app needs for it, if the table of calls doesn't say. */
  permission?: string | undefined;
  /** Only the person's own token will do, also where Graph is asked as the application. */
  own?: boolean | undefined;
  stillWanted?: GraphRequest['stillWanted'];
}

/** The response to a change that Graph accepted. */
interface Done extends GraphResponse {
  /** Graph's request id, to quote to support. */
  requestId?: string | undefined;
}

interface BetaRest {
  /** Until when beta isn't asked because it was too slow, by performance.now(). */
  until: number;
  /** How long beta may take before v1.0 is read as well, in milliseconds. */
  headStartMs?: number | undefined;
}

interface Abilities {
  /** Whether a list of devices takes `$expand=users`. */
  expandsUsers: boolean;
  /** Whether it takes filters of parts that are joined by “and” and “or”. */
  joinsFilters: boolean;
}

interface Layers {
  now: Clock;
  beta: BetaRest;
  abilities: Abilities;
  reads: Send;
  acts: Send;
  links: Links;
}

export function graphClient(
  { now, reads, acts, links, beta, abilities }: Layers,
  signal: AbortSignal,
): GraphClient {
  const read = async (request: GraphRequest) => json(request, await reads(request));
  return {
    signal,
    now,
    beta,
    abilities,
    async get(path, { query, headers, version = 'v1.0', hurried } = {}) {
      const url = path + queryString(query);
      return read({ method: 'GET', version, url, headers, purpose: 'read', hurried });
    },
    async find(path, { query, headers, version = 'v1.0' } = {}) {
      const url = path + queryString(query);
      const request: GraphRequest = { method: 'GET', version, url, headers, purpose: 'read' };
      const answer = await reads(request);
      const isGone = answer.status === 404 && problemKindOf(answer) === 'notFound';
      return isGone ? undefined : json(request, answer);
    },
    async read(path, body) {
      return read({ method: 'POST', version: 'v1.0', url: path, body, purpose: 'read' });
    },
    async follow(link, headers) {
      return read({ method: 'GET', ...links.resolve(link), headers, purpose: 'read' });
    },
    async act(method, path, { answers = 'nothing', permission, own = false, ...rest }) {
      const request: GraphRequest = { ...rest, method, url: path, purpose: 'act', own };
      const answer = succeeded(request, await acts(request), permission);
      const requestId = answer.headers['request-id'];
      if (!isDocumented(answer, answers)) throw unclear(answer.status, requestId);
      return { ...answer, requestId };
    },
    linkTo: (version, path) => links.to(version, path),
  };
}

function succeeded(request: GraphRequest, answer: GraphResponse, permission?: string): GraphResponse {
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw problemOf(answer, lacking(request, answer, permission));
}

/** Only what Graph documents for a change counts as success. A proxy's page, or an error with status 200, doesn't. */
function isDocumented(
  { status, body }: GraphResponse,
  answers: NonNullable<ChangeOptions['answers']>,
): boolean {
  if (answers === 'created') return status === 201;
  if (answers === 'nothing') return status === 204;
  return (status === 200 || status === 201) && isJson(body) && !('error' in body);
}

/** Nobody knows what became of a change with such an answer. */
function unclear(status: number, requestId: string | undefined): Problem {
  return new Problem({
    kind: 'unavailable',
    status,
    detail: 'Graph answered a change in a way that it does not document',
    ...(requestId !== undefined && { requestId }),
  });
}

/** What a read answered. A page of a proxy, an error with status 200 and an answer without a body are none. */
function json(request: GraphRequest, answer: GraphResponse): Json {
  const { body } = succeeded(request, answer);
  if (!isJson(body)) throw unreadable('Graph answered without a JSON object');
  if ('error' in body) throw unreadable('Graph answered an error as a success');
  return body;
}
