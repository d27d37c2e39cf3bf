const tooLate = () => new Error('Not done in time');

/**
 * The outcome of `work`, or a rejection with `late()` once `limit` is over: a number of milliseconds, or a signal that aborts. The work
 * itself goes on; its outcome is then ignored.
 */
export function within<T>(
  limit: number | AbortSignal,
  work: Promise<T>,
  late: () => Error = tooLate,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = whenOver(limit, () => reject(late()));
    void work.then(resolve, reject).finally(stop);
  });
}

function whenOver(limit: number | AbortSignal, end: () => void): () => void {
  if (typeof limit === 'number') {
    const timer = setTimeout(end, limit);
    return () => clearTimeout(timer);
  }
  if (limit.aborted) end();
  else limit.addEventListener('abort', end, { once: true });
  return () => limit.removeEventListener('abort', end);
}
