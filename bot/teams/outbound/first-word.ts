import type { Activity, ConversationParameters } from 'botbuilder';
import type { Messenger, Written } from '../../helpdesk/contracts/conversation.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import type { ActivityFactory } from './activity-factory.ts';
import { type ConnectorSends, SendFailed, sendUntil } from './connector-sends.ts';
import type { Connectors } from './connectors.ts';
import type { ServiceUrlStore } from './service-url-store.ts';

interface FirstWordOptions {
  connectors: Pick<Connectors, 'sendsTo'>;
  activities: Pick<ActivityFactory, 'message'>;
  lastServiceUrl: Pick<ServiceUrlStore, 'get'>;
  /** The bot's application id; empty in the demo. */
  appId: string;
  tenantId: string;
  /** How long a message may take, in milliseconds. */
  postMs: number;
  log: Log;
}

/** Speaks first: starts a thread in a channel, or writes to a person one-to-one. */
export function createFirstWord(options: FirstWordOptions): Pick<Messenger, 'post' | 'writeTo'> {
  const { connectors, activities, lastServiceUrl, appId, tenantId, postMs, log } = options;

  /** Where Teams was last heard from. Before that nobody knows where to send. */
  function sends(): { serviceUrl: string; to: ConnectorSends } | undefined {
    const serviceUrl = lastServiceUrl.get();
    return serviceUrl === undefined ? undefined : { serviceUrl, to: connectors.sendsTo(serviceUrl) };
  }

  const until = <T>(send: () => Promise<T>) => sendUntil(performance.now() + postMs, send);

  return {
    async post(channelId, answer) {
      const activity = activities.message(answer);
      const way = sends();
      if (!activity || !way) return { kind: 'refused' };
      const thread = { isGroup: true, channelData: { channel: { id: channelId } }, activity };
      try {
        const begun = await until(() =>
          way.to.createConversation(thread as unknown as Partial<ConversationParameters>),
        );
        const conversationId = begun.id === '' ? channelId : begun.id;
        const place = { serviceUrl: way.serviceUrl, conversationId, activityId: firstMessageOf(begun) };
        return { kind: 'sent', place };
      } catch (error) {
        log.warn({ err: error }, 'a post could not be sent');
        const refused = error instanceof SendFailed && error.status < 500 && error.status !== 412;
        return { kind: refused ? 'refused' : 'unsure' };
      }
    },

    async writeTo(personId, answer): Promise<Written> {
      const activity = activities.message(answer);
      const way = sends();
      if (!activity || !way) return { kind: 'failed' };
      const chat = {
        isGroup: false,
        ...(appId !== '' && { bot: { id: `28:${appId}`, name: '' } }),
        members: [{ id: personId, name: '' }],
        tenantId,
        channelData: { tenant: { id: tenantId } },
      };
      try {
        const { id } = await until(() => way.to.createConversation(chat));
        const conversation = { id, isGroup: false, conversationType: 'personal', tenantId, name: '' };
        const message = { ...activity, conversation } as Activity;
        const sent = await until(() => way.to.sendToConversation(id, message));
        return {
          kind: 'sent',
          place: { serviceUrl: way.serviceUrl, conversationId: id, activityId: sent.id },
        };
      } catch (error) {
        const refused = error instanceof SendFailed && error.status === 403;
        log.warn({ err: error }, 'a person could not be written to');
        return { kind: refused ? 'notInstalled' : 'failed' };
      }
    },
  };
}

/** The message that began a thread: the thread's id names it, or Teams says it beside that. '' if neither is so. */
function firstMessageOf({ id, activityId = '' }: { id: string; activityId?: string | undefined }): string {
  return /;messageid=(.+)$/.exec(id)?.[1] ?? activityId;
}
