import type { GraphRequest, GraphResponse, Headers } from '../../../../bot/graph/http/request.ts';
import type { Graph } from '../../../../sandbox/graph/graph.ts';
import type { Limits } from './limits.ts';

interface Part {
  id: string;
  method: GraphRequest['method'];
  url: string;
}

/** Graph's answer to a request. Each part of a batch is throttled by itself. */
export function limitedAnswer(
  graph: Graph,
  limits: Limits,
  request: GraphRequest,
  headers: Headers,
): GraphResponse {
  const { method, version, url, body } = request;
  const ask = (over: object = {}) =>
    asResponse(
      graph.answer({ method, version, url, headers: { ...request.headers, ...headers }, body, ...over }),
    );
  if (url !== '/$batch') return limits.refusal(request) ?? ask();
  const refused: object[] = [];
  const taken: Part[] = [];
  for (const part of (body as { requests: Part[] }).requests) {
    const refusal = limits.refusal({ ...part, purpose: 'read' });
    if (refusal) refused.push({ id: part.id, ...refusal });
    else taken.push(part);
  }
  if (taken.length === 0) return { status: 200, headers: {}, body: { responses: refused } };
  const answer = ask({ body: { requests: taken } });
  const { responses } = answer.body as { responses: object[] };
  return { ...answer, body: { responses: [...responses, ...refused] } };
}

function asResponse({ status, headers = {}, body }: ReturnType<Graph['answer']>): GraphResponse {
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return { status, headers: Object.fromEntries(lower), ...(body !== undefined && { body }) };
}
