import type { Activity, ConversationParameters } from 'botbuilder';
import type { ConnectorFactory } from 'botframework-connector';
import type { Log } from '../../helpdesk/contracts/log.ts';
import type { ServiceUrlStore } from './service-url-store.ts';
import { sendUntil } from './sending.ts';

/** Says plain text in a channel, as a new thread. False where it isn't known to be there. */
export type Post = (channelId: string, text: string) => Promise<boolean>;

interface PostsOptions {
  address: ServiceUrlStore;
  connectors: ConnectorFactory;
  postMs: number;
  log: Log;
}

export function createPost({ address, connectors, postMs, log }: PostsOptions): Post {
  return async (channelId, text) => {
    const serviceUrl = address.get();
    if (serviceUrl === undefined) {
      // before Teams was first heard from there is nowhere to post to, and nothing wrong with that
      log.debug({ kind: 'noAddress' }, 'a post could not be sent');
      return false;
    }
    const thread = {
      isGroup: true,
      channelData: { channel: { id: channelId } },
      activity: { type: 'message', text, textFormat: 'plain' } as Activity,
    };
    try {
      const connector = await connectors.create(serviceUrl);
      await sendUntil(performance.now() + postMs, () =>
        connector.conversations.createConversation(thread as unknown as ConversationParameters),
      );
      return true;
    } catch (error) {
      log.warn({ kind: 'notSent', error }, 'a post could not be sent');
      return false;
    }
  };
}
