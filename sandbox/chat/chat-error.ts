/** A failure with words for whoever called: an HTTP status and the code that goes with it. */
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
