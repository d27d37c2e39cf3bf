import type { QueueClient } from '@azure/storage-queue';
import { asked, statusOf } from '../tables/asking.ts';

/** A message that this bot has received or sent, and how it is known until it is received again. */
export interface Held {
  id: string;
  /** Good until somebody else receives the message. */
  receipt: string;
}

/** A queue of messages. One that is invisible comes when that is over, to whoever asks first. */
export interface Messages {
  send(text: string, invisibleMs: number): Promise<Held>;
  /** Some that are visible. They are invisible for that long now. */
  receive(invisibleMs: number): Promise<(Held & { text: string })[]>;
  /** Makes it invisible for that long from now. undefined: somebody else has received it since. */
  renew(held: Held, invisibleMs: number): Promise<Held | undefined>;
  remove(held: Held): Promise<void>;
}

/** As many as the service gives at once. */
const AT_ONCE = 32;
/** The service counts in seconds, and keeps nothing invisible for longer. */
const LONGEST_S = 7 * 86_400 - 60;
const seconds = (ms: number): number => Math.min(LONGEST_S, Math.max(0, Math.ceil(ms / 1_000)));
/** It is gone, or its receipt is an old one. */
const LOST: readonly (number | undefined)[] = [400, 404];

export function messagesOf(client: QueueClient): Messages {
  return {
    async send(text, invisibleMs) {
      const options = { visibilityTimeout: seconds(invisibleMs), messageTimeToLive: -1 };
      const sent = await asked((abortSignal) => client.sendMessage(text, { ...options, abortSignal }), {
        again: true,
      });
      return { id: sent.messageId, receipt: sent.popReceipt };
    },
    async receive(invisibleMs) {
      const visibilityTimeout = Math.max(1, seconds(invisibleMs));
      const { receivedMessageItems } = await asked(
        (abortSignal) =>
          client.receiveMessages({ numberOfMessages: AT_ONCE, visibilityTimeout, abortSignal }),
        { again: false },
      );
      return receivedMessageItems.map(({ messageId, popReceipt, messageText }) => ({
        id: messageId,
        receipt: popReceipt,
        text: messageText,
      }));
    },
    async renew({ id, receipt }, invisibleMs) {
      try {
        const { popReceipt } = await asked(
          (abortSignal) =>
            client.updateMessage(id, receipt, undefined, seconds(invisibleMs), { abortSignal }),
          { again: false },
        );
        return popReceipt === undefined ? undefined : { id, receipt: popReceipt };
      } catch (error) {
        if (LOST.includes(statusOf(error))) return undefined;
        throw error;
      }
    },
    async remove({ id, receipt }) {
      try {
        await asked((abortSignal) => client.deleteMessage(id, receipt, { abortSignal }), { again: true });
      } catch (error) {
        if (!LOST.includes(statusOf(error))) throw error;
      }
    },
  };
}
