import { Problem } from '../../helpdesk/contracts/problem.ts';

/** The promise's outcome, or a timeout once `signal` aborts: for waits that can't be aborted themselves. */
export async function within<T>(signal: AbortSignal, waiting: Promise<T>): Promise<T> {
  let giveUp: (() => void) | undefined;
  const over = new Promise<never>((_, reject) => {
    giveUp = () => reject(new Problem({ kind: 'timeout' }));
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) giveUp();
  });
  try {
    return await Promise.race([over, waiting]);
  } finally {
    if (giveUp) signal.removeEventListener('abort', giveUp);
  }
}
