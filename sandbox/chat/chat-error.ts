/** A failure that the caller is told about: a message, an HTTP status and an error code. */
export class ChatError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ChatError';
    this.status = status;
    this.code = code;
  }
}
