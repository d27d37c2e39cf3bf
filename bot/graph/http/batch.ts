import { isJson, type Json } from '../json/fields.ts';
import type { GraphResponse, GraphRequest, Version } from './request.ts';
import { parseBody } from './parse-body.ts';

/** Graph's own limit of requests in one batch. */
export const BATCH_SIZE = 20;

/** Several reads of one version as one request. The id of a part is its index. */
export function packBatch(version: Version, requests: readonly GraphRequest[]): GraphRequest {
  return {
    method: 'POST',
    version,
    url: '/$batch',
    purpose: 'read',
    body: {
      requests: requests.map(({ method, url, headers, body }, place) => ({
        id: String(place),
        method,
        url,
        ...(body === undefined
          ? headers && { headers }
          : { headers: { ...headers, 'Content-Type': 'application/json' }, body }),
      })),
    },
  };
}

/**
 * The responses of the parts by index, whatever their order; undefined if `body` isn't a response to a batch. Two responses of one id answer
 * nothing: nobody knows which is whose.
 */
export function unpackBatch(body: unknown): Map<number, GraphResponse> | undefined {
  const parts = isJson(body) ? body.responses : undefined;
  if (!Array.isArray(parts)) return undefined;
  const answers = new Map<number, GraphResponse>();
  const seen = new Set<number>();
  for (const part of parts as unknown[]) {
    const place = isJson(part) ? placeOf(part.id) : undefined;
    if (!isJson(part) || place === undefined) continue;
    if (seen.has(place)) answers.delete(place);
    else if (typeof part.status === 'number') answers.set(place, responseOf(part, part.status));
    seen.add(place);
  }
  return answers;
}

/** Only an id as it was sent: `Number` would take an empty one for 0. */
function placeOf(id: unknown): number | undefined {
  const text = typeof id === 'number' ? String(id) : id;
  return typeof text === 'string' && /^\d{1,3}$/.test(text) ? Number(text) : undefined;
}

function responseOf(part: Json, status: number): GraphResponse {
  return { status, headers: lowerCase(part.headers), ...partBody(part.body) };
}

function partBody(body: unknown): Pick<GraphResponse, 'body' | 'text'> {
  if (body === undefined || body === null) return {};
  return typeof body === 'string' ? parseBody(body) : { body };
}

function lowerCase(headers: unknown): Record<string, string> {
  if (!isJson(headers)) return {};
  const named: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers satisfies Json)) {
    if (typeof value === 'string' || typeof value === 'number') named[name.toLowerCase()] = String(value);
  }
  return named;
}
