import { decodeHTMLStrict } from 'entities/lib/decode.js';
import * as z from 'zod';
import { teamsTextOf } from './html-text.ts';
import type { IncomingActivity } from './parse-activity.ts';

type Message = Pick<IncomingActivity, 'text' | 'entities' | 'attachments' | 'recipient'>;

/** Longer than any command. Longer texts are cut before they are searched. */
const MAX_TEXT = 4000;

/**
 * The words of a message without the mention of the bot. Some clients leave the text empty and send the words only as HTML, in an
 * attachment.
 */
export function messageText(message: Message): string {
  const mentions = mentionsOfBot(message);
  const words = wordsOf(message.text ?? '', mentions);
  return words === '' ? wordsOf(htmlOf(message), mentions) : words;
}

const htmlAttachment = z.object({ contentType: z.string().regex(/^text\/html\b/i), content: z.string() });

function htmlOf({ attachments }: Message): string {
  return (attachments ?? [])
    .flatMap((attachment) => htmlAttachment.safeParse(attachment).data ?? [])
    .map(({ content }) => teamsTextOf(content))
    .join('\n');
}

const mention = z.object({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.object({ id: z.string() }),
});

/** What the mentions of the bot say. */
function mentionsOfBot({ entities, recipient }: Message): string[] {
  const bot = recipient?.id?.toLowerCase();
  return (entities ?? []).flatMap((entity) => {
    const { success, data } = mention.safeParse(entity);
    return success && data.mentioned.id.toLowerCase() === bot ? [shown(data.text.replace(TAG, ''))] : [];
  });
}

/** Only whole tags count: a person may mean the sign itself in `a < b`. */
const TAG = /<\/?[a-z][a-z\d]*(?:\s[^<>]*)?\/?>/gi;
const LINE_TAG = /<(?:br|\/(?:p|div|li|tr|h[1-6]))\b[^<>]*>/gi;
const OTHER_TAG = /<\/?(?!at\b)[a-z][a-z\d]*(?:\s[^<>]*)?\/?>/gi;
const MENTION = /<at\b[^<>]*>([^<>]*)<\/at>/gi;
const LEADING_MENTION = /^\s*<at\b[^<>]*>[^<>]*<\/at>/i;

/** Teams marks mentions by `<at>`; some clients only name them. A mention that comes first is the bot's. */
function wordsOf(text: string, mentions: readonly string[]): string {
  const words = shown(
    withoutInvisible(text)
      .slice(0, MAX_TEXT)
      .replace(LINE_TAG, '\n')
      .replace(OTHER_TAG, '')
      .replace(LEADING_MENTION, '')
      .replace(MENTION, (whole, name: string) => (mentions.includes(shown(name)) ? '' : whole))
      .replace(TAG, ''),
  );
  const leading = mentions.find((one) => words.startsWith(one) || words.startsWith(`@${one}`));
  return leading ? words.slice(words.indexOf(leading) + leading.length).trim() : words;
}

/** Teams escapes the text as in HTML. Entities are decoded last and once: the characters they stand for aren't markup. */
const shown = (text: string) =>
  withoutInvisible(decodeHTMLStrict(text))
    .replace(/\p{Zs}/gu, ' ')
    .trim();

/**
 * Invisible characters in copied text: zero-width, direction marks, soft hyphens. Some scripts and emoji need joiners and variation
 * selectors, so these stay between their characters.
 */
const INVISIBLE =
  /(?!(?<=(?!\p{Script=Latin})[\p{L}\p{M}\p{Extended_Pictographic}])(?:[\u200c\u200d](?=(?!\p{Script=Latin})[\p{L}\p{Extended_Pictographic}])|\p{Variation_Selector}))\p{Default_Ignorable_Code_Point}/gu;

const withoutInvisible = (text: string) => text.replace(INVISIBLE, '');
