import { retryAfterMs } from '../../time/retry-after.ts';

/** Teams did not take what was sent. */
export class SendFailed extends Error {
  override readonly name = 'SendFailed';
  /** Teams' own word, such as `BotNotInConversationRoster`. */
  readonly code: string | undefined;
  /** In milliseconds, where it was said. */
  readonly retryAfterMs: number | undefined;

  constructor(
    readonly status: number,
    body: string,
    retryAfter: string | string[] | undefined,
  ) {
    const code = codeIn(body);
    super(`Teams answered ${status}${code ? ` ${code}` : ''}`);
    this.code = code;
    this.retryAfterMs = typeof retryAfter === 'string' ? retryAfterMs(retryAfter, new Date()) : undefined;
  }
}

function codeIn(body: string): string | undefined {
  return /"code"\s*:\s*"(\w{1,60})"/.exec(body)?.[1];
}
