import { sleep, type Sleep } from '../../bot/time/sleep.ts';

const shown = performance.now.bind(performance);
let ahead = 0;

/** What ages by `performance.now()` in this process, as an answer in a cache does, is so much older from now on. This clock never goes back. */
export function timePasses(ms: number): void {
  ahead += ms;
  performance.now = () => shown() + ahead;
}

/** Graph is asked again after a twentieth of the wait. */
export const SOON_AGAIN = { graph: { sleep: ((ms, signal) => sleep(ms / 20, signal)) satisfies Sleep } };

/** Graph isn't asked again before the test says so. `waits` are the milliseconds that were to be waited. */
export function heldBack() {
  const end = new AbortController();
  const waits: number[] = [];
  const held: Sleep = (ms, signal) => {
    waits.push(ms);
    if (end.signal.aborted) return SOON_AGAIN.graph.sleep(ms, signal);
    return sleep(60_000, signal ? AbortSignal.any([signal, end.signal]) : end.signal);
  };
  return { graph: { sleep: held }, waits, goOn: () => end.abort() };
}
