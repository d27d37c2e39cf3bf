import type { Log } from '../../helpdesk/contracts/log.ts';
import { within } from '../../time/within.ts';
import { type HttpResponse, jsonResponse } from './response.ts';

/** The only reasons that are given: anybody may ask. */
const REASONS = {
  store: 'The bot can’t write its data.',
  storeAway: 'The bot’s storage account can’t be reached.',
  storeRefuses: 'The bot’s storage account doesn’t let it in.',
  graph: 'Microsoft Graph can’t be reached.',
  keys: "The channel's keys are not available.",
  cards: 'The bot’s cards can’t be loaded.',
  time: 'The check took too long.',
  other: 'Something that the bot needs doesn’t work.',
} as const;

export type NotReadyReason = keyof typeof REASONS;

/** Why the bot can't serve. The cause, which may name folders and hosts, goes to the log only. */
export class NotReady extends Error {
  override readonly name = 'NotReady';
  readonly reason: NotReadyReason;

  constructor(reason: NotReadyReason, options?: ErrorOptions) {
    super(REASONS[reason], options);
    this.reason = reason;
  }
}

/** Names the part that isn't ready. */
export async function neededFor<T>(
  reason: NotReadyReason | ((cause: unknown) => NotReadyReason),
  check: Promise<T>,
): Promise<T> {
  try {
    return await check;
  } catch (cause) {
    throw new NotReady(typeof reason === 'string' ? reason : reason(cause), { cause });
  }
}

interface ReadinessOptions {
  /** Throws if the bot can't serve: a `NotReady` that says why, or any other error. */
  ready: (signal: AbortSignal) => Promise<void>;
  readyMs: number;
  readyEveryMs: number;
  log: Pick<Log, 'warn'>;
}

/** Answers whether the bot can serve. It checks every `readyEveryMs` at most and repeats the last result in between. */
export function createReadiness({
  ready,
  readyMs,
  readyEveryMs,
  log,
}: ReadinessOptions): () => Promise<HttpResponse> {
  let result: Promise<HttpResponse> | undefined;
  let checkedAt = 0;

  async function check(): Promise<HttpResponse> {
    const signal = AbortSignal.timeout(readyMs);
    try {
      await within(readyMs, ready(signal));
      return jsonResponse(200, { status: 'ready' });
    } catch (error) {
      const reason = reasonOf(error, signal);
      log.warn({ err: error, reason }, 'the bot is not ready');
      return jsonResponse(503, { status: 'not ready', reason: REASONS[reason] });
    }
  }

  return () => {
    if (!result || performance.now() - checkedAt >= readyEveryMs) {
      checkedAt = performance.now();
      result = check();
    }
    return result;
  };
}

function reasonOf(error: unknown, signal: AbortSignal): NotReadyReason {
  if (signal.aborted) return 'time';
  return error instanceof NotReady ? error.reason : 'other';
}
