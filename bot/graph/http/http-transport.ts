import { randomUUID } from 'node:crypto';
import { errors, Pool, type Dispatcher } from 'undici';
import { Problem } from '../../helpdesk/contracts/problem.ts';
import { exchange, Stopped, type Exchanged } from '../../http/exchange.ts';
import { parseBody } from './parse-body.ts';
import type { GraphRequest, GraphResponse, Headers } from './request.ts';

interface HttpTransportOptions {
  /** Where Graph is, without a version. */
  url: string;
  /** How long one attempt may take, in milliseconds. */
  attemptMs: number;
  /** How long an answer may be. */
  mostBytes?: number | undefined;
}

export interface HttpTransport {
  /** `attemptMs`: how long this attempt may take, if not as long as all. */
  send(
    request: GraphRequest,
    headers: Headers,
    signal: AbortSignal,
    attemptMs?: number,
  ): Promise<GraphResponse>;
  close(): Promise<void>;
}

export const USER_AGENT = 'intune-help-desk-bot';
/** Enough for many turns at once. Graph throttles before more would help. */
const CONNECTIONS = 128;
/** How long requests in flight have when the bot stops. */
const CLOSING_MS = 2000;
/** More than any batch of full pages. An answer without end is cut off here. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Sends one HTTP request over a pool of open connections. Any status is a response; no response is a `Problem`. */
export function openHttpTransport({
  url,
  attemptMs,
  mostBytes = MOST_BYTES,
}: HttpTransportOptions): HttpTransport {
  const base = new URL(url);
  const root = base.pathname.replace(/\/+$/, '');
  // The deadline covers the whole attempt, so undici needs no timeouts.
  const pool = new Pool(base.origin, {
    connections: CONNECTIONS,
    headersTimeout: 0,
    bodyTimeout: 0,
    maxResponseSize: mostBytes,
  });

  return {
    async send(request, headers, signal, thisMs = attemptMs) {
      const path = `${root}/${request.version}${request.url}`;
      try {
        return responseOf(await exchange(pool, requestTo(path, request, headers), { signal, ms: thisMs }));
      } catch (error) {
        if (error instanceof errors.InvalidArgumentError) throw error;
        const late = error instanceof Stopped;
        const endless = error instanceof errors.ResponseExceededMaxSizeError;
        const kind = late ? 'timeout' : endless ? 'unavailable' : 'connection';
        throw new Problem(
          {
            kind,
            ...(endless && { detail: 'an answer that is too long' }),
            ...requestIdOf(request, headers),
          },
          { cause: error },
        );
      }
    },
    async close() {
      // by then every turn has its answer, so nobody waits for what is still asked
      const abandon = setTimeout(() => void pool.destroy(), CLOSING_MS);
      await pool.close().catch(() => undefined);
      clearTimeout(abandon);
    },
  };
}

/** For a change without a response: the id under which Graph's own log has the request, if it arrived. */
function requestIdOf({ purpose }: GraphRequest, headers: Headers): { requestId?: string } {
  const id = headers['client-request-id'];
  return purpose === 'act' && id !== undefined ? { requestId: id } : {};
}

function requestTo(path: string, request: GraphRequest, extra: Headers): Dispatcher.DispatchOptions {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'user-agent': USER_AGENT,
    ...request.headers,
    ...extra,
  };
  headers['client-request-id'] ??= randomUUID();
  const body = request.body === undefined ? null : JSON.stringify(request.body);
  if (body !== null) headers['content-type'] = 'application/json';
  return { path, method: request.method, headers, body };
}

function responseOf({ status, headers, text }: Exchanged): GraphResponse {
  return { status, headers: joinValues(headers), ...parseBody(text) };
}

function joinValues(headers: Record<string, string | string[] | undefined>): Headers {
  const joined: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) joined[name] = typeof value === 'string' ? value : value.join(', ');
  return joined;
}
