import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../helpdesk/contracts/log.ts';
import { HttpFault } from './http-fault.ts';
import type { Outcome } from './outcome.ts';

export const errorBody = (code: string, message: string) => JSON.stringify({ error: { code, message } });

/** What a caller is told of an error: the status, and words that name no internals. */
export function faultOutcome(error: unknown, log: Log): Outcome {
  if (!(error instanceof HttpFault)) {
    log.error({ error }, 'a request could not be served');
    return { status: 500, body: errorBody('InternalError', 'Something went wrong.') };
  }
  const { status, code, message, cause } = error;
  // whoever can reach the bot can fill a log with refusals: their causes are for a closer look alone
  if (status >= 500) log.warn({ status, code, cause }, 'a request could not be served');
  else log.debug({ status, code, reason: message, cause }, 'a request was refused');
  return { status, body: errorBody(code, message) };
}

/** `last`: nothing more is taken on this connection. */
export function respond(
  request: IncomingMessage,
  response: ServerResponse,
  { status, body, headers: own }: Outcome,
  last: boolean,
) {
  if (response.headersSent || response.destroyed) return;
  const headers: Record<string, string | number> = { 'content-length': body ? Buffer.byteLength(body) : 0 };
  if (body) headers['content-type'] = 'application/json; charset=utf-8';
  Object.assign(headers, own);
  // what is left of an unread body would be taken for the next request
  if (last || !request.complete) headers.connection = 'close';
  response.writeHead(status, headers);
  response.end(body);
}
