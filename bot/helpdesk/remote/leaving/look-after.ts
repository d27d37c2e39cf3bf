import { SENDING_MS, type Care } from '../../contracts/custody.ts';
import type { RemoteServices } from '../services.ts';

/** A bot that was paused for so long sends nothing any more: another one may have called the outcome unknown. */
export const LATE_MS = SENDING_MS / 2;

/** Whoever dies between this and the answer leaves the receipts to another bot, which asks what became of them. */
export function lookAfter({ custody }: Pick<RemoteServices, 'custody'>, receiptIds: readonly string[]) {
  const cares = receiptIds.map((id): Care => ({ kind: 'receipt', id }));
  let since = -Infinity;
  const begin = async (): Promise<void> => {
    const at = performance.now();
    await Promise.all(cares.map((care) => custody.begin(care, SENDING_MS)));
    since = at;
  };
  return {
    /** Begins. It may fail: `mustHold` tries once more. */
    begin: () => begin().catch(() => undefined),
    /** Right before something is let go. Throws if nobody would look after it. */
    async mustHold(): Promise<void> {
      const holds = () => cares.every((care) => custody.holds(care));
      if (holds() && performance.now() - since < LATE_MS) return;
      await begin();
      // another bot had taken it, because this one was away
      if (!holds()) await begin();
    },
    /** Nothing of it is sent. */
    end: () => cares.forEach((care) => custody.done(care)),
  };
}
