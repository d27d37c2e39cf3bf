import { badRequest } from './errors.ts';
import { shuffled } from './random.ts';
import type { Fields, GraphAnswer, GraphRequest } from './types.ts';

interface Part {
  id: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: unknown;
  dependsOn: string[];
}

const most = 20;

function headersOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name.toLowerCase(), String(text)]));
}

function partOf(value: unknown): Part {
  const { id, method, url, headers, body, dependsOn } = Object(value) as Record<string, unknown>;
  if (typeof id !== 'string' || id === '' || typeof method !== 'string' || typeof url !== 'string') {
    throw badRequest('Invalid batch payload format: every request needs id, method and url.');
  }
  const part: Part = {
    id,
    method: method.toUpperCase(),
    url: url.startsWith('/') ? url : `/${url}`,
    headers: headersOf(headers),
    body,
    dependsOn: Array.isArray(dependsOn) ? dependsOn.map(String) : [],
  };
  if (/^\w+:\/\//.test(url))
    throw badRequest(`Invalid batch payload format: the url of request ${id} is not relative.`);
  if (body !== undefined && !part.headers['content-type']) {
    throw badRequest(`Write request id : ${id} does not contain Content-Type header or body.`);
  }
  return part;
}

function partsOf(body: unknown): Part[] {
  const requests: unknown =
    typeof body === 'object' && body !== null && 'requests' in body ? body.requests : undefined;
  if (!Array.isArray(requests) || requests.length === 0) throw badRequest('Invalid batch payload format.');
  if (requests.length > most) {
    throw badRequest(`Number of batch request steps exceeds the maximum value of ${most}.`);
  }
  const parts = requests.map(partOf);
  if (new Set(parts.map((part) => part.id)).size < parts.length) {
    throw badRequest('Invalid batch payload format: request ids must be unique.');
  }
  return parts;
}

const dependencyFailed = {
  status: 424,
  body: { error: { code: 'FailedDependency', message: 'A request on which this one depends has failed.' } },
};

function responseOf(id: string, answer: GraphAnswer): Fields {
  const headers: Record<string, string> = { 'Cache-Control': 'no-cache', ...answer.headers };
  if (answer.body === undefined) return { id, status: answer.status, headers };
  headers['Content-Type'] = 'application/json';
  return { id, status: answer.status, headers, body: answer.body };
}

/** Answers a batch part by part. The answers come in another order than the requests, as they may in Graph. */
export function answerBatch(
  batch: GraphRequest,
  answer: (part: GraphRequest) => GraphAnswer,
  random: () => number,
): GraphAnswer {
  const answers = new Map<string, GraphAnswer>();
  const { version, caller } = batch;
  for (const { id, dependsOn, method, url, headers: own, body } of partsOf(batch.body)) {
    const failed = dependsOn.some((other) => (answers.get(other)?.status ?? 400) >= 400);
    const headers = { 'client-request-id': batch.headers['client-request-id'], ...own };
    const part = { method, url, headers, body, version, caller };
    answers.set(id, failed ? dependencyFailed : answer(part));
  }
  const responses = shuffled([...answers], random).map(([id, each]) => responseOf(id, each));
  return { status: 200, body: { responses } };
}
