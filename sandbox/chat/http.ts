import type { IncomingMessage, ServerResponse } from 'node:http';
import { ChatError } from './chat-error.ts';
import { isObject, type JsonObject } from './json.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const BODY_LIMIT = 1024 * 1024;

export const isLoopbackHost = (host: string): boolean =>
  LOOPBACK.has(host.toLowerCase()) || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

/**
 * Refuses what a foreign web page could send through the person's browser: a Host that isn't loopback (DNS rebinding) and
 * writes from another origin.
 */
export function guard(request: IncomingMessage): void {
  const host = request.headers.host ?? '';
  if (!isLoopbackHost(host.replace(/:\d+$/, ''))) {
    throw new ChatError(403, 'HostNotAllowed', 'This page is only available on loopback');
  }
  const origin = request.headers.origin;
  const site = request.headers['sec-fetch-site'];
  const foreign = (origin !== undefined && origin !== `http://${host}`) || site === 'cross-site';
  if (foreign && request.method !== 'GET' && request.method !== 'HEAD') {
    throw new ChatError(403, 'OriginNotAllowed', 'This page only accepts its own requests');
  }
}

export async function readJson(request: IncomingMessage): Promise<JsonObject> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(type)) {
    throw new ChatError(415, 'UnsupportedMediaType', 'The body must be application/json');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new ChatError(413, 'BodyTooLarge', 'The body is larger than 1 MB');
    chunks.push(chunk);
  }
  return parseObject(Buffer.concat(chunks).toString('utf8'));
}

function parseObject(body: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (cause) {
    throw new ChatError(400, 'BadSyntax', "The body isn't JSON", { cause });
  }
  if (!isObject(value)) throw new ChatError(400, 'BadSyntax', 'The body must be a JSON object');
  return value;
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
}

/** In the connector's format, which the page's own API uses too. */
export function sendError(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const known = error instanceof ChatError ? error : undefined;
  const message = known?.message ?? (error instanceof Error ? error.message : 'Unknown error');
  sendJson(response, known?.status ?? 500, { error: { code: known?.code ?? 'ServiceError', message } });
}
