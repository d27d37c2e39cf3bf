import type { Activity } from 'botbuilder';
import type { Answer, Messenger, CardPlace } from '../../helpdesk/contracts/conversation.ts';
import type { Answers } from './answers.ts';
import type { Connectors } from './connectors.ts';
import { sendUntil } from './sending.ts';

/** Speaks first: brings cards up to date, and writes into a conversation that is known. */
export function createMessenger(connectors: Connectors, answers: Answers, withinMs: number): Messenger {
  const send = async (place: CardPlace, answer: Answer, how: 'update' | 'tell') => {
    const message = answers.asMessage(answer);
    if (!message) return;
    const connector = await connectors.create(place.serviceUrl);
    const { conversationId, activityId } = place;
    const activity = { ...message, conversation: { id: conversationId } } as Activity;
    await sendUntil(performance.now() + withinMs, () =>
      how === 'update'
        ? connector.conversations.updateActivity(conversationId, activityId, { ...activity, id: activityId })
        : connector.conversations.sendToConversation(conversationId, activity),
    );
  };
  return {
    update: (place, answer) => send(place, answer, 'update'),
    tell: (place, answer) => send(place, answer, 'tell'),
  };
}
