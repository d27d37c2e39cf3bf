import { GraphError, intuneMessage } from './errors.ts';
import type { GraphAnswer } from './types.ts';

/** What is to go wrong. */
export interface FaultRule {
  /**
   * Held against `METHOD /v1.0/path`, decoded. A text matches where it is part of that; a pattern is also tried with the query
   * behind it.
   */
  match: string | RegExp;
  status?: number;
  code?: string;
  message?: string;
  /** Put into Retry-After: seconds, or a date. */
  retryAfter?: number | string;
  /** Other headers of the answer, such as `WWW-Authenticate`. */
  headers?: Record<string, string>;
  /** How often; without it until it is removed. */
  times?: number;
  /** How many matching calls pass before. */
  skip?: number;
  /**
   * reset: the connection breaks and nothing happened · after: the effect happens and then the connection breaks · hang: no
   * answer ever. In a batch it befalls the whole batch.
   */
  kind?: 'reset' | 'hang' | 'after';
  /** The answer's body instead of Graph's error. */
  body?: unknown;
  /** Intune's way: UnknownError with a JSON text as its message. */
  intune?: boolean;
}

export interface Fault {
  readonly rule: FaultRule;
  /** How often it struck. */
  hits: number;
  remove(): void;
}

/** The connection is to break or to hang. */
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
  // a copy without g and y: those would remember where the last match ended
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

/** The faults that are in force. */
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

  /** Answers a call, or lets a fault take its place. */
  around(call: string, query: string, work: () => GraphAnswer): GraphAnswer {
    const rule = this.#strike(call, query);
    if (!rule) return work();
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
