import { setMaxListeners } from 'node:events';
import { performance } from 'node:perf_hooks';
import type { VirtualTime } from './virtual-time.ts';

/** What the clock of a simulation starts at. */
export const EPOCH = Date.parse('2026-01-01T00:00:00Z');

interface Handle {
  unref(): Handle;
  ref(): Handle;
  hasRef(): boolean;
  stop(): void;
}

/**
 * Puts a virtual clock in place of this process's timers and clocks: everything that waits, waits in virtual time. `wall` is what the clock on
 * the wall shows; somebody may set it. Returns what puts the real ones back.
 */
export function installTime(time: VirtualTime, wall: () => number): () => void {
  const { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, Date: RealDate } = globalThis;
  const now = performance.now.bind(performance);
  const timeout = AbortSignal.timeout.bind(AbortSignal);

  const after = (ring: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
    handleOf(time.ifAlive(Math.max(1, ms), () => ring(...args)));
  const every = (ring: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
    let stop: () => void = () => undefined;
    const next = () => {
      stop = time.ifAlive(Math.max(1, ms), () => {
        ring(...args);
        next();
      });
    };
    next();
    return handleOf(() => stop());
  };
  const clear = (handle?: { stop?: () => void }) => handle?.stop?.();
  class VirtualDate extends RealDate {
    // without a list of arguments: that takes several times as long
    constructor(at?: number | string | Date) {
      super(at ?? wall());
    }

    static override now(): number {
      return wall();
    }
  }
  const signalAfter = (ms: number) => {
    const controller = new AbortController();
    setMaxListeners(0, controller.signal);
    time.ifAlive(ms, () => controller.abort(new DOMException('timed out', 'TimeoutError')));
    return controller.signal;
  };
  Object.assign(globalThis, {
    setTimeout: after,
    clearTimeout: clear,
    setInterval: every,
    clearInterval: clear,
    setImmediate: (work: (...args: unknown[]) => void, ...args: unknown[]) => time.soon(() => work(...args)),
    Date: VirtualDate,
  });
  performance.now = () => time.now;
  AbortSignal.timeout = signalAfter;
  return () => {
    Object.assign(globalThis, {
      setTimeout,
      clearTimeout,
      setInterval,
      clearInterval,
      setImmediate,
      Date: RealDate,
    });
    performance.now = now;
    AbortSignal.timeout = timeout;
  };
}

function handleOf(stop: () => void): Handle {
  const handle: Handle = { unref: () => handle, ref: () => handle, hasRef: () => true, stop };
  return handle;
}
