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

/** The responses of the parts by index, whatever their order; undefined if `body` isn't a response to a batch. */
export function unpackBatch(body: unknown): Map<number, GraphResponse> | undefined {
  const parts = isJson(body) ? body.responses : undefined;
  if (!Array.isArray(parts)) return undefined;
  const answers = new Map<number, GraphResponse>();
  for (const part of parts as unknown[]) {
    const place = isJson(part) ? Number(part.id) : NaN;
    if (isJson(part) && Number.isInteger(place) && typeof part.status === 'number') {
      answers.set(place, {
        status: part.status,
        headers: lowerCase(part.headers),
        ...partBody(part.body),
      });
    }
  }
  return answers;
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
