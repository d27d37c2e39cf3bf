import { arrivalActivities, invokeActivity, messageActivity, type Occasion } from './activities.ts';
import type { PostToBot } from './bot-client.ts';
import { ChatError } from './chat-error.ts';
import type { Conversation } from './conversations.ts';
import { consentOn, type Files } from './files.ts';
import { readPress, readSearch, type PressOutcome, type SearchResult } from './invoke-answer.ts';
import type { JsonObject } from './json.ts';
import type { Message, MessageLog } from './message-log.ts';
import type { ChatPerson } from './options.ts';

interface Press {
  message: Message;
  /** Which of the message's cards. */
  card: number;
  action: JsonObject;
  inputs: JsonObject;
}

interface Parts {
  log: MessageLog;
  post: PostToBot;
  files: Files;
  tenantId: string;
  serviceUrl: string;
}

/** How a message is meant in a channel or group chat. */
interface Manner {
  /** The thread that it answers. Without one, a message in a channel starts a thread. */
  thread?: string | undefined;
  /** Teams gives a bot only what mentions it. */
  mention?: boolean | undefined;
}

interface Speaker {
  person: ChatPerson;
  conversation: Conversation;
  locale?: string | undefined;
}

const TEXT_LIMIT = 28_000;

/** What Teams does when a person opens a chat, says something, presses a button or types into a picker. */
export class ChannelSide {
  private readonly parts: Parts;
  private readonly opened = new Map<string, Promise<void>>();

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Tells the bot that it was added to the conversation, once for each conversation. */
  async open(speaker: Speaker): Promise<void> {
    const { key } = speaker.conversation;
    const before = this.opened.get(key);
    if (before) return before;
    const arrival = this.arrive(speaker);
    this.opened.set(key, arrival);
    await arrival;
  }

  async say(
    speaker: Speaker,
    said: string,
    { thread: answers, mention = true }: Manner = {},
  ): Promise<Message> {
    if (said.trim() === '') throw new ChatError(400, 'NothingSaid', 'There is no text to send');
    if (said.length > TEXT_LIMIT)
      throw new ChatError(413, 'MessageSizeTooBig', 'The text is too long for a message');
    await this.open(speaker);
    const { person, conversation } = speaker;
    const id = this.parts.log.nextId();
    const thread = this.threadFor(conversation, id, answers);
    const heard = conversation.kind === 'personal' || mention;
    const message = this.parts.log.add({
      id,
      conversation: conversation.key,
      thread,
      from: 'person',
      name: person.name,
      personId: person.id,
      text: said,
      textFormat: 'plain',
      mentionsBot: conversation.kind !== 'personal' && mention,
    });
    if (!heard) {
      this.note(
        speaker,
        'info',
        'This doesn’t mention the bot, so Teams doesn’t give it to the bot.',
        thread,
      );
      return message;
    }
    await this.deliver(speaker, messageActivity(this.occasion(speaker, thread), id, said), thread);
    return message;
  }

  async press(speaker: Speaker, { message, card, action, inputs }: Press): Promise<PressOutcome> {
    const data = { ...(typeof action.data === 'object' ? action.data : {}), ...inputs };
    const { id, verb } = action;
    const value = { action: { type: 'Action.Execute', id, verb, data }, trigger: 'manual' };
    const occasion = this.occasion(speaker, message.thread);
    const outcome = await this.invoke(invokeActivity(occasion, 'adaptiveCard/action', value, message.id));
    if (outcome.kind === 'card') this.parts.log.replaceCard(message, speaker.person.id, card, outcome.card);
    if (outcome.kind === 'note') this.note(speaker, outcome.level, outcome.words, message.thread);
    return outcome;
  }

  async search(
    speaker: Speaker,
    asked: { dataset: string; queryText: string; message: Message },
  ): Promise<SearchResult[]> {
    const { dataset, queryText, message } = asked;
    const value = { kind: 'search', queryText, queryOptions: { skip: 0, top: 15 }, dataset };
    const occasion = this.occasion(speaker, message.thread);
    const results = readSearch(
      await this.parts.post(invokeActivity(occasion, 'application/search', value, message.id)),
    );
    if (!results) throw new ChatError(502, 'SearchFailed', 'The bot could not search. Try again.');
    return results;
  }

  /** Accepts or declines an offered file. The bot answers in the conversation. */
  async decide(speaker: Speaker, message: Message, attachment: number, accepts: boolean): Promise<void> {
    const { name, context } = consentOn(message, attachment, accepts);
    const value = {
      type: 'fileUpload',
      action: accepts ? 'accept' : 'decline',
      context,
      ...(accepts ? { uploadInfo: this.parts.files.await(name) } : {}),
    };
    const occasion = this.occasion(speaker, message.thread);
    await this.deliver(
      speaker,
      invokeActivity(occasion, 'fileConsent/invoke', value, message.id),
      message.thread,
    );
  }

  private threadFor({ kind, key }: Conversation, id: string, answers: string | undefined): string {
    if (kind !== 'channel') return key;
    if (answers === undefined) return `${key};messageid=${id}`;
    if (!this.parts.log.hasThread(key, answers))
      throw new ChatError(404, 'ThreadNotFound', 'There is no such thread in this channel');
    return answers;
  }

  private async invoke(activity: JsonObject): Promise<PressOutcome> {
    try {
      return readPress(await this.parts.post(activity));
    } catch (error) {
      if (error instanceof ChatError) return { kind: 'note', level: 'error', words: error.message };
      throw error;
    }
  }

  private async arrive(speaker: Speaker): Promise<void> {
    for (const activity of arrivalActivities(this.occasion(speaker, speaker.conversation.key))) {
      if (!(await this.deliver(speaker, activity, speaker.conversation.key))) {
        this.opened.delete(speaker.conversation.key); // try again next time
        return;
      }
    }
  }

  /** Failures are shown in the conversation, as Teams shows them under the message. */
  private async deliver(speaker: Speaker, activity: JsonObject, thread: string): Promise<boolean> {
    try {
      const { status } = await this.parts.post(activity);
      if (status < 300) return true;
      this.note(speaker, 'error', `The bot refused this message: it answered ${status}`, thread);
    } catch (error) {
      if (!(error instanceof ChatError)) throw error;
      this.note(speaker, 'error', error.message, thread);
    }
    return false;
  }

  private note(speaker: Speaker, level: 'info' | 'error', words: string, thread: string): void {
    const { conversation, person } = speaker;
    const note = {
      from: 'page',
      name: '',
      text: words,
      textFormat: 'plain',
      level,
      only: person.id,
    } as const;
    this.parts.log.add({ ...note, conversation: conversation.key, thread });
  }

  private occasion({ person, conversation, locale }: Speaker, thread: string): Occasion {
    const { tenantId, serviceUrl } = this.parts;
    return { person, conversation, thread, tenantId, serviceUrl, locale };
  }
}
