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
    this.retryAfterMs = typeof retryAfter === 'string' ? milliseconds(retryAfter) : undefined;
  }
}

function codeIn(body: string): string | undefined {
  return /"code"\s*:\s*"(\w{1,60})"/.exec(body)?.[1];
}

function milliseconds(retryAfter: string): number | undefined {
  const seconds = Number(retryAfter);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}
