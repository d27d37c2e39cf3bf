export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** Resolves after `ms` milliseconds, or as soon as `signal` aborts. Never rejects. */
export const sleep: Sleep = (ms, signal) =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
    if (signal?.aborted) done();
  });
