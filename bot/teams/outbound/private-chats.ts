import type { Activity } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import { type ConnectorSends, SendFailed, sendUntil } from './connector-sends.ts';
import { upTo } from '../../helpdesk/contracts/memory/up-to.ts';

interface Recipient {
  personId: string;
  tenantId: string;
  /** What the person said elsewhere. It names them and the bot as Teams does. */
  activity: Activity;
}

type Sends = Pick<ConnectorSends, 'createConversation' | 'sendToConversation'>;

/** Writes to a person one-to-one. */
export class PrivateChats {
  readonly #chatIds = new LRUCache<string, string>(upTo(2000));

  /** Throws if the message can't be sent by `endsAt`, by performance.now(). */
  async send(sends: Sends, recipient: Recipient, message: Partial<Activity>, endsAt: number): Promise<void> {
    const { activity, personId, tenantId } = recipient;
    const key = `${personId} ${activity.serviceUrl}`;
    const id = this.#chatIds.get(key) ?? (await openChat(sends, recipient, endsAt));
    const addressed: Partial<Activity> = {
      ...message,
      channelId: activity.channelId,
      serviceUrl: activity.serviceUrl,
      conversation: { id, isGroup: false, conversationType: 'personal', tenantId, name: '' },
      from: activity.recipient,
      recipient: activity.from,
    };
    try {
      await sendUntil(endsAt, () => sends.sendToConversation(id, addressed));
      this.#chatIds.set(key, id);
    } catch (error) {
      // the chat may be gone: it is opened again next time
      if (error instanceof SendFailed && error.status !== 429) this.#chatIds.delete(key);
      throw error;
    }
  }
}

async function openChat(sends: Sends, { activity, tenantId }: Recipient, endsAt: number): Promise<string> {
  const conversation = {
    isGroup: false,
    bot: activity.recipient,
    members: [{ id: activity.from.id, name: activity.from.name }],
    tenantId,
    channelData: { tenant: { id: tenantId } },
  };
  const { id } = await sendUntil(endsAt, () => sends.createConversation(conversation));
  if (!id) throw new Error('Teams gave the one-to-one conversation no id');
  return id;
}
