import { randomUUID } from 'node:crypto';
import type { Fields } from './types.ts';

/** One of Graph's error answers. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export const badRequest = (message: string): GraphError => new GraphError(400, 'BadRequest', message);

export const unsupportedQuery = (message: string): GraphError =>
  new GraphError(400, 'Request_UnsupportedQuery', message);

export const noSegment = (segment: string): GraphError =>
  badRequest(`Resource not found for the segment '${segment}'.`);

export const notFound = (key: string): GraphError =>
  new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`,
  );

/** Intune's answer if there is no such object. */
export const intuneNotFound = (): GraphError =>
  new GraphError(404, 'ResourceNotFound', intuneMessage('The requested resource could not be found'));

/** Intune often has a JSON text as the message. */
export function intuneMessage(message: string): string {
  const activity = randomUUID();
  return JSON.stringify({
    _version: 3,
    Message: `${message} - Operation ID (for customer support): 00000000-0000-0000-0000-000000000000 - Activity ID: ${activity} - Url: https://fef.msua06.manage.microsoft.com/DeviceFE/StatelessDeviceFEService`,
    CustomApiErrorPhrase: '',
    RetryAfter: null,
    ErrorSourceService: '',
    HttpHeaders: '{}',
  });
}

export interface RequestIds {
  requestId: string;
  clientRequestId: string;
}

export function errorBody(code: string, message: string, ids: RequestIds, now: Date): Fields {
  return {
    error: {
      code,
      message,
      innerError: {
        date: now.toISOString().slice(0, 19),
        'request-id': ids.requestId,
        'client-request-id': ids.clientRequestId,
      },
    },
  };
}
