import type { RecordedCall } from './types.ts';

/** Keeps the newest calls, always in the same array. */
export function recorder(most: number): {
  calls: RecordedCall[];
  record: (call: Omit<RecordedCall, 'at'>) => void;
} {
  const calls: RecordedCall[] = [];
  return {
    calls,
    record: (call) => {
      calls.push({ ...call, at: Date.now() });
      // half of them are dropped at once, which costs little even in a long run
      if (calls.length > 2 * most) calls.splice(0, calls.length - most);
    },
  };
}
