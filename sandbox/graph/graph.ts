import { randomUUID } from 'node:crypto';
import type { ActionLedger } from './actions/ledger.ts';
import { answerBatch } from './batch.ts';
import type { Context } from './context.ts';
import { badRequest, errorBody, GraphError, type RequestIds } from './errors.ts';
import type { Faults } from './faults.ts';
import { targetReader } from './odata/target.ts';
import { write } from './operations/write.ts';
import { checkPermission, permissionRow } from './permissions/check.ts';
import type { Grants } from './permissions/grants.ts';
import { seeded } from './random.ts';
import { read } from './resources/read.ts';
import type { Tenant } from './tenant/index.ts';
import { callerOf } from './token.ts';
import type { Caller, GraphAnswer, GraphRequest, RecordedCall } from './types.ts';

interface GraphParts {
  tenant: Tenant;
  ledger: ActionLedger;
  faults: Faults;
  record: (call: Omit<RecordedCall, 'at'>) => void;
  now: () => Date;
  base: () => string;
  maxPageSize: () => number;
  grants: () => Grants;
  seed: number;
}

export type Incoming = Omit<GraphRequest, 'caller'>;

/** Graph itself, without the network: a request in, an answer out. Throws ConnectionFault if there must be no answer. */
export class Graph {
  readonly #parts: GraphParts;
  readonly #random: () => number;
  readonly #targetOf = targetReader();

  constructor(parts: GraphParts) {
    this.#parts = parts;
    this.#random = seeded(parts.seed);
  }

  answer(incoming: Incoming): GraphAnswer {
    return this.#answer(incoming, false, (caller) => {
      const request: GraphRequest = { caller, ...incoming };
      if (!/^\/(\$|%24)batch$/i.test(request.url)) return this.#single(request);
      if (request.method !== 'POST') throw badRequest('A batch is a POST.');
      return answerBatch(
        request,
        (part) => this.#answer(part, true, () => this.#single(part), part.caller),
        this.#random,
      );
    });
  }

  #answer(
    incoming: Incoming,
    batched: boolean,
    work: (caller: Caller) => GraphAnswer,
    known?: Caller,
  ): GraphAnswer {
    const { method, version, url, headers, body } = incoming;
    const ids: RequestIds = {
      requestId: randomUUID(),
      clientRequestId: headers['client-request-id'] ?? randomUUID(),
    };
    const [raw = '', query = ''] = url.split('?', 2);
    const path = `/${version}${raw.includes('%') ? safeDecode(raw) : raw}`;
    const record = (status: number, response: unknown): void =>
      this.#parts.record({
        method,
        url: `/${version}${url}`,
        path,
        headers,
        body,
        status,
        response,
        batched,
      });
    let answer: GraphAnswer;
    try {
      answer = this.#guarded(ids, () =>
        this.#parts.faults.around(`${method} ${path}`, query.includes('%') ? safeDecode(query) : query, () =>
          work(known ?? this.#callerOf(raw, headers.authorization)),
        ),
      );
    } catch (error) {
      record(0, undefined); // it came in, and nobody hears of it
      throw error;
    }
    const { status, body: response } = answer;
    record(status, response);
    const named = { 'request-id': ids.requestId, 'client-request-id': ids.clientRequestId };
    return { status, body: response, headers: { ...named, ...answer.headers } };
  }

  /** Graph's errors become answers. Any other error is a fault of the sandbox and is reported as one. */
  #guarded(ids: RequestIds, work: () => GraphAnswer): GraphAnswer {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      const { status, code, message, headers } = error;
      return { status, body: errorBody(code, message, ids, this.#parts.now()), headers };
    }
  }

  /** The service document needs no token. It shows whether Graph is up. */
  #callerOf(path: string, authorization: string | undefined): Caller {
    if (path === '' || path === '/') return { personId: undefined };
    return callerOf(authorization, this.#parts.tenant.data.tenantId, this.#parts.now());
  }

  #single(request: GraphRequest): GraphAnswer {
    const { tenant, ledger, base, maxPageSize, now, grants } = this.#parts;
    const at = now();
    ledger.sweep(tenant, at.getTime());
    const { version, caller } = request;
    const context: Context = {
      tenant,
      ledger,
      version,
      caller,
      now: at,
      base: base(),
      maxPageSize: maxPageSize(),
    };
    const target = this.#targetOf(request.url);
    if (request.method === 'GET' && !permissionRow(request, target)) {
      // what Graph doesn't have at all it says before it asks for permissions
      const answer = read(context, target, request);
      // a file may have what no bot here asks for
      if (tenant.data.nav[target.path.slice(1)] !== undefined) return answer;
    }
    checkPermission(request, target, grants());
    return request.method === 'GET' ? read(context, target, request) : write(context, target, request);
  }
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
