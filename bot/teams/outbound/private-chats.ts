import type { Activity } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import { LRUCache } from 'lru-cache';
import { SendFailed } from './send-failed.ts';
import { sendUntil } from './sending.ts';

export interface Recipient {
  personId: string;
  tenantId: string;
  /** What they said somewhere else: it names them and the bot as Teams does. */
  heard: Activity;
}

/** Writes to a person one-to-one. */
export class PrivateChats {
  readonly #known = new LRUCache<string, string>({ max: 2000 });

  /** Throws where the person can't be written to until `endsAt`, by performance.now(). */
  async send(
    connector: ConnectorClient,
    to: Recipient,
    message: Partial<Activity>,
    endsAt: number,
  ): Promise<void> {
    const key = `${to.personId} ${to.heard.serviceUrl}`;
    const known = this.#known.get(key);
    const id = known ?? (await this.#open(connector, to, endsAt));
    const activity: Partial<Activity> = {
      ...message,
      channelId: to.heard.channelId,
      serviceUrl: to.heard.serviceUrl,
      conversation: { id, isGroup: false, conversationType: 'personal', tenantId: to.tenantId, name: '' },
      from: to.heard.recipient,
      recipient: to.heard.from,
    };
    try {
      await sendUntil(endsAt, () => connector.conversations.sendToConversation(id, activity as Activity));
      this.#known.set(key, id);
    } catch (error) {
      if (error instanceof SendFailed && error.status !== 429) this.#known.delete(key);
      throw error;
    }
  }

  async #open(connector: ConnectorClient, { heard, tenantId }: Recipient, endsAt: number): Promise<string> {
    const conversation = {
      isGroup: false,
      bot: heard.recipient,
      members: [{ id: heard.from.id, name: heard.from.name }],
      tenantId,
      channelData: { tenant: { id: tenantId } },
    };
    const { id } = await sendUntil(endsAt, () => connector.conversations.createConversation(conversation));
    if (!id) throw new Error('Teams gave the one-to-one conversation no id');
    return id;
  }
}
