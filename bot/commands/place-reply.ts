import { receiptCard } from '../cards/index.ts';
import type { Answer, CardPlace, PlaceReply, Reply, Request } from '../helpdesk/contracts/conversation.ts';
import type { Receipt } from '../helpdesk/contracts/receipt.ts';
import type { Showing, Store } from '../helpdesk/contracts/store.ts';
import { hideKey, shownKeys } from '../helpdesk/showing/hide-key.ts';
import { receiptsOfConfirmation } from '../helpdesk/remote/confirmations.ts';
import { isShown } from '../helpdesk/showing/secrets.ts';
import { wordsFor } from '../locales/index.ts';
import { text } from './press.ts';
import type { Services } from './turn.ts';

type PlaceServices = Pick<Services, 'store' | 'now'> & Partial<Pick<Services, 'portalUrl'>>;

/** A receipt keeps its message: anything else that its buttons open comes as a message of its own. */
export function placeReply(services: PlaceServices): PlaceReply {
  return async (request, reply) => {
    const { said, place } = request;
    if (said.kind !== 'press' || place.kind !== 'personal') return reply;
    const { card } = said;
    const shows = reply.here.kind === 'card' ? reply.here.receiptOf : undefined;
    const key = await keyOn(services, card);
    if (key && !isAbout(reply, key)) return besideKey(services, reply, key);
    const standing = await standingReceipts(services, request);
    const [first] = standing;
    if (!first || first.confirmationId === shows) {
      if (card && shows !== undefined) await moveCard(services, shows, card);
      return reply;
    }
    if (card && shows !== undefined) await leaveCard(services, card, first.confirmationId);
    return {
      ...reply,
      stays: {
        card: asItIs(services, request, standing),
        async sent(activityId) {
          await moveKey(services, reply, card, activityId);
          if (card && shows !== undefined && activityId !== undefined)
            await moveCard(services, shows, { ...card, activityId });
        },
        async replaced() {
          if (card) await leaveCard(services, card);
        },
      },
    };
  };
}

/** A key that is on the pressed card now. */
async function keyOn({ store }: PlaceServices, card: CardPlace | undefined): Promise<Showing | undefined> {
  return card && (await shownKeys({ store })).find((showing) => isAt(showing, card));
}

const isAbout = ({ here }: Reply, { id }: Showing) => here.kind === 'card' && here.showing === id;

/** A card that shows a key keeps it until its time is over: what its buttons open comes as a message of its own. */
function besideKey(services: PlaceServices, reply: Reply, { id, card }: Showing): Reply {
  return {
    ...reply,
    stays: {
      card: { kind: 'nothing' },
      sent: (activityId) => moveKey(services, reply, card, activityId),
      // the key is gone with its card
      async replaced() {
        await hideKey(services, id);
      },
    },
  };
}

/** Notes in which message a key came that was sent as a message of its own. */
async function moveKey(
  { store }: PlaceServices,
  { here }: Reply,
  card: CardPlace | undefined,
  activityId: string | undefined,
): Promise<void> {
  const id = here.kind === 'card' ? here.showing : undefined;
  if (id === undefined || !card || activityId === undefined) return;
  await store.showings.update(id, (showing) => ({ ...showing, card: { ...card, activityId } }));
}

/** The receipts on the pressed card. Its buttons name one; of a card without such a button, the bot knows by its message. */
export async function standingReceipts(
  { store }: PlaceServices,
  { said, personId }: Request,
): Promise<Receipt[]> {
  if (said.kind !== 'press') return [];
  const named = await store.receipts.get(text(said.data, 'receipt'));
  if (named?.operatorId === personId) return receiptsOfConfirmation(store, named);
  const { card } = said;
  if (!card) return [];
  const here = await store.receipts.list((one) => one.operatorId === personId && isAt(one, card));
  const [newest] = here.toSorted((a, b) => b.sentAt.localeCompare(a.sentAt));
  return newest ? receiptsOfConfirmation(store, newest) : [];
}

/** A secret is kept nowhere, so a card that shows one can't be drawn again. It is left as it is. */
export function asItIs(
  { now, portalUrl }: PlaceServices,
  { said, locale }: Request,
  receipts: readonly Receipt[],
): Answer {
  const card = said.kind === 'press' ? said.card : undefined;
  const showsSecret = receipts.some((one) => isShown(one) && (!card || isAt(one, card)));
  return showsSecret
    ? { kind: 'nothing' }
    : receiptCard({ words: wordsFor(locale), now: now(), portalUrl }, receipts);
}

/** Whether the receipt or key is on the card of this message. */
function isAt({ card }: { card?: CardPlace | undefined }, place: CardPlace): boolean {
  return card?.activityId === place.activityId && card.conversationId === place.conversationId;
}

/** Notes that the receipts of a confirmation are in this message now, and no others. A card with a secret stays known until that is hidden. */
async function moveCard(
  { store }: Pick<PlaceServices, 'store'>,
  confirmationId: string,
  place: CardPlace,
): Promise<void> {
  const mine = await store.receipts.list(
    (one) => one.confirmationId === confirmationId && !isAt(one, place) && !isShown(one),
  );
  await change(store, mine, (now) => (isShown(now) ? undefined : { ...now, card: place }));
  await leaveCard({ store }, place, confirmationId);
}

/** Notes where an answer is that took the place of another. `from`: where the card was that had to become a new message. */
export async function moveCards(
  { store }: Pick<PlaceServices, 'store'>,
  answer: Answer,
  place: CardPlace,
  from?: CardPlace,
): Promise<void> {
  if (from && from.activityId !== place.activityId) {
    const moved = await store.receipts.list((one) => isAt(one, from));
    await change(store, moved, (now) => (isAt(now, from) ? { ...now, card: place } : undefined));
  }
  if (answer.kind !== 'card') return;
  if (answer.receiptOf !== undefined) await moveCard({ store }, answer.receiptOf, place);
  // a key has to be taken off the card that it is on
  if (answer.showing !== undefined)
    await store.showings.update(answer.showing, (now) =>
      isAt(now, place) ? undefined : { ...now, card: place },
    );
}

/** Notes that a message shows no receipts any more, except perhaps those of one confirmation. */
async function leaveCard(
  { store }: Pick<PlaceServices, 'store'>,
  place: CardPlace,
  except?: string,
): Promise<void> {
  const gone = await store.receipts.list(
    (one) => one.confirmationId !== except && isAt(one, place) && !isShown(one),
  );
  await change(store, gone, (now) =>
    isAt(now, place) && !isShown(now) ? { ...now, card: undefined } : undefined,
  );
}

async function change(
  store: Pick<Store, 'receipts'>,
  receipts: readonly Receipt[],
  how: (now: Receipt) => Receipt | undefined,
): Promise<void> {
  await Promise.all(receipts.map(({ id }) => store.receipts.update(id, how)));
}
