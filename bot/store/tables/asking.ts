import { StoreError } from '../store-error.ts';

/** How long one request may take, and all tries of a read together: a press is answered within three and a half seconds. */
const ATTEMPT_MS = 2_000;
const ALL_MS = 2_500;
const FIRST_PAUSE_MS = 100;
/** The service is busy, or failed for a moment. */
const PASSING: readonly (number | undefined)[] = [undefined, 408, 429, 500, 502, 503, 504];

interface Asking {
  /** Whether asking twice does no harm. */
  again: boolean;
}

/**
 * Asks the storage account. What fails for a moment is asked again if that does no harm. Throws a `StoreError` that says what to do, or the
 * service's own error if the request itself was refused.
 */
export async function asked<T>(ask: (signal: AbortSignal) => Promise<T>, { again }: Asking): Promise<T> {
  const until = performance.now() + ALL_MS;
  for (let pause = FIRST_PAUSE_MS; ; pause *= 2) {
    try {
      return await ask(AbortSignal.timeout(ATTEMPT_MS));
    } catch (error) {
      const status = statusOf(error);
      if (status === 401 || status === 403) throw refused(error);
      if (!PASSING.includes(status)) throw error;
      if (!again || performance.now() + pause > until) throw unreachable(error);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** undefined: there was no answer. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}

function unreachable(cause: unknown): StoreError {
  const status = statusOf(cause);
  const how = status === undefined ? "doesn't answer" : `answers with ${status}`;
  return new StoreError(
    'unreachable',
    `The storage account of StoreUrl ${how}: check the network between it and the bot, and its state in the Azure portal`,
    { cause },
  );
}

function refused(cause: unknown): StoreError {
  return new StoreError(
    'refused',
    'The storage account of StoreUrl refuses the bot: give its identity the roles Storage Table Data Contributor and Storage Queue Data Contributor there, and let its network in',
    { cause },
  );
}
