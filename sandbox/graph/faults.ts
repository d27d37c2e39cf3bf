import { GraphError, intuneMessage } from './errors.ts';
import type { GraphAnswer } from './types.ts';

/** What goes wrong, and for which calls. */
export interface FaultRule {
  /**
   * Compared with `METHOD /v1.0/path`, decoded. A text matches if it is part of that. A pattern is also tried with the query added.
   */
  match: string | RegExp;
  status?: number;
  code?: string;
  message?: string;
  /** The Retry-After header: seconds, or a date. */
  retryAfter?: number | string;
  /** Other headers of the answer, such as `WWW-Authenticate`. */
  headers?: Record<string, string>;
  /** How often it happens. Without it, until it is removed. */
  times?: number;
  /** How many matching calls pass first. */
  skip?: number;
  /**
   * reset: the connection breaks and nothing happens · after: the effect happens, then the connection breaks · hang: there is
   * never an answer. In a batch, this affects the whole batch.
   */
  kind?: 'reset' | 'hang' | 'after';
  /** The answer's body instead of Graph's error. */
  body?: unknown;
  /** Changes the right answer. `url` is the call's, with version and query. */
  alter?: (answer: GraphAnswer, url: string) => GraphAnswer;
  /** Intune's way: UnknownError with a JSON text as its message. */
  intune?: boolean;
}

export interface Fault {
  readonly rule: FaultRule;
  /** How often it happened. */
  hits: number;
  remove(): void;
}

/** The connection has to break or hang. */
export class ConnectionFault extends Error {
  readonly kind: 'reset' | 'hang';

  constructor(kind: 'reset' | 'hang') {
    super(`a fault on demand: ${kind}`);
    this.kind = kind;
  }
}

const usualCodes: Record<number, string> = {
  401: 'InvalidAuthenticationToken',
  403: 'Forbidden',
  404: 'ResourceNotFound',
  429: 'TooManyRequests',
  503: 'serviceNotAvailable',
  504: 'gatewayTimeout',
};

function matches({ match }: FaultRule, call: string, query: string): boolean {
  if (typeof match === 'string') return call.includes(match);
  // a copy without g and y, which would remember where the last match ended
  const pattern = new RegExp(match.source, match.flags.replace(/[gy]/g, ''));
  return pattern.test(call) || (query !== '' && pattern.test(`${call}?${query}`));
}

function answerOf(rule: FaultRule): GraphAnswer {
  const status = rule.status ?? 500;
  const headers: Record<string, string> = {
    ...rule.headers,
    ...(rule.retryAfter !== undefined && { 'Retry-After': String(rule.retryAfter) }),
  };
  if (rule.body !== undefined) return { status, body: rule.body, headers };
  const message = rule.message ?? 'A fault on demand.';
  const code = rule.code ?? (rule.intune ? 'UnknownError' : (usualCodes[status] ?? 'UnknownError'));
  throw new GraphError(status, code, rule.intune ? intuneMessage(message) : message, headers);
}

function urlOf(call: string, query: string): string {
  const path = call.slice(call.indexOf(' ') + 1);
  return encodeURI(query === '' ? path : `${path}?${query}`);
}

/** The active faults. */
export class Faults {
  #faults: (Fault & { passed: number })[] = [];

  add(rule: FaultRule): Fault {
    const fault = {
      rule,
      hits: 0,
      passed: 0,
      remove: () => {
        this.#drop(fault);
      },
    };
    this.#faults.push(fault);
    return fault;
  }

  clear(): void {
    this.#faults = [];
  }

  list(): readonly Fault[] {
    return this.#faults;
  }

  /** Answers a call, or lets a fault replace the answer. */
  around(call: string, query: string, work: () => GraphAnswer): GraphAnswer {
    const rule = this.#strike(call, query);
    if (!rule) return work();
    if (rule.alter) return rule.alter(work(), urlOf(call, query));
    if (rule.kind === 'after') work();
    if (rule.kind) throw new ConnectionFault(rule.kind === 'hang' ? 'hang' : 'reset');
    return answerOf(rule);
  }

  #strike(call: string, query: string): FaultRule | undefined {
    for (const fault of this.#faults) {
      const { rule } = fault;
      if (fault.hits >= (rule.times ?? Infinity) || !matches(rule, call, query)) continue;
      if (fault.passed < (rule.skip ?? 0)) {
        fault.passed++;
        continue;
      }
      fault.hits++;
      return rule;
    }
    return undefined;
  }

  #drop(fault: Fault): void {
    this.#faults = this.#faults.filter((one) => one !== fault);
  }
}
