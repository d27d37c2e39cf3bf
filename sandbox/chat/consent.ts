import { ChatError } from './chat-error.ts';
import { isObject, text } from './json.ts';
import type { Message } from './message-log.ts';

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';

/** The file that a message's attachment offers, and what the bot wants to hear of the decision. */
export function consentOn(
  { attachments }: Message,
  index: number,
  accepts: boolean,
): { name: string; context: unknown } {
  const attachment = attachments[index];
  if (attachment?.contentType !== CONSENT)
    throw new ChatError(404, 'NoSuchFile', 'The message offers no file');
  const content = isObject(attachment.content) ? attachment.content : {};
  return {
    name: text(attachment, 'name') ?? 'file',
    context: accepts ? content.acceptContext : content.declineContext,
  };
}
