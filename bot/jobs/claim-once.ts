import { isYounger } from '../helpdesk/contracts/expiry.ts';
import type { NoteKey, Store } from '../helpdesk/contracts/store.ts';

/** Whether something that is told once in `ms` is to be told. With the clock set back, nobody knows when it was told: it is told again. */
export function isDue(last: { value: string } | undefined, ms: number, now: Date): boolean {
  return !isYounger(Date.parse(last?.value ?? ''), ms, now);
}

/** Of several bots to which something is due, one tells it: the one that notes it first. */
export function claimOnce(
  { together }: Pick<Store, 'together'>,
  key: NoteKey,
  ms: number,
  now: Date,
): Promise<boolean> {
  return together(({ notes }) => {
    if (!isDue(notes.get(key), ms, now)) return false;
    notes.put(key, { value: now.toISOString() });
    return true;
  });
}
