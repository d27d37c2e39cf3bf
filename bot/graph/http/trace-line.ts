import type { Answer, GraphRequest } from './exchange.ts';
import { redact } from './redact.ts';

/** One exchange with Graph as it is kept for checking: no headers, and every secret null. */
export interface TraceLine {
  method: string;
  /** Begins with `/v1.0/` or `/beta/`. */
  url: string;
  body?: unknown;
  status: number;
  response?: unknown;
}

export function traceLine(request: GraphRequest, answer: Answer): TraceLine {
  return {
    method: request.method,
    url: `/${request.version}${request.url}`,
    ...(request.body === undefined ? {} : { body: redact(request.body) }),
    status: answer.status,
    ...(answer.body === undefined ? {} : { response: redact(answer.body) }),
  };
}
