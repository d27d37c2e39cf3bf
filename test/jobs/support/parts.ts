import type { Answer, CardPlace, Messenger } from '../../../bot/helpdesk/contracts/conversation.ts';
import type { Receipt } from '../../../bot/helpdesk/contracts/receipt.ts';

export const CARD: CardPlace = {
  serviceUrl: 'https://teams.example',
  conversationId: 'chat',
  activityId: 'card',
};
const AT = '2026-01-01T10:00:00.000Z';

/** One device's receipt of a lock, on a card. */
export const receipt = (over: Partial<Receipt> = {}): Receipt => ({
  id: 'one',
  operatorId: 'operator',
  confirmationId: 'confirmation',
  action: 'remoteLock',
  values: {},
  deviceId: 'device-1',
  deviceName: 'SAMPLE-PHONE',
  state: 'pending',
  sentAt: AT,
  clockAheadMs: 0,
  updatedAt: AT,
  auditId: '1',
  card: CARD,
  ...over,
});

interface Fake {
  /** As long as it returns true, nothing can be brought. */
  fails?: () => boolean;
  /** Where a card is after an update. */
  stands?: (place: CardPlace) => CardPlace | undefined;
}

/** Keeps what is said. */
export function fakeMessenger({ fails = () => false, stands = (place) => place }: Fake = {}) {
  const said: { how: 'update' | 'tell'; place: CardPlace; card: string; lang: unknown }[] = [];
  const bring = (how: 'update' | 'tell', place: CardPlace, answer: Answer) => {
    if (fails()) return Promise.reject(new Error('Teams is down'));
    if (answer.kind === 'card') said.push({ how, place, card: answer.card, lang: answer.view.lang });
    return Promise.resolve();
  };
  const messenger: Messenger = {
    update: (place, answer) => bring('update', place, answer).then(() => stands(place)),
    tell: (place, answer) => bring('tell', place, answer).then(() => undefined),
    post: () => Promise.resolve({ kind: 'refused' }),
    writeTo: () => Promise.resolve({ kind: 'failed' }),
  };
  return { said, messenger };
}
