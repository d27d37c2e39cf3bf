import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { ConnectionFault } from '../faults.ts';
import type { Graph, Incoming } from '../graph.ts';
import type { GraphAnswer } from '../types.ts';
import { readBody } from './read-body.ts';
import { send } from './send.ts';

export interface GraphHandler {
  graph: Graph;
  now: () => Date;
  latency: () => number;
}

const malformed: GraphAnswer = {
  status: 400,
  body: { error: { code: 'BadRequest', message: 'Unable to read JSON request payload.' } },
};

function headersOf(request: IncomingMessage): Record<string, string | undefined> {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

async function bodyOf(request: IncomingMessage): Promise<{ value: unknown } | undefined> {
  if (request.method === 'GET') return { value: undefined };
  const text = await readBody(request);
  if (text === '') return { value: undefined };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function answered(graph: Graph, incoming: Incoming): GraphAnswer | 'reset' | 'hang' {
  try {
    return graph.answer(incoming);
  } catch (error) {
    if (error instanceof ConnectionFault) return error.kind;
    throw error;
  }
}

/**
 * Answers a request to Graph. The effect comes first and the latency after it, so a caller that doesn't wait for the answer may
 * still have caused something.
 */
export async function handleGraph(
  { graph, now, latency }: GraphHandler,
  version: Incoming['version'],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = (request.url ?? '/').slice(version.length + 1);
  const body = await bodyOf(request);
  const answer = body
    ? answered(graph, {
        method: request.method ?? 'GET',
        version,
        url,
        headers: headersOf(request),
        body: body.value,
      })
    : malformed;
  const delay = latency();
  if (delay > 0) await wait(delay);
  if (answer === 'hang') return;
  if (answer === 'reset') request.socket.destroy();
  else send(response, answer, now());
}
