import * as z from 'zod';
import type { Incoming } from './activity.ts';

/** More than anything that can be asked for; what is longer is cut before it is searched. */
const LONGEST = 4000;

const mention = z.object({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.object({ id: z.string() }),
});
const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** What was said, without the mention of the bot: Teams sends text as HTML has it, mentions in `<at>`. */
export function messageText({ text, entities, recipient }: Incoming): string {
  let said = (text ?? '').slice(0, LONGEST);
  for (const entity of said.includes('<') ? (entities ?? []) : []) {
    const { success, data } = mention.safeParse(entity);
    if (success && data.mentioned.id === recipient?.id) said = said.replaceAll(data.text, '');
  }
  return said
    .replace(/^\s*<at\b[^<>]*>[^<>]*<\/at>/i, '')
    .replace(/<\/?at\b[^<>]*>/gi, '')
    .replace(/&(?:nbsp|amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)
    .replaceAll('\u00a0', ' ')
    .trim();
}
