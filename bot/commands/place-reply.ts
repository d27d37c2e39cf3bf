import { receiptCard } from '../cards/index.ts';
import type { Answer, PlaceReply, Request } from '../helpdesk/contracts/conversation.ts';
import type { Receipt } from '../helpdesk/contracts/receipt.ts';
import { receiptsOfConfirmation } from '../helpdesk/remote/confirmations.ts';
import { isAt, leaveCard, moveCard } from '../helpdesk/remote/receipt-place.ts';
import { isShown } from '../helpdesk/remote/secrets.ts';
import { wordsFor } from '../locales/index.ts';
import { text } from './press.ts';
import type { Services } from './turn.ts';

type PlaceServices = Pick<Services, 'store' | 'now'>;

/** A receipt keeps its message: anything else that its buttons open comes as a message of its own. */
export function placeReply(services: PlaceServices): PlaceReply {
  return async (request, reply) => {
    const { said, place } = request;
    if (said.kind !== 'press' || place.kind !== 'personal') return reply;
    const { card } = said;
    const shows = reply.here.kind === 'card' ? reply.here.receiptOf : undefined;
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

/** The receipts on the pressed card. Its buttons name one; of a card without such a button, the bot knows by its message. */
async function standingReceipts({ store }: PlaceServices, { said, personId }: Request): Promise<Receipt[]> {
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
function asItIs({ now }: PlaceServices, { said, locale }: Request, receipts: readonly Receipt[]): Answer {
  const card = said.kind === 'press' ? said.card : undefined;
  const showsSecret = receipts.some((one) => isShown(one) && (!card || isAt(one, card)));
  return showsSecret ? { kind: 'nothing' } : receiptCard({ words: wordsFor(locale), now: now() }, receipts);
}
