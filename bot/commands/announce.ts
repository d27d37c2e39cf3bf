import { SHOWN_FOR_MS, hide, overdue } from '../helpdesk/secrets.ts';
import type { Receipt } from '../helpdesk/ports.ts';
import { isFinal } from '../helpdesk/results.ts';
import { together } from '../helpdesk/together.ts';
import { wordsFor } from '../locales/index.ts';
import { receiptCard } from '../views/index.ts';
import type { Desk } from './desk.ts';
import type { Messenger } from './request.ts';

/** What ends this much after it was sent is also told by a message: nobody looks at the card any more. */
const LATE_MS = 3_600_000;

type Parts = Pick<Desk, 'store' | 'now' | 'log'>;

/** A receipt says something new: its card does, too, and a late end is told. */
export async function announce(parts: Parts, messenger: Messenger, receipt: Receipt): Promise<void> {
  const receipts = await together(parts.store, receipt);
  const late = Date.parse(receipt.updatedAt) - Date.parse(receipt.sentAt) >= LATE_MS;
  // a card that shows what came back keeps it until its time is over
  const showsSecret = receipts.some((one) => isShown(one, receipt.card));
  if (receipt.card && !showsSecret)
    await messenger.update(receipt.card, receiptCard(context(parts), receipts));
  if (receipt.card && late && isFinal(receipt.state))
    await messenger.tell(receipt.card, receiptCard(context(parts), [receipt]));
}

const isShown = ({ secretShownAt, secretHiddenAt, card }: Receipt, on: Receipt['card']) =>
  secretShownAt !== undefined && secretHiddenAt === undefined && card?.activityId === on?.activityId;

const context = ({ now }: Parts) => ({ words: wordsFor('en'), now: now() });

/** Takes secrets off their cards when their time is over, those of an earlier run as well. */
export function keepSecretsShort(
  parts: Parts,
  messenger: Messenger,
): { hideLater(receipt: Receipt): void; stop(): void } {
  const timers = new Set<NodeJS.Timeout>();
  const sweep = async () => {
    for (const receipt of await overdue(parts)) {
      const hidden = await hide(parts, receipt.id);
      if (hidden?.card)
        await messenger.update(hidden.card, receiptCard(context(parts), await together(parts.store, hidden)));
    }
  };
  const sweepIn = (ms: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      sweep().catch((error: unknown) =>
        parts.log.warn({ err: error }, 'a secret could not be taken off its card'),
      );
    }, ms);
    timer.unref();
    timers.add(timer);
  };
  sweepIn(1_000);
  return {
    hideLater: () => sweepIn(SHOWN_FOR_MS + 1_000),
    stop: () => timers.forEach((timer) => clearTimeout(timer)),
  };
}
