import { ChatError } from './chat-error.ts';
import { isVisibleTo } from './conversations.ts';
import type { JsonObject } from './json.ts';

/** A message in the log. Times are ISO 8601. */
export interface Message {
  id: string;
  /** Increases with every change in any conversation. */
  seq: number;
  conversation: string;
  /** The conversation id in the activities about this message. */
  thread: string;
  from: 'bot' | 'person' | 'page';
  name: string;
  personId?: string | undefined;
  at: string;
  text?: string | undefined;
  textFormat?: string | undefined;
  mentionsBot?: boolean | undefined;
  attachments: JsonObject[];
  edited?: boolean | undefined;
  deleted?: boolean | undefined;
  /** Only for notes of the page itself: their severity, and the only person who sees them. */
  level?: 'info' | 'error' | undefined;
  only?: string | undefined;
}

type NewMessage = Omit<Message, 'id' | 'seq' | 'at' | 'attachments'> & {
  id?: string;
  attachments?: JsonObject[];
};
type LogEvent = { type: 'message'; message: Message } | { type: 'typing'; conversation: string };
interface Listener {
  personId: string;
  notify: (event: LogEvent) => void;
}

const PER_CONVERSATION = 400;

/** All messages, in memory. The oldest of a conversation are dropped first. */
export class MessageLog {
  private readonly messages = new Map<string, Message[]>();
  // after a press, only the person who pressed sees the new card, as in Teams; everyone sees an update by the bot
  private readonly views = new WeakMap<Message, Map<string, JsonObject[]>>();
  private readonly listeners = new Set<Listener>();
  private seq = 0;
  private lastId = 0;
  private readonly now: () => number;

  constructor(now: () => number = Date.now) {
    this.now = now;
  }

  get latest(): number {
    return this.seq;
  }

  /** A Teams message id is a time in milliseconds. Two messages in one millisecond get different ids. */
  nextId(): string {
    this.lastId = Math.max(this.lastId + 1, this.now());
    return String(this.lastId);
  }

  add(draft: NewMessage): Message {
    const { id = this.nextId(), attachments = [], ...rest } = draft;
    const message: Message = { ...rest, id, attachments, seq: 0, at: new Date(this.now()).toISOString() };
    const list = this.messages.get(draft.conversation) ?? [];
    list.push(message);
    this.messages.set(draft.conversation, list.slice(-PER_CONVERSATION));
    return this.changed(message);
  }

  /** Throws a `ChatError` 404 if the message doesn't exist or was deleted. */
  get(conversation: string, id: string): Message {
    const message = this.messages.get(conversation)?.find((each) => each.id === id);
    if (!message || message.deleted)
      throw new ChatError(404, 'ActivityNotFoundInConversation', 'Message not found');
    return message;
  }

  /** Whether somebody has begun this thread. */
  hasThread(conversation: string, thread: string): boolean {
    return this.messages.get(conversation)?.some((message) => message.thread === thread) ?? false;
  }

  update(message: Message, change: Partial<Pick<Message, 'text' | 'textFormat' | 'attachments'>>): Message {
    Object.assign(message, change, { edited: true });
    this.views.delete(message);
    return this.changed(message);
  }

  delete(message: Message): void {
    Object.assign(message, { deleted: true, text: undefined, attachments: [] });
    this.views.delete(message);
    this.changed(message);
  }

  /** Replaces a card for one person. */
  replaceCard(message: Message, personId: string, index: number, card: JsonObject): Message {
    const attachments = this.view(message, personId).attachments.slice();
    attachments[index] = { contentType: 'application/vnd.microsoft.card.adaptive', content: card };
    const views = this.views.get(message) ?? new Map<string, JsonObject[]>();
    views.set(personId, attachments);
    this.views.set(message, views);
    return this.changed(message);
  }

  view(message: Message, personId: string): Message {
    const attachments = this.views.get(message)?.get(personId);
    return attachments ? { ...message, attachments } : message;
  }

  /** What a person sees of a conversation: the messages that have changed since `after`. */
  list(conversation: string, personId: string, after = 0): Message[] {
    return (this.messages.get(conversation) ?? [])
      .filter((message) => message.seq > after && (message.only === undefined || message.only === personId))
      .map((message) => this.view(message, personId));
  }

  typing(conversation: string): void {
    for (const { personId, notify } of this.listeners) {
      if (isVisibleTo(conversation, personId)) notify({ type: 'typing', conversation });
    }
  }

  /** Reports every change that this person may see, until the returned function is called. */
  subscribe(personId: string, notify: (event: LogEvent) => void): () => void {
    const listener = { personId, notify };
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private changed(message: Message): Message {
    message.seq = this.seq += 1;
    for (const { personId, notify } of this.listeners) {
      const meant = message.only === undefined || message.only === personId;
      if (meant && isVisibleTo(message.conversation, personId)) {
        notify({ type: 'message', message: this.view(message, personId) });
      }
    }
    return message;
  }
}
