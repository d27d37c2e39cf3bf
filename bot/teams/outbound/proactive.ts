import type { Activity, ConversationParameters } from 'botbuilder';
import type { Log } from '../../helpdesk/contracts/log.ts';
import { sendUntil } from './connector-sends.ts';
import type { Connectors } from './connectors.ts';
import type { ServiceUrlStore } from './service-url-store.ts';

/** Posts plain text to a channel as a new thread. False if the post may not have arrived. */
export type Post = (channelId: string, text: string) => Promise<boolean>;

interface PostOptions {
  connectors: Connectors;
  lastServiceUrl: ServiceUrlStore;
  /** How long a post may take, in milliseconds. */
  postMs: number;
  log: Log;
}

export function createPost({ connectors, lastServiceUrl, postMs, log }: PostOptions): Post {
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
