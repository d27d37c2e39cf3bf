import type { Activity } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import type { CardPlace, Messenger } from '../../helpdesk/contracts/conversation.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import { KeyedQueue } from '../inbound/keyed-queue.ts';
import type { ActivityFactory } from './activity-factory.ts';
import { SendFailed, cantSucceed, sendUntil, updateUntil } from './connector-sends.ts';
import type { Connectors } from './connectors.ts';
import { upTo } from '../../helpdesk/contracts/memory/up-to.ts';

interface MessengerOptions {
  connectors: Pick<Connectors, 'sendsTo'>;
  activities: ActivityFactory;
  /** How long a message or an update may take, in milliseconds. */
  postMs: number;
  log: Log;
}

/** How many replaced cards are remembered. A receipt stores the place of its card, so older ones may be forgotten. */
const REMEMBERED = 5000;

/** Updates cards and sends proactive messages to conversations that the bot knows. */
export function createMessenger(options: MessengerOptions): Pick<Messenger, 'update' | 'tell'> {
  const { connectors, activities, postMs } = options;
  /** The id of the message that replaced a card which can't be changed, or '' if Teams gave none. */
  const replaced = new LRUCache<string, string>(upTo(REMEMBERED));
  const queue = new KeyedQueue(Infinity);

  const tell = ({ serviceUrl, conversationId }: CardPlace, message: Partial<Activity>) =>
    sendUntil(performance.now() + postMs, () =>
      connectors.sendsTo(serviceUrl).sendToConversation(conversationId, addressed(conversationId, message)),
    );

  async function update(place: CardPlace, message: Partial<Activity>): Promise<CardPlace | undefined> {
    const { serviceUrl, conversationId, activityId } = place;
    const known = replaced.get(keyOf(place));
    if (known) return update({ ...place, activityId: known }, message);
    // Teams didn't say what the message is called
    if (known === undefined && activityId !== '') {
      try {
        await updateUntil(performance.now() + postMs, () =>
          connectors.sendsTo(serviceUrl).updateActivity(conversationId, activityId, {
            ...addressed(conversationId, message),
            id: activityId,
          }),
        );
        return place;
      } catch (error) {
        if (!cantSucceed(error)) throw error;
        replaced.set(keyOf(place), '');
        options.log.warn({ err: error }, 'a card could not be changed, so it becomes a new message');
      }
    }
    return sendInstead(place, message);
  }

  async function sendInstead(place: CardPlace, message: Partial<Activity>): Promise<CardPlace | undefined> {
    try {
      const { id } = await tell(place, message);
      const instead = { ...place, activityId: id };
      // Teams gave no id, or that of a message that can't be changed either
      const useless = id === '' || replaced.has(keyOf(instead));
      replaced.set(keyOf(place), useless ? '' : id);
      return useless ? undefined : instead;
    } catch (error) {
      // Teams did not accept it, so it can be tried later. After any other failure, it may have arrived, or it never will
      if (error instanceof SendFailed && error.status === 429) throw error;
      options.log.warn({ err: error }, 'a message could not be sent in place of a card');
      return undefined;
    }
  }

  return {
    async update(place, answer) {
      const message = activities.message(answer);
      if (!message) return place;
      // two updates of one card must not become two new messages
      return queue.run(keyOf(place), () => update(place, message));
    },
    async tell(place, answer) {
      const message = activities.message(answer);
      if (!message) return undefined;
      const { id } = await tell(place, message);
      return id === '' ? undefined : { ...place, activityId: id };
    },
  };
}

const keyOf = ({ conversationId, activityId }: CardPlace) => JSON.stringify([conversationId, activityId]);

const addressed = (conversationId: string, message: Partial<Activity>) =>
  ({ ...message, conversation: { id: conversationId } }) as Activity;
