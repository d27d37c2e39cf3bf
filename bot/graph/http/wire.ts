import { randomUUID } from 'node:crypto';
import { errors, Pool, type Dispatcher } from 'undici';
import { Problem } from '../../helpdesk/contracts/problem.ts';
import { deadline } from './deadline.ts';
import type { Answer, GraphRequest, Headers } from './exchange.ts';
import { parseBody } from './parse-body.ts';

export interface WireOptions {
  /** Where Graph is, without a version. */
  url: string;
  /** How long one attempt may take, in milliseconds. */
  attemptMs: number;
}

export interface Wire {
  send(request: GraphRequest, headers: Headers, signal: AbortSignal): Promise<Answer>;
  close(): Promise<void>;
}

const USER_AGENT = 'intune-help-desk-bot';
/** Enough for many turns at once; more would only wait at Graph. */
const CONNECTIONS = 128;

/** One HTTP exchange over connections that stay open. Any status is an answer; none is a `Problem`. */
export function openWire({ url, attemptMs }: WireOptions): Wire {
  const base = new URL(url);
  const root = base.pathname.replace(/\/+$/, '');
  // the deadline bounds an attempt as a whole, so that undici needs no timers of its own
  const pool = new Pool(base.origin, { connections: CONNECTIONS, headersTimeout: 0, bodyTimeout: 0 });

  return {
    async send(request, headers, signal) {
      const limit = deadline(signal, attemptMs);
      try {
        return await exchange(
          pool,
          `${root}/${request.version}${request.url}`,
          request,
          headers,
          limit.signal,
        );
      } catch (error) {
        if (error instanceof errors.InvalidArgumentError && !limit.signal.aborted) throw error;
        const kind = limit.signal.aborted ? 'timeout' : 'connection';
        throw new Problem({ kind, ...sentAs(request, headers) }, { cause: error });
      } finally {
        limit.end();
      }
    },
    async close() {
      await pool.close();
    },
  };
}

/** Of a change without an answer, what Graph's own log of requests has it under if it came there. */
function sentAs({ purpose }: GraphRequest, headers: Headers): { requestId?: string } {
  const id = headers['client-request-id'];
  return purpose === 'act' && id !== undefined ? { requestId: id } : {};
}

async function exchange(
  pool: Dispatcher,
  path: string,
  request: GraphRequest,
  extra: Headers,
  signal: AbortSignal,
): Promise<Answer> {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'user-agent': USER_AGENT,
    ...request.headers,
    ...extra,
  };
  headers['client-request-id'] ??= randomUUID();
  const body = request.body === undefined ? null : JSON.stringify(request.body);
  if (body !== null) headers['content-type'] = 'application/json';
  const response = await pool.request({ path, method: request.method, headers, body, signal });
  return {
    status: response.statusCode,
    headers: flat(response.headers),
    ...parseBody(await response.body.text()),
  };
}

function flat(headers: Record<string, string | string[] | undefined>): Headers {
  const out: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) out[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return out;
}
