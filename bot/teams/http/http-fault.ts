/** A request that is answered with an error status. `message` is for the caller: it names no internals. */
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
export const busy = () => new HttpFault(503, 'Busy', 'Too much is in the works; try again.');
export const forbidden = (message: string) => new HttpFault(403, 'Forbidden', message);
