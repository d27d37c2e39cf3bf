import { loadCards } from '../../../bot/cards/render/render.ts';
import type { CardAnswer } from '../../../bot/cards/index.ts';
import { elements, strings } from './walk.ts';

const render = await loadCards();

/** What a person reads on a card, in reading order. */
export function shown({ card, view }: CardAnswer): string[] {
  return strings(render(card, view))
    .filter(({ name, inData }) => !inData && (name === 'text' || name === 'title'))
    .map(({ text }) => text.trim());
}

export interface Pressable {
  title: string;
  verb: string;
  data: Record<string, string>;
  mode?: string;
}

export function pressables({ card, view }: CardAnswer): Pressable[] {
  return elements(render(card, view)).filter(
    ({ type }) => type === 'Action.Execute',
  ) as unknown as Pressable[];
}

export function titles(card: CardAnswer): string[] {
  return pressables(card).map(({ title }) => title);
}

/** The inputs, in reading order. */
export function inputs({ card, view }: CardAnswer): Record<string, unknown>[] {
  return elements(render(card, view)).filter(({ type }) => String(type).startsWith('Input.'));
}

/** The input with this id. */
export function input(card: CardAnswer, id: string): Record<string, unknown> {
  const found = inputs(card).find((each) => each.id === id);
  if (!found) throw new Error(`the card has no input ${id}`);
  return found;
}

export function links({ card, view }: CardAnswer): unknown[] {
  return elements(render(card, view))
    .filter(({ type }) => type === 'Action.OpenUrl')
    .map(({ url }) => url);
}
