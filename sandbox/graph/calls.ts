import type { RecordedCall } from './types.ts';

/** Keeps the newest calls in one array that can be held on to. */
export function recorder(most: number): { calls: RecordedCall[]; record: (call: RecordedCall) => void } {
  const calls: RecordedCall[] = [];
  return {
    calls,
    record: (call) => {
      calls.push(call);
      // dropped by halves, so that a long run pays next to nothing for it
      if (calls.length > 2 * most) calls.splice(0, calls.length - most);
    },
  };
}
