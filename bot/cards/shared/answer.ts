import type { Answer, CardName, View } from '../../helpdesk/contracts/conversation.ts';
import type { Context } from './context.ts';

export type CardAnswer = Answer & { kind: 'card' };

/** An answer with a card. Clients that can't draw the card show its summary. */
export function answer({ words }: Context, card: CardName, summary: string, view: View): CardAnswer {
  return { kind: 'card', card, summary, view: { summary, lang: words.lang, rtl: words.rtl, ...view } };
}
