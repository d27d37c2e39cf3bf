import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../helpdesk/contracts/log.ts';

/** How a request is answered. */
export interface HttpResponse {
  status: number;
  /** JSON, unless the headers say otherwise. */
  body?: string | undefined;
  /** By lower-case name. */
  headers?: Readonly<Record<string, string>>;
}

export const OK: HttpResponse = { status: 200 };

export const jsonResponse = (status: number, body: object): HttpResponse => ({
  status,
  body: JSON.stringify(body),
});

export const errorResponse = (status: number, code: string, message: string): HttpResponse =>
  jsonResponse(status, { error: { code, message } });

/** A request that is answered with an error status. The caller reads `message`: it must not name internals. */
export class HttpFault extends Error {
  override readonly name = 'HttpFault';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export const badRequest = (message: string) => new HttpFault(400, 'BadRequest', message);
export const unauthorized = (message: string, cause?: unknown) =>
  new HttpFault(401, 'Unauthorized', message, { cause });
export const forbidden = (message: string) => new HttpFault(403, 'Forbidden', message);
export const busy = () => new HttpFault(503, 'Busy', 'The bot is busy; try again.');

/** What the caller is told of an error. Only the log gets the details. */
export function faultResponse(error: unknown, log: Log): HttpResponse {
  if (!(error instanceof HttpFault)) {
    log.error({ err: error }, 'a request could not be served');
    return errorResponse(500, 'InternalError', 'Something went wrong.');
  }
  const { status, code, message, cause } = error;
  // anyone who can reach the bot can cause refusals: at debug level, so that they don't fill the log
  if (status >= 500) log.warn({ status, code, err: cause }, 'a request could not be served');
  else log.debug({ status, code, reason: message, err: cause }, 'a request was refused');
  return errorResponse(status, code, message);
}

/** `last` closes the connection after this response. */
export function respond(
  request: IncomingMessage,
  response: ServerResponse,
  { status, body, headers: extra }: HttpResponse,
  last: boolean,
) {
  if (response.headersSent || response.destroyed) return;
  const headers: Record<string, string | number> = {
    'content-length': body ? Buffer.byteLength(body) : 0,
    ...(body ? { 'content-type': 'application/json; charset=utf-8' } : {}),
    ...extra,
  };
  // the rest of an unread body would be read as the next request
  if (last || !request.complete) headers.connection = 'close';
  response.writeHead(status, headers);
  response.end(body);
}
