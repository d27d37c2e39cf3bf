import type { CardPlace } from '../contracts/conversation.ts';
import type { Receipt } from '../contracts/receipt.ts';
import type { Store } from '../contracts/store.ts';
import { isShown } from './secrets.ts';

interface PlaceServices {
  store: Pick<Store, 'receipts'>;
}

/** Whether the receipt is on the card of this message. */
export function isAt({ card }: Pick<Receipt, 'card'>, place: CardPlace): boolean {
  return card?.activityId === place.activityId && card.conversationId === place.conversationId;
}

/** Notes that the receipts of a confirmation are in this message now, and no others. A card with a secret stays known until that is hidden. */
export async function moveCard(
  { store }: PlaceServices,
  confirmationId: string,
  place: CardPlace,
): Promise<void> {
  const mine = await store.receipts.list(
    (one) => one.confirmationId === confirmationId && !isAt(one, place) && !isShown(one),
  );
  await change(store, mine, (now) => (isShown(now) ? undefined : { ...now, card: place }));
  await leaveCard({ store }, place, confirmationId);
}

/** Notes that a message shows no receipts any more, except perhaps those of one confirmation. */
export async function leaveCard({ store }: PlaceServices, place: CardPlace, except?: string): Promise<void> {
  const gone = await store.receipts.list(
    (one) => one.confirmationId !== except && isAt(one, place) && !isShown(one),
  );
  await change(store, gone, (now) =>
    isAt(now, place) && !isShown(now) ? { ...now, card: undefined } : undefined,
  );
}

async function change(
  store: PlaceServices['store'],
  receipts: readonly Receipt[],
  how: (now: Receipt) => Receipt | undefined,
): Promise<void> {
  await Promise.all(receipts.map(({ id }) => store.receipts.update(id, how)));
}
