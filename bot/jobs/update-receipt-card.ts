import { receiptCard } from '../cards/index.ts';
import type { Services } from '../commands/turn.ts';
import type { CardPlace, Messenger } from '../helpdesk/contracts/conversation.ts';
import type { Receipt } from '../helpdesk/contracts/receipt.ts';
import { ENDS_LATE_MS } from '../helpdesk/contracts/expiry.ts';
import { firstSent, isFinal } from '../helpdesk/contracts/receipt.ts';
import { receiptsOfConfirmation } from '../helpdesk/remote/confirmations.ts';
import { isShown } from '../helpdesk/showing/secrets.ts';
import { wordsFor } from '../locales/index.ts';

type CardServices = Pick<Services, 'store' | 'now'> & Partial<Pick<Services, 'portalUrl'>>;

/** Shows a receipt's news on its card. If it ended late, a message says so. */
export async function updateReceiptCard(
  services: CardServices,
  messenger: Messenger,
  receipt: Receipt,
): Promise<void> {
  // its card may have moved to another message since the receipt was read
  const { card } = (await services.store.receipts.get(receipt.id)) ?? receipt;
  if (!card) return;
  const receipts = await receiptsOfConfirmation(services.store, receipt);
  // a card that shows a secret keeps it until its time is over
  const showsSecret = receipts.some((one) => isShown(one) && one.card?.activityId === card.activityId);
  const place = showsSecret ? card : await messenger.update(card, cardOf(services, receipts));
  if (place?.activityId !== card.activityId) {
    // the news came as a new message, so it isn't told again
    if (place) await moveCards(services, receipts, card, place);
    return;
  }
  if (endedLate(receipt, receipts)) await messenger.tell(card, cardOf(services, receipts));
}

/** Whether this is the last of a confirmation's receipts to end, and late. Of several devices, one message tells the end. */
function endedLate(receipt: Receipt, all: readonly Receipt[]): boolean {
  const last = all
    .toSorted((a, b) => a.updatedAt.localeCompare(b.updatedAt) || a.id.localeCompare(b.id))
    .at(-1);
  const late = Date.parse(receipt.updatedAt) - firstSent(receipt) >= ENDS_LATE_MS;
  return late && last?.id === receipt.id && all.every(({ state }) => isFinal(state));
}

/** Notes that these receipts have moved to another message. */
export async function moveCards(
  { store }: Pick<CardServices, 'store'>,
  receipts: readonly Receipt[],
  from: CardPlace,
  to: CardPlace,
): Promise<void> {
  if (from.activityId === to.activityId) return;
  const move = (now: Receipt) =>
    now.card?.activityId === from.activityId ? { ...now, card: to } : undefined;
  await Promise.all(receipts.map(({ id }) => store.receipts.update(id, move)));
}

/** In the language of the person who asked for the action. */
export function cardOf({ now, portalUrl }: Omit<CardServices, 'store'>, receipts: readonly Receipt[]) {
  return receiptCard({ words: wordsFor(receipts[0]?.locale), now: now(), portalUrl }, receipts);
}
