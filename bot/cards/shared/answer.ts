import type { Answer, CardName, View } from '../../helpdesk/contracts/conversation.ts';
import type { Context } from './context.ts';

export type CardAnswer = Answer & { kind: 'card' };

/** A card's answer; its summary also stands in where the card itself can't be drawn. */
export function answer({ words }: Context, card: CardName, summary: string, view: View): CardAnswer {
  return { kind: 'card', card, summary, view: { summary, lang: words.lang, ...view } };
}
