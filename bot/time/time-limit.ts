import { setMaxListeners } from 'node:events';

/** A signal that aborts after `ms` milliseconds. Node.js warns of more than ten listeners; every request in flight is one. */
export function timeLimit(ms: number): AbortSignal {
  const signal = AbortSignal.timeout(ms);
  setMaxListeners(0, signal);
  return signal;
}
