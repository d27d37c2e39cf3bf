import { hide, nextToHide, overdue } from '../helpdesk/remote/secrets.ts';
import type { Receipt } from '../helpdesk/contracts/receipt.ts';
import { firstSent, isFinal } from '../helpdesk/contracts/receipt.ts';
import { receiptsOfConfirmation } from '../helpdesk/remote/receipts-of-confirmation.ts';
import { wordsFor } from '../locales/index.ts';
import { receiptCard } from '../cards/index.ts';
import type { Services } from '../commands/turn.ts';
import type { Messenger } from '../helpdesk/contracts/conversation.ts';

/** What ends this much after it was sent is also told by a message: nobody looks at the card any more. */
const LATE_MS = 3_600_000;

type Parts = Pick<Services, 'store' | 'now' | 'log'>;

/** A receipt says something new: its card does, too, and a late end is told. */
export async function announce(parts: Parts, messenger: Messenger, receipt: Receipt): Promise<void> {
  const receipts = await receiptsOfConfirmation(parts.store, receipt);
  const late = Date.parse(receipt.updatedAt) - firstSent(receipt) >= LATE_MS;
  // a card that shows what came back keeps it until its time is over
  const showsSecret = receipts.some((one) => isShown(one, receipt.card));
  if (receipt.card && !showsSecret)
    await messenger.update(receipt.card, receiptCard(context(parts), receipts));
  if (receipt.card && late && isFinal(receipt.state))
    await messenger.tell(receipt.card, receiptCard(context(parts), [receipt]));
}

const isShown = ({ secretShownAt, secretHiddenAt, card }: Receipt, on: Receipt['card']) =>
  secretShownAt !== undefined && secretHiddenAt === undefined && card?.activityId === on?.activityId;

const context = ({ now }: Parts) => ({ words: wordsFor(undefined), now: now() });

/** How long after a failure it is tried again, and for how long in all: a card that can't be changed for a day is gone. */
const AGAIN_MS = 60_000;
const LOST_MS = 24 * 3_600_000;

/** Takes secrets off their cards when their time is over, those of an earlier run as well. */
export function keepSecretsShort(parts: Parts, messenger: Messenger): { hideLater(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const planIn = (ms: number) => {
    clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(() => {
      sweep().catch((error: unknown) => {
        parts.log.error({ err: error }, 'secrets could not be looked through');
        planIn(AGAIN_MS);
      });
    }, ms);
    timer.unref();
  };
  const sweep = async () => {
    const failed = (await Promise.all((await overdue(parts)).map(takeOff))).includes(false);
    const next = await nextToHide(parts);
    if (failed) planIn(AGAIN_MS);
    else if (next !== undefined) planIn(Math.max(0, next - parts.now().getTime()) + 100);
  };
  /** False where it has to be tried again. */
  const takeOff = async (receipt: Receipt): Promise<boolean> => {
    try {
      if (receipt.card) await messenger.update(receipt.card, await withoutSecret(parts, receipt));
    } catch (error) {
      parts.log.warn({ err: error, receipt: receipt.id }, 'a secret could not be taken off its card');
      if (parts.now().getTime() - Date.parse(receipt.secretShownAt ?? '') < LOST_MS) return false;
    }
    // only now: what isn't off its card yet is tried again, after a restart too
    await hide(parts, receipt.id);
    return true;
  };
  planIn(1_000);
  return {
    hideLater: () => planIn(100),
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

async function withoutSecret(parts: Parts, receipt: Receipt) {
  const secretHiddenAt = parts.now().toISOString();
  const all = await receiptsOfConfirmation(parts.store, receipt);
  return receiptCard(
    context(parts),
    all.map((one) => (one.id === receipt.id ? { ...one, secretHiddenAt } : one)),
  );
}
