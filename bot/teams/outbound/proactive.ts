import type { Activity, ConversationParameters } from 'botbuilder';
import type { Answer, CardPlace, Messenger } from '../../helpdesk/contracts/conversation.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import type { ActivityFactory } from './activity-factory.ts';
import { sendUntil } from './connector-sends.ts';
import type { Connectors } from './connectors.ts';
import type { ServiceUrlStore } from './service-url-store.ts';

/** Posts plain text to a channel as a new thread. False if the post may not have arrived. */
export type Post = (channelId: string, text: string) => Promise<boolean>;

interface ProactiveOptions {
  connectors: Connectors;
  activities: ActivityFactory;
  lastServiceUrl: ServiceUrlStore;
  /** How long a post or an update may take, in milliseconds. */
  postMs: number;
  log: Log;
}

/** Updates cards and writes to a known conversation without being asked. */
export function createMessenger({
  connectors,
  activities,
  postMs,
}: Pick<ProactiveOptions, 'connectors' | 'activities' | 'postMs'>): Messenger {
  const send = async (
    { serviceUrl, conversationId, activityId }: CardPlace,
    answer: Answer,
    how: 'update' | 'tell',
  ) => {
    const message = activities.message(answer);
    if (!message) return;
    const sends = connectors.sendsTo(serviceUrl);
    const activity = { ...message, conversation: { id: conversationId } } as Activity;
    await sendUntil(performance.now() + postMs, () =>
      how === 'update'
        ? sends.updateActivity(conversationId, activityId, { ...activity, id: activityId })
        : sends.sendToConversation(conversationId, activity),
    );
  };
  return {
    update: (place, answer) => send(place, answer, 'update'),
    tell: (place, answer) => send(place, answer, 'tell'),
  };
}

export function createPost({
  connectors,
  lastServiceUrl,
  postMs,
  log,
}: Omit<ProactiveOptions, 'activities'>): Post {
  return async (channelId, text) => {
    const serviceUrl = lastServiceUrl.get();
    if (serviceUrl === undefined) {
      // normal before the first activity from Teams: nobody knows yet where to post
      log.debug({ kind: 'noAddress' }, 'a post could not be sent');
      return false;
    }
    const thread = {
      isGroup: true,
      channelData: { channel: { id: channelId } },
      activity: { type: 'message', text, textFormat: 'plain' } as Activity,
    };
    try {
      const sends = connectors.sendsTo(serviceUrl);
      await sendUntil(performance.now() + postMs, () =>
        sends.createConversation(thread as Partial<ConversationParameters>),
      );
      return true;
    } catch (error) {
      log.warn({ kind: 'notSent', err: error }, 'a post could not be sent');
      return false;
    }
  };
}
